//! People whom the public edition must not name: in every form and in every place, and nobody and
//! nothing else.

use crate::harness::Project;
use crate::leaks::everything;
use crate::pdf::Volume;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n\n\
                      - Zoran Zorbeck, maire de Valbrune\n- Lou Maquette, présidente, La Fabrique d'essai\n\n\
                      11h00 Échanges : la suite\n\n15h30 Ateliers\n";

/// Every way to write a name that people have.
const NOTE: &str = "\
**Zoran Zorbeck** (adjoint à Montfaucon) : On bâtit peu.

**M. Zorbeck** : Je parle encore.

**Lou Maquette** : Selon Zoran Zorbeck, ZORBECK Zoran, Zorbeck, Zoran ou ZORBECK (Zoran), oui.

Ensuite, Zorbeck a insisté. Z. Zorbeck, M. Zorbeck, Mme Zorbeck, Dr Zorbeck, MM. Zorbeck et Maquette.

L'avis de M. le maire Zorbeck, du maire Zorbeck, de zoran zorbeck et de Zoran **Zorbeck**.

Zo\u{ad}ran Zor\u{200b}beck, Zoran\u{a0}Zorbeck, Zoran
Zorbeck, Zoran-Zorbeck, @zoranzorbeck.

> Habiter, c'est choisir.
> — Zorbeck, maire

> [!À RETENIR] Le mot de M. Zorbeck
> Zoran Zorbeck a dit l'essentiel.

| Nom | Prénom | Mot |
|---|---|---|
| Zorbeck | Zoran | oui |

Voir [[Zoran Zorbeck]], [le site](https://exemple.org/Zoran%20Zorbeck), <https://exemple.org/zoran-zorbeck>[^1].

![Zoran Zorbeck à la tribune](../media/zoran-zorbeck.svg \"M. Zorbeck, à droite\")

Terme
: Un mot de `Zoran Zorbeck`.

    Zoran Zorbeck en chasse fixe

- [x] Rappeler M. Zorbeck

[^1]: Note de Zoran Zorbeck.
";

const ACTIONS: &str = "\
- {id: A1, titre: Suivre l'idée de M. Zorbeck, porteur: Zoran Zorbeck, moyens: le temps de Zoran Zorbeck, partenaires: [Zoran Zorbeck], indicateurs: [avis de Zoran Zorbeck], etapes: [{titre: voir Zoran Zorbeck}], origine: [9h40]}
";

const WORKSHOP: &str = "\
titre: Atelier
animateur: Zoran Zorbeck
rapporteur: Zorbeck
introduction: Avec Zoran Zorbeck.
passages:
  - {groupe: A, apport: selon M. Zorbeck, contributions: [Zoran Zorbeck propose]}
synthese: Zorbeck conclut.
";

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";

fn project(person: &str) -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", format!("personnes: [{person}]\n"))
        .write("input/notes/0940.md", NOTE)
        .write("input/notes/1100-zorbeck.md", "Rien de plus.\n")
        .write("input/ateliers/zorbeck.yaml", WORKSHOP)
        .write("input/actions.yaml", ACTIONS)
        .write("input/annexes/zoran-zorbeck.md", "---\nauteur: Zoran Zorbeck\n---\nTexte.\n")
        .write("input/media/zoran-zorbeck.svg", SVG)
        .write(
            "input/evaluation.csv",
            "question;moyenne;verbatim\nUtile ?;4;M. Zorbeck parle bien\n",
        )
}

fn small(person: &str, note: &str) -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", format!("personnes: [{person}]\n"))
        .write("input/notes/0940.md", note)
}

fn words(project: &Project, arguments: &[&str]) -> String {
    Volume::read(project.build(arguments)).text().replace(['\u{a0}', '\u{202f}', '\n'], " ")
}

