//! `actes extract`: the files that a PDF carries, in a new folder.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::Value;

use super::load::names;
use super::output;
use super::read_pdf::attached;
use super::write::{refuse_existing, write_folder_beside};
use super::{Environment, Outcome, no_file};
use crate::cli::Extract;
use crate::diagnostic::Language;
use crate::discover::{Role, role};
use crate::export::MODEL_NAME;
use crate::pdf::SafeNames;
use crate::pdf::attached::{Attached, Refusal};
use crate::spelling::visible;

pub(super) fn run(extract: &Extract, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let file = environment.folder.join(&extract.file);
    if !file.exists() {
        bail!(no_file(&extract.file, environment));
    }
    let attached = attached(&file, language)?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let output = match &extract.output {
        Some(output) => environment.folder.join(output),
        None => environment.folder.join(format!("{stem}-fichiers")),
    };
    let shown = environment.shown(&output).display().to_string();
    if attached.is_empty() {
        let pdf = extract.file.display();
        bail!(language.choose(
            format!(
                "aucun fichier n'est joint à « {pdf} » : il n'a pas été fait par actes, ou l'a été sans pièces \
                 jointes (--attach none)"
            ),
            format!(
                "no file is attached to “{pdf}”: it was not made by actes, or without attached files \
                 (--attach none)"
            ),
        ));
    }
    refuse_existing(&output, &shown, language)?;
    output::refuse_holder(&output, environment)?;
    if let Some(event) = output::event_around(&output) {
        bail!(beside_agenda(&shown, &event, language));
    }
    let mut outcome = Outcome::default();
    let mut files = BTreeMap::new();
    let mut safe_names = SafeNames::default();
    let originals = originals(&attached);
    let mut attached = attached;
    // Names that are safe as they are come first, and stay.
    attached.sort_by_key(|it| {
        let name = originals.get(&it.name).unwrap_or(&it.name);
        SafeNames::default().give(name) != *name
    });
    for attached in attached {
        let name = originals.get(&attached.name).unwrap_or(&attached.name);
        let bytes = match attached.bytes {
            Ok(bytes) => bytes,
            Err(refusal) => {
                outcome.has_errors = true;
                outcome.stderr.push_str(&unread(name, refusal, language));
                continue;
            }
        };
        let safe = safe_names.give(name);
        if safe != *name {
            outcome.stderr.push_str(&renamed(name, &safe, language));
        }
        files.insert(safe, bytes);
    }
    if files.is_empty() {
        outcome.stderr.push_str(language.choose("rien n'a été écrit\n", "nothing was written\n"));
        return Ok(outcome);
    }
    write_folder_beside(&output, &files, language)?;
    outcome.stdout = match files.len() {
        1 => language.choose(format!("{shown} : 1 fichier\n"), format!("{shown}: 1 file\n")),
        n => language.choose(format!("{shown} : {n} fichiers\n"), format!("{shown}: {n} files\n")),
    };
    Ok(outcome)
}

/// The files would be read with those of an event; what makes one of the folder is named, since not
/// every folder with such a file is one.
fn beside_agenda(shown: &str, event: &Path, language: Language) -> String {
    let is_agenda = |name: &String| role(name) == Ok(Some(Role::Agenda));
    let agenda = names(event).into_iter().find(is_agenda).unwrap_or_default();
    let event = event.display();
    language.choose(
        format!(
            "« {shown} » n'est pas écrit : le dossier « {event} » contient un ordre du jour (« {agenda} »), et \
             les fichiers extraits seraient lus avec lui ; choisissez un autre endroit (-o)"
        ),
        format!(
            "“{shown}” is not written: the folder “{event}” holds an agenda (“{agenda}”), and the extracted \
             files would be read with it; choose another place (-o)"
        ),
    )
}

/// What sources were called, by the names that they have in the PDF, where these differ.
fn originals(attached: &[Attached]) -> BTreeMap<String, String> {
    let model =
        attached.iter().find(|it| it.name == MODEL_NAME).and_then(|it| it.bytes.as_ref().ok());
    let model: Option<Value> = model.and_then(|bytes| serde_json::from_slice(bytes).ok());
    let model = model.unwrap_or_default();
    let listed = model["sources"].as_array().into_iter().flatten();
    let pair = |it: &Value| {
        let text = |key: &str| it[key].as_str().map(str::to_owned);
        Some((text("attached_as")?, text("path")?))
    };
    listed.filter_map(pair).collect()
}

fn renamed(name: &str, safe: &str, language: Language) -> String {
    let name = visible(name);
    language.choose(
        format!("attention : « {name} » est écrit sous le nom « {safe} » : l'original n'est pas permis partout, mène ailleurs ou est pris\n"),
        format!("warning: “{name}” is written as “{safe}”: the original is not allowed everywhere, leads elsewhere or is taken\n"),
    )
}

fn unread(name: &str, refusal: Refusal, language: Language) -> String {
    let name = visible(name);
    match refusal {
        Refusal::Unreadable => language.choose(
            format!("erreur : « {name} » ne peut pas être lu dans le PDF\n"),
            format!("error: “{name}” cannot be read in the PDF\n"),
        ),
        Refusal::TooLarge => language.choose(
            format!("erreur : « {name} » n'est pas écrit : décompressé, sa taille serait démesurée ; ce PDF est abîmé ou piégé\n"),
            format!("error: “{name}” is not written: unpacked, it would be far too large; this PDF is damaged or malicious\n"),
        ),
    }
}
