//! An author's text as Typst code: calls of the template's functions with string literals.
//!
//! The one place where text is quoted is [`Writer::string`]. Every piece written remembers the
//! author's words it came from, so that what typst says of it can be said of them.

mod line;
mod trace;

use std::collections::BTreeSet;

use super::glyphs::Glyphs;
use super::names::{Entry, Names, bare};
use super::picture::Pictures;
use crate::model::body::{
    Alignment, Block, BlockKind, Body, CalloutKind, Figure, Inline, Item, Picture, Target,
    TargetKind, plain_text,
};
use crate::model::report::Report;
use crate::model::session::Session;
use crate::model::workshop::Relation;
use crate::source::Span;
use crate::spelling::slug;
pub(super) use trace::{Highlight, Passage};

/// A generated file.
#[derive(Debug, Clone, Default)]
pub(super) struct Code {
    /// The Typst code.
    pub(super) text: String,
    /// From which byte of the code on which place of a source is meant, in the code's order.
    pub(super) origins: Vec<(usize, Span)>,
    /// The passages that refer to a question or an action.
    pub(super) passages: Vec<Passage>,
    /// The boxes that other parts of the report gather.
    pub(super) highlights: Vec<Highlight>,
}

impl Code {
    /// The author's place for a byte of the code.
    pub(super) fn origin(&self, offset: usize) -> Option<Span> {
        let after = self.origins.partition_point(|(start, _)| *start <= offset);
        self.origins.get(after.checked_sub(1)?).map(|(_, span)| *span)
    }
}

/// Headings deeper than this are all alike to a reader.
const DEEPEST_HEADING: usize = 6;

/// What all texts of a report are written with.
pub(super) struct Pen<'a> {
    pub(super) report: &'a Report,
    pub(super) names: &'a Names,
    pub(super) glyphs: &'a Glyphs<'a>,
    pub(super) pictures: &'a Pictures,
    /// The acronyms that a reader has met, and needs not be told again.
    pub(super) met: &'a mut BTreeSet<String>,
}

/// Where a text stands in the report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The level of its highest headings.
    pub(super) level: usize,
    /// What is said before its first words: how a contribution stands to earlier ones.
    pub(super) lead: Option<Relation>,
    /// Its language, when it is not the report's.
    pub(super) language: Option<&'a str>,
    /// Whether it is told a second time: its names and passages are those of its first place.
    pub(super) again: bool,
    /// Whether its passages are led to from the questions and actions they refer to.
    pub(super) traced: bool,
}

impl Place<'_> {
    /// A text of the report's language with that level of headings.
    pub(super) fn at(level: usize) -> Self {
        Self { level, lead: None, language: None, again: false, traced: false }
    }
}

/// Writes a text as a file that defines `body`. `prefix` makes the labels of its footnotes its own.
pub(super) fn write(body: &Body, place: Place<'_>, prefix: &str, pen: &mut Pen<'_>) -> Code {
    let mut writer = Writer {
        code: Code::default(),
        body,
        place,
        prefix,
        lead: place.lead,
        report: pen.report,
        names: pen.names,
        glyphs: pen.glyphs,
        met: pen.met,
        pictures: pen.pictures,
        headings: Vec::new(),
        introduced: BTreeSet::new(),
        footnotes: BTreeSet::new(),
        repeats: false,
        quotes: false,
        depth: 0,
        marked: None,
        leads: None,
        lists: 0,
        open_footnotes: Vec::new(),
    };
    writer.raw("#import \"/template/body.typ\": *\n#let body = ");
    if let Some(language) = place.language {
        writer.raw("foreign(");
        writer.string(language);
        writer.raw(", ");
    }
    writer.blocks(&body.blocks);
    writer.raw(if place.language.is_some() { ")\n" } else { "\n" });
    writer.code
}

struct Writer<'a> {
    code: Code,
    body: &'a Body,
    place: Place<'a>,
    /// Makes the labels of this file's footnotes its own.
    prefix: &'a str,
    /// What is said before the first words: how a contribution stands to earlier ones.
    lead: Option<Relation>,
    report: &'a Report,
    names: &'a Names,
    glyphs: &'a Glyphs<'a>,
    /// The acronyms that the reader has met.
    met: &'a mut BTreeSet<String>,
    pictures: &'a Pictures,
    /// The authors' levels of the headings that are open, outermost first.
    headings: Vec<u8>,
    /// The ids of the speakers whose function the reader knows by now.
    introduced: BTreeSet<&'a str>,
    /// The names of the footnotes already set.
    footnotes: BTreeSet<&'a str>,
    /// Whether the page may show what is being written twice (a heading, a table's head).
    repeats: bool,
    /// Whether somebody is quoted, into whose words nothing is put.
    quotes: bool,
    /// How many blocks are open.
    depth: usize,
    /// The label of the passage about to be written, and what it refers to.
    marked: Option<(String, Vec<String>)>,
    /// Whether a list or a table follows what is being written, which should not stand alone, and
    /// how closely.
    leads: Option<&'static str>,
    /// How many lists are open.
    lists: usize,
    /// The footnotes being written: one that calls itself would never end.
    open_footnotes: Vec<&'a str>,
}

