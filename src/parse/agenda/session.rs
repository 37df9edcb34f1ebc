//! Sessions: each opening with the lines below it, taken apart into fields and text.

use std::ops::Range;

use jiff::civil::{Date, Time};

use super::kind::{
    is_day_part, is_only_lead, is_parallel, kind_of, numbered_parallel, numbered_workshop,
    quoted_workshop,
};
use super::layout::{DayMark, Entry, Opening};
use super::line::{Line, Marker};
use super::mention::announced_within;
use super::name::{
    first_word, has_evidence, has_given_name, is_function, is_in_capitals, is_organisation,
    is_person, is_surely_person,
};
use super::opening;
use super::role::{lone_role_label, role_label};
use super::speaker::{self, Announced, Listed, Trust};
use super::time;
use super::venue::{is_bracketed_room, is_room};
use super::words::{dashes, fold, is_any, lists, place, trim_separators, unquoted, words};
use crate::model::person::Role;
use crate::model::session::SessionKind;

/// A session whose texts are still ranges of the source.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) line: Range<usize>,
    pub(super) day: Option<Date>,
    /// When it begins; nothing in an agenda without hours.
    pub(super) start: Option<Time>,
    pub(super) end: Option<Time>,
    /// An end before the start, which is told and not kept.
    pub(super) wrong_end: Option<Time>,
    pub(super) end_inferred: bool,
    pub(super) kind: SessionKind,
    pub(super) title: String,
    pub(super) room: Option<String>,
    pub(super) speakers: Vec<Person>,
    pub(super) speakers_open: bool,
    pub(super) text: Vec<Kept>,
    pub(super) workshops: Vec<Workshop>,
}

/// A line that stays in the text.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) range: Range<usize>,
    /// Whether it heads what follows it.
    heading: bool,
}

/// A workshop held in a session.
#[derive(Debug, Clone)]
pub(super) struct Workshop {
    pub(super) line: Range<usize>,
    pub(super) title: String,
    pub(super) room: Option<String>,
    pub(super) speakers: Vec<Person>,
}

/// Someone announced, with the place of the name in the source.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) range: Range<usize>,
    pub(super) announced: Announced,
    pub(super) role: Role,
}

/// Makes the sessions of the entries from the first day or session on.
pub(super) fn sessions(
    entries: Vec<Entry>,
    first_day: Option<Date>,
    year: Option<i16>,
) -> Vec<Draft> {
    let mut reader = Reader { first_day, day: first_day, year, ..Reader::default() };
    let mut entries = entries.into_iter().peekable();
    while let Some(mut entry) = entries.next() {
        if let (Entry::Line(line), Some(Entry::Line(next))) = (&mut entry, entries.peek())
            && names_then_tells(line, next)
        {
            line.join_with(", ", next);
            entries.next();
        }
        // « 15h00 | ANA ROUX », and below « directrice du Parc »
        if let (Entry::Opening(opening), Some(Entry::Line(next))) = (&mut entry, entries.peek())
            && opening.speakers.is_empty()
            && names_then_tells(&opening.title, next)
        {
            let mut who = opening.title.clone();
            who.join_with(", ", next);
            opening.speakers.push(who);
            entries.next();
        }
        match entry {
            Entry::Opening(opening) => reader.open(&opening),
            Entry::Day(line, mark, rest) => reader.turn(&line, mark, rest),
            // « Séance 1 », and below « Modératrice : Ana Roux », before any session
            Entry::Line(line) if reader.sessions.is_empty() => {
                if reader.pending.is_empty() || !reader.chairs(&line) {
                    reader.pending.push(keep(&line));
                }
            }
            Entry::Line(line) => reader.line(&line),
            Entry::Layout(_) => {}
        }
    }
    reader.finish()
}

/// Whether a line is only a name, and the next one what that person does.
fn names_then_tells(line: &Line, next: &Line) -> bool {
    let text = next.text.trim();
    let short = text.split_whitespace().count() <= 14
        && !text.contains(['?', '\n'])
        && !text.contains("://");
    let bare = next.marker == Marker::None && (!next.apart || line.bold && !next.bold);
    let told = is_function(text) || is_organisation(text) && !is_person(text);
    short
        && bare
        && told
        && is_person(line.text.trim_end_matches([',', ';', ' ']))
        && lone_role_label(text).is_none()
        && role_label(text).is_none()
        && !text.ends_with(':')
        && kind_of(text) == SessionKind::Other
}

