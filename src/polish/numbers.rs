//! Which digits are a quantity, and the groups of three that it is written in.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::line::Edit;
use super::pattern::pattern;
use super::rule::NARROW;

/// Groups of digits with single spaces between them.
static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\d+(?:␣\d+)*"));

/// What comes before digits that name a thing.
static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i:[+.,:/_#=&@-]|(?:[°º§]|\bno|\bnos|\bp\.|art\.|(?:^|[^ℓ])(?:ateliers?|groupes?|tables?|salles?|actions?|questions?|articles?|chapitres?|pages?|annexes?|figures?|dossiers?|numéros?|codes?|références?|réf\.|lignes?|lois?|décrets?|postes?|bp|cs|cedex|tél\.?|téléphone|fax|isbn|issn|siret|siren)␣*:?)␣*)$",
    )
});

/// What is counted: a unit, or a plural that is no little word.
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^(?:,\d+)?(?:␣*(?:€|%|[kM]€|Mds?€)|␣+(?:\$|£|km|ha|kg|t|m[²³]?|F|hab|euros?|tonnes?|hectares?|([a-zà-öø-ÿœ]{4,}[sx]))(?:$|[^ℓ\d’']))",
    )
});

/// Little words that end as plurals do.
const LITTLE: &[&str] = &[
    "dans", "sous", "sans", "vers", "puis", "mais", "plus", "moins", "très", "alors", "depuis",
    "après", "dès", "nous", "vous", "elles", "leurs", "ceux", "deux", "jamais", "toujours",
    "selon", "lors", "hors", "paris",
];

/// The groups of each number of a text, where nothing tells that it names a thing.
fn quantities(text: &str) -> Vec<Vec<Range<usize>>> {
    let (Some(digits), Some(names)) = (&*DIGITS, &*NAMES) else { return Vec::new() };
    let mut quantities = Vec::new();
    for found in digits.find_iter(text) {
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        let glued = before.ends_with(char::is_alphanumeric)
            || after.starts_with(|c: char| c.is_alphanumeric() || "-/_:".contains(c))
            || (after.starts_with('.') && after[1..].starts_with(char::is_numeric));
        // The scale of a map counts too.
        let is_scale = [before.strip_suffix("1:"), before.strip_suffix("1/")];
        let is_scale =
            is_scale.into_iter().flatten().any(|it| !it.ends_with(|c: char| c.is_alphanumeric()));
        // Only the last words say what the number is.
        let tail = before.char_indices().rev().nth(20).map_or(0, |(at, _)| at);
        if glued
            || found.as_str().starts_with('0')
            || (!is_scale && names.is_match(&before[tail..]))
        {
            continue;
        }
        let mut groups = Vec::new();
        let mut start = found.start();
        for group in found.as_str().split(|c: char| !c.is_ascii_digit()) {
            groups.push(start..start + group.len());
            let end = start + group.len();
            start = end + text[end..].chars().next().map_or(0, char::len_utf8);
        }
        quantities.push(groups);
    }
    quantities
}

/// Narrow no-break spaces between the groups that an author typed.
pub(super) fn grouped(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for groups in quantities(text) {
        let threes = groups[1..].iter().all(|group| group.len() == 3);
        if groups.len() > 1 && groups[0].len() <= 3 && threes {
            let gaps = groups.windows(2).map(|pair| pair[0].end..pair[1].start);
            edits.extend(gaps.map(|range| Edit { range, text: NARROW }));
        }
    }
    edits
}

/// Groups in a number that was typed without, when what it counts follows.
pub(super) fn thousands(text: &str) -> Vec<Edit> {
    let Some(counted) = &*COUNTED else { return Vec::new() };
    let mut edits = Vec::new();
    for groups in quantities(text) {
        let [Range { start, end }] = groups[..] else { continue };
        let follows = counted.captures(&text[end..]);
        let word = follows.as_ref().and_then(|found| found.get(1)).map(|word| word.as_str());
        let counts = follows.is_some() && !word.is_some_and(|word| LITTLE.contains(&word));
        if end - start >= 5 && counts {
            let places = (start + 1..end).filter(|at| (end - at) % 3 == 0);
            edits.extend(places.map(|at| Edit { range: at..at, text: NARROW }));
        }
    }
    edits
}
