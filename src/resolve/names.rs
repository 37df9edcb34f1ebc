//! Everyone whom the files name, once each, and who is meant by a name as typed.

use std::collections::BTreeSet;

use crate::model::person::{Participant, Person, Role, Speaker};
use crate::parse::agenda::AgendaSession;
use crate::parse::agenda::speaker::shown_name;
use crate::parse::event::EventSheet;
use crate::parse::note::NoteFile;
use crate::source::Span;
use crate::spelling::{fold, nearest, slug};

/// The register of people and organisations.
pub(super) struct People {
    list: Vec<Person>,
    /// For each of the list, its name folded.
    folded: Vec<String>,
}

impl People {
    /// Enters everyone: the agenda's speakers first, whose spelling is the one shown.
    pub(super) fn register(
        said: &EventSheet,
        sessions: &[AgendaSession],
        leaders: impl Iterator<Item = Speaker>,
        notes: &[NoteFile],
        participants: &[Participant],
    ) -> Self {
        let mut people = Self { list: Vec::new(), folded: Vec::new() };
        let announced = sessions.iter().flat_map(|session| &session.speakers);
        let in_notes = notes.iter().filter(|note| !note.internal);
        let in_notes = in_notes.flat_map(|note| &note.people);
        for speaker in announced.chain(&said.people).chain(in_notes) {
            people.enter(speaker);
        }
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

    fn enter(&mut self, speaker: &Speaker) {
        let name = speaker.shown();
        let folded = fold(name);
        if folded.is_empty() {
            return;
        }
        let rank = self.folded.iter().position(|known| *known == folded);
        let rank = rank.unwrap_or_else(|| {
            self.folded.push(folded);
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
            self.list.len() - 1
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

    pub(super) fn get(&self, id: &str) -> Option<&Person> {
        self.list.iter().find(|person| person.id == id)
    }

    /// Who is meant: by the whole name in any order, by initial and surname (`C. Grivel`), or by
    /// a surname that only one person bears (`M. Grivel`).
    pub(super) fn find(&self, typed: &str) -> Option<&Person> {
        let shown = fold(&shown_name(typed));
        let by = |is: &dyn Fn(&str) -> bool| {
            let mut found = self.list.iter().zip(&self.folded).filter(|(_, folded)| is(folded));
            let (person, _) = found.next()?;
            found.next().is_none().then_some(person)
        };
        let sorted = sorted_words(&shown);
        by(&|known| known == shown)
            .or_else(|| by(&|known| sorted_words(known) == sorted))
            .or_else(|| {
                let (initial, surname) = shown.split_once(' ')?;
                let short = initial.len() == 1;
                short.then(|| {
                    by(&|known| {
                        known.starts_with(initial)
                            && known.split_once(' ').is_some_and(|(_, rest)| rest == surname)
                    })
                })?
            })
            .or_else(|| {
                let alone = !shown.is_empty() && !shown.contains(' ');
                alone.then(|| {
                    by(&|known| known.split_once(' ').is_some_and(|(_, rest)| rest == shown))
                })?
            })
    }

    /// The known name most like the one typed.
    pub(super) fn nearest(&self, typed: &str) -> Option<&str> {
        nearest(typed, self.list.iter().map(|person| person.name.as_str()))
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

/// Someone of whom only the name is known.
pub(super) fn plain_speaker(span: Span, name: &str, role: Role) -> Speaker {
    let name = Some(shown_name(name));
    Speaker { span, name, function: None, organisation: None, role, consent: None }
}

fn sorted_words(folded: &str) -> Vec<&str> {
    let mut words: Vec<_> = folded.split(' ').collect();
    words.sort_unstable();
    words
}
