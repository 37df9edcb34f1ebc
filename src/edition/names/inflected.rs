//! Names in their cases: « Schneiders Vortrag », « wystąpienie Wiśniewskiego ».

use std::collections::BTreeSet;
use std::ops::Bound;

/// The endings of Polish names in their cases, folded.
const POLISH: &[&str] = &[
    "a", "e", "u", "y", "i", "o", "owi", "em", "iem", "ie", "ego", "emu", "ej", "im", "ich", "imi",
    "om", "ami", "ach", "owie", "iego", "iemu", "iej", "ii", "ia", "iu",
];

/// Words that no language of the others has.
const GERMAN_WORDS: &[&str] = &[
    "und", "ist", "nicht", "ein", "eine", "einen", "einem", "für", "auf", "dem", "das", "von",
    "mit", "wie", "auch", "wurde", "wurden", "werden", "über", "sagt", "sagte", "sich", "herr",
    "herrn", "frau", "vom", "zum", "zur", "beim", "aber", "oder", "nach", "bei", "haben", "hatte",
    "wir", "ich",
];

/// The same of Polish, where no letter tells it.
const POLISH_WORDS: &[&str] =
    &["pana", "panu", "panem", "pani", "oraz", "jest", "przez", "dla", "czy", "jego", "jej", "nie"];

/// Which endings texts may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::edition) struct Cases {
    /// « Schneiders ».
    pub(in crate::edition) german: bool,
    /// « Wiśniewskiego ».
    pub(in crate::edition) polish: bool,
}

impl Cases {
    /// The cases of a language's names.
    pub(in crate::edition) fn of(tag: &str) -> Self {
        let tag = tag.split('-').next().unwrap_or_default();
        Self { german: tag == "de", polish: tag == "pl" }
    }

    /// The cases of the language that a text is seen to be written in.
    pub(super) fn seen_in(text: &str) -> Self {
        let polish = has_polish_letter(text);
        let has = |known: &[&str]| {
            let mut words = text.split(|c: char| !c.is_alphabetic());
            words.any(|word| known.contains(&word.to_lowercase().as_str()))
        };
        Self {
            german: text.contains('ß') || has(GERMAN_WORDS),
            polish: polish || has(POLISH_WORDS),
        }
    }

    pub(in crate::edition) fn and(self, other: Self) -> Self {
        Self { german: self.german || other.german, polish: self.polish || other.polish }
    }

    /// The word of a name that a folded word is a case of; `own` are the words of names that are Polish.
    pub(super) fn base<'a>(
        self,
        word: &str,
        known: &'a BTreeSet<String>,
        own: &BTreeSet<String>,
    ) -> Option<&'a String> {
        let german = || {
            let stem = word.strip_suffix('s').filter(|_| self.german)?;
            known.get(stem)
        };
        german().or_else(|| {
            // A case keeps at least the beginning of its name.
            let kept = if word.is_ascii() { 2 } else { word.chars().next()?.len_utf8() };
            let start = word.get(..kept)?;
            let known = known.range::<str, _>((Bound::Included(start), Bound::Unbounded));
            let mut known = known.take_while(|it| it.starts_with(start));
            known.find(|it| {
                (self.polish || is_polish(it) || own.contains(*it)) && is_polish_case(word, it)
            })
        })
    }
}

/// Whether a letter stands in a text that only Polish has, as far as names go.
pub(super) fn has_polish_letter(text: &str) -> bool {
    text.contains(['ł', 'ą', 'ę', 'ż', 'ź', 'ś', 'ć', 'ń', 'Ł', 'Ż', 'Ś', 'Ć'])
}

/// Whether a surname, folded, can only be Polish.
fn is_polish(word: &str) -> bool {
    ["ski", "ska", "cki", "cka", "dzki", "dzka", "czyk", "wicz"].iter().any(|it| word.ends_with(it))
}

fn is_polish_case(word: &str, name: &str) -> bool {
    let is_case_of = |stem: &str| {
        stem.len() >= 3 && word.strip_prefix(stem).is_some_and(|ending| POLISH.contains(&ending))
    };
    let stem = name.trim_end_matches(['a', 'i', 'y', 'o', 'e']);
    // « Paweł », « Pawła »: the vowel goes.
    let letters: Vec<char> = stem.chars().collect();
    let fleeting = match letters.as_slice() {
        [first @ .., 'e', last] => Some(first.iter().collect::<String>() + &last.to_string()),
        _ => None,
    };
    is_case_of(stem) || fleeting.is_some_and(|stem| is_case_of(&stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_lead_to_the_name() {
        let known = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
        let known: BTreeSet<String> =
            known(&["wisniewski", "kowalska", "pawel", "nowak", "schneider"]);
        let both = Cases { german: true, polish: true };
        for (word, name) in [
            ("wisniewskiego", "wisniewski"),
            ("wisniewskiemu", "wisniewski"),
            ("wisniewskim", "wisniewski"),
            ("kowalskiej", "kowalska"),
            ("kowalskich", "kowalska"),
            ("pawla", "pawel"),
            ("pawlowi", "pawel"),
            ("nowaka", "nowak"),
            ("nowakiem", "nowak"),
            ("schneiders", "schneider"),
        ] {
            assert_eq!(
                both.base(word, &known, &BTreeSet::new()).map(String::as_str),
                Some(name),
                "{word}"
            );
        }
        for word in ["nowakowa", "pawilon", "schneiderin", "wisnia"] {
            assert_eq!(both.base(word, &known, &BTreeSet::new()), None, "{word}");
        }
        assert!(
            Cases::seen_in("Głos Anny Nowak").polish && Cases::seen_in("list pana Nowaka").polish
        );
        assert!(Cases::seen_in("Die Rede von Hans Müllers Kollegen").german);
        assert_eq!(Cases::seen_in("Le mot de la fin, dit-elle, des Müller"), Cases::default());
        let none = Cases::default();
        assert_eq!(none.base("schneiders", &known, &BTreeSet::new()), None);
        assert_eq!(none.base("nowaka", &known, &BTreeSet::new()), None);
        assert!(
            none.base("wisniewskiego", &known, &BTreeSet::new()).is_some(),
            "it can only be Polish"
        );
        let own = BTreeSet::from(["nowak".to_owned()]);
        assert!(none.base("nowakowi", &known, &own).is_some(), "it is written as a Polish name");
    }
}
