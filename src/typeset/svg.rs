//! Drawings in SVG, read with the crates that typst reads them with: what is seen here is what it draws.

mod simplify;

use std::borrow::Cow;
use std::io::Read;

use base64::Engine as _;
use data_url::DataUrl;
use encoding_rs::{Encoding, UTF_8};
use flate2::read::GzDecoder;
use roxmltree::{Document, Node, ParsingOptions};

pub(super) use simplify::{LeftOut, simplify};

/// More bytes than these of a drawing that is packed are not read.
const LARGEST: u64 = 256 << 20;

/// Reads a drawing as XML, with the entities that it declares.
pub(super) fn parse(svg: &str) -> Option<Document<'_>> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(svg, options).ok()
}

/// What an element links to, under either name of the attribute.
pub(super) fn link<'a, 'd>(element: Node<'a, 'd>) -> Option<roxmltree::Attribute<'a, 'd>> {
    element.attributes().find(|attribute| attribute.name() == "href")
}

/// The words that a drawing prints, a line for each of its texts; those of drawings in it too. What
/// cannot be read as a drawing may have any of the words that its bytes have.
pub(super) fn words(bytes: &[u8]) -> String {
    let decoded = in_utf_8(bytes);
    let bytes = decoded.as_deref().unwrap_or(bytes);
    drawn(bytes, true).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

fn drawn(bytes: &[u8], may_hold_others: bool) -> Option<String> {
    let svg = unpacked(bytes)?;
    let drawing = parse(std::str::from_utf8(&svg).ok()?)?;
    let mut words = String::new();
    for element in drawing.descendants().filter(Node::is_element) {
        match element.tag_name().name() {
            "text" => {
                for node in element.descendants() {
                    let named = referenced(node);
                    let texts = named.iter().flat_map(Node::descendants).chain([node]);
                    words.extend(texts.filter(Node::is_text).filter_map(|it| it.text()));
                }
                words.push('\n');
            }
            "image" if may_hold_others => {
                let data = link(element)
                    .and_then(|it| DataUrl::process(it.value()).ok()?.decode_to_vec().ok());
                words.extend(data.and_then(|(bytes, _)| drawn(&bytes, false)));
            }
            _ => {}
        }
    }
    Some(words)
}

/// The element whose words stand in the place of another's.
fn referenced<'a, 'd>(element: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    let id =
        link(element).filter(|_| element.tag_name().name() == "tref")?.value().strip_prefix('#')?;
    element.document().descendants().find(|it| it.attribute("id") == Some(id))
}

/// A drawing whose photographs tell neither where nor when they were taken: they are printed as they
/// stand in it.
pub(super) fn without_metadata(bytes: &[u8]) -> Cow<'_, [u8]> {
    let changed = || {
        let svg = unpacked(bytes)?;
        let text = std::str::from_utf8(&svg).ok()?;
        let drawing = parse(text)?;
        let mut changes = Vec::new();
        for element in drawing.descendants().filter(Node::is_element) {
            let Some(link) = link(element) else { continue };
            let Ok(data) = DataUrl::process(link.value()) else { continue };
            let kind = data.mime_type();
            if kind.type_ != "image"
                || !matches!(kind.subtype.as_str(), "jpeg" | "jpg" | "png" | "webp")
            {
                continue;
            }
            let Ok((picture, _)) = data.decode_to_vec() else { continue };
            let bare = bare(&picture);
            if bare.len() < picture.len() {
                let subtype = &kind.subtype;
                let encoded = base64::engine::general_purpose::STANDARD.encode(bare);
                let link = link.range_value();
                changes.push((link, format!("data:image/{subtype};base64,{encoded}")));
            }
        }
        let mut left = text.to_owned();
        for (range, value) in changes.iter().rev() {
            left.replace_range(range.clone(), value);
        }
        (!changes.is_empty()).then(|| left.into_bytes())
    };
    changed().map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// A photograph without what its camera and its author wrote beside the picture; its colours and its
/// size are part of the picture.
fn bare(picture: &[u8]) -> Vec<u8> {
    if picture.starts_with(&[0xff, 0xd8]) {
        return bare_jpeg(picture);
    }
    if picture.starts_with(b"\x89PNG\r\n\x1a\n") {
        return bare_png(picture);
    }
    if picture.starts_with(b"RIFF") && picture.get(8..12) == Some(b"WEBP") {
        return bare_webp(picture);
    }
    picture.to_vec()
}

/// Without the segments of applications (T.81, B.2.4.6) but JFIF, ICC profiles and Adobe's, and
/// without comments.
fn bare_jpeg(picture: &[u8]) -> Vec<u8> {
    let mut bare = picture[..2].to_vec();
    let mut at = 2;
    while let Some([0xff, marker, high, low]) = picture.get(at..at + 4) {
        let length = 2 + usize::from(u16::from_be_bytes([*high, *low]));
        // The picture itself begins.
        if *marker == 0xda || length < 4 {
            break;
        }
        let segment = &picture[at..(at + length).min(picture.len())];
        let is_colour = segment.get(4..).is_some_and(|it| it.starts_with(b"ICC_PROFILE"));
        let is_told = match marker {
            0xe0 | 0xee => false,
            0xe2 => !is_colour,
            0xe1..=0xef | 0xfe => true,
            _ => false,
        };
        if !is_told {
            bare.extend_from_slice(segment);
        }
        at += length;
    }
    bare.extend_from_slice(picture.get(at..).unwrap_or_default());
    bare
}

/// Without the chunks of words, of the time and of the camera (PNG, 11.3).
fn bare_png(picture: &[u8]) -> Vec<u8> {
    let mut bare = picture[..8].to_vec();
    let mut at = 8;
    while let Some(head) = picture.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let end = at.saturating_add(length).saturating_add(12).min(picture.len());
        if !matches!(&head[4..], b"tEXt" | b"zTXt" | b"iTXt" | b"tIME" | b"eXIf") {
            bare.extend_from_slice(&picture[at..end]);
        }
        at = end;
    }
    bare.extend_from_slice(picture.get(at..).unwrap_or_default());
    bare
}

