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

    /// Where a text surely names one of them, and which.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
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
