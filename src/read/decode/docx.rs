//! Word documents (`.docx`) to Markdown.
//!
//! A reader of its own, because the libraries lose French headings (`Titre1`) or what was never
//! converted: here each part of a document is taken over or counted as dropped.

mod body;
mod drawing;
mod equation;
mod field;
mod numbering;
mod run;
mod styles;
mod symbol;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::address::web_address;
use super::block::{Block, Document, Format, Piece, flatten};
use super::loss::{Cause, Losses};
use super::package::Package;
use super::xml::Element;
use super::{Decoded, Purpose, decoded, html, plain};
use crate::budget::Limit;
use body::Reader;
use numbering::Numbering;
use styles::Styles;

/// How deep documents may be inserted into one another.
const DEEPEST_INSERTION: usize = 3;

/// Reads a Word document.
pub(super) fn read(bytes: &[u8], path: &str, purpose: Purpose) -> Result<Decoded, Cause> {
    let Read { document, losses, pictures } = document(bytes, 0)?;
    Ok(decoded(document, losses, pictures, path, purpose))
}

/// A document with its pictures.
struct Read {
    document: Document,
    losses: Losses,
    pictures: Pictures,
}

/// Pictures by the names of their files.
type Pictures = Vec<(String, Vec<u8>)>;

/// What a document is made of besides its text.
#[derive(Default)]
struct Parts {
    styles: Styles,
    numbering: Numbering,
    links: BTreeMap<String, Rc<str>>,
    images: BTreeMap<String, String>,
    diagrams: BTreeMap<String, Vec<String>>,
    insertions: BTreeMap<String, Inserted>,
}

/// A document that was inserted whole (`altChunk`).
struct Inserted {
    blocks: Vec<Block>,
    losses: Losses,
}

fn document(bytes: &[u8], depth: usize) -> Result<Read, Cause> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let root = package.part(&main)?.ok_or(Cause::Damaged)?;
    Cause::within(Limit::Paragraphs, root.count(&["w:p", "w:tr"]))?;
    let relations = Relations::read(&mut package, &main)?;

    let mut linked = |kind: &str| match relations.first(kind) {
        Some(name) => package.part(&name),
        None => Ok(None),
    };
    let styles = linked("/styles")?.map_or_else(Styles::default, |root| Styles::read(&root));
    let numbering =
        linked("/numbering")?.map_or_else(Numbering::default, |root| Numbering::read(&root));
    let mut losses = Losses::default();
    for name in relations.all(&["/header", "/footer"]) {
        if let Some(margin) = package.part(&name)? {
            read_margin(&margin, &mut losses);
        }
    }
    let mut pictures = Vec::new();
    let images = images(&package, &relations, depth);
    let mut parts = Parts { styles, numbering, links: relations.links(), ..Parts::default() };
    parts.diagrams = diagrams(&mut package, &relations)?;
    for (id, name) in relations.by_id("/aFChunk") {
        let Some(bytes) = package.bytes(&name)? else { continue };
        if depth < DEEPEST_INSERTION
            // A part that cannot be opened is told, the rest is read.
            && let Ok(Some((inserted, mut inner))) = inserted(&bytes, &id, depth)
        {
            parts.insertions.insert(id, inserted);
            pictures.append(&mut inner);
        }
    }
    parts.images = images.iter().map(|(id, image)| (id.clone(), image.shown.clone())).collect();

    let mut reader = Reader::new(parts, losses);
    let mut text = Document::default();
    reader.blocks(root.child("w:body").unwrap_or(&root), &mut text.blocks);
    text.notes = notes(&mut reader, &mut package, &relations)?;
    for image in images.into_values() {
        let is_shown = pictures.iter().all(|(name, _)| *name != image.shown)
            && text.blocks.iter().any(|block| block.shows(&image.shown));
        if is_shown && let Some(bytes) = package.picture(&image.part)? {
            pictures.push((image.shown, bytes));
        }
    }
    Ok(Read { document: text, losses: reader.losses, pictures })
}

/// The notes that the text calls, in the order of their calls.
fn notes(
    reader: &mut Reader,
    package: &mut Package<'_>,
    relations: &Relations,
) -> Result<Vec<Vec<Piece>>, Cause> {
    if reader.calls.is_empty() {
        return Ok(Vec::new());
    }
    let mut kinds = Vec::new();
    for kind in ["/footnotes", "/endnotes"] {
        let part = relations.first(kind);
        let own = part.as_ref().map(|name| Relations::read(package, name)).transpose()?;
        let root = part.map(|name| package.part(&name)).transpose()?.flatten();
        kinds.push((root.unwrap_or_default(), own.unwrap_or_default()));
    }
    // The relations are those of the text; a note has its own.
    reader.images.clear();
    let mut notes = Vec::new();
    // A note may itself call a note, so the list can grow while it is read.
    while let Some(call) = reader.calls.get(notes.len()).cloned() {
        let (root, own) = &kinds[usize::from(call.at_end)];
        reader.links = own.links();
        let mut blocks = Vec::new();
        if let Some(note) = root.elements().find(|it| it.attribute("w:id") == Some(&call.id)) {
            reader.blocks(note, &mut blocks);
        }
        notes.push(flatten(blocks));
    }
    Ok(notes)
}

