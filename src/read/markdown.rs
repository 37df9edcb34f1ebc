//! Markdown (`CommonMark`, GFM and a little more) to a [`Body`]. The only room that knows comrak.

mod bare;
mod caption;
mod foreign;
mod fragment;
mod mark;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::foreign::{language_marked, mark_foreign, take_language};
use comrak::nodes::{ListType, Node, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};

pub use self::fragment::Fragment;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{
    Alignment, Block, BlockKind, Body, CalloutKind, Definition, Figure, Footnote, Inline,
    InlineKind, Item, Picture, Table, Written, plain_text,
};
use crate::source::{Source, SourceId, Span, Spanned};
use crate::spelling::{fold, is_slip, nearest};

/// Deeper nesting than this is printed as its plain text: nobody writes it on purpose, and typst
/// follows show rules only so far.
const DEEPEST: usize = 12;

/// The same for quotes, of which typst follows fewer.
const MOST_QUOTES: usize = 5;

/// Reads a range of a source as Markdown; every span of the body is in that source.
pub fn read(
    id: SourceId,
    source: &Source,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Body<Written> {
    read_fragment(&Fragment::of(id, source, range), diagnostics)
}

/// Reads a fragment as Markdown.
pub fn read_fragment(fragment: &Fragment<'_>, diagnostics: &mut Diagnostics) -> Body<Written> {
    let arena = Arena::new();
    let root = parse_document(&arena, &hide_bars(&fragment.text), &options());
    let mut reader =
        Reader { fragment, diagnostics, footnotes: Vec::new(), called: BTreeSet::new(), quotes: 0 };
    let blocks = reader.blocks(root, 0);
    let body = reader.finish(blocks);
    report_stray_marks(fragment, diagnostics);
    body
}

/// Stands for the bar of `[[A3|the guide]]` while comrak reads: in a table the bar would end the
/// cell. As long as a bar, and no text that was decoded holds it.
const HIDDEN_BAR: char = '\u{1f}';

/// Hides the bars inside `[[…]]`.
fn hide_bars(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        hidden.push_str(before);
        hidden.push_str("[[");
        let end = after.find("]]").filter(|&end| !after[..end].contains(['\n', '[']));
        let (inside, after) = after.split_at(end.unwrap_or(0));
        hidden.push_str(&inside.replace('|', "\u{1f}"));
        rest = after;
    }
    hidden.push_str(rest);
    hidden
}

/// What comrak read, with its bars.
fn shown(text: &str) -> String {
    text.replace(HIDDEN_BAR, "|")
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.description_lists = true;
    extension.wikilinks_title_after_pipe = true;
    options.parse.leave_footnote_definitions = true;
    options
}

struct Reader<'a, 'd> {
    fragment: &'a Fragment<'a>,
    diagnostics: &'d mut Diagnostics,
    footnotes: Vec<(Span, Footnote<Written>)>,
    called: BTreeSet<String>,
    /// How many quotes are open.
    quotes: usize,
}

type Blocks = Vec<Block<Written>>;
type Inlines = Vec<Inline<Written>>;

impl Reader<'_, '_> {
    fn finish(mut self, blocks: Blocks) -> Body<Written> {
        let mut footnotes: Vec<Footnote<Written>> = Vec::new();
        let mut places: BTreeMap<String, Span> = BTreeMap::new();
        for (span, footnote) in self.footnotes {
            if let Some(first) = places.insert(footnote.name.clone(), span) {
                let source = self.fragment.source;
                let line = source.position(first.start).line;
                let diagnostic = Diagnostic::new(Code::DuplicateId, span)
                    .with("id", format!("[^{}]", footnote.name))
                    .with("other", format!("{}:{line}", source.path));
                self.diagnostics.push(diagnostic);
            } else if self.called.contains(&footnote.name) {
                footnotes.push(footnote);
            } else {
                let diagnostic = Diagnostic::new(Code::UnusedFootnote, span);
                self.diagnostics.push(diagnostic.with("name", &footnote.name));
            }
        }
        self.called.clear();
        Body { blocks, footnotes }
    }

