//! Who is said to have said what: by the rule of a session, nobody or organisations only.

use std::collections::{BTreeMap, BTreeSet};

use super::guard::Guard;
use super::line::text_of;
use super::pass::{Hidden, Pass, stranger_of};
use super::register::{announced, named_in};
use super::tell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::action::Action;
use crate::model::annex::{Annex, AnnexContent};
use crate::model::body::{BlockKind, Body, Target};
use crate::model::person::{Attribution, Person};
use crate::model::report::Report;
use crate::model::session::Session;
use crate::model::workshop::Workshop;
use crate::source::Span;
use crate::spelling::{fold, slug};

const RULE: &str = "attribution";

/// Leaves names out of the sessions whose rule says so, in every edition: an announced panellist
/// stays announced, but nothing tells who said what. The sessions that have such a rule, with those
/// who spoke there.
pub(super) fn attribute(
    report: &mut Report,
    everyone: &[Person],
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Guard)> {
    let mut spoke = BTreeSet::new();
    let mut bound = Vec::new();
    for rank in 0..report.sessions.len() {
        let session = &report.sessions[rank];
        let rule = session.attribution;
        if rule == Attribution::Named {
            continue;
        }
        let workshops: BTreeSet<_> = session.workshops.iter().cloned().collect();
        let held = report.workshops.iter().filter(|it| workshops.contains(&it.id));
        let bodies = session.notes.iter().map(|note| &note.body).chain(held.flat_map(texts));
        let bodies: Vec<_> = bodies.collect();
        let voices = named_in(bodies.iter().copied());
        let strangers = strangers(&bodies, everyone);
        let voices: BTreeSet<_> = voices.into_iter().chain(labelled(&bodies, everyone)).collect();
        let sources: BTreeSet<_> = session.notes.iter().map(|note| note.span.source).collect();
        spoke.extend(voices.iter().cloned());
        let introduced = report.people.iter().filter(|it| sources.contains(&it.span.source));
        spoke.extend(introduced.map(|person| person.id.clone()));

        let mut pass =
            pass_of(session, rule, everyone, &voices, &strangers, &report.event.language);
        let mut expected = pass.expected(session);
        // Whoever spoke there is meant by a surname alone.
        expected.extend(strangers.iter().filter_map(|it| pass.whose(&it.name)));
        let voiced = everyone.iter().filter(|it| voices.contains(&it.id));
        expected.extend(voiced.filter_map(|it| pass.whose(&it.name)));
        let Report { sessions, workshops: all, actions, annexes, .. } = &mut *report;
        let session = &mut sessions[rank];
        in_notes(&mut pass, session, &expected);
        let is_held = |it: &&mut Workshop| workshops.contains(&it.id);
        all.iter_mut().filter(is_held).for_each(|it| in_workshop(&mut pass, it, &expected));
        let id = &session.id;
        let is_born = |target: &Target| target.id == *id || workshops.contains(target.id.as_str());
        let born = actions.iter_mut().filter(|action| action.origin.iter().any(is_born));
        born.for_each(|action| in_action(&mut pass, action, &expected));
        let shown = annexes.iter_mut().filter(|annex| annex.session.as_ref() == Some(id));
        shown.for_each(|annex| in_annex(&mut pass, annex, &expected));

        report.evaluation.verbatims.iter_mut().for_each(|text| pass.text(text, None, None));
        // The name of the file may say who spoke and what.
        let own: BTreeSet<_> = session_files(report, rank);
        report.sources.retain(|it| !own.contains(&it.path) || !pass.names.in_file_name(&it.path));
        let mut changed = pass.changed + pass.replaced.len();
        tell::unsure(&pass, diagnostics);
        bound.push((report.sessions[rank].id.clone(), Guard::of(&pass.names, &pass.hidden)));
        changed += elsewhere(report, rank, rule, everyone, &voices);
        enter(report, pass.newcomers);
        if changed > 0 {
            diagnostics.push(applied(&report.sessions[rank], rule, changed));
        }
    }
    // Whoever is known for having spoken there only is known no more.
    let mut named = announced(report);
    named.extend(named_in(report.bodies()));
    report.people.retain(|it| !spoke.contains(&it.id) || named.contains(&it.id));
    bound
}

