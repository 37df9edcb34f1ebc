//! Which part of the programme notes belong to, by their name, their first lines and who speaks.

use jiff::civil::Time;

use super::Received;
use super::evidence::begins_word;
use crate::model::session::SessionKind;
use crate::parse::agenda::called::Called;
use crate::parse::agenda::time::parse_time;
use crate::parse::workshop::turn::is_rank;
use crate::resolve::calls::Calls;
use crate::spelling::fold;

/// A part of the programme: a session, or a workshop in one.
#[derive(Debug, Clone)]
pub struct Part {
    /// When it began.
    pub start: Option<Time>,
    /// Its title.
    pub title: String,
    /// What sort of session it is.
    pub kind: SessionKind,
    /// The line that announces it, folded.
    pub line: String,
    /// The names of its speakers.
    pub speakers: Vec<String>,
    /// The number of a workshop among those of its session, from 1; none for a session.
    pub workshop: Option<usize>,
}

/// What notes were found to be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// One part, by its rank.
    One(usize),
    /// The whole event, or several of its sessions.
    Several,
    /// One of these, or none: the likeliest first.
    Unclear(Vec<usize>),
}

/// What names call each kind of session, folded.
const KINDS: &[(SessionKind, &[&str])] = &[
    (SessionKind::RoundTable, &["table ronde", "tr", "panel", "round table"]),
    (
        SessionKind::Testimony,
        &[
            "grand temoin",
            "temoignage",
            "temoignages",
            "retour d experience",
            "retours d experience",
        ],
    ),
    (SessionKind::Plenary, &["pleniere", "conference", "expose", "keynote"]),
    (SessionKind::Welcome, &["accueil", "ouverture", "mot d accueil", "welcome"]),
    (SessionKind::Introduction, &["introduction", "ouverture", "cadrage", "opening"]),
    (SessionKind::Discussion, &["echanges", "debat", "questions", "discussion"]),
    (SessionKind::Closing, &["conclusion", "cloture", "synthese", "restitution", "closing"]),
];

/// Words that titles share without being alike.
const COMMON: &[&str] = &[
    "avec",
    "dans",
    "pour",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "sont",
    "leur",
    "leurs",
    "cette",
    "entre",
    "comment",
    "atelier",
    "table",
    "ronde",
    "seance",
    "session",
    "notes",
    "from",
    "with",
    "what",
    "territoire",
    "territoires",
    "rural",
    "ruraux",
    "rurale",
    "rurales",
];

/// The least that must speak for a part, and how much less for any other.
const ENOUGH: i32 = 4;
const MARGIN: i32 = 2;

/// Which part of the programme a text belongs to: a session, by what sessions are called, or else a
/// workshop.
#[must_use]
pub(super) fn session_of(
    file: &Received,
    text: &str,
    parts: &[Part],
    calls: Option<&Calls>,
) -> Match {
    let is_workshop = calls.is_none();
    let name = file.words();
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // A mail begins with its head, the subject last.
    let first = if matches!(file.ending().as_str(), "eml" | "msg") { 6 } else { 3 };
    let opening = fold(&lines.iter().take(first).copied().collect::<Vec<_>>().join(" "));
    let called = Called::of_file_name(file.stem());
    let named = calls.map_or(Vec::new(), |calls| {
        let timed = calls.named(&called);
        let titled = || calls.titled(&called.words, &called);
        if timed.is_empty() && called.day.is_some() { titled() } else { timed }
    });
    let on_day = calls.filter(|_| called.day.is_some()).map(|calls| calls.on_day(&called));
    let folded = fold(text);
    let labels: Vec<_> = lines
        .iter()
        .filter_map(|line| line.split_once(':'))
        .map(|(label, _)| fold(label))
        .filter(|label| label.split(' ').count() <= 5)
        .collect();
    let ranks: Vec<_> =
        (0..parts.len()).filter(|at| parts[*at].workshop.is_some() == is_workshop).collect();
    // « grand témoin » names nobody called Témoin.
    let known = KINDS.iter().flat_map(|(_, known)| *known);
    let people = known.fold(name.clone(), |name, word| {
        if begins_word(&name, word) { name.replace(word, "") } else { name }
    });
    let same_kind = |kind: SessionKind| ranks.iter().filter(|at| parts[**at].kind == kind).count();
    // What lines begin with tells who speaks, of one session as of several.
    let heads = |part: &Part| {
        let heads = part.speakers.iter();
        let heads = heads.filter(|speaker| labels.iter().any(|it| says_surname(it, speaker)));
        2 * i32::try_from(heads.count().min(2)).unwrap_or(0)
    };
    let mut scores: Vec<(i32, usize)> = ranks
        .iter()
        .map(|at| {
            let part = &parts[*at];
            let mut score = 0;
            if named.contains(at) {
                score += if named.len() == 1 { 8 } else { 5 };
            }
            if on_day.as_ref().is_some_and(|own| !own.contains(at)) {
                return (-1, *at);
            }
            if part
                .workshop
                .is_some_and(|number| [&name, &opening].iter().any(|it| is_numbered(it, number)))
            {
                score += 8;
            }
            score += 2 * likeness(&part.title, &name) + 2 * likeness(&part.title, &opening);
            // Its own title at its head tells more than any name.
            if lines.iter().take(first).any(|line| is_headed(line, part)) {
                score += 12;
            }
            if part.workshop.is_none() {
                for (kind, known) in KINDS {
                    let said: Vec<_> =
                        known.iter().filter(|word| names_kind(&name, word)).collect();
                    if said.is_empty() {
                        continue;
                    }
                    // « Grand témoin : … » may be announced as any kind.
                    let is_announced = said.iter().any(|word| begins_word(&part.line, word));
                    if *kind == part.kind || is_announced {
                        score += if is_announced || same_kind(*kind) == 1 { 5 } else { 2 };
                    }
                }
            }
            // Whose notes they are: « notes Aubrac.txt ».
            if part.speakers.iter().any(|speaker| says_surname(&people, speaker)) {
                score += 4;
            }
            let speaking =
                part.speakers.iter().filter(|speaker| says_surname(&folded, speaker)).count();
            score += i32::try_from(speaking.min(3)).unwrap_or(0);
            score += heads(part);
            (score, *at)
        })
        .collect();
    scores.sort_by_key(|(score, at)| (-score, *at));
    // Titles and hours on lines of their own cut notes into those of several sessions.
    if !is_workshop && parts_headed(&lines, parts, &ranks) >= 2 {
        return Match::Several;
    }
    let strong = scores.first().is_some_and(|(score, at)| score - heads(&parts[*at]) >= 8);
    if !is_workshop && !strong && parts_told(&lines, parts, &ranks) >= 2 {
        return Match::Several;
    }
    match scores.as_slice() {
        [(best, at), (next, _), ..] if *best >= ENOUGH && best - next >= MARGIN => Match::One(*at),
        [(best, at)] if *best >= ENOUGH || is_workshop => Match::One(*at),
        _ => Match::Unclear(
            scores.iter().filter(|(score, _)| *score > 0).map(|(_, at)| *at).take(4).collect(),
        ),
    }
}

