//! A PDF in its parts: everything in it that holds words, and its streams.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, Name, Object, Stream};

use super::pages::{self, Unread};
use crate::attached::text;
use crate::source::sha256;
use crate::spelling::fold;

/// Where words stand in a PDF.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// On a page, counted from 1.
    Page(usize),
    /// In the bookmarks.
    Bookmarks,
    /// In what is read aloud for a picture or a link.
    Alternatives,
    /// In the title, the author and so on.
    Metadata,
    /// In the address of a link.
    Links,
    /// In the name or the description of an attached file.
    AttachmentNames,
    /// In an attached file.
    Attachments,
    /// In another text of the file.
    Elsewhere,
    /// In the bytes of the file.
    Bytes,
    /// In a pattern or another drawing that is no page's own.
    Drawings,
    /// On a page of a document that is printed among the annexes, or in a drawing, by its path.
    Annex(String),
    /// In data, named in French and in English.
    Data([String; 2]),
}

impl Place {
    /// How a message names it, in French and in English.
    pub(super) fn shown(&self) -> [String; 2] {
        let [french, english] = match self {
            Self::Data(place) => return place.clone(),
            Self::Page(page) => return [format!("page {page}"), format!("page {page}")],
            Self::Annex(path) => {
                return [format!("le fichier « {path} »"), format!("the file “{path}”")];
            }
            Self::Bookmarks => ["les signets", "the bookmarks"],
            Self::Alternatives => ["les textes de remplacement", "the alternative texts"],
            Self::Metadata => ["les métadonnées", "the metadata"],
            Self::Links => ["l'adresse d'un lien", "the address of a link"],
            Self::AttachmentNames => ["le nom d'une pièce jointe", "the name of an attached file"],
            Self::Attachments => ["une pièce jointe", "an attached file"],
            Self::Drawings => ["un dessin", "a drawing"],
            Self::Elsewhere => ["un texte caché du fichier", "a hidden text of the file"],
            Self::Bytes => ["les données du fichier", "the data of the file"],
        };
        [french.to_owned(), english.to_owned()]
    }
}

/// A part of a PDF.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) place: Place,
    /// Where each page begins in the letters, when the part runs over pages. Such a part has no
    /// spaces at the ends of lines, and so no words.
    pages: Vec<usize>,
    /// Its letters and digits alone.
    pub(super) letters: String,
    /// Where its words begin in the letters.
    starts: Vec<usize>,
    /// The same without the beginnings of what a hyphen parts at the end of a line.
    firm: Vec<usize>,
    /// The same with the capitals and the digits within words: `PlanPaulModele2`.
    humps: Vec<usize>,
}

impl Part {
    pub(super) fn new(place: Place, text: &str) -> Self {
        let firm = starts(&rejoined(text).replace(is_unseen, "")).1;
        let seen = text.replace(is_unseen, "");
        let (letters, starts_of_words) = starts(&seen);
        let humps = starts(&parted(&seen)).1;
        Self { place, pages: Vec::new(), letters, starts: starts_of_words, firm, humps }
    }

    /// The texts of pages as one: a passage may run over two of them.
    fn running(texts: &[String]) -> Self {
        let mut all = Self::new(Place::Page(1), "");
        for text in texts {
            let from = all.letters.len();
            let part = Self::new(Place::Page(1), text);
            let shifted = |starts: Vec<usize>| starts.into_iter().map(move |at| from + at);
            all.pages.push(from);
            all.starts.extend(shifted(part.starts));
            all.firm.extend(shifted(part.firm));
            all.humps.extend(shifted(part.humps));
            all.letters.push_str(&part.letters);
        }
        all
    }

    /// Whether its words are known, and not only its letters.
    pub(super) fn has_words(&self) -> bool {
        self.pages.is_empty()
    }

    /// Whether a stretch of its letters is one word or several whole ones.
    pub(super) fn are_words(&self, found: &Range<usize>) -> bool {
        let begins = |at: &usize| self.starts.binary_search(at).is_ok();
        begins(&found.start) && (begins(&found.end) || found.end == self.letters.len())
    }

