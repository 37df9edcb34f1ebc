//! What other parts of the report lead to: passages that refer to a question or an action, and boxes
//! that say what the day left.

use std::ops::Range;

use super::{Writer, callout_name, title};
use crate::model::body::{
    Block, BlockKind, CalloutKind, Inline, InlineKind, Target, TargetKind, plain_text,
};

/// A passage that refers to questions or actions.
#[derive(Debug, Clone)]
pub(in crate::typeset) struct Passage {
    /// The label of its place.
    pub(in crate::typeset) label: String,
    /// The questions and actions, each with the words that refer to it.
    pub(in crate::typeset) targets: Vec<(Target, String)>,
    /// Who says it, by their id.
    pub(in crate::typeset) speaker: Option<String>,
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
const EXCERPT: usize = 160;

/// A sentence of fewer letters says nothing by itself.
const SHORTEST: usize = 40;

impl<'a> Writer<'a> {
    /// A block, within a mark in the margin if it is a passage that refers to a question or an
    /// action. What a speaker says is one passage.
    pub(super) fn passage(&mut self, block: &'a Block) {
        let mut targets = Vec::new();
        if self.depth == 1 && self.place.traced {
            self.push_targets(block, &mut targets);
        }
        if targets.is_empty() || matches!(block.value, BlockKind::Heading { .. }) {
            return self.block(block);
        }
        let label = format!("passage-{}-{}", self.prefix, self.code.passages.len() + 1);
        let speaker = match &block.value {
            BlockKind::Intervention(intervention) => Some(intervention.speaker.id.clone()),
            _ => None,
        };
        let ids = targets.iter().map(|(target, _)| target.id.clone()).collect();
        self.marked = Some((label.clone(), ids));
        self.code.passages.push(Passage { label, targets, speaker });
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
        let Some((label, ids)) = self.marked.take() else { return };
        self.raw("passage: ");
        self.string(&label);
        self.raw(", marks: (");
        for id in ids {
            self.string(&id);
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

    /// The questions and actions that a block refers to, each once.
    fn push_targets(&self, block: &Block, found: &mut Vec<(Target, String)>) {
        for line in block.value.lines() {
            let mut words = Words::default();
            self.push_words(line, &mut words);
            for (at, target) in &words.targets {
                if !found.iter().any(|(known, _)| known == target) {
                    found.push((target.clone(), excerpt(&words.text, *at)));
                }
            }
        }
        for block in block.value.children().into_iter().flatten() {
            self.push_targets(block, found);
        }
    }

    /// The plain words of a line, in which a reference without words of its own says what it leads to.
    fn push_words(&self, line: &[Inline], words: &mut Words) {
        for inline in line {
            match &inline.value {
                InlineKind::Reference { target, label } => {
                    if matches!(target.kind, TargetKind::Question | TargetKind::Action) {
                        words.targets.push((words.text.len(), target.clone()));
                        if label.is_empty() {
                            words.text.push_str(&target.id);
                        }
                    } else if label.is_empty() {
                        words.text.push_str(&title(target, self.report));
                    }
                    self.push_words(label, words);
                }
                _ if inline.value.content().is_empty() => {
                    words.text.push_str(&plain_text(std::slice::from_ref(inline)));
                }
                _ => self.push_words(inline.value.content(), words),
            }
        }
    }
}

/// The words of a line, and where they refer to questions and actions.
#[derive(Default)]
struct Words {
    text: String,
    targets: Vec<(usize, Target)>,
}

/// The sentence of a text that holds a place, cut if it is long. One so short that it says nothing by
/// itself (« Voir A4. ») stands with the one before it, or with the one after it.
fn excerpt(text: &str, at: usize) -> String {
    let sentences = sentences(text);
    let last = sentences.len().saturating_sub(1);
    let own = sentences.iter().position(|it| at < it.end).unwrap_or(last);
    let is_short = |from: usize, to: usize| {
        let range =
            sentences.get(from).map_or(0, |it| it.start)..sentences.get(to).map_or(0, |it| it.end);
        text[range].trim().chars().count() < SHORTEST
    };
    let first = if own > 0 && is_short(own, own) { own - 1 } else { own };
    let end = if own < last && is_short(first, own) { own + 1 } else { own };
    let range =
        sentences.get(first).map_or(0, |it| it.start)..sentences.get(end).map_or(0, |it| it.end);
    let whole = text[range].trim();
    if whole.chars().count() <= EXCERPT {
        return whole.to_owned();
    }
    let cut: String = whole.chars().take(EXCERPT).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!(
        "{}\u{a0}…",
        words.trim_end_matches([',', ';', ':', ' ', '(', '«', '\u{a0}', '\u{202f}'])
    )
}

/// Where each sentence of a text begins and ends, with the space after it.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let ends = [". ", "! ", "? ", "… ", ".\u{a0}»", "?\u{202f}»", "!\u{202f}»"];
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let next = ends.iter().filter_map(|end| Some(text[start..].find(end)? + end.len())).min();
        let end = next.map_or(text.len(), |length| start + length);
        found.push(start..end);
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_holds_the_place() {
        assert_eq!(excerpt("Voir Q1.", 5), "Voir Q1.");
        let long = "Un mot après l’autre. ".repeat(5) + "Puis vient Q2, enfin.";
        assert_eq!(
            excerpt(&long, long.find("Q2").unwrap()),
            "Un mot après l’autre. Puis vient Q2, enfin.",
            "a short sentence does not say why by itself"
        );
        let whole = "Une phrase assez longue pour se suffire à elle-même, sur Q2. Une autre.";
        assert_eq!(excerpt(whole, 55), whole.strip_suffix(" Une autre.").unwrap());
        let endless = format!("Q3 {}", "mot ".repeat(60));
        assert!(excerpt(&endless, 0).ends_with("mot\u{a0}…"));
        assert!(excerpt(&endless, 0).chars().count() < 164);
        assert_eq!(excerpt("", 0), "");
    }
}
