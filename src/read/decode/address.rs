//! Where a link of an office document may lead.

use std::rc::Rc;

/// An address that a report may link to.
pub(super) fn web_address(target: &str) -> Option<Rc<str>> {
    let target = target.trim();
    let scheme = target.split_once(':')?.0.to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto").then(|| Rc::from(target))
}
