//! Where in a file the texts stand that the pass would change.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::discover::{self, Role};
use crate::model::event::Typography;
use crate::parse::document::Document;
use crate::polish::{Rewritten, corrected};
use crate::read::yaml::{Node, Value};
use crate::source::{Source, Span};

/// A range of a source's text and what should stand there.
pub(super) type Edit = (Range<usize>, String);

/// What changes in a source, in the order of places.
pub(super) fn edits(file: &Document, rewritten: &[Rewritten], typography: Typography) -> Vec<Edit> {
    let mut edits = Vec::new();
    let (id, source) = (file.id, &*file.source);
    let own = |span: Option<Span>| match span {
        Some(span) => span.source == id,
        // What is said of the event itself comes from its fiche or from the agenda.
        None => matches!(discover::role(source.known_as()), Ok(Some(Role::Agenda))),
    };
    let body = file.text().map_or(0..0, |text| text.range.clone());
    for text in rewritten.iter().filter(|text| own(text.span)) {
        let ranges = match text.span.filter(|_| text.is_exact) {
            Some(span) => within(source, span, &text.before),
            None => alone(source, &body, text).into_iter().collect(),
        };
        edits.extend(
            ranges
                .into_iter()
                .flat_map(|range| differences(&text.before, &text.after, range.start).into_iter()),
        );
    }
    if let Some(node) = file.node() {
        let words = rewritten.iter().filter(|text| !text.is_exact);
        let words = words.map(|text| (text.before.trim(), text.language.as_str())).collect();
        in_yaml(source, node, &Words { typography, languages: words }, &mut edits);
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    edits.dedup_by(|second, first| second.0 == first.0 || second.0.start < first.0.end);
    edits
}

/// The place of a text whose node may have opened with a mark (`[!ZOOM]`, `— `), or both places of
/// what stands as a picture's alternative and caption.
fn within(source: &Source, span: Span, text: &str) -> Vec<Range<usize>> {
    let written = source.text.get(span.range()).unwrap_or_default();
    if written.starts_with("![") {
        let path = written.find("](").map_or(0..0, |at| {
            let rest = &written[at..];
            at..at + rest.find(char::is_whitespace).unwrap_or(rest.len())
        });
        let places = written.match_indices(text).map(|(at, _)| at);
        let places = places.filter(|at| at + text.len() <= path.start || path.end <= *at);
        return places.map(|at| span.start + at..span.start + at + text.len()).collect();
    }
    let ends = written.ends_with(text) && !written.contains('\n');
    ends.then(|| span.end - text.len()..span.end).into_iter().collect()
}

/// The place of a title in a text: within what it belongs to, else where it stands once.
fn alone(source: &Source, body: &Range<usize>, text: &Rewritten) -> Option<Range<usize>> {
    let whole = &source.text;
    let places = whole.match_indices(text.before.as_str()).map(|(at, it)| at..at + it.len());
    let places = places.filter(|place| {
        let (before, after) = (&whole[..place.start], &whole[place.end..]);
        body.contains(&place.start)
            && !before.ends_with(char::is_alphanumeric)
            && !after.starts_with(char::is_alphanumeric)
    });
    let places: Vec<_> = places.collect();
    let within = |place: &&Range<usize>| {
        text.span.is_some_and(|span| span.start <= place.start && place.end <= span.end)
    };
    match (places.iter().find(within), &places[..]) {
        (Some(place), _) => Some(place.clone()),
        (None, [only]) => Some(only.clone()),
        _ => None,
    }
}

/// The texts that change, each with its language, and whose rules they follow.
struct Words<'a> {
    typography: Typography,
    languages: BTreeMap<&'a str, &'a str>,
}

/// The values of YAML that are one of the words, however they are folded or quoted.
fn in_yaml(source: &Source, node: &Node, words: &Words<'_>, edits: &mut Vec<Edit>) {
    match &node.value {
        Value::Text(text) => edits.extend(scalar(source, node.span, text.trim(), words)),
        Value::List(items) => {
            items.iter().for_each(|item| in_yaml(source, item, words, edits));
        }
        Value::Map(entries) => {
            entries.iter().for_each(|(_, value)| in_yaml(source, value, words, edits));
        }
        _ => {}
    }
}

