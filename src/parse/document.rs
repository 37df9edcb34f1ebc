//! A file as its format was read: once, whatever is made of it and whoever may see it.

use std::ops::Range;
use std::sync::Arc;

use super::agenda::{mail, reserved as marks};
use super::header;
use crate::budget;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::discover::{Role, known_ending};
use crate::model::body::{Body, Written};
use crate::pdf::{self, Outline, Refusal};
use crate::read::markdown;
use crate::read::table::{self, Table};
use crate::read::yaml::{self, Node, VISIBILITY, Value};
use crate::source::{Source, SourceId, Span, Spanned};
use crate::spelling::reserving::is_reserved_path;

/// What a file says, to those who may see all of it or to everyone.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub id: SourceId,
    /// The same with its text; for everyone, without the lines of a letter.
    pub source: Arc<Source>,
    /// What is in it.
    pub content: Content,
    /// Whether what is reserved is left out.
    pub for_everyone: bool,
}

/// What is in a file, by its format.
#[derive(Debug, Clone)]
pub enum Content {
    /// YAML; nothing when it cannot be read.
    Yaml(Option<Node>),
    /// A table.
    Table(Table),
    /// A text and its header.
    Text(Text),
    /// The pages of a PDF, or why they cannot be read.
    Pages(Result<Outline, Refusal>),
    /// A picture, a font, a file of a template.
    Other,
}

/// A text and its header.
#[derive(Debug, Clone)]
pub struct Text {
    /// The header, if there is one and it can be read.
    pub header: Option<Node>,
    /// Where its header stands.
    pub header_range: Option<Range<usize>>,
    /// Whether a header is opened and never closed, and so stands in the text.
    pub is_unclosed: bool,
    /// Where the text stands that comes after it.
    pub range: Range<usize>,
    /// That text; empty for an agenda, a note or a sheet, whose first lines may be labels.
    pub body: Body<Written>,
}

/// A file read once, as it is seen by those who may see all of it and by everyone.
#[derive(Debug)]
pub struct Views {
    /// All of it.
    pub whole: Document,
    /// What it says to everyone, where that is less.
    public: Option<Document>,
    /// The values that are reserved, with their places; those of one record or row together.
    pub reserved: Vec<Vec<Spanned<String>>>,
    /// The lines of a letter that it was pasted from, which the organisers alone may see.
    pub letter: Vec<Spanned<String>>,
}

impl Views {
    /// Reads a file of a role.
    pub fn of(
        id: SourceId,
        source: Arc<Source>,
        role: Role,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        // What is wrong with a programme that another one takes the place of is no news.
        let mut known = Diagnostics::default();
        let is_replaced = role == Role::ReplacedAgenda;
        let diagnostics = if is_replaced { &mut known } else { diagnostics };
        let _work = budget::at(&source.path);
        let whole = Document::read(id, source, role, diagnostics);
        let lines = whole.letter(role);
        let words = whole.marked_words(role);
        let gone: Vec<_> = lines.iter().chain(&words).cloned().collect();
        let marked = if gone.is_empty() {
            whole.clone()
        } else {
            // Without the lines of the letter and the reserved words, the text is another.
            let source = Arc::new(whole.source.without(&gone));
            Document::read(id, source, role, &mut Diagnostics::default())
        };
        let letter = lines.into_iter().map(|range| {
            let text = whole.source.text[range.clone()].trim();
            Spanned::new(text.to_owned(), Span::new(id, range))
        });
        let letter: Vec<_> = letter.collect();
        let mut reserved = marked.content.reserved();
        reserved.extend(words.iter().map(|range| {
            let said = whole.source.text[range.clone()].trim().trim_start_matches('[');
            let said = said.split("](#").next().unwrap_or_default();
            vec![Spanned::new(said.to_owned(), Span::new(id, range.clone()))]
        }));
        let is_less = !letter.is_empty() || !reserved.is_empty() || marked.content.tells_who_sees();
        let public = is_less.then(|| marked.for_everyone());
        // The organisers read the words without their marks.
        let source = if words.is_empty() {
            whole.source
        } else {
            Arc::new(whole.source.without(&marks::signs(&whole.source.text)))
        };
        let whole = Document { content: whole.content.unmarked(), source, ..whole };
        Self { whole, public, reserved, letter }
    }

    /// What it says to everyone.
    #[must_use]
    pub fn public(&self) -> &Document {
        self.public.as_ref().unwrap_or(&self.whole)
    }

    /// Whether everyone sees all of it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.public.is_none()
    }
}

