//! Whether the report holds together: every rule states facts of it; the policy says how bad they are.
//!
//! A rule never changes the report. What only follows from another fact is silenced where facts are
//! told, not here (`diagnostic/silence.rs`).

mod actions;
mod completeness;
mod copies;
mod event;
mod length;
mod people;
mod pictures;
mod programme;
mod questions;
mod text;
mod transcripts;
mod workshops;

#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostics;
use crate::model::report::Report;
use crate::parse::value::Values;
use crate::source::{Sources, Span};

pub use completeness::{Completeness, Missing, Row, State};

/// Checks a report by every rule.
pub fn validate(
    report: &Report,
    values: &Values,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    event::check(report, sources, diagnostics);
    programme::check(report, sources, diagnostics);
    completeness::check(report, sources, diagnostics);
    copies::check(report, sources, diagnostics);
    workshops::check(report, sources, diagnostics);
    transcripts::check(report, diagnostics);
    actions::check(report, diagnostics);
    questions::check(report, diagnostics);
    length::check(report, diagnostics);
    people::check(report, values, sources, diagnostics);
    pictures::check(report, sources, diagnostics);
    text::check(report, values, sources, diagnostics);
}

/// Where a value of a record stands: in the record's own place, else among the values after it.
fn place_of(value: &str, record: Span, values: &Values, sources: &Sources) -> Option<Span> {
    sources.within(record, value).or_else(|| values.place(value, record))
}
