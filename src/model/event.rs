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
    /// The event's own name, such as « Atelier thématique Ingénierie territoriale ».
    pub name: Option<String>,
    /// The day, or the first of several.
    pub date: Option<Date>,
    /// The last day of several.
    pub end_date: Option<Date>,
    /// BCP 47 language of the report, such as `fr`.
    pub language: String,
    /// Whose rules of typography its texts follow.
    pub typography: Typography,
    /// Draft or final.
    pub status: Status,
    /// The template by name.
    pub template: String,
    /// The text that sets out the problem.
    pub framing: Body,
    /// The framing questions.
    pub questions: Vec<Question>,
    /// Who is to send in what, beside those whom workshops and actions name.
    pub contributors: Vec<Contributor>,
    /// What the messages to them say.
    pub reminders: Reminders,
    /// What the report takes over from the files as it stands there.
    pub facts: EventFacts,
}

/// What the report takes over from the event's files as it stands there. A file says as much of it
/// as it likes.
#[derive(Debug, Clone, Default)]
pub struct EventFacts {
    /// A line under the title.
    pub subtitle: Option<String>,
    /// Place, street, room: one line each.
    pub venue: Vec<String>,
    /// For whom it was held.
    pub level: Option<Level>,
    /// How people took part.
    pub mode: Option<Mode>,
    /// How many people came, where no list tells.
    pub attendance: Option<usize>,
    /// What it was about, in the words of the network's own list.
    pub topics: Vec<String>,
    /// The version of the report.
    pub version: Option<String>,
    /// The network that publishes.
    pub network: Option<Network>,
    /// The series that the report is a volume of.
    pub series: Option<Series>,
    /// Who organised.
    pub organisers: Vec<Organisation>,
    /// Who helped.
    pub partners: Vec<Organisation>,
    /// Logos that lie in the folder, where nothing says whose any logo is.
    pub logos: Vec<Logo>,
    /// What must be said about public money.
    pub funding: Option<Funding>,
    /// A warning for the cover.
    pub notice: Option<String>,
    /// A word that stands at the foot of every page, such as « exemple illustratif ».
    pub page_mark: Option<String>,
    /// Who did what: role and names.
    pub credits: Vec<Credit>,
    /// Words that may be published as they stand, whomever they name.
    pub allowed: Vec<Allowed>,
    /// Where it was announced that whoever takes the floor is named.
    pub naming_notice: Option<Spanned<String>>,
    /// The number of the sheet on which somebody cleared the report for publication.
    pub clearance: Option<Spanned<String>>,
    /// Under what terms the report may be used again.
    pub licence: Option<Licence>,
    /// Whom to write to.
    pub contact: Option<String>,
    /// ISSN of the series.
    pub issn: Option<Spanned<String>>,
    /// ISBN of the volume.
    pub isbn: Option<Spanned<String>>,
    /// When it was deposited by law, such as « juin 2020 ».
    pub legal_deposit: Option<String>,
    /// What the event changes in the template's look.
    pub theme: Theme,
    /// The parts of the report that the event asks for, or leaves out, by the templates' names.
    pub parts: BTreeMap<String, bool>,
}

impl EventFacts {
    /// The facts of two files; those of the first count where both speak.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            subtitle: self.subtitle.or(other.subtitle),
            venue: either(self.venue, other.venue),
            level: self.level.or(other.level),
            mode: self.mode.or(other.mode),
            attendance: self.attendance.or(other.attendance),
            topics: either(self.topics, other.topics),
            version: self.version.or(other.version),
            network: self.network.or(other.network),
            series: self.series.or(other.series),
            organisers: either(self.organisers, other.organisers),
            partners: either(self.partners, other.partners),
            funding: self.funding.or(other.funding),
            notice: self.notice.or(other.notice),
            page_mark: self.page_mark.or(other.page_mark),
            credits: either(self.credits, other.credits),
            allowed: either(self.allowed, other.allowed),
            naming_notice: self.naming_notice.or(other.naming_notice),
            clearance: self.clearance.or(other.clearance),
            licence: self.licence.or(other.licence),
            contact: self.contact.or(other.contact),
            issn: self.issn.or(other.issn),
            isbn: self.isbn.or(other.isbn),
            legal_deposit: self.legal_deposit.or(other.legal_deposit),
            theme: self.theme.or(other.theme),
            logos: either(self.logos, other.logos),
            parts: other.parts.into_iter().chain(self.parts).collect(),
        }
    }
}

/// The first of two lists that says anything.
#[must_use]
pub fn either<T>(first: Vec<T>, second: Vec<T>) -> Vec<T> {
    if first.is_empty() { second } else { first }
}

/// For whom an event is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// People of several countries.
    European,
    /// People of the whole country.
    National,
    /// Those of a region.
    Regional,
    /// Those of a territory.
    Local,
}

impl Level {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::European => "european",
            Self::National => "national",
            Self::Regional => "regional",
            Self::Local => "local",
        }
    }
}

/// How people take part in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// In a room.
    OnSite,
    /// On line.
    Remote,
    /// Some in a room, some on line.
    Hybrid,
}

impl Mode {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OnSite => "on-site",
            Self::Remote => "remote",
            Self::Hybrid => "hybrid",
        }
    }
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

