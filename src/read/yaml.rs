//! YAML to a tree with places, and the fields of a record taken out of it.
//!
//! serde could fill our records directly, but it stops at the first mistake and loses the author's
//! own spelling of a value (`9:30`, `1.10`, `no`). The tree keeps both, so every mistake of a file is
//! reported in one pass, at the value that holds it.

mod cause;
mod fields;
mod flow;
mod probe;
mod reserved;
mod scalar;

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location};

pub use fields::{Fields, Key, yaml_word};
pub use probe::{Form, Probe};
pub use reserved::{VALUE, VISIBILITY, is_internal, marked, says_internal};
pub use scalar::places;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Source, SourceId, Span, Spanned};

/// A value of YAML with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// What a value of YAML is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A word that YAML takes for true or false, as written.
    Bool(String),
    /// What YAML takes for a number, as written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order written.
    Map(Vec<(Spanned<String>, Node)>),
    /// What only the internal edition knows.
    Reserved(Box<Self>),
    /// Nothing yet: what a reader asks of it becomes a schema.
    Probe(Probe),
}

impl Node {
    /// Whether only the internal edition knows the record, by its own key.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        match &self.value {
            Value::Reserved(_) => true,
            Value::Map(entries) => entries.iter().any(|(key, node)| {
                VISIBILITY.matches(&key.value)
                    && node.value.words().is_none_or(reserved::is_reserved_word)
            }),
            _ => false,
        }
    }

    /// The node as the internal edition knows it.
    #[must_use]
    pub fn whole(&self) -> Self {
        match &self.value {
            Value::Reserved(value) => Self { value: (**value).clone(), span: self.span },
            _ => self.clone(),
        }
    }
}

impl Value {
    /// The author's words, when the value is a single one.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Bool(words) | Self::Number(words) | Self::Text(words) => Some(words),
            Self::Probe(probe) => probe.words(),
            Self::Null | Self::List(_) | Self::Map(_) | Self::Reserved(_) => None,
        }
    }
}

/// Reads a range of a source as YAML, with marks where values are reserved. A range with nothing but comments is an empty map.
pub fn read(
    id: SourceId,
    source: &Source,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let text = source.text.get(range.clone())?;
    let options = serde_yaml::options! { duplicate_keys: DuplicateKeyPolicy::PassThrough };
    let place = |location: &Location| place(id, source, &range, location);
    match serde_yaml::from_str_with_options::<Option<Tree>>(text, options) {
        Ok(Some(tree)) => {
            let node = tree.placed(&place, source);
            if let (Value::Text(_), Some(key)) = (&node.value, flow::glued(text, 0)) {
                diagnostics.push(missing_space(id, range.start + key.start..range.start + key.end));
                return None;
            }
            Some(reserved::unwrapped(node))
        }
        Ok(None) => Some(Node { value: Value::Map(Vec::new()), span: Span::new(id, range) }),
        Err(error) => {
            let span = error.location().map_or_else(|| Span::new(id, range.clone()), |l| place(&l));
            let stumbled = span.start.saturating_sub(range.start).min(text.len());
            if let Some(missing) = flow::missing(text, stumbled) {
                let at = |byte: usize| range.start + byte;
                let place = at(missing.range.start)..at(missing.range.end);
                let end = Span::new(id, place.end..place.end);
                let [french, english] = missing.cause;
                let diagnostic = Diagnostic::new(Code::YamlSyntax, Span::new(id, place));
                let diagnostic = diagnostic.with_both("cause", french, english);
                diagnostics.push(diagnostic.correct(end, missing.sign));
                return None;
            }
            let mut cause = cause::cause(&error.without_snippet().to_string());
            if cause.remedy == cause::QUOTES {
                if let Some(written) = flow::quoted(text, stumbled) {
                    let at = range.start + written.range.start..range.start + written.range.end;
                    let place = Span::new(id, at);
                    let diagnostic = Diagnostic::new(Code::YamlSyntax, place);
                    let diagnostic = diagnostic.with_both("cause", &cause.french, &cause.english);
                    diagnostics.push(diagnostic.correct(place, written.value));
                    return None;
                }
                if cause.is_colon && flow::is_one_entry(text, stumbled) {
                    cause = cause::indented();
                }
            }
            let tab = indenting_tab(text).filter(|_| cause.remedy == Some("tab"));
            let tab = tab.map(|at| Span::new(id, range.start + at..range.start + at + 1));
            let diagnostic = Diagnostic::new(Code::YamlSyntax, tab.unwrap_or(span)).with_both(
                "cause",
                &cause.french,
                &cause.english,
            );
            diagnostics.push(match cause.remedy {
                Some(remedy) => diagnostic.with(remedy, ""),
                None => diagnostic,
            });
            None
        }
    }
}

