//! Refusals that only a text tells: « Jo Modèle (ne veut pas être nommée) dit que… ». The aside is taken out
//! with what is reserved; whoever it speaks of is not named either, wherever the report does.

use std::cell::LazyCell;

use super::line::text_of;
use super::names::{Names, people_in};
use super::register::both;
use super::said::sentences;
use super::voices::stranger;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Block, BlockKind};
use crate::model::person::{Consent, Person};
use crate::model::report::Report;
use crate::source::Span;
use crate::spelling::refusing::{Refusing, Whose, is_refused_in, refusing};
use crate::spelling::reserving::refusal;
use crate::spelling::{one_line, slug};

/// The most words of a name.
const LONGEST: usize = 4;

/// Enters those whose refusal a text tells, and tells of it.
pub(super) fn enter(everyone: &mut Vec<Person>, report: &Report, diagnostics: &mut Diagnostics) {
    let mut found = refusals(report);
    found.extend(in_sentences(everyone, report));
    found.extend(in_functions(everyone, report));
    found.sort_by_key(|(_, _, span)| *span);
    found.dedup_by(|one, other| one.0 == other.0 && one.2 == other.2);
    for (name, words, span) in found {
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

/// The same of what whole sentences tell: « Jo Modèle ne tient pas à être citée », « ne me citez pas ».
fn in_sentences(everyone: &[Person], report: &Report) -> Vec<(String, String, Span)> {
    // Few texts tell of a refusal, and names are looked for in those alone.
    let names = LazyCell::new(|| {
        let mut names = Names::default();
        everyone.iter().for_each(|person| {
            names.add(&person.name, false);
        });
        names
    });
    let mut found = Vec::new();
    for body in report.bodies() {
        let mut blocks = Vec::new();
        with_speakers(&body.blocks, None, &mut blocks);
        body.footnotes.iter().for_each(|note| with_speakers(&note.blocks, None, &mut blocks));
        for (block, speaker) in blocks {
            for line in block.value.lines() {
                let span = line.first().map_or(block.span, |inline| inline.span);
                let mut earlier = String::new();
                for sentence in sentences(&text_of(line)) {
                    let name = refusing(&sentence).and_then(|refusing| {
                        let here = mentions(&sentence, &names, everyone);
                        who(&refusing, &here, &sentence).or_else(|| {
                            let before = || Some(mentions(&earlier, &names, everyone).pop()?.0);
                            let by_name = || named(speaker?, everyone);
                            let goes_on = speaks_on(&sentence, &refusing);
                            goes_on.then(|| spoken_of(refusing.whose, before, by_name)).flatten()
                        })
                    });
                    found.extend(name.map(|name| (name, one_line(&sentence), span)));
                    earlier.push_str(&sentence);
                    earlier.push(' ');
                }
            }
        }
    }
    found
}

/// The name of somebody known.
fn named(id: &str, everyone: &[Person]) -> Option<String> {
    everyone.iter().find(|it| it.id == id).map(|it| it.name.clone())
}

/// Of whom a sentence without a name speaks: of whoever was named before, else of who speaks; first of who
/// speaks where the words are somebody's own.
fn spoken_of(
    whose: Whose,
    before: impl Fn() -> Option<String>,
    speaker: impl Fn() -> Option<String>,
) -> Option<String> {
    match whose {
        Whose::Own => speaker().or_else(before),
        Whose::Theirs => before().or_else(speaker),
    }
}

/// Those of whom a text says, where it says what they are, that they are not to be named.
fn in_functions(everyone: &[Person], report: &Report) -> Vec<(String, String, Span)> {
    let speakers = report.sessions.iter().flat_map(|session| &session.speakers);
    let announced =
        speakers.filter_map(|it| Some((it.name.clone()?, it.function.clone()?, it.span)));
    let people = everyone.iter();
    let people = people.filter_map(|it| Some((it.name.clone(), it.function.clone()?, it.span)));
    announced.chain(people).filter(|(_, function, _)| is_refused_in(function)).collect()
}

/// The blocks of a body, each with who says it.
fn with_speakers<'a>(
    blocks: &'a [Block],
    speaker: Option<&'a str>,
    found: &mut Vec<(&'a Block, Option<&'a str>)>,
) {
    for block in blocks {
        let speaker = match &block.value {
            BlockKind::Intervention(it) => Some(it.speaker.id.as_str()),
            _ => speaker,
        };
        found.push((block, speaker));
        block.value.children().into_iter().for_each(|inner| with_speakers(inner, speaker, found));
    }
}

/// Whom a sentence names, and where.
fn mentions(
    sentence: &str,
    names: &Names,
    everyone: &[Person],
) -> Vec<(String, std::ops::Range<usize>)> {
    let known = names.find(sentence, &names.everyone()).into_iter();
    let mut found: Vec<_> = known.map(|it| (everyone[it.who].name.clone(), it.range)).collect();
    for range in people_in(sentence) {
        if !found.iter().any(|(_, it)| it.start < range.end && range.start < it.end) {
            found.push((one_line(&sentence[range.clone()]), range));
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Whom a refusal means: whoever was named last before it, or first in it and after it.
fn who(
    refusing: &Refusing,
    mentions: &[(String, std::ops::Range<usize>)],
    sentence: &str,
) -> Option<String> {
    let before = mentions.iter().rfind(|(_, range)| range.end <= refusing.words.start);
    let after = || mentions.iter().find(|(_, range)| range.end > refusing.words.start);
    // « Jo Modèle : je ne veux pas être citée »: what stands before a colon speaks.
    let speaks = |range: &std::ops::Range<usize>| sentence[range.end..].contains(':');
    let found = match refusing.whose {
        Whose::Own => before.filter(|(_, range)| speaks(range)),
        Whose::Theirs => before.or_else(after),
    };
    found.map(|(name, _)| name.clone())
}

/// Whether a sentence without a name speaks of who was named before: it begins with the refusal or a pronoun.
fn speaks_on(sentence: &str, refusing: &Refusing) -> bool {
    let lead = sentence[..refusing.words.start].trim();
    refusing.whose == Whose::Own
        || lead.is_empty()
        || [
            "elle",
            "il",
            "celle-ci",
            "celui-ci",
            "cette personne",
            "l'intéressée",
            "l’intéressée",
            "she",
            "he",
        ]
        .iter()
        .any(|it| lead.to_lowercase().starts_with(it))
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
