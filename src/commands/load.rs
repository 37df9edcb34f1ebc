//! The way that every command begins: folder, files, contributions, report.

mod strangers;

use std::path::Path;

use anyhow::{Context, Result};

use crate::budget;
use crate::clearance::number;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::discover::{self, FileCache, Folder, Role};
use crate::edition::{self, Edited, Edition, Whole};
use crate::gather::{Kind, Received, Recognised, Standing, standings};
use crate::model::event::Status;
use crate::model::report::Report;
use crate::parse::document::{Document, Views};
use crate::parse::event::EventSheet;
use crate::parse::value::Values;
use crate::parse::{
    action, agenda, annex, blank, evaluation, glossary, header, note, participants, workshop,
};
use crate::read::yaml::Fields;
use crate::resolve::{Contributions, resolve};
use crate::source::{Source, SourceId, Sources, Span, Spanned};
use crate::validate::validate;

use super::write::refuse_special;

pub(super) use strangers::programme;

/// An event's files and what they say together.
#[derive(Debug)]
pub struct Loaded {
    /// The files.
    pub sources: Sources,
    /// What each file is for.
    pub roles: Vec<Role>,
    /// The report, before any edition.
    pub report: Report,
    /// The report of what the files say to everyone: what is reserved and the lines of letters are
    /// not there.
    for_everyone: Report,
    /// What the files say, file by file.
    pub(super) files: Vec<Views>,
}

impl Loaded {
    /// The report as an edition may show it.
    #[must_use]
    pub fn edit(&self, edition: Edition, diagnostics: &mut Diagnostics) -> Edited {
        let Self { report, for_everyone, files, .. } = self;
        let reserved: Vec<_> = files.iter().flat_map(|file| file.reserved.clone()).collect();
        let letter: Vec<_> = files.iter().flat_map(|file| file.letter.clone()).collect();
        let (reserved, letter) = (&reserved[..], &letter[..]);
        if edition == Edition::Public && report.event.status == Status::Final {
            self.ask_for_clearance(diagnostics);
        }
        edition::edit(Whole { report, for_everyone, reserved, letter }, edition, diagnostics)
    }

    /// A report is final when somebody has looked through these very files and signed for them.
    fn ask_for_clearance(&self, diagnostics: &mut Diagnostics) {
        let given = self.report.event.facts.clearance.as_ref();
        let is_made = |it: &&Spanned<String>| {
            it.value.trim().eq_ignore_ascii_case(&number(&self.sources, &self.roles))
        };
        if !given.as_ref().is_some_and(is_made) {
            let diagnostic = Diagnostic::new(Code::NotCleared, given.map(|it| it.span));
            diagnostics.push(diagnostic.maybe("given", given.map(|it| it.value.trim())));
        }
    }
}

/// Reads a folder, resolves what it says and checks that it holds together.
///
/// ```
/// use std::path::Path;
///
/// use actes::commands::load;
/// use actes::diagnostic::{Diagnostics, Format, Language, emit};
///
/// let mut diagnostics = Diagnostics::default();
/// let folder = Path::new("tests/diagnostics/unknown-reference/input");
/// let loaded = load(folder, &mut diagnostics)?;
/// // What authors can mend, with its place, in the language of whoever reads it.
/// let told = emit(&diagnostics.reported(), &loaded.sources, Format::Short, Language::English);
/// assert!(told.contains("error[unknown-reference]"), "{told}");
/// # anyhow::Ok(())
/// ```
///
/// # Errors
/// When the folder cannot be listed.
pub fn load(folder: &Path, diagnostics: &mut Diagnostics) -> Result<Loaded> {
    load_again(folder, &mut FileCache::default(), diagnostics)
}

