//! Small pictures made here, read back from what is printed of them.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;

use super::*;

const RED: [u8; 3] = [200, 30, 40];
const WHITE: [u8; 3] = [240, 240, 240];

/// A picture whose upper left quarter is red.
fn flag(width: u32, height: u32) -> DynamicImage {
    let is_red = |x, y| x < width / 2 && y < height / 2;
    let pixel = |x, y| Rgb(if is_red(x, y) { RED } else { WHITE });
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

/// What a telephone sees: no two pixels alike.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let mut lot = 7_u32;
    let pixel = |x: u32, y: u32| {
        lot = lot.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (lot >> 28) as u8;
        Rgb([(x * 200 / width) as u8 + grain, (y * 200 / height) as u8 + grain, 90 + grain])
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    file(picture, ImageFormat::Jpeg)
}

/// A JPEG with one more segment behind its first mark.
fn with_segment(jpeg: &[u8], mark: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, mark], &length, payload, &jpeg[2..]].concat()
}

/// An Exif segment: how the camera was held, who made it, and where it was.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x03".to_vec();
    tiff.extend(b"\x01\x0f\0\x02\0\0\0\x05\0\0\0\x32");
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x38\0\0\0\0Acme\0\0");
    // The GPS directory: the reference of the latitude, and the latitude.
    tiff.extend(b"\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0\0\x02\0\x05\0\0\0\x03\0\0\0\x56\0\0\0\0");
    tiff.extend([0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 29, 0, 0, 0, 1]);
    tiff
}

/// An ICC profile as the segment of a JPEG.
fn profile_segment(profile: &ColorProfile) -> Vec<u8> {
    [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile.encode().unwrap()].concat()
}

#[track_caller]
fn printed(bytes: &[u8]) -> RgbaImage {
    printed_in(bytes, Frame::FIGURE)
}

#[track_caller]
fn printed_in(bytes: &[u8], frame: Frame) -> RgbaImage {
    let prepared = prepare(bytes, frame, RESOLUTION).unwrap();
    image::load_from_memory(&prepared.bytes).unwrap().into_rgba8()
}

#[track_caller]
fn alike(found: Rgba<u8>, expected: [u8; 3], most: u8) {
    let differs = found.0.iter().zip(expected).any(|(found, it)| found.abs_diff(it) > most);
    assert!(!differs, "{found:?} is not {expected:?}");
}

#[test]
fn a_picture_stands_as_its_camera_was_held() {
    for number in 1..=8 {
        let held = Orientation::from_exif(number).unwrap();
        // The way back: a quarter to the other side, and all else once more.
        let back = match held {
            Orientation::Rotate90 => Orientation::Rotate270,
            Orientation::Rotate270 => Orientation::Rotate90,
            other => other,
        };
        let mut stored = flag(80, 48);
        stored.apply_orientation(back);
        let bytes = with_segment(&jpeg(&stored), 0xe1, &exif(number));
        assert_eq!(size(&bytes), Some((80, 48)), "{number}");
        let shown = printed(&bytes);
        assert_eq!(shown.dimensions(), (80, 48), "{number}");
        alike(*shown.get_pixel(10, 10), RED, 6);
        for (x, y) in [(70, 10), (10, 40), (70, 40)] {
            alike(*shown.get_pixel(x, y), WHITE, 6);
        }
    }
}

