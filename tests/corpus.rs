//! Real office documents against the text of another reader: what is lost without a word?

#![expect(clippy::print_stdout, reason = "a run by hand prints what it counts")]

use std::collections::BTreeMap;
use std::fs;

use actes::diagnostic::Language;
use actes::read::decode::{Purpose, decode};
use unicode_normalization::UnicodeNormalization;

/// Compares with another reader over a folder of real documents, which is no part of this repository:
/// `ACTES_CORPUS=FOLDER cargo test --release --test suite corpus -- --ignored --nocapture`. Beside
/// `a.docx` lies `a.docx.txt`, what the other reader gave (`pandoc -t plain --wrap none`).
#[test]
#[ignore = "needs a folder of documents"]
fn corpus() {
    let Ok(folder) = std::env::var("ACTES_CORPUS") else { return };
    let mut counts = BTreeMap::<&str, usize>::new();
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        if ![".docx", ".docm", ".odt"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let verdict = match decode(&name, &fs::read(&path).unwrap(), Purpose::Text) {
            Err(error) => {
                println!("refused {name}: {error:?}");
                "refused"
            }
            Ok(decoded) => {
                let own = words(&decoded.text);
                let other = fs::read_to_string(format!("{name}.txt")).unwrap_or_default();
                let mut lost = words(&other);
                lost.retain(|word, count| {
                    *count = count.saturating_sub(own.get(word).copied().unwrap_or(0));
                    *count > 0
                });
                let named: Vec<_> =
                    decoded.dropped.iter().map(|part| part.words(Language::French)).collect();
                match (lost.is_empty(), named.is_empty()) {
                    (true, true) => "whole",
                    (true, false) => "whole, with named losses",
                    (false, false) => {
                        println!("named {name}: {lost:?} {named:?}");
                        "words lost, with named losses"
                    }
                    (false, true) => {
                        println!("silent {name}: {lost:?}");
                        "silent losses"
                    }
                }
            }
        };
        *counts.entry(verdict).or_default() += 1;
    }
    println!("{counts:#?}");
}

/// How often each word of three letters or more stands in a text.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    let text = text.replace(['\\', '*', '~', '\u{ad}'], "");
    let text: String = text.replace("<sup>", "").replace("</sup>", "").nfkc().collect();
    for word in text.split(|sign: char| !sign.is_alphanumeric()) {
        if word.chars().count() > 2 {
            *words.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    words
}
