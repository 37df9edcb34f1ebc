//! Tables as a workbook (XLSX): made to be read, filtered, printed and read aloud as it opens.

use std::io::{Cursor, Read, Write};

use anyhow::{Context, Result};
use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Table as XlsxTable,
    TableColumn, TableStyle, Workbook, Worksheet,
};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use super::table::{Cell, Table};
use crate::spelling::{fold, one_line};

/// No column is wider, in characters: longer texts run on below.
const WIDEST: usize = 60;
/// No column is made narrower for the page's sake.
const NARROWEST: usize = 18;
/// How many characters stand side by side on a printed page and can still be read.
const PAGE: usize = 200;
/// How many characters stand side by side on the smallest print that is still print.
const SMALLEST: usize = 280;
/// Texts of more characters are long ones.
const LONG: usize = 120;
/// The size of the letters, in points.
const TYPE: f64 = 10.0;
/// The height of a line, in points.
const LINE: f64 = 13.5;
/// The highest that a row may be, in points.
const HIGHEST: f64 = 409.0;
/// What the button of a filter takes.
const BUTTON: usize = 4;
/// The most characters that a sheet's name may have (of UTF-16, as Excel counts).
const LONGEST_NAME: usize = 31;
/// The most characters that a cell may hold (of UTF-16).
const LONGEST_TEXT: usize = 32_767;
/// A4, as Excel numbers papers.
const A4: u8 = 9;
/// The day as the reader's own system writes days.
const DAY_FORMAT: u8 = 14;

/// A sheet of a workbook.
#[derive(Debug)]
pub struct Sheet {
    /// Its name as people would say it; it is brought into the form that Excel asks for.
    pub name: String,
    /// What is in it.
    pub table: Table,
}

/// What a workbook says of itself.
#[derive(Debug)]
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// The BCP 47 language of its texts.
    pub language: &'a str,
    /// Who publishes it.
    pub author: Option<&'a str>,
    /// The day that stands for the one it was made on.
    pub day: Date,
}

/// The workbook's bytes: the same of the same tables, whenever and wherever they are written.
///
/// # Errors
/// When a table does not fit into a sheet.
pub fn xlsx(sheets: &[Sheet], about: &About<'_>) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(
        about.day.year() as u16,
        about.day.month() as u8,
        about.day.day() as u8,
    )
    .or_else(|_| ExcelDateTime::from_ymd(1980, 1, 1))?;
    let properties = DocProperties::new()
        .set_title(about.title)
        .set_author(about.author.unwrap_or_default())
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let mut taken = Vec::new();
    for (sheet, rank) in sheets.iter().zip(1..) {
        let name = sheet_name(&sheet.name, &taken);
        fill(workbook.add_worksheet(), &name, rank, sheet, about)?;
        taken.push(name);
    }
    let bytes = workbook.save_to_buffer()?;
    with_language(&bytes, about.language)
}

fn fill(
    page: &mut Worksheet,
    name: &str,
    rank: usize,
    sheet: &Sheet,
    about: &About<'_>,
) -> Result<()> {
    let Table { heads, rows } = &sheet.table;
    page.set_name(name)?;
    write_cells(page, rows)?;
    let widths = widths(&sheet.table);
    for (width, column) in widths.iter().zip(0..) {
        page.set_column_width(column, *width as u32)?;
    }
    // The button of a head covers its end.
    let bare: Vec<_> = widths.iter().map(|width| width.saturating_sub(BUTTON - 1)).collect();
    page.set_row_height(0, height(heads.iter().cloned(), &bare))?;
    for (row, number) in rows.iter().zip(1..) {
        page.set_row_height(number, height(row.iter().map(Cell::text), &widths))?;
    }
    let head = bordered()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x000b_5d5e))
        .set_align(FormatAlign::VerticalCenter);
    let columns: Vec<_> = distinct(heads)
        .into_iter()
        .map(|words| TableColumn::new().set_header(words).set_header_format(&head))
        .collect();
    let table = XlsxTable::new()
        .set_name(format!("Donnees_{rank}"))
        .set_style(TableStyle::Light1)
        .set_alt_text_title(&sheet.name)
        .set_columns(&columns);
    let last = (rows.len().max(1) as u32, heads.len().saturating_sub(1) as u16);
    page.add_table(0, 0, last.0, last.1, &table)?;
    set_for_print(page, name, &widths, about)
}

/// Cells with thin lines around them, in which texts run on.
fn bordered() -> Format {
    Format::new()
        .set_font_size(TYPE)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00bf_c9c9))
        .set_text_wrap()
}