impl<'a> Writer<'a> {
    fn raw(&mut self, code: &str) {
        self.code.text.push_str(code);
    }

    /// A text as a string literal: data, whatever it holds.
    fn string(&mut self, text: &str) {
        let text = self.glyphs.printable(text);
        self.code.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.raw("\\\""),
                '\\' => self.raw("\\\\"),
                '\n' => self.raw("\\n"),
                '\t' => self.raw("\\t"),
                c if c.is_control() => self.raw(&format!("\\u{{{:x}}}", u32::from(c))),
                c => self.code.text.push(c),
            }
        }
        self.code.text.push('"');
    }

    /// What is written from here on comes from that place.
    fn origin(&mut self, span: Span) {
        self.code.origins.push((self.code.text.len(), span));
    }

    /// A block of code whose value is content: `[#{ …; … }]`.
    fn blocks(&mut self, blocks: &'a [Block]) {
        self.raw("[#{");
        if !matches!(blocks.first().map(|it| &it.value), Some(BlockKind::Paragraph(_)))
            && let Some(relation) = self.lead.take()
        {
            self.raw(&format!("\nparagraph(relation(\"{}\"))", relation.name()));
        }
        for (index, block) in blocks.iter().enumerate() {
            self.raw("\n");
            self.origin(block.span);
            self.leads = match blocks.get(index + 1).map(|next| &next.value) {
                _ if self.lists > 0 => None,
                Some(BlockKind::List { tight: true, .. }) => Some("tight: true, "),
                Some(BlockKind::List { .. } | BlockKind::Table(_)) => Some(""),
                _ => None,
            };
            self.depth += 1;
            self.passage(block);
            self.depth -= 1;
        }
        self.raw("\n}]");
    }

    fn block(&mut self, block: &'a Block) {
        match &block.value {
            // PDF/UA refuses a heading without words; a picture or a break needs no level.
            BlockKind::Heading { content, .. } if plain_text(content).trim().is_empty() => {
                self.call("paragraph", content);
            }
            BlockKind::Heading { level, content } => {
                let level = self.depth(*level);
                self.raw(&format!("section({level}, "));
                self.repeats = true;
                self.inlines(content);
                self.repeats = false;
                self.raw(")");
            }
            BlockKind::Paragraph(content) => {
                self.raw("paragraph(");
                if let Some(how) = self.leads.take() {
                    self.raw("leads: true, ");
                    self.raw(how);
                }
                if let Some(relation) = self.lead.take() {
                    self.raw(&format!("relation(\"{}\") + ", relation.name()));
                }
                self.running(content);
                self.raw(")");
            }
            BlockKind::List { start, tight, items } => {
                let tasks = items.iter().any(|item| item.checked.is_some());
                match start {
                    _ if tasks => self.raw("task-list("),
                    Some(start) => self.raw(&format!("numbered-list(start: {start}, ")),
                    None => self.raw("bullet-list("),
                }
                self.raw(&format!("tight: {tight}, "));
                if self.lists == 0 && is_short(items) {
                    self.raw("whole: true, ");
                }
                self.lists += 1;
                for item in items {
                    if tasks {
                        self.raw(&format!("({}, ", item.checked.unwrap_or(false)));
                        self.blocks(&item.blocks);
                        self.raw("), ");
                    } else {
                        self.blocks(&item.blocks);
                        self.raw(", ");
                    }
                }
                self.lists -= 1;
                self.raw(")");
            }
            BlockKind::Table(table) => {
                self.raw("data-table(columns: (");
                for column in &table.columns {
                    self.raw(match column {
                        Alignment::Auto => "auto, ",
                        Alignment::Left => "left, ",
                        Alignment::Center => "center, ",
                        Alignment::Right => "right, ",
                    });
                }
                self.raw("), head: ");
                self.repeats = true;
                self.cells(&table.head);
                self.repeats = false;
                self.raw(", rows: (");
                for row in &table.rows {
                    self.cells(row);
                    self.raw(", ");
                }
                self.raw("))");
            }
            BlockKind::Code { text } => {
                self.raw("verbatim(");
                self.string(text);
                self.raw(")");
            }
            BlockKind::Quote { blocks, attribution } => {
                self.raw("quotation(");
                self.quotes = true;
                self.blocks(blocks);
                if let Some(author) = attribution {
                    self.raw(", author: ");
                    self.inlines(author);
                }
                self.quotes = false;
                self.raw(")");
            }
            BlockKind::Callout { kind, title, blocks } => {
                self.raw(&format!("callout(\"{}\", ", callout_name(*kind)));
                self.highlight(*kind, title, blocks);
                self.raw("title: ");
                if title.is_empty() {
                    self.raw("none");
                } else {
                    self.inlines(title);
                }
                self.raw(", ");
                self.blocks(blocks);
                self.raw(")");
            }
            BlockKind::Definitions(items) => {
                self.raw("definitions(");
                for item in items {
                    self.raw("(");
                    self.inlines(&item.term);
                    self.raw(", ");
                    self.blocks(&item.details);
                    self.raw("), ");
                }
                self.raw(")");
            }
            BlockKind::Figure { picture, caption } => {
                self.raw("picture(");
                self.picture(picture);
                if !caption.is_empty() {
                    self.raw(", caption: ");
                    self.inlines(caption);
                }
                self.raw(")");
            }
            BlockKind::Gallery(figures) => {
                self.raw("gallery(");
                for Figure { picture, caption } in figures {
                    self.raw("(path: ");
                    self.picture(picture);
                    self.raw(", caption: ");
                    if caption.is_empty() {
                        self.raw("none");
                    } else {
                        self.inlines(caption);
                    }
                    self.raw("), ");
                }
                self.raw(")");
            }
            BlockKind::Intervention(intervention) => {
                self.raw("intervention(");
                self.speaker(&intervention.speaker);
                self.marks();
                self.blocks(&intervention.blocks);
                self.raw(")");
            }
            BlockKind::Rule => self.raw("divider()"),
        }
    }

    /// The depth of a heading: its author's levels without gaps (PDF/UA-1, 7.4.2).
    fn depth(&mut self, level: u8) -> usize {
        while self.headings.last().is_some_and(|open| *open >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        (self.place.level + self.headings.len() - 1).min(DEEPEST_HEADING)
    }

    fn cells(&mut self, cells: &'a [Vec<Inline>]) {
        self.raw("(");
        for cell in cells {
            self.inlines(cell);
            self.raw(", ");
        }
        self.raw(")");
    }

    fn picture(&mut self, picture: &Picture) {
        self.string(&self.pictures.path(&picture.path));
        self.raw(", alt: ");
        self.string(&picture.alternative);
    }

    /// Who speaks: with function and organisation the first time, by name after.
    fn speaker(&mut self, speaker: &Target) {
        let person = self.report.people.iter().find(|person| person.id == speaker.id);
        let Some(person) = person else {
            self.raw("name: ");
            self.string(&speaker.id);
            self.raw(", ");
            return;
        };
        self.raw("name: ");
        self.string(&person.name);
        self.raw(", ");
        if !self.place.again {
            let entry = if person.is_organisation {
                Entry::Organisation(slug(bare(&person.name)))
            } else {
                Entry::Person(person.id.clone())
            };
            self.raw("mark: ");
            self.string(&entry.mark());
            self.raw(", ");
        }
        if self.introduced.insert(&person.id) {
            let identity = [("function", &person.function), ("organisation", &person.organisation)];
            for (key, value) in identity {
                if let Some(value) = value {
                    self.raw(&format!("{key}: "));
                    self.string(value);
                    self.raw(", ");
                }
            }
        }
    }
}

