//! The command line: its types, whose comments are the English help, and the way from arguments to
//! them. The French help is in `cli/french.rs`, what is wrong with arguments in `cli/error.rs`.

mod error;
mod french;
mod help;
mod shell;
#[cfg(test)]
mod tests;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::StyledStr;
use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::budget::Asked;
use crate::diagnostic::Language;

pub use shell::{completions, manual};

/// Compile the proceedings of an event: agenda, notes, workshops and actions become one PDF.
#[derive(Debug, Parser)]
#[command(
    name = "actes",
    bin_name = "actes",
    version = env!("ACTES_VERSION"),
    max_term_width = 100,
    arg_required_else_help = true
)]
#[command(after_long_help = "\
  actes gather Desktop/files   sort the files received into an event's folder
  actes check                  what is still missing or wrong
  actes build                  the PDF of the folder
  actes explain unknown-key    what a message means, and how to fix it
  actes help build             help on a command, with examples")]
pub struct Cli {
    /// Language of the messages and of this help.
    ///
    /// Default: `ACTES_LANG`, else the language of the system.
    #[arg(long, global = true, display_order = 100, value_enum, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,

    /// Colours in the terminal.
    ///
    /// The `NO_COLOR` variable turns them off too.
    #[arg(long, global = true, display_order = 100, value_enum, value_name = "WHEN")]
    #[arg(default_value_t = Colour::Auto)]
    pub color: Colour,

    /// Limits on what a run may use, such as memory=2G,time=5min; can be repeated.
    ///
    /// memory (bytes), time (seconds), and for a single file: unpacked, text, elements, paragraphs, rows,
    /// cells, pages. Default: one minute and one gigabyte at most. `ACTES_LIMITS` sets them too.
    #[arg(long, global = true, display_order = 100, value_delimiter = ',')]
    #[arg(value_name = "LIMIT=NUMBER", env = "ACTES_LIMITS", hide_env = true)]
    pub limits: Vec<Asked>,

