//! The workshops: each sheet in its session, and those that only the agenda names.

use std::collections::{BTreeMap, BTreeSet};

use super::attach::SessionIndex;
use super::body::BodyResolver;
use super::ids::{claim, natural};
use super::names::plain_speaker;
use super::reference::Place;
use super::topic;
use crate::diagnostic::Diagnostics;
use crate::model::body::{BlockKind, Target, TargetKind, Written, plain_text};
use crate::model::person::{Role, Speaker};
use crate::model::report::Unfilled;
use crate::model::session::{Session, SessionKind};
use crate::model::workshop::{Contribution, Outputs, Round, Workshop, WorkshopFacts};
use crate::parse::agenda::{AgendaSession, AgendaWorkshop};
use crate::parse::workshop::WorkshopSheet;
use crate::parse::workshop::turn::{self, Turn};
use crate::source::Sources;
use crate::spelling::{fold, slug};

/// What the agenda and a sheet say of a workshop, before its references are resolved.
pub(super) struct MergedWorkshop {
    id: String,
    session: Option<String>,
    title: String,
    /// Path of its sheet.
    source: Option<String>,
    /// Its topic as the agenda announces it, folded.
    topic: Option<String>,
    /// The ids of later sessions that hold it again.
    again: Vec<String>,
    /// Its number in the agenda and what it is called there, folded: what else an author may call it.
    aliases: Vec<String>,
    sheet: WorkshopSheet,
}

/// Workshops that a session holds again, after an earlier session of the day: a rotation.
pub(super) struct Rotation {
    /// The rank of the session that holds them again.
    pub(super) session: usize,
    /// The rank of the session that held them first.
    first: usize,
    /// Their topics, folded.
    topics: Vec<String>,
}

/// Takes out of later sessions the workshops that an earlier one of the day announces: each is one
/// workshop, for which one sheet is enough.
pub(super) fn held_again(sessions: &mut [AgendaSession]) -> Vec<Rotation> {
    let mut found = Vec::new();
    for rank in 1..sessions.len() {
        let (before, rest) = sessions.split_at_mut(rank);
        let session = &mut rest[0];
        let held = |it: &AgendaSession| it.day == session.day && !it.workshops.is_empty();
        let Some(first) = before.iter().rposition(held) else { continue };
        let topics = before[first].workshops.iter().map(|it| fold(&it.title));
        let topics: Vec<_> = topics.collect();
        let bare = session.workshops.is_empty()
            && session.kind == SessionKind::Workshops
            && announces_rotation(&session.title);
        let mut again = if bare { topics.clone() } else { Vec::new() };
        for workshop in std::mem::take(&mut session.workshops) {
            let topic = fold(&workshop.title);
            match topics.iter().position(|known| *known == topic && !topic.is_empty()) {
                Some(at) => {
                    let known = &mut before[first].workshops[at];
                    if known.speakers.is_empty() {
                        known.speakers = workshop.speakers;
                    }
                    known.room = known.room.take().or(workshop.room);
                    again.push(topic);
                }
                None => session.workshops.push(workshop),
            }
        }
        if !again.is_empty() {
            found.push(Rotation { session: rank, first, topics: again });
        }
    }
    found
}

/// « Ateliers, deuxième rotation », “Workshops (round 2)”.
fn announces_rotation(title: &str) -> bool {
    const SIGNS: &[&str] = &[
        "rotation",
        "deuxieme",
        "second",
        "2e",
        "2eme",
        "2nd",
        "troisieme",
        "3e",
        "round",
        "tour",
        "suite",
        "bis",
        "encore",
        "zweite",
        "runde",
        "ii",
        "ronda",
        "turno",
        "ronde",
    ];
    let folded = fold(title);
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| SIGNS.contains(&word))
}