#[test]
fn who_refused_is_nowhere_in_the_bytes_however_the_name_is_written() {
    let project = project("{nom: Zoran Zorbeck, consentement: non}");
    let bytes = project.build(&["input", "--project", "project"]);
    for (place, bytes) in everything(&bytes) {
        let narrow: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
        for bytes in [&bytes, &narrow] {
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
            let at = letters.find("zorbeck").unwrap_or(0);
            assert!(
                !letters.contains("zorbeck"),
                "{place}: {:?}",
                letters.get(at.saturating_sub(60)..)
            );
        }
    }
    let mut files = Vec::new();
    crate::harness::list(&project.path("project"), "", &mut files);
    for file in &files {
        assert!(!file.contains("zorbeck"), "{file}");
    }
    let text = words(&project, &["input"]);
    assert!(text.contains("Lou Maquette") && text.contains("On bâtit peu"), "{text}");
    assert!(text.contains("Ensuite, une personne a insisté"), "{text}");
}

#[test]
fn someone_of_the_organisation_stands_in_a_sentence() {
    let project = small(
        "{nom: Zoran Zorbeck, structure: Ville de Test, consentement: organisation}",
        "Je réponds à M. Zorbeck. Zoran Zorbeck dit oui. L'avis de Zoran Zorbeck compte.\n\n\
         > Habiter.\n> — Zoran Zorbeck\n\n- Zoran Zorbeck\n",
    );
    let text = words(&project, &["input"]);
    for part in [
        "Je réponds à une personne de Ville de Test. Une personne de Ville de Test dit oui.",
        "L’avis d’une personne de Ville de Test compte.",
    ] {
        assert!(text.contains(part), "{part} not in {text}");
    }
    assert!(!text.contains("Zorbeck"), "{text}");
    let english = small(
        "{nom: Zoran Zorbeck, structure: Test Town, consentement: organisation}",
        "---\nlangue: en\n---\nI answer Mr Zorbeck. Zoran Zorbeck says yes.\n",
    );
    let text = words(&english, &["input"]);
    assert!(
        text.contains("I answer a person from Test Town. A person from Test Town says yes."),
        "{text}"
    );
}

#[test]
fn things_keep_their_names_and_words_stay_words() {
    let note = "La Fondation Paul Marchand et le lycée Paul-Marchand aident.\n\n\
                On se retrouve salle Paul Marchand, rue Paul-Marchand, pour le prix Paul Marchand.\n\n\
                Un marchand de biens. Marchand de sable. Le Val-Marchand.\n\nM. Marchand répond.\n";
    let project = small("{nom: Paul Marchand, consentement: non}", note);
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--report", "rapport.txt"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let report = std::fs::read_to_string(project.path("rapport.txt")).unwrap();
    assert_eq!(report.matches("[name-kept]").count(), 5, "{report}");
    assert!(run.stderr.contains("« Marchand », publié tel quel,"), "{}", run.text());
    assert!(run.stderr.contains("notes/0940.md:5"), "{}", run.text());
    let text = words(&project, &["input"]);
    for kept in [
        "Fondation Paul Marchand",
        "lycée Paul-Marchand",
        "salle Paul Marchand",
        "rue Paul-Marchand",
        "prix Paul Marchand",
        "marchand de biens. Marchand de sable. Le Val-Marchand",
        "Une personne répond",
    ] {
        assert!(text.contains(kept), "{kept} not in {text}");
    }
}

