//! Agendas in rows: Markdown tables, and lines cut by tabs or bars as Word pastes them.

use std::ops::Range;

use super::html;
use super::kind::{is_day_part, is_only_lead, kind_of, numbered_workshop};
use super::layout::{DayMark, Entry, Opening, Track, day_mark, is_layout, with_duration};
use super::line::{Line, Marker};
use super::opening::is_speech;
use super::speaker::{self, Trust};
use super::time::{self, Slot};
use super::venue::{is_room, is_venue};
use super::words::{Word, fold, is_any, lists, trim_separators, words};
use crate::model::session::SessionKind;

/// What each column of a table holds.
#[derive(Debug, Clone)]
pub(super) struct Columns(Vec<(Column, String)>);

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Time,
    End,
    Duration,
    Date,
    Title,
    Speakers,
    Function,
    Organisation,
    Room,
    Track,
    /// What takes place on that day.
    Day(DayMark),
    Unknown,
}

/// A row with its cells.
struct Row {
    line: Line,
    cells: Vec<Line>,
}

/// Whether a line is a row of a Markdown table.
pub(super) fn is_row(source: &str, line: &Line) -> bool {
    let raw = &source[line.range.clone()];
    raw.starts_with('|') && raw[1..].contains('|')
}

/// Whether a line within a table is a row that lost its first bar.
pub(super) fn is_bare_row(source: &str, line: &Line) -> bool {
    let raw = &source[line.range.clone()];
    raw.contains(" | ") || raw.ends_with('|')
}

/// Whether a line is cut by tabs, or by bars with spaces around them.
pub(super) fn is_tabbed(source: &str, line: &Line) -> bool {
    cut_cells(source, line).is_some()
}

/// A line that is but a bar and a cell, as « | Odile Fanterne »: the cell as an item below the row
/// before it. Any other line is left as it is.
pub(super) fn lone_cell(source: &str, line: Line) -> Line {
    let raw = &source[line.range.clone()];
    let Some(cell) = raw.strip_prefix('|').filter(|cell| cell.starts_with([' ', '\t'])) else {
        return line;
    };
    if cell.contains('|') || cell.trim().is_empty() {
        return line;
    }
    let mut read = Line::read(source, line.range.start + 1..line.range.end);
    let marker = if read.marker == Marker::None { Marker::Item } else { read.marker };
    read.marker = marker;
    read.indent += line.indent;
    read.apart = line.apart;
    read
}

/// The entries of the rows of one Markdown table. A table without times is left as it is.
pub(super) fn entries(source: &str, rows: Vec<Line>, columns: &mut Option<Columns>) -> Vec<Entry> {
    let rows =
        rows.into_iter().map(|line| Row { cells: bar_cells(source, line.range.clone()), line });
    of_rows(source, rows.collect(), columns)
}

/// The entries of a table in HTML.
pub(super) fn html(source: &str, range: Range<usize>, columns: &mut Option<Columns>) -> Vec<Entry> {
    let rows = html::rows(source, range).into_iter().filter_map(|cells| {
        let place = cells.first()?.start..cells.last()?.end;
        let cells = cells.into_iter().map(|cell| Line::read(source, cell)).collect();
        Some(Row { line: Line::read(source, place), cells })
    });
    of_rows(source, rows.collect(), columns)
}

fn of_rows(source: &str, mut rows: Vec<Row>, columns: &mut Option<Columns>) -> Vec<Entry> {
    // « 8h – 9h | : | Accueil »: a cell with but a sign is empty.
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        if !cell.text.is_empty() && cell.text.chars().all(|c| c == ':' || c == '>') {
            *cell = cell.part(&cell.text[..0]);
        }
    }
    let people = people(rows.iter().map(|row| row.cells.as_slice()));
    let timed = |row: &Row| row.cells.iter().any(|cell| hours(&cell.text).is_some());
    if !rows.iter().any(timed) {
        return rows.into_iter().map(|row| Entry::Line(row.line)).collect();
    }
    let (found, topics) = read(source, rows, columns, &people);
    // A topic at the head of a column under which nothing takes place is still said.
    let silent = |topic: &Line| !found.iter().any(|entry| is_track(entry, &topic.text));
    let topics: Vec<_> = topics.into_iter().filter(silent).map(Entry::Line).collect();
    topics.into_iter().chain(found).collect()
}

