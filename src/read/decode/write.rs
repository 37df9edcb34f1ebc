//! A document as Markdown text.

use super::block::{Block, Document, Piece, plain};
use super::emphasis::Unit;
use super::escape::Place;
use super::inline::{self, Line};

/// What ends a line that was broken by hand: the agenda reader would take `CommonMark`'s backslash
/// for text.
const BREAK: &str = "  \n";

/// The document as Markdown.
pub(super) fn markdown(document: &Document) -> String {
    let mut out = Out::default();
    let skipped = out.front_matter(&document.blocks);
    for block in &document.blocks[skipped..] {
        out.block(block);
    }
    for (at, note) in document.notes.iter().enumerate() {
        let text = written(&visible(inline::lines(note)), Place::Line);
        let text = text.join(&format!("{BREAK}    "));
        out.append(Last::Block, &format!("[^{}]: {text}", at + 1));
    }
    if !out.text.is_empty() {
        out.text.push('\n');
    }
    out.text
}

/// What was written last.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Block,
    Item,
    /// A paragraph in a style for quotations.
    Quote,
    /// A callout whose sort alone was typed: its text is the next paragraph.
    Announced,
    /// A callout that has its text.
    Callout,
}

/// A level of the list being written.
struct Level {
    /// The level as the document counts it.
    level: usize,
    /// How far its text is indented.
    indent: usize,
    /// The last number and the sign after it; none when bulleted.
    last: Option<(u32, char)>,
}

/// The text being written, without the end of its last line.
#[derive(Default)]
struct Out {
    text: String,
    last: Last,
    levels: Vec<Level>,
}

impl Out {
    /// Writes a block after what separates it from the one before.
    fn append(&mut self, sort: Last, block: &str) {
        self.text.push_str(match (self.last, sort) {
            (Last::Nothing, _) => "",
            (Last::Item, Last::Item) | (Last::Announced, Last::Callout) => "\n",
            (Last::Quote, Last::Quote) | (Last::Callout, Last::Callout) => "\n>\n",
            _ => "\n\n",
        });
        self.text.push_str(block);
        self.last = sort;
        if sort != Last::Item {
            self.levels.clear();
        }
    }

