//! Someone's name in the forms that people write.

use std::collections::BTreeSet;

use super::lists::{self, lists};
use super::words::{
    GAP_BEFORE_GIVEN, GAP_IN_NAME, Word, begins_with, ends_sentence, folded, is_gap, joins,
};
use crate::spelling::fold;

/// A name written as one word has so many letters at least.
const LONG: usize = 8;

/// A surname with its particles as one word has so many.
const SHORTEST_JOINED: usize = 6;

/// Someone whom texts must not name, by one reading of the name: which of its words are given names
/// is not always sure.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Whose name it is, by the rank at which people were added.
    pub(super) who: usize,
    /// The given names in the forms that people write: `jean pierre`, `jean`, `j p`, `jp`, `j`.
    given: Vec<Vec<String>>,
    /// The surname; after it, its last word and its first alone when it has several.
    pub(super) surnames: Vec<Surname>,
    /// Whether a surname alone is somebody else's more likely than not.
    pub(super) is_quiet: bool,
    /// Whether the name is read as if the surname stood first: then a surname alone may as well be
    /// the given name.
    pub(super) is_turned: bool,
}

/// A surname, or a part of one that people use for the whole.
#[derive(Debug, Clone)]
pub(super) struct Surname {
    pub(super) words: Vec<String>,
    /// Whether nobody else whom the event knows bears it.
    pub(super) is_alone: bool,
}

/// Given names and surname, and whether they stand the other way round.
type Reading = (Vec<String>, Vec<String>, bool);

/// The readings of a name as listed, the likeliest first: given names and surname.
fn readings(name: &str) -> Vec<Reading> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let is_given = |part: &&str| lists(lists::GIVEN, folded(part).first().map_or("", |it| it));
    let [first, .., last] = parts.as_slice() else {
        return vec![(Vec::new(), folded(name), false)];
    };
    let reading = |given: &[&str], surname: &[&str], is_turned: bool| {
        let words = |parts: &[&str]| parts.iter().flat_map(|part| folded(part)).collect::<Vec<_>>();
        (words(given), words(surname), is_turned)
    };
    // « Modèle P. »
    let is_initial = |part: &str| folded(part).concat().chars().count() == 1;
    if is_initial(last) && !is_initial(first) {
        let count = parts.len() - 1;
        return vec![reading(&parts[count..], &parts[..count], false)];
    }
    let mut readings = vec![reading(&parts[..1], &parts[1..], false)];
    // « Jean Paul Modèle »: as many given names as one knows, with a surname left.
    let given = parts[..parts.len() - 1].iter().take_while(|part| is_given(part)).count();
    if given > 1 {
        readings.push(reading(&parts[..given], &parts[given..], false));
    }
    // « Martin Pierre », « Modèle Paul »: the given name stands last, as far as one can tell.
    let is_surname = !is_given(first) || lists(lists::SURNAMES, &folded(first).concat());
    let is_either = !is_given(first) && !is_given(last) && parts.len() == 2;
    if (is_given(last) && is_surname) || is_either {
        // « Modèle Paul », « Modèle Zdenka »: nothing speaks for the other order.
        let is_turned = !is_given(last) || is_given(first);
        readings.push(reading(&parts[parts.len() - 1..], &parts[..parts.len() - 1], is_turned));
    }
    readings.retain(|(_, surname, _)| !surname.is_empty());
    readings
}

impl Entry {
    /// Someone of that name, in each of its readings.
    pub(super) fn all_of(name: &str, who: usize, is_quiet: bool) -> Vec<Self> {
        let entry = |(given, surname, is_turned): Reading| Self {
            who,
            given: given_forms(&given),
            surnames: parts(surname),
            is_quiet,
            is_turned,
        };
        readings(name).into_iter().map(entry).collect()
    }

    /// The words with which a mention may begin.
    pub(super) fn first_words(&self) -> BTreeSet<String> {
        let surnames = self.surnames.iter().map(|it| &it.words);
        let words = self.given.iter().chain(surnames).filter_map(|form| form.first().cloned());
        words.chain(self.joined()).collect()
    }

    /// The words of which a name in this reading is made, initials left out.
    pub(super) fn all_words(&self) -> BTreeSet<String> {
        let surnames = self.surnames.iter().flat_map(|it| &it.words);
        let words = self.given.iter().take(2).flatten().chain(surnames);
        words.filter(|word| word.chars().count() > 2).cloned().collect()
    }

