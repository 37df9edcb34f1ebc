//! Whether a JPEG file is whole: a decoder fills with grey what a broken transfer left out.

const END: u8 = 0xd9;

/// Whether the file stops before the mark that ends its picture. What some telephones put behind
/// that mark (a film, a second picture) is not looked at.
pub(super) fn is_cut_short(bytes: &[u8]) -> bool {
    ends(bytes).is_none()
}

/// The place of the mark that ends the picture.
fn ends(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        at = next_mark(bytes, at)?;
        let mark = *bytes.get(at + 1)?;
        if mark == END {
            return Some(at);
        }
        let length = [*bytes.get(at + 2)?, *bytes.get(at + 3)?];
        at += 2 + usize::from(u16::from_be_bytes(length));
    }
}

/// The place of the next mark: `ff` and a byte that is none of those that pixels bring.
fn next_mark(bytes: &[u8], from: usize) -> Option<usize> {
    let pairs = bytes.get(from..)?.windows(2);
    let is_mark =
        |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0x01 | 0xd0..=0xd7 | 0xff);
    pairs.enumerate().find(|(_, pair)| is_mark(pair)).map(|(at, _)| from + at)
}
