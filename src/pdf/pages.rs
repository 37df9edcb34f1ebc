//! The text of pages and of what they draw – drawings, patterns, masks – as a reader copies it.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use hayro::hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{
    Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString,
};
use hayro::hayro_syntax::page::{Page as PdfPage, Resources};

use super::room::whole;
use super::tree;
use crate::guard::guarded;

/// How deep drawings may lie in each other.
const DEEPEST: usize = 32;

/// How many drawings of one PDF are read, each as often as it is drawn.
const MOST_DRAWINGS: usize = 1_000_000;

/// The text of a page.
#[derive(Debug, Default)]
pub(super) struct PageText {
    /// What is read, in the order it is drawn.
    pub(super) running: String,
    /// Where a stretch begins in it: a paragraph, a cell, words in another style.
    pub(super) seams: Vec<usize>,
    /// The same with a space after each stretch: a line's end has none of its own.
    pub(super) spaced: String,
    /// Running heads and other artifacts.
    pub(super) artifacts: String,
    /// What is seen where another text is read.
    pub(super) behind: String,
}

/// The text of all pages of a PDF.
#[derive(Debug, Default)]
pub(crate) struct PageTexts {
    /// Page by page.
    pub(super) pages: Vec<PageText>,
    /// What could not be read.
    pub(super) unread: BTreeSet<Unread>,
    /// The drawings that the pages draw.
    drawn: BTreeSet<ObjectIdentifier>,
}

/// Something that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unread {
    /// The whole file.
    File,
    /// A page.
    Page(usize),
    /// A drawing or a pattern.
    Drawing,
    /// Letters whose font does not say which they are.
    Letters,
    /// Other data.
    Data,
}

/// Reads the pages of a PDF.
pub(crate) fn read(bytes: &[u8]) -> PageTexts {
    let read = || tree::is_bounded(bytes).then(|| Pdf::new(bytes.to_vec()).ok()).flatten();
    let read = guarded(|| read().map(|pdf| read_pages(&pdf)));
    let nothing = || PageTexts { unread: BTreeSet::from([Unread::File]), ..PageTexts::default() };
    read.ok().flatten().unwrap_or_else(nothing)
}

/// Reads the pages of a PDF that is open.
pub(super) fn read_pages(pdf: &Pdf) -> PageTexts {
    let mut reader = Reader::default();
    let mut all = PageTexts::default();
    for (page, number) in pdf.pages().iter().zip(1..) {
        if !is_readable(page) {
            reader.unread.insert(Unread::Page(number));
        }
        reader.content(page.typed_operations(), page.resources(), 0);
        all.pages.push(std::mem::take(&mut reader.page));
    }
    if all.pages.is_empty() {
        reader.unread.insert(Unread::File);
    }
    all.unread = reader.unread;
    all.drawn = reader.read;
    all
}

/// Reads what no page draws as an object of its own: patterns, masks, what annotations look like; and what of it could
/// not be read.
pub(super) fn read_drawings(pdf: &Pdf, pages: &PageTexts) -> (PageText, BTreeSet<Unread>) {
    let mut reader = Reader { read: pages.drawn.clone(), ..Reader::default() };
    if let Some(page) = pdf.pages().iter().next() {
        for object in pdf.objects() {
            let Object::Stream(stream) = object else { continue };
            if is_drawing(&stream) && !reader.read.contains(&stream.obj_id()) {
                reader.marked.clear();
                reader.drawing(&stream, page.resources(), 0);
                reader.page.spaced.push('\n');
            }
        }
    }
    (reader.page, reader.unread)
}

impl PageTexts {
    /// The text of each page in the order in which it is read, in stretches: a paragraph, a cell, what goes on over a
    /// page. None when a page cannot be read.
    pub(crate) fn stretches(&self) -> Option<Vec<Vec<&str>>> {
        let is_lost = |it: &Unread| matches!(it, Unread::File | Unread::Page(_));
        (!self.unread.iter().any(is_lost))
            .then(|| self.pages.iter().map(PageText::stretches).collect())
    }

    /// The running heads and feet of all pages, and what else is seen and not read aloud.
    pub(crate) fn artifacts(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(|page| page.artifacts.as_str())
    }
}

impl PageText {
    fn stretches(&self) -> Vec<&str> {
        let ends = self.seams.iter().copied().skip_while(|at| *at == 0);
        let mut start = 0;
        let mut stretches = Vec::new();
        for end in ends.chain([self.running.len()]) {
            stretches.push(&self.running[start..end]);
            start = end;
        }
        stretches
    }
}

/// Whether all that a page is made of can be read.
fn is_readable(page: &PdfPage<'_>) -> bool {
    let raw = page.raw();
    let is_read = |stream: Stream<'_>| whole(&stream).is_some();
    if let Some(stream) = raw.get::<Stream<'_>>("Contents") {
        return is_read(stream);
    }
    let parts = raw.get::<Array<'_>>("Contents");
    match parts {
        Some(parts) => {
            let count = parts.raw_iter().count();
            let read = parts.iter::<Stream<'_>>().filter(|it| whole(it).is_some()).count();
            read == count
        }
        None => !raw.contains_key("Contents"),
    }
}

