//! CSV text to a table whose cells know their place.
//!
//! The reader is our own: the `csv` crate tells where a record begins, and a message about a
//! date or a name must point at the cell.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::heads::{self, Subject};
use crate::source::{self, Source, SourceId, Span, Spanned};
use crate::spelling::fold;
use crate::spelling::reserving::{is_reserved_row, reserved_head};

/// What may stand between cells, the likeliest first.
const SEPARATORS: [char; 3] = [';', ',', '\t'];

/// A table: its head, and rows of as many cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<Spanned<String>>,
    /// The other rows.
    pub rows: Vec<Vec<Spanned<String>>>,
    /// The columns that only the internal edition knows.
    reserved: Vec<usize>,
}

impl Table {
    /// What stands in the columns that only the internal edition knows, row by row.
    #[must_use]
    pub fn reserved(&self) -> Vec<Vec<Spanned<String>>> {
        let of_row = |row: &Vec<Spanned<String>>| {
            let cells = self.reserved.iter().filter_map(|at| row.get(*at));
            cells.filter(|cell| !cell.value.is_empty()).cloned().collect::<Vec<_>>()
        };
        self.rows.iter().map(of_row).filter(|cells| !cells.is_empty()).collect()
    }

    /// Makes « visibilité » of a column that says the same in other words: « confidentiel : oui »,
    /// « diffusion : restreinte ». One that says anything else is what its head says.
    fn say_who_sees(&mut self) {
        if self.head.iter().any(|cell| fold(&cell.value).starts_with("visibili")) {
            return;
        }
        let found = (0..self.head.len()).find(|at| {
            let head = &self.head[*at].value;
            let cells = || self.rows.iter().filter_map(|row| row.get(*at));
            cells().any(|cell| !cell.value.trim().is_empty())
                && cells().all(|cell| is_reserved_row(head, &cell.value).is_some())
        });
        let Some(at) = found else { return };
        let head = self.head[at].value.clone();
        for cell in self.rows.iter_mut().filter_map(|row| row.get_mut(at)) {
            let is_public = is_reserved_row(&head, &cell.value) == Some(false);
            let words = if is_public { "publique" } else { "interne" };
            words.clone_into(&mut cell.value);
        }
        "visibilité".clone_into(&mut self.head[at].value);
        self.reserved.retain(|it| *it != at);
    }

    /// The table with nothing in those columns.
    #[must_use]
    pub fn for_everyone(mut self) -> Self {
        for row in &mut self.rows {
            for at in &self.reserved {
                row.get_mut(*at).into_iter().for_each(|cell| cell.value.clear());
            }
        }
        self
    }
}

/// Reads a source as CSV. The head is the first row that is not blank, unless titles stand above the
/// row that names columns; what separates cells is found there. Rows are brought to the length of
/// the head, and reported when they differ. Rows that repeat the head or count the others are none.
pub fn read(id: SourceId, source: &Source, diagnostics: &mut Diagnostics) -> Table {
    let rows: Vec<Row> = rows(&source.text).filter(|row| row.filled() > 0).collect();
    let place = head_rows(&rows, Subject::of(source.known_as()));
    let separator = match separator(&source.text) {
        '\t' => ["tabulation", "tab"].map(str::to_owned),
        sign => [format!("« {sign} »"), format!("“{sign}”")],
    };
    let Some(head) = head(&rows, place.clone()) else { return Table::default() };

    // Spreadsheets write a separator for every column that ever held something.
    let expected = head.filled();
    let mut named = head.spanned(id, expected);
    let reserved = reserve(&mut named);
    let mut table = Table { head: named, rows: Vec::new(), reserved };
    let mut uneven: Vec<(usize, &str, Span)> = Vec::new();
    let mut skipped: Vec<&Row> = rows[..place.start].iter().collect();
    for row in rows[place.end..].iter().filter(|row| !row.repeats(&head)) {
        if row.is_total() {
            skipped.push(row);
            continue;
        }
        if row.filled() > expected || row.cells.len() < expected {
            let (found, help) = match row.filled() {
                filled if filled > expected => (filled, "many"),
                _ => (row.cells.len(), "few"),
            };
            uneven.push((found, help, Span::new(id, row.range())));
        }
        table.rows.push(row.spanned(id, expected.max(row.filled())));
    }
    if Subject::of(source.known_as()) != Some(Subject::Participants) {
        table.say_who_sees();
    }
    if let Some(first) = skipped.first() {
        let words = skipped.iter().map(|row| row.text()).collect::<Vec<_>>();
        let quoted = |open: &str, close: &str| {
            words.iter().map(|it| format!("{open}{it}{close}")).collect::<Vec<_>>().join(", ")
        };
        let diagnostic = Diagnostic::new(Code::RowsSkipped, Span::new(id, first.range()));
        diagnostics.push(diagnostic.with_both("rows", &quoted("« ", " »"), &quoted("“", "”")));
    }
    // When most rows go on alike, it is the head that lacks a name: told once.
    let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (found, help, _) in &uneven {
        *counts.entry((*found, help)).or_default() += 1;
    }
    counts.retain(|_, alike| *alike >= 3 && *alike * 2 > table.rows.len());
    let mut is_told = false;
    for (found, help, span) in &uneven {
        if counts.contains_key(&(*found, *help)) && std::mem::replace(&mut is_told, true) {
            continue;
        }
        let words = Diagnostic::new(Code::UnevenRow, *span);
        let words = words.with("found", found).with("expected", expected);
        diagnostics.push(words.with_both(help, &separator[0], &separator[1]));
    }
    table
}

