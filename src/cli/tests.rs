//! The command line speaks one language at a time.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::{Command, CommandFactory};

use super::*;

/// The words of clap, and those of our own help, that belong to one language.
const ENGLISH: &[&str] = &[
    "Usage:",
    "Options:",
    "Commands:",
    "Arguments:",
    "error:",
    "[default",
    "possible values",
    "Possible values",
    "Print ",
    "Examples:",
    "Did you mean",
    "For more",
    "tip:",
    "required",
    "invalid ",
    "Without it",
    "Default:",
    "Show ",
    "COMMAND]",
    "FOLDER",
    "help:",
];
const FRENCH: &[&str] = &[
    "Utilisation",
    "Options :",
    "Commandes",
    "Arguments :",
    "erreur",
    "défaut",
    "Valeurs",
    "« ",
    "Affiche",
    "Exemples",
    "Vouliez",
    "aide",
    "Par défaut",
    "DOSSIER",
    "COMMANDE",
    "[default",
    "possible values",
];

/// What is answered to arguments.
fn answer(line: &str, language: Language) -> Answer {
    let arguments = std::iter::once("actes").chain(line.split_whitespace());
    let arguments: Vec<_> = arguments.map(OsString::from).collect();
    let language = asked_language(&arguments).unwrap_or(language);
    match Cli::read(&arguments, language) {
        Ok(cli) => panic!("{line} runs: {cli:?}"),
        Err(answer) => answer,
    }
}

