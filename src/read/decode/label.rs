//! The words at the head of a paragraph that make a box of it: « À retenir : », « Décision : ».

use super::block::{Block, Piece, plain};
use crate::spelling::{fold, reserving};

/// What people write, folded, and the name of the box.
const LABELS: &[(&str, &str)] = &[
    ("a retenir", "À RETENIR"),
    ("message cle", "À RETENIR"),
    ("messages cles", "À RETENIR"),
    ("key message", "À RETENIR"),
    ("key messages", "À RETENIR"),
    ("decision", "DÉCISION"),
    ("decisions", "DÉCISION"),
    ("decided", "DÉCISION"),
    ("chiffres", "CHIFFRES"),
    ("chiffres cles", "CHIFFRES"),
    ("en chiffres", "CHIFFRES"),
    ("zoom", "ZOOM"),
    ("pour aller plus loin", "POUR ALLER PLUS LOIN"),
    ("further reading", "POUR ALLER PLUS LOIN"),
    ("desaccord", "DÉSACCORD"),
    ("desaccords", "DÉSACCORD"),
    ("disagreement", "DÉSACCORD"),
];

/// The box of what only the internal edition prints.
const INTERNAL: &str = "INTERNE";

/// A box that a paragraph opens.
#[derive(Debug)]
pub(super) struct Opening {
    /// The name of the box.
    pub name: String,
    /// What the paragraph says besides.
    pub rest: Vec<Piece>,
    /// Whether the mark was typed, `[!NAME]`.
    pub is_mark: bool,
}

impl Opening {
    /// Whether the box says what it holds: « Interne : » alone does not tell how far it reaches.
    pub(super) fn is_bounded(&self) -> bool {
        self.is_mark || self.name != INTERNAL || !super::block::is_blank(&self.rest)
    }
}

/// The box that a style is named after.
pub(in crate::read) fn of_style(name: &str) -> Option<&'static str> {
    if reserving::is_label(name) {
        return Some(INTERNAL);
    }
    let name = fold(name);
    LABELS.iter().find(|(label, _)| *label == name).map(|(_, name)| *name)
}

/// The box that a paragraph opens; in a frame, also by a label alone in its line.
pub(super) fn opening(text: &[Piece], in_frame: bool) -> Option<Opening> {
    let words = plain(text);
    let first = words.split('\n').next().unwrap_or_default();
    let lead = first.len() - first.trim_start_matches(is_lead).len();
    let typed = &first[lead..];
    if let Some((name, _)) = typed.strip_prefix("[!").and_then(|rest| rest.split_once(']')) {
        let length = first[..lead].chars().count() + "[!]".len() + name.chars().count();
        let rest = without_marks(&without_start(text, length));
        return Some(Opening { name: name.to_owned(), rest, is_mark: true });
    }
    if first.starts_with('>') {
        return None;
    }
    if let Some(end) = reserving::after_label(first) {
        let rest = without_start(text, first[..end].chars().count());
        return Some(Opening { name: INTERNAL.to_owned(), rest, is_mark: false });
    }
    let (label, length) = match first.split_once(':') {
        Some((label, _)) if of_style(label).is_some() => (label, label.chars().count() + 1),
        _ if in_frame && of_style(first).is_some() => (first, first.chars().count()),
        _ => return None,
    };
    let name = of_style(label)?.to_owned();
    Some(Opening { name, rest: without_start(text, length), is_mark: false })
}

fn is_lead(sign: char) -> bool {
    sign == '>' || sign.is_whitespace()
}

/// Whether a paragraph was typed as the rest of a quote.
pub(super) fn is_quoted(text: &[Piece]) -> bool {
    plain(text).trim_start().starts_with('>')
}

/// The lines of a quote without the sign that each begins with.
pub(super) fn without_marks(text: &[Piece]) -> Vec<Piece> {
    let mut out = Vec::new();
    for (at, line) in text.split(|piece| matches!(piece, Piece::Break)).enumerate() {
        if at > 0 {
            out.push(Piece::Break);
        }
        let words = plain(line);
        let mark = words.trim_start().starts_with('>');
        let length = words.chars().position(|sign| sign == '>').filter(|_| mark);
        out.extend(without_start(line, length.map_or(0, |at| at + 1)));
    }
    out
}

/// Pieces without their first characters, and without the blanks and breaks that follow.
fn without_start(text: &[Piece], mut length: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut is_start = true;
    for piece in text {
        match piece {
            Piece::Text(words, format) if is_start => {
                let rest: String = words.chars().skip(length).collect();
                length -= length.min(words.chars().count());
                let rest = if length == 0 { rest.trim_start() } else { "" };
                if !rest.is_empty() {
                    is_start = false;
                    out.push(Piece::Text(rest.to_owned(), format.clone()));
                }
            }
            Piece::Break if is_start => {}
            piece => {
                is_start = false;
                out.push(piece.clone());
            }
        }
    }
    out
}

/// Puts the paragraphs that a label or a mark makes a box of into boxes, with what belongs to them.
pub(super) fn boxes(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        let opening = match &block {
            Block::Paragraph(text) => opening(text, false).filter(Opening::is_bounded),
            _ => None,
        };
        let Some(opening) = opening else {
            out.push(block);
            continue;
        };
        let is_said = !super::block::is_blank(&opening.rest);
        let mut inside: Vec<Block> =
            is_said.then_some(Block::Paragraph(opening.rest)).into_iter().collect();
        while let Some(next) = rest.peek() {
            let belongs = match (next, inside.last()) {
                (Block::Paragraph(text), _) if is_quoted(text) => {
                    self::opening(text, false).is_none()
                }
                (Block::Heading(..), _) => false,
                (Block::Paragraph(text), None) => self::opening(text, false).is_none(),
                (_, None) => true,
                (Block::Item { .. }, Some(Block::Item { .. })) => !is_said,
                _ => false,
            };
            if !belongs {
                break;
            }
            inside.extend(rest.next().map(|block| match block {
                Block::Paragraph(text) => Block::Paragraph(without_marks(&text)),
                block => block,
            }));
        }
        out.push(Block::Callout(opening.name, inside));
    }
    out
}

/// The box that a frame around text makes, if its first line says so.
pub(super) fn framed(blocks: &mut Vec<Block>) -> Option<String> {
    let Some(Block::Paragraph(text) | Block::Heading(_, text)) = blocks.first_mut() else {
        return None;
    };
    let Opening { name, rest, .. } = opening(text, true)?;
    *text = rest;
    if super::block::is_blank(text) {
        blocks.remove(0);
    }
    Some(name)
}
