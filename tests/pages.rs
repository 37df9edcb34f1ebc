//! Chosen pages as pictures that somebody looked at: a page that changes is looked at again.
//!
//! They are small and grey, and compared with some tolerance: a word may change, a layout may not.
//! `UPDATE_EXPECT=1` writes those that differ anew; look at them before they are committed.

use std::fs;
use std::path::{Path, PathBuf};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::{GrayImage, Luma};

use crate::events::event;
use crate::harness::{Project, repository};
use crate::pdf::Volume;

/// Pixels on an inch.
const RESOLUTION: f32 = 40.0;

/// A pixel that differs by more than this (of 255) is another one.
const OTHER: u8 = 40;

/// As many pixels of a thousand may be others: about half a line of text.
const TOLERATED: usize = 2;

/// The pages of the two-day event's proceedings, by the bookmark that leads to them.
const PAGES: &[(&str, &str)] = &[
    ("essentials", "L’essentiel"),
    ("programme", "Programme des journées"),
    ("session", "Table ronde « Qui a la clé ? »"),
    ("relay", "Ce que chaque groupe a apporté"),
    ("answers", "Des questions aux actions"),
    ("register", "Propositions d’actions"),
    ("slides", "Les quatre comptages"),
    ("index", "Index"),
];

/// A page as a small grey picture.
fn picture(pdf: &[u8], page: usize) -> GrayImage {
    let pdf = Pdf::new(pdf.to_vec()).expect("a PDF that can be read");
    let scale = RESOLUTION / 72.0;
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    let drawn = render(&pdf.pages()[page], &cache, &interpreter, &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let grey = drawn.data_as_u8_slice().chunks(4).map(|pixel| {
        let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(u32::from);
        ((red * 299 + green * 587 + blue * 114) / 1000) as u8
    });
    GrayImage::from_raw(width, height, grey.collect()).expect("a pixel for each place")
}

/// Where two pictures of one size differ: black where they do most.
fn difference(found: &GrayImage, expected: &GrayImage) -> GrayImage {
    GrayImage::from_fn(found.width(), found.height(), |x, y| {
        let [found, expected] = [found, expected].map(|it| it.get_pixel(x, y).0[0]);
        Luma([255 - found.abs_diff(expected)])
    })
}

/// How many pixels of a thousand are others; all of them when the sizes differ.
fn others(found: &GrayImage, expected: &GrayImage) -> usize {
    if found.dimensions() != expected.dimensions() {
        return 1000;
    }
    let others = difference(found, expected).pixels().filter(|it| 255 - it.0[0] > OTHER).count();
    (others * 1000).div_ceil(found.len())
}

/// Compares a picture with the one that was looked at.
fn matches_picture(name: &str, found: &GrayImage) -> Result<(), String> {
    let reviewed = repository().join("tests/pages").join(format!("{name}.png"));
    let expected = image::open(&reviewed).map(image::DynamicImage::into_luma8).unwrap_or_default();
    let others = others(found, &expected);
    if others <= TOLERATED {
        return Ok(());
    }
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|set| set == "1") {
        write(found, &reviewed);
        return Ok(());
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    let place = |kind: &str| -> PathBuf { folder.join(format!("{name}{kind}.png")) };
    write(found, &place(""));
    if found.dimensions() == expected.dimensions() {
        write(&difference(found, &expected), &place("-difference"));
    }
    Err(format!(
        "{name}: {others} ‰ of the page is not as in {}; compare it with {}",
        reviewed.display(),
        place("").display()
    ))
}

fn write(picture: &GrayImage, place: &Path) {
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    picture.save(place).unwrap();
}

#[test]
fn chosen_pages_look_as_they_did_when_somebody_looked() {
    let event = event("two-days");
    let bytes = |stem| event.bytes(stem, false).expect("a PDF");
    let proceedings = bytes("actes");
    let outline = Volume::read(proceedings.to_vec()).outline();
    let sample = Project::sample().build(&["input"]);
    let mut pictures = vec![
        ("cover", picture(proceedings, 0)),
        ("synthesis", picture(bytes("synthese"), 0)),
        ("action-sheet", picture(bytes("fiches-actions"), 0)),
        ("sample-cover", picture(&sample, 0)),
    ];
    for (name, title) in PAGES {
        let words = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        let entry = outline.iter().find(|(entry, _)| words(entry) == *title);
        let (_, page) = entry.unwrap_or_else(|| panic!("no bookmark {title} in {outline:?}"));
        pictures.push((name, picture(proceedings, *page)));
    }
    let told: Vec<_> =
        pictures.iter().filter_map(|(name, found)| matches_picture(name, found).err()).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// Lines of grey words on white, from some height on.
fn text(from: u32) -> GrayImage {
    GrayImage::from_fn(330, 467, |x, y| {
        let is_line = (from..420).contains(&y) && (y - from) % 8 < 4 && (40..220).contains(&x);
        Luma([if is_line && (x * 7 + y) % 11 < 7 { 90 } else { 255 }])
    })
}

#[test]
fn a_page_that_moved_or_lost_a_line_is_told() {
    let page = text(60);
    assert_eq!(others(&page, &page), 0);
    assert!(others(&text(62), &page) > TOLERATED, "two pixels further down");
    let mut without_a_line = page.clone();
    (100..108).for_each(|y| (0..330).for_each(|x| without_a_line.put_pixel(x, y, Luma([255]))));
    let without_a_line = others(&without_a_line, &text(60));
    assert!(without_a_line > TOLERATED, "{without_a_line}");
    assert_eq!(others(&GrayImage::new(10, 10), &page), 1000, "another size");
}

#[test]
fn another_shade_or_another_word_is_not() {
    let page = text(60);
    let shade = GrayImage::from_fn(330, 467, |x, y| Luma([page.get_pixel(x, y).0[0] - 9]));
    assert_eq!(others(&shade, &page), 0);
    let mut word = page.clone();
    (60..64).for_each(|y| (40..70).for_each(|x| word.put_pixel(x, y, Luma([255]))));
    let word = others(&word, &page);
    assert!((1..=TOLERATED).contains(&word), "{word}");
}
