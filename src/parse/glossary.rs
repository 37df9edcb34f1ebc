//! Acronyms and what they stand for, in YAML or as a table.

use super::document::{Content, Document};
use super::header::{self, NOTICE};
use crate::diagnostic::Diagnostics;
use crate::model::report::Acronym;
use crate::read::heads::Subject;
use crate::read::yaml::{Fields, Key, Node, VISIBILITY, Value, says_internal};
use crate::source::Spanned;

/// The list of acronyms.
pub const GLOSSARY: Key = Key("glossary", "glossaire");
const SHORT: Key = Key("acronym", "sigle");
const EXPANSION: Key = Key("expansion", "développé");
const MEANING: Key = Key("definition", "signification");
const NOTE: Key = Key("note", "remarque");

/// Reads a glossary: a list of records, `RRN: Réseau rural national`, or a table.
pub fn parse(
    file: &Document,
    columns: &header::Columns,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<Acronym>> {
    match &file.content {
        Content::Yaml(Some(node)) => of_node(node, diagnostics),
        Content::Table(table) => {
            let table = &mut table.clone();
            let own = [SHORT, EXPANSION, MEANING, NOTE];
            header::name_columns(table, Subject::Glossary, columns, &own, diagnostics);
            let needed: [&[Key]; 2] = [&[SHORT], &[EXPANSION, MEANING]];
            let missing = needed.iter().filter_map(|keys| header::missing_column(table, keys));
            let missing: Vec<_> = missing.collect();
            if !missing.is_empty() {
                missing.into_iter().for_each(|it| diagnostics.push(it));
                return Vec::new();
            }
            let records = header::records(table, &[], &[]);
            let records = records.iter().filter(|node| !(file.for_everyone && is_reserved(node)));
            records.filter_map(|node| acronym(node, diagnostics)).collect()
        }
        _ => Vec::new(),
    }
}

fn of_node(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Spanned<Acronym>> {
    let mut items =
        |items: &[Node]| items.iter().filter_map(|node| acronym(node, diagnostics)).collect();
    match &node.value {
        Value::List(list) => items(list),
        Value::Map(entries) => {
            let listed = entries.iter().find(|(key, _)| GLOSSARY.matches(&key.value));
            if let Some((_, Node { value: Value::List(list), .. })) = listed {
                return items(list);
            }
            let pairs = entries.iter().filter(|(key, _)| !NOTICE.matches(&key.value));
            pairs.filter_map(|(key, node)| pair(key, node)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a row's own column says that only the internal edition has it.
pub(super) fn is_reserved(row: &Node) -> bool {
    let Value::Map(cells) = &row.value else { return false };
    let mut said = cells.iter().filter(|(head, _)| VISIBILITY.matches(&head.value));
    said.any(|(_, cell)| says_internal(cell))
}

fn pair(key: &Spanned<String>, node: &Node) -> Option<Spanned<Acronym>> {
    let expansion = node.value.words()?.to_owned();
    let acronym = Acronym { short: key.value.clone(), expansion, note: None };
    Some(Spanned::new(acronym, key.span))
}

/// Reads an acronym's record.
pub fn acronym(node: &Node, diagnostics: &mut Diagnostics) -> Option<Spanned<Acronym>> {
    let mut fields = Fields::of(node, "glossaire", diagnostics)?;
    let short = fields.text(SHORT, diagnostics);
    let expansion = fields.words(EXPANSION, diagnostics);
    let expansion = expansion.or_else(|| fields.words(MEANING, diagnostics));
    let note = fields.words(NOTE, diagnostics);
    if short.is_none() {
        fields.missing(SHORT, ["RRN"; 2], diagnostics);
    }
    if expansion.is_none() {
        fields.missing(EXPANSION, ["Réseau rural national", "National Rural Network"], diagnostics);
    }
    fields.finish_row(diagnostics);
    let short = short?;
    Some(Spanned::new(Acronym { short: short.value, expansion: expansion?, note }, short.span))
}
