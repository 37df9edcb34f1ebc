//! The indexes: whom and what the report names, in the order of the language. Where, the pages tell.

use serde_json::{Value, json};

use super::super::names::Entry;
use super::Writer;
use crate::spelling::inverted;

impl Writer<'_> {
    /// People, organisations and territories, each with the mark of the places that name it.
    pub(super) fn index(&self) -> Value {
        let people = self.report.people.iter();
        let people = people.filter(|person| !person.is_organisation && !person.is_anonymous);
        let people = people.map(|person| {
            let organisation = person.organisation.as_deref();
            (inverted(&person.name), Entry::Person(person.id.clone()), organisation)
        });
        let organisations = self.names.organisations.iter();
        let organisations =
            organisations.map(|(id, name)| (name.clone(), Entry::Organisation(id.clone()), None));
        let territories = self.names.territories.iter();
        let territories =
            territories.map(|(id, name)| (name.clone(), Entry::Territory(id.clone()), None));
        json!({
            "people": self.entries(people),
            "organisations": self.entries(organisations),
            "territories": self.entries(territories),
        })
    }

    fn entries<'s>(
        &self,
        entries: impl Iterator<Item = (String, Entry, Option<&'s str>)>,
    ) -> Vec<Value> {
        let mut entries: Vec<_> = entries.collect();
        self.language.sort_by_word(&mut entries, |(name, ..)| name);
        let entry = |(name, entry, organisation): (String, Entry, Option<&str>)| {
            json!({
                "name": self.text(&name),
                "mark": entry.mark(),
                "organisation": self.maybe(organisation),
            })
        };
        entries.into_iter().map(entry).collect()
    }
}
