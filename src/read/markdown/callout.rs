//! Boxes (`> [!À RETENIR]`): their names, and what is taken off the first and last lines of a quote.

use super::reader::{Blocks, Inlines};
use crate::model::body::{BlockKind, CalloutKind, InlineKind};
use crate::source::Spanned;
use crate::spelling::reserving::is_label;
use crate::spelling::{fold, nearest};

/// What may stand between `[!` and `]`.
pub(super) const CALLOUTS: &[(&str, CalloutKind)] = &[
    ("à retenir", CalloutKind::KeyMessage),
    ("message clé", CalloutKind::KeyMessage),
    ("key message", CalloutKind::KeyMessage),
    ("décision", CalloutKind::Decision),
    ("decision", CalloutKind::Decision),
    ("décidé", CalloutKind::Decision),
    ("decided", CalloutKind::Decision),
    ("chiffres", CalloutKind::Figures),
    ("en chiffres", CalloutKind::Figures),
    ("figures", CalloutKind::Figures),
    ("zoom", CalloutKind::Zoom),
    ("pour aller plus loin", CalloutKind::FurtherReading),
    ("further reading", CalloutKind::FurtherReading),
    ("désaccord", CalloutKind::Disagreement),
    ("disagreement", CalloutKind::Disagreement),
    ("interne", CalloutKind::Internal),
    ("internal", CalloutKind::Internal),
    // The others are in `reserving`; with these, a misspelt one is known.
    ("confidentiel", CalloutKind::Internal),
    ("confidential", CalloutKind::Internal),
    ("ne pas diffuser", CalloutKind::Internal),
    ("ne pas publier", CalloutKind::Internal),
    ("note", CalloutKind::Remark),
    ("remarque", CalloutKind::Remark),
    ("tip", CalloutKind::Remark),
    ("important", CalloutKind::Remark),
    ("warning", CalloutKind::Remark),
    ("caution", CalloutKind::Remark),
];

/// The kind of box that a name means.
pub(super) fn kind(name: &str) -> Option<CalloutKind> {
    // In doubt words are reserved rather than published.
    if is_label(name) {
        return Some(CalloutKind::Internal);
    }
    let name = fold(name);
    CALLOUTS.iter().find(|(known, _)| fold(known) == name).map(|(_, kind)| *kind)
}

/// The name of a box that is most like a word.
pub(super) fn nearest_name(word: &str) -> Option<&'static str> {
    nearest(word, CALLOUTS.iter().map(|(name, _)| *name))
}

/// Takes `[!name] title` off the first line of a quote.
pub(super) fn take_marker(blocks: &mut Blocks) -> Option<(String, Inlines)> {
    let Some(Spanned { value: BlockKind::Paragraph(content), .. }) = blocks.first_mut() else {
        return None;
    };
    let InlineKind::Text(text) = &content.first()?.value else { return None };
    let (name, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let (name, rest) = (name.to_owned(), rest.trim_start().to_owned());
    let end = content
        .iter()
        .position(|inline| matches!(inline.value, InlineKind::SoftBreak | InlineKind::LineBreak));
    let mut title: Inlines = match end {
        Some(end) => content.drain(..=end).take(end).collect(),
        None => std::mem::take(content),
    };
    if rest.is_empty() {
        title.remove(0);
    } else {
        title[0].value = InlineKind::Text(rest);
    }
    if content.is_empty() {
        blocks.remove(0);
    }
    Some((name, title))
}

/// Takes the last line of a quote when it begins with a dash: its author.
pub(super) fn take_attribution(blocks: &mut Blocks) -> Option<Inlines> {
    let alone = blocks.len() == 1;
    let Some(Spanned { value: BlockKind::Paragraph(content), .. }) = blocks.last_mut() else {
        return None;
    };
    let line = content
        .iter()
        .rposition(|inline| matches!(inline.value, InlineKind::SoftBreak | InlineKind::LineBreak));
    let first = line.map_or(0, |at| at + 1);
    if first == 0 && alone {
        return None;
    }
    let InlineKind::Text(text) = &content.get(first)?.value else { return None };
    let author = ["— ", "– ", "-- "].iter().find_map(|dash| text.strip_prefix(dash))?;
    let author = author.trim_start().to_owned();
    let mut attribution = content.split_off(first);
    attribution[0].value = InlineKind::Text(author);
    content.pop();
    if content.is_empty() {
        blocks.pop();
    }
    Some(attribution)
}
