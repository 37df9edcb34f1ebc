//! References across days: what an author, a file's name or a cell calls a session leads to that session,
//! or says between which it could not choose.

use actes::diagnostic::Language;
use serde_json::Value;

use crate::harness::Project;

/// Two invented days that both begin at 9:00.
const AGENDA: &str = "# Habiter les bourgs\n\nJeudi 2 octobre 2025\n\n9h00 – 10h30 Plénière : qui part ?\n\n\
    11h00 – 12h30 Table ronde : qui reste ?\n\n14h00 – 16h00 Ateliers\n\n- Atelier A : la cantine\n\
    - Atelier B : la friche\n\nVendredi 3 octobre 2025\n\n9h00 – 10h30 Plénière : qui revient ?\n\n\
    10h30 – 11h00 Grand témoin\n\n12h00 Clôture\n";

fn event() -> Project {
    Project::new().write("input/agenda.md", AGENDA)
}

fn model(project: &Project) -> Value {
    let run = project.run(&["outline", "input", "--format", "json"]);
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.text()))
}

/// The title of the session that a note of this name and text belongs to.
#[track_caller]
fn session_of(name: &str, text: &str) -> String {
    let path = format!("tables-rondes/{name}");
    let project = event().write(&format!("input/{path}"), text);
    let model = model(&project);
    let has =
        |session: &&Value| session["notes"].as_array().unwrap().contains(&path.clone().into());
    let found: Vec<_> = model["sessions"].as_array().unwrap().iter().filter(has).collect();
    let [session] = found.as_slice() else {
        panic!("{name}: {}", project.run(&["outline", "input"]).text())
    };
    session["title"].as_str().unwrap().to_owned()
}

#[test]
fn a_header_and_a_file_name_tell_the_day() {
    for (name, text, expected) in [
        ("a.md", "---\nsession: vendredi 9h00\n---\nDit.", "qui revient ?"),
        ("a.md", "---\nsession: J2 9h00\n---\nDit.", "qui revient ?"),
        ("a.md", "---\nsession: 3 octobre 9h00\n---\nDit.", "qui revient ?"),
        ("a.md", "---\nsession: 2025-10-03 9h00\n---\nDit.", "qui revient ?"),
        ("a.md", "---\nsession: Friday 9:00\n---\nDit.", "qui revient ?"),
        ("a.md", "---\nsession: jeudi 9h00\n---\nDit.", "qui part ?"),
        ("a.md", "---\nsession: Table ronde 11h\n---\nDit.", "qui reste ?"),
        ("vendredi-0900.md", "Dit.", "qui revient ?"),
        ("j2-0900-pleniere.md", "Dit.", "qui revient ?"),
        ("j1-0900-pleniere.md", "Dit.", "qui part ?"),
        ("2025-10-03_9h00_notes.txt", "Dit.", "qui revient ?"),
        ("0900.md", "# Qui revient ?\n\nDit.", "qui revient ?"),
    ] {
        assert_eq!(session_of(name, text), expected, "{name} {text}");
    }
    assert!(session_of("grand-temoin.md", "Dit.").contains("Grand témoin"));
    assert!(session_of("vendredi-grand-temoin.md", "Dit.").contains("Grand témoin"));
}

#[test]
fn what_is_ambiguous_lists_the_days() {
    for wanted in ["9h00", "s0900"] {
        let note = format!("---\nsession: {wanted}\n---\nDit.");
        let text =
            event().write("input/tables-rondes/a.md", note).run(&["outline", "input"]).text();
        for expected in [
            "[ambiguous-session]",
            "jeudi 2 octobre 9h00 qui part ?, vendredi 3 octobre 9h00 qui revient ?",
            "« session: jeudi 9h00 », « session: vendredi 9h00 »",
        ] {
            assert!(text.contains(expected), "{wanted}: {expected}\n{text}");
        }
    }
    let project = event().write("input/tables-rondes/0900-notes.md", "Dit.");
    let text = project.run(&["outline", "input"]).text();
    assert!(text.contains("« jeudi-0900-notes.md », « vendredi-0900-notes.md »"), "{text}");
    let project = project.speaking(Language::English);
    let text = project.run(&["outline", "input"]).text();
    assert!(text.contains("“Thursday-0900") || text.contains("“thursday-0900-notes.md”"), "{text}");
}

