//! What an edition does not say, found by comparing the whole report with what is left of it.
//!
//! So nothing has to be listed where it is taken out: whatever is gone, for whichever reason, is here.

use std::collections::BTreeSet;

use super::Whole;
use crate::language::Language;
use crate::model::body::{Block, BlockKind, Inline, InlineKind};
use crate::model::person::Participant;
use crate::model::report::Report;
use crate::model::texts::each_text;
use crate::source::Span;
use crate::spelling::fold;

/// Something that an edition does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The words, as written.
    pub text: String,
    /// Where they are written, or what they belong to.
    pub span: Option<Span>,
    /// What they are.
    pub kind: Kind,
}

/// What is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A name, an address or a number.
    Token,
    /// A passage or a value.
    Passage,
    /// The path of a file.
    File,
}

/// Passages with fewer letters and digits say too little to be recognised.
pub const SHORTEST: usize = 6;
/// Words of fewer letters and digits may stand anywhere by chance when spaces are not looked at.
pub const TELLING: usize = 12;

/// Leaves of somebody on the list of participants what may be counted or was agreed to.
pub(super) fn forget(participant: &mut Participant) {
    let consent = participant.consent;
    participant.email = None;
    participant.telephone = None;
    if consent.is_none_or(|it| !it.name) {
        participant.name = String::new();
        participant.function = None;
    }
    if consent.is_none_or(|it| !it.name || !it.organisation) {
        participant.organisation = None;
    }
}

/// What the whole report says and the edited one does not.
pub(super) fn compare(
    whole: Whole<'_>,
    edited: &Report,
    language: &Language,
    tokens: Vec<(String, Span)>,
) -> Vec<Withheld> {
    let said = Said::by(edited, language);
    let event = &edited.event;
    let names = event.credits.iter().flat_map(|credit| &credit.names).chain(&event.contact);
    let signed: String = names.map(|name| letters(name) + " ").collect();
    let mut known = BTreeSet::new();
    let mut withheld = Vec::new();
    let mut add = |text: String, span: Option<Span>, kind: Kind| {
        let letters = letters(&text);
        // What a credit signs is published on purpose. A name or an address that is still said
        // anywhere else – in a link, in a file's name – was missed.
        let is_said =
            if kind == Kind::Token { signed.contains(&letters) } else { said.holds(&letters) };
        if is_telling(&letters, kind) && !is_said && known.insert(letters) {
            withheld.push(Withheld { text, span, kind });
        }
    };
    for (text, span) in tokens {
        add(text, Some(span), Kind::Token);
    }
    for value in whole.reserved.iter().chain(whole.letter) {
        for text in sentences(&value.value) {
            add(text, Some(value.span), Kind::Passage);
        }
    }
    for (text, span) in said_by(whole.report) {
        for text in sentences(&text) {
            add(text, span, Kind::Passage);
        }
    }
    let shown: BTreeSet<_> = edited.sources.iter().map(|it| it.path.as_str()).collect();
    let hidden = whole.report.sources.iter().filter(|it| !shown.contains(it.path.as_str()));
    for source in hidden {
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        add(source.path.clone(), None, Kind::File);
        add(name.to_owned(), None, Kind::File);
    }
    withheld
}

/// The letters and digits of a text: what typography, line ends and hyphens leave alone.
#[must_use]
pub fn letters(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// Whether words are enough to be sure that they are these.
fn is_telling(letters: &str, kind: Kind) -> bool {
    let alphabetic = letters.chars().filter(|c| c.is_alphabetic()).count();
    letters.chars().count() >= SHORTEST && (alphabetic >= 4 || kind == Kind::Token)
}

/// What a report says, to be asked whether it says something.
struct Said {
    texts: BTreeSet<String>,
    all: String,
}

impl Said {
    fn by(report: &Report, language: &Language) -> Self {
        let mut texts = BTreeSet::new();
        let mut all = String::new();
        for (text, _) in said_by(report) {
            all.push_str(&letters(&text));
            all.push(' ');
            texts.extend(sentences(&text).map(|it| letters(&it)));
        }
        let paths = report.sources.iter().map(|source| source.path.clone());
        for text in paths.chain(composed(report, language)) {
            all.push_str(&letters(&text));
            all.push(' ');
        }
        Self { texts, all }
    }

    fn holds(&self, letters: &str) -> bool {
        self.texts.contains(letters) || self.all.contains(letters)
    }
}

/// What a template is likely to set side by side, and the dates as the report writes them.
fn composed(report: &Report, language: &Language) -> Vec<String> {
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
    composed.extend(days.into_iter().flatten().map(|day| language.full_date(day)));
    composed
}

/// Every text of a report with its place: lines as a whole and in their pieces.
fn said_by(report: &Report) -> Vec<(String, Option<Span>)> {
    let mut said = Vec::new();
    let mut copy = report.clone();
    each_text(&mut copy, &mut |context, text| said.push((text.clone(), context.span)));
    for body in report.bodies() {
        for block in body.all_blocks() {
            in_block(block, &mut said);
        }
    }
    said
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
        _ => {}
    }
    for line in block.value.lines() {
        let mut text = String::new();
        in_line(line, &mut text, said);
        said.push((text, line.first().map(|inline| inline.span)));
    }
}

/// The words of a line, internal ones too; its pieces are told one by one.
fn in_line(line: &[Inline], text: &mut String, said: &mut Vec<(String, Option<Span>)>) {
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
    }
}

/// The sentences of a text; what is short stays with what follows.
fn sentences(text: &str) -> impl Iterator<Item = String> + '_ {
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
