//! Every problem that can be told, told in both languages of a folder that has it.
//!
//! `tests/diagnostics/<code>/input` is the smallest folder that has the problem; `expected.fr.txt` and
//! `expected.en.txt` are what `build` says of it. `UPDATE_EXPECT=1` writes them anew. Another cause of
//! the same problem is a folder `<code>--<cause>`.

use std::collections::BTreeSet;
use std::fs;

use actes::diagnostic::{Code, Diagnostic, Language, Level};

use crate::harness::{Project, Run, matches_file, repository};

/// Problems that a folder in the repository cannot have, each with the reason.
const WITHOUT_FOLDER: &[(Code, &str)] = &[
    (Code::SymbolicLink, "a checkout on Windows makes no links; see the test below"),
    (Code::NamesCollide, "such a folder cannot be checked out everywhere; see the test below"),
    (Code::TypesetterPanic, "no text is known to break typst"),
    (Code::UnreadPdf, "no folder is known that gives such a PDF; see `leaks`"),
    (Code::LostText, "no text is known that is lost; see `typeset::loss`"),
    (Code::Leak, "only a build for everyone reads its PDF again; see `leaks`"),
];

/// Errors that only typst can tell: of a template of the event's own, of a text that it cannot set at all.
const ONLY_TYPESET: [&str; 2] = ["template-error", "typesetting-failed"];

const LANGUAGES: [(Language, &str); 2] = [(Language::French, "fr"), (Language::English, "en")];