#[derive(Default)]
struct Reader {
    sessions: Vec<Draft>,
    /// The event's first day.
    first_day: Option<Date>,
    day: Option<Date>,
    year: Option<i16>,
    /// Who chairs the sessions still to come.
    chairs: Vec<Person>,
    /// Lines that belong to the session still to come.
    pending: Vec<Kept>,
    below: Below,
}

/// What the lines above say of the next one in the same session.
#[derive(Default)]
struct Below {
    /// Whether speakers are listed, after « Intervenants : ».
    listing: bool,
    /// The role that such a label gives them.
    role: Option<Role>,
    /// The indent of the item that named a speaker or a workshop.
    named_at: Option<usize>,
    /// Whether its title only names who speaks.
    untitled: bool,
    /// Whether a colon ends the title.
    introduced: bool,
    /// Whether the title stands on the line of its hours.
    titled_at_once: bool,
    /// How many speakers that line and its columns name, and how many texts they leave.
    opened_with: (usize, usize),
    /// Whether items are workshops held at once.
    parallel: bool,
    in_workshop: bool,
    /// Whether the session is one numbered workshop, beside which others may be held.
    numbered: bool,
}

impl Reader {
    fn turn(&mut self, line: &Line, mark: DayMark, rest: Option<Line>) {
        let date = match mark {
            DayMark::Date(day) => day.date(self.year.or(self.day.map(Date::year))),
            DayMark::Nth(nth) => self
                .first_day
                .and_then(|first| first.checked_add(jiff::Span::new().days(nth - 1)).ok()),
            DayMark::Numbered(weekday, nth) => self.day.or(self.first_day).and_then(|day| {
                let named = |date: &Date| date.weekday() == weekday && date.day() == nth;
                day.series(jiff::Span::new().days(1)).take(31).find(named)
            }),
            DayMark::Weekday(weekday) => self.day.or(self.first_day).and_then(|day| {
                let same = (day.weekday() == weekday).then_some(day);
                same.or_else(|| day.nth_weekday(1, weekday).ok())
            }),
        };
        match date {
            Some(date) => {
                self.first_day.get_or_insert(date);
                self.day = Some(date);
                self.pending.extend(rest.map(|rest| Kept { range: rest.range, heading: true }));
            }
            None => self.pending.push(keep(line)),
        }
    }

    /// Adds a numbered workshop to the session of the one before it that has the same hours: « 14h – 15h
    /// Atelier A : Planter », and below « 14h – 15h Atelier B : Tailler ».
    fn joins(&mut self, opening: &Opening) -> bool {
        let Some(slot) = opening.slot.filter(|_| self.pending.is_empty()) else { return false };
        let numbered = numbered_workshop(&opening.title.text).is_some();
        let Some(session) = self.sessions.last_mut().filter(|_| numbered) else { return false };
        let same = session.start == Some(slot.start) && session.end == slot.end;
        if !self.below.numbered || !same || session.day != self.day {
            return false;
        }
        if session.workshops.is_empty() {
            session.workshops.push(Workshop {
                line: session.line.clone(),
                title: std::mem::take(&mut session.title),
                room: session.room.take(),
                speakers: std::mem::take(&mut session.speakers),
            });
        }
        let mut next = opening::session(opening, self.day);
        session.text.append(&mut next.text);
        session.workshops.push(Workshop {
            line: next.line,
            title: next.title,
            room: next.room,
            speakers: next.speakers,
        });
        let titles = session.workshops.iter().map(|workshop| workshop.title.as_str());
        session.title = titles.collect::<Vec<_>>().join(" / ");
        self.below = Below { numbered: true, in_workshop: true, ..Below::default() };
        true
    }

    fn open(&mut self, opening: &Opening) {
        if self.joins(opening) {
            return;
        }
        if let Some(session) = self.sessions.last_mut() {
            let first =
                session.text.iter().rposition(|kept| !kept.heading).map_or(0, |rank| rank + 1);
            let headings = session.text.split_off(first);
            self.pending.splice(0..0, headings);
        }
        let mut session = opening::session(opening, self.day);
        // What already heads a session does not move on to the next one.
        let heads = std::mem::take(&mut self.pending)
            .into_iter()
            .map(|kept| Kept { heading: false, ..kept });
        session.text.splice(0..0, heads);
        opening::merge(&mut session.speakers, std::mem::take(&mut self.chairs));
        let introduced = opening.line.text.trim_end().ends_with(':');
        let parallel = session.kind == SessionKind::Workshops
            && (is_parallel(&opening.title.text) || introduced);
        let introduced = introduced || opening.title.text.trim_end().ends_with(':');
        let titled_at_once = opening.line.text.contains(&opening.title.text);
        let opened_with = (session.speakers.len(), session.text.len());
        let untitled = only_names(&session);
        let numbered =
            numbered_workshop(&opening.title.text).is_some() && session.workshops.is_empty();
        self.below = Below {
            untitled,
            introduced,
            titled_at_once,
            opened_with,
            parallel,
            numbered,
            ..Below::default()
        };
        self.sessions.push(session);
    }

