//! The files of an event as the rest of the program sees them: text with a path and places in it.
//!
//! Nothing here touches the disk; `discover` reads bytes and `read` turns them into text.

mod derived;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};

pub use derived::Derived;

/// A file of the event folder, decoded.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path below the event folder, with `/` and composed accents (NFC) on every system.
    pub path: String,
    /// The path as which it is read, where its own says nothing: the one that it would have in a folder in
    /// order.
    pub read_as: Option<String>,
    /// The file as it was received; what is hashed and archived.
    pub bytes: Vec<u8>,
    /// The file as text: UTF-8, NFC, lines ended by `\n`, no byte-order mark. An office document is
    /// given as Markdown and a spreadsheet as CSV; a picture has an empty text.
    pub text: String,
    /// The cells of a table, in the order of the text; empty for other files.
    pub cells: Vec<Cell>,
    /// Whether it is no file of the folder, but a picture or a sheet in one: its path goes on from that
    /// file's.
    pub is_part: bool,
    /// The name of the sheet of a workbook that its text is.
    pub sheet: Option<String>,
    /// What was made of it.
    pub derived: Derived,
    line_starts: Vec<usize>,
}

/// The SHA-256 of a file's bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One number for many files, each its SHA-256 and its path: the SHA-256 of what `sha256sum` writes of
/// them, a line each: the file's own, two spaces, the path. A path with a backslash or a line's end
/// has these written out, and a backslash before its line.
#[must_use]
pub fn fingerprint<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let line = |(sum, path): (&str, &str)| {
        if !path.contains(['\\', '\n', '\r']) {
            return format!("{sum}  {path}\n");
        }
        let path = path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
        format!("\\{sum}  {path}\n")
    };
    sha256(files.map(line).collect::<String>().as_bytes())
}

/// A cell of a sheet or of a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The byte of the text at which it begins.
    pub start: usize,
    /// Its name in a spreadsheet, such as `M5`.
    pub reference: String,
    /// The head of its column; empty in the head row itself.
    pub column: String,
}

impl Source {
    /// Makes a source of a file's bytes and of their text.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: Vec<u8>, text: String) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        Self {
            path: path.into(),
            read_as: None,
            bytes,
            text,
            cells: Vec::new(),
            is_part: false,
            sheet: None,
            derived: Derived::default(),
            line_starts,
        }
    }

    /// The same file without its bytes, and with spaces in `blanks` of its text: every place stays
    /// where it was.
    #[must_use]
    pub fn without(&self, blanks: &[Range<usize>]) -> Self {
        let mut text = self.text.clone();
        for range in blanks {
            let blank: String = text.get(range.clone()).unwrap_or_default().chars().fold(
                String::new(),
                |blank, c| match c {
                    '\n' => blank + "\n",
                    c => blank + &" ".repeat(c.len_utf8()),
                },
            );
            text.replace_range(range.clone(), &blank);
        }
        let read_as = self.read_as.clone();
        let sheet = self.sheet.clone();
        Self { read_as, sheet, ..Self::new(self.path.clone(), Vec::new(), text) }
    }

    /// The line and column of a byte of the text, both counted from 1, columns in characters.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Position { line, column }
    }

    /// The byte at which a line starts; lines count from 1. Past the end, the end of the text.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        let index = line.saturating_sub(1);
        self.line_starts.get(index).copied().unwrap_or(self.text.len())
    }

    /// The byte range of a line without its end; lines count from 1.
    #[must_use]
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.line_start(line);
        let end = self.text[start..].find('\n').map_or(self.text.len(), |len| start + len);
        start..end
    }

    /// The cell of a table that a byte of the text stands in.
    #[must_use]
    pub fn cell(&self, offset: usize) -> Option<&Cell> {
        let after = self.cells.partition_point(|cell| cell.start <= offset);
        self.cells[..after].last()
    }

    /// The same file, read as one of another path.
    #[must_use]
    pub fn known_by(&self, path: &str) -> Self {
        Self { read_as: Some(path.to_owned()), ..self.clone() }
    }

    /// The path that tells what it is: its own, unless it is read as another.
    #[must_use]
    pub fn known_as(&self) -> &str {
        self.read_as.as_ref().unwrap_or(&self.path)
    }

    /// The name that tells what it is, without folders and without its ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let path = self.known_as();
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The ending of the name that tells what it is, in lower case, without the dot.
    #[must_use]
    pub fn extension(&self) -> String {
        self.known_as().rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase())
    }
}

