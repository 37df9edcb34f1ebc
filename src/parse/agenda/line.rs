//! One line of an agenda without its markup, every word still knowing where it stands.

use std::ops::Range;

use super::date;
use super::words::{is_pictogram, place};

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// Nothing.
    None,
    /// A list's dash, number or pictogram.
    Item,
    /// The place of the event, told by a pin.
    Place,
    /// A heading of that level.
    Heading(usize),
}

/// A line, or a part of one.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its place in the source, without spaces around it.
    pub(super) range: Range<usize>,
    /// The columns before it.
    pub(super) indent: usize,
    /// What it begins with.
    pub(super) marker: Marker,
    /// Whether a blank line stands before it.
    pub(super) apart: bool,
    /// Whether it is none of the quoted lines of a mail that quotes the agenda.
    pub(super) aside: bool,
    /// Whether all of it is in bold.
    pub(super) bold: bool,
    /// Whether its marker counts: « 2. », « b) ».
    pub(super) numbered: bool,
    /// Whether its marker is a pictogram.
    pub(super) pictured: bool,
    /// Its words without marker and markup.
    pub(super) text: String,
    /// For each byte of `text`, and for its end, the byte of the source.
    places: Vec<usize>,
}

impl Line {
    /// The line of a range of the source.
    pub(super) fn read(source: &str, range: Range<usize>) -> Self {
        let raw = &source[range.clone()];
        let trimmed = raw.trim();
        let broken = trimmed.strip_suffix('\\').filter(|rest| !rest.ends_with('\\'));
        let trimmed = broken.map_or(trimmed, str::trim_end);
        let start = range.start + place(raw, trimmed).start;
        let indent =
            raw[..start - range.start].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let (marker, content) = marker(trimmed);
        let bold = ["**", "__"].iter().any(|mark| {
            let inner = content.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark));
            inner.is_some_and(|inner| !inner.contains(mark))
        });
        let before = &trimmed[..place(trimmed, content).start];
        let numbered = marker == Marker::Item && before.contains(char::is_alphanumeric);
        let pictured = before.chars().any(is_pictogram);
        let (text, places) =
            plain(source, start + place(trimmed, content).start, start + trimmed.len());
        Self {
            range: start..start + trimmed.len(),
            indent,
            marker,
            apart: false,
            aside: false,
            bold,
            numbered,
            pictured,
            text,
            places,
        }
    }

    /// The line with what was taken for its marker.
    pub(super) fn unmarked(&self, source: &str) -> Self {
        if self.marker == Marker::None {
            return self.clone();
        }
        let (text, places) = plain(source, self.range.start, self.range.end);
        Self { text, places, marker: Marker::None, numbered: false, ..self.clone() }
    }

    /// This line up to its first `<br>`, and what stands between the others as lines set in below.
    pub(super) fn cut(&self, source: &str) -> (Self, Vec<Self>) {
        let Some((first, _)) = self.text.split_once('\n') else {
            return (self.clone(), Vec::new());
        };
        let raw = &source[self.range.clone()];
        let mut below = Vec::new();
        let mut start = None;
        let end = self.places[first.len()] - self.range.start;
        let tags = raw.match_indices('<').filter(|&(at, _)| at >= end);
        for (at, _) in tags.chain([(raw.len(), "")]) {
            let length = break_length(&raw[at..]);
            if length == 0 && at < raw.len() {
                continue;
            }
            if let Some(start) = start {
                let range = self.range.start + start..self.range.start + at;
                let line = Self::read(source, range);
                below.push(Self { indent: self.indent + 4 + line.indent, ..line });
            }
            start = Some(at + length);
        }
        below.retain(|line| !line.text.is_empty());
        (self.part(first), below)
    }

    /// This line and the one below it, over which its words go on.
    pub(super) fn join(&mut self, next: &Self) {
        self.join_with(" ", next);
    }

    /// The same with a sign between the two.
    pub(super) fn join_with(&mut self, sign: &str, next: &Self) {
        let end = self.places.pop().unwrap_or(self.range.end);
        self.text.push_str(sign);
        self.places.extend(sign.bytes().map(|_| end));
        self.text.push_str(&next.text);
        self.places.extend(&next.places);
        self.range.end = next.range.end;
        self.bold &= next.bold;
    }

    /// The part of this line that holds `slice`, a slice of its text.
    pub(super) fn part(&self, slice: &str) -> Self {
        let trimmed = slice.trim();
        let at = place(&self.text, trimmed);
        let range = self.source_range(at.clone());
        let places = self.places[at.start..=at.end].to_vec();
        Self { range, text: trimmed.to_owned(), places, ..self.clone() }
    }

    /// Whether emphasis begins within a range of the text.
    pub(super) fn is_marked_in(&self, source: &str, mut range: Range<usize>) -> bool {
        range.any(|at| {
            let place = self.places.get(at).filter(|&&place| source.is_char_boundary(place));
            place.is_some_and(|&place| source[..place].ends_with(['*', '_']))
        })
    }

    /// The place in the source of a range of the text.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.places.get(range.start).copied().unwrap_or(self.range.end);
        let said = self.text.get(range.clone()).unwrap_or_default();
        let last = said.chars().next_back().map_or(0, char::len_utf8);
        let end = self.places.get(range.end.saturating_sub(last)).map_or(start, |at| at + last);
        start..if range.is_empty() { start } else { end.max(start) }
    }
}

