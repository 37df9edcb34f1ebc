//! `actes watch`: composes again whenever a file changes, until it is interrupted.

mod watcher;
mod round;
mod scene;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::build::{gaps_line, written};
use super::check::verdict;
use super::write::write_beside;
use super::{Environment, Outcome, event_folder};
use crate::cli::Watch;
use crate::diagnostic::{Format, Language, Severity, error_in_words, messages};
use crate::preview::Preview;

use round::{Round, Rounds, is_gap};
use scene::PreviewPages;
use watcher::{FolderWatcher, Wake};

/// How soon a file that is locked or half written is read again.
const SOON: Duration = Duration::from_millis(300);
/// How often before its being unreadable is told.
const TRIES: usize = 6;
/// How soon one tries again what somebody must do something about.
const LATER: Duration = Duration::from_secs(2);
/// How many changed files a line names.
const NAMED: usize = 3;

pub(super) fn run(asked: &Watch, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let folder = event_folder(asked.folder.as_deref(), environment)?;
    let preview = if asked.serve { Some(Preview::start(asked.port, language)?) } else { None };
    let rounds = Rounds::new(asked, &folder, environment)?;
    let mut watching = Watching {
        asked,
        folder: &folder,
        environment,
        rounds,
        stage: PreviewPages::new(preview, language),
        unwritten: Vec::new(),
        refused: BTreeSet::new(),
        tries: 0,
        is_first: true,
        is_opened: false,
    };
    let mut watcher = FolderWatcher::start(&folder);
    watching.greet(watcher.is_told());
    while let Some(wake) = watcher.wait(&environment.live, watching.patience()) {
        watching.answer(wake)?;
    }
    Ok(Outcome::default())
}

/// The work between two changes of the folder.
struct Watching<'a> {
    asked: &'a Watch,
    folder: &'a Path,
    environment: &'a Environment,
    rounds: Rounds<'a>,
    stage: PreviewPages,
    /// PDFs whose places could not be written: a reader may hold them open.
    unwritten: Vec<(PathBuf, Vec<u8>)>,
    /// What the machine refused and was told, so as to tell it once.
    refused: BTreeSet<String>,
    /// How often files could not be read in a row.
    tries: usize,
    is_first: bool,
    is_opened: bool,
}

