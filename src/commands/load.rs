//! The way that every command begins: folder, files, contributions, report.

use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::discover::{self, Folder, Role, Shelf};
use crate::edition::{self, Edited, Edition, Whole};
use crate::model::event::Status;
use crate::model::report::Report;
use crate::parse::event::EventSheet;
use crate::parse::{
    action, agenda, annex, blank, evaluation, glossary, header, note, participants, value, workshop,
};
use crate::read::yaml::Fields;
use crate::resolve::{Contributions, resolve};
use crate::source::{Source, SourceId, Sources, Span, Spanned};
use crate::validate::validate;

use super::write::refuse_special;

/// An event's files and what they say together.
#[derive(Debug)]
pub struct Loaded {
    /// The files.
    pub sources: Sources,
    /// What each file is for.
    pub roles: Vec<Role>,
    /// The report, before any edition.
    pub report: Report,
    /// The report of what the files say to everyone: values that are reserved are not there.
    for_everyone: Report,
    /// The values that are not there.
    reserved: Vec<Vec<Spanned<String>>>,
    /// The lines of the letter around the agenda, which are not there either.
    letter: Vec<Spanned<String>>,
}

impl Loaded {
    /// The report as an edition may show it.
    #[must_use]
    pub fn edit(&self, edition: Edition, diagnostics: &mut Diagnostics) -> Edited {
        let Self { report, for_everyone, reserved, letter, .. } = self;
        edition::edit(Whole { report, for_everyone, reserved, letter }, edition, diagnostics)
    }
}

/// Reads a folder, resolves what it says and checks that it holds together.
///
/// # Errors
/// When the folder cannot be listed.
pub fn load(folder: &Path, diagnostics: &mut Diagnostics) -> Result<Loaded> {
    load_again(folder, &mut Shelf::default(), diagnostics)
}

/// The same, where files that have not changed since they were put on the shelf are not read.
///
/// # Errors
/// When the folder cannot be listed.
pub fn load_again(
    folder: &Path,
    shelf: &mut Shelf,
    diagnostics: &mut Diagnostics,
) -> Result<Loaded> {
    Ok(understand(discover::discover_again(folder, shelf, diagnostics)?, diagnostics))
}

/// The same of files that lie in no folder, by their paths; `root` is what messages call them.
pub(super) fn load_files(
    root: &Path,
    files: Vec<(String, Vec<u8>)>,
    diagnostics: &mut Diagnostics,
) -> Loaded {
    understand(discover::from_files(root, files, diagnostics), diagnostics)
}

/// Resolves what the files of a folder say, and checks that it holds together.
pub(super) fn understand(mut folder: Folder, diagnostics: &mut Diagnostics) -> Loaded {
    set_aside_replaced(&mut folder, diagnostics);
    let input = contributions(&folder, diagnostics);
    for (code, verdict) in input.event.iter().flat_map(|it| &it.checks) {
        diagnostics.policy.ask(*code, *verdict);
    }
    let has_agenda = input.agenda.source.is_some();
    let report = resolve(input, &folder.sources, diagnostics);
    let ForEveryone { report: for_everyone, reserved, letter } =
        read_for_everyone(&folder, &report);
    diagnostics.policy.strict = report.event.status == Status::Final;
    // Without its spine, everything would be missing.
    if has_agenda {
        validate(&report, &folder.sources, diagnostics);
    }
    let Folder { sources, roles, .. } = folder;
    Loaded { sources, roles, report, for_everyone, reserved, letter }
}

/// What the files say to everyone, and what they do not.
struct ForEveryone {
    report: Report,
    reserved: Vec<Vec<Spanned<String>>>,
    letter: Vec<Spanned<String>>,
}

