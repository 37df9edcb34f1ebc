//! What a proof-reader looks for in the printed report, and the texts that `fmt` sets.
//!
//! The rules themselves are held by the tables of `tests/typography/`, beside the code.

use std::collections::BTreeMap;
use std::fs;

use actes::diagnostic::Language;
use regex::Regex;

use crate::harness::{Project, list};
use crate::pdf::Volume;

/// Every place of a text that a pattern finds, with what stands around it.
fn places(text: &str, pattern: &str) -> Vec<String> {
    let pattern = Regex::new(&format!(".{{0,20}}(?:{pattern}).{{0,20}}")).unwrap();
    pattern.find_iter(text).map(|found| found.as_str().to_owned()).collect()
}

/// The sample without its one form in a fixed-width face, which is printed as typed.
fn without_code(project: Project) -> Project {
    let path = "input/round-tables/temoignages.md";
    let note = fs::read_to_string(project.path(path)).unwrap();
    let prose: Vec<_> = note.split("```").step_by(2).collect();
    assert_eq!(prose.len(), 2, "{path} has one form");
    let prose = prose.concat();
    project.write(path, prose)
}

#[test]
fn the_sample_s_pdf_is_set_as_a_proof_reader_wants() {
    let text = Volume::read(without_code(Project::sample()).build(&[])).text();
    assert!(text.len() > 20_000 && text.contains('«') && text.contains('’'));
    let mut wrong = Vec::new();
    for (rule, pattern) in [
        ("a space that breaks before a high mark", " [;:!?»]"),
        ("a space that breaks after «", "« "),
        ("no space before a high mark", "[a-zé»)][;!?](?: |$)"),
        ("a straight apostrophe or quote", "['\"]"),
        ("a time as typed", r"\b\d{1,2}h(?:\d\d)?\b"),
        ("three dots", r"\.\.\."),
    ] {
        wrong.extend(places(&text, pattern).into_iter().map(|place| format!("{rule}: {place}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ordinals_are_copied_as_words() {
    let note = "---\nsession: 9h30\n---\n\nAu XXIe siècle, le 1er mars, Mme Exemple dit 2e.\n";
    let project = Project::small().write("input/notes/accueil.md", note);
    let text = Volume::read(project.build(&[])).text();
    for word in ["XXIe\u{a0}siècle", "1er\u{a0}mars", "Mme\u{a0}Exemple", "2e."] {
        assert!(text.contains(word), "{word} is not in\n{text}");
    }
}

#[test]
fn an_event_chooses_its_profile() {
    let note = "---\nsession: 9h30\n---\n\nQui dit « oui » ? L'école.\n";
    for (choice, expected) in [
        ("", "Qui dit «\u{a0}oui\u{a0}»\u{202f}? L’école."),
        ("typographie: imprimerie-nationale\n", "Qui dit «\u{a0}oui\u{a0}»\u{202f}? L’école."),
        ("typographie: ue\n", "Qui dit «oui»? L’école."),
        ("typography: none\n", "Qui dit « oui » ? L'école."),
        ("langue: en\n", "Qui dit « oui » ? L’école."),
    ] {
        let project = Project::small().write("input/event.yaml", choice);
        let project = project.write("input/notes/accueil.md", note);
        let text = Volume::read(project.build(&[])).text();
        assert!(text.contains(expected), "{choice:?}: {expected} is not in\n{text}");
    }
}

const NOTE: &str = "\u{feff}---\r\nsession: 9h30\r\ntitre: L'accueil, qui fait quoi?\r\n---\r\n\r\n\
Il dit \"oui\" à `l'heure` de **midi** ?\r\nVoir <https://exemple.fr/l'eau?x=1>.\r\n";

const NOTE_SET: &str = "\u{feff}---\r\nsession: 9h30\r\ntitre: L’accueil, qui fait quoi\u{202f}?\r\n---\r\n\r\n\
Il dit «\u{a0}oui\u{a0}» à `l'heure` de **midi**\u{202f}?\r\nVoir <https://exemple.fr/l'eau?x=1>.\r\n";

const EVENT: &str = "# l'avis d'abord\navertissement: >-\n  Les notes de l'atelier\n  sont fictives ; tout l'est !\n\
sous-titre: 'Qui ? Quoi ?'\ncontact: jo@exemple.fr\n";

const EVENT_SET: &str = "# l'avis d'abord\navertissement: >-\n  Les notes de l’atelier\n  sont fictives\u{202f}; tout l’est\u{202f}!\n\
sous-titre: 'Qui\u{202f}? Quoi\u{202f}?'\ncontact: jo@exemple.fr\n";

fn untidy() -> Project {
    Project::small().write("input/notes/accueil.md", NOTE).write("input/event.yaml", EVENT)
}

#[test]
fn fmt_sets_the_texts_and_nothing_else() {
    let project = untidy();
    let run = project.run(&["fmt"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let read = |path: &str| fs::read_to_string(project.path(path)).unwrap();
    assert_eq!(read("input/notes/accueil.md"), NOTE_SET);
    assert_eq!(read("input/event.yaml"), EVENT_SET);
    assert!(run.stdout.contains("event.yaml : "), "{}", run.stdout);
    let again = project.run(&["fmt"]);
    assert_eq!(again.stdout, "Rien à corriger.\n");
    assert_eq!(project.files().len(), 3, "nothing else is left: {:?}", project.files());
}

#[test]
fn fmt_shows_the_difference_and_writes_nothing() {
    let project = untidy().speaking(Language::English);
    let run = project.run(&["fmt", "--diff"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stdout.contains("--- event.yaml\n+++ event.yaml\n@@ "), "{}", run.stdout);
    assert!(run.stdout.contains("\n-  Les notes de l'atelier\n"), "{}", run.stdout);
    assert!(run.stdout.contains("\n+  Les notes de l’atelier\n"), "{}", run.stdout);
    assert_eq!(fs::read_to_string(project.path("input/event.yaml")).unwrap(), EVENT);
}

#[test]
fn fmt_does_not_touch_a_file_in_an_old_encoding() {
    let bytes = b"---\nsession: 9h30\n---\n\nL'\xe9cole est l\xe0 ?\n";
    let project = Project::small().write("input/notes/accueil.md", bytes);
    let run = project.run(&["fmt"]);
    assert!(run.stderr.contains("UTF-8"), "{}", run.text());
    assert_eq!(fs::read(project.path("input/notes/accueil.md")).unwrap(), bytes);
}

/// What typst is given: the texts, and the report without the fingerprints of its files.
fn composed(project: &Project) -> BTreeMap<String, String> {
    project.build(&["--project", "projet"]);
    let mut files = Vec::new();
    list(&project.path("projet"), "", &mut files);
    let texts =
        files.into_iter().filter(|path| path.starts_with("bodies/") || path == "report.json");
    let read = |path: String| {
        let text = fs::read_to_string(project.path("projet").join(&path)).unwrap();
        let end = text.find("\"sources\"").unwrap_or(text.len());
        (path, text[..end].to_owned())
    };
    texts.map(read).collect()
}

#[test]
fn the_sample_says_the_same_once_it_is_set() {
    let project = Project::sample();
    let before = composed(&project);
    assert!(before.len() > 5);
    let run = project.run(&["fmt"]);
    assert!(run.stdout.contains("agenda.md : "), "{}", run.text());
    let again = project.run(&["fmt", "--diff"]);
    assert_eq!(again.stdout, "Rien à corriger.\n", "{}", again.text());
    for (path, text) in composed(&project) {
        assert_eq!(Some(&text), before.get(&path), "{path}");
    }
}
