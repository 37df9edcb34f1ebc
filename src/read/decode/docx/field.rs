//! Fields that Word spreads over several runs: an instruction, then the text that it made.

use std::rc::Rc;

use super::web_address;

/// The fields that are open at a place in the text.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Default)]
struct Field {
    instruction: String,
    is_shown: bool,
}

impl Fields {
    /// Follows a `w:fldChar`.
    pub(super) fn turn(&mut self, kind: &str) {
        match kind {
            "begin" => self.0.push(Field::default()),
            "separate" => {
                if let Some(field) = self.0.last_mut() {
                    field.is_shown = true;
                }
            }
            _ => {
                self.0.pop();
            }
        }
    }

    /// Adds to the instruction of the innermost field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut() {
            field.instruction.push_str(text);
        }
    }

    /// Whether text here belongs to an instruction.
    pub(super) fn is_instruction(&self) -> bool {
        self.0.iter().any(|field| !field.is_shown)
    }

    /// Where text here leads.
    pub(super) fn link(&self) -> Option<Rc<str>> {
        self.0.iter().rev().find_map(|field| link(&field.instruction))
    }

    /// Forgets fields that never came to their text, so that a damaged one hides one paragraph at
    /// most.
    pub(super) fn end_paragraph(&mut self) {
        self.0.retain(|field| field.is_shown);
    }
}

/// The address in an instruction such as `HYPERLINK "https://example.org"`.
pub(super) fn link(instruction: &str) -> Option<Rc<str>> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    web_address(target)
}
