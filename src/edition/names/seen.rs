//! What stands around a name: titles, things that bear it, the beginning of a sentence.

use std::ops::Range;

use super::MentionKind;
use super::entry::Entry;
use super::lists::{self, lists};
use super::words::{GAP_OF_THING, Word, is_gap};

/// A civility of so many letters may be one that was cut, with its dot: « Mme. », « Prof. ».
const SHORT_CIVILITY: usize = 4;

/// A place in a text, and what stands around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) at: usize,
}

impl<'a> Seen<'a> {
    fn gap_before(&self, rank: usize) -> &'a str {
        let start = rank.checked_sub(1).map_or(0, |before| self.words[before].range.end);
        &self.text[start..self.words[rank].range.start]
    }

    /// A whole name is somebody's, unless a thing bears it or it is the end of a longer one.
    pub(super) fn of_whole_name(&self, length: usize) -> MentionKind {
        if self.is_of_a_thing(length) {
            MentionKind::Thing
        } else if self.with_hyphen() < self.words[self.at].range.start {
            MentionKind::Unsure
        } else {
            MentionKind::Sure
        }
    }

    /// Where the name begins with the word that a hyphen ties to it: « Jean-Paul Modèle ».
    pub(super) fn with_hyphen(&self) -> usize {
        let own = self.words[self.at].range.start;
        let tied = matches!(self.gap_before(self.at), "-" | "‑" | "‐") && self.at > 0;
        let before = self.at.checked_sub(1).map(|before| &self.words[before]);
        before.filter(|it| tied && it.is_capital).map_or(own, |it| it.range.start)
    }

    /// The first word of the thing whose name it is.
    fn thing(&self) -> Option<usize> {
        let mut needs_adjective = false;
        for rank in (1..=self.at).rev() {
            let gap = self.gap_before(rank);
            let word = &self.words[rank - 1];
            // « rue du Dr. Modèle », but not « sur la place. Modèle parle ».
            let ends = gap.contains('.') && !matches!(word.folded.as_str(), "dr" | "ets");
            if ends || !is_gap(gap, GAP_OF_THING) {
                return None;
            }
            if lists(lists::THINGS, &word.folded) {
                return (!needs_adjective && self.is_a_thing(rank - 1)).then_some(rank - 1);
            }
            let is_particle = lists(lists::PARTICLES, &word.folded);
            if !lists(lists::BETWEEN_THING_AND_NAME, &word.folded) || self.at - rank >= 3 {
                return None;
            }
            // « la maison de Paul Modèle » is his; « la rue du docteur Modèle » is a street.
            needs_adjective = is_particle && rank == self.at;
            if needs_adjective {
                return None;
            }
        }
        None
    }

    /// Whether a word is the thing that it says: « sur place », « au passage », « il a cité », « en
    /// cours » are none.
    fn is_a_thing(&self, rank: usize) -> bool {
        let before = rank.checked_sub(1).map_or("", |before| self.words[before].folded.as_str());
        let written = &self.text[self.words[rank].range.clone()];
        match self.words[rank].folded.as_str() {
            "place" => !matches!(before, "sur" | "a" | "en"),
            "passage" => before != "au",
            "cours" => {
                matches!(before, "le" | "la" | "du" | "au" | "les" | "un" | "sur")
                    || before.is_empty()
            }
            "point" => before == "rond",
            "ferme" | "garage" | "fonds" | "coupe" | "cave" | "passerelle" | "tour" | "villa" => {
                matches!(
                    before,
                    "la" | "le"
                        | "du"
                        | "au"
                        | "les"
                        | "cette"
                        | "ce"
                        | "une"
                        | "un"
                        | "l"
                        | "a"
                        | "de"
                )
            }
            "cite" => {
                written.ends_with(['é', '\u{301}'])
                    && matches!(before, "la" | "cette" | "une" | "sa" | "leur" | "de")
            }
            _ => true,
        }
    }

    /// Whether a verb seems to follow: « Pierre a dit ».
    pub(super) fn precedes_a_verb(&self, length: usize) -> bool {
        let Some(next) = self.words.get(self.at + length) else { return false };
        let gap = self.gap_before(self.at + length);
        let is_close = gap.chars().all(char::is_whitespace);
        let next = next.folded.as_str();
        is_close
            && (lists(lists::VERBS, next)
                || ["ait", "ent", "ra", "era", "ront", "ique"]
                    .iter()
                    .any(|it| next.len() > 4 && next.ends_with(it)))
    }

    fn thing_after(&self, length: usize) -> Option<usize> {
        let next = self.words.get(self.at + length)?;
        let gap = self.gap_before(self.at + length);
        let is_thing = lists(lists::THINGS_AFTER, &next.folded)
            || (next.is_capital && lists(lists::FIRMS_AFTER, &next.folded));
        // « Martin & Fils »
        let is_firm = gap.trim() == "&" && next.is_capital;
        ((is_thing && is_gap(gap, GAP_OF_THING) && !gap.contains('.')) || is_firm)
            .then_some(self.at + length)
    }

    pub(super) fn is_of_a_thing(&self, length: usize) -> bool {
        self.thing().is_some() || self.thing_after(length).is_some()
    }

    pub(super) fn with_thing(&self, length: usize) -> Range<usize> {
        let first = self.thing().unwrap_or(self.at);
        let last = self.thing_after(length).unwrap_or(self.at + length - 1);
        self.words[first].range.start..self.words[last].range.end
    }

    /// Where the word before begins, which tells what the words are.
    pub(super) fn with_neighbour(&self) -> usize {
        self.words[self.at.saturating_sub(1)].range.start
    }

    /// Whether an initial stands right before: « A. Martin ».
    pub(super) fn follows_an_initial(&self) -> bool {
        let Some(before) = self.at.checked_sub(1) else { return false };
        let (word, gap) = (&self.words[before], self.gap_before(self.at));
        word.folded.chars().count() == 1
            && word.is_capital
            && gap.starts_with('.')
            && gap.chars().skip(1).all(char::is_whitespace)
            && !self.is_civility(before)
    }

    /// Where the titles before a name begin: « M. le maire Modèle », « la présidente Modèle ».
    fn titles(&self) -> (usize, bool) {
        let mut first = self.at;
        let mut has_title = false;
        // A dot ends a sentence, but after a short civility: « la présidente. Modèle », « M. Modèle ».
        let is_close = |rank: usize| is_gap(self.gap_before(rank), "'’-");
        while first > 0 && first + 3 > self.at && is_close(first) {
            let word = &self.words[first - 1];
            if !lists(lists::OFFICES, &word.folded) {
                break;
            }
            has_title = true;
            first -= 1;
        }
        if has_title && first > 0 && is_close(first) {
            let word = &self.words[first - 1].folded;
            first -= usize::from(lists(lists::ARTICLES, word));
        }
        if first > 0 && self.is_civility(first - 1) {
            let is_short = self.words[first - 1].folded.chars().count() <= SHORT_CIVILITY;
            let signs = if is_short { ".'’-" } else { "'’-" };
            if is_gap(self.gap_before(first), signs) {
                has_title = true;
                first -= 1;
            }
        }
        (first, has_title)
    }

    /// Whether a word is a civility: « M » has its dot or its capital, « me » its capital.
    fn is_civility(&self, rank: usize) -> bool {
        let word = &self.words[rank];
        let is_long =
            word.folded.chars().count() > 3 || matches!(word.folded.as_str(), "mme" | "mmes");
        lists(lists::CIVILITIES, &word.folded) && (word.is_capital || is_long)
    }

    pub(super) fn with_titles(&self) -> usize {
        self.words[self.titles().0].range.start
    }

    /// Whether a civility stands before, be it that of several: « MM. Modèle et Canevas ».
    pub(super) fn has_civility(&self) -> bool {
        let before = (self.at.saturating_sub(4)..self.at).rev();
        let between = |rank: usize| {
            let word = &self.words[rank];
            word.is_capital || matches!(word.folded.as_str(), "et" | "and" | "und" | "y" | "e")
        };
        let listed = before
            .take_while(|rank| between(*rank))
            .any(|rank| lists(lists::PLURAL_CIVILITIES, &self.words[rank].folded));
        self.titles().1 || listed
    }

    /// Whether the name opens a line and a colon follows, as where somebody speaks: « Modèle : oui ».
    pub(super) fn is_voice(&self, length: usize) -> bool {
        let start = self.words[self.at].range.start;
        let after = &self.text[self.words[self.at + length - 1].range.end..];
        !self.text[..start].contains(char::is_alphanumeric)
            && after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(':')
    }

    /// Whether a hyphen ties the name to another: « Val-Modèle ».
    pub(super) fn is_tied(&self, length: usize) -> bool {
        let hyphen = |gap: &str| matches!(gap, "-" | "‑" | "‐");
        let after = self.at + length;
        (self.at > 0 && hyphen(self.gap_before(self.at)))
            || (after < self.words.len() && hyphen(self.gap_before(after)))
    }

    /// Whether the names that hyphens tie together are somebody's: « Mme Modèle-Canevas », « P. Canevas-Modèle ».
    pub(super) fn is_tied_to_a_person(&self) -> bool {
        let mut first = self.at;
        while first > 0
            && matches!(self.gap_before(first), "-" | "‑" | "‐")
            && self.words[first - 1].is_capital
        {
            first -= 1;
        }
        let start = Self { at: first, ..*self };
        let before = first.checked_sub(1).map(|rank| &self.words[rank]);
        let follows_given = before.is_some_and(|word| {
            word.is_capital
                && lists(lists::GIVEN, &word.folded)
                && self.gap_before(first).chars().all(char::is_whitespace)
        });
        start.has_civility() || start.follows_an_initial() || follows_given
    }

    /// Whether a given name that is none of an entry's stands right before.
    pub(super) fn follows_another_given_name(&self, entry: &Entry) -> bool {
        let Some(before) = self.at.checked_sub(1) else { return false };
        let word = &self.words[before];
        let gap = self.gap_before(self.at);
        let is_close = !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}'));
        is_close
            && word.is_capital
            && lists(lists::GIVEN, &word.folded)
            && !lists(lists::COMMON_GIVEN, &word.folded)
            // « Théo » may be Théodore.
            && !entry.all_words().iter().any(|it| {
                word.folded.get(..3).is_some_and(|start| it.starts_with(start))
            })
    }

    /// Whether the name of somebody goes on: « Anne de Bretagne ».
    pub(super) fn goes_on_with_a_particle(&self, length: usize) -> bool {
        let after = self.at + length;
        let (Some(particle), Some(name)) = (self.words.get(after), self.words.get(after + 1))
        else {
            return false;
        };
        let is_close =
            |rank: usize| self.gap_before(rank).chars().all(|c| matches!(c, ' ' | '\'' | '’'));
        !particle.is_capital
            && matches!(particle.folded.as_str(), "de" | "du" | "d" | "von" | "van")
            && name.is_capital
            && is_close(after)
            && is_close(after + 1)
    }

    /// Whether a word with a capital follows: « Modèle Réduit ».
    pub(super) fn runs_on(&self, length: usize) -> bool {
        let after = self.at + length;
        // « Brandstetters Vorschlag »: what has a case is a name of its own.
        if self.words[after - 1].is_case {
            return false;
        }
        self.words.get(after).is_some_and(|next| {
            let gap = self.gap_before(after);
            next.is_capital && !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}'))
        })
    }

    /// Whether a word with a capital stands right before: perhaps somebody's given name.
    pub(super) fn follows_a_capital(&self) -> bool {
        let Some(before) = self.at.checked_sub(1) else { return false };
        let gap = self.gap_before(self.at);
        let is_close = !gap.is_empty() && gap.chars().all(char::is_whitespace);
        is_close && self.words[before].is_capital && !Self { at: before, ..*self }.begins_sentence()
    }

    /// Whether the words around it say an office: « Madame le Maire », « Maire de Valbrune ».
    pub(super) fn is_an_office(&self, length: usize) -> bool {
        if length != 1 || !lists(lists::OFFICES, &self.words[self.at].folded) {
            return false;
        }
        let before = self.at.checked_sub(1).map(|rank| self.words[rank].folded.as_str());
        let after = self.words.get(self.at + 1).map(|word| word.folded.as_str());
        before.is_some_and(|word| {
            lists(lists::ARTICLES, word) || matches!(word, "la" | "les" | "un" | "une")
        }) || after.is_some_and(|word| matches!(word, "de" | "du" | "des" | "d" | "of"))
    }

    pub(super) fn follows_locative(&self) -> bool {
        let mut before = self.words[..self.at].iter().rev().filter(|word| word.folded != "de");
        before.next().is_some_and(|word| lists(lists::LOCATIVES, &word.folded))
    }

    pub(super) fn begins_sentence(&self) -> bool {
        begins_sentence(self.text, self.words[self.at].range.start)
    }
}

/// Whether a sentence begins at a byte of a text.
pub(in crate::edition) fn begins_sentence(text: &str, at: usize) -> bool {
    let before =
        text[..at].trim_end_matches(|c: char| c.is_whitespace() || "«“\"(–—-•".contains(c));
    before.is_empty() || before.ends_with(['.', '!', '?', '…'])
}
