//! `actes export`: the event as data.

mod form;
mod exported;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::output::{refuse_place, refuse_recognised, refuse_source};
use super::write::write_beside;
use super::{Environment, Outcome, edition, event_folder, load, nothing_written, policy};
use crate::cli::{DataName, Export};
use crate::diagnostic::{Diagnostics, Format, Language, Severity, emit};
use crate::edition::Edition;
use crate::export::event_key;
use crate::platform::canonical;
use crate::polish::{Polished, polish};
use crate::source::Sources;
use crate::typeset::leak;

use exported::{Exported, Wanted};

/// An event as an edition may show it, in its typography: what all data are views of.
struct Event {
    folder: PathBuf,
    sources: Sources,
    report: Polished,
    /// What tells it from all other events.
    key: String,
    diagnostics: Diagnostics,
}

pub(super) fn run(asked: &Export, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let form = form::form(asked, environment)?;
    let edition = edition(asked.edition);
    let mut events = Vec::new();
    for folder in folders(asked, environment)? {
        events.push(read(folder, asked, edition, language)?);
    }
    let mut outcome = Outcome { stderr: counted_twice(&events, environment), ..Outcome::default() };
    if tell_errors(&events, environment, &mut outcome) {
        return Ok(outcome);
    }
    let reports: Vec<_> = events.iter().map(|event| &event.report).collect();
    let place = form::place(asked, form, &reports, environment);
    if let Some(file) = &place {
        refuse_place(file, environment)?;
        for event in &events {
            refuse_source(file, &event.folder, &event.sources, language)?;
            refuse_recognised(file, &event.folder, language)?;
        }
    }
    let date = environment.date;
    let wanted = Wanted { data: asked.data, form, date, speech: language };
    let made = wanted.make(&events)?;
    for (event, texts) in events.iter_mut().zip(&made.texts) {
        leak::check_texts(texts, &event.report, &mut event.diagnostics);
    }
    if tell_errors(&events, environment, &mut outcome) {
        return Ok(outcome);
    }
    give(made, place.as_deref(), environment, &mut outcome)?;
    Ok(outcome)
}

/// The folders of the events: several for figures only.
fn folders(asked: &Export, environment: &Environment) -> Result<Vec<PathBuf>> {
    if asked.data != DataName::Stats && asked.folders.len() > 1 {
        let (first, second) = (asked.folders[0].display(), asked.folders[1].display());
        bail!(environment.language.choose(
            format!(
                "un seul dossier à la fois (« {first} », « {second} »…) : \
                 seul « actes export stats » en prend plusieurs"
            ),
            format!(
                "one folder at a time (“{first}”, “{second}”…): \
                 only “actes export stats” takes several"
            ),
        ));
    }
    if asked.folders.is_empty() {
        return Ok(vec![event_folder(None, environment)?]);
    }
    asked.folders.iter().map(|folder| event_folder(Some(folder), environment)).collect()
}

/// A word on each folder that is given more than once: its event counts as often.
fn counted_twice(events: &[Event], environment: &Environment) -> String {
    let place = |event: &Event| canonical(&event.folder).unwrap_or(event.folder.clone());
    let places: Vec<_> = events.iter().map(place).collect();
    let mut told = String::new();
    for (rank, event) in events.iter().enumerate() {
        let before = places[..rank].iter().filter(|it| **it == places[rank]).count();
        if before == 1 {
            let folder = environment.shown(&event.folder).display();
            told.push_str(&environment.language.choose(
                format!("Attention : « {folder} » est donné plusieurs fois, et son événement compté autant de fois.\n"),
                format!("Warning: “{folder}” is given several times, and its event is counted as often.\n"),
            ));
        }
    }
    told
}

fn read(folder: PathBuf, asked: &Export, edition: Edition, language: Language) -> Result<Event> {
    let mut diagnostics = Diagnostics::new(policy(&asked.checks, language)?);
    let loaded = load(&folder, &mut diagnostics)?;
    let edited = loaded.edit(edition, &mut diagnostics);
    let key = event_key(&loaded.edit(Edition::Public, &mut Diagnostics::default()));
    let report = polish(edited, &loaded.sources, &mut diagnostics);
    let sources = loaded.sources;
    Ok(Event { folder, sources, report, key, diagnostics })
}

/// Tells the errors of all events, and whether there are any. What is less is for `check` to tell:
/// data of a draft are asked for often.
fn tell_errors(events: &[Event], environment: &Environment, outcome: &mut Outcome) -> bool {
    let format = Format::Human { colour: environment.colour, each: false };
    let language = environment.language;
    for event in events.iter().filter(|event| event.diagnostics.has_errors()) {
        outcome.has_errors = true;
        if events.len() > 1 {
            let folder = environment.shown(&event.folder).display();
            outcome
                .stderr
                .push_str(&language.choose(format!("{folder} :\n"), format!("{folder}:\n")));
        }
        let mut told = event.diagnostics.reported();
        told.retain(|(severity, _)| *severity == Severity::Error);
        outcome.stderr.push_str(&emit(&told, &event.sources, format, language));
    }
    if outcome.has_errors {
        outcome.stderr.push_str(nothing_written(language));
    }
    outcome.has_errors
}

/// Writes the data, or prints them: the same bytes, so that a file made with `>` is the one that `-o`
/// writes.
fn give(
    made: Exported,
    place: Option<&Path>,
    environment: &Environment,
    outcome: &mut Outcome,
) -> Result<()> {
    let language = environment.language;
    outcome.stderr.push_str(&made.remark);
    if let Some(file) = place {
        write_beside(file, &made.bytes, language)?;
        let (file, told) = (environment.shown(file).display(), made.told);
        outcome.stdout = language.choose(format!("{file} : {told}\n"), format!("{file}: {told}\n"));
    } else {
        outcome.stdout = String::from_utf8(made.bytes)?;
        outcome.is_data = true;
    }
    Ok(())
}