    /// Whether one of the given names begins with a letter.
    pub(super) fn has_initial(&self, letter: &str) -> bool {
        self.given.first().is_some_and(|given| given.iter().any(|it| it.starts_with(letter)))
    }

    /// The given names as they are used alone.
    pub(super) fn given_alone(&self, text: &str, here: &[Word]) -> Option<usize> {
        let mut forms = self.given.iter().take(2).filter(|it| it.concat().chars().count() > 2);
        forms.find(|it| begins_with(text, here, it, GAP_IN_NAME)).map(Vec::len)
    }

    /// Whether the initial of the surname follows a given name: « Paul M. ».
    pub(super) fn goes_on_with_initial(&self, text: &str, here: &[Word], length: usize) -> bool {
        let Some(next) = here.get(length) else { return false };
        let gap = &text[here[length - 1].range.end..next.range.start];
        let surname = self.surnames.first().and_then(|it| it.words.first());
        next.is_capital
            && matches!(gap, " " | "\u{a0}" | "\u{202f}")
            && next.folded.chars().count() == 1
            && surname.is_some_and(|it| it.starts_with(&next.folded))
    }

    /// The given name by which people call somebody, where the name is not read the other way round.
    pub(super) fn called(&self) -> Option<&[String]> {
        let mut forms = self.given.iter().take(2).filter(|it| it.concat().chars().count() > 2);
        forms.next_back().filter(|_| !self.is_turned).map(Vec::as_slice)
    }

    /// `paulmodele`, as in the names of accounts.
    fn joined(&self) -> impl Iterator<Item = String> + '_ {
        let surname = self.surnames.first().map(|it| it.words.concat()).unwrap_or_default();
        let joined = self.given.iter().map(move |given| given.concat() + &surname);
        joined.filter(|it| it.chars().count() >= LONG)
    }

    /// Whether an initial and a surname make a word that stands as words do: « aboucher » is no
    /// account of A. Boucher.
    fn is_mere_word(&self, text: &str, word: &Word) -> bool {
        let surname = self.surnames.first().map(|it| it.words.concat()).unwrap_or_default();
        let is_word = lists(lists::COMMON, &surname) || surname.chars().count() < LONG;
        let has_initial = is_word && word.folded.chars().skip(1).eq(surname.chars());
        let is_tied = |c: Option<char>| c.is_some_and(|c| "@./_-:#".contains(c));
        let before = text[..word.range.start].chars().next_back();
        let mut after = text[word.range.end..].chars();
        let (next, then) = (after.next(), after.next());
        let ends = next == Some('.') && then.is_none_or(char::is_whitespace);
        has_initial && !is_tied(before) && (ends || !is_tied(next))
    }

    /// What a whole name and a surname begin with, and each as one word.
    pub(super) fn names(&self) -> BTreeSet<String> {
        let surname = self.surnames.first().map(|it| it.words.clone());
        let names = self.forms().into_iter().chain(surname);
        names.flat_map(|name| name.first().cloned().into_iter().chain([name.concat()])).collect()
    }

    /// A whole name in the forms that people write.
    pub(super) fn forms(&self) -> Vec<Vec<String>> {
        let Some(surname) = self.surnames.first().map(|it| &it.words) else { return Vec::new() };
        let mut forms = Vec::new();
        for given in &self.given {
            forms.push([given.clone(), surname.clone()].concat());
            if given.iter().all(|it| it.chars().count() > 1) {
                forms.push([surname.clone(), given.clone()].concat());
            }
        }
        forms
    }

    /// How many words are a whole name: given names and surname in any order; and whether an initial
    /// stands for the given names.
    pub(super) fn whole_name(&self, text: &str, here: &[Word]) -> Option<(usize, bool)> {
        let mut longest = here
            .first()
            .filter(|word| {
                self.joined().any(|it| it == word.folded) && !self.is_mere_word(text, word)
            })
            .map(|_| (1, false));
        for given in &self.given {
            let is_initial = given.iter().all(|it| it.chars().count() == 1);
            let is_short = is_initial || given.concat().chars().count() <= 2;
            for (rank, surname) in self.surnames.iter().enumerate() {
                // An initial and a part of a surname are too little.
                if is_short && rank > 0 {
                    continue;
                }
                let forward = forward(text, here, given, &surname.words, is_short);
                let backward = backward(text, here, given, &surname.words, is_short);
                let found = forward.max(backward).map(|length| (length, is_short));
                longest = longest.max(found);
            }
        }
        longest
    }

    /// How many words are given names and the surname with an « s »: « Hans Müllers » may be a case, or
    /// somebody else's name.
    pub(super) fn with_an_s(&self, text: &str, here: &[Word]) -> Option<usize> {
        let surname = self.surnames.first().filter(|it| it.words.len() == 1)?;
        let given = self.given.iter().take(2).find(|it| {
            it.concat().chars().count() > 2 && begins_with(text, here, it, GAP_IN_NAME)
        })?;
        let length = given.len() + 1;
        let last = here.get(given.len())?;
        let is_one = last.is_capital
            && last.folded.strip_suffix('s') == Some(surname.words[0].as_str())
            && joins(text, &here[..length], GAP_IN_NAME);
        is_one.then_some(length)
    }

    /// How many words are the surname, which of its forms, and whether nobody else bears it.
    pub(super) fn surname(&self, text: &str, here: &[Word]) -> Option<(usize, bool, bool)> {
        let stands = |it: &Surname| begins_with(text, here, &it.words, GAP_IN_NAME);
        let rank = self.surnames.iter().position(stands)?;
        let surname = &self.surnames[rank];
        let letters = surname.words.concat().chars().count();
        (letters >= 2).then_some((surname.words.len(), rank == 0, surname.is_alone))
    }

    /// Whether words that are the whole surname are one with its hyphen: « Modèle-Canevas » is
    /// nobody else and no word, but « Saint-Martin » is a town.
    pub(super) fn is_compound(&self, text: &str, here: &[Word]) -> bool {
        let surname = self.surnames.first().map(|it| &it.words).filter(|it| it.len() > 1);
        let Some(surname) = surname else { return false };
        let is_town = matches!(surname[0].as_str(), "saint" | "sainte" | "st" | "ste");
        let gaps = here[..surname.len()].windows(2);
        !is_town
            && gaps
                .map(|pair| &text[pair[0].range.end..pair[1].range.start])
                .all(|gap| matches!(gap, "-" | "‑" | "‐"))
    }
}

