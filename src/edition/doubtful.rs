//! Words left in what everyone reads that speak of what not everyone should: « (interne) »,
//! « confidentiel », « entre nous ». They reserve nothing; somebody must look.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::line::text_of;
use super::said::sentences;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::report::Report;
use crate::model::texts::{each_text, lines_of};
use crate::source::Span;
use crate::spelling::one_line;

/// How much of a sentence a message shows.
const SHOWN: usize = 100;

static DOUBTFUL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = [
        r"\bconfidentiel(?:le)?s?\b",
        r"\bconfidential\b",
        r"[(\[]\s*(?:interne|internal|perso|off|usage interne|à usage interne)\s*[)\]]",
        r"\b(?:à|pour) (?:un )?usage (?:strictement )?interne\b",
        r"\bdiffusion (?:strictement )?interne\b",
        r"\b(?:à )?ne pas (?:diffuser|publier|ébruiter|répéter)\b",
        r"\bhors micro\b",
        r"\boff the record\b",
        r"\bnot for publication\b",
        r"\bperso\s*:",
        r"\[!\s*(?:interne|internal)\s*\]",
    ];
    Regex::new(&format!("(?i){}", forms.join("|"))).ok()
});

/// Tells the sentences of a report in which such words stand, once each.
pub(super) fn tell(report: &mut Report, diagnostics: &mut Diagnostics) {
    let Some(doubtful) = DOUBTFUL.as_ref() else { return };
    let mut found: BTreeSet<(Option<Span>, String)> = BTreeSet::new();
    let mut look = |text: &str, span: Option<Span>| {
        for sentence in sentences(text).filter(|it| doubtful.is_match(it)) {
            let words = one_line(&sentence);
            let mut shown: String = words.chars().take(SHOWN).collect();
            if shown.len() < words.len() {
                shown.push('…');
            }
            found.insert((span, shown));
        }
    };
    each_text(report, &mut |context, text| look(text, context.span));
    crate::model::texts::each_body(report, &mut |language, body| {
        lines_of(body, language, &mut |_, line| {
            look(&text_of(line), line.first().map(|inline| inline.span));
        });
    });
    let allowed: Vec<_> = report.event.facts.allowed.iter().map(|it| it.words.clone()).collect();
    for (span, sentence) in found {
        if !allowed.iter().any(|words| sentence.contains(words.as_str())) {
            let diagnostic = Diagnostic::new(Code::DoubtfulWords, span);
            diagnostics.push(diagnostic.with("sentence", sentence));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_of_a_secret_is_doubtful() {
        let is = |text: &str| DOUBTFUL.as_ref().is_some_and(|it| it.is_match(text));
        for text in [
            "La banque hésite (confidentiel).",
            "La banque hésite (interne)",
            "Note à usage interne : la banque hésite",
            "À ne pas diffuser",
            "PERSO : rappeler",
            "Il l'a dit hors micro.",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "un audit interne",
            "la communication interne de la commune",
            "le marché intérieur",
            "les internes en médecine",
            "une personne, à Perso",
            "il inspire confiance",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
