//! The agenda as a day: times that follow, days with dates, sentences that end.

mod clock;
mod sentence;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Time;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::plain_text;
use crate::model::report::Report;
use crate::model::session::{Session, SessionKind};
use crate::parse::agenda::{day_name, kind::kind_of};
use crate::source::{Sources, Span};

/// From this hour on, what is announced is an evening apart.
const EVENING: i8 = 18;

/// Two hours around this time are lunch, even where nobody says so.
const LUNCH: Time = Time::constant(12, 30, 0, 0);

/// Checks the agenda.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    overlaps(report, diagnostics);
    gaps(report, diagnostics);
    days(report, diagnostics);
    clock::check(report, sources, diagnostics);
    sentence::check(report, sources, diagnostics);
}

/// Tells of each session that begins before the one above it ends.
fn overlaps(report: &Report, diagnostics: &mut Diagnostics) {
    let mut parallel: BTreeMap<_, usize> = BTreeMap::new();
    for session in &report.sessions {
        *parallel.entry((session.day, session.start)).or_default() += 1;
    }
    // Those above that are alone at their time, of which a day has as many as minutes at most.
    let mut above: BTreeMap<_, Vec<&Session>> = BTreeMap::new();
    for session in &report.sessions {
        let above = above.entry(session.day).or_default();
        let cut = above.iter().filter(|it| cuts_short(session, it));
        let cut = cut.filter_map(|it| Some((it, it.start?, it.end?)));
        let last = cut.max_by_key(|(_, start, _)| *start).map(|(_, start, end)| (start, end));
        if parallel.get(&(session.day, session.start)) == Some(&1) {
            above.push(session);
        }
        if let (Some((began, end)), Some(start)) = (last, session.start) {
            let diagnostic = Diagnostic::new(Code::SessionsOverlap, session.span);
            let diagnostic = diagnostic.with_time("time", start);
            let diagnostic = diagnostic.with_time("previous", began);
            diagnostics.push(diagnostic.with_time("end", end));
        }
    }
}

/// Whether a session begins within another and goes on after it. One that lies wholly within
/// another is a part of it, such as a coffee during workshops.
fn cuts_short(session: &Session, other: &Session) -> bool {
    let (Some(start), Some(began), Some(end)) = (session.start, other.start, announced_end(other))
    else {
        return false;
    };
    let within = session.end.is_some_and(|own| own <= end);
    let elsewhere = session.room.is_some() && other.room.is_some() && session.room != other.room;
    let workshops = session.kind == SessionKind::Workshops && other.kind == session.kind;
    began < start && start < end && !within && !elsewhere && !workshops
}

/// Tells of each hour and more between the end of a session and what is announced next.
fn gaps(report: &Report, diagnostics: &mut Diagnostics) {
    let told: Vec<Span> = diagnostics.places(Code::EndsBeforeStart).collect();
    for (rank, session) in report.sessions.iter().enumerate() {
        let Some(end) = announced_end(session).filter(|end| Some(*end) > session.start) else {
            continue;
        };
        let day = || report.sessions.iter().enumerate().filter(|(_, it)| it.day == session.day);
        let next = day().filter_map(|(_, it)| it.start).filter(|start| *start >= end).min();
        let goes_on = day().any(|(other, it)| {
            let later = it.end.is_none_or(|its| its > end || (its == end && other > rank));
            other != rank && later && it.start < Some(end)
        });
        let Some(next) = next.filter(|_| !goes_on && !tells_of_break(session)) else { continue };
        // The time that this one stands at may be the wrong one.
        let doubtful = |it: &Session| it.start == Some(next) && is_told_of(it, &told);
        if day().any(|(_, it)| doubtful(it)) {
            continue;
        }
        let minutes = next.duration_since(end).as_secs() / 60;
        let lunch = end <= LUNCH && LUNCH <= next && minutes <= 120;
        if minutes > 60 && !lunch && next.hour() < EVENING {
            let diagnostic = Diagnostic::new(Code::GapInProgramme, session.span);
            let diagnostic = diagnostic.with_time("start", end);
            diagnostics.push(diagnostic.with_time("end", next));
        }
    }
}

/// Whether a line below a session announces a break without a time.
fn tells_of_break(session: &Session) -> bool {
    let lines = session.text.all_blocks().into_iter().flat_map(|block| block.value.lines());
    lines.into_iter().any(|line| kind_of(&plain_text(line)) == SessionKind::Break)
}

