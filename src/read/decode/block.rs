//! What the readers of office documents hand to the writer of Markdown.

use std::rc::Rc;

use super::Purpose;
use super::loss::Losses;
use crate::spelling::{fold, one_line};

/// A block of a document.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// A heading with its level, from 1.
    Heading(u8, Vec<Piece>),
    /// A paragraph.
    Paragraph(Vec<Piece>),
    /// A paragraph in a style for quotations.
    Quote(Vec<Piece>),
    /// An item of a list.
    Item {
        /// How deep, from 0.
        level: usize,
        /// What stands before it.
        mark: Mark,
        /// Its text.
        text: Vec<Piece>,
    },
    /// A table, by rows of cells.
    Table(Vec<Vec<Vec<Piece>>>),
    /// A picture.
    Picture(Picture),
    /// A box of that name, and what it holds.
    Callout(String, Vec<Block>),
    /// A rule across the page.
    Rule,
}

/// What stands before an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A bullet.
    Bullet,
    /// A number.
    Number(u32),
    /// Something else that counts, as it is shown: `a)`, `1.1`, « Atelier 2 : ».
    Label(String),
}

/// A picture that stands in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Picture {
    /// The name of its file in the document.
    pub name: String,
    /// The text for those who do not see it.
    pub alternative: String,
    /// What stands below it.
    pub caption: String,
    /// Whether it stands beside the picture before it.
    pub is_beside: bool,
}

impl Block {
    /// Whether it is a picture.
    pub(super) fn is_picture(&self) -> bool {
        matches!(self, Self::Picture(_))
    }

    /// Whether it shows a picture of that name.
    pub(super) fn shows(&self, picture: &str) -> bool {
        match self {
            Self::Picture(it) => it.name == picture,
            Self::Callout(_, blocks) => blocks.iter().any(|block| block.shows(picture)),
            _ => false,
        }
    }

    /// Makes a block ready for its purpose; whether it stays. In a text to be printed a tab is a space
    /// and a picture has the path of its file; an agenda has no pictures.
    pub(super) fn settle(&mut self, purpose: Purpose, folder: &str, losses: &mut Losses) -> bool {
        match self {
            Self::Picture(picture) if purpose == Purpose::Text => {
                // The path is one of a link, where a per cent sign begins a character.
                picture.name = format!("{folder}/{}", picture.name).replace('%', "%25");
            }
            Self::Picture(_) => {
                losses.pictures += 1;
                return false;
            }
            Self::Callout(_, blocks) => {
                blocks.retain_mut(|block| block.settle(purpose, folder, losses));
            }
            _ => {}
        }
        true
    }

    /// Makes a block of a document within another one: the calls become the words of their notes, and
    /// pictures take the names that `name` gives them.
    pub(super) fn take_in(&mut self, notes: &[Vec<Piece>], name: &impl Fn(&str) -> String) {
        let settle = |text: &mut Vec<Piece>| {
            *text = std::mem::take(text)
                .into_iter()
                .flat_map(|piece| written_out(piece, notes))
                .collect();
        };
        match self {
            Self::Heading(_, text)
            | Self::Paragraph(text)
            | Self::Quote(text)
            | Self::Item { text, .. } => settle(text),
            Self::Table(rows) => rows.iter_mut().flatten().for_each(settle),
            Self::Picture(picture) => picture.name = name(&picture.name),
            Self::Callout(_, blocks) => {
                blocks.iter_mut().for_each(|block| block.take_in(notes, name));
            }
            Self::Rule => {}
        }
    }

    /// Whether a paragraph is a caption by its first words: « Photo 1 : les groupes », « Figure 2 – Le plan ».
    pub(super) fn is_captioned(text: &[Piece]) -> bool {
        const LABELS: &[&str] = &[
            "carte",
            "dessin",
            "fig",
            "figure",
            "graphique",
            "illustration",
            "image",
            "photo",
            "photographie",
            "photos",
            "picture",
            "plan",
            "schema",
        ];
        const LONGEST: usize = 240;
        let words = plain(text);
        let Some(at) = words.find([':', '–', '—', '-', '.']) else { return false };
        let sign = words[at..].chars().next().map_or(1, char::len_utf8);
        let folded = fold(&words[..at]);
        let (label, number) = folded.split_once(' ').unwrap_or((&folded, ""));
        let is_counted = !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit());
        let fits =
            is_counted || number.is_empty() && words[at..].starts_with(':') || label == "fig";
        let says = words[at + sign..].contains(char::is_alphabetic);
        LABELS.contains(&label) && fits && says && words.len() <= LONGEST
    }

    /// Gives a picture its caption; whether it is a picture that has none yet.
    pub(super) fn caption(&mut self, text: &[Piece]) -> bool {
        match self {
            Self::Picture(picture) if picture.caption.is_empty() => {
                let words = plain(text);
                picture.caption = one_line(&words);
                true
            }
            _ => false,
        }
    }
}

