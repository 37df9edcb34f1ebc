//! Rows and columns that a workbook hides or strikes out: whoever did so did not mean them for everyone. They
//! are reserved, so that the organisers keep them and a refusal in a hidden row holds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::Cells;
use super::looks::{Looks, Shown, Styles, place};
use super::tags::{Seen, Tag, each};
use crate::read::decode::loss::Dropped;
use crate::read::decode::package::Package;
use crate::read::heads::{self, Subject};
use crate::spelling::fold;
use crate::spelling::reserving::reserved_head;

/// What one sheet hides, by the numbers of rows and columns from 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Hidden {
    rows: BTreeSet<u32>,
    columns: Vec<RangeInclusive<u32>>,
    /// Whether the sheet itself is hidden.
    pub(super) is_all: bool,
    /// How it shows its cells.
    looks: Looks,
    /// How many remarks people made on its cells.
    pub(super) remarks: usize,
}

/// How many rows and columns of a sheet were reserved, by why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reserved {
    pub(super) hidden_rows: usize,
    pub(super) hidden_columns: usize,
    pub(super) struck_rows: usize,
}

impl Reserved {
    /// What is to be told of it.
    pub(super) fn told(self) -> impl Iterator<Item = Dropped> {
        let told = [
            (self.hidden_rows, Dropped::HiddenRows as fn(usize) -> Dropped),
            (self.hidden_columns, Dropped::HiddenColumns),
            (self.struck_rows, Dropped::StruckRows),
        ];
        told.into_iter().filter(|(count, _)| *count > 0).map(|(count, dropped)| dropped(count))
    }
}

/// The head of the column that reserves rows, and what it says.
const VISIBILITY: &str = "visibilité";
const INTERNAL: &str = "interne";

impl Hidden {
    /// The row of the heads, as it is found in the table afterwards, and how many columns it names.
    fn head(&self, cells: &Cells, subject: Option<Subject>) -> Option<(u32, usize)> {
        let visible: Vec<_> = cells.iter().filter(|(row, _)| !self.rows.contains(row)).collect();
        let is_wide = visible.iter().any(|(_, line)| line.len() > 1);
        let titles = visible.iter().take_while(|(_, line)| is_wide && line.len() == 1).count();
        let rows = visible.iter().map(|(_, line)| line.values().map(String::as_str));
        let (at, named) = heads::best_row(rows, titles, subject);
        visible.get(at).map(|(row, _)| (**row, named))
    }

    /// Gives the cells the form in which the sheet shows them, and reserves what is hidden or struck: the
    /// head of a hidden column says so, and a column « visibilité » of such a row.
    pub(super) fn settle(&self, cells: &mut Cells, subject: Option<Subject>) -> Reserved {
        self.looks.show(cells);
        let struck = self.looks.struck(cells);
        let mut reserved = Reserved::default();
        let Some((head, named)) = self.head(cells, subject) else { return reserved };
        // A hidden row that could pass for the heads is neither one nor a record.
        let passes =
            |at: u32, line: &BTreeMap<u32, String>| at < head || words_score(line, subject) > named;
        cells.retain(|at, line| !self.rows.contains(at) || !passes(*at, line));
        let last = cells.values().filter_map(|line| line.keys().last()).max().copied();
        // Heads may stand in two rows.
        let below = cells.range(head + 1..).next();
        let below = below.filter(|(_, line)| words_score(line, subject) == line.len());
        let end = below.map_or(head, |(at, _)| *at);
        self.looks.fill(cells, end);
        let mut columns = BTreeSet::new();
        for (_, line) in cells.range_mut(..=end) {
            for (at, cell) in line.iter_mut() {
                let is_hidden = self.columns.iter().any(|columns| columns.contains(at));
                if is_hidden && reserved_head(cell).is_none() {
                    cell.push_str(" (interne)");
                    columns.insert(*at);
                }
            }
        }
        reserved.hidden_columns = columns.len();
        let below = || cells.range(end + 1..).map(|it| *it.0);
        let hidden: Vec<u32> = below().filter(|row| self.rows.contains(row)).collect();
        reserved.hidden_rows = hidden.len();
        let struck: Vec<u32> =
            below().filter(|row| struck.contains(row) && !self.rows.contains(row)).collect();
        reserved.struck_rows = struck.len();
        if hidden.is_empty() && struck.is_empty() {
            return reserved;
        }
        let own = cells.get(&head).and_then(|line| {
            let is_own = |text: &str| matches!(fold(text).as_str(), "visibilite" | "visibility");
            line.iter().find(|(_, cell)| is_own(cell)).map(|(at, _)| *at)
        });
        let at = own.or(last.map(|last| last + 1)).unwrap_or_default();
        if let Some(line) = cells.get_mut(&head) {
            line.entry(at).or_insert_with(|| VISIBILITY.to_owned());
        }
        for row in hidden.into_iter().chain(struck) {
            if let Some(line) = cells.get_mut(&row) {
                line.insert(at, INTERNAL.to_owned());
            }
        }
        reserved
    }
}

