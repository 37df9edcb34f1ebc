//! Words left in what everyone reads that speak of what not everyone should: « (interne) »,
//! « confidentiel », « entre nous ». They reserve nothing; somebody must look.

use std::collections::BTreeSet;

use super::line::text_of;
use super::said::sentences;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::report::Report;
use crate::model::texts::{each_text, lines_of};
use crate::source::Span;
use crate::spelling::one_line;
use crate::spelling::refusing::{Whose, is_wish_to_be_hidden, refusing};
use crate::spelling::reserving::is_doubtful;

/// How much of a sentence a message shows.
const SHOWN: usize = 100;

/// Tells the sentences of a report in which such words stand, once each.
pub(super) fn tell(report: &mut Report, diagnostics: &mut Diagnostics) {
    let mut found: BTreeSet<(Option<Span>, String)> = BTreeSet::new();
    let mut look = |text: &str, span: Option<Span>| {
        for sentence in sentences(text).filter(|it| is_doubtful(it) || is_refusal_of_nobody(it)) {
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

/// Whether a sentence tells of a refusal, and not whose: « ne me citez pas », « * a souhaité rester anonyme ».
fn is_refusal_of_nobody(sentence: &str) -> bool {
    is_wish_to_be_hidden(sentence)
        || refusing(sentence).is_some_and(|it| {
            let lead = &sentence[..it.words.start];
            it.whose == Whose::Own || !lead.contains(char::is_alphabetic)
        })
}
