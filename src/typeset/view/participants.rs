//! The list of participants: in numbers, and by name those who agreed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Writer;
use crate::model::person::Participant;

/// A count under this would name someone.
const FEWEST: usize = 3;

impl Writer<'_> {
    /// Participants are counted: a list of names needs each one's consent (CRPA, art. L. 312-1-2), and
    /// holds those who gave it.
    pub(super) fn participants(&self) -> Value {
        let participants = &self.report.participants;
        let named = self.named_participants();
        let count: usize = named.iter().map(|(_, people)| people.len()).sum();
        let named = named.into_iter().map(|(category, people)| {
            let people = people.into_iter().map(|it| {
                json!({
                    "name": self.text(&it.name),
                    "function": self.maybe(it.function.as_deref()),
                    "organisation": self.maybe(it.organisation.as_deref()),
                    "territory": self.maybe(it.territory.as_deref()),
                })
            });
            json!({ "category": self.maybe(category), "people": people.collect::<Vec<_>>() })
        });
        let named: Vec<_> = named.collect();
        let unnamed = participants.len() - count;
        json!({
            "total": participants.len(),
            "total_text": self.language.number(participants.len()),
            "categories": self.pooled(participants.iter().map(|it| it.category.as_deref())),
            "territories": self.pooled(participants.iter().map(|it| it.territory.as_deref())),
            "named": named,
            "unnamed": unnamed,
            "unnamed_text": self.language.number(unnamed),
        })
    }

    /// Those who agreed to be named, by the sort of their organisation, each sort by surname.
    fn named_participants(&self) -> Vec<(Option<&str>, Vec<&Participant>)> {
        let agree = |it: &&Participant| it.consent.is_some_and(|it| it.name) && !it.name.is_empty();
        let mut groups: BTreeMap<Option<&str>, Vec<&Participant>> = BTreeMap::new();
        for participant in self.report.participants.iter().filter(agree) {
            groups.entry(participant.category.as_deref()).or_default().push(participant);
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        self.language.sort_by_word(&mut groups, |(category, _)| category.unwrap_or_default());
        // Those of whom nobody said what they are stand last.
        groups.sort_by_key(|(category, _)| category.is_none());
        for (_, people) in &mut groups {
            let surname = |name: &str| name.split_once(' ').map_or(name, |it| it.1).to_owned();
            let mut keyed: Vec<_> = people.drain(..).map(|it| (surname(&it.name), it)).collect();
            self.language.sort_by_word(&mut keyed, |(name, _)| name);
            people.extend(keyed.into_iter().map(|(_, it)| it));
        }
        groups
    }

    /// The counts of each value, most first. Small ones are pooled, with a larger one if need be, so
    /// that neither a row nor what is missing from the total tells of one or two people.
    fn pooled<'s>(&self, values: impl Iterator<Item = Option<&'s str>>) -> Vec<Value> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        values.for_each(|value| *counts.entry(value.unwrap_or_default()).or_default() += 1);
        let total: usize = counts.values().sum();
        let mut rows: Vec<_> =
            counts.into_iter().filter(|it| !it.0.is_empty() && it.1 >= FEWEST).collect();
        self.language.sort_by_word(&mut rows, |(name, _)| name);
        rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let rest = pool(&mut rows, total);
        let others = (rest > 0 && !rows.is_empty())
            .then(|| (self.language.label("others").to_owned(), rest));
        let rows = rows.into_iter().map(|(name, count)| (self.text(name), count));
        let rows = rows.chain(others);
        rows.map(|(name, count)| json!({ "name": name, "count": count })).collect()
    }
}

/// Takes rows off the end until what the others leave of a total is nothing or not small; returns it.
fn pool(rows: &mut Vec<(&str, usize)>, total: usize) -> usize {
    loop {
        let rest = total - rows.iter().map(|(_, count)| count).sum::<usize>();
        if rest == 0 || rest >= FEWEST || rows.pop().is_none() {
            return rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::pool;

    #[track_caller]
    fn check(counts: &[usize], total: usize, expected: (usize, usize)) {
        let mut rows: Vec<_> = counts.iter().map(|count| ("x", *count)).collect();
        let rest = pool(&mut rows, total);
        assert_eq!((rows.len(), rest), expected);
    }

    #[test]
    fn what_is_left_of_a_total_tells_of_nobody() {
        check(&[10, 9], 19, (2, 0));
        check(&[10, 9], 22, (2, 3));
        check(&[10, 9], 20, (1, 10));
        check(&[10], 11, (0, 11));
        check(&[], 2, (0, 2));
    }
}