    /// The bytes of the fragment's text that a node was read from.
    fn range(&self, node: Node<'_>) -> Range<usize> {
        let place = node.data.borrow().sourcepos;
        let start = self.fragment.offset(place.start.line, place.start.column);
        let end = self.fragment.offset(place.end.line, place.end.column + 1);
        start..end.max(start)
    }

    /// Where a node stands in the source.
    fn span(&self, node: Node<'_>) -> Span {
        self.fragment.place(self.range(node))
    }

    /// What the author wrote for a node.
    fn written(&self, node: Node<'_>) -> &str {
        &self.fragment.text[self.range(node)]
    }

    fn report(&mut self, code: Code, span: Span, word: &'static str, value: &str) {
        self.diagnostics.push(Diagnostic::new(code, span).with(word, value));
    }

    fn blocks(&mut self, parent: Node<'_>, depth: usize) -> Blocks {
        parent.children().filter_map(|node| self.block(node, depth)).collect()
    }

    fn block(&mut self, node: Node<'_>, depth: usize) -> Option<Block<Written>> {
        let span = self.span(node);
        if depth > DEEPEST {
            self.report(Code::TooDeep, span, "depth", &DEEPEST.to_string());
            let text = self.written(node).to_owned();
            return Some(Spanned::new(BlockKind::Code { text }, span));
        }
        let value = node.data.borrow().value.clone();
        let kind = match value {
            NodeValue::Paragraph => self.paragraph(node),
            NodeValue::Heading(heading) => {
                BlockKind::Heading { level: heading.level, content: self.inlines(node, 0) }
            }
            NodeValue::List(list) => BlockKind::List {
                start: (list.list_type == ListType::Ordered).then_some(list.start),
                tight: list.tight,
                items: node.children().map(|item| self.item(item, depth)).collect(),
            },
            NodeValue::BlockQuote if self.quotes == MOST_QUOTES => {
                self.report(Code::TooDeep, span, "depth", &MOST_QUOTES.to_string());
                BlockKind::Code { text: self.written(node).to_owned() }
            }
            NodeValue::BlockQuote => {
                self.quotes += 1;
                let quote = self.quote(node, span, depth);
                self.quotes -= 1;
                quote
            }
            NodeValue::CodeBlock(code) => {
                BlockKind::Code { text: shown(code.literal.trim_end_matches('\n')) }
            }
            NodeValue::Table(table) => {
                BlockKind::Table(self.table(node, &table.alignments, depth)?)
            }
            NodeValue::DescriptionList => {
                let items = node.children().map(|item| self.definition(item, depth)).collect();
                BlockKind::Definitions(items)
            }
            NodeValue::FootnoteDefinition(definition) => {
                let blocks = self.blocks(node, depth + 1);
                self.footnotes.push((span, Footnote { name: definition.name.clone(), blocks }));
                return None;
            }
            NodeValue::ThematicBreak => BlockKind::Rule,
            NodeValue::HtmlBlock(html) => {
                let words = self.raw_html(&html.literal, span);
                if words.is_empty() {
                    return None;
                }
                BlockKind::Paragraph(vec![Spanned::new(InlineKind::Text(words), span)])
            }
            // No other block is possible with the extensions switched on above.
            _ => return None,
        };
        Some(Spanned::new(kind, span))
    }

    /// A paragraph; one that holds nothing but a picture is a figure, but pictures a gallery.
    fn paragraph(&mut self, node: Node<'_>) -> BlockKind<Written> {
        match self.figures(node).map(<[Figure<Written>; 1]>::try_from) {
            Some(Ok([Figure { picture, caption }])) => BlockKind::Figure { picture, caption },
            Some(Err(figures)) => BlockKind::Gallery(figures),
            None => BlockKind::Paragraph(self.inlines(node, 0)),
        }
    }

