//! The guide for the secretariat: what it shows is what the program says.

use std::fmt::Write;
use std::fs;

use actes::diagnostic::{Code, Language, Level};

use crate::harness::{Project, matches_file, repository};

/// What a reader of the guide does, in order.
#[derive(Debug)]
enum Step {
    /// Runs a command (`$ actes …` in a block of the language `console`) and reads the answer.
    Run { command: String, answer: String },
    /// Fills in a file: a block after `<!-- fichier notes/0940.md -->`.
    Write { file: String, text: String },
}

fn steps(guide: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut file = None;
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("<!-- fichier ") {
            file = name.strip_suffix(" -->").map(str::to_owned);
        } else if let Some(kind) = line.strip_prefix("```") {
            let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            if let Some(file) = file.take() {
                steps.push(Step::Write { file, text: block.join("\n") + "\n" });
            } else if kind == "console" {
                for line in block {
                    match (line.strip_prefix("$ actes "), steps.last_mut()) {
                        (Some(command), _) => {
                            let (command, answer) = (command.to_owned(), String::new());
                            steps.push(Step::Run { command, answer });
                        }
                        (None, Some(Step::Run { answer, .. })) => {
                            answer.push_str(line);
                            answer.push('\n');
                        }
                        (None, _) => panic!("an answer without a command: {line}"),
                    }
                }
            }
        }
    }
    steps
}

/// Whether an answer is the one shown; « […] » stands for lines that the guide leaves out.
fn is_shown(said: &str, shown: &str) -> bool {
    let mut said = said.lines();
    let mut is_skipping = false;
    for line in shown.lines() {
        let is_next = match (line, is_skipping) {
            ("[…]", _) => true,
            (line, true) => said.any(|own| own == line),
            (line, false) => said.next() == Some(line),
        };
        if !is_next {
            return false;
        }
        is_skipping = line == "[…]";
    }
    is_skipping || said.next().is_none()
}

/// The words of a command; quotes keep some together, as a shell does.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (rank, part) in command.split('"').enumerate() {
        if rank % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn an_answer_is_shown_whole_or_with_gaps_that_are_marked() {
    assert!(is_shown("a\nb\nc\n", "a\nb\nc"));
    assert!(is_shown("a\nb\nc\n", "a\n[…]\nc") && is_shown("a\nb\n", "a\n[…]"));
    assert!(!is_shown("a\nb\n", "a") && !is_shown("a\n", "a\nb"));
    assert!(!is_shown("a\nb\nc\n", "a\n[…]\nb") && !is_shown("a\nb\n", "b"));
}

#[test]
fn what_the_guide_shows_is_what_the_program_says() {
    let guide = fs::read_to_string(repository().join("docs/guide.md")).unwrap();
    let mut project = Project::new().copy(&repository().join("tests/fixtures/guide"), ".");
    let mut wrong = Vec::new();
    let mut runs = 0;
    for step in steps(&guide) {
        match step {
            Step::Write { file, text } => {
                assert!(project.path(&file).is_file(), "{file} is no file that was prepared");
                project = project.write(&file, text);
            }
            Step::Run { command, answer } => {
                runs += 1;
                let words = words(&command);
                let run = project.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
                let said = format!("{}{}", run.stdout, run.stderr);
                if !is_shown(&said, &answer) {
                    wrong.push(format!("$ actes {command}\n{said}"));
                }
            }
        }
    }
    assert!(runs >= 6, "the guide shows {runs} commands");
    assert!(wrong.is_empty(), "the guide must show:\n\n{}", wrong.join("\n"));
}

/// The one block of a language that holds some words.
#[track_caller]
fn block(guide: &str, language: &str, words: &str) -> String {
    let opening = format!("\n```{language}\n");
    let blocks = guide.split(&opening).skip(1);
    let blocks = blocks.map(|rest| rest.split("\n```").next().unwrap_or_default().to_owned());
    let mut found = blocks.filter(|block| block.contains(words));
    let block = found.next().unwrap_or_else(|| panic!("no example with {words:?}"));
    assert!(found.next().is_none(), "one example with {words:?}");
    block + "\n"
}

