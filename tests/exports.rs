//! The event as data: tables, workbooks, calendars and JSON, read back as others read them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;

use actes::diagnostic::Language;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use serde_json::Value;

use crate::harness::{Project, Run};

const AGENDA: &str = "\
# Tenir ouverts les lieux du quotidien

14 et 15 novembre 2024
Halle inventée, Valmodèle

9h40 Table ronde : qui a la clé ?
- Jo Canevas, maire de Valmodèle

15h30 Ateliers
";

const EVENT: &str = "\
nom: Séminaire inventé
niveau: régional
modalite: hybride
thematique: [services, mobilités]
reseau: Réseau inventé
langue: fr
";

const NOTE: &str = "\
**Jo Canevas** : la porte s'ouvre.

> [!DÉCISION]
> Ouvrir le mardi.

> [!À RETENIR]
> Une clé, deux gardiens.

> [!INTERNE]
> motsecret de la note
";

const ACTIONS: &str = "\
- id: A1
  titre: =1+1
  porteur: '@Paul'
  partenaires: [un; deux, trois]
  description: |-
    Dit \"oui\".

    Puis non.
  origine: [9h40]
  echeance: 2025-01-31
  priorite: élevée
  statut: à lancer
  etapes:
    - {titre: motsecret étape, echeance: 2024-11-20, visibilite: interne}
    - {titre: Écrire une fiche, echeance: 2024-12-06}
    - Relire
- {id: A2, titre: \"'=2+2\", horizon: printemps 2025, statut: À lancer, porteur: +Jo, moyens: -3 jours}
- {id: A3, titre: motsecret action, visibilite: interne, echeance: 2025-02-01}
- {id: A4, titre: Dire \"a; b\", statut: 'décidée : [oui] / non ?', echeance: 2024-12-31, priorite: basse}
";

const PARTICIPANTS: &str = "\
Prénom;Nom;Fonction;Structure;Catégorie;Région;Territoire;Courriel;Téléphone;Consentement
Ana;Fil;maire;Commune A;collectivité;Bretagne;Val;ana@motsecret.example;06 11 22 33 44;oui
Bo;Trame;élu;Commune B;collectivité;;Occitanie;bo@motsecret.example;;nom
Cy;Motsecret;élu motsecret;Commune motsecret;collectivité;Bretagne;Val;;;non
Di;Motsecret;;Commune motsecret;collectivité;Bretagne;Val;;;
Ed;Motsecret;;Commune motsecret;collectivité;Bretagne;Mont;;;
Flo;Motsecret;;Association motsecret;association;Bretagne;Mont;;;
Gus;Motsecret;;Association motsecret;association;Bretagne;Mont;;;
";

fn project() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", EVENT)
        .write("input/notes/0940.md", NOTE)
        .write("input/actions.yaml", ACTIONS)
        .write("input/participants.csv", PARTICIPANTS)
}

fn two_days() -> Project {
    crate::events::folder("two-days")
}

#[track_caller]
fn export(project: &Project, arguments: &[&str]) -> String {
    let run = project.run(&[&["export"], arguments].concat());
    assert_eq!(run.status, 0, "{}", run.text());
    run.stdout
}

#[track_caller]
fn rows(csv: &str) -> Vec<Vec<String>> {
    let text = csv.strip_prefix('\u{feff}').expect("a byte-order mark");
    assert!(text.ends_with("\r\n"), "{text:?}");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

/// What stands in a column of a table, without its head.
#[track_caller]
fn column(rows: &[Vec<String>], head: &str) -> Vec<String> {
    let at = rows[0].iter().position(|it| it == head);
    let at = at.unwrap_or_else(|| panic!("no {head:?} in {:?}", rows[0]));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

/// What was written, of a cell that begins with apostrophes and then a sign of a formula.
fn written(cell: &str) -> &str {
    let signs: &[char] = &['=', '+', '-', '@'];
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(signs) => rest,
        _ => cell,
    }
}

fn workbook(project: &Project, path: &str) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(fs::read(project.path(path)).unwrap())).unwrap()
}

