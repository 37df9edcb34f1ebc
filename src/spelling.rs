//! What people typed, compared as people would: without capitals, accents and punctuation.

pub mod refusing;
pub mod reserving;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The letters and digits of a text in lower case without accents; all else is one space.
///
/// `L'Ingénierie — où ?` becomes `l ingenierie ou`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        // Most letters are these, and need no tables.
        if c.is_ascii() {
            push_folded(c, &mut folded);
        } else {
            decompose_compatible(c, |part| {
                if !is_combining_mark(part) {
                    push_folded(part, &mut folded);
                }
            });
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Adds a letter without accents to a text that is folded.
fn push_folded(c: char, folded: &mut String) {
    match c {
        c if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_lowercase()),
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' => folded.push('d'),
        c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
        _ if folded.ends_with(' ') || folded.is_empty() => {}
        _ => folded.push(' '),
    }
}

/// A text as it is looked through for whole words: folded, with a blank before and after. It says other words
/// when it contains them in the same form.
#[must_use]
pub fn aloud(text: &str) -> String {
    format!(" {} ", fold(text))
}

/// The words of a text on one line, with one blank between them.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with a capital at its head, as a title or a sentence begins.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A text as an id: folded, with hyphens for spaces. `Claude GRIVEL` becomes `claude-grivel`.
#[must_use]
pub fn slug(text: &str) -> String {
    fold(text).replace(' ', "-")
}

/// Up to how many letters a word is short.
const SHORT: usize = 12;

/// The candidate most like what was wanted, if any is like enough to be what was meant. A short word
/// must share most of its letters, in their order: `pilote` is not `priorité`.
#[must_use]
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(wanted);
    let score = |candidate: &str| strsim::jaro_winkler(&wanted, &fold(candidate));
    let is_near = |candidate: &str| {
        let candidate = fold(candidate);
        let length = wanted.chars().count().max(candidate.chars().count());
        length > SHORT || strsim::osa_distance(&wanted, &candidate) * 5 <= length * 2
    };
    candidates
        .into_iter()
        .filter(|candidate| is_near(candidate))
        .map(|candidate| (score(candidate), candidate))
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// Whether one text is surely the other mistyped: but for capitals, accents and signs, a single
/// letter of a single word of at least five sets them apart. A digit is never mistyped:
/// `atelier-1` and `atelier-2` are two.
#[must_use]
pub fn is_slip(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let apart: Vec<_> = a.split(' ').zip(b.split(' ')).filter(|(a, b)| a != b).collect();
    let same_count = a.split(' ').count() == b.split(' ').count();
    match apart.as_slice() {
        _ if a.replace(' ', "") == b.replace(' ', "") => true,
        [(a, b)] => same_count && a.len().max(b.len()) >= 5 && is_one_letter_off(a, b),
        _ => false,
    }
}

/// Whether two names are likely one person's: in another order, with an initial for a given name,
/// or one letter off. A letter that makes another given name (Marie and Maria, Pascal and Pascale)
/// makes another person.
#[must_use]
pub fn are_similar_names(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (a, b): (Vec<_>, Vec<_>) = (a.split(' ').collect(), b.split(' ').collect());
    if a == b || a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let sorted = |words: &[&str]| {
        let mut words: Vec<_> = words.iter().map(|&word| word.to_owned()).collect();
        words.sort();
        words
    };
    let last = a.len() - 1;
    let mut apart = a.iter().zip(&b).enumerate().filter(|(_, (a, b))| a != b);
    let is_initial = |(rank, (a, b)): (usize, (&&str, &&str))| {
        rank < last && (a.len() == 1 && b.starts_with(*a) || b.len() == 1 && a.starts_with(*b))
    };
    if sorted(&a) == sorted(&b) || apart.clone().all(is_initial) {
        return true;
    }
    let (Some((rank, (a, b))), None) = (apart.next(), apart.next()) else { return false };
    is_one_letter_off(a, b)
        && if rank == last {
            a.len().min(b.len()) >= 5
        } else {
            a.len() == b.len() && sorted_letters(a) == sorted_letters(b)
                || single_letters(a) == single_letters(b)
        }
}

/// Finds among many texts those that may be one text mistyped, without comparing each with each: the
/// words are the same in any order or without spaces, one word is a letter off, or given names are
/// told by their initials. What it finds is still to be compared.
#[derive(Debug, Default)]
pub struct Likeness(BTreeMap<u64, Vec<usize>>);

