//! Who did what for the report, and who is to send in what.

use super::super::agenda::date::parse_date;
use super::{Awaited, NAME};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::event::{Credit, Reminders};
use crate::read::yaml::{Fields, Key};
use crate::source::Span;

const CREDITS: Key = Key("credits", "crédits");
const ROLE: Key = Key("role", "fonction");
const NAMES: Key = Key("names", "noms");
const CONTRIBUTORS: Key = Key("contributors", "contributeurs");
const FOR: Key = Key("for", "pour");
const EMAIL: Key = Key("email", "courriel");
const REMINDERS: Key = Key("reminders", "relances");
const DEADLINE: Key = Key("deadline", "échéance");
const SIGNATURE: Key = Key("signature", "signature");

/// `crédits: [{fonction: Photographies, noms: [Jo Martin]}]`.
pub(super) fn credits(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Credit> {
    let mut credits = Vec::new();
    for node in fields.list(CREDITS, diagnostics) {
        if let Some(name) = node.value.words() {
            diagnostics.push(credit_without_role(name, node.span));
            continue;
        }
        let Some(mut fields) = Fields::of(node, CREDITS.1, diagnostics) else { continue };
        let role = fields.text(ROLE, diagnostics);
        let names = fields.texts(NAMES, diagnostics).into_iter().map(|it| it.value).collect();
        if role.is_none() {
            fields.missing(ROLE, ["Rédaction", "Writing"], diagnostics);
        }
        fields.finish(diagnostics);
        credits.extend(role.map(|role| Credit { span: role.span, role: role.value, names }));
    }
    credits
}

/// A name alone does not say what the person did.
fn credit_without_role(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::WrongType, span)
        .with_both("key", CREDITS.1, CREDITS.0)
        .with_both("expected", "une fonction et des noms", "a role and names")
        .with_both("found", &format!("le texte « {name} »"), &format!("the text “{name}”"))
        .with_both(
            "example",
            &format!("- {{fonction: Photographies, noms: [{name}]}}"),
            &format!("- {{role: Photographs, names: [{name}]}}"),
        )
}

/// `contributeurs: [{nom: Jo Martin, pour: [9h40, atelier-1]}]`.
pub(super) fn contributors(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Awaited> {
    let mut contributors = Vec::new();
    for node in fields.list(CONTRIBUTORS, diagnostics) {
        let Some(mut fields) = Fields::of(node, CONTRIBUTORS.1, diagnostics) else { continue };
        let name = fields.text(NAME, diagnostics);
        let email = fields.words(EMAIL, diagnostics);
        let wanted = fields.texts(FOR, diagnostics);
        if name.is_none() {
            fields.missing(NAME, ["Jo Martin"; 2], diagnostics);
        }
        if wanted.is_empty() {
            fields.missing(FOR, ["[9h40, atelier-1]", "[9:40, workshop-1]"], diagnostics);
        }
        fields.finish(diagnostics);
        contributors.extend(name.map(|it| Awaited {
            span: it.span,
            name: it.value,
            email,
            wanted,
        }));
    }
    contributors
}

/// `relances: {échéance: 2024-06-14, signature: [Jo Martin, Réseau des Exemples]}`.
pub(super) fn reminders(
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Reminders> {
    let node = fields.take(REMINDERS, diagnostics)?;
    let mut fields = Fields::of(node, REMINDERS.1, diagnostics)?;
    let deadline = fields.date(DEADLINE, parse_date, diagnostics).map(|it| it.value);
    let signature = fields.texts(SIGNATURE, diagnostics);
    let lines = signature.iter().flat_map(|it| it.value.lines());
    let signature = lines.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    let signature = signature.collect();
    fields.finish(diagnostics);
    Some(Reminders { deadline, signature })
}
