//! PDFs read: those of others, which are printed among the annexes, and ours, read back. A PDF may be
//! anybody's – damaged, hostile, endless –, and how much it unpacks to and draws is bounded.

pub mod attached;
mod drawn;
mod forms;
mod names;
mod outline;
mod pages;
pub(crate) mod parts;
mod room;
mod tree;

pub use drawn::printed;
pub(crate) use drawn::{Drawn, drawn};
pub use names::SafeNames;
pub(crate) use outline::open;
pub use outline::{Outline, Refusal, outline};
pub(crate) use pages::{PageTexts, read as read_pages};

/// A text string: UTF-16 or UTF-8 with its mark, else taken for UTF-8 or Latin-1.
fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf_16(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

/// Two bytes a unit, the higher one first.
pub(crate) fn utf_16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_each_encoding() {
        assert_eq!(text(b"\xfe\xff\x00\xc9\x00t\x00\xe9"), "Été");
        assert_eq!(text(b"\xef\xbb\xbf\xc3\x89t\xc3\xa9"), "Été");
        assert_eq!(text(b"\xc9t\xe9 2019"), "Été 2019");
    }
}
