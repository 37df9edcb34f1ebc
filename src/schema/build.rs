//! From what a reader asks to a schema.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{pattern, shape, words};
use crate::diagnostic::Language;
use crate::read::yaml::{Form, Key, Probe, VALUE, VISIBILITY};
use crate::spelling::fold;

/// The words of `visibilite`.
const VISIBILITIES: &[&str] = &["interne", "public", "internal"];

/// Makes the schemas of records, and those of the records inside them.
pub(super) struct Builder<'a> {
    language: Language,
    definitions: &'a mut Map<String, Value>,
    /// What stands in several places, as text, and the name of its definition.
    shared: BTreeMap<String, String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(language: Language, definitions: &'a mut Map<String, Value>) -> Self {
        Self { language, definitions, shared: BTreeMap::new() }
    }

    /// The schema of a record; `path` leads to it, such as `event.organisateurs`.
    pub(super) fn record(&mut self, probe: &Probe, path: &str) -> Value {
        let mut properties = Map::new();
        let mut patterns = Map::new();
        let mut needed = Vec::new();
        let mut keys = probe.keys();
        let visibility = Probe::of(|_| {});
        if keys.iter().all(|(key, _)| *key != VISIBILITY) {
            keys.push((VISIBILITY, &visibility));
        }
        let mut taken: Vec<&str> = Vec::new();
        for (key, probe) in &keys {
            let place = format!("{path}.{}", key.1);
            let mut value = self.value(*key, probe, &place);
            let own = self.language.choose(key.1, key.0);
            // A name that two keys share is the first one's, as for the reader.
            let names: Vec<_> = [own, key.1, key.0].into_iter().chain(key.synonyms()).collect();
            for name in names {
                if taken.contains(&name) {
                    continue;
                }
                taken.push(name);
                if name != own && !words::is_shared(&place) || words::is_alias(&place) {
                    value.insert("doNotSuggest".to_owned(), json!(true));
                }
                // A word with its accents off is told by its pattern.
                if !key.synonyms().any(|word| word == name) || !name.contains(' ') {
                    properties.insert(name.to_owned(), Value::Object(value.clone()));
                }
            }
            if probe.is_missed() && !words::is_sometimes_needed(&place) {
                needed.push(*key);
            }
        }
        for (key, _) in &keys {
            let own = self.language.choose(key.1, key.0);
            let Some(mut value) = properties.get(own).cloned() else { continue };
            value["doNotSuggest"] = json!(true);
            let names: Vec<_> = [key.1, key.0].into_iter().chain(key.synonyms()).collect();
            patterns.insert(pattern::other_spellings(&names, properties.keys()), value);
        }
        let mut record = Map::new();
        record.insert("type".to_owned(), json!("object"));
        record.insert("properties".to_owned(), properties.into());
        record.insert("patternProperties".to_owned(), patterns.into());
        if probe.is_closed() {
            record.insert("additionalProperties".to_owned(), json!(false));
        }
        let needed: Vec<_> = needed.into_iter().map(|key| self.needed(key)).collect();
        if !needed.is_empty() {
            record.insert("allOf".to_owned(), needed.into());
        }
        record.into()
    }

    /// That a key is there, in any spelling.
    fn needed(&self, key: Key) -> Value {
        let own = self.language.choose(key.1, key.0);
        let names: Vec<_> = [key.1, key.0].into_iter().chain(key.synonyms()).collect();
        let mut ways = vec![json!({ "required": [own] })];
        let others = names.iter().filter(|name| **name != own);
        ways.extend(others.map(|name| json!({ "required": [name] })));
        ways.push(json!({
            "not": { "propertyNames": { "not": { "pattern": pattern::spellings(&names) } } },
        }));
        json!({ "anyOf": ways })
    }

    /// What may stand under a key.
    fn value(&mut self, key: Key, probe: &Probe, place: &str) -> Map<String, Value> {
        let mut value = Map::new();
        if let Some(said) = words::description(key, place, self.language) {
            value.insert("description".to_owned(), json!(said));
        }
        let examples = shape::examples(place, self.language);
        if !examples.is_empty() {
            value.insert("examples".to_owned(), examples.into());
        }
        let forms = self.forms(key, probe, place);
        let single = self.shared(json!({ "anyOf": forms }));
        let mut ways = vec![single.clone()];
        if probe.forms().contains(&Form::List) {
            let item = vec![single.clone(), self.reserved(&single)];
            ways.push(json!({ "type": "array", "items": { "anyOf": item } }));
        }
        if key != VISIBILITY {
            let all = self.shared(json!({ "anyOf": ways }));
            ways.push(self.reserved(&all));
        }
        ways.push(json!({ "type": "null" }));
        let all = self.shared(json!({ "anyOf": ways }));
        value.insert("anyOf".to_owned(), json!([all]));
        value
    }

    /// A schema by its definition, so that what stands in many places is written once.
    fn shared(&mut self, schema: Value) -> Value {
        let text = schema.to_string();
        let free = format!("valeur-{}", self.shared.len() + 1);
        let name = self.shared.entry(text).or_insert(free).clone();
        self.definitions.entry(name.clone()).or_insert(schema);
        reference(&name)
    }

    /// The same value with a word on who may see it.
    fn reserved(&mut self, value: &Value) -> Value {
        let words = VISIBILITIES.iter().map(|it| (*it).to_owned()).collect();
        let seen = self.shared(json!({ "anyOf": choice(&[words]) }));
        let mut properties = Map::new();
        for (key, schema) in [(VALUE, value), (VISIBILITY, &seen)] {
            let schema = json!({ "anyOf": [schema], "doNotSuggest": true });
            properties.insert(key.1.to_owned(), schema.clone());
            properties.insert(key.0.to_owned(), schema.clone());
            properties.insert(fold(key.1), schema);
        }
        self.shared(json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
            "minProperties": 2,
        }))
    }

    /// The forms of a single value.
    fn forms(&mut self, key: Key, probe: &Probe, place: &str) -> Vec<Value> {
        if key == VISIBILITY {
            return choice(&[VISIBILITIES.iter().map(|it| (*it).to_owned()).collect()]);
        }
        if let Some(shape) = shape::of(place, self.language) {
            return vec![shape];
        }
        let forms = probe.forms();
        let mut ways = Vec::new();
        let mut is_free = forms.contains(&Form::Words);
        for form in &forms {
            match form {
                Form::Text | Form::DateOrWords => is_free = true,
                Form::Date => ways.push(pattern::date(self.language)),
                Form::Time => ways.push(pattern::time(self.language)),
                Form::Choice(choices) => ways.extend(choice(choices)),
                Form::Record => {
                    let name = definition(place);
                    let record = self.record(probe, place);
                    self.definitions.insert(name.clone(), record);
                    ways.push(reference(&name));
                }
                Form::Words | Form::List => {}
            }
        }
        // A choice, a date and a time are read as words first.
        let is_narrow =
            forms.iter().any(|form| matches!(form, Form::Date | Form::Time | Form::Choice(_)));
        if is_free && !is_narrow {
            // After a record: editors tell what is wrong of the first that comes near.
            ways.push(text());
        }
        ways
    }
}

