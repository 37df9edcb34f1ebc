//! Refusals that only a text tells: « Jo Modèle (ne veut pas être nommée) dit que… ». The aside is taken out
//! with what is reserved; whoever it speaks of is not named either, wherever the report does.

use super::line::text_of;
use super::register::both;
use super::voices::stranger;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::person::{Consent, Person};
use crate::model::report::Report;
use crate::source::Span;
use crate::spelling::reserving::refusal;
use crate::spelling::slug;

/// The most words of a name.
const LONGEST: usize = 4;

/// Enters those whose refusal a text tells, and tells of it.
pub(super) fn enter(everyone: &mut Vec<Person>, report: &Report, diagnostics: &mut Diagnostics) {
    for (name, words, span) in refusals(report) {
        let id = slug(&name);
        let told = Diagnostic::new(Code::RefusalInText, span).with("name", &name);
        diagnostics.push(told.with("words", words));
        if let Some(person) = everyone.iter_mut().find(|person| person.id == id) {
            let refusal = Consent { name: Some(false), ..Consent::ALL };
            person.consent = both(person.consent, Some(refusal));
        } else {
            let stranger = stranger(id, name, span);
            everyone.push(Person { consent: Some(Consent::NONE), ..stranger });
        }
    }
}

/// Who refused, in which words, and where that stands.
fn refusals(report: &Report) -> Vec<(String, String, Span)> {
    let mut found = Vec::new();
    for block in report.bodies().into_iter().flat_map(|body| body.all_blocks()) {
        for line in block.value.lines() {
            let text = text_of(line);
            let Some(aside) = refusal(&text) else { continue };
            let Some(name) = name_before(&text[..aside.start]) else { continue };
            let span = line.first().map_or(block.span, |inline| inline.span);
            found.push((name, text[aside].trim_matches(['(', ')', '[', ']']).to_owned(), span));
        }
    }
    found
}

/// The name that a text ends with: capitalised words, with the small words of names between them.
fn name_before(text: &str) -> Option<String> {
    let is_small = |word: &str| {
        matches!(word, "de" | "du" | "des" | "la" | "le" | "van" | "von" | "der" | "el" | "ben")
    };
    let is_title = |word: &str| {
        matches!(word, "M." | "M" | "Mme" | "Mlle" | "Mr" | "Mrs" | "Ms" | "Dr" | "Pr")
    };
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let mut words = Vec::new();
    for word in text.split_whitespace().rev().take(LONGEST + 1) {
        let ends = words.is_empty() && word.ends_with([',', '.', ':', ';', '!', '?']);
        let begins_later = !words.is_empty() && word.ends_with([',', ':', ';', '!', '?']);
        if ends || begins_later || is_title(word) || !(is_capital(word) || is_small(word)) {
            break;
        }
        words.push(word.trim_start_matches(['«', '(', '“', '"']));
    }
    while words.last().is_some_and(|word| is_small(word)) {
        words.pop();
    }
    words.reverse();
    // « Elle (refuse d'être citée) »: one word is a name after a title only, or as a surname in capitals.
    let is_one = words.len() == 1;
    let follows_title = || {
        let before = text.trim_end().strip_suffix(words[0]).unwrap_or_default();
        before.split_whitespace().next_back().is_some_and(is_title)
    };
    let is_name = !words.is_empty() && (!is_one || follows_title());
    is_name.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_right_before_the_aside() {
        for (text, name) in [
            ("Régine Inventée ", Some("Régine Inventée")),
            ("Pour Jo de La Tour, R. Inventée", Some("R. Inventée")),
            ("Selon Mme Inventée ", Some("Inventée")),
            ("Une dame", None),
            ("Elle ", None),
            ("La Région veut bien. Le maire", None),
        ] {
            assert_eq!(name_before(text).as_deref(), name, "{text}");
        }
    }
}
