//! `actes extract`: the files that a PDF carries, in a new folder.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Result, bail};

use super::load::holds_agenda;
use super::read_pdf::attached;
use super::write::write_folder_beside;
use super::{Outcome, Surroundings};
use crate::attached::is_safe;
use crate::cli::Extract;

pub(super) fn run(extract: &Extract, surroundings: &Surroundings) -> Result<Outcome> {
    let language = surroundings.language;
    let file = surroundings.folder.join(&extract.file);
    let attached = attached(&file, language)?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let output = match &extract.output {
        Some(output) => surroundings.folder.join(output),
        None => surroundings.folder.join(format!("{stem}-fichiers")),
    };
    let shown = output.strip_prefix(&surroundings.folder).unwrap_or(&output).display().to_string();
    if attached.is_empty() {
        let pdf = extract.file.display();
        bail!(language.choose(
            format!("aucun fichier n'est joint à « {pdf} »"),
            format!("no file is attached to “{pdf}”"),
        ));
    }
    if fs::symlink_metadata(&output).is_ok() {
        bail!(language.choose(
            format!("« {shown} » existe déjà : rien n'est remplacé ; choisissez un autre nom (-o)"),
            format!("“{shown}” is there already: nothing is replaced; choose another name (-o)"),
        ));
    }
    if output.ancestors().skip(1).any(holds_agenda) {
        bail!(language.choose(
            format!("« {shown} » serait dans le dossier d'un événement et lu avec lui : choisissez un autre endroit (-o)"),
            format!("“{shown}” would be in an event's folder and read with it: choose another place (-o)"),
        ));
    }
    let mut outcome = Outcome::default();
    let mut files = BTreeMap::new();
    for attached in attached {
        // Two names that a disk takes for one would overwrite each other.
        let is_new = |files: &BTreeMap<String, Vec<u8>>, name: &str| {
            !files.keys().any(|other| other.to_lowercase() == name.to_lowercase())
        };
        let name = attached.name;
        match attached.bytes {
            Some(bytes) if is_safe(&name) && is_new(&files, &name) => {
                files.insert(name, bytes);
            }
            Some(_) => {
                outcome.has_errors = true;
                outcome.stderr.push_str(&language.choose(
                    format!("erreur: « {} » n'est pas écrit : ce nom mène ailleurs, n'est pas permis partout ou est pris\n", name.escape_debug()),
                    format!("error: “{}” is not written: this name leads elsewhere, is not allowed everywhere or is taken\n", name.escape_debug()),
                ));
            }
            None => {
                outcome.has_errors = true;
                outcome.stderr.push_str(&language.choose(
                    format!(
                        "erreur: « {} » ne peut pas être lu dans le PDF\n",
                        name.escape_debug()
                    ),
                    format!("error: “{}” cannot be read in the PDF\n", name.escape_debug()),
                ));
            }
        }
    }
    write_folder_beside(&output, &files, language)?;
    outcome.stdout = match files.len() {
        1 => language.choose(format!("{shown} : 1 fichier\n"), format!("{shown}: 1 file\n")),
        n => language.choose(format!("{shown} : {n} fichiers\n"), format!("{shown}: {n} files\n")),
    };
    Ok(outcome)
}
