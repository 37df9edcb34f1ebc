//! Photographs as they come from telephones, from the folder to the pages.

use std::fmt::Write;
use std::io::Cursor;

use hayro::hayro_syntax::object::{Dict, Name, Object, String as PdfString};
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage};
use moxcms::ColorProfile;

use crate::harness::Project;
use crate::pdf::Volume;

/// What a camera sees: shades, things with edges, and grain.
fn photograph(width: u32, height: u32) -> DynamicImage {
    let mut lot = 7_u32;
    let pixel = |x: u32, y: u32| {
        lot = lot.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (lot >> 29) as u8;
        let thing = if (x / 211 + y / 167).is_multiple_of(3) { 40 } else { 0 };
        Rgb([
            (x * 180 / width) as u8 + thing + grain,
            (y * 180 / height) as u8 + grain,
            90 + thing + grain,
        ])
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

/// An Exif block: how the camera was held, who made it, where it was.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x03".to_vec();
    tiff.extend(b"\x01\x0f\0\x02\0\0\0\x05\0\0\0\x32");
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x38\0\0\0\0Acme\0\0");
    tiff.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0");
    tiff
}

/// A photograph with all that a telephone writes beside it.
pub(crate) fn from_a_telephone(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 93);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    encoder.set_icc_profile(ColorProfile::new_display_p3().encode().unwrap()).unwrap();
    photograph(width, height).write_with_encoder(encoder).unwrap();
    let xmp = b"\xff\xe1\0\x2ahttp://ns.adobe.com/xap/1.0/\0<gps>48</gps>";
    [&bytes[..2], xmp, &bytes[2..]].concat()
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A small event whose welcome has a note.
fn with_note(text: &str) -> Project {
    let note = format!("---\nsession: 9h30\nrédacteur: Camille Exemple\n---\n\n{text}\n");
    Project::small()
        .write("input/notes/accueil.md", note)
        .write("input/event.yaml", "crédits: [{fonction: Photographies, noms: [Jo Martin]}]\n")
}

/// Pictures as the PDF holds them: width, height and the bytes of each.
fn pictures(volume: &Volume) -> Vec<(u32, u32, Vec<u8>)> {
    let pictures = volume.objects().into_iter().filter_map(|object| {
        let Object::Stream(stream) = object else { return None };
        let of = |key: &str| stream.dict().get::<u32>(key);
        let kind = stream.dict().get::<Name<'_>>("Subtype")?;
        (kind.as_ref() == b"Image").then(|| (of("Width"), of("Height"), stream.raw_data()))
    });
    let pictures = pictures.map(|(width, height, bytes)| (width.unwrap(), height.unwrap(), bytes));
    pictures.map(|(width, height, bytes)| (width, height, bytes.into_owned())).collect()
}

/// The texts that stand for pictures, in the order of the PDF's objects.
fn alternatives(volume: &Volume) -> Vec<String> {
    let found = volume.objects().into_iter().filter_map(|object| {
        let Object::Dict(dict) = object else { return None };
        let is_figure = dict.get::<Name<'_>>("S").is_some_and(|it| it.as_ref() == b"Figure");
        let text = dict.get::<PdfString<'_>>("Alt").filter(|_| is_figure)?;
        Some(crate::pdf::string(text.as_bytes()))
    });
    let mut found: Vec<_> = found.collect();
    found.sort();
    found
}

#[test]
fn a_photograph_of_twelve_megapixels_costs_little_and_tells_nothing_of_its_maker() {
    const TRACES: &[&str] = &["Exif", "Acme", "ICC_PROFILE", "ns.adobe.com/xap/1.0/\0", "<gps>"];
    let text = "![Une salle vue du balcon](../media/IMG_2041.JPG)";
    let photo = from_a_telephone(4032, 3024, 6);
    let holds =
        |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
    assert!(TRACES.iter().all(|trace| holds(&photo, trace)));
    let without = with_note("Rien à voir.").build(&[]).len();
    let bytes = with_note(text).write("input/media/IMG_2041.JPG", &photo).build(&[]);
    assert!(photo.len() > 1_500_000, "{}", photo.len());
    assert!(bytes.len() < without + 250_000, "{} and {without}", bytes.len());
    let volume = Volume::read(bytes.clone());
    let [(width, height, jpeg)] = &pictures(&volume)[..] else { panic!("one picture") };
    assert_eq!((*width, *height), (620, 827), "held upright, 105 mm high at 200 pixels an inch");
    for trace in TRACES {
        assert!(!holds(&bytes, trace) && !holds(jpeg, trace), "{trace}");
    }
    let display_p3 = ColorProfile::new_display_p3().encode().unwrap();
    for object in volume.objects() {
        let Object::Stream(stream) = object else { continue };
        let Ok(decoded) = stream.decoded() else { continue };
        assert!(TRACES.iter().all(|trace| !holds(&decoded, trace)));
        assert_ne!(decoded[..], display_p3[..], "the telephone's colours");
    }
}

#[test]
fn an_event_chooses_how_sharp_its_photographs_are() {
    let project = with_note("![Une salle](../media/a.jpg)")
        .write("input/media/a.jpg", from_a_telephone(1200, 1600, 6));
    let width = |resolution: &str| {
        let theme =
            format!("theme: {{{resolution}}}\ncrédits: [{{fonction: Photos, noms: [Jo]}}]\n");
        std::fs::write(project.path("input/event.yaml"), theme).unwrap();
        pictures(&Volume::read(project.build(&[])))[0].0
    };
    assert_eq!(width("résolution: 72"), 326);
    assert_eq!(width("resolution: 300"), 1358);
    assert_eq!(width("résolution: 600"), 1600, "never enlarged");
}

#[test]
fn what_is_written_for_typst_is_what_is_printed() {
    let text = "![Une salle](../media/a.jpg)\n\n![Un plan](../media/plan.png)\n\n![Un mot](../media/b.png)";
    let project = with_note(text)
        .write("input/media/a.jpg", from_a_telephone(1600, 1200, 6))
        .write("input/media/b.png", file(&photograph(1000, 800), ImageFormat::Png))
        .write("input/media/plan.png", file(&DynamicImage::new_rgb8(700, 400), ImageFormat::Png))
        .write("input/media/unused.jpg", from_a_telephone(400, 300, 6));
    project.build(&["--project", "typst"]);
    let written: Vec<_> =
        project.files().into_iter().filter(|path| path.starts_with("typst/event/")).collect();
    let expected = ["a.jpg", "b.png/printed.jpg", "plan.png"];
    assert_eq!(written, expected.map(|path| format!("typst/event/media/{path}")));
    let photo = std::fs::read(project.path("typst/event/media/a.jpg")).unwrap();
    assert!(!photo.windows(4).any(|it| it == b"Exif"));
}

#[test]
fn logos_are_printed_small_and_told_when_they_cannot_be_read() {
    let event = "organisateurs: [{nom: Réseau d'exemple, logo: logos/a.png}]\n\
                 partenaires: [{nom: Pays d'exemple, logo: logos/b.png}]\n";
    let project = Project::small()
        .write("input/event.yaml", event)
        .write("input/logos/a.png", file(&DynamicImage::new_rgba8(3000, 1500), ImageFormat::Png))
        .write("input/logos/b.png", b"\x89PNG\r\n\x1a\n");
    let run = project.run(&["check"]);
    assert!(run.stdout.contains("unreadable-picture"), "{}", run.text());
    assert!(run.stdout.contains("event.yaml:2"), "{}", run.text());
    let logo = file(&DynamicImage::new_rgba8(3000, 1500), ImageFormat::Png);
    let volume = Volume::read(project.write("input/logos/b.png", logo).build(&[]));
    assert!(pictures(&volume).iter().all(|(width, ..)| *width == 472), "60 mm");
}

/// A paragraph of pictures, each with a caption of its own.
fn paragraph(count: usize) -> String {
    let mut text = String::new();
    for rank in 1..=count {
        let _ = writeln!(text, "![Vue {rank}](../media/{}.jpg \"Légende({rank})\")", rank % 3);
    }
    text
}

fn with_views(text: &str) -> Project {
    with_note(text)
        .write("input/media/0.jpg", file(&photograph(1200, 900), ImageFormat::Jpeg))
        .write("input/media/1.jpg", file(&photograph(900, 1200), ImageFormat::Jpeg))
        .write("input/media/2.jpg", file(&photograph(1600, 900), ImageFormat::Jpeg))
}

#[test]
fn pictures_of_one_paragraph_are_a_gallery_with_their_texts_and_captions() {
    let text = "![Une porte](../media/0.jpg \"La porte\") ![Un mur](../media/1.jpg)\n\
                ![](../media/2.jpg \"décorative\")";
    let project = with_views(text);
    let volume = Volume::read(project.build(&["--deny", "typesetting-warning"]));
    assert_eq!(alternatives(&volume), ["Un mur", "Une porte"]);
    assert!(volume.text().contains("La porte"));
    assert!(!volume.text().contains("décorative"));
    // In a row of at most 65 mm, not across the column.
    let mut sizes: Vec<_> = pictures(&volume).into_iter().map(|(w, h, _)| (w, h)).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [(384, 512), (682, 512), (910, 512)]);
    let check = project.run(&["check"]);
    for code in ["unused-picture", "low-resolution", "picture-without-credit"] {
        assert!(!check.stdout.contains(code), "{}", check.text());
    }
}

