//! The XML of a workbook, read from its start to its end: only few of its elements are looked at.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::read::decode::xml::referenced;

/// What is met on the way.
pub(super) enum Seen<'a> {
    /// An element begins.
    Opens(&'a Tag<'a>),
    /// Text stands there.
    Says(&'a str),
    /// The element of this name ends.
    Closes(&'a str),
}

/// The beginning of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name, without a prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes().flatten();
        let attribute = attributes.find(|it| it.key.local_name().as_ref() == name)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned))
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.value(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self.value(name).as_deref(), Some("1" | "true"))
    }
}

/// Shows each element and text in order, up to where the XML is damaged.
pub(super) fn each(xml: &str, mut see: impl FnMut(Seen<'_>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => see(Seen::Opens(&Tag(tag))),
            Event::Empty(tag) => {
                let tag = Tag(tag);
                see(Seen::Opens(&tag));
                see(Seen::Closes(tag.name()));
            }
            Event::End(tag) => see(Seen::Closes(tag.local_name().as_ref())),
            Event::Text(text) => see(Seen::Says(&text.xml10_content())),
            Event::GeneralRef(reference) => see(Seen::Says(&referenced(&reference))),
            Event::Eof => break,
            _ => {}
        }
    }
}