#[test]
fn the_examples_of_the_chapters_are_read_without_a_remark() {
    let guide = fs::read_to_string(repository().join("docs/guide.md")).unwrap();
    let agenda = "# Journée d'étude\n\n4 juin 2024\n\n9h30 Accueil\n\n9h45 Ouverture, Jeanne Exemple, présidente\n\n\
                  10h00 Table ronde : nourrir les écoles\n\n- Paul Témoin, maire\n\n15h30 Ateliers\n";
    let notes = "# Notes\n\n## 9h45 Ouverture\n\nBienvenue.\n\n## Nourrir les écoles\n\n\
                 Six fermes. L'écrivain Pierre Modèle disait cela.\n";
    let event = [
        "titre: Essai\nlangue: fr\npersonnes: [{nom: Pierre Modèle, consentement: non}]\n"
            .to_owned(),
        block(&guide, "yaml", "reseau:").replace("office.png", "office.svg"),
        block(&guide, "yaml", "homonymes:"),
        block(&guide, "yaml", "colonnes:"),
    ];
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"60\"><rect width=\"100\" height=\"60\"/></svg>";
    let project = Project::new()
        .write("e/agenda.md", agenda)
        .write("e/event.yaml", event.concat())
        .write("e/tables-rondes/notes de la journée.md", notes)
        .write("e/ateliers/atelier-1.md", block(&guide, "markdown", "## Passage 1"))
        .write("e/evaluation.csv", block(&guide, "text", "question;effectif"))
        .write("e/logos/reseau.svg", svg)
        .write("e/logos/office.svg", svg)
        .write("e/logos/ue.svg", svg);
    let run = project.run(&["build", "e", "--message-format", "short"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.text());
}

#[test]
fn the_pictures_of_the_guide_are_there() {
    let guide = fs::read_to_string(repository().join("docs/guide.md")).unwrap();
    let pictures: Vec<_> = guide.split("](pictures/").skip(1).collect();
    assert!(pictures.len() >= 2);
    for picture in &pictures {
        let name = picture.split(')').next().unwrap_or_default();
        assert!(repository().join("docs/pictures").join(name).is_file(), "{name}");
    }
    let parts: Vec<_> = guide.split("](pictures/").collect();
    let before = parts.iter().take(pictures.len());
    let words: Vec<_> = before.filter_map(|before| before.rsplit("![").next()).collect();
    assert!(words.iter().all(|it| it.len() > 20), "each says what is to be seen: {words:?}");
}

/// Every message with its story, in the order of how much it counts.
fn messages() -> String {
    let groups = [
        (Level::Error, "Erreurs", "Rien n'est écrit tant qu'il en reste une."),
        (
            Level::Gap,
            "Ce qui manque encore",
            "Un simple point d'attention dans un projet ; une erreur quand `statut: définitif`.",
        ),
        (
            Level::Doubt,
            "À vérifier avant de publier",
            "Un point d'attention dans un projet ; une erreur quand `statut: définitif`.",
        ),
        (
            Level::Warning,
            "Points d'attention",
            "Le PDF est écrit, mais n'est peut-être pas ce que vous vouliez.",
        ),
        (Level::Note, "Remarques", "Le PDF est juste ; à vous de voir."),
        (
            Level::Decision,
            "Décisions du programme",
            "Dites seulement dans le compte rendu de composition (`actes build --report`).",
        ),
    ];
    let mut out = String::from(
        "# Tous les messages, expliqués\n\n\
         Chaque message porte un code entre crochets, comme `erreur[unknown-key]`. Cherchez-le ici (Ctrl+F), \
         ou demandez-le au programme : `actes explain unknown-key`.\n\n\
         Cette page est écrite par le programme lui-même (`UPDATE_EXPECT=1 cargo test --release guide`).\n",
    );
    for (level, title, about) in groups {
        let _ = write!(out, "\n## {title}\n\n{about}\n");
        let mut codes: Vec<_> = Code::ALL.iter().filter(|code| code.level() == level).collect();
        codes.sort_by_key(|code| code.name());
        for code in codes {
            let message = code.message(Language::French);
            let said: String = message
                .split(['{', '}'])
                .enumerate()
                .map(|(rank, part)| if rank % 2 == 0 { part } else { "…" })
                .collect();
            let story = code.story(Language::French);
            let _ = write!(out, "\n### `{}`\n\n*{said}*\n\n{story}\n", code.name());
        }
    }
    out
}

#[test]
fn every_message_is_explained_in_the_guide() {
    let found = matches_file(&messages(), &repository().join("docs/messages-expliques.md"));
    assert!(found.is_ok(), "{}", found.unwrap_err());
    let guide = fs::read_to_string(repository().join("docs/guide.md")).unwrap();
    assert!(guide.contains("](messages-expliques.md)"));
}
