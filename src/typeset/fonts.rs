//! The fonts of the report: those compiled in and those that the event brings. Never the system's.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

use crate::embedded::TEMPLATES;
use crate::source::{Source, Sources};

/// The fonts compiled in, in an order that does not depend on the machine.
static BUNDLED: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let bundled =
        TEMPLATES.paths().filter(|path| path.starts_with("fonts/") && path.ends_with(".ttf"));
    let bundled = bundled.filter_map(|path| TEMPLATES.bytes(path)).map(Bytes::new);
    bundled.flat_map(Font::iter).collect()
});

/// Every font: the event's own, then those compiled in.
pub(super) fn all(sources: &Sources) -> Vec<Font> {
    let own =
        |source: &Source| -> Vec<Font> { Font::iter(Bytes::new(source.bytes.clone())).collect() };
    let brought =
        sources.iter().filter(|(_, source)| matches!(source.extension().as_str(), "ttf" | "otf"));
    let brought = brought
        .flat_map(|(_, source)| source.derived.recall("fonts", String::new(), || own(source)));
    brought.chain(BUNDLED.iter().cloned()).collect()
}

/// A font that is compiled in, by the name of its file.
#[must_use]
pub fn font(name: &str) -> Option<Vec<u8>> {
    TEMPLATES.bytes(&format!("fonts/{name}"))
}
