//! Where an address ends that stands in a sentence without marks: comrak goes on to the next ASCII
//! space, over no-break spaces and French quotes.

use crate::model::body::{Inline, InlineKind, Written};
use crate::source::{Source, Span, Spanned};

/// A link cut where its bare address ends, and the words that follow it; any other link as it is.
pub(super) fn ended(link: Inline<Written>, source: &Source) -> Vec<Inline<Written>> {
    let InlineKind::Link { address, content } = &link.value else { return vec![link] };
    let [Spanned { value: InlineKind::Text(text), .. }] = &content[..] else { return vec![link] };
    let written = &source.text[link.span.range()];
    let (Some(scheme), true) = (address.strip_suffix(text.as_str()), written == text) else {
        return vec![link];
    };
    let end = length(text);
    if end == text.len() {
        return vec![link];
    }
    let middle = link.span.start + end;
    let before = Span { end: middle, ..link.span };
    let words = |text: &str, span: Span| Spanned::new(InlineKind::Text(text.to_owned()), span);
    let content = vec![words(&text[..end], before)];
    let address = format!("{scheme}{}", &text[..end]);
    let after = words(&text[end..], Span { start: middle, ..link.span });
    vec![Spanned::new(InlineKind::Link { address, content }, before), after]
}

/// How much of a text that begins with an address is the address.
fn length(text: &str) -> usize {
    let ends = |sign: char| sign.is_whitespace() || matches!(sign, '«' | '»' | '“' | '”' | '’');
    let Some(end) = text.find(ends) else { return text.len() };
    text[..end].trim_end_matches(['?', '!', '.', ',', ';', ':', '*', '_', '~', '\'', '"']).len()
}
