//! What people typed, compared as people would: without capitals, accents and punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters and digits of a text in lower case without accents; all else is one space.
///
/// `L'Ingénierie — où ?` becomes `l ingenierie ou`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A text as an id: folded, with hyphens for spaces. `Claude GRIVEL` becomes `claude-grivel`.
#[must_use]
pub fn slug(text: &str) -> String {
    fold(text).replace(' ', "-")
}

/// The candidate most like what was wanted, if any is like enough to be what was meant.
#[must_use]
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(wanted);
    let score = |candidate: &str| strsim::jaro_winkler(&wanted, &fold(candidate));
    candidates
        .into_iter()
        .map(|candidate| (score(candidate), candidate))
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// Names as one reads them in a message: `a, b, c`.
#[must_use]
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_letters_and_digits_only() {
        assert_eq!(fold("L'Ingénierie — où ?"), "l ingenierie ou");
        assert_eq!(fold("Œuvre e\u{301}tude"), "oeuvre etude");
        assert_eq!(slug("Claude  GRIVEL"), "claude-grivel");
    }

    #[test]
    fn the_nearest_name_forgives_accents_and_a_letter() {
        assert_eq!(nearest("priorté", ["porteur", "priorite"]), Some("priorite"));
        assert_eq!(nearest("xyz", ["porteur", "priorite"]), None);
    }
}
