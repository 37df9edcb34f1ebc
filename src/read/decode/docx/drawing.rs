//! Drawings in a Word document: the text in them is kept, the rest is counted.

use super::body::Reader;
use super::run::chosen;
use crate::read::decode::block::{Block, Format, Piece};
use crate::read::decode::xml::Element;

impl Reader {
    /// Reads a drawing; text in it will follow the paragraph that it is anchored in.
    pub(super) fn drawing(&mut self, drawing: &Element) {
        if drawing.holds("o:OLEObject") {
            self.losses.objects += 1;
            return;
        }
        self.shape(drawing);
    }

    fn shape(&mut self, shape: &Element) {
        match shape.name.as_str() {
            "w:txbxContent" => {
                let mut blocks = Vec::new();
                // What is anchored inside the box comes right after the box.
                let outer = std::mem::take(&mut self.anchored);
                self.blocks(shape, &mut blocks);
                self.anchored = outer;
                self.anchored.append(&mut blocks);
                return;
            }
            "mc:AlternateContent" => {
                if let Some(chosen) = chosen(shape) {
                    self.shape(chosen);
                }
                return;
            }
            "pic:pic" | "v:imagedata" => self.losses.pictures += 1,
            "a:graphicData" => {
                let sort = shape.attribute("uri").unwrap_or_default();
                self.losses.charts +=
                    usize::from(sort.contains("chart") || sort.contains("diagram"));
            }
            "v:textpath" => {
                let text = shape.attribute("string").unwrap_or_default().to_owned();
                self.anchored.push(Block::Paragraph(vec![Piece::Text(text, Format::default())]));
            }
            _ => {}
        }
        for child in shape.elements() {
            self.shape(child);
        }
    }
}