    fn line(&mut self, line: &Line) {
        // « ### Matinée – sous la présidence de Ana Roux »
        if let Some(chaired) = chaired_half(line)
            && self.chairs(&chaired)
        {
            self.pending.push(Kept::new(line.range.clone(), true));
            return;
        }
        let Some(session) = self.sessions.last_mut() else { return };
        if !self.pending.is_empty() {
            if !self.chairs(line) {
                self.pending.push(keep(line));
            }
            return;
        }
        if heads_part(line) {
            self.pending.push(Kept::new(line.range.clone(), true));
            return;
        }
        // « (Modération : Ana Roux) »
        let inner = line.text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
        let inner = inner.filter(|inner| role_label(inner).is_some());
        let whole = inner.map(|inner| line.part(inner));
        if !fill(session, &mut self.below, whole.as_ref().unwrap_or(line)) {
            session.text.push(keep(line));
            self.below.parallel |=
                session.kind == SessionKind::Workshops && is_parallel(&line.text);
        }
    }

    /// Who chairs the part that a line below its head tells of, and whether it says nothing more.
    fn chairs(&mut self, line: &Line) -> bool {
        if role_label(&line.text).is_none() {
            return false;
        }
        let list = speaker::listed(&line.text, Trust::Line);
        let Some(list) = list.filter(|list| list.whole && opening::covers(&line.text, list, ""))
        else {
            return false;
        };
        self.chairs.extend(opening::people(line, list, Role::Moderator));
        true
    }

    fn finish(mut self) -> Vec<Draft> {
        if let Some(session) = self.sessions.last_mut() {
            session.text.append(&mut self.pending);
            opening::merge(&mut session.speakers, std::mem::take(&mut self.chairs));
        }
        for session in &mut self.sessions {
            let Some(start) = session.start else { continue };
            session.wrong_end = session.end.take_if(|end| time::is_backwards(start, *end));
        }
        infer_ends(&mut self.sessions);
        tell_other_rooms(&mut self.sessions);
        self.sessions
    }
}

impl Kept {
    pub(super) fn new(range: Range<usize>, heading: bool) -> Self {
        Self { range, heading }
    }
}

fn keep(line: &Line) -> Kept {
    Kept {
        range: line.range.clone(),
        heading: line.bold || matches!(line.marker, Marker::Heading(_)),
    }
}

/// A workshop of an earlier rotation that is held in another room: the line stays in the text, as the
/// workshop itself has one room.
fn tell_other_rooms(sessions: &mut [Draft]) {
    for rank in 1..sessions.len() {
        let (before, rest) = sessions.split_at_mut(rank);
        let session = &mut rest[0];
        for again in &session.workshops {
            let title = fold(&again.title);
            let earlier = before.iter().filter(|earlier| earlier.day == session.day);
            let first = earlier
                .flat_map(|earlier| &earlier.workshops)
                .find(|first| !title.is_empty() && fold(&first.title) == title);
            if first.is_some_and(|first| again.room.is_some() && again.room != first.room) {
                session.text.push(Kept::new(again.line.clone(), false));
            }
        }
    }
}

/// Ends each session without an end at the next start of its day.
fn infer_ends(sessions: &mut [Draft]) {
    for rank in 0..sessions.len() {
        let (start, day) = (sessions[rank].start, sessions[rank].day);
        let later = sessions[rank + 1..].iter().take_while(|next| next.day == day);
        let Some(start) = start else { continue };
        let next = later
            .filter_map(|next| next.start)
            .find(|&next| next != start)
            .filter(|&next| next > start);
        let session = &mut sessions[rank];
        if session.end.is_none() {
            session.end = next;
            session.end_inferred = next.is_some();
        }
    }
}

