//! Words compared without case, accents or punctuation, with their places kept.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A run of letters and digits.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    /// The word as written.
    pub(super) text: &'a str,
    /// The byte at which it starts.
    pub(super) start: usize,
    /// The word in lower case without accents.
    pub(super) folded: String,
}

impl Word<'_> {
    /// The byte after its last.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// A text in lower case without accents.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let folded = text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    let plain = |c| match c {
        '’' => '\'',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        c => c,
    };
    let folded = folded.map(plain).collect::<String>();
    if folded.contains(['ß', 'œ', 'æ']) {
        return folded.replace('ß', "ss").replace('œ', "oe").replace('æ', "ae");
    }
    folded
}

/// The words of a text; hyphens and apostrophes divide words.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() || is_combining_mark(c) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            let word = &text[start..at];
            found.push(Word { text: word, start, folded: fold(word) });
        }
    }
    found
}

/// How many of the words the phrase takes when they begin with it.
pub(super) fn leads(words: &[Word], phrase: &str) -> Option<usize> {
    if !phrase.starts_with(words.first()?.folded.as_str()) {
        return None;
    }
    let mut count = 0;
    for expected in phrase.split(' ') {
        if words.get(count)?.folded != expected {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The phrases of a list, which is written folded and with `|` between them.
pub(super) fn phrases(list: &str) -> impl Iterator<Item = &str> {
    list.split('|')
}

/// Whether a word is one of the list.
pub(super) fn lists(list: &str, word: &str) -> bool {
    phrases_from(list, word).any(|phrase| phrase == word)
}

/// The phrases of a list that begin with some letters.
fn phrases_from<'a>(list: &'a str, letters: &'a str) -> impl Iterator<Item = &'a str> {
    let found = memmem::find_iter(list.as_bytes(), letters.as_bytes());
    found.filter(|_| !letters.is_empty()).filter_map(|at| {
        let begins = at == 0 || list.as_bytes()[at - 1] == b'|';
        let rest = &list[at..];
        begins.then(|| rest.split_once('|').map_or(rest, |(phrase, _)| phrase))
    })
}

/// Whether a word of German or Dutch is made of others, and ends in one of some.
pub(super) fn is_compound_of(ends: &[&str], word: &Word) -> bool {
    ends.iter().any(|end| word.folded.ends_with(end) && word.folded.len() > end.len() + 3)
}

/// The longest phrase of the list that the words begin with, by its number of words.
pub(super) fn longest_lead(words: &[Word], list: &str) -> Option<usize> {
    let first = words.first()?;
    phrases_from(list, &first.folded).filter_map(|phrase| leads(words, phrase)).max()
}

/// Whether a phrase of the list stands anywhere in the words.
pub(super) fn holds_any(words: &[Word], list: &str) -> bool {
    (0..words.len()).any(|at| longest_lead(&words[at..], list).is_some())
}

/// Whether the whole text is a phrase of the list, but for punctuation.
pub(super) fn is_any(text: &str, list: &str) -> bool {
    // No phrase is longer.
    if text.len() > 120 {
        return false;
    }
    let all: Vec<_> = words(text).into_iter().map(|word| word.folded).collect();
    !all.is_empty() && lists(list, &all.join(" "))
}

/// A long list of folded phrases, found by their first word.
#[derive(Debug)]
pub(super) struct Lexicon(HashMap<&'static str, Vec<&'static str>>);

impl Lexicon {
    /// The phrases of a list, which has `|` between them.
    pub(super) fn new(list: &'static str) -> Self {
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for phrase in phrases(list) {
            let first = phrase.split(' ').next().unwrap_or_default();
            found.entry(first).or_default().push(phrase);
        }
        Self(found)
    }

    /// How many words the longest phrase takes that they begin with.
    pub(super) fn leads(&self, words: &[Word]) -> Option<usize> {
        let phrases = self.0.get(words.first()?.folded.as_str())?;
        phrases.iter().filter_map(|phrase| leads(words, phrase)).max()
    }

    /// Whether one of the phrases stands anywhere in the words.
    pub(super) fn is_in(&self, words: &[Word]) -> bool {
        (0..words.len()).any(|at| self.leads(&words[at..]).is_some())
    }
}

/// The place of a slice in the text that it was cut from.
pub(super) fn place(text: &str, slice: &str) -> Range<usize> {
    let start = (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let start = start.min(text.len());
    start..(start + slice.len()).min(text.len())
}

/// Whether a character only separates parts of a line.
pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '-'
                | '–'
                | '—'
                | '|'
                | '·'
                | '•'
                | ','
                | ';'
                | '_'
                | '→'
                | '>'
                | '='
                | '/'
                | '►'
                | '▶'
                | '▸'
                | '➤'
                | '➔'
                | '➜'
                | '✔'
                | '✓'
                | '●'
                | '■'
                | '◆'
        )
}

/// The text without separators and pictograms around it.
pub(super) fn trim_separators(text: &str) -> &str {
    let drawn = |c| is_separator(c) || is_pictogram(c) || c == '\u{fe0f}' || c == '\u{200d}';
    let text = text.trim_start_matches(|c| drawn(c) || c == '…' || c == '.');
    text.trim_end_matches(drawn)
}

/// Whether a character is a little picture.
pub(super) fn is_pictogram(c: char) -> bool {
    matches!(u32::from(c), 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x23E9..=0x23FA | 0x231A..=0x231B)
}

/// The text between its first pair of quotes, when quotes enclose all of it.
pub(super) fn unquoted(text: &str) -> &str {
    let pairs = [('«', '»'), ('“', '”'), ('"', '"'), ('„', '“'), ('„', '”')];
    for (open, close) in pairs {
        let inner = text.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim();
        }
    }
    // « ‘De dijk’ »: what closes is an apostrophe elsewhere.
    let single = text.strip_prefix('‘').and_then(|inner| inner.strip_suffix('’'));
    single.filter(|inner| closing_apostrophe(inner).is_none()).map_or(text, str::trim)
}

/// Where a sign stands that closes a quotation opened by « ‘ », and is no apostrophe.
pub(super) fn closing_apostrophe(text: &str) -> Option<usize> {
    let mut signs = text.match_indices('’').map(|(at, sign)| (at, at + sign.len()));
    signs.find(|&(_, end)| !text[end..].starts_with(char::is_alphanumeric)).map(|(at, _)| at)
}

/// A dash, or a bar or a middle dot, with spaces around it: where it starts and ends.
pub(super) fn dashes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let spaced =
            before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_whitespace);
        let spaced_once =
            before.is_some_and(char::is_whitespace) || after.is_some_and(char::is_whitespace);
        if (matches!(c, '-' | '|' | '·' | '•') && spaced) || (matches!(c, '–' | '—') && spaced_once)
        {
            found.push(at..at + c.len_utf8());
        }
    }
    found
}
