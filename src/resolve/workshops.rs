//! The workshops: each sheet in its session, and those that only the agenda names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::attach::SessionIndex;
use super::body::BodyResolver;
use super::ids::{claim, natural};
use super::names::plain_speaker;
use super::reference::Place;
use crate::diagnostic::Diagnostics;
use crate::model::body::{Target, TargetKind, Written};
use crate::model::person::{Role, Speaker};
use crate::model::report::Unfilled;
use crate::model::session::Session;
use crate::model::workshop::{Contribution, Outputs, Round, Workshop, WorkshopFacts};
use crate::parse::agenda::{AgendaSession, AgendaWorkshop};
use crate::parse::workshop::WorkshopSheet;
use crate::source::Sources;
use crate::spelling::{fold, slug};

/// What the agenda and a sheet say of a workshop, before its references are resolved.
pub(super) struct MergedWorkshop {
    id: String,
    session: Option<String>,
    title: String,
    /// Path of its sheet.
    source: Option<String>,
    /// Its number in the agenda and what it is called there, folded: what else an author may call it.
    aliases: Vec<String>,
    sheet: WorkshopSheet,
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
        let session = index.of_workshop(&sheet, source, diagnostics).map(|at| &sessions[at]);
        let title = sheet.title.as_ref().map(|title| title.value.clone());
        MergedWorkshop {
            id,
            session: session.map(|session| session.id.clone()),
            title: title.unwrap_or_else(|| untitled(source.stem())),
            source: Some(source.path.clone()),
            aliases: Vec::new(),
            sheet,
        }
    };
    sheets.into_iter().map(workshop).collect()
}

/// Adds what the agenda says: to the sheet of the workshop that it announces, or as a workshop
/// without a sheet.
pub(super) fn announced(
    workshops: &mut Vec<MergedWorkshop>,
    sessions: &mut [AgendaSession],
    sources: &Sources,
    language: &str,
) {
    let word = if language.starts_with("fr") { "atelier" } else { "workshop" };
    let mut ids: BTreeSet<_> = workshops.iter().map(|workshop| fold(&workshop.id)).collect();
    // What the workshops of the agenda are called as long as they have no sheets.
    let mut given = BTreeSet::new();
    for session in sessions {
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
    let workshops: Vec<_> = workshops.into_iter().map(|it| it.resolve(bodies)).collect();
    for workshop in &workshops {
        let session = sessions.iter_mut().find(|it| Some(&it.id) == workshop.session.as_ref());
        session.into_iter().for_each(|it| it.workshops.push(workshop.id.clone()));
    }
    workshops
}

impl MergedWorkshop {
    /// A workshop that only the agenda names.
    fn without_sheet(id: String, session: &str, announced: AgendaWorkshop) -> Self {
        let mut workshop = Self {
            id,
            session: Some(session.to_owned()),
            title: announced.title.clone(),
            source: None,
            aliases: Vec::new(),
            sheet: WorkshopSheet::at(announced.span),
        };
        workshop.complete(announced);
        workshop
    }

    /// What the agenda said of it still holds where its sheet says nothing.
    fn complete(&mut self, announced: AgendaWorkshop) {
        self.aliases.extend(announced.label.as_deref().map(fold));
        let WorkshopFacts { room, host, .. } = &mut self.sheet.facts;
        *room = room.take().or(announced.room);
        let leader = announced.speakers.first().map(|host| host.shown().to_owned());
        *host = host.take().or(leader);
        if self.sheet.title.is_none() {
            self.title = announced.title;
        }
    }

    /// Whether its file or its title bears the number or the letter of a workshop that a line announces
    /// as the `rank`th of its session.
    fn is_called(&self, line: &str, rank: usize) -> bool {
        let stem = self.source.as_deref().map(|path| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name.rsplit_once('.').map_or(name, |(stem, _)| stem)
        });
        let Some(own) = stem.and_then(call).or_else(|| call(&self.title)) else { return false };
        if let Some(announced) = call(line) {
            return own == announced;
        }
        let letter = u8::try_from(rank).ok().and_then(|rank| (b'a' - 1).checked_add(rank));
        own == rank.to_string() || letter.map(char::from) == own.chars().next()
    }

    /// Whether this is the sheet of the workshop that the agenda announces.
    fn tells_of(&self, announced: &AgendaWorkshop) -> bool {
        let (title, topic) = (fold(&self.title), fold(&announced.title));
        title == topic || strsim::jaro_winkler(&title, &topic) >= 0.95
    }

    /// Who led it and who told the others.
    pub(super) fn leaders(&self) -> impl Iterator<Item = Speaker> {
        let facts = &self.sheet.facts;
        let roles = [(&facts.host, Role::Moderator), (&facts.rapporteur, Role::Rapporteur)];
        let span = self.sheet.span;
        roles
            .into_iter()
            .filter_map(move |(name, role)| Some(plain_speaker(span, name.as_deref()?, role)))
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
            author: self.sheet.facts.rapporteur.clone(),
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

/// « Atelier 2 », « atelier-B ».
static CALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let call =
        r"(?i:atelier|workshop)(?:[\s_-]|n°)+0?(?<call>\d{1,2}|[A-Za-z])(?:$|[^\p{L}\p{N}'’])";
    Regex::new(call).ok()
});

/// The number or the letter by which a text calls a workshop. A small letter must end it: « atelier
/// d'écriture » is no workshop D.
fn call(text: &str) -> Option<String> {
    let found = CALL.as_ref()?.captures(text)?.name("call")?;
    let is_call =
        !found.as_str().starts_with(|c: char| c.is_ascii_lowercase()) || found.end() == text.len();
    is_call.then(|| found.as_str().to_lowercase())
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
