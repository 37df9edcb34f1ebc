//! The names that an event knows – people, organisations, territories, acronyms –, and where a text
//! holds one: they are never hyphenated, and the indexes lead to them.

use std::collections::BTreeMap;

use unicode_normalization::char::is_combining_mark;

use crate::model::report::Report;
use crate::spelling::{fold, slug};

/// The names that an event knows.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each name by its first word, folded; longer names first.
    by_first: BTreeMap<String, Vec<Name>>,
    /// The organisations and territories by their ids, each as it was spelt first.
    pub(super) organisations: BTreeMap<String, String>,
    pub(super) territories: BTreeMap<String, String>,
}

/// A name.
#[derive(Debug)]
struct Name {
    words: Vec<String>,
    /// Whose it is.
    entries: Vec<Entry>,
}

/// What a name leads to in an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    /// A person by their id.
    Person(String),
    /// An organisation by its id.
    Organisation(String),
    /// A territory by its id.
    Territory(String),
    /// An acronym of the glossary by its short form.
    Acronym(String),
}

impl Entry {
    /// The label of the places where the name stands; templates put `mention-` before it.
    pub(super) fn mark(&self) -> String {
        match self {
            Self::Person(id) => format!("person-{id}"),
            Self::Organisation(id) => format!("organisation-{id}"),
            Self::Territory(id) => format!("territory-{id}"),
            Self::Acronym(short) => format!("acronym-{short}"),
        }
    }
}

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words that may be hyphenated.
    Running(String),
    /// A name: words that stay whole, and what they name.
    Name(String, Vec<Entry>),
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
                names.add_organisation(&person.name);
            } else {
                names.add_person(&person.name, Some(&person.id));
            }
            person.organisation.iter().for_each(|name| names.add_organisation(name));
        }
        for participant in &report.participants {
            names.add_person(&participant.name, None);
            participant.organisation.iter().for_each(|name| names.add_organisation(name));
            participant.territory.iter().for_each(|name| names.add_territory(name));
        }
        for workshop in &report.workshops {
            let facts = [&workshop.facts.hosts, &workshop.facts.rapporteurs];
            facts.into_iter().flatten().for_each(|name| names.add_person(name, None));
        }
        let organisations =
            event.facts.organisers.iter().chain(&event.facts.partners).map(|it| &it.name);
        let network = event.facts.network.as_ref().map(|network| &network.name);
        organisations.chain(network).for_each(|name| names.add_organisation(name));
        // « Maison des associations, 12 rue des Lilas, 75011 Paris » is three names.
        let places = event
            .facts
            .venue
            .iter()
            .chain(report.sessions.iter().filter_map(|it| it.room.as_ref()));
        let places = places.flat_map(|place| place.split(|c: char| c == ',' || c.is_ascii_digit()));
        places.for_each(|place| names.add_name(place, None));
        for acronym in &report.glossary {
            names.add_name(&acronym.short, Some(Entry::Acronym(acronym.short.clone())));
        }
        names
    }

    /// First name and surname each stay whole, wherever one of them stands alone.
    fn add_person(&mut self, name: &str, id: Option<&str>) {
        words(name).into_iter().for_each(|word| self.add_name(&name[word], None));
        let tied = name.split_whitespace().filter(|it| it.contains('-'));
        tied.for_each(|it| self.add_name(it, None));
        if let Some(id) = id {
            self.add_name(name, Some(Entry::Person(id.to_owned())));
        }
    }

    fn add_organisation(&mut self, name: &str) {
        let id = slug(bare(name));
        self.organisations.entry(id.clone()).or_insert_with(|| bare(name).to_owned());
        self.add_name(name, Some(Entry::Organisation(id)));
    }

    fn add_territory(&mut self, name: &str) {
        let id = slug(bare(name));
        self.territories.entry(id.clone()).or_insert_with(|| bare(name).to_owned());
        self.add_name(name, Some(Entry::Territory(id)));
    }

    fn add_name(&mut self, name: &str, entry: Option<Entry>) {
        // « GAL du Val-Modèle (fictif) » is met without what is in brackets.
        if bare(name) != name {
            self.add_name(bare(name), entry.clone());
        }
        let words: Vec<_> = words(name).into_iter().map(|word| name[word].to_owned()).collect();
        let named = words.iter().any(|word| word.starts_with(char::is_uppercase));
        if let Some(first) = words.first().filter(|_| named) {
            let known = self.by_first.entry(fold(first)).or_default();
            let same = known.iter_mut().find(|known| known.words == words);
            if let Some(same) = same {
                same.entries.extend(entry.filter(|entry| !same.entries.contains(entry)));
            } else {
                known.push(Name { words, entries: entry.into_iter().collect() });
                known.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
            }
        }
    }

    /// A text cut where names begin or end.
    pub(super) fn pieces(&self, text: &str) -> Vec<Piece> {
        let words = words(text);
        let mut pieces = Vec::new();
        let mut done = 0;
        let mut at = 0;
        while at < words.len() {
            let (count, entries) = self.named(text, &words[at..]);
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
            let stays_whole = longest > LONGEST || (longest < SHORTEST && !name.contains('-'));
            if stays_whole && entries.is_empty() {
                continue;
            }
            let before = &text[done..start];
            match pieces.last_mut() {
                Some(Piece::Name(whole, of))
                    if before == " " && of.is_empty() && entries.is_empty() =>
                {
                    whole.push(' ');
                    whole.push_str(name);
                }
                _ => {
                    if !before.is_empty() {
                        pieces.push(Piece::Running(with_initial(before)));
                    }
                    pieces.push(Piece::Name(name.to_owned(), entries));
                }
            }
            done = end;
        }
        if done < text.len() || pieces.is_empty() {
            pieces.push(Piece::Running(text[done..].to_owned()));
        }
        pieces
    }

    /// How many of the first words are a name or an acronym, and what it names.
    fn named(&self, text: &str, words: &[std::ops::Range<usize>]) -> (usize, Vec<Entry>) {
        let Some(first) = words.first().map(|word| &text[word.clone()]) else {
            return (0, Vec::new());
        };
        let known = self.by_first.get(&fold(first)).into_iter().flatten();
        let stands = |name: &&Name| {
            name.words.len() <= words.len()
                && !runs_on(&text[words[name.words.len() - 1].end..])
                && name.words.iter().zip(words).all(|(wanted, word)| {
                    is_spelt(&text[word.clone()], wanted, name.words.len() > 1)
                })
                && words.windows(2).take(name.words.len() - 1).all(|pair| {
                    // A name does not run on beyond a comma or the end of a sentence.
                    let gap = &text[pair[0].end..pair[1].start];
                    gap.chars().count() <= 3 && !gap.contains([',', ';', ':', '!', '?'])
                })
        };
        let mut found = known.filter(stands);
        let Some(first_found) = found.next() else {
            return (usize::from(is_acronym(first)), Vec::new());
        };
        // Two spellings of one length: « Citégo », an organisation, is « CITEGO », an acronym.
        let count = first_found.words.len();
        let mut entries = first_found.entries.clone();
        for other in found.take_while(|other| other.words.len() == count) {
            let new = other.entries.iter().filter(|entry| !entries.contains(entry));
            let new: Vec<_> = new.cloned().collect();
            entries.extend(new);
        }
        // An acronym in other letters is a word: « EST » is not « Est ».
        entries.retain(|entry| match entry {
            Entry::Acronym(short) => text[words[0].start..words[count - 1].end] == **short,
            _ => true,
        });
        (count, entries)
    }
}

