//! A paragraph as one line of text, with the nodes that it came from as positions in it.
//!
//! `**mot** ?` and « *mot* » are three nodes each and one line for a proof-reader: rules see the
//! line, and what they change goes back to the node that it belongs to.

use std::ops::Range;

use super::protected;

/// Stands in a line for what is no text: code, a picture, an address.
pub(super) const OBJECT: &str = "\u{fffc}";

/// A place of a line and what should stand there.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: &'static str,
}

/// A line of words.
#[derive(Debug)]
pub(super) struct Line {
    text: String,
    /// Where each piece ends.
    ends: Vec<usize>,
    /// What no rule may touch, in order.
    protected: Vec<Range<usize>>,
}

impl Line {
    /// The line that pieces make one after the other.
    pub(super) fn new<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Self {
        let mut text = String::new();
        let mut ends = Vec::new();
        for piece in pieces {
            text.push_str(piece);
            ends.push(text.len());
        }
        let protected = protected::ranges(&text);
        Self { text, ends, protected }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The pieces as they now stand.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.text[start..end])
    }

    /// Makes changes and gives the rank of the piece of each one that changed something.
    pub(super) fn apply(&mut self, mut edits: Vec<Edit>) -> Vec<usize> {
        edits.retain(|edit| self.text[edit.range.clone()] != *edit.text && self.is_free(edit));
        edits.sort_by_key(|edit| edit.range.start);
        edits.dedup_by(|second, first| second.range.start < first.range.end);
        if edits.is_empty() {
            return Vec::new();
        }
        let touched = edits.iter().map(|edit| self.piece_of(edit)).collect();
        let ends = self.ends.iter().map(|&end| moved(end, &edits, |it| self.joins_previous(it)));
        let ends = ends.collect();
        let protected = self
            .protected
            .iter()
            .map(|range| moved(range.start, &edits, |_| true)..moved(range.end, &edits, |_| false));
        self.protected = protected.collect();
        self.ends = ends;
        let mut text = String::with_capacity(self.text.len() + 8);
        let mut from = 0;
        for edit in &edits {
            text.push_str(&self.text[from..edit.range.start]);
            text.push_str(edit.text);
            from = edit.range.end;
        }
        text.push_str(&self.text[from..]);
        self.text = text;
        touched
    }

    fn is_free(&self, edit: &Edit) -> bool {
        let Range { start, end } = edit.range;
        !self.protected.iter().any(|range| {
            if start == end {
                range.start < start && start < range.end
            } else {
                range.start < end && start < range.end
            }
        })
    }

    /// Whether an insertion between two pieces goes into the first: what follows an opening sign
    /// stays with it, and nothing goes into an object.
    fn joins_previous(&self, edit: &Edit) -> bool {
        let (before, after) = self.text.split_at(edit.range.start);
        before.ends_with(['«', '“', '–', '—'])
            || after.starts_with(OBJECT)
            || after.starts_with('\n')
    }

    fn piece_of(&self, edit: &Edit) -> usize {
        let joins = edit.range.is_empty() && self.joins_previous(edit);
        let start = edit.range.start;
        self.ends.partition_point(|&end| if joins { end < start } else { end <= start })
    }
}

/// Where a boundary of a line stands once edits are made; `first` tells of an insertion just there
/// whether it goes before the boundary.
fn moved(boundary: usize, edits: &[Edit], first: impl Fn(&Edit) -> bool) -> usize {
    let mut place = boundary;
    for edit in edits {
        let Range { start, end } = edit.range;
        if start > boundary || (start == boundary && !(edit.range.is_empty() && first(edit))) {
            break;
        }
        // What replaces the space between two pieces stays with the first.
        let gone = end.min(boundary) - start;
        place = place + edit.text.len() - gone;
    }
    place
}
