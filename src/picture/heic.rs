//! Photographs of telephones (HEIC).

use image::{DynamicImage, RgbImage};

/// What stands after `ftyp` at the head of a file of HEVC pictures.
const BRANDS: &[&[u8]] = &[b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"];

/// Whether a file is one, by its first bytes.
pub(super) fn is_heic(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
        && bytes.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}

/// The width and height as the picture is looked at.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let info = heic_decoder::probe(bytes).ok()?;
    Some((u32::try_from(info.width).ok()?, u32::try_from(info.height).ok()?))
}

/// The pixels as they are looked at, and the profile of their colours.
pub(super) fn read(bytes: &[u8]) -> Option<(DynamicImage, Option<Vec<u8>>)> {
    let picture = heic_decoder::decode(bytes).ok()?;
    let pixels = picture.to_rgb8().ok()?;
    let (width, height) = (u32::try_from(pixels.width).ok()?, u32::try_from(pixels.height).ok()?);
    let pixels = RgbImage::from_raw(width, height, pixels.data)?;
    Some((DynamicImage::ImageRgb8(pixels), picture.metadata.icc_profile))
}
