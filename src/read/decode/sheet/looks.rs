//! How a workbook shows its cells: percentages, numbers that are telephone numbers, merged and struck cells.

use std::collections::{BTreeMap, BTreeSet};

use super::Cells;
use super::tags::{Seen, each};

/// What the styles of a workbook say of its cells, by the number of the style.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Shown>);

/// A format that shows a number otherwise than by its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Format {
    /// `0.0%`, with so many decimals.
    Percent(usize),
    /// `0# ## ## ## ##`: places for digits, and what stands between them.
    Mask(Vec<Place>),
    /// The words that the file gives beside the number.
    Words(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A digit; a nought where there is none.
    Nought,
    /// A digit, if there is one.
    Digit,
    /// A sign that stands as it is.
    Sign(char),
}

/// What one sheet shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Looks {
    /// The style of each cell that has one which counts.
    styled: BTreeMap<(u32, u32), Shown>,
    /// Cells that go on over rows: the column, the first row and the last.
    merged: Vec<(u32, u32, u32)>,
}

/// How a cell is shown, where that counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    format: Option<Format>,
    is_struck: bool,
}

impl Shown {
    /// How a cell is shown of which the file gives the words.
    pub(super) fn of_text(text: Option<&str>, is_struck: bool) -> Option<Self> {
        let text = text.map(str::trim).filter(|it| it.contains(|c: char| c.is_ascii_digit()));
        // Too narrow for its digits.
        let text = text.filter(|it| !it.contains("E+"));
        let format = text.map(|it| Format::Words(it.to_owned()));
        (format.is_some() || is_struck).then_some(Self { format, is_struck })
    }
}

impl Styles {
    /// Reads `xl/styles.xml`.
    pub(super) fn of_xlsx(xml: &str) -> Self {
        let mut styles = Self::default();
        let mut own: BTreeMap<u32, String> = BTreeMap::new();
        let mut fonts: Vec<bool> = Vec::new();
        // The part of the styles that one is in.
        let mut part = String::new();
        each(xml, |seen| match seen {
            Seen::Opens(tag) => match (part.as_str(), tag.name()) {
                (_, name @ ("numFmts" | "fonts" | "cellXfs" | "cellStyleXfs" | "dxfs")) => {
                    name.clone_into(&mut part);
                }
                ("numFmts", "numFmt") => {
                    own.extend(tag.number("numFmtId").zip(tag.value("formatCode")));
                }
                ("fonts", "font") => fonts.push(false),
                ("fonts", "strike") => {
                    let value = tag.value("val");
                    let is_on = !matches!(value.as_deref(), Some("0" | "false"));
                    fonts.last_mut().into_iter().for_each(|font| *font = is_on);
                }
                ("cellXfs", "xf") => {
                    let format = tag.number("numFmtId").and_then(|id| match id {
                        9 => Some(Format::Percent(0)),
                        10 => Some(Format::Percent(2)),
                        id => own.get(&id).and_then(|code| Format::read(code)),
                    });
                    let font = tag.number("fontId").and_then(|id| fonts.get(id as usize));
                    let is_struck = font.copied().unwrap_or_default();
                    styles.0.push(Shown { format, is_struck });
                }
                _ => {}
            },
            Seen::Closes(name) if name == part => part.clear(),
            _ => {}
        });
        styles
    }

    /// How a style shows a cell, where that counts.
    pub(super) fn shown(&self, style: u32) -> Option<Shown> {
        let shown = self.0.get(style as usize)?;
        (shown.format.is_some() || shown.is_struck).then(|| shown.clone())
    }
}

impl Format {
    /// Reads a number format as Excel writes it: what stands before the first `;`.
    fn read(code: &str) -> Option<Self> {
        let mut places = Vec::new();
        let mut signs = code.chars();
        let (mut is_percent, mut decimals, mut after_point) = (false, 0, false);
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                '"' => places.extend(signs.by_ref().take_while(|it| *it != '"').map(Place::Sign)),
                '\\' => places.extend(signs.next().map(Place::Sign)),
                '[' => signs.by_ref().take_while(|it| *it != ']').for_each(drop),
                '_' | '*' => drop(signs.next()),
                '%' => is_percent = true,
                '0' | '#' | '?' => {
                    decimals += usize::from(after_point);
                    places.push(if sign == '0' { Place::Nought } else { Place::Digit });
                }
                '.' if places.last().is_some_and(|it| !matches!(it, Place::Sign(_))) => {
                    after_point = true;
                    places.push(Place::Sign('.'));
                }
                ' ' | '-' | '/' | '(' | ')' | '+' | '.' | '\u{a0}' => {
                    places.push(Place::Sign(sign));
                }
                // A thousands sign, a date, a word: the number says enough.
                _ => return None,
            }
        }
        if is_percent {
            return Some(Self::Percent(decimals));
        }
        // Long numbers in groups, or with noughts in front: telephones, postcodes.
        let digits = places.iter().filter(|it| !matches!(it, Place::Sign(_))).count();
        let noughts = places.iter().take_while(|it| **it == Place::Nought).count();
        let is_mask = digits >= 5 && !after_point && (places.len() > digits || noughts >= 5);
        is_mask.then_some(Self::Mask(places))
    }

    /// A number as it is shown.
    fn shown(&self, number: f64) -> Option<String> {
        match self {
            Self::Words(words) => Some(words.clone()),
            Self::Percent(decimals) => Some(format!("{:.decimals$}%", number * 100.0)),
            Self::Mask(places) => {
                if number < 0.0 || number.fract() != 0.0 || number > 1e15 {
                    return None;
                }
                let mut digits: Vec<char> = format!("{number:.0}").chars().collect();
                let room = places.iter().filter(|it| !matches!(it, Place::Sign(_))).count();
                let more = digits.len().saturating_sub(room);
                let mut shown: String = digits.drain(..more).collect();
                let mut blank = room.saturating_sub(digits.len());
                let mut digits = digits.into_iter();
                for place in places {
                    match place {
                        Place::Sign(sign) => shown.push(*sign),
                        Place::Nought if blank > 0 => {
                            blank -= 1;
                            shown.push('0');
                        }
                        Place::Digit if blank > 0 => blank -= 1,
                        Place::Nought | Place::Digit => shown.extend(digits.next()),
                    }
                }
                Some(shown.trim().to_owned())
            }
        }
    }
}

