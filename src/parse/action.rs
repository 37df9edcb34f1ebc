//! Action proposals: a YAML list, a table, or one Markdown sheet each.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::agenda::date::parse_date;
use super::document::{Content, Document, Text};
use super::header::{self, COMMENT, ID, NOTICE, QUESTIONS, TITLE};
use crate::diagnostic::Diagnostics;
use crate::model::action::{ActionFacts, Priority, Step};
use crate::model::body::{BlockKind, Body, CalloutKind, Written, plain_text};
use crate::read::heads::Subject;
use crate::read::table::Table;
use crate::read::yaml::{Fields, Key, Node, Value};
use crate::source::{Source, SourceId, Span, Spanned, sha256};
use crate::spelling::fold;

const ACTIONS: Key = Key("actions", "propositions");
const NUMBER: Key = Key("number", "n°");
const DESCRIPTION: Key = Key("description", "description");
const ORIGIN: Key = Key("origin", "origine");
const LEAD: Key = Key("lead", "porteur");
const PARTNERS: Key = Key("partners", "partenaires");
const HORIZON: Key = Key("horizon", "horizon");
const DEADLINE: Key = Key("deadline", "échéance");
const PRIORITY: Key = Key("priority", "priorité");
const STATUS: Key = Key("status", "statut");
const MEANS: Key = Key("means", "moyens");
const INDICATORS: Key = Key("indicators", "indicateurs");
const STEPS: Key = Key("steps", "étapes");

const PRIORITIES: &[(&[&str], Priority)] = &[
    (
        &[
            "élevée",
            "high",
            "haute",
            "forte",
            "élevé",
            "haut",
            "fort",
            "urgent",
            "urgente",
            "urgence",
            "très haute",
            "très élevée",
            "très forte",
            "très urgent",
            "prioritaire",
            "critique",
            "critical",
            "importante",
            "important",
            "maximale",
            "1",
            "p1",
            "+++",
        ],
        Priority::High,
    ),
    (
        &[
            "moyenne",
            "medium",
            "moyen",
            "normale",
            "normal",
            "modérée",
            "modéré",
            "intermédiaire",
            "2",
            "p2",
            "++",
        ],
        Priority::Medium,
    ),
    (
        &[
            "basse",
            "low",
            "faible",
            "bas",
            "secondaire",
            "minime",
            "non urgent",
            "non prioritaire",
            "pas urgent",
            "pas prioritaire",
            "3",
            "p3",
            "+",
        ],
        Priority::Low,
    ),
];

/// An action proposal as written.
#[derive(Debug, Clone)]
pub struct ActionSheet {
    /// Where it is proposed.
    pub span: Span,
    /// Its id, when it gives one.
    pub id: Option<Spanned<String>>,
    /// What is to be done, and why.
    pub description: Body<Written>,
    /// The sessions and workshops it came from, as written.
    pub origin: Vec<Spanned<String>>,
    /// The framing questions it answers, as written.
    pub questions: Vec<Spanned<String>>,
    /// The name of the sheet it stands on, in a workbook.
    pub sheet: Option<String>,
    /// The rest.
    pub facts: ActionFacts,
}

