//! Everyone whom the files name, once each, and who is meant by a name as typed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::person::{Participant, Person, Role, Speaker};
use crate::parse::agenda::AgendaSession;
use crate::parse::agenda::speaker::shown_name;
use crate::parse::event::EventSheet;
use crate::parse::note::NoteFile;
use crate::source::Span;
use crate::spelling::{fold, is_slip, nearest, slug};

/// The register of people and organisations.
#[derive(Default)]
pub(super) struct People {
    list: Vec<Person>,
    /// Ranks in the list, by each way in which people are called.
    ids: BTreeMap<String, usize>,
    names: Called,
    any_order: Called,
    initials: Called,
    surnames: Called,
    given: Called,
    /// Those whom the programme announces under one name with identities that have nothing in common.
    pub(super) namesakes: Vec<Namesakes>,
}

/// One name with two identities.
pub(super) struct Namesakes {
    /// Where the second is announced.
    pub(super) span: Span,
    pub(super) name: String,
    pub(super) first: String,
    pub(super) second: String,
}

/// Ranks by a folded name, or a part of one.
type Called = BTreeMap<String, Vec<usize>>;

impl People {
    /// Enters everyone: the agenda's speakers first, whose spelling is the one shown.
    pub(super) fn register(
        said: &EventSheet,
        sessions: &[AgendaSession],
        leaders: impl Iterator<Item = Speaker>,
        notes: &[NoteFile],
        participants: &[Participant],
    ) -> Self {
        let mut people = Self::default();
        let announced = sessions.iter().flat_map(|session| &session.speakers);
        let in_notes = notes.iter().filter(|note| !note.internal);
        let in_notes = in_notes.flat_map(|note| &note.people);
        let mut identities: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for speaker in announced.clone() {
            people.tell_apart(speaker, &mut identities);
        }
        for speaker in announced.chain(&said.people).chain(in_notes) {
            people.enter(speaker);
        }
        people.join_identities(&identities);
        // What only an internal note tells of someone stays there; the name is needed.
        let internal = notes.iter().filter(|note| note.internal);
        for speaker in internal.flat_map(|note| &note.people) {
            let plain = plain_speaker(speaker.span, speaker.shown(), speaker.role);
            people.enter(&Speaker { consent: speaker.consent, ..plain });
        }
        for leader in leaders {
            people.enter(&leader);
        }
        for participant in participants {
            people.enter(&Speaker {
                span: participant.span,
                name: Some(participant.name.clone()),
                function: participant.function.clone(),
                organisation: participant.organisation.clone(),
                role: Role::Participant,
                consent: participant.consent,
            });
        }
        people
    }

    /// Notes who has the name of somebody announced before, and an identity that shares no word with
    /// that one's.
    fn tell_apart(&mut self, speaker: &Speaker, identities: &mut BTreeMap<String, Vec<String>>) {
        let Some(name) = &speaker.name else { return };
        let said = [&speaker.function, &speaker.organisation].map(Option::as_deref);
        let identity: Vec<_> = said.into_iter().flatten().collect();
        let identity = identity.join(", ");
        if identity.is_empty() {
            return;
        }
        let known = identities.entry(fold(name)).or_default();
        match known.first() {
            Some(first) if !known.iter().any(|it| shares_word(it, &identity)) => {
                self.namesakes.push(Namesakes {
                    span: speaker.span,
                    name: name.clone(),
                    first: first.clone(),
                    second: identity.clone(),
                });
                known.push(identity);
            }
            Some(_) => {}
            None => known.push(identity),
        }
    }

    /// Gives a name with several identities all of them, so that nobody bears another's alone.
    fn join_identities(&mut self, identities: &BTreeMap<String, Vec<String>>) {
        for (name, identities) in identities.iter().filter(|(_, it)| it.len() > 1) {
            let rank = self.names.get(name).and_then(|ranks| ranks.first().copied());
            if let Some(person) = rank.and_then(|rank| self.list.get_mut(rank)) {
                person.function = Some(identities.join(" ; "));
                person.organisation = None;
            }
        }
    }

