//! The blocks of a Word document: paragraphs, lists and tables.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::field::Fields;
use super::numbering::{Mark, Numbering};
use super::run::chosen;
use super::styles::{ListMark, Styles};
use crate::read::decode::block::{Block, Format, Piece, is_blank, push_table};
use crate::read::decode::loss::Losses;
use crate::read::decode::xml::Element;

/// How many columns one cell may span: Word's own limit.
const MAX_COLUMNS: u32 = 63;

/// Reads a document from its first paragraph to its last.
pub(super) struct Reader {
    pub(super) styles: Styles,
    pub(super) links: BTreeMap<String, Rc<str>>,
    pub(super) losses: Losses,
    pub(super) fields: Fields,
    /// The notes called so far.
    pub(super) calls: Vec<Call>,
    /// Text boxes met in the paragraph being read.
    pub(super) anchored: Vec<Block>,
    numbering: Numbering,
}

/// A note that is called.
#[derive(Clone)]
pub(super) struct Call {
    /// Whether it is an endnote.
    pub at_end: bool,
    /// Its id among its kind.
    pub id: String,
}

impl Reader {
    /// A reader at the start of a document.
    pub(super) fn new(
        styles: Styles,
        numbering: Numbering,
        links: BTreeMap<String, Rc<str>>,
        losses: Losses,
    ) -> Self {
        let (fields, calls, anchored) = (Fields::default(), Vec::new(), Vec::new());
        Self { styles, links, losses, fields, calls, anchored, numbering }
    }

    /// Reads the blocks of a body, a cell, a note or a text box.
    pub(super) fn blocks(&mut self, parent: &Element, out: &mut Vec<Block>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "w:p" => self.paragraph(child, out),
                "w:tbl" => self.table(child, out),
                "w:sdt" if is_contents(child) => self.losses.contents = true,
                "w:del" | "w:moveFrom" => self.delete(child),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.blocks(chosen, out);
                    }
                }
                name if name.ends_with("Pr") => {}
                _ => self.blocks(child, out),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element, out: &mut Vec<Block>) {
        let mut text = Vec::new();
        self.inline(paragraph, None, &mut text);
        self.fields.end_paragraph();

        let none = Element::default();
        let properties = paragraph.child("w:pPr").unwrap_or(&none);
        let style = properties.child("w:pStyle").and_then(|style| style.attribute("w:val"));
        let style = style.unwrap_or_default();
        if self.styles.is_contents(style) {
            self.losses.contents = true;
        } else if !is_blank(&text) {
            out.push(self.block(style, properties, text));
        }
        out.append(&mut self.anchored);
    }

    /// A paragraph as the sort of block that its style and its properties make it.
    fn block(&mut self, style: &str, properties: &Element, mut text: Vec<Piece>) -> Block {
        let (mark, level) = self.list_mark(style, properties);
        if let Mark::Label(label) = &mark {
            text.insert(0, Piece::Text(format!("{label} "), Format::default()));
        }
        if let Some(level) = self.styles.heading(style, properties) {
            return Block::Heading(level, text);
        }
        let level = usize::try_from(level).unwrap_or(0);
        match mark {
            Mark::Bullet => Block::Item { level, number: None, text },
            Mark::Number(number) => Block::Item { level, number: Some(number), text },
            Mark::Label(_) | Mark::None if self.styles.is_quote(style) => Block::Quote(text),
            Mark::Label(_) | Mark::None => Block::Paragraph(text),
        }
    }

    /// What stands before a paragraph in its list, and the list's level.
    fn list_mark(&mut self, style: &str, properties: &Element) -> (Mark, u32) {
        let own = ListMark::read(properties);
        let inherited = self.styles.list(style);
        let list = own.list.clone().or_else(|| inherited.and_then(|(_, mark)| mark.list.clone()));
        let Some(list) = list.filter(|list| list != "0") else { return (Mark::None, 0) };
        let level = own.level.or_else(|| {
            let (style, mark) = inherited?;
            self.numbering.level_of_style(&list, style).or(mark.level)
        });
        let level = level.unwrap_or(0);
        let depth = if level == 0 { self.styles.list_level(style) } else { level };
        (self.numbering.mark(&list, level), depth)
    }

    fn table(&mut self, table: &Element, out: &mut Vec<Block>) {
        let mut rows: Vec<Vec<Vec<Block>>> = Vec::new();
        self.rows(table, &mut rows);
        push_table(rows, out);
    }

    fn rows(&mut self, parent: &Element, rows: &mut Vec<Vec<Vec<Block>>>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "w:tr" => {
                    let properties = child.child("w:trPr");
                    if properties.is_some_and(|properties| properties.child("w:del").is_some()) {
                        self.losses.deletions += 1;
                        continue;
                    }
                    let skipped =
                        properties.and_then(|properties| properties.child("w:gridBefore"));
                    let mut cells = vec![Vec::new(); span(skipped, 0)];
                    self.cells(child, &mut cells);
                    rows.push(cells);
                }
                name if name.ends_with("Pr") || name == "w:tblGrid" => {}
                _ => self.rows(child, rows),
            }
        }
    }

    /// Reads the cells of a row; a cell merged with the one above is there and empty.
    fn cells(&mut self, parent: &Element, cells: &mut Vec<Vec<Block>>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "w:tc" => {
                    let mut blocks = Vec::new();
                    self.blocks(child, &mut blocks);
                    cells.push(blocks);
                    let columns = child.child("w:tcPr").and_then(|cell| cell.child("w:gridSpan"));
                    cells.resize(cells.len() + span(columns, 1) - 1, Vec::new());
                }
                name if name.ends_with("Pr") => {}
                _ => self.cells(child, cells),
            }
        }
    }
}

/// A number of columns, within reason.
fn span(element: Option<&Element>, least: u32) -> usize {
    let columns = element.and_then(|element| element.number("w:val")).unwrap_or(least);
    usize::try_from(columns.clamp(least, MAX_COLUMNS)).unwrap_or(1)
}

/// Whether a content control is Word's automatic table of contents.
fn is_contents(control: &Element) -> bool {
    let gallery = control.child("w:sdtPr").and_then(|properties| {
        properties.descendants().find(|element| element.name == "w:docPartGallery")
    });
    gallery.and_then(|gallery| gallery.attribute("w:val")) == Some("Table of Contents")
}
