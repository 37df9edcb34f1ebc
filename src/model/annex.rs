//! What is printed after the report itself: slides, papers, photographs, the evaluation.

use super::body::Body;
use crate::source::Span;

/// A file of the annexes with what its authors say of it.
#[derive(Debug, Clone)]
pub struct Annex {
    /// Its id in JSON and in labels, such as `annexe-1`.
    pub id: String,
    /// Where it is listed, else the start of its file.
    pub span: Span,
    /// Path below the event folder.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub authors: Vec<String>,
    /// The id of the session it was shown in.
    pub session: Option<String>,
    /// BCP 47 language of its title and text, when they are not in the report's.
    pub language: Option<String>,
    /// What is said below it.
    pub caption: Option<String>,
    /// Who took or drew it, or holds the rights.
    pub credit: Option<String>,
    /// What it shows, for those who do not see it.
    pub alternative: Option<String>,
    /// Whether only the internal edition prints it.
    pub internal: bool,
    /// What it is made of.
    pub content: AnnexContent,
}

/// What an annex is made of.
#[derive(Debug, Clone)]
pub enum AnnexContent {
    /// Pages of a PDF.
    Pages(AnnexPages),
    /// A text that is set as the report's own.
    Text(Body),
    /// A picture.
    Photo,
}

/// The pages of a PDF that are printed.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnexPages {
    /// What sort of document it is.
    pub kind: DocumentKind,
    /// How many stand on a page of the report.
    pub per_page: u8,
    /// The pages in order; none when the file cannot be read.
    pub pages: Vec<AnnexPage>,
}

/// A page of a PDF.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AnnexPage {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its width in points, as it is seen.
    pub width: f32,
    /// Its height in points.
    pub height: f32,
}

/// What sort of document a PDF is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// Slides.
    Slides,
    /// A paper, a leaflet, a form.
    Paper,
}

impl DocumentKind {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Slides => "slides",
            Self::Paper => "paper",
        }
    }
}

/// What participants thought of the event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evaluation {
    /// Each question with its answers.
    pub questions: Vec<EvaluationQuestion>,
    /// What they wrote, without names.
    pub verbatims: Vec<String>,
}

impl Evaluation {
    /// Whether nobody said anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.verbatims.is_empty()
    }
}

/// A question that participants answered.
#[derive(Debug, Clone, PartialEq)]
pub struct EvaluationQuestion {
    /// The question.
    pub text: String,
    /// How many answered it.
    pub count: Option<usize>,
    /// The average, as written.
    pub average: Option<String>,
    /// How many gave each answer.
    pub answers: Vec<(String, usize)>,
}
