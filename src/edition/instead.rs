//! What stands in the places of what is withheld, in the language of the text around it.

use std::ops::Range;

use super::line::Change;
use super::names::begins_sentence;
use crate::language::ReportLanguage;

/// The words for what is withheld, in one language.
#[derive(Debug, Clone)]
pub(super) struct Words {
    /// Whether French grammar holds.
    is_french: bool,
    /// The words after which somebody may stand.
    before: &'static str,
    /// Of a name.
    pub(super) name: String,
    /// Of a name where a sentence reads on with somebody.
    one: String,
    /// Of someone on the programme.
    pub(super) someone: String,
    /// Of who spoke.
    pub(super) voice: String,
    /// Of an address or a number.
    pub(super) contact: String,
    /// Of someone of an organisation.
    person_of: String,
}

impl Words {
    pub(super) fn of(tag: &str) -> Self {
        let language = ReportLanguage::of(tag);
        let word = |key: &str| language.label(key).to_owned();
        Self {
            is_french: tag.split('-').next() == Some("fr"),
            before: match tag.split('-').next() {
                Some("fr") => BEFORE_FRENCH,
                Some("en") => BEFORE_ENGLISH,
                // Elsewhere, what stands there has a case.
                _ => "",
            },
            name: word("withheld_name"),
            one: word("withheld_one"),
            someone: word("withheld_speaker"),
            voice: word("withheld_voice"),
            contact: word("withheld_contact"),
            person_of: word("withheld_person"),
        }
    }

    /// « une personne du Réseau inventé ».
    fn person_of(&self, organisation: &str) -> String {
        if self.is_french {
            let of = if let Some(rest) = organisation.strip_prefix("Le ") {
                format!("du {rest}")
            } else if let Some(rest) = organisation.strip_prefix("Les ") {
                format!("des {rest}")
            } else if begins_with_vowel(organisation) {
                format!("d’{organisation}")
            } else {
                format!("de {organisation}")
            };
            return self.person_of.replace("de {organisation}", &of);
        }
        self.person_of.replace("{organisation}", organisation)
    }

    /// Whether a sentence begins or reads on with somebody there: « les mots d’une personne », and not
    /// « le plan une personne ».
    fn reads_on(&self, text: &str, at: usize) -> bool {
        let before = text[..at].trim_end_matches([' ', '\u{a0}', '\u{202f}', '\n', '\'', '’']);
        let start = before.trim_end_matches(char::is_alphabetic).len();
        let word = crate::spelling::fold(&before[start..]);
        begins_sentence(text, at) || self.before.split('|').any(|it| it == word)
    }

    /// What to write where a text names someone: the organisation where nothing else stands, and
    /// someone of it within a sentence.
    pub(super) fn change(
        &self,
        text: &str,
        mut range: Range<usize>,
        organisation: Option<&str>,
    ) -> Change {
        let is_bare = |text: &str| !text.contains(char::is_alphanumeric);
        if is_bare(&text[..range.start]) && is_bare(&text[range.end..]) {
            let words = organisation.unwrap_or(&self.name).to_owned();
            return Change { range, words };
        }
        let mut words = match organisation {
            Some(organisation) => self.person_of(organisation),
            None if self.reads_on(text, range.start) => self.one.clone(),
            None => self.name.clone(),
        };
        if self.is_french {
            words = joined(text, &mut range, words);
        }
        if begins_sentence(text, range.start) {
            let mut letters = words.chars();
            words = letters
                .next()
                .map_or(String::new(), |it| it.to_uppercase().chain(letters).collect());
        }
        Change { range, words }
    }
}

/// Folded words after which French has somebody stand.
const BEFORE_FRENCH: &str = "de|d|a|par|avec|pour|chez|sans|selon|que|qu|et|ou|comme|entre|vers|contre|sur|apres|\
    avant|envers|est|ni|mais|puis|jusqu|lorsque|lorsqu|puisque|puisqu|grace|malgre|sauf";
/// The same in English.
const BEFORE_ENGLISH: &str =
    "of|to|by|with|for|from|and|or|that|as|after|before|than|but|without|between|against|is";

