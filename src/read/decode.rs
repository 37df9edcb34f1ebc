//! Bytes to text: whatever was laid on the desk becomes UTF-8 text that the rest reads.
//!
//! Text files keep their text, word-processor documents become Markdown, spreadsheets become CSV
//! and pictures have no text. Nothing is lost silently: what is not taken over is named.

mod block;
mod docx;
mod emphasis;
mod escape;
mod inline;
mod loss;
mod marks;
mod odt;
mod package;
mod plain;
mod sheet;
mod write;
mod xml;

#[cfg(test)]
mod tests;

pub use loss::{Cause, DecodeError, Dropped};
pub use plain::{guessed_charset, text};

/// The endings of files that are read, for messages.
pub const READABLE: &[&str] =
    &["md", "txt", "yaml", "yml", "csv", "tsv", "docx", "odt", "xlsx", "xls", "ods"];

/// A file as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text: UTF-8 in NFC, lines ended by `\n`, nothing unprintable.
    pub text: String,
    /// What the file holds and the text does not, each thing once.
    pub dropped: Vec<Dropped>,
}

/// Turns a file's bytes into text after the ending of its path.
///
/// # Errors
/// When the ending is of no known format, or the document cannot be opened.
pub fn decode(path: &str, bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let ending = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    let decoded = match ending.as_str() {
        "md" | "markdown" | "txt" | "text" | "yaml" | "yml" | "csv" | "tsv" => {
            Ok(Decoded { text: text(bytes), dropped: Vec::new() })
        }
        "jpg" | "jpeg" | "png" | "svg" | "webp" | "gif" | "pdf" => Ok(Decoded::default()),
        "docx" => docx::read(bytes),
        "odt" => odt::read(bytes),
        "xlsx" | "xlsm" => sheet::read(bytes, sheet::Kind::Xlsx),
        "xls" => sheet::read(bytes, sheet::Kind::Xls),
        "ods" => sheet::read(bytes, sheet::Kind::Ods),
        _ => return Err(DecodeError::Unknown { ending }),
    };
    decoded.map_err(|cause| DecodeError::Unreadable { cause })
}
