//! The inside of a paragraph of a text document.

use std::rc::Rc;

use super::body::Reader;
use crate::read::decode::block::{Format, Piece};
use crate::read::decode::docx::web_address;
use crate::read::decode::marks::Marks;
use crate::read::decode::xml::{Element, Node};

/// How many spaces one element may stand for.
const MAX_SPACES: u32 = 200;

impl Reader {
    /// Reads what a paragraph, or a part of one, holds.
    pub(super) fn inline(
        &mut self,
        parent: &Element,
        marks: Marks,
        link: Option<&Rc<str>>,
        out: &mut Vec<Piece>,
    ) {
        let format = || Format { link: link.cloned(), ..marks.format() };
        for node in &parent.children {
            let child = match node {
                Node::Element(child) => child,
                Node::Text(text) => {
                    out.push(Piece::Text(collapsed(text), format()));
                    continue;
                }
            };
            match child.name.as_str() {
                "text:span" => self.span(child, marks, link, out),
                "text:a" => {
                    let target = child.attribute("xlink:href").and_then(web_address);
                    self.inline(child, marks, target.as_ref().or(link), out);
                }
                "text:s" => {
                    let count = child.number("text:c").unwrap_or(1).min(MAX_SPACES);
                    out.extend((0..count).map(|_| Piece::Text(" ".to_owned(), format())));
                }
                "text:tab" => out.push(Piece::Text("\t".to_owned(), format())),
                "text:line-break" => out.push(Piece::Break),
                "text:note" => self.note(child, out),
                "office:annotation" => self.losses.comments += 1,
                "text:hidden-text" | "text:hidden-paragraph" => self.losses.hidden += 1,
                "text:ruby-text" => {}
                name if name.starts_with("draw:") => self.drawing(child, out),
                _ => self.inline(child, marks, link, out),
            }
        }
    }

    fn span(&mut self, span: &Element, marks: Marks, link: Option<&Rc<str>>, out: &mut Vec<Piece>) {
        let own = span.attribute("text:style-name");
        let marks = own.map_or(marks, |style| self.styles.marks(style).over(marks));
        if marks.is_hidden() {
            self.losses.hidden += 1;
            return;
        }
        self.inline(span, marks, link, out);
    }

    fn note(&mut self, note: &Element, out: &mut Vec<Piece>) {
        // The place is taken before the text is read: it may hold a note of its own.
        let at = self.notes.len();
        self.notes.push(Vec::new());
        out.push(Piece::Call(at + 1));
        let mut blocks = Vec::new();
        if let Some(body) = note.child("text:note-body") {
            self.blocks(body, &mut blocks);
        }
        self.notes[at] = blocks;
    }

    /// Reads a drawing: the text in it will follow the paragraph, the rest is counted.
    pub(super) fn drawing(&mut self, drawing: &Element, out: &mut Vec<Piece>) {
        let name = drawing.name.as_str();
        if let Some(object) = drawing.child("draw:object") {
            let equation = object.attribute("xlink:href").and_then(|name| self.equations.get(name));
            if let Some(signs) = equation {
                self.losses.equations += 1;
                out.push(Piece::Text(signs.clone(), Format::default()));
            } else {
                self.losses.objects += 1;
            }
            return;
        }
        match name {
            "draw:image" => self.losses.pictures += 1,
            "draw:object-ole" | "draw:plugin" | "draw:applet" => self.losses.objects += 1,
            "draw:frame" | "draw:a" | "draw:g" => {
                let ole = drawing.child("draw:object-ole");
                for child in drawing.elements().filter(|element| element.name.starts_with("draw:"))
                {
                    // A picture beside an object is its preview; two pictures are one in two forms.
                    self.drawing(ole.unwrap_or(child), out);
                    if name == "draw:frame" {
                        break;
                    }
                }
            }
            _ => {
                let mut blocks = Vec::new();
                // What is anchored inside a box comes right after the box.
                let outer = std::mem::take(&mut self.anchored);
                self.blocks(drawing, &mut blocks);
                self.anchored = outer;
                self.anchored.append(&mut blocks);
            }
        }
    }
}

/// Text with every stretch of white space as one space, as the format wants it read.
fn collapsed(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for sign in text.chars() {
        if !matches!(sign, ' ' | '\t' | '\n' | '\r') {
            kept.push(sign);
        } else if !kept.ends_with(' ') {
            kept.push(' ');
        }
    }
    kept
}
