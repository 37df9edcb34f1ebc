//! `actes build`: the PDF.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::clearance;
use super::compile::{Options, Prepared, compile};
use super::erratum::{self, Earlier};
use super::output;
use super::read_pdf::composition;
use super::report::BuildReport;
use super::write::{write_below, write_beside};
use super::{
    Environment, Loaded, Outcome, edition, event_folder, format, load, nothing_written, policy,
    typed,
};
use crate::cli::{AttachName, Build, MessageFormat, ReadingName};
use crate::diagnostic::{Diagnostic, Diagnostics, Language, Level, Severity, emit};
use crate::edition::{Edited, Edition, Taken};
use crate::export::{Attach, Changes};
use crate::model::report::Report;
use crate::progress::Stage;
use crate::reading::Reading;
use crate::source::Sources;
use crate::typeset::{Memory, Pdf, Project, forget_all};

pub(super) fn run(build: &Build, environment: &Environment) -> Result<Outcome> {
    if build.reading == ReadingName::Clearance {
        return clearance::run(build, environment);
    }
    let folder = event_folder(build.folder.as_deref(), environment)?;
    let mut diagnostics = Diagnostics::new(policy(&build.checks, environment.language)?);
    let progress = &environment.progress;
    progress.begin(Stage::Read);
    let loaded = load(&folder, &mut diagnostics)?;
    progress.count(loaded.sources.len(), None);
    progress.begin(Stage::Edit);
    let edited = loaded.edit(edition(build.edition), &mut diagnostics);
    let files = Files::of(build, &folder, &loaded.sources, &edited, environment)?;
    let earlier = earlier(build, &files.readings, &loaded, edited.edition(), environment)?;
    let options =
        |reading: &Reading| options(build, *reading, &edited, earlier.as_ref(), environment);
    let volumes = files.readings.iter().map(options).collect::<Result<Vec<_>>>()?;

    let is_current = |(options, output): (&Options<'_>, &PathBuf)| {
        composition(output).is_some_and(|it| it == options.composition(&edited))
    };
    let is_asked_for_more = build.force || build.project.is_some() || build.report.is_some();
    let mut outcome = Outcome::default();
    if !is_asked_for_more
        && !diagnostics.has_errors()
        && volumes.iter().zip(&files.outputs).all(is_current)
    {
        outcome.stdout = files.outputs.iter().map(|it| current(it, environment)).collect();
        outcome.stderr = opened(build, &files.outputs, environment);
    } else {
        let building = Building { build, loaded: &loaded, files: &files, environment };
        building.run(edited, volumes, &mut diagnostics, &mut outcome)?;
    }
    tell(&mut outcome, &diagnostics, &loaded.sources, build, environment);
    Ok(outcome)
}

/// What is to be written.
struct Files {
    readings: Vec<Reading>,
    /// The PDF of each reading.
    outputs: Vec<PathBuf>,
    /// The build report.
    report: Option<PathBuf>,
}

impl Files {
    /// What was asked for, unless it would overwrite what must stay.
    fn of(
        build: &Build,
        folder: &Path,
        sources: &Sources,
        edited: &Edited,
        environment: &Environment,
    ) -> Result<Self> {
        let language = environment.language;
        let readings = readings(build.reading, edited, language)?;
        let outputs = output::places(build.output.as_deref(), &readings, edited, environment)?;
        let report = build.report.as_ref().map(|file| environment.folder.join(file));
        if let Some(project) = &build.project {
            output::refuse_project(&environment.folder.join(project), folder, language)?;
        }
        for file in outputs.iter().chain(&report) {
            output::refuse_place(file, environment)?;
            output::refuse_source(file, folder, sources, language)?;
            if let Some(corrected) = &build.erratum_of {
                output::refuse_corrected(file, &environment.folder.join(corrected), language)?;
            }
        }
        if report.as_ref().is_some_and(|file| outputs.contains(file)) {
            bail!(language.choose(
                "le PDF et son compte rendu ne peuvent pas porter le même nom",
                "the PDF and its report cannot have the same name",
            ));
        }
        Ok(Self { readings, outputs, report })
    }
}

/// The volume that is corrected.
fn earlier(
    build: &Build,
    readings: &[Reading],
    loaded: &Loaded,
    edition: Edition,
    environment: &Environment,
) -> Result<Option<Earlier>> {
    let language = environment.language;
    let Some(file) = &build.erratum_of else { return Ok(None) };
    if !readings.contains(&Reading::Proceedings) {
        bail!(language.choose(
            "la page de modifications (--erratum-of) est une page des actes complets (--reading proceedings)",
            "the page of changes (--erratum-of) is a page of the whole proceedings (--reading proceedings)",
        ));
    }
    let file = environment.folder.join(file);
    Earlier::read(&file, loaded, edition, build.erasure, language).map(Some)
}

