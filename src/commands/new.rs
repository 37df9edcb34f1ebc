//! `actes new`: the folder of an event, ready to be filled.
//!
//! Everything is planned before anything is written; what is already there is left as it is.

mod later;
mod parts;
mod plan;
mod start;
mod texts;

use std::path::Path;

use anyhow::{Error, Result, bail};

use super::load::{Loaded, holds, holds_agenda, names, understand};
use super::write::{Written, write_new};
use super::{Environment, Outcome};
use crate::cli::{Lang, New};
use crate::diagnostic::{Format, Language, emit};
use crate::discover::Role;
use crate::platform::typed;
use plan::Plan;
use start::Start;

pub(super) fn run(asked: &New, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let folder = asked
        .folder
        .as_ref()
        .map_or_else(|| environment.folder.clone(), |folder| environment.folder.join(folder));
    if folder.is_file() {
        let file = folder.display();
        bail!(language.choose(
            format!("« {file} » est un fichier ; donnez le nom du dossier à préparer"),
            format!("“{file}” is a file; give the name of the folder to prepare"),
        ));
    }
    let shown = asked.folder.as_deref();
    if !asked.note.is_empty() {
        return later::run(asked, environment);
    }
    // Twenty files are not poured into whatever folder one happens to be in.
    if shown.is_none() && !holds_agenda(&folder) {
        bail!(language.choose(
            "il manque le nom du dossier à préparer, par exemple : actes new journee (le dossier courant s'écrit « . » : actes new .)",
            "the name of the folder to prepare is missing, for instance: actes new study-day (the current folder is written “.”: actes new .)",
        ));
    }
    // Nor among other things.
    let is_other = |name: &String| !name.starts_with('.');
    let is_named_here = shown == Some(Path::new("."));
    if asked.agenda.is_none()
        && !is_named_here
        && !holds_agenda(&folder)
        && names(&folder).iter().any(is_other)
    {
        let folder = shown.unwrap_or(Path::new(".")).display();
        bail!(language.choose(
            format!("« {folder} » contient déjà autre chose et pas d'ordre du jour ; donnez un dossier vide ou nouveau, ou déposez-y d'abord l'ordre du jour"),
            format!("“{folder}” already contains other files and no agenda; give an empty or new folder, or first put the agenda in it"),
        ));
    }
    let start = Start::of(&folder, asked.agenda.as_deref(), environment)?;
    let is_blank = start.is_blank();
    let mut diagnostics = start.diagnostics;
    let loaded = understand(start.folder, &mut diagnostics);
    let of_files = language_of_files(asked.language, is_blank, &loaded, language)?;
    let plan = Plan::of(&loaded, start.copy, of_files);
    let mut done = Done { kept: start.kept, ..Done::default() };
    done.write(&folder, plan.files, language)?;
    let mut outcome = Outcome::default();
    if loaded.report.sessions.is_empty() && !is_blank {
        let told = diagnostics.reported();
        let agenda = loaded.sources.iter().zip(&loaded.roles);
        let agenda = agenda.filter(|(_, role)| **role == Role::Agenda).map(|((id, _), _)| id);
        let agenda: Vec<_> = agenda.collect();
        let is_of_agenda = |span: Option<crate::source::Span>| {
            span.is_some_and(|span| agenda.contains(&span.source))
        };
        let told: Vec<_> = told.into_iter().filter(|(_, it)| is_of_agenda(it.span)).collect();
        let format = Format::Human { colour: environment.colour, each: false };
        outcome.stderr.push_str(&emit(&told, &loaded.sources, format, language));
    }
    let place = shown.map_or(".".to_owned(), |folder| folder.display().to_string());
    let next = next_step(&place, &loaded, of_files, language);
    outcome.stdout = done.told(&place, next, language);
    Ok(outcome)
}

/// Which of the two languages that files are prepared in is nearer to the event's.
fn language_of(loaded: &Loaded) -> Language {
    let is_french = loaded.report.event.language.starts_with("fr");
    if is_french { Language::French } else { Language::English }
}

