//! What is not printed of a document, and why a document cannot be opened, in plain words.

use std::borrow::Cow;

use crate::budget::{Exceeded, Limit, most};
use crate::diagnostic::Language;
use crate::spelling::one_line;

/// Something in a document that the text does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dropped {
    /// Pictures, with their number.
    Pictures(usize),
    /// Pictures in a vector format of Windows, which nothing but Office draws.
    Metafiles(usize),
    /// Pictures of which Word shows a part: the rest would come to light.
    CroppedPictures(usize),
    /// Pictures in page headers and footers.
    MarginPictures(usize),
    /// Drawn shapes without text.
    Shapes(usize),
    /// Handwriting and drawings in ink.
    Ink(usize),
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
    /// Paragraphs with highlighted words: the words are kept.
    Highlights(usize),
    /// Fields of a form that still show their prompt.
    Prompts(usize),
    /// Files inserted into the document whose format is not read.
    Insertions(usize),
    /// Characters of a symbol font that have no Unicode character.
    Symbols(usize),
    /// A table of contents, which the report makes anew.
    Contents,
    /// The text of a page header or footer.
    HeaderFooter(String),
    /// The words behind the text of each page.
    Watermark(String),
    /// A sheet beside the one that is read.
    Sheet(String),
    /// A sheet beside the list of participants that seems to hold what people refused.
    Refusals(String),
    /// Rows that a sheet hides: they are kept for the internal edition.
    HiddenRows(usize),
    /// Columns that a sheet hides: they are kept for the internal edition.
    HiddenColumns(usize),
    /// Rows that are struck through: they are kept for the internal edition.
    StruckRows(usize),
    /// A column of which nothing is made.
    Column(String),
    /// The mails that a mail answers.
    History,
    /// A file that came with a mail.
    Attachment(String),
}

impl Dropped {
    /// What it is, as the end of the sentence « ne sera pas imprimé tel quel : … ».
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
            Self::Pictures(n) => count(
                *n,
                ["image du document", "images du document"],
                ["picture in the document", "pictures in the document"],
            ),
            Self::Metafiles(n) => count(
                *n,
                [
                    "image au format EMF ou WMF (dans Word : clic droit, « Enregistrer en tant qu'image », PNG, puis insérez le PNG à sa place)",
                    "images au format EMF ou WMF (dans Word : clic droit, « Enregistrer en tant qu'image », PNG, puis insérez les PNG à leur place)",
                ],
                [
                    "picture in EMF or WMF format (in Word: right click, “Save as Picture”, PNG, then insert the PNG in its place)",
                    "pictures in EMF or WMF format (in Word: right click, “Save as Picture”, PNG, then insert the PNGs in their place)",
                ],
            ),
            Self::CroppedPictures(n) => count(
                *n,
                [
                    "image rognée (dans Word : « Compresser les images », « Supprimer les zones rognées »)",
                    "images rognées (dans Word : « Compresser les images », « Supprimer les zones rognées »)",
                ],
                [
                    "cropped picture (in Word: “Compress Pictures”, “Delete cropped areas”)",
                    "cropped pictures (in Word: “Compress Pictures”, “Delete cropped areas”)",
                ],
            ),
            Self::MarginPictures(n) => count(
                *n,
                ["image d'en-tête ou de pied de page", "images d'en-tête ou de pied de page"],
                ["picture in a page header or footer", "pictures in page headers or footers"],
            ),
            Self::Shapes(n) => count(
                *n,
                ["forme dessinée sans texte", "formes dessinées sans texte"],
                ["drawn shape without text", "drawn shapes without text"],
            ),
            Self::Ink(n) => count(
                *n,
                ["annotation manuscrite", "annotations manuscrites"],
                ["handwritten annotation", "handwritten annotations"],
            ),
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
                ["équation (imprimée en simple texte)", "équations (imprimées en simple texte)"],
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
            Self::Highlights(n) => count(
                *n,
                [
                    "paragraphe surligné (le texte est imprimé, pas la couleur)",
                    "paragraphes surlignés (le texte est imprimé, pas la couleur)",
                ],
                [
                    "highlighted paragraph (the text is kept, the colour is not)",
                    "highlighted paragraphs (the text is kept, the colour is not)",
                ],
            ),
            Self::Prompts(n) => count(
                *n,
                ["champ de formulaire resté vide", "champs de formulaire restés vides"],
                ["form field left empty", "form fields left empty"],
            ),
            Self::Insertions(n) => count(
                *n,
                [
                    "fichier inséré dont le format n'est pas lu",
                    "fichiers insérés dont le format n'est pas lu",
                ],
                [
                    "inserted file whose format is not read",
                    "inserted files whose format is not read",
                ],
            ),
            Self::Symbols(n) => count(
                *n,
                ["signe d'une police de symboles", "signes d'une police de symboles"],
                ["character of a symbol font", "characters of a symbol font"],
            ),
            Self::Contents if french => "table des matières (le programme en fait une)".to_owned(),
            Self::Contents => "table of contents (the program makes one)".to_owned(),
            Self::HeaderFooter(text) => {
                quote("en-tête ou pied de page", "page header or footer", text)
            }
            Self::Watermark(text) => quote("filigrane", "watermark", text),
            Self::Sheet(name) | Self::Refusals(name) => quote("feuille", "sheet", name),
            Self::HiddenRows(n) => count(
                *n,
                [
                    "ligne masquée (gardée pour l'édition interne)",
                    "lignes masquées (gardées pour l'édition interne)",
                ],
                [
                    "hidden row (kept for the internal edition)",
                    "hidden rows (kept for the internal edition)",
                ],
            ),
            Self::HiddenColumns(n) => count(
                *n,
                [
                    "colonne masquée (gardée pour l'édition interne)",
                    "colonnes masquées (gardées pour l'édition interne)",
                ],
                [
                    "hidden column (kept for the internal edition)",
                    "hidden columns (kept for the internal edition)",
                ],
            ),
            Self::StruckRows(n) => count(
                *n,
                [
                    "ligne barrée (gardée pour l'édition interne)",
                    "lignes barrées (gardées pour l'édition interne)",
                ],
                [
                    "struck row (kept for the internal edition)",
                    "struck rows (kept for the internal edition)",
                ],
            ),
            Self::Column(name) => quote("colonne", "column", name),
            Self::History => {
                language.choose("les messages précédents", "the earlier messages").to_owned()
            }
            Self::Attachment(name) => quote("pièce jointe", "attachment", name),
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
    /// It is a file of another format under this name.
    Other(Other),
    /// It asks for more than a file may cost.
    Exceeds(Exceeded),
    /// Its parts are nested deeper than any real document.
    TooDeep,
    /// It has no sheet, or no text part.
    Empty,
}

