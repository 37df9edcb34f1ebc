//! The parts of the report that the event asks for, or leaves out.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::read::yaml::{Fields, Key};

const PARTS: Key = Key("parts", "parties");

/// The parts that an event may choose, by the names that the templates use.
const CHOSEN: &[Key] = &[
    Key("contents", "sommaire"),
    Key("open_questions", "questions_ouvertes"),
    Key("trace", "tableau_des_questions"),
    Key("voices", "prises_de_parole"),
    Key("links", "adresses_citées"),
    Key("indexes", "index"),
    Key("files", "empreintes"),
];

/// `parties: {index: non, prises_de_parole: non}`.
pub(super) fn parts(
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, bool> {
    let mut parts = BTreeMap::new();
    let Some(node) = fields.take(PARTS, diagnostics) else { return parts };
    let Some(mut fields) = Fields::of(node, PARTS.1, diagnostics) else { return parts };
    for key in CHOSEN {
        let wanted = fields.choice(
            *key,
            &[(&["oui", "yes", "true", "vrai"], true), (&["non", "no", "false", "faux"], false)],
            diagnostics,
        );
        parts.extend(wanted.map(|wanted| (key.0.to_owned(), wanted)));
    }
    fields.finish(diagnostics);
    parts
}
