//! Words of a line replaced by others, wherever its inlines begin and end.

use std::ops::Range;

use crate::model::body::{Inline, InlineKind};
use crate::source::Span;

/// Words to put in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// The bytes of the text to replace.
    pub(super) range: Range<usize>,
    /// What stands there instead.
    pub(super) words: String,
}

/// Finds what to change in a text; the changes stand in order and do not overlap.
pub(super) type Find<'a> = &'a dyn Fn(&str) -> Vec<Change>;

/// Changes a text, and tells what was there and what stands there instead.
pub(super) fn in_text(text: &mut String, find: Find<'_>) -> Vec<[String; 2]> {
    let changes = find(text);
    let said = |change: &Change| [text[change.range.clone()].to_owned(), change.words.clone()];
    let gone = changes.iter().map(said).collect();
    for change in changes.iter().rev() {
        text.replace_range(change.range.clone(), &change.words);
    }
    gone
}

/// Changes the text of a line as a reader sees it, and tells what was there and where.
pub(super) fn in_line(line: &mut Vec<Inline>, find: Find<'_>) -> Vec<Changed> {
    let text = text_of(line);
    let changes = find(&text);
    let mut gone = Vec::new();
    if !changes.is_empty() {
        let mut pass = Pass { changes: &changes, text: &text, at: 0, gone: &mut gone };
        pass.over(line);
    }
    in_pictures(line, find, &mut gone);
    gone
}

/// The text of a line: a break is one byte, a picture is a sign that no word holds.
fn flatten(line: &[Inline], text: &mut String) {
    for inline in line {
        match &inline.value {
            InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
            InlineKind::SoftBreak | InlineKind::LineBreak => text.push('\n'),
            InlineKind::Picture(_) => text.push('\u{fffc}'),
            other => flatten(other.content(), text),
        }
    }
}

/// The text of a line as a reader sees it.
pub(super) fn text_of(line: &[Inline]) -> String {
    let mut text = String::new();
    flatten(line, &mut text);
    text
}

/// Where a stretch of a line's text begins in its file: as near as the inlines tell.
pub(super) fn place(line: &[Inline], range: &Range<usize>) -> Option<Span> {
    let mut at = 0;
    place_from(line, range, &mut at)
}

fn place_from(line: &[Inline], range: &Range<usize>, at: &mut usize) -> Option<Span> {
    for inline in line {
        let start = *at;
        match &inline.value {
            InlineKind::Text(words) | InlineKind::Code(words) => {
                *at += words.len();
                if range.start < *at {
                    let end = range.end.min(*at) - start;
                    return Some(within(
                        inline.span,
                        words.len(),
                        range.start.max(start) - start..end,
                    ));
                }
            }
            InlineKind::SoftBreak | InlineKind::LineBreak => *at += 1,
            InlineKind::Picture(_) => *at += '\u{fffc}'.len_utf8(),
            other => {
                let found = place_from(other.content(), range, at);
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// The place of some bytes of a leaf, when its text stands in the file as it is.
fn within(span: Span, length: usize, range: Range<usize>) -> Span {
    if span.end - span.start == length {
        Span { start: span.start + range.start, end: span.start + range.end, ..span }
    } else {
        span
    }
}

/// A change of a line that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changed {
    /// What was there.
    pub(super) said: String,
    /// What stands there instead.
    pub(super) instead: String,
    /// Where it stood.
    pub(super) span: Span,
}

struct Pass<'a> {
    changes: &'a [Change],
    text: &'a str,
    /// How much of the text has been gone over.
    at: usize,
    gone: &'a mut Vec<Changed>,
}

impl Pass<'_> {
    fn over(&mut self, line: &mut Vec<Inline>) {
        line.retain_mut(|inline| {
            let span = inline.span;
            match &mut inline.value {
                InlineKind::Text(words) | InlineKind::Code(words) => {
                    let before = words.len();
                    *words = self.left(before, words, span);
                    !words.is_empty() || before == 0
                }
                InlineKind::SoftBreak | InlineKind::LineBreak => {
                    let at = self.at;
                    self.at += 1;
                    !self.changes.iter().any(|it| it.range.start < at && at < it.range.end)
                }
                InlineKind::Picture(_) => {
                    self.at += '\u{fffc}'.len_utf8();
                    true
                }
                other => match other.content_mut() {
                    Some(content) if !content.is_empty() => {
                        self.over(content);
                        !content.is_empty()
                    }
                    _ => true,
                },
            }
        });
    }

    /// What is left of a leaf of `length` bytes. A change that runs over several leaves puts its
    /// words into the first.
    fn left(&mut self, length: usize, words: &str, span: Span) -> String {
        let (start, end) = (self.at, self.at + length);
        self.at = end;
        let mut left = String::new();
        let mut done = start;
        for change in self.changes.iter().filter(|it| it.range.start < end && start < it.range.end)
        {
            let from = change.range.start.max(start);
            left.push_str(&words[done - start..from - start]);
            if change.range.start >= start {
                left.push_str(&change.words);
                let end = change.range.end.min(end);
                self.gone.push(Changed {
                    said: self.text[change.range.clone()].to_owned(),
                    instead: change.words.clone(),
                    span: within(span, length, change.range.start - start..end - start),
                });
            }
            done = change.range.end.min(end);
        }
        left.push_str(&words[done - start..]);
        left
    }
}

fn in_pictures(line: &mut [Inline], find: Find<'_>, gone: &mut Vec<Changed>) {
    for inline in line {
        let span = inline.span;
        if let InlineKind::Picture(picture) = &mut inline.value {
            let changed = in_text(&mut picture.alternative, find).into_iter();
            gone.extend(changed.map(|[said, instead]| Changed { said, instead, span }));
        } else if let Some(content) = inline.value.content_mut() {
            in_pictures(content, find, gone);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::plain_text;
    use crate::source::SourceId;

    fn inline(value: InlineKind) -> Inline {
        Inline::new(value, Span::start_of(SourceId(0)))
    }

    fn text(words: &str) -> Inline {
        inline(InlineKind::Text(words.to_owned()))
    }

    #[test]
    fn words_are_replaced_across_inlines() {
        let mut line = vec![
            text("Selon Paul"),
            inline(InlineKind::SoftBreak),
            inline(InlineKind::Strong(vec![text("Modèle")])),
            text(", oui "),
            inline(InlineKind::Strong(vec![text("vraiment")])),
        ];
        let find = |text: &str| {
            let at = text.find("Paul\nModèle").unwrap();
            vec![Change { range: at..at + "Paul\nModèle".len(), words: "[…]".to_owned() }]
        };
        let gone = in_line(&mut line, &find);
        assert_eq!(plain_text(&line), "Selon […], oui vraiment");
        assert_eq!(line.len(), 3, "what is empty goes");
        assert_eq!(gone.len(), 1);
        assert_eq!(gone[0].said, "Paul\nModèle");
    }
}
