//! A place in an office document as a person finds it there: which paragraph, below which heading, in
//! which row and column. The Markdown that was made of the document is nobody's business.

use std::ops::Range;

use super::{Diagnostic, Language, printable_in_line};
use crate::source::{Cell, Source, Sources, Span};

/// How many letters of a paragraph are enough to find it.
const LONGEST: usize = 90;

/// A paragraph of an office document, or a cell of a table in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// The rank of the paragraph among those that are not blank, from 1.
    pub(super) number: usize,
    /// Its words without the signs of Markdown; a long one is cut around what is meant.
    pub(super) words: String,
    /// The part of the words that is meant.
    pub(super) meant: Range<usize>,
    heading: Option<String>,
    /// The row, and the head of the column.
    cell: Option<(usize, String)>,
    /// The name of the cell in a spreadsheet.
    reference: Option<String>,
}

impl Passage {
    /// The passage of a place; none in a file of another kind.
    pub(super) fn of(source: &Source, span: Span) -> Option<Self> {
        if source.text.is_empty() {
            return None;
        }
        match source.extension().as_str() {
            "docx" | "docm" | "dotx" | "dotm" | "odt" | "ott" | "html" | "htm" | "eml" | "msg"
            | "vtt" | "srt" => {}
            "xlsx" | "xlsm" | "xls" | "ods" => return Self::of_sheet(source, span),
            _ => return None,
        }
        let mut at = span.start.min(source.text.len());
        while !source.text.is_char_boundary(at) {
            at -= 1;
        }
        let mut passage = Self::before(source, at);
        let line = source.line(source.position(at).line);
        let whole = &source.text[line.clone()];
        let part = passage.cell_of(source, &line, at).unwrap_or(line);
        let written = source.text.get(part.clone()).unwrap_or(whole);
        let words = bare(written);
        let meant = source.text.get(span.start..span.end.min(part.end).max(span.start));
        let meant = bare(meant.unwrap_or_default());
        // The same words may stand before.
        let before = source.text.get(part.start..at.max(part.start)).map_or(0, |it| bare(it).len());
        let before = (0..=before).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
        let after = words[before..].find(&meant).map(|at| before + at);
        let start = after.or_else(|| words.find(&meant)).filter(|_| !meant.is_empty());
        let meant = start.map_or(0..words.len(), |start| start..start + meant.len());
        (passage.words, passage.meant) = cut(&words, meant);
        Some(passage)
    }

    /// The cell of a spreadsheet that a place lies in, or its row.
    fn of_sheet(source: &Source, span: Span) -> Option<Self> {
        let first = source.cell(span.start)?;
        let number = row_of(&first.reference)?;
        let rank = source.cells.iter().position(|cell| cell == first)?;
        let last = source.cell(span.start.max(span.end.saturating_sub(1)))?;
        let text = |rank: usize| {
            let end = source.cells.get(rank + 1).map_or(source.text.len(), |next| next.start);
            let cell = source.text.get(source.cells[rank].start..end).unwrap_or_default();
            unquoted(cell)
        };
        let is_one = first == last;
        let words = if is_one {
            text(rank)
        } else {
            let own = |rank: &usize| row_of(&source.cells[*rank].reference) == Some(number);
            let cells = (rank..source.cells.len()).take_while(own).map(text);
            let cells: Vec<_> = cells.filter(|text| !text.is_empty()).collect();
            cells.join(" · ")
        };
        let cell = Some((number, if is_one { first.column.clone() } else { String::new() }));
        let (words, meant) = cut(&words, 0..words.len().min(3 * LONGEST));
        let reference = is_one.then(|| first.reference.clone());
        Some(Self { number, words, meant, heading: None, cell, reference })
    }

    /// What is told by the lines up to a place.
    fn before(source: &Source, at: usize) -> Self {
        let mut passage = Self {
            number: 0,
            words: String::new(),
            meant: 0..0,
            heading: None,
            cell: None,
            reference: None,
        };
        let mut goes_on = false;
        let mut start = 0;
        for line in source.text.split('\n') {
            if start > at {
                break;
            }
            let end = start + line.len();
            let text = line.trim();
            let is_made = text.is_empty()
                || text == ">"
                || text.starts_with("> [!") && text.ends_with(']')
                || text.starts_with("| ---") && text.chars().all(|sign| "|- ".contains(sign))
                || text == "---";
            if !is_made && !goes_on {
                passage.number += 1;
            }
            if text.starts_with('#') && end < at {
                passage.heading = Some(bare(text));
            }
            goes_on = line.ends_with("  ");
            start = end + 1;
        }
        passage.number = passage.number.max(1);
        passage
    }

