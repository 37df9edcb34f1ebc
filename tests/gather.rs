//! A pile of files as received becomes an event's folder. People and events here are invented.

use std::fs;

use rust_xlsxwriter::{Format, Workbook};

use crate::harness::Project;

const PROGRAMME: &str = "\
Journée d'étude « Cantines de demain »
Mardi 14 octobre 2025, salle des fêtes de Saint-Modèle

9h30 Accueil
9h45 Ouverture, Jeanne Exemple, présidente
10h00 Table ronde : nourrir les écoles
    Avec Paul Témoin (maire) et Anne Fictive (cheffe de cuisine)
11h15 Grand témoin : ce que mangent les enfants
    Luc Inventé, sociologue
12h30 Déjeuner
14h00 Ateliers
    Atelier A : Les achats
    Atelier B : Le gaspillage
16h00 Conclusion
";

fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// A pile as it lies on a desk.
fn pile() -> Project {
    let people: &[&[&str]] = &[
        &["Nom", "Prénom", "Structure", "Courriel"],
        &["Témoin", "Paul", "Commune de Saint-Modèle", "paul@exemple.fr"],
    ];
    let actions: &[&[&str]] = &[
        &["Intitulé", "Pilote", "Échéance", "Issu de"],
        &["Former les cuisiniers", "Commune de Saint-Modèle", "2026", "Atelier B"],
    ];
    Project::new()
        .write("pile/Programme cantines V2.txt", PROGRAMME.replace("Déjeuner", "Repas"))
        .write("pile/Programme cantines VF3 (2).txt", PROGRAMME)
        .write("pile/Export_inscriptions_2025-10-14.xlsx", sheet(people))
        .write("pile/Plan d'actions 2025.xlsx", sheet(actions))
        .write(
            "pile/TR notes grand témoin.txt",
            "Luc Inventé : les enfants mangent ce qu'ils connaissent. Il faut du temps, et de la patience, \
             pour qu'une cantine devienne un lieu où l'on apprend à goûter, à choisir et à partager.\n",
        )
        .write(
            "pile/CR table ronde.txt",
            "Paul Témoin : la commune achète à six fermes.\n\nAnne Fictive : on épluche tout sur place.\n",
        )
        .write("pile/atelier B - fiche.txt", "Animatrice : Anne Fictive\n\nConstats : on jette un tiers.\n")
        .write("pile/photos/IMG_2041.png", PIXEL)
        .write("pile/logo commune.png", [PIXEL, b"x"].concat())
        .write("pile/copie/logo commune.png", [PIXEL, b"x"].concat())
        .write("pile/slides.pptx", "PK")
        .write("pile/.DS_Store", "x")
}

const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, b'I', b'D', b'A', b'T',
    0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, b'I',
    b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

