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

/// Compiles the proceedings of an event: agenda, notes, workshops and actions become one PDF.
#[derive(Debug, Parser)]
#[command(
    name = "actes",
    bin_name = "actes",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
#[command(after_long_help = "\
  actes outline                what was understood of the folder
  actes check                  what is still missing or wrong
  actes build                  the PDF of the folder
  actes explain unknown-key    what a message means, and how to mend it
  actes help build             the help of a command, with examples")]
pub struct Cli {
    /// Language of the messages, and of this help.
    ///
    /// Without it, `ACTES_LANG` decides, then the language of the system.
    #[arg(long, global = true, display_order = 100, value_enum, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,

    /// Colours in the terminal.
    ///
    /// `NO_COLOR` turns them off too.
    #[arg(long, global = true, display_order = 100, value_enum, value_name = "WHEN")]
    #[arg(default_value_t = Colour::Auto)]
    pub color: Colour,

    /// What a file may cost at most, as in memory=2G,time=5min; may be repeated.
    ///
    /// memory (bytes), time (seconds), and for one file: unpacked, text, elements, paragraphs, rows,
    /// cells, pages. Without it, a run ends within a minute and a gigabyte. `ACTES_LIMITS` sets them too.
    #[arg(long, global = true, display_order = 100, value_delimiter = ',')]
    #[arg(value_name = "LIMIT=NUMBER", env = "ACTES_LIMITS", hide_env = true)]
    pub limits: Vec<Asked>,

