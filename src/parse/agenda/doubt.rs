//! What a reading leaves in doubt, each thing told at its line.

use std::ops::Range;

use super::Draft;
use super::kind::is_only_lead;
use super::layout::Entry;
use super::line::Line;
use super::name::{
    first_word, has_evidence, has_given_name, is_doubtful_organisation, is_doubtful_person,
    is_function, is_given_name, is_in_capitals, is_person,
};
use super::opening::{is_bare_name, is_speech};
use super::role::{lone_role_label, role_label};
use super::session::{self, Person};
use super::time;
use super::venue::{is_at_place, is_room};
use super::words::{Word, dashes, fold, lists, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};

/// The lines of the programme that hold hours and open no session.
pub(super) fn unread_hours(programme: &[Entry]) -> Vec<Range<usize>> {
    let lines = programme.iter().filter_map(|entry| match entry {
        Entry::Line(line) if holds_hours(&line.text) => Some(line.range.clone()),
        _ => None,
    });
    lines.collect()
}

fn holds_hours(text: &str) -> bool {
    const LONGEST: usize = 200;
    let ranged = || time::inner_slot(text).is_some_and(|(slot, _, _)| slot.end.is_some());
    text.chars().count() <= LONGEST && (time::possible_slot(text).is_some() || ranged())
}

/// Tells of all that is in doubt.
pub(super) fn report(id: SourceId, text: &str, draft: &Draft, diagnostics: &mut Diagnostics) {
    let at = |range: &Range<usize>| Span::new(id, range.clone());
    for range in &draft.unread {
        diagnostics.push(Diagnostic::new(Code::HoursNotRead, at(range)));
    }
    for session in &draft.sessions {
        if session.title.is_empty() && session.workshops.is_empty() {
            diagnostics.push(Diagnostic::new(Code::UntitledSession, at(&session.line)));
        }
        if is_doubtful_title(&session.title) || names_unread(session) || is_cut_off(text, session) {
            let problem = Diagnostic::new(Code::DoubtfulTitle, at(&session.line));
            diagnostics.push(problem.with("title", &session.title));
        }
        let led = session.workshops.iter().flat_map(|workshop| &workshop.speakers);
        for person in session.speakers.iter().chain(led) {
            let shaped = || shaped_after_colon(text, session, person);
            if let Some(name) = doubtful(text, person).or_else(shaped) {
                let problem = Diagnostic::new(Code::DoubtfulSpeaker, at(&person.range));
                diagnostics.push(problem.with("name", name));
            }
        }
        for range in listed_in_text(text, session) {
            diagnostics.push(Diagnostic::new(Code::SpeakersLeftInText, at(&range)));
        }
    }
    if let Some((date, range)) = draft.head.date.as_ref().filter(|_| draft.guessed_date) {
        diagnostics.push(Diagnostic::new(Code::DateGuessed, at(range)).with_date("date", *date));
    }
    if let Some((place, range)) = draft.head.venue.first().filter(|_| draft.head.venue_guessed) {
        diagnostics.push(Diagnostic::new(Code::PlaceGuessed, at(range)).with("place", place));
    }
    let left: Vec<_> = draft.letter.iter().chain(&draft.tail).collect();
    if let Some(first) = left.first() {
        let lines = Diagnostic::new(Code::LinesLeftOut, at(first));
        diagnostics.push(lines.with("count", left.len()));
    }
}

/// The name that may be a role, an organisation or a heading.
fn doubtful<'a>(text: &'a str, person: &'a Person) -> Option<&'a str> {
    let announced = &person.announced;
    let written = text.get(person.range.clone()).unwrap_or_default();
    match (&announced.name, &announced.organisation) {
        (Some(name), _) => is_doubtful_person(written).then_some(name.as_str()),
        (None, Some(name)) => is_doubtful_organisation(name).then_some(name.as_str()),
        (None, None) => None,
    }
}

/// The name after the colon of « Ouverture : », of which only the shape tells that it is one.
fn shaped_after_colon<'a>(
    text: &str,
    session: &session::Draft,
    person: &'a Person,
) -> Option<&'a str> {
    let announced = &person.announced;
    let written = text.get(person.range.clone())?;
    let bare = announced.function.is_none() && announced.organisation.is_none();
    let after = text.get(..person.range.start)?.trim_end().ends_with(':');
    let unsure = is_speech(session.kind) && is_bare_name(written) && !has_evidence(written);
    announced.name.as_deref().filter(|_| bare && after && unsure)
}

/// The lines of a session's text that announce speakers, of whom none was read.
fn listed_in_text(text: &str, session: &session::Draft) -> Vec<Range<usize>> {
    let people: Vec<_> = session.speakers.iter().map(|person| &person.range).collect();
    let workshops = session.workshops.iter().flat_map(|workshop| &workshop.speakers);
    let people: Vec<_> = people.into_iter().chain(workshops.map(|person| &person.range)).collect();
    let lists = |range: &Range<usize>| {
        let line = Line::read(text, range.clone());
        // Somebody who was read already may be told more of.
        let known = |name: &&str| {
            let folded = fold(name);
            session
                .speakers
                .iter()
                .filter_map(|who| who.announced.name.as_deref())
                .any(|it| fold(it).contains(&folded))
        };
        let names = names_within(&line.text);
        if !names.is_empty() && names.iter().all(known) {
            return false;
        }
        let label = role_label(&line.text).filter(|label| label.strong);
        let named = label.is_some_and(|label| !label.rest.trim().is_empty());
        (named || names_several(&line.text) || names_one(&line.text))
            && !people.iter().any(|person| range.contains(&person.start))
    };
    session.text.iter().map(|kept| kept.range.clone()).filter(lists).collect()
}

