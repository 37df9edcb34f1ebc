//! The agenda as a day: times that follow, days with dates, sentences that end.

use crate::diagnostic::Diagnostics;
use crate::model::report::Report;
use crate::source::Sources;

/// Checks the agenda.
pub(super) fn check(_report: &Report, _sources: &Sources, _diagnostics: &mut Diagnostics) {}
