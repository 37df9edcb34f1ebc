//! The lists of a text document: what stands before an item.

use std::collections::BTreeMap;

use crate::read::decode::xml::Element;

/// All list styles, and how far each level has counted.
pub(super) struct Lists {
    styles: BTreeMap<String, BTreeMap<u32, Level>>,
    counts: BTreeMap<(String, u32), u32>,
}

struct Level {
    start: u32,
    sort: Sort,
}

enum Sort {
    Bullet,
    Number,
    /// Words around the number, such as « Atelier » and « : ».
    Label(String, String),
    Bare,
}

/// What stands before an item.
pub(super) enum Mark {
    /// A bullet.
    Bullet,
    /// A number.
    Number(u32),
    /// Words with a number.
    Label(String),
    /// Nothing.
    None,
}

impl Lists {
    /// Reads the named list styles of `styles.xml` and the automatic ones of `content.xml`.
    pub(super) fn read(named: &Element, content: &Element) -> Self {
        let parts = [named.child("office:styles"), content.child("office:automatic-styles")];
        let styles = parts.into_iter().flatten().flat_map(Element::elements);
        let lists = styles.filter(|style| style.name == "text:list-style").map(|style| {
            let name = style.attribute("style:name").unwrap_or_default();
            (name.to_owned(), style.elements().map(level).collect())
        });
        Self { styles: lists.collect(), counts: BTreeMap::new() }
    }

    /// Begins a list, which goes on counting only if it says so; levels count from 1.
    pub(super) fn begin(&mut self, list: &Element, style: &str, level: u32) {
        let continues = list.attribute("text:continue-numbering") == Some("true")
            || list.attribute("text:continue-list").is_some();
        if !continues {
            self.counts.remove(&(style.to_owned(), level));
        }
    }

    /// Counts an item and tells what stands before it.
    pub(super) fn mark(&mut self, item: &Element, style: &str, level: u32) -> Mark {
        let known = self.styles.get(style).and_then(|levels| levels.get(&level));
        let Some(known) = known else { return Mark::Bullet };
        let count = self.counts.entry((style.to_owned(), level));
        let count =
            count.and_modify(|count| *count = count.saturating_add(1)).or_insert(known.start);
        if let Some(start) = item.number("text:start-value") {
            *count = start;
        }
        match &known.sort {
            Sort::Bullet => Mark::Bullet,
            Sort::Number => Mark::Number(*count),
            Sort::Label(before, after) => Mark::Label(format!("{before}{count}{after}")),
            Sort::Bare => Mark::None,
        }
    }
}

fn level(element: &Element) -> (u32, Level) {
    let word = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
    let (before, after) = (word("style:num-prefix"), word("style:num-suffix"));
    let says_words = |text: &str| text.chars().filter(|sign| sign.is_alphabetic()).count() > 1;
    let sort = match element.name.as_str() {
        "text:list-level-style-number" if says_words(&before) || says_words(&after) => {
            Sort::Label(before, after)
        }
        "text:list-level-style-number" if word("style:num-format").is_empty() => Sort::Bare,
        "text:list-level-style-number" => Sort::Number,
        _ => Sort::Bullet,
    };
    let start = element.number("text:start-value").unwrap_or(1);
    (element.number("text:level").unwrap_or(1), Level { start, sort })
}
