//! Action proposals: deadlines that can be met, titles that tell them apart.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::report::Report;
use crate::spelling::fold;

/// Checks the action proposals.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    for action in &report.actions {
        let facts = &action.facts;
        if let (Some(deadline), Some(date)) = (facts.deadline, report.event.date)
            && deadline < date
        {
            let diagnostic = Diagnostic::new(Code::DeadlineBeforeEvent, action.span)
                .with("deadline", deadline)
                .with("date", date);
            diagnostics.push(diagnostic);
        }
        if let Some(first) = titles.insert(fold(&facts.title), &action.id) {
            let diagnostic = Diagnostic::new(Code::SameTitleTwice, action.span)
                .with("title", &facts.title)
                .with("first", first)
                .with("second", &action.id);
            diagnostics.push(diagnostic);
        }
    }
}
