//! The files attached to a PDF, read back. The PDF may be anybody's: damaged, hostile, endless.

use std::panic::catch_unwind;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Stream, String as PdfString};

/// How deep the tree of names may be, and how many files it may name.
const DEEPEST: usize = 16;
const MOST: usize = 10_000;

/// A file attached to a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name as the PDF gives it: not to be trusted as a path.
    pub name: String,
    /// Its bytes; none when they cannot be read.
    pub bytes: Option<Vec<u8>>,
}

/// The files attached to a PDF, in the order of its list. None when it is no PDF that can be read.
#[must_use]
pub fn read(bytes: Vec<u8>) -> Option<Vec<Attached>> {
    let read = move || {
        let pdf = Pdf::new(bytes).ok()?;
        let xref = pdf.xref();
        let catalogue: Dict<'_> = xref.get(xref.root_id())?;
        let names = catalogue.get::<Dict<'_>>("Names");
        let mut found = Vec::new();
        if let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")) {
            walk(&tree, 0, &mut found);
        }
        Some(found)
    };
    // The reader is not ours: should it break on a PDF, that PDF cannot be read.
    catch_unwind(read).ok().flatten()
}

/// Whether a name leads nowhere but below a folder, on every system.
#[must_use]
pub fn is_safe(name: &str) -> bool {
    let is_part = |part: &str| {
        let device = part.split('.').next().unwrap_or_default().to_ascii_uppercase();
        let is_device = matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL")
            || (device.len() == 4 && (device.starts_with("COM") || device.starts_with("LPT")));
        !part.trim_matches('.').is_empty() && !part.ends_with(' ') && !is_device
    };
    let is_plain =
        |c: char| !c.is_control() && !matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    name.chars().all(is_plain) && name.split('/').all(is_part)
}

fn walk(node: &Dict<'_>, depth: usize, found: &mut Vec<Attached>) {
    if depth > DEEPEST {
        return;
    }
    if let Some(kids) = node.get::<Array<'_>>("Kids") {
        for kid in kids.iter::<Dict<'_>>() {
            walk(&kid, depth + 1, found);
            if found.len() >= MOST {
                return;
            }
        }
    }
    let Some(names) = node.get::<Array<'_>>("Names") else { return };
    let mut names = names.flex_iter();
    while let Some(key) = names.next::<PdfString<'_>>() {
        let Some(specification) = names.next::<Dict<'_>>() else { return };
        if found.len() >= MOST {
            return;
        }
        found.push(file(&key, &specification));
    }
}

fn file(key: &PdfString<'_>, specification: &Dict<'_>) -> Attached {
    let name = specification.get::<PdfString<'_>>("UF").or_else(|| specification.get("F"));
    let name = text(name.as_ref().unwrap_or(key).as_bytes());
    let files = specification.get::<Dict<'_>>("EF");
    let stream = files.and_then(|it| it.get::<Stream<'_>>("UF").or_else(|| it.get("F")));
    let bytes = stream.and_then(|it| it.decoded().ok().map(std::borrow::Cow::into_owned));
    Attached { name, bytes }
}

/// A text string: UTF-16 or UTF-8 with its mark, else taken for UTF-8 or Latin-1.
pub(crate) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        for name in ["a", "notes/0940.md", "été/L’agenda 2.docx", "..a", ".htaccess"] {
            assert!(is_safe(name), "{name}");
        }
        let hostile = [
            "",
            "/etc/passwd",
            "../a",
            "a/../b",
            "a//b",
            "a/",
            "C:/a",
            "a\\b",
            "a\n",
            ".",
            "a/..",
            "...",
            "CON",
            "lpt1.txt",
            "a:b",
            "a ",
        ];
        for name in hostile {
            assert!(!is_safe(name), "{name}");
        }
    }

    #[test]
    fn what_is_no_pdf_is_none() {
        for bytes in [&b""[..], b"%PDF-1.7", b"<html>", b"%PDF-1.7\ntrailer<</Root 1 0 R>>"] {
            assert_eq!(read(bytes.to_vec()), None);
        }
    }
}
