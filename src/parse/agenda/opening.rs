//! The line that opens a session, taken apart: title, kind, room, speakers.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;

use super::habit;
use super::kind::{self, is_only_lead, is_parallel, numbered_workshop, titled};
use super::layout::{Opening, Track};
use super::line::Line;
use super::mention::announced_within;
use super::name::{
    first_word, has_evidence, has_given_name, is_function, is_in_capitals, is_organisation,
    is_person, is_surely_person, strip_civility,
};
use super::role::{Label, label_words, role_label};
use super::session::{Draft, Kept, Person, Workshop, end_after};
use super::speaker::{self, Listed, Trust, begins_with_someone};
use super::time;
use super::venue::{is_bracketed_room, is_room};
use super::words::{
    closing_apostrophe, dashes, fold, is_any, lists, place, trim_separators, unquoted, words,
};
use crate::model::person::Role;
use crate::model::session::SessionKind;

/// The session that an opening announces.
pub(super) fn session(opening: &Opening, day: Option<Date>) -> Draft {
    let told = kind::kind_of(&opening.title.text);
    let topics = listed_topics(&opening.title, told);
    let title = topics.as_ref().map_or_else(|| opening.title.clone(), |(lead, _)| lead.clone());
    let mut read = taken_apart(&title, told);
    let mut kind = told;
    let (led, cells): (Vec<_>, Vec<_>) =
        opening.speakers.iter().partition(|cell| holds_workshops(cell));
    for cell in cells {
        listed_cell(cell, kind, &mut read);
    }
    for cell in &opening.rooms {
        match read.room {
            None => read.room = Some(cell.text.clone()),
            Some(_) => read.text.push(Kept::part(cell.range.clone())),
        }
    }
    read.text.extend(opening.others.iter().map(|cell| Kept::part(cell.range.clone())));
    let mut workshops = Vec::new();
    for cell in topics.into_iter().flat_map(|(_, topics)| topics) {
        kind = SessionKind::Workshops;
        let head = String::new();
        let track = Track { head, cell, speakers: Vec::new(), rooms: Vec::new() };
        workshops.push(workshop(&track, &mut read));
    }
    for track in &opening.tracks {
        kind = SessionKind::Workshops;
        workshops.push(workshop(track, &mut read));
    }
    for cell in led.into_iter().flat_map(cell_lines) {
        kind = SessionKind::Workshops;
        workshops.push(numbered(&cell, &mut read));
    }
    if read.title.is_empty() && !workshops.is_empty() {
        read.title = workshops
            .iter()
            .map(|workshop| workshop.title.as_str())
            .collect::<Vec<_>>()
            .join(" / ");
    }
    affiliate(&mut read, opening);
    let start = opening.slot.map(|slot| slot.start);
    let end = opening.slot.and_then(|slot| slot.end);
    let end = end.or_else(|| end_after(start?, read.duration.as_deref()?));
    Draft {
        line: opening.line.range.clone(),
        day,
        start,
        end,
        wrong_end: None,
        end_inferred: false,
        kind,
        title: read.title,
        room: read.room,
        speakers: read.speakers,
        speakers_open: read.open,
        text: read.text,
        workshops,
    }
}

/// Whether each line of a cell is a numbered workshop: « Atelier A – Cuisiner », « Atelier B – Acheter ».
fn holds_workshops(cell: &Line) -> bool {
    !cell.text.is_empty() && cell_lines(cell).all(|line| numbered_workshop(&line.text).is_some())
}

fn cell_lines(cell: &Line) -> impl Iterator<Item = Line> + '_ {
    let pieces = cell.text.split('\n').map(str::trim).filter(|piece| !piece.is_empty());
    pieces.map(|piece| cell.part(piece))
}

/// The workshop of a line that its number begins, its texts left to the session.
fn numbered(line: &Line, session: &mut Read) -> Workshop {
    let at = numbered_workshop(&line.text).unwrap_or(0);
    let mut read = topic(line, &line.part(&line.text[at..]));
    session.text.append(&mut read.text);
    let Read { title, room, speakers, .. } = read;
    Workshop { line: line.range.clone(), title, room, speakers }
}

/// What a workshop's line says after its number. « Atelier A : animation Ana Roux, rapporteur Luc Vidal »
/// says who leads it and no topic; it is called by its number.
pub(super) fn topic(line: &Line, topic: &Line) -> Read {
    let kind = SessionKind::Workshops;
    let led = role_label(&topic.text)
        .and_then(|_| speaker::listed(&topic.text, Trust::Line))
        .filter(|list| list.whole && list.speakers.iter().all(|who| who.name.is_some()))
        .filter(|list| covers(&topic.text, list, LINK_WORDS));
    let Some(list) = led else { return taken_apart(topic, kind) };
    let number = line.text.split(&topic.text).next().unwrap_or_default();
    let title = trim_separators(number).to_owned();
    Read { title, speakers: people(topic, list, role(kind)), ..Read::default() }
}

/// « Ateliers : « Communiquer », « Recruter » »: the lead, and each of the topics.
fn listed_topics(title: &Line, kind: SessionKind) -> Option<(Line, Vec<Line>)> {
    if let Some(topics) = numbered_topics(&title.text) {
        let topics: Vec<_> = topics.into_iter().map(|topic| title.part(topic)).collect();
        return Some((title.part(&title.text[..0]), topics));
    }
    let (lead, list) = title.text.split_once(':')?;
    let held = kind == SessionKind::Workshops && (is_only_lead(lead) || is_parallel(lead));
    if let Some(topics) = counted_topics(list).filter(|_| held || is_parallel(lead)) {
        let topics = topics.into_iter().map(|topic| title.part(topic)).collect();
        return Some((title.part(lead), topics));
    }
    if kind != SessionKind::Workshops || !is_only_lead(lead) {
        return None;
    }
    let mut topics = Vec::new();
    let mut rest = list.trim();
    while !rest.is_empty() {
        let (open, close) = [('«', '»'), ('“', '”'), ('"', '"')]
            .into_iter()
            .find(|(open, _)| rest.starts_with(*open))?;
        let (topic, after) = rest[open.len_utf8()..].split_once(close)?;
        topics.push(title.part(topic));
        let after = after.trim_start_matches([',', ';', '/', ' ', '.']);
        rest = after.strip_prefix("et ").unwrap_or(after).trim();
    }
    (topics.len() > 1).then(|| (title.part(lead), topics))
}

/// « Atelier 1 – Financer (anim. Ana Roux) / Atelier 2 – Planter »: each of them.
fn numbered_topics(text: &str) -> Option<Vec<&str>> {
    let first = text.split('\n').next().unwrap_or(text);
    let pieces = first.split([';', '/', '•', '|']).map(str::trim).filter(|it| !it.is_empty());
    let pieces: Vec<_> = pieces.collect();
    let all = pieces.len() > 1 && pieces.iter().all(|it| numbered_workshop(it).is_some());
    (all && first.len() == text.len()).then_some(pieces)
}

