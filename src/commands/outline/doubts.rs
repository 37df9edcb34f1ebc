//! What was doubtful in the agenda, at the sessions that it concerns.

use serde_json::{Value, json};

use super::super::load::Loaded;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::discover::Role;
use crate::model::report::Report;
use crate::parse::agenda::session_at;
use crate::source::{Source, SourceId};

/// Facts that tell that the agenda may have been read otherwise than it was meant.
const DOUBTS: &[Code] = &[
    Code::NoDate,
    Code::NoTitle,
    Code::NoSession,
    Code::TimesOutOfOrder,
    Code::EndsBeforeStart,
    Code::WrongWeekday,
    Code::SessionsOverlap,
    Code::GapInProgramme,
    Code::DayWithoutDate,
    Code::LanguageGuessed,
    Code::HoursNotRead,
    Code::UntitledSession,
    Code::DoubtfulTitle,
    Code::DoubtfulSpeaker,
    Code::Namesakes,
    Code::SpeakersLeftInText,
    Code::DateGuessed,
    Code::PlaceGuessed,
    Code::LinesLeftOut,
];

/// The doubts about an agenda, in the order of its lines.
pub(super) struct Doubts<'a> {
    source: &'a Source,
    starts: Vec<usize>,
    pub(super) told: Vec<&'a Diagnostic>,
}

/// The agenda that counts.
pub(super) fn agenda(loaded: &Loaded) -> Option<(SourceId, &Source)> {
    let mut sources = loaded.sources.iter().zip(&loaded.roles);
    sources.find(|(_, role)| **role == Role::Agenda).map(|(source, _)| source)
}

impl<'a> Doubts<'a> {
    pub(super) fn of(loaded: &'a Loaded, diagnostics: &'a Diagnostics) -> Option<Self> {
        let (id, source) = agenda(loaded)?;
        let is_in_it = |fact: &&Diagnostic| fact.span.is_some_and(|span| span.source == id);
        let facts = diagnostics.sorted().into_iter().filter(is_in_it);
        let told = facts.filter(|fact| DOUBTS.contains(&fact.code)).collect();
        let starts = loaded.report.sessions.iter().map(|session| session.span.start).collect();
        Some(Self { source, starts, told })
    }

    /// The doubts about a session, or about what precedes them all, each in a line.
    pub(super) fn lines(&self, session: Option<usize>, language: Language) -> Vec<String> {
        let told = self.told.iter().filter(|fact| self.session_of(fact) == session);
        let line = |fact: &&Diagnostic| {
            let (line, message) = (self.line(fact), fact.message(language));
            language
                .choose(format!("? ligne {line} : {message}"), format!("? line {line}: {message}"))
        };
        told.map(line).collect()
    }

    /// The same for a program.
    pub(super) fn json(&self, report: &Report, language: Language) -> Value {
        let doubt = |fact: &&Diagnostic| {
            let line = self.line(fact);
            let session = self.session_of(fact).map(|rank| &report.sessions[rank].id);
            json!({
                "code": fact.code.name(),
                "message": fact.message(language),
                "line": line,
                "text": self.source.text[self.source.line(line)].trim(),
                "session": session,
            })
        };
        self.told.iter().map(doubt).collect()
    }

    fn session_of(&self, fact: &Diagnostic) -> Option<usize> {
        session_at(self.starts.iter().copied(), fact.span?.start)
    }

    fn line(&self, fact: &Diagnostic) -> usize {
        self.source.position(fact.span.map_or(0, |span| span.start)).line
    }
}
