//! The agenda as it was sent: free layout in, sessions out.
//!
//! `line` takes markup off lines, `layout` and `table` tell them apart, `head` reads what precedes
//! the sessions (`title` chooses among them) and `session` the rest; `opening` takes a session's
//! own line apart. The other
//! modules read times, dates, names, places and lead words. A line that finds no field stays in
//! the framing text or in the text of its session.

pub mod mail;
pub mod reserved;
pub mod time;
pub mod yaml;
pub mod called;
pub mod date;
pub mod kind;
pub mod speaker;
mod words;
mod clock;
mod columns;
mod glue;
mod habit;
mod html;
mod unhoured;
mod tail;
mod doubt;
pub mod name;
mod venue;
mod role;
mod mention;
mod line;
mod table;
mod layout;
mod title;
mod head;
mod opening;
mod session;
mod passage;

use std::ops::Range;

use jiff::civil::{Date, Time};

use self::head::{Head, Placed};
use self::layout::{DayMark, Entry};
use self::passage::Passage;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Body, Written};
use crate::model::person::{Attribution, Speaker};
use crate::model::session::Session;
use crate::read::markdown::{self, Fragment};
use crate::source::{Source, SourceId, Span, Spanned};

/// What an agenda says.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    /// Its file, when there is one.
    pub source: Option<SourceId>,
    /// The theme's title.
    pub title: Option<Spanned<String>>,
    /// The event's own name.
    pub name: Option<Spanned<String>>,
    /// The day, or the first of several.
    pub date: Option<Spanned<Date>>,
    /// The last day of several.
    pub end_date: Option<Spanned<Date>>,
    /// Place, street, room, one line each.
    pub venue: Vec<Spanned<String>>,
    /// The text that sets out the problem.
    pub framing: Body<Written>,
    /// The framing questions.
    pub questions: Vec<Spanned<String>>,
    /// The sessions in the agenda's order.
    pub sessions: Vec<AgendaSession>,
    /// The Markdown that the framing text was read from, then that of each session's text; none of an
    /// agenda in YAML.
    pub markdown: Vec<String>,
}

/// A session as announced: without an id, notes, and anything led to its place.
pub type AgendaSession = Session<Written, AgendaWorkshop>;

/// A workshop announced within a session.
#[derive(Debug, Clone)]
pub struct AgendaWorkshop {
    /// Where.
    pub span: Span,
    /// Its topic, without « Atelier 1 : ».
    pub title: String,
    /// What precedes its topic and names it: « Atelier B ».
    pub label: Option<String>,
    /// The room.
    pub room: Option<String>,
    /// Who leads it.
    pub speakers: Vec<Speaker>,
}

