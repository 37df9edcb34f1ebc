//! On which page each passage of the authors' texts is printed.

use std::collections::{BTreeMap, HashMap};

use typst::layout::{Frame, FrameItem};
use typst_layout::{Page, PagedDocument};

use super::diagnose;
use super::preview::label;
use super::world::Project;
use crate::diagnostic::PageNumber;
use crate::source::{SourceId, Sources, Span};

/// The page of each passage, by where it begins in its file; with where it ends.
#[derive(Debug, Clone, Default)]
pub struct Passages(BTreeMap<(SourceId, usize), (usize, PageNumber)>);

/// How many letters of each passage stand on each page.
type Counts = BTreeMap<Span, BTreeMap<usize, usize>>;

impl Passages {
    /// The passages of a layout. One that is printed twice, in the table of contents or in the summary,
    /// is found where it stands whole, further on.
    pub(super) fn of(document: &PagedDocument, project: &Project, sources: &Sources) -> Self {
        let mut known = HashMap::new();
        let mut counts = Counts::new();
        let mut origin = |span: typst::syntax::Span| {
            *known
                .entry(span)
                .or_insert_with(|| diagnose::place(project, sources, span.into()))
        };
        for (rank, page) in (1..).zip(document.pages()) {
            count(&page.frame, &mut origin, &mut |span| {
                *counts.entry(span).or_default().entry(rank).or_default() += 1;
            });
        }
        let number = |rank: usize| PageNumber {
            rank,
            label: document.pages().get(rank - 1).map_or_else(String::new, |page: &Page| label(page, rank)),
        };
        let best = |pages: BTreeMap<usize, usize>| pages.into_iter().max_by_key(|(rank, n)| (*n, *rank));
        let found = counts.into_iter().filter_map(|(span, pages)| {
            let (rank, _) = best(pages)?;
            Some(((span.source, span.start), (span.end, number(rank))))
        });
        Self(found.collect())
    }

    /// The page on which a place is printed, if it is.
    #[must_use]
    pub fn page(&self, place: Span) -> Option<PageNumber> {
        let (start, end) = (place.start, place.end.max(place.start + 1));
        let before = self.0.range(..=(place.source, start)).next_back();
        let before = before.filter(|((source, _), (end, _))| *source == place.source && start < *end);
        let within = || self.0.range((place.source, start)..(place.source, end)).next();
        before.or_else(within).map(|(_, (_, page))| page.clone())
    }
}

/// Sees the origin of each glyph of a frame.
fn count(
    frame: &Frame,
    origin: &mut impl FnMut(typst::syntax::Span) -> Option<Span>,
    see: &mut impl FnMut(Span),
) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => count(&group.frame, origin, see),
            FrameItem::Text(text) => {
                text.glyphs.iter().filter_map(|glyph| origin(glyph.span.0)).for_each(&mut *see);
            }
            FrameItem::Image(_, _, span) => origin(*span).into_iter().for_each(&mut *see),
            FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
