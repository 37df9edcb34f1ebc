//! People who are not named, taken out of texts.

mod blocks;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::instead::Words;
use super::line::{Change, Changed, in_line, in_text, place, text_of};
use super::names::{Cases, Mention, MentionKind, Names};
use crate::model::body::{BlockKind, Body, Inline, InlineKind, plain_text};
use crate::model::person::Person;
use crate::model::texts::lines_of;
use crate::source::Span;
use crate::spelling::{fold, one_line, slug};

pub(super) use blocks::stranger_of;

/// Words that tell that somebody's words follow or stood before, folded.
const SPEECH: &str = "dit|disait|dire|dixit|affirme|affirmait|explique|expliquait|rappelait|rappele|\
    rappelle|souligne|soulignait|propose|proposait|selon|apres|evoque|evoquait|declare|declarait|\
    citait|repond|repondait|ajoute|ajoutait|reconnait|reconnaissait|said|says|told|according|sagte|\
    laut|dijo|segun|disse|secondo|volgens|wedlug|powiedzial";

/// Whether the sentence around a name tells what somebody said.
fn is_quoted(text: &str, name: &std::ops::Range<usize>) -> bool {
    let start = text[..name.start].rfind(['.', '!', '?', '\n']).map_or(0, |at| at + 1);
    let end = text[name.end..].find(['.', '!', '?', '\n']).map_or(text.len(), |at| name.end + at);
    // « Les banques refusent » (Modèle).
    if text[start..end].contains(['«', '“', '„']) {
        return true;
    }
    let sentence = crate::spelling::fold(&text[start..end]);
    sentence.split(' ').any(|word| SPEECH.split('|').any(|it| it == word))
}

/// Someone who is not named, and why.
#[derive(Debug, Clone)]
pub(super) struct Hidden {
    pub(super) person: Person,
    /// The organisation that may be named.
    pub(super) organisation: Option<String>,
    /// What the build report says for a reason.
    pub(super) rule: &'static str,
    /// Whether a surname alone is somebody else's more likely than not.
    pub(super) is_quiet: bool,
}

/// Something said of someone, where and of whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) words: String,
    /// What stands there instead, if it was replaced.
    pub(super) instead: String,
    pub(super) who: usize,
    pub(super) span: Option<Span>,
}

/// Where what tells who somebody is ends, right after the name: « (Jardins inventés) », « , trésorière des
/// Jardins inventés, ». Whoever refused is as well known by it.
fn identity_end(text: &str, end: usize, hidden: &Hidden) -> usize {
    let told = [&hidden.person.organisation, &hidden.person.function];
    let told: Vec<String> = told.into_iter().flatten().map(|it| fold(it)).collect();
    let told: Vec<&String> = told.iter().filter(|it| it.len() > 3).collect();
    if hidden.organisation.is_some() || told.is_empty() {
        return end;
    }
    let rest = &text[end..];
    let tells = |words: &str| {
        let words = fold(words);
        told.iter().any(|it| words.contains(it.as_str()))
    };
    let bare = rest.trim_start_matches([' ', '\u{a0}', '\n']);
    let start = end + rest.len() - bare.len();
    if let Some(inside) = bare.strip_prefix('(') {
        let close = inside.find(')').filter(|at| tells(&inside[..*at]));
        return close.map_or(end, |at| start + 1 + at + 1);
    }
    if let Some(inside) = rest.strip_prefix(", ") {
        let stop = inside.find([',', '.', ';', ':', '\n', '(', '!', '?']).unwrap_or(inside.len());
        // « Modèle, la Ville et la Région » lists others, and a whole clause says more.
        let is_short =
            inside[..stop].split_whitespace().count() <= 10 && !inside[..stop].contains(" et ");
        if is_short && tells(&inside[..stop]) {
            let closes = inside[stop..].starts_with(',');
            return end + 2 + stop + usize::from(closes);
        }
    }
    end
}

/// Where a name ends with the full stop of its initial: « Tessandier H. a dit », unless a sentence ends there.
fn initial_end(text: &str, range: &std::ops::Range<usize>) -> usize {
    let mut last = text[range.clone()].chars().rev();
    let is_initial =
        last.next().is_some_and(char::is_uppercase) && last.next().is_some_and(char::is_whitespace);
    let Some(rest) = text[range.end..].strip_prefix('.').filter(|_| is_initial) else {
        return range.end;
    };
    let next = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).chars().next();
    let goes_on = next.is_some_and(|c| {
        c.is_lowercase() || matches!(c, ',' | ';' | ':' | '(' | ')' | '»' | '?' | '!' | '–' | '—')
    });
    range.end + usize::from(goes_on)
}