/// « 1. Planter ; 2. Tailler », « planter / tailler / greffer »: each of the topics.
fn counted_topics(list: &str) -> Option<Vec<&str>> {
    let list = list.trim().trim_end_matches(['.', ';']);
    let marked = |at: usize| {
        let rest =
            list[at..].strip_prefix(|c: char| c.is_ascii_digit() || ('A'..='H').contains(&c))?;
        let rest = rest.strip_prefix(['.', ')'])?;
        rest.starts_with(' ').then(|| list.len() - rest.trim_start().len())
    };
    let starts: Vec<_> = list
        .char_indices()
        .filter(|&(at, _)| !list[..at].ends_with(|c: char| c.is_alphanumeric()))
        .filter_map(|(at, _)| Some((at, marked(at)?)))
        .collect();
    if starts.len() > 1 && starts[0].0 == 0 {
        let ends = starts.iter().skip(1).map(|&(at, _)| at).chain([list.len()]);
        let topics = starts.iter().zip(ends).map(|(&(_, start), end)| &list[start..end]);
        return Some(
            topics.map(|it| it.trim_matches([' ', ';', ',', '.', '/', '–', '-'])).collect(),
        );
    }
    let pieces: Vec<_> = list.split(" / ").map(str::trim).collect();
    let short = pieces.iter().all(|it| (1..=6).contains(&it.split_whitespace().count()));
    let people = pieces.iter().any(|it| is_person(it));
    (pieces.len() > 2 && short && !people).then_some(pieces)
}

/// Something that takes place beside other things, its texts left to the session.
fn workshop(track: &Track, session: &mut Read) -> Workshop {
    let (head, cell, kind) = (&track.head, &track.cell, SessionKind::Workshops);
    let named = numbered_workshop(head).is_some();
    let own = numbered_workshop(&cell.text).map(|at| cell.part(&cell.text[at..]));
    let cell = own.as_ref().unwrap_or(cell);
    let mut read = led(cell, kind).filter(|_| named).unwrap_or_else(|| taken_apart(cell, kind));
    session.text.append(&mut read.text);
    for cell in &track.speakers {
        listed_cell(cell, kind, &mut read);
    }
    session.text.append(&mut read.text);
    let (head, bracketed) = without_room(head);
    let room = track.rooms.first().map(|room| room.text.clone());
    let room = room.or(read.room).or(bracketed).or_else(|| is_room(head).then(|| head.to_owned()));
    let topic = numbered_workshop(head).map(|at| &head[at..]);
    let title = match topic {
        Some(topic) if read.title.is_empty() => topic.to_owned(),
        Some(topic) => format!("{topic} – {}", read.title),
        None => read.title,
    };
    Workshop { line: track.cell.range.clone(), title, room, speakers: read.speakers }
}

/// Adds the speakers of a cell of speakers; what it says beyond them stays in the text.
fn listed_cell(cell: &Line, kind: SessionKind, read: &mut Read) {
    let listed =
        speaker::listed(&cell.text, Trust::Column).filter(|_| cell.text.chars().count() <= 400);
    let listed = listed.map(|list| with_own_roles(&cell.text, list));
    let whole = listed.as_ref().is_some_and(|list| list.whole && covers(&cell.text, list, ""));
    if let Some(list) = listed {
        read.open |= list.open;
        merge(&mut read.speakers, people(cell, list, role(kind)));
    }
    if !whole {
        read.text.push(Kept::part(cell.range.clone()));
    }
}

/// The speakers of a cell, of whom « Animation : Ana Roux » gives its role to those of its line only. A
/// label alone on its line, or of several, goes for the lines below it.
fn with_own_roles(text: &str, mut list: Listed) -> Listed {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let one = |label: &Label<'_>| {
        let several = words(&first[..first.find(':').unwrap_or(0)]).pop();
        !label.rest.trim().is_empty() && several.is_some_and(|word| !word.folded.ends_with('s'))
    };
    let goes_on = first.trim_end().ends_with([',', '&', '/'])
        || words(first).pop().is_some_and(|word| lists("et|and|und|y|e", &word.folded));
    if role_label(first).is_none_or(|label| !one(&label)) || goes_on {
        return list;
    }
    let mut at = first.len();
    for line in lines {
        let range = at..at + line.len();
        at = range.end;
        if role_label(line).is_some() {
            break;
        }
        for who in list.speakers.iter_mut().filter(|who| range.contains(&who.place.start)) {
            who.role = None;
        }
    }
    list
}

/// Gives the only speaker the function and the organisation that columns of their own tell.
fn affiliate(read: &mut Read, opening: &Opening) {
    let one = read.speakers.len() == 1;
    for (cells, function) in [(&opening.functions, true), (&opening.organisations, false)] {
        for cell in cells {
            let who = read.speakers.first_mut().map(|person| &mut person.announced);
            let field =
                who.map(|who| if function { &mut who.function } else { &mut who.organisation });
            match field.filter(|field| one && field.is_none() && !cell.text.contains('\n')) {
                Some(field) => *field = Some(cell.text.clone()),
                None => read.text.push(Kept::part(cell.range.clone())),
            }
        }
    }
}

/// A cell that names only those who lead what the head of its column announces.
fn led(cell: &Line, kind: SessionKind) -> Option<Read> {
    let list = speaker::listed(&cell.text, Trust::Panel)
        .filter(|list| list.whole && covers(&cell.text, list, ""))?;
    Some(Read { speakers: people(cell, list, role(kind)), ..Read::default() })
}

/// The words at the head of a column without the room in brackets after them, and that room.
fn without_room(head: &str) -> (&str, Option<String>) {
    let bracketed = head.trim_end().strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    match bracketed.filter(|(_, room)| is_bracketed_room(room)) {
        Some((before, room)) => (before.trim_end(), Some(room.trim().to_owned())),
        None => (head, None),
    }
}

/// The text before « Modération : Ana Roux » within it.
fn strip_labelled<'a>(line: &Line, text: &'a str, kind: SessionKind, read: &mut Read) -> &'a str {
    for (colon, _) in text.match_indices(':').take(MOST_CUTS) {
        if is_only_lead(&text[..colon]) || role_label(&text[..=colon]).is_some() {
            continue;
        }
        let starts = text[..colon].match_indices(' ').map(|(at, _)| at + 1);
        let starts: Vec<_> = starts.collect();
        // The label is at most four words before its colon.
        for &at in starts.iter().rev().take(5).rev().filter(|&&at| at > 1) {
            let tail = &text[at..];
            let Some(label) = role_label(tail).filter(|label| label.strong) else { continue };
            // « – Animé par : à confirmer »
            if speaker::is_state(label.rest) {
                read.text.push(Kept::part(line.part(tail).range));
                return text[..at].trim_end_matches([',', ' ', '(', '-', '–', '—', ':', '.', ';']);
            }
            let colon_first =
                tail.find(':').is_some_and(|sign| tail.len() - label.rest.len() > sign);
            if !colon_first || !begins_with_someone(label.rest) {
                continue;
            }
            let Some(list) = speaker::listed(tail, Trust::Line) else { continue };
            if !list.whole || !covers(tail, &list, "") {
                read.text.push(Kept::part(line.part(tail).range));
            }
            read.open |= list.open;
            merge(&mut read.speakers, people(&line.part(tail), list, role(kind)));
            let before = text[..at].trim_end_matches([',', ' ', '(', '-', '–', '—', ':', '.', ';']);
            return before;
        }
    }
    text
}

