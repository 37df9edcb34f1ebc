//! A text that an author wrote: a tree of blocks and inlines, each with its place.
//!
//! The tree is generic over its references. As read, a reference is the author's words
//! ([`Written`]); once resolved it is a [`Target`] that exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Span, Spanned};

/// A text: a sequence of blocks, and the footnotes that its inlines point to.
#[derive(Debug, Clone, PartialEq)]
pub struct Body<R = Target> {
    /// The blocks in order.
    pub blocks: Vec<Block<R>>,
    /// The footnotes in order of first use.
    pub footnotes: Vec<Footnote<R>>,
}

impl<R> Default for Body<R> {
    fn default() -> Self {
        Self { blocks: Vec::new(), footnotes: Vec::new() }
    }
}

impl<R> Body<R> {
    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Every block at every depth, in the order of the text; footnotes last.
    #[must_use]
    pub fn all_blocks(&self) -> Vec<&Block<R>> {
        let mut found = Vec::new();
        push_blocks(&self.blocks, &mut found);
        self.footnotes.iter().for_each(|note| push_blocks(&note.blocks, &mut found));
        found
    }

    /// Every inline at every depth, in the order of the text; footnotes last.
    #[must_use]
    pub fn all_inlines(&self) -> Vec<&Inline<R>> {
        let lines = self.all_blocks().into_iter().flat_map(|block| block.value.lines());
        let mut found = Vec::new();
        lines.for_each(|line| push_inlines(line, &mut found));
        found
    }

    /// The names of the footnotes that the text calls, itself or by footnotes that it calls: only those are printed.
    #[must_use]
    pub fn called_footnotes(&self) -> BTreeSet<String> {
        let notes: BTreeMap<_, _> =
            self.footnotes.iter().map(|note| (note.name.as_str(), note)).collect();
        let mut called = BTreeSet::new();
        let mut waiting = vec![self.blocks.as_slice()];
        while let Some(blocks) = waiting.pop() {
            let mut found = Vec::new();
            push_blocks(blocks, &mut found);
            let mut inlines = Vec::new();
            let lines = found.into_iter().flat_map(|block| block.value.lines());
            lines.for_each(|line| push_inlines(line, &mut inlines));
            for inline in inlines {
                let InlineKind::Footnote(name) = &inline.value else { continue };
                if called.insert(name.clone()) {
                    waiting.extend(notes.get(name.as_str()).map(|note| note.blocks.as_slice()));
                }
            }
        }
        called
    }

    /// Every picture that the text shows.
    #[must_use]
    pub fn pictures(&self) -> Vec<&Picture> {
        let figures = self.all_blocks().into_iter().flat_map(|block| match &block.value {
            BlockKind::Figure { picture, .. } => vec![picture],
            BlockKind::Gallery(figures) => figures.iter().map(|it| &it.picture).collect(),
            _ => Vec::new(),
        });
        let small = self.all_inlines().into_iter().filter_map(|inline| match &inline.value {
            InlineKind::Picture(picture) => Some(picture),
            _ => None,
        });
        figures.chain(small).collect()
    }
}

fn push_blocks<'a, R>(blocks: &'a [Block<R>], found: &mut Vec<&'a Block<R>>) {
    for block in blocks {
        found.push(block);
        block.value.children().into_iter().for_each(|blocks| push_blocks(blocks, found));
    }
}

fn push_inlines<'a, R>(line: &'a [Inline<R>], found: &mut Vec<&'a Inline<R>>) {
    for inline in line {
        found.push(inline);
        push_inlines(inline.value.content(), found);
    }
}

impl<R> BlockKind<R> {
    /// The sequences of blocks inside this one.
    #[must_use]
    pub fn children(&self) -> Vec<&[Block<R>]> {
        match self {
            Self::List { items, .. } => items.iter().map(|item| item.blocks.as_slice()).collect(),
            Self::Quote { blocks, .. } | Self::Callout { blocks, .. } => vec![blocks],
            Self::Definitions(items) => items.iter().map(|it| it.details.as_slice()).collect(),
            Self::Intervention(intervention) => vec![&intervention.blocks],
            Self::Heading { .. }
            | Self::Paragraph(_)
            | Self::Table(_)
            | Self::Code { .. }
            | Self::Figure { .. }
            | Self::Gallery(_)
            | Self::Rule => Vec::new(),
        }
    }

