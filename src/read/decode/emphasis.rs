//! Settles bold, italic and struck text so that Markdown's marks will pair as they are meant.
//!
//! A word processor lets any character begin or end bold text; `CommonMark` does not: `**Nom :**suite`
//! stays asterisks. Spaces and signs at the edges therefore lose their format, never a letter.

use std::rc::Rc;

use super::block::{Format, Script};

/// One character of a line.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// The character, or [`super::escape::CALL`] for a note's call or a picture.
    pub sign: char,
    /// A note's call or a picture, as Markdown writes it.
    pub call: Option<Rc<str>>,
    /// Its format.
    pub format: Format,
}

impl Unit {
    /// Whether two neighbours are in the same link, or in none.
    pub(super) fn shares_link(&self, other: &Self) -> bool {
        match (&self.format.link, &other.format.link) {
            (Some(one), Some(two)) => Rc::ptr_eq(one, two) || one == two,
            (None, None) => true,
            _ => false,
        }
    }
}

/// A mark that Markdown sets around text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Bold,
    Italic,
    Strike,
    Above,
    Below,
}

impl Mark {
    /// All marks.
    pub(super) const ALL: [Self; 5] =
        [Self::Bold, Self::Italic, Self::Strike, Self::Above, Self::Below];

    /// Whether a format has the mark.
    pub(super) fn is_set(self, format: &Format) -> bool {
        match self {
            Self::Bold => format.bold,
            Self::Italic => format.italic,
            Self::Strike => format.strike,
            Self::Above => format.script == Some(Script::Above),
            Self::Below => format.script == Some(Script::Below),
        }
    }

    fn clear(self, format: &mut Format) {
        match self {
            Self::Bold => format.bold = false,
            Self::Italic => format.italic = false,
            Self::Strike => format.strike = false,
            Self::Above | Self::Below => format.script = None,
        }
    }
}

/// What Markdown sees in a character beside a mark.
#[derive(PartialEq, Eq)]
enum Class {
    Space,
    Word,
    Sign,
    /// Rare characters: taken for whichever is the safer.
    Unsure,
}

/// Removes formats from a line where Markdown could not express them.
pub(super) fn settle(line: &mut [Unit]) {
    for unit in line.iter_mut() {
        if unit.format.strike {
            // Two kinds of marks side by side within a word do not pair.
            (unit.format.bold, unit.format.italic) = (false, false);
        }
        if unit.sign.is_whitespace() || unit.call.is_some() {
            unit.format.script = None;
        }
    }
    for at in 1..line.len() {
        if is_joined(line, at) {
            line[at].format = line[at - 1].format.clone();
        }
    }
    for mark in [Mark::Strike, Mark::Bold, Mark::Italic] {
        let mut at = 0;
        while at < line.len() {
            let end = segment_end(line, at, mark);
            if end > at {
                trim(line, at, end, mark);
            }
            at = end.max(at + 1);
        }
    }
}

/// Where the stretch of a mark that begins at `at` ends; `at` when there is none.
pub(super) fn segment_end(line: &[Unit], at: usize, mark: Mark) -> usize {
    let inside = |unit: &&Unit| mark.is_set(&unit.format) && unit.shares_link(&line[at]);
    at + line[at..].iter().take_while(inside).count()
}

/// Whether a character goes on with the text off the line before it: no mark begins or ends there.
fn is_joined(line: &[Unit], at: usize) -> bool {
    let (before, unit) = (&line[at - 1], &line[at]);
    unit.format.script.is_some()
        && unit.format.script == before.format.script
        && unit.shares_link(before)
}

/// Clears a mark at the edges of its stretch until both can be marked.
fn trim(line: &mut [Unit], mut start: usize, mut end: usize, mark: Mark) {
    while start < end {
        if !edge_holds(line, start, start.checked_sub(1), mark, end - 1) {
            mark.clear(&mut line[start].format);
            start += 1;
            while start < end && is_joined(line, start) {
                mark.clear(&mut line[start].format);
                start += 1;
            }
        } else if !edge_holds(line, end - 1, (end < line.len()).then_some(end), mark, start) {
            end -= 1;
            mark.clear(&mut line[end].format);
            while start < end && is_joined(line, end) {
                end -= 1;
                mark.clear(&mut line[end].format);
            }
        } else {
            return;
        }
    }
}

/// Whether a stretch may begin or end at `inner`, beside `outer`; `far` is its other edge.
fn edge_holds(line: &[Unit], inner: usize, outer: Option<usize>, mark: Mark, far: usize) -> bool {
    let linked_beside = outer.is_some_and(|outer| !line[outer].shares_link(&line[inner]));
    let beside = match outer {
        None => Class::Space,
        Some(_) if linked_beside => Class::Sign,
        Some(outer) => class(&line[outer]),
    };
    let pairs = match class(&line[inner]) {
        Class::Space => false,
        Class::Word => true,
        Class::Sign | Class::Unsure => matches!(beside, Class::Space | Class::Sign),
    };
    let clashes = outer.is_some_and(|outer| clashes(line, inner, outer, mark, far));
    pairs && (linked_beside || !clashes)
}

/// Whether the edge of bold and that of italic would make one run of asterisks, or one that could
/// both open and close.
fn clashes(line: &[Unit], inner: usize, outer: usize, mark: Mark, far: usize) -> bool {
    let is_clear = line[outer].sign.is_whitespace()
        || class(&line[outer]) == Class::Sign && class(&line[inner]) == Class::Word;
    match mark {
        // Italic that begins in bold text and ends outside, or the reverse, cannot nest.
        Mark::Italic if line[outer].format.bold => {
            let stretch = &line[inner.min(far)..=inner.max(far)];
            !is_clear || stretch.iter().any(|unit| unit.format.bold != line[inner].format.bold)
        }
        Mark::Bold => line[outer].format.italic && line[inner].format.italic && !is_clear,
        _ => false,
    }
}

fn class(unit: &Unit) -> Class {
    if unit.sign.is_whitespace() {
        Class::Space
    } else if unit.call.is_some() || unit.format.script.is_some() {
        Class::Sign
    } else if unit.sign.is_alphanumeric() {
        Class::Word
    } else if unit.sign.is_ascii_punctuation() || "«»“”‘’–—…•·€°§".contains(unit.sign)
    {
        Class::Sign
    } else {
        Class::Unsure
    }
}