/// What is to be told of a key whose colon no space follows.
fn missing_space(id: SourceId, key: Range<usize>) -> Diagnostic {
    let end = Span::new(id, key.end..key.end);
    Diagnostic::new(Code::YamlSyntax, Span::new(id, key))
        .with_both("cause", "il manque une espace après « : »", "a space is missing after “:”")
        .correct(end, " ")
}

/// Where a tab first stands for spaces at the beginning of a line.
fn indenting_tab(text: &str) -> Option<usize> {
    let tabs = text.match_indices('\t').map(|(at, _)| at);
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    tabs.into_iter().find(|&at| text[line_start(at)..at].trim().is_empty())
}

fn place(id: SourceId, source: &Source, range: &Range<usize>, location: &Location) -> Span {
    let text = &source.text;
    let bytes = location.span().byte_offset().zip(location.span().byte_len());
    let (start, len) = if let Some((start, len)) = bytes {
        (range.start + start as usize, len as usize)
    } else {
        let line = source.position(range.start).line + (location.line() as usize).max(1) - 1;
        let before =
            text[source.line(line)].chars().take((location.column() as usize).saturating_sub(1));
        (source.line_start(line) + before.map(char::len_utf8).sum::<usize>(), 0)
    };
    let mut start = start.min(range.end);
    let mut end = (start + len).min(range.end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // A place without length still underlines something: the rest of its word.
    if end <= start {
        let rest = &text[start..range.end];
        end = start + rest.find([' ', '\n', ':', ',']).unwrap_or(rest.len());
    }
    let trimmed = text[start..end.max(start)].trim_end().len();
    Span { source: id, start, end: start + trimmed }
}

/// The tree as serde builds it: values with the places that the YAML crate knows.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Tree(serde_yaml::Spanned<Shape>);

#[derive(Debug)]
enum Shape {
    Null,
    Bool,
    Number,
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(serde_yaml::Spanned<KeyText>, Tree)>),
}

impl Tree {
    fn placed(self, place: &impl Fn(&Location) -> Span, source: &Source) -> Node {
        let span = place(&self.0.referenced);
        let written = || source.text[span.range()].to_owned();
        let value = match self.0.value {
            Shape::Null => Value::Null,
            Shape::Bool => Value::Bool(written()),
            Shape::Number => Value::Number(written()),
            Shape::Text(text) => Value::Text(text),
            Shape::List(items) => {
                Value::List(items.into_iter().map(|item| item.placed(place, source)).collect())
            }
            Shape::Map(entries) => {
                let entries = entries.into_iter().map(|(key, value)| {
                    let span = place(&key.referenced);
                    (Spanned::new(key.value.0, span), value.placed(place, source))
                });
                Value::Map(entries.collect())
            }
        };
        Node { value, span }
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShapeVisitor)
    }
}

struct ShapeVisitor;

