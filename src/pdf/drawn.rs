//! What is drawn on a page of a PDF: its words, and how much it is, counted before anything is done
//! with it: a page may ask for more than a lifetime.

use std::panic::resume_unwind;

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect};

use super::room;
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
    /// How many lines, letters and pictures there are.
    pub(crate) pieces: usize,
    pixels: u64,
}

/// The words of each page without their spaces, in the order in which they are drawn. None when the
/// pages cannot be read.
#[must_use]
pub fn printed(bytes: Vec<u8>) -> Option<Vec<String>> {
    if room::bursts(&bytes, room::of(bytes.len())) {
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
    fn add(&mut self, pieces: usize) {
        self.pieces = self.pieces.saturating_add(pieces);
        if self.pieces > MOST || self.pixels > MOST_PIXELS {
            // The interpreter knows no other way to be stopped; `guarded` is below.
            resume_unwind(Box::new("too much on one page"));
        }
    }
}

impl Device<'_> for Drawn {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {
        self.add(1);
    }

    fn set_blend_mode(&mut self, _: BlendMode) {
        self.add(1);
    }

    fn draw_path(&mut self, path: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        self.add(path.elements().len());
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        self.add(clip_path.path.elements().len());
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.add(1);
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        _: Affine,
        _: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        self.add(1);
        let own = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(words)) => words,
            None => return,
        };
        self.words.extend(own.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}'));
    }

    fn draw_image(&mut self, image: Image<'_, '_>, _: Affine) {
        self.pixels += u64::from(image.width()) * u64::from(image.height());
        self.add(1);
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
