//! A value that is not there and notes what its reader asks of it. The schemas are made of such
//! notes: a key that is read cannot be missing from them, nor the reverse.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use super::{Key, Node, Value};
use crate::source::{SourceId, Span};

/// What a reader takes a value for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Words, read by the reader itself and not through [`super::Fields`].
    Words,
    /// A text.
    Text,
    /// A date.
    Date,
    /// A date, or words that say it less exactly.
    DateOrWords,
    /// A time of day.
    Time,
    /// One of a closed list, each with the words that mean it.
    Choice(Vec<Vec<String>>),
    /// A list, or a single item.
    List,
    /// A record of keys.
    Record,
}

/// A value that is not there. Clones share what is noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Probe(Rc<Notes>);

#[derive(Debug, PartialEq)]
struct Notes {
    /// Whether the value passes for words at present, or for a record or a list.
    as_words: Rc<Cell<bool>>,
    forms: RefCell<Vec<Form>>,
    keys: OnceCell<Box<Asked>>,
    is_closed: Cell<bool>,
    is_missed: Cell<bool>,
}

/// A key that was asked for, and the next one: a list that grows while its items are lent.
#[derive(Debug, PartialEq)]
struct Asked {
    key: Key,
    node: Node,
    next: OnceCell<Box<Self>>,
}

impl Probe {
    /// What a reader asks of a value: it is run on one that passes for words, and on one that passes
    /// for a record, since it may do either.
    pub fn of(mut read: impl FnMut(&Node)) -> Self {
        let as_words = Rc::new(Cell::new(true));
        let probe = Self::new(&as_words);
        let node = probe.node();
        read(&node);
        as_words.set(false);
        read(&node);
        probe
    }

    fn new(as_words: &Rc<Cell<bool>>) -> Self {
        Self(Rc::new(Notes {
            as_words: Rc::clone(as_words),
            forms: RefCell::default(),
            keys: OnceCell::new(),
            is_closed: Cell::new(false),
            is_missed: Cell::new(false),
        }))
    }

    fn node(&self) -> Node {
        Node { value: Value::Probe(self.clone()), span: Span::start_of(SourceId(0)) }
    }

    /// What it was taken for, in the order of asking.
    #[must_use]
    pub fn forms(&self) -> Vec<Form> {
        self.0.forms.borrow().clone()
    }

    /// The keys that were asked for, in the order of asking.
    #[must_use]
    pub fn keys(&self) -> Vec<(Key, &Self)> {
        let first = self.0.keys.get();
        let asked = std::iter::successors(first, |asked| asked.next.get());
        let probes = asked.map(|asked| match &asked.node.value {
            Value::Probe(probe) => (asked.key, probe),
            _ => (asked.key, self),
        });
        probes.collect()
    }

    /// Whether a key that nobody asks for is an error.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.is_closed.get()
    }

    /// Whether it was told as missing.
    #[must_use]
    pub fn is_missed(&self) -> bool {
        self.0.is_missed.get()
    }

    /// What stands under a key.
    pub(super) fn ask(&self, key: Key) -> &Node {
        let mut place = &self.0.keys;
        while let Some(asked) = place.get() {
            if asked.key == key {
                break;
            }
            place = &asked.next;
        }
        let new = || {
            let node = Self::new(&self.0.as_words).node();
            Box::new(Asked { key, node, next: OnceCell::new() })
        };
        &place.get_or_init(new).node
    }

    pub(super) fn note(&self, form: Form) {
        let mut forms = self.0.forms.borrow_mut();
        if !forms.contains(&form) {
            forms.push(form);
        }
    }

    pub(super) fn close(&self) {
        self.0.is_closed.set(true);
    }

    pub(super) fn miss(&self) {
        self.0.is_missed.set(true);
    }

    /// Whether it passes for words at present.
    pub(super) fn is_words(&self) -> bool {
        self.0.as_words.get()
    }

    /// The words it passes for, if it does.
    pub(super) fn words(&self) -> Option<&'static str> {
        self.note(Form::Words);
        self.is_words().then_some("…")
    }
}

#[cfg(test)]
mod tests {
    use super::super::Fields;
    use super::*;
    use crate::diagnostic::Diagnostics;

    #[test]
    fn what_a_reader_asks_is_noted() {
        const NAME: Key = Key("name", "nom");
        const LINK: Key = Key("link", "lien");
        const BOTH: Key = Key("both", "deux");
        let mut diagnostics = Diagnostics::default();
        let probe = Probe::of(|node| {
            let Some(mut fields) = Fields::of(node, "a", &mut diagnostics) else { return };
            if fields.words(NAME, &mut diagnostics).is_none() {
                fields.missing(NAME, ["un"; 2], &mut diagnostics);
                return;
            }
            for node in fields.list(BOTH, &mut diagnostics) {
                if node.value.words().is_none()
                    && let Some(mut fields) = Fields::of(node, "b", &mut diagnostics)
                {
                    fields.words(LINK, &mut diagnostics);
                }
            }
            fields.finish(&mut diagnostics);
        });
        let keys = probe.keys();
        assert_eq!(keys.iter().map(|it| it.0).collect::<Vec<_>>(), [NAME, BOTH]);
        assert!(probe.is_closed() && keys[0].1.is_missed() && !keys[1].1.is_missed());
        assert!(keys[0].1.forms().contains(&Form::Text));
        assert_eq!(keys[1].1.forms(), [Form::List, Form::Words]);
    }
}
