//! Diagnostics as text: drawn for a person, one line for an editor, JSON for a program.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::json;

use super::passage::Passage;
use super::{Diagnostic, Language, Severity, printable_in_line};
use crate::source::{Cell, Source, Sources, Span};

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

/// Diagnostics as text that ends with a line's end; empty when there are none.
#[must_use]
pub fn emit(
    told: &[(Severity, &Diagnostic)],
    sources: &Sources,
    format: Format,
    language: Language,
) -> String {
    let mut text = String::new();
    let mut told = told.to_vec();
    // What is about a whole file stands with the rest of that file.
    told.sort_by_key(|(_, diagnostic)| (path(diagnostic, sources), diagnostic.span));
    for (severity, diagnostic) in told {
        match format {
            Format::Human { colour } => {
                text.push_str(&human(severity, diagnostic, sources, colour, language));
                text.push('\n');
            }
            Format::Short => text.push_str(&short(severity, diagnostic, sources, language)),
            Format::Json => text.push_str(&json_line(severity, diagnostic, sources, language)),
        }
        text.push('\n');
    }
    text
}

/// The file that a diagnostic is about.
fn path<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Option<&'a str> {
    let span = diagnostic.span.map(|span| sources.get(span.source).path.as_str());
    span.or_else(|| diagnostic.file())
}

/// Where a diagnostic is: `file:line:column`, the start of the file when it is about a whole file
/// that was not read, or nothing.
#[must_use]
pub fn place(diagnostic: &Diagnostic, sources: &Sources) -> Option<String> {
    let Some(span) = diagnostic.span else { return Some(format!("{}:1:1", diagnostic.file()?)) };
    let source = sources.get(span.source);
    if let Some(passage) = Passage::of(source, span) {
        return Some(format!("{}:{}:1", source.path, passage.number));
    }
    Some(format!("{}:{}", source.path, source.position(span.start)))
}

/// The word for a severity.
#[must_use]
pub fn severity_word(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.choose("erreur", "error"),
        Severity::Warning => language.choose("attention", "warning"),
        Severity::Note => language.choose("remarque", "note"),
    }
}

