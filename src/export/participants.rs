//! The list of participants: in numbers, and by name those who agreed.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::table::{Cell, Table};
use crate::edition::Edition;
use crate::language::ReportLanguage;
use crate::model::person::{Consent, Participant};
use crate::polish::Polished;
use crate::spelling::inverted;

/// A count under this would name someone.
const FEWEST: usize = 3;

/// How many people share each value, most first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts<'r> {
    /// The values with their counts.
    pub rows: Vec<(&'r str, usize)>,
    /// How many people have none of them: another one that must not be told, or none at all.
    pub rest: usize,
}

impl<'r> Counts<'r> {
    /// The counts as everyone may read them. Small ones are pooled, with a larger one if need be, so
    /// that neither a row nor what is missing from the total tells of one or two people.
    pub fn pooled(
        values: impl Iterator<Item = Option<&'r str>>,
        language: &ReportLanguage,
    ) -> Self {
        let Self { mut rows, rest } = Self::exact(values, language);
        let total = rest + rows.iter().map(|(_, count)| count).sum::<usize>();
        rows.retain(|(_, count)| *count >= FEWEST);
        let rest = pool(&mut rows, total);
        Self { rows, rest }
    }

    /// The counts as they are.
    pub fn exact(values: impl Iterator<Item = Option<&'r str>>, language: &ReportLanguage) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        values.for_each(|value| *counts.entry(value.unwrap_or_default()).or_default() += 1);
        let rest = counts.remove("").unwrap_or_default();
        let mut rows: Vec<_> = counts.into_iter().collect();
        language.sort_by_word(&mut rows, |(name, _)| name);
        rows.sort_by_key(|(_, count)| Reverse(*count));
        Self { rows, rest }
    }

    /// The counts as an edition tells them.
    pub(super) fn of(
        edition: Edition,
        values: impl Iterator<Item = Option<&'r str>>,
        language: &ReportLanguage,
    ) -> Self {
        match edition {
            Edition::Public => Self::pooled(values, language),
            Edition::Internal => Self::exact(values, language),
        }
    }

