//! An agenda without hours: its points are sessions in their order. Where the event has its hours and
//! each point its length, the hours follow.

use jiff::civil::Time;

use super::kind::is_day_part;
use super::layout::{Entry, Opening};
use super::line::{Line, Marker};
use super::role::role_label;
use super::speaker::{self, Trust};
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
    listed_points(entries).or_else(|| timed_lines(entries)).or_else(|| half_days(entries))
}

/// The lines without a marker that follow one another and of which most have lengths.
fn timed_lines(entries: &[Entry]) -> Option<Vec<usize>> {
    let timed = |at: &usize| length(&entries[*at]).is_some();
    let first = (0..entries.len()).find(timed)?;
    let line = |entry: &Entry| matches!(entry, Entry::Line(line) if !line.apart);
    let last = (first + 1..entries.len()).take_while(|&at| line(&entries[at])).last()?;
    let found: Vec<_> = (first..=last).collect();
    (found.len() > 2 && found.iter().filter(|at| timed(at)).count() * 3 >= found.len() * 2)
        .then(|| found.into_iter().filter(timed).collect())
}

/// The lines below « Matin » and « Après-midi », where most of them name a point and who speaks.
fn half_days(entries: &[Entry]) -> Option<Vec<usize>> {
    let part = |entry: &Entry| matches!(entry, Entry::Layout(line) if line.text.split(['(', ':', ',']).next().is_some_and(is_day_part));
    let mut found = Vec::new();
    let mut heads = 0;
    let mut at = 0;
    while at < entries.len() {
        if !part(&entries[at]) {
            at += 1;
            continue;
        }
        heads += 1;
        at += 1;
        let first = at;
        while let Some(Entry::Line(line)) = entries.get(at).filter(|_| at < first + 40) {
            if line.apart && at > first || line.text.chars().count() > 200 {
                break;
            }
            let named = speaker::listed(&line.text, Trust::Line).is_some_and(|list| list.whole);
            if !named && role_label(&line.text).is_none() {
                found.push(at);
            }
            at += 1;
        }
    }
    let told = |at: &&usize| {
        matches!(&entries[**at], Entry::Line(line)
        if line.marker == Marker::Item || !dashes(&line.text).is_empty() || line.text.contains(" : "))
    };
    (heads > 1 && found.len() > 2 && found.iter().filter(told).count() * 3 >= found.len() * 2)
        .then_some(found)
}

fn listed_points(entries: &[Entry]) -> Option<Vec<usize>> {
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
    // « Introduction (5 min) – Ana Roux »
    let within = || {
        let (_, rest) = text.split_once('(')?;
        rest.split_once(')').map(|it| it.0)
    };
    dashed
        .and_then(of)
        .or_else(|| of(bracketed()?))
        .or_else(|| of(within()?))
        .or_else(|| of(after()?))
}
