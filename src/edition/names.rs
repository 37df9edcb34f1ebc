//! The people whom a text must not name, and where it names one.
//!
//! A mention is sure (a name in one of the forms that people write, or a surname after a civility),
//! the name of a thing (« Lycée Paul Modèle »), or unsure: a surname alone may be a common word, a
//! town or somebody else, and its author is told.

mod entry;
mod inflected;
pub(super) mod lists;
mod seen;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, Range};

use crate::edition::withheld::SHORTEST;
use crate::spelling::fold;
use entry::Entry;
use lists::lists;
use seen::Seen;
use words::{GAP_IN_NAME, Word, begins_with, ends_sentence, folded, joins, words};

pub(super) use inflected::Cases;
pub(super) use seen::begins_sentence;

/// Whether a folded word is a verb of those that tell what somebody does.
pub(super) fn is_verb(word: &str) -> bool {
    lists(lists::VERBS, word)
}

/// The people whom a text names by a given name that many bear and a surname, things that bear a name
/// left out.
pub(super) fn people_in(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let is_given = |word: &Word| word.is_capital && lists(lists::GIVEN, &word.folded);
        let given = words[at..].iter().take_while(|word| is_given(word)).count();
        let rest = &words[at + given..];
        let is_particle =
            |word: &Word| !word.is_capital && lists(lists::NAME_PARTICLES, &word.folded);
        let particles = rest.iter().take(2).take_while(|word| is_particle(word)).count();
        let surname = rest[particles..].iter().take(3);
        let surname = surname.take_while(|word| word.is_capital && word.folded.chars().count() > 1);
        let length = (1..=surname.count())
            .rev()
            .map(|count| given + particles + count)
            .find(|length| joins(text, &words[at..at + length], "-‐‑.'’ "));
        let Some(length) = length.filter(|_| given > 0) else {
            at += given.max(1);
            continue;
        };
        let here = &words[at..at + length];
        let runs_over = here
            .windows(2)
            .any(|pair| ends_sentence(&text[pair[0].range.end..pair[1].range.start]));
        let kind = Seen { text, words: &words, at }.of_whole_name(length);
        if !runs_over && kind == MentionKind::Sure {
            found.push(here[0].range.start..here[length - 1].range.end);
        }
        at += length;
    }
    found
}

/// The people whom texts must not name.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    /// How many people they are.
    count: usize,
    /// By the word that a mention may begin with, the entries that it may mean.
    by_first: BTreeMap<String, Vec<usize>>,
    /// By the word that a whole name or a surname begins with, and by all its words in one, the
    /// entries that bear it.
    by_name: BTreeMap<String, Vec<usize>>,
    /// The words of their surnames.
    surnames: BTreeSet<String>,
    /// The words of their names.
    known: BTreeSet<String>,
    /// The rare surnames that end in a vowel, by what stands before it: other languages change it in a case.
    stems: BTreeMap<String, String>,
    /// The words of names that are written with Polish letters: they have cases in any text.
    polish: BTreeSet<String>,
    /// The same with « ae », « oe » and « ue » as one letter.
    transliterated: BTreeMap<String, String>,
    /// The folded words of the names of everyone else, by the first.
    others: BTreeMap<String, Vec<Vec<String>>>,
    /// Words that may stand as they are, by the first: who is called the same, and what was allowed.
    allowed: BTreeMap<String, Vec<Vec<String>>>,
    /// Surnames that are words or places too, as far as one knows.
    common: BTreeSet<String>,
    places: BTreeSet<String>,
    /// The cases that names may stand in.
    cases: Cases,
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

/// With more letters, a name that somebody else bears with an « s » is rare.
const LONGEST_WORD: usize = 8;

/// So many letters apart are a name, and no abbreviation.
const LONGEST_LETTERS: usize = 4;

