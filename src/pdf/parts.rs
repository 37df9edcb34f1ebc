//! A PDF in its parts: everything in it that holds words, and its streams.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, MaybeRef, Name, Object, Stream};

pub(crate) use super::pages::Unread;
use super::room::whole;
use super::{PageTexts, pages, text, tree};
use crate::guard::guarded;
use crate::source::sha256;

/// Where words stand in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
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
}

/// What was read of a PDF.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// The texts of the pages, one below the other: a passage may run over two of them.
    pub(crate) running: Vec<String>,
    /// All other texts.
    pub(crate) texts: Vec<(Place, String)>,
    /// The file itself and every stream of text as it was before it was packed.
    pub(crate) streams: Vec<Vec<u8>>,
    /// The SHA-256 of every stream, as it stands and as it was before it was packed.
    pub(crate) prints: BTreeSet<String>,
    /// What could not be read.
    pub(crate) unread: BTreeSet<Unread>,
}

/// Reads all that a PDF holds.
pub(crate) fn read(bytes: &[u8]) -> Read {
    read_beside(bytes, None)
}

/// Reads all that a PDF holds beside its pages, where these were read.
pub(crate) fn read_beside(bytes: &[u8], pages: Option<PageTexts>) -> Read {
    // Should the reader break, nothing is known of the PDF.
    guarded(|| read_all(bytes, pages))
        .unwrap_or_else(|_| Read { unread: BTreeSet::from([Unread::File]), ..Read::default() })
}

fn read_all(bytes: &[u8], pages: Option<PageTexts>) -> Read {
    let mut read = Read { streams: vec![bytes.to_vec()], ..Read::default() };
    let opened = if tree::is_bounded(bytes) { Pdf::new(bytes.to_vec()).ok() } else { None };
    let Some(pdf) = opened else {
        read.unread.insert(Unread::File);
        return read;
    };
    let pages = pages.unwrap_or_else(|| pages::read_pages(&pdf));
    let (drawings, unread) = pages::read_drawings(&pdf, &pages);
    read.unread.extend(pages.unread.into_iter().chain(unread));
    let drawn = std::iter::once((drawings, Place::Drawings));
    for (page, place) in pages.pages.into_iter().zip((1..).map(Place::Page)).chain(drawn) {
        if place != Place::Drawings {
            read.running.push(page.running);
        }
        let texts = [page.spaced, page.artifacts, page.behind].into_iter();
        let texts = texts.filter(|text| !text.is_empty());
        read.texts.extend(texts.map(|text| (place, text)));
    }
    let mut texts = Texts::default();
    for object in pdf.objects() {
        texts.object(&object, None, &mut read);
    }
    read.texts.extend(texts.0);
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
                        self.object(&item, within, read);
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
        let Some(decoded) = whole(stream) else {
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

/// The signs that XML writes as words, and the ends of lines that JSON writes as letters.
pub(crate) fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    let breaks = [("\\n", " "), ("\\t", " "), ("\\r", " ")];
    let all = signs.iter().chain(&breaks);
    all.fold(text.to_owned(), |text, (word, sign)| text.replace(word, sign))
}
