//! Inlines: words, their marks, links, references and footnote calls.

use std::ops::Range;

use comrak::nodes::{Node, NodeValue};

use super::foreign::language_marked;
use super::reader::{DEEPEST, Inlines, Reader, shown};
use super::{bare, mark, reserved};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::body::{InlineKind, Picture, Written, plain_text};
use crate::source::{Span, Spanned};
use crate::spelling::{fold, one_line};

/// A `<sup>` or `<sub>` that is not closed yet.
struct OpenTag {
    name: String,
    span: Span,
    /// How many inlines stand before it.
    before: usize,
}

impl Reader<'_, '_> {
    /// The inlines of a paragraph, a cell or a mark.
    pub(super) fn inlines(&mut self, parent: Node<'_>, depth: usize) -> Inlines {
        let mut inlines = Vec::new();
        let mut open = Vec::new();
        for node in parent.children() {
            let span = self.span(node);
            let html = match &node.data.borrow().value {
                NodeValue::HtmlInline(html) => Some(html.clone()),
                _ => None,
            };
            match html {
                Some(html) => {
                    self.honoured.push(span);
                    self.tag(&html, span, &mut open, &mut inlines);
                }
                None => self.inline(node, span, depth, &mut inlines),
            }
        }
        self.honoured.extend(reserved::wrap(&mut inlines));
        inlines
    }

    /// A tag of HTML: a line's end, one end of raised or lowered words, or nothing that is printed.
    fn tag(&mut self, html: &str, span: Span, open: &mut Vec<OpenTag>, inlines: &mut Inlines) {
        let name = html.to_lowercase().replace([' ', '/'], "");
        let shift = match name.as_str() {
            "<br>" => {
                inlines.push(Spanned::new(InlineKind::LineBreak, span));
                return;
            }
            "<sup>" => InlineKind::Superscript,
            "<sub>" => InlineKind::Subscript,
            _ => {
                self.raw_html(html, span);
                return;
            }
        };
        if !html.contains('/') {
            open.push(OpenTag { name, span, before: inlines.len() });
        } else if let Some(tag) = open.pop_if(|last| last.name == name) {
            let content = inlines.split_off(tag.before);
            inlines.push(Spanned::new(shift(content), Span { end: span.end, ..tag.span }));
        } else {
            self.raw_html(html, span);
        }
    }

    fn inline(&mut self, node: Node<'_>, span: Span, depth: usize, inlines: &mut Inlines) {
        if depth > DEEPEST {
            let text = self.written(node).to_owned();
            inlines.push(Spanned::new(InlineKind::Text(text), span));
            return;
        }
        let value = node.data.borrow().value.clone();
        let kind = match value {
            NodeValue::Text(text) => {
                let range = self.range(node);
                self.undefined_footnotes(&text, range.clone());
                self.broken_marks(&text, range);
                // Within a line, CommonMark takes a comment without its end for words.
                let written = self.written(node);
                if written.contains("<!--") && !written.contains("\\<!--") {
                    self.diagnostics.push(Diagnostic::new(Code::UnclosedComment, span));
                }
                InlineKind::Text(shown(&text))
            }
            NodeValue::SoftBreak => InlineKind::SoftBreak,
            NodeValue::LineBreak => InlineKind::LineBreak,
            NodeValue::Code(code) => {
                self.honoured.push(span);
                InlineKind::Code(shown(&code.literal))
            }
            NodeValue::Emph => InlineKind::Emphasis(self.inlines(node, depth + 1)),
            NodeValue::Strong => InlineKind::Strong(self.inlines(node, depth + 1)),
            NodeValue::Strikethrough => InlineKind::Strikethrough(self.inlines(node, depth + 1)),
            NodeValue::Link(link) => match self.link(node, &link.url, span, depth) {
                Ok(kind) => {
                    inlines.extend(bare::ended(Spanned::new(kind, span), self.fragment.source));
                    return;
                }
                Err(content) => {
                    inlines.extend(content);
                    return;
                }
            },
            NodeValue::Image(image) => InlineKind::Picture(self.picture(node, &image.url)),
            NodeValue::WikiLink(_) => self.reference(node, span, depth),
            NodeValue::FootnoteReference(call) => InlineKind::Footnote(call.name),
            // An inline that only groups others.
            _ => {
                let content = self.inlines(node, depth + 1);
                inlines.extend(content);
                return;
            }
        };
        inlines.push(Spanned::new(kind, span));
    }