#[track_caller]
fn speaks(line: &str, language: Language) {
    let text = answer(line, language).text(false);
    let foreign = language.choose(ENGLISH, FRENCH);
    let found: Vec<_> = foreign.iter().filter(|word| text.contains(**word)).collect();
    assert!(found.is_empty(), "{line}: {found:?} in\n{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

fn names() -> Vec<String> {
    Cli::command().get_subcommands().map(|it| it.get_name().to_owned()).collect()
}

#[test]
fn every_help_speaks_one_language() {
    for language in [Language::French, Language::English] {
        for line in ["-h", "--help", "help", "", "help help"] {
            speaks(line, language);
        }
        for name in names() {
            for line in [format!("{name} -h"), format!("{name} --help"), format!("help {name}")] {
                speaks(&line, language);
            }
        }
    }
}

#[test]
fn every_mistake_is_told_in_one_language() {
    let lines = [
        "buidl",
        "help buidl",
        "build --outptu a.pdf",
        "build --output",
        "build --edition inernal",
        "build --edition",
        "build a b",
        "build -o a -o b",
        "check --format xml",
        "-x",
        "--color sometimes build",
        "--lang de build",
        "--color always",
        "explain --deny x",
        "outline --format=",
        "build --zzz",
        "check --remind --format json",
    ];
    for line in lines {
        for language in [Language::French, Language::English] {
            assert!(answer(line, language).is_error, "{line}");
            speaks(line, language);
        }
    }
}

#[test]
fn the_nearest_name_and_the_possible_ones_are_told() {
    let french = |line: &str| answer(line, Language::French).text(false);
    assert_eq!(
        french("buidl"),
        "erreur : la commande « buidl » n'existe pas\n  aide : Vouliez-vous écrire « build » ?\n  \
         aide : « actes --help » affiche les options possibles.\n\n\
         Utilisation : actes [OPTIONS] <COMMANDE>\n"
    );
    assert_eq!(
        french("build --outptu x"),
        "erreur : l'option « --outptu » n'existe pas\n  aide : Vouliez-vous écrire « --output » ?\n  \
         aide : « actes build --help » affiche les options possibles.\n\n\
         Utilisation : actes build [OPTIONS] [DOSSIER]\n"
    );
    let text = answer("build --edition interal", Language::English).text(false);
    assert!(
        text.starts_with("error: “interal” is not a valid value for “--edition <EDITION>”\n"),
        "{text}"
    );
    assert!(text.contains("Did you mean “internal”?\n"), "{text}");
    assert!(text.contains("Possible values: public, internal.\n"), "{text}");
}

#[test]
fn the_language_asked_for_holds_wherever_it_stands() {
    for line in
        ["--lang en --help", "build --help --lang=en", "help build --lang en", "--lang en x"]
    {
        let text = answer(line, Language::French).text(false);
        assert!(text.contains("Usage:") && !text.contains("Utilisation"), "{text}");
    }
    let text = answer("x --lang fr", Language::English).text(false);
    assert!(text.starts_with("erreur :"), "{text}");
    let after = ["actes", "explain", "--", "--lang", "en"].map(OsString::from);
    assert_eq!(asked_language(&after), None);
}

#[test]
fn commands_and_options_are_known_by_what_people_try() {
    let runs = |line: &str| {
        let line = std::iter::once("actes").chain(line.split_whitespace());
        let arguments: Vec<_> = line.map(OsString::from).collect();
        Cli::read(&arguments, Language::French).is_ok()
    };
    for line in ["vérifier", "verifier dossier", "composer", "build --format short"] {
        assert!(runs(line), "{line}");
    }
    assert!(runs("check --remind") && !runs("check --remind --format json"));
    let own = answer("help check", Language::English).text(false);
    for line in
        ["help check --lang en", "help --lang=en check", "aide check --lang en --color never"]
    {
        assert_eq!(answer(line, Language::French).text(false), own, "{line}");
    }
}

#[test]
fn every_command_argument_and_value_has_both_texts() {
    let mut command = Cli::command();
    command.build();
    let mut asked = BTreeSet::new();
    let mut lacking = Vec::new();
    let mut need = |command: &str, name: &str, english: bool| {
        let own = format!("{command} {name}");
        let known = |name: &str| french::TEXTS.iter().any(|(known, ..)| *known == name);
        if known(&own) {
            asked.insert(own);
        } else if known(name) {
            asked.insert(name.to_owned());
        } else {
            lacking.push(format!("French: {own}"));
        }
        if !english {
            lacking.push(format!("English: {command} {name}"));
        }
    };
    let mut commands = vec![&command];
    let mut rank = 0;
    while let Some(command) = commands.get(rank) {
        commands.extend(command.get_subcommands().filter(|it| it.get_name() != "help"));
        rank += 1;
    }
    for command in commands {
        let name = command.get_name();
        need("command", name, command.get_about().is_some());
        need("examples", name, command.get_after_long_help().is_some());
        for argument in command.get_arguments() {
            need(name, argument.get_id().as_str(), argument.get_help().is_some());
            let values = argument.get_possible_values();
            for value in values.iter().filter(|_| argument.get_action().takes_values()) {
                let id = format!("{}={}", argument.get_id(), value.get_name());
                need(name, &id, value.get_help().is_some());
            }
        }
    }
    need("command", "help", true);
    assert!(lacking.is_empty(), "{lacking:#?}");
    let unused: Vec<_> = french::TEXTS.iter().filter(|(name, ..)| !asked.contains(*name)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn helps_keep_to_the_width_of_the_terminal() {
    fn walk(command: &Command, width: usize) {
        let mut command = command.clone().term_width(width);
        for text in [command.render_help(), command.render_long_help()] {
            let text = text.to_string();
            assert!(text.lines().all(|line| line.chars().count() <= width), "{width}:\n{text}");
        }
        command.get_subcommands().for_each(|below| walk(below, width));
    }
    for language in [Language::French, Language::English] {
        [80, 100].iter().for_each(|width| walk(&help::command(language), *width));
    }
}

#[test]
fn every_shell_completes_every_command_and_option() {
    for shell in ShellName::value_variants() {
        for language in [Language::French, Language::English] {
            let script = completions(*shell, language);
            for word in names().iter().map(String::as_str).chain(["edition", "internal"]) {
                assert!(script.contains(word), "{shell:?}: {word}");
            }
        }
    }
    let french = completions(ShellName::Fish, Language::French);
    assert!(french.contains("Écrit le PDF des actes") && !french.contains("Write the PDF"));
}

#[test]
fn every_command_has_a_page_in_the_manual() {
    for (language, titles) in [
        (Language::French, ["NOM", "SYNOPSIS", "OPTIONS", "EXEMPLES"]),
        (Language::English, ["NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES"]),
    ] {
        let pages = manual(language);
        let files: Vec<_> = pages.iter().map(|(name, _)| name.as_str()).collect();
        for name in names() {
            assert!(files.contains(&format!("actes-{name}.1").as_str()), "{name}: {files:?}");
        }
        assert!(files.contains(&"actes.1") && files.contains(&"actes-template-eject.1"));
        for (name, page) in &pages {
            for title in titles {
                assert!(page.contains(&format!("\n.SH {title}\n")), "{name}: {title}");
            }
            assert!(!page.contains("actes\\-help") && !page.contains("SH EXTRA"), "{name}");
            let count = |word: &str| page.lines().filter(|line| *line == word).count();
            assert_eq!((count(".nf"), count(".fi")), (1, count(".fi")), "{name}");
        }
    }
}
