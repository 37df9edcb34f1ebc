//! What a report says, in the pieces in which it is printed, to be asked whether words found in a
//! PDF are its own.
//!
//! Words are compared by their letters and digits. A piece is a line, a value, a cell; the pieces of
//! one text stand next to each other on a page, and words may run over them by chance.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::ReportLanguage;
use crate::model::body::{Block, BlockKind, Body, Inline, InlineKind};
use crate::model::report::Report;
use crate::model::texts::each_text;
use crate::source::Span;
use crate::spelling::{aloud, fold};

/// How many letters around words must be those of a piece for the words to be its own.
const AROUND: usize = 24;
/// How many letters before or after words that run over pieces must be those of the text.
const BESIDE: usize = 12;

/// What a report says.
#[derive(Debug)]
pub struct PublishedText {
    wholes: BTreeSet<String>,
    /// The letters of each piece, one a line.
    pieces: String,
    /// The letters of each text as one, one a line.
    texts: String,
    /// The folded words of each piece, one a line, with a space on either side.
    words: String,
}

impl PublishedText {
    /// What a report says, and what its templates say of their own.
    #[must_use]
    pub fn by(report: &Report, language: &ReportLanguage) -> Self {
        let mut said = Self {
            wholes: BTreeSet::new(),
            pieces: String::new(),
            texts: String::new(),
            words: String::new(),
        };
        for (text, _) in said_by(report) {
            sentences(&text).for_each(|it| said.add(&it));
            said.add(&text);
        }
        composed(report, language).iter().for_each(|text| said.add(text));
        for body in report.bodies() {
            said.texts.push_str(&letters(&text_of(body)));
            said.texts.push('\n');
        }
        said
    }

    /// A report that says these pieces side by side, in one text.
    #[cfg(test)]
    pub(crate) fn of_pieces(pieces: &[&str]) -> Self {
        let texts = pieces.iter().map(|it| letters(it)).collect::<String>() + "\n";
        let mut said =
            Self { wholes: BTreeSet::new(), pieces: String::new(), texts, words: String::new() };
        pieces.iter().for_each(|it| said.add(it));
        said
    }

    fn add(&mut self, text: &str) {
        let letters = letters(text);
        if !letters.is_empty() && self.wholes.insert(letters.clone()) {
            self.pieces.push_str(&letters);
            self.pieces.push('\n');
            self.words.push(' ');
            self.words.push_str(&fold(text));
            self.words.push_str(" \n");
        }
    }

    /// Adds the words of the templates.
    #[must_use]
    pub fn with_words_of(mut self, mut language: ReportLanguage) -> Self {
        language.each_word(&mut |_, word| {
            self.add(word);
            word.to_owned()
        });
        self
    }

    /// Whether a piece says these words, whole.
    pub(super) fn says_words(&self, text: &str) -> bool {
        self.words.contains(&aloud(text))
    }

    /// Whether these letters are a piece of their own.
    pub(super) fn is_piece(&self, letters: &str) -> bool {
        self.wholes.contains(letters)
    }

    /// Whether these letters stand within a piece.
    pub(super) fn holds(&self, letters: &str) -> bool {
        self.pieces.contains(letters)
    }

    /// Whether words found in a PDF stand there as the report says them: alone, within a piece, or
    /// where two pieces of one text meet.
    #[must_use]
    pub fn says(&self, page: &str, found: &Range<usize>) -> bool {
        let wanted = &page[found.clone()];
        let (before, after) = (&page[..found.start], &page[found.end..]);
        let within = |text: &str, length: usize, is_own: &dyn Fn(&str, &str) -> bool| {
            text.match_indices(wanted).any(|(at, _)| {
                let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
                let end = at + wanted.len();
                let stop = text[end..].find('\n').map_or(text.len(), |it| end + it);
                is_own(last(&text[start..at], length), first(&text[end..stop], length))
            })
        };
        within(&self.pieces, AROUND, &|left, right| {
            // A page, or a part of one, may begin or end in the middle of a piece.
            (before.ends_with(left) || left.ends_with(before))
                && (after.starts_with(right) || right.starts_with(after))
        }) || within(&self.texts, BESIDE, &|left, right| {
            (!left.is_empty() && before.ends_with(left))
                || (!right.is_empty() && after.starts_with(right))
        })
    }
}

