//! PDFs of others: how many pages, how large, under what title, or why one cannot be read.

use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{room, tree};
use crate::guard::guarded;
use crate::spelling::{fold, one_line};

/// A larger file is no annex of proceedings, and would fill the memory.
const LARGEST: usize = 100 << 20;

/// What a PDF says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its title, when that is one that its author gave.
    pub title: Option<String>,
    /// The width and the height of each page in points, as it is seen.
    pub pages: Vec<(f32, f32)>,
}

/// Why a PDF cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is in the file.
    Empty,
    /// It is something else under that name.
    NotPdf,
    /// It asks for a password.
    Protected,
    /// It is damaged, or its end is missing.
    Damaged,
    /// It is too large.
    TooLarge,
    /// It has no page.
    NoPage,
    /// Its tree of pages has no end, or more leaves than a document has pages.
    TooManyPages,
}

impl Refusal {
    /// The cause in plain words, in French and in English.
    #[must_use]
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Self::Empty => ["le fichier est vide", "the file is empty"],
            Self::NotPdf => {
                ["ce n'est pas un PDF, malgré son nom", "it is no PDF, despite its name"]
            }
            Self::Protected => [
                "le fichier est protégé par un mot de passe",
                "the file is protected by a password",
            ],
            Self::Damaged => {
                ["le fichier est abîmé ou incomplet", "the file is damaged or cut short"]
            }
            Self::TooLarge => [
                "le fichier est trop gros : plus de 100 Mo, ou beaucoup plus une fois décompressé",
                "the file is too large: more than 100 MB, or much more once unpacked",
            ],
            Self::NoPage => ["le fichier ne contient aucune page", "the file has no page"],
            Self::TooManyPages => [
                "le fichier annonce plus de 20 000 pages",
                "the file announces more than 20,000 pages",
            ],
        }
    }
}

/// Opens a PDF.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn open(bytes: &[u8]) -> Result<Pdf, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    // Some programs write a line or two before the mark.
    if !holds(&bytes[..bytes.len().min(1024)], b"%PDF-") {
        return Err(Refusal::NotPdf);
    }
    // What is left of a file that was cut short could be read, and would look complete.
    if !holds(&bytes[bytes.len().saturating_sub(2048)..], b"startxref") {
        return Err(Refusal::Damaged);
    }
    if room::bursts(bytes, room::of(bytes.len())) {
        return Err(Refusal::TooLarge);
    }
    if !tree::is_bounded(bytes) {
        return Err(Refusal::TooManyPages);
    }
    let pdf = guarded(|| Pdf::new(bytes.to_vec())).unwrap_or(Err(LoadPdfError::Invalid));
    pdf.map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Refusal::Protected,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Refusal::Damaged,
    })
}

/// Reads what a PDF says of itself.
///
/// # Errors
/// When it cannot be read.
pub fn outline(bytes: &[u8]) -> Result<Outline, Refusal> {
    let pdf = open(bytes)?;
    let outline = guarded(|| Outline {
        title: pdf.metadata().title.as_deref().map(words).filter(|title| is_telling(title)),
        pages: pdf.pages().iter().map(Page::render_dimensions).collect(),
    });
    let outline = outline.map_err(|_| Refusal::Damaged)?;
    if outline.pages.is_empty() {
        return Err(Refusal::NoPage);
    }
    let is_sane = |(width, height): &(f32, f32)| {
        [width, height].into_iter().all(|side| side.is_finite() && (1.0..=50_000.0).contains(side))
    };
    if outline.pages.iter().all(is_sane) { Ok(outline) } else { Err(Refusal::Damaged) }
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// A text string in one line.
fn words(bytes: &[u8]) -> String {
    let text = super::text(bytes);
    let printable = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
    one_line(&printable.collect::<String>())
}

/// Whether a title is one that a person gave, and not what a program put there.
fn is_telling(title: &str) -> bool {
    const PROGRAMS: &[&str] =
        &["microsoft", "powerpoint", "presentation", "diapositive", "slide", "document", "impress"];
    const NOTHING: &[&str] = &["untitled", "sans titre", "sans nom", "titre", "title", "new"];
    const ENDINGS: &[&str] = &[
        ".ppt", ".pptx", ".doc", ".docx", ".odp", ".odt", ".indd", ".pdf", ".key", ".pub", ".qxd",
    ];
    let folded = fold(title);
    let lower = title.to_lowercase();
    let first = folded.split(' ').next().unwrap_or_default();
    let bare = first.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let is_of_a_program = first == "microsoft"
        || PROGRAMS.contains(&bare) && folded.split(' ').count() <= 2
        || lower.contains(" - powerpoint");
    let is_a_file = ENDINGS.iter().any(|ending| lower.ends_with(ending))
        || !title.contains(' ') && title.contains(['_', '/', '\\']);
    let letters = title.chars().filter(|sign| sign.is_alphabetic()).count();
    let is_nothing = NOTHING.iter().any(|word| folded == *word || folded == format!("{word} 1"));
    letters >= 4 && !is_of_a_program && !is_a_file && !is_nothing && !title.contains('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_telling_when_a_person_gave_it() {
        for title in ["Animer un territoire", "La présentation de soi au travail", "Diagnostic"] {
            assert!(is_telling(title), "{title}");
        }
        for title in [
            "Microsoft PowerPoint - Animation_V3",
            "Microsoft Word - Document1",
            "Présentation PowerPoint",
            "PowerPoint Presentation",
            "Présentation1",
            "Diapositive 1",
            "Slide 1",
            "untitled",
            "Sans titre 1",
            "bilan_v3_final",
            "bilan final.pptx",
            "",
            "2019",
        ] {
            assert!(!is_telling(title), "{title}");
        }
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(words(b"\xc9t\xe9\r\n2019"), "Été 2019");
    }

    #[test]
    fn what_cannot_be_read_has_a_cause() {
        assert_eq!(outline(b""), Err(Refusal::Empty));
        assert_eq!(outline(b"Bonjour"), Err(Refusal::NotPdf));
        assert_eq!(outline(b"%PDF-1.4\n1 0 obj\n<</Type/Catalog"), Err(Refusal::Damaged));
        assert_eq!(outline(b"%PDF-1.4\nstartxref\n0\n%%EOF"), Err(Refusal::Damaged));
    }
}
