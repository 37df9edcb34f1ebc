//! Where a link of an office document may lead.

use std::rc::Rc;

/// An address that a report may link to, or the mark that a link makes of its words (« #interne »).
pub(super) fn web_address(target: &str) -> Option<Rc<str>> {
    let target = target.trim();
    if let Some((before, name)) = target.split_once('#')
        && !before.contains("://")
        && let Some(mark) = mark(name)
    {
        return Some(mark);
    }
    let scheme = target.split_once(':')?.0.to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto").then(|| Rc::from(target))
}

/// The mark that the name of a bookmark is: « interne », « lang-en ».
pub(super) fn mark(name: &str) -> Option<Rc<str>> {
    let name = name.trim().to_lowercase();
    let is_reserved = matches!(name.as_str(), "interne" | "internal" | "internes");
    (is_reserved || name.starts_with("lang-")).then(|| Rc::from(format!("#{name}")))
}
