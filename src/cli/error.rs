//! What is wrong with the arguments, in the reader's language.

use std::ffi::OsString;
use std::fmt::Write;

use clap::Command;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::{Answer, help};
use crate::budget::Limit;
use crate::diagnostic::Language;

/// What clap has to say, in a language: a help or the version as they are, a mistake in our words.
pub(super) fn answer(
    error: &Error,
    command: &Command,
    arguments: &[OsString],
    language: Language,
) -> Answer {
    let is_error = error.use_stderr();
    let text = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.render(),
        _ => mistake(error, meant(command, arguments), arguments, language),
    };
    Answer { text, is_error }
}

/// The sentence, what could be meant, how to get help, and the usage line.
fn mistake(
    error: &Error,
    command: &Command,
    arguments: &[OsString],
    language: Language,
) -> StyledStr {
    let styles = command.get_styles();
    let (red, bold) = (styles.get_error(), styles.get_usage());
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{red}{}{red:#} {}",
        language.choose("erreur :", "error:"),
        sentence(error, language)
    );
    for help in helps(error, arguments, language) {
        let _ = writeln!(text, "  {} {help}", language.choose("aide :", "help:"));
    }
    let asks = format!("{} --help", command.get_bin_name().unwrap_or("actes"));
    let _ = writeln!(
        text,
        "  {}",
        language.choose(
            format!("aide : « {asks} » affiche les options possibles."),
            format!("help: “{asks}” lists the options."),
        )
    );
    let _ = write!(text, "\n{bold}{}{bold:#} {usage}", help::usage_word(language));
    StyledStr::from(text)
}

/// The sentence that says what is wrong, without a full stop.
fn sentence(error: &Error, language: Language) -> String {
    let argument = words(error, ContextKind::InvalidArg).join(", ");
    let value = words(error, ContextKind::InvalidValue).join(", ");
    let command = words(error, ContextKind::InvalidSubcommand).join(", ");
    let prior = words(error, ContextKind::PriorArg).join(", ");
    let quoted = |word: &str| language.choose(format!("« {word} »"), format!("“{word}”"));
    let (argument_, value_) = (quoted(&argument), quoted(&value));
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => language
            .choose(format!("{argument_} attend une valeur"), format!("{argument_} needs a value")),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => language.choose(
            format!("{value_} n'est pas une valeur possible de {argument_}"),
            format!("{value_} is not a valid value for {argument_}"),
        ),
        ErrorKind::UnknownArgument if argument.starts_with('-') => language.choose(
            format!("l'option {argument_} n'existe pas"),
            format!("unknown option {argument_}"),
        ),
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => {
            let word = if value.is_empty() { argument_ } else { value_ };
            language.choose(
                format!("argument inattendu : {word}"),
                format!("unexpected argument: {word}"),
            )
        }
        ErrorKind::InvalidSubcommand => {
            let command = quoted(&command);
            language.choose(
                format!("la commande {command} n'existe pas"),
                format!("unknown command {command}"),
            )
        }
        ErrorKind::ArgumentConflict if prior.is_empty() || prior == argument => language.choose(
            format!("{argument_} est donné deux fois"),
            format!("{argument_} is given twice"),
        ),
        ErrorKind::ArgumentConflict => {
            let prior = quoted(&prior);
            language.choose(
                format!("{argument_} et {prior} ne peuvent pas être utilisés ensemble"),
                format!("{argument_} and {prior} cannot be used together"),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            language.choose(format!("il manque {argument_}"), format!("{argument_} is missing"))
        }
        ErrorKind::MissingSubcommand => {
            language.choose("il manque la commande".to_owned(), "no command given".to_owned())
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => language
            .choose(
                format!("{argument_} n'a pas le nombre de valeurs attendu"),
                format!("{argument_} has the wrong number of values"),
            ),
        ErrorKind::InvalidUtf8 => language.choose(
            "un argument n'est pas codé en UTF-8".to_owned(),
            "an argument is not valid UTF-8".to_owned(),
        ),
        _ => language.choose(
            "les arguments ne peuvent pas être lus".to_owned(),
            "the arguments cannot be read".to_owned(),
        ),
    }
}

/// What could be meant, and what is possible.
fn helps(error: &Error, arguments: &[OsString], language: Language) -> Vec<String> {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    // clap gives the likeliest last.
    let nearest = suggested.iter().find_map(|kind| words(error, *kind).into_iter().next_back());
    let nearest = nearest.map(|word| {
        language
            .choose(format!("Vouliez-vous écrire « {word} » ?"), format!("Did you mean “{word}”?"))
    });
    let nearest = nearest.or_else(|| unquoted(error, arguments, language));
    if words(error, ContextKind::InvalidArg).iter().any(|it| it.starts_with("--limits")) {
        let names = Limit::ALL.map(Limit::names);
        let names = names.map(|[french, english]| language.choose(french, english)).join(", ");
        return vec![language.choose(
            format!("Écrivez par exemple mémoire=2G ou temps=5min. Les limites : {names}."),
            format!("Write for example memory=2G or time=5min. The limits: {names}."),
        )];
    }
    let values = words(error, ContextKind::ValidValue).join(", ");
    let values = (!values.is_empty()).then(|| {
        language
            .choose(format!("Valeurs possibles : {values}."), format!("Possible values: {values}."))
    });
    nearest.into_iter().chain(values).collect()
}

/// The command with quotes around words that may be one name: a folder's name with spaces.
fn unquoted(error: &Error, arguments: &[OsString], language: Language) -> Option<String> {
    if !matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::TooManyValues) {
        return None;
    }
    let extra = [ContextKind::InvalidArg, ContextKind::InvalidValue];
    let extra = extra.iter().flat_map(|kind| words(error, *kind)).last()?;
    let arguments: Vec<_> =
        arguments.iter().skip(1).map(|it| it.to_string_lossy().into_owned()).collect();
    let at = arguments.iter().position(|it| *it == extra)?;
    let is_word = |word: &&String| !word.starts_with('-');
    let before = arguments.get(1..at)?.iter().rev().take_while(is_word).count();
    let after = arguments[at..].iter().take_while(is_word).count();
    if before == 0 || after == 0 {
        return None;
    }
    let name = arguments[at - before..at + after].join(" ");
    let parts = [&arguments[..at - before], &[format!("\"{name}\"")], &arguments[at + after..]];
    let line = parts.concat().join(" ");
    Some(language.choose(
        format!("Si « {name} » est un seul nom, mettez-le entre guillemets : actes {line}"),
        format!("If “{name}” is one name, put it in quotes: actes {line}"),
    ))
}

/// The words that clap gives of a sort.
fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// The command that the arguments name, else the program itself.
fn meant<'a>(command: &'a Command, arguments: &[OsString]) -> &'a Command {
    let is_command = |named: &&Command| named.get_name() != "help";
    let mut meant = command;
    for argument in arguments.iter().skip(1) {
        meant = meant.find_subcommand(argument).filter(is_command).unwrap_or(meant);
    }
    meant
}
