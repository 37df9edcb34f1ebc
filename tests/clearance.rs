//! The sheet before publication: what it lists, and that a final report asks for it.

use std::fs;

use crate::harness::Project;
use crate::pdf::Volume;

const AGENDA: &str = "# Habiter la montagne\n\n4 juin 2024, salle des fêtes, Valbrune\n\n\
                      9h30 Table ronde : loger les saisonniers\n- Hélène Aubrac, maire de Valbrune\n";
const LIST: &str = "nom;structure;consentement\nHélène Aubrac;Commune de Valbrune;oui\n\
                    Pierre Martin;Office des neiges;non\nLou Brouillon;DDT;\n";
const NOTE: &str = "---\nsession: 9h30\nredacteur: Hélène Aubrac\n---\n\
                    **Hélène Aubrac** : Pierre Martin le disait. Mme Gabarit aussi.\n\n\
                    **Lou Brouillon** : voir [le guide](https://example.org/guide), chiffre à vérifier.\n\n\
                    > [!INTERNE]\n> Un passage réservé de cet essai.\n\n\
                    ![Une salle de réunion](../media/salle.svg \"La salle\")\n";
const ROOM: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";

fn event(facts: &str) -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/participants.csv", LIST)
        .write("input/media/salle.svg", ROOM)
        .write("input/tables-rondes/0930.md", NOTE)
        .write("input/event.yaml", facts)
}

