//! Subtitles of a recording (`.vtt`, `.srt`), which Teams, Zoom and Whisper give as a transcript.

use super::block::{Block, plain as words};
use super::loss::Losses;
use super::{Decoded, html, plain};

/// After so many characters the words of somebody unnamed begin a new paragraph where a sentence ends.
const LONG: usize = 500;

/// What somebody says, as far as the file tells who.
#[derive(Debug, Default)]
struct Turn {
    speaker: Option<String>,
    said: String,
}

/// Reads subtitles: one paragraph for what somebody says at a stretch.
pub(super) fn read(bytes: &[u8]) -> Decoded {
    let text = plain::text(bytes);
    let mut turns: Vec<Turn> = Vec::new();
    for cue in text.split("\n\n") {
        let mut lines = cue.lines().skip_while(|line| !line.contains("-->"));
        if lines.next().is_none() {
            continue;
        }
        let mut speaker = None;
        for line in lines {
            let (named, said) = spoken(line);
            speaker = named.or(speaker);
            add(&mut turns, speaker.clone(), &said);
        }
    }
    let mut text = String::new();
    for turn in turns {
        if !text.is_empty() {
            text.push('\n');
        }
        if let Some(speaker) = turn.speaker {
            text.push_str(&format!("**{speaker}** : "));
        }
        text.push_str(&turn.said);
        text.push('\n');
    }
    Decoded { text, ..Decoded::default() }
}

/// Who speaks in a line, and the words: `<v Jo Un>…</v>` or `Jo Un: …`.
fn spoken(line: &str) -> (Option<String>, String) {
    let blocks = |text: &str| {
        let blocks = html::blocks(text, &mut Losses::default());
        let lines = blocks.iter().map(|block| match block {
            Block::Paragraph(text) => words(text),
            _ => String::new(),
        });
        lines.collect::<Vec<_>>().join(" ").trim().to_owned()
    };
    if let Some((name, rest)) = line.split_once("<v").and_then(|(_, rest)| rest.split_once('>')) {
        let name = name.trim_start_matches(|c: char| !c.is_whitespace()).trim();
        return (Some(name.to_owned()).filter(|name| !name.is_empty()), blocks(rest));
    }
    let line = blocks(line);
    match line.split_once(':') {
        Some((name, said)) if is_name(name.trim()) && said.starts_with([' ', '\u{a0}']) => {
            (Some(name.trim().to_owned()), said.trim().to_owned())
        }
        _ => (None, line),
    }
}

/// Whether words could be somebody's name: a few, each with a capital.
fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let small = ["de", "du", "des", "la", "le", "van", "von"];
    let is_part = |word: &str| word.starts_with(char::is_uppercase) || small.contains(&word);
    (2..=5).contains(&count)
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().all(is_part)
}

fn add(turns: &mut Vec<Turn>, speaker: Option<String>, said: &str) {
    if said.is_empty() {
        return;
    }
    match turns.last_mut() {
        Some(last)
            if (last.speaker == speaker || speaker.is_none())
                && !(last.said.len() > LONG && last.said.ends_with(['.', '!', '?', '…'])) =>
        {
            last.said.push(' ');
            last.said.push_str(said);
        }
        _ => turns.push(Turn { speaker, said: said.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_speaker_has_a_paragraph() {
        let text = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Paule Modèle>Bonjour à tous.</v>\n\n\
            00:00:03.000 --> 00:00:05.000\n<v Paule Modèle>On manque\nde lits.</v>\n\n\
            00:00:06.000 --> 00:00:07.000\nRémi Gabarit: L'office en a &lt;douze&gt;.\n\n\
            00:00:08.000 --> 00:00:09.000\nVides : oui.\n";
        let expected = "**Paule Modèle** : Bonjour à tous. On manque de lits.\n\n\
            **Rémi Gabarit** : L'office en a <douze>. Vides : oui.\n";
        assert_eq!(read(text.as_bytes()).text, expected);
    }

    #[test]
    fn words_of_nobody_are_paragraphs() {
        let srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nUn mot.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nUn autre.\r\n";
        assert_eq!(read(srt.as_bytes()).text, "Un mot. Un autre.\n");
    }
}
