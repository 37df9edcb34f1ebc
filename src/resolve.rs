//! The contributions of all files, merged into one report in which every reference leads somewhere.

mod actions;
mod annexes;
mod attach;
mod attendance;
mod body;
pub mod calls;
mod cut;
mod event;
mod files;
mod ids;
mod names;
mod narrative;
mod reference;
mod sessions;
mod topic;
mod venue;
mod workshops;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::annex::Evaluation;
use crate::model::person::Participant;
use crate::model::report::{Acronym, Report, SourceFile};
use crate::parse::action::ActionSheet;
use crate::parse::agenda::Agenda;
use crate::parse::annex::{AnnexFacts, AnnexFile};
use crate::parse::event::EventSheet;
use crate::parse::note::NoteFile;
use crate::parse::workshop::WorkshopSheet;
use crate::source::{Source, Sources, Spanned, sha256};

use attach::SessionIndex;
use body::BodyResolver;
use names::People;
use reference::Targets;
use workshops::MergedWorkshop;

/// Everything that the files of one event contribute.
#[derive(Debug, Default)]
pub struct Contributions {
    /// The agenda.
    pub agenda: Agenda,
    /// What `event.yaml` and the agenda's header say of the event; what is first wins.
    pub event: Vec<EventSheet>,
    /// The notes.
    pub notes: Vec<NoteFile>,
    /// The workshops' sheets.
    pub workshops: Vec<WorkshopSheet>,
    /// The action proposals.
    pub actions: Vec<ActionSheet>,
    /// The participants.
    pub participants: Vec<Participant>,
    /// The acronyms.
    pub glossary: Vec<Spanned<Acronym>>,
    /// The files of the annexes.
    pub annexes: Vec<AnnexFile>,
    /// What tables say of them.
    pub annex_list: Vec<AnnexFacts>,
    /// What participants thought.
    pub evaluation: Evaluation,
}

/// Merges the contributions and resolves their references. With diagnostics that are errors, the
/// report is still whole enough to be looked at (`outline`), but not to be printed.
pub fn resolve(
    mut input: Contributions,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Report {
    let said = std::mem::take(&mut input.event).into_iter().reduce(EventSheet::or);
    let mut said = said.unwrap_or_default();

    // What there is, by its ids.
    let questions = event::questions(&input.agenda, &said);
    let language = event::language(&said, &input.agenda, sources, diagnostics);
    let mut sessions = sessions::announced(&mut input.agenda, said.date.as_ref(), diagnostics);
    let rotations = workshops::held_again(&mut sessions);
    let again = rotations.iter().map(|rotation| rotation.session).collect();
    let index = SessionIndex::new(&sessions, again, sources);
    if input.participants.is_empty() && said.facts.attendance.is_none() {
        said.facts.attendance = attendance::told(&input.notes, diagnostics);
    }
    let notes = std::mem::take(&mut input.notes).into_iter();
    let notes: Vec<_> =
        notes.flat_map(|it| cut::cut(it, sources, &sessions, &index, diagnostics)).collect();
    let placed = notes.into_iter().map(|it| {
        let session = index.of_part(&it.note, it.part.as_ref(), sources, diagnostics);
        let own = session.as_ref().ok().and_then(|rank: &usize| sessions.get(*rank));
        (session, cut::untitled(it.note, own, diagnostics))
    });
    let sessions_of_notes: Vec<_>;
    (sessions_of_notes, input.notes) = placed.unzip();
    let sheets = std::mem::take(&mut input.workshops);
    let mut workshops = workshops::of_sheets(sheets, &sessions, &index, sources, diagnostics);
    let calls = index.calls;
    workshops::announced(&mut workshops, &mut sessions, &rotations, sources, &language);
    actions::renumber(&mut input.actions);
    let action_ids = actions::ids(&input.actions, sources, diagnostics);
    let leaders = workshops.iter().flat_map(MergedWorkshop::leaders);
    let people = People::register(&said, &sessions, leaders, &input.notes, &input.participants);
    for it in &people.namesakes {
        let told = Diagnostic::new(Code::Namesakes, it.span).with("name", &it.name);
        diagnostics.push(told.with("first", &it.first).with("second", &it.second));
    }
    let places = workshops.iter().flat_map(MergedWorkshop::places);
    let targets =
        Targets::new(&questions, calls, &sessions, places, &action_ids, &input.actions, &people);

    // What is said of it, with every reference led there.
    let mut bodies = BodyResolver::new(&targets, &people, sources, diagnostics);
    let framing = event::framing(&mut input.agenda, &mut said, &mut bodies);
    let mut sessions = sessions::resolve(sessions, &mut bodies);
    let notes = input.notes.into_iter().zip(sessions_of_notes);
    let (unplaced, mut unfilled) = sessions::place_notes(notes, &mut sessions, &mut bodies);
    sessions::treat(&questions, &mut sessions);
    sessions::attribute(&said.attribution, &mut sessions, &mut bodies);
    unfilled.extend(workshops.iter().filter_map(MergedWorkshop::unfilled));
    let workshops = workshops::resolve(workshops, &mut sessions, &mut bodies);
    let actions = actions::resolve(input.actions, action_ids, &mut bodies);
    let listed = std::mem::take(&mut said.annexes).into_iter().chain(input.annex_list).collect();
    let annexes = annexes::resolve(input.annexes, listed, &mut bodies);
    let event = event::resolve(said, &input.agenda, framing, questions, language, &mut bodies);
    let spoken = std::mem::take(&mut bodies.spoken);

    let (participants, absent) = input.participants.into_iter().partition(|it| it.is_present);
    let mut report = Report {
        event,
        sessions,
        unplaced,
        unfilled,
        workshops,
        actions,
        people: people.into_list(&spoken),
        participants,
        absent,
        glossary: input.glossary.into_iter().map(|acronym| acronym.value).collect(),
        sources: sources.files().map(|(_, source)| source_file(source)).collect(),
        sealed: None,
        annexes: Vec::new(),
        evaluation: input.evaluation,
    };
    report.annexes = annexes::unshown(annexes, &report, diagnostics);
    report
}

fn source_file(source: &Source) -> SourceFile {
    let size = source.bytes.len();
    SourceFile { path: source.path.clone(), sha256: sha256(&source.bytes), size }
}
