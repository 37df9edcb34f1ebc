//! What people type in plain notes, as Markdown: lines stay lines, indented lists are lists, the marks
//! of shared pads and the turns of transcripts and chats are understood.
//!
//! A text keeps its places: each byte of what is read knows the byte of the file that it came from.

mod inline;
mod list;
mod turn;

use std::ops::Range;

use super::markdown::Fragment;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::decode::box_of;
use crate::source::{Source, SourceId, Span};
use list::Lists;
use turn::Turns;

/// Lines shorter than this are never cut by a program that wraps them.
const WRAPPED: usize = 60;
/// Lines longer than this were never wrapped.
const WIDEST: usize = 100;

/// A text of a note as Markdown, without the lines of `skipped`.
#[must_use]
pub fn fragment<'a>(
    id: SourceId,
    source: &'a Source,
    range: Range<usize>,
    skipped: &[Range<usize>],
    diagnostics: &mut Diagnostics,
) -> Fragment<'a> {
    let kind = match source.extension().as_str() {
        "txt" | "text" | "eml" | "msg" => Kind::Plain,
        "md" | "markdown" => Kind::Markdown,
        _ => Kind::Converted,
    };
    if kind == Kind::Converted && skipped.is_empty() {
        return Fragment::of(id, source, range);
    }
    let text = source.text.get(range.clone()).unwrap_or_default();
    let mut lines = Vec::new();
    let mut at = range.start;
    for text in text.split('\n') {
        lines.extend(left(text, at, skipped));
        at += text.len() + 1;
    }
    let mut writer = Writer::default();
    if kind == Kind::Converted {
        for line in &lines {
            writer.copy(line.text, line.at);
            writer.end_line(line);
        }
    } else {
        Reader::new(id, kind, lines, &mut writer, diagnostics).read();
    }
    let (text, places) = writer.finish(range.end);
    Fragment::placed(id, source, range, text, Some(places))
}

/// What is left of a line without what is skipped: the line, nothing, or what stands after the labels of
/// a line that holds several.
fn left<'a>(text: &'a str, at: usize, skipped: &[Range<usize>]) -> Option<Line<'a>> {
    let own =
        skipped.iter().filter(|it| it.start <= at + text.len() && at < it.end.max(it.start + 1));
    let end = own.map(|it| it.end).max();
    let Some(end) = end.filter(|end| *end > at) else { return Some(Line { text, at }) };
    let rest = text.get(end - at..).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",;|/–—-•*_.".contains(c));
    (!rest.trim().is_empty()).then(|| Line { text: rest, at: at + (text.len() - rest.len()) })
}

/// Whether a text is a chat or a transcript, beyond doubt.
#[must_use]
pub fn is_chat(text: &str) -> bool {
    turn::is_chat(text)
}

/// How a text came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Typed by somebody who knows no Markdown.
    Plain,
    /// Markdown.
    Markdown,
    /// Markdown made of an office document.
    Converted,
}

/// A line of the file, and where it begins.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    at: usize,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The text being written, with the place of each byte.
#[derive(Debug, Default)]
struct Writer {
    text: String,
    places: Vec<usize>,
}

impl Writer {
    /// Writes a part of the file as it stands there.
    fn copy(&mut self, text: &str, at: usize) {
        self.text.push_str(text);
        self.places.extend(at..at + text.len());
    }

    /// Writes something else for what stands at a place.
    fn put(&mut self, text: &str, at: usize) {
        self.text.push_str(text);
        self.places.extend(std::iter::repeat_n(at, text.len()));
    }

    fn end_line(&mut self, line: &Line<'_>) {
        self.put("\n", line.at + line.text.len());
    }

    /// The text and its places, without the end of the last line.
    fn finish(mut self, end: usize) -> (String, Vec<usize>) {
        if self.text.ends_with('\n') {
            self.text.pop();
            self.places.pop();
        }
        self.places.push(end);
        (self.text, self.places)
    }
}

/// Reads the lines from the first to the last.
struct Reader<'a, 'w> {
    id: SourceId,
    kind: Kind,
    lines: Vec<Line<'a>>,
    /// The width at which a program cut the lines, if one did.
    width: Option<usize>,
    turns: Turns,
    lists: Lists,
    /// What ends the block of code being read.
    fence: Option<String>,
    /// Whether that block is a drawing, which is not printed.
    is_drawing: bool,
    /// Whether a box of a pad (`:::info`) is open.
    in_box: bool,
    /// Whether somebody ended the line before.
    was_broken: bool,
    writer: &'w mut Writer,
    diagnostics: &'w mut Diagnostics,
}

