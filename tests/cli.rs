//! The command line: statuses, help, languages, and what is left on the disk.

use std::fs;
use std::io::Read;
use std::process::{Command, Output, Stdio};

use actes::diagnostic::Language;

use crate::harness::Project;

/// A folder whose one mistake is an unknown key.
fn wrong() -> Project {
    Project::small().write("input/event.yaml", "titel: Journée\n")
}

/// The real program, in a folder and an environment of its own.
fn program(project: &Project, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_actes"));
    command.env_clear().current_dir(project.path("")).args(arguments);
    command
}

fn run(project: &Project, arguments: &[&str]) -> Output {
    program(project, arguments).output().unwrap()
}

#[test]
fn data_are_printed_as_a_file_has_them() {
    let project = Project::small();
    let printed = run(&project, &["export", "stats"]).stdout;
    run(&project, &["export", "stats", "-o", "stats.csv"]);
    assert!(printed.starts_with("\u{feff}".as_bytes()), "{}", String::from_utf8_lossy(&printed));
    assert_eq!(printed, std::fs::read(project.path("stats.csv")).unwrap());
}

#[test]
fn a_good_folder_gives_a_pdf_and_status_0() {
    let project = Project::small();
    let output = run(&project, &["build"]);
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
    assert!(stdout.starts_with("actes-2019-06-12.pdf : "), "{stdout}");
    assert_eq!(project.files(), ["actes-2019-06-12.pdf", "input/agenda.md"]);
    assert!(fs::read(project.path("actes-2019-06-12.pdf")).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn a_folder_with_mistakes_gives_status_1_and_nothing_is_written() {
    let project = wrong();
    let output = run(&project, &["build"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), &*output.stdout), (Some(1), &b""[..]));
    assert!(stderr.contains("erreur[unknown-key]"), "{stderr}");
    assert!(stderr.ends_with(
        "Rien n'a été écrit : corrigez les erreurs ci-dessus, puis relancez la commande.\n"
    ));
    assert_eq!(project.files(), ["input/agenda.md", "input/event.yaml"]);
}

#[test]
fn an_older_pdf_survives_mistakes_in_the_folder() {
    let project = wrong().write("actes-2019-06-12.pdf", "older");
    assert_eq!(project.run(&["build"]).status, 1);
    assert_eq!(fs::read(project.path("actes-2019-06-12.pdf")).unwrap(), b"older");
    let good = project.write("input/event.yaml", "");
    assert_eq!(good.run(&["build"]).status, 0);
    assert!(fs::read(good.path("actes-2019-06-12.pdf")).unwrap().starts_with(b"%PDF"));
    assert_eq!(good.files().len(), 3, "nothing else is left: {:?}", good.files());
}

#[test]
fn wrong_usage_is_status_2() {
    let project = Project::small();
    for arguments in
        [&["compile"][..], &["build", "--edition", "secrète"], &["build", "a", "b"], &[]]
    {
        let output = run(&project, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?} is explained");
    }
}

#[test]
fn help_and_version_are_answers_and_not_errors() {
    let project = Project::small();
    for arguments in
        [&["--help"][..], &["-h"], &["build", "--help"], &["outline", "--help"], &["--version"]]
    {
        let output = run(&project, arguments);
        assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]), "{arguments:?}");
    }
    let help = String::from_utf8(run(&project, &["--help"]).stdout).unwrap();
    for word in ["build", "outline", "--lang", "--color", "Exemples :"] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
    let help = String::from_utf8(run(&project, &["build", "--help"]).stdout).unwrap();
    for word in ["--output", "--edition", "--template", "--project", "--message-format"] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
    let version = String::from_utf8(run(&project, &["--version"]).stdout).unwrap();
    // A clone says its commit: `actes 0.2.0 (1a2b3c4, 2026-11-27)`.
    assert!(version.starts_with(concat!("actes ", env!("CARGO_PKG_VERSION"))), "{version}");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let project = Project::small();
    for command in ["build", "outline"] {
        let output = run(&project, &[command, "juin-2019"]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr.starts_with("erreur : le dossier « "), "{stderr}");
        assert!(stderr.contains("juin-2019"), "{stderr}");
        let output = run(&project, &["--lang", "en", command, "juin-2019"]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.starts_with("error: the folder “"), "{stderr}");
        assert!(stderr.contains("does not exist"), "{stderr}");
    }
}

