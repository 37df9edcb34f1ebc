//! Action proposals: what the day asks someone to do.

use jiff::civil::Date;

use super::body::{Body, Target};
use crate::source::{Span, Spanned};

/// An action proposal.
#[derive(Debug, Clone)]
pub struct Action {
    /// Its id, such as `A1`.
    pub id: String,
    /// What tells it from the event's other actions, wherever it stands among them: its id if one is
    /// written, else a fingerprint of its title.
    pub key: String,
    /// Where it is proposed.
    pub span: Span,
    /// What is to be done, and why.
    pub description: Body,
    /// The sessions and workshops it came from.
    pub origin: Vec<Target>,
    /// Whether an origin is written, be it one that is not known.
    pub has_origin: bool,
    /// The ids of the framing questions it answers.
    pub questions: Vec<String>,
    /// The rest of its sheet.
    pub facts: ActionFacts,
}

/// The parts of an action sheet that refer to nothing else.
#[derive(Debug, Clone, Default)]
pub struct ActionFacts {
    /// What is to be done, in a line.
    pub title: String,
    /// Who would lead it.
    pub lead: Option<String>,
    /// With whom.
    pub partners: Vec<String>,
    /// By when, in words.
    pub horizon: Option<String>,
    /// By when, as a day.
    pub deadline: Option<Spanned<Date>>,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// How far it is, in the author's words (à discuter, en cours…).
    pub status: Option<String>,
    /// With what means.
    pub means: Option<String>,
    /// How one will know.
    pub indicators: Vec<String>,
    /// In which steps.
    pub steps: Vec<Step>,
    /// BCP 47 language of its title and texts, when they are not in the report's.
    pub language: Option<String>,
    /// A warning to print on its sheet.
    pub notice: Option<String>,
    /// Whether only the internal edition prints it.
    pub internal: bool,
}

/// One step of an action.
#[derive(Debug, Clone)]
pub struct Step {
    /// What tells it from the other steps of its action, wherever it stands among them and whichever
    /// are withheld: a fingerprint of its title.
    pub key: String,
    /// What is done.
    pub title: String,
    /// By when.
    pub deadline: Option<Date>,
}

/// How much an action matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// First.
    High,
    /// Next.
    Medium,
    /// When one can.
    Low,
}

impl Priority {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}
