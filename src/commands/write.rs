//! Output files: each is written whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::{NamedTempFile, TempDir};

use crate::diagnostic::Language;
use crate::platform;
use crate::source::sha256;

/// Writes a file whole or not at all: beside its place first, then renamed. A file that it replaces
/// leaves it its mode and its owner: what was closed to others stays closed.
pub(super) fn write_beside(path: &Path, bytes: &[u8], language: Language) -> Result<()> {
    let reserved = Reserved::new(path, language)?;
    let file = reserved.file(bytes)?;
    if let Some(replaced) = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file) {
        platform::keep_rights(&replaced, file.as_file());
    }
    file.persist(path).map_err(|error| error.error).with_context(|| cannot(path, language))?;
    Ok(())
}

/// The same of a file that must not replace another, even one that came in the meantime.
pub(super) fn write_new_beside(path: &Path, bytes: &[u8], language: Language) -> Result<()> {
    let reserved = Reserved::new(path, language)?;
    reserved
        .file(bytes)?
        .persist_noclobber(path)
        .map_err(|error| error.error)
        .with_context(|| cannot(path, language))?;
    Ok(())
}

/// The place where an output is made before it gets its name: beside it, under one name for each
/// output, so that what an interrupted run left is cleared by the next one. Held by a lock as long as
/// a run writes there.
#[derive(Debug)]
struct Reserved<'a> {
    output: &'a Path,
    name: String,
    language: Language,
    lock: Lock,
}

/// A lock file, which goes with its owner.
#[derive(Debug)]
struct Lock {
    place: PathBuf,
    file: Option<File>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Windows does not remove what is open.
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.place);
        }
    }
}

impl<'a> Reserved<'a> {
    fn new(output: &'a Path, language: Language) -> Result<Self> {
        refuse_special(output, language)?;
        let own = output.file_name().unwrap_or_default().to_string_lossy();
        // Short, since the name of the output may be as long as the disk takes.
        let name = format!(".actes-{}", &sha256(own.as_bytes())[..12]);
        let place = holder(output).join(format!("{name}.lock"));
        let file = File::options().create(true).truncate(false).write(true).open(&place);
        let file = file.with_context(|| cannot(output, language))?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            let output = output.display();
            bail!(language.choose(
                format!("« {output} » est en cours d'écriture par une autre commande ; réessayez quand elle aura fini"),
                format!("“{output}” is being written by another command; try again when it has finished"),
            ));
        }
        let reserved = Self { output, name, language, lock: Lock { place, file: Some(file) } };
        reserved.clear().with_context(|| cannot(output, language))?;
        Ok(reserved)
    }

    /// Removes what an interrupted run left.
    fn clear(&self) -> std::io::Result<()> {
        let place = self.lock.place.with_extension("");
        match fs::symlink_metadata(&place) {
            Ok(left) if left.is_dir() => fs::remove_dir_all(&place),
            Ok(_) => fs::remove_file(&place),
            Err(_) => Ok(()),
        }
    }

    /// A file with these bytes.
    fn file(&self, bytes: &[u8]) -> Result<NamedTempFile> {
        let cannot = || cannot(self.output, self.language);
        let mut builder = tempfile::Builder::new();
        builder.prefix(&self.name).rand_bytes(0);
        // The PDF is for colleagues on a share too.
        platform::share(&mut builder, false);
        let mut file = builder.tempfile_in(holder(self.output)).with_context(cannot)?;
        file.write_all(bytes).with_context(cannot)?;
        Ok(file)
    }

    /// An empty folder.
    fn folder(&self) -> Result<TempDir> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(&self.name).rand_bytes(0);
        platform::share(&mut builder, true);
        builder.tempdir_in(holder(self.output)).with_context(|| cannot(self.output, self.language))
    }
}

