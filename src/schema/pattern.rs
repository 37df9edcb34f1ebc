//! Patterns of what people type: any capitals, accents and signs between words, as `spelling::fold`
//! reads them; days and times of day.

use serde_json::{Value, json};

use crate::diagnostic::Language;
use crate::spelling::fold;

/// Any spelling of these words.
pub(super) fn spellings(words: &[&str]) -> String {
    let mut folded: Vec<_> = words.iter().map(|word| fold(word)).collect();
    folded.sort();
    folded.dedup();
    let ways: Vec<_> = folded.iter().map(|word| spelling(word)).collect();
    format!("^(?:{})$", ways.join("|"))
}

/// Any spelling of these words but for those names.
pub(super) fn other_spellings<'a>(
    words: &[&str],
    names: impl IntoIterator<Item = &'a String>,
) -> String {
    let known: Vec<_> = words.iter().map(|word| fold(word)).collect();
    let names = names.into_iter().filter(|name| known.contains(&fold(name)));
    let names: Vec<_> = names.map(|name| escaped(name)).collect();
    format!("^(?!(?:{})$){}", names.join("|"), &spellings(words)[1..])
}

/// A folded word in any spelling.
fn spelling(folded: &str) -> String {
    let letter = |c: char| match c {
        'a' => "[aAàÀâÂäÄ]".to_owned(),
        'c' => "[cCçÇ]".to_owned(),
        'e' => "[eEéÉèÈêÊëË]".to_owned(),
        'i' => "[iIîÎïÏ]".to_owned(),
        'o' => "[oOôÔöÖ]".to_owned(),
        'u' => "[uUùÙûÛüÜ]".to_owned(),
        ' ' => "[ _'’.-]+".to_owned(),
        c if c.is_ascii_alphabetic() => format!("[{c}{}]", c.to_ascii_uppercase()),
        c => c.to_string(),
    };
    folded.chars().map(letter).collect()
}

/// A name as a pattern of itself.
fn escaped(name: &str) -> String {
    let special =
        |c: char| matches!(c, '.' | '(' | ')' | '[' | ']' | '+' | '*' | '?' | '|' | '^' | '$');
    let mut out = String::new();
    for c in name.chars() {
        if special(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A day: `2019-06-12`, `12/06/2019`, `mercredi 12 juin 2019`.
const DATE: &str = "^\\s*(?:\\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\\d|3[01])\
                    |(?:0?[1-9]|[12]\\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:\\d{4}|\\d{2})\
                    |[^\\d\\n]*\\d{1,2}[^\\d\\n]*[A-Za-zÀ-ÿ][^\\n]*\\d{4}\
                    |[A-Za-zÀ-ÿ][^\\n]*\\d{1,2}[^\\d\\n]+\\d{4})\\s*$";

/// A time of day: `9h40`, `9 h 40`, `09:40`, `3.15 pm`, `midi`.
const TIME: &str = "^\\s*(?:(?:[01]?\\d|2[0-4])\\s*(?:[hH:.]\\s*(?:[0-5]\\d)?|[aApP])(?:[^\\d\\n][^\\n]*)?\
                    |[mM]idi|[mM]inuit|[nN]oon|[mM]idnight)\\s*$";

pub(super) fn date(language: Language) -> Value {
    let told = language.choose(
        "Une date : 2026-11-25 ou 25 novembre 2026.",
        "A date: 2026-11-25 or 25 November 2026.",
    );
    json!({ "type": "string", "pattern": DATE, "patternErrorMessage": told })
}

pub(super) fn time(language: Language) -> Value {
    let told = language.choose("Une heure : 9h40.", "A time: 9:40.");
    json!({ "type": "string", "pattern": TIME, "patternErrorMessage": told })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::agenda::date::parse_date;
    use crate::parse::agenda::time::parse_time;
    use regex::Regex;

    #[test]
    fn days_are_known_as_the_reader_knows_them() {
        let date = Regex::new(DATE).unwrap();
        for text in [
            "2019-06-12",
            "12/06/2019",
            "12.06.2019",
            "12-06-2019",
            "12 juin 2019",
            "mercredi 12 juin 2019",
            "1er juillet 2019",
            "June 12, 2019",
            "Wednesday 12 June 2019",
            "12. Juni 2019",
            "12 de junio de 2019",
        ] {
            assert!(date.is_match(text), "{text}");
            assert!(parse_date(text).is_some(), "{text}");
        }
        for text in ["2019-06-42", "32/06/2019", "demain", "12", "2019"] {
            assert!(!date.is_match(text), "{text}");
            assert!(parse_date(text).is_none(), "{text}");
        }
    }

    #[test]
    fn times_are_known_as_the_reader_knows_them() {
        let time = Regex::new(TIME).unwrap();
        for text in ["9h40", "9 h 40", "09:40", "9H40", "14h", "9:40 am", "midi", "noon", "3 pm"] {
            assert!(time.is_match(text), "{text}");
            assert!(parse_time(text).is_some(), "{text}");
        }
        for text in ["25h00", "9h75", "bientôt", "940", "9"] {
            assert!(!time.is_match(text), "{text}");
            assert!(parse_time(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_word_is_known_in_any_spelling() {
        let all = Regex::new(&spellings(&["définitif", "sous-titre", "n°"])).unwrap();
        for text in ["Definitif", "DÉFINITIF", "sous_titre", "Sous titre", "n"] {
            assert!(all.is_match(text), "{text}");
        }
        assert!(!all.is_match("définitive"));
    }
}
