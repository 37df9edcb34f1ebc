//! Which characters the fonts can print, and what is printed instead of the others.
//!
//! PDF/A refuses a character without a glyph; one stray sign must not cost a secretary the report.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use typst::layout::{Frame, FrameItem};
use typst::text::Font;
use typst_layout::PagedDocument;
use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

/// What stands for a character that no font has: U+FFFD, the replacement character.
const REPLACEMENT: char = '\u{fffd}';

/// How many characters of one kind a message names.
const MOST_NAMED: usize = 6;

/// A word of more letters may be wider than the text.
pub(super) const LONG: usize = 40;

/// Templates need not know how much longer a word is.
const LONGEST: usize = 60;

/// How many signs stand for a word of which nothing can be printed: more would be wider than a narrow column.
const MOST_REPLACEMENTS: usize = 3;

/// How many signs may be put on one letter: Vietnamese needs two, a phonetic transcription some more.
const MOST_MARKS: usize = 8;

/// The characters that can be printed.
#[derive(Debug)]
pub(super) struct Glyphs<'a> {
    fonts: &'a [Font],
    /// Signs that turned out not to print where they stand.
    refused: &'a BTreeSet<char>,
    known: RefCell<BTreeMap<char, bool>>,
    replaced: RefCell<BTreeMap<Kind, BTreeSet<char>>>,
    longest_word: Cell<usize>,
    has_ordinals: Cell<bool>,
}

/// Why a character is not printed. What is of one kind is told once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// No font has it.
    Unknown,
    /// It is no sign: a control character.
    Control,
    /// The file has something unreadable there, of which reading left a replacement character.
    Unread,
    /// What it shows is an affair of one font.
    Private,
    /// It is one of very many signs on one letter.
    Stacked,
}

/// Whether a word is « 1er », « 2e », « `XXIe` » or « Mme » (`raise-ordinals` in `words.typ`).
fn is_ordinal(word: &str) -> bool {
    let number = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_number = !number.is_empty()
        && (number.len() <= 3 && number.bytes().all(|it| it.is_ascii_digit())
            || number.bytes().all(|it| matches!(it, b'I' | b'V' | b'X')));
    match &word[number.len()..] {
        "er" | "re" | "ers" | "res" => matches!(number, "1" | "I"),
        "e" | "es" => is_number && number != "1",
        "me" | "mes" | "lle" | "lles" => number == "M",
        _ => false,
    }
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(fonts: &'a [Font], refused: &'a BTreeSet<char>) -> Self {
        Self {
            fonts,
            refused,
            known: RefCell::default(),
            replaced: RefCell::default(),
            longest_word: Cell::default(),
            has_ordinals: Cell::default(),
        }
    }

    /// The same of words that a template sets as such, and not as a path or an address.
    pub(super) fn words(&self, text: &str) -> String {
        let mut longest = self.longest_word.get();
        if longest < LONGEST && text.len() > longest {
            for word in text.split_whitespace() {
                if word.len() > longest {
                    longest = longest.max(word.chars().count().min(LONGEST));
                }
            }
            self.longest_word.set(longest);
        }
        if text.split(|c: char| !c.is_alphanumeric()).any(is_ordinal) {
            self.has_ordinals.set(true);
        }
        self.printable(text)
    }

    /// Whether any of the words is a French ordinal whose ending is not raised yet.
    pub(super) fn has_ordinals(&self) -> bool {
        self.has_ordinals.get()
    }

    /// How many letters the longest word has, as far as a template asks: some columns cannot hold it.
    pub(super) fn longest_word(&self) -> usize {
        self.longest_word.get()
    }

    /// The text as it can be printed.
    pub(super) fn printable(&self, text: &str) -> String {
        let mut printable = String::with_capacity(text.len());
        let (mut marks, mut replacements) = (0, 0);
        for c in text.chars() {
            marks = if is_mark(c) { marks + 1 } else { 0 };
            if is_accident(c) {
                continue;
            }
            if is_space(c) {
                printable.push(' ');
                replacements = 0;
                continue;
            }
            match self.refusal(c, marks) {
                None => {
                    printable.push(c);
                    replacements = 0;
                }
                Some(kind) => {
                    self.replaced.borrow_mut().entry(kind).or_default().insert(c);
                    // One sign stands for all that are stacked on a letter.
                    let is_shown = kind != Kind::Stacked || marks == MOST_MARKS + 1;
                    if is_shown && replacements < MOST_REPLACEMENTS {
                        printable.push(REPLACEMENT);
                        replacements += 1;
                    }
                }
            }
        }
        printable
    }

    /// Why a character that follows so many marks, itself one of them, cannot be printed.
    fn refusal(&self, c: char, marks: usize) -> Option<Kind> {
        if marks > MOST_MARKS {
            return Some(Kind::Stacked);
        }
        if c == REPLACEMENT {
            return Some(Kind::Unread);
        }
        if self.refused.contains(&c) {
            return Some(Kind::Unknown);
        }
        if c.is_ascii_graphic() || c == ' ' || c == '\n' || is_invisible(c) {
            return None;
        }
        if c.is_control() {
            return Some(Kind::Control);
        }
        if is_private(c) {
            return Some(Kind::Private);
        }
        let covers = || {
            let code = u32::from(c);
            self.fonts.iter().any(|font| font.info().coverage.contains(code))
        };
        let is_known = *self.known.borrow_mut().entry(c).or_insert_with(covers);
        (!is_known).then_some(Kind::Unknown)
    }

    /// The characters that were replaced.
    pub(super) fn replaced(&self) -> BTreeSet<char> {
        self.replaced.borrow().values().flatten().copied().collect()
    }

    /// Reports what was replaced: all that is of one kind at once, at its first place.
    pub(super) fn report(&self, sources: &Sources, diagnostics: &mut Diagnostics) {
        let replaced = self.replaced.borrow();
        for (kind, characters) in replaced.iter() {
            let first = sources.iter().find_map(|(id, source)| {
                let mut marks = 0;
                let is_first = |&(_, c): &(usize, char)| {
                    marks = if is_mark(c) { marks + 1 } else { 0 };
                    characters.contains(&c) && (*kind != Kind::Stacked || marks > MOST_MARKS)
                };
                let (at, c) = source.text.char_indices().find(is_first)?;
                Some(Span::new(id, at..at + c.len_utf8()))
            });
            let [french, english] = kind.told(characters);
            let diagnostic = Diagnostic::new(Code::MissingGlyph, first)
                .with("replacement", REPLACEMENT)
                .with_both("what", &french, &english);
            diagnostics.push(diagnostic);
        }
    }
}

