//! What changed since an earlier volume, as a template sees it: in the report's words.

use jiff::civil::{Date, Time};
use serde_json::{Value, json};

use super::glyphs::Glyphs;
use crate::export::{Change, Changes, What};
use crate::language::ReportLanguage;
use crate::spelling::capitalised;

/// The JSON of the changes, gathered by what they are about.
pub(super) fn view(changes: &Changes, language: &ReportLanguage, glyphs: &Glyphs<'_>) -> Value {
    let text = |text: &str| glyphs.printable(text);
    let maybe = |of: &Option<String>| of.as_deref().map(text);
    let mut subjects: Vec<(&Change, Vec<Value>)> = Vec::new();
    for change in &changes.list {
        let row = match &change.what {
            What::Added => told("added", None, [None, None]),
            What::Removed => told("removed", None, [None, None]),
            What::Field { name, old, new } => {
                let values = [old, new].map(|it| shown(change, name, it, language));
                let label = capitalised(language.label(label(name)));
                told("field", Some((*name, label)), values.map(|it| maybe(&it)))
            }
            What::Passage { old, new } => told("passage", None, [maybe(old), maybe(new)]),
        };
        match subjects.last_mut() {
            Some((last, all)) if last.subject == change.subject => all.push(row),
            _ => subjects.push((change, vec![row])),
        }
    }
    let subjects = subjects.into_iter().map(|(change, all)| {
        let subject = &change.subject;
        let is_gone = change.what == What::Removed;
        json!({
            "kind": subject.kind,
            "kind_label": language.label(&format!("changed_{}", subject.kind)),
            "id": text(&subject.id),
            "title": text(&capitalised(&subject.title)),
            "is_gone": is_gone,
            "changes": all,
        })
    });
    let earlier = &changes.earlier;
    json!({
        "fingerprint": earlier.fingerprint,
        "version": maybe(&earlier.version),
        "status_label": earlier.status.as_deref().and_then(|status| {
            matches!(status, "draft" | "final")
                .then(|| language.label(&format!("status_{status}")).to_owned())
        }),
        "subjects": subjects.collect::<Vec<_>>(),
    })
}

/// One change; a field comes with its word.
fn told(what: &str, field: Option<(&str, String)>, [old, new]: [Option<String>; 2]) -> Value {
    let (field, label) = field.unzip();
    json!({ "what": what, "field": field, "field_label": label, "old": old, "new": new })
}

/// The key of the word for a field of the model.
fn label(field: &str) -> &'static str {
    match field {
        "title" | "text" | "expansion" => "changed_title",
        "subtitle" => "changed_subtitle",
        "name" => "changed_name",
        "date" | "day" => "changed_date",
        "end_date" => "changed_end_date",
        "venue" | "room" => "room",
        "organisers" => "organisers",
        "network" => "network",
        "authors" => "changed_authors",
        "licence" => "licence",
        "status" => "status",
        "version" => "version",
        "start" => "changed_start",
        "end" => "changed_end",
        "speakers" => "speakers",
        "questions" => "questions",
        "host" => "host",
        "rapporteur" => "rapporteur",
        "brief" => "brief",
        "lead" => "lead",
        "partners" => "changed_partners",
        "horizon" => "horizon",
        "deadline" => "deadline_column",
        "priority" => "priority",
        "means" => "means",
        "indicators" => "changed_indicators",
        "steps" => "changed_steps",
        _ => "changed_note",
    }
}

/// A value of the model as the report writes it.
fn shown(
    change: &Change,
    field: &str,
    values: &[String],
    language: &ReportLanguage,
) -> Option<String> {
    if values.is_empty() {
        return None;
    }
    let one = |value: &String| match field {
        "date" | "end_date" | "day" | "deadline" => {
            value.parse::<Date>().map_or(value.clone(), |date| language.long_date(date))
        }
        "start" | "end" => value.parse::<Time>().map_or(value.clone(), |time| language.time(time)),
        "priority" => word(language, "priority_value", value),
        "status" if change.subject.kind == "event" => word(language, "status", value),
        _ => value.clone(),
    };
    let values: Vec<_> = values.iter().map(one).collect();
    Some(values.join(language.label("semicolon")))
}

/// The word for a value that the model names by a key; the value itself if there is none.
fn word(language: &ReportLanguage, key: &str, value: &str) -> String {
    let key = format!("{key}_{value}");
    let word = language.label(&key);
    if word == key { value.to_owned() } else { word.to_owned() }
}
