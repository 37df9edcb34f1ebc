//! What stands in the places of what is withheld, in the language of the text around it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::line::Change;
use super::names::begins_sentence;
use crate::language::ReportLanguage;
use crate::spelling::capitalised;

/// The words for what is withheld, in one language.
#[derive(Debug, Clone)]
pub(super) struct Words {
    grammar: Grammar,
    /// Of a name where no turn of phrase fits.
    name: String,
    /// Of a name in a sentence.
    one: String,
    /// Of someone on the programme, or named where nothing else stands.
    pub(super) someone: String,
    /// Of who spoke.
    pub(super) voice: String,
    /// Of an address or a number.
    pub(super) contact: String,
    /// Of someone of an organisation.
    person_of: String,
}

/// How a language has somebody stand in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grammar {
    French,
    /// Somebody stands anywhere but after these words, which belong to the name.
    Free(&'static str),
    /// Somebody has a case, which is known at the head of a sentence alone.
    Cases,
}

/// How somebody stands where a name stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// « nous remercions une personne »
    Plain,
    /// « le plan d’une personne », of « le plan Modèle »
    Of,
    /// « les [nom retiré] »
    None,
}

impl Words {
    pub(super) fn of(tag: &str) -> Self {
        let language = ReportLanguage::of(tag);
        let word = |key: &str| language.label(key).to_owned();
        Self {
            grammar: match tag.split('-').next() {
                Some("fr") => Grammar::French,
                Some("de" | "pl") => Grammar::Cases,
                _ => Grammar::Free(ARTICLES),
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
        if self.grammar == Grammar::French {
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

    /// How somebody stands at a place of a text.
    fn fit(&self, text: &str, at: usize) -> Fit {
        if begins_sentence(text, at) {
            return Fit::Plain;
        }
        let mut before = words_before(&text[..at]);
        let last = before.next();
        let Some(last) = last else { return Fit::Plain };
        let is = |list: &str, word: &str| list.split('|').any(|it| it == word);
        match self.grammar {
            Grammar::Cases => Fit::None,
            Grammar::Free(articles) if is(articles, &last) => Fit::None,
            Grammar::Free(_) => Fit::Plain,
            Grammar::French if is(DETERMINERS, &last) => Fit::None,
            Grammar::French => {
                // « le plan Modèle », but « comme le disait Modèle »
                let follows_determiner = before.next().is_some_and(|it| is(DETERMINERS, &it));
                let compares = before.next().is_some_and(|it| is(COMPARING, &it));
                let is_noun = follows_determiner && !compares && !is_verb(&last);
                if is_noun { Fit::Of } else { Fit::Plain }
            }
        }
    }

    /// What to write where a text names someone: the organisation where nothing else stands, and
    /// someone of it within a sentence.
    pub(super) fn change(
        &self,
        text: &str,
        mut range: Range<usize>,
        organisation: Option<&str>,
    ) -> Change {
        let pair = pair_start(text, &range).filter(|_| self.grammar == Grammar::French);
        if let Some(start) = pair {
            range.start = start;
            if organisation.is_none() {
                let is_first = begins_sentence(text, start);
                let two = "deux personnes";
                let words = if is_first { capitalised(two) } else { two.to_owned() };
                return Change { range, words };
            }
        }
        let is_bare = |text: &str| !text.contains(char::is_alphanumeric);
        if is_bare(&text[..range.start]) && is_bare(&text[range.end..]) {
            let words = organisation.unwrap_or(&self.someone);
            return Change { range, words: capitalised(words) };
        }
        let fit = self.fit(text, range.start);
        let mut words = match organisation {
            Some(organisation) => self.person_of(organisation),
            None if fit == Fit::None => self.name.clone(),
            None => self.one.clone(),
        };
        if self.grammar == Grammar::French {
            words = if fit == Fit::Of {
                format!("d’{words}")
            } else {
                joined(text, &mut range, words)
            };
        }
        if begins_sentence(text, range.start) {
            words = capitalised(&words);
        }
        Change { range, words }
    }
}

/// Where « M. et Mme Modèle » begins, of which a name is « Mme Modèle ».
fn pair_start(text: &str, range: &Range<usize>) -> Option<usize> {
    const CIVILITY: &str = r"(?:M\.|Mr\.?|Monsieur|monsieur|Mme|Madame|madame)";
    static FIRST: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(&format!(r"\b{CIVILITY}\s+(?:et|&)\s+$")).ok());
    static SECOND: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(&format!(r"^{CIVILITY}\s")).ok());
    let is_second = SECOND.as_ref()?.is_match(&text[range.clone()]);
    let first = FIRST.as_ref()?.find(&text[..range.start]);
    first.filter(|_| is_second).map(|it| it.start())
}

/// The words right before a place, the last first, as far as nothing but spaces and apostrophes parts
/// them.
fn words_before(text: &str) -> impl Iterator<Item = String> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bare = rest.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\n', '\'', '’']);
        let start = bare.trim_end_matches(char::is_alphabetic).len();
        rest = &bare[..start];
        Some(crate::spelling::fold(&bare[start..])).filter(|it| !it.is_empty())
    })
}

