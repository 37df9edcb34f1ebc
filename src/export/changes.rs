//! What changed between two volumes, told from their models.
//!
//! The models are the JSON of the contract: the earlier one was attached to a PDF that may be years
//! old, so what it does not say is not compared.

use std::collections::BTreeSet;

use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::edition::Withheld;
use crate::edition::withheld::letters;

/// What changed since an earlier volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The earlier volume.
    pub earlier: Earlier,
    /// Each change, in the order of the report.
    pub list: Vec<Change>,
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

const QUESTIONS: Part =
    Part { list: "questions", kind: "question", id: "id", title: "text", fields: &["text"] };

const PARTS: &[Part] = &[
    Part {
        list: "sessions",
        kind: "session",
        id: "id",
        title: "title",
        fields: &["title", "day", "start", "end", "room", "speakers", "questions"],
    },
    Part {
        list: "workshops",
        kind: "workshop",
        id: "id",
        title: "title",
        fields: &["title", "room", "host", "rapporteur", "brief", "questions"],
    },
    Part {
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
        list: "annexes",
        kind: "annex",
        id: "path",
        title: "title",
        fields: &["title", "authors"],
    },
    Part {
        list: "glossary",
        kind: "glossary",
        id: "acronym",
        title: "acronym",
        fields: &["expansion", "note"],
    },
];

impl Changes {
    /// What changed from one model to another. What is withheld by now is not quoted from the
    /// earlier one, which may have said it.
    #[must_use]
    pub fn between(old: &Value, new: &Value, withheld: &[Withheld]) -> Self {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let earlier = Earlier {
            fingerprint: text(&old["fingerprint"]).unwrap_or_default(),
            version: text(&old["event"]["version"]),
            status: text(&old["event"]["status"]),
        };
        let withheld = withheld.iter().map(|it| letters(&it.text)).filter(|it| !it.is_empty());
        let mut comparison = Comparison { withheld: withheld.collect(), list: Vec::new() };
        let event = Subject {
            kind: "event",
            id: String::new(),
            title: text(&new["event"]["title"]).unwrap_or_default(),
        };
        comparison.member(&event, EVENT, &old["event"], &new["event"]);
        comparison.part(&QUESTIONS, &old["event"], &new["event"]);
        PARTS.iter().for_each(|part| comparison.part(part, old, new));
        Self { earlier, list: comparison.list }
    }
}

struct Comparison {
    /// The letters of what is not to be quoted.
    withheld: Vec<String>,
    list: Vec<Change>,
}

/// Stands for words that are not quoted.
const OMITTED: &str = "[…]";

impl Comparison {
    /// Whether a text says something that is withheld by now.
    fn is_withheld(&self, text: &str) -> bool {
        let own = letters(text);
        self.withheld.iter().any(|it| own.contains(it.as_str()))
    }

    /// A text of the earlier volume as it may be quoted.
    fn quoted(&self, text: &str) -> String {
        if self.is_withheld(text) { OMITTED.to_owned() } else { text.to_owned() }
    }

    /// The members of a list: those of one id belong together, and of those left over, those of one
    /// title: a session that began at another time has another id.
    fn part(&mut self, part: &Part, old: &Value, new: &Value) {
        let (Some(old), Some(new)) = (old[part.list].as_array(), new[part.list].as_array()) else {
            return;
        };
        let same = |key: &str, a: &Value, b: &Value| a[key].is_string() && a[key] == b[key];
        let alone = |it: &Value, others: &[Value]| !others.iter().any(|its| same(part.id, it, its));
        let mut left: Vec<_> = old.iter().filter(|it| alone(it, new)).collect();
        let subject = |it: &Value| Subject {
            kind: part.kind,
            id: it[part.id].as_str().unwrap_or_default().to_owned(),
            title: it[part.title].as_str().unwrap_or_default().to_owned(),
        };
        for member in new {
            let earlier = old.iter().find(|it| same(part.id, it, member)).or_else(|| {
                let at = left.iter().position(|it| same(part.title, it, member))?;
                Some(left.remove(at))
            });
            match earlier {
                Some(earlier) => self.member(&subject(member), part.fields, earlier, member),
                None => self.list.push(Change { subject: subject(member), what: What::Added }),
            }
        }
        for member in left {
            let mut subject = subject(member);
            subject.title = self.quoted(&subject.title);
            self.list.push(Change { subject, what: What::Removed });
        }
    }