/// A format that is not read, under the name of one that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Word before 2007.
    Doc,
    /// `PowerPoint` before 2007.
    Ppt,
    /// A mail saved by Outlook.
    Msg,
    /// Rich text.
    Rtf,
    /// A PDF.
    Pdf,
    /// A web page.
    Html,
}

impl Other {
    fn words(self, language: Language) -> &'static str {
        match self {
            Self::Doc => language.choose(
                "c'est un document de Word 97-2003 (.doc) renommé ; ouvrez-le et enregistrez-le au format .docx",
                "it is a document of Word 97-2003 (.doc) under another name; open it and save it as .docx",
            ),
            Self::Ppt => language.choose(
                "c'est une présentation PowerPoint (.ppt) renommée ; enregistrez-la en PDF",
                "it is a PowerPoint presentation (.ppt) under another name; save it as PDF",
            ),
            Self::Msg => language.choose(
                "c'est un message d'Outlook (.msg) renommé ; rendez-lui sa terminaison",
                "it is an Outlook message (.msg) under another name; give it back its ending",
            ),
            Self::Rtf => language.choose(
                "c'est un texte RTF renommé ; ouvrez-le et enregistrez-le au format .docx",
                "it is a rich text (.rtf) under another name; open it and save it as .docx",
            ),
            Self::Pdf => language.choose(
                "c'est un PDF renommé ; demandez à son auteur le fichier d'origine",
                "it is a PDF under another name; ask its author for the original file",
            ),
            Self::Html => language.choose(
                "c'est une page web renommée ; ouvrez-la et enregistrez-la au format demandé",
                "it is a web page under another name; open it and save it in the format asked for",
            ),
        }
    }
}

