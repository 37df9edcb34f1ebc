//! The report as a template sees it: `/report.json`, and one virtual file for each text.
//!
//! `report-templates/README.md` documents every field for those who write templates.

mod annexes;
mod clearance;
mod event;
mod index;
mod participants;
mod resources;
mod schedule;
mod trace;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::{Value, json};

use super::body::{self, Code, Highlight, Passage, Place, TextContext, kind_name, title};
use super::changes;
use super::glyphs::{self, Glyphs};
use super::names::{Entry, Names, bare};
use super::plates::Plates;
use super::{Job, Refused};
use crate::edition::Edition;
use crate::language::ReportLanguage;
use crate::model::action::Action;
use crate::model::body::{Body, Target, TargetKind};
use crate::model::person::Speaker;
use crate::model::report::Report;
use crate::model::session::{Note, Session};
use crate::model::workshop::{Contribution, Relation, Round, Workshop};
use crate::reading::Reading;
use crate::spelling::slug;

/// What a template is given.
pub(super) struct View {
    pub(super) json: Value,
    /// The texts by virtual path.
    pub(super) bodies: Vec<(String, Code)>,
}

/// Heading levels of texts: a chapter has level 1, a part of it 2.
const IN_CHAPTER: usize = 2;
const IN_PART: usize = 3;

pub(super) fn write(job: Job<'_>, plates: &Plates, glyphs: &Glyphs<'_>, refused: &Refused) -> View {
    let language = job.report.language();
    let names = Names::of(job.report);
    let mut writer = Writer {
        job,
        report: job.report,
        language,
        names,
        plates,
        glyphs,
        refused,
        met: BTreeSet::new(),
        introduced: BTreeMap::new(),
        bodies: Vec::new(),
        passages: Vec::new(),
        highlights: Vec::new(),
        headings: Vec::new(),
    };
    let json = writer.report();
    View { json, bodies: writer.bodies }
}

struct Writer<'a> {
    job: Job<'a>,
    report: &'a Report,
    language: ReportLanguage,
    names: Names,
    plates: &'a Plates,
    glyphs: &'a Glyphs<'a>,
    refused: &'a Refused,
    /// The acronyms that the reader has met.
    met: BTreeSet<String>,
    /// The ids of the speakers that each session and workshop has introduced.
    introduced: BTreeMap<String, BTreeSet<String>>,
    bodies: Vec<(String, Code)>,
    /// The passages that refer to a question or an action, in the order of the pages, each with the
    /// session or workshop that holds it.
    passages: Vec<(Target, Passage)>,
    /// The boxes that l'essentiel and the record gather, likewise.
    highlights: Vec<(Target, Highlight)>,
    /// How many letters each heading of a text has that the table of contents lists.
    headings: Vec<usize>,
}

