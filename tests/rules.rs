//! `docs/pdf-rules.md` lists all that typst can refuse, as its sources have it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::harness::{list, repository};

/// The crates that say something, each with the files of it that concern us; none for all.
const CRATES: &[(&str, &[&str])] = &[
    ("typst-pdf", &[]),
    ("typst-layout", &[]),
    ("typst-realize", &[]),
    (
        "typst-library",
        &["engine.rs", "model/link.rs", "model/footnote.rs", "layout/grid/", "visualize/image/"],
    ),
];

/// The sources of a crate, where cargo unpacked them to build this test.
fn sources(name: &str) -> PathBuf {
    let lock = std::fs::read_to_string(repository().join("Cargo.lock")).unwrap();
    let (_, entry) = lock.split_once(&format!("name = \"{name}\"\nversion = \"")).unwrap();
    let version = entry.split('"').next().unwrap();
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cargo"))).unwrap();
    let registries = std::fs::read_dir(home.join("registry/src")).expect("cargo's registry");
    let mut folders = registries.map(|it| it.unwrap().path().join(format!("{name}-{version}")));
    folders
        .find(|it| it.is_dir())
        .unwrap_or_else(|| panic!("no sources of {name} {version}"))
        .join("src")
}

/// All that a crate's sources refuse, with a `*` for what is filled in.
fn messages(name: &str, only: &[&str]) -> BTreeSet<String> {
    let refusal = Regex::new(r#"(?s)\b(?:bail|error)!\([^"]{0,160}?"((?:[^"\\]|\\.)*)""#).unwrap();
    let [joined, prefix, filled] =
        [r"\\\n\s*", r"^\{(?:prefix|validator)\}(?: error:)? ?", r"\{[^}]*\}"]
            .map(|pattern| Regex::new(pattern).unwrap());
    let folder = sources(name);
    let mut files = Vec::new();
    list(&folder, "", &mut files);
    files.retain(|file| only.is_empty() || only.iter().any(|it| file.starts_with(it)));
    let mut found = BTreeSet::new();
    for file in files.iter().filter(|file| file.ends_with(".rs")) {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        for refused in refusal.captures_iter(&text) {
            let message = joined.replace_all(&refused[1], "");
            let message = prefix.replace(&message, "");
            found.insert(filled.replace_all(&message, "*").into_owned());
        }
    }
    found
}

#[test]
fn the_list_of_rules_is_what_typst_refuses() {
    let all: BTreeSet<_> = CRATES.iter().flat_map(|(name, only)| messages(name, only)).collect();
    assert!(all.len() > 100, "{all:?}");
    let list = std::fs::read_to_string(repository().join("docs/pdf-rules.md")).unwrap();
    let rows = list.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let listed: BTreeSet<_> = rows.clone().map(|(message, _)| message.to_owned()).collect();
    let missing: Vec<_> = all.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&all).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not listed: {missing:#?}\nno more: {gone:#?}");
    for (message, rest) in rows {
        let cells: Vec<_> = rest.trim_end_matches(" |").split(" | ").collect();
        assert!(cells.len() == 2 && cells.iter().all(|it| !it.is_empty()), "{message}: {cells:?}");
        // What nobody can bring about needs nothing; all else is met by something.
        assert!(cells[0].starts_with("nobody") || cells[1] != "–", "{message}");
    }
}
