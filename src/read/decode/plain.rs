//! Plain text in any encoding of the last forty years, to clean UTF-8.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

/// The text of a text file: decoded, in NFC, with lines ended by `\n` and nothing unprintable.
#[must_use]
pub fn text(bytes: &[u8]) -> String {
    clean(&unicode(bytes))
}

/// The name of the encoding of a text file, when it had to be guessed: neither a mark nor valid
/// UTF-8 told it.
#[must_use]
pub fn guessed_charset(bytes: &[u8]) -> Option<&'static str> {
    if Encoding::for_bom(bytes).is_some() {
        return None;
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return Some(encoding.name());
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => None,
        Err(_) if is_mostly_utf8(bytes) => Some("UTF-8"),
        Err(_) => Some(legacy_encoding(bytes).name()),
    }
}

/// Ends lines with `\n`, removes what cannot be printed and composes accents (NFC).
pub(super) fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\r' => {
                signs.next_if_eq(&'\n');
                kept.push('\n');
            }
            // Word writes a forced line break as a vertical tab when it saves plain text, and a
            // page break as a form feed.
            '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' | '\n' => kept.push(sign),
            // Windows-1252 text that was taken for Latin-1 on its way keeps its quotes here.
            '\u{80}'..='\u{9f}' => {
                let byte = [u8::try_from(u32::from(sign)).unwrap_or(b' ')];
                let (meant, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
                kept.extend(meant.chars().filter(|c| !c.is_control()));
            }
            '\u{feff}' => {}
            _ if sign.is_control() => {}
            _ => kept.push(sign),
        }
    }
    kept.nfc().collect()
}

/// The text of bytes whose encoding nobody told.
fn unicode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) if is_mostly_utf8(bytes) => Cow::Owned(repaired_utf8(bytes)),
        Err(_) => legacy(bytes),
    }
}

/// UTF-16 without a mark: its first letters have every second byte zero, as no other text has.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [1..=255, 0, 1..=255, 0, ..] => Some(UTF_16LE),
        [0, 1..=255, 0, 1..=255, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether invalid bytes are the exception among accented letters: one bad paste in a UTF-8 file
/// must not turn every other accent of the file into two wrong letters.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut accents, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        accents += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += chunk.invalid().len();
    }
    accents > invalid
}

/// Valid UTF-8 as it is, and each other byte as the Windows-1252 character that was pasted.
fn repaired_utf8(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

/// Text from before Unicode: its most likely encoding, Windows-1252 for French.
fn legacy(bytes: &[u8]) -> Cow<'_, str> {
    legacy_encoding(bytes).decode_without_bom_handling(bytes).0
}

fn legacy_encoding(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"fr"), Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(text(bytes), expected);
    }

    fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn utf8_is_kept_and_loses_its_mark() {
        check("Été à l'œuvre\n".as_bytes(), "Été à l'œuvre\n");
        check("\u{feff}Été".as_bytes(), "Été");
        check(b"", "");
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        check(&utf_16("\u{feff}Été €", u16::to_le_bytes), "Été €");
        check(&utf_16("\u{feff}Été €", u16::to_be_bytes), "Été €");
        check(&utf_16("Programme œuvre", u16::to_le_bytes), "Programme œuvre");
        check(&utf_16("Programme œuvre", u16::to_be_bytes), "Programme œuvre");
    }

    #[test]
    fn windows_1252_is_recognised() {
        let bytes = WINDOWS_1252.encode("9h40 Café d’accueil – « œuvre » à 12 €").0;
        check(&bytes, "9h40 Café d’accueil – « œuvre » à 12 €");
        check(b"Dur\xe9e : une journ\xe9e", "Durée : une journée");
    }

    #[test]
    fn one_bad_byte_does_not_spoil_a_utf8_file() {
        check("Été à Nîmes, d\u{1}e".replace('\u{1}', "é").as_bytes(), "Été à Nîmes, dée");
        let mut bytes = "Été à Nîmes, caf".as_bytes().to_vec();
        bytes.push(0xe9);
        check(&bytes, "Été à Nîmes, café");
    }

    #[test]
    fn every_line_end_becomes_a_line_feed() {
        check(b"a\r\nb\rc\nd\r\n\r\ne", "a\nb\nc\nd\n\ne");
        check("a\u{2028}b\u{2029}c\u{b}d\u{c}e".as_bytes(), "a\nb\nc\nd\ne");
    }

    #[test]
    fn unprintable_characters_are_removed() {
        check(b"a\0b\x01c\x1b[0m\x7f\td", "abc[0m\td");
        check("mot\u{feff}suite".as_bytes(), "motsuite");
        check("l\u{92}\u{9c}uvre\u{81}".as_bytes(), "l’œuvre");
    }

    #[test]
    fn accents_are_composed() {
        check("E\u{301}te\u{301} c\u{327}a".as_bytes(), "Été ça");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_give_clean_text(bytes: Vec<u8>) {
            let text = text(&bytes);
            let unwanted = text.contains(['\r', '\0', '\u{feff}', '\u{2028}']);
            proptest::prop_assert!(!unwanted);
            proptest::prop_assert_eq!(clean(&text), text);
        }
    }
}