/// A photograph without the chunks of its camera (WebP Container, « Extended File Format »).
fn bare_webp(picture: &[u8]) -> Vec<u8> {
    let mut bare = picture[..12].to_vec();
    let mut at = 12;
    while let Some(head) = picture.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let end = at.saturating_add(8).saturating_add(length).saturating_add(length % 2);
        let end = end.min(picture.len());
        if !matches!(&head[..4], b"EXIF" | b"XMP ") {
            let start = bare.len();
            bare.extend_from_slice(&picture[at..end]);
            if let (b"VP8X", Some(flags)) = (&head[..4], bare.get_mut(start + 8)) {
                *flags &= !0x0c;
            }
        }
        at = end;
    }
    let size = u32::try_from(bare.len() - 8).unwrap_or(u32::MAX);
    bare[4..8].copy_from_slice(&size.to_le_bytes());
    bare
}

/// A drawing in UTF-8, which is all that is read of them: what a byte order mark or the declaration
/// says otherwise is decoded. Nothing where it is so already, or cannot be told.
pub(super) fn in_utf_8(bytes: &[u8]) -> Option<Vec<u8>> {
    let svg = unpacked(bytes)?;
    let head = svg.get(..svg.len().min(200))?;
    let declared = || {
        let head = head.strip_prefix(b"<?xml")?;
        let head = String::from_utf8_lossy(&head[..head.windows(2).position(|it| it == b"?>")?]);
        let (_, said) = head.split_once("encoding")?;
        let said = said.trim_start().strip_prefix('=')?.trim_start();
        Encoding::for_label(said.split(['"', '\'']).nth(1)?.as_bytes())
    };
    let encoding = match Encoding::for_bom(&svg) {
        Some((encoding, _)) => encoding,
        None => declared()?,
    };
    if encoding == UTF_8 {
        return None;
    }
    let text = encoding.decode(&svg).0;
    // What the declaration says is no longer true.
    let rest = match text.trim_start().strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or("", |it| it.1),
        None => &text,
    };
    Some(rest.as_bytes().to_vec())
}

