//! A workshop's sheet, in Markdown with rounds as headings or in YAML.

pub mod turn;

use super::agenda::time::parse_time;
use super::blank;
use super::document::{Content, Document};
use super::header::{self, ID, NOTICE, QUESTIONS, SESSION, TITLE};
use super::labels::{self, Label, Labels};
use super::people;
use crate::diagnostic::Diagnostics;
use crate::model::body::{Block, BlockKind, Body, Inline, InlineKind, Written, plain_text};
use crate::model::workshop::{Contribution, Outputs, Relation, Round, WorkshopFacts};
use crate::read::yaml::{Fields, Key, Node};
use crate::read::{markdown, notes};
use crate::source::{Source, SourceId, Span, Spanned};
use crate::spelling::{capitalised, fold};

const HOST: Key = Key("host", "animateur");
const RAPPORTEUR: Key = Key("rapporteur", "rapporteur");
const ROOM: Key = Key("room", "salle");
const BRIEF: Key = Key("brief", "consigne");
const INTRODUCTION: Key = Key("introduction", "introduction");
const ROUNDS: Key = Key("rounds", "passages");
const GROUP: Key = Key("group", "groupe");
const START: Key = Key("start", "début");
const SUMMARY: Key = Key("summary", "apport");
const CONTRIBUTIONS: Key = Key("contributions", "contributions");
const RELATION: Key = Key("relation", "lien");
const TEXT: Key = Key("text", "texte");
const SYNTHESIS: Key = Key("synthesis", "synthèse");

/// A workshop's sheet as written.
#[derive(Debug, Clone)]
pub struct WorkshopSheet {
    /// Its title, or its first line.
    pub span: Span,
    /// Its id, when it gives one.
    pub id: Option<Spanned<String>>,
    /// Its topic.
    pub title: Option<Spanned<String>>,
    /// The session it names.
    pub session: Option<Spanned<String>>,
    /// The framing questions it treats.
    pub questions: Vec<Spanned<String>>,
    /// Who and how.
    pub facts: WorkshopFacts,
    /// Whether a part of it could not be read.
    pub is_unclear: bool,
    /// What came out.
    pub outputs: Outputs<Written>,
    /// Where it still waits for words.
    pub blanks: Vec<Span>,
}

/// Reads a workshop's sheet.
pub fn parse(file: &Document, diagnostics: &mut Diagnostics) -> WorkshopSheet {
    let is_reserved = file.is_reserved_by_name(diagnostics);
    let mut sheet = WorkshopSheet::at(file.first_line());
    let mut sheet = match &file.content {
        Content::Yaml(Some(node)) => of_node(file.id, &file.source, node, diagnostics),
        Content::Text(text) => {
            sheet.is_unclear = text.is_broken() || text.is_unclosed;
            if let Some(node) = &text.header {
                sheet.header(&header::without_pad(node.clone()), diagnostics);
            }
            let (id, source, range) = (file.id, &file.source, text.range.clone());
            let mut labels = labels::read(id, source, range.clone(), LABELS);
            let fragment = notes::fragment(id, source, range, &labels.lines, diagnostics);
            sheet.labels(&mut labels);
            sheet.markdown_outputs(markdown::read_fragment(&fragment, diagnostics));
            sheet.placed()
        }
        _ => WorkshopSheet { is_unclear: true, ..sheet },
    };
    sheet.facts.internal |= is_reserved;
    sheet
}

/// The labels that a sheet may open with.
const LABELS: &[Label] =
    &[Label::Session, Label::Title, Label::Host, Label::Rapporteur, Label::Room, Label::Brief];

