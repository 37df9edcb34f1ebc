//! What authors reserved: whole parts, passages and words.

use std::collections::BTreeSet;

use super::line::text_of;
use super::{Removed, marks};
use crate::diagnostic::Diagnostics;
use crate::model::annex::AnnexContent;
use crate::model::body::{
    Block, BlockKind, Body, CalloutKind, Definition, Footnote, Inline, InlineKind, Item, Table,
    Target, TargetKind,
};
use crate::model::report::Report;
use crate::source::Span;
use crate::spelling::reserving::{is_reserved_row, reserved_head};
use crate::spelling::{fold, slug};

/// Takes out what authors reserved, and returns it.
pub(super) fn withhold(
    report: &mut Report,
    whole: &Report,
    diagnostics: &mut Diagnostics,
) -> Vec<Removed> {
    let before = shown_files(report);
    // A list that reserves an annex says nothing of it to everyone; its file is there all the same.
    let internal: BTreeSet<_> =
        whole.annexes.iter().filter(|annex| annex.internal).map(|annex| &annex.path).collect();
    report.annexes.iter_mut().for_each(|annex| annex.internal |= internal.contains(&annex.path));
    // What is reserved as a whole needs no other marks; they may reserve an action as a whole.
    let mut removed = withhold_parts(report);
    removed.extend(marks::withhold(report, diagnostics));
    removed.extend(withhold_parts(report));
    let kept = kept_targets(report);
    let mut editor = Editor { kept, named: BTreeSet::new(), removed };
    editor.body(&mut report.event.framing);
    report.event.questions.retain(|question| !question.text.is_empty());
    for session in &mut report.sessions {
        editor.body(&mut session.text);
        session.notes.iter_mut().for_each(|note| editor.body(&mut note.body));
    }
    for workshop in &mut report.workshops {
        editor.body(&mut workshop.outputs.introduction);
        for round in &mut workshop.outputs.rounds {
            round.contributions.retain_mut(|contribution| {
                let was_empty = contribution.body.is_empty();
                editor.body(&mut contribution.body);
                was_empty || !contribution.body.is_empty()
            });
        }
        editor.body(&mut workshop.outputs.synthesis);
        for name in [&workshop.facts.hosts, &workshop.facts.rapporteurs].into_iter().flatten() {
            editor.named.insert(slug(name));
        }
    }
    for annex in &mut report.annexes {
        if let AnnexContent::Text(body) = &mut annex.content {
            editor.body(body);
        }
    }
    for action in &mut report.actions {
        editor.body(&mut action.description);
        action.origin.retain(|target| editor.kept.contains(target));
    }
    let announced = report.sessions.iter().flat_map(|session| &session.speakers);
    editor.named.extend(announced.map(|speaker| slug(speaker.shown())));
    report.people.retain(|person| editor.named.contains(&person.id));
    report.participants.retain(|participant| !participant.internal);
    // A file's name can tell as much as the passage that showed it.
    let after = shown_files(report);
    let hidden: BTreeSet<_> = before.difference(&after).collect();
    report.sources.retain(|source| !hidden.contains(&source.path));
    editor.removed
}

/// The files of the pictures that the report's texts show, and of its annexes.
pub(super) fn shown_files(report: &Report) -> BTreeSet<String> {
    let shown = report.bodies().into_iter().flat_map(Body::pictures);
    let annexes = report.annexes.iter().map(|annex| annex.path.clone());
    shown.map(|picture| picture.path.clone()).chain(annexes).collect()
}

