//! The commands: the only rooms that see more than one stage.

mod archive;
mod build;
mod check;
mod clearance;
mod compile;
mod completions;
mod erratum;
mod explain;
mod export;
mod extract;
mod fmt;
mod gather;
mod live;
mod load;
mod man;
mod new;
mod outline;
mod output;
mod read_pdf;
mod remind;
mod report;
mod schema;
mod template;
mod verify;
mod watch;
mod write;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use jiff::civil::Date;

use crate::cli::{Checks, Cli, Command, EditionName, MessageFormat};
use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, Format, Language, Level, Policy, Severity, Verdict, emit,
};
use crate::edition::Edition;
use crate::platform;
use crate::progress::Progress;
use crate::source::Sources;
use crate::spelling::{listed, nearest};

pub use live::Live;
pub use load::{Loaded, load, load_again};

/// What a run is given by its environment, so that nothing else asks for them.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The language of messages.
    pub language: Language,
    /// Whether messages may be coloured.
    pub colour: bool,
    /// Whether only what is wrong is to be said.
    pub quiet: bool,
    /// The current folder.
    pub folder: PathBuf,
    /// The day of `SOURCE_DATE_EPOCH`, for an event without a date.
    pub date: Option<Date>,
    /// Who is told how far the run is.
    pub progress: Progress,
    /// What a command that goes on is given besides.
    pub live: Live,
}

/// What a run leaves: its exit status, and what it says.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Whether the input had errors.
    pub has_errors: bool,
    /// For the standard output.
    pub stdout: String,
    /// Whether that is a file's content, to be passed on as it is.
    pub is_data: bool,
    /// For the standard error.
    pub stderr: String,
}

/// Runs a command, as `main` does with the arguments that it is given.
///
/// ```
/// use actes::cli::Cli;
/// use actes::commands::{Environment, Live, run};
/// use actes::diagnostic::Language;
/// use actes::progress::Progress;
///
/// let arguments = ["actes", "outline", "tests/fixtures/bare/input"].map(Into::into);
/// let cli = Cli::read(&arguments, Language::English).expect("these are understood");
/// let environment = Environment {
///     language: Language::English,
///     colour: false,
///     quiet: false,
///     folder: std::env::current_dir()?,
///     date: None,
///     progress: Progress::default(),
///     live: Live::none(),
/// };
/// let outcome = run(&cli, &environment)?;
/// assert!(!outcome.has_errors);
/// assert!(outcome.stdout.contains("Programme"));
/// # anyhow::Ok(())
/// ```
///
/// # Errors
/// When the machine does not do its part: a folder that is not there, a full disk, missing rights.
pub fn run(cli: &Cli, environment: &Environment) -> Result<Outcome> {
    let mut outcome = dispatch(&cli.command, environment)?;
    // What was done is no news to who asked for quiet; what was asked for is.
    if environment.quiet && !cli.command.answers() && !outcome.has_errors {
        outcome.stdout.clear();
    }
    Ok(outcome)
}

fn dispatch(command: &Command, environment: &Environment) -> Result<Outcome> {
    match command {
        Command::Archive(archive) => archive::run(archive, environment),
        Command::Build(build) => build::run(build, environment),
        Command::Check(check) => check::run(check, environment),
        Command::Completions(asked) => Ok(completions::run(asked, environment)),
        Command::Explain(explain) => explain::run(explain, environment),
        Command::Export(export) => export::run(export, environment),
        Command::Extract(extract) => extract::run(extract, environment),
        Command::Fmt(fmt) => fmt::run(fmt, environment),
        Command::Gather(asked) => gather::run(asked, environment),
        Command::Man(man) => man::run(man, environment),
        Command::New(new) => new::run(new, environment),
        Command::Outline(outline) => outline::run(outline, environment),
        Command::Schema(schema) => schema::run(schema, environment),
        Command::Template(asked) => template::run(asked, environment),
        Command::Verify(verify) => verify::run(verify, environment),
        Command::Watch(watch) => watch::run(watch, environment),
    }
}

