//! Transcripts that a program made: what nobody has read yet is printed word for word.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{BlockKind, InlineKind};
use crate::model::report::Report;
use crate::model::session::Note;

/// Tells of each transcript, and of the other notes of its session.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    for session in &report.sessions {
        for note in session.notes.iter().filter(|note| is_transcript(note)) {
            let count = note.body.blocks.iter().filter(|block| is_turn(&block.value)).count();
            let other = session.notes.iter().find(|it| it.path != note.path);
            let count = count.max(1);
            let turns = if count == 1 {
                ["une seule prise de parole".to_owned(), "one turn to speak".to_owned()]
            } else {
                [format!("{count} prises de parole"), format!("{count} turns to speak")]
            };
            let diagnostic = Diagnostic::new(Code::RawTranscript, note.span)
                .with("path", &note.path)
                .with_both("turns", &turns[0], &turns[1])
                .maybe("other", other.map(|it| it.path.as_str()));
            diagnostics.push(diagnostic);
        }
    }
}

/// Whether a block begins with somebody who speaks, known or not.
fn is_turn(block: &BlockKind) -> bool {
    match block {
        BlockKind::Intervention(_) => true,
        BlockKind::Paragraph(content) => {
            content.first().is_some_and(|it| matches!(it.value, InlineKind::Strong(_)))
        }
        _ => false,
    }
}

/// Whether notes are the words of a recording, as meeting programs and players keep them.
fn is_transcript(note: &Note) -> bool {
    let ending = note.path.rsplit('.').next().unwrap_or_default();
    ending.eq_ignore_ascii_case("vtt") || ending.eq_ignore_ascii_case("srt")
}
