//! An author's text with every reference led to its place, every voice to its speaker and every
//! picture to its file.

use std::collections::BTreeSet;

use super::files;
use super::names::People;
use super::narrative;
use super::reference::Targets;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{
    Block, BlockKind, Body, Definition, Figure, Footnote, Inline, InlineKind, Intervention, Item,
    Picture, Table, Target, TargetKind, Written, plain_text,
};
use crate::model::event::Logo;
use crate::model::person::{Person, Speaker};
use crate::model::session::Note;
use crate::parse::note::NoteFile;
use crate::source::{SourceId, Sources, Span, Spanned};
use crate::spelling::{are_similar_names, fold, listed, nearest, slug};

/// A speaker's name and the colon after it stand within so many bytes of a paragraph's start.
const LONGEST_LEAD: usize = 160;

/// What typst takes for an address, in bytes.
const LONGEST_ADDRESS: usize = 8_000;
/// What is said of a picture of which nobody said anything.
const UNDESCRIBED: &str = "Image";

/// What is needed to resolve a text.
pub(super) struct BodyResolver<'a, 'd> {
    pub(super) targets: &'a Targets,
    pub(super) people: &'a People,
    pub(super) sources: &'a Sources,
    /// The ids of those whose words or names the texts hold.
    pub(super) spoken: BTreeSet<String>,
    /// The names in each file that nobody bears.
    strangers: BTreeSet<(SourceId, String)>,
    /// The ids of those who are announced where the text belongs.
    panel: Vec<String>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> BodyResolver<'a, 'd> {
    pub(super) fn new(
        targets: &'a Targets,
        people: &'a People,
        sources: &'a Sources,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let (spoken, strangers) = (BTreeSet::new(), BTreeSet::new());
        let panel = Vec::new();
        Self { targets, people, sources, spoken, strangers, panel, diagnostics }
    }

    /// A text in which nobody is expected to speak.
    pub(super) fn resolve(&mut self, body: Body<Written>) -> Body {
        Body { blocks: self.blocks(body.blocks), footnotes: self.footnotes(body.footnotes) }
    }

    /// What a reference of a header leads to, when only some kinds of places make sense.
    pub(super) fn find_among(
        &mut self,
        wanted: &Spanned<String>,
        kinds: &[TargetKind],
    ) -> Option<Target> {
        self.targets.find_among(&wanted.value, wanted.span, kinds, self.sources, self.diagnostics)
    }

    /// A note: its voices become interventions, and a first heading that only repeats the
    /// session's title goes.
    pub(super) fn note(&mut self, note: NoteFile, session_title: &str, panel: &[Speaker]) -> Note {
        self.panel = panel.iter().map(|speaker| slug(speaker.shown())).collect();
        let place = note.place(self.sources.get(note.source));
        let heading = note.first_heading();
        let mut body = note.body;
        // « Table ronde 1 : Le dernier commerce » repeats it too; what says more is kept.
        let repeats = |title: &str| {
            let (title, known) = (fold(title), fold(session_title));
            let lead = title.strip_suffix(&known).map(|lead| lead.split_whitespace().count());
            lead.is_some_and(|words| words <= 3) && !known.is_empty()
                || strsim::jaro_winkler(&title, &known) >= 0.97
        };
        if heading.is_some_and(|heading| repeats(&heading.value)) {
            body.blocks.remove(0);
        }
        let blocks = self.voices(body.blocks);
        self.panel.clear();
        let body = Body { blocks, footnotes: self.footnotes(body.footnotes) };
        Note {
            span: place,
            path: self.sources.get(note.source).path.clone(),
            title: note.title.filter(|title| !repeats(title)),
            author: note.author,
            language: note.language,
            notice: note.notice,
            questions: self.targets.questions(&note.questions, self.diagnostics),
            internal: note.internal,
            body,
        }
    }

    /// Gathers what each speaker says: from where the name is given to the next name, heading,
    /// box, picture, table or rule.
    fn voices(&mut self, blocks: Vec<Block<Written>>) -> Vec<Block> {
        let mut resolved: Vec<Block> = Vec::new();
        let mut speaking = false;
        let blocks: Vec<_> = blocks.into_iter().flat_map(|it| self.spoken_lines(it)).collect();
        for mut block in blocks {
            let continues = match &block.value {
                BlockKind::Paragraph(_) | BlockKind::List { .. } | BlockKind::Definitions(_) => {
                    true
                }
                BlockKind::Quote { attribution, .. } => attribution.is_none(),
                _ => false,
            };
            let span = block.span;
            if let Some((speaker, rest, opens_with_identity)) = self.lead(&mut block) {
                let again = speaking
                    && !opens_with_identity
                    && matches!(resolved.last(), Some(Spanned {
                    value: BlockKind::Intervention(last), ..
                }) if last.speaker == speaker);
                if !again {
                    let intervention =
                        Intervention { speaker, opens_with_identity, blocks: Vec::new() };
                    resolved.push(Spanned::new(BlockKind::Intervention(intervention), span));
                }
                speaking = true;
                if !rest {
                    continue;
                }
            } else {
                // Somebody else is named or told of, and nobody knows who: the words are not the last
                // speaker's, whosoever's they are.
                let speaker = match resolved.last() {
                    Some(Spanned { value: BlockKind::Intervention(last), .. }) => &last.speaker.id,
                    _ => "",
                };
                speaking &=
                    continues && !opens_with_label(&block) && !self.is_told_of(&block, speaker);
            }
            let block = self.block(block);
            match resolved.last_mut() {
                Some(Spanned { value: BlockKind::Intervention(last), .. }) if speaking => {
                    last.blocks.push(block);
                }
                _ => resolved.push(block),
            }
        }
        // A heading that names a speaker who then says nothing stays a heading's worth of words.
        for block in &mut resolved {
            if let BlockKind::Intervention(silent) = &block.value
                && silent.blocks.is_empty()
            {
                let person = self.people.get(&silent.speaker.id);
                let name = person.map_or_else(String::new, |person| person.name.clone());
                let text = Spanned::new(InlineKind::Text(name), block.span);
                block.value = BlockKind::Paragraph(vec![Spanned::new(
                    InlineKind::Strong(vec![text]),
                    block.span,
                )]);
            }
        }
        resolved
    }

    /// Whether a block begins by telling what somebody other than the speaker said.
    fn is_told_of(&self, block: &Block<Written>, speaker: &str) -> bool {
        match &block.value {
            BlockKind::Paragraph(content) => self.tells_of_other(content, speaker),
            BlockKind::List { items, .. } => {
                let mut first = items.iter().filter_map(|item| item.blocks.first());
                first.any(|block| self.is_told_of(block, speaker))
            }
            _ => false,
        }
    }

    /// Whether a line tells what somebody said, other than the one who speaks.
    fn tells_of_other(&self, content: &[Inline<Written>], speaker: &str) -> bool {
        let end = content.iter().position(is_end).unwrap_or(content.len());
        let line = plain_text(&content[..end]);
        let Some(subject) = narrative::subject(&line) else { return false };
        let (name, _) = cut_identity(subject);
        let found = self.people.find(name, &self.panel);
        match found.or_else(|| self.people.find_given(name, &self.panel)) {
            Some(person) => person.id != speaker,
            None => {
                narrative::is_somebody(subject) || like_a_name(name) || narrative::may_name(name)
            }
        }
    }

    /// Whether a paragraph opens with someone whom the event knows.
    fn is_spoken(&self, block: &Block<Written>) -> bool {
        let BlockKind::Paragraph(content) = &block.value else { return false };
        self.by_arrow(content).is_some()
            || Lead::of(content).is_some_and(|lead| {
                let (name, _) = cut_identity(&lead.words);
                self.is_known(name, false)
            })
    }

    /// The lead of « KB -> d'accord », where an arrow stands for the colon after somebody of the panel.
    fn by_arrow(&self, content: &[Inline<Written>]) -> Option<Lead> {
        let lead = Lead::by_arrow(content)?;
        self.is_known(cut_identity(&lead.words).0, false).then_some(lead)
    }

    /// Whether the event knows who is called so: by a whole name, or by a part of one of somebody who is
    /// announced here. In bold, a part of a name is enough.
    fn is_known(&self, name: &str, strong: bool) -> bool {
        let is_meant = |it: &Person| {
            strong || name.contains(' ') || !it.is_organisation && self.panel.contains(&it.id)
        };
        self.people.find(name, &self.panel).is_some_and(is_meant)
            || self.people.find_given(name, &self.panel).is_some()
            || self.people.find_initials(name, &self.panel).is_some()
    }

    /// A paragraph in which several speakers stand line below line, as plain text has it: one
    /// paragraph for each of them.
    fn spoken_lines(&self, block: Block<Written>) -> Vec<Block<Written>> {
        let content = match block.value {
            BlockKind::Paragraph(content) => content,
            // A list of interventions: `- Claude Grivel : …`.
            BlockKind::List { items, .. }
                if items
                    .iter()
                    .any(|item| item.blocks.first().is_some_and(|it| self.is_spoken(it))) =>
            {
                let blocks = items.into_iter().flat_map(|item| item.blocks);
                return blocks.flat_map(|block| self.spoken_lines(block)).collect();
            }
            _ => return vec![block],
        };
        let mut lines: Vec<Vec<Inline<Written>>> = vec![Vec::new()];
        for (index, inline) in content.iter().enumerate() {
            let named = |lead: Lead| {
                let (name, _) = cut_identity(&lead.words);
                like_a_name(name)
                    || narrative::is_somebody(name)
                    || self.is_known(name, lead.strong)
            };
            let begins = |line: &[Inline<Written>]| {
                Lead::of(line).is_some_and(named) || self.by_arrow(line).is_some()
            };
            // Where a program wrapped a sentence, its next line tells nothing by itself.
            let tells = |line: &[Inline<Written>]| {
                matches!(inline.value, InlineKind::LineBreak) && self.tells_of_other(line, "")
            };
            let rest = &content[index + 1..];
            if is_end(inline) && (begins(rest) || tells(rest)) {
                lines.push(Vec::new());
            } else if let Some(line) = lines.last_mut() {
                line.push(inline.clone());
            }
        }
        let span = |line: &[Inline<Written>]| {
            line.first().map_or(block.span, |first| Span {
                end: line.last().map_or(first.span.end, |last| last.span.end),
                ..first.span
            })
        };
        let lines = lines.into_iter().filter(|line| !line.is_empty());
        lines.map(|line| Spanned::new(BlockKind::Paragraph(line.clone()), span(&line))).collect()
    }

    /// Takes the speaker's name off a block that opens with one. Tells who speaks, whether the block
    /// holds more than the name, and whether it opens with what else was said of the speaker.
    fn lead(&mut self, block: &mut Block<Written>) -> Option<(Target, bool, bool)> {
        if let BlockKind::Heading { content, .. } = &block.value {
            let heading = plain_text(content);
            let (name, more) = cut_identity(&heading);
            let person = self.people.find(name, &self.panel)?;
            if name.split_whitespace().count() < 2 && !person.is_organisation {
                return None;
            }
            let kept = unknown_identity(person, more);
            let target = self.speaks(person);
            let Some(kept) = kept else { return Some((target, false, false)) };
            block.value =
                BlockKind::Paragraph(vec![Spanned::new(InlineKind::Text(kept), block.span)]);
            return Some((target, true, true));
        }
        let BlockKind::Paragraph(content) = &mut block.value else { return None };
        let lead = self.by_arrow(content).or_else(|| Lead::of(content))?;
        let (name, more) = cut_identity(&lead.words);
        let name = self.below_part(name);
        let found = self.people.find(name, &self.panel);
        let found = found.or_else(|| self.people.find_given(name, &self.panel));
        let found = found.or_else(|| self.people.find_initials(name, &self.panel));
        let Some(person) = found else {
            if !lead.alone {
                self.report_stranger(name, &lead);
            }
            return None;
        };
        // « Grivel : » in running text could be anything; in bold, or on the panel, it is a speaker.
        let is_alone = name.split_whitespace().count() < 2 && !person.is_organisation;
        if is_alone && !lead.strong && !self.panel.contains(&person.id) {
            return None;
        }
        let kept = unknown_identity(person, more);
        let target = self.speaks(person);
        let opens_with_identity = kept.is_some();
        lead.take_off(content, kept);
        Some((target, !content.is_empty(), opens_with_identity))
    }

    /// The name in « Conclusion Jeanne Modèle », where the part of the day stands before somebody whom
    /// the event knows.
    fn below_part<'n>(&self, name: &'n str) -> &'n str {
        const PARTS: &[&str] = &[
            "accueil",
            "cloture",
            "closing",
            "conclusion",
            "conclusions",
            "intervention",
            "introduction",
            "opening",
            "ouverture",
            "synthese",
            "temoignage",
            "welcome",
        ];
        let Some((part, rest)) = name.split_once(' ') else { return name };
        let words = ["de ", "d'", "d’", "by ", "– ", "- "];
        let rest = words.iter().fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let is_known = rest.contains(' ') && self.people.find(rest, &self.panel).is_some();
        let is_part = PARTS.contains(&fold(part).as_str());
        if is_part && is_known && self.people.find(name, &self.panel).is_none() {
            rest
        } else {
            name
        }
    }

    fn speaks(&mut self, person: &Person) -> Target {
        self.spoken.insert(person.id.clone());
        Target { kind: TargetKind::Speaker, id: person.id.clone() }
    }

    /// Reports a name that nobody bears, when it looks like a speaker's.
    fn report_stranger(&mut self, name: &str, lead: &Lead) {
        let numbered = || is_numbered(name, &self.sources.get(lead.span.source).text);
        // One line of a name that comes back at every turn of a debate is enough.
        let is_new = |own: &mut Self| own.strangers.insert((lead.span.source, name.to_owned()));
        if narrative::is_unnamed(name) {
            if is_new(self) {
                let place = self.sources.within(lead.span, name).unwrap_or(lead.span);
                self.diagnostics
                    .push(Diagnostic::new(Code::UnnamedSpeaker, place).with("name", name));
            }
            return;
        }
        let namesakes = self.people.of_panel(name, &self.panel);
        if (like_a_name(name) || namesakes.len() > 1) && !numbered() && is_new(self) {
            let place = self.sources.within(lead.span, name);
            let several: Vec<_> = self.people.several(name).map(|it| it.name.as_str()).collect();
            let several = if namesakes.len() > 1 { namesakes } else { several };
            if several.len() > 1 {
                let diagnostic = Diagnostic::new(Code::AmbiguousPerson, place.unwrap_or(lead.span));
                let diagnostic = diagnostic.with("name", name);
                self.diagnostics.push(diagnostic.with("candidates", listed(several)));
                return;
            }
            let near = self.people.nearest(name, &self.panel);
            let meant = near.filter(|near| are_similar_names(name, near));
            let diagnostic = Diagnostic::new(Code::UnknownPerson, place.unwrap_or(lead.span))
                .with("name", name)
                .maybe("nearest", near)
                .maybe_correct(place, meant);
            self.diagnostics.push(diagnostic);
        }
    }

    fn footnotes(&mut self, footnotes: Vec<Footnote<Written>>) -> Vec<Footnote> {
        let resolve = |note: Footnote<Written>| Footnote {
            name: note.name,
            blocks: self.blocks(note.blocks),
        };
        footnotes.into_iter().map(resolve).collect()
    }

    fn blocks(&mut self, blocks: Vec<Block<Written>>) -> Vec<Block> {
        blocks.into_iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: Block<Written>) -> Block {
        let kind = match block.value {
            BlockKind::Heading { level, content } => {
                BlockKind::Heading { level, content: self.inlines(content) }
            }
            BlockKind::Paragraph(content) => BlockKind::Paragraph(self.inlines(content)),
            BlockKind::List { start, tight, items } => {
                let item = |item: Item<Written>| Item {
                    checked: item.checked,
                    blocks: self.blocks(item.blocks),
                };
                BlockKind::List { start, tight, items: items.into_iter().map(item).collect() }
            }
            BlockKind::Table(table) => {
                let mut row = |row: Vec<_>| row.into_iter().map(|it| self.inlines(it)).collect();
                let head = row(table.head);
                let rows = table.rows.into_iter().map(row).collect();
                BlockKind::Table(Table { columns: table.columns, head, rows })
            }
            BlockKind::Code { text } => BlockKind::Code { text },
            BlockKind::Quote { blocks, attribution } => BlockKind::Quote {
                blocks: self.blocks(blocks),
                attribution: attribution.map(|it| self.inlines(it)),
            },
            BlockKind::Callout { kind, title, blocks } => {
                BlockKind::Callout { kind, title: self.inlines(title), blocks: self.blocks(blocks) }
            }
            BlockKind::Definitions(items) => {
                let definition = |item: Definition<Written>| Definition {
                    term: self.inlines(item.term),
                    details: self.blocks(item.details),
                };
                BlockKind::Definitions(items.into_iter().map(definition).collect())
            }
            BlockKind::Figure { picture, caption } => {
                let (picture, caption) = self.figure(picture, caption);
                match picture {
                    Some(picture) => BlockKind::Figure { picture, caption },
                    None => BlockKind::Paragraph(caption),
                }
            }
            BlockKind::Gallery(figures) => {
                let figures = figures.into_iter().filter_map(|it| {
                    let (picture, caption) = self.figure(it.picture, it.caption);
                    Some(Figure { picture: picture?, caption })
                });
                BlockKind::Gallery(figures.collect())
            }
            BlockKind::Intervention(it) => {
                BlockKind::Paragraph(vec![Spanned::new(InlineKind::Text(it.speaker.0), block.span)])
            }
            BlockKind::Rule => BlockKind::Rule,
        };
        Spanned::new(kind, block.span)
    }

    fn inlines(&mut self, inlines: Vec<Inline<Written>>) -> Vec<Inline> {
        inlines.into_iter().flat_map(|inline| self.inline(inline)).collect()
    }

    /// What becomes of an inline: itself, nothing when its picture is not there, or its words when
    /// it is a link that leads nowhere.
    fn inline(&mut self, inline: Inline<Written>) -> Vec<Inline> {
        let span = inline.span;
        let kind = match inline.value {
            InlineKind::Text(text) => InlineKind::Text(text),
            InlineKind::SoftBreak => InlineKind::SoftBreak,
            InlineKind::LineBreak => InlineKind::LineBreak,
            InlineKind::Emphasis(content) => InlineKind::Emphasis(self.inlines(content)),
            InlineKind::Strong(content) => InlineKind::Strong(self.inlines(content)),
            InlineKind::Strikethrough(content) => InlineKind::Strikethrough(self.inlines(content)),
            InlineKind::Superscript(content) => InlineKind::Superscript(self.inlines(content)),
            InlineKind::Subscript(content) => InlineKind::Subscript(self.inlines(content)),
            InlineKind::SmallCapitals(content) => InlineKind::SmallCapitals(self.inlines(content)),
            InlineKind::Code(text) => InlineKind::Code(text),
            InlineKind::Link { address, content } if address.len() > LONGEST_ADDRESS => {
                let diagnostic = Diagnostic::new(Code::LongAddress, span);
                self.diagnostics.push(diagnostic.with("count", address.chars().count()));
                return self.inlines(content);
            }
            // `read` lets no other scheme through.
            InlineKind::Link { address, content } if address.contains(':') => {
                InlineKind::Link { address, content: self.inlines(content) }
            }
            InlineKind::Link { address, content } => {
                self.diagnostics.push(files::local_link(&address, span, self.sources));
                return self.inlines(content);
            }
            InlineKind::Reference { target, label } => self.reference(&target.0, label, span),
            InlineKind::Footnote(name) => InlineKind::Footnote(name),
            InlineKind::Picture(picture) => match self.picture(picture, false, "") {
                Some(picture) => InlineKind::Picture(picture),
                None => return Vec::new(),
            },
            InlineKind::Internal(content) => InlineKind::Internal(self.inlines(content)),
            InlineKind::Foreign { language, content } => {
                InlineKind::Foreign { language, content: self.inlines(content) }
            }
        };
        vec![Spanned::new(kind, span)]
    }

    fn reference(&mut self, wanted: &str, label: Vec<Inline<Written>>, span: Span) -> InlineKind {
        let label = self.inlines(label);
        match self.targets.find(wanted, span, self.people, self.sources, self.diagnostics) {
            Some(target) => {
                if target.kind == TargetKind::Speaker {
                    self.spoken.insert(target.id.clone());
                }
                InlineKind::Reference { target, label }
            }
            // Already reported: the words stay, so that a draft can be looked at.
            None => InlineKind::Text(wanted.to_owned()),
        }
    }

    /// A picture that stands alone or with others, when it is there, and its caption.
    fn figure(
        &mut self,
        picture: Picture,
        caption: Vec<Inline<Written>>,
    ) -> (Option<Picture>, Vec<Inline>) {
        let decorative = matches!(
            fold(&plain_text(&caption)).as_str(),
            "decoratif" | "decorative" | "image decorative"
        );
        let caption = if decorative { Vec::new() } else { self.inlines(caption) };
        let said = plain_text(&caption);
        (self.picture(picture, decorative, &said), caption)
    }

    /// A picture with its words for those who do not see it, or else what its caption says. Below a picture
    /// that was pasted into Word, the caption is all that its author could write.
    fn picture(&mut self, picture: Picture, decorative: bool, said: &str) -> Option<Picture> {
        let path = self.path(&picture.path, picture.span)?;
        let alternative = if decorative {
            String::new()
        } else if picture.alternative.trim().is_empty() {
            let is_pasted = self.sources.find(&path).is_some_and(|id| self.sources.get(id).is_part);
            if !is_pasted || said.is_empty() {
                let diagnostic = Diagnostic::new(Code::NoAlternative, picture.span);
                let way = if is_pasted { ("pasted", "") } else { ("link", picture.path.as_str()) };
                self.diagnostics.push(diagnostic.with("path", &picture.path).with(way.0, way.1));
            }
            if said.is_empty() { UNDESCRIBED } else { said }.to_owned()
        } else {
            picture.alternative
        };
        Some(Picture { path, alternative, ..picture })
    }

    pub(super) fn logo(&mut self, logo: Logo) -> Option<Logo> {
        let path = self.path(&logo.path, logo.span)?;
        Some(Logo { path, ..logo })
    }

    /// The file that a path leads to, from the folder of the file that names it.
    fn path(&mut self, written: &str, span: Span) -> Option<String> {
        let from = &self.sources.get(span.source).path;
        let Some(path) = files::join(from, written) else {
            let diagnostic = Diagnostic::new(Code::PathOutside, span).with("path", written);
            self.diagnostics.push(diagnostic);
            return None;
        };
        let found = files::find(&path, self.sources);
        if found.is_none() {
            let paths = self.sources.iter().map(|(_, source)| source.path.as_str());
            let diagnostic = Diagnostic::new(Code::MissingPicture, span)
                .with("path", written)
                .maybe("nearest", nearest(&path, paths));
            let place = self.sources.within(span, written);
            let meant = files::meant(&path, span, self.sources);
            // A path with a space stands between « < » and « > ».
            let is_bare = |span: Span| {
                let before = Span { start: span.start.saturating_sub(1), end: span.start, ..span };
                self.sources.text(before) != "<"
            };
            let meant = meant.map(|meant| match place {
                Some(place) if meant.contains(' ') && is_bare(place) => format!("<{meant}>"),
                _ => meant,
            });
            self.diagnostics.push(diagnostic.maybe_correct(place, meant));
        }
        found.map(str::to_owned)
    }
}

