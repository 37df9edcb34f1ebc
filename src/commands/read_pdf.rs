//! A PDF that somebody names: the files attached to it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::attached::{self, Attached};
use crate::diagnostic::Language;

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
