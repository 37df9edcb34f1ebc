//! Tables of an office document, and the frames that people draw as tables of one cell.

use super::block::{Block, flatten};
use super::label;

/// Adds a table of cells; one of a single cell is a frame around text, which may hold headings and
/// lists.
pub(super) fn push_table(mut rows: Vec<Vec<Vec<Block>>>, out: &mut Vec<Block>) {
    if let [row] = rows.as_mut_slice()
        && let [cell] = row.as_mut_slice()
    {
        match label::framed(cell) {
            Some(name) => out.push(Block::Callout(name, std::mem::take(cell))),
            None => out.append(cell),
        }
        return;
    }
    narrow(&mut rows);
    let mut pictures = Vec::new();
    for cell in rows.iter_mut().flatten() {
        pictures.extend(cell.extract_if(.., |block| matches!(block, Block::Picture(_))));
    }
    let flat = rows.into_iter().map(|row| row.into_iter().map(flatten).collect());
    out.push(Block::Table(flat.collect()));
    // Markdown's cells have no room for figures.
    out.append(&mut pictures);
}

/// Takes the blank columns out of a table that has more columns than people draw: merged cells leave them.
fn narrow(rows: &mut [Vec<Vec<Block>>]) {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    if width <= WIDE {
        return;
    }
    let mut is_filled = vec![false; width];
    for (at, cell) in rows.iter().flat_map(|row| row.iter().enumerate()) {
        is_filled[at] |= !cell.is_empty();
    }
    for row in rows {
        let mut at = 0..;
        row.retain(|_| at.next().is_none_or(|at| is_filled[at]));
    }
}

/// How many columns people draw.
const WIDE: usize = 12;