/// A step that takes people off a title; nothing where it finds none.
type Step = for<'a> fn(&Line, &'a str, SessionKind, &mut Read) -> Option<&'a str>;

/// The title beside those who give it: « Ana Roux (Citéval) : « Titre » », « « Titre », Ana Roux »,
/// « Témoignages d'Ana Roux et Luc Vidal ».
fn strip_people_around<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> &'a str {
    const STEPS: &[Step] = &[
        after_label,
        before_spaces,
        before_talks,
        within_quotes,
        before_quote,
        after_list,
        after_bracket,
        after_name_and_colon,
        before_whose,
        before_civility,
        before_unmarked,
        before_sentence,
    ];
    if kind == SessionKind::Break {
        return text;
    }
    STEPS.iter().find_map(|step| step(line, text, kind, read)).unwrap_or(text)
}

/// Those whom a part of a title names, when it says nothing else.
fn people_of(line: &Line, part: &str) -> Option<(Line, Listed)> {
    let part = part.trim_matches(|c: char| c.is_whitespace() || ":,–—-.".contains(c));
    let list = speaker::listed(part, Trust::Line)?;
    let named = list.speakers.iter().any(|who| who.name.is_some());
    // « EXIBIÇÃO DO FILME » has the shape of a name.
    let told = !is_in_capitals(part)
        || has_given_name(part)
        || list.speakers.iter().any(|who| who.function.is_some() || who.organisation.is_some());
    let whole = named && told && list.whole && covers(part, &list, LINK_WORDS);
    whole.then(|| (line.part(part), list))
}

/// The same, when each is named.
fn named_people_of(line: &Line, part: &str) -> Option<(Line, Listed)> {
    people_of(line, part).filter(|(_, list)| list.speakers.iter().all(|who| who.name.is_some()))
}

fn is_blank(part: &str) -> bool {
    !part.chars().any(char::is_alphanumeric)
}

/// « Rapport moral        Ana ROUX »: columns that spaces make
fn before_spaces<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let (before, after) = text.split_once("   ").filter(|(before, _)| !is_blank(before))?;
    let (part, list) = named_people_of(line, after)?;
    merge(&mut read.speakers, people(&part, list, role(kind)));
    Some(before.trim_end())
}

/// « Speaker: Ana Roux – Traditional farming », « Intervenant : Ana Roux ; Planter »
fn after_label<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let label = role_label(text).filter(|label| label.strong)?;
    let rest = label.rest;
    let semicolon = rest.find("; ").map(|at| at..at + 1);
    let dash = dashes(rest).into_iter().next();
    let cut = [semicolon, dash].into_iter().flatten().min_by_key(|cut| cut.start)?;
    let (who, title) = (rest[..cut.start].trim(), rest[cut.end..].trim());
    let titled = words(title).len() > 1 && !is_organisation(title) && !is_function(title);
    let named = is_person(title) && has_evidence(title);
    if !is_person(who) || !titled || named {
        return None;
    }
    let list = speaker::listed(&text[..text.len() - rest.len() + who.len()], Trust::Line)?;
    merge(&mut read.speakers, people(line, list, role(kind)));
    Some(title)
}

/// « Produire autrement – Ana Roux (Citéval). « Titre ». – Luc Vidal (Inram) « Autre titre » »: the title
/// before several talks, which stay in the text.
fn before_talks<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let cuts = dashes(text);
    let talk = |cut: &Range<usize>| {
        let tail = text[cut.end..].trim_start();
        let name = speaker::leading_person(tail).filter(|name| has_evidence(name))?;
        let said = tail[name.len()..].trim_start();
        let close = said.strip_prefix('(').and_then(|inner| inner.find(')'))? + 2;
        let quoted =
            said[close..].trim_start_matches([' ', '.', ',', ':']).starts_with(['«', '“', '"']);
        quoted.then_some(&tail[..tail.len() - said.len() + close])
    };
    let talks: Vec<_> = cuts.iter().filter_map(|cut| Some((cut.start, talk(cut)?))).collect();
    let start = talks.first()?.0;
    let before = text[..start].trim_end();
    if is_blank(before) || before.contains(['«', '“', '"']) {
        return None;
    }
    for (_, who) in &talks {
        let Some((part, list)) = named_people_of(line, who) else { continue };
        merge(&mut read.speakers, people(&part, list, role(kind)));
    }
    read.text.push(Kept::part(line.part(text[start..].trim_start_matches(is_mark)).range));
    Some(before)
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—')
}

/// A text with words in quotes: what precedes them, they, and what follows.
struct Quoted<'a> {
    before: &'a str,
    title: &'a str,
    after: &'a str,
}

/// Quotes as they are written around titles.
const QUOTES: &[(char, char)] =
    &[('«', '»'), ('“', '”'), ('„', '“'), ('„', '”'), ('"', '"'), ('‘', '’')];

/// The first words in each sort of quotes.
fn quotes(text: &str) -> impl Iterator<Item = Quoted<'_>> {
    QUOTES.iter().filter_map(move |&(open, close)| {
        let (before, rest) = text.split_once(open)?;
        let end = if open == '‘' { closing_apostrophe(rest) } else { rest.find(close) }?;
        Some(Quoted { before, title: &rest[..end], after: &rest[end + close.len_utf8()..] })
    })
}

/// « Ana Roux (Citéval) : « Titre » », « Keynote « Titre », Ana Roux »
fn within_quotes<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    quotes(text).find_map(|quoted| beside_quotes(line, &quoted, kind, read))
}

fn beside_quotes<'a>(
    line: &Line,
    quoted: &Quoted<'a>,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let &Quoted { before, title, after } = quoted;
    let bare = trim_separators(before);
    // « Conférence inaugurale, amphithéâtre : « Titre » »
    let (bare, room) = match bare.split_once(", ") {
        Some((lead, room)) if is_only_lead(lead) && is_room(room) => (lead, Some(room)),
        _ => (bare, None),
    };
    let lead = is_blank(before) || is_only_lead(without_theme(bare));
    let (first, last) = (people_before(line, before), people_after(line, after));
    // « Table ronde « Qui paie ? » animée par les élus »
    let panel = is_only_lead(without_theme(bare)) && title.split_whitespace().count() > 1;
    let set_apart = is_blank(before) && is_told_after(title, after);
    if (panel || set_apart) && last.is_none() && !is_blank(after) && words(after).len() > 2 {
        if let Some((_, list)) = announced_within(after).filter(|_| panel) {
            merge(&mut read.speakers, people_in(line, after, list, role(kind)));
        }
        read.text.push(Kept::part(line.part(after.trim()).range));
        return Some(title.trim());
    }
    let told = first.is_some() || last.is_some();
    let whole = (first.is_some() || lead) && (last.is_some() || is_blank(after));
    if title.trim().is_empty() || !told || !whole {
        return None;
    }
    if let Some(room) = room.filter(|_| read.room.is_none()) {
        read.room = Some(room.to_owned());
    }
    for (part, list) in [first, last].into_iter().flatten() {
        read.open |= list.open;
        merge(&mut read.speakers, people(&part, list, role(kind)));
    }
    Some(title.trim())
}

