//! Sets of smallest events, written from what the issue asks for before the program was tried on them:
//! secrets that must not leak, texts that must not stop a build or be mangled. Each was scored once, then used to
//! mend whole kinds; of the third and the fourth, two thirds of the wordings of marks are left to the tests
//! of `spelling::reserving`; of the fifth (573 secrets, 159 innocents), those that failed at first sight and every
//! sixth of the others, without Word files. All persons and organisations are invented.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use regex::Regex;
use serde_json::Value;

use crate::harness::Project;
use crate::leaks::everything;

/// What came of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Came {
    /// The secret is nowhere, in a PDF that was written; or the innocent words stand in it.
    Held,
    /// Nothing was written.
    Stopped,
    /// The secret stands there and was told in its words: nobody can decide it but its author.
    Told,
    /// It leaked.
    Leaked,
    /// Words that must stay were changed.
    Mangled,
}

fn plain(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn try_out(case: &Value) -> Came {
    let mut project = Project::new();
    for (path, content) in case["files"].as_object().unwrap() {
        let bytes = match content.as_str() {
            Some(text) => text.as_bytes().to_vec(),
            None => STANDARD.decode(content["base64"].as_str().unwrap()).unwrap(),
        };
        project = project.write(&format!("input/{path}"), bytes);
    }
    let run = project.run(&["--lang", "fr", "build", "input", "-o", "actes.pdf"]);
    let Ok(bytes) = std::fs::read(project.path("actes.pdf")) else { return Came::Stopped };
    let Some(look) = case["look"].as_str() else { return Came::Held };
    // Fonts and pictures hold any few letters and digits.
    let is_telling = Regex::new(r"\p{L}{5}").unwrap().is_match(look);
    let look = Regex::new(look).unwrap();
    let is_secret = case["kind"] == "L";
    let is_text = |(place, _): &&(String, Vec<u8>)| place == "pages" || place.starts_with("stream");
    let texts = everything(&bytes);
    let texts = texts.iter().filter(is_text);
    let texts = texts.map(|(_, bytes)| plain(&String::from_utf8_lossy(bytes)));
    let mut texts = texts.filter(|it| is_telling || !it.contains('\u{fffd}'));
    match (is_secret, texts.any(|text| look.is_match(&text))) {
        (true, false) | (false, true) => Came::Held,
        (true, true) if look.is_match(&plain(&run.text())) => Came::Told,
        (true, true) => Came::Leaked,
        (false, false) => Came::Mangled,
    }
}

/// Tries all cases of a set: no secret leaks without a word, no innocent text stops a build or is changed.
/// Of the secrets, so many at least are taken out of a PDF that is written, and the rest stop the build or
/// are told in their words.
#[track_caller]
fn check(set: &str, counts: [usize; 2], held: usize) {
    let cases: Vec<Value> = serde_json::from_str(set).unwrap();
    let came: Vec<_> = cases.iter().map(|case| (case, try_out(case))).collect();
    let mut found: BTreeMap<(bool, Came), Vec<&str>> = BTreeMap::new();
    for (case, came) in &came {
        let names = found.entry((case["kind"] == "L", *came)).or_default();
        names.push(case["name"].as_str().unwrap());
    }
    let count = |is_secret: bool| {
        let of_kind = found.iter().filter(|((kind, _), _)| *kind == is_secret);
        of_kind.map(|(_, names)| names.len()).sum::<usize>()
    };
    assert_eq!([count(true), count(false)], counts);
    let all_held = found.get(&(true, Came::Held)).map_or(0, Vec::len);
    found.retain(|(_, came), _| *came != Came::Held);
    let is_fault =
        |((is_secret, came), _): (&(bool, Came), &Vec<&str>)| !is_secret || *came == Came::Leaked;
    assert!(!found.iter().any(is_fault) && all_held >= held, "{all_held} held; {found:#?}");
}

#[test]
fn the_first_set_holds() {
    check(include_str!("privacy/one.json"), [119, 51], 102);
}

#[test]
fn the_second_set_holds() {
    check(include_str!("privacy/two.json"), [86, 41], 75);
}

#[test]
fn the_third_set_holds() {
    check(include_str!("privacy/three.json"), [287, 114], 225);
}

#[test]
fn the_fourth_set_holds() {
    check(include_str!("privacy/four.json"), [101, 80], 75);
}

#[test]
fn the_fifth_set_holds() {
    check(include_str!("privacy/five.json"), [174, 38], 120);
}

#[test]
fn the_sixth_set_holds() {
    check(include_str!("privacy/six.json"), [104, 40], 65);
}
