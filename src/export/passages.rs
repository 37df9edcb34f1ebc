//! A text as passages of plain words, so that two states of it can be compared.

use crate::model::body::{Block, BlockKind, Body, Inline, InlineKind, Picture, Target, TargetKind};
use crate::model::report::Report;

/// The passages of a text in its order: a paragraph, a heading, a row of a table… each. What
/// somebody said begins with the name.
pub(super) fn passages(body: &Body, report: &Report) -> Vec<String> {
    let mut reader = Reader { report, found: Vec::new() };
    reader.blocks(&body.blocks);
    body.footnotes.iter().for_each(|note| reader.blocks(&note.blocks));
    reader.found
}

struct Reader<'a> {
    report: &'a Report,
    found: Vec<String>,
}

impl Reader<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(&block.value);
        }
    }

    fn block(&mut self, block: &BlockKind) {
        match block {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                self.line(content);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|it| self.blocks(&it.blocks)),
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    let cells: Vec<_> = row.iter().map(|cell| self.words(cell)).collect();
                    self.push(&cells.join(" | "));
                }
            }
            BlockKind::Code { text } => self.push(text),
            BlockKind::Quote { blocks, attribution } => {
                self.blocks(blocks);
                attribution.iter().for_each(|words| self.line(words));
            }
            BlockKind::Callout { title, blocks, .. } => {
                self.line(title);
                self.blocks(blocks);
            }
            BlockKind::Definitions(items) => {
                for item in items {
                    self.line(&item.term);
                    self.blocks(&item.details);
                }
            }
            BlockKind::Figure { picture, caption } => self.figure(picture, caption),
            BlockKind::Gallery(figures) => {
                figures.iter().for_each(|it| self.figure(&it.picture, &it.caption));
            }
            BlockKind::Intervention(intervention) => {
                let first = self.found.len();
                self.blocks(&intervention.blocks);
                let name = self.name(&intervention.speaker);
                if let (Some(passage), Some(name)) = (self.found.get_mut(first), name) {
                    *passage = format!("{name} : {passage}");
                }
            }
            BlockKind::Rule => {}
        }
    }

    fn figure(&mut self, picture: &Picture, caption: &[Inline]) {
        self.line(caption);
        self.push(&picture.alternative);
    }

    fn line(&mut self, inlines: &[Inline]) {
        let words = self.words(inlines);
        self.push(&words);
    }

    fn push(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.found.push(words.trim().to_owned());
        }
    }

    /// The words, those that are internal too: an edition that withholds them has none.
    fn words(&self, inlines: &[Inline]) -> String {
        let word = |inline: &Inline| match &inline.value {
            InlineKind::Text(words) | InlineKind::Code(words) => words.clone(),
            InlineKind::SoftBreak | InlineKind::LineBreak => " ".to_owned(),
            InlineKind::Footnote(_) => String::new(),
            InlineKind::Picture(picture) => picture.alternative.clone(),
            InlineKind::Reference { target, label } if label.is_empty() => {
                self.name(target).unwrap_or_else(|| target.id.clone())
            }
            other => self.words(other.content()),
        };
        inlines.iter().map(word).collect()
    }

    /// The name of a person that a reference leads to.
    fn name(&self, target: &Target) -> Option<String> {
        let mut people = self.report.people.iter();
        let person = people.find(|person| person.id == target.id);
        person.filter(|_| target.kind == TargetKind::Speaker).map(|person| person.name.clone())
    }
}
