//! What authors reserved in words of their own: « INTERNE – », « Off : », « (à ne pas publier) », at the
//! head of a paragraph, an item, a cell or a section, at its end or within it. What is clear is
//! withheld; a label that does not tell how far it reaches, or stands where nothing can be taken out,
//! is an error.

use std::collections::BTreeSet;

use super::Removed;
use super::line::{Change, in_line, text_of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{
    Block, BlockKind, Body, Definition, Figure, Inline, InlineKind, Item, Table,
};
use crate::model::report::Report;
use crate::model::texts::{each_body, each_text};
use crate::source::Span;
use crate::spelling::reserving::{Reach, Reserved, is_label, is_reserved_heading, reserved};
use crate::spelling::{fold, one_line};

/// Takes out what authors reserved in words of their own, and returns it; tells what cannot be.
pub(super) fn withhold(report: &mut Report, diagnostics: &mut Diagnostics) -> Vec<Removed> {
    let allowed = report.event.facts.allowed.iter().map(|it| it.words.clone()).collect();
    let mut marks = Marks { allowed, ..Marks::default() };
    for action in &mut report.actions {
        // The whole action is what its title speaks of.
        action.facts.internal |= marks.of(&action.facts.title).is_some();
    }
    report.evaluation.verbatims.retain(|text| marks.of(text).is_none());
    // A programme says to everyone that something is held in camera.
    let programme: BTreeSet<Span> = report
        .sessions
        .iter()
        .flat_map(|it| it.speakers.iter().map(|speaker| speaker.span).chain([it.span]))
        .collect();
    let hidden = report.actions.iter().filter(|action| action.facts.internal);
    let actions: BTreeSet<Span> = hidden.map(|action| action.span).collect();
    let mut unclear = Vec::new();
    each_text(report, &mut |context, text| {
        let is_field = context.is_prose
            && context.span.is_none_or(|it| !programme.contains(&it) && !actions.contains(&it));
        if let Some(it) = marks.of(text).filter(|it| is_field && it.reach != Reach::Next) {
            unclear.push((context.span, text[it.mark].trim().to_owned()));
        }
    });
    for workshop in &mut report.workshops {
        for round in &mut workshop.outputs.rounds {
            round.contributions.retain_mut(|contribution| {
                let was_empty = contribution.body.is_empty();
                marks.body(&mut contribution.body);
                was_empty || !contribution.body.is_empty()
            });
        }
    }
    each_body(report, &mut |_, body| marks.body(body));
    unclear.extend(marks.unclear.into_iter().map(|(span, mark)| (Some(span), mark)));
    for (span, mark) in unclear {
        diagnostics.push(Diagnostic::new(Code::StrayInternal, span).with("mark", mark));
    }
    marks.removed
}

#[derive(Default)]
struct Marks {
    /// Words that may be published as they stand.
    allowed: Vec<String>,
    removed: Vec<Removed>,
    /// Labels that do not tell how far they reach.
    unclear: Vec<(Span, String)>,
    /// The names of footnotes that nothing is left of.
    emptied: BTreeSet<String>,
}

impl Marks {
    fn of(&self, text: &str) -> Option<Reserved> {
        reserved(text).filter(|_| !self.is_allowed(text))
    }

    fn is_allowed(&self, text: &str) -> bool {
        self.allowed.iter().any(|words| text.contains(words.as_str()))
    }

    fn take(&mut self, span: Span, what: [&'static str; 2], mark: &str) {
        let mark = mark.trim().trim_end_matches([':', '-', '–', '—', ',', '.', ' ']);
        self.removed.push(Removed::new(span, what, format!("« {mark} »")));
    }

    fn body(&mut self, body: &mut Body) {
        self.blocks(&mut body.blocks);
        for note in &mut body.footnotes {
            let was_empty = note.blocks.is_empty();
            self.inside(&mut note.blocks);
            if !was_empty && note.blocks.is_empty() {
                self.emptied.insert(note.name.clone());
            }
        }
        if !self.emptied.is_empty() {
            let emptied = std::mem::take(&mut self.emptied);
            body.footnotes.retain(|note| !emptied.contains(&note.name));
            crate::model::texts::lines_of(body, None, &mut |_, line| uncall(line, &emptied));
        }
    }

    /// The blocks within something: a label alone at their head reserves all of it.
    fn inside(&mut self, blocks: &mut Vec<Block>) {
        // « > **Interne** » above what it reserves.
        let bold = match blocks.first().map(|block| (&block.value, block.span)) {
            Some((BlockKind::Paragraph(line), span)) if blocks.len() > 1 && line.len() == 1 => {
                bold_words(line).map(|words| (words, span))
            }
            _ => None,
        };
        if let Some((words, span)) = bold.filter(|(words, _)| !self.is_allowed(words)) {
            self.take(span, ["un passage", "a passage"], &words);
            blocks.clear();
            return;
        }
        let first = blocks.first().and_then(|block| match &block.value {
            BlockKind::Paragraph(line) => Some((block.span, text_of(line))),
            _ => None,
        });
        if let Some((span, text)) = first
            && let Some(it) = self.of(&text)
            && it.reach == Reach::Next
        {
            self.take(span, ["un passage", "a passage"], &text[it.mark]);
            blocks.clear();
            return;
        }
        self.blocks(blocks);
    }

    fn blocks(&mut self, blocks: &mut Vec<Block>) {
        let is_contrast = blocks.iter().any(says_external);
        let mut section = None;
        let mut left: Vec<Block> = Vec::with_capacity(blocks.len());
        let mut all = std::mem::take(blocks).into_iter().peekable();
        while let Some(mut block) = all.next() {
            if let BlockKind::Heading { level, content } = &block.value {
                if section.is_some_and(|open| *level <= open) {
                    section = None;
                }
                let text = text_of(content);
                let is_reserved = section.is_none()
                    && !is_contrast
                    && !self.is_allowed(&text)
                    && is_reserved_heading(&text);
                // « CONFIDENTIEL » as the title of a page has no section of its own.
                let is_empty = all.peek().is_none_or(|next| {
                    matches!(&next.value, BlockKind::Heading { level: next, .. } if next <= level)
                });
                if is_reserved && is_empty {
                    self.unclear.push((block.span, one_line(&text)));
                } else if is_reserved {
                    section = Some(*level);
                    let mark = self.of(&text).map_or(text.as_str(), |it| &text[it.mark]);
                    self.take(block.span, ["une partie", "a section"], mark);
                }
            }
            if section.is_some() {
                continue;
            }
            let alone = self.alone(&block).filter(|_| !is_contrast);
            if let Some(mark) = alone {
                let introduces = matches!(
                    all.peek().map(|next| &next.value),
                    Some(BlockKind::List { .. } | BlockKind::Quote { .. } | BlockKind::Table(_))
                );
                if introduces && mark.ends_with(':') {
                    self.take(block.span, ["un passage", "a passage"], &mark);
                    all.next();
                    continue;
                }
                self.unclear.push((block.span, mark));
            } else if !self.keeps(&mut block, is_contrast) {
                continue;
            }
            left.push(block);
        }
        *blocks = left;
    }

    /// The label that is all that a paragraph says.
    fn alone(&self, block: &Block) -> Option<String> {
        let BlockKind::Paragraph(line) = &block.value else { return None };
        let text = text_of(line);
        let found = self.of(&text)?;
        (found.reach == Reach::Next).then(|| text.trim().to_owned())
    }

    /// Whether something is left of a block.
    fn keeps(&mut self, block: &mut Block, is_contrast: bool) -> bool {
        let span = block.span;
        match &mut block.value {
            BlockKind::Paragraph(line) => {
                is_contrast || self.line(line, span, ["un paragraphe", "a paragraph"])
            }
            BlockKind::List { items, .. } => {
                let is_contrast =
                    items.iter().any(|item| item.blocks.first().is_some_and(says_external));
                items.retain_mut(|Item { blocks, .. }| {
                    if !is_contrast {
                        let was_empty = blocks.is_empty();
                        let head = self.head(blocks);
                        if head {
                            blocks.clear();
                        } else {
                            self.inside(blocks);
                        }
                        return was_empty || !blocks.is_empty();
                    }
                    true
                });
                !items.is_empty()
            }
            BlockKind::Table(table) => {
                self.table(table, span);
                true
            }
            BlockKind::Quote { blocks, .. } | BlockKind::Callout { blocks, .. } => {
                let was_empty = blocks.is_empty();
                self.inside(blocks);
                was_empty || !blocks.is_empty()
            }
            BlockKind::Definitions(items) => {
                items.retain_mut(|Definition { term, details }| {
                    let keeps = self.line(term, span, ["une définition", "a definition"]);
                    self.inside(details);
                    keeps && !details.is_empty()
                });
                !items.is_empty()
            }
            BlockKind::Figure { picture, caption } => {
                self.keeps_figure(span, &picture.alternative, caption)
            }
            BlockKind::Gallery(figures) => {
                figures.retain_mut(|Figure { picture, caption }| {
                    self.keeps_figure(span, &picture.alternative, caption)
                });
                !figures.is_empty()
            }
            BlockKind::Intervention(it) => {
                self.inside(&mut it.blocks);
                !it.blocks.is_empty()
            }
            BlockKind::Code { text } => {
                // Nothing can be taken out of what is printed as it was typed.
                let found =
                    text.lines().find_map(|line| self.of(line).map(|it| line[it.mark].to_owned()));
                self.unclear.extend(found.map(|mark| (span, mark)));
                true
            }
            BlockKind::Heading { .. } | BlockKind::Rule => true,
        }
    }

    /// Whether an item of several blocks begins with a paragraph that is reserved: its lists go with it.
    fn head(&mut self, blocks: &[Block]) -> bool {
        let [Block { value: BlockKind::Paragraph(line), span }, rest @ ..] = blocks else {
            return false;
        };
        let text = text_of(line);
        let Some(it) = self.of(&text).filter(|it| it.reach == Reach::Whole) else { return false };
        if rest.is_empty() {
            return false;
        }
        self.take(*span, ["un élément de liste", "an item of a list"], &text[it.mark]);
        true
    }

    /// Whether something is left of a line.
    fn line(&mut self, line: &mut Vec<Inline>, span: Span, what: [&'static str; 2]) -> bool {
        let text = text_of(line);
        let Some(it) = self.of(&text) else {
            let label = bold_label(line).filter(|_| !self.is_allowed(&text));
            label.iter().for_each(|label| self.take(span, what, label));
            return label.is_none();
        };
        match it.reach {
            Reach::Whole | Reach::Next => {
                self.take(span, what, &text[it.mark]);
                false
            }
            Reach::Part(range) => {
                let place = super::line::place(line, &range).unwrap_or(span);
                self.take(
                    place,
                    ["la fin d'un paragraphe", "the end of a paragraph"],
                    &text[it.mark],
                );
                in_line(line, &|_| vec![Change { range: range.clone(), words: String::new() }]);
                true
            }
        }
    }

    fn keeps_figure(&mut self, span: Span, alternative: &str, caption: &[Inline]) -> bool {
        let caption = text_of(caption);
        let found = [caption.as_str(), alternative]
            .into_iter()
            .find_map(|text| self.of(text).map(|it| text[it.mark].to_owned()));
        if let Some(mark) = &found {
            self.take(span, ["une image", "a picture"], mark);
        }
        found.is_none()
    }

    fn table(&mut self, table: &mut Table, span: Span) {
        let heads = table.head.iter();
        let is_contrast =
            heads.chain(table.rows.iter().flatten()).any(|cell| begins_external(cell));
        if is_contrast {
            return;
        }
        table.rows.retain_mut(|row| {
            for cell in row.iter_mut() {
                let text = text_of(cell);
                let Some(it) = self.of(&text) else { continue };
                let place = cell.first().map_or(span, |inline| inline.span);
                if it.reach == Reach::Next {
                    self.take(
                        place,
                        ["une ligne d'un tableau", "a row of a table"],
                        &text[it.mark],
                    );
                    return false;
                }
                if !self.line(cell, place, ["une case d'un tableau", "a cell of a table"]) {
                    cell.clear();
                }
            }
            true
        });
    }
}

/// A label in bold or italics that a line begins with, without any sign after it.
fn bold_label(line: &[Inline]) -> Option<String> {
    bold_words(line).filter(|_| line.len() > 1)
}

/// A label in bold, italics or struck through that a line begins with.
fn bold_words(line: &[Inline]) -> Option<String> {
    let (InlineKind::Strong(words)
    | InlineKind::Emphasis(words)
    | InlineKind::Strikethrough(words)) = &line.first()?.value
    else {
        return None;
    };
    let words = text_of(words);
    is_label(&words).then_some(words)
}

fn begins_external(line: &[Inline]) -> bool {
    fold(&text_of(line)).starts_with("extern")
}

/// Whether a block only speaks of the other half of « interne ».
fn says_external(block: &Block) -> bool {
    match &block.value {
        BlockKind::Paragraph(line) | BlockKind::Heading { content: line, .. } => {
            begins_external(line)
        }
        _ => false,
    }
}

/// Takes the calls of footnotes out of a line.
fn uncall(line: &mut Vec<Inline>, names: &BTreeSet<String>) {
    line.retain_mut(|inline| {
        if let Some(content) = inline.value.content_mut() {
            uncall(content, names);
        }
        !matches!(&inline.value, InlineKind::Footnote(name) if names.contains(name))
    });
}
