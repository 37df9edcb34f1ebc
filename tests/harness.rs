//! A folder of an event in a place of its own, and whole runs of the program on it as one text.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use actes::cli::{Cli, asked_language};
use actes::commands::{Environment, Live, run};
use actes::diagnostic::{Language, error_in_words};
use actes::progress::Progress;
use tempfile::TempDir;

/// The program's own stack (`main.rs`): deeply nested texts need room.
const STACK: usize = 64 << 20;

/// The repository's folder.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that is gone when the test ends. `input/` in it is the event's folder.
#[derive(Debug)]
#[must_use]
pub(crate) struct Project {
    root: TempDir,
    language: Language,
}

/// What a run left.
#[derive(Debug)]
#[must_use]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: u8,
}

impl Project {
    /// An empty folder; messages are in French.
    pub(crate) fn new() -> Self {
        Self { root: TempDir::new().unwrap(), language: Language::French }
    }

    /// A folder with the smallest agenda that is without reproach.
    pub(crate) fn small() -> Self {
        Self::new().write("input/agenda.md", "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n")
    }

    /// A folder with the sample of the repository.
    pub(crate) fn sample() -> Self {
        Self::new().copy(&repository().join("input"), "input")
    }

    /// The same with messages in another language.
    pub(crate) fn speaking(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Writes a file, and the folders it lies in.
    pub(crate) fn write(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Copies a folder with all that lies in it.
    pub(crate) fn copy(self, from: &Path, to: &str) -> Self {
        let mut files = Vec::new();
        list(from, "", &mut files);
        files.iter().fold(self, |project, file| {
            let content = fs::read(from.join(file)).unwrap();
            project.write(&format!("{to}/{file}"), content)
        })
    }

    /// The place of a file on the disk.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Every file, by its path below the folder, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        list(self.root.path(), "", &mut files);
        files
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let arguments = std::iter::once("actes").chain(arguments.iter().copied());
        let arguments: Vec<_> = arguments.map(OsString::from).collect();
        let language = asked_language(&arguments).unwrap_or(self.language);
        let cli = match Cli::read(&arguments, language) {
            Ok(cli) => cli,
            Err(answer) => {
                let text = answer.text(false);
                let (stdout, stderr, status) = if answer.is_error {
                    (String::new(), text, 2)
                } else {
                    (text, String::new(), 0)
                };
                return Run { stdout, stderr, status };
            }
        };
        let environment = Environment {
            language,
            colour: false,
            quiet: cli.quiet,
            folder: self.root.path().to_owned(),
            date: None,
            progress: Progress::default(),
            live: Live::none(),
        };
        let work = move || run(&cli, &environment);
        let worker = thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
        let (stdout, stderr, status) = match worker.join().expect("the program must not panic") {
            Ok(outcome) => (outcome.stdout, outcome.stderr, u8::from(outcome.has_errors)),
            Err(error) => (String::new(), error_in_words(&error, language) + "\n", 2),
        };
        let shown = |text: String| text.replace(&*self.root.path().to_string_lossy(), "[ROOT]");
        Run { stdout: shown(stdout), stderr: shown(stderr), status }
    }

    /// Builds without a single error, and gives the PDF.
    #[track_caller]
    pub(crate) fn build(&self, arguments: &[&str]) -> Vec<u8> {
        let run = self.run(&[&["build", "-o", "actes.pdf"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.text());
        fs::read(self.path("actes.pdf")).unwrap()
    }
}

impl Run {
    /// All that the run left, as one text.
    pub(crate) fn text(&self) -> String {
        let Self { stdout, stderr, status } = self;
        format!("{stdout}--- stderr ---\n{stderr}[exit status: {status}]\n")
    }
}

/// The files below a folder, in order.
pub(crate) fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push(path);
        }
    }
}

/// Compares a text with what a file expects; `UPDATE_EXPECT=1` writes the file instead.
pub(crate) fn matches_file(found: &str, path: &Path) -> Result<(), String> {
    let updating = std::env::var_os("UPDATE_EXPECT").is_some_and(|set| set == "1");
    if updating {
        fs::write(path, found).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if expected == found {
        return Ok(());
    }
    Err(format!("{}\n--- expected ---\n{expected}--- found ---\n{found}", path.display()))
}
