//! How sharp photographs are printed: `résolution: 200`.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::yaml::{Fields, Key};

const RESOLUTION: Key = Key("resolution", "résolution");

/// Below, everybody sees the pixels; above, no printer shows them.
const SOUND: std::ops::RangeInclusive<u32> = 72..=600;

/// The pixels that a photograph has on an inch of paper.
pub(super) fn take(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<u32> {
    let written = fields.text(RESOLUTION, diagnostics)?;
    let number = written.value.parse().ok().filter(|number| SOUND.contains(number));
    if number.is_none() {
        let diagnostic = Diagnostic::new(Code::WrongType, written.span)
            .with_both("key", RESOLUTION.1, RESOLUTION.0)
            .with_both("expected", "un nombre de 72 à 600", "a number from 72 to 600")
            .with_both("found", &format!("« {} »", written.value), &format!("“{}”", written.value))
            .with_both("example", "résolution: 200", "resolution: 200");
        diagnostics.push(diagnostic);
    }
    number
}
