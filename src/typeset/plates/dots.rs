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

/// Draws a page at so many dots a point: the ending and the bytes of the smaller of a PNG and a JPEG.
pub(super) fn draw<'a>(
    page: &'a Page<'a>,
    settings: &InterpreterSettings,
    dots: f32,
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
    let rgb: Vec<u8> =
        drawn.data_as_u8_slice().chunks_exact(4).flat_map(|dot| [dot[0], dot[1], dot[2]]).collect();
    smaller(&rgb, width, height)
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
