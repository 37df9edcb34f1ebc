//! Drawings in a Word document: pictures and the text in shapes are kept, the rest is counted.

use super::body::Reader;
use super::chosen;
use crate::read::decode::block::{Block, Format, Mark, Picture, Piece};
use crate::read::decode::picture::{Format as PictureFormat, format};
use crate::read::decode::xml::Element;
use crate::spelling::one_line;

/// The shapes of VML, Word's drawings before 2010.
const VML_SHAPES: &[&str] =
    &["v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:arc", "v:curve"];

impl Reader {
    /// Reads a drawing; what is in it will follow the paragraph that it is anchored in.
    pub(super) fn drawing(&mut self, drawing: &Element) {
        if drawing.holds("o:OLEObject") {
            self.losses.objects += 1;
            return;
        }
        let properties = drawing.descendants().find(|element| element.name == "wp:docPr");
        let property = |name: &str| properties.and_then(|it| it.attribute(name));
        if matches!(property("hidden"), Some("1" | "true")) {
            self.losses.hidden += 1;
            return;
        }
        let words = property("descr").filter(|words| is_description(words));
        let words = words.or_else(|| property("title")).unwrap_or_default().to_owned();
        let first = self.anchored.len();
        self.shape(drawing, &words);
        let beside = self.anchored[..first].last().is_some_and(Block::is_picture);
        let mut is_beside = beside;
        for block in &mut self.anchored[first..] {
            let is_picture = block.is_picture();
            if let Block::Picture(picture) = block {
                picture.is_beside = is_beside;
            }
            is_beside = is_picture;
        }
    }

    /// Reads a shape; `words` describe the drawing that it belongs to.
    fn shape(&mut self, shape: &Element, words: &str) {
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
                    self.shape(chosen, words);
                }
                return;
            }
            "pic:pic" => {
                self.drawing_ml_picture(shape, words);
                return;
            }
            "v:shapetype" => return,
            "a:graphicData" => {
                let sort = shape.attribute("uri").unwrap_or_default();
                self.losses.ink += usize::from(sort.ends_with("wordprocessingInk"));
                self.losses.charts +=
                    usize::from(sort.contains("chart") || sort.contains("diagram"));
            }
            "dgm:relIds" => {
                let words = shape.attribute("r:dm").and_then(|id| self.diagrams.remove(id));
                for words in words.unwrap_or_default() {
                    let text = vec![Piece::Text(words, Format::default())];
                    self.anchored.push(Block::Item { level: 0, mark: Mark::Bullet, text });
                }
            }
            "v:textpath" => {
                let text = shape.attribute("string").unwrap_or_default().to_owned();
                self.anchored.push(Block::Paragraph(vec![Piece::Text(text, Format::default())]));
            }
            "wps:wsp" => self.losses.shapes += usize::from(says_nothing(shape)),
            name if VML_SHAPES.contains(&name) => self.vml_shape(shape),
            _ => {}
        }
        for child in shape.elements() {
            self.shape(child, words);
        }
    }

    fn drawing_ml_picture(&mut self, picture: &Element, words: &str) {
        let find = |name: &str| picture.descendants().find(|element| element.name == name);
        let own = find("pic:cNvPr").and_then(|it| it.attribute("descr"));
        let own = own.filter(|it| words.trim().is_empty() && is_description(it));
        let alternative = own.unwrap_or(words);
        let id = find("a:blip").and_then(|blip| blip.attribute("r:embed"));
        let is_cropped = find("a:srcRect").is_some_and(|cut| {
            ["l", "t", "r", "b"].iter().any(|side| {
                // Word leaves a hair's breadth where a picture was only resized.
                let share = cut.attribute(side).unwrap_or_default().trim_end_matches('%');
                share.parse::<f64>().is_ok_and(|share| share.abs() > 100.0)
            })
        });
        self.picture(id, alternative, is_cropped);
    }

    fn vml_shape(&mut self, shape: &Element) {
        if let Some(image) = shape.child("v:imagedata") {
            let id = image.attribute("r:id").or_else(|| image.attribute("r:pict"));
            let is_cropped =
                ["cropleft", "croptop", "cropright", "cropbottom"].iter().any(|side| {
                    let share = image.attribute(side).unwrap_or("0");
                    share.trim_start_matches(['0', '.', 'f']).chars().next().is_some()
                });
            let alternative = shape.attribute("alt").unwrap_or_default();
            self.picture(id, alternative, is_cropped);
        } else {
            let is_rule = shape.attribute("o:hr").is_some();
            self.losses.shapes += usize::from(!is_rule && says_nothing(shape));
        }
    }

    fn picture(&mut self, id: Option<&str>, alternative: &str, is_cropped: bool) {
        let name = id.and_then(|id| self.images.get(id)).cloned();
        match name.as_deref().map(format) {
            // What was cut off is still in the file, and was cut off for a reason.
            Some(PictureFormat::Read) if is_cropped => self.losses.cropped += 1,
            Some(PictureFormat::Read) => self.anchored.push(Block::Picture(Picture {
                name: name.unwrap_or_default(),
                alternative: described(alternative),
                ..Picture::default()
            })),
            Some(PictureFormat::Metafile) => self.losses.metafiles += 1,
            Some(PictureFormat::Other) | None => self.losses.pictures += 1,
        }
    }
}

/// Whether words describe a picture: programs put the name of its file there.
fn is_description(words: &str) -> bool {
    !words.trim().is_empty() && format(words.trim()) == PictureFormat::Other
}

/// A description on one line, without what Word adds to those that it makes.
fn described(words: &str) -> String {
    let words = one_line(words);
    let added = ["Description automatically generated", "Description générée automatiquement"];
    let own = added.iter().find_map(|added| words.split(added).next().filter(|own| *own != words));
    own.map_or(words.clone(), |own| own.trim_end_matches([' ', ',']).to_owned())
}

/// Whether a shape is but a drawing.
fn says_nothing(shape: &Element) -> bool {
    let speaking =
        ["w:txbxContent", "v:textpath", "v:imagedata", "a:blip", "w14:contentPart", "a:t"];
    !shape.descendants().any(|element| speaking.contains(&element.name.as_str()))
}