    /// Print only errors.
    #[arg(short, long, global = true, display_order = 100, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Also print how long each stage took.
    #[arg(short, long, global = true, display_order = 100)]
    pub verbose: bool,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Pack both editions and their source files for the archives.
    ///
    /// The package (BagIt, RFC 8493) describes itself and how to check it.
    #[command(after_long_help = "\
  actes archive                       a folder next to the event's
  actes archive study-day --zip       a single file
  actes verify actes-2019-06-12-archive
                                      check that a package is still intact")]
    Archive(Archive),
    /// Write the PDF of the proceedings.
    ///
    /// Nothing is written while the files contain errors.
    #[command(after_long_help = "\
  actes build                            the current folder, or input/
  actes build study-day -o study-day.pdf
  actes build --edition internal         with what is reserved for the organisers
  actes build --reading all              also the synthesis, the record and the action sheets
  actes build --deny action-without-lead
                                         no PDF while any action has no lead")]
    Build(Build),
    /// List everything that is missing or wrong, without writing anything.
    #[command(after_long_help = "\
  actes check
  actes check study-day --remind    a reminder for each contributor
  actes check study-day --remind -o reminders
                                    the same as drafts, to open in a mail program
  actes check --allow unknown-person
                                    ignore names that are not on the programme")]
    Check(Check),
    /// Set up tab completion in a terminal.
    ///
    /// Prints the script that the shell reads at start.
    #[command(after_long_help = "\
  actes completions bash > ~/.local/share/bash-completion/completions/actes
  actes completions powershell >> $PROFILE")]
    Completions(Completions),
    /// Explain a message, with an example.
    #[command(after_long_help = "\
  actes explain                all messages
  actes explain unknown-key    one message, by the code in its square brackets")]
    Explain(Explain),
    /// Export the event as data: actions, participants, contents, yearly figures.
    ///
    /// The public edition leaves out whatever the public PDF leaves out.
    #[command(after_long_help = "\
  actes export actions                     a table for Excel
  actes export actions --format xlsx       the same, with filters and one sheet per status
  actes export actions --format ics        the deadlines, for a calendar
  actes export stats day-1 day-2 -o year.csv
                                           one line per event")]
    Export(Export),
    /// Extract the files attached to a PDF.
    #[command(after_long_help = "\
  actes extract actes-2019-06-12-interne.pdf
  actes extract study-day.pdf -o sources")]
    Extract(Extract),
    /// Sort a pile of files, as received, into an event's folder.
    ///
    /// Recognise each file by its contents and its name, and copy it under a name that build reads.
    /// The pile is never changed, and nothing in the folder is overwritten.
    #[command(after_long_help = "\
  actes gather Desktop/event-files            into a folder named after the date of the event
  actes gather pile -o study-day --dry-run    only show what would be done
  actes gather pile -o study-day              again, with files that came later
  actes gather notes.docx -o study-day --as notes:11h
                                              say what a doubtful file is")]
    Gather(Gather),
    /// Tidy the typography of text files: spaces, quotation marks, apostrophes.
    #[command(after_long_help = "\
  actes fmt --diff           show what would change
  actes fmt study-day        change it")]
    Fmt(Fmt),
    /// Print the manual, as man pages.
    #[command(after_long_help = "\
  actes man | man -l -        read the main page
  actes man -o man1           write one page per command")]
    Man(Man),
    /// Prepare the folder of an event, with files for the note-takers.
    ///
    /// Nothing that is already there is overwritten.
    #[command(after_long_help = "\
  actes new study-day --agenda programme.docx
                              a file for each session and workshop, ready to fill in
  actes new study-day         with an agenda to fill in
  actes new --note 9h40       later, the file for one more session")]
    New(New),
    /// Show what was understood: programme, notes, workshops, actions.
    #[command(after_long_help = "\
  actes outline
  actes outline --write                    an agenda.yaml to correct by hand
  actes outline study-day --format json    for another program")]
    Outline(Outline),
    /// Print the JSON Schemas with which text editors check and complete YAML files.
    #[command(after_long_help = "\
  actes schema                 list the schemas
  actes schema event           print the schema of event.yaml
  actes schema -o schemas      write all of them as files")]
    Schema(Schema),
    /// Show the page templates, or copy one in order to change it.
    #[command(subcommand_required = true, arg_required_else_help = true)]
    #[command(after_long_help = "\
  actes template list                     list the templates
  actes template show sober               show what one is made of
  actes template eject --only cover.typ   change the cover for this event")]
    Template(Template),
    /// Check that a package or a PDF is complete and unchanged.
    ///
    /// In a package, every file is compared with its checksums; in a PDF, the attached files.
    #[command(after_long_help = "\
  actes verify actes-2019-06-12-archive
  actes verify package.zip --rebuild    rebuild both editions and compare them
  actes verify actes-2019-06-12.pdf     check the files attached to the PDF")]
    Verify(Verify),
    /// Rebuild whenever a file changes, and show the pages in the browser.
    ///
    /// The last valid PDF is kept while the files contain errors.
    #[command(after_long_help = "\
  actes watch                   rewrite the PDF after each change
  actes watch --serve --open    also show the pages and the messages in the browser")]
    Watch(Watch),
}

/// `actes completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// Shell to complete in.
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: ShellName,
}

/// `actes export`.
#[derive(Debug, Args)]
pub struct Export {
    /// What to export.
    #[arg(value_enum, value_name = "DATA")]
    pub data: DataName,
    /// Event folder, or several for stats.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// Format of the data.
    ///
    /// Default: the one given by the extension of the file, else CSV (JSON for the model).
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<DataFormat>,
    /// File to write.
    ///
    /// Default: the data are printed; XLSX goes to a file named after the data and the date.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Who the data are for.
    #[arg(long, value_enum, default_value_t = EditionName::Public, value_name = "EDITION")]
    pub edition: EditionName,
    /// Checks to treat as errors or to ignore.
    #[command(flatten)]
    pub checks: Checks,
}

/// `actes gather`.
#[derive(Debug, Args)]
pub struct Gather {
    /// Folders and files, as received.
    #[arg(value_name = "PILE", required = true)]
    pub pile: Vec<PathBuf>,
    /// Folder of the event.
    ///
    /// Default: a folder named after the date of the event, in the current folder.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Show what would be copied, without copying anything.
    #[arg(long)]
    pub dry_run: bool,
    /// What the file is, such as notes:11h, workshop:B, replacement or nothing; give only one file.
    ///
    /// agenda, notes (with the session: notes:11h), workshop (workshop:B), actions, participants,
    /// evaluation, glossary, annex, photo, logo, board (a photograph of what a workshop wrote), event;
    /// replacement: the newer version of a file that was gathered; nothing: to be left aside for good.
    #[arg(long = "as", value_name = "KIND")]
    pub kind: Option<String>,
}

