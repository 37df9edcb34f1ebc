//! Who is announced: « Prénom NOM, fonction, organisme » and its many variants.
//!
//! What does not have the shape of a name or of an organisation is left alone: a line of text is
//! never taken for a speaker because it stands where one might.

use std::ops::Range;

use super::kind::is_only_lead;
pub use super::name::shown_name;
use super::name::{
    article_length, first_word, function_before_name, has_evidence, has_given_name, is_function,
    is_given_name, is_office_holder, is_organisation, is_person, is_single_name, is_surely_person,
    without_civil_article,
};
use super::role::{is_lasting, role_label};
use super::words::{dashes, is_any, lists, place, words};
use crate::model::person::Role;
use crate::spelling::capitalised;

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
    /// Whether all that it says besides is what one of them speaks of.
    pub(super) topic: bool,
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
///
/// The text is cut into segments, and each is told for itself: a name, a function, an organisation, a
/// label, a title in quotes. What stands after a name concerns it until the next one; what stands
/// before the first name concerns that one.
pub(super) fn listed(text: &str, trust: Trust) -> Option<Listed> {
    let label = role_label(text);
    let (role, inner) = label.map_or((None, text), |label| (label.role, label.rest));
    let trust = label.map_or(trust, |label| if label.strong { Trust::Column } else { Trust::Line });
    let lasting = label.is_some_and(|label| is_lasting(&text[..text.len() - label.rest.len()]));
    // « et Luc Vidal, directeur » ends a list
    let inner = ["et ", "and "].iter().find_map(|join| inner.strip_prefix(join)).unwrap_or(inner);
    let (inner, open) = strip_ellipsis(inner);
    let segments = segments(inner);
    if segments.len() > MOST_SEGMENTS {
        return None;
    }
    let mut reader = Reader {
        text,
        trust,
        role,
        lasting,
        result: Listed { speakers: Vec::new(), open, whole: true, topic: false },
        before: Vec::new(),
        shared: 0,
        named: false,
        after: None,
        next: None,
    };
    for (rank, segment) in segments.iter().enumerate() {
        reader.next = segments.get(rank + 1).copied();
        reader.segment(segment);
    }
    reader.flush();
    let result = reader.result;
    (!result.speakers.is_empty()).then_some(result)
}

/// No list of speakers has more parts.
const MOST_SEGMENTS: usize = 4000;

/// A list's text without « … » at its end, and whether it had it.
fn strip_ellipsis(text: &str) -> (&str, bool) {
    let trimmed = text.trim_end_matches([' ', ';', ',', '\n']);
    let bare = trimmed
        .strip_suffix('…')
        .or_else(|| trimmed.strip_suffix("..."))
        .or_else(|| trimmed.strip_suffix("etc."));
    (bare.unwrap_or(trimmed).trim_end_matches(['.', ' ', ';', ',']), bare.is_some())
}

/// What divides a segment from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A line end, a semicolon, a bar: another speaker begins.
    Strong,
    /// « et », “and”, « + ».
    And,
    Comma,
    Dash,
    Colon,
    /// « pour », “from”.
    Link,
    /// Nothing: a bracket closes, or a name ends in a function.
    None,
}

#[derive(Debug, Clone, Copy)]
struct Segment<'a> {
    text: &'a str,
    sign: Sign,
    /// Whether brackets enclose it.
    bracketed: bool,
    /// Whether quotes enclose it.
    quoted: bool,
}

