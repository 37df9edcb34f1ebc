//! The files that a PDF carries (PDF/A-3, associated files).

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::model::model;
use super::register;
use crate::edition::{Edited, Edition};
use crate::model::person::Attribution;
use crate::polish::Polished;
use crate::reading::Reading;
use crate::source::{Sources, sha256};

/// The name of the model among the attached files. No source can bear it: no such name has a role.
pub const MODEL_NAME: &str = "actes-model.json";
/// The name of the action register among the attached files.
const REGISTER_NAME: &str = "actes-actions.csv";

/// What a PDF carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attach {
    /// Nothing.
    None,
    /// The action register and the model.
    Data,
    /// These, and all files that the report was made of.
    Sources,
}

impl Attach {
    /// What a PDF carries unless something else is asked for. The sources hold what the public
    /// edition withholds, and tell who said what in sessions that are not attributed to those who
    /// spoke (Chatham House rule); one volume of an edition with them is enough.
    #[must_use]
    pub fn of(report: &Edited, reading: Reading) -> Self {
        let is_bound = report.sessions.iter().any(|it| it.attribution != Attribution::Named);
        match (report.edition(), reading) {
            (Edition::Internal, Reading::Proceedings) if !is_bound => Self::Sources,
            _ => Self::Data,
        }
    }
}

/// A file that a PDF carries.
#[derive(Debug, Clone)]
pub struct Attachment<'a> {
    /// Its name, with the folders of a source: `notes/0940.md`.
    pub name: String,
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
    /// Its media type.
    pub media_type: &'static str,
    /// What it is to the pages.
    pub relationship: Relationship,
    /// What it is, in the report's language.
    pub description: String,
}

/// What an attached file is to the pages (ISO 32000-2, 7.11.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// The pages show it.
    Data,
    /// The pages were made of it.
    Source,
}

impl Relationship {
    /// The name that typst has for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Source => "source",
        }
    }
}

/// The files that a report's PDF carries. `earlier` is the fingerprint of the volume that this one corrects, `composition` one number for all that the
/// volume depends on.
#[must_use]
pub fn attachments<'a>(
    report: &Polished,
    sources: &'a Sources,
    attach: Attach,
    earlier: Option<&str>,
    composition: &str,
) -> Vec<Attachment<'a>> {
    let mut attached = Vec::new();
    if attach == Attach::None {
        return attached;
    }
    let language = report.language();
    let data = |name: &str, bytes: Vec<u8>, media_type, label: &str| Attachment {
        name: name.to_owned(),
        bytes: bytes.into(),
        media_type,
        relationship: Relationship::Data,
        description: language.label(label).to_owned(),
    };
    let register = register::actions(report);
    if let Some(csv) = register.csv().filter(|_| !register.rows.is_empty()) {
        attached.push(data(REGISTER_NAME, csv, "text/csv", "attached_register"));
    }
    let names = match attach {
        Attach::Sources => source_names(sources, &[REGISTER_NAME, MODEL_NAME]),
        Attach::None | Attach::Data => Vec::new(),
    };
    let mut volume = volume(report, earlier);
    volume["composition"] = composition.into();
    // Whoever has the model can tell whether the register is still itself.
    volume["attached"] = attached
        .iter()
        .map(|it| json!({ "path": it.name, "sha256": sha256(&it.bytes), "size": it.bytes.len() }))
        .collect();
    for ((_, source), name) in
        sources.files().zip(&names).filter(|((_, it), name)| it.path != **name)
    {
        let listed = volume["sources"].as_array_mut().into_iter().flatten();
        let own = listed.filter(|it| it["path"] == source.path.as_str());
        own.for_each(|it| it["attached_as"] = name.as_str().into());
    }
    let json = format!("{volume:#}\n").into_bytes();
    attached.push(data(MODEL_NAME, json, "application/json", "attached_model"));
    let with_names = sources.files().zip(names);
    attached.extend(with_names.map(|((_, source), name)| Attachment {
        name,
        bytes: source.bytes.as_slice().into(),
        media_type: media_type(&source.extension()),
        relationship: Relationship::Source,
        description: language.label("attached_source").to_owned(),
    }));
    attached
}

/// What the sources are called in the PDF, each once. Typst takes a backslash for a folder of another
/// system; all else may stand in a name.
fn source_names(sources: &Sources, others: &[&str]) -> Vec<String> {
    let paths: Vec<_> = sources.files().map(|(_, source)| source.path.as_str()).collect();
    let plain = paths.iter().filter(|path| !path.contains('\\'));
    let mut taken: BTreeSet<_> = plain.chain(others).map(|it| (*it).to_owned()).collect();
    let name = |path: &str| {
        if !path.contains('\\') {
            return path.to_owned();
        }
        let plain = path.replace('\\', "_");
        let numbered = (2..).map(|rank: usize| match plain.rsplit_once('.') {
            Some((stem, ending)) if !ending.contains('/') => format!("{stem}-{rank}.{ending}"),
            _ => format!("{plain}-{rank}"),
        });
        let mut free = std::iter::once(plain.clone()).chain(numbered);
        free.find(|name| taken.insert(name.clone())).unwrap_or(plain)
    };
    paths.into_iter().map(name).collect()
}

/// The model of one volume: the report's, and which edition of it this is.
fn volume(report: &Edited, earlier: Option<&str>) -> Value {
    let mut model = model(report);
    model["edition"] = report.edition().name().into();
    model["erratum_of"] = json!(earlier);
    model
}

fn media_type(ending: &str) -> &'static str {
    match ending {
        "md" | "markdown" => "text/markdown",
        "txt" => "text/plain",
        "html" | "htm" => "text/html",
        "csv" => "text/csv",
        "yaml" | "yml" => "application/yaml",
        "json" => "application/json",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt" => "application/vnd.oasis.opendocument.text",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xls" => "application/vnd.ms-excel",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "typ" => "text/plain",
        _ => "application/octet-stream",
    }
}
