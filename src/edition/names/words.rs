//! A text as the words that names are made of.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::spelling::fold;

/// A word of a text.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Its letters, folded.
    pub(super) folded: String,
    /// Whether it begins with a capital.
    pub(super) is_capital: bool,
    /// Whether all its letters are capitals, of two at least.
    pub(super) is_shouted: bool,
    /// Whether a case was taken off its letters: « Brandstetters ».
    pub(super) is_case: bool,
}

/// What is seen as nothing and may stand within a word: soft hyphens, spaces of no width, marks of
/// direction.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// What some keyboards give for an apostrophe, and Unicode takes for a letter.
fn is_letter(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c))
        && !matches!(c, '\u{2b0}'..='\u{2ff}')
        && !is_ignorable(c)
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        if is_letter(c) {
            match ranges.last_mut().filter(|_| is_open) {
                Some(word) => word.end = at + c.len_utf8(),
                None => ranges.push(at..at + c.len_utf8()),
            }
            is_open = true;
        } else if !is_ignorable(c) {
            is_open = false;
        }
    }
    ranges.into_iter().map(|range| Word::of(text, range)).collect()
}

/// The folded words of a name or a path.
pub(super) fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

impl Word {
    fn of(text: &str, range: Range<usize>) -> Self {
        let written: String = text[range.clone()].chars().filter(|c| !is_ignorable(*c)).collect();
        let letters = || written.chars().filter(|c| c.is_alphabetic());
        Self {
            range,
            folded: fold(&written),
            is_capital: written.starts_with(char::is_uppercase),
            is_shouted: letters().count() > 1 && letters().all(char::is_uppercase),
            is_case: false,
        }
    }
}

/// What may stand between the words of a name.
pub(super) const GAP_IN_NAME: &str = "-‐‑.'’‘ʼ`´_+ ";
/// What may stand between a surname and the given name after it.
pub(super) const GAP_BEFORE_GIVEN: &str = ",( ";
/// What may stand between a thing and the name it bears.
pub(super) const GAP_OF_THING: &str = "-‐‑'’«»\"“”„.";

pub(super) fn is_gap(gap: &str, signs: &str) -> bool {
    let is_seen = |c: &char| !is_ignorable(*c);
    gap.chars().filter(is_seen).count() <= 4
        && gap.chars().filter(is_seen).all(|c| c.is_whitespace() || signs.contains(c))
}

/// Whether a full stop with a space after it stands between words: a sentence ends there.
pub(super) fn ends_sentence(gap: &str) -> bool {
    gap.split_once(['.', '!', '?', '…'])
        .is_some_and(|(_, after)| after.contains(char::is_whitespace))
}

/// Whether nothing but those signs stands between words.
pub(super) fn joins(text: &str, words: &[Word], signs: &str) -> bool {
    words.windows(2).all(|pair| is_gap(&text[pair[0].range.end..pair[1].range.start], signs))
}

pub(super) fn begins_with(text: &str, here: &[Word], wanted: &[String], signs: &str) -> bool {
    !wanted.is_empty()
        && here.len() >= wanted.len()
        && here.iter().zip(wanted).all(|(word, wanted)| word.folded == *wanted)
        && joins(text, &here[..wanted.len()], signs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_does_not_part_a_word() {
        assert_eq!(folded("Mo\u{ad}dèle Paul\u{200b}"), ["modele", "paul"]);
        assert_eq!(
            folded("D\u{2bc}Orval d’orval D'ORVAL"),
            ["d", "orval", "d", "orval", "d", "orval"]
        );
        assert_eq!(folded("e\u{301}te\u{301}"), ["ete"]);
    }
}
