//! What stands before the first session: title, name, date, venue, questions, and the text that
//! sets out the problem.

use std::cmp::Ordering;
use std::ops::Range;

use jiff::civil::Date;

use super::date::{self, Found};
use super::layout::{Entry, is_layout};
use super::line::{Line, Marker};
use super::mail;
use super::name::is_office_holder;
use super::time::{self, Slot};
use super::title::{
    Candidate, announces_programme, choose, holds_event, is_event, is_section, tells_event,
    without_layout,
};
use super::venue::{is_at_place, is_place, is_venue};
use super::words::{
    dashes, fold, holds_any, is_separator, lists, longest_lead, phrases, trim_separators, unquoted,
    words,
};
use crate::spelling::capitalised;

/// The day, or the first and the last of several, with their place.
type Days = (Date, Option<Date>, Range<usize>);

/// Words with their place.
pub(super) type Placed = (String, Range<usize>);

/// What stands before the first session.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<Placed>,
    pub(super) name: Option<Placed>,
    pub(super) date: Option<(Date, Range<usize>)>,
    pub(super) end_date: Option<(Date, Range<usize>)>,
    /// Whether the date was taken from a sentence.
    pub(super) date_guessed: bool,
    /// Whether the date stands alone on the first line, as that of a page does.
    pub(super) date_alone: bool,
    /// Whether the place was known by its shape alone.
    pub(super) venue_guessed: bool,
    pub(super) venue: Vec<Placed>,
    pub(super) framing: Vec<Range<usize>>,
    /// Lines that only announce what was read as a field.
    pub(super) announcing: Vec<Range<usize>>,
    pub(super) questions: Vec<Placed>,
}

/// Whether the text before a colon is a label of an event's facts, such as « Lieu ».
pub(super) fn is_label(text: &str) -> bool {
    label(text).is_some()
}

/// Reads the entries before the first session. `first` is when that session begins.
pub(super) fn read(
    source: &str,
    entries: &[Entry],
    first: Option<Slot>,
    year: Option<i16>,
) -> Head {
    let mut reader = Reader { first, year, ..Reader::default() };
    let owned = joined_titles(lines_of(entries));
    let lines: Vec<&Line> = owned.iter().collect();
    let blocks = blocks(&lines);
    let mut at = 0;
    while at < lines.len() {
        let block = &blocks[at];
        let asked =
            at.checked_sub(1).is_some_and(|before| introduces_questions(&lines[before].text));
        let questions = questions(&lines[at..], asked);
        if questions > 0 {
            reader.questions(&lines[at..at + questions]);
            at += questions;
        } else if is_questions_label(&lines[at].text)
            && lines.get(at + 1..).is_some_and(|rest| self::questions(rest, true) > 0)
        {
            at += 1;
        } else if block.is_wrapped(&lines[at..block.end]) {
            lines[at..block.end].iter().for_each(|line| reader.keep(line));
            at = block.end;
        } else {
            let next = lines.get(at + 1).copied();
            at += if reader.line(lines[at], next) { 2 } else { 1 };
        }
    }
    reader.finish(source, &lines)
}

#[derive(Default)]
struct Reader {
    head: Head,
    first: Option<Slot>,
    year: Option<i16>,
    candidates: Vec<Candidate>,
    /// A line that only says « Programme de la journée » and the date.
    fallback: Option<Placed>,
    labelled_title: Option<Placed>,
    /// Whether the date stands alone on its line.
    bare_date: bool,
    /// Whether the line before told the date or the venue.
    after_fact: bool,
    /// Whether the lines are an e-mail's, whose own date is not the event's.
    mail: bool,
}

impl Reader {
    fn keep(&mut self, line: &Line) {
        self.head.framing.push(line.range.clone());
        self.after_fact = false;
    }