impl Document {
    /// Reads a file by its format. What is reserved is marked in it.
    fn read(id: SourceId, source: Arc<Source>, role: Role, diagnostics: &mut Diagnostics) -> Self {
        let ending = source.extension();
        let content = match (role, known_ending(&ending)) {
            (Role::Media | Role::Font | Role::Template, _) => Content::Other,
            (_, "yaml" | "yml") => {
                Content::Yaml(yaml::read(id, &source, 0..source.text.len(), diagnostics))
            }
            // The cards of a workshop and the rows of a programme were made a text.
            (Role::Workshop | Role::Agenda, "csv" | "xlsx" | "xls" | "ods") => {
                Content::Text(Text::read(id, &source, role, diagnostics))
            }
            (_, "csv" | "xlsx" | "xls" | "ods") => {
                Content::Table(table::read(id, &source, diagnostics))
            }
            (Role::Annex, "pdf") => Content::Pages(pdf::outline(&source.bytes)),
            (_, "md" | "markdown" | "txt" | "docx" | "odt") => {
                Content::Text(Text::read(id, &source, role, diagnostics))
            }
            _ => Content::Other,
        };
        Self { id, source, content, for_everyone: false }
    }

    /// The same without what is reserved.
    fn for_everyone(self) -> Self {
        let content = match self.content {
            Content::Table(table) => Content::Table(table.for_everyone()),
            // Values that are reserved stand as such in a tree.
            other => other,
        };
        Self { content, for_everyone: true, ..self }
    }

    /// Its text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&Text> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its YAML: the whole file or the header.
    #[must_use]
    pub fn node(&self) -> Option<&Node> {
        match &self.content {
            Content::Yaml(node) => node.as_ref(),
            Content::Text(text) => text.header.as_ref(),
            _ => None,
        }
    }

    /// The place of its first line.
    #[must_use]
    pub fn first_line(&self) -> Span {
        Span::new(self.id, self.source.line(1))
    }

    /// Whether its name or its folder's reserves it, and its header says nothing of it. It is told, so
    /// that nobody looks for it in vain.
    pub fn is_reserved_by_name(&self, diagnostics: &mut Diagnostics) -> bool {
        let says = |node: &Node| match &node.value {
            Value::Map(entries) => entries.iter().any(|(key, _)| VISIBILITY.matches(&key.value)),
            _ => false,
        };
        if !is_reserved_path(&self.source.path) || self.node().is_some_and(says) {
            return false;
        }
        let diagnostic = Diagnostic::new(Code::ReservedByName, self.first_line());
        diagnostics.push(diagnostic.with("path", &self.source.path));
        true
    }

    /// The words of a programme that only the organisers may see, with the marks that say so.
    fn marked_words(&self, role: Role) -> Vec<Range<usize>> {
        match (&self.content, role) {
            (Content::Text(_), Role::Agenda | Role::ReplacedAgenda) => {
                marks::words(&self.source.text)
            }
            _ => Vec::new(),
        }
    }

    /// The lines of letters that it was pasted from.
    fn letter(&self, role: Role) -> Vec<Range<usize>> {
        match (&self.content, role) {
            (Content::Text(_), Role::Agenda) => mail::lines(&self.source.text),
            (Content::Text(text), Role::Note | Role::Workshop) => {
                mail::lines_of_note(&self.source.text, text.range.start)
            }
            _ => Vec::new(),
        }
    }
}

impl Text {
    /// Whether there is a header that cannot be read.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.header_range.is_some() && self.header.is_none()
    }

    fn read(id: SourceId, source: &Source, role: Role, diagnostics: &mut Diagnostics) -> Self {
        let mut halves = header::split(id, source, diagnostics);
        if role == Role::Action && halves.header.is_none() && !halves.is_unclosed {
            halves.header = header::of_action(source);
            let end = halves.header.as_ref().map_or(halves.body.start, |header| header.end);
            halves.body.start = end;
        }
        let header_range = halves.header.clone();
        let header = halves.header.and_then(|range| yaml::read(id, source, range, diagnostics));
        let body = match role {
            Role::Agenda | Role::ReplacedAgenda | Role::Note | Role::Workshop => Body::default(),
            _ => markdown::read(id, source, halves.body.clone(), diagnostics),
        };
        Self { header_range, is_unclosed: halves.is_unclosed, range: halves.body, header, body }
    }
}

impl Content {
    /// What is reserved in it.
    fn reserved(&self) -> Vec<Vec<Spanned<String>>> {
        match self {
            Self::Yaml(Some(node)) | Self::Text(Text { header: Some(node), .. }) => {
                yaml::marked(node)
            }
            Self::Table(table) => table.reserved(),
            _ => Vec::new(),
        }
    }

    /// Whether it is a table with a column that says who may see a row.
    fn tells_who_sees(&self) -> bool {
        let Self::Table(table) = self else { return false };
        table.head.iter().any(|cell| VISIBILITY.matches(&cell.value))
    }

    /// The same, as if nothing were reserved.
    fn unmarked(self) -> Self {
        match self {
            Self::Yaml(node) => Self::Yaml(node.map(Node::unmarked)),
            Self::Text(text) => {
                Self::Text(Text { header: text.header.map(Node::unmarked), ..text })
            }
            other => other,
        }
    }
}
