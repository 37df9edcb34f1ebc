//! A document as Markdown text.

use super::Purpose;
use super::block::{Block, Document, Mark, Picture, Piece, plain};
use super::emphasis::Unit;
use super::escape::LinePosition;
use super::inline::{self, Line};
use super::{columns, label, typed};

/// What ends a line that was broken by hand: the agenda reader would take `CommonMark`'s backslash
/// for text.
const BREAK: &str = "  \n";

/// How many paragraphs the header of a file has at most.
const LONGEST_HEADER: usize = 60;

/// The document as Markdown.
pub(super) fn markdown(document: Document, purpose: Purpose) -> String {
    let Document { mut blocks, notes } = document;
    let mut out = Out::default();
    let header = header(&blocks);
    if let Some((end, lines)) = header {
        out.append(Last::Block, &lines);
        blocks.drain(..end);
    }
    blocks.retain(|block| !matches!(block, Block::Rule));
    if purpose == Purpose::Text {
        blocks = columns::tables(blocks);
    }
    for block in label::boxes(blocks) {
        out.block(&block);
    }
    for (at, note) in notes.iter().enumerate() {
        let text = written(&visible(typed::act(inline::lines(note))), LinePosition::Line);
        let text = text.join(&format!("{BREAK}    "));
        out.append(Last::Block, &format!("[^{}]: {text}", at + 1));
    }
    if !out.text.is_empty() {
        out.text.push('\n');
    }
    out.text
}

/// The YAML header that Word users type like anyone else, one paragraph for each key, between « --- » or
/// what `AutoFormat` makes of it: how many blocks it takes, and its lines.
fn header(blocks: &[Block]) -> Option<(usize, String)> {
    let is_fence = |block: &Block| match block {
        Block::Rule => true,
        Block::Paragraph(text) => {
            let text = plain(text);
            let text = text.trim();
            text.chars().count() <= 4
                && text.replace('—', "--").replace(['–', '‐', '‑'], "-").starts_with("--")
                && text.chars().all(|sign| "-–—‐‑".contains(sign))
        }
        _ => false,
    };
    let opens = usize::from(is_fence(blocks.first()?));
    let rest = blocks.iter().take(LONGEST_HEADER).skip(opens);
    let end = opens + rest.clone().position(is_fence)?;
    let mut lines = vec!["---".to_owned()];
    for block in &blocks[opens..end] {
        match block {
            Block::Paragraph(text) => lines.extend(plain(text).lines().map(straight)),
            Block::Item { level, mark: Mark::Bullet, text } => {
                lines.push(format!("{}- {}", " ".repeat(2 * level + 2), straight(&plain(text))));
            }
            _ => return None,
        }
    }
    let is_key = |line: &str| {
        let key = line.split(':').next().unwrap_or_default();
        let is_word = key.chars().all(|sign| sign.is_alphabetic() || " _-".contains(sign));
        line.contains(':') && is_word && !key.trim().is_empty()
    };
    // Without its first fence, a header must look like one from its first line to its last.
    let is_header = |line: &String| is_key(line) || line.starts_with([' ', '-']);
    let opens_with_key = lines.get(1).is_some_and(|line| is_key(line));
    if opens == 0 && !(opens_with_key && lines[1..].iter().all(is_header)) {
        return None;
    }
    lines.push("---".to_owned());
    Some((end + 1, lines.join("\n")))
}

/// A line of YAML without what Word makes of it as it is typed: curly quotes, no-break spaces.
fn straight(line: &str) -> String {
    line.replace(['\u{a0}', '\u{202f}'], " ").replace(['“', '”', '„'], "\"")
}

