//! Pictures: whose they are, whether they are sharp, whether they are shown.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::discover::{self, Role};
use crate::model::body::{Block, BlockKind, Inline, Picture, plain_text};
use crate::model::event::Credit;
use crate::model::report::Report;
use crate::picture::{self, Frame};
use crate::source::Sources;
use crate::spelling::fold;

/// Fewer pixels than this on an inch of paper are seen.
const SHARP: f64 = 150.0;

/// Checks the pictures.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut figures = Vec::new();
    for body in report.bodies() {
        push_figures(&body.blocks, &mut figures);
        body.footnotes.iter().for_each(|note| push_figures(&note.blocks, &mut figures));
    }
    let mut told = BTreeSet::new();
    let figures = figures.into_iter().filter(|figure| told.insert(&figure.picture.path));
    let is_credited = report.event.facts.credits.iter().any(credits_pictures);
    for figure in figures {
        if !figure.is_credited && !is_credited {
            let diagnostic = Diagnostic::new(Code::PictureWithoutCredit, figure.picture.span);
            diagnostics.push(diagnostic.with("path", &figure.picture.path).with_both(
                "line",
                "- {fonction: Photographies, noms: [Prénom Nom]}",
                "- {role: Photographs, names: [First Last]}",
            ));
        }
        low_resolution(&figure, sources, diagnostics);
    }
    unused(report, sources, diagnostics);
}

/// A picture that stands alone and is there to be looked at.
struct Exhibit<'a> {
    picture: &'a Picture,
    frame: Frame,
    is_credited: bool,
}

fn push_figures<'a>(blocks: &'a [Block], figures: &mut Vec<Exhibit<'a>>) {
    for (rank, block) in blocks.iter().enumerate() {
        // An office document has the caption in a paragraph of its own.
        let below = match blocks.get(rank + 1).map(|next| &next.value) {
            Some(BlockKind::Paragraph(words)) => plain_text(words),
            _ => String::new(),
        };
        let mut push = |picture: &'a Picture, caption: &[Inline], frame| {
            if !picture.alternative.trim().is_empty() {
                let is_credited = holds_credit(&plain_text(caption)) || holds_credit(&below);
                figures.push(Exhibit { picture, frame, is_credited });
            }
        };
        match &block.value {
            BlockKind::Figure { picture, caption } => push(picture, caption, Frame::FIGURE),
            BlockKind::Gallery(gallery) => {
                gallery.iter().for_each(|it| push(&it.picture, &it.caption, Frame::GALLERY));
            }
            _ => {}
        }
        block.value.children().into_iter().for_each(|inner| push_figures(inner, figures));
    }
}

/// Whether words name the author of a picture: « © … », « Photo : … », « Source : … ».
fn holds_credit(words: &str) -> bool {
    const LEADS: &[&str] = &[
        "photo",
        "photos",
        "photographie",
        "credit",
        "credits",
        "source",
        "sources",
        "dessin",
        "dessins",
        "illustration",
        "illustrations",
        "schema",
        "carte",
        "image",
        "images",
        "auteur",
        "autrice",
        "author",
        "picture",
        "drawing",
        "map",
        "cliche",
    ];
    let is_lead = |before: &str| {
        let before = fold(before);
        LEADS.contains(&before.rsplit(' ').next().unwrap_or_default())
    };
    let colons = words.match_indices(':').map(|(at, _)| &words[..at]);
    let signs = words.contains('©') || words.to_lowercase().contains("(c)");
    let by = ["photo by ", "picture by ", "drawing by ", "credit "];
    signs
        || colons.into_iter().any(is_lead)
        || by.iter().any(|by| words.to_lowercase().contains(by))
}

/// Whether a credit of the whole report is for its pictures.
fn credits_pictures(credit: &Credit) -> bool {
    const ROLES: &[&str] = &[
        "photo",
        "image",
        "illustration",
        "dessin",
        "schema",
        "picture",
        "drawing",
        "carte",
        "map",
        "infograph",
        "visuel",
    ];
    let role = fold(&credit.role);
    let mut words = role.split(' ');
    !credit.names.is_empty() && words.any(|word| ROLES.iter().any(|role| word.starts_with(role)))
}

fn low_resolution(figure: &Exhibit<'_>, sources: &Sources, diagnostics: &mut Diagnostics) {
    let picture = figure.picture;
    let Some(id) = sources.find(&picture.path) else { return };
    // A drawing is sharp at every size; a file that cannot be read is told by whoever prints it.
    let Some((width, height)) = picture::size(&sources.get(id).bytes) else { return };
    let needed = needed_width(figure.frame, (width, height));
    if width < needed {
        let diagnostic = Diagnostic::new(Code::LowResolution, picture.span)
            .with("path", &picture.path)
            .with("width", width)
            .with("height", height)
            .with("needed", needed);
        diagnostics.push(diagnostic);
    }
}

/// How many pixels wide a picture of these proportions is when it is sharp.
fn needed_width(frame: Frame, size: (u32, u32)) -> u32 {
    (frame.printed_width(size) / 25.4 * SHARP).round() as u32
}

fn unused(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let shown: BTreeSet<_> =
        picture::shown(report, Frame::FIGURE).into_iter().map(|it| it.path).collect();
    for (_, source) in sources.iter() {
        let is_picture = discover::role(source.known_as()) == Ok(Some(Role::Media));
        if !is_picture || shown.contains(source.path.as_str()) {
            continue;
        }
        // A PDF among the notes is somebody's notes.
        if let Some(diagnostic) = discover::unread_text(&source.path) {
            diagnostics.push(diagnostic);
        } else {
            let diagnostic = Diagnostic::new(Code::UnusedPicture, None);
            // A logo stands behind a name.
            let is_logo = fold(&source.path).contains("logo");
            let way = if is_logo { "logo" } else { "picture" };
            let diagnostic = diagnostic.with("path", &source.path);
            diagnostics.push(diagnostic.with(way, &source.path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span};

    #[test]
    fn a_credit_names_somebody() {
        for words in [
            "La salle © Jo Martin",
            "La salle. Photo : Jo Martin",
            "Crédit photo\u{a0}: Jo Martin",
            "Schéma. Source : Insee, 2019",
            "The room (photo by Jo Martin)",
            "The room. Credit: Jo Martin",
        ] {
            assert!(holds_credit(words), "{words}");
        }
        for words in ["", "La salle", "Photo de groupe", "Trois groupes : A, B et C"] {
            assert!(!holds_credit(words), "{words}");
        }
    }

    #[test]
    fn a_credit_of_the_report_is_for_pictures_or_not() {
        let span = Span { source: SourceId(0), start: 0, end: 0 };
        let credit =
            |role: &str| Credit { span, role: role.into(), names: vec!["Jo Martin".into()] };
        assert!(credits_pictures(&credit("Photographies")));
        assert!(credits_pictures(&credit("Textes et schémas")));
        assert!(!credits_pictures(&credit("Rédaction")));
        assert!(!credits_pictures(&Credit { span, role: "Photos".into(), names: Vec::new() }));
    }

    #[test]
    fn a_tall_picture_is_printed_narrower() {
        assert_eq!(needed_width(Frame::FIGURE, (1600, 900)), 679);
        assert_eq!(needed_width(Frame::FIGURE, (900, 1600)), 349);
        assert_eq!(needed_width(Frame::FIGURE, (10, 0)), 679);
        assert_eq!(needed_width(Frame::GALLERY, (1600, 900)), 682, "in a row of a gallery");
    }
}
