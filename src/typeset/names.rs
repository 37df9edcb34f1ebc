//! Which words of a text are never hyphenated: acronyms, and the names of people, organisations and
//! places that the event knows.

use std::collections::BTreeMap;

use unicode_normalization::char::is_combining_mark;

use crate::model::report::Report;

/// The names that an event knows.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each name as its words, by the first of them; longer names first.
    by_first: BTreeMap<String, Vec<Vec<String>>>,
}

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words that may be hyphenated.
    Running(String),
    /// Words that stay whole.
    Whole(String),
}

/// Shorter words are never hyphenated anyway.
const SHORTEST: usize = 4;

/// A longer word, kept whole, would tear its line apart.
pub(super) const LONGEST: usize = 20;

impl Names {
    /// The names of a report.
    pub(super) fn of(report: &Report) -> Self {
        let mut names = Self::default();
        let event = &report.event;
        for person in &report.people {
            if person.is_organisation {
                names.add_name(&person.name);
            } else {
                names.add_person(&person.name);
            }
            person.organisation.iter().for_each(|name| names.add_name(name));
        }
        for participant in &report.participants {
            names.add_person(&participant.name);
            let of = [&participant.organisation, &participant.territory];
            of.into_iter().flatten().for_each(|name| names.add_name(name));
        }
        for workshop in &report.workshops {
            let facts = [&workshop.facts.host, &workshop.facts.rapporteur];
            facts.into_iter().flatten().for_each(|name| names.add_person(name));
        }
        let organisations = event.organisers.iter().chain(&event.partners).map(|it| &it.name);
        let network = event.network.as_ref().map(|network| &network.name);
        organisations.chain(network).for_each(|name| names.add_name(name));
        // « Maison des associations, 12 rue des Lilas, 75011 Paris » is three names.
        let places =
            event.venue.iter().chain(report.sessions.iter().filter_map(|it| it.room.as_ref()));
        let places = places.flat_map(|place| place.split(|c: char| c == ',' || c.is_ascii_digit()));
        places.for_each(|place| names.add_name(place));
        report.glossary.iter().for_each(|acronym| names.add_name(&acronym.short));
        names
    }

    /// First name and surname each stay whole, wherever one of them stands alone.
    fn add_person(&mut self, name: &str) {
        words(name).into_iter().for_each(|word| self.add_name(&name[word]));
        name.split_whitespace().filter(|it| it.contains('-')).for_each(|it| self.add_name(it));
    }

    fn add_name(&mut self, name: &str) {
        // « GAL du Val-Modèle (fictif) » is met without what is in brackets.
        if let Some((bare, _)) = name.split_once(" (") {
            self.add_name(bare);
        }
        let words: Vec<_> = words(name).into_iter().map(|word| name[word].to_owned()).collect();
        let named = words.iter().any(|word| word.starts_with(char::is_uppercase));
        if let Some(first) = words.first().filter(|_| named) {
            let known = self.by_first.entry(first.clone()).or_default();
            if !known.contains(&words) {
                known.push(words);
                known.sort_by_key(|words| std::cmp::Reverse(words.len()));
            }
        }
    }

    /// A text cut where words begin or end that stay whole.
    pub(super) fn pieces(&self, text: &str) -> Vec<Piece> {
        let words = words(text);
        let mut pieces = Vec::new();
        let mut done = 0;
        let mut at = 0;
        while at < words.len() {
            let count = self.named(text, &words[at..]);
            let Some(last) = count.checked_sub(1).map(|more| &words[at + more]) else {
                at += 1;
                continue;
            };
            let (start, end) = (words[at].start, last.end);
            let lengths = words[at..at + count].iter().map(|it| text[it.clone()].chars().count());
            let longest = lengths.max().unwrap_or_default();
            at += count;
            let name = &text[start..end];
            // « Le-Bo » would still be cut at its hyphen.
            if longest > LONGEST || (longest < SHORTEST && !name.contains('-')) {
                continue;
            }
            let before = &text[done..start];
            match pieces.last_mut() {
                Some(Piece::Whole(whole)) if before == " " => {
                    whole.push(' ');
                    whole.push_str(name);
                }
                _ => {
                    if !before.is_empty() {
                        pieces.push(Piece::Running(with_initial(before)));
                    }
                    pieces.push(Piece::Whole(name.to_owned()));
                }
            }
            done = end;
        }
        if done < text.len() || pieces.is_empty() {
            pieces.push(Piece::Running(text[done..].to_owned()));
        }
        pieces
    }

    /// How many of the first words are a name or an acronym.
    fn named(&self, text: &str, words: &[std::ops::Range<usize>]) -> usize {
        let Some(first) = words.first().map(|word| &text[word.clone()]) else { return 0 };
        let known = self.by_first.get(first).into_iter().flatten();
        let stands = |name: &&Vec<String>| {
            name.len() <= words.len()
                && name.iter().zip(words).all(|(wanted, word)| text[word.clone()] == **wanted)
                && words.windows(2).take(name.len() - 1).all(|pair| {
                    // A name does not run on beyond a comma or the end of a sentence.
                    let gap = &text[pair[0].end..pair[1].start];
                    gap.chars().count() <= 3 && !gap.contains([',', ';', ':', '!', '?'])
                })
        };
        known.into_iter().find(stands).map_or(usize::from(is_acronym(first)), Vec::len)
    }
}

/// The words of a text by their bytes.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut words: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric() || is_combining_mark(*c))
    {
        match words.last_mut() {
            Some(word) if word.end == at => word.end = at + c.len_utf8(),
            _ => words.push(at..at + c.len_utf8()),
        }
    }
    words
}

/// « FEADER », « ANCT », « H2020 ».
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && word.chars().all(|c| c.is_uppercase() || c.is_numeric())
}

/// What stands before a name: an initial stays on the name's line.
fn with_initial(before: &str) -> String {
    let Some(start) = before.strip_suffix(". ") else { return before.to_owned() };
    let mut letters = start.chars().rev();
    let initial = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|c| !c.is_alphanumeric());
    if initial { format!("{start}.\u{a0}") } else { before.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with `[` `]` around what stays whole.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut names = Names::default();
        names.add_person("Claude Grivel");
        names.add_person("Jean-Baptiste Fernandes");
        names.add_name("Réseau rural national");
        names.add_name("Auvergne-Rhône-Alpes");
        names.add_name("Feader");
        names.add_name("Pays du Val-Modèle (fictif)");
        names.add_name("mairie");
        let shown = |piece: Piece| match piece {
            Piece::Running(text) => text,
            Piece::Whole(text) => format!("[{text}]"),
        };
        let found: String = names.pieces(text).into_iter().map(shown).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_and_acronyms_stay_whole() {
        check("Pour Claude Grivel, oui.", "Pour [Claude Grivel], oui.");
        check("M. Grivel et Jean-Baptiste", "M.\u{a0}[Grivel] et [Jean-Baptiste]");
        check("Le Réseau rural national aide.", "Le [Réseau rural national] aide.");
        check("en Auvergne-Rhône-Alpes", "en [Auvergne-Rhône-Alpes]");
        check("Le FEADER et le Feader", "Le [FEADER] et le [Feader]");
        check("le Pays du Val-Modèle essaie", "le [Pays du Val-Modèle] essaie");
        check("Parle C. Grivel.", "Parle C.\u{a0}[Grivel].");
    }

    #[test]
    fn other_words_are_hyphenated_as_ever() {
        check("le réseau rural, national", "le réseau rural, national");
        check("Réseau, rural national", "Réseau, rural national");
        check("la mairie et l’ANR", "la mairie et l’ANR");
        check("", "");
    }
}