#[test]
fn nothing_is_kept_of_a_file_but_its_pixels() {
    const TRACES: &[&str] = &[
        "Exif",
        "Acme",
        "ICC_PROFILE",
        "iCCP",
        "eXIf",
        "tEXt",
        "iTXt",
        "zTXt",
        "tIME",
        "pHYs",
        "ns.adobe.com",
        "Photoshop",
        "secret",
    ];
    let mut photo = jpeg(&photograph(300, 200));
    let p3 = ColorProfile::new_display_p3();
    for (mark, payload) in [
        (0xfe, b"secret".to_vec()),
        (0xed, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x06secret".to_vec()),
        (0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret</x:xmpmeta>".to_vec()),
        (0xe2, profile_segment(&p3)),
        (0xe1, exif(6)),
    ] {
        photo = with_segment(&photo, mark, &payload);
    }
    // What a telephone adds behind the picture: a film.
    photo.extend(b"ftypmp4 secret");
    let holds =
        |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
    assert!(TRACES.iter().filter(|trace| holds(&photo, trace)).count() >= 6);
    let prepared = prepare(&photo, Frame::FIGURE, RESOLUTION).unwrap();
    assert_eq!(prepared.ending, "jpg");
    for trace in TRACES {
        assert!(!holds(&prepared.bytes, trace), "{trace}");
    }
    let plain = file(&flag(60, 40), ImageFormat::Png);
    // After the head of a PNG, 33 bytes: a text with its length and its check.
    let text = b"\0\0\0\x11tEXtComment\0by secret\x30\x95\x10\xdc";
    let drawing = [&plain[..33], text, &plain[33..]].concat();
    let prepared = prepare(&drawing, Frame::FIGURE, RESOLUTION);
    let Ok(prepared) = prepared else { panic!("the check of the text chunk is of no account") };
    assert_eq!(prepared.ending, "png");
    for trace in TRACES {
        assert!(!holds(&prepared.bytes, trace), "{trace}");
    }
}

#[test]
fn a_picture_has_the_pixels_of_its_printed_size_and_no_more() {
    let size = |picture: &DynamicImage, frame| printed_in(&jpeg(picture), frame).dimensions();
    let wide = photograph(2000, 1500);
    assert_eq!(size(&wide, Frame::FIGURE), (906, 679), "115 mm at 200 pixels an inch");
    assert_eq!(size(&wide, Frame::LOGO), (420, 315), "40 mm high");
    assert_eq!(size(&photograph(1500, 2600), Frame::FIGURE), (477, 827), "105 mm high");
    assert_eq!(size(&flag(320, 200), Frame::FIGURE), (320, 200), "never enlarged");
    assert_eq!(size(&flag(1, 1), Frame::FIGURE), (1, 1));
    assert_eq!(size(&flag(3000, 1), Frame::FIGURE), (906, 1));
    assert_eq!(Frame::FIGURE.pixels((4000, 3000), 72), (326, 244));
    assert_eq!(Frame::FIGURE.pixels((0, 0), 200), (1, 1));
    let both = Frame::LOGO.union(Frame::GALLERY);
    assert_eq!(both, Frame { width: 164.0, height: 65.0 });
}

#[test]
fn fine_stripes_become_the_grey_that_an_eye_sees() {
    // Half the light of white is the number 188 of sRGB, not 128.
    let stripes = |x: u32, _| Rgb([if x.is_multiple_of(2) { 255 } else { 0 }; 3]);
    let stripes = DynamicImage::ImageRgb8(RgbImage::from_fn(3000, 40, stripes));
    let shown = printed(&file(&stripes, ImageFormat::Png));
    assert_eq!(shown.width(), 906);
    for x in 4..902 {
        alike(*shown.get_pixel(x, 6), [188; 3], 12);
    }
}

#[test]
fn colours_of_a_wide_gamut_are_those_of_a_screen() {
    let colour = |pixel: [u8; 3], profile: &ColorProfile| {
        let plain = DynamicImage::ImageRgb8(RgbImage::from_pixel(16, 16, Rgb(pixel)));
        let bytes = with_segment(&jpeg(&plain), 0xe2, &profile_segment(profile));
        *printed(&bytes).get_pixel(8, 8)
    };
    let (p3, adobe) = (ColorProfile::new_display_p3(), ColorProfile::new_adobe_rgb());
    // The red and the green of sRGB, told in each (CSS Color 4).
    alike(colour([234, 51, 35], &p3), [255, 0, 0], 6);
    alike(colour([117, 251, 76], &p3), [0, 255, 0], 6);
    alike(colour([219, 0, 0], &adobe), [255, 0, 0], 6);
    alike(colour([144, 255, 60], &adobe), [0, 255, 0], 6);
    for profile in [&p3, &adobe, &ColorProfile::new_srgb()] {
        alike(colour([0; 3], profile), [0; 3], 3);
        alike(colour([255; 3], profile), [255; 3], 2);
    }
    alike(colour([60, 120, 180], &ColorProfile::new_srgb()), [60, 120, 180], 4);
}

#[test]
fn inks_are_the_colours_of_paper() {
    let ink = |inks: [u8; 4], kind, profile: Option<&[u8]>| {
        let mut bytes = Vec::new();
        let pixels: Vec<u8> = inks.iter().copied().cycle().take(16 * 16 * 4).collect();
        jpeg_encoder::Encoder::new(&mut bytes, 95).encode(&pixels, 16, 16, kind).unwrap();
        if let Some(profile) = profile {
            let payload = [b"ICC_PROFILE\0\x01\x01".as_slice(), profile].concat();
            bytes = with_segment(&bytes, 0xe2, &payload);
        }
        *printed(&bytes).get_pixel(8, 8)
    };
    let profile = include_bytes!("CGATS001Compat-v2-micro.icc").as_slice();
    for kind in [jpeg_encoder::ColorType::Cmyk, jpeg_encoder::ColorType::CmykAsYcck] {
        for profile in [None, Some(profile), Some(b"not a profile".as_slice())] {
            alike(ink([0, 0, 0, 0], kind, profile), [255; 3], 4);
            alike(ink([255, 0, 0, 0], kind, profile), [0, 174, 239], 24);
            alike(ink([0, 255, 255, 0], kind, profile), [237, 28, 36], 24);
            alike(ink([0, 0, 0, 255], kind, profile), [35, 31, 32], 24);
        }
    }
}

#[test]
fn a_photograph_is_a_jpeg_and_a_drawing_is_not() {
    let ending = |picture: &DynamicImage, format| {
        prepare(&file(picture, format), Frame::FIGURE, RESOLUTION).unwrap().ending
    };
    assert_eq!(ending(&photograph(600, 400), ImageFormat::Jpeg), "jpg");
    assert_eq!(ending(&photograph(600, 400), ImageFormat::Png), "jpg");
    assert_eq!(ending(&photograph(600, 400), ImageFormat::WebP), "jpg");
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        assert_eq!(ending(&flag(600, 400), format), "png", "{format:?}");
    }
    let mut glass = photograph(600, 400).into_rgba8();
    glass.get_pixel_mut(0, 0).0[3] = 0;
    assert_eq!(ending(&DynamicImage::ImageRgba8(glass), ImageFormat::Png), "png");
}

#[test]
fn what_one_sees_through_has_no_dark_rim() {
    // Red, and nothing beside it: what is nothing has black numbers.
    let pixel = |x: u32, _| Rgba(if x < 1000 { [200, 30, 40, 255] } else { [0; 4] });
    let picture = DynamicImage::ImageRgba8(RgbaImage::from_fn(2003, 100, pixel));
    let shown = printed(&file(&picture, ImageFormat::Png));
    for pixel in shown.pixels().filter(|pixel| pixel.0[3] > 8) {
        alike(*pixel, RED, 12);
    }
    assert_eq!(shown.get_pixel(900, 20).0[3], 0);
}

#[test]
fn colours_of_sixteen_bits_and_pictures_that_move_are_read() {
    let deep = DynamicImage::ImageRgb16(flag(40, 20).into_rgb16());
    alike(*printed(&file(&deep, ImageFormat::Png)).get_pixel(4, 4), RED, 1);
    let grey = DynamicImage::ImageLuma16(flag(40, 20).into_luma16());
    assert_eq!(printed(&file(&grey, ImageFormat::Png)).get_pixel(30, 4).0, [240, 240, 240, 255]);
    let mut moving = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut moving);
    for picture in [flag(40, 20), photograph(40, 20)] {
        encoder.encode_frame(image::Frame::new(picture.into_rgba8())).unwrap();
    }
    drop(encoder);
    alike(*printed(&moving).get_pixel(4, 4), RED, 4);
}

