//! The patterns that rules of typography are written with.

use regex::Regex;

/// A pattern as the regex crate reads it. Ours are of Latin letters and ASCII digits: the classes
/// of all Unicode are ten times slower to build and to match.
pub(super) fn pattern(written: &str) -> Option<Regex> {
    let mut text = String::new();
    let mut inside = false;
    let mut signs = written.chars();
    while let Some(sign) = signs.next() {
        let class = match sign {
            '\\' => match signs.next()? {
                'd' => "0-9",
                'b' => {
                    text.push_str(r"(?-u:\b)");
                    continue;
                }
                other => {
                    text.extend(['\\', other]);
                    continue;
                }
            },
            'ℓ' => "A-Za-zÀ-ÖØ-öø-ſ\u{300}-\u{36f}",
            '␣' => " \u{a0}\u{202f}\u{2009}",
            _ => {
                inside = (inside || sign == '[') && sign != ']';
                text.push(sign);
                continue;
            }
        };
        // Inside a class a sign adds to it; elsewhere it is a class itself.
        let (open, close) = if inside { ("", "") } else { ("[", "]") };
        text.extend([open, class, close]);
    }
    Regex::new(&text).ok()
}
