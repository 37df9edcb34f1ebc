//! The indexes: whom and what the report names, in the order of the language. Where, the pages tell.

use serde_json::{Value, json};

use super::super::names::Entry;
use super::Writer;

/// Particles that a French name begins with in an index; « de » and « d’ » stand after the given
/// name (AFNOR NF Z 44-001): « La Fontaine, Jean de ».
const KEPT: &[&str] = &["la", "le", "les", "du", "des"];

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

/// A name as an index has it: « Grivel, Claude ».
fn inverted(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some((last, before)) = words.split_last().filter(|(_, before)| !before.is_empty()) else {
        return name.to_owned();
    };
    let particle =
        ["d'", "d’"].iter().find_map(|particle| Some((*particle, last.strip_prefix(*particle)?)));
    if let Some((particle, family)) = particle {
        return format!("{family}, {} {particle}", before.join(" "));
    }
    // A given name stands before any particle.
    let is_kept = |word: &&&str| KEPT.contains(&word.to_lowercase().as_str());
    let kept = before[1..].iter().rev().take_while(is_kept).count();
    let at = before.len() - kept;
    format!("{}, {}", words[at..].join(" "), words[..at].join(" "))
}

#[cfg(test)]
mod tests {
    use super::inverted;

    #[test]
    fn a_name_is_found_by_the_family_s() {
        assert_eq!(inverted("Claude Grivel"), "Grivel, Claude");
        assert_eq!(inverted("Jean de La Fontaine"), "La Fontaine, Jean de");
        assert_eq!(inverted("Anne-Marie du Val"), "du Val, Anne-Marie");
        assert_eq!(inverted("Charles d’Artagnan"), "Artagnan, Charles d’");
        assert_eq!(inverted("Piet van der Berg"), "Berg, Piet van der");
        assert_eq!(inverted("Voltaire"), "Voltaire");
        assert_eq!(inverted("Le Corbusier"), "Corbusier, Le");
    }
}
