//! What is wrong with what an author wrote: collected, never thrown, with a place and a way out.
//!
//! A diagnostic is a code of the closed [`Code`] list, a place and the words that fill the code's
//! sentences. The sentences themselves, in French and in English, are in `code.rs`.

mod code;
mod emit;

pub use code::{Code, Severity};
pub use emit::{Format, emit};

use crate::source::Span;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

/// One problem, at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What sort of problem.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub span: Option<Span>,
    /// The words that fill the code's sentences, by name: in French and in English.
    words: Vec<(&'static str, [String; 2])>,
}

impl Diagnostic {
    /// The problem `code` at a place, with the severity of the catalogue.
    #[must_use]
    pub fn new(code: Code, span: impl Into<Option<Span>>) -> Self {
        Self { code, severity: code.severity(), span: span.into(), words: Vec::new() }
    }

    /// Fills `{name}` in the code's sentences.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl ToString) -> Self {
        self.words.push((name, [word.to_string(), word.to_string()]));
        self
    }

    /// Fills `{name}` with a word that is not the same in both languages.
    #[must_use]
    pub fn with_both(mut self, name: &'static str, french: &str, english: &str) -> Self {
        self.words.push((name, [french.to_owned(), english.to_owned()]));
        self
    }

    /// Fills `{name}` when there is something to fill it with.
    #[must_use]
    pub fn maybe(self, name: &'static str, word: Option<impl ToString>) -> Self {
        match word {
            Some(word) => self.with(name, word),
            None => self,
        }
    }

    /// The problem in one line.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let sentence = self.code.message(language);
        self.fill(sentence, language).unwrap_or_else(|| sentence.to_owned())
    }

    /// How to mend it: the sentences of the catalogue whose words are all known.
    #[must_use]
    pub fn helps(&self, language: Language) -> Vec<String> {
        self.code.helps(language).iter().filter_map(|help| self.fill(help, language)).collect()
    }

    /// The sentence with its words, or nothing when a word is missing.
    fn fill(&self, sentence: &str, language: Language) -> Option<String> {
        let mut filled = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            let (_, words) = self.words.iter().find(|(known, _)| *known == name)?;
            filled.push_str(before);
            filled.push_str(&words[language as usize]);
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }
}

/// The problems of a run.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a problem, once.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.0.contains(&diagnostic) {
            self.0.push(diagnostic);
        }
    }

    /// Whether nothing should be written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether a problem of this sort was found.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.code == code)
    }

    /// The problems in the order of files and places; those without a place come first.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        sorted
    }
}