impl Gather {
    /// The path of a file of the pile as one would write it.
    #[must_use]
    pub fn place_of(&self, path: &str) -> String {
        let named =
            |place: &&PathBuf| place.file_name().is_some_and(|name| name.to_string_lossy() == path);
        let place = match (self.pile.iter().find(named), self.pile.as_slice()) {
            (Some(file), _) => file.clone(),
            (None, [only]) => only.join(path),
            (None, several) => {
                let holder = several.iter().find(|place| place.join(path).exists());
                holder.map_or_else(|| PathBuf::from(path), |holder| holder.join(path))
            }
        };
        place.display().to_string()
    }
}

/// `actes man`.
#[derive(Debug, Args)]
pub struct Man {
    /// Folder for the pages of all commands.
    ///
    /// Without it, the main page is printed.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// `actes new`.
#[derive(Debug, Args)]
pub struct New {
    /// Folder to prepare.
    ///
    /// Default: the current folder if it contains an agenda.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Agenda to start from, in any format that build reads.
    #[arg(long, value_name = "FILE")]
    pub agenda: Option<PathBuf>,
    /// Language of the event and of its files.
    ///
    /// Default: the language of the agenda, else that of the messages.
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub language: Option<Lang>,
    /// Add only the notes file of this session (time, id or title); can be repeated.
    #[arg(long, value_name = "SESSION", conflicts_with = "agenda")]
    pub note: Vec<String>,
}

/// `actes schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Name of the schema.
    ///
    /// Without it, all schemas are listed.
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Folder for all the schemas.
    #[arg(short, long, value_name = "FOLDER", conflicts_with = "name")]
    pub output: Option<PathBuf>,
}

/// `actes watch`.
#[derive(Debug, Args)]
pub struct Watch {
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// File to write.
    ///
    /// Default: actes-DATE.pdf in the current folder.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Who the report is for.
    #[arg(long, value_enum, default_value_t = EditionName::Public, value_name = "EDITION")]
    pub edition: EditionName,
    /// How much of the report to include.
    #[arg(long, value_enum, default_value_t = ReadingName::Proceedings, value_name = "READING")]
    pub reading: ReadingName,
    /// Page template.
    ///
    /// Default: the one named in event.yaml.
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// Show the pages and the messages in a browser, on this machine only.
    #[arg(long)]
    pub serve: bool,
    /// Port of the page; by default, the usual one or a free one.
    #[arg(long, value_name = "NUMBER", requires = "serve")]
    pub port: Option<u16>,
    /// Open the page in the browser, or the PDF in its viewer.
    #[arg(long)]
    pub open: bool,
    /// Checks to treat as errors or to ignore.
    #[command(flatten)]
    pub checks: Checks,
}

impl Command {
    /// The form of its messages.
    #[must_use]
    pub fn message_format(&self) -> MessageFormat {
        match self {
            Self::Build(build) => build.message_format,
            Self::Check(check) => check.format,
            _ => MessageFormat::Human,
        }
    }

    /// Whether what it prints is what was asked for, and not the news of what it did.
    #[must_use]
    pub fn answers(&self) -> bool {
        match self {
            Self::Archive(_) | Self::Build(_) | Self::Extract(_) | Self::New(_) => false,
            Self::Gather(_) => true,
            Self::Watch(_) | Self::Verify(Verify { format: OutlineFormat::Text, .. }) => false,
            Self::Fmt(fmt) => fmt.diff,
            Self::Man(man) => man.output.is_none(),
            Self::Export(export) => export.output.is_none(),
            Self::Schema(schema) => schema.output.is_none(),
            Self::Check(check) => check.output.is_none(),
            Self::Completions(_) | Self::Explain(_) => true,
            Self::Outline(_) | Self::Template(_) | Self::Verify(_) => true,
        }
    }
}