impl Outcome {
    fn say(
        &mut self,
        diagnostics: &Diagnostics,
        sources: &Sources,
        format: Format,
        environment: &Environment,
    ) {
        self.has_errors = diagnostics.has_errors();
        let told = environment.heard(diagnostics.reported());
        self.stderr.push_str(&emit(&told, sources, format, environment.language));
    }
}

impl Environment {
    /// A path as the person who works here would write it.
    fn shown<'p>(&self, path: &'p Path) -> &'p Path {
        path.strip_prefix(&self.folder).unwrap_or(path)
    }

    /// What is worth saying: all of it, or what is wrong.
    fn heard<'a>(
        &self,
        mut told: Vec<(Severity, &'a Diagnostic)>,
    ) -> Vec<(Severity, &'a Diagnostic)> {
        if self.quiet {
            told.retain(|(severity, _)| *severity == Severity::Error);
        }
        told
    }
}

/// A diagnostic that ends a run by itself, as text.
#[must_use]
pub fn alone(
    diagnostic: &Diagnostic,
    asked: MessageFormat,
    colour: bool,
    language: Language,
) -> String {
    let format = match asked {
        MessageFormat::Human => Format::Human { colour, each: false },
        MessageFormat::Short => Format::Short,
        MessageFormat::Json => Format::Json,
    };
    emit(&[(Severity::Error, diagnostic)], &Sources::default(), format, language)
}

/// How messages are to be written.
fn format(asked: MessageFormat, environment: &Environment) -> Format {
    match asked {
        MessageFormat::Human => Format::Human { colour: environment.colour, each: false },
        MessageFormat::Short => Format::Short,
        MessageFormat::Json => Format::Json,
    }
}

/// What the command line asks of each check; it goes before what `event.yaml` asks.
fn policy(checks: &Checks, language: Language) -> Result<Policy> {
    let mut policy = Policy::default();
    for name in &checks.deny {
        let code = check(name, language)?;
        policy.ask(code, Verdict::Tell(Severity::Error));
    }
    for name in &checks.allow {
        let code = check(name, language)?;
        if !policy.ask(code, Verdict::Ignore) {
            bail!(language.choose(
                format!("« {name} » ne peut pas être ignoré : sans lui, les actes seraient faux"),
                format!("“{name}” cannot be ignored: without it, the report would be wrong"),
            ));
        }
    }
    Ok(policy)
}

/// The check of that name.
fn check(name: &str, language: Language) -> Result<Code> {
    let code = explain::named(name, language)?;
    if code.level() == Level::Decision {
        let name = code.name();
        bail!(language.choose(
            format!(
                "« {name} » n'est pas un contrôle : c'est une décision du programme, \
                 dite dans le compte rendu de composition (--report)"
            ),
            format!(
                "“{name}” is no check: it is a decision of the program, \
                 told in the build report (--report)"
            ),
        ));
    }
    Ok(code)
}

/// What is said below the errors that stop a command.
fn nothing_written(language: Language) -> &'static str {
    language.choose(
        "Rien n'a été écrit : corrigez les erreurs ci-dessus, puis relancez la commande.\n",
        "Nothing was written: fix the errors above and run the command again.\n",
    )
}

/// The edition of that name.
fn edition(asked: EditionName) -> Edition {
    match asked {
        EditionName::Public => Edition::Public,
        EditionName::Internal => Edition::Internal,
    }
}

/// The event's folder: the one named, else the current one if it holds an agenda, else `input`.
fn event_folder(named: Option<&Path>, environment: &Environment) -> Result<PathBuf> {
    let here = &environment.folder;
    let folder = match named {
        Some(folder) => here.join(folder),
        None if load::holds_agenda(here) => here.clone(),
        None if here.join("input").is_dir() => here.join("input"),
        None => here.clone(),
    };
    if let (Some(named), true) = (named, folder.is_file()) {
        let (file, holder) = (named.display(), folder.parent().unwrap_or(here).display());
        bail!(environment.language.choose(
            format!("« {file} » est un fichier ; donnez le dossier qui le contient : « {holder} »"),
            format!("“{file}” is a file; give the folder that holds it: “{holder}”"),
        ));
    }
    if !folder.is_dir() {
        bail!(no_folder(named.unwrap_or(&folder), environment));
    }
    refuse_several(&folder, environment)?;
    Ok(folder)
}