#[test]
fn a_town_is_no_person_and_its_author_is_told() {
    let note = "M. Lille répond. Le train de Lille part. Lille est belle.\n";
    let project = small("{nom: Louis Lille, consentement: non}", note);
    let run = project.run(&["build", "input", "-o", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let told = run.stderr.matches("« Lille », publié tel quel").count();
    assert_eq!(told, 1, "once for the file: {}", run.text());
    assert!(run.stderr.contains("`homonymes: [{nom: Lille, motif: …}]`"), "{}", run.text());
    let text = words(&project, &["input"]);
    assert!(
        text.contains("Une personne répond. Le train de Lille part. Lille est belle."),
        "{text}"
    );
}

#[test]
fn others_of_the_same_surname_stay() {
    let note = "**Ana Zorbeck** : Zoran Zorbeck dit oui. M. Zorbeck et Ana Zorbeck aussi.\n";
    let project = small("{nom: Zoran Zorbeck, consentement: non}, {nom: Ana Zorbeck}", note);
    let run = project.run(&["build", "input", "-o", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stderr.contains("« M. Zorbeck », publié tel quel,"), "{}", run.text());
    let text = words(&project, &["input"]);
    assert!(text.contains("Une personne dit oui. M. Zorbeck et Ana Zorbeck aussi."), "{text}");
}

#[test]
fn who_is_only_on_the_list_is_not_named_in_a_text() {
    let list = "nom;structure;consentement\nInès Muette;Ville A;\nUgo Dit;Ville B;oui\nZoé Porteuse;Ville C;\n";
    let note = "Inès Muette a posé une question, Mme Muette insiste, Ugo Dit répond.\n\n\
                **Éva Voix** : je parle.\n\nInès Muette : et moi ?\n\n## Suite\n\nZoé Porteuse s'engage. Une salle muette.\n";
    let project = small("", note)
        .write("input/participants.csv", list)
        .write("input/actions.yaml", "- {titre: Suivre, porteur: Zoé Porteuse, origine: [9h40]}\n");
    let text = words(&project, &["input"]);
    assert!(text.contains("Inès Muette"), "who takes the floor is named: {text}");
    let silent = small("", "Inès Muette a posé une question, Mme Muette insiste, Ugo Dit répond.\n\nZoé Porteuse s'engage. Une salle muette.\n")
        .write("input/participants.csv", list)
        .write("input/actions.yaml", "- {titre: Suivre, porteur: Zoé Porteuse, origine: [9h40]}\n");
    let text = words(&silent, &["input"]);
    assert!(!text.contains("Inès") && !text.contains("Muette"), "{text}");
    for part in [
        "Une personne a posé une question",
        "Ugo Dit répond",
        "Zoé Porteuse s’engage",
        "salle muette",
    ] {
        assert!(text.contains(part), "{part} not in {text}");
    }
    let internal = words(&silent, &["input", "--edition", "internal"]);
    assert!(internal.contains("Inès Muette a posé"), "the organisers know");
}

#[test]
fn an_answer_in_a_reserved_column_holds() {
    let list = "nom;structure;consentement (interne)\nZoran Zorbeck;Ville A;non\n";
    let project =
        small("", "**Zoran Zorbeck** : On bâtit peu.\n").write("input/participants.csv", list);
    let text = words(&project, &["input"]);
    assert!(!text.contains("Zorbeck") && text.contains("On bâtit peu"), "{text}");
}

#[test]
fn names_are_told_place_by_place_and_counted_apart() {
    let note = "Zoran Zorbeck dit oui, puis Zoran Zorbeck dit non.\n\n> [!INTERNE]\n> Un mot réservé ici.\n\n[Deux mots](#interne) encore.\n";
    let project = small("{nom: Zoran Zorbeck, consentement: non}", note);
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--report", "rapport.txt"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stdout.contains(", 2 passages réservés retirés, 3 noms retirés"), "{}", run.text());
    let report = std::fs::read_to_string(project.path("rapport.txt")).unwrap();
    let line = "notes/0940.md:1:1: [name-withheld]: nom retiré de l'édition publique : « Zoran Zorbeck », \
                remplacé par « Une personne » (consentement: non)";
    assert!(report.contains(line), "{report}");
    assert!(report.contains("notes/0940.md:1:29: [name-withheld]"), "{report}");
    let english = project.run(&["build", "input", "-o", "actes-en.pdf", "--lang", "en"]);
    assert!(
        english.stdout.contains(", 2 internal passages removed, 3 names removed"),
        "{}",
        english.text()
    );
}

#[test]
fn a_letter_pasted_as_a_note_keeps_neither_head_nor_signature() {
    let letter = "De : Camille Exemple <camille@exemple.fr>\nEnvoyé : lundi 17 juin 2019\nÀ : Liste du réseau\n\
                  Objet : Notes de la table ronde\n\nBonjour à toutes et à tous,\n\nOn bâtit peu.\n\n\
                  Bien cordialement,\n\nCamille Exemple\nChargée de mission\nTél. 06 12 34 56 78\n";
    let workshop = "---\ntitre: Un atelier\nsession: 15h30\n---\nDe : Maxime Témoin\nÀ : Camille\n\n## Passage 1 — groupe A\n\n- On rénove.\n\nCordialement,\nMaxime Témoin\n";
    let project = small("", letter).write("input/ateliers/atelier-1.md", workshop);
    let text = words(&project, &["input"]);
    for word in [
        "Camille",
        "Liste du réseau",
        "Notes de la table",
        "cordialement",
        "Chargée",
        "06 12",
        "Maxime",
    ] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    assert!(text.contains("On bâtit peu") && text.contains("On rénove"), "{text}");
    let internal = words(&project, &["input", "--edition", "internal"]);
    assert!(
        internal.contains("Chargée de mission") && internal.contains("Maxime Témoin"),
        "{internal}"
    );
}

/// The text of the public edition in which `name` is not named.
fn refusing(name: &str, note: &str) -> String {
    words(&small(&format!("{{nom: {name}, consentement: non}}"), &format!("{note}\n")), &["input"])
}

#[test]
fn redaction_leaves_the_ends_of_sentences_and_the_words_before_them() {
    let text = refusing(
        "Paul Exempleau",
        "On a rencontré Paul Exempleau et la présidente. Exempleau a dit oui. Voilà ce que pense le maire. \
         Exempleau conclut. On se retrouve sur la place. Paul Exempleau parle. L'avis de M. Exempleau compte.",
    );
    for part in [
        "On a rencontré une personne et la présidente. Une personne a dit oui. Voilà ce que pense le maire. Une personne conclut.",
        "sur la place. Une personne parle. L’avis d’une personne compte.",
    ] {
        assert!(text.contains(part), "{part} not in {text}");
    }
    let text = refusing(
        "Marc Refusantin",
        "Marc Refusantin vient. Il cite Refusantin. M. le préfet répond.",
    );
    assert!(text.contains("Il cite une personne. M. le préfet répond."), "{text}");
}

#[test]
fn a_link_whose_address_holds_a_surname_becomes_words() {
    let project = small(
        "{nom: Zoé Barnabot, consentement: non}",
        "Voir [lien](https://exemple.org/barnabot.html), [cv](https://exemple.org/cv?n=Barnabot&p=Zo%C3%A9), \
         <https://exemple.org/entretien-barnabot> et [le site](https://exemple.org/barnabotique).\n",
    );
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--report", "rapport.txt"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let bytes = std::fs::read(project.path("actes.pdf")).unwrap();
    let mut kept = false;
    for (place, bytes) in everything(&bytes) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        kept |= text.contains("exemple.org/barnabotique");
        assert!(!text.replace("barnabotique", "").contains("barnabot"), "{place}");
    }
    assert!(kept, "a longer word is another");
    let report = std::fs::read_to_string(project.path("rapport.txt")).unwrap();
    assert_eq!(report.matches("[name-withheld]").count(), 3, "{report}");
}

#[test]
fn a_surname_with_a_hyphen_is_taken_out_and_a_town_is_not() {
    let text = refusing("Maé Vasseur-Dubreuil", "Le fils Vasseur-Dubreuil reprend la ferme.");
    assert!(
        text.contains("Le fils d’une personne reprend la ferme") && !text.contains("Vasseur"),
        "{text}"
    );
    let text = refusing("Luc Saint-Martin", "À Saint-Martin, le marché se tient.");
    assert!(text.contains("À Saint-Martin, le marché"), "{text}");
}

#[test]
fn a_place_a_word_and_an_office_are_no_name() {
    let text = refusing("Anne Lyon", "À Lyon, on bâtit. A. Lyon répond.");
    assert!(text.contains("À Lyon, on bâtit. Une personne répond"), "{text}");
    let project = small(
        "{nom: Claire Petit, consentement: non}",
        "Une pierre claire petit format. Claire Petit répond.\n",
    );
    let run = project.run(&["build", "input", "-o", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stderr.contains("« pierre claire petit »"), "{}", run.text());
    let text = words(&project, &["input"]);
    assert!(text.contains("Une pierre claire petit format. Une personne répond"), "{text}");
    let office = small("", "Madame le Maire ouvre. Paul Maire écoute.\n")
        .write("input/agenda.md", AGENDA.replace("maire de Valbrune", "Maire de Valbrune"))
        .write("input/participants.csv", "nom;structure;consentement\nPaul Maire;Ville A;\n");
    let text = words(&office, &["input"]);
    assert!(text.contains("Madame le Maire ouvre. Une personne écoute"), "{text}");
    assert!(text.contains("Maire de Valbrune"), "{text}");
}