impl Likeness {
    /// The ranks of earlier texts that may be like this folded one, which gets a rank itself.
    pub fn near(&mut self, folded: &str, rank: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for key in keys(folded) {
            let ranks = self.0.entry(key).or_default();
            found.extend(ranks.iter().copied());
            ranks.push(rank);
        }
        found
    }
}

/// What two texts share that are alike: a letter more, less, other or swapped is nothing once a
/// letter is left out of both.
fn keys(folded: &str) -> BTreeSet<u64> {
    let words: Vec<&str> = folded.split(' ').collect();
    let mut keys = BTreeSet::new();
    let mut add = |parts: &[&str]| {
        let mut hasher = DefaultHasher::new();
        parts.hash(&mut hasher);
        keys.insert(hasher.finish());
    };
    let mut sorted = words.clone();
    sorted.sort_unstable();
    add(&sorted);
    add(&[&words.concat()]);
    let initials: String = words.iter().rev().skip(1).filter_map(|it| it.chars().next()).collect();
    add(&["initials", &initials, words.last().copied().unwrap_or_default()]);
    for (at, word) in words.iter().enumerate() {
        let place = at.to_string();
        for cut in word.char_indices().map(Some).chain([None]) {
            let left: String = match cut {
                Some((cut, c)) => [&word[..cut], &word[cut + c.len_utf8()..]].concat(),
                None => (*word).to_owned(),
            };
            let (before, after) = (&words[..at], &words[at + 1..]);
            add(&[before, &[left.as_str()], after, &[place.as_str()]].concat());
        }
    }
    keys
}

/// Whether a letter more, a letter less, another letter or two swapped set two words apart.
#[must_use]
pub fn is_one_letter_off(a: &str, b: &str) -> bool {
    let has_digit = |word: &str| word.contains(|c: char| c.is_numeric());
    !has_digit(a) && !has_digit(b) && strsim::osa_distance(a, b) == 1
}

/// A word with its doubled letters once: `matthieu` and `mathieu` are `mathieu`.
#[must_use]
pub fn single_letters(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

fn sorted_letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// Words of one line in which nothing is a sign of Markdown.
#[must_use]
pub fn literal(words: &str) -> String {
    let mut text = String::new();
    for (at, c) in words.char_indices() {
        let is_sign = "\\`*_[]<>|~$&#".contains(c);
        let is_mark = at == 0 && "-+>=".contains(c);
        if is_sign || is_mark {
            text.push('\\');
        }
        text.push(c);
    }
    // « 1. » at the start would be a list.
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        text.insert(digits, '\\');
    }
    text
}

/// Names as one reads them in a message: `a, b, c`.
#[must_use]
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// A text in which every sign shows itself, for a terminal: what would be a command to it, or turn
/// the order of letters around, is written out.
#[must_use]
pub fn visible(text: &str) -> String {
    let turns = |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut visible = String::new();
    for c in text.chars() {
        if c.is_control() || turns(c) {
            visible.extend(c.escape_default());
        } else {
            visible.push(c);
        }
    }
    visible
}

/// Particles that a French name begins with; « de » and « d’ » stand after the given name (AFNOR
/// NF Z 44-001): « La Fontaine, Jean de ».
const KEPT: &[&str] = &["la", "le", "les", "du", "des"];

/// Particles that are a part of the surname where they have a capital: « De Smet, Jeanne ».
const CAPITAL: &[&str] = &["de", "van", "von", "di", "da", "del", "della", "dos", "ter", "ten"];

