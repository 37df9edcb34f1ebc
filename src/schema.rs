//! JSON Schemas of the YAML files, with which editors check and complete them.
//!
//! Nothing of their structure is written down here: each schema is what the file's own reader asks
//! of a value that is not there (`read/yaml/probe.rs`). Only the descriptions are (`schema/words.rs`),
//! and a test holds them to the keys.
//!
//! They are of draft-07: it is the newest that every editor's YAML support knows in full. Their
//! `$id`s are names (URNs), so that no editor looks for them on the network.

mod build;
mod pattern;
mod shape;
mod words;

use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostics, Language};
use crate::model::body::Body;
use crate::parse::agenda;
use crate::parse::annex;
use crate::parse::event::EventSheet;
use crate::parse::glossary::{self, GLOSSARY};
use crate::parse::note::NoteFile;
use crate::parse::workshop::WorkshopSheet;
use crate::parse::{action, evaluation, participants, workshop};
use crate::read::yaml::{Node, Probe};
use crate::source::{Source, SourceId, Span};

/// A kind of file with its schema.
#[derive(Debug)]
pub struct Schema {
    /// Its name on the command line, in its `$id` and in the name of its file.
    pub name: &'static str,
    /// What it is of, in French and in English.
    pub what: [&'static str; 2],
    /// The files it is for, below the event's folder, as editors match them. Headers of texts have
    /// none: editors take such files for text.
    pub files: &'static [&'static str],
    /// How the record stands in a file.
    root: Root,
    /// Its reader.
    read: fn(&Node, &Source, &mut Diagnostics),
}

/// How the record that a reader asks for stands in a file.
#[derive(Debug, Clone, Copy)]
enum Root {
    /// The file is the record.
    Record,
    /// The file is the record, or the list that would stand under this key.
    RecordOrList(&'static str),
    /// The file is a list of records, holds it under a key, or is keys and texts alone.
    ListOrPairs(&'static str),
}

const NOWHERE: SourceId = SourceId(0);

/// Every schema.
pub const ALL: &[Schema] = &[
    Schema {
        name: "event",
        what: ["la fiche de l'événement (event.yaml)", "the facts of the event (event.yaml)"],
        files: &["event*.{yaml,yml}", "evenement*.{yaml,yml}", "événement*.{yaml,yml}"],
        root: Root::Record,
        read: |node, source, diagnostics| {
            EventSheet::of_node(NOWHERE, source, node, diagnostics);
        },
    },
    Schema {
        name: "agenda",
        what: ["l'ordre du jour en YAML (agenda.yaml)", "an agenda in YAML (agenda.yaml)"],
        files: &[
            "agenda*.{yaml,yml}",
            "programme*.{yaml,yml}",
            "program*.{yaml,yml}",
            "ordre-du-jour*.{yaml,yml}",
        ],
        root: Root::Record,
        read: |node, source, diagnostics| {
            agenda::yaml::of_node(NOWHERE, source, node, diagnostics);
        },
    },
    Schema {
        name: "actions",
        what: ["les propositions d'action (actions.yaml)", "the action proposals (actions.yaml)"],
        files: &[
            "actions*.{yaml,yml}",
            "propositions*.{yaml,yml}",
            "actions/**/*.{yaml,yml}",
            "propositions/**/*.{yaml,yml}",
        ],
        root: Root::RecordOrList("propositions"),
        read: |node, source, diagnostics| {
            action::of_node(NOWHERE, source, node, diagnostics);
        },
    },
    Schema {
        name: "workshop",
        what: ["un atelier en YAML (ateliers/*.yaml)", "a workshop in YAML (workshops/*.yaml)"],
        files: &["ateliers/**/*.{yaml,yml}", "workshops/**/*.{yaml,yml}"],
        root: Root::Record,
        read: |node, source, diagnostics| {
            workshop::of_node(NOWHERE, source, node, diagnostics);
        },
    },
    Schema {
        name: "participants",
        what: [
            "la liste des participants en YAML (participants.yaml)",
            "a list of participants in YAML (participants.yaml)",
        ],
        files: &["participants*.{yaml,yml}", "participantes*.{yaml,yml}"],
        root: Root::RecordOrList("participants"),
        read: |node, _, diagnostics| {
            participants::of_node(node, diagnostics);
        },
    },
    Schema {
        name: "glossary",
        what: ["les sigles (glossaire.yaml)", "the acronyms (glossary.yaml)"],
        files: &[
            "glossary*.{yaml,yml}",
            "glossaire*.{yaml,yml}",
            "sigles*.{yaml,yml}",
            "acronymes*.{yaml,yml}",
        ],
        root: Root::ListOrPairs("glossaire"),
        read: |node, _, diagnostics| {
            glossary::acronym(node, diagnostics);
        },
    },
    Schema {
        name: "annexes",
        what: [
            "ce qui est dit des annexes (annexes/annexes.yaml)",
            "what is said of the annexes (annexes/annexes.yaml)",
        ],
        files: &["annexes/annexes*.{yaml,yml}", "annexes/liste*.{yaml,yml}"],
        root: Root::RecordOrList("annexes"),
        read: |node, _, diagnostics| {
            annex::of_node(node, diagnostics);
        },
    },
    Schema {
        name: "evaluation",
        what: [
            "l'évaluation par les participants (evaluation.yaml)",
            "what participants thought (evaluation.yaml)",
        ],
        files: &[
            "evaluation*.{yaml,yml}",
            "évaluation*.{yaml,yml}",
            "annexes/evaluation*.{yaml,yml}",
        ],
        root: Root::RecordOrList("évaluation"),
        read: |node, _, diagnostics| {
            evaluation::of_node(node, diagnostics);
        },
    },
    Schema {
        name: "note-header",
        what: ["l'en-tête d'une note de séance", "the header of a session's notes"],
        files: &[],
        root: Root::Record,
        read: |node, _, diagnostics| {
            NoteFile::of(NOWHERE, Body::default()).header(node, diagnostics);
        },
    },
    Schema {
        name: "workshop-header",
        what: ["l'en-tête d'une fiche d'atelier", "the header of a workshop's sheet"],
        files: &[],
        root: Root::Record,
        read: |node, _, diagnostics| {
            WorkshopSheet::at(Span::start_of(NOWHERE)).header(node, diagnostics);
        },
    },
    Schema {
        name: "action-header",
        what: ["l'en-tête d'une fiche d'action", "the header of an action's sheet"],
        files: &[],
        root: Root::Record,
        read: |node, source, diagnostics| {
            action::of_header(NOWHERE, source, node, diagnostics);
        },
    },
    Schema {
        name: "annex-header",
        what: ["l'en-tête d'un texte des annexes", "the header of a text in the annexes"],
        files: &[],
        root: Root::Record,
        read: |node, _, diagnostics| {
            annex::of_header(node, diagnostics);
        },
    },
];

impl Schema {
    /// The schema of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|schema| schema.name == name)
    }

    /// What it is of.
    #[must_use]
    pub fn what(&self, language: Language) -> &'static str {
        let [french, english] = self.what;
        language.choose(french, english)
    }

