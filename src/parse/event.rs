//! The facts of the event, from `event.yaml` or from the YAML header of the agenda.

mod resolution;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::agenda::date::{parse_date, report_wrong_weekdays};
use super::header::{self, NOTICE, QUESTIONS, TITLE};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Level, Policy, Severity, Verdict};
use crate::model::body::{Body, Written};
use crate::model::event::{Credit, Funding, Logo, Organisation, Status, Theme, Typography};
use crate::model::person::Speaker;
use crate::read::yaml::{Fields, Key, Node, Value};
use crate::source::{Source, SourceId, Span, Spanned};

const SUBTITLE: Key = Key("subtitle", "sous-titre");
const NAME: Key = Key("name", "nom");
const DATE: Key = Key("date", "date");
const END_DATE: Key = Key("end_date", "date_fin");
const VENUE: Key = Key("venue", "lieu");
const TYPOGRAPHY: Key = Key("typography", "typographie");
const STATUS: Key = Key("status", "statut");
const VERSION: Key = Key("version", "version");
const TEMPLATE: Key = Key("template", "modèle");
const NETWORK: Key = Key("network", "réseau");
const ACRONYM: Key = Key("acronym", "sigle");
const SERIES: Key = Key("series", "collection");
const NUMBER: Key = Key("number", "numéro");
const ORGANISERS: Key = Key("organisers", "organisateurs");
const PARTNERS: Key = Key("partners", "partenaires");
const LOGO: Key = Key("logo", "logo");
const LOGOS: Key = Key("logos", "emblèmes");
const FUNDING: Key = Key("funding", "financement");
const STATEMENT: Key = Key("statement", "mention");
const PAGE_MARK: Key = Key("page_mark", "mention_de_page");
const CREDITS: Key = Key("credits", "crédits");
const ROLE: Key = Key("role", "fonction");
const NAMES: Key = Key("names", "noms");
const CONTRIBUTORS: Key = Key("contributors", "contributeurs");
const FOR: Key = Key("for", "pour");
const CHECKS: Key = Key("checks", "contrôles");
const LICENCE: Key = Key("license", "licence");
const CONTACT: Key = Key("contact", "contact");
const ISSN: Key = Key("issn", "issn");
const ISBN: Key = Key("isbn", "isbn");
const FRAMING: Key = Key("framing", "contexte");
const PEOPLE: Key = Key("people", "personnes");
const THEME: Key = Key("theme", "theme");
const FONTS: Key = Key("fonts", "polices");

/// What a file says of the event; all of it is optional.
#[derive(Debug, Clone, Default)]
pub struct EventFacts {
    /// The theme's title.
    pub title: Option<Spanned<String>>,
    /// A line under the title.
    pub subtitle: Option<String>,
    /// The event's own name.
    pub name: Option<String>,
    /// The first day.
    pub date: Option<Spanned<Date>>,
    /// The last day.
    pub end_date: Option<Spanned<Date>>,
    /// Place, street, room.
    pub venue: Vec<String>,
    /// BCP 47 language.
    pub language: Option<Spanned<String>>,
    /// Whose rules of typography texts follow.
    pub typography: Option<Typography>,
    /// Draft or final.
    pub status: Option<Status>,
    /// The version of the report.
    pub version: Option<String>,
    /// The template by name.
    pub template: Option<Spanned<String>>,
    /// The network that publishes.
    pub network: Option<String>,
    /// The series and the number in it.
    pub series: Option<String>,
    /// Who organised.
    pub organisers: Vec<Organisation>,
    /// Who helped.
    pub partners: Vec<Organisation>,
    /// What must be said about public money.
    pub funding: Option<Funding>,
    /// A warning for the cover.
    pub notice: Option<String>,
    /// A word for the foot of every page.
    pub page_mark: Option<String>,
    /// Who did what.
    pub credits: Vec<Credit>,
    /// Who is to send in what.
    pub contributors: Vec<Awaited>,
    /// How much each check counts.
    pub checks: Vec<(Code, Verdict)>,
    /// Under what terms the report may be used again.
    pub licence: Option<String>,
    /// Whom to write to.
    pub contact: Option<String>,
    /// ISSN of the series.
    pub issn: Option<Spanned<String>>,
    /// ISBN of the volume.
    pub isbn: Option<Spanned<String>>,
    /// The text that sets out the problem, when the agenda has none.
    pub framing: Body<Written>,
    /// The framing questions, when the agenda has none.
    pub questions: Vec<Spanned<String>>,
    /// People beyond those of the agenda.
    pub people: Vec<Speaker>,
    /// Colours, fonts and logo.
    pub theme: Theme,
}