/// The network that publishes.
#[derive(Debug, Clone)]
pub struct Network {
    /// Its name.
    pub name: String,
    /// Its name in letters, such as « RRN ».
    pub acronym: Option<String>,
    /// Where it is found on the web.
    pub site: Option<String>,
    /// The programming period in which it bears that name.
    pub period: Option<Period>,
}

/// A series of which the report is a volume.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its title.
    pub title: String,
    /// The number of this volume.
    pub number: Option<String>,
}

/// A programming period of the Union's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// 2014–2020, prolonged to 2022.
    From2014,
    /// 2023–2027; of other funds than those of agriculture, from 2021 on.
    From2023,
}

impl Period {
    /// The name in YAML, in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::From2014 => "2014-2020",
            Self::From2023 => "2023-2027",
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
    /// How near it stands to the event.
    pub rank: Rank,
    /// Its place on the web.
    pub link: Option<String>,
    /// Its logo.
    pub logo: Option<Logo>,
}

/// How near an organisation stands to the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rank {
    /// It carries it.
    #[default]
    Main,
    /// It helps.
    Secondary,
}

impl Rank {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Secondary => "secondary",
        }
    }
}

/// A logo's file.
#[derive(Debug, Clone)]
pub struct Logo {
    /// Where the file is named.
    pub span: Span,
    /// Path below the event folder.
    pub path: String,
    /// What it says to those who do not see it; without it, the name of whoever bears it.
    pub alternative: Option<String>,
}

/// What must be said about public money.
#[derive(Debug, Clone)]
pub struct Funding {
    /// Where it is said.
    pub span: Span,
    /// The words.
    pub statement: Statement,
    /// The fund, such as « FEADER ».
    pub fund: Option<String>,
    /// The programming period.
    pub period: Option<Period>,
    /// How much of the cost it bears.
    pub share: Option<String>,
    /// Under which intervention or measure.
    pub intervention: Option<String>,
    /// Emblem of the Union and others.
    pub logos: Vec<Organisation>,
}

/// The words that public money asks for.
#[derive(Debug, Clone)]
pub enum Statement {
    /// As the event gives them.
    Given(String),
    /// Those that the Union asked for in a period, in the report's language.
    Official(Period),
}

/// Under what terms the report may be used again.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Its name, or all there is to say.
    pub name: String,
    /// Where it is written down.
    pub link: Option<String>,
    /// What is others' and not covered.
    pub exceptions: Vec<String>,
}

/// Words that may be published as they stand, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// Where they are allowed.
    pub span: Span,
    /// The words.
    pub words: String,
    /// Why.
    pub reason: String,
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
    /// Where one writes to them; no page has it.
    pub email: Option<String>,
    /// What they are to send in.
    pub awaited: Vec<Target>,
}

/// What the messages to those of whom something is awaited say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reminders {
    /// The day by which an answer is awaited.
    pub deadline: Option<Date>,
    /// Who signs: one line each.
    pub signature: Vec<String>,
}

/// What an event sets anew in a template's look; only what it sets is here.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Colours by the template's name for them, as `#rrggbb`.
    pub colours: BTreeMap<String, Spanned<String>>,
    /// Font families by use (`serif`, `sans`, `mono`).
    pub fonts: BTreeMap<String, Spanned<String>>,
    /// The publisher's logo for the cover.
    pub logo: Option<Logo>,
    /// The picture on the cover.
    pub cover: Option<Logo>,
    /// How many pixels of a photograph are printed on an inch.
    pub resolution: Option<u32>,
    /// The paper.
    pub paper: Option<Paper>,
    /// How large the type is.
    pub type_size: Option<TypeSize>,
    /// Whether it is printed on both sides and bound.
    pub duplex: Option<bool>,
    /// How close the pages are set.
    pub layout: Option<Layout>,
}

impl Theme {
    /// Two files' changes; those of the first count where both name the same thing.
    #[must_use]
    fn or(self, mut other: Self) -> Self {
        other.colours.extend(self.colours);
        other.fonts.extend(self.fonts);
        Self {
            colours: other.colours,
            fonts: other.fonts,
            logo: self.logo.or(other.logo),
            cover: self.cover.or(other.cover),
            resolution: self.resolution.or(other.resolution),
            paper: self.paper.or(other.paper),
            type_size: self.type_size.or(other.type_size),
            duplex: self.duplex.or(other.duplex),
            layout: self.layout.or(other.layout),
        }
    }
}

/// A sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8½ × 11 inches.
    Letter,
}

impl Paper {
    /// The name in JSON and in templates: Typst's own.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
        }
    }
}

/// How large the type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TypeSize {
    /// As books have it.
    #[default]
    Normal,
    /// For those who see badly: texts of 14 points.
    Large,
}

impl TypeSize {
    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
        }
    }
}

/// How close the pages are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Smaller type, and parts that follow on.
    Compact,
    /// Larger type, and a page for each chapter.
    Airy,
}

impl Layout {
    /// A report with more letters than this is airy unless its event says otherwise: about
    /// seventy pages.
    const LONG: usize = 90_000;

    /// The layout of a report with so many letters.
    #[must_use]
    pub fn of(letters: usize) -> Self {
        if letters > Self::LONG { Self::Airy } else { Self::Compact }
    }

    /// The name in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Airy => "airy",
        }
    }
}
