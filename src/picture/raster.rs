//! The pixels of a file, and what the file says of them: how they are turned, what their colours mean.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, RgbaImage};

use super::{heic, ink, jpeg};
use crate::guard::guarded;

/// Twice what telephones make. More would take more memory than a secretary's computer has to spare.
const MOST_PIXELS: u64 = 120_000_000;

/// Four bytes a pixel; a picture of sixteen bits a colour has half as many pixels.
const MOST_BYTES: u64 = 4 * MOST_PIXELS;

/// Why a file gives no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It has more pixels than can be held.
    TooLarge,
    /// It is in no format that is read, or not whole.
    Damaged,
}

/// A picture as it is stored.
pub(super) struct Raster {
    pub(super) pixels: DynamicImage,
    pub(super) format: ImageFormat,
    /// The ICC profile.
    pub(super) profile: Option<Vec<u8>>,
    /// How it is turned to be looked at.
    orientation: Orientation,
}

type Decoder<'a> = Box<dyn ImageDecoder + 'a>;

/// Reads the head of a file. Its first bytes tell the format: a name may be wrong.
fn open(bytes: &[u8]) -> Option<(ImageFormat, Decoder<'_>)> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let format = reader.format()?;
    Some((format, Box::new(reader.into_decoder().ok()?)))
}

/// The width and height in pixels of a picture as it is looked at, from the head of its file.
#[must_use]
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    guarded(|| {
        if heic::is_heic(bytes) {
            return heic::size(bytes);
        }
        let (_, mut decoder) = open(bytes)?;
        let orientation = orientation(&mut decoder);
        Some(turned(decoder.dimensions(), orientation))
    })
    .ok()?
}

/// Decodes a file. An animation gives its first picture.
pub(super) fn read(bytes: &[u8]) -> Result<Raster, Unreadable> {
    let read = || {
        if heic::is_heic(bytes) {
            let (width, height) = heic::size(bytes)?;
            if u64::from(width) * u64::from(height) > MOST_PIXELS {
                return Some(Err(Unreadable::TooLarge));
            }
            let (pixels, profile) = heic::read(bytes)?;
            // It is printed as the photograph that it is, and was turned as it was decoded.
            let (format, orientation) = (ImageFormat::Jpeg, Orientation::NoTransforms);
            return Some(Ok(Raster { pixels, format, profile, orientation }));
        }
        let (format, mut decoder) = open(bytes)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES
        {
            return Some(Err(Unreadable::TooLarge));
        }
        if width == 0 || height == 0 || format == ImageFormat::Jpeg && jpeg::is_cut_short(bytes) {
            return None;
        }
        let orientation = orientation(&mut decoder);
        let profile = decoder.icc_profile().ok().flatten();
        let inks = (format == ImageFormat::Jpeg).then(|| ink::read(bytes, profile.as_deref()));
        let pixels = match inks.flatten() {
            Some(pixels) => pixels,
            None => DynamicImage::from_decoder(decoder).ok()?,
        };
        Some(Ok(Raster { pixels, format, profile, orientation }))
    };
    guarded(read).ok().flatten().unwrap_or(Err(Unreadable::Damaged))
}

fn orientation(decoder: &mut Decoder<'_>) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

/// A width and a height, exchanged when a picture is turned by a quarter.
fn turned((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => (width, height),
    }
}

impl Raster {
    /// The size as it is looked at.
    pub(super) fn size(&self) -> (u32, u32) {
        turned((self.pixels.width(), self.pixels.height()), self.orientation)
    }

    /// A size as it is looked at, as it is stored.
    pub(super) fn stored(&self, size: (u32, u32)) -> (u32, u32) {
        turned(size, self.orientation)
    }

    /// Stored pixels as they are looked at.
    pub(super) fn turned(&self, pixels: RgbaImage) -> RgbaImage {
        let mut turned = DynamicImage::ImageRgba8(pixels);
        turned.apply_orientation(self.orientation);
        turned.into_rgba8()
    }
}