    /// Reads one line, and says whether the next one was its value.
    fn line(&mut self, line: &Line, next: Option<&Line>) -> bool {
        // A page's own date stands above what its site offers.
        let of_page = next.is_some_and(|next| super::words::is_any(&next.text, PAGE));
        let of_page = of_page || is_stamp(line, self.first);
        if line.aside || of_page && date::find_full(&line.text).is_some() {
            self.keep(line);
            return false;
        }
        let split = line.text.split_once([':', '?']).and_then(|(name, value)| {
            let value = value.trim_start_matches([':', ' ']);
            Some((label(name)?, value))
        });
        if let Some((label, value)) = split {
            let below = next.filter(|next| value.is_empty() && !next.text.contains(':'));
            let value = below.map_or_else(|| line.part(value), |next| next.part(&next.text));
            if !self.labelled(label, &value) {
                self.keep(line);
                return false;
            }
            return below.is_some();
        }
        // « Séminaire des doctorants – Maison de la recherche, 28 rue Serpente »
        let placed = dashes(&line.text).into_iter().next().filter(|cut| {
            is_short(line) && is_event(&line.text) && is_venue(line.text[cut.end..].trim())
        });
        if let Some(cut) = placed.filter(|_| date::find(&line.text).is_none()) {
            self.candidate(line, line.text[..cut.start].trim(), false);
            self.venue(&line.part(&line.text[cut.end..]), true);
        } else if line.marker == Marker::Place {
            self.venue(line, true);
        } else if let Some(found) = date::find(&line.text)
            .filter(|found| !is_other_date(&line.text[..found.range.start]))
            .filter(|_| is_short(line) || self.is_dated(line))
        {
            self.dated(line, &found);
        } else if date::find(&line.text)
            .is_some_and(|found| is_other_date(&line.text[..found.range.start]) && is_short(line))
        {
            // « Publié le 15 mai 2023 »
            self.keep(line);
        } else if time::leading_slot(&line.text).is_some() {
            self.hours(line);
        } else if is_short(line)
            && (is_venue(&line.text)
                || is_at_place(&line.text)
                || (self.after_fact
                    && is_place(&line.text)
                    && !is_event(&line.text)
                    && !is_greeting(&line.text)
                    && (!self.bare_date || !self.candidates.is_empty())
                    && !line.apart))
        {
            self.venue(line, false);
        } else if (is_short(line) || self.is_first_drawn(line))
            && !is_greeting(&line.text)
            && !invites(&line.text)
            && !next.is_some_and(|next| is_invitation(&next.text))
        {
            self.candidate(line, trim_separators(&line.text), false);
        } else {
            self.keep(line);
        }
        false
    }

    /// Whether a line that a pictogram begins is the first that says something.
    fn is_first_drawn(&self, line: &Line) -> bool {
        let first = self.candidates.is_empty() && self.head.framing.is_empty();
        line.pictured && first && self.head.date.is_none() && line.text.chars().count() <= 120
    }

    /// Whether a line that is not short is but a date with its place.
    fn is_dated(&self, line: &Line) -> bool {
        line.marker != Marker::None && words(&line.text).len() <= 12 && self.head.date.is_none()
    }

    fn labelled(&mut self, label: Label, value: &Line) -> bool {
        if value.text.is_empty() {
            return false;
        }
        match label {
            Label::Date if !self.mail => {
                let Some(found) = date::find(&value.text) else { return false };
                self.dated(value, &found);
                true
            }
            Label::Venue => {
                self.venue(value, true);
                true
            }
            Label::Title => {
                let text = unquoted(value.text.trim_end_matches('.'));
                self.labelled_title = Some((text.to_owned(), value.range.clone()));
                true
            }
            Label::Subject => {
                self.subject(value);
                true
            }
            Label::Sender => {
                self.mail = true;
                false
            }
            Label::Date => false,
            Label::Hours => {
                self.hours(value);
                true
            }
        }
    }

