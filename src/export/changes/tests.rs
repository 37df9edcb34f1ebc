//! What is told of two models.

use serde_json::json;

use super::*;
use crate::edition::Kind;

/// What changed, when nothing is withheld.
fn between(old: &Value, new: &Value) -> Changes {
    Changes::between(old, new, new, &[], None)
}

fn volume(actions: Value, sessions: Value) -> Value {
    json!({
        "fingerprint": "f", "event": { "title": "T", "version": "1", "questions": [] },
        "sessions": sessions, "workshops": [], "actions": actions, "glossary": [],
    })
}

#[test]
fn nothing_changed_is_no_change_and_neither_is_typography() {
    let old = volume(json!([{ "id": "A1", "title": "L'un", "lead": null }]), json!([]));
    let new = volume(json!([{ "id": "A1", "title": "L’un", "lead": null }]), json!([]));
    assert_eq!(between(&old, &new).list, []);
}

#[test]
fn a_field_a_new_action_and_one_that_is_gone_are_told() {
    let old = json!([{ "id": "A1", "title": "Un", "lead": "X" }, { "id": "A2", "title": "Deux" }]);
    let new = json!([{ "id": "A1", "title": "Un", "lead": "Y" }, { "id": "A3", "title": "Trois" }]);
    let changes = between(&volume(old, json!([])), &volume(new, json!([])));
    let told: Vec<_> = changes.list.iter().map(|it| (it.subject.id.as_str(), &it.what)).collect();
    let lead = What::Field { name: "lead", old: vec!["X".into()], new: vec!["Y".into()] };
    assert_eq!(told, [("A1", &lead), ("A3", &What::Added), ("A2", &What::Removed)]);
}

#[test]
fn a_session_that_moved_is_the_same_session() {
    let old = json!([{ "id": "s0940", "title": "Bois", "start": "09:40", "passages": ["a"] }]);
    let new = json!([{ "id": "s0950", "title": "Bois", "start": "09:50", "passages": ["a"] }]);
    let changes = between(&volume(json!([]), old), &volume(json!([]), new));
    let start = What::Field { name: "start", old: vec!["09:40".into()], new: vec!["09:50".into()] };
    assert_eq!(changes.list.len(), 1);
    assert_eq!(changes.list[0].what, start);
}

#[test]
fn a_long_passage_is_cut_to_what_differs() {
    let around = "mot ".repeat(60);
    let old = json!([{ "id": "s", "title": "S", "passages": [format!("{around}vingt {around}")] }]);
    let new =
        json!([{ "id": "s", "title": "S", "passages": [format!("{around}trente {around}")] }]);
    let changes = between(&volume(json!([]), old), &volume(json!([]), new));
    let What::Passage { old: Some(old), new: Some(new) } = &changes.list[0].what else {
        panic!("{changes:?}")
    };
    assert!(old.contains("vingt") && new.contains("trente"), "{old}\n{new}");
    assert!(old.starts_with("[…] mot") && old.ends_with("mot […]"), "{old}");
    assert!(old.chars().count() < 120, "{old}");
}

#[test]
fn what_the_earlier_volume_does_not_say_is_not_compared() {
    let old = json!({ "fingerprint": "f", "event": {}, "actions": [{ "id": "A1" }] });
    let new = volume(json!([{ "id": "A1", "title": "Un", "lead": "X" }]), json!([{ "id": "s" }]));
    assert_eq!(between(&old, &new).list, []);
}

/// What is told of a session's passages, by what they were and are, in the whole report and in public.
fn told(old: &[&str], new: &[&str], whole: &[&str]) -> (String, usize) {
    let of = |passages: &[&str]| {
        volume(json!([]), json!([{ "id": "s", "title": "S", "passages": passages }]))
    };
    let changes = Changes::between(&of(old), &of(new), &of(whole), &[], None);
    (format!("{:?}", changes.list), changes.untold)
}

#[test]
fn what_is_withheld_by_now_is_not_told() {
    let old = json!([{ "id": "s", "title": "S", "passages": ["Dit. Un secret bien gardé."] }]);
    let new = json!([{ "id": "s", "title": "S", "passages": ["Dit."] }]);
    let actions = json!([{ "id": "A1", "title": "Un secret bien gardé", "lead": "X" }]);
    let secret =
        Withheld { text: "un secret bien gardé".to_owned(), span: None, kind: Kind::Passage };
    let whole = volume(actions.clone(), old.clone());
    let (old, new) = (volume(actions, old), volume(json!([]), new));
    let changes = Changes::between(&old, &new, &whole, &[secret], None);
    assert_eq!((changes.list.as_slice(), changes.untold), (&[][..], 2));
}

