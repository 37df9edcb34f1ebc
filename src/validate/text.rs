//! The texts: headings, places held for words, acronyms.

use crate::diagnostic::Diagnostics;
use crate::model::report::Report;
use crate::source::Sources;

/// Checks the texts.
pub(super) fn check(_report: &Report, _sources: &Sources, _diagnostics: &mut Diagnostics) {}
