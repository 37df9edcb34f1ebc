//! What changed between two volumes, told from their models.
//!
//! The models are the JSON of the contract: the earlier one was attached to a PDF that may be years
//! old, so what it does not say is not compared. What has ceased to be public since is no correction:
//! to announce it would point to it (`hidden`).

mod blank;
mod compare;
mod erased;
mod excerpt;
mod hidden;
mod pair;

use serde_json::Value;

use super::model::model;
use crate::edition::{Kind, Withheld};
use crate::model::report::Report;
use crate::polish::Polished;
use compare::Comparison;
use erased::Erased;
use hidden::Hidden;

/// What changed since an earlier volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The earlier volume.
    pub earlier: Earlier,
    /// Each change, in the order of the report.
    pub list: Vec<Change>,
    /// How many differences are not told, as they come of what is not public any more.
    pub untold: usize,
    /// After an erasure, how many people are named no more.
    pub erased: Option<usize>,
    /// Whether the two were made of the same files.
    same_files: bool,
}

/// An earlier volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its fingerprint.
    pub fingerprint: String,
    /// Its version.
    pub version: Option<String>,
    /// Its status: `draft` or `final`.
    pub status: Option<String>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Of what.
    pub subject: Subject,
    /// Which.
    pub what: What,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// `event`, `question`, `session`, `workshop`, `action`, `annex` or `glossary`.
    pub kind: &'static str,
    /// Its id; empty for the event.
    pub id: String,
    /// Its title as it is now.
    pub title: String,
}

/// What happened to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// A fact of it is another one.
    Field {
        /// The field of the model.
        name: &'static str,
        /// What it was; nothing for what was not said.
        old: Vec<String>,
        /// What it is.
        new: Vec<String>,
    },
    /// A passage of its text is another one; where one of the two is missing, it is new or gone.
    Passage {
        /// What it said.
        old: Option<String>,
        /// What it says.
        new: Option<String>,
    },
}

/// A list of the model: its name, what its members are, their ids and titles, and the fields that
/// are compared.
struct Part {
    /// Whether the id is made of the time: what moved has another one, and its title tells more.
    is_timed: bool,
    list: &'static str,
    kind: &'static str,
    id: &'static str,
    title: &'static str,
    fields: &'static [&'static str],
}

const EVENT: &[&str] = &[
    "title",
    "subtitle",
    "name",
    "date",
    "end_date",
    "venue",
    "organisers",
    "network",
    "licence",
    "status",
    "version",
];

const QUESTIONS: Part = Part {
    is_timed: false,
    list: "questions",
    kind: "question",
    id: "id",
    title: "text",
    fields: &["text"],
};

const PARTS: &[Part] = &[
    Part {
        is_timed: true,
        list: "sessions",
        kind: "session",
        id: "id",
        title: "title",
        fields: &["title", "day", "start", "end", "room", "speakers", "questions"],
    },
    Part {
        is_timed: false,
        list: "workshops",
        kind: "workshop",
        id: "id",
        title: "title",
        fields: &["title", "room", "host", "rapporteur", "brief", "questions"],
    },
    Part {
        is_timed: false,
        list: "actions",
        kind: "action",
        id: "id",
        title: "title",
        fields: &[
            "title",
            "lead",
            "partners",
            "horizon",
            "deadline",
            "priority",
            "status",
            "means",
            "indicators",
            "steps",
            "questions",
        ],
    },
    Part {
        is_timed: false,
        list: "annexes",
        kind: "annex",
        id: "path",
        title: "title",
        fields: &["title", "authors"],
    },
    Part {
        is_timed: false,
        list: "glossary",
        kind: "glossary",
        id: "acronym",
        title: "acronym",
        fields: &["expansion", "note"],
    },
];

impl Changes {
    /// What changed since an earlier volume, told by its model. What `whole` has and the report does
    /// not is not public any more, and no change may point to it. After an erasure, nor may one repeat
    /// or point to what is gone with the people whom the earlier volume named.
    #[must_use]
    pub fn since(volume: &Value, report: &Polished, whole: &Report, is_erasure: bool) -> Self {
        // What a longer passage says in public too may be quoted.
        let gone = report.withheld().iter().filter(|it| it.kind != Kind::Within);
        let (new, whole) = (model(report), model(whole));
        let erased = is_erasure.then(|| Erased::of(volume, &whole));
        Self::between(volume, &new, &whole, &gone.cloned().collect::<Vec<_>>(), erased)
    }

    /// What changed from one model to another, which is `whole` without what is withheld by now.
    fn between(
        old: &Value,
        new: &Value,
        whole: &Value,
        withheld: &[Withheld],
        erased: Option<Erased>,
    ) -> Self {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let earlier = Earlier {
            fingerprint: text(&old["fingerprint"]).unwrap_or_default(),
            version: text(&old["event"]["version"]),
            status: text(&old["event"]["status"]),
        };
        let mut comparison = Comparison::new(Hidden::of(whole, new, withheld), erased);
        let event = Subject {
            kind: "event",
            id: String::new(),
            title: text(&new["event"]["title"]).unwrap_or_default(),
        };
        comparison.member(&event, EVENT, &old["event"], &new["event"]);
        comparison.part(&QUESTIONS, [&old["event"], &new["event"], &whole["event"]]);
        PARTS.iter().for_each(|part| comparison.part(part, [old, new, whole]));
        let Comparison { list, untold, erased, .. } = comparison;
        let erased = erased.map(|it| it.count());
        let same_files = old["fingerprint"] == new["fingerprint"];
        Self { earlier, list, untold, erased, same_files }
    }

    /// Whether the new volume has a page of changes. What replaces another one says so, whatever there
    /// is to tell of it: else the page itself would tell that something is hidden, or is not.
    #[must_use]
    pub fn has_page(&self) -> bool {
        !self.same_files || !self.list.is_empty() || self.untold > 0
    }
}

/// A value as texts: none for nothing, one for a text, one each for a list.
fn items(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => values.iter().flat_map(items).collect(),
        // A speaker or a step: its parts in one line. A role is a key, and not said.
        Value::Object(parts) => {
            let said = parts.iter().filter(|(key, _)| *key != "role");
            let parts: Vec<_> = said.filter_map(|(_, value)| value.as_str()).collect();
            vec![parts.join(", ")]
        }
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

/// A text without what typography may make of its spaces, apostrophes and quotes: rules may be
/// better in a later program, and that is no correction.
fn plain(text: &str) -> String {
    let plain = text.replace('’', "'").replace(['“', '”', '«', '»'], "\"");
    plain.split(char::is_whitespace).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