/// Whether a title may have been cut too early, or not at all.
fn is_doubtful_title(title: &str) -> bool {
    const LONGEST: usize = 160;
    const JOINS: &str =
        "de|du|des|la|le|les|et|a|en|of|the|and|und|der|die|del|della|y|e|van|het|par|by|pour|avec";
    let last = words(title).into_iter().next_back();
    let cut = last.is_some_and(|word| lists(JOINS, &word.folded) && word.end() == title.len());
    let open =
        |open: char, close: char| title.matches(open).count() != title.matches(close).count();
    let told = title.match_indices(", ").any(|(at, sign)| {
        is_function(first_word(&title[at + sign.len()..])) && has_given_name(&title[..at])
    });
    // « Wärmenetz? – Bas Verweij, adviseur »
    let named = dashes(title).into_iter().next_back().is_some_and(|dash| {
        let (name, tail) = title[dash.end..].split_once(", ").unwrap_or_default();
        let capital = |part: &str| part.starts_with(char::is_uppercase);
        (2..=4).contains(&name.split_whitespace().count())
            && name.split_whitespace().all(capital)
            && is_function(first_word(tail))
    });
    // « à 16h30 », « Modérateur », « Salle des fêtes » are no titles.
    let hours = time::leading_slot(title).is_some_and(|(_, rest)| rest.trim().is_empty());
    let label = !is_only_lead(title) && lone_role_label(&format!("{title} :")).is_some();
    let place = is_room(title) || is_at_place(title);
    named
        || hours
        || label
        || place
        || title.chars().count() > LONGEST
        || cut
        || open('(', ')')
        || open('«', '»')
        || told
}

/// Whether a title names somebody who was not read as a speaker: « Rapport du président Paul Modèle ».
fn names_unread(session: &session::Draft) -> bool {
    let read = |name: &str| {
        let folded = fold(name);
        let known = session.speakers.iter().filter_map(|who| who.announced.name.as_deref());
        known.map(fold).any(|known| known.contains(&folded) || folded.contains(&known))
    };
    names_within(&session.title).into_iter().any(|name| !read(name))
}

/// The names within a text that a known given name begins, but for those of places and prizes.
fn names_within(text: &str) -> Vec<&str> {
    const OTHERS: &str = "prix|rue|avenue|place|boulevard|salle|amphi|amphitheatre|lycee|college|ecole|hommage|fondation|institut|centre|\
        maison|espace|saint|sainte|parc|hotel|musee|stade|gymnase|theatre|universite|prize|award|street|hall|room|bibliotheque|mediatheque|\
        auditorium|film|square|sala|aula|via|calle|rua|platz|strasse|haus|ateliers|cafe|chez|village|mont|cap|programme|projet";
    if is_in_capitals(text) {
        return Vec::new();
    }
    let all = words(text);
    let name = |at: usize| {
        let (given, surname) = (&all[at], &all[at + 1]);
        let near = text[given.end()..surname.start].trim().is_empty();
        let capital = |word: &Word| word.text.starts_with(char::is_uppercase);
        let other = at.checked_sub(1).is_some_and(|before| lists(OTHERS, &all[before].folded));
        let name = &text[given.start..surname.end()];
        let long = given.text.chars().count() > 2 && surname.text.chars().count() > 2;
        let told = near && long && capital(given) && capital(surname) && !other;
        (told && is_given_name(given.text) && is_person(name)).then_some(name)
    };
    (0..all.len().saturating_sub(1)).filter_map(name).collect()
}

/// Whether a title only tells a sort of session, though its line has words in quotes.
fn is_cut_off(text: &str, session: &session::Draft) -> bool {
    let quoted = |range: &Range<usize>| {
        let within = range.start >= session.line.start && range.end <= session.line.end;
        let words = text.get(range.clone()).unwrap_or_default();
        within && words.contains(['«', '“', '„'])
    };
    is_only_lead(&session.title)
        && session.workshops.is_empty()
        && session.text.iter().any(|kept| quoted(&kept.range))
}

/// Whether a short line names somebody.
fn names_one(text: &str) -> bool {
    let short = text.split_whitespace().count() <= 14 && !text.contains(['@', '?']);
    short && !text.contains("://") && !names_within(text).is_empty()
}

/// Whether a line names several people, each with a name that is known as one.
fn names_several(text: &str) -> bool {
    if text.chars().count() > 400 {
        return false;
    }
    let parts = text.split([',', ';', ':', '.', '(', ')', '–', '—', '/', '•']);
    let parts = parts.flat_map(|part| part.split(" et ")).map(str::trim);
    parts.filter(|part| is_person(part) && has_evidence(part)).count() > 1
}
