//! The figures that networks report each year: a line an event, in columns that stay the same.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::participants::Counts;
use super::table::{Cell, Table};
use crate::language::ReportLanguage;
use crate::model::body::{BlockKind, Body, CalloutKind};
use crate::model::event::{Level, Mode};
use crate::model::person::Participant;
use crate::model::session::SessionKind;
use crate::polish::Polished;
use crate::spelling::fold;

/// The columns that every event has, in their order.
const HEADS: [&str; 18] = [
    "date_column",
    "changed_end_date",
    "changed_title",
    "changed_event",
    "room",
    "level",
    "mode",
    "topics",
    "status",
    "count_participants",
    "count_sessions",
    "count_workshops",
    "count_speakers",
    "index_organisations",
    "decisions",
    "callout_key-message",
    "count_actions",
    "notes_by",
];

/// By what participants are counted: the word of the columns, the name in JSON, and the value.
type Aspect = (&'static str, &'static str, fn(&Participant) -> Option<&str>);

const ASPECTS: [Aspect; 3] = [
    ("stats_category", "by_category", |it| it.category.as_deref()),
    ("stats_region", "by_region", |it| it.region.as_deref()),
    ("stats_territory", "by_territory", |it| it.territory.as_deref()),
];

/// What one event counts.
struct Figures<'r> {
    report: &'r Polished,
    /// How many participants have each value of each aspect.
    participants: [Counts<'r>; 3],
    sessions: usize,
    speakers: usize,
    organisations: usize,
    decisions: usize,
    key_messages: usize,
    notes: usize,
}

impl<'r> Figures<'r> {
    fn of(report: &'r Polished, language: &ReportLanguage) -> Self {
        let counts = |(_, _, value): Aspect| {
            Counts::of(report.edition(), report.participants.iter().map(value), language)
        };
        let announced = || report.sessions.iter().flat_map(|session| &session.speakers);
        let speakers = announced().filter_map(|speaker| speaker.name.as_ref());
        let listed = report.participants.iter().filter_map(|it| it.organisation.as_ref());
        let sent = report.people.iter().filter_map(|it| {
            if it.is_organisation { Some(&it.name) } else { it.organisation.as_ref() }
        });
        let organisations = announced().filter_map(|it| it.organisation.as_ref());
        let organisations = organisations.chain(listed).chain(sent);
        let boxes = |wanted: CalloutKind| {
            let blocks = report.bodies().into_iter().flat_map(Body::all_blocks);
            let is_wanted = |kind: &BlockKind| matches!(kind, BlockKind::Callout { kind, .. } if *kind == wanted);
            blocks.filter(|block| is_wanted(&block.value)).count()
        };
        Self {
            report,
            participants: ASPECTS.map(counts),
            sessions: report.sessions.iter().filter(|it| it.kind != SessionKind::Break).count(),
            speakers: distinct(speakers),
            organisations: distinct(organisations),
            decisions: boxes(CalloutKind::Decision),
            key_messages: boxes(CalloutKind::KeyMessage),
            notes: report.sessions.iter().map(|session| session.notes.len()).sum(),
        }
    }

    /// How many came; nothing when no list says so.
    fn came(&self) -> Option<usize> {
        Some(self.report.attendance()).filter(|count| *count > 0)
    }

    fn cells(&self, language: &ReportLanguage) -> Vec<Cell> {
        let event = &self.report.event;
        let words = |texts: &[String]| match texts.join(", ") {
            text if text.is_empty() => Cell::Empty,
            text => Cell::Text(text),
        };
        let word = |key: String| Cell::Text(language.label(&key).to_owned());
        vec![
            Cell::day(event.date),
            Cell::day(event.end_date),
            Cell::Text(event.title.clone()),
            Cell::maybe(event.name.as_ref()),
            words(&event.facts.venue),
            event.facts.level.map_or(Cell::Empty, |it| word(format!("level_{}", it.name()))),
            event.facts.mode.map_or(Cell::Empty, |it| word(format!("mode_{}", it.name()))),
            words(&event.facts.topics),
            word(format!("status_{}", event.status.name())),
            self.came().map_or(Cell::Empty, Cell::Number),
            Cell::Number(self.sessions),
            Cell::Number(self.report.workshops.len()),
            Cell::Number(self.speakers),
            Cell::Number(self.organisations),
            Cell::Number(self.decisions),
            Cell::Number(self.key_messages),
            Cell::Number(self.report.actions.len()),
            Cell::Number(self.notes),
        ]
    }

