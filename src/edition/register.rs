//! Everyone whom a text may name, and what they agreed to.

use std::collections::BTreeSet;

use crate::model::body::Body;
use crate::model::body::{BlockKind, InlineKind, TargetKind};
use crate::model::person::{Consent, Participant, Person};
use crate::model::report::Report;
use crate::spelling::slug;

/// Everyone of the report and of the list of participants, once each; organisations are none.
pub(super) fn register(report: &Report) -> Vec<Person> {
    let mut people: Vec<_> = report.people.clone();
    // Of who did not come, the refusal holds.
    let refuses = |it: &&Participant| it.consent.is_some_and(Consent::refuses_name);
    let absent = report.absent.iter().filter(refuses);
    for participant in report.participants.iter().chain(absent) {
        let id = slug(&participant.name);
        match people.iter_mut().find(|person| person.id == id) {
            Some(person) => person.consent = both(person.consent, participant.consent),
            None => people.push(person_of(id, participant)),
        }
    }
    people.retain(|person| !person.is_organisation && !person.is_anonymous);
    people
}

fn person_of(id: String, participant: &Participant) -> Person {
    Person {
        id,
        span: participant.span,
        name: participant.name.clone(),
        is_organisation: false,
        function: participant.function.clone(),
        organisation: participant.organisation.clone(),
        roles: Vec::new(),
        consent: participant.consent,
        is_anonymous: false,
    }
}

/// What two answers of one person leave.
pub(super) fn both(one: Option<Consent>, other: Option<Consent>) -> Option<Consent> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.and(other)),
        (one, other) => one.or(other),
    }
}

/// Brings what everyone agreed to into a report that was read without reserved values: an answer
/// holds, whoever may read it.
pub(super) fn bring_answers(report: &mut Report, everyone: &[Person]) {
    let answer = |name: &str| {
        let id = slug(name);
        everyone.iter().find(|person| person.id == id).and_then(|person| person.consent)
    };
    for person in report.people.iter_mut().filter(|person| !person.is_organisation) {
        person.consent = both(person.consent, answer(&person.name));
    }
    for participant in &mut report.participants {
        participant.consent = both(participant.consent, answer(&participant.name));
    }
}

/// The ids of those whom bodies name as speakers.
pub(super) fn named_in<'a>(bodies: impl IntoIterator<Item = &'a Body>) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for body in bodies {
        named.extend(body.all_blocks().into_iter().filter_map(|block| match &block.value {
            BlockKind::Intervention(it) => Some(it.speaker.id.clone()),
            _ => None,
        }));
        named.extend(body.all_inlines().into_iter().filter_map(|inline| match &inline.value {
            InlineKind::Reference { target, .. } if target.kind == TargetKind::Speaker => {
                Some(target.id.clone())
            }
            _ => None,
        }));
    }
    named
}

/// The ids of those whom the programme announces and who keep workshops.
pub(super) fn announced(report: &Report) -> BTreeSet<String> {
    let speakers = report.sessions.iter().flat_map(|session| &session.speakers);
    let hosts = report.workshops.iter().flat_map(|it| [&it.facts.hosts, &it.facts.rapporteurs]);
    let speakers = speakers.map(|speaker| slug(speaker.shown()));
    speakers.chain(hosts.flatten().map(|name| slug(name))).collect()
}

/// Names that stand where somebody has a part of their own: credits, leads of actions, authors.
pub(super) fn signatures(report: &Report) -> BTreeSet<String> {
    let credits = report.event.facts.credits.iter().flat_map(|credit| &credit.names);
    let leads = report.actions.iter().filter_map(|action| action.facts.lead.as_ref());
    let notes = report.sessions.iter().flat_map(|session| &session.notes);
    let authors = notes.filter_map(|note| note.author.as_ref());
    let annexes = report.annexes.iter().flat_map(|it| it.authors.iter().chain(&it.credit));
    let all = credits.chain(leads).chain(authors).chain(annexes);
    // « Camille Exemple (Réseau inventé) », « Camille Exemple et Maxime Témoin ».
    let parts = all.flat_map(|text| text.split([',', '(', ';', '&', '/']));
    parts.flat_map(|text| text.split(" et ").chain(text.split(" and "))).map(slug).collect()
}
