//! Paragraphs whose words stand in columns by tab stops, as a table.

use super::block::{Block, Piece, is_blank, plain};

/// How long a cell of two columns may be: more is a line that begins with a word and a tab.
const SHORT: usize = 40;

/// Puts neighbouring paragraphs with the same columns into a table.
pub(super) fn tables(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut rows: Vec<(Block, Vec<Vec<Piece>>)> = Vec::new();
    for block in blocks {
        let cells = match &block {
            Block::Paragraph(text) => cells(text),
            _ => Vec::new(),
        };
        if rows.first().is_some_and(|(_, first)| first.len() != cells.len()) {
            end(std::mem::take(&mut rows), &mut out);
        }
        if cells.len() > 1 { rows.push((block, cells)) } else { out.push(block) }
    }
    end(rows, &mut out);
    out
}

fn end(rows: Vec<(Block, Vec<Vec<Piece>>)>, out: &mut Vec<Block>) {
    let is_table = match rows.first() {
        None => false,
        Some((_, first)) if first.len() > 2 => rows.len() > 1,
        Some(_) => {
            let is_short = |cell: &Vec<Piece>| {
                let words = plain(cell);
                words.chars().count() <= SHORT && !words.trim_end().ends_with(':')
            };
            rows.len() > 2 && rows.iter().flat_map(|(_, cells)| cells).all(is_short)
        }
    };
    if is_table {
        out.push(Block::Table(rows.into_iter().map(|(_, cells)| cells).collect()));
    } else {
        out.extend(rows.into_iter().map(|(block, _)| block));
    }
}

/// The words between the tabs of a paragraph; several tabs in a row are one step to the right.
fn cells(text: &[Piece]) -> Vec<Vec<Piece>> {
    let mut cells: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in text {
        match piece {
            Piece::Break => return Vec::new(),
            Piece::Call(_) => {
                cells.last_mut().into_iter().for_each(|cell| cell.push(piece.clone()));
            }
            Piece::Text(words, format) => {
                for (at, words) in words.split('\t').enumerate() {
                    if at > 0 {
                        cells.push(Vec::new());
                    }
                    let piece = Piece::Text(words.to_owned(), format.clone());
                    cells.last_mut().into_iter().for_each(|cell| cell.push(piece.clone()));
                }
            }
        }
    }
    cells.retain(|cell| !is_blank(cell));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::decode::block::Format;

    /// How many rows each table has, and 0 for a paragraph.
    fn shape(lines: &[&str]) -> Vec<usize> {
        let paragraph = |line: &&str| {
            Block::Paragraph(vec![Piece::Text((*line).to_owned(), Format::default())])
        };
        let blocks = tables(lines.iter().map(paragraph).collect());
        let rows = blocks.iter().map(|block| match block {
            Block::Table(rows) => rows.len(),
            _ => 0,
        });
        rows.collect()
    }

    #[test]
    fn columns_make_a_table_and_a_tab_in_a_sentence_none() {
        assert_eq!(shape(&["Nom\tCommune\tVoix", "Modèle\t\tValbrune\t12"]), [2]);
        assert_eq!(shape(&["a\tb", "c\td", "e\tf", "fin"]), [3, 0]);
        assert_eq!(shape(&["Paule :\tbonjour", "Rémi :\toui", "Ana :\tnon"]), [0, 0, 0]);
        assert_eq!(shape(&["\tretrait", "a\tb"]), [0, 0]);
    }
}
