//! Ids: each is taken once, and a list is in their order.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span};
use crate::spelling::fold;

/// Takes an id, or reports who has it.
pub(super) fn claim(
    ids: &mut BTreeMap<String, Span>,
    id: &str,
    span: Span,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    if let Some(other) = ids.insert(fold(id), span) {
        let diagnostic = Diagnostic::new(Code::DuplicateId, span).with("id", id);
        diagnostics.push(diagnostic.with_place("other", sources, other));
    }
}

/// A sort key that puts `A2` before `A10`.
pub(super) fn natural(id: &str) -> (String, u64, String) {
    let start = id.find(|c: char| c.is_ascii_digit()).unwrap_or(id.len());
    let (word, rest) = id.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    (word.to_owned(), rest[..end].parse().unwrap_or(u64::MAX), rest[end..].to_owned())
}
