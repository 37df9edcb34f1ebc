//! The list of participants: in numbers, and by name those who agreed.

use serde_json::{Value, json};

use super::Writer;
use crate::export::{Counts, named};

impl Writer<'_> {
    /// Participants are counted: a list of names needs each one's consent (CRPA, art. L. 312-1-2), and
    /// holds those who gave it.
    pub(super) fn participants(&self) -> Value {
        let participants = &self.report.participants;
        let named = named(participants, &self.language);
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
        let total = self.report.attendance();
        json!({
            "total": total,
            "is_list": !participants.is_empty(),
            "total_text": self.language.number(total),
            "categories": self.pooled(participants.iter().map(|it| it.category.as_deref())),
            "territories": self.pooled(participants.iter().map(|it| it.territory.as_deref())),
            "named": named,
            "unnamed": unnamed,
            "unnamed_text": self.language.number(unnamed),
        })
    }

    /// The counts of each value, most first, and of those that are too few to be told.
    fn pooled<'s>(&self, values: impl Iterator<Item = Option<&'s str>>) -> Vec<Value> {
        let Counts { rows, rest } = Counts::pooled(values, &self.language);
        let others = (rest > 0 && !rows.is_empty())
            .then(|| (self.language.label("others").to_owned(), rest));
        let rows = rows.into_iter().map(|(name, count)| (self.text(name), count));
        let rows = rows.chain(others);
        rows.map(|(name, count)| json!({ "name": name, "count": count })).collect()
    }
}