/// A name as a list sorts it: « Grivel, Claude ».
#[must_use]
pub fn inverted(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else {
        return name.to_owned();
    };
    let particle =
        ["d'", "d’"].iter().find_map(|particle| Some((*particle, last.strip_prefix(*particle)?)));
    if let Some((particle, family)) = particle {
        return format!("{family}, {} {particle}", before.join(" "));
    }
    // A given name stands before any particle.
    let is_capital = |word: &&str| {
        word.starts_with(char::is_uppercase) && CAPITAL.contains(&word.to_lowercase().as_str())
    };
    let is_kept = |word: &&&str| KEPT.contains(&word.to_lowercase().as_str());
    let kept = before[1..].iter().rev().take_while(is_kept).count();
    let capital = before[1..].iter().position(is_capital).map(|at| at + 1);
    let at = capital.unwrap_or(before.len() - kept);
    format!("{}, {}", words[at..].join(" "), words[..at].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_gives_no_command() {
        assert_eq!(visible("L'été « à »\u{a0}?"), "L'été « à »\u{a0}?");
        assert_eq!(visible("a\u{1b}[2J\nb\u{202e}c"), "a\\u{1b}[2J\\nb\\u{202e}c");
    }

    #[test]
    fn folding_keeps_letters_and_digits_only() {
        assert_eq!(fold("L'Ingénierie — où ?"), "l ingenierie ou");
        assert_eq!(fold("Œuvre e\u{301}tude"), "oeuvre etude");
        assert_eq!(slug("Claude  GRIVEL"), "claude-grivel");
    }

    #[test]
    fn the_nearest_name_forgives_accents_and_a_letter() {
        assert_eq!(nearest("priorté", ["porteur", "priorite"]), Some("priorite"));
        assert_eq!(nearest("xyz", ["porteur", "priorite"]), None);
        assert_eq!(nearest("pilote", ["porteur", "priorite"]), None);
        assert_eq!(nearest("todo", ["too-deep"]), None);
        assert_eq!(nearest("inernal", ["internal"]), Some("internal"));
    }

    #[test]
    fn a_slip_is_one_letter_and_never_a_digit() {
        assert!(is_slip("organisateur", "organisateurs"));
        assert!(is_slip("a retennir", "À retenir"));
        assert!(is_slip("media/groupe.svg", "media/groupes.svg"));
        assert!(is_slip("comite-local", "Comité local"));
        assert!(!is_slip("atelier-1", "atelier-2"));
        assert!(!is_slip("photo-a.jpg", "photo-b.jpg"));
        assert!(!is_slip("porteur", "priorité"));
    }

    #[test]
    fn what_is_alike_is_found_among_many() {
        let texts = [
            "claude grivel",
            "claude grivell",
            "calude grivel",
            "mathieu petit",
            "matthieu petit",
            "c grivel",
            "j p morel",
            "jean pierre morel",
            "grivel claude",
            "g a l des monts bleus",
            "gal des monts bleus",
            "gal des mont bleus",
            "unadel",
            "unadell",
            "paul roy",
        ];
        for (last, text) in texts.iter().enumerate() {
            let mut near = Likeness::default();
            for (rank, other) in texts.iter().enumerate().filter(|it| it.0 != last) {
                near.near(other, rank);
            }
            let found = near.near(text, last);
            for (rank, other) in texts.iter().enumerate().filter(|it| it.0 != last) {
                let is_alike = are_similar_names(text, other)
                    || is_one_letter_off(text, other)
                    || text.replace(' ', "") == other.replace(' ', "");
                assert!(!is_alike || found.contains(&rank), "{text}, {other}");
            }
        }
    }

    #[test]
    fn names_are_similar_when_one_person_may_bear_both() {
        assert!(are_similar_names("Claude Grivel", "Claude Grivell"));
        assert!(are_similar_names("Calude Grivel", "Claude Grivel"));
        assert!(are_similar_names("Mathieu Petit", "Matthieu Petit"));
        assert!(are_similar_names("C. Grivel", "Claude Grivel"));
        assert!(are_similar_names("J.-P. Morel", "Jean-Pierre Morel"));
        assert!(are_similar_names("Grivel Claude", "Claude Grivel"));
        assert!(!are_similar_names("Marie Durand", "Marc Durand"));
        assert!(!are_similar_names("Marie Durand", "Maria Durand"));
        assert!(!are_similar_names("Pascal Durand", "Pascale Durand"));
        assert!(!are_similar_names("Émile Durand", "Émilie Durand"));
        assert!(!are_similar_names("Participant 01", "Participant 02"));
        assert!(!are_similar_names("Paul Roy", "Paul Rey"));
    }

    #[test]
    fn a_name_is_found_by_the_family_s() {
        assert_eq!(inverted("Claude Grivel"), "Grivel, Claude");
        assert_eq!(inverted("Anne Marie Grivel"), "Grivel, Anne Marie");
        assert_eq!(inverted("Jean de La Fontaine"), "La Fontaine, Jean de");
        assert_eq!(inverted("Anne-Marie du Val"), "du Val, Anne-Marie");
        assert_eq!(inverted("Charles d’Artagnan"), "Artagnan, Charles d’");
        assert_eq!(inverted("Piet van der Berg"), "Berg, Piet van der");
        assert_eq!(inverted("Jeanne De Smet"), "De Smet, Jeanne");
        assert_eq!(inverted("Voltaire"), "Voltaire");
        assert_eq!(inverted("Le Corbusier"), "Corbusier, Le");
    }
}
