//! An author's text as Typst code: calls of the template's functions with string literals.
//!
//! The one place where text is quoted is [`Writer::string`]. Every piece written remembers the
//! author's words it came from, so that what typst says of it can be said of them.

mod line;
mod lines;
mod plain;
mod trace;

use std::collections::{BTreeMap, BTreeSet};

use super::Refused;
use super::glyphs::{Glyphs, is_invisible};
use super::names::{Entry, Names, bare};
use super::picture::Pictures;
use crate::model::body::{
    Alignment, Block, BlockKind, Body, CalloutKind, Figure, Footnote, Inline, InlineKind, Item,
    Picture, Table, Target, TargetKind, plain_text,
};
use crate::model::report::Report;
use crate::model::session::Session;
use crate::model::workshop::Relation;
use crate::source::Span;
use crate::spelling::slug;
use lines::{is_short, is_short_head, of_blocks, of_rows};
pub(super) use trace::{Highlight, Passage};

/// A generated file.
#[derive(Debug, Clone, Default)]
pub(super) struct Code {
    /// The Typst code.
    pub(super) text: String,
    /// From which byte of the code on which place of a source is meant, in the code's order.
    pub(super) origins: Vec<(usize, Span)>,
    /// From which byte of the code on which of the text's outermost blocks is meant, likewise.
    pub(super) blocks: Vec<(usize, Span)>,
    /// The passages that refer to a question or an action.
    pub(super) passages: Vec<Passage>,
    /// The boxes that other parts of the report gather.
    pub(super) highlights: Vec<Highlight>,
    /// How many letters each heading has that the table of contents lists.
    pub(super) headings: Vec<usize>,
}

impl Code {
    /// The author's place for a byte of the code.
    pub(super) fn origin(&self, offset: usize) -> Option<Span> {
        place(&self.origins, offset)
    }

    /// The place of the outermost block that a byte of the code belongs to.
    pub(super) fn block(&self, offset: usize) -> Option<Span> {
        place(&self.blocks, offset)
    }
}

/// The last place that begins at a byte or before it.
fn place(places: &[(usize, Span)], offset: usize) -> Option<Span> {
    let after = places.partition_point(|(start, _)| *start <= offset);
    places.get(after.checked_sub(1)?).map(|(_, span)| *span)
}

/// Headings deeper than this are all alike to a reader.
const DEEPEST_HEADING: usize = 6;

/// Those of this level stand in the table of contents, below their chapter.
const LISTED_HEADING: usize = 2;

/// A heading with more characters is a paragraph that was given the wrong style.
const LONGEST_HEADING: usize = 1_000;

/// Nobody listens to more characters for one picture.
const LONGEST_ALTERNATIVE: usize = 4_000;

/// What all texts of a report are written with.
pub(super) struct TextContext<'a> {
    pub(super) report: &'a Report,
    pub(super) names: &'a Names,
    pub(super) glyphs: &'a Glyphs<'a>,
    pub(super) pictures: &'a Pictures,
    /// The outermost blocks that cannot be set as they are.
    pub(super) refused: &'a Refused,
    /// The acronyms that a reader has met, and needs not be told again.
    pub(super) met: &'a mut BTreeSet<String>,
    /// The ids of the speakers whom the chapter has introduced, by its table or in an earlier text.
    pub(super) introduced: &'a mut BTreeSet<String>,
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
pub(super) fn write(
    body: &Body,
    place: Place<'_>,
    prefix: &str,
    context: &mut TextContext<'_>,
) -> Code {
    let mut writer = Writer {
        code: Code::default(),
        notes: body.footnotes.iter().map(|note| (note.name.as_str(), note)).collect(),
        place,
        prefix,
        lead: place.lead,
        report: context.report,
        names: context.names,
        glyphs: context.glyphs,
        met: context.met,
        pictures: context.pictures,
        refused: context.refused,
        headings: Vec::new(),
        introduced: context.introduced,
        footnotes: BTreeSet::new(),
        notes_after: None,
        repeats: false,
        heading: false,
        struck: false,
        quotes: false,
        depth: 0,
        marked: None,
        leads: None,
        lists: 0,
        tables: 0,
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
    writer.raw(&format!("#let lines = {}\n", number(of_blocks(&body.blocks))));
    writer.code
}

struct Writer<'a> {
    code: Code,
    /// The footnotes by their names.
    notes: BTreeMap<&'a str, &'a Footnote>,
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
    /// The outermost blocks that cannot be set as they are.
    refused: &'a Refused,
    /// The authors' levels of the headings that are open, outermost first.
    headings: Vec<u8>,
    /// The ids of the speakers whose function the reader knows by now.
    introduced: &'a mut BTreeSet<String>,
    /// The names of the footnotes already set.
    footnotes: BTreeSet<&'a str>,
    /// The footnotes that are to be set after the outermost block in work, where that is asked for.
    notes_after: Option<Vec<&'a str>>,
    /// Whether the page may show what is being written twice (a heading, a table's head).
    repeats: bool,
    /// Whether a heading is being written.
    heading: bool,
    /// Whether the words being written are struck through.
    struck: bool,
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
    /// How many tables have a head that leads somewhere.
    tables: usize,
    /// The footnotes being written: one that calls itself would never end.
    open_footnotes: Vec<&'a str>,
}

