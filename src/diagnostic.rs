//! What is to be told of what an author wrote: collected, never thrown, with a place and a way out.
//!
//! A diagnostic is a code of the closed [`Code`] list, a place and the words that fill the code's
//! sentences. The sentences themselves, in French and in English, are in `code.rs`. A diagnostic
//! states a fact; how bad the fact is, the [`Policy`] of the report says.

mod card;
mod code;
mod emit;
mod message;
mod passage;
mod policy;
mod printable;
mod silence;
mod system;

pub use card::card;
pub use code::{Code, Level, Severity};
pub use emit::{Format, draw, emit, messages, place, place_in_words, severity_word};
pub use message::Messages;
pub use policy::{Policy, Verdict};
pub use printable::{printable, printable_in_line};
pub use system::{error_in_words, system_error};

use jiff::civil::{Date, Time};

use crate::source::{Source, Sources, Span};
use silence::Causes;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// The one of two words that is in this language.
    #[must_use]
    pub fn choose<T>(self, french: T, english: T) -> T {
        match self {
            Self::French => french,
            Self::English => english,
        }
    }

    /// A time as messages write it: `9h40`, `9:40`.
    #[must_use]
    pub fn time(self, time: Time) -> String {
        let sign = self.choose('h', ':');
        format!("{}{sign}{:02}", time.hour(), time.minute())
    }
}

/// One fact, at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where.
    pub span: Option<Span>,
    /// What sort of fact.
    pub code: Code,
    /// The words that fill the code's sentences, by name: in French and in English.
    words: Vec<(&'static str, [String; 2])>,
    /// Where else the same fact holds, in the order of places.
    pub further: Vec<Span>,
    /// What should stand in a place instead, where that is known.
    pub correction: Option<Correction>,
    /// Another place that it has to do with: the passage that a template was setting.
    pub related: Option<Span>,
    /// The page of the PDF on which the passage stands, from 1, once there is one.
    pub page: Option<usize>,
}

/// A text to put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Correction {
    /// The place of what is wrong.
    pub span: Span,
    /// What should stand there.
    pub text: String,
}

impl Diagnostic {
    /// The fact `code` at a place.
    #[must_use]
    pub fn new(code: Code, span: impl Into<Option<Span>>) -> Self {
        Self {
            span: span.into(),
            code,
            words: Vec::new(),
            further: Vec::new(),
            correction: None,
            related: None,
            page: None,
        }
    }

    /// Adds the places where the same fact holds too.
    #[must_use]
    pub fn also_at(mut self, places: impl IntoIterator<Item = Span>) -> Self {
        self.further.extend(places);
        self
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

    /// Fills `{name}` with names, each in quotes.
    #[must_use]
    pub fn with_names(self, name: &'static str, names: &[&str]) -> Self {
        let listed = |open: &str, close: &str| {
            names.iter().map(|it| format!("{open}{it}{close}")).collect::<Vec<_>>().join(", ")
        };
        self.with_both(name, &listed("« ", " »"), &listed("“", "”"))
    }

    /// Fills `{name}` with a time as either language writes it: `9h40`, `9:40`.
    #[must_use]
    pub fn with_time(self, name: &'static str, time: Time) -> Self {
        let [french, english] = [Language::French, Language::English].map(|it| it.time(time));
        self.with_both(name, &french, &english)
    }

    /// Fills `{name}` with a date as either language writes it: `12/06/2019`, `2019-06-12`.
    #[must_use]
    pub fn with_date(self, name: &'static str, date: Date) -> Self {
        self.with_both(name, &date.strftime("%d/%m/%Y").to_string(), &date.to_string())
    }

    /// Fills `{name}` with another place in the words for it: « notes/tr1.docx, paragraphe 12 ».
    #[must_use]
    pub fn with_place(self, name: &'static str, sources: &Sources, span: Span) -> Self {
        let source = sources.get(span.source);
        let place = |language| passage::in_file(source, span, language);
        self.with_both(name, &place(Language::French), &place(Language::English))
    }

    /// Fills `{name}` when there is something to fill it with.
    #[must_use]
    pub fn maybe(self, name: &'static str, word: Option<impl ToString>) -> Self {
        match word {
            Some(word) => self.with(name, word),
            None => self,
        }
    }

    /// Fills `{place}` with where a key is added to a file.
    #[must_use]
    pub fn with_place_of_keys(self, source: &Source) -> Self {
        let has_header = source.text.lines().next().is_some_and(|line| line.trim_end() == "---");
        let (french, english) = if matches!(source.extension().as_str(), "yaml" | "yml") {
            ("à cet endroit", "here")
        } else if has_header {
            ("sous la première ligne « --- » du fichier", "below the first line “---” of the file")
        } else {
            // As a label, which all texts may begin with, in Word too.
            (
                "tout en haut du document, sur une ligne à part",
                "at the very top of the document, on a line of its own",
            )
        };
        self.with_both("place", french, english)
    }

    /// Tells what should stand at a place, which is shown as the line would then read.
    #[must_use]
    pub fn correct(mut self, span: Span, text: impl Into<String>) -> Self {
        self.correction = Some(Correction { span, text: text.into() });
        self
    }

    /// The same, where the place and the text are both known.
    #[must_use]
    pub fn maybe_correct(self, span: Option<Span>, text: Option<impl Into<String>>) -> Self {
        match (span, text) {
            (Some(span), Some(text)) => self.correct(span, text),
            _ => self,
        }
    }

    /// Tells of another place that the fact has to do with.
    #[must_use]
    pub fn maybe_related(mut self, span: Option<Span>) -> Self {
        self.related = span;
        self
    }

    /// The fact in one line.
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

    /// The first help that says the word `name`, when that word is known.
    fn help_with(&self, name: &str, language: Language) -> Option<String> {
        let says = |help: &&&str| help.contains(&format!("{{{name}}}"));
        self.fill(self.code.helps(language).iter().find(says)?, language)
    }

    /// The word that fills `{name}`.
    #[must_use]
    pub fn word(&self, name: &str, language: Language) -> Option<&str> {
        let (_, words) = self.words.iter().find(|(known, _)| *known == name)?;
        Some(&words[language as usize])
    }

    /// The file that it is about as a whole, when it has no place in a text.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.word("path", Language::English)
    }

