//! Words of a programme that only the internal edition knows: `[words](#interne)` wherever they
//! stand, and the columns of tables whose head says « (interne) ».

use std::ops::Range;

use crate::spelling::reserving::reserved_head;

/// `[words](#interne)`: the signs before the words, the words, and the signs after them.
struct Mark {
    words: Range<usize>,
    end: usize,
}

fn marks(text: &str) -> Vec<Mark> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Mark> = Vec::new();
    for (at, _) in lower.match_indices("](#intern") {
        let Some(length) = lower[at..].find(')') else { continue };
        let from = found.last().map_or(0, |last| last.end);
        // A link within the words has brackets of its own.
        let mut depth = 0_usize;
        let open = text[from..at].char_indices().rev().find(|(_, c)| match c {
            ']' => {
                depth += 1;
                false
            }
            '[' if depth > 0 => {
                depth -= 1;
                false
            }
            '[' => true,
            _ => false,
        });
        if let Some((start, _)) = open {
            found.push(Mark { words: from + start + 1..at, end: at + length + 1 });
        }
    }
    found
}

/// The signs of the marks: without them, the words stand as they are.
#[must_use]
pub fn signs(text: &str) -> Vec<Range<usize>> {
    let signs = |mark: Mark| [mark.words.start - 1..mark.words.start, mark.words.end..mark.end];
    marks(text).into_iter().flat_map(signs).collect()
}

/// What is reserved, with its signs.
#[must_use]
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<_> =
        marks(text).into_iter().map(|mark| mark.words.start - 1..mark.end).collect();
    found.extend(columns(text));
    found.sort_by_key(|range| range.start);
    found
}

/// The cells of reserved columns, their heads too.
fn columns(text: &str) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        lines.push(start..start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
    }
    let is_rule = |line: &str| {
        line.contains('-') && line.contains('|') && line.chars().all(|c| "|-: \t".contains(c))
    };
    let mut found = Vec::new();
    let is_row =
        |rank: usize| lines.get(rank).is_some_and(|line| text[line.clone()].starts_with('|'));
    for rank in 0..lines.len() {
        // A head stands above its rule, or begins the rows of a sheet, which have none.
        let ruled = lines.get(rank + 1).is_some_and(|rule| is_rule(&text[rule.clone()]));
        let begins = is_row(rank) && is_row(rank + 1) && !rank.checked_sub(1).is_some_and(is_row);
        if !ruled && !begins {
            continue;
        }
        let head = cells(text, &lines[rank]);
        let is_reserved = |cell: &Range<usize>| reserved_head(&text[cell.clone()]).is_some();
        let reserved: Vec<_> =
            head.iter().enumerate().filter(|(_, cell)| is_reserved(cell)).map(|it| it.0).collect();
        if reserved.is_empty() {
            continue;
        }
        let below = lines.get(rank + 1 + usize::from(ruled)..).unwrap_or_default();
        let rows = below.iter().take_while(|line| text[(*line).clone()].contains('|'));
        for row in std::iter::once(&lines[rank]).chain(rows) {
            let cells = cells(text, row);
            found.extend(reserved.iter().filter_map(|at| cells.get(*at).cloned()));
        }
    }
    found
}

/// The cells of a line of a table.
fn cells(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let row = &text[line.clone()];
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in row.match_indices('|').filter(|(at, _)| !row[..*at].ends_with('\\')) {
        // What stands before the first bar is a cell when it says something.
        if start > 0 || !row[..at].trim().is_empty() {
            cells.push(line.start + start..line.start + at);
        }
        start = at + 1;
    }
    if !row[start..].trim().is_empty() {
        cells.push(line.start + start..line.end);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reserved(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_reserved_wherever_they_stand() {
        assert_eq!(reserved("9h Débat [la banque](#interne), fin"), ["[la banque](#interne)"]);
        assert_eq!(
            reserved("[a](#interne) b [c [d](http://e) f](#Interne)"),
            ["[a](#interne)", "[c [d](http://e) f](#Interne)"]
        );
        assert!(reserved("[a](#autre) et (#interne)").is_empty());
        let text = "x [a](#interne) y";
        let signs: Vec<_> = signs(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(signs, ["[", "](#interne)"]);
    }

    #[test]
    fn a_column_is_reserved_by_its_head() {
        let text =
            "| Heure | Note (interne) | Titre |\n|---|---|---|\n| 9h | la banque | Débat |\n\nfin";
        assert_eq!(reserved(text), [" Note (interne) ", " la banque "]);
        assert!(reserved("| Heure | Note |\n|---|---|\n| 9h | a |").is_empty());
    }
}