/// The sheet's pages and its table.
fn sheet(project: &Project) -> (String, Vec<Vec<String>>) {
    let run = project.run(&["build", "input", "--reading", "clearance", "-o", "b.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let text = Volume::read(fs::read(project.path("b.pdf")).unwrap()).text();
    let csv = fs::read_to_string(project.path("b.csv")).unwrap();
    let rows = csv.trim_start_matches('\u{feff}').lines();
    let cells = rows.map(|row| row.split(';').map(str::to_owned).collect());
    (text.replace(['\u{a0}', '\u{202f}'], " "), cells.collect())
}

fn number(rows: &[Vec<String>]) -> String {
    rows.iter().find(|row| row[0] == "numéro du bordereau").unwrap()[1].clone()
}

#[test]
fn it_lists_who_is_named_and_what_is_withheld() {
    let (text, rows) = sheet(&event("langue: fr\n"));
    let row = |what: &str| {
        let found = rows.iter().find(|row| row[1].contains(what));
        found.unwrap_or_else(|| panic!("{what} is not in {rows:#?}")).join(";")
    };
    assert!(row("Hélène Aubrac").contains("a accepté (participants.csv, A2)"), "{rows:#?}");
    assert!(row("Hélène Aubrac").contains(";9h30"), "{rows:#?}");
    let lou = row("Lou Brouillon");
    assert!(lou.contains("a pris la parole") && lou.ends_with("oui"), "{lou}");
    let gabarit = row("Mme Gabarit");
    assert!(gabarit.contains("nommée dans un texte") && gabarit.ends_with("oui"), "{gabarit}");
    assert!(row("« Pierre Martin », remplacé").contains("refus d'être nommé"), "{rows:#?}");
    assert!(row("un encadré").contains("tables-rondes/0930.md:9"), "{rows:#?}");
    assert!(row("https://example.org/guide").contains("lien"), "{rows:#?}");
    assert!(row("à vérifier").ends_with("oui"), "{rows:#?}");
    assert!(row("Une salle de réunion").contains("media/salle.svg"), "{rows:#?}");
    for words in
        ["Bordereau de publication", "Lou Brouillon", "à confirmer", "signature", &number(&rows)]
    {
        assert!(text.to_lowercase().contains(&words.to_lowercase()), "{words} is not in {text}");
    }
    assert!(!rows.iter().any(|row| row[0].starts_with("Personnes") && row[1].contains("Martin")));
}

#[test]
fn a_final_report_asks_for_the_sheet_of_these_very_files() {
    const OPEN: &str =
        "contrôles: {unconfirmed-speaker: ignorer, picture-without-credit: ignorer}\n";
    let project = event(OPEN);
    let (_, rows) = sheet(&project);
    let number = number(&rows);
    let last = |facts: &str| format!("{OPEN}statut: définitif\nversion: '1'\n{facts}");
    let project = project.write("input/event.yaml", last(""));
    let run = project.run(&["build", "input", "-o", "a.pdf"]);
    assert!(run.status == 1 && run.stderr.contains("erreur[not-cleared]"), "{}", run.text());
    assert!(!run.stderr.contains(&number), "nobody signs without having read");
    let project = project.write("input/event.yaml", last(&format!("bordereau: {number}\n")));
    let run = project.run(&["build", "input", "-o", "a.pdf"]);
    assert!(run.status == 0, "{}", run.text());
    assert_eq!(self::number(&sheet(&project).1), number, "it is made of a final report too");
    let project = project.write("input/tables-rondes/0930.md", NOTE.replace("guide", "livre"));
    let run = project.run(&["check", "input"]);
    assert!(run.stdout.contains("erreur[not-cleared]"), "{}", run.text());
    assert!(run.stdout.contains(&format!("« {number} » n'est pas le numéro")), "{}", run.text());
    // The organisers' own edition is not published.
    let run = project.run(&["build", "input", "--edition", "internal", "-o", "i.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
}

#[test]
fn whoever_took_the_floor_may_have_been_told_before() {
    let project = event("annonce_des_noms: invitation du 3 mai\n");
    let (_, rows) = sheet(&project);
    let lou = rows.iter().find(|row| row[1] == "Lou Brouillon").unwrap().join(";");
    assert!(lou.contains("annoncé : invitation du 3 mai") && !lou.ends_with("oui"), "{lou}");
    let run = project.run(&["build", "input", "-o", "a.pdf", "--report", "r.txt"]);
    assert!(run.status == 0 && !run.text().contains("unconfirmed-speaker"), "{}", run.text());
    let report = fs::read_to_string(project.path("r.txt")).unwrap();
    assert!(report.contains("invitation du 3 mai"), "{report}");
    // Nobody was asked: whoever took the floor is told all the same, and a final report waits.
    let silent = LIST.replace(";consentement", "").replace(";oui", "").replace(";non", "");
    let silent = silent.replace("DDT;", "DDT");
    for (facts, is_error) in [("langue: fr\n", false), ("statut: définitif\nversion: '1'\n", true)]
    {
        let project = event(facts).write("input/participants.csv", &silent);
        let told = project.run(&["check", "input", "--format", "short"]).text();
        let told = told.lines().find(|it| it.contains("unconfirmed-speaker")).unwrap().to_owned();
        assert!(told.contains("Lou Brouillon") && told.contains("error[") == is_error, "{told}");
    }
}

#[test]
fn somebody_called_by_a_civility_is_the_one_of_that_name() {
    let note = NOTE.replace("Mme Gabarit aussi", "Mme Gabarit et Mme Aubrac aussi");
    let (_, rows) = sheet(&event("langue: fr\n").write("input/tables-rondes/0930.md", note));
    assert!(!rows.iter().any(|row| row[1] == "Mme Aubrac"), "{rows:#?}");
    assert!(rows.iter().any(|row| row[1] == "Mme Gabarit"), "{rows:#?}");
}

#[test]
fn it_says_nobody_s_words_where_a_rule_binds() {
    let bound = "---\nsession: 9h30\nattribution: anonyme\n---\n\
                 **Hélène Aubrac** : les banques refusent de prêter.\n";
    let (text, rows) = sheet(&event("langue: fr\n").write("input/tables-rondes/0930.md", bound));
    let row = rows.iter().find(|row| row[1] == "Hélène Aubrac").unwrap().join(";");
    assert!(!row.contains("a pris la parole"), "{row}");
    assert!(rows.iter().any(|row| row[1] == "règle d'attribution"), "{rows:#?}");
    assert!(!text.contains("refusent"), "{text}");
}

#[test]
fn an_option_that_means_nothing_for_it_is_refused() {
    let project = event("langue: fr\n");
    for options in [&["--edition", "internal"][..], &["--attach", "data"], &["--report", "r.txt"]] {
        let run = project.run(&[&["build", "input", "--reading", "bordereau"], options].concat());
        assert_eq!(run.status, 2, "{}", run.text());
        assert!(run.stderr.contains(options[0]), "{}", run.text());
    }
}

#[test]
fn whoever_only_a_text_names_is_on_it() {
    let note = NOTE.replace("Mme Gabarit aussi", "Sophie Canevas aussi, et le lycée Jean Moulin");
    let note = format!("{note}\n**Zdenka Inconnue** : je passais par là.\n");
    let actions = "titre;porteur\nPlanter;Camille Exemple\nArroser;Office des neiges\n";
    let project = event("langue: fr\n")
        .write("input/tables-rondes/0930.md", note)
        .write("input/actions.csv", actions);
    let (_, rows) = sheet(&project);
    let named = |name: &str| {
        let rows = rows.iter().filter(|row| row[0].starts_with("Personnes"));
        rows.filter(|row| row[1] == name).map(|row| row.join(";")).next()
    };
    for name in ["Sophie Canevas", "Zdenka Inconnue"] {
        assert!(named(name).is_some_and(|row| row.ends_with("oui")), "{name}: {rows:#?}");
    }
    assert!(named("Camille Exemple").is_some_and(|row| row.contains("porte")), "{rows:#?}");
    assert!(named("Jean Moulin").is_none() && named("Office des neiges").is_none(), "{rows:#?}");
}

#[test]
fn a_place_in_word_is_a_paragraph() {
    let note = crate::word::document(
        "<w:p><w:r><w:t>Interne : la banque.</w:t></w:r></w:p><w:p><w:r><w:t>Un chiffre à vérifier.</w:t></w:r></w:p>",
    );
    let (_, rows) = sheet(&event("langue: fr\n").write("input/tables-rondes/0930-b.docx", note));
    let place = |what: &str| {
        let row = rows.iter().find(|row| row[1].contains(what) && row[2].contains("docx"));
        row.unwrap_or_else(|| panic!("{what}: {rows:#?}"))[2].clone()
    };
    assert!(place("à vérifier").contains("docx, paragraphe 2"), "{rows:#?}");
    assert!(place("encadré").contains("docx, paragraphe 1"), "{rows:#?}");
}
