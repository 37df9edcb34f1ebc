//! Workshops: groups that go round, each round told once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::model::report::Report;
use crate::model::workshop::{Round, Workshop};
use crate::source::{Sources, Span};
use crate::spelling::{fold, listed};

/// Checks the workshops.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut sessions: BTreeMap<&str, Vec<&Workshop>> = BTreeMap::new();
    for workshop in &report.workshops {
        told_twice(&[workshop], sources, diagnostics);
        if let Some(session) = &workshop.session {
            sessions.entry(session).or_default().push(workshop);
        }
    }
    for workshops in sessions.values() {
        let mut topics: Vec<Vec<&Workshop>> = Vec::new();
        for workshop in workshops {
            let its =
                |sheets: &&mut Vec<&Workshop>| fold(&sheets[0].title) == fold(&workshop.title);
            match topics.iter_mut().find(its) {
                Some(sheets) => sheets.push(workshop),
                None => topics.push(vec![workshop]),
            }
        }
        for sheets in topics.iter().filter(|sheets| sheets.len() > 1) {
            told_twice(sheets, sources, diagnostics);
        }
        let tables = tables(topics);
        incomplete_rotation(&tables, diagnostics);
        clashes(&tables, diagnostics);
    }
}

/// Tells of the rounds of one group that a workshop's sheets tell more than once.
fn told_twice(sheets: &[&Workshop], sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    for (workshop, round) in
        sheets.iter().flat_map(|it| it.outputs.rounds.iter().map(move |round| (it, round)))
    {
        let Some(first) = known.insert(fold(&round.group), round.span) else { continue };
        let diagnostic = Diagnostic::new(Code::SameRoundTwice, round.span)
            .with("group", &round.group)
            .with("workshop", &workshop.title)
            .with_place("other", sources, first);
        diagnostics.push(diagnostic);
    }
}

/// A workshop that groups come to: all its sheets together.
struct Table<'a> {
    workshop: &'a Workshop,
    rounds: Vec<&'a Round>,
}

impl Table<'_> {
    fn has(&self, group: &str) -> bool {
        self.rounds.iter().any(|round| fold(&round.group) == group)
    }
}

/// The workshops of a session with the rounds of the groups that have a name. A round that nobody
/// named bears its rank; where all numbers are ranks, none is a name.
fn tables(topics: Vec<Vec<&Workshop>>) -> Vec<Table<'_>> {
    let tables = topics.into_iter().filter_map(|sheets| {
        let rounds = sheets.iter().flat_map(|sheet| &sheet.outputs.rounds).collect();
        Some(Table { workshop: sheets.first()?, rounds })
    });
    let mut tables: Vec<_> = tables.collect();
    let number = |round: &Round| round.group.trim().parse::<usize>().ok();
    let numbered = tables.iter().flat_map(|table| (1..).zip(&table.rounds));
    let named =
        numbered.into_iter().any(|(rank, round)| number(round).is_some_and(|it| it != rank));
    if !named {
        tables.iter_mut().for_each(|table| table.rounds.retain(|round| number(round).is_none()));
    }
    tables.retain(|table| !table.rounds.is_empty());
    tables
}

