//! What the rules say of a folder, for their tests.

use crate::commands::load;
use crate::diagnostic::{Code, Diagnostics};

/// Asserts which words of a folder's files a rule underlines.
#[track_caller]
pub(super) fn check(code: &str, files: &[(&str, &str)], told: &[&str]) {
    let code = Code::named(code).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut diagnostics = Diagnostics::default();
    let loaded = load(folder.path(), &mut diagnostics).unwrap();
    let facts = diagnostics.reported();
    let spans = facts.iter().filter(|(_, it)| it.code == code).map(|(_, it)| it.span);
    let underlined = spans.map(|span| span.map_or("", |span| loaded.sources.text(span)));
    assert_eq!(underlined.collect::<Vec<_>>(), told, "{files:?}");
}

/// The same of the sessions of an agenda of one day.
#[track_caller]
pub(super) fn check_agenda(code: &str, sessions: &str, told: &[&str]) {
    let agenda = format!("# Journée d'étude\n\n12 juin 2019\n\n{sessions}\n");
    check(code, &[("agenda.md", &agenda)], told);
}
