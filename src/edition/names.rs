//! The people whom a text must not name, and where it names one.
//!
//! A mention is sure (a name in one of the forms that people write, or a surname after a civility),
//! the name of a thing (« Lycée Paul Modèle »), or unsure: a surname alone may be a common word, a
//! town or somebody else, and its author is told.

mod entry;
mod lists;
mod seen;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::edition::withheld::SHORTEST;
use entry::Entry;
use lists::lists;
use seen::Seen;
use words::{GAP_IN_NAME, Word, begins_with, folded, words};

pub(super) use seen::begins_sentence;

/// The people whom texts must not name.
#[derive(Debug, Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    /// By the word that a mention may begin with, those whom it may mean.
    by_first: BTreeMap<String, Vec<usize>>,
    /// The words of their surnames.
    surnames: BTreeSet<String>,
    /// The folded words of the names of everyone else, by the first.
    others: BTreeMap<String, Vec<Vec<String>>>,
    /// Surnames that are words or places too, as far as one knows.
    common: BTreeSet<String>,
    places: BTreeSet<String>,
}

/// Where a text names someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// Whom, by the rank at which they were added.
    pub(super) who: usize,
    /// How sure that is.
    pub(super) kind: MentionKind,
}

/// How sure it is that a text names someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MentionKind {
    /// It does.
    Sure,
    /// A thing bears the name.
    Thing,
    /// A surname alone, and nothing says whose.
    Unsure,
}

impl Names {
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All of them, where whoever is named is surely meant.
    pub(super) fn everyone(&self) -> BTreeSet<usize> {
        (0..self.entries.len()).collect()
    }

    /// Adds someone who must not be named; the rank is how a [`Mention`] tells whom it means. Of a
    /// quiet one, a surname that stands alone is told only where it can be nothing else.
    pub(super) fn add(&mut self, name: &str, is_quiet: bool) -> usize {
        let (who, entry) = (self.entries.len(), Entry::of(name, is_quiet));
        for word in entry.first_words() {
            self.by_first.entry(word).or_default().push(who);
        }
        self.surnames.extend(entry.surnames.iter().flatten().cloned());
        self.entries.push(entry);
        who
    }

    /// Adds someone who may be named, and so is nobody of the others.
    pub(super) fn add_other(&mut self, name: &str) {
        let words = folded(name);
        // « P. Modèle » on the programme is nobody else.
        if self.entries.iter().any(|entry| entry.forms().contains(&words)) {
            return;
        }
        for entry in &mut self.entries {
            let is_same = |surname: &Vec<String>| words.len() > 1 && words.ends_with(surname);
            entry.is_alone &= !entry.surnames.first().is_some_and(is_same);
        }
        if let [first, _, ..] = words.as_slice() {
            self.others.entry(first.clone()).or_default().push(words);
        }
    }

    /// Looks at a text for surnames in small letters: they are words of the language.
    pub(super) fn learn_words(&mut self, text: &str) {
        // « paul modèle », typed in a hurry, is a name all the same.
        let named = self.find(text, &BTreeSet::new());
        let is_named = |word: &Word| named.iter().any(|it| it.range.contains(&word.range.start));
        for word in words(text).into_iter().filter(|word| !word.is_capital && !is_named(word)) {
            // What signs tie to other words is part of an address or of an account's name.
            let before = text[..word.range.start].chars().next_back();
            let after = text[word.range.end..].chars().next();
            let is_tied = |c: Option<char>| c.is_some_and(|c| "./_-@#:".contains(c));
            let stops = text[word.range.end..].chars().nth(1).is_none_or(char::is_whitespace);
            if self.surnames.contains(&word.folded)
                && !is_tied(before)
                && (stops || !is_tied(after))
            {
                self.common.insert(word.folded);
            }
        }
    }

    /// Looks at the name of an organisation or a place: what stands in it is no sign of a person.
    pub(super) fn learn_place(&mut self, name: &str) {
        // « Salle Paul Modèle » is called after a person.
        if self.in_address(name).is_some() {
            return;
        }
        for word in folded(name) {
            if self.surnames.contains(&word) {
                self.places.insert(word);
            }
        }
    }