/// What was written last.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Block,
    Item,
    /// An item whose label Markdown does not know, as a line of a paragraph.
    Labelled,
    /// A paragraph in a style for quotations.
    Quote,
    /// A picture.
    Picture,
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
            (Last::Item | Last::Labelled, Last::Item) => "\n",
            (Last::Labelled, Last::Labelled) => BREAK,
            (Last::Quote, Last::Quote) => "\n>\n",
            _ => "\n\n",
        });
        self.text.push_str(block);
        self.last = sort;
        if !matches!(sort, Last::Item | Last::Labelled) {
            self.levels.clear();
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Item { level, mark, text } => {
                self.item(*level, mark, &typed::act(inline::lines(text)));
            }
            Block::Paragraph(text) => self.typed(typed::act(inline::lines(text))),
            Block::Quote(text) => {
                let lines = visible(typed::act(inline::lines(text)));
                if !lines.is_empty() {
                    self.append(Last::Quote, &quoted(&lines));
                }
            }
            Block::Heading(level, text) => {
                self.heading(usize::from(*level), &visible(typed::act(inline::lines(text))));
            }
            Block::Table(rows) => self.table(rows),
            Block::Picture(picture) => self.picture(picture),
            Block::Callout(name, blocks) => self.callout(name, blocks),
            Block::Rule => {}
        }
    }

    fn heading(&mut self, level: usize, lines: &[Line]) {
        let title = written(lines, LinePosition::Heading).join(" ");
        if !title.is_empty() {
            let hashes = "#".repeat(level.clamp(1, 6));
            self.append(Last::Block, &format!("{hashes} {title}"));
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let Picture { name, alternative, caption, is_beside } = picture;
        let text = typed::picture(alternative, name, Some(caption.as_str()));
        if *is_beside && self.last == Last::Picture {
            self.text.push('\n');
            self.text.push_str(&text);
        } else {
            self.append(Last::Picture, &text);
        }
    }

    fn callout(&mut self, name: &str, blocks: &[Block]) {
        let mut inside = Self::default();
        blocks.iter().for_each(|block| inside.block(block));
        let mut text = format!("> [!{name}]");
        for line in inside.text.lines() {
            text.push_str(if line.is_empty() { "\n>" } else { "\n> " });
            text.push_str(line);
        }
        self.append(Last::Block, &text);
    }

    /// A paragraph, in which marks may have been typed: headings, and hyphens for a list.
    fn typed(&mut self, lines: Vec<Line>) {
        let mut gathered: Vec<Line> = Vec::new();
        let mut is_item = false;
        for line in lines.into_iter().chain([Line::new()]) {
            let bullet = typed_bullet(&line);
            let heading = typed_heading(&line);
            if bullet.is_some() || heading.is_some() || line.is_empty() {
                self.gathered(is_item, &std::mem::take(&mut gathered));
                is_item = bullet.is_some();
            }
            if let Some(level) = heading {
                self.heading(level, &[without_start(&line, level)]);
                continue;
            }
            let text = without_start(&line, bullet.unwrap_or(0));
            gathered.extend((!text.is_empty()).then_some(text));
        }
    }

    fn gathered(&mut self, is_item: bool, lines: &[Line]) {
        if is_item {
            self.item(0, &Mark::Bullet, lines);
        } else if !lines.is_empty() {
            self.append(Last::Block, &written(lines, LinePosition::Line).join(BREAK));
        }
    }

    fn item(&mut self, level: usize, mark: &Mark, lines: &[Line]) {
        let lines = visible(lines.to_vec());
        if lines.is_empty() {
            return;
        }
        // A list may begin at any level, or skip one: Markdown knows only « deeper ».
        let depth = self.levels.iter().take_while(|above| above.level < level).count();
        let is_return = self.levels.len() > depth + 1;
        self.levels.truncate(depth + 1);
        let before = self.levels.get(depth).map(|level| level.last);
        let indent = depth.checked_sub(1).map_or(0, |above| self.levels[above].indent);
        let (start, last, inner) = match mark {
            Mark::Bullet => ("- ".to_owned(), None, indent + 2),
            Mark::Number(number) => {
                let sign = sign_after(*number, before.flatten());
                let start = format!("{number}{sign} ");
                let inner = indent + start.len();
                (start, Some((*number, sign)), inner)
            }
            Mark::Label(_) => (String::new(), None, indent),
        };
        let margin = " ".repeat(inner);
        let text = written(&lines, LinePosition::Line).join(&format!("{BREAK}{margin}"));
        if let Mark::Label(label) = mark {
            if self.last != Last::Nothing && (is_return || before.is_none()) {
                // Its line must not go on with that of another level.
                self.last = Last::Block;
            }
            let label = written_label(label);
            self.append(Last::Labelled, &format!("{margin}{label} {text}"));
        } else {
            // A numbered list may interrupt the text of the item above only if it begins with 1.
            let interrupts = matches!(mark, Mark::Number(number) if *number != 1);
            let after_label = self.last == Last::Labelled && before.flatten().is_none();
            if before.is_none() && depth > 0 && interrupts || after_label {
                self.text.push('\n');
            }
            self.append(Last::Item, &format!("{}{start}{text}", " ".repeat(indent)));
        }
        self.levels.truncate(depth);
        self.levels.push(Level { level, indent: inner, last });
    }

    fn table(&mut self, rows: &[Vec<Vec<Piece>>]) {
        let cell = |cell: &Vec<Piece>| {
            written(&visible(typed::act(inline::lines(cell))), LinePosition::Cell).join("<br>")
        };
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
fn written(lines: &[Line], place: LinePosition) -> Vec<String> {
    let whole = inline::survey(lines);
    lines.iter().map(|line| inline::write(line, whole, place)).collect()
}

fn quoted(lines: &[Line]) -> String {
    let lines = written(lines, LinePosition::Line);
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

/// The level of a heading that someone typed with its signs; one sign alone is also a number's.
fn typed_heading(line: &[Unit]) -> Option<usize> {
    let level = line.iter().take_while(|unit| unit.sign == '#').count();
    let is_apart = line.get(level).is_some_and(|unit| matches!(unit.sign, ' ' | '\u{a0}'));
    (is_apart && (2..=6).contains(&level)).then_some(level)
}

/// A label as it stands at the start of a line, where Markdown must not take it for a mark.
fn written_label(label: &str) -> String {
    let pieces = [Piece::Text(format!("{label} x"), super::block::Format::default())];
    let text = written(&inline::lines(&pieces), LinePosition::Line).concat();
    text.strip_suffix(" x").unwrap_or(&text).to_owned()
}

/// A line from a character on, without the spaces there.
fn without_start(line: &[Unit], from: usize) -> Line {
    line.iter().skip(from).skip_while(|unit| unit.sign.is_whitespace()).cloned().collect()
}
