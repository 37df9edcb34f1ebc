//! Which readers a report is for: what they may not see is taken out before anything is rendered,
//! so that contents, bookmarks, metadata and counts follow by themselves.
//!
//! `parts` takes out what authors reserved, `voices` who said what in sessions that keep it to
//! themselves, `refusals` the names of those who are not named, `pictures` the pictures of those who
//! refused them, `reach` addresses and telephone numbers. What is gone is known afterwards by comparing
//! the report with what is left of it (`withheld`).

mod contact;
mod ids;
mod instead;
mod line;
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

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Language;
use crate::model::report::Report;
use crate::source::{Span, Spanned};

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

/// A report as an edition may show it.
#[derive(Debug, Clone)]
pub struct Edited {
    /// The report.
    pub report: Report,
    /// What it does not say any more: nothing of it may be found in what is written.
    pub withheld: Vec<Withheld>,
    /// Words that hold a withheld name and stay, such as the name of a school.
    pub kept: Vec<String>,
    /// How much was taken out.
    pub taken: Taken,
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
    let language = Language::of(&whole.report.event.language);
    let everyone = register::register(whole.report);
    let read = match edition {
        Edition::Public => whole.for_everyone,
        Edition::Internal => whole.report,
    };
    let mut report = read.clone();
    register::bring_answers(&mut report, &everyone);
    let is_bound = voices::attribute(&mut report, &everyone, diagnostics);
    if edition == Edition::Internal {
        // Who said what there is no more for the organisers than for everyone.
        let whole = Whole { reserved: &[], letter: &[], ..whole };
        let mut withheld = Vec::new();
        if is_bound {
            withheld = withheld::compare(whole, &report, &language, Vec::new());
        }
        return Edited { report, withheld, kept: Vec::new(), taken: Taken::default() };
    }
    let counted = |diagnostics: &Diagnostics| diagnostics.count(Code::PartWithheld);
    let before = counted(diagnostics);
    for lines in whole.letter.chunk_by(|one, next| follows(one.span, next.span)) {
        let further = lines[1..].iter().map(|line| line.span);
        let told = told(lines[0].span, "des lignes d'un courriel", "lines of a letter", "De, À…");
        diagnostics.push(told.also_at(further));
    }
    parts::withhold(&mut report, whole.report, diagnostics);
    for values in whole.reserved {
        tell_reserved(values, diagnostics);
    }
    let passages = counted(diagnostics);
    pictures::withhold(&mut report, diagnostics);
    let pictures = counted(diagnostics);
    let words = instead::Words::of(&report.event.language);
    let reached = reach::withhold(&mut report, &words, diagnostics);
    let contacts = counted(diagnostics);
    let reserved = refusals::reserved(whole.report);
    report.participants.iter_mut().for_each(withheld::forget);
    let refused = refusals::refuse(&mut report, &everyone, &reserved, diagnostics);
    let mut tokens = refused.withheld;
    let token = |(text, span)| Withheld { text, span: Some(span), kind: Kind::Token };
    tokens.extend(reached.into_iter().map(token));
    let taken = Taken {
        passages: passages - before,
        pictures: pictures - passages,
        contacts: contacts - pictures,
        names: refused.count,
    };
    let withheld = withheld::compare(whole, &report, &language, tokens);
    Edited { report, withheld, kept: refused.kept, taken }
}

/// Tells of the values of one record, unless they belong to a part that is told as a whole.
fn tell_reserved(values: &[Spanned<String>], diagnostics: &mut Diagnostics) {
    let [first, others @ ..] = values else { return };
    let is_told = |told: &&Diagnostic| {
        told.code == Code::PartWithheld && values.iter().any(|it| Some(it.span) == told.span)
    };
    if diagnostics.sorted().iter().any(is_told) {
        return;
    }
    let [french, english] =
        if others.is_empty() { ["une valeur", "a value"] } else { ["des valeurs", "values"] };
    let told = told(first.span, french, english, "visibility: internal");
    diagnostics.push(told.also_at(others.iter().map(|value| value.span)));
}

/// Whether a line stands right below another, or with blank lines in between.
fn follows(one: Span, next: Span) -> bool {
    one.source == next.source && next.start.saturating_sub(one.end) <= 4
}

/// What was taken out, and by which rule.
fn told(span: Span, french: &str, english: &str, rule: &str) -> Diagnostic {
    Diagnostic::new(Code::PartWithheld, span).with_both("what", french, english).with("rule", rule)
}