/// The bytes of a drawing that may be packed.
fn unpacked(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Some(bytes.into());
    }
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes).take(LARGEST).read_to_end(&mut unpacked).ok()?;
    Some(unpacked.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn words_of_a_drawing_are_those_of_its_text_elements() {
        let svg = "<svg><title>Titre</title><text x='1'>Un <tspan>mot</tspan> &amp; deux</text><rect/>\
                   <text>Trois</text></svg>";
        assert_eq!(words(svg.as_bytes()), "Un mot & deux\nTrois\n");
    }

    #[test]
    fn photographs_in_a_drawing_tell_nothing_of_their_making() {
        let jpeg = [
            &[0xff, 0xd8, 0xff, 0xe0, 0, 4, b'J', b'F', 0xff, 0xe1, 0, 8][..],
            b"Exif\0\0",
            &[0xff, 0xfe, 0, 4, b'h', b'i', 0xff, 0xda, 0, 4, 1, 2, 0xff, 0xe1, 9, 9],
        ]
        .concat();
        let bare =
            [0xff, 0xd8, 0xff, 0xe0, 0, 4, b'J', b'F', 0xff, 0xda, 0, 4, 1, 2, 0xff, 0xe1, 9, 9];
        assert_eq!(bare_jpeg(&jpeg), bare);
        let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
        let svg = |bytes: &[u8]| {
            let data = encode(bytes);
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/jpeg;base64,{data}'/></svg>"
            )
        };
        let left = without_metadata(svg(&jpeg).as_bytes()).into_owned();
        assert_eq!(String::from_utf8(left).unwrap(), svg(&bare));
        let plain = svg(&bare);
        assert!(matches!(without_metadata(plain.as_bytes()), Cow::Borrowed(_)));
        let png = [&b"\x89PNG\r\n\x1a\n"[..], b"\0\0\0\x02tEXtab\0\0\0\0", b"\0\0\0\0IEND\0\0\0\0"]
            .concat();
        let bare = [&b"\x89PNG\r\n\x1a\n"[..], b"\0\0\0\0IEND\0\0\0\0"].concat();
        assert_eq!(bare_png(&png), bare);
    }

    #[test]
    fn words_are_read_however_they_are_written() {
        const WORDS: &str = "Benoît <Martin>";
        let svg = |head: &str, text: &str| {
            format!(
                "{head}<svg xmlns='http://www.w3.org/2000/svg' xmlns:s='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'>{text}</svg>"
            )
        };
        let plain = svg("", "<text>Benoît &lt;Martin&gt;</text>");
        let encoded = plain
            .replace('%', "%25")
            .replace('&', "%26")
            .replace('#', "%23")
            .replace('<', "%3C")
            .replace('"', "%22");
        for svg in [
            plain.clone(),
            svg("", "<s:text>Benoît &lt;Martin></s:text>"),
            svg("", "<text>Beno&#238;t &#x3c;Martin&#62;</text>"),
            svg("", "<text><![CDATA[Benoît <Martin>]]></text>"),
            svg("<!DOCTYPE svg [<!ENTITY who 'Benoît'>]>", "<text>&who; &lt;Martin&gt;</text>"),
            svg("<!DOCTYPE svg [<!ENTITY who '<text>Benoît &lt;Martin></text>'>]>", "&who;"),
            svg(
                "",
                "<defs><g id='a'>Benoît &lt;Martin></g></defs><text><tref x:href='#a'/></text>",
            ),
            svg("", &format!("<image href=\"data:image/svg+xml,{encoded}\"/>")),
        ] {
            assert_eq!(words(svg.as_bytes()).trim(), WORDS, "{svg}");
        }
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(plain.as_bytes()).unwrap();
        assert_eq!(words(&packer.finish().unwrap()).trim(), WORDS);
    }

    #[test]
    fn a_drawing_is_read_in_the_encoding_that_it_declares() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg'><text>Benoît</text></svg>";
        let wide = |head: &str| -> Vec<u8> {
            let units = format!("\u{feff}{head}{svg}");
            units.encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        let latin = |text: &str| -> Vec<u8> { text.chars().map(|c| c as u8).collect() };
        for bytes in [
            wide("<?xml version='1.0' encoding='UTF-16'?>"),
            wide(""),
            latin(&format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{svg}")),
        ] {
            assert_eq!(in_utf_8(&bytes).unwrap(), svg.as_bytes());
            assert_eq!(words(&bytes).trim(), "Benoît");
        }
        assert_eq!(in_utf_8(svg.as_bytes()), None);
        assert_eq!(
            in_utf_8(format!("<?xml version='1.0' encoding='utf-8'?>{svg}").as_bytes()),
            None
        );
    }

    #[test]
    fn a_photograph_of_the_web_tells_nothing_of_its_making() {
        let chunk = |name: &[u8; 4], data: &[u8]| {
            [name, &(data.len() as u32).to_le_bytes()[..], data].concat()
        };
        let riff = |chunks: &[u8]| {
            [b"RIFF", &(chunks.len() as u32 + 4).to_le_bytes()[..], b"WEBP", chunks].concat()
        };
        let [told, bare] =
            [0x1c, 0x10].map(|flags| chunk(b"VP8X", &[flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        let picture = chunk(b"VP8 ", b"dots");
        let whole = riff(
            &[told, picture.clone(), chunk(b"EXIF", b"GPS!"), chunk(b"XMP ", b"name")].concat(),
        );
        assert_eq!(super::bare(&whole), riff(&[bare, picture].concat()));
    }

    #[test]
    fn what_is_no_drawing_may_have_any_words() {
        assert_eq!(words(b"<svg><text>Benoit"), "<svg><text>Benoit");
    }
}
