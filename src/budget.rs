//! What a run may cost: every limit with its reason, in one place, and what is being worked on while
//! it is spent.
//!
//! The readers ask [`most`] before and while they read, and refuse a file with an [`Exceeded`]. Memory and
//! time are watched from outside, at the edge of the process, whatever code spends them; for the message,
//! rooms say with [`at`] which file they have in hand.
//!
//! Limits are those of the process: a file that meets one is refused wherever it is read.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError, TryLockError};

use crate::diagnostic::{Code, Diagnostic, Language};
use crate::spelling::fold;

/// Something that a file can ask too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes that the process holds.
    Memory,
    /// Seconds that a command may work: what others do on the machine does not count.
    Time,
    /// Bytes to which the parts of one office document unpack.
    Unpacked,
    /// Bytes of text that one file gives.
    Text,
    /// Elements of one part of an office document.
    Elements,
    /// Paragraphs, list items and table rows of one document.
    Paragraphs,
    /// Rows of one sheet.
    Rows,
    /// Filled cells of one workbook.
    Cells,
    /// Pages of one annex.
    Pages,
}

/// How a limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Bytes,
    Seconds,
    Things,
}

impl Limit {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Memory,
        Self::Time,
        Self::Unpacked,
        Self::Text,
        Self::Elements,
        Self::Paragraphs,
        Self::Rows,
        Self::Cells,
        Self::Pages,
    ];

    /// Its names in `--limits`, in French and in English.
    #[must_use]
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Memory => ["mémoire", "memory"],
            Self::Time => ["temps", "time"],
            Self::Unpacked => ["décompressé", "unpacked"],
            Self::Text => ["texte", "text"],
            Self::Elements => ["éléments", "elements"],
            Self::Paragraphs => ["paragraphes", "paragraphs"],
            Self::Rows => ["lignes", "rows"],
            Self::Cells => ["cellules", "cells"],
            Self::Pages => ["pages", "pages"],
        }
    }

    /// How much is allowed unless something else is asked for, and why.
    #[must_use]
    pub const fn usual(self) -> u64 {
        match self {
            // With code, stacks and what the allocator does not give back, the process stays below a gigabyte.
            Self::Memory => 800_000_000,
            // A volume of a thousand pages takes less than half a minute on an old machine; who waits a
            // minute without an answer believes that the program is broken.
            Self::Time => 50,
            // The text of a thousand dense pages of Word is some 30 MB of XML.
            Self::Unpacked => 100_000_000,
            // Some 1,700 dense pages. Of all the texts of an event together, time decides.
            Self::Text => 5_000_000,
            // A thousand dense pages have about a million; each takes four hundred bytes.
            Self::Elements => 1_500_000,
            // A thousand pages have some twenty thousand.
            Self::Paragraphs => 100_000,
            // Excel's own limit is a million, of which no list of a day makes use.
            Self::Rows => 200_000,
            // Ten columns of it.
            Self::Cells => 2_000_000,
            // More pages than these of one document make another book.
            Self::Pages => 300,
        }
    }

    /// How much more is allowed for so many bytes of text in many files. A hundred notes of ten kilobytes are 450
    /// pages: typst holds 0.9 GB and works nine seconds on two quick cores.
    fn more_for(self, bytes: u64) -> u64 {
        match self {
            Self::Memory => bytes.saturating_mul(1_400) / 100_000_000 * 100_000_000,
            Self::Time => bytes / 200_000 * 10,
            _ => 0,
        }
    }

    fn unit(self) -> Unit {
        match self {
            Self::Memory | Self::Unpacked | Self::Text => Unit::Bytes,
            Self::Time => Unit::Seconds,
            _ => Unit::Things,
        }
    }

    /// An amount of it in words: `900 Mo`, `50 s`, `200 000 lignes`.
    fn amount(self, count: u64, language: Language) -> String {
        let is_one = count == 1;
        let [french, english] = match self.unit() {
            Unit::Bytes if count >= 1_000_000 => {
                let count = grouped(count / 1_000_000, language);
                return format!("{count} {}", language.choose("Mo", "MB"));
            }
            Unit::Bytes => ["octets", "bytes"],
            Unit::Seconds => ["s", "s"],
            Unit::Things => match self {
                Self::Paragraphs if is_one => ["paragraphe", "paragraph"],
                Self::Rows if is_one => ["ligne", "row"],
                Self::Cells if is_one => ["cellule", "cell"],
                Self::Pages if is_one => ["page", "page"],
                Self::Elements => ["éléments", "elements"],
                Self::Paragraphs => ["paragraphes", "paragraphs"],
                Self::Rows => ["lignes", "rows"],
                Self::Cells => ["cellules remplies", "filled cells"],
                _ => ["pages", "pages"],
            },
        };
        format!("{} {}", grouped(count, language), language.choose(french, english))
    }

    /// What to write after `--limits` for as much as was found, or twice as much as is allowed.
    fn more(self, found: Option<u64>, language: Language) -> String {
        let [french, english] = self.names();
        let most = most(self).saturating_mul(2).max(found.unwrap_or_default());
        let most = match self.unit() {
            Unit::Bytes => format!("{}M", most.div_ceil(1_000_000)),
            Unit::Seconds | Unit::Things => most.to_string(),
        };
        format!("{}={most}", language.choose(french, english))
    }
}

