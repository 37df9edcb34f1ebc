//! The report's own words in the typography that its authors' texts are set in.

use super::corrected;
use crate::language::ReportLanguage;
use crate::model::event::Typography;

/// A language, its words set as a profile wants.
#[must_use]
pub fn language(typography: Typography, tag: &str) -> ReportLanguage {
    let mut language = ReportLanguage::of(tag);
    language.each_word(&mut |key, word| {
        // A sign between words is judged with words around it.
        let [before, after] = match key {
            "colon" | "semicolon" => ["a", "a"],
            "quote_start" => ["", "a"],
            "quote_end" => ["a", ""],
            _ => ["", ""],
        };
        let pieces = corrected(typography, tag, &[before, word, after]);
        pieces.into_iter().nth(1).unwrap_or_default()
    });
    language
}