/// A surname and the parts of it that people use: « Modèle » of « de Modèle », either half of
/// « Modèle-Canevas » and « García López ».
fn parts(surname: Vec<String>) -> Vec<Surname> {
    let mut forms = vec![surname.clone()];
    let mut telling = surname.iter().filter(|word| !lists(lists::NAME_PARTICLES, word));
    if surname.len() > 1 {
        forms.extend(surname.last().map(|last| vec![last.clone()]));
        let first = telling.next().filter(|word| word.chars().count() > 2);
        // « João da Silva » of « João da Silva Pereira ».
        let at = surname.iter().position(|word| Some(word) == first);
        forms.extend(at.filter(|at| *at > 0).map(|at| surname[..=at].to_vec()));
        forms.extend(first.map(|first| vec![first.clone()]));
        // « Vandemodele » for « Van de Modele ».
        let has_particle =
            lists(lists::NAME_PARTICLES, &surname[0]) || surname[0].chars().count() <= 2;
        let joined = surname.concat();
        forms.extend(
            (has_particle && joined.chars().count() >= SHORTEST_JOINED).then(|| vec![joined]),
        );
    }
    let mut known = BTreeSet::new();
    forms.retain(|form| known.insert(form.clone()));
    forms.into_iter().map(|words| Surname { words, is_alone: true }).collect()
}

fn given_forms(given: &[String]) -> Vec<Vec<String>> {
    let Some(first) = given.first() else { return Vec::new() };
    let initial = |word: &String| word.chars().next().map(String::from);
    let initials: Vec<_> = given.iter().filter_map(initial).collect();
    let mut forms = vec![
        given.to_vec(),
        vec![first.clone()],
        initials.clone(),
        vec![initials.concat()],
        initials.into_iter().take(1).collect(),
    ];
    let mut known = BTreeSet::new();
    forms.retain(|form| known.insert(form.clone()));
    forms
}

