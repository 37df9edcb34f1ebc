//! The finished PDF read again, to be sure that nothing withheld is in it; and data, before they are
//! written.
//!
//! Words are compared by their letters and digits, so that line ends, hyphens, ligatures and the
//! typography of spaces hide nothing. What is withheld and said elsewhere in public too is no leak, and
//! is not asked for (`edition::withheld`).

mod pages;
mod parts;

use std::collections::BTreeSet;
use std::panic::catch_unwind;

use aho_corasick::AhoCorasick;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edition::withheld::{Kind, TELLING, Withheld, letters};
use crate::language::Language;
use crate::model::annex::{Annex, AnnexContent};
use crate::model::report::Report;
use crate::reading::Reading;
use crate::source::{Sources, sha256};
use crate::spelling::{fold, listed};

use super::Job;
use parts::{Part, Place};

/// How much of a passage a message shows.
const SHOWN: usize = 60;

/// How many places of one thing a message names.
const MOST_PLACES: usize = 4;

/// Looks for everything withheld in all parts of a PDF; each thing found is an error at its place.
pub fn check(bytes: &[u8], withheld: &[Withheld], job: Job<'_>, diagnostics: &mut Diagnostics) {
    if withheld.is_empty() {
        return;
    }
    let read = parts::read(bytes);
    let annexes = annexes(job);
    let wanted = wanted(withheld, job.report);
    let in_bytes = in_bytes(&wanted, &read.streams);
    for (rank, thing) in wanted.iter().enumerate() {
        let places = read.parts.iter().filter_map(|part| part.holds(thing));
        let mut places: BTreeSet<_> = places.collect();
        if places.is_empty() && in_bytes.contains(&rank) {
            places.insert(Place::Bytes);
        }
        if thing.kind == Kind::File && holds_file(&thing.text, job.sources, &read.prints) {
            places.insert(Place::Bytes);
        }
        places.extend(
            annexes
                .iter()
                .filter(|(_, parts)| parts.iter().any(|it| it.holds(thing).is_some()))
                .map(|(path, _)| Place::Annex(path.clone())),
        );
        if !places.is_empty() {
            diagnostics.push(told(thing, &places, ["le PDF", "the PDF"]));
        }
    }
}

/// Looks for everything withheld in texts that are to be written as data, each with the words for its
/// place in French and in English.
pub fn check_texts(
    texts: &[([String; 2], String)],
    withheld: &[Withheld],
    report: &Report,
    diagnostics: &mut Diagnostics,
) {
    if withheld.is_empty() {
        return;
    }
    let parts: Vec<_> =
        texts.iter().map(|(place, text)| Part::new(Place::Data(place.clone()), text)).collect();
    for thing in wanted(withheld, report) {
        let places: BTreeSet<_> = parts.iter().filter_map(|part| part.holds(thing)).collect();
        if !places.is_empty() {
            diagnostics.push(told(thing, &places, ["les données", "the data"]));
        }
    }
}

/// What to look for: what the report's own words say too is no leak.
fn wanted<'w>(withheld: &'w [Withheld], report: &Report) -> Vec<&'w Withheld> {
    let own = own_words(report);
    let is_wanted = |it: &&Withheld| it.kind == Kind::Token || !own.contains(&letters(&it.text));
    withheld.iter().filter(is_wanted).collect()
}

/// The words of the documents whose pages are printed: as drawings, they are no words of our PDF.
fn annexes(job: Job<'_>) -> Vec<(String, Vec<Part>)> {
    if job.reading != Reading::Proceedings {
        return Vec::new();
    }
    let printed =
        job.report.annexes.iter().filter(|it| matches!(it.content, AnnexContent::Pages(_)));
    let read = |annex: &Annex| {
        let source = job.sources.get(job.sources.find(&annex.path)?);
        // They are anybody's PDFs: what cannot be read is not printed either.
        let read = catch_unwind(|| parts::read(&source.bytes)).ok()?;
        Some((annex.path.clone(), read.parts))
    };
    printed.filter_map(read).collect()
}