/// The entries of lines cut by tabs or bars; a line that is no row of a table is given back.
pub(super) fn tabbed(
    source: &str,
    lines: Vec<Line>,
    columns: &mut Option<Columns>,
) -> Vec<Result<Vec<Entry>, Line>> {
    let mut found = Vec::new();
    let cut: Vec<_> = lines.iter().filter_map(|line| cut_cells(source, line)).collect();
    let people = people(cut.iter().map(Vec::as_slice));
    let mut reader = Reader { source, found: Vec::new(), open: None, date: String::new() };
    for line in lines {
        let Some(cells) = cut_cells(source, &line) else {
            found.push(Err(line));
            continue;
        };
        let topical = cells.iter().any(|cell| numbered_workshop(&cell.text).is_some());
        let timed = cells.iter().any(|cell| hours(&cell.text).is_some());
        if !timed
            && !topical
            && let Some(known) = head(&cells)
        {
            *columns = Some(known.with_people(&people));
            reader.found.push(Entry::Layout(line));
            continue;
        }
        let fits = columns.as_ref().is_some_and(|columns| columns.0.len() >= cells.len());
        let columns = columns.as_ref().filter(|_| fits);
        let begins = cells.first().is_some_and(|cell| cell.text.is_empty());
        let row = Row { line: line.clone(), cells };
        if timed && let Some(opening) = reader.opening(&row, columns) {
            reader.open = Some(reader.found.len());
            reader.found.extend(opening.entries(source));
        } else if !(begins && !timed && reader.goes_on(&row, columns)) {
            if !reader.found.is_empty() {
                found.push(Ok(std::mem::take(&mut reader.found)));
            }
            reader.open = None;
            found.push(Err(line));
        }
    }
    if !reader.found.is_empty() {
        found.push(Ok(reader.found));
    }
    found
}

/// The entries of rows, and the cells of heads that announce a workshop.
fn read(
    source: &str,
    rows: Vec<Row>,
    columns: &mut Option<Columns>,
    people: &[bool],
) -> (Vec<Entry>, Vec<Line>) {
    let mut topics = Vec::new();
    let mut reader = Reader { source, found: Vec::new(), open: None, date: String::new() };
    let mut by_day: Vec<Row> = Vec::new();
    let mut first = true;
    for row in rows {
        let blank = |cell: &Line| cell.text.chars().all(|c| "-: =".contains(c));
        let leads = first;
        first &= row.cells.iter().all(blank);
        if row.cells.iter().all(blank) {
            reader.found.push(Entry::Layout(row.line));
        } else if let Some(head) =
            head(&row.cells).filter(|head| leads || head.is_certain(&row.cells))
        {
            reader.days(std::mem::take(&mut by_day), columns.as_ref());
            *columns = Some(head.with_people(people));
            // « Horaire | Samedi 11 mai | Intervenants »: the day of all that stands below
            let days: Vec<_> = row
                .cells
                .iter()
                .filter_map(|cell| Some((cell.clone(), day_mark(&cell.text)?.0)))
                .collect();
            let topical = |cell: &Line| numbered_workshop(&cell.text).is_some();
            topics.extend(row.cells.into_iter().filter(topical));
            match days.as_slice() {
                [(cell, mark)] => reader.found.push(Entry::Day(cell.clone(), *mark, None)),
                _ => reader.found.push(Entry::Layout(row.line)),
            }
        } else if columns.as_ref().is_some_and(Columns::has_days) {
            by_day.push(row);
        } else {
            reader.row(row, columns.as_ref());
        }
    }
    reader.days(by_day, columns.as_ref());
    (reader.found, topics)
}

/// Whether a session has a track under that head.
fn is_track(entry: &Entry, head: &str) -> bool {
    let Entry::Opening(opening) = entry else { return false };
    opening.tracks.iter().any(|track| track.head == head)
}

struct Reader<'a> {
    source: &'a str,
    found: Vec<Entry>,
    /// The entry of the session that a row without hours belongs to.
    open: Option<usize>,
    /// The day that the column of dates told last.
    date: String,
}