#[test]
fn a_file_that_is_cut_or_spoilt_is_told_and_breaks_nothing() {
    let small = photograph(40, 30);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let whole = file(&small, format);
        for length in (0..whole.len() - 2).step_by(7) {
            let cut = prepare(&whole[..length], Frame::FIGURE, RESOLUTION);
            // The last bytes of the others are of no account to the pixels.
            if format == ImageFormat::Jpeg || length * 2 < whole.len() {
                assert_eq!(cut, Err(Unreadable::Damaged), "{format:?} of {length} bytes");
            }
            let _ = size(&whole[..length]);
        }
        for at in (0..whole.len()).step_by(5) {
            let mut spoilt = whole.clone();
            spoilt[at] ^= 0x5a;
            let _ = (prepare(&spoilt, Frame::FIGURE, RESOLUTION), size(&spoilt));
        }
    }
    for bytes in [b"".as_slice(), b"bonjour", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"] {
        assert_eq!(prepare(bytes, Frame::FIGURE, RESOLUTION), Err(Unreadable::Damaged));
        assert_eq!(size(bytes), None);
    }
}

#[test]
fn a_picture_too_large_to_hold_is_told_by_its_head() {
    // The heads of pictures of 900 megapixels, and not a pixel in them.
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0";
    let check = {
        let mut check = u32::MAX;
        for byte in &png[12..] {
            check ^= u32::from(*byte);
            for _ in 0..8 {
                check = (check >> 1) ^ if check & 1 == 1 { 0xedb8_8320 } else { 0 };
            }
        }
        !check
    };
    let png = [png.as_slice(), &check.to_be_bytes(), b"\0\0\0\x04IDAT\0\0\0\0\0\0\0\0"].concat();
    let mut photo = jpeg(&flag(16, 16));
    let head = photo.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
    photo[head + 5..head + 9].copy_from_slice(&[0x75, 0x30, 0x75, 0x30]);
    for bytes in [png, photo] {
        assert_eq!(size(&bytes), Some((30_000, 30_000)));
        assert_eq!(prepare(&bytes, Frame::FIGURE, RESOLUTION), Err(Unreadable::TooLarge));
    }
}

#[test]
fn the_same_file_gives_the_same_bytes_on_every_thread() {
    let bytes = with_segment(&jpeg(&photograph(1600, 1200)), 0xe1, &exif(5));
    let prepared = || prepare(&bytes, Frame::FIGURE, RESOLUTION).unwrap();
    let first = prepared();
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..3).map(|_| scope.spawn(prepared)).collect();
        others.into_iter().for_each(|it| assert_eq!(it.join().unwrap(), first));
    });
}