/// Takes the mark off the heads of columns that only the internal edition knows, such as
/// « téléphone (interne) », and tells which they are.
fn reserve(head: &mut [Spanned<String>]) -> Vec<usize> {
    let mut reserved = Vec::new();
    for (at, cell) in head.iter_mut().enumerate() {
        if let Some(name) = reserved_head(&cell.value).map(str::to_owned) {
            cell.value = name;
            reserved.push(at);
        }
    }
    reserved
}

/// What the rows of a CSV text say, cell by cell, without blank rows.
#[must_use]
pub fn lines(text: &str) -> Vec<Vec<String>> {
    let written = rows(text).filter(|row| row.filled() > 0);
    written.map(|row| row.cells.into_iter().map(|cell| cell.value).collect()).collect()
}

/// The rows of a CSV text as those of a Markdown table, one a line and on the line of its record; a row
/// with one cell that says something is that cell alone, as a title above a table is.
#[must_use]
pub fn markdown(text: &str) -> String {
    let mut found = String::new();
    for row in rows(text) {
        let cells = || row.cells.iter().map(|cell| in_row(cell.value.trim()));
        match row.cells.iter().filter(|cell| !cell.value.trim().is_empty()).count() {
            0 => {}
            1 => found.extend(cells().filter(|cell| !cell.is_empty())),
            _ => {
                found.push('|');
                for cell in cells() {
                    found.extend([" ", &cell, " |"]);
                }
            }
        }
        found.push('\n');
    }
    found
}

/// What a cell says within a row of a Markdown table.
fn in_row(value: &str) -> String {
    value.replace('|', "\\|").replace('\n', "<br>")
}

/// The cells of a CSV text as a spreadsheet names them. A record is a row, blank ones too, so that
/// `C5` is the cell that a person finds there.
#[must_use]
pub fn cells(path: &str, text: &str) -> Vec<source::Cell> {
    let (numbers, rows): (Vec<usize>, Vec<Row>) =
        (1..).zip(rows(text)).filter(|(_, row)| row.filled() > 0).unzip();
    let place = head_rows(&rows, Subject::of(path));
    let head = head(&rows, place.clone());
    let mut cells = Vec::new();
    for (at, (number, row)) in numbers.into_iter().zip(&rows).enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            let head = head.as_ref().filter(|_| at >= place.end);
            let head = head.and_then(|head| head.cells.get(column));
            cells.push(source::Cell {
                start: cell.start,
                reference: format!("{}{number}", letters(column)),
                column: head.map_or(String::new(), |head| head.value.replace('\n', " ")),
            });
        }
    }
    cells
}