/// Puts a line into the session's fields, and says whether it said nothing more.
fn fill(session: &mut Draft, below: &mut Below, line: &Line) -> bool {
    let nested =
        below.named_at.is_some_and(|indent| line.indent > indent && line.marker == Marker::Item);
    if let Some((label, value)) = line.text.split_once(':') {
        let value = value.trim();
        if is_any(label, "salle|lieu|room|venue|raum|where|ort")
            && !value.is_empty()
            && value.len() < 100
        {
            let room = session
                .workshops
                .last_mut()
                .filter(|_| below.in_workshop)
                .map_or(&mut session.room, |workshop| &mut workshop.room);
            let free = room.is_none();
            room.get_or_insert_with(|| value.to_owned());
            return free;
        }
    }
    if line.marker == Marker::Place && session.room.is_none() && is_room(&line.text) {
        session.room = Some(line.text.clone());
        return true;
    }
    let bracketed = line.text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    if let Some(room) = bracketed.filter(|room| session.room.is_none() && is_bracketed_room(room)) {
        session.room = Some(room.trim().to_owned());
        return true;
    }
    if let Some(role) = lone_role_label(&line.text) {
        below.role = role;
        below.listing = true;
        below.named_at = None;
        return true;
    }
    let parallel = || {
        let held = session.kind == SessionKind::Workshops;
        numbered_parallel(&line.text).filter(|_| held)
    };
    let quoted = || {
        let held = session.kind == SessionKind::Workshops || line.marker == Marker::Item;
        quoted_workshop(&line.text).filter(|_| held)
    };
    if let Some(topic) = numbered_workshop(&line.text)
        .or_else(parallel)
        .or_else(quoted)
        .filter(|_| session.kind != SessionKind::Break)
    {
        push_workshop(session, below, line, &line.text[topic..]);
        return true;
    }
    if nested && !below.in_workshop {
        return false;
    }
    // « Ateliers », and below « 1. Financer » or « A. Financer »
    let topic = lettered(&line.text).or_else(|| decimal(&line.text));
    let counted = (line.numbered || topic.is_some())
        && session.kind == SessionKind::Workshops
        && is_only_lead(&session.title)
        && !is_only_lead(&line.text)
        && !is_person(&line.text)
        && line.text.chars().count() <= 160;
    if counted {
        push_workshop(session, below, line, topic.unwrap_or(&line.text));
        return true;
    }
    // « Ateliers », and below « – Monter une yourte, avec Ana Roux »
    let led = || {
        let (at, list) = announced_within(&line.text)?;
        (at > 8 && list.speakers.iter().all(|who| who.name.is_some())).then_some(())
    };
    let held = session.kind == SessionKind::Workshops
        && (is_only_lead(&session.title) || is_parallel(&session.title))
        && line.marker == Marker::Item
        && !nested
        && line.text.chars().count() <= 160
        && role_label(&line.text).is_none()
        && kind_of(&line.text) == SessionKind::Other;
    if held && led().is_some() {
        push_workshop(session, below, line, &line.text);
        return true;
    }
    let told = kind_of(&line.text);
    if below.untitled
        && (session.speakers.len(), session.text.len()) == below.opened_with
        && is_topic_of(line)
    {
        below.untitled = false;
        unquoted(line.text.trim_end_matches([';', ' '])).clone_into(&mut session.title);
        return true;
    }
    if goes_on_below(session, below, line) || titles_below(session, below, line) {
        unquoted(line.text.trim_end_matches([';', ' '])).clone_into(&mut session.title);
        return true;
    }
    if panel_below(session, told) && is_only_lead(&line.text) {
        session.kind = told;
        return true;
    }
    if line.marker != Marker::Item && line.apart && !session.speakers.is_empty() {
        below.listing = false;
        below.role = None;
    }
    // « 3 ateliers au choix : », and below « 3 - Monter une action »
    let counted = below.parallel && line.numbered && below.in_workshop && !nested;
    if counted && !is_person(&line.text) && line.text.chars().count() <= 160 {
        push_workshop(session, below, line, &line.text);
        return true;
    }
    if let Some(whole) = speakers(session, below, line) {
        return whole;
    }
    let parallel = below.parallel && line.marker == Marker::Item && !nested;
    if parallel && line.text.chars().count() <= 160 && !line.text.contains("://") {
        push_workshop(session, below, line, &line.text);
        return true;
    }
    false
}

