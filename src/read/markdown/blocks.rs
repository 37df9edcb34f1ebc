//! Blocks: paragraphs, lists, tables, quotes and boxes.

use comrak::nodes::{ListType, Node, NodeValue, TableAlignment};

use super::callout::{self, take_attribution, take_marker};
use super::foreign::{mark_foreign, take_language};
use super::reader::{Blocks, DEEPEST, Reader, hide_bars, shown, with_bars};
use super::{caption, mark, reserved};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::body::{
    Alignment, Block, BlockKind, CalloutKind, Definition, Figure, Footnote, InlineKind, Item,
    Table, Written,
};
use crate::source::{Span, Spanned};
use crate::spelling::{fold, is_slip};

/// The same for quotes, of which typst follows fewer.
const MOST_QUOTES: usize = 5;

impl Reader<'_, '_> {
    /// The blocks of a document, a quote or an item.
    pub(super) fn blocks(&mut self, parent: Node<'_>, depth: usize) -> Blocks {
        let mut blocks = parent.children().filter_map(|node| self.block(node, depth)).collect();
        reserved::join_quotes(&mut blocks);
        self.honoured.extend(reserved::join_paragraphs(&mut blocks));
        for block in &blocks {
            if reserved::is_empty_box(block) {
                let diagnostic = Diagnostic::new(Code::StrayInternal, block.span);
                self.diagnostics.push(diagnostic.with("mark", "[!INTERNE]"));
            }
        }
        blocks
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
                let quote = self.quote(node, depth);
                self.quotes -= 1;
                quote
            }
            NodeValue::CodeBlock(code) => {
                self.honoured.push(span);
                BlockKind::Code { text: with_bars(code.literal.trim_end_matches('\n')) }
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
                self.honoured.push(span);
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
    fn quote(&mut self, node: Node<'_>, depth: usize) -> BlockKind<Written> {
        let mut blocks = self.blocks(node, depth + 1);
        if let Some(language) = take_language(&mut blocks) {
            let attribution = take_attribution(&mut blocks);
            mark_foreign(&mut blocks, &language);
            return BlockKind::Quote { blocks, attribution };
        }
        if let Some((name, title)) = take_marker(&mut blocks) {
            let kind = callout::kind(&name).unwrap_or_else(|| {
                self.unknown_callout(node, &name);
                CalloutKind::Remark
            });
            return BlockKind::Callout { kind, title, blocks };
        }
        self.broken_callout(&blocks);
        let attribution = take_attribution(&mut blocks);
        BlockKind::Quote { blocks, attribution }
    }

    fn unknown_callout(&mut self, node: Node<'_>, name: &str) {
        let span = self.span(node);
        let near = callout::nearest_name(name);
        // A misspelt INTERNE would be published.
        let reserves = |near: &str| callout::kind(near) == Some(CalloutKind::Internal);
        let diagnostic = if near.is_some_and(reserves) {
            Diagnostic::new(Code::StrayInternal, span).with("mark", format!("[!{name}]"))
        } else {
            Diagnostic::new(Code::UnknownCallout, span).with("name", name)
        };
        let near = near.map(str::to_uppercase);
        let meant = near.clone().filter(|near| is_slip(name, near));
        let place = self.written(node).find(&format!("[!{name}]")).map(|at| {
            let start = self.range(node).start + at + "[!".len();
            self.fragment.place(start..start + name.len())
        });
        self.diagnostics.push(diagnostic.maybe("nearest", near).maybe_correct(place, meant));
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
}
