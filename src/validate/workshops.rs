//! Workshops: groups that go round, each round told once.

use crate::diagnostic::Diagnostics;
use crate::model::report::Report;
use crate::source::Sources;

/// Checks the workshops.
pub(super) fn check(_report: &Report, _sources: &Sources, _diagnostics: &mut Diagnostics) {}