    /// The lines of words that are this block's own, not those of blocks inside it.
    #[must_use]
    pub fn lines(&self) -> Vec<&[Inline<R>]> {
        match self {
            Self::Heading { content, .. } | Self::Paragraph(content) => vec![content],
            Self::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).map(Vec::as_slice).collect()
            }
            Self::Quote { attribution, .. } => attribution.iter().map(Vec::as_slice).collect(),
            Self::Callout { title, .. } => vec![title],
            Self::Definitions(items) => items.iter().map(|it| it.term.as_slice()).collect(),
            Self::Figure { caption, .. } => vec![caption],
            Self::Gallery(figures) => figures.iter().map(|it| it.caption.as_slice()).collect(),
            Self::List { .. } | Self::Code { .. } | Self::Intervention(_) | Self::Rule => {
                Vec::new()
            }
        }
    }
}

impl<R> InlineKind<R> {
    /// The inlines inside this one.
    #[must_use]
    pub fn content(&self) -> &[Inline<R>] {
        match self {
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Superscript(content)
            | Self::Subscript(content)
            | Self::SmallCapitals(content)
            | Self::Internal(content)
            | Self::Foreign { content, .. }
            | Self::Link { content, .. }
            | Self::Reference { label: content, .. } => content,
            Self::Text(_)
            | Self::SoftBreak
            | Self::LineBreak
            | Self::Code(_)
            | Self::Footnote(_)
            | Self::Picture(_) => &[],
        }
    }

    /// The same to change; none for an inline that has nothing inside.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Inline<R>>> {
        match self {
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Superscript(content)
            | Self::Subscript(content)
            | Self::SmallCapitals(content)
            | Self::Internal(content)
            | Self::Foreign { content, .. }
            | Self::Link { content, .. }
            | Self::Reference { label: content, .. } => Some(content),
            Self::Text(_)
            | Self::SoftBreak
            | Self::LineBreak
            | Self::Code(_)
            | Self::Footnote(_)
            | Self::Picture(_) => None,
        }
    }
}

/// A footnote: its text, and the name by which inlines point to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote<R = Target> {
    /// The name as written between `[^` and `]`.
    pub name: String,
    /// The text.
    pub blocks: Vec<Block<R>>,
}

/// A block with its place.
pub type Block<R = Target> = Spanned<BlockKind<R>>;

/// An inline with its place.
pub type Inline<R = Target> = Spanned<InlineKind<R>>;

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind<R = Target> {
    /// A heading; `level` counts from 1 as its author wrote it.
    Heading {
        /// The author's level.
        level: u8,
        /// The words.
        content: Vec<Inline<R>>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline<R>>),
    /// A list; `start` is the first number of an ordered list.
    List {
        /// The first number of an ordered list.
        start: Option<usize>,
        /// Whether the items stand close.
        tight: bool,
        /// The items.
        items: Vec<Item<R>>,
    },
    /// A table with one head row.
    Table(Table<R>),
    /// Text to print as it stands, in a fixed-width face.
    Code {
        /// The text.
        text: String,
    },
    /// A quotation, with its author when its last line begins with a dash.
    Quote {
        /// The words.
        blocks: Vec<Block<R>>,
        /// Whose they are.
        attribution: Option<Vec<Inline<R>>>,
    },
    /// A passage set apart: key message, figures, zoom…
    Callout {
        /// What it is for.
        kind: CalloutKind,
        /// Its title; may be empty.
        title: Vec<Inline<R>>,
        /// What it says.
        blocks: Vec<Block<R>>,
    },
    /// Terms and their definitions.
    Definitions(Vec<Definition<R>>),
    /// A picture that stands alone, with its caption.
    Figure {
        /// The picture.
        picture: Picture,
        /// Its caption; may be empty.
        caption: Vec<Inline<R>>,
    },
    /// Pictures that stand together.
    Gallery(Vec<Figure<R>>),
    /// What a speaker said. Only resolution makes these: a file alone does not know who is who.
    Intervention(Intervention<R>),
    /// A thematic break.
    Rule,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<R = Target> {
    /// Of a task list: whether it is done.
    pub checked: Option<bool>,
    /// What the item says.
    pub blocks: Vec<Block<R>>,
}

/// A table: every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<R = Target> {
    /// How each column is aligned.
    pub columns: Vec<Alignment>,
    /// The head row.
    pub head: Vec<Vec<Inline<R>>>,
    /// The other rows.
    pub rows: Vec<Vec<Vec<Inline<R>>>>,
}

