//! The contributions of all files, merged into one report in which every reference leads somewhere.

mod annexes;
mod attach;
mod body;
mod files;
mod names;
mod reference;
mod venue;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::model::action::Action;
use crate::model::annex::Evaluation;
use crate::model::body::{Body, Target, TargetKind};
use crate::model::event::{Contributor, Event, Logo, Mode, Organisation, Question, Status};
use crate::model::person::Participant;
use crate::model::report::{Acronym, Report, SourceFile, Unfilled, UnplacedNote};
use crate::model::session::{Session, SessionKind};
use crate::model::workshop::{Contribution, Outputs, Round, Workshop, WorkshopFacts};
use crate::parse::action::{ActionSheet, Keys};
use crate::parse::agenda::{Agenda, AgendaSession, AgendaWorkshop};
use crate::parse::annex::{AnnexFacts, AnnexFile};
use crate::parse::blank;
use crate::parse::consent::SessionAttribution;
use crate::parse::event::EventFacts;
use crate::parse::note::NoteFile;
use crate::parse::workshop::WorkshopSheet;
use crate::source::{Sources, Span, Spanned, sha256};
use crate::spelling::{fold, slug};

use attach::SessionIndex;
use body::BodyResolver;
use names::People;
use reference::Targets;

/// Everything that the files of one event contribute.
#[derive(Debug, Default)]
pub struct Contributions {
    /// The agenda.
    pub agenda: Agenda,
    /// The facts of the agenda's header and of `event.yaml`; what is first wins.
    pub facts: Vec<EventFacts>,
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
    let facts = std::mem::take(&mut input.facts).into_iter().reduce(first_wins).unwrap_or_default();
    let questions = questions(&input.agenda, &facts);
    let language = language(&facts, &input.agenda, sources, diagnostics);

    let corrected = facts.date.as_ref().map(|date| date.value);
    let mut sessions = skeleton_sessions(&mut input.agenda, corrected, diagnostics);
    let index = SessionIndex::new(&sessions, sources);
    let note_sessions: Vec<_> =
        input.notes.iter().map(|note| index.of_note(note, sources, diagnostics)).collect();
    let workshops = merge_workshops(
        std::mem::take(&mut input.workshops),
        &mut sessions,
        &index,
        sources,
        &language,
        diagnostics,
    );
    let action_ids = action_ids(&input.actions, sources, diagnostics);
    let people = People::register(&input, &facts, &sessions, &workshops);

    let mut targets =
        Targets::new(&questions, &sessions, &workshops, &action_ids, &input.actions, &people);
    targets.incomplete = diagnostics.has(Code::YamlSyntax) || diagnostics.has(Code::UnreadableFile);
    let mut bodies = BodyResolver {
        targets: &targets,
        people: &people,
        sources,
        spoken: BTreeSet::new(),
        strangers: BTreeSet::new(),
        diagnostics,
    };

    let mut framing = std::mem::take(&mut input.agenda.framing);
    blank::take(&mut framing);
    let mut framing = bodies.resolve(framing);
    let more = bodies.resolve(facts.framing.clone());
    framing.blocks.extend(more.blocks);
    framing.footnotes.extend(more.footnotes);
    let mut sessions: Vec<_> = sessions.into_iter().map(|it| it.finish(&mut bodies)).collect();
    let mut unplaced = Vec::new();
    let mut unfilled = Vec::new();
    for (note, session) in input.notes.into_iter().zip(note_sessions) {
        match session {
            Ok(session) => {
                let session = &mut sessions[session];
                let rule = note.attribution.unwrap_or_default();
                session.attribution = session.attribution.max(rule);
                let title = session.title.clone();
                let places = note.blanks.clone();
                let note = bodies.note(note, &title);
                let is_whole = note.body.is_empty();
                if is_whole || !places.is_empty() {
                    unfilled.push(Unfilled {
                        part: Target { kind: TargetKind::Session, id: session.id.clone() },
                        path: note.path.clone(),
                        author: note.author.clone(),
                        places,
                        is_whole,
                    });
                }
                // A file in which nothing was written yet is no note.
                if !is_whole {
                    session.notes.push(note);
                }
            }
            // It is read all the same: its other mistakes are not for later.
            Err(near) => unplaced.push(UnplacedNote {
                note: bodies.note(note, ""),
                near: near.into_iter().map(|rank| sessions[rank].id.clone()).collect(),
            }),
        }
    }
    for SessionAttribution { session, rule } in &facts.attribution {
        let named = session.as_ref().map(|it| bodies.find_among(it, &[TargetKind::Session]));
        for it in &mut sessions {
            let is_meant =
                |target: &Option<_>| target.as_ref().is_some_and(|t: &Target| t.id == it.id);
            if named.as_ref().is_none_or(is_meant) {
                it.attribution = it.attribution.max(*rule);
            }
        }
    }
    unfilled.extend(workshops.iter().filter_map(SkeletonWorkshop::unfilled));
    let workshops: Vec<_> = workshops.into_iter().map(|it| it.finish(&mut bodies)).collect();
    for workshop in &workshops {
        let session = sessions.iter_mut().find(|it| Some(&it.id) == workshop.session.as_ref());
        session.into_iter().for_each(|it| it.workshops.push(workshop.id.clone()));
    }
    let mut keys = Keys::default();
    let mut actions: Vec<_> = input
        .actions
        .into_iter()
        .zip(action_ids)
        .map(|(sheet, id)| resolve_action(sheet, id, &mut keys, &mut bodies))
        .collect();
    actions.sort_by_key(|action| natural(&action.id));

