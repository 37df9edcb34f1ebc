//! Who is announced: « Prénom NOM, fonction, organisme » and its many variants.
//!
//! What does not have the shape of a name or of an organisation is left alone: a line of text is
//! never taken for a speaker because it stands where one might.

use std::ops::Range;

pub use super::name::shown_name;
use super::name::{
    is_function, is_office_holder, is_organisation, is_person, is_single_name, is_surely_person,
    strip_civility,
};
use super::role::{is_lasting, role_label};
use super::words::{dashes, is_any, place, words};
use crate::model::person::Role;

/// Someone announced, with the place of the name in the text read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Announced {
    pub(super) place: Range<usize>,
    pub(super) name: Option<String>,
    pub(super) function: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) role: Option<Role>,
}

/// What a text that may list speakers says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// Who is announced.
    pub(super) speakers: Vec<Announced>,
    /// Whether the list ends with « … ».
    pub(super) open: bool,
    /// Whether the text says nothing else.
    pub(super) whole: bool,
}

/// How far shapes are trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// A line of any sort: a bare name of one word is no organisation.
    Line,
    /// An item of a list of panellists: « Unadel » alone is an organisation.
    Panel,
    /// What follows « avec », « animé par » or stands in a column of speakers: anything short.
    Column,
}

/// The speakers that a text lists, if it lists any.
pub(super) fn listed(text: &str, trust: Trust) -> Option<Listed> {
    let label = role_label(text);
    let (mut role, inner) = label.unwrap_or((None, text));
    let lasting = label.is_some_and(|(_, rest)| is_lasting(&text[..text.len() - rest.len()]));
    let mut trust = if label.is_some() { Trust::Column } else { trust };
    let (inner, open) = strip_ellipsis(inner);
    let mut result = Listed { speakers: Vec::new(), open, whole: true };
    for (part, begins) in parts(inner) {
        if begins && !lasting && !result.speakers.is_empty() {
            role = None;
        }
        let (part_role, part) =
            role_label(part).inspect(|_| trust = Trust::Column).unwrap_or((role, part));
        role = part_role;
        if let Some((mut announced, whole)) = one(text, part, trust) {
            announced.role = role;
            result.speakers.push(announced);
            result.whole &= whole;
        } else if !part.trim().is_empty() {
            result.whole = false;
        }
    }
    (!result.speakers.is_empty()).then_some(result)
}

/// A list's text without « … » at its end, and whether it had it.
fn strip_ellipsis(text: &str) -> (&str, bool) {
    let trimmed = text.trim_end_matches([' ', ';', ',', '\n']);
    let bare = trimmed
        .strip_suffix('…')
        .or_else(|| trimmed.strip_suffix("..."))
        .or_else(|| trimmed.strip_suffix("etc."));
    (bare.unwrap_or(trimmed).trim_end_matches(['.', ' ', ';', ',']), bare.is_some())
}

/// The parts of a list: divided at `;`, line ends and ` / `, and at « et » or a comma before a
/// name; with whether one of the first signs stands before it.
pub(super) fn parts(text: &str) -> Vec<(&str, bool)> {
    let lines = text.split([';', '\n', '•']).flat_map(|part| part.split(" / "));
    let lines = lines.flat_map(split_after_brackets);
    let strong = lines.flat_map(|part| split_before_names(part, &[", avec ", " avec ", ", with "]));
    let mut found = Vec::new();
    for part in strong.map(str::trim).filter(|part| !part.is_empty()) {
        let joined = split_before_names(
            part,
            &[
                " et de ",
                " et ",
                " and ",
                " & ",
                " und ",
                " ainsi que ",
                ", et ",
                ", and ",
                ", puis ",
                " et le ",
                " et la ",
                " et l'",
            ],
        );
        let listed = joined.len() > 1
            || joined
                .iter()
                .any(|part| part.split(", ").filter(|name| is_person(name)).count() > 2);
        let mut part_of = Vec::new();
        for part in joined {
            let commas = split_before_names(part, &[", "]);
            let civil = commas.iter().skip(1).all(|name| strip_civility(name).is_some());
            if commas.len() > 1 && (civil || listed) {
                part_of.extend(commas);
            } else {
                part_of.push(part);
            }
        }
        found.extend(part_of.into_iter().enumerate().map(|(rank, part)| (part, rank == 0)));
    }
    found
}