#[test]
fn a_file_in_place_of_a_folder_is_no_folder() {
    let project = Project::small();
    let run = project.run(&["build", "input/agenda.md"]);
    assert_eq!(run.status, 2, "{}", run.text());
    let said =
        "« input/agenda.md » est un fichier ; donnez le dossier qui le contient : « [ROOT]/input »";
    assert!(run.stderr.contains(said), "{}", run.text());
}

#[test]
fn an_output_that_cannot_be_written_is_status_2_and_leaves_nothing() {
    let project = Project::small().write("sortie/actes-2019-06-12.pdf/contenu.txt", "");
    let before = project.files();
    // A folder stands where the file should; a file stands where its folder should.
    for (output, named) in [("sortie", "sortie"), ("input/agenda.md/actes.pdf", "input/agenda.md")]
    {
        let run = project.run(&["build", "-o", output]);
        assert_eq!(run.status, 2, "{}", run.text());
        assert!(run.stderr.contains(&format!("« {named}")), "{}", run.text());
        assert_eq!(project.files(), before, "no temporary file is left");
    }
}

#[test]
fn a_folder_as_output_takes_the_pdf_under_its_own_name() {
    let project = Project::small().write("sortie/autre.txt", "");
    assert_eq!(project.run(&["build", "-o", "sortie"]).status, 0);
    assert_eq!(
        project.files(),
        ["input/agenda.md", "sortie/actes-2019-06-12.pdf", "sortie/autre.txt"]
    );
}

#[test]
fn no_folder_is_made_for_an_output() {
    let project = Project::small();
    for option in ["-o", "--report"] {
        let run = project.run(&["build", option, "publications/2019/actes.pdf"]);
        assert_eq!(run.status, 2, "{}", run.text());
        let said = "le dossier « publications/2019 » n'existe pas";
        assert!(run.stderr.contains(said), "{}", run.text());
    }
    assert_eq!(project.files(), ["input/agenda.md"]);
}