    fn enter(&mut self, speaker: &Speaker) {
        let name = speaker.shown();
        let folded = fold(name);
        if folded.is_empty() {
            return;
        }
        let known = self.names.get(&folded).and_then(|ranks| ranks.first().copied());
        let rank = known.unwrap_or_else(|| {
            let rank = self.list.len();
            self.index(&folded, rank, speaker.name.is_none());
            self.ids.entry(slug(name)).or_insert(rank);
            self.list.push(Person {
                id: slug(name),
                span: speaker.span,
                name: name.to_owned(),
                is_organisation: speaker.name.is_none(),
                function: None,
                organisation: None,
                roles: Vec::new(),
                consent: None,
                is_anonymous: false,
            });
            rank
        });
        let person = &mut self.list[rank];
        person.consent = match (person.consent, speaker.consent) {
            (Some(one), Some(other)) => Some(one.and(other)),
            (one, other) => one.or(other),
        };
        person.function = person.function.take().or_else(|| speaker.function.clone());
        if !person.is_organisation {
            let organisation = person.organisation.take();
            person.organisation = organisation.or_else(|| speaker.organisation.clone());
            // « maire de Saint-Modèle, Saint-Modèle » says it twice.
            let says = |function: &String, organisation: &String| {
                fold(function).ends_with(&fold(organisation))
            };
            if person.function.iter().zip(&person.organisation).any(|(a, b)| says(a, b)) {
                person.organisation = None;
            }
        }
        if !person.roles.contains(&speaker.role) {
            person.roles.push(speaker.role);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Person> {
        self.list.iter()
    }

    /// Enters the ways in which somebody may be called. Where the given name ends is not known: it may be
    /// of two words (`Pierre-Yves Le Corre`); that of an organisation is its first word at most.
    fn index(&mut self, folded: &str, rank: usize, is_organisation: bool) {
        let enter = |called: &mut Called, name: String| {
            let ranks = called.entry(name).or_default();
            if !ranks.contains(&rank) {
                ranks.push(rank);
            }
        };
        enter(&mut self.names, folded.to_owned());
        enter(&mut self.any_order, in_order(folded));
        let words: Vec<_> = folded.split(' ').collect();
        if !is_organisation && words.len() > 1 {
            enter(&mut self.given, words[0].to_owned());
            if words.len() > 2 {
                enter(&mut self.given, words[..2].join(" "));
            }
        }
        let longest = if is_organisation { 1 } else { 2 };
        for given in 1..=longest.min(words.len() - 1) {
            let initials: String =
                words[..given].iter().filter_map(|it| it.chars().next()).collect();
            let surname = words[given..].join(" ");
            enter(&mut self.initials, format!("{} {surname}", &words[0][..initials_end(words[0])]));
            enter(&mut self.initials, format!("{initials} {surname}"));
            enter(&mut self.surnames, surname);
        }
    }

    pub(super) fn get(&self, id: &str) -> Option<&Person> {
        self.ids.get(id).map(|rank| &self.list[*rank])
    }

    /// Who is meant: by the whole name in any order, by initials and surname (`C. Grivel`, `PY Le Corre`),
    /// or by a surname (`M. Grivel`) that only one person bears, or only one of a panel: the ids of those
    /// who are announced where the name stands.
    pub(super) fn find(&self, typed: &str, panel: &[String]) -> Option<&Person> {
        let ranks = self.meant(typed);
        let is_there = |rank: &&usize| panel.contains(&self.list[**rank].id);
        let mut there = ranks.iter().filter(is_there);
        match (ranks, there.next(), there.next()) {
            ([only], ..) | (_, Some(only), None) => Some(&self.list[*only]),
            _ => None,
        }
    }

    /// Who is meant by a given name, alone or before an initial: somebody of a panel, if nobody else bears it.
    pub(super) fn find_given(&self, typed: &str, panel: &[String]) -> Option<&Person> {
        let Some([only]) = self.given.get(&fold(typed)).map(Vec::as_slice) else {
            return self.find_shortened(typed, panel);
        };
        let person = &self.list[*only];
        panel.contains(&person.id).then_some(person)
    }

    /// Who is meant by a given name and the first letter of a surname, « Nadia F. »: somebody of a panel.
    fn find_shortened(&self, typed: &str, panel: &[String]) -> Option<&Person> {
        let folded = fold(typed);
        let (given, letter) = folded.rsplit_once(' ')?;
        if letter.chars().count() != 1 {
            return None;
        }
        let is_meant = |person: &&Person| {
            let name = fold(&person.name);
            let rest = name.strip_prefix(given).and_then(|rest| rest.strip_prefix(' '));
            !person.is_organisation && rest.is_some_and(|rest| rest.starts_with(letter))
        };
        let mut found = panel.iter().filter_map(|id| self.get(id)).filter(is_meant);
        let first = found.next()?;
        found.all(|other| other.id == first.id).then_some(first)
    }

    /// Who is meant by initials alone, « KB » or « P.-Y. L. C. »: somebody of a panel, if no other of it has them.
    pub(super) fn find_initials(&self, typed: &str, panel: &[String]) -> Option<&Person> {
        let letters = letters_alone(typed)?;
        let has =
            |person: &&Person| !person.is_organisation && has_initials(&person.name, &letters);
        let mut found = panel.iter().filter_map(|id| self.get(id)).filter(has);
        let first = found.next()?;
        found.all(|other| other.id == first.id).then_some(first)
    }

    /// Those of a panel whom a part of a name may mean: a surname, a given name, initials.
    pub(super) fn of_panel(&self, typed: &str, panel: &[String]) -> Vec<&str> {
        let letters = letters_alone(typed);
        let folded = fold(&shown_name(typed));
        let given = self.given.get(&folded).map_or(&[][..], Vec::as_slice);
        let ranks: BTreeSet<_> = self.meant(typed).iter().chain(given).copied().collect();
        let is_meant = |rank: usize, person: &Person| {
            let by_letters =
                letters.as_ref().is_some_and(|letters| has_initials(&person.name, letters));
            (by_letters || ranks.contains(&rank)) && panel.contains(&person.id)
        };
        let people = self.list.iter().enumerate().filter(|(_, it)| !it.is_organisation);
        people.filter(|(rank, it)| is_meant(*rank, it)).map(|(_, it)| it.name.as_str()).collect()
    }

    /// All who may be meant, in the order of the list.
    pub(super) fn several(&self, typed: &str) -> impl Iterator<Item = &Person> {
        self.meant(typed).iter().map(|rank| &self.list[*rank])
    }

    /// The ranks of those whom a name means, by the surest way in which it means anybody.
    fn meant(&self, typed: &str) -> &[usize] {
        let shown = fold(&shown_name(typed));
        // Without its full stop, « M » is a title all the same.
        let bare = fold(typed);
        let bare = bare.strip_prefix("m ").unwrap_or(&bare);
        let ways = [
            (&self.names, shown.clone()),
            (&self.any_order, in_order(&shown)),
            (&self.initials, initials_together(&shown)),
            // Capitals in front are a surname, or the initials of a compound name.
            (&self.initials, initials_together(&fold(typed))),
            (&self.surnames, shown),
            (&self.surnames, bare.to_owned()),
        ];
        let found = ways.iter().filter_map(|(called, name)| called.get(name)).map(Vec::as_slice);
        let mut found = found.filter(|ranks| !ranks.is_empty());
        let of_part = || without_part(&fold(typed)).and_then(|name| self.names.get(name));
        found.next().or_else(|| of_part().map(Vec::as_slice)).unwrap_or_default()
    }

    /// The known name most like the one typed; of a surname alone, or after a title, the bearer of the
    /// one most like it.
    pub(super) fn nearest(&self, typed: &str, panel: &[String]) -> Option<&str> {
        let shown = shown_name(typed);
        let by_surname = || {
            let folded = fold(&shown);
            let like = |(surname, _): &(&String, &Vec<usize>)| is_slip(surname, &folded);
            let ranks = self.surnames.iter().filter(like).flat_map(|(_, ranks)| ranks);
            let ranks: BTreeSet<_> = ranks.collect();
            let of_panel = |rank: &&&usize| panel.contains(&self.list[***rank].id);
            let of_panel: Vec<_> = ranks.iter().filter(of_panel).collect();
            let rank = match of_panel[..] {
                [only] => only,
                _ => ranks.first().filter(|_| ranks.len() == 1)?,
            };
            Some(self.list[**rank].name.as_str())
        };
        let is_titled = shown.split(' ').count() < typed.split_whitespace().count();
        let by_name = || nearest(&shown, self.list.iter().map(|person| person.name.as_str()));
        if is_titled || !shown.contains(' ') { by_surname().or_else(by_name) } else { by_name() }
    }

    /// The people whom the report names: those who only took part stay on their own list.
    pub(super) fn into_list(self, spoken: &BTreeSet<String>) -> Vec<Person> {
        let named = |person: &Person| {
            spoken.contains(&person.id)
                || person.roles.iter().any(|role| *role != Role::Participant)
        };
        self.list.into_iter().filter(named).collect()
    }
}

/// Whether two identities share a word that says something: « président » and « président du Parc ».
fn shares_word(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let long = |word: &&str| word.chars().count() > 3;
    let words: BTreeSet<_> = one.split(' ').filter(long).collect();
    let near = |word: &str| words.iter().any(|it| it.starts_with(word) || word.starts_with(*it));
    // An acronym alone tells too little to say that it is somebody else.
    words.is_empty()
        || other.split(' ').filter(long).count() == 0
        || other.split(' ').filter(long).any(near)
}

/// Someone of whom only the name is known.
pub(super) fn plain_speaker(span: Span, name: &str, role: Role) -> Speaker {
    let name = Some(shown_name(name));
    Speaker { span, name, function: None, organisation: None, role, consent: None }
}

/// A folded name without the words for a part of the programme in front: « Conclusion Paule Modèle »,
/// « Mot d'accueil de Paule Modèle ».
fn without_part(folded: &str) -> Option<&str> {
    const PARTS: &[&str] = &[
        "conclusion",
        "conclusions",
        "ouverture",
        "introduction",
        "cloture",
        "accueil",
        "mot",
        "synthese",
        "restitution",
        "intervention",
        "discours",
        "reponse",
        "question",
        "temoignage",
        "presentation",
        "expose",
        "propos",
        "grand",
        "temoin",
        "closing",
        "opening",
        "welcome",
        "answer",
        "keynote",
    ];
    const LINKS: &[&str] = &["de", "d", "du", "par", "by", "from"];
    let mut rest = folded;
    let mut told = false;
    while let Some((word, after)) = rest.split_once(' ') {
        let is_part = PARTS.contains(&word);
        let is_link = told && LINKS.contains(&word);
        if !(is_part || is_link) {
            break;
        }
        told |= is_part;
        rest = after;
    }
    (told && rest.contains(' ')).then_some(rest)
}

/// The words of a folded name, whatever their order.
fn in_order(folded: &str) -> String {
    let mut words: Vec<_> = folded.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// The letters of initials that stand alone: « KB », « K. B. », « P-Y.L. ».
fn letters_alone(typed: &str) -> Option<String> {
    let letters: String =
        typed.chars().filter(|c| !matches!(c, '.' | '-' | ' ' | '\u{a0}')).collect();
    let is_short = (2..=4).contains(&letters.chars().count());
    (is_short && letters.chars().all(char::is_uppercase)).then(|| fold(&letters))
}

/// Whether a name has these initials, with those of its particles or without.
fn has_initials(name: &str, letters: &str) -> bool {
    const PARTICLES: &[&str] = &["de", "du", "des", "d", "la", "le", "l", "van", "von"];
    let folded = fold(name);
    let initials = |skip: bool| -> String {
        let words = folded.split(' ').filter(|word| !skip || !PARTICLES.contains(word));
        words.filter_map(|word| word.chars().next()).collect()
    };
    initials(false) == letters || initials(true) == letters
}

/// Where the first letter of a word ends.
fn initials_end(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
}

/// A folded name whose initials are one word: `p y le corre` and `py le corre` are the same.
fn initials_together(folded: &str) -> String {
    let words: Vec<_> = folded.split(' ').collect();
    let single = words.iter().take_while(|word| word.chars().count() == 1).count();
    let (initials, surname) = words.split_at(single);
    let parts = [initials.concat(), surname.join(" ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn two_identities_of_one_name_are_told_apart_by_their_words() {
        assert!(!shares_word("maire de Col-Modèle", "chercheuse à l'Institut des Haies"));
        assert!(shares_word("président", "président du Parc"));
        assert!(shares_word("directrice, Citéval", "Citéval"));
        assert!(shares_word("DDT", "chargée de mission"));
    }

    #[test]
    fn people_are_found_by_the_forms_that_note_takers_use() {
        let mut people = People::default();
        for name in ["Pierre-Yves Le Corre", "Claude Grivel", "Anne Vasseur", "Paul Vasseur"] {
            let span = Span::start_of(SourceId(0));
            people.enter(&plain_speaker(span, name, Role::Panellist));
        }
        for (typed, name) in [
            ("PY Le Corre", "Pierre-Yves Le Corre"),
            ("P.-Y. Le Corre", "Pierre-Yves Le Corre"),
            ("P. Le Corre", "Pierre-Yves Le Corre"),
            ("LE CORRE Pierre-Yves", "Pierre-Yves Le Corre"),
            ("M. Le Corre", "Pierre-Yves Le Corre"),
            ("C. Grivel", "Claude Grivel"),
            ("M. Grivel", "Claude Grivel"),
            ("Mme Vasseur", ""),
            ("A. Vasseur", "Anne Vasseur"),
            ("Dr Grivel", "Claude Grivel"),
            ("M Grivel", "Claude Grivel"),
        ] {
            let found = people.find(typed, &[]).map_or("", |person| person.name.as_str());
            assert_eq!(found, name, "{typed}");
        }
        // On a panel with one of the two, there is no doubt.
        let panel = ["paul-vasseur".to_owned()];
        let found = people.find("M. Vasseur", &panel).map(|person| person.name.as_str());
        assert_eq!(found, Some("Paul Vasseur"));
        assert_eq!(people.several("Mme Vasseur").count(), 2);
        assert_eq!(people.nearest("M. Grivell", &[]), Some("Claude Grivel"));
        assert_eq!(people.nearest("Mme Vaseur", &panel), Some("Paul Vasseur"));
        assert_eq!(people.nearest("Mme Vaseur", &[]), None);
        let panel = ["paul-vasseur", "pierre-yves-le-corre", "anne-vasseur"].map(str::to_owned);
        let initials = |typed| people.find_initials(typed, &panel).map(|it| it.name.as_str());
        assert_eq!(initials("P.V."), Some("Paul Vasseur"));
        assert_eq!(initials("PYLC"), Some("Pierre-Yves Le Corre"));
        let given = |typed| people.find_given(typed, &panel).map(|it| it.name.as_str());
        assert_eq!((given("Anne V."), given("Anne G.")), (Some("Anne Vasseur"), None));
        assert_eq!((initials("CG"), initials("Pv"), initials("UE")), (None, None, None));
        assert_eq!(people.of_panel("Vasseur", &panel), ["Anne Vasseur", "Paul Vasseur"]);
    }
}
