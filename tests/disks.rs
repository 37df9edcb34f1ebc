//! Names that other systems do not allow, and disks that are full. Windows has no such names, and
//! another way to fill a disk.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, ExitStatus, Stdio};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::archive::{files, project};
use crate::harness::Project;

/// An event whose files have names that Windows does not allow, or that lead elsewhere there.
fn oddly_named() -> Project {
    let long = "x".repeat(240);
    let notes = [
        "0940 ? \"qui\" : où | <quoi> *.md",
        "a\\b.md",
        "a_b.md",
        "con.md",
        "aux.txt",
        "fin .md",
        "x\\..\\..\\y.md",
        "cloche\u{7}\n.md",
        "C:x.md",
        "e\u{301}te\u{301}.md",
        "gpj.\u{202e}dm.md",
    ];
    let notes = notes.iter().map(|it| (*it).to_owned()).chain([format!("{long}.md")]);
    notes
        .zip(1..)
        .fold(project(), |project, (name, rank)| {
            let note =
                format!("---\nsession: 9h40\n---\nNote {rank} : ![Un carré](../media/carré.svg)\n");
            project.write(&format!("input/notes/{name}"), note)
        })
        .write("input/notes./suite.md", "---\nsession: 9h40\n---\nSuite.\n")
        .write("input/media/NUL.svg", SQUARE)
        .write("input/media/carré.svg", SQUARE)
        .write("input/media/un : \\\"carré\".svg", SQUARE)
}

const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";

#[test]
fn names_that_other_systems_do_not_allow_are_archived_rebuilt_and_given_back() {
    let project = oddly_named();
    let run = project.run(&["archive", "input", "-o", "bag"]);
    assert_eq!(run.status, 0, "{}", run.text());
    for file in files(&project.path("bag/data/sources")) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-.".contains(c);
        assert!(file.chars().all(plain) && file.len() <= 60, "{file}");
    }
    let record = fs::read(project.path("bag/actes.json")).unwrap();
    let record: Value = serde_json::from_slice(&record).unwrap();
    let listed = record["sources"].as_array().unwrap();
    let mut originals = BTreeSet::new();
    for it in listed {
        let original = it["original"].as_str().unwrap();
        let archived = fs::read(project.path("bag").join(it["path"].as_str().unwrap())).unwrap();
        let own = files(&project.path("input")).into_iter();
        let own = own.filter(|own| own.nfc().eq(original.nfc())).collect::<Vec<_>>();
        assert_eq!(own.len(), 1, "{original:?}");
        assert!(fs::read(project.path("input").join(&own[0])).unwrap() == archived, "{original:?}");
        assert!(originals.insert(original.to_owned()));
    }
    assert_eq!(originals.len(), files(&project.path("input")).len());
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 0, "{}", run.text());

    let internal = "bag/data/20190612_actes_interne_v3.pdf";
    let run = project.run(&["verify", internal]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(
        run.stdout.contains("les fichiers sources joints sont ceux de cette liste"),
        "{}",
        run.text()
    );
    let run = project.run(&["extract", internal, "-o", "out"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(
        run.stderr.contains("« notes/a\\b.md » est écrit sous le nom « notes/a_b-2.md »"),
        "{}",
        run.text()
    );
    assert!(
        fs::read(project.path("out/notes/a_b.md")).unwrap()
            == fs::read(project.path("input/notes/a_b.md")).unwrap()
    );
    assert!(
        fs::read(project.path("out/notes/a_b-2.md")).unwrap()
            == fs::read(project.path("input/notes/a\\b.md")).unwrap()
    );
    let given = files(&project.path("out"));
    assert_eq!(given.len(), originals.len() + 2, "{given:?}");
    let portable = |c: char| !c.is_control() && !"\\:*?\"<>|".contains(c);
    assert!(given.iter().all(|it| it.chars().all(portable)), "{given:?}");
}

#[test]
fn a_name_that_is_no_utf_8_is_told() {
    let project = project();
    let name = OsStr::from_bytes(b"1040 r\xe9union.md");
    // macOS takes no such name.
    if fs::write(project.path("input/notes").join(name), "Des mots.\n").is_err() {
        return;
    }
    let run = project.run(&["archive", "input", "-o", "bag"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stderr.contains("n'est pas en UTF-8 ; renommez-le"), "{}", run.text());
    assert!(!project.path("bag").exists());
}

/// Runs the program with a disk that takes no more than so many blocks a file; `handled` tells it so,
/// else it is killed in the middle of writing.
fn on_a_full_disk(project: &Project, handled: bool, arguments: &str) -> ExitStatus {
    let trap = if handled { "trap '' XFSZ; " } else { "" };
    let program = env!("CARGO_BIN_EXE_actes");
    let script = format!("{trap}ulimit -c 0; ulimit -f 64; exec '{program}' {arguments}");
    let mut command = Command::new("sh");
    let command = command.args(["-c", &script]).current_dir(project.path(""));
    command.stderr(Stdio::null()).status().unwrap()
}

#[test]
fn a_full_disk_leaves_nothing_half_made() {
    for arguments in ["archive input -o bag", "archive input -o bag.zip", "build input -o neuf.pdf"]
    {
        let project = project();
        let before = project.files();
        let status = on_a_full_disk(&project, true, arguments);
        assert_eq!(status.code(), Some(2), "{arguments}");
        assert_eq!(project.files(), before, "{arguments}");
    }
}

#[test]
fn a_run_that_is_killed_leaves_at_most_a_hidden_folder() {
    for output in ["bag", "bag.zip"] {
        let project = project();
        let before = project.files();
        let status = on_a_full_disk(&project, false, &format!("archive input -o {output}"));
        assert_eq!(status.code(), None, "it is killed by a signal");
        assert!(!project.path(output).exists());
        let left = project.files();
        let left: Vec<_> = left.iter().filter(|it| !before.contains(it)).collect();
        assert!(left.iter().all(|it| it.starts_with(".actes-")), "{left:?}");
        // What is left is in nobody's way.
        let run = project.run(&["archive", "input", "-o", output]);
        assert_eq!(run.status, 0, "{}", run.text());
        assert_eq!(project.run(&["verify", output]).status, 0);
    }
}
