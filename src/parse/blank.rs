//! What a prepared file leaves to be filled: « … » where words are wanted.
//!
//! A file that `actes new` prepared holds « … » alone in a paragraph, in an item of a list, or after
//! the name of a speaker. As long as it stands there nothing was written, and nothing is printed.

use std::ops::Range;

use crate::model::body::{Block, BlockKind, Body, Inline, InlineKind, Written, plain_text};
use crate::source::Span;

/// The dots alone: what is to be replaced.
pub const DOTS: &str = "…";

/// What stands for a fact in a prepared agenda.
const MARKS: &[&str] = &["[titre]", "[title]", "[date]", "[lieu]", "[place]", "[texte]", "[text]"];

/// The agenda that is prepared where there is none yet, in French and in English.
pub const AGENDAS: [&str; 2] = [
    "# [titre]\n\n\
     [date]\n\n\
     [lieu]\n\n\
     9h30 Accueil des participants\n\n\
     10h00 Table ronde\n\n\
     12h00 Déjeuner\n\n\
     14h00 Ateliers\n\n\
     16h30 Conclusion\n",
    "# [title]\n\n\
     [date]\n\n\
     [place]\n\n\
     9:30 Welcome of the participants\n\n\
     10:00 Round table\n\n\
     12:00 Lunch\n\n\
     14:00 Workshops\n\n\
     16:30 Conclusion\n",
];

/// The first line of an agenda that was not filled in: that of its title, which still waits for words,
/// or of its first session, when the whole programme is the example's.
#[must_use]
pub fn example(text: &str, body: Range<usize>) -> Option<Range<usize>> {
    let mut start = body.start;
    let mut lines = Vec::new();
    for line in text.get(body)?.split_inclusive('\n') {
        let bare = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '\u{feff}'));
        let at = start + line.find(bare).unwrap_or_default();
        if !bare.is_empty() {
            lines.push((bare.replace('\\', ""), at..at + bare.len()));
        }
        start += line.len();
    }
    if let Some((_, place)) =
        lines.iter().find(|(line, _)| matches!(line.as_str(), "[titre]" | "[title]"))
    {
        return Some(place.clone());
    }
    AGENDAS.iter().find_map(|agenda| {
        let programme =
            agenda.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
        let programme: Vec<_> = programme.collect();
        let timed = lines.iter().filter(|(line, _)| line.starts_with(|c: char| c.is_ascii_digit()));
        let own: Vec<_> = timed.filter(|(line, _)| line.contains(['h', ':'])).collect();
        let is_same = own.iter().map(|(line, _)| line.as_str()).eq(programme);
        own.first().filter(|_| is_same).map(|(_, place)| place.clone())
    })
}

/// Whether a text is nothing but the dots, or a mark of what is wanted.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "…" | "...") || MARKS.contains(&text)
}

/// Takes the blanks out of a text, with the headings and boxes that hold nothing else, and gives
/// their places.
pub fn take(body: &mut Body<Written>) -> Vec<Span> {
    let mut blanks = Vec::new();
    body.blocks = without_blanks(std::mem::take(&mut body.blocks), &mut blanks);
    blanks
}

type Blocks = Vec<Block<Written>>;

fn without_blanks(blocks: Blocks, blanks: &mut Vec<Span>) -> Blocks {
    let mut kept: Blocks = Vec::new();
    // How many blocks stood when each open heading came, and how many blanks were found by then.
    let mut open: Vec<(u8, usize, usize)> = Vec::new();
    for block in blocks {
        if let BlockKind::Heading { level, .. } = block.value {
            close(&mut open, level, &mut kept, blanks.len());
            open.push((level, kept.len(), blanks.len()));
            kept.push(block);
            continue;
        }
        kept.extend(filled(block, blanks));
    }
    close(&mut open, 0, &mut kept, blanks.len());
    kept
}

/// Ends the parts below a level: one in which there were only blanks loses its heading.
fn close(open: &mut Vec<(u8, usize, usize)>, level: u8, kept: &mut Blocks, found: usize) {
    while let Some((_, rank, before)) = open.pop_if(|(own, ..)| *own >= level) {
        if kept.len() == rank + 1 && found > before {
            kept.pop();
        }
    }
}

