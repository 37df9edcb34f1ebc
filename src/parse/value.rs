//! Every value that an author wrote in a header, a YAML file or a table, with its place.
//!
//! The model keeps what a value means and not where it stood. A rule that speaks of values looks
//! here, so that it underlines the value itself and not the same words in another field.

use super::document::{Content, Document};
use crate::read::yaml::{Node, Value};
use crate::source::{Span, Spanned};

/// The values of all files, in the order of files and places.
#[derive(Debug, Default)]
pub struct Values(Vec<Spanned<String>>);

impl Values {
    /// Those of files as they are seen whole, in the order of the files.
    #[must_use]
    pub fn of<'a>(files: impl Iterator<Item = &'a Document>) -> Self {
        let mut values = Vec::new();
        for file in files {
            match &file.content {
                Content::Table(table) => values.extend(table.rows.iter().flatten().cloned()),
                _ => file.node().into_iter().for_each(|node| scalars(node, &mut values)),
            }
        }
        Self(values)
    }

    /// Every value.
    pub fn iter(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.0.iter()
    }

    /// Where a value of a record stands: from the record's own place on, in the same file.
    #[must_use]
    pub fn place(&self, value: &str, record: Span) -> Option<Span> {
        let from = self
            .0
            .partition_point(|it| (it.span.source, it.span.end) < (record.source, record.start));
        let own = self.0[from..].iter().take_while(|it| it.span.source == record.source);
        own.into_iter().find(|it| it.value == value).map(|it| it.span)
    }
}

fn scalars(node: &Node, values: &mut Vec<Spanned<String>>) {
    match &node.value {
        Value::Text(text) => values.push(Spanned::new(text.trim().to_owned(), node.span)),
        Value::List(items) => items.iter().for_each(|item| scalars(item, values)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| scalars(value, values)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Reserved(_) | Value::Probe(_) => {}
    }
}
