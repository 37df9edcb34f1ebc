//! Everyone whom the public edition names: where, and on what ground.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::texts::{Text, home};
use super::{Line, Material, Part, in_order};
use crate::diagnostic::{Code, Language};
use crate::edition::people_in;
use crate::model::body::{BlockKind, Body};
use crate::model::person::Consent;
use crate::model::report::Report;
use crate::source::Span;
use crate::spelling::{aloud, fold, one_line, slug};

/// Why somebody may be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    /// The programme, which was sent to everyone, announces the person.
    Programme,
    /// Keeps a workshop, leads an action, signs a text.
    Part,
    /// Took the floor.
    Floor,
    /// Is on the list of participants that is printed.
    Listed,
    /// A text speaks of the person.
    Mention,
}

/// Somebody who is named.
#[derive(Debug, Default)]
struct Named {
    name: String,
    /// In the order of the report.
    places: Vec<String>,
    grounds: BTreeSet<Ground>,
}

/// Those who are named, by their ids.
#[derive(Debug, Default)]
struct Register(BTreeMap<String, Named>);

impl Register {
    fn add(&mut self, name: &str, place: &str, ground: Ground) {
        let id = slug(name);
        if id.is_empty() {
            return;
        }
        let named = self.0.entry(id).or_default();
        if named.name.is_empty() {
            name.clone_into(&mut named.name);
        }
        if !named.places.iter().any(|it| it == place) {
            named.places.push(place.to_owned());
        }
        named.grounds.insert(ground);
    }

    /// The one person whose surname it is.
    fn only_one_called(&self, surname: &str) -> Option<String> {
        let ending = format!("-{}", slug(surname));
        // « Mme Modèle » of elsewhere is no other one.
        let is_civil = |name: &str| CIVIL.iter().any(|civil| civil.is_match(name));
        let mut called =
            self.0.iter().filter(|(id, named)| id.ends_with(&ending) && !is_civil(&named.name));
        match (called.next(), called.next()) {
            (Some((_, named)), None) => Some(named.name.clone()),
            _ => None,
        }
    }
}

/// Everyone named, those first who are to be asked; and those who only stand on the list of
/// participants, as they agreed to.
pub(super) fn parts(material: Material<'_>, texts: &[Text]) -> [Part; 2] {
    let language = material.language;
    let say = |french, english| language.choose(french, english);
    let report: &Report = material.public;
    let unknown = material.diagnostics.sorted().into_iter();
    let unknown = unknown.filter(|fact| fact.code == Code::UnknownPerson);
    let unknown: BTreeSet<_> = unknown.filter_map(|fact| fact.word("name", language)).collect();
    let register = register(report, material.whole, texts, &unknown, language);
    let answers = answers(material);
    let is_listed = |(_, named): &(String, Named)| named.grounds.iter().eq([&Ground::Listed]);
    let (listed, named): (Vec<_>, Vec<_>) = register.0.into_iter().partition(is_listed);
    let notice = material.whole.event.facts.naming_notice.as_ref().map(|it| it.value.as_str());
    let lines = |all: Vec<(String, Named)>| {
        let lines = all.into_iter();
        let lines = lines.map(|(id, named)| line(named, answers.get(&id), notice, language));
        let mut lines: Vec<_> = lines.collect();
        lines.sort_by_key(|line| (!line.is_open, fold(&line.what)));
        lines
    };
    let listed = Part {
        title: say(
            "Personnes nommées dans la seule liste des participants",
            "People named on the list of participants only",
        ),
        intro: say(
            "Toutes ont accepté d'y figurer ; entre parenthèses, leur réponse.",
            "All of them agreed to stand there; their answers in brackets.",
        ),
        heads: [say("Nom", "Name"), "", ""],
        lines: lines(listed),
    };
    let named = Part {
        title: say(
            "Personnes nommées dans l'édition publique",
            "People named in the public edition",
        ),
        intro: say(
            "Celles qui sont marquées n'ont pas répondu, et le programme ne les annonçait pas : demandez-leur, ou ôtez leur nom.",
            "Those who are marked did not answer and were not on the programme: ask them, or take their names out.",
        ),
        heads: [say("Nom", "Name"), say("Où", "Where"), say("À quel titre", "On what ground")],
        lines: lines(named),
    };
    [named, listed]
}