/// « A. Financer », « B – Rénover »: the topic after a capital that counts.
fn lettered(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(|c: char| ('A'..='H').contains(&c))?;
    let after = rest.trim_start();
    let topic = after.strip_prefix(['.', ')', ':', '-', '–', '—'])?;
    let apart = topic.starts_with(char::is_whitespace);
    let topic = topic.trim_start();
    (apart && !topic.is_empty() && !is_person(text)).then_some(topic)
}

/// « 2.1 Le foncier »: the topic after a number of two parts, which is no hour.
fn decimal(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(|c: char| c.is_ascii_digit())?.strip_prefix('.')?;
    let rest = rest.strip_prefix(|c: char| c.is_ascii_digit())?;
    let topic = rest.trim_start_matches(['.', ')', ':', '-', '–', ' ', '\u{a0}']);
    (topic.len() < rest.len() && topic.starts_with(char::is_alphabetic)).then_some(topic)
}

/// Whether a line heads the sessions below it.
fn heads_part(line: &Line) -> bool {
    let text = &line.text;
    let capitals = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    let apart = line.apart || line.bold || capitals || matches!(line.marker, Marker::Heading(_));
    apart
        && line.marker != Marker::Item
        && text.chars().count() <= 140
        && numbered_workshop(text).is_none()
        && is_part(text)
}

/// What a head of a half-day says after its dash: who chairs it.
fn chaired_half(line: &Line) -> Option<Line> {
    let cut = dashes(&line.text).into_iter().next()?;
    let half = is_day_part(line.text[..cut.start].trim());
    let marked = line.apart || line.bold || matches!(line.marker, Marker::Heading(_));
    (half && marked).then(|| line.part(&line.text[cut.end..]))
}

/// « SESSION II – Sociétés », which heads what follows it.
pub(super) fn is_part(text: &str) -> bool {
    const PARTS: &str = "session|seance|partie|axe|theme|bloc|part|block|teil|sessione|sesion|sessao|sesja|volet|sequence|\
        seccion|section|modulo|module";
    const ORDINALS: &str = "premiere|deuxieme|seconde|troisieme|quatrieme|first|second|third|primera|segunda|tercera|prima|\
        seconda|terza|erster|zweiter|dritter|1ere|2e|2eme|3e|3eme";
    let mut all = words(text);
    if all.first().is_some_and(|word| lists(ORDINALS, &word.folded))
        && all.get(1).is_some_and(|word| lists(PARTS, &word.folded))
    {
        return all.len() <= 12;
    }
    all.truncate(3);
    let first = all.first().is_some_and(|word| lists(PARTS, &word.folded));
    let mark = all.get(1).is_some_and(|word| word.text.chars().count() <= 3);
    first && mark
}

/// Whether a session's title is nothing but those who speak: « Ana Roux, doctorante, Université du Val ».
fn only_names(session: &Draft) -> bool {
    let told = |who: &Announced| {
        who.name.is_some() && (who.function.is_some() || who.organisation.is_some())
    };
    !session.speakers.is_empty()
        && speaker::listed(&session.title, Trust::Line).is_some_and(|list| {
            // Whoever chairs is none of those whom the title names.
            let read = |who: &Announced| {
                session.speakers.iter().any(|person| person.announced.name == who.name)
            };
            list.whole
                && list.speakers.iter().all(|who| told(who) && read(who))
                && opening::covers(&session.title, &list, "")
        })
}

/// Whether a line below those who speak is what they speak of.
fn is_topic_of(line: &Line) -> bool {
    let text = line.text.trim();
    (8..=160).contains(&text.chars().count())
        && text.split_whitespace().count() > 2
        && line.marker == Marker::None
        && !line.apart
        && !text.ends_with(['.', ':', ','])
        && text.starts_with(|c: char| c.is_uppercase() || "«“\"".contains(c))
        && role_label(text).is_none()
        && !is_function(first_word(text))
        && !is_organisation(text)
        && !is_room(text)
        && (text.ends_with('?') || speaker::listed(text, Trust::Line).is_none())
}

