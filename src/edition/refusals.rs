//! Who is not named in public: whoever refused it, and whoever only took part.

use std::collections::BTreeSet;

use super::guard::Guard;
use super::names::Cases;
use super::pass::{Hidden, Occurrence, Pass};
use super::register::signatures;
use super::withheld::{Kind, Withheld};
use super::{ids, tell, voices};
use crate::diagnostic::Diagnostics;
use crate::language::ReportLanguage;
use crate::model::person::{Person, Speaker};
use crate::model::report::Report;
use crate::model::texts::{each_body, each_text};
use crate::spelling::{fold, slug};

const REFUSED: &str = "consentement: non";
const ONLY_LISTED: &str = "participants";

/// What became of names.
#[derive(Debug, Default)]
pub(super) struct Refused {
    /// Who they are, to be looked for in what is written.
    pub(super) guard: Guard,
    /// Their names as they stand in addresses and in the names of files.
    pub(super) withheld: Vec<Withheld>,
    /// What holds one of them and stays: names of things.
    pub(super) kept: Vec<String>,
    /// In how many places a name was replaced.
    pub(super) count: usize,
}

/// Leaves out the names of those who may not be named, wherever they stand.
pub(super) fn refuse(
    report: &mut Report,
    everyone: &[Person],
    reserved: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> Refused {
    let hidden = hidden(report, everyone, reserved);
    let mut refused = Refused::default();
    if !hidden.is_empty() {
        let ids: BTreeSet<_> = hidden.iter().map(|it| it.person.id.clone()).collect();
        let others = everyone.iter().filter(|person| !ids.contains(&person.id));
        let others = others.map(|person| person.name.as_str());
        let mut pass = Pass::new(hidden, others, &report.event.language);
        pass.know(&report.people);
        each_language(report, &mut |tag| pass.names.inflect(Cases::of(tag)));
        let allowed = report.event.facts.allowed.iter();
        allowed.for_each(|it| pass.names.allow(&it.words));
        learn(&mut pass, report);
        leave_out(&mut pass, report);
        refused.count = tell::replaced(&pass, diagnostics);
        tell::unsure(&pass, diagnostics);
        let left = pass.things.iter().chain(&pass.unsure).chain(&pass.given);
        let allowed = report.event.facts.allowed.iter().map(|it| it.words.clone());
        refused.kept = allowed.collect();
        refused.kept.extend(left.map(|it| it.words.clone()));
        refused.guard = Guard::of(&pass.names, &pass.hidden);
        refused.withheld = withheld(&pass);
        voices::enter(report, pass.newcomers);
    }
    organisations(report, everyone);
    refused
}

/// The languages of files that are not in the report's own.
pub(super) fn each_language(report: &Report, see: &mut dyn FnMut(&str)) {
    let notes = report.sessions.iter().flat_map(|session| &session.notes);
    let notes = notes.filter_map(|note| note.language.as_deref());
    let workshops = report.workshops.iter().filter_map(|it| it.facts.language.as_deref());
    let actions = report.actions.iter().filter_map(|it| it.facts.language.as_deref());
    let annexes = report.annexes.iter().filter_map(|it| it.language.as_deref());
    notes.chain(workshops).chain(actions).chain(annexes).for_each(see);
}

/// Those who refused, and those who are on the list of participants and nowhere else.
fn hidden(report: &Report, everyone: &[Person], reserved: &BTreeSet<String>) -> Vec<Hidden> {
    let named: BTreeSet<_> = report.people.iter().map(|person| person.id.clone()).collect();
    let signed = signatures(report);
    let has_part = |person: &Person| named.contains(&person.id) || signed.contains(&person.id);
    let only_listed = |person: &Person| {
        reserved.contains(&person.id)
            || (person.consent.is_none_or(|it| it.name.is_none()) && person.roles.is_empty())
    };
    let hidden = everyone.iter().filter_map(|person| {
        let agrees = person.consent.is_none_or(|it| it.organisation);
        if person.refuses_name() {
            Some(Hidden {
                organisation: person.organisation.clone().filter(|_| agrees),
                person: person.clone(),
                rule: REFUSED,
                is_quiet: false,
            })
        } else if only_listed(person) && !has_part(person) {
            Some(Hidden {
                organisation: None,
                person: person.clone(),
                rule: ONLY_LISTED,
                is_quiet: true,
            })
        } else {
            None
        }
    });
    hidden.collect()
}

/// Looks for surnames that are words or places of this very report.
fn learn(pass: &mut Pass, report: &mut Report) {
    let names = &mut pass.names;
    for body in report.bodies() {
        for block in body.all_blocks() {
            block
                .value
                .lines()
                .iter()
                .for_each(|line| names.learn_words(&super::line::text_of(line)));
        }
    }
    each_text(report, &mut |_, text| names.learn_words(text));
    let territories = report.participants.iter().filter_map(|it| it.territory.as_ref());
    let rooms = report.sessions.iter().filter_map(|it| it.room.as_ref());
    let places = territories.chain(rooms).chain(&report.event.facts.venue);
    places.for_each(|name| names.learn_place(name));
}

fn leave_out(pass: &mut Pass, report: &mut Report) {
    let before = report.people.clone();
    // A surname alone means who was announced.
    let expected: Vec<_> = report.sessions.iter().map(|session| pass.expected(session)).collect();
    let mut notes = Vec::new();
    for (session, expected) in report.sessions.iter_mut().zip(&expected) {
        session.speakers.iter_mut().for_each(|speaker| announce(pass, speaker));
        for note in &mut session.notes {
            pass.body(&mut note.body, note.language.as_deref(), expected);
        }
        notes.push(std::mem::take(&mut session.notes));
    }
    let mut outputs = Vec::new();
    for workshop in &mut report.workshops {
        let kept_by = [&workshop.facts.hosts, &workshop.facts.rapporteurs].into_iter().flatten();
        let expected = kept_by.filter_map(|name| pass.whose(name)).collect();
        voices::in_workshop(pass, workshop, &expected);
        outputs.push(std::mem::take(&mut workshop.outputs));
    }
    each_body(report, &mut |language, body| pass.body(body, language, &BTreeSet::new()));
    for (session, notes) in report.sessions.iter_mut().zip(notes) {
        session.notes = notes;
    }
    for (workshop, outputs) in report.workshops.iter_mut().zip(outputs) {
        workshop.outputs = outputs;
    }
    report.people.retain(|person| {
        let own = before.iter().find(|it| it.id == person.id);
        own.is_none_or(|it| it.is_organisation || pass.whose(&it.name).is_none())
    });
    signed(pass, report);
    // Who signs a credit does so on purpose, and a check tells of it.
    let credits = report.event.facts.credits.clone();
    each_text(report, &mut |context, text| pass.text(text, context.language, context.span));
    report.event.facts.credits = credits;
    titles_of_files(pass, report);
    // A file may be named after somebody, and what bears its name too.
    ids::rename(report, &pass.names);
    report.sources.retain(|source| !pass.names.in_file_name(&source.path));
}

/// Titles that were made of the names of files: there a surname alone is somebody's.
fn titles_of_files(pass: &mut Pass, report: &mut Report) {
    let language = ReportLanguage::of(&report.event.language);
    for workshop in &mut report.workshops {
        let is_file_name = slug(&workshop.title) == workshop.id;
        if is_file_name && pass.names.in_file_name(&workshop.title) {
            pass.retitle(&mut workshop.title, language.label("changed_workshop"), workshop.span);
        }
    }
    for annex in &mut report.annexes {
        let name = annex.path.rsplit('/').next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |it| it.0);
        if slug(&annex.title) == slug(stem) && pass.names.in_file_name(&annex.title) {
            pass.retitle(&mut annex.title, language.label("changed_annex"), annex.span);
        }
    }
}

