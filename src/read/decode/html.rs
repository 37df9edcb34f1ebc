//! HTML that stands inside a document or a mail, as blocks: its words, headings, lists and tables.

use entities::ENTITIES;

use super::address::web_address;
use super::block::{Block, Document, Format, Mark, Piece, Script, is_blank};
use super::loss::Losses;
use super::{Decoded, Purpose, decoded, frame};

/// Elements whose content is not shown.
const SILENT: &[&str] = &["script", "style", "head", "title", "template", "noscript", "svg"];
/// Elements that stand apart from the text around them.
const APART: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "figure",
    "figcaption",
    "address",
    "center",
    "form",
    "fieldset",
    "dl",
    "dt",
    "dd",
    "pre",
    "body",
    "html",
    "hr",
    "o:p",
];
/// Elements of a page that belong to its site.
const SITE: &[&str] = &["nav", "footer", "button", "select", "iframe"];
/// No cell spans more columns or rows.
const MOST_SPANNED: usize = 60;
/// Deeper tables than this are read as lines.
const DEEPEST: usize = 8;

/// A page that was saved from the web, without what belongs to its site.
pub(super) fn page(html: &str, path: &str, purpose: Purpose) -> Decoded {
    let mut losses = Losses::default();
    let mut reader = Reader::new(&mut losses);
    reader.is_page = true;
    reader.read(html);
    let document = Document { blocks: reader.finish(), ..Document::default() };
    decoded(document, losses, Vec::new(), path, purpose)
}

/// The blocks of an HTML text.
pub(super) fn blocks(html: &str, losses: &mut Losses) -> Vec<Block> {
    let mut reader = Reader::new(losses);
    reader.read(html);
    reader.finish()
}

/// A table being read.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Vec<Block>>>,
    /// The blocks around the table.
    outer: Vec<Block>,
    in_cell: bool,
    /// How many columns and rows the cell spans that is read.
    spans: (usize, usize),
    /// For each column, how many rows below are still a cell's that spans them.
    spanned: Vec<usize>,
}

impl Table {
    /// Puts empty cells where cells of the rows above go on.
    fn skip_spanned(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(left) = self.spanned.get_mut(row.len()).filter(|left| **left > 0) {
            *left -= 1;
            row.push(Vec::new());
        }
    }

    /// Adds a cell and the empty ones that it spans.
    fn push(&mut self, cell: Vec<Block>) {
        self.skip_spanned();
        let (columns, rows) = std::mem::take(&mut self.spans);
        let Some(row) = self.rows.last_mut() else { return };
        let first = row.len();
        let columns = columns.clamp(1, MOST_SPANNED);
        row.push(cell);
        row.resize_with(first + columns, Vec::new);
        if rows > 1 {
            self.spanned.resize(self.spanned.len().max(first + columns), 0);
            self.spanned[first..first + columns].fill(rows.min(MOST_SPANNED) - 1);
        }
    }
}

struct Reader<'l> {
    losses: &'l mut Losses,
    blocks: Vec<Block>,
    line: Vec<Piece>,
    /// Open formats, each with the name of the element that opened it.
    formats: Vec<(String, Format)>,
    /// Open lists: the number of the last item of a numbered one.
    lists: Vec<Option<u32>>,
    /// What the line being read is.
    kind: Kind,
    tables: Vec<Table>,
    quotes: usize,
    /// Whether it is a page of its own.
    is_page: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    Paragraph,
    Heading(u8),
    Item,
}

impl<'l> Reader<'l> {
    fn new(losses: &'l mut Losses) -> Self {
        Self {
            losses,
            blocks: Vec::new(),
            line: Vec::new(),
            formats: Vec::new(),
            lists: Vec::new(),
            kind: Kind::Paragraph,
            tables: Vec::new(),
            quotes: 0,
            is_page: false,
        }
    }