/// Whether the first line below a title that only says what sort of session it is, is the title:
/// « Table ronde », and below « Qui paie ? ».
fn titles_below(session: &Draft, below: &Below, line: &Line) -> bool {
    let panel = matches!(
        session.kind,
        SessionKind::RoundTable | SessionKind::Plenary | SessionKind::Workshops
    );
    let bare = (session.speakers.len(), session.text.len()) == below.opened_with
        && session.workshops.is_empty();
    let text = line.text.trim();
    let short = (8..=110).contains(&text.chars().count()) && text.split_whitespace().count() > 2;
    let plain = line.marker == Marker::None && !text.ends_with(['.', ':', ',']) && !is_room(text);
    let quoted = unquoted(text).len() < text.len();
    let panel = panel || quoted && session.kind == SessionKind::Testimony;
    // « Quel réseau pour 2030 ? » below « Table ronde » below its hours asks, and stays in the text.
    let near = !line.apart && !text.ends_with('?');
    let told = below.titled_at_once || quoted || near;
    panel
        && told
        && !is_format(&session.title)
        && bare
        && !is_part(text)
        && short
        && plain
        && is_only_lead(&session.title)
        && (kind_of(text) == SessionKind::Other || text.ends_with('?'))
        && role_label(text).is_none()
        && (text.ends_with('?') || speaker::listed(text, Trust::Line).is_none())
        && announced_within(text).is_none()
        && text.starts_with(|c: char| c.is_uppercase() || "«“\"".contains(c))
}

/// « Warsztat: », and below its title on the next line.
fn goes_on_below(session: &Draft, below: &Below, line: &Line) -> bool {
    let text = line.text.trim();
    // « Session 1 : » has its topic below, wherever that stands.
    let part = is_part(&session.title) && words(&session.title).len() == 2;
    below.introduced
        && (session.speakers.len(), session.text.len()) == below.opened_with
        && session.workshops.is_empty()
        && (part || is_only_lead(&session.title) && !line.apart)
        && line.marker == Marker::None
        && (8..=220).contains(&text.chars().count())
        && !text.ends_with(['.', ':'])
        && role_label(text).is_none()
        && speaker::listed(text, Trust::Line).is_none_or(|list| !list.whole)
}

/// Whether a title is the name of a way to meet, which needs no other: « World-Café ».
fn is_format(title: &str) -> bool {
    is_any(
        title,
        "world cafe|world kafe|forum ouvert|open space|barcamp|speed meeting|speed dating|gallery walk|fishbowl",
    )
}

/// Whether the first line below a title says that those who follow sit on a panel.
fn panel_below(session: &Draft, told: SessionKind) -> bool {
    session.kind == SessionKind::Other
        && matches!(told, SessionKind::RoundTable | SessionKind::Testimony)
        && session.text.is_empty()
        && session.speakers.is_empty()
}

fn push_workshop(session: &mut Draft, below: &mut Below, line: &Line, topic: &str) {
    let part = line.part(topic);
    let mut read = opening::topic(line, &part);
    let title = read.title.trim_end_matches([';', '.', ' ']).to_owned();
    session.text.append(&mut read.text);
    if session.kind == SessionKind::Other {
        session.kind = SessionKind::Workshops;
    }
    session.workshops.push(Workshop {
        line: line.range.clone(),
        title,
        room: read.room,
        speakers: read.speakers,
    });
    *below = Below {
        named_at: Some(line.indent),
        parallel: below.parallel,
        in_workshop: true,
        ..Below::default()
    };
}

/// The speakers that a line announces, and whether it says nothing more; nothing without speakers.
fn speakers(session: &mut Draft, below: &mut Below, line: &Line) -> Option<bool> {
    let item = line.marker == Marker::Item;
    let panel = matches!(session.kind, SessionKind::RoundTable | SessionKind::Testimony);
    let trust = match (below.listing, panel) {
        (true, _) if item => Trust::Column,
        (_, true) if item => Trust::Panel,
        _ => Trust::Line,
    };
    let labelled = role_label(&line.text).is_some();
    if session.kind == SessionKind::Break && !labelled || line.text.chars().count() > 300 {
        return None;
    }
    let told = kind_of(&line.text);
    if panel_below(session, told) {
        session.kind = told;
    }
    let known = |who: &Announced| {
        who.name.is_none()
            || line.text.get(who.place.clone()).is_some_and(has_evidence)
            || who.function.is_some()
            || who.organisation.is_some()
            || who.role.is_some()
    };
    let expected = panel || below.listing || below.in_workshop;
    let listed = speaker::listed(&line.text, trust)
        .filter(|list| expected || !item || list.speakers.iter().all(known))
        .filter(|list| {
            // « Lucie Vidal » alone below other speakers
            let among = list.speakers.len() == 1
                && !session.speakers.is_empty()
                && has_given_name(first_word(&line.text));
            // What the title's own line left in the text tells nothing of those below it.
            let first = session.text.len() <= below.opened_with.1;
            let alone = is_name_apart(line);
            item || is_certain(list, &line.text, first || below.listing || among || alone)
        })
        .filter(|list| list.whole || list.topic || starts_with_name(list));
    if let Some(list) = by_places(&line.text)
        .or(listed)
        .or_else(|| after_colon(&line.text, item))
        .or_else(|| after_lead(&line.text))
        .or_else(|| after_question(&line.text))
    {
        let whole = list.whole && opening::covers(&line.text, &list, "");
        let role = below.role.unwrap_or_else(|| opening::role(session.kind));
        session.speakers_open |= list.open;
        add(session, below, line, list, role);
        if item {
            below.named_at = Some(line.indent);
        }
        return Some(whole);
    }
    if let Some(list) = bracketed_at_end(&line.text).filter(|_| item || told != SessionKind::Other)
    {
        add(session, below, line, list, opening::role(session.kind));
        return Some(false);
    }
    // « La rencontre sera animée par Ana Roux, journaliste. »
    let led = |list: &Listed| {
        list.speakers.iter().all(|who| {
            who.role == Some(Role::Moderator)
                && line.text.get(who.place.clone()).is_some_and(has_evidence)
        })
    };
    let (_, list) = announced_within(&line.text)
        .filter(|(_, list)| item || told != SessionKind::Other || led(list))?;
    let role = match told {
        SessionKind::Introduction | SessionKind::Welcome => Role::Introduction,
        SessionKind::Closing => Role::Speaker,
        _ => opening::role(session.kind),
    };
    add(session, below, line, list, role);
    Some(false)
}

