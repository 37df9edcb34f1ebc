//! What `check` says beside single problems: what is awaited and from whom, how much a check counts,
//! what programs read, and what a build answers for.

use std::fs;

use actes::diagnostic::{Code, Language};
use serde_json::Value;

use crate::harness::Project;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n\n10h00 Table ronde : les métiers\n\n\
                      14h00 Ateliers\n\n- Atelier 1 : Loger\n- Atelier 2 : Nourrir\n\n17h00 Clôture\n";

/// An event of which a lot is still awaited.
fn unfinished() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/ateliers/1.md", "---\ntitre: Loger\n---\n\n## Groupe A\n\n- Bâtir.\n")
        .write("input/actions.yaml", "actions:\n  - {titre: Un guide, porteur: Lou Maquette}\n")
        .write(
            "input/event.yaml",
            "contributeurs:\n  - {nom: Jo Brouillon, pour: [10h00]}\n  - {nom: Pat Carnet, pour: [17h00, atelier-2]}\n",
        )
}

fn lines(run: &crate::harness::Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_sample_has_its_table_and_nothing_else() {
    let run = Project::sample().run(&["check"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("Programme  "), "{}", run.stdout);
    assert_eq!(run.stdout.lines().count(), 12, "{}", run.stdout);
    assert!(run.stdout.ends_with("\n\nEnsuite : actes build\n"), "{}", run.stdout);
    assert!(!run.stdout.contains("manque"), "{}", run.stdout);
}

#[test]
fn the_table_says_what_is_there_what_is_missing_and_from_whom() {
    let run = unfinished().run(&["check"]);
    let row = |start: &str| {
        let found = run.stdout.lines().find(|line| line.trim_start().starts_with(start));
        found.unwrap_or_else(|| panic!("{start}:\n{}", run.stdout)).to_owned()
    };
    assert!(row("9h30 Accueil").contains(" – "), "{}", run.stdout);
    let panel = row("10h00 les métiers");
    assert!(panel.contains("manque") && panel.ends_with("Jo Brouillon"), "{panel}");
    assert!(row("· Loger").contains("reçu"), "{}", run.stdout);
    assert!(row("· Nourrir").ends_with("Pat Carnet"), "{}", run.stdout);
    let english = unfinished().speaking(Language::English).run(&["check"]);
    assert!(english.stdout.contains("Awaited from"), "{}", english.stdout);
}

#[test]
fn reminders_are_ready_to_be_sent() {
    let run = unfinished().run(&["check", "--remind"]);
    assert_eq!(run.stderr, "");
    let messages: Vec<_> = run.stdout.split("\n----\n").collect();
    assert_eq!(messages.len(), 3, "{}", run.stdout);
    assert!(
        messages[0]
            .starts_with("À\u{a0}: Jo Brouillon\nObjet\u{a0}: Actes de la Journée d’étude du "),
        "{}",
        messages[0]
    );
    assert!(
        messages[0].contains("- les notes de la séance «\u{a0}10h00 les métiers\u{a0}»"),
        "{}",
        messages[0]
    );
    assert!(messages[1].contains("Pat Carnet") && messages[1].contains("«\u{a0}Nourrir\u{a0}»"));
    assert!(messages[1].contains("«\u{a0}17h00 Clôture\u{a0}»"), "{}", messages[1]);
    // A lead is no contributor, and has often not heard of it yet.
    assert!(messages[2].starts_with("\nPersonne n'est désigné"), "{}", messages[2]);
    assert!(
        messages[2].contains("- l’horizon ou l’échéance de l’action «\u{a0}A1 Un guide\u{a0}»")
    );
    let complete = Project::sample().run(&["check", "--remind"]);
    assert_eq!(complete.stdout, "Rien n'est plus attendu.\n");
}

/// A prepared folder in which somebody is awaited, with what reminders are to say.
fn prepared() -> Project {
    let agenda = "# Habiter la montagne\n\nJournée d'étude\n\n4 juin 2024\n\n\
                  9h30 Table ronde : l'accueil des saisonniers\n\n12h00 Conclusion\n";
    let project = Project::new().write("programme.md", agenda);
    assert_eq!(project.run(&["new", "e", "--agenda", "programme.md"]).status, 0);
    let event = "langue: fr\nnom: Journée d'étude\ncontributeurs:\n  \
                 - {nom: Zoé Écrit, courriel: zoe@example.org, pour: [9h30]}\n  \
                 - {nom: Sacha Fictif, pour: [12h00]}\nrelances:\n  échéance: 14 juin 2024\n  \
                 signature: |\n    Alix Secrétaire\n    Réseau inventé\n";
    project.write("e/event.yaml", event)
}

#[test]
fn reminders_are_drafts_with_the_prepared_file() {
    let project = prepared();
    let run = project.run(&["check", "e", "--remind", "-o", "relances"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stdout.starts_with("2 brouillons dans « relances » :\n"), "{}", run.stdout);
    assert!(run.stdout.contains("  zoe-ecrit.eml, 1 pièce jointe\n"), "{}", run.stdout);
    assert!(run.stdout.contains("Adresse à compléter : Sacha Fictif ("), "{}", run.stdout);
    let bytes = fs::read(project.path("relances/zoe-ecrit.eml")).unwrap();
    assert!(bytes.is_ascii(), "every system carries it");
    let lines = bytes.split(|byte| *byte == b'\n').count() - 1;
    assert_eq!(lines, bytes.windows(2).filter(|pair| *pair == b"\r\n").count());
    let mail = mail_parser::MessageParser::new().parse(&bytes).unwrap();
    let text = |name: &str| mail.header_raw(name).map(|value| value.trim().to_owned());
    assert_eq!(text("X-Unsent").as_deref(), Some("1"));
    assert_eq!((text("Date"), text("From"), text("Message-ID")), (None, None, None));
    let to = mail.to().unwrap().first().unwrap();
    assert_eq!((to.name(), to.address()), (Some("Zoé Écrit"), Some("zoe@example.org")));
    assert_eq!(
        mail.subject(),
        Some(
            "Actes de la Journée d’étude du 4 juin 2024\u{a0}: éléments attendus de votre part pour le \
             14 juin 2024"
        )
    );
    let body = mail.body_text(0).unwrap().replace("\r\n", "\n");
    assert!(body.contains("les actes de la Journée d’étude du 4 juin 2024"), "{body}");
    assert!(body.contains("au plus tard le vendredi 14 juin 2024"), "{body}");
    assert!(body.contains("\nBien cordialement,\n\nAlix Secrétaire\nRéseau inventé\n"), "{body}");
    assert_eq!(mail.attachment_count(), 1);
    let attached = mail.attachment(0).unwrap();
    let name = mail_parser::MimeHeaders::attachment_name(attached).unwrap();
    let own = project.files().into_iter().find(|it| it.ends_with(name)).unwrap();
    assert_eq!(attached.contents(), fs::read(project.path(&own)).unwrap(), "{own}");

    // The same text without a folder, and the address with it.
    let printed = project.run(&["check", "e", "--remind"]).stdout;
    assert!(printed.starts_with("À\u{a0}: Zoé Écrit <zoe@example.org>\n"), "{printed}");
    assert!(printed.contains(&body), "{printed}");

    // The same drafts each time; nothing is replaced, and nothing goes where notes are read.
    let again = project.run(&["check", "e", "--remind", "-o", "encore"]);
    assert_eq!(again.status, 0, "{}", again.text());
    assert_eq!(fs::read(project.path("encore/zoe-ecrit.eml")).unwrap(), bytes);
    for place in ["relances", "e/relances"] {
        let refused = project.run(&["check", "e", "--remind", "-o", place]);
        assert_eq!(refused.status, 2, "{}", refused.text());
    }
    let alone = project.run(&["check", "e", "-o", "x"]);
    assert_eq!(alone.status, 2, "{}", alone.text());
}

#[test]
fn what_came_in_and_cannot_be_placed_or_read_is_not_asked_for_again() {
    let project = unfinished()
        .write("input/notes/debat.md", "---\nsession: 10h05\n---\n\nOn a parlé.\n")
        .write(
            "input/ateliers/2.md",
            "---\ntitre: Nourrir\nquestions: [Q1\nsalle: B\n---\n\n- Semer.\n",
        );
    let run = project.run(&["check"]);
    assert!(run.stdout.contains("[unknown-session]") && run.stdout.contains("[yaml-syntax]"));
    assert!(!run.stdout.contains("10h00 les métiers » : "), "{}", run.stdout);
    let row = run.stdout.lines().find(|line| line.starts_with("10h00 les métiers"));
    assert!(row.is_some_and(|row| row.contains("à corriger")), "{}", run.stdout);
    // The session that is not concerned is still told.
    assert!(run.stdout.contains("pas de notes pour la séance « 17h00 Clôture »"), "{}", run.stdout);
    let run = project.run(&["check", "--remind"]);
    assert!(!run.stdout.contains("Jo Brouillon"), "{}", run.stdout);
    assert_eq!(run.stderr, "Des fichiers contiennent des erreurs : `actes check` les montre.\n");
}

#[test]
fn without_an_agenda_one_message_is_enough() {
    let project = unfinished().write("input/notes/1000.md", "**Jo Absent** : voir [[A9]].\n");
    fs::remove_file(project.path("input/agenda.md")).unwrap();
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    assert!(run.stdout.contains("[missing-agenda]"), "{}", run.stdout);
}

/// The codes that `check` tells, in order.
fn told(project: &Project) -> Vec<String> {
    let run = project.run(&["check", "--format", "json"]);
    lines(&run).iter().map(|fact| fact["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_an_unread_file_may_hold_is_not_asked_for() {
    let event = "titre: Journée d'étude\ndate: 2019-06-12\nquestions: [Qui loge qui ?]\n\
                 personnes: [{nom: Zoé Inventée, consentement: oui}]\npartenaires: [Union européenne]\n\
                 financement: Cofinancé par l'Union européenne\n\
                 crédits: [{rôle: Photographies, noms: [Léo Inventé]}]\n";
    let note = "---\nquestions: [Q1]\n---\n\n**Zoé Inventée** : voir [[Q1]].\n\n\
                ![La salle](../media/salle.svg \"La salle\")\n";
    let project = Project::new()
        .write("input/agenda.md", "10h00 Table ronde\n")
        .write("input/notes/1000.md", note)
        .write(
            "input/media/salle.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
        )
        .write("input/event.yaml", event);
    assert!(
        told(&project).iter().all(|code| code == "funding-without-emblem"),
        "{:?}",
        told(&project)
    );
    let project = project.write("input/event.yaml", format!("{event}lieu: [\n"));
    assert_eq!(told(&project), ["yaml-syntax"]);
    // A slip is told with its correction: it is wrong whatever the other file holds.
    let slip = note.replace("[[Q1]]", "[[Table rondd]]");
    let project = project.write("input/notes/1000.md", slip);
    assert_eq!(told(&project), ["yaml-syntax", "unknown-reference"]);
}

#[test]
fn a_table_without_its_column_is_told_once() {
    let rows = "Une fiche (invention);Lou Maquette;12\n".repeat(300);
    let table = |head: &str| unfinished().write("input/actions.csv", format!("{head}\n{rows}"));
    let table = |head| {
        let project = table(head);
        fs::remove_file(project.path("input/actions.yaml")).unwrap();
        let codes = told(&project).into_iter();
        codes.filter(|code| code.contains("column") || code.contains("action")).collect::<Vec<_>>()
    };
    assert_eq!(table("sujet;contact;montant"), ["missing-column"]);
    // A misspelt column is why the actions have no lead; one of the author's own is not.
    assert_eq!(table("titre;portuer;nuance"), ["unknown-column"; 2]);
    assert_eq!(table("titre;contact;nuance").len(), 2 + 3 * 300);
}

#[test]
fn a_cause_silences_nothing_worse_than_itself() {
    let table = "titre;portuer\nUne fiche (invention);Lou Maquette\n";
    let project = unfinished()
        .write("input/actions/1.csv", table)
        .write("input/event.yaml", "statut: définitif\n");
    let codes = told(&project);
    assert!(codes.contains(&"action-without-lead".to_owned()), "{codes:?}");
    assert_eq!(project.run(&["build"]).status, 1);
}

#[test]
fn a_draft_may_have_gaps_and_a_final_report_may_not() {
    let draft = unfinished();
    let run = draft.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stderr.contains("éléments : `actes check` les liste."));
    let last = draft.write("input/événement.yaml", "statut: définitif\n");
    let run = last.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stdout.contains("error[session-without-notes]"), "{}", run.stdout);
    let before = last.files();
    assert_eq!(last.run(&["build", "-o", "final.pdf"]).status, 1);
    assert_eq!(last.files(), before);
}

#[test]
fn the_command_line_goes_before_the_event_and_the_event_before_the_catalogue() {
    let project = unfinished().write(
        "input/event.yaml",
        "contrôles: {session-without-notes: ignorer, action-without-origin: remarque}\n",
    );
    let told = |arguments: &[&str]| {
        let run = project.run(&[&["check", "--format", "short"], arguments].concat());
        (run.status, run.stdout)
    };
    let (status, text) = told(&[]);
    assert_eq!(status, 0, "{text}");
    assert!(!text.contains("session-without-notes"), "{text}");
    assert!(text.contains("note[action-without-origin]"), "{text}");
    let (status, text) = told(&["--deny", "session-without-notes"]);
    assert_eq!(status, 1, "{text}");
    assert!(text.contains("error[session-without-notes]"), "{text}");
    let (_, text) = told(&["--allow", "action-without-origin"]);
    assert!(!text.contains("action-without-origin"), "{text}");
    let run = project.run(&["check", "--allow", "no-sesion"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("vouliez-vous écrire « no-session » ?"), "{}", run.stderr);
    let run = project.run(&["check", "--allow", "no-session"]);
    assert!(run.stderr.contains("ne peut pas être ignoré"), "{}", run.stderr);
}

#[test]
fn programs_read_every_field() {
    let run = unfinished().write("input/divers/a.rtf", "x").run(&["check", "--format", "json"]);
    let facts = lines(&run);
    assert!(facts.len() > 4);
    for fact in &facts {
        let keys: Vec<_> = fact.as_object().unwrap().keys().map(String::as_str).collect();
        let known = [
            "code",
            "severity",
            "message",
            "expected",
            "help",
            "place",
            "page",
            "correction",
            "related",
        ];
        assert_eq!(keys, known);
    }
    let about_a_file = facts.iter().find(|fact| fact["code"] == "unknown-file").unwrap();
    assert_eq!(about_a_file["place"]["file"], "divers/a.rtf");
    let panel = facts.iter().find(|fact| fact["code"] == "session-without-notes").unwrap();
    assert_eq!(panel["place"]["line"], 7);
    assert_eq!(panel["place"]["excerpt"], "10h00 Table ronde : les métiers");
}

#[test]
fn what_is_told_stands_in_the_order_of_files() {
    let project = unfinished().write("input/zut.rtf", "x").write("input/bilan.xlsx", "x");
    let run = project.run(&["check", "--format", "short"]);
    let files: Vec<_> = run.stdout.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert!(files.is_sorted(), "{files:?}");
    assert!(files.contains(&"bilan.xlsx") && files.ends_with(&["zut.rtf"]), "{files:?}");
}

#[test]
fn a_story_is_told_of_every_code() {
    for code in Code::ALL {
        for language in [Language::French, Language::English] {
            let story = code.story(language);
            assert!(story.lines().count() > 5, "{code:?}");
            assert!(story.lines().all(|line| line.chars().count() <= 78), "{code:?}");
            assert!(!story.contains("# en"), "{code:?}");
        }
        let run = Project::new().run(&["explain", code.name()]);
        assert!(run.stdout.starts_with(code.name()) && run.status == 0, "{}", run.text());
    }
    let all = Project::new().run(&["explain"]);
    assert_eq!(all.stdout.lines().count(), Code::ALL.len());
}

#[test]
fn a_build_answers_for_what_it_did() {
    let project = Project::sample();
    let run = project.run(&["build", "-o", "a.pdf", "--report", "a.json"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let report: Value =
        serde_json::from_str(&fs::read_to_string(project.path("a.json")).unwrap()).unwrap();
    let size = fs::metadata(project.path("a.pdf")).unwrap().len();
    assert_eq!(report["schema"], 1);
    assert_eq!(report["written"][0]["size"].as_u64(), Some(size));
    assert!(report["read"].as_array().unwrap().len() > 15);
    let withheld = report["withheld"].as_array().unwrap();
    assert_eq!(withheld.len(), 1, "{withheld:?}");
    assert!(
        withheld[0]["place"].as_str().unwrap().starts_with("round-tables/1630-restitution.md:")
    );
    assert!(!report["decisions"].as_array().unwrap().is_empty());
    for file in ["input/agenda.md", "a.pdf"] {
        let run = project.run(&["build", "-o", "a.pdf", "--report", file]);
        assert_eq!(run.status, 2, "{}", run.text());
    }
    assert_eq!(fs::metadata(project.path("a.pdf")).unwrap().len(), size);
}