/// « Débat autour du thème » without what only leads to the words in quotes after it.
fn without_theme(lead: &str) -> &str {
    const THEMES: &[&str] = &[
        " autour du thème",
        " sur le thème",
        " sur le thème de",
        " autour de",
        " intitulé",
        " intitulée",
        " on",
        " zum Thema",
        " sul tema",
        " sobre el tema",
    ];
    THEMES.iter().find_map(|theme| lead.strip_suffix(theme)).unwrap_or(lead)
}

/// Those before a title in quotes.
fn people_before(line: &Line, before: &str) -> Option<(Line, Listed)> {
    // « 1ère conférence avec Ana Roux, Citéval : « Titre » »
    let led = || {
        let links =
            [" avec ", " with ", " par ", " by ", " mit ", " von ", " con ", " com ", " door "];
        let (at, link) = links.iter().find_map(|link| Some((before.find(link)?, link)))?;
        let lead = is_only_lead(&before[..at]) || is_any(&before[..at], SPEECHES);
        lead.then(|| people_of(line, &before[at + link.len()..])).flatten()
    };
    // « Keynote – Ana Roux, Citéval : « Titre » »
    let dashed = || {
        let cut = dashes(before).into_iter().next()?;
        is_only_lead(&before[..cut.start]).then(|| people_of(line, &before[cut.end..])).flatten()
    };
    people_of(line, before).or_else(led).or_else(dashed)
}

/// Those after a title in quotes: « Conférence « Titre » de Ana Roux ».
fn people_after(line: &Line, after: &str) -> Option<(Line, Listed)> {
    let by = || {
        let links =
            ["de ", "d'", "d’", "par ", "by ", "von ", "di ", "van ", "door ", "avec ", "with "];
        let after = after.trim_start_matches([',', ' ']);
        let rest = links.iter().find_map(|link| after.strip_prefix(link))?;
        people_of(line, rest)
    };
    people_of(line, after).or_else(by)
}

/// « « Parole aux lycéens », avec les éco-délégués du lycée »
fn is_told_after(title: &str, after: &str) -> bool {
    let told =
        ["par ", "avec ", "by ", "with ", "mit ", "con ", "com ", "met ", "animé", "en présence "];
    let said = after.trim_start_matches([',', ' ']);
    title.split_whitespace().count() > 1
        && told.iter().any(|sign| said.starts_with(sign))
        && announced_within(after).is_none()
}

/// « Ana Roux, chargée de cours (Valbrune), ancienne de l'ONU « Titre »»: a text that someone begins
/// and words in quotes end has these as its title, whatever else it says of them.
fn before_quote<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let Quoted { before, title, after } = quotes(text).next()?;
    let name = speaker::leading_person(before).filter(|name| has_evidence(name))?;
    let said = before[place(before, name).end..].trim_start();
    if !is_blank(after)
        || title.split_whitespace().count() < 2
        || !said.starts_with([',', '(', ':'])
    {
        return None;
    }
    let list = speaker::listed(before, Trust::Line)?;
    let sure = |who: &speaker::Announced| {
        before.get(who.place.clone()).is_some_and(has_evidence) && who.name.is_some()
    };
    let speakers = list.speakers.into_iter().filter(sure).collect();
    read.text.push(Kept::part(line.part(before.trim()).range));
    let list = Listed { speakers, ..Listed::default() };
    merge(&mut read.speakers, people(&line.part(before), list, role(kind)));
    Some(title.trim())
}

/// « Ana Roux, Luc Vidal (Citéval), Les mots de la friche »: the title after those whom it begins with.
fn after_list<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let lead = habit::leading_people(text).filter(|lead| lead.is_sure(text))?;
    let (part, list) = named_people_of(line, &text[..lead.end])?;
    merge(&mut read.speakers, people(&part, list, role(kind)));
    Some(text[lead.title..].trim())
}

/// « Ana Roux (Citéval) – Friche, lande, délaissé : ce que parler veut dire »
fn after_bracket<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let cut = dashes(text).into_iter().next()?;
    let (before, after) = (text[..cut.start].trim_end(), text[cut.end..].trim());
    if !before.ends_with(')') || is_blank(after) {
        return None;
    }
    let (part, list) = named_people_of(line, before)?;
    if !has_given_name(before) && !is_surely_person(before) {
        return None;
    }
    merge(&mut read.speakers, people(&part, list, role(kind)));
    Some(after)
}

/// « Ana Roux (Citéval) : Planter sans perdre »
fn after_name_and_colon<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let (before, after) = text.split_once(": ")?;
    if is_only_lead(before) || is_blank(after) || is_function(after) {
        return None;
    }
    let (part, list) = named_people_of(line, before)?;
    let placed = list.speakers.iter().all(|who| who.organisation.is_some());
    if !has_given_name(before) && !placed {
        return None;
    }
    merge(&mut read.speakers, people(&part, list, role(kind)));
    Some(after.trim())
}

/// « Témoignages d'Ana Roux », « Inauguración. Dª. Ana Roux »
fn before_whose<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    const LINKS: &[&str] =
        &[" de ", " d'", " d’", " du ", " by ", " von ", " di ", " van ", " door ", " da ", ". "];
    let cuts = LINKS
        .iter()
        .flat_map(|link| text.match_indices(link).take(3).map(|(at, link)| (at, at + link.len())));
    for (at, end) in cuts {
        // « de la présidente, Ana Roux » tells whose words they are.
        let abbreviated =
            text[..at].rsplit(' ').next().is_some_and(|word| word.chars().count() < 3);
        let tail = &text[end..];
        let articled = ["la ", "le ", "l'", "l’"].iter().any(|article| tail.starts_with(article));
        // « Mot de bienvenue du Dr Ana Roux », and not « du réseau »
        let civil = !text[..end].ends_with(" du ") || strip_civility(tail).is_some();
        let someone = !articled && civil && begins_with_someone(tail);
        let lead = is_only_lead(&text[..at]) || is_any(&text[..at], SPEECHES);
        if abbreviated || !lead || !someone {
            continue;
        }
        let Some((part, list)) = named_people_of(line, tail) else { continue };
        merge(&mut read.speakers, people(&part, list, role(kind)));
        // « Intervention de M. Roux » says nothing without its name.
        if is_any(&text[..at], SPEECHES) {
            let last = read.speakers.last().map(|last| last.range.clone()).unwrap_or_default();
            let named = (end..=text.len())
                .filter(|&at| text.is_char_boundary(at))
                .find(|&at| line.part(&text[..at]).range.end >= last.end);
            return Some(named.map_or(text, |at| text[..at].trim_end()));
        }
        return Some(text[..at].trim_end());
    }
    None
}

