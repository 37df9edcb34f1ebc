//! The styles of a Word document: which are headings, lists and quotations, which set text bold.

use std::collections::BTreeMap;

use crate::read::decode::block::{Script, list_level};
use crate::read::decode::marks::Marks;
use crate::read::decode::xml::Element;

/// The level that Word gives to body text.
const BODY_LEVEL: u32 = 9;

/// All styles, by id.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u32>,
    list: ListMark,
    marks: Marks,
}

/// Which list a paragraph or style belongs to, as far as it says so.
#[derive(Default, Clone)]
pub(super) struct ListMark {
    /// The list's id; `0` takes a paragraph out of its list.
    pub list: Option<String>,
    /// The level, from 0.
    pub level: Option<u32>,
}

impl ListMark {
    /// Reads the list mark of paragraph properties.
    pub(super) fn read(properties: &Element) -> Self {
        let mark = properties.child("w:numPr");
        let value = |name: &str| mark?.child(name)?.attribute("w:val");
        Self {
            list: value("w:numId").map(str::to_owned),
            level: value("w:ilvl").and_then(|level| level.parse().ok()),
        }
    }
}

/// Whether a property that may be switched off is on.
pub(super) fn is_on(property: &Element) -> bool {
    !matches!(property.attribute("w:val"), Some("0" | "false" | "off"))
}

/// Reads run properties.
pub(super) fn marks(properties: &Element) -> Marks {
    let toggle = |name: &str| properties.child(name).map(is_on);
    let script = properties.child("w:vertAlign").and_then(|element| element.attribute("w:val"));
    Marks {
        bold: toggle("w:b"),
        italic: toggle("w:i"),
        strike: toggle("w:strike").or(toggle("w:dstrike")),
        script: script.map(|value| match value {
            "superscript" => Some(Script::Above),
            "subscript" => Some(Script::Below),
            _ => None,
        }),
        hidden: toggle("w:vanish"),
    }
}

impl Styles {
    /// Reads the part `styles.xml`.
    pub(super) fn read(root: &Element) -> Self {
        let none = Element::default();
        let styles = root.elements().filter(|element| element.name == "w:style").map(|style| {
            let value = |name: &str| style.child(name)?.attribute("w:val").map(str::to_owned);
            let paragraph = style.child("w:pPr").unwrap_or(&none);
            let read = Style {
                name: value("w:name").unwrap_or_default().to_lowercase(),
                based_on: value("w:basedOn"),
                outline: outline(paragraph),
                list: ListMark::read(paragraph),
                marks: marks(style.child("w:rPr").unwrap_or(&none)),
            };
            (style.attribute("w:styleId").unwrap_or_default().to_owned(), read)
        });
        Self(styles.collect())
    }

    /// A style and those that it is based on, the nearest first.
    fn chain(&self, id: &str) -> impl Iterator<Item = (&str, &Style)> {
        let first = self.0.get_key_value(id);
        let next = |(_, style): &(&String, &Style)| {
            style.based_on.as_ref().and_then(|id| self.0.get_key_value(id))
        };
        // Styles based on each other in a circle do occur in mended files.
        std::iter::successors(first, next).take(32).map(|(id, style)| (id.as_str(), style))
    }

    /// The level of a heading, from 1; nothing for body text.
    pub(super) fn heading(&self, id: &str, properties: &Element) -> Option<u8> {
        let by_outline =
            outline(properties).or_else(|| self.chain(id).find_map(|(_, style)| style.outline));
        if let Some(level) = by_outline {
            return (level < BODY_LEVEL).then(|| u8::try_from(level + 1).unwrap_or(9));
        }
        let by_name = self.chain(id).find_map(|(_, style)| heading_name(&style.name));
        // Without a styles part there is only the id, in the language of the Word that wrote it.
        by_name.or_else(|| (!self.0.contains_key(id)).then(|| heading_name(&id.to_lowercase()))?)
    }

    /// Whether a style is meant for quotations.
    pub(super) fn is_quote(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| matches!(style.name.as_str(), "quote" | "intense quote"))
    }

    /// Whether a style is for the lines of a table of contents.
    pub(super) fn is_contents(&self, id: &str) -> bool {
        let is_level =
            |name: &str| name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok());
        self.chain(id).any(|(_, style)| is_level(&style.name))
    }

    /// The list of a style, with the id of the style that says so.
    pub(super) fn list(&self, id: &str) -> Option<(&str, &ListMark)> {
        self.chain(id)
            .find(|(_, style)| style.list.list.is_some())
            .map(|(id, style)| (id, &style.list))
    }

    /// The level in the name of a list style such as `List Bullet 2`, from 0.
    pub(super) fn list_level(&self, id: &str) -> u32 {
        self.chain(id).find_map(|(_, style)| list_level(&style.name)).unwrap_or(0)
    }

    /// The name of a style, in small letters.
    pub(super) fn name(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|style| style.name.as_str())
    }

    /// Whether a style hides its text.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.marks(id).is_hidden()
    }

    /// Whether a style is for the captions of pictures and tables.
    pub(super) fn is_caption(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| matches!(style.name.as_str(), "caption" | "légende"))
    }

    /// The marks of a character style.
    pub(super) fn marks(&self, id: &str) -> Marks {
        self.chain(id).fold(Marks::default(), |marks, (_, style)| marks.over(style.marks))
    }
}

fn outline(properties: &Element) -> Option<u32> {
    properties.child("w:outlineLvl")?.number("w:val")
}

/// The level in the name of a heading style: `heading 2`, `titre 2`, `titre2`, `title`.
fn heading_name(name: &str) -> Option<u8> {
    if matches!(name, "title" | "titre") {
        return Some(1);
    }
    let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("titre"))?;
    level.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
