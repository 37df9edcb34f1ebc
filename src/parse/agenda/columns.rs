//! Two columns of sessions side by side, as a page set in columns is copied: each line holds one of
//! the left and one of the right, with blanks between them.

use super::line::Line;
use super::time;

/// How far from one another the starts of one column may stand.
const SLACK: usize = 3;
/// Fewer lines are no columns.
const FEWEST: usize = 3;

/// The lines with those of the right column after those of the left one.
pub(super) fn unfold(lines: Vec<Line>) -> Vec<Line> {
    let starts: Vec<Option<usize>> = lines.iter().map(second_hours).collect();
    let Some((first, column)) = starts.iter().enumerate().find_map(|(rank, start)| {
        let column = (*start)?;
        let alike = starts.iter().flatten().filter(|it| it.abs_diff(column) <= SLACK).count();
        (alike >= FEWEST).then_some((rank, column))
    }) else {
        return lines;
    };
    let near = |start: &Option<usize>| start.is_some_and(|it| it.abs_diff(column) <= SLACK);
    let last = starts.iter().rposition(near).unwrap_or(first);
    // The heads of the columns, and lines of either column alone, belong to them.
    let begin = (0..first).rev().take_while(|&rank| cut(&lines[rank], column).is_some()).last();
    let begin = begin.unwrap_or(first);
    let beyond =
        lines[last + 1..].iter().take_while(|line| !line.apart || line.indent + SLACK >= column);
    let end = last + 1 + beyond.count();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in &lines[begin..end] {
        if line.indent + SLACK >= column {
            right.push(line.clone());
        } else if let Some(at) = cut(line, column) {
            let (before, after) = line.text.split_at(at);
            left.push(line.part(before));
            right.push(line.part(after));
        } else {
            left.push(line.clone());
        }
    }
    let mut unfolded = lines[..begin].to_vec();
    unfolded.append(&mut left);
    unfolded.append(&mut right);
    unfolded.extend_from_slice(&lines[end..]);
    unfolded
}

/// The column where the hours of a second session begin, after blanks, on a line that hours or a
/// title begin.
fn second_hours(line: &Line) -> Option<usize> {
    time::leading_slot(&line.text)?;
    gaps(&line.text).find_map(|at| {
        let (_, rest) = time::leading_slot(&line.text[at..])?;
        let titled = rest.chars().any(char::is_alphabetic);
        let before = time::leading_slot(&line.text[..at])?.1;
        (titled && before.chars().any(char::is_alphabetic)).then(|| column_of(line, at))
    })
}

/// Where the right part of a line begins, near a column.
fn cut(line: &Line, column: usize) -> Option<usize> {
    gaps(&line.text).find(|&at| column_of(line, at).abs_diff(column) <= SLACK)
}

/// Where words begin after two blanks or more.
fn gaps(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .filter_map(|(at, c)| (!c.is_whitespace() && text[..at].ends_with("  ")).then_some(at))
}

fn column_of(line: &Line, at: usize) -> usize {
    line.indent + line.text[..at].chars().count()
}
