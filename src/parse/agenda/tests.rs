//! Whole agendas: every layout of `tests/agenda-layouts`, and what must hold for any text.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// An agenda of the folder as text, without the YAML header's range.
fn layout(name: &str) -> (String, Range<usize>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agenda-layouts");
    let bytes = std::fs::read(folder.join(name).with_extension("md")).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap_or_else(|_| encoding_rs::WINDOWS_1252.decode(&bytes).0.into());
    let text = text.replace("\r\n", "\n");
    let header = text.strip_prefix("---\n").and_then(|rest| Some(rest.find("\n---\n")? + 9));
    let body = header.unwrap_or(0)..text.len();
    (text, body)
}

fn shown_time(time: Option<Time>) -> Value {
    time.map_or(Value::Null, |time| time.strftime("%H:%M").to_string().into())
}

fn people(people: &[session::Person]) -> (Vec<String>, Vec<String>, Vec<String>) {
    let all = || people.iter().map(|person| &person.announced);
    let names = all().filter_map(|who| who.name.clone()).collect();
    let organisations = all().filter_map(|who| who.organisation.clone()).collect();
    let role = |person: &session::Person| format!("{}: {}", person.announced.name.clone().or(person.announced.organisation.clone()).unwrap_or_default(), person.role.name());
    (names, organisations, people.iter().map(role).collect())
}

/// What was understood, in the form of the expected files.
fn model(text: &str, draft: &Draft) -> Value {
    let words = |ranges: Vec<Range<usize>>| joined(text, ranges).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
    let head = &draft.head;
    let sessions = draft.sessions.iter().map(|session| {
        let (speakers, organisations, roles) = people(&session.speakers);
        let workshop = |it: &session::Workshop| {
            let (speakers, organisations, _) = people(&it.speakers);
            json!({"title": it.title, "room": it.room, "speakers": speakers, "organisations": organisations})
        };
        json!({
            "day": session.day.map(|day| day.to_string()),
            "start": shown_time(Some(session.start)),
            "end": shown_time(session.end),
            "end_inferred": session.end_inferred,
            "kind": session.kind.name(),
            "title": session.title,
            "room": session.room,
            "speakers": speakers,
            "organisations": organisations,
            "functions": session.speakers.iter().filter_map(|it| it.announced.function.clone()).collect::<Vec<_>>(),
            "roles": roles,
            "open": session.speakers_open,
            "text": words(session.text.iter().map(|kept| kept.range.clone()).collect()),
            "workshops": session.workshops.iter().map(workshop).collect::<Vec<_>>(),
        })
    });
    json!({
        "title": head.title.as_ref().map(|(words, _)| words),
        "name": head.name.as_ref().map(|(words, _)| words),
        "date": head.date.as_ref().map(|(date, _)| date.to_string()),
        "end_date": head.end_date.as_ref().map(|(date, _)| date.to_string()),
        "venue": head.venue.iter().map(|(words, _)| words).collect::<Vec<_>>(),
        "questions": head.questions.len(),
        "framing": words(head.framing.clone()),
        "sessions": sessions.collect::<Vec<_>>(),
    })
}

/// What differs between the model and what is stated of it.
fn differences(path: &str, expected: &Value, found: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(_)) => {
            for (key, value) in expected {
                differences(&format!("{path}.{key}"), value, &found[key], out);
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() && expected.iter().any(Value::is_object) => {
            for (rank, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(&format!("{path}[{rank}]"), expected, found, out);
            }
        }
        _ if expected != found => out.push(format!("{path}: expected {expected}, found {found}")),
        _ => {}
    }
}

#[test]
fn every_layout_is_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agenda-layouts");
    let mut out = Vec::new();
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    names.sort();
    for path in names.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let expected: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let (text, body) = layout(name);
        let mut found = model(&text, &draft(&text, body.clone()));
        if body.start > 0 {
            // The header's facts are read elsewhere.
            found["title"] = expected["title"].clone();
            found["date"] = expected["date"].clone();
        }
        if std::env::var("SHOW").is_ok_and(|shown| shown == name) {
            eprintln!("{found:#}");
        }
        differences(name, &expected, &found, &mut out);
    }
    assert!(out.is_empty(), "\n{}", out.join("\n"));
}