/// The same, where files that have not changed since they were put into the cache are not read.
///
/// # Errors
/// When the folder cannot be listed.
pub fn load_again(
    folder: &Path,
    cache: &mut FileCache,
    diagnostics: &mut Diagnostics,
) -> Result<Loaded> {
    Ok(understand(discover::discover_again(folder, cache, diagnostics)?, diagnostics))
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
pub(super) fn understand(folder: Folder, diagnostics: &mut Diagnostics) -> Loaded {
    let mut folder = strangers::placed(folder, diagnostics);
    folder.tell(diagnostics);
    set_aside_replaced(&mut folder, diagnostics);
    let facts: Vec<_> = folder.of(Role::Event).map(|(_, source)| source.path.as_str()).collect();
    if facts.len() > 1 {
        diagnostics
            .push(Diagnostic::new(Code::SeveralEventFiles, None).with_names("files", &facts));
    }
    let agenda = the_agenda(&folder, diagnostics);
    let Folder { sources, roles, .. } = folder;
    budget::widen(sources.iter().map(|(_, source)| source.text.len()));
    // Of several agendas, the first is read.
    let is_read = |role, id| role != Role::Agenda || Some(id) == agenda;
    let files: Vec<_> = sources
        .shared()
        .zip((0..).map(SourceId))
        .zip(&roles)
        .filter(|((_, id), role)| is_read(**role, *id))
        .map(|((source, id), role)| (*role, Views::of(id, source, *role, diagnostics)))
        .collect();
    let input = contributions(&files, |file| &file.whole, diagnostics);
    for (code, verdict) in input.event.iter().flat_map(|it| &it.checks) {
        diagnostics.policy.ask(*code, *verdict);
    }
    let has_agenda = input.agenda.source.is_some();
    let report = resolve(input, &sources, diagnostics);
    let for_everyone = for_everyone(&files, &sources, &report);
    diagnostics.policy.strict = report.event.status == Status::Final;
    // Without its spine, everything would be missing.
    if has_agenda {
        let read = files.iter().filter(|(role, _)| *role != Role::ReplacedAgenda);
        let values = Values::of(read.map(|(_, file)| &file.whole));
        validate(&report, &values, &sources, diagnostics);
    }
    let files = files.into_iter().map(|(_, file)| file).collect();
    Loaded { sources, roles, report, for_everyone, files }
}

/// The report of what the files say to everyone.
fn for_everyone(files: &[(Role, Views)], sources: &Sources, report: &Report) -> Report {
    if files.iter().all(|(_, file)| file.is_public()) {
        return report.clone();
    }
    let mut public: Vec<_> = sources.shared().collect();
    for (_, file) in files {
        public[file.whole.id.0 as usize] = file.public().source.clone();
    }
    // What is wrong with the files is told of the whole.
    let mut known = Diagnostics::default();
    let input = contributions(files, Views::public, &mut known);
    let read = resolve(input, &Sources::new(public), &mut known);
    // The files are those that were received, whatever is read in them.
    Report { sources: report.sources.clone(), ..read }
}

/// Whether a file is YAML.
pub(super) fn is_yaml(source: &Source) -> bool {
    matches!(source.extension().as_str(), "yaml" | "yml")
}

/// Whether a folder looks like an event's.
pub(super) fn holds_agenda(folder: &Path) -> bool {
    names(folder).iter().any(|name| discover::role(name) == Ok(Some(Role::Agenda)))
}

/// Whether a folder with an agenda is an event's: it has facts of the event or a place for notes too.
pub(super) fn is_event(folder: &Path) -> bool {
    let role = |name: &String| match discover::role(name) {
        Ok(Some(role)) => Some(role),
        // A folder is known by what would lie in it.
        _ => discover::role(&format!("{name}/a.md")).ok().flatten(),
    };
    let is_of_it = |role| matches!(role, Role::Event | Role::Note | Role::Workshop | Role::Action);
    holds_agenda(folder) && names(folder).iter().filter_map(role).any(is_of_it)
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

/// What the files contribute, in one of their views.
fn contributions<'a>(
    files: &'a [(Role, Views)],
    view: impl Fn(&'a Views) -> &'a Document,
    diagnostics: &mut Diagnostics,
) -> Contributions {
    let of = |wanted| {
        let files = files.iter().filter(move |(role, _)| *role == wanted);
        files.map(|(_, file)| {
            let document = view(file);
            (document, budget::at(&document.source.path))
        })
    };
    let mut input = Contributions::default();
    for (file, _work) in of(Role::Event) {
        input.event.push(EventSheet::parse(file, diagnostics));
    }
    for (file, _work) in of(Role::Agenda) {
        let (facts, agenda) = parse_agenda(file, diagnostics);
        input.event.push(facts);
        input.agenda = agenda;
    }
    let columns = input.event.iter().map(|it| it.columns.clone());
    let columns = columns.reduce(header::Columns::or).unwrap_or_default();
    for (file, _work) in of(Role::Note) {
        input.notes.push(note::parse(file, diagnostics));
    }
    for (file, _work) in of(Role::Workshop) {
        input.workshops.push(workshop::parse(file, diagnostics));
    }
    for (file, _work) in of(Role::Action) {
        input.actions.extend(action::parse(file, &columns, diagnostics));
    }
    let mut lists = Vec::new();
    let mut further = Vec::new();
    for (file, _work) in of(Role::Participants) {
        let list = participants::parse(file, &columns, diagnostics);
        // Another sheet of a list only tells who refused.
        if file.source.is_part {
            further.extend(list);
        } else {
            lists.push(list);
        }
    }
    input.participants = participants::merged(lists);
    input.participants.append(&mut further);
    for (file, _work) in of(Role::Glossary) {
        input.glossary.extend(glossary::parse(file, &columns, diagnostics));
    }
    for (file, _work) in of(Role::AnnexList) {
        input.annex_list.extend(annex::parse_list(file, diagnostics));
    }
    for (file, _work) in of(Role::Annex) {
        input.annexes.push(annex::parse(file, diagnostics));
    }
    for (file, _work) in of(Role::Evaluation) {
        let more = evaluation::parse(file, &columns, diagnostics);
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

/// Which file is the agenda.
fn the_agenda(folder: &Folder, diagnostics: &mut Diagnostics) -> Option<SourceId> {
    let agendas: Vec<_> = folder.of(Role::Agenda).collect();
    let Some((first, _)) = agendas.first() else {
        let name = folder.root.file_name().unwrap_or(folder.root.as_os_str());
        let diagnostic = Diagnostic::new(Code::MissingAgenda, None);
        let diagnostic = diagnostic.with("folder", name.to_string_lossy());
        let diagnostic = diagnostic.maybe("pdf", folder.printed_agenda.as_ref());
        let strangers = folder.strangers.iter().filter(|it| it.may_be_agenda());
        let strangers: Vec<_> = strangers.map(|it| it.path.as_str()).collect();
        diagnostics.push(match strangers.as_slice() {
            [] => diagnostic,
            [only] => {
                let ending = only.rsplit('.').next().unwrap_or_default();
                diagnostic.with("candidate", only).with("renamed", format!("agenda.{ending}"))
            }
            several => diagnostic.with_names("candidates", several),
        });
        return None;
    };
    if agendas.len() == 1 {
        return Some(*first);
    }
    // What somebody corrected by hand is nobody's older version.
    let is_corrected = |(id, it): &(SourceId, &Source)| {
        is_yaml(it) && agenda::yaml::Replaced::of(*id, it).is_some()
    };
    let newest = if agendas.iter().any(is_corrected) { None } else { newest(&agendas) };
    if let Some((newest, others)) = newest {
        for (_, other) in others {
            let newest = &newest.1.path;
            let diagnostic = Diagnostic::new(Code::FileSetAside, None).with("path", &other.path);
            diagnostics.push(diagnostic.with_both(
                "why",
                &format!("« {newest} » est la version à jour"),
                &format!("“{newest}” is the newer version"),
            ));
        }
        return Some(newest.0);
    }
    let all: Vec<_> = agendas.iter().map(|(_, source)| source.path.as_str()).collect();
    diagnostics.push(Diagnostic::new(Code::TwoAgendas, None).with_names("agendas", &all));
    Some(*first)
}

/// A file that is an agenda.
type Agenda<'a> = (SourceId, &'a Source);

/// Of several agendas, the one that the others are older versions or copies of, if their names tell.
fn newest<'a>(agendas: &[Agenda<'a>]) -> Option<(Agenda<'a>, Vec<Agenda<'a>>)> {
    let received: Vec<_> =
        agendas.iter().map(|(_, it)| Received::new(&*it.path, it.bytes.clone())).collect();
    let found = Recognised::one_of(vec![Kind::Agenda], <[String; 2]>::default());
    let standings = standings(&received, &vec![Some(found); agendas.len()]);
    let (newest, others): (Vec<_>, Vec<_>) =
        agendas.iter().zip(&standings).partition(|(_, standing)| **standing == Standing::Only);
    let [(newest, _)] = newest.as_slice() else { return None };
    let is_unclear = |(_, it): &(_, &Standing)| matches!(it, Standing::Unclear(_));
    (!others.iter().any(is_unclear))
        .then(|| (**newest, others.into_iter().map(|(it, _)| *it).collect()))
}

/// What an agenda says of the event, and its programme.
pub(super) fn parse_agenda(
    file: &Document,
    diagnostics: &mut Diagnostics,
) -> (EventSheet, agenda::Agenda) {
    let (id, source) = (file.id, &*file.source);
    let Some(text) = file.text() else {
        let read = file.node().map(|node| agenda::yaml::of_node(id, source, node, diagnostics));
        let nothing = || agenda::Agenda { source: Some(id), ..agenda::Agenda::default() };
        return read.unwrap_or_else(|| (EventSheet::default(), nothing()));
    };
    let fields = text.header.as_ref().and_then(|node| Fields::of(node, "en-tête", diagnostics));
    let facts = fields.map(|mut fields| {
        let facts = EventSheet::take(id, source, &mut fields, diagnostics);
        fields.finish(diagnostics);
        facts
    });
    let facts = facts.unwrap_or_default();
    if let Some(line) = blank::example(&source.text, text.range.clone()) {
        diagnostics.push(Diagnostic::new(Code::UnfilledAgenda, Span::new(id, line)));
        // Its sessions are nobody's.
        return (facts, agenda::Agenda::default());
    }
    (facts, agenda::parse(id, source, text.range.clone(), diagnostics))
}
