//! From a save to the new PDF: `cargo bench --bench watch`, on a copy of the sample.
//!
//! `a_cold_build` is the program started anew; `b_save_to_pdf` is `watch` as a person meets it, with
//! the time for which it waits until the folder is at rest.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};

use actes::cli::Cli;
use actes::commands::{Environment, Live, Outcome, run};
use actes::diagnostic::Language;
use divan::Bencher;
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// The sample in a place of its own.
fn copy() -> TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a temporary folder can be written");
        for entry in fs::read_dir(from).expect("the sample is there").flatten() {
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &target);
            } else {
                fs::copy(entry.path(), target).expect("a file can be copied");
            }
        }
    }
    let root = TempDir::new().expect("there is room");
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/input")), &root.path().join("input"));
    root
}

/// The note that is edited.
fn note(root: &TempDir) -> PathBuf {
    root.path().join("input/round-tables/0940-table-ronde.md")
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_cold_build(bencher: Bencher) {
    let root = copy();
    let program = env!("CARGO_BIN_EXE_actes");
    // A second build would see that nothing changed.
    let arguments = ["build", "--force"];
    bencher.bench_local(|| {
        Command::new(program).args(arguments).current_dir(root.path()).output().expect("it builds")
    });
}

/// A run of `watch`, and what it tells.
struct Watching {
    told: Receiver<String>,
    is_over: Arc<AtomicBool>,
    worker: Option<JoinHandle<()>>,
}

impl Watching {
    fn start(root: &TempDir) -> Self {
        let (ear, told) = channel();
        let is_over = Arc::new(AtomicBool::new(false));
        let tell = move |outcome: &Outcome| drop(ear.send(outcome.stdout.clone()));
        let environment = Environment {
            language: Language::English,
            colour: false,
            folder: root.path().to_owned(),
            quiet: false,
            date: None,
            progress: actes::progress::Progress::default(),
            live: Live::new(tell, |_| Ok(()), is_over.clone()),
        };
        let arguments = ["actes", "watch"].map(OsString::from);
        let cli = Cli::read(&arguments, Language::English).expect("it is understood");
        let work = move || drop(run(&cli, &environment));
        let worker = thread::Builder::new().stack_size(64 << 20).spawn(work);
        let watching = Self { told, is_over, worker: worker.ok() };
        watching.wait();
        watching
    }

    /// Waits until a PDF is written.
    fn wait(&self) {
        while !self.told.recv().expect("it goes on").contains("pages") {}
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        self.worker.take().map(JoinHandle::join);
    }
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn b_save_to_pdf(bencher: Bencher) {
    let root = copy();
    let text = fs::read_to_string(note(&root)).expect("the note is there");
    let watching = Watching::start(&root);
    let mut count = 0;
    bencher.bench_local(|| {
        count += 1;
        fs::write(note(&root), format!("{text}\n\nPhrase {count}.\n")).expect("it can be saved");
        watching.wait();
    });
}
