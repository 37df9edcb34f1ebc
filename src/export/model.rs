//! The report as the JSON of the contract (`docs/model.md`).

use jiff::civil::Time;
use serde_json::{Value, json};

use super::passages::passages;
use crate::model::action::{Action, Priority};
use crate::model::annex::{Annex, AnnexContent};
use crate::model::event::{Event, Level, Mode};
use crate::model::report::Report;
use crate::model::session::Session;
use crate::model::workshop::Workshop;

/// The version of the contract: fields may be added under it, none is removed.
pub const SCHEMA: u32 = 1;

/// A report before any edition as JSON, for whoever has its files.
#[must_use]
pub fn whole_model(report: &Report) -> Value {
    model(report)
}

/// The report as JSON.
pub(super) fn model(report: &Report) -> Value {
    let sessions = report.sessions.iter().map(|it| session(report, it));
    let workshops = report.workshops.iter().map(|it| workshop(report, it));
    let actions = report.actions.iter().map(|it| action(report, it));
    let people = report.people.iter().map(|it| {
        json!({
            "id": it.id, "name": it.name, "is_organisation": it.is_organisation,
            "function": it.function, "organisation": it.organisation,
            "roles": it.roles.iter().map(|role| role.name()).collect::<Vec<_>>(),
        })
    });
    let glossary = report
        .glossary
        .iter()
        .map(|it| json!({ "acronym": it.short, "expansion": it.expansion, "note": it.note }));
    let is_told = report.sealed.is_none();
    let sources = report.sources.iter().map(|it| {
        let (sum, size) = (is_told.then_some(&it.sha256), is_told.then_some(it.size));
        json!({ "path": it.path, "sha256": sum, "size": size })
    });
    json!({
        "schema": SCHEMA,
        "tool": { "name": "actes", "version": env!("CARGO_PKG_VERSION") },
        "fingerprint": report.fingerprint(),
        "event": event(report, &report.event),
        "sessions": sessions.collect::<Vec<_>>(),
        "workshops": workshops.collect::<Vec<_>>(),
        "actions": actions.collect::<Vec<_>>(),
        "annexes": report.annexes.iter().map(|it| annex(report, it)).collect::<Vec<_>>(),
        "people": people.collect::<Vec<_>>(),
        "participants": report.attendance(),
        "glossary": glossary.collect::<Vec<_>>(),
        "sources": sources.collect::<Vec<_>>(),
    })
}

fn event(report: &Report, event: &Event) -> Value {
    let questions = event.questions.iter().map(|it| json!({ "id": it.id, "text": it.text }));
    let organisers = event.facts.organisers.iter().map(|it| &it.name);
    json!({
        "title": event.title, "subtitle": event.facts.subtitle, "name": event.name,
        "date": event.date.map(|day| day.to_string()),
        "end_date": event.end_date.map(|day| day.to_string()), "venue": event.facts.venue,
        "level": event.facts.level.map(Level::name), "mode": event.facts.mode.map(Mode::name),
        "topics": event.facts.topics,
        "language": event.language, "status": event.status.name(), "version": event.facts.version,
        "organisers": organisers.collect::<Vec<_>>(), "network": event.facts.network.as_ref().map(|it| &it.name), "licence": event.facts.licence.as_ref().map(|it| &it.name),
        "questions": questions.collect::<Vec<_>>(),
        "passages": passages(&event.framing, report),
    })
}

fn session(report: &Report, session: &Session) -> Value {
    let speakers = session.speakers.iter().map(|speaker| {
        json!({
            "name": speaker.name, "function": speaker.function,
            "organisation": speaker.organisation, "role": speaker.role.name(),
        })
    });
    let texts = std::iter::once(&session.text).chain(session.notes.iter().map(|it| &it.body));
    json!({
        "id": session.id,
        "day": session.day.map(|day| day.to_string()),
        "start": session.start.map(shown),
        "end": session.end.map(shown),
        "end_inferred": session.end_inferred,
        "kind": session.kind.name(),
        "title": session.title,
        "room": session.room,
        "speakers": speakers.collect::<Vec<_>>(),
        "speakers_open": session.speakers_open,
        "questions": session.questions(),
        "workshops": session.workshops,
        "notes": session.notes.iter().filter_map(|it| shown_path(report, &it.path)).collect::<Vec<_>>(),
        "passages": texts.flat_map(|text| passages(text, report)).collect::<Vec<_>>(),
    })
}

fn workshop(report: &Report, workshop: &Workshop) -> Value {
    let outputs = &workshop.outputs;
    let rounds = outputs.rounds.iter().map(|round| {
        json!({
            "group": round.group, "start": round.start.map(shown), "summary": round.summary,
            "contributions": round.contributions.len(),
        })
    });
    let told = outputs.rounds.iter().flat_map(|round| &round.contributions).map(|it| &it.body);
    let texts = std::iter::once(&outputs.introduction).chain(told).chain([&outputs.synthesis]);
    let names = |all: &[String]| (!all.is_empty()).then(|| all.join(", "));
    json!({
        "id": workshop.id, "title": workshop.title, "session": workshop.session,
        "room": workshop.facts.room, "host": names(&workshop.facts.hosts),
        "rapporteur": names(&workshop.facts.rapporteurs), "brief": workshop.facts.brief,
        "questions": workshop.questions,
        "rounds": rounds.collect::<Vec<_>>(),
        "source": workshop.source.as_ref().and_then(|path| shown_path(report, path)),
        "passages": texts.flat_map(|text| passages(text, report)).collect::<Vec<_>>(),
    })
}

fn action(report: &Report, action: &Action) -> Value {
    let facts = &action.facts;
    let origin = action.origin.iter().map(|target| &target.id);
    let steps = facts.steps.iter().map(
        |step| json!({ "title": step.title, "deadline": step.deadline.map(|day| day.to_string()) }),
    );
    json!({
        "id": action.id, "title": facts.title, "lead": facts.lead,
        "origin": origin.collect::<Vec<_>>(), "questions": action.questions,
        "partners": facts.partners, "horizon": facts.horizon,
        "deadline": facts.deadline.as_ref().map(|day| day.value.to_string()),
        "status": facts.status, "priority": facts.priority.map(Priority::name),
        "means": facts.means, "indicators": facts.indicators,
        "steps": steps.collect::<Vec<_>>(),
        "passages": passages(&action.description, report),
    })
}

fn annex(report: &Report, annex: &Annex) -> Value {
    let passages = match &annex.content {
        AnnexContent::Text(body) => passages(body, report),
        AnnexContent::Pages(_) | AnnexContent::Photo => Vec::new(),
    };
    json!({
        "id": annex.id, "title": annex.title, "authors": annex.authors, "session": annex.session,
        "path": shown_path(report, &annex.path), "passages": passages,
    })
}

/// The path of a file, unless the edition does not tell it: a name may stand in it.
fn shown_path<'a>(report: &Report, path: &'a str) -> Option<&'a str> {
    report.sources.iter().any(|source| source.path == path).then_some(path)
}

/// `09:40`.
fn shown(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