/// The names of the cases, in order.
fn cases() -> BTreeSet<String> {
    let entries = fs::read_dir(repository().join("tests/diagnostics")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The code of a case: what stands before its cause.
fn code_of(case: &str) -> &str {
    case.split_once("--").map_or(case, |(code, _)| code)
}

/// What `check` says with the code, drawn as for a person, and the names of what else it says.
fn said(run: &Run, name: &str) -> String {
    let drawn = run.stdout.split("\nProgramme  ").next().unwrap_or_default();
    let marker = format!("[{name}]");
    let (own, others): (Vec<_>, Vec<_>) =
        drawn.split("\n\n").filter(|it| !it.is_empty()).partition(|it| it.contains(&marker));
    let others: BTreeSet<_> = others
        .into_iter()
        .filter_map(|it| Some(it.split_once('[')?.1.split_once(']')?.0))
        .collect();
    let others: Vec<_> = others.into_iter().collect();
    let also =
        if others.is_empty() { String::new() } else { format!("\nalso: {}\n", others.join(", ")) };
    format!("{}\n{also}[exit status: {}]\n", own.join("\n\n"), run.status)
}

#[test]
fn every_code_has_a_case_or_a_reason_not_to() {
    let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let excused: BTreeSet<_> =
        WITHOUT_FOLDER.iter().map(|(code, _)| code.name().to_owned()).collect();
    let cases = cases();
    for code in &codes {
        let covered = cases.contains(code) != excused.contains(code);
        assert!(covered, "{code} needs a case, or a reason to have none (not both)");
    }
    let unknown: Vec<_> = cases.iter().filter(|it| !codes.contains(code_of(it))).collect();
    assert!(unknown.is_empty(), "no code is called {unknown:?}");
}

#[test]
fn every_case_is_told_as_expected_in_both_languages() {
    let mut differences = Vec::new();
    for case in cases() {
        let folder = repository().join("tests/diagnostics").join(&case);
        let name = code_of(&case);
        let code = Code::named(name).unwrap();
        for (language, short) in LANGUAGES {
            let project = Project::new().speaking(language).copy(&folder.join("input"), "input");
            let before = project.files();
            let expected = folder.join(format!("expected.{short}.txt"));
            if code.level() == Level::Decision {
                let run = project.run(&["build", "--report", "report.txt"]);
                let report = fs::read_to_string(project.path("report.txt")).unwrap();
                let own = report.lines().filter(|line| line.contains(&format!("[{name}]")));
                let own: String = own.map(|line| format!("{line}\n")).collect();
                differences.extend(matches_file(&own, &expected).err());
                assert!(!own.is_empty() && run.status == 0, "{name} is not told:\n{report}");
                continue;
            }
            let run = project.run(&["check", "--typeset"]);
            differences.extend(matches_file(&said(&run, name), &expected).err());
            if !run.stdout.contains(&format!("[{name}]")) {
                differences.push(format!("{name} is not told:\n{}", run.text()));
            }
            assert!(project.files() == before, "{name}: `check` writes nothing");
            let check = project.run(&["check"]);
            let build = project.run(&["build"]);
            if check.status != build.status && !ONLY_TYPESET.contains(&name) {
                differences.push(format!("{name}: `check` promises another end of `build`"));
            }
            let is_error = code.level() == Level::Error;
            if is_error && (run.status != 1 || build.status != 1 || project.files() != before) {
                differences.push(format!("{name}: status 1 and nothing written:\n{}", run.text()));
            }
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn every_expected_file_belongs_to_a_case() {
    for name in cases() {
        let folder = repository().join("tests/diagnostics").join(&name);
        let entries = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name());
        let found: BTreeSet<_> = entries.map(|it| it.into_string().unwrap()).collect();
        let known = ["expected.en.txt", "expected.fr.txt", "input"].map(str::to_owned);
        assert_eq!(found, known.into(), "{name}");
    }
}

#[test]
fn a_message_is_one_line_without_a_full_stop_and_a_help_is_a_sentence() {
    for name in cases() {
        let folder = repository().join("tests/diagnostics").join(&name);
        for (_, short) in LANGUAGES {
            let text = fs::read_to_string(folder.join(format!("expected.{short}.txt"))).unwrap();
            let marker = format!("[{}]", code_of(&name));
            let messages = text.lines().filter_map(|line| line.split_once(marker.as_str()));
            let messages: Vec<_> =
                messages.map(|(_, it)| it.trim_start_matches([' ', ':'])).collect();
            assert!(!messages.is_empty(), "{name}.{short}");
            assert!(messages.iter().all(|it| !it.ends_with('.')), "{name}.{short}: {messages:?}");
            // An excerpt may hold braces; a word that was not filled in stands in a sentence.
            let sentences = text.lines().filter(|line| !line.contains(" | "));
            let unfilled: Vec<_> = sentences.filter(|line| holds_unfilled(line)).collect();
            assert!(unfilled.is_empty(), "{name}.{short}: {unfilled:?}");
        }
    }
}

/// Whether a line holds `{word}`; a record of YAML has a colon in its braces.
fn holds_unfilled(line: &str) -> bool {
    let words = line.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    words.into_iter().any(|(word, _)| !word.contains(':'))
}

#[test]
fn a_problem_that_says_a_word_it_was_not_given_stays_readable() {
    for code in Code::ALL {
        let bare = Diagnostic::new(*code, None);
        for (language, _) in LANGUAGES {
            assert!(!bare.message(language).is_empty());
            assert!(bare.helps(language).iter().all(|help| !help.contains('{')), "{code:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_told_and_not_followed() {
    let project = Project::small()
        .write("secret.md", "Un secret.\n")
        .write("input/notes/0930.md", "Bonjour.\n");
    std::os::unix::fs::symlink(project.path("secret.md"), project.path("input/notes/lien.md"))
        .unwrap();
    std::os::unix::fs::symlink(project.path(""), project.path("input/media")).unwrap();
    let run = project.run(&["build"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stderr.contains("erreur[symbolic-link] : « media » est un lien"), "{}", run.text());
    assert!(
        run.stderr.contains("erreur[symbolic-link] : « notes/lien.md » est un lien"),
        "{}",
        run.text()
    );
    let run = project.speaking(Language::English).run(&["outline"]);
    assert!(run.stderr.contains("Replace the link with a copy of the file."), "{}", run.text());
    assert!(!run.stdout.contains("lien.md"), "{}", run.text());
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_differ_by_capitals_or_by_accents_are_told() {
    let project = Project::small()
        .write("input/notes/0930.md", "Bonjour.\n")
        .write("input/notes/0930.MD", "Bonsoir.\n")
        .write("input/media/e\u{301}te\u{301}.svg", "<svg/>")
        .write("input/media/\u{e9}t\u{e9}.svg", "<svg/>");
    let run = project.run(&["build"]);
    assert_eq!(run.status, 1, "{}", run.text());
    let told = run.stderr.matches("erreur[names-collide]").count();
    assert_eq!(told, 2, "{}", run.text());
    assert!(run.stderr.contains("« notes/0930.MD » et « notes/0930.md »"), "{}", run.text());
    let run = project.speaking(Language::English).run(&["build"]);
    assert!(run.stderr.contains("have the same name on Windows and macOS"), "{}", run.text());
}

#[test]
fn a_folder_without_a_mistake_says_nothing() {
    for (language, _) in LANGUAGES {
        let run = Project::small().speaking(language).run(&["build"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    }
}

#[test]
fn the_sample_says_nothing_either() {
    for edition in ["public", "internal"] {
        let run = Project::sample().run(&["build", "input", "--edition", edition]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    }
}

#[test]
fn a_mistake_in_a_template_has_its_file_and_line_however_it_is_reached() {
    let folder = |case: &str| repository().join("tests/diagnostics").join(case).join("input");
    let own = Project::new().copy(&folder("template-error"), "input");
    let run = own.run(&["build", "--template", "maison"]);
    assert!(run.stderr.contains(" --> report-templates/maison/report.typ:4:18"), "{}", run.text());
    let path = "input/report-templates/maison/report.typ";
    let windows = fs::read_to_string(own.path(path)).unwrap().replace('\n', "\r\n");
    let run = own.write(path, format!("\u{feff}{windows}")).run(&["build"]);
    assert!(run.stderr.contains(" --> report-templates/maison/report.typ:4:18"), "{}", run.text());
    let warned = Project::new().copy(&folder("typesetting-warning"), "input");
    let run = warned.run(&["build", "--template", "maison"]);
    assert!(run.stderr.contains(" --> report-templates/maison/report.typ:4:18"), "{}", run.text());
    assert_eq!(run.status, 0, "{}", run.text());
    let bundled = Project::small()
        .write("input/report-templates/default/theme.typ", "#let sans = \"Source Sans 3\"\n");
    let run = bundled.run(&["build", "--template", "default"]);
    assert!(
        run.stderr.contains("erreur[template-error] : erreur dans le modèle"),
        "{}",
        run.text()
    );
    assert!(run.stderr.contains("(template/body.typ:"), "{}", run.text());
    assert!(run.stderr.contains("retirez « report-templates/default/ »"), "{}", run.text());
}

#[test]
fn a_template_that_fails_at_a_passage_tells_its_line_and_the_passage() {
    let folder = repository().join("tests/diagnostics/typesetting-failed/input");
    let body = "report-templates/maison/body.typ";
    let pieces = fs::read_to_string(folder.join(body)).unwrap();
    let strict = format!(
        "{pieces}#let struck(body) = {{\n  assert(false, message: \"rien de barré\")\n}}\n"
    );
    let project = Project::new().copy(&folder, "input").write(&format!("input/{body}"), strict);
    let run = project.run(&["build"]);
    let told = [
        "erreur[template-error] : erreur dans le modèle à cette ligne : \
         une condition posée par le modèle n'est pas remplie : rien de barré",
        " --> report-templates/maison/body.typ:5:",
        "tables-rondes/1000.md:3:17",
        "en composant ce passage",
    ];
    for words in told {
        assert!(run.stderr.contains(words), "{words}:\n{}", run.text());
    }
    let run = project.run(&["build", "--message-format", "json"]);
    let line = run.stderr.lines().find(|line| line.contains("template-error")).unwrap();
    let told: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(told["place"]["file"], body);
    assert_eq!(told["related"]["file"], "tables-rondes/1000.md");
    assert_eq!((&told["related"]["line"], &told["related"]["column"]), (&3.into(), &17.into()));
}