/// Reads the YAML of a whole sheet.
pub fn of_node(
    id: SourceId,
    source: &Source,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> WorkshopSheet {
    let mut sheet = WorkshopSheet::at(Span::new(id, source.line(1)));
    if let Some(mut fields) = Fields::of(node, "atelier", diagnostics) {
        sheet.facts(&mut fields, diagnostics);
        sheet.yaml_outputs(id, source, &mut fields, diagnostics);
        sheet.is_unclear = fields.has_unknown();
        fields.finish(diagnostics);
    }
    sheet.placed()
}

impl WorkshopSheet {
    /// A sheet of which nothing is known yet.
    #[must_use]
    pub fn at(span: Span) -> Self {
        Self {
            span,
            id: None,
            title: None,
            session: None,
            questions: Vec::new(),
            facts: WorkshopFacts::default(),
            is_unclear: false,
            outputs: Outputs::default(),
            blanks: Vec::new(),
        }
    }

    /// Reads the header of a sheet in Markdown.
    pub fn header(&mut self, node: &Node, diagnostics: &mut Diagnostics) {
        if let Some(mut fields) = Fields::of(node, "en-tête", diagnostics) {
            self.facts(&mut fields, diagnostics);
            self.is_unclear |= fields.has_unknown();
            fields.finish(diagnostics);
        }
    }

    /// Takes over what labels at the top tell, where the header says nothing.
    fn labels(&mut self, labels: &mut Labels) {
        self.title = self.title.take().or_else(|| labels.take(Label::Title));
        self.session = self.session.take().or_else(|| labels.take(Label::Session));
        let facts = &mut self.facts;
        for (names, label) in
            [(&mut facts.hosts, Label::Host), (&mut facts.rapporteurs, Label::Rapporteur)]
        {
            if names.is_empty() {
                let written = std::iter::from_fn(|| labels.take(label));
                *names = people::names(written);
            }
        }
        for (field, label) in [(&mut facts.room, Label::Room), (&mut facts.brief, Label::Brief)] {
            if field.is_none() {
                *field = labels.take(label).map(|it| it.value);
            }
        }
    }

    /// The sheet at the place of its title: what it lacks is told there.
    fn placed(mut self) -> Self {
        self.span = self.title.as_ref().map_or(self.span, |title| title.span);
        self
    }

    fn facts(&mut self, fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) {
        self.id = fields.text(ID, diagnostics);
        self.title = fields.text(TITLE, diagnostics);
        self.session = fields.text(SESSION, diagnostics);
        self.questions = fields.texts(QUESTIONS, diagnostics);
        self.facts = WorkshopFacts {
            room: fields.words(ROOM, diagnostics),
            hosts: people::names(fields.texts(HOST, diagnostics)),
            rapporteurs: people::names(fields.texts(RAPPORTEUR, diagnostics)),
            brief: fields.words(BRIEF, diagnostics),
            language: header::language(fields, diagnostics).map(|it| it.value),
            notice: fields.words(NOTICE, diagnostics),
            internal: header::internal(fields, diagnostics),
        };
    }

    fn yaml_outputs(
        &mut self,
        id: SourceId,
        source: &Source,
        fields: &mut Fields<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let outputs = &mut self.outputs;
        outputs.introduction = header::markdown(id, source, INTRODUCTION, fields, diagnostics);
        let rounds = fields.list(ROUNDS, diagnostics);
        for (index, node) in rounds.into_iter().enumerate() {
            outputs.rounds.extend(yaml_round(id, source, node, index, diagnostics));
        }
        outputs.synthesis = header::markdown(id, source, SYNTHESIS, fields, diagnostics);
    }

    /// Rounds are the sections headed « Passage », « Tour », « Groupe », “Round”; a section headed
    /// « Synthèse » closes; what comes before the first is the introduction.
    fn markdown_outputs(&mut self, body: Body<Written>) {
        let mut body = body;
        if self.title.is_none()
            && let Some(Block { value: BlockKind::Heading { content, .. }, span }) =
                body.blocks.first()
            && section(&plain_text(content)).is_none()
        {
            self.title = Some(Spanned::new(plain_text(content), *span));
            body.blocks.remove(0);
        }
        if self.title.is_none()
            && body.blocks.len() > 1
            && let Some(Block { value: BlockKind::Paragraph(content), span }) = body.blocks.first()
            && let Some(title) = title_of(&plain_text(content))
        {
            self.title = Some(Spanned::new(title, *span));
            body.blocks.remove(0);
        }
        self.blanks = blank::take(&mut body);
        let Body { blocks, footnotes } = body;
        let with_notes = |blocks| Body { blocks, footnotes: footnotes.clone() };
        let mut introduction = Vec::new();
        let mut synthesis = Vec::new();
        let mut rounds: Vec<(Round<Written>, Vec<Block<Written>>)> = Vec::new();
        let mut in_synthesis = false;
        for block in blocks {
            if let Some(text) = heading(&block) {
                match section(&text) {
                    Some(Section::Round { group, summary }) => {
                        in_synthesis = false;
                        let group = group.unwrap_or_else(|| (rounds.len() + 1).to_string());
                        let round = Round {
                            span: block.span,
                            group,
                            start: None,
                            summary,
                            contributions: Vec::new(),
                        };
                        rounds.push((round, Vec::new()));
                        continue;
                    }
                    Some(Section::Synthesis) => {
                        in_synthesis = true;
                        continue;
                    }
                    None => {}
                }
            }
            match rounds.last_mut() {
                _ if in_synthesis => synthesis.push(block),
                Some((_, blocks)) => blocks.push(block),
                None => introduction.push(block),
            }
        }
        self.outputs = Outputs {
            introduction: with_notes(introduction),
            rounds: rounds
                .into_iter()
                .map(|(round, blocks)| {
                    let contributions = contributions(blocks).into_iter();
                    let contributions = contributions.map(|(relation, blocks)| Contribution {
                        relation,
                        body: with_notes(blocks),
                    });
                    Round { contributions: contributions.collect(), ..round }
                })
                .collect(),
            synthesis: with_notes(synthesis),
        };
    }
}

/// The title that a line of plain text above the others is: « Atelier B – Loger les jeunes », also behind
/// words for what it is: « Compte rendu de l'atelier B : … ».
fn title_of(text: &str) -> Option<String> {
    const KINDS: &[&str] =
        &["compte rendu", "cr", "notes", "restitution", "synthese", "fiche", "report"];
    let text = text.trim();
    let at = ["atelier", "Atelier", "ATELIER", "workshop", "Workshop"];
    let at = at.iter().filter_map(|word| text.find(word)).min().unwrap_or(0);
    let before = fold(&text[..at]);
    let before = before.trim_end_matches(" l").trim_end_matches(" de").trim_end_matches(" du");
    let title = if at == 0 || !KINDS.contains(&before) { text } else { &text[at..] };
    is_title(title).then(|| capitalised(title))
}

/// Whether words are the title of a workshop.
fn is_title(text: &str) -> bool {
    const LONGEST: usize = 120;
    let text = text.trim();
    let folded = fold(text);
    (folded.starts_with("atelier ") || folded.starts_with("workshop "))
        && text.chars().count() <= LONGEST
        && !text.contains('\n')
        && !text.ends_with(['.', '!', '?', ':', ',', ';'])
        && turn::call(text).is_some()
        && section(text).is_none()
}

/// The words of a heading, or of a line that says nothing but which round comes: « 2e groupe ».
fn heading(block: &Block<Written>) -> Option<String> {
    match &block.value {
        BlockKind::Heading { content, .. } => Some(plain_text(content)),
        BlockKind::Paragraph(content) => {
            let text = plain_text(content);
            let text = text.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
            let turn = turn::turn(text)?;
            turn::without(text, &turn).is_empty().then(|| text.to_owned())
        }
        _ => None,
    }
}

impl WorkshopSheet {
    /// Adds what the sheet of a later round tells; each sheet without rounds is one.
    pub fn add_round(&mut self, turn: &turn::Turn, later: Self) {
        self.questions.extend(later.questions);
        let WorkshopFacts { room, hosts, rapporteurs, brief, notice, .. } = later.facts;
        let facts = &mut self.facts;
        let add = |own: &mut Vec<String>, more: Vec<String>| {
            more.into_iter().for_each(|name| {
                if !own.contains(&name) {
                    own.push(name);
                }
            });
        };
        add(&mut facts.hosts, hosts);
        add(&mut facts.rapporteurs, rapporteurs);
        for (own, more) in
            [(&mut facts.room, room), (&mut facts.brief, brief), (&mut facts.notice, notice)]
        {
            *own = own.take().or(more);
        }
        self.is_unclear |= later.is_unclear;
        self.blanks.extend(later.blanks);
        let Outputs { introduction, rounds, synthesis } = later.outputs;
        if rounds.is_empty() {
            self.outputs.rounds.extend(as_round(turn, later.span, introduction));
        } else {
            add_to(&mut self.outputs.introduction, introduction);
            self.outputs.rounds.extend(rounds);
        }
        add_to(&mut self.outputs.synthesis, synthesis);
    }

    /// The sheet as that of a round.
    #[must_use]
    pub fn of_round(mut self, turn: &turn::Turn) -> Self {
        if self.outputs.rounds.is_empty() {
            let told = std::mem::take(&mut self.outputs.introduction);
            self.outputs.rounds.extend(as_round(turn, self.span, told));
        }
        self
    }
}

fn add_to(body: &mut Body<Written>, more: Body<Written>) {
    body.blocks.extend(more.blocks);
    body.footnotes.extend(more.footnotes);
}

/// What a group's own sheet tells, as its round.
fn as_round(turn: &turn::Turn, span: Span, told: Body<Written>) -> Option<Round<Written>> {
    if told.is_empty() {
        return None;
    }
    let group = turn.group.clone().unwrap_or_else(|| turn.rank.to_string());
    let contributions = vec![Contribution { relation: None, body: told }];
    Some(Round { span, group, start: None, summary: None, contributions })
}

enum Section {
    Round { group: Option<String>, summary: Option<String> },
    Synthesis,
}

/// What a heading opens: `Passage 1 — groupe A : décrit trois profils` is group A's round. A heading
/// that only begins like one (« Tour de table », « Groupe de travail ») is a heading.
fn section(heading: &str) -> Option<Section> {
    const ENDS: &[char] = &[':', '—', '–', '-', '('];
    let folded = fold(heading);
    let mut words = folded.split(' ');
    let first = words.next()?;
    let second = words.next().unwrap_or_default();
    if matches!(first, "synthese" | "synthesis" | "bilan" | "summary" | "conclusion") {
        return second.is_empty().then_some(Section::Synthesis);
    }
    let numbered = second.starts_with(|c: char| c.is_ascii_digit()) || second.starts_with("group");
    let lettered = (1..=2).contains(&second.chars().count());
    match first {
        "passage" | "tour" | "round" if numbered => {}
        "groupe" | "group" if lettered && !matches!(second, "de" | "du" | "d" | "le" | "la") => {}
        _ => {
            // « Première rotation : les horaires ».
            let turn = turn::turn(heading).filter(|it| it.range.start == 0)?;
            let summary = turn::without(heading, &turn);
            let summary = (!summary.is_empty()).then_some(summary);
            return Some(Section::Round { group: turn.group, summary });
        }
    }
    let lower = heading.to_lowercase();
    let named = lower.find("groupe").map(|at| at + "groupe".len());
    let named = named.or_else(|| lower.find("group").map(|at| at + "group".len()));
    // Lower case may be longer than the heading in some languages; then nothing is cut.
    let rest = match named {
        Some(at) => heading.get(at..)?.trim_start(),
        None => heading.get(heading.find(|c: char| c.is_ascii_digit())?..)?,
    };
    let end = rest.find(ENDS).unwrap_or(rest.len());
    let (name, summary) = rest.split_at(end);
    let summary = summary.trim_start_matches(|c: char| ENDS.contains(&c) || c.is_whitespace());
    let summary = (!summary.is_empty()).then(|| summary.to_owned());
    let group = named.map(|_| name.trim().to_owned()).filter(|name| !name.is_empty());
    Some(Section::Round { group, summary })
}

/// The contributions of a round: each item of its lists, and what stands between them.
fn contributions(blocks: Vec<Block<Written>>) -> Vec<(Option<Relation>, Vec<Block<Written>>)> {
    let mut found: Vec<(Option<Relation>, Vec<Block<Written>>)> = Vec::new();
    let mut open = false;
    for block in blocks {
        match block.value {
            BlockKind::List { items, .. } => {
                open = false;
                for mut item in items {
                    let relation = item.blocks.first_mut().and_then(take_relation);
                    found.push((relation, item.blocks));
                }
            }
            _ if open => found.last_mut().into_iter().for_each(|(_, it)| it.push(block.clone())),
            _ => {
                open = true;
                found.push((None, vec![block]));
            }
        }
    }
    found
}

const RELATIONS: &[(&[&str], Relation)] = &[
    (&["ajoute", "adds", "ajout", "complète"], Relation::Adds),
    (&["nuance", "qualifies", "précise"], Relation::Qualifies),
    (&["conteste", "disputes", "s'oppose", "disagrees", "contests"], Relation::Disputes),
    (&["priorise", "prioritises", "hiérarchise"], Relation::Prioritises),
];

/// Takes `**Ajoute** :` off the head of a paragraph.
fn take_relation(block: &mut Block<Written>) -> Option<Relation> {
    let BlockKind::Paragraph(content) = &mut block.value else { return None };
    let (words, strong) = match &content.first()?.value {
        InlineKind::Strong(words) => (plain_text(words), true),
        InlineKind::Text(text) => (text.split_once(':')?.0.to_owned(), false),
        _ => return None,
    };
    let word = fold(words.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']));
    let means = |(names, _): &&(&[&str], Relation)| names.iter().any(|name| fold(name) == word);
    let relation = RELATIONS.iter().find(means)?.1;
    if strong {
        content.remove(0);
    }
    trim_colon(content, strong && words.trim_end().ends_with(':'));
    Some(relation)
}

/// Takes the text up to the first colon off, unless the colon was taken already.
fn trim_colon(content: &mut [Inline<Written>], taken: bool) {
    if let Some(Spanned { value: InlineKind::Text(text), .. }) = content.first_mut() {
        let rest = match text.split_once(':') {
            Some((_, rest)) if !taken => rest,
            _ => text,
        };
        *text = rest.trim_start().to_owned();
    }
}

fn yaml_round(
    id: SourceId,
    source: &Source,
    node: &Node,
    index: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Round<Written>> {
    let mut fields = Fields::of(node, "passages", diagnostics)?;
    let group = fields.words(GROUP, diagnostics);
    let round = Round {
        span: node.span,
        group: group.unwrap_or_else(|| (index + 1).to_string()),
        start: fields.time(START, parse_time, diagnostics),
        summary: fields.words(SUMMARY, diagnostics),
        contributions: fields
            .list(CONTRIBUTIONS, diagnostics)
            .into_iter()
            .filter_map(|node| yaml_contribution(id, source, node, diagnostics))
            .collect(),
    };
    fields.finish(diagnostics);
    Some(round)
}

fn yaml_contribution(
    id: SourceId,
    source: &Source,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Contribution<Written>> {
    if let Some(words) = node.value.words() {
        let text = Spanned::new(words.to_owned(), node.span);
        let mut body = header::markdown_text(id, source, text, diagnostics);
        let relation = body.blocks.first_mut().and_then(take_relation);
        return Some(Contribution { relation, body });
    }
    let mut fields = Fields::of(node, "contributions", diagnostics)?;
    let relation = fields.choice(RELATION, RELATIONS, diagnostics);
    let body = header::markdown(id, source, TEXT, &mut fields, diagnostics);
    if body.is_empty() {
        fields.missing(TEXT, ["…"; 2], diagnostics);
    }
    fields.finish(diagnostics);
    Some(Contribution { relation, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heading: &str, expected: Option<(Option<&str>, Option<&str>)>) {
        let found = match section(heading) {
            Some(Section::Round { group, summary }) => Some((group, summary)),
            Some(Section::Synthesis) => Some((Some("synthesis".to_owned()), None)),
            None => None,
        };
        let found = found.as_ref().map(|(group, summary)| (group.as_deref(), summary.as_deref()));
        assert_eq!(found, expected);
    }

    #[test]
    fn headings_of_rounds_keep_all_their_words() {
        check(
            "Passage 1 — groupe A : décrit trois profils",
            Some((Some("A"), Some("décrit trois profils"))),
        );
        check("Passage 2 — groupe C — nuance : tout", Some((Some("C"), Some("nuance : tout"))));
        check("Round 3", Some((None, None)));
        check("Passage 1 : groupe des élus", Some((Some("des élus"), None)));
        check("Groupe B", Some((Some("B"), None)));
        check("Synthèse", Some((Some("synthesis"), None)));
        check("Tour de table des élus", None);
        check("Groupe de travail et suites", None);
        check("Bilan et perspectives", None);
    }
}
