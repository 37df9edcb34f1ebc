//! About how many lines a text takes, by its letters: what a template would have to set in order to
//! measure it tells it beforehand.

use crate::model::body::{Block, BlockKind, Inline, InlineKind, Item, Table, plain_text};

/// How many characters stand on a line of the text.
const LINE: usize = 65;

/// How many characters stand on a line of a table that is as wide as the text.
const TABLE_LINE: usize = 70;

/// From so many columns on, a table takes both columns of the page.
const WIDE_TABLE: usize = 5;

/// A page holds a table that takes so many times the lines of one that is kept whole (`body.typ`, `table-parts`).
const MOST_MISJUDGED: usize = 3;

/// A table's head with more lines is read once, not on each page.
const TALLEST_HEAD: usize = 8;

/// The lines of a text and of the room between its blocks; none where there are pictures or tables,
/// whose heights are not told by letters.
pub(super) fn of_blocks(blocks: &[Block]) -> Option<usize> {
    half_lines(blocks).map(|halves| halves.div_ceil(2))
}

fn half_lines(blocks: &[Block]) -> Option<usize> {
    let of_block = |block: &Block| match &block.value {
        BlockKind::Paragraph(content) => Some(2 * lines(content, LINE) + 1),
        BlockKind::Heading { content, .. } => Some(2 * lines(content, LINE) + 4),
        BlockKind::List { tight, items, .. } => {
            let between = if *tight { 0 } else { items.len() };
            let items: Option<usize> = items.iter().map(|item| half_lines(&item.blocks)).sum();
            Some(items? + between)
        }
        BlockKind::Quote { blocks, .. } => Some(half_lines(blocks)? * 3 / 2 + 6),
        BlockKind::Callout { blocks, .. } => Some(half_lines(blocks)? + 10),
        BlockKind::Intervention(it) => Some(half_lines(&it.blocks)? + 4),
        BlockKind::Definitions(items) => {
            items.iter().map(|item| Some(half_lines(&item.details)? + 4)).sum()
        }
        BlockKind::Rule => Some(6),
        BlockKind::Table(_)
        | BlockKind::Code { .. }
        | BlockKind::Figure { .. }
        | BlockKind::Gallery(_) => None,
    };
    blocks.iter().map(of_block).sum()
}

/// The lines of a table's head and of each of its rows.
pub(super) fn of_rows(table: &Table) -> impl Iterator<Item = usize> {
    let is_wide = table.columns.len() >= WIDE_TABLE;
    let line = if is_wide { TABLE_LINE * 3 / 2 } else { TABLE_LINE };
    let column = (line / table.columns.len().max(1)).max(4);
    std::iter::once(&table.head).chain(&table.rows).map(move |row| {
        let letters: usize = row.iter().map(|cell| plain_text(cell).chars().count() + 3).sum();
        let tallest = |length| row.iter().map(|cell| lines(cell, length)).max().unwrap_or_default();
        // A cell may have many short lines that its author ends. And where all columns are of one width, a long
        // cell takes many times as many lines: not so many that a table which is kept whole leaves its page.
        tallest(line).max(letters / line + 1).max(tallest(column) / MOST_MISJUDGED)
    })
}

/// Whether a list is of some lines only, which look lost on two pages.
pub(super) fn is_short(items: &[Item]) -> bool {
    let lines = |item: &Item| match item.blocks.as_slice() {
        [Block { value: BlockKind::Paragraph(content), .. }] => Some(lines(content, LINE)),
        _ => None,
    };
    let lines: Option<usize> = items.iter().map(lines).sum();
    lines.is_some_and(|lines| lines <= 6)
}

/// How many lines words take, about, where so many characters stand on one.
fn lines(content: &[Inline], length: usize) -> usize {
    let mut lines = vec![0];
    push_lengths(content, &mut lines);
    lines.into_iter().map(|count| count / length + 1).sum()
}

/// The lengths of the lines that their author ends.
fn push_lengths(content: &[Inline], lines: &mut Vec<usize>) {
    for inline in content {
        match &inline.value {
            InlineKind::LineBreak => lines.push(0),
            kind if kind.content().is_empty() => {
                let count = plain_text(std::slice::from_ref(inline)).chars().count();
                lines.last_mut().into_iter().for_each(|last| *last += count);
            }
            kind => push_lengths(kind.content(), lines),
        }
    }
}

/// Whether the head of a table is of some lines only.
pub(super) fn is_short_head(table: &Table) -> bool {
    let length = (TABLE_LINE / table.columns.len().max(1)).max(8);
    table.head.iter().all(|cell| lines(cell, length) <= TALLEST_HEAD)
}
