//! Output files: each is written whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

use crate::diagnostic::Language;

/// Writes a file whole or not at all: beside its place first, then renamed.
pub(super) fn write_beside(path: &Path, bytes: &[u8], language: Language) -> Result<()> {
    let file = beside(path, bytes, language)?;
    file.persist(path).map_err(|error| error.error).with_context(|| cannot(path, language))?;
    Ok(())
}

/// The same of a file that must not replace another, even one that came in the meantime.
pub(super) fn write_new_beside(path: &Path, bytes: &[u8], language: Language) -> Result<()> {
    let file = beside(path, bytes, language)?;
    file.persist_noclobber(path)
        .map_err(|error| error.error)
        .with_context(|| cannot(path, language))?;
    Ok(())
}

/// A file beside the place that it is to have.
fn beside(path: &Path, bytes: &[u8], language: Language) -> Result<NamedTempFile> {
    let folder = holder(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".actes-");
    // A temporary file is its owner's alone; the PDF is for colleagues on a share too.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).with_context(|| cannot(folder, language))?;
    file.write_all(bytes).with_context(|| cannot(path, language))?;
    Ok(file)
}

/// Writes a file below a folder, with the folders it lies in.
pub(super) fn write_below(
    folder: &Path,
    path: &str,
    bytes: &[u8],
    language: Language,
) -> Result<()> {
    let path = folder.join(path);
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).with_context(|| cannot(parent, language))?;
    write_beside(&path, bytes, language)
}

/// What became of a file that was to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// It is there now.
    New,
    /// One of that name was there, and still is.
    There,
}

/// Writes a file below a folder, with the folders it lies in, unless one of that name is there.
pub(super) fn write_new(
    folder: &Path,
    path: &str,
    bytes: &[u8],
    language: Language,
) -> Result<Written> {
    let path = folder.join(path);
    if fs::symlink_metadata(&path).is_ok() {
        return Ok(Written::There);
    }
    let parent = holder(&path);
    fs::create_dir_all(parent).with_context(|| cannot(parent, language))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".actes-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(parent).with_context(|| cannot(parent, language))?;
    file.write_all(bytes).with_context(|| cannot(&path, language))?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(Written::New),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(Written::There),
        Err(error) => Err(error.error).with_context(|| cannot(&path, language)),
    }
}

/// Writes a folder whole or not at all: beside its place first, then renamed. Nothing may be there.
pub(super) fn write_folder_beside(
    path: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    language: Language,
) -> Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".actes-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let folder =
        builder.tempdir_in(holder(path)).with_context(|| cannot(holder(path), language))?;
    for (name, bytes) in files {
        let file = folder.path().join(name);
        let parent = file.parent().unwrap_or(folder.path());
        // Two names may be one to this disk: neither file may be lost.
        fs::create_dir_all(parent)
            .and_then(|()| File::create_new(&file)?.write_all(bytes))
            .with_context(|| cannot(&path.join(name), language))?;
    }
    fs::rename(folder.path(), path).with_context(|| cannot(path, language))?;
    Ok(())
}

/// The folder that a file is to lie in.
fn holder(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

fn cannot(place: &Path, language: Language) -> String {
    let place = place.display();
    language.choose(
        format!(
            "« {place} » ne peut pas être écrit (fichier ouvert dans un lecteur, disque plein ou droits manquants ?)"
        ),
        format!(
            "“{place}” cannot be written (is it open in a reader, the disk full, a right missing?)"
        ),
    )
}
