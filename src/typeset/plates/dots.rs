//! A page of a PDF as dots.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// Little is lost at this quality, and most of the size.
pub(super) const QUALITY: u8 = 85;

/// More dots than these on a side are no page.
const LONGEST: f32 = 6000.0;

/// What covers words of a page.
const COVER: u8 = 215;

/// How far it reaches beyond them, in points.
const BEYOND: f64 = 1.5;

/// Draws a page at so many dots a point, some areas of it covered (left, top, right and bottom, in
/// points): the ending and the bytes of the smaller of a PNG and a JPEG.
pub(super) fn draw<'a>(
    page: &'a Page<'a>,
    settings: &InterpreterSettings,
    dots: f32,
    covered: &[[f64; 4]],
) -> Option<(&'static str, Vec<u8>)> {
    let (width, height) = page.render_dimensions();
    let scale = dots.min(LONGEST / width.max(height));
    let render_settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    let drawn = render(page, &RenderCache::new(), settings, &render_settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    // The ground is white: nothing shines through.
    let mut rgb: Vec<u8> =
        drawn.data_as_u8_slice().chunks_exact(4).flat_map(|dot| [dot[0], dot[1], dot[2]]).collect();
    for area in covered {
        cover(
            &mut rgb,
            [width as usize, height as usize],
            area.map(|it| it * f64::from(scale)),
            BEYOND * f64::from(scale),
        );
    }
    smaller(&rgb, width, height)
}

/// Paints an area of dots over.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within the page, whose sides are counted in dots"
)]
fn cover(rgb: &mut [u8], [width, height]: [usize; 2], area: [f64; 4], beyond: f64) {
    let [left, top, right, bottom] = area;
    let dots = |from: f64, to: f64, most: usize| {
        let from = (from - beyond).max(0.0) as usize;
        let to = (to + beyond).max(0.0).ceil() as usize;
        from.min(most)..to.min(most)
    };
    for y in dots(top, bottom, height) {
        for x in dots(left, right, width) {
            rgb[3 * (y * width + x)..][..3].fill(COVER);
        }
    }
}

/// The smaller of a PNG and a JPEG of the same dots.
pub(super) fn smaller(rgb: &[u8], width: u32, height: u32) -> Option<(&'static str, Vec<u8>)> {
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive)
        .write_image(rgb, width, height, ExtendedColorType::Rgb8)
        .ok()?;
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .write_image(rgb, width, height, ExtendedColorType::Rgb8)
        .ok()?;
    // Sharp edges are worth some weight.
    if png.len() * 2 <= jpeg.len() * 3 { Some(("png", png)) } else { Some(("jpg", jpeg)) }
}