/// Cuts a text into segments.
fn segments<'a>(text: &'a str) -> Vec<Segment<'a>> {
    let mut found: Vec<Segment<'a>> = Vec::new();
    let mut start = 0;
    let mut sign = Sign::Strong;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let next = at + c.len_utf8();
        let closing = match c {
            '(' => Some(')'),
            '[' => Some(']'),
            '«' => Some('»'),
            '“' => Some('”'),
            '„' => Some('“'),
            '"' => Some('"'),
            _ => None,
        };
        if let Some(closing) = closing
            && let Some(length) = text[next..].find(closing)
        {
            let before = text[start..at].trim();
            let quotes = !matches!(c, '(' | '[');
            if quotes
                && !before.is_empty()
                && !is_person(before)
                && before.starts_with(char::is_alphabetic)
            {
                // « journaliste au « Courrier du Val » » is one thing.
                at = next + length + closing.len_utf8();
                continue;
            }
            let pushed = push(&mut found, &text[start..at], sign);
            let inner = &text[next..next + length];
            let sign_of =
                if pushed || sign == Sign::Strong && !found.is_empty() { Sign::None } else { sign };
            if !inner.trim().is_empty() {
                let bracketed = matches!(c, '(' | '[');
                found.push(Segment { text: inner, sign: sign_of, bracketed, quoted: !bracketed });
            }
            at = next + length + closing.len_utf8();
            start = at;
            sign = Sign::None;
            continue;
        }
        let Some((found_sign, length)) = sign_at(text, at, rest) else {
            at = next;
            continue;
        };
        let after = &text[at + length..];
        let before = text[start..at].trim();
        // « Ana Roux, Institut de Valbrune / Université du Val »
        let joint = rest.starts_with('/')
            && leading_name(after).is_none()
            && found.iter().any(|it| is_person(it.text.trim()));
        if joint {
            at += length;
            continue;
        }
        let divides = match found_sign {
            Sign::And => begins_speaker(before, after, found.last().filter(|_| before.is_empty())),
            Sign::Link => is_person(before.trim_end_matches(',')),
            _ => true,
        };
        if !divides {
            at += length;
            continue;
        }
        let pushed = push(&mut found, &text[start..at], sign);
        at += length;
        start = at;
        // « ; et »: the stronger sign stands.
        sign = if pushed || found_sign == Sign::Strong || sign != Sign::Strong {
            found_sign
        } else {
            sign
        };
    }
    push(&mut found, &text[start..], sign);
    found
}

/// Adds a segment that says something, and tells whether it does.
fn push<'a>(found: &mut Vec<Segment<'a>>, text: &'a str, sign: Sign) -> bool {
    let says = !text.trim().is_empty();
    if says {
        found.push(Segment { text, sign, bracketed: false, quoted: false });
    }
    says
}

/// The sign at a place of a text, and its length.
fn sign_at(text: &str, at: usize, rest: &str) -> Option<(Sign, usize)> {
    const ANDS: &[&str] = &[
        " et le ",
        " et la ",
        " et les ",
        " et l'",
        " et l’",
        " ainsi que de ",
        " ainsi que ",
        " et de ",
        " et par ",
        " and by ",
        " und von ",
        " y por ",
        " e da ",
        " et ",
        " and ",
        " & ",
        " und ",
        " y ",
        " e ",
        " i ",
        " oraz ",
        " en ",
        " puis ",
        " + ",
        ", avec ",
        " avec ",
        ", with ",
        " with ",
        " sowie ",
    ];
    const LINKS: &[&str] = &[
        " pour ",
        " for ",
        " from ",
        " chez ",
        " of the ",
        " du ",
        " de la ",
        " de l'",
        " de l’",
        " des ",
        " vom ",
        " von der ",
        " del ",
        " della ",
        " da ",
        " do ",
    ];
    let c = rest.chars().next()?;
    match c {
        ';' | '\n' | '•' | '|' | '►' | '▶' | '▪' | '●' | '■' => {
            return Some((Sign::Strong, c.len_utf8()));
        }
        ',' => return Some((Sign::Comma, 1)),
        ':' if !rest.starts_with("://") => return Some((Sign::Colon, 1)),
        // « Modera: Ana Rossi. Intervengono: Luca Bianchi »
        '.' if rest.starts_with(". ") && begins_with_label(rest[1..].trim_start()) => {
            return Some((Sign::Strong, 1));
        }
        '/' if rest.starts_with("/ ") && text[..at].ends_with(' ') => {
            return Some((Sign::Strong, 1));
        }
        '–' | '—' | '-' | '·' => {
            let before = text[..at].chars().next_back().is_some_and(char::is_whitespace);
            let after = rest[c.len_utf8()..].starts_with(char::is_whitespace);
            let divides = if c == '-' || c == '·' { before && after } else { before || after };
            return divides.then_some((Sign::Dash, c.len_utf8()));
        }
        ' ' => {}
        _ => return None,
    }
    if let Some(word) = ANDS.iter().find(|word| rest.starts_with(**word)) {
        return Some((Sign::And, word.len()));
    }
    LINKS.iter().find(|word| rest.starts_with(**word)).map(|word| (Sign::Link, word.len()))
}

