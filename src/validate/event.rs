//! The facts of the event: funding, series numbers.

use crate::diagnostic::Diagnostics;
use crate::model::report::Report;

/// Checks the facts of the event.
pub(super) fn check(_report: &Report, _diagnostics: &mut Diagnostics) {}
