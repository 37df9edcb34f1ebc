//! Acronyms and what they stand for, in YAML or as a table.

use super::header::{self, NOTICE};
use crate::diagnostic::Diagnostics;
use crate::model::report::Acronym;
use crate::read::table;
use crate::read::yaml::{self, Fields, Key, Node, VISIBILITY, Value, is_internal};
use crate::source::{Source, SourceId, Spanned};

/// The list of acronyms.
pub const GLOSSARY: Key = Key("glossary", "glossaire");
const SHORT: Key = Key("acronym", "sigle");
const EXPANSION: Key = Key("expansion", "développé");
const MEANING: Key = Key("definition", "signification");
const NOTE: Key = Key("note", "remarque");

/// Reads a glossary: a list of records, `RRN: Réseau rural national`, or a table.
pub fn parse(
    id: SourceId,
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> Vec<Spanned<Acronym>> {
    if !matches!(source.extension().as_str(), "yaml" | "yml") {
        let table = table::read(id, source, diagnostics);
        let needed: [&[Key]; 2] = [&[SHORT], &[EXPANSION, MEANING]];
        let missing = needed.iter().filter_map(|keys| header::missing_column(&table, keys));
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() {
            missing.into_iter().for_each(|it| diagnostics.push(it));
            return Vec::new();
        }
        let records = header::records(&table, &[], &[]);
        let records = records.iter().filter(|node| !(source.for_everyone && reserved(node)));
        return records.filter_map(|node| acronym(node, diagnostics)).collect();
    }
    let Some(node) = yaml::read(id, source, 0..source.text.len(), diagnostics) else {
        return Vec::new();
    };
    let items = |items: &[Node], diagnostics: &mut Diagnostics| {
        items.iter().filter_map(|node| acronym(node, diagnostics)).collect()
    };
    match &node.value {
        Value::List(list) => items(list, diagnostics),
        Value::Map(entries) => {
            let listed = entries.iter().find(|(key, _)| GLOSSARY.matches(&key.value));
            if let Some((_, Node { value: Value::List(list), .. })) = listed {
                return items(list, diagnostics);
            }
            let pairs = entries.iter().filter(|(key, _)| !NOTICE.matches(&key.value));
            pairs.filter_map(|(key, node)| pair(key, node)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a row's own column says that only the internal edition has it.
fn reserved(row: &Node) -> bool {
    let Value::Map(cells) = &row.value else { return false };
    let mut unheard = Diagnostics::default();
    let mut said = cells.iter().filter(|(head, _)| VISIBILITY.matches(&head.value));
    said.any(|(_, cell)| is_internal(cell, &mut unheard))
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
