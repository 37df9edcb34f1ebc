//! Pieces of text to lines of Markdown.

use std::rc::Rc;

use super::block::{Format, Piece};
use super::emphasis::{Mark, Unit, segment_end, settle};
use super::escape::{self, CALL, LinePosition, Paragraph};

/// A line of a paragraph, without spaces at its ends.
pub(super) type Line = Vec<Unit>;

/// The lines of a text between its forced breaks; empty lines are kept.
pub(super) fn lines(pieces: &[Piece]) -> Vec<Line> {
    let mut lines = vec![Line::new()];
    for piece in pieces {
        match piece {
            Piece::Break => lines.push(Line::new()),
            Piece::Call(number) => {
                let format = Format::default();
                let call = Some(Rc::from(format!("[^{number}]")));
                push(&mut lines, Unit { sign: CALL, call, format });
            }
            Piece::Text(text, format) => {
                for sign in text.chars() {
                    match sign {
                        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => {
                            lines.push(Line::new());
                        }
                        // Only a note's call may stand as its placeholder.
                        CALL => {}
                        _ => push(&mut lines, Unit { sign, call: None, format: format.clone() }),
                    }
                }
            }
        }
    }
    lines.into_iter().map(trimmed).collect()
}

/// The text of a line without formats.
pub(super) fn plain(line: &[Unit]) -> String {
    line.iter().filter(|unit| unit.call.is_none()).map(|unit| unit.sign).collect()
}

/// A line as Markdown; `whole` is the paragraph that it belongs to.
pub(super) fn write(line: &[Unit], whole: Paragraph, place: LinePosition) -> String {
    let mut line = line.to_vec();
    if place == LinePosition::Heading {
        line.iter_mut().for_each(|unit| unit.format.bold = false);
    }
    settle(&mut line);
    let signs: Vec<char> = line.iter().map(|unit| unit.sign).collect();
    let linked: Vec<bool> = line.iter().map(|unit| unit.format.link.is_some()).collect();
    let escaped = escape::marks(&signs, &linked, whole, place);

    let mut writer = Writer { text: String::new(), open: Vec::new(), link: None, place };
    for (at, unit) in line.iter().enumerate() {
        writer.turn_to(&line, at);
        if escaped[at] || touches_mark(&line, at) {
            writer.text.push('\\');
        }
        match &unit.call {
            Some(call) => writer.text.push_str(call),
            None => writer.text.push(unit.sign),
        }
    }
    writer.close_all();
    writer.text
}

/// What the escapes of a paragraph depend on.
pub(super) fn survey(lines: &[Line]) -> Paragraph {
    let text: Vec<String> = lines.iter().map(|line| plain(line)).collect();
    let struck = lines.iter().flatten().any(|unit| unit.format.strike);
    Paragraph::new(&text.join("\n"), struck)
}

/// The text so far, and what is open in it.
struct Writer {
    text: String,
    open: Vec<Mark>,
    link: Option<Rc<str>>,
    place: LinePosition,
}

impl Writer {
    /// Closes and opens what differs between the text so far and a character.
    fn turn_to(&mut self, line: &[Unit], at: usize) {
        let wanted = &line[at].format;
        if self.link.as_deref() != wanted.link.as_deref() {
            self.close_all();
            if wanted.link.is_some() {
                self.text.push('[');
            }
            self.link.clone_from(&wanted.link);
        }
        while self.open.iter().any(|mark| !mark.is_set(wanted)) {
            self.close_one();
        }
        let mut missing: Vec<Mark> = Mark::ALL
            .into_iter()
            .filter(|mark| mark.is_set(wanted) && !self.open.contains(mark))
            .collect();
        // What lasts longest is opened first, so that marks close in the reverse order.
        missing.sort_by_key(|mark| std::cmp::Reverse(segment_end(line, at, *mark)));
        for mark in missing {
            self.text.push_str(signs(mark).0);
            self.open.push(mark);
        }
    }

    fn close_one(&mut self) {
        if let Some(mark) = self.open.pop() {
            self.text.push_str(signs(mark).1);
        }
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close_one();
        }
        if let Some(target) = self.link.take() {
            self.text.push_str(&format!("]({})", address(&target, self.place)));
        }
    }
}

/// Whether a character of Markdown stands beside a mark that the writer sets, and could join it.
fn touches_mark(line: &[Unit], at: usize) -> bool {
    let format = &line[at].format;
    let differs = |other: Option<&Unit>| other.is_some_and(|other| other.format != *format);
    let is_marked = *format != Format::default();
    match line[at].sign {
        '*' | '~' if is_marked => true,
        '*' | '_' | '~' | '\\' => differs(line.get(at + 1)) || at > 0 && differs(line.get(at - 1)),
        _ => false,
    }
}

/// What opens and closes a mark.
fn signs(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Bold => ("**", "**"),
        Mark::Italic => ("*", "*"),
        Mark::Strike => ("~~", "~~"),
        Mark::Above => ("<sup>", "</sup>"),
        Mark::Below => ("<sub>", "</sub>"),
    }
}

