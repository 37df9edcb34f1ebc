//! What is wrong is called by its cause: where people err before a file is even read, and in files
//! whose fault shows elsewhere. Folders and events are invented.

use actes::diagnostic::Language;
use serde_json::Value;

use crate::harness::Project;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n\n10h00 Table ronde : les lits\n\
                      Avec Mariama Modèle, maire ; Henri Gabarit, Réseau des Exemples ; Pierre-Yves Le Patron, CAUE\n";

/// Runs that must end with status 2 and say these words.
#[track_caller]
fn refused(project: &Project, runs: &[(&[&str], &str)]) {
    for (arguments, words) in runs {
        let run = project.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.text());
        assert!(run.stderr.contains(words), "{arguments:?}: {}", run.text());
        assert!(!run.stderr.contains("os error"), "{}", run.text());
    }
}

/// The codes and lines that `check` tells of a folder, in the short form.
fn short(project: &Project) -> Vec<String> {
    let run = project.run(&["check", "input", "--format", "short"]);
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn a_folder_that_is_not_there_leads_to_the_one_that_is_meant() {
    let project = Project::new()
        .write("montagne/agenda.md", AGENDA)
        .write("ma journée/agenda.md", AGENDA)
        .write("2018/agenda.md", AGENDA);
    refused(
        &project,
        &[
            (&["check", "montage"], "vouliez-vous écrire : montagne ?"),
            (&["build", "Montagnes"], "vouliez-vous écrire : montagne ?"),
            (&["outline", "montange"], "vouliez-vous écrire : montagne ?"),
            (&["gather", "montage"], "vouliez-vous écrire : montagne ?"),
            (&["export", "stats", "montage"], "vouliez-vous écrire : montagne ?"),
            (&["archive", "montage"], "vouliez-vous écrire : montagne ?"),
            (&["fmt", "montage"], "vouliez-vous écrire : montagne ?"),
            (&["check", "ma journee"], "vouliez-vous écrire : \"ma journée\" ?"),
            // Given without quotes: its first word, or all of them.
            (&["check", "ma"], "vouliez-vous écrire : \"ma journée\" ?"),
            (&["check", "ma", "journée"], "entre guillemets : actes check \"ma journée\""),
            (&["build", "ma", "journée", "-o", "a.pdf"], "actes build \"ma journée\" -o a.pdf"),
            // A year is no slip of another.
            (&["check", "2019"], "événements trouvés à cet endroit : 2018"),
        ],
    );
    let english = project.run(&["check", "montage", "--lang", "en"]);
    assert!(english.stderr.contains("did you mean: montagne?"), "{}", english.text());
}

#[test]
fn a_pdf_is_called_what_it_is() {
    let project = Project::small().write("notes.docx", "PK").write("autre.pdf", pdf());
    refused(
        &project,
        &[
            (&["extract", "notes.docx"], "notes.docx » n'est pas un PDF"),
            (&["extract", "autre.pdf"], "n'a pas été fait par actes"),
            (&["verify", "autre.pdf"], "n'a pas été fait par actes"),
            (
                &["build", "input", "--erratum-of", "autre.pdf", "-o", "a.pdf"],
                "n'a pas été fait par",
            ),
            (&["extract", "autres.pdf"], "vouliez-vous écrire : autre.pdf ?"),
            (&["verify", "rien.pdf"], "« rien.pdf » n'existe pas"),
        ],
    );
}

/// A PDF of another program: of two LaTeX-like objects, with no file attached.
fn pdf() -> &'static [u8] {
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
      2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
      3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n\
      trailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n"
}

#[test]
fn new_fills_no_folder_that_nobody_named() {
    let project = Project::new().write("lettre.txt", "Bonjour");
    refused(&project, &[(&["new"], "il manque le nom du dossier à préparer")]);
    assert_eq!(project.files(), ["lettre.txt"]);
    assert_eq!(project.run(&["new", "."]).status, 0);
    // From then on it is an event's.
    assert_eq!(project.run(&["new"]).status, 0);
}

#[test]
fn exports_do_not_lie_where_they_would_be_read() {
    let project = Project::sample();
    for (data, file) in [
        ("actions", "input/actions.csv"),
        ("actions", "input/actions-2.xlsx"),
        ("actions", "input/actions.ics"),
        ("model", "input/actions.json"),
        ("participants", "input/participants.xlsx"),
        ("stats", "input/evaluation.csv"),
        ("model", "input/notes/modele.json"),
    ] {
        let run = project.run(&["export", data, "input", "-o", file]);
        assert_eq!(run.status, 2, "{file}: {}", run.text());
    }
}