    /// A link; what leads nowhere from a PDF is only its words. Whether a path leads to a file,
    /// this file alone cannot tell: such a link is kept as written.
    fn link(
        &mut self,
        node: Node<'_>,
        address: &str,
        span: Span,
        depth: usize,
    ) -> Result<InlineKind<Written>, Inlines> {
        let content = self.inlines(node, depth + 1);
        if let Some(language) = language_marked(address.strip_prefix('#')) {
            return Ok(InlineKind::Foreign { language, content });
        }
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
        match (scheme.as_deref(), address) {
            // In doubt (`#Interne`, `#internes`) words are reserved rather than published.
            (None, _) if fold(address).starts_with("intern") && address.starts_with('#') => {
                self.honoured.push(span);
                Ok(InlineKind::Internal(content))
            }
            (Some("http" | "https" | "mailto" | "tel"), _) => {
                Ok(InlineKind::Link { address: shown(address), content })
            }
            (None, _) if !address.is_empty() => {
                Ok(InlineKind::Link { address: shown(address), content })
            }
            _ => {
                let to = match address {
                    "" => ["sans adresse", "without an address"].map(str::to_owned),
                    _ => [format!("vers « {address} »"), format!("to “{address}”")],
                };
                let diagnostic = Diagnostic::new(Code::LocalLink, span);
                self.diagnostics.push(diagnostic.with_both("to", &to[0], &to[1]));
                Err(content)
            }
        }
    }

    fn reference(&mut self, node: Node<'_>, span: Span, depth: usize) -> InlineKind<Written> {
        // comrak reads no marks inside `[[…]]`: its one text is what the author wrote.
        let written = plain_text(&self.inlines(node, depth + 1));
        let (target, label) = match written.split_once('|') {
            // In a table, many write a bar with a backslash.
            Some((target, label)) => (target.trim_end_matches('\\'), Some(label.trim())),
            None => (written.as_str(), None),
        };
        let label = label.map(|label| Spanned::new(InlineKind::Text(label.to_owned()), span));
        let target = Written(target.trim().to_owned());
        InlineKind::Reference { target, label: label.into_iter().collect() }
    }

    pub(super) fn picture(&mut self, node: Node<'_>, path: &str) -> Picture {
        // The words of a caption have their own reader.
        self.honoured.push(self.span(node));
        let alternative = plain_text(&self.inlines(node, 0));
        Picture { span: self.span(node), path: path.to_owned(), alternative }
    }

    /// HTML is not printed, and said so; the words between its tags are given back. A comment is
    /// its author's own business.
    pub(super) fn raw_html(&mut self, html: &str, span: Span) -> String {
        let Some(comment) = html.trim_start().strip_prefix("<!--") else {
            let line = html.trim().lines().next().unwrap_or_default();
            self.report(Code::RawHtml, span, "html", line);
            return without_tags(html);
        };
        if let Some((_, rest)) = comment.split_once("-->") {
            return without_tags(rest);
        }
        self.diagnostics.push(Diagnostic::new(Code::UnclosedComment, span));
        String::new()
    }

    /// comrak leaves a half-written mark as text; one whose signs are escaped is none.
    fn broken_marks(&mut self, text: &str, within: Range<usize>) {
        // « [mots](#interne » would be published.
        let lower = text.to_lowercase();
        if lower.contains("](#intern") && !lower.contains("](#interne)") {
            let span = self.fragment.place(within.clone());
            self.report(Code::StrayInternal, span, "mark", "](#interne");
        }
        let mut from = within.start;
        for mark::Broken { range, meant } in mark::broken(text) {
            let written = &text[range];
            let rest = self.fragment.text.get(from..within.end).unwrap_or_default();
            let Some(at) = rest.find(written).filter(|&at| !rest[..at].ends_with('\\')) else {
                continue;
            };
            let start = from + at;
            from = start + written.len();
            let place = self.fragment.place(start..from);
            let diagnostic = Diagnostic::new(Code::BrokenMark, place);
            self.diagnostics.push(diagnostic.maybe_correct(Some(place), meant));
        }
    }

    /// comrak leaves a call without footnote as text; a call whose signs are escaped is none.
    fn undefined_footnotes(&mut self, text: &str, range: Range<usize>) {
        let mut from = range.start;
        let mut rest = text;
        while let Some((_, after)) = rest.split_once("[^") {
            let Some((name, after)) = after.split_once(']') else { return };
            let call = format!("[^{name}]");
            let written = &self.fragment.text[from..range.end.max(from)];
            let mut places = written.match_indices(&call).map(|(at, _)| at);
            let place = places.find(|&at| !written[..at].ends_with('\\'));
            if let Some(at) =
                place.filter(|_| !name.is_empty() && !name.contains(char::is_whitespace))
            {
                let start = from + at;
                from = start + call.len();
                let span = self.fragment.place(start..from);
                self.report(Code::UnknownFootnote, span, "name", name);
            }
            rest = after;
        }
    }
}

/// The words of some HTML without its tags.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        let Some((_, after)) = after.split_once('>') else { break };
        words.push(' ');
        rest = after;
    }
    words.push_str(rest);
    one_line(&words)
}
