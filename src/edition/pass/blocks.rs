//! Blocks that say whose words they hold: interventions, quotes, rows of a table.

use std::collections::BTreeSet;

use super::{Occurrence, Pass};
use crate::edition::names::{Mention, MentionKind};
use crate::model::body::{
    Block, BlockKind, Inline, InlineKind, Table, Target, TargetKind, plain_text,
};
use crate::model::person::Person;
use crate::source::Span;
use crate::spelling::{fold, slug};

/// The id of who stands for everyone without a name.
const NOBODY: &str = "anonyme";

impl Pass {
    pub(super) fn blocks(&mut self, blocks: &mut [Block], spoken_of: &mut BTreeSet<usize>) {
        for block in blocks {
            let span = block.span;
            match &mut block.value {
                BlockKind::Intervention(it) => {
                    spoken_of.extend(self.by_id.get(&it.speaker.id));
                    if let Some(target) = self.stand_in(&it.speaker, span) {
                        it.speaker = target;
                        self.changed += 1;
                        if it.opens_with_identity {
                            drop_identity(&mut it.blocks);
                            it.opens_with_identity = false;
                        }
                    }
                    self.blocks(&mut it.blocks, spoken_of);
                }
                BlockKind::Quote { blocks, attribution } => {
                    self.blocks(blocks, spoken_of);
                    self.attribution(attribution);
                }
                BlockKind::Callout { title, blocks, .. } => {
                    self.references(title, spoken_of);
                    self.blocks(blocks, spoken_of);
                }
                BlockKind::List { items, .. } => {
                    items.iter_mut().for_each(|item| self.blocks(&mut item.blocks, spoken_of));
                }
                BlockKind::Definitions(items) => {
                    for item in items {
                        self.references(&mut item.term, spoken_of);
                        self.blocks(&mut item.details, spoken_of);
                    }
                }
                BlockKind::Paragraph(content) => {
                    self.stranger(content);
                    self.references(content, spoken_of);
                }
                BlockKind::Heading { content, .. } => self.references(content, spoken_of),
                BlockKind::Table(table) => {
                    self.cells(table);
                    let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                    cells.for_each(|cell| self.references(cell, spoken_of));
                }
                BlockKind::Figure { caption, .. } => self.references(caption, spoken_of),
                BlockKind::Gallery(figures) => {
                    figures.iter_mut().for_each(|it| self.references(&mut it.caption, spoken_of));
                }
                BlockKind::Code { text } => self.text(text, None, Some(span)),
                BlockKind::Rule => {}
            }
        }
    }

    /// Who speaks instead of someone who is not named.
    fn stand_in(&mut self, speaker: &Target, span: Span) -> Option<Target> {
        let hidden = &self.hidden[*self.by_id.get(&speaker.id)?];
        let (id, name, is_organisation) = match &hidden.organisation {
            Some(organisation) => (slug(organisation), organisation.clone(), true),
            None => (NOBODY.to_owned(), self.words(None).voice.clone(), false),
        };
        let person = Person {
            id: id.clone(),
            span,
            name,
            is_organisation,
            function: None,
            organisation: None,
            roles: Vec::new(),
            consent: None,
            is_anonymous: !is_organisation,
        };
        self.newcomers.entry(id.clone()).or_insert(person);
        Some(Target { kind: TargetKind::Speaker, id })
    }

    /// The author of a quote: the organisation, or nobody.
    fn attribution(&mut self, attribution: &mut Option<Vec<Inline>>) {
        let Some(line) = attribution else { return };
        let said = plain_text(line);
        let found = self.names.find(&said, &self.names.everyone());
        let is_his = |it: &&Mention| matches!(it.kind, MentionKind::Sure | MentionKind::Unsure);
        let named = found.iter().find(is_his);
        let span = line.first().map(|inline| inline.span);
        let instead = match named {
            Some(mention) => {
                let hidden = &self.hidden[mention.who];
                self.replaced.push(Occurrence {
                    words: said,
                    instead: hidden.organisation.clone().unwrap_or_default(),
                    who: mention.who,
                    span,
                });
                hidden.organisation.clone()
            }
            None if self.unknown_too => {
                let mut known = self.hidden.iter().filter_map(|it| it.organisation.as_ref());
                known.find(|it| fold(&said).contains(&fold(it))).cloned()
            }
            None => return,
        };
        self.changed += 1;
        *attribution =
            instead.zip(span).map(|(words, span)| vec![Inline::new(InlineKind::Text(words), span)]);
    }