/// The workshops that have sheets, each in its session.
pub(super) fn of_sheets(
    sheets: Vec<WorkshopSheet>,
    sessions: &[AgendaSession],
    index: &SessionIndex,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<MergedWorkshop> {
    let mut ids = BTreeMap::new();
    let workshop = |sheet: WorkshopSheet| {
        let source = sources.get(sheet.span.source);
        let id = sheet.id.as_ref().map_or_else(|| slug(source.stem()), |id| id.value.clone());
        let span = sheet.id.as_ref().map_or(sheet.span, |id| id.span);
        claim(&mut ids, &id, span, sources, diagnostics);
        let session =
            index.of_workshop(&sheet, source, sources, diagnostics).map(|at| &sessions[at]);
        let title = sheet.title.as_ref().map(|title| title.value.clone());
        MergedWorkshop {
            id,
            session: session.map(|session| session.id.clone()),
            title: title.unwrap_or_else(|| untitled(source.stem())),
            source: Some(source.path.clone()),
            topic: None,
            again: Vec::new(),
            aliases: Vec::new(),
            sheet,
        }
    };
    rotations(sheets.into_iter().map(workshop).collect(), sessions)
}

/// A sheet and the round it tells of.
type OfRound = (MergedWorkshop, Option<Turn>);

/// The workshops, where the sheets of several rounds of one are one: « Atelier A – 1re rotation »,
/// « Atelier A – 2e rotation », or one for each session in which the groups turned.
fn rotations(workshops: Vec<MergedWorkshop>, sessions: &[AgendaSession]) -> Vec<MergedWorkshop> {
    let mut topics: Vec<Vec<OfRound>> = Vec::new();
    for mut workshop in workshops {
        let turn = workshop.turn(sessions);
        let rank = |turn: &Option<Turn>| turn.as_ref().map(|it| it.rank);
        let is_same = |topic: &&mut Vec<OfRound>| {
            let is_told = turn.is_some() || topic.iter().any(|(_, it)| it.is_some());
            let is_other =
                |(other, it): &OfRound| rank(it) != rank(&turn) && other.is_beside(&workshop);
            is_told && topic.iter().all(is_other)
        };
        match topics.iter_mut().find(is_same) {
            Some(topic) => topic.push((workshop, turn)),
            None => topics.push(vec![(workshop, turn)]),
        }
    }
    topics.into_iter().filter_map(joined).collect()
}

/// The sheets of one workshop as one, round after round.
fn joined(mut sheets: Vec<OfRound>) -> Option<MergedWorkshop> {
    if sheets.len() > 1 {
        let taken: BTreeSet<_> = sheets.iter().flat_map(|(_, it)| it).map(|it| it.rank).collect();
        let free: Vec<_> = (1..=sheets.len()).filter(|rank| !taken.contains(rank)).collect();
        let without = sheets.iter_mut().map(|(_, it)| it).filter(|it| it.is_none());
        for (turn, rank) in without.zip(free) {
            *turn = Some(Turn { rank, group: None, range: 0..0 });
        }
        sheets.sort_by_key(|(_, turn)| turn.as_ref().map(|it| it.rank));
    }
    let is_one = sheets.len() == 1;
    let mut sheets = sheets.into_iter();
    let (mut workshop, turn) = sheets.next()?;
    if is_one {
        return Some(workshop);
    }
    workshop.title = workshop.topic();
    if let Some(turn) = turn {
        workshop.sheet = workshop.sheet.of_round(&turn);
    }
    for (later, turn) in sheets {
        workshop.aliases.extend(later.stem().map(fold));
        let Some(turn) = turn else { continue };
        workshop.sheet.add_round(&turn, later.sheet);
    }
    Some(workshop)
}

/// The first of the sessions of a day in which groups went round, when another of them is this one and
/// the agenda announces their workshops in the first.
fn first_round(at: usize, sessions: &[AgendaSession]) -> Option<usize> {
    let is_group = |it: &AgendaSession| it.kind == SessionKind::Workshops;
    let this = &sessions[at];
    if !is_group(this) || !this.workshops.is_empty() {
        return None;
    }
    let is_first =
        |it: &AgendaSession| is_group(it) && it.day == this.day && !it.workshops.is_empty();
    sessions[..at].iter().rposition(is_first)
}

/// Adds what the agenda says: to the sheet of the workshop that it announces, or as a workshop
/// without a sheet.
pub(super) fn announced(
    workshops: &mut Vec<MergedWorkshop>,
    sessions: &mut [AgendaSession],
    rotations: &[Rotation],
    sources: &Sources,
    language: &str,
) {
    let word = if language.starts_with("fr") { "atelier" } else { "workshop" };
    let mut ids: BTreeSet<_> = workshops.iter().map(|workshop| fold(&workshop.id)).collect();
    // What the workshops of the agenda are called as long as they have no sheets.
    let mut given = BTreeSet::new();
    for session in sessions.iter_mut() {
        let mut sheets = SheetsOf::new(session, workshops);
        for (number, announced) in (1_usize..).zip(std::mem::take(&mut session.workshops)) {
            let mut names = (number..).map(|number| format!("{word}-{number}"));
            let name = names.find(|name| given.insert(name.clone())).unwrap_or_default();
            let line = sources.text(announced.span);
            if let Some(at) = sheets.take(&announced, &name, (line, number), workshops) {
                workshops[at].aliases.push(format!("{word} {number}"));
                workshops[at].complete(announced);
            } else {
                let mut free = (number..).map(|number| format!("{word}-{number}"));
                let id = free.find(|id| ids.insert(fold(id))).unwrap_or_default();
                workshops.push(MergedWorkshop::without_sheet(id, &session.id, announced));
            }
        }
    }
    for rotation in rotations {
        let (first, again) = (&sessions[rotation.first].id, &sessions[rotation.session].id);
        let held = workshops.iter_mut().filter(|it| it.session.as_ref() == Some(first));
        let held =
            held.filter(|it| it.topic.as_ref().is_some_and(|it| rotation.topics.contains(it)));
        held.for_each(|workshop| workshop.again.push(again.clone()));
    }
    workshops.sort_by_key(|workshop| natural(&workshop.id));
}

/// The sheets of a session's workshops, by their ranks, that no announced workshop has taken yet.
struct SheetsOf {
    free: Vec<usize>,
    /// Those whose topic is one that the agenda announces.
    by_topic: BTreeSet<usize>,
}

impl SheetsOf {
    fn new(session: &AgendaSession, workshops: &[MergedWorkshop]) -> Self {
        let is_its = |at: &usize| workshops[*at].session.as_ref() == Some(&session.id);
        let free: Vec<_> = (0..workshops.len()).filter(is_its).collect();
        let is_announced =
            |at: &usize| session.workshops.iter().any(|it| workshops[*at].tells_of(it));
        let by_topic = free.iter().copied().filter(is_announced).collect();
        Self { free, by_topic }
    }

    /// A sheet tells by its topic which workshop it is of, else by the name that this one has in the
    /// programme: its author may have put the topic in better words.
    fn take(
        &mut self,
        announced: &AgendaWorkshop,
        name: &str,
        (line, rank): (&str, usize),
        workshops: &[MergedWorkshop],
    ) -> Option<usize> {
        let is_told = |at: &usize| workshops[*at].tells_of(announced);
        let names = [name, announced.label.as_deref().unwrap_or(name)].map(fold);
        let is_named = |at: &usize| {
            let workshop = &workshops[*at];
            let is_called = names.contains(&fold(&workshop.id)) || workshop.is_called(line, rank);
            !self.by_topic.contains(at) && is_called
        };
        let rank = self.free.iter().position(is_told);
        let rank = rank.or_else(|| self.free.iter().position(is_named))?;
        Some(self.free.remove(rank))
    }
}

/// The workshops with their texts resolved, each entered in its session.
pub(super) fn resolve(
    workshops: Vec<MergedWorkshop>,
    sessions: &mut [Session],
    bodies: &mut BodyResolver<'_, '_>,
) -> Vec<Workshop> {
    for workshop in &workshops {
        let held = |it: &&mut Session| {
            Some(&it.id) == workshop.session.as_ref() || workshop.again.contains(&it.id)
        };
        sessions.iter_mut().filter(held).for_each(|it| it.workshops.push(workshop.id.clone()));
    }
    workshops.into_iter().map(|it| it.resolve(bodies)).collect()
}

impl MergedWorkshop {
    /// A workshop that only the agenda names.
    fn without_sheet(id: String, session: &str, announced: AgendaWorkshop) -> Self {
        let mut workshop = Self {
            id,
            session: Some(session.to_owned()),
            title: announced.title.clone(),
            source: None,
            topic: None,
            again: Vec::new(),
            aliases: Vec::new(),
            sheet: WorkshopSheet::at(announced.span),
        };
        workshop.complete(announced);
        workshop
    }

    /// What the agenda said of it still holds where its sheet says nothing.
    fn complete(&mut self, announced: AgendaWorkshop) {
        self.aliases.extend(announced.label.as_deref().map(fold));
        self.topic = Some(fold(&announced.title));
        let WorkshopFacts { room, hosts, rapporteurs, .. } = &mut self.sheet.facts;
        *room = room.take().or_else(|| announced.room.clone());
        let leaders = |is_rapporteur: bool| {
            let its = announced
                .speakers
                .iter()
                .filter(move |it| (it.role == Role::Rapporteur) == is_rapporteur);
            its.map(|it| it.shown().to_owned()).collect::<Vec<_>>()
        };
        for (own, told) in [(hosts, leaders(false)), (rapporteurs, leaders(true))] {
            if own.is_empty() {
                *own = told;
            }
        }
        let is_topic = topic::calls_topic(&self.title, &announced);
        if self.sheet.title.is_none() || topic::is_bare(&self.title) || is_topic {
            // A first line that says it once more is no text.
            let blocks = &mut self.sheet.outputs.introduction.blocks;
            let repeats = blocks.first().is_some_and(|block| match &block.value {
                BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                    fold(&plain_text(content)) == fold(&announced.title)
                }
                _ => false,
            });
            if repeats {
                blocks.remove(0);
            }
            self.title = announced.title;
        }
    }

    /// The name of its sheet, without ending.
    fn stem(&self) -> Option<&str> {
        let name = self.source.as_deref()?.rsplit('/').next()?;
        Some(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
    }

    fn call(&self) -> Option<String> {
        topic::call_of(self.stem(), &self.title)
    }

    /// Its title without the words that tell a round.
    fn topic(&self) -> String {
        turn::turn(&self.title)
            .map_or_else(|| self.title.clone(), |it| turn::without(&self.title, &it))
    }

    /// The round it tells of, by its title, its name or its session. A sheet of a later session goes to
    /// the first, in which the workshop is announced.
    fn turn(&mut self, sessions: &[AgendaSession]) -> Option<Turn> {
        let at = sessions.iter().position(|it| Some(&it.id) == self.session.as_ref());
        let first = at.and_then(|at| Some((at, first_round(at, sessions)?)));
        let later = first.map(|(at, first)| {
            self.session = Some(sessions[first].id.clone());
            let before = sessions[first..at].iter().filter(|it| it.kind == SessionKind::Workshops);
            Turn { rank: 1 + before.count(), group: None, range: 0..0 }
        });
        turn::turn(&self.title).or_else(|| turn::turn(self.stem()?)).or(later)
    }

    /// Whether another sheet may tell of another round of the same workshop.
    fn is_beside(&self, other: &Self) -> bool {
        let (own, its) = (&self.sheet.facts, &other.sheet.facts);
        let is_alike = if let (Some(own), Some(other)) = (self.call(), other.call()) {
            own == other
        } else {
            let [own, other] = [self.topic(), other.topic()].map(|it| fold(&it));
            own == other
                || [(&own, &other), (&other, &own)]
                    .iter()
                    .any(|(long, end)| end.len() >= 8 && long.ends_with(*end))
        };
        self.session == other.session
            && own.internal == its.internal
            && own.language == its.language
            && is_alike
    }

    /// Whether its file or its title bears the number or the letter of a workshop that a line announces
    /// as the `rank`th of its session.
    fn is_called(&self, line: &str, rank: usize) -> bool {
        let Some(own) = self.call() else { return false };
        topic::is_called(&own, line, rank)
    }

    /// Whether this is the sheet of the workshop that the agenda announces.
    fn tells_of(&self, announced: &AgendaWorkshop) -> bool {
        topic::is_same(&self.title, announced)
    }

    /// Who led it and who told the others.
    pub(super) fn leaders(&self) -> impl Iterator<Item = Speaker> {
        let facts = &self.sheet.facts;
        let span = self.sheet.span;
        let of = move |role| move |name: &String| plain_speaker(span, name, role);
        let hosts = facts.hosts.iter().map(of(Role::Moderator));
        hosts.chain(facts.rapporteurs.iter().map(of(Role::Rapporteur)))
    }

    /// What a reference may call it: its id and topic, its sheet's name, its number in the agenda.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        let file = self.source.as_deref().and_then(|path| path.rsplit('/').next());
        let stem = file.map(|file| fold(file.split('.').next().unwrap_or(file)));
        let place = Place::new(TargetKind::Workshop, &self.id, &self.title);
        let aliases = self.aliases.clone().into_iter().map(Some);
        std::iter::once(stem).chain(aliases).map(move |alias| place.also(alias))
    }

    /// What its sheet leaves to be filled.
    pub(super) fn unfilled(&self) -> Option<Unfilled> {
        let Outputs { introduction, rounds, synthesis } = &self.sheet.outputs;
        let is_told = rounds.iter().any(|round| !round.contributions.is_empty());
        let is_whole = introduction.is_empty() && synthesis.is_empty() && !is_told;
        let path = self.source.clone()?;
        (is_whole || !self.sheet.blanks.is_empty()).then(|| Unfilled {
            part: Target { kind: TargetKind::Workshop, id: self.id.clone() },
            path,
            author: self.sheet.facts.rapporteurs.first().cloned(),
            places: self.sheet.blanks.clone(),
            is_whole,
        })
    }

    fn resolve(self, bodies: &mut BodyResolver<'_, '_>) -> Workshop {
        let outputs = self.sheet.outputs;
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
            is_unclear: self.sheet.is_unclear,
        }
    }
}

fn round(round: Round<Written>, bodies: &mut BodyResolver<'_, '_>) -> Round {
    let contribution = |it: Contribution<Written>| Contribution {
        relation: it.relation,
        body: bodies.resolve(it.body),
    };
    Round {
        span: round.span,
        group: round.group,
        start: round.start,
        summary: round.summary,
        contributions: round.contributions.into_iter().map(contribution).collect(),
    }
}

/// What a workshop without a topic is called, after its file: « Atelier 2 ».
fn untitled(stem: &str) -> String {
    let call = turn::call(&stem.replace("-post-its", "").replace("-photo", ""));
    let word = if stem.contains("workshop") { "Workshop" } else { "Atelier" };
    call.map_or_else(|| stem.to_owned(), |call| format!("{word} {}", call.to_uppercase()))
}
