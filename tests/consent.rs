//! Who is named in public: nobody who refused, and nobody in a session whose rule says so.

use crate::harness::Project;
use crate::pdf::Volume;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n\
                      - Paul Modèle, maire de Valbrune\n- Lou Maquette, présidente, La Fabrique d'essai\n\n\
                      11h00 Échanges : la suite\n- Jean Canevas, chercheur\n\n15h30 Ateliers\n";

const NOTE: &str = "\
**Paul Modèle** (adjoint à Montfaucon) : On bâtit peu.

**Lou Maquette** : Je réponds à M. Modèle et à PAUL MODÈLE.

> Habiter, c'est choisir.
> — Paul Modèle, maire

Voir [[Paul Modèle]] et [[Lou Maquette]].
";

fn project(event: &str) -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", event)
        .write("input/notes/0940.md", NOTE)
}

fn words(project: &Project, arguments: &[&str]) -> String {
    let text = Volume::read(project.build(arguments)).text();
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn speakers_of_the_programme_are_named_unless_they_refuse() {
    let text = words(&project("langue: fr\n"), &["input"]);
    assert!(text.contains("Paul Modèle") && text.contains("maire de Valbrune"), "{text}");
}

#[test]
fn who_refused_is_named_nowhere() {
    let project = project("personnes: [{nom: Paul Modèle, consentement: non}]\n");
    let text = words(&project, &["input"]);
    for word in ["Modèle", "MODÈLE", "Valbrune", "Montfaucon", "maire de"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    for word in [
        "une personne non nommée",
        "On bâtit peu",
        "une personne",
        "Lou Maquette",
        "Habiter, c’est choisir",
    ] {
        assert!(text.contains(word), "{word} not in {text}");
    }
    let internal = words(&project, &["input", "--edition", "internal"]);
    assert!(internal.contains("Paul Modèle"), "the organisers know");
}

#[test]
fn the_organisation_stands_for_who_agrees_to_that_only() {
    let event =
        "personnes: [{nom: Paul Modèle, structure: Ville de Test, consentement: [organisation]}]\n";
    let text = words(&project(event), &["input"]);
    assert!(!text.contains("Modèle") && text.contains("Ville de Test"), "{text}");
    assert!(text.contains("Je réponds à une personne de Ville de Test"), "{text}");
}

#[test]
fn who_agrees_to_the_name_only_has_no_organisation() {
    let event = "personnes: [{nom: Lou Maquette, consentement: nom}]\n";
    let text = words(&project(event), &["input"]);
    assert!(text.contains("Lou Maquette") && !text.contains("Fabrique d’essai"), "{text}");
}

#[test]
fn a_session_may_name_nobody_in_any_edition() {
    let project = project("attribution: [{session: 9h40, attribution: anonyme}]\n");
    for edition in ["public", "internal"] {
        let text = words(&project, &["input", "--edition", edition]);
        let chapter = text.rfind("On bâtit peu").unwrap();
        let chapter = &text[chapter.saturating_sub(200)..];
        assert!(chapter.contains("Intervention"), "{chapter}");
        assert!(!chapter.contains("Montfaucon"), "{chapter}");
        let programme = text.find("Paul Modèle");
        assert!(programme.is_some(), "panellists stay announced");
        let after = &text[text.rfind("On bâtit peu").unwrap()..];
        assert!(!after.contains("Modèle"), "{after}");
    }
}

#[test]
fn a_session_may_be_attributed_to_organisations() {
    let project = project("attribution: organisation\n");
    let text = words(&project, &["input"]);
    let after = &text[text.rfind("On bâtit peu").unwrap()..];
    assert!(after.contains("La Fabrique d’essai") && !after.contains("Lou Maquette"), "{after}");
}

#[test]
fn a_note_or_an_agenda_may_give_the_rule_and_the_strictest_holds() {
    let note = format!("---\nattribution: anonyme\n---\n{NOTE}");
    let project = project("attribution: organisation\n").write("input/notes/0940.md", note);
    let text = words(&project, &["input"]);
    let after = &text[text.rfind("On bâtit peu").unwrap()..];
    assert!(!after.contains("Fabrique"), "{after}");
}

#[test]
fn a_picture_of_someone_who_refused_it_is_not_shown() {
    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let project = project("personnes: [{nom: Jean Canevas, photo: non}]\n")
        .write("input/media/un.svg", SVG)
        .write("input/media/deux.svg", SVG)
        .write(
            "input/notes/1100.md",
            "![Une salle](../media/un.svg \"Jean Canevas à la tribune\")\n\n![La salle](../media/deux.svg \"La salle\")\n",
        );
    let text = words(&project, &["input"]);
    assert!(!text.contains("tribune") && text.contains("La salle"), "{text}");
    let own = words(&project, &["input", "--edition", "internal"]);
    assert!(own.contains("un.svg") && own.contains("deux.svg"), "the organisers have the list");
    assert!(text.contains("Jean Canevas"), "the name was not refused");
}

#[test]
fn participants_who_agreed_are_listed_and_the_others_counted() {
    let list = "nom;fonction;structure;type;consentement\n\
                Anne Listée;maire;Ville A;élus;oui\nZoé Alpha;élue;Ville B;élus;nom\n\
                Marc Refusant;élu;Ville C;élus;non\nInès Muette;élue;Ville D;élus;\n\
                Ugo Cinq;élu;Ville E;élus;\n";
    let project = project("langue: fr\n").write("input/participants.csv", list);
    let text = words(&project, &["input"]);
    for word in ["Anne Listée", "Ville A", "Zoé Alpha", "3 personnes ne sont pas nommées"] {
        assert!(text.contains(word), "{word} not in {text}");
    }
    for word in ["Ville B", "Marc Refusant", "Inès Muette", "Ville C", "Ville D"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    assert!(text.find("Zoé Alpha") < text.find("Anne Listée"), "by surname");
}

#[test]
fn the_letter_around_an_agenda_is_in_no_edition() {
    let agenda = "De : Camille Exemple <camille@exemple.fr>\nEnvoyé : lundi 3 juin 2019 09:12\n\
                  À : Liste interne\nCc : chef@exemple.fr\nObjet : Journée\n\nBonjour à toutes et à tous,\n\n\
                  Voici le programme de la journée.\n\n# Journée d'étude : habiter\n\n12 juin 2019\n\n9h30 Accueil\n\n\
                  12h00 Fin\n\nPour vous inscrire : inscriptions@exemple.fr ou 01 02 03 04 05.\n\nBien cordialement,\n\n\
                  Camille Exemple\nChargée de mission\n06 12 34 56 78\n";
    let project = Project::new()
        .write("input/agenda.md", agenda)
        .write("input/event.yaml", "contact: Camille, inscriptions@exemple.fr\n");
    let text = words(&project, &["input"]);
    for word in
        ["Camille Exemple", "Liste interne", "chef@", "Bonjour", "cordialement", "06 12", "01 02"]
    {
        assert!(!text.contains(word), "{word} in {text}");
    }
    for word in ["inscriptions@exemple.fr", "Voici le programme", "habiter"] {
        assert!(text.contains(word), "{word} not in {text}");
    }
    let internal = words(&project, &["input", "--edition", "internal"]);
    for word in ["Camille Exemple", "cordialement", "06 12 34 56 78"] {
        assert!(!internal.contains(word), "{word} in {internal}");
    }
    // Nothing goes without a word: the build report names the lines.
    let report = project.run(&["build", "input", "--report", "rapport.txt", "--force"]);
    assert_eq!(report.status, 0, "{}", report.text());
    let told = std::fs::read_to_string(project.path("rapport.txt")).unwrap();
    assert!(told.contains("lines-left-out"), "{told}");
}

#[test]
fn a_refused_name_that_redaction_misses_stops_the_build() {
    // The address of an organiser is no text: nobody looks for names in it but the last check.
    let event = "personnes: [{nom: Paul Modèle, consentement: non}]\n\
                 organisateurs: [{nom: Réseau inventé, lien: https://exemple.org/paul-modele}]\n";
    let project = project(event);
    let run = project.run(&["build", "input"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stderr.contains("[leak]"), "{}", run.stderr);
    assert!(!project.files().iter().any(|file| file.ends_with(".pdf")), "nothing is written");
}
