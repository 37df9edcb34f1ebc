//! `actes archive`: both editions and all they were made of, as a package for the archives.

mod describe;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiff::civil::Date;

use super::compile::{Options, Prepared, compile};
use super::load::Loaded;
use super::output;
use super::report::BuildReport;
use super::write::{write_folder_beside, write_new_beside};
use super::{Environment, Outcome, event_folder, load, nothing_written, policy};
use crate::bag::{Bag, Names, RECORD, zip};
use crate::cli::Archive;
use crate::diagnostic::{Diagnostics, Format, Language};
use crate::discover::Role;
use crate::edition::Edition;
use crate::export::{Attach, attachments};
use crate::model::event::{Event, Status};
use crate::model::person::Attribution;
use crate::parse::agenda::date::parse_date;
use crate::polish::Polished;
use crate::typeset::template::bundled;
use crate::typeset::{Memory, Pdf};
use describe::{Archived, Description};

pub(super) use describe::SCHEMA;

pub(super) fn run(archive: &Archive, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let folder = event_folder(archive.folder.as_deref(), environment)?;
    let day = archive.date.as_deref().map(|date| day(date, language)).transpose()?;
    let mut diagnostics = Diagnostics::new(policy(&archive.checks, language)?);
    let loaded = load(&folder, &mut diagnostics)?;
    let (output, is_zip) = place(archive, &folder, &loaded, environment)?;

    let mut outcome = Outcome::default();
    let asked = Asked {
        template: archive.template.as_deref(),
        allowed: &archive.checks.allow,
        date: environment.date,
        day,
        is_without_personal: archive.without_personal_files,
    };
    let bag = match compose(&loaded, &asked, &diagnostics, environment) {
        Ok(bag) => bag,
        Err(told) => {
            let format = Format::Human { colour: environment.colour, each: false };
            outcome.say(&told, &loaded.sources, format, environment);
            outcome.has_errors = true;
            outcome.stderr.push_str(nothing_written(language));
            return Ok(outcome);
        }
    };
    let files = bag.files();
    // What the package keeps, without the lists about it: `verify` counts the same.
    let count = files.keys().filter(|path| path.starts_with("data/")).count();
    if is_zip {
        let bytes =
            zip(&package_name(&loaded), &files).with_context(|| output.display().to_string())?;
        write_new_beside(&output, &bytes, language)?;
    } else {
        write_folder_beside(&output, &files, language)?;
    }

    let shown = environment.shown(&output).display();
    outcome.stdout = language.choose(
        format!("{shown} : paquet d'archives de {count} fichiers ; `actes verify` le vérifie\n"),
        format!("{shown}: package of {count} files; `actes verify` checks it\n"),
    );
    if loaded.report.event.status == Status::Draft {
        outcome.stderr.push_str(language.choose(
            "attention : le statut est « projet » ; on n'archive d'ordinaire que la version définitive \
             (statut: définitif)\n",
            "warning: the status is “draft”; ordinarily only the final version is archived \
             (status: final)\n",
        ));
    }
    Ok(outcome)
}

/// Where the package goes, and whether it is one file.
fn place(
    archive: &Archive,
    folder: &Path,
    loaded: &Loaded,
    environment: &Environment,
) -> Result<(PathBuf, bool)> {
    let language = environment.language;
    let asked = archive.output.as_ref().map(|path| environment.folder.join(path));
    let ends_so =
        |path: &PathBuf| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("zip"));
    let is_zip = archive.zip || asked.as_ref().is_some_and(ends_so);
    // Beside the event's folder: in it, the package would be read as a part of the event.
    let output = asked.unwrap_or_else(|| {
        let ending = if is_zip { ".zip" } else { "" };
        folder.parent().unwrap_or(folder).join(package_name(loaded) + ending)
    });
    let shown = output.display();
    output::refuse_inside(&output, folder, language)?;
    if fs::symlink_metadata(&output).is_ok() {
        bail!(language.choose(
            format!("« {shown} » existe déjà : un paquet n'est jamais remplacé ; choisissez un autre nom (-o)"),
            format!("“{shown}” already exists: a package is never overwritten; choose another name (-o)"),
        ));
    }
    output::refuse_holder(&output, environment)?;
    Ok((output, is_zip))
}

