//! What a rule of typography is, and how a set of rules goes over a line.

use regex::Regex;

use super::line::{Edit, Line};
use super::pattern::pattern;
use super::quotes::paired;

/// A no-break space of a word's width.
pub(super) const NO_BREAK: &str = "\u{a0}";
/// A narrow no-break space.
pub(super) const NARROW: &str = "\u{202f}";

/// How often the rules go over a line at most.
const ROUNDS: usize = 5;

/// One rule.
#[derive(Debug)]
pub(super) struct Rule {
    /// What it sets, in French and in English.
    pub(super) name: [&'static str; 2],
    /// How it finds what to set.
    pub(super) how: How,
}

/// How a rule finds what to change.
#[derive(Debug)]
pub(super) enum How {
    /// Patterns, and what to put in the place of each of their groups. In a pattern `ℓ` is a letter
    /// and `␣` any space within a line.
    Put(&'static [(&'static str, &'static str)]),
    /// What patterns cannot tell.
    With(fn(&str) -> Vec<Edit>),
    /// Straight quotes become the pair of the set of rules.
    Pair,
}

/// A set of rules, ready to run.
#[derive(Debug)]
pub(super) struct Rules {
    ready: Vec<(&'static Rule, Vec<(Regex, &'static str)>)>,
    /// The quotes of the language, for [`How::Pair`].
    quotes: Option<[&'static str; 2]>,
}

impl Rules {
    pub(super) fn new(rules: &[&'static Rule]) -> Self {
        let ready = |rule: &'static Rule| match rule.how {
            How::Put(puts) => {
                let puts = puts.iter().filter_map(|(it, text)| Some((pattern(it)?, *text)));
                (rule, puts.collect())
            }
            How::With(_) | How::Pair => (rule, Vec::new()),
        };
        Self { ready: rules.iter().map(|rule| ready(rule)).collect(), quotes: None }
    }

    /// The same rules with the quotes of a language.
    pub(super) fn with_quotes(self, quotes: Option<[&'static str; 2]>) -> Self {
        Self { quotes, ..self }
    }

    /// Whether every pattern can be read.
    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        self.ready.iter().all(|(rule, ready)| match rule.how {
            How::Put(puts) => puts.len() == ready.len(),
            How::With(_) => true,
            How::Pair => self.quotes.is_some(),
        })
    }

    /// Sets a line right; `told` hears which rule changed which piece.
    pub(super) fn run(&self, line: &mut Line, told: &mut dyn FnMut(&'static Rule, usize)) {
        // What one rule sets may be what an earlier one looks for: rules go over a line until it
        // stays as it is, which most lines do at once.
        for _ in 0..ROUNDS {
            if !self.go_over(line, told) {
                break;
            }
        }
    }

    fn go_over(&self, line: &mut Line, told: &mut dyn FnMut(&'static Rule, usize)) -> bool {
        let mut changed = false;
        for (rule, puts) in &self.ready {
            let mut apply = |edits: Vec<Edit>, line: &mut Line| {
                for piece in line.apply(edits) {
                    changed = true;
                    told(rule, piece);
                }
            };
            match (&rule.how, self.quotes) {
                (How::With(find), _) => apply(find(line.text()), line),
                (How::Pair, Some(quotes)) => apply(paired(line.text(), quotes), line),
                _ => {}
            }
            for (pattern, text) in puts {
                apply(found(line.text(), pattern, text), line);
            }
        }
        changed
    }
}

/// Every place of a pattern's groups. What follows one place may lead to the next, so the search
/// goes on at the last group, not after the match.
fn found(text: &str, pattern: &Regex, put: &'static str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(groups) = pattern.captures_at(text, at) {
        let mut last = at;
        for group in groups.iter().skip(1).flatten() {
            edits.push(Edit { range: group.range(), text: put });
            last = group.start();
        }
        let end = groups.get(0).map_or(text.len(), |whole| whole.end());
        at = if last > at { last } else { end };
        // A match of nothing would be found for ever.
        if end == 0 || at >= text.len() {
            break;
        }
    }
    edits
}