/// Whether a stream is drawn: a form, or a pattern that is repeated.
fn is_drawing(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    dict.get::<Name<'_>>("Subtype").is_some_and(|it| it.as_ref() == b"Form")
        || dict.get::<i32>("PatternType") == Some(1)
}

/// Reads content streams, page after page.
#[derive(Default)]
struct Reader {
    page: PageText,
    fonts: HashMap<ObjectIdentifier, Option<Rc<Font>>>,
    /// What the open marked contents mean for the text in them.
    marked: Vec<Marked>,
    /// How many drawings were read, each as often as it is drawn.
    drawings: usize,
    /// The drawings that were read.
    read: BTreeSet<ObjectIdentifier>,
    unread: BTreeSet<Unread>,
}

/// How the codes of a font are turned into text.
struct Font {
    unicode: Option<CMap>,
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
    fn content(
        &mut self,
        mut instructions: TypedIter<'_>,
        resources: &Resources<'_>,
        depth: usize,
    ) {
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
                    self.page.seams.push(self.page.running.len());
                    let artifact = content.0.as_ref() == b"Artifact";
                    self.marked.push(if artifact { Marked::Artifact } else { Marked::Text });
                }
                TypedInstruction::BeginMarkedContentWithProperties(content) => {
                    self.page.seams.push(self.page.running.len());
                    let actual = match content.1 {
                        Object::Dict(dict) => dict.get::<PdfString<'_>>("ActualText"),
                        _ => None,
                    };
                    let is_replaced = actual.is_some();
                    if let Some(actual) = actual {
                        self.add(&super::text(&actual));
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
                TypedInstruction::XObject(named) => match resources.get_x_object(named.0) {
                    Some(object) if is_drawing(&object) => {
                        self.drawing(&object, resources, depth + 1);
                    }
                    Some(_) => {}
                    None => {
                        self.unread.insert(Unread::Drawing);
                    }
                },
                TypedInstruction::ShowText(shown) => {
                    self.show(font.as_deref(), shown.0.as_bytes());
                    self.page.spaced.push(' ');
                }
                TypedInstruction::NextLineAndShowText(shown) => {
                    self.show(font.as_deref(), shown.0.as_bytes());
                    self.page.spaced.push(' ');
                }
                TypedInstruction::ShowTextWithParameters(shown) => {
                    self.show(font.as_deref(), shown.2.as_bytes());
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

    /// The text of a drawing, which may draw others.
    fn drawing(&mut self, drawing: &Stream<'_>, resources: &Resources<'_>, depth: usize) {
        self.read.insert(drawing.obj_id());
        // Drawings that draw each other may be as many as nobody can read.
        self.drawings += 1;
        if self.drawings > MOST_DRAWINGS {
            self.unread.insert(Unread::Drawing);
            return;
        }
        let Some(data) = whole(drawing) else {
            self.unread.insert(Unread::Drawing);
            return;
        };
        if depth > DEEPEST {
            self.unread.insert(Unread::Drawing);
            return;
        }
        let own = drawing.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
        let own = Resources::from_parent(own, resources.clone());
        let open = self.marked.len();
        self.content(TypedIter::new(&data), &own, depth);
        self.marked.truncate(open);
    }

    fn add(&mut self, text: &str) {
        if self.marked.contains(&Marked::Artifact) {
            self.page.artifacts.push_str(text);
        } else if !self.marked.contains(&Marked::Replaced) {
            self.page.running.push_str(text);
            self.page.spaced.push_str(text);
        } else {
            self.page.behind.push_str(text);
        }
    }

    fn show(&mut self, font: Option<&Font>, codes: &[u8]) {
        let Some(font) = font else {
            if !codes.is_empty() {
                self.unread.insert(Unread::Letters);
            }
            return;
        };
        let mut text = String::new();
        for code in codes.chunks(font.code_length) {
            let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            let known = font.unicode.as_ref().and_then(|it| it.lookup_bf_string(code));
            match known {
                Some(BfString::Char(c)) => text.push(c),
                Some(BfString::String(words)) => text.push_str(&words),
                None => {
                    self.unread.insert(Unread::Letters);
                    // Most fonts of one byte a letter have those of Latin 1.
                    if font.code_length == 1
                        && let Ok(code) = u8::try_from(code)
                    {
                        text.push(char::from(code));
                    }
                }
            }
        }
        self.add(&text);
    }

    fn font(&mut self, dict: &Dict<'_>) -> Option<Rc<Font>> {
        let read = || {
            let unicode = dict.get::<Stream<'_>>("ToUnicode");
            let unicode = unicode.and_then(|it| CMap::parse(&it.decoded().ok()?, |_| None));
            let composite = dict.contains_key("DescendantFonts");
            Some(Rc::new(Font { unicode, code_length: if composite { 2 } else { 1 } }))
        };
        match dict.obj_id() {
            Some(id) => self.fonts.entry(id).or_insert_with(read).clone(),
            None => read(),
        }
    }
}