/// A block without its blanks; nothing if it holds nothing else.
fn filled(block: Block<Written>, blanks: &mut Vec<Span>) -> Option<Block<Written>> {
    let Block { value, span } = block;
    let value = match value {
        BlockKind::Paragraph(content) => {
            if is_blank(&plain_text(&content)) || is_silent(&content) {
                blanks.push(span);
                return None;
            }
            BlockKind::Paragraph(content)
        }
        BlockKind::List { start, tight, items } => {
            let before = blanks.len();
            let mut left = Vec::new();
            for mut item in items {
                let had = !item.blocks.is_empty();
                item.blocks = without_blanks(item.blocks, blanks);
                if !(had && item.blocks.is_empty()) {
                    left.push(item);
                }
            }
            if left.is_empty() && blanks.len() > before {
                return None;
            }
            BlockKind::List { start, tight, items: left }
        }
        BlockKind::Callout { kind, title, blocks } => {
            let before = blanks.len();
            let blocks = without_blanks(blocks, blanks);
            if blocks.is_empty() && blanks.len() > before {
                return None;
            }
            BlockKind::Callout { kind, title, blocks }
        }
        // In a quotation they stand for what was left out.
        other => other,
    };
    Some(Block { value, span })
}

/// Whether a line gives the floor to somebody who says nothing yet: `**Nom** (structure) : …`, or a
/// word of relation before the dots: `**Ajoute** : …`.
fn is_silent(content: &[Inline<Written>]) -> bool {
    let Some((first, rest)) = content.split_first() else { return false };
    let InlineKind::Strong(name) = &first.value else { return false };
    let rest = plain_text(rest);
    let Some(before) = ["…", "..."].iter().find_map(|dots| rest.trim().strip_suffix(dots)) else {
        return false;
    };
    let before = before.trim_matches(|c: char| c.is_whitespace());
    let Some(identity) = before.strip_suffix(':') else {
        return before.is_empty() && plain_text(name).trim_end().ends_with(':');
    };
    let identity = identity.trim_matches(|c: char| c.is_whitespace());
    identity.is_empty() || (identity.starts_with('(') && identity.ends_with(')'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::read::markdown;
    use crate::source::{Source, SourceId};

    /// What is left of a text, as its blocks' plain words, and how many blanks were taken.
    #[track_caller]
    fn check(text: &str, expected: &[&str], taken: usize) {
        let source = Source::new("a.md", Vec::new(), text.to_owned());
        let range = 0..text.len();
        let mut body = markdown::read(SourceId(0), &source, range, &mut Diagnostics::default());
        let blanks = take(&mut body);
        let words = |block: &&Block<Written>| {
            block.value.lines().into_iter().map(plain_text).collect::<Vec<_>>().join("|")
        };
        let left: Vec<_> =
            body.all_blocks().iter().map(words).filter(|it| !it.is_empty()).collect();
        assert_eq!(left, expected, "{text}");
        assert_eq!(blanks.len(), taken, "{text}");
    }

    #[test]
    fn what_is_to_be_filled_is_taken_out() {
        check("…", &[], 1);
        check("**Jo Modèle** (Col-Modèle) : …\n\n**Lou** : ...", &[], 2);
        check("**Jo Modèle\u{a0}:** …", &[], 1);
        check("- …\n- Un mot\n- …", &["Un mot"], 2);
        check("- **Ajoute** : …", &[], 1);
        check("> [!À RETENIR]\n> …", &[], 1);
        check("## Vide\n\n…\n\n## Plein\n\nUn mot", &["Plein", "Un mot"], 1);
        check("# Titre\n\n## Vide\n\n…", &[], 1);
        check("<!-- rappel -->\n\n…", &[], 1);
    }

    #[test]
    fn what_was_written_stays() {
        for text in [
            "Il faut du temps, des moyens…",
            "On demande : …",
            "**Jo Modèle** : Je ne sais pas…",
            "**Jo** hésite : …",
            "# Titre",
        ] {
            let source = Source::new("a.md", Vec::new(), text.to_owned());
            let mut diagnostics = Diagnostics::default();
            let mut body = markdown::read(SourceId(0), &source, 0..text.len(), &mut diagnostics);
            let before = body.clone();
            assert!(take(&mut body).is_empty(), "{text}");
            assert_eq!(body, before);
        }
    }
}
