//! What is drawn on a page of a PDF: its words, and how much it is, counted before anything is done
//! with it: a page may ask for more than a lifetime.

use std::collections::HashMap;
use std::ops::Range;
use std::panic::resume_unwind;

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::pattern::Pattern;
use hayro::hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::{forms, room, tree};
use crate::guard::guarded;

/// More lines and letters than these, on one page, are not looked at.
const MOST: usize = 3_000_000;
/// More pixels than these, of all pictures of a page, are not unpacked.
const MOST_PIXELS: u64 = 200_000_000;

/// What is drawn on a page.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    /// Its words without their spaces, in the order in which they are drawn.
    pub(crate) words: String,
    /// Its words with their spaces, line by line, as far as their places tell.
    pub(crate) text: String,
    /// Where its letters stand, in the order of that text.
    letters: Vec<Letter>,
    /// How many lines, letters and pictures there are.
    pub(crate) pieces: usize,
    pixels: u64,
    /// What patterns, masks and drawn letters cost, each counted once by what it is.
    costs: HashMap<u128, usize>,
    /// Those that are being counted: one that draws itself has no end.
    open: Vec<u128>,
    /// Whether what is drawn is part of a pattern or a mask, whose words are none of the page.
    is_hushed: bool,
}

/// A letter on a page.
#[derive(Debug, Clone, Copy)]
struct Letter {
    /// Where it begins in the page's text.
    at: usize,
    /// Where it is written.
    origin: Point,
    /// How large letters are there.
    size: f64,
    /// What it covers of the page; nothing where that cannot be told.
    area: Option<Rect>,
}

/// More letters than these are no slide: their places are not kept.
const MOST_LETTERS: usize = 100_000;

/// The words of each page without their spaces, in the order in which they are drawn. None when the
/// pages cannot be read.
#[must_use]
pub fn printed(bytes: Vec<u8>) -> Option<Vec<String>> {
    if room::bursts(&bytes, room::of(bytes.len())) || !tree::is_bounded(&bytes) {
        return None;
    }
    let pdf = guarded(|| Pdf::new(bytes).ok()).ok()??;
    let settings = InterpreterSettings::default();
    let words = |page: &Page<'_>| Some(drawn(page, &settings)?.words);
    guarded(|| pdf.pages().iter().map(words).collect()).ok()?
}

/// What is drawn on a page; nothing when that is too much, or cannot be told.
pub(crate) fn drawn(page: &Page<'_>, settings: &InterpreterSettings) -> Option<Drawn> {
    let read = || {
        // The interpreter unpacks a page as a whole, whatever it becomes.
        if !room::has_place_for(page) || !forms::are_bounded(page) {
            stop();
        }
        let (width, height) = page.render_dimensions();
        let cache = InterpreterCache::new();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, area, &cache, page.xref(), settings.clone());
        let mut drawn = Drawn::default();
        interpret_page(page, &mut context, &mut drawn);
        drawn
    };
    guarded(read).ok()
}

impl Drawn {
    /// The rectangles of a page on which a stretch of its text stands: left, top, right and bottom, in
    /// points. None when a letter of it has no known place.
    pub(crate) fn areas(&self, range: &Range<usize>) -> Option<Vec<[f64; 4]>> {
        let letters = self.letters.iter().filter(|it| range.contains(&it.at));
        let areas = letters.map(|it| it.area.map(|it| [it.x0, it.y0, it.x1, it.y1]));
        areas.collect::<Option<Vec<_>>>().filter(|it| !it.is_empty())
    }

    /// Adds a letter to the text of the page; what stands apart from the one before begins a word or a
    /// line.
    fn write(&mut self, written: &str, glyph: &Glyph<'_>, at: Affine) {
        if self.letters.len() >= MOST_LETTERS {
            return;
        }
        let origin = at * Point::ORIGIN;
        let size = (at * Point::new(0.0, 1000.0)).distance(origin);
        let area = match glyph {
            Glyph::Outline(glyph) => Some(at.transform_rect_bbox(glyph.outline().bounding_box())),
            Glyph::Type3(_) => None,
        };
        if let Some(last) = self.letters.last() {
            // Filled and outlined, a letter is drawn twice.
            if last.origin == origin && self.text[last.at..] == *written {
                return;
            }
            let right = last.area.map_or(last.origin.x + size / 2.0, |it| it.x1.max(last.origin.x));
            if (origin.y - last.origin.y).abs() > last.size.max(size) / 2.0 {
                self.text.push('\n');
            } else if (origin.x < last.origin.x - size || origin.x > right + size / 4.0)
                && !self.text.ends_with(char::is_whitespace)
            {
                self.text.push(' ');
            }
        }
        self.letters.push(Letter { at: self.text.len(), origin, size, area });
        self.text.push_str(written);
    }

    fn add(&mut self, pieces: usize) {
        self.pieces = self.pieces.saturating_add(pieces);
        if self.pieces > MOST || self.pixels > MOST_PIXELS {
            stop();
        }
    }

    /// Counts something that is drawn by instructions of its own. Within another one it costs as much
    /// each time; on the page itself it is drawn once and repeated.
    fn part(&mut self, key: u128, draw: impl FnOnce(&mut Self)) {
        if self.open.contains(&key) || self.open.len() > DEEPEST {
            stop();
        }
        if let Some(cost) = self.costs.get(&key) {
            let cost = if self.open.is_empty() { 1 + cost / 100 } else { *cost };
            return self.add(cost);
        }
        let before = self.pieces;
        let was_hushed = std::mem::replace(&mut self.is_hushed, true);
        self.open.push(key);
        draw(self);
        self.open.pop();
        self.is_hushed = was_hushed;
        self.costs.insert(key, self.pieces - before);
    }
}

/// Ends the interpretation of a page: the interpreter knows no other way to be stopped, and `guarded` is
/// below.
fn stop() {
    resume_unwind(Box::new("too much on one page"));
}

/// How deep patterns, masks and drawn letters may lie in one another.
const DEEPEST: usize = 8;

impl Drawn {
    fn paint(&mut self, paint: &Paint<'_>, is_stroke: bool) {
        if let Paint::Pattern(pattern) = paint
            && let Pattern::Tiling(tiling) = &**pattern
        {
            self.part(tiling.cache_key(), |drawn| {
                tiling.interpret(drawn, Affine::IDENTITY, is_stroke);
            });
        }
    }
}

impl<'a> Device<'a> for Drawn {
    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.add(1);
        if let Some(mask) = mask {
            self.part(mask.cache_key(), |drawn| mask.interpret(drawn));
        }
    }

    fn set_blend_mode(&mut self, _: BlendMode) {
        self.add(1);
    }

    fn draw_path(&mut self, path: &BezPath, _: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        self.add(path.elements().len());
        self.paint(paint, matches!(mode, PathDrawMode::Stroke(_)));
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        self.add(clip_path.path.elements().len());
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.set_soft_mask(mask);
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        place: Affine,
        paint: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.add(1);
        self.paint(paint, false);
        if let Glyph::Type3(glyph) = glyph {
            self.part(glyph.cache_key(), |drawn| glyph.interpret(drawn, transform, place, paint));
        }
        if self.is_hushed {
            return;
        }
        let own = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(words)) => words,
            None => return,
        };
        self.write(&own, glyph, transform * place);
        self.words.extend(own.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}'));
    }

    fn draw_image(&mut self, image: Image<'_, '_>, _: Affine) {
        self.pixels += u64::from(image.width()) * u64::from(image.height());
        self.add(1);
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