fn line(
    named: Named,
    answer: Option<&(Consent, String)>,
    notice: Option<&str>,
    language: Language,
) -> Line {
    let say = |french, english| language.choose(french, english);
    let agreed = answer.filter(|(consent, _)| consent.agrees_to_name());
    let mut grounds = Vec::new();
    if let (Some((_, cell)), true) = (agreed, named.grounds.iter().eq([&Ground::Listed])) {
        // All of these agreed.
        grounds.push(cell.clone());
    } else if let Some((_, cell)) = agreed {
        grounds.push(language.choose(format!("a accepté ({cell})"), format!("agreed ({cell})")));
    }
    let own = |it: &Ground| !matches!(it, Ground::Listed | Ground::Mention);
    let has_own = agreed.is_some() || named.grounds.iter().any(own);
    for ground in &named.grounds {
        let words = match ground {
            Ground::Listed => continue,
            Ground::Mention if has_own => continue,
            Ground::Programme => say("au programme", "on the programme"),
            Ground::Part => say("signe, anime ou porte", "signs, keeps or leads"),
            Ground::Floor => say("a pris la parole", "took the floor"),
            Ground::Mention => say("nommée dans un texte", "named in a text"),
        };
        grounds.push(words.to_owned());
    }
    let is_announced =
        [Ground::Programme, Ground::Part].iter().any(|it| named.grounds.contains(it));
    let is_covered = named.grounds.contains(&Ground::Floor) && notice.is_some();
    let is_open = agreed.is_none() && !is_announced && !is_covered;
    if let (Some(notice), true, false) = (notice, is_covered, is_announced || agreed.is_some()) {
        grounds
            .push(language.choose(format!("annoncé : {notice}"), format!("announced: {notice}")));
    } else if is_open {
        grounds.push(say("pas de réponse", "no answer").to_owned());
    }
    Line {
        what: named.name,
        place: in_order(named.places, language),
        ground: grounds.join(" ; "),
        is_open,
        picture: None,
    }
}

/// What those answered who were asked, and in which cell.
fn answers(material: Material<'_>) -> BTreeMap<String, (Consent, String)> {
    let report = material.whole;
    let people = report.people.iter().map(|it| (&it.name, it.consent, it.span));
    let listed = report.participants.iter().chain(&report.absent);
    let listed = listed.map(|it| (&it.name, it.consent, it.span));
    // The list's own row is told first, as the answer stands there.
    let mut answers: BTreeMap<String, (Consent, String)> = BTreeMap::new();
    for (name, consent, span) in listed.chain(people) {
        let Some(consent) = consent else { continue };
        let place: Span = span;
        let entry = answers.entry(slug(name));
        entry.or_insert_with(|| (consent, material.place(place)));
    }
    answers
}

fn register(
    report: &Report,
    whole: &Report,
    texts: &[Text],
    unknown: &BTreeSet<&str>,
    language: Language,
) -> Register {
    let say = |french, english| language.choose(french, english);
    let mut register = Register::default();
    let people: BTreeMap<_, _> = report
        .people
        .iter()
        .filter(|it| !it.is_organisation && !it.is_anonymous)
        .map(|it| (it.id.as_str(), it.name.as_str()))
        .collect();
    for session in &report.sessions {
        let home = home(session, report, language);
        for name in session.speakers.iter().filter_map(|it| it.name.as_ref()) {
            register.add(name, &home, Ground::Programme);
        }
        for note in &session.notes {
            heard(&note.body, &people, &home, &mut register);
            if let Some(name) = &note.author {
                register.add(name, &home, Ground::Part);
            }
        }
    }
    for workshop in &report.workshops {
        let home = format!("{} {}", say("atelier", "workshop"), workshop.title);
        let facts = [&workshop.facts.hosts, &workshop.facts.rapporteurs].into_iter().flatten();
        facts.for_each(|name| register.add(name, &home, Ground::Part));
        let outputs = &workshop.outputs;
        let told = outputs.rounds.iter().flat_map(|it| &it.contributions).map(|it| &it.body);
        let bodies = [&outputs.introduction, &outputs.synthesis].into_iter().chain(told);
        bodies.for_each(|body| heard(body, &people, &home, &mut register));
    }
    let known = known(whole);
    for action in &report.actions {
        let is_one = |lead: &&String| {
            known.contains_key(&slug(lead)) || people_in(lead).iter().any(|it| it == *lead)
        };
        let lead = action.facts.lead.iter().filter(is_one);
        lead.for_each(|name| register.add(name, &format!("action {}", action.id), Ground::Part));
    }
    for credit in &report.event.facts.credits {
        let is_name =
            |it: &&String| it.split(' ').count() <= 4 && it.starts_with(char::is_uppercase);
        let names = credit.names.iter().filter(is_name);
        for name in names.filter(|name| !is_organisation(name, whole)) {
            register.add(name, say("crédits", "credits"), Ground::Part);
        }
    }
    for annex in &report.annexes {
        let home = format!("{} {}", say("annexe", "annex"), annex.title);
        let names = annex.authors.iter().chain(&annex.credit);
        names.for_each(|name| register.add(name, &home, Ground::Part));
    }
    for participant in &report.participants {
        if participant.consent.is_some_and(Consent::agrees_to_name) {
            let place = say("liste", "list");
            register.add(&participant.name, place, Ground::Listed);
        }
    }
    // Who is declared, or announced elsewhere, and stands in a text.
    let known: Vec<_> = known.iter().map(|(id, name)| (id, name, aloud(name))).collect();
    for text in texts {
        let said = aloud(&text.words);
        for (id, name, wanted) in &known {
            if said.contains(wanted) {
                let ground = Ground::Mention;
                if !register.0.get(*id).is_some_and(|it| it.places.contains(&text.home)) {
                    register.add(name, &text.home, ground);
                }
            }
        }
        // Who speaks or is named, and whom nothing else of the event knows.
        for name in unknown.iter().filter(|name| said.contains(&aloud(name))) {
            register.add(name, &text.home, Ground::Mention);
        }
        for name in people_in(&text.words) {
            let is_known = register.0.contains_key(&slug(&name));
            if !is_known && !is_organisation(&name, whole) && !is_of_the_event(&name, whole) {
                register.add(&name, &text.home, Ground::Mention);
            }
        }
        for (name, surname) in strangers(&text.words) {
            if is_organisation(&name, whole) || is_of_the_event(&name, whole) {
                continue;
            }
            // « M. Modèle » is the only one of that name whom the report names.
            let name = register.only_one_called(&surname).unwrap_or(name);
            register.add(&name, &text.home, Ground::Mention);
        }
    }
    register
}

