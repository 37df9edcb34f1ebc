//! The number of a sheet: it belongs to the files that were looked through.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::discover::Role;
use crate::source::{Sources, fingerprint, sha256};

/// Lines of the event's own facts that are written when the sheet was signed.
static SIGNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?mi)^[ \t]*["']?(?:bordereau|clearance|statut|status|version)["']?[ \t]*:.*\n?"#)
        .ok()
});

/// The number of the sheet for these files: any change of them gives another one, but for the lines of the
/// event that say that the report is final, which version it is, and this number itself.
#[must_use]
pub fn number(sources: &Sources, roles: &[Role]) -> String {
    let facts: BTreeSet<_> = sources
        .iter()
        .zip(roles)
        .filter(|(_, role)| matches!(role, Role::Event | Role::Agenda))
        .map(|((id, _), _)| id)
        .collect();
    let prints = sources.files().map(|(id, source)| {
        let print = match &*SIGNED {
            Some(signed) if facts.contains(&id) => {
                sha256(signed.replace_all(&source.text, "").trim_end().as_bytes())
            }
            _ => sha256(&source.bytes),
        };
        (print, source.path.clone())
    });
    // A file that says nothing else yet is no other event.
    let prints: Vec<_> = prints.filter(|(print, _)| *print != sha256(b"")).collect();
    let whole = fingerprint(prints.iter().map(|(print, path)| (print.as_str(), path.as_str())));
    let letters = whole[..12].to_uppercase();
    format!("B-{}-{}-{}", &letters[..4], &letters[4..8], &letters[8..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn of(event: &str, note: &str) -> String {
        let source =
            |path: &str, text: &str| Source::new(path, text.as_bytes().to_vec(), text.to_owned());
        let sources = Sources::new([source("event.yaml", event), source("notes/0900.md", note)]);
        number(&sources, &[Role::Event, Role::Note])
    }

    #[test]
    fn what_is_written_once_the_sheet_is_signed_changes_no_number() {
        let draft = of("titre: Un essai\nstatut: projet\n", "bonjour");
        let signed =
            format!("titre: Un essai\nstatut: définitif\nversion: \"1\"\nbordereau: {draft}\n");
        assert_eq!(of(&signed, "bonjour"), draft);
        assert_eq!(of("titre: Un essai", "bonjour"), draft);
        assert_eq!(of("statut: projet\n", "bonjour"), of("", "bonjour"));
        assert!(draft.starts_with("B-") && draft.len() == 16, "{draft}");
    }

    #[test]
    fn any_other_change_gives_another_number() {
        let number = of("titre: Un essai\n", "bonjour");
        assert_ne!(of("titre: Un autre essai\n", "bonjour"), number);
        assert_ne!(of("titre: Un essai\n", "Bonjour"), number);
    }
}