/// A link's target, with the characters that would end it percent-encoded.
fn address(target: &str, place: LinePosition) -> String {
    let mut address = String::new();
    for sign in target.chars() {
        match sign {
            '(' => address.push_str("%28"),
            ')' => address.push_str("%29"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '\\' => address.push_str("%5C"),
            '|' if place == LinePosition::Cell => address.push_str("%7C"),
            _ if sign.is_whitespace() || sign.is_control() => address.push_str("%20"),
            _ => address.push(sign),
        }
    }
    address
}

fn push(lines: &mut [Line], unit: Unit) {
    if let Some(line) = lines.last_mut() {
        line.push(unit);
    }
}

/// A line without the spaces and tabs that Markdown would take for code or for a break.
fn trimmed(line: Line) -> Line {
    let blank = |unit: &Unit| matches!(unit.sign, ' ' | '\t');
    let end = line.iter().rposition(|unit| !blank(unit)).map_or(0, |at| at + 1);
    let start = line.iter().take(end).take_while(|unit| blank(unit)).count();
    line.into_iter().take(end).skip(start).collect()
}

#[cfg(test)]
mod tests {
    use comrak::nodes::{AstNode, NodeValue};
    use comrak::{Arena, Options, parse_document};
    use proptest::prelude::*;

    use super::*;

    fn options() -> Options<'static> {
        let mut options = Options::default();
        options.extension.strikethrough = true;
        options.extension.table = true;
        options.extension.tasklist = true;
        options.extension.footnotes = true;
        options.extension.description_lists = true;
        options
    }

    /// What a Markdown reader sees: the text, and each character's boldness.
    fn seen<'a>(node: &'a AstNode<'a>, is_bold: bool, out: &mut Vec<(char, bool)>) {
        let is_bold = is_bold || matches!(node.data.borrow().value, NodeValue::Strong);
        match &node.data.borrow().value {
            NodeValue::Text(text) => out.extend(text.chars().map(|sign| (sign, is_bold))),
            NodeValue::HtmlInline(tag) => {
                assert!(["<sup>", "</sup>", "<sub>", "</sub>"].contains(&tag.as_str()), "{tag}");
            }
            NodeValue::Document
            | NodeValue::Paragraph
            | NodeValue::Strong
            | NodeValue::Emph
            | NodeValue::Strikethrough
            | NodeValue::Link(_) => {}
            other => panic!("no such node was written: {other:?}"),
        }
        for child in node.children() {
            seen(child, is_bold, out);
        }
    }

    fn written(pieces: &[Piece]) -> (Line, String) {
        let lines = lines(pieces);
        let text = write(&lines[0], survey(&lines), LinePosition::Line);
        (lines[0].clone(), text)
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(written(&[Piece::Text(text.to_owned(), Format::default())]).1, expected);
    }

    #[test]
    fn only_what_would_act_is_escaped() {
        check("a_b * c ~5 [1] 2 < 3 & co", "a_b * c ~5 [1] 2 < 3 & co");
        check("*a* _b_ <i> &amp; `c`", r"\*a\* \_b\_ \<i> \&amp; \`c\`");
        check("voir [[Q2]], [x](y)", r"voir [[Q2]], \[x](y)");
        check("- a", r"\- a");
        check("12. juin", r"12\. juin");
        check("12.5 et 3)", "12.5 et 3)");
        check("---", r"\---");
        check("#1 et # 2", "#1 et # 2");
        check("C:\\dossier\\_a", r"C:\dossier\\\_a");
    }

    fn piece() -> impl Strategy<Value = Piece> {
        let flags = any::<[bool; 4]>();
        let text = "([a-zé0-9]| |[-*_<>&;~`#|=+.:!()«»’\\\\\\[\\]]){1,5}";
        (text, flags, 0..9_u8).prop_map(|(text, [bold, italic, strike, linked], script)| {
            let script = match script {
                0 => Some(super::super::block::Script::Above),
                1 => Some(super::super::block::Script::Below),
                _ => None,
            };
            let link = (linked && strike).then(|| Rc::from("https://example.org/a b(c)"));
            Piece::Text(text, Format { bold, italic, strike: strike && !linked, script, link })
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn markdown_reads_back_as_the_same_text(pieces in prop::collection::vec(piece(), 1..6)) {
            let (mut line, text) = written(&pieces);
            let arena = Arena::new();
            let mut found = Vec::new();
            seen(parse_document(&arena, &text, &options()), false, &mut found);
            let plain: String = found.iter().map(|(sign, _)| *sign).collect();
            let expected: String = line.iter().map(|unit| unit.sign).collect();
            prop_assert_eq!(plain, expected, "{}", text);
            settle(&mut line);
            for (unit, (_, is_bold)) in line.iter().zip(found) {
                prop_assert_eq!(unit.format.bold, is_bold, "{}", text);
            }
        }
    }
}
