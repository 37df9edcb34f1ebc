//! The files of a pile, as they lie on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::super::load::read_file;
use super::super::{Environment, no_file};
use crate::diagnostic::Language;
use crate::gather::Received;
use crate::platform::canonical;

/// How deep folders may lie in one another.
const DEEPEST: usize = 12;
/// How many files a pile may have: a whole disk is none.
const MOST: usize = 5_000;
/// The largest file that is read.
const LARGEST: u64 = 200 << 20;

/// The files that were named, and those below the folders that were, in order. What lies in `event`,
/// the folder that they go to, is no part of the pile.
pub(super) fn read(
    places: &[PathBuf],
    event: Option<&Path>,
    environment: &Environment,
) -> Result<Vec<Received>> {
    let language = environment.language;
    let event = event.and_then(|event| canonical(event).ok());
    let mut found = Vec::new();
    for place in places {
        let on_disk = environment.folder.join(place);
        if !on_disk.exists() {
            let said = no_file(place, environment);
            let quotes = language.choose(
                " ; si son nom contient une espace, mettez-le entre guillemets",
                "; if there is a space in its name, put it in quotes",
            );
            bail!(if said.ends_with('?') { said } else { said + quotes });
        }
        if on_disk.is_dir() {
            list(&on_disk, "", event.as_deref(), &mut found, language, 0)?;
        } else {
            let name = on_disk.file_name().unwrap_or_default().to_string_lossy().into_owned();
            found.push((name, on_disk));
        }
    }
    if found.len() > MOST {
        bail!(language.choose(
            format!("il y a plus de {MOST} fichiers : donnez le dossier de l'événement seulement"),
            format!("there are more than {MOST} files: give only the folder of the event"),
        ));
    }
    let mut files = Vec::new();
    for (path, on_disk) in found {
        let length = fs::metadata(&on_disk).map_or(0, |it| it.len());
        files.push(if length > LARGEST {
            Received::too_large(path)
        } else {
            Received::new(path, read_file(&on_disk, language)?)
        });
    }
    files.sort_by(|one, other| one.path().cmp(other.path()));
    Ok(files)
}

fn list(
    folder: &Path,
    prefix: &str,
    event: Option<&Path>,
    found: &mut Vec<(String, PathBuf)>,
    language: Language,
    depth: usize,
) -> Result<()> {
    let is_event = event.is_some_and(|event| canonical(folder).is_ok_and(|own| own == event));
    if is_event || depth > DEEPEST || found.len() > MOST {
        return Ok(());
    }
    let unreadable = || {
        let folder = folder.display();
        language.choose(
            format!("le dossier « {folder} » ne peut pas être lu"),
            format!("the folder “{folder}” cannot be read"),
        )
    };
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().with_context(unreadable)?;
        if is_nobodys(&name) {
            continue;
        }
        let path = format!("{prefix}{name}");
        // A link leads out of the pile.
        if kind.is_dir() {
            list(&entry.path(), &format!("{path}/"), event, found, language, depth + 1)?;
        } else if kind.is_file() {
            found.push((path, entry.path()));
        }
    }
    Ok(())
}

/// What programs and systems leave beside people's files.
fn is_nobodys(name: &str) -> bool {
    let small = name.to_lowercase();
    small.starts_with(['.', '~'])
        || small.ends_with('~')
        || matches!(small.as_str(), "thumbs.db" | "desktop.ini" | "__macosx")
        || [".tmp", ".part", ".crdownload", ".lnk"].iter().any(|ending| small.ends_with(ending))
}
