//! Which readers a report is for: what they may not see is taken out before anything is rendered,
//! so that contents, bookmarks, metadata and counts follow by themselves.
//!
//! `parts` takes out what authors reserved, `voices` the names of those who are not named, `pictures`
//! the pictures of those who refused them, `reach` addresses and telephone numbers. What is gone is
//! known afterwards by comparing the report with what is left of it (`withheld`).

mod contact;
mod line;
mod names;
mod parts;
mod pictures;
mod reach;
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
    /// The values that are not there.
    pub reserved: &'a [Spanned<String>],
}

/// A report as an edition may show it.
#[derive(Debug, Clone)]
pub struct Edited {
    /// The report.
    pub report: Report,
    /// What it does not say any more: nothing of it may be found in what is written.
    pub withheld: Vec<Withheld>,
    /// How many passages, values and names were taken out.
    pub count: usize,
}

/// The report as an edition may show it. What was taken out, and by which rule, is told as
/// decisions.
#[must_use]
pub fn edit(whole: Whole<'_>, edition: Edition, diagnostics: &mut Diagnostics) -> Edited {
    let language = Language::of(&whole.report.event.language);
    let words = Words::of(&language);
    let read = match edition {
        Edition::Public => whole.for_everyone,
        Edition::Internal => whole.report,
    };
    let mut report = read.clone();
    voices::attribute(&mut report, &words, diagnostics);
    if edition == Edition::Internal {
        return Edited { report, withheld: Vec::new(), count: 0 };
    }
    let before = diagnostics.count(Code::PartWithheld);
    for value in whole.reserved {
        diagnostics.push(told(value.span, "une valeur", "a value", "visibility: internal"));
    }
    parts::withhold(&mut report, diagnostics);
    pictures::withhold(&mut report, diagnostics);
    let mut tokens = voices::refuse(&mut report, &words, diagnostics);
    report.participants.iter_mut().for_each(withheld::forget);
    tokens.extend(reach::withhold(&mut report, &words, diagnostics));
    let count = diagnostics.count(Code::PartWithheld) - before;
    let withheld = withheld::compare(whole, &report, &language, tokens);
    Edited { report, withheld, count }
}

/// What was taken out, and by which rule.
fn told(span: Span, french: &str, english: &str, rule: &str) -> Diagnostic {
    Diagnostic::new(Code::PartWithheld, span).with_both("what", french, english).with("rule", rule)
}

/// What stands in the places of what is withheld, in the language of the report.
#[derive(Debug)]
struct Words {
    /// Of a name within a sentence.
    name: String,
    /// Of someone on the programme.
    someone: String,
    /// Of who spoke.
    voice: String,
    /// Of an address or a number.
    contact: String,
}

impl Words {
    fn of(language: &Language) -> Self {
        let word = |key: &str| language.label(key).to_owned();
        Self {
            name: word("withheld_name"),
            someone: word("withheld_speaker"),
            voice: word("withheld_voice"),
            contact: word("withheld_contact"),
        }
    }
}
