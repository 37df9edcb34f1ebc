//! The annexes: each file, and what a list in `event.yaml`, a table or a text's own header says of it.

use super::document::{Content, Document};
use super::header::{self, TITLE};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{BlockKind, Body, Written, plain_text};
use crate::pdf::{Outline, Refusal};
use crate::read::yaml::{Fields, Key, Node, Value};
use crate::source::{SourceId, Span, Spanned};

/// The list of annexes in `event.yaml`.
pub const ANNEXES: Key = Key("annexes", "annexes");
const FILE: Key = Key("file", "fichier");
const AUTHOR: Key = Key("author", "auteur");
const AUTHORS: Key = Key("authors", "auteurs");
const KIND: Key = Key("type", "type");
const SESSION: Key = Key("session", "séance");
const PER_PAGE: Key = Key("per_page", "par_page");
const PAGES: Key = Key("pages", "pages");
const ALTERNATIVE: Key = Key("alternative", "alternative");
const CAPTION: Key = Key("caption", "légende");
const CREDIT: Key = Key("credit", "crédit");

const KINDS: &[(&[&str], AnnexKind)] = &[
    (&["diaporama", "slides", "présentation", "presentation", "diapositives"], AnnexKind::Slides),
    (&["document", "paper", "article", "texte"], AnnexKind::Paper),
    (&["photo", "photographie", "picture", "image"], AnnexKind::Photo),
    (&["évaluation", "evaluation"], AnnexKind::Paper),
];

const COUNTS: &[(&[&str], u8)] = &[(&["1"], 1), (&["2"], 2), (&["4"], 4), (&["6"], 6)];

/// What an annex is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnexKind {
    /// Slides.
    Slides,
    /// A paper, a leaflet, a form.
    Paper,
    /// A picture.
    Photo,
}

/// What is said of an annex.
#[derive(Debug, Clone)]
pub struct AnnexFacts {
    /// Where it is said.
    pub span: Span,
    /// The file, when it is named.
    pub file: Option<Spanned<String>>,
    /// Its title.
    pub title: Option<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// What it is said to be.
    pub kind: Option<AnnexKind>,
    /// The session it was shown in, as written.
    pub session: Option<Spanned<String>>,
    /// How many of its pages stand on one of the report.
    pub per_page: Option<u8>,
    /// Which of its pages are printed, each entry from a first to a last one.
    pub pages: Vec<Spanned<PageRange>>,
    /// What it shows, for those who do not see it.
    pub alternative: Option<String>,
    /// What is said below it.
    pub caption: Option<String>,
    /// Who took or drew it.
    pub credit: Option<String>,
    /// The language it is written in.
    pub language: Option<String>,
    /// Whether only the internal edition prints it.
    pub internal: bool,
}

/// Pages from a first to a last one; `15-` goes to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRange {
    /// The first.
    pub first: usize,
    /// The last; none for the last of the document.
    pub last: Option<usize>,
}

/// A file of the annexes.
#[derive(Debug, Clone)]
pub struct AnnexFile {
    /// The file.
    pub source: SourceId,
    /// What its own header says.
    pub facts: Option<AnnexFacts>,
    /// What is in it.
    pub content: FileContent,
}

/// What is in a file of the annexes.
#[derive(Debug, Clone)]
pub enum FileContent {
    /// Pages, or why they cannot be read.
    Pages(Result<Outline, Refusal>),
    /// A text, and the title that its first heading gives.
    Text(Body<Written>, Option<String>),
    /// A picture.
    Picture,
}

/// Reads a file of the annexes.
pub fn parse(file: &Document, diagnostics: &mut Diagnostics) -> AnnexFile {
    let (facts, content) = match &file.content {
        Content::Pages(outline) => (None, FileContent::Pages(outline.clone())),
        Content::Text(text) => {
            let facts = text.header.as_ref().and_then(|node| of_header(node, diagnostics));
            let mut body = text.body.clone();
            let mut title = None;
            if let Some(block) = body.blocks.first()
                && let BlockKind::Heading { content, .. } = &block.value
            {
                title = Some(plain_text(content));
                body.blocks.remove(0);
            }
            (facts, FileContent::Text(body, title))
        }
        _ => (None, FileContent::Picture),
    };
    let mut facts = facts;
    if file.is_reserved_by_name(diagnostics) {
        let place = file.first_line();
        facts.get_or_insert_with(|| AnnexFacts::none(place)).internal = true;
    }
    AnnexFile { source: file.id, facts, content }
}

/// Reads a list of annexes: a table or a YAML file.
pub fn parse_list(file: &Document, diagnostics: &mut Diagnostics) -> Vec<AnnexFacts> {
    match &file.content {
        Content::Yaml(Some(node)) => of_node(node, diagnostics),
        Content::Table(table) => {
            if let Some(missing) = header::missing_column(table, &[FILE]) {
                diagnostics.push(missing);
                return Vec::new();
            }
            let records = header::records(table, &[AUTHOR, AUTHORS], &[PAGES]);
            records.iter().filter_map(|node| sheet(node, Columns::Row, diagnostics)).collect()
        }
        _ => Vec::new(),
    }
}

/// Reads the YAML of a list of annexes.
pub fn of_node(node: &Node, diagnostics: &mut Diagnostics) -> Vec<AnnexFacts> {
    if let Value::List(items) = &node.value {
        return items.iter().filter_map(|it| sheet(it, Columns::Record, diagnostics)).collect();
    }
    let Some(mut fields) = Fields::of(node, "annexes", diagnostics) else { return Vec::new() };
    let found = take_list(&mut fields, diagnostics);
    fields.finish(diagnostics);
    found
}