impl Reader<'_> {
    fn row(&mut self, row: Row, columns: Option<&Columns>) {
        if let Some(opening) = self.opening(&row, columns) {
            self.open = Some(self.found.len());
            self.found.extend(opening.entries(self.source));
            return;
        }
        let filled: Vec<usize> =
            (0..row.cells.len()).filter(|&rank| !row.cells[rank].text.is_empty()).collect();
        let same = filled.iter().all(|&rank| row.cells[rank].text == row.cells[filled[0]].text);
        if let Some(&first) = filled.first().filter(|_| same) {
            let only = &row.cells[first];
            if is_layout(&only.text) {
                self.found.push(Entry::Layout(only.clone()));
                return;
            }
            if let Some((mark, rest)) = day_mark(&only.text) {
                let rest = trim_separators(rest);
                let rest = (!rest.is_empty() && !is_layout(rest) && !is_day_part(rest))
                    .then(|| only.part(rest));
                self.found.push(Entry::Day(only.clone(), mark, rest));
                self.open = None;
                return;
            }
        }
        let time = columns.map_or(0, |columns| columns.find(Column::Time).unwrap_or(0));
        let below = filled.iter().all(|&rank| rank != time);
        if below && self.goes_on(&row, columns) {
            return;
        }
        for cell in row.cells.into_iter().filter(|cell| !cell.text.is_empty()) {
            let (first, below) = cell.cut(self.source);
            self.found.extend(std::iter::once(first).chain(below).map(Entry::Line));
        }
    }

    /// Adds a row without hours to the session above it.
    fn goes_on(&mut self, row: &Row, columns: Option<&Columns>) -> bool {
        let Some(at) = self.open else { return false };
        let mut below = Vec::new();
        let Some(Entry::Opening(opening)) = self.found.get_mut(at) else { return false };
        let cell = |wanted: Column| -> Vec<Line> {
            let ranks = (0..row.cells.len()).filter(|&rank| role_at(rank, columns) == wanted);
            ranks.map(|rank| row.cells[rank].clone()).filter(|cell| !cell.text.is_empty()).collect()
        };
        let title = cell(Column::Title).into_iter().next();
        let (speakers, rooms) = (cell(Column::Speakers), cell(Column::Room));
        let workshop = |line: &Line| numbered_workshop(&line.text).is_some();
        let parallel = !opening.tracks.is_empty()
            || workshop(&opening.title)
            || is_only_lead(&opening.title.text)
                && kind_of(&opening.title.text) == SessionKind::Workshops;
        match title {
            Some(title) if parallel || workshop(&title) => {
                if opening.tracks.is_empty() && workshop(&opening.title) {
                    let first = Track {
                        head: String::new(),
                        cell: opening.title.clone(),
                        speakers: std::mem::take(&mut opening.speakers),
                        rooms: std::mem::take(&mut opening.rooms),
                    };
                    opening.title = opening.title.part(&opening.title.text[..0]);
                    opening.tracks.push(first);
                }
                opening.tracks.push(Track { head: String::new(), cell: title, speakers, rooms });
            }
            // A merged cell of hours holds two sessions, each with those who speak.
            Some(title) if !speakers.is_empty() && is_led(opening) && names_all(&speakers) => {
                let mut next = Opening::plain(row.line.clone(), opening.slot, title);
                (next.speakers, next.rooms) = (speakers, rooms);
                (next.functions, next.organisations) =
                    (cell(Column::Function), cell(Column::Organisation));
                self.open = Some(self.found.len());
                self.found.extend(next.entries(self.source));
                return true;
            }
            Some(title) => {
                let (first, more) = title.cut(self.source);
                below.push(first);
                below.extend(more);
                below.extend(speakers);
                below.extend(rooms);
            }
            None => {
                opening.speakers.extend(speakers);
                for room in rooms {
                    if !opening.rooms.iter().any(|known| known.text == room.text) {
                        opening.rooms.push(room);
                    }
                }
            }
        }
        let others = [
            Column::Unknown,
            Column::Function,
            Column::Organisation,
            Column::Duration,
            Column::Track,
            Column::End,
            Column::Date,
        ];
        below.extend(others.into_iter().flat_map(cell));
        for mut line in below {
            if line.marker == Marker::None {
                line.marker = Marker::Item;
            }
            self.found.push(Entry::Line(line));
        }
        true
    }

    /// The session that a row opens: its time is in the time column, else in the first cell with
    /// one.
    fn opening(&mut self, row: &Row, columns: Option<&Columns>) -> Option<Opening> {
        let cells = &row.cells;
        let slots: Vec<_> = cells.iter().map(|cell| hours(&cell.text)).collect();
        let timed = columns
            .and_then(|columns| columns.find(Column::Time))
            .filter(|&at| slots.get(at).is_some_and(Option::is_some));
        let at = timed.or_else(|| slots.iter().position(Option::is_some))?;
        if columns.is_none() && at != 0 && at + 1 != cells.len() && !day_first(cells, at) {
            return None;
        }
        let (day, slot, rest) = slots.get(at).copied().flatten()?;
        let (mut slot, rest) = with_duration(slot, rest);
        let dated = columns.and_then(|columns| columns.find(Column::Date));
        let dated = dated.or_else(|| (columns.is_none() && day_first(cells, at)).then_some(0));
        if let Some(mark) = day {
            self.found.push(Entry::Day(cells[at].clone(), mark, None));
        } else if let Some(cell) = dated.and_then(|rank| cells.get(rank))
            && let Some((mark, _)) = day_mark(&cell.text)
            && cell.text != self.date
        {
            self.date.clone_from(&cell.text);
            self.found.push(Entry::Day(cell.clone(), mark, None));
        }
        let rest = cells[at].part(trim_separators(rest));
        let mut opening = Opening::plain(row.line.clone(), None, rest.part(&rest.text[..0]));
        let mut titled = false;
        if !rest.text.is_empty() {
            let alone =
                !cells.iter().enumerate().any(|(rank, cell)| rank != at && !cell.text.is_empty());
            // « 9h00 – Séance d'ouverture | Grand auditorium »
            let named = columns.is_none()
                && at == 0
                && (kind_of(&rest.text) != SessionKind::Other || words(&rest.text).len() > 2);
            titled = alone || named;
            if titled { opening.title = rest } else { opening.others.push(rest) }
        }
        for (rank, cell) in
            cells.iter().enumerate().filter(|&(rank, cell)| rank != at && !cell.text.is_empty())
        {
            let column = columns.map_or(Column::Unknown, |columns| columns.at(rank));
            if dated == Some(rank) && day_mark(&cell.text).is_some() {
                continue;
            }
            // « Ateliers en parallèle | Atelier A : … / Atelier B : … »
            if titled
                && matches!(column, Column::Speakers | Column::Unknown)
                && self.workshops(cell, &mut opening)
            {
                continue;
            }
            let second = time::parse_time(&cell.text).filter(|_| slot.end.is_none());
            let is_end = second.is_some_and(|end| end > slot.start || column == Column::End);
            if is_end && column != Column::Title {
                let read = time::possible_slot(&cell.text);
                slot.end = second;
                slot.end_half = read.is_some_and(|(slot, _)| slot.half);
                continue;
            }
            match column {
                Column::Duration if time::duration(&cell.text).is_some() => {
                    slot.end =
                        slot.end.or_else(|| time::later(slot.start, time::duration(&cell.text)?));
                }
                Column::Title if !titled => {
                    titled = true;
                    opening.title = cell.clone();
                }
                Column::Speakers => opening.speakers.push(cell.clone()),
                Column::Function => opening.functions.push(cell.clone()),
                Column::Organisation => opening.organisations.push(cell.clone()),
                Column::Room => opening.rooms.push(cell.clone()),
                Column::Track => opening.tracks.push(Track {
                    head: columns.map_or(String::new(), |columns| columns.name(rank)),
                    cell: cell.clone(),
                    speakers: Vec::new(),
                    rooms: Vec::new(),
                }),
                Column::Unknown if !titled => {
                    titled = true;
                    opening.title = cell.clone();
                }
                Column::Unknown
                    if columns.is_none() && (is_room(&cell.text) || is_venue(&cell.text)) =>
                {
                    opening.rooms.push(cell.clone());
                }
                Column::Unknown if columns.is_none() && opening.speakers.is_empty() => {
                    opening.speakers.push(cell.clone());
                }
                _ => opening.others.push(cell.clone()),
            }
        }
        // « Mardi 10 juin | 14h – 15h30 | En ligne » is when and where the event takes place.
        let title = &opening.title.text;
        if columns.is_none() && day_first(cells, at) && (title.is_empty() || is_venue(title)) {
            return None;
        }
        opening.slot = Some(slot);
        merge_tracks(&mut opening);
        Some(opening)
    }

    /// Adds the workshops that the lines of a cell announce, each with the lines below it; whether they do.
    fn workshops(&self, cell: &Line, opening: &mut Opening) -> bool {
        // Where the title lists them already, this cell says who leads each.
        if self.hosts(cell, opening) {
            return true;
        }
        let (first, below) = cell.cut(self.source);
        let leads = |line: &Line| {
            let said = line.text.split_once([':', '–', '-']).map(|(_, said)| fold(said));
            said.is_some_and(|it| it.starts_with("anim") || it.starts_with("rapport"))
        };
        if numbered_workshop(&first.text).is_none() {
            return false;
        }
        if leads(&first) {
            for line in std::iter::once(first).chain(below) {
                let named = numbered_workshop(&line.text).is_some();
                let said = line.text.split_once(':').filter(|_| named).map(|(_, said)| said.trim());
                let said = said.map(|said| line.part(said));
                opening.speakers.push(said.unwrap_or(line));
            }
            return true;
        }
        for line in std::iter::once(first).chain(below) {
            match opening.tracks.last_mut() {
                Some(track) if numbered_workshop(&line.text).is_none() => track.speakers.push(line),
                _ => opening.tracks.push(Track {
                    head: String::new(),
                    cell: line,
                    speakers: Vec::new(),
                    rooms: Vec::new(),
                }),
            }
        }
        true
    }

    /// Gives the workshops that the lines of the title announce to those whom the lines of a cell name by
    /// the same letters; whether they do: « Atelier A : Bâtir en bois », and beside it « Atelier A : Ana Roux ».
    fn hosts(&self, cell: &Line, opening: &mut Opening) -> bool {
        let (head, titled) = opening.title.cut(self.source);
        let marks: Vec<_> = titled.iter().map(|line| marked(&line.text)).collect();
        let Some(marks) = marks.into_iter().collect::<Option<Vec<_>>>() else { return false };
        let (first, below) = cell.cut(self.source);
        if marks.is_empty() || marked(&first.text).is_none() {
            return false;
        }
        let mut tracks: Vec<_> = (titled.iter().zip(&marks))
            .map(|(line, (_, topic))| Track {
                head: String::new(),
                cell: line.part(topic),
                speakers: Vec::new(),
                rooms: Vec::new(),
            })
            .collect();
        let mut last = None;
        for line in std::iter::once(first).chain(below) {
            let told = marked(&line.text);
            if let Some((mark, _)) = &told {
                last = marks.iter().position(|(known, _)| known == mark);
            }
            let said = told.map(|(_, said)| line.part(said)).unwrap_or(line);
            match last.and_then(|rank| tracks.get_mut(rank)) {
                Some(track) if is_room(&said.text) => track.rooms.push(said),
                Some(track) => track.speakers.push(said),
                None => opening.speakers.push(said),
            }
        }
        opening.title = head;
        opening.tracks = tracks;
        true
    }

    /// The sessions of a table with a column a day, one day after the other.
    fn days(&mut self, rows: Vec<Row>, columns: Option<&Columns>) {
        let Some(columns) = columns.filter(|_| !rows.is_empty()) else { return };
        let days: Vec<(usize, DayMark)> = columns
            .0
            .iter()
            .enumerate()
            .filter_map(|(rank, (column, _))| match column {
                Column::Day(mark) => Some((rank, *mark)),
                _ => None,
            })
            .collect();
        let mut used = vec![false; rows.len()];
        for &(rank, mark) in &days {
            let Some(first) = rows.first() else { return };
            self.found.push(Entry::Day(first.line.part(&first.line.text[..0]), mark, None));
            self.open = None;
            for (row, used) in rows.iter().zip(&mut used) {
                let shared = |cell: &Line| {
                    days.iter()
                        .filter(|(at, _)| row.cells.get(*at).is_some_and(|it| !it.text.is_empty()))
                        .count()
                        == 1
                        && kind_of(&cell.text) == SessionKind::Break
                };
                let own = row.cells.get(rank).filter(|cell| !cell.text.is_empty());
                let other = days.iter().find_map(|(at, _)| {
                    row.cells.get(*at).filter(|cell| shared(cell) && !cell.text.is_empty())
                });
                let Some(cell) = own.or(other) else { continue };
                *used = true;
                let slot = row.cells.iter().enumerate().find_map(|(at, cell)| {
                    let of_day = days.iter().any(|(day, _)| *day == at);
                    (!of_day).then(|| time::leading_slot(&cell.text))?
                });
                match slot {
                    Some((slot, _)) => {
                        let opening = Opening::plain(cell.clone(), Some(slot), cell.clone());
                        self.open = Some(self.found.len());
                        self.found.extend(opening.entries(self.source));
                    }
                    None => self.cell(cell),
                }
            }
        }
        for (row, _) in rows.into_iter().zip(used).filter(|(_, used)| !used) {
            self.row(row, None);
        }
    }

    /// A cell that holds sessions of its own, one a line.
    fn cell(&mut self, cell: &Line) {
        let (first, below) = cell.cut(self.source);
        for line in std::iter::once(first).chain(below) {
            match time::leading_slot(&line.text) {
                Some((slot, rest)) => {
                    let title = line.part(trim_separators(rest));
                    self.found.push(Entry::Opening(Opening::plain(line, Some(slot), title)));
                }
                None => self.found.push(Entry::Line(line)),
            }
        }
    }
}

