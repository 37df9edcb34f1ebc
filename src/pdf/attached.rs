//! The files attached to a PDF, read back.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Stream, String as PdfString};

pub use super::room::Refusal;
use super::{room, text, tree};
use crate::guard::guarded;

/// How deep the tree of names may be, how many nodes it may have, and how many files it may name.
const DEEPEST: usize = 16;
const MOST_NODES: usize = 100_000;
const MOST: usize = 10_000;

/// A file attached to a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name as the PDF gives it: not to be trusted as a path.
    pub name: String,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, Refusal>,
}

/// The files attached to a PDF, in the order of its list.
///
/// # Errors
/// When it is no PDF that can be read.
pub fn read(bytes: Vec<u8>) -> Result<Vec<Attached>, Refusal> {
    let room = room::of(bytes.len());
    if room::bursts(&bytes, room) || !tree::is_bounded(&bytes) {
        return Err(Refusal::TooLarge);
    }
    let read = move || {
        let pdf = Pdf::new(bytes).map_err(|_| Refusal::Unreadable)?;
        let xref = pdf.xref();
        let catalogue: Dict<'_> = xref.get(xref.root_id()).ok_or(Refusal::Unreadable)?;
        let names = catalogue.get::<Dict<'_>>("Names");
        let mut walk = Walk { found: Vec::new(), nodes: 0, room };
        if let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")) {
            walk.node(&tree, 0)?;
        }
        Ok(walk.found)
    };
    guarded(read).unwrap_or(Err(Refusal::Unreadable))
}

/// A walk through the tree of names.
struct Walk {
    found: Vec<Attached>,
    nodes: usize,
    /// How many bytes may still be unpacked.
    room: u64,
}

impl Walk {
    fn node(&mut self, node: &Dict<'_>, depth: usize) -> Result<(), Refusal> {
        self.nodes += 1;
        // A tree may hold itself.
        if depth > DEEPEST || self.nodes > MOST_NODES {
            return Err(Refusal::TooLarge);
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            for kid in kids.iter::<Dict<'_>>() {
                self.node(&kid, depth + 1)?;
            }
        }
        let Some(names) = node.get::<Array<'_>>("Names") else { return Ok(()) };
        let mut names = names.flex_iter();
        while let Some(key) = names.next::<PdfString<'_>>() {
            let Some(specification) = names.next::<Dict<'_>>() else { break };
            if self.found.len() >= MOST {
                return Err(Refusal::TooLarge);
            }
            let file = self.file(&key, &specification);
            self.found.push(file);
        }
        Ok(())
    }

    fn file(&mut self, key: &PdfString<'_>, specification: &Dict<'_>) -> Attached {
        let name = specification.get::<PdfString<'_>>("UF").or_else(|| specification.get("F"));
        let name = text(name.as_ref().unwrap_or(key).as_bytes());
        let files = specification.get::<Dict<'_>>("EF");
        let stream = files.and_then(|it| it.get::<Stream<'_>>("UF").or_else(|| it.get("F")));
        let bytes = stream.ok_or(Refusal::Unreadable);
        let bytes = bytes.and_then(|stream| room::unpacked(&stream, &mut self.room));
        Attached { name, bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_cannot_be_read() {
        for bytes in [&b""[..], b"%PDF-1.7", b"<html>", b"%PDF-1.7\ntrailer<</Root 1 0 R>>"] {
            assert_eq!(read(bytes.to_vec()), Err(Refusal::Unreadable));
        }
    }
}