impl<'a, 'w> Reader<'a, 'w> {
    fn new(
        id: SourceId,
        kind: Kind,
        lines: Vec<Line<'a>>,
        writer: &'w mut Writer,
        diagnostics: &'w mut Diagnostics,
    ) -> Self {
        let longest = lines.iter().map(|line| line.text.chars().count()).max().unwrap_or(0);
        let width = (WRAPPED..=WIDEST).contains(&longest).then_some(longest);
        let turns = Turns::of(lines.iter().map(|line| line.text));
        Self {
            id,
            kind,
            lines,
            width,
            turns,
            lists: Lists::default(),
            fence: None,
            is_drawing: false,
            in_box: false,
            was_broken: false,
            writer,
            diagnostics,
        }
    }

    fn read(&mut self) {
        let mut at = 0;
        while let Some(line) = self.lines.get(at).copied() {
            let next = self.lines.get(at + 1).copied();
            at += 1;
            if self.code(line) || self.pad(line, at) {
                continue;
            }
            if line.is_blank() {
                self.start(line);
                self.writer.end_line(&line);
                continue;
            }
            if let Some(words) = self.turns.event(line.text) {
                self.drop(line, words);
                self.writer.end_line(&line);
                continue;
            }
            if let Some(turn) = self.turns.read(line.text, next.map(|next| next.text)) {
                // What was said to one person is for nobody else.
                let omitted = turn.said.filter(|said| turn::is_omitted(said));
                if let Some(said) = turn.private.or(omitted) {
                    self.drop(line, said);
                    self.writer.end_line(&line);
                    continue;
                }
                self.start(line);
                self.lists = Lists::default();
                self.writer.put(&format!("**{}** : ", turn.name), line.at);
                let (said, place) = if let Some(said) = turn.said {
                    (said, line.at + (line.text.len() - said.len()))
                } else {
                    at += 1;
                    next.map_or(("", line.at), |next| (next.text, next.at))
                };
                inline::write(said, place, self.writer);
                self.writer.put("\n\n", place + said.len());
                continue;
            }
            self.start(line);
            self.line(line, next);
        }
    }

    /// Writes what every line of an open box begins with.
    fn start(&mut self, line: Line<'_>) {
        if self.in_box {
            self.writer.put("> ", line.at);
        }
    }

    /// A line of a block of code; whether it is one.
    fn code(&mut self, line: Line<'_>) -> bool {
        let trimmed = line.text.trim();
        if let Some(fence) = &self.fence {
            let ends = trimmed.starts_with(fence.as_str())
                && trimmed.chars().all(|sign| fence.starts_with(sign));
            if ends {
                self.fence = None;
            }
            if !self.is_drawing {
                self.start(line);
                self.writer.copy(line.text, line.at);
                self.writer.end_line(&line);
            }
            self.is_drawing &= !ends;
            return true;
        }
        let sign =
            ['`', '~'].into_iter().find(|sign| trimmed.starts_with(&sign.to_string().repeat(3)));
        let Some(sign) = sign.filter(|_| line.text.len() - line.text.trim_start().len() < 4) else {
            return false;
        };
        let fence: String = trimmed.chars().take_while(|other| *other == sign).collect();
        let info = trimmed[fence.len()..].trim();
        if info.contains('`') {
            return false;
        }
        self.fence = Some(fence);
        let word = info.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        self.is_drawing = DRAWINGS.contains(&word);
        if self.is_drawing {
            self.drop(line, trimmed);
            return true;
        }
        self.start(line);
        self.writer.copy(line.text, line.at);
        self.writer.end_line(&line);
        true
    }

    /// A line that only a pad understands; whether it is one. `next` is the rank of the line after it.
    fn pad(&mut self, line: Line<'_>, next: usize) -> bool {
        let trimmed = line.text.trim();
        let lower = trimmed.to_lowercase();
        if let Some(name) = trimmed.strip_prefix(":::") {
            let name = name.trim_start_matches(':').trim();
            if name.is_empty() {
                let was_open = std::mem::take(&mut self.in_box);
                self.writer.end_line(&line);
                return was_open;
            }
            let closes = self.lines[next..].iter().any(|line| line.text.trim() == ":::");
            if !closes || self.in_box {
                return false;
            }
            self.in_box = true;
            let (word, title) = name.split_once(char::is_whitespace).unwrap_or((name, ""));
            let word = word.trim_matches(['{', '}', '.', ' ']);
            let kind = if word.to_lowercase().starts_with("intern") { "INTERNE" } else { "NOTE" };
            self.writer.put(&format!("\n> [!{kind}] "), line.at);
            self.writer.copy(title, line.at + line.text.trim_end().len() - title.len());
            self.writer.end_line(&line);
            return true;
        }
        if let Some(author) = quote_author(line.text) {
            self.start(line);
            self.writer.put("> — ", line.at);
            self.writer.put(author, line.at);
            self.writer.end_line(&line);
            return true;
        }
        let is_contents = matches!(lower.as_str(), "[toc]" | "[[toc]]" | "[[_toc_]]" | "[_toc_]");
        let tags = trimmed.trim_start_matches('#').trim_start();
        let is_tags = trimmed.starts_with('#') && tags.to_lowercase().starts_with("tags:");
        let is_call = trimmed.starts_with("{%") && trimmed.ends_with("%}");
        if is_contents || is_tags || is_call {
            self.drop(line, trimmed);
            self.writer.end_line(&line);
            return true;
        }
        false
    }

