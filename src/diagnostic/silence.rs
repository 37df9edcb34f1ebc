//! Which facts only follow from a worse one that is told: one table, applied where facts are told.
//!
//! A stage states what it finds and does not ask what others found. What follows from something
//! else comes back by itself once that is mended, if it is still true then.

use std::collections::BTreeMap;

use super::Code::{
    self, ActionWithoutHorizon, ActionWithoutLead, ActionWithoutOrigin, AmbiguousSession,
    BrokenMark, DayWithoutDate, DeadLink, DoubtfulWords, FundingWithoutEmblem,
    FundingWithoutStatement, Leftover, MissingAgenda, MissingAnnex, MissingColumn, MissingKey,
    NoDate, NoSession, NoTitle, NoteWithoutSession, OpenQuestion, PictureWithoutCredit,
    Placeholder, SameTextTwice, SameTitleTwice, SilentPanellist, StrayInternal, UnclosedHeader,
    UnconfirmedSpeaker, UndescribedPhoto, UnevenRow, UnexpandedAcronym, UnfilledAgenda,
    UnknownColumn, UnknownFormat, UnknownKey, UnknownPerson, UnknownQuestion, UnknownReference,
    UnknownSession, UnreadableFile, UnusedPicture, WorkshopWithoutHost, WorkshopWithoutOutput,
    WorkshopWithoutRapporteur, YamlSyntax,
};
use super::{Diagnostic, Language, Policy, Severity};
use crate::source::{SourceId, Span};

/// Where a cause silences what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// In the file that it is told of.
    File,
    /// In all files of the event.
    Event,
    /// Where both are told of the same words.
    Place,
    /// Where the cause proposes the name that the other is about.
    Name,
}

/// The causes, where they reach, and what then goes without saying.
type Row = (&'static [Code], Reach, &'static [Code]);

const TABLE: &[Row] = &[
    // Without an agenda there is nothing to know the event by.
    (&[MissingAgenda, UnfilledAgenda], Reach::Event, &[NoSession, NoDate, NoTitle]),
    // Without its sessions, questions and speakers, nothing can be attached to them.
    (
        &[MissingAgenda, UnfilledAgenda, NoSession],
        Reach::Event,
        &[
            UnknownSession,
            AmbiguousSession,
            NoteWithoutSession,
            UnknownReference,
            UnknownQuestion,
            UnknownPerson,
            UnconfirmedSpeaker,
        ],
    ),
    // What cannot be read may hold what others name, ask for or wait for.
    (
        &[YamlSyntax, UnclosedHeader, UnreadableFile, UnknownFormat, MissingColumn],
        Reach::Event,
        &[
            NoDate,
            NoTitle,
            DayWithoutDate,
            UnknownReference,
            UnknownQuestion,
            OpenQuestion,
            UnknownPerson,
            UnconfirmedSpeaker,
            SilentPanellist,
            UnexpandedAcronym,
            PictureWithoutCredit,
            UnusedPicture,
            UndescribedPhoto,
            FundingWithoutStatement,
            FundingWithoutEmblem,
        ],
    ),
    // A table whose heads are not found is read in nothing else.
    (&[MissingColumn], Reach::File, &[UnknownColumn, UnevenRow]),
    // A damaged file is there.
    (&[UnreadableFile, UnknownFormat], Reach::Event, &[MissingAnnex, DeadLink]),
    // What cannot be read of a file may hold what the rest of it lacks.
    (
        &[YamlSyntax, UnclosedHeader],
        Reach::File,
        &[NoSession, UnknownSession, NoteWithoutSession, MissingKey],
    ),
    (
        &[YamlSyntax, UnclosedHeader, UnknownKey],
        Reach::File,
        &[WorkshopWithoutOutput, WorkshopWithoutHost, WorkshopWithoutRapporteur],
    ),
    (
        &[YamlSyntax, UnclosedHeader, UnknownKey, UnknownColumn],
        Reach::File,
        &[ActionWithoutOrigin, ActionWithoutLead, ActionWithoutHorizon],
    ),
    // Words that are told to hold a place or to be left over are not to be published at all.
    (
        &[Placeholder, Leftover, StrayInternal],
        Reach::Place,
        &[DoubtfulWords, UnknownPerson, BrokenMark],
    ),
    // Who is named with a slip has not been silent.
    (&[UnknownPerson], Reach::Name, &[SilentPanellist]),
    // A copied file is told as a whole.
    (&[SameTextTwice], Reach::File, &[SameTitleTwice]),
];

/// The causes among the facts of a run, each with the worst severity that it is told with: in a file,
/// and anywhere.
pub(super) struct Causes {
    /// By file, and anywhere.
    worst: BTreeMap<(Code, Option<SourceId>), Severity>,
    /// At a place.
    places: Vec<(Code, Span, Severity)>,
    /// With the name that is proposed.
    names: Vec<(Code, String, Severity)>,
}

impl Causes {
    pub(super) fn among(facts: &[Diagnostic], policy: &Policy) -> Self {
        let mut worst = BTreeMap::new();
        let (mut places, mut names) = (Vec::new(), Vec::new());
        for fact in facts.iter().filter(|fact| is_cause(fact)) {
            let Some(severity) = policy.severity(fact.code) else { continue };
            places.extend(fact.span.map(|span| (fact.code, span, severity)));
            let nearest = fact.word("nearest", Language::English);
            names.extend(nearest.map(|name| (fact.code, name.to_owned(), severity)));
            for place in [None, fact.span.map(|span| span.source)] {
                let worst = worst.entry((fact.code, place)).or_insert(severity);
                *worst = severity.min(*worst);
            }
        }
        Self { worst, places, names }
    }

    /// Whether a fact goes without saying. What is worse than its cause is told all the same, and so is
    /// what comes with its correction: it is a slip of its own.
    pub(super) fn silence(&self, fact: &Diagnostic, severity: Severity) -> bool {
        let is_known = |code: &Code, reach| {
            let in_files = || fact.span.iter().chain(&fact.further).map(|span| Some(span.source));
            let places = match reach {
                Reach::Event => vec![None],
                Reach::File => in_files().collect(),
                Reach::Place => return self.is_at(*code, fact.span, severity),
                Reach::Name => {
                    let own = fact.word("name", Language::English);
                    let mut names = self.names.iter().filter(|(of, ..)| of == code);
                    return names.any(|(_, it, worst)| Some(&**it) == own && *worst <= severity);
                }
            };
            let mut told = places.into_iter().filter_map(|place| self.worst.get(&(*code, place)));
            told.any(|worst| *worst <= severity)
        };
        let mut rows = TABLE.iter().filter(|(.., silenced)| silenced.contains(&fact.code));
        fact.correction.is_none()
            && rows.any(|(causes, reach, _)| causes.iter().any(|code| is_known(code, *reach)))
    }
}

impl Causes {
    /// Whether a cause is told of words that a place holds, or that hold it.
    fn is_at(&self, code: Code, place: Option<Span>, severity: Severity) -> bool {
        let meets = |span: &Span, own: &Span| {
            span.source == own.source && span.start < own.end && own.start < span.end
        };
        let mut places = self.places.iter().filter(|(own, ..)| *own == code);
        places.any(|(_, span, worst)| {
            *worst <= severity && place.is_some_and(|place| meets(span, &place))
        })
    }
}

/// Whether anything can follow from a fact: a column that is like none of ours is its author's own.
fn is_cause(fact: &Diagnostic) -> bool {
    let is_own = || fact.word("nearest", Language::English).is_none();
    TABLE.iter().any(|(causes, ..)| causes.contains(&fact.code))
        && !(fact.code == UnknownColumn && is_own())
}
