//! Word documents (`.docx`) to Markdown.
//!
//! A reader of its own, because the libraries lose French headings (`Titre1`) or what was never
//! converted: here each part of a document is taken over or counted as dropped.

mod body;
mod drawing;
mod field;
mod numbering;
mod run;
mod styles;
mod symbol;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::block::{Document, flatten};
use super::loss::{Cause, Losses};
use super::package::Package;
use super::xml::Element;
use super::{Decoded, plain, write};
use body::Reader;
use numbering::Numbering;
use styles::Styles;

/// Reads a Word document.
pub(super) fn read(bytes: &[u8]) -> Result<Decoded, Cause> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let document = package.part(&main)?.ok_or(Cause::Damaged)?;
    let relations = Relations::read(&mut package, &main)?;

    let mut linked = |kind: &str| match relations.first(kind) {
        Some(name) => package.part(&name),
        None => Ok(None),
    };
    let styles = linked("/styles")?.map_or_else(Styles::default, |root| Styles::read(&root));
    let numbering =
        linked("/numbering")?.map_or_else(Numbering::default, |root| Numbering::read(&root));
    let footnotes = linked("/footnotes")?.unwrap_or_default();
    let endnotes = linked("/endnotes")?.unwrap_or_default();
    let mut losses = Losses::default();
    for name in relations.all(&["/header", "/footer"]) {
        if let Some(margin) = package.part(&name)? {
            losses.margin(&shown_text(&margin));
        }
    }

    let mut reader = Reader::new(styles, numbering, relations.links(), losses);
    let mut text = Document::default();
    reader.blocks(document.child("w:body").unwrap_or(&document), &mut text.blocks);
    // A note may itself call a note, so the list can grow while it is read.
    let mut at = 0;
    while let Some(call) = reader.calls.get(at).cloned() {
        let notes = if call.at_end { &endnotes } else { &footnotes };
        let note = notes.elements().find(|note| note.attribute("w:id") == Some(&call.id));
        let mut blocks = Vec::new();
        if let Some(note) = note {
            reader.blocks(note, &mut blocks);
        }
        text.notes.push(flatten(blocks));
        at += 1;
    }
    Ok(Decoded { text: plain::clean(&write::markdown(&text)), dropped: reader.losses.list() })
}

/// The name of the part that holds the text.
fn main_part(package: &mut Package<'_>) -> Result<String, Cause> {
    let relations = Relations::read(package, "")?;
    Ok(relations.first("/officeDocument").unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// The text of a header or footer.
fn shown_text(part: &Element) -> String {
    let mut text = String::new();
    for element in part.descendants() {
        match element.name.as_str() {
            "w:t" => text.push_str(&element.text()),
            "w:p" | "w:tab" | "w:br" => text.push(' '),
            _ => {}
        }
    }
    text
}

/// What a part refers to.
#[derive(Default)]
struct Relations {
    folder: String,
    list: Vec<Relation>,
}

struct Relation {
    id: String,
    kind: String,
    target: String,
    is_external: bool,
}

impl Relations {
    /// Reads the relations of a part; of the package itself for an empty name.
    fn read(package: &mut Package<'_>, part: &str) -> Result<Self, Cause> {
        let (folder, file) =
            part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let root = package.part(&format!("{folder}_rels/{file}.rels"))?.unwrap_or_default();
        let list = root
            .elements()
            .map(|relation| {
                let word = |name| relation.attribute(name).unwrap_or_default().to_owned();
                Relation {
                    id: word("Id"),
                    kind: word("Type"),
                    target: word("Target"),
                    is_external: relation.attribute("TargetMode") == Some("External"),
                }
            })
            .collect();
        Ok(Self { folder, list })
    }

    /// The name of the first part of a kind.
    fn first(&self, kind: &str) -> Option<String> {
        self.all(&[kind]).into_iter().next()
    }

    /// The names of all parts of some kinds.
    fn all(&self, kinds: &[&str]) -> Vec<String> {
        let wanted = |relation: &&Relation| kinds.iter().any(|kind| relation.kind.ends_with(kind));
        let inside = self.list.iter().filter(|relation| !relation.is_external);
        inside.filter(wanted).map(|relation| self.path(&relation.target)).collect()
    }

    fn path(&self, target: &str) -> String {
        match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{}{target}", self.folder),
        }
    }

    /// The links that lead to the web or to a mailbox.
    fn links(&self) -> BTreeMap<String, Rc<str>> {
        let external = self.list.iter().filter(|relation| relation.is_external);
        external
            .filter_map(|relation| Some((relation.id.clone(), web_address(&relation.target)?)))
            .collect()
    }
}

/// An address that a report may link to.
pub(in crate::read::decode) fn web_address(target: &str) -> Option<Rc<str>> {
    let target = target.trim();
    let scheme = target.split_once(':')?.0.to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto").then(|| Rc::from(target))
}