/// The letter or number of a workshop that a line begins with, and what follows it: « Atelier A : »,
/// « Animation de l'atelier A : », « A – ».
fn marked(text: &str) -> Option<(String, &str)> {
    let at = numbered_workshop(text).or_else(|| {
        let (label, _) = text.split_once([':', '–'])?;
        let all = words(label);
        let beside = &all[..all.len().checked_sub(1)?];
        let known = |word: &Word| {
            lists(
                "animation|animateur|animatrice|anime|par|de|l|du|atelier|groupe|table",
                &word.folded,
            )
        };
        (beside.len() <= 4 && beside.iter().all(known)).then_some(label.len())
    })?;
    let mark = words(&text[..at]).pop()?.folded;
    let short = mark.len() == 1
        || mark.len() < 4 && mark.bytes().all(|it| it.is_ascii_digit() || b"iv".contains(&it));
    let topic = trim_separators(&text[at..]);
    (short && !topic.is_empty()).then_some((mark, topic))
}

/// Whether a session has its title and those who speak, each in a column.
fn is_led(opening: &Opening) -> bool {
    // An opening is made of several words of welcome.
    !is_speech(kind_of(&opening.title.text))
        && !opening.title.text.is_empty()
        && !opening.speakers.is_empty()
        && opening.tracks.is_empty()
}

