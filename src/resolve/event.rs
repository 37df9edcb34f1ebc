//! The event itself: what its agenda and its files say of it, in one.

use super::body::BodyResolver;
use super::venue;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Body, TargetKind};
use crate::model::event::{
    Contributor, Event, EventFacts, Logo, Mode, Organisation, Question, Status,
};
use crate::parse::agenda::Agenda;
use crate::parse::blank;
use crate::parse::event::{Awaited, EventSheet};
use crate::source::{Source, SourceId, Sources, Span, Spanned};
use crate::spelling::fold;

/// The language that the event names, else the one its agenda is written in.
pub(super) fn language(
    said: &EventSheet,
    agenda: &Agenda,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> String {
    if let Some(language) = &said.language {
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

/// The framing questions, numbered.
pub(super) fn questions(agenda: &Agenda, said: &EventSheet) -> Vec<Question> {
    let asked = if said.questions.is_empty() { &agenda.questions } else { &said.questions };
    let numbered = asked.iter().zip(1..);
    let question = |(text, number): (&Spanned<String>, usize)| Question {
        id: format!("Q{number}"),
        span: text.span,
        text: text.value.clone(),
    };
    numbered.map(question).collect()
}

/// The text that sets out the problem: the agenda's, then what a file adds to it.
pub(super) fn framing(
    agenda: &mut Agenda,
    said: &mut EventSheet,
    bodies: &mut BodyResolver<'_, '_>,
) -> Body {
    let mut framing = std::mem::take(&mut agenda.framing);
    blank::take(&mut framing);
    let mut framing = bodies.resolve(framing);
    let more = bodies.resolve(std::mem::take(&mut said.framing));
    framing.blocks.extend(more.blocks);
    framing.footnotes.extend(more.footnotes);
    framing
}

/// The event, its names and days told by the files or else by the agenda.
pub(super) fn resolve(
    said: EventSheet,
    agenda: &Agenda,
    framing: Body,
    questions: Vec<Question>,
    language: String,
    bodies: &mut BodyResolver<'_, '_>,
) -> Event {
    let title = said.title.as_ref().or(agenda.title.as_ref().filter(|it| is_filled(it)));
    let title = title.map(|title| title.value.clone());
    let of_agenda =
        || agenda.name.as_ref().filter(|it| is_filled(it)).map(|name| name.value.clone());
    let name = said.name.or_else(of_agenda);
    let date = said.date.as_ref().or(agenda.date.as_ref()).map(|date| date.value);
    let end_date = said.end_date.as_ref().or(agenda.end_date.as_ref()).map(|date| date.value);
    let place = agenda.source.map(Span::start_of);
    if let (Some(said), Some(announced)) = (&said.date, &agenda.date)
        && said.value != announced.value
    {
        let diagnostic = Diagnostic::new(Code::DateDiffers, said.span);
        let diagnostic = diagnostic.with_date("date", said.value);
        bodies.diagnostics.push(diagnostic.with_date("announced", announced.value));
    }
    if date.is_none() {
        bodies.diagnostics.push(Diagnostic::new(Code::NoDate, place));
    }
    if title.is_none() && name.is_none() {
        bodies.diagnostics.push(Diagnostic::new(Code::NoTitle, place));
    }
    // An event with a name only is titled by it; the name is not said twice.
    let (title, name) = match title {
        Some(title) => (title, name),
        None => (name.unwrap_or_default(), None),
    };
    Event {
        title,
        name,
        date,
        end_date,
        language,
        typography: said.typography.unwrap_or_default(),
        status: said.status.unwrap_or(Status::Draft),
        template: said.template.map_or_else(|| "default".to_owned(), |it| it.value),
        framing,
        questions,
        facts: facts(said.facts, agenda, bodies),
        reminders: said.reminders.unwrap_or_default(),
        contributors: said.contributors.into_iter().map(|it| contributor(it, bodies)).collect(),
    }
}

/// « [titre] » of a prepared agenda is told as such, and is no title.
fn is_filled(text: &Spanned<String>) -> bool {
    !blank::is_blank(&text.value)
}

/// The facts with what the agenda adds, and with their logos' files.
fn facts(mut facts: EventFacts, agenda: &Agenda, bodies: &mut BodyResolver<'_, '_>) -> EventFacts {
    if facts.venue.is_empty() {
        let lines = agenda.venue.iter().filter(|it| is_filled(it));
        facts.venue = lines.map(|it| it.value.clone()).collect();
    }
    facts.mode = facts.mode.or_else(|| venue::is_on_line(&facts.venue).then_some(Mode::Remote));
    let mut logos = |organisations: &mut Vec<Organisation>| {
        for organisation in organisations {
            organisation.logo = organisation.logo.take().and_then(|logo| bodies.logo(logo));
        }
    };
    logos(&mut facts.organisers);
    logos(&mut facts.partners);
    facts.funding.iter_mut().for_each(|funding| logos(&mut funding.logos));
    facts.theme.logo = facts.theme.logo.take().and_then(|logo| bodies.logo(logo));
    facts.theme.cover = facts.theme.cover.take().and_then(|cover| bodies.logo(cover));
    let funders = facts.funding.iter().flat_map(|it| &it.logos);
    let bearers = facts.organisers.iter().chain(&facts.partners).chain(funders);
    if facts.theme.logo.is_none() && bearers.into_iter().all(|it| it.logo.is_none()) {
        facts.logos = lying_logos(bodies.sources);
    }
    facts
}

/// The logos in the folder that is called so.
fn lying_logos(sources: &Sources) -> Vec<Logo> {
    let is_logo = |(_, it): &(SourceId, &Source)| {
        let folder = it.known_as().rsplit('/').nth(1).map(fold);
        let is_picture = ["svg", "png", "jpg", "jpeg", "webp", "gif"].contains(&&*it.extension());
        is_picture && folder.is_some_and(|it| matches!(it.as_str(), "logos" | "logo"))
    };
    let logo = |(id, it): (SourceId, &Source)| {
        let words = it.stem().replace(['-', '_'], " ");
        let rest = words.get(4..).filter(|_| fold(&words).starts_with("logo")).unwrap_or(&words);
        let alternative =
            Some(format!("Logo {}", rest.trim_start_matches('s').trim()).trim().to_owned());
        Logo { span: Span::start_of(id), path: it.path.clone(), alternative }
    };
    sources.files().filter(is_logo).map(logo).collect()
}

fn contributor(awaited: Awaited, bodies: &mut BodyResolver<'_, '_>) -> Contributor {
    let kinds = [TargetKind::Session, TargetKind::Workshop];
    let targets = awaited.wanted.iter().filter_map(|it| bodies.find_among(it, &kinds));
    let awaits = targets.collect();
    let Awaited { span, name, email, .. } = awaited;
    Contributor { span, name, email, awaited: awaits }
}