/// For each byte of what a cell says or a part of it, and for its end, the byte of the source; only
/// when it stands in the cell's range once.
#[must_use]
pub fn places(source: &Source, range: Range<usize>, value: &str) -> Option<Vec<usize>> {
    let written = source.text.get(range.clone())?;
    let mut text = String::new();
    let mut places = Vec::new();
    let mut signs = written.char_indices().peekable();
    // Quotes are doubled within quotes only, which stand outside the range.
    let is_quoted = source.text[..range.start].ends_with('"');
    while let Some((at, sign)) = signs.next() {
        if is_quoted && sign == '"' {
            signs.next_if(|(_, next)| *next == '"');
        }
        text.push(sign);
        places.extend((0..sign.len_utf8()).map(|byte| range.start + at + byte));
    }
    places.push(range.end);
    let mut found = text.match_indices(value).map(|(at, _)| at);
    let start = found.next().filter(|_| found.next().is_none())?;
    places.get(start..=start + value.len()).map(<[usize]>::to_vec)
}

/// The name of a column counted from 0: `A` to `Z`, then `AA`.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before - 1)),
    }
}

/// How many of the written rows are titles above the head, in one merged cell each.
fn titles(rows: &[Row]) -> usize {
    let is_wide = rows.iter().any(|row| row.written() > 1);
    rows.iter().take_while(|row| is_wide && row.is_merged()).count()
}

/// Which of the written rows are the head: the one that names most columns, under titles, and the
/// one above or below it that names others.
fn head_rows(rows: &[Row], subject: Option<Subject>) -> Range<usize> {
    let score = |row: &Row| heads::score(row.words(), subject);
    let first = titles(rows).min(rows.len());
    let best = heads::best_row(rows.iter().map(Row::words), first, subject);
    let at = best.0;
    if best.1 >= 2 {
        let names_others = |row: &Row| {
            let written = row.written();
            written > 0 && score(row) == written && !heads::is_data(row.words())
        };
        if rows.get(at + 1).is_some_and(names_others) {
            return at..at + 2;
        }
        // « Identité » over « Nom » and « Prénom », beside « Structure » over nothing.
        let is_over = |above: &Row| score(above) > 0 && rows[at].leaves_blank(above);
        if at > first && rows.get(at - 1).is_some_and(is_over) {
            return at - 1..at + 1;
        }
    }
    at..(at + 1).min(rows.len())
}

/// The head that one row or two make: the lower names the column where it says something.
fn head(rows: &[Row], place: Range<usize>) -> Option<Row> {
    let mut lines = rows.get(place)?.iter();
    let mut head = lines.next()?.clone();
    for line in lines {
        for (at, cell) in line.cells.iter().enumerate() {
            match head.cells.get_mut(at) {
                Some(own) if !cell.value.is_empty() => *own = cell.clone(),
                Some(_) => {}
                None => head.cells.push(cell.clone()),
            }
        }
    }
    Some(head)
}

/// The rows of a text, blank ones too.
fn rows(text: &str) -> Rows<'_> {
    Rows { text, at: 0, separator: separator(text) }
}

/// The separator that the first written line has most of, outside quotes.
fn separator(text: &str) -> char {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut is_quoted = false;
    for sign in text.trim_start_matches(['\n', ' ']).chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                if let Some(at) = SEPARATORS.iter().position(|separator| *separator == sign) {
                    counts[at] += 1;
                }
            }
        }
    }
    // Of equal counts the likeliest wins, so the comparison goes from the last to the first.
    let most = (0..SEPARATORS.len()).rev().max_by_key(|at| counts[*at]);
    most.map_or(';', |at| SEPARATORS[at])
}

/// A row as it was found.
#[derive(Clone)]
struct Row {
    cells: Vec<Cell>,
}

#[derive(Clone)]
struct Cell {
    value: String,
    /// Where it begins, with its quote and outer spaces.
    start: usize,
    /// The text between the separators, without its quotes and outer spaces.
    range: Range<usize>,
}

