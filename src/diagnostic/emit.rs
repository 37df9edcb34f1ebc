//! Diagnostics as text: drawn for a person, one line for an editor, JSON for a program.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Diagnostics, Language, Severity};
use crate::source::Sources;

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the excerpt underlined.
    Human {
        /// Whether the terminal shows colours.
        colour: bool,
    },
    /// `file:line:column: severity[code]: message`.
    Short,
    /// One JSON object a line.
    Json,
}

/// All diagnostics, in order, as text that ends with a line's end; empty when there are none.
#[must_use]
pub fn emit(
    diagnostics: &Diagnostics,
    sources: &Sources,
    format: Format,
    language: Language,
) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics.sorted() {
        match format {
            Format::Human { colour } => {
                text.push_str(&human(diagnostic, sources, colour, language));
                text.push('\n');
            }
            Format::Short => text.push_str(&short(diagnostic, sources, language)),
            Format::Json => text.push_str(&json_line(diagnostic, sources, language)),
        }
        text.push('\n');
    }
    text
}

fn severity_word(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::French) => "erreur",
        (Severity::Error, Language::English) => "error",
        (Severity::Warning, Language::French) => "attention",
        (Severity::Warning, Language::English) => "warning",
    }
}

fn human(diagnostic: &Diagnostic, sources: &Sources, colour: bool, language: Language) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .with_name(severity_word(diagnostic.severity, language))
        .primary_title(diagnostic.message(language))
        .id(diagnostic.code.name());
    let mut group = match diagnostic.span {
        Some(span) => {
            let source = sources.get(span.source);
            let snippet = Snippet::source(source.text.as_str())
                .path(source.path.as_str())
                .annotation(AnnotationKind::Primary.span(span.range()));
            title.element(snippet)
        }
        None => Group::with_title(title),
    };
    let help = match language {
        Language::French => "aide",
        Language::English => "help",
    };
    for text in diagnostic.helps(language) {
        group = group.element(Level::HELP.with_name(help).message(text));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

fn short(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let place = diagnostic.span.map_or(String::new(), |span| {
        let source = sources.get(span.source);
        format!("{}:{}: ", source.path, source.position(span.start))
    });
    let severity = severity_word(diagnostic.severity, language);
    let code = diagnostic.code.name();
    format!("{place}{severity}[{code}]: {}", diagnostic.message(language))
}

fn json_line(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let place = diagnostic.span.map(|span| {
        let source = sources.get(span.source);
        let (start, end) = (source.position(span.start), source.position(span.end));
        json!({
            "file": source.path,
            "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
            "excerpt": source.text[source.line(start.line)],
        })
    });
    json!({
        "code": diagnostic.code.name(),
        "severity": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": diagnostic.message(language),
        "help": diagnostic.helps(language),
        "place": place,
    })
    .to_string()
}