/// A file of a workbook, as text.
fn part(project: &Project, path: &str, name: &str) -> String {
    let bytes = fs::read(project.path(path)).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn actions_open_in_a_french_spreadsheet_compute_nothing_and_come_back_as_written() {
    let rows = rows(&export(&project(), &["actions"]));
    assert_eq!(rows[0][..4], ["Réf.", "Action", "Description", "Porteur"]);
    assert_eq!(column(&rows, "Réf."), ["A1", "A2", "A4"]);
    assert_eq!(column(&rows, "Date limite"), ["2025-01-31", "", "2024-12-31"]);
    let titles = column(&rows, "Action");
    assert_eq!(titles[0], "'=1+1");
    assert_eq!(titles.iter().map(|it| written(it)).collect::<Vec<_>>()[0], "=1+1");
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} is computed");
    }
    let leads = column(&rows, "Porteur");
    assert_eq!(leads.iter().map(|it| written(it)).collect::<Vec<_>>(), ["@Paul", "+Jo", ""]);
    assert_eq!(column(&rows, "Description")[0], "Dit «\u{a0}oui\u{a0}».\nPuis non.");
    assert_eq!(column(&rows, "Étapes")[0], "Écrire une fiche (2024-12-06)\nRelire");
}

#[test]
fn the_register_is_the_one_that_the_pdf_carries_and_so_is_the_model() {
    let project = project();
    for edition in ["public", "internal"] {
        let pdf = project.build(&["input", "--edition", edition]);
        let attached = actes::pdf::attached::read(pdf).unwrap();
        let bytes = |name: &str| {
            let file = attached.iter().find(|it| it.name == name).unwrap();
            String::from_utf8(file.bytes.clone().unwrap()).unwrap()
        };
        let printed = |data: &str| export(&project, &[data, "--edition", edition]);
        assert_eq!(printed("actions"), bytes("actes-actions.csv"), "{edition}");
        assert_eq!(printed("model"), bytes("actes-model.json"), "{edition}");
    }
}

