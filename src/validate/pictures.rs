//! Pictures: whose they are, whether they are sharp, whether they are shown.

use crate::diagnostic::Diagnostics;
use crate::model::report::Report;
use crate::source::Sources;

/// Checks the pictures.
pub(super) fn check(_report: &Report, _sources: &Sources, _diagnostics: &mut Diagnostics) {}