/// Folded words before a French noun.
const DETERMINERS: &str = "le|la|les|l|un|une|ce|cet|cette|ces|du|des|au|aux|mon|ma|mes|ton|ta|tes|son|sa|ses|\
    notre|nos|votre|vos|leur|leurs|chaque|quel|quelle";
/// What has « le » stand before a verb: « comme le dit », « ce que l’a dit ».
const COMPARING: &str = "comme|que|qu|ainsi|tel|telle|et|nous|vous|je|il|elle|on|ils|elles|qui";
/// Articles of the languages that use no cases, alone or with the word before them.
const ARTICLES: &str = "the|el|la|los|las|del|al|un|una|il|lo|gli|le|dal|dalla|del|della|al|alla|nel|nella|o|a|os|as|\
    do|da|ao|pelo|pela|no|na|um|uma|het|de|een|this|that|these|our|my|his|her|their|its";

/// Whether a folded word is a French verb more likely than a noun, or one that ties sentences, so that
/// somebody follows as its subject or its object.
fn is_verb(word: &str) -> bool {
    const SHORT: &[&str] =
        &["a", "est", "dit", "fait", "va", "veut", "peut", "doit", "sait", "voit", "met"];
    // « ce que Modèle a dit »
    const LINKS: &[&str] = &["que", "qu", "qui", "dont", "ou", "où", "si", "et", "comme"];
    SHORT.contains(&word)
        || LINKS.contains(&word)
        || super::names::is_verb(word)
        || ["ait", "aient", "ons", "ez", "era", "eront", "erait"]
            .iter()
            .any(|it| word.ends_with(it))
}

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
        check("le plan Paul, ici", "Paul", None, "le plan d’une personne, ici");
        check("Nous remercions Paul, venu", "Paul", None, "Nous remercions une personne, venu");
        check("comme le disait Paul, ici", "Paul", None, "comme le disait une personne, ici");
        check("comme le formule Paul, ici", "Paul", None, "comme le formule une personne, ici");
        check("le fils Paul reprend", "Paul", None, "le fils d’une personne reprend");
        check("Ana, Paul et Luc", "Paul", None, "Ana, une personne et Luc");
        check("avec Ana (Paul est absent)", "Paul", None, "avec Ana (une personne est absent)");
        check("tous les Paul d’ici", "Paul", None, "tous les [nom retiré] d’ici");
        let plan = Some("Unadel");
        check("le plan Paul, ici", "Paul", plan, "le plan d’une personne d’Unadel, ici");
    }

    #[test]
    fn a_couple_goes_as_a_whole() {
        check("M. et Mme Modèle ont parlé.", "Mme Modèle", None, "Deux personnes ont parlé.");
        check("l'avis de M. et Mme Modèle", "Mme Modèle", None, "l'avis de deux personnes");
        check("avec Madame et Monsieur Modèle", "Monsieur Modèle", None, "avec deux personnes");
        check("M. Aune et Mme Modèle", "Mme Modèle", None, "M. Aune et une personne");
    }

    #[test]
    fn where_nothing_else_stands_the_organisation_is_enough() {
        check("— Paul.", "Paul", Some("Unadel"), "— Unadel.");
        check("Paul", "Paul", None, "Une personne non nommée");
    }

    #[test]
    fn other_languages_have_somebody_stand_where_it_reads_on() {
        let of = |tag: &str, text: &str| {
            let start = text.find("Paul").unwrap();
            let change = Words::of(tag).change(text, start..start + 4, None);
            text.replace("Paul", &change.words)
        };
        assert_eq!(of("en", "We met Paul there."), "We met a person there.");
        assert_eq!(of("en", "the Paul plan"), "the [name withheld] plan");
        assert_eq!(of("es", "Habló Paul ayer."), "Habló una persona ayer.");
        assert_eq!(of("de", "Sie folgt Paul gern."), "Sie folgt [Name entfernt] gern.");
        assert_eq!(of("de", "Paul sagt ja."), "Eine Person sagt ja.");
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