/// How many columns a line names.
fn words_score(line: &BTreeMap<u32, String>, subject: Option<Subject>) -> usize {
    heads::score(line.values().map(String::as_str), subject)
}

/// What the sheets of an Excel workbook hide, by their names.
pub(super) fn in_xlsx(package: &mut Package<'_>) -> Vec<(String, Hidden)> {
    let parts = package.names();
    let mut text = |name: &str| package.text(name).ok().flatten().unwrap_or_default();
    let mut links = BTreeMap::new();
    each(&text("xl/_rels/workbook.xml.rels"), |seen| {
        if let Seen::Opens(tag) = seen {
            links.extend(tag.value("Id").zip(tag.value("Target")));
        }
    });
    let mut named = Vec::new();
    each(&text("xl/workbook.xml"), |seen| match seen {
        Seen::Opens(tag) if tag.name() == "sheet" => {
            let state = tag.value("state");
            let is_all = matches!(state.as_deref(), Some("hidden" | "veryHidden"));
            let path = tag.value("id").and_then(|id| links.get(&id)).cloned();
            named.extend(tag.value("name").map(|name| (name, is_all, path)));
        }
        _ => {}
    });
    let styles = Styles::of_xlsx(&text("xl/styles.xml"));
    let mut remarks = 0;
    for part in parts.iter().filter(|it| it.starts_with("xl/comments")) {
        each(&text(part), |seen| {
            remarks += usize::from(matches!(seen, Seen::Opens(tag) if tag.name() == "comment"));
        });
    }
    let mut sheets: Vec<(String, Hidden)> = Vec::new();
    for (name, is_all, path) in named {
        let mut hidden = Hidden { is_all, ..Hidden::default() };
        if let Some(path) = path {
            let path = path.strip_prefix('/').map_or(format!("xl/{path}"), str::to_owned);
            hidden.read_xlsx(&text(&path), &styles);
        }
        sheets.push((name, hidden));
    }
    sheets.iter_mut().take(1).for_each(|(_, first)| first.remarks = remarks);
    sheets
}

impl Hidden {
    fn read_xlsx(&mut self, sheet: &str, styles: &Styles) {
        let number = |tag: &Tag<'_>, key| tag.number(key).and_then(|it| it.checked_sub(1));
        let mut row = 0;
        each(sheet, |seen| {
            let Seen::Opens(tag) = seen else { return };
            match tag.name() {
                "row" => {
                    row = number(tag, "r").unwrap_or(row);
                    if tag.is("hidden") {
                        self.rows.insert(row);
                    }
                    row += 1;
                }
                "col" if tag.is("hidden") => {
                    let ends = number(tag, "min").zip(number(tag, "max"));
                    self.columns.extend(ends.map(|(first, last)| first..=last));
                }
                "c" => {
                    let style = tag.number("s").and_then(|style| styles.shown(style));
                    let at = style.and_then(|shown| Some((place(&tag.value("r")?)?, shown)));
                    at.into_iter().for_each(|(at, shown)| self.looks.add(at, shown));
                }
                "mergeCell" => {
                    let ends = tag.value("ref");
                    let ends = ends.as_deref().and_then(|it| it.split_once(':'));
                    let ends = ends.and_then(|(from, to)| Some((place(from)?, place(to)?)));
                    if let Some((from, (bottom, _))) = ends {
                        self.looks.merge(from, bottom);
                    }
                }
                _ => {}
            }
        });
    }
}

/// What the sheets of a `LibreOffice` workbook hide, by their names.
pub(super) fn in_ods(package: &mut Package<'_>) -> Vec<(String, Hidden)> {
    let text = package.text("content.xml").ok().flatten().unwrap_or_default();
    let mut reader = OdsReader::default();
    each(&text, |seen| match seen {
        Seen::Opens(tag) => reader.open(tag),
        Seen::Says(text) => reader.says(text),
        Seen::Closes(name) => reader.close(name),
    });
    reader.sheets
}

/// How many times over what is repeated is looked at: what goes on is the empty end of a sheet.
const MOST_ROWS: u32 = 100_000;
const MOST_CELLS: u32 = 1_000;

/// What was read so far of a `LibreOffice` workbook.
#[derive(Default)]
struct OdsReader {
    sheets: Vec<(String, Hidden)>,
    /// The style that is described, those that strike words through, and those of hidden sheets.
    style: String,
    struck: BTreeSet<String>,
    unseen: BTreeSet<String>,
    /// The rows that this one stands for, and the next column of columns and of cells.
    row: Rows,
    column: u32,
    cell: u32,
    /// The cell that is open, if it counts.
    open: Option<OpenCell>,
    /// How many notes on a cell are open: what they say is not shown in it.
    notes: u32,
}

/// The first of some rows, and the first after them.
type Rows = (u32, u32);

/// A cell that shows something.
struct OpenCell {
    columns: (u32, u32),
    is_struck: bool,
    /// How many rows it goes over.
    rows: u32,
    /// The number as it is shown.
    shown: Option<String>,
}

