//! `actes explain`: the longer story of a message, or the list of all messages.

use std::fmt::Write;

use anyhow::{Result, bail};

use super::{Environment, Outcome};
use crate::cli::Explain;
use crate::diagnostic::{Code, Language, Level};
use crate::spelling::nearest;

pub(super) fn run(explain: &Explain, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let stdout = match &explain.code {
        None => list(language),
        Some(name) => story(named(name, language)?, language),
    };
    Ok(Outcome { stdout, ..Outcome::default() })
}

/// The code of a name as typed, or as copied with its brackets and the word before them.
pub(super) fn named(typed: &str, language: Language) -> Result<Code> {
    let (_, name) = typed.split_once('[').unwrap_or(("", typed));
    let name = name.split(']').next().unwrap_or(name).trim().to_lowercase();
    if let Some(code) = Code::named(&name) {
        return Ok(code);
    }
    let near = nearest(&name, Code::ALL.iter().map(|code| code.name()));
    let near = near.map_or(String::new(), |near| {
        language.choose(
            format!(" ; vouliez-vous écrire « {near} » ?"),
            format!("; did you mean “{near}”?"),
        )
    });
    bail!(language.choose(
        format!(
            "aucun message ne porte le code « {typed} »{near}\n`actes explain` les liste tous."
        ),
        format!("no message has the code “{typed}”{near}\n`actes explain` lists them all."),
    ))
}

fn story(code: Code, language: Language) -> String {
    let title = format!("{} ({})", code.name(), level(code.level(), language));
    format!("{title}\n{}\n\n{}\n", sentence(code, language), code.story(language))
}

fn list(language: Language) -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let mut out = String::new();
    for code in Code::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:width$}  {}", code.name(), sentence(*code, language));
    }
    out
}

/// The code's sentence with dots for the words that each case fills in.
fn sentence(code: Code, language: Language) -> String {
    let mut out = String::new();
    for (rank, part) in code.message(language).split(['{', '}']).enumerate() {
        out.push_str(if rank % 2 == 0 { part } else { "…" });
    }
    out
}

fn level(level: Level, language: Language) -> &'static str {
    match level {
        Level::Error => language.choose("erreur", "error"),
        Level::Gap | Level::Doubt => language.choose(
            "attention dans un projet, erreur dans une version définitive",
            "warning in a draft, error in a final report",
        ),
        Level::Warning => language.choose("attention", "warning"),
        Level::Note => language.choose("remarque", "note"),
        Level::Decision => language.choose(
            "décision du programme, dans le compte rendu de composition seulement",
            "decision of the program, in the build report only",
        ),
    }
}
