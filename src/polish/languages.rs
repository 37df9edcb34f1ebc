//! The rules of the languages that have words in `report-templates/labels/` and no file here: what all
//! write alike, and the quotes of their own file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::english::{APOSTROPHE, DASHES, ELLIPSIS, UNITS};
use super::rule::{How, Rule, Rules};
use crate::language::ReportLanguage;

static RULES: LazyLock<BTreeMap<String, Rules>> = LazyLock::new(|| {
    let rules = |tag: String| {
        let rules = Rules::new(&[&ELLIPSIS, &APOSTROPHE, &QUOTES, &DASHES, &UNITS]);
        let quotes = quotes_of(&ReportLanguage::of(&tag));
        (tag, rules.with_quotes(quotes))
    };
    ReportLanguage::tags().into_iter().map(rules).collect()
});

/// Quotes are those of the language.
const QUOTES: Rule = Rule { name: ["guillemets", "quotes"], how: How::Pair };

/// The signs that a language may quote with.
const SIGNS: [&str; 5] = ["«", "»", "„", "“", "”"];

/// The rules of a language by its tag.
pub(super) fn rules(tag: &str) -> Option<&'static Rules> {
    RULES.get(tag.split('-').next()?)
}

fn quotes_of(language: &ReportLanguage) -> Option<[&'static str; 2]> {
    let sign = |key| SIGNS.into_iter().find(|sign| language.label(key).trim() == *sign);
    Some([sign("quote_start")?, sign("quote_end")?])
}
