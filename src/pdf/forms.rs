//! How often the forms of a page are drawn, counted before it is interpreted: a form may draw itself, or each
//! of thirty draw the next one twice, and not one of them need leave a mark that could be counted.

use std::collections::HashMap;

use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::room;

/// More forms than these are not drawn on one page.
const MOST: u64 = 200_000;
/// How deep forms may lie in each other.
const DEEPEST: usize = 32;

/// Whether the forms of a page are drawn no more often than a page can ask for, and have room.
pub(super) fn are_bounded(page: &Page<'_>) -> bool {
    let mut counter = Counter::default();
    counter.content(page.typed_operations(), page.resources()).is_some()
}

#[derive(Default)]
struct Counter {
    /// How many forms each one draws.
    known: HashMap<ObjectIdentifier, u64>,
    /// Those that are being counted.
    open: Vec<ObjectIdentifier>,
}

impl Counter {
    /// How many forms are drawn; nothing when there are too many.
    fn content(&mut self, instructions: TypedIter<'_>, resources: &Resources<'_>) -> Option<u64> {
        let mut instructions = instructions;
        let mut drawn = 0_u64;
        while let Some(instruction) = instructions.next() {
            let TypedInstruction::XObject(named) = instruction else { continue };
            let Some(object) = resources.get_x_object(named.0) else { continue };
            let is_form =
                object.dict().get::<Name<'_>>("Subtype").is_some_and(|it| it.as_ref() == b"Form");
            if is_form {
                drawn = drawn.saturating_add(self.form(&object, resources)?).saturating_add(1);
            }
            if drawn > MOST {
                return None;
            }
        }
        Some(drawn)
    }

    fn form(&mut self, form: &Stream<'_>, resources: &Resources<'_>) -> Option<u64> {
        let id = form.obj_id();
        if let Some(known) = self.known.get(&id) {
            return Some(*known);
        }
        if self.open.contains(&id) || self.open.len() > DEEPEST || !room::has_place_for_form(form) {
            return None;
        }
        let Ok(data) = form.decoded() else { return Some(0) };
        let own = form.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
        let own = Resources::from_parent(own, resources.clone());
        self.open.push(id);
        let drawn = self.content(TypedIter::new(&data), &own)?;
        self.open.pop();
        self.known.insert(id, drawn);
        Some(drawn)
    }
}
