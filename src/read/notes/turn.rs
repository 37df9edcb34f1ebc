//! Turns of a transcript or of a chat: who spoke, at what time, and what was said.

use std::sync::LazyLock;

use regex::Regex;

/// With fewer turns a text is no transcript: « 9:30 Accueil : café » is a line of a programme.
const FEWEST: usize = 2;

/// A name: words that begin with a capital, with the small words of names between them.
const NAME: &str = r"(?<name>\p{Lu}[\p{L}'’.-]*(?:[ \u{a0}](?:(?:d[eu]|des|de la|le|la|van|von|el|ben)[ \u{a0}])?\p{Lu}[\p{L}'’.-]*){0,4}(?:[ \u{a0}]\([^)]{1,40}\))?)";
const CLOCK: &str = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?";

static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let forms = [
        // `00:01:10 Paule Modèle: …`, `[00:01:10] Paule Modèle : …`
        format!(r"^\s*[\[(]?{CLOCK}[\])]?\s*[-–]?\s+{NAME}\s*:\s+(?<said>\S.*)$"),
        // `[10:00] <jo> …`
        format!(r"^\s*[\[(]?{CLOCK}[\])]?\s+<\s*(?<name>[^>]{{1,40}})>\s+(?<said>\S.*)$"),
        // `04/06/2024, 09:41 - Paule Modèle: …`, `[04/06/2024 09:41:12] Paule : …`
        format!(
            r"^\s*\[?\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}},?(?: à)?\s+{CLOCK}\s*\]?\s*[-–]?\s+(?<name>[^:]{{1,40}}?)\s*:\s+(?<said>\S.*)$"
        ),
        // `Ana Calibre   0:42`, with the words on the next line
        format!(r"^\s*{NAME}(?:\s{{2,}}|\t|\s+[-–|(\[]\s*){CLOCK}\s*[\])]?\s*$"),
        // Whisper: `[00:00.000 --> 00:04.000]  …`; nobody is named.
        format!(r"^\s*\[?{CLOCK}\s*-->\s*{CLOCK}\]?\s+{NAME}\s*:\s+(?<said>\S.*)$"),
    ];
    forms.iter().filter_map(|form| Regex::new(form).ok()).collect()
});

/// The forms in which a text has turns.
#[derive(Debug)]
pub(super) struct Turns {
    is_transcript: bool,
}

/// A turn.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    /// Who spoke.
    pub name: &'a str,
    /// What was said; none when it stands on the next line.
    pub said: Option<&'a str>,
}

impl Turns {
    /// Looks whether a text is a transcript.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let turns = lines.filter(|line| turn(line).is_some()).take(FEWEST).count();
        Self { is_transcript: turns == FEWEST }
    }

    /// The turn that a line opens.
    pub(super) fn read<'a>(&self, line: &'a str, next: Option<&str>) -> Option<Turn<'a>> {
        let turn = turn(line).filter(|_| self.is_transcript)?;
        let follows =
            next.is_some_and(|next| !next.trim().is_empty() && self::turn(next).is_none());
        (turn.said.is_some() || follows).then_some(turn)
    }
}

fn turn(line: &str) -> Option<Turn<'_>> {
    // Few lines say a time, and these forms are slow to build and to match.
    let says_time = |signs: &[u8]| matches!(signs, [b'0'..=b'9', b':', b'0'..=b'9']);
    if !line.as_bytes().windows(3).any(says_time) {
        return None;
    }
    let found = FORMS.iter().find_map(|form| form.captures(line))?;
    let name = found.name("name")?.as_str().trim();
    Some(Turn { name, said: found.name("said").map(|said| said.as_str()) })
}
