//! The README: its commands run, its examples are read, and its table of commands is the program's.

use std::fs;

use serde_json::Value;

use crate::harness::{Project, Run, repository};

fn readme() -> String {
    fs::read_to_string(repository().join("README.md")).unwrap()
}

/// The blocks of a language, in order.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let rest = readme.split(&opening).skip(1);
    rest.map(|rest| rest.split("\n```").next().unwrap_or_default().to_owned() + "\n").collect()
}

/// The one block that holds some words.
#[track_caller]
fn block(blocks: &[String], words: &str) -> String {
    let found: Vec<_> = blocks.iter().filter(|block| block.contains(words)).collect();
    assert_eq!(found.len(), 1, "the README has one example with {words:?}");
    found[0].clone()
}

/// Runs a line of a shell: `actes check day   # why`.
fn run(project: &Project, line: &str) -> Run {
    let command = line.split('#').next().unwrap_or_default();
    project.run(&command.split_whitespace().skip(1).collect::<Vec<_>>())
}

#[test]
fn the_first_commands_do_what_is_said_of_them() {
    let readme = readme();
    let shell = blocks(&readme, "sh");
    let sample = Project::sample();
    let lines: Vec<_> = shell.iter().flat_map(|block| block.lines()).collect();
    let of_cargo = lines.iter().filter_map(|line| line.strip_prefix("cargo run --release -- "));
    let mut built = 0;
    for line in of_cargo {
        let ran = run(&sample, &format!("actes {line}"));
        assert_eq!(ran.status, 0, "{line}: {}", ran.text());
        let name = line.split("writes ").nth(1).and_then(|rest| rest.split(',').next()).unwrap();
        assert!(sample.path(name).is_file(), "{line}: {:?}", sample.files());
        built += 1;
    }
    assert_eq!(built, 1);

    let agenda = fs::read(repository().join("tests/office/agenda-table.docx")).unwrap();
    let project = Project::new().write("programme.docx", agenda);
    let of_program = lines.iter().filter(|line| line.starts_with("actes "));
    let runs: Vec<_> = of_program.map(|line| (*line, run(&project, line))).collect();
    assert!(runs.len() >= 3, "{runs:?}");
    for (line, ran) in &runs {
        assert_eq!(ran.status, 0, "{line}: {}", ran.text());
    }
    assert!(project.files().iter().any(|file| file.ends_with(".pdf")), "{:?}", project.files());
}

/// Codes of what the pieces of one event lack that stand alone in the README.
const AWAITED: &[&str] = &[
    "unknown-reference",
    "unknown-question",
    "unknown-session",
    "missing-picture",
    "missing-annex",
];

#[test]
fn the_examples_are_read_as_they_stand() {
    let readme = readme();
    let yaml = blocks(&readme, "yaml");
    let event = [block(&yaml, "reseau:"), block(&yaml, "annexes:")].concat();
    let project = Project::new()
        .write("input/agenda.yaml", block(&yaml, "sessions:"))
        .write("input/event.yaml", event)
        .write("input/actions.yaml", block(&yaml, "actions:"))
        .write("input/ateliers/atelier-1.md", block(&blocks(&readme, "markdown"), "animateur:"));
    let run = project.run(&["check", "input", "--format", "json"]);
    let problems: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let unforeseen = problems.iter().filter(|it| {
        it["severity"] == "error" && !AWAITED.contains(&it["code"].as_str().unwrap_or_default())
    });
    let unforeseen: Vec<_> = unforeseen.collect();
    assert!(unforeseen.is_empty(), "{unforeseen:#?}");

    let outline = project.run(&["outline", "input", "--format", "json"]);
    let outline: Value = serde_json::from_str(&outline.stdout).unwrap();
    assert_eq!(outline["event"]["title"], "Habiter la montagne");
    assert_eq!(outline["sessions"][1]["speakers"][0]["name"], "Paul Modèle");
    // The second round waits for words.
    assert_eq!(outline["workshops"][0]["rounds"][0]["group"], "B");
    assert_eq!(outline["actions"][0]["id"], "A3");
}

#[test]
fn the_table_of_commands_names_what_there_is() {
    let readme = readme();
    let rows = readme.lines().filter(|line| line.starts_with("| `actes "));
    let project = Project::new();
    let mut options = 0;
    for row in rows {
        let shown = row.split(" | ").next().unwrap_or_default();
        let name = shown["| `actes ".len()..].split([' ', '`']).next().unwrap_or_default();
        let help = project.run(&[name, "--help"]);
        assert_eq!(help.status, 0, "{row}");
        for option in shown.split("--").skip(1) {
            let option: String =
                option.chars().take_while(|c| c.is_ascii_alphabetic() || *c == '-').collect();
            assert!(help.stdout.contains(&format!("--{option}")), "{name} has no --{option}");
            options += 1;
        }
    }
    assert!(options > 15, "{options}");
}
