//! Spreadsheets (`.xlsx`, `.xls`, `.ods`) to CSV: a row of the sheet is the record of the same number.

mod bounds;
mod compound;
mod hidden;
mod looks;
mod tags;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use calamine::{Data, ExcelDateTime, Ods, OdsError, Reader, Xls, XlsError, Xlsx, XlsxError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::loss::{Cause, Dropped};
use super::package::Package;
use super::{Decoded, plain};
use crate::budget::{Limit, most};
use crate::guard::guarded;
use crate::read::heads::{self, Subject};
use crate::spelling::refusing::speaks_of_consent;
use hidden::Reserved;

/// Between cells: what French Excel writes, and rarer in names than the comma.
const SEPARATOR: char = ';';
/// The format of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Excel since 2007.
    Xlsx,
    /// Excel before.
    Xls,
    /// `LibreOffice`.
    Ods,
}

/// The filled cells of a sheet, by row and column from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// What the sheets of a workbook hold together.
#[derive(Debug, Default)]
struct Held {
    cells: usize,
    text: usize,
}

/// Reads the sheet whose heads are known best; of sheets that are alike, the first that is not empty.
pub(super) fn read(bytes: &[u8], kind: Kind, path: &str) -> Result<Decoded, Cause> {
    let mut hidden = Vec::new();
    if kind != Kind::Xls {
        Package::open(bytes)?.check_size()?;
        let mut package = Package::open(bytes)?;
        if kind == Kind::Ods {
            bounds::check_ods(&mut package)?;
        }
        hidden = match kind {
            Kind::Xlsx => hidden::in_xlsx(&mut package),
            _ => hidden::in_ods(&mut package),
        };
    } else if !compound::has_ends(bytes) || declares_too_much(bytes) {
        return Err(Cause::Damaged);
    }
    // The library indexes into what the file declares, and files may declare anything.
    let sheets = guarded(|| sheets(bytes, kind));
    let mut sheets = sheets.map_err(|_| Cause::Damaged)??;
    // A hidden sheet is read when there is no other.
    let of = |name: &String| hidden.iter().find(|(sheet, _)| sheet == name).map(|it| &it.1);
    sheets.sort_by_key(|(name, _)| of(name).is_some_and(|it| it.is_all));
    if sheets.is_empty() {
        return Err(Cause::Empty);
    }
    let visible = sheets.iter().filter(|(name, _)| !of(name).is_some_and(|it| it.is_all)).count();
    let subject = Subject::of(path);
    let among = if visible > 0 { &sheets[..visible] } else { &sheets[..] };
    let (name, mut cells) = sheets.remove(best(among, subject));
    let reserved = of(&name).map_or(Reserved::default(), |it| it.settle(&mut cells, subject));
    let text = plain::clean(&csv(&cells)?);
    let mut decoded = Decoded { text, sheet: Some(name), ..Decoded::default() };
    decoded.dropped.extend(reserved.told());
    let remarks: usize = hidden.iter().map(|(_, it)| it.remarks).sum();
    decoded.dropped.extend((remarks > 0).then_some(Dropped::Comments(remarks)));
    let lines: BTreeSet<_> = cells.values().map(said).collect();
    for (name, mut cells) in sheets {
        // A sheet for each state of an action repeats the rows of the first.
        if cells.values().all(|line| lines.contains(&said(line))) {
            continue;
        }
        let is_hidden = of(&name).is_some_and(|it| it.is_all);
        let may_refuse = subject == Some(Subject::Participants) && may_refuse(&name, &cells);
        // Whether it goes on with the one that is read: what people wrote beside their answers, and refusals.
        let names = |keys: &[&str]| subject.is_some_and(|subject| names(&cells, subject, keys));
        let goes_on = match subject {
            // Late registrations are on a sheet of their own, with a question in other words.
            Some(Subject::Participants) => names(&["nom", "prénom nom"]),
            Some(Subject::Evaluation) => !is_hidden && names(&["question", "verbatim"]),
            // People keep the actions of each workshop on a sheet of its own.
            Some(Subject::Actions) => !is_hidden && names(&["titre"]),
            _ => false,
        };
        if goes_on {
            let reserved = of(&name).map(|it| it.settle(&mut cells, subject));
            decoded.dropped.extend(reserved.unwrap_or_default().told());
            decoded.sheets.push((name.clone(), plain::clean(&csv(&cells)?)));
        }
        // Of another list of people only the refusals are read.
        if may_refuse && !goes_on {
            decoded.dropped.push(Dropped::Refusals(name));
        } else if may_refuse || !goes_on {
            decoded.dropped.push(Dropped::Sheet(name));
        }
    }
    Ok(decoded)
}