#[test]
fn no_help_leads_to_another_day() {
    let project = event().write("input/tables-rondes/vendredi-1100.md", "Dit.");
    let text = project.run(&["outline", "input"]).text();
    assert!(text.contains("« vendredi-1100 » ne correspond à aucune"), "{text}");
    let nearest = text.lines().find(|line| line.contains("plus proche")).unwrap();
    assert!(nearest.contains("vendredi 3 octobre 10h30"), "{nearest}");
    // What is missing is asked for under a name that tells the day.
    let text = event().run(&["check", "input", "--all"]).text();
    assert!(text.contains("« 2025-10-03-09h00-notes.docx »"), "{text}");
}

#[test]
fn cells_and_references_find_sessions_and_workshops() {
    let table = "Titre;Issu de\nUn;vendredi 9h00\nDeux;Atelier B\nTrois;Table ronde 11h\nQuatre;Grand témoin\n";
    let project = event()
        .write("input/actions.csv", table)
        .write("input/tables-rondes/j1-0900.md", "Suite en [[vendredi 9h00]], et [[Atelier A]].");
    let model = model(&project);
    let ids = |list: &str, title: &str| {
        let all = model[list].as_array().unwrap();
        let found = all.iter().find(|it| it["title"].as_str().unwrap().contains(title));
        found.unwrap_or_else(|| panic!("{title}"))["id"].clone()
    };
    let origins: Vec<_> =
        model["actions"].as_array().unwrap().iter().map(|it| it["origin"][0].clone()).collect();
    let expected = [
        ids("sessions", "revient"),
        ids("workshops", "la friche"),
        ids("sessions", "qui reste"),
        ids("sessions", "témoin"),
    ];
    assert_eq!(origins, expected, "{}", project.run(&["outline", "input"]).text());
    let text = project.run(&["check", "input"]).text();
    assert!(!text.contains("-reference]"), "{text}");

    // A time of both days is no origin.
    let project = event().write("input/actions.csv", "Titre;Origine\nUn;9h00\n");
    let text = project.run(&["check", "input"]).text();
    assert!(text.contains("[ambiguous-reference]"), "{text}");
    assert!(text.contains("« jeudi 9h00 », « vendredi 9h00 »"), "{text}");
}

#[test]
fn what_new_prepares_comes_back_to_its_session() {
    let project = event();
    assert_eq!(project.run(&["new", "input"]).status, 0);
    let path = project.path("input/tables-rondes/j2-0900-qui-revient.md");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("session: \"vendredi 9h00\""), "{text}");
    // Filled in Word, whose files have no header.
    for name in ["j1-0900-qui-part.md", "j2-0900-qui-revient.md"] {
        std::fs::write(project.path(&format!("input/tables-rondes/{name}")), "Dit.").unwrap();
    }
    let model = model(&project);
    for (title, path) in [
        ("qui part ?", "tables-rondes/j1-0900-qui-part.md"),
        ("qui revient ?", "tables-rondes/j2-0900-qui-revient.md"),
    ] {
        let sessions = model["sessions"].as_array().unwrap();
        let session = sessions.iter().find(|it| it["title"] == title).unwrap();
        assert_eq!(session["notes"][0], path);
    }
    let run = project.run(&["new", "input", "--note", "9h00"]);
    assert!(
        run.text().contains("dites laquelle : jeudi 9h00 (qui part ?), vendredi 9h00"),
        "{}",
        run.text()
    );
    let run = project.run(&["new", "input", "--note", "vendredi 10h30"]);
    assert!(run.text().contains("j2-1030-"), "{}", run.text());
}

#[test]
fn a_message_is_told_apart_by_its_name() {
    let mail = |who: &str| {
        format!(
            "From: {who} <x@exemple.fr>\nSubject: RE: divers\nDate: Thu, 09 Oct 2025 08:12:00 +0200\n\
             Content-Type: text/plain; charset=utf-8\n\nLe programme change.\n"
        )
    };
    let agenda = "# Journée bois\n\n9 octobre 2025\n\n10h00 Qui paie ? Avec Ana Roux, maire\n\n\
        11h00 Pour qui ? Avec Ana Roux, maire\n\n12h00 Conclusion\n";
    let told = |mail: String| {
        let project = Project::new().write("agenda.md", agenda).write("notes/r.eml", mail);
        project.run(&["--lang", "fr", "check", "."]).text()
    };
    let said = told(mail("Ana Roux"));
    assert!(said.contains("erreur[ambiguous-session]"), "{said}");
    assert!(said.contains("Renommez le fichier : « 1000-r.eml », « 1100-r.eml »."), "{said}");
    assert!(!said.contains("en haut du fichier"), "{said}");
    let said = told(mail("Bo Gris"));
    assert!(said.contains("erreur[note-without-session]") && said.contains(".eml »."), "{said}");
    assert!(!said.contains("tout en haut du document"), "{said}");
}
