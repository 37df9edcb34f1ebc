//! Words and pictures that a layout puts outside their page: nothing of a text may be lost there.

use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::syntax::DiagSpan;
use typst_layout::PagedDocument;

/// How far something may stick out: the serif of a letter, a stroke.
const TOLERANCE: f64 = 1.0;

/// How many words of what lies outside a message shows.
const SHOWN: usize = 60;

/// Something that lies outside its page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outside {
    /// The page, counted from 1.
    pub(super) page: usize,
    /// Its first words; none of a picture.
    pub(super) words: String,
    /// Where it comes from, as typst knows it.
    pub(super) span: DiagSpan,
}

/// The first thing that lies outside each page.
pub(super) fn outside(document: &PagedDocument) -> Vec<Outside> {
    let pages = document.pages().iter().zip(1..);
    let found = pages.filter_map(|(page, number)| {
        let (span, words) =
            first_outside(&page.frame, Transform::identity(), page.frame.size(), false)?;
        let words = words.chars().take(SHOWN).collect();
        Some(Outside { page: number, words, span })
    });
    found.collect()
}

/// The first item of a frame that sticks out of the page, and its words. Of a picture that is cut on purpose – one that
/// fills the head of a cover – what is left stands in the page.
fn first_outside(
    frame: &Frame,
    at: Transform,
    page: Size,
    is_cut: bool,
) -> Option<(DiagSpan, String)> {
    frame.items().find_map(|(pos, item)| {
        let at = at.pre_concat(Transform::translate(pos.x, pos.y));
        match item {
            FrameItem::Group(group) => {
                let is_cut = is_cut || group.clip.is_some();
                first_outside(&group.frame, at.pre_concat(group.transform), page, is_cut)
            }
            FrameItem::Text(text) => {
                let is_blank = text.text.trim().is_empty();
                let corners = [Point::zero(), Point::new(text.width(), -text.size * 0.5)];
                let span = text.glyphs.first()?.span.0;
                let sticks_out = !is_blank && sticks_out(corners, at, page);
                sticks_out.then(|| (span.into(), text.text.trim().to_string()))
            }
            FrameItem::Image(..) if is_cut => None,
            FrameItem::Image(_, size, span) => {
                let corners = [Point::zero(), size.to_point()];
                sticks_out(corners, at, page).then(|| ((*span).into(), String::new()))
            }
            FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => None,
        }
    })
}

/// Whether one of two corners lies outside a page.
fn sticks_out(corners: [Point; 2], at: Transform, page: Size) -> bool {
    let tolerance = Abs::pt(TOLERANCE);
    corners.into_iter().any(|corner| {
        let corner = corner.transform(at);
        corner.x < -tolerance
            || corner.y < -tolerance
            || corner.x > page.x + tolerance
            || corner.y > page.y + tolerance
    })
}
