//! Abbreviations that French writes otherwise: `2ème`, `XIXème`, `1ère`, `Mr`, `Melle`
//! (*Lexique* of the Imprimerie nationale, abréviations).

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Inline, InlineKind};
use crate::model::report::Report;
use crate::parse::value::Values;
use crate::source::{SourceId, Sources, Span};

/// Checks the texts, the values and the titles that are in French.
pub(super) fn check(
    report: &Report,
    values: &Values,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    if !is_french(&report.event.language) {
        return;
    }
    let other = in_other_languages(report);
    let values = values.iter().map(|value| (value.value.as_str(), value.span));
    let titles = report.sessions.iter().map(|it| (it.title.as_str(), it.span));
    let mut texts: Vec<_> = values.chain(titles).collect();
    for block in report.bodies().into_iter().flat_map(|body| body.all_blocks()) {
        block.value.lines().into_iter().for_each(|line| push_words(line, &mut texts));
    }
    for (text, span) in texts.into_iter().filter(|(_, span)| !other.contains(&span.source)) {
        for (place, meant) in faults(text) {
            let found = &text[place.clone()];
            let start = span.start + place.start;
            let exact = Span { start, end: start + found.len(), ..span };
            let fits = sources.get(span.source).text.get(exact.range()) == Some(found);
            let exact = if fits { Some(exact) } else { sources.after(span, found) };
            let diagnostic = Diagnostic::new(Code::FaultyAbbreviation, exact.unwrap_or(span));
            let diagnostic = diagnostic.with("found", found).with("meant", &meant);
            diagnostics.push(diagnostic.maybe_correct(exact, Some(meant)));
        }
    }
}

fn is_french(language: &str) -> bool {
    language.split('-').next() == Some("fr")
}

/// The files that say they are in another language.
fn in_other_languages(report: &Report) -> BTreeSet<SourceId> {
    let notes = report.sessions.iter().flat_map(|session| &session.notes);
    let notes = notes.map(|note| (&note.language, note.span));
    let workshops = report.workshops.iter().map(|it| (&it.facts.language, it.span));
    let actions = report.actions.iter().map(|it| (&it.facts.language, it.span));
    let files = notes.chain(workshops).chain(actions);
    let files = files.filter(|(language, _)| language.as_ref().is_some_and(|it| !is_french(it)));
    files.map(|(_, span)| span.source).collect()
}

/// The words of a line, without those in another language and addresses.
fn push_words<'a>(line: &'a [Inline], texts: &mut Vec<(&'a str, Span)>) {
    for inline in line {
        match &inline.value {
            InlineKind::Text(text) => texts.push((text, inline.span)),
            InlineKind::Foreign { .. } | InlineKind::Link { .. } => {}
            other => push_words(other.content(), texts),
        }
    }
}

/// The faulty abbreviations of a text, each with what is meant.
fn faults(text: &str) -> Vec<(Range<usize>, String)> {
    let mut faults = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let place = at..at + word.len();
        let rest = &text[place.end..];
        at = place.end + rest.chars().next().map_or(0, char::len_utf8);
        let is_part = rest.starts_with(['_', '/', '@'])
            || text[..place.start].ends_with(['_', '/', '@', '.'])
            || (rest.starts_with('.') && rest[1..].starts_with(char::is_alphanumeric));
        if let Some(meant) = meant(word, rest).filter(|_| !is_part) {
            faults.push((place, meant));
        }
    }
    faults
}

/// What a word is meant for, when it is a faulty abbreviation.
fn meant(word: &str, rest: &str) -> Option<String> {
    match word {
        "Mr" => {
            let name = rest.trim_start_matches(['.', ' ', '\u{a0}', '\u{202f}']);
            let is_title = name.len() < rest.len() && name.starts_with(char::is_uppercase);
            return is_title.then(|| if rest.starts_with('.') { "M" } else { "M." }.to_owned());
        }
        "Melle" => return Some("Mlle".to_owned()),
        "Melles" => return Some("Mlles".to_owned()),
        _ => {}
    }
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let roman = word.len() - word.trim_start_matches(['I', 'V', 'X']).len();
    let (number, ending) = word.split_at(digits.max(roman));
    let ending = match ending {
        "ème" | "eme" | "ième" | "ieme" => "e",
        "èmes" | "emes" | "ièmes" | "iemes" => "es",
        "ère" | "ière" if number == "1" || number == "I" => "re",
        "ères" | "ières" if number == "1" || number == "I" => "res",
        "ier" if number == "1" => "er",
        _ => return None,
    };
    (!number.is_empty()).then(|| format!("{number}{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::tests::check as check_folder;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = faults(text);
        let found: Vec<_> = found.iter().map(|(at, it)| (&text[at.clone()], it.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn ordinals_and_titles_have_one_abbreviation() {
        check("la 2ème fois, le XIXème siècle", &[("2ème", "2e"), ("XIXème", "XIXe")]);
        check("la 1ère et la 2ième", &[("1ère", "1re"), ("2ième", "2e")]);
        check(
            "Mr Durant, Mr. Petit et Melle Blanc",
            &[("Mr", "M."), ("Mr", "M"), ("Melle", "Mlle")],
        );
    }

    #[test]
    fn what_is_right_is_not_told() {
        check("la 2e fois, le 1er mars, la 1re, les 3es, la Ve République", &[]);
        check("M. Durant, Mme Petit, Mlle Blanc, le MR de 2010, Mr", &[]);
        check("fichier_2ème.pdf et https://a.fr/2ème, une ère, le thème", &[]);
    }

    #[test]
    fn words_in_another_language_are_their_own() {
        let agenda = ("agenda.md", "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n");
        let note = "---\nsession: 9h30\n---\n\nLa 2ème, [Mr Smith](#lang-en) et `2ème`.\n";
        check_folder("faulty-abbreviation", &[agenda, ("notes/a.md", note)], &["2ème"]);
        let note = "---\nsession: 9h30\nlangue: en\n---\n\nMr Smith said so.\n";
        check_folder("faulty-abbreviation", &[agenda, ("notes/a.md", note)], &[]);
    }
}