    pub(super) fn json(&self) -> Value {
        let row = |(name, count): &(&str, usize)| json!({ "name": name, "count": count });
        self.rows.iter().map(row).collect()
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

/// Whether the report may name a participant.
fn is_named(participant: &Participant) -> bool {
    participant.consent.is_some_and(Consent::agrees_to_name) && !participant.name.is_empty()
}

/// Those who agreed to be named, by the sort of their organisation, each sort by surname.
pub fn named<'r>(
    participants: &'r [Participant],
    language: &ReportLanguage,
) -> Vec<(Option<&'r str>, Vec<&'r Participant>)> {
    grouped(participants.iter().filter(|it| is_named(it)), language)
}

fn grouped<'r>(
    participants: impl Iterator<Item = &'r Participant>,
    language: &ReportLanguage,
) -> Vec<(Option<&'r str>, Vec<&'r Participant>)> {
    let mut groups: BTreeMap<Option<&str>, Vec<&Participant>> = BTreeMap::new();
    for participant in participants {
        groups.entry(participant.category.as_deref()).or_default().push(participant);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    language.sort_by_word(&mut groups, |(category, _)| category.unwrap_or_default());
    // Those of whom nobody said what they are stand last.
    groups.sort_by_key(|(category, _)| category.is_none());
    for (_, people) in &mut groups {
        let mut keyed: Vec<_> = people.drain(..).map(|it| (inverted(&it.name), it)).collect();
        language.sort_by_word(&mut keyed, |(name, _)| name);
        people.extend(keyed.into_iter().map(|(_, it)| it));
    }
    groups
}

/// The participants as an edition may show them. For everyone, a row for each person who agreed to be
/// named, and a row for each sort of organisation of the others, with their number; for the
/// organisers, the whole list, and how each is reached.
#[must_use]
pub fn participants(report: &Polished) -> Table {
    let (people, language) = (&report.participants, &report.language());
    let mut keys = vec![
        "name_column",
        "function_column",
        "organisation_column",
        "category_column",
        "territory_column",
        "region_column",
    ];
    let rows = match report.edition() {
        Edition::Internal => {
            keys.extend(["email_column", "telephone_column", "consent_column"]);
            let row = |it: &Participant| {
                let consent = it.consent.map(|it| consent(it, language));
                let more = [it.email.as_ref(), it.telephone.as_ref(), consent.as_ref()];
                [person(it), more.map(Cell::maybe).to_vec()].concat()
            };
            let groups = grouped(people.iter(), language);
            groups.into_iter().flat_map(|(_, people)| people).map(row).collect()
        }
        Edition::Public => {
            keys.push("count_column");
            let row = |it: &Participant| [person(it), vec![Cell::Number(1)]].concat();
            let named = named(people, language).into_iter().flat_map(|(_, people)| people);
            named.map(row).chain(counted(people, language)).collect()
        }
    };
    Table { heads: keys.into_iter().map(|key| language.head(key)).collect(), rows }
}

/// The rows of those who are not named.
fn counted(people: &[Participant], language: &ReportLanguage) -> Vec<Vec<Cell>> {
    let unnamed = people.iter().filter(|it| !is_named(it)).map(|it| it.category.as_deref());
    let counts = Counts::pooled(unnamed, language);
    let row = |name: &str, count: usize| {
        let mut row = vec![Cell::Empty; 7];
        row[3] = Cell::Text(name.to_owned());
        row[6] = Cell::Number(count);
        row
    };
    let rest = (counts.rest > 0).then(|| row(language.label("others_or_unsaid"), counts.rest));
    counts.rows.iter().map(|(name, count)| row(name, *count)).chain(rest).collect()
}

fn person(it: &Participant) -> Vec<Cell> {
    let texts = [&it.function, &it.organisation, &it.category, &it.territory, &it.region];
    let name = Cell::maybe(Some(&it.name).filter(|name| !name.is_empty()));
    std::iter::once(name).chain(texts.map(|text| Cell::maybe(text.as_ref()))).collect()
}

/// What a person agreed to, in the words that the list of participants is written in.
fn consent(consent: Consent, language: &ReportLanguage) -> String {
    match consent {
        Consent::ALL => language.label("answer_yes").to_owned(),
        Consent::NONE => language.label("answer_no").to_owned(),
        some => {
            let parts = [
                (some.agrees_to_name(), "consent_name"),
                (some.organisation, "consent_organisation"),
                (some.photo, "consent_photo"),
                (some.contact, "consent_contact"),
            ];
            let agreed = parts.iter().filter(|it| it.0).map(|it| language.label(it.1));
            agreed.collect::<Vec<_>>().join(", ")
        }
    }
}

/// The same as data (`docs/exports.md`).
pub(super) fn json(report: &Polished) -> Value {
    let (people, edition, language) = (&report.participants, report.edition(), &report.language());
    let shown: Vec<&Participant> = match edition {
        Edition::Internal => grouped(people.iter(), language),
        Edition::Public => named(people, language),
    }
    .into_iter()
    .flat_map(|(_, people)| people)
    .collect();
    let unnamed = people.len() - shown.len();
    let record = |it: &&Participant| {
        let mut record = json!({
            "name": it.name, "function": it.function, "organisation": it.organisation,
            "category": it.category, "territory": it.territory, "region": it.region,
        });
        if edition == Edition::Internal {
            record["email"] = json!(it.email);
            record["telephone"] = json!(it.telephone);
            record["consent"] = json!(it.consent.map(|it| json!({
                "name": it.name, "organisation": it.organisation,
                "photo": it.photo, "contact": it.contact,
            })));
        }
        record
    };
    let counts = |of: fn(&Participant) -> Option<&str>| {
        Counts::of(edition, people.iter().map(of), language).json()
    };
    json!({
        "total": people.len(),
        "unnamed": unnamed,
        "by_category": counts(|it| it.category.as_deref()),
        "by_territory": counts(|it| it.territory.as_deref()),
        "by_region": counts(|it| it.region.as_deref()),
        "people": shown.iter().map(record).collect::<Vec<_>>(),
    })
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
