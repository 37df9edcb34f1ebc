//! The readers and the schemas know the same.

use std::collections::BTreeSet;

use super::*;
use crate::diagnostic::Code;
use crate::read::yaml::{self, Form, Key};

/// A record of a schema: the keys that lead to it, and what its reader asks.
struct Record<'a> {
    schema: &'static Schema,
    path: Vec<(Key, bool)>,
    probe: &'a Probe,
    json: &'a Value,
}

impl Record<'_> {
    fn place(&self) -> String {
        let keys = self.path.iter().map(|(key, _)| key.1);
        std::iter::once(self.schema.name).chain(keys).collect::<Vec<_>>().join(".")
    }

    /// What the reader says of a file in which the record holds this.
    fn told(&self, inner: &str) -> Diagnostics {
        let wrap = |inner: String, (key, is_list): &(Key, bool)| {
            let inner = if *is_list { format!("[{inner}]") } else { inner };
            format!("{{\"{}\": {inner}}}", key.1)
        };
        let text = self.path.iter().rev().fold(format!("{{{inner}}}"), wrap);
        told(self.schema, &text)
    }
}

fn told(schema: &Schema, text: &str) -> Diagnostics {
    let source = Source::new("a.yaml", Vec::new(), text.to_owned());
    let mut diagnostics = Diagnostics::default();
    let node = yaml::read(NOWHERE, &source, 0..text.len(), &mut diagnostics).unwrap();
    (schema.read)(&node, &source, &mut diagnostics);
    diagnostics
}

fn records<'a>(
    schema: &'static Schema,
    path: &[(Key, bool)],
    probe: &'a Probe,
    json: &'a Value,
    found: &mut Vec<Record<'a>>,
) {
    found.push(Record { schema, path: path.to_vec(), probe, json });
    for (key, inner) in probe.keys() {
        if inner.forms().contains(&Form::Record) {
            let is_list = inner.forms().contains(&Form::List);
            let path = [path, &[(key, is_list)]].concat();
            records(schema, &path, inner, json, found);
        }
    }
}