impl<'de> Visitor<'de> for ShapeVisitor {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_none<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Shape, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Shape, E> {
        Ok(Shape::Bool)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Shape, E> {
        Ok(Shape::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Shape, E> {
        Ok(Shape::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Shape::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shape, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Shape::Map(entries))
    }
}

/// A key, whatever YAML takes it for.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct KeyText(String);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    fn show(node: &Node) -> String {
        match &node.value {
            Value::Null => "null".into(),
            Value::Bool(words) => format!("bool {words}"),
            Value::Number(words) => format!("number {words}"),
            Value::Text(words) => format!("{words:?}"),
            Value::List(items) => {
                format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", "))
            }
            Value::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    format!("{}@{}: {}", key.value, key.span.start, show(value))
                });
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
            Value::Probe(_) => "probe".into(),
            Value::Reserved(value) => {
                format!("reserved {}", show(&Node { value: (**value).clone(), span: node.span }))
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let source = Source::new("a.yaml", Vec::new(), text.to_owned());
        let mut diagnostics = Diagnostics::default();
        let node = read(SourceId(0), &source, 0..text.len(), &mut diagnostics);
        let found = diagnostics.sorted().into_iter().map(|d| {
            let at = d.span.map(|span| source.position(span.start).to_string());
            format!("{} {}", at.unwrap_or_default(), d.message(Language::English))
        });
        let found: Vec<_> = found.collect();
        assert_eq!(node.map_or(found.join("; "), |node| show(&node)), expected);
    }

    #[test]
    fn values_keep_the_author_s_spelling() {
        check(
            "a: 1.10\nb: 9:30\nc: no\nd: 2019-06-12",
            "{a@0: number 1.10, b@8: \"9:30\", c@16: bool no, d@22: \"2019-06-12\"}",
        );
        check("é: true\nb: ~\n2: x", "{é@0: bool true, b@9: null, 2@14: \"x\"}");
        check("- a\n- [1, 'b']", "[\"a\", [number 1, \"b\"]]");
        check("# nothing", "{}");
    }

    #[test]
    fn a_syntax_error_has_its_place() {
        check("a: b\nc: [d\n", "2:4 unreadable YAML: a bracket or a brace is not closed");
    }
    #[test]
    fn causes_are_told_in_plain_words_of_both_languages() {
        let lines = [
            "a: b: c",
            "a: [b",
            "a: [b}",
            "a: b]\n}",
            "a: \"b",
            "a: \"b\" c",
            "a: 'b' c",
            "a:\n\tb: c",
            "a: b\n c: d",
            "a: b\nc",
            "a: @b",
            "a: `b`",
            "a: %b\n%x",
            "a: *b",
            "a: &",
            "a: !x!b c",
            "a: \"\\d\"",
            "- a\nb: c",
            "a: - b",
            "a: b\n- c",
            "a: [- b]",
            "a: |x\n b",
            "a: b\n---\nc: d",
            "a: {b: c",
            "a: {b: [c, d}",
            "a: [b, c: d: e]",
            "?a\n? b: c: d",
            "a: >\nb",
            "a: \"b\nc: d",
            "'a': b'c\n'",
            "a: [\"b\" c]",
            "a: !!binary x",
            "<<: a",
            "a: \"\\u12\"",
            "a: b #c\n  d",
            "- - a\n b",
            "&a",
            "*",
            "!",
            "[a]: b: c",
            "a: &x [*x]",
            "a: &x {b: *x}",
            "a: &x\n  - b\n  - *x",
            "---\na: b\n---\nc: d",
            "a: b\n...\nc: d",
        ];
        for text in lines {
            let source = Source::new("a.yaml", Vec::new(), text.to_owned());
            let mut diagnostics = Diagnostics::default();
            read(SourceId(0), &source, 0..text.len(), &mut diagnostics);
            for diagnostic in diagnostics.sorted() {
                let cause = |language| diagnostic.word("cause", language).unwrap();
                let english = cause(Language::English);
                assert!(!english.starts_with("this passage"), "{text:?}: {english}");
                assert_ne!(cause(Language::French), english, "{text:?}");
            }
        }
    }
}
