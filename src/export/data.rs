//! Actions, participants and figures as JSON for programs (`docs/exports.md`).

use serde_json::{Value, json};

use super::model::{SCHEMA, model};
use super::{participants, stats};
use crate::polish::Polished;

/// The actions, as the model tells them.
#[must_use]
pub fn actions_json(report: &Polished) -> Value {
    let mut model = model(report);
    let mut json = head(report);
    json["actions"] = model["actions"].take();
    json
}

/// The participants, as an edition may show them.
#[must_use]
pub fn participants_json(report: &Polished) -> Value {
    let mut json = head(report);
    json["participants"] = participants::json(report);
    json
}

/// The figures of events, in the order given.
#[must_use]
pub fn stats_json(reports: &[&Polished]) -> Value {
    json!({
        "schema": SCHEMA,
        "edition": reports.first().map(|it| it.edition().name()),
        "events": stats::json(reports),
    })
}

/// Of which event, for whom, and under which version of the contract.
fn head(report: &Polished) -> Value {
    let event = &report.event;
    json!({
        "schema": SCHEMA,
        "edition": report.edition().name(),
        "event": {
            "title": event.title, "name": event.name,
            "date": event.date.map(|day| day.to_string()),
            "end_date": event.end_date.map(|day| day.to_string()),
        },
    })
}
