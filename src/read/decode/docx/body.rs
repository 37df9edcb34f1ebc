//! The blocks of a Word document: paragraphs, lists and tables.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::chosen;
use super::field::Fields;
use super::numbering::Numbering;
use super::styles::{ListMark, Styles, is_on};
use super::{Inserted, Parts};
use crate::read::decode::block::{Block, Format, Mark, Piece, is_blank};
use crate::read::decode::loss::Losses;
use crate::read::decode::xml::Element;
use crate::read::decode::{frame, label};

/// How many columns one cell may span: Word's own limit.
const MAX_COLUMNS: u32 = 63;

/// Reads a document from its first paragraph to its last.
pub(super) struct Reader {
    pub(super) styles: Styles,
    pub(super) links: BTreeMap<String, Rc<str>>,
    /// The names of the pictures that the part being read refers to, by relation.
    pub(super) images: BTreeMap<String, String>,
    /// The text of the diagrams, by relation.
    pub(super) diagrams: BTreeMap<String, Vec<String>>,
    pub(super) losses: Losses,
    pub(super) fields: Fields,
    /// Whether the style of the paragraph being read hides it.
    pub(super) is_hidden: bool,
    /// Whether the paragraph being read has highlighted words.
    pub(super) is_highlighted: bool,
    /// The symbol font of the run being read.
    pub(super) symbols: Option<String>,
    /// The notes called so far.
    pub(super) calls: Vec<Call>,
    /// Text boxes met in the paragraph being read.
    pub(super) anchored: Vec<Block>,
    numbering: Numbering,
    /// Documents within the document, by relation.
    insertions: BTreeMap<String, Inserted>,
    /// A large first letter, which Word keeps in a paragraph of its own.
    initial: Vec<Piece>,
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
    pub(super) fn new(parts: Parts, losses: Losses) -> Self {
        Self {
            styles: parts.styles,
            links: parts.links,
            images: parts.images,
            diagrams: parts.diagrams,
            losses,
            fields: Fields::default(),
            is_hidden: false,
            is_highlighted: false,
            symbols: None,
            calls: Vec::new(),
            anchored: Vec::new(),
            numbering: parts.numbering,
            insertions: parts.insertions,
            initial: Vec::new(),
        }
    }

