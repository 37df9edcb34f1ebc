//! What workshops and their rounds are called: « Atelier B », « 2e rotation », « groupe A », « matin ».

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::spelling::fold;

/// Which of the groups that came one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Its rank, from 1.
    pub rank: usize,
    /// The name of the group, where it has one: `B`.
    pub group: Option<String>,
    /// Where the words stand that say so.
    pub range: Range<usize>,
}

const WORDS: &str = "rotation|passage|tour|round|groupe|group|session|vague";
const RANKS: &[&[&str]] = &[
    &["premier", "premiere", "first", "matin", "matinee", "morning"],
    &["deuxieme", "second", "seconde", "apres midi", "afternoon"],
    &["troisieme", "third"],
    &["quatrieme", "fourth"],
];

/// « passage 2 », « groupe B ».
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = format!(
        r"(?i)(?:^|[^\p{{L}}\p{{N}}])((?P<word>{WORDS})[\s_-]*(?:n°\s*)?(?P<rank>\d{{1,2}}|[A-H]))(?:$|[^\p{{L}}\p{{N}}'’])"
    );
    Regex::new(&pattern).ok()
});
/// « 1ère rotation », « deuxième passage ».
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let ordinal = r"\d{1,2}\s?(?:[eè]re?|er|nde?|[eè]me|e|st|nd|rd|th)?|premi(?:er|[eè]re)|deuxi[eè]me|seconde?|troisi[eè]me|quatri[eè]me|first|second|third|fourth";
    let pattern = format!(
        r"(?i)(?:^|[^\p{{L}}\p{{N}}])((?P<rank>{ordinal})[\s_-]*(?P<word>{WORDS}))(?:$|[^\p{{L}}\p{{N}}'’])"
    );
    Regex::new(&pattern).ok()
});
/// « matin » at the end.
static HALF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let halves = r"(?i)[\s_(–-](?:(?:du|le|de l['’])\s?)?(?P<half>matin(?:[eé]e)?|apr[eè]s[-_ ]midi|morning|afternoon)\)?\s*$";
    Regex::new(halves).ok()
});

/// Which round a title or the name of a file tells of, if it tells of one.
#[must_use]
pub fn turn(text: &str) -> Option<Turn> {
    // « atelier-2-passage-1 » is the first round.
    let counted =
        [&NAMED, &COUNTED].into_iter().find_map(|it| counted(&it.as_ref()?.captures(text)?));
    let half = || {
        let found = HALF.as_ref()?.captures(text)?;
        let rank = rank(found.name("half")?.as_str())?;
        Some(Turn { rank, group: None, range: found.get(0)?.range() })
    };
    counted.or_else(half)
}

fn counted(found: &Captures<'_>) -> Option<Turn> {
    let word = fold(found.name("word")?.as_str());
    let number = found.name("rank")?.as_str();
    let letter = number.bytes().next().filter(|it| number.len() == 1 && it.is_ascii_alphabetic());
    // A letter alone names a group: « tour d'horizon » is none.
    if letter.is_some() && !(word.starts_with("group") && number < "a") {
        return None;
    }
    let rank = letter.map(|it| usize::from(it - b'A') + 1).or_else(|| rank(number))?;
    let group = letter.map(|_| number.to_owned());
    Some(Turn { rank, group, range: found.get(1)?.range() })
}

/// The rank that a word counts: « 2e », « première ».
fn rank(word: &str) -> Option<usize> {
    let folded = fold(word);
    let digits: String = folded.chars().take_while(char::is_ascii_digit).collect();
    let spelt = || RANKS.iter().position(|it| it.contains(&folded.as_str())).map(|at| at + 1);
    digits.parse().ok().filter(|it| *it > 0).or_else(spelt)
}

/// A title without the words that tell its round.
#[must_use]
pub fn without(text: &str, turn: &Turn) -> String {
    let ends = |c: char| c.is_whitespace() || "(–—-:,_/".contains(c);
    let (before, after) = (&text[..turn.range.start], &text[turn.range.end..]);
    let before = before.trim_end_matches(ends);
    let after = after.trim_start_matches(|c| ends(c) || c == ')').trim_end();
    match (before.is_empty(), after.is_empty()) {
        (_, true) => before.to_owned(),
        (true, false) => after.to_owned(),
        (false, false) => format!("{before} – {after}"),
    }
}

