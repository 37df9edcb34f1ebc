//! `actes check`: every problem of all files in one pass, and what is still awaited.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;

use super::load::Loaded;
use super::{Environment, Outcome, event_folder, format, load, policy, typed};
use crate::cli::Check;
use crate::diagnostic::{Diagnostics, Format, Language, Messages, draw, emit, messages};
use crate::edition::{Edited, Edition};
use crate::export::{Attach, attachments};
use crate::polish::polish;
use crate::progress::{Progress, Stage};
use crate::reading::Reading;
use crate::typeset::{Job, Pictures, compose, leak, typeset};
use crate::validate::{Completeness, Row, State};

pub(super) fn run(check: &Check, environment: &Environment) -> Result<Outcome> {
    let folder = event_folder(check.folder.as_deref(), environment)?;
    let language = environment.language;
    let mut diagnostics = Diagnostics::new(policy(&check.checks, language)?);
    environment.progress.begin(Stage::Read);
    let loaded = load(&folder, &mut diagnostics)?;
    environment.progress.begin(Stage::Edit);
    // What the public edition would tell is told here, and not first at the build.
    let public = loaded.edit(Edition::Public, &mut diagnostics);
    // The internal edition shows all there is.
    let edited = loaded.edit(Edition::Internal, &mut diagnostics);
    let report = polish(edited, &loaded.sources, &mut diagnostics);
    let completeness = Completeness::of(&report);
    let pictures =
        Pictures::prepare(&report, None, &loaded.sources, &environment.progress, &mut diagnostics);
    let job = Job { date: environment.date, ..Job::new(&report, &loaded.sources, &pictures) };
    if check.typeset {
        typeset(job, &mut diagnostics);
    } else {
        compose(job, &mut diagnostics);
    }
    look_for_leaks(public, &loaded, job, check.typeset, &mut diagnostics);
    let told = environment.heard(diagnostics.reported());
    let mut stdout = String::new();
    let mut stderr = String::new();
    if check.remind {
        if diagnostics.has_errors() {
            stderr.push_str(language.choose(
                "Des fichiers contiennent des erreurs : `actes check` les montre.\n",
                "Some files have errors: `actes check` shows them.\n",
            ));
        }
        if let Some(output) = &check.output {
            let output = environment.folder.join(output);
            let said = super::remind::drafts(
                &output,
                &folder,
                &completeness,
                &report.event,
                &loaded,
                environment,
            )?;
            stdout = said.stdout;
        } else {
            stdout = super::remind::messages(&completeness, &report.event, &loaded);
        }
    } else {
        match format(check.format, environment) {
            Format::Human { colour, .. } => {
                let messages = messages(&told, &loaded.sources, language);
                let end = end(&messages, &completeness, check.folder.as_deref(), language);
                stdout.push_str(&draw(messages, &loaded.sources, colour, check.all));
                if !environment.quiet {
                    stdout.push_str(&table(&completeness, language));
                    stdout.push_str(&end);
                }
            }
            form => stdout.push_str(&emit(&told, &loaded.sources, form, language)),
        }
    }
    Ok(Outcome { has_errors: diagnostics.has_errors(), stdout, stderr, ..Outcome::default() })
}

/// Looks for what the public edition must not say: in the files that it draws and in the data that it
/// carries; with its pages, in all of it.
fn look_for_leaks(
    public: Edited,
    loaded: &Loaded,
    job: Job<'_>,
    with_pages: bool,
    diagnostics: &mut Diagnostics,
) {
    // What is wrong with texts and pictures was told of the internal edition.
    let mut discarded = Diagnostics::default();
    let report = polish(public, &loaded.sources, &mut discarded);
    let progress = Progress::default();
    let pictures = Pictures::prepare(&report, None, &loaded.sources, &progress, &mut discarded);
    let attach = Attach::of(&report, Reading::Proceedings);
    let attached = attachments(&report, &loaded.sources, attach, None, "");
    let job = Job { report: &report, pictures: &pictures, attached: &attached, ..job };
    if !with_pages {
        leak::check_parts(job, diagnostics);
    } else if let (_, Some(mut pdf)) = typeset(job, &mut discarded) {
        leak::check(&mut pdf, job, diagnostics);
        // The pages of the edition that goes out.
        diagnostics.find_pages(|passage| pdf.places.page(passage));
    }
}

/// The longest title that the table shows whole.
const TITLE: usize = 44;

