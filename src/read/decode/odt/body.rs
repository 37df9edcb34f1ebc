//! The blocks of a text document: paragraphs, lists and tables.

use std::collections::{BTreeMap, BTreeSet};

use super::list::Lists;
use super::styles::Styles;
use crate::read::decode::block::{Block, Format, Mark, Piece, is_blank};
use crate::read::decode::loss::Losses;
use crate::read::decode::xml::Element;
use crate::read::decode::{frame, label};

/// How often a cell may be repeated: tables in texts have a few columns.
const MAX_COLUMNS: u32 = 64;

/// Reads a document from its first paragraph to its last.
pub(super) struct Reader {
    pub(super) styles: Styles,
    pub(super) losses: Losses,
    /// The signs of the equations, by part.
    pub(super) equations: BTreeMap<String, String>,
    /// The pictures of the package.
    pub(super) pictures: BTreeSet<String>,
    /// The notes called so far.
    pub(super) notes: Vec<Vec<Block>>,
    /// Text boxes met in the paragraph being read.
    pub(super) anchored: Vec<Block>,
    lists: Lists,
}

impl Reader {
    /// A reader at the start of a document.
    pub(super) fn new(
        styles: Styles,
        lists: Lists,
        equations: BTreeMap<String, String>,
        pictures: BTreeSet<String>,
        losses: Losses,
    ) -> Self {
        Self { styles, losses, equations, pictures, notes: Vec::new(), anchored: Vec::new(), lists }
    }

