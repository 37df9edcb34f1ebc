//! Lines that lost their breaks: several sessions on one, or the next session's hours at its end.

use super::layout::is_layout;
use super::line::Line;
use super::time::{self, Slot};

/// The parts of a line into which several sessions were glued, each with its range of hours.
pub(super) fn parts(line: &Line) -> Vec<Line> {
    let text = &line.text;
    if text.contains(['|', '\t', '\n']) {
        return vec![line.clone()];
    }
    let hours = glued_hours(text);
    if !hours.is_empty() {
        let starts = std::iter::once(0).chain(hours.iter().copied());
        let ends = hours.iter().copied().chain([text.len()]);
        return starts.zip(ends).map(|(start, end)| line.part(&text[start..end])).collect();
    }
    let starts = paragraph(text);
    if !starts.is_empty() {
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let parts = starts.iter().zip(ends).map(|(&start, end)| line.part(text[start..end].trim()));
        return parts.filter(|part| !part.text.is_empty()).collect();
    }
    let mut cuts = vec![0];
    let mut last: Option<Slot> =
        time::leading_slot(text).map(|(slot, _)| slot).filter(|slot| slot.end.is_some());
    let begins = |at: usize| {
        let before = text[..at].chars().next_back();
        before.is_some_and(char::is_whitespace)
            && text[at..].starts_with(|c: char| c.is_ascii_digit())
    };
    for (at, _) in text.char_indices().filter(|&(at, _)| begins(at)) {
        let Some((slot, rest)) = time::leading_slot(&text[at..]) else { continue };
        let Some(end) = slot.end else { continue };
        let signed = rest.trim_start().starts_with([':', '–', '—', '-']);
        let joined = text[..at].trim_end().ends_with(['-', '–', '—', '(', ',', '/', '&'])
            || [" de", " et", " à", " to", " and"]
                .iter()
                .any(|word| text[..at].trim_end().ends_with(word));
        let later = last.is_none_or(|last| slot.start >= last.end.unwrap_or(last.start));
        if signed && !joined && later && end > slot.start {
            cuts.push(at);
            last = Some(slot);
        }
    }
    // « Programme16 octobre 2024 »
    let named =
        text.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0 && is_layout(&text[..at]));
    if let Some(at) = named.filter(|_| cuts.len() > 1) {
        cuts.insert(1, at);
    }
    cuts.dedup();
    if cuts.len() < 3
        && !(cuts.len() == 2
            && time::leading_slot(text).is_some_and(|(slot, _)| slot.end.is_some()))
    {
        return vec![line.clone()];
    }
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    let parts = cuts.iter().zip(ends).map(|(&start, end)| line.part(&text[start..end]));
    parts.filter(|part| !part.text.is_empty()).collect()
}

/// Where the sessions begin of a whole day on one line: « A partir de 12h30 Village 15h45 Entrée du public
/// 16h15 Accueil … »; also the start of what precedes them.
fn paragraph(text: &str) -> Vec<usize> {
    const SHORTEST: usize = 160;
    const FEWEST: usize = 4;
    if text.chars().count() < SHORTEST {
        return Vec::new();
    }
    let mut found: Vec<usize> = Vec::new();
    let mut last: Option<Slot> = None;
    for (at, _) in text.char_indices() {
        let before = text[..at].trim_end();
        let begins = text[..at].is_empty() || text[..at].ends_with(char::is_whitespace);
        if !begins || !text[at..].starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let Some((slot, rest)) = time::leading_slot(&text[at..]) else { continue };
        let written = text[at..text.len() - rest.len()].contains(['h', 'H', ':']);
        let titled =
            rest.trim_start().starts_with(|c: char| c.is_uppercase() || "«“:–-".contains(c));
        let start = ["A partir de", "À partir de", "Dès", "De"]
            .iter()
            .find_map(|lead| before.strip_suffix(lead))
            .map_or(at, str::len);
        let joined = start == at
            && [" à", " de", " vers", " dès", " to", " at", " jusqu'à", " et", "-", "–", "("]
                .iter()
                .any(|word| before.ends_with(word));
        let later = last.is_none_or(|last| slot.start > last.start);
        if written && titled && later && !joined {
            found.push(start);
            last = Some(slot);
        }
    }
    if found.len() < FEWEST {
        return Vec::new();
    }
    if found[0] > 0 {
        found.insert(0, 0);
    }
    found
}

/// Where hours with minutes follow a word without a space, as in « Kaffee13:30 Uhr ».
fn glued_hours(text: &str) -> Vec<usize> {
    if text.contains("://") || text.contains('@') {
        return Vec::new();
    }
    let mut before = ' ';
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        // « n'existe pas.9H00 – Ouverture »
        let sentence = before == '.'
            && c.is_ascii_digit()
            && text[..at - 1].ends_with(char::is_lowercase)
            && text[at..].trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['h', 'H']);
        let glued = sentence
            || c.is_ascii_digit()
                && (before.is_lowercase() || matches!(before, ')' | '?' | '!' | ';'));
        before = c;
        if !glued || text[..at].chars().filter(|c| c.is_alphabetic()).count() < 3 {
            continue;
        }
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let tail = text[at + digits..].strip_prefix([':', 'h', 'H', '.']);
        let minutes =
            tail.is_some_and(|tail| tail.bytes().take_while(u8::is_ascii_digit).count() == 2);
        if minutes && time::leading_slot(&text[at..]).is_some() {
            found.push(at);
        }
    }
    found
}
