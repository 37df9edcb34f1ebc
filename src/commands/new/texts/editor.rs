//! What binds the schemas in Visual Studio Code. Other editors follow the first line of each file.

use serde_json::{Map, Value, json};

use crate::schema::ALL;

/// `.vscode/settings.json`.
pub(in super::super) fn settings() -> String {
    let bound = ALL.iter().filter(|schema| !schema.files.is_empty());
    let bound =
        bound.map(|schema| (format!("./.actes/schemas/{}.json", schema.name), json!(schema.files)));
    let bound: Map<String, Value> = bound.collect();
    format!("{:#}\n", json!({ "yaml.schemas": bound, "files.encoding": "utf8" }))
}

/// `.vscode/extensions.json`: what reads them.
pub(in super::super) fn extensions() -> String {
    format!("{:#}\n", json!({ "recommendations": ["redhat.vscode-yaml"] }))
}
