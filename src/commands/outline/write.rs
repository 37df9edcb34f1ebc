//! `actes outline --write`: the programme as it was understood, to be corrected by hand.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};

use super::super::load::{Loaded, is_yaml, parse_agenda};
use super::super::write::{Written, write_new};
use super::doubts::{Doubts, agenda};
use crate::diagnostic::{Diagnostic, Diagnostics, Language};
use crate::parse::agenda::yaml;
use crate::parse::document::{Document, Views};
use crate::source::Source;

/// The file that the programme is written into.
const NAME: &str = "agenda.yaml";

/// Writes the file, and tells of it.
pub(super) fn write(
    folder: &Path,
    loaded: &Loaded,
    diagnostics: &Diagnostics,
    language: Language,
) -> Result<String> {
    let agenda = agenda(loaded);
    let read = agenda.and_then(|(id, _)| loaded.files.iter().find(|file| file.whole.id == id));
    let (Some((_, source)), Some(file)) = (agenda, read) else {
        bail!(language.choose(
            "le dossier n'a pas d'ordre du jour à écrire",
            "the folder has no agenda to write",
        ))
    };
    let path = &source.path;
    if is_yaml(source) {
        bail!(language.choose(
            format!(
                "« {path} » est déjà un programme à corriger à la main : ouvrez-le et corrigez-le"
            ),
            format!("“{path}” is already a programme to correct by hand: open it and correct it"),
        ));
    }
    let doubts = Doubts::of(loaded, diagnostics).map_or(Vec::new(), |doubts| doubts.told);
    let count = doubts.len();
    let text = understood(source, file, doubts, loaded);
    if write_new(folder, NAME, text.as_bytes(), language)? == Written::There {
        bail!(language.choose(
            format!("« {NAME} » existe déjà et reste tel quel ; renommez-le ou supprimez-le pour repartir de « {path} »"),
            format!("“{NAME}” already exists and is left as it is; rename or delete it to start again from “{path}”"),
        ));
    }
    let to_check = match count {
        0 => String::new(),
        1 => language
            .choose("Un point à vérifier y est signalé. ", "One point to check is marked in it. ")
            .to_owned(),
        count => language.choose(
            format!("{count} points à vérifier y sont signalés. "),
            format!("{count} points to check are marked in it. "),
        ),
    };
    Ok(language.choose(
        format!(
            "{NAME} : le programme tel qu'il a été compris, à la place de {path}, qui reste dans le dossier.\n\
             {to_check}Corrigez-le dans un éditeur de texte, puis relancez `actes outline`.\n"
        ),
        format!(
            "{NAME}: the programme as it was understood, in place of {path}, which stays in the folder.\n\
             {to_check}Correct it in a text editor, then run `actes outline` again.\n"
        ),
    ))
}

/// A programme as it was understood, with what is doubtful in it.
fn understood(source: &Source, file: &Views, doubts: Vec<&Diagnostic>, loaded: &Loaded) -> String {
    // The letter that it was pasted from is nobody else's: it stays in the original.
    let lines: Vec<_> = file.letter.iter().map(|line| line.span.range()).collect();
    let read = Document { source: Arc::new(source.without(&lines)), ..file.whole.clone() };
    let (_, agenda) = parse_agenda(&read, &mut Diagnostics::default());
    let header = read.text().and_then(|text| text.header_range.clone().zip(text.header.clone()));
    let original = yaml::Original {
        source,
        agenda: &agenda,
        header,
        language: &loaded.report.event.language,
        doubts,
    };
    yaml::write(&original, language_of(loaded))
}

/// Which of the two languages of keys and comments is nearer to the event's.
fn language_of(loaded: &Loaded) -> Language {
    let is_french = loaded.report.event.language.starts_with("fr");
    if is_french { Language::French } else { Language::English }
}