/// Those who speak in a text.
fn heard(body: &Body, people: &BTreeMap<&str, &str>, home: &str, register: &mut Register) {
    for block in body.all_blocks() {
        let BlockKind::Intervention(it) = &block.value else { continue };
        if let Some(name) = people.get(it.speaker.id.as_str()) {
            register.add(name, home, Ground::Floor);
        }
    }
}

/// Everyone whom the files know, by id.
fn known(report: &Report) -> BTreeMap<String, String> {
    let people = report.people.iter().filter(|it| !it.is_organisation && !it.is_anonymous);
    let people = people.map(|it| &it.name);
    let listed = report.participants.iter().chain(&report.absent).map(|it| &it.name);
    let all = people.chain(listed).filter(|name| name.contains(' '));
    all.map(|name| (slug(name), name.clone())).collect()
}

fn is_organisation(name: &str, report: &Report) -> bool {
    let wanted = aloud(name);
    let people = report.people.iter().filter(|it| it.is_organisation).map(|it| &it.name);
    let spoken_for = report.people.iter().filter_map(|it| it.organisation.as_ref());
    let listed = report.participants.iter().filter_map(|it| it.organisation.as_ref());
    let facts = &report.event.facts;
    let behind = facts.organisers.iter().chain(&facts.partners).map(|it| &it.name);
    let mut all = people.chain(spoken_for).chain(listed).chain(behind);
    all.any(|it| aloud(it).contains(&wanted))
}

/// Whether words stand in the title, the place or a heading of the event.
fn is_of_the_event(name: &str, report: &Report) -> bool {
    let wanted = aloud(name);
    let facts = &report.event.facts;
    let titles = report.sessions.iter().map(|it| &it.title);
    let titles = titles.chain(report.workshops.iter().map(|it| &it.title));
    let mut all = titles.chain(&facts.venue).chain(&facts.topics).chain([&report.event.title]);
    all.any(|it| aloud(it).contains(&wanted))
}

/// Somebody after a civility, as far as one knows from the words alone.
static CIVIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:MM?\.|Mme|Mmes|Mlle|Monsieur|Madame|Me|Dr|Pr|Mr|Mrs|Ms|Herr|Frau|Señora?|Sr\.|Sra\.|Sig\.)[\s\u{a0}\u{202f}]+((?:(?:de|du|des|d’|d'|la|le|van|von|der|den|da|dos|di)[\s\u{a0}]*)*\p{Lu}[\p{L}’'-]+(?:[\s\u{a0}]\p{Lu}[\p{L}’'-]+)*)",
    )
    .ok()
});

/// People who are called by a civility: how, and their names without it.
fn strangers(text: &str) -> Vec<(String, String)> {
    let found = CIVIL.iter().flat_map(|it| it.captures_iter(text));
    let words = |it: Option<regex::Match<'_>>| Some(one_line(it?.as_str()));
    found.filter_map(|it| Some((words(it.get(0))?, words(it.get(1))?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_after_a_civility_is_somebody() {
        assert_eq!(
            strangers("Merci à Mme de La Tour et à M. Modèle."),
            [("Mme de La Tour", "de La Tour"), ("M. Modèle", "Modèle")]
                .map(|(whole, name)| (whole.to_owned(), name.to_owned()))
        );
        assert!(strangers("Le maire parle ; la dame aussi.").is_empty());
    }
}