    /// Reads the blocks of a body, a cell, a note or a text box.
    pub(super) fn blocks(&mut self, parent: &Element, out: &mut Vec<Block>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "text:p" | "text:h" => {
                    match self.text(child) {
                        Some(text) => {
                            let block = self.block(child, text);
                            self.caption(child, block, out);
                        }
                        None if self.styles.is_rule(style_of(child)) => out.push(Block::Rule),
                        None => {}
                    }
                    out.append(&mut self.anchored);
                }
                "text:list" => self.list(child, "", 1, out),
                "table:table" => self.table(child, out),
                "text:tracked-changes" => self.deletions(child),
                "text:table-of-content"
                | "text:illustration-index"
                | "text:table-index"
                | "text:alphabetical-index" => self.losses.contents = true,
                "text:section"
                    if child.attribute("text:display") == Some("none")
                        || child.attribute("text:is-hidden") == Some("true") =>
                {
                    self.losses.hidden += 1;
                }
                "office:annotation" => self.losses.comments += 1,
                "office:forms" => {}
                name if name.ends_with("-source") => {}
                name if name.starts_with("draw:") && parent.name == "office:text" => {
                    self.page_drawing(child, out);
                }
                _ => self.blocks(child, out),
            }
        }
    }

    /// A drawing that hangs on a page and on no paragraph.
    fn page_drawing(&mut self, drawing: &Element, out: &mut Vec<Block>) {
        let mut text = Vec::new();
        self.drawing(drawing, &mut text);
        if !is_blank(&text) {
            out.push(Block::Paragraph(text));
        }
        out.append(&mut self.anchored);
    }

    /// The text of a paragraph; nothing when it is blank.
    fn text(&mut self, paragraph: &Element) -> Option<Vec<Piece>> {
        let style = paragraph.attribute("text:style-name").unwrap_or_default();
        let marks = self.styles.paragraph_marks(style);
        let hides = |element: &Element| {
            element.name == "text:hidden-paragraph"
                && element.attribute("text:is-hidden") != Some("false")
        };
        if self.styles.is_hidden(style) || paragraph.descendants().any(hides) {
            self.losses.hidden += usize::from(!super::whole_text(paragraph).trim().is_empty());
            return None;
        }
        let mut text = Vec::new();
        self.inline(paragraph, marks, None, &mut text);
        (!is_blank(&text)).then_some(text)
    }

    /// Adds a block; the caption below a picture belongs to it.
    fn caption(&self, paragraph: &Element, block: Block, out: &mut Vec<Block>) {
        if let Block::Paragraph(text) = &block
            && (self.styles.is_caption(style_of(paragraph)) || Block::is_captioned(text))
            && out.last_mut().is_some_and(|last| last.caption(text))
        {
            return;
        }
        out.push(block);
    }

    /// A paragraph as the sort of block that its element and its style make it.
    fn block(&mut self, paragraph: &Element, mut text: Vec<Piece>) -> Block {
        let style = style_of(paragraph);
        if paragraph.name == "text:h" {
            let level = paragraph.number("text:outline-level").unwrap_or(1);
            if paragraph.attribute("text:is-list-header") != Some("true")
                && let Some(label) = self.lists.heading(paragraph, level)
            {
                text.insert(0, Piece::Text(format!("{label} "), Format::default()));
            }
            return Block::Heading(u8::try_from(level).unwrap_or(9), text);
        }
        match self.styles.heading(style) {
            Some(level) => Block::Heading(level, text),
            None if self.styles.is_quote(style) => Block::Quote(text),
            None => match self.styles.names(style).iter().find_map(|name| label::of_style(name)) {
                Some(name) => Block::Callout(name.to_owned(), vec![Block::Paragraph(text)]),
                None => Block::Paragraph(text),
            },
        }
    }

    fn list(&mut self, list: &Element, inherited: &str, level: u32, out: &mut Vec<Block>) {
        let style = list.attribute("text:style-name").unwrap_or(inherited);
        self.lists.begin(list, style, level);
        for item in list.elements() {
            let mut is_first = item.name == "text:list-item";
            for child in item.elements() {
                match child.name.as_str() {
                    "text:list" => self.list(child, style, level + 1, out),
                    "text:p" | "text:h" => {
                        let text = self.text(child).unwrap_or_default();
                        let block = self.block(child, text);
                        let block = match (block, is_first) {
                            (Block::Paragraph(text) | Block::Quote(text), true) => {
                                let depth = self.depth(child, level);
                                Self::item(self.lists.mark(item, style, level), depth, text)
                            }
                            (block, _) => block,
                        };
                        append(out, block, item.name == "text:list-item" && !is_first);
                        out.append(&mut self.anchored);
                        is_first = false;
                    }
                    "table:table" => self.table(child, out),
                    _ => self.blocks(child, out),
                }
            }
        }
    }

    /// How deep an item of a list's level is shown, from 0.
    fn depth(&self, paragraph: &Element, level: u32) -> usize {
        let style = paragraph.attribute("text:style-name").unwrap_or_default();
        let depth = if level > 1 { level - 1 } else { self.styles.list_level(style) };
        usize::try_from(depth).unwrap_or(0)
    }

    /// The first paragraph of an item with what stands before it.
    fn item(mark: Option<Mark>, level: usize, text: Vec<Piece>) -> Block {
        match mark {
            Some(mark) => Block::Item { level, mark, text },
            None => Block::Paragraph(text),
        }
    }

    fn deletions(&mut self, changes: &Element) {
        let deletions = changes.descendants().filter(|element| element.name == "text:deletion");
        let says = |deletion: &&Element| !super::whole_text(deletion).trim().is_empty();
        self.losses.deletions += deletions.filter(says).count();
    }

    fn table(&mut self, table: &Element, out: &mut Vec<Block>) {
        let mut rows: Vec<Vec<Vec<Block>>> = Vec::new();
        self.rows(table, &mut rows);
        frame::push_table(rows, out);
    }

    fn rows(&mut self, parent: &Element, rows: &mut Vec<Vec<Vec<Block>>>) {
        for child in parent.elements() {
            if child.name != "table:table-row" {
                self.rows(child, rows);
                continue;
            }
            if matches!(child.attribute("table:visibility"), Some("collapse" | "filter")) {
                self.losses.hidden += 1;
                continue;
            }
            // Writer repeats only blank rows, which say nothing.
            rows.push(self.cells(child));
        }
    }

    /// The cells of a row. One that a merged cell covers is there and empty; Writer repeats only
    /// blank cells.
    fn cells(&mut self, row: &Element) -> Vec<Vec<Block>> {
        let mut cells = Vec::new();
        for cell in row.elements() {
            let mut blocks = Vec::new();
            if !matches!(cell.name.as_str(), "table:table-cell" | "table:covered-table-cell") {
                continue;
            }
            self.blocks(cell, &mut blocks);
            cells.push(blocks);
            let columns = cell.number("table:number-columns-repeated").unwrap_or(1);
            let more = usize::try_from(columns.clamp(1, MAX_COLUMNS) - 1).unwrap_or(0);
            let room = (MAX_COLUMNS as usize).saturating_sub(cells.len());
            cells.resize(cells.len() + more.min(room), Vec::new());
        }
        cells
    }
}

fn style_of(paragraph: &Element) -> &str {
    paragraph.attribute("text:style-name").unwrap_or_default()
}

/// Adds a block; a further paragraph of an item goes into the item, where Markdown has one text.
fn append(out: &mut Vec<Block>, block: Block, in_item: bool) {
    match (block, out.last_mut()) {
        (Block::Paragraph(more), Some(Block::Item { text, .. })) if in_item => {
            text.push(Piece::Break);
            text.extend(more);
        }
        (block, _) => out.push(block),
    }
}