fn each(mut check: impl FnMut(&Record<'_>)) -> usize {
    let mut count = 0;
    for schema in ALL {
        let probe = schema.probe();
        let json = schema.json(Language::French);
        let mut found = Vec::new();
        records(schema, &[], &probe, &json, &mut found);
        count += found.len();
        found.iter().for_each(&mut check);
    }
    count
}

/// What the schema says of a record.
fn schema_of(record: &Record<'_>) -> Value {
    let json = record.json;
    let keys = record.path.iter().map(|(key, _)| crate::spelling::fold(key.1).replace(' ', "-"));
    let name = keys.collect::<Vec<_>>().join(".");
    let top = match record.schema.root {
        Root::Record => json.clone(),
        Root::RecordOrList(_) => json["anyOf"][0].clone(),
        Root::ListOrPairs(key) => json["definitions"][key].clone(),
    };
    if name.is_empty() { top } else { json["definitions"][&name].clone() }
}

#[test]
fn the_reader_and_the_schema_know_the_same_keys() {
    let mut closed = 0;
    let count = each(|record| {
        let schema = schema_of(record);
        let place = record.place();
        let known = schema["properties"].as_object().unwrap_or_else(|| panic!("{place}"));
        let is_closed = schema["additionalProperties"] == json!(false);
        let diagnostics = record.told("zzz-inconnu: 1");
        assert_eq!(is_closed, diagnostics.has(Code::UnknownKey), "{place}");
        if !is_closed {
            return;
        }
        closed += 1;
        let told = diagnostics.sorted().into_iter().find(|it| it.code == Code::UnknownKey).unwrap();
        for language in [Language::French, Language::English] {
            let expected = told.word("expected", language).unwrap();
            let expected: BTreeSet<_> = expected.split(", ").collect();
            let offered: BTreeSet<_> =
                record.probe.keys().iter().map(|(key, _)| language.choose(key.1, key.0)).collect();
            assert_eq!(expected, offered, "{place}");
            for key in expected {
                assert!(known.contains_key(key), "{place}: {key}");
            }
        }
        // The other way round: no property but keys, their synonyms and who may see the record.
        for name in known.keys() {
            let is_key = record.probe.keys().iter().any(|(key, _)| key.matches(name));
            assert!(is_key || yaml::VISIBILITY.matches(name), "{place}: {name}");
            let told = record.told(&format!("\"{name}\": "));
            assert!(!told.has(Code::UnknownKey), "{place}: {name}");
        }
    });
    assert!(count > 40 && closed > 30, "{count} records, {closed} of them closed");
}

#[test]
fn the_reader_and_the_schema_know_the_same_words() {
    let mut lists = 0;
    each(|record| {
        for (key, probe) in record.probe.keys() {
            for form in probe.forms() {
                let Form::Choice(choices) = form else { continue };
                lists += 1;
                let place = format!("{}.{}", record.place(), key.1);
                let written = |word: &str| record.told(&format!("nom: X, \"{}\": {word}", key.1));
                let schema = schema_of(record);
                let definitions = record.json["definitions"].as_object().unwrap();
                let ways = build::ways(&schema["properties"][key.1], definitions);
                let words = ways.iter().find_map(|way| way["enum"].as_array()).unwrap();
                let strings: BTreeSet<_> = words.iter().filter_map(Value::as_str).collect();
                let all: BTreeSet<_> = choices.iter().flatten().map(String::as_str).collect();
                assert_eq!(strings, all, "{place}");
                assert_eq!(words[0], json!(choices[0][0]), "{place}");
                for word in words {
                    assert!(!written(&word.to_string()).has(Code::UnknownValue), "{place}: {word}");
                }
                assert!(written("zzz-inconnu").has(Code::UnknownValue), "{place}");
            }
        }
    });
    assert!(lists > 100, "{lists}");
}

#[test]
fn each_key_is_described_and_nothing_else_is() {
    let mut places = Vec::new();
    each(|record| {
        for (key, _) in record.probe.keys() {
            places.push((key, format!("{}.{}", record.place(), key.1)));
        }
    });
    let silent: Vec<_> = places
        .iter()
        .filter(|(key, place)| words::description(*key, place, Language::French).is_none())
        .map(|(_, place)| place.as_str())
        .collect();
    assert!(silent.is_empty(), "describe in src/schema/words.rs: {silent:#?}");
    for name in words::names() {
        let named = |place: &str| {
            place.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        assert!(places.iter().any(|(_, place)| named(place)), "nothing is called {name}");
        // An entry that a longer one always hides says nothing to anybody.
        let Some(entry) = words::entry(name).filter(|entry| entry.0 == name) else { continue };
        let used = places.iter().any(|(_, place)| words::entry(place) == Some(entry));
        assert!(used, "{name} describes nothing");
    }
}

#[test]
fn what_is_needed_is_what_the_reader_misses() {
    each(|record| {
        let schema = schema_of(record);
        let ways = schema["allOf"].as_array().cloned().unwrap_or_default();
        let told = record.told("visibilite: public");
        for way in ways {
            let name = way["anyOf"][0]["required"][0].as_str().unwrap_or_default().to_owned();
            let is_missed = told.sorted().iter().any(|it| {
                it.code == Code::MissingKey && it.word("key", Language::French) == Some(&name)
            });
            assert!(is_missed, "{}: {name}", record.place());
        }
    });
}

#[test]
fn narrower_shapes_are_the_reader_s() {
    let event = Schema::named("event").unwrap();
    for (text, is_right) in [
        ("theme: {encre: \"#0b5d5e\"}", true),
        ("theme: {encre: bleu}", false),
        ("theme: {filet: \"#0b5d5\"}", false),
        ("theme: {résolution: 72}", true),
        ("theme: {résolution: 600}", true),
        ("theme: {résolution: 71}", false),
        ("theme: {résolution: 601}", false),
    ] {
        assert_eq!(!told(event, text).has(Code::WrongType), is_right, "{text}");
    }
    let evaluation = Schema::named("evaluation").unwrap();
    for (text, is_right) in [
        ("- {question: Q, effectif: 12, réponses: {oui: 3, non: \"1 2\"}}", true),
        ("- {question: Q, effectif: douze}", false),
        ("- {question: Q, réponses: {oui: trois}}", false),
        ("- {question: Q, réponses: beaucoup}", false),
    ] {
        assert_eq!(!told(evaluation, text).has(Code::WrongType), is_right, "{text}");
    }
}

#[test]
fn examples_are_without_reproach() {
    let mut count = 0;
    each(|record| {
        for (key, _) in record.probe.keys() {
            let place = format!("{}.{}", record.place(), key.1);
            for language in [Language::French, Language::English] {
                for example in shape::examples(&place, language) {
                    count += 1;
                    let name = language.choose(key.1, key.0);
                    let told = record.told(&format!("\"{name}\": {example}"));
                    let told = told.sorted();
                    let wrong: Vec<_> =
                        told.iter().filter(|it| it.code != Code::MissingKey).collect();
                    assert!(wrong.is_empty(), "{place}: {wrong:?}");
                }
            }
        }
    });
    assert!(count > 20, "{count}");
}

#[test]
fn a_schema_has_a_name_that_leads_nowhere() {
    for schema in ALL {
        for language in [Language::French, Language::English] {
            let json = schema.json(language);
            assert_eq!(json["$id"], format!("urn:actes:schema:{}", schema.name));
            let text = schema.text(language);
            let links: Vec<_> =
                text.match_indices("http").map(|(at, _)| &text[at..at + 30]).collect();
            assert_eq!(
                links,
                ["http://json-schema.org/draft-07"[..30].to_owned()],
                "{}",
                schema.name
            );
        }
    }
}