/// The language of the prepared files: the one asked for, which must be that of the files already there.
fn language_of_files(
    asked: Option<Lang>,
    is_blank: bool,
    loaded: &Loaded,
    language: Language,
) -> Result<Language> {
    let has_facts = loaded.roles.contains(&Role::Event);
    let own = language_of(loaded);
    let asked = match asked {
        Some(asked) => Language::from(asked),
        None if is_blank && !has_facts => return Ok(language),
        None => return Ok(own),
    };
    if has_facts && asked != own {
        // A second set of files beside the first would be read with it.
        bail!(match own {
            Language::French => language.choose(
                "les fichiers du dossier sont en français ; relancez sans « --language », ou écrivez d'abord « langue: en » dans event.yaml",
                "the files of the folder are in French; run again without “--language”, or first write “language: en” in event.yaml",
            ),
            Language::English => language.choose(
                "les fichiers du dossier sont en anglais ; relancez sans « --language », ou écrivez d'abord « langue: fr » dans event.yaml",
                "the files of the folder are in English; run again without “--language”, or first write “language: fr” in event.yaml",
            ),
        });
    }
    Ok(asked)
}

/// What was written, and what was left as it was.
#[derive(Debug, Default)]
struct Done {
    written: Vec<String>,
    kept: Vec<String>,
}

impl Done {
    /// Writes the files that are not there. What stops midway says how far it came.
    fn write(
        &mut self,
        folder: &Path,
        files: Vec<(String, Vec<u8>)>,
        language: Language,
    ) -> Result<()> {
        for (path, bytes) in files {
            match write_new(folder, &path, &bytes, language) {
                Ok(Written::New) => self.written.push(path),
                // What is as it would be written is no news.
                Ok(Written::There) if !holds(&folder.join(&path), &bytes) => self.kept.push(path),
                Ok(Written::There) => {}
                Err(error) => return Err(self.stopped(error, language)),
            }
        }
        Ok(())
    }

    fn stopped(&self, error: Error, language: Language) -> Error {
        if self.written.is_empty() {
            return error;
        }
        let written = self.written.join(", ");
        error.context(language.choose(
            format!(
                "le dossier n'est pas complet ; déjà écrits : {written} (relancez la même commande : elle ajoutera le reste)"
            ),
            format!(
                "the folder is not complete; written so far: {written} (run the same command again: it adds the rest)"
            ),
        ))
    }

    /// What was made, and what to do next.
    fn told(&self, place: &str, next: String, language: Language) -> String {
        let mut lines = Vec::new();
        let visible: Vec<_> = self.written.iter().filter(|path| !path.starts_with('.')).collect();
        lines.push(match (self.written.len(), language) {
            (0, Language::French) => format!("« {place} » : rien à ajouter."),
            (0, Language::English) => format!("“{place}”: nothing to add."),
            (1, Language::French) => format!("« {place} » est prêt : 1 fichier écrit."),
            (1, Language::English) => format!("“{place}” is ready: 1 file written."),
            (count, Language::French) => format!("« {place} » est prêt : {count} fichiers écrits."),
            (count, Language::English) => format!("“{place}” is ready: {count} files written."),
        });
        lines.extend(visible.iter().map(|path| format!("  {path}")));
        if self.written.len() > visible.len() {
            lines.push(
                language
                    .choose(
                        "  et de quoi aider un éditeur de texte (.actes, .vscode)",
                        "  and what helps a text editor (.actes, .vscode)",
                    )
                    .to_owned(),
            );
        }
        let kept: Vec<_> = self.kept.iter().filter(|path| !path.starts_with('.')).collect();
        if !kept.is_empty() {
            let kept = kept.iter().map(|path| path.as_str()).collect::<Vec<_>>().join(", ");
            lines.push(language.choose(
                format!("Déjà là, laissés tels quels : {kept}"),
                format!("Already there, left as they were: {kept}"),
            ));
        }
        lines.push(next);
        lines.join("\n") + "\n"
    }
}

/// The next step, in a line.
fn next_step(place: &str, loaded: &Loaded, of_files: Language, language: Language) -> String {
    let option = if place == "." { String::new() } else { format!(" {}", typed(place)) };
    if loaded.report.sessions.is_empty() {
        return language.choose(
            format!(
                "Ensuite : complétez l'ordre du jour, puis relancez `actes new{option}` ; chaque séance aura son fichier."
            ),
            format!(
                "Next: fill in the agenda, then run `actes new{option}` again; each session gets its file."
            ),
        );
    }
    let readme = texts::readme(of_files);
    language.choose(
        format!(
            "Ensuite : `actes outline{option}` montre ce qui a été compris du programme. Envoyez à chacun son\n\
             fichier avec {readme} ; `actes check{option}` dit ce qui manque, `actes build{option}` écrit le PDF."
        ),
        format!(
            "Next: `actes outline{option}` shows what was understood of the programme. Send everyone their\n\
             file with {readme}; `actes check{option}` tells what is missing, `actes build{option}` writes the PDF."
        ),
    )
}