/// Takes out whole notes, workshops and actions, and the names of files that held nothing else.
fn withhold_parts(report: &mut Report) -> Vec<Removed> {
    const RULE: &str = "visibility: internal";
    let mut removed = Vec::new();
    let mut hidden = BTreeSet::new();
    let mut shown = BTreeSet::new();
    let mut keep = |internal: bool, span: Span, what| {
        if internal {
            hidden.insert(span.source.0);
            removed.push(Removed::new(span, what, RULE));
        } else {
            shown.insert(span.source.0);
        }
        !internal
    };
    for session in &mut report.sessions {
        session
            .notes
            .retain(|it| keep(it.internal, it.span, ["des notes entières", "whole notes"]));
    }
    let workshops = &mut report.workshops;
    workshops.retain(|it| keep(it.facts.internal, it.span, ["un atelier", "a workshop"]));
    report.actions.retain(|it| keep(it.facts.internal, it.span, ["une action", "an action"]));
    report.annexes.retain(|annex| {
        if annex.internal {
            removed.push(Removed::new(annex.span, ["une annexe", "an annex"], RULE));
        }
        !annex.internal
    });
    let workshops: BTreeSet<_> = report.workshops.iter().map(|it| it.id.clone()).collect();
    for session in &mut report.sessions {
        session.workshops.retain(|id| workshops.contains(id));
    }
    let mut rank = 0;
    report.sources.retain(|_| {
        rank += 1;
        let source = rank - 1;
        shown.contains(&source) || !hidden.contains(&source)
    });
    removed
}

fn kept_targets(report: &Report) -> BTreeSet<Target> {
    let target = |kind, id: &String| Target { kind, id: id.clone() };
    let questions = report.event.questions.iter().map(|it| target(TargetKind::Question, &it.id));
    let sessions = report.sessions.iter().map(|it| target(TargetKind::Session, &it.id));
    let workshops = report.workshops.iter().map(|it| target(TargetKind::Workshop, &it.id));
    let actions = report.actions.iter().map(|it| target(TargetKind::Action, &it.id));
    let people = report.people.iter().map(|it| target(TargetKind::Speaker, &it.id));
    questions.chain(sessions).chain(workshops).chain(actions).chain(people).collect()
}

/// Leaves the footnotes that are called.
fn keep_called(body: &mut Body) {
    let called = body.called_footnotes();
    body.footnotes.retain(|note| called.contains(&note.name));
}

struct Editor {
    kept: BTreeSet<Target>,
    /// The ids of the people whom the text still names.
    named: BTreeSet<String>,
    removed: Vec<Removed>,
}

impl Editor {
    fn withhold(&mut self, span: Span, what: [&'static str; 2], rule: &'static str) {
        self.removed.push(Removed::new(span, what, rule));
    }

    fn body(&mut self, body: &mut Body) {
        self.blocks(&mut body.blocks);
        // A note whose call is withheld has no number, and must leave no gap. So may what another note withholds.
        keep_called(body);
        body.footnotes.iter_mut().for_each(|Footnote { blocks, .. }| self.blocks(blocks));
        keep_called(body);
    }

    fn blocks(&mut self, blocks: &mut Vec<Block>) {
        blocks.retain_mut(|block| {
            match &mut block.value {
                BlockKind::Callout { kind: CalloutKind::Internal, .. } => {
                    self.withhold(block.span, ["un encadré", "a callout"], "[!INTERNE]");
                    return false;
                }
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                    return self.inlines_left(content);
                }
                BlockKind::List { items, .. } => {
                    items.retain_mut(|Item { blocks, .. }| {
                        self.blocks(blocks);
                        !blocks.is_empty()
                    });
                    return !items.is_empty();
                }
                BlockKind::Table(table) => {
                    self.cells(table, block.span);
                    if table.head.is_empty() {
                        return false;
                    }
                    let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                    cells.for_each(|cell| self.inlines(cell));
                }
                BlockKind::Quote { blocks, attribution } => {
                    self.blocks(blocks);
                    attribution.iter_mut().for_each(|it| self.inlines(it));
                    return !blocks.is_empty();
                }
                BlockKind::Callout { title, blocks, .. } => {
                    self.inlines(title);
                    self.blocks(blocks);
                    return !blocks.is_empty();
                }
                BlockKind::Definitions(items) => {
                    for Definition { term, details } in items {
                        self.inlines(term);
                        self.blocks(details);
                    }
                }
                BlockKind::Figure { caption, .. } => self.inlines(caption),
                BlockKind::Gallery(figures) => {
                    figures.iter_mut().for_each(|figure| self.inlines(&mut figure.caption));
                }
                BlockKind::Intervention(intervention) => {
                    self.blocks(&mut intervention.blocks);
                    if intervention.blocks.is_empty() {
                        return false;
                    }
                    self.named.insert(intervention.speaker.id.clone());
                }
                BlockKind::Code { .. } | BlockKind::Rule => {}
            }
            true
        });
    }

