//! Tables in HTML that stand within an agenda of another format: their rows and cells, in place.

use std::ops::Range;

use super::line::Line;

/// No cell spans more columns or rows.
const MOST_SPANNED: usize = 60;

/// A row of a table: the place of each of its cells. What a cell spans has empty places.
pub(super) type Cells = Vec<Range<usize>>;

/// Whether a table begins on a line.
pub(super) fn begins_table(source: &str, line: &Line) -> bool {
    let raw = source[line.range.clone()].to_ascii_lowercase();
    raw.contains("<table") && (raw.contains("</table") || raw.trim_start().starts_with('<'))
}

/// Whether a table ends within a range.
pub(super) fn ends_table(source: &str, range: &Range<usize>) -> bool {
    source[range.clone()].to_ascii_lowercase().contains("</table")
}

/// The rows of the table in a range of the source.
pub(super) fn rows(source: &str, range: Range<usize>) -> Vec<Cells> {
    let raw = &source[range.clone()];
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some(open) = raw[at..].find('<').map(|it| at + it) {
        let Some(close) = raw[open..].find('>').map(|it| open + it) else { break };
        let tag = raw[open + 1..close].to_ascii_lowercase();
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next();
        let (start, end) = (range.start + open, range.start + close + 1);
        match name.unwrap_or_default() {
            "tr" => {
                reader.end_cell(start);
                reader.rows.push(Vec::new());
            }
            "td" | "th" => {
                reader.end_cell(start);
                reader.open = Some((end, span(&tag, "colspan"), span(&tag, "rowspan")));
            }
            "/td" | "/th" | "/tr" | "/table" => reader.end_cell(start),
            _ => {}
        }
        at = close + 1;
    }
    reader.end_cell(range.end);
    reader.rows.retain(|row| !row.is_empty());
    reader.rows
}

#[derive(Default)]
struct Reader {
    rows: Vec<Cells>,
    /// Where the cell begins that is open, and how many columns and rows it spans.
    open: Option<(usize, usize, usize)>,
    /// For each column, how many rows below are still a cell's that spans them.
    spanned: Vec<usize>,
}

impl Reader {
    fn end_cell(&mut self, end: usize) {
        let Some((start, columns, rows)) = self.open.take() else { return };
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(left) = self.spanned.get_mut(row.len()).filter(|left| **left > 0) {
            *left -= 1;
            row.push(start..start);
        }
        let first = row.len();
        row.push(start..end.max(start));
        row.resize(first + columns, end..end);
        if rows > 1 {
            self.spanned.resize(self.spanned.len().max(first + columns), 0);
            self.spanned[first..first + columns].fill(rows - 1);
        }
    }
}

/// How many columns or rows a cell's tag says that it spans.
fn span(tag: &str, name: &str) -> usize {
    let value =
        tag.split_once(name).map(|(_, rest)| rest.trim_start_matches(['=', '"', '\'', ' ']));
    let digits = value.map(|value| value.split(|c: char| !c.is_ascii_digit()).next());
    let count = digits.flatten().and_then(|digits| digits.parse().ok()).unwrap_or(1);
    usize::clamp(count, 1, MOST_SPANNED)
}
