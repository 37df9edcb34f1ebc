//! The list of participants, as a table or in YAML.

use super::agenda::speaker::shown_name;
use super::consent::{ANSWERS, consent};
use super::header;
use crate::diagnostic::Diagnostics;
use crate::model::person::Participant;
use crate::read::table;
use crate::read::yaml::{self, Fields, Key, Node, Value};
use crate::source::{Source, SourceId};
use crate::spelling::fold;

const PARTICIPANTS: Key = Key("participants", "participants");
const NAME: Key = Key("name", "nom");
const FIRST_NAME: Key = Key("first name", "prénom");
const FUNCTION: Key = Key("function", "fonction");
const ORGANISATION: Key = Key("organisation", "structure");
const CATEGORY: Key = Key("category", "type");
const TERRITORY: Key = Key("territory", "territoire");
const PRESENT: Key = Key("present", "présent");

/// What the head of a column about consent holds, folded.
const ANSWERED: &[&str] =
    &["consent", "accord", "rgpd", "gdpr", "autoris", "droit a l image", "diffusion", "public"];

/// Reads a list of participants. Columns that the report does not use (address, telephone…) are
/// left where they are: they never enter the report.
pub fn parse(id: SourceId, source: &Source, diagnostics: &mut Diagnostics) -> Vec<Participant> {
    if matches!(source.extension().as_str(), "yaml" | "yml") {
        let node = yaml::read(id, source, 0..source.text.len(), diagnostics);
        return node.map_or_else(Vec::new, |node| of_node(&node, diagnostics));
    }
    let table = table::read(id, source, diagnostics);
    let records = header::records(&table, &[], &[]);
    records.iter().filter_map(|node| participant(node, diagnostics)).collect()
}

/// Reads the YAML of a list of participants.
pub fn of_node(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Participant> {
    let items: Vec<&Node> = match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => match Fields::of(node, "participants", diagnostics) {
            Some(mut fields) => fields.list(PARTICIPANTS, diagnostics),
            None => Vec::new(),
        },
    };
    items.into_iter().filter_map(|node| participant(node, diagnostics)).collect()
}

fn participant(node: &Node, diagnostics: &mut Diagnostics) -> Option<Participant> {
    let node = &node.whole();
    let mut fields = Fields::of(node, "participants", diagnostics)?;
    let whole = [Key("full name", "prénom nom"), Key("first name name", "nom prénom")];
    let whole = whole.map(|key| fields.text(key, diagnostics));
    let name = whole.into_iter().flatten().next().or(fields.text(NAME, diagnostics));
    let first_name = fields.words(FIRST_NAME, diagnostics);
    let Some(name) = name else {
        fields.missing(NAME, ["Camille Exemple"; 2], diagnostics);
        return None;
    };
    let full = match first_name {
        Some(first_name) => format!("{first_name} {}", name.value),
        None => name.value,
    };
    if fields.choice(PRESENT, ANSWERS, diagnostics) == Some(false) {
        return None;
    }
    let participant = Participant {
        span: name.span,
        name: shown_name(&full),
        function: fields.words(FUNCTION, diagnostics),
        organisation: fields.words(ORGANISATION, diagnostics),
        category: fields.words(CATEGORY, diagnostics),
        territory: fields.words(TERRITORY, diagnostics),
        consent: consent(&mut fields, diagnostics),
        internal: header::internal(&mut fields, diagnostics),
    };
    // Most columns are the secretariat's own; an answer that is not understood must not be lost.
    fields.finish_some(&|head| ANSWERED.iter().any(|word| fold(head).contains(word)), diagnostics);
    Some(participant)
}
