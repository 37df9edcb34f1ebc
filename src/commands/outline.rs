//! `actes outline`: what was understood, for a person to confirm or as JSON.

mod doubts;
mod write;

use std::fmt::Write;

use anyhow::Result;
use jiff::civil::Time;

use super::{Environment, Outcome, event_folder, load};
use crate::cli::{Outline, OutlineFormat};
use crate::diagnostic::{Diagnostics, Format, Language};
use crate::export::whole_model;
use crate::model::event::Event;
use crate::model::person::{Person, Speaker};
use crate::model::report::Report;
use crate::model::session::{Session, SessionKind};
use crate::model::workshop::Workshop;
use doubts::Doubts;

pub(super) fn run(outline: &Outline, environment: &Environment) -> Result<Outcome> {
    let folder = event_folder(outline.folder.as_deref(), environment)?;
    let mut diagnostics = Diagnostics::default();
    let loaded = load(&folder, &mut diagnostics)?;
    let language = environment.language;
    let doubts = Doubts::of(&loaded, &diagnostics);
    let stdout = if outline.write {
        write::write(&folder, &loaded, &diagnostics, language)?
    } else {
        match outline.format {
            OutlineFormat::Text => text(&loaded.report, doubts.as_ref(), language),
            OutlineFormat::Json => {
                let mut model = whole_model(&loaded.report);
                let told = doubts.map(|doubts| doubts.json(&loaded.report, language));
                model["doubts"] = told.unwrap_or_default();
                format!("{model:#}\n")
            }
        }
    };
    let mut outcome = Outcome { stdout, ..Outcome::default() };
    let format = Format::Human { colour: environment.colour, each: false };
    outcome.say(&diagnostics, &loaded.sources, format, environment);
    Ok(outcome)
}

