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
use crate::model::person::Speaker;
use crate::model::report::Report;
use crate::model::session::{Session, SessionKind};
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
    let say = |french: &'static str, english: &'static str| match language {
        Language::French => french,
        Language::English => english,
    };
    let event = &report.event;
    writeln!(out, "{}", event.title)?;
    if let Some(name) = &event.name {
        writeln!(out, "{name}")?;
    }
    let dates = event.date.iter().chain(&event.end_date).map(ToString::to_string);
    let mut place: Vec<_> = dates.collect();
    place.extend(event.facts.venue.iter().cloned());
    writeln!(out, "{}", place.join(" · "))?;
    doubtful(None).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    section(out, say("Questions", "Questions"), event.questions.len())?;
    for question in &event.questions {
        writeln!(out, "  {:<4} {}", question.id, question.text)?;
    }
    section(out, say("Programme", "Programme"), report.sessions.len())?;
    let mut day = None;
    let several = event.end_date.is_some();
    for (rank, session) in report.sessions.iter().enumerate() {
        if several && session.day != day {
            day = session.day;
            day.iter().try_for_each(|day| writeln!(out, "  {day}"))?;
        }
        write_session(out, session, &doubtful(Some(rank)), language)?;
    }
    section(out, say("Ateliers", "Workshops"), report.workshops.len())?;
    for workshop in &report.workshops {
        let groups = workshop.outputs.rounds.iter().map(|round| round.group.as_str());
        let groups: Vec<_> = groups.collect();
        let told =
            !workshop.outputs.introduction.is_empty() || !workshop.outputs.synthesis.is_empty();
        let missing = if told {
            say("compte rendu sans passages", "output without rounds")
        } else {
            say("aucun compte rendu", "no output")
        };
        let groups = if groups.is_empty() { missing.to_owned() } else { groups.join(" → ") };
        writeln!(out, "  {:<12} {} ({groups})", workshop.id, workshop.title)?;
    }
    section(out, say("Actions", "Actions"), report.actions.len())?;
    for action in &report.actions {
        let origin: Vec<_> = action.origin.iter().map(|target| target.id.as_str()).collect();
        let mut from = origin;
        from.extend(action.questions.iter().map(String::as_str));
        writeln!(out, "  {:<4} {} ({})", action.id, action.facts.title, from.join(", "))?;
    }
    let (people, organisations): (Vec<_>, Vec<_>) =
        report.people.iter().partition(|person| !person.is_organisation);
    section(out, say("Personnes nommées", "People named"), people.len())?;
    for person in people {
        let identity: Vec<_> =
            person.function.iter().chain(&person.organisation).map(String::as_str).collect();
        let identity =
            if identity.is_empty() { String::new() } else { format!(", {}", identity.join(", ")) };
        writeln!(out, "  {}{identity}", person.name)?;
    }
    section(out, say("Organismes annoncés", "Organisations announced"), organisations.len())?;
    for organisation in organisations {
        writeln!(out, "  {}", organisation.name)?;
    }
    let files = report.sources.len();
    let read = match files {
        0 | 1 => say("fichier lu", "file read"),
        _ => say("fichiers lus", "files read"),
    };
    write!(out, "\n{files} {read}")?;
    if !report.participants.is_empty() {
        let listed =
            say("personnes sur la liste des participants", "people on the list of participants");
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