/// The lines of a range of the source that are not blank. In a quoted mail, they begin after the
/// quotation signs.
pub(super) fn lines(source: &str, body: Range<usize>) -> Vec<Line> {
    let filled = || source[body.clone()].lines().filter(|line| !line.trim().is_empty());
    let quoted = filled().filter(|line| line.trim_start().starts_with('>')).count();
    let mail = quoted * 2 > filled().count();
    let mut found = Vec::new();
    let mut at = body.start;
    let mut apart = true;
    for raw in source[body].split_inclusive('\n') {
        let quote = if mail { quote_length(raw) } else { 0 };
        let range = at + quote..at + raw.len();
        at = range.end;
        if raw[quote..].trim().is_empty() {
            apart = true;
        } else {
            let mut line = Line::read(source, range);
            line.apart = std::mem::take(&mut apart);
            line.aside = mail && quote == 0;
            found.push(line);
        }
    }
    found
}

/// The length of the quotation signs that a line of a mail begins with, and of the space after.
fn quote_length(raw: &str) -> usize {
    let Some(after) = raw.trim_start().strip_prefix('>') else { return 0 };
    let after = after.strip_prefix(' ').unwrap_or(after);
    raw.len() - after.len() + quote_length(after)
}

/// The marker of a line and what follows it.
fn marker(line: &str) -> (Marker, &str) {
    let level = line.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']) {
        let (_, inner) = marker(line[level..].trim_start());
        return (Marker::Heading(level), inner.trim_end_matches(['#', ' ']));
    }
    if let Some(quoted) = line.strip_prefix('>').filter(|rest| !rest.is_empty()) {
        return marker(quoted.trim_start());
    }
    // Word writes `\-` for a dash that someone typed.
    let mut chars = line.strip_prefix('\\').unwrap_or(line).chars();
    let first = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    let bullet = "-*+‐‑⁻→⇒»◇◆❖✦★☆•●○◦▪■□►▶➢➤✓✔–—·‣⁃o\u{f0b7}\u{f0a7}".contains(first);
    if bullet && rest.starts_with(char::is_whitespace) && !rest.trim().is_empty() {
        let (inner, content) = marker(rest.trim_start());
        return (if inner == Marker::Place { inner } else { Marker::Item }, content);
    }
    if is_pictogram(first) {
        let pin = matches!(first, '📍' | '📌' | '🏠' | '🏛' | '🏢');
        let rest = rest
            .trim_start_matches(|c| is_pictogram(c) || c == '\u{fe0f}' || c == '\u{200d}')
            .trim_start();
        if !rest.is_empty() {
            return (if pin { Marker::Place } else { Marker::Item }, rest);
        }
    }
    numbered(line).map_or((Marker::None, line), |rest| (Marker::Item, rest))
}

/// What follows `1.`, `2)` or `a)`, unless it is the day of a date.
fn numbered(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(line.starts_with(|c: char| c.is_ascii_lowercase()));
    let len = if digits > 0 { digits } else { letter };
    let rest = line.get(len..).filter(|_| (1..=2).contains(&len))?;
    let rest = rest.strip_prefix('\\').unwrap_or(rest);
    // « 1 - Financer », « 2: Rénover », and no range of hours
    let apart = || {
        let rest = rest.strip_prefix([' ', '\u{a0}'])?.strip_prefix(['-', '–', '—'])?;
        let words = rest.trim_start().starts_with(|c: char| c.is_alphabetic() || c == '«');
        (digits == 1 && words).then_some(rest)
    };
    let colon = || {
        let rest = rest.strip_prefix(':')?;
        (digits == 1 && rest.trim_start().starts_with(char::is_alphabetic)).then_some(rest)
    };
    let rest = rest
        .strip_prefix(')')
        .or_else(|| rest.strip_prefix('.').filter(|_| digits > 0))
        .or_else(apart)
        .or_else(colon)?;
    let spaced = rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    let dated = date::find(line).is_some_and(|found| found.range.start == 0);
    (spaced && !dated).then(|| rest.trim_start())
}