/// « Paul Modèle », « P. Modèle », « Paul E. Modèle ».
fn forward(
    text: &str,
    here: &[Word],
    given: &[String],
    surname: &[String],
    is_short: bool,
) -> Option<usize> {
    let count = given.len();
    if !begins_with(text, here, given, GAP_IN_NAME) {
        return None;
    }
    let is_middle = |word: &Word| word.is_capital && word.folded.chars().count() == 1;
    let skipped = usize::from(!is_short && here.get(count).is_some_and(is_middle));
    let rest = &here[count + skipped..];
    let joined = joins(text, &here[..=count.min(here.len() - 1)], GAP_IN_NAME)
        && joins(text, &here[..(count + skipped + 1).min(here.len())], GAP_IN_NAME);
    let main = rest.get(surname.len() - 1)?;
    let gap = &text[here[count - 1].range.end..here[count].range.start];
    if is_short {
        // An initial is a capital, with its full stop or right beside the surname: « à court terme »,
        // « d'hiver » and « L'Hiver » are nobody.
        let capitals = here[..count].iter().all(|word| word.is_capital) && main.is_capital;
        let is_elided = gap.contains(['\'', '’', '‘', 'ʼ', '`', '´']);
        if !capitals || is_elided {
            return None;
        }
        if given.concat().chars().count() == 1 && !is_initial(text, &here[0]) {
            return None;
        }
    } else if ends_sentence(gap) && skipped == 0 {
        // « La page blanche. Petit à petit »
        return None;
    }
    let stands = joined && begins_with(text, rest, surname, GAP_IN_NAME);
    stands.then_some(count + skipped + surname.len())
}

/// Words, folded, that a letter numbers: « vitamine C », « groupe A ».
const LETTERED: &[&str] = &[
    "vitamine",
    "plan",
    "bloc",
    "groupe",
    "lot",
    "annexe",
    "hepatite",
    "ligne",
    "option",
    "classe",
    "categorie",
    "zone",
    "salle",
    "batiment",
    "type",
    "scenario",
    "serie",
    "filiere",
    "atelier",
    "hall",
    "porte",
    "quai",
    "equipe",
    "variante",
];

/// Whether a letter is an initial: « À Lyon » and « A Lyon » say where, « A. Lyon » says who.
fn is_initial(text: &str, word: &Word) -> bool {
    let written = &text[word.range.clone()];
    let has_dot = text[word.range.end..].starts_with('.');
    let before = text[..word.range.start].trim_end_matches([' ', '\u{a0}']);
    let numbered = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if has_dot && LETTERED.contains(&fold(numbered).as_str()) {
        return false;
    }
    has_dot || (written.is_ascii() && !matches!(written, "A" | "Y" | "O"))
}

/// « MODÈLE Paul », « Modèle, Paul », « MODÈLE (Paul) ».
fn backward(
    text: &str,
    here: &[Word],
    given: &[String],
    surname: &[String],
    is_short: bool,
) -> Option<usize> {
    let (count, length) = (surname.len(), surname.len() + given.len());
    if !begins_with(text, here, surname, GAP_IN_NAME)
        || !begins_with(text, here.get(count..)?, given, GAP_IN_NAME)
    {
        return None;
    }
    // « A. Modèle, Ana Modèle » names two people.
    if forward(text, &here[count..], given, surname, is_short).is_some() {
        return None;
    }
    let gap = &text[here[count - 1].range.end..here[count].range.start];
    // « Il cite Modèle. M. le préfet répond. »: a sentence ends there.
    if gap.contains('.') && gap.contains(char::is_whitespace) {
        return None;
    }
    let is_close = is_gap(gap, GAP_IN_NAME);
    let capitals = here[count - 1].is_capital && here[count].is_capital;
    let may_stand = is_close || (is_gap(gap, GAP_BEFORE_GIVEN) && capitals);
    if !may_stand {
        return None;
    }
    // « Modèle P. » is written in capitals, or with the dot of the initial.
    let dotted = text[here[length - 1].range.end..].starts_with('.');
    if is_short && !(capitals && (dotted || here[count - 1].is_shouted)) {
        return None;
    }
    // « M. Modèle, Paul Durand » and « M. Modèle, P. Durand » name two people.
    let runs_on = here.get(length).is_some_and(|next| {
        let gap = text[here[length - 1].range.end..next.range.start].trim();
        next.is_capital && (gap.is_empty() || (is_short && gap == "."))
    });
    (!runs_on || here[count - 1].is_shouted).then_some(length)
}