    /// Says only what is wrong.
    #[arg(short, long, global = true, display_order = 100, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Also tells how long each stage took.
    #[arg(short, long, global = true, display_order = 100)]
    pub verbose: bool,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Packs both editions with their source files, for the archives.
    ///
    /// The package (BagIt, RFC 8493) tells in itself what it is and how to check it.
    #[command(after_long_help = "\
  actes archive                       a folder, beside the event's
  actes archive study-day --zip       one file
  actes verify actes-2019-06-12-archive
                                      whether a package is still whole")]
    Archive(Archive),
    /// Writes the PDF of the proceedings.
    ///
    /// Nothing is written as long as the files have errors.
    #[command(after_long_help = "\
  actes build                            the folder one is in, or input/
  actes build study-day -o study-day.pdf
  actes build --edition internal         with what is reserved to the organisers
  actes build --reading all              also synthesis, record and action sheets
  actes build --deny action-without-lead
                                         no PDF while an action has no lead")]
    Build(Build),
    /// Tells all that is missing or wrong, and writes nothing.
    #[command(after_long_help = "\
  actes check
  actes check study-day --remind    a message for each contributor
  actes check --allow unknown-person
                                    without the names that nobody announced")]
    Check(Check),
    /// Prints what completes commands and options in a shell.
    #[command(after_long_help = "\
  actes completions bash > ~/.local/share/bash-completion/completions/actes
  actes completions powershell >> $PROFILE")]
    Completions(Completions),
    /// Explains a message, with an example.
    #[command(after_long_help = "\
  actes explain                every message there is
  actes explain unknown-key    one message, by the code between its brackets")]
    Explain(Explain),
    /// Writes the event as data: actions, participants, model, figures of the year.
    ///
    /// Data follow the edition: the public one withholds what the public PDF withholds.
    #[command(after_long_help = "\
  actes export actions                     a table that Excel opens
  actes export actions --format xlsx       the same with filters, a sheet a status
  actes export actions --format ics        the deadlines, for a calendar
  actes export stats day-1 day-2 -o year.csv
                                           one line an event")]
    Export(Export),
    /// Gives back the files that a PDF carries.
    #[command(after_long_help = "\
  actes extract actes-2019-06-12-interne.pdf
  actes extract study-day.pdf -o sources")]
    Extract(Extract),
    /// Sorts a pile of files as received into an event's folder.
    ///
    /// Tells by what each file says, and by its name, what it is; copies it under a name that build reads.
    /// The pile is never touched, and nothing in the folder is overwritten.
    #[command(after_long_help = "\
  actes gather Desktop/event-files            into a folder named after the event's day
  actes gather pile -o study-day --dry-run    only tells what it would do
  actes gather pile -o study-day              again, with files that came later
  actes gather notes.docx -o study-day --as notes:11h
                                              tells what a doubtful file is")]
    Gather(Gather),
    /// Sets the typography of the text files: spaces, quotes, apostrophes.
    #[command(after_long_help = "\
  actes fmt --diff           what would change
  actes fmt study-day        changes it")]
    Fmt(Fmt),
    /// Prints the manual, as man pages.
    #[command(after_long_help = "\
  actes man | man -l -        the first page, now
  actes man -o man1           a page for each command")]
    Man(Man),
    /// Prepares the folder of an event, with files to hand to note-takers.
    ///
    /// Nothing that is already there is overwritten.
    #[command(after_long_help = "\
  actes new study-day --agenda programme.docx
                              a file for each session and workshop, ready to be filled
  actes new study-day         with an agenda to fill
  actes new --note 9h40       later, the file of one more session")]
    New(New),
    /// Shows what was understood: programme, notes, workshops, actions.
    #[command(after_long_help = "\
  actes outline
  actes outline --write                    an agenda.yaml to correct by hand
  actes outline study-day --format json    for another program")]
    Outline(Outline),
    /// Prints JSON Schemas, with which editors check and complete YAML files.
    #[command(after_long_help = "\
  actes schema                 which there are
  actes schema event           the one of event.yaml
  actes schema -o schemas      all of them, as files")]
    Schema(Schema),
    /// Shows the templates of the pages, and copies one to be changed.
    #[command(subcommand_required = true, arg_required_else_help = true)]
    #[command(after_long_help = "\
  actes template list                     which there are
  actes template show sober               what one is made of
  actes template eject --only cover.typ   another cover for this event")]
    Template(Template),
    /// Tells whether a package or a PDF is whole and unchanged.
    ///
    /// Of a package, each file is compared with its fingerprints; of a PDF, the files it carries.
    #[command(after_long_help = "\
  actes verify actes-2019-06-12-archive
  actes verify package.zip --rebuild    composes both editions again, and compares
  actes verify actes-2019-06-12.pdf     the files that the PDF carries")]
    Verify(Verify),
    /// Composes again whenever a file changes, and shows the pages in the browser.
    ///
    /// The last good PDF stays as long as the files have errors.
    #[command(after_long_help = "\
  actes watch                   writes the PDF anew at each change
  actes watch --serve --open    also shows the pages and the messages in the browser")]
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
    /// What to write.
    #[arg(value_enum, value_name = "DATA")]
    pub data: DataName,
    /// Folders of events: one, or several for stats.
    ///
    /// Without it, the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// Form of the data.
    ///
    /// Without it, the one that the name of the file ends with, else CSV (JSON for the model).
    #[arg(long, value_enum, value_name = "FORM")]
    pub format: Option<DataFormat>,
    /// File to write.
    ///
    /// Without it, the data are printed; XLSX goes to a file named after data and date.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For whom the data are.
    #[arg(long, value_enum, default_value_t = EditionName::Public, value_name = "EDITION")]
    pub edition: EditionName,
    /// Which checks count.
    #[command(flatten)]
    pub checks: Checks,
}

/// `actes gather`.
#[derive(Debug, Args)]
pub struct Gather {
    /// Folders and files as received.
    #[arg(value_name = "PILE", required = true)]
    pub pile: Vec<PathBuf>,
    /// Folder of the event.
    ///
    /// Without it, a folder named after the event's day, in the current folder.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Tells what would be copied, and copies nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// What the one file given is, such as notes:11h or workshop:B.
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
    /// Folder to write the pages of all commands to.
    ///
    /// Without it, the page of actes itself is printed.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// `actes new`.
#[derive(Debug, Args)]
pub struct New {
    /// Folder to prepare.
    ///
    /// Without it, the current folder.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Agenda to start from, in any form that build reads.
    #[arg(long, value_name = "FILE")]
    pub agenda: Option<PathBuf>,
    /// Language of the event and of its files.
    ///
    /// Without it, the agenda's, else that of the messages.
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub language: Option<Lang>,
    /// Adds only the note file of this session (time, id or title); may be repeated.
    #[arg(long, value_name = "SESSION", conflicts_with = "agenda")]
    pub note: Vec<String>,
}

/// `actes schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Name of the schema.
    ///
    /// Without it, the list of all.
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Folder to write all schemas to.
    #[arg(short, long, value_name = "FOLDER", conflicts_with = "name")]
    pub output: Option<PathBuf>,
}

