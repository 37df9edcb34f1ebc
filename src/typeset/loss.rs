//! The finished PDF read again, to be sure that every text of the report is on its pages, and to know
//! on which.
//!
//! Words are compared by their letters and digits, as in [`leak`](super::leak). A text may be cut where
//! a page, a cell or a line ends, and a page may set something in between: the number of a note, what
//! an acronym stands for.

use std::collections::BTreeSet;

use memchr::memmem;

use super::places::Places;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::annex::AnnexContent;
use crate::model::body::{BlockKind, Body, Inline, InlineKind};
use crate::model::report::Report;
use crate::pdf::PageTexts;
use crate::source::Span;
use crate::spelling::fold;

/// So many words are looked for at once at least, for a word alone may stand anywhere.
const LEAST: usize = 6;

/// How many letters may stand between two parts of one text: the rest of a page, notes, a head.
const BETWEEN: usize = 12_000;

/// How many letters before the end of a text the next one may stand: what lies beside it.
const BESIDE: usize = 2_000;

/// How many lost texts are told.
const MOST_TOLD: usize = 12;

/// How many characters of a lost text are shown.
const SHOWN: usize = 60;

/// Looks for every text of a report in a PDF of its proceedings; each that is not there is an error at
/// its place. `replaced` are the characters that another sign is printed for. Returns where each text
/// stands.
pub(super) fn check(
    pages: &PageTexts,
    report: &Report,
    replaced: &BTreeSet<char>,
    diagnostics: &mut Diagnostics,
) -> Places {
    let Some(stretches) = pages.stretches() else {
        let diagnostic = Diagnostic::new(Code::UnreadPdf, None);
        diagnostics.push(diagnostic.with_both("what", "des pages", "pages"));
        return Places::default();
    };
    let mut printed = Printed::of(&stretches);
    let mut feet = String::new();
    pages.artifacts().for_each(|text| push_letters(&fold(text), &mut feet));
    let mut places = Vec::new();
    let mut told = 0;
    for text in &Texts::of(report, replaced).texts {
        if text.is_in_foot && feet.contains(&letters_of(&text.words)) {
            continue;
        }
        match printed.find_or_lack(text) {
            Ok(at) => places.extend(text.span.zip(at.map(|at| printed.page(at)))),
            Err(words) if told < MOST_TOLD => {
                let diagnostic = Diagnostic::new(Code::LostText, text.span);
                diagnostics.push(diagnostic.with("words", words));
                told += 1;
            }
            Err(_) => {}
        }
    }
    Places::new(places)
}

/// What a report says and a page prints.
#[derive(Debug, Default)]
struct Text {
    words: Vec<String>,
    span: Option<Span>,
    /// Whether the foot of each page says it.
    is_in_foot: bool,
}

/// The letters of all pages.
#[derive(Debug, Default)]
struct Printed {
    letters: String,
    /// Where a stretch of a page begins in them: a paragraph, a cell, what goes on over a page.
    seams: Vec<usize>,
    /// Where each page begins in them.
    pages: Vec<usize>,
    /// Where the last text that was looked for ends: the next one is not far.
    near: usize,
}

impl Printed {
    fn of(pages: &[Vec<&str>]) -> Self {
        let mut printed = Self::default();
        for page in pages {
            printed.pages.push(printed.letters.len());
            for stretch in page {
                printed.seams.push(printed.letters.len());
                push_letters(&fold(stretch), &mut printed.letters);
            }
        }
        printed
    }

    /// The number of the page that a letter is on.
    fn page(&self, at: usize) -> usize {
        self.pages.partition_point(|start| *start <= at)
    }

    /// Where a text begins, if that is known, or which of its words the pages lack.
    fn find_or_lack(&mut self, text: &Text) -> Result<Option<usize>, String> {
        let mut first = None;
        let Some(lost) = self.lost(&text.words, &mut first) else { return Ok(first) };
        Err(lost.join(" ").chars().take(SHOWN).collect())
    }

