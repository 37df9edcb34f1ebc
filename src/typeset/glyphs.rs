//! Which characters the fonts can print, and what is printed instead of the others.
//!
//! PDF/A refuses a character without a glyph; one stray sign must not cost a secretary the report.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use typst::layout::{Frame, FrameItem};
use typst::text::Font;
use typst_layout::PagedDocument;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

/// What stands for a character that no font has: U+FFFD, the replacement character.
const REPLACEMENT: char = '\u{fffd}';

/// The characters that can be printed.
#[derive(Debug)]
pub(super) struct Glyphs<'a> {
    fonts: &'a [Font],
    /// Signs that turned out not to print where they stand.
    refused: &'a BTreeSet<char>,
    known: RefCell<BTreeMap<char, bool>>,
    replaced: RefCell<BTreeSet<char>>,
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(fonts: &'a [Font], refused: &'a BTreeSet<char>) -> Self {
        Self { fonts, refused, known: RefCell::default(), replaced: RefCell::default() }
    }

    /// The text as it can be printed.
    pub(super) fn printable(&self, text: &str) -> String {
        let replace = |c: char| {
            if self.has(c) {
                return c;
            }
            self.replaced.borrow_mut().insert(c);
            REPLACEMENT
        };
        // A byte-order mark inside a text is an accident of copying, not a character.
        text.chars().filter(|&c| c != '\u{feff}').map(replace).collect()
    }

    fn has(&self, c: char) -> bool {
        if self.refused.contains(&c) {
            return false;
        }
        if c.is_ascii_graphic() || c == ' ' || c == '\n' || c == '\t' || is_invisible(c) {
            return true;
        }
        let covers = || {
            let code = u32::from(c);
            self.fonts.iter().any(|font| font.info().coverage.contains(code))
        };
        !c.is_control() && *self.known.borrow_mut().entry(c).or_insert_with(covers)
    }

    /// Reports what was replaced, at its first place in each file.
    pub(super) fn report(&self, sources: &Sources, diagnostics: &mut Diagnostics) {
        let mut unplaced = self.replaced.borrow().clone();
        let replaced = unplaced.clone();
        for (id, source) in sources.iter() {
            let mut seen = BTreeSet::new();
            for (at, c) in source.text.char_indices() {
                if replaced.contains(&c) && seen.insert(c) {
                    unplaced.remove(&c);
                    let span = Span::new(id, at..at + c.len_utf8());
                    diagnostics.push(missing(c, Some(span)));
                }
            }
        }
        unplaced.into_iter().for_each(|c| diagnostics.push(missing(c, None)));
    }
}

/// The signs that a laid out document shows no glyph for.
pub(super) fn unprinted(document: &PagedDocument) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    document.pages().iter().for_each(|page| unprinted_in(&page.frame, &mut found));
    found
}

fn unprinted_in(frame: &Frame, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => unprinted_in(&group.frame, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let cluster = text.text.get(glyph.range()).unwrap_or_default();
                    // The letter prints alone; what is put on it does not.
                    let signs = cluster.chars().filter(|c| !c.is_ascii());
                    let marks = signs.clone().skip(1);
                    match marks.clone().next() {
                        Some(_) => found.extend(marks),
                        None => found.extend(signs),
                    }
                }
            }
            _ => {}
        }
    }
}

fn missing(c: char, span: Option<Span>) -> Diagnostic {
    Diagnostic::new(Code::MissingGlyph, span)
        .with("character", if c.is_control() { ' ' } else { c })
        .with("name", format!("U+{:04X}", u32::from(c)))
        .with("replacement", REPLACEMENT)
}

/// Characters that shape their neighbours and print nothing themselves (Unicode's default
/// ignorable code points, as far as texts hold them) and the line and paragraph separators.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{fffc}')
}
