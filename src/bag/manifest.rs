//! A manifest: which files there are, and their checksums.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::Algorithm;
use super::package::leads_out;
use super::problem::{Fault, Problem};

/// A manifest that was read.
#[derive(Debug)]
pub(super) struct Manifest {
    /// Its own path.
    pub(super) path: String,
    pub(super) algorithm: Algorithm,
    /// Checksums by path.
    pub(super) sums: BTreeMap<String, String>,
}

impl Manifest {
    /// Reads a manifest; what cannot be understood is told.
    pub(super) fn read(
        path: &str,
        algorithm: Algorithm,
        bytes: &[u8],
        problems: &mut Vec<Problem>,
    ) -> Self {
        // Lines end with LF, CRLF or CR.
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
        let mut sums = BTreeMap::new();
        let length = match algorithm {
            Algorithm::Sha256 => 64,
            Algorithm::Sha512 => 128,
        };
        for (rank, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let split = line.split_once([' ', '\t']);
            let parts = split.map(|(sum, rest)| (sum, rest.trim_start().trim_start_matches('*')));
            let Some((sum, listed)) = parts.filter(|(sum, listed)| {
                let is_sum = sum.len() == length && sum.bytes().all(|it| it.is_ascii_hexdigit());
                is_sum && !listed.is_empty()
            }) else {
                problems.push(Problem::new(path, Fault::Line(rank + 1)));
                continue;
            };
            let listed = listed.strip_prefix("./").unwrap_or(listed);
            let listed = listed.replace("%0A", "\n").replace("%0a", "\n");
            let listed = listed.replace("%0D", "\r").replace("%0d", "\r").replace("%25", "%");
            if leads_out(&listed) {
                problems.push(Problem::new(path, Fault::LeadsOut(listed)));
                continue;
            }
            let listed = listed.nfc().collect::<String>();
            if sums.insert(listed.clone(), sum.to_ascii_lowercase()).is_some() {
                problems.push(Problem::new(path, Fault::Twice(listed)));
            }
        }
        Self { path: path.to_owned(), algorithm, sums }
    }
}