impl Writer<'_> {
    fn report(&mut self) -> Value {
        let report = self.report;
        let event = self.event(&report.event);
        let (sessions, workshops) = self.sessions();
        let actions: Vec<_> = report.actions.iter().map(|it| self.action(it)).collect();
        let annexes = self.annexes();
        let mut glossary: Vec<_> = report.glossary.iter().collect();
        self.language.sort_by_word(&mut glossary, |acronym| &acronym.short);
        let glossary = glossary.into_iter().map(|acronym| {
            json!({
                "short": self.text(&acronym.short),
                "expansion": self.text(&acronym.expansion),
                "note": self.maybe(acronym.note.as_deref()),
            })
        });
        let glossary: Vec<_> = glossary.collect();
        let is_told = report.sealed.is_none();
        let sources = report.sources.iter().map(|source| {
            json!({
                "path": self.glyphs.printable(&source.path),
                "sha256": is_told.then_some(&source.sha256),
                "size": is_told.then_some(source.size),
            })
        });
        let sources: Vec<_> = sources.collect();
        let separators = self.language.separators();
        let most_rounds = report.workshops.iter().map(|it| it.outputs.rounds.len()).max();
        let ranks = 1..=most_rounds.unwrap_or_default();
        json!({
            "event": event,
            "reading": self.job.reading.name(),
            "reading_label": self.language.label(match self.job.reading {
                Reading::Proceedings => "proceedings",
                Reading::Synthesis => "reading_synthesis",
                Reading::Record => "reading_record",
                Reading::ActionSheets => "reading_action-sheets",
                Reading::Clearance => "reading_clearance",
            }),
            "edition": self.job.report.edition().name(),
            "edition_label": self.language.label(match self.job.report.edition() {
                Edition::Public => "edition_public",
                Edition::Internal => "edition_internal",
            }),
            "labels": self.language.labels(),
            "plurals": self.language.plurals(),
            "list": {
                "pair": separators.pair, "middle": separators.middle, "last": separators.last,
            },
            "rounds": ranks.map(|rank| self.language.nth("nth_round", rank)).collect::<Vec<_>>(),
            "letters": event::letters(report),
            "sessions": sessions,
            "workshops": workshops,
            "actions": actions,
            "highlights": self.highlights(),
            "headings": self.headings,
            "answers": self.answers(),
            "horizons": schedule::columns(&report.actions),
            "calendar": self.calendar(),
            "voices": self.voices(),
            "index": self.index(),
            "participants": self.participants(),
            "glossary": glossary,
            "annexes": annexes,
            "sources": sources,
            "tool": { "name": "actes", "version": env!("CARGO_PKG_VERSION") },
            "fingerprint": report.fingerprint(),
            "clearance": self.job.clearance.map(|it| self.clearance(it)),
            "changes": self.job.changes.map(|it| changes::view(it, &self.language, self.glyphs)),
            // Last: it is known when all words are.
            "long_words": self.glyphs.longest_word() > glyphs::LONG,
            "longest_word": self.glyphs.longest_word(),
            "measured": self.refused.estimates,
            "ordinals": self.glyphs.has_ordinals() && report.event.language.starts_with("fr"),
        })
    }

    fn text(&self, text: &str) -> String {
        self.glyphs.words(text)
    }

    fn maybe(&self, text: Option<&str>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    /// « A, B et C ».
    fn list<'s>(&self, texts: impl IntoIterator<Item = &'s String>) -> String {
        self.language.list(&self.texts(texts))
    }

    fn texts<'s>(&self, texts: impl IntoIterator<Item = &'s String>) -> Vec<String> {
        texts.into_iter().map(|text| self.text(text)).collect()
    }

    /// Makes a virtual file of a text; the template includes it by its path.
    fn body(&mut self, body: &Body, level: usize) -> Option<String> {
        self.body_at(Place::at(level), None, body)
    }

    /// The same, of a text that something is said before or that has a language of its own, in a
    /// session or a workshop.
    fn body_at(&mut self, place: Place<'_>, home: Option<&Target>, body: &Body) -> Option<String> {
        if body.is_empty() {
            return None;
        }
        let name = format!("body-{}", self.bodies.len() + 1);
        // What is told a second time is read by itself, and may be all that is read.
        let mut met = BTreeSet::new();
        let met = if place.again { &mut met } else { &mut self.met };
        let mut introduced = BTreeSet::new();
        let introduced = match home {
            Some(home) if !place.again => self.introduced.entry(home.id.clone()).or_default(),
            _ => &mut introduced,
        };
        let mut context = TextContext {
            report: self.report,
            names: &self.names,
            glyphs: self.glyphs,
            pictures: self.job.pictures,
            refused: self.refused,
            met,
            introduced,
        };
        let place = Place { traced: home.is_some(), ..place };
        let mut code = body::write(body, place, &name, &mut context);
        if let Some(home) = home {
            let passages = std::mem::take(&mut code.passages).into_iter();
            self.passages.extend(passages.map(|passage| (home.clone(), passage)));
            let highlights = std::mem::take(&mut code.highlights).into_iter();
            self.highlights.extend(highlights.map(|highlight| (home.clone(), highlight)));
        }
        self.headings.append(&mut code.headings);
        let path = format!("/bodies/{name}.typ");
        self.bodies.push((path.clone(), code));
        Some(path)
    }

    /// The sessions in the agenda's order and the workshops in that of their ids. Their texts are
    /// written in the order of the pages: a session, then its workshops.
    fn sessions(&mut self) -> (Vec<Value>, Vec<Value>) {
        let report = self.report;
        let mut workshops: Vec<Option<Value>> = report.workshops.iter().map(|_| None).collect();
        let mut sessions = Vec::new();
        for session in &report.sessions {
            sessions.push(self.session(session));
            for (workshop, written) in report.workshops.iter().zip(&mut workshops) {
                if session.workshops.contains(&workshop.id) && written.is_none() {
                    *written = Some(self.workshop(workshop));
                }
            }
        }
        let all = report.workshops.iter().zip(workshops);
        let workshops = all.map(|(it, written)| written.unwrap_or_else(|| self.workshop(it)));
        let workshops = workshops.collect();
        (sessions, workshops)
    }

    fn date(&self, date: Option<Date>) -> Value {
        date.map_or(Value::Null, |date| {
            json!({
                "year": date.year(), "month": date.month(), "day": date.day(),
                "full": self.language.full_date(date),
                "long": self.language.long_date(date),
            })
        })
    }

    fn session(&mut self, session: &Session) -> Value {
        let home = Target { kind: TargetKind::Session, id: session.id.clone() };
        // The table of speakers says what they do, in the agenda's own words.
        let told =
            session.speakers.iter().filter(|it| it.function.is_some() || it.organisation.is_some());
        let told = told.filter_map(|it| it.name.as_deref()).map(slug).collect();
        self.introduced.insert(session.id.clone(), told);
        let text = self.body_at(Place::at(IN_CHAPTER), Some(&home), &session.text);
        let notes: Vec<_> = session.notes.iter().map(|note| self.note(&home, note)).collect();
        let speakers: Vec<_> = session.speakers.iter().map(|it| self.speaker(it)).collect();
        let minutes = |time: Option<jiff::civil::Time>| {
            time.map(|time| i32::from(time.hour()) * 60 + i32::from(time.minute()))
        };
        // A later rotation holds again what an earlier session tells of.
        let workshops = self.report.workshops.iter();
        let workshops = workshops.filter(|it| it.session.as_ref() == Some(&session.id));
        let workshops: Vec<_> = workshops.map(|it| it.id.as_str()).collect();
        json!({
            "id": session.id,
            "day": self.date(session.day),
            "start": session.start.map(|time| self.language.time(time)),
            "end": session.end.map(|time| self.language.time(time)),
            "end_inferred": session.end_inferred,
            "start_minute": minutes(session.start),
            "end_minute": minutes(session.end),
            "kind": session.kind.name(),
            "kind_label": self.language.label(&format!("kind_{}", session.kind.name())),
            "title": self.text(&session.heading()),
            "room": self.maybe(session.room.as_deref()),
            "speakers": speakers,
            "speakers_open": session.speakers_open,
            "text": text,
            "questions": session.questions(),
            "led_to": self.led_to(&home),
            "attribution": session.attribution.name(),
            "workshops": workshops,
            "notes": notes,
            "annexes": annexes::shown_in(&session.id, &self.report.annexes),
            // What only the agenda says fits in the programme.
            "has_chapter": !session.notes.is_empty() || !workshops.is_empty(),
        })
    }

    fn speaker(&self, speaker: &Speaker) -> Value {
        let person = speaker.name.as_deref().map(|name| Entry::Person(slug(name)).mark());
        let organisation = speaker.organisation.as_deref();
        let organisation = organisation.map(|name| Entry::Organisation(slug(bare(name))).mark());
        json!({
            "marks": person.into_iter().chain(organisation).collect::<Vec<_>>(),
            "name": self.maybe(speaker.name.as_deref()),
            "function": self.maybe(speaker.function.as_deref()),
            "organisation": self.maybe(speaker.organisation.as_deref()),
            "role": speaker.role.name(),
            "role_label": self.language.label(&format!("role_{}", speaker.role.name())),
        })
    }

    fn note(&mut self, home: &Target, note: &Note) -> Value {
        let level = if note.title.is_some() { IN_PART } else { IN_CHAPTER };
        let place = Place { language: note.language.as_deref(), ..Place::at(level) };
        json!({
            "language": note.language,
            "title": self.maybe(note.title.as_deref()),
            "author": self.maybe(note.author.as_deref()),
            "notice": self.maybe(note.notice.as_deref()),
            "internal": note.internal,
            "body": self.body_at(place, Some(home), &note.body),
        })
    }

    fn workshop(&mut self, workshop: &Workshop) -> Value {
        let facts = &workshop.facts;
        let home = Target { kind: TargetKind::Workshop, id: workshop.id.clone() };
        let place = Place { language: facts.language.as_deref(), ..Place::at(IN_PART) };
        let introduction = self.body_at(place, Some(&home), &workshop.outputs.introduction);
        let rounds = workshop.outputs.rounds.iter().map(|round| self.round(place, &home, round));
        let rounds: Vec<_> = rounds.collect();
        let synthesis = self.body_at(place, Some(&home), &workshop.outputs.synthesis);
        let names = |all: &[String]| (!all.is_empty()).then(|| all.join(", "));
        json!({
            "id": workshop.id,
            "title": self.text(&workshop.title),
            "session": workshop.session,
            "room": self.maybe(facts.room.as_deref()),
            "host": self.maybe(names(&facts.hosts).as_deref()),
            "rapporteur": self.maybe(names(&facts.rapporteurs).as_deref()),
            "language": facts.language,
            "brief": self.maybe(facts.brief.as_deref()),
            "notice": self.maybe(facts.notice.as_deref()),
            "internal": facts.internal,
            "questions": workshop.questions,
            "led_to": self.led_to(&home),
            "introduction": introduction,
            "rounds": rounds,
            "synthesis": synthesis,
        })
    }

    fn round(&mut self, place: Place<'_>, home: &Target, round: &Round) -> Value {
        let contributions = round.contributions.iter();
        let contributions: Vec<_> =
            contributions.map(|it| self.contribution(place, home, it)).collect();
        json!({
            "group": self.text(&round.group),
            "start": round.start.map(|time| self.language.time(time)),
            "summary": self.maybe(round.summary.as_deref()),
            "contributions": contributions,
        })
    }

    fn contribution(
        &mut self,
        place: Place<'_>,
        home: &Target,
        contribution: &Contribution,
    ) -> Value {
        let place = Place { lead: contribution.relation, ..place };
        json!({
            "relation": contribution.relation.map(Relation::name),
            "body": self.body_at(place, Some(home), &contribution.body),
        })
    }

    fn action(&mut self, action: &Action) -> Value {
        let facts = &action.facts;
        let place = Place { language: facts.language.as_deref(), ..Place::at(IN_PART) };
        let description = self.body_at(place, None, &action.description);
        let origin: Vec<_> = action.origin.iter().map(|it| self.target(it)).collect();
        let steps = facts.steps.iter().map(|step| {
            json!({
                "title": self.text(&step.title), "deadline": self.date(step.deadline),
            })
        });
        let steps: Vec<_> = steps.collect();
        let priority = facts.priority.map(super::super::model::action::Priority::name);
        let priority_word =
            |key: &str| priority.map(|it| self.language.label(&format!("{key}_{it}")).to_owned());
        let (label, value) = (priority_word("priority"), priority_word("priority_value"));
        json!({
            "id": self.text(&action.id),
            "title": self.text(&facts.title),
            "language": facts.language,
            "description": description,
            "origin": origin,
            "passages": self.passages_about(TargetKind::Action, &action.id),
            "questions": action.questions,
            "lead": self.maybe(facts.lead.as_deref()),
            "partners": self.texts(&facts.partners),
            "partners_listed": self.list(&facts.partners),
            "horizon": self.maybe(facts.horizon.as_deref()),
            "deadline": self.date(facts.deadline.as_ref().map(|deadline| deadline.value)),
            "horizon_column": schedule::column(action).map(|column| column.label),
            "priority": priority,
            "priority_label": label,
            "priority_value": value,
            "status": self.maybe(facts.status.as_deref()),
            "means": self.maybe(facts.means.as_deref()),
            "indicators": self.texts(&facts.indicators),
            "steps": steps,
            "notice": self.maybe(facts.notice.as_deref()),
            "internal": facts.internal,
        })
    }

    fn target(&self, target: &Target) -> Value {
        json!({
            "kind": kind_name(target.kind),
            "id": self.text(&target.id),
            "title": self.text(&title(target, self.report)),
        })
    }
}
