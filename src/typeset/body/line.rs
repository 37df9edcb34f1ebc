//! The words of a line: what stands between two ends of a paragraph, a heading or a cell.

use super::super::names::{self, Entry, Piece};
use super::{Writer, is_struck, kind_name, title};
use crate::model::body::{Block, BlockKind, Footnote, Inline, InlineKind, Target};

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
            InlineKind::Strikethrough(content) => {
                let struck = std::mem::replace(&mut self.struck, true);
                self.call("struck", content);
                self.struck = struck;
            }
            InlineKind::Superscript(content) => self.call("raised", content),
            InlineKind::Subscript(content) => self.call("lowered", content),
            InlineKind::SmallCapitals(content) => self.call("small-capitals", content),
            InlineKind::Internal(content) => self.call("internal", content),
            InlineKind::Foreign { language, content } => {
                self.raw("foreign(");
                self.string(language);
                self.raw(", ");
                let quotes = std::mem::replace(&mut self.quotes, true);
                self.inlines(content);
                self.quotes = quotes;
                self.raw(")");
            }
            InlineKind::Code(text) => {
                self.raw("code(");
                self.code_string(text);
                self.raw(")");
            }
            InlineKind::Link { address, content } => {
                self.raw("web-link(");
                self.string(address);
                self.raw(", ");
                self.unlined(content);
                self.inlines(content);
                self.raw(")");
            }
            InlineKind::Reference { target, label } if self.heading => {
                // Of a heading, PDF/UA asks for words that are known before the pages are.
                if label.is_empty() {
                    self.string(&title(target, self.report));
                } else {
                    self.inlines(label);
                }
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
        let pieces = names.pieces(text);
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                self.raw(";");
            }
            match piece {
                Piece::Running(text) => self.string(text),
                Piece::Name(text, entries) if entries.is_empty() || self.is_unmarked() => {
                    self.whole(text);
                }
                Piece::Name(text, entries) => {
                    self.name(text, entries, &pieces[..index], &pieces[index + 1..]);
                }
            }
        }
    }

    /// Whether the indexes need not lead here: to a heading that the contents repeat, or to what is
    /// told a second time.
    fn is_unmarked(&self) -> bool {
        self.repeats || self.place.again
    }

    /// A name that an index leads to. The first time that an acronym is met, what it stands for
    /// follows, unless its author says it already.
    fn name(&mut self, text: &str, entries: &[Entry], before: &[Piece], after: &[Piece]) {
        self.raw("mention((");
        for entry in entries {
            self.string(&entry.mark());
            self.raw(", ");
        }
        self.raw("), ");
        self.string(text);
        let acronym = entries.iter().find_map(|entry| match entry {
            Entry::Acronym(short) => Some(short),
            _ => None,
        });
        let known =
            acronym.and_then(|it| self.report.glossary.iter().find(|known| known.short == *it));
        if let Some(acronym) = known.filter(|acronym| !self.met.contains(&acronym.short)) {
            let (before, after) = (plain(before), plain(after));
            let is_told = after.starts_with(" (") || before.ends_with('(');
            let is_aside = before.matches('(').count() > before.matches(')').count();
            let is_foreign = self.place.language.is_some();
            if is_told {
                self.met.insert(acronym.short.clone());
            } else if !self.quotes && !is_aside && !is_foreign {
                self.met.insert(acronym.short.clone());
                self.raw(", expansion: ");
                self.string(&acronym.expansion);
            }
        }
        self.raw(")");
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
        if self.struck || is_struck(label) {
            self.raw(", lined: false");
        }
        if !label.is_empty() {
            self.raw(", label: ");
            self.inlines(label);
        }
        self.raw(")");
    }

    /// What is struck through has no line under it: a PDF has words for one of the two.
    fn unlined(&mut self, content: &[Inline]) {
        if self.struck || is_struck(content) {
            self.raw("lined: false, ");
        }
    }

    /// The footnote at its first call; a number that leads to it at the others.
    fn footnote(&mut self, name: &'a str) {
        let Some(&note) = self.notes.get(name) else { return self.raw("\"\"") };
        if self.open_footnotes.contains(&name) {
            return self.raw("\"\"");
        }
        // Typst loses a note that a note calls where a page ends: such a one is told in brackets.
        if !self.open_footnotes.is_empty() && !self.footnotes.contains(name) {
            self.raw("[ (];");
            self.note_in_line(name, note);
            return self.raw(";[)]");
        }
        let label = format!("{}-{name}", self.prefix);
        if let Some(after) = &mut self.notes_after {
            if self.footnotes.insert(name) {
                after.push(name);
            }
            return self.footnote_number(&label);
        }
        if self.repeats || self.footnotes.insert(name) {
            self.raw("[#footnote(");
            self.note_words(name, note);
            self.raw(")");
            if !self.repeats {
                self.raw("#label(");
                self.string(&label);
                self.raw(")");
            }
            self.raw("]");
        } else {
            self.footnote_number(&label);
        }
    }

    /// What a footnote says.
    fn note_words(&mut self, name: &'a str, note: &'a Footnote) {
        self.open_footnotes.push(name);
        // A paragraph of its own would leave the number alone on its line.
        match note.blocks.as_slice() {
            [Block { value: BlockKind::Paragraph(content), .. }] => self.inlines(content),
            blocks => self.blocks(blocks),
        }
        self.open_footnotes.pop();
    }

    /// What a footnote says, within a line: its paragraphs follow each other, and what is no paragraph is
    /// told by its words.
    fn note_in_line(&mut self, name: &'a str, note: &'a Footnote) {
        self.open_footnotes.push(name);
        for (rank, block) in note.blocks.iter().enumerate() {
            if rank > 0 {
                self.raw(";[ ];");
            }
            if let BlockKind::Paragraph(content) = &block.value {
                self.inlines(content);
            } else {
                let mut lines = Vec::new();
                self.push_plain(block, &mut lines);
                self.string(&lines.join(" "));
            }
        }
        self.open_footnotes.pop();
    }

    /// The number of a footnote that is set elsewhere.
    fn footnote_number(&mut self, label: &str) {
        self.raw("footnote(label(");
        self.string(label);
        self.raw("))");
    }

    /// The footnotes that the block before called, if they are to stand after it.
    pub(super) fn notes_after(&mut self) {
        let names = self.notes_after.take().unwrap_or_default();
        if names.is_empty() {
            return;
        }
        self.raw("\nnotes-after((");
        for name in names {
            self.footnotes.remove(name);
            self.footnote(name);
            self.raw(", ");
        }
        self.raw("))");
    }
}

/// The words of some pieces.
fn plain(pieces: &[Piece]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Running(text) | Piece::Name(text, _) => text.as_str(),
    });
    words.collect()
}