/// What a row says, wherever it stands.
fn said(line: &BTreeMap<u32, String>) -> Vec<&str> {
    line.values().map(String::as_str).collect()
}

/// Whether a sheet names a column of one of these keys.
fn names(cells: &Cells, subject: Subject, keys: &[&str]) -> bool {
    let mut heads = cells.values().take(heads::DEEPEST).flat_map(BTreeMap::values);
    heads.any(|head| subject.key(head).is_some_and(|key| keys.contains(&key)))
}

/// Whether a sheet seems to hold what people agreed to or refused.
fn may_refuse(name: &str, cells: &Cells) -> bool {
    let heads = cells.values().take(heads::DEEPEST).flat_map(|row| row.values());
    cells.len() > 1
        && (speaks_of_consent(name) || heads.into_iter().any(|cell| speaks_of_consent(cell)))
}

/// The rank of the sheet that names most columns in one row.
fn best(sheets: &[(String, Cells)], subject: Option<Subject>) -> usize {
    let score = |(_, cells): &(String, Cells)| {
        let rows = cells.values().take(heads::DEEPEST);
        let rows = rows.map(|row| heads::score(row.values().map(String::as_str), subject));
        rows.max().filter(|score| *score >= 2).unwrap_or_default()
    };
    let scores = sheets.iter().map(score).enumerate();
    // Of equal ones `max_by_key` takes the last, so they are looked at from there.
    scores.rev().max_by_key(|(_, score)| *score).map_or(0, |(rank, _)| rank)
}

/// Whether a sheet says that it is larger than any can be (65,536 rows of 256 columns, [MS-XLS]
/// 2.5.212 and 2.5.53): the library sets room aside for what the record `Dimensions` declares.
fn declares_too_much(bytes: &[u8]) -> bool {
    let Ok(mut file) = cfb::CompoundFile::open(Cursor::new(bytes)) else { return false };
    ["Workbook", "Book"].iter().any(|name| {
        let mut stream = Vec::new();
        let read =
            file.open_stream(name).and_then(|part| part.take(MAX_STREAM).read_to_end(&mut stream));
        read.is_ok()
            && records(&stream).any(|(kind, record)| kind == DIMENSIONS && is_too_large(record))
    })
}

/// The record that tells how large a sheet is.
const DIMENSIONS: u16 = 0x200;
/// More than Excel ever wrote.
const MAX_STREAM: u64 = 400_000_000;

/// The records of a workbook's stream.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (head, after) = rest.split_at_checked(4)?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (record, after) = after.split_at_checked(length)?;
        rest = after;
        Some((kind, record))
    })
}

fn is_too_large(dimensions: &[u8]) -> bool {
    let number = |bytes: &[u8]| {
        bytes.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
    };
    match dimensions.len() {
        14.. => number(&dimensions[4..8]) > 65_536 || number(&dimensions[10..12]) > 256,
        _ => false,
    }
}

/// The sheets that hold something, with their names.
fn sheets(bytes: &[u8], kind: Kind) -> Result<Vec<(String, Cells)>, Cause> {
    let bytes = Cursor::new(bytes);
    let mut sheets = match kind {
        Kind::Xlsx => xlsx(bytes)?,
        Kind::Xls => {
            let mut book = Xls::new(bytes).map_err(|error| match error {
                XlsError::Password => Cause::Protected,
                _ => Cause::Damaged,
            })?;
            whole_ranges(&mut book)?
        }
        Kind::Ods => {
            let cause = |error| match error {
                OdsError::Password => Cause::Protected,
                _ => Cause::Damaged,
            };
            match Ods::new(bytes.clone()).map_err(cause) {
                Ok(mut book) => whole_ranges(&mut book)?,
                // The library takes the blanks of indented XML for damage.
                Err(Cause::Damaged) => {
                    let bytes = without_indents(bytes.get_ref())?;
                    whole_ranges(&mut Ods::new(Cursor::new(bytes.as_slice())).map_err(cause)?)?
                }
                Err(cause) => return Err(cause),
            }
        }
    };
    sheets.retain(|(_, cells)| !cells.is_empty());
    Ok(sheets)
}

/// The same workbook with its XML unindented.
fn without_indents(bytes: &[u8]) -> Result<Vec<u8>, Cause> {
    let mut package = Package::open(bytes)?;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for name in package.names() {
        let Some(mut part) = package.bytes(&name)? else { continue };
        if name == "content.xml" {
            part = unindented(&String::from_utf8_lossy(&part)).into_bytes();
        }
        archive.start_file(name, SimpleFileOptions::default()).map_err(|_| Cause::Damaged)?;
        archive.write_all(&part).map_err(|_| Cause::Damaged)?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|_| Cause::Damaged)
}

