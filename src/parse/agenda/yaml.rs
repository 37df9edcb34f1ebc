//! An agenda in YAML: the event's facts and a list of sessions, to the same model as a free text.

mod write;

use jiff::ToSpan;
use jiff::civil::Time;

use super::date::{parse_date, report_wrong_weekdays};
use super::time::{is_backwards, parse_time};
use super::{Agenda, AgendaSession, AgendaWorkshop, ends_before_start};
use crate::diagnostic::Diagnostics;
use crate::model::session::SessionKind;
use crate::parse::event::EventSheet;
use crate::parse::header::{self, TITLE};
use crate::parse::{consent, people};
use crate::read::yaml::{self, Fields, Key, Node};
use crate::source::{Source, SourceId, Spanned, sha256};
use crate::spelling::fold;

pub use write::{Original, write};

/// The programme that this one was written from, and takes the place of.
const REPLACES: Key = Key("replaces", "remplace");
/// What that programme was then, as the beginning of its SHA-256.
const FINGERPRINT: Key = Key("fingerprint", "empreinte");
const SESSIONS: Key = Key("sessions", "séances");
const DAY: Key = Key("day", "jour");
const START: Key = Key("start", "début");
const END: Key = Key("end", "fin");
const DURATION: Key = Key("duration", "durée");
const KIND: Key = Key("kind", "type");
const ROOM: Key = Key("room", "salle");
const SPEAKERS: Key = Key("speakers", "intervenants");
const OPEN: Key = Key("open", "liste_ouverte");
const TEXT: Key = Key("text", "texte");
/// What precedes a topic and names the workshop: « Atelier B ».
const LABEL: Key = Key("label", "repère");
const WORKSHOPS: Key = Key("workshops", "ateliers");

const KINDS: &[(&[&str], SessionKind)] = &[
    (&["accueil", "welcome"], SessionKind::Welcome),
    (&["introduction", "ouverture"], SessionKind::Introduction),
    (&["plénière", "plenary"], SessionKind::Plenary),
    (&["table ronde", "round-table"], SessionKind::RoundTable),
    (&["témoignages", "testimony", "témoignage"], SessionKind::Testimony),
    (&["échanges", "discussion"], SessionKind::Discussion),
    (&["ateliers", "workshops", "atelier"], SessionKind::Workshops),
    (&["pause", "break"], SessionKind::Break),
    (&["conclusion", "closing", "restitution", "clôture"], SessionKind::Closing),
    (&["autre", "other"], SessionKind::Other),
];

/// The kind that words name, folded: « table ronde », “plenary”.
#[must_use]
pub fn kind_named(folded: &str) -> Option<SessionKind> {
    let names = |(words, _): &&(&[&str], SessionKind)| words.iter().any(|it| fold(it) == folded);
    let kind = KINDS.iter().find(names).map(|(_, kind)| *kind);
    kind.filter(|kind| *kind != SessionKind::Other)
}