    /// What a letter is about, without « TR : », the list it went to and « programme et lien ».
    fn subject(&mut self, line: &Line) {
        const EMPTY: &str = "programme|le programme|programme et lien|lien|invitation|rappel|save the date|inscription|inscriptions|\
            ordre du jour|agenda|programme definitif|programme provisoire|reminder|einladung|invitacion|invito|convite|uitnodiging|\
            zaproszenie|programm|lien de connexion|lien visio|urgent|info|tr|re|fwd|fw|wg|aw|rv|convocation";
        const FILLING: &[&str] = &[
            "programme",
            "version",
            "definitif",
            "definitive",
            "final",
            "finale",
            "provisoire",
            "previsionnel",
            "complet",
            "detaille",
            "a",
            "jour",
            "ordre",
            "le",
            "la",
            "l",
            "les",
            "de",
            "du",
            "d",
            "des",
            "et",
            "notre",
            "votre",
            "pour",
            "journee",
            "journees",
            "rencontre",
            "reunion",
            "evenement",
            "invitation",
            "the",
            "of",
            "our",
            "day",
            "meeting",
            "event",
            "draft",
            "program",
        ];
        let mut text = line.text.as_str();
        loop {
            let trimmed = text.trim_start();
            let marked =
                trimmed.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|it| it.1);
            let short = trimmed
                .split_once(':')
                .filter(|(label, _)| super::words::is_any(label, EMPTY))
                .map(|it| it.1);
            match marked.or(short).filter(|rest| !rest.trim().is_empty()) {
                Some(rest) => text = rest,
                None => break,
            }
        }
        let mut titles: Vec<&str> = Vec::new();
        let cuts = dashes(text);
        let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.end));
        let ends = cuts.iter().map(|cut| cut.start).chain([text.len()]);
        for (start, end) in starts.zip(ends) {
            let mut piece = trim_separators(&text[start..end]);
            let hours = time::leading_slot(piece);
            if hours.is_some_and(|(_, rest)| trim_separators(rest).is_empty()) {
                continue;
            }
            if let Some(found) = date::find(piece) {
                if self.head.date.is_none()
                    && let Some(first) = found.first.date(self.year)
                {
                    let part = line.part(&piece[found.range.clone()]);
                    let last = found.last.and_then(|last| last.date(self.year));
                    self.head.date = Some((first, part.range.clone()));
                    self.head.end_date = last.map(|last| (last, part.range));
                }
                let (before, after) = (&piece[..found.range.start], &piece[found.range.end..]);
                let (before, after) = (trim_separators(before), trim_separators(after));
                piece = if before.is_empty() { after } else { before };
                let hours = time::leading_slot(piece);
                if hours.is_some_and(|(_, rest)| trim_separators(rest).is_empty()) {
                    continue;
                }
            }
            // « Programme définitif de la journée » names nothing.
            let all = super::words::words(piece);
            let names = all.iter().any(|word| !FILLING.contains(&word.folded.as_str()));
            if names && !super::words::is_any(piece, EMPTY) {
                titles.push(piece);
            }
        }
        if titles.is_empty() {
            self.keep(line);
            return;
        }
        let title = titles.join(" – ");
        self.candidate(line, &title, false);
        if let Some(candidate) = self.candidates.last_mut() {
            candidate.subject = true;
        }
    }

    fn venue(&mut self, line: &Line, told: bool) {
        for piece in
            line.text.split(['\n', '|', '·', '•']).map(|piece| piece.trim_matches(is_separator))
        {
            if !piece.is_empty() {
                let first = self.head.venue.is_empty();
                self.head.venue_guessed |= first && !told && !is_venue(piece);
                self.head.venue.push((piece.to_owned(), line.part(piece).range));
            }
        }
        self.after_fact = true;
    }

    fn hours(&mut self, line: &Line) {
        let Some((slot, rest)) = time::leading_slot(&line.text) else { return };
        let told = self.first.is_some_and(|first| first.start >= slot.start)
            && trim_separators(rest).is_empty();
        if !told {
            self.keep(line);
        }
    }

    /// A line that holds the date: what precedes it is a name or a place, what follows a place.
    fn dated(&mut self, line: &Line, found: &Found) {
        let text = &line.text;
        let known = self.head.date.is_some();
        let Some(first) = found.first.date(self.year) else {
            self.candidate(line, text, false);
            return;
        };
        let before = text[..found.range.start].trim_end_matches(|c| is_separator(c) || c == '(');
        let after =
            text[found.range.end..].trim_start_matches(|c| is_separator(c) || c == ')' || c == '.');
        // A page's own date stands alone before the line that names the event with its date.
        let name = trim_separators(before);
        let named = is_event(name) || holds_event(name) && words(name).len() > 1;
        let told = self.head.date_alone && words(name).len() <= 14 && tells_event(name);
        let known = known && !(self.bare_date && (named || told));
        if known && self.head.date.as_ref().is_some_and(|(date, _)| *date != first) {
            self.keep(line);
            return;
        }
        let range = line.source_range(found.range.clone());
        if !known {
            self.head.end_date =
                found.last.and_then(|last| last.date(self.year)).map(|last| (last, range.clone()));
            self.head.date = Some((first, range));
            self.bare_date = before.is_empty() && after.is_empty();
            self.head.date_alone =
                self.bare_date && self.candidates.is_empty() && self.head.framing.is_empty();
        }
        let name = trim_separators(before);
        if is_layout(name) && !name.is_empty() {
            self.fallback.get_or_insert_with(|| (text.clone(), line.range.clone()));
        } else if is_event(name)
            || holds_event(name) && words(name).len() > 1
            || words(name).len() > 3
                && !(is_venue(name) || self.is_headed() && !line_is_quoted(name))
            || matches!(line.marker, Marker::Heading(_)) && !name.is_empty()
        {
            self.candidate(line, name, true);
        } else if !name.is_empty() {
            self.piece(line, name);
        }
        // « 24 septembre 2015 : Où en sommes-nous ? »
        let introduced = text[found.range.end..].trim_start().starts_with(':');
        for piece in pieces(after) {
            let titled =
                piece.ends_with('?') || introduced && words(piece).len() > 3 && !is_venue(piece);
            if titled && time::leading_slot(piece).is_none() {
                self.candidate(line, piece, true);
            } else {
                self.piece(line, piece);
            }
        }
        self.after_fact = true;
    }

    /// Whether a heading of the first level named the event already.
    fn is_headed(&self) -> bool {
        self.candidates.iter().any(|it| it.first_heading && it.event)
    }

    /// What stands beside a date: hours, a name, else a place.
    fn piece(&mut self, line: &Line, piece: &str) {
        let part = line.part(piece);
        if time::leading_slot(piece).is_some() {
            self.hours(&part);
        } else if unquoted(piece).len() < piece.len()
            || is_event(piece)
            || (words(piece).len() > 9 && !is_venue(piece))
        {
            self.candidate(line, piece, true);
        } else {
            let bare =
                ["à ", "au ", "in ", "at ", "a "].iter().find_map(|word| piece.strip_prefix(word));
            let bare = bare.filter(|bare| bare.starts_with(char::is_uppercase)).unwrap_or(piece);
            self.venue(&line.part(bare), false);
        }
    }

    fn candidate(&mut self, line: &Line, text: &str, dated: bool) {
        let bracketed = text.starts_with('(') && text.ends_with(')');
        // « Le Président du Conseil départemental, » is who invites.
        let host = is_office_holder(text.trim_end_matches(','));
        let page = is_of_page(text);
        if announces_programme(text) || is_section(text) || bracketed || host || page {
            self.keep(line);
            return;
        }
        let bare = without_layout(text.trim());
        let quoted = unquoted(bare);
        let text =
            if bare.len() < text.trim().len() { capitalised(quoted) } else { quoted.to_owned() };
        self.candidates.push(Candidate {
            event: is_event(bare),
            dated,
            marked: quoted.len() < bare.len()
                || line.bold
                || line.marker != Marker::None && !line.pictured,
            section: matches!(line.marker, Marker::Heading(2..)) && quoted.len() == bare.len(),
            first_heading: line.marker == Marker::Heading(1),
            follows: !line.apart,
            subject: false,
            range: line.range.clone(),
            text,
        });
        self.after_fact = false;
    }

    fn questions(&mut self, items: &[&Line]) {
        let mut first = true;
        for item in items {
            let begins = item.marker == Marker::Item
                || labelled_question(&item.text).is_some()
                || items.iter().all(|item| item.marker != Marker::Item);
            let bare = labelled_question(&item.text)
                .map_or_else(|| (*item).clone(), |question| item.part(question));
            match self.head.questions.last_mut().filter(|_| !begins && !first) {
                Some((text, range)) => {
                    text.push(' ');
                    text.push_str(&item.text);
                    range.end = item.range.end;
                }
                None => self.head.questions.push((bare.text, bare.range)),
            }
            first = false;
        }
        self.after_fact = false;
    }

    fn finish(mut self, source: &str, lines: &[&Line]) -> Head {
        let (mut title, mut name) = choose(&self.candidates);
        // The letter's text names the event better than what the letter is about.
        let told = |rank: Option<usize>| rank.and_then(|rank| self.candidates.get(rank));
        let shown = told(title).or(told(name));
        if shown.is_none_or(|it| it.subject)
            && self.labelled_title.is_none()
            && let Some(quoted) = quoted_in_prose(lines)
        {
            self.labelled_title = Some(quoted);
            (title, name) = (None, title.or(name));
        }
        let chosen = |rank: Option<usize>| {
            rank.and_then(|rank| self.candidates.get(rank))
                .map(|it| (it.text.clone(), it.range.clone()))
        };
        let (mut title_words, mut name_words) = (chosen(title), chosen(name));
        if let Some(labelled) = self.labelled_title.take()
            && let Some(shown) = title_words.replace(labelled)
        {
            match name_words {
                None => name_words = Some(shown),
                Some(_) => self.head.framing.push(shown.1),
            }
        }
        for (rank, candidate) in self.candidates.iter().enumerate() {
            if Some(rank) != title && Some(rank) != name {
                self.head.framing.push(candidate.range.clone());
            }
        }
        if title_words.is_none() && name_words.is_none() {
            name_words = self.fallback.take();
        }
        self.head.title = title_words;
        self.head.name = name_words;
        if self.head.date.is_none()
            && let Some((date, last, range)) = date_in_prose(source, lines, self.year, self.first)
        {
            self.head.end_date = self.head.end_date.or(last.map(|last| (last, range.clone())));
            self.head.date = Some((date, range));
            self.head.date_guessed = true;
        }
        self.head.framing.sort_by_key(|range| range.start);
        self.drop_announcing(lines);
        self.head
    }
}

