//! The pages of annexed PDFs as pictures: drawings where that is possible, else dots.
//!
//! Typst cannot take over pages of other PDFs into one that conforms to PDF/A and PDF/UA. So each
//! chosen page becomes an SVG, its text as outlines; a page that would be too heavy that way is
//! drawn with dots at the resolution of print, and so is one of the public edition that says how people are
//! reached or names who refused: those words are painted over.

mod dots;
mod lighten;

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery, StandardFont};
use hayro::hayro_syntax::page::Page;
use hayro_svg::{RenderCache, SvgRenderSettings};
use typst::foundations::Bytes;
use typst::visualize::SvgImage;

use crate::budget;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edition::Edited;
use crate::guard::guarded;
use crate::model::annex::{Annex, AnnexContent, AnnexPage, AnnexPages};
use crate::pdf::{Drawn, drawn, open};
use crate::source::{Source, Sources};

/// A heavier drawing makes the report heavier than its dots would; a page of a paper, each letter of
/// which is drawn, is two and a half million bytes at most.
const HEAVIEST: usize = 4_000_000;

/// More lines and letters than these are drawn with dots.
const LIGHT: usize = 60_000;

/// Dots on an inch of paper.
const RESOLUTION: f32 = 200.0;

/// The pages of annexes, drawn.
#[derive(Debug, Default)]
pub(super) struct Plates {
    /// The virtual files by their paths.
    pub(super) files: BTreeMap<String, Bytes>,
    /// The path of each page by the annex's id and the page's number.
    paths: BTreeMap<(String, usize), String>,
}

impl Plates {
    /// Draws every page of every annex of a report.
    pub(super) fn draw(report: &Edited, sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let mut plates = Self::default();
        for annex in &report.annexes {
            if let AnnexContent::Pages(pages) = &annex.content {
                draw_annex(report, annex, pages, sources, &mut plates, diagnostics);
            }
        }
        plates
    }

    /// The virtual path of a page, when it could be drawn.
    pub(super) fn path(&self, annex: &Annex, number: usize) -> Option<&str> {
        self.paths.get(&(annex.id.clone(), number)).map(String::as_str)
    }
}

fn draw_annex(
    report: &Edited,
    annex: &Annex,
    pages: &AnnexPages,
    sources: &Sources,
    plates: &mut Plates,
    diagnostics: &mut Diagnostics,
) {
    let Some(id) = sources.find(&annex.path).filter(|_| !pages.pages.is_empty()) else { return };
    let source = sources.get(id);
    let _work = budget::at(&annex.path);
    let facts = &report.event.facts;
    let refused: Vec<_> = report.guard().names().collect();
    let known = (report.edition(), &facts.contact, &facts.allowed, refused);
    let drawn = source.derived.recall("plates", format!("{pages:?} {known:?}"), || {
        draw_pages(source, pages, &|drawn| covered(report, drawn).1)
    });
    let Some(drawn) = drawn else { return };
    let mut lost = Vec::new();
    for (chosen, drawn) in pages.pages.iter().zip(drawn) {
        match drawn {
            Some((ending, bytes)) => {
                let path = format!("/annexes/{}-{}.{ending}", annex.id, chosen.number);
                plates.paths.insert((annex.id.clone(), chosen.number), path.clone());
                plates.files.insert(path, bytes);
            }
            None => lost.push(chosen.number.to_string()),
        }
    }
    if !lost.is_empty() {
        let numbers = lost.join(", ");
        let diagnostic = Diagnostic::new(Code::AnnexNotPrinted, None)
            .with("path", &annex.path)
            .with_both(
                "part",
                &format!(" en entier (page {numbers})"),
                &format!(" as a whole (page {numbers})"),
            )
            .with_both(
                "cause",
                "la page est abîmée ou trop complexe",
                "the page is damaged or too complex",
            )
            .with("damaged", "");
        diagnostics.push(diagnostic);
    }
}

/// The words of a page that are painted over, and the areas on which they stand.
fn covered(report: &Edited, drawn: &Drawn) -> (Vec<String>, Vec<[f64; 4]>) {
    let ranges = report.to_cover(&drawn.text).into_iter();
    let found = ranges
        .filter_map(|range| Some((drawn.text[range.clone()].to_owned(), drawn.areas(&range)?)));
    let (words, areas): (Vec<_>, Vec<_>) = found.unzip();
    (words, areas.concat())
}