#[test]
fn each_picture_of_a_gallery_is_checked() {
    let text = "![Une porte](../media/0.jpg)\n![](../media/1.jpg)\n![Un col](../media/perdue.jpg)\n\
                ![Un mur](../media/petite.jpg)";
    let project = with_views(text)
        .write("input/media/petite.jpg", file(&photograph(200, 150), ImageFormat::Jpeg))
        .write("input/event.yaml", "lieu: Ici\n");
    let run = project.run(&["check", "--format", "short"]);
    for told in [
        "accueil.md:7:1: warning[no-alternative]",
        "accueil.md:8:1: error[missing-picture]",
        "accueil.md:9:1: warning[low-resolution]",
        "accueil.md:6:1: warning[picture-without-credit]",
    ] {
        assert!(run.stdout.contains(told), "{told} is not in {}", run.text());
    }
}

#[test]
fn a_long_gallery_goes_over_pages_and_keeps_each_caption_with_its_picture() {
    let volume = Volume::read(with_views(&paragraph(30)).build(&[]));
    assert_eq!(alternatives(&volume).len(), 30);
    let pages = volume.page_texts();
    let drawn = volume.pictures_by_page();
    let captions: Vec<_> = pages.iter().map(|page| page.matches("Légende(").count()).collect();
    assert_eq!(captions, drawn);
    assert!(captions.iter().filter(|count| **count > 0).count() >= 2, "{captions:?}");
    assert_eq!(captions.iter().sum::<usize>(), 30);
}

