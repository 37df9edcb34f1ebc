//! Composes the editions of a package again from what it holds, and compares.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use serde_json::Value;

use crate::bag::{Fault, Package, Problem, RECORD};
use crate::cli::Checks;
use crate::commands::archive;
use crate::commands::compile::{Options, Prepared, compile};
use crate::commands::load::load_files;
use crate::commands::{Surroundings, policy};
use crate::diagnostic::{Diagnostics, Language, Severity};
use crate::edition::Edition;
use crate::spelling::visible;
use crate::typeset::template::bundled;

/// How a package was made.
pub(super) struct Record {
    date: Option<Date>,
    template: Option<String>,
    /// The checks that were to be silent.
    allowed: Vec<String>,
    /// The archived PDF of each edition.
    editions: Vec<(Edition, String)>,
    /// Archived paths with what the files were called.
    sources: Vec<(String, String)>,
    templates: Vec<(String, String)>,
}

/// Reads how a package was made.
///
/// # Errors
/// When it does not say so, or another version of the program made it.
pub(super) fn record(package: &mut Package, language: Language) -> Result<Record> {
    let record = package.tag(RECORD).ok();
    let record = record.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let Some(record) = record else {
        bail!(language.choose(
            format!(
                "ce paquet ne dit pas comment il a été fait ({RECORD} manque ou est illisible) : --rebuild est pour les \
                 paquets d'`actes archive`. Sans --rebuild, `actes verify` vérifie que le paquet est intact"
            ),
            format!(
                "this package does not say how it was made ({RECORD} is missing or unreadable): --rebuild is for packages \
                 of `actes archive`. Without --rebuild, `actes verify` checks that the package is whole"
            ),
        ));
    };
    let version = visible(record["tool"]["version"].as_str().unwrap_or("?"));
    let here = env!("CARGO_PKG_VERSION");
    if record["tool"]["version"] != here {
        bail!(language.choose(
            format!(
                "ce paquet a été fait par actes {version} et ceci est actes {here} : seule la même version recompose \
                 les mêmes octets. Son fichier lisezmoi.txt dit comment l'obtenir. Sans --rebuild, `actes verify` vérifie que \
                 le paquet est intact"
            ),
            format!(
                "this package was made by actes {version} and this is actes {here}: only the same version composes \
                 the same bytes again. Its file readme.txt says how to get it. Without --rebuild, `actes verify` checks that \
                 the package is whole"
            ),
        ));
    }
    if record["schema"].as_u64() != Some(archive::SCHEMA.into()) {
        bail!(language.choose(
            format!(
                "{RECORD} dit comment ce paquet a été fait sous une forme que cette version d'actes ne connaît pas. \
                 Sans --rebuild, `actes verify` vérifie que le paquet est intact"
            ),
            format!(
                "{RECORD} says how this package was made in a form that this version of actes does not know. \
                 Without --rebuild, `actes verify` checks that the package is whole"
            ),
        ));
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let pairs = |key: &str| -> Vec<(String, String)> {
        let listed = record[key].as_array().into_iter().flatten();
        listed.map(|it| (text(&it["path"]), text(&it["original"]))).collect()
    };
    let editions = [Edition::Public, Edition::Internal].into_iter().filter_map(|edition| {
        Some((edition, record["editions"][edition.name()].as_str()?.to_owned()))
    });
    Ok(Record {
        date: record["date"].as_str().and_then(|date| date.parse().ok()),
        template: record["template"].as_str().map(str::to_owned),
        allowed: record["allowed"].as_array().into_iter().flatten().map(text).collect(),
        editions: editions.collect(),
        sources: pairs("sources"),
        templates: pairs("templates"),
    })
}

/// Composes the editions again and tells what differs.
///
/// # Errors
/// When the package cannot be read, or the archived files are no event.
pub(super) fn rebuild(
    package: &mut Package,
    record: &Record,
    surroundings: &Surroundings,
) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let bundled: BTreeMap<_, _> = bundled().into_iter().collect();
    for (path, original) in &record.templates {
        if package.bytes(path).ok().as_ref() != bundled.get(original) {
            problems.push(Problem::new(path, Fault::Template));
        }
    }
    if record.editions.is_empty() || record.sources.is_empty() {
        problems.push(Problem::new(RECORD, Fault::Record));
        return Ok(problems);
    }
    let mut files = Vec::new();
    for (path, original) in &record.sources {
        // Nothing is written, so no disk has to allow the names; but only such can be ours.
        if original.split('/').any(|part| matches!(part, "" | "." | "..")) || !package.has(path) {
            problems.push(Problem::new(RECORD, Fault::Record));
            return Ok(problems);
        }
        files.push((original.clone(), package.bytes(path).with_context(|| path.clone())?));
    }
    let checks = Checks { deny: Vec::new(), allow: record.allowed.clone() };
    let mut diagnostics = Diagnostics::new(policy(&checks, surroundings.language)?);
    let loaded = load_files(Path::new(""), files, &mut diagnostics);
    for (edition, path) in &record.editions {
        let options = Options {
            template: record.template.as_deref(),
            date: record.date,
            ..Options::archived(*edition, &loaded.report)
        };
        let mut diagnostics = diagnostics.clone();
        let edited = loaded.edit(*edition, &mut diagnostics);
        let prepared = Prepared::new(
            edited,
            options.template,
            &loaded.sources,
            &surroundings.progress,
            &mut diagnostics,
        );
        let compiled = compile(&prepared, options, &mut diagnostics);
        if !package.has(path) {
            problems.push(Problem::new(RECORD, Fault::Record));
            continue;
        }
        let archived = package.bytes(path).with_context(|| path.clone())?;
        let Some(pdf) = compiled.pdf else {
            let told = diagnostics.told();
            let is_error = |(severity, _): &&(Severity, _)| *severity == Severity::Error;
            let first =
                told.iter().find(is_error).map(|(_, fact)| fact.message(surroundings.language));
            let first = first.unwrap_or_default();
            bail!(surroundings.language.choose(
                format!("« {path} » ne peut pas être recomposé : {first}"),
                format!("“{path}” cannot be composed again: {first}"),
            ));
        };
        if pdf.bytes != archived {
            let same = pdf.bytes.iter().zip(&archived).take_while(|(a, b)| a == b).count();
            let fault = Fault::Rebuilt { at: same + 1, of: archived.len() };
            problems.push(Problem::new(path, fault));
        }
    }
    Ok(problems)
}