#[test]
fn a_printed_agenda_or_list_is_told() {
    let project = Project::new().write("input/agenda.pdf", pdf());
    let run = project.run(&["check", "input"]);
    assert!(run.stdout.contains("« agenda.pdf » est un PDF"), "{}", run.text());
    let list = Project::small().write("input/participants.pdf", pdf());
    let run = list.run(&["check", "input"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stdout.contains("« participants.pdf »"), "{}", run.text());
    assert!(run.stdout.contains("demandez à son auteur le fichier Excel"), "{}", run.text());
    // Beside what is read, it is a print of it.
    let both = Project::small().write("input/agenda.pdf", pdf());
    let both = both
        .write("input/participants.pdf", pdf())
        .write("input/participants.csv", "nom\nJo Modèle\n");
    assert_eq!(both.run(&["check", "input"]).status, 0);
}

#[test]
fn yaml_is_told_at_the_line_of_the_slip() {
    for (event, line, words) in [
        ("statut:définitif\n", 1, "il manque une espace après « : »"),
        ("titre: Un titre\nstatut:définitif\nlieu: Col\n", 2, "il manque une espace après « : »"),
        (
            "titre: \"Journée\ndate: 2019-06-12\nlieu: \"Col\"\n",
            1,
            "un guillemet n'est pas refermé",
        ),
        ("lieu: Col\ntitre: 'Journée\ndate: 2019-06-12\n", 2, "un guillemet n'est pas refermé"),
        ("titre: T\nlieu: 'Salle de l'eau'\nniveau: a\n", 2, "referme le guillemet du début"),
        (
            "titre: T\norganisateurs: [Un, Deux\n\n",
            2,
            "un crochet ou une accolade n'est pas refermé",
        ),
        ("titre: Journée : suite\n", 1, "un second « : » sur la ligne"),
        ("organisateurs:\n- Un\n  - nom: Deux\n", 3, "le retrait de la ligne ne convient pas"),
    ] {
        let project = Project::small().write("input/event.yaml", event);
        let told = short(&project);
        assert_eq!(told.len(), 1, "{event}: {told:?}");
        assert!(told[0].starts_with(&format!("event.yaml:{line}:")), "{told:?}");
        assert!(told[0].contains(words), "{told:?}");
    }
    for (event, proposed) in [
        ("lieu: 'Salle de l'eau'\n", "lieu: \"Salle de l'eau\""),
        ("organisateurs: [Un, Deux\n", "organisateurs: [Un, Deux]"),
        ("titre: Journée : suite\n", "titre: \"Journée : suite\""),
    ] {
        let run = Project::small().write("input/event.yaml", event).run(&["check", "input"]);
        assert!(run.stdout.contains(&format!("proposition : {proposed}")), "{}", run.text());
    }
    // A key is proposed in the language of the others.
    for (event, key) in [
        ("langue: fr\nlieu: Col\ntitel: Un titre\n", "titre"),
        ("language: fr\nplace: Col\ntitel: Un titre\n", "title"),
    ] {
        let run = Project::small().write("input/event.yaml", event).run(&["check", "input"]);
        assert!(run.stdout.contains(&format!("« {key} »")), "{}", run.text());
        assert!(!run.stdout.contains(if key == "titre" { "« title »" } else { "« titre »" }));
    }
}

#[test]
fn a_cell_is_mended_as_a_cell() {
    let table = "titre;origine;porteur;échéance;priorité\nUn;9h30;A;31/11/2024;urgent\nDeux;9h30;A;12/2025;Très haute\n";
    let project = Project::small().write("input/actions.csv", table);
    let run = project.run(&["check", "input"]);
    assert!(run.stdout.contains("« 31/11/2024 », un jour qui n'existe pas"), "{}", run.stdout);
    assert!(run.stdout.contains("Écrivez par exemple « 12/06/2019 »"), "{}", run.stdout);
    assert!(!run.stdout.contains("échéance: "), "{}", run.stdout);
    assert_eq!(run.stdout.matches("erreur[").count(), 1, "{}", run.stdout);
    refused(
        &project,
        &[
            (&["archive", "input", "--date", "31/11/2024"], "un jour qui n'existe pas"),
            (&["archive", "input", "--date", "bientôt"], "n'est pas une date"),
        ],
    );
    let mended = project.write("input/actions.csv", table.replace("31/11", "30/11"));
    let run = mended.run(&["archive", "input", "-o", "a", "--date", "4 juin 2026"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let info = std::fs::read_to_string(mended.path("a/bag-info.txt")).unwrap();
    assert!(info.contains("2026-06-04"), "{info}");
}

#[test]
fn names_with_titles_find_the_announced_or_the_nearest() {
    let project = Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/participants.csv", "nom\nPaul Gabarit\nAnne Gabarit\n")
        .write(
            "input/notes/1000.md",
            "Dr Modèle : un.\n\nPY Le Patron : deux.\n\nM. Gabarit : trois.\n\nMme Modele : quatre.\n\nGabarit : cinq.\n\n\
             M. Gabarrit : six.\n",
        );
    let told = short(&project);
    let persons: Vec<_> = told.iter().filter(|it| it.contains("person]")).collect();
    assert_eq!(persons.len(), 1, "{told:?}");
    assert!(persons[0].contains("« M. Gabarrit »"), "{told:?}");
    let run = project.run(&["check", "input"]);
    assert!(run.stdout.contains("« Henri Gabarit »"), "{}", run.text());
}

#[test]
fn a_final_report_has_nothing_left_to_do() {
    const NOTE: &str = "Mariama Modèle : les lits manquent.\n\nÀ vérifier : le chiffre de 200 lits.\n\n\
                        PERSO : rappeler Henri.\n\n[compléter avec les chiffres]\n\nUn ** gras perdu.\n\nVoir {{logo}} ici.\n\nCordialement, Odile\n";
    const ACTIONS: &str =
        "actions:\n  - {titre: Un guide, porteur: à définir, horizon: \"?\", origine: 10h00}\n";
    let project = |status: &str| {
        Project::new()
            .write("input/agenda.md", format!("{AGENDA}\nQuestions :\n\n1. Qui paie ?\n"))
            .write("input/event.yaml", format!("statut: {status}\n"))
            .write("input/notes/1000.md", NOTE)
            .write("input/actions.yaml", ACTIONS)
    };
    let draft = project("projet").run(&["check", "input", "--format", "short"]);
    assert_eq!(draft.status, 0, "{}", draft.text());
    let last = project("définitif").run(&["check", "input", "--format", "short"]);
    assert_eq!(last.status, 1, "{}", last.text());
    for words in [
        "À vérifier",
        "[compléter avec les chiffres]",
        "**",
        "{{",
        "Cordialement, Odile",
        "« à définir »",
    ] {
        let is_told = |run: &str, severity: &str| {
            run.lines().any(|line| line.contains(words) && line.contains(severity))
        };
        assert!(is_told(&draft.stdout, "warning["), "{words}: {}", draft.text());
        assert!(is_told(&last.stdout, "error["), "{words}: {}", last.text());
    }
}

#[test]
fn the_systems_own_words_are_translated() {
    let project = Project::small().write("fichier", "");
    let run = project.run(&["build", "input", "-o", "fichier/a.pdf"]);
    assert_eq!(run.status, 2, "{}", run.text());
    for language in [Language::French, Language::English] {
        let project = Project::small().speaking(language);
        let run = project.run(&["verify", "rien.zip"]);
        assert!(!run.stderr.contains("os error"), "{}", run.text());
    }
}

#[test]
fn a_folder_of_events_is_none() {
    let event = |project: Project, folder: &str| {
        let note = "Mariama Modèle : les lits manquent.\n";
        let project = project.write(&format!("{folder}/agenda.md"), AGENDA);
        project.write(&format!("{folder}/notes/1000.md"), note)
    };
    let project = event(event(Project::new(), "tous/mai"), "tous/ma journée");
    refused(
        &project,
        &[
            (&["check", "tous"], "indiquez lequel : \"tous/ma journée\", tous/mai"),
            (&["build", "tous"], "indiquez lequel"),
            (&["outline", "tous"], "indiquez lequel"),
            (&["export", "actions", "tous"], "indiquez lequel"),
        ],
    );
    // An agenda in a folder of its own is part of one event.
    let pile = Project::new().write("pile/programme/agenda.md", AGENDA);
    assert_eq!(pile.run(&["check", "pile"]).status, 0, "{}", pile.run(&["check", "pile"]).text());
}

#[test]
fn a_folder_to_write_to_leads_to_the_one_that_is_meant() {
    let project = Project::small().write("pdf/autre.txt", "");
    refused(
        &project,
        &[
            (&["build", "input", "-o", "pdff/a.pdf"], "vouliez-vous écrire : pdf/a.pdf ?"),
            (
                &["export", "stats", "input", "-o", "pdfs/a.csv"],
                "vouliez-vous écrire : pdf/a.csv ?",
            ),
            (&["archive", "input", "-o", "pdff/a"], "vouliez-vous écrire : pdf/a ?"),
            (&["build", "input", "-o", "rien/du/tout/a.pdf"], "créez-le ou choisissez-en un autre"),
        ],
    );
    assert_eq!(project.files(), ["input/agenda.md", "pdf/autre.txt"]);
}

#[test]
fn what_is_exported_into_the_event_would_be_read_by_what_it_says() {
    let actions = "actions:\n  - {titre: Un guide, porteur: Commune}\n";
    let project = Project::small().write("input/actions.yaml", actions);
    for (data, file) in [
        ("actions", "input/suivi.csv"),
        ("actions", "input/divers/tableau.xlsx"),
        ("participants", "input/liste.xlsx"),
        ("model", "input/tout.json"),
    ] {
        let project = Project::small().write("input/divers/lisezmoi.txt", "");
        let run = project.run(&["export", data, "input", "-o", file]);
        assert_eq!(run.status, 2, "{file}: {}", run.text());
        assert!(!project.path(file).exists());
    }
    // Under the name that the program gives, nothing reads it.
    let run = project.run(&["export", "actions", "input", "-o", "input/actes-actions-2.csv"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(!short(&project).iter().any(|it| it.contains("recognised")), "{:?}", short(&project));
}

#[test]
fn an_action_may_begin_with_labels() {
    let note = "Mariama Modèle : les lits manquent.\n";
    for (path, text) in [
        (
            "input/actions/guide.txt",
            "Porteur : Commune de Col\nHorizon : 6 mois\nOrigine : 10h00\n\nUn guide\n\nLe texte.\n",
        ),
        (
            "input/actions/guide.md",
            "Titre : Un guide\nPorteur : Commune\n\nÉchéance : 2020-01-31\nOrigine : 10h00\n\nLe texte.\n",
        ),
    ] {
        let project = Project::new()
            .write("input/agenda.md", AGENDA)
            .write("input/notes/1000.md", note)
            .write(
                path,
                if path.ends_with("txt") {
                    text.replace("Un guide", "# Un guide")
                } else {
                    text.to_owned()
                },
            );
        let told = short(&project);
        let is_of_it = |line: &&String| line.contains("action") || line.contains("missing-key");
        assert_eq!(told.iter().filter(is_of_it).count(), 0, "{told:?}");
        let register = project.run(&["export", "actions", "input"]).stdout;
        assert!(register.contains("Un guide") && register.contains("Commune"), "{register}");
        assert!(!register.contains("Porteur :"), "{register}");
    }
}

#[test]
fn who_is_named_with_a_slip_has_not_been_silent() {
    let note = "Mariama Modèle : un.\n\nM. Gabarrit : deux.\n";
    let project =
        Project::new().write("input/agenda.md", AGENDA).write("input/notes/1000.md", note);
    let told = short(&project);
    let silent: Vec<_> = told.iter().filter(|it| it.contains("silent-panellist")).collect();
    assert_eq!(silent.len(), 1, "{told:?}");
    assert!(silent[0].contains("Pierre-Yves Le Patron"), "{told:?}");
}

#[test]
fn a_message_has_the_page_of_its_passage() {
    let notes: String = (1..=60)
        .map(|rank| {
            format!(
                "Constat {rank} : les lits manquent au village n° {rank}, et il faut le dire.\n\n"
            )
        })
        .collect();
    let note = format!("# Loger\n\n{notes}À vérifier : le chiffre de 200 lits.\n");
    let project = Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", "contrôles: {placeholder: remarque}\n")
        .write("input/notes/1000.md", note);
    let run = project.run(&["build", "input", "-o", "a.pdf", "--message-format", "json"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let page = |code: &str, stderr: &str| -> u64 {
        let lines = stderr.lines().filter_map(|it| serde_json::from_str::<Value>(it).ok());
        let fact = lines.into_iter().find(|it| it["code"] == code).unwrap();
        fact["page"].as_u64().unwrap()
    };
    let told = page("placeholder", &run.stderr);
    let pages = actes::pdf::printed(std::fs::read(project.path("a.pdf")).unwrap()).unwrap();
    let at = pages.iter().position(|it| it.contains("chiffrede200")).unwrap();
    assert_eq!(told, at as u64 + 1);
    assert!(told > 2, "{told}");
    let run = project.run(&["check", "input", "--typeset"]);
    assert!(run.stdout.contains(&format!("page {told} du PDF")), "{}", run.text());
    let run = project.run(&["check", "input"]);
    assert!(!run.stdout.contains("du PDF"), "{}", run.text());
}

#[test]
fn a_slip_in_a_command_leads_to_the_likeliest() {
    let project = Project::small();
    refused(
        &project,
        &[
            (&["chek"], "Vouliez-vous écrire « check » ?"),
            (&["buld", "input"], "Vouliez-vous écrire « build » ?"),
            (&["check", "--al"], "Vouliez-vous écrire « --all » ?"),
            (&["export", "action", "input"], "Vouliez-vous écrire « actions » ?"),
        ],
    );
    let run = project.run(&["build", "input", "--template", "sobre", "-o", "a.pdf"]);
    assert!(run.stderr.contains("Vouliez-vous écrire « sober » ?"), "{}", run.text());
}
