//! What was gathered before: which file of a pile became which file of the event, and which versions of
//! a text are versions of one another.
//!
//! The record lies in the event's folder. Who deletes it loses little: what a file says still tells that it
//! is the original of one that was corrected since.

use std::collections::BTreeMap;

use super::Received;
use crate::spelling::fold;

/// Where the record lies, below the event's folder.
pub const PATH: &str = ".actes/gathered.tsv";

/// A text shares at least this part of its words with another version of it.
const ALIKE: f64 = 0.5;
/// With fewer words in a row, texts are alike by chance: « Rapporteur : … ».
const FEWEST: usize = 6;

/// A file that was gathered, or left aside because somebody said so.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gathered {
    /// The SHA-256 of what it held then.
    digest: String,
    /// Its path in the pile.
    origin: String,
    /// Where it went, below the event's folder; none when it was left aside.
    path: Option<String>,
}

/// The record of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record(Vec<Gathered>);

impl Record {
    /// Reads a record: on each line a fingerprint, where the file went, and its path in the pile. A line
    /// that is damaged is none.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let gathered = text.lines().filter_map(|line| {
            let mut cells = line.splitn(3, '\t');
            let digest = cells.next().filter(|it| it.len() == 64)?.to_owned();
            let path = cells.next()?.to_owned();
            let origin = cells.next()?.to_owned();
            Some(Gathered { digest, origin, path: Some(path).filter(|it| !it.is_empty()) })
        });
        Self(gathered.collect())
    }

    /// The record as it is kept.
    #[must_use]
    pub fn write(&self) -> String {
        let line = |it: &Gathered| {
            let path = it.path.as_deref().unwrap_or_default();
            format!("{}\t{path}\t{}\n", it.digest, it.origin)
        };
        self.0.iter().map(line).collect()
    }

    /// Notes what became of a file.
    pub fn note(&mut self, file: &Received, path: Option<&str>) {
        let digest = file.digest().to_owned();
        let gathered =
            Gathered { digest, origin: file.path().to_owned(), path: path.map(str::to_owned) };
        match self.0.iter_mut().find(|it| it.digest == gathered.digest) {
            Some(known) => *known = gathered,
            None => self.0.push(gathered),
        }
    }

    /// What became of a file that held the same: where it went, or nothing when it was left aside.
    pub(super) fn fate(&self, file: &Received) -> Option<Option<&str>> {
        self.0.iter().find(|it| it.digest == file.digest()).map(|it| it.path.as_deref())
    }

    /// Where an earlier version of a file went, by its name in the pile.
    pub(super) fn earlier(&self, file: &Received) -> Option<&str> {
        let went = || self.0.iter().rev().filter(|it| it.path.is_some());
        let same = went().find(|it| it.origin == file.path());
        // Given alone, a file has no folder.
        let by_name = || {
            let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
            let mut alike = went().filter(|it| name(&it.origin) == name(file.path()));
            let is_alone = !file.path().contains('/');
            let first = alike.next()?;
            let is_one = alike.all(|other| other.path == first.path);
            (is_one && (is_alone || !first.origin.contains('/'))).then_some(first)
        };
        same.or_else(by_name)?.path.as_deref()
    }
}

/// What the event's folder holds that files of a pile may be versions of.
#[derive(Debug, Default)]
pub struct Before {
    /// What was gathered.
    pub record: Record,
    texts: Vec<(String, Words)>,
    /// Prepared files in which nothing was written yet.
    pub blank: Vec<String>,
}

impl Before {
    /// What a folder holds: its record, its texts by their paths, and the prepared files in which nothing
    /// was written.
    pub fn new<'a>(
        record: Record,
        texts: impl Iterator<Item = (&'a str, &'a str)>,
        blank: Vec<String>,
    ) -> Self {
        let is_blank = |path: &str| blank.iter().any(|it| it == path);
        let texts = texts.filter(|(path, _)| !is_blank(path));
        let texts = texts.map(|(path, text)| (path.to_owned(), Words::of(text)));
        let texts = texts.filter(|(_, words)| words.count >= FEWEST).collect();
        Self { record, texts, blank }
    }

    /// The path of the text that another one is most like, if it is a version of it.
    pub(super) fn version_of(&self, text: &str) -> Option<&str> {
        let words = Words::of(text);
        if words.count < FEWEST {
            return None;
        }
        let shares = self.texts.iter().map(|(path, other)| (words.shared(other), path));
        let best = shares.max_by(|one, other| one.0.total_cmp(&other.0));
        best.filter(|(share, _)| *share >= ALIKE).map(|(_, path)| path.as_str())
    }
}

