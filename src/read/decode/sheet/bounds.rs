//! How much an `OpenDocument` sheet announces, counted before it is unfolded: one row may be repeated a
//! million times, and the library goes on for ever at the end of a table that is never closed.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::budget::{Exceeded, Limit, most};
use crate::read::decode::loss::Cause;
use crate::read::decode::package::Package;

/// Refuses a workbook whose tables are not closed, or unfold to more than is read.
pub(super) fn check_ods(package: &mut Package<'_>) -> Result<(), Cause> {
    let Some(text) = package.text("content.xml")? else { return Ok(()) };
    let mut reader = Reader::from_str(&text);
    let mut open = 0_u32;
    let mut sheet = Sheet::default();
    loop {
        match reader.read_event().map_err(|_| Cause::Damaged)? {
            Event::Start(tag) => {
                open += 1;
                sheet.begin(&tag)?;
                sheet.is_in_cell |= is_cell(&tag);
            }
            Event::Empty(tag) => {
                sheet.begin(&tag)?;
                match tag.local_name().as_ref() {
                    "table-row" => sheet.end_row()?,
                    _ if is_cell(&tag) => sheet.end_cell(),
                    _ => {}
                }
            }
            Event::End(tag) => {
                open = open.checked_sub(1).ok_or(Cause::Damaged)?;
                match tag.local_name().as_ref() {
                    "table-cell" | "covered-table-cell" => sheet.end_cell(),
                    "table-row" => sheet.end_row()?,
                    _ => {}
                }
            }
            Event::Text(text) => sheet.is_filled |= sheet.is_in_cell && !text.trim().is_empty(),
            Event::Eof => break,
            _ => {}
        }
    }
    if open == 0 { Ok(()) } else { Err(Cause::Damaged) }
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().as_ref(), "table-cell" | "covered-table-cell")
}

/// What was counted of the sheets so far.
#[derive(Debug, Default)]
struct Sheet {
    /// Rows of this sheet, with those that follow blank ones.
    rows: u64,
    /// Cells of all sheets up to the last filled one of each row.
    cells: u64,
    /// How often this row stands there.
    row_times: u64,
    /// Cells of this row, and those up to the last filled one.
    columns: u64,
    filled_columns: u64,
    cell_times: u64,
    is_in_cell: bool,
    is_filled: bool,
}

impl Sheet {
    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), Cause> {
        match tag.local_name().as_ref() {
            "table" => self.rows = 0,
            "table-row" => {
                self.row_times = times(tag, "number-rows-repeated")?;
                (self.columns, self.filled_columns) = (0, 0);
            }
            _ if is_cell(tag) => {
                self.cell_times = times(tag, "number-columns-repeated")?;
                let says = |key: &str| matches!(key, "value-type" | "formula");
                let mut keys = tag.attributes().flatten().map(|it| it.key);
                self.is_filled = keys.any(|key| says(key.local_name().as_ref()));
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        self.columns = self.columns.saturating_add(self.cell_times);
        if self.is_filled {
            self.filled_columns = self.columns;
        }
        (self.is_in_cell, self.is_filled) = (false, false);
    }

    /// Rows are counted up to the last that is filled: sheets end with blank ones up to the last that
    /// there may be.
    fn end_row(&mut self) -> Result<(), Cause> {
        self.rows = self.rows.saturating_add(self.row_times);
        if self.filled_columns == 0 {
            return Ok(());
        }
        let too_many = |limit, found| Cause::Exceeds(Exceeded { limit, found: Some(found) });
        if self.rows > most(Limit::Rows) {
            return Err(too_many(Limit::Rows, self.rows));
        }
        self.cells = self.cells.saturating_add(self.filled_columns.saturating_mul(self.row_times));
        if self.cells > most(Limit::Cells) {
            return Err(too_many(Limit::Cells, self.cells));
        }
        Ok(())
    }
}

/// How often a row or a cell stands there.
fn times(tag: &BytesStart<'_>, key: &str) -> Result<u64, Cause> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| Cause::Damaged)?;
        if attribute.key.local_name().as_ref() == key {
            return attribute.value.trim().parse().map_err(|_| Cause::Damaged);
        }
    }
    Ok(1)
}
