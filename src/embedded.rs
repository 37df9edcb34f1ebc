//! The files that are compiled in: templates, words and fonts of `report-templates/`, and the stories of
//! diagnostics. `build.rs` deflates them, since they would be a fifth of the program otherwise.

use std::io::Read;

use flate2::read::DeflateDecoder;

/// Files of a folder.
#[derive(Debug)]
pub(crate) struct Files(&'static [(&'static str, &'static [u8])]);

/// `report-templates/`.
pub(crate) const TEMPLATES: Files =
    Files(include!(concat!(env!("OUT_DIR"), "/report-templates.rs")));

/// `src/diagnostic/explain/`.
pub(crate) const STORIES: Files = Files(include!(concat!(env!("OUT_DIR"), "/explain.rs")));

impl Files {
    /// The paths below the folder, in order.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.0.iter().map(|(path, _)| *path)
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        DeflateDecoder::new(self.packed(path)?).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// A file that is text.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.bytes(path)?).ok()
    }

    /// The bytes of a file as they are compiled in: another file has others.
    pub(crate) fn packed(&self, path: &str) -> Option<&'static [u8]> {
        let at = self.0.binary_search_by(|(known, _)| (*known).cmp(path)).ok()?;
        Some(self.0[at].1)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_compiled_in_as_it_is() {
        for (files, folder) in
            [(&TEMPLATES, "report-templates"), (&STORIES, "src/diagnostic/explain")]
        {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            assert!(files.paths().count() > 20);
            for path in files.paths() {
                assert_eq!(
                    files.bytes(path).unwrap(),
                    fs::read(folder.join(path)).unwrap(),
                    "{path}"
                );
            }
        }
        for path in ["default/cover.typ", "sober/template.json", "fonts/SourceSans3-Regular.ttf"] {
            assert!(TEMPLATES.packed(path).is_some(), "{path}");
        }
    }
}
