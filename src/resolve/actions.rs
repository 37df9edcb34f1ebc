//! The action proposals: their ids, and what they refer to.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::body::BodyResolver;
use super::ids::{claim, natural};
use crate::diagnostic::Diagnostics;
use crate::model::action::Action;
use crate::model::body::TargetKind;
use crate::parse::action::{ActionSheet, Keys};
use crate::source::{Sources, Span};
use crate::spelling::{fold, slug};

/// Takes off numbers that begin anew on each sheet of a workbook: they tell no action from the others.
pub(super) fn renumber(actions: &mut [ActionSheet]) {
    let is_number = |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_digit());
    let mut sheets: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    for action in actions.iter() {
        if let Some(id) = action.id.as_ref().filter(|id| is_number(&id.value)) {
            sheets.entry(id.value.clone()).or_default().insert(action.sheet.clone());
        }
    }
    if sheets.values().any(|sheets| sheets.len() > 1) {
        let own = actions.iter_mut().filter(|action| action.sheet.is_some());
        own.for_each(|action| action.id = action.id.take().filter(|id| !is_number(&id.value)));
    }
}

/// The id of each action: its own, else the next free `A` with a number.
pub(super) fn ids(
    actions: &[ActionSheet],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut ids = BTreeMap::new();
    for action in actions {
        if let Some(id) = &action.id {
            claim(&mut ids, &action_id(&id.value), id.span, sources, diagnostics);
        }
    }
    let mut number = 0;
    let mut next = |span: Span| loop {
        number += 1;
        let id = format!("A{number}");
        if let Entry::Vacant(entry) = ids.entry(fold(&id)) {
            entry.insert(span);
            return id;
        }
    };
    let id = |action: &ActionSheet| match &action.id {
        Some(id) => action_id(&id.value),
        None => next(action.span),
    };
    actions.iter().map(id).collect()
}

/// An id as it is referred to: a list numbered `1`, `2`, `3` has `A1`, `A2`, `A3`.
fn action_id(written: &str) -> String {
    let bare = !written.is_empty() && written.chars().all(|c| c.is_ascii_digit());
    if bare { format!("A{written}") } else { written.to_owned() }
}

/// The action proposals in the order of their ids.
pub(super) fn resolve(
    sheets: Vec<ActionSheet>,
    ids: Vec<String>,
    bodies: &mut BodyResolver<'_, '_>,
) -> Vec<Action> {
    let mut keys = Keys::default();
    let sheets = sheets.into_iter().zip(ids);
    let actions = sheets.map(|(sheet, id)| action(sheet, id, &mut keys, bodies));
    let mut actions: Vec<_> = actions.collect();
    actions.sort_by_key(|action| natural(&action.id));
    actions
}

fn action(
    sheet: ActionSheet,
    id: String,
    keys: &mut Keys,
    bodies: &mut BodyResolver<'_, '_>,
) -> Action {
    let by_title = keys.key(&sheet.facts.title);
    let key = if sheet.id.is_some() { slug(&id) } else { by_title };
    let description = bodies.resolve(sheet.description);
    let kinds = [TargetKind::Session, TargetKind::Workshop];
    let origin = sheet.origin.iter().filter_map(|origin| bodies.find_among(origin, &kinds));
    let origin: Vec<_> = origin.collect();
    // « Atelier B » at the foot of the sheet tells where its actions come from.
    let of_sheet = || bodies.targets.named(sheet.sheet.as_deref()?, &kinds);
    let origin: Vec<_> =
        if sheet.origin.is_empty() { of_sheet().into_iter().collect() } else { origin };
    let has_origin = !sheet.origin.is_empty() || !origin.is_empty();
    let questions = bodies.targets.questions(&sheet.questions, bodies.diagnostics);
    let ActionSheet { span, facts, .. } = sheet;
    Action { id, key, span, description, origin, has_origin, questions, facts }
}
