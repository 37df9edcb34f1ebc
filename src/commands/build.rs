//! `actes build`: the PDF.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Outcome, Surroundings, event_folder, load};
use crate::cli::{Build, EditionName, MessageFormat};
use crate::diagnostic::{Diagnostics, Format, Language};
use crate::edition::{Edition, edit};
use crate::model::report::Report;
use crate::polish::polish;
use crate::typeset::{Job, Pdf, Project, typeset};

pub(super) fn run(build: &Build, surroundings: &Surroundings) -> Result<Outcome> {
    let folder = event_folder(build.folder.as_deref(), surroundings)?;
    let mut diagnostics = Diagnostics::default();
    let loaded = load(&folder, &mut diagnostics)?;
    let edition = match build.edition {
        EditionName::Public => Edition::Public,
        EditionName::Internal => Edition::Internal,
    };
    let mut outcome = Outcome::default();
    let output = build.output.clone().unwrap_or_else(|| default_name(&loaded.report, edition));
    let mut output = surroundings.folder.join(output);
    if output.is_dir() {
        output.push(default_name(&loaded.report, edition));
    }
    if !diagnostics.has_errors() {
        let report = polish(edit(loaded.report, edition));
        let job = Job {
            report: &report,
            sources: &loaded.sources,
            edition,
            template: build.template.as_deref(),
            date: surroundings.date,
        };
        let (project, pdf) = typeset(job, &mut diagnostics);
        if let (Some(project), Some(folder)) = (&project, &build.project) {
            write_project(project, &surroundings.folder.join(folder))?;
        }
        if let Some(pdf) = pdf.filter(|_| !diagnostics.has_errors()) {
            write_beside(&output, &pdf.bytes, surroundings.language)?;
            outcome.stdout = written(&output, &pdf, surroundings);
        }
    }
    let format = match build.message_format {
        MessageFormat::Human => Format::Human { colour: surroundings.colour },
        MessageFormat::Short => Format::Short,
        MessageFormat::Json => Format::Json,
    };
    outcome.say(&diagnostics, &loaded.sources, format, surroundings);
    if outcome.has_errors && build.message_format == MessageFormat::Human {
        outcome.stderr.push_str(match surroundings.language {
            Language::French => {
                "Rien n'a été écrit : corrigez les erreurs ci-dessus et relancez.\n"
            }
            Language::English => "Nothing was written: mend the errors above and run again.\n",
        });
    }
    Ok(outcome)
}

fn default_name(report: &Report, edition: Edition) -> PathBuf {
    let date = report.event.date.map_or(String::new(), |date| format!("-{date}"));
    let edition = match edition {
        Edition::Public => "",
        Edition::Internal => "-interne",
    };
    format!("actes{date}{edition}.pdf").into()
}

fn written(output: &Path, pdf: &Pdf, surroundings: &Surroundings) -> String {
    let output = output.strip_prefix(&surroundings.folder).unwrap_or(output).display();
    let kilobytes = pdf.bytes.len().div_ceil(1000);
    let pages = pdf.pages;
    match surroundings.language {
        Language::French => format!("{output} : {pages} pages, {kilobytes} ko\n"),
        Language::English => format!("{output}: {pages} pages, {kilobytes} kB\n"),
    }
}

/// Writes a file whole or not at all: beside its place first, then renamed.
fn write_beside(path: &Path, bytes: &[u8], language: Language) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let cannot = |place: &Path| match language {
        Language::French => format!(
            "« {} » ne peut pas être écrit (fichier ouvert dans un lecteur, disque plein ou droits manquants ?)",
            place.display()
        ),
        Language::English => format!(
            "“{}” cannot be written (is it open in a reader, the disk full, a right missing?)",
            place.display()
        ),
    };
    fs::create_dir_all(folder).with_context(|| cannot(folder))?;
    let mut file = tempfile::Builder::new()
        .prefix(".actes-")
        .tempfile_in(folder)
        .with_context(|| cannot(folder))?;
    file.write_all(bytes).with_context(|| cannot(path))?;
    file.persist(path).map_err(|error| error.error).with_context(|| cannot(path))?;
    Ok(())
}

fn write_project(project: &Project, folder: &Path) -> Result<()> {
    for (path, bytes) in project.files() {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, bytes))
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}
