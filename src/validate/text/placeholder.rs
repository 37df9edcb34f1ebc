//! Words that hold a place for others: TODO, « à compléter », « ??? ».

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::InlineKind;
use crate::model::report::Report;
use crate::source::{Sources, Span};
use crate::validate::place_of;

/// Words in capitals that nobody means as such.
const MARKS: &[&str] = &["TODO", "XXX", "XXXX", "FIXME", "TBD", "TBC"];

/// What is a place held wherever it stands.
const ANYWHERE: &[&str] = &[
    "lorem ipsum",
    "[texte]",
    "[text]",
    "[nom]",
    "[name]",
    "[titre]",
    "[title]",
    "[date]",
    "[lieu]",
    "[place]",
];

/// What is a place held when it stands alone: « il reste à préciser le lieu » is a sentence.
const ALONE: &[&str] = &[
    "à compléter",
    "a completer",
    "à préciser",
    "a preciser",
    "à rédiger",
    "a rediger",
    "to be completed",
    "to be confirmed",
    "to be written",
    "???",
];

/// Checks every text and every fact.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let agenda = report.sessions.first().map(|session| session.span.source);
    for body in report.bodies() {
        for inline in body.all_inlines() {
            // What the agenda says is as short as a fact.
            let is_short = Some(inline.span.source) == agenda;
            let context = if is_short { Context::Fact } else { Context::Text };
            let InlineKind::Text(text) = &inline.value else { continue };
            for place in places(text, context) {
                let words = &text[place.clone()];
                let start = inline.span.start + place.start;
                let exact = Span { start, end: start + words.len(), ..inline.span };
                let exact = Some(exact).filter(|span| sources.text(*span) == words);
                let span = exact.or_else(|| place_of(words, inline.span, sources));
                let span = span.unwrap_or(inline.span);
                diagnostics.push(Diagnostic::new(Code::Placeholder, span).with("words", words));
            }
        }
    }
    for (fact, record) in facts(report) {
        for place in places(fact, Context::Fact) {
            let words = &fact[place.clone()];
            let span = place_of(fact, record, sources).map(|found| Span {
                start: found.start + place.start,
                end: found.start + place.end,
                ..found
            });
            let span = span.or_else(|| place_of(words, record, sources)).unwrap_or(record);
            diagnostics.push(Diagnostic::new(Code::Placeholder, span).with("words", words));
        }
    }
}

/// The facts that are no texts, each with the place of the record that holds it.
pub(super) fn facts(report: &Report) -> Vec<(&str, Span)> {
    let mut facts: Vec<(&str, Span)> = Vec::new();
    let event = &report.event;
    facts.extend(event.questions.iter().map(|it| (it.text.as_str(), it.span)));
    facts.extend(event.funding.iter().map(|it| (it.statement.as_str(), it.span)));
    let listed = event.organisers.iter().chain(&event.partners);
    facts.extend(listed.map(|it| (it.name.as_str(), it.span)));
    for session in &report.sessions {
        facts.push((&session.title, session.span));
        facts.extend(session.room.iter().map(|room| (room.as_str(), session.span)));
        for speaker in &session.speakers {
            let words = [&speaker.name, &speaker.function, &speaker.organisation];
            facts.extend(words.into_iter().flatten().map(|it| (it.as_str(), speaker.span)));
        }
        for note in &session.notes {
            let words = [&note.title, &note.author, &note.notice];
            facts.extend(words.into_iter().flatten().map(|it| (it.as_str(), note.span)));
        }
    }
    for workshop in &report.workshops {
        let own = &workshop.facts;
        facts.push((&workshop.title, workshop.span));
        let words = [&own.room, &own.host, &own.rapporteur, &own.brief, &own.notice];
        facts.extend(words.into_iter().flatten().map(|it| (it.as_str(), workshop.span)));
        let rounds = &workshop.outputs.rounds;
        let told = rounds.iter().filter_map(|it| Some((it.summary.as_deref()?, it.span)));
        facts.extend(told);
    }
    for action in &report.actions {
        let own = &action.facts;
        let words = [&own.lead, &own.horizon, &own.status, &own.means, &own.notice];
        let lists = own.partners.iter().chain(&own.indicators);
        let steps = own.steps.iter().map(|step| &step.title);
        let words = words.into_iter().flatten().chain(lists).chain(steps);
        facts.extend(words.chain([&own.title]).map(|it| (it.as_str(), action.span)));
    }
    facts
}

