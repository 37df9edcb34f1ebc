//! Lines told apart by what they are in an agenda: a session's opening, a day, a rule, words.

use std::ops::Range;

use jiff::civil::Weekday;

use super::date::{self, Day};
use super::kind::is_day_part;
use super::line::{Line, Marker};
use super::table::{self, Columns};
use super::time::{self, Slot};
use super::words::{dashes, is_any, is_separator, lists, trim_separators, words};

/// A line by what it is.
#[derive(Debug)]
pub(super) enum Entry {
    /// A session begins.
    Opening(Opening),
    /// A day begins; the line that is left when it says more.
    Day(Line, DayMark, Option<Line>),
    /// Words that only lay the agenda out.
    Layout,
    /// Anything else.
    Line(Line),
}

/// The line that opens a session.
#[derive(Debug)]
pub(super) struct Opening {
    /// The whole line.
    pub(super) line: Line,
    /// When.
    pub(super) slot: Slot,
    /// What follows the time; may be empty.
    pub(super) title: Line,
    /// Columns of speakers.
    pub(super) speakers: Vec<Line>,
    /// Columns of rooms.
    pub(super) rooms: Vec<Line>,
    /// Columns of what takes place at once, each under the words at its head.
    pub(super) tracks: Vec<(String, Line)>,
    /// Other columns.
    pub(super) others: Vec<Line>,
}

impl Opening {
    /// An opening with nothing but a title.
    pub(super) fn plain(line: Line, slot: Slot, title: Line) -> Self {
        let none = Vec::new;
        Self {
            line,
            slot,
            title,
            speakers: none(),
            rooms: none(),
            tracks: Vec::new(),
            others: none(),
        }
    }

    /// The opening, and each line of its title after the first as a line below it.
    pub(super) fn entries(mut self, source: &str) -> Vec<Entry> {
        let (title, below) = self.title.cut(source);
        self.title = title;
        std::iter::once(Entry::Opening(self)).chain(below.into_iter().map(Entry::Line)).collect()
    }
}

/// Which day begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayMark {
    /// A date, perhaps without a year.
    Date(Day),
    /// A weekday alone.
    Weekday(Weekday),
    /// The first, second… day.
    Nth(i32),
    /// « Jeudi 3 »: a weekday and a day of a month left unsaid.
    Numbered(Weekday, i8),
}

/// Tells the lines of an agenda apart.
pub(super) fn entries(source: &str, lines: Vec<Line>) -> Vec<Entry> {
    let leading = lines.iter().filter(|line| time::leading_slot(&line.text).is_some()).count();
    let trailing = lines.iter().filter(|line| ends_with_slot(line).is_some()).count();
    let reader = Reader { source, ends_count: trailing > leading, overall: overall_hours(&lines) };
    reader.entries(lines)
}

struct Reader<'a> {
    source: &'a str,
    /// Whether sessions have their time at the end of their line.
    ends_count: bool,
    /// The line that gives the hours of the whole event.
    overall: Option<Range<usize>>,
}

impl Reader<'_> {
    fn entries(&self, lines: Vec<Line>) -> Vec<Entry> {
        let mut found: Vec<Entry> = Vec::new();
        let mut columns: Option<Columns> = None;
        let mut lines = lines.into_iter().peekable();
        while let Some(line) = lines.next() {
            let line = table::lone_cell(self.source, line);
            if table::is_row(self.source, &line) {
                let mut rows = vec![line];
                while let Some(row) =
                    lines.next_if(|next| table::is_row(self.source, next) && !next.apart)
                {
                    rows.push(row);
                }
                found.extend(table::entries(self.source, rows, &mut columns));
                continue;
            }
            if let Some(head) = table::tabbed_head(self.source, &line) {
                columns = Some(head);
                found.push(Entry::Layout);
                continue;
            }
            if let Some(entries) = table::tabbed(self.source, &line, columns.as_ref()) {
                found.extend(entries);
                continue;
            }
            match self.entry(line) {
                Entry::Opening(opening) => found.extend(opening.entries(self.source)),
                entry => found.push(entry),
            }
        }
        name_openings(found)
    }

    fn entry(&self, line: Line) -> Entry {
        if is_rule(&self.source[line.range.clone()]) || is_layout(&line.text) {
            return Entry::Layout;
        }
        if self.overall.as_ref() == Some(&line.range) {
            return Entry::Line(line);
        }
        if let Some((slot, rest)) = time::leading_slot(&line.text) {
            let (slot, rest) = with_duration(slot, rest);
            let title = line.part(trim_separators(rest));
            return Entry::Opening(Opening::plain(line, slot, title));
        }
        if let Some((slot, title)) = ends_with_slot(&line).filter(|_| self.ends_count) {
            let title = line.part(title);
            return Entry::Opening(Opening::plain(line, slot, title));
        }
        match day_mark(&line.text) {
            Some((mark, rest)) => {
                let rest = trim_separators(rest);
                let says_more = !rest.is_empty() && !is_day_part(rest) && !is_layout(rest);
                let rest = says_more.then(|| line.part(rest));
                Entry::Day(line, mark, rest)
            }
            None => Entry::Line(line),
        }
    }
}

