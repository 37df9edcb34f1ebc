//! The facts of the event, from `event.yaml` or from the YAML header of the agenda.

mod allowed;
mod checks;
mod funding;
mod identity;
mod parts;
mod people;
mod resolution;
mod theme;

use jiff::civil::Date;

use super::agenda::date::{parse_date, report_wrong_weekdays};
use super::annex::{self, AnnexFacts};
use super::consent::{self, SessionAttribution};
use super::document::Document;
use super::header::{self, Columns, NOTICE, QUESTIONS, TITLE};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Verdict};
use crate::model::body::{Body, Written};
use crate::model::event::{EventFacts, Level, Mode, Reminders, Status, Typography, either};
use crate::model::person::Speaker;
use crate::read::yaml::{Fields, Key, Node};
use crate::source::{Source, SourceId, Span, Spanned};

const SUBTITLE: Key = Key("subtitle", "sous-titre");
pub(super) const NAME: Key = Key("name", "nom");
pub(super) const DATE: Key = Key("date", "date");
pub(super) const END_DATE: Key = Key("end_date", "date_fin");
pub(super) const VENUE: Key = Key("venue", "lieu");
const LEVEL: Key = Key("level", "niveau");
const MODE: Key = Key("mode", "modalité");
const ATTENDANCE: Key = Key("attendance", "nombre_de_participants");
const TOPIC: Key = Key("topic", "thématique");
const TYPOGRAPHY: Key = Key("typography", "typographie");
const STATUS: Key = Key("status", "statut");
const VERSION: Key = Key("version", "version");
const TEMPLATE: Key = Key("template", "modèle");
const NAMING_NOTICE: Key = Key("naming_notice", "annonce_des_noms");
const CLEARANCE: Key = Key("clearance", "bordereau");
const PAGE_MARK: Key = Key("page_mark", "mention_de_page");
const CONTACT: Key = Key("contact", "contact");
const ISSN: Key = Key("issn", "issn");
const ISBN: Key = Key("isbn", "isbn");
const LEGAL_DEPOSIT: Key = Key("legal_deposit", "dépôt_légal");
pub(super) const FRAMING: Key = Key("framing", "contexte");
const PEOPLE: Key = Key("people", "personnes");

const LEVELS: &[(&[&str], Level)] = &[
    (&["européen", "european", "europe", "européenne", "UE", "EU"], Level::European),
    (&["national", "nationale"], Level::National),
    (&["régional", "regional", "régionale", "interrégional"], Level::Regional),
    (&["local", "locale", "départemental", "territorial"], Level::Local),
];

const MODES: &[(&[&str], Mode)] = &[
    (&["présentiel", "on-site", "en présentiel", "sur place", "in person"], Mode::OnSite),
    (
        &["distanciel", "remote", "en distanciel", "à distance", "en ligne", "online", "visio"],
        Mode::Remote,
    ),
    (&["hybride", "hybrid", "mixte"], Mode::Hybrid),
];

const TYPOGRAPHIES: &[(&[&str], Typography)] = &[
    (&["imprimerie-nationale", "imprimerie nationale"], Typography::ImprimerieNationale),
    (
        &["ue", "eu", "code-interinstitutionnel", "interinstitutional-code"],
        Typography::InterinstitutionalCode,
    ),
    (&["aucune", "none"], Typography::None),
];

const STATUSES: &[(&[&str], Status)] = &[
    (&["projet", "draft", "provisoire"], Status::Draft),
    (&["définitif", "final", "définitive"], Status::Final),
];

/// What a file says of the event; all of it is optional.
#[derive(Debug, Clone, Default)]
pub struct EventSheet {
    /// The theme's title.
    pub title: Option<Spanned<String>>,
    /// The event's own name.
    pub name: Option<String>,
    /// The first day.
    pub date: Option<Spanned<Date>>,
    /// The last day.
    pub end_date: Option<Spanned<Date>>,
    /// What the report takes over as it stands.
    pub facts: EventFacts,
    /// BCP 47 language.
    pub language: Option<Spanned<String>>,
    /// Whose rules of typography texts follow.
    pub typography: Option<Typography>,
    /// Draft or final.
    pub status: Option<Status>,
    /// The template by name.
    pub template: Option<Spanned<String>>,
    /// The text that sets out the problem; it follows that of the agenda.
    pub framing: Body<Written>,
    /// The framing questions; they count before those of the agenda.
    pub questions: Vec<Spanned<String>>,
    /// Who is to send in what.
    pub contributors: Vec<Awaited>,
    /// What the messages to them say.
    pub reminders: Option<Reminders>,
    /// People beyond those of the agenda.
    pub people: Vec<Speaker>,
    /// How what is said is attributed: for the event, or session by session.
    pub attribution: Vec<SessionAttribution>,
    /// What is said of the annexes.
    pub annexes: Vec<AnnexFacts>,
    /// How much each check counts.
    pub checks: Vec<(Code, Verdict)>,
    /// What columns of tables mean.
    pub columns: Columns,
}

/// Someone who is to send in notes or outputs.
#[derive(Debug, Clone)]
pub struct Awaited {
    /// Where the name stands.
    pub span: Span,
    /// The name.
    pub name: String,
    /// Where one writes to them.
    pub email: Option<String>,
    /// The sessions and workshops, as one refers to them.
    pub wanted: Vec<Spanned<String>>,
}

