//! Values that only the internal edition may know.
//!
//! Any value may be written as a record that says so (`porteur: {valeur: X, visibilité: interne}`), and
//! any record may hold the key itself. A tree as it is read has [`Value::Reserved`] in their places:
//! so it stands for everyone. Unmarked, the values stand as if nothing were said.

use super::{Key, Node, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::spelling::fold;

/// The key that reserves a record.
pub const VISIBILITY: Key = Key("visibility", "visibilité");
/// The key of a value that is written with a word on who may see it.
pub const VALUE: Key = Key("value", "valeur");

/// The tree with values taken out of the records that only tell who may see them.
pub(super) fn unwrapped(node: Node) -> Node {
    let Node { value, span } = node;
    let value = match value {
        // What a whole file's key reserves is a part that its reader knows.
        Value::Map(entries) => Value::Map(each(entries, inner)),
        Value::List(items) => Value::List(items.into_iter().map(inner).collect()),
        other => other,
    };
    Node { value, span }
}

type Entries = Vec<(Spanned<String>, Node)>;

fn each(entries: Entries, mut change: impl FnMut(Node) -> Node) -> Entries {
    entries.into_iter().map(|(key, node)| (key, change(node))).collect()
}

fn inner(node: Node) -> Node {
    let hides = reserves(&node.value);
    let node = match wrapped(&node.value) {
        Some(value) => value.clone(),
        None => node,
    };
    let Node { value, span } = unwrapped(node);
    let value = if hides { Value::Reserved(Box::new(value)) } else { value };
    Node { value, span }
}

impl Node {
    /// The tree as if nothing in it were reserved.
    #[must_use]
    pub fn unmarked(self) -> Self {
        let Self { value, span } = self;
        let value = match value {
            Value::Reserved(value) => return Self { value: *value, span }.unmarked(),
            Value::List(items) => Value::List(items.into_iter().map(Self::unmarked).collect()),
            Value::Map(entries) => Value::Map(each(entries, Self::unmarked)),
            other => other,
        };
        Self { value, span }
    }
}

/// The value in a record that holds nothing but it and who may see it.
fn wrapped(value: &Value) -> Option<&Node> {
    let Value::Map(entries) = value else { return None };
    let [(first, one), (second, other)] = entries.as_slice() else { return None };
    if VALUE.matches(&first.value) && VISIBILITY.matches(&second.value) {
        Some(one)
    } else if VISIBILITY.matches(&first.value) && VALUE.matches(&second.value) {
        Some(other)
    } else {
        None
    }
}

/// Whether a record is reserved. A word that means nothing reserves too: it was meant to.
fn reserves(value: &Value) -> bool {
    let Value::Map(entries) = value else { return false };
    let said = entries.iter().find(|(key, _)| VISIBILITY.matches(&key.value));
    said.is_some_and(|(_, node)| node.value.words().is_none_or(is_reserved_word))
}

/// Whether what stands under « visibilité » reserves. A blank cell does not; a word that means
/// nothing does: it was meant to.
#[must_use]
pub(super) fn is_reserved_word(words: &str) -> bool {
    !matches!(fold(words).as_str(), "" | "public" | "publique")
}

/// Whether what stands under the key means « internal »; what means nothing does too, and is reported.
pub fn is_internal(node: &Node, diagnostics: &mut Diagnostics) -> bool {
    let words = node.value.words().unwrap_or_default();
    let folded = fold(words);
    if !matches!(folded.as_str(), "interne" | "internal" | "public" | "publique") {
        let diagnostic = Diagnostic::new(Code::UnknownValue, node.span)
            .with_both("key", VISIBILITY.1, VISIBILITY.0)
            .with("value", words)
            .with("expected", "public, interne");
        diagnostics.push(diagnostic);
    }
    says_internal(node)
}

/// The same, where it is reported elsewhere.
#[must_use]
pub fn says_internal(node: &Node) -> bool {
    let words = node.value.words().unwrap_or_default();
    !matches!(fold(words).as_str(), "public" | "publique")
}

/// Every value that a source reserves, with its place; those of one record together.
#[must_use]
pub fn marked(node: &Node) -> Vec<Vec<Spanned<String>>> {
    let mut found = Vec::new();
    push_marked(node, &mut found);
    found
}

fn push_marked(node: &Node, found: &mut Vec<Vec<Spanned<String>>>) {
    match &node.value {
        Value::Reserved(value) => {
            let mut values = Vec::new();
            push_values(&Node { value: (**value).clone(), span: node.span }, &mut values);
            found.push(values);
        }
        Value::List(items) => items.iter().for_each(|item| push_marked(item, found)),
        Value::Map(entries) => entries.iter().for_each(|(_, node)| push_marked(node, found)),
        _ => {}
    }
}

fn push_values(node: &Node, found: &mut Vec<Spanned<String>>) {
    match &node.value {
        Value::Reserved(value) => {
            push_values(&Node { value: (**value).clone(), span: node.span }, found);
        }
        Value::List(items) => items.iter().for_each(|item| push_values(item, found)),
        Value::Map(entries) => {
            let told = entries.iter().filter(|(key, _)| !VISIBILITY.matches(&key.value));
            told.for_each(|(_, node)| push_values(node, found));
        }
        value => {
            let words = value.words();
            found.extend(words.map(|words| Spanned::new(words.trim().to_owned(), node.span)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fields, read};
    use super::*;
    use crate::source::{Source, SourceId};

    const TEXT: &str = "a: {valeur: un, visibilité: interne}\n\
                        b: [deux, {value: trois, visibility: internal}, {valeur: 4, visibilité: public}]\n\
                        c:\n  - titre: cinq\n    visibilite: interne\n  - titre: six\n";

    fn tree(for_everyone: bool) -> Node {
        let source = Source::new("a.yaml", Vec::new(), TEXT.to_owned());
        let node = read(SourceId(0), &source, 0..TEXT.len(), &mut Diagnostics::default()).unwrap();
        if for_everyone { node } else { node.unmarked() }
    }

    fn texts(node: &Node, key: Key) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        let mut fields = Fields::of(node, "a", &mut diagnostics).unwrap();
        fields.texts(key, &mut diagnostics).into_iter().map(|it| it.value).collect()
    }

    #[test]
    fn a_reserved_value_is_there_for_some_only() {
        assert_eq!(texts(&tree(false), Key("a", "a")), ["un"]);
        assert_eq!(texts(&tree(false), Key("b", "b")), ["deux", "trois", "4"]);
        assert!(texts(&tree(true), Key("a", "a")).is_empty());
        assert_eq!(texts(&tree(true), Key("b", "b")), ["deux", "4"]);
    }

    #[test]
    fn what_is_reserved_is_listed_with_its_place() {
        assert!(marked(&tree(false)).is_empty());
        let found = marked(&tree(true));
        let words: Vec<_> = found.iter().flatten().map(|it| it.value.as_str()).collect();
        assert_eq!(words, ["un", "trois", "cinq"]);
        assert_eq!(&TEXT[found[1][0].span.range()], "trois");
    }

    #[test]
    fn a_word_that_means_nothing_reserves_and_is_told() {
        let text = "a: {titre: un, visibilite: intrne}";
        let source = Source::new("a.yaml", Vec::new(), text.to_owned());
        let mut diagnostics = Diagnostics::default();
        let node = read(SourceId(0), &source, 0..text.len(), &mut diagnostics).unwrap();
        assert_eq!(marked(&node).len(), 1);
        let node = node.unmarked();
        let mut fields = Fields::of(&node, "a", &mut diagnostics).unwrap();
        let inner = fields.take(Key("a", "a"), &mut diagnostics).unwrap();
        let inner = Fields::of(inner, "a", &mut diagnostics).unwrap();
        inner.finish(&mut diagnostics);
        assert!(diagnostics.has(Code::UnknownValue));
    }
}