/// A name without what is in brackets after it.
pub(super) fn bare(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(bare, _)| bare)
}

/// Whether a name goes on: « Pays du Val » is not « Pays du Val-d’Or ».
fn runs_on(after: &str) -> bool {
    after.strip_prefix('-').is_some_and(|after| after.starts_with(char::is_alphanumeric))
}

/// Whether a word of a text is that word of a name: a long name, or a name of several words, is
/// known without its accents and in capitals, as « CITEGO ».
fn is_spelt(word: &str, wanted: &str, among_others: bool) -> bool {
    let lenient = among_others || wanted.chars().count() > SHORTEST;
    let same_case = word.starts_with(char::is_uppercase) == wanted.starts_with(char::is_uppercase)
        || word.chars().all(char::is_uppercase);
    word == wanted || (lenient && same_case && fold(word) == fold(wanted))
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
        names.add_person("Claude Grivel", None);
        names.add_person("Jean-Baptiste Fernandes", None);
        names.add_name("Réseau rural national", None);
        names.add_name("Auvergne-Rhône-Alpes", None);
        names.add_name("Feader", None);
        names.add_name("Pays du Val-Modèle (fictif)", None);
        names.add_name("mairie", None);
        let shown = |piece: Piece| match piece {
            Piece::Running(text) => text,
            Piece::Name(text, _) => format!("[{text}]"),
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

    #[test]
    fn a_name_is_known_in_any_spelling() {
        let mut names = Names::default();
        names.add_person("Claude Grivel", Some("claude-grivel"));
        names.add_organisation("Citégo");
        names.add_organisation("Pays du Val (fictif)");
        names.add_name("EST", Some(Entry::Acronym("EST".to_owned())));
        let entries = |text: &str| {
            let pieces = names.pieces(text).into_iter();
            let found = pieces.flat_map(|piece| match piece {
                Piece::Name(_, entries) => entries,
                Piece::Running(_) => Vec::new(),
            });
            found.map(|entry| entry.mark()).collect::<Vec<_>>()
        };
        assert_eq!(entries("selon Claude GRIVEL,"), ["person-claude-grivel"]);
        assert_eq!(entries("CITEGO, Citego et Citégo"), ["organisation-citego"; 3]);
        assert_eq!(entries("le Pays du Val-d’Or, le Pays du Val"), ["organisation-pays-du-val"]);
        assert_eq!(entries("L’EST ; Est-ce ?"), ["acronym-EST"]);
        assert!(entries("Grivel seul, un citego").is_empty());
    }
}
