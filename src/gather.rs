//! What each file of a pile is, as it was received: told by what it says, and by its name.
//!
//! Each file is [`recognise`]d alone; then the pile is seen as a whole ([`versions`]), since only one
//! agenda can be the event's and a file may be an older version of another. Which session notes belong
//! to is told by [`session`], once the agenda is known.

mod evidence;
pub mod names;
mod photo;
pub mod plan;
pub mod record;
mod session;
mod table;
mod versions;

use std::sync::Arc;

use crate::diagnostic::Language;
use crate::read::decode::{DecodeError, Purpose, decode};
use crate::source::{Source, sha256};
use crate::spelling::fold;

pub use evidence::way_out;
pub use versions::{Standing, standings};

/// A sentence in French and in English.
pub type Words = [String; 2];

/// The same sentence in both languages, as fixed words.
fn words(french: &str, english: &str) -> Words {
    [french.to_owned(), english.to_owned()]
}

/// A file as it was received.
#[derive(Debug, Clone)]
pub struct Received {
    file: Arc<Source>,
    digest: String,
    is_too_large: bool,
}

impl Received {
    /// A file of a pile: its path below it, with `/`, and what it holds.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::of(Arc::new(Source::new(path, bytes, String::new())))
    }

    /// A file that was read already.
    #[must_use]
    pub fn of(file: Arc<Source>) -> Self {
        Self { digest: sha256(&file.bytes), file, is_too_large: false }
    }

    /// A file that was not read, since it is too large.
    #[must_use]
    pub fn too_large(path: impl Into<String>) -> Self {
        Self { is_too_large: true, ..Self::new(path, Vec::new()) }
    }

    /// Its path below the pile, with `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.file.path
    }

    /// What it holds.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.file.bytes
    }

    /// The SHA-256 of what it holds.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Its name without folders.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path().rsplit('/').next().unwrap_or(self.path())
    }

    /// What its name ends with, in small letters; empty when it has no ending.
    #[must_use]
    pub fn ending(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase())
    }

    /// Its name without the ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    /// The folders it lay in and its name, as words.
    fn words(&self) -> String {
        let path = self.path().strip_suffix(self.name()).unwrap_or_default();
        let mut stem = fold(self.stem());
        // What a mail that was answered or passed on begins with: « RE: », « TR: », « FW: ».
        while matches!(self.ending().as_str(), "eml" | "msg")
            && let Some((first, rest)) = stem.split_once(' ')
            && ["re", "tr", "fw", "fwd", "rep", "aw", "wg"].contains(&first)
            && !rest.starts_with(|c: char| c.is_ascii_digit())
        {
            stem = rest.to_owned();
        }
        fold(&format!("{path} {stem}"))
    }
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The facts of the event, in YAML.
    Event,
    /// The programme.
    Agenda,
    /// Notes of one or several sessions.
    Note,
    /// What came out of a workshop.
    Workshop,
    /// Action proposals.
    Actions,
    /// The list of participants.
    Participants,
    /// What participants thought of the event.
    Evaluation,
    /// Acronyms and what they mean.
    Glossary,
    /// Slides or a document to annex.
    Annex,
    /// A photograph.
    Photograph,
    /// A logo.
    Logo,
    /// A photograph of what a workshop wrote on the wall.
    Board,
}

impl Kind {
    /// What people call it.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Event => language.choose("données de l'événement", "facts of the event"),
            Self::Agenda => language.choose("programme", "agenda"),
            Self::Note => language.choose("notes de séance", "session notes"),
            Self::Workshop => language.choose("fiche d'atelier", "workshop sheet"),
            Self::Actions => language.choose("propositions d'action", "action proposals"),
            Self::Participants => language.choose("liste des participants", "participants"),
            Self::Evaluation => language.choose("évaluation", "evaluation"),
            Self::Glossary => language.choose("glossaire", "glossary"),
            Self::Annex => language.choose("annexe", "annex"),
            Self::Photograph => language.choose("photographie", "photograph"),
            Self::Logo => language.choose("logo", "logo"),
            Self::Board => language.choose("photo d'un atelier", "photograph of a workshop"),
        }
    }
}

/// What a file was found to be.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// What it is, or what it may be: one when there is no doubt.
    pub kinds: Vec<Kind>,
    /// Why.
    pub reason: Words,
    /// What it says, where it is a text or a table.
    pub source: Option<Arc<Source>>,
    /// Whether it is more likely a paper of the organisers than a part of the report: it is taken only when
    /// somebody says so.
    pub is_private: bool,
}

