//! The words that the pages of a PDF print, as a reader sees them.

use std::panic::resume_unwind;

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;

use super::weight;

/// More pieces than these on one page are not looked at.
const MOST: usize = 3_000_000;

/// The words of each page without their spaces, in the order in which they are drawn. None when the
/// pages cannot be read.
#[must_use]
pub fn printed(bytes: Vec<u8>) -> Option<Vec<String>> {
    if weight::bursts(&bytes, weight::room(bytes.len())) {
        return None;
    }
    // The reader is not ours, and may break on what is damaged in a new way.
    std::panic::catch_unwind(move || {
        let pdf = Pdf::new(bytes).ok()?;
        Some(pdf.pages().iter().map(words).collect())
    })
    .ok()
    .flatten()
}

fn words(page: &Page<'_>) -> String {
    let (width, height) = page.render_dimensions();
    let cache = InterpreterCache::new();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(transform, area, &cache, page.xref(), settings);
    let mut words = Words::default();
    interpret_page(page, &mut context, &mut words);
    words.text
}

/// Takes the letters that are drawn, and nothing else.
#[derive(Default)]
struct Words {
    text: String,
    pieces: usize,
}

impl Words {
    fn count(&mut self) {
        self.pieces += 1;
        if self.pieces > MOST {
            // The interpreter knows no other way to be stopped.
            resume_unwind(Box::new("too much on one page"));
        }
    }
}

impl Device<'_> for Words {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        _: Affine,
        _: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        self.count();
        let own = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(words)) => words,
            None => return,
        };
        self.text.extend(own.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}'));
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        self.count();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.count();
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {
        self.count();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