fn write_cells(page: &mut Worksheet, rows: &[Vec<Cell>]) -> Result<()> {
    let body = bordered().set_align(FormatAlign::Top);
    let day = body.clone().set_num_format_index(DAY_FORMAT).set_align(FormatAlign::Left);
    for (row, number) in rows.iter().zip(1..) {
        for (cell, column) in row.iter().zip(0..) {
            match cell {
                Cell::Empty => page.write_blank(number, column, &body)?,
                // Always as words: what looks like a formula stays what was written.
                Cell::Text(words) => {
                    page.write_string_with_format(number, column, cut(words), &body)?
                }
                Cell::Number(count) => {
                    page.write_number_with_format(number, column, *count as u32, &body)?
                }
                Cell::Day(date) => match excel_day(*date) {
                    Some(date) => page.write_datetime_with_format(number, column, &date, &day)?,
                    None => page.write_string_with_format(number, column, cell.text(), &body)?,
                },
            };
        }
    }
    Ok(())
}

/// How a sheet is seen and printed: its head stays, and its columns fit on as few pages as can be read.
fn set_for_print(
    page: &mut Worksheet,
    name: &str,
    widths: &[usize],
    about: &About<'_>,
) -> Result<()> {
    page.set_freeze_panes(1, 1)?;
    // Of a table that would be too small on one page, each page says which row it goes on with.
    let pages = widths.iter().sum::<usize>().div_ceil(SMALLEST);
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(pages as u16, 0);
    page.set_repeat_rows(0, 0)?;
    if pages > 1 {
        page.set_repeat_columns(0, 0)?;
    }
    page.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    // « & » begins a code there.
    let title = about.title.replace('&', "&&");
    let title: String = title.chars().take(180).collect();
    page.set_footer(format!("&L{title}&C{}&R&P / &N", name.replace('&', "&&")));
    Ok(())
}

/// Columns as wide as what they hold, and all of them no wider than a printed page can bear: the more
/// there is in them, the sooner texts run on below. Long ones have twice the room of others.
fn widths(table: &Table) -> Vec<usize> {
    let longest: Vec<_> = (0..table.heads.len())
        .map(|column| {
            let cells = table.rows.iter().filter_map(|row| row.get(column)).map(Cell::text);
            let cells: Vec<_> = cells.collect();
            let word = |text: &str| text.split_whitespace().map(count).max().unwrap_or(0);
            let line = cells.iter().flat_map(|text| text.lines().map(count)).max().unwrap_or(0);
            let whole = cells.iter().map(|text| count(text)).max().unwrap_or(0);
            // A head may run on, but not within a word, and leaves room for its button.
            (word(&table.heads[column]) + BUTTON, line + 2, whole > LONG)
        })
        .collect();
    let at = |limit: usize| -> Vec<usize> {
        let width = |(head, line, is_long): &(usize, usize, bool)| {
            (*line).min(if *is_long { 2 * limit } else { limit }).max(*head)
        };
        longest.iter().map(width).collect()
    };
    let limits = (NARROWEST..=WIDEST).rev().map(at);
    let fitting = limits.into_iter().find(|widths| widths.iter().sum::<usize>() <= PAGE);
    fitting.unwrap_or_else(|| at(NARROWEST))
}

/// How high a row is, in points, with all of its texts to be seen: not every program finds out by
/// itself.
fn height(texts: impl Iterator<Item = String>, widths: &[usize]) -> f64 {
    let lines = texts.zip(widths).map(|(text, width)| lines(&text, width.saturating_sub(1)));
    let most = lines.max().unwrap_or(1);
    (f64::from(most as u32) * LINE + 3.0).min(HIGHEST)
}

/// On how many lines a text stands in a column.
fn lines(text: &str, width: usize) -> usize {
    let wrapped = |line: &str| {
        let (mut lines, mut filled) = (1, 0);
        for word in line.split(' ').map(count) {
            if filled > 0 && filled + 1 + word > width {
                lines += 1;
                filled = 0;
            }
            filled += word + usize::from(filled > 0);
            lines += filled.saturating_sub(1) / width.max(1);
            filled = filled.min(width);
        }
        lines
    };
    text.lines().map(wrapped).sum::<usize>().max(1)
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// Heads of a table, each different from the others as Excel compares them.
fn distinct(heads: &[String]) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for head in heads {
        let head = if head.is_empty() { "–" } else { head };
        let numbered = (2..).map(|number| format!("{head} ({number})"));
        let is_new =
            |name: &String| !known.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        let name = std::iter::once(head.to_owned()).chain(numbered).find(is_new);
        known.extend(name);
    }
    known
}

/// Whether a text is too long for its cell, and loses its end.
#[must_use]
pub fn longest_cell_is_cut(sheets: &[Sheet]) -> bool {
    let mut cells = sheets.iter().flat_map(|sheet| sheet.table.rows.iter().flatten());
    cells.any(|cell| matches!(cell, Cell::Text(words) if length(words) > LONGEST_TEXT))
}