    /// The pictures of a paragraph that holds nothing else.
    fn figures(&mut self, node: Node<'_>) -> Option<Vec<Figure<Written>>> {
        let is_space = |node: &Node<'_>| match &node.data.borrow().value {
            NodeValue::SoftBreak | NodeValue::LineBreak => true,
            NodeValue::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        let parts: Vec<_> = node.children().filter(|part| !is_space(part)).collect();
        let is_picture = |part: &Node<'_>| matches!(part.data.borrow().value, NodeValue::Image(_));
        if parts.is_empty() || !parts.iter().all(is_picture) {
            return None;
        }
        Some(parts.into_iter().filter_map(|part| self.figure(part)).collect())
    }

    fn figure(&mut self, node: Node<'_>) -> Option<Figure<Written>> {
        let NodeValue::Image(image) = &node.data.borrow().value else { return None };
        let span = self.span(node);
        let picture = self.picture(node, &image.url);
        let caption = match image.title.as_str() {
            "" => Vec::new(),
            title => caption::inlines(&shown(title), span),
        };
        Some(Figure { picture, caption })
    }

    fn item(&mut self, node: Node<'_>, depth: usize) -> Item<Written> {
        let checked = match &node.data.borrow().value {
            NodeValue::TaskItem(task) => Some(task.symbol.is_some()),
            _ => None,
        };
        Item { checked, blocks: self.blocks(node, depth + 1) }
    }

    fn definition(&mut self, node: Node<'_>, depth: usize) -> Definition<Written> {
        let mut term = Vec::new();
        let mut details = Vec::new();
        for part in node.children() {
            let is_term = matches!(part.data.borrow().value, NodeValue::DescriptionTerm);
            if is_term {
                for block in self.blocks(part, depth + 1) {
                    if let BlockKind::Paragraph(content) = block.value {
                        term.extend(content);
                    }
                }
            } else {
                details.extend(self.blocks(part, depth + 1));
            }
        }
        Definition { term, details }
    }

    fn table(
        &mut self,
        node: Node<'_>,
        alignments: &[TableAlignment],
        depth: usize,
    ) -> Option<Table<Written>> {
        let columns = alignments.iter().map(|alignment| match alignment {
            TableAlignment::None => Alignment::Auto,
            TableAlignment::Left => Alignment::Left,
            TableAlignment::Center => Alignment::Center,
            TableAlignment::Right => Alignment::Right,
        });
        let columns: Vec<_> = columns.collect();
        let mut rows = node.children().map(|row| {
            let mut cells: Vec<_> = row.children().map(|cell| self.inlines(cell, depth)).collect();
            cells.resize_with(columns.len(), Vec::new);
            self.report_overfull(row, columns.len());
            cells
        });
        let head = rows.next()?;
        let rows = rows.collect();
        Some(Table { columns, head, rows })
    }

    /// GFM leaves out the cells that a row has beyond its head; nothing may be lost silently.
    fn report_overfull(&mut self, row: Node<'_>, expected: usize) {
        let span = self.span(row);
        let row = hide_bars(self.written(row)).replace("\\|", "");
        let found = row.trim().trim_matches('|').split('|').count();
        if found > expected {
            let diagnostic = Diagnostic::new(Code::UnevenRow, span).with("found", found);
            self.diagnostics.push(diagnostic.with("expected", expected).with("bars", ""));
        }
    }

    /// A block quote: a callout when it opens with `[!…]`, else a quotation.
    fn quote(&mut self, node: Node<'_>, span: Span, depth: usize) -> BlockKind<Written> {
        let mut blocks = self.blocks(node, depth + 1);
        if let Some(language) = take_language(&mut blocks) {
            let attribution = take_attribution(&mut blocks);
            mark_foreign(&mut blocks, &language);
            return BlockKind::Quote { blocks, attribution };
        }
        if let Some((name, title)) = take_marker(&mut blocks) {
            let kind = callout_kind(&name).unwrap_or_else(|| {
                let near = nearest(&name, CALLOUTS.iter().map(|(name, _)| *name));
                // A misspelt INTERNE would be published.
                let diagnostic = if near.is_some_and(|near| near.starts_with("intern")) {
                    Diagnostic::new(Code::StrayInternal, span).with("mark", format!("[!{name}]"))
                } else {
                    Diagnostic::new(Code::UnknownCallout, span).with("name", &name)
                };
                let near = near.map(str::to_uppercase);
                let meant = near.clone().filter(|near| is_slip(&name, near));
                let head = format!("[!{name}]");
                let place = self.written(node).find(&head).map(|at| {
                    let start = self.range(node).start + at + "[!".len();
                    self.fragment.place(start..start + name.len())
                });
                let diagnostic = diagnostic.maybe("nearest", near).maybe_correct(place, meant);
                self.diagnostics.push(diagnostic);
                CalloutKind::Remark
            });
            return BlockKind::Callout { kind, title, blocks };
        }
        self.broken_callout(&blocks);
        self.reserved_quote(&blocks, span);
        let attribution = take_attribution(&mut blocks);
        BlockKind::Quote { blocks, attribution }
    }

