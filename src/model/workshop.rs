//! Workshops: a topic that groups work on one after the other.

use jiff::civil::Time;

use super::body::{Body, Target};
use crate::source::Span;

/// A workshop with what came out of it.
#[derive(Debug, Clone)]
pub struct Workshop {
    /// Its id in references and in JSON, such as `atelier-1`.
    pub id: String,
    /// Where it is announced.
    pub span: Span,
    /// Its topic.
    pub title: String,
    /// The id of the session it was held in.
    pub session: Option<String>,
    /// Who and how.
    pub facts: WorkshopFacts,
    /// The ids of the framing questions it treats.
    pub questions: Vec<String>,
    /// What came out.
    pub outputs: Outputs,
    /// Path of its sheet; none when only the agenda names it.
    pub source: Option<String>,
    /// Whether a part of its sheet could not be read: what it seems to lack may stand there.
    pub is_unclear: bool,
}

/// Who kept a workshop, and how it was put to the groups.
#[derive(Debug, Clone, Default)]
pub struct WorkshopFacts {
    /// The room.
    pub room: Option<String>,
    /// Who kept the table from group to group.
    pub hosts: Vec<String>,
    /// Who told the others.
    pub rapporteurs: Vec<String>,
    /// What was asked of the groups.
    pub brief: Option<String>,
    /// BCP 47 language of its title and texts, when they are not in the report's.
    pub language: Option<String>,
    /// A warning to print above.
    pub notice: Option<String>,
    /// Whether only the internal edition prints it.
    pub internal: bool,
}

/// What came out of a workshop.
#[derive(Debug, Clone)]
pub struct Outputs<R = Target> {
    /// How the topic came about.
    pub introduction: Body<R>,
    /// The groups in the order they came.
    pub rounds: Vec<Round<R>>,
    /// What the host made of it in the end.
    pub synthesis: Body<R>,
}

impl<R> Default for Outputs<R> {
    fn default() -> Self {
        Self { introduction: Body::default(), rounds: Vec::new(), synthesis: Body::default() }
    }
}

/// One group's turn at a workshop.
#[derive(Debug, Clone)]
pub struct Round<R = Target> {
    /// Where it is told.
    pub span: Span,
    /// The group's name, such as `A`.
    pub group: String,
    /// When it began.
    pub start: Option<Time>,
    /// What the group added, in a few words.
    pub summary: Option<String>,
    /// What the group contributed.
    pub contributions: Vec<Contribution<R>>,
}

/// One thing a group contributed.
#[derive(Debug, Clone)]
pub struct Contribution<R = Target> {
    /// How it stands to what earlier groups said.
    pub relation: Option<Relation>,
    /// The words.
    pub body: Body<R>,
}

/// How a contribution stands to what earlier groups said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Adds to it.
    Adds,
    /// Qualifies it.
    Qualifies,
    /// Disputes it.
    Disputes,
    /// Ranks it.
    Prioritises,
}

impl Relation {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Adds => "adds",
            Self::Qualifies => "qualifies",
            Self::Disputes => "disputes",
            Self::Prioritises => "prioritises",
        }
    }
}
