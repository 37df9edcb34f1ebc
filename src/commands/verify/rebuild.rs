//! Makes a package again from the sources that it holds, and compares.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use serde_json::Value;

use crate::bag::{Fault, PAYLOAD, Package, Problem, RECORD};
use crate::cli::Checks;
use crate::commands::archive::{self, Asked};
use crate::commands::load::load_files;
use crate::commands::{Environment, policy};
use crate::diagnostic::{Code, Diagnostics, Language, Severity};
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
    editions: Vec<String>,
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
    let absent = absent(&record).len();
    if absent > 0 {
        bail!(language.choose(
            format!(
                "ce paquet a été fait sans {absent} fichier(s), laissés de côté à dessein : les éditions ne peuvent pas \
                 en être recomposées. Sans --rebuild, `actes verify` vérifie que le paquet est intact"
            ),
            format!(
                "this package was made without {absent} file(s), left out on purpose: the editions cannot be composed \
                 again from it. Without --rebuild, `actes verify` checks that the package is whole"
            ),
        ));
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let pairs = |key: &str| -> Vec<(String, String)> {
        let listed = record[key].as_array().into_iter().flatten();
        listed.map(|it| (text(&it["path"]), text(&it["original"]))).collect()
    };
    let editions = [Edition::Public, Edition::Internal]
        .into_iter()
        .filter_map(|edition| Some(record["editions"][edition.name()].as_str()?.to_owned()));
    Ok(Record {
        date: record["date"].as_str().and_then(|date| date.parse().ok()),
        template: record["template"].as_str().map(str::to_owned),
        allowed: record["allowed"].as_array().into_iter().flatten().map(text).collect(),
        editions: editions.collect(),
        sources: pairs("sources"),
        templates: pairs("templates"),
    })
}

/// The files that a package says were left out of it on purpose.
pub(super) fn absent(record: &Value) -> Vec<String> {
    let listed = record["absent"].as_array().into_iter().flatten();
    listed.filter_map(|it| it.as_str().map(str::to_owned)).collect()
}

/// Whether a package holds a file all the same that it says was left out.
pub(super) fn is_there_all_the_same(record: &Value, absent: &[String]) -> Vec<String> {
    let listed = record["sources"].as_array().into_iter().flatten();
    let held = listed.filter(|it| absent.iter().any(|path| it["original"] == path.as_str()));
    held.filter_map(|it| it["path"].as_str().map(str::to_owned)).collect()
}

/// What composing a package again told.
#[derive(Default)]
pub(super) struct Rebuilt {
    /// What differs.
    pub(super) problems: Vec<Problem>,
    /// What could not be compared: a line each.
    pub(super) remarks: Vec<String>,
}

/// Makes all that was packed again, out of the archived sources, and tells what differs.
///
/// # Errors
/// When the package cannot be read, or the archived files are no event.
pub(super) fn rebuild(
    package: &mut Package,
    record: &Record,
    environment: &Environment,
) -> Result<Rebuilt> {
    let language = environment.language;
    let mut rebuilt = Rebuilt::default();
    let problems = &mut rebuilt.problems;
    let bundled: BTreeMap<_, _> = bundled().into_iter().collect();
    for (path, original) in &record.templates {
        if package.bytes(path).ok().as_ref() != bundled.get(original) {
            problems.push(Problem::new(path, Fault::Template));
        }
    }
    let has_editions = record.editions.iter().all(|path| package.has(path));
    if record.editions.is_empty() || record.sources.is_empty() || !has_editions {
        problems.push(Problem::new(RECORD, Fault::Record));
        return Ok(rebuilt);
    }
    let mut files = Vec::new();
    for (path, original) in &record.sources {
        // Nothing is written, so no disk has to allow the names; but only such can be ours.
        if original.split('/').any(|part| matches!(part, "" | "." | "..")) || !package.has(path) {
            problems.push(Problem::new(RECORD, Fault::Record));
            return Ok(rebuilt);
        }
        files.push((original.clone(), package.bytes(path).with_context(|| path.clone())?));
    }
    let checks = Checks { deny: Vec::new(), allow: record.allowed.clone() };
    let mut diagnostics = Diagnostics::new(policy(&checks, language)?);
    let loaded = load_files(Path::new(""), files, &mut diagnostics);
    let asked = Asked {
        template: record.template.as_deref(),
        allowed: &record.allowed,
        date: record.date,
        day: None,
        is_without_personal: false,
    };
    let bag = match archive::compose(&loaded, &asked, &diagnostics, environment) {
        Ok(bag) => bag,
        Err(diagnostics) => {
            let told = diagnostics.reported();
            let is_error = |(severity, _): &&(Severity, _)| *severity == Severity::Error;
            let first = told.iter().find(is_error).map(|(_, fact)| fact.message(language));
            let first = first.unwrap_or_default();
            bail!(language.choose(
                format!("les éditions ne peuvent pas être recomposées : {first}"),
                format!("the editions cannot be rebuilt: {first}"),
            ));
        }
    };
    compare(package, &bag.files(), &mut rebuilt, language)?;
    Ok(rebuilt)
}

/// Compares the payload with what it should be.
fn compare(
    package: &mut Package,
    made: &BTreeMap<String, Vec<u8>>,
    rebuilt: &mut Rebuilt,
    language: Language,
) -> Result<()> {
    let found: Vec<_> = package.paths().filter(|path| path.starts_with(PAYLOAD)).collect();
    let found: Vec<_> = found.into_iter().map(str::to_owned).collect();
    let told: BTreeSet<_> = rebuilt.problems.iter().map(|it| it.file.clone()).collect();
    for path in found.iter().filter(|path| !told.contains(*path)) {
        let Some(expected) = made.get(path) else {
            rebuilt.problems.push(Problem::new(path, Fault::NotMade));
            continue;
        };
        let archived = package.bytes(path).with_context(|| path.clone())?;
        if *expected == archived {
            continue;
        }
        if is_report(path) && tells_of_others(package, path)? {
            rebuilt.remarks.push(language.choose(
                format!(
                    "{path} n'est pas comparé : ce compte rendu parle de fichiers qui n'ont pas été lus et ne sont \
                     pas dans le paquet"
                ),
                format!(
                    "{path} is not compared: this report tells of files that were not read and are not in the \
                     package"
                ),
            ));
            continue;
        }
        let same = expected.iter().zip(&archived).take_while(|(a, b)| a == b).count();
        let fault = Fault::Rebuilt { at: same + 1, of: archived.len() };
        rebuilt.problems.push(Problem::new(path, fault));
    }
    let is_gone = |path: &&String| path.starts_with(PAYLOAD) && !package.has(path);
    let gone = made.keys().filter(is_gone);
    rebuilt.problems.extend(gone.map(|path| Problem::new(path, Fault::Missing)));
    Ok(())
}

/// Whether a file of the payload is a build report.
fn is_report(path: &str) -> bool {
    path.contains("_compte-rendu_") || path.contains("/compte-rendu_")
}

/// Whether a build report tells of files of the event's folder that were no part of the event: they
/// are not in the package, and a new report cannot tell of them.
fn tells_of_others(package: &mut Package, path: &str) -> Result<bool> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let json = format!("{stem}.json");
    let bytes = package.bytes(&json).with_context(|| json.clone())?;
    let report: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let mut problems = report["problems"].as_array().into_iter().flatten();
    Ok(problems.any(|it| it["code"] == Code::UnknownFile.name()))
}
