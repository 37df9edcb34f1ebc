//! The texts: headings, places held for words, acronyms.

mod abbreviation;
mod acronym;
mod heading;
mod leftover;
mod placeholder;
mod quote;

use crate::diagnostic::Diagnostics;
use crate::model::report::Report;
use crate::parse::value::Values;
use crate::source::Sources;

/// Checks the texts.
pub(super) fn check(
    report: &Report,
    values: &Values,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    heading::check(report, sources, diagnostics);
    placeholder::check(report, values, sources, diagnostics);
    leftover::check(report, sources, diagnostics);
    acronym::check(report, sources, diagnostics);
    abbreviation::check(report, values, sources, diagnostics);
    quote::check(report, diagnostics);
}
