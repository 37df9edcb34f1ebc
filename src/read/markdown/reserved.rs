//! `[words](#interne)` and `> [!INTERNE]` where `CommonMark` sees less than their authors meant: around a
//! link, over the end of a paragraph, before a blank line.

use super::reader::{Blocks, Inlines};
use crate::model::body::{Block, BlockKind, CalloutKind, Inline, InlineKind, Written};
use crate::source::{Span, Spanned};

/// How many paragraphs a mark may run over.
const MOST: usize = 8;

/// Where a mark closes among inlines: which of them, and the bytes of its `](#interne)`.
fn close(inlines: &[Inline<Written>]) -> Option<(usize, usize, usize)> {
    inlines.iter().enumerate().find_map(|(rank, inline)| {
        let InlineKind::Text(text) = &inline.value else { return None };
        let lower = text.to_ascii_lowercase();
        let at = lower.find("](#intern")?;
        let end = lower[at..].find(')')?;
        Some((rank, at, at + end + 1))
    })
}

/// Where a mark opens: the last bracket before a place that is not closed again.
fn open(inlines: &[Inline<Written>], end: usize, at: usize) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    for rank in (0..=end.min(inlines.len().checked_sub(1)?)).rev() {
        let InlineKind::Text(text) = &inlines[rank].value else { continue };
        let text = if rank == end { text.get(..at)? } else { text };
        for (place, c) in text.char_indices().rev() {
            match c {
                ']' => depth += 1,
                '[' if depth > 0 => depth -= 1,
                '[' => return Some((rank, place)),
                _ => {}
            }
        }
    }
    None
}

fn text(words: &str, span: Span) -> Option<Inline<Written>> {
    (!words.is_empty()).then(|| Spanned::new(InlineKind::Text(words.to_owned()), span))
}

/// The words of a text inline.
fn words(inline: &Inline<Written>) -> String {
    match &inline.value {
        InlineKind::Text(text) => text.clone(),
        _ => String::new(),
    }
}

/// Makes marks of `[… [a link](…) …](#interne)`, which `CommonMark` takes for words; gives back
/// where the texts stand that closed them.
pub(super) fn wrap(inlines: &mut Inlines) -> Vec<Span> {
    let mut honoured = Vec::new();
    while let Some((end, at, after)) = close(inlines) {
        let Some((start, from)) = open(inlines, end, at) else { break };
        let mut taken: Vec<_> = inlines.splice(start..=end, []).collect();
        let (Some(first), Some(last)) = (taken.first(), taken.last()) else { break };
        let (first_span, last_span) = (first.span, last.span);
        let (head, tail) = (words(first), words(last));
        let mut content = Vec::new();
        if start == end {
            content.extend(text(&head[from + 1..at], first_span));
        } else {
            content.extend(text(&head[from + 1..], first_span));
            content.extend(taken.drain(1..taken.len() - 1));
            content.extend(text(&tail[..at], last_span));
        }
        let place = Span { end: last_span.end.max(first_span.end), ..first_span };
        let mut left: Vec<_> = text(&head[..from], first_span).into_iter().collect();
        left.push(Spanned::new(InlineKind::Internal(content), place));
        left.extend(text(&tail[after..], last_span));
        inlines.splice(start..start, left);
        honoured.push(last_span);
    }
    honoured
}

/// Makes a mark of `[…` in one paragraph and `…](#interne)` in a later one: what stands between them
/// is reserved.
pub(super) fn join_paragraphs(blocks: &mut Blocks) -> Vec<Span> {
    let mut honoured = Vec::new();
    for last in 1..blocks.len() {
        let BlockKind::Paragraph(content) = &blocks[last].value else { continue };
        let Some((end, at, after)) = close(content) else { continue };
        let mut found = None;
        for first in (last.saturating_sub(MOST)..last).rev() {
            let BlockKind::Paragraph(content) = &blocks[first].value else { break };
            let all = content.len();
            if let Some(place) = open(content, all, 0) {
                found = Some((first, place));
                break;
            }
        }
        let Some((first, (start, from))) = found else { continue };
        for (rank, block) in blocks.iter_mut().enumerate().take(last + 1).skip(first) {
            let BlockKind::Paragraph(content) = &mut block.value else { continue };
            let Some(span) = content.first().map(|it| it.span) else { continue };
            let mut left = Vec::new();
            let mut reserved = std::mem::take(content);
            let mut rest = Vec::new();
            if rank == first {
                let inside = reserved.split_off(start);
                left = reserved;
                let said = words(&inside[0]);
                left.extend(text(&said[..from], inside[0].span));
                reserved = text(&said[from + 1..], inside[0].span).into_iter().collect();
                reserved.extend(inside.into_iter().skip(1));
            } else if rank == last {
                let outside = reserved.split_off(end);
                let said = words(&outside[0]);
                reserved.extend(text(&said[..at], outside[0].span));
                rest.extend(text(&said[after..], outside[0].span));
                honoured.push(outside[0].span);
                rest.extend(outside.into_iter().skip(1));
            }
            left.push(Spanned::new(InlineKind::Internal(reserved), span));
            left.extend(rest);
            *content = left;
        }
    }
    honoured
}

