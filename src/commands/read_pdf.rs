//! A PDF that somebody names: its bytes, and the files attached to it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::diagnostic::Language;
use crate::export::MODEL_NAME;
use crate::pdf::attached::{self, Attached, Refusal};

/// A larger file is no PDF of proceedings, and would fill the memory.
const LARGEST: u64 = 1 << 30;

/// The bytes of a PDF.
///
/// # Errors
/// When there is no such file, or it is too large.
pub(super) fn bytes(file: &Path, language: Language) -> Result<Vec<u8>> {
    let shown = file.display();
    let unreadable = || {
        language
            .choose(format!("« {shown} » ne peut pas être lu"), format!("“{shown}” cannot be read"))
    };
    let metadata = fs::metadata(file).with_context(unreadable)?;
    // A device would never end.
    if !metadata.is_file() {
        bail!(
            language.choose(
                format!("« {shown} » n'est pas un fichier"),
                format!("“{shown}” is no file"),
            )
        );
    }
    if metadata.len() > LARGEST {
        bail!(language.choose(
            format!("« {shown} » pèse plus d'un gigaoctet : ce n'est pas un PDF d'actes"),
            format!("“{shown}” is larger than a gigabyte: it is not a PDF made by actes"),
        ));
    }
    fs::read(file).with_context(unreadable)
}

/// The files attached to a PDF.
///
/// # Errors
/// When there is no such file, or it is no PDF that can be read.
pub(super) fn attached(file: &Path, language: Language) -> Result<Vec<Attached>> {
    attached_to(bytes(file, language)?, file, language)
}

/// The files attached to a PDF whose bytes were read; `file` is what a message calls it.
///
/// # Errors
/// When it is no PDF that can be read.
pub(super) fn attached_to(
    bytes: Vec<u8>,
    file: &Path,
    language: Language,
) -> Result<Vec<Attached>> {
    let shown = file.display();
    if !bytes.iter().take(1024).copied().collect::<Vec<_>>().windows(5).any(|it| it == b"%PDF-") {
        bail!(language.choose(
            format!("« {shown} » n'est pas un PDF"),
            format!("“{shown}” is not a PDF"),
        ));
    }
    match attached::read(bytes) {
        Ok(attached) => Ok(attached),
        Err(Refusal::Unreadable) => bail!(language.choose(
            format!("« {shown} » n'est pas un PDF lisible (fichier abîmé, incomplet ou protégé ?)"),
            format!("“{shown}” is not a readable PDF (damaged, incomplete or protected?)"),
        )),
        Err(Refusal::TooLarge) => bail!(language.choose(
            format!(
                "« {shown} » n'est pas lu : décompressé, sa taille serait démesurée ; ce fichier est abîmé ou piégé"
            ),
            format!("“{shown}” is not read: unpacked, it would be far too large; it is damaged or malicious"),
        )),
    }
}

/// The number of what a PDF of ours depends on (`Options::composition`), when it carries its model.
pub(super) fn composition(file: &Path) -> Option<String> {
    let attached = attached::read(bytes(file, Language::default()).ok()?).ok()?;
    let model = attached.into_iter().find(|it| it.name == MODEL_NAME)?.bytes.ok()?;
    let model: Value = serde_json::from_slice(&model).ok()?;
    model["composition"].as_str().map(str::to_owned)
}
