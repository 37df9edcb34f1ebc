//! What changed since a volume that was released, told on a page of its own.

use crate::harness::Project;
use crate::pdf::Volume;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n- Paul Modèle, maire\n\n\
                      11h Échanges\n";
const NOTE: &str =
    "On a dit **vingt logements** par an.\n\nUn mot [SECRETMOT](#interne) de plus.\n";
const ACTIONS: &str = "- {id: A1, titre: Bâtir, porteur: la mairie, echeance: 2020-01-31}\n- {id: A2, titre: Louer}\n";

/// An event, its PDF as `old.pdf` and its internal one as `old-interne.pdf`.
fn released() -> Project {
    let project = Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/notes/0940.md", NOTE)
        .write("input/actions.yaml", ACTIONS)
        .write("input/event.yaml", "version: '1'\n");
    let old = project.build(&["input"]);
    let internal = project.build(&["input", "--edition", "internal"]);
    project.write("old.pdf", old).write("old-interne.pdf", internal)
}

/// A text without spaces: cells of a table follow each other without any.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn pages(project: &Project, arguments: &[&str]) -> String {
    squeezed(&Volume::read(project.build(arguments)).text())
}

#[test]
fn what_changed_is_told_with_what_it_was_and_what_it_is() {
    let project = released()
        .write("input/event.yaml", "version: '2'\n")
        .write("input/agenda.md", AGENDA.replace("maire", "préfet").replace("11h ", "11h30 "))
        .write("input/notes/0940.md", NOTE.replace("vingt", "trente"))
        .write(
            "input/actions.yaml",
            "- {id: A1, titre: Bâtir, porteur: le département, echeance: 2020-02-29}\n- {id: A3, titre: Semer}\n",
        );
    let text = pages(&project, &["input", "--erratum-of", "old.pdf"]);
    for words in [
        "Modifications depuis la version précédente",
        "Version 1 2",
        "Paul Modèle, maire Paul Modèle, préfet",
        "Début 11 h 11 h 30",
        "Passage corrigé On a dit vingt logements par an. On a dit trente logements par an.",
        "Porteur la mairie le département",
        "Date limite 31 janvier 2020 29 février 2020",
        "A3 : Semer – Ajout",
        "A2 : Louer – Retrait",
    ] {
        assert!(text.contains(&squeezed(words)), "{words} is not in\n{text}");
    }
    assert!(!text.contains("Fin11h"), "an end that is only the next start is no change: {text}");
    assert!(text.contains(&fingerprint(&project)), "the old fingerprint is quoted");
}

/// The fingerprint of `old.pdf`.
fn fingerprint(project: &Project) -> String {
    let model =
        actes::pdf::attached::read(std::fs::read(project.path("old.pdf")).unwrap()).unwrap();
    let model = model.into_iter().find(|it| it.name == "actes-model.json").unwrap().bytes.unwrap();
    let model: serde_json::Value = serde_json::from_slice(&model).unwrap();
    model["fingerprint"].as_str().unwrap().to_owned()
}

