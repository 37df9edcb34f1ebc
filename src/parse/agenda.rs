//! The agenda as it was sent: free layout in, sessions out.

use jiff::civil::{Date, Time};

use crate::diagnostic::Diagnostics;
use crate::model::body::{Body, Written};
use crate::model::person::Speaker;
use crate::model::session::SessionKind;
use crate::source::{Source, SourceId, Span, Spanned};

/// What an agenda says.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    /// The theme's title.
    pub title: Option<Spanned<String>>,
    /// The event's own name.
    pub name: Option<Spanned<String>>,
    /// The day, or the first of several.
    pub date: Option<Spanned<Date>>,
    /// The last day of several.
    pub end_date: Option<Spanned<Date>>,
    /// Place, street, room, one line each.
    pub venue: Vec<Spanned<String>>,
    /// The text that sets out the problem.
    pub framing: Body<Written>,
    /// The framing questions.
    pub questions: Vec<Spanned<String>>,
    /// The sessions in the agenda's order.
    pub sessions: Vec<AgendaSession>,
}

/// A session as announced.
#[derive(Debug, Clone)]
pub struct AgendaSession {
    /// The line that announces it.
    pub span: Span,
    /// The day, when the agenda names one.
    pub day: Option<Date>,
    /// When it begins; none for a session without a time of its own.
    pub start: Option<Time>,
    /// When it ends: as written, else the start of the next session of the same day.
    pub end: Option<Time>,
    /// Whether the end was taken from the next session.
    pub end_inferred: bool,
    /// What sort of session it is.
    pub kind: SessionKind,
    /// The title without the word that told the kind.
    pub title: String,
    /// The room.
    pub room: Option<String>,
    /// Who is announced.
    pub speakers: Vec<Speaker>,
    /// Whether the list of speakers ends with « … ».
    pub speakers_open: bool,
    /// Every other line of the session.
    pub text: Body<Written>,
    /// Parallel workshops announced within the session.
    pub workshops: Vec<AgendaWorkshop>,
}

/// A workshop announced within a session.
#[derive(Debug, Clone)]
pub struct AgendaWorkshop {
    /// Where.
    pub span: Span,
    /// Its topic, without « Atelier 1 : ».
    pub title: String,
    /// The room.
    pub room: Option<String>,
    /// Who leads it.
    pub speakers: Vec<Speaker>,
}

/// Reads an agenda of any layout. `body` is the part of the text after its YAML header, if any.
pub fn parse(
    _id: SourceId,
    _source: &Source,
    _body: std::ops::Range<usize>,
    _diagnostics: &mut Diagnostics,
) -> Agenda {
    Agenda::default()
}
