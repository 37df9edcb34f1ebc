//! `actes schema`: JSON Schemas of the YAML files.

use std::fmt::Write;

use anyhow::{Result, bail};

use super::write::write_below;
use super::{Environment, Outcome};
use crate::cli::Schema as Asked;
use crate::diagnostic::Language;
use crate::schema::{ALL, Schema};
use crate::spelling::{listed, nearest};

pub(super) fn run(asked: &Asked, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let stdout = match (&asked.name, &asked.output) {
        (Some(name), _) => named(name, language)?.text(language),
        (None, None) => list(language),
        (None, Some(output)) => {
            let folder = environment.folder.join(output);
            for (name, text) in files(language) {
                write_below(&folder, &name, text.as_bytes(), language)?;
            }
            let (count, folder) = (ALL.len(), output.display());
            language.choose(
                format!("{count} schémas écrits dans {folder}\n"),
                format!("{count} schemas written to {folder}\n"),
            )
        }
    };
    Ok(Outcome { stdout, ..Outcome::default() })
}

/// Every schema as a file: its name and its text.
pub(super) fn files(language: Language) -> impl Iterator<Item = (String, String)> {
    ALL.iter().map(move |schema| (format!("{}.json", schema.name), schema.text(language)))
}

/// The schema of a name as typed: its own, or that of a file.
fn named(typed: &str, language: Language) -> Result<&'static Schema> {
    let name = typed.trim().to_lowercase();
    let name = [".json", ".yaml", ".yml"]
        .iter()
        .fold(&*name, |name, end| name.strip_suffix(end).unwrap_or(name));
    let in_french = match name {
        "evenement" | "événement" => "event",
        "programme" | "ordre-du-jour" => "agenda",
        "atelier" | "ateliers" | "workshops" => "workshop",
        "action" => "actions",
        "glossaire" => "glossary",
        "évaluation" => "evaluation",
        other => other,
    };
    if let Some(schema) = Schema::named(in_french) {
        return Ok(schema);
    }
    let names = ALL.iter().map(|schema| schema.name);
    let near = nearest(name, names.clone()).map_or(String::new(), |near| {
        language.choose(
            format!(" ; vouliez-vous écrire « {near} » ?"),
            format!("; did you mean “{near}”?"),
        )
    });
    let names = listed(names);
    bail!(language.choose(
        format!("aucun schéma ne porte le nom « {typed} »{near}\nSchémas : {names}."),
        format!("no schema is called “{typed}”{near}\nSchemas: {names}."),
    ))
}

/// One line a schema.
fn list(language: Language) -> String {
    let width = ALL.iter().map(|schema| schema.name.len()).max().unwrap_or_default();
    let mut out = String::new();
    for schema in ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:width$}  {}", schema.name, schema.what(language));
    }
    out
}
