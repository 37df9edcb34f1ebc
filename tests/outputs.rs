//! What a write may touch: devices, links, rights, leftovers, and a standard output that is full.

#![cfg(unix)]

use std::fs::{self, OpenOptions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Output, Stdio};

use crate::harness::Project;

fn actes(project: &Project, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_actes"));
    command.args(arguments).current_dir(project.path("")).env("ACTES_LANG", "fr");
    command
}

fn run(project: &Project, arguments: &[&str]) -> Output {
    actes(project, arguments).output().unwrap()
}

fn leftovers(project: &Project) -> Vec<String> {
    project.files().into_iter().filter(|file| file.contains(".actes-")).collect()
}

#[test]
fn a_device_is_neither_read_nor_replaced() {
    let project = Project::small();
    let pipe = project.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let asked: &[&[&str]] = &[
        &["build", "input", "-o", "pipe"],
        &["build", "input", "-o", "/dev/null"],
        &["build", "input", "-o", "/dev/full"],
        &["build", "input", "--report", "/dev/zero"],
        &["build", "input", "--erratum-of", "/dev/zero"],
        &["export", "input", "json", "-o", "/dev/full"],
        &["archive", "input", "-o", "pipe"],
        &["extract", "/dev/zero"],
        &["verify", "/dev/zero"],
    ];
    for arguments in asked {
        let output = run(&project, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    for device in ["/dev/null", "/dev/full", "/dev/zero"] {
        assert!(!fs::metadata(device).unwrap().is_file(), "{device} is still a device");
    }
    assert!(!fs::metadata(&pipe).unwrap().is_file());
    assert_eq!(leftovers(&project), [""; 0]);
}

#[test]
fn a_file_that_is_replaced_keeps_its_rights() {
    let project = Project::small();
    project.build(&[]);
    let pdf = project.path("actes.pdf");
    fs::set_permissions(&pdf, PermissionsExt::from_mode(0o600)).unwrap();
    project.build(&["--force"]);
    assert_eq!(fs::metadata(&pdf).unwrap().permissions().mode() & 0o777, 0o600);

    let note = project.path("input/agenda.md");
    fs::write(&note, "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil !\n").unwrap();
    fs::set_permissions(&note, PermissionsExt::from_mode(0o640)).unwrap();
    assert_eq!(project.run(&["fmt"]).status, 0);
    assert!(fs::read_to_string(&note).unwrap().contains("Accueil\u{202f}!"));
    assert_eq!(fs::metadata(&note).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_an_interrupted_run_left_is_cleared_by_the_next() {
    let project = Project::small();
    assert_eq!(project.run(&["archive", "input", "-o", "bag"]).status, 0);
    // The names under which a run works are known only while it does: killed runs give them.
    fs::remove_dir_all(project.path("bag")).unwrap();
    let mut seen = 0;
    for pause in 0..40 {
        let mut child = actes(&project, &["archive", "input", "-o", "bag"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while leftovers(&project).is_empty() && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        std::thread::sleep(std::time::Duration::from_micros(pause * 20));
        let _ = child.kill();
        child.wait().unwrap();
        seen += usize::from(!leftovers(&project).is_empty());
        let _ = fs::remove_dir_all(project.path("bag"));
    }
    assert!(seen > 0, "no run was stopped while it wrote");
    let again = project.run(&["archive", "input", "-o", "bag"]);
    assert_eq!(again.status, 0, "{}", again.text());
    assert_eq!(leftovers(&project), [""; 0]);
    assert_eq!(project.run(&["verify", "bag"]).status, 0);
}

#[test]
fn a_project_goes_into_a_folder_of_its_own() {
    let project = Project::small().write("autre/lettre.txt", "Madame,");
    for folder in ["autre", "input", "input/projet"] {
        let run = project.run(&["build", "input", "--project", folder]);
        assert_eq!(run.status, 2, "{folder}: {}", run.text());
    }
    assert_eq!(project.run(&["build", "input", "--project", "neuf"]).status, 0);
    assert_eq!(project.run(&["build", "input", "--project", "neuf"]).status, 0, "once more");
    assert_eq!(fs::read_dir(project.path("autre")).unwrap().count(), 1);
}

#[test]
fn a_device_that_leads_to_a_file_stays_a_device() {
    // As a shell leaves it: `actes build -o /dev/stdout > a.pdf`.
    let project = Project::small();
    let file = fs::File::create(project.path("a.pdf")).unwrap();
    for output in ["/dev/stdout", "/proc/self/fd/1", "/dev/../dev/fd/1"] {
        let mut command = actes(&project, &["build", "input", "-o", output]);
        let status = command.stdout(file.try_clone().unwrap()).stderr(Stdio::null()).status();
        assert_eq!(status.unwrap().code(), Some(2), "{output}");
        assert!(!fs::symlink_metadata("/dev/stdout").unwrap().is_file());
    }
    assert_eq!(fs::metadata(project.path("a.pdf")).unwrap().len(), 0);
}

#[test]
fn a_new_event_is_not_poured_among_other_files() {
    let project = Project::new().write("lettres/lettre.txt", "Madame,");
    let run = project.run(&["new", "lettres"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("contient déjà autre chose"), "{}", run.stderr);
    assert_eq!(project.files(), ["lettres/lettre.txt"]);
}

#[test]
fn a_project_is_not_written_through_a_link() {
    let project = Project::small().write("ailleurs/.vide", "");
    symlink(project.path("ailleurs"), project.path("lien")).unwrap();
    let run = project.run(&["build", "input", "--project", "lien"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("est un lien"), "{}", run.stderr);
    assert_eq!(fs::read_dir(project.path("ailleurs")).unwrap().count(), 1);
}

#[test]
fn nothing_is_written_through_a_link() {
    let project = Project::small().write("ailleurs/vide.txt", "");
    symlink(project.path("ailleurs"), project.path("input/report-templates")).unwrap();
    let run = project.run(&["template", "eject", "default", "input"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("est un lien"), "{}", run.stderr);
    assert_eq!(fs::read_dir(project.path("ailleurs")).unwrap().count(), 1);
}

#[test]
fn a_full_standard_output_is_an_error_and_a_closed_one_is_none() {
    let project = Project::sample();
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = actes(&project, &["outline", "input"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("sortie standard"));

    let mut child = actes(&project, &["outline", "input"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn no_name_and_no_value_reaches_the_terminal_as_a_command() {
    let odd = "a\u{1b}[2Jb\u{202e}c\u{9b}1md\u{7}";
    let project = Project::new()
        .write("input/agenda.md", format!("# Journée {odd}\n\n12 juin 2019\n\n9h30 {odd}\n"))
        .write("input/event.yaml", "langue: \"x\\e[31m\\n: y\"\ninconnue\u{1b}: 1\n")
        .write(&format!("input/notes/{odd}.md"), format!("---\nsession: {odd}\n---\n[[{odd}]]\n"))
        .write(&format!("input/{odd}\nb.xyz"), "?");
    let odd_arguments: &[&[&str]] = &[
        &["check", "input"],
        &["check", "input", "--format", "short"],
        &["check", "input", "--format", "json"],
        &["check", "input", "--color", "always"],
        &["outline", "input"],
        &["outline", "input", "--format", "json"],
        &["build", "input"],
        &["build", odd],
        &["explain", odd],
        &[odd],
    ];
    for arguments in odd_arguments {
        let output = run(&project, arguments);
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        let is_coloured = arguments.contains(&"always");
        let stripped = if is_coloured { without_colours(&text) } else { text.clone() };
        let bad = |c: char| (c.is_control() && !"\n\t".contains(c)) || c == '\u{202e}';
        assert!(!stripped.contains(bad), "{arguments:?}\n{text:?}");
        if arguments.contains(&"short") {
            let is_message = |line: &str| {
                line.contains("error[") || line.contains("warning[") || line.contains("note[")
            };
            assert!(text.lines().all(is_message), "{text}");
        }
    }
}

fn without_colours(text: &str) -> String {
    regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap().replace_all(text, "").into_owned()
}