/// The names of somebody whose listed name tells several: « Ana Modèle, née Canevas », « Jo dite Lou Modèle ».
fn aliases(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let kind = |word: &str| match fold(word).as_str() {
        "epouse" | "ep" | "nee" | "ne" | "veuve" | "vve" | "geb" | "nata" => Some(false),
        "dit" | "dite" | "alias" | "aka" => Some(true),
        _ => None,
    };
    let Some((at, is_called)) =
        words.iter().enumerate().skip(1).find_map(|(at, word)| Some((at, kind(word)?)))
    else {
        return vec![name.to_owned()];
    };
    let (own, other) = (&words[..at], &words[at + 1..]);
    let mut names = vec![own.join(" ")];
    if let (Some(first), [.., last]) = (own.first(), other) {
        names.push(format!("{first} {last}"));
    }
    if is_called {
        let surname = own.last().filter(|_| own.len() > 1 && other.len() == 1);
        names.push(other.iter().chain(surname).copied().collect::<Vec<_>>().join(" "));
    }
    names.retain(|name| !name.is_empty());
    names
}

/// What languages whose cases are not known one by one put after a name: German, Hungarian, Finnish, Czech.
const ENDINGS: &[&str] = &[
    "s", "sche", "schen", "scher", "sches", "n", "ne", "nek", "nak", "val", "vel", "ban", "ben",
    "hoz", "rol", "tol", "lla", "lle", "ssa", "sta", "lta", "ovi", "em", "om", "ou", "ova", "ovou",
    "u",
];

