//! What is to be written, in parts whose letters and words are known.

use std::ops::Range;

use crate::pdf::parts;
use crate::spelling::fold;

/// Where something withheld is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// In a part of the PDF.
    Pdf(parts::Place),
    /// On a page of a document that is printed among the annexes, or in a drawing, by its path.
    Annex(String),
    /// In data, named in French and in English.
    Data([String; 2]),
}

impl Place {
    /// How a message names it, in French and in English.
    pub(super) fn shown(&self) -> [String; 2] {
        use parts::Place as In;
        let place = match self {
            Self::Pdf(place) => place,
            Self::Data(place) => return place.clone(),
            Self::Annex(path) => {
                return [format!("le fichier « {path} »"), format!("the file “{path}”")];
            }
        };
        let [french, english] = match place {
            In::Page(page) => return [format!("page {page}"), format!("page {page}")],
            In::Bookmarks => ["les signets", "the bookmarks"],
            In::Alternatives => ["les textes de remplacement", "the alternative texts"],
            In::Metadata => ["les métadonnées", "the metadata"],
            In::Links => ["l'adresse d'un lien", "the address of a link"],
            In::AttachmentNames => ["le nom d'une pièce jointe", "the name of an attached file"],
            In::Attachments => ["une pièce jointe", "an attached file"],
            In::Drawings => ["un dessin", "a drawing"],
            In::Elsewhere => ["un texte caché du fichier", "a hidden text of the file"],
            In::Bytes => ["les données du fichier", "the data of the file"],
        };
        [french.to_owned(), english.to_owned()]
    }
}

/// The parts of a PDF.
pub(super) fn parts_of(read: &parts::Read) -> Vec<Part> {
    let texts = read.texts.iter().map(|(place, text)| Part::new(Place::Pdf(*place), text));
    let turns = read.running.windows(2).zip(1..);
    let turns = turns.map(|(pages, page)| Part::turn(page, &pages[0], &pages[1]));
    std::iter::once(Part::running(&read.running)).chain(texts).chain(turns).collect()
}

/// How many characters of two pages are read as one text.
const AROUND_TURN: usize = 120;

/// A part of what is to be written.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) place: Place,
    /// Its text as it stands and, where that differs, without the hyphens that end lines; none when
    /// it runs over pages.
    pub(super) texts: Vec<String>,
    /// Whether it is the end of a page and the beginning of the next.
    is_turn: bool,
    /// Where each page begins in the letters, when the part runs over pages. Such a part has no
    /// spaces at the ends of lines, and so no words.
    pages: Vec<usize>,
    /// Its letters and digits alone.
    pub(super) letters: String,
    /// Where its words begin in the letters.
    starts: Vec<usize>,
    /// The same without the beginnings of what a hyphen parts at the end of a line.
    firm: Vec<usize>,
    /// The same with the capitals and the digits within words: `PlanPaulModele2`.
    humps: Vec<usize>,
}

impl Part {
    pub(super) fn new(place: Place, text: &str) -> Self {
        let firm = starts(&rejoined(text).replace(is_unseen, "")).1;
        let seen = text.replace(is_unseen, "");
        let (letters, starts_of_words) = starts(&seen);
        let humps = starts(&parted(&seen)).1;
        let joined = rejoined(&seen);
        let mut texts = vec![seen];
        if joined != texts[0] {
            texts.push(joined);
        }
        Self {
            place,
            texts,
            is_turn: false,
            pages: Vec::new(),
            letters,
            starts: starts_of_words,
            firm,
            humps,
        }
    }

    /// The end of a page and the beginning of the next, over which a name may run.
    fn turn(page: usize, before: &str, after: &str) -> Self {
        let last = before.char_indices().rev().nth(AROUND_TURN).map_or(0, |(at, _)| at);
        let next = after.char_indices().nth(AROUND_TURN).map_or(after.len(), |(at, _)| at);
        let text = format!("{}\n{}", &before[last..], &after[..next]);
        Self { is_turn: true, ..Self::new(Place::Pdf(parts::Place::Page(page)), &text) }
    }

