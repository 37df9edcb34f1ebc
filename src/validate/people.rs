//! People and organisations: one spelling each, and words for those on the programme.

use crate::diagnostic::Diagnostics;
use crate::model::report::Report;
use crate::source::Sources;

/// Checks who is named.
pub(super) fn check(_report: &Report, _sources: &Sources, _diagnostics: &mut Diagnostics) {}