/// Cuts a text at each comma between a bracket and a person's name.
fn split_after_brackets(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in text.match_indices("), ") {
        let after = at + sign.len();
        if leading_person(&text[after..]).is_some_and(is_person) {
            found.push(&text[start..=at]);
            start = after;
        }
    }
    found.push(&text[start..]);
    found
}

/// Cuts a text at each of the signs that a person's name follows.
fn split_before_names<'a>(text: &'a str, signs: &[&str]) -> Vec<&'a str> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for sign in signs {
        for (at, _) in text.match_indices(sign) {
            let after = &text[at + sign.len()..];
            let left = text[..at].trim();
            let last = left.rsplit([',', ';']).next().unwrap_or(left).trim();
            let alone = is_organisation(left) || is_single_name(left);
            let listed = (!left.contains(',') && alone) || is_person(last);
            let bare = listed && is_organisation(after) && *sign != ", ";
            let inside = text[..at].matches('(').count() > text[..at].matches(')').count();
            if !inside && (leading_person(after).is_some() || bare) {
                cuts.push((at, at + sign.len()));
            }
        }
    }
    cuts.sort_unstable();
    let mut found = Vec::new();
    let mut start = 0;
    for (from, to) in cuts {
        if from >= start {
            found.push(text[start..from].trim());
            start = to;
        }
    }
    found.push(text[start..].trim());
    found
}

/// The person that a text begins with, when a sign or the end follows the name, or when a civility
/// or capitals make the name certain.
pub(super) fn leading_person(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let signs = text.char_indices().filter(|&(_, c)| ",(:;".contains(c)).map(|(at, _)| at);
    let dashed = dashes(text).into_iter().map(|dash| dash.start);
    let joined =
        [" et ", " and ", " und ", " & ", " / "].into_iter().filter_map(|sign| text.find(sign));
    let end = signs.chain(dashed).chain(joined).min().unwrap_or(text.len());
    let name = text[..end].trim_end_matches(['.', ' ']);
    if is_person(name) {
        return Some(name);
    }
    let ends = name.match_indices(' ').map(|(at, _)| at).collect::<Vec<_>>();
    ends.into_iter()
        .rev()
        .map(|at| &name[..at])
        .find(|name| is_person(name) && is_surely_person(name))
}

/// One speaker, and whether the text says nothing else.
fn one(text: &str, part: &str, trust: Trust) -> Option<(Announced, bool)> {
    let part = part.trim().trim_end_matches([';', ',', '.']).trim();
    let announced = |name: Option<&str>, organisation: Option<&str>| Announced {
        place: place(text, name.or(organisation).unwrap_or(part)),
        name: name.map(|name| shown_name(after_office(name).map_or(name, |(_, name)| name))),
        function: name.and_then(after_office).map(|(office, _)| office.to_owned()),
        organisation: organisation.map(|name| name.trim().to_owned()),
        role: None,
    };
    if is_person(part) {
        return Some((announced(Some(part), None), true));
    }
    if let Some((head, inner, after)) = parenthesis(part) {
        let after = after.trim_start_matches([',', ' ', '-', '–', '—']);
        if is_person(head) {
            let mut speaker = announced(Some(head), None);
            affiliate(&mut speaker, inner);
            let topic = after.strip_prefix(':');
            if topic.is_none() {
                affiliate(&mut speaker, after);
            }
            return Some((speaker, topic.is_none()));
        }
        if is_person(inner)
            && after.is_empty()
            && (is_organisation(head) || is_single_name(head) || trust == Trust::Column)
        {
            return Some((announced(Some(inner), Some(head)), true));
        }
    }
    for cut in cuts(part) {
        let (head, tail) = (part[..cut.start].trim(), part[cut.end..].trim());
        let colon = part[cut.clone()].contains(':');
        if is_person(head) && !tail.is_empty() {
            let mut speaker = announced(Some(head), None);
            if colon {
                return Some((speaker, false));
            }
            affiliate(&mut speaker, tail);
            return Some((speaker, true));
        }
        let (name, function) = tail.split_once(',').map_or((tail, ""), |(name, rest)| (name, rest));
        let (name, function) =
            parenthesis(name).map_or((name, function), |(name, inner, _)| (name, inner));
        let sends = is_organisation(head)
            || (is_single_name(head) && !super::kind::is_only_lead(head))
            || (colon && trust != Trust::Line && head.split_whitespace().count() <= 6);
        if is_person(name) && sends {
            let mut speaker = announced(Some(name.trim()), Some(head));
            if !function.trim().is_empty() {
                speaker.function = Some(function.trim().to_owned());
            }
            return Some((speaker, true));
        }
    }
    let lead = super::kind::is_only_lead(part);
    let count = part.split_whitespace().count();
    let bare = match trust {
        Trust::Line => is_organisation(part) && count <= 6 && !part.contains([':', ',']),
        Trust::Panel => (is_organisation(part) || is_single_name(part)) && !part.contains(':'),
        Trust::Column => count <= 8 && !part.contains(':') && part.chars().any(char::is_alphabetic),
    };
    let unnamed = is_office_holder(part) || is_any(part, STILL_OPEN);
    (bare && !lead && !unnamed && !part.contains('?') && !part.contains("://"))
        .then(|| (announced(None, Some(part)), true))
}