/// Whether a text begins with a label that a colon ends: « Intervengono: ».
fn begins_with_label(text: &str) -> bool {
    let colon = text.char_indices().take(40).find(|&(_, c)| c == ':').map(|(at, _)| at);
    // « Modera Ana Rossi »
    let led =
        || role_label(text).is_some_and(|it| it.role.is_some() && begins_with_someone(it.rest));
    led() || colon.is_some_and(|at| role_label(&text[..=at]).is_some_and(|label| label.strong))
}

/// Whether « et » stands between two speakers, and not within a name or a function.
fn begins_speaker(before: &str, after: &str, last: Option<&Segment<'_>>) -> bool {
    let name = leading_name(after);
    if name.is_some() {
        return true;
    }
    let office = ["le ", "la ", "l'", "l’"].iter().any(|article| after.starts_with(article));
    let told = is_person(before) || is_organisation(before) || is_single_name(before);
    let after = after.trim_start();
    let told = told || last.is_some_and(|last| last.bracketed);
    told && (is_organisation(leading_words(after)) && !is_function_first(after)
        || office && is_office_holder(leading_words(after)))
}

/// The text up to its first sign.
fn leading_words(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(at, c)| {
            ",(:;\n[«\"|".contains(c)
                || matches!(c, '–' | '—')
                || text[at..].starts_with(" - ")
                || [" et ", " and ", " & ", " und ", " y ", " e ", " en ", " i ", " + "]
                    .iter()
                    .any(|word| text[at..].starts_with(word))
        })
        .map_or(text.len(), |(at, _)| at);
    text[..end].trim().trim_end_matches('.')
}

/// The person that a text begins with, when a sign or the end follows the name.
fn leading_name(text: &str) -> Option<&str> {
    let words = leading_words(text);
    if is_person(words) {
        return Some(words);
    }
    split_name(words).map(|(name, _)| name)
}

/// Whether a text begins with a person, or with a function and a person.
pub(super) fn begins_with_someone(text: &str) -> bool {
    let bare = without_article(text);
    let text = without_civil_article(text.trim_start());
    let words = leading_words(text);
    let office = || {
        let (head, tail) = bare.split_once(", ")?;
        let short = head.split_whitespace().count() <= 10 && is_function_first(head);
        short.then(|| leading_person(tail)).flatten()
    };
    leading_person(text).is_some()
        || function_before_name(words).is_some()
        || split_name(words).is_some()
        || office().is_some()
}

/// « le président du Parc » without its article.
fn without_article(text: &str) -> &str {
    let text = text.trim_start();
    let articles = ["le ", "la ", "l'", "l’", "Mme la ", "M. le ", "Madame la ", "Monsieur le "];
    articles.iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text)
}

/// The person that a text begins with, when a sign or the end follows the name, or when a civility
/// or capitals make the name certain.
pub(super) fn leading_person(text: &str) -> Option<&str> {
    let name = leading_words(text);
    if is_person(name) {
        return Some(name);
    }
    let ends = name.match_indices(' ').map(|(at, _)| at).take(8).collect::<Vec<_>>();
    ends.into_iter()
        .rev()
        .map(|at| &name[..at])
        .find(|name| is_person(name) && is_surely_person(name))
}

