//! The event itself, and how its report presents itself.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::body::{Body, Target};
use crate::source::{Span, Spanned};

/// The event as the agenda and `event.yaml` tell it together.
#[derive(Debug, Clone)]
pub struct Event {
    /// The theme: the title of the report.
    pub title: String,
    /// A line under the title.
    pub subtitle: Option<String>,
    /// The event's own name, such as « Atelier thématique Ingénierie territoriale ».
    pub name: Option<String>,
    /// The day, or the first of several.
    pub date: Option<Date>,
    /// The last day of several.
    pub end_date: Option<Date>,
    /// Place, street, room: one line each.
    pub venue: Vec<String>,
    /// BCP 47 language of the report, such as `fr`.
    pub language: String,
    /// Whose rules of typography its texts follow.
    pub typography: Typography,
    /// Draft or final.
    pub status: Status,
    /// The version of the report.
    pub version: Option<String>,
    /// The network that publishes.
    pub network: Option<String>,
    /// The series, with the number of this volume.
    pub series: Option<String>,
    /// Who organised.
    pub organisers: Vec<Organisation>,
    /// Who helped.
    pub partners: Vec<Organisation>,
    /// What must be said about public money.
    pub funding: Option<Funding>,
    /// A warning for the cover.
    pub notice: Option<String>,
    /// A word that stands at the foot of every page, such as « exemple illustratif ».
    pub page_mark: Option<String>,
    /// Who did what: role and names.
    pub credits: Vec<Credit>,
    /// Who is to send in what, beside those whom workshops and actions name.
    pub contributors: Vec<Contributor>,
    /// Under what terms the report may be used again.
    pub licence: Option<String>,
    /// Whom to write to.
    pub contact: Option<String>,
    /// ISSN of the series.
    pub issn: Option<Spanned<String>>,
    /// ISBN of the volume.
    pub isbn: Option<Spanned<String>>,
    /// The text that sets out the problem.
    pub framing: Body,
    /// The framing questions.
    pub questions: Vec<Question>,
    /// The template by name.
    pub template: String,
    /// What the event changes in the template's look.
    pub theme: Theme,
}

/// A framing question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its id, such as `Q1`.
    pub id: String,
    /// Where it is asked.
    pub span: Span,
    /// The question.
    pub text: String,
}

/// Whose rules of typography texts follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typography {
    /// The French national printer's.
    #[default]
    ImprimerieNationale,
    /// The French edition of the Interinstitutional style guide of the Union.
    InterinstitutionalCode,
    /// Nobody's: texts are printed as typed.
    None,
}

/// How far the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Still missing parts; every page says so.
    Draft,
    /// Meant to be sent.
    Final,
}

impl Status {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
        }
    }
}

/// An organisation on the cover or in the colophon.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Where it is named.
    pub span: Span,
    /// Its name.
    pub name: String,
    /// Its logo, with the name as text for those who do not see it.
    pub logo: Option<Logo>,
}

/// A logo's file.
#[derive(Debug, Clone)]
pub struct Logo {
    /// Where the file is named.
    pub span: Span,
    /// Path below the event folder.
    pub path: String,
}

/// What must be said about public money.
#[derive(Debug, Clone)]
pub struct Funding {
    /// Where it is said.
    pub span: Span,
    /// The statement, word for word.
    pub statement: String,
    /// Emblem of the Union and others.
    pub logos: Vec<Organisation>,
}

/// Who did one thing for the report.
#[derive(Debug, Clone)]
pub struct Credit {
    /// Where it is said.
    pub span: Span,
    /// What was done.
    pub role: String,
    /// By whom.
    pub names: Vec<String>,
}

/// Who is to send in the notes of which sessions or the outputs of which workshops.
#[derive(Debug, Clone)]
pub struct Contributor {
    /// Where the name stands.
    pub span: Span,
    /// The name.
    pub name: String,
    /// What they are to send in.
    pub awaited: Vec<Target>,
}

/// Colours and fonts of a template that an event sets anew; only what it sets is here.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Colours by the template's name for them, as `#rrggbb`.
    pub colours: BTreeMap<String, String>,
    /// Font families by use (`serif`, `sans`, `mono`).
    pub fonts: BTreeMap<String, Spanned<String>>,
    /// The publisher's logo for the cover.
    pub logo: Option<Logo>,
    /// How many pixels of a photograph are printed on an inch.
    pub resolution: Option<u32>,
}
