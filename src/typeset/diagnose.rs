//! What typst says, said of the author's words or of the template's line that made it say so.

use typst::World;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;

use super::world::{Origin, Project};
use super::{cause, template};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

/// Turns a diagnostic of typst into one of ours.
pub(super) fn report(
    project: &Project,
    sources: &Sources,
    said: &SourceDiagnostic,
    diagnostics: &mut Diagnostics,
) {
    // The innermost place that a person can mend counts; the trace leads there from a template.
    let trace = said.trace.iter().map(|point| point.span.into());
    let places: Vec<DiagSpan> = std::iter::once(said.span).chain(trace).collect();
    let written: Vec<_> =
        places.iter().filter_map(|&place| author_place(project, sources, place)).collect();
    let innermost = written.first().copied();
    let passage = written.iter().find(|place| place.is_passage).map(|place| place.span);
    let code = match (said.severity, innermost) {
        (Severity::Warning, _) => Code::TypesettingWarning,
        (Severity::Error, Some(AuthorPlace { is_passage: true, .. })) => Code::TypesettingFailed,
        (Severity::Error, _) => Code::TemplateError,
    };
    let known = cause::known(&said.message);
    // What typst advises is for whoever knows its words.
    let hint = said.hints.first().map(|hint| &hint.v).filter(|_| known.is_none());
    let [french, english] = known.unwrap_or_else(|| cause::quoted(&said.message));
    let line = places.iter().find_map(|&place| template_line(project, place));
    let line = line.filter(|_| innermost.is_none()).map(|line| format!(" ({line})"));
    let line = line.unwrap_or_default();
    let [here, ici] =
        if innermost.is_some() { [" at this line", " à cette ligne"] } else { [""; 2] };
    let diagnostic = Diagnostic::new(code, innermost.map(|place| place.span))
        .with_both("cause", &format!("{french}{line}"), &format!("{english}{line}"))
        .with_both("here", ici, here)
        .maybe("hint", hint)
        .maybe_related(passage.filter(|span| innermost.is_some_and(|place| place.span != *span)));
    diagnostics.push(match project.own_template(sources) {
        Some(name) => template::with_way_back(diagnostic, &name),
        None => diagnostic,
    });
}

/// The place in a text that typst's place is of.
pub(super) fn place(project: &Project, sources: &Sources, place: DiagSpan) -> Option<Span> {
    author_place(project, sources, place).map(|place| place.span)
}

/// A place that a person wrote.
#[derive(Clone, Copy)]
struct AuthorPlace {
    span: Span,
    /// Whether it is in a text, not in a template that the event brought.
    is_passage: bool,
}

/// The place in an author's file: of a text, or of a template that the event brought.
fn author_place(project: &Project, sources: &Sources, place: DiagSpan) -> Option<AuthorPlace> {
    let id = place.id()?;
    let range = project.range(place)?;
    match project.origin(id)? {
        Origin::Body(code) => {
            code.origin(range.start).map(|span| AuthorPlace { span, is_passage: true })
        }
        Origin::Source(source) => {
            let len = sources.get(*source).text.len();
            let span = Span::new(*source, range.start.min(len)..range.end.min(len));
            Some(AuthorPlace { span, is_passage: false })
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
