//! Rows and columns that a workbook hides or strikes out: whoever did so did not mean them for everyone. They
//! are reserved, so that the organisers keep them and a refusal in a hidden row holds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use super::Cells;
use super::looks::{Looks, Styles};
use super::tags::{attributes, unescaped, value};
use crate::read::decode::loss::Dropped;
use crate::read::decode::package::Package;
use crate::read::heads::{self, Subject};
use crate::spelling::{fold, reserved_head};

/// The tags that tell what is hidden, in either format.
static TAGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"<(?:\w+:)?(row|col|sheet|Relationship|table|table-row|table-column|table-cell|covered-table-cell)((?:\s[^>]*|/)?)>",
    )
    .ok()
});
/// What one sheet hides, by the numbers of rows and columns from 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Hidden {
    rows: BTreeSet<u32>,
    columns: Vec<RangeInclusive<u32>>,
    /// Whether the sheet itself is hidden.
    pub(super) is_all: bool,
    /// How it shows its cells.
    looks: Looks,
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

/// Every tag of a text that may hide something, with its attributes.
fn tags(text: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let found = TAGS.iter().flat_map(|it| it.captures_iter(text));
    let ranges = found.filter_map(|it| Some((it.get(1)?.range(), it.get(2)?.range())));
    ranges.map(|(name, rest)| (&text[name], attributes(&text[rest]))).collect()
}

fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

/// What the sheets of an Excel workbook hide, by their names.
pub(super) fn in_xlsx(package: &mut Package<'_>) -> Vec<(String, Hidden)> {
    let mut text = |name: &str| package.text(name).ok().flatten().unwrap_or_default();
    let (book, links) = (text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
    let links: Vec<_> = tags(&links)
        .into_iter()
        .filter_map(|(_, it)| {
            Some((value(&it, "Id")?.to_owned(), value(&it, "Target")?.to_owned()))
        })
        .collect();
    let styles = Styles::of_xlsx(&text("xl/styles.xml"));
    let mut sheets = Vec::new();
    for (_, sheet) in tags(&book).into_iter().filter(|(name, _)| *name == "sheet") {
        let Some(name) = value(&sheet, "name") else { continue };
        let mut hidden = Hidden {
            is_all: matches!(value(&sheet, "state"), Some("hidden" | "veryHidden")),
            ..Hidden::default()
        };
        let id = sheet.iter().find(|(key, _)| key.ends_with(":id")).map(|(_, id)| *id);
        let target = links.iter().find(|(link, _)| Some(link.as_str()) == id);
        if let Some((_, target)) = target {
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("xl/{target}"),
            };
            let sheet = text(&path);
            hidden.read_xlsx(&sheet);
            hidden.looks = Looks::of_xlsx(&sheet, &styles);
        }
        sheets.push((unescaped(name), hidden));
    }
    sheets
}

impl Hidden {
    fn read_xlsx(&mut self, sheet: &str) {
        let number = |it: Option<&str>| it.and_then(|it| it.parse::<u32>().ok()?.checked_sub(1));
        let mut row = 0;
        for (name, tag) in tags(sheet) {
            match name {
                "row" => {
                    row = number(value(&tag, "r")).unwrap_or(row);
                    if is_true(value(&tag, "hidden")) {
                        self.rows.insert(row);
                    }
                    row += 1;
                }
                "col" if is_true(value(&tag, "hidden")) => {
                    let ends = number(value(&tag, "min")).zip(number(value(&tag, "max")));
                    self.columns.extend(ends.map(|(first, last)| first..=last));
                }
                _ => {}
            }
        }
    }
}

/// What the sheets of a `LibreOffice` workbook hide, by their names.
pub(super) fn in_ods(package: &mut Package<'_>) -> Vec<(String, Hidden)> {
    let text = package.text("content.xml").ok().flatten().unwrap_or_default();
    let struck = struck_styles(&text);
    let mut sheets: Vec<(String, Hidden)> = Vec::new();
    let (mut row, mut column) = (0_u32, 0_u32);
    // Where the next cell stands.
    let mut at = (0_u32, 0_u32);
    for (name, tag) in tags(&text) {
        let is_hidden = matches!(value(&tag, "visibility"), Some("collapse" | "filter"));
        let times =
            |key| value(&tag, key).and_then(|it| it.parse::<u32>().ok()).unwrap_or(1).max(1);
        match name {
            "table" => {
                (row, column) = (0, 0);
                let name = value(&tag, "name").unwrap_or_default();
                sheets.push((unescaped(name), Hidden::default()));
            }
            "table-row" => {
                let next = row.saturating_add(times("number-rows-repeated"));
                at = (row, 0);
                if is_hidden && let Some((_, hidden)) = sheets.last_mut() {
                    // Rows beyond what any sheet writes are the empty end of it.
                    hidden.rows.extend(row..next.min(row.saturating_add(100_000)));
                }
                row = next;
            }
            "table-column" => {
                let next = column.saturating_add(times("number-columns-repeated"));
                if is_hidden && let Some((_, hidden)) = sheets.last_mut() {
                    hidden.columns.push(column..=next - 1);
                }
                column = next;
            }
            "table-cell" | "covered-table-cell" => {
                let next = at.1.saturating_add(times("number-columns-repeated"));
                let style = value(&tag, "style-name");
                let is_struck = style.is_some_and(|style| struck.contains(style));
                let is_percent = value(&tag, "value-type") == Some("percentage");
                if let Some((_, hidden)) = sheets.last_mut()
                    && value(&tag, "value-type").is_some()
                {
                    let rows = times("number-rows-spanned");
                    for column in at.1..next.min(at.1.saturating_add(1000)) {
                        hidden.looks.add((at.0, column), is_percent, is_struck, rows);
                    }
                }
                at.1 = next;
            }
            _ => {}
        }
    }
    sheets
}

/// The styles of `LibreOffice` that strike words through.
fn struck_styles(text: &str) -> BTreeSet<&str> {
    let is_struck = |style: &&str| {
        let line = style.split("text-line-through-style=\"").nth(1);
        line.is_some_and(|line| !line.starts_with("none"))
    };
    text.split("<style:style ")
        .skip(1)
        .map(|style| style.split("</style:style>").next().unwrap_or(style))
        .filter(is_struck)
        .filter_map(name_of)
        .collect()
}

fn name_of(style: &str) -> Option<&str> {
    style.split("style:name=\"").nth(1)?.split('"').next()
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
