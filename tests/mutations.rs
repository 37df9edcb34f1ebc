//! What anybody may send (`fuzz/targets.rs`), damaged by lot: no reader may panic, and none may run on. A small
//! number of rounds runs with the suite; `ACTES_MUTATIONS` asks for more.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::cell::Cell;
use std::env;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use actes::commands::load;
use actes::diagnostic::Diagnostics;
use actes::edition::Edition;
use actes::polish::polish;
use actes::progress::Progress;
use actes::read::decode::{Purpose, decode};
use actes::typeset::{Job, Pictures, compose, forget_old_rounds, typeset};

use crate::generator::{Size, event};
use crate::harness::{Project, list, repository};
use targets::TARGETS;

/// How many rounds each format has in the suite.
const ROUNDS: usize = 40;
/// How long one damaged file may take. A reader that runs on does not come back at all.
const PATIENCE: Duration = Duration::from_mins(1);

/// Numbers that look like chance and are the same in every run (xorshift64*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap() % end.max(1)
    }
}

/// Bytes that mean something in one format or another.
const TELLING: [&[u8]; 16] = [
    b"\0",
    b"\xff\xff\xff\xff",
    b"<",
    b">",
    b"/>",
    b"&#x202e;",
    b"\"",
    b"---\n",
    b"[[",
    b"|",
    b"^[",
    b"\x1b[",
    b"999999999",
    b"{",
    b"- ",
    b"\xf0\x9f\x91\xa9\xe2\x80\x8d",
];

/// The same bytes with a few turned, cut, doubled or put in.
fn damaged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut damaged = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(damaged.len());
        let end = (at + chance.below(64)).min(damaged.len());
        match chance.below(5) {
            0 if at < damaged.len() => damaged[at] ^= 1 << chance.below(8),
            1 => damaged.truncate(end.max(1)),
            2 => {
                let piece = damaged[at..end].to_vec();
                let times = chance.below(200);
                damaged.splice(at..at, piece.repeat(times));
            }
            3 => drop(damaged.drain(at..end)),
            _ => {
                let telling = TELLING[chance.below(TELLING.len())];
                damaged.splice(at..at, telling.iter().copied());
            }
        }
    }
    damaged
}

fn rounds() -> usize {
    env::var("ACTES_MUTATIONS").ok().and_then(|asked| asked.parse().ok()).unwrap_or(ROUNDS)
}

/// Damages `bytes` over and over, and gives them to `read`.
fn withstands(name: &str, bytes: &[u8], read: impl Fn(&[u8])) {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15 ^ bytes.len() as u64);
    for round in 0..rounds() {
        let damaged = damaged(bytes, &mut chance);
        let begun = Instant::now();
        read(&damaged);
        assert!(begun.elapsed() < PATIENCE, "{name}, round {round}");
    }
}

/// Damages the files of a target's corpus, each so many times.
fn target(name: &str) {
    let (_, read) = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let corpus = repository().join("fuzz/corpus").join(name);
    let mut files = Vec::new();
    list(&corpus, "", &mut files);
    assert!(files.len() > 1, "{name}");
    let project = Project::new();
    let work = || {
        for file in &files {
            let bytes = fs::read(corpus.join(file)).unwrap();
            withstands(&format!("{name}/{file}"), &bytes, |damaged| {
                read(damaged, &project.path("input"));
            });
        }
    };
    // The program's own stack (`main.rs`): deeply nested texts need room.
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, work);
        worker.unwrap().join().unwrap();
    });
}

#[test]
fn agendas_withstand_damage() {
    target("agenda");
}

#[test]
fn notes_withstand_damage() {
    target("notes");
}

#[test]
fn files_of_each_kind_withstand_damage() {
    target("files");
}

#[test]
fn the_insides_of_documents_withstand_damage() {
    target("documents");
}

#[test]
fn the_insides_of_sheets_withstand_damage() {
    target("sheets");
}

#[test]
fn typography_withstands_damage_and_changes_nothing_twice() {
    target("typography");
}

#[test]
fn what_is_verified_withstands_damage() {
    target("verify");
}

#[test]
fn packed_documents_and_sheets_withstand_damage() {
    let folder = repository().join("tests/office");
    let mut files = Vec::new();
    list(&folder, "", &mut files);
    let mut kinds: Vec<String> = Vec::new();
    for file in files {
        let ending = file.rsplit('.').next().unwrap_or_default().to_owned();
        let is_read = ["docx", "odt", "xlsx", "xls", "ods"].contains(&ending.as_str());
        // One of each format is enough.
        if !is_read || kinds.contains(&ending) {
            continue;
        }
        let bytes = fs::read(folder.join(&file)).unwrap();
        withstands(&file, &bytes, |damaged| {
            let _ = decode(&file, damaged, Purpose::Text);
        });
        kinds.push(ending);
    }
    assert!(kinds.len() > 2, "{kinds:?}");
}

#[test]
fn every_target_has_a_fuzzer_and_a_corpus() {
    for (name, _) in TARGETS {
        let text = fs::read_to_string(repository().join(format!("fuzz/fuzz_targets/{name}.rs")));
        assert!(text.unwrap().contains(&format!("targets::{name}(")), "{name}");
        let manifest = fs::read_to_string(repository().join("fuzz/Cargo.toml")).unwrap();
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
    }
}

/// Takes an event as far as its texts are Typst code: read, edited, polished and composed; every twentieth time as far
/// as its pages.
fn compose_again(folder: &Path, round: usize) {
    let quiet = &mut Diagnostics::default();
    let loaded = load(folder, quiet).unwrap();
    let report = polish(loaded.edit(Edition::Public, quiet), &loaded.sources, quiet);
    let pictures = Pictures::prepare(&report, None, &loaded.sources, &Progress::default(), quiet);
    let job = Job::new(&report, &loaded.sources, &pictures);
    if round.is_multiple_of(20) {
        let told = &mut Diagnostics::default();
        typeset(job, told);
        forget_old_rounds();
    } else {
        compose(job, quiet);
    }
}

#[test]
fn texts_become_typst_code_and_pages_whatever_their_damage() {
    // Each seed has a note of its own, with every inline in every position.
    for seed in 0..2 {
        let project = event(seed, Size::SMALL).project;
        let notes = project.files();
        let Some(note) = notes.iter().find(|it| it.starts_with("input/notes/")) else { continue };
        let bytes = fs::read(project.path(note)).unwrap();
        let round = Cell::new(0);
        withstands(note, &bytes, |damaged| {
            fs::write(project.path(note), damaged).unwrap();
            compose_again(&project.path("input"), round.get());
            round.set(round.get() + 1);
        });
    }
}

#[test]
fn packages_and_pdfs_withstand_damage() {
    let project = Project::sample();
    let built = project.run(&["build", "input", "--edition", "internal", "-o", "a.pdf"]);
    assert_eq!(built.status, 0, "{}", built.text());
    let bytes = fs::read(project.path("a.pdf")).unwrap();
    let mut chance = Chance(bytes.len() as u64);
    for _ in 0..rounds() / 8 {
        fs::write(project.path("b.pdf"), damaged(&bytes, &mut chance)).unwrap();
        let run = project.run(&["verify", "b.pdf"]);
        assert!(run.status <= 2, "{}", run.text());
    }
}