/// Words that stand where speakers are not known yet, folded.
const STILL_OPEN: &str = "a preciser|a confirmer|a definir|a venir|tbc|tba|tbd|to be confirmed|to be announced|n n|\
        en cours|nn|por confirmar|sous reserve";

/// « Bürgermeisterin » and the name that follows this office.
fn after_office(name: &str) -> Option<(&str, &str)> {
    let (office, rest) = name.trim().split_once(' ')?;
    (is_function(office) && is_person(rest)).then(|| (office, rest.trim_start()))
}

/// Adds what stands beside a name: a function, an organisation, or both.
fn affiliate(speaker: &mut Announced, text: &str) {
    let text = text.trim().trim_end_matches([',', ';']);
    if text.is_empty() {
        return;
    }
    let cut = text.rfind(", ").map(|at| (&text[..at], text[at + 2..].trim()));
    let dashed = dashes(text)
        .into_iter()
        .next_back()
        .map(|at| (text[..at.start].trim(), text[at.end..].trim()));
    let bracketed = parenthesis(text)
        .filter(|(_, _, after)| after.is_empty())
        .map(|(head, inner, _)| (head, inner));
    let names = |name: &str| is_organisation(name) || (is_single_name(name) && !is_function(name));
    if let Some((head, tail)) = [bracketed, cut, dashed]
        .into_iter()
        .flatten()
        .find(|(_, tail)| names(tail) && !is_function(tail))
    {
        speaker.organisation.get_or_insert_with(|| tail.to_owned());
        affiliate_function(speaker, head);
    } else if let Some((head, tail)) = cut.filter(|(head, tail)| names(head) && is_function(tail)) {
        speaker.organisation.get_or_insert_with(|| head.to_owned());
        affiliate_function(speaker, tail);
    } else if let Some((head, tail)) = cut.filter(|(head, tail)| {
        is_function(head) && !is_function(tail) && !tail.starts_with(char::is_lowercase)
    }) {
        speaker.organisation.get_or_insert_with(|| tail.to_owned());
        affiliate_function(speaker, head);
    } else if is_function(text) || speaker.organisation.is_some() {
        affiliate_function(speaker, text);
    } else if names(text)
        || !text.starts_with(char::is_lowercase)
        || super::name::is_organisation(&capitalised(text))
    {
        speaker.organisation = Some(text.to_owned());
    } else {
        affiliate_function(speaker, text);
    }
}