/// The alignment of a table's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the template likes.
    Auto,
    /// To the left.
    Left,
    /// To the middle.
    Center,
    /// To the right.
    Right,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition<R = Target> {
    /// The term.
    pub term: Vec<Inline<R>>,
    /// Its definition.
    pub details: Vec<Block<R>>,
}

/// A picture of a gallery.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure<R = Target> {
    /// The picture.
    pub picture: Picture,
    /// Its caption; may be empty.
    pub caption: Vec<Inline<R>>,
}

/// A picture of the event folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Where its file is named.
    pub span: Span,
    /// The path as written before resolution, below the event folder after.
    pub path: String,
    /// The text for those who do not see it; empty when the picture is decorative.
    pub alternative: String,
}

/// What one speaker said at a stretch.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervention<R = Target> {
    /// Who spoke.
    pub speaker: R,
    /// Whether the first words of the text only tell more of who spoke: « (maire de Saint-Modèle) ».
    pub opens_with_identity: bool,
    /// The words; never empty.
    pub blocks: Vec<Block<R>>,
}

/// What a callout is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalloutKind {
    /// « À retenir ».
    KeyMessage,
    /// What was decided.
    Decision,
    /// « En chiffres ».
    Figures,
    /// A case looked at closely.
    Zoom,
    /// « Pour aller plus loin ».
    FurtherReading,
    /// Views that were not reconciled.
    Disagreement,
    /// What only the internal edition prints.
    Internal,
    /// Any other remark.
    Remark,
}

/// What an inline is.
#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind<R = Target> {
    /// Words.
    Text(String),
    /// A line's end that is not meant as one: prints as a space.
    SoftBreak,
    /// A line's end that is meant.
    LineBreak,
    /// Emphasis, in italics.
    Emphasis(Vec<Inline<R>>),
    /// Strong emphasis, in bold.
    Strong(Vec<Inline<R>>),
    /// Words struck out.
    Strikethrough(Vec<Inline<R>>),
    /// Superscript, as in `XIX<sup>e</sup>`.
    Superscript(Vec<Inline<R>>),
    /// Subscript.
    Subscript(Vec<Inline<R>>),
    /// The number of a century, in small capitals.
    SmallCapitals(Vec<Inline<R>>),
    /// A name or a command, in a fixed-width face.
    Code(String),
    /// A link to an address outside the report.
    Link {
        /// The address; before resolution it may also be a path or a `#heading`.
        address: String,
        /// The words.
        content: Vec<Inline<R>>,
    },
    /// A link to a part of the report, with the author's own words for it, if any.
    Reference {
        /// Where it leads.
        target: R,
        /// The author's own words for it; may be empty.
        label: Vec<Inline<R>>,
    },
    /// The call of the footnote of that name.
    Footnote(String),
    /// A small picture within a line.
    Picture(Picture),
    /// Words that only the internal edition prints.
    Internal(Vec<Inline<R>>),
    /// Words in another language than the text around them.
    Foreign {
        /// BCP 47 language, such as `en`.
        language: String,
        /// The words.
        content: Vec<Inline<R>>,
    },
}

/// A reference as its author wrote it between `[[` and `]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written(pub String);

/// A part of the report that a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target {
    /// What it is.
    pub kind: TargetKind,
    /// Its id among its kind.
    pub id: String,
}

/// What a reference may lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetKind {
    /// A framing question.
    Question,
    /// A session.
    Session,
    /// A workshop.
    Workshop,
    /// An action proposal.
    Action,
    /// A person or an organisation that spoke.
    Speaker,
}

/// The plain words of inlines, as for a comparison or a bookmark. Internal words are left out:
/// plain text can no longer be told apart when an edition withholds them.
#[must_use]
pub fn plain_text<R>(inlines: &[Inline<R>]) -> String {
    let mut text = String::new();
    push_plain_text(inlines, &mut text);
    text
}

fn push_plain_text<R>(inlines: &[Inline<R>], text: &mut String) {
    for inline in inlines {
        match &inline.value {
            InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
            InlineKind::SoftBreak | InlineKind::LineBreak => text.push(' '),
            InlineKind::Footnote(_) | InlineKind::Internal(_) => {}
            InlineKind::Picture(picture) => text.push_str(&picture.alternative),
            other => push_plain_text(other.content(), text),
        }
    }
}
