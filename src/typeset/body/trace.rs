//! What other parts of the report lead to: passages that refer to a question or an action, and boxes
//! that say what the day left.

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
const EXCERPT: usize = 110;

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

/// The sentence of a text that holds a place, cut if it is long.
fn excerpt(text: &str, at: usize) -> String {
    let ends = [". ", "! ", "? ", "… ", ".\u{a0}»"];
    let start =
        ends.iter().filter_map(|end| text[..at].rfind(end).map(|found| found + end.len())).max();
    // What can be told from its beginning is.
    let start = start.filter(|_| text[..at].chars().count() > EXCERPT / 2).unwrap_or_default();
    // « Voir A4. » says nothing by itself: the sentence before says why.
    let short = |start: usize| {
        text[start..]
            .split_inclusive(['.', '!', '?'])
            .next()
            .is_none_or(|it| it.chars().count() < 40)
    };
    let start = if start > 0 && short(start) {
        let ends =
            ends.iter().filter_map(|end| text[..start - 1].rfind(end).map(|at| at + end.len()));
        ends.filter(|at| *at < start).max().unwrap_or_default()
    } else {
        start
    };
    let rest = text[start..].trim();
    let before = if start > 0 { "…\u{a0}" } else { "" };
    if rest.chars().count() <= EXCERPT {
        return format!("{before}{rest}");
    }
    let cut: String = rest.chars().take(EXCERPT).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!(
        "{before}{}\u{a0}…",
        whole.trim_end_matches([',', ';', ':', ' ', '(', '«', '\u{a0}', '\u{202f}'])
    )
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
            "…\u{a0}Un mot après l’autre. Puis vient Q2, enfin.",
            "a short sentence does not say why by itself"
        );
        let endless = format!("Q3 {}", "mot ".repeat(60));
        assert!(excerpt(&endless, 0).ends_with("mot\u{a0}…"));
        assert!(excerpt(&endless, 0).chars().count() < 116);
    }
}