/// A line and a column as an editor shows them, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Which source, by its rank in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A byte range in the text of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source.
    pub source: SourceId,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span of `range` in `source`.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: range.start, end: range.end }
    }

    /// The start of a source: the place of what a whole file lacks.
    #[must_use]
    pub fn start_of(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }

    /// The byte range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value with the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

/// All files of an event, in the order of their paths.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Arc<Source>>);

impl Sources {
    /// Takes files and puts them in the order of their paths.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = impl Into<Arc<Source>>>) -> Self {
        let mut files: Vec<Arc<Source>> = files.into_iter().map(Into::into).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self(files)
    }

    /// The source of an id.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// The text at a place.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.source).text.get(span.range()).unwrap_or("")
    }

    /// Where words stand within a place, when they stand there exactly once.
    #[must_use]
    pub fn within(&self, span: Span, words: &str) -> Option<Span> {
        let mut found = self.text(span).match_indices(words).map(|(at, _)| span.start + at);
        let start = found.next().filter(|_| !words.is_empty())?;
        found.next().is_none().then_some(Span { start, end: start + words.len(), ..span })
    }

    /// Where words first stand from a place on, up to the next blank line.
    #[must_use]
    pub fn after(&self, span: Span, words: &str) -> Option<Span> {
        let rest = self.get(span.source).text.get(span.start..)?;
        let passage = rest.split("\n\n").next().unwrap_or(rest);
        let is_whole = |at: &usize| {
            let before = passage[..*at].chars().next_back();
            let after = passage[at + words.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        let at = passage.match_indices(words).map(|(at, _)| at).find(is_whole)?;
        let start = span.start + at;
        Some(Span { start, end: start + words.len(), ..span })
    }

    /// A place as one names it in a sentence: `notes/0940.md:12`.
    #[must_use]
    pub fn shown(&self, span: Span) -> String {
        let source = self.get(span.source);
        format!("{}:{}", source.path, source.position(span.start).line)
    }

    /// The sources themselves, which others may hold too.
    pub fn shared(&self) -> impl Iterator<Item = Arc<Source>> {
        self.0.iter().cloned()
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every source with its id, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(self.0.iter().map(Arc::as_ref))
    }

    /// Every file of the folder: what is a part of one comes with it.
    pub fn files(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.iter().filter(|(_, source)| !source.is_part)
    }

    /// The source at a path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<SourceId> {
        self.iter().find(|(_, source)| source.path == path).map(|(id, _)| id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_that_of_what_sha256sum_writes() {
        let sum = sha256(b"a");
        let listed = |lines: String| sha256(lines.as_bytes());
        assert_eq!(
            fingerprint([(&*sum, "b/é.md")].into_iter()),
            listed(format!("{sum}  b/é.md\n"))
        );
        // Two files are not one whose name holds a line's end.
        let odd = format!("a\n{sum}  b");
        let one = fingerprint([(&*sum, &*odd)].into_iter());
        assert_ne!(one, fingerprint([(&*sum, "a"), (&*sum, "b")].into_iter()));
        assert_eq!(one, listed(format!("\\{sum}  a\\n{sum}  b\n")));
        let back = fingerprint([(&*sum, "a\\b")].into_iter());
        assert_eq!(back, listed(format!("\\{sum}  a\\\\b\n")));
    }

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("a.md", Vec::new(), "été\nà **b**\n".into());
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(source.line_start(2) + 3), Position { line: 2, column: 3 });
        assert_eq!(source.line(2), 6..14);
        assert_eq!(source.position(999).line, 3);
    }
}