impl<'a> Writer<'a> {
    fn raw(&mut self, code: &str) {
        self.code.text.push_str(code);
    }

    /// A text as a string literal: data, whatever it holds.
    fn string(&mut self, text: &str) {
        let text = self.glyphs.words(text);
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

    /// About how many lines something takes, where that is known: what is measured is set twice.
    fn lines(&mut self, lines: Option<usize>) {
        if lines.is_some() {
            self.raw(&format!("lines: {}, ", number(lines)));
        }
    }

    /// The same of each item of a list, or each row of a table.
    fn lines_of_all(&mut self, lines: impl Iterator<Item = Option<usize>>) {
        self.raw("lines: (");
        lines.for_each(|it| self.raw(&format!("{}, ", number(it))));
        self.raw("), ");
    }

    /// A text in a fixed-width face, where a tab is some spaces.
    fn code_string(&mut self, text: &str) {
        self.string(&text.replace('\t', "    "));
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
            if self.depth == 0 {
                self.code.blocks.push((self.code.text.len(), block.span));
            }
            if self.refused.blocks.contains(&block.span) {
                self.plain_block(block);
                continue;
            }
            let has_notes_after = self.refused.notes.contains(&block.span);
            let is_whole = self.refused.whole.contains(&block.span) && !has_notes_after;
            if has_notes_after {
                self.notes_after = Some(Vec::new());
            }
            self.raw(if is_whole { "unparted({" } else { "" });
            self.depth += 1;
            self.passage(block);
            self.depth -= 1;
            self.raw(if is_whole { "})" } else { "" });
            if self.depth == 0 {
                self.notes_after();
            }
        }
        self.raw("\n}]");
    }

    fn block(&mut self, block: &'a Block) {
        match &block.value {
            BlockKind::Heading { level, content } => self.heading(*level, content),
            BlockKind::Paragraph(content) => self.paragraph(content),
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Code { text } => {
                self.raw("verbatim(");
                self.code_string(text);
                self.raw(")");
            }
            BlockKind::Quote { blocks, attribution } => {
                self.quotation(blocks, attribution.as_deref());
            }
            BlockKind::Callout { kind, title, blocks } => self.callout(*kind, title, blocks),
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
            BlockKind::Gallery(figures) => self.gallery(figures),
            BlockKind::Intervention(intervention) => {
                self.raw("intervention(");
                self.speaker(&intervention.speaker);
                self.lines(of_blocks(&intervention.blocks));
                self.marks();
                self.blocks(&intervention.blocks);
                self.raw(")");
            }
            BlockKind::Rule => self.raw("divider()"),
        }
    }

    fn heading(&mut self, level: u8, content: &'a [Inline]) {
        // PDF/UA refuses a heading without words; a picture or a break needs no level.
        if !has_words(content) {
            return self.call("paragraph", content);
        }
        if plain_text(content).chars().count() > LONGEST_HEADING {
            self.raw("paragraph(");
            self.call("strong", content);
            return self.raw(")");
        }
        let level = self.depth(level);
        if level == LISTED_HEADING && !self.place.again {
            self.code.headings.push(plain_text(content).chars().count());
        }
        self.raw(&format!("section({level}, "));
        self.repeats = true;
        self.heading = true;
        self.inlines(content);
        self.heading = false;
        self.repeats = false;
        self.raw(")");
    }