    fn member(&mut self, subject: &Subject, fields: &[&'static str], old: &Value, new: &Value) {
        for name in fields {
            // What an older program did not write is not known to have changed.
            let (Some(before), Some(after)) = (old.get(name), new.get(name)) else { continue };
            // An end that nobody announced is the start of what follows, which is told already.
            if *name == "end" && old["end_inferred"] == true && new["end_inferred"] == true {
                continue;
            }
            let (before, after) = (items(before), items(after));
            let only = |these: &[String], those: &[String]| -> Vec<String> {
                let those: BTreeSet<_> = those.iter().map(|it| plain(it)).collect();
                these.iter().filter(|it| !those.contains(&plain(it))).cloned().collect()
            };
            let (old, new) = (only(&before, &after), only(&after, &before));
            if !(old.is_empty() && new.is_empty()) {
                let old = old.iter().map(|it| self.quoted(it)).collect();
                let what = What::Field { name, old, new };
                self.list.push(Change { subject: subject.clone(), what });
            }
        }
        if let (Some(old), Some(new)) = (old.get("passages"), new.get("passages")) {
            self.passages(subject, &items(old), &items(new));
        }
    }

    fn passages(&mut self, subject: &Subject, old: &[String], new: &[String]) {
        let plains = |passages: &[String]| -> Vec<String> {
            passages.iter().map(|passage| plain(passage)).collect()
        };
        let operations = capture_diff_slices(Algorithm::Myers, &plains(old), &plains(new));
        for operation in operations {
            if matches!(operation, DiffOp::Equal { .. }) {
                continue;
            }
            let (old, new) = (&old[operation.old_range()], &new[operation.new_range()]);
            for rank in 0..old.len().max(new.len()) {
                let what = match (old.get(rank), new.get(rank)) {
                    (Some(old), Some(new)) if !self.is_withheld(old) => {
                        let (old, new) = excerpts(old, new);
                        What::Passage { old: Some(old), new: Some(new) }
                    }
                    (old, new) => What::Passage {
                        old: old.map(|it| start(&self.quoted(it))),
                        new: new.map(|it| start(it)),
                    },
                };
                self.list.push(Change { subject: subject.clone(), what });
            }
        }
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

/// How many characters stand around what changed.
const AROUND: usize = 40;
/// How many characters of a passage are shown.
const SHOWN: usize = 240;

/// Two states of a passage, each cut to what differs and a few words around it.
fn excerpts(old: &str, new: &str) -> (String, String) {
    let (old, new): (Vec<_>, Vec<_>) = (old.chars().collect(), new.chars().collect());
    let same = |(a, b): &(&char, &char)| a == b;
    let before = old.iter().zip(&new).take_while(same).count();
    let room = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(room).take_while(same).count();
    let cut = |text: &[char]| {
        let mut from = before.saturating_sub(AROUND);
        let mut to = (text.len() - after + AROUND).min(text.len()).min(from + SHOWN);
        // Whole words.
        while from > 0 && !text[from - 1].is_whitespace() {
            from -= 1;
        }
        while to < text.len() && !text[to].is_whitespace() {
            to += 1;
        }
        let (open, close) = (from > 0, to < text.len());
        let words: String = text[from..to].iter().collect();
        let mark = |is_cut: bool| if is_cut { "[…]" } else { "" };
        [mark(open), words.trim(), mark(close)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    (cut(&old), cut(&new))
}

/// The beginning of a passage.
fn start(passage: &str) -> String {
    if passage.chars().count() <= SHOWN {
        return passage.to_owned();
    }
    let cut: String = passage.chars().take(SHOWN).collect();
    let words = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
    format!("{words} […]")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::edition::Kind;

    fn volume(actions: Value, sessions: Value) -> Value {
        json!({
            "fingerprint": "f", "event": { "title": "T", "version": "1", "questions": [] },
            "sessions": sessions, "workshops": [], "actions": actions, "glossary": [],
        })
    }

    #[test]
    fn nothing_changed_is_no_change_and_neither_is_typography() {
        let old = volume(json!([{ "id": "A1", "title": "L'un", "lead": null }]), json!([]));
        let new = volume(json!([{ "id": "A1", "title": "L’un", "lead": null }]), json!([]));
        assert_eq!(Changes::between(&old, &new, &[]).list, []);
    }

    #[test]
    fn a_field_a_new_action_and_one_that_is_gone_are_told() {
        let old =
            json!([{ "id": "A1", "title": "Un", "lead": "X" }, { "id": "A2", "title": "Deux" }]);
        let new =
            json!([{ "id": "A1", "title": "Un", "lead": "Y" }, { "id": "A3", "title": "Trois" }]);
        let changes = Changes::between(&volume(old, json!([])), &volume(new, json!([])), &[]);
        let told: Vec<_> =
            changes.list.iter().map(|it| (it.subject.id.as_str(), &it.what)).collect();
        let lead = What::Field { name: "lead", old: vec!["X".into()], new: vec!["Y".into()] };
        assert_eq!(told, [("A1", &lead), ("A3", &What::Added), ("A2", &What::Removed)]);
    }

    #[test]
    fn a_session_that_moved_is_the_same_session() {
        let old = json!([{ "id": "s0940", "title": "Bois", "start": "09:40", "passages": ["a"] }]);
        let new = json!([{ "id": "s0950", "title": "Bois", "start": "09:50", "passages": ["a"] }]);
        let changes = Changes::between(&volume(json!([]), old), &volume(json!([]), new), &[]);
        let start =
            What::Field { name: "start", old: vec!["09:40".into()], new: vec!["09:50".into()] };
        assert_eq!(changes.list.len(), 1);
        assert_eq!(changes.list[0].what, start);
    }

    #[test]
    fn a_long_passage_is_cut_to_what_differs() {
        let around = "mot ".repeat(60);
        let old =
            json!([{ "id": "s", "title": "S", "passages": [format!("{around}vingt {around}")] }]);
        let new =
            json!([{ "id": "s", "title": "S", "passages": [format!("{around}trente {around}")] }]);
        let changes = Changes::between(&volume(json!([]), old), &volume(json!([]), new), &[]);
        let What::Passage { old: Some(old), new: Some(new) } = &changes.list[0].what else {
            panic!("{changes:?}")
        };
        assert!(old.contains("vingt") && new.contains("trente"), "{old}\n{new}");
        assert!(old.starts_with("[…] mot") && old.ends_with("mot […]"), "{old}");
        assert!(old.chars().count() < 120, "{old}");
    }

    #[test]
    fn what_the_earlier_volume_does_not_say_is_not_compared() {
        let old = json!({ "fingerprint": "f", "event": {}, "actions": [{ "id": "A1" }] });
        let new =
            volume(json!([{ "id": "A1", "title": "Un", "lead": "X" }]), json!([{ "id": "s" }]));
        assert_eq!(Changes::between(&old, &new, &[]).list, []);
    }

    #[test]
    fn what_is_withheld_by_now_is_not_quoted() {
        let old = json!([{ "id": "s", "title": "S", "passages": ["Dit. Un secret bien gardé."] }]);
        let new = json!([{ "id": "s", "title": "S", "passages": ["Dit."] }]);
        let actions = json!([{ "id": "A1", "title": "Un secret bien gardé", "lead": "X" }]);
        let secret =
            Withheld { text: "un secret bien gardé".to_owned(), span: None, kind: Kind::Passage };
        let (old, new) = (volume(actions, old), volume(json!([]), new));
        let told = format!("{:?}", Changes::between(&old, &new, &[secret]));
        assert!(!told.contains("secret") && told.matches(OMITTED).count() == 2, "{told}");
    }
}
