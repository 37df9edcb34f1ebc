//! Templates: those compiled in, and those that lie in the event's own folder.
//!
//! A template is a folder of files. What it lacks comes from the template it is based on; the event's
//! own files take precedence at each step, one by one.

mod manifest;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::embedded::TEMPLATES;
use crate::source::{SourceId, Sources, sha256};

pub use manifest::Manifest;

/// Where an event keeps its own templates, and ours are kept in the repository.
const FOLDER: &str = "report-templates/";

/// The template of whoever names none, and the base of those that name none.
pub const DEFAULT: &str = "default";

/// The file in which a template says what it is.
pub const MANIFEST: &str = "template.json";

/// A template with those it is based on.
#[derive(Debug, Clone)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// What it says of itself; what it leaves unsaid, its base says.
    pub manifest: Manifest,
    /// Its name, its base's, and so on.
    pub chain: Vec<String>,
}

/// A file of a template.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// Path below the template's folder.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// The source, when the event brought it.
    pub source: Option<SourceId>,
    /// The name of the template that it belongs to: this one or one it is based on.
    pub of: String,
}

/// The names of all templates, ours and the event's.
#[must_use]
pub fn names(sources: &Sources) -> BTreeSet<String> {
    let own = sources.iter().filter_map(|(_, source)| source.path.strip_prefix(FOLDER));
    let own: Vec<_> = own.map(str::to_owned).collect();
    let bundled = TEMPLATES.paths().map(str::to_owned);
    let template = |path: String| {
        let (name, file) = path.split_once('/')?;
        (file.ends_with(".typ") || file == MANIFEST).then(|| name.to_owned())
    };
    own.into_iter().chain(bundled).filter_map(template).collect()
}

/// What a template says of itself, as far as it can be read.
#[must_use]
pub fn manifest(name: &str, sources: &Sources) -> Manifest {
    let template = Template::find(name, sources, &mut Diagnostics::default());
    template.map_or_else(Manifest::default, |template| template.manifest)
}

/// The files of `report-templates/` as they are compiled in, in the order of their paths.
#[must_use]
pub fn bundled() -> Vec<(String, Vec<u8>)> {
    TEMPLATES.paths().filter_map(|path| Some((path.to_owned(), TEMPLATES.bytes(path)?))).collect()
}

/// One number for all that is compiled in: SHA-256 over the paths and the numbers of the files.
#[must_use]
pub fn bundled_digest() -> String {
    let line =
        |path: &str| format!("{path} {}\n", TEMPLATES.packed(path).map(sha256).unwrap_or_default());
    sha256(TEMPLATES.paths().map(line).collect::<String>().as_bytes())
}

/// Whether a template is one of ours, of which an event may replace files.
#[must_use]
pub fn is_bundled(name: &str) -> bool {
    TEMPLATES.paths().any(|path| {
        path.split_once('/').is_some_and(|(own, file)| own == name && file.ends_with(".typ"))
    })
}

/// The folder in which an event keeps a template.
#[must_use]
pub fn folder(name: &str) -> String {
    format!("{FOLDER}{name}/")
}

/// What is written for those who make templates: its path below the event's folder, and its text.
#[must_use]
pub fn guide() -> Option<(String, Vec<u8>)> {
    let path = "README.md";
    TEMPLATES.bytes(path).map(|bytes| (format!("{FOLDER}{path}"), bytes))
}

/// The template that a file of an event belongs to.
pub(super) fn template_of(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.split_once('/').map(|(name, _)| name)
}

/// Tells how to do without a template, or without what the event changed of one of ours.
pub(super) fn with_way_back(diagnostic: Diagnostic, name: &str) -> Diagnostic {
    let way = if is_bundled(name) { "replaced" } else { "own" };
    diagnostic.with(way, folder(name))
}

impl Template {
    /// Finds a template and those it is based on.
    pub fn find(name: &str, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Self> {
        let manifests = manifest::chain(name, sources, diagnostics)?;
        let chain = manifests.iter().map(|(name, _)| name.clone()).collect();
        let manifest = manifest::merged(manifests.into_iter().map(|(_, said)| said));
        Some(Self { name: name.to_owned(), manifest, chain })
    }

    /// Its files with those of its base that it does not replace, in the order of paths.
    #[must_use]
    pub fn files(&self, sources: &Sources) -> Vec<TemplateFile> {
        let mut files: Vec<TemplateFile> = Vec::new();
        for name in &self.chain {
            for file in layer(name, sources) {
                if files.iter().all(|known| known.path != file.path) {
                    files.push(file);
                }
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }
}

/// The files of one template alone, the event's before ours.
fn layer(name: &str, sources: &Sources) -> Vec<TemplateFile> {
    let prefix = folder(name);
    let own = sources.iter().filter_map(|(id, source)| {
        let path = source.path.strip_prefix(&prefix)?.to_owned();
        // The text, not the bytes: what typst says of a place holds for what messages show.
        let is_code = path.ends_with(".typ");
        let bytes = if is_code { source.text.clone().into_bytes() } else { source.bytes.clone() };
        Some(TemplateFile { path, bytes, source: Some(id), of: name.to_owned() })
    });
    let bundled = TEMPLATES.paths().filter_map(|path| {
        let below = path.strip_prefix(name)?.strip_prefix('/')?.to_owned();
        let bytes = TEMPLATES.bytes(path)?;
        Some(TemplateFile { path: below, bytes, source: None, of: name.to_owned() })
    });
    own.chain(bundled).collect()
}