/// Asserts that a page of changes says what it replaces, and nothing else.
#[track_caller]
fn only_quotes(page: &str, project: &Project) {
    let words = ["n’yestpassignalé", &fingerprint(project), "Aucunemodificationn’estàsignaler."];
    for words in words {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    for words in ["Passage", "etrait", "Ajout", "Avant"] {
        assert!(!page.contains(words), "{words} is in {page}");
    }
}

#[test]
fn the_public_edition_tells_only_what_is_public() {
    let project = released().write("input/notes/0940.md", NOTE.replace("SECRETMOT", "SECRETAUTRE"));
    let run = project.run(&["build", "input", "--erratum-of", "old.pdf", "-o", "new.pdf"]);
    assert!(run.stdout.contains("aucune modification à annoncer"), "{}", run.text());
    let (page, _) = changes(&project);
    only_quotes(&page, &project);
    let text = Volume::read(std::fs::read(project.path("new.pdf")).unwrap()).text();
    assert!(!text.contains("SECRET"), "{text}");
    let internal = ["input", "--edition", "internal", "--erratum-of", "old-interne.pdf"];
    let text = pages(&project, &internal);
    assert!(text.contains("SECRETMOT") && text.contains("SECRETAUTRE"), "{text}");
}

/// What the page of changes says, and what the terminal does.
fn changes(project: &Project) -> (String, String) {
    let run = project.run(&["build", "input", "--erratum-of", "old.pdf", "-o", "new.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let text = Volume::read(std::fs::read(project.path("new.pdf")).unwrap()).text();
    let text = squeezed(&text);
    let page = text.rsplit_once("Modificationsdepuis").map_or("", |(_, page)| page);
    let end = page.find("Programmedelajournée").unwrap_or(page.len());
    (page[..end].to_owned(), run.stdout)
}

#[test]
fn what_was_public_and_is_reserved_now_is_not_announced() {
    let reserved = "[On a dit trente logements par an.](#interne)";
    let note = NOTE.replace("On a dit **vingt logements** par an.", reserved);
    let project = released().write("input/notes/0940.md", note);
    let (page, told) = changes(&project);
    only_quotes(&page, &project);
    assert!(!page.contains("logements"), "{page}");
    assert!(told.contains("aucune modification à annoncer"), "{told}");
    assert!(told.contains("1 autre n'est pas sur cette page, et c'est voulu"), "{told}");
    // Something else is announced, and a sentence that always stands there says what is not.
    let project = project.write("input/event.yaml", "version: '2'\n");
    let (page, _) = changes(&project);
    assert!(page.contains("Version12"), "{page}");
    assert!(page.contains("n’yestpassignalé"), "{page}");
    assert!(!page.contains("logements") && !page.contains("Passage"), "{page}");
    assert!(!page.contains("etrait") && !page.contains("[…]"), "{page}");
}

#[test]
fn an_action_that_became_internal_is_not_announced_and_one_that_was_deleted_is() {
    let project = released().write(
        "input/actions.yaml",
        "- {id: A1, titre: Bâtir, porteur: la mairie, echeance: 2020-01-31}\n\
         - {id: A2, titre: Louer, visibilite: interne}\n",
    );
    let (page, told) = changes(&project);
    only_quotes(&page, &project);
    assert!(!page.contains("Louer"), "{page}");
    assert!(told.contains("1 autre n'est pas sur cette page, et c'est voulu"), "{told}");
    let project = project.write(
        "input/actions.yaml",
        "- {id: A1, titre: Bâtir, porteur: la mairie, echeance: 2020-01-31}\n",
    );
    assert!(changes(&project).0.contains("A2:Louer–Retrait"), "{}", changes(&project).0);
}

#[test]
fn a_consent_that_was_withdrawn_is_not_announced() {
    let note = "Paul Modèle : On a dit vingt logements par an.\n\n### Suite\n\nLe maire Paul Modèle conclut.\n";
    let project = released()
        .write("input/notes/0940.md", note)
        .write("input/actions.yaml", "- {id: A1, titre: Bâtir, porteur: Paul Modèle}\n");
    let old = project.build(&["input"]);
    let project = project.write("old.pdf", old).write(
        "input/event.yaml",
        "version: '2'\npersonnes: [{nom: Paul Modèle, consentement: non}]\n",
    );
    let (page, told) = changes(&project);
    assert!(page.contains("Version12"), "{page}");
    for words in ["Modèle", "nomretiré", "Porteur", "Intervenant", "Passage", "maire"] {
        assert!(!page.contains(words), "{words} is in {page}");
    }
    assert!(told.contains("1 modification relevée"), "{told}");
    assert!(told.contains("autres ne sont pas sur cette page"), "{told}");
}

#[test]
fn a_correction_beside_a_withdrawn_name_is_announced_without_the_name() {
    let note = "Un autre passage avec Paul Modèle et vingt chaises.\n";
    let project = released().write("input/notes/0940.md", note);
    let old = project.build(&["input"]);
    let refused = "version: '1'\npersonnes: [{nom: Paul Modèle, consentement: non}]\n";
    let project = project
        .write("old.pdf", old)
        .write("input/notes/0940.md", note.replace("vingt", "trente"))
        .write("input/event.yaml", refused);
    let (page, told) = changes(&project);
    assert!(page.contains(&fingerprint(&project)), "{page}");
    for words in ["unepersonneetvingtchaises", "unepersonneettrentechaises"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    assert!(!page.contains("Modèle") && !page.contains("Intervenant"), "{page}");
    assert!(told.contains("1 modification relevée"), "{told}");
}

#[test]
fn passages_that_have_nothing_in_common_are_added_and_removed() {
    let note = NOTE.replace("On a dit **vingt logements** par an.", "La fête aura lieu en juin.");
    let project = released().write("input/notes/0940.md", note);
    let (page, _) = changes(&project);
    assert!(page.contains("PassageretiréOnaditvingtlogementsparan.–"), "{page}");
    assert!(page.contains("Passageajouté–Lafêteauralieuenjuin."), "{page}");
}

#[test]
fn nothing_changed_is_said_and_has_no_page() {
    let project = released();
    let run = project.run(&["build", "input", "--erratum-of", "old.pdf", "-o", "new.pdf"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("rien n'a changé depuis le document corrigé"), "{}", run.text());
    let pages = |path: &str| Volume::read(std::fs::read(project.path(path)).unwrap()).pages();
    assert_eq!(pages("new.pdf"), pages("old.pdf"));
}

#[test]
fn the_volume_that_is_corrected_is_never_replaced() {
    let project = released();
    let name = "actes-2019-06-12.pdf";
    assert_eq!(project.run(&["build", "input"]).status, 0);
    let released = std::fs::read(project.path(name)).unwrap();
    let project = project.write("input/notes/0940.md", NOTE.replace("vingt", "trente"));
    // The default name is the one of the first volume; the report must not take its place either.
    for arguments in [
        &["build", "input", "--erratum-of", name][..],
        &["build", "input", "--erratum-of", name, "-o", "./input/../actes-2019-06-12.pdf"],
        &["build", "input", "--erratum-of", name, "--force", "-o", "n.pdf", "--report", name],
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, 2, "{}", run.text());
        assert!(run.stderr.contains("(-o actes-2019-06-12-v2.pdf)"), "{}", run.text());
        assert!(std::fs::read(project.path(name)).unwrap() == released, "{arguments:?}");
        assert!(!project.path("n.pdf").exists());
    }
    let second = "actes-2019-06-12-v2.pdf";
    let run = project.run(&["build", "input", "--erratum-of", name, "-o", second]);
    assert_eq!(run.status, 0, "{}", run.text());
    let run = project.run(&["build", "input", "--erratum-of", second, "-o", second]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("(-o actes-2019-06-12-v3.pdf)"), "{}", run.text());
}

#[test]
fn what_cannot_be_compared_is_refused_with_a_reason() {
    let project = released();
    let other = Project::small().build(&["input"]);
    let bare = project.build(&["input", "--attach", "none"]);
    let other_day = "# Autre journée\n\n3 mai 2021\n\n9h Accueil\n";
    let elsewhere = Project::new().write("input/agenda.md", other_day).build(&["input"]);
    let project = project
        .write("bare.pdf", bare)
        .write("text.pdf", "no PDF")
        .write("other.pdf", other)
        .write("elsewhere.pdf", elsewhere);
    for (file, words) in [
        ("bare.pdf", "n'a pas été fait par actes, ou l'a été sans ses données"),
        ("text.pdf", "n'est pas un PDF"),
        ("missing.pdf", "ne peut pas être lu"),
        ("elsewhere.pdf", "est d'un autre événement : « Autre journée »"),
        ("old-interne.pdf", "est de l'autre édition"),
    ] {
        let run = project.run(&["build", "input", "--erratum-of", file, "-o", "new.pdf"]);
        assert_eq!(run.status, 2, "{}", run.text());
        assert!(run.stderr.contains(words), "{}", run.text());
        assert!(!project.path("new.pdf").exists(), "{file}");
    }
    // Of the same title and day, however different.
    let run = project.run(&["build", "input", "--erratum-of", "other.pdf", "-o", "new.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
}

#[test]
fn after_an_erasure_nothing_of_it_is_repeated() {
    let list = "nom;structure;consentement\nPaul Modèle;Commune;oui\nAna Spécimen;Office;oui\n";
    let note = "**Paul Modèle** : vingt logements par an.\n\n**Ana Spécimen** : l'office loge soixante personnes.\n";
    let actions = "- {id: A1, titre: Guide du bail, porteur: Ana Spécimen}\n- {id: A2, titre: Louer des salles}\n";
    let project = Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/participants.csv", list)
        .write("input/notes/0940.md", note)
        .write("input/actions.yaml", actions);
    let old = project.build(&["input"]);
    let project = project
        .write("old.pdf", old)
        .write("input/participants.csv", "nom;structure;consentement\nPaul Modèle;Commune;oui\n")
        .write("input/notes/0940.md", note.replace("Ana Spécimen", "Une personne de l'office"))
        .write(
            "input/actions.yaml",
            actions.replace("Ana Spécimen", "Office").replace("des salles", "des toits"),
        );
    let text = pages(&project, &["input", "--erratum-of", "old.pdf", "--erasure"]);
    for words in ["Spécimen", "Ana", "A1:Guidedubail–"] {
        assert!(!text.contains(words), "{words} is in\n{text}");
    }
    let changes = text.split("Modificationsdepuis").nth(1).unwrap_or_default();
    assert!(!changes.split("L’essentiel").next().unwrap().contains("soixante"), "{changes}");
    assert!(text.contains("Louerdessalles") && text.contains("Louerdestoits"), "{text}");
    let run = project.run(&[
        "build",
        "input",
        "--erratum-of",
        "old.pdf",
        "--erasure",
        "-o",
        "new.pdf",
        "--force",
    ]);
    assert!(run.stdout.contains("1 personne que nommait l'ancien document"), "{}", run.text());
    let run = project.run(&["build", "input", "--erasure", "-o", "x.pdf"]);
    assert_eq!(run.status, 2, "it is of a document: {}", run.text());
}