    /// The sentence with its words, or nothing when a word is missing.
    fn fill(&self, sentence: &str, language: Language) -> Option<String> {
        let mut filled = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            filled.push_str(before);
            let word = self.word(name, language)?;
            // In `![…](path)`, a path with a space stands between « < » and « > ».
            let opens = filled.rfind("](").filter(|at| !filled[*at..].contains(')'));
            match opens.filter(|_| after.starts_with(')') && word.contains([' ', '(', ')'])) {
                Some(at) => {
                    filled.insert(at + 2, '<');
                    filled.push_str(word);
                    filled.push('>');
                }
                None => filled.push_str(word),
            }
            // « Qui fait quoi ?. » stops twice.
            let stops = word.ends_with(['.', '?', '!', '…']) && after == ".";
            rest = if stops { "" } else { after };
        }
        filled.push_str(rest);
        Some(filled)
    }
}

/// The facts of a run, and the policy that says how bad they are.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    facts: Vec<Diagnostic>,
    /// How bad facts are.
    pub policy: Policy,
}

impl Diagnostics {
    /// No facts yet, judged by a policy.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self { facts: Vec::new(), policy }
    }

    /// Adds a fact.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.facts.push(diagnostic);
    }

    /// Adds the facts of another run.
    pub fn append(&mut self, other: Self) {
        self.facts.extend(other.facts);
    }

    /// Tells of each fact on which page of the PDF its passage stands.
    pub fn find_pages(&mut self, page: impl Fn(Span) -> Option<usize>) {
        for fact in &mut self.facts {
            fact.page = fact.span.and_then(&page);
        }
    }

    /// Whether nothing should be written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.facts.iter().any(|fact| self.policy.severity(fact.code) == Some(Severity::Error))
    }

    /// Whether a fact of this sort was found.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.facts.iter().any(|fact| fact.code == code)
    }

    /// The first fact of this sort that was found.
    #[must_use]
    pub fn first(&self, code: Code) -> Option<&Diagnostic> {
        self.facts.iter().find(|fact| fact.code == code)
    }

    /// The places of the facts of this sort.
    pub fn places(&self, code: Code) -> impl Iterator<Item = Span> {
        self.facts.iter().filter(move |fact| fact.code == code).filter_map(|fact| fact.span)
    }

    /// What is to be told, each once with its severity, in the order of files and places; what has
    /// no place comes first, and what only follows from something else told goes without saying.
    #[must_use]
    pub fn reported(&self) -> Vec<(Severity, &Diagnostic)> {
        let causes = Causes::among(&self.facts, &self.policy);
        let severity = |fact: &Diagnostic| self.policy.severity(fact.code);
        let told = self.sorted().into_iter().filter_map(|fact| Some((severity(fact)?, fact)));
        told.filter(|(severity, fact)| !causes.silence(fact, *severity)).collect()
    }

    /// What the program decided by itself, in the order of files and places.
    #[must_use]
    pub fn decisions(&self) -> Vec<&Diagnostic> {
        let mut facts = self.sorted();
        facts.retain(|fact| fact.code.level() == Level::Decision);
        facts
    }

    /// Every fact once, told or not, in the order of files and places.
    pub(crate) fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.facts.iter().collect();
        sorted.sort();
        sorted.dedup();
        sorted
    }
}
