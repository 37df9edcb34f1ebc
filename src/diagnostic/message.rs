//! Facts as messages: what is the same in many places is said once, and what is of one kind stands together.

use std::collections::{BTreeMap, BTreeSet};

use super::passage::{corrected_line, in_file, page_in_words};
use super::{Code, Diagnostic, Language, Severity, printable_in_line};
use crate::source::{Sources, Span};

/// How many messages of a kind are shown unless all are asked for.
const OF_A_KIND: usize = 10;
/// How many places of one fact are named.
const PLACES: usize = 5;

/// A message: a fact, where else it holds, and the facts that are like it.
#[derive(Debug)]
pub(super) struct Message<'a> {
    pub(super) severity: Severity,
    pub(super) first: &'a Diagnostic,
    /// The same words at other places.
    same: Vec<&'a Diagnostic>,
    /// Other words for the same kind of fact.
    like: Vec<Message<'a>>,
    /// How many more of the kind are not shown.
    folded: usize,
}

/// What is told, as messages: the grave ones first, then file by file.
#[derive(Debug)]
pub struct Messages<'a> {
    /// Those that differ in their words.
    distinct: Vec<Message<'a>>,
    /// How many places they tell of.
    places: usize,
    language: Language,
}

impl<'a> Messages<'a> {
    /// The messages that tell facts, in the order of the facts.
    pub(super) fn of(told: &[(Severity, &'a Diagnostic)], language: Language) -> Self {
        Self { distinct: distinct(told, language), places: told.len(), language }
    }

    /// How many errors, warnings and notes there are; lesser facts of one kind count once.
    #[must_use]
    pub fn tally(&self) -> [usize; 3] {
        let count = |wanted: Severity| {
            let of = self.distinct.iter().filter(|it| it.severity == wanted);
            let codes: BTreeSet<_> = of.clone().map(|it| it.first.code).collect();
            if wanted == Severity::Error { of.count() } else { codes.len() }
        };
        [count(Severity::Error), count(Severity::Warning), count(Severity::Note)]
    }

    /// How many places they tell of.
    #[must_use]
    pub fn places(&self) -> usize {
        self.places
    }

    /// In which language.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The messages to draw. Each error is one, and of lesser facts the first of its kind, which the
    /// others follow; past ten of a kind the rest is counted. With `each`, every message is drawn.
    pub(super) fn drawn(self, each: bool) -> Vec<Message<'a>> {
        if each {
            return self.distinct;
        }
        let mut kinds: BTreeMap<(Severity, Code), (usize, usize)> = BTreeMap::new();
        let mut drawn: Vec<Message<'a>> = Vec::new();
        for message in self.distinct {
            let severity = message.severity;
            // The first of the kind or, of errors, the last that is drawn; and how many there were.
            let (rank, count) = kinds.entry((severity, message.first.code)).or_default();
            *count += 1;
            if *count == 1 || severity == Severity::Error && *count <= OF_A_KIND {
                *rank = drawn.len();
                drawn.push(message);
            } else if *count <= OF_A_KIND {
                drawn[*rank].like.push(message);
            } else {
                drawn[*rank].folded += 1;
            }
        }
        drawn
    }
}

/// Facts that are told in the same words, as one message each.
fn distinct<'a>(told: &[(Severity, &'a Diagnostic)], language: Language) -> Vec<Message<'a>> {
    let mut ranks = BTreeMap::new();
    let mut messages: Vec<Message<'a>> = Vec::new();
    for (severity, fact) in told {
        let words = (*severity, fact.code, fact.message(language), fact.helps(language));
        let rank = *ranks.entry(words).or_insert(messages.len());
        // What is mended differently, or was set by another file, is shown.
        let is_plain = fact.correction.is_none() && fact.related.is_none();
        match messages.get_mut(rank) {
            Some(message) if is_plain => message.same.push(fact),
            _ => messages.push(Message {
                severity: *severity,
                first: fact,
                same: Vec::new(),
                like: Vec::new(),
                folded: 0,
            }),
        }
    }
    messages
}