    /// Every mention in a text, in order; none overlaps another. `spoken_of` are those whom the
    /// text around it names otherwise: a surname alone means them.
    pub(super) fn find(&self, text: &str, spoken_of: &BTreeSet<usize>) -> Vec<Mention> {
        if self.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some(length) = self.somebody_else(text, &words[at..]) {
                at += length;
                continue;
            }
            let Some(candidates) = self.by_first.get(&words[at].folded) else {
                at += 1;
                continue;
            };
            let whole = candidates
                .iter()
                .filter_map(|who| Some((*who, self.entries[*who].whole_name(text, &words[at..])?)))
                .max_by_key(|(_, length)| *length);
            let seen = Seen { text, words: &words, at };
            let found_here = match whole {
                Some((who, length)) if self.are_mere_words(&words[at..at + length]) => {
                    Some((who, length, MentionKind::Unsure))
                }
                Some((who, length)) => Some((who, length, seen.of_whole_name(length))),
                None => self.surname(seen, candidates, spoken_of),
            };
            let Some((who, length, kind)) = found_here else {
                at += 1;
                continue;
            };
            let first = found.last().map_or(0, |last| last.range.end);
            let mut range = words[at].range.start..words[at + length - 1].range.end;
            match kind {
                MentionKind::Sure => range.start = seen.with_titles().max(first),
                MentionKind::Thing => range = seen.with_thing(length),
                MentionKind::Unsure if self.are_mere_words(&words[at..at + length]) => {
                    range = seen.with_neighbours(length);
                }
                MentionKind::Unsure => {
                    range.start = seen.with_hyphen().min(seen.with_titles()).max(first);
                }
            }
            // « MODÈLE (Paul) » ends with its bracket.
            let opened = text[range.clone()].contains('(') && !text[range.clone()].contains(')');
            if opened && text[range.end..].starts_with(')') {
                range.end += 1;
            }
            found.push(Mention { range, who, kind });
            at += length;
        }
        found
    }

    /// Whether a whole name in small letters may be words: « une pierre claire petit format ».
    fn are_mere_words(&self, words: &[Word]) -> bool {
        words.len() > 1
            && words.iter().all(|word| !word.is_capital)
            && words.iter().any(|word| {
                self.surnames.contains(&word.folded) && lists(lists::COMMON, &word.folded)
            })
    }

    /// How many words are the name of someone who may be named.
    fn somebody_else(&self, text: &str, words: &[Word]) -> Option<usize> {
        let known = self.others.get(&words.first()?.folded)?;
        let stands = |name: &&Vec<String>| begins_with(text, words, name, GAP_IN_NAME);
        known.iter().filter(stands).map(Vec::len).max()
    }

    /// A surname that stands alone: whose it is, and how sure that is.
    fn surname(
        &self,
        seen: Seen<'_>,
        candidates: &[usize],
        spoken_of: &BTreeSet<usize>,
    ) -> Option<(usize, usize, MentionKind)> {
        let here = &seen.words[seen.at..];
        let bears = |who: &&usize| self.entries[**who].surname(seen.text, here).is_some();
        let mut bearers = candidates.iter().filter(bears);
        let first = bearers.clone().next()?;
        let meant = bearers.find(|who| spoken_of.contains(who)).unwrap_or(first);
        let entry = &self.entries[*meant];
        let (length, is_whole) = entry.surname(seen.text, here)?;
        let last = &here[length - 1];
        if !last.is_capital {
            return None;
        }
        if seen.is_of_a_thing(length) {
            return Some((*meant, length, MentionKind::Thing));
        }
        let has_civility = seen.has_civility();
        if seen.is_tied(length) || (!has_civility && seen.runs_on(length)) {
            return None;
        }
        let is_alone = entry.is_alone && is_whole;
        if has_civility {
            let kind = if is_alone { MentionKind::Sure } else { MentionKind::Unsure };
            return Some((*meant, length, kind));
        }
        if seen.is_an_office(length) {
            return None;
        }
        if is_alone && entry.is_compound(seen.text, here) && !seen.follows_locative() {
            return Some((*meant, length, MentionKind::Sure));
        }
        let word = &last.folded;
        let is_place = self.places.contains(word) || lists(lists::PLACES, word);
        let is_word = self.common.contains(word) || lists(lists::COMMON, word);
        // A capital says nothing where a sentence begins.
        let says_nothing = seen.begins_sentence() && !last.is_shouted;
        let is_meant = spoken_of.contains(meant) && is_alone && !seen.follows_a_capital();
        let is_doubtful = is_place || (is_word && says_nothing) || seen.follows_locative();
        if is_meant && !is_doubtful {
            return Some((*meant, length, MentionKind::Sure));
        }
        let is_nothing = entry.is_quiet && (is_place || is_word || says_nothing);
        (!is_nothing).then_some((*meant, length, MentionKind::Unsure))
    }

    /// Whether a path or an address holds the name of someone, and whose.
    pub(super) fn in_address(&self, address: &str) -> Option<usize> {
        let decoded = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
        let words = folded(&decoded);
        let holds = |entry: &Entry| {
            entry.forms().iter().any(|form| {
                let joined = form.concat();
                let is_telling = joined.chars().count() >= SHORTEST;
                is_telling
                    && (words.windows(form.len()).any(|it| it == form.as_slice())
                        || words.contains(&joined))
            })
        };
        let is_other =
            |other: &Vec<String>| words.windows(other.len()).any(|it| it == other.as_slice());
        let others = || self.others.values().flatten();
        self.entries.iter().position(holds).filter(|_| !others().any(is_other))
    }

    /// Whom an address that people follow names: there a surname is enough that is no word, no place
    /// and nobody else's.
    pub(super) fn in_link(&self, address: &str) -> Option<usize> {
        let decoded = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
        let words = folded(&decoded);
        let is_word = |word: &String| {
            self.places.contains(word)
                || self.common.contains(word)
                || lists(lists::PLACES, word)
                || lists(lists::COMMON, word)
                || lists(lists::OFFICES, word)
        };
        let holds = |entry: &Entry| {
            let Some(surname) = entry.surnames.first() else { return false };
            let joined = surname.concat();
            let is_telling = entry.is_alone
                && !entry.is_quiet
                && joined.chars().count() >= SHORTEST
                && !(surname.len() == 1 && is_word(&joined));
            is_telling
                && (words.windows(surname.len()).any(|it| it == surname.as_slice())
                    || words.contains(&joined))
        };
        self.in_address(address).or_else(|| self.entries.iter().position(holds))
    }

    /// Whether the name of a file tells of someone: the surname is enough.
    pub(super) fn in_file_name(&self, path: &str) -> bool {
        let words = folded(path);
        let surname = |entry: &Entry| {
            let telling = |it: &Vec<String>| it.concat().chars().count() >= 4;
            let surname = entry.surnames.first().filter(|it| telling(it));
            surname.is_some_and(|it| words.windows(it.len()).any(|words| words == it.as_slice()))
        };
        self.in_address(path).is_some() || self.entries.iter().any(surname)
    }

    /// The forms of a name that mean nobody else, wherever they stand.
    pub(super) fn forms(&self, who: usize) -> Vec<String> {
        let entry = &self.entries[who];
        let mut forms = entry.forms();
        if entry.is_alone
            && !entry.is_quiet
            && let Some(surname) = entry.surnames.first()
        {
            for civility in ["m", "monsieur", "mme", "madame", "dr"] {
                forms.push([vec![civility.to_owned()], surname.clone()].concat());
            }
        }
        forms.retain(|form| !self.others.values().flatten().any(|other| other == form));
        forms.into_iter().map(|form| form.join(" ")).collect()
    }
}

#[cfg(test)]
mod tests;