/// The place that a reference names: `B4` is row 3 and column 1.
pub(super) fn place(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.chars().take_while(char::is_ascii_alphabetic).count();
    let (letters, digits) = reference.split_at(letters);
    let column = letters.chars().try_fold(0_u32, |column, letter| {
        let letter = u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1;
        column.checked_mul(26)?.checked_add(letter)
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

impl Looks {
    /// A cell that is shown in a way that counts.
    pub(super) fn add(&mut self, at: (u32, u32), shown: Shown) {
        self.styled.insert(at, shown);
    }

    /// A cell that goes on down to a row.
    pub(super) fn merge(&mut self, (top, column): (u32, u32), bottom: u32) {
        if bottom > top {
            self.merged.push((column, top, bottom));
        }
    }

    /// Gives numbers the form in which the sheet shows them.
    pub(super) fn show(&self, cells: &mut Cells) {
        for ((row, column), shown) in &self.styled {
            let cell = cells.get_mut(row).and_then(|line| line.get_mut(column));
            let (Some(cell), Some(format)) = (cell, &shown.format) else { continue };
            if let Some(text) = cell.parse().ok().and_then(|number| format.shown(number)) {
                *cell = text;
            }
        }
    }

    /// Repeats what a merged cell says in each of its rows that says something, below the heads.
    pub(super) fn fill(&self, cells: &mut Cells, heads: u32) {
        for (column, top, bottom) in self.merged.iter().filter(|(_, top, _)| *top > heads) {
            let Some(text) = cells.get(top).and_then(|line| line.get(column)).cloned() else {
                continue;
            };
            for (_, line) in cells.range_mut(top + 1..=*bottom) {
                line.entry(*column).or_insert_with(|| text.clone());
            }
        }
    }

    /// The rows of which every word is struck through.
    pub(super) fn struck(&self, cells: &Cells) -> BTreeSet<u32> {
        if !self.styled.values().any(|it| it.is_struck) {
            return BTreeSet::new();
        }
        let is_struck = |at: (u32, u32)| self.styled.get(&at).is_some_and(|it| it.is_struck);
        let rows = cells
            .iter()
            .filter(|(row, line)| line.keys().all(|column| is_struck((**row, *column))));
        rows.map(|(row, _)| *row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        for (code, number, expected) in [
            ("0%", 0.25, Some("25%")),
            ("0.0%", 0.256, Some("25.6%")),
            ("0#\" \"##\" \"##\" \"##\" \"##", 612_345_678.0, Some("06 12 34 56 78")),
            ("0#\\ ##\\ ##\\ ##\\ ##", 145_221_010.0, Some("01 45 22 10 10")),
            ("[>=3000000000000]#\" \"##;0", 12.0, None),
            ("00000", 1234.0, Some("01234")),
            ("00000", 41_270.0, Some("41270")),
            ("#,##0.00", 1234.5, None),
            ("General", 12.0, None),
            ("dd/mm/yyyy", 45_000.0, None),
            ("0.00", 1.5, None),
        ] {
            let shown = Format::read(code).and_then(|format| format.shown(number));
            assert_eq!(shown.as_deref(), expected, "{code}");
        }
    }

    #[test]
    fn styles_and_merged_cells_are_found() {
        let styles = Styles::of_xlsx(
            "<styleSheet><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##\"/></numFmts>\
             <fonts count=\"2\"><font><sz val=\"11\"/></font><font><strike/></font></fonts>\
             <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"9\" fontId=\"1\"/><xf numFmtId=\"164\" fontId=\"0\"/></cellXfs></styleSheet>",
        );
        let mut looks = Looks::default();
        for (at, style) in [((2, 0), 1), ((2, 1), 2), ((3, 1), 0)] {
            styles.shown(style).into_iter().for_each(|shown| looks.add(at, shown));
        }
        looks.merge((2, 2), 4);
        looks.merge((0, 0), 0);
        let mut cells = Cells::new();
        for (at, text) in
            [((2, 0), "0.5"), ((2, 1), "612345678"), ((2, 2), "Atelier"), ((4, 0), "x")]
        {
            cells.entry(at.0).or_default().insert(at.1, text.to_owned());
        }
        looks.show(&mut cells);
        looks.fill(&mut cells, 0);
        assert_eq!(cells[&2][&0], "50%");
        assert_eq!(cells[&2][&1], "06 12 34 56 78");
        assert_eq!(cells[&4][&2], "Atelier");
        assert!(!cells.contains_key(&3));
        assert!(looks.struck(&cells).is_empty(), "a row with other words is not struck");
        cells.get_mut(&2).unwrap().retain(|column, _| *column == 0);
        assert_eq!(looks.struck(&cells).into_iter().collect::<Vec<_>>(), [2]);
    }
}