/// Whether a name says a word for a kind of session. « TR » in front of others is what a mail that was
/// passed on begins with.
fn names_kind(name: &str, word: &str) -> bool {
    let is_short = word == "tr";
    let others = || {
        KINDS.iter().flat_map(|(_, known)| *known).any(|it| *it != "tr" && begins_word(name, it))
    };
    begins_word(name, word) && !(is_short && others())
}

/// How many parts of the programme lines begin with: their title, or somebody who speaks in them only.
fn parts_told(lines: &[&str], parts: &[Part], ranks: &[usize]) -> usize {
    let told = ranks.iter().filter(|at| {
        let part = &parts[**at];
        let title = fold(&part.title);
        lines.iter().any(|line| {
            let line = fold(line.trim_start_matches(['#', '*', '-', '•', ' ']));
            let by_title = title.len() >= 6 && line.starts_with(&title);
            let head: String = line.split(' ').take(5).collect::<Vec<_>>().join(" ");
            by_title || part.speakers.iter().any(|speaker| says_surname(&head, speaker))
        })
    });
    told.count()
}

/// How many parts of the programme have a line to themselves, by their title or their hour.
fn parts_headed(lines: &[&str], parts: &[Part], ranks: &[usize]) -> usize {
    ranks.iter().filter(|at| lines.iter().any(|line| is_headed(line, &parts[**at]))).count()
}

/// Whether a line is a part's heading: its title alone, or its hour and a few words.
fn is_headed(line: &str, part: &Part) -> bool {
    const LONGEST: usize = 12;
    let line = line.trim_start_matches(['#', '*', '-', '•', ' ']).trim_end_matches(['*', ':', ' ']);
    let title = fold(&part.title);
    let folded = fold(line);
    if line.split_whitespace().count() > LONGEST && !line.contains(':') {
        return false;
    }
    let is_titled = title.len() >= 6 && (folded == title || folded.ends_with(&format!(" {title}")));
    let hour = line.split_whitespace().next().and_then(parse_time);
    let is_timed = hour.is_some() && hour == part.start && !line.ends_with(['.', '!', '?']);
    // « Conclusion : Hélène remercie » opens a session too.
    let label = line.split_once(':').map(|(label, _)| fold(label));
    let is_labelled = title.len() >= 6 && label.is_some_and(|label| label == title);
    is_titled && !line.contains(" : ") || is_labelled || is_timed
}

/// Whether a folded text says somebody's surname, as a word of its own.
fn says_surname(text: &str, speaker: &str) -> bool {
    let name = fold(speaker);
    let surname = name.rsplit(' ').next().unwrap_or_default();
    surname.len() >= 3 && begins_word(text, surname)
}

/// How much of a title another text repeats: 3 for most of it, 1 for a part.
fn likeness(title: &str, text: &str) -> i32 {
    let title = fold(title);
    let telling = |word: &&str| word.len() >= 4 && !COMMON.contains(word);
    let words: Vec<_> = title.split(' ').filter(telling).collect();
    if words.is_empty() {
        return 0;
    }
    let shared = words.iter().filter(|word| begins_word(text, word)).count();
    match shared * 10 / words.len() {
        6.. => 3,
        3.. => 1,
        _ => 0,
    }
}

/// Whether a folded text names a workshop by its number or letter: « atelier 2 », « atelier b ».
fn is_numbered(text: &str, number: usize) -> bool {
    let words: Vec<_> = text.split(' ').collect();
    let told = |word: &str| is_rank(word.trim_start_matches('0'), number);
    words.windows(2).any(|it| {
        matches!(it[0], "atelier" | "ateliers" | "workshop" | "groupe" | "n") && told(it[1])
    }) || words.iter().any(|word| word.strip_prefix("atelier").is_some_and(told))
}