/// Fields that hold a name and nothing else.
fn signed(pass: &mut Pass, report: &mut Report) {
    for note in report.sessions.iter_mut().flat_map(|session| &mut session.notes) {
        note.author.iter_mut().for_each(|name| pass.name(name, note.span));
    }
    for workshop in &mut report.workshops {
        let facts = &mut workshop.facts;
        let names = [&mut facts.hosts, &mut facts.rapporteurs].into_iter().flatten();
        names.for_each(|name| pass.name(name, workshop.span));
    }
    for annex in &mut report.annexes {
        let names = annex.authors.iter_mut().chain(&mut annex.credit);
        names.for_each(|name| pass.name(name, annex.span));
    }
    for action in &mut report.actions {
        action.facts.lead.iter_mut().for_each(|name| pass.name(name, action.span));
    }
}

/// Someone on the programme who is not named.
fn announce(pass: &mut Pass, speaker: &mut Speaker) {
    let Some(who) = speaker.name.as_ref().and_then(|name| pass.whose(name)) else { return };
    let someone = pass.words(None).someone.clone();
    let instead = pass.hidden[who].organisation.clone().unwrap_or(someone);
    speaker.function = None;
    let words = speaker.name.take().unwrap_or_default();
    speaker.organisation = Some(instead.clone());
    pass.replaced.push(Occurrence { words, instead, who, span: Some(speaker.span) });
}

/// The names in the forms in which addresses and files have them.
fn withheld(pass: &Pass) -> Vec<Withheld> {
    let mut withheld = Vec::new();
    for (who, hidden) in pass.hidden.iter().enumerate() {
        let forms: BTreeSet<_> =
            std::iter::once(hidden.person.name.clone()).chain(pass.names.forms(who)).collect();
        let form = |text| Withheld { text, span: Some(hidden.person.span), kind: Kind::Name };
        withheld.extend(forms.into_iter().filter(|form| form.contains(' ')).map(form));
    }
    withheld
}

/// Leaves out the organisations of those who agreed to be named without.
fn organisations(report: &mut Report, everyone: &[Person]) {
    for person in &mut report.people {
        if person.consent.is_some_and(|it| !it.organisation) {
            person.organisation = None;
        }
    }
    let without: BTreeSet<_> = everyone
        .iter()
        .filter(|it| it.consent.is_some_and(|it| it.agrees_to_name() && !it.organisation))
        .map(|it| fold(&it.name))
        .collect();
    for speaker in report.sessions.iter_mut().flat_map(|it| &mut it.speakers) {
        if speaker.name.as_ref().is_some_and(|name| without.contains(&fold(name))) {
            speaker.organisation = None;
        }
    }
}

/// The ids of participants whom only the internal edition knows.
pub(super) fn reserved(report: &Report) -> BTreeSet<String> {
    let internal = report.participants.iter().filter(|it| it.internal);
    internal.map(|it| slug(&it.name)).collect()
}
