//! What a table is for, by its heads, wherever the row of heads stands.

use super::evidence::{Weights, begins_word};
use super::{Kind, Received, Recognised, evidence, words};
use crate::read::heads::{self, DEEPEST, Subject};
use crate::read::table;

/// What the heads of each sort of table speak for.
const SUBJECTS: &[(Subject, Kind)] = &[
    (Subject::Participants, Kind::Participants),
    (Subject::Actions, Kind::Actions),
    (Subject::Evaluation, Kind::Evaluation),
    (Subject::Glossary, Kind::Glossary),
    (Subject::Ideas, Kind::Workshop),
];

/// What a table is. `text` is its CSV.
pub(super) fn recognise(file: &Received, text: &str) -> Recognised {
    let rows = table::lines(text);
    let mut weights = Weights::default();
    for (subject, kind) in SUBJECTS {
        let score =
            |row: &Vec<String>| heads::score(row.iter().map(String::as_str), Some(*subject));
        let best = rows.iter().take(DEEPEST).map(score).max().unwrap_or_default();
        // One word may stand anywhere; a row of heads has several.
        let weight = i32::try_from(best).ok().filter(|best| *best >= 2).unwrap_or(0);
        weights.add(*kind, weight, words("les titres de ses colonnes", "the heads of its columns"));
    }
    let name = file.words();
    for named in Subject::named(&name) {
        let kinds = SUBJECTS.iter().filter(|(subject, _)| *subject == named);
        kinds.for_each(|(_, kind)| weights.add(*kind, 3, words("son nom", "its name")));
    }
    if evidence::is_private(&name, "") {
        return Recognised::private(Kind::Actions);
    }
    let mut found = weights.verdict(words(
        "un tableau dont l'usage n'est pas reconnu ; pour l'imprimer en annexe, enregistrez-le en PDF",
        "a table whose purpose is not recognised; to print it as an annex, save it as PDF",
    ));
    if found.kinds == [Kind::Note, Kind::Annex] {
        found.kinds = vec![Kind::Participants, Kind::Actions];
    }
    found
}

/// Whether a list says who came: by its name, or by a column that people signed and none in which they
/// agreed to anything.
pub(super) fn is_attendance(file: &Received, found: &Recognised) -> bool {
    let name = file.words();
    let is_called = ["emargement", "presence", "presents", "pointage", "signatures", "attendance"]
        .iter()
        .any(|word| begins_word(&name, word));
    let text = found.source.as_ref().map_or("", |source| source.text.as_str());
    let has_column = || {
        let rows = table::lines(text);
        let keys = |row: &Vec<String>| {
            row.iter().any(|head| Subject::Participants.key(head) == Some("présent"))
        };
        let mut rows = rows.iter().take(DEEPEST);
        rows.any(keys)
    };
    is_called
        || has_column() && !begins_word(&name, "inscription") && !begins_word(&name, "inscrit")
}
