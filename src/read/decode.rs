//! Bytes to text: whatever was laid on the desk becomes UTF-8 text that the rest reads.
//!
//! Text files keep their text, word-processor documents become Markdown, spreadsheets become CSV
//! and pictures have no text. Nothing is lost silently: what is not taken over is named.

mod address;
mod block;
mod columns;
mod docx;
mod emphasis;
mod escape;
mod frame;
mod html;
mod inline;
mod kind;
mod label;
mod loss;
mod mail;
mod margin;
mod marks;
mod odt;
mod package;
mod picture;
mod plain;
mod sheet;
mod subtitles;
mod typed;
mod write;
mod xml;

#[cfg(test)]
mod tests;

use crate::budget::Limit;
use block::Document;
use loss::Losses;

pub(super) use label::of_style as box_of;
pub use loss::{Cause, DecodeError, Dropped};
pub use plain::{Guess, guessed_charset, text};

/// A file as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text: UTF-8 in NFC, lines ended by `\n`, nothing unprintable.
    pub text: String,
    /// What the file holds and the text does not, each thing once.
    pub dropped: Vec<Dropped>,
    /// The pictures that the text shows, by the names that it gives them.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// The name of the sheet of a workbook that is read.
    pub sheet: Option<String>,
    /// The sheets of a workbook that go on with the one that is read, by their names, as CSV.
    pub sheets: Vec<(String, String)>,
}

/// What a document is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The agenda, whose lines are understood by their tabs; its pictures are ornaments.
    Agenda,
    /// A text that is printed, with its pictures.
    Text,
}

/// Turns a file's bytes into text after the ending of its path.
///
/// ```
/// use actes::read::decode::{Purpose, decode};
///
/// // An old file in the encoding of Windows.
/// let decoded = decode("notes/0940.txt", b"Un caf\xe9 \x96 offert", Purpose::Text);
/// assert_eq!(decoded.map(|it| it.text).ok().as_deref(), Some("Un café – offert"));
/// assert!(decode("notes/0940.docx", b"no document", Purpose::Text).is_err());
/// ```
///
/// # Errors
/// When the ending is of no known format, or the document cannot be opened.
pub fn decode(path: &str, bytes: &[u8], purpose: Purpose) -> Result<Decoded, DecodeError> {
    let ending = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    let ending =
        match kind::of(&ending, bytes).map_err(|cause| DecodeError::Unreadable { cause })? {
            Some(kind) => kind,
            None => ending.as_str(),
        };
    let decoded = match ending {
        "md" | "markdown" | "txt" | "text" | "yaml" | "yml" | "csv" | "tsv" => {
            Ok(Decoded { text: text(bytes), ..Decoded::default() })
        }
        "jpg" | "jpeg" | "png" | "svg" | "webp" | "gif" | "pdf" | "heic" | "heif" => {
            Ok(Decoded::default())
        }
        "html" | "htm" => Ok(html::page(&text(bytes), path, purpose)),
        "eml" => mail::eml(bytes, purpose),
        "msg" => mail::msg(bytes, purpose),
        "vtt" | "srt" => Ok(subtitles::read(bytes)),
        "docx" => docx::read(bytes, path, purpose),
        "odt" => odt::read(bytes, path, purpose),
        "xlsx" => sheet::read(bytes, sheet::Kind::Xlsx, path),
        "xls" => sheet::read(bytes, sheet::Kind::Xls, path),
        "ods" => sheet::read(bytes, sheet::Kind::Ods, path),
        _ => return Err(DecodeError::Unknown { ending: ending.to_owned() }),
    };
    let decoded = decoded.and_then(|decoded| {
        Cause::within(Limit::Text, decoded.text.len())?;
        Ok(decoded)
    });
    decoded.map_err(|cause| DecodeError::Unreadable { cause })
}

/// A document that was read, as the text that is made of it. Pictures are named as files of a folder
/// that has the document's name.
fn decoded(
    mut document: Document,
    mut losses: Losses,
    pictures: Vec<(String, Vec<u8>)>,
    path: &str,
    purpose: Purpose,
) -> Decoded {
    let name = path.rsplit('/').next().unwrap_or(path);
    if purpose == Purpose::Agenda {
        margin::tell(&mut document.blocks, &mut losses);
    }
    document.blocks.retain_mut(|block| block.settle(purpose, name, &mut losses));
    let pictures = if purpose == Purpose::Text { pictures } else { Vec::new() };
    let text = plain::clean(&write::markdown(document, purpose));
    Decoded { text, dropped: losses.list(), pictures, ..Decoded::default() }
}
