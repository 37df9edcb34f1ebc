//! The text of pages as a reader copies it.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{
    Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString,
};
use hayro_interpret::hayro_syntax::page::Resources;

/// The text of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What is read, in the order it is drawn.
    pub(super) running: String,
    /// The same with a space after each stretch: a line's end has none of its own.
    pub(super) spaced: String,
    /// Running heads and other artifacts.
    pub(super) artifacts: String,
}

/// Reads every page.
pub(super) fn read(pdf: &Pdf) -> Vec<Page> {
    let mut reader = Reader::default();
    let pages = pdf.pages().iter().map(|page| {
        reader.content(page.typed_operations(), page.resources());
        std::mem::take(&mut reader.page)
    });
    pages.collect()
}

/// Reads content streams, page after page.
#[derive(Default)]
struct Reader {
    page: Page,
    fonts: HashMap<ObjectIdentifier, Option<Rc<Font>>>,
    /// What the open marked contents mean for the text in them.
    marked: Vec<Marked>,
}

/// How the codes of a font are turned into text.
struct Font {
    unicode: CMap,
    /// Composite fonts have codes of two bytes, the others of one.
    code_length: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Marked {
    /// Read.
    Text,
    /// Another text stands for it.
    Replaced,
    /// Not read aloud, but seen.
    Artifact,
}

impl Reader {
    fn content(&mut self, mut instructions: TypedIter<'_>, resources: &Resources<'_>) {
        let mut font: Option<Rc<Font>> = None;
        let mut saved = Vec::new();
        while let Some(instruction) = instructions.next() {
            match instruction {
                TypedInstruction::SaveState(_) => saved.push(font.clone()),
                TypedInstruction::RestoreState(_) => font = saved.pop().flatten(),
                TypedInstruction::TextFont(named) => {
                    font = resources.get_font(named.0).and_then(|dict| self.font(&dict));
                }
                TypedInstruction::BeginMarkedContent(content) => {
                    let artifact = content.0.as_ref() == b"Artifact";
                    self.marked.push(if artifact { Marked::Artifact } else { Marked::Text });
                }
                TypedInstruction::BeginMarkedContentWithProperties(content) => {
                    let actual = match content.1 {
                        Object::Dict(dict) => dict.get::<PdfString<'_>>("ActualText"),
                        _ => None,
                    };
                    let is_replaced = actual.is_some();
                    if let Some(actual) = actual {
                        self.add(&crate::attached::text(&actual));
                    }
                    self.marked.push(if content.0.as_ref() == b"Artifact" {
                        Marked::Artifact
                    } else if is_replaced {
                        Marked::Replaced
                    } else {
                        Marked::Text
                    });
                }
                TypedInstruction::EndMarkedContent(_) => {
                    self.marked.pop();
                }
                TypedInstruction::XObject(named) => {
                    let Some(form) = resources.get_x_object(named.0) else { continue };
                    let dict = form.dict();
                    let is_form =
                        dict.get::<Name<'_>>("Subtype").is_some_and(|it| it.as_ref() == b"Form");
                    if is_form && let Ok(data) = form.decoded() {
                        let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
                        let own = Resources::from_parent(own, resources.clone());
                        self.content(TypedIter::new(&data), &own);
                    }
                }
                TypedInstruction::ShowText(shown) => {
                    self.show(font.as_deref(), shown.0.as_bytes());
                    self.page.spaced.push(' ');
                }
                TypedInstruction::ShowTexts(shown) => {
                    for object in shown.0.iter::<Object<'_>>() {
                        if let Object::String(codes) = object {
                            self.show(font.as_deref(), codes.as_bytes());
                        }
                    }
                    self.page.spaced.push(' ');
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, text: &str) {
        if self.marked.contains(&Marked::Artifact) {
            self.page.artifacts.push_str(text);
        } else if !self.marked.contains(&Marked::Replaced) {
            self.page.running.push_str(text);
            self.page.spaced.push_str(text);
        }
    }

    fn show(&mut self, font: Option<&Font>, codes: &[u8]) {
        let Some(font) = font else { return };
        for code in codes.chunks(font.code_length) {
            let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            match font.unicode.lookup_bf_string(code) {
                Some(BfString::Char(c)) => self.add(c.encode_utf8(&mut [0; 4])),
                Some(BfString::String(words)) => self.add(&words),
                None => {}
            }
        }
    }

    fn font(&mut self, dict: &Dict<'_>) -> Option<Rc<Font>> {
        let read = || {
            let unicode = dict.get::<Stream<'_>>("ToUnicode")?.decoded().ok()?;
            let composite = dict.contains_key("DescendantFonts");
            let unicode = CMap::parse(&unicode, |_| None)?;
            Some(Rc::new(Font { unicode, code_length: if composite { 2 } else { 1 } }))
        };
        match dict.obj_id() {
            Some(id) => self.fonts.entry(id).or_insert_with(read).clone(),
            None => read(),
        }
    }
}
