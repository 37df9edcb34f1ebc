//! The pages of a report for a screen: each as a drawing (SVG) and as text, with a fingerprint of
//! what is to be seen on it.

use std::hash::{DefaultHasher, Hash, Hasher};

use typst::layout::{Frame, FrameItem, GroupItem, Point, Transform};
use typst::model::Numbering;
use typst::text::TextItem;
use typst_layout::{Page, PagedDocument};
use typst_svg::{SvgOptions, svg};

/// The pages of a report as they were laid out.
#[derive(Debug, Clone)]
pub struct Pages(PagedDocument);

/// What is known of a page without drawing it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageFacts {
    /// Tells it from every page that looks otherwise.
    pub fingerprint: String,
    /// The number printed on it, or where it stands if none is.
    pub label: String,
    /// Its width in points.
    pub width: f64,
    /// Its height in points.
    pub height: f64,
    /// Its text, a paragraph each, in reading order.
    pub text: Vec<String>,
}

impl Pages {
    pub(super) fn new(document: PagedDocument) -> Self {
        Self(document)
    }

    /// What is known of each page.
    #[must_use]
    pub fn facts(&self) -> Vec<PageFacts> {
        self.0.pages().iter().zip(1..).map(|(page, rank)| facts(page, rank)).collect()
    }

    /// A page as SVG, by its rank from 0: glyphs are outlines, so that it needs no font.
    #[must_use]
    pub fn draw(&self, rank: usize) -> Option<String> {
        let options = SvgOptions { render_bleed: false, pretty: false };
        self.0.pages().get(rank).map(|page| svg(page, &options))
    }
}

/// Forgets what typst computed for versions of a report that are some rounds old, so that a program
/// that goes on for hours does not grow.
pub fn forget_old_rounds() {
    const ROUNDS: usize = 3;
    typst::comemo::evict(ROUNDS);
}

/// Forgets all that typst computed, so that one document's memory is given back before the next.
pub fn forget_all() {
    typst::comemo::evict(0);
}

fn facts(page: &Page, rank: usize) -> PageFacts {
    let mut hasher = DefaultHasher::new();
    page.frame.size().hash(&mut hasher);
    page.fill_or_white().hash(&mut hasher);
    see(&page.frame, &mut hasher);
    let printed = match &page.numbering {
        Some(Numbering::Pattern(pattern)) => pattern.apply(None, &[page.number]).ok(),
        Some(Numbering::Func(_)) => Some(page.number.to_string().into()),
        None => None,
    };
    let mut reading = Reading::default();
    reading.frame(&page.frame, Transform::identity());
    PageFacts {
        fingerprint: format!("{:016x}", hasher.finish()),
        label: printed.map_or_else(|| rank.to_string(), |label| label.to_string()),
        width: page.frame.width().to_pt(),
        height: page.frame.height().to_pt(),
        text: reading.finish(),
    }
}

/// Whether a group is the beginning of the report's fingerprint (`imprint` in the template's
/// `body.typ`): it stands at the foot of every page and changes with every letter.
fn is_imprint(group: &GroupItem) -> bool {
    group.label.is_some_and(|label| &*label.resolve() == "imprint")
}

/// Hashes what is to be seen of a frame: neither where it was written nor what it is called.
fn see(frame: &Frame, hasher: &mut impl Hasher) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) if is_imprint(group) => {}
            FrameItem::Group(group) => {
                (at, group.transform, &group.clip).hash(hasher);
                see(&group.frame, hasher);
            }
            FrameItem::Text(text) => {
                (at, &text.font, text.size, &text.fill, &text.stroke).hash(hasher);
                // What is read aloud is not always what is seen.
                text.text.hash(hasher);
                for glyph in &text.glyphs {
                    (glyph.id, glyph.x_advance, glyph.x_offset).hash(hasher);
                    (glyph.y_advance, glyph.y_offset).hash(hasher);
                }
            }
            FrameItem::Shape(shape, _) => (at, shape).hash(hasher),
            FrameItem::Image(image, size, _) => (at, image, size).hash(hasher),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// The text of a page, put together again from the runs that it was set in.
#[derive(Default)]
struct Reading {
    paragraphs: Vec<String>,
    /// Where the last run ended, and its size.
    last: Option<(Point, f64)>,
}

impl Reading {
    fn frame(&mut self, frame: &Frame, placed: Transform) {
        for (at, item) in frame.items() {
            let moved = placed.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, moved.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.run(text, Point::zero().transform(moved)),
                _ => {}
            }
        }
    }

    /// Adds a run of text: to the line before it, to the paragraph before it, or as a new one.
    fn run(&mut self, run: &TextItem, at: Point) {
        let size = run.size.to_pt();
        let down = self.last.map(|(end, _)| (at.y - end.y).to_pt());
        let right = self.last.map(|(end, _)| (at.x - end.x).to_pt());
        let before = self.last.map_or(size, |(_, before)| before);
        let goes_on = down.is_some_and(|down| down > -0.5 * size && down < 1.75 * size)
            && (before - size).abs() < 3.0;
        match self.paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => {
                let same_line = down.is_some_and(|down| down.abs() < 0.5 * size);
                let is_apart = right.is_some_and(|gap| gap.abs() > 0.12 * size);
                // A word that was cut at the line's end.
                let is_cut = !same_line && paragraph.ends_with(['\u{ad}', '\u{2010}']);
                if is_cut {
                    paragraph.pop();
                } else if (!same_line || is_apart) && !paragraph.ends_with(char::is_whitespace) {
                    paragraph.push(' ');
                }
                paragraph.push_str(&run.text);
            }
            None => self.paragraphs.push(run.text.to_string()),
        }
        self.last = Some((Point::new(at.x + run.width(), at.y), size));
    }

    fn finish(self) -> Vec<String> {
        let tidy = |paragraph: String| {
            let words: String = paragraph.chars().filter(|c| *c != '\u{ad}').collect();
            words.trim().to_owned()
        };
        self.paragraphs.into_iter().map(tidy).filter(|it| !it.is_empty()).collect()
    }
}
