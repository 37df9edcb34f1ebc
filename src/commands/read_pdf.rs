//! A PDF that somebody names: the files attached to it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::attached::{self, Attached};
use crate::diagnostic::Language;
use crate::export::MODEL_NAME;

/// The files attached to a PDF.
///
/// # Errors
/// When there is no such file, or it is no PDF.
pub(super) fn attached(file: &Path, language: Language) -> Result<Vec<Attached>> {
    let shown = file.display();
    let bytes = fs::read(file).with_context(|| {
        language
            .choose(format!("« {shown} » ne peut pas être lu"), format!("“{shown}” cannot be read"))
    })?;
    let Some(attached) = attached::read(bytes) else {
        bail!(language.choose(
            format!("« {shown} » n'est pas un PDF lisible (fichier abîmé, incomplet ou protégé ?)"),
            format!("“{shown}” is no PDF that can be read (damaged, incomplete or protected?)"),
        ));
    };
    Ok(attached)
}

/// The number of what a PDF of ours depends on (`Options::composition`), when it carries its model.
pub(super) fn composition(file: &Path) -> Option<String> {
    let attached = attached::read(fs::read(file).ok()?)?;
    let model = attached.into_iter().find(|it| it.name == MODEL_NAME)?.bytes?;
    let model: Value = serde_json::from_slice(&model).ok()?;
    model["composition"].as_str().map(str::to_owned)
}
