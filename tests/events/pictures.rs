//! Photographs that nobody took: landscapes drawn from a number, in files as telephones write them.

use std::f32::consts::PI;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, imageops};

/// The long and the short side, as a telephone's own shape.
const SIDES: (u32, u32) = (1280, 960);

/// How a telephone was held, as the number that its file gives.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held {
    /// As it should be.
    Upright = 1,
    /// Upside down.
    Over = 3,
    /// On its right side.
    Right = 6,
    /// On its left side.
    Left = 8,
}

/// A photograph as a file: the sensor's rows, and a word on how the telephone was held and where.
pub(super) fn photograph(number: u32, held: Held) -> Vec<u8> {
    let (long, short) = SIDES;
    let picture = match held {
        Held::Upright => landscape(number, long, short),
        Held::Over => imageops::rotate180(&landscape(number, long, short)),
        Held::Right => imageops::rotate270(&landscape(number, short, long)),
        Held::Left => imageops::rotate90(&landscape(number, short, long)),
    };
    let mut file = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut file, 80).encode_image(&picture).unwrap();
    let mut file = file.into_inner();
    let exif = exif(held);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let segment = [&[0xff, 0xe1], length.as_slice(), &exif].concat();
    // After the mark that begins every JPEG.
    file.splice(2..2, segment);
    file
}

/// What a telephone writes of a picture: how it was held, and that it was north of the equator.
fn exif(held: Held) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08".to_vec();
    exif.extend([0, 2]);
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, held as u8, 0, 0]);
    exif.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    exif.extend([0, 0, 0, 0]);
    exif.extend([0, 1]);
    exif.extend([0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0]);
    exif.extend([0, 0, 0, 0]);
    exif
}

/// Hills below a sky, with a sun and a house: another one for each number.
#[expect(clippy::cast_precision_loss, reason = "numbers of pixels are small")]
fn landscape(number: u32, width: u32, height: u32) -> RgbImage {
    let seed = number as f32;
    let hue = |shift: f32| 0.5 + 0.5 * (seed * 1.7 + shift).sin();
    let sky = [150.0 + 60.0 * hue(0.0), 175.0 + 40.0 * hue(1.0), 200.0 + 40.0 * hue(2.0)];
    let sun = (0.2 + 0.6 * hue(3.0), 0.18 + 0.1 * hue(4.0));
    let house = 0.15 + 0.6 * hue(5.0);
    let (wide, tall) = (width as f32, height as f32);
    RgbImage::from_fn(width, height, |x, y| {
        let (across, down) = (x as f32 / wide, y as f32 / tall);
        let mut colour = sky.map(|part: f32| part * (0.8 + 0.35 * down));
        let from_sun = ((across - sun.0) * wide).hypot((down - sun.1) * tall) / wide.min(tall);
        if from_sun < 0.06 {
            colour = [250.0, 232.0, 170.0];
        }
        for range in 0..3 {
            let depth = range as f32;
            let wave = (across * PI * (1.6 + depth) + seed + depth * 2.1).sin() * 0.08
                + (across * PI * 5.3 + seed * 0.7).sin() * 0.03;
            if down > 0.45 + 0.17 * depth + wave {
                let light = 1.0 - 0.22 * depth;
                let grass = 6.0 * ((x * 7 + y * 13) as f32 * 0.21).sin();
                colour = [(70.0 + 50.0 * hue(depth)) * light, 120.0 * light + grass, 92.0 * light];
            }
        }
        let (wall, roof) = ((across - house).abs(), 0.78 - down);
        if wall < 0.06 && (0.0..0.10).contains(&roof) {
            colour = [216.0, 206.0, 190.0];
        } else if roof >= 0.10 && roof < 0.17 - wall {
            colour = [126.0, 70.0, 58.0];
        }
        Rgb(colour.map(|part| part.clamp(0.0, 255.0) as u8))
    })
}
