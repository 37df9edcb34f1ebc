//! Whether a sheet is that of a workshop which the agenda announces: by its topic, or by the number or
//! the letter that both bear.

use crate::parse::agenda::AgendaWorkshop;
use crate::parse::workshop::turn::{call, call_alone, is_rank};
use crate::spelling::fold;

/// Whether a title is the topic that the agenda announces.
pub(super) fn is_same(title: &str, announced: &AgendaWorkshop) -> bool {
    let (title, topic) = (fold(title), fold(&announced.title));
    title == topic
        || is_called_topic(&title, &topic)
        || strsim::jaro_winkler(&title, &topic) >= 0.95
}

/// Whether a title is the topic after a call: « Atelier A – Construire en bois ».
pub(super) fn calls_topic(title: &str, announced: &AgendaWorkshop) -> bool {
    is_called_topic(&fold(title), &fold(&announced.title))
}

fn is_called_topic(title: &str, topic: &str) -> bool {
    let lead = title.strip_suffix(topic).filter(|_| !topic.is_empty());
    let lead = lead.and_then(|lead| lead.strip_suffix(' '));
    lead.is_some_and(|lead| call(lead).is_some() && is_bare(lead))
}

/// The number or the letter that a sheet bears in its title, else in its name: whoever sorts the files may give
/// them another. It may be the whole name: « a.txt ».
pub(super) fn call_of(stem: Option<&str>, title: &str) -> Option<String> {
    call(title).or_else(|| stem.and_then(call)).or_else(|| stem.and_then(call_alone))
}

/// Whether a call is that of the workshop which a line announces as the `rank`th of its session.
pub(super) fn is_called(own: &str, line: &str, rank: usize) -> bool {
    let is_number = |call: &str| call.starts_with(|c: char| c.is_ascii_digit());
    match call(line) {
        Some(announced) if is_number(&announced) == is_number(own) => announced == own,
        // « Atelier 2 » is the second, though the programme gives letters.
        _ => is_rank(own, rank),
    }
}

/// Whether a title only calls a workshop and tells no topic: « Compte rendu de l'atelier 2 ».
pub(super) fn is_bare(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "compte",
        "rendu",
        "cr",
        "de",
        "du",
        "des",
        "l",
        "le",
        "la",
        "atelier",
        "workshop",
        "fiche",
        "notes",
        "note",
        "synthese",
        "restitution",
        "n",
        "report",
        "sheet",
        "of",
        "the",
        "groupe",
    ];
    let own = call(title);
    let folded = fold(title);
    let mut words = folded.split(' ');
    words.all(|word| {
        WORDS.contains(&word)
            || own.as_deref().is_some_and(|own| word == own || word.ends_with(own))
    })
}
