//! Framing questions: each is treated somewhere.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{InlineKind, TargetKind};
use crate::model::event::Status;
use crate::model::report::Report;

/// Checks that every framing question is treated by a note, a workshop or an action, in its header
/// or by a reference in a text.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    // A file in which nothing is written yet may come to treat it; once the report is final, none will.
    let is_draft = report.event.status != Status::Final;
    if is_draft && report.unfilled.iter().any(|unfilled| unfilled.is_whole) {
        return;
    }
    let mut treated: Vec<&str> = Vec::new();
    treated.extend(report.sessions.iter().flat_map(|session| session.questions()));
    let workshops = report.workshops.iter().map(|workshop| &workshop.questions);
    let actions = report.actions.iter().map(|action| &action.questions);
    treated.extend(workshops.chain(actions).flatten().map(String::as_str));
    for inline in report.bodies().into_iter().flat_map(|body| body.all_inlines()) {
        if let InlineKind::Reference { target, .. } = &inline.value
            && target.kind == TargetKind::Question
        {
            treated.push(&target.id);
        }
    }
    for question in &report.event.questions {
        if !treated.contains(&question.id.as_str()) {
            let diagnostic = Diagnostic::new(Code::OpenQuestion, question.span);
            diagnostics.push(diagnostic.with("id", &question.id));
        }
    }
}