/// A part of a paragraph.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// Text in one format.
    Text(String, Format),
    /// A forced line break.
    Break,
    /// The call of a note, by its number.
    Call(usize),
}

/// How a piece of text is set, as far as it bears meaning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Format {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck through.
    pub strike: bool,
    /// Above or below the line.
    pub script: Option<Script>,
    /// Where it leads.
    pub link: Option<Rc<str>>,
}

/// Text off the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Superscript.
    Above,
    /// Subscript.
    Below,
}

/// A document: its blocks, and its notes in the order of their calls.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The text.
    pub blocks: Vec<Block>,
    /// The text of note 1, 2, …
    pub notes: Vec<Vec<Piece>>,
}

/// The text of pieces without their formats, with line breaks.
pub(super) fn plain(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(part, _) => text.push_str(part),
            Piece::Break => text.push('\n'),
            Piece::Call(_) => {}
        }
    }
    text
}

/// Blocks as lines of one cell or one note, where Markdown has room for text only.
pub(super) fn flatten(blocks: Vec<Block>) -> Vec<Piece> {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Quote(text) => {
                lines.push(text);
            }
            Block::Item { mark, text, .. } => {
                let mark = match mark {
                    Mark::Bullet => "• ".to_owned(),
                    Mark::Number(number) => format!("{number}. "),
                    Mark::Label(label) => format!("{label} "),
                };
                let mark = Piece::Text(mark, Format::default());
                lines.push(std::iter::once(mark).chain(text).collect());
            }
            // The readers set pictures after the table or the note that they stand in.
            Block::Picture(_) | Block::Rule => {}
            Block::Callout(name, blocks) => {
                // A line of a cell cannot be reserved: the mark stays, and is told.
                let mark = Piece::Text(format!("[!{name}] "), Format::default());
                lines.push(std::iter::once(mark).chain(flatten(blocks)).collect());
            }
            Block::Table(rows) => lines.extend(rows.into_iter().map(|cells| {
                let cells: Vec<_> = cells.into_iter().filter(|cell| !is_blank(cell)).collect();
                join(cells, &Piece::Text(" · ".to_owned(), Format::default()))
            })),
        }
    }
    lines.retain(|line| !is_blank(line));
    join(lines, &Piece::Break)
}

/// The level, from 0, that Word's list styles have in their name only: `List Bullet 2`.
pub(super) fn list_level(style: &str) -> Option<u32> {
    let name = style.to_lowercase();
    let rest =
        ["list bullet ", "list number "].iter().find_map(|start| name.strip_prefix(start))?;
    rest.parse::<u32>().ok()?.checked_sub(1).filter(|level| *level < 9)
}

/// A piece; for a call, the words of its note in brackets.
fn written_out(piece: Piece, notes: &[Vec<Piece>]) -> Vec<Piece> {
    let Piece::Call(number) = piece else { return vec![piece] };
    let note = number.checked_sub(1).and_then(|at| notes.get(at)).cloned().unwrap_or_default();
    let sign = |text: &str| Piece::Text(text.to_owned(), Format::default());
    let note = note.into_iter().filter(|piece| !matches!(piece, Piece::Call(_)));
    std::iter::once(sign(" (")).chain(note).chain([sign(")")]).collect()
}

/// Whether there is nothing to see.
pub(super) fn is_blank(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Text(text, _) => text.trim().is_empty(),
        Piece::Break => true,
        Piece::Call(_) => false,
    })
}

fn join(parts: Vec<Vec<Piece>>, between: &Piece) -> Vec<Piece> {
    let mut joined = Vec::new();
    for part in parts {
        if !joined.is_empty() {
            joined.push(between.clone());
        }
        joined.extend(part);
    }
    joined
}