/// Whether cells of speakers name people and nothing else.
fn names_all(cells: &[Line]) -> bool {
    cells.iter().all(|cell| {
        speaker::listed(&cell.text, Trust::Line)
            .is_some_and(|list| list.whole && list.speakers.iter().any(|who| who.name.is_some()))
    })
}

/// The hours of a cell, after the day that it may begin with.
fn hours(text: &str) -> Option<(Option<DayMark>, Slot, &str)> {
    if let Some((slot, rest)) = time::leading_slot(text) {
        return Some((None, slot, rest));
    }
    let (mark, rest) = day_mark(text)?;
    let (slot, rest) = time::leading_slot(trim_separators(rest))?;
    Some((Some(mark), slot, rest))
}

/// Whether the first cell is a day and the second the hours.
fn day_first(cells: &[Line], at: usize) -> bool {
    at == 1
        && cells.first().is_some_and(|cell| cell.text.is_empty() || day_mark(&cell.text).is_some())
}

/// What a column holds, by its rank where no head tells.
fn role_at(rank: usize, columns: Option<&Columns>) -> Column {
    match (columns, rank) {
        (Some(columns), _) => columns.at(rank),
        (None, 0) => Column::Time,
        (None, 1) => Column::Title,
        (None, 2) => Column::Speakers,
        (None, _) => Column::Unknown,
    }
}