/// The words of a range of the source without Markdown's or HTML's markup, and their places.
fn plain(source: &str, start: usize, end: usize) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut push = |c: char, at: usize| {
        // What no word precedes breaks nothing.
        if c == '\n' && (text.is_empty() || text.ends_with('\n')) {
            return;
        }
        let c = if c.is_whitespace() && c != '\t' && c != '\n' { ' ' } else { c };
        places.extend((0..c.len_utf8()).map(|byte| at + byte));
        text.push(c);
    };
    let mut before = ' ';
    let mut at = start;
    while let Some(c) = source[at..end].chars().next() {
        let rest = &source[at..end];
        let after = rest.chars().nth(1).unwrap_or(' ');
        let tag = tag_length(rest);
        let skipped = match c {
            '\\' if after.is_ascii_punctuation() => {
                push(after, at + 1);
                2
            }
            '*' | '_' if after == c || before == c => 1,
            '*' if !(before.is_whitespace() && after.is_whitespace()) => 1,
            '_' | '`' if !(before.is_alphanumeric() && after.is_alphanumeric()) => 1,
            '<' if break_length(rest) > 0 => {
                push('\n', at);
                let line = &rest[tag..];
                let (marker, content) = marker(line.trim_start());
                let listed = marker == Marker::Item && !content.is_empty();
                if listed { tag + place(line, content).start } else { tag }
            }
            '<' if tag > 0 => tag,
            '&' if rest.starts_with("&nbsp;") => {
                push(' ', at);
                6
            }
            '&' if rest.starts_with("&amp;") => {
                push('&', at);
                5
            }
            '\u{200b}' | '\u{feff}' | '\u{ad}' => c.len_utf8(),
            // A paragraph that goes on, with the indent of its next line.
            '\n' => {
                push(' ', at);
                rest.len() - rest.trim_start().len()
            }
            _ => {
                push(c, at);
                c.len_utf8()
            }
        };
        before = c;
        at += skipped;
    }
    let trimmed = text.trim_end().len();
    text.truncate(trimmed);
    places.truncate(trimmed);
    places.push(end);
    (text, places)
}

/// The length of the tag that a text begins with, if it breaks a line: `<br>`, `</p>`, `<li>`.
pub(super) fn break_length(text: &str) -> usize {
    const BREAKS: &[&str] = &["br", "li", "p", "div", "ul", "ol"];
    let name = text.get(1..).unwrap_or_default().trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let breaks = BREAKS.iter().any(|it| name.eq_ignore_ascii_case(it));
    if breaks { tag_length(text) } else { 0 }
}

/// The length of the HTML tag that a text begins with; 0 for an address between angle brackets.
fn tag_length(text: &str) -> usize {
    let Some(len) = text.find('>').filter(|_| text.starts_with('<')) else { return 0 };
    let name = text[1..len].trim_start_matches('/');
    let known = [
        "br", "b", "i", "u", "strong", "em", "span", "p", "sup", "sub", "div", "small", "mark",
        "font", "ul", "ol", "li", "a",
    ];
    let tag = name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("").to_lowercase();
    if known.contains(&tag.as_str()) { len + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, marker: Marker, text: &str) {
        let line = Line::read(source, 0..source.len());
        assert_eq!((line.marker, line.text.as_str()), (marker, text), "{source}");
        assert_eq!(line.places.len(), line.text.len() + 1);
    }

    #[test]
    fn a_line_loses_its_marker_and_its_markup() {
        check("- **quel enjeu ?**", Marker::Item, "quel enjeu ?");
        check("### 9h30 – *Accueil*", Marker::Heading(3), "9h30 – Accueil");
        check("🕘 9h30 Accueil", Marker::Item, "9h30 Accueil");
        check("📍 Salle des fêtes", Marker::Place, "Salle des fêtes");
        check("12. Juni 2025", Marker::None, "12. Juni 2025");
        check("2) 9h30 Accueil", Marker::Item, "9h30 Accueil");
        check("> 9h30\u{a0}: Accueil", Marker::None, "9h30 : Accueil");
        check("a<br>b <u>c</u>", Marker::None, "a\nb c");
        check("<https://exemple.org/x_y>", Marker::None, "<https://exemple.org/x_y>");
        check("1\\. Accueil", Marker::Item, "Accueil");
        check("\\- Accueil", Marker::Item, "Accueil");
        check("\\# Accueil", Marker::None, "# Accueil");
        check("Ateliers\\_tournants \\*", Marker::None, "Ateliers_tournants *");
        check("a<br>- b<br />* *c*", Marker::None, "a\nb\nc");
        check("Accueil\\", Marker::None, "Accueil");
        check("3 \\* 20 minutes", Marker::None, "3 * 20 minutes");
    }

    #[test]
    fn a_part_of_a_line_knows_its_place() {
        let source = "**9h30** Accueil *café* ici";
        let line = Line::read(source, 0..source.len());
        let part = line.part(&line.text[5..]);
        assert_eq!(
            (part.text.as_str(), &source[part.range.clone()]),
            ("Accueil café ici", "Accueil *café* ici")
        );
    }
}