/// « Einführung Prof. Dr. Anna Roth »
fn before_civility<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let mut spaces = text.match_indices(' ').map(|(at, _)| at).take(6);
    let at = spaces
        .find(|&at| is_only_lead(&text[..at]) && strip_civility(&text[at + 1..]).is_some())?;
    let (part, list) = people_of(line, &text[at..])?;
    merge(&mut read.speakers, people(&part, list, role(kind)));
    Some(text[..at].trim_end())
}

/// « Conclusion Ana Roux, directrice du Parc »
fn before_unmarked<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let at = unmarked_person(text)?;
    let tail = &text[at..];
    let list = speaker::listed(tail, Trust::Line)
        .filter(|list| list.whole && covers(tail, list, STATE_WORDS))?;
    // What is not sure stays in the text, which tells it.
    if !covers(tail, &list, "") {
        read.text.push(Kept::part(line.part(tail).range));
    }
    merge(&mut read.speakers, people(&line.part(tail), list, role(kind)));
    Some(text[..at].trim_end())
}

/// « La PAC vue de près. Ana Roux, consultante »
fn before_sentence<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    text.match_indices(". ").take(4).find_map(|(at, _)| {
        let tail = &text[at + 2..];
        let long = text[..at].chars().rev().take_while(|c| c.is_alphanumeric()).count() > 2;
        if !long || !begins_with_someone(tail) {
            return None;
        }
        let told = |who: &speaker::Announced| who.function.is_some() || who.organisation.is_some();
        let (part, list) =
            named_people_of(line, tail).filter(|(_, list)| list.speakers.iter().all(told))?;
        merge(&mut read.speakers, people(&part, list, role(kind)));
        Some(text[..at].trim_end())
    })
}

/// Where the person begins that nothing sets apart from the words before: a given name that many bear,
/// and after the name a sign and what that person does.
pub(super) fn unmarked_person(text: &str) -> Option<usize> {
    const JOINS: &str = "de|d|du|des|par|avec|et|a|au|of|by|and|with|from|von|mit|und|der|die|das|di|da|con|e|y|por|para|\
        van|met|door|en|z|saint|sainte|san|rue|place|lycee|ecole|college|prix|salle|amphi|espace|hommage|pour|chez|selon|prof|dr|m|mme|mlle|mr|mrs|ms|\
        pr|herr|frau|sr|sra|don|dona|dott|ing|mgr|monsieur|madame|maitre|me|sir|ir|drs|mevr|dhr|pan|pani";
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let mut starts = starts.filter(|&at| !text[at..].starts_with(' '));
    starts.find(|&at| {
        let (before, tail) = (text[..at].trim_end(), &text[at..]);
        if !has_given_name(first_word(tail)) {
            return false;
        }
        let last = words(before).into_iter().next_back();
        let joined = before.ends_with('-')
            || last.is_none_or(|word| lists(JOINS, &word.folded) || is_function(word.text));
        let signed = before.ends_with(|c: char| ":,;–—-(«".contains(c));
        let named = speaker::leading_person(tail).is_some_and(|name| {
            let rest = tail[place(tail, name).end..].trim_start();
            let told = rest.strip_prefix(',').is_some_and(|rest| is_function(rest.trim_start()))
                || rest.starts_with('(');
            name.contains(' ') && told
        });
        named && !joined && !signed
    })
}

/// Words for what someone says, which name nothing by themselves.
const SPEECHES: &str = "intervention|interventions|discours|allocution|allocutions|expose|presentation|presentations|communication|\
    conference|lecture|talk|vortrag|ponencia|relazione|palestra|wyklad|lezing|speech|message|mot|mots|verslag|terugblik|toespraak|\
    presentatie|bericht|rede|ansprache|discurso|discorso|intervento|intervencion|intervencao|wystapienie";

/// The title before what only explains it: a long remark in brackets, a second sentence, a list of
/// what it holds.
fn strip_remark<'a>(line: &Line, text: &'a str, read: &mut Read) -> &'a str {
    const LONG: usize = 45;
    if text.chars().count() <= LONG || unquoted(text).len() < text.len() {
        return text;
    }
    let bracketed = text.strip_suffix(')').and_then(|inner| {
        let at = inner.rfind('(').filter(|&at| at > 0)?;
        let long = inner[at + 1..].chars().count() > 25;
        long.then(|| (text[..at].trim_end(), &text[at + 1..text.len() - 1]))
    });
    let sentence = || {
        let ends = text.match_indices(". ").chain(text.match_indices("! "));
        ends.map(|(at, _)| at).find_map(|at| {
            let next = text[at + 1..].trim_start();
            let before = text[..at].strip_suffix(')').unwrap_or(&text[..at]);
            let last = before.chars().rev().take_while(|c| c.is_alphanumeric()).count();
            let begins = next.starts_with(|c: char| c.is_uppercase() || c == '«');
            // « Conférence. Le fonds local » is a lead, « La haie avant la haie. Enquête » a title with its second part.
            let titled = is_only_lead(&text[..at])
                || text.chars().count() <= 100 && !text.ends_with('.') && !next.contains(". ");
            // « Conversatorio: “Madres en el territorio. Una red” » goes on within its quotes.
            let quoted = QUOTES.iter().any(|&(open, close)| {
                open != close && text[..at].rfind(open) > text[..at].rfind(close)
            });
            let whole =
                begins && last > 3 && next.split_whitespace().count() > 2 && !titled && !quoted;
            whole.then(|| (&text[..at], next))
        })
    };
    // « Quels outils ? Un exemple qui permet d'économiser »: the question, and what explains it
    let asked = || {
        const LONG_ANSWER: usize = 8;
        let (at, _) = text.match_indices("? ").next()?;
        let next = text[at + 1..].trim_start();
        let begins = next.starts_with(char::is_uppercase) && !next.contains('?');
        let long = next.split_whitespace().count() >= LONG_ANSWER;
        (begins && long && text[..at].split_whitespace().count() > 2).then(|| (&text[..=at], next))
    };
    let explained = || {
        const SIGNS: &[&str] = &[
            " including ",
            " en fonction de",
            " en fonction du",
            " incluant ",
            " y compris ",
            ", avec une ",
            ", avec un ",
            ", with a ",
            " afin de ",
            ", puis ",
            ", suivi d",
            " inkl. ",
            ", followed by ",
            " incl. ",
        ];
        let at = SIGNS.iter().filter_map(|sign| text.find(sign)).min()?;
        (at > 8).then(|| (text[..at].trim_end(), text[at..].trim_start_matches([',', ' '])))
    };
    let listed = || {
        let (head, tail) = text.split_once(", ")?;
        let told = (is_only_lead(head) || words(head).len() <= 2)
            && kind::kind_of(head) != SessionKind::Other;
        let whole = told && !head.contains(':');
        (whole && tail.starts_with(char::is_lowercase)).then_some((head, tail))
    };
    // “Working groups - organised around each of the areas”
    let dashed = || {
        let cut = dashes(text).into_iter().next()?;
        let (head, tail) = (text[..cut.start].trim_end(), text[cut.end..].trim());
        let count = tail.split_whitespace().count();
        let sentence =
            tail.starts_with(char::is_lowercase) && count > 5 || count > 8 && tail.ends_with('?');
        let short = (2..=8).contains(&head.split_whitespace().count());
        (text.chars().count() > 80 && short && sentence).then_some((head, tail))
    };
    match bracketed
        .or_else(sentence)
        .or_else(asked)
        .or_else(explained)
        .or_else(listed)
        .or_else(dashed)
    {
        Some((title, rest)) if title.chars().any(char::is_alphabetic) => {
            read.text.insert(0, Kept::part(line.part(rest).range));
            strip_remark(line, title, read)
        }
        _ => text,
    }
}