fn human(
    severity: Severity,
    diagnostic: &Diagnostic,
    sources: &Sources,
    colour: bool,
    language: Language,
) -> String {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(severity_word(severity, language))
        .primary_title(diagnostic.message(language))
        .id(diagnostic.code.name());
    let cell: Option<String>;
    let passage = diagnostic.span.and_then(|span| Passage::of(sources.get(span.source), span));
    let passage = passage.as_ref().map(|passage| (passage, passage.place(language)));
    let mut group = match (diagnostic.span, &passage) {
        (Some(span), Some((passage, place))) => {
            let source = sources.get(span.source);
            let annotation = AnnotationKind::Primary.span(passage.meant.clone());
            title.element(
                Snippet::source(passage.words.as_str())
                    .line_start(passage.number)
                    .path(printable_in_line(&source.path))
                    .annotation(annotation.label(place.as_str())),
            )
        }
        (Some(span), None) => {
            let source = sources.get(span.source);
            cell = cell_at(source, span).map(|cell| in_words(cell, language));
            let annotation = AnnotationKind::Primary.span(span.range()).label(cell.as_deref());
            title.element(
                Snippet::source(source.text.as_str())
                    .path(printable_in_line(&source.path))
                    .annotation(annotation),
            )
        }
        (None, _) => Group::with_title(title),
    };
    if let Some(span) = diagnostic.related {
        let source = sources.get(span.source);
        let label = language.choose("en composant ce passage", "while this passage was typeset");
        group = group.element(
            Snippet::source(source.text.as_str())
                .path(printable_in_line(&source.path))
                .annotation(AnnotationKind::Context.span(span.range()).label(label)),
        );
    }
    let help = language.choose("aide ", "help");
    for text in diagnostic.helps(language) {
        group = group.element(Level::HELP.with_name(help).message(text));
    }
    if let Some(line) = corrected_line(diagnostic, sources) {
        let proposed = language.choose("proposition ", "proposed");
        group = group.element(Level::HELP.with_name(proposed).message(line));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.render(&[group]);
    match language {
        Language::French => spaced(&drawn, diagnostic.code.name()),
        Language::English => drawn,
    }
}

/// A message with the space that French sets before the colon after its code.
fn spaced(drawn: &str, code: &str) -> String {
    let after = drawn.find(&format!("[{code}]")).map_or(0, |at| at + code.len() + 2);
    let (head, rest) = drawn.split_at(after);
    // Colours may stand between the two.
    format!("{head}{}", rest.replacen(": ", " : ", 1))
}

fn short(
    severity: Severity,
    diagnostic: &Diagnostic,
    sources: &Sources,
    language: Language,
) -> String {
    let place = place(diagnostic, sources);
    let place = place.map_or(String::new(), |place| format!("{}: ", printable_in_line(&place)));
    let code = diagnostic.code.name();
    // Editors know these words in English only.
    let severity = severity_word(severity, Language::English);
    let message = printable_in_line(&diagnostic.message(language));
    format!("{place}{severity}[{code}]: {message}")
}

/// The fields are a stable contract (README, « Messages for programs »): programs may rely on them.
fn json_line(
    severity: Severity,
    diagnostic: &Diagnostic,
    sources: &Sources,
    language: Language,
) -> String {
    let in_text = |span: Span| {
        let source = sources.get(span.source);
        let (start, end) = (source.position(span.start), source.position(span.end));
        let cell = cell_at(source, span);
        let passage = Passage::of(source, span);
        json!({
            "file": source.path,
            "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
            "excerpt": passage.as_ref().map_or(&source.text[source.line(start.line)], |it| &it.words),
            "paragraph": passage.as_ref().map(|passage| passage.place(language)),
            "cell": cell.map(|cell| json!({ "reference": cell.reference, "column": cell.column })),
        })
    };
    let place = diagnostic.span.map(in_text);
    let place = place.or_else(|| Some(json!({ "file": diagnostic.file()? })));
    let correction = diagnostic.correction.as_ref().map(|correction| {
        let source = sources.get(correction.span.source);
        let start = source.position(correction.span.start);
        let end = source.position(correction.span.end);
        json!({
            "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
            "text": correction.text,
        })
    });
    json!({
        "code": diagnostic.code.name(),
        "severity": severity_word(severity, Language::English),
        "message": diagnostic.message(language),
        "expected": diagnostic.word("expected", language),
        "help": diagnostic.helps(language),
        "place": place,
        "correction": correction,
        "related": diagnostic.related.map(in_text),
    })
    .to_string()
}

/// The cell of a table that a place lies in; none for a place as wide as a row.
pub(super) fn cell_at(source: &Source, span: Span) -> Option<&Cell> {
    let first = source.cell(span.start)?;
    let last = source.cell(span.start.max(span.end.saturating_sub(1)))?;
    (first == last).then_some(first)
}

/// A cell as a person finds it in a spreadsheet.
pub(super) fn in_words(cell: &Cell, language: Language) -> String {
    let word = language.choose("cellule", "cell");
    match cell.column.as_str() {
        "" => format!("{word} {}", cell.reference),
        column => language.choose(
            format!("{word} {}, colonne « {column} »", cell.reference),
            format!("{word} {}, column “{column}”", cell.reference),
        ),
    }
}

/// The line as it should read, when that is known.
pub(super) fn corrected_line(diagnostic: &Diagnostic, sources: &Sources) -> Option<String> {
    let correction = diagnostic.correction.as_ref()?;
    let source = sources.get(correction.span.source);
    let line = source.line(source.position(correction.span.start).line);
    let before = source.text.get(line.start..correction.span.start)?;
    let after = source.text.get(correction.span.end..line.end).unwrap_or_default();
    Some(format!("{before}{}{after}", correction.text).trim().to_owned())
}
