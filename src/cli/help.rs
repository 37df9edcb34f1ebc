//! The help of every command, wholly in one language: clap's own words are English.

use std::fmt::Write;

use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory};

use super::{Cli, french};
use crate::diagnostic::Language;

/// The command line with its help in a language.
pub(super) fn command(language: Language) -> Command {
    let mut command = Cli::command();
    // Built first, so that what clap adds by itself (`help`, `--help`, `--version`) is there.
    command.build();
    speaking(command, language)
}

/// A command and those below it.
fn speaking(command: Command, language: Language) -> Command {
    let name = command.get_name().to_owned();
    let command = command.mut_args(|argument| spoken(argument, &name, language));
    let command = if name == "help" {
        // Its commands are copies that only repeat the list.
        command.mut_subcommands(|command| about(command, language))
    } else {
        command.mut_subcommands(|command| speaking(command, language))
    };
    let examples = match language {
        Language::English => command.get_after_long_help().map(ToString::to_string),
        Language::French => {
            french::text(&format!("examples {name}")).map(|(_, text)| text.to_owned())
        }
    };
    let header = command.get_styles().get_header();
    let title = |words: &str| format!("{header}{words}{header:#}");
    let examples = examples.map(|examples| {
        format!(
            "{}\n  {}",
            title(language.choose("Exemples :", "Examples:")),
            examples.trim_start()
        )
    });
    let usage = command.get_styles().get_usage();
    let word = usage_word(language);
    // Writing to a string cannot fail.
    let mut template = format!("{{about-with-newline}}\n{usage}{word}{usage:#} {{usage}}");
    let has_commands = command.get_subcommands().next().is_some();
    let has_positionals = command.get_positionals().next().is_some();
    let has_options = command.get_arguments().any(|argument| !argument.is_positional());
    let sections = [
        (has_commands, language.choose("Commandes :", "Commands:"), "{subcommands}"),
        (has_positionals, language.choose("Arguments :", "Arguments:"), "{positionals}"),
        (has_options, language.choose("Options :", "Options:"), "{options}"),
    ];
    for (_, words, section) in sections.iter().filter(|(is_there, ..)| *is_there) {
        let _ = write!(template, "\n\n{}\n{section}", title(words));
    }
    template.push_str("{after-help}");
    about(command, language)
        .help_template(template)
        .subcommand_value_name(language.choose("COMMANDE", "COMMAND"))
        .after_long_help(examples.unwrap_or_default())
}

/// The word before a usage line.
pub(super) fn usage_word(language: Language) -> &'static str {
    language.choose("Utilisation :", "Usage:")
}

/// What a command does: the first paragraph in lists and with `-h`, all with `--help`.
fn about(command: Command, language: Language) -> Command {
    let name = command.get_name();
    let text = match language {
        Language::English if name == "help" => Some("Show the help, or that of a command".into()),
        Language::English => {
            command.get_long_about().or(command.get_about()).map(ToString::to_string)
        }
        Language::French => {
            french::text(&format!("command {name}")).map(|(_, text)| unbroken(text))
        }
    };
    let (short, long) = short_and_long(text.unwrap_or_default());
    command.about(short).long_about(long)
}

/// A French text in paragraphs of one line, whose signs do not begin a line: the terminal's width
/// breaks it anywhere else.
fn unbroken(text: &str) -> String {
    let pairs = [(" :", "\u{a0}:"), (" ;", "\u{a0};"), ("« ", "«\u{a0}"), (" »", "\u{a0}»")];
    let paragraphs: Vec<_> = text.split("\n\n").map(|text| text.replace('\n', " ")).collect();
    pairs.iter().fold(paragraphs.join("\n\n"), |text, (from, to)| text.replace(from, to))
}

/// A text's first paragraph, and all of it; neither its title nor a single sentence ends with a stop.
fn short_and_long(text: String) -> (String, String) {
    let (first, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
    let first = first.trim_end_matches('.');
    let long = if rest.is_empty() { first.to_owned() } else { format!("{first}\n\n{rest}") };
    (first.to_owned(), long)
}

/// An argument with its help, its values and its default.
fn spoken(argument: Arg, command: &str, language: Language) -> Arg {
    let id = argument.get_id().to_string();
    let english = match id.as_str() {
        "help" => Some("Show the help: a summary with -h, examples with --help".to_owned()),
        "version" => Some("Show the version".to_owned()),
        _ => argument.get_long_help().or(argument.get_help()).map(ToString::to_string),
    };
    let (placeholder, text) = match language {
        Language::English => ("", english),
        Language::French => match french::of(command, &id) {
            Some((placeholder, text)) => (placeholder, Some(unbroken(text))),
            None => ("", None),
        },
    };
    let (mut short, mut long) = short_and_long(text.unwrap_or_default());
    let default = argument.get_default_values().first().map(|it| it.to_string_lossy().into_owned());
    let is_default = |value: &PossibleValue| default.as_deref() == Some(value.get_name());
    let by_default = |value: &PossibleValue| {
        if is_default(value) { language.choose(" (par défaut)", " (default)") } else { "" }
    };
    let takes_value = argument.get_action().takes_values();
    let values = if takes_value { argument.get_possible_values() } else { Vec::new() };
    if !values.is_empty() {
        let names = values.iter().map(|it| format!("{}{}", it.get_name(), by_default(it)));
        let names = names.collect::<Vec<_>>().join(", ");
        let _ = write!(short, " [{}{names}]", language.choose("au choix : ", "one of: "));
        long.push('\n');
        let width = values.iter().map(|it| it.get_name().len()).max().unwrap_or(0);
        for value in &values {
            let meaning = match language {
                Language::English => value.get_help().map(ToString::to_string),
                Language::French => {
                    let name = format!("{id}={}", value.get_name());
                    french::of(command, &name).map(|(_, text)| unbroken(text))
                }
            };
            let (name, meaning) = (value.get_name(), meaning.unwrap_or_default());
            let _ = write!(long, "\n- {name:width$}  {meaning}{}", by_default(value));
        }
    }
    let argument = argument.help(short).long_help(long);
    let argument = argument.hide_default_value(true).hide_possible_values(true);
    if placeholder.is_empty() { argument } else { argument.value_name(placeholder) }
}
