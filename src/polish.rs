//! The typography of the report's language over its texts, before typesetting.
//!
//! A paragraph is one [`Line`] of text with its nodes as positions, and each rule of the profile
//! goes over it: see `polish/french.rs`, `polish/english.rs` and `polish/languages.rs`. Letters and digits stay as they
//! are; code, addresses, paths and identifiers are no language; what a word processor already
//! corrected comes out the same, and so does what the pass has been over.

mod dashes;
mod english;
mod french;
mod labels;
mod languages;
mod line;
mod numbers;
mod ordinals;
mod pattern;
mod protected;
mod quotes;
mod rule;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edition::Edited;
use crate::language::ReportLanguage;
use crate::model::body::{Inline, InlineKind};
use crate::model::event::{Event, Typography};
use crate::model::report::Report;
use crate::model::texts::{self, Context, Rewriter};
use crate::source::{SourceId, Sources, Span};

pub use labels::language;

use line::{Line, OBJECT};
use rule::Rules;

/// An edited report in the typography of its language: what is typeset, and what all data are views
/// of. It is made by [`polish`] alone.
#[derive(Debug, Clone)]
pub struct Polished(Edited);

impl Polished {
    /// The report's own words, in its typography.
    #[must_use]
    pub fn language(&self) -> ReportLanguage {
        language(self.event.typography, &self.event.language)
    }
}

impl Deref for Polished {
    type Target = Edited;

    fn deref(&self) -> &Edited {
        &self.0
    }
}

/// The report in the typography of its language; what changed is told as decisions.
#[must_use]
pub fn polish(mut edited: Edited, sources: &Sources, diagnostics: &mut Diagnostics) -> Polished {
    let mut pass = Pass::new(&edited.event, sources);
    edited.rewrite(&mut pass);
    for ((_, [french, english]), (count, places)) in pass.tally {
        let mut places = places.into_iter();
        let diagnostic = Diagnostic::new(Code::TypographyCorrected, places.next());
        let diagnostic = diagnostic.also_at(places);
        let diagnostic = diagnostic.with_both("rule", french, english);
        diagnostics.push(diagnostic.with("count", count));
    }
    Polished(edited)
}

/// Corrects a report that is for nobody but its authors, and gives what changed in the order of its
/// parts.
pub fn correct(report: &mut Report, sources: &Sources) -> Vec<Rewritten> {
    let mut pass = Pass::new(&report.event, sources);
    texts::rewrite(report, &mut pass);
    pass.rewritten
}

/// A text in the typography of a language, given in pieces that follow each other on one line.
#[must_use]
pub fn corrected(typography: Typography, language: &str, pieces: &[&str]) -> Vec<String> {
    let mut line = Line::new(pieces.iter().copied());
    if let Some(rules) = rules(typography, language) {
        rules.run(&mut line, &mut |_, _| ());
    }
    line.pieces().map(str::to_owned).collect()
}

/// A text that the pass changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// The place of the text itself, or of what it belongs to.
    pub span: Option<Span>,
    /// Whether the place is the text's own.
    pub is_exact: bool,
    /// The language whose rules changed it.
    pub language: String,
    /// The text as it was.
    pub before: String,
    /// The text as it should be.
    pub after: String,
}

fn is(language: &str, tag: &str) -> bool {
    tag.split('-').next() == Some(language)
}

fn rules(typography: Typography, tag: &str) -> Option<&'static Rules> {
    match typography {
        Typography::None => None,
        Typography::InterinstitutionalCode if is("fr", tag) => {
            Some(&french::INTERINSTITUTIONAL_CODE)
        }
        Typography::ImprimerieNationale if is("fr", tag) => Some(&french::IMPRIMERIE_NATIONALE),
        _ if is("en", tag) => Some(&english::ENGLISH),
        _ => Some(languages::rules(tag).unwrap_or(&english::ANY)),
    }
}