    /// Reads the blocks of a body, a cell, a note or a text box.
    pub(super) fn blocks(&mut self, parent: &Element, out: &mut Vec<Block>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "w:p" => self.paragraph(child, out),
                "w:tbl" => self.table(child, out),
                "w:sdt" if is_contents(child) => self.losses.contents = true,
                "w:sdt" if self.is_prompt(child) => {}
                "w:del" | "w:moveFrom" => self.delete(child),
                "m:oMathPara" | "m:oMath" => {
                    let mut text = Vec::new();
                    self.equation(child, &mut text);
                    out.push(Block::Paragraph(text));
                }
                "w:altChunk" => self.insertion(child, out),
                "w:subDoc" => self.losses.insertions += 1,
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

    /// Takes over a document that was inserted whole.
    fn insertion(&mut self, place: &Element, out: &mut Vec<Block>) {
        let inserted = place.attribute("r:id").and_then(|id| self.insertions.remove(id));
        match inserted {
            Some(Inserted { mut blocks, losses }) => {
                out.append(&mut blocks);
                self.losses.add(losses);
            }
            None => self.losses.insertions += 1,
        }
    }

    fn paragraph(&mut self, paragraph: &Element, out: &mut Vec<Block>) {
        let none = Element::default();
        let properties = paragraph.child("w:pPr").unwrap_or(&none);
        let style = properties.child("w:pStyle").and_then(|style| style.attribute("w:val"));
        let style = style.unwrap_or_default();

        let mut text = Vec::new();
        let hidden = self.losses.hidden;
        let outer = (self.is_hidden, self.is_highlighted);
        (self.is_hidden, self.is_highlighted) = (self.styles.is_hidden(style), false);
        self.inline(paragraph, None, &mut text);
        // Word cuts a passage into many runs.
        self.losses.hidden = self.losses.hidden.min(hidden + 1);
        self.losses.highlights += usize::from(self.is_highlighted);
        (self.is_hidden, self.is_highlighted) = outer;
        self.fields.end_paragraph();

        let frame = properties.child("w:framePr");
        let is_initial = frame.and_then(|frame| frame.attribute("w:dropCap"));
        if is_initial.is_some_and(|kind| kind != "none") {
            self.initial.append(&mut text);
        } else {
            text.splice(0..0, self.initial.drain(..));
        }
        if self.styles.is_contents(style) {
            self.losses.contents = true;
        } else if is_blank(&text) {
            let is_ruled = has_border(properties) && self.anchored.is_empty();
            out.extend(is_ruled.then_some(Block::Rule));
        } else {
            let is_caption = self.styles.is_caption(style) || Block::is_captioned(&text);
            if is_caption && out.last_mut().is_some_and(|it| it.caption(&text)) {
                text.clear();
            } else {
                out.push(self.block(style, properties, text));
            }
            out.extend(has_border(properties).then_some(Block::Rule));
        }
        out.append(&mut self.anchored);
    }

    /// A paragraph as the sort of block that its style and its properties make it.
    fn block(&mut self, style: &str, properties: &Element, mut text: Vec<Piece>) -> Block {
        let (mark, level) = self.list_mark(style, properties);
        if let Some(heading) = self.styles.heading(style, properties) {
            let label = match mark {
                Some(Mark::Label(label)) => Some(label),
                Some(Mark::Number(number)) => Some(format!("{number}.")),
                Some(Mark::Bullet) | None => None,
            };
            if let Some(label) = label {
                text.insert(0, Piece::Text(format!("{label} "), Format::default()));
            }
            return Block::Heading(heading, text);
        }
        let level = usize::try_from(level).unwrap_or(0);
        match mark {
            Some(mark) => Block::Item { level, mark, text },
            None if self.styles.is_quote(style) => Block::Quote(text),
            None => match self.styles.name(style).and_then(label::of_style) {
                Some(name) => Block::Callout(name.to_owned(), vec![Block::Paragraph(text)]),
                None => Block::Paragraph(text),
            },
        }
    }

    /// What stands before a paragraph in its list, and the list's level.
    fn list_mark(&mut self, style: &str, properties: &Element) -> (Option<Mark>, u32) {
        let own = ListMark::read(properties);
        let inherited = self.styles.list(style);
        let list = own.list.clone().or_else(|| inherited.and_then(|(_, mark)| mark.list.clone()));
        let Some(list) = list.filter(|list| list != "0") else { return (None, 0) };
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
        frame::push_table(rows, out);
    }

    fn rows(&mut self, parent: &Element, rows: &mut Vec<Vec<Vec<Block>>>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "w:tr" => {
                    let properties = child.child("w:trPr");
                    let property = |name: &str| properties?.child(name);
                    if property("w:del").is_some() {
                        self.losses.deletions += 1;
                        continue;
                    }
                    if property("w:hidden").is_some_and(is_on) {
                        self.losses.hidden += 1;
                        continue;
                    }
                    let skipped =
                        properties.and_then(|properties| properties.child("w:gridBefore"));
                    let mut cells = vec![Vec::new(); span(skipped, 0)];
                    self.cells(child, &mut cells);
                    rows.push(cells);
                }
                name if name.ends_with("Pr") || name == "w:tblGrid" => {}
                "w:sdt" if self.is_prompt(child) => {}
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
                    // A row has no more columns than one cell may span.
                    let room = (MAX_COLUMNS as usize).saturating_sub(cells.len());
                    let more = (span(columns, 1) - 1).min(room);
                    cells.resize(cells.len() + more, Vec::new());
                }
                name if name.ends_with("Pr") => {}
                _ => self.cells(child, cells),
            }
        }
    }
}

/// Whether a line is drawn below a paragraph, as `AutoFormat` does where « --- » is typed.
fn has_border(properties: &Element) -> bool {
    let border = properties.child("w:pBdr").and_then(|borders| borders.child("w:bottom"));
    let kind = border.and_then(|border| border.attribute("w:val"));
    kind.is_some_and(|kind| !matches!(kind, "nil" | "none"))
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
