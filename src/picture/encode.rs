//! The printed pixels as a file that holds them and nothing else.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageFormat, RgbaImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// At this quality a photograph looks on paper as it does on the screen.
const QUALITY: u8 = 87;

/// A drawing has large even grounds, which a PNG holds in few bytes. Of what takes this many times
/// fewer as a JPEG, nobody drew the pixels.
const PHOTOGRAPH: usize = 4;

/// A picture as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The file.
    pub bytes: Vec<u8>,
    /// The ending of its name: `jpg` or `png`.
    pub ending: &'static str,
}

/// Writes a photograph as JPEG; a drawing, and whatever one sees through, as PNG.
pub(super) fn encode(pixels: RgbaImage, from: ImageFormat) -> Option<Prepared> {
    if pixels.pixels().any(|pixel| pixel.0[3] < u8::MAX) {
        return png(DynamicImage::ImageRgba8(pixels));
    }
    let photograph = jpeg(&pixels)?;
    if from == ImageFormat::Jpeg {
        return Some(photograph);
    }
    let drawing = png(DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(pixels).into_rgb8()))?;
    let is_photograph = photograph.bytes.len() * PHOTOGRAPH < drawing.bytes.len();
    Some(if is_photograph { photograph } else { drawing })
}

fn jpeg(pixels: &RgbaImage) -> Option<Prepared> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let size = |pixels: u32| u16::try_from(pixels).ok();
    let (width, height) = (size(pixels.width())?, size(pixels.height())?);
    encoder.encode(pixels.as_raw(), width, height, ColorType::Rgba).ok()?;
    Some(Prepared { bytes, ending: "jpg" })
}

fn png(pixels: DynamicImage) -> Option<Prepared> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    pixels.write_with_encoder(encoder).ok()?;
    Some(Prepared { bytes, ending: "png" })
}