/// « Anne ROTH maire de Valbrune »: the name, and the rest without a sign between them.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let ends = text.match_indices(' ').map(|(at, _)| at).take(8).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|at| {
        let (name, rest) = (&text[..at], text[at..].trim_start());
        let next = rest.split_whitespace().next().unwrap_or_default();
        let told = rest.starts_with(char::is_lowercase) && is_function(next)
            || is_surely_person(name)
            || has_given_name(name) && (is_organisation(rest) || is_function(next));
        (told && is_person(name)).then_some((name, rest))
    })
}

/// Where the person begins that an organisation stands before without a sign: « Plus Prod. Denis Roux ».
fn name_at_end(text: &str) -> Option<usize> {
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let mut starts = starts.filter(|&at| {
        let before = text[..at].trim_end();
        let joined =
            before.rsplit(' ').next().is_some_and(|word| word.chars().all(char::is_lowercase));
        is_person(&text[at..]) && is_given_name(first_word(&text[at..])) && !joined
    });
    let given = is_given_name(first_word(text));
    starts.next_back().filter(|&at| text[..at].starts_with(char::is_uppercase) && !given)
}

struct Reader<'a> {
    text: &'a str,
    trust: Trust,
    role: Option<Role>,
    /// Whether the label's role holds for all.
    lasting: bool,
    result: Listed,
    /// What stands before a name and may concern it.
    before: Vec<Segment<'a>>,
    /// How many of the last speakers were joined by « et » and have nothing of their own yet.
    shared: usize,
    /// Whether the last speaker is a person, so that what follows concerns it.
    named: bool,
    /// The segment after the one that is read.
    next: Option<Segment<'a>>,
    /// The sign after which the topic of the last speaker goes on.
    after: Option<Sign>,
}

impl<'a> Reader<'a> {
    fn segment(&mut self, segment: &Segment<'a>) {
        // « Luc Vidal, Citéval * » has a remark below the list.
        let text = segment.text.trim().trim_end_matches(['.', ';', ',', '*', ' ']);
        let text = without_civil_article(text);
        if text.is_empty() {
            return;
        }
        if segment.quoted {
            // The title of what is said stays in the text.
            self.result.topic |= self.named && self.result.whole;
            self.result.whole = false;
            return;
        }
        if is_state(text) {
            // The line stays in the text, which tells it.
            return;
        }
        if segment.sign == Sign::Strong {
            self.flush();
            self.named = false;
            self.after = None;
            if !self.lasting && !self.result.speakers.is_empty() {
                self.role = None;
            }
        }
        if self.after == Some(Sign::Colon) {
            self.result.whole = false;
            return;
        }
        if let Some(label) = role_label(segment.text).filter(|_| !segment.bracketed) {
            self.flush();
            self.role = label.role;
            self.named = false;
            if label.strong {
                self.trust = Trust::Column;
            }
            if !label.rest.trim().is_empty() {
                let rest = Segment { text: label.rest, sign: Sign::Strong, ..*segment };
                let (role, lasting) = (self.role, self.lasting);
                self.lasting = true;
                self.segment(&rest);
                (self.role, self.lasting) = (role, lasting);
            }
            return;
        }
        if let Some(role) = role_after_name(text)
            && self.named
            && stands_beside_name(segment)
            && let Some(last) = self.result.speakers.last_mut()
        {
            last.role = Some(role);
            self.shared = 0;
            return;
        }
        let beside = self.named && (segment.bracketed || self.affiliates(text, segment.sign));
        if let Some(whose) = self.organisation_before(text, segment) {
            self.result.speakers.pop();
            self.person(text, None, segment);
            if let Some(last) = self.result.speakers.last_mut() {
                last.organisation = Some(whose);
            }
            return;
        }
        if is_person(text) && segment.sign != Sign::Link && !beside {
            return self.person(text, None, segment);
        }
        if segment.sign == Sign::And {
            self.flush();
            self.named = false;
        }
        if !segment.bracketed
            && let Some((name, rest)) = split_name(text)
        {
            self.person(name, None, segment);
            if is_function(rest) || is_organisation(rest) {
                self.attribute(&Segment { text: rest, sign: Sign::Comma, ..*segment });
            } else {
                self.result.whole = false;
            }
            return;
        }
        // « Ana Roux, directora artística del Teatro » names nobody else.
        let told = |at: &usize| {
            !self.named
                || !matches!(segment.sign, Sign::Comma | Sign::Dash | Sign::None)
                || has_given_name(first_word(&text[*at..]))
        };
        if !segment.bracketed
            && let Some(at) = function_before_name(text).filter(told)
        {
            let function = text[article_length(text).min(at)..at].trim();
            return self.person(&text[at..], Some(function), segment);
        }
        // « Gilles Laurent Raison de Res Modica »
        if let Some((name, place)) = text.split_once(" de ")
            && !segment.bracketed
            && name.contains(' ')
            && place.starts_with(char::is_uppercase)
            && is_person(name)
            && is_given_name(first_word(name))
        {
            self.person(name, None, segment);
            return self.attribute(&Segment { text: place, sign: Sign::Link, ..*segment });
        }
        if self.named {
            return self.attribute(segment);
        }
        // « Pays de Blainville Rita Schlader » below « Intervenants : »
        if self.trust == Trust::Column
            && let Some(at) = name_at_end(text)
        {
            self.person(&text[at..], None, segment);
            if let Some(last) = self.result.speakers.last_mut() {
                last.organisation = Some(text[..at].trim().to_owned());
            }
            return;
        }
        self.before.push(*segment);
    }