    /// « **Interne** » at the head of a quote reserves nothing: only `[!INTERNE]` does.
    fn reserved_quote(&mut self, blocks: &Blocks, span: Span) {
        let Some(Spanned { value: BlockKind::Paragraph(content), .. }) = blocks.first() else {
            return;
        };
        let Some(Spanned { value: InlineKind::Strong(words), .. }) = content.first() else {
            return;
        };
        let words = plain_text(words);
        let said = fold(&words);
        if ["interne", "internal", "confidentiel", "confidential"].contains(&said.as_str()) {
            self.diagnostics
                .push(Diagnostic::new(Code::StrayInternal, span).with("mark", words.trim()));
        }
    }

    /// A box whose `]` is missing is a quote, which would print what `INTERNE` reserves.
    fn broken_callout(&mut self, blocks: &Blocks) {
        let Some(Spanned { value: BlockKind::Paragraph(content), .. }) = blocks.first() else {
            return;
        };
        let Some(Spanned { value: InlineKind::Text(text), span }) = content.first() else { return };
        let Some(mark::Broken { range, meant }) = mark::callout(text) else { return };
        let written = &text[range.clone()];
        let exact = Span { end: span.start + range.end, ..*span };
        let is_exact = self.fragment.source.text.get(exact.range()) == Some(written);
        // In a value that is folded, the place of the whole must do: what is reserved must not pass.
        let place = if is_exact { exact } else { *span };
        let diagnostic = if fold(written).starts_with("intern") {
            Diagnostic::new(Code::StrayInternal, place).with("mark", written)
        } else {
            Diagnostic::new(Code::BrokenMark, place)
        };
        self.diagnostics.push(diagnostic.maybe_correct(is_exact.then_some(exact), meant));
    }