/// French ties words together: « du maire Modèle », « de Paul Modèle », « qu’Ana Spécimen ».
fn joined(text: &str, range: &mut Range<usize>, words: String) -> String {
    let elides = begins_with_vowel(&words);
    let of = |words: &str| if elides { format!("d’{words}") } else { format!("de {words}") };
    let first = text[range.clone()].split_whitespace().next().unwrap_or_default();
    match first {
        "du" => return of(&words),
        "au" => return format!("à {words}"),
        _ => {}
    }
    let before = &text[..range.start];
    let is_letter = |c: char| c.is_alphabetic();
    let last_word = |text: &str| {
        let start = text.trim_end_matches(is_letter).len();
        (start, text[start..].to_lowercase())
    };
    if elides && let Some(bare) = before.strip_suffix([' ', '\u{a0}', '\n']) {
        let (start, word) = last_word(bare);
        let full = ["de", "que", "jusque", "lorsque", "puisque", "quoique"];
        if full.contains(&word.as_str()) {
            range.start = start;
            return format!("{}’{words}", &bare[start..bare.len() - 1]);
        }
    } else if !elides && let Some(bare) = before.strip_suffix(['\'', '’']) {
        let (start, word) = last_word(bare);
        if ["d", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"].contains(&word.as_str()) {
            range.start = start;
            return format!("{}e {words}", &bare[start..]);
        }
    }
    words
}

fn begins_with_vowel(text: &str) -> bool {
    let first = crate::spelling::fold(text);
    first.starts_with(['a', 'e', 'i', 'o', 'u']) && text.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, organisation: Option<&str>, expected: &str) {
        let start = text.find(name).unwrap();
        let change = Words::of("fr").change(text, start..start + name.len(), organisation);
        let mut text = text.to_owned();
        text.replace_range(change.range, &change.words);
        assert_eq!(text, expected);
    }

    #[test]
    fn someone_of_an_organisation_stands_in_a_sentence() {
        let town = Some("Ville de Test");
        check(
            "Je réponds à M. Modèle.",
            "M. Modèle",
            town,
            "Je réponds à une personne de Ville de Test.",
        );
        check("Paul dit oui.", "Paul", town, "Une personne de Ville de Test dit oui.");
        check("Oui. Paul dit non.", "Paul", town, "Oui. Une personne de Ville de Test dit non.");
        check(
            "les mots de Paul, ici",
            "Paul",
            town,
            "les mots d’une personne de Ville de Test, ici",
        );
        check(
            "dit-il. Lorsque Paul dit",
            "Paul",
            town,
            "dit-il. Lorsqu’une personne de Ville de Test dit",
        );
        check(
            "l'avis du maire Paul, net",
            "du maire Paul",
            Some("Unadel"),
            "l'avis d’une personne d’Unadel, net",
        );
        check(
            "merci au maire Paul, net",
            "au maire Paul",
            Some("Le Réseau"),
            "merci à une personne du Réseau, net",
        );
    }

    #[test]
    fn where_the_organisation_is_not_named_nothing_is_told() {
        check("les mots d’Ana, ici", "Ana", None, "les mots d’une personne, ici");
        check("les mots de Paul, ici", "Paul", None, "les mots d’une personne, ici");
        check("Paul dit oui.", "Paul", None, "Une personne dit oui.");
        check("le plan Paul, ici", "Paul", None, "le plan [nom retiré], ici");
    }

    #[test]
    fn where_nothing_else_stands_the_organisation_is_enough() {
        check("— Paul.", "Paul", Some("Unadel"), "— Unadel.");
        check("Paul", "Paul", None, "[nom retiré]");
    }

    #[test]
    fn every_language_has_its_words() {
        for tag in ReportLanguage::tags() {
            let words = Words::of(&tag);
            let shown = words.change("a Paul b", 2..6, Some("XYZ")).words;
            assert!(
                shown.contains("XYZ") && shown.len() > 6 && !shown.contains('{'),
                "{tag}: {shown}"
            );
        }
    }
}
