//! Whether the words of a report stand out from their ground, after WCAG 2.1, 1.4.3 (level AA).

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::event::Theme;
use crate::source::Spanned;

/// The contrast that words need.
const NEEDED: f64 = 4.5;

/// A colour of words: the templates' name for it, what they have where the event sets none
/// (`report-templates/default/theme.typ`), and whether it stands on the ground of boxes too.
type Words = (&'static str, &'static str, bool);

const WORDS: &[Words] = &[
    ("ink", "#1f2a2e", true),
    ("accent", "#0b5d5e", true),
    ("action", "#a8570b", false),
    ("muted", "#55636a", false),
];

/// The ground of boxes.
const TINT: &str = "tint";

const WHITE: Rgb = Rgb([255; 3]);

/// Tells of the event's colours that do not stand out from white or from the ground of boxes.
pub(super) fn check(theme: &Theme, diagnostics: &mut Diagnostics) {
    let read = |name: &str| {
        let own = theme.colours.get(name)?;
        Some((own, Rgb::read(&own.value)?))
    };
    let tint = read(TINT);
    for (name, default, is_on_tint) in WORDS {
        let own = read(name);
        if let Some((own, colour)) = own
            && contrast(colour, WHITE) < NEEDED
        {
            diagnostics.push(told(own, colour, WHITE, ["sur du blanc", "on white"], Rgb::darker));
            continue;
        }
        let colour = own.map(|(_, colour)| colour).or_else(|| Rgb::read(default));
        let (Some((tint, ground)), Some(colour), true) = (tint, colour, is_on_tint) else {
            continue;
        };
        if contrast(colour, ground) >= NEEDED {
            continue;
        }
        // Of words that are the template's, the ground is what can be changed.
        let Some((own, _)) = own else {
            let place = ["sous les mots", "under words"];
            diagnostics.push(told(tint, ground, colour, place, Rgb::lighter));
            return;
        };
        let french = format!("sur la teinte « {} »", tint.value);
        let english = format!("on the tint “{}”", tint.value);
        diagnostics.push(told(own, colour, ground, [&french, &english], Rgb::darker));
    }
}

/// The fact, with the nearest colour that would do.
fn told(
    own: &Spanned<String>,
    colour: Rgb,
    other: Rgb,
    [french, english]: [&str; 2],
    step: fn(Rgb, f64) -> Rgb,
) -> Diagnostic {
    let nearest = (1..=100).map(|part| step(colour, f64::from(part) / 100.0));
    let nearest = nearest.into_iter().find(|it| contrast(*it, other) >= NEEDED);
    let nearest = nearest.map(Rgb::write);
    // Rounded down: 4.49 is not enough, and must not look so.
    let ratio = format!("{:.1}", (contrast(colour, other) * 10.0).floor() / 10.0);
    Diagnostic::new(Code::LowContrast, own.span)
        .with("colour", &own.value)
        .with_both("ground", french, english)
        .with_both("ratio", &ratio.replace('.', ","), &ratio)
        .with_both("needed", &NEEDED.to_string().replace('.', ","), &NEEDED.to_string())
        .maybe("nearest", nearest.as_ref())
}

/// A colour of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb([u8; 3]);

impl Rgb {
    /// Reads `#rrggbb`.
    fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|it| it.len() == 6 && it.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    fn write(self) -> String {
        let Self([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The same hue with a part of black.
    fn darker(self, part: f64) -> Self {
        self.towards(0.0, part)
    }

    /// The same hue with a part of white.
    fn lighter(self, part: f64) -> Self {
        self.towards(255.0, part)
    }

    fn towards(self, end: f64, part: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        Self(self.0.map(|it| (f64::from(it) + (end - f64::from(it)) * part).round() as u8))
    }

    /// How light it is, from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|it| {
            let share = f64::from(it) / 255.0;
            if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The contrast of two colours, from 1 to 21.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;
    use crate::source::{SourceId, Span};

    fn told(colours: &[(&str, &str)]) -> Vec<String> {
        let span = Span::start_of(SourceId(0));
        let colours = colours
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Spanned::new((*value).to_owned(), span)));
        let theme = Theme { colours: colours.collect(), ..Theme::default() };
        let mut diagnostics = Diagnostics::default();
        check(&theme, &mut diagnostics);
        let words = |fact: &Diagnostic| {
            [vec![fact.message(Language::English)], fact.helps(Language::English)]
                .concat()
                .join(" ")
        };
        diagnostics.reported().into_iter().map(|(_, fact)| words(fact)).collect()
    }

    #[test]
    fn contrast_is_wcag_s() {
        let of = |one, other| contrast(Rgb::read(one).unwrap(), Rgb::read(other).unwrap());
        assert!((of("#000000", "#ffffff") - 21.0).abs() < 0.001);
        assert!((of("#777777", "#ffffff") - 4.478).abs() < 0.001);
        assert!((of("#ffffff", "#777777") - 4.478).abs() < 0.001);
        assert!((of("#0b5d5e", "#0b5d5e") - 1.0).abs() < 0.001);
    }

    #[test]
    fn a_light_colour_is_told_with_the_nearest_dark_one() {
        assert_eq!(
            told(&[("accent", "#2aa198")]),
            ["the colour “#2aa198” is hard to read on white (contrast 3.1, 4.5 is needed) \
                 The nearest suitable colour is “#22847d”."]
        );
        assert_eq!(told(&[("accent", "#777777")]).len(), 1);
        assert_eq!(told(&[("accent", "#767676")]), [""; 0]);
        // Areas and strokes bear no words.
        assert_eq!(told(&[("rule", "#eeeeee"), ("tint", "#f4f4f4")]), [""; 0]);
    }

    #[test]
    fn a_ground_is_judged_with_the_words_on_it() {
        let dark = told(&[("tint", "#335577")]);
        assert!(
            matches!(dark.as_slice(), [only] if only.contains("“#335577” is hard to read under words"))
        );
        let both = told(&[("tint", "#dddddd"), ("accent", "#767676")]);
        assert!(
            matches!(both.as_slice(), [first, ..] if first.contains("on the tint “#dddddd”")),
            "{both:?}"
        );
    }

    #[test]
    fn the_colours_of_the_template_are_these_and_stand_out() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/report-templates/default/theme.typ");
        let theme = std::fs::read_to_string(path).unwrap();
        for (name, default, is_on_tint) in WORDS {
            assert!(theme.contains(&format!("colour(\"{name}\", \"{default}\")")), "{name}");
            let colour = Rgb::read(default).unwrap();
            assert!(contrast(colour, WHITE) >= NEEDED, "{name}");
            assert!(!is_on_tint || contrast(colour, Rgb::read("#e8f1f0").unwrap()) >= NEEDED);
        }
    }
}
