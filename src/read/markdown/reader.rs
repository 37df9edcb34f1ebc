//! What the readers of blocks and of inlines share: the fragment, its places, its footnotes.

use std::collections::BTreeMap;
use std::ops::Range;

use comrak::nodes::Node;

use super::fragment::Fragment;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Block, Body, Footnote, Inline, Written};
use crate::source::Span;

/// Deeper nesting than this is printed as its plain text: nobody writes it on purpose, and typst
/// follows show rules only so far.
pub(super) const DEEPEST: usize = 12;

/// Stands for the bar of `[[A3|the guide]]` while comrak reads: in a table the bar would end the
/// cell. As long as a bar, and no text that was decoded holds it.
const HIDDEN_BAR: char = '\u{1f}';

/// Hides the bars inside `[[…]]`.
pub(super) fn hide_bars(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        hidden.push_str(before);
        hidden.push_str("[[");
        let end = after.find("]]").filter(|&end| !after[..end].contains(['\n', '[']));
        let (inside, after) = after.split_at(end.unwrap_or(0));
        hidden.push_str(&inside.replace('|', "\u{1f}"));
        rest = after;
    }
    hidden.push_str(rest);
    hidden
}

/// What comrak read, with its bars. A tab is the space that it is read as.
pub(super) fn shown(text: &str) -> String {
    with_bars(text).replace('\t', " ")
}

/// The same, with its tabs.
pub(super) fn with_bars(text: &str) -> String {
    text.replace(HIDDEN_BAR, "|")
}

pub(super) type Blocks = Vec<Block<Written>>;
pub(super) type Inlines = Vec<Inline<Written>>;

/// What is known while a fragment is read.
pub(super) struct Reader<'a, 'd> {
    pub(super) fragment: &'a Fragment<'a>,
    pub(super) diagnostics: &'d mut Diagnostics,
    pub(super) footnotes: Vec<(Span, Footnote<Written>)>,
    /// How many quotes are open.
    pub(super) quotes: usize,
    /// Where `](#interne)` does what it says, or is no mark.
    pub(super) honoured: Vec<Span>,
}

impl<'a, 'd> Reader<'a, 'd> {
    pub(super) fn new(fragment: &'a Fragment<'a>, diagnostics: &'d mut Diagnostics) -> Self {
        Self { fragment, diagnostics, footnotes: Vec::new(), quotes: 0, honoured: Vec::new() }
    }

    /// « [mots](#interne) » that comrak took for words, and nothing could make a mark of.
    pub(super) fn report_links_that_reserve_nothing(&mut self) {
        let lower = self.fragment.text.to_ascii_lowercase();
        for (at, mark) in lower.match_indices("](#intern") {
            // An unclosed one is told where it stands.
            let is_closed =
                lower[at..].find([')', '\n']).is_some_and(|end| lower[at + end..].starts_with(')'));
            let is_escaped = lower[..at].ends_with('\\');
            let span = self.fragment.place(at..at + mark.len());
            let is_within = |it: &Span| {
                it.source == span.source && it.start <= span.start && span.end <= it.end
            };
            if is_closed && !is_escaped && !self.honoured.iter().any(is_within) {
                self.report(Code::StrayInternal, span, "mark", "](#interne)");
            }
        }
    }

    /// The body: its blocks, and the footnotes that are called once each.
    pub(super) fn finish(self, blocks: Blocks) -> Body<Written> {
        let mut body = Body { blocks, footnotes: Vec::new() };
        let mut places: BTreeMap<String, Span> = BTreeMap::new();
        for (span, footnote) in self.footnotes {
            if let Some(first) = places.insert(footnote.name.clone(), span) {
                let source = self.fragment.source;
                let line = source.position(first.start).line;
                let diagnostic = Diagnostic::new(Code::DuplicateId, span)
                    .with("id", format!("[^{}]", footnote.name))
                    .with("other", format!("{}:{line}", source.path));
                self.diagnostics.push(diagnostic);
            } else {
                body.footnotes.push(footnote);
            }
        }
        let called = body.called_footnotes();
        for footnote in body.footnotes.extract_if(.., |it| !called.contains(&it.name)) {
            let diagnostic = Diagnostic::new(Code::UnusedFootnote, places[&footnote.name]);
            self.diagnostics.push(diagnostic.with("name", &footnote.name));
        }
        body
    }

    /// The bytes of the fragment's text that a node was read from.
    pub(super) fn range(&self, node: Node<'_>) -> Range<usize> {
        let place = node.data.borrow().sourcepos;
        let start = self.fragment.offset(place.start.line, place.start.column);
        let end = self.fragment.offset(place.end.line, place.end.column + 1);
        start..end.max(start)
    }

    /// Where a node stands in the source.
    pub(super) fn span(&self, node: Node<'_>) -> Span {
        self.fragment.place(self.range(node))
    }

    /// What the author wrote for a node.
    pub(super) fn written(&self, node: Node<'_>) -> &str {
        &self.fragment.text[self.range(node)]
    }

    pub(super) fn report(&mut self, code: Code, span: Span, word: &'static str, value: &str) {
        self.diagnostics.push(Diagnostic::new(code, span).with(word, value));
    }
}