impl Message<'_> {
    /// Where else the same holds.
    pub(super) fn elsewhere(&self, sources: &Sources, language: Language) -> Option<String> {
        let places = self.places(sources, language);
        (!places.is_empty()).then(|| listed(places, language))
    }

    /// The places besides the first, in the order in which they are told.
    fn places(&self, sources: &Sources, language: Language) -> Vec<String> {
        let place = |span: Span| in_file(sources.get(span.source), span, language);
        let further = self.first.further.iter().map(|span| place(*span));
        let same = self.same.iter().filter_map(|it| it.span.map(place).or_else(|| file(it)));
        let mut places: Vec<_> = same.chain(further).collect();
        places.dedup();
        places
    }

    /// What else is of this kind, a line each.
    pub(super) fn likewise(&self, sources: &Sources, language: Language) -> Vec<String> {
        let line = |message: &Message<'_>| {
            let first = message.first;
            let own = first.span.map(|span| {
                let place = in_file(sources.get(span.source), span, language);
                let page = first.page.map(|page| format!(", {}", page_in_words(page, language)));
                place + &page.unwrap_or_default()
            });
            let said = first.message(language);
            // The message of a whole file names it.
            let own = own.or_else(|| file(first).filter(|file| !said.contains(file.as_str())));
            let places = own.into_iter().chain(message.places(sources, language)).collect();
            let places = listed(places, language);
            let colon = if places.is_empty() { "" } else { language.choose(" : ", ": ") };
            let near = corrected_line(first, sources).map(|line| {
                language.choose(format!("proposition : {line}"), format!("proposed: {line}"))
            });
            let near = near.or_else(|| first.help_with("nearest", language));
            let near = near.map_or(String::new(), |near| format!(" – {near}"));
            format!("{places}{colon}{said}{near}")
        };
        let mut lines: Vec<_> = self.like.iter().map(line).collect();
        if self.folded > 0 {
            let (n, s) = (self.folded, if self.folded > 1 { "s" } else { "" });
            lines.push(language.choose(
                format!(
                    "et {n} autre{s} message{s} de ce genre : « actes check --all » les montre tous"
                ),
                format!(
                    "and {n} more message{s} of this kind: “actes check --all” shows all of them"
                ),
            ));
        }
        lines
    }
}

/// The file that a fact is about as a whole.
fn file(fact: &Diagnostic) -> Option<String> {
    fact.file().map(printable_in_line)
}

/// The first places, and how many more there are.
fn listed(mut places: Vec<String>, language: Language) -> String {
    let more = places.len().saturating_sub(PLACES);
    if more > 1 {
        places.truncate(PLACES);
        places.push(
            language
                .choose(format!("et {more} autres endroits"), format!("and {more} more places")),
        );
    }
    places.join(language.choose(" ; ", "; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceId, Span};

    fn facts(code: Code, words: &[&str]) -> Vec<Diagnostic> {
        let at = |rank| Span::new(SourceId(0), rank..rank + 1);
        let fact = |(rank, word): (usize, &&str)| Diagnostic::new(code, at(rank)).with("key", word);
        words.iter().enumerate().map(fact).collect()
    }

    fn told(severity: Severity, facts: &[Diagnostic]) -> Vec<(Severity, &Diagnostic)> {
        facts.iter().map(|fact| (severity, fact)).collect()
    }

    #[test]
    fn the_same_words_are_said_once_with_their_places() {
        let facts = facts(Code::DuplicateKey, &["a", "a", "b", "a"]);
        let told = told(Severity::Error, &facts);
        let sources = Sources::new([Source::new("e.yaml", Vec::new(), "a\na\n".to_owned())]);
        let messages = Messages::of(&told, Language::French);
        assert_eq!((messages.tally(), messages.places()), ([2, 0, 0], 4));
        let messages = messages.drawn(false);
        assert_eq!(messages.len(), 2);
        let places = messages[0].elsewhere(&sources, Language::French);
        assert_eq!(places.as_deref(), Some("e.yaml, ligne 1 ; e.yaml, ligne 2"));
    }

    #[test]
    fn warnings_of_a_kind_follow_the_first_and_ten_are_shown() {
        let words: Vec<_> = (0..14).map(|rank| rank.to_string()).collect();
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let facts = facts(Code::UnknownColumn, &words);
        let warnings = told(Severity::Warning, &facts);
        let sources = Sources::new([Source::new("e.csv", Vec::new(), "a".repeat(14))]);
        let shown = Messages::of(&warnings, Language::English).drawn(false);
        assert_eq!(shown.len(), 1);
        let lines = shown[0].likewise(&sources, Language::English);
        assert_eq!((lines.len(), &lines[9][..10]), (10, "and 4 more"));
        assert_eq!(Messages::of(&warnings, Language::English).drawn(true).len(), 14);
        assert_eq!(Messages::of(&warnings, Language::English).tally(), [0, 1, 0]);
        // Each error is drawn, up to ten.
        let errors = told(Severity::Error, &facts);
        let shown = Messages::of(&errors, Language::English).drawn(false);
        assert_eq!((shown.len(), shown[9].folded), (10, 4));
        assert_eq!(Messages::of(&errors, Language::English).tally(), [14, 0, 0]);
    }
}
