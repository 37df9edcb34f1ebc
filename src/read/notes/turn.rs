//! Turns of a transcript or of a chat: who spoke, at what time, and what was said.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::spelling::fold;

/// With fewer turns a text is no transcript: « 9:30 Accueil : café » is a line of a programme.
const FEWEST: usize = 2;

/// A name: words that begin with a capital, with the small words of names between them.
const NAME: &str = r"(?<name>\p{Lu}[\p{L}'’.-]*(?:[ \u{a0}](?:(?:d[eu]|des|de la|le|la|van|von|el|ben)[ \u{a0}])?\p{Lu}[\p{L}'’.-]*){0,4}(?:[ \u{a0}]\([^)]{1,40}\))?)";
/// The same in small letters, as people type in a hurry: « paule modèle ».
const TYPED_NAME: &str = r"(?<name>\p{L}[\p{L}'’.-]*(?:[ \u{a0}]\p{L}[\p{L}'’.-]*){0,3})";
/// What may stand in front of a turn in a list of them.
const DASH: &str = r"(?:[-–—•*]\s+)?";
const CLOCK: &str = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?";
/// How a line of a chat begins: `04/06/2024, 09:41 - `, `[04/06/2024 09:41:12] `, `6/4/24, 9:41 AM - `.
const STAMP: &str = r"^[\s\u{200e}]*\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?(?:[\s\u{202f}]+à)?[\s\u{202f}]+\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u{202f}]?[AaPp]\.?[Mm]\.?)?\s*\]?\s*[-–]?\s+";

static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let forms = [
        // Zoom: `13:58:40 From Paule Modèle to Everyone : …`, `13:58:40 De Paule Modèle à tout le monde : …`
        r"^\s*\d{1,2}:\d{2}:\d{2}\s+(?:From|De|Von|Da|Van|Od)\s+(?<name>\p{L}[^:]{1,60}?)(?:\s+(?:to|à|an|para|per|a|aan|do)\s+(?<to>[^:]{1,80}?))?\s*:\s+(?<said>\S.*)$".to_owned(),
        // `[10:00] <jo> …`
        format!(r"^\s*[\[(]?{CLOCK}[\])]?\s+<\s*(?<name>[^>]{{1,40}})>\s+(?<said>\S.*)$"),
        // `04/06/2024, 09:41 - Paule Modèle: …`
        format!(r"{STAMP}(?<name>[^:]{{1,40}}?)\s*:\s+(?<said>\S.*)$"),
        // `Ana Calibre   0:42`, with the words on the next line
        format!(r"^\s*{DASH}{NAME}(?:\s{{2,}}|\t|\s+[-–|(\[]\s*){CLOCK}\s*[\])]?\s*$"),
        // Whisper: `[00:00.000 --> 00:04.000]  …`; nobody is named.
        format!(r"^\s*\[?{CLOCK}\s*-->\s*{CLOCK}\]?\s+{NAME}\s*:\s+(?<said>\S.*)$"),
    ];
    let [zoom, others @ ..] = forms;
    ready([zoom].into_iter().chain(with_clock(NAME)).chain(others))
});

/// The forms of turns whose speakers are typed in small letters: a name is one that comes again.
static TYPED: LazyLock<Vec<Regex>> = LazyLock::new(|| ready(with_clock(TYPED_NAME).into_iter()));

/// A name beside the time, and what was said.
fn with_clock(name: &str) -> [String; 3] {
    [
        // `00:01:10 Paule Modèle: …`, `[00:01:10] Paule Modèle : …`
        format!(r"^\s*{DASH}[\[(]?{CLOCK}[\])]?\s*[-–]?\s+{name}\s*:\s+(?<said>\S.*)$"),
        // `Paule Modèle (00:01:10) : …`, `- Paule Modèle [0:42] …`
        format!(r"^\s*{DASH}{name}\s+[\[(]{CLOCK}[\])]\s*[:–-]?\s+(?<said>\S.*)$"),
        format!(r"^\s*{DASH}{name}\s+{CLOCK}\s*:\s+(?<said>\S.*)$"),
    ]
}

fn ready(forms: impl Iterator<Item = String>) -> Vec<Regex> {
    forms.filter_map(|form| Regex::new(&form).ok()).collect()
}

/// What a chat tells of itself: a line with its time and nobody's words.
static EVENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"{STAMP}(?<words>\S.*)$")).ok());
/// A line of which only a chat or a transcript is made, with its date or its seconds.
static STAMPED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"{STAMP}|^\s*[\[(]?\d{{1,2}}:\d{{2}}:\d{{2}}|^\s*\[\d{{1,2}}:\d{{2}}\]\s*<"
    ))
    .ok()
});