impl Kind {
    /// How a message names characters of this kind, in French and in English.
    fn told(self, characters: &BTreeSet<char>) -> [String; 2] {
        let names = |quote: [&str; 2]| {
            let name = |c: &char| {
                let [open, close] = quote;
                match self {
                    Self::Unknown => format!("{open}{c}{close} (U+{:04X})", u32::from(*c)),
                    _ => format!("U+{:04X}", u32::from(*c)),
                }
            };
            let mut names: Vec<_> = characters.iter().take(MOST_NAMED).map(name).collect();
            if characters.len() > MOST_NAMED {
                names.push("…".to_owned());
            }
            names.join(", ")
        };
        let (french, english) = (names(["« ", " »"]), names(["“", "”"]));
        let is_one = characters.len() == 1;
        match self {
            Self::Unknown if is_one => [
                format!("le caractère {french}, qu'aucune police du rapport n'a"),
                format!("the character {english}, which no font of the report has"),
            ],
            Self::Unknown => {
                let count = characters.len();
                [
                    format!("{count} caractères qu'aucune police du rapport n'a : {french}"),
                    format!("{count} characters that no font of the report has: {english}"),
                ]
            }
            Self::Control => [
                format!("des caractères de commande, qui ne s'impriment pas ({french})"),
                format!("control characters, which are not printed ({english})"),
            ],
            Self::Unread => [
                "ce qui est illisible dans le fichier (octets abîmés ou caractères de commande)"
                    .to_owned(),
                "what is unreadable in the file (damaged bytes or control characters)".to_owned(),
            ],
            Self::Private => [
                format!("des caractères qui n'existent que dans une police ({french})"),
                format!("characters that exist in one font only ({english})"),
            ],
            Self::Stacked => [
                format!("ce qui dépasse {MOST_MARKS} signes sur une même lettre ({french})"),
                format!("what exceeds {MOST_MARKS} signs on one letter ({english})"),
            ],
        }
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

/// What is put on a letter.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && is_combining_mark(c)
}

/// Spaces of other sorts than a space: a tab between two words parts them.
fn is_space(c: char) -> bool {
    c != '\n' && c.is_control() && c.is_whitespace()
}

/// What stands in a text by an accident of copying: byte-order marks, and orders to read letters
/// backwards.
fn is_accident(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{202d}' | '\u{202e}')
}

/// What means something in one font only (Unicode's private use areas).
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Characters that shape their neighbours and print nothing themselves (Unicode's default
/// ignorable code points, as far as texts hold them) and the line and paragraph separators.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::is_ordinal;

    #[test]
    fn french_ordinals_are_known_by_their_endings() {
        for word in ["1er", "1re", "2e", "12es", "XXIe", "Ier", "Mme", "Mlle"] {
            assert!(is_ordinal(word), "{word}");
        }
        for word in ["1e", "1999", "er", "e", "Xavier", "M", "3d", "2eme", ""] {
            assert!(!is_ordinal(word), "{word}");
        }
    }
}
