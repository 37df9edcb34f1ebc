//! Whether a package is complete and unchanged.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;

use sha2::{Digest, Sha256, Sha512};
use unicode_normalization::UnicodeNormalization;

use super::manifest::Manifest;
use super::package::Package;
use super::problem::{Fault, Problem};
use super::write::hex;
use super::{Algorithm, PAYLOAD, RECORD};

/// What was found of a package.
#[derive(Debug)]
pub struct Verdict {
    /// How many files of the payload there are.
    pub files: usize,
    /// How many bytes they have.
    pub size: u64,
    /// The algorithms of its manifests.
    pub algorithms: Vec<Algorithm>,
    /// Its lists of files by algorithms that are not known here.
    pub unchecked: Vec<String>,
    /// Its own files that no list names, which only a package of ours must not have.
    pub unlisted: Vec<String>,
    /// What `bag-info.txt` says.
    pub info: Vec<(String, String)>,
    /// What is wrong, in the order of files.
    pub problems: Vec<Problem>,
}

/// Checks a package. None when it is no bag at all: nothing declares it and nothing lists its files.
#[must_use]
pub fn check(package: &mut Package) -> Option<Verdict> {
    let paths: Vec<String> = package.paths().map(str::to_owned).collect();
    let has_list = paths.iter().any(|path| path.starts_with("manifest-"));
    if !has_list && !package.has("bagit.txt") {
        return None;
    }
    let mut problems = std::mem::take(&mut package.problems);
    declaration(package, &mut problems);
    let tag_manifests = manifests(package, "tagmanifest", &mut problems);
    let manifests = manifests(package, "manifest", &mut problems);
    if !has_list {
        problems.push(Problem::new("manifest-sha512.txt", Fault::Missing));
    }
    let mut verdict = Verdict {
        files: 0,
        size: 0,
        algorithms: manifests.iter().map(|it| it.algorithm).collect(),
        unchecked: paths.iter().filter(|path| is_unknown_list(path)).cloned().collect(),
        unlisted: Vec::new(),
        info: Vec::new(),
        problems,
    };
    if let Some(sums) = measured(package, &paths, &mut verdict.problems) {
        contents(package, &paths, &sums, &tag_manifests, manifests, &mut verdict);
    }
    verdict.problems.sort();
    verdict.problems.dedup();
    Some(verdict)
}

/// The manifests of one kind that can be read.
fn manifests(package: &mut Package, kind: &str, problems: &mut Vec<Problem>) -> Vec<Manifest> {
    let read = Algorithm::ALL.into_iter().filter_map(|algorithm| {
        let path = algorithm.list(kind);
        match package.tag(&path) {
            Ok(bytes) => Some(Manifest::read(&path, algorithm, &bytes, problems)),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => {
                problems.push(Problem::new(path, fault(&error)));
                None
            }
        }
    });
    read.collect()
}

/// Whether a file is a list of files by an algorithm that is not known here.
fn is_unknown_list(path: &str) -> bool {
    let name = path.strip_prefix("tag").unwrap_or(path);
    let name = name.strip_prefix("manifest-").and_then(|rest| rest.strip_suffix(".txt"));
    name.is_some_and(|name| Algorithm::ALL.iter().all(|known| known.name() != name))
}

/// Compares all files with the manifests, and with what the package says of itself.
fn contents(
    package: &mut Package,
    paths: &[String],
    sums: &BTreeMap<String, Sums>,
    tag_manifests: &[Manifest],
    mut manifests: Vec<Manifest>,
    verdict: &mut Verdict,
) {
    let problems = &mut verdict.problems;
    let unreadable: BTreeSet<_> = problems.iter().map(|it| it.file.nfc().collect()).collect();
    let (payload, tags): (Vec<_>, Vec<_>) = paths
        .iter()
        .map(|path| path.nfc().collect::<String>())
        .partition(|it| it.starts_with(PAYLOAD));
    let packed = sums.iter().filter(|(path, _)| path.starts_with(PAYLOAD));
    (verdict.files, verdict.size) = (payload.len(), packed.map(|(_, own)| own.size).sum());
    let found = Found { sums, known: &unreadable };
    let tags = tags.into_iter().filter(|it| !it.starts_with("tagmanifest-"));
    // The standard lets other tools add files that describe a package; ours are all listed.
    let is_ours = package.has(RECORD);
    if is_ours {
        let all = Algorithm::ALL.map(|it| ["manifest", "tagmanifest"].map(|kind| it.list(kind)));
        let gone = all.into_iter().flatten().filter(|path| !package.has(path));
        problems.extend(gone.map(|path| Problem::new(path, Fault::Missing)));
    }
    if !tag_manifests.is_empty() {
        let is_listed = |path: &String| tag_manifests.iter().any(|it| it.sums.contains_key(path));
        let (tags, unlisted): (Vec<_>, _) = tags.partition(|path| is_ours || is_listed(path));
        verdict.unlisted = unlisted;
        compare(tag_manifests, &tags, &found, problems);
    }
    // A manifest that is no longer itself says nothing of other files, if there is a better one.
    let changed: BTreeSet<_> = problems.iter().map(|it| it.file.clone()).collect();
    if manifests.iter().any(|it| !changed.contains(&it.path)) {
        manifests.retain(|it| !changed.contains(&it.path));
    }
    if !manifests.is_empty() {
        compare(&manifests, &payload, &found, problems);
    }
    let is_missing = |it: &Problem| it.fault == Fault::Missing && it.file.starts_with(PAYLOAD);
    if package.has("fetch.txt") && problems.iter().any(is_missing) {
        problems.push(Problem::new("fetch.txt", Fault::Fetch));
    }
    verdict.info = info(&package.tag("bag-info.txt").unwrap_or_default());
    let oxum = format!("{}.{}", verdict.size, verdict.files);
    for (label, said) in &verdict.info {
        if label.eq_ignore_ascii_case("payload-oxum") && *said != oxum {
            let fault = Fault::Oxum { said: said.clone(), found: oxum.clone() };
            problems.push(Problem::new("bag-info.txt", fault));
        }
    }
}

