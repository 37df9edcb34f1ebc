//! Which layout an agenda has, and its lines told apart: a session's opening, a day, a rule, words.
//!
//! What each line may say is read once. Then each layout that the lines allow explains them, and the
//! one is kept that makes the most sessions of the hours, with titles and in the order of the day.

use std::ops::Range;

use jiff::civil::{Time, Weekday};

use super::clock;
use super::columns;
use super::date::{self, Day};
use super::glue;
use super::html;
use super::kind::{is_day_part, kind_of};
use super::line::{Line, Marker};
use super::name::is_given_name;
use super::role::role_label;
use super::table;
use super::time::{self, Slot};
use super::title::announces_programme;
use super::venue::{
    is_at_place, is_bracketed_room, is_house, is_numbered_room, is_place, is_venue,
};
use super::words::{dashes, is_any, is_separator, lists, longest_lead, trim_separators, words};
use crate::model::session::SessionKind;

/// A line by what it is.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    /// A session begins.
    Opening(Opening),
    /// A day begins; the line that is left when it says more.
    Day(Line, DayMark, Option<Line>),
    /// Words that only lay the agenda out.
    Layout(Line),
    /// Anything else.
    Line(Line),
}

/// The line that opens a session.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    /// The whole line.
    pub(super) line: Line,
    /// When; nothing when the agenda gives no hours at all.
    pub(super) slot: Option<Slot>,
    /// What follows the time; may be empty.
    pub(super) title: Line,
    /// Columns of speakers.
    pub(super) speakers: Vec<Line>,
    /// Columns of what the speakers do, and of where they do it.
    pub(super) functions: Vec<Line>,
    pub(super) organisations: Vec<Line>,
    /// Columns of rooms.
    pub(super) rooms: Vec<Line>,
    /// What takes place at once.
    pub(super) tracks: Vec<Track>,
    /// Other columns.
    pub(super) others: Vec<Line>,
}

/// One of several things that take place at once.
#[derive(Debug, Clone)]
pub(super) struct Track {
    /// The words at the head of its column.
    pub(super) head: String,
    /// What takes place.
    pub(super) cell: Line,
    /// Who leads it.
    pub(super) speakers: Vec<Line>,
    /// Where.
    pub(super) rooms: Vec<Line>,
}

impl Opening {
    /// Takes the title out, which leaves none.
    fn take_title(&mut self) -> Line {
        let none = self.title.part(&self.title.text[..0]);
        std::mem::replace(&mut self.title, none)
    }

