//! A PDF read back: its text as a reader copies it, and the facts of its catalogue.

use std::collections::HashMap;
use std::rc::Rc;

use hayro::hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::Resources;

/// A PDF.
pub(crate) struct Volume(Pdf);

impl Volume {
    pub(crate) fn read(bytes: Vec<u8>) -> Self {
        Self(Pdf::new(bytes).expect("a PDF that can be read"))
    }

    /// How many pages it has.
    pub(crate) fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// The text of all pages in the order it is drawn, without running heads and other artifacts.
    pub(crate) fn text(&self) -> String {
        self.page_texts().concat()
    }

    /// The same, page by page.
    pub(crate) fn page_texts(&self) -> Vec<String> {
        let mut reader = Reader::default();
        let pages = self.0.pages().iter().map(|page| {
            reader.content(page.typed_operations(), page.resources());
            reader.text.push('\n');
            std::mem::take(&mut reader.text)
        });
        pages.collect()
    }

    /// Every object of the file.
    pub(crate) fn objects(&self) -> Vec<Object<'_>> {
        self.0.objects().into_iter().collect()
    }

    /// How many pictures each page draws.
    pub(crate) fn pictures_by_page(&self) -> Vec<usize> {
        let drawn = |page: &hayro::hayro_syntax::page::Page<'_>| {
            let mut operations = page.typed_operations();
            let mut count = 0;
            while let Some(operation) = operations.next() {
                let TypedInstruction::XObject(named) = operation else { continue };
                let object = page.resources().get_x_object(named.0);
                let kind = object.and_then(|it| {
                    it.dict().get::<hayro::hayro_syntax::object::Name<'_>>("Subtype")
                });
                count += usize::from(kind.is_some_and(|it| it.as_ref() == b"Image"));
            }
            count
        };
        self.0.pages().iter().map(drawn).collect()
    }

    /// The catalogue: where a PDF says what it is.
    pub(crate) fn catalogue(&self) -> Dict<'_> {
        let xref = self.0.xref();
        xref.get(xref.root_id()).expect("a catalogue")
    }

    /// The title and the author of the information dictionary.
    pub(crate) fn title_and_author(&self) -> (String, String) {
        let metadata = self.0.metadata();
        let words = |bytes: &Option<Vec<u8>>| string(bytes.as_deref().unwrap_or_default());
        (words(&metadata.title), words(&metadata.author))
    }

    /// What is read aloud in the place of pictures, in the order of the file.
    pub(crate) fn alternatives(&self) -> Vec<String> {
        self.texts("Alt", "S")
    }

    /// The titles of the bookmarks, in the order of the file.
    pub(crate) fn bookmarks(&self) -> Vec<String> {
        self.texts("Title", "Dest")
    }

    /// The bookmarks from the first to the last, with the index of the page that each leads to.
    pub(crate) fn outline(&self) -> Vec<(String, usize)> {
        let mut entries = Vec::new();
        let first = self.catalogue().get::<Dict<'_>>("Outlines").and_then(|it| it.get("First"));
        self.push_entries(first, &mut entries);
        entries
    }

    fn push_entries(&self, first: Option<Dict<'_>>, entries: &mut Vec<(String, usize)>) {
        let mut next = first;
        while let Some(entry) = next {
            let title = entry.get::<hayro::hayro_syntax::object::String<'_>>("Title");
            let place = entry.get::<Array<'_>>("Dest").expect("a place to lead to");
            let page = place.raw_iter().next().and_then(|it| it.as_obj_ref());
            let page = page.map(ObjectIdentifier::from);
            let mut pages = self.0.pages().iter();
            let page = pages.position(|it| it.raw().obj_id() == page).expect("a page");
            entries.push((string(title.expect("a title").as_bytes()), page));
            self.push_entries(entry.get("First"), entries);
            next = entry.get("Next");
        }
    }

    /// The texts under a key of the records that have another key too.
    fn texts(&self, key: &str, beside: &str) -> Vec<String> {
        let objects = self.0.objects().into_iter().filter_map(Object::into_dict);
        let records = objects.filter(|dict| dict.contains_key(beside));
        let text = |dict: Dict<'_>| {
            let text = dict.get::<hayro::hayro_syntax::object::String<'_>>(key)?;
            Some(string(text.as_bytes()))
        };
        records.filter_map(text).collect()
    }

    /// The XMP packet.
    pub(crate) fn xmp(&self) -> String {
        let stream = self.catalogue().get::<Stream<'_>>("Metadata").expect("an XMP packet");
        String::from_utf8(stream.decoded().expect("a packet that can be read").into_owned())
            .unwrap()
    }
}

