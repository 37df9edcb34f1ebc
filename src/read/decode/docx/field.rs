//! Fields that Word spreads over several runs: an instruction, then the text that it made.

use std::rc::Rc;

use super::{equation, symbol};
use crate::read::decode::address::{mark, web_address};
use crate::read::decode::xml::Element;

/// How deep fields may lie within each other; people nest three.
const DEEPEST: usize = 32;

/// The fields that are open at a place in the text.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many more are open, which are not followed.
    deeper: usize,
}

#[derive(Default)]
struct Field {
    instruction: String,
    /// What a check box or a list of choices shows.
    control: Option<String>,
    /// Whether the text that it made has begun.
    is_shown: bool,
    /// Whether that text has words.
    has_words: bool,
}

/// What a field shows that made no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Words.
    Words(String),
    /// An equation on one line.
    Equation(String),
    /// A prompt that waits for words.
    Prompt,
}

impl Fields {
    /// Follows a `w:fldChar`; what to show where a field ends that made no text itself.
    pub(super) fn turn(&mut self, mark: &Element) -> Option<Shown> {
        let kind = mark.attribute("w:fldCharType").unwrap_or("end");
        match kind {
            "begin" => {
                if self.open.len() >= DEEPEST {
                    self.deeper += 1;
                    return None;
                }
                let control = mark.child("w:ffData").and_then(control);
                self.open.push(Field { control, ..Field::default() });
                None
            }
            _ if self.deeper > 0 => {
                self.deeper -= usize::from(kind != "separate");
                None
            }
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.is_shown = true;
                }
                None
            }
            _ => {
                let field = self.open.pop()?;
                if field.has_words {
                    return None;
                }
                field.control.map(Shown::Words).or_else(|| shown(&field.instruction))
            }
        }
    }

    /// Adds to the instruction of the innermost field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut() {
            field.instruction.push_str(text);
        }
    }

    /// Notes that the open fields show words.
    pub(super) fn say(&mut self) {
        self.open.iter_mut().for_each(|field| field.has_words = true);
    }

    /// Whether text here belongs to an instruction.
    pub(super) fn is_instruction(&self) -> bool {
        self.open.iter().any(|field| !field.is_shown)
    }

    /// Where text here leads.
    pub(super) fn link(&self) -> Option<Rc<str>> {
        self.open.iter().rev().find_map(|field| link(&field.instruction))
    }

    /// Forgets fields that never came to their text, so that a damaged one hides one paragraph at
    /// most.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.is_shown);
        self.deeper = 0;
    }
}

/// What a check box or a list of choices of a form shows.
fn control(data: &Element) -> Option<String> {
    if let Some(checkbox) = data.child("w:checkBox") {
        let state = checkbox.child("w:checked").or_else(|| checkbox.child("w:default"));
        let value = state.map(|state| state.attribute("w:val").unwrap_or("1"));
        let is_checked = value.is_some_and(|value| !matches!(value, "0" | "false" | "off"));
        return Some(if is_checked { "☒" } else { "☐" }.to_owned());
    }
    let list = data.child("w:ddList")?;
    let chosen = list.child("w:result").or_else(|| list.child("w:default"));
    let chosen = chosen.and_then(|chosen| chosen.number("w:val")).unwrap_or(0);
    let mut entries = list.elements().filter(|element| element.name == "w:listEntry");
    let entry = entries.nth(usize::try_from(chosen).ok()?)?;
    entry.attribute("w:val").map(str::to_owned)
}

/// What a field without a text of its own shows, as far as its instruction tells.
pub(super) fn shown(instruction: &str) -> Option<Shown> {
    let instruction = instruction.trim();
    let (name, rest) = instruction.split_once(char::is_whitespace).unwrap_or((instruction, ""));
    match name.to_ascii_uppercase().as_str() {
        "EQ" => Some(Shown::Equation(equation::of_field(rest))),
        "QUOTE" => Some(Shown::Words(unquoted(rest).to_owned())),
        "FORMCHECKBOX" => Some(Shown::Words("☐".to_owned())),
        "MACROBUTTON" => Some(Shown::Prompt),
        "SYMBOL" => {
            let mut words = rest.split_whitespace();
            let code = words.next()?;
            let code = match code.strip_prefix("0x") {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => code.parse().ok()?,
            };
            let font = rest.split_once("\\f").map_or("", |(_, font)| unquoted(font));
            let sign = if symbol::is_symbolic(font) {
                symbol::unicode(font, code)?
            } else {
                char::from_u32(code)?
            };
            Some(Shown::Words(sign.to_string()))
        }
        _ => None,
    }
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => text.split(" \\").next().unwrap_or_default(),
    }
}

/// The address in an instruction such as `HYPERLINK "https://example.org"`.
pub(super) fn link(instruction: &str) -> Option<Rc<str>> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    if let Some(name) = rest.strip_prefix("\\l") {
        return mark(unquoted(name));
    }
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    web_address(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_without_a_text_show_what_word_shows() {
        let words = |text: &str| Some(Shown::Words(text.to_owned()));
        assert_eq!(shown(r#" QUOTE "Bonjour à tous" "#), words("Bonjour à tous"));
        assert_eq!(shown(r#"SYMBOL 224 \f "Wingdings""#), words("→"));
        assert_eq!(shown("SYMBOL 0x41 \\f Arial"), words("A"));
        assert_eq!(shown(r"EQ \f(a+b;2)"), Some(Shown::Equation("(a+b)/2".into())));
        assert_eq!(shown("MACROBUTTON NoMacro [Cliquez ici]"), Some(Shown::Prompt));
        assert_eq!(shown("PAGE"), None);
    }
}
