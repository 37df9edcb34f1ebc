//! One composition after another of the same folder, each with what the last one left.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::super::build::readings;
use super::super::compile::{Options, Prepared, compile};
use super::super::{Environment, edition, load_again, output, policy};
use crate::cli::Watch;
use crate::diagnostic::{Diagnostic, Diagnostics, Format, Language, Level, Policy, Severity, emit};
use crate::discover::{FileCache, matters};
use crate::edition::{Edition, Taken};
use crate::export::Attach;
use crate::model::event::Event;
use crate::polish::correct;
use crate::source::Sources;
use crate::typeset::{Memory, Pdf, forget_old_rounds};
use crate::validate::Completeness;

/// The composing of one folder, over and over.
pub(super) struct Rounds<'a> {
    asked: &'a Watch,
    folder: &'a Path,
    environment: &'a Environment,
    policy: Policy,
    edition: Edition,
    /// What was read before.
    pub(super) cache: FileCache,
    /// What changed since something was last told.
    changed: BTreeSet<String>,
    /// The warnings of the last round, as they were told.
    told: BTreeSet<String>,
}

/// What came of a round.
pub(super) struct Round {
    /// The files that changed, came or went since the round before.
    pub(super) changed: BTreeSet<String>,
    /// The event's folder as it was read.
    pub(super) sources: Sources,
    /// The event.
    pub(super) event: Event,
    /// What was found.
    pub(super) diagnostics: Diagnostics,
    /// What came in, and what is awaited.
    pub(super) completeness: Completeness,
    /// How much the edition leaves out.
    pub(super) taken: Taken,
    /// The PDFs with their places; none when there are errors.
    pub(super) pdfs: Vec<(PathBuf, Pdf)>,
}

impl<'a> Rounds<'a> {
    /// Nothing is composed yet.
    pub(super) fn new(
        asked: &'a Watch,
        folder: &'a Path,
        environment: &'a Environment,
    ) -> Result<Self> {
        Ok(Self {
            asked,
            folder,
            environment,
            policy: policy(&asked.checks, environment.language)?,
            edition: edition(asked.edition),
            cache: FileCache::default(),
            changed: BTreeSet::new(),
            told: BTreeSet::new(),
        })
    }

    /// Reads what changed and composes the report; nothing when nothing changed, or when a file
    /// could not be read and `may_wait` for it. `is_other` says that files came or went.
    ///
    /// # Errors
    /// When the machine does not do its part.
    pub(super) fn next(&mut self, is_other: bool, may_wait: bool) -> Result<Option<Round>> {
        let language = self.environment.language;
        let mut diagnostics = Diagnostics::new(self.policy.clone());
        let loaded = load_again(self.folder, &mut self.cache, &mut diagnostics)?;
        self.changed.extend(self.cache.take_changed());
        let is_waiting = may_wait && self.cache.has_unread();
        if is_waiting || (self.changed.is_empty() && !is_other) {
            return Ok(None);
        }
        // In its typography, and whole: what is reserved has come in too.
        let mut whole = loaded.report.clone();
        correct(&mut whole, &loaded.sources);
        let completeness = Completeness::of(&whole);
        let edited = loaded.edit(self.edition, &mut diagnostics);
        let taken = edited.taken();
        let readings = match readings(self.asked.reading, &edited, language) {
            // Errors may be why there is nothing to write.
            Err(_) if diagnostics.has_errors() => Vec::new(),
            readings => readings?,
        };
        let places =
            output::places(self.asked.output.as_deref(), &readings, &edited, self.environment)?;
        for place in &places {
            output::refuse_place(place, self.environment)?;
            output::refuse_source(place, self.folder, &loaded.sources, language)?;
            self.refuse_input(place)?;
        }
        let template = self.asked.template.as_deref();
        let progress = &self.environment.progress;
        let prepared = Prepared::new(edited, template, &loaded.sources, progress, &mut diagnostics);
        let event = prepared.report.event.clone();
        let mut pdfs = Vec::new();
        for (reading, place) in readings.into_iter().zip(places) {
            let options = Options {
                reading,
                attach: Attach::of(&prepared.report, reading),
                template,
                date: self.environment.date,
                earlier: None,
            };
            let pdf = compile(&prepared, options, Memory::Kept, &mut diagnostics).pdf;
            pdfs.extend(pdf.map(|pdf| (place, pdf)));
        }
        forget_old_rounds();
        if diagnostics.has_errors() {
            pdfs.clear();
        }
        let changed = std::mem::take(&mut self.changed);
        let sources = loaded.sources;
        Ok(Some(Round { changed, sources, event, diagnostics, completeness, taken, pdfs }))
    }

    /// What a round found and is to be told: all errors, of warnings those that are new.
    pub(super) fn news(&mut self, round: &Round, format: Format) -> String {
        let mut news = Vec::new();
        let mut now = BTreeSet::new();
        for (severity, fact) in self.environment.heard(round.diagnostics.reported()) {
            let line = emit(&[(severity, fact)], &round.sources, Format::Short, Language::English);
            let line = without_lines(&line);
            let is_known = is_gap(severity, fact) || self.told.contains(&line);
            if severity == Severity::Error || !is_known {
                news.push((severity, fact));
            }
            now.insert(line);
        }
        self.told = now;
        emit(&news, &round.sources, format, self.environment.language)
    }

    /// What is written must not be read: the report would be a part of itself.
    fn refuse_input(&self, place: &Path) -> Result<()> {
        let Ok(below) = place.strip_prefix(self.folder) else { return Ok(()) };
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        if matters(&parts.join("/")) {
            let place = place.display();
            bail!(self.environment.language.choose(
                format!("« {place} » : ce qui est dans ce dossier est lu comme un fichier de l'événement ; écrivez le PDF ailleurs"),
                format!("“{place}”: the files in that folder are read as part of the event; write the PDF elsewhere"),
            ));
        }
        Ok(())
    }
}

/// Whether a fact is one of those that a draft has many of: its author knows.
pub(super) fn is_gap(severity: Severity, fact: &Diagnostic) -> bool {
    severity == Severity::Warning && fact.code.level() == Level::Gap
}

/// A short message without its line and column: a warning that moved is no news.
fn without_lines(message: &str) -> String {
    let (place, rest) = message.split_once(": ").unwrap_or(("", message));
    format!("{}{rest}", place.split(':').next().unwrap_or_default())
}
