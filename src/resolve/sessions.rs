//! The sessions: their days and ids, their notes, and how what is said in them is attributed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::body::BodyResolver;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::model::body::{Target, TargetKind};
use crate::model::event::Question;
use crate::model::report::{Unfilled, UnplacedNote};
use crate::model::session::Session;
use crate::parse::agenda::{Agenda, AgendaSession};
use crate::parse::consent::SessionAttribution;
use crate::parse::note::NoteFile;
use crate::source::{Span, Spanned};
use crate::spelling::slug;

/// The agenda's sessions with their days and ids: `s0940`, and `s0940-2` for the second of that time.
pub(super) fn announced(
    agenda: &mut Agenda,
    corrected: Option<&Spanned<Date>>,
    diagnostics: &mut Diagnostics,
) -> Vec<AgendaSession> {
    let mut sessions = std::mem::take(&mut agenda.sessions);
    if sessions.is_empty() {
        let place = agenda.source.map(Span::start_of);
        diagnostics.push(Diagnostic::new(Code::NoSession, place));
    }
    let date = agenda.date.as_ref().map(|date| date.value);
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for session in &mut sessions {
        // A date that `event.yaml` corrects is that of the agenda's day too.
        if session.day == date {
            session.day = corrected.map(|date| date.value).or(date);
        }
        if let (true, Some(end)) = (session.end_inferred, session.end) {
            let [french, english] = shown(session);
            let diagnostic = Diagnostic::new(Code::EndInferred, session.span)
                .with_both("session", &french, &english)
                .with_time("end", end);
            diagnostics.push(diagnostic);
        }
        let base = match session.start {
            Some(time) => format!("s{:02}{:02}", time.hour(), time.minute()),
            None => format!("s-{}", slug(&session.title)),
        };
        let times = taken.entry(base.clone()).or_default();
        *times += 1;
        session.id = if *times == 1 { base } else { format!("{base}-{times}") };
    }
    sessions
}

/// The sessions with their texts resolved; notes and workshops are yet to come.
pub(super) fn resolve(
    sessions: Vec<AgendaSession>,
    bodies: &mut BodyResolver<'_, '_>,
) -> Vec<Session> {
    let session = |it: AgendaSession| it.with_text(|text| bodies.resolve(text));
    sessions.into_iter().map(session).collect()
}

/// A note with the rank of its session, or of those that it may belong to.
type PlacedNote = (NoteFile, Result<usize, Vec<usize>>);

/// Gives each session its notes; what is left is notes without a session, and what is to be filled.
pub(super) fn place_notes(
    notes: impl Iterator<Item = PlacedNote>,
    sessions: &mut [Session],
    bodies: &mut BodyResolver<'_, '_>,
) -> (Vec<UnplacedNote>, Vec<Unfilled>) {
    let (mut unplaced, mut unfilled) = (Vec::new(), Vec::new());
    for (note, session) in notes {
        match session {
            Ok(rank) => unfilled.extend(place(note, &mut sessions[rank], bodies)),
            // It is read all the same: its other mistakes are not for later.
            Err(near) => unplaced.push(UnplacedNote {
                note: bodies.note(note, "", &[]),
                near: near.into_iter().map(|rank| sessions[rank].id.clone()).collect(),
            }),
        }
    }
    (unplaced, unfilled)
}

/// Lets the notes of a session treat the question that is its title.
pub(super) fn treat(questions: &[Question], sessions: &mut [Session]) {
    // A word such as « Comment ? » asks nothing of its own.
    const SHORTEST: usize = 3;
    for question in questions {
        let asked = slug(&question.text);
        if asked.split('-').count() < SHORTEST {
            continue;
        }
        for session in sessions.iter_mut() {
            let is_title = slug(&session.title).contains(&asked);
            let is_told = session.questions().contains(&question.id.as_str());
            if let Some(note) = session.notes.first_mut().filter(|_| is_title && !is_told) {
                note.questions.push(question.id.clone());
            }
        }
    }
}

/// Gives a session its note, and tells what the note leaves to be filled.
fn place(
    note: NoteFile,
    session: &mut Session,
    bodies: &mut BodyResolver<'_, '_>,
) -> Option<Unfilled> {
    session.attribution = session.attribution.max(note.attribution.unwrap_or_default());
    let places = note.blanks.clone();
    let note = bodies.note(note, &session.title, &session.speakers);
    let is_whole = note.body.is_empty();
    let unfilled = (is_whole || !places.is_empty()).then(|| Unfilled {
        part: Target { kind: TargetKind::Session, id: session.id.clone() },
        path: note.path.clone(),
        author: note.author.clone(),
        places,
        is_whole,
    });
    // A file in which nothing was written yet is no note.
    if !is_whole {
        session.notes.push(note);
    }
    unfilled
}

/// Lays down how what is said is attributed, where the event says so; the strictest rule counts.
pub(super) fn attribute(
    rules: &[SessionAttribution],
    sessions: &mut [Session],
    bodies: &mut BodyResolver<'_, '_>,
) {
    for SessionAttribution { session, rule } in rules {
        let named = session.as_ref().map(|it| bodies.find_among(it, &[TargetKind::Session]));
        for it in &mut *sessions {
            let is_meant =
                |target: &Option<_>| target.as_ref().is_some_and(|t: &Target| t.id == it.id);
            if named.as_ref().is_none_or(is_meant) {
                it.attribution = it.attribution.max(*rule);
            }
        }
    }
}

/// How a session is named in messages: `9h40 Table ronde…`, in French and in English.
fn shown(session: &AgendaSession) -> [String; 2] {
    let title = &session.title;
    [Language::French, Language::English].map(|language| match session.start {
        Some(time) => format!("{} {title}", language.time(time)),
        None => title.clone(),
    })
}