/// `actes watch`.
#[derive(Debug, Args)]
pub struct Watch {
    /// Folder of the event.
    ///
    /// Without it, the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// File to write.
    ///
    /// Without it, actes-DATE.pdf in the current folder.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For whom the report is.
    #[arg(long, value_enum, default_value_t = EditionName::Public, value_name = "EDITION")]
    pub edition: EditionName,
    /// How much of the report to tell.
    #[arg(long, value_enum, default_value_t = ReadingName::Proceedings, value_name = "READING")]
    pub reading: ReadingName,
    /// Template of the pages.
    ///
    /// Without it, the one named in event.yaml.
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// Shows the pages and the messages in a browser, on this machine only.
    #[arg(long)]
    pub serve: bool,
    /// Port of the page; without it, the usual one or a free one.
    #[arg(long, value_name = "NUMBER", requires = "serve")]
    pub port: Option<u16>,
    /// Opens the page in the browser, or the PDF in its reader.
    #[arg(long)]
    pub open: bool,
    /// Which checks count.
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
    /// Without it, the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Package to write.
    ///
    /// Without it, actes-DATE-archive beside the event's folder.
    #[arg(short, long, value_name = "PACKAGE")]
    pub output: Option<PathBuf>,
    /// Writes one ZIP file instead of a folder.
    #[arg(long)]
    pub zip: bool,
    /// Day of the packaging, for bag-info.txt.
    ///
    /// As 2026-11-23. Without it, the package does not say when it was made.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Template of the pages.
    ///
    /// Without it, the one named in event.yaml.
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// Which checks count.
    #[command(flatten)]
    pub checks: Checks,
}

/// `actes verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// Package (folder or ZIP) or PDF.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Composes both editions again from the archived files and compares them, and all other data.
    #[arg(long)]
    pub rebuild: bool,
    /// Form of the answer.
    #[arg(long, value_enum, default_value_t = OutlineFormat::Text, value_name = "FORM")]
    pub format: OutlineFormat,
}

/// `actes extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// PDF that carries files.
    #[arg(value_name = "PDF")]
    pub file: PathBuf,
    /// Folder to write, which is not there yet.
    ///
    /// Without it, the PDF's name followed by -fichiers.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// `actes build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Folder of the event.
    ///
    /// Without it, the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// File to write.
    ///
    /// Without it, actes-DATE.pdf in the current folder. With several readings, the folder for them.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For whom the report is.
    #[arg(long, value_enum, default_value_t = EditionName::Public, value_name = "EDITION")]
    pub edition: EditionName,
    /// Files that the PDF carries.
    ///
    /// Without it, data in the public edition, sources in the internal one.
    #[arg(long, value_enum, value_name = "FILES")]
    pub attach: Option<AttachName>,
    /// Released PDF that this one corrects.
    ///
    /// What changed since then is told on a page of its own.
    #[arg(long, value_name = "PDF")]
    pub erratum_of: Option<PathBuf>,
    /// Somebody asked to be taken out: the page of changes repeats no word of what is gone.
    #[arg(long, requires = "erratum_of")]
    pub erasure: bool,
    /// How much of the report to tell.
    #[arg(long, value_enum, default_value_t = ReadingName::Proceedings, value_name = "READING")]
    pub reading: ReadingName,
    /// Template of the pages.
    ///
    /// Without it, the one named in event.yaml.
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// Writes the project that typst compiles, too.
    ///
    /// With it, the report can be composed by typst alone.
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<PathBuf>,
    /// Writes what was read, withheld and decided, too.
    ///
    /// As JSON if the name ends with .json, else as a text.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Opens the PDF in its reader.
    #[arg(long)]
    pub open: bool,
    /// Composes even if nothing changed since the PDF that is there.
    #[arg(long)]
    pub force: bool,
    /// Form of the messages.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORM")]
    #[arg(alias = "format")]
    pub message_format: MessageFormat,
    /// Which checks count.
    #[command(flatten)]
    pub checks: Checks,
}

/// `actes check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the event.
    ///
    /// Without it, the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Composes the PDF too, to hear what that brings up.
    ///
    /// The PDF is not written.
    #[arg(long)]
    pub typeset: bool,
    /// Writes a message for each contributor: what is still awaited.
    #[arg(long, conflicts_with = "format")]
    pub remind: bool,
    /// Folder for the reminders, as drafts that a mail program opens.
    ///
    /// One .eml file for each contributor, with the prepared files attached.
    #[arg(short, long, value_name = "FOLDER", requires = "remind")]
    pub output: Option<PathBuf>,
    /// Form of the messages.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORM")]
    pub format: MessageFormat,
    /// Which checks count.
    #[command(flatten)]
    pub checks: Checks,
}