/// The text before what only says who may come: « (sur inscription) », « – Réservé aux adhérents ».
fn strip_access<'a>(line: &Line, text: &'a str, read: &mut Read) -> Option<&'a str> {
    const ACCESS: &str = "sur inscription|inscription obligatoire|inscription requise|au choix|un au choix|une au choix|deux au choix|trois au choix|\
        choose|pick one|a choice of|a elegir|a scelta|zur wahl|zur auswahl|a escolha|naar keuze|do wyboru|en parallele|in parallel|sur invitation|invitation only|by invitation|by invitation only|reserve|reservee|reserves|\
        reservees|ouvert a tous|ouvert a toutes|ouvert au public|ouverte au public|entree libre|entree gratuite|gratuit|places limitees|\
        closed session|members only|optional|facultatif|facultative|open to all|registration required|nur fur|geschlossene|\
        solo per|solo su invito|horaire a confirmer|horaires a confirmer|heure a confirmer|susceptible d|susceptibles d|sous reserve de|time tbc|cerrado|con inscripcion|besloten|tylko dla|personnes|pers|sur reservation|huis clos|acces libre";
    let said = |part: &str| {
        let mut all = words(part);
        if all.first().is_some_and(|word| word.text.bytes().all(|byte| byte.is_ascii_digit())) {
            all.remove(0);
        }
        !all.is_empty() && all.len() <= 8 && super::words::longest_lead(&all, ACCESS).is_some()
    };
    let text = text.trim_end_matches(['.', ';', ' ']);
    let bracketed = text.strip_suffix(')').and_then(|inner| {
        let at = inner.rfind('(').filter(|&at| at > 0)?;
        said(&inner[at + 1..]).then(|| (text[..at].trim_end(), &text[at..]))
    });
    let dashed = || {
        let cut = dashes(text).into_iter().next_back().filter(|cut| cut.start > 0)?;
        said(&text[cut.end..]).then(|| (text[..cut.start].trim_end(), text[cut.end..].trim()))
    };
    let (before, remark) = bracketed.or_else(dashed)?;
    if !before.chars().any(char::is_alphabetic) {
        return None;
    }
    read.text.insert(0, Kept::part(line.part(remark).range));
    Some(before)
}

/// What a title's words say.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) title: String,
    pub(super) room: Option<String>,
    pub(super) speakers: Vec<Person>,
    pub(super) text: Vec<Kept>,
    open: bool,
    duration: Option<String>,
}

impl Kept {
    fn part(range: Range<usize>) -> Self {
        Self::new(range, false)
    }
}

/// Takes a title's words apart; what finds no field stays in the text.
pub(super) fn taken_apart(line: &Line, kind: SessionKind) -> Read {
    let mut read = Read::default();
    let (first, more) = line.text.split_once('\n').unwrap_or((&line.text, ""));
    // « Atelier 1 », and below its topic
    let headed = kind == SessionKind::Workshops && is_only_lead(first);
    let (below, rest) = more.split_once('\n').unwrap_or((more, ""));
    let topical = headed && !below.trim().is_empty() && role_label(below).is_none();
    let (first, more) = if topical { (below, rest) } else { (first, more) };
    for piece in more.split('\n').map(str::trim).filter(|piece| !piece.is_empty()) {
        let part = line.part(piece);
        match speaker::listed(piece, Trust::Line)
            .filter(|list| list.whole && covers(piece, list, ""))
        {
            Some(list) => merge(&mut read.speakers, people(&part, list, role(kind))),
            None => read.text.push(Kept::part(part.range)),
        }
    }
    let mut text = first.trim();
    while let Some(shorter) = strip_access(line, text, &mut read) {
        text = shorter;
    }
    while let Some(shorter) = strip_parenthesis(line, text, kind, &mut read) {
        text = shorter;
    }
    text = strip_labelled(line, text, kind, &mut read);
    text = strip_duration(text, &mut read);
    text = strip_people_around(line, text, kind, &mut read);
    let before = &first[..place(first, text).start];
    let quoted = before.trim_end().ends_with(['«', '“', '„', '"', '‘']);
    text = strip_speakers(line, text, kind, &mut read);
    text = strip_room(text, &mut read);
    while let Some(shorter) = strip_parenthesis(line, text, kind, &mut read) {
        text = shorter;
    }
    text = text.trim_end_matches([',', ';', ':', '-', '–', '—', ' ', '|']);
    if !quoted {
        text = strip_remark(line, text, &mut read);
    }
    // « 10h15 : Dr Ana Roux, directrice » is a session of which only the speaker is told.
    if read.speakers.is_empty()
        && !is_in_capitals(text)
        && let Some(list) = speaker::listed(text, Trust::Line)
        && list.whole
        && covers(text, &list, "")
        && list.speakers.iter().all(|who| who.name.is_some())
        && (is_surely_person(text)
            || has_given_name(text)
            || list.speakers.iter().all(|who| who.function.is_some()))
    {
        merge(&mut read.speakers, people(&line.part(text), list, role(kind)));
    }
    let parts = titled(text);
    read.title = unquoted(bare(&text[parts.title])).to_owned();
    if let Some(rest) = parts.rest {
        read.text.insert(0, Kept::part(line.part(&text[rest]).range));
    }
    read
}

fn bare(text: &str) -> &str {
    let text = text.trim().trim_end_matches([';', ',', ':']).trim_end();
    let dots = text.ends_with("..") || text.ends_with("etc.");
    if dots { text } else { text.strip_suffix('.').unwrap_or(text) }
}