    /// Tells of something that is not printed.
    fn drop(&mut self, line: Line<'_>, words: &str) {
        let start = line.at + line.text.find(words).unwrap_or(0);
        let span = Span::new(self.id, start..start + words.len());
        let part = [format!("« {words} »"), format!("“{words}”")];
        let diagnostic = Diagnostic::new(Code::OfficePartDropped, span);
        self.diagnostics.push(diagnostic.with_both("part", &part[0], &part[1]));
    }

    fn line(&mut self, line: Line<'_>, next: Option<Line<'_>>) {
        let is_plain = self.kind == Kind::Plain;
        let (margin, rest) = self.lists.margin(line.text, is_plain);
        let at = line.at + (line.text.len() - rest.len());
        let is_broken = is_plain && next.is_some_and(|next| self.is_broken(line, next));
        // A line of its own below a list is no more of its last item.
        if std::mem::replace(&mut self.was_broken, is_broken) && self.lists.has_left {
            self.writer.put("\n", line.at);
        }
        self.writer.put(&margin, line.at);
        if is_plain && margin.is_empty() && self.labelled(rest, at, is_broken) {
            self.writer.end_line(&line);
            return;
        }
        inline::write(rest, at, self.writer);
        if is_broken {
            self.writer.put("  ", line.at + line.text.len());
        }
        self.writer.end_line(&line);
    }

    /// Writes a line that a label makes a box, « À retenir : … » and « Interne : … »; whether it is one. A
    /// label alone makes none: nothing tells how far it reaches.
    fn labelled(&mut self, line: &str, at: usize, is_broken: bool) -> bool {
        let Some((label, said)) = line.split_once(':') else { return false };
        let said = said.trim_start();
        let Some(name) = box_of(label).filter(|_| !said.is_empty()) else { return false };
        self.writer.put(&format!("\n> [!{name}]\n> "), at);
        inline::write(said, at + (line.len() - said.len()), self.writer);
        if is_broken {
            self.writer.put("\n", at + line.len());
        }
        true
    }

    /// Whether somebody ended a line where another one follows: a program cuts where the next word
    /// would not have found room.
    fn is_broken(&self, line: Line<'_>, next: Line<'_>) -> bool {
        let is_structure = |text: &str| {
            let text = text.trim_start();
            text.starts_with(['#', '|']) || text.chars().all(|sign| "=-_* ".contains(sign))
        };
        if next.is_blank() || is_structure(line.text) || is_structure(next.text) {
            return false;
        }
        let Some(width) = self.width else { return true };
        let word = next.text.split_whitespace().next().unwrap_or_default();
        line.text.trim_end().chars().count() + 1 + word.chars().count() <= width
    }
}

/// Languages in which pads draw.
const DRAWINGS: &[&str] =
    &["mermaid", "graphviz", "sequence", "flow", "abc", "vega", "plantuml", "fretboard", "markmap"];