    /// Whether it is a page, and not what runs over several.
    pub(super) fn is_of_one_page(&self) -> bool {
        self.has_words() && !self.is_turn
    }

    /// Whether people write sentences there; addresses and the names of files have other rules.
    pub(super) fn is_prose(&self) -> bool {
        use parts::Place as In;
        !matches!(
            self.place,
            Place::Pdf(In::Links | In::AttachmentNames | In::Elsewhere | In::Bytes)
        )
    }

    /// The texts of pages as one: a passage may run over two of them.
    pub(super) fn running(texts: &[String]) -> Self {
        let first = || Place::Pdf(parts::Place::Page(1));
        let mut all = Self { texts: Vec::new(), ..Self::new(first(), "") };
        for text in texts {
            let from = all.letters.len();
            let part = Self::new(first(), text);
            let shifted = |starts: Vec<usize>| starts.into_iter().map(move |at| from + at);
            all.pages.push(from);
            all.starts.extend(shifted(part.starts));
            all.firm.extend(shifted(part.firm));
            all.humps.extend(shifted(part.humps));
            all.letters.push_str(&part.letters);
        }
        all
    }

    /// Whether its words are known, and not only its letters.
    pub(super) fn has_words(&self) -> bool {
        self.pages.is_empty()
    }

    /// Whether a stretch of its letters is one word or several whole ones.
    pub(super) fn are_words(&self, found: &Range<usize>) -> bool {
        let begins = |at: &usize| self.starts.binary_search(at).is_ok();
        begins(&found.start) && (begins(&found.end) || found.end == self.letters.len())
    }

    /// Whether a stretch of its letters is a name whose words begin there: « Pierre Martinet » and
    /// « Saint-Martin, le grand » name no Pierre Martin and no Martin Legrand. A long name may be the
    /// end of a longer word, as in the names of files, and may run over two pages.
    pub(super) fn is_name(&self, found: &Range<usize>, words: &[usize], is_long: bool) -> bool {
        let within = |starts: &[usize]| -> Vec<usize> {
            let inside = starts.iter().filter(|at| found.start < **at && **at < found.end);
            inside.map(|at| at - found.start).collect()
        };
        if is_long && !within(&self.pages).is_empty() {
            return true;
        }
        let begins = |at: &usize| self.humps.binary_search(at).is_ok();
        let is_glued = is_long && within(&self.starts).is_empty();
        (is_glued || begins(&found.start))
            && (begins(&found.end) || found.end == self.letters.len())
            && within(&self.firm).iter().all(|at| words.contains(at))
    }

    /// The place of a byte of its letters.
    pub(super) fn place(&self, at: usize) -> Place {
        match self.pages.partition_point(|start| *start <= at) {
            0 => self.place.clone(),
            page => Place::Pdf(parts::Place::Page(page)),
        }
    }
}

/// The letters and digits of a text, and where its words begin in them.
pub(super) fn starts(text: &str) -> (String, Vec<usize>) {
    let (mut letters, mut starts) = (String::new(), Vec::new());
    for word in fold(text).split(' ') {
        starts.push(letters.len());
        letters.push_str(word);
    }
    (letters, starts)
}

/// A text without the hyphens that end lines.
fn rejoined(text: &str) -> String {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{ad}' | '‐');
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_hyphen) {
        joined.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches(is_hyphen);
        if after.starts_with(char::is_whitespace) {
            rest = after.trim_start();
        } else {
            joined.push_str(&rest[at..rest.len() - after.len()]);
            rest = after;
        }
    }
    joined + rest
}

/// A text with a space before each capital and each number within a word.
fn parted(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let begins = (before.is_lowercase() && c.is_uppercase())
            || (before.is_alphabetic() && c.is_numeric())
            || (before.is_numeric() && c.is_alphabetic());
        if begins {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    parted
}

/// Signs that nobody sees and that part no word.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}