    /// The first words that are not there; `first` is where the first ones are that were found.
    fn lost<'w>(&mut self, words: &'w [String], first: &mut Option<usize>) -> Option<&'w [String]> {
        let wanted = letters_of(words);
        if wanted.is_empty() {
            return None;
        }
        if let Some(at) = self.find(&wanted) {
            self.near = at + wanted.len();
            first.get_or_insert(at);
            return None;
        }
        if words.len() > LEAST {
            let (start, end) = words.split_at(words.len() / 2);
            return self.lost(start, first).or_else(|| self.lost(end, first));
        }
        let is_parted = (1..words.len()).any(|cut| self.is_parted(words, cut));
        (!is_parted && !self.goes_on_elsewhere(&wanted)).then_some(words)
    }

    /// Where letters stand: not far after the last text or beside it, else anywhere.
    fn find(&self, wanted: &str) -> Option<usize> {
        let (wanted, letters) = (memmem::Finder::new(wanted), self.letters.as_bytes());
        let within = |start: usize, end: usize| {
            let stretch = &letters[start..end.min(letters.len())];
            wanted.find(stretch).map(|at| start + at)
        };
        let overlap = self.near + wanted.needle().len();
        within(self.near, self.near + BETWEEN)
            .or_else(|| within(self.near.saturating_sub(BESIDE), self.near))
            .or_else(|| within(self.near, letters.len()))
            .or_else(|| within(0, overlap))
    }

    /// Whether something was set between two of the words.
    fn is_parted(&self, words: &[String], cut: usize) -> bool {
        let (before, after) = (letters_of(&words[..cut]), letters_of(&words[cut..]));
        if before.len() >= after.len() {
            memmem::find_iter(self.letters.as_bytes(), &before)
                .any(|at| self.window(at + before.len(), BETWEEN).contains(after.as_str()))
        } else {
            memmem::find_iter(self.letters.as_bytes(), &after).any(|at| {
                self.window(at.saturating_sub(BETWEEN), at.min(BETWEEN)).contains(before.as_str())
            })
        }
    }

    /// Whether a word is cut where a page or a cell ends.
    fn goes_on_elsewhere(&self, wanted: &str) -> bool {
        let cuts = wanted.char_indices().map(|(at, _)| at).skip(1);
        cuts.into_iter().any(|cut| {
            let (before, after) = wanted.split_at(cut);
            // A letter that is the last one before the seam too was not put down twice.
            let doubled = after.chars().next().map(|first| (first, &after[first.len_utf8()..]));
            self.seams.iter().any(|&seam| {
                let (above, below) = self.letters.split_at(seam);
                let is_doubled = |(first, rest)| {
                    above.ends_with::<char>(first) && below.starts_with::<&str>(rest)
                };
                (below.starts_with(after) || doubled.is_some_and(is_doubled))
                    && self.window(seam.saturating_sub(BETWEEN), seam.min(BETWEEN)).contains(before)
            })
        })
    }

    /// So many bytes of the letters from one on.
    fn window(&self, start: usize, length: usize) -> &str {
        &self.letters[self.floor(start)..self.floor(start + length)]
    }

    /// The last beginning of a letter up to a byte.
    fn floor(&self, at: usize) -> usize {
        let mut at = at.min(self.letters.len());
        while !self.letters.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// The letters of words, as they are compared.
fn letters_of(words: &[String]) -> String {
    let mut letters = String::new();
    words.iter().for_each(|word| push_letters(word, &mut letters));
    letters
}

/// Adds letters and digits. Scripts whose letters a page draws in another order than they are written
/// are left out; a letter with a mark that the font sets apart is read twice, so doubled ones count once.
fn push_letters(folded: &str, letters: &mut String) {
    for c in folded.chars() {
        let is_simple =
            matches!(c, '0'..='9' | 'a'..='z' | '\u{df}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}');
        if is_simple && (c.is_numeric() || !letters.ends_with(c)) {
            letters.push(c);
        }
    }
}

/// The texts of a report, in the order of its pages as far as that goes.
struct Texts<'r> {
    texts: Vec<Text>,
    replaced: &'r BTreeSet<char>,
    /// The acronyms of the glossary, as they are compared: what one stands for may follow it.
    acronyms: BTreeSet<String>,
}

