//! The pictures within a drawing, brought down to what is seen of them in print.
//!
//! A slide often holds a photograph of twelve million dots, and is printed as large as a hand.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::imageops::{FilterType, resize};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage, load_from_memory_with_format};

use super::dots::smaller;
use crate::typeset::svg;

/// The drawing with each of its pictures at so many dots a point; nothing when one cannot be read.
pub(super) fn lighten(svg: &str, dots: f32) -> Option<String> {
    let drawing = svg::parse(svg)?;
    let mut lightened = String::new();
    let mut done = 0;
    for image in drawing.descendants().filter(|it| it.tag_name().name() == "image") {
        let Some(address) = svg::link(image) else { continue };
        let Some(data) = address.value().strip_prefix("data:image/png;base64,") else { continue };
        let place = address.range_value();
        lightened.push_str(&svg[done..place.start]);
        lightened.push_str(&picture(data, scale(image.attribute("transform")) * dots)?);
        done = place.end;
    }
    lightened.push_str(&svg[done..]);
    Some(lightened)
}

/// How large a dot of a picture is drawn, in points: the larger of both directions.
fn scale(transform: Option<&str>) -> f32 {
    let Some((kind, numbers)) = transform.and_then(|it| it.split_once('(')) else { return 1.0 };
    let numbers = numbers.trim_end_matches(')').split([' ', ',']).filter_map(|it| it.parse().ok());
    let numbers: Vec<f32> = numbers.collect();
    match (kind, numbers.as_slice()) {
        ("scale", [x, y]) => x.abs().max(y.abs()),
        ("matrix", [a, b, c, d, ..]) => a.hypot(*b).max(c.hypot(*d)),
        _ => 1.0,
    }
}

/// A picture as the address of its data; `wanted` is how many of its dots are asked for where
/// there is one.
fn picture(encoded: &str, wanted: f32) -> Option<String> {
    let bytes = STANDARD.decode(encoded).ok()?;
    let image = load_from_memory_with_format(&bytes, ImageFormat::Png).ok()?;
    let image = if wanted < 0.8 { shrunk(image, wanted) } else { image };
    let (ending, bytes) = match &image {
        DynamicImage::ImageRgb8(rgb) => smaller(rgb.as_raw(), rgb.width(), rgb.height())?,
        other => {
            let mut png = Vec::new();
            other.write_to(&mut std::io::Cursor::new(&mut png), ImageFormat::Png).ok()?;
            ("png", png)
        }
    };
    let kind = if ending == "jpg" { "jpeg" } else { "png" };
    Some(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

fn shrunk(image: DynamicImage, wanted: f32) -> DynamicImage {
    let side = |length: u32| ((f64::from(length) * f64::from(wanted)).ceil() as u32).max(1);
    let (width, height) = (side(image.width()), side(image.height()));
    match image {
        DynamicImage::ImageRgba8(image) => {
            let small = resize(&weighted(image), width, height, FilterType::Triangle);
            DynamicImage::ImageRgba8(unweighted(small))
        }
        image => image.resize_exact(width, height, FilterType::Triangle),
    }
}

/// Colours times opacity: what nobody sees must not shine into what is next to it.
fn weighted(mut image: RgbaImage) -> RgbaImage {
    for Rgba([red, green, blue, opacity]) in image.pixels_mut() {
        let times = |colour: u8| (u16::from(colour) * u16::from(*opacity) / 255) as u8;
        (*red, *green, *blue) = (times(*red), times(*green), times(*blue));
    }
    image
}

fn unweighted(mut image: RgbaImage) -> RgbaImage {
    for Rgba([red, green, blue, opacity]) in image.pixels_mut() {
        let by = |colour: u8| (u16::from(colour) * 255 / u16::from(*opacity).max(1)).min(255) as u8;
        (*red, *green, *blue) = (by(*red), by(*green), by(*blue));
    }
    image
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(image: &DynamicImage, transform: &str) -> String {
        let mut png = Vec::new();
        image.write_to(&mut std::io::Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let data = STANDARD.encode(png);
        format!(
            "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image {transform} \
             xlink:href=\"data:image/png;base64,{data}\" width=\"400\"/><path/></svg>"
        )
    }

    /// The size of the only picture of a drawing.
    fn size(svg: &str) -> (u32, u32) {
        let data = svg.split("base64,").nth(1).unwrap().split('"').next().unwrap();
        let image = image::load_from_memory(&STANDARD.decode(data).unwrap()).unwrap();
        (image.width(), image.height())
    }

    #[test]
    fn a_picture_has_as_many_dots_as_print_shows() {
        let image = DynamicImage::new_rgb8(400, 200);
        let small = lighten(&svg(&image, "transform=\"scale(0.25 0.25)\""), 2.0).unwrap();
        assert_eq!(size(&small), (200, 100));
        assert!(small.ends_with("width=\"400\"/><path/></svg>"), "its place stays");
        let turned = svg(&image, "transform=\"matrix(0 0.25 -0.25 0 9 9)\"");
        assert_eq!(size(&lighten(&turned, 2.0).unwrap()), (200, 100));
        assert_eq!(size(&lighten(&svg(&image, ""), 2.0).unwrap()), (400, 200));
        assert_eq!(lighten("<svg/>", 2.0).as_deref(), Some("<svg/>"));
    }

    #[test]
    fn what_nobody_sees_does_not_shine_through() {
        let mut image = RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0]));
        (0..8).for_each(|y| (0..4).for_each(|x| image.put_pixel(x, y, Rgba([200, 100, 50, 255]))));
        let DynamicImage::ImageRgba8(small) = shrunk(DynamicImage::ImageRgba8(image), 0.25) else {
            panic!("it keeps its opacity")
        };
        for Rgba([red, _, _, opacity]) in small.pixels().filter(|dot| dot[3] > 30) {
            assert!(*red > 190, "{red} at {opacity}");
        }
    }
}
