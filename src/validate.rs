//! Whether the report holds together: every rule states facts of it; the policy says how bad they are.
//!
//! A rule never changes the report, and says nothing twice that an earlier stage has said.

mod actions;
mod completeness;
mod copies;
mod event;
mod people;
mod pictures;
mod programme;
mod questions;
mod text;
mod workshops;

#[cfg(test)]
mod tests;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::report::Report;
use crate::source::{Sources, Span};

pub use completeness::{Completeness, Missing, Row, State};

/// Checks a report by every rule.
pub fn validate(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    // Without its spine, everything would be missing.
    if diagnostics.has(Code::MissingAgenda) {
        return;
    }
    event::check(report, sources, diagnostics);
    programme::check(report, sources, diagnostics);
    completeness::check(report, diagnostics);
    copies::check(report, sources, diagnostics);
    workshops::check(report, sources, diagnostics);
    actions::check(report, diagnostics);
    questions::check(report, diagnostics);
    people::check(report, sources, diagnostics);
    pictures::check(report, sources, diagnostics);
    text::check(report, sources, diagnostics);
}

/// Where words stand that a record holds: the first place at or after the record's start, else
/// the first of its file.
fn place_of(words: &str, record: Span, sources: &Sources) -> Option<Span> {
    let text = &sources.get(record.source).text;
    let is_whole = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let places = || text.match_indices(words).map(|(at, _)| at).filter(is_whole);
    let found = places().find(|&at| at >= record.start).or_else(|| places().next());
    let start = found.filter(|_| !words.is_empty())?;
    Some(Span { start, end: start + words.len(), ..record })
}
