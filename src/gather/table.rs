//! What a table is for, by its heads, wherever the row of heads stands.

use super::evidence::{Weights, begins_word};
use super::{Kind, Received, Recognised, words};
use crate::spelling::fold;

/// How far down the heads may stand, under titles.
const DEEPEST: usize = 20;

/// Words of heads that speak for a kind, folded.
const HEADS: &[(Kind, &[&str])] = &[
    (
        Kind::Participants,
        &[
            "nom",
            "prenom",
            "nom prenom",
            "nom et prenom",
            "prenom nom",
            "structure",
            "organisme",
            "organisation",
            "fonction",
            "qualite",
            "email",
            "e mail",
            "mail",
            "courriel",
            "adresse mail",
            "telephone",
            "tel",
            "portable",
            "emargement",
            "signature",
            "presence",
            "present",
            "inscription",
            "college",
            "consentement",
            "name",
            "first name",
            "last name",
            "surname",
            "function",
            "company",
            "phone",
            "attended",
            "apellidos",
            "nombre",
            "vorname",
            "nachname",
            "commune",
            "territoire",
            "departement",
            "region",
        ],
    ),
    (
        Kind::Actions,
        &[
            "action",
            "actions",
            "intitule",
            "intitule de l action",
            "proposition",
            "porteur",
            "pilote",
            "responsable",
            "echeance",
            "delai",
            "horizon",
            "calendrier",
            "priorite",
            "partenaires",
            "partenaires associes",
            "moyens",
            "indicateurs",
            "indicateur",
            "issu de",
            "origine",
            "statut",
            "avancement",
            "objectif",
            "etapes",
            "lead",
            "owner",
            "deadline",
            "priority",
            "partners",
            "status",
            "description",
        ],
    ),
    (
        Kind::Evaluation,
        &[
            "question",
            "reponse",
            "reponses",
            "note",
            "moyenne",
            "satisfaction",
            "tres satisfait",
            "satisfait",
            "plutot satisfait",
            "pas satisfait",
            "insatisfait",
            "verbatim",
            "verbatims",
            "commentaires libres",
            "score",
            "answers",
            "very satisfied",
            "remarques",
            "horodateur",
            "timestamp",
        ],
    ),
    (
        Kind::Glossary,
        &[
            "sigle",
            "acronyme",
            "acronym",
            "abreviation",
            "signification",
            "developpe",
            "definition",
            "meaning",
        ],
    ),
    (
        Kind::Workshop,
        &[
            "idee",
            "idees",
            "post it",
            "categorie",
            "votes",
            "vote",
            "auteur",
            "contribution",
            "likes",
            "groupe",
            "atelier",
            "idea",
        ],
    ),
];

/// Words of names, folded.
const NAMES: &[(Kind, &[&str])] = &[
    (
        Kind::Participants,
        &[
            "participant",
            "participants",
            "inscrits",
            "inscription",
            "inscriptions",
            "emargement",
            "presence",
            "liste",
            "attendees",
        ],
    ),
    (
        Kind::Actions,
        &[
            "action",
            "actions",
            "plan d action",
            "plan d actions",
            "propositions",
            "feuille de route",
        ],
    ),
    (
        Kind::Evaluation,
        &["evaluation", "satisfaction", "questionnaire", "enquete", "survey", "bilan"],
    ),
    (Kind::Glossary, &["glossaire", "sigles", "acronymes", "glossary"]),
    (
        Kind::Workshop,
        &["atelier", "klaxoon", "post it", "postit", "brainstorm", "idees", "workshop"],
    ),
];

/// What a table is. `text` is its CSV.
pub(super) fn recognise(file: &Received, text: &str) -> Recognised {
    let rows = text.lines().filter(|line| line.contains(char::is_alphanumeric)).take(DEEPEST);
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    let mut weights = Weights::default();
    for (kind, known) in HEADS {
        let hits = |row: &Vec<String>| row.iter().filter(|cell| is_head(cell, known)).count();
        let best = rows.iter().map(hits).max().unwrap_or_default();
        // One word may stand anywhere; a row of heads has several.
        let weight = i32::try_from(best).ok().filter(|best| *best >= 2).unwrap_or(0);
        weights.add(*kind, weight, words("les titres de ses colonnes", "the heads of its columns"));
    }
    let name = file.words();
    for (kind, known) in NAMES {
        if known.iter().any(|word| begins_word(&name, word)) {
            weights.add(*kind, 3, words("son nom", "its name"));
        }
    }
    let mut found = weights.verdict(words(
        "un tableau dont l'usage n'est pas reconnu",
        "a table whose purpose is not recognised",
    ));
    if found.kinds == [Kind::Note, Kind::Annex] {
        found.kinds = vec![Kind::Participants, Kind::Actions];
    }
    found
}

fn cells(row: &str) -> Vec<String> {
    row.split([';', ',', '\t']).map(|cell| fold(cell.trim().trim_matches('"'))).collect()
}

/// Whether a cell is one of the heads, alone or with a word after it (« Nom de famille »).
fn is_head(cell: &str, known: &[&str]) -> bool {
    !cell.is_empty()
        && cell.split(' ').count() <= 6
        && known.iter().any(|head| {
            cell == *head
                || (head.len() >= 4
                    && cell.strip_prefix(head).is_some_and(|rest| rest.starts_with([' ', 's'])))
        })
}