    /// « Rando Seniors : Luc Vidal »: what stands before the colon has the shape of a name, and nothing
    /// else that tells it to be one; it is where the one after the colon works.
    fn organisation_before(&self, text: &str, segment: &Segment<'_>) -> Option<String> {
        let last = self.result.speakers.last().filter(|_| self.named)?;
        let written = self.text.get(last.place.clone())?;
        let bare = last.function.is_none() && last.organisation.is_none() && !has_evidence(written);
        let named = segment.sign == Sign::Colon && is_person(text) && has_evidence(text);
        (bare && named).then(|| written.to_owned())
    }

    /// Whether what has the shape of a name is rather where the speaker before it works:
    /// « Lise Sablon, Bibliobus du Nord ».
    fn affiliates(&self, text: &str, sign: Sign) -> bool {
        let Some(last) = self.result.speakers.last() else { return false };
        let place = [
            " du ", " des ", " de la ", " de l'", " de l’", " of ", " de ", " do ", " da ", " del ",
        ]
        .iter()
        .any(|it| text.contains(it));
        let bare = last.function.is_none() && last.organisation.is_none() && place;
        // « Lise Sablon, conseillère livre, Drac Modèle », and no function after it
        let told = |next: &Segment<'_>| {
            next.sign == Sign::Comma && is_function(next.text) || next.bracketed
        };
        let placed = last.function.is_some()
            && last.organisation.is_none()
            && !self.next.as_ref().is_some_and(told)
            && sign == Sign::Comma;
        // « Lise Sablon, Vélos Verts » and no more
        let unsure = last.function.is_none()
            && last.organisation.is_none()
            && self.result.speakers.len() == 1
            && matches!(sign, Sign::Comma | Sign::Dash)
            && self.next.as_ref().is_none_or(|next| next.sign == Sign::Strong);
        matches!(sign, Sign::Comma | Sign::Dash)
            && (bare || placed || unsure)
            && !is_surely_person(text)
            && !has_given_name(text)
    }

    fn person(&mut self, name: &'a str, function: Option<&str>, segment: &Segment<'a>) {
        // « Réseau rural Corse (Ange-Toussaint Paoli) », « maire de Valbrune, Anne Roth »
        let before = std::mem::take(&mut self.before);
        let lead =
            segment.bracketed || matches!(segment.sign, Sign::Comma | Sign::Colon | Sign::Dash);
        let mut speaker = Announced {
            place: place(self.text, name),
            name: Some(shown_name(name)),
            function: function.map(str::to_owned),
            organisation: None,
            role: self.role,
        };
        let mut own = Vec::new();
        if lead {
            own = before;
        } else {
            self.unnamed(before);
        }
        for part in own {
            let text = part.text.trim();
            // « Animation : Ana Roux » in a cell below others.
            let role = role_after_name(text).filter(|_| segment.sign == Sign::Colon);
            if role.is_some() {
                speaker.role = role;
                continue;
            }
            let short = text.split_whitespace().count() <= 12;
            let told = is_organisation(text)
                || is_function(text)
                || is_single_name(text) && !is_only_lead(text)
                || segment.sign == Sign::Colon
                    && self.trust != Trust::Line
                    && text.split_whitespace().count() <= 6
                // « Le Wattin, Bazar social – Ana Roux » below « Intervenants : »
                || segment.sign == Sign::Dash && self.trust == Trust::Column;
            if told && short {
                affiliate(&mut speaker, text, part.bracketed);
            } else {
                self.result.whole = false;
            }
        }
        self.result.speakers.push(speaker);
        let joined = segment.sign == Sign::And || segment.sign == Sign::Comma && self.shared > 0;
        self.shared = if joined && self.shared > 0 { self.shared + 1 } else { 1 };
        self.named = true;
        self.after = None;
    }

    /// What stands after a name.
    fn attribute(&mut self, segment: &Segment<'a>) {
        let text = segment.text.trim().trim_end_matches([';', ',', '.', '*', ' ']).trim();
        if segment.sign == Sign::Colon && !is_function(text) {
            // « Inès Morel : la parole des communes » says what of.
            self.after = Some(Sign::Colon);
            self.result.topic |= self.result.whole;
            self.result.whole = false;
            return;
        }
        let long = text.split_whitespace().count() > 24;
        let count = self.result.speakers.len();
        if long || text.contains('?') || text.contains("://") {
            self.result.whole = false;
            return;
        }
        let organisation = segment.sign == Sign::Link;
        if let Some(last) = self.result.speakers.last_mut() {
            if organisation && last.organisation.is_none() && !is_function(text) {
                last.organisation = Some(text.to_owned());
            } else {
                affiliate(last, text, segment.bracketed);
            }
        }
        // « Luc Vidal et Ana Roux, Citéval », « Luc Vidal et Ana Roux (Citéval) »
        if self.shared > 1
            && (segment.sign == Sign::Comma || segment.bracketed)
            && let Some(last) = self.result.speakers.last().cloned()
        {
            for speaker in &mut self.result.speakers[count - self.shared..count - 1] {
                if speaker.function.is_none()
                    && speaker.organisation.is_none()
                    && last.function.is_none()
                {
                    speaker.organisation.clone_from(&last.organisation);
                }
            }
        }
        self.shared = 0;
    }

    /// What names nobody: organisations that take part, as far as they are trusted.
    fn flush(&mut self) {
        let before = std::mem::take(&mut self.before);
        self.unnamed(before);
        self.shared = 0;
    }

    fn unnamed(&mut self, parts: Vec<Segment<'a>>) {
        let Some(first) = parts.first() else { return };
        if parts.iter().skip(1).any(|part| part.sign == Sign::Colon) {
            self.result.whole = false;
            return;
        }
        // An organisation that only a comma divides is one.
        let start = place(self.text, first.text).start;
        let last = parts.last().unwrap_or(first);
        let joined = parts.iter().skip(1).all(|part| part.sign == Sign::Link);
        let all: Vec<&str> = if joined {
            vec![self.text.get(start..place(self.text, last.text).end).unwrap_or(first.text)]
        } else {
            parts.iter().map(|part| part.text).collect()
        };
        for part in all {
            let part = part.trim().trim_end_matches([';', ',', '.']).trim();
            // « le Comité de pilotage »
            let articles =
                ["le ", "la ", "les ", "l'", "l’", "the ", "die ", "der ", "das ", "el "];
            let bare = articles.iter().find_map(|article| part.strip_prefix(article));
            let part = bare.filter(|bare| is_organisation(bare)).unwrap_or(part);
            if part.is_empty() {
                continue;
            }
            let count = part.split_whitespace().count();
            let bare = match self.trust {
                Trust::Line => is_organisation(part) && count <= 6 && !is_function_first(part),
                Trust::Panel => is_organisation(part) || is_single_name(part),
                Trust::Column => {
                    let named = is_organisation(part) || count <= 6;
                    count <= 8
                        && named
                        && part.chars().any(char::is_alphabetic)
                        && !is_sentence(part)
                }
            };
            let lead = is_only_lead(part) || is_nobody(part) || begins_as_point(part);
            let unnamed =
                is_office_holder(part) || is_function_first(part) || is_any(part, STILL_OPEN);
            if bare && !lead && !unnamed && !part.contains(['?', ':']) && !part.contains("://") {
                let given = is_given_name(part);
                self.result.speakers.push(Announced {
                    place: place(self.text, part),
                    name: given.then(|| part.to_owned()),
                    function: None,
                    organisation: (!given).then(|| part.to_owned()),
                    role: self.role,
                });
            } else {
                self.result.whole = false;
            }
        }
        self.named = false;
    }
}