/// A text; a number or a yes-no is taken as it was typed.
pub(super) fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

/// What may stand where a schema asks for any of several, definitions looked up.
pub(super) fn ways(schema: &Value, definitions: &Map<String, Value>) -> Vec<Value> {
    if let Some(name) = schema["$ref"].as_str().and_then(|it| it.strip_prefix("#/definitions/")) {
        return definitions.get(name).map_or_else(Vec::new, |it| ways(it, definitions));
    }
    match schema["anyOf"].as_array() {
        Some(any) => any.iter().flat_map(|it| ways(it, definitions)).collect(),
        None => vec![schema.clone()],
    }
}

/// A definition of the same schema.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// The name of a record's definition, after the keys that lead to it.
fn definition(place: &str) -> String {
    let inner = place.split_once('.').map_or(place, |(_, inner)| inner);
    inner.split('.').map(|key| fold(key).replace(' ', "-")).collect::<Vec<_>>().join(".")
}

/// One of a closed list: its words for completion, and any spelling of them.
fn choice(choices: &[Vec<String>]) -> Vec<Value> {
    let words: Vec<_> = choices.iter().flatten().map(String::as_str).collect();
    let mut values = Vec::new();
    // The word that messages show first.
    let firsts = choices.iter().filter_map(|words| words.first());
    let others = choices.iter().flat_map(|words| words.iter().skip(1));
    for word in firsts.chain(others) {
        values.push(json!(word));
        // Without quotes YAML takes some for other things.
        match word.as_str() {
            "true" => values.push(json!(true)),
            "false" => values.push(json!(false)),
            word => values.extend(word.parse::<i64>().map(|number| json!(number))),
        }
    }
    let spelt = pattern::spellings(&words);
    vec![json!({ "enum": values }), json!({ "type": "string", "pattern": spelt })]
}