/// Whether a line set apart is but a name that many bear.
fn is_name_apart(line: &Line) -> bool {
    let text = line.text.trim_end_matches([',', ' ']);
    line.apart
        && has_given_name(first_word(text))
        && (2..=4).contains(&text.split_whitespace().count())
        && is_person(text)
}

/// « Les trajectoires d'irrigation (Octave Modèle, Inram) »: the people in brackets after a title.
fn bracketed_at_end(text: &str) -> Option<Listed> {
    let inner = text.trim_end_matches(['.', ';', ' ']).strip_suffix(')')?;
    let (before, inner) = inner.rsplit_once('(')?;
    if is_person(before.trim()) || inner.len() > 200 {
        return None;
    }
    let offset = place(text, inner).start;
    let mut list = speaker::listed(inner, Trust::Line)
        .filter(|list| list.whole && list.speakers.iter().all(|who| who.name.is_some()))?;
    for who in &mut list.speakers {
        who.place = who.place.start + offset..who.place.end + offset;
    }
    Some(list)
}

/// « Présentation du sujet par le modérateur : Antonin Safir, journaliste »: the people after a colon
/// that words with a part stand before.
fn after_colon(text: &str, item: bool) -> Option<Listed> {
    let (before, tail) = text.split_once(':')?;
    if words(before).len() > 12 {
        return None;
    }
    let part = words(before).into_iter().rev().take(4).find_map(|word| {
        let label = format!("{}:", word.folded);
        role_label(&label).map(|label| label.role)
    });
    // « La Chapelle : Fatou Modèle, adjointe » in a list, „mobil gedacht: Anna Roth, Citéval“
    let known = words(before).len() <= 3 && has_given_name(first_word(tail));
    let place = item && (words(before).len() <= 5 || bare_person(tail).is_some()) || known;
    let other = is_any(
        before,
        "contact|contacts|inscription|inscriptions|renseignements|credits|photo|photos|traiteur",
    );
    let last = part.or((place && !other).then_some(None))?;
    let offset = text.len() - tail.len();
    let told = |who: &Announced| who.function.is_some() || who.organisation.is_some();
    let mut list = speaker::listed(tail, Trust::Line)
        .filter(starts_with_name)
        .filter(|list| part.is_some() || list.whole && list.speakers.iter().any(told))
        .or_else(|| bare_person(tail).filter(|_| item))?;
    for who in &mut list.speakers {
        who.place = who.place.start + offset..who.place.end + offset;
        who.role = who.role.or(last);
    }
    Some(list)
}

/// A text that is but a name with a known given name, as after « À Brassac, le conseil des enfants : ».
fn bare_person(text: &str) -> Option<Listed> {
    let known =
        has_given_name(first_word(text)) && is_person(text.trim_end_matches(['.', ';', ' ']));
    known.then(|| speaker::listed(text, Trust::Line)).flatten().filter(|list| list.whole)
}