    let mut listed = facts.annexes.clone();
    listed.extend(input.annex_list);
    let annexes = annexes::resolve(input.annexes, listed, &mut bodies);
    let event = event(facts, &input.agenda, framing, questions, language, &mut bodies);
    let spoken = std::mem::take(&mut bodies.spoken);
    let mut report = Report {
        event,
        sessions,
        unplaced,
        unfilled,
        workshops,
        actions,
        people: people.into_list(&spoken),
        participants: input.participants,
        glossary: input.glossary.into_iter().map(|acronym| acronym.value).collect(),
        sources: sources.iter().map(|(_, source)| source_file(source)).collect(),
        annexes: Vec::new(),
        evaluation: input.evaluation,
    };
    report.annexes = annexes::unshown(annexes, &report, diagnostics);
    report
}

fn source_file(source: &crate::source::Source) -> SourceFile {
    let size = source.bytes.len();
    SourceFile { path: source.path.clone(), sha256: sha256(&source.bytes), size }
}

/// Two files' facts in one; the first file's count where both speak.
fn first_wins(first: EventFacts, second: EventFacts) -> EventFacts {
    fn list<T>(mut first: Vec<T>, second: Vec<T>) -> Vec<T> {
        if first.is_empty() {
            first = second;
        }
        first
    }
    let mut theme = second.theme;
    theme.colours.extend(first.theme.colours);
    theme.fonts.extend(first.theme.fonts);
    theme.logo = first.theme.logo.or(theme.logo);
    theme.resolution = first.theme.resolution.or(theme.resolution);
    theme.paper = first.theme.paper.or(theme.paper);
    theme.type_size = first.theme.type_size.or(theme.type_size);
    theme.duplex = first.theme.duplex.or(theme.duplex);
    let mut people = first.people;
    people.extend(second.people);
    EventFacts {
        title: first.title.or(second.title),
        subtitle: first.subtitle.or(second.subtitle),
        name: first.name.or(second.name),
        date: first.date.or(second.date),
        end_date: first.end_date.or(second.end_date),
        venue: list(first.venue, second.venue),
        level: first.level.or(second.level),
        mode: first.mode.or(second.mode),
        topics: list(first.topics, second.topics),
        language: first.language.or(second.language),
        typography: first.typography.or(second.typography),
        status: first.status.or(second.status),
        version: first.version.or(second.version),
        template: first.template.or(second.template),
        network: first.network.or(second.network),
        series: first.series.or(second.series),
        organisers: list(first.organisers, second.organisers),
        partners: list(first.partners, second.partners),
        funding: first.funding.or(second.funding),
        notice: first.notice.or(second.notice),
        page_mark: first.page_mark.or(second.page_mark),
        credits: list(first.credits, second.credits),
        contributors: list(first.contributors, second.contributors),
        checks: list(first.checks, second.checks),
        licence: first.licence.or(second.licence),
        contact: first.contact.or(second.contact),
        issn: first.issn.or(second.issn),
        isbn: first.isbn.or(second.isbn),
        legal_deposit: first.legal_deposit.or(second.legal_deposit),
        framing: if first.framing.is_empty() { second.framing } else { first.framing },
        questions: list(first.questions, second.questions),
        people,
        attribution: list(first.attribution, second.attribution),
        annexes: list(first.annexes, second.annexes),
        theme,
    }
}

