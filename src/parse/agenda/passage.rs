//! The Markdown of what stays text: ranges of the source, some of which begin or end within bold,
//! within a table's cell or behind a mail's quotation signs.

use std::ops::Range;

use super::line::break_length;

/// Text to be read as Markdown, and the part of the source it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// The passages that ranges make; those with nothing but blanks between them make one.
pub(super) fn passages(source: &str, ranges: Vec<Range<usize>>) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut read = Marked::default();
    for range in ranges {
        let (range, text) = read.own_text(source, range);
        let text = dashed(&text).unwrap_or(text);
        let last = found.last_mut().filter(|last| last.range.end <= range.start);
        let joined = last.and_then(|last| {
            let gap = gap(&source[last.range.end..range.start])?;
            Some((last, gap))
        });
        match joined {
            Some((last, gap)) => {
                last.text.push_str(&gap);
                last.text.push_str(&text);
                last.range.end = range.end;
            }
            None => found.push(Passage { range, text }),
        }
    }
    found
}

/// An item's text with a dash for a sign that Markdown does not know, such as « • ».
fn dashed(text: &str) -> Option<String> {
    let rest = text.strip_prefix(|c| "•●○◦▪■□►▶➢➤✓✔‣⁃\u{f0b7}\u{f0a7}".contains(c))?;
    let item = rest.trim_start();
    (item.len() < rest.len() && !item.is_empty()).then(|| format!("- {item}"))
}

/// What joins two ranges with only blanks, line breaks or quotation signs between them.
fn gap(between: &str) -> Option<String> {
    if between.trim().is_empty() {
        return Some(between.to_owned());
    }
    let mut rest = between;
    let mut lines = 0;
    while let Some(c) = rest.chars().next() {
        let tag = break_length(rest);
        if tag == 0 && !c.is_whitespace() && c != '>' {
            return None;
        }
        lines += usize::from(tag > 0 || c == '\n');
        rest = &rest[if tag > 0 { tag } else { c.len_utf8() }..];
    }
    (lines > 0).then(|| "\n".repeat(lines.min(2)))
}

/// The pairs of marks of the paragraph that was read last: the next range is often in it too.
#[derive(Default)]
struct Marked {
    paragraph: Range<usize>,
    /// Whether the range went over several paragraphs.
    has_blank_line: bool,
    pairs: Vec<(Range<usize>, Range<usize>)>,
}

impl Marked {
    /// The text of a range without the marks whose partners stand outside it. A mark right beside the
    /// range joins it.
    fn own_text(&mut self, source: &str, range: Range<usize>) -> (Range<usize>, String) {
        let is_in_it = range.start >= self.paragraph.start && range.end < self.paragraph.end;
        if !is_in_it || self.has_blank_line {
            let (start, end) = paragraph(source, &range);
            let text = &source[start..end];
            let at = |mark: Range<usize>| start + mark.start..start + mark.end;
            let pairs = pairs(text).into_iter();
            self.pairs = pairs.map(|(open, close)| (at(open), at(close))).collect();
            self.paragraph = start..end;
            self.has_blank_line = text.lines().any(is_blank);
        }
        unpaired(source, range, &self.pairs)
    }
}

/// The text of a range without the marks of these pairs that have their partner outside it.
fn unpaired(
    source: &str,
    range: Range<usize>,
    marks: &[(Range<usize>, Range<usize>)],
) -> (Range<usize>, String) {
    let mut range = range;
    for (open, close) in marks {
        if open.end == range.start && close.start > range.start && close.end <= range.end {
            range.start = open.start;
        } else if close.start == range.end && open.start >= range.start && open.end < range.end {
            range.end = close.end;
        }
    }
    let inside = |mark: &Range<usize>| mark.start >= range.start && mark.end <= range.end;
    let mut strays: Vec<_> = marks
        .iter()
        .filter_map(|(open, close)| match (inside(open), inside(close)) {
            (true, false) => Some(open),
            (false, true) => Some(close),
            _ => None,
        })
        .collect();
    strays.sort_by_key(|mark| mark.start);
    let mut text = String::new();
    let mut at = range.start;
    for stray in strays {
        text.push_str(&source[at..stray.start]);
        at = stray.end;
    }
    text.push_str(&source[at..range.end]);
    (range, text)
}