    /// The cell that a place lies in, if the line is a row of a table.
    fn cell_of(&mut self, source: &Source, line: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let text = &source.text;
        if !text[line.clone()].starts_with("| ") {
            return None;
        }
        let mut rows = Vec::new();
        let mut number = source.position(line.start).line;
        loop {
            let row = source.line(number);
            if !text[row.clone()].starts_with('|') {
                break;
            }
            rows.push(row);
            if number == 1 {
                break;
            }
            number -= 1;
        }
        // The line below the head is made.
        let row = if rows.len() > 1 { rows.len() - 1 } else { 1 };
        let cells = cells(text, line.clone());
        let column = cells.iter().position(|cell| at <= cell.end).unwrap_or(0);
        let heads = rows.last().map(|head| self::cells(text, head.clone())).unwrap_or_default();
        // « 9h00 » in the first row names no column: the table has no heads.
        let is_data = |cell: &Range<usize>| text[cell.clone()].trim().starts_with(is_digit);
        let head = match heads.get(column) {
            _ if heads.iter().any(is_data) => (column + 1).to_string(),
            Some(head) => bare(&text[head.clone()]),
            None => String::new(),
        };
        self.cell = Some((row, head));
        cells.get(column).cloned()
    }

    /// The place in words: « paragraphe 12, sous « Échanges » ».
    pub(super) fn place(&self, language: Language) -> String {
        let quoted = |text: &str| language.choose(format!("« {text} »"), format!("“{text}”"));
        let mut place = match &self.cell {
            Some((row, head)) => {
                let row = format!("{} {row}", language.choose("ligne", "row"));
                let column = language.choose("colonne", "column");
                match head.as_str() {
                    "" => row,
                    number if number.chars().all(is_digit) => format!("{row}, {column} {number}"),
                    head => format!("{row}, {column} {}", quoted(head)),
                }
            }
            None => format!("{} {}", language.choose("paragraphe", "paragraph"), self.number),
        };
        if let Some(reference) = &self.reference {
            place = format!("{place} ({reference})");
        }
        if let Some(heading) = &self.heading {
            place = format!("{place}, {} {}", language.choose("sous", "below"), quoted(heading));
        }
        place
    }
}

/// Where a place is within its file, when there is more to say than a line.
pub(super) fn label(
    passage: Option<&Passage>,
    source: &Source,
    span: Span,
    language: Language,
) -> Option<String> {
    match passage {
        Some(passage) => Some(passage.place(language)),
        None => cell_at(source, span).map(|cell| in_words(cell, language)),
    }
}

