//! How much is drawn on a page of a PDF, before it is drawn: a page may ask for more than a lifetime.

use std::panic::resume_unwind;

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect};
use hayro_syntax::page::Page;

use crate::read::pdf::guarded;

/// More lines and letters than these are drawn with dots.
const LIGHT: usize = 60_000;
/// More than these are not drawn at all.
const MOST: usize = 3_000_000;
/// More pixels than these, of all pictures of a page, are not unpacked.
const MOST_PIXELS: u64 = 200_000_000;

/// How much is drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Weight {
    pieces: usize,
    pixels: u64,
}

impl Weight {
    /// Whether the page may be a drawing.
    pub(super) fn is_light(&self) -> bool {
        self.pieces <= LIGHT
    }

    fn add(&mut self, pieces: usize) {
        self.pieces = self.pieces.saturating_add(pieces);
        if self.pieces > MOST || self.pixels > MOST_PIXELS {
            // The interpreter knows no other way to be stopped; `guarded` is below.
            resume_unwind(Box::new("too much on one page"));
        }
    }
}

/// What is drawn on a page; nothing when that is too much, or cannot be told.
pub(super) fn of(page: &Page<'_>, settings: &InterpreterSettings) -> Option<Weight> {
    guarded(|| {
        let (width, height) = page.render_dimensions();
        let cache = InterpreterCache::new();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(transform, area, &cache, page.xref(), settings.clone());
        let mut weight = Weight::default();
        interpret_page(page, &mut context, &mut weight);
        weight
    })
}

impl Device<'_> for Weight {
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
        _: &Glyph<'_>,
        _: Affine,
        _: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        self.add(1);
    }

    fn draw_image(&mut self, image: Image<'_, '_>, _: Affine) {
        self.pixels += u64::from(image.width()) * u64::from(image.height());
        self.add(1);
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