/// A number with its thousands apart.
fn grouped(number: u64, language: Language) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(language.choose('\u{202f}', ','));
        }
        grouped.push(digit);
    }
    grouped
}

/// A limit that somebody sets: `memory=2G`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked(Limit, u64);

impl FromStr for Asked {
    type Err = NoLimit;

    fn from_str(text: &str) -> Result<Self, NoLimit> {
        let (name, amount) = text.split_once('=').ok_or(NoLimit)?;
        let name = fold(name);
        let limit = Limit::ALL.into_iter().find(|it| it.names().iter().any(|it| fold(it) == name));
        let limit = limit.ok_or(NoLimit)?;
        let amount = amount.trim().to_lowercase();
        let end = amount.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(amount.len());
        let (number, unit) = amount.split_at(end);
        let number: u64 = number.parse().map_err(|_| NoLimit)?;
        let times = match (limit.unit(), unit.trim()) {
            (_, "") | (Unit::Seconds, "s") => 1,
            (Unit::Seconds, "min") => 60,
            (Unit::Seconds, "h") => 3_600,
            (Unit::Bytes | Unit::Things, "k") | (Unit::Bytes, "ko" | "kb") => 1_000,
            (Unit::Bytes | Unit::Things, "m") | (Unit::Bytes, "mo" | "mb") => 1_000_000,
            (Unit::Bytes, "g" | "go" | "gb") => 1_000_000_000,
            _ => return Err(NoLimit),
        };
        let number = number.checked_mul(times).filter(|number| *number > 0).ok_or(NoLimit)?;
        Ok(Self(limit, number))
    }
}

/// A text that sets no limit. What there is to say of it, the command line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoLimit;

impl fmt::Display for NoLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NAME=NUMBER")
    }
}

impl std::error::Error for NoLimit {}

static ASKED: OnceLock<Vec<Asked>> = OnceLock::new();

/// Sets the limits of this process, once.
pub fn set(asked: &[Asked]) {
    let _ = ASKED.set(asked.to_vec());
}

/// Bytes of text that the event in work has beside its longest file.
static SPREAD: AtomicU64 = AtomicU64::new(0);

/// Allows a long event what its pages need, from the lengths of its texts. The longest does not count: a
/// single file has to do with the usual.
pub fn widen(lengths: impl Iterator<Item = usize>) {
    let (all, longest) = lengths.fold((0, 0), |(all, longest), it| (all + it, it.max(longest)));
    SPREAD.fetch_max(u64::try_from(all - longest).unwrap_or_default(), Ordering::Relaxed);
}

/// How much of something is allowed.
#[must_use]
pub fn most(limit: Limit) -> u64 {
    let asked = ASKED.get().into_iter().flatten().rev().find(|it| it.0 == limit);
    asked.map_or_else(|| limit.usual() + limit.more_for(SPREAD.load(Ordering::Relaxed)), |it| it.1)
}

/// A limit that a file meets, and how much the file asks for, where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exceeded {
    /// The limit.
    pub limit: Limit,
    /// How much was found or announced; nothing when it was not counted to its end.
    pub found: Option<u64>,
}

impl Exceeded {
    /// A limit that was met while something was counted.
    #[must_use]
    pub fn of(limit: Limit) -> Self {
        Self { limit, found: None }
    }