/// The count and the places of each rule's changes in each file.
type Tally = BTreeMap<(Option<SourceId>, [&'static str; 2]), (usize, BTreeSet<Span>)>;

/// One pass over a report.
struct Pass<'a> {
    sources: &'a Sources,
    typography: Typography,
    /// The report's language.
    language: String,
    tally: Tally,
    rewritten: Vec<Rewritten>,
}

impl<'a> Pass<'a> {
    fn new(event: &Event, sources: &'a Sources) -> Self {
        Self {
            sources,
            typography: event.typography,
            language: event.language.clone(),
            tally: Tally::new(),
            rewritten: Vec::new(),
        }
    }

    fn count(&mut self, rule: [&'static str; 2], span: Option<Span>) {
        let source = span.map(|span| span.source);
        let (count, places) = self.tally.entry((source, rule)).or_default();
        *count += 1;
        places.extend(span);
    }

    /// Where a text stands that is not in a body: in what it belongs to, else in a file of the
    /// event itself. A folded text is found by its first words, an
    /// escaped one by its longest.
    fn place(&self, text: &str, record: Option<Span>) -> Option<Span> {
        let words: Vec<_> = text.split_whitespace().collect();
        let longest = text.split(|c: char| !c.is_alphanumeric()).max_by_key(|word| word.len());
        let first = words[..words.len().min(3)].join(" ");
        let words = [text.trim().to_owned(), first, longest.unwrap_or_default().to_owned()];
        let found = |(source, from): (SourceId, usize), words: &str| {
            let text = self.sources.get(source).text.get(from..)?;
            let start = from + text.find(words)?;
            Some(Span { source, start, end: start + words.len() })
        };
        let files: Vec<_> = if let Some(record) = record {
            vec![(record.source, record.start), (record.source, 0)]
        } else {
            let own = self.sources.iter().filter(|(_, source)| !source.path.contains('/'));
            own.map(|(id, _)| (id, 0)).collect()
        };
        let places = words.iter().filter(|words| !words.is_empty());
        places.flat_map(|words| files.iter().filter_map(|file| found(*file, words))).next()
    }
}

impl Rewriter for Pass<'_> {
    fn text(&mut self, context: Context<'_>, text: &mut String) {
        let Context { language, span, is_prose } = context;
        if !is_prose {
            return;
        }
        let language = language.unwrap_or(&self.language).to_owned();
        let Some(rules) = rules(self.typography, &language) else { return };
        let mut line = Line::new([text.as_str()]);
        let span = self.place(text, span).or(span);
        rules.run(&mut line, &mut |rule, _| self.count(rule.name, span));
        if line.text() != text {
            let after = line.text().to_owned();
            let before = std::mem::replace(text, after.clone());
            self.rewritten.push(Rewritten { span, is_exact: false, language, before, after });
        }
    }

    fn line(&mut self, language: Option<&str>, inlines: &mut Vec<Inline>) {
        let language = language.unwrap_or(&self.language).to_owned();
        let Some(rules) = rules(self.typography, &language) else { return };
        let mut leaves = Vec::new();
        texts::leaves(inlines, &mut leaves);
        let mut line = Line::new(leaves.iter().map(|leaf| piece(&leaf.value)));
        let places: Vec<_> = leaves.iter().map(|leaf| leaf.span).collect();
        rules.run(&mut line, &mut |rule, piece| {
            self.count(rule.name, places.get(piece).copied());
        });
        for (leaf, after) in leaves.into_iter().zip(line.pieces()) {
            let before = piece(&leaf.value);
            if before != after {
                let (before, after) = (before.to_owned(), after.to_owned());
                leaf.value = InlineKind::Text(after.clone());
                let span = Some(leaf.span);
                let language = language.clone();
                self.rewritten.push(Rewritten { span, is_exact: true, language, before, after });
            }
        }
        if is("fr", &language) {
            let mut raised = Vec::new();
            ordinals::raise(inlines, &mut |inline| raised.push(inline.span));
            let rule = ["lettres supérieures", "superscripts"];
            raised.into_iter().for_each(|span| self.count(rule, Some(span)));
        }
    }
}

/// What a leaf of a line is in its text.
fn piece(leaf: &InlineKind) -> &str {
    match leaf {
        InlineKind::Text(text) => text,
        InlineKind::SoftBreak => " ",
        InlineKind::LineBreak => "\n",
        // A footnote's number is not in the sentence; code, a picture or an address is a word of it.
        InlineKind::Footnote(_) => "",
        _ => OBJECT,
    }
}

#[cfg(test)]
mod tests;
