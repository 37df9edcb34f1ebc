//! Agendas in rows: Markdown tables, and lines cut by tabs or bars as Word pastes them.

use std::ops::Range;

use super::kind::numbered_workshop;
use super::layout::{Entry, Opening, day_mark, is_layout, with_duration};
use super::line::{Line, Marker};
use super::time::{self, Slot};
use super::words::{fold, is_any, trim_separators, words};

/// What each column of a table holds.
#[derive(Debug, Clone)]
pub(super) struct Columns(Vec<(Column, String)>);

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Time,
    End,
    Duration,
    Title,
    Speakers,
    Room,
    Track,
    Unknown,
}

/// Whether a line is a row of a Markdown table.
pub(super) fn is_row(source: &str, line: &Line) -> bool {
    let raw = &source[line.range.clone()];
    raw.starts_with('|') && raw[1..].contains('|')
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
    let cells: Vec<Vec<Line>> =
        rows.iter().map(|row| bar_cells(source, row.range.clone())).collect();
    let slotted =
        |cells: &Vec<Line>| cells.iter().any(|cell| time::leading_slot(&cell.text).is_some());
    if !cells.iter().any(slotted) {
        return rows.into_iter().map(Entry::Line).collect();
    }
    let mut found = Vec::new();
    let mut topics: Vec<Line> = Vec::new();
    for (row, cells) in rows.into_iter().zip(cells) {
        if cells.iter().all(|cell| cell.text.chars().all(|c| "-: =".contains(c))) {
            found.push(Entry::Layout);
        } else if let Some(head) = head(&cells) {
            *columns = Some(head);
            topics.extend(cells.into_iter().filter(|cell| numbered_workshop(&cell.text).is_some()));
            found.push(Entry::Layout);
        } else {
            push_row(source, &row, cells, columns.as_ref(), &mut found);
        }
    }
    // A topic at the head of a column under which nothing takes place is still said.
    topics.retain(|topic| !found.iter().any(|entry| is_track(entry, &topic.text)));
    topics.into_iter().map(Entry::Line).chain(found).collect()
}

/// Whether a session has a track under that head.
fn is_track(entry: &Entry, head: &str) -> bool {
    let Entry::Opening(opening) = entry else { return false };
    opening.tracks.iter().any(|(name, _)| name == head)
}

/// The columns that a line of head words cut by tabs or bars names.
pub(super) fn tabbed_head(source: &str, line: &Line) -> Option<Columns> {
    let cells = cut_cells(source, line)?;
    let topical = cells.iter().any(|cell| numbered_workshop(&cell.text).is_some());
    head(&cells).filter(|_| !topical)
}

/// A session on a line cut by tabs or bars.
pub(super) fn tabbed(source: &str, line: &Line, columns: Option<&Columns>) -> Option<Vec<Entry>> {
    let cells = cut_cells(source, line)?;
    let fits = columns.is_some_and(|columns| columns.0.len() >= cells.len());
    Some(opening(line, &cells, columns.filter(|_| fits))?.entries(source))
}

fn push_row(
    source: &str,
    row: &Line,
    cells: Vec<Line>,
    columns: Option<&Columns>,
    found: &mut Vec<Entry>,
) {
    if let Some(opening) = opening(row, &cells, columns) {
        found.extend(opening.entries(source));
        return;
    }
    let filled: Vec<Line> = cells.into_iter().filter(|cell| !cell.text.is_empty()).collect();
    if let [only] = filled.as_slice() {
        if is_layout(&only.text) {
            found.push(Entry::Layout);
            return;
        }
        if let Some((mark, rest)) = day_mark(&only.text) {
            let rest = trim_separators(rest);
            let rest = (!rest.is_empty() && !is_layout(rest)).then(|| only.part(rest));
            found.push(Entry::Day(only.clone(), mark, rest));
            return;
        }
    }
    for cell in filled {
        let (first, below) = cell.cut(source);
        found.extend(std::iter::once(first).chain(below).map(Entry::Line));
    }
}

/// The session that a row opens: its time is in the time column, else in the first cell with one.
fn opening(row: &Line, cells: &[Line], columns: Option<&Columns>) -> Option<Opening> {
    let slots: Vec<_> = cells.iter().map(|cell| time::leading_slot(&cell.text)).collect();
    let timed = columns
        .and_then(|columns| columns.find(Column::Time))
        .filter(|&at| slots.get(at).is_some_and(Option::is_some));
    let at = timed.or_else(|| slots.iter().position(Option::is_some))?;
    if columns.is_none() && at != 0 && at + 1 != cells.len() {
        return None;
    }
    let (slot, rest) = slots.get(at).copied().flatten()?;
    let (mut slot, rest) = with_duration(slot, rest);
    let rest = cells[at].part(trim_separators(rest));
    let mut opening = Opening::plain(row.clone(), slot, rest.part(&rest.text[..0]));
    let mut titled = false;
    if !rest.text.is_empty() {
        titled = !cells.iter().enumerate().any(|(rank, cell)| rank != at && !cell.text.is_empty());
        if titled { opening.title = rest } else { opening.others.push(rest) }
    }
    for (rank, cell) in
        cells.iter().enumerate().filter(|&(rank, cell)| rank != at && !cell.text.is_empty())
    {
        let column = columns.map_or(Column::Unknown, |columns| columns.at(rank));
        if is_second_time(cell, slot) && column != Column::Title {
            slot.end = time::parse_time(&cell.text).or(slot.end);
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
            Column::Room => opening.rooms.push(cell.clone()),
            Column::Track => opening
                .tracks
                .push((columns.map_or(String::new(), |columns| columns.name(rank)), cell.clone())),
            Column::Unknown if !titled => {
                titled = true;
                opening.title = cell.clone();
            }
            Column::Unknown if columns.is_none() && opening.speakers.is_empty() => {
                opening.speakers.push(cell.clone());
            }
            _ => opening.others.push(cell.clone()),
        }
    }
    opening.slot = slot;
    merge_tracks(&mut opening);
    Some(opening)
}

