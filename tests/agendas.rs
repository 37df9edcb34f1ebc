//! Every agenda layout, read from the disk by the whole program, and the sample's outline.

use std::fs;

use serde_json::{Value, json};

use crate::harness::{Project, matches_file, repository};

/// The JSON of `outline`.
#[track_caller]
fn outline(project: &Project) -> Value {
    let run = project.run(&["outline", "input", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.text());
    serde_json::from_str(&run.stdout).unwrap()
}

/// The speakers of a session in the form of the expected files.
fn in_expected_form(outline: &Value) -> Value {
    let mut form = outline["event"].clone();
    form["questions"] = json!(outline["event"]["questions"].as_array().unwrap().len());
    let several = !form["end_date"].is_null();
    let sessions = outline["sessions"].as_array().unwrap().iter().map(|session| {
        let speakers = session["speakers"].as_array().unwrap();
        let told = |key: &str| {
            let told = speakers.iter().map(|it| it[key].clone()).filter(|it| !it.is_null());
            told.collect::<Vec<_>>()
        };
        let roles = speakers.iter().map(|speaker| {
            let name =
                if speaker["name"].is_null() { &speaker["organisation"] } else { &speaker["name"] };
            format!("{}: {}", name.as_str().unwrap(), speaker["role"].as_str().unwrap())
        });
        let roles: Vec<_> = roles.collect();
        let workshops = outline["workshops"].as_array().unwrap();
        let held = session["workshops"].as_array().unwrap();
        let own = workshops.iter().filter(|workshop| held.contains(&workshop["id"]));
        let own = own.map(|it| json!({ "title": it["title"], "room": it["room"] }));
        json!({
            "day": if several { session["day"].clone() } else { Value::Null },
            "start": session["start"], "end": session["end"],
            "end_inferred": session["end_inferred"],
            "kind": session["kind"], "title": session["title"], "room": session["room"],
            "speakers": told("name"), "organisations": told("organisation"),
            "functions": told("function"), "roles": roles, "open": session["speakers_open"],
            "workshops": own.collect::<Vec<_>>(),
        })
    });
    form["sessions"] = sessions.collect();
    form
}

/// What the expected file states and `outline` does not say so.
fn differences(path: &str, expected: &Value, found: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                // What `outline` does not print: texts, and who leads a workshop.
                let printed = found.contains_key(key);
                let unprinted = matches!(key.as_str(), "text" | "framing");
                let in_workshop = path.contains(".workshops[");
                if printed {
                    differences(&format!("{path}.{key}"), value, &found[key], out);
                } else if !unprinted && !in_workshop {
                    out.push(format!("{path}.{key}: not printed"));
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.iter().any(Value::is_object) => {
            if expected.len() != found.len() {
                out.push(format!("{path}: expected {}, found {}", expected.len(), found.len()));
            }
            for (rank, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(&format!("{path}[{rank}]"), expected, found, out);
            }
        }
        _ if expected != found => out.push(format!("{path}: expected {expected}, found {found}")),
        _ => {}
    }
}

#[test]
fn every_agenda_layout_gives_the_outline_expected_of_it() {
    let folder = repository().join("tests/agenda-layouts");
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    names.sort();
    let mut out = Vec::new();
    let expected_files =
        names.iter().filter(|path| path.extension().is_some_and(|it| it == "json"));
    let mut read = 0;
    for path in expected_files {
        let mut expected: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        // What is left out of the report is not in its outline.
        expected.as_object_mut().unwrap().retain(|key, _| !matches!(&**key, "aside" | "letter"));
        let agenda = fs::read(path.with_extension("md")).unwrap();
        let project = Project::new().write("input/agenda.md", agenda);
        let found = in_expected_form(&outline(&project));
        let name = path.file_stem().unwrap().to_string_lossy();
        differences(&name, &expected, &found, &mut out);
        read += 1;
    }
    assert!(read >= 20, "the expected files must be found");
    assert!(out.is_empty(), "\n{}", out.join("\n"));
}

#[test]
fn the_sample_s_agenda_is_the_real_one_understood_as_stated() {
    let expected = fs::read(repository().join("tests/agenda-layouts/seed.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let agenda = fs::read(repository().join("input/agenda.md")).unwrap();
    let project = Project::new().write("input/agenda.md", agenda);
    let mut out = Vec::new();
    differences("seed", &expected, &in_expected_form(&outline(&project)), &mut out);
    assert!(out.is_empty(), "\n{}", out.join("\n"));
}

#[test]
fn the_outline_of_the_sample_is_as_reviewed() {
    let mut found = outline(&Project::sample());
    // Hashes and sizes are the files' own.
    for source in found["sources"].as_array_mut().unwrap() {
        let source = source.as_object_mut().unwrap();
        assert_eq!(source["sha256"].as_str().map(str::len), Some(64));
        *source = serde_json::from_value(json!({ "path": source["path"] })).unwrap();
    }
    // What is said is in the files themselves; the fingerprint is theirs.
    for list in ["sessions", "workshops", "actions"] {
        for part in found[list].as_array_mut().unwrap() {
            let passages = part.as_object_mut().unwrap().remove("passages").unwrap();
            assert!(passages.is_array());
        }
    }
    found["event"].as_object_mut().unwrap().remove("passages").unwrap();
    assert_eq!(found["fingerprint"].as_str().map(str::len), Some(64));
    found.as_object_mut().unwrap().remove("fingerprint").unwrap();
    matches_sample("outline-of-the-sample.json", &format!("{found:#}\n"));
}

#[test]
fn the_outline_for_people_says_the_same_in_words() {
    let run = Project::sample().run(&["outline", "input"]);
    assert_eq!(run.status, 0, "{}", run.text());
    matches_sample("outline-of-the-sample.txt", &run.stdout);
}

/// Compares what is said of the sample with the file that expects it.
#[track_caller]
fn matches_sample(file: &str, found: &str) {
    let path = repository().join("tests/expected").join(file);
    matches_file(found, &path).unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn a_cell_of_a_row_announces_workshops_and_who_moderates() {
    let agenda = "# Journée inventée\n\n8 octobre 2026\n\n| Horaire | Séance | Intervenants |\n|---|---|---|\n\
                  | 9h30 | Table ronde : Irriguer | Ana Spécimen, éleveuse, GAEC du Gué<br>Animation : Paul Modèle, journaliste |\n\
                  | 11h | Ateliers en parallèle | Atelier A : Compter l'eau<br>Atelier B : Réparer les réseaux |\n";
    let project = Project::new().write("input/agenda.md", agenda);
    let run = project.run(&["outline", "input"]);
    let led = agenda.replace(
        "Ateliers en parallèle | Atelier A : Compter l'eau<br>Atelier B : Réparer les réseaux",
        "Ateliers<br>Atelier A : Compter l'eau | Atelier A : animation Lou Fictive",
    );
    let led = Project::new().write("input/agenda.md", led).run(&["outline", "input"]);
    assert!(led.stdout.contains("Ateliers (1)"), "one workshop, and who leads it\n{}", led.text());
    for words in [
        "• Paul Modèle, journaliste\n",
        "atelier-1    Compter l'eau",
        "atelier-2    Réparer les réseaux",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.text());
    }
}
