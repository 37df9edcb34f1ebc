//! An agenda without hours: its points are sessions in their order. Where the event has its hours and
//! each point its length, the hours follow.

use jiff::civil::Time;

use super::layout::{Entry, Opening};
use super::line::{Line, Marker};
use super::time::{self, Slot};
use super::title::announces_programme;
use super::words::dashes;

/// Makes sessions of the points of an agenda in which no line has hours.
pub(super) fn open(entries: &mut [Entry]) {
    if entries.iter().any(|entry| matches!(entry, Entry::Opening(_))) {
        return;
    }
    let Some(points) = points(entries) else { return };
    let begun = entries[..points[0]].iter().find_map(|entry| match entry {
        Entry::Line(line) | Entry::Day(line, _, _) => time::hours_within(&line.text),
        Entry::Layout(_) | Entry::Opening(_) => None,
    });
    let lengths: Vec<_> = points.iter().map(|&at| length(&entries[at])).collect();
    let told = lengths.iter().flatten().count() >= 2;
    let mut next: Option<Time> = begun.map(|slot| slot.start).filter(|_| told);
    for (&at, minutes) in points.iter().zip(lengths) {
        let Entry::Line(line) = &entries[at] else { continue };
        let start = next;
        next = start.zip(minutes).and_then(|(start, minutes)| time::later(start, minutes));
        let slot = start.map(|start| Slot::at(start, next));
        let opening = Opening::plain(line.clone(), slot, line.clone());
        entries[at] = Entry::Opening(opening);
    }
}

/// The entries that are the points: the items of the list below « Ordre du jour », else of the only
/// list of which the items have lengths.
fn points(entries: &[Entry]) -> Option<Vec<usize>> {
    let heads = |entry: &Entry| match entry {
        Entry::Layout(line) | Entry::Line(line) => announces_programme(&line.text),
        Entry::Day(..) | Entry::Opening(_) => false,
    };
    let after = entries.iter().rposition(heads).map(|at| at + 1);
    let below = after.map(|at| list(entries, at)).filter(|found| found.len() > 1);
    below.or_else(|| {
        let timed = |at: &usize| length(&entries[*at]).is_some();
        let starts = (0..entries.len()).filter(|&at| is_item(&entries[at]));
        let lists = starts.map(|at| list(entries, at));
        lists.into_iter().find(|list| {
            list.len() > 1 && list.iter().filter(|at| timed(at)).count() * 2 >= list.len()
        })
    })
}

/// The items of the list that begins at an entry or below it, those set in left out.
fn list(entries: &[Entry], from: usize) -> Vec<usize> {
    let Some(first) = (from..entries.len()).find(|&at| is_item(&entries[at])) else {
        return Vec::new();
    };
    let indent = match &entries[first] {
        Entry::Line(line) => line.indent,
        _ => 0,
    };
    let mut found = Vec::new();
    for (at, entry) in entries.iter().enumerate().skip(first) {
        match entry {
            Entry::Line(line) if line.marker == Marker::Item && line.indent <= indent => {
                found.push(at);
            }
            Entry::Line(line)
                if line.marker == Marker::Item || line.indent > indent || !line.apart => {}
            // « Après-midi », « Mardi 17 juin »
            Entry::Day(..) | Entry::Layout(_) => {}
            _ => break,
        }
    }
    found
}

fn is_item(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if line.marker == Marker::Item)
}

/// The length that a point tells at its end, in minutes.
fn length(entry: &Entry) -> Option<i64> {
    let Entry::Line(line) = entry else { return None };
    length_of(line)
}

fn length_of(line: &Line) -> Option<i64> {
    let text = line.text.trim_end_matches(['.', ';', ' ']);
    let dashed = dashes(text).into_iter().next_back().map(|cut| &text[cut.end..]);
    let bracketed = || text.strip_suffix([')', ']'])?.rsplit_once(['(', '[']).map(|it| it.1);
    let after = || text.rsplit_once([':', ',']).map(|it| it.1);
    let of = |text: &str| time::duration(text.trim());
    dashed.and_then(of).or_else(|| of(bracketed()?)).or_else(|| of(after()?))
}