    fn paragraph(&mut self, content: &'a [Inline]) {
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

    fn list(&mut self, start: Option<usize>, tight: bool, items: &'a [Item]) {
        let tasks = items.iter().any(|item| item.checked.is_some());
        match start {
            _ if tasks => self.raw("task-list("),
            Some(start) => self.raw(&format!("numbered-list(start: {start}, ")),
            None => self.raw("bullet-list("),
        }
        self.raw(&format!("tight: {tight}, "));
        if self.lists == 0 && is_short(items) {
            self.raw("whole: true, ");
        } else if items.len() > 1 {
            self.lines_of_all(items.iter().map(|item| of_blocks(&item.blocks)));
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

    fn table(&mut self, table: &'a Table) {
        self.raw("data-table(columns: (");
        for column in &table.columns {
            self.raw(match column {
                Alignment::Auto => "auto, ",
                Alignment::Left => "left, ",
                Alignment::Center => "center, ",
                Alignment::Right => "right, ",
            });
        }
        self.raw("), ");
        let [leads, calls] = [leads, calls_note].map(|it| table.head.iter().any(|cell| it(cell)));
        if !is_short_head(table) {
            self.raw("repeat: \"never\", ");
        } else if calls || (leads && table.rows.is_empty()) {
            self.raw("repeat: \"once\", ");
        } else if leads {
            self.tables += 1;
            self.raw(&format!("mark: \"table-{}-{}\", ", self.prefix, self.tables));
        }
        self.lines_of_all(of_rows(table).map(Some));
        self.raw("head: ");
        self.repeats = is_short_head(table) && !calls;
        self.cells(&table.head);
        self.repeats = false;
        self.raw(", rows: (");
        for row in &table.rows {
            self.cells(row);
            self.raw(", ");
        }
        self.raw(")");
        // A note is set once; where the first column stands again, its calls lead there.
        let first = || std::iter::once(&table.head).chain(&table.rows);
        if first().filter_map(|row| row.first()).any(|cell| calls_note(cell)) {
            self.raw(", again: (");
            for cell in first().filter_map(|row| row.first()) {
                self.inlines(cell);
                self.raw(", ");
            }
            self.raw(")");
        }
        self.raw(")");
    }

    fn quotation(&mut self, blocks: &'a [Block], attribution: Option<&'a [Inline]>) {
        self.raw("quotation(");
        self.lines(of_blocks(blocks));
        self.quotes = true;
        self.blocks(blocks);
        if let Some(author) = attribution {
            self.raw(", author: ");
            self.inlines(author);
        }
        self.quotes = false;
        self.raw(")");
    }

    fn callout(&mut self, kind: CalloutKind, title: &'a [Inline], blocks: &'a [Block]) {
        self.raw(&format!("callout(\"{}\", ", callout_name(kind)));
        self.highlight(kind, title, blocks);
        self.lines(of_blocks(blocks));
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

    fn gallery(&mut self, figures: &'a [Figure]) {
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
        self.string(&spoken(&picture.alternative));
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
        if self.introduced.insert(person.id.clone()) {
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

/// A number as code, or that there is none.
fn number(number: Option<usize>) -> String {
    number.map_or_else(|| "none".to_owned(), |number| number.to_string())
}

/// What is read aloud for a picture: its beginning, where somebody wrote a whole text. A string of a
/// PDF has an end (PDF/A-3, 6.1.13).
pub(super) fn spoken(alternative: &str) -> String {
    match alternative.char_indices().nth(LONGEST_ALTERNATIVE) {
        Some((end, _)) => format!("{}…", &alternative[..end]),
        None => alternative.to_owned(),
    }
}

/// Whether words lead somewhere: to an address, to a part of the report.
fn leads(content: &[Inline]) -> bool {
    content.iter().any(|inline| match &inline.value {
        InlineKind::Link { .. } | InlineKind::Reference { .. } => true,
        kind => leads(kind.content()),
    })
}

/// Whether words call a note.
fn calls_note(content: &[Inline]) -> bool {
    content.iter().any(|inline| match &inline.value {
        InlineKind::Footnote(_) => true,
        kind => calls_note(kind.content()),
    })
}

/// Whether there are words, seen or told, in a line; pictures and notes are none.
fn has_words(content: &[Inline]) -> bool {
    content.iter().any(|inline| match &inline.value {
        InlineKind::Text(text) | InlineKind::Code(text) => text.contains(|c: char| !is_blank(c)),
        InlineKind::Reference { label, .. } => label.is_empty() || has_words(label),
        kind => has_words(kind.content()),
    })
}

/// Whether a character leaves nothing on the page.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

/// Whether any of the words is struck through.
fn is_struck(content: &[Inline]) -> bool {
    content.iter().any(|inline| {
        matches!(inline.value, InlineKind::Strikethrough(_)) || is_struck(inline.value.content())
    })
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