/// Refuses a device, a pipe or the like: it must be neither read to its end nor replaced by a file.
pub(super) fn refuse_special(path: &Path, language: Language) -> Result<()> {
    // `/dev/stdout` is a link: it may lead to a file, and is none.
    let is_special = |there: fs::Metadata| !there.is_file() && !there.is_dir();
    match fs::metadata(path).map(|there| is_special(there) || platform::is_of_devices(path)) {
        Ok(true) => {
            let path = path.display();
            bail!(language.choose(
                format!("« {path} » n'est pas un fichier ordinaire (périphérique ou tube) ; donnez le nom d'un fichier"),
                format!("“{path}” is not a regular file (a device or a pipe); give the name of a file"),
            ));
        }
        _ => Ok(()),
    }
}

/// Refuses a place where something lies, be it a link that leads nowhere.
pub(super) fn refuse_existing(path: &Path, shown: &str, language: Language) -> Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        bail!(language.choose(
            format!("« {shown} » existe déjà : rien n'est remplacé ; choisissez un autre nom (-o)"),
            format!("“{shown}” already exists: nothing is replaced; choose another name (-o)"),
        ));
    }
    Ok(())
}

/// Writes a file below a folder, with the folders it lies in.
pub(super) fn write_below(
    folder: &Path,
    path: &str,
    bytes: &[u8],
    language: Language,
) -> Result<()> {
    refuse_links(folder, path, language)?;
    let path = folder.join(path);
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).with_context(|| cannot(parent, language))?;
    write_beside(&path, bytes, language)
}

/// A link below a folder may lead anywhere: nothing is written through one.
fn refuse_links(folder: &Path, path: &str, language: Language) -> Result<()> {
    let below = Path::new(path).parent().unwrap_or(Path::new(""));
    let mut place = folder.to_owned();
    for part in below.components() {
        place.push(part);
        refuse_link(&place, language)?;
    }
    Ok(())
}

/// Refuses a folder that is a link to another.
pub(super) fn refuse_link(place: &Path, language: Language) -> Result<()> {
    if fs::symlink_metadata(place).is_ok_and(|there| there.is_symlink()) {
        let place = place.display();
        bail!(language.choose(
            format!("« {place} » est un lien vers un autre endroit : rien n'y est écrit ; retirez-le ou choisissez un autre dossier"),
            format!("“{place}” is a link to another place: nothing is written there; remove it or choose another folder"),
        ));
    }
    Ok(())
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
    refuse_links(folder, path, language)?;
    let path = folder.join(path);
    if fs::symlink_metadata(&path).is_ok() {
        return Ok(Written::There);
    }
    let parent = holder(&path);
    fs::create_dir_all(parent).with_context(|| cannot(parent, language))?;
    let reserved = Reserved::new(&path, language)?;
    let file = reserved.file(bytes)?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(Written::New),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(Written::There),
        Err(error) => Err(error.error).with_context(|| cannot(&path, language)),
    }
}

/// Moves a file of a folder below another part of it, under a name that is free there.
pub(super) fn set_aside(folder: &Path, path: &str, to: &str, language: Language) -> Result<()> {
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let names = std::iter::once(path.to_owned());
    let names = names.chain((2..).map(|number| format!("{stem}-{number}.{ending}")));
    let mut names = names.map(|name| format!("{to}/{name}"));
    let name = names.find(|name| fs::symlink_metadata(folder.join(name)).is_err());
    let name = name.unwrap_or_default();
    refuse_links(folder, &name, language)?;
    let place = folder.join(&name);
    let parent = holder(&place);
    fs::create_dir_all(parent).with_context(|| cannot(parent, language))?;
    fs::rename(folder.join(path), &place).with_context(|| cannot(&place, language))
}

/// Writes a folder whole or not at all: beside its place first, then renamed. Nothing may be there.
pub(super) fn write_folder_beside(
    path: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    language: Language,
) -> Result<()> {
    let reserved = Reserved::new(path, language)?;
    let folder = reserved.folder()?;
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
