//! Straight quotes that open and are closed nowhere: no rule can tell what they were to quote.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Inline, InlineKind};
use crate::model::report::Report;
use crate::source::Span;

/// Checks each line of the texts.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    for block in report.bodies().into_iter().flat_map(|body| body.all_blocks()) {
        for line in block.value.lines() {
            let mut text = String::new();
            let mut pieces = Vec::new();
            push_pieces(line, &mut text, &mut pieces);
            for place in unpaired(&text) {
                let Some((at, inline)) = pieces.iter().rev().find(|(at, _)| *at <= place.start)
                else {
                    continue;
                };
                // Where the file holds other signs than the text, the whole node is shown.
                let span = inline.span;
                let end = pieces.iter().map(|(at, _)| *at).find(|at| *at > place.start);
                let is_exact = end.unwrap_or(text.len()) - at == span.end - span.start;
                let start = span.start + place.start - at;
                let exact = Span { start, end: (start + place.len()).min(span.end), ..span };
                let span = if is_exact { exact } else { span };
                let words = text[place].trim_start_matches('"').to_owned();
                diagnostics.push(Diagnostic::new(Code::UnpairedQuote, span).with("words", words));
            }
        }
    }
}

/// The words of a line as one text, and where each of its nodes begins in it.
fn push_pieces<'a>(line: &'a [Inline], text: &mut String, pieces: &mut Vec<(usize, &'a Inline)>) {
    for inline in line {
        let content = inline.value.content();
        if !content.is_empty() {
            push_pieces(content, text, pieces);
            continue;
        }
        pieces.push((text.len(), inline));
        match &inline.value {
            InlineKind::Text(words) => text.push_str(words),
            InlineKind::SoftBreak | InlineKind::LineBreak => text.push('\n'),
            // Code or a picture is a word of the sentence.
            _ => text.push('x'),
        }
    }
}

/// The quotes of a text that open and are closed nowhere, each with its first word.
fn unpaired(text: &str) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    for (at, _) in text.match_indices('"') {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        let is_word = |sign: char| sign.is_alphanumeric();
        let opens = before.is_none_or(|it| it.is_whitespace() || "([{«“‘’'—–-/\"".contains(it));
        let closes = before.is_some_and(|it| !it.is_whitespace()) && !after.is_some_and(is_word);
        if closes && !open.is_empty() {
            open.pop();
        } else if opens && after.is_some_and(is_word) {
            open.push(at);
        }
    }
    let word = |at: usize| {
        let rest = &text[at + 1..];
        at..at + 1 + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
    };
    open.into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = unpaired(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_quote_that_is_not_closed_is_told() {
        check("un \"mot jamais refermé", &["\"mot"]);
        check("\"un\" et \"deux", &["\"deux"]);
        check("l'\"école et la mairie", &["\"école"]);
    }

    #[test]
    fn pairs_primes_and_inches_are_not() {
        check("\"un\" et l'\"autre\" (\"trois\")", &[]);
        check("\"a \"b\" c\" puis \"d \"e\"\"", &[]);
        check("un écran de 27\" et 2'33\"", &[]);
        check("idem \" idem", &[]);
        check("\"sur\ndeux lignes\"", &[]);
    }
}
