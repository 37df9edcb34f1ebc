//! Sessions in which nobody is said to have said something: neither in their notes nor in what came
//! of them, in both editions.

use actes::pdf::attached;

use crate::harness::Project;
use crate::pdf::Volume;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n\n\
                      - Zoran Zorbeck, maire de Valbrune\n- Lou Maquette, présidente, La Fabrique d'essai\n\n\
                      11h00 Échanges : la suite\n\n15h30 Ateliers\n";

const NOTE: &str = "\
---
attribution: anonyme
personnes: [{nom: Nina Entête, structure: Commune inventée}]
---
**Zoran Zorbeck** (adjoint à Montfaucon) : On bâtit peu dans nos bourgs.

**Lou Maquette** : Ensuite Zorbeck m'a répondu, et M. Zorbeck insiste.

**Ugo Salle** : Je parle de la salle.

Iris Inconnue : Personne ne me connaît ici.

> Habiter, c'est choisir.
> — Maquette, présidente

> [!DÉCISION]
> Zoran Zorbeck portera le projet, selon Lou Maquette.

> [!À RETENIR] Le mot de Mme Maquette
> Nina Entête veut des logements, voir [[Zoran Zorbeck]].
";

const ACTIONS: &str = "\
- {id: A1, titre: L'idée de M. Zorbeck, description: Proposée par Lou Maquette., moyens: le temps de Zoran Zorbeck, indicateurs: [avis de Mme Maquette], etapes: [{titre: voir Zoran Zorbeck}], origine: [9h40], porteur: Commune inventée}
- {id: A2, titre: Ailleurs, description: Proposée par Lou Maquette., origine: [11h00], porteur: Commune inventée}
";

const WORKSHOP: &str = "\
titre: Atelier
session: 15h30
animateur: Lou Maquette
introduction: Avec Zoran Zorbeck.
passages:
  - {groupe: A, apport: selon M. Zorbeck, contributions: [Zoran Zorbeck propose]}
";

fn project(rule: &str) -> Project {
    let list = "nom;structure;consentement\nUgo Salle;Ville A;oui\n";
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", "attribution: [{session: 15h30, attribution: anonyme}]\n")
        .write("input/notes/0940.md", NOTE.replace("anonyme", rule))
        .write("input/actions.yaml", ACTIONS)
        .write("input/ateliers/a.yaml", WORKSHOP)
        .write("input/participants.csv", list)
        .write(
            "input/annexes/texte.md",
            "---\nséance: 9h40\nauteur: Zoran Zorbeck\n---\nLou Maquette y dit tout.\n",
        )
}

fn text(bytes: Vec<u8>) -> String {
    Volume::read(bytes).text().replace(['\u{a0}', '\u{202f}', '\n'], " ")
}

#[test]
fn nobody_is_said_to_have_said_something_in_any_edition() {
    for edition in ["public", "internal"] {
        let bytes = project("anonyme").build(&["input", "--edition", edition]);
        let files = attached::read(bytes.clone()).unwrap();
        let model = files.iter().find(|it| it.name == "actes-model.json").unwrap();
        let model: serde_json::Value =
            serde_json::from_slice(model.bytes.as_ref().unwrap()).unwrap();
        let said = |value: &serde_json::Value| value.to_string();
        for part in [
            &model["sessions"][0]["passages"],
            &model["workshops"][0]["passages"],
            &model["actions"][0],
            &model["annexes"],
        ] {
            for name in ["Zorbeck", "Maquette", "Entête", "Salle", "Inconnue", "Montfaucon"] {
                assert!(!said(part).contains(name), "{edition}: {name} in {part}");
            }
        }
        let people = said(&model["people"]);
        for name in ["Entête", "Ugo"] {
            assert!(!people.contains(name), "{edition}: {name} in {people}");
        }
        assert!(people.contains("Zoran Zorbeck"), "panellists stay announced");
        assert!(said(&model["actions"][1]).contains("Lou Maquette"), "another session is another");
        let csv = files.iter().find(|it| it.name == "actes-actions.csv").unwrap();
        let csv = String::from_utf8(csv.bytes.clone().unwrap()).unwrap();
        assert!(!csv.contains("Zorbeck"), "{csv}");
        let text = text(bytes);
        let notes =
            &text[text.find("On bâtit peu").unwrap()..text.rfind("veut des logements").unwrap()];
        for name in ["Zorbeck", "Maquette", "Entête", "Ugo", "Inconnue"] {
            assert!(!notes.contains(name), "{edition}: {name} in {notes}");
        }
        for gone in ["Nina Entête", "Iris Inconnue", "Montfaucon"] {
            assert!(!text.contains(gone), "{edition}: {gone} in {text}");
        }
        assert!(text.contains("Intervention") && text.contains("Je parle de la salle"), "{text}");
    }
}

