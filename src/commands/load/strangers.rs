//! Files whose names and places say nothing: used all the same where what they say leaves no doubt, by
//! what `gather` knows of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::load_files;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::discover::{Folder, Role, Stranger, may_be_read};
use crate::gather::plan::{Choice, Fate, Found, Plan, Programme, Step, same_file};
use crate::gather::{Kind, Received, Recognised, Standing, recognise, standings, way_out};
use crate::parse::agenda::called::Called;
use crate::resolve::calls::{Announced, Calls};
use crate::source::{Source, sha256};
use crate::spelling::{capitalised, fold};

/// How many strangers are looked at: with more of them, a folder is no event's.
const MOST: usize = 500;

/// The folder with each stranger in the place that it was found to belong to, and what is to be told of
/// that.
pub(super) fn placed(mut folder: Folder, diagnostics: &mut Diagnostics) -> Folder {
    let strangers = folder.strangers.iter().filter_map(|it| it.file.clone());
    let mut received: Vec<_> = strangers.map(Received::of).collect();
    let mut found: Vec<Found> = received.iter().map(recognise).collect();
    for source in loose_notes(&folder) {
        let reason = <[String; 2]>::default();
        let own = Some(source.clone());
        found.push(Ok(Recognised { source: own, ..Recognised::one_of(vec![Kind::Note], reason) }));
        received.push(Received::of(source));
    }
    let mut placed = BTreeMap::new();
    if !received.is_empty() && received.len() <= MOST {
        let kinds: Vec<_> = found.iter().map(|it| it.clone().ok()).collect();
        let standings = standings(&received, &kinds);
        let agenda = own_agenda(&folder);
        let programme = programme(&received, &kinds, &standings, agenda);
        found.iter_mut().flatten().for_each(|found| programme.settle(found));
        let ask = |_: &str| None;
        let mut there = known(&folder);
        // What is looked at is not there already.
        there.retain(|(_, path)| received.iter().all(|it| it.path() != path));
        let mut plan = Plan::new(&received, &programme, there, Language::French, &ask);
        for (at, found) in found.iter().enumerate() {
            plan.add(at, found, &standings[at], None);
        }
        let steps = plan.finish();
        let brings_agenda =
            |step: &Step| matches!(&step.fate, Fate::Copied { kind: Kind::Agenda, .. });
        // In a folder that is no event's, everything is a stranger.
        if !programme.is_there && !steps.iter().any(brings_agenda) {
            return folder;
        }
        for step in steps {
            let path = received[step.file].path();
            let Some(stranger) = folder.strangers.iter_mut().find(|it| it.path == path) else {
                // Notes whose place is right and whose session is not told by their name.
                if let Fate::Copied { path: place, .. } = &step.fate
                    && place.starts_with("tables-rondes/")
                {
                    placed.insert(path.to_owned(), place.clone());
                }
                continue;
            };
            stranger.is_told = true;
            if let Err(why) = &found[step.file] {
                diagnostics.push(unread(stranger, why));
            } else if let Some(read_as) = tell(stranger, &step.fate, diagnostics) {
                placed.insert(path.to_owned(), read_as);
            }
        }
    }
    if folder.of(Role::Agenda).next().is_some() || !placed.is_empty() {
        for stranger in folder.strangers.iter_mut().filter(|it| it.file.is_none()) {
            let ending = stranger.path.rsplit_once('.').map_or("", |(_, ending)| ending);
            stranger.is_told = true;
            let why = if ending != "json" && may_be_read(&stranger.path) {
                recognise(&Received::too_large(&*stranger.path)).err().unwrap_or_default()
            } else {
                way_out(&ending.to_lowercase(), &stranger.path)
            };
            diagnostics.push(unread(stranger, &why));
        }
    }
    folder.with_placed(&placed)
}

/// The notes of which neither the name nor the first words call a session.
fn loose_notes(folder: &Folder) -> Vec<Arc<Source>> {
    let Some(files) = own_agenda(folder) else { return Vec::new() };
    let notes = folder.sources.shared().zip(&folder.roles);
    let notes = notes.filter(|(_, role)| **role == Role::Note).map(|(source, _)| source);
    let untimed = |source: &Arc<Source>| Called::of_file_name(source.stem()).time.is_none();
    let notes: Vec<_> = notes.filter(untimed).collect();
    if notes.is_empty() {
        return Vec::new();
    }
    let loaded = load_files(Path::new(""), files, &mut Diagnostics::default());
    let calls = Calls::new(loaded.report.sessions.iter().map(|it| Announced::of(it, "")));
    let calls_none = |source: &Arc<Source>| {
        let called = Called::of_file_name(source.stem());
        let lines = source.text.lines().filter(|line| line.contains(char::is_alphanumeric));
        let lines: Vec<_> = lines.take(10).map(|line| line.trim_matches(['#', ' ', '*'])).collect();
        let says = |line: &&str| {
            let label = line.split_once(':').map_or(String::new(), |(label, _)| fold(label));
            matches!(label.as_str(), "session" | "seance" | "sequence")
        };
        let opening = lines.first().copied().unwrap_or_default();
        !lines.iter().any(says)
            && [called.words.as_str(), opening]
                .iter()
                .all(|it| calls.titled(it, &called).is_empty())
    };
    notes.into_iter().filter(calls_none).collect()
}