    fn json(&self) -> Value {
        let event = &self.report.event;
        let mut participants = json!({ "total": self.came() });
        for ((_, name, _), counts) in ASPECTS.iter().zip(&self.participants) {
            participants[*name] = counts.json();
            if let (Some(rows), Some(rest)) = (participants[*name].as_array_mut(), rest(counts)) {
                rows.push(json!({ "name": null, "count": rest }));
            }
        }
        json!({
            "date": event.date.map(|day| day.to_string()),
            "end_date": event.end_date.map(|day| day.to_string()),
            "title": event.title, "name": event.name, "venue": event.facts.venue,
            "level": event.facts.level.map(Level::name), "mode": event.facts.mode.map(Mode::name),
            "topics": event.facts.topics, "status": event.status.name(), "language": event.language,
            "participants": participants,
            "sessions": self.sessions, "workshops": self.report.workshops.len(),
            "speakers": self.speakers, "organisations": self.organisations,
            "outputs": {
                "decisions": self.decisions, "key_messages": self.key_messages,
                "actions": self.report.actions.len(), "notes": self.notes,
            },
        })
    }
}

/// Those who have none of the values told; only where values are told.
fn rest(counts: &Counts<'_>) -> Option<usize> {
    (counts.rest > 0 && !counts.rows.is_empty()).then_some(counts.rest)
}

/// How many different names there are.
fn distinct<'s>(names: impl Iterator<Item = &'s String>) -> usize {
    names.map(|name| fold(name)).filter(|name| !name.is_empty()).collect::<BTreeSet<_>>().len()
}

/// The figures of events, a row each, in the order given. The columns that every event has come first;
/// then one for each category, region and territory that any of the events tells.
#[must_use]
pub fn stats(reports: &[&Polished], language: &ReportLanguage) -> Table {
    let figures: Vec<_> = reports.iter().map(|report| Figures::of(report, language)).collect();
    let mut heads: Vec<_> = HEADS.iter().map(|key| language.head(key)).collect();
    let mut rows: Vec<_> = figures.iter().map(|it| it.cells(language)).collect();
    for (aspect, (key, _, _)) in ASPECTS.iter().enumerate() {
        let counts = || figures.iter().map(|it| &it.participants[aspect]);
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in counts().flat_map(|counts| &counts.rows) {
            if !names.iter().any(|known| fold(known) == fold(name)) {
                names.push(name);
            }
        }
        language.sort_by_word(&mut names, |name| name);
        let head = |name: &str| language.label(key).replace("{name}", name);
        for name in names {
            heads.push(head(name));
            for (row, counts) in rows.iter_mut().zip(counts()) {
                let own = counts.rows.iter().filter(|(own, _)| fold(own) == fold(name));
                let own: usize = own.map(|(_, count)| count).sum();
                row.push(if own > 0 { Cell::Number(own) } else { Cell::Empty });
            }
        }
        if counts().any(|counts| rest(counts).is_some()) {
            heads.push(head(language.label("others_or_unsaid")));
            for (row, counts) in rows.iter_mut().zip(counts()) {
                row.push(rest(counts).map_or(Cell::Empty, Cell::Number));
            }
        }
    }
    Table { heads, rows }
}

/// The same as data (`docs/exports.md`).
pub(super) fn json(reports: &[&Polished]) -> Value {
    let of = |report: &&Polished| {
        let language = ReportLanguage::of(&report.event.language);
        Figures::of(report, &language).json()
    };
    reports.iter().map(of).collect()
}
