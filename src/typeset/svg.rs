//! Drawings in SVG, read with the crates that typst reads them with: what is seen here is what it draws.

use std::borrow::Cow;
use std::io::Read;

use data_url::DataUrl;
use flate2::read::GzDecoder;
use roxmltree::{Document, Node, ParsingOptions};

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
    fn what_is_no_drawing_may_have_any_words() {
        assert_eq!(words(b"<svg><text>Benoit"), "<svg><text>Benoit");
    }
}