/// The list under `annexes:`.
pub fn take_list(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<AnnexFacts> {
    let nodes = fields.list(ANNEXES, diagnostics);
    nodes.into_iter().filter_map(|node| sheet(node, Columns::Record, diagnostics)).collect()
}

/// Reads the header of an annex.
pub fn of_header(node: &Node, diagnostics: &mut Diagnostics) -> Option<AnnexFacts> {
    sheet(node, Columns::Header, diagnostics)
}

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Columns {
    /// In YAML: every key must be known, and the file named.
    Record,
    /// In a table: a column that is not taken over is told once.
    Row,
    /// In the header of the very file.
    Header,
}

fn sheet(node: &Node, columns: Columns, diagnostics: &mut Diagnostics) -> Option<AnnexFacts> {
    // `annexes: [diaporama.pdf]` gives an order.
    if let (Some(file), Columns::Record) = (node.value.words(), columns) {
        let file = Spanned::new(file.trim().to_owned(), node.span);
        return Some(AnnexFacts { file: Some(file), ..AnnexFacts::none(node.span) });
    }
    let mut fields = Fields::of(node, "annexes", diagnostics)?;
    let file = if columns == Columns::Header { None } else { fields.text(FILE, diagnostics) };
    if file.is_none() && columns != Columns::Header {
        fields.missing(FILE, ["diaporama.pdf", "slides.pdf"], diagnostics);
    }
    let mut authors = fields.texts(AUTHOR, diagnostics);
    authors.extend(fields.texts(AUTHORS, diagnostics));
    let facts = AnnexFacts {
        span: file.as_ref().map_or(node.span, |file| file.span),
        file,
        title: fields.words(TITLE, diagnostics),
        authors: authors.into_iter().map(|author| author.value).collect(),
        kind: fields.choice(KIND, KINDS, diagnostics),
        session: fields.text(SESSION, diagnostics),
        per_page: fields.choice(PER_PAGE, COUNTS, diagnostics),
        pages: pages(&mut fields, diagnostics),
        alternative: fields.words(ALTERNATIVE, diagnostics),
        caption: fields.words(CAPTION, diagnostics),
        credit: fields.words(CREDIT, diagnostics),
        language: header::language(&mut fields, diagnostics).map(|it| it.value),
        internal: header::internal(&mut fields, diagnostics),
    };
    match columns {
        Columns::Row => fields.finish_row(diagnostics),
        Columns::Record | Columns::Header => fields.finish(diagnostics),
    }
    (facts.file.is_some() || columns == Columns::Header).then_some(facts)
}

impl AnnexFacts {
    /// Nothing is said.
    #[must_use]
    pub fn none(span: Span) -> Self {
        Self {
            span,
            file: None,
            title: None,
            authors: Vec::new(),
            kind: None,
            session: None,
            per_page: None,
            pages: Vec::new(),
            alternative: None,
            caption: None,
            credit: None,
            language: None,
            internal: false,
        }
    }

    /// What is said here, else there.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            span: self.span,
            file: self.file,
            title: self.title.or(other.title),
            authors: if self.authors.is_empty() { other.authors } else { self.authors },
            kind: self.kind.or(other.kind),
            session: self.session.or(other.session),
            per_page: self.per_page.or(other.per_page),
            pages: if self.pages.is_empty() { other.pages } else { self.pages },
            alternative: self.alternative.or(other.alternative),
            caption: self.caption.or(other.caption),
            credit: self.credit.or(other.credit),
            language: self.language.or(other.language),
            // Whoever reserves it means it.
            internal: self.internal || other.internal,
        }
    }
}

/// `1-12, 15`, as one text or as a list.
fn pages(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Spanned<PageRange>> {
    let mut ranges = Vec::new();
    for text in fields.texts(PAGES, diagnostics) {
        for part in text.value.split([',', ';']).filter(|part| !part.trim().is_empty()) {
            match range(part) {
                Some(range) => ranges.push(Spanned::new(range, text.span)),
                None => diagnostics.push(
                    Diagnostic::new(Code::UnknownPages, text.span).with("pages", part.trim()),
                ),
            }
        }
    }
    ranges
}

/// `15`, `1-12`, `1 à 12`, `15-`.
fn range(part: &str) -> Option<PageRange> {
    let part = part.trim().trim_start_matches("pp.").trim_start_matches("p.").trim();
    let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| *number > 0);
    let between = part
        .find(['-', '–', '—'])
        .map(|at| (at, part[at..].chars().next().map_or(1, char::len_utf8)))
        .or_else(|| part.find(" à ").map(|at| (at, " à ".len())))
        .or_else(|| part.find(" to ").map(|at| (at, " to ".len())));
    let Some((at, length)) = between else {
        return number(part).map(|page| PageRange { first: page, last: Some(page) });
    };
    let (first, last) = (number(&part[..at])?, part[at + length..].trim());
    if last.is_empty() {
        return Some(PageRange { first, last: None });
    }
    let last = number(last).filter(|last| *last >= first)?;
    Some(PageRange { first, last: Some(last) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_pages_are_read_as_people_write_them() {
        let pages = |first, last| Some(PageRange { first, last });
        for text in ["1-12", " 1 – 12 ", "1 à 12", "p. 1-12", "1 to 12"] {
            assert_eq!(range(text), pages(1, Some(12)), "{text}");
        }
        assert_eq!(range("15"), pages(15, Some(15)));
        assert_eq!(range("15-"), pages(15, None));
        for text in ["", "0", "12-1", "tout", "-3", "1-x"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
