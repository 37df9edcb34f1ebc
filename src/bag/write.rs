//! The files of a bag.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use sha2::{Digest, Sha256, Sha512};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::{Algorithm, PAYLOAD};

/// A bag to be written.
#[derive(Debug, Clone, Default)]
pub struct Bag {
    payload: BTreeMap<String, Vec<u8>>,
    tags: BTreeMap<String, Vec<u8>>,
    info: Vec<(&'static str, String)>,
}

impl Bag {
    /// Packs a file; its path is below the payload's folder.
    pub fn add(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.payload.insert(format!("{PAYLOAD}{path}"), bytes.into());
    }

    /// Adds a file that tells of the package.
    pub fn tag(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.tags.insert(path.to_owned(), bytes.into());
    }

    /// Adds a line to `bag-info.txt`, unless there is nothing to say.
    pub fn say(&mut self, label: &'static str, value: impl AsRef<str>) {
        // A value is one line: what comes after a line's end could be taken for another label.
        let value = value.as_ref().replace(char::is_control, " ");
        let value: Vec<_> = value.split_whitespace().collect();
        if !value.is_empty() {
            self.info.push((label, value.join(" ")));
        }
    }

    /// Every file of the bag by its path, manifests and all.
    #[must_use]
    pub fn files(mut self) -> BTreeMap<String, Vec<u8>> {
        let size: usize = self.payload.values().map(Vec::len).sum();
        self.say("Payload-Oxum", format!("{size}.{}", self.payload.len()));
        self.say("Bag-Size", shown_size(size));
        let info = self.info.iter().map(|(label, value)| format!("{label}: {value}\n"));
        let info: String = info.collect();
        self.tag("bag-info.txt", info);
        let declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
        self.tag("bagit.txt", declaration);
        for algorithm in Algorithm::ALL {
            let manifest = manifest(algorithm, &self.payload);
            self.tag(&algorithm.list("manifest"), manifest);
        }
        let manifests = Algorithm::ALL.map(|algorithm| {
            (algorithm.list("tagmanifest"), manifest(algorithm, &self.tags).into_bytes())
        });
        self.payload.into_iter().chain(self.tags).chain(manifests).collect()
    }
}

fn manifest(algorithm: Algorithm, files: &BTreeMap<String, Vec<u8>>) -> String {
    let lines = files.iter().map(|(path, bytes)| {
        let sum = match algorithm {
            Algorithm::Sha256 => hex(&Sha256::digest(bytes)),
            Algorithm::Sha512 => hex(&Sha512::digest(bytes)),
        };
        format!("{sum}  {path}\n")
    });
    lines.collect()
}

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// « 12.3 MB », as `Bag-Size` has it.
fn shown_size(bytes: usize) -> String {
    match bytes {
        ..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// Files as a ZIP file, below one folder: the same files give the same bytes. They are stored as
/// they are: how well a compressor does is no fact to depend on.
///
/// # Errors
/// When the files are too many or too large for a ZIP file.
pub fn zip(folder: &str, files: &BTreeMap<String, Vec<u8>>) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644)
            .large_file(bytes.len() >= u32::MAX as usize);
        writer.start_file(format!("{folder}/{path}"), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