/// XML without the blanks between its elements, but within paragraphs, where they are spaces.
fn unindented(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut depth = 0_usize;
    let mut rest = xml;
    while let Some((text, tag)) = rest.split_once('<') {
        if depth > 0 || !text.trim().is_empty() {
            out.push_str(text);
        }
        let end = tag.find('>').map_or(tag.len(), |at| at + 1);
        let (tag, after) = tag.split_at(end);
        if tag.starts_with("text:p") && !tag.ends_with("/>") {
            depth += 1;
        } else if tag.starts_with("/text:p") {
            depth = depth.saturating_sub(1);
        }
        out.push('<');
        out.push_str(tag);
        rest = after;
    }
    if !rest.trim().is_empty() {
        out.push_str(rest);
    }
    out
}

/// Reads cell by cell: a whole range would take memory for every cell up to the farthest one.
fn xlsx(bytes: Cursor<&[u8]>) -> Result<Vec<(String, Cells)>, Cause> {
    let cause = |error| match error {
        XlsxError::Password => Cause::Protected,
        _ => Cause::Damaged,
    };
    let mut book = Xlsx::new(bytes).map_err(cause)?;
    let mut sheets = Vec::new();
    let mut held = Held::default();
    for name in book.sheet_names() {
        // A sheet that is a chart has no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut cells = Cells::new();
        while let Some(cell) = reader.next_cell().map_err(cause)? {
            let place = cell.get_position();
            add(&mut cells, &mut held, place, &Data::from(cell.get_value().clone()))?;
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

fn whole_ranges<'a>(
    book: &mut impl Reader<Cursor<&'a [u8]>>,
) -> Result<Vec<(String, Cells)>, Cause> {
    let mut sheets = Vec::new();
    let mut held = Held::default();
    for (name, range) in book.worksheets() {
        let (top, left) = range.start().unwrap_or((0, 0));
        let mut cells = Cells::new();
        for (row, column, value) in range.used_cells() {
            let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
            let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
            add(&mut cells, &mut held, (row, column), value)?;
        }
        sheets.push((name, cells));
    }
    Ok(sheets)
}

/// Adds a cell to those of its sheet. Many cells may share one long text.
fn add(
    cells: &mut Cells,
    held: &mut Held,
    (row, column): (u32, u32),
    value: &Data,
) -> Result<(), Cause> {
    let text = shown(value);
    if text.is_empty() {
        return Ok(());
    }
    Cause::within(Limit::Rows, usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1))?;
    held.cells += 1;
    held.text += text.len();
    if held.cells as u64 > most(Limit::Cells) {
        return Err(Cause::beyond(Limit::Cells));
    }
    if held.text as u64 > most(Limit::Text).saturating_mul(SHEETS) {
        return Err(Cause::beyond(Limit::Text));
    }
    cells.entry(row).or_default().insert(column, text);
    Ok(())
}

/// How many times the text of one sheet those of a workbook may hold.
const SHEETS: u64 = 4;

/// A cell as text, its lines apart.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => {
            let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
            let lines = text.lines().map(line).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().join("\n")
        }
        Data::Int(number) => number.to_string(),
        Data::Float(number) => decimal(*number),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => moment_text(moment),
        Data::DateTimeIso(text) => iso_moment(text),
        Data::DurationIso(text) => iso_duration(text).unwrap_or_else(|| text.clone()),
        Data::Error(error) => error.to_string(),
    }
}

/// A number as Excel shows it: fifteen digits count, the rest is noise of the binary form.
fn decimal(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

/// A date, a time or both, whichever the number holds.
fn moment_text(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if !serial.is_finite() || serial < 0.0 {
        return decimal(serial);
    }
    let seconds = (serial * 86_400.0).round();
    if moment.is_duration() || seconds < 86_400.0 {
        return clock((seconds / 3600.0).floor(), seconds % 3600.0);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return date;
    }
    let rest = f64::from(u16::from(minute) * 60 + u16::from(second));
    format!("{date} {}", clock(f64::from(hour), rest))
}

/// `09:40`, with seconds only where there are some.
fn clock(hours: f64, rest: f64) -> String {
    let (minutes, seconds) = ((rest / 60.0).floor(), rest % 60.0);
    let time = format!("{hours:02}:{minutes:02}");
    if seconds >= 1.0 { format!("{time}:{seconds:02}") } else { time }
}

/// `2019-12-15T09:40:00` as `2019-12-15 09:40`.
fn iso_moment(text: &str) -> String {
    match text.split_once('T') {
        None => text.to_owned(),
        Some((date, time)) => {
            let time = time.strip_suffix(":00").filter(|time| time.contains(':')).unwrap_or(time);
            if time == "00:00" { date.to_owned() } else { format!("{date} {time}") }
        }
    }
}

/// `PT09H40M00S` as `09:40`.
fn iso_duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, seconds) = rest.split_once('M')?;
    let seconds: f64 = seconds.strip_suffix('S')?.parse().ok()?;
    let minutes: f64 = minutes.parse().ok()?;
    Some(clock(hours.parse().ok()?, minutes * 60.0 + seconds.floor()))
}