impl EventSheet {
    /// Reads what a record says of the event, and leaves the other keys in it.
    pub fn take(
        id: SourceId,
        source: &Source,
        fields: &mut Fields<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let sheet = Self {
            title: fields.text(TITLE, diagnostics),
            name: fields.words(NAME, diagnostics),
            date: fields.date(DATE, parse_date, diagnostics),
            end_date: fields.date(END_DATE, parse_date, diagnostics),
            facts: facts(fields, diagnostics),
            language: header::language(fields, diagnostics),
            typography: fields.choice(TYPOGRAPHY, TYPOGRAPHIES, diagnostics),
            status: fields.choice(STATUS, STATUSES, diagnostics),
            template: fields.text(TEMPLATE, diagnostics),
            framing: header::markdown(id, source, FRAMING, fields, diagnostics),
            questions: fields.ranked_texts(QUESTIONS, diagnostics),
            contributors: people::contributors(fields, diagnostics),
            reminders: people::reminders(fields, diagnostics),
            people: super::people::take(PEOPLE, fields, diagnostics),
            attribution: consent::attributions(fields, diagnostics),
            annexes: annex::take_list(fields, diagnostics),
            checks: checks::checks(fields, diagnostics),
            columns: Columns::take(fields, diagnostics),
        };
        for day in [&sheet.date, &sheet.end_date].into_iter().flatten() {
            report_wrong_weekdays(id, source, day.span.range(), &[], diagnostics);
        }
        sheet
    }

    /// What two files say of the event; the first counts where both speak.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            name: self.name.or(other.name),
            date: self.date.or(other.date),
            end_date: self.end_date.or(other.end_date),
            facts: self.facts.or(other.facts),
            language: self.language.or(other.language),
            typography: self.typography.or(other.typography),
            status: self.status.or(other.status),
            template: self.template.or(other.template),
            framing: if self.framing.is_empty() { other.framing } else { self.framing },
            questions: either(self.questions, other.questions),
            contributors: either(self.contributors, other.contributors),
            reminders: self.reminders.or(other.reminders),
            people: self.people.into_iter().chain(other.people).collect(),
            attribution: either(self.attribution, other.attribution),
            annexes: either(self.annexes, other.annexes),
            checks: either(self.checks, other.checks),
            columns: self.columns.or(other.columns),
        }
    }

    /// Reads a whole YAML file.
    pub fn parse(file: &Document, diagnostics: &mut Diagnostics) -> Self {
        let node = file.node();
        let sheet = node.map(|node| Self::of_node(file.id, &file.source, node, diagnostics));
        sheet.unwrap_or_default()
    }

    /// Reads what is said in such a file's YAML.
    pub fn of_node(
        id: SourceId,
        source: &Source,
        node: &Node,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let fields = Fields::of(node, "event.yaml", diagnostics);
        let Some(mut fields) = fields else { return Self::default() };
        let sheet = Self::take(id, source, &mut fields, diagnostics);
        fields.finish(diagnostics);
        sheet
    }
}

/// How many people came.
fn attendance(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<usize> {
    let written = fields.text(ATTENDANCE, diagnostics)?;
    let digits: String = written.value.chars().filter(|c| !c.is_whitespace()).collect();
    let count = digits.parse().ok();
    if count.is_none() {
        let (french, english) = (ATTENDANCE.1, ATTENDANCE.0);
        let found = &written.value;
        let diagnostic = Diagnostic::new(Code::WrongType, written.span)
            .with_both("key", french, english)
            .with_both("expected", "un nombre entier", "a whole number")
            .with_both("found", &format!("« {found} »"), &format!("“{found}”"))
            .with_both("example", &format!("{french}: 85"), &format!("{english}: 85"));
        diagnostics.push(diagnostic);
    }
    count
}

fn facts(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> EventFacts {
    let words = |texts: Vec<Spanned<String>>| texts.into_iter().map(|it| it.value).collect();
    EventFacts {
        subtitle: fields.words(SUBTITLE, diagnostics),
        venue: words(fields.texts(VENUE, diagnostics)),
        level: fields.choice(LEVEL, LEVELS, diagnostics),
        mode: fields.choice(MODE, MODES, diagnostics),
        attendance: attendance(fields, diagnostics),
        topics: words(fields.texts(TOPIC, diagnostics)),
        version: fields.words(VERSION, diagnostics),
        network: identity::network(fields, diagnostics),
        series: identity::series(fields, diagnostics),
        organisers: identity::organisations(identity::ORGANISERS, fields, diagnostics),
        partners: identity::organisations(identity::PARTNERS, fields, diagnostics),
        logos: Vec::new(),
        funding: funding::funding(fields, diagnostics),
        notice: fields.words(NOTICE, diagnostics),
        page_mark: fields.words(PAGE_MARK, diagnostics),
        credits: people::credits(fields, diagnostics),
        allowed: allowed::allowed(fields, diagnostics),
        naming_notice: fields.text(NAMING_NOTICE, diagnostics),
        clearance: fields.text(CLEARANCE, diagnostics),
        licence: identity::licence(fields, diagnostics),
        contact: fields.words(CONTACT, diagnostics),
        issn: fields.text(ISSN, diagnostics),
        isbn: fields.text(ISBN, diagnostics),
        legal_deposit: fields.words(LEGAL_DEPOSIT, diagnostics),
        theme: theme::theme(fields, diagnostics),
        parts: parts::parts(fields, diagnostics),
    }
}