/// The words that are painted over on the printed pages of a PDF.
pub(super) fn painted_over(report: &Edited, source: &Source, pages: &AnnexPages) -> Vec<String> {
    let Ok(pdf) = open(&source.bytes) else { return Vec::new() };
    let settings = settings();
    let pages = pages.pages.iter().filter_map(|chosen| pdf.pages().get(chosen.number - 1));
    let words = pages.filter_map(|page| Some(covered(report, &drawn(page, &settings)?).0));
    words.flatten().collect()
}

/// The areas of a page that are painted over.
type Cover<'a> = &'a dyn Fn(&Drawn) -> Vec<[f64; 4]>;

/// A page as the ending and the bytes of a picture.
type Plate = (&'static str, Bytes);

/// The chosen pages of a PDF, each drawn or lost; nothing when it cannot be opened.
fn draw_pages(source: &Source, pages: &AnnexPages, cover: Cover<'_>) -> Option<Vec<Option<Plate>>> {
    let pdf = open(&source.bytes).ok()?;
    let cache = RenderCache::new();
    let plate = |chosen: &AnnexPage| {
        let scale = printed_width(pages) / chosen.width.max(chosen.height * 0.7);
        let (ending, bytes) = draw_page(pdf.pages().get(chosen.number - 1)?, &cache, scale, cover)?;
        Some((ending, Bytes::new(bytes)))
    };
    Some(pages.pages.iter().map(plate).collect())
}

/// How wide a page is printed at most, in points.
fn printed_width(pages: &AnnexPages) -> f32 {
    let millimetres = if pages.per_page <= 2 { 164.0 } else { 82.0 };
    millimetres / 25.4 * 72.0
}

/// A page as the ending and the bytes of a picture; `scale` is printed size to own size.
fn draw_page<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    scale: f32,
    cover: Cover<'_>,
) -> Option<(&'static str, Vec<u8>)> {
    let settings = settings();
    let seen = drawn(page, &settings)?;
    let covered = cover(&seen);
    if seen.pieces <= LIGHT && covered.is_empty() {
        let white = SvgRenderSettings { bg_color: [0; 4] };
        let svg = guarded(|| hayro_svg::convert(page, cache, &settings, &white)).ok();
        let svg = svg.and_then(|svg| lighten::lighten(&svg, scale * RESOLUTION / 72.0));
        let fits = |svg: &String| svg.len() <= HEAVIEST;
        if let Some(svg) = svg.filter(fits).map(String::into_bytes)
            && guarded(|| SvgImage::new(Bytes::new(svg.clone())).is_ok()) == Ok(true)
        {
            return Some(("svg", svg));
        }
    }
    guarded(|| dots::draw(page, &settings, scale * RESOLUTION / 72.0, &covered)).ok()?
}

/// Pages are drawn alike on every machine: a font that a PDF does not bring is one of ours.
fn settings() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(standard_font(*font)),
            FontQuery::Fallback(query) => Some(standard_font(query.pick_standard_font())),
        }),
        cmap_resolver: Arc::new(|_| None),
        warning_sink: Arc::new(|_| {}),
        // Remarks of reviewers are not for print.
        render_annotations: false,
    }
}

/// What stands in for each of the 14 fonts that every reader of PDFs has (ISO 32000-1, 9.6.2.2).
fn standard_font(font: StandardFont) -> (FontData, u32) {
    use typst_assets::pdf;
    let bytes = match font {
        StandardFont::Helvetica => pdf::SANS,
        StandardFont::HelveticaBold => pdf::SANS_BOLD,
        StandardFont::HelveticaOblique => pdf::SANS_ITALIC,
        StandardFont::HelveticaBoldOblique => pdf::SANS_BOLD_ITALIC,
        StandardFont::Courier => pdf::FIXED,
        StandardFont::CourierBold => pdf::FIXED_BOLD,
        StandardFont::CourierOblique => pdf::FIXED_ITALIC,
        StandardFont::CourierBoldOblique => pdf::FIXED_BOLD_ITALIC,
        StandardFont::TimesRoman => pdf::SERIF,
        StandardFont::TimesBold => pdf::SERIF_BOLD,
        StandardFont::TimesItalic => pdf::SERIF_ITALIC,
        StandardFont::TimesBoldItalic => pdf::SERIF_BOLD_ITALIC,
        StandardFont::ZapfDingBats => pdf::DING_BATS,
        StandardFont::Symbol => pdf::SYMBOL,
    };
    (Arc::new(bytes), 0)
}
