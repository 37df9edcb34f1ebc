//! The texts: headings, places held for words, acronyms.

mod acronym;
mod heading;
mod placeholder;

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
    acronym::check(report, sources, diagnostics);
}