fn scalar(source: &Source, span: Span, value: &str, words: &Words<'_>) -> Vec<Edit> {
    let Some(language) = words.languages.get(value) else { return Vec::new() };
    let written = source.text.get(span.range()).unwrap_or_default();
    // The pieces of a folded text, with their places.
    let mut pieces: Vec<(usize, &str)> = Vec::new();
    let mut at = span.start;
    for line in written.split('\n') {
        let piece = line.trim();
        let is_mark = matches!(piece.trim_end_matches(['-', '+']), ">" | "|");
        let is_words = !piece.is_empty() && (!is_mark || !pieces.is_empty());
        if is_words {
            pieces.push((at + line.len() - line.trim_start().len(), piece));
        }
        at += line.len() + 1;
    }
    for quote in ['"', '\''] {
        if written.len() > 1 && written.starts_with(quote) && written.ends_with(quote) {
            if let Some((at, first)) = pieces.first_mut() {
                *at += 1;
                *first = &first[1..];
            }
            if let Some((_, last)) = pieces.last_mut() {
                *last = &last[..last.len() - 1];
            }
        }
    }
    let texts: Vec<_> = pieces.iter().map(|(_, piece)| *piece).collect();
    // What parts the lines is the value's: a space where they are folded, else a line's end.
    let mut line = Vec::new();
    let mut rest = value;
    for text in &texts {
        let Some(at) = rest.find(text).filter(|&at| rest[..at].trim().is_empty()) else {
            return Vec::new();
        };
        line.extend([&rest[..at], *text]);
        rest = &rest[at + text.len()..];
    }
    if !rest.trim().is_empty() || line.is_empty() {
        return Vec::new();
    }
    line.remove(0);
    let set = corrected(words.typography, language, &line);
    let set = set.iter().step_by(2).zip(&pieces);
    set.flat_map(|(after, (at, before))| differences(before, after, *at)).collect()
}

/// The places where two texts of the same letters differ, the first of which stands at `start`.
fn differences(before: &str, after: &str, start: usize) -> Vec<Edit> {
    let sign = |c: &char| !c.is_alphanumeric();
    let mut edits = Vec::new();
    let (mut old, mut new) = (before, after);
    while !(old.is_empty() && new.is_empty()) {
        let (a, b) = (old.chars().next(), new.chars().next());
        if let (Some(a), true) = (a, a == b) {
            (old, new) = (&old[a.len_utf8()..], &new[a.len_utf8()..]);
            continue;
        }
        let run = |text: &str| text.chars().take_while(sign).map(char::len_utf8).sum::<usize>();
        let (gone, come) = (run(old), run(new));
        if gone + come == 0 {
            break;
        }
        let at = start + before.len() - old.len();
        edits.push((at..at + gone, new[..come].to_owned()));
        (old, new) = (&old[gone..], &new[come..]);
    }
    edits
}

/// The file with its changes, and how many; everything else byte for byte: line ends, byte-order
/// mark and accents as they were. `text` is what the file was read as.
pub(super) fn rewrite(old: &str, text: &str, edits: &[Edit]) -> Option<(String, usize)> {
    let mut new = String::with_capacity(old.len() + 64);
    let mut edits = edits.iter().peekable();
    let mut count = 0;
    let mut start = 0;
    let mark = if old.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    new.push_str(&old[..mark]);
    let mut lines = text.split('\n');
    for written in old[mark..].split_inclusive('\n') {
        let line = lines.next()?;
        let bare = written.trim_end_matches('\n');
        let bare = bare.strip_suffix('\r').unwrap_or(bare);
        let mut from = 0;
        while let Some((range, put)) = edits.next_if(|(range, _)| range.end <= start + line.len()) {
            let places = [range.start, range.end].map(|at| place(bare, line, at - start));
            if let [Some(first), Some(last)] = places {
                new.push_str(&bare[from..first]);
                new.push_str(put);
                from = last;
                count += 1;
            }
        }
        new.push_str(&written[from..]);
        start += line.len() + 1;
    }
    (count > 0).then_some((new, count))
}

/// The byte of a line as it is written for a byte of the same line as it was read, which may differ
/// by the form of its accents.
fn place(written: &str, read: &str, at: usize) -> Option<usize> {
    if written == read {
        return Some(at);
    }
    let mut ends = written.char_indices().map(|(at, _)| at).chain([written.len()]);
    let found = ends.find(|&end| written[..end].nfc().collect::<String>() == read[..at]);
    // A combining mark belongs to the letter before it.
    found.filter(|&end| written[end..].nfc().collect::<String>() == read[at..])
}

#[cfg(test)]
mod tests;
