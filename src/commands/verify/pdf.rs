//! Whether the files that a PDF carries are those that it says it was made of.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::Answer;
use crate::bag::{Fault, Problem};
use crate::commands::read_pdf::attached;
use crate::diagnostic::Language;
use crate::export::MODEL_NAME;
use crate::source::sha256;

pub(super) fn verify(file: &Path, language: Language) -> Result<Answer> {
    let attached = attached(file, language)?;
    let shown = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let model = attached.iter().find(|it| it.name == MODEL_NAME).and_then(|it| it.bytes.as_deref());
    let model = model.and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let Some(model) = model else {
        bail!(language.choose(
            format!(
                "« {shown} » ne porte pas les données qui permettraient de le vérifier (pièce jointe {MODEL_NAME}) : \
                 ce n'est pas un PDF d'actes, ou il a été composé avec --attach none"
            ),
            format!(
                "“{shown}” does not carry the data to check it with (attached file {MODEL_NAME}): \
                 it is no PDF of actes, or was built with --attach none"
            ),
        ));
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut problems = Vec::new();
    let files = |key: &str| -> BTreeMap<String, String> {
        let listed = model[key].as_array().into_iter().flatten();
        listed.map(|it| (text(&it["path"]), text(&it["sha256"]))).collect()
    };
    let (sources, data) = (files("sources"), files("attached"));
    let found: BTreeMap<_, _> = attached.iter().map(|it| (it.name.as_str(), &it.bytes)).collect();
    // Attached sources are all there or none is.
    let carries_sources = found.keys().any(|name| *name != MODEL_NAME && !data.contains_key(*name));
    let expected = data.iter().chain(sources.iter().filter(|_| carries_sources));
    for (path, sum) in expected {
        let fault = match found.get(path.replace('\\', "_").as_str()) {
            None => Fault::Missing,
            Some(None) => Fault::Unreadable,
            Some(Some(bytes)) if sha256(bytes) != *sum => Fault::Changed,
            Some(Some(_)) => continue,
        };
        problems.push(Problem::new(path, fault));
    }
    let is_listed = |name: &str| {
        let is_source = sources.keys().any(|path| path.replace('\\', "_") == name);
        name == MODEL_NAME || data.contains_key(name) || is_source
    };
    let unlisted = attached.iter().filter(|it| !is_listed(&it.name));
    problems.extend(unlisted.map(|it| Problem::new(&it.name, Fault::Unlisted)));
    let said = text(&model["fingerprint"]);
    if fingerprint(&model) != said {
        problems.push(Problem::new(MODEL_NAME, Fault::Fingerprint));
    }
    problems.sort();

    let edition = match (model["edition"].as_str(), language) {
        (Some("internal"), Language::French) => "édition interne",
        (Some("internal"), Language::English) => "internal edition",
        (_, Language::French) => "édition publique",
        (_, Language::English) => "public edition",
    };
    let (event, tool) = (&model["event"], &model["tool"]);
    let version = event["version"].as_str().map_or(String::new(), |it| format!(" · version {it}"));
    let mut told = vec![
        text(&event["title"]),
        format!("{edition}{version} · {} {}", text(&tool["name"]), text(&tool["version"])),
        language.choose(format!("empreinte {said}"), format!("fingerprint {said}")),
    ];
    told.extend(attached.iter().map(|it| {
        let size = it.bytes.as_ref().map_or(0, Vec::len);
        format!("{:>9}  {}", size, it.name)
    }));
    let well = if carries_sources {
        language.choose(
            "Les fichiers joints sont ceux dont ce PDF dit avoir été composé, et son empreinte est la leur.",
            "The attached files are those that this PDF says it was made of, and its fingerprint is theirs.",
        )
    } else {
        language.choose(
            "L'empreinte est celle de la liste des fichiers sources (qui ne sont pas joints à ce PDF).",
            "The fingerprint is that of the list of source files (which are not attached to this PDF).",
        )
    };
    let facts = json!({
        "edition": model["edition"], "fingerprint": said, "tool": tool,
        "attached": attached.iter().map(|it| &it.name).collect::<Vec<_>>(),
    });
    Ok(Answer { kind: "pdf", told, facts, problems, well: well.to_owned() })
}

/// The fingerprint of the files that a model lists.
fn fingerprint(model: &Value) -> String {
    let listed = model["sources"].as_array().into_iter().flatten();
    let line = |it: &Value| {
        let (sum, path) = (it["sha256"].as_str(), it["path"].as_str());
        format!("{}  {}\n", sum.unwrap_or_default(), path.unwrap_or_default())
    };
    sha256(listed.map(line).collect::<String>().as_bytes())
}