/// A folded word with « ae », « oe » and « ue » as one letter: what some write for « ä », « ö », « ü ».
fn transliterated(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// An account, a word with signs in it: « `modele_paul` », « p.modele ».
fn accounts(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let starts = text
        .char_indices()
        .filter(move |(at, c)| c.is_alphanumeric() && !text[..*at].ends_with(is_part));
    starts.filter_map(move |(at, _)| {
        let length = text[at..].find(|c| !is_part(c)).unwrap_or(text.len() - at);
        let word = text[at..at + length].trim_end_matches(['.', '-', '_']);
        let is_small = !word.contains(char::is_uppercase);
        (word.contains('_') || (word.contains('.') && is_small)).then_some(at..at + word.len())
    })
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
    /// A given name alone.
    Given,
}

impl Names {
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All of them, where whoever is named is surely meant.
    pub(super) fn everyone(&self) -> BTreeSet<usize> {
        (0..self.count).collect()
    }

    /// Adds someone who must not be named; the rank is how a [`Mention`] tells whom it means. Of a
    /// quiet one, a surname that stands alone is told only where it can be nothing else.
    pub(super) fn add(&mut self, name: &str, is_quiet: bool) -> usize {
        let who = self.count;
        self.count += 1;
        let entries = aliases(name).into_iter();
        for entry in entries.flat_map(|name| Entry::all_of(&name, who, is_quiet)) {
            for word in entry.first_words() {
                self.by_first.entry(word).or_default().push(self.entries.len());
            }
            for word in entry.names() {
                self.by_name.entry(word).or_default().push(self.entries.len());
            }
            self.surnames.extend(entry.surnames.iter().flat_map(|it| it.words.iter().cloned()));
            let words = entry.all_words();
            let spelt = words.iter().map(|word| (transliterated(word), word.clone()));
            self.transliterated.extend(spelt.collect::<Vec<_>>());
            if inflected::has_polish_letter(name) {
                self.polish.extend(words.iter().cloned());
            }
            let stem = |it: &entry::Surname| {
                let [only] = it.words.as_slice() else { return None };
                let stem = only.strip_suffix(['a', 'e', 'i', 'o', 'u', 'y'])?;
                let known = [lists::COMMON, lists::GIVEN, lists::PLACES];
                let is_rare = !known.iter().any(|list| lists(list, only));
                (stem.chars().count() >= SHORTEST && is_rare)
                    .then(|| (stem.to_owned(), only.clone()))
            };
            if !is_quiet {
                self.stems.extend(entry.surnames.iter().filter_map(stem));
            }
            self.known.extend(words);
            self.entries.push(entry);
        }
        who
    }

    /// Adds someone who may be named, and so is nobody of the others.
    pub(super) fn add_other(&mut self, name: &str) {
        let words = folded(name);
        // « P. Modèle » on the programme is nobody else.
        let mut same = words.first().and_then(|it| self.by_name.get(it)).into_iter().flatten();
        if same.any(|it| self.entries[*it].forms().contains(&words)) {
            return;
        }
        for surname in self.entries.iter_mut().flat_map(|entry| &mut entry.surnames) {
            surname.is_alone &= !(words.len() > 1 && words.ends_with(&surname.words));
        }
        if words.len() < 2 {
            return;
        }
        // « Modèle Ana », as indexes have it.
        let mut turned = words.clone();
        turned.rotate_left(1);
        for words in [words, turned] {
            self.others.entry(words[0].clone()).or_default().push(words);
        }
    }

    /// Whether nobody else of the event is called by a given name, which is no word of the language either.
    pub(super) fn is_only_one_called(&self, who: usize, given: &str) -> bool {
        let Some(first) = folded(given).into_iter().next() else { return false };
        let is_his = |entry: &Entry| entry.who == who && !entry.is_quiet && !entry.is_turned;
        let is_borne = self.others.values().flatten().any(|name| name.contains(&first));
        let is_another = |entry: &Entry| entry.who != who && entry.all_words().contains(&first);
        !lists(lists::COMMON_GIVEN, &first)
            && !lists(lists::COMMON, &first)
            && !is_borne
            && self.entries.iter().any(is_his)
            && !self.entries.iter().any(is_another)
    }

    /// Lets words stand as they are, whomever they name.
    pub(super) fn allow(&mut self, phrase: &str) {
        let words = folded(phrase);
        if let Some(first) = words.first() {
            self.allowed.entry(first.clone()).or_default().push(words);
        }
    }

    /// Names stand in these cases too.
    pub(super) fn inflect(&mut self, cases: Cases) {
        self.cases = self.cases.and(cases);
    }

    /// The words of a text, those of names in their first case.
    fn words_of(&self, text: &str) -> Vec<Word> {
        let mut words = words(text);
        let cases = self.cases.and(Cases::seen_in(text));
        for word in words.iter_mut().filter(|word| word.is_capital) {
            if self.known.contains(&word.folded) {
                continue;
            }
            let base = cases.base(&word.folded, &self.known, &self.polish);
            if let Some(base) = base.or_else(|| self.spelt_otherwise(word)) {
                word.is_case = word.folded.starts_with(base.as_str());
                word.folded.clone_from(base);
            }
        }
        words
    }

    /// The name that a word is in another spelling: « Mueckenheim » for « Mückenheim », « Brandstetters » in
    /// a German sentence of a text in another language.
    fn spelt_otherwise(&self, word: &Word) -> Option<&String> {
        let plain = self.transliterated.get(&transliterated(&word.folded));
        plain.or_else(|| {
            let base = |ending: &&str| {
                let base = word.folded.strip_suffix(*ending)?;
                let is_long = base.chars().count() >= LONGEST_WORD;
                let is_word = lists(lists::COMMON, base)
                    || lists(lists::GIVEN, base)
                    || self.common.contains(base);
                self.surnames.get(base).filter(|_| is_long && !is_word)
            };
            let ending = || {
                // « Dvorského » of « Dvorský », « Zielonki » of « Zielonka ».
                let mut near = self
                    .stems
                    .range::<str, _>((Bound::Unbounded, Bound::Included(word.folded.as_str())));
                let (stem, whole) = near.next_back()?;
                let rest = word.folded.strip_prefix(stem.as_str())?;
                let is_word =
                    lists(lists::COMMON, &word.folded) || lists(lists::GIVEN, &word.folded);
                // « Exemples » is several of them.
                let is_plural = matches!(rest, "s" | "es" | "as" | "os" | "is" | "x");
                let is_case = (1..=4).contains(&rest.chars().count()) && !is_plural;
                let is_common = self.common.contains(whole) || self.places.contains(whole);
                (is_case && !is_word && !is_common).then_some(whole)
            };
            ENDINGS.iter().find_map(base).or_else(ending)
        })
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
    #[must_use]
    pub(super) fn find(&self, text: &str, spoken_of: &BTreeSet<usize>) -> Vec<Mention> {
        if self.is_empty() {
            return Vec::new();
        }
        let words = self.words_of(text);
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
            let Some((who, length, kind)) =
                self.mention(Seen { text, words: &words, at }, candidates, spoken_of)
            else {
                at += 1;
                continue;
            };
            let seen = Seen { text, words: &words, at };
            let first = found.last().map_or(0, |last| last.range.end);
            let mut range = words[at].range.start..words[at + length - 1].range.end;
            match kind {
                MentionKind::Sure => range.start = seen.with_titles().max(first),
                MentionKind::Thing => range = seen.with_thing(length),
                MentionKind::Unsure if self.are_mere_words(&words[at..at + length]) => {
                    range.start = seen.with_neighbour().max(first);
                }
                MentionKind::Unsure => {
                    range.start = seen.with_hyphen().min(seen.with_titles()).max(first);
                }
                MentionKind::Given => {}
            }
            // « MODÈLE (Paul) » ends with its bracket.
            let opened = text[range.clone()].contains('(') && !text[range.clone()].contains(')');
            if opened && text[range.end..].starts_with(')') {
                range.end += 1;
            }
            found.push(Mention { range, who, kind });
            at += length;
        }
        let accounts = accounts(text).filter_map(|it| Some((self.in_link(&text[it.clone()])?, it)));
        let accounts: Vec<_> = accounts.chain(self.in_pieces(text, &words)).collect();
        for (who, range) in accounts {
            let is_new =
                found.iter().all(|it| it.range.end <= range.start || range.end <= it.range.start);
            if is_new {
                found.push(Mention { range, who, kind: MentionKind::Sure });
            }
        }
        found.sort_by_key(|it| it.range.start);
        found
    }

    /// Surnames in pieces: « M O D È L E », « Mo-dèle » where a line ended once, « Ben Modèle » for « Benmodèle ».
    fn in_pieces(&self, text: &str, words: &[Word]) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let here = &words[at..];
            let gap = |rank: usize| &text[here[rank].range.end..here[rank + 1].range.start];
            let is_letter = |word: &&Word| word.folded.chars().count() == 1 && word.is_capital;
            let letters = here.iter().take_while(is_letter).count();
            let apart =
                (0..letters.saturating_sub(1)).take_while(|it| gap(*it).trim().is_empty()).count()
                    + 1;
            let runs = (LONGEST_LETTERS..=apart.min(letters)).rev();
            let is_split = here.len() > 1 && {
                // « le Bois » is a wood, « Van Modele » is somebody.
                let is_particle = lists(lists::FOREIGN_PARTICLES, &here[0].folded)
                    && here[..2].iter().all(|it| it.is_capital);
                let is_hyphen = matches!(gap(0).trim(), "-" | "‑" | "‐");
                let halves = here[..2].iter().all(|it| !self.surnames.contains(&it.folded));
                (is_hyphen && halves) || (is_particle && matches!(gap(0), " " | "'" | "’" | "-"))
            };
            let counts = runs.chain(is_split.then_some(2));
            let whole = counts.into_iter().find_map(|count| {
                let joined: String = here[..count].iter().map(|it| it.folded.as_str()).collect();
                let is_long = joined.chars().count() >= SHORTEST;
                let bears = |entry: &&Entry| {
                    entry.surnames.iter().any(|it| it.words.len() == 1 && it.words[0] == joined)
                };
                let entry = self.entries.iter().find(bears).filter(|_| is_long)?;
                let is_word = lists(lists::COMMON, &joined) || lists(lists::PLACES, &joined);
                (!is_word && !entry.is_quiet).then_some((entry.who, count))
            });
            if let Some((who, count)) = whole {
                found.push((who, here[0].range.start..here[count - 1].range.end));
            }
            at += whole.map_or(1, |it| it.1);
        }
        found
    }

    /// What a word begins: whom it means, by how many words, and how surely.
    fn mention(
        &self,
        seen: Seen<'_>,
        candidates: &[usize],
        spoken_of: &BTreeSet<usize>,
    ) -> Option<(usize, usize, MentionKind)> {
        let (text, here) = (seen.text, &seen.words[seen.at..]);
        let whole = candidates
            .iter()
            .filter_map(|it| Some((*it, self.entries[*it].whole_name(text, here)?)))
            // « Durand, Pierre | Martin Legrand »: the last words are another's name.
            .filter(|(_, (length, _))| !self.ends_in_another(text, here, *length))
            .max_by_key(|(it, (length, _))| (*length, std::cmp::Reverse(*it)));
        if let Some((entry, (length, is_initial))) = whole {
            let who = self.entries[entry].who;
            let is_doubtful = self.are_mere_words(&here[..length])
                || (is_initial && self.may_be_another(&here[..length]));
            let kind = match seen.of_whole_name(length) {
                MentionKind::Sure if is_doubtful => MentionKind::Unsure,
                kind => kind,
            };
            return Some((who, length, kind));
        }
        if let Some(found) = self.surname(seen, candidates, spoken_of) {
            return Some(found);
        }
        let with_an_s = |it: &usize| Some((*it, self.entries[*it].with_an_s(text, here)?));
        if let Some((entry, length)) = candidates.iter().find_map(with_an_s) {
            return Some((self.entries[entry].who, length, MentionKind::Unsure));
        }
        // « Mme Nguyễn » of « Nguyễn Thị Hương »: what follows a civility is what people are called by.
        let is_listed = lists(lists::GIVEN, &seen.words[seen.at].folded);
        if !is_listed && seen.words[seen.at].is_capital && seen.has_civility() {
            let called = |it: &usize| {
                let length = self.entries[*it].given_alone(text, here)?;
                (!self.entries[*it].is_quiet && !seen.is_tied(length)).then_some((*it, length))
            };
            if let Some((entry, length)) = candidates.iter().find_map(called) {
                return Some((self.entries[entry].who, length, MentionKind::Unsure));
            }
        }
        // « Marceau Quatre-Saules »: either may be the surname, and « Quatre » is nobody's given name.
        let is_given = lists(lists::GIVEN, &seen.words[seen.at].folded);
        let mut entries = candidates.iter().map(|it| &self.entries[*it]);
        let entry = entries.find(|entry| {
            !entry.is_quiet
                && (is_given || !entry.is_turned)
                && entry.given_alone(text, here).is_some()
        })?;
        let length = entry.given_alone(text, here)?;
        // « Paul M. »: as little as a given name, and of nobody else who may be named.
        let with_initial = &here[..here.len().min(length + 1)];
        if here[0].is_capital
            && entry.goes_on_with_initial(text, here, length)
            && !self.may_be_called(with_initial)
        {
            return Some((entry.who, length + 1, MentionKind::Given));
        }
        self.is_given_alone(seen, length).then_some((entry.who, length, MentionKind::Given))
    }

    /// Whether a given name and an initial may be those of somebody who may be named.
    fn may_be_called(&self, words: &[Word]) -> bool {
        let [first, .., last] = words else { return false };
        self.others.values().flatten().any(|other| {
            other.first() == Some(&first.folded)
                && other.last().is_some_and(|it| it.starts_with(&last.folded))
        })
    }

    /// Whether a given name stands as one speaks of somebody: « Pierre a dit ».
    fn is_given_alone(&self, seen: Seen<'_>, length: usize) -> bool {
        let word = &seen.words[seen.at];
        // « Pierre après pierre »: a capital says nothing where a sentence begins and the word goes on.
        let is_word = lists(lists::COMMON_GIVEN, &word.folded)
            && seen.begins_sentence()
            && !seen.precedes_a_verb(length);
        word.is_capital
            && !is_word
            && !self.places.contains(&word.folded)
            && !seen.is_tied(length)
            && !seen.runs_on(length)
            && !seen.follows_a_capital()
            && !seen.is_of_a_thing(length)
            && !seen.follows_locative()
            && !seen.has_civility()
            && !seen.goes_on_with_a_particle(length)
    }

    /// Whether words in which a name has no capital may be words of the language: « une pierre
    /// claire petit format », « la rose sauvage », « Marguerite rose ».
    fn are_mere_words(&self, words: &[Word]) -> bool {
        let is_telling = |word: &&Word| !lists(lists::NAME_PARTICLES, &word.folded);
        let words: Vec<&Word> = words.iter().filter(is_telling).collect();
        let Some(last) = words.last().filter(|_| words.len() > 1) else { return false };
        let is_common = |word: &Word| {
            lists(lists::COMMON, &word.folded)
                || lists(lists::COMMON_GIVEN, &word.folded)
                || self.common.contains(&word.folded)
        };
        let is_small = !last.is_capital || words.iter().all(|word| !word.is_capital);
        let begins_small = words.first().is_some_and(|first| !first.is_capital);
        (is_small || begins_small) && words.into_iter().any(is_common)
    }

    /// Whether an initial and a surname may be somebody's who may be named: « P. Modèle » is Paul or
    /// Pia.
    fn may_be_another(&self, words: &[Word]) -> bool {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        let initial = first.folded.chars().next();
        let mut others = self.others.values().flatten();
        others.any(|other| {
            other.last() == Some(&last.folded)
                && other.first().and_then(|it| it.chars().next()) == initial
        })
    }

    /// Whether the name of somebody who may be named begins within so many words and goes on.
    fn ends_in_another(&self, text: &str, words: &[Word], length: usize) -> bool {
        (1..length).any(|at| {
            self.somebody_else(text, &words[at..]).is_some_and(|other| at + other > length)
        })
    }

    /// How many words are the name of someone who may be named, or may stand as they are.
    fn somebody_else(&self, text: &str, words: &[Word]) -> Option<usize> {
        let first = &words.first()?.folded;
        let all = [&self.others, &self.allowed].map(|known| known.get(first));
        // « Modèle. Paul » ends a sentence.
        let is_one = |name: &Vec<String>| {
            let gaps = words[..name.len()].windows(2);
            gaps.map(|pair| (&pair[0], &text[pair[0].range.end..pair[1].range.start]))
                .all(|(word, gap)| !ends_sentence(gap) || word.folded.chars().count() <= 2)
        };
        let stands = |name: &&Vec<String>| {
            begins_with(text, words, name, GAP_IN_NAME) && is_one(name)
                || (self.allowed.get(first).is_some_and(|all| all.contains(name))
                    && begins_with(text, words, name, ".,;:!?()[]«»\"“”-‐‑–—'’ "))
        };
        all.into_iter().flatten().flatten().filter(stands).map(Vec::len).max()
    }

    /// A surname that stands alone: whose it is, and how sure that is.
    fn surname(
        &self,
        seen: Seen<'_>,
        candidates: &[usize],
        spoken_of: &BTreeSet<usize>,
    ) -> Option<(usize, usize, MentionKind)> {
        let here = &seen.words[seen.at..];
        let bears = |entry: &&Entry| entry.surname(seen.text, here).is_some();
        let mut bearers = candidates.iter().map(|it| &self.entries[*it]).filter(bears);
        let first = bearers.clone().next()?;
        let entry = bearers.find(|entry| spoken_of.contains(&entry.who)).unwrap_or(first);
        let meant = entry.who;
        let (length, is_whole, is_alone) = entry.surname(seen.text, here)?;
        let last = &here[length - 1];
        let word = &last.folded;
        let is_rare = !self.places.contains(word)
            && !self.common.contains(word)
            && ![lists::PLACES, lists::COMMON, lists::GIVEN, lists::OFFICES]
                .iter()
                .any(|list| lists(list, word));
        if !last.is_capital {
            // « madame modèle », typed in a hurry.
            let is_his = is_alone && is_rare && !entry.is_turned && seen.has_civility();
            return is_his.then_some((meant, length, MentionKind::Sure));
        }
        if seen.is_of_a_thing(length) {
            return Some((meant, length, MentionKind::Thing));
        }
        // « A. Martin »: his own initial would have made a whole name.
        if seen.follows_an_initial() {
            let initial = &seen.words[seen.at - 1].folded;
            // « A. López » of « Ana García López », where a part of the surname stands.
            let is_his = entry.has_initial(initial) && !entry.is_quiet && !seen.is_tied(length);
            return is_his.then_some((meant, length, MentionKind::Unsure));
        }
        let has_civility = seen.has_civility();
        if seen.is_tied(length) && is_rare && !entry.is_quiet && seen.is_tied_to_a_person() {
            return Some((meant, length, MentionKind::Unsure));
        }
        // « Alexandre Modèle » is nobody of « Colette Modèle ».
        if seen.is_tied(length) || seen.follows_another_given_name(entry) {
            return None;
        }
        if !has_civility && seen.runs_on(length) {
            // « Modèle H », « Modèle Zsófiának » of Zsófia Modèle.
            let next = &seen.words[seen.at + length].folded;
            let is_initial = next.chars().count() == 1 && entry.has_initial(next);
            let mut own = entry.all_words().into_iter().filter(|it| it.chars().count() > 3);
            let is_own = is_initial || own.any(|it| next.starts_with(&it));
            let is_his = is_rare && is_own && !entry.is_quiet;
            return is_his.then_some((meant, length, MentionKind::Unsure));
        }
        if has_civility {
            // « M. Martin Durand » is called Durand.
            let goes_on = seen.runs_on(length) && lists(lists::GIVEN, &last.folded);
            let is_sure = is_alone && !goes_on;
            let kind = if is_sure { MentionKind::Sure } else { MentionKind::Unsure };
            return Some((meant, length, kind));
        }
        if entry.is_turned {
            return None;
        }
        let is_alone = is_alone && is_whole;
        if seen.is_an_office(length) {
            return None;
        }
        if is_alone && entry.is_compound(seen.text, here) && !seen.follows_locative() {
            return Some((meant, length, MentionKind::Sure));
        }
        let is_place = self.places.contains(word) || lists(lists::PLACES, word);
        let is_word = self.common.contains(word) || lists(lists::COMMON, word);
        // « Martin : voilà. » is a voice; « Pont : à refaire. » may be a bridge.
        let is_voice = seen.is_voice(length) && !entry.is_quiet;
        if is_alone && is_voice && !is_place && (!is_word || lists(lists::SURNAMES, word)) {
            return Some((meant, length, MentionKind::Sure));
        }
        // A capital says nothing where a sentence begins.
        let says_nothing = seen.begins_sentence() && !last.is_shouted;
        let is_meant = spoken_of.contains(&meant) && is_alone && !seen.follows_a_capital();
        let is_doubtful = is_place || (is_word && says_nothing) || seen.follows_locative();
        if is_meant && !is_doubtful {
            return Some((meant, length, MentionKind::Sure));
        }
        // « Quatre panneaux » at the head of a sentence is not half of « Quatre-Saules ».
        let is_half = entry.surnames.first().is_some_and(|whole| length < whole.words.len());
        let is_nothing = entry.is_quiet && (is_place || is_word || says_nothing)
            || is_half && is_word && says_nothing;
        (!is_nothing).then_some((meant, length, MentionKind::Unsure))
    }

    /// The entries that may bear a name among folded words, in order.
    fn near(&self, words: &[String]) -> impl Iterator<Item = &Entry> {
        let ranks = words.iter().filter_map(|word| self.by_name.get(word)).flatten();
        let ranks: BTreeSet<_> = ranks.copied().collect();
        ranks.into_iter().map(|it| &self.entries[it])
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
        let found = self.near(&words).find(|entry| holds(entry)).map(|entry| entry.who);
        found.filter(|_| !others().any(is_other) && !self.allows(&words))
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
            let (surname, is_alone) = (&surname.words, surname.is_alone);
            let joined = surname.concat();
            let is_telling = is_alone
                && !entry.is_quiet
                && joined.chars().count() >= SHORTEST
                && !(surname.len() == 1 && is_word(&joined));
            is_telling
                && !self.allows(&words)
                && (words.windows(surname.len()).any(|it| it == surname.as_slice())
                    || words.contains(&joined))
        };
        let surname = || self.near(&words).find(|entry| holds(entry)).map(|entry| entry.who);
        self.in_address(address).or_else(surname)
    }

    /// Whether the name of a file tells of someone: the surname is enough.
    pub(super) fn in_file_name(&self, path: &str) -> bool {
        let words = folded(path);
        let surname = |entry: &Entry| {
            let telling = |it: &&Vec<String>| it.concat().chars().count() >= 4;
            let surname = entry.surnames.first().map(|it| &it.words).filter(telling);
            surname.is_some_and(|it| words.windows(it.len()).any(|words| words == it.as_slice()))
        };
        self.in_address(path).is_some() || (!self.allows(&words) && self.near(&words).any(surname))
    }

    /// Whose given name the name of a file holds, and the name: « lucie.jpg ». A word of the language says
    /// nothing among others: « pierre-seche.jpg ».
    pub(super) fn given_in_file_name(&self, path: &str) -> Option<(usize, String)> {
        let stem = path.rsplit_once('.').map_or(path, |it| it.0);
        let mut words = folded(stem);
        words.retain(|word| word.chars().any(char::is_alphabetic));
        let is_telling = |given: &[String]| {
            let is_word = given.iter().all(|it| {
                lists(lists::COMMON_GIVEN, it)
                    || lists(lists::COMMON, it)
                    || self.places.contains(it)
            });
            !is_word || words.len() == given.len()
        };
        self.entries.iter().filter(|entry| !entry.is_quiet).find_map(|entry| {
            let given = entry.called().filter(|it| is_telling(it))?;
            let holds = words.windows(given.len()).any(|it| it == given);
            holds.then(|| (entry.who, given.join(" ")))
        })
    }

    /// Whether folded words hold some that may stand as they are.
    fn allows(&self, words: &[String]) -> bool {
        let mut allowed = self.allowed.values().flatten();
        allowed.any(|it| words.windows(it.len()).any(|words| words == it.as_slice()))
    }

    /// The whole name in the forms that mean nobody else, wherever they stand.
    pub(super) fn forms(&self, who: usize) -> Vec<String> {
        let own = self.entries.iter().filter(|entry| entry.who == who);
        let mut forms: Vec<_> = own.flat_map(Entry::forms).collect();
        let is_whole = |form: &Vec<String>| form.iter().all(|word| word.chars().count() > 2);
        forms.retain(|form| {
            is_whole(form) && !self.others.values().flatten().any(|other| other == form)
        });
        forms.into_iter().map(|form| form.join(" ")).collect()
    }
}

#[cfg(test)]
mod tests;