/// Reads content streams, page after page.
#[derive(Default)]
struct Reader {
    text: String,
    fonts: HashMap<ObjectIdentifier, Option<Rc<Font>>>,
}

/// How the codes of a font are turned into text.
struct Font {
    unicode: CMap,
    /// Composite fonts have codes of two bytes, the others of one.
    code_length: usize,
}

/// What an open marked content means for the text in it.
enum Marked {
    /// Its text counts.
    Shown,
    /// Its text does not: it is an artifact, or another text stands for it.
    Hidden,
}

impl Reader {
    fn content(&mut self, mut instructions: TypedIter<'_>, resources: &Resources<'_>) {
        let mut font: Option<Rc<Font>> = None;
        let mut saved = Vec::new();
        let mut marked: Vec<Marked> = Vec::new();
        while let Some(instruction) = instructions.next() {
            let hidden = marked.iter().any(|it| matches!(it, Marked::Hidden));
            match instruction {
                TypedInstruction::SaveState(_) => saved.push(font.clone()),
                TypedInstruction::RestoreState(_) => font = saved.pop().flatten(),
                TypedInstruction::TextFont(named) => {
                    font = resources.get_font(named.0).and_then(|dict| self.font(&dict));
                }
                TypedInstruction::BeginMarkedContent(content) => {
                    let artifact = content.0.as_ref() == b"Artifact";
                    marked.push(if artifact { Marked::Hidden } else { Marked::Shown });
                }
                TypedInstruction::BeginMarkedContentWithProperties(content) => {
                    let actual = match content.1 {
                        Object::Dict(dict) => {
                            dict.get::<hayro::hayro_syntax::object::String<'_>>("ActualText")
                        }
                        _ => None,
                    };
                    if let Some(actual) = &actual
                        && !hidden
                    {
                        self.text.push_str(&string(actual));
                    }
                    let artifact = content.0.as_ref() == b"Artifact";
                    let hides = actual.is_some() || artifact;
                    marked.push(if hides { Marked::Hidden } else { Marked::Shown });
                }
                TypedInstruction::EndMarkedContent(_) => {
                    marked.pop();
                }
                TypedInstruction::XObject(named) => {
                    let Some(form) = resources.get_x_object(named.0) else { continue };
                    let dict = form.dict();
                    let is_form = dict
                        .get::<hayro::hayro_syntax::object::Name<'_>>("Subtype")
                        .is_some_and(|it| it.as_ref() == b"Form");
                    if is_form && !hidden {
                        let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
                        let own = Resources::from_parent(own, resources.clone());
                        let data = form.decoded().expect("a form that can be read");
                        self.content(TypedIter::new(&data), &own);
                    }
                }
                TypedInstruction::ShowText(shown) if !hidden => self.show(font.as_deref(), shown.0),
                TypedInstruction::ShowTexts(shown) if !hidden => {
                    for object in shown.0.iter::<Object<'_>>() {
                        if let Object::String(codes) = object {
                            self.show(font.as_deref(), &codes);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, font: Option<&Font>, codes: &[u8]) {
        let font = font.expect("text has a font, and the font says what its codes mean");
        for code in codes.chunks(font.code_length) {
            let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            match font.unicode.lookup_bf_string(code) {
                Some(BfString::Char(c)) => self.text.push(c),
                Some(BfString::String(words)) => self.text.push_str(&words),
                None => panic!("the code {code} has no text, after « {} »", self.text),
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

/// A text string: UTF-16 with its mark, else of one byte a character.
pub(crate) fn string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
        }
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
