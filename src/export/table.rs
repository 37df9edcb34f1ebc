//! A table of data, and how it is written for a spreadsheet as text.

use jiff::civil::Date;

/// A table: its head, and rows of as many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What each column holds, in words.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// How many.
    Number(usize),
    /// A day.
    Day(Date),
}

impl Cell {
    /// The cell of words that may be missing.
    pub(super) fn maybe(words: Option<&String>) -> Self {
        words.map_or(Self::Empty, |words| Self::Text(words.clone()))
    }

    /// The cell of a day that may be missing.
    pub(super) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// What it says as text. A day is written as ISO 8601 has it: the one form that sorts as text, that
    /// nobody reads with month and day exchanged, and that every spreadsheet takes for a day.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(words) => words.clone(),
            Self::Number(count) => count.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

impl Table {
    /// The table as CSV: UTF-8 with its mark, semicolons and CRLF, as a French Excel expects when a
    /// file is opened with a double click. None when a cell cannot be written.
    #[must_use]
    pub fn csv(&self) -> Option<Vec<u8>> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(self.heads.iter().map(|head| inert(head.clone()))).ok()?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| inert(cell.text()))).ok()?;
        }
        writer.into_inner().ok()
    }
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe stands before
/// it. One that begins with apostrophes and then such a sign gets one more, so that whoever takes one
/// off reads what was written.
fn inert(cell: String) -> String {
    const SIGNS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.trim_start_matches('\'').starts_with(SIGNS) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_would_be_computed_is_not() {
        for cell in ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "－1", "'=1", "''@a"] {
            assert_eq!(inert(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["", "A1", "2-3", "« =1 »", "– un tiret", "'appel", "''"] {
            assert_eq!(inert(cell.to_owned()), cell);
        }
    }
}