#[test]
fn an_output_is_a_pdf_and_a_report_is_a_file() {
    let project = Project::small().write("sortie/autre.txt", "");
    let run = project.run(&["build", "-o", "actes.docx"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("pas un .docx ; écrivez « actes.pdf »"), "{}", run.text());
    let run = project.run(&["build", "--report", "sortie", "--lang", "en"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("“sortie” is a folder; give the name"), "{}", run.text());
    assert_eq!(project.files(), ["input/agenda.md", "sortie/autre.txt"]);
}

#[test]
fn the_program_s_own_report_is_no_stranger() {
    let project = Project::small();
    for (report, language) in [("rapport.txt", "fr"), ("account.txt", "en"), ("r.json", "fr")] {
        let report = format!("input/{report}");
        let arguments = ["build", "--report", &report, "--lang", language];
        assert_eq!(project.run(&arguments).status, 0);
    }
    let run = project.run(&["build"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let run = project.write("input/compte-rendu.txt", "Compte rendu de la journée").run(&["build"]);
    assert!(
        run.stderr.contains("attention[unknown-file] : « compte-rendu.txt »"),
        "{}",
        run.text()
    );
}

#[test]
fn codes_are_understood_as_people_give_them() {
    let project = Project::small();
    for typed in ["placeholder", "attention[placeholder]", "[placeholder]", "warning[placeholder]:"]
    {
        let run = project.run(&["explain", typed]);
        assert!(run.stdout.starts_with("placeholder ("), "{typed}: {}", run.text());
    }
    let run = project.run(&["explain", "todo"]);
    assert!(run.status == 2 && !run.stderr.contains("vouliez-vous"), "{}", run.text());
    assert_eq!(project.run(&["check", "--allow", "unknown-person,placeholder"]).status, 0);
    let run = project.run(&["check", "--deny", "note-attached"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("« note-attached » n'est pas un contrôle"), "{}", run.text());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let project = Project::sample();
    for arguments in [&["outline"][..], &["outline", "--format", "json"]] {
        let mut child = program(&project, arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 1];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
        let mut child = program(&project, arguments).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn the_current_folder_is_the_event_s_when_it_holds_an_agenda() {
    let agenda = "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n";
    let other = "# Une autre journée\n\n13 juin 2019\n\n9h30 Accueil\n";
    let project = Project::new().write("Programme.txt", agenda).write("input/agenda.md", other);
    assert_eq!(project.run(&["outline"]).stdout.lines().next(), Some("Journée d'étude"));
    assert_eq!(project.run(&["outline", "input"]).stdout.lines().next(), Some("Une autre journée"));
    let run = Project::new().write("Programme.txt", agenda).run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.text());
}

#[test]
fn a_build_in_the_event_s_own_folder_does_not_read_its_own_pdf() {
    let project =
        Project::new().write("agenda.md", "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n");
    let first = project.run(&["build"]);
    let bytes = fs::read(project.path("actes-2019-06-12.pdf")).unwrap();
    let second = project.run(&["build", "--force"]);
    assert_eq!(first.text(), second.text());
    assert!(bytes == fs::read(project.path("actes-2019-06-12.pdf")).unwrap());
    assert!(project.run(&["build"]).stdout.contains("rien n'a changé"));
}

#[test]
fn messages_speak_the_language_asked_for() {
    let project = wrong();
    let said = |environment: &[(&str, &str)], arguments: &[&str]| {
        let mut command = program(&project, arguments);
        let output = command.envs(environment.iter().copied()).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        match (stderr.contains("clé inconnue"), stderr.contains("unknown key")) {
            (true, false) => "fr",
            (false, true) => "en",
            _ => panic!("{stderr}"),
        }
    };
    assert_eq!(said(&[], &["build"]), "fr");
    assert_eq!(said(&[("LANG", "C.UTF-8")], &["build"]), "fr");
    assert_eq!(said(&[("LANG", "de_DE.UTF-8")], &["build"]), "en");
    assert_eq!(said(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")], &["build"]), "fr");
    assert_eq!(said(&[("LC_ALL", "fr_FR.UTF-8"), ("ACTES_LANG", "en")], &["build"]), "en");
    assert_eq!(said(&[("ACTES_LANG", "en")], &["--lang", "fr", "build"]), "fr");
    assert_eq!(said(&[("LANG", "fr_FR.UTF-8")], &["build", "--lang", "en"]), "en");
    assert_eq!(said(&[], &["outline", "--lang", "en"]), "en");
}

#[test]
fn colours_are_for_those_who_ask() {
    let project = wrong();
    let coloured = |arguments: &[&str]| run(&project, arguments).stderr.contains(&0x1b);
    assert!(!coloured(&["build"]), "a pipe is no terminal");
    assert!(coloured(&["build", "--color", "always"]));
    assert!(!coloured(&["build", "--color", "never"]));
}

#[test]
fn messages_have_three_forms() {
    let project = wrong().speaking(Language::English);
    let short = project.run(&["build", "--message-format", "short"]).stderr;
    assert_eq!(short, "event.yaml:1:1: error[unknown-key]: unknown key “titel”\n");
    let json = project.run(&["build", "--message-format", "json"]).stderr;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["code"], "unknown-key");
    assert_eq!(json["severity"], "error");
    assert_eq!(json["place"]["file"], "event.yaml");
    assert_eq!(
        (json["place"]["line"].as_u64(), json["place"]["end_column"].as_u64()),
        (Some(1), Some(6))
    );
    let human = project.run(&["build"]).stderr;
    assert!(human.contains("--> event.yaml:1:1"), "{human}");
    assert!(human.contains("titel: Journée"), "{human}");
}

#[test]
fn the_internal_edition_has_a_name_of_its_own() {
    let project = Project::small();
    assert_eq!(project.run(&["build", "--edition", "internal"]).status, 0);
    assert_eq!(project.files(), ["actes-2019-06-12-interne.pdf", "input/agenda.md"]);
}

#[test]
fn the_project_that_typst_compiles_can_be_kept() {
    let project = Project::small();
    let run = project.run(&["build", "--project", "source"]);
    assert_eq!(run.status, 0, "{}", run.text());
    for path in ["source/main.typ", "source/report.json", "source/template/report.typ"] {
        assert!(project.path(path).is_file(), "{path} is not in {:?}", project.files());
    }
    assert!(!project.files().iter().any(|path| path.contains(".actes-")), "{:?}", project.files());
}

#[test]
fn help_and_usage_errors_speak_the_language_asked_for() {
    let project = Project::new();
    let said = |environment: &[(&str, &str)], arguments: &[&str]| {
        let output = program(&project, arguments).envs(environment.iter().copied()).output();
        let output = output.unwrap();
        let text = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
        let [stdout, stderr] = text;
        (output.status.code(), stdout.contains("Usage:"), stderr.contains("Usage:"))
    };
    assert_eq!(said(&[], &["--help"]), (Some(0), false, false));
    assert_eq!(said(&[("ACTES_LANG", "en")], &["help", "build"]), (Some(0), true, false));
    assert_eq!(
        said(&[("LANG", "en_GB")], &["--lang", "fr", "build", "-h"]),
        (Some(0), false, false)
    );
    assert_eq!(said(&[], &["--lang", "en", "buidl"]), (Some(2), false, true));
    assert_eq!(said(&[], &["buidl"]), (Some(2), false, false));
    assert_eq!(said(&[], &["--lang", "en"]), (Some(2), false, true));
    assert_eq!(said(&[], &["--version"]), (Some(0), false, false));
}

#[test]
fn a_second_run_sees_that_nothing_changed() {
    let project = Project::sample();
    let first = project.build(&[]);
    let again = project.run(&["build", "-o", "actes.pdf"]);
    let told =
        "actes.pdf : rien n'a changé dans vos fichiers depuis sa composition (--force recompose)\n";
    assert_eq!((again.status, again.stdout.as_str()), (0, told), "{}", again.stderr);
    // What asks for another volume, or for all of the work, gets it.
    let says_so = |arguments: &[&str]| {
        let run = project.run(&[&["build", "-o", "actes.pdf"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.text());
        run.stdout == told
    };
    assert!(!says_so(&["--force"]));
    assert_eq!(fs::read(project.path("actes.pdf")).unwrap(), first);
    assert!(!says_so(&["--report", "compte-rendu.txt"]));
    assert!(!says_so(&["--template", "sober"]));
    assert!(says_so(&["--template", "sober"]));
    assert!(!says_so(&["--edition", "internal"]));
    assert!(!says_so(&["--reading", "synthesis"]));
    assert!(!says_so(&["--attach", "none"]));
    assert!(!says_so(&["--attach", "none"]), "nothing tells what such a PDF was made of");
    assert!(!says_so(&[]));
    let project = project.write("input/glossary.yaml", "- {sigle: RRN, nom: Réseau rural}\n");
    assert_ne!(project.run(&["build", "-o", "actes.pdf"]).stdout, told);
    // A file of that name that is no PDF of ours is replaced, as ever.
    let project = project.write("actes.pdf", "%PDF-1.7 damaged");
    assert_ne!(project.run(&["build", "-o", "actes.pdf"]).stdout, told);
}

#[test]
fn mistakes_are_told_again_even_when_a_pdf_is_there() {
    let project = Project::small();
    project.build(&[]);
    let wrong = project.write("input/event.yaml", "titel: x\n");
    let run = wrong.run(&["build", "-o", "actes.pdf"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stderr.contains("unknown-key"), "{}", run.stderr);
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let good = Project::small();
    let run = good.run(&["build", "-q"]);
    assert_eq!((run.status, run.text().as_str()), (0, "--- stderr ---\n[exit status: 0]\n"));
    let pdf = "actes-2019-06-12.pdf";
    assert_eq!(good.run(&["verify", pdf, "--quiet"]).stdout, "");
    assert_eq!(good.run(&["check", "-q"]).text(), "--- stderr ---\n[exit status: 0]\n");
    assert!(good.run(&["outline", "-q"]).stdout.contains("Accueil"), "that is what was asked for");
    let run = wrong().run(&["build", "-q"]);
    assert!(run.status == 1 && run.stderr.contains("erreur[unknown-key]"), "{}", run.text());
    let run = wrong().run(&["check", "-q"]);
    assert!(run.status == 1 && run.stdout.contains("erreur[unknown-key]"), "{}", run.text());
}

#[test]
fn verbose_tells_how_long_each_stage_took() {
    let project = Project::small();
    let output = run(&project, &["build", "-v"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    let stages: Vec<_> = stderr.lines().filter_map(|line| line.split_once("  ")).collect();
    let names: Vec<_> = stages.iter().map(|(name, _)| *name).collect();
    let all = ["lecture", "édition", "images", "mise en page", "relecture", "écriture"];
    assert_eq!(names, all, "{stderr}");
    assert!(stages.iter().all(|(_, rest)| rest.contains(" ms")), "{stderr}");
    assert!(stderr.contains("1 fichier\n") && !stderr.contains('\u{1b}'), "{stderr}");
}