/// Gives the quotes that follow `> [!INTERNE]` after a blank line to the box: they were meant.
pub(super) fn join_quotes(blocks: &mut Blocks) {
    let mut rank = 0;
    while rank < blocks.len() {
        // « > [!INTERNE] — bureau » has a title, and what it reserves follows all the same.
        let is_box = matches!(
            &blocks[rank].value,
            BlockKind::Callout { kind: CalloutKind::Internal, blocks, .. } if blocks.is_empty()
        );
        let quotes = blocks[rank + 1..]
            .iter()
            .take_while(|it| is_box && matches!(it.value, BlockKind::Quote { .. }));
        let end = rank + 1 + quotes.count();
        for quote in blocks.drain(rank + 1..end).collect::<Vec<_>>() {
            let BlockKind::Quote { blocks: more, attribution } = quote.value else { continue };
            let signed = attribution.map(|it| Spanned::new(BlockKind::Paragraph(it), quote.span));
            blocks[rank].span.end = quote.span.end.max(blocks[rank].span.end);
            if let BlockKind::Callout { blocks, .. } = &mut blocks[rank].value {
                blocks.extend(more);
                blocks.extend(signed);
            }
        }
        rank += 1;
    }
}

/// Whether a box reserves nothing.
pub(super) fn is_empty_box(block: &Block<Written>) -> bool {
    let BlockKind::Callout { kind: CalloutKind::Internal, title, blocks } = &block.value else {
        return false;
    };
    title.is_empty() && blocks.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::diagnostic::{Code, Diagnostics};
    use crate::model::body::plain_text;
    use crate::source::{Source, SourceId};

    /// What is left for everyone, block by block, and whether a mark reserves nothing.
    fn left(text: &str) -> (Vec<String>, bool) {
        let source = Source::new("a.md", Vec::new(), text.to_owned());
        let mut diagnostics = Diagnostics::default();
        let body = read(SourceId(0), &source, 0..text.len(), &mut diagnostics);
        let shown = body.blocks.iter().filter_map(|block| match &block.value {
            BlockKind::Callout { kind: CalloutKind::Internal, .. } => None,
            other => Some(other.lines().iter().map(|line| plain_text(line)).collect::<String>()),
        });
        (shown.collect(), diagnostics.has(Code::StrayInternal))
    }

    #[test]
    fn a_mark_reserves_around_a_link_and_over_paragraphs() {
        for (text, expected) in [
            ("a [b](#interne) c", "a  c"),
            ("a [b [c](http://d.fr) e](#interne) f", "a  f"),
            ("a [**b** [c](http://d.fr)](#Interne) f [g](#interne)", "a  f "),
            ("Texte [la banque\n\nhésite](#interne).", "Texte |."),
            ("Un [la\n\nbanque\n\nhésite](#interne) fin", "Un || fin"),
        ] {
            let (shown, is_stray) = left(text);
            assert_eq!((shown.join("|").as_str(), is_stray), (expected, false), "{text}");
        }
        for text in ["- a [b\n- c](#interne)", "a b](#interne)", "# [a\n\nb](#interne)"] {
            assert!(left(text).1, "{text}");
        }
        assert!(!left("`[a](#interne)` se tape ainsi").1);
        assert!(!left("<!-- a](#interne) -->").1);
    }

    #[test]
    fn a_box_reserves_the_quotes_below_it() {
        for text in [
            "> [!INTERNE]\n> a",
            "> [!INTERNE]\n\n> a",
            "> [!INTERNE]\n\n> a\n\n> b",
            "> [!CONFIDENTIEL]\n> a",
            "> [!Ne pas diffuser]\n> a",
        ] {
            assert_eq!(left(text), (Vec::new(), false), "{text}");
        }
        assert!(left("> [!INTERNE]\n\na").1, "nothing is reserved");
    }
}