/// Whether a list is of some lines only, which look lost on two pages.
fn is_short(items: &[Item]) -> bool {
    const LINE: usize = 65;
    let lines = |item: &Item| match item.blocks.as_slice() {
        [Block { value: BlockKind::Paragraph(content), .. }] => {
            Some(plain_text(content).chars().count() / LINE + 1)
        }
        _ => None,
    };
    let lines: Option<usize> = items.iter().map(lines).sum();
    lines.is_some_and(|lines| lines <= 6)
}

pub(super) fn callout_name(kind: CalloutKind) -> &'static str {
    match kind {
        CalloutKind::KeyMessage => "key-message",
        CalloutKind::Decision => "decision",
        CalloutKind::Figures => "figures",
        CalloutKind::Zoom => "zoom",
        CalloutKind::FurtherReading => "further-reading",
        CalloutKind::Disagreement => "disagreement",
        CalloutKind::Internal => "internal",
        CalloutKind::Remark => "remark",
    }
}

/// The name of a kind of target in templates; with its id, the name of its label.
pub(super) fn kind_name(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Question => "question",
        TargetKind::Session => "session",
        TargetKind::Workshop => "workshop",
        TargetKind::Action => "action",
        TargetKind::Speaker => "speaker",
    }
}

/// What a reference says of its target when its author does not say it.
pub(super) fn title(target: &Target, report: &Report) -> String {
    let id = &target.id;
    let found = match target.kind {
        TargetKind::Question => None,
        TargetKind::Session => {
            let session = report.sessions.iter().find(|it| it.id == *id);
            return session.map_or_else(|| id.clone(), Session::heading);
        }
        TargetKind::Workshop => report.workshops.iter().find(|it| it.id == *id).map(|it| &it.title),
        TargetKind::Action => {
            report.actions.iter().find(|it| it.id == *id).map(|it| &it.facts.title)
        }
        TargetKind::Speaker => report.people.iter().find(|it| it.id == *id).map(|it| &it.name),
    };
    found.unwrap_or(id).clone()
}
