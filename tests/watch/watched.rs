//! A folder that is being watched: what was told so far, and waiting for what is to be told.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use actes::cli::Cli;
use actes::commands::{Environment, Live, Outcome, run};
use actes::diagnostic::Language;
use actes::progress::Progress;

use crate::harness::Project;

/// Far longer than anything takes: a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_mins(4);

/// What was told, and word of more.
#[derive(Default)]
struct Heard {
    text: Mutex<String>,
    more: Condvar,
}

/// A run of `actes watch`, which ends with this.
pub(super) struct Watched {
    project: Project,
    heard: Arc<Heard>,
    is_over: Arc<AtomicBool>,
    worker: Option<JoinHandle<Result<(), String>>>,
}

impl Watched {
    /// Starts to watch a folder.
    pub(super) fn start(project: Project, arguments: &[&str]) -> Self {
        let arguments = ["actes", "watch"].into_iter().chain(arguments.iter().copied());
        let arguments: Vec<_> = arguments.map(OsString::from).collect();
        let cli = Cli::read(&arguments, Language::French).unwrap();
        let heard = Arc::new(Heard::default());
        let is_over = Arc::new(AtomicBool::new(false));
        let ear = heard.clone();
        let tell = move |outcome: &Outcome| {
            let mut text = ear.text.lock().unwrap();
            text.push_str(&outcome.stderr);
            text.push_str(&outcome.stdout);
            ear.more.notify_all();
        };
        let opened = heard.clone();
        let open = move |place: &std::path::Path| {
            let mut text = opened.text.lock().unwrap();
            text.push_str(&format!("[opened {}]\n", place.display()));
            opened.more.notify_all();
            Ok(())
        };
        let environment = Environment {
            language: Language::French,
            colour: false,
            folder: project.path(""),
            quiet: cli.quiet,
            date: None,
            progress: Progress::default(),
            live: Live::new(tell, open, is_over.clone()),
        };
        let last = heard.clone();
        let work = move || {
            let ended = run(&cli, &environment).map(drop).map_err(|error| format!("{error:#}"));
            last.text.lock().unwrap().push_str("[ended]\n");
            last.more.notify_all();
            ended
        };
        let worker = thread::Builder::new().stack_size(64 << 20).spawn(work).unwrap();
        Self { project, heard, is_over, worker: Some(worker) }
    }

    pub(super) fn project(&self) -> &Project {
        &self.project
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.project.path(path)
    }

    /// All that was told so far.
    pub(super) fn told(&self) -> String {
        self.heard.text.lock().unwrap().clone()
    }

    /// How much was told so far.
    pub(super) fn mark(&self) -> usize {
        self.told().len()
    }

    /// What was told since.
    pub(super) fn told_after(&self, mark: usize) -> String {
        self.told()[mark..].to_owned()
    }

    #[track_caller]
    pub(super) fn until_told(&self, words: &str) {
        self.until_told_after(0, words);
    }

    /// Waits until words are told that were not told before.
    #[track_caller]
    pub(super) fn until_told_after(&self, mark: usize, words: &str) {
        let text = self.heard.text.lock().unwrap();
        let is_missing = |text: &mut String| {
            !text[mark..].contains(words) && !text[mark..].ends_with("[ended]\n")
        };
        let waited = self.heard.more.wait_timeout_while(text, PATIENCE, is_missing).unwrap();
        let told = waited.0.clone();
        drop(waited);
        assert!(told[mark..].contains(words), "{words:?} is not in:\n{}", &told[mark..]);
    }

    /// The address of the preview.
    pub(super) fn port(&self) -> u16 {
        self.until_told("http://127.0.0.1:");
        let told = self.told();
        let rest = &told[told.find("127.0.0.1:").unwrap() + "127.0.0.1:".len()..];
        rest.split('/').next().unwrap().parse().unwrap()
    }

    /// The PDF that was written last is what `build` would write of the folder.
    #[track_caller]
    pub(super) fn ends_like_a_cold_build(&self) {
        let warm = fs::read(self.path("actes-2019-06-12.pdf")).unwrap();
        assert!(warm == self.project.build(&[]), "the bytes differ");
    }

    /// Waits for the end, which the program comes to by itself, and gives its message.
    #[track_caller]
    pub(super) fn ends_with_an_error(mut self) -> String {
        self.until_told("[ended]");
        self.worker.take().unwrap().join().unwrap().unwrap_err()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(worker) = self.worker.take() {
            let ended = worker.join();
            if !thread::panicking() {
                ended.unwrap().unwrap();
            }
        }
    }
}