/// How one reading is compiled.
fn options<'a>(
    build: &'a Build,
    reading: Reading,
    edited: &Edited,
    earlier: Option<&'a Earlier>,
    environment: &Environment,
) -> Result<Options<'a>> {
    Ok(Options {
        reading,
        attach: attach(build.attach, reading, edited, environment.language)?,
        template: build.template.as_deref(),
        date: environment.date,
        earlier,
    })
}

/// PDFs with the names of their files.
type NamedPdfs = Vec<(String, Pdf)>;

/// The compiling of all readings, and the writing of what came of it.
struct Building<'a> {
    build: &'a Build,
    loaded: &'a Loaded,
    files: &'a Files,
    environment: &'a Environment,
}

impl Building<'_> {
    fn run(
        &self,
        edited: Edited,
        volumes: Vec<Options<'_>>,
        diagnostics: &mut Diagnostics,
        outcome: &mut Outcome,
    ) -> Result<()> {
        let Self { build, loaded, files, environment } = self;
        let (edition, taken) = (edited.edition(), edited.taken());
        let (pdfs, changes) = self.compile(edited, volumes, diagnostics)?;
        environment.progress.begin(Stage::Write);
        for (output, (_, pdf)) in files.outputs.iter().zip(&pdfs) {
            write_beside(output, &pdf.bytes, environment.language)?;
            outcome.stdout.push_str(&written(output, pdf, taken, environment));
        }
        if let (Some(changes), false) = (&changes, pdfs.is_empty()) {
            outcome.stdout.push_str(&erratum::told(changes, environment.language));
        }
        if let Some(file) = &files.report {
            let report = BuildReport {
                sources: &loaded.sources,
                read: &loaded.report.sources,
                diagnostics,
                edition,
                written: &pdfs,
                language: environment.language,
            };
            let is_json = file.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
            let text = if is_json { report.json() } else { report.text() };
            write_beside(file, text.as_bytes(), environment.language)?;
        }
        if !pdfs.is_empty() {
            outcome.stderr.push_str(&opened(build, &files.outputs, environment));
        }
        Ok(())
    }

    /// The PDFs with their files' names, none when there are errors, and what changed.
    fn compile(
        &self,
        edited: Edited,
        volumes: Vec<Options<'_>>,
        diagnostics: &mut Diagnostics,
    ) -> Result<(NamedPdfs, Option<Changes>)> {
        let Self { build, loaded, files, environment } = self;
        let (template, progress) = (build.template.as_deref(), &environment.progress);
        let prepared = Prepared::new(edited, template, &loaded.sources, progress, diagnostics);
        let mut pdfs = Vec::new();
        let mut changes = None;
        for (options, output) in volumes.into_iter().zip(&files.outputs) {
            let reading = options.reading;
            let compiled = compile(&prepared, options, Memory::OneRound, diagnostics);
            forget_all();
            if let (Some(project), Some(folder)) = (&compiled.project, &build.project) {
                let folder = environment.folder.join(folder);
                let several = files.outputs.len() > 1;
                let folder = if several { folder.join(reading.file_stem()) } else { folder };
                write_project(project, &folder, environment.language)?;
            }
            let name = output.file_name().unwrap_or_default().to_string_lossy().into_owned();
            pdfs.extend(compiled.pdf.map(|pdf| (name, pdf)));
            changes = changes.or(compiled.changes);
        }
        if diagnostics.has_errors() {
            pdfs.clear();
        }
        Ok((pdfs, changes))
    }
}

/// The readings to write. Of all of them, those that have something to say.
pub(super) fn readings(
    asked: ReadingName,
    report: &Report,
    language: Language,
) -> Result<Vec<Reading>> {
    let reading = match asked {
        ReadingName::All => {
            let mut readings = Reading::ALL.to_vec();
            readings.retain(|reading| reading.has_content(report));
            return Ok(readings);
        }
        ReadingName::Proceedings => Reading::Proceedings,
        ReadingName::Synthesis => Reading::Synthesis,
        ReadingName::Record => Reading::Record,
        ReadingName::ActionSheets => Reading::ActionSheets,
        ReadingName::Clearance => bail!(language.choose(
            "le bordereau de publication se fait par « actes build --reading clearance »",
            "the clearance sheet is made with “actes build --reading clearance”",
        )),
    };
    if !reading.has_content(report) {
        bail!(match reading {
            Reading::ActionSheets => language.choose(
                "pas de fiches à écrire : l'événement n'a pas de proposition d'action",
                "no sheets to write: the event has no action proposal",
            ),
            _ => language.choose(
                "pas de relevé à écrire : l'événement n'a ni décision ni proposition d'action",
                "no record to write: the event has no decision and no action proposal",
            ),
        });
    }
    Ok(vec![reading])
}