/// Reads the action proposals of a file.
pub fn parse(
    file: &Document,
    columns: &header::Columns,
    diagnostics: &mut Diagnostics,
) -> Vec<ActionSheet> {
    let (id, source) = (file.id, &*file.source);
    match &file.content {
        Content::Yaml(Some(node)) => of_node(id, source, node, diagnostics),
        Content::Table(table) => {
            let table = &mut table.clone();
            name_horizon(table);
            header::name_columns(table, Subject::Actions, columns, &OWN, diagnostics);
            name_title(table, columns, diagnostics);
            if let Some(missing) = header::missing_column(table, &[TITLE]) {
                diagnostics.push(missing);
                return Vec::new();
            }
            let lists = [PARTNERS, INDICATORS, STEPS];
            let records = header::records(table, &lists, &[ORIGIN, QUESTIONS]);
            let sheet = |node| sheet(id, source, node, None, Columns::Free, diagnostics);
            records.iter().filter_map(sheet).collect()
        }
        Content::Text(text) => of_text(id, source, text, diagnostics).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The names of columns that need no telling.
const OWN: [Key; 17] = [
    TITLE,
    ID,
    NUMBER,
    DESCRIPTION,
    COMMENT,
    ORIGIN,
    QUESTIONS,
    LEAD,
    PARTNERS,
    HORIZON,
    DEADLINE,
    PRIORITY,
    STATUS,
    MEANS,
    INDICATORS,
    STEPS,
    NOTICE,
];

/// In a table that has other columns of ours and no titles, the first unknown column that holds a few words
/// in every row is theirs.
fn name_title(table: &mut Table, columns: &header::Columns, diagnostics: &mut Diagnostics) {
    let is_ours = |head: &str| OWN.iter().any(|key| key.is_named(head));
    let known = table.head.iter().filter(|head| is_ours(&head.value)).count();
    if known < 2 || table.head.iter().any(|head| TITLE.is_named(&head.value)) {
        return;
    }
    let rows = table.rows.iter().filter(|row| row.iter().any(|cell| !cell.value.is_empty()));
    let rows: Vec<_> = rows.collect();
    let says = |at: usize| {
        let words = |row: &&Vec<Spanned<String>>| {
            row.get(at).map_or(0, |cell| cell.value.split_whitespace().count())
        };
        let full = rows.iter().filter(|row| words(row) >= 2).count();
        !rows.is_empty() && full * 10 >= rows.len() * 8
    };
    let is_open = |head: &str| !head.is_empty() && !is_ours(head) && !columns.says(head);
    let found = (0..table.head.len()).find(|at| is_open(&table.head[*at].value) && says(*at));
    let Some(head) = found.map(|at| &mut table.head[at]) else { return };
    let written = std::mem::replace(&mut head.value, TITLE.1.to_owned());
    diagnostics.push(header::guessed(&written, head.span, TITLE));
}

/// Our own export says when an action should be done under « Échéance », in words, and beside it the
/// day under « Date limite ».
fn name_horizon(table: &mut Table) {
    let has = |name: &str| table.head.iter().any(|head| fold(&head.value) == name);
    if has("date limite") && !has("horizon") {
        let own = table.head.iter_mut().filter(|head| DEADLINE.is_named(&head.value));
        own.for_each(|head| HORIZON.1.clone_into(&mut head.value));
    }
}

/// Reads the YAML of a file of actions.
pub fn of_node(
    id: SourceId,
    source: &Source,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<ActionSheet> {
    let (mut notice, mut language) = (None, None);
    let items: Vec<&Node> = if let Value::List(items) = &node.value {
        items.iter().collect()
    } else {
        let Some(mut fields) = Fields::of(node, "actions", diagnostics) else {
            return Vec::new();
        };
        notice = fields.words(NOTICE, diagnostics);
        language = header::language(&mut fields, diagnostics).map(|it| it.value);
        let items = fields.list(ACTIONS, diagnostics);
        fields.finish(diagnostics);
        items
    };
    let sheets = items
        .into_iter()
        .filter_map(|node| sheet(id, source, node, None, Columns::Fixed, diagnostics));
    let mut sheets: Vec<_> = sheets.collect();
    for sheet in &mut sheets {
        let own = sheet.facts.notice.take();
        sheet.facts.notice = own.or_else(|| notice.clone());
        let own = sheet.facts.language.take();
        sheet.facts.language = own.or_else(|| language.clone());
    }
    sheets
}

fn of_text(
    id: SourceId,
    source: &Source,
    text: &Text,
    diagnostics: &mut Diagnostics,
) -> Option<ActionSheet> {
    let mut body = text.body.clone();
    let empty = Node { value: Value::Map(Vec::new()), span: Span::new(id, source.line(1)) };
    let node = text.header.as_ref().unwrap_or(&empty);
    // A sheet may say its title as a heading instead of in its header.
    let titled = matches!(&node.value, Value::Map(entries)
        if entries.iter().any(|(key, _)| TITLE.matches(&key.value)));
    let mut heading = None;
    if !titled
        && let Some(block) = body.blocks.first()
        && let BlockKind::Heading { content, .. } = &block.value
    {
        heading = Some(Spanned::new(plain_text(content), block.span));
        body.blocks.remove(0);
    }
    let mut sheet = sheet(id, source, node, heading, Columns::Fixed, diagnostics)?;
    sheet.description.blocks.extend(body.blocks);
    sheet.description.footnotes.extend(body.footnotes);
    Some(sheet)
}

/// Reads the header of an action's own sheet.
pub fn of_header(
    id: SourceId,
    source: &Source,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<ActionSheet> {
    sheet(id, source, node, None, Columns::Fixed, diagnostics)
}

fn sheet(
    id: SourceId,
    source: &Source,
    node: &Node,
    heading: Option<Spanned<String>>,
    columns: Columns,
    diagnostics: &mut Diagnostics,
) -> Option<ActionSheet> {
    // An action that is reserved keeps its number.
    let node = &node.whole();
    let mut fields = Fields::of(node, "actions", diagnostics)?;
    if matches!(columns, Columns::Free) {
        fields = fields.as_row();
    }
    let own_id = fields.text(ID, diagnostics);
    let own_id = match columns {
        Columns::Free => own_id.or_else(|| fields.text(NUMBER, diagnostics)),
        Columns::Fixed => own_id,
    };
    // In a table, a cell that is still open is filled all the same.
    let is_open = |words: &str| matches!(columns, Columns::Free) && header::is_gap(words);
    let (deadline, in_words) = fields.date_or_words(DEADLINE, parse_date, diagnostics);
    let in_words = in_words.filter(|words| !is_open(words));
    let title = fields.text(TITLE, diagnostics).or(heading);
    if title.is_none() {
        fields.missing(
            TITLE,
            ["Ce qu'il faut faire, en une ligne", "What is to be done, in one line"],
            diagnostics,
        );
    }
    let title_span = title.as_ref().map(|title| title.span);
    let words = |texts: Vec<Spanned<String>>| texts.into_iter().map(|text| text.value).collect();
    let sheet = ActionSheet {
        span: title_span.or(own_id.as_ref().map(|id| id.span)).unwrap_or(node.span),
        id: own_id,
        description: with_comment(
            header::markdown(id, source, DESCRIPTION, &mut fields, diagnostics),
            header::markdown(id, source, COMMENT, &mut fields, diagnostics),
        ),
        origin: fields.texts(ORIGIN, diagnostics),
        questions: fields.texts(QUESTIONS, diagnostics),
        sheet: source.sheet.clone(),
        facts: ActionFacts {
            title: title.map(|title| title.value).unwrap_or_default(),
            lead: fields.words(LEAD, diagnostics).filter(|lead| !is_open(lead)),
            partners: words(fields.texts(PARTNERS, diagnostics)),
            // A deadline in words is a horizon, and adds to one.
            horizon: match (fields.words(HORIZON, diagnostics).filter(|it| !is_open(it)), in_words)
            {
                (Some(horizon), Some(words)) => Some(format!("{horizon} ({words})")),
                (horizon, words) => horizon.or(words),
            },
            deadline,
            priority: fields.choice(PRIORITY, PRIORITIES, diagnostics),
            status: fields.words(STATUS, diagnostics),
            means: fields.words(MEANS, diagnostics),
            indicators: words(fields.texts(INDICATORS, diagnostics)),
            steps: steps(&fields.list(STEPS, diagnostics), diagnostics),
            language: header::language(&mut fields, diagnostics).map(|it| it.value),
            notice: fields.words(NOTICE, diagnostics),
            internal: header::internal(&mut fields, diagnostics),
        },
    };
    match columns {
        Columns::Fixed => fields.finish(diagnostics),
        Columns::Free => fields.finish_row(diagnostics),
    }
    Some(sheet)
}

/// A description with what people noted for themselves, which only the internal edition prints.
fn with_comment(mut description: Body<Written>, comment: Body<Written>) -> Body<Written> {
    let Some(span) = comment.blocks.first().map(|block| block.span) else { return description };
    let value = BlockKind::Callout {
        kind: CalloutKind::Internal,
        title: Vec::new(),
        blocks: comment.blocks,
    };
    description.blocks.push(Spanned::new(value, span));
    description.footnotes.extend(comment.footnotes);
    description
}

/// Whether a record may hold what the report does not use: a list that people also keep for
/// themselves does.
#[derive(Debug, Clone, Copy)]
enum Columns {
    /// Every key must be known.
    Fixed,
    /// A column that is not taken over is told once.
    Free,
}

/// Fingerprints of titles: the same wherever a title stands, and told apart where two are the same.
#[derive(Debug, Default)]
pub struct Keys(BTreeMap<String, usize>);

impl Keys {
    /// How many digits of a fingerprint set two titles apart.
    const DIGITS: usize = 12;

    /// The key of the next title.
    pub fn key(&mut self, title: &str) -> String {
        let folded = fold(title);
        let key = sha256(folded.as_bytes())[..Self::DIGITS].to_owned();
        let count = self.0.entry(folded).or_default();
        *count += 1;
        if *count > 1 { format!("{key}-{count}") } else { key }
    }
}

/// The steps that the edition may know; those it may not are counted, so that the others are called
/// alike in every edition.
fn steps(nodes: &[&Node], diagnostics: &mut Diagnostics) -> Vec<Step> {
    let mut keys = Keys::default();
    let keyed = nodes.iter().filter_map(|node| {
        let key = keys.key(step_title(&node.whole()));
        step(node, key, diagnostics)
    });
    keyed.collect()
}

/// The title of a step that may be withheld.
fn step_title(node: &Node) -> &str {
    let title = match &node.value {
        Value::Map(entries) => entries.iter().find(|(key, _)| TITLE.is_named(&key.value)),
        value => return value.words().unwrap_or_default().trim(),
    };
    title.and_then(|(_, title)| title.value.words()).unwrap_or_default().trim()
}

/// A step as our own exports write it: « Publication (2020-06-30) ».
fn with_deadline(step: &str) -> (&str, Option<Date>) {
    let cut = step.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
    let dated = cut.and_then(|(title, date)| Some((title, date.parse::<Date>().ok()?)));
    dated.map_or((step, None), |(title, date)| (title, Some(date)))
}

fn step(node: &Node, key: String, diagnostics: &mut Diagnostics) -> Option<Step> {
    if let Some(title) = node.value.words() {
        let (title, deadline) = with_deadline(title.trim());
        return Some(Step { key, title: title.to_owned(), deadline });
    }
    let mut fields = Fields::of(node, "etapes", diagnostics)?;
    let title = fields.words(TITLE, diagnostics);
    let deadline = fields.date(DEADLINE, parse_date, diagnostics).map(|date| date.value);
    if title.is_none() {
        fields.missing(TITLE, ["Première étape", "First step"], diagnostics);
    }
    fields.finish(diagnostics);
    Some(Step { key, title: title?, deadline })
}
