//! `actes check --remind`: one message for each contributor, ready to be sent; with `-o`, as a draft
//! that a mail program opens.

mod draft;
mod letter;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::Result;

use self::letter::Letter;
use super::load::Loaded;
use super::output;
use super::write::{refuse_existing, write_folder_beside};
use super::{Environment, Outcome};
use crate::diagnostic::Language;
use crate::model::event::Event;
use crate::spelling::{fold, slug};
use crate::validate::{Completeness, Missing};

/// What somebody is asked for.
struct Reminder<'a> {
    name: &'a str,
    email: Option<&'a str>,
    letter: Letter,
    /// The files that were prepared for it: their paths.
    files: Vec<&'a str>,
}

/// The messages as text, or a line that says that nothing is awaited.
pub(super) fn messages(completeness: &Completeness, event: &Event, loaded: &Loaded) -> String {
    let language = letter::language(event);
    let all = reminders(completeness, event, loaded);
    let mut messages: Vec<_> = all.iter().map(|reminder| shown(reminder, language)).collect();
    messages.extend(unassigned(completeness, language));
    if messages.is_empty() {
        return nothing(language).into();
    }
    messages.join("\n----\n\n")
}

/// Writes each message as a draft into a new folder, and tells which.
pub(super) fn drafts(
    folder: &Path,
    event_folder: &Path,
    completeness: &Completeness,
    event: &Event,
    loaded: &Loaded,
    environment: &Environment,
) -> Result<Outcome> {
    let language = environment.language;
    let shown = environment.shown(folder).display().to_string();
    refuse_existing(folder, &shown, language)?;
    output::refuse_holder(folder, environment)?;
    output::refuse_inside(folder, event_folder, language)?;
    let all = reminders(completeness, event, loaded);
    let mut stdout = String::new();
    let mut files = BTreeMap::new();
    let mut lines = String::new();
    for reminder in &all {
        let stem = Some(slug(reminder.name)).filter(|stem| !stem.is_empty());
        let stem = stem.unwrap_or_else(|| "relance".to_owned());
        let names = (1..).map(|rank| match rank {
            1 => format!("{stem}.eml"),
            rank => format!("{stem}-{rank}.eml"),
        });
        let Some(name) = names.into_iter().find(|name| !files.contains_key(name)) else { continue };
        let count = reminder.files.len();
        let with = match count {
            0 => String::new(),
            1 => language.choose(", 1 pièce jointe", ", 1 attachment").to_owned(),
            _ => language
                .choose(format!(", {count} pièces jointes"), format!(", {count} attachments")),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "  {name}{with}");
        files.insert(name, draft::eml(reminder, loaded));
    }
    if !files.is_empty() {
        write_folder_beside(folder, &files, language)?;
        let count = files.len();
        let plural = if count > 1 { "s" } else { "" };
        let _ = writeln!(
            stdout,
            "{}\n{lines}{}",
            language.choose(
                format!("{count} brouillon{plural} dans « {shown} » :"),
                format!("{count} draft{plural} in “{shown}”:"),
            ),
            language.choose(
                "Ouvrez chacun d'un double-clic : votre messagerie l'affiche, prêt à être envoyé.",
                "Open each with a double click: your mail program shows it, ready to be sent.",
            )
        );
    }
    let without: Vec<_> = all.iter().filter(|it| it.email.is_none()).map(|it| it.name).collect();
    if !without.is_empty() {
        let names = without.join(", ");
        let _ = writeln!(
            stdout,
            "{}",
            language.choose(
                format!(
                    "Adresse à compléter : {names} (« courriel » sous « contributeurs » dans event.yaml)."
                ),
                format!("Address to fill in: {names} (“email” under “contributors” in event.yaml)."),
            )
        );
    }
    if let Some(rest) = unassigned(completeness, letter::language(event)) {
        let gap = if stdout.is_empty() { "" } else { "\n" };
        let _ = write!(stdout, "{gap}{rest}");
    }
    if stdout.is_empty() {
        stdout.push_str(nothing(language));
    }
    Ok(Outcome { stdout, ..Outcome::default() })
}

/// One for each person of whom something is awaited, in the order of the programme.
fn reminders<'a>(
    completeness: &'a Completeness,
    event: &'a Event,
    loaded: &'a Loaded,
) -> Vec<Reminder<'a>> {
    let mut people: Vec<&str> = Vec::new();
    for name in completeness.missing.iter().flat_map(|missing| &missing.from) {
        if !people.contains(&name.as_str()) {
            people.push(name);
        }
    }
    let reminder = |name: &'a str| {
        let own = |missing: &&Missing| missing.from.iter().any(|from| from == name);
        let missing: Vec<_> = completeness.missing.iter().filter(own).collect();
        let mut files: Vec<_> = missing.iter().filter_map(|it| it.file.as_deref()).collect();
        files.dedup();
        Reminder {
            name,
            email: email(name, event, loaded),
            letter: letter::letter(&missing, event, files.len()),
            files,
        }
    };
    people.into_iter().map(reminder).collect()
}

/// Where one writes to somebody: as `event.yaml` says, else the list of participants.
fn email<'a>(name: &str, event: &'a Event, loaded: &'a Loaded) -> Option<&'a str> {
    let parts = |name: &str| {
        let mut parts: Vec<_> = fold(name).split(' ').map(str::to_owned).collect();
        parts.sort();
        parts
    };
    let wanted = parts(name);
    let said = event.contributors.iter().map(|it| (&it.name, &it.email));
    let listed = loaded.report.participants.iter().map(|it| (&it.name, &it.email));
    let mut known = said.chain(listed).filter(|(name, _)| parts(name) == wanted);
    known.find_map(|(_, email)| email.as_deref()).filter(|it| it.contains('@'))
}

/// A message as one reads it.
fn shown(reminder: &Reminder<'_>, language: Language) -> String {
    let Reminder { name, email, letter, files } = reminder;
    let address = email.map_or(String::new(), |email| format!(" <{email}>"));
    let attached = match files.as_slice() {
        [] => String::new(),
        files => {
            let files = files.join(", ");
            language.choose(
                format!("Fichiers à joindre\u{a0}: {files}\n"),
                format!("Files to attach: {files}\n"),
            )
        }
    };
    let subject = &letter.subject;
    let head = language.choose(
        format!("À\u{a0}: {name}{address}\nObjet\u{a0}: {subject}\n"),
        format!("To: {name}{address}\nSubject: {subject}\n"),
    );
    format!("{head}{attached}\n{}", letter.body)
}

/// What is awaited and nobody is named for.
fn unassigned(completeness: &Completeness, language: Language) -> Option<String> {
    let nobody = completeness.missing.iter().filter(|it| it.from.is_empty());
    let nobody: Vec<_> = nobody.collect();
    let head = language.choose(
        "Personne n'est désigné pour ce qui suit\n\
         (pour des notes ou un atelier, nommez quelqu'un sous « contributeurs: » dans event.yaml) :",
        "No one is named for the following\n\
         (for notes or a workshop, name someone under “contributors:” in event.yaml):",
    );
    (!nobody.is_empty()).then(|| format!("{head}\n\n{}", letter::list(&nobody, language)))
}

fn nothing(language: Language) -> &'static str {
    language.choose("Rien n'est plus attendu.\n", "Nothing more is expected.\n")
}
