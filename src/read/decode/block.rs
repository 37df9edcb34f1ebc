//! What the readers of office documents hand to the writer of Markdown.

use std::rc::Rc;

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
        /// Its number; none in a bulleted list.
        number: Option<u32>,
        /// Its text.
        text: Vec<Piece>,
    },
    /// A table, by rows of cells.
    Table(Vec<Vec<Vec<Piece>>>),
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

/// Adds a table of cells; one of a single cell is a frame around text, which may hold headings and
/// lists.
pub(super) fn push_table(mut rows: Vec<Vec<Vec<Block>>>, out: &mut Vec<Block>) {
    if let [row] = rows.as_mut_slice()
        && let [cell] = row.as_mut_slice()
    {
        out.append(cell);
        return;
    }
    let flat = rows.into_iter().map(|row| row.into_iter().map(flatten).collect());
    out.push(Block::Table(flat.collect()));
}

/// Blocks as lines of one cell or one note, where Markdown has room for text only.
pub(super) fn flatten(blocks: Vec<Block>) -> Vec<Piece> {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Quote(text) => {
                lines.push(text);
            }
            Block::Item { number, text, .. } => {
                let mark = number.map_or("• ".to_owned(), |number| format!("{number}. "));
                let mark = Piece::Text(mark, Format::default());
                lines.push(std::iter::once(mark).chain(text).collect());
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
