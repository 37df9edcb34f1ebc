//! Markdown text and where each of its bytes stands in a source.

use std::ops::Range;

use crate::source::{Source, SourceId, Span};

/// Markdown text with its places.
///
/// A note's text is a range of its file; a text inside YAML is indented there, folded or quoted.
#[derive(Debug, Clone)]
pub struct Fragment<'a> {
    id: SourceId,
    pub(super) source: &'a Source,
    pub(super) text: String,
    /// The bytes of the text at which its lines begin.
    lines: Vec<usize>,
    /// For each byte of the text, and for its end, the byte of the source; nothing when that is
    /// not known.
    places: Option<Vec<usize>>,
    /// The part of the source that the fragment comes from.
    range: Range<usize>,
}

impl<'a> Fragment<'a> {
    /// A range of a source, as it stands there.
    #[must_use]
    pub fn of(id: SourceId, source: &'a Source, range: Range<usize>) -> Self {
        let text = source.text.get(range.clone()).unwrap_or_default().to_owned();
        let places = (range.start..=range.start + text.len()).collect();
        Self::placed(id, source, range, text, Some(places))
    }

    /// A text whose lines stand in a range of a source, in order, further right or with other
    /// lines between them.
    #[must_use]
    pub fn within(id: SourceId, source: &'a Source, range: Range<usize>, text: String) -> Self {
        let mut from = range.start;
        let mut places = Vec::with_capacity(text.len() + 1);
        for line in text.split('\n') {
            let rest = source.text.get(from..range.end).unwrap_or_default();
            let found = if line.trim().is_empty() { None } else { rest.find(line) };
            if let Some(at) = found {
                places.extend(from + at..=from + at + line.len());
                from += at + line.len();
            } else {
                places.extend(std::iter::repeat_n(from, line.len() + 1));
            }
        }
        Self::placed(id, source, range, text, Some(places))
    }

    /// A text that comes from a range of a source, with the place of each of its bytes and of its
    /// end, as far as they are known.
    #[must_use]
    pub fn placed(
        id: SourceId,
        source: &'a Source,
        range: Range<usize>,
        text: String,
        places: Option<Vec<usize>>,
    ) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Self { id, source, text, lines, places, range }
    }

    /// The text.
    #[cfg(test)]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the text for a line and a byte column, both from 1.
    pub(super) fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let mut offset = (start + column.saturating_sub(1)).min(self.text.len());
        // comrak's last column is the last byte's; step over the rest of that character.
        while !self.text.is_char_boundary(offset) {
            offset += 1;
        }
        offset
    }

    /// The place in the source of a range of the text: all of the fragment's, when it is not known.
    pub(in crate::read) fn place(&self, range: Range<usize>) -> Span {
        let place = |at: usize| Some(*self.places.as_ref()?.get(at)?);
        match (place(range.start), place(range.end)) {
            (Some(start), Some(end)) => Span::new(self.id, start..end.max(start)),
            _ => Span::new(self.id, self.range.clone()),
        }
    }
}