/// `actes archive`.
#[derive(Debug, Args)]
pub struct Archive {
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Package to write.
    ///
    /// Default: actes-DATE-archive, next to the event's folder.
    #[arg(short, long, value_name = "PACKAGE")]
    pub output: Option<PathBuf>,
    /// Write a single ZIP file instead of a folder.
    #[arg(long)]
    pub zip: bool,
    /// Leave out the list of participants and the notes of sessions under an attribution rule.
    ///
    /// The package names what is absent. Its PDFs cannot be composed again from it.
    #[arg(long)]
    pub without_personal_files: bool,
    /// Date of the package, for bag-info.txt.
    ///
    /// Such as 2026-11-23 or 23/11/2026. Without it, the package does not say when it was made.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Page template.
    ///
    /// Default: the one named in event.yaml.
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// Checks to treat as errors or to ignore.
    #[command(flatten)]
    pub checks: Checks,
}

/// `actes verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// Package (folder or ZIP) or PDF to check.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Rebuild both editions from the archived files and compare them, and all other data.
    #[arg(long)]
    pub rebuild: bool,
    /// Format of the answer.
    #[arg(long, value_enum, default_value_t = OutlineFormat::Text, value_name = "FORMAT")]
    pub format: OutlineFormat,
}

/// `actes extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// PDF with attached files.
    #[arg(value_name = "PDF")]
    pub file: PathBuf,
    /// Folder to create; it must not exist yet.
    ///
    /// Default: the name of the PDF followed by -fichiers.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// `actes build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// File to write.
    ///
    /// Default: actes-DATE.pdf in the current folder. For several readings, give a folder.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Who the report is for.
    #[arg(long, value_enum, default_value_t = EditionName::Public, value_name = "EDITION")]
    pub edition: EditionName,
    /// Files to attach to the PDF.
    ///
    /// Default: data for the public edition, sources for the internal one.
    #[arg(long, value_enum, value_name = "FILES")]
    pub attach: Option<AttachName>,
    /// Published PDF that this one corrects.
    ///
    /// A separate page lists what has changed since.
    #[arg(long, value_name = "PDF")]
    pub erratum_of: Option<PathBuf>,
    /// After someone asked to be removed: keep what is gone out of the page of changes.
    #[arg(long, requires = "erratum_of")]
    pub erasure: bool,
    /// How much of the report to include.
    #[arg(long, value_enum, default_value_t = ReadingName::Proceedings, value_name = "READING")]
    pub reading: ReadingName,
    /// Page template.
    ///
    /// Default: the one named in event.yaml.
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// Also write the Typst project.
    ///
    /// The report can then be built with typst alone.
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<PathBuf>,
    /// Also write what was read, withheld and decided.
    ///
    /// As JSON if the name ends in .json, otherwise as text.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Open the PDF in its viewer.
    #[arg(long)]
    pub open: bool,
    /// Build even if nothing has changed since the existing PDF.
    #[arg(long)]
    pub force: bool,
    /// Format of the messages.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORMAT")]
    #[arg(alias = "format")]
    pub message_format: MessageFormat,
    /// Checks to treat as errors or to ignore.
    #[command(flatten)]
    pub checks: Checks,
}

/// `actes check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Also lay out the PDF, to find the problems that only show then.
    ///
    /// Each message then gives the page. The PDF is not written.
    #[arg(long)]
    pub typeset: bool,
    /// Show every message, even where many are alike.
    #[arg(long)]
    pub all: bool,
    /// Write a reminder to each contributor of what is still expected.
    #[arg(long, conflicts_with = "format")]
    pub remind: bool,
    /// Folder for the reminders, as drafts that a mail program opens.
    ///
    /// One .eml file for each contributor, with the prepared files attached.
    #[arg(short, long, value_name = "FOLDER", requires = "remind")]
    pub output: Option<PathBuf>,
    /// Format of the messages.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORMAT")]
    #[arg(alias = "message-format")]
    pub format: MessageFormat,
    /// Checks to treat as errors or to ignore.
    #[command(flatten)]
    pub checks: Checks,
}

/// Which checks count, and how much.
#[derive(Debug, Args)]
pub struct Checks {
    /// Treat this check as an error; can be repeated.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// Ignore this check; can be repeated.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub allow: Vec<String>,
}

