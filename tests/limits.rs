//! What one small file may cost: each input ends by itself with a message that names it, within the time
//! and the memory of the issue that reported it, or becomes a PDF. Folders in `tests/limits/` hold the
//! inputs; all that they say is invented.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::{Project, Run, repository};

/// The address space of a process, in kilobytes: a gigabyte of memory, and what is only reserved.
const SPACE: u32 = 1_677_721;
/// How long anything may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs the program as a process of its own within these limits.
#[track_caller]
fn within(project: &Project, arguments: &[&str]) -> Run {
    let program = env!("CARGO_BIN_EXE_actes");
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {SPACE}; exec \"$0\" \"$@\""), program]);
        shell
    } else {
        Command::new(program)
    };
    command.args(arguments).current_dir(project.path(".")).env("ACTES_LANG", "en");
    // What it says may be more than a pipe holds.
    let place = |name: &str| project.path(name);
    let file = |name: &str| Stdio::from(fs::File::create(place(name)).unwrap());
    command.stdout(file("said.out")).stderr(file("said.err")).stdin(Stdio::null());
    let mut child = command.spawn().unwrap();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{arguments:?} does not end");
        }
        thread::sleep(Duration::from_millis(20));
    };
    let said = |name: &str| fs::read_to_string(place(name)).unwrap();
    let (stdout, stderr) = (said("said.out"), said("said.err"));
    let text = format!("{stdout}{stderr}");
    assert!(!text.contains("panicked") && !text.contains("overflowed"), "{text}");
    let status = status.code().unwrap_or_else(|| panic!("{status}: {text}"));
    Run { stdout, stderr, status: u8::try_from(status).unwrap() }
}

fn case(name: &str) -> Project {
    Project::new().copy(&repository().join("tests/limits").join(name), "input")
}

/// Neither reads the input; both say what is in the way.
#[track_caller]
fn refused(project: &Project, words: &[&str]) {
    for arguments in [&["check", "input"][..], &["build", "input", "-o", "a.pdf"]] {
        let run = within(project, arguments);
        assert_eq!(run.status, 1, "{}", run.text());
        let text = run.text();
        words.iter().for_each(|word| assert!(text.contains(word), "{word}: {text}"));
        assert!(!project.path("a.pdf").exists());
    }
}

#[track_caller]
fn built(project: &Project) {
    let check = within(project, &["check", "input"]);
    assert_eq!(check.status, 0, "{}", check.text());
    let build = within(project, &["build", "input", "-o", "a.pdf"]);
    assert_eq!(build.status, 0, "{}", build.text());
    assert!(fs::read(project.path("a.pdf")).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn a_workbook_without_an_end_is_damaged() {
    refused(&case("xls-fat-cycle"), &["unreadable-file", "actions.xls"]);
    refused(&case("ods-unclosed"), &["unreadable-file", "actions.ods"]);
}

#[test]
fn a_workbook_that_unfolds_to_millions_of_cells_is_refused_by_number() {
    refused(&case("ods-rows-rep"), &["limit-met", "actions.ods", "1,048,576 rows", "200,000"]);
    refused(&case("xlsx-far4"), &["limit-met", "actions.xlsx"]);
}

#[test]
fn a_document_of_a_million_paragraphs_is_refused_by_number() {
    refused(&case("docx-paras1M"), &["limit-met", "notes/0930.docx"]);
}

#[test]
fn an_annex_whose_pages_hang_in_a_circle_or_draw_themselves_is_told() {
    for (name, words) in [("annex-exp-pages", "20,000 pages"), ("annex-pattern-rec", "too complex")]
    {
        let project = case(name);
        let run = within(&project, &["build", "input", "-o", "a.pdf"]);
        assert_eq!(run.status, 0, "{}", run.text());
        assert!(
            run.stderr.contains("annexes/a.pdf") && run.stderr.contains(words),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_drawing_with_effects_without_end_is_printed_without_them() {
    let project = case("svg-filter");
    let check = within(&project, &["check", "input"]);
    assert!(check.stdout.contains("[drawing-simplified]"), "{}", check.text());
    built(&project);
}

#[test]
fn a_table_of_sixty_thousand_columns_is_one_of_sixty_three() {
    let project = case("docx-gridspan2");
    let run = within(&project, &["check", "input"]);
    assert_eq!(run.status, 0, "{}", run.text());
}

#[test]
fn texts_that_ask_much_of_the_setter_become_pages() {
    for name in ["code-cuttable", "pua-e0a0", "combining-10k", "agenda-speakers", "annex-title"] {
        built(&case(name));
    }
}

/// Work that grows with the square of their number does not end in time, or takes more memory.
#[test]
fn thousands_of_pictures_sessions_or_addresses_cost_what_they_are() {
    let noted = |note: &str| {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#;
        Project::new()
            .write("input/agenda.md", "# Journée inventée\n\n12 juin 2019\n\n9h30 Accueil\n")
            .write("input/notes/0930.md", note)
            .write("input/media/a.svg", svg)
    };
    built(&noted(&"![Un dessin](../media/a.svg) ".repeat(2_000)));
    let address = |rank: usize| format!("Écrire à ana{rank}@exemple{rank}.org.\n\n");
    built(&noted(&(0..5_000).map(address).collect::<String>()));
    let session = |rank: usize| format!("{}h{:02} Séance {rank}\n", 8 + rank / 240, rank % 240 / 4);
    let agenda: String = (0..2_500).map(session).collect();
    built(
        &Project::new()
            .write("input/agenda.md", format!("# Journée inventée\n\n12 juin 2019\n\n{agenda}")),
    );
}

#[test]
fn a_limit_is_what_the_command_line_or_the_environment_sets() {
    let project = Project::new().copy(&repository().join("tests/limits/pua-e0a0"), "input");
    let run = within(&project, &["build", "input", "-o", "a.pdf", "--limits", "memory=5M"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stderr.contains("[limit-met]") && run.stderr.contains("5 MB"), "{}", run.stderr);
    assert!(run.stderr.contains("--limits memory=10M"), "{}", run.stderr);
    assert!(!project.path("a.pdf").exists());
    let run = within(&project, &["check", "input", "--limits", "text=10", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.text());
    let told =
        run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    assert!(told.into_iter().any(|it| it["code"] == "limit-met"), "{}", run.stdout);
    let run = within(&project, &["check", "input", "--limits", "ram=2G"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("unpacked, text"), "{}", run.stderr);
}

/// The folder of a case has an agenda and what it is about.
#[test]
fn every_case_is_there() {
    let cases = fs::read_dir(repository().join("tests/limits")).unwrap();
    for case in cases {
        let case = case.unwrap().path();
        assert!(Path::new(&case).join("agenda.md").is_file(), "{}", case.display());
    }
}