    /// An opening with nothing but a title.
    pub(super) fn plain(line: Line, slot: Option<Slot>, title: Line) -> Self {
        let none = Vec::new;
        let remark = remark_before(&title);
        let (others, title) = match remark {
            Some((remark, title)) => (vec![remark], title),
            None => (none(), title),
        };
        let (rooms, title) = match room_before(&title).or_else(|| room_alone(&title)) {
            Some((room, title)) => (vec![room], title),
            None => (none(), title),
        };
        Self {
            line,
            slot,
            title,
            speakers: none(),
            functions: none(),
            organisations: none(),
            rooms,
            tracks: Vec::new(),
            others,
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
    let lines = columns::unfold(lines);
    let overall = overall_hours(&lines);
    let blocks = blocks(source, lines, overall.as_ref());
    let seen = || {
        blocks.iter().filter_map(|block| match block {
            Block::Seen(seen) => Some(seen.as_ref()),
            Block::Table(_) => None,
        })
    };
    let leading = seen().filter(|seen| seen.leading.is_some()).count();
    let inner = seen().filter(|seen| seen.leading.is_none() && seen.inner.is_some()).count();
    let possible =
        || seen().filter(|seen| seen.leading.is_none()).filter_map(|seen| seen.possible.as_ref());
    let ranged = possible().any(|(slot, _)| slot.end.is_some());
    let small = possible().count();
    let may_be_loose = small > 0 && (leading > 1 || leading + small > 2 && (leading > 0 || ranged));
    let alone = seen().any(Seen::is_alone);
    // « Jeudi 9 octobre, 18h30 », and below the title
    let dated_hours = |seen: &&Seen| {
        let rest = seen.day.as_ref().and_then(|(_, rest)| rest.as_ref());
        rest.is_some_and(|rest| {
            leading_hours(rest, time::leading_slot).is_some_and(|(_, title)| title.text.is_empty())
        })
    };
    let dated = leading == 0 && seen().filter(dated_hours).count() > 1;
    let lone = leading + inner == 0 && !dated;
    // « ## Séance 2 – mardi 18 novembre », of which each is a session at the hours of the head
    let parts = seen().filter(|seen| seen.part.is_some()).count();
    let hours_told = || seen().find_map(|seen| time::hours_within(&seen.line.text));
    let shared = if lone && parts > 1 { hours_told() } else { None };
    let cycle = lone && parts > 1;
    let pairs = blocks.windows(2).filter(|pair| is_pair(pair)).count();
    let options = |wanted: bool| if wanted { &[false, true][..] } else { &[false][..] };
    let mut best: Option<(i32, Vec<Entry>)> = None;
    for &inner_hours in options(inner > 0) {
        for &loose in options(may_be_loose) {
            for &above in options(alone) {
                for &paired in options(pairs > 1) {
                    let mostly = inner > leading;
                    let layout = Layout {
                        inner: inner_hours,
                        loose,
                        above,
                        paired,
                        mostly,
                        dated,
                        lone,
                        cycle,
                        shared,
                    };
                    let (entries, score) = layout.explain(source, &blocks);
                    if best.as_ref().is_none_or(|(known, _)| score > *known) {
                        best = Some((score, entries));
                    }
                }
            }
        }
    }
    best.map_or_else(Vec::new, |(_, entries)| entries)
}

/// A table as its entries, or a line with all that may be read in it.
enum Block {
    Table(Vec<Entry>),
    Seen(Box<Seen>),
}

/// What may be read in a line.
struct Seen {
    line: Line,
    /// The hours that it begins with, and what follows them.
    leading: Option<(Slot, Line)>,
    /// The same with numbers that are hours only among others.
    possible: Option<(Slot, Line)>,
    /// Hours after a title, and what follows them.
    inner: Option<(Slot, Line, Line)>,
    /// The day that it begins with, and what follows it.
    day: Option<(DayMark, Option<Line>)>,
    /// The date after the number of a part: « Séance 2 – mardi 18 novembre 2025 ».
    part: Option<Day>,
    is_layout: bool,
}

impl Seen {
    fn of(source: &str, line: Line, overall: Option<&Range<usize>>) -> Self {
        let mut seen = Self {
            leading: None,
            possible: None,
            inner: None,
            day: None,
            part: None,
            is_layout: false,
            line,
        };
        let line = &seen.line;
        if is_rule(&source[line.range.clone()]) || is_layout(&line.text) {
            seen.is_layout = true;
            return seen;
        }
        if overall == Some(&line.range) {
            return seen;
        }
        seen.leading = leading_hours(line, time::leading_slot);
        // « Le matin (9h – 12h30) » holds sessions and is none.
        let part = |title: &Line| is_day_part(&title.text) || is_layout(&title.text);
        let ranged =
            seen.leading.as_ref().is_some_and(|(slot, title)| slot.end.is_some() && part(title));
        if ranged
            || inner_hours(line)
                .is_some_and(|(_, title, after)| part(&title) && after.text.is_empty())
        {
            seen.leading = None;
            seen.is_layout = true;
            return seen;
        }
        seen.part = dated_part(&line.text);
        seen.possible = leading_hours(line, time::possible_slot);
        if seen.leading.is_none() {
            seen.inner = inner_hours(line);
            if let Some((mark, rest)) = day_mark(&line.text).or_else(|| {
                // « Le 3 février à 10:12, Ana a écrit : » begins a mail.
                (!line.aside && !line.text.contains('@')).then(|| day_then_hours(&line.text))?
            }) {
                let rest = trim_separators(rest);
                let says_more = !rest.is_empty() && !is_day_part(rest) && !is_layout(rest);
                let rest = says_more.then(|| line.part(rest));
                seen.day = Some((mark, rest));
            }
        }
        seen
    }

    /// Whether nothing but words stand in it.
    fn is_words(&self) -> bool {
        self.leading.is_none() && self.day.is_none() && self.part.is_none() && !self.is_layout
    }

    /// Whether it holds hours and nothing else.
    fn is_alone(&self) -> bool {
        self.leading.as_ref().is_some_and(|(_, rest)| rest.text.is_empty())
    }
}

fn leading_hours(line: &Line, read: impl Fn(&str) -> Option<(Slot, &str)>) -> Option<(Slot, Line)> {
    let (slot, rest) = read(&line.text)?;
    let (slot, rest) = with_duration(slot, rest);
    Some((slot, line.part(trim_separators(rest))))
}

/// « (avec pause à 16h) : Débats »: the remark before a title, and the title.
fn remark_before(title: &Line) -> Option<(Line, Line)> {
    let (remark, rest) = title.text.strip_prefix('(')?.split_once(')')?;
    let rest = rest.trim_start().strip_prefix([':', '–', '—', '-'])?.trim();
    let names = !rest.is_empty() && !remark.trim().is_empty();
    names.then(|| (title.part(remark), title.part(rest)))
}

/// « salle 513 : Le terrain »: the room before a title, and the title.
fn room_before(title: &Line) -> Option<(Line, Line)> {
    const ROOMS: &str = "salle|amphi|amphitheatre|room|raum|saal|sala|aula|zaal|auditorium";
    let (room, rest) = title.text.split_once(':')?;
    let all = words(room);
    let named = all.first().is_some_and(|word| lists(ROOMS, &word.folded));
    let told = named && (2..=4).contains(&all.len()) && !rest.trim().is_empty();
    told.then(|| (title.part(room), title.part(rest)))
}

/// « 14.15 Uhr (Hörsaal Q 0.101): », with the title below: brackets hold where.
fn room_alone(title: &Line) -> Option<(Line, Line)> {
    let inner = title.text.trim_end_matches([':', ' ']).strip_prefix('(')?.strip_suffix(')')?;
    let short = (1..=5).contains(&words(inner).len()) && !inner.contains(['(', ')', ',', ':']);
    let named = inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (short && (named || is_bracketed_room(inner)))
        .then(|| (title.part(inner), title.part(&title.text[..0])))
}

/// Hours after a title on a line that is not a sentence.
fn inner_hours(line: &Line) -> Option<(Slot, Line, Line)> {
    let labelled = line.text.split_once(':').is_some_and(|(label, _)| super::head::is_label(label));
    if labelled || date::find(&line.text).is_some() {
        return None;
    }
    let (slot, title, after) = time::inner_slot(&line.text)?;
    let short = title.chars().count() <= 120 && (line.text.len() <= 160 || !after.is_empty());
    let sentence = title.contains(". ") || title.ends_with('.');
    let linked = title.contains("://");
    let timed = slot.end.is_some() || after.is_empty() || line.text.len() <= 160;
    // « Ouverture 9h00 : », and below those who open
    let headed = line.text.trim_end().ends_with(':') && after.is_empty();
    if headed && !ends_apart(title, &line.text) && kind_of(title) == SessionKind::Other {
        return None;
    }
    // « (10:00 – 10:20) » at the end of a sentence is its hours, « (1 h 30) » its length.
    let ranged = slot.end.is_some() && after.is_empty() && line.text.trim_end().ends_with(')');
    let sentence = sentence && !ranged;
    let length = slot.end.is_none() && slot.start.hour() < 6 && after.is_empty();
    // « Faculté de Valbrune, salle 204, de 12h30 à 13h30 » is where and when.
    let placed = slot.end.is_some() && after.is_empty() && title.contains(", ") && is_venue(title);
    let timed = timed && !length && !placed;
    (short && timed && !sentence && !linked).then(|| (slot, line.part(title), line.part(after)))
}

/// Whether a sign stands between a title and what the text says after it.
fn ends_apart(title: &str, text: &str) -> bool {
    let rest = text.split_once(title).map_or("", |(_, rest)| rest);
    !trim_separators(rest).is_empty()
        && rest.trim_start().starts_with(['(', '[', '-', '–', '—', ':', ',', '|'])
}

/// The tables of an agenda, and its other lines with what may be read in each.
fn blocks(source: &str, lines: Vec<Line>, overall: Option<&Range<usize>>) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut columns = None;
    let mut lines = lines.into_iter().peekable();
    let mut apart = false;
    // Whether a line with but a dash stands before.
    let mut dashed = false;
    while let Some(mut line) = lines.next() {
        // A bar or a dash alone is what is left of a table or a list that was cut into lines.
        let bars = line.text.chars().all(|c| c == '|' || c.is_whitespace());
        if bars || matches!(line.text.as_str(), "-" | "–" | "•" | "*") {
            apart |= line.apart;
            dashed = !bars && line.text != "*" && line.text != "•";
            continue;
        }
        line.apart |= std::mem::take(&mut apart);
        let dashed = std::mem::take(&mut dashed);
        if html::begins_table(source, &line) {
            let mut range = line.range.clone();
            while !html::ends_table(source, &range) {
                let Some(next) = lines.next() else { break };
                range.end = next.range.end;
            }
            found.push(Block::Table(table::html(source, range, &mut columns)));
            continue;
        }
        let parts = glue::parts(&line);
        if parts.len() > 1 {
            let seen = |part: Line| Block::Seen(Box::new(Seen::of(source, part, overall)));
            found.extend(parts.into_iter().map(seen));
            continue;
        }
        let line = table::lone_cell(source, line);
        if table::is_row(source, &line) {
            let mut rows = vec![line];
            while let Some(row) = lines.next_if(|next| {
                !next.apart && (table::is_row(source, next) || table::is_bare_row(source, next))
            }) {
                rows.push(row);
            }
            found.push(Block::Table(table::entries(source, rows, &mut columns)));
            continue;
        }
        if table::is_tabbed(source, &line) {
            let mut rows = vec![line];
            while let Some(row) = lines.next_if(|next| table::is_tabbed(source, next)) {
                rows.push(row);
            }
            for entries in table::tabbed(source, rows, &mut columns) {
                match entries {
                    Ok(entries) => found.push(Block::Table(entries)),
                    Err(line) => found.push(Block::Seen(Box::new(Seen::of(source, line, overall)))),
                }
            }
            continue;
        }
        let seen = Seen::of(source, line, overall);
        match found.last_mut() {
            Some(Block::Seen(before)) if goes_on(before, &seen) => {
                let whole = seen.line.unmarked(source);
                before.line.join(&whole);
                **before = Seen::of(source, before.line.clone(), overall);
            }
            Some(Block::Seen(before)) if ends_range(source, before, &seen, dashed) => {
                end_range(before, seen);
            }
            _ => found.push(Block::Seen(Box::new(seen))),
        }
    }
    for rank in 1..found.len() {
        let (before, rest) = found.split_at_mut(rank);
        if let (Some(Block::Seen(noon)), Some(Block::Seen(next))) =
            (before.last_mut(), rest.first())
            && is_noon_part(noon, next)
        {
            (noon.leading, noon.is_layout) = (None, true);
        }
    }
    found
}

/// « MIDI : » above « 12h30 : Repas », which is a part of the day and no hour.
fn is_noon_part(noon: &Seen, next: &Seen) -> bool {
    let named = is_any(&noon.line.text, "midi|noon|mittag|mediodia|mezzogiorno");
    let timed = next
        .leading
        .as_ref()
        .is_some_and(|(slot, title)| slot.start.hour() >= 11 && !title.text.is_empty());
    named && timed && noon.is_alone()
}

/// Whether a line is only the rest of the one before it, cut at a width.
fn goes_on(before: &Seen, next: &Seen) -> bool {
    let (line, text) = (&next.line, before.line.text.trim_end());
    let labelled = role_label(text).is_some_and(|label| !label.rest.trim().is_empty());
    let begins = before.leading.is_some() && !before.is_alone()
        || before.line.marker == Marker::Item && before.inner.is_none()
        || labelled;
    // « (chargé de l'Agenda », and below « 21) et Luc Vidal »
    let closing = line.numbered && text.rfind('(') > text.rfind(')');
    let plain = (line.marker == Marker::None || closing)
        && !line.apart
        && !line.bold
        && next.leading.is_none()
        && !next.is_layout
        && next.day.is_none();
    let lower = line.text.starts_with(char::is_lowercase);
    let open = [
        " de", " du", " des", " la", " le", " les", " et", " en", " à", " d'un", " d'une", " d’un",
        " d’une", " un", " une", " par", " of", " the", " and", " und", " der", " del", " della",
        " van", " het",
    ]
    .iter()
    .any(|word| text.ends_with(word));
    let closed = text.ends_with(['.', '!', '?', ':', ';']);
    // « Avec Ana Roux (Citéval), Luc », and below « Vidal (Inram) »; « (chargée de mission », and below « au Parc) »
    let bracket = text.rfind('(') > text.rfind(')') && (line.text.contains(')') || closing);
    let given = text.rsplit([',', ' ']).next().is_some_and(is_given_name)
        && text.rsplit(", ").next().is_some_and(|last| !last.trim().contains(' '));
    let listed = labelled && (text.ends_with(',') || bracket || given);
    // « … Institut de la Défense », and below « (Valbrune), doctorant »; « « Les intérêts », and below « de tous » »
    let timed = before.leading.is_some() && !before.is_alone();
    let bracketed = timed && !closed && line.text.starts_with('(') && line.text.contains("),");
    let unclosed = timed
        && [('«', '»'), ('“', '”')].iter().any(|&(from, to)| {
            text.rfind(from).is_some_and(|at| !text[at..].contains(to))
                && line.text.contains(to)
                && line.text.find(to) < line.text.find(from).or(Some(usize::MAX))
        });
    let cut = begins && (lower && !closed || listed) || open || bracketed || unclosed;
    cut && plain && text.chars().count() > 30 && role_label(&line.text).is_none()
}

/// Whether a line holds the end of the range that the line before it begins.
fn ends_range(source: &str, before: &Seen, next: &Seen, between: bool) -> bool {
    let Some((first, _)) = before.leading.as_ref().filter(|_| before.is_alone()) else {
        return false;
    };
    let Some((second, _)) = &next.leading else { return false };
    let raw = source[before.line.range.clone()].trim_end_matches(['*', '_', ' ', '\\']);
    let open = raw.ends_with(['-', '–', '—', 'à', '/']);
    let begins = next.line.text.trim_start();
    let joined = begins.starts_with(['-', '–', '—'])
        || begins.starts_with("à ")
        || begins.starts_with("to ");
    let dashed =
        joined || source[next.line.range.clone()].trim_start().starts_with(['-', '–', '—']);
    first.end.is_none()
        && second.end.is_none()
        && second.start > first.start
        && (open || dashed || between)
        && (!next.line.apart || between)
}

fn end_range(before: &mut Seen, next: Seen) {
    let Some((second, rest)) = next.leading else { return };
    before.line.join(&next.line);
    for (slot, title) in [&mut before.leading, &mut before.possible].into_iter().flatten() {
        slot.end = Some(second.start);
        slot.end_half = second.half;
        title.clone_from(&rest);
    }
}

/// Whether the first two blocks are a start and an end, each on a line of its own.
fn is_pair(blocks: &[Block]) -> bool {
    let [Block::Seen(first), Block::Seen(second), ..] = blocks else { return false };
    let (Some((start, _)), Some((end, _))) = (&first.leading, &second.leading) else {
        return false;
    };
    let alone = first.is_alone() && second.is_alone();
    alone && start.end.is_none() && end.end.is_none() && end.start > start.start
}

fn pair(first: &Seen, second: &Seen) -> Option<Opening> {
    let (start, title) = first.leading.as_ref()?;
    let (end, _) = second.leading.as_ref()?;
    let slot = Slot { end: Some(end.start), end_half: end.half, ..*start };
    let mut line = first.line.clone();
    line.range.end = second.line.range.end;
    Some(Opening::plain(line, Some(slot), title.clone()))
}

/// A way to explain lines.
struct Layout {
    /// Hours may follow a title.
    inner: bool,
    /// Small numbers are hours.
    loose: bool,
    /// Hours on a line of their own belong to the title above them.
    above: bool,
    /// Two hours in a row, each on a line of its own, are a start and an end.
    paired: bool,
    /// Whether more lines have their hours after the title than before it.
    mostly: bool,
    /// Whether each session has its day and its hours on a line, and its title below.
    dated: bool,
    /// Whether no other line than one with a day has hours.
    lone: bool,
    /// Whether parts with a number and a date are the sessions.
    cycle: bool,
    /// The event's own hours, which the sessions of a cycle share.
    shared: Option<Slot>,
}

impl Layout {
    fn explain(&self, source: &str, blocks: &[Block]) -> (Vec<Entry>, i32) {
        let mut found: Vec<Entry> = Vec::new();
        let mut score = 0;
        let mut ended = false;
        for (rank, block) in blocks.iter().enumerate() {
            if std::mem::take(&mut ended) {
                continue;
            }
            if self.paired && is_pair(&blocks[rank..]) {
                if let [Block::Seen(first), Block::Seen(second), ..] = &blocks[rank..] {
                    found.extend(pair(first, second).map(Entry::Opening));
                }
                ended = true;
                continue;
            }
            match block {
                Block::Table(entries) => found.extend(entries.iter().cloned()),
                Block::Seen(seen) => {
                    score += self.line(source, seen, &blocks[rank + 1..], &mut found);
                }
            }
        }
        let (mut entries, named) = name_openings(found, self.above);
        clock::settle(&mut entries);
        let score = score + named + order(&entries);
        bare_parts(&mut entries);
        (entries, score)
    }

