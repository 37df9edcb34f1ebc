//! What is no language: addresses, file names, paths, identifiers and numbers of a register.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;

/// Each form; where it has brackets, what they hold.
const FORMS: &[&str] = &[
    // Addresses of the web and of people.
    r"(?:https?|ftp|file)://[^\s<>«»“”’]+",
    r"(?:mailto|tel|doi):[^\s<>«»“”’]+",
    r"\bwww\.[^\s<>«»“”’]+",
    r"[ℓ\d._+-]+@[ℓ\d-]+(?:\.[ℓ\d-]+)+",
    r"\b[ℓ\d-]+(?:\.[ℓ\d-]+)*\.(?:fr|eu|org|com|net|info|int|gouv)\b(?:/[^\s<>«»“”’]*)?",
    // Files and folders.
    r"(?:[ℓ\d_.~-]+[/\\])*[ℓ\d_-]+(?:\.[ℓ\d_-]+)*\.(?:pdf|docx?|odt|ods|xlsx?|pptx?|csv|tsv|md|txt|ya?ml|json|html?|xml|zip|jpe?g|png|svg|webp|gif|typ|rs|py|js)\b",
    r"[ℓ\d]+[_/-][ℓ\d_'’./-]*\.(?:pdf|docx?|odt|ods|xlsx?|pptx?|csv|md|txt|ya?ml|jpe?g|png|svg)\b",
    r"\b[A-Za-z]:[/\\][^\s<>«»“”’]*",
    r"(?:^|\s)((?:\.\.?|~)?(?:/[ℓ\d_.-]+){2,}/?)",
    // Identifiers.
    r"[ℓ\d]+(?:_[ℓ\d]+)+",
    r"\b10\.\d{4,9}/[^\s<>«»“”’]+",
    r"(?i:isbn|issn|iban|rna|naf|ape)\b[^\d\n]{0,12}(\d[\dX .-]*[\dX])",
];

static PATTERNS: LazyLock<Vec<Regex>> =
    LazyLock::new(|| FORMS.iter().filter_map(|form| pattern(form)).collect());

/// The places of a text that no rule may touch.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    // Most lines hold none of the signs that these forms need.
    if !text.contains(['.', '/', '@', '\\', '_', ':', '-']) && !text.contains(char::is_numeric) {
        return ranges;
    }
    for pattern in PATTERNS.iter() {
        for found in pattern.captures_iter(text) {
            let Some(place) = found.iter().flatten().last() else { continue };
            // The sentence goes on after an address.
            let kept = place.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '’']);
            ranges.push(place.start()..place.start() + kept.len());
        }
    }
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// Whether every form can be read.
#[cfg(test)]
pub(super) fn is_whole() -> bool {
    PATTERNS.len() == FORMS.len()
}
