//! Where the files of a build go, and where they may not.

use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

use super::load::{holds_agenda, names};
use super::write::{refuse_link, refuse_special};
use super::{Environment, near, typed};
use crate::diagnostic::Language;
use crate::discover::{may_be_read, role};
use crate::edition::{Edited, Edition};
use crate::platform::canonical;
use crate::reading::Reading;
use crate::source::Sources;

/// The file of each reading.
pub(super) fn places(
    asked: Option<&Path>,
    readings: &[Reading],
    edited: &Edited,
    environment: &Environment,
) -> Result<Vec<PathBuf>> {
    let language = environment.language;
    let names = readings.iter().map(|reading| default_name(*reading, edited));
    let Some(asked) = asked else {
        return Ok(names.map(|name| environment.folder.join(name)).collect());
    };
    let asked = environment.folder.join(asked);
    if asked.is_dir() {
        return Ok(names.map(|name| asked.join(name)).collect());
    }
    refuse_document(&asked, language)?;
    if readings.len() > 1 {
        let asked = asked.display();
        bail!(language.choose(
            format!("« {asked} » n'est pas un dossier : il en faut un pour plusieurs PDF"),
            format!("“{asked}” is not a folder: several PDFs need one"),
        ));
    }
    Ok(vec![asked])
}

