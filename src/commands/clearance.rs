//! `actes build --reading clearance`: the sheet that somebody looks through and signs before the public
//! edition goes out.

use std::path::Path;

use anyhow::{Result, bail};

use super::compile::Prepared;
use super::load::Loaded;
use super::output;
use super::write::write_beside;
use super::{Environment, Outcome, event_folder, format, load, nothing_written, policy};
use crate::clearance::{Material, Sheet, number};
use crate::cli::{Build, EditionName, MessageFormat};
use crate::diagnostic::{Code, Diagnostics, Language, Verdict, emit};
use crate::edition::Edition;
use crate::progress::Stage;
use crate::reading::Reading;
use crate::typeset::{Job, leak, template, typeset};

/// How messages call the table that goes with the sheet.
const TABLE: [&str; 2] = ["le tableau du bordereau", "the table of the sheet"];

pub(super) fn run(build: &Build, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    refuse_options(build, language)?;
    let folder = event_folder(build.folder.as_deref(), environment)?;
    let mut asked = policy(&build.checks, language)?;
    // It is what this very sheet is for.
    asked.ask(Code::NotCleared, Verdict::Ignore);
    let mut diagnostics = Diagnostics::new(asked);
    let progress = &environment.progress;
    progress.begin(Stage::Read);
    let loaded = load(&folder, &mut diagnostics)?;
    progress.count(loaded.sources.len(), None);
    progress.begin(Stage::Edit);
    let public = loaded.edit(Edition::Public, &mut diagnostics);
    // What must be settled before publication is on the sheet, and does not keep it from being made.
    diagnostics.policy.strict = false;
    leak::tell_painted_over(&public, &loaded.sources, &mut diagnostics);
    let material = Material {
        whole: &loaded.report,
        public: &public,
        sources: &loaded.sources,
        diagnostics: &diagnostics,
        number: &number(&loaded.sources, &loaded.roles),
        language,
    };
    let sheet = Sheet::of(material);
    let mut outcome = Outcome::default();
    write(build, &folder, &loaded, &sheet, &mut diagnostics, environment, &mut outcome)?;
    outcome.has_errors = diagnostics.has_errors();
    if outcome.has_errors {
        let told = environment.heard(diagnostics.reported());
        let form = format(build.message_format, environment);
        outcome.stderr.push_str(&emit(&told, &loaded.sources, form, language));
        if build.message_format == MessageFormat::Human {
            outcome.stderr.push_str(nothing_written(language));
        }
    }
    Ok(outcome)
}

/// What makes no sense of a sheet for the organisers.
fn refuse_options(build: &Build, language: Language) -> Result<()> {
    let option = if build.erratum_of.is_some() {
        "--erratum-of"
    } else if build.attach.is_some() {
        "--attach"
    } else if build.project.is_some() {
        "--project"
    } else if build.report.is_some() {
        "--report"
    } else if build.edition == EditionName::Internal {
        "--edition internal"
    } else {
        return Ok(());
    };
    bail!(language.choose(
        format!("le bordereau de publication (--reading clearance) se fait sans {option}"),
        format!("the clearance sheet (--reading clearance) does not take {option}"),
    ))
}

fn write(
    build: &Build,
    folder: &Path,
    loaded: &Loaded,
    sheet: &Sheet,
    diagnostics: &mut Diagnostics,
    environment: &Environment,
    outcome: &mut Outcome,
) -> Result<()> {
    let language = environment.language;
    // The organisers' edition shows every picture; what is wrong with it, `check` tells.
    let mut quiet = Diagnostics::default();
    let internal = loaded.edit(Edition::Internal, &mut quiet);
    let readings = [Reading::Clearance];
    let outputs = output::places(build.output.as_deref(), &readings, &internal, environment)?;
    let Some(output) = outputs.first() else { return Ok(()) };
    let table = output.with_extension("csv");
    for file in [output, &table] {
        output::refuse_place(file, environment)?;
        output::refuse_source(file, folder, &loaded.sources, language)?;
    }
    if diagnostics.has_errors() {
        return Ok(());
    }
    let progress = &environment.progress;
    let name = Some(template::DEFAULT);
    let prepared = Prepared::new(internal, name, &loaded.sources, progress, &mut quiet);
    progress.begin(Stage::Typeset);
    let job = Job {
        reading: Reading::Clearance,
        template: name,
        date: environment.date,
        clearance: Some(sheet),
        ..Job::new(&prepared.report, &loaded.sources, prepared.pictures())
    };
    let (_, mut pdf) = typeset(job, diagnostics);
    let csv = sheet.table().csv().unwrap_or_default();
    // Who said what in a session that keeps it to itself is nobody's business here either.
    if let Some(pdf) = &mut pdf {
        progress.begin(Stage::Reread);
        leak::check(pdf, job, diagnostics);
        let text = String::from_utf8_lossy(&csv).into_owned();
        leak::check_texts(&[(TABLE.map(str::to_owned), text)], &prepared.report, diagnostics);
    }
    let Some(pdf) = pdf.filter(|_| !diagnostics.has_errors()) else { return Ok(()) };
    progress.begin(Stage::Write);
    write_beside(output, &pdf.bytes, language)?;
    write_beside(&table, &csv, language)?;
    let (shown, table) = (environment.shown(output).display(), environment.shown(&table).display());
    let pages = pdf.pages;
    outcome.stdout = match (sheet.open(), language) {
        (open, Language::French) => format!(
            "{shown} : {pages} page{}, {open} à confirmer ; le même en tableau : {table}\n",
            if pages == 1 { "" } else { "s" }
        ),
        (open, Language::English) => format!(
            "{shown}: {pages} page{}, {open} to be confirmed; the same as a table: {table}\n",
            if pages == 1 { "" } else { "s" }
        ),
    };
    if build.open {
        outcome.stderr.push_str(&environment.live.open(output, language));
    }
    Ok(())
}
