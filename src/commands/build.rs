//! `actes build`: the PDF.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::compile::{Options, compile};
use super::erratum;
use super::report::BuildReport;
use super::write::write_beside;
use super::{Outcome, Surroundings, event_folder, format, load, policy};
use crate::cli::{AttachName, Build, EditionName, MessageFormat};
use crate::diagnostic::{Diagnostic, Diagnostics, Language, Level, Severity, emit};
use crate::edition::Edition;
use crate::export::Attach;
use crate::model::report::Report;
use crate::source::Sources;
use crate::typeset::{Pdf, Project};

pub(super) fn run(build: &Build, surroundings: &Surroundings) -> Result<Outcome> {
    let folder = event_folder(build.folder.as_deref(), surroundings)?;
    let policy = policy(&build.checks, surroundings.language)?;
    let mut diagnostics = Diagnostics::new(policy);
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
    refuse_document(&output, surroundings.language)?;
    let report_file = build.report.as_ref().map(|file| surroundings.folder.join(file));
    for file in [Some(&output), report_file.as_ref()].into_iter().flatten() {
        refuse_place(file, surroundings.language)?;
        refuse_source(file, &folder, &loaded.sources, surroundings.language)?;
    }
    if report_file.as_ref() == Some(&output) {
        bail!(surroundings.language.choose(
            "le PDF et son compte rendu ne peuvent pas porter le même nom",
            "the PDF and its report cannot bear the same name",
        ));
    }
    let read = loaded.report.sources.clone();
    let earlier = build.erratum_of.as_ref().map(|file| {
        let file = surroundings.folder.join(file);
        erratum::earlier(&file, &loaded.report.event, edition, surroundings.language)
    });
    let earlier = earlier.transpose()?;
    let options = Options {
        edition,
        attach: attach(build.attach, edition, surroundings.language)?,
        template: build.template.as_deref(),
        date: surroundings.date,
        earlier: earlier.as_ref(),
    };
    let compiled = compile(loaded.report, &loaded.sources, options, &mut diagnostics);
    if let (Some(project), Some(folder)) = (&compiled.project, &build.project) {
        write_project(project, &surroundings.folder.join(folder))?;
    }
    let pdf = compiled.pdf;
    if let Some(pdf) = &pdf {
        write_beside(&output, &pdf.bytes, surroundings.language)?;
        outcome.stdout = written(&output, pdf, compiled.withheld, surroundings);
        if let Some(changes) = &compiled.changes {
            outcome.stdout.push_str(&changed(changes.list.len(), surroundings.language));
        }
    }
    if let Some(file) = &report_file {
        let name = output.file_name().unwrap_or_default().to_string_lossy();
        let report = BuildReport {
            sources: &loaded.sources,
            read: &read,
            diagnostics: &diagnostics,
            edition,
            written: pdf.as_ref().map(|pdf| (&*name, pdf)),
            language: surroundings.language,
        };
        let is_json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        let text = if is_json { report.json() } else { report.text() };
        write_beside(file, text.as_bytes(), surroundings.language)?;
    }
    tell(&mut outcome, &diagnostics, &loaded.sources, build.message_format, surroundings);
    Ok(outcome)
}

/// Tells what was found. A draft may lack a lot, and its author knows: a person reads in one line
/// how much.
fn tell(
    outcome: &mut Outcome,
    diagnostics: &Diagnostics,
    sources: &Sources,
    form: MessageFormat,
    surroundings: &Surroundings,
) {
    let language = surroundings.language;
    let is_gap = |told: &(Severity, &Diagnostic)| {
        form == MessageFormat::Human
            && told.0 == Severity::Warning
            && told.1.code.level() == Level::Gap
    };
    let (gaps, told): (Vec<_>, Vec<_>) = diagnostics.told().into_iter().partition(is_gap);
    outcome.has_errors = diagnostics.has_errors();
    outcome.stderr.push_str(&emit(&told, sources, format(form, surroundings), language));
    outcome.stderr.push_str(&gaps_line(gaps.len(), language));
    if outcome.has_errors && form == MessageFormat::Human {
        outcome.stderr.push_str(language.choose(
            "Rien n'a été écrit : corrigez les erreurs ci-dessus et relancez.\n",
            "Nothing was written: mend the errors above and run again.\n",
        ));
    }
}

fn gaps_line(count: usize, language: Language) -> String {
    match (count, language) {
        (0, _) => String::new(),
        (1, Language::French) => "1 élément manque encore : `actes check` dit lequel.\n".to_owned(),
        (n, Language::French) => {
            format!("{n} éléments manquent encore : `actes check` dit lesquels.\n")
        }
        (1, Language::English) => {
            "1 thing is still missing: `actes check` tells which.\n".to_owned()
        }
        (n, Language::English) => {
            format!("{n} things are still missing: `actes check` tells which.\n")
        }
    }
}

