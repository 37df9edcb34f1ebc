//! When actions are due: the columns of the picture of priorities and horizons, and the calendar.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::Writer;
use crate::model::action::Action;
use crate::spelling::fold;

/// A column of the picture; in the order of time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    /// The year, or how far off, before any year.
    rank: i32,
    /// What stands above.
    pub(super) label: String,
}

/// Horizons without a year, in the order of time, folded.
const TERMS: &[&[&str]] = &[
    &["court terme", "short term", "immediat", "immediate"],
    &["moyen terme", "medium term", "mid term"],
    &["long terme", "long term"],
];

/// The column of an action: the year of its deadline, else the year or the term that its horizon
/// names.
pub(super) fn column(action: &Action) -> Option<Column> {
    let at = |year: i32| Column { rank: year, label: year.to_string() };
    if let Some(deadline) = &action.facts.deadline {
        return Some(at(deadline.value.year().into()));
    }
    let horizon = action.facts.horizon.as_ref()?;
    let folded = fold(horizon);
    let year = |word: &str| word.parse().ok().filter(|year| (1900..2200).contains(year));
    if let Some(year) = folded.split(' ').rev().find_map(year) {
        return Some(at(year));
    }
    let named = |names: &&[&str]| names.iter().any(|name| folded.contains(name));
    let rank = TERMS.iter().position(named)?;
    Some(Column { rank: i32::try_from(rank).ok()?, label: horizon.clone() })
}

/// The columns of all actions, in the order of time. A term has the words of who wrote it first.
pub(super) fn columns(actions: &[Action]) -> Vec<Value> {
    let mut columns: Vec<Column> = Vec::new();
    for column in actions.iter().filter_map(column) {
        if !columns.iter().any(|known| known.rank == column.rank) {
            columns.push(column);
        }
    }
    columns.sort();
    columns.into_iter().map(|column| column.label.into()).collect()
}

impl Writer<'_> {
    /// The dates that actions set, in the order of time.
    pub(super) fn calendar(&self) -> Vec<Value> {
        let mut dates: Vec<(Date, &Action, Option<&str>)> = Vec::new();
        for action in &self.report.actions {
            let steps = action.facts.steps.iter();
            let steps =
                steps.filter_map(|step| Some((step.deadline?, action, Some(step.title.as_str()))));
            dates.extend(steps);
            let end = action.facts.deadline.as_ref();
            dates.extend(end.map(|deadline| (deadline.value, action, None)));
        }
        dates.sort_by_key(|(date, ..)| *date);
        let entry = |(date, action, step): (Date, &Action, Option<&str>)| {
            json!({
                "date": self.date(Some(date)),
                "action": self.text(&action.id),
                "step": self.maybe(step),
                "language": action.facts.language,
                "lead": self.maybe(action.facts.lead.as_deref()),
            })
        };
        dates.into_iter().map(entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::action::ActionFacts;
    use crate::model::body::Body;
    use crate::source::{SourceId, Span};

    fn due(horizon: &str) -> Option<String> {
        let action = Action {
            id: "A1".to_owned(),
            key: "a1".to_owned(),
            span: Span::start_of(SourceId(0)),
            description: Body::default(),
            origin: Vec::new(),
            has_origin: false,
            questions: Vec::new(),
            facts: ActionFacts { horizon: Some(horizon.to_owned()), ..ActionFacts::default() },
        };
        column(&action).map(|column| column.label)
    }

    #[test]
    fn a_horizon_tells_its_year_or_its_term() {
        assert_eq!(due("printemps 2020").as_deref(), Some("2020"));
        assert_eq!(due("2019-2021").as_deref(), Some("2021"));
        assert_eq!(due("Court terme").as_deref(), Some("Court terme"));
        assert_eq!(due("dès que possible"), None);
        assert_eq!(due("salle 12"), None);
    }
}
