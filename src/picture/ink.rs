//! Pictures made for a printing press: a JPEG in four inks (CMYK), as agencies send them.

use image::{DynamicImage, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_jpeg::JpegDecoder;

/// The inks of a file that does not say which: those of an American offset press (CGATS TR 001), from
/// <https://github.com/saucecontrol/Compact-ICC-Profiles>, given to the public domain (CC0).
const PRESS: &[u8] = include_bytes!("CGATS001Compat-v2-micro.icc");

/// The picture of a JPEG in inks as a screen shows it; nothing for one in other colours.
pub(super) fn read(bytes: &[u8], profile: Option<&[u8]>) -> Option<DynamicImage> {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    decoder.decode_headers().ok()?;
    let space = decoder.input_colorspace()?;
    if !matches!(space, ColorSpace::CMYK | ColorSpace::YCCK) {
        return None;
    }
    let (width, height) = decoder.dimensions()?;
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(space));
    let mut pixels = decoder.decode().ok()?;
    for pixel in pixels.as_chunks_mut().0 {
        *pixel = inks(*pixel, space);
    }
    let options = TransformOptions { prefer_fixed_point: true, ..TransformOptions::default() };
    let mut shown = RgbImage::new(width.try_into().ok()?, height.try_into().ok()?);
    press(profile)?
        .create_transform_8bit(Layout::Rgba, &ColorProfile::new_srgb(), Layout::Rgb, options)
        .ok()?
        .transform(&pixels, &mut shown)
        .ok()?;
    Some(DynamicImage::ImageRgb8(shown))
}

/// What the numbers of the inks look like on paper.
fn press(profile: Option<&[u8]>) -> Option<ColorProfile> {
    let own = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
    let own = own.filter(|profile| profile.color_space == DataColorSpace::Cmyk);
    own.or_else(|| ColorProfile::new_from_slice(PRESS).ok())
}

/// How much of cyan, magenta, yellow and black. A JPEG tells how much paper is left bare; in YCCK
/// (ITU-T T.872, 6.3) the first three are told as those of a television.
fn inks([first, second, third, black]: [u8; 4], space: ColorSpace) -> [u8; 4] {
    let full = u8::MAX;
    if space == ColorSpace::CMYK {
        return [full - first, full - second, full - third, full - black];
    }
    let [light, blue, red] = [first, second, third].map(f32::from);
    let (blue, red) = (blue - 128.0, red - 128.0);
    let cyan = light + 1.402 * red;
    let magenta = light - 0.344_136 * blue - 0.714_136 * red;
    let yellow = light + 1.772 * blue;
    let [cyan, magenta, yellow] = [cyan, magenta, yellow].map(|it| it.round() as u8);
    [cyan, magenta, yellow, full - black]
}