impl<'r> Texts<'r> {
    fn of(report: &Report, replaced: &'r BTreeSet<char>) -> Self {
        let acronyms = report.glossary.iter().map(|it| fold(&it.short)).collect();
        let mut texts = Self { texts: Vec::new(), replaced, acronyms };
        let event = &report.event;
        texts.field(None, &event.title);
        let said = [&event.facts.subtitle, &event.facts.notice, &event.facts.contact];
        said.into_iter().flatten().for_each(|text| texts.field(None, text));
        if let Some(mark) = &event.facts.page_mark {
            let mut piece = Text { is_in_foot: true, ..Text::default() };
            texts.push_words(mark, None, &mut piece);
            texts.end(&mut piece);
        }
        event.facts.venue.iter().for_each(|place| texts.field(None, place));
        for organisation in event.facts.organisers.iter().chain(&event.facts.partners) {
            texts.field(organisation.span, &organisation.name);
        }
        texts.body(&report.event.framing);
        for question in &report.event.questions {
            texts.field(question.span, &question.text);
        }
        for session in &report.sessions {
            texts.field(session.span, &session.title);
            for speaker in &session.speakers {
                texts.fields(speaker.span, [&speaker.name, &speaker.organisation]);
            }
            texts.body(&session.text);
            for note in &session.notes {
                texts.fields(note.span, [&note.title, &note.notice]);
                texts.body(&note.body);
            }
        }
        for workshop in &report.workshops {
            let (span, facts, outputs) = (workshop.span, &workshop.facts, &workshop.outputs);
            texts.field(span, &workshop.title);
            texts.fields(span, [&facts.brief, &facts.notice]);
            let names = facts.hosts.iter().chain(&facts.rapporteurs);
            names.for_each(|name| texts.field(span, name));
            texts.body(&outputs.introduction);
            for round in &outputs.rounds {
                texts.field(round.span, &round.group);
                texts.fields(round.span, [&round.summary]);
                round.contributions.iter().for_each(|it| texts.body(&it.body));
            }
            texts.body(&outputs.synthesis);
        }
        for action in &report.actions {
            let (span, facts) = (action.span, &action.facts);
            texts.field(span, &facts.title);
            texts.fields(span, [&facts.lead, &facts.horizon, &facts.status, &facts.means]);
            facts.partners.iter().chain(&facts.indicators).for_each(|it| texts.field(span, it));
            facts.steps.iter().for_each(|step| texts.field(span, &step.title));
            texts.body(&action.description);
        }
        for acronym in &report.glossary {
            texts.field(None, &acronym.short);
            texts.field(None, &acronym.expansion);
        }
        for annex in &report.annexes {
            texts.fields(annex.span, [&annex.caption, &annex.credit]);
            if let AnnexContent::Text(body) = &annex.content {
                texts.body(body);
            }
            if !matches!(annex.content, AnnexContent::Photo) {
                texts.field(annex.span, &annex.title);
            }
        }
        for question in &report.evaluation.questions {
            texts.field(None, &question.text);
        }
        report.evaluation.verbatims.iter().for_each(|it| texts.field(None, it));
        texts
    }