/// The checksums of all files. None when there is more to be read than can be believed: nothing can be
/// said of the files that are left.
fn measured(
    package: &mut Package,
    paths: &[String],
    problems: &mut Vec<Problem>,
) -> Option<BTreeMap<String, Sums>> {
    let mut sums = BTreeMap::new();
    for path in paths {
        match Sums::of(package, path) {
            // The same name in two forms of accents: one would hide behind the other.
            Ok(own) => {
                if sums.insert(path.nfc().collect(), own).is_some() {
                    problems.push(Problem::new(path, Fault::Duplicate));
                }
            }
            Err(error) => {
                problems.push(Problem::new(path, fault(&error)));
                if error.kind() == ErrorKind::FileTooLarge {
                    return None;
                }
            }
        }
    }
    Some(sums)
}

/// Looks at the declaration: of which version the package is, and in which letters it is described.
fn declaration(package: &mut Package, problems: &mut Vec<Problem>) {
    const FILE: &str = "bagit.txt";
    let text = match package.tag(FILE) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).replace('\r', "\n"),
        Err(error) => {
            let missing = error.kind() == ErrorKind::NotFound;
            problems.push(Problem::new(FILE, if missing { Fault::Missing } else { fault(&error) }));
            return;
        }
    };
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    if !["BagIt-Version: 1.0", "BagIt-Version: 0.97"].contains(&first) {
        problems.push(Problem::new(FILE, Fault::Declaration));
        return;
    }
    let encoding = lines.find_map(|line| line.strip_prefix("Tag-File-Character-Encoding:"));
    match encoding.map(str::trim) {
        Some(name) if name.eq_ignore_ascii_case("utf-8") => {}
        Some(name) => problems.push(Problem::new(FILE, Fault::Encoding(name.to_owned()))),
        None => problems.push(Problem::new(FILE, Fault::Declaration)),
    }
}

/// What is told of a file that could not be read.
fn fault(error: &std::io::Error) -> Fault {
    match error.kind() {
        ErrorKind::FileTooLarge => Fault::TooLarge,
        _ => Fault::Unreadable,
    }
}

/// What the files of a package are.
struct Found<'a> {
    sums: &'a BTreeMap<String, Sums>,
    /// Files of which something worse is told already.
    known: &'a BTreeSet<String>,
}

/// Compares files with the manifests that should list them. A file that one of them knows is right:
/// then the manifest that says otherwise is not.
fn compare(
    manifests: &[Manifest],
    files: &[String],
    found: &Found<'_>,
    problems: &mut Vec<Problem>,
) {
    for path in files.iter().filter(|path| !found.known.contains(*path)) {
        let Some(own) = found.sums.get(path) else { continue };
        let knows =
            |it: &&Manifest| it.sums.get(path).is_some_and(|sum| sum == own.of_kind(it.algorithm));
        let (right, wrong): (Vec<_>, Vec<_>) = manifests.iter().partition(knows);
        if !right.is_empty() {
            let fault = |it: &Manifest| Problem::new(&it.path, Fault::Contradiction(path.clone()));
            problems.extend(wrong.into_iter().map(fault));
        } else if wrong.iter().any(|it| it.sums.contains_key(path)) {
            problems.push(Problem::new(path, Fault::Changed));
        } else {
            problems.push(Problem::new(path, Fault::Unlisted));
        }
    }
    let listed: BTreeSet<_> = manifests.iter().flat_map(|it| it.sums.keys()).collect();
    let is_gone = |path: &&String| !found.sums.contains_key(*path) && !found.known.contains(*path);
    problems
        .extend(listed.into_iter().filter(is_gone).map(|path| Problem::new(path, Fault::Missing)));
}

/// The checksums of a file.
struct Sums {
    size: u64,
    sha256: String,
    sha512: String,
}

impl Sums {
    fn of(package: &mut Package, path: &str) -> std::io::Result<Self> {
        let (mut sha256, mut sha512, mut size) = (Sha256::new(), Sha512::new(), 0);
        package.feed(path, &mut |chunk| {
            size += chunk.len() as u64;
            sha256.update(chunk);
            sha512.update(chunk);
        })?;
        Ok(Self { size, sha256: hex(&sha256.finalize()), sha512: hex(&sha512.finalize()) })
    }

    fn of_kind(&self, algorithm: Algorithm) -> &str {
        match algorithm {
            Algorithm::Sha256 => &self.sha256,
            Algorithm::Sha512 => &self.sha512,
        }
    }
}

/// The lines of `bag-info.txt`; a line that begins with a space continues the one before.
fn info(bytes: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(bytes);
    let mut info: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), info.last_mut()) {
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((label, value)) = line.split_once(':') {
            info.push((label.trim().to_owned(), value.trim().to_owned()));
        }
    }
    info
}
