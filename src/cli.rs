//! The command line: types and help, no logic.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Compose les actes d'un événement : ordre du jour, notes, ateliers et actions deviennent un PDF.
///
/// Compiles the proceedings of an event: agenda, notes, workshops and actions become one PDF.
#[derive(Debug, Parser)]
#[command(name = "actes", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Exemples :
  actes outline                   ce qui a été compris du dossier courant
  actes build                     le PDF du dossier courant
  actes build mon-atelier -o actes.pdf
  actes build --edition internal  l'édition interne, avec les passages réservés")]
pub struct Cli {
    /// Langue des messages (sinon `ACTES_LANG`, sinon celle du système).
    #[arg(long, global = true, value_enum, value_name = "LANGUE")]
    pub lang: Option<Lang>,

    /// Couleurs du terminal.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "QUAND")]
    pub color: Colour,

    /// Ce qu'il faut faire.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Écrit le PDF des actes.
    Build(Build),
    /// Signale tout ce qui manque ou ne va pas, sans rien écrire.
    Check(Check),
    /// Explique un message, avec un exemple.
    Explain(Explain),
    /// Met au propre la typographie des fichiers texte : espaces, guillemets, apostrophes.
    Fmt(Fmt),
    /// Montre ce qui a été compris : programme, notes, ateliers, actions.
    Outline(Outline),
}

/// `actes build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Dossier de l'événement (par défaut le dossier courant s'il contient un ordre du jour, sinon input/).
    #[arg(value_name = "DOSSIER")]
    pub folder: Option<PathBuf>,
    /// Fichier à écrire (par défaut actes-DATE.pdf dans le dossier courant).
    #[arg(short, long, value_name = "FICHIER")]
    pub output: Option<PathBuf>,
    /// Pour qui : publique, ou interne avec les passages réservés.
    #[arg(long, value_enum, default_value_t = EditionName::Public, value_name = "ÉDITION")]
    pub edition: EditionName,
    /// Modèle de mise en page (sinon celui de event.yaml).
    #[arg(long, value_name = "NOM")]
    pub template: Option<String>,
    /// Écrit aussi, dans ce dossier, le projet que typst compile, pour le composer sans actes.
    #[arg(long, value_name = "DOSSIER")]
    pub project: Option<PathBuf>,
    /// Écrit aussi ce qui a été lu, retiré et décidé (JSON si le nom finit par .json).
    #[arg(long, value_name = "FICHIER")]
    pub report: Option<PathBuf>,
    /// Forme des messages.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORME")]
    pub message_format: MessageFormat,
    /// Quels contrôles comptent.
    #[command(flatten)]
    pub checks: Checks,
}

/// `actes check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Dossier de l'événement (par défaut le dossier courant s'il contient un ordre du jour, sinon input/).
    #[arg(value_name = "DOSSIER")]
    pub folder: Option<PathBuf>,
    /// Compose aussi le PDF, sans l'écrire, pour entendre le compositeur.
    #[arg(long)]
    pub typeset: bool,
    /// Rédige pour chaque contributeur un message avec ce qui est encore attendu de lui.
    #[arg(long)]
    pub remind: bool,
    /// Forme des messages.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human, value_name = "FORME")]
    pub format: MessageFormat,
    /// Quels contrôles comptent.
    #[command(flatten)]
    pub checks: Checks,
}

/// Which checks count, and how much.
#[derive(Debug, Args)]
pub struct Checks {
    /// Fait une erreur de ce contrôle (peut être répété).
    #[arg(long, value_name = "CODE")]
    pub deny: Vec<String>,
    /// Tait ce contrôle (peut être répété).
    #[arg(long, value_name = "CODE")]
    pub allow: Vec<String>,
}

/// `actes explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Code du message, entre crochets dans celui-ci ; sans code, la liste de tous.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// `actes fmt`.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Dossier de l'événement (par défaut le dossier courant s'il contient un ordre du jour, sinon input/).
    #[arg(value_name = "DOSSIER")]
    pub folder: Option<PathBuf>,
    /// Montre ce qui changerait, sans rien écrire.
    #[arg(long)]
    pub diff: bool,
}

/// `actes outline`.
#[derive(Debug, Args)]
pub struct Outline {
    /// Dossier de l'événement (par défaut le dossier courant s'il contient un ordre du jour, sinon input/).
    #[arg(value_name = "DOSSIER")]
    pub folder: Option<PathBuf>,
    /// Texte à lire, ou JSON du modèle.
    #[arg(long, value_enum, default_value_t = OutlineFormat::Text, value_name = "FORME")]
    pub format: OutlineFormat,
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Français.
    Fr,
    /// English.
    En,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// Dans un terminal qui les montre.
    Auto,
    /// Toujours.
    Always,
    /// Jamais.
    Never,
}

/// For whom the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EditionName {
    /// Pour tout le monde.
    #[value(alias = "publique")]
    Public,
    /// Pour les organisateurs.
    #[value(alias = "interne")]
    Internal,
}

/// How messages are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// Avec l'extrait souligné.
    Human,
    /// Une ligne par message.
    Short,
    /// Un objet JSON par ligne.
    Json,
}

/// How the outline is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutlineFormat {
    /// À lire.
    #[value(alias = "texte")]
    Text,
    /// JSON (« schema »: 1).
    Json,
}
