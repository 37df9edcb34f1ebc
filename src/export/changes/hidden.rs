//! What an edition has ceased to say, so that no change points to it.
//!
//! The report is compared with itself before anything was withheld: what the whole says and the new
//! volume does not is hidden, word for word or in its earlier wording. A passage that became internal
//! or a name whose consent was withdrawn is in the earlier volume and hidden here; a passage that its
//! author deleted is in neither.

use std::collections::BTreeSet;

use serde_json::Value;

use super::blank::blanked;
use super::pair::{are_alike, similarity, without, words};
use super::{EVENT, PARTS, QUESTIONS, items, plain};
use crate::edition::Withheld;
use crate::edition::said::letters;
use crate::spelling::{self, fold};

/// What is not said any more.
pub(super) struct Hidden {
    /// The letters of what the edition took out.
    withheld: Vec<String>,
    /// Names that it does not give, folded.
    names: Vec<String>,
    /// Each text of the whole that the new volume does not hold, with its words.
    texts: Vec<(String, Vec<String>)>,
    /// All texts of the whole.
    whole: BTreeSet<String>,
}

impl Hidden {
    /// What is hidden of a whole model in the one of a volume.
    pub(super) fn of(whole: &Value, new: &Value, withheld: &[Withheld]) -> Self {
        let said: BTreeSet<String> = texts(new).iter().map(|text| plain(text)).collect();
        let whole_texts = texts(whole);
        let hidden = whole_texts.iter().filter(|text| !said.contains(&plain(text)));
        let aloud: String = texts(new).iter().map(|text| spelling::aloud(text)).collect();
        let names = |model: &Value| -> BTreeSet<String> {
            let people = model["people"].as_array().into_iter().flatten();
            people.filter_map(|it| it["name"].as_str()).map(fold).collect()
        };
        let (all, given) = (names(whole), names(new));
        let is_gone = |name: &&String| {
            !name.is_empty() && !given.contains(*name) && !aloud.contains(&format!(" {name} "))
        };
        Self {
            withheld: withheld
                .iter()
                .map(|it| letters(&it.text))
                .filter(|it| !it.is_empty())
                .collect(),
            names: all.iter().filter(is_gone).cloned().collect(),
            texts: hidden
                .map(|text| (text.clone(), words(text)))
                .filter(|(_, words)| !words.is_empty())
                .collect(),
            whole: whole_texts.iter().map(|text| plain(text)).collect(),
        }
    }

    /// Whether a text of the earlier volume says something that is hidden now.
    pub(super) fn holds(&self, text: &str) -> bool {
        let (own, letters) = (words(text), letters(text));
        let aloud = format!(" {} ", own.join(" "));
        self.withheld.iter().any(|it| letters.contains(it.as_str()))
            || self.names.iter().any(|name| aloud.contains(&format!(" {name} ")))
            || self.texts.iter().any(|(_, hidden)| are_alike(hidden, &own))
    }

    /// Whether what a passage lost since is hidden now, and not corrected.
    pub(super) fn explains(&self, old: &str, new: &str) -> bool {
        let letters = letters(old);
        let [own, left] = [words(old), words(new)];
        let aloud = format!(" {} ", own.join(" "));
        if self.withheld.iter().any(|it| letters.contains(it.as_str()))
            || self.names.iter().any(|name| aloud.contains(&format!(" {name} ")))
        {
            return true;
        }
        let lost = without(&own, &left);
        let texts = self.texts.iter().map(|(_, words)| words);
        let alike = texts.filter(|it| are_alike(it, &own) || are_alike(it, &left));
        // Words such as « de » are lost and hidden by chance.
        let is_telling = |word: &&String| word.chars().count() >= 3;
        alike.into_iter().any(|hidden| {
            let hidden = without(hidden, &left);
            lost.iter().filter(is_telling).any(|word| hidden.contains(word))
        })
    }

    /// An earlier passage as it may be quoted beside what it became: without the names that the edition
    /// does not give any more. Nothing where that is all that changed, or more is hidden than that.
    pub(super) fn quotable(&self, old: &str, new: &str) -> Option<String> {
        if !self.explains(old, new) {
            return Some(old.to_owned());
        }
        let left = words(new);
        let of = |it: &&(String, Vec<String>)| similarity(&it.1, &left);
        let whole = self.texts.iter().max_by(|one, other| of(one).total_cmp(&of(other)));
        let (whole, _) = whole.filter(|(_, words)| are_alike(words, &left))?;
        let blanked = blanked(old, whole, new);
        let is_told = words(&blanked) != left && !self.explains(&blanked, new);
        is_told.then_some(blanked)
    }

    /// Whether a text stands as it is in the whole report: what does not was made by withholding.
    pub(super) fn is_whole(&self, text: &str) -> bool {
        self.whole.contains(&plain(text))
    }
}

/// Every text of a model that is compared.
fn texts(model: &Value) -> Vec<String> {
    let event = &model["event"];
    let mut found: Vec<String> = EVENT.iter().flat_map(|field| items(&event[*field])).collect();
    found.extend(items(&event["passages"]));
    for (part, of) in PARTS.iter().map(|part| (part, model)).chain([(&QUESTIONS, event)]) {
        for member in of[part.list].as_array().into_iter().flatten() {
            found.extend(part.fields.iter().flat_map(|field| items(&member[*field])));
            found.extend(items(&member[part.title]));
            found.extend(items(&member["passages"]));
        }
    }
    found
}