/// Tells of the days without a date of an event of several days. An event without any date is told
/// already.
fn days(report: &Report, diagnostics: &mut Diagnostics) {
    let dates: BTreeSet<_> = report.sessions.iter().filter_map(|session| session.day).collect();
    let blocks = report.sessions.iter().flat_map(|session| &session.text.blocks);
    let named: Vec<_> = blocks
        .filter_map(|block| {
            let text = plain_text(block.value.lines().first()?);
            Some((block.span, day_name(&text)?.to_owned()))
        })
        .collect();
    let apart = !dates.is_empty() && report.sessions.iter().any(|session| session.day.is_none());
    let several = named.len() > 1 || dates.len() > 1 || apart || report.event.end_date.is_some();
    if !several || report.event.date.is_none() {
        return;
    }
    for (span, day) in named {
        diagnostics.push(Diagnostic::new(Code::DayWithoutDate, span).with("day", day));
    }
}

/// Whether the times of a session contradict each other.
fn is_told_of(session: &Session, told: &[Span]) -> bool {
    let place = session.span;
    told.iter()
        .any(|it| it.source == place.source && place.start <= it.start && it.start <= place.end)
}

/// The end that the agenda itself gives.
fn announced_end(session: &Session) -> Option<Time> {
    session.end.filter(|_| !session.end_inferred)
}

#[cfg(test)]
mod tests {
    use crate::validate::tests::check_agenda;

    #[test]
    fn a_session_that_begins_before_the_announced_end_of_another_is_told() {
        let check = |agenda: &str, told: &[&str]| check_agenda("sessions-overlap", agenda, told);
        check("9h30 - 11h00 Table ronde\n\n10h45 Pause\n\n11h15 Débat", &["10h45 Pause"]);
        check("14h00 - 17h00 Ateliers\n\n16h30 Restitution", &["16h30 Restitution"]);
        // An end that nobody announced is a guess.
        check("9h30 Table ronde\n\n10h45 Pause\n\n11h15 Débat", &[]);
        check("9h30 - 10h45 Table ronde\n\n10h45 Pause\n\n11h15 Débat", &[]);
        // A break during workshops, sessions side by side, and what follows one of them.
        check("14h - 17h Ateliers\n\n15h30 - 15h45 Pause\n\n17h Restitution", &[]);
        check("14h - 15h Exposé A\n\n14h - 16h Exposé B\n\n15h Exposé C\n\n16h Fin", &[]);
        check("14h - 15h30 Atelier 1\n\n15h - 16h Atelier 2", &[]);
    }

    #[test]
    fn more_than_an_hour_of_nothing_is_told() {
        let check = |agenda: &str, told: &[&str]| check_agenda("gap-in-programme", agenda, told);
        check("9h30 - 10h30 Table ronde\n\n14h Ateliers", &["9h30 - 10h30 Table ronde"]);
        check("9h30 - 12h Table ronde\n\n12h Déjeuner\n\n14h Ateliers", &[]);
        check("9h30 - 12h Table ronde\n\nPause déjeuner\n\n14h Ateliers", &[]);
        check("9h30 - 12h Table ronde\n\n14h Ateliers", &[]);
        check("9h30 Table ronde\n\n14h Ateliers", &[]);
        check("9h30 - 10h Exposé A\n\n9h30 - 12h Exposé B\n\n12h Débat", &[]);
        check("14h - 17h Ateliers\n\n19h30 Dîner", &[]);
        check("9h - 10h Exposé\n\n11h Débat", &[]);
    }

    #[test]
    fn an_end_before_the_start_is_told_and_no_gap_of_it() {
        let agenda = "9h30 - 9h45 Accueil\n\n11h00 – 9h45 Table ronde\n\n12h30 Déjeuner";
        check_agenda("ends-before-start", agenda, &["11h00 – 9h45"]);
        check_agenda("gap-in-programme", agenda, &[]);
        check_agenda("ends-before-start", "20h00 - 1h00 Bal\n\n22h30 - 0h15 Feu", &[]);
        check_agenda("ends-before-start", "| 15h - 14h | Ateliers |\n|---|---|", &["15h - 14h"]);
    }

    #[test]
    fn a_day_of_several_needs_a_date() {
        let check = |agenda: &str, told: &[&str]| check_agenda("day-without-date", agenda, told);
        let day = |first: &str, second: &str| {
            format!("{first}\n\n9h30 Accueil\n\n10h Débat\n\n{second}\n\n9h Visite\n\n11h Bilan")
        };
        check(&day("Jour 1", "Jour 2"), &[]);
        check(&day("Jour 1 : 12 juin 2019", "Jour 2"), &[]);
    }

    #[test]
    fn a_first_day_without_a_date_is_told() {
        let agenda = "# Forum\n\nJour 1\n\n9h Accueil\n\nJour 2 - 13 juin 2019\n\n9h Visite\n";
        crate::validate::tests::check("day-without-date", &[("agenda.md", agenda)], &["Jour 1"]);
        let one = "# Forum\n\nMercredi\n\n9h Accueil\n\n10h Débat\n";
        let facts = "date: 2019-06-12\n";
        let files = [("agenda.md", one), ("event.yaml", facts)];
        crate::validate::tests::check("day-without-date", &files, &[]);
    }
}
