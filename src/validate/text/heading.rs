//! Headings: each one level below the one above at most, each with something below it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{BlockKind, Body, plain_text};
use crate::model::report::Report;
use crate::source::{Sources, Span};

/// Checks the headings of what contributors wrote. The agenda's are taken apart to find the
/// sessions: what is left of them says nothing.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let agenda = report.sessions.iter().map(|session| &session.text);
    let agenda: Vec<_> = agenda.chain([&report.event.framing]).collect();
    let is_of_agenda = |body: &Body| agenda.iter().any(|it| std::ptr::eq(*it, body));
    for body in report.bodies().into_iter().filter(|body| !is_of_agenda(body)) {
        skipped(body, sources, diagnostics);
        empty(body, sources, diagnostics);
    }
}

fn skipped(body: &Body, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut above: Option<u8> = None;
    for block in &body.blocks {
        let level = match &block.value {
            BlockKind::Heading { level, .. } => *level,
            // The speaker's name was a heading.
            BlockKind::Intervention(_) => match signs(sources.text(block.span)) {
                0 => continue,
                level => level,
            },
            _ => continue,
        };
        let previous = above.replace(level);
        let Some(previous) = previous.filter(|previous| level > previous + 1) else { continue };
        let expected = previous + 1;
        let written = signs(sources.text(block.span)) == level;
        let place = Span { end: block.span.start + usize::from(level), ..block.span };
        let right = "#".repeat(usize::from(expected));
        let diagnostic = Diagnostic::new(Code::SkippedHeading, block.span)
            .with("level", level)
            .with("above", previous)
            .with("expected", expected)
            .maybe_correct(written.then_some(place), Some(right));
        diagnostics.push(diagnostic);
    }
}

fn empty(body: &Body, sources: &Sources, diagnostics: &mut Diagnostics) {
    for (rank, block) in body.blocks.iter().enumerate() {
        let BlockKind::Heading { level, content } = &block.value else { continue };
        let mut below = body.blocks[rank + 1..].iter();
        let below = below.find(|block| block.value != BlockKind::Rule);
        let is_empty = match below.map(|block| &block.value) {
            Some(BlockKind::Heading { level: next, .. }) => next <= level,
            Some(_) => false,
            None => ends(block.span, *level, sources),
        };
        if is_empty {
            let diagnostic = Diagnostic::new(Code::EmptySection, block.span);
            diagnostics.push(diagnostic.with("title", plain_text(content)));
        }
    }
}

/// Whether nothing comes below the last heading of a text. A workshop's sheet is several texts:
/// what follows in the file may be of the next one.
fn ends(heading: Span, level: u8, sources: &Sources) -> bool {
    let source = sources.get(heading.source);
    if matches!(source.extension().as_str(), "yaml" | "yml") || !source.cells.is_empty() {
        return true;
    }
    let rest = source.text[heading.end..].trim_start();
    rest.is_empty() || (1..=level).contains(&signs(rest))
}

/// How many `#` a text begins with.
fn signs(text: &str) -> u8 {
    text.chars().take_while(|&c| c == '#').count() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::{Target, Written};
    use crate::read::markdown;
    use crate::source::Source;

    /// The body of a text without references.
    fn body(source: &Source) -> Body {
        let id = crate::source::SourceId(0);
        let read = markdown::read(id, source, 0..source.text.len(), &mut Diagnostics::default());
        let blocks = read.blocks.into_iter().map(|block| {
            block.map(|kind: BlockKind<Written>| match kind {
                BlockKind::Heading { level, content } => {
                    let text = crate::model::body::InlineKind::<Target>::Text(plain_text(&content));
                    let span = content[0].span;
                    let content = vec![crate::source::Spanned::new(text, span)];
                    BlockKind::Heading { level, content }
                }
                BlockKind::Rule => BlockKind::Rule,
                _ => BlockKind::Code { text: String::new() },
            })
        });
        Body { blocks: blocks.collect(), footnotes: Vec::new() }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("notes/0940.md", Vec::new(), text.to_owned());
        let body = body(&source);
        let sources = Sources::new(vec![source]);
        let mut diagnostics = Diagnostics::default();
        skipped(&body, &sources, &mut diagnostics);
        empty(&body, &sources, &mut diagnostics);
        let found = diagnostics.reported().into_iter().map(|(_, told)| {
            let at = told.span.map(|span| sources.get(span.source).position(span.start).line);
            format!("{} {}", at.unwrap_or_default(), told.code.name())
        });
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_level_is_skipped_on_the_way_down_only() {
        check("## a\n\nx\n\n#### b\n\ny", &["5 skipped-heading"]);
        check("### a\n\nx\n\n#### b\n\ny\n\n## c\n\nz", &[]);
    }

    #[test]
    fn a_section_is_empty_when_nothing_of_its_own_follows() {
        check("## a\n\n## b\n\nx", &["1 empty-section"]);
        check("## a\n\n---\n\n# b\n\nx", &["1 empty-section"]);
        check("## a\n\nx\n\n## b\n", &["5 empty-section"]);
        check("## a\n\n### b\n\nx", &[]);
    }
}