fn pass_of(
    session: &Session,
    rule: Attribution,
    everyone: &[Person],
    voices: &BTreeSet<String>,
    strangers: &[Person],
    language: &str,
) -> Pass {
    let is_there = |person: &Person| {
        let mut names = session.speakers.iter().filter_map(|speaker| speaker.name.as_ref());
        voices.contains(&person.id) || names.any(|name| slug(name) == person.id)
    };
    let hidden = everyone.iter().map(|person| Hidden {
        organisation: person.organisation.clone().filter(|_| rule == Attribution::Organisation),
        rule: RULE,
        is_quiet: !is_there(person),
        person: person.clone(),
    });
    let unknown = strangers.iter().map(|person| Hidden {
        organisation: None,
        rule: RULE,
        is_quiet: false,
        person: person.clone(),
    });
    Pass::new(hidden.chain(unknown).collect(), [], language).of_nobody()
}

/// The files of a session's notes.
fn session_files(report: &Report, rank: usize) -> BTreeSet<String> {
    let notes = report.sessions[rank].notes.iter();
    let ids = notes.map(|note| note.span.source.0);
    ids.filter_map(|id| report.sources.get(id as usize)).map(|it| it.path.clone()).collect()
}

/// Leaves names out of what is told elsewhere of a session's words: « comme le disait ce matin… ».
/// Whoever speaks there openly is named there. How many places were changed.
fn elsewhere(
    report: &mut Report,
    rank: usize,
    rule: Attribution,
    everyone: &[Person],
    voices: &BTreeSet<String>,
) -> usize {
    let mut changed = 0;
    let own = report.sessions[rank].workshops.clone();
    let language = report.event.language.clone();
    let of = |open: &BTreeSet<String>| {
        let bound = everyone.iter().filter(|it| voices.contains(&it.id) && !open.contains(&it.id));
        let hidden = bound.map(|person| Hidden {
            organisation: person.organisation.clone().filter(|_| rule == Attribution::Organisation),
            rule: RULE,
            is_quiet: true,
            person: person.clone(),
        });
        Pass::new(hidden.collect(), [], &language).of_quotes()
    };
    for (_, session) in report.sessions.iter_mut().enumerate().filter(|(at, _)| *at != rank) {
        if session.attribution != Attribution::Named || session.notes.is_empty() {
            continue;
        }
        let mut open = named_in(session.notes.iter().map(|note| &note.body));
        open.extend(session.speakers.iter().map(|speaker| slug(speaker.shown())));
        // Where a text says what somebody said, a surname alone means who said it.
        let mut pass = of(&open);
        let expected = pass.names.everyone();
        in_notes(&mut pass, session, &expected);
        changed += pass.replaced.len();
    }
    for workshop in report.workshops.iter_mut().filter(|it| !own.contains(&it.id)) {
        let kept_by = [&workshop.facts.hosts, &workshop.facts.rapporteurs].into_iter().flatten();
        let mut open: BTreeSet<_> = kept_by.map(|name| slug(name)).collect();
        open.extend(named_in(texts(workshop)));
        let mut pass = of(&open);
        let expected = pass.names.everyone();
        in_workshop(&mut pass, workshop, &expected);
        changed += pass.replaced.len();
    }
    changed
}

/// Those who speak in texts though nothing else of the event knows them.
fn strangers(bodies: &[&Body], everyone: &[Person]) -> Vec<Person> {
    let mut found: BTreeMap<String, Person> = BTreeMap::new();
    for block in bodies.iter().flat_map(|body| body.all_blocks()) {
        let BlockKind::Paragraph(content) = &block.value else { continue };
        let Some(name) = stranger_of(content) else { continue };
        let id = slug(&name);
        if !everyone.iter().any(|person| person.id == id) {
            found.entry(id.clone()).or_insert_with(|| stranger(id, name, block.span));
        }
    }
    found.into_values().collect()
}

/// Those whose surname labels what they said: « Modèle : oui ».
fn labelled(bodies: &[&Body], everyone: &[Person]) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for block in bodies.iter().flat_map(|body| body.all_blocks()) {
        let BlockKind::Paragraph(content) = &block.value else { continue };
        let text = text_of(content);
        if let Some((label, _)) = text.split_once(':') {
            labels.insert(fold(label));
        }
    }
    let is_labelled = |person: &&Person| {
        let surname = fold(person.name.split_whitespace().last().unwrap_or_default());
        surname.len() > 2 && labels.contains(&surname)
    };
    everyone.iter().filter(is_labelled).map(|person| person.id.clone()).collect()
}