/// Reads the files once more as everyone may, so that a value can be reserved wherever one stands.
/// What is wrong with them was told the first time.
fn read_for_everyone(folder: &Folder, report: &Report) -> ForEveryone {
    let mut unheard = Diagnostics::default();
    let mut reserved = Vec::new();
    let mut lines = Vec::new();
    let mut files = Vec::new();
    for ((id, source), role) in folder.sources.iter().zip(&folder.roles) {
        let letter = letter(*role, id, source);
        lines.extend(letter.iter().map(|range| {
            let text = source.text[range.clone()].trim();
            Spanned::new(text.to_owned(), Span::new(id, range.clone()))
        }));
        let mut public = source.for_everyone(&letter);
        // The pages of a PDF are counted in its bytes.
        if *role == Role::Annex {
            public.bytes.clone_from(&source.bytes);
        }
        reserved.extend(value::reserved(id, &public));
        files.push(public);
    }
    if reserved.is_empty() && lines.is_empty() {
        return ForEveryone { report: report.clone(), reserved, letter: lines };
    }
    let sources = Sources::new(files);
    let Folder { root, roles, strangers, .. } = folder;
    let (root, roles, strangers) = (root.clone(), roles.clone(), strangers.clone());
    let public = Folder { root, sources, roles, strangers };
    let input = contributions(&public, &mut unheard);
    let read = resolve(input, &public.sources, &mut unheard);
    // The files are those that were received, whatever is read in them.
    let report = Report { sources: report.sources.clone(), ..read };
    ForEveryone { report, reserved, letter: lines }
}

/// The lines of letters that an agenda, a note or a workshop's sheet was pasted from.
pub(super) fn letter(role: Role, id: SourceId, source: &Source) -> Vec<Range<usize>> {
    match role {
        _ if is_yaml(source) => Vec::new(),
        Role::Agenda => agenda::mail::lines(&source.text),
        Role::Note | Role::Workshop => {
            let halves = header::split(id, source, &mut Diagnostics::default());
            agenda::mail::lines_of_note(&source.text, halves.body.start)
        }
        _ => Vec::new(),
    }
}

pub(super) fn is_yaml(source: &Source) -> bool {
    matches!(source.extension().as_str(), "yaml" | "yml")
}

/// Whether a folder looks like an event's.
pub(super) fn holds_agenda(folder: &Path) -> bool {
    names(folder).iter().any(|name| discover::role(name) == Ok(Some(Role::Agenda)))
}

/// The names of what lies in a folder, in order.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// Whether a file holds exactly these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    std::fs::read(path).is_ok_and(|own| own == bytes)
}

/// The bytes of a file that lies anywhere.
pub(super) fn read_file(path: &Path, language: Language) -> Result<Vec<u8>> {
    refuse_special(path, language)?;
    std::fs::read(path).with_context(|| {
        let path = path.display();
        language
            .choose(format!("« {path} » ne peut pas être lu"), format!("“{path}” cannot be read"))
    })
}

fn contributions(folder: &Folder, diagnostics: &mut Diagnostics) -> Contributions {
    let mut input = Contributions::default();
    for (id, source) in folder.of(Role::Event) {
        input.event.push(EventSheet::parse(id, source, diagnostics));
    }
    if let Some((id, source)) = the_agenda(folder, diagnostics) {
        let (facts, agenda) = parse_agenda(id, source, diagnostics);
        input.event.push(facts);
        input.agenda = agenda;
    }
    for (id, source) in folder.of(Role::Note) {
        input.notes.push(note::parse(id, source, diagnostics));
    }
    for (id, source) in folder.of(Role::Workshop) {
        input.workshops.push(workshop::parse(id, source, diagnostics));
    }
    for (id, source) in folder.of(Role::Action) {
        input.actions.extend(action::parse(id, source, diagnostics));
    }
    for (id, source) in folder.of(Role::Participants) {
        input.participants.extend(participants::parse(id, source, diagnostics));
    }
    for (id, source) in folder.of(Role::Glossary) {
        input.glossary.extend(glossary::parse(id, source, diagnostics));
    }
    for (id, source) in folder.of(Role::AnnexList) {
        input.annex_list.extend(annex::parse_list(id, source, diagnostics));
    }
    for (id, source) in folder.of(Role::Annex) {
        input.annexes.push(annex::parse(id, source, diagnostics));
    }
    for (id, source) in folder.of(Role::Evaluation) {
        let more = evaluation::parse(id, source, diagnostics);
        input.evaluation.questions.extend(more.questions);
        input.evaluation.verbatims.extend(more.verbatims);
    }
    input
}