/// A pass over texts.
#[derive(Debug)]
pub(super) struct Pass {
    pub(super) names: Names,
    pub(super) hidden: Vec<Hidden>,
    by_id: BTreeMap<String, usize>,
    language: String,
    words: BTreeMap<String, Rc<Words>>,
    /// Whether quotes and voices whose authors nobody knows lose them too.
    unknown_too: bool,
    /// Whether names go only where a text says what somebody said.
    quotes_only: bool,
    /// Those who stand for the others.
    pub(super) newcomers: BTreeMap<String, Person>,
    pub(super) changed: usize,
    /// Names that were replaced.
    pub(super) replaced: Vec<Occurrence>,
    /// Surnames that may be somebody's: they stay.
    pub(super) unsure: Vec<Occurrence>,
    /// Names of things: they stay.
    pub(super) things: Vec<Occurrence>,
    /// Given names alone: they stay.
    pub(super) given: Vec<Occurrence>,
}

impl Pass {
    /// A pass that leaves out `hidden`, in a report of that language; `others` may be named.
    pub(super) fn new<'a>(
        hidden: Vec<Hidden>,
        others: impl IntoIterator<Item = &'a str>,
        language: &str,
    ) -> Self {
        let mut names = Names::default();
        let mut by_id = BTreeMap::new();
        for it in &hidden {
            let who = names.add(&it.person.name, it.is_quiet);
            by_id.entry(it.person.id.clone()).or_insert(who);
        }
        others.into_iter().for_each(|name| names.add_other(name));
        names.inflect(Cases::of(language));
        Self {
            names,
            hidden,
            by_id,
            language: language.to_owned(),
            words: BTreeMap::new(),
            unknown_too: false,
            quotes_only: false,
            newcomers: BTreeMap::new(),
            changed: 0,
            replaced: Vec::new(),
            unsure: Vec::new(),
            things: Vec::new(),
            given: Vec::new(),
        }
    }

    /// The same, where nobody at all is said to have said something.
    pub(super) fn of_nobody(self) -> Self {
        Self { unknown_too: true, ..self }
    }

    /// The same, in texts that speak of more than what was said.
    pub(super) fn of_quotes(self) -> Self {
        Self { quotes_only: true, ..self }
    }

    /// Whom a name as listed means, in whatever form it is written: where a name is expected, a
    /// surname alone is one.
    pub(super) fn whose(&self, name: &str) -> Option<usize> {
        self.by_id.get(&slug(name)).copied().or_else(|| {
            let found = self.names.find(name, &self.names.everyone());
            let [only] = found.as_slice() else { return None };
            let rest = [&name[..only.range.start], &name[only.range.end..]].concat();
            let is_whole = !rest.contains(char::is_alphanumeric);
            let is_his = matches!(only.kind, MentionKind::Sure | MentionKind::Unsure);
            (is_his && is_whole).then_some(only.who)
        })
    }

    /// Leaves out a name that stands where one is expected.
    pub(super) fn name(&mut self, name: &mut String, span: Span) {
        let Some(who) = self.whose(name) else { return };
        let instead = self.hidden[who].organisation.clone();
        let instead = instead.unwrap_or_else(|| self.words(None).someone.clone());
        let words = std::mem::replace(name, instead.clone());
        self.replaced.push(Occurrence { words, instead, who, span: Some(span) });
    }

    /// Gives another title to what was called after a file.
    pub(super) fn retitle(&mut self, title: &mut String, instead: &str, span: Span) {
        let who = self.names.in_address(title).unwrap_or_default();
        let words = std::mem::replace(title, instead.to_owned());
        self.replaced.push(Occurrence {
            words,
            instead: instead.to_owned(),
            who,
            span: Some(span),
        });
    }

    /// People of the report who are one of the hidden in another form: `P. Modèle`.
    pub(super) fn know(&mut self, people: &[Person]) {
        for person in people.iter().filter(|person| !person.is_organisation) {
            if let Some(who) = self.whose(&person.name) {
                self.by_id.entry(person.id.clone()).or_insert(who);
            }
        }
    }

    /// The words of a language; of the report's when a text has none of its own.
    pub(super) fn words(&mut self, language: Option<&str>) -> Rc<Words> {
        let tag = language.unwrap_or(&self.language).to_owned();
        let words = self.words.entry(tag.clone());
        Rc::clone(words.or_insert_with(|| Rc::new(Words::of(&tag))))
    }

    /// Leaves names out of a text.
    pub(super) fn text(&mut self, text: &mut String, language: Option<&str>, span: Option<Span>) {
        let spoken_of = self.sure_in(text);
        let words = self.words(language);
        let whole = text.clone();
        let changed = in_text(text, &|text| self.changes(text, &spoken_of, &words));
        for [words, instead] in changed {
            let who = self.who(&words, &whole, &spoken_of);
            self.replaced.push(Occurrence { words, instead, who, span });
        }
        for mention in self.names.find(text, &spoken_of) {
            if !self.quotes_only {
                self.left(&mention, text, span);
            }
        }
    }

    /// Leaves names out of a body. `spoken_of` are those whom a surname alone means in it.
    pub(super) fn body(
        &mut self,
        body: &mut Body,
        language: Option<&str>,
        spoken_of: &BTreeSet<usize>,
    ) {
        let mut spoken_of = spoken_of.clone();
        self.blocks(&mut body.blocks, &mut spoken_of);
        body.footnotes.iter_mut().for_each(|note| self.blocks(&mut note.blocks, &mut spoken_of));
        lines_of(body, None, &mut |_, line| spoken_of.extend(self.sure_in(&text_of(line))));
        lines_of(body, language, &mut |language, line| self.line(line, language, &spoken_of));
        body.blocks.retain(|block| match &block.value {
            BlockKind::Intervention(it) => !it.blocks.is_empty(),
            _ => true,
        });
    }

    /// Those whom a text surely names.
    fn sure_in(&self, text: &str) -> BTreeSet<usize> {
        let found = self.names.find(text, &BTreeSet::new()).into_iter();
        found.filter(|it| it.kind == MentionKind::Sure).map(|it| it.who).collect()
    }

    /// Whom words that were replaced mean in the text around them: « Mathis G » may be nobody's alone.
    fn who(&self, words: &str, text: &str, spoken_of: &BTreeSet<usize>) -> usize {
        let own = self.names.find(words, spoken_of).first().map(|mention| mention.who);
        let around = || {
            let found = self.names.find(text, spoken_of).into_iter();
            let mut sure = found.filter(|it| it.kind == MentionKind::Sure);
            sure.find(|it| words.contains(&text[it.range.clone()])).map(|it| it.who)
        };
        own.or_else(around).unwrap_or_default()
    }

    fn changes(&self, text: &str, spoken_of: &BTreeSet<usize>, words: &Words) -> Vec<Change> {
        let found = self.names.find(text, spoken_of).into_iter();
        let sure = found.filter(|it| {
            let is_asked = !self.quotes_only || is_quoted(text, &it.range);
            it.kind == MentionKind::Sure && is_asked
        });
        sure.map(|it| {
            let hidden = &self.hidden[it.who];
            let mut range = it.range;
            range.end = initial_end(text, &range);
            range.end = identity_end(text, range.end, hidden);
            words.change(text, range, hidden.organisation.as_deref())
        })
        .collect()
    }

    fn line(
        &mut self,
        line: &mut Vec<Inline>,
        language: Option<&str>,
        spoken_of: &BTreeSet<usize>,
    ) {
        let words = self.words(language);
        self.unlink(line, &words);
        let text = text_of(line);
        for mention in self.names.find(&text, spoken_of) {
            if mention.kind != MentionKind::Sure && !self.quotes_only {
                let near = place(line, &mention.range).or(line.first().map(|it| it.span));
                self.left(&mention, &text, near);
            }
        }
        let changed = in_line(line, &|text| self.changes(text, spoken_of, &words));
        for Changed { said, instead, span } in changed {
            let who = self.who(&said, &text, spoken_of);
            self.replaced.push(Occurrence { words: said, instead, who, span: Some(span) });
        }
    }

    /// A mention that stays in a text.
    fn left(&mut self, mention: &Mention, text: &str, span: Option<Span>) {
        let words = one_line(&text[mention.range.clone()]);
        let said = Occurrence { words, instead: String::new(), who: mention.who, span };
        match mention.kind {
            MentionKind::Thing => self.things.push(said),
            MentionKind::Given => self.given.push(said),
            MentionKind::Sure | MentionKind::Unsure => self.unsure.push(said),
        }
    }

    /// Links whose address names someone become the words that they were on.
    fn unlink(&mut self, line: &mut Vec<Inline>, words: &Words) {
        let mut index = 0;
        while index < line.len() {
            let span = line[index].span;
            if let InlineKind::Link { address, content } = &mut line[index].value
                && let Some(who) = self.names.in_link(address)
            {
                let mut left = std::mem::take(content);
                let shown = plain_text(&left);
                let is_address = shown.contains("://") || shown.starts_with("www.");
                let is_named = self.names.in_address(&shown).is_some()
                    || (is_address && self.names.in_link(&shown).is_some());
                if shown.trim().is_empty() || is_named {
                    left = vec![Inline::new(InlineKind::Text(words.someone.clone()), span)];
                }
                let instead = plain_text(&left);
                let address = std::mem::take(address);
                self.replaced.push(Occurrence { words: address, instead, who, span: Some(span) });
                line.splice(index..=index, left);
                continue;
            }
            if let Some(content) = line[index].value.content_mut() {
                self.unlink(content, words);
            }
            index += 1;
        }
    }
}
