//! The parts of the event's day, as the agenda announced them and as the notes tell them.

use jiff::civil::{Date, Time};

use super::body::{Body, Target};
use super::person::{Attribution, Speaker};
use crate::source::Span;

/// A part of the event: as the agenda announces it, with written references and the workshops that
/// it names, then in the report with its notes.
#[derive(Debug, Clone)]
pub struct Session<R = Target, W = String> {
    /// Its id in references and in JSON, such as `s0940`; the agenda gives none.
    pub id: String,
    /// Where the agenda announces it.
    pub span: Span,
    /// The day it took place, unless the agenda gives no date at all.
    pub day: Option<Date>,
    /// When it began.
    pub start: Option<Time>,
    /// When it ended.
    pub end: Option<Time>,
    /// Whether the end is only the start of what followed.
    pub end_inferred: bool,
    /// What sort of session it was.
    pub kind: SessionKind,
    /// Its title, without the word that told its kind.
    pub title: String,
    /// The room, when the agenda names one for this session.
    pub room: Option<String>,
    /// Who was announced, in the agenda's order.
    pub speakers: Vec<Speaker>,
    /// Whether the agenda's list of speakers ends with « … ».
    pub speakers_open: bool,
    /// What else the agenda says of it.
    pub text: Body<R>,
    /// The workshops held in it; in the report, their ids.
    pub workshops: Vec<W>,
    /// What was written about it.
    pub notes: Vec<Note>,
    /// How what was said in it is attributed.
    pub attribution: Attribution,
}

impl<R, W> Session<R, W> {
    /// The session with its text in another form, and without workshops yet.
    pub fn with_text<S, V>(self, form: impl FnOnce(Body<R>) -> Body<S>) -> Session<S, V> {
        Session {
            id: self.id,
            span: self.span,
            day: self.day,
            start: self.start,
            end: self.end,
            end_inferred: self.end_inferred,
            kind: self.kind,
            title: self.title,
            room: self.room,
            speakers: self.speakers,
            speakers_open: self.speakers_open,
            text: form(self.text),
            workshops: Vec::new(),
            notes: self.notes,
            attribution: self.attribution,
        }
    }
}

impl Session {
    /// Its title as a heading begins: « Table ronde : les métiers » lost its first words with its
    /// kind, and with them its capital.
    #[must_use]
    pub fn heading(&self) -> String {
        let mut letters = self.title.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }

    /// The ids of the framing questions that its notes treat, each once.
    #[must_use]
    pub fn questions(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for id in self.notes.iter().flat_map(|note| &note.questions) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        ids
    }
}

/// One note-taker's file about a session.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its first place.
    pub span: Span,
    /// Path of its file below the event folder.
    pub path: String,
    /// Its own title, where it says more than the session's.
    pub title: Option<String>,
    /// Who took the notes.
    pub author: Option<String>,
    /// BCP 47 language of its title and text, when they are not in the report's.
    pub language: Option<String>,
    /// A warning to print above the text.
    pub notice: Option<String>,
    /// The ids of the framing questions it treats.
    pub questions: Vec<String>,
    /// Whether only the internal edition prints it.
    pub internal: bool,
    /// The text.
    pub body: Body,
}

/// What sort of session it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionKind {
    /// Arrival, welcome words.
    Welcome,
    /// Opening, presentation of the problem.
    Introduction,
    /// A talk to all.
    Plenary,
    /// A round table or panel.
    RoundTable,
    /// Testimonies, experiences.
    Testimony,
    /// Exchanges with the room.
    Discussion,
    /// Work in groups.
    Workshops,
    /// Coffee, lunch, change of room.
    Break,
    /// Reporting back, conclusion, end.
    Closing,
    /// None of these.
    Other,
}

impl SessionKind {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Introduction => "introduction",
            Self::Plenary => "plenary",
            Self::RoundTable => "round-table",
            Self::Testimony => "testimony",
            Self::Discussion => "discussion",
            Self::Workshops => "workshops",
            Self::Break => "break",
            Self::Closing => "closing",
            Self::Other => "other",
        }
    }
}