#[test]
fn nothing_withheld_is_in_any_public_export() {
    let project = project();
    let all: &[(&str, &[&str])] = &[
        ("actions", &["csv", "ics", "json", "xlsx"]),
        ("participants", &["csv", "json", "xlsx"]),
        ("model", &["json"]),
        ("stats", &["csv", "json", "xlsx"]),
    ];
    let mut seen = 0;
    for (data, forms) in all {
        for form in *forms {
            for edition in ["public", "internal"] {
                let file = format!("{data}-{edition}.{form}");
                export(&project, &[data, "--edition", edition, "-o", &file]);
                let bytes = fs::read(project.path(&file)).unwrap();
                let text = if *form == "xlsx" {
                    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
                    let names: Vec<_> =
                        archive.file_names().map(|name| name.unwrap().into_owned()).collect();
                    let parts = names.iter().map(|name| {
                        std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
                    });
                    parts.collect::<String>()
                } else {
                    String::from_utf8(bytes).unwrap().replace("\r\n ", "")
                };
                let text = text.to_lowercase();
                let leaks = text.contains("motsecret") || text.contains("06 11 22");
                assert_eq!(leaks, edition == "internal" && *data != "stats", "{file}: {text}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 22);
}

#[test]
fn a_name_that_redaction_would_miss_stops_the_export() {
    // Letters that are one word without spaces are no name to whoever redacts, and one to whoever reads.
    let project = Project::small()
        .write("input/participants.csv", "nom;consentement\nZoran Motsecret;non\n")
        .write("input/actions.yaml", "- {id: A1, titre: PlanZoranMotsecret}\n");
    for form in ["csv", "json", "xlsx"] {
        let run = project.run(&["export", "actions", "--format", form]);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{form}: {}", run.text());
        assert!(run.stderr.contains("[name-leak]"), "{}", run.text());
        assert!(run.stderr.contains("Rien n'a été écrit"), "{}", run.text());
    }
    assert_eq!(project.files().len(), 3, "{:?}", project.files());
}

#[test]
fn a_workbook_has_a_sheet_for_all_and_one_for_each_status() {
    let project = project();
    let told = export(&project, &["actions", "--format", "xlsx"]);
    assert_eq!(told, "actes-actions-2024-11-14.xlsx : 3 actions\n");
    let file = "actes-actions-2024-11-14.xlsx";
    let mut book = workbook(&project, file);
    let names = ["Propositions d’actions", "à lancer", "décidée\u{a0}- (oui) - non\u{202f}-"];
    let found = book.sheet_names();
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[..2], names[..2]);
    let cells = |book: &mut Xlsx<_>, name: &str| {
        let range = book.worksheet_range(name).unwrap();
        range.rows().map(<[Data]>::to_vec).collect::<Vec<_>>()
    };
    let all = cells(&mut book, names[0]);
    assert_eq!(all.len(), 4);
    assert_eq!(all[1][1], Data::String("=1+1".to_owned()), "words, as they were written");
    let Data::DateTime(day) = &all[1][6] else { panic!("{:?} is no day", all[1][6]) };
    assert_eq!(day.to_ymd_hms_milli(), (2025, 1, 31, 0, 0, 0, 0));
    assert_eq!(all[2][6], Data::Empty);
    let some = cells(&mut book, names[1]);
    assert_eq!(some.len(), 3, "a status in small letters is the one in capitals");
    let formulas = book.worksheet_formula(names[0]).unwrap();
    assert!(formulas.is_empty(), "{formulas:?}");
    let sheet = part(&project, file, "xl/worksheets/sheet1.xml");
    for wanted in [
        r#"<pane xSplit="1" ySplit="1""#,
        r#"orientation="landscape""#,
        r#"paperSize="9""#,
        r#"fitToHeight="0""#,
        "<tablePart ",
    ] {
        assert!(sheet.contains(wanted), "{wanted}: {sheet}");
    }
    let table = part(&project, file, "xl/tables/table1.xml");
    assert!(table.contains("<autoFilter") && table.contains("Réf."), "{table}");
    let book = part(&project, file, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles"), "{book}");
    let core = part(&project, file, "docProps/core.xml");
    assert!(core.contains("<dc:language>fr</dc:language>"), "{core}");
    assert!(core.contains("2024-11-14T00:00:00Z") && !core.contains("2026"), "{core}");
    assert!(core.contains("Séminaire inventé"), "{core}");
}

#[test]
fn one_status_makes_a_sheet_for_each_lead_and_nothing_to_set_apart_makes_none() {
    let sheets = |actions: &str| {
        let project = Project::small().write("input/actions.yaml", actions);
        export(&project, &["actions", "-o", "a.xlsx"]);
        workbook(&project, "a.xlsx").sheet_names()
    };
    let leads = sheets(
        "- {titre: Un, porteur: Jo, statut: idée}\n- {titre: Deux, porteur: Lou, statut: Idée}\n",
    );
    assert_eq!(leads[1..], ["Jo", "Lou"]);
    let unsaid = sheets("- {titre: Un, porteur: Jo}\n- {titre: Deux}\n");
    assert_eq!(unsaid[1..], ["Jo", "à désigner"]);
    assert_eq!(sheets("- {titre: Un}\n- {titre: Deux}\n").len(), 1);
}

#[test]
fn the_same_event_gives_the_same_bytes() {
    let [one, other] = [project(), project().write("elsewhere/.keep", "")];
    for form in ["xlsx", "ics", "csv", "json"] {
        for data in
            ["actions", "stats"].into_iter().filter(|data| *data == "actions" || form != "ics")
        {
            let bytes = |project: &Project, file: &str| {
                let file = format!("{file}.{form}");
                export(project, &[data, "-o", &file]);
                fs::read(project.path(&file)).unwrap()
            };
            assert!(bytes(&one, "a") == bytes(&other, "elsewhere/b"), "{data} {form}");
        }
    }
}

/// The lines of a calendar as RFC 5545 unfolds them, each a name with its parameters and a value.
#[track_caller]
fn lines(ics: &str) -> Vec<(String, String)> {
    assert!(ics.ends_with("END:VCALENDAR\r\n"), "{ics}");
    for line in ics.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let unfolded = ics.replace("\r\n ", "");
    let lines = unfolded.split_terminator("\r\n").map(|line| {
        let (name, value) = line.split_once(':').unwrap();
        (name.to_owned(), value.to_owned())
    });
    lines.collect()
}

/// The values of one property in all entries.
fn values<'l>(lines: &'l [(String, String)], name: &str) -> Vec<&'l str> {
    lines.iter().filter(|line| line.0 == name).map(|line| line.1.as_str()).collect()
}

#[test]
fn deadlines_are_days_of_a_calendar() {
    let run = project().run(&["export", "actions", "--format", "ics"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert_eq!(run.stderr, "A2 n'a pas de date précise et n'est pas dans l'agenda.\n");
    let lines = lines(&run.stdout);
    let is = |name, expected: &[&str]| assert_eq!(values(&lines, name), expected, "{name}");
    is("VERSION", &["2.0"]);
    is("DTSTART;VALUE=DATE", &["20241206", "20250131", "20241231"]);
    is("DTEND;VALUE=DATE", &["20241207", "20250201", "20250101"]);
    is("DTSTAMP", &["20241114T000000Z"; 3]);
    is("TRANSP", &["TRANSPARENT"; 3]);
    is("X-WR-CALNAME", &["Suites – Séminaire inventé"]);
    is(
        "CATEGORIES",
        &["priorité élevée,à lancer"; 2]
            .iter()
            .copied()
            .chain(["priorité basse,décidée\u{a0}: [oui] / non\u{202f}?"])
            .collect::<Vec<_>>(),
    );
    let summaries = values(&lines, "SUMMARY");
    assert_eq!(summaries[..2], ["A1 – Écrire une fiche", "A1 – =1+1"]);
    assert!(
        summaries[2].starts_with("A4 – Dire") && summaries[2].contains("\\; b"),
        "{summaries:?}"
    );
    let told = values(&lines, "DESCRIPTION")[0];
    for words in [
        "Action",
        "Porteur",
        "@Paul",
        "Issue de",
        "9\u{a0}h\u{a0}40\\, Qui a la clé",
        "14–15 novembre 2024",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(values(&lines, "PRODID")[0].starts_with("-//actes//"));
}

#[test]
fn an_entry_keeps_its_identity_across_builds_editions_and_titles() {
    let uids = |project: &Project, edition: &str| {
        let ics = export(project, &["actions", "--format", "ics", "--edition", edition]);
        let lines = lines(&ics);
        values(&lines, "UID").into_iter().map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let project = project();
    let public = uids(&project, "public");
    assert_eq!(public.len(), 3, "each has its own: {public:?}");
    let internal = uids(&project, "internal");
    assert_eq!(internal.len(), 5);
    assert!(public.is_subset(&internal), "{public:?} {internal:?}");
    let renamed = ACTIONS.replace("=1+1", "Autre titre");
    let project = project
        .write("input/actions.yaml", renamed)
        .write("input/agenda.md", AGENDA.replace("Tenir ouverts", "Garder ouverts"));
    assert_eq!(uids(&project, "public"), public);
    let other = project.write("input/event.yaml", EVENT.replace("Séminaire", "Autre séminaire"));
    assert!(uids(&other, "public").is_disjoint(&public), "another event has others");
}

#[test]
fn an_action_or_a_step_that_is_put_before_others_leaves_their_identity() {
    let entries = |text: &str, edition: &str| {
        let project = Project::small().write("input/actions.yaml", text);
        let ics = export(&project, &["actions", "--format", "ics", "--edition", edition]);
        let lines = lines(&ics);
        let titles = values(&lines, "SUMMARY").into_iter();
        let titles = titles.map(|it| it.split_once(" – ").unwrap().1.to_owned());
        let uids = values(&lines, "UID").into_iter().map(str::to_owned);
        let entries: Vec<_> = titles.zip(uids).collect();
        assert_eq!(entries.iter().map(|it| &it.1).collect::<BTreeSet<_>>().len(), entries.len());
        entries
    };
    let first = "- titre: Ouvrir le mardi\n  echeance: 2030-02-01\n  etapes:\n";
    let step = "    - {titre: Trouver une salle, echeance: 2030-01-10}\n";
    let last = "- {titre: Ouvrir le mardi, echeance: 2030-03-01}\n\
                - {id: A7, titre: Peindre la porte, echeance: 2030-04-01}\n";
    let before = entries(&format!("{first}{step}{last}"), "public");
    assert_eq!(before.len(), 4);
    for hidden in ["", ", visibilite: interne"] {
        let text = format!(
            "- {{titre: Faire la fête, echeance: 2030-01-01{hidden}}}\n{first}    \
             - {{titre: Demander la clé, echeance: 2030-01-05{hidden}}}\n{step}{last}"
        );
        for edition in ["public", "internal"] {
            let after = entries(&text, edition);
            let added = if hidden.is_empty() || edition == "internal" { 2 } else { 0 };
            assert_eq!(after.len(), before.len() + added, "{after:?}");
            for entry in &before {
                assert!(after.contains(entry), "{edition}: {entry:?}: {after:?}");
            }
        }
    }
    // A withheld step of the same name shifts nothing either.
    let twins = format!(
        "{first}    - {{titre: Trouver une salle, echeance: 2030-01-01, visibilite: interne}}\n{step}"
    );
    let all = entries(&twins, "internal");
    let public = entries(&twins, "public");
    assert_eq!((all.len(), public.len()), (3, 2));
    assert!(public.iter().all(|entry| all.contains(entry)), "{public:?} {all:?}");
}

#[test]
fn a_text_cannot_add_a_line_to_a_calendar() {
    let text =
        "- {id: A1, titre: \"a\\rATTENDEE:x\\nb\\u2028c, d; e\\\\\", echeance: 2025-01-31}\n";
    let project = Project::small().write("input/actions.yaml", text);
    let ics = export(&project, &["actions", "--format", "ics"]);
    let lines = lines(&ics);
    assert!(values(&lines, "ATTENDEE").is_empty());
    let summary = values(&lines, "SUMMARY")[0];
    assert!(
        summary.contains("\\, d") && summary.contains("\\; e") && summary.contains("\\\\"),
        "{summary}"
    );
}

#[test]
fn everyone_reads_who_agreed_and_how_many_the_others_are() {
    let rows = rows(&export(&project(), &["participants"]));
    assert_eq!(
        rows[0],
        ["Nom", "Fonction", "Organisme", "Type d’organisme", "Territoire", "Région", "Nombre"]
    );
    assert_eq!(rows[1], ["Ana Fil", "maire", "Commune A", "collectivité", "Val", "Bretagne", "1"]);
    assert_eq!(rows[2], ["Bo Trame", "élu", "", "collectivité", "Occitanie", "Occitanie", "1"]);
    // Two of an association are too few to be told: the three others go with them.
    assert_eq!(rows[3], ["", "", "", "autres ou non précisés", "", "", "5"]);
    let sum: usize = column(&rows, "Nombre").iter().map(|it| it.parse::<usize>().unwrap()).sum();
    assert_eq!((rows.len(), sum), (4, 7));
}

#[test]
fn organisers_have_the_whole_list_and_how_each_is_reached() {
    let rows = rows(&export(&project(), &["participants", "--edition", "internal"]));
    assert_eq!(rows.len(), 8);
    assert_eq!(rows[0][6..], ["Courriel", "Téléphone", "Consentement"]);
    let ana = rows.iter().find(|row| row[0] == "Ana Fil").unwrap();
    assert_eq!(ana[6..], ["ana@motsecret.example", "06 11 22 33 44", "oui"]);
    let answers: BTreeSet<_> = column(&rows, "Consentement").into_iter().collect();
    assert_eq!(answers, ["", "non", "nom", "oui"].map(str::to_owned).into());
}

#[test]
fn json_says_the_same() {
    let project = project();
    let read = |arguments: &[&str]| -> Value {
        serde_json::from_str(&export(&project, &[arguments, &["--format", "json"]].concat()))
            .unwrap()
    };
    let actions = read(&["actions"]);
    assert_eq!(actions["event"]["name"], "Séminaire inventé");
    assert_eq!(actions["actions"].as_array().unwrap().len(), 3);
    assert_eq!(actions["actions"][0]["steps"][0]["deadline"], "2024-12-06");
    let people = read(&["participants"]);
    let people = &people["participants"];
    assert_eq!((&people["total"], &people["unnamed"]), (&7.into(), &5.into()));
    assert!(people["people"][0].get("email").is_none());
    let stats = read(&["stats"]);
    let event = &stats["events"][0];
    assert_eq!((&event["level"], &event["mode"]), (&"regional".into(), &"hybrid".into()));
    assert_eq!(
        event["outputs"],
        serde_json::json!({"decisions": 1, "key_messages": 1, "actions": 3, "notes": 1})
    );
    // One of another region is too few to be told, and so are those who would tell of them.
    assert_eq!(event["participants"]["by_region"], serde_json::json!([]));
    let exact = read(&["stats", "--edition", "internal"]);
    assert_eq!(
        exact["events"][0]["participants"]["by_region"],
        serde_json::json!([{"name": "Bretagne", "count": 6}, {"name": "Occitanie", "count": 1}])
    );
    let model = read(&["model"]);
    assert_eq!(model["event"]["topics"], serde_json::json!(["services", "mobilités"]));
}

#[test]
fn figures_have_a_line_an_event_in_columns_that_stay() {
    let project = project()
        .copy(&two_days().path("input"), "autre")
        .write(
            "bref/agenda.md",
            "# Brève réunion\n\n3 mars 2025\nVisioconférence\n\n9h30 Accueil\n",
        )
        .write("bref/event.yaml", "langue: fr\nlieu: en visioconférence\n");
    let rows = rows(&export(&project, &["stats", "autre", "input", "bref"]));
    assert_eq!(rows.len(), 4);
    let is = |head: &str, expected: [&str; 3]| assert_eq!(column(&rows, head), expected, "{head}");
    is("Date", ["2024-11-14", "2024-11-14", "2025-03-03"]);
    is("Dernier jour", ["2024-11-15", "2024-11-15", ""]);
    is("Niveau", ["", "régional", ""]);
    is("Modalité", ["", "hybride", "distanciel"]);
    is("Thématique", ["", "services, mobilités", ""]);
    is("Participants", ["60", "7", ""]);
    is("Décisions", [column(&rows, "Décisions")[0].as_str(), "1", "0"]);
    is("Actions proposées", ["15", "3", "0"]);
    is("participants\u{a0}: collectivité", ["17", "", ""]);
    assert!(!rows[0].iter().any(|head| head.contains("Bretagne")), "{:?}", rows[0]);
    let fixed: Vec<_> = rows[0].iter().take(18).cloned().collect();
    let alone = self::rows(&export(&project, &["stats", "bref"]));
    assert_eq!(alone[0], fixed, "an event with nothing to add has the columns of all");
    // Organisers count exactly.
    let exact = self::rows(&export(&project, &["stats", "input", "--edition", "internal"]));
    assert_eq!(column(&exact, "participants\u{a0}: association"), ["2"]);
}

#[test]
fn an_event_that_is_counted_twice_is_told() {
    let project = project().write("autre/agenda.md", AGENDA);
    let once = project.run(&["export", "stats", "input", "autre"]);
    assert!(once.status == 0 && once.stderr.is_empty(), "{}", once.stderr);
    let twice = project.run(&["export", "stats", "input", "autre", "./input"]);
    assert_eq!(twice.status, 0, "{}", twice.text());
    assert_eq!(twice.stderr.matches("est donné plusieurs fois").count(), 1, "{}", twice.stderr);
}

#[test]
fn every_sheet_has_a_filter_at_its_head() {
    let project = project();
    export(&project, &["actions", "-o", "a.xlsx"]);
    let file = fs::File::open(project.path("a.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let names: Vec<_> = archive.file_names().map(|it| it.unwrap().into_owned()).collect();
    let count = |folder: &str| names.iter().filter(|name| name.starts_with(folder)).count();
    assert_eq!(count("xl/tables/"), count("xl/worksheets/sheet"), "{names:?}");
    for name in names.iter().filter(|name| name.starts_with("xl/tables/")) {
        let mut table = archive.by_name(name).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut table, &mut text).unwrap();
        assert!(text.contains("<autoFilter ref=\"A1:"), "{name}: {text}");
    }
}

#[test]
fn events_with_errors_are_all_told_and_nothing_is_written() {
    let project = project()
        .write("faux/agenda.md", "# Sans date\n\n9h30 Accueil\n")
        .write("faux/event.yaml", "date: 2024-02-31\n")
        .write("vide/notes.md", "Rien.\n");
    let run = project.run(&["export", "stats", "input", "faux", "vide", "-o", "bilan.xlsx"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{}", run.text());
    assert!(run.stderr.contains("faux :\n") && run.stderr.contains("vide :\n"), "{}", run.text());
    assert!(!run.stderr.contains("input :\n"), "{}", run.text());
    assert!(!project.path("bilan.xlsx").exists());
}

#[track_caller]
fn refused(project: &Project, arguments: &[&str], words: &[&str]) {
    let before = project.files();
    let Run { stdout, stderr, status } = project.run(&[&["export"], arguments].concat());
    assert_eq!((status, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
    for word in words {
        assert!(stderr.contains(word), "{arguments:?}: {word}: {stderr}");
    }
    assert_eq!(project.files(), before, "{arguments:?}");
}

#[test]
fn what_cannot_be_written_is_refused_with_what_can() {
    let project = project();
    refused(
        &project,
        &["participants", "--format", "ics"],
        &["« participants »", "csv, xlsx ou json"],
    );
    refused(&project, &["model", "--format", "csv"], &["« model »", "possibles : json"]);
    refused(&project, &["participants", "-o", "p.ics"], &["csv, xlsx ou json"]);
    refused(&project, &["actions", "-o", "a.xls"], &["« a.csv »", "« a.xlsx »"]);
    refused(&project, &["actions", "-o", "a"], &["« a.csv »"]);
    refused(&project, &["actions", "-o", "a.csv", "--format", "xlsx"], &["« a.xlsx »"]);
    refused(&project, &["actions", "input", "autre"], &["un seul dossier", "stats"]);
    refused(&project, &["actions", "-o", "nulle-part/a.csv"], &["nulle-part", "n'existe pas"]);
    refused(
        &project,
        &["actions", "-o", "input/participants.csv"],
        &["un des fichiers de l'événement"],
    );
    refused(&project, &["actions", "-o", "notes/../input/./participants.csv"], &["n'existe pas"]);
    refused(&project, &["actions", "-o", "input/../input/participants.csv"], &["un des fichiers"]);
    refused(&project, &["actions", "-o", "input/actions-2.csv"], &["au prochain passage"]);
    let small = Project::small();
    refused(&small, &["actions"], &["pas de proposition d'action"]);
    refused(&small, &["participants"], &["pas de liste de participants"]);
    let vague = Project::small().write("input/actions.yaml", "- {titre: Un, horizon: 2026}\n");
    refused(&vague, &["actions", "--format", "ics"], &["pas d'agenda"]);
    let english = Project::small().speaking(Language::English);
    refused(
        &english,
        &["stats", "--format", "ics"],
        &["“stats” cannot be written as ics", "csv, xlsx or json"],
    );
}

#[test]
fn an_export_lies_in_the_event_s_folder_and_is_no_source() {
    let project = project();
    export(&project, &["participants", "-o", "input"]);
    export(&project, &["actions", "--format", "xlsx", "-o", "input"]);
    export(&project, &["actions", "--format", "ics", "-o", "input"]);
    assert!(project.path("input/actes-participants-2024-11-14.csv").exists());
    let run = project.run(&["check", "input", "--format", "short"]);
    assert!(!run.text().contains("actes-"), "{}", run.text());
    let again = rows(&export(&project, &["participants"]));
    assert_eq!(again.len(), 4);
}