/// « Atelier 2 », « atelier-B », « atelier2 ».
static CALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let call = r"(?i:atelier|workshop)(?:(?:[\s_-]|n°)+0?(?P<apart>\d{1,2}|[A-Za-z])|0?(?P<glued>\d{1,2}))(?:$|[^\p{L}\p{N}'’])";
    Regex::new(call).ok()
});

/// The number or the letter that is all of a text: « 02 », « B ».
#[must_use]
pub fn call_alone(text: &str) -> Option<String> {
    let text = text.trim();
    let is_number = text.len() <= 2 && text.bytes().all(|c| c.is_ascii_digit());
    let is_letter = text.len() == 1 && text.bytes().all(|c| c.is_ascii_alphabetic());
    let bare = text.trim_start_matches('0');
    ((is_number || is_letter) && !bare.is_empty()).then(|| bare.to_lowercase())
}

/// The number or the letter by which a text calls a workshop. A small letter must end it: « atelier
/// d'écriture » is no workshop D.
#[must_use]
pub fn call(text: &str) -> Option<String> {
    let found = CALL.as_ref()?.captures(text)?;
    let found = found.name("apart").or(found.name("glued"))?;
    let is_small = found.as_str().starts_with(|c: char| c.is_ascii_lowercase());
    let ends =
        || text[found.end()..].chars().all(|c| !c.is_alphanumeric()) || is_told(text, found.end());
    (!is_small || ends()).then(|| found.as_str().to_lowercase())
}

/// Whether what follows only tells the round: « atelier-b-passage-1 ».
fn is_told(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    turn(rest).is_some_and(|it| without(rest, &it).chars().all(|c| !c.is_alphanumeric()))
}

/// Whether a call is that of the workshop of a rank: « 2 » and « b » are the second.
#[must_use]
pub fn is_rank(call: &str, rank: usize) -> bool {
    let letter = u8::try_from(rank).ok().and_then(|rank| (b'a' - 1).checked_add(rank));
    call == rank.to_string() || call.chars().eq(letter.map(char::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_is_told_in_many_ways() {
        for (text, rank, rest) in [
            ("Atelier A – 1ère rotation", 1, "Atelier A"),
            ("Atelier 1 – Ouvrir un lieu (rotation 2)", 2, "Atelier 1 – Ouvrir un lieu"),
            ("atelier2_rotation1", 1, "atelier2"),
            ("atelier-2-passage-1", 1, "atelier-2"),
            ("Atelier 1 après-midi", 2, "Atelier 1"),
            ("Atelier 1 matin", 1, "Atelier 1"),
            ("Deuxième passage : financer", 2, "financer"),
            ("Financer – groupe B", 2, "Financer"),
            ("CR atelier 3 - 2e groupe", 2, "CR atelier 3"),
        ] {
            let found = turn(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.rank, without(text, &found).as_str()), (rank, rest), "{text}");
        }
        for text in [
            "Tour d'horizon",
            "Groupe de travail",
            "Se lever le matin tôt",
            "Session",
            "Passage à l'acte",
        ] {
            assert_eq!(turn(text), None, "{text}");
        }
    }

    #[test]
    fn a_workshop_is_called_by_a_number_or_a_letter() {
        for (text, expected) in [
            ("Atelier 2 : financer", Some("2")),
            ("atelier2_rotation1", Some("2")),
            ("atelier-b", Some("b")),
            ("atelier-b-passage-1", Some("b")),
            ("atelier d'écriture", None),
            ("Ateliers", None),
            ("atelier b post-its", None),
        ] {
            assert_eq!(call(text).as_deref(), expected, "{text}");
        }
        assert!(is_rank("b", 2) && is_rank("2", 2) && !is_rank("c", 2));
    }
}
