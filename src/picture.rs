//! Pictures made of pixels, as they come from a telephone: how large they are printed, and what of
//! them goes into the report. The only room that names the crates of pixels and of colours.
//!
//! A picture is turned as its camera was held, brought to the colours of the screen (sRGB) and to
//! the size in which it is printed, and written anew: nothing else of its file is kept, neither the
//! place where it was taken nor who took it.

mod colour;
mod encode;
mod heic;
mod ink;
mod jpeg;
mod raster;
mod resample;

use serde::Deserialize;

use crate::model::annex::AnnexContent;
use crate::model::body::{BlockKind, Body, InlineKind, Picture};
use crate::model::event::{Event, Logo};
use crate::model::report::Report;
use crate::source::Span;

pub use encode::Prepared;
pub use raster::{Unreadable, size};

/// The pixels on an inch of paper that a report has unless its event asks for others.
pub const RESOLUTION: u32 = 200;

/// The largest room that a template gives to a picture, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

const INCH: f64 = 25.4;

impl Default for Frame {
    fn default() -> Self {
        Self::FIGURE
    }
}

impl Frame {
    /// A figure of the default template: the text's width and the height of the tallest
    /// (`template.json`).
    pub const FIGURE: Self = Self { width: 115.0, height: 105.0 };
    /// A picture of a gallery: the page's width and the height of the tallest row (`gallery.typ`).
    pub const GALLERY: Self = Self { width: 164.0, height: 65.0 };
    /// The first of the photographs (`gallery.typ`).
    pub const LEAD: Self = Self { width: 164.0, height: 124.0 };
    /// The picture on a cover, which fills the page's width (`cover.typ`).
    pub const COVER: Self = Self { width: 216.0, height: 400.0 };
    /// A logo (`cover.typ`), or a picture within a line.
    pub const LOGO: Self = Self { width: 60.0, height: 40.0 };

    /// The width in millimetres of a picture of this size in pixels that fills the frame.
    #[must_use]
    pub fn printed_width(self, (width, height): (u32, u32)) -> f64 {
        self.width.min(self.height * f64::from(width) / f64::from(height.max(1)))
    }

    /// The pixels that a picture of this size is printed with: never more than it has.
    #[must_use]
    pub fn pixels(self, (width, height): (u32, u32), resolution: u32) -> (u32, u32) {
        let wanted = self.printed_width((width, height)) / INCH * f64::from(resolution);
        let share = (wanted / f64::from(width.max(1))).min(1.0);
        let scaled =
            |pixels: u32| ((f64::from(pixels) * share).round() as u32).clamp(1, pixels.max(1));
        (scaled(width), scaled(height))
    }

    /// The smallest frame that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { width: self.width.max(other.width), height: self.height.max(other.height) }
    }
}

/// A place where a report shows a picture.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The picture's path below the event folder.
    pub path: &'a str,
    /// Where its author names it.
    pub span: Span,
    /// The room it is given.
    pub frame: Frame,
}

impl<'a> Shown<'a> {
    fn of(picture: &'a Picture, frame: Frame) -> Self {
        Self { path: &picture.path, span: picture.span, frame }
    }
}

/// Every picture that a report shows, text by text, and its logos; its figures in a frame that the
/// template gives.
#[must_use]
pub fn shown(report: &Report, figure: Frame) -> Vec<Shown<'_>> {
    let texts = report.bodies().into_iter().flat_map(|body| in_text(body, figure));
    let photos = report.annexes.iter().filter(|it| matches!(it.content, AnnexContent::Photo));
    let photos = photos.enumerate().map(|(rank, it)| {
        let frame = if rank == 0 { Frame::LEAD } else { Frame::GALLERY };
        Shown { path: &it.path, span: it.span, frame }
    });
    let cover = report.event.facts.theme.cover.iter();
    let cover = cover.map(|it| Shown { path: &it.path, span: it.span, frame: Frame::COVER });
    texts.chain(photos).chain(cover).chain(logos(&report.event).into_iter().map(logo)).collect()
}

fn in_text(body: &Body, figure: Frame) -> Vec<Shown<'_>> {
    let mut found = Vec::new();
    for block in body.all_blocks() {
        match &block.value {
            BlockKind::Figure { picture, .. } => found.push(Shown::of(picture, figure)),
            BlockKind::Gallery(figures) => {
                found.extend(figures.iter().map(|it| Shown::of(&it.picture, Frame::GALLERY)));
            }
            _ => {}
        }
    }
    for inline in body.all_inlines() {
        if let InlineKind::Picture(picture) = &inline.value {
            found.push(Shown::of(picture, Frame::LOGO));
        }
    }
    found
}

fn logos(event: &Event) -> Vec<&Logo> {
    let funding = event.facts.funding.iter().flat_map(|funding| &funding.logos);
    let bearers = event.facts.organisers.iter().chain(&event.facts.partners).chain(funding);
    let logos = bearers.filter_map(|it| it.logo.as_ref()).chain(&event.facts.theme.logo);
    logos.chain(&event.facts.logos).collect()
}

fn logo(logo: &Logo) -> Shown<'_> {
    Shown { path: &logo.path, span: logo.span, frame: Frame::LOGO }
}

/// Makes of a picture's file what is printed of it in a frame, at so many pixels an inch.
///
/// # Errors
/// When the file holds no picture that can be read.
pub fn prepare(bytes: &[u8], frame: Frame, resolution: u32) -> Result<Prepared, Unreadable> {
    let raster = raster::read(bytes)?;
    let wanted = frame.pixels(raster.size(), resolution);
    let light = colour::Light::of(raster.profile.as_deref());
    let pixels = resample::resample(&raster.pixels, raster.stored(wanted), &light);
    encode::encode(raster.turned(pixels), raster.format).ok_or(Unreadable::Damaged)
}

#[cfg(test)]
mod tests;