/// That a stranger is not taken in, and what to do with it.
fn unread(stranger: &Stranger, why: &[String; 2]) -> Diagnostic {
    let [french, english] = why.each_ref().map(|it| capitalised(it));
    stranger.unknown().with_both("way", &french, &english)
}

/// Tells what becomes of a stranger; the path as which it is read, if it is.
fn tell(stranger: &Stranger, fate: &Fate, diagnostics: &mut Diagnostics) -> Option<String> {
    let path = stranger.path.as_str();
    let aside = |[french, english]: [&str; 2]| {
        let diagnostic = Diagnostic::new(Code::FileSetAside, None).with("path", path);
        diagnostic.with_both("why", french, english)
    };
    match fate {
        // A picture is there for the texts that show it, and told when none does.
        Fate::Copied { path: place, kind: Kind::Photograph | Kind::Logo | Kind::Board, .. } => {
            Some(place.clone())
        }
        Fate::Copied { path: place, kind, reason, .. } => {
            let diagnostic = Diagnostic::new(Code::FileRecognised, None).with("path", path);
            let diagnostic = diagnostic.with_both(
                "kind",
                kind.name(Language::French),
                kind.name(Language::English),
            );
            let diagnostic = diagnostic.with_both("reason", &reason[0], &reason[1]);
            diagnostics.push(diagnostic.with("place", place));
            Some(place.clone())
        }
        Fate::There { path: own } | Fate::Corrected { path: own } => {
            let [french, english] = same_file(own);
            diagnostics.push(aside([&french, &english]));
            None
        }
        Fate::Declined => None,
        Fate::Left { why, .. } => {
            diagnostics.push(aside([&why[0], &why[1]]));
            None
        }
        Fate::Open { why, choices } => {
            let shown = |at: usize, language| {
                let [choice, others] =
                    Choice::shown(choices.iter().map(|it| it[at].as_str()), language);
                [choice, if others.is_empty() { others } else { format!(" ({others})") }]
            };
            let (french, english) = (shown(0, Language::French), shown(1, Language::English));
            let diagnostic = stranger.unknown().with_both("doubt", &why[0], &why[1]);
            let diagnostic = diagnostic.with_both("choice", &french[0], &english[0]);
            diagnostics.push(diagnostic.with_both("others", &french[1], &english[1]));
            None
        }
    }
}

/// The agenda and the facts of a folder that has an agenda, as files.
fn own_agenda(folder: &Folder) -> Option<Vec<(String, Vec<u8>)>> {
    folder.of(Role::Agenda).next()?;
    let files = [Role::Event, Role::Agenda].map(|role| folder.of(role)).into_iter().flatten();
    Some(files.map(|(_, source)| (source.path.clone(), source.bytes.clone())).collect())
}

/// What the folder holds, as digests and paths; a file of which an event has only one by its plain name.
fn known(folder: &Folder) -> Vec<(String, String)> {
    let files = folder.sources.iter().zip(&folder.roles).filter(|((_, it), _)| !it.is_part);
    let path = |role: Role, path: &str| {
        let ending = path.rsplit('.').next().unwrap_or_default();
        match role {
            Role::Event => format!("event.{ending}"),
            Role::Participants => format!("participants.{ending}"),
            Role::Glossary => format!("glossaire.{ending}"),
            Role::Evaluation => format!("evaluation.{ending}"),
            _ => path.to_owned(),
        }
    };
    files.map(|((_, it), role)| (sha256(&it.bytes), path(*role, &it.path))).collect()
}

/// The programme that notes are placed by: of the agenda that is there, else of the one in the pile.
pub(in crate::commands) fn programme(
    files: &[Received],
    kinds: &[Option<Recognised>],
    standings: &[Standing],
    there: Option<Vec<(String, Vec<u8>)>>,
) -> Programme {
    let is_there = there.is_some();
    let named = |wanted: Kind, stem: &str| {
        let is_it = |at: &usize| {
            let kind = kinds[*at].as_ref().and_then(Recognised::kind);
            kind == Some(wanted) && standings[*at] == Standing::Only
        };
        let file = &files[(0..files.len()).find(is_it)?];
        Some((format!("{stem}.{}", file.ending()), file.bytes().to_vec()))
    };
    let files = there.unwrap_or_else(|| {
        [named(Kind::Event, "event"), named(Kind::Agenda, "agenda")].into_iter().flatten().collect()
    });
    if files.is_empty() {
        return Programme::default();
    }
    let loaded = load_files(Path::new(""), files, &mut Diagnostics::default());
    Programme::of(&loaded.report, &loaded.sources, is_there)
}