/// A place within its file, and the page of the PDF where it stands.
pub(super) fn with_page(
    label: Option<String>,
    page: Option<usize>,
    language: Language,
) -> Option<String> {
    let page = page.map(|page| page_in_words(page, language));
    let parts: Vec<_> = label.into_iter().chain(page).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A page as a person finds it: « page 7 du PDF ».
pub(super) fn page_in_words(page: usize, language: Language) -> String {
    language.choose(format!("page {page} du PDF"), format!("page {page} of the PDF"))
}

/// A place in a few words: « notes/tr1.docx, paragraphe 12 ».
pub(super) fn in_file(source: &Source, span: Span, language: Language) -> String {
    let passage = Passage::of(source, span).map(|it| Passage { heading: None, ..it });
    let path = printable_in_line(&source.path);
    if let Some(label) = label(passage.as_ref(), source, span, language) {
        return format!("{path}, {label}");
    }
    let line = language.choose("ligne", "line");
    format!("{path}, {line} {}", source.position(span.start).line)
}

/// The cell of a table that a place lies in; none for a place as wide as a row.
pub(super) fn cell_at(source: &Source, span: Span) -> Option<&Cell> {
    let first = source.cell(span.start)?;
    let last = source.cell(span.start.max(span.end.saturating_sub(1)))?;
    (first == last).then_some(first)
}

/// A cell as a person finds it in a spreadsheet.
fn in_words(cell: &Cell, language: Language) -> String {
    let Cell { reference, column, .. } = cell;
    let row = reference.trim_start_matches(char::is_alphabetic);
    match column.as_str() {
        "" => format!("{} {reference}", language.choose("cellule", "cell")),
        column => language.choose(
            format!("ligne {row}, colonne « {column} » ({reference})"),
            format!("row {row}, column “{column}” ({reference})"),
        ),
    }
}

/// The line as it should read, when that is known.
pub(super) fn corrected_line(diagnostic: &Diagnostic, sources: &Sources) -> Option<String> {
    let correction = diagnostic.correction.as_ref()?;
    let source = sources.get(correction.span.source);
    let line = source.line(source.position(correction.span.start).line);
    let before = source.text.get(line.start..correction.span.start)?;
    let after = source.text.get(correction.span.end..line.end).unwrap_or_default();
    let corrected = format!("{before}{}{after}", correction.text);
    // The Markdown that was made of a document is nobody's business.
    let is_made = Passage::of(source, correction.span).is_some();
    Some(if is_made { bare(&corrected) } else { corrected.trim().to_owned() })
}

/// The places of the cells of a row.
fn cells(text: &str, row: Range<usize>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = row.start + 1;
    let mut is_escaped = false;
    for (at, sign) in text[row.clone()].char_indices().skip(1) {
        if sign == '|' && !is_escaped {
            cells.push(start..row.start + at);
            start = row.start + at + 1;
        }
        is_escaped = sign == '\\' && !is_escaped;
    }
    cells
}

/// The row of a cell by its name in a spreadsheet.
fn row_of(reference: &str) -> Option<usize> {
    reference.trim_start_matches(char::is_alphabetic).parse().ok()
}

/// The words of a cell, as it stands in the CSV that was made of a sheet.
fn unquoted(cell: &str) -> String {
    let cell = cell.trim_end_matches(['\n', ';', ',', '\t']);
    let inside = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    let cell = inside.map_or_else(|| cell.to_owned(), |inside| inside.replace("\"\"", "\""));
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words without the signs of Markdown.
pub(super) fn bare(text: &str) -> String {
    let text = text.replace("<br>", " ");
    let text = ["<sup>", "</sup>", "<sub>", "</sub>", "**", "~~"]
        .iter()
        .fold(text, |text, sign| text.replace(sign, ""));
    let text = text.trim().trim_start_matches(['#', '>']).trim_start();
    let text = text.strip_prefix("- ").unwrap_or(text);
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let after = &rest[sign.len_utf8()..];
        rest = match sign {
            '\\' if after.starts_with(|sign: char| sign.is_ascii_punctuation()) => {
                words.push_str(&after[..1]);
                &after[1..]
            }
            '*' => after,
            '!' if after.starts_with('[') && link(after).is_some() => after,
            '[' => {
                let (words_of, after) = link(rest)
                    .map_or(("[".to_owned(), after), |(inside, after)| (bare(inside), after));
                words.push_str(&words_of);
                after
            }
            _ => {
                words.push(sign);
                after
            }
        };
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the link that a text begins with, and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let end = text.find("](").filter(|end| !text[..*end].ends_with('\\'))?;
    let inside = &text[1..end];
    let after = &text[end + 2..];
    let close = if after.starts_with('<') { after.find(">)")? + 1 } else { after.find(')')? };
    (!inside.contains('[')).then_some((inside, &after[close + 1..]))
}

/// A long text cut around a part of it.
fn cut(words: &str, meant: Range<usize>) -> (String, Range<usize>) {
    let from = words[..meant.start].char_indices().rev().nth(LONGEST / 3).map_or(0, |(at, _)| at);
    let from = if from == 0 { 0 } else { words[..from].rfind(' ').map_or(from, |at| at + 1) };
    let end = words[from..].char_indices().nth(LONGEST).map_or(words.len(), |(at, _)| from + at);
    let end = end.max(meant.end.min(from + 3 * LONGEST));
    let end = (end..=words.len()).find(|end| words.is_char_boundary(*end)).unwrap_or(words.len());
    let head = if from > 0 { "… " } else { "" };
    let tail = if end < words.len() { "…" } else { "" };
    let start = head.len() + meant.start - from;
    let length = meant.end.min(end).saturating_sub(meant.start);
    (format!("{head}{}{tail}", &words[from..end]), start..start + length)
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    const TEXT: &str = "# Échanges\n\nUn **mot**.\n\n- une idée  \n  suite\n- deux\n\n\
        | Action | Pilote |\n| --- | --- |\n| Planter | **Jo** \\* |\n\n> [!DÉCISION]\n> On plante.\n";

    #[track_caller]
    fn check(words: &str, place: &str, shown: &str, meant: &str) {
        let source = Source::new("a.docx", Vec::new(), TEXT.to_owned());
        let at = TEXT.find(words).unwrap();
        let span = Span::new(SourceId(0), at..at + words.len());
        let passage = Passage::of(&source, span).unwrap();
        assert_eq!(passage.place(Language::French), place);
        assert_eq!(passage.words, shown);
        assert_eq!(&passage.words[passage.meant.clone()], meant);
    }

    #[test]
    fn places_are_those_of_the_document() {
        check("**mot**", "paragraphe 2, sous « Échanges »", "Un mot.", "mot");
        check("suite", "paragraphe 3, sous « Échanges »", "suite", "suite");
        check("deux", "paragraphe 4, sous « Échanges »", "deux", "deux");
        check("Jo", "ligne 2, colonne « Pilote », sous « Échanges »", "Jo *", "Jo");
        check("Planter", "ligne 2, colonne « Action », sous « Échanges »", "Planter", "Planter");
        check("On plante", "paragraphe 7, sous « Échanges »", "On plante.", "On plante");
        check("# Échanges", "paragraphe 1", "Échanges", "Échanges");
    }

    #[test]
    fn a_cell_of_a_sheet_is_shown_alone() {
        let text = "Action;Pilote\n\"Planter; arroser\";Jo\n".to_owned();
        let mut source = Source::new("actions.xlsx", Vec::new(), text.clone());
        for (word, reference, column) in [
            ("Action", "A1", ""),
            ("Pilote", "B1", ""),
            ("\"Planter", "A2", "Action"),
            ("Jo", "B2", "Pilote"),
        ] {
            let start = text.find(word).unwrap();
            let (reference, column) = (reference.to_owned(), column.to_owned());
            source.cells.push(crate::source::Cell { start, reference, column });
        }
        let of = |range| Passage::of(&source, Span::new(SourceId(0), range)).unwrap();
        let at = text.find("Planter").unwrap();
        let cell = of(at..at + 7);
        assert_eq!(cell.place(Language::French), "ligne 2, colonne « Action » (A2)");
        assert_eq!((cell.words.as_str(), cell.number), ("Planter; arroser", 2));
        let row = of(at - 1..text.len());
        assert_eq!(row.place(Language::English), "row 2");
        assert_eq!(row.words, "Planter; arroser · Jo");
    }

    #[test]
    fn links_and_pictures_are_shown_by_their_words() {
        assert_eq!(bare("Voir [le **site**](https://a.example/x)."), "Voir le site.");
        assert_eq!(bare("![Une carte](<a b.docx/image 1.png>) ici"), "Une carte ici");
        assert_eq!(bare("- a \\[b\\] ![c"), "a [b] ![c");
    }

    #[test]
    fn any_place_of_any_text_has_words() {
        let text = format!("{}\n| é | \\| |\n", "mot é ".repeat(100));
        let source = Source::new("a.odt", Vec::new(), text.clone());
        for start in 0..=text.len() {
            for length in [0, 1, 40, 400] {
                let span = Span::new(SourceId(0), start..start + length);
                let passage = Passage::of(&source, span).unwrap();
                assert!(passage.words.get(passage.meant.clone()).is_some());
            }
        }
        let other = Source::new("a.md", Vec::new(), text);
        assert_eq!(Passage::of(&other, Span::start_of(SourceId(0))), None);
    }
}