impl Reader {
    /// Takes « Trois questions traverseront la journée : » off the framing text, where what it announces
    /// is no part of that text any more.
    fn drop_announcing(&mut self, lines: &[&Line]) {
        const LONGEST: usize = 12;
        // « Voici le programme du webinaire « Chauffer au bois », mardi 18 novembre, de 11h à 12h : »
        const LONGEST_OF_PROGRAMME: usize = 45;
        const PROGRAMMES: &str = "voici le programme|voici le deroule|voici l ordre du jour|ci dessous le programme|\
            vous trouverez ci dessous le programme|veuillez trouver ci dessous le programme|vous trouverez le programme|\
            voici le planning|here is the programme|here is the program|here is the agenda|please find below the programme|\
            please find below the agenda";
        for (rank, line) in lines.iter().enumerate() {
            let all = words(&line.text);
            let of_programme = longest_lead(&all, PROGRAMMES).is_some();
            let longest = if of_programme { LONGEST_OF_PROGRAMME } else { LONGEST };
            let announces = line.text.trim_end().ends_with(':')
                && line.marker == Marker::None
                && all.len() <= longest;
            let framing = &self.head.framing;
            let goes_on = lines
                .get(rank + 1)
                .is_some_and(|next| framing.iter().any(|range| range.start == next.range.start));
            if announces && !goes_on {
                let kept = self.head.framing.iter().position(|range| *range == line.range);
                let Some(at) = kept else { continue };
                let range = self.head.framing.remove(at);
                // The questions have a head of their own, which says as much.
                let asked = lines.get(rank + 1).is_some_and(|next| {
                    self.head.questions.iter().any(|(_, asked)| next.range.contains(&asked.start))
                });
                self.head.announcing.extend((!asked).then_some(range));
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Date,
    Venue,
    Title,
    Subject,
    Sender,
    Hours,
}

fn label(text: &str) -> Option<Label> {
    const LABELS: &[(Label, &str)] = &[
        (
            Label::Date,
            "date|dates|date et lieu|lieu et date|dates et lieu|date and venue|date and place|quand|when|datum|fecha|data|date de l evenement|jour|wann",
        ),
        (
            Label::Venue,
            "lieu|ou|where|venue|adresse|address|location|place|ort|lugar|luogo|salle|\
        lieu de la rencontre|wo|lieux|adresse du lieu",
        ),
        (
            Label::Title,
            "theme|thematique|titre|title|topic|thema|tema|intitule|theme de la journee|sur le theme|autour du theme|\
            sur le theme de|on the theme|zum thema|sul tema|sobre el tema|sobre o tema",
        ),
        (Label::Subject, mail::SUBJECT),
        (
            Label::Hours,
            "horaire|horaires|heure|heures|hours|time|uhrzeit|beginn|hora|horario|orario|orari|tijd|godzina|duree|duration",
        ),
        (Label::Sender, "de|from|envoye|sent|von|expediteur"),
    ];
    LABELS.iter().find(|(_, names)| super::words::is_any(text, names)).map(|&(label, _)| label)
}

/// The date that a labelled line gives, as one below the programme may.
pub(super) fn labelled_date(line: &Line) -> Option<(Date, Range<usize>)> {
    let (name, value) = line.text.split_once([':', '?'])?;
    let found = date::find_full(value).filter(|_| label(name) == Some(Label::Date))?;
    let start = line.text.len() - value.len();
    let range = line.source_range(start + found.range.start..start + found.range.end);
    found.first.date(None).map(|date| (date, range))
}

/// The lines of entries, those of days included. What follows « Programme » is set apart from what
/// precedes it.
fn lines_of(entries: &[Entry]) -> Vec<Line> {
    let mut apart = false;
    let mut lines = Vec::new();
    for entry in entries {
        match entry {
            Entry::Line(line) | Entry::Day(line, _, _) => {
                let mut line = line.clone();
                line.apart |= std::mem::take(&mut apart);
                lines.push(line);
            }
            Entry::Layout(_) | Entry::Opening(_) => apart = true,
        }
    }
    lines
}

/// The lines, those of a title that goes on over a line end joined.
fn joined_titles(lines: Vec<Line>) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for line in lines {
        let goes_on = !line.apart
            && line.marker == Marker::None
            && found.last().is_some_and(|before: &Line| {
                goes_on_in_quotes(&before.text, &line.text) || goes_on_after_colon(before, &line)
            });
        match found.last_mut().filter(|_| goes_on) {
            Some(before) => before.join(&line),
            None => found.push(line),
        }
    }
    found
}

/// « Un colloque intitulé "Menaces au », and below « nord de l'Europe" aura lieu »
fn goes_on_in_quotes(before: &str, next: &str) -> bool {
    let odd = |text: &str| text.matches('"').count() % 2 == 1;
    odd(before) && odd(next) && before.len() + next.len() < 240
        || QUOTES.iter().any(|&(open, close)| {
            open != close
                && before.starts_with(open)
                && !before.contains(close)
                && next.contains(close)
                && !next.contains(open)
        })
}

/// « L'accueil au-delà de l'urgence : », and below « les nouveaux habitants »: the first line of all ends
/// in a colon, and the next one goes on in small letters.
fn goes_on_after_colon(before: &Line, next: &Line) -> bool {
    const LONGEST: usize = 90;
    let short = |text: &str| text.chars().count() <= LONGEST;
    let label = before.text.trim_end_matches([':', ' ']);
    before.text.trim_end().ends_with(':')
        && before.marker == Marker::None
        && words(label).len() > 2
        && !is_label(label)
        && !introduces_questions(&before.text)
        && !invites(&before.text)
        && short(&before.text)
        && short(&next.text)
        && next.text.starts_with(char::is_lowercase)
        && !next.text.trim_end().ends_with(['.', ';', ','])
}

/// Quotes as they are written around titles.
const QUOTES: &[(char, char)] = &[('«', '»'), ('“', '”'), ('"', '"'), ('„', '“'), ('„', '”')];

/// What stands from a line to the next blank one.
struct Block {
    /// The rank after its last line.
    end: usize,
    /// The letters of the longest line but the last.
    longest: usize,
    /// Whether one of its lines tells a fact: a label, a date.
    has_fact: bool,
}

/// The block that begins with each line, found from the last to the first: a head may have thousands of lines.
fn blocks(lines: &[&Line]) -> Vec<Block> {
    let plain = |line: &Line| line.marker == Marker::None;
    let fact = |line: &Line| {
        line.text.split_once(':').is_some_and(|(name, _)| is_label(name))
            || date::find(&line.text).is_some_and(|found| found.range.start == 0)
    };
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate().rev() {
        let goes_on = |next: &&&Line| plain(line) && !next.apart && plain(next);
        let rest = lines.get(at + 1).filter(goes_on).and(blocks.last());
        blocks.push(Block {
            end: rest.map_or(at + 1, |rest| rest.end),
            longest: rest.map_or(0, |rest| rest.longest.max(line.text.chars().count())),
            has_fact: fact(line) || rest.is_some_and(|rest| rest.has_fact),
        });
    }
    blocks.reverse();
    blocks
}

impl Block {
    /// Whether its lines are one paragraph that was cut to a width.
    fn is_wrapped(&self, lines: &[&Line]) -> bool {
        let [first, .., last] = lines else { return false };
        let is_long = self.longest > 50 && first.text.chars().count() * 10 >= self.longest * 6;
        is_long && !self.has_fact && last.text.trim_end().ends_with(['.', ':', '!', '?', '…'])
    }
}

/// How many lines from the first are a list of framing questions.
fn questions(lines: &[&Line], introduced: bool) -> usize {
    let [lead, ..] = lines else { return 0 };
    if lead.marker != Marker::Item {
        let asks = |line: &&&Line| {
            line.marker == Marker::None
                && (labelled_question(&line.text).is_some()
                    || introduced && line.text.trim_end().ends_with('?'))
        };
        return lines.iter().take_while(asks).count();
    }
    let more = lines
        .iter()
        .take_while(|line| {
            line.marker == Marker::Item || (!line.apart && line.indent > lead.indent)
        })
        .count();
    let items = lines[..more].iter().filter(|line| line.marker == Marker::Item);
    let asked = items.clone().filter(|line| line.text.contains('?')).count();
    if introduced || asked * 2 >= items.count() { more } else { 0 }
}

/// The question after « Q1 : » or « Question 2. ».
fn labelled_question(text: &str) -> Option<&str> {
    let all = words(text);
    let first = all.first().filter(|word| word.start == 0)?;
    let numbered = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let glued = first.folded.strip_prefix('q').is_some_and(numbered);
    let named = ["q", "question", "frage", "pregunta"].contains(&first.folded.as_str());
    let mark =
        if glued { first } else { all.get(1).filter(|word| named && numbered(word.text))? };
    let after = text[mark.end()..].trim_start();
    let apart = after.starts_with([':', '.', ')', '-', '–', '—']);
    let question = after.trim_start_matches(|c: char| is_separator(c) || matches!(c, '.' | ')'));
    (apart && !question.is_empty()).then_some(question)
}

/// Whether a line only says that questions follow, as « Questions abordées : ».
fn is_questions_label(text: &str) -> bool {
    const LABELS: &str = "question|questions|les questions|nos questions|key questions|guiding questions|\
        leitfragen|fragen|preguntas|problematique|problematiques|quelques questions|\
        framing questions|questions abordees|les questions abordees|questions cles|\
        questions traitees|questions posees|questions du jour|questions de cadrage|\
        nos questions du jour|preguntas clave";
    text.trim_end().ends_with(':') && super::words::is_any(text, LABELS)
}

/// Lines after « … les points suivants : » are questions even without a question mark.
fn introduces_questions(text: &str) -> bool {
    const SIGNS: &str = "question|points suivants|interrog|enjeux suivants|problematiques suivantes|\
        following points|following issues|following topics|fragen";
    let folded = fold(text);
    folded.trim_end().ends_with(':') && phrases(SIGNS).any(|sign| folded.contains(sign))
}

/// Whether a line is too short and too bare to be a sentence.
fn is_short(line: &Line) -> bool {
    let text = line.text.trim_end();
    let sentence = text
        .match_indices(". ")
        .any(|(at, _)| text[..at].chars().rev().take_while(|c| c.is_alphabetic()).count() > 3);
    let ends = text.ends_with(['.', ':', ',', ';']) && !text.ends_with("...");
    let address = text.contains("://") || text.contains('@');
    line.marker != Marker::Item && text.chars().count() <= 220 && !sentence && !ends && !address
}

/// Whether a line is a sentence that invites.
fn invites(text: &str) -> bool {
    const VERBS: &str = "vous convier|vous inviter|vous invite|vous convie|vous invitent|vous convient|a le plaisir|ont le plaisir|\
        vous proposent|vous propose|invites you|invite you|are pleased to|is pleased to|ladt sie|laden sie|tiene el placer|le invita|\
        os invita|vi invita|ha il piacere|tem o prazer|convida|nodigt u|zaprasza|zapraszaja|se tiendra le|aura lieu le|\
        qui se tiendra|qui aura lieu";
    holds_any(&words(text), VERBS)
}

/// « vous invite à », « zaprasza na » below the name of who invites.
fn is_invitation(text: &str) -> bool {
    const VERBS: &str = "vous invite a|vous invitent a|vous convie a|vous convient a|vous invite au|vous invite|vous invitent|vous propose|\
        organise|organisent|invites you to|invite you to|presents|presente|presentent|ladt ein zur|ladt ein|laden ein|zaprasza na|\
        zaprasza do|zaprasza|zapraszaja na|le invita a|les invita a|invita a|invitano al|invita al|convida para|nodigt u uit voor|nodigt uit";
    super::words::is_any(text, VERBS)
}

fn is_greeting(text: &str) -> bool {
    const GREETINGS: &str = "bonjour|cher|chers|chere|cheres|dear|hello|madame|monsieur|mesdames|hallo|liebe|\
        inscription|inscriptions|s inscrire|je m inscris|cliquez|retour|entree libre|gratuit|registration is|nombre de places|\
        places limitees|participation libre|sur inscription|renseignements|rsvp|merci de|\
        cordialement|bien cordialement|avec|organise|en partenariat|organisee";
    longest_lead(&words(text), GREETINGS).is_some()
}

/// The parts of what follows a date.
fn pieces(text: &str) -> Vec<&str> {
    if let Some((_, rest)) = time::leading_slot(text).filter(|(slot, _)| slot.end.is_some()) {
        let hours = text[..text.len() - rest.len()].trim();
        return std::iter::once(hours).chain(pieces(rest)).collect();
    }
    let mut cuts: Vec<Range<usize>> = dashes(text);
    cuts.extend(
        text.match_indices(['\n', '|', ';', '·', '•']).map(|(at, sign)| at..at + sign.len()),
    );
    cuts.extend(
        text.match_indices(", ")
            .filter(|&(at, _)| time::leading_slot(&text[..at]).is_some())
            .map(|(at, sign)| at..at + sign.len()),
    );
    cuts.sort_by_key(|cut| cut.start);
    let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.end));
    let ends = cuts.iter().map(|cut| cut.start).chain([text.len()]);
    let pieces = starts.zip(ends).filter_map(|(start, end)| text.get(start..end));
    pieces
        .map(|piece| without_brackets(piece.trim_matches(is_separator)))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// A piece without the brackets around it, or the one whose partner another piece has; « Loudéac
/// (22) » keeps its own.
fn without_brackets(piece: &str) -> &str {
    let count = |sign| piece.matches(sign).count();
    match count('(').cmp(&count(')')) {
        Ordering::Less => piece.strip_suffix(')').unwrap_or(piece).trim_end(),
        Ordering::Greater => piece.strip_prefix('(').unwrap_or(piece).trim_start(),
        Ordering::Equal => piece
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'))
            .filter(|inner| !inner.contains(['(', ')']))
            .unwrap_or(piece),
    }
}

/// Whether the words before a date tell that it is none of an event: a law's, a deadline, a page's.
fn is_other_date(before: &str) -> bool {
    const OTHERS: &str = "loi|decret|arrete|circulaire|depuis|avant le|jusqu au|limite|deadline|inscrire|inscription|inscriptions|\
        since|before|until|directive|veroffentlicht|veroffentlicht am|publicado|pubblicato|gepubliceerd|opublikowano|published|mis en ligne|mise en ligne|spatestens|antes|entro|uiterlijk|mise a jour|publie|publie le|mis a jour|modifie|\
        updated|posted|poste|postee|poste par|ecrit par|ecrit le|redige par|redige le|publie par|article du|posted by|posted on|written by|geschrieben|eingestellt|discours de|ne le|cree en|cree le|edition du|seance du|reunion du|act of|register by|anmeldeschluss|version du";
    let last: String = before.chars().rev().take(30).collect();
    let last: String = last.chars().rev().collect();
    holds_any(&words(&last), OTHERS)
}

/// Whether a line is what a site puts around a page: « << précédent :: suivant >> », « Illustration de Ana
/// Roux », « `Journ_e_d_tudes` ».
fn is_of_page(text: &str) -> bool {
    const PARTS: &str = "illustration|illustration de|mise en page|credit photo|credits photo|credits|photo de|photos de|visuel|publicite|\
        precedent|suivant|cliquer pour|cliquez pour|cliquer sur|lire la suite|duree de lecture|commentaires|aucun commentaire|\
        retour a|back to|skip to|aller au contenu|menu|fermer|rechercher|search";
    let joined = text
        .split_whitespace()
        .any(|word| word.trim_matches('_').contains('_') && !word.contains(['/', '@']));
    joined
        || text.contains("<<")
        || text.contains("::")
        || longest_lead(&words(text), PARTS).is_some()
}

/// Whether a text is in quotes.
fn line_is_quoted(text: &str) -> bool {
    unquoted(text).len() < text.len()
}

/// What holds several events.
const SERIES: &str = "cycle|serie|saison|collection|programme|parcours|projet|plan|dispositif|reseau|series|project|reihe|\
    projekt|ciclo|progetto|proyecto|projeto|reeks|cykl|cyklu";

/// What the site of a page offers below its date.
const PAGE: &str = "imprimer|imprimer l article|partager|version imprimable|print|share|tweet|partager sur facebook|\
    print this page|envoyer par mail|drucken|teilen|imprimir|compartir|stampa|condividi|delen|afdrukken|drukuj";

/// The title in quotes in a sentence that invites to an event: after « intitulé » or « sur le thème »
/// rather than after the word for an event.
fn quoted_in_prose(lines: &[&Line]) -> Option<Placed> {
    const CALLED: &str = "intitule|intitulee|intitules|theme|thematique|thema|tema|tematem|tytulem|titolo|intitolato|intitolata|\
        titel|titulo|titulada|titulado|titled|entitled|called|title|themed|motto|lema|betitelt|onderwerp|pt";
    let labelled = |line: &Line| line.text.split_once(':').is_some_and(|(name, _)| is_label(name));
    let mut best: Option<(bool, Placed)> = None;
    for line in lines.iter().filter(|line| !line.aside && !labelled(line)) {
        for &(open, close) in QUOTES {
            let mut at = 0;
            while let Some(start) = line.text[at..].find(open).map(|found| at + found) {
                let inner = start + open.len_utf8();
                let Some(end) = line.text[inner..].find(close).map(|found| inner + found) else {
                    break;
                };
                at = end + close.len_utf8();
                let all = words(&line.text[..start]);
                let near = &all[all.len().saturating_sub(4)..];
                // « un webinaire de son cycle « Habiter » » is one of several.
                let series = near.last().is_some_and(|word| lists(SERIES, &word.folded));
                let called = near.last().is_some_and(|word| lists(CALLED, &word.folded));
                let event = (0..near.len()).any(|at| is_event(&line.text[near[at].start..]));
                let title = line.text[inner..end].trim();
                let fits = (8..=160).contains(&title.chars().count());
                let better = best.as_ref().is_none_or(|(known, _)| called && !known);
                if (called || event && !series) && fits && better {
                    best = Some((called, (title.to_owned(), line.part(title).range)));
                }
            }
        }
    }
    best.map(|(_, found)| found)
}

/// « 10 septembre 2024 - 08:35 »: when a page was written, which is no hour of the event.
fn is_stamp(line: &Line, first: Option<Slot>) -> bool {
    let Some(found) = date::find(&line.text).filter(|found| found.range.start == 0) else {
        return false;
    };
    let rest = trim_separators(&line.text[found.range.end..]);
    let rest = rest.strip_prefix("à ").or(rest.strip_prefix("at ")).unwrap_or(rest);
    let stamp = time::leading_slot(rest).is_some_and(|(slot, after)| {
        let bare = slot.end.is_none() && trim_separators(after).is_empty();
        // Programmes begin at a quarter; pages are written at any minute.
        bare && slot.start.minute() % 15 != 0
            && first.is_some_and(|first| first.start != slot.start)
    });
    found.last.is_none() && stamp
}

/// The date in the sentences that tells when the event takes place: one in bold or with its weekday
/// rather than one in passing, and none of a law or of a deadline.
fn date_in_prose(
    source: &str,
    lines: &[&Line],
    year: Option<i16>,
    hours: Option<Slot>,
) -> Option<Days> {
    const SIGNS: &str = "se tiendra|se tient|aura lieu|auront lieu|se deroulera|rendez vous|takes place|will take place|\
        will be held|findet|vous invite|vous convie|retrouver|programme|organise|organisent|stattfinden|tendra lugar|\
        se celebrara|si terra|tera lugar|realiza se|vindt plaats|odbedzie sie";
    let mut best: Option<(i32, Days)> = None;
    let mut said_before = false;
    let of_page = |rank: usize| {
        lines.get(rank + 1).is_some_and(|next| super::words::is_any(&next.text, PAGE))
    };
    let lines = lines.iter().enumerate().filter(|&(rank, line)| !line.aside && !of_page(rank));
    for (_, line) in lines {
        let said = holds_any(&words(&line.text), SIGNS);
        for found in date::find_all(&line.text) {
            let Some(first) = found.first.date(year) else { continue };
            if is_other_date(&line.text[..found.range.start]) {
                continue;
            }
            let all = words(&line.text[found.range.clone()]);
            let named = all.iter().take(2).any(|word| date::weekday(&word.folded).is_some());
            let score = 1
                + if line.is_marked_in(source, found.range.clone()) { 4 } else { 0 }
                + if named { 3 } else { 0 }
                + if said || said_before { 2 } else { 0 }
                + i32::from(found.first.year.is_some())
                - i32::from(found.last.is_some())
                - if is_stamp(line, hours) { 5 } else { 0 };
            let last = found.last.and_then(|last| last.date(Some(first.year())));
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, (first, last, line.source_range(found.range.clone()))));
            }
        }
        said_before = said;
    }
    best.map(|(_, found)| found)
}
