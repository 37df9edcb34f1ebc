//! Words in another language than the text around them: `[words](#lang-en)`, and a quote that opens with
//! `[!lang-en]`.

use super::reader::Blocks;
use crate::language::ReportLanguage;
use crate::model::body::{Block, BlockKind, Inline, InlineKind, Written};
use crate::source::Spanned;

/// The language that `lang-en` names.
pub(super) fn language_marked(mark: Option<&str>) -> Option<String> {
    let mark = mark?.to_lowercase();
    let tag = mark.strip_prefix("lang-").or_else(|| mark.strip_prefix("langue-"))?;
    ReportLanguage::is_tag(tag).then(|| tag.to_owned())
}

/// Takes `[!lang-en]` off the head of a quote.
pub(super) fn take_language(blocks: &mut Blocks) -> Option<String> {
    let Some(Spanned { value: BlockKind::Paragraph(content), .. }) = blocks.first_mut() else {
        return None;
    };
    let InlineKind::Text(text) = &mut content.first_mut()?.value else { return None };
    let (mark, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let language = language_marked(Some(mark))?;
    *text = rest.trim_start().to_owned();
    if text.is_empty() {
        let breaks = |it: &Inline<Written>| {
            matches!(it.value, InlineKind::SoftBreak | InlineKind::LineBreak)
        };
        content.remove(0);
        if content.first().is_some_and(breaks) {
            content.remove(0);
        }
    }
    if content.is_empty() {
        blocks.remove(0);
    }
    Some(language)
}

/// Marks the lines of a quote as words of another language.
pub(super) fn mark_foreign(blocks: &mut [Block<Written>], language: &str) {
    for block in blocks {
        match &mut block.value {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                let words = std::mem::take(content);
                let language = language.to_owned();
                let foreign = InlineKind::Foreign { language, content: words };
                content.push(Spanned::new(foreign, block.span));
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| mark_foreign(&mut item.blocks, language));
            }
            _ => {}
        }
    }
}
