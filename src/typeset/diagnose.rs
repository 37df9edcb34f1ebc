//! What typst says, said of the author's words or of the template's line that made it say so.

use typst::World;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;

use super::world::{Origin, Project};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

/// Turns a diagnostic of typst into one of ours.
pub(super) fn report(
    project: &Project,
    sources: &Sources,
    said: &SourceDiagnostic,
    diagnostics: &mut Diagnostics,
) {
    // The innermost place that an author wrote counts; the trace leads there from a template.
    let trace = said.trace.iter().map(|point| point.span.into());
    let places: Vec<DiagSpan> = std::iter::once(said.span).chain(trace).collect();
    let written = places.iter().find_map(|&place| author_place(project, sources, place));
    let code = match (said.severity, written) {
        (Severity::Warning, _) => Code::TypesettingWarning,
        (Severity::Error, Some(_)) => Code::TypesettingFailed,
        (Severity::Error, None) => Code::TemplateError,
    };
    let line = places.iter().find_map(|&place| template_line(project, place));
    let cause = match (written, line) {
        (None, Some(line)) => format!("{} ({line})", said.message),
        _ => said.message.to_string(),
    };
    let hint = said.hints.first().map(|hint| &hint.v);
    let diagnostic = Diagnostic::new(code, written).with("cause", cause).maybe("hint", hint);
    diagnostics.push(diagnostic);
}

/// The place in an author's file: of a text, or of a template that the event brought.
fn author_place(project: &Project, sources: &Sources, place: DiagSpan) -> Option<Span> {
    let id = place.id()?;
    let range = project.range(place)?;
    match project.origin(id)? {
        Origin::Body(code) => code.origin(range.start),
        Origin::Source(source) => {
            let len = sources.get(*source).text.len();
            Some(Span::new(*source, range.start.min(len)..range.end.min(len)))
        }
        Origin::Bundled => None,
    }
}

/// The line of a bundled template, for whoever mends templates.
fn template_line(project: &Project, place: DiagSpan) -> Option<String> {
    let id = place.id()?;
    let range = project.range(place)?;
    let source = project.source(id).ok()?;
    let line = source.lines().byte_to_line(range.start)? + 1;
    Some(format!("{}:{line}", id.vpath().get_without_slash()))
}