/// `actes explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Code of the message, in its square brackets.
    ///
    /// Without it, all messages are listed.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// `actes fmt`.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Show what would change, without writing anything.
    #[arg(long)]
    pub diff: bool,
}

/// `actes outline`.
#[derive(Debug, Args)]
pub struct Outline {
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Format of the outline.
    #[arg(long, value_enum, default_value_t = OutlineFormat::Text, value_name = "FORMAT")]
    pub format: OutlineFormat,
    /// Write the programme, as understood, to agenda.yaml for you to correct.
    ///
    /// That file is used from then on; the original agenda stays in the folder and is no longer read.
    #[arg(long)]
    pub write: bool,
}

/// `actes template`.
#[derive(Debug, Args)]
pub struct Template {
    /// What to do.
    #[command(subcommand)]
    pub command: TemplateCommand,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// List the templates: those supplied and the event's own.
    #[command(after_long_help = "\
  actes template list
  actes template list study-day    including those of that event")]
    List(TemplateList),
    /// Show what a template is for and which files it consists of.
    #[command(after_long_help = "\
  actes template show         the default template
  actes template show sober   another one")]
    Show(TemplateShow),
    /// Copy a template into the event's folder, in order to change it.
    ///
    /// The copy is used instead of the original. Nothing is overwritten without --force.
    #[command(after_long_help = "\
  actes template eject                       the whole default template
  actes template eject --only cover.typ      only its cover
  actes template eject sober --as network    under a name of your own")]
    Eject(TemplateEject),
}

/// `actes template list`.
#[derive(Debug, Args)]
pub struct TemplateList {
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// `actes template show`.
#[derive(Debug, Args)]
pub struct TemplateShow {
    /// Name of the template.
    #[arg(value_name = "NAME", default_value = "default")]
    pub name: String,
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// `actes template eject`.
#[derive(Debug, Args)]
pub struct TemplateEject {
    /// Name of the template.
    #[arg(value_name = "NAME", default_value = "default")]
    pub name: String,
    /// Folder of the event.
    ///
    /// Default: the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Name of the copy.
    ///
    /// Without it, the copy keeps the name of the template and replaces it.
    #[arg(long = "as", value_name = "NAME")]
    pub copy: Option<String>,
    /// Copy only this file; can be repeated.
    #[arg(long, value_name = "FILE", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Overwrite files that already exist.
    #[arg(long)]
    pub force: bool,
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::French,
            Lang::En => Self::English,
        }
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// In a terminal that shows them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// For whom the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EditionName {
    /// For everyone.
    #[value(alias = "publique")]
    Public,
    /// For the organisers, with what is reserved for them.
    #[value(alias = "interne")]
    Internal,
}

/// What a PDF carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AttachName {
    /// Nothing.
    #[value(alias = "rien")]
    None,
    /// The action register and the whole content, as data.
    #[value(alias = "donnees", alias = "données")]
    Data,
    /// These, plus the source files of the report.
    Sources,
}

/// How much of the report a PDF tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadingName {
    /// The whole report.
    #[value(alias = "actes")]
    Proceedings,
    /// What came out of the day, in four pages at most.
    #[value(alias = "synthese", alias = "synthèse")]
    Synthesis,
    /// The decisions and the actions.
    #[value(alias = "releve", alias = "relevé")]
    Record,
    /// One action per page, to hand to its lead.
    #[value(alias = "fiches-actions", alias = "fiches")]
    ActionSheets,
    /// The sheet to review and sign before publication (also as a table).
    #[value(alias = "bordereau", alias = "bordereau-de-publication")]
    Clearance,
    /// All of those to be published, in a file each.
    #[value(alias = "toutes")]
    All,
}

/// A shell that completes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShellName {
    /// Bash.
    Bash,
    /// Zsh.
    Zsh,
    /// Fish.
    Fish,
    /// PowerShell.
    Powershell,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DataName {
    /// The action proposals.
    Actions,
    /// The participants, as the edition may show them.
    Participants,
    /// The whole content of the report.
    #[value(alias = "modele", alias = "modèle")]
    Model,
    /// The figures for the yearly report, one line per event.
    #[value(alias = "statistiques")]
    Stats,
}