/// The day that a line announces, and what the line says after it.
pub(super) fn day_mark(text: &str) -> Option<(DayMark, &str)> {
    let all = words(text);
    if all.len() > 14 || text.trim_end().ends_with(['.', '?']) || text.len() > 120 {
        return None;
    }
    let first = all.first()?;
    if let Some((nth, end)) = nth_day(text) {
        let rest = trim_separators(&text[end..]);
        let dated = date::find(rest).filter(|found| {
            found.last.is_none() && trim_separators(&rest[..found.range.start]).is_empty()
        });
        let undated = numbered_day(rest).map_or(rest, |(_, rest)| rest);
        return Some(dated.map_or((DayMark::Nth(nth), undated), |found| {
            (DayMark::Date(found.first), &rest[found.range.end..])
        }));
    }
    if let Some(found) =
        date::find(text).filter(|found| found.last.is_none() && found.range.start == first.start)
    {
        return Some((DayMark::Date(found.first), &text[found.range.end..]));
    }
    if let Some(numbered) = numbered_day(text) {
        return Some(numbered);
    }
    let weekday = date::weekday(&first.folded)?;
    let rest = trim_separators(&text[first.end()..]);
    (rest.is_empty() || is_day_part(rest)).then_some((DayMark::Weekday(weekday), rest))
}

/// « Jeudi 3 », and what the text says after it, set apart.
fn numbered_day(text: &str) -> Option<(DayMark, &str)> {
    let all = words(text);
    let (first, second) = (all.first()?, all.get(1)?);
    let weekday = date::weekday(&first.folded).filter(|_| first.start == 0)?;
    let nth = second.folded.trim_end_matches("er").parse().ok();
    let nth = nth.filter(|nth| (1..=31).contains(nth))?;
    let between = text[first.end()..second.start].trim().is_empty();
    let rest = text[second.end()..].trim_start();
    let apart = rest.starts_with([':', '-', '–', '—', '|', ',', '(']);
    let rest_says = trim_separators(rest);
    let apart = apart || rest.is_empty() || is_day_part(rest);
    let timed = time::leading_slot(rest_says).is_some();
    (between && apart && !timed).then_some((DayMark::Numbered(weekday, nth), rest))
}

/// « Jour 2 », “Day 2”, « Deuxième journée »: the rank and where the words end.
pub(super) fn nth_day(text: &str) -> Option<(i32, usize)> {
    const ORDINALS: &[&str] = &[
        "premiere|premier|first|1ere|1er|1re|1st",
        "deuxieme|seconde|second|2e|2eme|2nd|2nde",
        "troisieme|third|3e|3eme|3rd",
    ];
    const DAYS: &str = "jour|journee|day|tag|j|dia|giorno";
    let all = words(text);
    let (first, second) = (all.first()?, all.get(1));
    if let Some(second) = second.filter(|_| lists(DAYS, &first.folded))
        && let Some(nth) = second.text.parse().ok().filter(|nth| (1..=9).contains(nth))
    {
        return Some((nth, second.end()));
    }
    if let Some(nth) = first
        .folded
        .strip_prefix('j')
        .and_then(|nth| nth.parse().ok())
        .filter(|nth| (1..=9).contains(nth))
    {
        return Some((nth, first.end()));
    }
    let nth = ORDINALS.iter().position(|names| lists(names, &first.folded))?;
    let second = second.filter(|word| lists(DAYS, &word.folded))?;
    Some((i32::try_from(nth).ok()? + 1, second.end()))
}