    /// The schema, described in a language; keys of the other one are known too.
    #[must_use]
    pub fn json(&self, language: Language) -> Value {
        let mut definitions = Map::new();
        let probe = self.probe();
        let record = build::Builder::new(language, &mut definitions).record(&probe, self.name);
        let list_under = |key: &str, definitions: &Map<String, Value>| {
            let ways = build::ways(&record["properties"][key], definitions);
            ways.into_iter().find(|it| it["type"] == "array").unwrap_or_default()
        };
        let body = match self.root {
            Root::Record => record,
            Root::RecordOrList(key) => {
                let list = list_under(key, &definitions);
                json!({ "anyOf": [record, list] })
            }
            Root::ListOrPairs(key) => {
                definitions.insert(key.to_owned(), record);
                let list = json!({ "type": "array", "items": build::reference(key) });
                let both = [key, GLOSSARY.0].map(|key| (key.to_owned(), list.clone()));
                let listed = json!({
                    "type": "object",
                    "properties": Map::from_iter(both),
                    "additionalProperties": build::text(),
                });
                json!({ "anyOf": [listed, list] })
            }
        };
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        schema.insert("$id".to_owned(), json!(format!("urn:actes:schema:{}", self.name)));
        schema.insert("title".to_owned(), json!(format!("actes : {}", self.what(language))));
        schema.extend(body.as_object().cloned().unwrap_or_default());
        if !definitions.is_empty() {
            schema.insert("definitions".to_owned(), definitions.into());
        }
        schema.into()
    }

    /// The schema as a file.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        format!("{:#}\n", self.json(language))
    }

    /// What the reader asks for.
    fn probe(&self) -> Probe {
        let mut discarded = Diagnostics::default();
        // Readers look for places in the file.
        let no_file = Source::new("", Vec::new(), String::new());
        Probe::of(|node| (self.read)(node, &no_file, &mut discarded))
    }
}

#[cfg(test)]
mod tests;