/// Which checks count, and how much.
#[derive(Debug, Args)]
pub struct Checks {
    /// Makes an error of this check; may be repeated.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// Keeps this check silent; may be repeated.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub allow: Vec<String>,
}

/// `actes explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Code of the message, between its brackets.
    ///
    /// Without it, the list of all.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// `actes fmt`.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Folder of the event.
    ///
    /// Without it, the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Shows what would change, and writes nothing.
    #[arg(long)]
    pub diff: bool,
}

/// `actes outline`.
#[derive(Debug, Args)]
pub struct Outline {
    /// Folder of the event.
    ///
    /// Without it, the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Form of the outline.
    #[arg(long, value_enum, default_value_t = OutlineFormat::Text, value_name = "FORM")]
    pub format: OutlineFormat,
    /// Writes the programme as it was understood into agenda.yaml, to be corrected by hand.
    ///
    /// From then on that file counts; the agenda it was written from stays in the folder and is no
    /// longer read.
    #[arg(long)]
    pub write: bool,
}

/// `actes template`.
#[derive(Debug, Args)]
pub struct Template {
    /// What to do with templates.
    #[command(subcommand)]
    pub command: TemplateCommand,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// Lists the templates, ours and the event's own.
    #[command(after_long_help = "\
  actes template list
  actes template list study-day    with those of that event")]
    List(TemplateList),
    /// Shows what a template is for and which files it is made of.
    #[command(after_long_help = "\
  actes template show         the default template
  actes template show sober   another")]
    Show(TemplateShow),
    /// Copies a template into the event's folder, to be changed there.
    ///
    /// The copy goes before ours. Nothing is overwritten without --force.
    #[command(after_long_help = "\
  actes template eject                       the whole of the default template
  actes template eject --only cover.typ      only its cover
  actes template eject sober --as network    under a name of one's own")]
    Eject(TemplateEject),
}

/// `actes template list`.
#[derive(Debug, Args)]
pub struct TemplateList {
    /// Folder of the event.
    ///
    /// Without it, the current folder if it holds an agenda, else input/.
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
    /// Without it, the current folder if it holds an agenda, else input/.
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
    /// Without it, the current folder if it holds an agenda, else input/.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Name of the copy.
    ///
    /// Without it, the copy bears the template's name and takes its place.
    #[arg(long = "as", value_name = "NAME")]
    pub copy: Option<String>,
    /// Copies only this file; may be repeated.
    #[arg(long, value_name = "FILE", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Overwrites files that are already there.
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
    /// For everybody.
    #[value(alias = "publique")]
    Public,
    /// For the organisers, with what is reserved to them.
    #[value(alias = "interne")]
    Internal,
}

/// What a PDF carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AttachName {
    /// Nothing.
    #[value(alias = "rien")]
    None,
    /// The action register and all that the report says, as data.
    #[value(alias = "donnees", alias = "données")]
    Data,
    /// These, and the files that the report is made of.
    Sources,
}

/// How much of the report a PDF tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadingName {
    /// All of it.
    #[value(alias = "actes")]
    Proceedings,
    /// What came out of the day, in four pages at most.
    #[value(alias = "synthese", alias = "synthèse")]
    Synthesis,
    /// The decisions and the actions.
    #[value(alias = "releve", alias = "relevé")]
    Record,
    /// One action a page, to hand to its lead.
    #[value(alias = "fiches-actions", alias = "fiches")]
    ActionSheets,
    /// The sheet to look through and sign before the public edition goes out (also as a table).
    #[value(alias = "bordereau", alias = "bordereau-de-publication")]
    Clearance,
    /// Each of those that are handed out, a file for each.
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
    /// All that the report says.
    #[value(alias = "modele", alias = "modèle")]
    Model,
    /// The figures that networks report each year, a line an event.
    #[value(alias = "statistiques")]
    Stats,
}

/// The form of exported data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DataFormat {
    /// A table as text.
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
    /// With the words at fault underlined.
    Human,
    /// One line a message.
    Short,
    /// One JSON object a line.
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