    /// Whether a stretch of its letters is a name whose words begin there: « Pierre Martinet » and
    /// « Saint-Martin, le grand » name no Pierre Martin and no Martin Legrand. A long name may be the
    /// end of a longer word, as in the names of files, and may run over two pages.
    pub(super) fn is_name(&self, found: &Range<usize>, words: &[usize], is_long: bool) -> bool {
        let within = |starts: &[usize]| -> Vec<usize> {
            let inside = starts.iter().filter(|at| found.start < **at && **at < found.end);
            inside.map(|at| at - found.start).collect()
        };
        if is_long && !within(&self.pages).is_empty() {
            return true;
        }
        let begins = |at: &usize| self.humps.binary_search(at).is_ok();
        let is_glued = is_long && within(&self.starts).is_empty();
        (is_glued || begins(&found.start))
            && (begins(&found.end) || found.end == self.letters.len())
            && within(&self.firm).iter().all(|at| words.contains(at))
    }

    /// The place of a byte of its letters.
    pub(super) fn place(&self, at: usize) -> Place {
        match self.pages.partition_point(|start| *start <= at) {
            0 => self.place.clone(),
            page => Place::Page(page),
        }
    }
}

/// The letters and digits of a text, and where its words begin in them.
pub(super) fn starts(text: &str) -> (String, Vec<usize>) {
    let (mut letters, mut starts) = (String::new(), Vec::new());
    for word in fold(text).split(' ') {
        starts.push(letters.len());
        letters.push_str(word);
    }
    (letters, starts)
}

/// A text without the hyphens that end lines.
fn rejoined(text: &str) -> String {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{ad}' | '‐');
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_hyphen) {
        joined.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches(is_hyphen);
        if after.starts_with(char::is_whitespace) {
            rest = after.trim_start();
        } else {
            joined.push_str(&rest[at..rest.len() - after.len()]);
            rest = after;
        }
    }
    joined + rest
}

/// A text with a space before each capital and each number within a word.
fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let begins = (before.is_lowercase() && c.is_uppercase())
            || (before.is_alphabetic() && c.is_numeric())
            || (before.is_numeric() && c.is_alphabetic());
        if begins {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    parted
}

/// Signs that nobody sees and that part no word.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// What was read of a PDF.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) parts: Vec<Part>,
    /// The file itself and every stream of text as it was before it was packed.
    pub(super) streams: Vec<Vec<u8>>,
    /// The SHA-256 of every stream, as it stands and as it was before it was packed.
    pub(super) prints: BTreeSet<String>,
    /// What could not be read.
    pub(super) unread: BTreeSet<Unread>,
}

/// Reads all that a PDF holds.
pub(super) fn read(bytes: &[u8]) -> Read {
    let mut read = Read { streams: vec![bytes.to_vec()], ..Read::default() };
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
        read.unread.insert(Unread::File);
        return read;
    };
    let pages = pages::read(&pdf);
    if pages.pages.is_empty() {
        read.unread.insert(Unread::File);
    }
    read.unread.extend(pages.unread);
    let running: Vec<_> = pages.pages.iter().map(|page| page.running.clone()).collect();
    read.parts.push(Part::running(&running));
    let drawn = std::iter::once((pages.drawn, Place::Drawings));
    for (page, place) in pages.pages.into_iter().zip((1..).map(Place::Page)).chain(drawn) {
        let texts = [page.spaced, page.artifacts, page.behind];
        let texts = texts.iter().filter(|text| !text.is_empty());
        read.parts.extend(texts.map(|text| Part::new(place.clone(), text)));
    }
    let mut texts = Texts::default();
    for object in pdf.objects() {
        texts.object(&object, None, &mut read);
    }
    read.parts.extend(texts.0.into_iter().map(|(place, text)| Part::new(place, &text)));
    read
}

/// The texts of each place, one below the other.
#[derive(Default)]
struct Texts(BTreeMap<Place, String>);

impl Texts {
    fn add(&mut self, place: Place, text: &str) {
        let known = self.0.entry(place).or_default();
        known.push_str(text);
        known.push('\n');
    }

