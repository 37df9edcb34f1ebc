//! Someone's name in the forms that people write.

use std::collections::BTreeSet;

use super::words::{GAP_BEFORE_GIVEN, GAP_IN_NAME, Word, begins_with, folded, is_gap, joins};

/// A name written as one word has so many letters at least.
const LONG: usize = 8;

/// Someone whom texts must not name.
#[derive(Debug)]
pub(super) struct Entry {
    /// The given names in the forms that people write: `jean pierre`, `jean`, `j p`, `jp`, `j`.
    given: Vec<Vec<String>>,
    /// The surname; after it, its last word alone when it has several.
    pub(super) surnames: Vec<Vec<String>>,
    /// Whether nobody else whom the event knows bears the surname.
    pub(super) is_alone: bool,
    /// Whether a surname alone is somebody else's more likely than not.
    pub(super) is_quiet: bool,
}

impl Entry {
    /// Someone of that name. The first word is a given name, be it made of two: `Jean-Pierre`.
    pub(super) fn of(name: &str, is_quiet: bool) -> Self {
        let (given, surname) = name.trim().split_once(char::is_whitespace).unwrap_or(("", name));
        let (mut given, mut surname) = (folded(given), folded(surname));
        if surname.is_empty() {
            surname = std::mem::take(&mut given);
        }
        let mut surnames = vec![surname.clone()];
        if let [_, .., last] = surname.as_slice() {
            surnames.push(vec![last.clone()]);
        }
        Self { given: given_forms(&given), surnames, is_alone: true, is_quiet }
    }

    /// The words with which a mention may begin.
    pub(super) fn first_words(&self) -> BTreeSet<String> {
        let forms = self.given.iter().chain(&self.surnames);
        let words = forms.filter_map(|form| form.first().cloned());
        words.chain(self.joined()).collect()
    }

    /// `paulmodele`, as in the names of accounts.
    fn joined(&self) -> impl Iterator<Item = String> + '_ {
        let surname = self.surnames.first().map(|it| it.concat()).unwrap_or_default();
        let joined = self.given.iter().map(move |given| given.concat() + &surname);
        joined.filter(|it| it.chars().count() >= LONG)
    }

    /// A whole name in the forms that people write.
    pub(super) fn forms(&self) -> Vec<Vec<String>> {
        let Some(surname) = self.surnames.first() else { return Vec::new() };
        let mut forms = Vec::new();
        for given in &self.given {
            forms.push([given.clone(), surname.clone()].concat());
            if given.iter().all(|it| it.chars().count() > 1) {
                forms.push([surname.clone(), given.clone()].concat());
            }
        }
        forms
    }

    /// How many words are a whole name: given names and surname in any order.
    pub(super) fn whole_name(&self, text: &str, here: &[Word]) -> Option<usize> {
        let mut longest =
            here.first().filter(|word| self.joined().any(|it| it == word.folded)).map(|_| 1);
        for given in &self.given {
            let is_initial = given.iter().all(|it| it.chars().count() == 1);
            let is_short = is_initial || given.concat().chars().count() <= 2;
            for (rank, surname) in self.surnames.iter().enumerate() {
                // An initial and a part of a surname are too little.
                if is_short && rank > 0 {
                    continue;
                }
                let forward = forward(text, here, given, surname, is_short);
                let backward = backward(text, here, given, surname, is_short);
                longest = longest.max(forward).max(backward);
            }
        }
        longest
    }

    /// How many words are the surname, and whether it is the whole of it.
    pub(super) fn surname(&self, text: &str, here: &[Word]) -> Option<(usize, bool)> {
        let stands = |it: &Vec<String>| begins_with(text, here, it, GAP_IN_NAME);
        let rank = self.surnames.iter().position(stands)?;
        let length = self.surnames[rank].len();
        let letters = self.surnames[rank].concat().chars().count();
        (letters >= 2).then_some((length, rank == 0))
    }

    /// Whether words that are the whole surname are one with its hyphen: « Modèle-Canevas » is
    /// nobody else and no word, but « Saint-Martin » is a town.
    pub(super) fn is_compound(&self, text: &str, here: &[Word]) -> bool {
        let Some(surname) = self.surnames.first().filter(|it| it.len() > 1) else { return false };
        let is_town = matches!(surname[0].as_str(), "saint" | "sainte" | "st" | "ste");
        let gaps = here[..surname.len()].windows(2);
        !is_town
            && gaps
                .map(|pair| &text[pair[0].range.end..pair[1].range.start])
                .all(|gap| matches!(gap, "-" | "‑" | "‐"))
    }
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
    let has_capitals = !is_short || (main.is_capital && here[0].is_capital);
    if given.concat().chars().count() == 1 && !is_initial(text, &here[0]) {
        return None;
    }
    let stands = joined && has_capitals && begins_with(text, rest, surname, GAP_IN_NAME);
    stands.then_some(count + skipped + surname.len())
}

/// Whether a letter is an initial: « À Lyon » and « A Lyon » say where, « A. Lyon » says who.
fn is_initial(text: &str, word: &Word) -> bool {
    let written = &text[word.range.clone()];
    let has_dot = text[word.range.end..].starts_with('.');
    has_dot || (written.is_ascii() && written != "A")
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
