//! The commands: the only rooms that see more than one stage.

mod build;
mod load;
mod outline;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use jiff::civil::Date;

use crate::cli::{Cli, Command};
use crate::diagnostic::{Diagnostics, Format, Language, emit};
use crate::source::Sources;

pub use load::{Loaded, load};

/// What a run is given by its surroundings, so that nothing else asks for them.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The language of messages.
    pub language: Language,
    /// Whether messages may be coloured.
    pub colour: bool,
    /// The current folder.
    pub folder: PathBuf,
    /// The day of `SOURCE_DATE_EPOCH`, for an event without a date.
    pub date: Option<Date>,
}

/// What a run leaves: its exit status, and what it says.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Whether the input had errors.
    pub has_errors: bool,
    /// For the standard output.
    pub stdout: String,
    /// For the standard error.
    pub stderr: String,
}

/// Runs a command.
///
/// # Errors
/// When the machine does not do its part: a folder that is not there, a full disk, missing rights.
pub fn run(cli: &Cli, surroundings: &Surroundings) -> Result<Outcome> {
    match &cli.command {
        Command::Build(build) => build::run(build, surroundings),
        Command::Outline(outline) => outline::run(outline, surroundings),
    }
}

impl Outcome {
    fn say(
        &mut self,
        diagnostics: &Diagnostics,
        sources: &Sources,
        format: Format,
        surroundings: &Surroundings,
    ) {
        self.has_errors = diagnostics.has_errors();
        self.stderr.push_str(&emit(diagnostics, sources, format, surroundings.language));
    }
}

/// The event's folder: the one named, else the current one if it holds an agenda, else `input`.
fn event_folder(named: Option<&Path>, surroundings: &Surroundings) -> Result<PathBuf> {
    let here = &surroundings.folder;
    let folder = match named {
        Some(folder) => here.join(folder),
        None if load::holds_agenda(here) => here.clone(),
        None if here.join("input").is_dir() => here.join("input"),
        None => here.clone(),
    };
    if !folder.is_dir() {
        bail!(match surroundings.language {
            Language::French => format!("le dossier « {} » n'existe pas", folder.display()),
            Language::English => format!("the folder “{}” does not exist", folder.display()),
        });
    }
    Ok(folder)
}
