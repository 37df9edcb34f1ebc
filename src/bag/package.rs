//! A package on the disk, as a folder or as a ZIP file. It may be anybody's: links are not followed,
//! names that lead elsewhere are told, how much is read is bounded, and nothing is ever written.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::problem::{Fault, Problem};

/// How many files a package may hold, how deep its folders may be, and how much is read of it.
const MOST: usize = 1_000_000;
const DEEPEST: usize = 64;
const BUDGET: u64 = 1 << 40;
/// How much is read of a ZIP file, and how much more for each of its bytes: texts and tables become
/// twenty times smaller, and what becomes a thousand times smaller is a trap.
const ZIP_BUDGET: u64 = 1 << 30;
const ZIP_BUDGET_PER_BYTE: u64 = 100;
/// How large a file may be that tells of the others: the lists of a million files are.
const LARGEST_TAG: u64 = 256 << 20;

/// A package that can be read.
#[derive(Debug)]
pub struct Package {
    files: BTreeMap<String, Storage>,
    archive: Option<ZipArchive<File>>,
    budget: u64,
    /// What was wrong with it at first sight.
    pub problems: Vec<Problem>,
}

#[derive(Debug)]
enum Storage {
    Disk(PathBuf),
    Archive(usize),
}

impl Package {
    /// Opens a folder or a ZIP file; none if the file is neither.
    ///
    /// # Errors
    /// When there is no such folder or file, or it cannot be read.
    pub fn open(path: &Path) -> io::Result<Option<Self>> {
        let mut package =
            Self { files: BTreeMap::new(), archive: None, budget: BUDGET, problems: Vec::new() };
        if path.is_dir() {
            package.list(path, "", 0)?;
            return Ok(Some(package));
        }
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        let Ok(mut archive) = ZipArchive::new(file) else { return Ok(None) };
        package.budget =
            BUDGET.min(ZIP_BUDGET.saturating_add(size.saturating_mul(ZIP_BUDGET_PER_BYTE)));
        package.index(&mut archive);
        package.archive = Some(archive);
        Ok(Some(package))
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether there is such a file.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Feeds a file to `take` by chunks.
    ///
    /// # Errors
    /// When there is no such file, it cannot be read, or (`FileTooLarge`) more than can be believed
    /// was read of the package.
    pub fn feed(&mut self, path: &str, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        match self.files.get(path) {
            None => Err(io::ErrorKind::NotFound.into()),
            Some(Storage::Disk(place)) => pour(&mut File::open(place)?, &mut self.budget, take),
            Some(Storage::Archive(rank)) => {
                let archive = self.archive.as_mut().ok_or(io::ErrorKind::NotFound)?;
                let mut file = archive.by_index(*rank).map_err(io::Error::other)?;
                pour(&mut file, &mut self.budget, take)
            }
        }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// As for `feed`.
    pub fn bytes(&mut self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.feed(path, &mut |chunk| bytes.extend_from_slice(chunk))?;
        Ok(bytes)
    }

    /// The bytes of a file that tells of the others: all of them have to fit into the memory.
    ///
    /// # Errors
    /// As for `feed`, or (`FileTooLarge`) when it is larger than such a file is.
    pub fn tag(&mut self, path: &str) -> io::Result<Vec<u8>> {
        let all = self.budget;
        self.budget = all.min(LARGEST_TAG);
        let bytes = self.bytes(path);
        self.budget = all;
        bytes
    }

    fn list(&mut self, folder: &Path, prefix: &str, depth: usize) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            if depth > DEEPEST || self.files.len() >= MOST {
                self.problems.push(Problem::new(prefix, Fault::TooLarge));
                return Ok(());
            }
            let entry = entry?;
            let name = entry.file_name();
            let path = format!("{prefix}{}", name.to_string_lossy());
            let mut tell = |fault| self.problems.push(Problem::new(&path, fault));
            let kind = entry.file_type()?;
            if name.to_str().is_none() {
                tell(Fault::Name);
            } else if kind.is_symlink() {
                tell(Fault::Link);
            } else if kind.is_dir() {
                if self.list(&entry.path(), &format!("{path}/"), depth + 1).is_err() {
                    self.problems.push(Problem::new(&path, Fault::Unreadable));
                }
            } else if kind.is_file() {
                self.files.insert(path, Storage::Disk(entry.path()));
            } else {
                tell(Fault::NoFile);
            }
        }
        Ok(())
    }

    /// The files of an archive, below its one folder if it has one.
    fn index(&mut self, archive: &mut ZipArchive<File>) {
        if archive.has_duplicate_names() {
            self.problems.push(Problem::new("", Fault::Duplicate));
        }
        // The same bytes for many files: a small archive becomes as large as one likes.
        if archive.has_overlapping_files().unwrap_or(true) {
            self.problems.push(Problem::new("", Fault::Overlap));
        }
        let names: Vec<Vec<u8>> = archive.file_names_raw().map(<[u8]>::to_vec).collect();
        let names: Vec<_> = names.iter().map(|name| String::from_utf8_lossy(name)).collect();
        let top = top(&names);
        for (rank, name) in names.iter().enumerate().take(MOST) {
            // What macOS keeps beside the files of an archive is no part of it.
            if name.starts_with("__MACOSX/") {
                continue;
            }
            let path = name.strip_prefix(top.as_str()).unwrap_or(name);
            let Ok(file) = archive.by_index_raw(rank) else {
                self.problems.push(Problem::new(path, Fault::Unreadable));
                continue;
            };
            if file.is_dir() {
                continue;
            }
            let fault = if file.is_symlink() {
                Some(Fault::Link)
            } else if leads_out(name) || name.contains(char::REPLACEMENT_CHARACTER) {
                Some(Fault::Name)
            } else if !name.starts_with(top.as_str()) {
                Some(Fault::Outside)
            } else {
                None
            };
            if let Some(fault) = fault {
                self.problems.push(Problem::new(path, fault));
            } else if self.files.insert(path.to_owned(), Storage::Archive(rank)).is_some() {
                self.problems.push(Problem::new(path, Fault::Duplicate));
            }
        }
        if names.len() > MOST {
            self.problems.push(Problem::new("", Fault::TooLarge));
        }
    }
}

/// The folder of an archive that its declaration lies in; empty for an archive without one.
fn top<T: AsRef<str>>(names: &[T]) -> String {
    let mut names = names.iter().map(AsRef::as_ref);
    if names.clone().any(|name| name == "bagit.txt") {
        return String::new();
    }
    let declaration = names.find(|name| {
        name.strip_suffix("/bagit.txt").is_some_and(|top| !top.contains('/') && !top.is_empty())
    });
    declaration.and_then(|it| it.strip_suffix("bagit.txt")).unwrap_or_default().to_owned()
}

fn pour(file: &mut dyn Read, budget: &mut u64, take: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    let mut chunk = vec![0; 1 << 16];
    loop {
        let read = match file.read(&mut chunk) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let left = budget.checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        *budget = left;
        take(&chunk[..read]);
    }
}

/// Whether a path of a package may lead out of it, on this system or on another.
pub(super) fn leads_out(path: &str) -> bool {
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    has_drive
        || path.starts_with(['/', '\\', '~'])
        || path.contains('\0')
        || path.split(['/', '\\']).any(|part| matches!(part, "" | "." | ".."))
}