    fn read(&mut self, html: &str) {
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            self.text(&rest[..at]);
            rest = &rest[at..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let is_tag =
                rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
            let Some(end) = tag_end(rest).filter(|_| is_tag) else {
                self.text("<");
                rest = &rest[1..];
                continue;
            };
            let tag = &rest[1..end];
            rest = &rest[end + 1..];
            let name = name(tag);
            let silent =
                SILENT.contains(&name.as_str()) || self.is_page && SITE.contains(&name.as_str());
            if silent && !tag.starts_with('/') && !tag.ends_with('/') {
                let close = format!("</{name}");
                let lower = rest.to_ascii_lowercase();
                rest = lower.find(&close).map_or("", |at| &rest[at..]);
                continue;
            }
            if tag.starts_with('/') { self.close(&name) } else { self.open(&name, tag) }
        }
        self.text(rest);
    }

    fn text(&mut self, text: &str) {
        let format = self.formats.last().map(|(_, format)| format.clone()).unwrap_or_default();
        let text = unescaped(text);
        let is_open = self.line.last().is_some_and(|last| match last {
            Piece::Text(text, _) => !text.ends_with(' '),
            Piece::Call(_) => true,
            Piece::Break => false,
        });
        let mut words = String::new();
        for sign in text.chars() {
            if !matches!(sign, ' ' | '\t' | '\n' | '\r') {
                words.push(sign);
            } else if !words.ends_with(' ') && (is_open || !words.is_empty()) {
                words.push(' ');
            }
        }
        if !words.is_empty() {
            self.line.push(Piece::Text(words, format));
        }
    }

    fn open(&mut self, name: &str, tag: &str) {
        let now = self.formats.last().map(|(_, format)| format.clone()).unwrap_or_default();
        let mut with = |change: &dyn Fn(&mut Format)| {
            let mut format = now.clone();
            change(&mut format);
            self.formats.push((name.to_owned(), format));
        };
        match name {
            "b" | "strong" => with(&|it| it.bold = true),
            "i" | "em" | "cite" => with(&|it| it.italic = true),
            "s" | "del" | "strike" => with(&|it| it.strike = true),
            "sup" => with(&|it| it.script = Some(Script::Above)),
            "sub" => with(&|it| it.script = Some(Script::Below)),
            "a" => {
                let target = attribute(tag, "href").and_then(|href| web_address(&href));
                with(&|it| it.link.clone_from(&target));
            }
            "br" => self.line.push(Piece::Break),
            "img" => {
                self.losses.pictures += 1;
                let words = attribute(tag, "alt").unwrap_or_default();
                if !words.trim().is_empty() {
                    self.line.push(Piece::Text(format!("[{words}]"), now));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_line();
                self.kind = Kind::Heading(name.as_bytes()[1] - b'0');
            }
            "ul" | "ol" => {
                self.end_line();
                self.lists.push((name == "ol").then_some(0));
            }
            "li" => {
                self.end_line();
                self.kind = Kind::Item;
                if let Some(Some(number)) = self.lists.last_mut() {
                    *number += 1;
                }
            }
            "blockquote" => {
                self.end_line();
                self.quotes += 1;
            }
            "table" if self.tables.len() < DEEPEST => {
                self.end_line();
                let outer = std::mem::take(&mut self.blocks);
                self.tables.push(Table { outer, ..Table::default() });
            }
            "tr" => {
                self.end_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.skip_spanned();
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                self.end_cell();
                let span = |name| attribute(tag, name).and_then(|it| it.trim().parse().ok());
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = true;
                    table.spans = (span("colspan").unwrap_or(1), span("rowspan").unwrap_or(1));
                }
            }
            name if APART.contains(&name) => self.end_line(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "ul" | "ol" => {
                self.end_line();
                self.lists.pop();
            }
            "blockquote" => {
                self.end_line();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "td" | "th" | "tr" => self.end_cell(),
            "table" => self.end_table(),
            "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_line(),
            name if APART.contains(&name) => self.end_line(),
            _ => {
                if let Some(at) = self.formats.iter().rposition(|(open, _)| open == name) {
                    self.formats.truncate(at);
                }
            }
        }
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.line);
        if is_blank(&text) {
            // `<li><p>` : the item goes on.
            return;
        }
        let block = match std::mem::replace(&mut self.kind, Kind::Paragraph) {
            Kind::Heading(level) => Block::Heading(level, text),
            Kind::Item => {
                let level = self.lists.len().saturating_sub(1);
                let number = self.lists.last().copied().flatten();
                Block::Item { level, mark: number.map_or(Mark::Bullet, Mark::Number), text }
            }
            Kind::Paragraph if self.quotes > 0 => Block::Quote(text),
            Kind::Paragraph => Block::Paragraph(text),
        };
        self.blocks.push(block);
    }

    fn end_cell(&mut self) {
        self.end_line();
        let Some(table) = self.tables.last_mut() else { return };
        let blocks = std::mem::take(&mut self.blocks);
        if table.in_cell || !blocks.is_empty() {
            if table.rows.is_empty() {
                table.rows.push(Vec::new());
            }
            table.push(blocks);
        }
        table.in_cell = false;
    }

    fn end_table(&mut self) {
        self.end_cell();
        let Some(mut table) = self.tables.pop() else { return };
        table.skip_spanned();
        table.rows.retain(|row| !row.is_empty());
        self.blocks = table.outer;
        frame::push_table(table.rows, &mut self.blocks);
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_line();
        self.blocks
    }
}

/// Where a tag ends; a `>` may stand in quotes.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in text.char_indices() {
        match (quote, sign) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if sign == open => quote = None,
            _ => {}
        }
    }
    text.find('>')
}

