//! What is not taken over from a document, and why a document cannot be opened, in plain words.

use crate::diagnostic::Language;

/// Something in a document that the text does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dropped {
    /// Pictures, with their number.
    Pictures(usize),
    /// Charts and diagrams.
    Charts(usize),
    /// Embedded objects: a sheet in a text, a recording.
    Objects(usize),
    /// Equations whose signs are kept and whose layout is not.
    Equations(usize),
    /// Remarks in the margin.
    Comments(usize),
    /// Passages deleted while changes were tracked.
    Deletions(usize),
    /// Passages set as hidden text.
    HiddenText(usize),
    /// Characters of a symbol font that have no Unicode character.
    Symbols(usize),
    /// A table of contents, which the report makes anew.
    Contents,
    /// The text of a page header or footer.
    HeaderFooter(String),
    /// A sheet beside the one that is read.
    Sheet(String),
}

impl Dropped {
    /// What it is, as the end of the sentence « élément du document non repris : … ».
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let french = language == Language::French;
        let count = |count: usize, fr: [&str; 2], en: [&str; 2]| {
            let forms = if french { fr } else { en };
            format!("{count} {}", forms[usize::from(count > 1)])
        };
        let quote = |fr: &str, en: &str, text: &str| {
            if french { format!("{fr} « {text} »") } else { format!("{en} “{text}”") }
        };
        match self {
            Self::Pictures(n) => count(*n, ["image", "images"], ["picture", "pictures"]),
            Self::Charts(n) => {
                count(*n, ["graphique", "graphiques"], ["chart or diagram", "charts or diagrams"])
            }
            Self::Objects(n) => count(
                *n,
                ["objet incorporé", "objets incorporés"],
                ["embedded object", "embedded objects"],
            ),
            Self::Equations(n) => count(
                *n,
                ["équation (reprise en simple texte)", "équations (reprises en simple texte)"],
                ["equation (kept as plain text)", "equations (kept as plain text)"],
            ),
            Self::Comments(n) => count(
                *n,
                ["commentaire en marge", "commentaires en marge"],
                ["comment in the margin", "comments in the margin"],
            ),
            Self::Deletions(n) => count(
                *n,
                ["suppression suivie", "suppressions suivies"],
                ["tracked deletion", "tracked deletions"],
            ),
            Self::HiddenText(n) => count(
                *n,
                ["passage en texte masqué", "passages en texte masqué"],
                ["passage of hidden text", "passages of hidden text"],
            ),
            Self::Symbols(n) => count(
                *n,
                ["signe d'une police de symboles", "signes d'une police de symboles"],
                ["sign of a symbol font", "signs of a symbol font"],
            ),
            Self::Contents if french => "table des matières (le rapport en fait une)".to_owned(),
            Self::Contents => "table of contents (the report makes one)".to_owned(),
            Self::HeaderFooter(text) => {
                quote("en-tête ou pied de page", "page header or footer", text)
            }
            Self::Sheet(name) => quote("feuille", "sheet", name),
        }
    }
}

/// Why a file has no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// Its ending is of no format that is read.
    Unknown {
        /// The ending in lower case, without the dot.
        ending: String,
    },
    /// Its format is known and its content is not to be had.
    Unreadable {
        /// What is in the way.
        cause: Cause,
    },
}

/// What is in the way of reading a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The bytes are not what the ending promises, or stop too early.
    Damaged,
    /// A password is needed.
    Protected,
    /// It would fill the memory.
    TooLarge,
    /// Its parts are nested deeper than any real document.
    TooDeep,
    /// It has no sheet, or no text part.
    Empty,
}

impl Cause {
    /// The cause as the end of the sentence « … ne peut pas être lu : … ».
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Damaged, Language::French) => {
                "le fichier est abîmé, incomplet ou d'un autre format que sa terminaison"
            }
            (Self::Damaged, Language::English) => {
                "the file is damaged, incomplete or of another format than its ending"
            }
            (Self::Protected, Language::French) => {
                "le document est protégé par un mot de passe ; enregistrez-en une copie sans protection"
            }
            (Self::Protected, Language::English) => {
                "the document is protected by a password; save a copy without protection"
            }
            (Self::TooLarge, Language::French) => "le contenu dépasse 100 Mo une fois décompressé",
            (Self::TooLarge, Language::English) => "the content exceeds 100 MB once unpacked",
            (Self::TooDeep, Language::French) => "des éléments y sont imbriqués trop profondément",
            (Self::TooDeep, Language::English) => "its elements are nested too deeply",
            (Self::Empty, Language::French) => "le document ne contient aucun texte",
            (Self::Empty, Language::English) => "the document holds no text",
        }
    }
}

/// Counts what is dropped while a document is read.
#[derive(Debug, Default)]
pub(super) struct Losses {
    pub pictures: usize,
    pub charts: usize,
    pub objects: usize,
    pub equations: usize,
    pub comments: usize,
    pub deletions: usize,
    pub hidden: usize,
    pub symbols: usize,
    pub contents: bool,
    pub margins: Vec<String>,
}

impl Losses {
    /// Notes the text of a header or footer, once; page numbers alone are no loss.
    pub(super) fn margin(&mut self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let says_something = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
        if !says_something || self.margins.contains(&text) {
            return;
        }
        self.margins.push(text);
    }

    /// Everything that was dropped, in a fixed order.
    pub(super) fn list(self) -> Vec<Dropped> {
        let counted = [
            (self.pictures, Dropped::Pictures as fn(usize) -> Dropped),
            (self.charts, Dropped::Charts),
            (self.objects, Dropped::Objects),
            (self.equations, Dropped::Equations),
            (self.comments, Dropped::Comments),
            (self.deletions, Dropped::Deletions),
            (self.hidden, Dropped::HiddenText),
            (self.symbols, Dropped::Symbols),
        ];
        let mut list: Vec<_> =
            counted.into_iter().filter(|(n, _)| *n > 0).map(|(n, make)| make(n)).collect();
        list.extend(self.contents.then_some(Dropped::Contents));
        list.extend(self.margins.into_iter().map(|text| Dropped::HeaderFooter(shorten(&text))));
        list
    }
}

/// The beginning of a text, long enough to be found again.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