/// Whether a sentence ends within words. The full stop of an initial (« P. », « J.-P. ») ends none.
fn stops(words: &str) -> bool {
    words.split_whitespace().any(|word| !is_initial(word) && word.contains(['.', '?', '!', ';']))
}

/// Whether a word is a given name's first letter: « P. », « J.-P. ».
fn is_initial(word: &str) -> bool {
    word.split('-').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
    })
}

/// Whether a letter before words only numbers them: « A. Constats » where a line begins with « B. ».
fn is_numbered(name: &str, text: &str) -> bool {
    let Some((first, _)) = name.split_once(". ").filter(|(first, _)| first.len() == 1) else {
        return false;
    };
    let letter = first.as_bytes()[0];
    let heads = |other: u8| {
        let head = format!("{}. ", char::from(other));
        let bare =
            |line: &str| line.trim_start_matches([' ', '*', '_', '#', '-', '>']).starts_with(&head);
        text.lines().any(bare)
    };
    heads(letter.saturating_sub(1)) || heads(letter.saturating_add(1))
}

/// Whether words look like somebody's name: two to five, with capitals but for particles.
fn like_a_name(words: &str) -> bool {
    const PARTICLES: &[&str] =
        &["de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "da", "di", "dos"];
    let words: Vec<_> = words.split_whitespace().collect();
    let capital = |word: &str| word.trim_start_matches("d'").starts_with(char::is_uppercase);
    let named = words.iter().filter(|word| capital(word)).count();
    let rest = words.iter().all(|word| capital(word) || PARTICLES.contains(word));
    let names_a_thing = words.first().is_some_and(|word| THINGS.contains(&fold(word).as_str()));
    (2..=5).contains(&words.len()) && named >= 2 && rest && capital(words[0]) && !names_a_thing
}

/// First words, folded, of what is nobody: « Réseau Modèle : association partenaire », « Enjeu Transmission : … ».
const THINGS: &[&str] = &[
    "association",
    "associations",
    "reseau",
    "collectif",
    "federation",
    "union",
    "comite",
    "club",
    "groupe",
    "groupement",
    "commune",
    "communaute",
    "ville",
    "mairie",
    "region",
    "departement",
    "metropole",
    "pays",
    "parc",
    "office",
    "centre",
    "maison",
    "atelier",
    "ateliers",
    "ecole",
    "universite",
    "lycee",
    "college",
    "conseil",
    "syndicat",
    "agence",
    "ministere",
    "direction",
    "service",
    "chambre",
    "fondation",
    "institut",
    "cooperative",
    "entreprise",
    "societe",
    "repair",
    "fablab",
    "fab",
    "cafe",
    "tiers",
    "france",
    "europe",
    "enjeu",
    "enjeux",
    "axe",
    "piste",
    "objectif",
    "constat",
    "question",
    "reponse",
    "action",
    "projet",
    "programme",
    "plan",
    "bilan",
    "budget",
    "point",
    "sujet",
    "theme",
    "thematique",
    "synthese",
    "conclusion",
    "introduction",
    "partie",
    "etape",
    "phase",
    "niveau",
    "volet",
    "exemple",
    "methode",
    "outil",
    "outils",
    "lieu",
    "date",
    "calendrier",
    "annexe",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "nos",
    "ce",
    "cette",
    "ces",
    "saint",
    "sainte",
    "notre",
    "grand",
    "grande",
    "haute",
    "haut",
    "bas",
    "basse",
    "nord",
    "sud",
];

/// Whether a paragraph opens as if somebody spoke: « Public : », « Une habitante : ».
fn opens_with_label(block: &Block<Written>) -> bool {
    let BlockKind::Paragraph(content) = &block.value else { return false };
    Lead::of(content).is_some_and(|lead| {
        let (name, _) = cut_identity(&lead.words);
        lead.alone
            || (1..=5).contains(&name.split_whitespace().count())
                && name.starts_with(char::is_uppercase)
            || narrative::is_somebody(name)
            || narrative::is_question(name)
    })
}

/// Whether a written line ends there.
fn is_end(inline: &Inline<Written>) -> bool {
    matches!(inline.value, InlineKind::SoftBreak | InlineKind::LineBreak)
}

/// How a paragraph opens: the words before its first colon, when they can name a speaker.
struct Lead {
    words: String,
    strong: bool,
    /// Whether they are the whole paragraph, in bold.
    alone: bool,
    span: Span,
    /// How many inlines the words fill.
    inlines: usize,
    /// What is left of the last of them, with the place of that one.
    rest: Spanned<String>,
}

impl Lead {
    /// `**Claude Grivel** (Unadel) : …`, `**Claude Grivel :** …` or `Claude Grivel : …`.
    fn of(content: &[Inline<Written>]) -> Option<Self> {
        let first = content.first()?;
        let (span, next) = (first.span, content.get(1));
        match &first.value {
            InlineKind::Strong(words) => {
                let words = plain_text(words);
                let name = words.trim_end().strip_suffix(':');
                // A name in bold may stand above what its bearer said, as a heading would.
                if name.is_some() || next.is_none() {
                    return Some(Self {
                        words: name.unwrap_or(&words).trim_end().to_owned(),
                        strong: true,
                        alone: next.is_none(),
                        span,
                        inlines: 1,
                        rest: Spanned::new(String::new(), span),
                    });
                }
                let next = next?;
                let InlineKind::Text(text) = &next.value else { return None };
                let (between, rest) = cut_lead(text)?;
                let rest = Spanned::new(rest, next.span);
                let words = format!("{words}{between}");
                Some(Self { words, strong: true, alone: false, span, inlines: 2, rest })
            }
            InlineKind::Text(text) => {
                let (words, rest) = text.split_once(':')?;
                let short = words.len() <= LONGEST_LEAD && !stops(words);
                let words = words.trim_end().to_owned();
                let rest = Spanned::new(rest.trim_start().to_owned(), span);
                short.then_some(Self { words, strong: false, alone: false, span, inlines: 1, rest })
            }
            _ => None,
        }
    }

    /// `KB -> …`, « Grivel → … »: the words before an arrow, which need somebody who is known.
    fn by_arrow(content: &[Inline<Written>]) -> Option<Self> {
        let first = content.first()?;
        let InlineKind::Text(text) = &first.value else { return None };
        let arrows = ["->", "=>", "→", "⇒", "➔", "➜"];
        let (words, rest) = arrows.iter().find_map(|arrow| text.split_once(arrow))?;
        let words = words.trim_end_matches(['-', '=', ' ', '\u{a0}']).to_owned();
        let fits = words.len() <= LONGEST_LEAD && !words.contains(':');
        let rest =
            Spanned::new(rest.trim_start_matches(['>', ' ', '\u{a0}']).to_owned(), first.span);
        let (strong, alone, inlines) = (false, false, 1);
        fits.then_some(Self { words, strong, alone, span: first.span, inlines, rest })
    }

    /// Leaves in the paragraph what comes after the name, with the words worth keeping.
    fn take_off(self, content: &mut Vec<Inline<Written>>, kept: Option<String>) {
        content.drain(..self.inlines);
        if !self.rest.value.is_empty() {
            content.insert(0, Spanned::new(InlineKind::Text(self.rest.value), self.rest.span));
        }
        if let Some(Spanned { value: InlineKind::Text(text), .. }) = content.first_mut() {
            *text = text.trim_start().to_owned();
        }
        while content.first().is_some_and(is_end) {
            content.remove(0);
        }
        // A text of its own, so that an edition may leave it out with the name.
        if let Some(kept) = kept {
            let kept = InlineKind::Text(format!("({kept}) "));
            content.insert(0, Spanned::new(kept, self.rest.span));
        }
    }
}

/// The text between a name in bold and its colon or dash, and what follows: only an organisation
/// in brackets or a function after a comma may stand between.
fn cut_lead(text: &str) -> Option<(String, String)> {
    // The sign after the brackets: « (Citégo – réseau) : » has one inside.
    let after_brackets = if text.trim_start().starts_with('(') { text.find(')')? } else { 0 };
    let at = after_brackets + text[after_brackets..].find([':', '—', '–'])?;
    let (between, rest) = (&text[..at], text[at..].trim_start_matches([':', '—', '–']));
    let inner = between.trim();
    let identity = inner.is_empty()
        || (inner.starts_with('(') && inner.ends_with(')'))
        || inner.starts_with(',');
    let fits = identity && between.len() <= LONGEST_LEAD;
    fits.then(|| (between.trim_end().to_owned(), rest.trim_start().to_owned()))
}

/// A name, and the function or organisation after it in brackets or after a comma.
fn cut_identity(words: &str) -> (&str, &str) {
    let at = words.find(['(', ',']).unwrap_or(words.len());
    let more = words[at..].trim_matches(['(', ')', ',', ' ']);
    (words[..at].trim(), more)
}

/// What a lead says of a speaker that the register does not know yet: it must not be lost.
fn unknown_identity(person: &Person, more: &str) -> Option<String> {
    let known = [&person.name]
        .into_iter()
        .chain(person.function.as_ref())
        .chain(person.organisation.as_ref())
        .map(|known| fold(known))
        .collect::<Vec<_>>()
        .join(" ");
    let said = fold(more);
    let told = said.split(' ').all(|word| known.split(' ').any(|known| known == word));
    (!said.is_empty() && !told).then(|| more.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_initial_ends_no_sentence_and_a_number_is_no_initial() {
        assert!(!stops("P. Modèle") && !stops("J.-P. Modèle") && stops("Fin. Suite"));
        assert!(is_numbered("A. Constats", "**A. Constats** : x\n\n**B. Pistes** : y"));
        assert!(!is_numbered("P. Modèle", "P. Modèle : x\n\nSuite"));
    }

    #[test]
    fn an_identity_follows_a_name() {
        assert_eq!(cut_identity("Claude Grivel (Unadel)"), ("Claude Grivel", "Unadel"));
        assert_eq!(cut_identity("Claude Grivel, Unadel"), ("Claude Grivel", "Unadel"));
        assert_eq!(cut_lead(" (Unadel) : bonjour"), Some((" (Unadel)".into(), "bonjour".into())));
        assert_eq!(cut_lead(" dit : bonjour"), None);
    }
}
