//! The lists of a text document: what stands before an item.

use std::collections::BTreeMap;

use crate::read::decode::block::Mark;
use crate::read::decode::docx::counted;
use crate::read::decode::xml::Element;

/// The name under which the numbers of headings are kept; no list style can have it.
const HEADINGS: &str = "";

/// All list styles, and how far each level has counted.
pub(super) struct Lists {
    styles: BTreeMap<String, BTreeMap<u32, Level>>,
    counts: BTreeMap<(String, u32), u32>,
}

#[derive(Default)]
struct Level {
    start: u32,
    is_bullet: bool,
    /// `1`, `a`, `I`…; empty for nothing.
    format: String,
    before: String,
    after: String,
    /// How many levels are shown, this one and those above it.
    shown: u32,
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
        let mut styles: BTreeMap<String, _> = lists.collect();
        let office = named.child("office:styles");
        let outline = office.and_then(|styles| styles.child("text:outline-style"));
        let outline = outline.into_iter().flat_map(Element::elements).map(level).collect();
        styles.insert(HEADINGS.to_owned(), outline);
        Self { styles, counts: BTreeMap::new() }
    }

    /// Begins a list, which goes on counting only if it says so; levels count from 1.
    pub(super) fn begin(&mut self, list: &Element, style: &str, level: u32) {
        let continues = list.attribute("text:continue-numbering") == Some("true")
            || list.attribute("text:continue-list").is_some();
        if !continues {
            self.counts.remove(&(style.to_owned(), level));
        }
    }

    /// Counts an item and tells what stands before it, if anything.
    pub(super) fn mark(&mut self, item: &Element, style: &str, level: u32) -> Option<Mark> {
        let Some(known) = self.styles.get(style).and_then(|levels| levels.get(&level)) else {
            return Some(Mark::Bullet);
        };
        let count = self.counts.entry((style.to_owned(), level));
        let count =
            count.and_modify(|count| *count = count.saturating_add(1)).or_insert(known.start);
        if let Some(start) = item.number("text:start-value") {
            *count = start;
        }
        let count = *count;
        self.counts.retain(|(other, deeper), _| other != style || *deeper <= level);
        if known.is_bullet {
            return Some(Mark::Bullet);
        }
        let is_plain = known.format == "1" && known.before.is_empty() && known.shown <= 1;
        if is_plain && matches!(known.after.trim(), "" | "." | ")" | ".)" | ".-") {
            return Some(Mark::Number(count));
        }
        let label = self.label(style, level, known);
        (!label.is_empty()).then_some(Mark::Label(label))
    }

    /// Counts a heading and gives its number, if it has one.
    pub(super) fn heading(&mut self, heading: &Element, level: u32) -> Option<String> {
        match self.mark(heading, HEADINGS, level)? {
            Mark::Label(label) => Some(label),
            Mark::Number(_) => {
                let known = self.styles.get(HEADINGS)?.get(&level)?;
                Some(self.label(HEADINGS, level, known))
            }
            Mark::Bullet => None,
        }
    }

    /// What stands before an item, as it is shown.
    fn label(&self, style: &str, level: u32, known: &Level) -> String {
        let first = level.saturating_sub(known.shown.max(1) - 1).max(1);
        let numbers = (first..=level).filter_map(|at| {
            let own = self.styles.get(style)?.get(&at)?;
            let count = self.counts.get(&(style.to_owned(), at)).copied().unwrap_or(own.start);
            let format = match own.format.as_str() {
                "" => return None,
                "a" => "lowerLetter",
                "A" => "upperLetter",
                "i" => "lowerRoman",
                "I" => "upperRoman",
                _ => "decimal",
            };
            Some(counted(count, format))
        });
        let numbers: Vec<_> = numbers.collect();
        if known.format.is_empty() {
            return format!("{}{}", known.before, known.after).trim().to_owned();
        }
        format!("{}{}{}", known.before, numbers.join("."), known.after).trim().to_owned()
    }
}

fn level(element: &Element) -> (u32, Level) {
    let word = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
    let level = Level {
        start: element.number("text:start-value").unwrap_or(1),
        is_bullet: !matches!(
            element.name.as_str(),
            "text:list-level-style-number" | "text:outline-level-style"
        ),
        format: word("style:num-format"),
        before: word("style:num-prefix"),
        after: word("style:num-suffix"),
        shown: element.number("text:display-levels").unwrap_or(1),
    };
    (element.number("text:level").unwrap_or(1), level)
}
