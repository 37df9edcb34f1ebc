//! A note-taker's file about one session.

use super::document::{Document, Text};
use super::header::{self, NOTICE, QUESTIONS, SESSION, TITLE};
use super::labels::{self, Label, Labels};
use super::{blank, consent, people};
use crate::diagnostic::Diagnostics;
use crate::model::body::{BlockKind, Body, Written, plain_text};
use crate::model::person::{Attribution, Role, Speaker};
use crate::read::yaml::{Fields, Key, Node};
use crate::read::{markdown, notes};
use crate::source::{Source, SourceId, Span, Spanned};

const AUTHOR: Key = Key("author", "rédacteur");
const PEOPLE: Key = Key("people", "personnes");

/// A note as written, before anyone knows its session.
#[derive(Debug, Clone)]
pub struct NoteFile {
    /// The file.
    pub source: SourceId,
    /// The session it names in its header.
    pub session: Option<Spanned<String>>,
    /// The title of its header.
    pub title: Option<String>,
    /// Who took the notes.
    pub author: Option<String>,
    /// The language it is written in, when it says so.
    pub language: Option<String>,
    /// A warning to print above the text.
    pub notice: Option<String>,
    /// The framing questions it treats.
    pub questions: Vec<Spanned<String>>,
    /// People whom only this note knows.
    pub people: Vec<Speaker>,
    /// Whether only the internal edition prints it.
    pub internal: bool,
    /// How what was said is attributed, when the note says so.
    pub attribution: Option<Attribution>,
    /// Whether it has a header that YAML cannot read.
    pub broken_header: bool,
    /// The text.
    pub body: Body<Written>,
    /// Where it still waits for words.
    pub blanks: Vec<Span>,
}

impl NoteFile {
    /// A note of which only the text is known.
    #[must_use]
    pub fn of(source: SourceId, body: Body<Written>) -> Self {
        Self {
            source,
            session: None,
            title: None,
            author: None,
            language: None,
            notice: None,
            questions: Vec::new(),
            people: Vec::new(),
            internal: false,
            attribution: None,
            broken_header: false,
            body,
            blanks: Vec::new(),
        }
    }

    /// Reads the header.
    pub fn header(&mut self, node: &Node, diagnostics: &mut Diagnostics) {
        let Some(mut fields) = Fields::of(node, "en-tête", diagnostics) else { return };
        self.session = fields.text(SESSION, diagnostics);
        self.title = fields.words(TITLE, diagnostics);
        self.author = fields.words(AUTHOR, diagnostics);
        self.language = header::language(&mut fields, diagnostics).map(|it| it.value);
        self.notice = fields.words(NOTICE, diagnostics);
        self.questions = fields.texts(QUESTIONS, diagnostics);
        self.people = people::take(PEOPLE, &mut fields, diagnostics);
        self.attribution = consent::attribution(&mut fields, diagnostics);
        self.internal = header::internal(&mut fields, diagnostics);
        fields.finish(diagnostics);
    }

    /// Takes over what labels at the top tell, where the header says nothing.
    fn labels(&mut self, labels: &mut Labels) {
        let mut words = |label| labels.take(label).map(|it| it.value);
        self.title = self.title.take().or_else(|| words(Label::Title));
        self.author = self.author.take().or_else(|| words(Label::Author));
        self.session = self.session.take().or_else(|| labels.take(Label::Session));
        let roles = [
            (Label::Host, Role::Moderator),
            (Label::Rapporteur, Role::Rapporteur),
            (Label::Panellists, Role::Panellist),
        ];
        for (label, role) in roles {
            self.people.extend(labels.people(label, role));
        }
    }

    /// The heading that the text opens with, if it does.
    #[must_use]
    pub fn first_heading(&self) -> Option<Spanned<String>> {
        let block = self.body.blocks.first()?;
        match &block.value {
            BlockKind::Heading { content, .. } => {
                Some(Spanned::new(plain_text(content), block.span))
            }
            _ => None,
        }
    }

    /// The place to name when the file as a whole is at fault: its first line.
    #[must_use]
    pub fn place(&self, source: &Source) -> Span {
        Span::new(self.source, source.line(1))
    }
}

/// Reads a note.
pub fn parse(file: &Document, diagnostics: &mut Diagnostics) -> NoteFile {
    let text = file.text();
    let range = text.map_or(0..0, |text| text.range.clone());
    let mut labels = labels::read(file.id, &file.source, range.clone(), LABELS);
    let fragment = notes::fragment(file.id, &file.source, range, &labels.lines, diagnostics);
    let body = markdown::read_fragment(&fragment, diagnostics);
    let mut note = NoteFile::of(file.id, body);
    note.blanks = blank::take(&mut note.body);
    note.broken_header = text.is_some_and(Text::is_broken);
    let is_reserved = file.is_reserved_by_name(diagnostics);
    if let Some(node) = file.node() {
        note.header(&header::without_pad(node.clone()), diagnostics);
    }
    note.labels(&mut labels);
    note.internal |= is_reserved;
    note
}

/// The labels that a note may open with.
const LABELS: &[Label] = &[
    Label::Session,
    Label::Title,
    Label::Author,
    Label::Host,
    Label::Rapporteur,
    Label::Panellists,
];
