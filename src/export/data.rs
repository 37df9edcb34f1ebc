//! Actions, participants and figures as JSON for programs (`docs/exports.md`).

use serde_json::{Value, json};

use super::model::{SCHEMA, model};
use super::{participants, stats};
use crate::edition::Edition;
use crate::language::Language;
use crate::model::report::Report;

/// The actions, as the model tells them.
#[must_use]
pub fn actions_json(report: &Report, edition: Edition) -> Value {
    let mut model = model(report);
    let mut json = head(report, edition);
    json["actions"] = model["actions"].take();
    json
}

/// The participants, as an edition may show them.
#[must_use]
pub fn participants_json(report: &Report, edition: Edition, language: &Language) -> Value {
    let mut json = head(report, edition);
    json["participants"] = participants::json(report, edition, language);
    json
}

/// The figures of events, in the order given.
#[must_use]
pub fn stats_json(reports: &[&Report], edition: Edition) -> Value {
    json!({
        "schema": SCHEMA,
        "edition": edition.name(),
        "events": stats::json(reports, edition),
    })
}

/// Of which event, for whom, and under which version of the contract.
fn head(report: &Report, edition: Edition) -> Value {
    let event = &report.event;
    json!({
        "schema": SCHEMA,
        "edition": edition.name(),
        "event": {
            "title": event.title, "name": event.name,
            "date": event.date.map(|day| day.to_string()),
            "end_date": event.end_date.map(|day| day.to_string()),
        },
    })
}
