//! The lists of a Word document: what stands before an item.

use std::collections::BTreeMap;

use super::styles::is_on;
use crate::read::decode::block::Mark;
use crate::read::decode::xml::Element;

/// All lists, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// Levels by the id of the definition.
    definitions: BTreeMap<String, BTreeMap<u32, Level>>,
    /// The definition and the restarts of each list.
    lists: BTreeMap<String, List>,
    counts: BTreeMap<(String, u32), u32>,
}

struct List {
    definition: String,
    /// Levels that count anew when the list first shows; emptied then.
    restarts: BTreeMap<u32, u32>,
}

struct Level {
    format: String,
    text: String,
    start: u32,
    /// Whether all numbers are shown as decimals.
    is_legal: bool,
    style: Option<String>,
}

impl Numbering {
    /// Reads the part `numbering.xml`.
    pub(super) fn read(root: &Element) -> Self {
        let mut numbering = Self::default();
        for element in root.elements() {
            match element.name.as_str() {
                "w:abstractNum" => {
                    let id = element.attribute("w:abstractNumId").unwrap_or_default();
                    numbering.definitions.insert(id.to_owned(), levels(element));
                }
                "w:num" => {
                    let id = element.attribute("w:numId").unwrap_or_default();
                    numbering.lists.insert(id.to_owned(), list(element));
                }
                _ => {}
            }
        }
        numbering
    }

    /// The level that a definition reserves for a paragraph style.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<u32> {
        let levels = self.definitions.get(&self.lists.get(list)?.definition)?;
        levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    /// Counts an item and tells what stands before it, if anything.
    pub(super) fn mark(&mut self, list: &str, at: u32) -> Option<Mark> {
        let Self { definitions, lists, counts } = self;
        let Some(list) = lists.get_mut(list) else { return Some(Mark::Bullet) };
        let Some(levels) = definitions.get(&list.definition) else { return Some(Mark::Bullet) };
        let Some(level) = levels.get(&at) else { return Some(Mark::Bullet) };
        let key = (list.definition.clone(), at);
        let count = match (list.restarts.remove(&at), counts.get(&key)) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        };
        counts.insert(key, count);
        let definition = &list.definition;
        counts.retain(|(other, deeper), _| other != definition || *deeper <= at);
        let own = format!("%{}", at.saturating_add(1));
        let is_number = level.format == "decimal"
            && matches!(level.text.trim().strip_prefix(&own), Some("" | "." | ")" | ".)" | ".-"));
        match level.format.as_str() {
            "bullet" => Some(Mark::Bullet),
            _ if is_number => Some(Mark::Number(count)),
            _ => {
                let label = label(counts, definition, levels, level);
                (!label.trim().is_empty()).then(|| Mark::Label(label.trim().to_owned()))
            }
        }
    }
}

/// The pattern of a level with the numbers filled in.
fn label(
    counts: &BTreeMap<(String, u32), u32>,
    definition: &str,
    levels: &BTreeMap<u32, Level>,
    level: &Level,
) -> String {
    let mut label = level.text.clone();
    for (at, other) in levels {
        let count = counts.get(&(definition.to_owned(), *at)).unwrap_or(&other.start);
        let place = format!("%{}", at.saturating_add(1));
        // « 1.1 » below « I » is what legal numbering asks for.
        let format = if level.is_legal { "decimal" } else { &other.format };
        label = label.replace(&place, &written(*count, format));
    }
    label
}

fn levels(definition: &Element) -> BTreeMap<u32, Level> {
    let levels = definition.elements().filter(|element| element.name == "w:lvl");
    levels
        .map(|level| {
            let value = |name: &str| level.child(name)?.attribute("w:val");
            let read = Level {
                format: value("w:numFmt").unwrap_or("decimal").to_owned(),
                text: value("w:lvlText").unwrap_or_default().to_owned(),
                start: value("w:start").and_then(|start| start.parse().ok()).unwrap_or(1),
                is_legal: level.child("w:isLgl").is_some_and(is_on),
                style: value("w:pStyle").map(str::to_owned),
            };
            (level.number("w:ilvl").unwrap_or(0), read)
        })
        .collect()
}

fn list(element: &Element) -> List {
    let definition = element.child("w:abstractNumId").and_then(|id| id.attribute("w:val"));
    let overrides = element.elements().filter(|element| element.name == "w:lvlOverride");
    let restarts = overrides.filter_map(|level| {
        let start = level.child("w:startOverride")?.number("w:val")?;
        Some((level.number("w:ilvl")?, start))
    });
    List { definition: definition.unwrap_or_default().to_owned(), restarts: restarts.collect() }
}

/// A number in one of Word's usual forms.
pub(in crate::read::decode) fn written(number: u32, format: &str) -> String {
    // After « z » comes « aa ».
    let letter = |first: u8| {
        let at = number.checked_sub(1).filter(|at| *at < 260)?;
        let sign = char::from(first + u8::try_from(at % 26).ok()?);
        Some(sign.to_string().repeat(usize::try_from(at / 26 + 1).ok()?))
    };
    let form = match format {
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "upperRoman" => Some(roman(number)),
        "lowerRoman" => Some(roman(number).to_lowercase()),
        "decimalZero" => Some(format!("{number:02}")),
        "ordinal" => Some(format!("{number}e")),
        "none" | "bullet" => Some(String::new()),
        _ => None,
    };
    form.unwrap_or_else(|| number.to_string())
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..400).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}
