//! `outline --write`: a programme written as it was understood reads back to the same model, takes the
//! place of the agenda it was written from, and says how to correct it.

use std::fs;

use actes::diagnostic::Language;
use serde_json::Value;

use crate::harness::{Project, repository};

/// What `outline` understands, without the files it was understood from.
#[track_caller]
fn understood(project: &Project) -> Value {
    let run = project.run(&["outline", "input", "--format", "json"]);
    let mut model: Value =
        serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.text()));
    let fields = model.as_object_mut().unwrap();
    for key in ["sources", "fingerprint", "doubts"] {
        assert!(fields.remove(key).is_some(), "{key}");
    }
    model
}

/// The written programme.
#[track_caller]
fn written(project: &Project) -> String {
    fs::read_to_string(project.path("input/agenda.yaml")).unwrap()
}

#[test]
fn every_layout_reads_back_to_the_same_model() {
    let mut count = 0;
    for entry in fs::read_dir(repository().join("tests/agenda-layouts")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_none_or(|it| it != "md") || stem == "README" {
            continue;
        }
        let project = Project::new().write("input/programme.md", fs::read(&path).unwrap());
        let mut before = understood(&project);
        let run = project.run(&["outline", "input", "--write"]);
        assert!(run.stdout.starts_with("agenda.yaml : "), "{stem}: {}", run.text());
        let mut after = understood(&project);
        // The letter that a programme was pasted from is left in the original.
        if stem.ends_with("mail") {
            let texts = [&mut before, &mut after].map(|model| model["event"]["passages"].take());
            let [before, after] = texts.map(|text| text.as_array().unwrap().clone());
            assert!(after.len() <= before.len(), "{stem}");
            assert!(after.iter().all(|line| before.contains(line)), "{stem}: {after:?}");
        }
        assert_eq!(before, after, "{stem}\n{}", written(&project));
        count += 1;
    }
    assert!(count >= 50, "{count}");
}

const TWO_DAYS: &str = "---\norganisateurs: [Réseau des bourgs]\ncontexte: Une suite.\n---\n\
    # Habiter les bourgs\n\nPourquoi y rester ?\n\nJeudi 2 octobre 2025\n\n9h00 – 10h30 Plénière : qui part ?\n\
    Avec Camille Exemple, maire\n\n14h00 Ateliers\n\nVendredi 3 octobre 2025\n\n9h00 Plénière : qui revient ?\n\n\
    12h00 Clôture\n";

#[test]
fn the_written_programme_takes_the_place_of_the_original() {
    let project = Project::new().write("input/programme.md", TWO_DAYS);
    let before = understood(&project);
    let run = project.run(&["outline", "input", "--write"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(
        run.stdout.contains("à la place de programme.md, qui reste dans le dossier"),
        "{}",
        run.text()
    );
    let text = written(&project);
    for line in [
        "# - Une séance commence par « - titre: ». Pour en ajouter une, copiez-en une et changez ses",
        "remplace: \"programme.md\"",
        "organisateurs: [Réseau des bourgs]",
        "titre: \"Habiter les bourgs\"",
        "    jour: vendredi 3 octobre 2025",
        "    début: 9h00",
        "    type: plénière",
        "      - nom: \"Camille Exemple\"",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    assert_eq!(before, understood(&project), "{text}");

    // A correction counts; the original has no say any more, and is no second agenda.
    let text = text.replace("\"qui part ?\"", "\"qui s'en va ?\"");
    let project = project.write("input/agenda.yaml", &text);
    assert_eq!(understood(&project)["sessions"][0]["title"], "qui s'en va ?");
    let run = project.run(&["check", "input"]);
    assert!(
        !run.text().contains("two-agendas") && !run.text().contains("replaced-agenda"),
        "{}",
        run.text()
    );
    let model = project.run(&["outline", "input", "--format", "json"]).stdout;
    let model: Value = serde_json::from_str(&model).unwrap();
    let sources = model["sources"].as_array().unwrap();
    let paths: Vec<_> = sources.iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(
        paths,
        ["agenda.yaml", "programme.md"],
        "both stay in the folder and in the archives"
    );

    // A new version of the original is told; another agenda beside them is one too many.
    let project = project.write("input/programme.md", TWO_DAYS.replace("12h00", "12h30"));
    assert!(project.run(&["check", "input"]).text().contains("[replaced-agenda-changed]"));
    let project = project.write("input/programme-v2.md", TWO_DAYS);
    let run = project.run(&["check", "input"]);
    let both = "plusieurs ordres du jour : « agenda.yaml », « programme-v2.md »";
    assert!(run.text().contains(both), "{}", run.text());
}

#[test]
fn what_was_corrected_is_never_overwritten() {
    let project = Project::small();
    assert_eq!(project.run(&["outline", "input", "--write"]).status, 0);
    let text = written(&project);
    let run = project.run(&["outline", "input", "--write"]);
    assert_ne!(run.status, 0);
    assert!(run.text().contains("est déjà un programme à corriger à la main"), "{}", run.text());
    assert_eq!(written(&project), text);
}

#[test]
fn doubts_stand_at_their_sessions_with_their_lines() {
    let agenda = "# Journée d'étude\n\nMercredi 12 juin 2019\n\n9h30 Accueil\n\n14h00 Ateliers\n\n13h00 Repas\n";
    let project = Project::new().write("input/agenda.md", agenda);
    let run = project.run(&["outline", "input"]);
    let lines: Vec<_> = run.stdout.lines().collect();
    let at = lines.iter().position(|line| line.contains("Repas")).unwrap();
    assert!(lines[at + 1].trim_start().starts_with("? ligne 9 : "), "{}", run.stdout);
    let model = project.run(&["outline", "input", "--format", "json"]).stdout;
    let model: Value = serde_json::from_str(&model).unwrap();
    let doubts = model["doubts"].as_array().unwrap();
    let doubt = doubts.iter().find(|it| it["code"] == "times-out-of-order").unwrap();
    assert_eq!((&doubt["line"], &doubt["session"]), (&9.into(), &"s1300".into()));
    assert_eq!(doubt["text"], "13h00 Repas");

    assert_eq!(project.run(&["outline", "input", "--write"]).status, 0);
    let text = written(&project);
    let lines: Vec<_> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("\"Repas\"")).unwrap();
    assert!(lines[at - 1].starts_with("  # À vérifier (ligne 9) : "), "{text}");
}

#[test]
fn the_file_speaks_english_for_an_english_event() {
    let agenda = "# Study day\n\n12 June 2019\n\n9:30 Welcome\n\n10:00 Panel: the land and who is to keep it\n\
        Chair: Ada Bogus\n";
    let project = Project::new().speaking(Language::English).write("input/agenda.md", agenda);
    let before = understood(&project);
    let run = project.run(&["outline", "input", "--write"]);
    assert!(
        run.stdout.contains("in place of agenda.md, which stays in the folder"),
        "{}",
        run.text()
    );
    let text = written(&project);
    for line in [
        "replaces: \"agenda.md\"",
        "language: en",
        "    kind: round-table",
        "        role: moderator",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    assert_eq!(before, understood(&project), "{text}");
}