/// What a package is called, and the one folder within a ZIP file: whatever the file is called, its
/// bytes are the same.
fn package_name(loaded: &Loaded) -> String {
    let date = loaded.report.event.date.map_or(String::new(), |date| format!("-{date}"));
    format!("actes{date}-archive")
}

/// A day as an option gives it.
fn day(text: &str, language: Language) -> Result<Date> {
    // What the parser says is English, and about formats.
    if let Some(day) = text.parse().ok().or_else(|| parse_date(text)) {
        return Ok(day);
    }
    let is_figures = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'));
    bail!(match (is_figures, language) {
        (true, Language::French) => {
            format!("« {text} » est un jour qui n'existe pas ; écrivez par exemple 2026-11-23")
        }
        (true, Language::English) => {
            format!("“{text}” is a day that does not exist; write for example 2026-11-23")
        }
        (false, Language::French) => {
            format!("« {text} » n'est pas une date ; écrivez par exemple 2026-11-23 ou 23/11/2026")
        }
        (false, Language::English) => {
            format!("“{text}” is not a date; write for example 2026-11-23 or 23/11/2026")
        }
    })
}

/// One edition of the proceedings.
struct Volume {
    report: Polished,
    pdf: Pdf,
    composition: String,
    diagnostics: Diagnostics,
}

/// What was asked for, besides the event's files.
pub(super) struct Asked<'a> {
    /// The template that was asked for on the command line.
    pub(super) template: Option<&'a str>,
    /// The checks that were to be silent.
    pub(super) allowed: &'a [String],
    /// The day of `SOURCE_DATE_EPOCH`.
    pub(super) date: Option<Date>,
    /// The day of the packaging.
    pub(super) day: Option<Date>,
    /// Whether the files that name people as they were received are left out.
    pub(super) is_without_personal: bool,
}

/// The files that tell of people what no edition tells: the list of participants, and the notes of
/// sessions whose words are not attributed to those who said them.
fn personal(loaded: &Loaded) -> BTreeSet<String> {
    let report = &loaded.report;
    let lists = loaded.sources.iter().zip(&loaded.roles);
    let lists = lists.filter(|(_, role)| **role == Role::Participants);
    let lists = lists.map(|((_, source), _)| source.path.clone());
    let bound = report.sessions.iter().filter(|it| it.attribution != Attribution::Named);
    let bound: Vec<_> = bound.collect();
    let notes = bound.iter().flat_map(|it| &it.notes).map(|note| note.path.clone());
    let held = |id: &String| bound.iter().any(|session| session.workshops.contains(id));
    let sheets = report.workshops.iter().filter(|it| held(&it.id));
    let sheets = sheets.filter_map(|it| it.source.clone());
    lists.chain(notes).chain(sheets).collect()
}

/// Composes both editions of an event, and packs them with all they were made of.
///
/// # Errors
/// What was found, when an edition cannot be composed.
pub(super) fn compose(
    loaded: &Loaded,
    asked: &Asked<'_>,
    diagnostics: &Diagnostics,
    environment: &Environment,
) -> Result<Bag, Box<Diagnostics>> {
    let mut volumes = Vec::new();
    // What describes a package says nothing that only the organisers may know.
    let mut shown = loaded.report.event.clone();
    for edition in [Edition::Public, Edition::Internal] {
        let mut own = diagnostics.clone();
        let edited = loaded.edit(edition, &mut own);
        if edition == Edition::Public {
            shown = edited.event.clone();
        }
        let mut options =
            Options { template: asked.template, date: asked.date, ..Options::archived(&edited) };
        if asked.is_without_personal {
            // The internal edition carries the files otherwise.
            options.attach = Attach::Data;
        }
        let prepared = Prepared::new(
            edited,
            options.template,
            &loaded.sources,
            &environment.progress,
            &mut own,
        );
        let compiled = compile(&prepared, options, Memory::OneRound, &mut own);
        let Some(pdf) = compiled.pdf.filter(|_| !own.has_errors()) else {
            return Err(Box::new(own));
        };
        let composition = options.composition(&prepared.report);
        volumes.push(Volume { report: prepared.report, pdf, composition, diagnostics: own });
    }
    Ok(pack(loaded, &shown, volumes, asked))
}

