//! The tables of `tests/typography`, and what holds of any text.

use proptest::prelude::*;

use super::line::{Line, OBJECT};
use super::rule::Rules;
use super::{english, french, languages};
use crate::language::ReportLanguage;
use crate::model::event::Typography;

/// Runs a set of rules over each row of a table, across the nodes that `¦` parts.
fn check(table: &str, rules: &Rules) -> usize {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in table.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let mut cells = row.splitn(3, " | ");
        let (Some(rule), Some(typed), Some(set)) = (cells.next(), cells.next(), cells.next())
        else {
            panic!("{row} is no row");
        };
        let set = if set.trim() == "=" { typed } else { set };
        let pieces = typed
            .replace('␣', "\u{a0}")
            .replace('⍽', "\u{202f}")
            .replace('◻', OBJECT)
            .split('¦')
            .map(str::to_owned)
            .collect::<Vec<_>>();
        let once = run(rules, pieces);
        let twice = run(rules, once.clone());
        let shown = |pieces: &[String]| {
            pieces.join("¦").replace('\u{a0}', "␣").replace('\u{202f}', "⍽").replace(OBJECT, "◻")
        };
        if shown(&once).trim_end() != set.trim_end() || once != twice {
            wrong.push(format!(
                "{rule}: {typed}\n  wanted {set}\n  set    {}\n  twice  {}",
                shown(&once),
                shown(&twice)
            ));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count} rows:\n{}", wrong.len(), wrong.join("\n"));
    count
}

fn run(rules: &Rules, pieces: Vec<String>) -> Vec<String> {
    let mut line = Line::new(pieces.iter().map(String::as_str));
    rules.run(&mut line, &mut |_, _| ());
    line.pieces().map(str::to_owned).collect()
}

#[test]
fn french_is_set_as_the_imprimerie_nationale_wants() {
    let rows = check(include_str!("../../tests/typography/fr.txt"), &french::IMPRIMERIE_NATIONALE);
    assert!(rows > 250, "{rows}");
}

#[test]
fn french_is_set_as_the_institutions_of_the_union_want() {
    check(include_str!("../../tests/typography/ue.txt"), &french::INTERINSTITUTIONAL_CODE);
}

#[test]
fn english_is_set() {
    check(include_str!("../../tests/typography/en.txt"), &english::ENGLISH);
}

#[test]
fn languages_with_words_of_their_own_have_quotes_of_their_own() {
    for (tag, table) in [
        ("de", include_str!("../../tests/typography/de.txt")),
        ("es", include_str!("../../tests/typography/es.txt")),
        ("it", include_str!("../../tests/typography/it.txt")),
        ("nl", include_str!("../../tests/typography/nl.txt")),
        ("pl", include_str!("../../tests/typography/pl.txt")),
        ("pt-PT", include_str!("../../tests/typography/pt.txt")),
    ] {
        check(table, languages::rules(tag).unwrap());
    }
    for tag in ReportLanguage::tags() {
        assert!(languages::rules(&tag).unwrap().is_whole(), "{tag} has no quotes that we know");
    }
}

#[test]
fn the_words_of_the_report_follow_the_profile() {
    let words = |tag: &str, typography| super::language(typography, tag).labels().clone();
    for tag in ReportLanguage::tags() {
        let own = ReportLanguage::of(&tag);
        assert_eq!(words(&tag, Typography::None), *own.labels());
        assert_eq!(words(&tag, Typography::ImprimerieNationale), *own.labels(), "{tag}");
    }
    let union = words("fr", Typography::InterinstitutionalCode);
    for (key, word) in
        [("colon", ": "), ("semicolon", "; "), ("quote_start", "«"), ("quote_end", "»")]
    {
        assert_eq!(union[key], word);
    }
}

#[test]
fn every_pattern_is_one() {
    // A pattern that the regex crate refuses would be passed over in silence.
    for rules in [
        &*french::IMPRIMERIE_NATIONALE,
        &*french::INTERINSTITUTIONAL_CODE,
        &*english::ENGLISH,
        &*english::ANY,
    ] {
        assert!(rules.is_whole());
    }
    assert!(super::protected::is_whole());
}

/// What stands between each letter or digit of a text and the next, and both of them.
fn gaps(text: &str) -> Vec<(String, [char; 2])> {
    let mut gaps: Vec<(String, [char; 2])> = Vec::new();
    let mut last = None;
    let mut gap = String::new();
    for sign in text.chars() {
        if sign.is_alphanumeric() {
            gaps.extend(last.replace(sign).map(|last| (std::mem::take(&mut gap), [last, sign])));
        } else if last.is_some() {
            gap.push(sign);
        }
    }
    gaps
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_stay_and_a_second_pass_changes_nothing(
        pieces in prop::collection::vec(
            "([a-zéßÉAMX0-9'\"«»“”„:;!?.,% \u{a0}\u{202f}\u{fffc}\n-]|e\u{301}|–|…|€|h|etc|mars| - |1er|/|@|_|\\(|\\)){0,14}",
            1..4,
        ),
    ) {
        for rules in [
            &*french::IMPRIMERIE_NATIONALE,
            &*french::INTERINSTITUTIONAL_CODE,
            &*english::ENGLISH,
            &*english::ANY,
        ] {
            let once = run(rules, pieces.clone());
            let words =
                |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            for (before, after) in pieces.iter().zip(&once) {
                prop_assert_eq!(words(before), words(after));
            }
            for (before, after) in gaps(&pieces.concat()).iter().zip(gaps(&once.concat())) {
                let spaced = |gap: &str| gap.contains(char::is_whitespace);
                let [first, second] = after.1;
                if spaced(&before.0) {
                    // The institutions of the Union set no space within guillemets.
                    let parted = spaced(&after.0) || after.0.contains(['«', '»']);
                    prop_assert!(parted, "{pieces:?} {once:?} joins {first} and {second}");
                } else if spaced(&after.0) {
                    let is_sign = !before.0.is_empty();
                    let is_number = first.is_numeric() || second.is_numeric();
                    prop_assert!(is_sign || is_number, "{pieces:?} {once:?} parts {first} and {second}");
                }
            }
            prop_assert_eq!(&run(rules, once.clone()), &once);
        }
    }
}
