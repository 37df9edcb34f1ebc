//! The fonts of the report: those compiled in and those that the event brings. Never the system's.

use std::borrow::Cow;

use typst::foundations::Bytes;
use typst::text::Font;

use super::template::Assets;
use crate::source::Sources;

/// Every font, in an order that does not depend on the machine.
pub(super) fn all(sources: &Sources) -> Vec<Font> {
    let bundled =
        Assets::iter().filter(|path| path.starts_with("fonts/") && path.ends_with(".ttf"));
    let mut bundled: Vec<_> = bundled.collect();
    bundled.sort();
    let bundled = bundled.iter().filter_map(|path| Assets::get(path)).map(|file| match file.data {
        Cow::Borrowed(bytes) => Bytes::new(bytes),
        Cow::Owned(bytes) => Bytes::new(bytes),
    });
    let own =
        sources.iter().filter(|(_, source)| matches!(source.extension().as_str(), "ttf" | "otf"));
    let own = own.map(|(_, source)| Bytes::new(source.bytes.clone()));
    own.chain(bundled).flat_map(Font::iter).collect()
}