/// What the PDF is to carry. The sources hold what the public edition withholds.
fn attach(asked: Option<AttachName>, edition: Edition, language: Language) -> Result<Attach> {
    match (asked, edition) {
        (None, edition) => Ok(Attach::of(edition)),
        (Some(AttachName::None), _) => Ok(Attach::None),
        (Some(AttachName::Data), _) => Ok(Attach::Data),
        (Some(AttachName::Sources), Edition::Internal) => Ok(Attach::Sources),
        (Some(AttachName::Sources), Edition::Public) => bail!(language.choose(
            "les fichiers sources contiennent ce que l'édition publique retire : ils ne peuvent être \
             joints qu'à l'édition interne (--edition internal)",
            "the source files hold what the public edition withholds: they can only be attached to \
             the internal edition (--edition internal)",
        )),
    }
}

/// How much the volume corrects.
fn changed(count: usize, language: Language) -> String {
    let text = match (count, language) {
        (0, Language::French) => {
            "aucune différence avec le document corrigé : pas de page de modifications"
        }
        (0, Language::English) => "no difference from the corrected document: no page of changes",
        (1, Language::French) => "1 modification relevée, sur une page à part",
        (1, Language::English) => "1 change found, on a page of its own",
        (n, Language::French) => {
            return format!("{n} modifications relevées, sur une page à part\n");
        }
        (n, Language::English) => return format!("{n} changes found, on a page of their own\n"),
    };
    format!("{text}\n")
}

fn default_name(report: &Report, edition: Edition) -> PathBuf {
    let date = report.event.date.map_or(String::new(), |date| format!("-{date}"));
    let edition = match edition {
        Edition::Public => "",
        Edition::Internal => "-interne",
    };
    format!("actes{date}{edition}.pdf").into()
}

fn written(output: &Path, pdf: &Pdf, withheld: usize, surroundings: &Surroundings) -> String {
    let output = output.strip_prefix(&surroundings.folder).unwrap_or(output).display();
    let kilobytes = pdf.bytes.len().div_ceil(1000);
    let pages = pdf.pages;
    let withheld = match (withheld, surroundings.language) {
        (0, _) => String::new(),
        (1, Language::French) => ", 1 passage interne retiré".to_owned(),
        (n, Language::French) => format!(", {n} passages internes retirés"),
        (1, Language::English) => ", 1 internal passage taken out".to_owned(),
        (n, Language::English) => format!(", {n} internal passages taken out"),
    };
    match surroundings.language {
        Language::French => format!("{output} : {pages} pages, {kilobytes} ko{withheld}\n"),
        Language::English => format!("{output}: {pages} pages, {kilobytes} kB{withheld}\n"),
    }
}

/// A PDF under the name of another sort of document would not open.
fn refuse_document(output: &Path, language: Language) -> Result<()> {
    const OTHERS: &[&str] = &[
        "csv", "doc", "docx", "htm", "html", "json", "markdown", "md", "odp", "ods", "odt", "ppt",
        "pptx", "rtf", "txt", "typ", "xls", "xlsx", "yaml", "yml",
    ];
    let ending = output.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if OTHERS.contains(&ending.as_str()) {
        let (output, pdf) = (output.display(), output.with_extension("pdf"));
        let pdf = pdf.file_name().unwrap_or_default().to_string_lossy();
        bail!(language.choose(
            format!("« {output} » : le rapport est un PDF, pas un .{ending} ; écrivez « {pdf} »"),
            format!("“{output}”: the report is a PDF, not a .{ending}; write “{pdf}”"),
        ));
    }
    Ok(())
}

/// A file goes into a folder that is there, and in the place of none.
fn refuse_place(file: &Path, language: Language) -> Result<()> {
    let folder = file.parent().unwrap_or(file);
    if !folder.is_dir() {
        let folder = folder.display();
        bail!(language.choose(
            format!("le dossier « {folder} » n'existe pas ; créez-le ou choisissez-en un autre"),
            format!("the folder “{folder}” does not exist; make it or choose another"),
        ));
    }
    if file.is_dir() {
        let file = file.display();
        bail!(language.choose(
            format!("« {file} » est un dossier ; donnez le nom du fichier à écrire"),
            format!("“{file}” is a folder; give the name of the file to write"),
        ));
    }
    Ok(())
}

/// A slip of the keyboard must not turn an author's file into a PDF.
fn refuse_source(
    output: &Path,
    folder: &Path,
    sources: &Sources,
    language: Language,
) -> Result<()> {
    if sources.iter().any(|(_, source)| folder.join(&source.path) == output) {
        bail!(match language {
            Language::French => format!(
                "« {} » est un des fichiers de l'événement ; choisissez un autre nom",
                output.display()
            ),
            Language::English =>
                format!("“{}” is one of the event's files; choose another name", output.display()),
        });
    }
    Ok(())
}

fn write_project(project: &Project, folder: &Path) -> Result<()> {
    let fonts = project.fonts().into_iter().map(|(name, bytes)| (format!("fonts/{name}"), bytes));
    for (path, bytes) in project.files().into_iter().chain(fonts) {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, bytes))
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}