/// One track alone, or the same words in all, is a session like any other.
fn merge_tracks(opening: &mut Opening) {
    let first = opening.tracks.first().map(|track| track.cell.text.clone());
    let same = opening.tracks.iter().all(|track| Some(&track.cell.text) == first.as_ref());
    if same && opening.title.text.is_empty() && !opening.tracks.is_empty() {
        opening.title = opening.tracks.swap_remove(0).cell;
        opening.tracks.clear();
    }
}

/// For each column, whether most of its cells name people.
fn people<'a>(rows: impl Iterator<Item = &'a [Line]>) -> Vec<bool> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for (rank, cell) in rows.flat_map(|cells| cells.iter().enumerate()) {
        counts.resize(counts.len().max(rank + 1), (0, 0));
        let text = cell.text.split('\n').next().unwrap_or_default();
        let list = || speaker::listed(text, Trust::Line);
        let named = !text.is_empty()
            && list()
                .is_some_and(|it| it.whole && it.speakers.iter().any(|who| who.name.is_some()));
        counts[rank].0 += usize::from(!text.is_empty());
        counts[rank].1 += usize::from(named);
    }
    counts.into_iter().map(|(filled, named)| named > 1 && named * 2 >= filled).collect()
}

impl Columns {
    /// The same, of which the unknown columns that name people are those of the speakers.
    fn with_people(mut self, people: &[bool]) -> Self {
        let told = |column: Column| matches!(column, Column::Track | Column::Unknown);
        let title = self.find(Column::Title);
        if self.find(Column::Speakers).is_none() {
            for (rank, ((column, name), people)) in self.0.iter_mut().zip(people).enumerate() {
                // « Séquence | Intervention »: of two columns of titles, one names people.
                let second = *column == Column::Title && title.is_some_and(|first| first < rank);
                if *people && (told(*column) || second) && !is_room(name) {
                    *column = Column::Speakers;
                }
            }
        }
        let tracks = self.0.iter().filter(|(column, _)| *column == Column::Track).count();
        if tracks == 1
            && self.find(Column::Title).is_none()
            && self.find(Column::Speakers).is_some()
        {
            self.0
                .iter_mut()
                .filter(|it| it.0 == Column::Track)
                .for_each(|it| it.0 = Column::Title);
        }
        self
    }

    fn find(&self, column: Column) -> Option<usize> {
        self.0.iter().position(|(known, _)| *known == column)
    }

    /// Whether a row within a table is surely a head: all its cells are words of heads.
    fn is_certain(&self, cells: &[Line]) -> bool {
        let known = |rank: usize| match self.at(rank) {
            Column::Day(_) => true,
            Column::Track | Column::Unknown => false,
            _ => words(&cells[rank].text).len() <= 3,
        };
        let mut filled = (0..cells.len()).filter(|&rank| !cells[rank].text.is_empty());
        filled.all(known)
    }