/// Tells of the groups that miss a workshop, where groups go round at all.
fn incomplete_rotation(tables: &[Table<'_>], diagnostics: &mut Diagnostics) {
    let mut groups: BTreeMap<String, &str> = BTreeMap::new();
    for round in tables.iter().flat_map(|table| &table.rounds) {
        groups.entry(fold(&round.group)).or_insert(&round.group);
    }
    let goes_round = |group: &str| tables.iter().filter(|table| table.has(group)).count() > 1;
    if !groups.keys().any(|group| goes_round(group)) {
        return;
    }
    for table in tables {
        for (_, group) in groups.iter().filter(|(group, _)| !table.has(group)) {
            let diagnostic = Diagnostic::new(Code::IncompleteRotation, table.workshop.span)
                .with("group", group)
                .with("workshop", &table.workshop.title)
                .with("expected", listed(table.rounds.iter().map(|round| round.group.as_str())));
            diagnostics.push(diagnostic);
        }
    }
}

/// Tells of the groups that are at two workshops at once. Two workshops that list all groups in one
/// order clash in every round, and are told once.
fn clashes(tables: &[Table<'_>], diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for (at, table) in tables.iter().enumerate() {
        for (other, (rank, round)) in
            (0..at).flat_map(|other| table.rounds.iter().enumerate().map(move |it| (other, it)))
        {
            let before = &tables[other];
            // When a round is told nowhere, ranks are not comparable.
            let comparable = before.rounds.len() == table.rounds.len();
            let same = before.rounds.iter().enumerate().find(|(its_rank, its)| {
                let together = match (round.start, its.start) {
                    (Some(start), Some(its_start)) => start == its_start,
                    (None, None) => comparable && rank == *its_rank,
                    _ => false,
                };
                together && fold(&its.group) == fold(&round.group)
            });
            if same.is_none() || !told.insert((other, at)) {
                continue;
            }
            let diagnostic = Diagnostic::new(Code::RotationClash, round.span)
                .with("group", &round.group)
                .with("workshop", &before.workshop.title)
                .with("other", &table.workshop.title);
            let (french, english) = if let Some(start) = round.start {
                let [french, english] =
                    [Language::French, Language::English].map(|it| it.time(start));
                (format!("à {french}"), format!("at {english}"))
            } else {
                (format!("passage {}", rank + 1), format!("round {}", rank + 1))
            };
            diagnostics.push(diagnostic.with_both("round", &french, &english));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests;

    /// Workshops by title, each with the headings of its rounds.
    fn check(code: &str, workshops: &[(&str, &[&str])], told: &[&str]) {
        let agenda = "# Forum\n\n12 juin 2019\n\n14h00 Ateliers\n".to_owned();
        let mut files = vec![("agenda.md".to_owned(), agenda)];
        for (number, (title, rounds)) in workshops.iter().enumerate() {
            let rounds = rounds.iter().map(|round| format!("## {round}\n\nUn constat.\n\n"));
            let text = format!("# {title}\n\n{}", rounds.collect::<String>());
            files.push((format!("ateliers/{number}.md"), text));
        }
        let files: Vec<_> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        tests::check(code, &files, told);
    }

    #[test]
    fn a_round_is_told_once() {
        let code = "same-round-twice";
        check(code, &[("Sol", &["Groupe A", "Groupe B", "Groupe a"])], &["## Groupe a"]);
        check(code, &[("Sol", &["Groupe A"]), ("sol", &["Groupe A"])], &["## Groupe A"]);
        check(code, &[("Sol", &["Groupe A"]), ("Eau", &["Groupe A"])], &[]);
        check(code, &[("Sol", &["Groupe A"]), ("Sol", &["Groupe B"])], &[]);
    }

    #[test]
    fn groups_that_go_round_miss_no_workshop() {
        let code = "incomplete-rotation";
        let a_and_b: &[&str] = &["Groupe A", "Groupe B"];
        let b_and_a: &[&str] = &["Groupe B", "Groupe A"];
        check(code, &[("Sol", a_and_b), ("Eau", b_and_a), ("Air", &["Groupe A"])], &["# Air"]);
        check(code, &[("Sol", a_and_b), ("Eau", b_and_a)], &[]);
        check(code, &[("Sol", &["Groupe A"]), ("Eau", &["Groupe B"])], &[]);
        check(code, &[("Sol", a_and_b), ("Eau", b_and_a), ("Air", &[])], &[]);
        check(code, &[("Sol", &["Passage 1", "Passage 2"]), ("Eau", &["Passage 1"])], &[]);
    }

    #[test]
    fn no_group_is_at_two_workshops_at_once() {
        let code = "rotation-clash";
        let a_and_b: &[&str] = &["Groupe A", "Groupe B"];
        check(code, &[("Sol", a_and_b), ("Eau", &["Groupe B", "Groupe A"])], &[]);
        check(code, &[("Sol", a_and_b), ("Eau", a_and_b)], &["## Groupe A"]);
        check(code, &[("Sol", &["Passage 1"]), ("Eau", &["Passage 1"])], &[]);
        check(code, &[("Sol", a_and_b), ("Eau", &["Groupe A"])], &[]);
        let numbers: &[&str] = &["Groupe 1", "Groupe 2"];
        check(code, &[("Sol", numbers), ("Eau", &["Groupe 2", "Groupe 1"])], &[]);
    }
}
