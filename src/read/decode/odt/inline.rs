//! The inside of a paragraph of a text document.

use std::rc::Rc;

use super::body::Reader;
use crate::read::decode::address::web_address;
use crate::read::decode::block::{Block, Format, Picture, Piece};
use crate::read::decode::marks::Marks;
use crate::read::decode::picture::{Format as PictureFormat, format};
use crate::read::decode::xml::{Element, Node};
use crate::spelling::one_line;

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
                "text:ruby-text" => {
                    let words = super::whole_text(child);
                    if !words.trim().is_empty() {
                        out.push(Piece::Text(format!(" ({words})"), Format::default()));
                    }
                }
                "text:placeholder" => self.losses.prompts += 1,
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
            "draw:image" => self.picture(drawing, None, out),
            "draw:object-ole" | "draw:plugin" | "draw:applet" => self.losses.objects += 1,
            "draw:frame" if drawing.child("draw:image").is_some() => {
                // A picture beside an object is its preview; two pictures are one in two forms.
                if drawing.child("draw:object-ole").is_some() {
                    self.losses.objects += 1;
                } else if let Some(image) = best(drawing) {
                    self.picture(image, Some(drawing), out);
                }
            }
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
                let is_shape = !matches!(name, "draw:text-box" | "draw:floating-frame");
                self.losses.shapes += usize::from(is_shape && blocks.is_empty());
                captioned(&mut blocks);
                self.anchored.append(&mut blocks);
            }
        }
    }

    /// Takes a picture over, if it is one that can be printed.
    fn picture(&mut self, image: &Element, frame: Option<&Element>, out: &mut Vec<Piece>) {
        let path = image.attribute("xlink:href").unwrap_or_default().trim_start_matches("./");
        let style = frame.and_then(|frame| frame.attribute("draw:style-name")).unwrap_or_default();
        let words = |name: &str| frame.and_then(|frame| frame.child(name)).map(Element::text);
        match format(path) {
            PictureFormat::Metafile => self.losses.metafiles += 1,
            _ if !self.pictures.contains(path) => self.losses.pictures += 1,
            PictureFormat::Other => self.losses.pictures += 1,
            // What was cut off is still in the file, and was cut off for a reason.
            PictureFormat::Read if self.styles.is_cropped(style) => self.losses.cropped += 1,
            PictureFormat::Read => {
                let alternative = words("svg:desc").or_else(|| words("svg:title"));
                let alternative = alternative.unwrap_or_default();
                self.anchored.push(Block::Picture(Picture {
                    name: path.rsplit('/').next().unwrap_or(path).to_owned(),
                    alternative: one_line(&alternative),
                    is_beside: self.anchored.last().is_some_and(Block::is_picture),
                    ..Picture::default()
                }));
            }
        }
        // The words in a shape that a picture fills.
        for paragraph in image.elements().filter(|element| element.name == "text:p") {
            self.inline(paragraph, Marks::default(), None, out);
        }
    }
}

/// Of one picture in several forms, the first that can be printed.
fn best(frame: &Element) -> Option<&Element> {
    let images = || frame.elements().filter(|element| element.name == "draw:image");
    let printed = |image: &&Element| {
        format(image.attribute("xlink:href").unwrap_or_default()) == PictureFormat::Read
    };
    images().find(printed).or_else(|| images().next())
}

/// In a box with a picture, the line below it is its caption: so Writer sets captions.
fn captioned(blocks: &mut Vec<Block>) {
    let Some(at) = blocks.iter().position(Block::is_picture) else { return };
    // The paragraph that the picture is anchored in comes before it, with the words of the caption.
    let text = match blocks.as_slice() {
        [Block::Paragraph(text), Block::Picture(_)]
        | [Block::Picture(_), Block::Paragraph(text)] => text.clone(),
        _ => return,
    };
    if blocks[at].caption(&text) {
        blocks.retain(Block::is_picture);
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
