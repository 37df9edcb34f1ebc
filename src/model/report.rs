//! Everything about one event, merged and resolved, before any layout.

use super::action::Action;
use super::annex::{Annex, AnnexContent, Evaluation};
use super::body::{Body, Target};
use super::event::Event;
use super::person::{Participant, Person};
use super::session::{Note, Session};
use super::workshop::Workshop;
use crate::source::{Span, fingerprint};

/// The report: what every reading and every export is a view of.
#[derive(Debug, Clone)]
pub struct Report {
    /// The event.
    pub event: Event,
    /// Its sessions in the agenda's order.
    pub sessions: Vec<Session>,
    /// Notes that belong to no session of the agenda, or to several: with them the report cannot be
    /// printed.
    pub unplaced: Vec<UnplacedNote>,
    /// Prepared files in which something is still to be written.
    pub unfilled: Vec<Unfilled>,
    /// Its workshops in the order of their ids.
    pub workshops: Vec<Workshop>,
    /// The action proposals in the order of their ids.
    pub actions: Vec<Action>,
    /// Everyone the report names.
    pub people: Vec<Person>,
    /// The list of participants.
    pub participants: Vec<Participant>,
    /// Those on the list who did not come, for what they refused.
    pub absent: Vec<Participant>,
    /// Acronyms and their expansions, in the order of the glossary.
    pub glossary: Vec<Acronym>,
    /// The files it was made from, in the order of their paths.
    pub sources: Vec<SourceFile>,
    /// The number of all files, where those of each are not told: of a file that few would write
    /// otherwise, such as a list of participants, its number confirms a guess.
    pub sealed: Option<String>,
    /// What is printed after the report itself.
    pub annexes: Vec<Annex>,
    /// What participants thought of the event.
    pub evaluation: Evaluation,
}

impl Report {
    /// One number for all its files, in the order of paths (`source::fingerprint`).
    #[must_use]
    pub fn fingerprint(&self) -> String {
        if let Some(sealed) = &self.sealed {
            return sealed.clone();
        }
        fingerprint(self.sources.iter().map(|it| (it.sha256.as_str(), it.path.as_str())))
    }

    /// How many people came: those of the list, else as many as somebody counted; 0 when nothing tells.
    #[must_use]
    pub fn attendance(&self) -> usize {
        let counted = || self.event.facts.attendance.unwrap_or_default();
        if self.participants.is_empty() { counted() } else { self.participants.len() }
    }

    /// Every text of the report, in the order in which it is printed.
    #[must_use]
    pub fn bodies(&self) -> Vec<&Body> {
        let mut bodies = vec![&self.event.framing];
        for session in &self.sessions {
            bodies.push(&session.text);
            bodies.extend(session.notes.iter().map(|note| &note.body));
        }
        bodies.extend(self.unplaced.iter().map(|unplaced| &unplaced.note.body));
        for workshop in &self.workshops {
            let outputs = &workshop.outputs;
            bodies.push(&outputs.introduction);
            let told = outputs.rounds.iter().flat_map(|round| &round.contributions);
            bodies.extend(told.map(|contribution| &contribution.body));
            bodies.push(&outputs.synthesis);
        }
        bodies.extend(self.actions.iter().map(|action| &action.description));
        bodies.extend(self.annexes.iter().filter_map(|annex| match &annex.content {
            AnnexContent::Text(body) => Some(body),
            AnnexContent::Pages(_) | AnnexContent::Photo => None,
        }));
        bodies
    }
}

/// A note whose session is not known.
#[derive(Debug, Clone)]
pub struct UnplacedNote {
    /// The note.
    pub note: Note,
    /// The ids of the sessions that it may belong to.
    pub near: Vec<String>,
}

/// A prepared file of a session or a workshop in which something is still to be written.
#[derive(Debug, Clone)]
pub struct Unfilled {
    /// The session or the workshop.
    pub part: Target,
    /// Path of the file below the event folder.
    pub path: String,
    /// Who is to write it, when the file says so.
    pub author: Option<String>,
    /// Where words are wanted.
    pub places: Vec<Span>,
    /// Whether nothing was written at all.
    pub is_whole: bool,
}

/// An acronym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronym {
    /// The short form.
    pub short: String,
    /// What it stands for.
    pub expansion: String,
    /// What one should know about it.
    pub note: Option<String>,
}

/// A file that went into the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path below the event folder.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: usize,
}
