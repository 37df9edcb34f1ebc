//! The words of a line: what stands between two ends of a paragraph, a heading or a cell.

use super::super::names::{self, Piece};
use super::{Writer, kind_name, title};
use crate::model::body::{Block, BlockKind, Inline, InlineKind, Target};

/// Parts the forms of a word: « agent·es ».
const MEDIAN_POINT: char = '·';

impl<'a> Writer<'a> {
    pub(super) fn inlines(&mut self, inlines: &'a [Inline]) {
        self.raw("[#{");
        for inline in inlines {
            self.origin(inline.span);
            self.inline(inline);
            self.raw(";");
        }
        self.raw("}]");
    }

    /// The words of a paragraph. Its last word stays whole: a syllable on a line of its own is
    /// worse than a gap, and typst takes a word for a lone one only when it cannot be cut.
    pub(super) fn running(&mut self, inlines: &'a [Inline]) {
        let last = inlines.split_last().and_then(|(last, before)| match &last.value {
            InlineKind::Text(text) => Some((before, last.span, text.rsplit_once(' ')?)),
            _ => None,
        });
        let Some((before, span, (start, word))) =
            last.filter(|(_, _, (_, word))| word.chars().count() <= names::LONGEST)
        else {
            return self.inlines(inlines);
        };
        self.raw("[#{");
        for inline in before {
            self.origin(inline.span);
            self.inline(inline);
            self.raw(";");
        }
        self.origin(span);
        self.words(&format!("{start} "));
        self.raw(";");
        self.whole(word);
        self.raw(";}]");
    }

    /// `name(content)`.
    pub(super) fn call(&mut self, name: &str, content: &'a [Inline]) {
        self.raw(name);
        self.raw("(");
        self.inlines(content);
        self.raw(")");
    }

    fn inline(&mut self, inline: &'a Inline) {
        match &inline.value {
            InlineKind::Text(text) => self.words(text),
            InlineKind::SoftBreak => self.raw("\" \""),
            InlineKind::LineBreak => self.raw("linebreak()"),
            InlineKind::Emphasis(content) => self.call("emph", content),
            InlineKind::Strong(content) => self.call("strong", content),
            InlineKind::Strikethrough(content) => self.call("struck", content),
            InlineKind::Superscript(content) => self.call("raised", content),
            InlineKind::Subscript(content) => self.call("lowered", content),
            InlineKind::SmallCapitals(content) => self.call("small-capitals", content),
            InlineKind::Internal(content) => self.call("internal", content),
            InlineKind::Foreign { language, content } => {
                self.raw("foreign(");
                self.string(language);
                self.raw(", ");
                self.inlines(content);
                self.raw(")");
            }
            InlineKind::Code(text) => {
                self.raw("code(");
                self.string(text);
                self.raw(")");
            }
            InlineKind::Link { address, content } => {
                self.raw("web-link(");
                self.string(address);
                self.raw(", ");
                self.inlines(content);
                self.raw(")");
            }
            InlineKind::Reference { target, label } => self.reference(target, label),
            InlineKind::Footnote(name) => self.footnote(name),
            InlineKind::Picture(picture) => {
                self.raw("inline-picture(");
                self.picture(picture);
                self.raw(")");
            }
        }
    }

    /// Words, with those marked that are never hyphenated, and those that are never stretched.
    fn words(&mut self, text: &str) {
        let is_space = |sign: char| sign.is_whitespace();
        let mut rest = text;
        while let Some(at) = rest.find(MEDIAN_POINT) {
            let space = rest[..at].char_indices().rfind(|(_, sign)| is_space(*sign));
            let start = space.map_or(0, |(space, sign)| space + sign.len_utf8());
            let end = rest[at..].find(is_space).map_or(rest.len(), |space| at + space);
            if start > 0 {
                self.named_words(&rest[..start]);
                self.raw(";");
            }
            self.raw("unbroken(");
            self.string(&rest[start..end]);
            self.raw(")");
            rest = &rest[end..];
            if rest.is_empty() {
                return;
            }
            self.raw(";");
        }
        self.named_words(rest);
    }

    fn named_words(&mut self, text: &str) {
        let names = self.names;
        for (index, piece) in names.pieces(text).into_iter().enumerate() {
            if index > 0 {
                self.raw(";");
            }
            match piece {
                Piece::Running(text) => self.string(&text),
                Piece::Whole(text) => self.whole(&text),
            }
        }
    }

    /// Words that are not hyphenated.
    fn whole(&mut self, text: &str) {
        if text.contains(MEDIAN_POINT) {
            return self.words(text);
        }
        self.raw("unhyphenated(");
        self.string(text);
        self.raw(")");
    }

    fn reference(&mut self, target: &Target, label: &'a [Inline]) {
        self.raw(&format!("reference(\"{}\", ", kind_name(target.kind)));
        self.string(&target.id);
        self.raw(", title: ");
        self.string(&title(target, self.report));
        if !label.is_empty() {
            self.raw(", label: ");
            self.inlines(label);
        }
        self.raw(")");
    }

    /// The footnote at its first call; a number that leads to it at the others.
    fn footnote(&mut self, name: &'a str) {
        let note = self.body.footnotes.iter().find(|note| note.name == name);
        let Some(note) = note else { return self.raw("\"\"") };
        if self.open_footnotes.contains(&name) {
            return self.raw("\"\"");
        }
        let label = format!("{}-{name}", self.prefix);
        if self.repeats || self.footnotes.insert(name) {
            self.open_footnotes.push(name);
            self.raw("[#footnote(");
            // A paragraph of its own would leave the number alone on its line.
            match note.blocks.as_slice() {
                [Block { value: BlockKind::Paragraph(content), .. }] => self.inlines(content),
                blocks => self.blocks(blocks),
            }
            self.raw(")");
            if !self.repeats {
                self.raw("#label(");
                self.string(&label);
                self.raw(")");
            }
            self.raw("]");
            self.open_footnotes.pop();
        } else {
            self.raw("footnote(label(");
            self.string(&label);
            self.raw("))");
        }
    }
}
