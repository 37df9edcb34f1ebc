//! The heads and feet of an agenda's pages, which may hold its title and its day alone.

use super::block::{Block, Format, Piece, plain};
use super::loss::Losses;

/// Puts before an agenda that begins with its programme what the heads and feet of its pages tell.
pub(super) fn tell(blocks: &mut Vec<Block>, losses: &mut Losses) {
    let mut opening = blocks.iter().map_while(|block| match block {
        Block::Heading(_, text) | Block::Paragraph(text) | Block::Quote(text) => Some(plain(text)),
        Block::Rule | Block::Picture(_) => Some(String::new()),
        Block::Item { .. } | Block::Table(_) | Block::Callout(..) => None,
    });
    let timed = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let titles = |text: String| !timed(&text) && text.split_whitespace().count() > 2;
    if opening.any(titles) {
        return;
    }
    let dated = |text: &str| {
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        numbers.any(|number| number.len() == 4)
    };
    let says = |text: &&String| text.split_whitespace().count() > 2 && !text.contains('@');
    let mut told: Vec<String> = losses.margins.iter().find(says).cloned().into_iter().collect();
    if !told.iter().any(|text| dated(text)) {
        told.extend(losses.margins.iter().filter(says).find(|text| dated(text)).cloned());
    }
    losses.margins.retain(|margin| !told.contains(margin));
    let lines =
        told.into_iter().map(|text| Block::Paragraph(vec![Piece::Text(text, Format::default())]));
    blocks.splice(0..0, lines);
}
