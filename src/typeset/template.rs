//! Templates: those compiled in, and those that lie in the event's own folder.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_embed::RustEmbed;

use crate::source::{SourceId, Sources};

/// The files of `report-templates/`, compiled in.
#[derive(RustEmbed)]
#[folder = "report-templates/"]
pub(super) struct Assets;

/// Where an event keeps its own templates, and ours are kept in the repository.
const FOLDER: &str = "report-templates/";

/// A file of a template.
pub(super) struct TemplateFile {
    /// Path below the template's folder.
    pub(super) path: String,
    /// Its content.
    pub(super) bytes: Vec<u8>,
    /// The source, when the event brought it.
    pub(super) source: Option<SourceId>,
}

/// The names of all templates, ours and the event's.
#[must_use]
pub fn names(sources: &Sources) -> BTreeSet<String> {
    let own = sources.iter().filter_map(|(_, source)| source.path.strip_prefix(FOLDER));
    let own: Vec<_> = own.map(str::to_owned).collect();
    let bundled = Assets::iter().map(std::borrow::Cow::into_owned);
    let template = |path: String| {
        let (name, file) = path.split_once('/')?;
        (file == "report.typ").then(|| name.to_owned())
    };
    own.into_iter().chain(bundled).filter_map(template).collect()
}

/// The files of `report-templates/` as they are compiled in, in the order of their paths.
#[must_use]
pub fn bundled() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<_> = Assets::iter().collect();
    paths.sort();
    let file =
        |path: Cow<'static, str>| Some((path.to_string(), Assets::get(&path)?.data.into_owned()));
    paths.into_iter().filter_map(file).collect()
}

/// Whether a template is one of ours, of which an event may replace files.
pub(super) fn is_bundled(name: &str) -> bool {
    Assets::iter().any(|path| path.split_once('/').is_some_and(|(own, _)| own == name))
}

/// The folder in which an event keeps a template.
pub(super) fn folder(name: &str) -> String {
    format!("{FOLDER}{name}/")
}

/// The template that a file of an event belongs to.
pub(super) fn template_of(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.split_once('/').map(|(name, _)| name)
}

/// The files of a template. The event's own take precedence, file by file, so that someone who
/// only wants another cover keeps only `cover.typ`.
pub(super) fn files(name: &str, sources: &Sources) -> Vec<TemplateFile> {
    let prefix = folder(name);
    let own = sources.iter().filter_map(|(id, source)| {
        let path = source.path.strip_prefix(&prefix)?.to_owned();
        // The text, not the bytes: what typst says of a place holds for what messages show.
        let is_code = path.ends_with(".typ");
        let bytes = if is_code { source.text.clone().into_bytes() } else { source.bytes.clone() };
        Some(TemplateFile { path, bytes, source: Some(id) })
    });
    let mut files: Vec<_> = own.collect();
    let mut bundled: Vec<_> = Assets::iter().collect();
    bundled.sort();
    for path in bundled {
        let Some(below) = path.strip_prefix(name).and_then(|path| path.strip_prefix('/')) else {
            continue;
        };
        let replaced = files.iter().any(|file| file.path == below);
        if let Some(file) = Assets::get(&path).filter(|_| !replaced) {
            let bytes = file.data.into_owned();
            files.push(TemplateFile { path: below.to_owned(), bytes, source: None });
        }
    }
    files
}