impl Recognised {
    /// What is one of several kinds, for a reason.
    #[must_use]
    pub fn one_of(kinds: Vec<Kind>, reason: Words) -> Self {
        Self { kinds, reason, source: None, is_private: false }
    }

    fn sure(kind: Kind, reason: Words) -> Self {
        Self::one_of(vec![kind], reason)
    }

    /// A paper of the organisers, and what it would be in a report.
    fn private(kind: Kind) -> Self {
        let reason = words(
            "un document de travail (facture, budget, liste…), publié seulement si vous le dites",
            "a working paper (invoice, budget, list…), published only if you say so",
        );
        Self { is_private: true, ..Self::sure(kind, reason) }
    }

    /// What it is, when there is no doubt.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        if let [only] = self.kinds.as_slice() { (!self.is_private).then_some(*only) } else { None }
    }
}

/// Tells what a file is. `Err` says why nothing can be made of it, and what to do instead.
///
/// # Errors
/// When nothing can be made of it.
pub fn recognise(file: &Received) -> Result<Recognised, Words> {
    if file.is_too_large {
        return Err(words(
            "il est trop gros (plus de 200 Mo) : exportez-le en plus léger",
            "it is too large (more than 200 MB): export a smaller one",
        ));
    }
    if file.bytes().is_empty() {
        return Err(words("il est vide", "it is empty"));
    }
    match file.ending().as_str() {
        "md" | "markdown" | "txt" | "docx" | "docm" | "odt" | "eml" | "msg" | "vtt" | "srt"
        | "html" | "htm" => text(file),
        "csv" | "tsv" | "xlsx" | "xlsm" | "xls" | "ods" => {
            let source = decoded(file)?;
            let found = table::recognise(file, &source.text);
            Ok(Recognised { source: Some(source), ..found })
        }
        "yaml" | "yml" => yaml(file),
        "jpg" | "jpeg" | "png" | "webp" | "gif" | "svg" | "heic" | "heif" => {
            evidence::picture(file)
        }
        "pdf" => evidence::pdf(file),
        ending => Err(way_out(ending, file.name())),
    }
}

fn text(file: &Received) -> Result<Recognised, Words> {
    let source = decoded(file)?;
    if !source.text.contains(char::is_alphanumeric) {
        return Err(words("il ne contient aucun texte", "it holds no text"));
    }
    let found = evidence::text(file, &source);
    Ok(Recognised { source: Some(source), ..found })
}

/// The text of a file, whatever it is called.
fn decoded(file: &Received) -> Result<Arc<Source>, Words> {
    let path = file.path().to_owned();
    // A programme is told by its lines and their tabs.
    match decode(&path, file.bytes(), Purpose::Agenda) {
        Ok(decoded) => Ok(Arc::new(Source::new(path, Vec::new(), decoded.text))),
        Err(DecodeError::Unreadable { cause }) => Err([Language::French, Language::English]
            .map(|language| cause.words(language).into_owned())),
        Err(DecodeError::Unknown { ending }) => Err(way_out(&ending, file.name())),
    }
}

/// YAML is our own: its name says what it is, and its first key where the name does not.
fn yaml(file: &Received) -> Result<Recognised, Words> {
    let source = decoded(file)?;
    let name = file.words();
    let has = |known: &[&str]| known.iter().any(|word| name.contains(word));
    let key = |known: &[&str]| {
        source
            .text
            .lines()
            .filter_map(|line| line.split_once(':'))
            .any(|(key, _)| !key.starts_with(' ') && known.contains(&fold(key).as_str()))
    };
    let kind = if has(&["event", "evenement"]) {
        Kind::Event
    } else if key(&["actions", "propositions"]) || has(&["action"]) {
        Kind::Actions
    } else if key(&["sessions", "seances"]) || has(&["agenda", "programme"]) {
        Kind::Agenda
    } else if key(&["participants"]) || has(&["participant"]) {
        Kind::Participants
    } else {
        return Err(words(
            "impossible de savoir ce que décrit ce fichier YAML",
            "cannot tell what this YAML file describes",
        ));
    };
    Ok(Recognised {
        source: Some(source),
        ..Recognised::sure(kind, words("son nom et ses clés", "its name and keys"))
    })
}