    fn inlines(&mut self, parent: Node<'_>, depth: usize) -> Inlines {
        let mut inlines = Vec::new();
        // Open `<sup>` and `<sub>`: the tag and how many inlines stood before it.
        let mut open: Vec<(&'static str, Span, usize)> = Vec::new();
        for node in parent.children() {
            let span = self.span(node);
            let html = match &node.data.borrow().value {
                NodeValue::HtmlInline(html) => Some(html.clone()),
                _ => None,
            };
            let Some(html) = html else {
                self.inline(node, span, depth, &mut inlines);
                continue;
            };
            match html.to_lowercase().replace([' ', '/'], "").as_str() {
                "<br>" => inlines.push(Spanned::new(InlineKind::LineBreak, span)),
                "<sup>" | "<sub>" => {
                    let tag = if html.to_lowercase().contains("sup") { "sup" } else { "sub" };
                    match open.last() {
                        Some(&(last, place, at)) if last == tag && html.contains('/') => {
                            open.pop();
                            let content = inlines.split_off(at);
                            let raised = match tag {
                                "sup" => InlineKind::Superscript(content),
                                _ => InlineKind::Subscript(content),
                            };
                            let place = Span { end: span.end, ..place };
                            inlines.push(Spanned::new(raised, place));
                        }
                        _ if html.contains('/') => {
                            self.raw_html(&html, span);
                        }
                        _ => open.push((tag, span, inlines.len())),
                    }
                }
                _ => {
                    self.raw_html(&html, span);
                }
            }
        }
        inlines
    }

    fn inline(&mut self, node: Node<'_>, span: Span, depth: usize, inlines: &mut Inlines) {
        if depth > DEEPEST {
            let text = self.written(node).to_owned();
            inlines.push(Spanned::new(InlineKind::Text(text), span));
            return;
        }
        let value = node.data.borrow().value.clone();
        let kind = match value {
            NodeValue::Text(text) => {
                let range = self.range(node);
                self.undefined_footnotes(&text, range.clone());
                self.broken_marks(&text, range);
                // Within a line, CommonMark takes a comment without its end for words.
                if text.contains("<!--") {
                    self.diagnostics.push(Diagnostic::new(Code::UnclosedComment, span));
                }
                InlineKind::Text(shown(&text))
            }
            NodeValue::SoftBreak => InlineKind::SoftBreak,
            NodeValue::LineBreak => InlineKind::LineBreak,
            NodeValue::Code(code) => InlineKind::Code(shown(&code.literal)),
            NodeValue::Emph => InlineKind::Emphasis(self.inlines(node, depth + 1)),
            NodeValue::Strong => InlineKind::Strong(self.inlines(node, depth + 1)),
            NodeValue::Strikethrough => InlineKind::Strikethrough(self.inlines(node, depth + 1)),
            NodeValue::Link(link) => match self.link(node, &link.url, span, depth) {
                Ok(kind) => {
                    inlines.extend(bare::ended(Spanned::new(kind, span), self.fragment.source));
                    return;
                }
                Err(content) => {
                    inlines.extend(content);
                    return;
                }
            },
            NodeValue::Image(image) => InlineKind::Picture(self.picture(node, &image.url)),
            NodeValue::WikiLink(_) => self.reference(node, span, depth),
            NodeValue::FootnoteReference(call) => {
                self.called.insert(call.name.clone());
                InlineKind::Footnote(call.name)
            }
            // An inline that only groups others.
            _ => {
                let content = self.inlines(node, depth + 1);
                inlines.extend(content);
                return;
            }
        };
        inlines.push(Spanned::new(kind, span));
    }

    /// A link; what leads nowhere from a PDF is only its words. Whether a path leads to a file,
    /// this file alone cannot tell: such a link is kept as written.
    fn link(
        &mut self,
        node: Node<'_>,
        address: &str,
        span: Span,
        depth: usize,
    ) -> Result<InlineKind<Written>, Inlines> {
        let content = self.inlines(node, depth + 1);
        if let Some(language) = language_marked(address.strip_prefix('#')) {
            return Ok(InlineKind::Foreign { language, content });
        }
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
        match (scheme.as_deref(), address) {
            // In doubt (`#Interne`, `#internes`) words are reserved rather than published.
            (None, _) if fold(address).starts_with("intern") && address.starts_with('#') => {
                Ok(InlineKind::Internal(content))
            }
            (Some("http" | "https" | "mailto" | "tel"), _) => {
                Ok(InlineKind::Link { address: shown(address), content })
            }
            (None, _) if !address.is_empty() => {
                Ok(InlineKind::Link { address: shown(address), content })
            }
            _ => {
                let to = match address {
                    "" => ["sans adresse", "without an address"].map(str::to_owned),
                    _ => [format!("vers « {address} »"), format!("to “{address}”")],
                };
                let diagnostic = Diagnostic::new(Code::LocalLink, span);
                self.diagnostics.push(diagnostic.with_both("to", &to[0], &to[1]));
                Err(content)
            }
        }
    }

    fn reference(&mut self, node: Node<'_>, span: Span, depth: usize) -> InlineKind<Written> {
        // comrak reads no marks inside `[[…]]`: its one text is what the author wrote.
        let written = plain_text(&self.inlines(node, depth + 1));
        let (target, label) = match written.split_once('|') {
            Some((target, label)) => (target, Some(label.trim())),
            None => (written.as_str(), None),
        };
        let label = label.map(|label| Spanned::new(InlineKind::Text(label.to_owned()), span));
        let target = Written(target.trim().to_owned());
        InlineKind::Reference { target, label: label.into_iter().collect() }
    }

    fn picture(&mut self, node: Node<'_>, path: &str) -> Picture {
        let alternative = plain_text(&self.inlines(node, 0));
        Picture { span: self.span(node), path: path.to_owned(), alternative }
    }

    /// HTML is not printed, and said so; the words between its tags are given back. A comment is
    /// its author's own business.
    fn raw_html(&mut self, html: &str, span: Span) -> String {
        let Some(comment) = html.trim_start().strip_prefix("<!--") else {
            let line = html.trim().lines().next().unwrap_or_default();
            self.report(Code::RawHtml, span, "html", line);
            return without_tags(html);
        };
        if let Some((_, rest)) = comment.split_once("-->") {
            return without_tags(rest);
        }
        self.diagnostics.push(Diagnostic::new(Code::UnclosedComment, span));
        String::new()
    }

    /// comrak leaves a half-written mark as text; one whose signs are escaped is none.
    fn broken_marks(&mut self, text: &str, within: Range<usize>) {
        // « [mots](#interne » would be published.
        let lower = text.to_lowercase();
        if lower.contains("](#intern") && !lower.contains("](#interne)") {
            let span = self.fragment.place(within.clone());
            self.report(Code::StrayInternal, span, "mark", "](#interne");
        }
        let mut from = within.start;
        for mark::Broken { range, meant } in mark::broken(text) {
            let written = &text[range];
            let rest = self.fragment.text.get(from..within.end).unwrap_or_default();
            let Some(at) = rest.find(written).filter(|&at| !rest[..at].ends_with('\\')) else {
                continue;
            };
            let start = from + at;
            from = start + written.len();
            let place = self.fragment.place(start..from);
            let diagnostic = Diagnostic::new(Code::BrokenMark, place);
            self.diagnostics.push(diagnostic.maybe_correct(Some(place), meant));
        }
    }

    /// comrak leaves a call without footnote as text; a call whose signs are escaped is none.
    fn undefined_footnotes(&mut self, text: &str, range: Range<usize>) {
        let mut from = range.start;
        let mut rest = text;
        while let Some((_, after)) = rest.split_once("[^") {
            let Some((name, after)) = after.split_once(']') else { return };
            let call = format!("[^{name}]");
            let written = &self.fragment.text[from..range.end.max(from)];
            let mut places = written.match_indices(&call).map(|(at, _)| at);
            let place = places.find(|&at| !written[..at].ends_with('\\'));
            if let Some(at) =
                place.filter(|_| !name.is_empty() && !name.contains(char::is_whitespace))
            {
                let start = from + at;
                from = start + call.len();
                let span = self.fragment.place(start..from);
                self.report(Code::UnknownFootnote, span, "name", name);
            }
            rest = after;
        }
    }
}

/// The words of some HTML without its tags.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        let Some((_, after)) = after.split_once('>') else { break };
        words.push(' ');
        rest = after;
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reports internal marks that reserve nothing: better no report than a passage that leaks.
fn report_stray_marks(fragment: &Fragment<'_>, diagnostics: &mut Diagnostics) {
    let mut quoted = false;
    let mut is_reserved = false;
    let mut start = 0;
    for line in fragment.text.split('\n') {
        let end = start + line.len();
        start = end + 1;
        let inner = line.trim_start_matches([' ', '\t', '>']);
        let opens = line.trim_start().starts_with('>') && !quoted;
        quoted = line.trim_start().starts_with('>') && !inner.is_empty();
        if opens && fold(inner).starts_with("intern") {
            is_reserved = true;
        }
        is_reserved = is_reserved && quoted;
        // « INTERNE : le maire hésite » is what someone writes who works in Word.
        if let Some(mark) = mark::reserving(line).filter(|_| !is_reserved) {
            let at = end - line.len() + mark.start;
            let span = fragment.place(at..at + mark.len());
            let mark = line[mark].trim();
            diagnostics.push(Diagnostic::new(Code::StrayInternal, span).with("mark", mark));
            continue;
        }
        let bare = inner.trim_start_matches(['*', '_', '-', '[', '!', ' ']);
        let reserves = fold(bare.split(']').next().unwrap_or_default());
        let mark = inner.find(']').map(|end| &inner[..=end]);
        let Some(mark) = mark.filter(|mark| mark.contains('[')) else { continue };
        let internal = matches!(reserves.as_str(), "interne" | "internal" | "internes");
        let callout = opens && inner.starts_with("[!") && reserves != "internes";
        let link = inner[mark.len()..].starts_with('(');
        let within = line.to_lowercase().contains("[!intern");
        if (internal || within) && !callout && !link {
            let at = end - inner.len();
            let span = fragment.place(at..at + mark.len());
            diagnostics.push(Diagnostic::new(Code::StrayInternal, span).with("mark", mark));
        }
    }
}

/// What may stand between `[!` and `]`.
const CALLOUTS: &[(&str, CalloutKind)] = &[
    ("à retenir", CalloutKind::KeyMessage),
    ("message clé", CalloutKind::KeyMessage),
    ("key message", CalloutKind::KeyMessage),
    ("décision", CalloutKind::Decision),
    ("decision", CalloutKind::Decision),
    ("décidé", CalloutKind::Decision),
    ("decided", CalloutKind::Decision),
    ("chiffres", CalloutKind::Figures),
    ("en chiffres", CalloutKind::Figures),
    ("figures", CalloutKind::Figures),
    ("zoom", CalloutKind::Zoom),
    ("pour aller plus loin", CalloutKind::FurtherReading),
    ("further reading", CalloutKind::FurtherReading),
    ("désaccord", CalloutKind::Disagreement),
    ("disagreement", CalloutKind::Disagreement),
    ("interne", CalloutKind::Internal),
    ("internal", CalloutKind::Internal),
    ("note", CalloutKind::Remark),
    ("remarque", CalloutKind::Remark),
    ("tip", CalloutKind::Remark),
    ("important", CalloutKind::Remark),
    ("warning", CalloutKind::Remark),
    ("caution", CalloutKind::Remark),
];

fn callout_kind(name: &str) -> Option<CalloutKind> {
    let name = fold(name);
    CALLOUTS.iter().find(|(known, _)| fold(known) == name).map(|(_, kind)| *kind)
}

/// Takes `[!name] title` off the first line of a quote.
fn take_marker(blocks: &mut Blocks) -> Option<(String, Inlines)> {
    let Some(Spanned { value: BlockKind::Paragraph(content), .. }) = blocks.first_mut() else {
        return None;
    };
    let InlineKind::Text(text) = &content.first()?.value else { return None };
    let (name, rest) = text.strip_prefix("[!")?.split_once(']')?;
    let (name, rest) = (name.to_owned(), rest.trim_start().to_owned());
    let end = content
        .iter()
        .position(|inline| matches!(inline.value, InlineKind::SoftBreak | InlineKind::LineBreak));
    let mut title: Inlines = match end {
        Some(end) => content.drain(..=end).take(end).collect(),
        None => std::mem::take(content),
    };
    if rest.is_empty() {
        title.remove(0);
    } else {
        title[0].value = InlineKind::Text(rest);
    }
    if content.is_empty() {
        blocks.remove(0);
    }
    Some((name, title))
}

/// Takes the last line of a quote when it begins with a dash: its author.
fn take_attribution(blocks: &mut Blocks) -> Option<Inlines> {
    let alone = blocks.len() == 1;
    let Some(Spanned { value: BlockKind::Paragraph(content), .. }) = blocks.last_mut() else {
        return None;
    };
    let line = content
        .iter()
        .rposition(|inline| matches!(inline.value, InlineKind::SoftBreak | InlineKind::LineBreak));
    let first = line.map_or(0, |at| at + 1);
    if first == 0 && alone {
        return None;
    }
    let InlineKind::Text(text) = &content.get(first)?.value else { return None };
    let author = ["— ", "– ", "-- "].iter().find_map(|dash| text.strip_prefix(dash))?;
    let author = author.trim_start().to_owned();
    let mut attribution = content.split_off(first);
    attribution[0].value = InlineKind::Text(author);
    content.pop();
    if content.is_empty() {
        blocks.pop();
    }
    Some(attribution)
}

#[cfg(test)]
mod tests;