/// What a PDF is to carry. The sources hold what the public edition withholds.
fn attach(
    asked: Option<AttachName>,
    reading: Reading,
    edited: &Edited,
    language: Language,
) -> Result<Attach> {
    match (asked, edited.edition()) {
        (None, _) => Ok(Attach::of(edited, reading)),
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

/// Tells what was found. A draft may lack a lot, and its author knows: a person reads in one line
/// how much.
fn tell(
    outcome: &mut Outcome,
    diagnostics: &Diagnostics,
    sources: &Sources,
    build: &Build,
    environment: &Environment,
) {
    let language = environment.language;
    let form = build.message_format;
    let is_gap = |told: &(Severity, &Diagnostic)| {
        form == MessageFormat::Human
            && told.0 == Severity::Warning
            && told.1.code.level() == Level::Gap
    };
    let told = environment.heard(diagnostics.reported());
    let (gaps, told): (Vec<_>, Vec<_>) = told.into_iter().partition(is_gap);
    outcome.has_errors = diagnostics.has_errors();
    outcome.stderr.push_str(&emit(&told, sources, format(form, environment), language));
    outcome.stderr.push_str(&gaps_line(gaps.len(), build.folder.as_deref(), language));
    if outcome.has_errors && form == MessageFormat::Human {
        outcome.stderr.push_str(nothing_written(language));
    }
}

/// How much is still missing, and the command that lists it.
pub(super) fn gaps_line(count: usize, folder: Option<&Path>, language: Language) -> String {
    let folder = folder.map_or(String::new(), |it| format!(" {}", typed(it)));
    match (count, language) {
        (0, _) => String::new(),
        (1, Language::French) => {
            format!("Il manque encore 1 élément : `actes check{folder}` l'indique.\n")
        }
        (n, Language::French) => {
            format!("Il manque encore {n} éléments : `actes check{folder}` les liste.\n")
        }
        (1, Language::English) => {
            format!("1 item is still missing: `actes check{folder}` shows it.\n")
        }
        (n, Language::English) => {
            format!("{n} items are still missing: `actes check{folder}` lists them.\n")
        }
    }
}

pub(super) fn written(output: &Path, pdf: &Pdf, taken: Taken, environment: &Environment) -> String {
    let output = environment.shown(output).display();
    let kilobytes = pdf.bytes.len().div_ceil(1000);
    let pages = if pdf.pages == 1 { "1 page".to_owned() } else { format!("{} pages", pdf.pages) };
    let taken = shown(taken, environment.language);
    match environment.language {
        Language::French => format!("{output} : {pages}, {kilobytes} ko{taken}\n"),
        Language::English => format!("{output}: {pages}, {kilobytes} kB{taken}\n"),
    }
}

/// Opens the first PDF if that was asked for, and tells if it does not open.
fn opened(build: &Build, outputs: &[PathBuf], environment: &Environment) -> String {
    let first = outputs.first().filter(|_| build.open);
    first.map_or(String::new(), |first| environment.live.open(first, environment.language))
}

/// A PDF that is what another run would write.
fn current(output: &Path, environment: &Environment) -> String {
    let output = environment.shown(output).display();
    environment.language.choose(
        format!("{output} : rien n'a changé dans vos fichiers depuis sa composition (--force recompose)\n"),
        format!("{output}: nothing has changed in your files since it was built (--force builds it again)\n"),
    )
}

/// « , 3 passages réservés retirés, 2 noms retirés ».
fn shown(taken: Taken, language: Language) -> String {
    let counted = [
        (
            taken.passages,
            [
                language.choose("passage réservé retiré", "internal passage removed"),
                language.choose("passages réservés retirés", "internal passages removed"),
            ],
        ),
        (
            taken.names,
            [
                language.choose("nom retiré", "name removed"),
                language.choose("noms retirés", "names removed"),
            ],
        ),
        (
            taken.pictures,
            [
                language.choose("image retirée", "picture removed"),
                language.choose("images retirées", "pictures removed"),
            ],
        ),
        (
            taken.contacts,
            [
                language.choose("coordonnée retirée", "contact detail removed"),
                language.choose("coordonnées retirées", "contact details removed"),
            ],
        ),
    ];
    let shown = counted.iter().filter(|(count, _)| *count > 0).map(|(count, [one, several])| {
        format!(", {count} {}", if *count == 1 { one } else { several })
    });
    shown.collect()
}

fn write_project(project: &Project, folder: &Path, language: Language) -> Result<()> {
    let fonts = project.fonts().into_iter().map(|(name, bytes)| (format!("fonts/{name}"), bytes));
    for (path, bytes) in project.files().into_iter().chain(fonts) {
        write_below(folder, &path, bytes, language)?;
    }
    Ok(())
}