fn csv(cells: &Cells) -> Result<String, Cause> {
    let mut text = String::new();
    let last = cells.values().filter_map(|line| line.keys().last()).max().copied().unwrap_or(0);
    let mut row = 0;
    for (at, line) in cells {
        while row < *at {
            text.push('\n');
            row += 1;
        }
        let mut column = 0;
        for (at, cell) in line {
            while column < *at {
                text.push(SEPARATOR);
                column += 1;
            }
            text.push_str(&quoted(cell));
        }
        // A row that is blank at its end has as many cells as the others.
        text.extend((column..last).map(|_| SEPARATOR));
        Cause::within(Limit::Text, text.len())?;
    }
    text.push('\n');
    Ok(text)
}

/// A cell in quotes where a reader could mistake it (RFC 4180), whichever separator it looks for.
fn quoted(cell: &str) -> String {
    if cell.contains([SEPARATOR, ',', '\t', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use calamine::ExcelDateTimeType;

    #[track_caller]
    fn check(value: &Data, expected: &str) {
        assert_eq!(shown(value), expected);
    }

    fn moment(serial: f64) -> Data {
        Data::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false))
    }

    /// A workbook that says only how large it is, after a cell whose place reads like that record.
    fn workbook(rows: u32) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        let mut stream =
            vec![0x03, 0x02, 18, 0, 0, 2, 14, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9];
        stream.extend([0, 2, 14, 0, 0, 0, 0, 0]);
        stream.extend(rows.to_le_bytes());
        stream.extend([0, 0, 2, 0, 0, 0]);
        stream.resize(5000, 0);
        std::io::Write::write_all(&mut file.create_stream("Workbook").unwrap(), &stream).unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn a_sheet_larger_than_any_can_be_is_damaged() {
        assert!(!declares_too_much(&workbook(600)));
        assert!(declares_too_much(&workbook(70_000)));
    }

    #[test]
    fn indented_xml_is_no_damage() {
        let xml = "<a>\n  <text:p>un\n deux</text:p>\n  <b/>\n</a>";
        assert_eq!(unindented(xml), "<a><text:p>un\n deux</text:p><b/></a>");
    }

    #[test]
    fn numbers_lose_binary_noise() {
        check(&Data::Float(12.0), "12");
        check(&Data::Float(0.1 + 0.2), "0.3");
        check(&Data::Float(-1_250_000.5), "-1250000.5");
    }

    #[test]
    fn dates_and_times_are_iso() {
        check(&moment(43_814.0), "2019-12-15");
        check(&moment(43_814.0 + 580.0 / 1440.0), "2019-12-15 09:40");
        check(&moment(580.0 / 1440.0), "09:40");
        check(&Data::DateTimeIso("2019-12-15T09:40:00".into()), "2019-12-15 09:40");
        check(&Data::DurationIso("PT09H40M00S".into()), "09:40");
    }

    #[test]
    fn a_cell_keeps_its_lines() {
        check(&Data::String("Chambre\r\n\n d'agriculture ".into()), "Chambre\nd'agriculture");
        assert_eq!(quoted("a\nb"), "\"a\nb\"");
    }

    #[test]
    fn what_separates_is_quoted() {
        assert_eq!(quoted("a;b"), "\"a;b\"");
        assert_eq!(quoted("dit « \"oui\" »"), "\"dit « \"\"oui\"\" »\"");
    }
    #[test]
    fn cells_keep_their_names_when_rows_and_columns_before_them_are_empty() {
        let mut cells = Cells::new();
        let written = [((2, 1), "nom"), ((2, 2), "lieu; salle"), ((4, 2), "Valbrune")];
        for (place, text) in written {
            add(&mut cells, &mut Held::default(), place, &Data::String(text.into())).unwrap();
        }
        let named = crate::read::table::cells("a.csv", &csv(&cells).unwrap());
        let named: Vec<_> =
            named.iter().map(|cell| format!("{} {}", cell.reference, cell.column)).collect();
        assert_eq!(named, ["A3 ", "B3 ", "C3 ", "A5 ", "B5 nom", "C5 lieu; salle"]);
    }
}
