//! Plain text in any encoding of the last forty years, to clean UTF-8.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

/// The text of a text file: decoded, in NFC, with lines ended by `\n`. What is no sign (a control
/// character) leaves a replacement character, so that no letter goes without a trace.
#[must_use]
pub fn text(bytes: &[u8]) -> String {
    clean(&unicode(bytes))
}

/// The encoding of a text file that nothing tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Its name; two names when lines of two encodings were pasted together.
    pub name: &'static str,
    /// The first line, from 1, that is not what the rest of the file is.
    pub line: Option<usize>,
}

/// The encoding of a text file, when it had to be guessed: neither a mark nor valid UTF-8 told it.
#[must_use]
pub fn guessed_charset(bytes: &[u8]) -> Option<Guess> {
    if Encoding::for_bom(bytes).is_some() {
        return None;
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return Some(Guess { name: encoding.name(), line: None });
    }
    std::str::from_utf8(bytes).err()?;
    if !is_mixed(bytes) {
        return Some(Guess { name: Legacy::of(bytes).name(), line: None });
    }
    let line = lines(bytes).position(|line| std::str::from_utf8(line).is_err());
    let rest: Vec<u8> =
        lines(bytes).filter(|line| std::str::from_utf8(line).is_err()).flatten().copied().collect();
    let name = match Legacy::of(&rest) {
        Legacy::Known(encoding) if encoding == WINDOWS_1252 => "UTF-8 + windows-1252",
        Legacy::Known(encoding) if encoding == MACINTOSH => "UTF-8 + macintosh",
        Legacy::Known(_) => "UTF-8",
        Legacy::Cp850 => "UTF-8 + cp850",
    };
    Some(Guess { name, line: line.map(|at| at + 1) })
}

/// Ends lines with `\n`, replaces what cannot be printed and composes accents (NFC).
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
            // Word's hyphens in plain text: one that never ends a line, and one that shows at its end only.
            '\u{1e}' => kept.push('-'),
            '\u{feff}' | '\u{1f}' => {}
            // How DOS ended its files.
            '\u{1a}' if signs.peek().is_none() => {}
            _ if sign.is_control() => {
                while signs.next_if(|next| next.is_control() && !next.is_whitespace()).is_some() {}
                kept.push(char::REPLACEMENT_CHARACTER);
            }
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
        Err(_) if is_mixed(bytes) => Cow::Owned(mixed(bytes)),
        Err(_) => Cow::Owned(Legacy::of(bytes).decode(bytes)),
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

/// The lines of a text of which nothing is known but that its ends of lines are ASCII.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n')
}

/// Whether a file that is not UTF-8 has lines with accents that are: somebody pasted lines of another
/// encoding into it, and the accents of the others must not become two wrong letters each.
fn is_mixed(bytes: &[u8]) -> bool {
    is_mostly_utf8(bytes)
        || lines(bytes).any(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok())
}

/// Whether invalid bytes are the exception among accented letters.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut accents, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        accents += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += chunk.invalid().len();
    }
    accents > invalid
}

/// Lines of UTF-8 as they are, and the others in the encoding that they were pasted from.
fn mixed(bytes: &[u8]) -> String {
    let others: Vec<u8> = lines(bytes)
        .filter(|line| std::str::from_utf8(line).is_err() && !is_mostly_utf8(line))
        .flatten()
        .copied()
        .collect();
    let other = Legacy::of(&others);
    let mut text = String::new();
    for line in lines(bytes) {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) if is_mostly_utf8(line) => {
                for chunk in line.utf8_chunks() {
                    text.push_str(chunk.valid());
                    text.push_str(&other.decode(chunk.invalid()));
                }
            }
            Err(_) => text.push_str(&other.decode(line)),
        }
    }
    text
}

/// An encoding from before Unicode.
#[derive(Debug, Clone, Copy)]
enum Legacy {
    /// One that browsers know.
    Known(&'static Encoding),
    /// That of DOS in Western Europe.
    Cp850,
}

/// The upper half of CP850.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
    ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The letters and signs that French has besides those of ASCII.
const FRENCH: &str = "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒÆ’«»€–—…°";

impl Legacy {
    /// The most likely encoding. What the detector of browsers knows does not include those of the old
    /// Mac and of DOS, in which French accents are where others have signs that no word holds.
    fn of(bytes: &[u8]) -> Self {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let guess = Self::Known(detector.guess(Some(b"fr"), Utf8Detection::Deny));
        let mut best = (guess.likeness(bytes), guess);
        let accents = i64::try_from(bytes.iter().filter(|byte| !byte.is_ascii()).count());
        for other in [Self::Known(MACINTOSH), Self::Cp850] {
            let likeness = other.likeness(bytes);
            // Of another language, as Russian, a few letters look French by chance.
            let is_french = accents.is_ok_and(|accents| likeness * 10 >= accents * 6);
            if is_french && likeness > best.0 {
                best = (likeness, other);
            }
        }
        best.1
    }

    /// How many letters of French the bytes are in this encoding, less what French has not.
    fn likeness(self, bytes: &[u8]) -> i64 {
        let text = self.decode(bytes);
        let others = text.chars().filter(|sign| !sign.is_ascii() && *sign != '\u{a0}');
        others.map(|sign| if FRENCH.contains(sign) { 1 } else { -1 }).sum()
    }

    fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Known(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Cp850 => {
                let upper: Vec<char> = CP850.chars().collect();
                let sign = |byte: &u8| match byte.checked_sub(0x80) {
                    Some(at) => upper.get(usize::from(at)).copied().unwrap_or('\u{fffd}'),
                    None => char::from(*byte),
                };
                bytes.iter().map(sign).collect()
            }
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Known(encoding) => encoding.name(),
            Self::Cp850 => "cp850",
        }
    }
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
    fn the_old_mac_and_dos_are_recognised() {
        assert_eq!(CP850.chars().count(), 128);
        let text = "Durée : une journée à Nîmes, élève";
        let mac = MACINTOSH.encode(text).0;
        check(&mac, text);
        assert_eq!(guessed_charset(&mac).unwrap().name, "macintosh");
        let dos: Vec<u8> = text
            .chars()
            .map(|sign| match CP850.chars().position(|known| known == sign) {
                Some(at) => 0x80 + u8::try_from(at).unwrap(),
                None => u8::try_from(sign).unwrap(),
            })
            .collect();
        check(&dos, text);
        assert_eq!(guessed_charset(&dos).unwrap().name, "cp850");
    }

    #[test]
    fn lines_of_two_encodings_are_each_read_in_their_own() {
        let pasted =
            WINDOWS_1252.encode("La créée « idée » : cœur d’été\nmêlé, très mêlé, été\n").0;
        let bytes = [b"ascii\n\xc3\xa9t\xc3\xa9\n".as_slice(), &pasted].concat();
        check(&bytes, "ascii\nété\nLa créée « idée » : cœur d’été\nmêlé, très mêlé, été\n");
        let guess = guessed_charset(&bytes).unwrap();
        assert_eq!((guess.name, guess.line), ("UTF-8 + windows-1252", Some(3)));
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
    fn unprintable_characters_leave_a_trace() {
        check(b"a\0\0b\x01c\x1b[0m\x7f\td\x1a", "a\u{fffd}b\u{fffd}c\u{fffd}[0m\u{fffd}\td");
        check(b"peut\x1e\x1f\xc3\xaatre", "peut-être");
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