impl Row {
    /// How many cells say something.
    fn written(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.value.is_empty()).count()
    }

    /// Whether one cell takes the place of several.
    fn is_merged(&self) -> bool {
        self.cells.len() > 1 && self.written() == 1
    }

    /// What the cells say, in one text.
    fn text(&self) -> String {
        self.words().collect::<Vec<_>>().join(" ")
    }

    /// What the cells say.
    fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.cells.iter().map(|cell| cell.value.as_str()).filter(|words| !words.is_empty())
    }

    /// Whether it says nothing in a column where another row does.
    fn leaves_blank(&self, other: &Self) -> bool {
        let is_blank = |at: usize| self.cells.get(at).is_none_or(|it| it.value.is_empty());
        other.cells.iter().enumerate().any(|(at, cell)| !cell.value.is_empty() && is_blank(at))
    }

    /// Whether it only counts the others: « TOTAL », and numbers.
    fn is_total(&self) -> bool {
        let mut words = self.words();
        let name = fold(words.next().unwrap_or_default());
        let name = name.strip_prefix("sous ").unwrap_or(&name);
        let is_named =
            matches!(name, "total" | "totaux" | "total general" | "grand total" | "subtotal");
        let is_number = |word: &str| {
            word.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,%/€".contains(c))
        };
        // « TOTAL | 6 actions »
        let is_counted = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_digit()) && word.split_whitespace().count() <= 3
        };
        is_named && words.all(|word| is_number(word) || is_counted(word))
    }

    /// Whether it is the head once more, as printed lists have it on each page.
    fn repeats(&self, head: &Self) -> bool {
        self.written() > 1 && self.words().map(fold).eq(head.words().map(fold))
    }

    /// How many cells there are up to the last that says something.
    fn filled(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.value.is_empty()).map_or(0, |at| at + 1)
    }

    fn range(&self) -> Range<usize> {
        let start = self.cells.first().map_or(0, |cell| cell.range.start);
        let end = self.cells.last().map_or(start, |cell| cell.range.end);
        start..end
    }

    /// The first `length` cells; those that are missing stand empty at the end of the row.
    fn spanned(&self, id: SourceId, length: usize) -> Vec<Spanned<String>> {
        let end = self.range().end;
        let cells = (0..length).map(|at| match self.cells.get(at) {
            Some(cell) => Spanned::new(cell.value.clone(), Span::new(id, cell.range.clone())),
            None => Spanned::new(String::new(), Span::new(id, end..end)),
        });
        cells.collect()
    }
}

/// The rows of a text (RFC 4180).
struct Rows<'a> {
    text: &'a str,
    at: usize,
    separator: char,
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell());
            match self.text[self.at..].chars().next() {
                Some('\n') => {
                    self.at += 1;
                    break;
                }
                Some(separator) => self.at += separator.len_utf8(),
                None => break,
            }
        }
        Some(Row { cells })
    }
}

impl Rows<'_> {
    /// Reads a cell up to its separator, the end of its line or of the text.
    fn cell(&mut self) -> Cell {
        let begin = self.at;
        let rest = &self.text[begin..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        if let Some(quoted) = rest[blank..].strip_prefix('"')
            && let Some(length) = closing_quote(quoted)
        {
            let start = self.at + blank + 1;
            let after = &quoted[length + 1..];
            // What follows the closing quote is no part of RFC 4180, and is kept.
            let tail = &after[..self.plain_end(after)];
            let value = format!("{}{tail}", quoted[..length].replace("\"\"", "\""));
            self.at = start + length + 1 + tail.len();
            let end = if tail.trim().is_empty() { start + length } else { self.at };
            return Cell { value: value.trim().to_owned(), start: begin, range: start..end };
        }
        let plain = &rest[..self.plain_end(rest)];
        let value = plain.trim();
        let start = self.at + (plain.len() - plain.trim_start().len());
        self.at += plain.len();
        // A blank cell has its place where it begins, not after its spaces.
        let start = if value.is_empty() { self.at - plain.len() } else { start };
        Cell { value: value.to_owned(), start: begin, range: start..start + value.len() }
    }

    fn plain_end(&self, text: &str) -> usize {
        text.find([self.separator, '\n']).unwrap_or(text.len())
    }
}

