//! How people are reached: addresses and telephone numbers never stand in the public edition, but
//! for those that the event gives as its own (`contact`).

use std::collections::BTreeSet;
use std::ops::Range;

use super::contact::{find, find_with_leads, is_contact_link, key, keys};
use super::instead::Words;
use super::line::{Change, in_line, in_text};
use crate::model::body::{Block, BlockKind, Inline, InlineKind};
use crate::model::report::Report;
use crate::model::texts::{each_body, each_text, lines_of};
use crate::source::{Span, Spanned};
use crate::spelling::{fold, one_line};

/// Replaces what someone is reached by, and returns it with its place; the name of a file has none.
pub(super) fn withhold(report: &mut Report, words: &Words) -> Vec<(String, Option<Span>)> {
    let own = keys(report.event.facts.contact.as_deref().unwrap_or_default());
    let allowed = allowed(report);
    let changes = |text: &str| -> Vec<Change> {
        let bare = find(text).into_iter().zip(find_with_leads(text));
        let foreign = bare.filter(|((range, kind), _)| {
            let words = &text[range.clone()];
            !own.contains(&key(words, *kind)) && !is_allowed(words, &allowed)
        });
        let foreign = foreign.map(|(_, whole)| whole);
        foreign.map(|(range, _)| Change { range, words: words.contact.clone() }).collect()
    };
    let mut gone: Vec<(String, Option<Span>)> = Vec::new();
    let contact = report.event.facts.contact.clone();
    each_text(report, &mut |context, text| {
        gone.extend(in_text(text, &changes).into_iter().map(|[it, _]| (it, context.span)));
    });
    report.event.facts.contact = contact;
    each_body(report, &mut |_, body| {
        in_code(&mut body.blocks, &mut |text, span| {
            gone.extend(in_text(text, &changes).into_iter().map(|[it, _]| (it, Some(span))));
        });
        lines_of(body, None, &mut |_, line| {
            let addresses = unlink(line, &own, &allowed);
            gone.extend(addresses.into_iter().map(|it| (it.value, Some(it.span))));
            gone.extend(in_line(line, &changes).into_iter().map(|it| (it.said, Some(it.span))));
        });
    });
    // A file may be named after somebody's address.
    report.sources.retain(|source| {
        let found = changes(&source.path);
        gone.extend(found.iter().map(|it| (source.path[it.range.clone()].to_owned(), None)));
        found.is_empty()
    });
    gone
}

/// Where a text says by which addresses, numbers and links people are reached, but for the event's own
/// and those that were allowed.
pub(super) fn foreign(report: &Report, text: &str) -> Vec<Range<usize>> {
    let own = keys(report.event.facts.contact.as_deref().unwrap_or_default());
    let allowed = allowed(report);
    let found = find(text).into_iter().filter(|(_, kind)| kind.is_telling());
    let foreign = found.filter(|(range, kind)| !own.contains(&key(&text[range.clone()], *kind)));
    let ranges = foreign.map(|(range, _)| range);
    ranges.filter(|it| !is_allowed(&text[it.clone()], &allowed)).collect()
}

/// What the event allows with a reason, as compared.
fn allowed(report: &Report) -> Vec<String> {
    report.event.facts.allowed.iter().map(|it| fold(&it.words)).collect()
}

/// Whether an address or a number stands in words that may be published.
fn is_allowed(words: &str, allowed: &[String]) -> bool {
    !allowed.is_empty() && {
        let words = fold(&one_line(words));
        allowed.iter().any(|it| it.contains(&words))
    }
}

/// What of those is looked for in what is written: the numbers and addresses without the words that
/// lead to them, and the addresses of links.
pub(super) fn telling(text: &str) -> Vec<String> {
    let found = find(text);
    let telling = found.iter().filter(|(_, kind)| kind.is_telling());
    let mut bare: Vec<_> = telling.map(|(range, _)| text[range.clone()].to_owned()).collect();
    if found.is_empty() && is_contact_link(text) {
        bare.push(text.to_owned());
    }
    bare
}

/// Links to a letter box or a telephone become the words that they were on.
fn unlink(
    line: &mut Vec<Inline>,
    own: &BTreeSet<String>,
    allowed: &[String],
) -> Vec<Spanned<String>> {
    let mut gone = Vec::new();
    let mut index = 0;
    while index < line.len() {
        let span = line[index].span;
        if let InlineKind::Link { address, content } = &mut line[index].value
            && is_contact_link(address)
            && !is_allowed(
                address.trim_start_matches("mailto:").trim_start_matches("tel:"),
                allowed,
            )
        {
            let known = keys(address);
            if known.is_empty() || !known.is_subset(own) {
                gone.push(Spanned::new(address.clone(), span));
                let content = std::mem::take(content);
                line.splice(index..=index, content);
                continue;
            }
        }
        if let Some(content) = line[index].value.content_mut() {
            gone.extend(unlink(content, own, allowed));
        }
        index += 1;
    }
    gone
}

fn in_code(blocks: &mut [Block], see: &mut dyn FnMut(&mut String, Span)) {
    for block in blocks {
        let span = block.span;
        match &mut block.value {
            BlockKind::Code { text } => see(text, span),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| in_code(&mut item.blocks, see));
            }
            BlockKind::Quote { blocks, .. } | BlockKind::Callout { blocks, .. } => {
                in_code(blocks, see);
            }
            BlockKind::Definitions(items) => {
                items.iter_mut().for_each(|item| in_code(&mut item.details, see));
            }
            BlockKind::Intervention(it) => in_code(&mut it.blocks, see),
            _ => {}
        }
    }
}
