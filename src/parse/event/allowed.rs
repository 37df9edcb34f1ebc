//! Words that may be published as they stand, each with its reason: who is only called like somebody
//! who is not named, and what was allowed on purpose.

use super::NAME;
use crate::diagnostic::Diagnostics;
use crate::model::event::Allowed;
use crate::read::yaml::{Fields, Key};

const HOMONYMS: Key = Key("homonyms", "homonymes");
const ALLOWED: Key = Key("allowed", "autorisé");
const TEXT: Key = Key("text", "texte");
const REASON: Key = Key("reason", "motif");

/// `homonymes: [{nom: Pierre Martin, motif: l'écrivain}]` and
/// `autorisé: [{texte: « l'hôtel Martin », motif: une enseigne}]`.
pub(super) fn allowed(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Allowed> {
    let mut allowed = Vec::new();
    for (list, key, example) in [
        (HOMONYMS, NAME, ["Pierre Modèle"; 2]),
        (ALLOWED, TEXT, ["l'hôtel Modèle", "the Modèle hotel"]),
    ] {
        for node in fields.list(list, diagnostics) {
            let Some(mut fields) = Fields::of(node, list.1, diagnostics) else { continue };
            let words = fields.text(key, diagnostics);
            let reason = fields.words(REASON, diagnostics);
            if words.is_none() {
                fields.missing(key, example, diagnostics);
            }
            if reason.is_none() {
                let example = ["c'est l'écrivain, mort en 1890", "the writer, who died in 1890"];
                fields.missing(REASON, example, diagnostics);
            }
            fields.finish(diagnostics);
            allowed.extend(words.zip(reason).map(|(words, reason)| Allowed {
                span: words.span,
                words: words.value,
                reason,
            }));
        }
    }
    allowed
}
