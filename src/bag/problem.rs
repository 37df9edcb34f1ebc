//! What may be wrong with a package.

use crate::diagnostic::Language;

/// One thing that is wrong, of one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, by its path in the package.
    pub file: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It is announced and not there.
    Missing,
    /// Its bytes are not those that were packed.
    Changed,
    /// It is there and no manifest lists it.
    Unlisted,
    /// It cannot be read.
    Unreadable,
    /// It is a link, which is not followed.
    Link,
    /// It is neither a file nor a folder.
    NoFile,
    /// Its name is no UTF-8, or leads out of the package.
    Name,
    /// It is a manifest, and lists a path that leads out of the package.
    LeadsOut(String),
    /// It is a manifest, and one of its lines cannot be understood.
    Line(usize),
    /// It is a manifest, and contradicts another one about a file.
    Contradiction(String),
    /// It is a manifest, and lists a file twice.
    Twice(String),
    /// It is the declaration, and is of no version that is known.
    Declaration,
    /// It asks for files to be fetched from elsewhere, which is not done.
    Fetch,
    /// It says another count or size of the payload than there is.
    Oxum {
        /// What it says.
        said: String,
        /// What there is.
        found: String,
    },
    /// Two files of the package bear its name.
    Duplicate,
    /// The package is larger than what is read.
    TooLarge,
    /// It says a fingerprint that is not the one of the files that it lists.
    Fingerprint,
    /// It is a template or a font, and the program here has another one.
    Template,
    /// It is a PDF, and composing it again gives other bytes.
    Rebuilt {
        /// The first byte that differs.
        at: usize,
        /// How many bytes it has.
        of: usize,
    },
}

impl Problem {
    /// A fault of a file.
    #[must_use]
    pub fn new(file: impl Into<String>, fault: Fault) -> Self {
        Self { file: file.into(), fault }
    }

    /// The stable name of the fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.fault {
            Fault::Missing => "missing",
            Fault::Changed => "changed",
            Fault::Unlisted => "unlisted",
            Fault::Unreadable => "unreadable",
            Fault::Link => "link",
            Fault::NoFile => "no-file",
            Fault::Name => "name",
            Fault::LeadsOut(_) => "leads-out",
            Fault::Line(_) => "line",
            Fault::Contradiction(_) => "contradiction",
            Fault::Twice(_) => "twice",
            Fault::Declaration => "declaration",
            Fault::Fetch => "fetch",
            Fault::Oxum { .. } => "oxum",
            Fault::Duplicate => "duplicate",
            Fault::TooLarge => "too-large",
            Fault::Fingerprint => "fingerprint",
            Fault::Template => "template",
            Fault::Rebuilt { .. } => "rebuilt",
        }
    }

    /// The fault in a sentence without its file.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let say = |french: &str, english: &str| language.choose(french, english).to_owned();
        match &self.fault {
            Fault::Missing => say("ce fichier manque", "this file is missing"),
            Fault::Changed => say(
                "ce fichier a changé : ses empreintes ne sont plus celles qui ont été relevées",
                "this file has changed: its fingerprints are no longer those that were taken",
            ),
            Fault::Unlisted => say(
                "ce fichier est en trop : aucune liste ne le nomme",
                "this file is one too many: no manifest lists it",
            ),
            Fault::Unreadable => say(
                "ce fichier ne peut pas être lu (abîmé, protégé ?)",
                "this file cannot be read (damaged, protected?)",
            ),
            Fault::Link => say(
                "c'est un lien vers autre chose, et non un fichier : il n'est pas suivi",
                "this is a link to something else and no file: it is not followed",
            ),
            Fault::NoFile => say("ce n'est pas un fichier", "this is no file"),
            Fault::Name => say(
                "ce nom n'est pas permis dans un paquet : il mène ailleurs ou n'est pas en UTF-8",
                "this name is not allowed in a package: it leads elsewhere or is no UTF-8",
            ),
            Fault::LeadsOut(path) => language.choose(
                format!("cette liste nomme « {path} », hors du paquet : il n'est pas lu"),
                format!("this manifest lists “{path}”, outside the package: it is not read"),
            ),
            Fault::Line(line) => language.choose(
                format!("la ligne {line} de cette liste ne se comprend pas"),
                format!("line {line} of this manifest cannot be understood"),
            ),
            Fault::Contradiction(path) => language.choose(
                format!("cette liste a changé : une autre la contredit sur « {path} »"),
                format!("this manifest has changed: another one contradicts it about “{path}”"),
            ),
            Fault::Twice(path) => language.choose(
                format!("cette liste nomme deux fois « {path} »"),
                format!("this manifest lists “{path}” twice"),
            ),
            Fault::Declaration => say(
                "ce fichier ne déclare aucune version connue de BagIt (0.97, 1.0)",
                "this file declares no known version of BagIt (0.97, 1.0)",
            ),
            Fault::Fetch => say(
                "ce fichier demande d'aller chercher des fichiers ailleurs : ce n'est pas fait",
                "this file asks for files to be fetched from elsewhere: that is not done",
            ),
            Fault::Oxum { said, found } => language.choose(
                format!("ce fichier annonce {said} (octets.fichiers), et il y a {found}"),
                format!("this file announces {said} (bytes.files), and there are {found}"),
            ),
            Fault::Duplicate => say(
                "deux fichiers du paquet portent ce nom",
                "two files of the package bear this name",
            ),
            Fault::TooLarge => say(
                "ce paquet est trop grand pour être vérifié",
                "this package is too large to be verified",
            ),
            Fault::Fingerprint => say(
                "l'empreinte qu'il annonce n'est pas celle de la liste de ses fichiers",
                "the fingerprint that it announces is not the one of its list of files",
            ),
            Fault::Template => say(
                "ce programme a un autre fichier de ce nom : ce n'est pas celui qui a composé les PDF",
                "this program has another file of this name: it is not the one that composed the PDFs",
            ),
            Fault::Rebuilt { at, of } => language.choose(
                format!("recomposé, ce PDF diffère à partir de l'octet {at} sur {of}"),
                format!("composed again, this PDF differs from byte {at} of {of} on"),
            ),
        }
    }
}
