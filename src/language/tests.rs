//! Every language is whole, and writes as its readers do.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{date, time};

use super::*;

/// The forms of a word: one, or one for each plural category.
fn forms(label: &Value) -> Vec<&str> {
    match label {
        Value::Object(forms) => forms.values().filter_map(Value::as_str).collect(),
        label => label.as_str().into_iter().collect(),
    }
}

fn placeholders(form: &str) -> BTreeSet<&str> {
    form.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn every_language_has_every_word_and_none_is_empty() {
    let french = ReportLanguage::of("fr");
    let french = french.labels().as_object().unwrap();
    assert_eq!(ReportLanguage::tags(), ["de", "en", "es", "fr", "it", "nl", "pl", "pt"]);
    for tag in ReportLanguage::tags() {
        let language = ReportLanguage::of(&tag);
        let labels = language.labels().as_object().unwrap();
        let keys: Vec<_> = labels.keys().collect();
        assert_eq!(keys, french.keys().collect::<Vec<_>>(), "{tag}: the same words, in one order");
        for (key, label) in labels {
            let forms = forms(label);
            assert!(!forms.is_empty(), "{tag}: {key}");
            let wanted = placeholders(self::forms(&french[key])[0]);
            for form in forms {
                assert!(!form.trim().is_empty(), "{tag}: {key} is empty");
                assert!(!form.contains(['\'', '"']), "{tag}: {key} has typewriter signs: {form}");
                assert!(!form.contains("  "), "{tag}: {key}: {form:?}");
                assert_eq!(placeholders(form), wanted, "{tag}: {key}: {form}");
            }
        }
    }
}

#[test]
fn a_word_that_changes_with_a_count_has_the_forms_that_its_language_asks_for() {
    for tag in ReportLanguage::tags() {
        let language = ReportLanguage::of(&tag);
        let cardinal: BTreeSet<_> = language.plurals().into_iter().collect();
        let rules = PluralRules::try_new_ordinal((&language.locale).into()).unwrap();
        let ordinal: BTreeSet<_> =
            (1..200_usize).map(|rank| name(rules.category_for(rank))).collect();
        for (key, label) in language.labels().as_object().unwrap() {
            let Some(forms) = label.as_object() else { continue };
            let wanted = if key.starts_with("nth_") { &ordinal } else { &cardinal };
            let forms: BTreeSet<_> = forms.keys().map(String::as_str).collect();
            assert_eq!(&forms, wanted, "{tag}: {key}");
        }
    }
}

#[test]
fn days_that_follow_each_other_are_one_span() {
    let days = |tag: &str, from, to| ReportLanguage::of(tag).days(from, to);
    let (one, two) = (date(2024, 11, 14), date(2024, 11, 15));
    assert_eq!(days("fr", one, two), "14–15 novembre 2024");
    assert_eq!(days("en", one, two), "14–15 November 2024");
    assert_eq!(days("de", one, two), "14.–15. November 2024");
    assert_eq!(days("es", one, two), "14–15 de noviembre de 2024");
    let (one, two) = (date(2024, 11, 30), date(2024, 12, 1));
    assert_eq!(days("fr", one, two), "30 novembre – 1er décembre 2024");
    assert_eq!(days("es", one, two), "30 de noviembre – 1 de diciembre de 2024");
    assert_eq!(
        days("fr", date(2024, 12, 31), date(2025, 1, 1)),
        "31 décembre 2024 – 1er janvier 2025"
    );
    assert_eq!(days("fr", one, one), "30 novembre 2024");
}

#[test]
fn dates_are_written_as_readers_write_them() {
    let day = date(2019, 6, 12);
    let expected = BTreeMap::from([
        ("de", "Mittwoch, 12. Juni 2019"),
        ("en", "Wednesday, 12 June 2019"),
        ("es", "miércoles, 12 de junio de 2019"),
        ("fr", "mercredi 12 juin 2019"),
        ("it", "mercoledì 12 giugno 2019"),
        ("nl", "woensdag 12 juni 2019"),
        ("pl", "środa, 12 czerwca 2019"),
        ("pt", "quarta-feira, 12 de junho de 2019"),
    ]);
    for tag in ReportLanguage::tags() {
        assert_eq!(ReportLanguage::of(&tag).full_date(day), expected[tag.as_str()]);
    }
    assert_eq!(ReportLanguage::of("pt-PT").full_date(day), expected["pt"]);
    assert_eq!(ReportLanguage::of("fr").long_date(day), "12 juin 2019");
    let first = date(2021, 12, 1);
    assert_eq!(ReportLanguage::of("fr-BE").long_date(first), "1er décembre 2021");
    assert_eq!(ReportLanguage::of("fr").full_date(first), "mercredi 1er décembre 2021");
    assert_eq!(ReportLanguage::of("nl").long_date(first), "1 december 2021");
}

#[test]
fn times_follow_the_habit_of_the_language() {
    let french = ReportLanguage::of("fr");
    assert_eq!(french.time(time(9, 40, 0, 0)), "9\u{a0}h\u{a0}40");
    assert_eq!(french.time(time(12, 0, 0, 0)), "12\u{a0}h");
    assert_eq!(ReportLanguage::of("en-GB").time(time(9, 0, 0, 0)), "9:00");
    assert_eq!(ReportLanguage::of("it").time(time(14, 5, 0, 0)), "14.05");
    assert_eq!(ReportLanguage::of("pt").time(time(9, 0, 0, 0)), "9h00");
}

#[test]
fn lists_and_numbers_are_joined_and_grouped() {
    let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let three = words(&["A", "B", "C"]);
    assert_eq!(ReportLanguage::of("fr").list(&three), "A, B et C");
    assert_eq!(ReportLanguage::of("en").list(&three), "A, B and C");
    assert_eq!(ReportLanguage::of("de").list(&three), "A, B und C");
    assert_eq!(ReportLanguage::of("pl").list(&words(&["A", "B"])), "A i B");
    // Spanish says « e » before the sound i.
    assert_eq!(ReportLanguage::of("es").list(&words(&["Agua", "Islas"])), "Agua e Islas");
    assert_eq!(ReportLanguage::of("fr").list(&[]), "");
    let french = ReportLanguage::of("fr").separators();
    let [pair, middle, last] = [" et ", ", ", " et "].map(str::to_owned);
    assert_eq!(french, Separators { pair, middle, last });
    assert_eq!(ReportLanguage::of("fr").number(1234), "1\u{202f}234");
    assert_eq!(ReportLanguage::of("de").number(1234), "1.234");
}

#[test]
fn counts_and_ranks_choose_their_form() {
    let polish = ReportLanguage::of("pl").plurals();
    let forms = [1, 2, 5, 12, 22, 112, 122].map(|count| polish[count]);
    assert_eq!(forms, ["one", "few", "many", "many", "few", "many", "few"]);
    let french = ReportLanguage::of("fr");
    assert_eq!([0, 1, 2].map(|count| french.plurals()[count]), ["one", "one", "other"]);
    assert_eq!(french.nth("nth_round", 1), "1[er] passage");
    assert_eq!(french.nth("nth_round", 3), "3[e] passage");
    assert_eq!(ReportLanguage::of("en").nth("nth_round", 2), "Round 2");
}

#[test]
fn words_are_sorted_as_in_a_dictionary() {
    let sorted = |tag: &str, words: &str| {
        let mut words: Vec<_> = words.split(' ').collect();
        ReportLanguage::of(tag).sort_by_word(&mut words, |word| word);
        words.join(" ")
    };
    assert_eq!(sorted("fr", "Zoé été eau Étape"), "eau Étape été Zoé");
    assert_eq!(sorted("pl", "Łódź Lublin Mazury"), "Lublin Łódź Mazury");
    assert_eq!(sorted("es", "ñu nube oso"), "nube ñu oso");
}

#[test]
fn a_language_is_called_by_its_names() {
    assert_eq!(ReportLanguage::tag_of("Deutsch").as_deref(), Some("de"));
    assert_eq!(ReportLanguage::tag_of("polonais").as_deref(), Some("pl"));
    assert_eq!(ReportLanguage::tag_of("klingon"), None);
}