/// Who is named by the marks that a pad puts below a quote: `> [name=Jo] [time=…] [color=#907bf7]`.
fn quote_author(line: &str) -> Option<&str> {
    let marks = line.trim_start().strip_prefix('>')?.trim_start();
    let author = marks.strip_prefix("[name=")?;
    author.split_once(']').map(|(name, _)| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> (String, Vec<String>) {
        let source = Source::new(name, Vec::new(), text.to_owned());
        let mut diagnostics = Diagnostics::default();
        let fragment = fragment(SourceId(0), &source, 0..text.len(), &[], &mut diagnostics);
        let told = diagnostics.sorted();
        let told = told.iter().map(|it| text[it.span.unwrap().range()].to_owned()).collect();
        (fragment.text().to_owned(), told)
    }

    #[track_caller]
    fn check(name: &str, text: &str, expected: &str) {
        let (read, told) = read(name, text);
        assert_eq!((read.as_str(), told), (expected, Vec::new()), "{text}");
    }

    #[test]
    fn lines_of_a_plain_text_stay_lines() {
        check("a.txt", "Un\nDeux\n\nTrois", "Un  \nDeux\n\nTrois");
        check("a.txt", "# T\nUn\n| a |\nTitre\n===", "# T\nUn\n| a |\nTitre\n===");
        let wrapped =
            "Une ligne qui a été coupée par le programme de messagerie à la\nsoixante signes.\nFin";
        check("a.txt", wrapped, &wrapped.replace("signes.", "signes.  "));
        check("a.md", "Un\nDeux", "Un\nDeux");
    }

    #[test]
    fn lists_are_lists_however_far_they_are_indented() {
        check(
            "a.txt",
            "Dit :\n    - un\n\t* deux\n\t\t* trois\nFin",
            "Dit :  \n- un  \n- deux  \n  - trois  \n\nFin",
        );
        check("a.txt", "*   un\n    \n*   deux", "- un\n\n- deux");
        check("a.txt", "• un\n• deux\n   suite", "- un  \n- deux  \n  suite");
        check("a.txt", "    retrait", "retrait");
        check("a.md", "Dit\n\n    - un\n    - deux\n\nFin", "Dit\n\n- un\n- deux\n\nFin");
        check("a.md", "1. un\n   - a\n\n        code", "1. un\n   - a\n\n        code");
        check("a.md", "Dit\n\n    let x = 1;", "Dit\n\n    let x = 1;");
    }

    #[test]
    fn marks_of_pads_are_understood_or_told() {
        check("a.md", ":::info\nUn\n\n- deux\n:::\nFin", "\n> [!NOTE] \n> Un\n> \n> - deux\n\nFin");
        check("a.md", ":::interne\nun\n:::", "\n> [!INTERNE] \n> un\n");
        check("a.md", ":::info\nUn", ":::info\nUn");
        check("a.md", "> dit\n> [name=Jo Un] [time=x] [color=#907bf7]", "> dit\n> — Jo Un");
        check(
            "a.md",
            "un ==mot== et ++deux++, H~2~O, 19^ème^",
            "un mot et deux, H<sub>2</sub>O, 19<sup>ème</sup>",
        );
        check(
            "a.md",
            "`a==b==c` x == y == z et C++ ou a++ ~~non~~",
            "`a==b==c` x == y == z et C++ ou a++ ~~non~~",
        );
        let (text, told) =
            read("a.md", "[TOC]\n###### tags: `a`\n{%youtube x %}\n```mermaid\nA\n```\nFin");
        assert_eq!(text, "\n\n\nFin");
        assert_eq!(told, ["[TOC]", "###### tags: `a`", "{%youtube x %}", "```mermaid"]);
    }

    #[test]
    fn turns_are_given_to_their_speakers() {
        check(
            "a.txt",
            "00:00:00 Paule Modèle: un.\n\nAna Calibre   0:42\ndeux.\n[00:01:10] Paule Modèle : trois",
            "**Paule Modèle** : un.\n\n\n**Ana Calibre** : deux.\n\n**Paule Modèle** : trois\n",
        );
        check("a.txt", "10:00 <jo> un\n10:01 <ana> deux", "**jo** : un\n\n**ana** : deux\n");
        check(
            "a.txt",
            "04/06/2024, 09:41 - Paule Modèle: un\n[04/06/2024 09:42:12] Rémi : deux",
            "**Paule Modèle** : un\n\n**Rémi** : deux\n",
        );
        check("a.md", "9:30 Accueil : café\n\nUn mot", "9:30 Accueil : café\n\nUn mot");
    }

    #[test]
    fn every_byte_knows_its_place() {
        let text = "Dit :\n    - ==un== mot é\n\n:::info\nUn\n:::\n";
        let source = Source::new("a.txt", Vec::new(), text.to_owned());
        let discarded = &mut Diagnostics::default();
        let read = fragment(SourceId(0), &source, 0..text.len(), &[], discarded);
        let at = read.text().find("mot é").unwrap();
        assert_eq!(
            read.place(at..at + "mot é".len()).range(),
            text.find("mot é").map(|at| at..at + 6).unwrap()
        );
        // Without a header.
        let read =
            fragment(SourceId(0), &source, 0..text.len(), std::slice::from_ref(&(0..6)), discarded);
        assert!(read.text().starts_with("- un mot é"));
    }
}