/// Reads an agenda in YAML: what it says of the event, and its sessions.
pub fn of_node(
    id: SourceId,
    source: &Source,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> (EventSheet, Agenda) {
    let mut agenda = Agenda { source: Some(id), ..Agenda::default() };
    let fields = Fields::of(node, "agenda", diagnostics);
    let Some(mut fields) = fields else { return (EventSheet::default(), agenda) };
    let mut event = EventSheet::take(id, source, &mut fields, diagnostics);
    // As of any agenda: what `event.yaml` adds to it comes after.
    agenda.framing = std::mem::take(&mut event.framing);
    let _ = Replaced::take(&mut fields, diagnostics);
    for node in fields.list(SESSIONS, diagnostics) {
        agenda.sessions.extend(session(id, source, node, diagnostics));
    }
    fields.finish(diagnostics);
    agenda.date.clone_from(&event.date);
    agenda.end_date.clone_from(&event.end_date);
    // A day is said once for all sessions up to the next.
    let mut day = event.date.as_ref().map(|date| date.value);
    for session in &mut agenda.sessions {
        session.day = session.day.or(day);
        day = session.day;
    }
    infer_ends(&mut agenda.sessions);
    (event, agenda)
}

/// The programme that an agenda in YAML takes the place of.
#[derive(Debug)]
pub struct Replaced {
    /// Its path below the event's folder.
    pub path: Spanned<String>,
    /// What it was when the agenda was written.
    pub fingerprint: Option<String>,
}

impl Replaced {
    /// What a file says it takes the place of.
    #[must_use]
    pub fn of(id: SourceId, source: &Source) -> Option<Self> {
        let mut discarded = Diagnostics::default();
        let node = yaml::read(id, source, 0..source.text.len(), &mut discarded)?;
        let mut fields = Fields::of(&node, "agenda", &mut discarded)?;
        Self::take(&mut fields, &mut discarded)
    }

    fn take(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let path = fields.text(REPLACES, diagnostics);
        let fingerprint = fields.words(FINGERPRINT, diagnostics);
        Some(Self { path: path?, fingerprint })
    }
}

/// What tells one state of a programme from another.
#[must_use]
pub fn fingerprint(source: &Source) -> String {
    sha256(&source.bytes)[..16].to_owned()
}

fn session(
    id: SourceId,
    source: &Source,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<AgendaSession> {
    let mut fields = Fields::of(node, SESSIONS.1, diagnostics)?;
    let title = fields.text(TITLE, diagnostics);
    if title.is_none() {
        fields.missing(
            TITLE,
            ["Accueil des participants", "Welcome of the participants"],
            diagnostics,
        );
    }
    let start = fields.time(START, parse_time, diagnostics);
    let mut end = fields.time(END, parse_time, diagnostics);
    let wrong = end.take_if(|end| start.is_some_and(|start| is_backwards(start, *end)));
    if let (Some(start), Some(end)) = (start, wrong) {
        let place = title.as_ref().map_or(node.span, |title| title.span);
        diagnostics.push(ends_before_start(place, start, end));
    }
    let day = fields.date(DAY, parse_date, diagnostics);
    if let Some(day) = &day {
        report_wrong_weekdays(id, source, day.span.range(), &[], diagnostics);
    }
    let minutes = fields
        .words(DURATION, diagnostics)
        .and_then(|words| words.split(|c: char| !c.is_ascii_digit()).next()?.parse::<i64>().ok());
    let lasting = || start?.checked_add(minutes?.minutes()).ok();
    let open =
        fields.choice(OPEN, &[(&["oui", "true"], true), (&["non", "false"], false)], diagnostics);
    let session = AgendaSession {
        id: String::new(),
        span: title.as_ref().map_or(node.span, |title| title.span),
        day: day.map(|day| day.value),
        start,
        end: end.or_else(lasting),
        end_inferred: false,
        kind: fields.choice(KIND, KINDS, diagnostics).unwrap_or(SessionKind::Other),
        title: title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
        room: fields.words(ROOM, diagnostics),
        speakers: people::take(SPEAKERS, &mut fields, diagnostics),
        speakers_open: open.unwrap_or(false),
        text: header::markdown(id, source, TEXT, &mut fields, diagnostics),
        workshops: fields
            .list(WORKSHOPS, diagnostics)
            .into_iter()
            .filter_map(|node| workshop(node, diagnostics))
            .collect(),
        notes: Vec::new(),
        attribution: consent::attribution(&mut fields, diagnostics).unwrap_or_default(),
    };
    fields.finish(diagnostics);
    // One without a title is a session all the same; that it has none is told.
    Some(session)
}

fn workshop(node: &Node, diagnostics: &mut Diagnostics) -> Option<AgendaWorkshop> {
    if let Some(title) = node.value.words() {
        let title = title.to_owned();
        let span = node.span;
        let speakers = Vec::new();
        return Some(AgendaWorkshop { span, title, label: None, room: None, speakers });
    }
    let mut fields = Fields::of(node, WORKSHOPS.1, diagnostics)?;
    let title = fields.words(TITLE, diagnostics);
    if title.is_none() {
        fields.missing(TITLE, ["Financer l'animation", "Paying for the work"], diagnostics);
    }
    let label = fields.words(LABEL, diagnostics);
    let room = fields.words(ROOM, diagnostics);
    let speakers = people::take(SPEAKERS, &mut fields, diagnostics);
    fields.finish(diagnostics);
    Some(AgendaWorkshop { span: node.span, title: title?, label, room, speakers })
}

/// A session without an end lasts until the next one of its day begins.
fn infer_ends(sessions: &mut [AgendaSession]) {
    for index in 0..sessions.len() {
        let (this, later) = sessions[index..].split_at_mut(1);
        let (start, day) = (this[0].start, this[0].day);
        let later = later.iter().take_while(|next| next.day == day).map(|next| next.start);
        let next: Option<Time> =
            later.flatten().find(|next| Some(*next) != start).filter(|next| Some(*next) > start);
        if this[0].end.is_none() && this[0].start.is_some() && next.is_some() {
            this[0].end = next;
            this[0].end_inferred = true;
        }
    }
}
