//! The files of `report-templates/`, compiled in: `build.rs` deflates them, since fonts would be a seventh of
//! the program otherwise.

use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::source::sha256;

/// Path below `report-templates/` and deflated bytes, in the order of paths.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/report-templates.rs"));

/// The paths, in order.
pub(in crate::typeset) fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, _)| *path)
}

/// The bytes of a file.
pub(in crate::typeset) fn bytes(path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(packed(path)?).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The SHA-256 of a file as it is compiled in: another file has another.
pub(super) fn digest(path: &str) -> Option<String> {
    packed(path).map(sha256)
}

fn packed(path: &str) -> Option<&'static [u8]> {
    let at = FILES.binary_search_by(|(known, _)| (*known).cmp(path)).ok()?;
    Some(FILES[at].1)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_compiled_in_as_it_is() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("report-templates");
        for path in paths() {
            assert_eq!(bytes(path).unwrap(), fs::read(folder.join(path)).unwrap(), "{path}");
        }
        for path in ["default/cover.typ", "sober/template.json", "fonts/SourceSans3-Regular.ttf"] {
            assert!(packed(path).is_some(), "{path}");
        }
    }
}
