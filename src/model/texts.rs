//! Every text of a report, one by one, for whoever looks at all of them or changes them.

use super::action::Action;
use super::annex::{Annex, AnnexContent};
use super::body::{
    Block, BlockKind, Body, Definition, Figure, Inline, InlineKind, Picture, plain_text,
};
use super::event::{Event, Statement};
use super::report::Report;
use super::session::Session;
use super::workshop::Workshop;
use crate::source::Span;

/// What stands beside a text: the language of its file when that is not the report's, and the place
/// of what it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The language of its file, when that is not the report's.
    pub language: Option<&'a str>,
    /// The place of what it belongs to.
    pub span: Option<Span>,
    /// Whether it is language: a name on a list and an acronym are none.
    pub is_prose: bool,
}

/// A text of the report itself.
fn own(span: impl Into<Option<Span>>) -> Context<'static> {
    Context { language: None, span: span.into(), is_prose: true }
}

/// A name, an acronym or an address of the report itself.
fn bare(span: impl Into<Option<Span>>) -> Context<'static> {
    Context { is_prose: false, ..own(span) }
}

/// Who publishes, organised, helped and paid, and under what terms.
fn identity(event: &mut Event, see: &mut SeeText<'_>) {
    if let Some(network) = &mut event.facts.network {
        see(own(None), &mut network.name);
    }
    if let Some(series) = &mut event.facts.series {
        let texts = std::iter::once(&mut series.title).chain(&mut series.number);
        texts.for_each(|text| see(own(None), text));
    }
    if let Some(licence) = &mut event.facts.licence {
        let texts = std::iter::once(&mut licence.name).chain(&mut licence.exceptions);
        texts.for_each(|text| see(own(None), text));
    }
    let organisations = event.facts.organisers.iter_mut().chain(&mut event.facts.partners);
    organisations.for_each(|organisation| see(own(None), &mut organisation.name));
    if let Some(funding) = &mut event.facts.funding {
        let place = own(funding.span);
        if let Statement::Given(words) = &mut funding.statement {
            see(place, words);
        }
        let texts = [&mut funding.fund, &mut funding.share, &mut funding.intervention];
        texts.into_iter().flatten().for_each(|text| see(place, text));
    }
}

/// What is done with a text and what stands beside it.
type SeeText<'a> = dyn FnMut(Context<'_>, &mut String) + 'a;

/// Each text that is not in a body.
pub fn each_text(report: &mut Report, see: &mut SeeText<'_>) {
    of_event(&mut report.event, see);
    report.sessions.iter_mut().for_each(|session| of_session(session, see));
    report.workshops.iter_mut().for_each(|workshop| of_workshop(workshop, see));
    report.actions.iter_mut().for_each(|action| of_action(action, see));
    report.annexes.iter_mut().for_each(|annex| of_annex(annex, see));
    for question in &mut report.evaluation.questions {
        see(own(None), &mut question.text);
        question.answers.iter_mut().for_each(|(answer, _)| see(own(None), answer));
    }
    report.evaluation.verbatims.iter_mut().for_each(|text| see(own(None), text));
    of_people(report, see);
    for acronym in &mut report.glossary {
        see(bare(None), &mut acronym.short);
        see(own(None), &mut acronym.expansion);
        acronym.note.iter_mut().for_each(|note| see(own(None), note));
    }
}

fn of_event(event: &mut Event, see: &mut SeeText<'_>) {
    let facts = [
        &mut event.facts.subtitle,
        &mut event.name,
        &mut event.facts.notice,
        &mut event.facts.page_mark,
        &mut event.facts.legal_deposit,
    ];
    see(own(None), &mut event.title);
    event.facts.contact.iter_mut().for_each(|text| see(bare(None), text));
    facts.into_iter().flatten().for_each(|text| see(own(None), text));
    event
        .facts
        .venue
        .iter_mut()
        .chain(&mut event.facts.topics)
        .for_each(|text| see(own(None), text));
    identity(event, see);
    for credit in &mut event.facts.credits {
        see(own(None), &mut credit.role);
        credit.names.iter_mut().for_each(|name| see(own(None), name));
    }
    for question in &mut event.questions {
        see(own(question.span), &mut question.text);
    }
}

