//! Where each byte of a text of YAML was written: quotes, escapes, folded lines and indentation are
//! undone once more, this time with places.
//!
//! The YAML crate gives a value and the range it was written in. This scanner reads the same range;
//! where it finds other words than the crate did, it says nothing rather than a wrong place.

use std::ops::Range;

use crate::source::Source;

/// For each byte of a value, and for its end, the byte of the source it was written at.
#[must_use]
pub fn places(source: &Source, range: Range<usize>, value: &str) -> Option<Vec<usize>> {
    let scan = |range: Range<usize>| Some(Scan::new(range.start, source.text.get(range)?));
    if let Some((lines, is_folded)) = header(source.text.get(..range.start)?) {
        let scan = scan(lines..range.end)?;
        let first = scan.written.split('\n').find(|line| !line.trim().is_empty())?;
        // Whatever the header says of the indentation, only the true one gives the value.
        return (0..=depth(first))
            .rev()
            .find_map(|indentation| scan.clone().block(is_folded, indentation).places_of(value));
    }
    let scan = scan(range)?;
    let quote = scan.written.chars().next().filter(|c| matches!(c, '\'' | '"'));
    scan.flow(quote)?.places_of(value)
}

/// Where the lines begin that follow `|` or `>` at the end of what stands before a value, and
/// whether they are folded.
fn header(before: &str) -> Option<(usize, bool)> {
    let written = before.trim_end();
    let end = before[written.len()..].find('\n')?;
    let line = written.rsplit('\n').next().unwrap_or_default();
    let line = line.split(" #").next().unwrap_or_default();
    let last = line.split_whitespace().next_back()?;
    let indicators = last.strip_prefix(['|', '>'])?;
    let is_header = indicators.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-'));
    is_header.then_some((written.len() + end + 1, last.starts_with('>')))
}

/// How many spaces a line begins with.
fn depth(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// What was read so far of a range.
#[derive(Clone)]
struct Scan<'a> {
    written: &'a str,
    /// Where the range begins in the source.
    start: usize,
    /// How much of the range was read.
    at: usize,
    text: String,
    /// For each byte of the text, the byte of the source.
    places: Vec<usize>,
}

impl<'a> Scan<'a> {
    fn new(start: usize, written: &'a str) -> Self {
        Self { written, start, at: 0, text: String::new(), places: Vec::new() }
    }

    /// Adds a character that stands at a byte of the range as it is.
    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.places.extend((0..c.len_utf8()).map(|byte| self.start + at + byte));
    }

    /// Adds a character that is written in another way from a byte of the range on.
    fn push_escaped(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.places.extend(std::iter::repeat_n(self.start + at, c.len_utf8()));
    }

    /// The next character of the range and its place.
    fn next(&mut self) -> Option<(usize, char)> {
        let at = self.at;
        let c = self.written[at..].chars().next()?;
        self.at += c.len_utf8();
        Some((at, c))
    }

    /// Steps over a character if it comes next.
    fn step_over(&mut self, signs: &[char]) -> Option<usize> {
        let at = self.at;
        let c = self.written[at..].chars().next().filter(|c| signs.contains(c))?;
        self.at += c.len_utf8();
        Some(at)
    }

    /// A plain or a quoted text (YAML 1.2.2, 7.3).
    fn flow(mut self, quote: Option<char>) -> Option<Self> {
        self.at = quote.map_or(0, char::len_utf8);
        // White space is kept unless its line ends there.
        let mut blanks = Vec::new();
        while let Some((at, c)) = self.next() {
            if matches!(c, ' ' | '\t') {
                blanks.push((c, at));
                continue;
            }
            if c == '\n' {
                blanks.clear();
                self.fold(Some(at));
                continue;
            }
            for (blank, at) in blanks.drain(..) {
                self.push(blank, at);
            }
            match c {
                '\'' if quote == Some('\'') && self.step_over(&['\'']).is_some() => {
                    self.push(c, at);
                }
                c if quote == Some(c) => {
                    self.at = at;
                    return Some(self);
                }
                '\\' if quote == Some('"') => self.escape(at)?,
                c => self.push(c, at),
            }
        }
        quote.is_none().then_some(self)
    }

    /// The end of a line at a place, or one that is escaped, and the empty lines after it.
    fn fold(&mut self, end: Option<usize>) {
        let mut empty = Vec::new();
        loop {
            while self.step_over(&[' ', '\t']).is_some() {}
            match self.step_over(&['\n']) {
                Some(at) => empty.push(at),
                None => break,
            }
        }
        match end.filter(|_| empty.is_empty()) {
            Some(at) => self.push(' ', at),
            None => empty.into_iter().for_each(|at| self.push('\n', at)),
        }
    }

    /// What follows a backslash at a place (YAML 1.2.2, 5.7).
    fn escape(&mut self, at: usize) -> Option<()> {
        let (_, code) = self.next()?;
        let c = match code {
            '\n' => {
                self.fold(None);
                return Some(());
            }
            '0' => '\0',
            'a' => '\u{7}',
            'b' => '\u{8}',
            't' | '\t' => '\t',
            'n' => '\n',
            'v' => '\u{b}',
            'f' => '\u{c}',
            'r' => '\r',
            'e' => '\u{1b}',
            'N' => '\u{85}',
            '_' => '\u{a0}',
            'L' => '\u{2028}',
            'P' => '\u{2029}',
            ' ' | '"' | '/' | '\\' => code,
            'x' => char::from_u32(self.hexadecimal(2)?)?,
            'u' => char::from_u32(self.hexadecimal(4)?)?,
            'U' => char::from_u32(self.hexadecimal(8)?)?,
            _ => return None,
        };
        self.push_escaped(c, at);
        Some(())
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let code = self.written.get(self.at..self.at + digits)?;
        self.at += digits;
        u32::from_str_radix(code, 16).ok()
    }

    /// The lines of a literal or of a folded text (YAML 1.2.2, 8.1).
    fn block(mut self, is_folded: bool, indentation: usize) -> Self {
        // The ends of lines since the last line with words, and whether that one stood deeper.
        let mut ends: Vec<usize> = Vec::new();
        let mut was_deeper = None;
        for line in self.written.split('\n') {
            let words = &line[depth(line).min(indentation)..];
            if !words.is_empty() {
                let is_deeper = words.starts_with([' ', '\t']);
                let folds = is_folded && !is_deeper && was_deeper == Some(false);
                match ends.as_slice() {
                    &[end] if folds => self.push(' ', end),
                    [_, empty @ ..] if folds => empty.iter().for_each(|&at| self.push('\n', at)),
                    all => all.iter().for_each(|&at| self.push('\n', at)),
                }
                ends.clear();
                was_deeper = Some(is_deeper);
                let start = self.at + line.len() - words.len();
                words.char_indices().for_each(|(at, c)| self.push(c, start + at));
            }
            self.at += line.len();
            ends.push(self.at);
            self.at = (self.at + 1).min(self.written.len());
        }
        self
    }

    /// The places of a value, which may have lost white space at its ends, if it is what was read.
    fn places_of(&self, value: &str) -> Option<Vec<usize>> {
        if self.text.trim() != value.trim() {
            return None;
        }
        let lead = |text: &str| text.len() - text.trim_start().len();
        let skipped = lead(&self.text).checked_sub(lead(value))?;
        let after = self.places.get(skipped + value.trim_end().len());
        let end = after.map_or(self.start + self.at, |place| *place);
        let mut places = self.places.get(skipped..skipped + value.trim_end().len())?.to_vec();
        places.resize(value.len() + 1, end);
        Some(places)
    }
}

#[cfg(test)]
mod tests;