/// Someone who is to send in notes or outputs.
#[derive(Debug, Clone)]
pub struct Awaited {
    /// Where the name stands.
    pub span: Span,
    /// The name.
    pub name: String,
    /// The sessions and workshops, as one refers to them.
    pub wanted: Vec<Spanned<String>>,
}

impl EventFacts {
    /// Reads the facts out of a record, and leaves the other keys in it.
    pub fn take(
        id: SourceId,
        source: &Source,
        fields: &mut Fields<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let words = |texts: Vec<Spanned<String>>| texts.into_iter().map(|it| it.value).collect();
        let facts = Self {
            title: fields.text(TITLE, diagnostics),
            subtitle: fields.words(SUBTITLE, diagnostics),
            name: fields.words(NAME, diagnostics),
            date: fields.date(DATE, parse_date, diagnostics),
            end_date: fields.date(END_DATE, parse_date, diagnostics),
            venue: words(fields.texts(VENUE, diagnostics)),
            language: header::language(fields, diagnostics),
            typography: fields.choice(
                TYPOGRAPHY,
                &[
                    (
                        &["imprimerie-nationale", "imprimerie nationale"],
                        Typography::ImprimerieNationale,
                    ),
                    (
                        &["ue", "eu", "code-interinstitutionnel", "interinstitutional-code"],
                        Typography::InterinstitutionalCode,
                    ),
                    (&["aucune", "none"], Typography::None),
                ],
                diagnostics,
            ),
            status: fields.choice(
                STATUS,
                &[
                    (&["projet", "draft", "provisoire"], Status::Draft),
                    (&["définitif", "final", "définitive"], Status::Final),
                ],
                diagnostics,
            ),
            version: fields.words(VERSION, diagnostics),
            template: fields.text(TEMPLATE, diagnostics),
            network: named(NETWORK, ACRONYM, fields, diagnostics),
            series: named(SERIES, NUMBER, fields, diagnostics),
            organisers: organisations(ORGANISERS, fields, diagnostics),
            partners: organisations(PARTNERS, fields, diagnostics),
            funding: funding(fields, diagnostics),
            notice: fields.words(NOTICE, diagnostics),
            page_mark: fields.words(PAGE_MARK, diagnostics),
            credits: credits(fields, diagnostics),
            contributors: contributors(fields, diagnostics),
            checks: checks(fields, diagnostics),
            licence: fields.words(LICENCE, diagnostics),
            contact: fields.words(CONTACT, diagnostics),
            issn: fields.text(ISSN, diagnostics),
            isbn: fields.text(ISBN, diagnostics),
            framing: header::markdown(id, source, FRAMING, fields, diagnostics),
            questions: fields.texts(QUESTIONS, diagnostics),
            people: header::people(PEOPLE, fields, diagnostics),
            theme: theme(fields, diagnostics),
        };
        for day in [&facts.date, &facts.end_date].into_iter().flatten() {
            report_wrong_weekdays(id, source, day.span.range(), &[], diagnostics);
        }
        facts
    }

    /// Reads the facts of a whole YAML file.
    pub fn parse(id: SourceId, source: &Source, diagnostics: &mut Diagnostics) -> Self {
        let node = crate::read::yaml::read(id, source, 0..source.text.len(), diagnostics);
        let fields = node.as_ref().and_then(|node| Fields::of(node, "event.yaml", diagnostics));
        let Some(mut fields) = fields else { return Self::default() };
        let facts = Self::take(id, source, &mut fields, diagnostics);
        fields.finish(diagnostics);
        facts
    }
}

/// `réseau: RRN`, or a record of a name and what follows it in brackets or after a comma.
fn named(
    key: Key,
    second: Key,
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let node = fields.take(key, diagnostics)?;
    if let Some(words) = node.value.words() {
        return Some(words.to_owned());
    }
    let mut fields = Fields::of(node, key.1, diagnostics)?;
    let name = fields.words(NAME, diagnostics);
    let name = name.or_else(|| fields.words(TITLE, diagnostics));
    let second = fields.words(second, diagnostics);
    fields.finish(diagnostics);
    match (name, second) {
        (Some(name), Some(second)) => Some(format!("{name} · {second}")),
        (name, second) => name.or(second),
    }
}