/// What a text is: a fact is a few words, so that « intervenant à préciser » is none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Text,
    Fact,
}

/// Where words of a text hold a place.
fn places(text: &str, context: Context) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for mark in MARKS {
        let found = occurrences(text, mark, |c, mark| c == mark);
        places.extend(found.into_iter().filter(|place| is_whole(text, place)));
    }
    for words in ANYWHERE {
        places.extend(occurrences(text, words, same_letter));
    }
    for words in ALONE {
        let found = occurrences(text, words, same_letter);
        places.extend(found.into_iter().filter(|place| is_alone(text, place, context)));
    }
    let blanks = occurrences(text, "___", |c, blank| c == blank);
    // A longer blank is one blank.
    places.extend(blanks.into_iter().filter(|place| !text[..place.start].ends_with('_')).map(
        |place| {
            let rest = &text[place.start..];
            place.start..text.len() - rest.trim_start_matches('_').len()
        },
    ));
    places
}

fn same_letter(c: char, wanted: char) -> bool {
    c == wanted || c.to_lowercase().eq([wanted])
}

/// Where words occur, letter by letter.
fn occurrences(text: &str, words: &str, same: fn(char, char) -> bool) -> Vec<Range<usize>> {
    let end = |rest: &str| {
        let mut letters = rest.char_indices();
        for wanted in words.chars() {
            letters.next().filter(|(_, c)| same(*c, wanted))?;
        }
        Some(letters.offset())
    };
    let starts = text.char_indices();
    starts.filter_map(|(at, _)| Some(at..at + end(&text[at..])?)).collect()
}

fn is_whole(text: &str, place: &Range<usize>) -> bool {
    let before = text[..place.start].chars().next_back();
    let after = text[place.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Whether words stand where a text would, and not inside a sentence.
fn is_alone(text: &str, place: &Range<usize>, context: Context) -> bool {
    let before = text[..place.start].trim_end().chars().next_back();
    let after = text[place.end..].trim_start().chars().next();
    let closes = |c: char| matches!(c, ')' | ']' | '»' | '"' | '.' | '…' | ';' | '?');
    let opens = |c: char| matches!(c, '(' | '[' | '«' | '"' | ':' | '–' | '—' | '-' | '=');
    let is_short = context == Context::Fact && !text[place.clone()].starts_with('?');
    is_whole(text, place) && after.is_none_or(closes) && (is_short || before.is_none_or(opens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, context: Context, expected: &[&str]) {
        let found: Vec<_> = places(text, context).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_place_is_held() {
        check("TODO relire", Context::Text, &["TODO"]);
        check("Le lieu : à préciser.", Context::Text, &["à préciser"]);
        check("(À COMPLÉTER)", Context::Text, &["À COMPLÉTER"]);
        check("[A COMPLETER]", Context::Text, &["A COMPLETER"]);
        check("Lorem ipsum dolor", Context::Text, &["Lorem ipsum"]);
        check("Nom : _______ et [date]", Context::Text, &["[date]", "_______"]);
        check("Coût : ???", Context::Text, &["???"]);
        check("Intervenant à préciser", Context::Fact, &["à préciser"]);
        check("to be completed", Context::Text, &["to be completed"]);
    }

    #[test]
    fn a_sentence_is_no_place_held() {
        for text in [
            "Il reste à préciser le calendrier.",
            "Le calendrier est à préciser",
            "Un tableau à compléter par chacun",
            "TODOS los santos, mastodon",
            "Vraiment ???",
            "De la [région]",
            "à compléter avec les élus",
        ] {
            check(text, Context::Text, &[]);
        }
        check("Le calendrier, mais pour quoi ???", Context::Fact, &[]);
        check("Préciser le calendrier", Context::Fact, &[]);
        check("Rapport à préciser avec les élus", Context::Fact, &[]);
    }
}