/// A day as Excel counts it; none before 1900, which it does not know.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).ok()
}

/// A text as long as a cell may hold.
fn cut(text: &str) -> String {
    if length(text) <= LONGEST_TEXT {
        return text.to_owned();
    }
    shortened(text, LONGEST_TEXT - 1) + "…"
}

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// As many characters from the start as take a length of UTF-16.
fn shortened(text: &str, most: usize) -> String {
    let mut left = most;
    let fits = |c: &char| match left.checked_sub(c.len_utf16()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    text.chars().take_while(fits).collect()
}

/// A name that Excel takes for a sheet: at most 31 characters, none that it refuses, none that another
/// sheet bears in capitals or small letters, and not its own word for changes.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let allowed = |c: char| match c {
        '[' => '(',
        ']' => ')',
        ':' | '*' | '?' | '/' | '\\' => '-',
        c if c.is_control() => ' ',
        c => c,
    };
    let name: String = wanted.chars().map(allowed).collect();
    let name = one_line(&name);
    let name = shortened(name.trim_matches('\''), LONGEST_NAME);
    let name = name.trim_end_matches(['\'', ' ']);
    let name = if name.is_empty() { "–" } else { name };
    let is_reserved = matches!(fold(name).as_str(), "history" | "historique");
    let numbered = (2..).map(|number| {
        let mark = format!(" ({number})");
        shortened(name, LONGEST_NAME - mark.len()) + &mark
    });
    let first = (!is_reserved).then(|| name.to_owned());
    let is_free = |name: &String| !taken.iter().any(|it| it.to_lowercase() == name.to_lowercase());
    first.into_iter().chain(numbered).find(is_free).unwrap_or_default()
}

/// The workbook with its language among its properties, for which the library has no word.
fn with_language(bytes: &[u8], language: &str) -> Result<Vec<u8>> {
    const CORE: &str = "docProps/core.xml";
    const END: &str = "</cp:coreProperties>";
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut core = String::new();
    archive.by_name(CORE)?.read_to_string(&mut core)?;
    let tag: String = language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let at = core.find(END).context("docProps/core.xml has no end")?;
    core.insert_str(at, &format!("<dc:language>{tag}</dc:language>"));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for rank in 0..archive.len() {
        let file = archive.by_index_raw(rank)?;
        if file.name()? == CORE {
            let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
            writer.start_file(CORE, options)?;
            writer.write_all(core.as_bytes())?;
        } else {
            writer.raw_copy_file(file)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &str, taken: &[&str], expected: &str) {
        let taken: Vec<_> = taken.iter().map(|name| (*name).to_owned()).collect();
        let name = sheet_name(wanted, &taken);
        assert_eq!(name, expected);
        assert!(length(&name) <= LONGEST_NAME);
    }

    #[test]
    fn a_sheet_s_name_is_one_that_excel_takes() {
        check("à lancer", &[], "à lancer");
        check("État : en cours / à revoir ?", &[], "État - en cours - à revoir -");
        check("[x] 'dit'", &[], "(x) 'dit");
        check("''", &[], "–");
        check("History", &[], "History (2)");
        check("À lancer", &["à lancer", "À LANCER (2)"], "À lancer (3)");
        check(&"très long ".repeat(9), &[], "très long très long très long t");
        check(&"😀".repeat(20), &[], &"😀".repeat(15));
        let long = "b".repeat(31);
        check(&"B".repeat(40), &[&long], &format!("{} (2)", "B".repeat(27)));
    }

    #[test]
    fn texts_run_on_where_they_must() {
        assert_eq!([lines("", 9), lines("un deux", 9), lines("un deux trois", 9)], [1, 1, 2]);
        assert_eq!([lines("un\ndeux", 9), lines("anticonstitutionnel", 9)], [2, 3]);
        let text = |length: usize| Cell::Text("mot ".repeat(length / 4));
        let heads = || ["Réf.", "Description"].map(str::to_owned).to_vec();
        let short = Table { heads: heads(), rows: vec![vec![text(4), text(40)]] };
        assert_eq!(widths(&short), [8, 42], "as wide as what they hold");
        let many = Table { heads: vec!["Tête".to_owned(); 14], rows: vec![vec![text(400); 14]] };
        assert_eq!(widths(&many), [2 * NARROWEST; 14], "and not too wide together");
    }

    #[test]
    fn heads_differ_and_long_texts_are_cut() {
        let heads = ["État", "état", "", ""].map(str::to_owned);
        assert_eq!(distinct(&heads), ["État", "état (2)", "–", "– (2)"]);
        assert_eq!(length(&cut(&"é".repeat(40_000))), LONGEST_TEXT);
    }
}