#[test]
fn a_pile_becomes_a_folder_in_one_command() {
    let project = pile();
    let before = project.files();
    let run = project.run(&["gather", "pile"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let gathered: Vec<_> = project
        .files()
        .into_iter()
        .filter_map(|it| it.strip_prefix("evenement-2025-10-14/").map(str::to_owned))
        .filter(|it| it != RECORD)
        .collect();
    assert_eq!(
        gathered,
        [
            "actions.xlsx",
            "agenda.txt",
            "annexes/photographies.md",
            "ateliers/atelier-2.txt",
            "logos/logo-commune.png",
            "participants.xlsx",
            "photos/img-2041.png",
            "tables-rondes/1000-nourrir-les-ecoles.txt",
            "tables-rondes/1115-ce-que-mangent-les-enfants.txt",
        ],
        "{}",
        run.text()
    );
    let agenda = fs::read_to_string(project.path("evenement-2025-10-14/agenda.txt")).unwrap();
    assert_eq!(agenda, PROGRAMME, "the newest version counts");
    for words in [
        "Programme cantines V2.txt : version plus ancienne de « Programme cantines VF3 (2).txt »",
        "le même fichier que",
        "slides.pptx : un diaporama s'annexe en PDF",
        "Ensuite : actes check evenement-2025-10-14",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
    assert!(before.iter().all(|file| project.files().contains(file)), "the pile is as it was");
}

#[test]
fn a_dry_run_copies_nothing() {
    let project = pile();
    let before = project.files();
    let run = project.run(&["gather", "pile", "-o", "journee", "--dry-run"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stdout.contains("→ agenda.txt"), "{}", run.stdout);
    assert_eq!(project.files(), before);
}

#[test]
fn later_files_are_added_and_nothing_is_overwritten() {
    let project = pile();
    assert_eq!(project.run(&["gather", "pile", "-o", "journee"]).status, 0);
    let agenda = fs::read(project.path("journee/agenda.txt")).unwrap();
    let project = project
        .write("pile/notes ouverture.txt", "Jeanne Exemple : bienvenue à toutes et à tous.\n");
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(
        run.stdout.contains("notes ouverture.txt → tables-rondes/0945-ouverture.txt"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("déjà là"), "{}", run.stdout);
    assert_eq!(fs::read(project.path("journee/agenda.txt")).unwrap(), agenda);
    let copied = project.files().into_iter().filter(|file| file.starts_with("journee/")).count();
    assert_eq!(copied, 11, "{}", run.stdout);
}

/// Where the event keeps what was gathered.
const RECORD: &str = ".actes/gathered.tsv";

/// An event gathered from a pile, whose secretary corrected one file, renamed and corrected another and
/// removed a third.
fn corrected() -> Project {
    let project = pile().write(
        "pile/notes ouverture.txt",
        "Jeanne Exemple : bienvenue à toutes et à tous, et merci aux agents de la cuisine centrale.\n",
    );
    assert_eq!(project.run(&["gather", "pile", "-o", "journee"]).status, 0);
    let folder = project.path("journee");
    let change = |from: &str, to: &str, old: &str, new: &str| {
        let text = fs::read_to_string(folder.join(from)).unwrap();
        assert!(text.contains(old), "{text}");
        fs::remove_file(folder.join(from)).unwrap();
        fs::write(folder.join(to), text.replace(old, new)).unwrap();
    };
    let table = "tables-rondes/1000-nourrir-les-ecoles.txt";
    change(table, table, "six fermes", "sept fermes");
    let opening = "tables-rondes/0945-ouverture.txt";
    change(opening, "tables-rondes/0945-mot-de-bienvenue.md", "à toutes et à tous", "à vous");
    fs::remove_file(folder.join("ateliers/atelier-2.txt")).unwrap();
    project
}

#[test]
fn what_was_corrected_is_not_brought_back() {
    let project = corrected();
    let before = project.files();
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert_eq!(project.files(), before, "{}", run.stdout);
    for words in [
        "CR table ronde.txt → tables-rondes/1000-nourrir-les-ecoles.txt  (corrigé depuis, gardé tel quel)",
        "notes ouverture.txt : déjà rassemblé sous le nom « tables-rondes/0945-ouverture.txt », renommé ou retiré",
        "actes gather \"pile/atelier B - fiche.txt\" -o \"journee\" --as atelier",
        "0 fichier copié",
    ] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
    // What was removed is taken again by the command that is told.
    let again = ["gather", "pile/atelier B - fiche.txt", "-o", "journee", "--as", "atelier"];
    let run = project.run(&again);
    assert!(run.stdout.contains("→ ateliers/atelier-2.txt"), "{}", run.text());
}

#[test]
fn without_its_record_a_corrected_file_is_known_by_its_words() {
    let project = corrected();
    fs::remove_file(project.path("journee").join(RECORD)).unwrap();
    let before = project.files();
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    let copied: Vec<_> = project.files().into_iter().filter(|it| !before.contains(it)).collect();
    // The sheet that was removed is new again.
    assert_eq!(copied, [format!("journee/{RECORD}"), "journee/ateliers/atelier-2.txt".to_owned()]);
    assert!(
        run.stdout.contains(
            "une version de « tables-rondes/0945-mot-de-bienvenue.md », déjà dans le dossier"
        ),
        "{}",
        run.stdout
    );
    let settle = ["gather", "pile/notes ouverture.txt", "-o", "journee", "--as", "rien"];
    assert_eq!(project.run(&settle).status, 0);
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    assert!(run.stdout.contains("notes ouverture.txt : à votre demande"), "{}", run.stdout);
}

#[test]
fn a_newer_version_is_told_and_takes_the_place_when_asked() {
    let project = corrected().write(
        "pile/CR table ronde.txt",
        "Paul Témoin : la commune achète à huit fermes.\n\nAnne Fictive : on épluche tout sur place.\n",
    );
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    let command = "actes gather \"pile/CR table ronde.txt\" -o \"journee\" --as remplacement\n";
    assert!(run.stdout.contains(command), "{}", run.stdout);
    let replace = ["gather", "pile/CR table ronde.txt", "-o", "journee", "--as", "remplacement"];
    let run = project.run(&replace);
    assert_eq!(run.status, 0, "{}", run.text());
    let read = |path: &str| fs::read_to_string(project.path(&format!("journee/{path}"))).unwrap();
    let path = "tables-rondes/1000-nourrir-les-ecoles.txt";
    assert!(read(path).contains("huit fermes"), "{}", run.stdout);
    // What the secretary wrote is kept where nobody reads it.
    assert!(read(&format!(".actes/replaced/{path}")).contains("sept fermes"));
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    assert!(run.stdout.contains(&format!("CR table ronde.txt = {path}")), "{}", run.stdout);
    let new = ["gather", "pile/atelier B - fiche.txt", "-o", "journee", "--as", "remplacement"];
    assert!(project.run(&new).stdout.contains("aucun fichier du dossier n'en est une version"));
}

#[test]
fn a_prepared_file_gives_its_place_to_the_one_that_comes() {
    let project = Project::new().write("programme.txt", PROGRAMME);
    assert_eq!(project.run(&["new", "journee", "--agenda", "programme.txt"]).status, 0);
    let project = project.write(
        "pile/CR table ronde.txt",
        "Paul Témoin : la commune achète à six fermes.\n\nAnne Fictive : on épluche tout sur place.\n",
    );
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    assert!(run.stdout.contains("remplace le fichier préparé"), "{}", run.stdout);
    let notes: Vec<_> = project
        .files()
        .into_iter()
        .filter(|it| it.starts_with("journee/tables-rondes/1000"))
        .collect();
    assert_eq!(notes, ["journee/tables-rondes/1000-nourrir-les-ecoles.txt"], "{}", run.stdout);
}

#[test]
fn actions_tell_their_workshop_by_its_number_or_letter() {
    let table = "titre;porteur;horizon;atelier\nUn;CAUE;6 mois;A\nDeux;CAUE;6 mois;Atelier B : Le gaspillage alimentaire\n\
                 Trois;CAUE;6 mois;2\n";
    let project =
        Project::new().write("input/agenda.txt", PROGRAMME).write("input/actions.csv", table);
    let run = project.run(&["check", "input"]);
    assert!(!run.stdout.contains("unknown-reference"), "{}", run.stdout);
    assert!(!run.stdout.contains("action-without-origin"), "{}", run.stdout);
}

#[test]
fn a_chat_is_no_programme() {
    let chat = "14/10/2025, 10:05 - Paul Témoin: on commence la table ronde\n\
                14/10/2025, 10:12 - Anne Fictive: on épluche tout sur place\n\
                14/10/2025, 10:20 - Paul Témoin: la commune achète à six fermes\n\
                14/10/2025, 10:31 - Anne Fictive: et le pain ?\n";
    let project = pile().write("pile/Discussion WhatsApp.txt", chat);
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    assert!(!run.stdout.contains("à choisir entre"), "{}", run.stdout);
    assert!(run.stdout.contains("→ agenda.txt"), "{}", run.stdout);
}

#[test]
fn a_mail_whose_subject_is_the_title_of_a_session_is_its_notes() {
    let project = pile().write(
        "pile/Re_ texte.eml",
        "From: Luc Invente <luc@exemple.fr>\r\nTo: Camille <c@exemple.fr>\r\nSubject: Mon propos de grand temoin, \
         ce que mangent les enfants\r\nDate: Fri, 10 Oct 2025 10:00:00 +0200\r\n\r\nBonjour Camille,\r\n\r\n\
         Voici mon texte.\r\n\r\nLes enfants mangent ce qu'ils connaissent.\r\n\r\nBien a vous,\r\nLuc\r\n",
    );
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    let told = "Re_ texte.eml → tables-rondes/1115-ce-que-mangent-les-enfants.eml";
    assert!(run.stdout.contains(told), "its subject is the title of the session\n{}", run.stdout);
}

#[test]
fn comments_on_actions_are_for_the_organisers() {
    let table = "Intitulé;Pilote;Issu de;Commentaires\nUn guide;CAUE-Modèle;9h30;le maire-fictif est contre\n";
    let project = |event: &str| {
        Project::small().write("input/actions.csv", table).write("input/event.yaml", event)
    };
    let printed = |project: &Project, edition: &str| {
        let run = project.run(&[
            "build",
            "input",
            "-o",
            "a.pdf",
            "--edition",
            edition,
            "--project",
            edition,
        ]);
        assert_eq!(run.status, 0, "{}", run.text());
        let folder = project.path(edition).join("bodies");
        let bodies = fs::read_dir(folder).into_iter().flatten().map(|it| it.unwrap().path());
        bodies.map(|it| fs::read_to_string(it).unwrap()).collect::<String>()
    };
    let kept = project("langue: fr\n");
    let run = kept.run(&["check", "input"]);
    for words in [
        "comment-column",
        "elle n'est imprimée que dans l'édition interne",
        "colonnes: {Commentaires: description}",
    ] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
    assert!(!printed(&kept, "public").contains("le maire-fictif"));
    assert!(printed(&kept, "internal").contains("le maire-fictif"));
    let published = project("langue: fr\ncolonnes: {Commentaires: description}\n");
    assert!(printed(&published, "public").contains("le maire-fictif"));
}

#[test]
fn the_first_line_of_a_sheet_is_its_title() {
    let project = Project::new()
        .write("input/agenda.txt", PROGRAMME)
        .write("input/ateliers/x.txt", "Atelier A\nAnimatrice : Anne Fictive\n\nOn achète peu.\n")
        .write(
            "input/ateliers/y.txt",
            "ATELIER B - Le gaspillage des restes\n\nOn jette un tiers.\n",
        );
    let run = project.run(&["build", "input", "-o", "a.pdf", "--project", "p"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let report = fs::read_to_string(project.path("p/report.json")).unwrap();
    for words in ["\"Les achats\"", "Le gaspillage des restes"] {
        assert!(report.contains(words), "{words}: {report}");
    }
    let bodies = fs::read_dir(project.path("p/bodies")).unwrap().map(|it| it.unwrap().path());
    let bodies: String = bodies.map(|it| fs::read_to_string(it).unwrap()).collect();
    assert!(!bodies.to_lowercase().contains("atelier"), "{bodies}");
    assert!(bodies.contains("achète") && bodies.contains("tiers"), "{bodies}");
}

#[test]
fn a_sheet_called_by_its_letter_meets_its_workshop() {
    let project = Project::new()
        .write("input/agenda.txt", PROGRAMME)
        .write(
            "input/ateliers/a.txt",
            "Animateur·rice : Anne Fictive\nRapporteure : Odile Inventée\n\nUne idée.\n",
        )
        .write("input/ateliers/02.md", "Rapporteure : Paul Témoin\n\nUne autre.\n");
    let run = project.run(&["outline", "input"]);
    for words in ["Les achats (compte rendu", "Le gaspillage (compte rendu", "Odile Inventée"] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
    let run = project.run(&["check", "input"]);
    assert!(!run.stdout.contains("workshop-without-rapporteur"), "{}", run.stdout);
}

#[test]
fn a_doubtful_file_is_settled_by_one_command_that_is_told() {
    let project = pile().write("pile/divers.txt", "Merci de rapporter les badges à l'entrée.\n");
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    assert!(run.stdout.contains("à préciser"), "{}", run.stdout);
    assert!(
        run.stdout.contains("actes gather \"pile/divers.txt\" -o \"journee\" --as notes"),
        "{}",
        run.stdout
    );
    let run = project.run(&["gather", "pile/divers.txt", "-o", "journee", "--as", "notes:10h"]);
    assert!(run.stdout.contains("→ tables-rondes/1000-nourrir-les-ecoles-2.txt"), "{}", run.stdout);
    let run = project.run(&["gather", "pile/divers.txt", "-o", "journee", "--as", "recette"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("--as attend : programme, notes"), "{}", run.stderr);
}

#[test]
fn what_was_gathered_is_read() {
    let project = pile();
    assert_eq!(project.run(&["gather", "pile", "-o", "journee"]).status, 0);
    let run = project.run(&["outline", "journee", "--format", "json"]);
    let outline: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let notes: Vec<_> = outline["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["notes"].as_array().is_some_and(|it| !it.is_empty()))
        .map(|it| it["start"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(notes, ["10:00", "11:15"], "{}", run.stdout);
}

#[test]
fn notes_of_several_sessions_are_cut_at_titles_and_hours() {
    let project = Project::new().write("input/agenda.txt", PROGRAMME).write(
        "input/notes/toute la journée.md",
        "# Notes de la journée\n\n## 9h45 Ouverture\n\nOuverture faite.[^a]\n\n## Nourrir les écoles\n\nSix fermes.\n\n\
         ## Conclusion\n\nAu revoir.\n\n[^a]: Note d'ouverture.\n",
    );
    let report = project.run(&["build", "input", "-o", "actes.pdf", "--report", "report.txt"]);
    assert_eq!(report.status, 0, "{}", report.text());
    let told = fs::read_to_string(project.path("report.txt")).unwrap();
    for session in ["9h45 Ouverture", "10h00 nourrir les écoles", "16h00 Conclusion"] {
        assert!(told.contains(session), "{session}\n{told}");
    }
    let text = crate::pdf::Volume::read(fs::read(project.path("actes.pdf")).unwrap()).text();
    for words in ["Ouverture faite.", "Note d’ouverture.", "Six fermes.", "Au revoir."] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn notes_without_headings_are_cut_where_speakers_begin() {
    let project = Project::new().write("input/agenda.txt", PROGRAMME).write(
        "input/notes/notes.txt",
        "J. Exemple : bienvenue.\nP. Témoin : six fermes.\nMme Fictive : tout est épluché.\nLuc Inventé : du temps.\n",
    );
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--report", "report.txt"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let told = fs::read_to_string(project.path("report.txt")).unwrap();
    for session in ["9h45 Ouverture", "10h00 nourrir les écoles", "11h15"] {
        assert!(told.contains(session), "{session}\n{told}");
    }
}

#[test]
fn a_heading_of_notes_is_one_whatever_stands_below_it_and_is_not_printed_twice() {
    let project = Project::new().write("input/agenda.txt", PROGRAMME).write(
        "input/notes/jour.txt",
        "9h45 Ouverture\nBienvenue à toutes et à tous dans cette salle que la commune nous prête, comme chaque année depuis dix ans déjà.\n\n\
         10h Table ronde – Nourrir les écoles\nSix fermes livrent chaque semaine les quatre cantines du canton, et deux autres les rejoindront dès la rentrée.\n",
    );
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--report", "report.txt"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let told = fs::read_to_string(project.path("report.txt")).unwrap();
    for session in ["9h45 Ouverture", "10h00 nourrir les écoles"] {
        assert!(told.contains(session), "{session}\n{told}");
    }
    let text = crate::pdf::Volume::read(fs::read(project.path("actes.pdf")).unwrap()).text();
    assert!(text.contains("Bienvenue à toutes") && text.contains("Six fermes"), "{text}");
    assert!(!text.contains("Ouverture Bienvenue") && !text.contains("ronde – Nourrir"), "{text}");
}

#[test]
fn who_answers_a_question_later_does_not_lead_back() {
    let programme = "Cuisiner ensemble (événement inventé)\nJeudi 26 novembre 2026\n\n\
        9h30 Table ronde : Approvisionner\nBruno Inventé, maraîcher\n\
        11h00 Table ronde : Financer les lieux\nClaire Fictive, Région-Modèle\n12h00 Questions de la salle\n";
    let project = Project::new().write("input/agenda.txt", programme).write(
        "input/notes/notes.txt",
        "questions de la salle\nUne dame demande le prix.\nBruno Inventé : deux euros le kilo.\n\
         Claire Fictive : la Région aide.\n",
    );
    let run = project.run(&["outline", "input", "--format", "json"]);
    let outline: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let sessions = outline["sessions"].as_array().unwrap().iter();
    let with_notes = sessions.filter(|it| it["notes"].as_array().is_some_and(|it| !it.is_empty()));
    let starts: Vec<_> = with_notes.map(|it| it["start"].as_str().unwrap_or_default()).collect();
    assert_eq!(starts, ["12:00"], "{}", run.stdout);
}

#[test]
fn notes_that_name_their_session_are_left_whole() {
    let project = Project::new().write("input/agenda.txt", PROGRAMME).write(
        "input/notes/x.md",
        "---\nsession: 10h00\n---\n## Ouverture\n\nUn.\n\n## Conclusion\n\nDeux.\n",
    );
    let run = project.run(&["outline", "input", "--format", "json"]);
    let outline: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let with_notes = outline["sessions"].as_array().unwrap().iter();
    let with_notes =
        with_notes.filter(|it| it["notes"].as_array().is_some_and(|it| !it.is_empty())).count();
    assert_eq!(with_notes, 1, "{}", run.stdout);
}

#[test]
fn a_pile_is_built_where_it_lies() {
    let project = pile();
    let run = project.run(&["build", "pile", "-o", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    for words in [
        "« CR table ronde.txt » a été reconnu : notes de séance (séance « nourrir les écoles », 10h00)",
        "« Export_inscriptions_2025-10-14.xlsx » a été reconnu : liste des participants",
        "« Plan d'actions 2025.xlsx » a été reconnu : propositions d'action",
        "« Programme cantines V2.txt » est laissé de côté",
        "soffice --headless --convert-to pdf \"slides.pptx\"",
    ] {
        assert!(run.stderr.contains(words), "{words}\n{}", run.stderr);
    }
    let text = crate::pdf::Volume::read(fs::read(project.path("actes.pdf")).unwrap()).text();
    for words in [
        "la commune achète à six fermes",
        "Il faut du temps",
        "Former les cuisiniers",
        "on jette un tiers",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn notes_of_a_speaker_are_known_by_the_name_of_their_file() {
    let project = Project::new().write("input/agenda.txt", PROGRAMME).write(
        "input/notes Inventé.txt",
        "Notes brutes\n\nLes enfants mangent ce qu'ils connaissent.\n",
    );
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--report", "report.txt"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let told = fs::read_to_string(project.path("report.txt")).unwrap();
    assert!(told.contains("11h15"), "{told}");
}

#[test]
fn a_sheet_is_read_as_it_is_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let percent = Format::new().set_num_format("0%");
    let struck = Format::new().set_font_strikethrough();
    for (column, head) in (0..).zip(["Issu de", "Intitulé", "Pilote", "Avancement"]) {
        sheet.write(0, column, head).unwrap();
    }
    sheet.merge_range(1, 0, 2, 0, "Atelier B", &Format::new()).unwrap();
    for (row, title) in (1..).zip(["Former les cuisiniers", "Peser les restes"]) {
        sheet.write(row, 1, title).unwrap();
        sheet.write(row, 2, "Commune de Saint-Modèle").unwrap();
        sheet.write_with_format(row, 3, 0.25, &percent).unwrap();
    }
    sheet.write_with_format(3, 1, "Fermer la cantine", &struck).unwrap();
    sheet.write_with_format(3, 2, "Personne", &struck).unwrap();
    sheet.write(4, 0, "TOTAL").unwrap();
    sheet.write(4, 3, 2).unwrap();
    let project = Project::new()
        .write("input/agenda.txt", PROGRAMME)
        .write("input/actions.xlsx", book.save_to_buffer().unwrap());
    let run = project.run(&["export", "actions", "input", "--format", "json"]);
    let actions: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let actions = actions["actions"].as_array().unwrap();
    let of = |key: &str| actions.iter().map(|it| it[key].clone()).collect::<Vec<_>>();
    assert_eq!(of("title"), ["Former les cuisiniers", "Peser les restes"]);
    assert_eq!(of("status"), ["25\u{a0}%", "25\u{a0}%"]);
    assert_eq!(actions[0]["origin"], actions[1]["origin"], "a merged cell is of both rows");
    let run = project.run(&["check", "input"]);
    for words in ["1 ligne barrée (gardée pour l'édition interne)", "« TOTAL 2 »"] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
}

#[test]
fn a_refusal_on_a_hidden_sheet_holds() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["Nom", "Prénom"], ["Témoin", "Paul"], ["Caché", "Rémi"]]) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    let hidden = book.add_worksheet();
    hidden.set_name("Refus").unwrap().set_hidden(true);
    hidden.write_row(0, 0, ["Nom", "Prénom", "Consentement"]).unwrap();
    hidden.write_row(1, 0, ["Caché", "Rémi", "non"]).unwrap();
    let project = Project::new()
        .write("input/agenda.txt", PROGRAMME)
        .write("input/participants.xlsx", book.save_to_buffer().unwrap())
        .write("input/tables-rondes/1000.txt", "Rémi Caché a tout dit à la salle.\n");
    let run = project.run(&["build", "input", "-o", "actes.pdf"]);
    let built = fs::read(project.path("actes.pdf")).ok();
    let text = built.map(|bytes| crate::pdf::Volume::read(bytes).text()).unwrap_or_default();
    assert!(!text.contains("Caché"), "{}\n{text}", run.text());
}

#[test]
fn the_cards_of_a_workshop_are_read() {
    let cards: &[&[&str]] = &[
        &["Catégorie", "Idée", "Votes", "Auteur"],
        &["Pain", "Cuire sur place", "4", "Luc Inventé"],
        &["Pain", "Peser le pain", "2", "Anne Fictive"],
    ];
    let project = Project::new()
        .write("input/agenda.txt", PROGRAMME)
        .write("input/ateliers/atelier-2.xlsx", sheet(cards));
    let run = project.run(&["build", "input", "-o", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stderr.contains("colonne « Auteur »"), "{}", run.stderr);
    let text = crate::pdf::Volume::read(fs::read(project.path("actes.pdf")).unwrap()).text();
    for words in ["Le gaspillage", "Pain", "Cuire sur place", "Peser le pain"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn what_was_exported_gives_the_same_event() {
    let actions = "- titre: Peser les restes\n  porteur: Commune de Saint-Modèle\n  description: |\n    Chaque midi.\n\n    Puis chaque mois.\n  \
                   étapes:\n    - {titre: Acheter une balance, échéance: 2026-01-10}\n    - Former\n- titre: Cuire le pain\n";
    let people = "Nom;Prénom;Organisme;Consentement\nTémoin;Paul;Commune de Saint-Modèle;oui\nInventé;Luc;;non\n";
    let project = Project::new()
        .write("input/agenda.txt", PROGRAMME)
        .write("input/actions.yaml", actions)
        .write("input/participants.csv", people);
    let json = |project: &Project, what: &str| {
        let run =
            project.run(&["export", what, "input", "--edition", "internal", "--format", "json"]);
        let mut value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        value.as_object_mut().unwrap().remove("fingerprint");
        value
    };
    let before = ["actions", "participants"].map(|what| json(&project, what));
    for ending in ["csv", "xlsx"] {
        let mut back = Project::new().write("input/agenda.txt", PROGRAMME);
        for what in ["actions", "participants"] {
            let file = format!("{what}.{ending}");
            let run = project.run(&["export", what, "input", "--edition", "internal", "-o", &file]);
            assert_eq!(run.status, 0, "{}", run.text());
            back = back.write(&format!("input/{file}"), fs::read(project.path(&file)).unwrap());
        }
        let after = ["actions", "participants"].map(|what| json(&back, what));
        assert_eq!(after, before, "{ending}");
    }
}

/// A programme whose groups turn, with the sheets of each round.
fn rotations() -> Project {
    let programme = "Journée des haies\nJeudi 6 novembre 2025\n\n\
        9h30 Ouverture, Jeanne Exemple, présidente\n\
        10h45 Ateliers, première rotation\n    Atelier 1 : tailler – animé par Anne Fictive\n    Atelier 2 : planter\n\
        13h45 Ateliers, deuxième rotation\n    Atelier 1 : tailler – animé par Anne Fictive\n    Atelier 2 : planter\n\
        16h00 Conclusion, Jeanne Exemple\n";
    Project::new()
        .write("pile/programme.txt", programme)
        .write("pile/Atelier 1 matin.txt", "Rapporteur : Luc Inventé\n\nOn taille trop tôt.\n")
        .write(
            "pile/Atelier 1 après-midi.txt",
            "Rapporteuse : Maud Inventée\n\nLe tracteur abîme.\n",
        )
        .write("pile/CR atelier 2 (2e rotation).txt", "Il faut des plants locaux.\n")
        .write("pile/CR atelier 2 (1re rotation).txt", "La pépinière est loin.\n")
}

#[test]
fn the_sheets_of_several_rounds_are_one_workshop() {
    let project = rotations();
    assert_eq!(project.run(&["gather", "pile", "-o", "ev"]).status, 0);
    let run = project.run(&["build", "ev", "-o", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let outline = project.run(&["outline", "ev"]).stdout;
    assert!(outline.contains("Ateliers (2)"), "{outline}");
    assert_eq!(outline.matches("(1 → 2)").count(), 2, "{outline}");
    let check = project.run(&["check", "ev"]);
    assert!(
        !check.stderr.contains("13h45"),
        "the second round waits for no notes\n{}",
        check.stderr
    );
    let text = crate::pdf::Volume::read(fs::read(project.path("actes.pdf")).unwrap()).text();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}\n{text}"));
    assert!(at("On taille trop tôt") < at("Le tracteur abîme"));
    assert!(at("La pépinière est loin") < at("Il faut des plants locaux"));
    assert!(text.contains("Luc Inventé, Maud Inventée"), "{text}");
}

#[test]
fn actions_on_a_sheet_for_each_workshop_are_all_read() {
    let mut book = Workbook::new();
    for (name, title) in [("Atelier A", "Former les cuisiniers"), ("Atelier B", "Peser les restes")]
    {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (column, cell) in (0..).zip(["N°", "Intitulé", "Pilote", "Échéance"]) {
            sheet.write(0, column, cell).unwrap();
        }
        for (column, cell) in (0..).zip(["1", title, "Commune de Saint-Modèle", "2026"]) {
            sheet.write(1, column, cell).unwrap();
        }
    }
    let project = Project::new()
        .write("ev/agenda.txt", PROGRAMME)
        .write("ev/actions.xlsx", book.save_to_buffer().unwrap());
    let run = project.run(&["outline", "ev"]);
    assert_eq!(run.status, 0, "{}", run.text());
    for words in ["Former les cuisiniers (atelier-1)", "Peser les restes (atelier-2)"] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.text());
    }
}

#[test]
fn the_answers_to_a_form_are_counted() {
    let rows =
        ["Très satisfait;5;Merci à tous", "Satisfait;4;", "Satisfait;4;Plus de temps pour parler"];
    let rows: Vec<_> =
        rows.iter().map(|it| format!("14/10/2025 17:02:11;ana@exemple.fr;{it}")).collect();
    let form = format!(
        "Horodateur;Adresse e-mail;Le grand témoin;Note sur 5;Un mot\n{}\n",
        rows.join("\n")
    );
    let project = Project::new()
        .write("pile/programme.txt", PROGRAMME)
        .write("pile/questionnaire à chaud (réponses).csv", form);
    let run = project.run(&["gather", "pile", "-o", "ev"]);
    assert!(run.stdout.contains("→ evaluation.csv"), "{}", run.stdout);
    let run = project.run(&["build", "ev", "-o", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stderr.contains("answers-counted"), "{}", run.stderr);
    let text = crate::pdf::Volume::read(fs::read(project.path("actes.pdf")).unwrap()).text();
    for words in ["Le grand témoin", "4,3", "Plus de temps pour parler"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("ana@exemple.fr"), "{text}");
}

#[test]
fn the_logo_of_a_pile_stands_on_the_cover() {
    let project = pile();
    assert_eq!(project.run(&["gather", "pile", "-o", "ev"]).status, 0);
    let run = project.run(&["build", "ev", "-o", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(!run.stderr.contains("logo-commune.png"), "{}", run.stderr);
}

#[test]
fn short_notes_with_hours_are_no_older_programme() {
    let notes = "9h30 accueil, 40 personnes\n\n10h00 Paul Témoin : la commune achète\n\n\
                 12h00 on déjeune, suite à 14h\n\n14h00 trois groupes\n";
    let project = Project::new()
        .write("pile/PROGRAMME (definitif).txt", PROGRAMME)
        .write("pile/notes Fabien.txt", notes);
    let run = project.run(&["gather", "pile", "-o", "event", "--dry-run"]);
    assert!(!run.stdout.contains("plus ancienne"), "{}", run.text());
    assert!(run.stdout.contains("notes Fabien.txt → notes/notes-fabien.txt"), "{}", run.text());
}

#[test]
fn an_event_in_a_folder_below_is_named() {
    let project = Project::new()
        .write("bureau/evenement/agenda.txt", PROGRAMME)
        .write("bureau/evenement/notes/1000.txt", "Paul Témoin : la commune achète.\n");
    let run = project.run(&["build", "bureau"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("indiquez lequel : bureau/evenement"), "{}", run.stderr);
}

#[test]
fn names_tell_which_version_counts_and_which_are_none() {
    let told = |n: usize| {
        format!("Animatrice : Ana Fictive\n\nConstat {n} : on jette {n} tiers, {n} fois.\n")
    };
    let project = Project::new()
        .write("pile/Programme_VDEF.txt", PROGRAMME)
        .write("pile/Copie de Programme_VDEF (1).txt", PROGRAMME)
        .write("pile/Programme v1.txt", PROGRAMME.replace("Déjeuner", "Repas"))
        .write("pile/Atelier 1 passage 1.txt", told(1))
        .write("pile/Atelier 1 passage 2.txt", told(2))
        .write(
            "pile/De Ana/notes.txt",
            "Table ronde : nourrir les écoles\n\nPaul Témoin : six fermes.\n",
        )
        .write(
            "pile/De Luc/notes.txt",
            "Ce que mangent les enfants\n\nLuc Inventé : goûter, choisir.\n",
        );
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    for words in [
        "Programme_VDEF.txt → agenda.txt",
        "Copie de Programme_VDEF (1).txt : le même fichier que « Programme_VDEF.txt »",
        "Programme v1.txt : version plus ancienne de « Programme_VDEF.txt »",
        "Atelier 1 passage 1.txt → ateliers/atelier-1-passage-1.txt",
        "Atelier 1 passage 2.txt → ateliers/atelier-1-passage-2.txt",
        "De Ana/notes.txt → tables-rondes/1000-nourrir-les-ecoles.txt",
        "De Luc/notes.txt → tables-rondes/1115-ce-que-mangent-les-enfants.txt",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
    assert!(!run.stdout.contains("à préciser"), "{}", run.stdout);
}

#[test]
fn a_sheet_signed_at_the_door_completes_the_list() {
    let registered = "Nom;Prénom;Structure;Accepte que son nom soit publié\nTémoin;Paul;Mairie;oui\n\
                      Fictive;Ana;Cantine;non\nInventé;Luc;Fac;oui\n";
    let signed = "Nom;Prénom;Émargement\nFICTIVE;Ana;x\nTÉMOIN;Paul;absent excusé\nPassant;Zoé;x\n";
    let project = Project::new()
        .write("pile/programme.txt", PROGRAMME)
        .write("pile/Inscriptions.csv", registered)
        .write("pile/émargement.csv", signed);
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    assert!(run.stdout.contains("émargement.csv → participants-emargement.csv"), "{}", run.stdout);
    let run =
        project.run(&["export", "participants", "journee", "--edition", "internal", "-o", "p.csv"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let list = fs::read_to_string(project.path("p.csv")).unwrap();
    assert!(list.contains("Luc Inventé") && list.contains("Zoé Passant"), "{list}");
    assert!(!list.contains("Paul Témoin"), "who did not come is on no list: {list}");
    assert_eq!(list.matches("Fictive").count() + list.matches("FICTIVE").count(), 1, "{list}");
    let run = project.run(&["export", "participants", "journee", "-o", "public.csv"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let list = fs::read_to_string(project.path("public.csv")).unwrap();
    assert!(!list.to_lowercase().contains("fictive"), "a refusal holds: {list}");
}

#[test]
fn working_papers_are_left_aside_with_the_command_that_takes_them() {
    let project = Project::new()
        .write("pile/programme.txt", PROGRAMME)
        .write("pile/à faire lundi.txt", "appeler le traiteur\nrelancer Ana pour l'atelier A\n")
        .write("pile/budget.csv", "Poste;Prévu\nTraiteur;1700\n");
    let run = project.run(&["gather", "pile", "-o", "journee"]);
    for words in [
        "laissé de côté  à faire lundi.txt",
        "laissé de côté  budget.csv",
        "actes gather \"pile/à faire lundi.txt\" -o \"journee\" --as notes",
        "2 laissés de côté",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
    assert!(!project.path("journee/ateliers").exists(), "{}", run.stdout);
}

/// Whoever sorted the files may have counted otherwise than the programme.
#[test]
fn a_sheet_is_of_the_workshop_that_its_title_names_whatever_its_file_is_called() {
    let agenda = "Journée inventée\n9 octobre 2025\n\n11h00 Ateliers\n- Atelier A : Construire en bois\n\
                  - Atelier B : Chauffer le village\n";
    let sheet = "Atelier A – Construire en bois\nRapporteur : Jo Modèle\n\n- Une charte.\n";
    let project = Project::new().write("input/agenda.txt", agenda);
    let run = project.write("input/ateliers/atelier-4.txt", sheet).run(&["outline", "input"]);
    let workshops = run.stdout.split("Ateliers (").nth(1).unwrap_or_default();
    assert!(workshops.starts_with("2)"), "{}", run.stdout);
    assert!(workshops.contains("atelier-4    Construire en bois "), "{workshops}");
}

#[test]
fn what_opens_as_no_picture_is_told_and_hung_nowhere() {
    let project = Project::new()
        .write("pile/programme.txt", PROGRAMME)
        .write("pile/IMG_1.png", PIXEL)
        .write("pile/IMG_2.jpg", "bonjour\n")
        .write("pile/IMG_3.heic", [&b"\0\0\0\x18ftypheic"[..], &[b'0'; 100]].concat());
    let run = project.run(&["--lang", "fr", "gather", "pile", "-o", "journee"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    for name in ["IMG_2.jpg", "IMG_3.heic"] {
        assert!(said.contains(&format!("{name} : l'image ne s'ouvre pas")), "{said}");
    }
    let gallery =
        std::fs::read_to_string(project.path("journee/annexes/photographies.md")).unwrap();
    assert!(gallery.contains("img-1.png") && !gallery.contains("img-2"), "{gallery}");
    assert!(!gallery.contains("img-3"), "{gallery}");
}