/// Whether a cell is only the end of the slot.
fn is_second_time(cell: &Line, slot: Slot) -> bool {
    slot.end.is_none() && time::parse_time(&cell.text).is_some_and(|end| end > slot.start)
}

/// One track alone, or the same words in all, is a session like any other.
fn merge_tracks(opening: &mut Opening) {
    let first = opening.tracks.first().map(|(_, cell)| cell.text.clone());
    let same = opening.tracks.iter().all(|(_, cell)| Some(&cell.text) == first.as_ref());
    if same && opening.title.text.is_empty() && !opening.tracks.is_empty() {
        opening.title = opening.tracks.swap_remove(0).1;
        opening.tracks.clear();
    }
}

impl Columns {
    fn find(&self, column: Column) -> Option<usize> {
        self.0.iter().position(|(known, _)| *known == column)
    }

    fn at(&self, rank: usize) -> Column {
        self.0.get(rank).map_or(Column::Unknown, |(column, _)| *column)
    }

    fn name(&self, rank: usize) -> String {
        self.0.get(rank).map_or(String::new(), |(_, name)| name.clone())
    }
}

/// The columns of a head row: at least a time column and another that is known, or two of these.
fn head(cells: &[Line]) -> Option<Columns> {
    let named: Vec<_> = cells.iter().map(|cell| (column(&cell.text), cell.text.clone())).collect();
    let known = named.iter().filter(|(column, _)| *column != Column::Unknown).count();
    let timed = cells.iter().any(|cell| time::leading_slot(&cell.text).is_some());
    (known >= 2 && !timed).then(|| Columns(tracks(named)))
}

/// Two or more rooms as heads are tracks: « Salle A | Salle B ».
fn tracks(mut named: Vec<(Column, String)>) -> Vec<(Column, String)> {
    let numbered = |name: &str| words(name).len() > 1;
    let rooms =
        named.iter().filter(|(column, name)| *column == Column::Room && numbered(name)).count();
    for (column, name) in &mut named {
        if *column == Column::Room && rooms > 1 && numbered(name) {
            *column = Column::Track;
        }
    }
    named
}

fn column(text: &str) -> Column {
    const HEADS: &[(Column, &str)] = &[
        (
            Column::Time,
            "horaire|horaires|heure|heures|time|times|uhrzeit|zeit|hour|quand|debut|start|hora|\
        ora|orario|timing|creneau|creneaux|when",
        ),
        (Column::End, "fin|end|ende"),
        (Column::Duration, "duree|duration|dauer|temps"),
        (
            Column::Speakers,
            "intervenant|intervenants|intervenantes|intervenant es|intervenants es|\
        intervenant e s|speaker|speakers|orateurs|orateur|qui|who|animation|animateur|\
        animateurs|participants|referent|referenten|ponentes|relatori|avec|lead|panellists|\
        intervenante s|presenter|presenters|intervention de|intervenant s|mit|contributors|\
        par",
        ),
        (
            Column::Room,
            "lieu|salle|room|lieux|place|venue|where|ort|raum|sala|salles|ou|location|espace",
        ),
        (
            Column::Title,
            "sequence|sequences|titre|session|sessions|programme|program|title|theme|sujet|\
        contenu|objet|activite|topic|agenda item|intitule|programm|thema|item|activity|quoi|\
        what|etape|deroule|temps fort|description|inhalt|titulo|actividad|titolo|atelier|\
        intervention|point|points|ordre du jour|agenda|subject",
        ),
    ];
    let found = HEADS.iter().find(|(_, heads)| is_any(text, heads));
    let first = fold(text);
    let tracked = ["salle ", "room ", "piste ", "track ", "parcours ", "raum ", "amphi "]
        .iter()
        .any(|word| first.starts_with(word));
    let numbered =
        ["atelier ", "workshop ", "groupe ", "group "].iter().any(|word| first.starts_with(word));
    let mark = words(text)
        .get(1)
        .is_some_and(|word| word.text.chars().count() == 1 || word.text.parse::<u8>().is_ok());
    match found {
        Some(&(column, _)) => column,
        None if tracked => Column::Room,
        None if numbered && (mark || words(text).len() == 2) => Column::Track,
        None => Column::Unknown,
    }
}

/// The cells of a row between bars; an escaped bar is part of a cell.
fn bar_cells(source: &str, row: Range<usize>) -> Vec<Line> {
    let raw = &source[row.clone()];
    let inner_end =
        row.end - usize::from(raw.ends_with('|') && !raw.ends_with("\\|") && raw.len() > 1);
    let mut cells = Vec::new();
    let mut start = row.start + 1;
    let bars = raw.match_indices('|').filter(|&(at, _)| at > 0 && !raw[..at].ends_with('\\'));
    for at in bars.map(|(at, _)| row.start + at).filter(|&at| at < inner_end).chain([inner_end]) {
        cells.push(Line::read(source, start..at.max(start)));
        start = at + 1;
    }
    cells
}

/// The cells of a line cut by tabs, or by bars with spaces around them.
fn cut_cells(source: &str, line: &Line) -> Option<Vec<Line>> {
    let raw = &source[line.range.clone()];
    let sign = if raw.contains('\t') { "\t" } else { " | " };
    let mut cells = Vec::new();
    let mut start = line.range.start;
    for cell in raw.split(sign) {
        let read = Line::read(source, start..start + cell.len());
        start += cell.len() + sign.len();
        cells.push(read);
    }
    (cells.len() > 1).then_some(cells)
}