    /// Writes the YAML header that Word users type like anyone else, one paragraph for each key;
    /// the number of paragraphs that it took.
    fn front_matter(&mut self, blocks: &[Block]) -> usize {
        let typed = |block: &Block| match block {
            Block::Paragraph(text) => Some(plain(text).replace(['\u{a0}', '\u{202f}'], " ")),
            _ => None,
        };
        let is_rule = |block: &Block| typed(block).is_some_and(|text| text.trim_end() == "---");
        let rules: Vec<usize> =
            (0..blocks.len().min(60)).filter(|&at| is_rule(&blocks[at])).collect();
        let &[0, end, ..] = rules.as_slice() else { return 0 };
        let Some(lines) = blocks[..=end].iter().map(typed).collect::<Option<Vec<_>>>() else {
            return 0;
        };
        self.append(Last::Block, &lines.join("\n"));
        end + 1
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Item { level, number, text } => {
                self.item(*level, *number, &visible(inline::lines(text)));
            }
            Block::Paragraph(text) => self.typed(inline::lines(text)),
            Block::Quote(text) => {
                let lines = visible(inline::lines(text));
                if !lines.is_empty() {
                    self.append(Last::Quote, &quoted(&lines));
                }
            }
            Block::Heading(level, text) => {
                let title = written(&visible(inline::lines(text)), Place::Heading).join(" ");
                if !title.is_empty() {
                    let hashes = "#".repeat(usize::from((*level).clamp(1, 6)));
                    self.append(Last::Block, &format!("{hashes} {title}"));
                }
            }
            Block::Table(rows) => self.table(rows),
        }
    }

    /// A paragraph, in which marks may have been typed: callouts, and hyphens for a list.
    fn typed(&mut self, mut lines: Vec<Line>) {
        if self.callout(&mut lines) {
            return;
        }
        let mut gathered: Vec<Line> = Vec::new();
        let mut is_item = false;
        for line in lines.into_iter().chain([Line::new()]) {
            let bullet = typed_bullet(&line);
            if bullet.is_some() || line.is_empty() {
                self.gathered(is_item, &std::mem::take(&mut gathered));
                is_item = bullet.is_some();
            }
            let text = without_start(&line, bullet.unwrap_or(0));
            gathered.extend((!text.is_empty()).then_some(text));
        }
    }

    fn gathered(&mut self, is_item: bool, lines: &[Line]) {
        if is_item {
            self.item(0, None, lines);
        } else if !lines.is_empty() {
            self.append(Last::Block, &written(lines, Place::Line).join(BREAK));
        }
    }

    /// Writes a callout or the rest of one, if that is what the paragraph is.
    fn callout(&mut self, lines: &mut [Line]) -> bool {
        let Some(first) = lines.first() else { return false };
        let typed = inline::plain(first);
        let marked = typed.strip_prefix('>');
        let name = marked.unwrap_or(&typed).trim_start().strip_prefix("[!");
        let name = name.and_then(|rest| rest.split_once(']')).map(|(name, _)| name.to_owned());
        let continues = match self.last {
            Last::Announced => !typed.is_empty(),
            Last::Callout => marked.is_some(),
            _ => false,
        };
        if let Some(name) = &name {
            let close = first.iter().position(|unit| unit.sign == ']').map_or(0, |at| at + 1);
            lines[0] = without_start(first, close);
            self.append(Last::Announced, &format!("> [!{name}]"));
        } else if !continues {
            return false;
        }
        let lines: Vec<Line> = lines.iter().map(|line| without_quote_mark(line)).collect();
        let lines = visible(lines);
        if !lines.is_empty() {
            self.append(Last::Callout, &quoted(&lines));
        }
        true
    }

    fn item(&mut self, level: usize, number: Option<u32>, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        // A list may begin at any level, or skip one: Markdown knows only « deeper ».
        let depth = self.levels.iter().take_while(|above| above.level < level).count();
        self.levels.truncate(depth + 1);
        let before = self.levels.get(depth).map(|level| level.last);
        let indent = depth.checked_sub(1).map_or(0, |above| self.levels[above].indent);
        let (mark, last) = match number {
            None => ("- ".to_owned(), None),
            Some(number) => {
                let sign = sign_after(number, before.flatten());
                (format!("{number}{sign} "), Some((number, sign)))
            }
        };
        // A numbered list may interrupt the text of the item above only if it begins with 1.
        if before.is_none() && depth > 0 && number.is_some_and(|number| number != 1) {
            self.text.push('\n');
        }
        let inner = indent + mark.len();
        let margin = " ".repeat(inner);
        let text = written(lines, Place::Line).join(&format!("{BREAK}{margin}"));
        self.append(Last::Item, &format!("{}{mark}{text}", " ".repeat(indent)));
        self.levels.truncate(depth);
        self.levels.push(Level { level, indent: inner, last });
    }

    fn table(&mut self, rows: &[Vec<Vec<Piece>>]) {
        let cell =
            |cell: &Vec<Piece>| written(&visible(inline::lines(cell)), Place::Cell).join("<br>");
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if rows.iter().flatten().all(String::is_empty) {
            return;
        }
        let mut lines = Vec::new();
        for row in &rows {
            let cells = (0..columns).map(|at| row.get(at).map_or("", String::as_str));
            lines.push(format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
        }
        lines.insert(1, format!("|{}", " --- |".repeat(columns)));
        self.append(Last::Block, &lines.join("\n"));
    }
}

/// The sign after a number: the other one where counting starts anew, since Markdown would go on
/// counting otherwise.
fn sign_after(number: u32, before: Option<(u32, char)>) -> char {
    match before {
        Some((last, sign)) if last.checked_add(1) == Some(number) => sign,
        Some((_, '.')) => ')',
        _ => '.',
    }
}

/// Lines of one paragraph as Markdown.
fn written(lines: &[Line], place: Place) -> Vec<String> {
    let whole = inline::survey(lines);
    lines.iter().map(|line| inline::write(line, whole, place)).collect()
}

fn quoted(lines: &[Line]) -> String {
    let lines = written(lines, Place::Line);
    format!("> {}", lines.join(&format!("{BREAK}> ")))
}

fn visible(mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(|line| !line.is_empty());
    lines
}

/// How many characters of a line are a bullet that someone typed.
fn typed_bullet(line: &[Unit]) -> Option<usize> {
    match line {
        [mark, space, _, ..] if matches!(mark.sign, '-' | '•' | '\u{f0b7}') => {
            matches!(space.sign, ' ' | '\t' | '\u{a0}').then_some(2)
        }
        _ => None,
    }
}

fn without_quote_mark(line: &[Unit]) -> Line {
    let marks = usize::from(line.first().is_some_and(|unit| unit.sign == '>'));
    without_start(line, marks)
}

/// A line from a character on, without the spaces there.
fn without_start(line: &[Unit], from: usize) -> Line {
    line.iter().skip(from).skip_while(|unit| unit.sign.is_whitespace()).cloned().collect()
}
