//! The action register: a row an action, the same in a PDF's attached file, in CSV and in a workbook.

use super::passages::passages;
use super::table::{Cell, Table};
use crate::language::ReportLanguage;
use crate::model::action::Action;
use crate::model::report::Report;
use crate::polish::Polished;
use crate::spelling::fold;

/// The words of the columns, in their order.
const HEADS: [&str; 14] = [
    "id_column",
    "action_column",
    "description_column",
    "lead",
    "partners",
    "horizon",
    "deadline_column",
    "priority",
    "status",
    "origin",
    "answers",
    "means",
    "indicators",
    "steps",
];

/// The register of all actions.
#[must_use]
pub fn actions(report: &Polished) -> Table {
    table(report.actions.iter(), report, &report.language())
}

/// The register once more in parts, each with its name: an action a status. Where the statuses set
/// nothing apart, an action a lead; where leads do not either, there are no parts.
#[must_use]
pub fn parts(report: &Polished) -> Vec<(String, Table)> {
    let language = report.language();
    let by_status =
        grouped(report, language.label("without_status"), |action| action.facts.status.as_deref());
    let by_lead =
        || grouped(report, language.label("to_name"), |action| action.facts.lead.as_deref());
    let groups = if by_status.len() > 1 { by_status } else { by_lead() };
    if groups.len() < 2 {
        return Vec::new();
    }
    let table = |actions: Vec<&Action>| table(actions.into_iter(), report, &language);
    groups.into_iter().map(|(name, actions)| (name, table(actions))).collect()
}

/// The actions that share what they say of one thing, in the order in which it is first said; those
/// that say nothing of it come last.
fn grouped<'r>(
    report: &'r Report,
    unsaid: &str,
    said: impl Fn(&'r Action) -> Option<&'r str>,
) -> Vec<(String, Vec<&'r Action>)> {
    let mut groups: Vec<(String, Vec<&Action>)> = Vec::new();
    let mut rest = Vec::new();
    for action in &report.actions {
        let Some(name) = said(action).filter(|name| fold(name) != fold(unsaid)) else {
            rest.push(action);
            continue;
        };
        match groups.iter_mut().find(|(known, _)| fold(known) == fold(name)) {
            Some((_, actions)) => actions.push(action),
            None => groups.push((name.to_owned(), vec![action])),
        }
    }
    if !rest.is_empty() {
        groups.push((unsaid.to_owned(), rest));
    }
    groups
}

fn table<'r>(
    actions: impl Iterator<Item = &'r Action>,
    report: &Report,
    language: &ReportLanguage,
) -> Table {
    let heads = HEADS.iter().map(|key| language.head(key)).collect();
    Table { heads, rows: actions.map(|action| row(action, report, language)).collect() }
}

fn row(action: &Action, report: &Report, language: &ReportLanguage) -> Vec<Cell> {
    let facts = &action.facts;
    let lines = |lines: Vec<String>| match lines.join("\n") {
        text if text.is_empty() => Cell::Empty,
        text => Cell::Text(text),
    };
    let steps = facts.steps.iter().map(|step| match step.deadline {
        Some(day) => format!("{} ({day})", step.title),
        None => step.title.clone(),
    });
    let origin: Vec<_> = action.origin.iter().map(|target| target.id.as_str()).collect();
    let priority = facts.priority.map(|it| format!("priority_value_{}", it.name()));
    vec![
        Cell::Text(action.id.clone()),
        Cell::Text(facts.title.clone()),
        lines(passages(&action.description, report)),
        facts.lead.clone().map_or(Cell::Empty, Cell::Text),
        lines(facts.partners.clone()),
        Cell::maybe(facts.horizon.as_ref()),
        Cell::day(facts.deadline.as_ref().map(|day| day.value)),
        priority.map_or(Cell::Empty, |key| Cell::Text(language.label(&key).to_owned())),
        Cell::maybe(facts.status.as_ref()),
        lines(vec![origin.join(", ")]),
        lines(vec![action.questions.join(", ")]),
        Cell::maybe(facts.means.as_ref()),
        lines(facts.indicators.clone()),
        lines(steps.collect()),
    ]
}
