//! How much each check counts, as the event asks.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Level, Policy, Severity, Verdict};
use crate::read::yaml::{Fields, Key, Node, Value};
use crate::source::Span;

const CHECKS: Key = Key("checks", "contrôles");

/// `contrôles: {unused-picture: ignorer, unknown-person: erreur}`.
pub(super) fn checks(
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Code, Verdict)> {
    let mut checks = Vec::new();
    let Some(node) = fields.take(CHECKS, diagnostics) else { return checks };
    let Some(mut fields) = Fields::of(node, CHECKS.1, diagnostics) else { return checks };
    for code in Code::ALL.iter().filter(|code| code.level() != Level::Decision) {
        let key = Key(code.name(), code.name());
        let verdict = fields.choice(
            key,
            &[
                (&["erreur", "error"], Verdict::Tell(Severity::Error)),
                (&["attention", "warning"], Verdict::Tell(Severity::Warning)),
                (&["remarque", "note"], Verdict::Tell(Severity::Note)),
                (&["ignorer", "ignore"], Verdict::Ignore),
            ],
            diagnostics,
        );
        let Some(verdict) = verdict else { continue };
        if Policy::default().ask(*code, verdict) {
            checks.push((*code, verdict));
        } else {
            diagnostics.push(refused(*code, verdict, entry(node, key)));
        }
    }
    fields.finish(diagnostics);
    checks
}

/// The place of a key and its value in a record.
fn entry(node: &Node, key: Key) -> Span {
    let Value::Map(entries) = &node.value else { return node.span };
    let own = entries.iter().find(|(name, _)| key.matches(&name.value));
    own.map_or(node.span, |(name, value)| Span { end: value.span.end, ..name.span })
}

fn refused(code: Code, verdict: Verdict, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::PolicyRefused, span).with("code", code.name());
    match verdict {
        Verdict::Ignore => diagnostic.with_both("wanted", "ignoré", "ignored"),
        Verdict::Tell(_) => diagnostic.with_both("wanted", "adouci", "softened"),
    }
}
