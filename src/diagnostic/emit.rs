//! Diagnostics as text: drawn for a person, one line for an editor, JSON for a program.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::json;

use super::message::{Message, Messages};
use super::passage::{Passage, cell_at, corrected_line, label, with_page};
use super::{Diagnostic, Language, Severity, printable_in_line};
use crate::source::{Sources, Span};

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the excerpt underlined.
    Human {
        /// Whether the terminal shows colours.
        colour: bool,
        /// Whether each place has a message of its own.
        each: bool,
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
    let line = |(severity, diagnostic): &(Severity, &Diagnostic)| match format {
        Format::Short => short(*severity, diagnostic, sources, language),
        _ => json_line(*severity, diagnostic, sources, language),
    };
    match format {
        Format::Human { colour, each } => {
            draw(messages(told, sources, language), sources, colour, each)
        }
        Format::Short | Format::Json => {
            in_order(told, sources).iter().map(|told| line(told) + "\n").collect()
        }
    }
}

/// What is to be told a person, to be counted and drawn.
#[must_use]
pub fn messages<'a>(
    told: &[(Severity, &'a Diagnostic)],
    sources: &Sources,
    language: Language,
) -> Messages<'a> {
    Messages::of(&in_order(told, sources), language)
}

/// Messages as text, with the excerpts underlined: those of a kind together, or each with `each`.
#[must_use]
pub fn draw(messages: Messages<'_>, sources: &Sources, colour: bool, each: bool) -> String {
    let language = messages.language();
    let drawn = messages.drawn(each).into_iter();
    drawn.map(|message| human(&message, sources, colour, language) + "\n\n").collect()
}

/// The grave ones first; what is about a whole file stands with the rest of that file.
fn in_order<'a>(
    told: &[(Severity, &'a Diagnostic)],
    sources: &Sources,
) -> Vec<(Severity, &'a Diagnostic)> {
    let mut told = told.to_vec();
    told.sort_by_key(|(severity, it)| (*severity, path(it, sources), it.span));
    told
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

/// A place as somebody finds it again: the paragraph of a document, else the line of a text.
#[must_use]
pub fn place_in_words(span: Span, sources: &Sources, language: Language) -> String {
    let source = sources.get(span.source);
    match Passage::of(source, span) {
        Some(passage) => format!("{}, {}", source.path, passage.place(language)),
        None => sources.shown(span),
    }
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

fn human(message: &Message, sources: &Sources, colour: bool, language: Language) -> String {
    let (severity, diagnostic) = (message.severity, message.first);
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(severity_word(severity, language))
        .primary_title(diagnostic.message(language))
        .id(diagnostic.code.name());
    let passage = diagnostic.span.and_then(|span| Passage::of(sources.get(span.source), span));
    let related = diagnostic.related.and_then(|span| Passage::of(sources.get(span.source), span));
    let label = diagnostic
        .span
        .and_then(|span| label(passage.as_ref(), sources.get(span.source), span, language));
    let label = with_page(label, diagnostic.page, language);
    let mut group = match diagnostic.span {
        Some(span) => title.element(snippet(span, passage.as_ref(), sources, |it| {
            AnnotationKind::Primary.span(it).label(label.as_deref())
        })),
        None => Group::with_title(title),
    };
    if let Some(span) = diagnostic.related {
        let label = language.choose("en composant ce passage", "while this passage was typeset");
        group = group.element(snippet(span, related.as_ref(), sources, |it| {
            AnnotationKind::Context.span(it).label(label)
        }));
    }
    let also = language.choose("aussi ", "also");
    if let Some(text) = message.elsewhere(sources, language) {
        group = group.element(Level::NOTE.with_name(also).message(text));
    }
    let help = language.choose("aide ", "help");
    for text in diagnostic.helps(language) {
        group = group.element(Level::HELP.with_name(help).message(text));
    }
    if let Some(line) = corrected_line(diagnostic, sources) {
        let proposed = language.choose("proposition ", "proposed");
        group = group.element(Level::HELP.with_name(proposed).message(line));
    }
    let likewise = language.choose("de même ", "likewise");
    for text in message.likewise(sources, language) {
        group = group.element(Level::NOTE.with_name(likewise).message(text));
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

/// The words around a place, with the part that is meant marked.
fn snippet<'a>(
    span: Span,
    passage: Option<&'a Passage>,
    sources: &'a Sources,
    mark: impl Fn(Range<usize>) -> Annotation<'a>,
) -> Snippet<'a, Annotation<'a>> {
    let source = sources.get(span.source);
    let path = printable_in_line(&source.path);
    match passage {
        Some(passage) => Snippet::source(passage.words.as_str())
            .line_start(passage.number)
            .path(path)
            .annotation(mark(passage.meant.clone())),
        None => Snippet::source(source.text.as_str()).path(path).annotation(mark(span.range())),
    }
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
        "page": diagnostic.page,
        "correction": correction,
        "related": diagnostic.related.map(in_text),
    })
    .to_string()
}
