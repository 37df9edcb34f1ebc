//! What other parts of the report lead to: passages that refer to a question or an action, and boxes
//! that say what the day left.

use super::{Writer, callout_name};
use crate::model::body::{
    Block, BlockKind, CalloutKind, Inline, InlineKind, Target, TargetKind, plain_text,
};

/// A passage that refers to questions or actions.
#[derive(Debug, Clone)]
pub(in crate::typeset) struct Passage {
    /// The label of its place.
    pub(in crate::typeset) label: String,
    /// The questions and actions.
    pub(in crate::typeset) targets: Vec<Target>,
    /// Who says it, by their id.
    pub(in crate::typeset) speaker: Option<String>,
    /// Its first words.
    pub(in crate::typeset) opening: String,
}

/// A box that other parts gather: a key message, figures, a decision.
#[derive(Debug, Clone)]
pub(in crate::typeset) struct Highlight {
    /// The label of its place.
    pub(in crate::typeset) label: String,
    /// What the box is for.
    pub(in crate::typeset) kind: CalloutKind,
    /// Its title; may be empty.
    pub(in crate::typeset) title: Vec<Inline>,
    /// What it says.
    pub(in crate::typeset) blocks: Vec<Block>,
}

/// How many letters of a passage are quoted where it is listed.
const OPENING: usize = 110;

impl<'a> Writer<'a> {
    /// A block, within a mark in the margin if it is a passage that refers to a question or an
    /// action. What a speaker says is one passage.
    pub(super) fn passage(&mut self, block: &'a Block) {
        let targets =
            if self.depth == 1 && !self.place.again { targets(block) } else { Vec::new() };
        if targets.is_empty() || matches!(block.value, BlockKind::Heading { .. }) {
            return self.block(block);
        }
        let label = format!("passage-{}-{}", self.prefix, self.code.passages.len() + 1);
        let speaker = match &block.value {
            BlockKind::Intervention(intervention) => Some(intervention.speaker.id.clone()),
            _ => None,
        };
        self.marked = Some((label.clone(), targets.clone()));
        let passage = Passage { label, targets, speaker, opening: opening(block) };
        self.code.passages.push(passage);
        // Beside a speaker's name there is room for the mark, and only the template knows where.
        if matches!(block.value, BlockKind::Intervention(_)) {
            return self.block(block);
        }
        self.raw("passage(");
        self.marks();
        self.raw("[#{");
        self.block(block);
        self.raw("}])");
    }

    /// The label and the marks of the passage that begins here, as arguments.
    pub(super) fn marks(&mut self) {
        let Some((label, targets)) = self.marked.take() else { return };
        self.raw("passage: ");
        self.string(&label);
        self.raw(", marks: (");
        for target in targets {
            self.string(&target.id);
            self.raw(", ");
        }
        self.raw("), ");
    }

    /// The label of a box that other parts gather, as an argument.
    pub(super) fn highlight(&mut self, kind: CalloutKind, title: &[Inline], blocks: &[Block]) {
        let gathered =
            matches!(kind, CalloutKind::KeyMessage | CalloutKind::Figures | CalloutKind::Decision);
        if !gathered || self.place.again {
            return;
        }
        let number = self.code.highlights.len() + 1;
        let label = format!("{}-{}-{number}", callout_name(kind), self.prefix);
        self.raw("mark: ");
        self.string(&label);
        self.raw(", ");
        let (title, blocks) = (title.to_vec(), blocks.to_vec());
        self.code.highlights.push(Highlight { label, kind, title, blocks });
    }
}

/// The questions and actions that a block refers to, each once.
fn targets(block: &Block) -> Vec<Target> {
    let mut found = Vec::new();
    push_targets(block, &mut found);
    found
}

fn push_targets(block: &Block, found: &mut Vec<Target>) {
    for line in block.value.lines() {
        push_line_targets(line, found);
    }
    for block in block.value.children().into_iter().flatten() {
        push_targets(block, found);
    }
}

fn push_line_targets(line: &[Inline], found: &mut Vec<Target>) {
    for inline in line {
        if let InlineKind::Reference { target, .. } = &inline.value
            && matches!(target.kind, TargetKind::Question | TargetKind::Action)
            && !found.contains(target)
        {
            found.push(target.clone());
        }
        push_line_targets(inline.value.content(), found);
    }
}

/// The first words of a passage.
fn opening(block: &Block) -> String {
    let mut words = String::new();
    for line in block.value.lines() {
        push_words(line, &mut words);
        words.push(' ');
    }
    let words = words.trim();
    if words.is_empty() {
        let blocks = block.value.children().into_iter().flatten();
        let openings = blocks.map(opening);
        return openings.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    }
    if words.chars().count() <= OPENING {
        return words.to_owned();
    }
    let cut: String = words.chars().take(OPENING).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}\u{a0}…", whole.trim_end_matches([',', ';', ':', ' ']))
}

/// The plain words of a line, in which a reference without words of its own is the id it leads to.
fn push_words(line: &[Inline], words: &mut String) {
    for inline in line {
        match &inline.value {
            InlineKind::Reference { target, label } if label.is_empty() => {
                words.push_str(&target.id);
            }
            _ if inline.value.content().is_empty() => {
                words.push_str(&plain_text(std::slice::from_ref(inline)));
            }
            _ => push_words(inline.value.content(), words),
        }
    }
}
