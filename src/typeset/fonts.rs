//! The fonts of the report: those compiled in and those that the event brings. Never the system's.

use std::borrow::Cow;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

use super::template::Assets;
use crate::source::{Source, Sources};

/// The fonts compiled in, in an order that does not depend on the machine.
static BUNDLED: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let bundled =
        Assets::iter().filter(|path| path.starts_with("fonts/") && path.ends_with(".ttf"));
    let mut bundled: Vec<_> = bundled.collect();
    bundled.sort();
    let bundled = bundled.iter().filter_map(|path| Assets::get(path)).map(|file| match file.data {
        Cow::Borrowed(bytes) => Bytes::new(bytes),
        Cow::Owned(bytes) => Bytes::new(bytes),
    });
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
    Assets::get(&format!("fonts/{name}")).map(|file| file.data.into_owned())
}
