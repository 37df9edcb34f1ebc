//! The styles of a text document: which are headings and quotations, which set text bold.

use std::collections::{BTreeMap, BTreeSet};

use crate::read::decode::block::{Script, list_level};
use crate::read::decode::marks::Marks;
use crate::read::decode::xml::Element;

/// All styles, by family and name.
pub(super) struct Styles {
    styles: BTreeMap<(String, String), Style>,
    /// Paragraph styles that `LibreOffice` made up for what was set by hand.
    automatic: BTreeSet<String>,
}

#[derive(Default)]
struct Style {
    parent: Option<String>,
    outline: Option<u8>,
    /// The name as people see it.
    shown: Option<String>,
    /// Whether a line is drawn below.
    is_ruled: bool,
    /// Whether pictures in the style are cut.
    is_cropped: bool,
    marks: Marks,
}

/// Reads what a style says of a format.
fn marks(style: &Element) -> Marks {
    let Some(properties) = style.child("style:text-properties") else { return Marks::default() };
    let weight = properties.attribute("fo:font-weight");
    let slant = properties.attribute("fo:font-style");
    let line = properties.attribute("style:text-line-through-style");
    Marks {
        bold: weight.map(|weight| {
            weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
        }),
        italic: slant.map(|slant| matches!(slant, "italic" | "oblique")),
        strike: line.map(|line| line != "none"),
        script: properties.attribute("style:text-position").map(script),
        hidden: properties.attribute("text:display").map(|display| display == "none"),
    }
}

/// A property of a style.
fn property<'a>(style: &'a Element, kind: &str, name: &str) -> Option<&'a str> {
    style.child(kind)?.attribute(name)
}

/// `super 58%`, `-33% 58%` or `0% 100%`.
fn script(position: &str) -> Option<Script> {
    let place = position.split_whitespace().next()?;
    match place.strip_suffix('%').and_then(|percent| percent.parse::<f32>().ok()) {
        Some(percent) if percent > 0.0 => Some(Script::Above),
        Some(percent) if percent < 0.0 => Some(Script::Below),
        Some(_) => None,
        None if place == "super" => Some(Script::Above),
        None if place == "sub" => Some(Script::Below),
        None => None,
    }
}

impl Styles {
    /// Reads the named styles of `styles.xml` and the automatic ones of `content.xml`.
    pub(super) fn read(named: &Element, content: &Element) -> Self {
        let mut read = Self { styles: BTreeMap::new(), automatic: BTreeSet::new() };
        for (part, is_automatic) in [
            (named.child("office:styles"), false),
            (content.child("office:automatic-styles"), true),
        ] {
            for style in part.into_iter().flat_map(Element::elements) {
                read.add(style, is_automatic);
            }
        }
        read
    }

    fn add(&mut self, style: &Element, is_automatic: bool) {
        let (Some(family), Some(name)) =
            (style.attribute("style:family"), style.attribute("style:name"))
        else {
            return;
        };
        if is_automatic && family == "paragraph" {
            self.automatic.insert(name.to_owned());
        }
        let read = Style {
            parent: style.attribute("style:parent-style-name").map(str::to_owned),
            outline: style
                .attribute("style:default-outline-level")
                .and_then(|level| level.parse().ok()),
            shown: style.attribute("style:display-name").map(str::to_owned),
            is_ruled: property(style, "style:paragraph-properties", "fo:border-bottom")
                .is_some_and(|border| border != "none"),
            is_cropped: property(style, "style:graphic-properties", "fo:clip")
                .is_some_and(|clip| clip.chars().any(|sign| ('1'..='9').contains(&sign))),
            marks: marks(style),
        };
        self.styles.insert((family.to_owned(), name.to_owned()), read);
    }

    /// A style's name and style and those of its parents, the nearest first.
    fn chain(&self, family: &str, name: &str) -> Vec<(String, Option<&Style>)> {
        let mut chain = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(name) = next.take() {
            let style = self.styles.get(&(family.to_owned(), name.clone()));
            // Styles that are each other's parents do occur in mended files.
            if chain.len() < 32 {
                next = style.and_then(|style| style.parent.clone());
            }
            chain.push((name, style));
        }
        chain
    }

    /// The marks of a character style.
    pub(super) fn marks(&self, name: &str) -> Marks {
        let chain = self.chain("text", name);
        let styles = chain.iter().filter_map(|(_, style)| *style);
        styles.fold(Marks::default(), |marks, style| marks.over(style.marks))
    }

    /// The marks that someone set on a whole paragraph; those of its named style are layout.
    pub(super) fn paragraph_marks(&self, name: &str) -> Marks {
        if !self.automatic.contains(name) {
            return Marks::default();
        }
        let style = self.styles.get(&("paragraph".to_owned(), name.to_owned()));
        style.map_or_else(Marks::default, |style| style.marks)
    }

    /// The level of a heading that is written as a paragraph, such as the document's title.
    pub(super) fn heading(&self, name: &str) -> Option<u8> {
        self.chain("paragraph", name).iter().find_map(|(name, style)| {
            let outline = style.and_then(|style| style.outline).filter(|level| *level > 0);
            outline.or((name == "Title").then_some(1))
        })
    }

    /// The names of a paragraph style and of those above it.
    pub(super) fn names(&self, name: &str) -> Vec<String> {
        let chain = self.chain("paragraph", name).into_iter();
        let names = chain.map(|(name, style)| {
            let shown = style.and_then(|style| style.shown.clone());
            shown.unwrap_or_else(|| name.replace("_20_", " "))
        });
        names.collect()
    }

    /// Whether a paragraph style draws but a line.
    pub(super) fn is_rule(&self, name: &str) -> bool {
        let chain = self.chain("paragraph", name);
        chain.iter().any(|(name, style)| {
            name == "Horizontal_20_Line" || style.is_some_and(|style| style.is_ruled)
        })
    }

    /// Whether a paragraph style is for captions.
    pub(super) fn is_caption(&self, name: &str) -> bool {
        self.names(name).iter().any(|name| {
            matches!(name.as_str(), "Caption" | "Illustration" | "Figure" | "caption" | "Légende")
        })
    }

    /// Whether a style of pictures cuts them.
    pub(super) fn is_cropped(&self, name: &str) -> bool {
        let chain = self.chain("graphic", name);
        chain.iter().any(|(_, style)| style.is_some_and(|style| style.is_cropped))
    }

    /// Whether a paragraph style hides its text.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        let chain = self.chain("paragraph", name);
        let styles = chain.iter().filter_map(|(_, style)| *style);
        styles.fold(Marks::default(), |marks, style| marks.over(style.marks)).is_hidden()
    }

    /// Whether a paragraph style is meant for quotations.
    pub(super) fn is_quote(&self, name: &str) -> bool {
        self.chain("paragraph", name).iter().any(|(name, _)| {
            // The last two come with documents that were Word's.
            matches!(name.as_str(), "Quotations" | "Quote" | "Intense_20_Quote")
        })
    }

    /// The level in the name of a list style such as `List Bullet 2`, from 0.
    pub(super) fn list_level(&self, name: &str) -> u32 {
        let chain = self.chain("paragraph", name);
        chain.iter().find_map(|(name, _)| list_level(&name.replace("_20_", " "))).unwrap_or(0)
    }
}
