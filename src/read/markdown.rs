//! Markdown (`CommonMark`, GFM and a little more) to a [`Body`]. The only room that knows comrak.

mod bare;
mod blocks;
mod callout;
mod caption;
mod foreign;
mod fragment;
mod inlines;
mod mark;
mod reader;
mod reserved;

use std::ops::Range;

use comrak::{Arena, Options, parse_document};

pub use self::fragment::Fragment;
use self::reader::{Reader, hide_bars};
use crate::diagnostic::Diagnostics;
use crate::model::body::{Body, Written};
use crate::source::{Source, SourceId};

/// Reads a range of a source as Markdown; every span of the body is in that source.
pub fn read(
    id: SourceId,
    source: &Source,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Body<Written> {
    read_fragment(&Fragment::of(id, source, range), diagnostics)
}

/// Reads a fragment as Markdown.
pub fn read_fragment(fragment: &Fragment<'_>, diagnostics: &mut Diagnostics) -> Body<Written> {
    let arena = Arena::new();
    let root = parse_document(&arena, &hide_bars(&fragment.text), &options());
    let mut reader = Reader::new(fragment, diagnostics);
    let blocks = reader.blocks(root, 0);
    reader.report_links_that_reserve_nothing();
    let body = reader.finish(blocks);
    mark::report_stray(fragment, diagnostics);
    body
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.description_lists = true;
    extension.wikilinks_title_after_pipe = true;
    options.parse.leave_footnote_definitions = true;
    options
}

#[cfg(test)]
mod tests;
