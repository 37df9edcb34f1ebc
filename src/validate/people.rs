//! People and organisations: one spelling each, and words for those on the programme.

use std::collections::{BTreeMap, BTreeSet};

use super::completeness::shown_session;
use super::place_of;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{BlockKind, Body};
use crate::model::person::{Attribution, Consent, Person, Role};
use crate::model::report::Report;
use crate::model::session::Session;
use crate::parse::value::Values;
use crate::source::{Sources, Span};
use crate::spelling::{
    Likeness, are_similar_names, fold, is_one_letter_off, one_line, single_letters,
};

/// Checks who is named.
pub(super) fn check(
    report: &Report,
    values: &Values,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    similar_names(report, values, sources, diagnostics);
    similar_organisations(report, values, sources, diagnostics);
    credited_without_consent(report, diagnostics);
    unconfirmed_speakers(report, diagnostics);
    let heard = heard(report.bodies(), report);
    for session in &report.sessions {
        silent_panellists(session, report, &heard, sources, diagnostics);
    }
}

/// Credits are signed on purpose: who refused to be named is not taken out of them.
fn credited_without_consent(report: &Report, diagnostics: &mut Diagnostics) {
    let refusing = report.people.iter().filter(|it| it.refuses_name()).map(|it| &it.name);
    let listed =
        report.participants.iter().filter(|it| it.consent.is_some_and(Consent::refuses_name));
    let refusing: BTreeSet<_> =
        refusing.chain(listed.map(|it| &it.name)).map(|name| fold(name)).collect();
    for credit in &report.event.facts.credits {
        for name in credit.names.iter().filter(|name| refusing.contains(&fold(name))) {
            let diagnostic = Diagnostic::new(Code::CreditWithoutConsent, credit.span);
            diagnostics.push(diagnostic.with("name", name));
        }
    }
}

/// Whoever only took the floor and did not answer has agreed to nothing yet: the programme did not
/// announce that person. An event may have announced that whoever takes the floor is named.
fn unconfirmed_speakers(report: &Report, diagnostics: &mut Diagnostics) {
    if report.event.facts.naming_notice.is_some() {
        return;
    }
    let answered = |consent: Option<Consent>| consent.is_some_and(|it| it.name.is_some());
    let hosts = report.workshops.iter().flat_map(|it| [&it.facts.hosts, &it.facts.rapporteurs]);
    let announced = report.sessions.iter().flat_map(|session| &session.speakers);
    let announced = announced.map(|speaker| fold(speaker.shown()));
    let announced: BTreeSet<_> = announced.chain(hosts.flatten().map(|it| fold(it))).collect();
    let named = report.sessions.iter().filter(|it| it.attribution == Attribution::Named);
    let notes = named.flat_map(|session| &session.notes).filter(|note| !note.internal);
    for person in heard(notes.map(|note| &note.body), report) {
        let is_open = person.is_organisation || person.is_anonymous || answered(person.consent);
        if !is_open && !announced.contains(&fold(&person.name)) {
            let diagnostic = Diagnostic::new(Code::UnconfirmedSpeaker, person.span);
            diagnostics.push(diagnostic.with("name", &person.name));
        }
    }
}

/// A name or a spelling with where it first stands.
struct Known<'a> {
    name: &'a str,
    folded: String,
    span: Span,
    /// How often it stands.
    count: usize,
}

fn similar_names(
    report: &Report,
    values: &Values,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let people = report.people.iter().filter(|person| !person.is_organisation);
    let people = people.map(|person| (person.name.as_str(), person.span));
    let participants = report.participants.iter().map(|it| (it.name.as_str(), it.span));
    let mut known: Vec<Known> = Vec::new();
    let (mut seen, mut near) = (BTreeSet::new(), Likeness::default());
    let contributors = report.event.contributors.iter().map(|it| (it.name.as_str(), it.span));
    for (name, span) in people.chain(contributors).chain(participants) {
        let folded = fold(name);
        if !seen.insert(folded.clone()) {
            continue;
        }
        let near = near.near(&folded, known.len());
        let near = near.into_iter().filter_map(|rank| known.get(rank));
        let mut similar = near.filter(|other| are_similar_names(&folded, &other.folded));
        // « C. Morel » may be Claude or Camille Morel, and is nobody's slip.
        if let (Some(other), None) = (similar.next(), similar.next()) {
            let place = place_of(name, span, values, sources);
            let place = place.unwrap_or(span);
            let diagnostic = Diagnostic::new(Code::SimilarNames, place)
                .with("name", name)
                .with("other", other.name)
                .with_place("place", sources, other.span);
            diagnostics.push(diagnostic);
        }
        known.push(Known { name, folded, span, count: 1 });
    }
    for (name, span) in leads(report) {
        let folded = fold(name);
        // « D. Modèle » is short for a name, and no slip.
        let is_short = folded.split(' ').next().is_some_and(|first| first.len() < 2);
        if is_short || !seen.insert(folded.clone()) {
            continue;
        }
        let people = report.people.iter().filter(|person| !person.is_organisation);
        let mut similar = people.filter(|it| are_similar_names(&folded, &fold(&it.name)));
        if let (Some(other), None) = (similar.next(), similar.next()) {
            let place = place_of(name, span, values, sources).unwrap_or(span);
            let diagnostic = Diagnostic::new(Code::SimilarNames, place)
                .with("name", name)
                .with("other", &other.name)
                .with_place("place", sources, other.span);
            diagnostics.push(diagnostic);
        }
    }
}

