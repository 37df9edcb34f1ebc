//! Those who must not be named, to be looked for in what is written: by the matcher that took them
//! out of the texts, so that what the filter lets pass never stops a build, and what it takes out is
//! found wherever else it stands.

use std::collections::BTreeSet;
use std::ops::Range;

use super::names::{MentionKind, Names};
use super::pass::Hidden;
use crate::source::Span;

/// Those who must not be named.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    names: Names,
    people: Vec<Guarded>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct Guarded {
    /// The name as listed.
    pub name: String,
    /// Where it is listed.
    pub span: Span,
    /// Why it must not be said.
    pub rule: &'static str,
    /// Whether the person refused nothing, and is only on the list of participants.
    pub is_only_listed: bool,
}

impl Guard {
    pub(super) fn of(names: &Names, hidden: &[Hidden]) -> Self {
        let people = hidden.iter().map(|it| Guarded {
            name: it.person.name.clone(),
            span: it.person.span,
            rule: it.rule,
            is_only_listed: it.is_quiet,
        });
        Self { names: names.clone(), people: people.collect() }
    }

    /// Guards a name alone.
    #[cfg(test)]
    pub(crate) fn of_name(name: &str) -> Self {
        let mut names = Names::default();
        names.add(name, false);
        let span = Span::start_of(crate::source::SourceId(0));
        let rule = "consentement: non";
        let person = Guarded { name: name.to_owned(), span, rule, is_only_listed: false };
        Self { names, people: vec![person] }
    }

    /// Whether nobody is guarded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.people.iter().map(|person| person.name.as_str())
    }

    /// Where a text surely names one of them, and which.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = self.surely(text);
        // `PlanPierreMartin`: one word to whoever redacts, a name to whoever reads.
        let (apart, blanks) = words_apart(text);
        if !blanks.is_empty() {
            let before = |at: usize| at - blanks.iter().filter(|blank| **blank < at).count();
            let glued = self.surely(&apart).into_iter();
            let glued = glued.map(|(who, it)| (who, before(it.start)..before(it.end)));
            let glued: Vec<_> = glued.filter(|it| !found.contains(it)).collect();
            found.extend(glued);
        }
        found
    }

    fn surely(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let found = self.names.find(text, &BTreeSet::new()).into_iter();
        let sure = found.filter(|mention| mention.kind == MentionKind::Sure);
        sure.map(|mention| (mention.who, mention.range)).collect()
    }

    /// One of them.
    #[must_use]
    pub fn person(&self, who: usize) -> Option<&Guarded> {
        self.people.get(who)
    }
}

/// A text with a blank before each capital within a word, and where these blanks stand in it.
fn words_apart(text: &str) -> (String, Vec<usize>) {
    let mut apart = String::with_capacity(text.len());
    let mut blanks = Vec::new();
    let mut is_small = false;
    for c in text.chars() {
        if is_small && c.is_uppercase() {
            blanks.push(apart.len());
            apart.push(' ');
        }
        is_small = c.is_lowercase();
        apart.push(c);
    }
    (apart, blanks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_within_one_word_is_found_by_its_capitals() {
        let guard = Guard::of_name("Zoran Motsecret");
        for text in ["PlanZoranMotsecret", "le plan-ZoranMotsecret", "Zoran Motsecret"] {
            let found = guard.find(text);
            assert!(!found.is_empty(), "{text}");
            assert!(text[found[0].1.clone()].contains("Motsecret"), "{text}");
        }
        assert!(guard.find("zoranmotsecretement").is_empty());
    }
}
