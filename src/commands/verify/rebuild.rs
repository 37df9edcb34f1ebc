//! Composes the editions of a package again from what it holds, and compares.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use serde_json::Value;

use crate::attached::is_safe;
use crate::bag::{Fault, Package, Problem};
use crate::commands::archive;
use crate::commands::compile::{Options, Prepared, compile};
use crate::commands::{Surroundings, load};
use crate::diagnostic::{Diagnostics, Language};
use crate::edition::Edition;
use crate::typeset::template::bundled;

/// How a package was made.
pub(super) struct Record {
    date: Option<Date>,
    template: Option<String>,
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
    let record = package.bytes(archive::RECORD).ok();
    let record = record.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let Some(record) = record else {
        bail!(language.choose(
            format!(
                "ce paquet ne dit pas comment il a été fait ({} manque ou est illisible)",
                archive::RECORD
            ),
            format!(
                "this package does not say how it was made ({} is missing or unreadable)",
                archive::RECORD
            ),
        ));
    };
    let version = record["tool"]["version"].as_str().unwrap_or("?");
    let here = env!("CARGO_PKG_VERSION");
    if version != here || record["schema"].as_u64() != Some(archive::SCHEMA.into()) {
        bail!(language.choose(
            format!(
                "ce paquet a été fait par actes {version} et ceci est actes {here} : seule la même version recompose \
                 les mêmes octets. Sans --rebuild, `actes verify` vérifie que le paquet est intact"
            ),
            format!(
                "this package was made by actes {version} and this is actes {here}: only the same version composes \
                 the same bytes again. Without --rebuild, `actes verify` checks that the package is whole"
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
        editions: editions.collect(),
        sources: pairs("sources"),
        templates: pairs("templates"),
    })
}

/// Composes the editions again and tells what differs.
///
/// # Errors
/// When the disk does not do its part, or the archived files are no event.
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
    let folder = tempfile::tempdir().context("no temporary folder")?;
    for (path, original) in &record.sources {
        if !is_safe(original) {
            problems.push(Problem::new(path, Fault::Name));
            continue;
        }
        let bytes = package.bytes(path).with_context(|| path.clone())?;
        let place = folder.path().join(original);
        let parent = place.parent().unwrap_or(folder.path());
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&place, bytes))
            .with_context(|| original.clone())?;
    }
    let mut diagnostics = Diagnostics::default();
    let loaded = load(folder.path(), &mut diagnostics)?;
    for (edition, path) in &record.editions {
        let options = Options {
            template: record.template.as_deref(),
            date: record.date,
            ..Options::archived(*edition, &loaded.report)
        };
        let mut diagnostics = diagnostics.clone();
        let edited = loaded.edit(*edition, &mut diagnostics);
        let prepared =
            Prepared::new(edited, None, &loaded.sources, &surroundings.progress, &mut diagnostics);
        let compiled = compile(&prepared, options, &mut diagnostics);
        let archived = package.bytes(path).with_context(|| path.clone())?;
        let Some(pdf) = compiled.pdf else {
            let told = diagnostics.told();
            let first = told.first().map(|(_, fact)| fact.message(surroundings.language));
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