/// Where the paragraph around a range starts and ends.
fn paragraph(source: &str, range: &Range<usize>) -> (usize, usize) {
    let mut start = source[..range.start].rfind('\n').map_or(0, |at| at + 1);
    while start > 0 {
        let before = source[..start - 1].rfind('\n').map_or(0, |at| at + 1);
        if is_blank(&source[before..start - 1]) {
            break;
        }
        start = before;
    }
    let mut end = range.end;
    for line in source[range.end..].split_inclusive('\n') {
        if end > range.end && is_blank(line) {
            break;
        }
        end += line.len();
    }
    (start, end)
}

fn is_blank(line: &str) -> bool {
    line.trim_matches(|c: char| c.is_whitespace() || c == '>').is_empty()
}

/// A run of `*` or `_` that may open, close, or both.
struct Run {
    sign: char,
    range: Range<usize>,
}

/// The marks of emphasis in a paragraph, each with its partner, as `CommonMark` pairs them.
fn pairs(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut open: Vec<Run> = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        if sign == '\\' {
            at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
            continue;
        }
        if sign == '`' {
            at += code_length(&text[at..]);
            continue;
        }
        if !matches!(sign, '*' | '_') {
            at += sign.len_utf8();
            continue;
        }
        let length = text[at..].bytes().take_while(|&byte| char::from(byte) == sign).count();
        let mut run = Run { sign, range: at..at + length };
        at += length;
        let (opens, closes) = flanks(text, &run);
        while closes && run.range.start < run.range.end {
            let Some(rank) = open.iter().rposition(|known| known.sign == sign) else { break };
            open.truncate(rank + 1);
            let known = &mut open[rank].range;
            let taken = if known.len() > 1 && run.range.len() > 1 { 2 } else { 1 };
            found.push((known.end - taken..known.end, run.range.start..run.range.start + taken));
            known.end -= taken;
            run.range.start += taken;
            if known.start == known.end {
                open.pop();
            }
        }
        if opens && run.range.start < run.range.end {
            open.push(run);
        }
    }
    found
}

/// Whether a run may open, and whether it may close.
fn flanks(text: &str, run: &Run) -> (bool, bool) {
    let before = text[..run.range.start].chars().next_back().unwrap_or(' ');
    let after = text[run.range.end..].chars().next().unwrap_or(' ');
    let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let left = !after.is_whitespace() && (!sign(after) || before.is_whitespace() || sign(before));
    let right = !before.is_whitespace() && (!sign(before) || after.is_whitespace() || sign(after));
    match run.sign {
        '_' => (left && (!right || sign(before)), right && (!left || sign(after))),
        _ => (left, right),
    }
}

/// The length of the code span that a text begins with, or of its backticks alone.
fn code_length(text: &str) -> usize {
    let ticks = text.bytes().take_while(|&byte| byte == b'`').count();
    let closing = text[ticks..].find(&text[..ticks]);
    closing.map_or(ticks, |at| ticks + at + ticks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, slice: &str, text: &str) {
        let at = source.find(slice).unwrap();
        let found = passages(source, std::iter::once(at..at + slice.len()).collect());
        assert_eq!(found.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), [text]);
    }

    #[test]
    fn a_mark_without_its_partner_is_left_out() {
        check("**9h30 – Accueil : bienvenue à tous**", "bienvenue à tous", "bienvenue à tous");
        check("**9h30 – Accueil : bienvenue** à tous", "bienvenue** à tous", "bienvenue à tous");
        check("**Temps d'échanges** avec la salle", "échanges** avec", "échanges avec");
        check("- **A :** texte", "A :** texte", "**A :** texte");
        check("un _mot et_ fin", "un _mot", "un mot");
        check("a **b\nc** d", "c** d", "c d");
        check("2\\*3 et co_op *", "co_op *", "co_op *");
        check("***a** b*", "a** b*", "***a** b*");
        check("libre* d'accès", "libre* d'accès", "libre* d'accès");
    }

    #[test]
    fn lines_of_a_cell_or_of_a_quotation_are_lines() {
        let joined = |source: &str, slices: &[&str]| {
            let range = |slice: &&str| {
                let at = source.find(*slice).unwrap();
                at..at + slice.len()
            };
            let found = passages(source, slices.iter().map(range).collect());
            found.into_iter().map(|it| it.text).collect::<Vec<_>>()
        };
        assert_eq!(joined("x<br>- a<br/>- b", &["- a", "- b"]), ["- a\n- b"]);
        assert_eq!(joined("> a\n>\n> b\n> c", &["a", "b", "c"]), ["a\n\nb\nc"]);
        assert_eq!(joined("a\n\n  b", &["a", "b"]), ["a\n\n  b"]);
        assert_eq!(joined("a | b", &["a", "b"]), ["a", "b"]);
    }
}