/// Somebody of whom nothing but the name is known.
pub(super) fn stranger(id: String, name: String, span: Span) -> Person {
    Person {
        id,
        span,
        name,
        is_organisation: false,
        function: None,
        organisation: None,
        roles: Vec::new(),
        consent: None,
        is_anonymous: false,
    }
}

impl Pass {
    /// Those of a session's speakers whom a surname alone means there.
    pub(super) fn expected(&self, session: &Session) -> BTreeSet<usize> {
        let names = session.speakers.iter().filter_map(|speaker| speaker.name.as_ref());
        names.filter_map(|name| self.whose(name)).collect()
    }
}

/// The texts of a workshop.
fn texts(workshop: &Workshop) -> Vec<&Body> {
    let outputs = &workshop.outputs;
    let told = outputs.rounds.iter().flat_map(|round| &round.contributions);
    let told = told.map(|contribution| &contribution.body);
    std::iter::once(&outputs.introduction).chain(told).chain([&outputs.synthesis]).collect()
}

fn in_notes(pass: &mut Pass, session: &mut Session, expected: &BTreeSet<usize>) {
    for note in &mut session.notes {
        let language = note.language.as_deref();
        for text in [&mut note.title, &mut note.notice].into_iter().flatten() {
            pass.text(text, language, Some(note.span));
        }
        pass.body(&mut note.body, language, expected);
    }
}

pub(super) fn in_workshop(pass: &mut Pass, workshop: &mut Workshop, expected: &BTreeSet<usize>) {
    let facts = &mut workshop.facts;
    let language = facts.language.as_deref();
    for text in [&mut facts.brief, &mut facts.notice].into_iter().flatten() {
        pass.text(text, language, Some(workshop.span));
    }
    let outputs = &mut workshop.outputs;
    pass.body(&mut outputs.introduction, language, expected);
    for round in &mut outputs.rounds {
        round.summary.iter_mut().for_each(|it| pass.text(it, language, Some(round.span)));
        pass.text(&mut round.group, language, Some(round.span));
        round.contributions.iter_mut().for_each(|it| pass.body(&mut it.body, language, expected));
    }
    pass.body(&mut outputs.synthesis, language, expected);
}

/// What was proposed in the session was said in it; who leads an action does so openly.
fn in_action(pass: &mut Pass, action: &mut Action, expected: &BTreeSet<usize>) {
    let facts = &mut action.facts;
    let (language, span) = (facts.language.as_deref(), Some(action.span));
    pass.text(&mut facts.title, language, span);
    let texts = [&mut facts.horizon, &mut facts.status, &mut facts.means, &mut facts.notice];
    texts.into_iter().flatten().for_each(|text| pass.text(text, language, span));
    facts.indicators.iter_mut().for_each(|text| pass.text(text, language, span));
    facts.steps.iter_mut().for_each(|step| pass.text(&mut step.title, language, span));
    pass.body(&mut action.description, language, expected);
}

/// What was shown in the session is nobody's either.
fn in_annex(pass: &mut Pass, annex: &mut Annex, expected: &BTreeSet<usize>) {
    let (language, span) = (annex.language.as_deref(), Some(annex.span));
    pass.text(&mut annex.title, language, span);
    for text in [&mut annex.caption, &mut annex.alternative].into_iter().flatten() {
        pass.text(text, language, span);
    }
    annex.authors.retain(|author| pass.whose(author).is_none());
    if let AnnexContent::Text(body) = &mut annex.content {
        pass.body(body, language, expected);
    }
}

/// Enters those who stand for others.
pub(super) fn enter(report: &mut Report, newcomers: BTreeMap<String, Person>) {
    for (id, person) in newcomers {
        if !report.people.iter().any(|known| known.id == id) {
            report.people.push(person);
        }
    }
}

fn applied(session: &Session, rule: Attribution, count: usize) -> Diagnostic {
    let [french, english] = match rule {
        Attribution::Organisation => ["aux organismes seulement", "to organisations only"],
        _ => ["à personne", "to nobody"],
    };
    Diagnostic::new(Code::AttributionApplied, session.span)
        .with("session", session.heading())
        .with_both("whom", french, english)
        .with("count", count)
}
