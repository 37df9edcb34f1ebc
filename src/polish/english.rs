//! The rules of English, and the few that hold in any language.
//!
//! *Guide* is the English edition of the Interinstitutional style guide of the Union; *Hart* is *New
//! Hart's Rules* (Oxford), by its chapters. Times and digits stay as typed.

use std::sync::LazyLock;

use super::dashes::incises;
use super::quotes::{elisions, english_quotes};
use super::rule::{
    How::{Put, With},
    NO_BREAK, Rule, Rules,
};

/// The rules of English.
pub(super) static ENGLISH: LazyLock<Rules> = LazyLock::new(|| {
    Rules::new(&[
        &ELLIPSIS,
        &APOSTROPHE,
        &ELISIONS,
        &QUOTES,
        &DASHES,
        &RANGES,
        &UNITS,
        &DATES,
        &TITLES,
        &REFERENCES,
    ])
});

/// What every language of the Union writes alike.
pub(super) static ANY: LazyLock<Rules> =
    LazyLock::new(|| Rules::new(&[&ELLIPSIS, &APOSTROPHE, &UNITS]));

/// The ellipsis is one sign (*Hart*, punctuation).
pub(super) const ELLIPSIS: Rule = Rule {
    name: ["points de suspension", "ellipsis"],
    how: Put(&[(r"(?:^|[^.])(\.{3,5})(?:$|[^.])", "…")]),
};

/// The apostrophe is curved (*Hart*, punctuation).
pub(super) const APOSTROPHE: Rule =
    Rule { name: ["apostrophe", "apostrophe"], how: Put(&[("ℓ(['´ʼ′])ℓ", "’")]) };

/// `’90s`, `’tis`, `rock ’n’ roll` (*Hart*, punctuation).
const ELISIONS: Rule = Rule { name: ["apostrophe", "apostrophe"], how: With(elisions) };

/// Quotes are curved (*Hart*, quotation).
const QUOTES: Rule = Rule { name: ["guillemets", "quotes"], how: With(english_quotes) };

/// A spaced dash is an en dash, held by the words that it sets apart (*Hart*, punctuation).
pub(super) const DASHES: Rule = Rule { name: ["tirets", "dashes"], how: With(incises) };

/// Years and pages run from one to the other by an en dash (*Hart*, punctuation).
const RANGES: Rule = Rule {
    name: ["intervalles", "ranges"],
    how: Put(&[
        (r"(?:^|[␣\n(])(?:1[5-9]|20)\d\d(-)(?:1[5-9]|20)?\d\d(?:$|[^\dℓ/-])", "–"),
        (r"(?:^|[^ℓ])(?i:pages?|pp?\.|chapters?|sections?)␣*\d+(-)\d+(?:$|[^\dℓ/-])", "–"),
    ]),
};

/// A number holds to its unit (*Guide*); `50%` has no space in English.
pub(super) const UNITS: Rule = Rule {
    name: ["nombre et unité", "number and unit"],
    how: Put(&[(
        r"\d(␣+)(?:%|‰|€|°C|[kcm]?m[²³]?|kg|g|ha|t|kWh|MW|min|million|billion|EUR|euros?)(?:$|[^ℓ\d’'])",
        NO_BREAK,
    )]),
};

/// A day holds to its month (*Guide*).
const DATES: Rule = Rule {
    name: ["dates", "dates"],
    how: Put(&[
        (
            r"\b[0-3]?\d(␣+)(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
            NO_BREAK,
        ),
        (
            r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(␣+)[0-3]?\d\b",
            NO_BREAK,
        ),
    ]),
};

/// `Mr Smith`, `Dr Jones`, `P. Smith` (*Hart*, names).
const TITLES: Rule = Rule {
    name: ["civilités", "titles"],
    how: Put(&[
        (r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.?(␣+)[A-ZÀ-ÖØ-Þ]", NO_BREAK),
        (r"(?:^|[^ℓ\d])[A-ZÀ-ÖØ-Þ]\.(␣+)[A-ZÀ-ÖØ-Þ]", NO_BREAK),
    ]),
};

/// `No. 3`, `p. 12`, `workshop 2` (*Hart*, abbreviations).
const REFERENCES: Rule = Rule {
    name: ["renvois", "references"],
    how: Put(&[(
        r"(?:^|[^ℓ])(?:[nN]os?\.|pp?\.|[fF]ig\.|[aA]rt\.|[cC]h\.|(?i:workshop|group|table|room|action|question|article|chapter|page|annex|figure|part|phase))(␣+)(?:\d|[A-Z]\d*\b)",
        NO_BREAK,
    )]),
};
