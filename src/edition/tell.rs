//! What an edition does to names, told place by place.

use std::collections::{BTreeMap, BTreeSet};

use super::pass::{Occurrence, Pass};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spelling::one_line;

/// Names that were replaced; how many.
pub(super) fn replaced(pass: &Pass, diagnostics: &mut Diagnostics) -> usize {
    let told: BTreeSet<_> = pass.replaced.iter().map(|said| name(pass, said)).collect();
    let count = told.len();
    told.into_iter().for_each(|it| diagnostics.push(it));
    count
}

fn name(pass: &Pass, said: &Occurrence) -> Diagnostic {
    let words = one_line(&said.words);
    let [french, english] = if said.instead.is_empty() {
        ["ôté".to_owned(), "taken out".to_owned()]
    } else {
        [format!("remplacé par « {} »", said.instead), format!("replaced by “{}”", said.instead)]
    };
    let rule = pass.hidden.get(said.who).map_or("", |hidden| hidden.rule);
    Diagnostic::new(Code::NameWithheld, said.span)
        .with("name", words)
        .with_both("how", &french, &english)
        .with("rule", rule)
}

/// What stays, because it is somebody else's or may be: authors decide.
pub(super) fn unsure(pass: &Pass, diagnostics: &mut Diagnostics) {
    // One message for each file that says the same words: who decides once decides for all of them.
    let mut unsure: BTreeMap<_, Vec<&Occurrence>> = BTreeMap::new();
    for said in &pass.unsure {
        let source = said.span.map(|span| span.source);
        unsure.entry((said.who, source, &said.words)).or_default().push(said);
    }
    for ((who, _, words), said) in unsure {
        let person = &pass.hidden[who].person;
        // What has no place of its own is told where the person is.
        let mut places: BTreeSet<_> =
            said.iter().map(|it| it.span.unwrap_or(person.span)).collect();
        let first = places.pop_first();
        diagnostics.push(
            Diagnostic::new(Code::AmbiguousName, first)
                .with("name", words)
                .with("person", &person.name)
                .with_both(
                    "example",
                    &format!("homonymes: [{{nom: {words}, motif: …}}]"),
                    &format!("homonyms: [{{name: {words}, reason: …}}]"),
                )
                .also_at(places),
        );
    }
    // One message for each file that says a given name: most of them are somebody else's.
    let mut given: BTreeMap<_, Vec<&Occurrence>> = BTreeMap::new();
    for said in &pass.given {
        let source = said.span.map(|span| span.source);
        given.entry((said.who, source)).or_default().push(said);
    }
    for ((who, _), said) in given {
        let person = &pass.hidden[who].person;
        let further: BTreeSet<_> = said.iter().skip(1).filter_map(|it| it.span).collect();
        // « Karim + Bruno », where nobody else is called Karim and he was named elsewhere, is whoever refused.
        let is_spoken_of = pass.replaced.iter().any(|it| it.who == who);
        if is_spoken_of && pass.names.is_only_one_called(who, &said[0].words) {
            let told = Diagnostic::new(Code::AmbiguousName, said[0].span.unwrap_or(person.span));
            let told = told.with("name", &said[0].words).with("person", &person.name);
            diagnostics.push(told.with("surname", &said[0].words).also_at(further));
            continue;
        }
        diagnostics.push(
            Diagnostic::new(Code::GivenName, said[0].span.unwrap_or(person.span))
                .with("name", &said[0].words)
                .with("person", &person.name)
                .also_at(further),
        );
    }
    for said in &pass.things {
        let person = &pass.hidden[said.who].person;
        diagnostics.push(
            Diagnostic::new(Code::NameKept, said.span)
                .with("name", &said.words)
                .with("person", &person.name),
        );
    }
}
