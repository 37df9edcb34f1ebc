//! What an edition does not say, found by comparing the whole report with what is left of it.
//!
//! So nothing has to be listed where it is taken out: whatever is gone, for whichever reason, is here.

use std::collections::BTreeSet;

use super::Whole;
use super::said::{PublishedText, letters, said_by, sentences};
use crate::language::ReportLanguage;
use crate::model::person::Participant;
use crate::model::report::Report;
use crate::source::Span;

/// Something that an edition does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The words, as written.
    pub text: String,
    /// Where they are written, or what they belong to.
    pub span: Option<Span>,
    /// What they are.
    pub kind: Kind,
}

/// What is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An address or a number.
    Token,
    /// A name as it stands in addresses and in the names of files; in texts, the matcher of names
    /// looks for it ([`Guard`](super::guard::Guard)).
    Name,
    /// A passage or a value.
    Passage,
    /// A passage that a longer one, which everyone may read, happens to hold.
    Within,
    /// The path of a file.
    File,
}

/// Passages with fewer letters and digits say too little to be recognised.
pub const SHORTEST: usize = 6;
/// Words of fewer letters and digits may stand anywhere by chance when spaces are not looked at.
pub const TELLING: usize = 12;

/// Leaves of somebody on the list of participants what may be counted or was agreed to.
pub(super) fn forget(participant: &mut Participant) {
    let consent = participant.consent;
    participant.email = None;
    participant.telephone = None;
    if consent.is_none_or(|it| !it.agrees_to_name()) {
        participant.name = String::new();
        participant.function = None;
    }
    if consent.is_none_or(|it| !it.agrees_to_name() || !it.organisation) {
        participant.organisation = None;
    }
}

/// What the whole report says and the edited one does not; `tokens` are names, addresses and
/// numbers that were taken out.
pub(super) fn compare(
    whole: Whole<'_>,
    edited: &Report,
    language: &ReportLanguage,
    tokens: Vec<Withheld>,
) -> Vec<Withheld> {
    let said = PublishedText::by(edited, language);
    let mut known = BTreeSet::new();
    let mut withheld = Vec::new();
    let allowed = whole.report.event.facts.allowed.iter().map(|it| letters(&it.words));
    let allowed: Vec<_> = allowed.collect();
    // Names are looked for as names.
    let people = whole.report.people.iter().map(|it| letters(&it.name));
    let people: BTreeSet<_> = people.collect();
    let is_allowed = |words: &str| allowed.iter().any(|it| it.contains(words));
    let mut add = |text: String, span: Option<Span>, kind: Kind| {
        let letters = letters(&text);
        // A name or an address that is still said anywhere was missed.
        let is_token = matches!(kind, Kind::Token | Kind::Name);
        if !is_telling(&letters, kind) || (!is_token && said.is_piece(&letters)) {
            return;
        }
        // What everyone may read anyway is no secret: a date, a label in an internal box.
        if kind == Kind::Passage
            && (said.says_words(&text) || is_allowed(&letters) || people.contains(&letters))
        {
            return;
        }
        let kind = match kind {
            Kind::File if said.holds(&letters) => return,
            Kind::Passage if said.holds(&letters) => Kind::Within,
            kind => kind,
        };
        if known.insert(letters) {
            withheld.push(Withheld { text, span, kind });
        }
    };
    for Withheld { text, span, kind } in tokens {
        add(text, span, kind);
    }
    for value in whole.reserved.iter().flatten().chain(whole.letter) {
        for text in sentences(&value.value) {
            add(text, Some(value.span), Kind::Passage);
        }
    }
    for (text, span) in said_by(&without_people(whole.report)) {
        for text in sentences(&text) {
            add(text, span, Kind::Passage);
        }
    }
    let shown: BTreeSet<_> = edited.sources.iter().map(|it| it.path.as_str()).collect();
    let hidden = whole.report.sources.iter().filter(|it| !shown.contains(it.path.as_str()));
    for source in hidden {
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        add(source.path.clone(), None, Kind::File);
        add(name.to_owned(), None, Kind::File);
    }
    withheld
}

/// A report without what it says of people: their names are looked for as names, and what they do
/// and whom they speak for is no secret unless a record reserves it.
fn without_people(report: &Report) -> Report {
    let mut bare = report.clone();
    bare.participants.clear();
    for speaker in bare.sessions.iter_mut().flat_map(|session| &mut session.speakers) {
        speaker.name = None;
        speaker.function = None;
        speaker.organisation = None;
    }
    for person in &mut bare.people {
        person.function = None;
        person.organisation = None;
    }
    for note in bare.sessions.iter_mut().flat_map(|session| &mut session.notes) {
        note.author = None;
    }
    for workshop in &mut bare.workshops {
        workshop.facts.hosts.clear();
        workshop.facts.rapporteurs.clear();
    }
    for action in &mut bare.actions {
        action.facts.lead = None;
    }
    bare
}

/// Whether words are enough to be sure that they are these.
fn is_telling(letters: &str, kind: Kind) -> bool {
    let alphabetic = letters.chars().filter(|c| c.is_alphabetic()).count();
    letters.chars().count() >= SHORTEST
        && (alphabetic >= 4 || matches!(kind, Kind::Token | Kind::Name))
}