/// The last characters of a text.
fn last(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// The first characters of a text.
fn first(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// What a template is likely to set side by side, and the dates as the report writes them.
fn composed(report: &Report, language: &ReportLanguage) -> Vec<String> {
    let mut composed = Vec::new();
    let joined = |parts: [Option<&String>; 3]| {
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let mut days = vec![report.event.date, report.event.end_date];
    for session in &report.sessions {
        let kind = format!("kind_{}", session.kind.name());
        let kind = language.label(&kind);
        composed.push(format!("{kind} {}", session.title));
        days.push(session.day);
        for it in &session.speakers {
            let [name, function] = [it.name.as_ref(), it.function.as_ref()];
            composed.push(joined([name, function, it.organisation.as_ref()]));
            composed.push(joined([name, it.organisation.as_ref(), None]));
        }
    }
    for it in &report.people {
        let organisation = it.organisation.as_ref();
        composed.push(joined([Some(&it.name), it.function.as_ref(), organisation]));
        composed.push(joined([Some(&it.name), organisation, None]));
    }
    for it in report.participants.iter().filter(|it| !it.name.is_empty()) {
        let organisation = it.organisation.as_ref();
        composed.push(joined([Some(&it.name), it.function.as_ref(), organisation]));
        composed.push(joined([it.function.as_ref(), organisation, it.territory.as_ref()]));
    }
    for action in &report.actions {
        composed.push(format!("{} {}", action.id, action.facts.title));
        days.push(action.facts.deadline.as_ref().map(|it| it.value));
        days.extend(action.facts.steps.iter().map(|step| step.deadline));
    }
    // Templates make links of what the event is reached by.
    let contact = report.event.facts.contact.as_deref().unwrap_or_default();
    for (range, _) in super::contact::find(contact) {
        let written = &contact[range];
        composed.extend(["", "mailto:", "tel:"].map(|scheme| format!("{scheme}{written}")));
    }
    composed.extend(days.into_iter().flatten().map(|day| language.full_date(day)));
    composed
}

/// Every text of a report with its place: lines as a whole and in their pieces.
pub(super) fn said_by(report: &Report) -> Vec<(String, Option<Span>)> {
    let mut said = Vec::new();
    let mut copy = report.clone();
    each_text(&mut copy, &mut |context, text| said.push((text.clone(), context.span)));
    let mut people = std::collections::BTreeMap::new();
    for person in &report.people {
        people.insert(person.id.as_str(), person);
    }
    for body in report.bodies() {
        in_body(body, &mut said);
        for block in body.all_blocks() {
            let BlockKind::Intervention(it) = &block.value else { continue };
            let Some(person) = people.get(it.speaker.id.as_str()) else { continue };
            let Some(first) = it.blocks.first() else { continue };
            let mut openings = vec![opening(first, 0)];
            if it.opens_with_identity {
                openings.push(opening(first, 1));
            }
            // Who said what, as a template or a file has it.
            let with = [person.function.as_ref(), person.organisation.as_ref()];
            let more = with.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
            let organisation = person.organisation.as_deref().unwrap_or_default();
            for opening in openings.into_iter().filter(|it| !it.is_empty()) {
                for identity in ["", &more, organisation] {
                    let text = format!("{} {identity} {opening}", person.name);
                    said.push((text, Some(block.span)));
                }
            }
        }
    }
    said
}

/// The first sentence of a block, without so many of its first inlines.
fn opening(block: &Block, skipped: usize) -> String {
    let mut text = String::new();
    if let Some(line) = block.value.lines().first() {
        in_line(line.get(skipped..).unwrap_or_default(), &mut text, &mut Vec::new());
    }
    sentences(&text).next().unwrap_or_default()
}

/// The words of a body as one text.
fn text_of(body: &Body) -> String {
    let mut text = String::new();
    for block in body.all_blocks() {
        if let BlockKind::Code { text: code } = &block.value {
            text.push_str(code);
        }
        for line in block.value.lines() {
            in_line(line, &mut text, &mut Vec::new());
            text.push(' ');
        }
    }
    text
}

/// The words of a body with their places, in its order.
fn in_body(body: &Body, said: &mut Vec<(String, Option<Span>)>) {
    for block in body.all_blocks() {
        in_block(block, said);
    }
}

fn in_block(block: &Block, said: &mut Vec<(String, Option<Span>)>) {
    match &block.value {
        BlockKind::Code { text } => said.push((text.clone(), Some(block.span))),
        BlockKind::Figure { picture, .. } => {
            said.push((picture.alternative.clone(), Some(picture.span)));
            said.push((picture.path.clone(), Some(picture.span)));
        }
        BlockKind::Gallery(figures) => {
            for picture in figures.iter().map(|figure| &figure.picture) {
                said.push((picture.alternative.clone(), Some(picture.span)));
                said.push((picture.path.clone(), Some(picture.span)));
            }
        }
        // Whose words they are stands below them.
        BlockKind::Quote { blocks, attribution: Some(author) } => {
            let mut words = Vec::new();
            blocks.last().into_iter().for_each(|block| in_block(block, &mut words));
            let mut text = words.pop().map_or_else(String::new, |(text, _)| text + " ");
            in_line(author, &mut text, &mut Vec::new());
            said.push((text, Some(block.span)));
        }
        _ => {}
    }
    for line in block.value.lines() {
        let mut text = String::new();
        in_line(line, &mut text, said);
        said.push((text, line.first().map(|inline| inline.span)));
    }
}

/// The words of a line, internal ones too; its pieces are told one by one. What a page sets in
/// between – the number of a note, the title of what is referred to – ends a piece.
fn in_line(line: &[Inline], text: &mut String, said: &mut Vec<(String, Option<Span>)>) {
    let mut piece = text.len();
    for inline in line {
        let span = Some(inline.span);
        match &inline.value {
            InlineKind::Text(words) | InlineKind::Code(words) => {
                text.push_str(words);
                said.push((words.clone(), span));
            }
            InlineKind::SoftBreak | InlineKind::LineBreak => text.push(' '),
            InlineKind::Picture(picture) => {
                said.push((picture.alternative.clone(), span));
                said.push((picture.path.clone(), span));
            }
            InlineKind::Link { address, content } => {
                said.push((address.clone(), span));
                in_line(content, text, said);
            }
            InlineKind::Internal(content) => {
                let mut own = String::new();
                in_line(content, &mut own, said);
                text.push_str(&own);
                said.push((own, span));
            }
            other => in_line(other.content(), text, said),
        }
        let is_break = match &inline.value {
            InlineKind::Footnote(_) | InlineKind::Picture(_) => true,
            InlineKind::Reference { label, .. } => label.is_empty(),
            _ => false,
        };
        if is_break {
            said.push((text[piece..].to_owned(), span));
            piece = text.len();
        }
    }
    if piece > 0 && piece < text.len() {
        said.push((text[piece..].to_owned(), line.first().map(|inline| inline.span)));
    }
}

/// The sentences of a text; what is short stays with what follows.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let ends = rest.char_indices().zip(rest.chars().skip(1));
        let mut ends = ends.filter(|((_, c), next)| {
            (matches!(c, '.' | '!' | '?' | ';') && next.is_whitespace()) || *c == '\n'
        });
        let end = ends
            .find(|((at, _), _)| *at >= 24)
            .map_or(rest.len(), |((at, c), _)| at + c.len_utf8());
        let (sentence, after) = rest.split_at(end);
        rest = after.trim_start();
        Some(sentence.trim().to_owned())
    })
}

/// The letters and digits of a text: what typography, line ends and hyphens leave alone.
#[must_use]
pub fn letters(text: &str) -> String {
    fold(text).replace(' ', "")
}