    fn has_days(&self) -> bool {
        self.0.iter().any(|(column, _)| matches!(column, Column::Day(_)))
    }

    fn at(&self, rank: usize) -> Column {
        self.0.get(rank).map_or(Column::Unknown, |(column, _)| *column)
    }

    fn name(&self, rank: usize) -> String {
        self.0.get(rank).map_or(String::new(), |(_, name)| name.clone())
    }
}

/// The columns of a head row: a time column and another that is known, two of these, or two days.
fn head(cells: &[Line]) -> Option<Columns> {
    let timed = cells.iter().any(|cell| time::leading_slot(&cell.text).is_some());
    let mut filled = cells.iter().map(|cell| &cell.text).filter(|text| !text.is_empty());
    let first = filled.next();
    let merged =
        cells.len() > 1 && filled.clone().count() > 0 && filled.all(|it| Some(it) == first);
    if timed || merged {
        return None;
    }
    let day = |cell: &Line| day_mark(&cell.text).map(|(mark, _)| Column::Day(mark));
    if cells.len() > 1 && cells.iter().filter(|cell| day(cell).is_some()).count() >= 2 {
        let named = cells.iter().map(|cell| {
            let known = day(cell).unwrap_or_else(|| column(&cell.text));
            (known, cell.text.clone())
        });
        return Some(Columns(named.collect()));
    }
    let mut named: Vec<_> =
        cells.iter().map(|cell| (column(&cell.text), cell.text.clone())).collect();
    let known = named.iter().filter(|(column, _)| *column != Column::Unknown).count();
    let told = |wanted: Column| named.iter().any(|(column, _)| *column == wanted);
    let short = cells.iter().all(|cell| words(&cell.text).len() <= 6);
    if known < 2 && !(told(Column::Time) && cells.len() > 1 && short) {
        return None;
    }
    let titled = told(Column::Title) || told(Column::Track);
    let unknown: Vec<_> = (0..named.len())
        .filter(|&rank| named[rank].0 == Column::Unknown && !named[rank].1.is_empty())
        .collect();
    if told(Column::Time) && !titled && short {
        // « Heure | Parcours vert | Parcours bleu »
        let role = if unknown.len() > 1 { Column::Track } else { Column::Title };
        unknown.into_iter().for_each(|rank| named[rank].0 = role);
    }
    Some(Columns(tracks(named)))
}

/// Two or more rooms as heads are tracks: « Salle A | Salle B ».
fn tracks(mut named: Vec<(Column, String)>) -> Vec<(Column, String)> {
    let numbered = |name: &str| words(name).len() > 1;
    let rooms =
        named.iter().filter(|(column, name)| *column == Column::Room && numbered(name)).count();
    for (column, name) in &mut named {
        let other = *column == Column::Unknown && is_room(name);
        if rooms > 1 && (*column == Column::Room && numbered(name) || other) {
            *column = Column::Track;
        }
    }
    named
}