/// The agenda against what came in.
fn table(completeness: &Completeness, language: Language) -> String {
    let heads = language.choose(
        ["Programme", "Notes", "Atelier", "Actions", "Images", "Attendu de"],
        ["Programme", "Notes", "Workshop", "Actions", "Pictures", "Awaited from"],
    );
    let rows: Vec<_> = completeness.rows.iter().map(|row| cells(row, language)).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].as_str()).chain([heads[column]]);
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<_> = (0..heads.len()).map(width).collect();
    let mut out = String::new();
    let mut line = |cells: &[&str]| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        let padded = padded.collect::<Vec<_>>().join("  ");
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", padded.trim_end());
    };
    line(&heads);
    for row in &rows {
        line(&row.each_ref().map(String::as_str));
    }
    out
}

fn cells(row: &Row, language: Language) -> [String; 6] {
    let day = row.day.map_or(String::new(), |day| format!("{:02}/{:02} ", day.day(), day.month()));
    let time = row.start.map_or("     ".to_owned(), |time| format!("{:>5}", language.time(time)));
    let lead = if row.is_workshop { "      · ".to_owned() } else { format!("{day}{time} ") };
    let room = TITLE.saturating_sub(lead.chars().count());
    let mut title = row.title.clone();
    if title.chars().count() > room {
        title = title.chars().take(room - 1).collect::<String>().trim_end().to_owned() + "…";
    }
    let state = |state: State| match state {
        State::Present(count) => language.choose(
            format!("reçu{}", if count > 1 { format!(" ({count})") } else { String::new() }),
            format!("here{}", if count > 1 { format!(" ({count})") } else { String::new() }),
        ),
        State::Missing => language.choose("manque", "missing").to_owned(),
        State::Unclear => language.choose("à corriger", "to fix").to_owned(),
        State::NotAwaited => "–".to_owned(),
    };
    let count = |count: usize| if count == 0 { "–".to_owned() } else { count.to_string() };
    let is_missing = row.notes == State::Missing || row.output == State::Missing;
    let from = match row.from.as_slice() {
        [] if is_missing => language.choose("personne n'est désigné", "no one is named").to_owned(),
        from => from.join(", "),
    };
    [
        format!("{lead}{title}"),
        state(row.notes),
        state(row.output),
        count(row.actions),
        count(row.pictures),
        from,
    ]
}

/// The last two lines: how many messages there are, and what to do now.
fn end(
    messages: &Messages<'_>,
    completeness: &Completeness,
    folder: Option<&Path>,
    language: Language,
) -> String {
    let verdict = verdict(messages, language);
    let gap = if verdict.is_empty() && !completeness.rows.is_empty() { "\n" } else { "" };
    let folder = folder.map_or(String::new(), |it| format!(" {}", typed(it)));
    let next = next_step(messages, completeness, &folder, language);
    format!("{verdict}{gap}{next}\n")
}

/// What to do now, in a line.
fn next_step(
    messages: &Messages<'_>,
    completeness: &Completeness,
    folder: &str,
    language: Language,
) -> String {
    let [errors, ..] = messages.tally();
    if errors > 0 {
        let it = if errors == 1 { "l'erreur" } else { "les erreurs" };
        let s = if errors == 1 { "" } else { "s" };
        return language.choose(
            format!("Ensuite : corrigez {it} ci-dessus, puis relancez : actes check{folder}"),
            format!("Next: correct the error{s} above, then run again: actes check{folder}"),
        );
    }
    if completeness.missing.is_empty() {
        return language.choose(
            format!("Ensuite : actes build{folder}"),
            format!("Next: actes build{folder}"),
        );
    }
    language.choose(
        format!(
            "Ensuite : actes check{folder} --remind prépare les relances ; \
             actes build{folder} compose dès maintenant ce qui a été reçu"
        ),
        format!(
            "Next: actes check{folder} --remind prepares the reminders; \
             actes build{folder} composes what has come in so far"
        ),
    )
}

/// The last line but one: how many messages there are.
pub(super) fn verdict(messages: &Messages<'_>, language: Language) -> String {
    let [errors, warnings, notes] = messages.tally();
    let words = [
        (errors, ["erreur", "erreurs"], ["error", "errors"]),
        (warnings, ["point d'attention", "points d'attention"], ["warning", "warnings"]),
        (notes, ["remarque", "remarques"], ["note", "notes"]),
    ];
    let parts =
        words.into_iter().filter(|(count, ..)| *count > 0).map(|(count, french, english)| {
            let words = language.choose(french, english);
            format!("{count} {}", words[usize::from(count > 1)])
        });
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() {
        return String::new();
    }
    let places = messages.places();
    let places = if places > errors + warnings + notes {
        language.choose(format!(" ({places} endroits)"), format!(" ({places} places)"))
    } else {
        String::new()
    };
    format!("\n{}{places}\n", parts.join(", "))
}