/// `09:40`.
fn shown(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The outline as a person reads it.
fn text(report: &Report, doubts: Option<&Doubts<'_>>, language: Language) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_text(&mut out, report, doubts, language);
    out
}

fn write_text(
    out: &mut String,
    report: &Report,
    doubts: Option<&Doubts<'_>>,
    language: Language,
) -> std::fmt::Result {
    let doubtful = |session| doubts.map_or(Vec::new(), |doubts| doubts.lines(session, language));
    write_event(out, &report.event, &doubtful(None))?;
    section(out, "Programme", report.sessions.len())?;
    let mut day = None;
    let several = report.event.end_date.is_some();
    for (rank, session) in report.sessions.iter().enumerate() {
        if several && session.day != day {
            day = session.day;
            day.iter().try_for_each(|day| writeln!(out, "  {day}"))?;
        }
        write_session(out, session, &doubtful(Some(rank)), language)?;
    }
    section(out, language.choose("Ateliers", "Workshops"), report.workshops.len())?;
    report.workshops.iter().try_for_each(|workshop| write_workshop(out, workshop, language))?;
    section(out, "Actions", report.actions.len())?;
    for action in &report.actions {
        let origin = action.origin.iter().map(|target| &target.id);
        let from: Vec<_> = origin.chain(&action.questions).map(String::as_str).collect();
        writeln!(out, "  {:<4} {} ({})", action.id, action.facts.title, from.join(", "))?;
    }
    write_people(out, &report.people, language)?;
    write_counts(out, report, language)
}

fn write_event(out: &mut String, event: &Event, doubtful: &[String]) -> std::fmt::Result {
    writeln!(out, "{}", event.title)?;
    event.name.iter().try_for_each(|name| writeln!(out, "{name}"))?;
    let dates = event.date.iter().chain(&event.end_date).map(ToString::to_string);
    let place: Vec<_> = dates.chain(event.facts.venue.iter().cloned()).collect();
    writeln!(out, "{}", place.join(" · "))?;
    doubtful.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    section(out, "Questions", event.questions.len())?;
    let mut questions = event.questions.iter();
    questions.try_for_each(|question| writeln!(out, "  {:<4} {}", question.id, question.text))
}

fn write_workshop(out: &mut String, workshop: &Workshop, language: Language) -> std::fmt::Result {
    let outputs = &workshop.outputs;
    let groups: Vec<_> = outputs.rounds.iter().map(|round| round.group.as_str()).collect();
    let told = !outputs.introduction.is_empty() || !outputs.synthesis.is_empty();
    let groups = match groups.as_slice() {
        [] if told => {
            language.choose("compte rendu sans passages", "output without rounds").to_owned()
        }
        [] => language.choose("aucun compte rendu", "no output").to_owned(),
        groups => groups.join(" → "),
    };
    writeln!(out, "  {:<12} {} ({groups})", workshop.id, workshop.title)
}

fn write_people(out: &mut String, all: &[Person], language: Language) -> std::fmt::Result {
    let (people, organisations): (Vec<_>, Vec<_>) =
        all.iter().partition(|person| !person.is_organisation);
    section(out, language.choose("Personnes nommées", "People named"), people.len())?;
    for person in people {
        let identity = person.function.iter().chain(&person.organisation);
        let identity = identity.fold(person.name.clone(), |all, part| format!("{all}, {part}"));
        writeln!(out, "  {identity}")?;
    }
    let head = language.choose("Organismes annoncés", "Organisations announced");
    section(out, head, organisations.len())?;
    organisations.iter().try_for_each(|organisation| writeln!(out, "  {}", organisation.name))
}

fn write_counts(out: &mut String, report: &Report, language: Language) -> std::fmt::Result {
    let files = report.sources.len();
    let read = match files {
        0 | 1 => language.choose("fichier lu", "file read"),
        _ => language.choose("fichiers lus", "files read"),
    };
    write!(out, "\n{files} {read}")?;
    if !report.participants.is_empty() {
        let listed = language.choose(
            "personnes sur la liste des participants",
            "people on the list of participants",
        );
        write!(out, " · {} {listed}", report.participants.len())?;
    }
    writeln!(out)
}

fn section(out: &mut String, title: &str, count: usize) -> std::fmt::Result {
    writeln!(out, "\n{title} ({count})")
}

fn write_session(
    out: &mut String,
    session: &Session,
    doubtful: &[String],
    language: Language,
) -> std::fmt::Result {
    let start = session.start.map_or("     ".to_owned(), shown);
    let end = session.end.map_or("     ".to_owned(), shown);
    let guess = if session.end_inferred { "~" } else { " " };
    writeln!(out, "  {start}–{guess}{end} {:<12} {}", kind(session.kind, language), session.title)?;
    let indent = " ".repeat(16);
    doubtful.iter().try_for_each(|line| writeln!(out, "{indent}{line}"))?;
    for speaker in &session.speakers {
        writeln!(out, "{indent}• {}", identity(speaker))?;
    }
    if session.speakers_open {
        writeln!(out, "{indent}• …")?;
    }
    for note in &session.notes {
        writeln!(out, "{indent}← {}", note.path)?;
    }
    for workshop in &session.workshops {
        writeln!(out, "{indent}← {workshop}")?;
    }
    let awaited = session.kind != SessionKind::Break
        && session.notes.is_empty()
        && session.workshops.is_empty();
    if awaited {
        let none = match language {
            Language::French => "aucune note",
            Language::English => "no notes",
        };
        writeln!(out, "{indent}← ({none})")?;
    }
    Ok(())
}

fn kind(kind: SessionKind, language: Language) -> &'static str {
    match (kind, language) {
        (kind, Language::English) => kind.name(),
        (SessionKind::Welcome, _) => "accueil",
        (SessionKind::Introduction, _) => "introduction",
        (SessionKind::Plenary, _) => "plénière",
        (SessionKind::RoundTable, _) => "table ronde",
        (SessionKind::Testimony, _) => "témoignages",
        (SessionKind::Discussion, _) => "échanges",
        (SessionKind::Workshops, _) => "ateliers",
        (SessionKind::Break, _) => "pause",
        (SessionKind::Closing, _) => "conclusion",
        (SessionKind::Other, _) => "séance",
    }
}

fn identity(speaker: &Speaker) -> String {
    let parts = [&speaker.name, &speaker.function, &speaker.organisation];
    let parts: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join(", ")
}