/// Whether a text begins with what someone does.
fn is_function_first(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    is_function(first)
}

/// Words that stand where speakers are not known yet, folded.
const STILL_OPEN: &str = "a preciser|a confirmer|a definir|a venir|tbc|tba|tbd|to be confirmed|to be announced|n n|\
        en cours|nn|por confirmar|sous reserve|nom a confirmer|nom a preciser|intervenant a confirmer|\
        intervenante a confirmer|speaker tbc|speaker to be confirmed|da definire|da confermare|a definir|a confirmar|\
        wird noch bekannt gegeben|angefragt|in afwachting|do potwierdzenia|intervenants a confirmer|a designer";

/// Words that stand where speakers might, and name nobody, folded.
const NOBODY: &str = "teams|zoom|all|tous|toutes|tous les participants|toutes et tous|rapporteurs|rapporteur|les rapporteurs|\
        participants|intervenants|moderateurs|animateurs|all participants|everyone|alle|todos|tutti|en ligne|online|\
        en visio|visio|presentiel|distanciel|salle|plenary|pleniere|skype|webex|jitsi|youtube|facebook|linkedin|\
        equipe|team|l equipe|both|speakers|panel|panellists|moderator|moderators|n a|na|idem|wszyscy|iedereen|\
        tout le monde|grand public|public|le public|la salle|organisers|organisateurs";