fn name(tag: &str) -> String {
    let tag = tag.trim_start_matches('/');
    let end = tag.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(tag.len());
    tag[..end].to_ascii_lowercase()
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices(wanted).map(|(at, _)| at).find(|&at| {
        lower[..at].ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'')
            && lower[at + wanted.len()..].trim_start().starts_with('=')
    })?;
    let value = tag[at + wanted.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split(char::is_whitespace).next()?,
    };
    Some(unescaped(value))
}

/// Text with its entities as characters.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.char_indices().take(32).find(|(_, sign)| *sign == ';').map(|(at, _)| at);
        let found = end.and_then(|end| Some((entity(&after[..end])?, &after[end + 1..])));
        if let Some((characters, behind)) = found {
            out.push_str(&characters);
            rest = behind;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    let whole = format!("&{name};");
    let known = ENTITIES.iter().find(|known| known.entity == whole)?;
    Some(known.characters.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::decode::block::{Document, plain};
    use crate::read::decode::{Purpose, write};

    #[track_caller]
    fn check(html: &str, expected: &str) {
        let blocks = blocks(html, &mut Losses::default());
        let document = Document { blocks, ..Document::default() };
        assert_eq!(write::markdown(document, Purpose::Text), expected);
    }

    #[test]
    fn html_becomes_blocks() {
        check(
            "<html><head><title>x</title><style>p{}</style></head><body><h2>Un&nbsp;titre</h2>\
             <p>Du <b>gras</b> &eacute;crit,<br>puis\n  rien.</p><!-- non --><p>3 < 4 &amp; &#233;</p></body></html>",
            "## Un\u{a0}titre\n\nDu **gras** écrit,  \npuis rien.\n\n3 < 4 & é\n",
        );
        check(
            "<ul><li>un<ol><li><p>deux</p></li></ol></li><li>trois</li></ul>",
            "- un\n  1. deux\n- trois\n",
        );
        check(
            "<table><tr><th>a<th>b<tr><td>1<td><p>2</p></table>fin",
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n\nfin\n",
        );
        check(
            "<blockquote>dit</blockquote><a href='https://a.fr'>ici</a>",
            "> dit\n\n[ici](https://a.fr)\n",
        );
    }

    #[test]
    fn any_text_is_read_to_its_end() {
        for html in ["<", "<p", "a<b", "<table><td>x", "</table>y", "<a href=", "&x;&#xffffffff;"] {
            blocks(html, &mut Losses::default());
        }
        let read = blocks("</table>y<td>z", &mut Losses::default());
        let words = read.iter().map(|block| match block {
            Block::Paragraph(text) => plain(text),
            _ => String::new(),
        });
        assert_eq!(words.collect::<String>(), "yz");
    }
}