/// The text before a last parenthesis that names a room, a length or speakers.
fn strip_parenthesis<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let text = text.trim_end_matches(['.', ';', ' ']);
    let inner = text.strip_suffix([')', ']'])?;
    let at = inner.rfind(['(', '['])?;
    let (before, inner) = (text[..at].trim_end(), inner[at + 1..].trim());
    if before.is_empty() || inner.is_empty() {
        return None;
    }
    if read.duration.is_none() && time::duration(inner).is_some() {
        read.duration = Some(inner.to_owned());
        return Some(before);
    }
    let place = inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let persons = speaker::listed(inner, Trust::Line)
        .filter(|list| list.whole && list.speakers.iter().all(|who| who.name.is_some()));
    if read.room.is_none()
        && (is_bracketed_room(inner) || (kind == SessionKind::Break && place && persons.is_none()))
    {
        read.room = Some(inner.to_owned());
        return Some(before);
    }
    // « – Ana Roux (Liceo Scientifico) »: what stands in the brackets is where she works.
    let last = before.rsplit(['–', '—', ':', ',', '”', '»', '"']).next().unwrap_or(before);
    let named = is_person(before)
        || ends_with_person(last)
            && persons.as_ref().is_some_and(|list| {
                list.speakers.iter().all(|who| who.function.is_none()) && !has_given_name(inner)
            });
    let list = persons.filter(|list| !named && covers(inner, list, ""))?;
    merge(&mut read.speakers, people(&line.part(inner), list, role(kind)));
    Some(before)
}

/// The title before « par », without « (Atelier animé » or “Sponsored and” that belong to what follows.
fn before_link(text: &str) -> &str {
    let ended = |text: &str| text.trim_end_matches([',', ' ', '(', '-', '–', '—', ':', '.']).len();
    let text = &text[..ended(text)];
    let open = text.rfind('(').filter(|&at| !text[at..].contains(')') && at > 0);
    let text = open.map_or(text, |at| &text[..ended(&text[..at])]);
    let joined =
        [" and", " et", " und", " y", " e"].iter().find_map(|sign| text.strip_suffix(sign));
    match joined.and_then(|joined| joined.rsplit_once(' ')) {
        Some((title, _)) if title.split_whitespace().count() > 1 => &title[..ended(title)],
        _ => text,
    }
}

/// Whether a text ends with a name that something tells to be one.
fn ends_with_person(text: &str) -> bool {
    let text = text.trim();
    let starts = text.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
    let mut starts = starts.collect::<Vec<_>>();
    starts.sort_unstable();
    starts.into_iter().rev().take(4).any(|at| {
        let name = &text[at..];
        is_person(name) && (strip_civility(name).is_some() || has_given_name(first_word(name)))
    })
}

/// Speakers begin after one of the first signs of a title, or nowhere.
const MOST_CUTS: usize = 8;

/// The text before the speakers that end it; a speaker named within it is noted and stays in it.
fn strip_speakers<'a>(line: &Line, text: &'a str, kind: SessionKind, read: &mut Read) -> &'a str {
    if kind == SessionKind::Break {
        return text;
    }
    let steps = [after_dash, announced, after_last_colon, after_comma, after_link];
    steps.iter().find_map(|step| step(line, text, kind, read)).unwrap_or(text)
}

/// Whether a list names people and nothing but people, with the organisations among them.
fn all_named(list: &Listed) -> bool {
    let named = |who: &speaker::Announced| {
        who.name.is_some()
            || who.role.is_some()
            || who.organisation.as_deref().is_some_and(is_organisation)
    };
    list.whole
        && list.speakers.first().is_some_and(|who| who.name.is_some())
        && list.speakers.iter().all(named)
}

/// Whether what a session of that kind says after a colon is rather who speaks than of what:
/// « Begrüßung: Inka Roth ».
pub(super) fn is_speech(kind: SessionKind) -> bool {
    matches!(kind, SessionKind::Welcome | SessionKind::Introduction | SessionKind::Closing)
}

/// Whether a text is but two or three words in the shape of a name.
pub(super) fn is_bare_name(text: &str) -> bool {
    (2..=3).contains(&text.split_whitespace().count()) && is_person(text) && !is_in_capitals(text)
}

/// « Planter sans perdre – Ana Roux (Citéval) », « Témoignage : Ana Roux »
fn after_dash<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let colon = text.find(':').filter(|&at| is_only_lead(&text[..at])).map(|at| (at..at + 1, true));
    let cuts = dashes(text).into_iter().map(|cut| (cut, false)).chain(colon);
    for (cut, colon) in cuts.take(MOST_CUTS) {
        let (before, tail) = (text[..cut.start].trim_end(), text[cut.end..].trim());
        let certain = |list: &Listed| {
            !(colon || is_in_capitals(text))
                || colon && is_speech(kind) && is_bare_name(tail)
                || list.speakers.iter().all(|who| {
                    who.function.is_some()
                        || who.organisation.is_some()
                        || who.role.is_some() && is_speech(kind)
                        || (is_surely_person(tail)
                            && !is_in_capitals(text)
                            && (!is_in_capitals(tail) || has_given_name(tail)))
                        || strip_civility(tail).is_some()
                })
        };
        let list = speaker::listed(tail, Trust::Line)
            .filter(|list| all_named(list) && certain(list) && covers(tail, list, ""));
        if let Some(list) = list.filter(|_| before.chars().any(char::is_alphabetic)) {
            read.open |= list.open;
            merge(&mut read.speakers, people(&line.part(tail), list, role(kind)));
            return Some(before);
        }
    }
    None
}

/// « Planter sans perdre, avec Ana Roux »
fn announced<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    if let Some((at, list)) = announced_within(text) {
        let before = before_link(&text[..at]);
        let tail = &text[at..];
        let whole = list.whole
            && before.chars().any(char::is_alphabetic)
            && covers(tail, &list, LINK_WORDS);
        read.open |= list.open;
        merge(&mut read.speakers, people_in(line, text, list, role(kind)));
        let long = text.chars().count() > 70 && before.split_whitespace().count() > 1;
        if !whole && long && before.chars().any(char::is_alphabetic) {
            read.text.push(Kept::part(line.part(tail).range));
            return Some(before);
        }
        return Some(if whole { before } else { text });
    }
    None
}

/// « Planter sans perdre : Ana Roux, pépiniériste »
fn after_last_colon<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    if let Some((before, tail)) = text.rsplit_once(':')
        && let Some(list) = speaker::listed(tail.trim(), Trust::Line)
        && all_named(&list)
        && list.speakers.iter().any(|who| who.function.is_some() || who.organisation.is_some())
        && list.speakers.iter().all(|who| {
            who.function.is_some() || who.organisation.is_some() || list.speakers.len() > 1
        })
        && covers(tail, &list, "")
        && before.chars().any(char::is_alphabetic)
    {
        read.open |= list.open;
        merge(&mut read.speakers, people(&line.part(tail.trim()), list, role(kind)));
        return Some(before.trim_end());
    }
    None
}

/// « Planter sans perdre, Ana Roux, pépiniériste »
fn after_comma<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    let known = |who: &speaker::Announced| {
        who.name.is_some()
            && (who.function.as_deref().is_some_and(is_function)
                || who.organisation.as_deref().is_some_and(is_organisation))
    };
    let civil = |who: &speaker::Announced, tail: &str| {
        tail.get(who.place.clone()).is_some_and(|name| strip_civility(name).is_some())
    };
    for (at, sign) in text.match_indices(", ").take(MOST_CUTS) {
        let tail = &text[at + sign.len()..];
        if !begins_with_someone(tail) {
            continue;
        }
        let list = speaker::listed(tail, Trust::Line)
            .filter(|list| list.whole && covers(tail, list, ""))
            .filter(|list| list.speakers.iter().all(|who| known(who) || civil(who, tail)));
        if let Some(list) =
            list.filter(|list| list.speakers.first().is_some_and(|who| who.place.start == 0))
        {
            merge(&mut read.speakers, people(&line.part(tail), list, role(kind)));
            return Some(&text[..at]);
        }
    }
    None
}