/// The names of those who lead actions, each of several alone, without what stands in brackets.
fn leads(report: &Report) -> impl Iterator<Item = (&str, Span)> {
    report.actions.iter().flat_map(|action| {
        let lead = action.facts.lead.as_deref().unwrap_or_default();
        let parts = lead.split([',', ';', '/', '&', '(', ')']).flat_map(|it| it.split(" et "));
        let parts = parts.map(str::trim).filter(|part| part.contains(' '));
        parts.map(move |part| (part, action.span))
    })
}

fn similar_organisations(
    report: &Report,
    values: &Values,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let mut known: Vec<Known> = Vec::new();
    let mut ranks: BTreeMap<String, usize> = BTreeMap::new();
    for (name, span) in organisations(report, values, sources) {
        let rank = *ranks.entry(same_signs(name)).or_insert(known.len());
        match known.get_mut(rank) {
            Some(known) => known.count += 1,
            None => known.push(Known { name, folded: fold(name), span, count: 1 }),
        }
    }
    let mut near = Likeness::default();
    for (rank, later) in known.iter().enumerate() {
        let near = near.near(&later.folded, rank);
        let mut earlier = near.into_iter().filter_map(|rank| known.get(rank));
        let Some(first) = earlier.find(|it| are_one_organisation(it, later)) else { continue };
        // The rarer spelling is the slip.
        let (slip, other) = if first.count < later.count { (first, later) } else { (later, first) };
        let place = sources.within(slip.span, slip.name);
        let usual = (other.count > slip.count).then_some(other.name);
        let diagnostic = Diagnostic::new(Code::SimilarOrganisations, slip.span)
            .with("name", slip.name)
            .with("other", other.name)
            .with_place("place", sources, other.span)
            .maybe_correct(place, usual);
        diagnostics.push(diagnostic);
    }
}

/// Every place that names an organisation, once each, the programme's first.
fn organisations<'a>(
    report: &'a Report,
    values: &Values,
    sources: &Sources,
) -> Vec<(&'a str, Span)> {
    let mut named: Vec<(&str, Span)> = Vec::new();
    let speakers = report.sessions.iter().flat_map(|session| &session.speakers);
    named.extend(speakers.filter_map(|it| Some((it.organisation.as_deref()?, it.span))));
    for person in &report.people {
        let own = person.is_organisation.then_some(&person.name);
        let organisation = own.or(person.organisation.as_ref());
        // What another file tells of someone is looked at where it stands.
        let organisation =
            organisation.filter(|it| place_of(it, person.span, values, sources).is_some());
        named.extend(organisation.map(|name| (name.as_str(), person.span)));
    }
    let event = &report.event;
    let listed = event.facts.organisers.iter().chain(&event.facts.partners);
    named.extend(listed.map(|it| (it.name.as_str(), it.span)));
    let participants = report.participants.iter();
    named.extend(participants.filter_map(|it| Some((it.organisation.as_deref()?, it.span))));
    for action in &report.actions {
        let with = action.facts.lead.iter().chain(&action.facts.partners);
        named.extend(with.map(|name| (name.as_str(), action.span)));
    }
    let mut seen = BTreeSet::new();
    let placed = named
        .into_iter()
        .map(|(name, span)| (name, place_of(name, span, values, sources).unwrap_or(span)));
    placed.filter(|(_, span)| seen.insert(*span)).collect()
}

/// A name as compared to tell spellings apart: typography is `polish`'s business.
fn same_signs(name: &str) -> String {
    let name = name.replace('’', "'").replace('\u{2011}', "-");
    one_line(&name)
}

/// Whether two spellings are surely one organisation's: the same letters, or a slip inside a word.
/// An end of a word is left alone (Loire and Loiret, one or several), and so is an acronym.
fn are_one_organisation(a: &Known, b: &Known) -> bool {
    if a.folded.replace(' ', "") == b.folded.replace(' ', "") {
        return true;
    }
    let (left, right): (Vec<_>, Vec<_>) =
        (a.folded.split(' ').collect(), b.folded.split(' ').collect());
    let mut apart = left.iter().zip(&right).enumerate().filter(|(_, (a, b))| a != b);
    let (Some((rank, (x, y))), None) = (apart.next(), apart.next()) else { return false };
    if left.len() == right.len() && lacks_plural(&left, rank, x, y) {
        return true;
    }
    let is_acronym = |known: &Known, word: &str| {
        known.name.split(|c: char| !c.is_alphanumeric()).any(|it| it == word.to_uppercase())
    };
    let same_ends = x.chars().next() == y.chars().next() && x.chars().last() == y.chars().last();
    left.len() == right.len()
        && x.len().min(y.len()) >= 5
        && is_one_letter_off(x, y)
        && (same_ends || single_letters(x) == single_letters(y))
        && !is_acronym(a, x)
        && !is_acronym(b, y)
}