fn of_session(session: &mut Session, see: &mut SeeText<'_>) {
    let place = own(session.span);
    see(place, &mut session.title);
    session.room.iter_mut().for_each(|room| see(place, room));
    for speaker in &mut session.speakers {
        let texts = [&mut speaker.name, &mut speaker.function, &mut speaker.organisation];
        texts.into_iter().flatten().for_each(|text| see(own(speaker.span), text));
    }
    for note in &mut session.notes {
        let place = Context { language: note.language.as_deref(), ..own(note.span) };
        let texts = [&mut note.title, &mut note.author, &mut note.notice];
        texts.into_iter().flatten().for_each(|text| see(place, text));
    }
}

fn of_workshop(workshop: &mut Workshop, see: &mut SeeText<'_>) {
    let facts = &mut workshop.facts;
    let place = Context { language: facts.language.as_deref(), ..own(workshop.span) };
    see(place, &mut workshop.title);
    let texts = [&mut facts.room, &mut facts.brief, &mut facts.notice].into_iter().flatten();
    let names = facts.hosts.iter_mut().chain(&mut facts.rapporteurs);
    texts.chain(names).for_each(|text| see(place, text));
    for round in &mut workshop.outputs.rounds {
        see(bare(round.span), &mut round.group);
        round
            .summary
            .iter_mut()
            .for_each(|text| see(Context { span: Some(round.span), ..place }, text));
    }
}

fn of_action(action: &mut Action, see: &mut SeeText<'_>) {
    let facts = &mut action.facts;
    let place = Context { language: facts.language.as_deref(), ..own(action.span) };
    see(place, &mut facts.title);
    let texts = [
        &mut facts.lead,
        &mut facts.horizon,
        &mut facts.status,
        &mut facts.means,
        &mut facts.notice,
    ];
    texts.into_iter().flatten().for_each(|text| see(place, text));
    facts.partners.iter_mut().chain(&mut facts.indicators).for_each(|text| see(place, text));
    facts.steps.iter_mut().for_each(|step| see(place, &mut step.title));
}

fn of_annex(annex: &mut Annex, see: &mut SeeText<'_>) {
    let place = Context { language: annex.language.as_deref(), ..own(annex.span) };
    see(place, &mut annex.title);
    annex.authors.iter_mut().for_each(|author| see(place, author));
    let texts = [&mut annex.caption, &mut annex.credit, &mut annex.alternative];
    texts.into_iter().flatten().for_each(|text| see(place, text));
}

fn of_people(report: &mut Report, see: &mut SeeText<'_>) {
    for person in &mut report.people {
        see(own(person.span), &mut person.name);
        let texts = [&mut person.function, &mut person.organisation];
        texts.into_iter().flatten().for_each(|text| see(own(person.span), text));
    }
    for participant in &mut report.participants {
        see(bare(participant.span), &mut participant.name);
        let texts = [
            &mut participant.category,
            &mut participant.territory,
            &mut participant.region,
            &mut participant.function,
            &mut participant.organisation,
        ];
        texts.into_iter().flatten().for_each(|text| see(own(participant.span), text));
    }
}