    /// A paragraph that opens with a name and a colon: somebody whom nobody knows.
    fn stranger(&mut self, content: &mut [Inline]) {
        if !self.unknown_too || stranger_of(content).is_none() {
            return;
        }
        let voice = self.words(None).voice.clone();
        let is_alone = content.len() == 1;
        let [first, rest @ ..] = content else { return };
        let span = first.span;
        match &mut first.value {
            InlineKind::Text(text) => {
                let said = text.split_once(':').map_or("", |it| it.1);
                *text = format!("{voice} :{said}");
            }
            InlineKind::Strong(words) => {
                let is_closed = plain_text(words).trim_end().ends_with(':');
                if !is_closed
                    && let Some(Inline { value: InlineKind::Text(text), .. }) = rest.first_mut()
                    && let Some(said) = after_identity(text)
                {
                    *text = format!(" : {said}");
                }
                let colon = if is_closed && !is_alone { " :" } else { "" };
                let voice = InlineKind::Text(format!("{voice}{colon}"));
                *first = Inline::new(InlineKind::Strong(vec![Inline::new(voice, span)]), span);
            }
            _ => return,
        }
        self.changed += 1;
    }

    /// Surname and given name in two cells side by side.
    fn cells(&mut self, table: &mut Table) {
        let words = self.words(None);
        for row in &mut table.rows {
            for left in 1..row.len() {
                let pair = [plain_text(&row[left - 1]), plain_text(&row[left])];
                if pair.iter().any(|cell| cell.trim().is_empty()) {
                    continue;
                }
                let Some(who) = self.whose(&pair.join(" ")) else { continue };
                let span = row[left - 1].first().map(|inline| inline.span);
                let instead = self.hidden[who].organisation.clone();
                let instead = instead.unwrap_or_else(|| words.someone.clone());
                self.replaced.push(Occurrence {
                    words: pair.join(" "),
                    instead: instead.clone(),
                    who,
                    span,
                });
                row[left].clear();
                row[left - 1] = span
                    .map(|span| Inline::new(InlineKind::Text(instead), span))
                    .into_iter()
                    .collect();
            }
        }
    }

    /// Links to someone who is not named become words, which are looked at with the others.
    fn references(&self, line: &mut [Inline], spoken_of: &mut BTreeSet<usize>) {
        for inline in line {
            if let InlineKind::Reference { target, label } = &mut inline.value
                && target.kind == TargetKind::Speaker
                && let Some(who) = self.by_id.get(&target.id)
            {
                spoken_of.insert(*who);
                let name = &self.hidden[*who].person.name;
                let words = if label.is_empty() { name.clone() } else { plain_text(label) };
                inline.value = InlineKind::Text(words);
            } else if let Some(content) = inline.value.content_mut() {
                self.references(content, spoken_of);
            }
        }
    }
}

/// Who speaks in a paragraph that opens with a name and a colon, in plain letters or strong ones.
pub(in crate::edition) fn stranger_of(content: &[Inline]) -> Option<String> {
    let words = match &content.first()?.value {
        InlineKind::Text(text) => text.split_once(':')?.0.to_owned(),
        InlineKind::Strong(words) => {
            let words = plain_text(words);
            match words.trim_end().strip_suffix(':') {
                Some(name) => name.to_owned(),
                None if content.len() == 1 => words,
                None => {
                    let InlineKind::Text(text) = &content[1].value else { return None };
                    after_identity(text)?;
                    words
                }
            }
        }
        _ => return None,
    };
    // « Jean Inconnu (Agence) : … »
    let name = words.split('(').next().unwrap_or_default().trim();
    is_like_a_name(name).then(|| name.to_owned())
}

/// What is said after « (Agence) : ».
fn after_identity(text: &str) -> Option<&str> {
    let head = text.trim_start();
    let after =
        if head.starts_with('(') { head.split_once(')').map_or("", |it| it.1) } else { head };
    after.trim_start().strip_prefix(':').map(str::trim_start)
}

/// Takes off the words that tell more of who spoke.
fn drop_identity(blocks: &mut Vec<Block>) {
    let Some(Block { value: BlockKind::Paragraph(content), .. }) = blocks.first_mut() else {
        return;
    };
    if !content.is_empty() {
        content.remove(0);
    }
    if content.is_empty() {
        blocks.remove(0);
    }
}

/// Whether words look like somebody's name: two to five with capitals.
fn is_like_a_name(words: &str) -> bool {
    let words: Vec<_> = words.split_whitespace().collect();
    let particle = |word: &str| matches!(word, "de" | "du" | "des" | "la" | "le" | "van" | "von");
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let named = words.iter().filter(|word| capital(word)).count();
    (2..=5).contains(&words.len())
        && named >= 2
        && words.iter().all(|word| capital(word) || particle(word))
}