impl Watching<'_> {
    fn greet(&self, is_told: bool) {
        let language = self.environment.language;
        let here = &self.environment.folder;
        let shown = self.folder.strip_prefix(here).ok().filter(|it| !it.as_os_str().is_empty());
        let shown = shown.unwrap_or(self.folder).display();
        let mut stdout = language.choose(
            format!("« {shown} » est suivi : chaque enregistrement recompose le PDF. Ctrl-C pour finir.\n"),
            format!("Watching “{shown}”: the PDF is rebuilt at each save. Ctrl-C to stop.\n"),
        );
        if let Some(address) = self.stage.address() {
            stdout.push_str(&language.choose(
                format!("Aperçu, sur cet ordinateur seulement : {address}\n"),
                format!("Preview, on this machine only: {address}\n"),
            ));
        }
        let stderr = if is_told {
            String::new()
        } else {
            language
                .choose(
                    "Le système ne signale pas les changements de ce dossier : il est relu toutes les demi-secondes.\n",
                    "The system does not tell of changes in this folder: it is looked at twice a second.\n",
                )
                .to_owned()
        };
        self.say(stdout, stderr);
        if self.asked.open
            && let Some(address) = self.stage.address()
        {
            self.open(Path::new(&address));
        }
    }

    /// How long to wait for what may be there later.
    fn patience(&self) -> Option<Duration> {
        match (self.rounds.cache.has_unread(), self.unwritten.is_empty()) {
            (true, _) if self.tries < TRIES => Some(SOON),
            (true, _) | (_, false) => Some(LATER),
            (false, true) => None,
        }
    }

    /// # Errors
    /// In the first round only: what is wrong with the machine from the start stops the program.
    fn answer(&mut self, wake: Wake) -> Result<()> {
        self.write_the_rest();
        let mut is_other = match wake {
            Wake::Change { touched, is_other } => {
                touched.iter().for_each(|path| self.rounds.cache.distrust(path));
                is_other
            }
            Wake::Again => {
                let cache = &self.rounds.cache;
                let may_be_there = self.tries < TRIES || cache.can_read_more();
                if !cache.has_unread() || !may_be_there {
                    return Ok(());
                }
                false
            }
        };
        if !self.folder.is_dir() {
            let folder = self.folder.display();
            self.refuse(&self.environment.language.choose(
                format!("le dossier « {folder} » n'est plus là ; il sera suivi dès qu'il revient"),
                format!(
                    "the folder “{folder}” is gone; it will be watched again as soon as it is back"
                ),
            ));
            return Ok(());
        }
        // What could not be read before is told with what is there now.
        is_other |= self.tries > 0;
        let start = Instant::now();
        let next = self.rounds.next(is_other, self.tries < TRIES);
        self.tries = if self.rounds.cache.has_unread() { self.tries + 1 } else { 0 };
        match next {
            Ok(Some(_)) if self.environment.live.is_over() => {}
            Ok(Some(round)) => {
                self.refused.clear();
                self.tell(round, start.elapsed());
                self.is_first = false;
            }
            Ok(None) => {}
            Err(error) if self.is_first => return Err(error),
            Err(error) => self.refuse(&error_in_words(&error, self.environment.language)),
        }
        Ok(())
    }

    /// Writes the PDFs and tells what came of a round.
    fn tell(&mut self, round: Round, took: Duration) {
        let language = self.environment.language;
        let news = self
            .rounds
            .news(&round, Format::Human { colour: self.environment.colour, each: false });
        let told = round.diagnostics.reported();
        let is_bad = round.diagnostics.has_errors();
        let mut stdout = String::new();
        let mut stderr = news;
        if self.is_first && !self.environment.quiet {
            let gaps = told.iter().filter(|(severity, fact)| is_gap(*severity, fact));
            let here = &self.environment.folder;
            let folder =
                self.folder.strip_prefix(here).ok().filter(|it| !it.as_os_str().is_empty());
            stderr.push_str(&gaps_line(gaps.count(), folder, language));
        }
        let details = details(&round.changed, took, language);
        for (place, pdf) in &round.pdfs {
            self.unwritten.retain(|(other, _)| other != place);
            if self.write(place, &pdf.bytes) {
                let line = written(place, pdf, round.taken, self.environment);
                stdout.push_str(&format!("{}{details}\n", line.trim_end()));
            }
        }
        if is_bad {
            let errors = told.iter().copied().filter(|(severity, _)| *severity == Severity::Error);
            let errors = messages(&errors.collect::<Vec<_>>(), &round.sources, language);
            let count = verdict(&errors, language);
            let last = if self.stage.has_pages() {
                language.choose(
                    "le dernier PDF valide est conservé ; corrigez et enregistrez",
                    "the last valid PDF is kept; fix the errors and save",
                )
            } else {
                language.choose(
                    "pas encore de PDF ; corrigez et enregistrez",
                    "no PDF yet; fix the errors and save",
                )
            };
            let colon = language.choose(" :", ":");
            stderr.push_str(&format!("{}{colon} {last}{details}\n", count.trim()));
        }
        self.say(stdout, stderr);
        let first = round.pdfs.first().map(|(place, _)| place.clone());
        self.stage.show(round, took);
        if let Some(place) = first
            && self.asked.open
            && !self.is_opened
            && self.stage.address().is_none()
        {
            self.is_opened = true;
            self.open(&place);
        }
    }

    /// Writes a PDF, or keeps it for later: it may be open in a reader that locks it.
    fn write(&mut self, place: &Path, bytes: &[u8]) -> bool {
        match write_beside(place, bytes, self.environment.language) {
            Ok(()) => true,
            Err(error) => {
                self.unwritten.push((place.to_owned(), bytes.to_vec()));
                self.refuse(&error_in_words(&error, self.environment.language));
                false
            }
        }
    }

    fn write_the_rest(&mut self) {
        let language = self.environment.language;
        let rest = std::mem::take(&mut self.unwritten);
        let (mut stdout, mut rest_of_rest) = (String::new(), Vec::new());
        for (place, bytes) in rest {
            if write_beside(&place, &bytes, language).is_ok() {
                let shown = self.environment.shown(&place);
                let shown = shown.display();
                stdout.push_str(&language.choose(
                    format!("{shown} : écrit, le fichier n'est plus ouvert ailleurs\n"),
                    format!("{shown}: written, the file is no longer open elsewhere\n"),
                ));
            } else {
                rest_of_rest.push((place, bytes));
            }
        }
        self.unwritten = rest_of_rest;
        if !stdout.is_empty() {
            self.refused.clear();
            self.say(stdout, String::new());
        }
    }

    fn open(&self, place: &Path) {
        let said = self.environment.live.open(place, self.environment.language);
        if !said.is_empty() {
            self.say(String::new(), said);
        }
    }

    /// Tells once what the machine does not do.
    fn refuse(&mut self, message: &str) {
        if self.refused.insert(message.to_owned()) {
            let word = self.environment.language.choose("erreur :", "error:");
            self.say(String::new(), format!("{word} {message}\n"));
        }
    }

    fn say(&self, stdout: String, stderr: String) {
        // What was done is no news to who asked for quiet.
        let stdout = if self.environment.quiet { String::new() } else { stdout };
        self.environment.live.tell(&Outcome { stdout, stderr, ..Outcome::default() });
    }
}

/// ` · 0,8 s · agenda.md, notes/0940.md`.
fn details(changed: &BTreeSet<String>, took: Duration, language: Language) -> String {
    let tenths = took.as_millis().div_ceil(10);
    let sign = language.choose(',', '.');
    let mut details = format!(" · {}{sign}{:02} s", tenths / 100, tenths % 100);
    let names: Vec<_> = changed.iter().take(NAMED).map(String::as_str).collect();
    let more = changed.len().saturating_sub(NAMED);
    let named = match (more, language) {
        (0, _) => names.join(", "),
        // At the start, everything is new.
        (_, Language::French) => format!("{} fichiers lus", changed.len()),
        (_, Language::English) => format!("{} files read", changed.len()),
    };
    if !named.is_empty() {
        details.push_str(&format!(" · {named}"));
    }
    details
}