/// Whether words say something rather than name somebody.
fn is_sentence(text: &str) -> bool {
    const VERBS: &str = "est|sont|seront|sera|ont|a lieu|is|are|will|have|sind|werden|wird|son|seran|sono|sao|zijn|worden|\
        peuvent|peut|doit|doivent|nous|vous|we|you|il|ils|elle|elles|on|pressentis|pressenties|invites a|autres|others";
    let all = words(text);
    all.len() > 1 && all.iter().any(|word| lists(VERBS, &word.folded))
}

/// Whether a text begins as a point of a programme does, whatever organisation it names.
fn begins_as_point(text: &str) -> bool {
    const POINTS: &str = "mot|mots|discours|accueil|ouverture|allocution|point|points|presentation|pause|dejeuner|conclusion|\
        cloture|introduction|echanges|echange|temps|visite|restitution|synthese|bilan|debat|projection|remise|retour|welcome|\
        opening|visit|presentations|discussion|approbation|examen|vote|election|lancement|signature|intervention|clausura|\
        inauguracion|saluti|apertura|begrussung|vorstellung|welkom|otwarcie|powitanie";
    let first = words(text).into_iter().next();
    first.is_some_and(|word| lists(POINTS, &word.folded))
}

fn is_nobody(text: &str) -> bool {
    is_any(text, NOBODY)
}