/// The language that the event names, else the one its agenda is written in.
fn language(
    facts: &EventFacts,
    agenda: &Agenda,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> String {
    if let Some(language) = &facts.language {
        return language.value.clone();
    }
    let Some(session) = agenda.sessions.first() else { return "fr".to_owned() };
    let text = fold(&sources.get(session.span.source).text);
    let count = |words: &[&str]| text.split(' ').filter(|word| words.contains(word)).count();
    let french = count(&["le", "la", "les", "de", "des", "du", "et", "par", "pour", "en", "au"]);
    let english = count(&["the", "of", "and", "by", "for", "to", "in", "with", "on", "at"]);
    let german = count(&["der", "die", "das", "und", "uhr", "von", "mit"]);
    let known = if english > french && english > german { "en" } else { "fr" };
    let place = Span::start_of(session.span.source);
    diagnostics.push(Diagnostic::new(Code::LanguageGuessed, place).with("language", known));
    known.to_owned()
}

fn questions(agenda: &Agenda, facts: &EventFacts) -> Vec<Question> {
    let asked = if facts.questions.is_empty() { &agenda.questions } else { &facts.questions };
    let numbered = asked.iter().zip(1..);
    let question = |(text, number): (&Spanned<String>, usize)| Question {
        id: format!("Q{number}"),
        span: text.span,
        text: text.value.clone(),
    };
    numbered.map(question).collect()
}

fn event(
    facts: EventFacts,
    agenda: &Agenda,
    framing: Body,
    questions: Vec<Question>,
    language: String,
    bodies: &mut BodyResolver<'_, '_>,
) -> Event {
    // « [titre] » of a prepared agenda is told as such, and is no title.
    let filled = |text: &&Spanned<String>| !blank::is_blank(&text.value);
    let title = facts.title.as_ref().or(agenda.title.as_ref().filter(filled));
    let title = title.map(|title| title.value.clone());
    let name =
        facts.name.or_else(|| agenda.name.as_ref().filter(filled).map(|name| name.value.clone()));
    let date = facts.date.as_ref().or(agenda.date.as_ref()).map(|date| date.value);
    let end_date = facts.end_date.as_ref().or(agenda.end_date.as_ref()).map(|date| date.value);
    let place = agenda.source.map(Span::start_of);
    let lost = bodies.diagnostics.lacks_agenda();
    if date.is_none() && !lost {
        bodies.diagnostics.push(Diagnostic::new(Code::NoDate, place));
    }
    if title.is_none() && name.is_none() && !lost {
        bodies.diagnostics.push(Diagnostic::new(Code::NoTitle, place));
    }
    let venue = match facts.venue {
        venue if venue.is_empty() => {
            agenda.venue.iter().filter(filled).map(|it| it.value.clone()).collect()
        }
        venue => venue,
    };
    // An event with a name only is titled by it; the name is not said twice.
    let (title, name) = match title {
        Some(title) => (title, name),
        None => (name.unwrap_or_default(), None),
    };
    let mut logos = |organisations: Vec<Organisation>| -> Vec<Organisation> {
        organisations.into_iter().map(|it| bodies.organisation(it)).collect()
    };
    let organisers = logos(facts.organisers);
    let partners = logos(facts.partners);
    let funding = facts.funding.map(|mut funding| {
        funding.logos = logos(funding.logos);
        funding
    });
    let mut theme = facts.theme;
    theme.logo = theme.logo.and_then(|logo: Logo| bodies.logo(logo));
    let contributors = facts.contributors.into_iter().map(|awaited| {
        let kinds = [TargetKind::Session, TargetKind::Workshop];
        let targets = awaited.wanted.iter().filter_map(|it| bodies.find_among(it, &kinds));
        Contributor { span: awaited.span, name: awaited.name, awaited: targets.collect() }
    });
    let contributors = contributors.collect();
    Event {
        title,
        subtitle: facts.subtitle,
        name,
        date,
        end_date,
        mode: facts.mode.or_else(|| venue::is_on_line(&venue).then_some(Mode::Remote)),
        venue,
        level: facts.level,
        topics: facts.topics,
        language,
        typography: facts.typography.unwrap_or_default(),
        status: facts.status.unwrap_or(Status::Draft),
        version: facts.version,
        network: facts.network,
        series: facts.series,
        organisers,
        partners,
        funding,
        notice: facts.notice,
        page_mark: facts.page_mark,
        credits: facts.credits,
        contributors,
        licence: facts.licence,
        contact: facts.contact,
        issn: facts.issn,
        isbn: facts.isbn,
        legal_deposit: facts.legal_deposit,
        framing,
        questions,
        template: facts.template.map_or_else(|| "default".to_owned(), |it| it.value),
        theme,
    }
}

/// A session whose texts still hold written references.
struct SkeletonSession {
    id: String,
    announced: AgendaSession,
}

impl SkeletonSession {
    fn finish(self, bodies: &mut BodyResolver<'_, '_>) -> Session {
        let announced = self.announced;
        Session {
            id: self.id,
            span: announced.span,
            day: announced.day,
            start: announced.start,
            end: announced.end,
            end_inferred: announced.end_inferred,
            kind: announced.kind,
            title: announced.title,
            room: announced.room,
            speakers: announced.speakers,
            speakers_open: announced.speakers_open,
            text: bodies.resolve(announced.text),
            workshops: Vec::new(),
            notes: Vec::new(),
            attribution: announced.attribution.unwrap_or_default(),
        }
    }
}

/// Gives sessions their days and ids: `s0940`, and `s0940-2` for the second of that time.
fn skeleton_sessions(
    agenda: &mut Agenda,
    corrected: Option<Date>,
    diagnostics: &mut Diagnostics,
) -> Vec<SkeletonSession> {
    let announced = std::mem::take(&mut agenda.sessions);
    if announced.is_empty() && !diagnostics.lacks_agenda() {
        let place = agenda.source.map(Span::start_of);
        diagnostics.push(Diagnostic::new(Code::NoSession, place));
    }
    let date = agenda.date.as_ref().map(|date| date.value);
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    announced
        .into_iter()
        .map(|mut session| {
            // A date that `event.yaml` corrects is that of the agenda's day too.
            session.day = match session.day {
                day if day == date => corrected.or(date),
                day => day,
            };
            if let (true, Some(end)) = (session.end_inferred, session.end) {
                let [french, english] = shown_session(&session);
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
            let id = if *times == 1 { base } else { format!("{base}-{times}") };
            SkeletonSession { id, announced: session }
        })
        .collect()
}

/// A workshop whose texts still hold written references.
struct SkeletonWorkshop {
    id: String,
    session: Option<String>,
    title: String,
    source: Option<String>,
    /// Its number in the agenda, folded: what else an author may call it.
    alias: Option<String>,
    sheet: WorkshopSheet,
}

impl SkeletonWorkshop {
    /// Whether this is the sheet of the workshop that the agenda announces.
    fn tells_of(&self, announced: &AgendaWorkshop) -> bool {
        let (title, topic) = (fold(&self.title), fold(&announced.title));
        title == topic || strsim::jaro_winkler(&title, &topic) >= 0.95
    }

    /// What its sheet leaves to be filled.
    fn unfilled(&self) -> Option<Unfilled> {
        let Outputs { introduction, rounds, synthesis } = &self.sheet.outputs;
        let is_told = rounds.iter().any(|round| !round.contributions.is_empty());
        let is_whole = introduction.is_empty() && synthesis.is_empty() && !is_told;
        let path = self.source.clone()?;
        (is_whole || !self.sheet.blanks.is_empty()).then(|| Unfilled {
            part: Target { kind: TargetKind::Workshop, id: self.id.clone() },
            path,
            author: self.sheet.facts.rapporteur.clone(),
            places: self.sheet.blanks.clone(),
            is_whole,
        })
    }

    fn finish(self, bodies: &mut BodyResolver<'_, '_>) -> Workshop {
        let outputs = self.sheet.outputs;
        let round = |round: Round<_>, bodies: &mut BodyResolver<'_, '_>| Round {
            span: round.span,
            group: round.group,
            start: round.start,
            summary: round.summary,
            contributions: round
                .contributions
                .into_iter()
                .map(|it| Contribution { relation: it.relation, body: bodies.resolve(it.body) })
                .collect(),
        };
        Workshop {
            id: self.id,
            span: self.sheet.span,
            title: self.title,
            session: self.session,
            questions: bodies.targets.questions(&self.sheet.questions, bodies.diagnostics),
            facts: self.sheet.facts,
            outputs: Outputs {
                introduction: bodies.resolve(outputs.introduction),
                rounds: outputs.rounds.into_iter().map(|it| round(it, bodies)).collect(),
                synthesis: bodies.resolve(outputs.synthesis),
            },
            source: self.source,
        }
    }
}

/// The sheets, each in its session, and the workshops that only the agenda names.
fn merge_workshops(
    sheets: Vec<WorkshopSheet>,
    sessions: &mut [SkeletonSession],
    index: &SessionIndex,
    sources: &Sources,
    language: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<SkeletonWorkshop> {
    let word = if language.starts_with("fr") { "atelier" } else { "workshop" };
    let mut workshops = Vec::new();
    let mut ids: BTreeMap<String, Span> = BTreeMap::new();
    for sheet in sheets {
        let source = sources.get(sheet.span.source);
        let id = sheet.id.as_ref().map_or_else(|| slug(source.stem()), |id| id.value.clone());
        let span = sheet.id.as_ref().map_or(sheet.span, |id| id.span);
        claim(&mut ids, &id, span, sources, diagnostics);
        let session = index.of_workshop(&sheet, source, diagnostics).map(|at| &sessions[at]);
        let title =
            sheet.title.as_ref().map_or_else(|| untitled(source.stem()), |it| it.value.clone());
        workshops.push(SkeletonWorkshop {
            id,
            session: session.map(|session| session.id.clone()),
            title,
            source: Some(source.path.clone()),
            alias: None,
            sheet,
        });
    }
    // What the workshops of the agenda are called as long as they have no sheets.
    let mut given = BTreeSet::new();
    for session in sessions {
        let announced = std::mem::take(&mut session.announced.workshops);
        let sheets: Vec<_> = (0..workshops.len())
            .filter(|&at| workshops[at].session.as_ref() == Some(&session.id))
            .collect();
        // A sheet tells by its topic which workshop it is of, else by the name that this one has in the
        // programme: its author may have put the topic in better words.
        let by_topic: BTreeSet<_> = sheets
            .iter()
            .copied()
            .filter(|&at| announced.iter().any(|it| workshops[at].tells_of(it)))
            .collect();
        let mut taken = BTreeSet::new();
        for (number, announced) in (1_usize..).zip(announced) {
            let names = (number..).map(|number| format!("{word}-{number}"));
            let name =
                names.into_iter().find(|name| given.insert(name.clone())).unwrap_or_default();
            let is_free = |at: &&usize| !taken.contains(*at);
            let is_told = |at: &&usize| workshops[**at].tells_of(&announced);
            let is_named =
                |at: &&usize| !by_topic.contains(*at) && fold(&workshops[**at].id) == fold(&name);
            let told = sheets.iter().filter(is_free).find(is_told);
            let its = told.or_else(|| sheets.iter().filter(is_free).find(is_named));
            if let Some(&at) = its {
                // What the agenda said of it still holds where its sheet says nothing.
                taken.insert(at);
                let workshop = &mut workshops[at];
                workshop.alias = Some(format!("{word} {number}"));
                let facts = &mut workshop.sheet.facts;
                facts.room = facts.room.take().or(announced.room);
                let host = announced.speakers.first().map(|host| host.shown().to_owned());
                facts.host = facts.host.take().or(host);
            } else {
                let mut free = (number..).map(|number| format!("{word}-{number}"));
                let id = free.find(|id| !ids.contains_key(&fold(id))).unwrap_or_default();
                ids.insert(fold(&id), announced.span);
                workshops.push(announced_workshop(id, &session.id, announced));
            }
        }
    }
    workshops.sort_by_key(|workshop| natural(&workshop.id));
    workshops
}

/// What a workshop without a topic is called, after its file: « Atelier 2 ».
fn untitled(stem: &str) -> String {
    let numbered = ["atelier-", "workshop-"].iter().find_map(|word| {
        let number = stem.strip_prefix(word)?;
        number.chars().all(|c| c.is_ascii_digit()).then_some((word, number))
    });
    match numbered {
        Some((word, number)) if word.starts_with('a') => format!("Atelier {number}"),
        Some((_, number)) => format!("Workshop {number}"),
        None => stem.to_owned(),
    }
}

fn announced_workshop(id: String, session: &str, announced: AgendaWorkshop) -> SkeletonWorkshop {
    let host = announced.speakers.first().map(|speaker| speaker.shown().to_owned());
    let facts = WorkshopFacts { room: announced.room, host, ..WorkshopFacts::default() };
    SkeletonWorkshop {
        id,
        session: Some(session.to_owned()),
        title: announced.title.clone(),
        source: None,
        alias: None,
        sheet: WorkshopSheet { facts, ..WorkshopSheet::at(announced.span) },
    }
}

/// Takes an id, or reports who has it.
fn claim(
    ids: &mut BTreeMap<String, Span>,
    id: &str,
    span: Span,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    if let Some(other) = ids.insert(fold(id), span) {
        let diagnostic = Diagnostic::new(Code::DuplicateId, span).with("id", id);
        diagnostics.push(diagnostic.with("other", sources.shown(other)));
    }
}

/// The id of each action: its own, else the next free `A` with a number.
fn action_ids(
    actions: &[ActionSheet],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut ids = BTreeMap::new();
    for action in actions {
        if let Some(id) = &action.id {
            claim(&mut ids, &action_id(&id.value), id.span, sources, diagnostics);
        }
    }
    let mut number = 0;
    let mut next = |span: Span| loop {
        number += 1;
        let id = format!("A{number}");
        if let std::collections::btree_map::Entry::Vacant(e) = ids.entry(fold(&id)) {
            e.insert(span);
            return id;
        }
    };
    let id = |action: &ActionSheet| match &action.id {
        Some(id) => action_id(&id.value),
        None => next(action.span),
    };
    actions.iter().map(id).collect()
}

/// An id as it is referred to: a list numbered `1`, `2`, `3` has `A1`, `A2`, `A3`.
fn action_id(written: &str) -> String {
    let bare = !written.is_empty() && written.chars().all(|c| c.is_ascii_digit());
    if bare { format!("A{written}") } else { written.to_owned() }
}

fn resolve_action(
    sheet: ActionSheet,
    id: String,
    keys: &mut Keys,
    bodies: &mut BodyResolver<'_, '_>,
) -> Action {
    let by_title = keys.key(&sheet.facts.title);
    let key = if sheet.id.is_some() { slug(&id) } else { by_title };
    let description = bodies.resolve(sheet.description);
    let kinds = [TargetKind::Session, TargetKind::Workshop];
    let origin = sheet.origin.iter().filter_map(|origin| bodies.find_among(origin, &kinds));
    let origin = origin.collect();
    let has_origin = !sheet.origin.is_empty();
    let questions = bodies.targets.questions(&sheet.questions, bodies.diagnostics);
    let ActionSheet { span, facts, .. } = sheet;
    Action { id, key, span, description, origin, has_origin, questions, facts }
}

/// A sort key that puts `A2` before `A10`.
fn natural(id: &str) -> (String, u64, String) {
    let start = id.find(|c: char| c.is_ascii_digit()).unwrap_or(id.len());
    let (word, rest) = id.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    (word.to_owned(), rest[..end].parse().unwrap_or(u64::MAX), rest[end..].to_owned())
}

/// How a session is named in messages: `9h40 Table ronde…`, in French and in English.
fn shown_session(session: &AgendaSession) -> [String; 2] {
    let title = &session.title;
    [Language::French, Language::English].map(|language| match session.start {
        Some(time) => format!("{} {title}", language.time(time)),
        None => title.clone(),
    })
}

/// Whether people work in groups in a session.
fn holds_workshops(session: &AgendaSession) -> bool {
    session.kind == SessionKind::Workshops
}