/// The words of the report itself: no author said them.
fn own_words(report: &Report) -> String {
    let event = &report.event;
    let mut own = String::new();
    let mut labels = Language::of(&event.language);
    labels.each_word(&mut |_, word| {
        own.push_str(&letters(word));
        own.push(' ');
        word.to_owned()
    });
    own
}

fn told(thing: &Withheld, places: &BTreeSet<Place>, [le, the]: [&str; 2]) -> Diagnostic {
    let mut words: String = thing.text.chars().take(SHOWN).collect();
    if words.len() < thing.text.len() {
        words.push('…');
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: Vec<_> = places.iter().take(MOST_PLACES).map(Place::shown).collect();
    let [french, english] = [0, 1].map(|it| listed(shown.iter().map(|words| words[it].as_str())));
    Diagnostic::new(Code::Leak, thing.span)
        .with("words", words)
        .with_both("what", le, the)
        .with_both("where", &french, &english)
}

impl Part {
    /// Where in this part something stands.
    fn holds(&self, thing: &Withheld) -> Option<Place> {
        let wanted = letters(&thing.text);
        if wanted.chars().count() >= TELLING {
            return self.letters.find(&wanted).map(|at| self.place(at));
        }
        let wanted = fold(&thing.text);
        let is_whole = |(at, _): &(usize, &str)| {
            let (before, after) = (&self.words[..*at], &self.words[at + wanted.len()..]);
            (before.is_empty() || before.ends_with(' '))
                && (after.is_empty() || after.starts_with(' '))
        };
        let found = self.words.match_indices(&wanted).find(is_whole);
        found.map(|_| self.place(0))
    }
}

/// The ranks of what stands in bytes as it is written, in either of the ways that a PDF writes text.
fn in_bytes(wanted: &[&Withheld], streams: &[Vec<u8>]) -> BTreeSet<usize> {
    let mut patterns = Vec::new();
    let mut ranks = Vec::new();
    for (rank, thing) in wanted.iter().enumerate() {
        let words: String = thing.text.trim().chars().take(SHOWN).collect();
        let utf_16 = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [words.into_bytes(), utf_16] {
            if bytes.len() >= TELLING {
                patterns.push(bytes);
                ranks.push(rank);
            }
        }
    }
    let Ok(patterns) = AhoCorasick::new(&patterns) else { return BTreeSet::new() };
    let found = streams.iter().flat_map(|stream| patterns.find_overlapping_iter(stream));
    found.map(|it| ranks[it.pattern().as_usize()]).collect()
}

/// Whether a file's own bytes are one of the streams: a picture as it was received.
fn holds_file(path: &str, sources: &Sources, prints: &BTreeSet<String>) -> bool {
    let Some(source) = sources.find(path).map(|id| sources.get(id)) else { return false };
    !source.bytes.is_empty() && prints.contains(&sha256(&source.bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(text: &str) -> Withheld {
        Withheld { text: text.to_owned(), span: None, kind: Kind::Passage }
    }

    #[test]
    fn words_are_found_across_lines_and_typography() {
        let text = "La commune hé\u{ad}-\nsite : le pro-\njet coûte 24\u{202f}000 €.";
        let part = Part::new(Place::Page(3), text);
        assert_eq!(part.holds(&thing("le projet coûte 24 000 €")), Some(Place::Page(3)));
        assert_eq!(part.holds(&thing("commune hésite")), Some(Place::Page(3)));
        assert_eq!(part.holds(&thing("la ville hésite")), None);
    }

    #[test]
    fn short_words_are_found_whole_only() {
        let part = Part::new(Place::Links, "un refus net, des refusnets");
        assert_eq!(part.holds(&thing("refus net")), Some(Place::Links));
        assert_eq!(part.holds(&thing("refusn")), None);
    }

    #[test]
    fn bytes_are_found_in_both_encodings() {
        let wanted = thing("SECRET-OCTETS");
        let finds = |stream: Vec<u8>| !in_bytes(&[&wanted], &[stream]).is_empty();
        assert!(finds(b"xx SSECRET-OCTETS yy".to_vec()));
        assert!(finds("SECRET-OCTETS".encode_utf16().flat_map(u16::to_be_bytes).collect()));
        assert!(!finds(b"SECRET OCTETS".to_vec()));
    }
}