    /// Adds what a line says, and gives what that is worth beyond what any layout makes of it.
    fn line(&self, source: &str, seen: &Seen, below: &[Block], found: &mut Vec<Entry>) -> i32 {
        let line = &seen.line;
        if seen.is_layout {
            found.push(Entry::Layout(line.clone()));
            return 0;
        }
        if let Some(day) = seen.part.filter(|_| self.cycle && is_words(below.first())) {
            found.push(Entry::Day(line.clone(), DayMark::Date(day), None));
            let title = line.part(&line.text[..0]);
            found.push(Entry::Opening(Opening::plain(line.clone(), self.shared, title)));
            return 0;
        }
        if let Some((slot, title)) = &seen.leading {
            let opening = Opening::plain(line.clone(), Some(*slot), title.clone());
            found.extend(opening.entries(source));
            return 0;
        }
        if let Some((slot, title)) = seen.possible.as_ref().filter(|_| self.loose) {
            let opening = Opening::plain(line.clone(), Some(*slot), title.clone());
            found.extend(opening.entries(source));
            return -6;
        }
        if let Some((slot, title, after)) = seen.inner.as_ref().filter(|_| self.inner) {
            let (lead, title) = &part_at_end(title);
            let nested = last_slot(found).is_some_and(|last| {
                last.end.is_some_and(|end| slot.start < end && slot.start >= last.start)
            });
            let opening = Opening::plain(line.clone(), Some(*slot), title.clone());
            found.push(Entry::Opening(opening));
            found.extend(lead.clone().map(Entry::Line));
            if !after.text.is_empty() {
                found.push(Entry::Line(after.clone()));
            }
            return match (self.mostly, nested) {
                (true, _) => 0,
                (false, true) => -20,
                (false, false) => -7,
            };
        }
        let Some((mark, rest)) = &seen.day else {
            found.push(Entry::Line(line.clone()));
            return 0;
        };
        // « Tuesday 12/09 8:00-9:00 Registration » is a day and a session.
        let hours =
            rest.as_ref().and_then(|rest| Some((rest, leading_hours(rest, time::leading_slot)?)));
        let opens = |slot: Slot, title: &Line| {
            let venue = room_before(title).is_none() && is_venue(&title.text);
            let venue = venue || longest_lead(&words(&title.text), ONLINE).is_some();
            // « 3 décembre, 9h30 → 12h30, Paris » where no other line has hours
            let lone =
                self.lone && slot.end.is_some() && kind_of(&title.text) == SessionKind::Other;
            let venue = venue || lone && is_place(&title.text);
            !title.text.is_empty() && !venue && !holds(slot, next_slot(below))
        };
        let below_it =
            |title: &Line| self.dated && title.text.is_empty() && is_words(below.first());
        let Some((rest, (slot, title))) =
            hours.filter(|(_, (slot, title))| opens(*slot, title) || below_it(title))
        else {
            found.push(Entry::Day(line.clone(), *mark, rest.clone()));
            return 0;
        };
        found.push(Entry::Day(line.clone(), *mark, None));
        let opening = Opening::plain(rest.clone(), Some(slot), title);
        found.extend(opening.entries(source));
        5
    }
}

/// Whether a block is a line of words, without hours and without a day.
fn is_words(block: Option<&Block>) -> bool {
    matches!(block, Some(Block::Seen(seen)) if seen.is_words())
}

/// The first hours of the blocks below a line, up to the next day.
fn next_slot(blocks: &[Block]) -> Option<Slot> {
    blocks.iter().find_map(|block| match block {
        Block::Table(entries) => entries.iter().find_map(|entry| match entry {
            Entry::Opening(opening) => opening.slot,
            _ => None,
        }),
        Block::Seen(seen) => seen.leading.as_ref().map(|(slot, _)| *slot),
    })
}

/// Whether hours are those of a whole day, which the next session's are part of.
fn holds(whole: Slot, next: Option<Slot>) -> bool {
    next.is_some_and(|next| match whole.end {
        Some(end) => next.start >= whole.start && next.start < end,
        None => next.start == whole.start,
    })
}

fn last_slot(entries: &[Entry]) -> Option<Slot> {
    entries.iter().rev().find_map(|entry| match entry {
        Entry::Opening(opening) => opening.slot,
        _ => None,
    })
}

/// What the sessions of a reading are worth: each counts with a title, and against it without one
/// or before the session that precedes it.
fn order(entries: &[Entry]) -> i32 {
    let mut score = 0;
    let mut previous: Option<Time> = None;
    for entry in entries {
        match entry {
            Entry::Day(..) => previous = None,
            Entry::Opening(opening) => {
                let named = !opening.title.text.is_empty() || !opening.tracks.is_empty();
                score += if named { 10 } else { -10 };
                let start = opening.slot.map(|slot| slot.start);
                let back = start.zip(previous).is_some_and(|(start, previous)| start < previous);
                score -= if back { 15 } else { 0 };
                previous = start.or(previous);
            }
            Entry::Layout(_) | Entry::Line(_) => {}
        }
    }
    score
}

/// The date that a line of any length begins with, when hours follow it.
fn day_then_hours(text: &str) -> Option<(DayMark, &str)> {
    let found = date::find(text).filter(|found| found.range.start == 0 && found.last.is_none())?;
    let rest = &text[found.range.end..];
    let hours = time::leading_slot(trim_separators(rest));
    hours.map(|_| (DayMark::Date(found.first), rest))
}

/// The date of « Séance 2 – mardi 18 novembre 2025 », and of nothing that says more.
fn dated_part(text: &str) -> Option<Day> {
    const PARTS: &str = "seance|session|rencontre|conference|cours|module|webinaire|rendez vous|soiree|episode|sitzung|sesion|\
        sessione|sessao|incontro|encuentro|bijeenkomst|lezing|spotkanie|lecture|meeting|vortrag|abend|jeudi|atelier";
    let all = words(text);
    let count = longest_lead(&all, PARTS)?;
    let number = all.get(count).filter(|word| word.text.chars().count() <= 2)?;
    let numbered = number.text.chars().all(|c| c.is_ascii_digit() || "IVX".contains(c));
    let rest = trim_separators(&text[number.end()..]);
    let found = date::find(rest).filter(|found| found.last.is_none() && found.range.start == 0)?;
    let alone = trim_separators(&rest[found.range.end..]).is_empty();
    (numbered && alone).then_some(found.first)
}

/// « Programme du week-end : samedi 4 octobre »: the date after words that only lay the agenda out.
fn day_after_layout(text: &str) -> Option<(DayMark, &str)> {
    let found = date::find(text).filter(|found| found.last.is_none() && found.range.start > 0)?;
    let lead = trim_separators(&text[..found.range.start]);
    let told = is_layout(lead) && !is_day_part(lead)
        || announces_programme(lead) && words(lead).len() <= 4;
    told.then(|| (DayMark::Date(found.first), &text[found.range.end..]))
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
    if let Some(numbered) = numbered_day(text).or_else(|| day_after_layout(text)) {
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
    const DAYS: &str = "jour|journee|day|tag|j|dia|giorno|giornata|dag|dzien";
    const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi"];
    let all = words(text);
    let (first, second) = (all.first()?, all.get(1));
    if let Some(second) = second.filter(|_| lists(DAYS, &first.folded))
        && let Some(nth) =
            second.text.parse().ok().filter(|nth| (1..=9).contains(nth)).or_else(|| {
                ROMAN
                    .iter()
                    .position(|it| *it == second.folded)
                    .and_then(|at| i32::try_from(at + 1).ok())
            })
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
        horaires et programme|schedule|timetable|planning|planning de la journee|emploi du temps|\
        programme du week end|programme des journees|programme des deux jours|programme complet|programme general|\
        zeitplan|tagesprogramm|veranstaltungsprogramm|programablauf|programmablauf|programa de la jornada|\
        programacion|programacion de la jornada|horario|cronograma|programma della giornata|il programma|\
        ordem de trabalhos|programa do dia|programa provisorio|dagprogramma|het programma|tijdschema|\
        program spotkania|program wydarzenia|porzadek obrad|harmonogram|plan spotkania|the agenda|\
        meeting agenda|conference programme|conference program|detailed programme|preliminary programme|\
        preliminary program|event programme|points a l ordre du jour|a l ordre du jour|deroule du webinaire|\
        deroule de la matinee|deroule de l apres midi|programme du colloque|programme du seminaire|\
        programme du webinaire|programme de la rencontre|programme de la conference|programme de l evenement|\
        programme de la seance|le deroule|voici le programme|programme de la formation|programme du forum|\
        programme des assises|full programme|full program|day programme|programme at a glance";
    is_any(text, LAYOUT) || is_day_part(text)
}

fn is_rule(raw: &str) -> bool {
    let marks = raw.chars().filter(|c| !c.is_whitespace()).count();
    let only = |signs: &str| raw.chars().all(|c| c.is_whitespace() || signs.contains(c));
    (marks >= 2 && only("-–—_=*~#•·.…")) || (marks > 0 && only("|#*-\\"))
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

/// How people take part, beside the hours of the whole event.
const ONLINE: &str = "en ligne|en visio|en visioconference|en distanciel|en presentiel|online|sur inscription|sur place|gratuit|entree libre|\
    via zoom|via teams|zoom|teams|webinaire";

/// The line whose range holds the sessions after it: the hours of the whole event. One with a title
/// below it is a session's.
fn overall_hours(lines: &[Line]) -> Option<Range<usize>> {
    let mut slots = lines
        .iter()
        .enumerate()
        .filter_map(|(rank, line)| Some((rank, line, time::leading_slot(&line.text)?)));
    let (first, line, (whole, rest)) = slots.next()?;
    let (second, _, (next, _)) = slots.next()?;
    let labelled = |line: &Line| {
        line.text.split_once(':').is_some_and(|(label, _)| super::head::is_label(label))
    };
    let fact = |line: &Line| {
        let text = &line.text;
        is_layout(text)
            || is_venue(text)
            || is_at_place(text)
            || labelled(line)
            || longest_lead(&words(text), ONLINE).is_some()
            || day_mark(text).is_some()
            || line.marker == Marker::Place
    };
    let titled = second == first + 2 && !fact(&lines[first + 1]);
    if titled && lines[..first].iter().rev().take(2).any(|line| day_mark(&line.text).is_some()) {
        return None;
    }
    let bare = trim_separators(rest).is_empty();
    if whole.end.is_none() && bare && next.start == whole.start && next.end.is_some() {
        return Some(line.range.clone());
    }
    let end = whole.end?;
    let within =
        next.start >= whole.start && next.start < end && next.end.is_none_or(|next| next <= end);
    let long = i32::from(end.hour()) - i32::from(whole.start.hour()) >= 3 || labelled(line);
    let alone = trim_separators(rest).chars().count() < 3;
    // « De 14h à 20h, 3 temps forts rythmeront la journée : »
    let sentence = !starts_line(&line.text)
        && rest.trim_end().ends_with(':')
        && words(rest).len() > 5
        && next.start > whole.start;
    (within && long && (alone || sentence)).then(|| line.range.clone())
}

/// Gives an opening that is only a time the line after it as its title, or the heading before it;
/// `above` tells that the line before it is the title whatever it is. Also what these titles are
/// worth, as blank lines and the titles' shapes tell.
fn name_openings(mut entries: Vec<Entry>, above: bool) -> (Vec<Entry>, i32) {
    title_above(&mut entries);
    place_beside(&mut entries);
    let mut named: Vec<Entry> = Vec::new();
    let mut score = 0;
    let mut entries = entries.into_iter().peekable();
    while let Some(mut entry) = entries.next() {
        if let Entry::Opening(opening) = &mut entry
            && matches!(named.last(), Some(Entry::Line(line)) if is_heading(line) && !is_title(&named))
            && is_bracketed_room(&opening.title.text)
        {
            // « ### Ateliers », and below « 10h – 12h | Salles 1 à 4 »
            let said = opening.take_title();
            opening.rooms.push(said);
        }
        // « 9h30 – 11h30 Maison de la ruralité », and below « • Ouverture »
        if let Entry::Opening(opening) = &mut entry
            && let Some(Entry::Line(below)) = entries.peek()
            && names_what_is_held(&opening.title, below)
            && let Some(Entry::Line(below)) = entries.next()
        {
            opening.rooms.push(std::mem::replace(&mut opening.title, below));
        }
        if let Entry::Opening(opening) = &mut entry
            && opening.title.text.is_empty()
            && opening.tracks.is_empty()
            && opening.slot.is_some()
        {
            let before = match named.last() {
                Some(Entry::Line(line)) if !is_title(&named) => Some(line),
                _ => None,
            };
            let headed = before.is_some_and(|line| is_heading(line) || above);
            let after = match entries.peek() {
                Some(Entry::Line(line)) => Some(line),
                _ => None,
            };
            // The hours stand nearer to one of the two.
            let near_before = before.is_some() && !opening.line.apart;
            let near_after = after.is_some_and(|line| !line.apart);
            if near_before != near_after {
                score += if near_before == headed { 2 } else { -2 };
            }
            let title = match (headed, after.is_some()) {
                (true, _) => named.pop(),
                (false, true) => entries.next(),
                _ => None,
            };
            if let Some(Entry::Line(line)) = title {
                let sentence = line.text.ends_with('.') || line.text.chars().count() > 160;
                score -= if sentence || headed && line.marker == Marker::Item { 5 } else { 0 };
                let start = opening.line.range.start.min(line.range.start);
                opening.line.range = start..opening.line.range.end.max(line.range.end);
                opening.title = line;
            }
        }
        named.push(entry);
    }
    (named, score)
}

/// Whether a line is but the number of a part and its hours.
pub(super) fn is_bare_part(line: &Line) -> bool {
    let part = |title: &str| super::session::is_part(title) && words(title).len() == 2;
    line.bold && time::inner_slot(&line.text).is_some_and(|(_, title, _)| part(title))
}

/// « Modérateur : Ana Roux, directrice Panel 1 : 10h30 – 11h45 », which lost its line end: what precedes
/// the number of the part, and the part.
fn part_at_end(title: &Line) -> (Option<Line>, Line) {
    const PARTS: &str = "panel|session|seance|atelier|partie";
    let all = words(&title.text);
    let part = all.len().checked_sub(2).filter(|&at| at > 1).map(|at| &all[at]);
    let number = all.last().is_some_and(|word| word.text.chars().all(|c| c.is_ascii_digit()));
    match part.filter(|word| {
        number && lists(PARTS, &word.folded) && word.text.starts_with(char::is_uppercase)
    }) {
        Some(word) if role_label(&title.text).is_some() => {
            let lead = title.part(title.text[..word.start].trim_end());
            (Some(lead), title.part(&title.text[word.start..]))
        }
        _ => (None, title.clone()),
    }
}

/// Whether the hours of a line are its first words, with no « De » before them.
fn starts_line(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// « Séance 02 : 14h30-17h00 », of which the first session below begins at the same hour: the head of
/// the sessions that it holds, and none itself.
fn bare_parts(entries: &mut [Entry]) {
    for at in 0..entries.len() {
        let (before, after) = entries.split_at_mut(at + 1);
        let Some(Entry::Opening(opening)) = before.last() else { continue };
        let Some(slot) = opening.slot.filter(|slot| slot.end.is_some()) else { continue };
        let bare = super::session::is_part(&opening.title.text)
            && words(&opening.title.text).len() == 2
            && opening.speakers.is_empty()
            && opening.tracks.is_empty();
        let mut below = after.iter().take_while(|entry| !matches!(entry, Entry::Day(..)));
        let first = below.find_map(|entry| match entry {
            Entry::Opening(next) => Some(next.slot),
            _ => None,
        });
        let within = first.flatten().is_some_and(|next| {
            next.start == slot.start && next.end.is_none_or(|end| Some(end) < slot.end)
        });
        if bare && within {
            let mut line = opening.line.clone();
            line.bold = true;
            entries[at] = Entry::Line(line);
        }
    }
}

/// How many sessions are opened.
fn openings(entries: &[Entry]) -> usize {
    entries.iter().filter(|entry| matches!(entry, Entry::Opening(_))).count()
}

/// Where nearly all sessions have a heading right above their hours, what follows the hours is no title:
/// « **Souffler le verre** », and below « 10h30, atelier de Bruno ».
fn title_above(entries: &mut [Entry]) {
    let is_headed = |pair: &[Entry]| match pair {
        [Entry::Line(head), Entry::Opening(opening)] => {
            is_heading(head) && head.apart && !opening.line.apart && opening.tracks.is_empty()
        }
        _ => false,
    };
    let sessions = openings(entries);
    let headed: Vec<_> = entries.windows(2).map(is_headed).collect();
    let count = headed.iter().filter(|it| **it).count();
    if count < 3 || count * 5 < sessions * 4 {
        return;
    }
    for (at, _) in headed.iter().enumerate().filter(|(_, headed)| **headed) {
        let Some(Entry::Opening(opening)) = entries.get_mut(at + 1) else { continue };
        if opening.title.text.is_empty() {
            continue;
        }
        let said = opening.take_title();
        if opening.rooms.is_empty() && words(&said.text).len() <= 8 {
            opening.rooms.push(said);
        } else {
            opening.others.push(said);
        }
    }
}

/// Where most hours have a few words after a comma and a line right below, these words are where, and
/// the line is what: « 18h30, médiathèque », and below « Inauguration ».
fn place_beside(entries: &mut [Entry]) {
    let placed = |pair: &[Entry]| match pair {
        [Entry::Opening(opening), Entry::Line(below)] => {
            let title = &opening.title;
            let before =
                opening.line.text.find(&title.text).map(|at| opening.line.text[..at].trim_end());
            let count = words(&title.text).len();
            before.is_some_and(|before| before.ends_with(','))
                && (1..=5).contains(&count)
                && !below.apart
                && below.marker == Marker::None
                && below.text.starts_with(|c: char| !c.is_lowercase())
                && opening.tracks.is_empty()
        }
        _ => false,
    };
    let sessions = openings(entries);
    let found: Vec<_> = entries.windows(2).map(placed).collect();
    let count = found.iter().filter(|it| **it).count();
    if count < 3 || count * 3 < sessions * 2 {
        return;
    }
    for (at, _) in found.iter().enumerate().filter(|(_, placed)| **placed) {
        if let Some(Entry::Opening(opening)) = entries.get_mut(at) {
            let said = opening.take_title();
            opening.rooms.push(said);
        }
    }
}

/// Whether a title is but a place, and the item below it what is held there.
fn names_what_is_held(title: &Line, below: &Line) -> bool {
    let place = title.text.split(':').next().unwrap_or_default();
    words(place).len() <= 6
        && words(&title.text).len() <= 10
        && (is_house(place) || is_numbered_room(place))
        && below.marker == Marker::Item
        && kind_of(&title.text) == SessionKind::Other
        && kind_of(&below.text) != SessionKind::Other
}

fn is_heading(line: &Line) -> bool {
    line.bold || matches!(line.marker, Marker::Heading(2..))
}

/// Whether the last of the entries is the first that says something.
fn is_title(entries: &[Entry]) -> bool {
    entries.iter().filter(|entry| matches!(entry, Entry::Line(_) | Entry::Opening(_))).count() == 1
}