fn default_name(reading: Reading, edited: &Edited) -> PathBuf {
    let stem = reading.file_stem();
    let date = edited.event.date.map_or(String::new(), |date| format!("-{date}"));
    let edition = match edited.edition() {
        Edition::Public => "",
        Edition::Internal => "-interne",
    };
    format!("{stem}{date}{edition}.pdf").into()
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
pub(super) fn refuse_place(file: &Path, environment: &Environment) -> Result<()> {
    let language = environment.language;
    refuse_holder(file, environment)?;
    if file.is_dir() {
        let file = environment.shown(file).display();
        bail!(language.choose(
            format!("« {file} » est un dossier ; donnez le nom du fichier à écrire"),
            format!("“{file}” is a folder; give the name of the file to write"),
        ));
    }
    refuse_special(file, language)
}

/// What is written goes into a folder that is there.
pub(super) fn refuse_holder(place: &Path, environment: &Environment) -> Result<()> {
    let language = environment.language;
    let folder = place.parent().unwrap_or(place);
    if folder.is_dir() {
        return Ok(());
    }
    let named = environment.shown(folder);
    let shown = named.display();
    if folder.is_file() {
        bail!(language.choose(
            format!(
                "« {shown} » est un fichier, et non un dossier où écrire ; choisissez-en un autre"
            ),
            format!("“{shown}” is a file, not a folder to write to; choose another"),
        ));
    }
    let near = near(named, environment, &|it| it.is_dir());
    if let Some(near) = near.zip(place.file_name()).map(|(it, name)| typed(&it.join(name))) {
        bail!(language.choose(
            format!("le dossier « {shown} » n'existe pas ; vouliez-vous écrire : {near} ?"),
            format!("the folder “{shown}” does not exist; did you mean: {near}?"),
        ));
    }
    bail!(language.choose(
        format!("le dossier « {shown} » n'existe pas ; créez-le ou choisissez-en un autre"),
        format!("the folder “{shown}” does not exist; create it or choose another"),
    ));
}

/// What is exported lies outside the event's folder or bears a name that no run reads: by what it says,
/// it would be taken for one of the event's files whatever it is called.
pub(super) fn refuse_recognised(output: &Path, folder: &Path, language: Language) -> Result<()> {
    let is_read = |path: String| role(&path).is_err() && may_be_read(&path);
    if !below(output, folder).is_some_and(is_read) {
        return Ok(());
    }
    let output = output.display();
    bail!(language.choose(
        format!(
            "« {output} » est dans le dossier de l'événement : son contenu serait repris au prochain passage ; \
             écrivez-le dans un autre dossier (-o)"
        ),
        format!(
            "“{output}” is in the event's folder: what it says would be taken up by the next run; \
             write it to another folder (-o)"
        ),
    ));
}

/// What typst compiles goes into a folder of its own: a new or empty one, or one that holds such files.
pub(super) fn refuse_project(project: &Path, event: &Path, language: Language) -> Result<()> {
    refuse_link(project, language)?;
    refuse_inside(&project.join("report.json"), event, language)?;
    let names = names(project);
    if names.is_empty() || names.iter().any(|name| name == "report.json" || name.ends_with(".typ"))
    {
        return Ok(());
    }
    let project = project.display();
    bail!(language.choose(
        format!("« {project} » contient déjà autre chose ; donnez un dossier vide ou nouveau (--project)"),
        format!("“{project}” already contains other files; give an empty or new folder (--project)"),
    ));
}

/// A slip of the keyboard must not turn an author's file into ours, nor ours into one of the event's.
pub(super) fn refuse_source(
    output: &Path,
    folder: &Path,
    sources: &Sources,
    language: Language,
) -> Result<()> {
    let inside = below(output, folder);
    let is_source = |path: &str| {
        let place = folder.join(path);
        place == output || inside.as_deref() == Some(path) || is_same(&place, output)
    };
    if sources.iter().any(|(_, source)| is_source(&source.path)) {
        bail!(match language {
            Language::French => format!(
                "« {} » est un des fichiers de l'événement ; choisissez un autre nom",
                output.display()
            ),
            Language::English =>
                format!("“{}” is one of the event's files; choose another name", output.display()),
        });
    }
    // Also what bears such a name under another ending: the next run would ask what it is.
    let is_read = |path: String| match role(&path) {
        Ok(role) => role.is_some(),
        Err(endings) => !endings.is_empty(),
    };
    if inside.is_some_and(is_read) {
        let output = output.display();
        bail!(language.choose(
            format!(
                "« {output} » serait pris au prochain passage pour un des fichiers de l'événement ; \
                 choisissez un autre nom ou un autre dossier"
            ),
            format!(
                "“{output}” would be taken for one of the event's files by the next run; \
                 choose another name or another folder"
            ),
        ));
    }
    Ok(())
}

/// The path of a file below a folder, with `/`, however both are written.
fn below(file: &Path, folder: &Path) -> Option<String> {
    let holder = canonical(file.parent()?).ok()?;
    let place = holder.join(file.file_name()?);
    let path = place.strip_prefix(canonical(folder).ok()?).ok()?;
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    Some(parts.collect::<Vec<_>>().join("/"))
}

/// What is made of an event goes out of its folder: in it, the next run would read it as a part of it.
pub(super) fn refuse_inside(output: &Path, event: &Path, language: Language) -> Result<()> {
    // Whichever way it is written: links and capitals may hide where a path leads.
    let holder = output.parent().and_then(|holder| canonical(holder).ok());
    let own = canonical(event).ok();
    let is_inside = holder.zip(own).is_some_and(|(holder, own)| holder.starts_with(own));
    if !is_inside && !output.starts_with(event) {
        return Ok(());
    }
    let (output, event) = (output.display(), event.display());
    bail!(language.choose(
        format!(
            "« {output} » serait dans le dossier de l'événement, « {event} », et lu avec lui : choisissez un \
             autre endroit (-o)"
        ),
        format!(
            "“{output}” would be in the event's folder, “{event}”, and read with it: choose another place (-o)"
        ),
    ));
}

/// The event's folder that a place seems to lie in: the one that holds it, or the next one up. Further
/// up, a file called like an agenda says nothing of what lies so deep.
pub(super) fn event_around(output: &Path) -> Option<PathBuf> {
    let holder = output.parent()?;
    let leads_up = holder.components().any(|part| part == Component::ParentDir);
    // As it is written, for the message; and as it is on the disk, since links hide where it leads.
    let written = (!leads_up).then(|| holder.to_owned());
    let holders = written.into_iter().chain(canonical(holder).ok());
    let mut folders = holders
        .flat_map(|holder| holder.ancestors().take(2).map(Path::to_owned).collect::<Vec<_>>());
    folders.find(|folder| holds_agenda(folder))
}

/// A volume that was released stays as it is: the one that corrects it goes beside it.
pub(super) fn refuse_corrected(output: &Path, corrected: &Path, language: Language) -> Result<()> {
    if !is_same(output, corrected) {
        return Ok(());
    }
    let (shown, other) = (output.display(), next_version(output));
    bail!(language.choose(
        format!(
            "« {shown} » est le document que celui-ci corrige (--erratum-of) : il a été diffusé et n'est pas \
             remplacé ; donnez un autre nom au nouveau (-o {other})"
        ),
        format!(
            "“{shown}” is the document that this one corrects (--erratum-of): it was released and is not \
             replaced; give the new one another name (-o {other})"
        ),
    ));
}

/// A free name beside a file: « actes-v2.pdf » for « actes.pdf », « actes-v3.pdf » for that one.
fn next_version(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let (stem, current) = stem
        .rsplit_once("-v")
        .and_then(|(stem, number)| Some((stem, number.parse::<u32>().ok()?)))
        .unwrap_or((&stem, 1));
    let mut names = (current.saturating_add(1)..).map(|number| format!("{stem}-v{number}.pdf"));
    let is_free = |name: &String| !file.with_file_name(name).exists();
    names.find(is_free).unwrap_or_default()
}

/// Whether two paths lead to one file: by a link, or in capitals where they do not count.
fn is_same(one: &Path, other: &Path) -> bool {
    matches!((canonical(one), canonical(other)), (Ok(one), Ok(other)) if one == other)
}
