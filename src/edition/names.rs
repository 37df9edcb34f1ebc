//! The names that a text must not say, and what stands in their places.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::line::Change;
use crate::spelling::fold;

/// What is written before a surname alone.
const CIVILITIES: &[&str] = &[
    "m",
    "mr",
    "monsieur",
    "mme",
    "madame",
    "mlle",
    "mrs",
    "ms",
    "dr",
    "docteur",
    "pr",
    "professeur",
    "herr",
    "frau",
    "sr",
    "sra",
];

/// Names as people write them, each with the words that stand in its place.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By the first word of a form: its words, and what stands in its place; longer forms first.
    forms: BTreeMap<String, Vec<(Vec<String>, String)>>,
}

impl Names {
    pub(super) fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Adds a name in the forms that people write: `Paul Modèle`, `MODÈLE Paul`, `P. Modèle`, and
    /// `M. Modèle` when nobody else bears the surname.
    pub(super) fn add(&mut self, name: &str, alone: bool, words: &str) {
        let whole: Vec<_> = fold(name).split(' ').map(str::to_owned).collect();
        let (given, surname) = name.trim().split_once(char::is_whitespace).unwrap_or((name, ""));
        let split = |text: &str| -> Vec<String> {
            fold(text).split(' ').filter(|it| !it.is_empty()).map(str::to_owned).collect()
        };
        let (given, surname) = (split(given), split(surname));
        let mut forms = vec![whole];
        if !surname.is_empty() {
            forms.push([surname.clone(), given.clone()].concat());
            let initials: Vec<_> =
                given.iter().filter_map(|it| it.chars().next()).map(String::from).collect();
            forms.push([initials[..initials.len().min(1)].to_vec(), surname.clone()].concat());
            forms.push([initials, surname.clone()].concat());
            if alone {
                let form =
                    |civility: &&str| [vec![(*civility).to_owned()], surname.clone()].concat();
                forms.extend(CIVILITIES.iter().map(form));
            }
        }
        for form in forms {
            let Some(first) = form.first().filter(|it| !it.is_empty()) else { continue };
            let known = self.forms.entry(first.clone()).or_default();
            if !known.iter().any(|(it, _)| *it == form) {
                known.push((form, words.to_owned()));
                known.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
            }
        }
    }

    /// Where a text says one of the names.
    pub(super) fn find(&self, text: &str) -> Vec<Change> {
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let known = self.forms.get(&words[at].1).into_iter().flatten();
            let stands = |(form, _): &&(Vec<String>, String)| {
                form.len() <= words.len() - at
                    && form.iter().zip(&words[at..]).all(|(wanted, word)| *wanted == word.1)
                    && words[at..at + form.len()].windows(2).all(|pair| {
                        let gap = &text[pair[0].0.end..pair[1].0.start];
                        let joins = |c: char| {
                            c.is_whitespace() || matches!(c, '-' | '‑' | '.' | '\'' | '’')
                        };
                        gap.chars().count() <= 3 && gap.chars().all(joins)
                    })
            };
            if let Some((form, instead)) = known.into_iter().find(stands) {
                let range = words[at].0.start..words[at + form.len() - 1].0.end;
                found.push(Change { range, words: instead.clone() });
                at += form.len();
            } else {
                at += 1;
            }
        }
        found
    }
}

/// The words of a text with their places, folded.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric() || is_combining_mark(*c))
    {
        match ranges.last_mut() {
            Some(word) if word.end == at => word.end = at + c.len_utf8(),
            _ => ranges.push(at..at + c.len_utf8()),
        }
    }
    ranges.into_iter().map(|range| (range.clone(), fold(&text[range]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut names = Names::default();
        names.add("Paul Modèle", true, "[…]");
        names.add("Jean-Pierre de Canevas", true, "[…]");
        names.add("Lou Maquette", false, "La Fabrique");
        let mut found = text.to_owned();
        for change in names.find(text).into_iter().rev() {
            found.replace_range(change.range, &change.words);
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_found_in_the_forms_that_people_write() {
        check("Selon Paul Modèle, oui.", "Selon […], oui.");
        check("PAUL MODELE et MODÈLE Paul", "[…] et […]");
        check("P. Modèle, M. Modèle, Mme\u{a0}Modèle", "[…], […], […]");
        check("J.-P. de Canevas, Jean Pierre de Canevas", "[…], […]");
        check("Lou\nMaquette dit", "La Fabrique dit");
    }

    #[test]
    fn other_words_stay() {
        check("le modèle de Paul, Modèle réduit", "le modèle de Paul, Modèle réduit");
        check("M. Maquette", "M. Maquette");
        check("Paul. Un modèle", "Paul. Un modèle");
    }
}