/// The words of a text, two by two, and how often each pair comes.
#[derive(Debug)]
struct Words {
    pairs: BTreeMap<(String, String), usize>,
    count: usize,
}

impl Words {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        let words: Vec<_> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let mut pairs: BTreeMap<_, usize> = BTreeMap::new();
        for pair in words.windows(2) {
            *pairs.entry((pair[0].to_owned(), pair[1].to_owned())).or_default() += 1;
        }
        Self { pairs, count: words.len().saturating_sub(1) }
    }

    /// The part of the longer text that stands in both.
    fn shared(&self, other: &Self) -> f64 {
        let (few, many) = if self.pairs.len() <= other.pairs.len() {
            (&self.pairs, &other.pairs)
        } else {
            (&other.pairs, &self.pairs)
        };
        let both = few.iter().map(|(pair, count)| many.get(pair).map_or(0, |it| *it.min(count)));
        let both: usize = both.sum();
        let longest = self.count.max(other.count).max(1);
        // Texts are far shorter than what a float tells exactly.
        #[expect(clippy::cast_precision_loss, reason = "a share of words")]
        let share = both as f64 / longest as f64;
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> Received {
        Received::new(path, text.as_bytes().to_vec())
    }

    #[test]
    fn a_record_is_read_back_and_damage_is_passed_over() {
        let mut record = Record::default();
        record.note(&file("a/notes, « v2 ».txt", "un"), Some("notes/a.txt"));
        record.note(&file("b.txt", "deux"), None);
        let text = record.write();
        assert_eq!(Record::read(&text), record);
        assert_eq!(Record::read(&format!("{text}abc\n\tx\ty\n")), record);
        assert_eq!(record.fate(&file("ailleurs.txt", "un")), Some(Some("notes/a.txt")));
        assert_eq!(record.fate(&file("b.txt", "deux")), Some(None));
        assert_eq!(record.fate(&file("b.txt", "trois")), None);
    }

    #[test]
    fn an_earlier_version_is_known_by_its_name_in_the_pile() {
        let mut record = Record::default();
        record.note(&file("a/notes.txt", "un"), Some("notes/a.txt"));
        assert_eq!(record.earlier(&file("a/notes.txt", "deux")), Some("notes/a.txt"));
        // Given alone, it has no folder; in another folder it may be another's.
        assert_eq!(record.earlier(&file("notes.txt", "deux")), Some("notes/a.txt"));
        assert_eq!(record.earlier(&file("b/notes.txt", "deux")), None);
        record.note(&file("b/notes.txt", "trois"), Some("notes/b.txt"));
        assert_eq!(record.earlier(&file("notes.txt", "deux")), None);
    }

    #[test]
    fn a_corrected_text_is_a_version_of_its_original() {
        let original = "Paul Témoin : la comune achète à six fermes du canton.\nAnne Fictive : on épluche tout sur place.";
        let corrected = "Paul Témoin : la commune achète à six fermes du canton.\n\nAnne Fictive : on épluche tout sur place, chaque matin.";
        let before =
            |text| Before::new(Record::default(), [("notes/a.md", text)].into_iter(), Vec::new());
        assert_eq!(before(corrected).version_of(original), Some("notes/a.md"));
        let other = "Paul Témoin : la commune prête son four aux habitants le dimanche, depuis dix ans déjà.";
        assert_eq!(before(corrected).version_of(other), None);
        assert_eq!(before("Rapporteur : Jo").version_of("Rapporteur : Jo"), None);
    }
}
