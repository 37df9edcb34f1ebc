//! What a programme does in most of its titles: they begin with those who speak.
//!
//! « 11h30 Hind Jaraoui : Rôle des associations »: of a name that few bear, only its shape tells that it
//! is one. Where most titles of a programme begin with that shape and the same sign after it, it is.

use super::kind::kind_of;
use super::layout::{Entry, Opening};
use super::name::{
    first_word, has_evidence, is_function, is_in_capitals, is_organisation, is_person,
};
use super::words::{dashes, words};
use crate::model::session::SessionKind;

/// The people at the start of a title.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    /// Where they end.
    pub(super) end: usize,
    /// Where the title begins.
    pub(super) title: usize,
    sign: Sign,
    /// Whether brackets tell where the last of them works.
    bracketed: bool,
}

/// What stands between the people and the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Colon,
    Comma,
    Dash,
}

impl Lead {
    /// Whether the names alone tell that they are people: one that many bear, and a title that cannot
    /// be where they work.
    pub(super) fn is_sure(&self, text: &str) -> bool {
        const ARTICLES: &[&str] =
            &["Le ", "La ", "Les ", "L’", "L'", "Un ", "Une ", "The ", "Des "];
        let title = &text[self.title..];
        let long = words(title).len() >= 4;
        let articled = ARTICLES.iter().any(|article| title.starts_with(article));
        self.sign == Sign::Comma
            && has_evidence(&text[..self.end])
            && long
            && (self.bracketed || articled)
    }
}

/// The people that a title begins with, when a sign and a title follow them.
pub(super) fn leading_people(text: &str) -> Option<Lead> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let name_end = name_end(rest)?;
        let name = rest[..name_end].trim();
        if !is_person(name) || is_in_capitals(text) {
            return None;
        }
        let (after, bracketed) = after_brackets(rest, name_end)?;
        let end = at + after;
        let (sign, length) = sign_at(&text[end..])?;
        let next = end + length + leading_blank(&text[end + length..]);
        let goes_on = || {
            let rest = &text[next..];
            name_end_of(rest).is_some_and(is_person)
        };
        match sign {
            None => at = next,
            Some(Sign::Comma) if goes_on() => at = next,
            Some(sign) => {
                let lead = Lead { end, title: next, sign, bracketed };
                return is_title(&text[next..], sign).then_some(lead);
            }
        }
    }
}

fn leading_blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Where the name ends that a text begins with.
fn name_end(text: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let stops = [" et ", " and ", " & ", " und ", " y ", " e "];
    let dash = dashes(text).first().map(|cut| cut.start);
    let end = text.char_indices().map(|(at, _)| at).find(|&at| {
        text[at..].starts_with([',', ':', '(', '«', '“', '"'])
            || stops.iter().any(|stop| text[at..].starts_with(stop))
            || dash == Some(at)
    })?;
    (end > 0 && end <= LONGEST).then_some(end)
}

fn name_end_of(text: &str) -> Option<&str> {
    name_end(text).map(|end| text[..end].trim())
}

/// Where a text goes on after the brackets that may follow a name, and whether there are any.
fn after_brackets(text: &str, end: usize) -> Option<(usize, bool)> {
    let rest = &text[end..];
    let comma = rest.strip_prefix(',').map(str::trim_start);
    let opened = comma.filter(|it| it.starts_with('(')).unwrap_or(rest);
    if !opened.starts_with('(') {
        return Some((end, false));
    }
    let close = opened.find(')')?;
    Some((text.len() - opened.len() + close + 1, true))
}

/// The sign that a text begins with, none where it only joins two people, and its length.
fn sign_at(text: &str) -> Option<(Option<Sign>, usize)> {
    let blank = leading_blank(text);
    let rest = &text[blank..];
    if let Some(join) =
        ["et ", "and ", "& ", "und ", "y ", "e "].iter().find(|it| rest.starts_with(**it))
    {
        return Some((None, blank + join.len()));
    }
    if let Some(cut) = dashes(text).first().filter(|cut| text[..cut.start].trim().is_empty()) {
        return Some((Some(Sign::Dash), cut.end));
    }
    match rest.chars().next()? {
        ':' => Some((Some(Sign::Colon), blank + 1)),
        ',' => Some((Some(Sign::Comma), blank + 1)),
        _ => None,
    }
}

/// Whether what follows people may be a title rather than what they do or where.
fn is_title(text: &str, sign: Sign) -> bool {
    let first = first_word(text);
    let begins: Vec<&str> = text.split_whitespace().take(2).collect();
    let apart = sign == Sign::Colon || text.starts_with(|c: char| c.is_uppercase() || c == '«');
    apart
        && words(text).len() >= 2
        && !is_function(first)
        && !(sign == Sign::Comma && is_organisation(&begins.join(" ")))
}

/// Makes speakers of what most titles begin with.
pub(super) fn settle(entries: &mut [Entry]) {
    for sign in [Sign::Colon, Sign::Comma, Sign::Dash] {
        let leads: Vec<Option<Lead>> =
            entries.iter().map(|entry| lead_of(entry).filter(|lead| lead.sign == sign)).collect();
        let plain = entries.iter().filter(|entry| is_plain(entry)).count();
        let found = leads.iter().flatten().count();
        if found < 3 || found * 3 < plain * 2 {
            continue;
        }
        for (entry, lead) in entries.iter_mut().zip(leads) {
            if let (Entry::Opening(opening), Some(lead)) = (entry, lead) {
                let whole = opening.title.clone();
                opening.speakers.push(whole.part(&whole.text[..lead.end]));
                opening.title = whole.part(whole.text[lead.title..].trim());
            }
        }
    }
}

fn lead_of(entry: &Entry) -> Option<Lead> {
    let Entry::Opening(opening) = entry else { return None };
    is_plain(entry).then(|| leading_people(&opening.title.text)).flatten()
}

/// Whether an entry is a session whose title may name who speaks.
fn is_plain(entry: &Entry) -> bool {
    let Entry::Opening(opening) = entry else { return false };
    let Opening { title, speakers, tracks, .. } = opening;
    speakers.is_empty()
        && tracks.is_empty()
        && !title.text.contains('\n')
        && words(&title.text).len() > 2
        && matches!(kind_of(&title.text), SessionKind::Other)
}
