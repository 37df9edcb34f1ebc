//! Which readers a report is for: what they may not see is taken out before anything is rendered,
//! so that contents, bookmarks, metadata and counts follow by themselves.
//!
//! `parts` takes out what authors reserved, `marks` what they reserved in words of their own, `asides` who refuses to be named by the words of a text, `voices` who said what in sessions that keep it to
//! themselves, `refusals` the names of those who are not named, `pictures` the pictures of those who
//! refused them, `reach` addresses and telephone numbers. What is gone is known afterwards by comparing
//! the report with what is left of it (`withheld`).

mod asides;
mod contact;
mod doubtful;
pub mod guard;
mod ids;
mod instead;
mod line;
mod marks;
mod names;
mod parts;
mod pass;
mod pictures;
mod reach;
mod refusals;
mod register;
pub mod said;
mod tell;
mod voices;
pub mod withheld;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::{Deref, Range};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::ReportLanguage;
use crate::model::report::Report;
use crate::model::texts::{self, Rewriter};
use crate::source::{Span, Spanned, sha256};

use guard::Guard;
pub use withheld::{Kind, Withheld};

/// The readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// Everyone.
    Public,
    /// The organisers.
    Internal,
}

impl Edition {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
        }
    }
}

/// A report before any edition.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// All that the files say.
    pub report: &'a Report,
    /// What they say to everyone: values that are reserved are not there.
    pub for_everyone: &'a Report,
    /// The values that are not there; those of one record together.
    pub reserved: &'a [Vec<Spanned<String>>],
    /// The lines of the letter around the agenda.
    pub letter: &'a [Spanned<String>],
}

/// A report as an edition may show it: to be read as one, and made by [`edit`] alone.
#[derive(Debug, Clone)]
pub struct Edited {
    report: Report,
    edition: Edition,
    withheld: Vec<Withheld>,
    guard: Guard,
    kept: Vec<String>,
    taken: Taken,
    bound: Vec<(String, Guard)>,
}

impl Edited {
    /// The ids of sessions whose words are nobody's, each with those who spoke there.
    pub fn bound(&self) -> &[(String, Guard)] {
        &self.bound
    }

    /// How people are reached, as a text tells it: what is not the event's own and was not allowed.
    pub fn contacts(&self, text: &str) -> Vec<Range<usize>> {
        reach::foreign(&self.report, text)
    }

    /// What is painted over where a text is drawn and nothing can be taken out of it: how people are
    /// reached, and those who refused to be named.
    pub fn to_cover(&self, text: &str) -> Vec<Range<usize>> {
        if self.edition != Edition::Public {
            return Vec::new();
        }
        let mut found = self.contacts(text);
        let named = self.guard.find(text).into_iter();
        let refused = named.filter(|(who, _)| {
            self.guard.person(*who).is_some_and(|person| !person.is_only_listed)
        });
        found.extend(refused.map(|(_, range)| range));
        found
    }

    /// For whom it is.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// What it does not say any more: nothing of it may be found in what is written.
    pub fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }

    /// Those whom it does not name: none of them may be found in what is written.
    pub fn guard(&self) -> &Guard {
        &self.guard
    }

    /// Words that hold a withheld name and stay, such as the name of a school.
    pub fn kept(&self) -> &[String] {
        &self.kept
    }

    /// How much was taken out.
    pub fn taken(&self) -> Taken {
        self.taken
    }

    /// Has its texts rewritten, and nothing else of it.
    pub(crate) fn rewrite(&mut self, rewriter: &mut impl Rewriter) {
        texts::rewrite(&mut self.report, rewriter);
    }
}

impl Deref for Edited {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.report
    }
}

/// How much an edition leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Passages, values, parts and files.
    pub passages: usize,
    /// Pictures of people who refused them.
    pub pictures: usize,
    /// Places that named someone.
    pub names: usize,
    /// Addresses and telephone numbers.
    pub contacts: usize,
}