    fn fields<'t>(&mut self, span: Span, fields: impl IntoIterator<Item = &'t Option<String>>) {
        fields.into_iter().flatten().for_each(|text| self.field(span, text));
    }

    fn field(&mut self, span: impl Into<Option<Span>>, text: &str) {
        let mut piece = Text::default();
        self.push_words(text, span.into(), &mut piece);
        self.end(&mut piece);
    }

    fn body(&mut self, body: &Body) {
        let called = body.called_footnotes();
        let mut printed = body.clone();
        printed.footnotes.retain(|note| called.contains(&note.name));
        for block in printed.all_blocks() {
            if let BlockKind::Code { text } = &block.value {
                self.field(block.span, text);
            }
            for line in block.value.lines() {
                let mut piece = Text::default();
                self.line(line, &mut piece);
                self.end(&mut piece);
            }
        }
    }

    /// The words of a line, in pieces where a page sets something in between.
    fn line(&mut self, line: &[Inline], piece: &mut Text) {
        for inline in line {
            match &inline.value {
                InlineKind::Text(text) | InlineKind::Code(text) => {
                    self.push_words(text, Some(inline.span), piece);
                }
                InlineKind::Footnote(_) | InlineKind::Picture(_) => self.end(piece),
                InlineKind::Reference { .. } | InlineKind::Internal(_) => {
                    self.end(piece);
                    self.line(inline.value.content(), piece);
                    self.end(piece);
                }
                kind => self.line(kind.content(), piece),
            }
        }
    }

    fn push_words(&mut self, text: &str, span: Option<Span>, piece: &mut Text) {
        let printed: String = text.chars().filter(|c| !self.replaced.contains(c)).collect();
        for word in fold(&printed).split(' ').filter(|word| !word.is_empty()) {
            piece.words.push(word.to_owned());
            piece.span = match (piece.span, span) {
                (Some(own), Some(span)) => Some(Span { end: own.end.max(span.end), ..own }),
                (own, span) => own.or(span),
            };
            if self.acronyms.contains(word) {
                self.end(piece);
            }
        }
    }

    fn end(&mut self, piece: &mut Text) {
        let piece = std::mem::take(piece);
        if !piece.words.is_empty() {
            self.texts.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(pages: &[&str], text: &str) -> Option<String> {
        let pages = [pages.to_vec()];
        let words = fold(text).split(' ').map(str::to_owned).collect();
        let mut printed = Printed::of(&pages);
        printed.find_or_lack(&Text { words, ..Text::default() }).err()
    }

    #[test]
    fn a_text_is_found_however_a_page_sets_it() {
        let text = "La commune reprend l’année d’après la maison ouverte aux habitants.";
        for pages in [
            vec!["La commune reprend l’année d’après la maison ouverte aux habitants."],
            // A line's end, a hyphen, a ligature.
            vec!["La commune re\u{ad}prend l’an", "née d’après la mai-son ouverte aux habitants"],
            // A page's end, with a note and a running head.
            vec![
                "avant",
                "La commune reprend l’année d’a",
                "1 Une note.",
                "près la maison ouverte aux habitants",
            ],
            // The first letter after the seam is the last one before it.
            vec!["La commune reprend l’a", "1 Un", "née d’après la maison ouverte aux habitants"],
            // What an acronym stands for.
            vec![
                "La commune reprend (une explication) l’année d’après la maison ouverte aux habitants",
            ],
        ] {
            assert_eq!(lost(&pages, text), None, "{pages:?}");
        }
    }

    #[test]
    fn a_text_that_is_not_there_is_told_with_its_first_words() {
        let lines: Vec<_> = (1..=61).map(|line| format!("Constat {line} : une phrase. ")).collect();
        let pages: Vec<_> = lines.iter().map(String::as_str).collect();
        assert_eq!(lost(&pages, &lines.concat()), None);
        let whole: String =
            (1..=120).map(|line| format!("Constat {line} : une phrase. ")).collect();
        let told = lost(&pages, &whole).unwrap();
        assert!(told.starts_with("constat 62") || told.contains(" 62 "), "{told}");
        assert_eq!(
            lost(&["Un texte entier."], "Un autre texte").as_deref(),
            Some("un autre texte")
        );
        assert_eq!(lost(&["Un texte entier."], "Mot").as_deref(), Some("mot"));
    }

    #[test]
    fn a_text_has_the_page_on_which_it_stands_among_its_neighbours() {
        let pages = [
            vec!["L'essentiel", "Le logement manque."],
            vec!["Première séance", "Un long constat sur les lits.", "Le logement manque."],
            vec!["Seconde séance", "Le logement manque.", "On finit là."],
        ];
        let mut printed = Printed::of(&pages);
        let mut page = |text: &str| {
            let words = fold(text).split(' ').map(str::to_owned).collect();
            let at = printed.find_or_lack(&Text { words, ..Text::default() }).unwrap();
            printed.page(at.unwrap())
        };
        assert_eq!(page("Un long constat sur les lits."), 2);
        assert_eq!(page("Le logement manque."), 2);
        // What stands beside the last text is near too.
        assert_eq!(page("Première séance"), 2);
        assert_eq!(page("Seconde séance"), 3);
        assert_eq!(page("Le logement manque."), 3);
        assert_eq!(page("L'essentiel"), 1);
    }
}
