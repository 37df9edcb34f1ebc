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
    /// Files of the ZIP file share their bytes, as only a trap has it.
    Overlap,
    /// It lies beside the folder of the package.
    Outside,
    /// It is, or unpacks to, more than what is read.
    TooLarge,
    /// It is the declaration, and files that tell of the package are in letters that are not read.
    Encoding(String),
    /// It is a PDF, and prints another fingerprint than the one of its files.
    Printed {
        /// The page.
        page: usize,
        /// What stands there.
        printed: String,
    },
    /// It is a PDF, and none of its pages prints the fingerprint of its files.
    NotPrinted,
    /// It says a fingerprint that is not the one of the files that it lists.
    Fingerprint,
    /// It is the record of how the package was made, and does not say which files it was made of.
    Record,
    /// It is a template or a font, and the program here has another one.
    Template,
    /// Nothing that the package was made of gives it.
    NotMade,
    /// Making it again gives other bytes.
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
        self.entry().0
    }

    /// The fault in a sentence without its file.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let (_, [french, english]) = self.entry();
        let fill = |text: String, (name, word): (&str, String)| {
            text.replace(&format!("{{{name}}}"), &word)
        };
        let words = self.words().into_iter();
        words.fold(language.choose(french, english).to_owned(), fill)
    }

    /// The words of its sentence that are its own.
    fn words(&self) -> Vec<(&'static str, String)> {
        match &self.fault {
            Fault::LeadsOut(path) | Fault::Contradiction(path) | Fault::Twice(path) => {
                vec![("path", path.clone())]
            }
            Fault::Line(line) => vec![("line", line.to_string())],
            Fault::Encoding(name) => vec![("name", name.clone())],
            Fault::Oxum { said, found } => vec![("found", found.clone()), ("said", said.clone())],
            Fault::Printed { page, printed } => {
                vec![("page", page.to_string()), ("printed", printed.clone())]
            }
            Fault::Rebuilt { at, of } => vec![("at", at.to_string()), ("of", of.to_string())],
            _ => Vec::new(),
        }
    }

    /// The name of the fault, and its sentence in French and in English.
    fn entry(&self) -> (&'static str, [&'static str; 2]) {
        match &self.fault {
            Fault::Missing => ("missing", ["ce fichier manque", "this file is missing"]),
            Fault::Changed => (
                "changed",
                [
                    "ce fichier a changé : ses empreintes ne sont plus celles qui ont été relevées",
                    "this file has changed: its fingerprints are no longer those that were taken",
                ],
            ),
            Fault::Unlisted => (
                "unlisted",
                [
                    "ce fichier est en trop : aucune liste ne le nomme",
                    "this file is one too many: no manifest lists it",
                ],
            ),
            Fault::Unreadable => (
                "unreadable",
                [
                    "ce fichier ne peut pas être lu (abîmé, protégé ?)",
                    "this file cannot be read (damaged, protected?)",
                ],
            ),
            Fault::Link => (
                "link",
                [
                    "c'est un lien vers autre chose, et non un fichier : il n'est pas suivi",
                    "this is a link to something else and no file: it is not followed",
                ],
            ),
            Fault::NoFile => ("no-file", ["ce n'est pas un fichier", "this is no file"]),
            Fault::Name => (
                "name",
                [
                    "ce nom n'est pas permis dans un paquet : il mène ailleurs ou n'est pas en UTF-8",
                    "this name is not allowed in a package: it leads elsewhere or is no UTF-8",
                ],
            ),
            Fault::LeadsOut(_) => (
                "leads-out",
                [
                    "cette liste nomme « {path} », hors du paquet : il n'est pas lu",
                    "this manifest lists “{path}”, outside the package: it is not read",
                ],
            ),
            Fault::Line(_) => (
                "line",
                [
                    "la ligne {line} de cette liste ne se comprend pas",
                    "line {line} of this manifest cannot be understood",
                ],
            ),
            Fault::Contradiction(_) => (
                "contradiction",
                [
                    "cette liste a changé : une autre la contredit sur « {path} »",
                    "this manifest has changed: another one contradicts it about “{path}”",
                ],
            ),
            Fault::Twice(_) => (
                "twice",
                ["cette liste nomme deux fois « {path} »", "this manifest lists “{path}” twice"],
            ),
            Fault::Declaration => (
                "declaration",
                [
                    "ce fichier ne déclare aucune version connue de BagIt (0.97, 1.0)",
                    "this file declares no known version of BagIt (0.97, 1.0)",
                ],
            ),
            Fault::Fetch => (
                "fetch",
                [
                    "ce fichier dit d'aller chercher ailleurs des fichiers qui manquent : rien n'est téléchargé",
                    "this file says to fetch missing files from elsewhere: nothing is downloaded",
                ],
            ),
            Fault::Oxum { .. } => (
                "oxum",
                [
                    "ce fichier annonce {said} (octets.fichiers), et il y a {found}",
                    "this file announces {said} (bytes.files), and there are {found}",
                ],
            ),
            Fault::Duplicate if self.file.is_empty() => (
                "duplicate",
                [
                    "plusieurs fichiers de ce ZIP portent le même nom : il est abîmé ou piégé",
                    "several files in this ZIP have the same name: it is damaged or malicious",
                ],
            ),
            Fault::Duplicate => (
                "duplicate",
                [
                    "deux fichiers du paquet portent ce nom (au plus la forme des accents diffère)",
                    "two files in the package have this name (they differ at most in how accents are encoded)",
                ],
            ),
            Fault::Overlap => (
                "overlap",
                [
                    "des fichiers de ce ZIP se partagent les mêmes octets : il est abîmé ou piégé",
                    "files of this ZIP share the same bytes: it is damaged or a trap",
                ],
            ),
            Fault::Outside => (
                "outside",
                [
                    "ce fichier est à côté du dossier du paquet, et non dedans",
                    "this file lies beside the folder of the package and not in it",
                ],
            ),
            Fault::TooLarge => (
                "too-large",
                [
                    "la lecture s'arrête ici : décompressé, le contenu dépasse toute mesure (fichier abîmé ou piégé ?)",
                    "reading stops here: unpacked, the content is beyond measure (damaged, or a trap?)",
                ],
            ),
            Fault::Encoding(_) => (
                "encoding",
                [
                    "ce paquet est décrit en « {name} » ; seul l'UTF-8 est lu",
                    "this package is described in “{name}”; only UTF-8 is read",
                ],
            ),
            Fault::Printed { .. } => (
                "printed",
                [
                    "la page {page} imprime une autre empreinte : {printed}",
                    "page {page} prints another fingerprint: {printed}",
                ],
            ),
            Fault::NotPrinted => (
                "not-printed",
                [
                    "aucune page n'imprime cette empreinte : ce ne sont pas les pages de ces données, ou leur modèle ne l'imprime pas",
                    "no page prints this fingerprint: these are not the pages of these data, or their template does not print it",
                ],
            ),
            Fault::Fingerprint => (
                "fingerprint",
                [
                    "l'empreinte qu'il annonce n'est pas celle de la liste de ses fichiers",
                    "the fingerprint that it announces is not the one of its list of files",
                ],
            ),
            Fault::Record => (
                "record",
                [
                    "ce fichier ne dit pas de quels fichiers du paquet les PDF ont été faits",
                    "this file does not say of which files of the package the PDFs were made",
                ],
            ),
            Fault::Template => (
                "template",
                [
                    "ce programme a un autre fichier de ce nom : ce n'est pas celui qui a composé les PDF",
                    "this program has a different file of this name: it is not the version that built the PDFs",
                ],
            ),
            Fault::NotMade => (
                "not-made",
                [
                    "ce fichier est en trop : `actes archive` ne l'aurait pas fait de ces sources",
                    "this file is one too many: `actes archive` would not have made it of these sources",
                ],
            ),
            Fault::Rebuilt { .. } => (
                "rebuilt",
                [
                    "refait à partir des sources, ce fichier diffère à partir de l'octet {at} sur {of}",
                    "made again from the sources, this file differs from byte {at} of {of} on",
                ],
            ),
        }
    }
}