/// Whether a text only lays the agenda out: « Ordre du jour », « Matin », “Agenda”.
pub(super) fn is_layout(text: &str) -> bool {
    const LAYOUT: &str = "ordre du jour|programme|program|agenda|programme previsionnel|programme provisoire|\
        programme de la journee|programme detaille|deroule|deroulement|\
        deroule de la journee|deroule previsionnel|ordre du jour previsionnel|draft agenda|\
        draft programme|provisional agenda|provisional programme|tagesordnung|programm|\
        ablauf|programma|programa|orden del dia|ordine del giorno|au programme|le programme|\
        the programme|programme du jour|programme de la matinee|programme de l apres midi|\
        projet d ordre du jour|projet de programme|deroulement de la journee|final agenda|\
        final programme|programme definitif|avant programme|pre programme|\
        horaires et programme";
    is_any(text, LAYOUT) || is_day_part(text)
}

fn is_rule(raw: &str) -> bool {
    let marks = raw.chars().filter(|c| !c.is_whitespace()).count();
    let only = |signs: &str| raw.chars().all(|c| c.is_whitespace() || signs.contains(c));
    (marks >= 2 && only("-–—_=*~#•·.…")) || (marks > 0 && only("|#*-\\"))
}

/// A slot at the end of a line that is not a sentence.
fn ends_with_slot(line: &Line) -> Option<(Slot, &str)> {
    let labelled = line.text.split_once(':').is_some_and(|(label, _)| super::head::is_label(label));
    let short = line.text.len() <= 160
        && time::leading_slot(&line.text).is_none()
        && date::find(&line.text).is_none();
    time::trailing_slot(&line.text).filter(|_| short && !labelled && !line.text.contains("://"))
}

/// The slot with the end that « (45 min) » after it gives.
pub(super) fn with_duration(slot: Slot, rest: &str) -> (Slot, &str) {
    let trimmed = rest.trim_start_matches(is_separator);
    let bracketed = trimmed.strip_prefix(['(', '[']).and_then(|inner| {
        let end = inner.find([')', ']'])?;
        Some((time::duration(&inner[..end])?, &inner[end + 1..]))
    });
    let dashed = || {
        let end = dashes(trimmed).into_iter().next()?;
        Some((time::duration(&trimmed[..end.start])?, &trimmed[end.end..]))
    };
    match bracketed.or_else(dashed) {
        Some((minutes, rest)) => {
            let end = slot.end.or_else(|| time::later(slot.start, minutes));
            (Slot { end, ..slot }, rest)
        }
        None => (slot, rest),
    }
}

/// The line whose range holds the sessions after it: the hours of the whole event.
fn overall_hours(lines: &[Line]) -> Option<Range<usize>> {
    let mut slots = lines.iter().filter_map(|line| Some((line, time::leading_slot(&line.text)?)));
    let (line, (whole, rest)) = slots.next()?;
    let (_, (next, _)) = slots.next()?;
    let end = whole.end?;
    let within =
        next.start >= whole.start && next.start < end && next.end.is_none_or(|next| next <= end);
    let long = i32::from(end.hour()) - i32::from(whole.start.hour()) >= 3;
    let alone = trim_separators(rest).chars().count() < 3;
    (within && long && alone).then(|| line.range.clone())
}

/// Gives an opening that is only a time the line after it as its title, or the heading before it.
fn name_openings(entries: Vec<Entry>) -> Vec<Entry> {
    let mut named: Vec<Entry> = Vec::new();
    let mut entries = entries.into_iter().peekable();
    while let Some(mut entry) = entries.next() {
        if let Entry::Opening(opening) = &mut entry
            && opening.title.text.is_empty()
            && opening.tracks.is_empty()
        {
            let headed = matches!(named.last(), Some(Entry::Line(line)) if is_heading(line) && !is_title(&named));
            let title = match (headed, entries.peek()) {
                (true, _) => named.pop(),
                (false, Some(Entry::Line(_))) => entries.next(),
                _ => None,
            };
            if let Some(Entry::Line(line)) = title {
                let start = opening.line.range.start.min(line.range.start);
                opening.line.range = start..opening.line.range.end.max(line.range.end);
                opening.title = line;
            }
        }
        named.push(entry);
    }
    named
}

fn is_heading(line: &Line) -> bool {
    line.bold || matches!(line.marker, Marker::Heading(2..))
}

/// Whether the last of the entries is the first that says something.
fn is_title(entries: &[Entry]) -> bool {
    entries.iter().filter(|entry| matches!(entry, Entry::Line(_) | Entry::Opening(_))).count() == 1
}