impl Cause {
    /// The cause as the end of the sentence « … ne peut pas être lu : … ».
    #[must_use]
    pub fn words(self, language: Language) -> Cow<'static, str> {
        let words = match (self, language) {
            (Self::Exceeds(exceeded), language) => return exceeded.words(language).into(),
            (Self::Other(other), language) => other.words(language),
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
            (Self::TooDeep, Language::French) => "des éléments y sont imbriqués trop profondément",
            (Self::TooDeep, Language::English) => "its elements are nested too deeply",
            (Self::Empty, Language::French) => "le document ne contient aucun texte",
            (Self::Empty, Language::English) => "the document holds no text",
        };
        words.into()
    }

    /// A limit that was met while something was counted.
    pub(super) fn beyond(limit: Limit) -> Self {
        Self::Exceeds(Exceeded::of(limit))
    }

    /// That what was found stays within a limit.
    pub(super) fn within(limit: Limit, found: usize) -> Result<(), Self> {
        let found = found as u64;
        if found <= most(limit) {
            return Ok(());
        }
        Err(Self::Exceeds(Exceeded { limit, found: Some(found) }))
    }
}

/// How often something was met, and what is told of it.
type Count = (usize, fn(usize) -> Dropped);

/// Counts what is dropped while a document is read.
#[derive(Debug, Default)]
pub(super) struct Losses {
    pub pictures: usize,
    pub metafiles: usize,
    pub cropped: usize,
    pub margin_pictures: usize,
    pub shapes: usize,
    pub ink: usize,
    pub charts: usize,
    pub objects: usize,
    pub equations: usize,
    pub comments: usize,
    pub deletions: usize,
    pub hidden: usize,
    pub highlights: usize,
    pub prompts: usize,
    pub insertions: usize,
    pub symbols: usize,
    pub contents: bool,
    pub margins: Vec<String>,
    pub watermarks: Vec<String>,
}

impl Losses {
    /// Notes the text of a header or footer, once; page numbers alone are no loss.
    pub(super) fn margin(&mut self, text: &str) {
        let text = one_line(text);
        let says_something = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
        if !says_something || self.margins.contains(&text) {
            return;
        }
        self.margins.push(text);
    }

    /// Notes a watermark, once.
    pub(super) fn watermark(&mut self, text: &str) {
        if !text.trim().is_empty() && !self.watermarks.iter().any(|known| known == text.trim()) {
            self.watermarks.push(text.trim().to_owned());
        }
    }

    /// Adds what was dropped of a document within the document.
    pub(super) fn add(&mut self, inner: Self) {
        let own = [
            &mut self.pictures,
            &mut self.metafiles,
            &mut self.cropped,
            &mut self.margin_pictures,
            &mut self.shapes,
            &mut self.ink,
            &mut self.charts,
            &mut self.objects,
            &mut self.equations,
            &mut self.comments,
            &mut self.deletions,
            &mut self.hidden,
            &mut self.highlights,
            &mut self.prompts,
            &mut self.insertions,
            &mut self.symbols,
        ];
        own.into_iter().zip(inner.counts()).for_each(|(own, (more, _))| *own += more);
        self.contents |= inner.contents;
        inner.margins.iter().for_each(|text| self.margin(text));
        inner.watermarks.iter().for_each(|text| self.watermark(text));
    }

    /// Everything that is counted, in a fixed order.
    fn counts(&self) -> [Count; 16] {
        [
            (self.pictures, Dropped::Pictures),
            (self.metafiles, Dropped::Metafiles),
            (self.cropped, Dropped::CroppedPictures),
            (self.margin_pictures, Dropped::MarginPictures),
            (self.shapes, Dropped::Shapes),
            (self.ink, Dropped::Ink),
            (self.charts, Dropped::Charts),
            (self.objects, Dropped::Objects),
            (self.equations, Dropped::Equations),
            (self.comments, Dropped::Comments),
            (self.deletions, Dropped::Deletions),
            (self.hidden, Dropped::HiddenText),
            (self.highlights, Dropped::Highlights),
            (self.prompts, Dropped::Prompts),
            (self.insertions, Dropped::Insertions),
            (self.symbols, Dropped::Symbols),
        ]
    }

    /// Everything that was dropped, in a fixed order.
    pub(super) fn list(self) -> Vec<Dropped> {
        let counts = self.counts().into_iter().filter(|(n, _)| *n > 0);
        let mut list: Vec<_> = counts.map(|(n, make)| make(n)).collect();
        list.extend(self.contents.then_some(Dropped::Contents));
        list.extend(self.margins.into_iter().map(|text| Dropped::HeaderFooter(shorten(&text))));
        list.extend(self.watermarks.into_iter().map(|text| Dropped::Watermark(shorten(&text))));
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