/// The form of exported data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DataFormat {
    /// A table in plain text.
    Csv,
    /// A workbook.
    #[value(alias = "excel")]
    Xlsx,
    /// A calendar of the deadlines.
    #[value(alias = "ical", alias = "calendrier")]
    Ics,
    /// JSON, for a program.
    Json,
}

/// How messages are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With the words in question underlined.
    Human,
    /// One line per message; the words error, warning and note stay in English.
    Short,
    /// One JSON object per line.
    Json,
}

/// How the outline is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutlineFormat {
    /// To be read.
    #[value(alias = "texte")]
    Text,
    /// JSON for a program.
    Json,
}

/// What the command line answers instead of running: a help, the version, or what is wrong with it.
#[derive(Debug)]
pub struct Answer {
    text: StyledStr,
    /// Whether the arguments are wrong.
    pub is_error: bool,
}

impl Answer {
    /// The answer as text that ends with a line's end.
    #[must_use]
    pub fn text(&self, colour: bool) -> String {
        let text = if colour { self.text.ansi().to_string() } else { self.text.to_string() };
        // Blank lines of an indented help are indented too.
        text.trim_end().lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
    }
}

impl Cli {
    /// Reads the arguments; the first is the program's own name.
    ///
    /// # Errors
    /// When a help or the version is asked for, or the arguments are wrong.
    pub fn read(arguments: &[OsString], language: Language) -> Result<Self, Answer> {
        let mut command = help::command(language);
        let arguments = &understood(arguments);
        let matches = command.try_get_matches_from_mut(arguments);
        let cli = matches.and_then(|matches| Self::from_arg_matches(&matches));
        cli.map_err(|error| error::answer(&error, &command, arguments, language))
    }
}

/// The arguments in clap's words: the names of commands that a French reader tries first, and
/// `help check --lang en`, where clap takes the option for a command.
fn understood(arguments: &[OsString]) -> Vec<OsString> {
    const FRENCH: &[(&str, &str)] = &[
        ("aide", "help"),
        ("vérifier", "check"),
        ("verifier", "check"),
        ("composer", "build"),
        ("archiver", "archive"),
        ("extraire", "extract"),
        ("expliquer", "explain"),
        ("exporter", "export"),
        ("modèle", "template"),
        ("modele", "template"),
        ("nouveau", "new"),
        ("schéma", "schema"),
        ("surveiller", "watch"),
    ];
    let mut understood = arguments.to_vec();
    let Some(command) = understood.get_mut(1) else { return understood };
    if let Some((_, name)) = FRENCH.iter().find(|(french, _)| command == french) {
        *command = (*name).into();
    }
    if command == "help" {
        let own = |option: &OsStr| option == "--lang" || option == "--color";
        let is_kept = |at: usize| {
            let text = arguments[at].to_string_lossy();
            !(text.starts_with("--lang") || text.starts_with("--color") || own(&arguments[at - 1]))
        };
        understood = (0..2)
            .chain((2..arguments.len()).filter(|at| is_kept(*at)))
            .map(|at| understood[at].clone())
            .collect();
    }
    understood
}

/// The language that the arguments ask for, known before they are read: mistakes in them are told in
/// that language too.
#[must_use]
pub fn asked_language(arguments: &[OsString]) -> Option<Language> {
    asked::<Lang>(arguments, "--lang").map(Language::from)
}

/// The colours that the arguments ask for, known before they are read.
#[must_use]
pub fn asked_colour(arguments: &[OsString]) -> Colour {
    asked(arguments, "--color").unwrap_or(Colour::Auto)
}

/// The value of an option in arguments that are not read yet.
fn asked<T: ValueEnum>(arguments: &[OsString], option: &str) -> Option<T> {
    let mut arguments = arguments.iter().map(OsString::as_os_str).take_while(|it| *it != "--");
    while let Some(argument) = arguments.next().map(OsStr::to_string_lossy) {
        let Some(rest) = argument.strip_prefix(option) else { continue };
        let value = match rest.strip_prefix('=') {
            Some(value) => value.to_owned(),
            None if rest.is_empty() => arguments.next()?.to_string_lossy().into_owned(),
            None => continue,
        };
        return T::from_str(&value, false).ok();
    }
    None
}
