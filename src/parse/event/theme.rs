//! What the event changes in the look: colours, faces, paper, type.

use std::collections::BTreeMap;

use super::{identity, resolution};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::event::{Layout, Logo, Paper, Theme, TypeSize};
use crate::read::yaml::{Fields, Key};
use crate::source::Span;

const THEME: Key = Key("theme", "theme");
const FONTS: Key = Key("fonts", "polices");
const PAPER: Key = Key("paper", "papier");
const TYPE: Key = Key("type", "corps");
const DUPLEX: Key = Key("duplex", "recto-verso");
const LAYOUT: Key = Key("layout", "mise_en_page");
const COVER: Key = Key("cover", "couverture");
const IMAGE: Key = Key("image", "image");

/// The colours a theme may set, by the names that the templates use.
const COLOURS: &[Key] = &[
    Key("ink", "encre"),
    Key("accent", "accent"),
    Key("tint", "teinte"),
    Key("action", "action"),
    Key("muted", "gris"),
    Key("rule", "filet"),
];

/// The fonts a theme may set, by use.
const FACES: &[Key] = &[Key("serif", "texte"), Key("sans", "titres"), Key("mono", "code")];

fn not_a_colour(key: Key, span: Span, found: &str) -> Diagnostic {
    // Without quotes, YAML takes `#7a3b00` for a remark.
    let (french, english) = if found.is_empty() {
        ("rien".to_owned(), "nothing".to_owned())
    } else {
        (format!("« {found} »"), format!("“{found}”"))
    };
    Diagnostic::new(Code::WrongType, span)
        .with_both("key", key.1, key.0)
        .with_both("expected", "une couleur", "a colour")
        .with_both("found", &french, &english)
        .with_both(
            "example",
            &format!("{}: \"#0b5d5e\"", key.1),
            &format!("{}: \"#0b5d5e\"", key.0),
        )
}

/// `theme: {accent: "#0b5d5e", papier: A4}`.
pub(super) fn theme(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Theme {
    let mut theme = Theme::default();
    let Some(node) = fields.take(THEME, diagnostics) else { return theme };
    let Some(mut fields) = Fields::of(node, THEME.1, diagnostics) else { return theme };
    for key in COLOURS {
        if let Some(span) = fields.is_blank(*key) {
            diagnostics.push(not_a_colour(*key, span, ""));
        }
        let Some(colour) = fields.text(*key, diagnostics) else { continue };
        let digits = colour.value.strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
            theme.colours.insert(key.0.to_owned(), colour);
        } else {
            diagnostics.push(not_a_colour(*key, colour.span, &colour.value));
        }
    }
    if let Some(node) = fields.take(FONTS, diagnostics)
        && let Some(mut fields) = Fields::of(node, FONTS.1, diagnostics)
    {
        let mut fonts = BTreeMap::new();
        for key in FACES {
            fonts.extend(fields.text(*key, diagnostics).map(|font| (key.0.to_owned(), font)));
        }
        fields.finish(diagnostics);
        theme.fonts = fonts;
    }
    theme.logo = identity::logo(&mut fields, diagnostics);
    theme.paper = fields.choice(
        PAPER,
        &[(&["A4"], Paper::A4), (&["lettre", "letter", "us-letter"], Paper::Letter)],
        diagnostics,
    );
    theme.type_size = fields.choice(
        TYPE,
        &[(&["normal"], TypeSize::Normal), (&["grand", "large"], TypeSize::Large)],
        diagnostics,
    );
    theme.duplex = fields.choice(
        DUPLEX,
        &[(&["oui", "yes", "true", "vrai"], true), (&["non", "no", "false", "faux"], false)],
        diagnostics,
    );
    theme.layout = fields.choice(
        LAYOUT,
        &[(&["compacte", "compact"], Layout::Compact), (&["aérée", "airy"], Layout::Airy)],
        diagnostics,
    );
    theme.cover = cover(&mut fields, diagnostics);
    theme.resolution = resolution::take(&mut fields, diagnostics);
    fields.finish(diagnostics);
    theme
}

/// `couverture: media/vallee.jpg`, or a record with its alternative.
fn cover(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Logo> {
    let node = fields.take(COVER, diagnostics)?;
    if let Some(path) = node.value.words() {
        return Some(Logo { span: node.span, path: path.to_owned(), alternative: None });
    }
    let mut fields = Fields::of(node, COVER.1, diagnostics)?;
    let path = fields.text(IMAGE, diagnostics);
    let alternative = fields.words(identity::ALTERNATIVE, diagnostics);
    if path.is_none() {
        fields.missing(IMAGE, ["media/vallee.jpg", "media/valley.jpg"], diagnostics);
    }
    fields.finish(diagnostics);
    path.map(|path| Logo { span: path.span, path: path.value, alternative })
}