fn column(text: &str) -> Column {
    const HEADS: &[(Column, &str)] = &[
        (
            Column::End,
            "fin|end|ende|heure de fin|heure fin|hora fin|hora de fin|end time|bis|fine|ora fine|\
        fim|hora de fim|einde|koniec|fim da sessao|hasta|jusqu a|to|hora final|hora termino",
        ),
        (
            Column::Time,
            "horaire|horaires|heure|heures|time|times|uhrzeit|zeit|hour|hours|quand|debut|start|\
        hora|horas|ora|orario|orari|timing|creneau|creneaux|when|horario|horarios|tijd|tijdstip|\
        godzina|godziny|czas|heure de debut|heure debut|hora inicio|hora de inicio|start time|\
        beginn|inizio|von|de|from|begin|plage horaire|tranche horaire|timetable",
        ),
        (
            Column::Duration,
            "duree|duration|dauer|temps|duracion|durata|duracao|duur|czas trwania|min|minutes",
        ),
        (Column::Date, "date|dates|jour|jours|day|tag|dia|giorno|dag|datum|dzien|fecha|data"),
        (
            Column::Function,
            "fonction|fonctions|role|roles|qualite|titre fonction|funktion|function|position|cargo|\
        ruolo|functie|stanowisko|funcion",
        ),
        (
            Column::Organisation,
            "organisme|organismes|structure|structures|organisation|organization|affiliation|\
        institution|entite|organismo|organizacion|ente|instituicao|organisatie|instytucja|einrichtung",
        ),
        (
            Column::Speakers,
            "intervenant|intervenants|intervenante|intervenantes|intervenant es|intervenants es|\
        intervenant e s|speaker|speakers|orateurs|orateur|qui|who|animation|animateur|\
        animateurs|participants|referent|referenten|ponentes|ponente|relatori|relatore|avec|lead|\
        panellists|intervenante s|presenter|presenters|intervention de|intervenant s|mit|\
        contributors|par|invites|orador|oradores|spreker|sprekers|prelegent|prelegenci|\
        door|docent|docenten|prowadzacy|prowadzaca|mowca|mowcy|relatrice|palestrante|palestrantes|\
        nom|noms|animation intervenants|animateurs intervenants|responsable|porteur|pilote|\
        moderation|moderateur|chair|host|wer|quien|chi|quem|wie|by|conferencier|conferenciers",
        ),
        (
            Column::Room,
            "lieu|salle|room|lieux|place|venue|where|ort|raum|sala|salles|ou|location|espace|zaal|\
        lugar|luogo|local|locaal|miejsce|aula|salle et lieu",
        ),
        (
            Column::Title,
            "sequence|sequences|titre|session|sessions|programme|program|title|theme|sujet|\
        contenu|objet|activite|activites|topic|agenda item|intitule|programm|thema|item|activity|quoi|\
        what|etape|deroule|temps fort|description|inhalt|titulo|actividad|titolo|atelier|\
        intervention|point|points|ordre du jour|agenda|subject|evento|sesion|sessione|sessao|\
        onderwerp|programma|programa|temat|tematyka|atividade|tema|temas|attivita|event|events|\
        thematique|thematiques|sujets|titre de l intervention|deroulement|contenus|wat|was|que|onderdeel|onderdelen|programmaonderdeel|programmpunkt|programmapunt|\
        punkt programu|wystapienie|tresc|vortrag|beitrag|lezing|\
        details|detail|presentation",
        ),
    ];
    let found = HEADS.iter().find(|(_, heads)| is_any(text, heads)).map(|(column, _)| *column);
    // « Heure (Paris) », « Thème / contenu », « Intervenant(e)s »
    let first = text.split(['/', '(', '\n', '&', '|', ',']).next().unwrap_or_default();
    let begun = || HEADS.iter().find(|(_, heads)| is_any(first, heads)).map(|(column, _)| *column);
    let folded = fold(text);
    let tracked =
        ["salle ", "room ", "piste ", "track ", "parcours ", "raum ", "amphi ", "sala ", "zaal "]
            .iter()
            .any(|word| folded.starts_with(word));
    let numbered = ["atelier ", "workshop ", "groupe ", "group ", "axe "]
        .iter()
        .any(|word| folded.starts_with(word));
    let mark = words(text)
        .get(1)
        .is_some_and(|word| word.text.chars().count() == 1 || word.text.parse::<u8>().is_ok());
    match found {
        Some(column) => column,
        None if tracked => Column::Room,
        None if numbered && (mark || words(text).len() == 2) => Column::Track,
        None => begun().unwrap_or(Column::Unknown),
    }
}

/// The cells of a row between bars; an escaped bar is part of a cell.
fn bar_cells(source: &str, row: Range<usize>) -> Vec<Line> {
    let raw = &source[row.clone()];
    let inner_end =
        row.end - usize::from(raw.ends_with('|') && !raw.ends_with("\\|") && raw.len() > 1);
    let mut cells = Vec::new();
    let first = usize::from(raw.starts_with('|'));
    let mut start = row.start + first;
    let bars = raw.match_indices('|').filter(|&(at, _)| at >= first && !raw[..at].ends_with('\\'));
    for at in bars.map(|(at, _)| row.start + at).filter(|&at| at < inner_end).chain([inner_end]) {
        cells.push(Line::read(source, start..at.max(start)));
        start = at + 1;
    }
    cells
}

/// The cells of a line cut by tabs, or by bars with spaces around them.
fn cut_cells(source: &str, line: &Line) -> Option<Vec<Line>> {
    let raw = &source[line.range.clone()];
    // Empty first cells are tabs before the line.
    let before = source[..line.range.start].bytes().rev().take_while(|&byte| byte == b'\t').count();
    let row = line.range.start - before..line.range.end;
    let raw = if before > 0 { &source[row.clone()] } else { raw };
    let sign = if raw.contains('\t') { "\t" } else { " | " };
    let mut cells = Vec::new();
    let mut start = row.start;
    for cell in raw.split(sign) {
        let read = Line::read(source, start..start + cell.len());
        start += cell.len() + sign.len();
        cells.push(read);
    }
    (cells.len() > 1).then_some(cells)
}