/// Whether a text is a chat or a transcript, beyond doubt: a programme gives no seconds, and the date of a
/// day but once.
pub(super) fn is_chat(text: &str) -> bool {
    const ENOUGH: usize = 3;
    let stamped = |line: &&str| STAMPED.as_ref().is_some_and(|form| form.is_match(line));
    text.lines().filter(stamped).take(ENOUGH).count() == ENOUGH
}

/// What chats put in the place of a picture or of what somebody took back, folded.
const OMITTED: &[&str] = &[
    "medias omis",
    "media omis",
    "fichier multimedia omis",
    "media omitted",
    "image absente",
    "image omise",
    "image omitted",
    "photo absente",
    "video absente",
    "video omise",
    "video omitted",
    "audio omis",
    "audio omitted",
    "sticker omis",
    "sticker omitted",
    "document omis",
    "document omitted",
    "gif omitted",
    "ce message a ete supprime",
    "vous avez supprime ce message",
    "this message was deleted",
    "you deleted this message",
];

/// Whether these are no words of anybody.
pub(super) fn is_omitted(said: &str) -> bool {
    OMITTED.contains(&fold(said).as_str())
}

/// The forms in which a text has turns.
#[derive(Debug)]
pub(super) struct Turns {
    is_transcript: bool,
    /// Names in small letters that come again, folded.
    typed: BTreeSet<String>,
}

/// A turn.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    /// Who spoke.
    pub name: &'a str,
    /// What was said; none when it stands on the next line.
    pub said: Option<&'a str>,
    /// To whom it was said, if to somebody alone.
    pub private: Option<&'a str>,
}

impl Turns {
    /// Looks whether a text is a transcript.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut turns = 0;
        let mut typed: BTreeMap<String, usize> = BTreeMap::new();
        for line in lines {
            if let Some(turn) = turn(line) {
                turns += 1;
                // Who is named in capitals elsewhere is known by small letters too.
                *typed.entry(fold(turn.name)).or_default() += 1;
            } else if let Some(turn) = typed_turn(line) {
                *typed.entry(fold(turn.name)).or_default() += 1;
            }
        }
        typed.retain(|_, count| *count > 1);
        let is_transcript = turns >= FEWEST || typed.values().sum::<usize>() >= FEWEST;
        Self { is_transcript, typed: typed.into_keys().collect() }
    }

    /// The turn that a line opens.
    pub(super) fn read<'a>(&self, line: &'a str, next: Option<&str>) -> Option<Turn<'a>> {
        if !self.is_transcript {
            return None;
        }
        let turn = self.turn(line)?;
        let follows = next.is_some_and(|next| !next.trim().is_empty() && self.turn(next).is_none());
        (turn.said.is_some() || follows).then_some(turn)
    }

    /// What a chat tells of itself on a line, if it is one.
    pub(super) fn event<'a>(&self, line: &'a str) -> Option<&'a str> {
        if !self.is_transcript || self.turn(line).is_some() {
            return None;
        }
        Some(EVENT.as_ref()?.captures(line)?.name("words")?.as_str().trim_end())
    }

    fn turn<'a>(&self, line: &'a str) -> Option<Turn<'a>> {
        let typed = || typed_turn(line).filter(|turn| self.typed.contains(&fold(turn.name)));
        turn(line).or_else(typed)
    }
}

fn turn(line: &str) -> Option<Turn<'_>> {
    of(line, &FORMS)
}

fn typed_turn(line: &str) -> Option<Turn<'_>> {
    of(line, &TYPED)
}

/// Whether those to whom a line of a chat is said are one person: « Ana Calibre (Direct Message) ».
fn is_private(to: &str) -> bool {
    let folded = fold(to);
    [
        "direct message",
        "message direct",
        "message prive",
        "prive",
        "privately",
        "private",
        "direktnachricht",
        "privat",
    ]
    .iter()
    .any(|words| folded.ends_with(words))
}

fn of<'a>(line: &'a str, forms: &LazyLock<Vec<Regex>>) -> Option<Turn<'a>> {
    // Few lines say a time, and these forms are slow to build and to match.
    let says_time = |signs: &[u8]| matches!(signs, [b'0'..=b'9', b':', b'0'..=b'9']);
    if !line.as_bytes().windows(3).any(says_time) {
        return None;
    }
    let found = forms.iter().find_map(|form| form.captures(line))?;
    let name = found.name("name")?.as_str().trim();
    let said = found.name("said").map(|said| said.as_str());
    let private = found.name("to").map(|to| to.as_str()).filter(|to| is_private(to));
    Some(Turn { name, said, private })
}