/// Whether words only say how sure someone's presence is, or how they take part.
pub(super) fn is_state(text: &str) -> bool {
    const STATES: &str = "sous reserve|sous reserve de confirmation|sous reserve de disponibilite|sous reserve de disponibilites|\
        a confirmer|a preciser|a definir|tbc|tba|to be confirmed|to be announced|invited|invite|invitee|invites|sollicite|sollicitee|\
        en attente|en attente de confirmation|non confirme|non confirmee|confirme|confirmee|confirmed|en visio|\
        en visioconference|visio|visioconference|par visioconference|a distance|en ligne|online|remote|remotely|\
        via zoom|by video|en distanciel|distanciel|presentiel|en presentiel|enregistrement|video|excuse|excusee|\
        angefragt|zugesagt|digital zugeschaltet|por confirmar|a confirmar|da confermare|in collegamento|\
        da remoto|en linea|online deelname|do potwierdzenia|zdalnie|pressenti|pressentie|pressentis|sa confirmation|\
        presence a confirmer|tbd";
    is_any(text, STATES)
}

/// « Paul Modèle (modérateur) », “Ada Bogus, chair”
fn role_after_name(text: &str) -> Option<Role> {
    const MODERATORS: &str = "moderateur|moderatrice|moderator|chair|animateur|animatrice|moderation|animation|\
        facilitateur|facilitatrice|facilitator|president de seance|presidente de seance|session chair|co chair|moderador|\
        moderadora|moderatore|moderatorin|presidente de mesa|gespreksleider|moderatorka";
    const RAPPORTEURS: &str = "rapporteur|rapporteure|rapporteuse|rapporteur general|rapporteure generale|relator|relatora";
    match text {
        _ if is_any(text, MODERATORS) => Some(Role::Moderator),
        _ if is_any(text, RAPPORTEURS) => Some(Role::Rapporteur),
        _ => None,
    }
}

/// Whether a segment stands beside the name before it.
fn stands_beside_name(segment: &Segment<'_>) -> bool {
    segment.bracketed || matches!(segment.sign, Sign::Comma | Sign::Dash | Sign::Colon | Sign::None)
}

/// Adds what stands beside a name: a function, an organisation, or both.
fn affiliate(speaker: &mut Announced, text: &str, bracketed: bool) {
    let text = text.trim().trim_end_matches([',', ';']);
    if text.is_empty() {
        return;
    }
    // Brackets may hold more than one of them.
    let cut = text.rfind(", ").map(|at| (&text[..at], text[at + 2..].trim())).filter(|_| bracketed);
    let dashed = dashes(text)
        .into_iter()
        .next_back()
        .map(|at| (text[..at.start].trim(), text[at.end..].trim()));
    let names = |name: &str| is_organisation(name) || (is_single_name(name) && !is_function(name));
    if let Some((head, tail)) =
        [cut, dashed].into_iter().flatten().find(|(_, tail)| names(tail) && !is_function(tail))
    {
        let known = speaker.organisation.take();
        speaker.organisation =
            Some(known.map_or_else(|| tail.to_owned(), |it| format!("{tail}, {it}")));
        affiliate(speaker, head, bracketed);
    } else if let Some((head, tail)) = cut.filter(|(head, tail)| names(head) && is_function(tail)) {
        speaker.organisation.get_or_insert_with(|| head.to_owned());
        affiliate_function(speaker, tail);
    } else if let Some((head, tail)) = cut.filter(|(head, tail)| {
        is_function(head) && !is_function(tail) && !tail.starts_with(char::is_lowercase)
    }) {
        speaker.organisation.get_or_insert_with(|| tail.to_owned());
        affiliate_function(speaker, head);
    } else if speaker.organisation.is_some() {
        affiliate_rest(speaker, text);
    } else if is_function(text) {
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

/// What follows an organisation: a function, or the rest of its name.
fn affiliate_rest(speaker: &mut Announced, text: &str) {
    let place = text.starts_with(char::is_uppercase) && !is_function(text);
    match &mut speaker.organisation {
        Some(known) if place => *known = format!("{known}, {text}"),
        _ => affiliate_function(speaker, text),
    }
}

fn affiliate_function(speaker: &mut Announced, text: &str) {
    let text = text.trim_matches([',', ' ']);
    speaker.function = Some(match speaker.function.take() {
        Some(known) => format!("{known}, {text}"),
        None => text.to_owned(),
    });
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