/// A folder that holds events is none: their files would be read as those of one.
fn refuse_several(folder: &Path, environment: &Environment) -> Result<()> {
    if load::holds_agenda(folder) {
        return Ok(());
    }
    let mut events = events(folder);
    events.retain(|name| load::is_event(&folder.join(name)));
    if events.is_empty() {
        return Ok(());
    }
    let path = |name: &String| typed(&environment.shown(folder).join(name));
    let events = listed(events.iter().map(path).collect::<Vec<_>>().iter().map(String::as_str));
    bail!(environment.language.choose(
        format!("ce dossier n'est pas celui d'un événement, mais en contient ; indiquez lequel : {events}"),
        format!("this folder is no event's, but holds such folders; say which one: {events}"),
    ));
}

/// That a folder is not there, and which one may be meant.
pub(super) fn no_folder(named: &Path, environment: &Environment) -> String {
    let language = environment.language;
    let shown = named.display();
    let said = language.choose(
        format!("le dossier « {shown} » n'existe pas"),
        format!("the folder “{shown}” does not exist"),
    );
    if let Some(near) = meant(named, environment, &|place| place.is_dir()) {
        return said
            + &language.choose(
                format!(" ; vouliez-vous écrire : {near} ?"),
                format!("; did you mean: {near}?"),
            );
    }
    let holder = environment.folder.join(named);
    let events = events(holder.parent().unwrap_or(&environment.folder));
    if events.is_empty() {
        return said;
    }
    let events = listed(events.iter().map(String::as_str));
    said + &language.choose(
        format!(" ; événements trouvés à cet endroit : {events}"),
        format!("; events found in that place: {events}"),
    )
}

/// That a file is not there, and which one may be meant.
pub(super) fn no_file(named: &Path, environment: &Environment) -> String {
    let language = environment.language;
    let shown = named.display();
    let said =
        language.choose(format!("« {shown} » n'existe pas"), format!("“{shown}” does not exist"));
    let near = meant(named, environment, &|_| true).map(|near| {
        language.choose(
            format!(" ; vouliez-vous écrire : {near} ?"),
            format!("; did you mean: {near}?"),
        )
    });
    said + near.as_deref().unwrap_or_default()
}

/// The path most like one that leads nowhere, as one types it: with another last part, or the start of
/// a name with spaces that was given without quotes. Only those that are asked for are looked at.
pub(super) fn meant(
    named: &Path,
    environment: &Environment,
    is_asked: &dyn Fn(&Path) -> bool,
) -> Option<String> {
    near(named, environment, is_asked).map(|near| typed(&near))
}

/// The path most like one that leads nowhere.
fn near(
    named: &Path,
    environment: &Environment,
    is_asked: &dyn Fn(&Path) -> bool,
) -> Option<PathBuf> {
    let place = environment.folder.join(named);
    let holder = place.parent()?;
    let own = named.file_name()?.to_string_lossy().into_owned();
    let mut names = load::names(holder);
    names.retain(|name| !name.starts_with('.') && is_asked(&holder.join(name)));
    let begins = names.iter().find(|name| name.starts_with(&format!("{own} ")));
    // Without its numbers, another year's folder is no slip.
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let alike = names.iter().map(String::as_str).filter(|name| digits(name) == digits(&own));
    let near = nearest(&own, alike).or(begins.map(String::as_str))?;
    Some(named.with_file_name(near))
}

/// The folders of events in a folder.
fn events(holder: &Path) -> Vec<String> {
    const SHOWN: usize = 6;
    let mut names = load::names(holder);
    names.retain(|name| !name.starts_with('.') && load::holds_agenda(&holder.join(name)));
    names.truncate(SHOWN);
    names
}

/// A path as one types it in a terminal.
pub(super) fn typed(path: &Path) -> String {
    platform::typed(&path.display().to_string())
}
