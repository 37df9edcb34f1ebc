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

const HOSTILE: &str = "---\nsession: 9h30\n---\n\nVoir https://a.fr/page? Et «https://b.fr» puis www.exemple.fr : \
\"https://c.fr/x\", https://d.fr/y; https://e.fr! Le code `a ?`, „groß“ et “https://f.fr”.\n\n\
![L'eau, qui fait quoi?](../media/l'eau.svg \"L'eau : © Camille Exemple\")\n\n\
> [!ZOOM] Qui fait quoi?\n> L'un - l'autre - tous.\n> — Camille Exemple, l'élue\n\n\
| L'un | Combien? |\n|---|---|\n| 20000 € | d'ici \\| là ! |\n\nFin[^1] \"jamais close.\n\n[^1]: Note : l'eau.\n";

const HOSTILE_EVENT: &str = "avertissement: |\n  L'avis d'abord.\n\n  Puis la suite : tout !\nsous-titre: \"L'\\\"école\\\" ?\"\n";

/// An escaped bar and escaped quotes.
const LEFT: &str = "2 endroits à corriger à la main : event.yaml:5, notes/accueil.md:15\n";

fn hostile() -> Project {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let project = Project::small().write("input/notes/accueil.md", HOSTILE);
    project.write("input/media/l'eau.svg", drawing).write("input/event.yaml", HOSTILE_EVENT)
}

#[test]
fn fmt_leaves_links_where_they_lead_and_has_nothing_to_do_twice() {
    let project = hostile();
    let links = |project: &Project| {
        let bodies = composed(project).into_values().collect::<String>();
        let links = bodies.split("web-link(\"").skip(1).map(|it| it.split('"').next().unwrap());
        links.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = links(&project);
    let expected = ["a.fr/page", "b.fr", "www.exemple.fr", "c.fr/x", "d.fr/y", "e.fr", "f.fr"];
    let expected = expected.map(|it| {
        it.strip_prefix("www").map_or(format!("https://{it}"), |_| format!("http://{it}"))
    });
    assert_eq!(before, expected);
    let run = project.run(&["fmt"]);
    let read = |path: &str| fs::read_to_string(project.path(path)).unwrap();
    let once = (read("input/notes/accueil.md"), read("input/event.yaml"));
    let note = &once.0;
    assert!(
        note.contains("![L’eau, qui fait quoi\u{202f}?](../media/l'eau.svg \"L’eau\u{a0}: ©"),
        "{note}"
    );
    assert!(
        note.contains("[!ZOOM] Qui fait quoi\u{202f}?\n> L’un –\u{a0}l’autre\u{a0}– tous."),
        "{note}"
    );
    assert!(
        note.contains(
            "https://a.fr/page\u{202f}? Et «\u{a0}https://b.fr\u{a0}» puis www.exemple.fr\u{a0}:"
        ),
        "{note}"
    );
    assert!(
        once.1.contains("  L’avis d’abord.\n\n  Puis la suite\u{a0}: tout\u{202f}!"),
        "{}",
        once.1
    );
    assert!(run.stdout.ends_with(LEFT), "{}", run.stdout);
    let again = project.run(&["fmt"]);
    assert_eq!(again.stdout, LEFT);
    assert_eq!((read("input/notes/accueil.md"), read("input/event.yaml")), once);
    assert_eq!(links(&project), before);
}

#[test]
fn median_points_are_not_stretched_and_centuries_are_words() {
    let words = "les agent·es et les élu·es du XXIe siècle ont travaillé, ".repeat(30);
    let alone =
        "**agent·es**, « agent·es » (agent·es)\n\nagent·es\n\n- l'agent·es ;\n\nles agent·es.";
    let note = format!("---\nsession: 9h30\n---\n\nEt {words}fin.\n\n{alone}\n");
    let project = Project::small().write("input/notes/accueil.md", note);
    let text = Volume::read(project.build(&[])).text();
    assert_eq!(text.matches("agent·es").count(), 36, "{text}");
    assert_eq!(text.matches("XXIe\u{a0}siècle").count(), 30, "{text}");
}

#[test]
fn the_report_names_every_place() {
    let note = "---\nsession: 9h30\n---\n\nL'eau.\n\nL'air.\n";
    let project = Project::small().write("input/notes/accueil.md", note);
    let project = project.write("input/event.yaml", "sous-titre: L'été\n");
    project.build(&["--report", "report.json"]);
    let report = fs::read_to_string(project.path("report.json")).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let decisions = report["decisions"].as_array().unwrap();
    let places = |file: &str| {
        let own = decisions.iter().filter(|it| it["code"] == "typography-corrected");
        let own = own.filter(|it| it["place"].as_str().unwrap().starts_with(file));
        own.map(|it| it["places"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(places("notes"), [r#"["notes/accueil.md:5:1","notes/accueil.md:7:1"]"#]);
    assert_eq!(places("event"), [r#"["event.yaml:1:13"]"#]);
    project.build(&["--report", "report.txt"]);
    let report = fs::read_to_string(project.path("report.txt")).unwrap();
    assert!(report.contains("[typography-corrected]: 2 × apostrophe (lignes 5, 7)\n"), "{report}");
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

#[test]
fn what_somebody_says_is_set_in_the_file_too() {
    let project = Project::small()
        .write(
            "input/agenda.md",
            "# Jour\n\n12 juin 2019\n\n9h30 Table ronde\n\n- Camille Exemple\n",
        )
        .write("input/notes/0930.md", "**Camille Exemple** : C'est \"dit\" !\n");
    let run = project.run(&["fmt", "input"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let text = std::fs::read_to_string(project.path("input/notes/0930.md")).unwrap();
    assert_eq!(text, "**Camille Exemple** : C’est «\u{a0}dit\u{a0}»\u{202f}!\n");
}
