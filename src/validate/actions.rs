//! Action proposals: deadlines that can be met, titles that tell them apart.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::action::Action;
use crate::model::report::Report;
use crate::spelling::fold;

/// Checks the action proposals.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    let mut titles: BTreeMap<String, &Action> = BTreeMap::new();
    for action in &report.actions {
        let facts = &action.facts;
        if let (Some(deadline), Some(date)) = (&facts.deadline, report.event.date)
            && deadline.value < date
        {
            let diagnostic = Diagnostic::new(Code::DeadlineBeforeEvent, deadline.span)
                .with_date("deadline", deadline.value)
                .with_date("date", date);
            diagnostics.push(diagnostic);
        }
        if let Some(first) = titles.insert(fold(&facts.title), action) {
            let diagnostic = Diagnostic::new(Code::SameTitleTwice, action.span)
                .with("title", &facts.title)
                .with("first", &first.id)
                .with("second", &action.id)
                .also_at([first.span]);
            diagnostics.push(diagnostic);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::validate::tests::check;

    const AGENDA: (&str, &str) = ("agenda.md", "# Forum\n\n12 juin 2019\n\n9h30 Accueil\n");

    #[test]
    fn a_deadline_comes_after_the_event() {
        let told = |deadline: &str, told: &[&str]| {
            let actions = format!("- titre: Former\n  échéance: {deadline}\n");
            check("deadline-before-event", &[AGENDA, ("actions.yaml", &actions)], told);
        };
        told("2018-12-31", &["2018-12-31"]);
        told("2019-12-31", &[]);
        told("printemps 2018", &[]);
    }

    #[test]
    fn titles_tell_actions_apart() {
        let told = |second: &str, told: &[&str]| {
            let actions = format!("- titre: Former les élus\n- titre: {second}\n");
            check("same-title-twice", &[AGENDA, ("actions.yaml", &actions)], told);
        };
        told("former les Élus", &["former les Élus"]);
        told("Former les agents", &[]);
    }
}
