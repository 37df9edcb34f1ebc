//! In which form data are written, and to which file.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::cli::{DataFormat, DataName, Export};
use crate::commands::Environment;
use crate::diagnostic::Language;
use crate::edition::Edition;
use crate::polish::Polished;

/// The forms of each sort of data; the first is taken when nothing else is asked for.
fn possible(data: DataName) -> &'static [DataFormat] {
    use DataFormat::{Csv, Ics, Json, Xlsx};
    match data {
        DataName::Actions => &[Csv, Xlsx, Ics, Json],
        DataName::Participants | DataName::Stats => &[Csv, Xlsx, Json],
        DataName::Model => &[Json],
    }
}

/// How a file of each form ends.
fn ending(form: DataFormat) -> &'static str {
    match form {
        DataFormat::Csv => "csv",
        DataFormat::Xlsx => "xlsx",
        DataFormat::Ics => "ics",
        DataFormat::Json => "json",
    }
}

/// The word of the command line.
fn word(data: DataName) -> &'static str {
    match data {
        DataName::Actions => "actions",
        DataName::Participants => "participants",
        DataName::Model => "model",
        DataName::Stats => "stats",
    }
}

/// The form that is asked for: by name, or by how the file's name ends.
pub(super) fn form(asked: &Export, environment: &Environment) -> Result<DataFormat> {
    let language = environment.language;
    let forms = possible(asked.data);
    let file = asked.output.as_deref().filter(|file| !environment.folder.join(file).is_dir());
    let form = match (file, asked.format) {
        (None, form) => form.unwrap_or(forms[0]),
        (Some(file), form) => {
            let found = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            let all = possible(DataName::Actions);
            let named = all.iter().copied().find(|form| ending(*form) == found);
            match (named, form) {
                (Some(named), None) => named,
                (Some(named), Some(form)) if named == form => form,
                (_, Some(form)) if forms.contains(&form) => mismatch(file, form, language)?,
                (_, Some(form)) => form,
                (None, None) => no_form(file, forms, language)?,
            }
        }
    };
    if !forms.contains(&form) {
        let (data, form) = (word(asked.data), ending(form));
        let forms = listed(forms, |it| ending(it).to_owned(), language);
        bail!(language.choose(
            format!("« {data} » ne s'écrit pas en {form} ; formats possibles : {forms}"),
            format!("“{data}” cannot be written as {form}; possible formats: {forms}"),
        ));
    }
    Ok(form)
}

/// The name of a file says another form than the option.
fn mismatch(file: &Path, form: DataFormat, language: Language) -> Result<DataFormat> {
    let better = renamed(file, form);
    let (file, form) = (file.display(), ending(form));
    bail!(language.choose(
        format!("l'extension de « {file} » n'est pas celle du format demandé (--format {form}) ; écrivez « {better} »"),
        format!("the extension of “{file}” is not that of the format asked for (--format {form}); write “{better}”"),
    ))
}

/// The name of a file says no form that we know.
fn no_form(file: &Path, forms: &[DataFormat], language: Language) -> Result<DataFormat> {
    let names = listed(
        forms,
        |form| {
            let name = renamed(file, form);
            language.choose(format!("« {name} »"), format!("“{name}”"))
        },
        language,
    );
    let file = file.display();
    bail!(language.choose(
        format!("l'extension de « {file} » n'est pas celle d'un format connu ; écrivez {names}"),
        format!("the extension of “{file}” is not that of a known format; write {names}"),
    ))
}

fn renamed(file: &Path, form: DataFormat) -> String {
    file.with_extension(ending(form)).display().to_string()
}

/// `csv, xlsx ou json`.
fn listed(
    forms: &[DataFormat],
    shown: impl Fn(DataFormat) -> String,
    language: Language,
) -> String {
    let mut words: Vec<_> = forms.iter().map(|form| shown(*form)).collect();
    let last = words.pop().unwrap_or_default();
    let or = language.choose(" ou ", " or ");
    if words.is_empty() { last } else { format!("{}{or}{last}", words.join(", ")) }
}

/// The file to write; none when the data go to the standard output, which a workbook never does.
pub(super) fn place(
    asked: &Export,
    form: DataFormat,
    reports: &[&Polished],
    environment: &Environment,
) -> Option<PathBuf> {
    let name = || default_name(asked.data, form, reports);
    let here = &environment.folder;
    match &asked.output {
        Some(place) if here.join(place).is_dir() => Some(here.join(place).join(name())),
        Some(file) => Some(here.join(file)),
        None => (form == DataFormat::Xlsx).then(|| here.join(name())),
    }
}

/// `actes-actions-2019-06-12.xlsx`. Such a name is no source's (`discover`): it may lie in the
/// event's own folder.
fn default_name(data: DataName, form: DataFormat, reports: &[&Polished]) -> String {
    let days: Vec<_> = reports.iter().filter_map(|report| report.event.date).collect();
    let years = days.iter().map(|day| day.year());
    let date = match (days.as_slice(), years.clone().min(), years.max()) {
        ([day], ..) => format!("-{day}"),
        (_, Some(first), Some(last)) if first == last => format!("-{first}"),
        (_, Some(first), Some(last)) => format!("-{first}-{last}"),
        _ => String::new(),
    };
    let is_internal = reports.iter().any(|report| report.edition() == Edition::Internal);
    let edition = if is_internal { "-interne" } else { "" };
    format!("actes-{}{date}{edition}.{}", word(data), ending(form))
}