/// Something that rewrites the texts of a report one by one, and knows nothing of the rest of it.
pub trait Rewriter {
    /// Rewrites a text that is not in a body.
    fn text(&mut self, context: Context<'_>, text: &mut String);
    /// Rewrites a line of words of a body, given the language of its file when that is not the report's.
    fn line(&mut self, language: Option<&str>, line: &mut Vec<Inline>);
}

/// Has all texts of a report rewritten.
pub fn rewrite(report: &mut Report, rewriter: &mut impl Rewriter) {
    each_text(report, &mut |context, text| rewriter.text(context, text));
    each_body(report, &mut |language, body| {
        lines_of(body, language, &mut |language, line| rewriter.line(language, line));
    });
}

/// Each line of words of one body.
pub fn lines_of(body: &mut Body, language: Option<&str>, see: &mut See<'_>) {
    in_blocks(&mut body.blocks, language, see);
    body.footnotes.iter_mut().for_each(|note| in_blocks(&mut note.blocks, language, see));
}

/// Each body, with the language of its file when that is not the report's.
pub fn each_body(report: &mut Report, see: &mut dyn FnMut(Option<&str>, &mut Body)) {
    see(None, &mut report.event.framing);
    for session in &mut report.sessions {
        see(None, &mut session.text);
        session.notes.iter_mut().for_each(|note| see(note.language.as_deref(), &mut note.body));
    }
    for workshop in &mut report.workshops {
        let language = workshop.facts.language.as_deref();
        let outputs = &mut workshop.outputs;
        see(language, &mut outputs.introduction);
        let contributions = outputs.rounds.iter_mut().flat_map(|round| &mut round.contributions);
        contributions.for_each(|contribution| see(language, &mut contribution.body));
        see(language, &mut outputs.synthesis);
    }
    for action in &mut report.actions {
        see(action.facts.language.as_deref(), &mut action.description);
    }
    for annex in &mut report.annexes {
        if let AnnexContent::Text(body) = &mut annex.content {
            see(annex.language.as_deref(), body);
        }
    }
}

/// What is done with a line and its language.
pub type See<'a> = dyn FnMut(Option<&str>, &mut Vec<Inline>) + 'a;

fn in_blocks(blocks: &mut [Block], language: Option<&str>, see: &mut See<'_>) {
    for block in blocks {
        let span = block.span;
        match &mut block.value {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                see(language, content);
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| in_blocks(&mut item.blocks, language, see));
            }
            BlockKind::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| see(language, cell));
            }
            BlockKind::Quote { blocks, attribution } => {
                in_blocks(blocks, language, &mut |language, line| in_quote(language, line, see));
                attribution.iter_mut().for_each(|line| see(language, line));
            }
            BlockKind::Callout { title, blocks, .. } => {
                see(language, title);
                in_blocks(blocks, language, see);
            }
            BlockKind::Definitions(items) => {
                for Definition { term, details } in items {
                    see(language, term);
                    in_blocks(details, language, see);
                }
            }
            BlockKind::Figure { picture, caption } => {
                see(language, caption);
                alternative(picture, span, &mut |line| see(language, line));
            }
            BlockKind::Gallery(figures) => {
                for Figure { picture, caption } in figures {
                    see(language, caption);
                    alternative(picture, picture.span, &mut |line| see(language, line));
                }
            }
            BlockKind::Intervention(it) => in_blocks(&mut it.blocks, language, see),
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
}

/// A line of a quote that is in another language as a whole follows the rules of that one; words of
/// another language within a line stay as their author set them.
fn in_quote(language: Option<&str>, line: &mut Vec<Inline>, see: &mut See<'_>) {
    match &mut line[..] {
        [Inline { value: InlineKind::Foreign { language, content }, .. }] => {
            see(Some(language), content);
        }
        _ => see(language, line),
    }
}

/// What is read aloud in the place of a picture is a line of its own.
fn alternative(picture: &mut Picture, span: Span, see: &mut dyn FnMut(&mut Vec<Inline>)) {
    let text = InlineKind::Text(std::mem::take(&mut picture.alternative));
    let mut line = vec![Inline::new(text, span)];
    see(&mut line);
    picture.alternative = plain_text(&line);
}

/// The inlines of a line that are one piece of it, in the order of the text.
pub fn leaves<'a>(line: &'a mut [Inline], found: &mut Vec<&'a mut Inline>) {
    for inline in line {
        if is_leaf(&inline.value) {
            found.push(inline);
            continue;
        }
        if let Some(content) = inline.value.content_mut() {
            leaves(content, found);
        }
    }
}

fn is_leaf(kind: &InlineKind) -> bool {
    match kind {
        // An address that stands for itself is no language.
        InlineKind::Link { address, content } => {
            matches!(&content[..], [only] if matches!(&only.value,
                InlineKind::Text(text) if address.ends_with(text.as_str())))
        }
        // A title that the report gives stands for a word.
        InlineKind::Reference { label, .. } => label.is_empty(),
        InlineKind::Emphasis(_)
        | InlineKind::Strong(_)
        | InlineKind::Strikethrough(_)
        | InlineKind::Superscript(_)
        | InlineKind::Subscript(_)
        | InlineKind::SmallCapitals(_)
        | InlineKind::Internal(_) => false,
        // Words in another language are as their author set them.
        _ => true,
    }
}