    /// Takes out the columns whose head reserves them, and the rows that a column « visibilité »
    /// reserves.
    fn cells(&mut self, table: &mut Table, span: Span) {
        let says = |cell: &[Inline]| text_of(cell);
        let is_visibility = |head: &str| matches!(fold(head).as_str(), "visibilite" | "visibility");
        let hides = |head: &str, cell: &[Inline]| {
            let value = says(cell);
            if is_visibility(head) {
                let words = fold(&value);
                return Some(matches!(words.as_str(), "interne" | "internal" | "confidentiel"));
            }
            is_reserved_row(head, &value)
        };
        let said = table.head.iter().enumerate().position(|(at, head)| {
            let head = says(head);
            let mut rows = table.rows.iter();
            let says_so = |row: &Vec<Vec<Inline>>| {
                row.get(at).is_some_and(|cell| hides(&head, cell).is_some())
            };
            // A table of one row is its head alone, and reserves nothing.
            is_visibility(&head) || !table.rows.is_empty() && rows.all(says_so)
        });
        let head = said.map(|at| says(&table.head[at])).unwrap_or_default();
        let is_internal = |cell: &Vec<Inline>| hides(&head, cell) == Some(true);
        if let Some(at) = said {
            let before = table.rows.len();
            table.rows.retain(|row| !row.get(at).is_some_and(is_internal));
            if table.rows.len() < before {
                self.withhold(
                    span,
                    ["des lignes d'un tableau", "rows of a table"],
                    "visibility: internal",
                );
            }
        }
        let is_reserved = |(at, cell): (usize, &Vec<Inline>)| {
            Some(at) == said || reserved_head(&says(cell)).is_some()
        };
        let reserved: BTreeSet<_> =
            table.head.iter().enumerate().filter(|it| is_reserved(*it)).map(|it| it.0).collect();
        if reserved.is_empty() {
            return;
        }
        let left = |cells: &mut Vec<Vec<Inline>>| {
            let mut at = 0;
            cells.retain(|_| {
                at += 1;
                !reserved.contains(&(at - 1))
            });
        };
        left(&mut table.head);
        table.rows.iter_mut().for_each(left);
        let mut at = 0;
        table.columns.retain(|_| {
            at += 1;
            !reserved.contains(&(at - 1))
        });
        if said.is_none_or(|it| reserved.len() > 1 || !reserved.contains(&it)) {
            self.withhold(span, ["une colonne d'un tableau", "a column of a table"], "(interne)");
        }
    }

    /// Whether words are left once the internal ones are out.
    fn inlines_left(&mut self, inlines: &mut Vec<Inline>) -> bool {
        self.inlines(inlines);
        !inlines.is_empty()
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        let mut index = 0;
        while index < inlines.len() {
            match &mut inlines[index].value {
                InlineKind::Internal(_) => {
                    self.withhold(inlines[index].span, ["quelques mots", "some words"], "#interne");
                    inlines.remove(index);
                    continue;
                }
                InlineKind::Reference { target, label } => {
                    if self.kept.contains(target) {
                        self.inlines(label);
                        if target.kind == TargetKind::Speaker {
                            self.named.insert(target.id.clone());
                        }
                    } else {
                        // What it leads to is withheld: the author's own words stay, or the sign of
                        // an omission.
                        let mut label = std::mem::take(label);
                        if label.is_empty() {
                            let omitted = InlineKind::Text("[…]".to_owned());
                            label.push(Inline { value: omitted, span: inlines[index].span });
                        }
                        inlines.splice(index..=index, label);
                        continue;
                    }
                }
                other => {
                    if let Some(content) = other.content_mut() {
                        self.inlines(content);
                    }
                }
            }
            index += 1;
        }
    }
}