/// The bag of an event. It depends on nothing but the event's files, the program and what was asked
/// for.
fn pack(loaded: &Loaded, event: &Event, volumes: Vec<Volume>, asked: &Asked<'_>) -> Bag {
    let Asked { template, allowed, date, day, is_without_personal } = *asked;
    let absent = if is_without_personal { personal(loaded) } else { BTreeSet::new() };
    // In the language of the event, not of whoever packs it.
    let french = event.language.starts_with("fr");
    let language = if french { Language::French } else { Language::English };
    let mut names = Names::new(event.date.or(date));
    let mut bag = Bag::default();
    let mut archived = Archived::default();
    let version =
        event.facts.version.as_ref().map_or(String::new(), |version| format!("/v{version}"));

    for volume in volumes {
        let name = names.give("", &format!("actes/{}{version}.pdf", word(volume.report.edition())));
        archived.editions.push((volume.report.edition(), name.clone()));
        add_volume(&mut bag, &mut names, loaded, volume, name, language, is_without_personal);
    }
    for (_, source) in loaded.sources.files().filter(|(_, it)| !absent.contains(&it.path)) {
        let name = names.give("sources/", &source.path);
        bag.add(&name, source.bytes.as_slice());
        archived.sources.push((name, source.path.clone()));
    }
    archived.absent = absent.into_iter().collect();
    for (path, bytes) in bundled() {
        let name = names.give("modeles/", &path);
        bag.add(&name, bytes);
        archived.templates.push((name, path));
    }
    let report = &loaded.report;
    let description =
        Description { report, event, archived: &archived, template, allowed, date, day };
    bag.add(&names.give("", "lisezmoi.txt"), description.readme(Language::French));
    bag.add(&names.give("", "readme.txt"), description.readme(Language::English));
    bag.tag(RECORD, description.json());
    for (label, value) in description.info() {
        bag.say(label, value);
    }
    bag
}

/// How an edition is called in the names of files.
fn word(edition: Edition) -> &'static str {
    match edition {
        Edition::Public => "publique",
        Edition::Internal => "interne",
    }
}

/// Adds the PDF of an edition, with its build reports, and the data of the internal one.
fn add_volume(
    bag: &mut Bag,
    names: &mut Names,
    loaded: &Loaded,
    volume: Volume,
    name: String,
    language: Language,
    is_without_personal: bool,
) {
    let Volume { report, pdf, composition, diagnostics } = volume;
    let written = [(name, pdf)];
    // A build report names those who were taken out.
    if !is_without_personal {
        let told = BuildReport {
            sources: &loaded.sources,
            read: &loaded.report.sources,
            diagnostics: &diagnostics,
            edition: report.edition(),
            written: &written,
            language,
        };
        let word = word(report.edition());
        bag.add(&names.give("", &format!("compte-rendu/{word}.txt")), told.text());
        bag.add(&names.give("", &format!("compte-rendu/{word}.json")), told.json());
    }
    let [(name, pdf)] = &written;
    bag.add(name, pdf.bytes.as_slice());
    if report.edition() == Edition::Internal {
        for file in attachments(&report, &loaded.sources, Attach::Data, None, &composition) {
            let own = file.name.trim_start_matches("actes-").replace("model.", "modele.");
            bag.add(&names.give("", &own), file.bytes.into_owned());
        }
    }
}
