//! What leads to what: from a question to the passages, workshops and actions that answer it, and
//! back; and what the day leaves, gathered from its boxes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::body::{Highlight, Passage, Place, callout_name};
use super::{IN_CHAPTER, Writer};
use crate::model::action::Action;
use crate::model::body::{BlockKind, Body, Target, TargetKind, plain_text};
use crate::model::person::Person;
use crate::spelling::fold;

impl Writer<'_> {
    /// Key messages, figures and decisions, each with the place it is told at.
    pub(super) fn highlights(&mut self) -> Vec<Value> {
        let highlights = std::mem::take(&mut self.highlights);
        highlights.into_iter().map(|(home, highlight)| self.highlight(&home, highlight)).collect()
    }

    fn highlight(&mut self, home: &Target, highlight: Highlight) -> Value {
        let place = Place { again: true, ..Place::at(IN_CHAPTER) };
        let body = Body { blocks: highlight.blocks, footnotes: Vec::new() };
        let title = plain_text(&highlight.title);
        json!({
            "kind": callout_name(highlight.kind),
            "label": highlight.label,
            "home": self.target(home),
            "title": (!title.is_empty()).then(|| self.text(&title)),
            "body": self.body_at(place, None, &body),
        })
    }

    /// What answers each framing question, in their order.
    pub(super) fn answers(&self) -> Vec<Value> {
        let questions = self.report.event.questions.iter();
        questions.map(|question| self.answer(&question.id)).collect()
    }

    fn answer(&self, id: &str) -> Value {
        let treats = |questions: &[String]| questions.iter().any(|question| question == id);
        let sessions = self.report.sessions.iter();
        let sessions = sessions.filter(|session| session.questions().contains(&id));
        let sessions = sessions.map(|it| (TargetKind::Session, &it.id));
        let workshops = self.report.workshops.iter().filter(|it| treats(&it.questions));
        let workshops = workshops.map(|it| (TargetKind::Workshop, &it.id));
        let homes = sessions.chain(workshops);
        let homes = homes.map(|(kind, id)| self.target(&Target { kind, id: id.clone() }));
        let actions = self.report.actions.iter().filter(|action| treats(&action.questions));
        json!({
            "id": id,
            "passages": self.passages_about(TargetKind::Question, id),
            "homes": homes.collect::<Vec<_>>(),
            "actions": actions.map(|action| self.named(action)).collect::<Vec<_>>(),
        })
    }

    /// The passages that refer to a question or an action.
    pub(super) fn passages_about(&self, kind: TargetKind, id: &str) -> Vec<Value> {
        let about = |(home, passage): &(Target, Passage)| {
            let targets = passage.targets.iter();
            let mut targets = targets.filter(|(target, _)| target.kind == kind && target.id == id);
            let (_, excerpt) = targets.next()?;
            let speaks = |it: &&Person| Some(&it.id) == passage.speaker.as_ref();
            let speaker = self.report.people.iter().find(speaks);
            Some(json!({
                "label": passage.label,
                "home": self.target(home),
                "speaker": speaker.map(|it| self.text(&it.name)),
                "excerpt": self.text(excerpt),
            }))
        };
        self.passages.iter().filter_map(about).collect()
    }

    /// The actions that a session or a workshop led to.
    pub(super) fn led_to(&self, home: &Target) -> Vec<Value> {
        let actions = self.report.actions.iter().filter(|action| action.origin.contains(home));
        actions.map(|action| self.named(action)).collect()
    }

    fn named(&self, action: &Action) -> Value {
        json!({ "id": self.text(&action.id), "title": self.text(&action.facts.title) })
    }

    /// How often each organisation, and each sort of organisation, took the floor.
    pub(super) fn voices(&self) -> Value {
        let mut organisations: BTreeMap<String, usize> = BTreeMap::new();
        let mut categories: BTreeMap<String, usize> = BTreeMap::new();
        let mut total = 0;
        for block in self.report.bodies().into_iter().flat_map(Body::all_blocks) {
            let BlockKind::Intervention(intervention) = &block.value else { continue };
            let person = self.report.people.iter().find(|it| it.id == intervention.speaker.id);
            let organisation = person.and_then(|person| match &person.organisation {
                None if person.is_organisation => Some(person.name.clone()),
                organisation => organisation.clone(),
            });
            let category = organisation.as_deref().and_then(|name| self.category(name));
            *organisations.entry(organisation.unwrap_or_default()).or_default() += 1;
            *categories.entry(category.unwrap_or_default()).or_default() += 1;
            total += 1;
        }
        // Where hardly any sort is known, the table would say nothing.
        let unknown = categories.get("").copied().unwrap_or_default();
        if unknown * 2 > total {
            categories.clear();
        }
        json!({
            "total": total,
            "organisations": self.counts(organisations),
            "categories": self.counts(categories),
        })
    }

    /// Most first; those that nobody named, last.
    fn counts(&self, counts: BTreeMap<String, usize>) -> Vec<Value> {
        let mut rows: Vec<_> = counts.into_iter().collect();
        self.language.sort_by_word(&mut rows, |(name, _)| name);
        rows.sort_by_key(|(name, count)| (name.is_empty(), std::cmp::Reverse(*count)));
        let unknown = self.language.label("without_organisation").to_owned();
        let row = |(name, count): (String, usize)| {
            let name = if name.is_empty() { unknown.clone() } else { self.text(&name) };
            json!({ "name": name, "count": count })
        };
        rows.into_iter().map(row).collect()
    }

    /// The sort of an organisation, as the list of participants tells it.
    fn category(&self, organisation: &str) -> Option<String> {
        let wanted = fold(organisation);
        let mut members = self.report.participants.iter();
        let is_member = |name: &String| fold(name) == wanted;
        members
            .find(|it| it.category.is_some() && it.organisation.as_ref().is_some_and(is_member))
            .and_then(|participant| participant.category.clone())
    }
}