/// « Mot d'accueil de Mme Roux », « Clôture, Ana Roux »
fn after_link<'a>(
    line: &Line,
    text: &'a str,
    kind: SessionKind,
    read: &mut Read,
) -> Option<&'a str> {
    // « Rapport de synthèse, Ana ROUX »
    if let Some((before, tail)) = text.rsplit_once(", ")
        && !is_in_capitals(text)
        && is_surely_person(tail)
        && has_given_name(first_word(tail))
        && before.chars().any(char::is_alphabetic)
        && let Some(list) = speaker::listed(tail, Trust::Line).filter(|list| list.whole)
    {
        merge(&mut read.speakers, people(&line.part(tail), list, role(kind)));
        return Some(before.trim_end());
    }
    if matches!(
        kind,
        SessionKind::Welcome
            | SessionKind::Introduction
            | SessionKind::Closing
            | SessionKind::Plenary
    ) {
        let civil =
            text.match_indices(" de ").map(|(at, sign)| (at, at + sign.len())).find(|&(_, end)| {
                is_surely_person(&text[end..])
                    || speaker::listed(&text[end..], Trust::Line)
                        .is_some_and(|list| list.whole && is_surely_person(&text[end..]))
            });
        if let Some((at, end)) = civil
            && let Some(list) = speaker::listed(&text[end..], Trust::Line)
                .filter(|list| list.whole && covers(&text[end..], list, ""))
        {
            merge(&mut read.speakers, people(&line.part(&text[end..]), list, role(kind)));
            return Some(&text[..at]);
        }
        if let Some((before, tail)) = text.rsplit_once(", ").filter(|(_, tail)| is_person(tail))
            && let Some(list) = speaker::listed(tail, Trust::Line)
        {
            merge(&mut read.speakers, people(&line.part(tail), list, role(kind)));
            if is_only_lead(before) {
                return Some(before);
            }
        }
    }
    None
}

/// The text before « – 45 min ».
fn strip_duration<'a>(text: &'a str, read: &mut Read) -> &'a str {
    let last = dashes(text).into_iter().next_back();
    match last.filter(|cut| read.duration.is_none() && time::duration(&text[cut.end..]).is_some()) {
        Some(cut) => {
            read.duration = Some(text[cut.end..].trim().to_owned());
            text[..cut.start].trim_end()
        }
        None => text,
    }
}

/// The text before « – Salle 3 ».
fn strip_room<'a>(text: &'a str, read: &mut Read) -> &'a str {
    let comma = text.match_indices(", ").map(|(at, sign)| at..at + sign.len());
    let open = |at: usize| text[..at].matches('(').count() > text[..at].matches(')').count();
    let cut = dashes(text).into_iter().chain(comma).filter(|cut| text.len() - cut.end <= 160).find(
        |cut| {
            let room = text[cut.end..].trim();
            is_room(room) && !room.contains([':', '«', '“', '"']) && !open(cut.start)
        },
    );
    match cut.filter(|cut| read.room.is_none() && cut.start > 0) {
        Some(cut) => {
            read.room = Some(text[cut.end..].trim().to_owned());
            text[..cut.start].trim_end()
        }
        None => text,
    }
}

/// Words that link speakers to a title, and say nothing else.
const LINK_WORDS: &str = "coordina coordinan coordinador coordinadora modera moderan conduce intervienen participan par by avec with anime animee animes animees animation modere moderee moderation moderator moderated chaired hosted led presente presentee presented \
    preside presidee facilite facilitee facilitated introduit introduite rapporteur rapporteure restitue mit von moderiert en durch presence de intervention intervenants intervenant intervenante speaker speakers o l v anim interv";

/// Words that say how sure somebody's presence is.
const STATE_WORDS: &str = "sous reserve de confirmation a confirmer preciser en visio visioconference distance ligne tbc tba to be \
    confirmed online angefragt por confirmar da confermare";

/// Whether speakers, and words that only link, say all that a text says.
pub(super) fn covers(text: &str, list: &Listed, links: &str) -> bool {
    const SLACK: &str = "m mm mme mmes mlle dr pr mr ms mrs miss prof professeur professeure professor monsieur madame mademoiselle docteur doctor me maitre herr frau sr sra sig sir \
        dame cllr dna d don dona hab inz mgr drs dhr mevr dra pan pani ir arch avv eng dª ssa in padre pere soeur frere abbe suor on hon ing dott et and und y e ainsi que puis de etc les la le l the der die den dem el il lo het heer o a as os em emer dre soeur frere moderator moderatorin moderatrice moderateur
        moderatore moderador moderadora animateur animatrice rapporteur rapporteure";
    let mut said = String::new();
    for who in &list.speakers {
        for word in [&who.name, &who.function, &who.organisation].into_iter().flatten() {
            said.push_str(&fold(word));
            said.push(' ');
        }
    }
    let said = format!("{said} {SLACK} {links}");
    let said: HashSet<String> = words(&said).into_iter().map(|word| word.folded).collect();
    let label = label_words(text);
    words(text).iter().skip(label).all(|word| said.contains(&word.folded))
}

/// The part that someone announced in a session of that kind takes.
pub(super) fn role(kind: SessionKind) -> Role {
    match kind {
        SessionKind::RoundTable | SessionKind::Testimony => Role::Panellist,
        SessionKind::Welcome | SessionKind::Introduction => Role::Introduction,
        SessionKind::Workshops => Role::Moderator,
        _ => Role::Speaker,
    }
}

/// Those announced on a line whose whole text was read.
pub(super) fn people(line: &Line, list: Listed, otherwise: Role) -> Vec<Person> {
    let person = |announced: speaker::Announced| Person {
        range: line.source_range(announced.place.clone()),
        role: announced.role.unwrap_or(otherwise),
        announced,
    };
    list.speakers.into_iter().map(person).collect()
}

/// Those announced in a slice of a line's text.
fn people_in(line: &Line, slice: &str, list: Listed, otherwise: Role) -> Vec<Person> {
    people(&line.part(slice), list, otherwise)
}

/// Adds those not yet known; of those known, what was not yet said.
pub(super) fn merge(known: &mut Vec<Person>, more: Vec<Person>) {
    for person in more {
        let same = |it: &&mut Person| {
            it.announced.name == person.announced.name
                && (it.announced.name.is_some()
                    || it.announced.organisation == person.announced.organisation)
        };
        match known.iter_mut().find(same) {
            Some(it) => {
                let (function, organisation) =
                    (person.announced.function, person.announced.organisation);
                it.announced.function = it.announced.function.take().or(function);
                it.announced.organisation = it.announced.organisation.take().or(organisation);
            }
            None => known.push(person),
        }
    }
}