/// Where the quote is that closes a quoted cell; nothing when it is never closed, which makes the
/// opening one an ordinary character rather than all the rest of the file one cell.
fn closing_quote(text: &str) -> Option<usize> {
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if sign == '"' && signs.next_if(|(_, next)| *next == '"').is_none() {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    fn parse(text: &str) -> (Table, Vec<String>) {
        let source = Source::new("participants.csv", Vec::new(), text.to_owned());
        let mut diagnostics = Diagnostics::default();
        let table = read(SourceId(0), &source, &mut diagnostics);
        for cell in table.rows.iter().chain([&table.head]).flatten() {
            let written = &source.text[cell.span.range()];
            assert_eq!(written.replace('"', "").trim(), cell.value.replace('"', "").trim());
        }
        let messages = diagnostics.sorted().iter().map(|d| d.message(Language::English)).collect();
        (table, messages)
    }

    fn values(cells: &[Spanned<String>]) -> String {
        cells.iter().map(|cell| cell.value.as_str()).collect::<Vec<_>>().join("|")
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (table, messages) = parse(text);
        let rows: Vec<String> =
            std::iter::once(&table.head).chain(&table.rows).map(|row| values(row)).collect();
        assert_eq!(rows, expected);
        assert!(messages.is_empty(), "{messages:?}");
    }

    #[test]
    fn the_rows_of_a_sheet_are_those_of_a_markdown_table() {
        let text = "Colloque;;\n\nHeure;Titre;Salle\n9h00;\"Accueil\nCafé\";\n";
        let expected = "Colloque\n\n| Heure | Titre | Salle |\n| 9h00 | Accueil<br>Café |  |\n";
        assert_eq!(markdown(text), expected);
    }

    #[test]
    fn each_separator_is_found_by_the_head() {
        check("nom;fonction\nOdile;maire, élue\n", &["nom|fonction", "Odile|maire, élue"]);
        check("nom,fonction\nOdile,maire", &["nom|fonction", "Odile|maire"]);
        check("nom\tfonction\nOdile\tmaire", &["nom|fonction", "Odile|maire"]);
        check("\n\n\"a;b;c\",d\n1,2", &["a;b;c|d", "1|2"]);
    }

    #[test]
    fn quotes_hold_separators_quotes_and_lines() {
        check("a;b\n\"x;y\";\"dit \"\"oui\"\"\"\n", &["a|b", "x;y|dit \"oui\""]);
        check("a;b\n\"deux\nlignes\";2\n3;4", &["a|b", "deux\nlignes|2", "3|4"]);
        check("a;b\n\"jamais fermé;2\n3;4", &["a|b", "\"jamais fermé|2", "3|4"]);
    }

    #[test]
    fn blank_rows_and_trailing_columns_are_dropped() {
        check(";;\na;b;;\n\n1;2;;\n;;;\n", &["a|b", "1|2"]);
        assert_eq!(parse("\n \n").0, Table::default());
    }

    #[test]
    fn a_title_in_a_merged_cell_is_no_head() {
        let (table, messages) = parse("Participants;;\nnom;lieu;\nOdile;Valbrune;\n");
        assert_eq!(values(&table.head), "nom|lieu");
        assert_eq!(messages, ["table rows left out (titles, totals): “Participants”"]);
        check("nom\nOdile", &["nom", "Odile"]);
    }

    #[test]
    fn the_head_is_found_by_what_it_names() {
        let head = |text: &str| values(&parse(text).0.head);
        assert_eq!(
            head("Réseau;RRN;\nListe au;12 mai;\nNom;Prénom;Ville\nOdile;Z;V"),
            "Nom|Prénom|Ville"
        );
        assert_eq!(
            head("Nom;Prénom;Coordonnées;\n;;Mail;Tél.\nZ;Odile;a@b.fr;1"),
            "Nom|Prénom|Mail|Tél."
        );
        assert_eq!(
            head("T;;;\nIdentité;;Structure;Divers\nNom;Prénom;;\nZ;Odile;GAL;x"),
            "Nom|Prénom|Structure|Divers"
        );
        // Heads that nobody knows are heads all the same.
        assert_eq!(head("qui;quoi\nOdile;maire"), "qui|quoi");
        assert_eq!(head("qui;quoi;où\nOdile;Association;Commune 12345"), "qui|quoi|où");
    }

    #[test]
    fn rows_that_count_or_repeat_are_no_rows() {
        let rows = "nom;note\nOdile;3\nNom;Note\nTotal;4\nTotal Énergies;5\nTOTAL;12,5 %\n";
        let (table, messages) = parse(rows);
        let rows: Vec<_> = table.rows.iter().map(|row| values(row)).collect();
        assert_eq!(rows, ["Odile|3", "Total Énergies|5"]);
        assert_eq!(messages, ["table rows left out (titles, totals): “Total 4”, “TOTAL 12,5 %”"]);
    }

    #[test]
    fn a_column_without_a_name_is_told_once() {
        let (_, messages) = parse("a;b\n1;2;3\n1;2;3\n1;2\n1;2;3\n1;2;3;4\n");
        assert_eq!(
            messages,
            [
                "this row has 3 cells, the heading row has 2",
                "this row has 4 cells, the heading row has 2"
            ]
        );
    }

    #[test]
    fn a_column_may_be_for_the_internal_edition_only() {
        let text = "nom;téléphone (interne)\nOdile;12 34\n";
        let source = Source::new("participants.csv", Vec::new(), text.to_owned());
        let table = read(SourceId(0), &source, &mut Diagnostics::default());
        assert_eq!(values(&table.head), "nom|téléphone");
        assert_eq!(values(&table.rows[0]), "Odile|12 34");
        let reserved = table.reserved().concat();
        assert_eq!((values(&reserved), reserved[0].span.range()), ("12 34".to_owned(), 32..37));
        assert_eq!(values(&table.for_everyone().rows[0]), "Odile|");
    }

    #[test]
    fn uneven_rows_are_padded_and_reported() {
        let (table, messages) = parse("a;b;c\n1\n1;2;3;4\n");
        assert_eq!(values(&table.rows[0]), "1||");
        assert_eq!(values(&table.rows[1]), "1|2|3|4");
        assert_eq!(
            messages,
            [
                "this row has 1 cells, the heading row has 3",
                "this row has 4 cells, the heading row has 3"
            ]
        );
    }

    #[test]
    fn cells_know_their_place() {
        let (table, _) = parse("nom ; date\n Zoë ;\"12 juin\"\n");
        assert_eq!(table.rows[0][0].span.range(), 12..16);
        assert_eq!(table.rows[0][1].span.range(), 19..26);
    }

    /// The cell in which a word stands, as `C4 column`.
    #[track_caller]
    fn cell_of(text: &str, word: &str) -> String {
        let mut source = Source::new("participants.csv", Vec::new(), text.to_owned());
        source.cells = cells(&source.path, text);
        let cell = source.cell(text.find(word).unwrap()).unwrap();
        format!("{} {}", cell.reference, cell.column).trim_end().to_owned()
    }

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        for separator in [";", ",", "\t"] {
            let text =
                "nom;lieu;\"a ; b\"\n\nOdile; \"Val\"\"brune\" ;fin\n".replace(';', separator);
            assert_eq!(cell_of(&text, "lieu"), "B1");
            assert_eq!(cell_of(&text, "Odile"), "A3 nom");
            assert_eq!(cell_of(&text, "brune"), "B3 lieu");
            assert_eq!(cell_of(&text, "fin"), format!("C3 a {separator} b"));
        }
    }

    #[test]
    fn empty_cells_blank_rows_and_titles_count() {
        let text = "\n;;\nParticipants;;\n;nom;lieu\n;;x\n;\"deux\nlignes\";y\n;z;";
        assert_eq!(cell_of(text, "Participants"), "A3");
        assert_eq!(cell_of(text, "nom"), "B4");
        assert_eq!(cell_of(text, "x"), "C5 lieu");
        assert_eq!(cell_of(text, "lignes"), "B6 nom");
        assert_eq!(cell_of(text, "z"), "B7 nom");
        assert_eq!(cells("a.csv", text).last().unwrap().reference, "C7");
        assert!(cells("a.csv", "\n \n").is_empty());
    }

    #[test]
    fn columns_go_on_after_z() {
        let names = [0, 12, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["A", "M", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_a_table(text in "[a\";,\t\n é]{0,60}") {
            let (table, _) = parse(&text);
            let cells = cells("a.csv", &text);
            assert!(cells.is_sorted_by_key(|cell| cell.start));
            assert_eq!(cells.is_empty(), table.head.is_empty());
        }
    }
}
