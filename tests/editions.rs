//! What only the organisers may read is nowhere in what everyone reads.

use crate::harness::{Project, list};
use crate::pdf::Volume;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n- Paul Modèle\n\n\
                      15h30 Ateliers\n";

const NOTE: &str = "\
## Visible [SECRETTITRE](#interne)

**Paul Modèle** : on bâtit [SECRETMOT](#interne) peu[^1].

| a | b |
|---|---|
| un | [SECRETCASE](#interne) |

> [!INTERNE] SECRETENCADRE
> Des mots SECRETTEXTE et ![SECRETALT](../media/SECRETIMAGE.svg)

Voir [[A2]] et [[A2|la suite]].

[^1]: note [SECRETNOTE](#interne)
";

const ACTIONS: &str = "\
- {id: A1, titre: Publique}
- {id: A2, titre: SECRETACTION, visibilite: interne, porteur: SECRETPORTEUR}
";

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";

fn project() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/notes/0940.md", NOTE)
        .write("input/notes/0940-reserve.md", "---\nvisibilite: interne\n---\nSECRETFICHIER\n")
        .write(
            "input/ateliers/a.md",
            "---\ntitre: SECRETATELIER\nvisibilite: interne\n---\nMots.\n",
        )
        .write("input/actions.yaml", ACTIONS)
        .write("input/media/SECRETIMAGE.svg", SVG)
}

/// Everything that typst is given, as one text.
fn all_files(project: &Project) -> String {
    let mut files = Vec::new();
    let folder = project.path("project");
    list(&folder, "", &mut files);
    let shown =
        files.iter().filter(|file| !file.starts_with("fonts/") && !file.starts_with("event/"));
    let texts = shown.map(|file| std::fs::read_to_string(folder.join(file)).unwrap());
    texts.collect()
}

#[test]
fn a_table_of_one_row_reserves_nothing() {
    let project = Project::new().write("input/agenda.md", AGENDA).write(
        "input/notes/0940.md",
        "Un texte.\n\n| TROISROUES | DOUZEBUS |\n|---|---|\n\nFin.\n",
    );
    project.build(&["input", "--project", "project"]);
    let files = all_files(&project);
    assert!(files.contains("TROISROUES") && files.contains("DOUZEBUS"), "no cell is lost");
}

#[test]
fn nothing_internal_reaches_the_public_edition() {
    let project = project();
    let volume = Volume::read(project.build(&["input", "--project", "project"]));
    for (place, text) in [("pages", volume.text()), ("project", all_files(&project))] {
        assert!(!text.contains("SECRET"), "{place}: {}", &text[text.find("SECRET").unwrap_or(0)..]);
        assert!(text.contains("Publique"), "{place} has the public action");
        assert!(text.contains("la suite"), "{place} keeps the author's own words for a link");
    }
}

#[test]
fn everything_reaches_the_internal_edition() {
    let project = project();
    let text = Volume::read(project.build(&["input", "--edition", "internal"])).text();
    let words = [
        "SECRETTITRE",
        "SECRETMOT",
        "SECRETCASE",
        "SECRETENCADRE",
        "SECRETTEXTE",
        "SECRETNOTE",
        "SECRETACTION",
        "SECRETPORTEUR",
        "SECRETFICHIER",
        "SECRETATELIER",
    ];
    for word in words {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn a_build_says_how_much_it_took_out() {
    let run = project().run(&["build", "input", "-o", "actes.pdf"]);
    assert!(run.stdout.contains(", 8 passages réservés retirés\n"), "{}", run.text());
}

#[test]
fn any_value_may_be_reserved_where_it_stands() {
    let actions = "\
- {id: A1, titre: Publique, porteur: {valeur: SECRETPORTEUR, visibilite: interne}, statut: en cours,
   partenaires: [Réseau, {valeur: SECRETPARTENAIRE, visibilite: interne}],
   etapes: [{titre: SECRETETAPE, visibilite: interne}, {titre: Suite}]}
- {titre: SECRETSANSNUMERO, visibilite: interne}
- {titre: Troisième}
";
    let event = "\
contact: {valeur: SECRETCONTACT, visibilite: interne}
questions: [Une question ?, {valeur: SECRETQUESTION, visibilite: interne}, Une autre ?]
credits: [{fonction: SECRETCREDIT, noms: [X], visibilite: interne}]
";
    let glossary = "- {sigle: ABC, developpe: SECRETSIGLE, visibilite: interne}\n";
    let workshop = "titre: Atelier
passages:
  - {groupe: A, contributions: [Visible, {texte: SECRETAPPORT, visibilite: interne}]}
  - {groupe: B, visibilite: interne, contributions: [SECRETPASSAGE]}
";
    let project = Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/actions.yaml", actions)
        .write("input/event.yaml", event)
        .write("input/ateliers/a.yaml", workshop)
        .write("input/notes/0940.md", "Voir [[Q3]] et [[A2]].\n")
        .write("input/glossaire.yaml", glossary);
    let volume = Volume::read(project.build(&["input", "--project", "project"]));
    for (place, text) in [("pages", volume.text()), ("project", all_files(&project))] {
        assert!(!text.contains("SECRET"), "{place}: {}", &text[text.find("SECRET").unwrap_or(0)..]);
        for word in ["Publique", "Réseau", "Suite", "Visible", "Troisième", "en cours"] {
            assert!(text.contains(word), "{place} has {word}");
        }
    }
    assert!(volume.text().contains("Q3"), "numbers stay");
    assert!(volume.text().contains("A3"), "numbers stay");
    let internal = Volume::read(project.build(&["input", "--edition", "internal"])).text();
    for word in [
        "SECRETPORTEUR",
        "SECRETPARTENAIRE",
        "SECRETETAPE",
        "SECRETSANSNUMERO",
        "SECRETCONTACT",
        "SECRETQUESTION",
        "SECRETCREDIT",
        "SECRETSIGLE",
        "SECRETAPPORT",
        "SECRETPASSAGE",
    ] {
        assert!(internal.contains(word), "{word}");
    }
}
