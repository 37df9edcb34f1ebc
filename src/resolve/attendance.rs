//! How many people came, as notes say it: « 62 connectés », « Présents : 85 ».

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{BlockKind, plain_text};
use crate::parse::note::NoteFile;
use crate::source::Span;
use crate::spelling::fold;

/// How far down a note such a line stands, and how many words it has at most.
const DEEPEST: usize = 4;
const LONGEST: usize = 14;

/// What people who came are called, folded.
const PEOPLE: &[&str] = &[
    "connecte",
    "connectee",
    "connectes",
    "connectees",
    "participant",
    "participants",
    "participantes",
    "participant e s",
    "present",
    "presents",
    "presentes",
    "attendees",
    "attendee",
    "attended",
];

/// The largest number that a note gives in its first lines.
pub(super) fn told(notes: &[NoteFile], diagnostics: &mut Diagnostics) -> Option<usize> {
    let lines = notes.iter().flat_map(|note| {
        note.body.blocks.iter().take(DEEPEST).filter_map(|block| match &block.value {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                Some((plain_text(content), block.span))
            }
            _ => None,
        })
    });
    let counted = lines.flat_map(|(text, span)| {
        text.lines().filter_map(count).map(|count| (count, span)).collect::<Vec<_>>()
    });
    let (count, span): (usize, Span) = counted.max_by_key(|(count, _)| *count)?;
    diagnostics.push(Diagnostic::new(Code::AttendanceCounted, span).with("count", count));
    Some(count)
}

/// The number of people that a short line gives; the largest of several.
fn count(line: &str) -> Option<usize> {
    let folded = fold(line);
    let words: Vec<_> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > LONGEST {
        return None;
    }
    let number = |word: &str| word.parse::<usize>().ok().filter(|it| (5..100_000).contains(it));
    // « 62 connectés », « 85 personnes présentes », « Présents : 85 », « Nombre de participants : 85 »
    let after = words.windows(2).filter(|it| PEOPLE.contains(&it[1])).map(|it| it[0]);
    let between = words
        .windows(3)
        .filter(|it| matches!(it[1], "personnes" | "people") && PEOPLE.contains(&it[2]))
        .map(|it| it[0]);
    let labelled = words.windows(2).filter(|it| {
        let begins =
            words.first().is_some_and(|first| PEOPLE.contains(first) || *first == "nombre");
        begins && PEOPLE.contains(&it[0]) && line.contains(':')
    });
    let all = after.chain(between).chain(labelled.map(|it| it[1]));
    all.filter_map(number).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_counted() {
        for (line, expected) in [
            ("NOTES WEBINAIRE 18/11 - 62 connectés", Some(62)),
            ("62 connectés / 85 participants", Some(85)),
            ("Présents : 85", Some(85)),
            ("Nombre de participants : 40", Some(40)),
            ("34 personnes présentes", Some(34)),
            ("120 inscrits", None),
            ("Atelier 2, participants", None),
            (
                "Les 12 communes présentes ont dit que leurs participants viendraient en 2030 avec tous leurs voisins",
                None,
            ),
        ] {
            assert_eq!(count(line), expected, "{line}");
        }
    }
}