fn organisations(
    key: Key,
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Organisation> {
    let nodes = fields.list(key, diagnostics);
    nodes.into_iter().filter_map(|node| organisation(key, node, diagnostics)).collect()
}

fn organisation(key: Key, node: &Node, diagnostics: &mut Diagnostics) -> Option<Organisation> {
    if let Some(name) = node.value.words() {
        return Some(Organisation { span: node.span, name: name.to_owned(), logo: None });
    }
    let mut fields = Fields::of(node, key.1, diagnostics)?;
    let name = fields.text(NAME, diagnostics);
    let logo = logo(&mut fields, diagnostics);
    if name.is_none() {
        fields.missing(NAME, ["Réseau rural national", "National Rural Network"], diagnostics);
    }
    fields.finish(diagnostics);
    name.map(|name| Organisation { span: name.span, name: name.value, logo })
}

fn logo(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Logo> {
    let path = fields.text(LOGO, diagnostics)?;
    Some(Logo { span: path.span, path: path.value })
}

fn funding(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Funding> {
    let node = fields.take(FUNDING, diagnostics)?;
    if let Some(statement) = node.value.words() {
        return Some(Funding {
            span: node.span,
            statement: statement.to_owned(),
            logos: Vec::new(),
        });
    }
    let mut fields = Fields::of(node, FUNDING.1, diagnostics)?;
    let statement = fields.text(STATEMENT, diagnostics);
    let logos = organisations(LOGOS, &mut fields, diagnostics);
    if statement.is_none() {
        fields.missing(
            STATEMENT,
            ["Cofinancé par l'Union européenne", "Co-funded by the European Union"],
            diagnostics,
        );
    }
    fields.finish(diagnostics);
    statement.map(|it| Funding { span: it.span, statement: it.value, logos })
}

fn credits(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Credit> {
    let mut credits = Vec::new();
    for node in fields.list(CREDITS, diagnostics) {
        if let Some(name) = node.value.words() {
            diagnostics.push(credit_without_role(name, node.span));
            continue;
        }
        let Some(mut fields) = Fields::of(node, CREDITS.1, diagnostics) else { continue };
        let role = fields.text(ROLE, diagnostics);
        let names = fields.texts(NAMES, diagnostics).into_iter().map(|it| it.value).collect();
        if role.is_none() {
            fields.missing(ROLE, ["Rédaction", "Writing"], diagnostics);
        }
        fields.finish(diagnostics);
        credits.extend(role.map(|role| Credit { span: role.span, role: role.value, names }));
    }
    credits
}

/// A name alone does not say what the person did.
fn credit_without_role(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::WrongType, span)
        .with_both("key", CREDITS.1, CREDITS.0)
        .with_both("expected", "une fonction et des noms", "a role and names")
        .with_both("found", &format!("le texte « {name} »"), &format!("the text “{name}”"))
        .with_both(
            "example",
            &format!("- {{fonction: Photographies, noms: [{name}]}}"),
            &format!("- {{role: Photographs, names: [{name}]}}"),
        )
}

/// `contributeurs: [{nom: Jo Martin, pour: [9h40, atelier-1]}]`.
fn contributors(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Awaited> {
    let mut contributors = Vec::new();
    for node in fields.list(CONTRIBUTORS, diagnostics) {
        let Some(mut fields) = Fields::of(node, CONTRIBUTORS.1, diagnostics) else { continue };
        let name = fields.text(NAME, diagnostics);
        let wanted = fields.texts(FOR, diagnostics);
        if name.is_none() {
            fields.missing(NAME, ["Jo Martin"; 2], diagnostics);
        }
        if wanted.is_empty() {
            fields.missing(FOR, ["[9h40, atelier-1]", "[9:40, workshop-1]"], diagnostics);
        }
        fields.finish(diagnostics);
        contributors.extend(name.map(|it| Awaited { span: it.span, name: it.value, wanted }));
    }
    contributors
}

/// `contrôles: {unused-picture: ignorer, unknown-person: erreur}`.
fn checks(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<(Code, Verdict)> {
    let mut checks = Vec::new();
    let Some(node) = fields.take(CHECKS, diagnostics) else { return checks };
    let Some(mut fields) = Fields::of(node, CHECKS.1, diagnostics) else { return checks };
    for code in Code::ALL.iter().filter(|code| code.level() != Level::Decision) {
        let key = Key(code.name(), code.name());
        let verdict = fields.choice(
            key,
            &[
                (&["erreur", "error"], Verdict::Tell(Severity::Error)),
                (&["attention", "warning"], Verdict::Tell(Severity::Warning)),
                (&["remarque", "note"], Verdict::Tell(Severity::Note)),
                (&["ignorer", "ignore"], Verdict::Ignore),
            ],
            diagnostics,
        );
        let Some(verdict) = verdict else { continue };
        if Policy::default().ask(*code, verdict) {
            checks.push((*code, verdict));
        } else {
            diagnostics.push(refused(*code, verdict, entry(node, key)));
        }
    }
    fields.finish(diagnostics);
    checks
}

/// The place of a key and its value in a record.
fn entry(node: &Node, key: Key) -> Span {
    let Value::Map(entries) = &node.value else { return node.span };
    let own = entries.iter().find(|(name, _)| key.matches(&name.value));
    own.map_or(node.span, |(name, value)| Span { end: value.span.end, ..name.span })
}

fn refused(code: Code, verdict: Verdict, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::PolicyRefused, span).with("code", code.name());
    match verdict {
        Verdict::Ignore => diagnostic.with_both("wanted", "ignoré", "ignored"),
        Verdict::Tell(_) => diagnostic.with_both("wanted", "adouci", "softened"),
    }
}

/// The colours a theme may set, by the names that the templates use.
pub const COLOURS: &[Key] = &[
    Key("ink", "encre"),
    Key("accent", "accent"),
    Key("tint", "teinte"),
    Key("action", "action"),
    Key("muted", "gris"),
    Key("rule", "filet"),
];

/// The fonts a theme may set, by use.
const FACES: &[Key] = &[Key("serif", "texte"), Key("sans", "titres"), Key("mono", "code")];

fn not_a_colour(key: Key, span: Span, found: &str) -> Diagnostic {
    // Without quotes, YAML takes `#7a3b00` for a remark.
    let (french, english) = if found.is_empty() {
        ("rien".to_owned(), "nothing".to_owned())
    } else {
        (format!("« {found} »"), format!("“{found}”"))
    };
    Diagnostic::new(Code::WrongType, span)
        .with_both("key", key.1, key.0)
        .with_both("expected", "une couleur", "a colour")
        .with_both("found", &french, &english)
        .with_both(
            "example",
            &format!("{}: \"#0b5d5e\"", key.1),
            &format!("{}: \"#0b5d5e\"", key.0),
        )
}

/// The contrast of a colour (six hexadecimal digits) with white, after WCAG 2.1, 1.4.3.
fn contrast_on_white(digits: &str) -> f64 {
    let channel = |at: usize| {
        let value = u8::from_str_radix(&digits[at..at + 2], 16).unwrap_or_default();
        let share = f64::from(value) / 255.0;
        if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
    1.05 / (luminance + 0.05)
}

fn theme(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Theme {
    let mut theme = Theme::default();
    let Some(node) = fields.take(THEME, diagnostics) else { return theme };
    let Some(mut fields) = Fields::of(node, THEME.1, diagnostics) else { return theme };
    for key in COLOURS {
        if let Some(span) = fields.is_blank(*key) {
            diagnostics.push(not_a_colour(*key, span, ""));
        }
        let Some(colour) = fields.text(*key, diagnostics) else { continue };
        let digits = colour.value.strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
            let ratio = contrast_on_white(digits);
            let is_text = !matches!(key.0, "tint" | "rule");
            if is_text && ratio < 4.5 {
                let diagnostic = Diagnostic::new(Code::LowContrast, colour.span)
                    .with("colour", &colour.value)
                    .with_both(
                        "ratio",
                        &format!("{ratio:.1}").replace('.', ","),
                        &format!("{ratio:.1}"),
                    );
                diagnostics.push(diagnostic);
            }
            theme.colours.insert(key.0.to_owned(), colour.value);
        } else {
            diagnostics.push(not_a_colour(*key, colour.span, &colour.value));
        }
    }
    if let Some(node) = fields.take(FONTS, diagnostics)
        && let Some(mut fields) = Fields::of(node, FONTS.1, diagnostics)
    {
        let mut fonts = BTreeMap::new();
        for key in FACES {
            fonts.extend(fields.text(*key, diagnostics).map(|font| (key.0.to_owned(), font)));
        }
        fields.finish(diagnostics);
        theme.fonts = fonts;
    }
    theme.logo = logo(&mut fields, diagnostics);
    theme.resolution = resolution::take(&mut fields, diagnostics);
    fields.finish(diagnostics);
    theme
}