#[test]
fn organisations_may_be_said_to_have_said_something() {
    let text = text(project("organisation").build(&["input"]));
    for words in
        ["La Fabrique d’essai", "selon une personne de La Fabrique d’essai", "Commune inventée"]
    {
        assert!(text.contains(words), "{words} not in {text}");
    }
    assert!(!text.contains("Nina Entête"), "{text}");
}

/// A template of the event that says who spoke, as if it knew.
fn telling(words: &str) -> Project {
    let template = format!(
        "#let report(data) = {{\n  set document(title: \"x\")\n  set text(lang: \"fr\")\n  [mots]\n  [{words}]\n}}\n"
    );
    project("anonyme")
        .write("input/report-templates/fuite/report.typ", template)
        .write("input/report-templates/fuite/body.typ", "")
}

#[test]
fn who_said_what_is_a_leak_in_both_editions() {
    for words in [
        "Zoran Zorbeck : On bâtit peu dans nos bourgs.",
        "Zoran Zorbeck (adjoint à Montfaucon) : On bâtit peu dans nos bourgs.",
        "Lou Maquette : Ensuite Zorbeck m'a répondu, et M. Zorbeck insiste.",
        "Zoran Zorbeck portera le projet, selon Lou Maquette.",
    ] {
        for edition in ["public", "internal"] {
            let run = telling(words).run(&[
                "build",
                "input",
                "-o",
                "actes.pdf",
                "--template",
                "fuite",
                "--edition",
                edition,
            ]);
            assert_eq!(run.status, 1, "{edition}: {words}\n{}", run.text());
            assert!(run.stderr.contains("[leak]"), "{edition}: {words}\n{}", run.text());
        }
    }
    let harmless = telling("On bâtit peu dans nos bourgs. Zoran Zorbeck, maire de Valbrune.");
    let run = harmless.run(&["build", "input", "-o", "actes.pdf", "--template", "fuite"]);
    assert_eq!(run.status, 0, "{}", run.text());
}

#[test]
fn the_sources_of_such_an_event_are_no_part_of_its_pdf() {
    let run =
        project("anonyme").run(&["build", "input", "--edition", "internal", "--attach", "sources"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(
        run.stderr.contains("[leak]") && run.stderr.contains("une pièce jointe"),
        "{}",
        run.text()
    );
}

/// Somebody whom neither the programme nor a list knows, in a note of a session that names nobody.
#[test]
fn a_stranger_who_speaks_is_named_nowhere_in_the_session() {
    let note = "**Marie Duvalbert** (Agence Zeta) : Bonjour.\n\nMarie Duvalbert répète. Elle s'appelle Mme Duvalbert.\n\n\
                Ensuite Duvalbert insiste.\n\n> [!DÉCISION]\n> Porteur : Marie Duvalbert.\n\n\
                ![Marie Duvalbert à la tribune](../media/p.svg \"Marie Duvalbert parle\")\n";
    for rule in ["anonyme", "organisation"] {
        let project = Project::new()
            .write("input/agenda.md", AGENDA)
            .write("input/notes/0940.md", format!("---\nattribution: {rule}\n---\n{note}"))
            .write("input/actions.yaml", "- {id: A1, titre: L'idée de Marie Duvalbert, origine: [9h40], porteur: Commune inventée}\n")
            .write("input/media/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
        for edition in ["public", "internal"] {
            let bytes = project.build(&["input", "--edition", edition]);
            for file in attached::read(bytes.clone()).unwrap() {
                let words = String::from_utf8_lossy(file.bytes.as_deref().unwrap()).into_owned();
                assert!(!words.contains("Duvalbert"), "{rule}, {edition}: {}", file.name);
            }
            for (place, bytes) in crate::leaks::everything(&bytes) {
                let narrow: Vec<u8> = bytes.into_iter().filter(|byte| *byte != 0).collect();
                let words = String::from_utf8_lossy(&narrow);
                assert!(!words.contains("Duvalbert"), "{rule}, {edition}: {place}");
            }
            let text = text(bytes);
            assert!(text.contains("Intervention") && text.contains("Bonjour"), "{text}");
        }
    }
}
