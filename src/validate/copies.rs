//! Files that say the same: a copy left beside its original.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::report::Report;
use crate::source::{SourceId, Sources, Span};
use crate::spelling::fold;

/// With fewer words, two notes may well say the same: « Notes à venir ».
const FEWEST_WORDS: usize = 4;

/// Tells of each file whose text another file of the same role has too.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let notes = report.sessions.iter().flat_map(|session| &session.notes);
    let notes = notes.map(|note| note.span.source).collect();
    let sheets = report.workshops.iter().filter(|workshop| workshop.source.is_some());
    let sheets = sheets.map(|workshop| workshop.span.source).collect();
    let actions = report.actions.iter().map(|action| action.span.source).collect();
    for files in [notes, sheets, actions] {
        check_role(&files, sources, diagnostics);
    }
}

fn check_role(files: &BTreeSet<SourceId>, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut texts: BTreeMap<String, SourceId> = BTreeMap::new();
    for &id in files {
        let text = fold(&sources.get(id).text);
        if text.split(' ').count() < FEWEST_WORDS {
            continue;
        }
        let Some(&other) = texts.get(&text) else {
            texts.insert(text, id);
            continue;
        };
        // « 0945 (1).md », « 0945 - copie.md »: the name of a copy is the longer one.
        let length = |id: SourceId| sources.get(id).path.chars().count();
        let (copy, original) = if length(other) > length(id) { (other, id) } else { (id, other) };
        let place = Span::new(copy, sources.get(copy).line(1));
        let diagnostic = Diagnostic::new(Code::SameTextTwice, place)
            .with("path", &sources.get(copy).path)
            .with("other", &sources.get(original).path);
        diagnostics.push(diagnostic);
    }
}

#[cfg(test)]
mod tests {
    use crate::validate::tests::check;

    const AGENDA: (&str, &str) =
        ("agenda.md", "# Forum\n\n12 juin 2019\n\n9h45 Débat\n\n11h Table ronde\n");

    #[test]
    fn a_copy_is_told_beside_its_original() {
        let told = |second: (&str, &str), told: &[&str]| {
            let first = ("notes/0945-debat.md", "La salle a beaucoup parlé.\n");
            check("same-text-twice", &[AGENDA, first, second], told);
        };
        let copied = "La salle a beaucoup parlé.";
        told(("notes/0945-debat (1).md", "La salle a beaucoup parlé.\n"), &[copied]);
        told(
            ("notes/0945-debat-copie.txt", "La salle a beaucoup parlé"),
            &["La salle a beaucoup parlé"],
        );
        told(("notes/0945-debat-2.md", "La salle a parlé du logement.\n"), &[]);
    }

    #[test]
    fn a_few_words_may_be_said_twice() {
        let files =
            [AGENDA, ("notes/0945.md", "Notes à venir.\n"), ("notes/1100.md", "Notes à venir.\n")];
        check("same-text-twice", &files, &[]);
    }
}
