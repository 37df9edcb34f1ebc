//! `LibreOffice` text documents (`.odt`) to Markdown.

mod body;
mod inline;
mod list;
mod styles;

use std::collections::BTreeMap;

use super::block::{Document, flatten};
use super::loss::{Cause, Losses};
use super::package::Package;
use super::xml::{Element, Node};
use super::{Decoded, Purpose, decoded};
use crate::budget::Limit;
use body::Reader;
use list::Lists;
use styles::Styles;

/// Reads a text document.
pub(super) fn read(bytes: &[u8], path: &str, purpose: Purpose) -> Result<Decoded, Cause> {
    let mut package = Package::open(bytes)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && manifest.holds("manifest:encryption-data")
    {
        return Err(Cause::Protected);
    }
    let content = package.part("content.xml")?.ok_or(Cause::Damaged)?;
    Cause::within(Limit::Paragraphs, content.count(&["text:p", "text:h", "table:table-row"]))?;
    let named = package.part("styles.xml")?.unwrap_or_default();
    let equations = equations(&mut package, &content)?;

    let mut losses = Losses::default();
    let masters = named.child("office:master-styles");
    for part in masters.into_iter().flat_map(Element::descendants) {
        if part.name.starts_with("style:header") || part.name.starts_with("style:footer") {
            losses.margin(&whole_text(part));
            let images = part.descendants().filter(|element| element.name == "draw:image");
            losses.margin_pictures += images.count();
        }
    }
    let (styles, lists) = (Styles::read(&named, &content), Lists::read(&named, &content));
    let names = package.names().into_iter().filter(|name| name.starts_with("Pictures/"));
    let mut reader = Reader::new(styles, lists, equations, names.collect(), losses);
    let mut text = Document::default();
    if let Some(body) = content.child("office:body") {
        reader.blocks(body, &mut text.blocks);
    }
    text.notes = reader.notes.into_iter().map(flatten).collect();
    let mut pictures = Vec::new();
    for part in &reader.pictures {
        let name = part.trim_start_matches("Pictures/");
        if text.blocks.iter().any(|block| block.shows(name))
            && let Some(bytes) = package.picture(part)?
        {
            pictures.push((name.to_owned(), bytes));
        }
    }
    Ok(decoded(text, reader.losses, pictures, path, purpose))
}

/// The signs of the equations, by the name of the part that holds them.
fn equations(
    package: &mut Package<'_>,
    content: &Element,
) -> Result<BTreeMap<String, String>, Cause> {
    let mut equations = BTreeMap::new();
    for object in content.descendants().filter(|element| element.name == "draw:object") {
        let Some(name) = object.attribute("xlink:href") else { continue };
        let part = format!("{}/content.xml", name.trim_start_matches("./"));
        if let Some(root) = package.part(&part)?
            && root.name.ends_with("math")
        {
            let signs = root.descendants().filter(|element| {
                ["mi", "mn", "mo", "mtext"].iter().any(|sort| element.name.ends_with(sort))
            });
            equations.insert(name.to_owned(), signs.map(Element::text).collect());
        }
    }
    Ok(equations)
}

/// All text at any depth, paragraphs set apart by spaces.
fn whole_text(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.children {
        match node {
            Node::Text(part) => text.push_str(part),
            Node::Element(element) => {
                let apart = matches!(element.name.as_str(), "text:p" | "text:tab" | "text:s");
                text.push_str(if apart { " " } else { "" });
                text.push_str(&whole_text(element));
            }
        }
    }
    text
}
