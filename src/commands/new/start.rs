//! What a folder begins with: its files, and the agenda among them or beside.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::super::Environment;
use super::super::load::{holds_agenda, read_file};
use crate::diagnostic::{Diagnostics, Format, Language, emit};
use crate::discover::{self, Folder, Role};
use crate::spelling::{listed, nearest};

/// The files of the folder with its agenda.
pub(super) struct Start {
    /// The files as they would be, with the agenda.
    pub(super) folder: Folder,
    /// The agenda to be copied: its name in the folder and its bytes.
    pub(super) copy: Option<(String, Vec<u8>)>,
    /// What was asked for and stays as it is.
    pub(super) kept: Vec<String>,
    /// What is to be told of the files.
    pub(super) diagnostics: Diagnostics,
}

impl Start {
    /// Looks at what is there. Nothing is written.
    pub(super) fn of(
        root: &Path,
        agenda: Option<&Path>,
        environment: &Environment,
    ) -> Result<Self> {
        let language = environment.language;
        let mut diagnostics = Diagnostics::default();
        let folder = if root.is_dir() {
            discover::discover(root, &mut diagnostics)?
        } else {
            Folder::empty(root)
        };
        folder.tell(&mut diagnostics);
        let own = folder.of(Role::Agenda).next().map(|(_, source)| source.clone());
        if own.is_none() && root.is_dir() && holds_agenda(root) {
            let format = Format::Human { colour: environment.colour, each: false };
            let told = emit(&diagnostics.reported(), &folder.sources, format, language);
            bail!(language.choose(
                format!("l'ordre du jour qui est dans le dossier ne peut pas être lu\n{told}"),
                format!("the agenda in the folder cannot be read\n{told}"),
            ));
        }
        let Some(agenda) = agenda else {
            return Ok(Self { folder, copy: None, kept: Vec::new(), diagnostics });
        };
        let path = environment.folder.join(agenda);
        let (name, bytes) = asked(&path, agenda, language)?;
        if let Some(own) = own {
            // The agenda itself, or a copy of it.
            let kept = if folder.of(Role::Agenda).any(|(_, it)| it.bytes == bytes) {
                Vec::new()
            } else {
                let (own, agenda) = (&own.path, agenda.display());
                vec![language.choose(
                    format!("{own} (rien n'a été pris de {agenda})"),
                    format!("{own} (nothing was taken from {agenda})"),
                )]
            };
            return Ok(Self { folder, copy: None, kept, diagnostics });
        }
        let folder = match folder.with(&name, bytes.clone()) {
            Ok(folder) => folder,
            Err(cause) => {
                let (agenda, cause) = (agenda.display(), cause.words(language));
                bail!(language.choose(
                    format!("« {agenda} » ne peut pas être lu : {cause}"),
                    format!("“{agenda}” cannot be read: {cause}"),
                ));
            }
        };
        // The places of what was told are those of the files without it.
        let diagnostics = Diagnostics::default();
        Ok(Self { folder, copy: Some((name, bytes)), kept: Vec::new(), diagnostics })
    }

    /// Whether there is no agenda at all yet.
    pub(super) fn is_blank(&self) -> bool {
        self.folder.of(Role::Agenda).next().is_none()
    }
}

/// The agenda that was asked for: its name in the folder and its bytes.
fn asked(path: &Path, shown: &Path, language: Language) -> Result<(String, Vec<u8>)> {
    let name = shown.display();
    if path.is_dir() {
        bail!(language.choose(
            format!("« {name} » est un dossier ; donnez le fichier de l'ordre du jour"),
            format!("“{name}” is a folder; give the file of the agenda"),
        ));
    }
    if !path.exists() {
        let near = neighbour(path).map_or(String::new(), |near| {
            language.choose(
                format!(" ; vouliez-vous dire « {near} » ?"),
                format!("; did you mean “{near}”?"),
            )
        });
        bail!(language.choose(
            format!("le fichier « {name} » n'existe pas{near}"),
            format!("the file “{name}” does not exist{near}"),
        ));
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let own = format!("agenda.{ending}");
    match discover::role(&own) {
        Ok(Some(Role::Agenda)) => Ok((own, read_file(path, language)?)),
        other => {
            let endings = other.err().unwrap_or_else(|| vec!["md", "txt", "docx", "odt", "yaml"]);
            let endings = listed(endings);
            bail!(if ending == "pdf" {
                language.choose(
                    format!("« {name} » est un PDF, dont le texte ne peut pas être lu avec certitude ; donnez le fichier d'origine ({endings}), ou copiez son texte dans un fichier .txt"),
                    format!("“{name}” is a PDF, whose text cannot be read reliably; give the file it was made from ({endings}), or copy its text into a .txt file"),
                )
            } else {
                language.choose(
                    format!("« {name} » n'est pas dans un format lisible ; enregistrez-le sous l'un de ceux-ci : {endings}"),
                    format!("“{name}” is not in a format that can be read; save it as one of these: {endings}"),
                )
            })
        }
    }
}

/// The file beside a missing one whose name is most like it.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_string_lossy().into_owned();
    let names =
        super::super::load::names(path.parent().map_or(PathBuf::new(), Path::to_owned).as_path());
    nearest(&wanted, names.iter().map(String::as_str)).map(str::to_owned)
}