fn affiliate_function(speaker: &mut Announced, text: &str) {
    let text = text.trim_matches([',', ' ']);
    speaker.function = Some(match speaker.function.take() {
        Some(known) => format!("{known}, {text}"),
        None => text.to_owned(),
    });
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The places where a name and what concerns it may be divided.
fn cuts(text: &str) -> Vec<Range<usize>> {
    let signs = text
        .char_indices()
        .filter(|&(_, c)| matches!(c, ',' | ':'))
        .map(|(at, c)| at..at + c.len_utf8());
    let mut cuts: Vec<_> = dashes(text).into_iter().chain(signs).collect();
    cuts.sort_by_key(|cut| cut.start);
    cuts
}

/// What stands before the first parenthesis, in it, and after it.
fn parenthesis(text: &str) -> Option<(&str, &str, &str)> {
    let (head, rest) = text.split_once('(')?;
    let (inner, after) = rest.split_once(')')?;
    let named = !words(inner).is_empty() && !head.trim().is_empty();
    named.then(|| (head.trim(), inner.trim(), after.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// « name | function | organisation » of each speaker.
    fn shown(text: &str, trust: Trust) -> Vec<String> {
        let found = listed(text, trust).unwrap_or_default();
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        let line = |who: &Announced| {
            format!("{}|{}|{}", word(&who.name), word(&who.function), word(&who.organisation))
        };
        found.speakers.iter().map(line).collect()
    }

    #[test]
    fn a_speaker_is_read_in_many_forms() {
        for (text, expected) in [
            ("Claude Grivel - Unadel", "Claude Grivel||Unadel"),
            ("Claude GRIVEL — Unadel ;", "Claude Grivel||Unadel"),
            ("Jānis Bērziņš, Latvian rural forum", "Jānis Bērziņš||Latvian rural forum"),
            (
                "Dr. Katarzyna Wiśniewska (University of Łódź)",
                "Katarzyna Wiśniewska||University of Łódź",
            ),
            ("Moderator: Pál Szabó", "Pál Szabó||"),
            ("Réseau rural Occitanie : Éloïse Garrigue", "Éloïse Garrigue||Réseau rural Occitanie"),
            (
                "Réseau rural Corse (Ange-Toussaint Paoli)",
                "Ange-Toussaint Paoli||Réseau rural Corse",
            ),
            (
                "Mme Odile Carpentier, présidente du réseau",
                "Odile Carpentier|présidente du réseau|",
            ),
            ("Maeve O'Rourke, network support unit", "Maeve O'Rourke||network support unit"),
            (
                "Sylvie LE GOFF, directrice, Région Bretagne",
                "Sylvie Le Goff|directrice|Région Bretagne",
            ),
            ("CGET", "||CGET"),
            ("Caisse des Dépôts", "||Caisse des Dépôts"),
            ("RRR Auvergne-Rhône-Alpes ;", "||RRR Auvergne-Rhône-Alpes"),
            ("Inès MOREL : la parole des communes", "Inès Morel||"),
        ] {
            assert_eq!(shown(text, Trust::Line), [expected], "{text}");
        }
        assert_eq!(shown("Unadel", Trust::Panel), ["||Unadel"]);
        assert!(shown("Unadel", Trust::Line).is_empty());
        assert!(shown("Temps d'échanges pour préciser les approches", Trust::Panel).is_empty());
    }

    #[test]
    fn several_speakers_are_told_apart() {
        let three = "M. Karim Haddad (ASP) ; Mme Sylvie Le Goff (Région Bretagne) ; Dr Paul N'Guessan (INRAE)";
        assert_eq!(
            shown(three, Trust::Column),
            ["Karim Haddad||ASP", "Sylvie Le Goff||Région Bretagne", "Paul N'Guessan||INRAE"]
        );
        let two = "M. Luc Vidal, président de Citéval et Mme Ana Roux, directrice de Ruralab";
        assert_eq!(
            shown(two, Trust::Line),
            ["Luc Vidal|président de Citéval|", "Ana Roux|directrice de Ruralab|"]
        );
        let named = "Luc Vidal, Ana Roux et Inès Morel";
        assert_eq!(shown(named, Trust::Line), ["Luc Vidal||", "Ana Roux||", "Inès Morel||"]);
        assert!(listed("RRR Grand-Est ...", Trust::Line).is_some_and(|list| list.open));
    }
}
