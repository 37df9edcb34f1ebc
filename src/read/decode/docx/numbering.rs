//! The lists of a Word document: what stands before an item.

use std::collections::BTreeMap;

use crate::read::decode::xml::Element;

/// What stands before an item.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A bullet.
    Bullet,
    /// A number.
    Number(u32),
    /// Words with a number, such as « Atelier 1 : ».
    Label(String),
    /// Nothing.
    None,
}

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

    /// Counts an item and tells what stands before it.
    pub(super) fn mark(&mut self, list: &str, at: u32) -> Mark {
        let Self { definitions, lists, counts } = self;
        let Some(list) = lists.get_mut(list) else { return Mark::Bullet };
        let Some(levels) = definitions.get(&list.definition) else { return Mark::Bullet };
        let Some(level) = levels.get(&at) else { return Mark::Bullet };
        let key = (list.definition.clone(), at);
        let count = match (list.restarts.remove(&at), counts.get(&key)) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        };
        counts.insert(key, count);
        let definition = &list.definition;
        counts.retain(|(other, deeper), _| other != definition || *deeper <= at);
        match level.format.as_str() {
            "bullet" => Mark::Bullet,
            "none" => Mark::None,
            _ if says_words(&level.text) => Mark::Label(label(counts, definition, levels, level)),
            _ => Mark::Number(count),
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
        label = label.replace(&place, &written(*count, &other.format));
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

/// Whether a pattern such as « Atelier %1 : » holds a word besides its numbers.
fn says_words(pattern: &str) -> bool {
    pattern.chars().filter(|sign| sign.is_alphabetic()).count() > 1
}

/// A number in one of Word's usual forms.
fn written(number: u32, format: &str) -> String {
    let letter = |first: u8| {
        let at = u8::try_from(number.checked_sub(1)?).ok().filter(|at| *at < 26)?;
        Some(char::from(first + at).to_string())
    };
    let form = match format {
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "upperRoman" => Some(roman(number)),
        "lowerRoman" => Some(roman(number).to_lowercase()),
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