/// Whether only the sign of the plural sets two words within a name apart: « Mont-Bleus ». At its
/// start it is another organisation, and at its end it may be another place (Ferrière, Ferrières)
/// unless « des » wants the plural.
fn lacks_plural(words: &[&str], rank: usize, x: &str, y: &str) -> bool {
    let plural = |one: &str, several: &str| {
        several.strip_suffix(['s', 'x']).is_some_and(|stem| stem == one && stem.len() >= 4)
    };
    let wanted = words[rank.saturating_sub(2)..rank].iter().any(|it| matches!(*it, "des" | "aux"));
    let within = rank > 0 && rank + 1 < words.len() && words.len() >= 3;
    (plural(x, y) || plural(y, x)) && rank > 0 && (within || wanted)
}

/// Panellists of a session whose words no note tells, though its notes do tell what other
/// panellists said.
fn silent_panellists(
    session: &Session,
    report: &Report,
    heard_that_day: &[&Person],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let notes = session.notes.iter().map(|note| &note.body);
    let heard_here = heard(notes, report);
    let panel = session.speakers.iter().filter(|it| it.role == Role::Panellist);
    let (spoke, silent): (Vec<_>, Vec<_>) =
        panel.partition(|panellist| is_among(panellist.shown(), &heard_here));
    if spoke.is_empty() {
        return;
    }
    let written = session.notes.iter().map(|note| fold(&sources.get(note.span.source).text));
    let written: Vec<_> = written.collect();
    for panellist in silent {
        let name = panellist.shown();
        // Words may also be told in running text.
        let is_told = written.iter().any(|text| text.contains(&fold(name)));
        if !is_told && !is_among(name, heard_that_day) {
            let [french, english] = shown_session(session);
            let diagnostic = Diagnostic::new(Code::SilentPanellist, panellist.span)
                .with("name", name)
                .with_both("session", &french, &english);
            diagnostics.push(diagnostic);
        }
    }
}

/// Those whose words texts tell.
fn heard<'a>(bodies: impl IntoIterator<Item = &'a Body>, report: &'a Report) -> Vec<&'a Person> {
    let mut ids = BTreeSet::new();
    for block in bodies.into_iter().flat_map(Body::all_blocks) {
        if let BlockKind::Intervention(intervention) = &block.value {
            ids.insert(intervention.speaker.id.as_str());
        }
    }
    report.people.iter().filter(|person| ids.contains(person.id.as_str())).collect()
}

/// Whether someone is among those, or is an organisation for which one of those speaks.
fn is_among(name: &str, people: &[&Person]) -> bool {
    let name = fold(name);
    let is = |other: &str| fold(other) == name;
    people.iter().any(|it| is(&it.name) || it.organisation.as_deref().is_some_and(is))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, is_one: bool) {
        let span = Span::start_of(crate::source::SourceId(0));
        let known = |name| Known { name, folded: fold(name), span, count: 1 };
        assert_eq!(are_one_organisation(&known(a), &known(b)), is_one, "{a}, {b}");
    }

    #[test]
    fn one_organisation_is_known_in_two_spellings() {
        check("Citego", "Citégo", true);
        check("UNADEL", "Unadel", true);
        check("Mairie de Saint-Modèle", "Mairie de Saint Modèle", true);
        check("Fabrique d'à côté", "Fabrqiue d'à côté", true);
        check("Unadel", "Unadell", true);
        check("GAL des Mont-Bleus", "GAL des Monts-Bleus", true);
        check("GAL des Monts Bleus", "G.A.L. des Monts-Bleus", true);
        check("GAL des Monts-Bleu", "GAL des Monts-Bleus", true);
    }

    #[test]
    fn two_organisations_stay_two() {
        check("RRR Bretagne", "RRR Normandie", false);
        check("CD 12", "CD 13", false);
        check("Réseau 12", "Réseau 13", false);
        check("Département de la Loire", "Département du Loiret", false);
        check("Mairie de Vitry", "Mairie de Vitré", false);
        check("Communauté de communes", "Communautés de communes", false);
        check("Mairie de Ferrière", "Mairie de Ferrières", false);
        check("DRAAF", "DREAF", false);
        check("GAL du Val", "PAL du Val", false);
    }

    #[test]
    fn typography_makes_no_other_spelling() {
        assert_eq!(same_signs("La Fabrique d’à côté"), same_signs("La Fabrique  d'à côté"));
        assert_ne!(same_signs("Citego"), same_signs("Citégo"));
    }
}
