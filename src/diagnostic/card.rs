//! A diagnostic as a page shows it: in parts, with the lines it is about and what is wrong in them.

use serde_json::{Value, json};

use super::passage::{Passage, corrected_line, label};
use super::{Diagnostic, Language, Severity, place, severity_word};
use crate::source::{Source, Sources, Span};

/// How many lines of a long passage are shown.
const LINES: usize = 6;

/// A diagnostic as the preview's page reads it.
#[must_use]
pub fn card(
    severity: Severity,
    diagnostic: &Diagnostic,
    sources: &Sources,
    language: Language,
) -> Value {
    let excerpt = |span: Span, label: Option<String>| {
        let source = sources.get(span.source);
        // A picture or a PDF has a place and no line.
        let lines = match Passage::of(source, span) {
            _ if source.text.is_empty() => Vec::new(),
            Some(passage) => vec![passage_line(&passage)],
            None => lines(source, span),
        };
        json!({ "file": source.path, "label": label, "lines": lines })
    };
    let own = diagnostic.span.map(|span| {
        let source = sources.get(span.source);
        let passage = Passage::of(source, span);
        excerpt(span, label(passage.as_ref(), source, span, language))
    });
    let passage = language.choose("en composant ce passage", "while this passage was typeset");
    let related = diagnostic.related.map(|span| excerpt(span, Some(passage.to_owned())));
    json!({
        "severity": severity_word(severity, Language::English),
        "word": severity_word(severity, language),
        "code": diagnostic.code.name(),
        "place": place(diagnostic, sources).map(|place| without_column(&place).to_owned()),
        "message": diagnostic.message(language),
        "excerpts": own.into_iter().chain(related).collect::<Vec<_>>(),
        "helps": diagnostic.helps(language),
        "proposed": corrected_line(diagnostic, sources),
        "page": diagnostic.page,
    })
}

/// `notes/0940.md:12`: people count lines, not columns.
fn without_column(place: &str) -> &str {
    place.rsplit_once(':').map_or(place, |(line, _)| line)
}

/// A paragraph of an office document as a line.
fn passage_line(passage: &Passage) -> Value {
    let Passage { number, words, meant, .. } = passage;
    json!({
        "number": number,
        "before": words[..meant.start], "meant": words[meant.clone()], "after": words[meant.end..],
    })
}

/// The lines of a passage: each with its number and what of it is meant.
fn lines(source: &Source, span: Span) -> Vec<Value> {
    let first = source.position(span.start).line;
    let last = source.position(span.end.max(span.start + 1) - 1).line.max(first);
    let line = |number: usize| {
        let range = source.line(number);
        let start = span.start.clamp(range.start, range.end);
        let end = span.end.clamp(start, range.end);
        let part = |range| source.text.get(range).unwrap_or_default();
        json!({
            "number": number,
            "before": part(range.start..start), "meant": part(start..end), "after": part(end..range.end),
        })
    };
    (first..=last).take(LINES).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::SourceId;

    #[test]
    fn what_is_meant_of_each_line_is_told_apart() {
        let text = "Été comme hiver\nles lits manquent.\n".to_owned();
        let sources = Sources::new([Source::new("notes/0940.md", Vec::new(), text.clone())]);
        let span = Span::new(SourceId(0), text.find("comme").unwrap()..text.find(" lits").unwrap());
        let fact = Diagnostic::new(Code::Placeholder, span);
        let card = card(Severity::Warning, &fact, &sources, Language::French);
        assert_eq!(card["place"], "notes/0940.md:1");
        let lines = card["excerpts"][0]["lines"].as_array().unwrap();
        let parts: Vec<_> = lines
            .iter()
            .map(|line| ["before", "meant", "after"].map(|part| line[part].as_str().unwrap()))
            .collect();
        assert_eq!(parts, [["Été ", "comme hiver", ""], ["", "les", " lits manquent."]]);
    }
}