/// The report as an edition may show it. What was taken out, and by which rule, is told as
/// decisions.
#[must_use]
pub fn edit(whole: Whole<'_>, edition: Edition, diagnostics: &mut Diagnostics) -> Edited {
    let language = ReportLanguage::of(&whole.report.event.language);
    let mut everyone = register::register(whole.report);
    if edition == Edition::Public {
        asides::enter(&mut everyone, whole.report, diagnostics);
    }
    let read = match edition {
        Edition::Public => whole.for_everyone,
        Edition::Internal => whole.report,
    };
    let mut report = read.clone();
    register::bring_answers(&mut report, &everyone);
    let bound = voices::attribute(&mut report, &everyone, diagnostics);
    if edition == Edition::Internal {
        // Who said what there is no more for the organisers than for everyone.
        let whole = Whole { reserved: &[], letter: &[], ..whole };
        let mut withheld = Vec::new();
        if !bound.is_empty() {
            withheld = withheld::compare(whole, &report, &language, Vec::new());
        }
        let (guard, kept, taken) = (Guard::default(), Vec::new(), Taken::default());
        return Edited { report, edition, withheld, guard, kept, taken, bound };
    }
    let letters = whole.letter.chunk_by(|one, next| follows(one.span, next.span));
    let mut passages: BTreeSet<_> = letters.filter_map(Removed::letter).collect();
    passages.extend(parts::withhold(&mut report, whole.report, diagnostics));
    for values in whole.reserved {
        // Unless they belong to a part that is told as a whole.
        if !values.iter().any(|value| passages.iter().any(|it| it.span == value.span)) {
            passages.extend(Removed::values(values));
        }
    }
    let pictures: BTreeSet<_> = pictures::withhold(&mut report, diagnostics).into_iter().collect();
    let words = instead::Words::of(&report.event.language);
    // Somebody leads it whom not everyone may know: it is not left to be decided.
    for action in report.actions.iter_mut().filter(|action| action.facts.lead.is_none()) {
        let own = whole.report.actions.iter().find(|it| it.id == action.id);
        if own.is_some_and(|it| it.facts.lead.is_some()) {
            action.facts.lead = Some(words.someone.clone());
        }
    }
    let reached = reach::withhold(&mut report, &words);
    let contacts: BTreeSet<_> = reached.iter().filter_map(|it| Removed::contact(it.1)).collect();
    let reserved = refusals::reserved(whole.report);
    report.participants.iter_mut().for_each(withheld::forget);
    let refused = refusals::refuse(&mut report, &everyone, &reserved, diagnostics);
    let mut tokens = refused.withheld;
    let start = report.sessions.first().map(|session| session.span);
    let reached = reached.into_iter().flat_map(|(text, span)| {
        let place = span.or(start);
        let telling = reach::telling(&text).into_iter();
        telling.filter_map(move |text| Some((text, place?)))
    });
    let token = |(text, span)| Withheld { text, span: Some(span), kind: Kind::Token };
    tokens.extend(reached.map(token));
    let taken = Taken {
        passages: passages.len(),
        pictures: pictures.len(),
        contacts: contacts.len(),
        names: refused.count,
    };
    let removed = passages.into_iter().chain(pictures).chain(contacts);
    removed.for_each(|it| diagnostics.push(it.into_diagnostic()));
    doubtful::tell(&mut report, diagnostics);
    for allowed in &report.event.facts.allowed {
        let told = Diagnostic::new(Code::AllowedWords, allowed.span);
        diagnostics.push(told.with("words", &allowed.words).with("reason", &allowed.reason));
    }
    if let Some(notice) = &report.event.facts.naming_notice {
        let told = Diagnostic::new(Code::AllowedWords, notice.span)
            .with_both(
                "words",
                "le nom de qui a pris la parole",
                "the name of whoever took the floor",
            )
            .with("reason", &notice.value);
        diagnostics.push(told);
    }
    let withheld = withheld::compare(whole, &report, &language, tokens);
    let all = format!("{} public", whole.report.fingerprint());
    report.sealed = Some(sha256(all.as_bytes()));
    let refusals::Refused { guard, kept, .. } = refused;
    Edited { report, edition, withheld, guard, kept, taken, bound }
}

/// The people whom a text names by a given name that many bear and a surname.
#[must_use]
pub fn people_in(text: &str) -> Vec<String> {
    names::people_in(text)
        .into_iter()
        .map(|range| crate::spelling::one_line(&text[range]))
        .collect()
}

/// Whether a line stands right below another, or with blank lines in between.
fn follows(one: Span, next: Span) -> bool {
    one.source == next.source && next.start.saturating_sub(one.end) <= 4
}

/// Something that was taken out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Removed {
    span: Span,
    /// The places of more of the same kind, which are told with it.
    further: Vec<Span>,
    /// What it is, in French and in English.
    what: [&'static str; 2],
    /// Why it was taken out.
    rule: Cow<'static, str>,
}

impl Removed {
    fn new(span: Span, what: [&'static str; 2], rule: impl Into<Cow<'static, str>>) -> Self {
        Self { span, further: Vec::new(), what, rule: rule.into() }
    }

    /// Lines of the letter around the agenda that follow each other.
    fn letter(lines: &[Spanned<String>]) -> Option<Self> {
        Self::several(lines, ["des lignes d'un courriel", "lines of a letter"], "De, À…")
    }

    /// The values of one record.
    fn values(values: &[Spanned<String>]) -> Option<Self> {
        let what =
            if values.len() > 1 { ["des valeurs", "values"] } else { ["une valeur", "a value"] };
        Self::several(values, what, "visibility: internal")
    }

    /// How someone is reached.
    fn contact(span: Option<Span>) -> Option<Self> {
        Some(Self::new(span?, ["des coordonnées", "contact data"], "coordonnées"))
    }

    fn several(
        texts: &[Spanned<String>],
        what: [&'static str; 2],
        rule: &'static str,
    ) -> Option<Self> {
        let [first, others @ ..] = texts else { return None };
        let further = others.iter().map(|text| text.span).collect();
        Some(Self { further, ..Self::new(first.span, what, rule) })
    }

    fn into_diagnostic(self) -> Diagnostic {
        let [french, english] = self.what;
        Diagnostic::new(Code::PartWithheld, self.span)
            .also_at(self.further)
            .with_both("what", french, english)
            .with("rule", self.rule)
    }
}