impl OdsReader {
    fn hidden(&mut self) -> Option<&mut Hidden> {
        self.sheets.last_mut().map(|(_, hidden)| hidden)
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let visibility = || tag.value("visibility");
        let is_hidden = || matches!(visibility().as_deref(), Some("collapse" | "filter"));
        let times = |key| tag.number(key).unwrap_or(1).max(1);
        match tag.name() {
            "style" => self.style = tag.value("name").unwrap_or_default(),
            "text-properties" => {
                let line = tag.value("text-line-through-style");
                if line.is_some_and(|line| line != "none") {
                    self.struck.insert(self.style.clone());
                }
            }
            "table-properties" if tag.value("display").as_deref() == Some("false") => {
                self.unseen.insert(self.style.clone());
            }
            "table" => {
                let is_all = tag.value("style-name").is_some_and(|it| self.unseen.contains(&it));
                let name = tag.value("name").unwrap_or_default();
                self.sheets.push((name, Hidden { is_all, ..Hidden::default() }));
                (self.row, self.column) = ((0, 0), 0);
            }
            "table-row" => {
                let first = self.row.1;
                self.row = (first, first.saturating_add(times("number-rows-repeated")));
                self.cell = 0;
                let last = self.row.1.min(first.saturating_add(MOST_ROWS));
                if is_hidden()
                    && let Some(hidden) = self.hidden()
                {
                    hidden.rows.extend(first..last);
                }
            }
            "table-column" => {
                let first = self.column;
                self.column = first.saturating_add(times("number-columns-repeated"));
                let last = self.column - 1;
                if is_hidden()
                    && let Some(hidden) = self.hidden()
                {
                    hidden.columns.push(first..=last);
                }
            }
            "table-cell" | "covered-table-cell" => {
                let first = self.cell;
                self.cell = first.saturating_add(times("number-columns-repeated"));
                let kind = tag.value("value-type");
                let is_number =
                    matches!(kind.as_deref(), Some("float" | "percentage" | "currency"));
                let is_struck = tag.value("style-name").is_some_and(|it| self.struck.contains(&it));
                self.open = kind.is_some().then(|| OpenCell {
                    columns: (first, self.cell.min(first.saturating_add(MOST_CELLS))),
                    is_struck,
                    rows: times("number-rows-spanned"),
                    shown: is_number.then(String::new),
                });
            }
            "annotation" => {
                self.notes += 1;
                self.hidden().into_iter().for_each(|it| it.remarks += 1);
            }
            _ => {}
        }
    }

    fn says(&mut self, text: &str) {
        let shown = self.open.as_mut().and_then(|it| it.shown.as_mut());
        shown.filter(|_| self.notes == 0).into_iter().for_each(|shown| shown.push_str(text));
    }

    fn close(&mut self, name: &str) {
        match name {
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "table-cell" | "covered-table-cell" => {
                let (Some(cell), row) = (self.open.take(), self.row) else { return };
                let Some(hidden) = self.hidden() else { return };
                for row in row.0..row.1.min(row.0.saturating_add(MOST_CELLS)) {
                    for column in cell.columns.0..cell.columns.1 {
                        let shown = Shown::of_text(cell.shown.as_deref(), cell.is_struck);
                        shown.into_iter().for_each(|it| hidden.looks.add((row, column), it));
                    }
                }
                let bottom = row.0.saturating_add(cell.rows - 1);
                hidden.looks.merge((row.0, cell.columns.0), bottom);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    fn cells(rows: &[(u32, &[&str])]) -> Cells {
        let line = |words: &[&str]| (0..).zip(words.iter().map(|it| (*it).to_owned())).collect();
        rows.iter().map(|(at, words)| (*at, line(words))).collect::<BTreeMap<_, _>>()
    }

    #[test]
    fn what_a_sheet_hides_is_reserved() {
        let mut hidden = Hidden::default();
        hidden.read_xlsx(
            "<cols><col min=\"2\" max='3' hidden=\"1\"/><col min=\"4\" max=\"4\"/></cols>\
             <row r=\"1\"/><row r=\"3\" hidden=\"true\" spans=\"1:4\"/><row hidden='1'/>",
            &Styles::default(),
        );
        let mut sheet = cells(&[
            (0, &["nom", "avis", "note", "lieu"]),
            (2, &["a", "b"]),
            (3, &["c"]),
            (4, &["d"]),
        ]);
        hidden.settle(&mut sheet, None);
        let expected = cells(&[
            (0, &["nom", "avis (interne)", "note (interne)", "lieu", "visibilité"]),
            (4, &["d"]),
        ]);
        assert_eq!(sheet.get(&0), expected.get(&0));
        assert_eq!(sheet[&2].get(&4).map(String::as_str), Some("interne"));
        assert_eq!(sheet[&3].get(&4).map(String::as_str), Some("interne"));
        assert_eq!(sheet.get(&4), expected.get(&4));
    }

    #[test]
    fn a_sheet_that_hides_nothing_stays() {
        let mut sheet = cells(&[(0, &["nom"]), (1, &["a"])]);
        let before = sheet.clone();
        Hidden::default().settle(&mut sheet, None);
        assert_eq!(sheet, before);
    }
}