#[test]
fn a_picture_turned_by_its_camera_is_measured_as_it_is_looked_at() {
    // Stored 660 wide: looked at, it stands upright and is printed smaller.
    let text = "![Une salle](../media/a.jpg)";
    let upright = from_a_telephone(660, 500, 6);
    let run = with_note(text).write("input/media/a.jpg", upright).run(&["check"]);
    assert!(!run.stdout.contains("low-resolution"), "{}", run.text());
    let wide = file(&photograph(660, 500), ImageFormat::Jpeg);
    let run = with_note(text).write("input/media/a.jpg", wide).run(&["check"]);
    assert!(run.stdout.contains("660 × 500 pixels, il en faudrait 679"), "{}", run.text());
}

#[test]
fn the_dictionary_of_a_picture_asks_for_no_colours_but_the_screen_s() {
    let text = "![Une salle](../media/a.jpg)";
    let bytes =
        with_note(text).write("input/media/a.jpg", from_a_telephone(800, 600, 6)).build(&[]);
    let volume = Volume::read(bytes);
    let profiles = volume.objects().into_iter().filter_map(|object| {
        let Object::Stream(stream) = object else { return None };
        let components = stream.dict().get::<u32>("N").filter(|_| is_plain(stream.dict()))?;
        Some((components, ColorProfile::new_from_slice(&stream.decoded().ok()?).ok()?))
    });
    let profiles: Vec<_> = profiles.collect();
    assert!(!profiles.is_empty(), "PDF/A names the colours of the screen");
    let srgb = ColorProfile::new_srgb();
    for (_, profile) in profiles.iter().filter(|(components, _)| *components == 3) {
        let difference = (profile.red_colorant.x - srgb.red_colorant.x).abs();
        assert!(difference < 0.01, "{difference}");
    }
}

/// Whether a stream is no object stream, whose `N` is a number of objects.
fn is_plain(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("Type").is_none()
}
