//! People whom an earlier volume named and who asked to be taken out: no change may repeat their names
//! or their words, nor point to the places where they stood.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::spelling::{self, fold};

/// Those whom the earlier volume named and nothing names any more.
#[derive(Debug, Clone)]
pub(super) struct Erased {
    /// Their names, folded.
    names: BTreeSet<String>,
    /// Their surnames, folded.
    surnames: BTreeSet<String>,
}

impl Erased {
    /// Those of an earlier model who stand nowhere in the report as it is now, whole.
    pub(super) fn of(old: &Value, whole: &Value) -> Self {
        let aloud = aloud(whole);
        let mut named = BTreeSet::new();
        names(old, "", &mut named);
        let people = old["people"].as_array().into_iter().flatten();
        let people = people.filter(|it| it["is_organisation"] != true);
        named.extend(people.filter_map(|it| it["name"].as_str()).map(fold));
        named.retain(|name| !name.is_empty() && !aloud.contains(&format!(" {name} ")));
        let surname = |name: &String| name.rsplit(' ').next().map(str::to_owned);
        let surnames: BTreeSet<_> = named.iter().filter_map(surname).collect();
        Self { names: named, surnames }
    }

    /// How many they are.
    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// Whether a part of the earlier model speaks of one of them. Where nobody is known to be gone, any
    /// part may.
    pub(super) fn holds(&self, part: &Value) -> bool {
        if self.names.is_empty() {
            return true;
        }
        let aloud = aloud(part);
        let mut all = self.names.iter().chain(&self.surnames);
        all.any(|name| aloud.contains(&format!(" {name} ")))
    }
}

/// The fields of the model in which people stand by name alone.
const NAMED: [&str; 4] = ["host", "rapporteur", "lead", "authors"];

/// The names that stand in such fields, folded.
fn names(value: &Value, key: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if NAMED.contains(&key) => {
            found.insert(fold(text));
        }
        Value::Array(values) => values.iter().for_each(|it| names(it, key, found)),
        Value::Object(fields) => {
            // A speaker: a name among facts.
            if fields.contains_key("role") {
                found.extend(fields.get("name").and_then(Value::as_str).map(fold));
            }
            fields.iter().for_each(|(key, it)| names(it, key, found));
        }
        _ => {}
    }
}

/// All words of a part of a model, folded.
fn aloud(value: &Value) -> String {
    match value {
        Value::String(text) => spelling::aloud(text),
        Value::Array(values) => values.iter().map(aloud).collect(),
        Value::Object(fields) => fields.values().map(aloud).collect(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whoever_is_named_nowhere_any_more_is_erased() {
        let old = json!({
            "people": [{"name": "Paul Modèle"}, {"name": "Ana Spécimen"}],
            "actions": [{"lead": "Office modèle"}],
        });
        let whole = json!({"people": [{"name": "Ana Spécimen"}], "actions": []});
        let erased = Erased::of(&old, &whole);
        assert_eq!(erased.count(), 2);
        assert!(erased.holds(&json!({"passages": ["M. Modèle dit oui."]})));
        assert!(!erased.holds(&json!({"passages": ["Ana Spécimen dit oui."]})));
        assert!(Erased::of(&old, &old).holds(&json!({"title": "Un titre"})));
    }
}