/// Reads an agenda of any layout. `body` is the part of the text after its YAML header, if any.
pub fn parse(
    id: SourceId,
    source: &Source,
    body: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Agenda {
    let draft = draft(&source.text, body.clone());
    report_times_out_of_order(id, &draft.sessions, diagnostics);
    report_wrong_ends(id, source, &draft.sessions, diagnostics);
    doubt::report(id, &source.text, &draft, diagnostics);
    let days = draft.sessions.iter().filter_map(|session| session.day);
    let head = [&draft.head.date, &draft.head.end_date].into_iter().flatten();
    let days: Vec<_> = days.chain(head.map(|(date, _)| *date)).collect();
    date::report_wrong_weekdays(id, source, body, &days, diagnostics);
    let spanned = |(words, range): Placed| Spanned::new(words, Span::new(id, range));
    let dated = |(date, range): (Date, Range<usize>)| Spanned::new(date, Span::new(id, range));
    let mut markdown = Vec::new();
    let mut text = |ranges: Vec<Range<usize>>| {
        let (body, text) = written(id, source, ranges, diagnostics);
        markdown.push(text);
        body
    };
    let Head { title, name, date, end_date, venue, framing, questions, .. } = draft.head;
    let framing = text(framing);
    let sessions =
        draft.sessions.into_iter().map(|it| announced(id, source, it, &mut text)).collect();
    Agenda {
        source: Some(id),
        title: title.map(spanned),
        name: name.map(spanned),
        date: date.map(dated),
        end_date: end_date.map(dated),
        venue: venue.into_iter().map(spanned).collect(),
        framing,
        questions: questions.into_iter().map(spanned).collect(),
        sessions,
        markdown,
    }
}

/// The rank of the session that a place in the agenda belongs to, among those that begin at `starts`;
/// none for what precedes them all.
pub fn session_at(starts: impl Iterator<Item = usize> + Clone, at: usize) -> Option<usize> {
    let last = starts.clone().filter(|&start| start <= at).max()?;
    starts.clone().position(|start| start == last)
}

/// The words of a line that begin a day by its rank or its weekday, without a date: « Jour 2 ».
#[must_use]
pub fn day_name(line: &str) -> Option<&str> {
    let (mark, rest) = layout::day_mark(line)?;
    let name = words::trim_separators(&line[..line.len() - rest.len()]);
    (!matches!(mark, DayMark::Date(_))).then_some(name)
}

/// An agenda whose texts are still ranges of the source.
#[derive(Debug)]
struct Draft {
    head: Head,
    sessions: Vec<session::Draft>,
    /// Whether the date, or its year alone, was taken from elsewhere than a line of its own.
    guessed_date: bool,
    /// The lines with hours that opened no session.
    unread: Vec<Range<usize>>,
    /// The lines of the letter around the agenda.
    letter: Vec<Range<usize>>,
    /// The lines after the programme that are none of it.
    tail: Vec<Range<usize>>,
}

/// Takes an agenda apart: lines, then entries, then what precedes the sessions and the sessions.
fn draft(text: &str, body: Range<usize>) -> Draft {
    let header =
        text.get(..body.start).and_then(date::find_full).and_then(|found| found.first.date(None));
    let mut letter = mail::lines(text);
    let mut lines = line::lines(text, body.clone());
    lines.retain(|line| !letter.iter().any(|it| it.contains(&line.range.start)));
    let joins = lines.extract_if(.., |line| tail::tells_how_to_join(line));
    letter.extend(joins.map(|line| line.range));
    let mut entries = layout::entries(text, lines);
    unhoured::open(&mut entries);
    habit::settle(&mut entries);
    let words = text.get(body).unwrap_or_default();
    let full = || date::find_full(words)?.first.date(None).map(Date::year);
    let told = header.map(Date::year).or_else(full);
    let year = told.or_else(|| date::year_in(text));
    let mut programme = entries.split_off(programme_start(&entries));
    let tail = tail::split(&mut programme);
    let first = programme.iter().find_map(|entry| match entry {
        Entry::Opening(opening) => opening.slot,
        _ => None,
    });
    let mut head = head::read(text, &entries, first, year);
    if head.date.is_none() && header.is_none() {
        let below = tail.iter().map(|range| line::Line::read(text, range.clone()));
        head.date = programme
            .iter()
            .find_map(|entry| match entry {
                Entry::Line(line) => head::labelled_date(line),
                _ => None,
            })
            .or_else(|| below.into_iter().find_map(|line| head::labelled_date(&line)));
    }
    letter.append(&mut head.announcing);
    letter.sort_by_key(|range| range.start);
    let day = head.date.as_ref().map(|(date, _)| *date).or(header);
    let dated = programme.iter().any(|entry| matches!(entry, Entry::Day(_, DayMark::Date(_), _)));
    let unread = doubt::unread_hours(&programme);
    let sessions = session::sessions(programme, day, year);
    let days = || sessions.iter().filter_map(|session| Some((session.day?, session.line.clone())));
    // A day of the programme is surer than a date in a sentence, and than a page's own.
    let last = head.end_date.as_ref().map(|(date, _)| *date);
    let holds = |day: Date| {
        head.date.as_ref().is_some_and(|(date, _)| (*date..=last.unwrap_or(*date)).contains(&day))
    };
    let stamped = dated && last.is_none() && head.date_alone && !sessions.is_empty();
    let guessed = (head.date_guessed || stamped) && !days().any(|(day, _)| holds(day));
    if (head.date.is_none() || guessed) && header.is_none() {
        head.date = days().min_by_key(|(date, _)| *date).or(head.date);
    }
    let last = days()
        .max_by_key(|(date, _)| *date)
        .filter(|(last, _)| head.date.as_ref().is_some_and(|(date, _)| date < last));
    head.end_date = head.end_date.or(last);
    let guessed_date = header.is_none() && (guessed || told.is_none());
    Draft { head, sessions, guessed_date, unread, letter, tail }
}

/// The rank of the first entry that is the programme's: a session, or the day that it begins with.
fn programme_start(entries: &[Entry]) -> usize {
    let Some(opening) = entries.iter().position(|entry| matches!(entry, Entry::Opening(_))) else {
        return entries.len();
    };
    let dated = |entry: &Entry| match entry {
        Entry::Line(line) | Entry::Day(line, _, _) => {
            !line.aside && date::find(&line.text).is_some()
        }
        Entry::Layout(_) | Entry::Opening(_) => false,
    };
    let first_date = entries[..opening].iter().position(dated);
    let day = entries[..opening].iter().enumerate().position(|(rank, entry)| match entry {
        Entry::Day(_, DayMark::Nth(_) | DayMark::Weekday(_) | DayMark::Numbered(..), _) => true,
        Entry::Day(..) => first_date.is_some_and(|first| rank > first),
        Entry::Line(_) | Entry::Layout(_) | Entry::Opening(_) => false,
    });
    // « Séance 1 : 9h30-11h45 », the head of the first session
    let part = entries[..opening].iter().position(|entry| match entry {
        Entry::Line(line) => layout::is_bare_part(line),
        Entry::Day(..) | Entry::Layout(_) | Entry::Opening(_) => false,
    });
    day.into_iter().chain(part).min().unwrap_or(opening)
}

fn report_times_out_of_order(
    id: SourceId,
    sessions: &[session::Draft],
    diagnostics: &mut Diagnostics,
) {
    for pair in sessions.windows(2) {
        let [previous, next] = pair else { continue };
        let (Some(before), Some(start)) = (previous.start, next.start) else { continue };
        if previous.day == next.day && start < before {
            let problem = Diagnostic::new(Code::TimesOutOfOrder, Span::new(id, next.line.clone()))
                .with_time("time", start)
                .with_time("previous", before);
            diagnostics.push(problem);
        }
    }
}

/// Tells of the sessions that end before they begin, at their times.
fn report_wrong_ends(
    id: SourceId,
    source: &Source,
    sessions: &[session::Draft],
    diagnostics: &mut Diagnostics,
) {
    for session in sessions {
        let (Some(start), Some(end)) = (session.start, session.wrong_end) else { continue };
        let line = &source.text[session.line.clone()];
        let slot = line.char_indices().find_map(|(at, _)| {
            let (slot, rest) = time::leading_slot(&line[at..])?;
            let blank = line[at..].len() - line[at..].trim_start().len();
            let (from, past) = (session.line.start + at + blank, session.line.end - rest.len());
            (slot.start == start && slot.end == Some(end)).then_some(from..past)
        });
        let place = Span::new(id, slot.unwrap_or_else(|| session.line.clone()));
        diagnostics.push(ends_before_start(place, start, end));
    }
}

fn ends_before_start(place: Span, start: Time, end: Time) -> Diagnostic {
    Diagnostic::new(Code::EndsBeforeStart, place).with_time("start", start).with_time("end", end)
}

/// A session as announced, its texts read by `text`.
fn announced(
    id: SourceId,
    source: &Source,
    draft: session::Draft,
    text: &mut impl FnMut(Vec<Range<usize>>) -> Body<Written>,
) -> AgendaSession {
    let speakers = |people: Vec<session::Person>| {
        people.into_iter().map(|person| speaker(id, person)).collect()
    };
    let workshop = |workshop: session::Workshop| AgendaWorkshop {
        label: called::label(&source.text[workshop.line.clone()], &workshop.title),
        span: Span::new(id, workshop.line),
        title: workshop.title,
        room: workshop.room,
        speakers: speakers(workshop.speakers),
    };
    AgendaSession {
        id: String::new(),
        span: Span::new(id, draft.line),
        day: draft.day,
        start: draft.start,
        end: draft.end,
        end_inferred: draft.end_inferred,
        kind: draft.kind,
        title: draft.title,
        room: draft.room,
        speakers: speakers(draft.speakers),
        speakers_open: draft.speakers_open,
        text: text(draft.text.into_iter().map(|kept| kept.range).collect()),
        workshops: draft.workshops.into_iter().map(workshop).collect(),
        notes: Vec::new(),
        attribution: Attribution::default(),
    }
}

fn speaker(id: SourceId, person: session::Person) -> Speaker {
    let speaker::Announced { name, function, organisation, .. } = person.announced;
    Speaker {
        span: Span::new(id, person.range),
        name,
        function,
        organisation,
        role: person.role,
        consent: None,
    }
}

/// What ranges say, and the Markdown it was read from; those with nothing but blanks between them are
/// read as one.
fn written(
    id: SourceId,
    source: &Source,
    ranges: Vec<Range<usize>>,
    diagnostics: &mut Diagnostics,
) -> (Body<Written>, String) {
    let mut body = Body::default();
    let mut markdown = Vec::new();
    for Passage { range, text } in passage::passages(&source.text, ranges) {
        markdown.push(text.trim().to_owned());
        let fragment = Fragment::within(id, source, range, text);
        let Body { blocks, footnotes } = markdown::read_fragment(&fragment, diagnostics);
        body.blocks.extend(blocks);
        body.footnotes.extend(footnotes);
    }
    (body, markdown.join("\n\n"))
}

#[cfg(test)]
mod tests;