/// A picture in the package, and its name as a file beside the text.
struct Image {
    part: String,
    shown: String,
}

/// The pictures that the text refers to, by relation.
fn images(package: &Package<'_>, relations: &Relations, depth: usize) -> BTreeMap<String, Image> {
    let there = relations.by_id("/image").into_iter().filter(|(_, part)| package.has(part));
    let prefix = "i".repeat(depth);
    let named = there.map(|(id, part)| {
        let name = part.rsplit('/').next().unwrap_or(&part);
        let shown = format!("{prefix}{name}");
        (id, Image { part, shown })
    });
    named.collect()
}

/// The words of the diagrams, a line for each shape.
fn diagrams(
    package: &mut Package<'_>,
    relations: &Relations,
) -> Result<BTreeMap<String, Vec<String>>, Cause> {
    let mut diagrams = BTreeMap::new();
    for (id, name) in relations.by_id("/diagramData") {
        let Some(root) = package.part(&name)? else { continue };
        let shapes = root.descendants().filter(|element| element.name == "dgm:t");
        let words = shapes.map(|shape| {
            let texts = shape.descendants().filter(|element| element.name == "a:t");
            texts.map(Element::text).collect::<String>()
        });
        diagrams.insert(id, words.filter(|words| !words.trim().is_empty()).collect());
    }
    Ok(diagrams)
}

/// Reads a document that was inserted whole, whatever its format; nothing when that is none that is
/// read.
fn inserted(bytes: &[u8], id: &str, depth: usize) -> Result<Option<(Inserted, Pictures)>, Cause> {
    if bytes.starts_with(b"PK") {
        let Read { document, losses, mut pictures } = document(bytes, depth + 1)?;
        // Two documents may each have their `image1.png`.
        let unique = |name: &str| format!("{id}-{name}");
        pictures.iter_mut().for_each(|(name, _)| *name = unique(name));
        let mut blocks = document.blocks;
        blocks.iter_mut().for_each(|block| {
            block.take_in(&document.notes, &unique);
        });
        return Ok(Some((Inserted { blocks, losses }, pictures)));
    }
    let text = plain::text(bytes);
    let start = text.trim_start();
    if start.starts_with("{\\rtf") {
        return Ok(None);
    }
    let mut losses = Losses::default();
    let is_html = start.starts_with('<') || start.contains("<html") || start.contains("<p");
    let blocks = if start.starts_with("MIME-Version") || start.starts_with("Content-Type:") {
        return Ok(None);
    } else if is_html {
        html::blocks(&text, &mut losses)
    } else {
        let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
        let piece = |line: &str| Piece::Text(line.to_owned(), Format::default());
        paragraphs.map(|line| Block::Paragraph(vec![piece(line)])).collect()
    };
    Ok(Some((Inserted { blocks, losses }, Vec::new())))
}

/// The name of the part that holds the text.
fn main_part(package: &mut Package<'_>) -> Result<String, Cause> {
    let relations = Relations::read(package, "")?;
    Ok(relations.first("/officeDocument").unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// Notes what a header or footer shows: its text, its pictures, a watermark.
fn read_margin(part: &Element, losses: &mut Losses) {
    let mut text = String::new();
    for element in part.descendants() {
        match element.name.as_str() {
            "w:t" => text.push_str(&element.text()),
            "w:p" | "w:tab" | "w:br" => text.push(' '),
            "v:textpath" => losses.watermark(element.attribute("string").unwrap_or_default()),
            "v:imagedata" | "pic:pic" => losses.margin_pictures += 1,
            _ => {}
        }
    }
    losses.margin(&text);
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

    /// The parts of a kind within the document, by the id of their relation.
    fn by_id(&self, kind: &str) -> Vec<(String, String)> {
        let inside = self.list.iter().filter(|relation| !relation.is_external);
        let wanted = inside.filter(|relation| relation.kind.ends_with(kind));
        wanted.map(|relation| (relation.id.clone(), self.path(&relation.target))).collect()
    }

    /// The names of all parts of some kinds.
    fn all(&self, kinds: &[&str]) -> Vec<String> {
        let wanted = |relation: &&Relation| kinds.iter().any(|kind| relation.kind.ends_with(kind));
        let inside = self.list.iter().filter(|relation| !relation.is_external);
        inside.filter(wanted).map(|relation| self.path(&relation.target)).collect()
    }

    fn path(&self, target: &str) -> String {
        if let Some(whole) = target.strip_prefix('/') {
            return whole.to_owned();
        }
        let mut folder = self.folder.as_str();
        let mut target = target;
        while let Some(rest) = target.strip_prefix("../") {
            target = rest;
            let above = folder.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1);
            folder = &folder[..above];
        }
        format!("{folder}{target}")
    }

    /// The links that lead to the web or to a mailbox.
    fn links(&self) -> BTreeMap<String, Rc<str>> {
        let external = self.list.iter().filter(|relation| relation.is_external);
        external
            .filter_map(|relation| Some((relation.id.clone(), web_address(&relation.target)?)))
            .collect()
    }
}

pub(in crate::read::decode) use numbering::written as counted;

/// The branch of a choice that today's Word shows; the other is for older programs.
fn chosen(choice: &Element) -> Option<&Element> {
    choice.child("mc:Choice").or_else(|| choice.child("mc:Fallback"))
}