/// « En Bretagne : Ana Roux. En Corse : Luc Vidal, éleveur »: a person after each place.
fn by_places(text: &str) -> Option<Listed> {
    if role_label(text).is_some() || text.matches(':').count() < 2 {
        return None;
    }
    let mut found = Listed { whole: true, ..Listed::default() };
    for piece in text.split_inclusive(['.', ';']).map(str::trim).filter(|it| !it.is_empty()) {
        let (place_of, tail) = piece.split_once(':')?;
        let tail = tail.trim().trim_end_matches(['.', ';', ' ']);
        if words(place_of).len() > 5 || !has_given_name(first_word(tail)) {
            return None;
        }
        let list = speaker::listed(tail, Trust::Line)
            .filter(|list| list.whole && list.speakers.iter().all(|who| who.name.is_some()))?;
        let offset = place(text, tail).start;
        found.speakers.extend(list.speakers.into_iter().map(|mut who| {
            who.place = who.place.start + offset..who.place.end + offset;
            who
        }));
    }
    // The places stay in the text.
    found.whole = false;
    (found.speakers.len() > 1).then_some(found)
}

/// « Quel rôle pour les filières ? Ana Roux, directrice »: the people after a question.
fn after_question(text: &str) -> Option<Listed> {
    let (before, tail) = text.rsplit_once("? ")?;
    let tail =
        tail.trim_start_matches(['–', '—', '-', '(', ' ', ':']).trim_end_matches([')', '.', ' ']);
    let told = |who: &Announced| {
        who.name.is_some() && (who.function.is_some() || who.organisation.is_some())
    };
    let mut list = speaker::listed(tail, Trust::Line)
        .filter(|list| list.whole && list.speakers.iter().all(told))?;
    let offset = place(text, tail).start;
    for who in &mut list.speakers {
        who.place = who.place.start + offset..who.place.end + offset;
    }
    // What is asked stays in the text.
    list.whole = before.is_empty();
    Some(list)
}

/// « Ouverture Ana Roux, directrice », « Bienvenue – Ana Roux, directrice »: those after a word that
/// tells what sort of session it is.
fn after_lead(text: &str) -> Option<Listed> {
    let unmarked = opening::unmarked_person(text);
    let dashed = dashes(text).into_iter().next().map(|cut| cut.end);
    let at = unmarked.or(dashed).filter(|&at| is_only_lead(trim_separators(&text[..at])))?;
    let tail = &text[at..];
    let offset = at + (tail.len() - tail.trim_start().len());
    let tail = tail.trim();
    let told = |who: &Announced| {
        who.name.is_some() && (who.function.is_some() || who.organisation.is_some())
    };
    let mut list = speaker::listed(tail, Trust::Line)
        .filter(|list| list.whole && list.speakers.iter().all(told))?;
    for who in &mut list.speakers {
        who.place = who.place.start + offset..who.place.end + offset;
    }
    Some(list)
}

fn add(session: &mut Draft, below: &Below, line: &Line, list: Listed, role: Role) {
    let people = opening::people(line, list, role);
    let speakers = session
        .workshops
        .last_mut()
        .filter(|_| below.in_workshop)
        .map_or(&mut session.speakers, |workshop| &mut workshop.speakers);
    opening::merge(speakers, people);
}

/// Whether a line that is no list item can only be speakers; a bare name only where one is
/// `expected`.
fn is_certain(list: &Listed, text: &str, expected: bool) -> bool {
    let told = |who: &Announced| {
        who.name.is_some()
            && (who.function.is_some() || who.organisation.is_some() || who.role.is_some())
    };
    let named = list.speakers.iter().all(|who| told(who) || who.role.is_some());
    let bare =
        expected && list.speakers.iter().all(|who| who.name.is_some()) && !is_only_lead(text);
    // « PARTIR DANS LES COLONIES » heads what follows it.
    let bare = bare && (!is_in_capitals(text) || has_given_name(text));
    let sure = |who: &Announced| text.get(who.place.clone()).is_some_and(is_surely_person);
    let topical = list.topic && list.speakers.iter().all(|who| told(who) || sure(who));
    (list.whole && (named || bare) || topical) && text.split_whitespace().count() <= 40
}

/// Whether the first speaker is a person whose name begins the line.
fn starts_with_name(list: &Listed) -> bool {
    list.speakers.first().is_some_and(|who| who.name.is_some() && who.place.start < 8)
}

/// The end of a session that « 45 min » gives.
pub(super) fn end_after(start: Time, text: &str) -> Option<Time> {
    time::later(start, time::duration(text)?)
}
