//! A block as plain words: what is left of one that cannot be set as it is.

use super::Writer;
use crate::model::body::{Block, BlockKind, Inline, InlineKind, plain_text};

impl<'a> Writer<'a> {
    /// The words of a block and of those in it, a paragraph a line.
    pub(super) fn plain_block(&mut self, block: &'a Block) {
        let mut lines = Vec::new();
        self.push_plain(block, &mut lines);
        for line in lines.iter().filter(|line| !line.trim().is_empty()) {
            self.raw("\nparagraph(");
            self.string(line);
            self.raw(")");
        }
    }

    pub(super) fn push_plain(&mut self, block: &'a Block, lines: &mut Vec<String>) {
        match &block.value {
            BlockKind::Code { text } => lines.extend(text.lines().map(str::to_owned)),
            BlockKind::Figure { picture, .. } => lines.push(picture.alternative.clone()),
            BlockKind::Gallery(figures) => {
                lines.extend(figures.iter().map(|it| it.picture.alternative.clone()));
            }
            BlockKind::Intervention(it) => {
                let known = self.report.people.iter().find(|person| person.id == it.speaker.id);
                lines.push(known.map_or(&it.speaker.id, |person| &person.name).clone());
            }
            _ => {}
        }
        for line in block.value.lines() {
            let mut words = String::new();
            self.push_plain_words(line, &mut words, lines);
            lines.push(words);
        }
        for blocks in block.value.children() {
            blocks.iter().for_each(|block| self.push_plain(block, lines));
        }
    }

    /// The words of a line; the notes that it calls for the first time follow as lines.
    fn push_plain_words(
        &mut self,
        line: &'a [Inline],
        words: &mut String,
        lines: &mut Vec<String>,
    ) {
        for inline in line {
            match &inline.value {
                InlineKind::Reference { target, label } if label.is_empty() => {
                    words.push_str(&super::title(target, self.report));
                }
                InlineKind::Footnote(name) => {
                    let note = self.notes.get(name.as_str()).copied();
                    if let Some(note) = note.filter(|_| self.footnotes.insert(name.as_str())) {
                        note.blocks.iter().for_each(|block| self.push_plain(block, lines));
                    }
                }
                kind if kind.content().is_empty() => {
                    words.push_str(&plain_text(std::slice::from_ref(inline)));
                }
                kind => self.push_plain_words(kind.content(), words, lines),
            }
        }
    }
}