    fn object(&mut self, object: &Object<'_>, within: Option<Place>, read: &mut Read) {
        match object {
            Object::String(words) => {
                let (place, words) = (within.unwrap_or(Place::Elsewhere), text(words.as_bytes()));
                if place == Place::Links {
                    // « paul%20mod%C3%A8le ».
                    let decoded = percent_encoding::percent_decode_str(&words);
                    self.add(Place::Links, &decoded.decode_utf8_lossy());
                }
                self.add(place, &words);
            }
            Object::Name(name) => {
                self.add(within.unwrap_or(Place::Elsewhere), &String::from_utf8_lossy(name));
            }
            Object::Array(items) => {
                for item in items.raw_iter() {
                    if let MaybeRef::NotRef(item) = item {
                        self.object(&item, within.clone(), read);
                    }
                }
            }
            Object::Dict(dict) => self.dict(dict, read),
            Object::Stream(stream) => {
                self.dict(stream.dict(), read);
                self.stream(stream, read);
            }
            _ => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, read: &mut Read) {
        let is_bookmark = dict.contains_key("Parent")
            && (dict.contains_key("Dest") || dict.contains_key("A") || dict.contains_key("Prev"));
        let is_file = dict.contains_key("EF");
        for (key, value) in dict.entries() {
            self.add(Place::Elsewhere, &String::from_utf8_lossy(&key));
            let place = match key.as_ref() {
                b"Title" if is_bookmark => Some(Place::Bookmarks),
                b"Title" | b"Author" | b"Subject" | b"Keywords" | b"Creator" | b"Producer" => {
                    Some(Place::Metadata)
                }
                b"Alt" | b"ActualText" | b"E" | b"Contents" => Some(Place::Alternatives),
                b"URI" => Some(Place::Links),
                b"F" | b"UF" | b"Desc" if is_file => Some(Place::AttachmentNames),
                _ => None,
            };
            if let MaybeRef::NotRef(value) = value {
                self.object(&value, place, read);
            }
        }
    }

    fn stream(&mut self, stream: &Stream<'_>, read: &mut Read) {
        read.prints.insert(sha256(&stream.raw_data()));
        let is = |key: &str, name: &[u8]| {
            stream.dict().get::<Name<'_>>(key).is_some_and(|it| it.as_ref() == name)
        };
        // Pixels and outlines of letters hold no words.
        let is_font = stream.dict().contains_key("Length1") || is("Subtype", b"CIDFontType0C");
        if is("Subtype", b"Image") || is_font {
            return;
        }
        let Some(decoded) = unpacked(stream) else {
            read.unread.insert(Unread::Data);
            return;
        };
        let place = if is("Type", b"Metadata") {
            Some(Place::Metadata)
        } else if is("Type", b"EmbeddedFile") {
            Some(Place::Attachments)
        } else {
            None
        };
        if let Some(place) = place {
            self.add(place, &unescaped(&String::from_utf8_lossy(&decoded)));
        }
        read.prints.insert(sha256(&decoded));
        read.streams.push(decoded.into_owned());
    }
}

/// What a stream holds; none when it cannot be read as a whole. The reader gives what it could unpack
/// of a damaged one: what was packed carries its own sum, which must be that of what is given.
pub(super) fn unpacked<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    let decoded = stream.decoded().ok()?;
    let dict = stream.dict();
    let is_packed = dict.get::<Name<'_>>("Filter").is_some_and(|it| it.as_ref() == b"FlateDecode");
    if is_packed && !dict.contains_key("DecodeParms") {
        let raw = stream.raw_data();
        let sum = raw.last_chunk::<4>().map(|sum| u32::from_be_bytes(*sum));
        return (sum == Some(adler32(&decoded))).then_some(decoded);
    }
    Some(decoded)
}

/// The sum of RFC 1950.
fn adler32(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65_521;
    let (mut low, mut high) = (1_u32, 0_u32);
    // So many bytes cannot overflow.
    for some in bytes.chunks(5_552) {
        for byte in some {
            low += u32::from(*byte);
            high += low;
        }
        low %= MODULUS;
        high %= MODULUS;
    }
    high << 16 | low
}

/// The signs that XML writes as words, and the ends of lines that JSON writes as letters.
pub(super) fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    let breaks = [("\\n", " "), ("\\t", " "), ("\\r", " ")];
    let all = signs.iter().chain(&breaks);
    all.fold(text.to_owned(), |text, (word, sign)| text.replace(word, sign))
}
