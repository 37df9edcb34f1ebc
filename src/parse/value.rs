//! Every value that an author wrote in a header, a YAML file or a table, with its place.
//!
//! The model keeps what a value means and not where it stood. A rule that speaks of values looks
//! here, so that it underlines the value itself and not the same words in another field.

use super::header;
use crate::diagnostic::Diagnostics;
use crate::read::table;
use crate::read::yaml::{self, Node, Value};
use crate::source::{Source, SourceId, Sources, Span, Spanned};

/// The values of all files, in the order of files and places.
#[derive(Debug, Default)]
pub struct Values(Vec<Spanned<String>>);

impl Values {
    /// Reads them; what is wrong with a file is told by whoever reads it for its meaning.
    #[must_use]
    pub fn of(sources: &Sources) -> Self {
        let mut values = Vec::new();
        sources.iter().for_each(|(id, source)| read(id, source, &mut values));
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

fn read(id: SourceId, source: &Source, values: &mut Vec<Spanned<String>>) {
    let mut unheard = Diagnostics::default();
    if !source.cells.is_empty() {
        let table = table::read(id, source, &mut unheard);
        values.extend(table.rows.into_iter().flatten());
        return;
    }
    let range = match source.extension().as_str() {
        "yaml" | "yml" => Some(0..source.text.len()),
        _ => header::split(id, source, &mut unheard).header,
    };
    if let Some(node) = range.and_then(|range| yaml::read(id, source, range, &mut unheard)) {
        scalars(&node, values);
    }
}

/// Every value that a source reserves for the internal edition, with its place; those of one record
/// or row together.
#[must_use]
pub fn reserved(id: SourceId, source: &Source) -> Vec<Vec<Spanned<String>>> {
    let mut unheard = Diagnostics::default();
    if !source.cells.is_empty() {
        let line = |value: &Spanned<String>| source.position(value.span.start).line;
        let marked = table::marked(id, source);
        let rows = marked.chunk_by(|one, next| line(one) == line(next));
        return rows.map(<[_]>::to_vec).collect();
    }
    let range = match source.extension().as_str() {
        "yaml" | "yml" => Some(0..source.text.len()),
        _ => header::split(id, source, &mut unheard).header,
    };
    let node = range.and_then(|range| yaml::read(id, source, range, &mut unheard));
    node.map_or_else(Vec::new, |node| yaml::marked(&node))
}

fn scalars(node: &Node, values: &mut Vec<Spanned<String>>) {
    match &node.value {
        Value::Text(text) => values.push(Spanned::new(text.trim().to_owned(), node.span)),
        Value::List(items) => items.iter().for_each(|item| scalars(item, values)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| scalars(value, values)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Reserved(_) | Value::Probe(_) => {}
    }
}