/// Sets aside each agenda that another one, corrected by hand, takes the place of.
fn set_aside_replaced(folder: &mut Folder, diagnostics: &mut Diagnostics) {
    let mut aside = Vec::new();
    for (id, source) in folder.of(Role::Agenda).filter(|(_, source)| is_yaml(source)) {
        let Some(replaced) = agenda::yaml::Replaced::of(id, source) else { continue };
        let is_meant = |(_, it): &(SourceId, &Source)| it.path == replaced.path.value;
        let original = folder.of(Role::Agenda).find(is_meant);
        let Some((original, it)) = original.filter(|_| !aside.contains(&id)) else { continue };
        if original == id {
            continue;
        }
        aside.push(original);
        let now = agenda::yaml::fingerprint(it);
        if replaced.fingerprint.is_some_and(|then| then != now) {
            let diagnostic = Diagnostic::new(Code::ReplacedAgendaChanged, replaced.path.span)
                .with("original", &it.path)
                .with("agenda", &source.path)
                .with("fingerprint", now);
            diagnostics.push(diagnostic);
        }
    }
    for ((id, _), role) in folder.sources.iter().zip(&mut folder.roles) {
        if aside.contains(&id) {
            *role = Role::ReplacedAgenda;
        }
    }
}

fn the_agenda<'a>(
    folder: &'a Folder,
    diagnostics: &mut Diagnostics,
) -> Option<(SourceId, &'a Source)> {
    let mut agendas = folder.of(Role::Agenda);
    let Some(first) = agendas.next() else {
        let name = folder.root.file_name().unwrap_or(folder.root.as_os_str());
        let diagnostic = Diagnostic::new(Code::MissingAgenda, None);
        let diagnostic = diagnostic.with("folder", name.to_string_lossy());
        diagnostics.push(match folder.strangers.as_slice() {
            [] => diagnostic,
            [only] => {
                let ending = only.rsplit('.').next().unwrap_or_default();
                diagnostic.with("candidate", only).with("renamed", format!("agenda.{ending}"))
            }
            several => {
                let names: Vec<_> = several.iter().map(String::as_str).collect();
                quoted(diagnostic, "candidates", &names)
            }
        });
        return None;
    };
    if agendas.next().is_some() {
        let all = folder.of(Role::Agenda).map(|(_, source)| source.path.as_str());
        let all: Vec<_> = all.collect();
        diagnostics.push(quoted(Diagnostic::new(Code::TwoAgendas, None), "agendas", &all));
    }
    Some(first)
}

/// Fills a word with names of files, each in quotes.
fn quoted(diagnostic: Diagnostic, word: &'static str, names: &[&str]) -> Diagnostic {
    let french: Vec<_> = names.iter().map(|name| format!("« {name} »")).collect();
    let english: Vec<_> = names.iter().map(|name| format!("“{name}”")).collect();
    diagnostic.with_both(word, &french.join(", "), &english.join(", "))
}

/// What an agenda says of the event, and its programme.
pub(super) fn parse_agenda(
    id: SourceId,
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> (EventSheet, agenda::Agenda) {
    if is_yaml(source) {
        return agenda::yaml::parse(id, source, diagnostics);
    }
    let halves = header::split(id, source, diagnostics);
    let node = header::node(id, source, &halves, diagnostics);
    let fields = node.as_ref().and_then(|node| Fields::of(node, "en-tête", diagnostics));
    let facts = fields.map(|mut fields| {
        let facts = EventSheet::take(id, source, &mut fields, diagnostics);
        fields.finish(diagnostics);
        facts
    });
    if let Some(line) = blank::example(&source.text, halves.body.clone()) {
        diagnostics.push(Diagnostic::new(Code::UnfilledAgenda, Span::new(id, line)));
        // Its sessions are nobody's.
        return (facts.unwrap_or_default(), agenda::Agenda::default());
    }
    let agenda = agenda::parse(id, source, halves.body, diagnostics);
    (facts.unwrap_or_default(), agenda)
}