    /// What was met, in words.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        let Self { limit, found } = self;
        let allowed = limit.amount(most(limit), language);
        match (limit, found) {
            (Limit::Memory, _) => language.choose(
                format!("plus de {allowed} de mémoire"),
                format!("more than {allowed} of memory"),
            ),
            (Limit::Time, _) => language.choose(
                format!("plus de {allowed} de travail"),
                format!("more than {allowed} of work"),
            ),
            (Limit::Unpacked, _) => language.choose(
                format!("son contenu dépasse {allowed} une fois décompressé"),
                format!("its content exceeds {allowed} once unpacked"),
            ),
            (Limit::Text, _) => language.choose(
                format!("plus de {allowed} de texte"),
                format!("more than {allowed} of text"),
            ),
            (_, Some(found)) => {
                let found = limit.amount(found, language);
                let allowed = grouped(most(limit), language);
                language.choose(
                    format!("le fichier annonce {found}, et actes en lit {allowed} au plus"),
                    format!("the file announces {found}, of which actes reads {allowed} at most"),
                )
            }
            (_, None) => language.choose(
                format!("le fichier a plus de {allowed}"),
                format!("the file has more than {allowed}"),
            ),
        }
    }

    /// The same as a diagnostic; `place` is a file, or in both languages what was being done.
    #[must_use]
    pub fn diagnostic(self, place: Result<&str, [&str; 2]>) -> Diagnostic {
        let [french, english] = match place {
            Ok(path) => [format!("dans « {path} »"), format!("in “{path}”")],
            Err(stage) => stage.map(str::to_owned),
        };
        let diagnostic = Diagnostic::new(Code::LimitMet, None)
            .maybe("path", place.ok())
            .with_both("where", &french, &english);
        let both =
            |say: &dyn Fn(Language) -> String| [Language::French, Language::English].map(say);
        let [french, english] = both(&|language| self.words(language));
        let diagnostic = diagnostic.with_both("what", &french, &english);
        let [french, english] = both(&|language| self.limit.more(self.found, language));
        diagnostic.with_both("asked", &french, &english)
    }
}

/// What is being worked on, each with its number.
static IN_WORK: Mutex<Vec<(u64, String)>> = Mutex::new(Vec::new());

/// Says what is being worked on until it is dropped.
#[derive(Debug)]
#[must_use]
pub struct InWork(u64);

/// From now on, a file is being worked on.
pub fn at(path: &str) -> InWork {
    let path = path.to_owned();
    let mut all = IN_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    let number = all.last().map_or(0, |(number, _)| number + 1);
    all.push((number, path));
    InWork(number)
}

impl Drop for InWork {
    fn drop(&mut self) {
        let mut all = IN_WORK.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(number, _)| *number != self.0);
    }
}

/// The files that are being worked on, if that can be told at once: who asks may not wait for a thread
/// that will never go on.
#[must_use]
pub fn in_work() -> Vec<String> {
    let all = match IN_WORK.try_lock() {
        Ok(all) => all,
        Err(TryLockError::Poisoned(all)) => all.into_inner(),
        Err(TryLockError::WouldBlock) => return Vec::new(),
    };
    all.iter().map(|(_, path)| path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_event_may_cost_more_than_a_short_one() {
        assert_eq!(Limit::Memory.more_for(50_000), 0);
        assert_eq!(Limit::Memory.more_for(1_000_000), 1_400_000_000);
        assert_eq!(Limit::Time.more_for(1_000_000), 50);
        assert_eq!(Limit::Rows.more_for(1_000_000), 0);
    }

    #[test]
    fn a_limit_is_asked_for_by_either_name() {
        let asked = |text: &str| text.parse::<Asked>();
        assert_eq!(asked("memory=2G"), Ok(Asked(Limit::Memory, 2_000_000_000)));
        assert_eq!(asked("Mémoire=1500Mo"), Ok(Asked(Limit::Memory, 1_500_000_000)));
        assert_eq!(asked("temps=5min"), Ok(Asked(Limit::Time, 300)));
        assert_eq!(asked("rows=300000"), Ok(Asked(Limit::Rows, 300_000)));
        for wrong in ["", "memory", "memory=", "memory=0", "memory=much", "ram=2G", "rows=2min"] {
            assert_eq!(asked(wrong), Err(NoLimit), "{wrong}");
        }
    }

    #[test]
    fn what_is_met_is_told_in_numbers() {
        let met = Exceeded { limit: Limit::Rows, found: Some(1_048_576) };
        let told = met.diagnostic(Ok("actions.ods"));
        assert_eq!(
            told.message(Language::French),
            "limite atteinte dans « actions.ods » : le fichier annonce 1\u{202f}048\u{202f}576 lignes, et \
             actes en lit 200\u{202f}000 au plus"
        );
        assert_eq!(
            told.message(Language::English),
            "limit reached in “actions.ods”: the file announces 1,048,576 rows, of which actes reads 200,000 at \
             most"
        );
        assert!(told.helps(Language::English)[0].contains("--limits rows=1048576"));
    }

    #[test]
    fn what_is_in_work_is_known_until_it_is_done() {
        let outer = at("budget-a.docx");
        let inner = at("budget-b.docx");
        let own = || in_work().into_iter().filter(|it| it.starts_with("budget-")).count();
        assert_eq!(own(), 2);
        drop(outer);
        assert_eq!(own(), 1);
        drop(inner);
        assert_eq!(own(), 0);
    }
}