#[test]
fn a_passage_that_became_internal_is_not_told_though_it_was_corrected_on_the_way() {
    let kept = "La journée commence à neuf heures.";
    let old = [kept, "On a dit que vingt logements seraient bâtis."];
    let whole = [kept, "On a dit que trente logements seraient bâtis."];
    assert_eq!(told(&old, &[kept], &whole), ("[]".to_owned(), 1));
    // What its author deleted is.
    let (list, untold) = told(&old, &[kept], &[kept]);
    assert!(list.contains("vingt logements") && untold == 0, "{list}");
}

#[test]
fn a_name_that_is_not_given_any_more_is_not_told_and_what_stands_for_it_is_no_news() {
    let old = ["Paul Modèle : Oui.", "Le maire Paul Modèle a dit vingt logements par an."];
    let new = ["[nom retiré] : Oui.", "Le maire [nom retiré] a dit vingt logements par an."];
    assert_eq!(told(&old, &new, &old), ("[]".to_owned(), 2));
}

#[test]
fn what_was_corrected_beside_a_name_that_was_withdrawn_is_told_without_the_name() {
    let old = ["Un autre passage avec Ana Spécimen et vingt chaises."];
    let new = ["Un autre passage avec [nom retiré] et trente chaises."];
    let whole = ["Un autre passage avec Ana Spécimen et trente chaises."];
    let (list, untold) = told(&old, &new, &whole);
    assert!(list.contains("[nom retiré] et vingt") && list.contains("[nom retiré] et trente"));
    assert!(!list.contains("Spécimen") && untold == 0, "{list}");
}

#[test]
fn what_was_corrected_beside_something_that_was_always_withheld_is_told() {
    let old = ["Le maire [nom retiré] a dit vingt logements par an."];
    let new = ["Le maire [nom retiré] a dit trente logements par an."];
    let whole = ["Le maire Paul Modèle a dit trente logements par an."];
    let (list, untold) = told(&old, &new, &whole);
    assert!(list.contains("vingt") && list.contains("trente") && untold == 0, "{list}");
}

#[test]
fn a_lead_whose_name_was_withdrawn_is_not_told_and_a_new_lead_is() {
    let of = |lead: &str| json!([{ "id": "A1", "title": "Bâtir", "lead": lead }]);
    let people = |mut model: Value, names: &[&str]| {
        model["people"] = names.iter().map(|name| json!({ "name": name })).collect();
        model
    };
    let old = people(volume(of("Paul Modèle"), json!([])), &["Paul Modèle"]);
    let whole = people(volume(of("Paul Modèle"), json!([])), &["Paul Modèle"]);
    let new = people(volume(of("[nom retiré]"), json!([])), &[]);
    let changes = Changes::between(&old, &new, &whole, &[], None);
    assert_eq!((changes.list.as_slice(), changes.untold), (&[][..], 1));
    let other = people(volume(of("la mairie"), json!([])), &["Paul Modèle"]);
    let changes = Changes::between(&old, &other, &other, &[], None);
    assert_eq!(changes.list.len(), 1);
}

#[test]
fn passages_that_have_nothing_in_common_are_not_taken_for_one_another() {
    let old = ["On a dit vingt logements par an.", "Le bois vient de la commune."];
    let new = ["La fête aura lieu en juin.", "On a dit trente logements par an."];
    let (list, _) = told(&old, &new, &new);
    assert!(list.contains("vingt logements par an.\"), new: Some(\"On a dit trente"), "{list}");
    assert!(list.contains("old: None, new: Some(\"La fête"), "{list}");
    assert!(list.contains("old: Some(\"Le bois vient de la commune.\"), new: None"), "{list}");
}

#[test]
fn a_passage_that_only_moved_is_no_change() {
    let (old, new) =
        (["Un deux trois.", "Quatre cinq six."], ["Quatre cinq six.", "Un deux trois."]);
    assert_eq!(told(&old, &new, &new), ("[]".to_owned(), 0));
}

#[test]
fn sessions_that_changed_places_are_known_by_their_titles() {
    let old = json!([
        { "id": "s0940", "title": "Bois", "start": "09:40", "passages": ["Du bois."] },
        { "id": "s1100", "title": "Eau", "start": "11:00", "passages": ["De l'eau."] },
    ]);
    let new = json!([
        { "id": "s0940", "title": "Eau", "start": "09:40", "passages": ["De l'eau."] },
        { "id": "s1100", "title": "Bois", "start": "11:00", "passages": ["Du bois."] },
    ]);
    let changes = between(&volume(json!([]), old), &volume(json!([]), new));
    let fields = changes.list.iter().all(|it| matches!(it.what, What::Field { name: "start", .. }));
    assert!(fields && changes.list.len() == 2, "{changes:?}");
}
