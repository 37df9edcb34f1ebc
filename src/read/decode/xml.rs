//! A small XML tree, with one fixed prefix for each namespace whatever the document calls it.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{LocalName, NamespaceResolver, QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::loss::Cause;
use crate::budget::{Limit, most};

/// Real documents stay below fifty; readers of the tree recurse, so this guards the stack.
const MAX_DEPTH: usize = 200;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// The name with a fixed prefix, such as `w:p` or `text:p`.
    pub name: String,
    /// Attributes, likewise; one without a namespace has no prefix.
    attributes: Vec<(String, String)>,
    /// What it holds, in order.
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Node {
    /// Another element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Every element below this one, in the order of the text.
    pub(super) fn descendants(&self) -> impl Iterator<Item = &Element> {
        let mut open: Vec<&Element> = vec![self];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            let first = open.len();
            open.extend(next.elements());
            open[first..].reverse();
            Some(next)
        })
        .skip(1)
    }

    /// Whether an element of a name stands anywhere below.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.descendants().any(|element| element.name == name)
    }

    /// How many elements of some names stand anywhere below.
    pub(super) fn count(&self, names: &[&str]) -> usize {
        self.descendants().filter(|element| names.contains(&element.name.as_str())).count()
    }

    /// All text directly within.
    pub(super) fn text(&self) -> String {
        self.children
            .iter()
            .filter_map(|node| match node {
                Node::Text(text) => Some(text.as_str()),
                Node::Element(_) => None,
            })
            .collect()
    }
}

/// Parses a document; its root element.
pub(super) fn parse(xml: &str) -> Result<Element, Cause> {
    let mut reader = NsReader::from_str(xml);
    // The document itself stands at the bottom and receives the root.
    let mut open = vec![Element::default()];
    let (most_elements, most_text) = (most(Limit::Elements), most(Limit::Text));
    let (mut elements, mut text) = (0_u64, 0_u64);
    loop {
        match reader.read_event().map_err(|_| Cause::Damaged)? {
            Event::Start(tag) => {
                if open.len() > MAX_DEPTH {
                    return Err(Cause::TooDeep);
                }
                elements += 1;
                open.push(element(&tag, reader.resolver())?);
            }
            Event::Empty(tag) => {
                elements += 1;
                let element = element(&tag, reader.resolver())?;
                append(&mut open, Node::Element(element));
            }
            Event::End(_) => {
                let element = open.pop().ok_or(Cause::Damaged)?;
                append(&mut open, Node::Element(element));
            }
            Event::Text(part) => {
                text += part.len() as u64;
                append(&mut open, Node::Text(part.xml10_content().into_owned()));
            }
            Event::CData(part) => {
                text += part.len() as u64;
                append(&mut open, Node::Text(part.xml10_content().into_owned()));
            }
            Event::GeneralRef(reference) => {
                append(&mut open, Node::Text(referenced(&reference)));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if elements > most_elements {
            return Err(Cause::beyond(Limit::Elements));
        }
        if text > most_text {
            return Err(Cause::beyond(Limit::Text));
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(document), true) => {
            let root = document.children.into_iter().find_map(|node| match node {
                Node::Element(element) => Some(element),
                Node::Text(_) => None,
            });
            root.ok_or(Cause::Damaged)
        }
        _ => Err(Cause::Damaged),
    }
}

/// Puts a node into the innermost open element.
fn append(open: &mut [Element], node: Node) {
    let Some(parent) = open.last_mut() else { return };
    match (node, parent.children.last_mut()) {
        (Node::Text(text), Some(Node::Text(before))) => before.push_str(&text),
        (node, _) => parent.children.push(node),
    }
}

fn element(tag: &BytesStart<'_>, names: &NamespaceResolver) -> Result<Element, Cause> {
    let name = fixed(tag.name(), names.resolve_element(tag.name()));
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| Cause::Damaged)?;
        let key = fixed(attribute.key, names.resolve_attribute(attribute.key));
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
        attributes.push((key, value));
    }
    Ok(Element { name, attributes, children: Vec::new() })
}

/// The character that `&…;` stands for; entities of a document's own are not expanded.
pub(super) fn referenced(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        return sign.to_string();
    }
    resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default().to_owned()
}

/// A name with the fixed prefix of its namespace.
fn fixed(name: QName<'_>, (namespace, local): (ResolveResult<'_>, LocalName<'_>)) -> String {
    let local = local.as_ref();
    match namespace {
        ResolveResult::Bound(namespace) => match prefix(namespace.0) {
            Some(prefix) => format!("{prefix}:{local}"),
            None => name.0.to_owned(),
        },
        ResolveResult::Unbound => local.to_owned(),
        ResolveResult::Unknown(_) => name.0.to_owned(),
    }
}

/// The prefix that the readers use for a namespace; Word writes one of two, « strict » or not.
fn prefix(namespace: &str) -> Option<&str> {
    let odf = namespace
        .strip_prefix("urn:oasis:names:tc:opendocument:xmlns:")
        .and_then(|rest| rest.strip_suffix(":1.0"));
    if let Some(odf) = odf {
        return Some(match odf {
            "drawing" => "draw",
            "xsl-fo-compatible" => "fo",
            other => other,
        });
    }
    Some(match namespace {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => "w",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        | "http://purl.oclc.org/ooxml/officeDocument/relationships" => "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => "m",
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://purl.oclc.org/ooxml/drawingml/main" => "a",
        "http://schemas.openxmlformats.org/drawingml/2006/picture"
        | "http://purl.oclc.org/ooxml/drawingml/picture" => "pic",
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/diagram"
        | "http://purl.oclc.org/ooxml/drawingml/diagram" => "dgm",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" => "wps",
        "http://schemas.microsoft.com/office/word/2010/wordml" => "w14",
        "urn:schemas-microsoft-com:vml" => "v",
        "urn:schemas-microsoft-com:office:office" => "o",
        "http://www.w3.org/1999/xlink" => "xlink",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_do_not_depend_on_the_document() {
        let text = r#"<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main" x:val="3">a&amp;&#233;<![CDATA[<]]></x:p>"#;
        let root = parse(text).unwrap();
        assert_eq!(root.name, "w:p");
        assert_eq!(root.number("w:val"), Some(3));
        assert_eq!(root.text(), "a&é<");
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert_eq!(parse(&"<a>".repeat(100_000)).unwrap_err(), Cause::TooDeep);
        assert_eq!(parse("<a><b></b>").unwrap_err(), Cause::Damaged);
        assert_eq!(parse("").unwrap_err(), Cause::Damaged);
    }

    #[test]
    fn descendants_come_in_the_order_of_the_text() {
        let root = parse("<a><b><c/></b><d/></a>").unwrap();
        let names: Vec<_> = root.descendants().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["b", "c", "d"]);
    }
}
