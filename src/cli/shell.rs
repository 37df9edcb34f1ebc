//! What shells complete, and the manual: both are made of the command line itself, in the language
//! of its help.

use clap::Command;
use clap::builder::PossibleValuesParser;
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::help;
use crate::cli::ShellName;
use crate::diagnostic::{Code, Language};
use crate::schema;

/// A script that completes commands, options and values in a shell.
#[must_use]
pub fn completions(shell: ShellName, language: Language) -> String {
    let shell = match shell {
        ShellName::Bash => Shell::Bash,
        ShellName::Zsh => Shell::Zsh,
        ShellName::Fish => Shell::Fish,
        ShellName::Powershell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    generate(shell, &mut with_names(help::command(language)), "actes", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The command line with the names that an argument takes, where a message tells them better than the
/// line's own reader would.
fn with_names(command: Command) -> Command {
    let codes = || PossibleValuesParser::new(Code::ALL.iter().map(|code| code.name()));
    let schemas = PossibleValuesParser::new(schema::ALL.iter().map(|schema| schema.name));
    let mut command = command
        .mut_subcommand("explain", |it| it.mut_arg("code", |arg| arg.value_parser(codes())))
        .mut_subcommand("schema", |it| it.mut_arg("name", |arg| arg.value_parser(schemas)));
    for checking in ["archive", "build", "check", "export", "watch"] {
        command = command.mut_subcommand(checking, |it| {
            it.mut_args(|arg| match arg.get_id().as_str() {
                "deny" | "allow" => arg.value_parser(codes()),
                _ => arg,
            })
        });
    }
    command
}

/// The titles that the maker of man pages writes, in French and in English.
const TITLES: &[(&str, [&str; 2])] = &[
    (".SH NAME", [".SH NOM", ".SH NAME"]),
    (".SH SUBCOMMANDS", [".SH COMMANDES", ".SH COMMANDS"]),
    (EXAMPLES, [".SH EXEMPLES", ".SH EXAMPLES"]),
];
/// What it calls the text after a help: ours are examples.
const EXAMPLES: &str = ".SH EXTRA";

/// The manual: a page for the program and one for each of its commands, as (file name, roff).
#[must_use]
pub fn manual(language: Language) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    add_pages(&help::command(language), "actes", language, &mut pages);
    pages
}

fn add_pages(command: &Command, name: &str, language: Language, pages: &mut Vec<(String, String)>) {
    let mut shown = command.clone().display_name(name);
    // `help` has no page of its own: it shows those of the others.
    if shown.find_subcommand("help").is_some() {
        shown = shown.mut_subcommand("help", |help| help.hide(true));
    }
    let mut roff = Vec::new();
    // Writing to memory cannot fail.
    let _ = Man::new(shown).title(name).render(&mut roff);
    // French spaces that end no line, as man pages write them.
    let roff = String::from_utf8_lossy(&roff).replace(['\u{a0}', '\u{202f}'], "\\~");
    pages.push((format!("{name}.1"), set(&roff, language)));
    for below in command.get_subcommands().filter(|it| it.get_name() != "help") {
        add_pages(below, &format!("{name}-{}", below.get_name()), language, pages);
    }
}

/// A page with its titles in our words, and with the lines of lists and examples kept as they are.
fn set(roff: &str, language: Language) -> String {
    let mut set = String::new();
    let mut is_example = false;
    for line in roff.lines() {
        let title = TITLES.iter().find(|(title, _)| *title == line);
        if line.starts_with(".SH") && is_example {
            set.push_str(".fi\n");
            is_example = false;
        }
        // The maker repeats our own title of the examples.
        let is_repeated = is_example && !line.starts_with(' ');
        match title {
            Some((_, titles)) => set.push_str(language.choose(titles[0], titles[1])),
            None if is_repeated => continue,
            None if line.starts_with("\\- ") => {
                set.push_str(".br\n");
                set.push_str(line);
            }
            None => set.push_str(line),
        }
        set.push('\n');
        if line == EXAMPLES {
            set.push_str(".nf\n");
            is_example = true;
        }
    }
    set
}
