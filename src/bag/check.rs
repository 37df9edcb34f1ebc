//! Whether a package is complete and unchanged.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256, Sha512};
use unicode_normalization::UnicodeNormalization;

use super::manifest::Manifest;
use super::package::Package;
use super::problem::{Fault, Problem};
use super::write::hex;
use super::{Algorithm, PAYLOAD};

/// What was found of a package.
#[derive(Debug)]
pub struct Verdict {
    /// How many files of the payload there are.
    pub files: usize,
    /// How many bytes they have.
    pub size: u64,
    /// The algorithms of its manifests.
    pub algorithms: Vec<Algorithm>,
    /// What `bag-info.txt` says.
    pub info: Vec<(String, String)>,
    /// What is wrong, in the order of files.
    pub problems: Vec<Problem>,
}

/// Checks a package. None when it is no bag at all: nothing declares it and nothing lists its files.
#[must_use]
pub fn check(package: &mut Package) -> Option<Verdict> {
    let mut problems = std::mem::take(&mut package.problems);
    let paths: Vec<String> = package.paths().map(str::to_owned).collect();
    let is_bag = package.has("bagit.txt") || paths.iter().any(|path| path.starts_with("manifest-"));
    if !is_bag {
        return None;
    }
    if package.has("bagit.txt") {
        let text = package.bytes("bagit.txt").unwrap_or_default();
        let known = ["BagIt-Version: 1.0", "BagIt-Version: 0.97"];
        let text = String::from_utf8_lossy(&text);
        if !known.iter().any(|version| text.lines().next().map(str::trim_end) == Some(version)) {
            problems.push(Problem::new("bagit.txt", Fault::Declaration));
        }
    } else {
        problems.push(Problem::new("bagit.txt", Fault::Missing));
    }
    if package.has("fetch.txt") {
        problems.push(Problem::new("fetch.txt", Fault::Fetch));
    }
    let mut read = |prefix: &str, problems: &mut Vec<Problem>| -> Vec<Manifest> {
        let read = Algorithm::ALL.into_iter().filter_map(|algorithm| {
            let path = format!("{prefix}-{}.txt", algorithm.name());
            let bytes = package.bytes(&path).ok()?;
            Some(Manifest::read(&path, algorithm, &bytes, problems))
        });
        read.collect()
    };
    let tag_manifests = read("tagmanifest", &mut problems);
    let mut manifests = read("manifest", &mut problems);
    if manifests.is_empty() {
        problems.push(Problem::new("manifest-sha512.txt", Fault::Missing));
    }
    let algorithms = manifests.iter().map(|it| it.algorithm).collect();

    let mut size = 0;
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    for path in &paths {
        match Sums::of(package, path) {
            Ok(own) => {
                if path.starts_with(PAYLOAD) {
                    size += own.size;
                }
                sums.insert(path.nfc().collect(), own);
            }
            Err(_) => problems.push(Problem::new(path, Fault::Unreadable)),
        }
    }
    let unreadable: BTreeSet<_> = problems.iter().map(|it| it.file.clone()).collect();
    let (payload, tags): (Vec<_>, Vec<_>) = paths
        .iter()
        .map(|path| path.nfc().collect::<String>())
        .partition(|it| it.starts_with(PAYLOAD));
    let tags: Vec<_> = tags.into_iter().filter(|it| !it.starts_with("tagmanifest-")).collect();
    let found = Found { sums: &sums, known: &unreadable };
    if !tag_manifests.is_empty() {
        compare(&tag_manifests, &tags, &found, &mut problems);
    }
    // A manifest that is no longer itself says nothing of other files, if there is a better one.
    let changed: BTreeSet<_> = problems.iter().map(|it| it.file.clone()).collect();
    if manifests.iter().any(|it| !changed.contains(&it.path)) {
        manifests.retain(|it| !changed.contains(&it.path));
    }
    if !manifests.is_empty() {
        compare(&manifests, &payload, &found, &mut problems);
    }
    let info = info(&package.bytes("bag-info.txt").unwrap_or_default());
    let oxum = format!("{size}.{}", payload.len());
    for (_, said) in info.iter().filter(|(label, _)| label.eq_ignore_ascii_case("payload-oxum")) {
        if *said != oxum {
            let fault = Fault::Oxum { said: said.clone(), found: oxum.clone() };
            problems.push(Problem::new("bag-info.txt", fault));
        }
    }
    problems.sort();
    problems.dedup();
    Some(Verdict { files: payload.len(), size, algorithms, info, problems })
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
