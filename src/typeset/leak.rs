//! The finished PDF read again, to be sure that nothing withheld is in it; and data, before they are
//! written.
//!
//! People are looked for by the matcher that took their names out of the texts (`edition::guard`).
//! Passages are compared by their letters and digits, so that line ends, hyphens, ligatures and the
//! typography of spaces hide nothing. A find is no leak where the report itself says the words: they
//! must stand there as it says them (`edition::said`). What cannot be read is an error too.

mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edition::guard::{Guard, Guarded};
use crate::edition::said::{PublishedText, letters};
use crate::edition::withheld::{Kind, TELLING, Withheld};
use crate::edition::{Edited, Edition};
use crate::language::ReportLanguage;
use crate::model::annex::AnnexContent;
use crate::pdf::parts::{self as pdf, Place as In, Unread, unescaped};
use crate::pdf::utf_16;
use crate::polish::Polished;
use crate::reading::Reading;
use crate::source::{Sources, Span, sha256};
use crate::spelling::reserving::is_doubtful;
use crate::spelling::{listed, one_line};

use super::{Job, Pdf, plates, svg};
use parts::{Part, Place, parts_of};

/// How much of a passage a message shows.
const SHOWN: usize = 60;

/// How many places of one thing a message names.
const MOST_PLACES: usize = 4;

/// How many bytes around a find are looked at.
const AROUND: usize = 256;

/// Looks for everything withheld in all parts of a PDF and of the files that are drawn in it; each thing
/// found is an error at its place.
pub fn check(pdf: &mut Pdf, job: Job<'_>, diagnostics: &mut Diagnostics) {
    look(Some(pdf), job, diagnostics);
}

/// Looks for everything withheld in the files that will be drawn and in the data that the PDF will carry,
/// which say the same as its pages: what needs no pages.
pub fn check_parts(job: Job<'_>, diagnostics: &mut Diagnostics) {
    look(None, job, diagnostics);
}

fn look(written: Option<&mut Pdf>, job: Job<'_>, diagnostics: &mut Diagnostics) {
    let withheld = job.report.withheld();
    let guard = job.report.guard();
    let is_public = job.report.edition() == Edition::Public;
    let drawn = if is_public || !guard.is_empty() || !withheld.is_empty() {
        drawn_files(job)
    } else {
        Vec::new()
    };
    // Nothing is painted over for the organisers.
    let covered: BTreeMap<&str, Vec<String>> = drawn
        .iter()
        .filter(|_| is_public)
        .map(|(path, _)| (path.as_str(), painted_over(job.report, job.sources, path)))
        .collect();
    let is_covered = |path: &str, words: &str| {
        covered.get(path).is_some_and(|all| all.iter().any(|it| letters(it) == letters(words)))
    };
    if is_public {
        for (path, words) in &covered {
            tell_covered(job.report, job.sources, path, words, diagnostics);
        }
        reached_in_drawings(job, &drawn, &is_covered, diagnostics);
        doubtful_in_drawings(job, &drawn, diagnostics);
        named_in_bound_slides(job, &drawn, diagnostics);
    }
    if withheld.is_empty() && guard.is_empty() {
        return;
    }
    let read = match written {
        Some(written) => pdf::read_beside(&written.bytes, written.texts.take()),
        None => carried(job),
    };
    let parts = parts_of(&read);
    for unread in &read.unread {
        let [french, english] = unread.shown();
        let diagnostic = Diagnostic::new(Code::UnreadPdf, None);
        diagnostics.push(diagnostic.with_both("what", &french, &english));
    }
    let allowed = Allowed::by(job.report);
    let in_bytes = in_bytes(withheld, &allowed, &read.streams);
    let wanted = Wanted::of(withheld);
    let mut found = wanted.found_in(&parts, &allowed);
    let found_in_drawn: Vec<_> = drawn
        .iter()
        .map(|(path, parts)| (Place::Annex(path.clone()), wanted.found_in(parts, &allowed)))
        .collect();
    for (rank, thing) in withheld.iter().enumerate() {
        let mut places = std::mem::take(&mut found[rank]);
        if places.is_empty() && in_bytes.contains(&rank) {
            places.insert(Place::Pdf(In::Bytes));
        }
        if thing.kind == Kind::File && holds_file(&thing.text, job.sources, &read.prints) {
            places.insert(Place::Pdf(In::Bytes));
        }
        let leaking = found_in_drawn.iter().filter(|(_, found)| !found[rank].is_empty());
        places.extend(leaking.map(|(file, _)| file.clone()));
        if !places.is_empty() {
            diagnostics.push(told(thing, &places, ["le PDF", "the PDF"]));
        }
    }
    let mut named = Named::default();
    parts.iter().for_each(|part| named.look_at(part, guard, &allowed));
    for (path, parts) in &drawn {
        for part in parts {
            // Nobody can take a name out of somebody's slides: who refused nothing stays there.
            let place = Place::Annex(path.clone());
            let is_asked =
                |person: &Guarded, words: &str| !person.is_only_listed && !is_covered(path, words);
            named.look_at_as(part, &place, &is_asked, guard, &allowed);
        }
    }
    named.tell(guard, ["le PDF", "the PDF"], diagnostics);
}

/// The data that the PDF will carry, as it is read in it.
fn carried(job: Job<'_>) -> pdf::Read {
    let text = |bytes: &[u8]| unescaped(&String::from_utf8_lossy(bytes));
    let texts = job.attached.iter().map(|it| (In::Attachments, text(&it.bytes))).collect();
    pdf::Read { texts, ..pdf::Read::default() }
}

/// Looks for everything withheld in texts that are to be written as data, each with the words for its
/// place in French and in English.
pub fn check_texts(
    texts: &[([String; 2], String)],
    report: &Polished,
    diagnostics: &mut Diagnostics,
) {
    let withheld = report.withheld();
    let guard = report.guard();
    if withheld.is_empty() && guard.is_empty() {
        return;
    }
    let allowed = Allowed::by(report);
    let parts: Vec<_> =
        texts.iter().map(|(place, text)| Part::new(Place::Data(place.clone()), text)).collect();
    let found = Wanted::of(withheld).found_in(&parts, &allowed);
    for (thing, places) in withheld.iter().zip(&found) {
        if !places.is_empty() {
            diagnostics.push(told(thing, places, ["les données", "the data"]));
        }
    }
    let mut named = Named::default();
    parts.iter().for_each(|part| named.look_at(part, guard, &allowed));
    named.tell(guard, ["les données", "the data"], diagnostics);
}

/// Those who are named all the same: where, and in which words.
#[derive(Default)]
struct Named(BTreeMap<usize, (BTreeSet<Place>, String)>);

impl Named {
    fn look_at(&mut self, part: &Part, guard: &Guard, allowed: &Allowed) {
        self.look_at_as(part, &part.place, &|_, _| true, guard, allowed);
    }

    /// Looks at a part of a file that a message calls `place`, for those who are asked for.
    fn look_at_as(
        &mut self,
        part: &Part,
        place: &Place,
        is_asked: &dyn Fn(&Guarded, &str) -> bool,
        guard: &Guard,
        allowed: &Allowed,
    ) {
        if !part.is_prose() {
            return;
        }
        for text in &part.texts {
            for (who, range) in guard.find(text) {
                let Some(person) = guard.person(who) else { continue };
                if is_asked(person, &text[range.clone()]) && !allowed.allows_name(text, &range) {
                    let found = self.0.entry(who).or_default();
                    found.0.insert(place.clone());
                    if found.1.is_empty() {
                        found.1 = sentence(text, &range);
                    }
                }
            }
        }
    }

    fn tell(self, guard: &Guard, [le, the]: [&str; 2], diagnostics: &mut Diagnostics) {
        for (who, (places, sentence)) in self.0 {
            let Some(person) = guard.person(who) else { continue };
            let shown: Vec<_> = places.iter().take(MOST_PLACES).map(Place::shown).collect();
            let [french, english] =
                [0, 1].map(|it| listed(shown.iter().map(|words| words[it].as_str())));
            let diagnostic = Diagnostic::new(Code::NameLeak, person.span)
                .with("name", &person.name)
                .with("rule", person.rule)
                .with("sentence", sentence)
                .with_both("what", le, the)
                .with_both("where", &french, &english);
            diagnostics.push(diagnostic);
        }
    }
}

/// The words around a find, so that one sees what is meant.
fn sentence(text: &str, found: &Range<usize>) -> String {
    let start = text[..found.start].char_indices().rev().take(SHOWN / 2).last();
    let start = start.map_or(found.start, |(at, _)| at);
    let end = text[found.end..].char_indices().nth(SHOWN / 2);
    let end = end.map_or(text.len(), |(at, _)| found.end + at);
    let words = one_line(&text[start..end]);
    let before = if start > 0 { "…" } else { "" };
    let after = if end < text.len() { "…" } else { "" };
    format!("{before}{words}{after}")
}

/// The words of the files that are drawn: as outlines, they may be no words of our PDF.
fn drawn_files(job: Job<'_>) -> Vec<(String, Vec<Part>)> {
    let mut files = Vec::new();
    let report = job.report;
    if job.reading == Reading::Proceedings {
        let printed = report.annexes.iter();
        let printed = printed.filter(|it| matches!(it.content, AnnexContent::Pages(_)));
        for annex in printed {
            let Some(id) = job.sources.find(&annex.path) else { continue };
            let source = job.sources.get(id);
            // What cannot be read of it is not printed either. Only its pages are drawn, and those that
            // were chosen.
            let AnnexContent::Pages(chosen) = &annex.content else { continue };
            let is_drawn = |part: &Part| match part.place {
                Place::Pdf(In::Page(number)) => {
                    part.is_of_one_page() && chosen.pages.iter().any(|it| it.number == number)
                }
                Place::Pdf(In::Drawings) => true,
                _ => false,
            };
            let mut parts = parts_of(&pdf::read(&source.bytes));
            parts.retain(is_drawn);
            files.push((annex.path.clone(), parts));
        }
    }
    for file in job.pictures.files() {
        let source = job.sources.get(file.source);
        if source.extension() == "svg" {
            let part = Part::new(Place::Annex(source.path.clone()), &svg::words(&source.bytes));
            files.push((source.path.clone(), vec![part]));
        }
    }
    files
}

/// Tells how people are reached in what is drawn, which nothing can be taken out of.
fn reached_in_drawings(
    job: Job<'_>,
    drawn: &[(String, Vec<Part>)],
    is_covered: &dyn Fn(&str, &str) -> bool,
    diagnostics: &mut Diagnostics,
) {
    for (path, parts) in drawn {
        let texts = parts.iter().filter_map(|part| part.texts.first());
        let contacts = |text| {
            let found = job.report.contacts(text).into_iter();
            found.map(|range| one_line(&text[range])).collect::<Vec<_>>()
        };
        let mut found: BTreeSet<_> =
            texts.flat_map(|text: &String| contacts(text.as_str())).collect();
        found.retain(|it| !is_covered(path, it));
        if found.is_empty() {
            continue;
        }
        let span = job.sources.find(path).map(Span::start_of);
        let is_picture = path.to_lowercase().ends_with(".svg");
        let code = if is_picture { Code::ContactInDrawing } else { Code::ContactInAnnex };
        let diagnostic = Diagnostic::new(code, span).with("path", path);
        diagnostics.push(diagnostic.with("found", listed(found.iter().map(String::as_str))));
    }
}

/// What is painted over on the pages of an annex.
fn painted_over(report: &Edited, sources: &Sources, path: &str) -> Vec<String> {
    let Some(source) = sources.find(path).map(|id| sources.get(id)) else {
        return Vec::new();
    };
    let annexes = report.annexes.iter().filter(|it| it.path == path);
    let pages = annexes.filter_map(|it| match &it.content {
        AnnexContent::Pages(pages) => Some(pages),
        _ => None,
    });
    pages.flat_map(|pages| plates::painted_over(report, source, pages)).collect()
}

/// Tells how much is painted over on the pages of annexes.
pub fn tell_painted_over(report: &Edited, sources: &Sources, diagnostics: &mut Diagnostics) {
    let paths: BTreeSet<&str> = report.annexes.iter().map(|annex| annex.path.as_str()).collect();
    for path in paths {
        let words = painted_over(report, sources, path);
        tell_covered(report, sources, path, &words, diagnostics);
    }
}

fn tell_covered(
    report: &Edited,
    sources: &Sources,
    path: &str,
    words: &[String],
    diagnostics: &mut Diagnostics,
) {
    let Some(span) = sources.find(path).map(Span::start_of) else { return };
    let is_name = |words: &&String| !report.guard().find(words).is_empty();
    let names = words.iter().filter(is_name).count();
    for (count, what, rule) in [
        (
            words.len() - names,
            ["des coordonnées, recouvertes", "contact data, painted over"],
            "coordonnées",
        ),
        (names, ["un nom, recouvert", "a name, painted over"], "consentement: non"),
    ] {
        if count > 0 {
            let diagnostic = Diagnostic::new(Code::PartWithheld, span)
                .also_at(vec![span; count - 1])
                .with_both("what", what[0], what[1])
                .with("rule", rule);
            diagnostics.push(diagnostic);
        }
    }
}

/// Tells the lines of what is drawn that speak of what not everyone should know.
fn doubtful_in_drawings(
    job: Job<'_>,
    drawn: &[(String, Vec<Part>)],
    diagnostics: &mut Diagnostics,
) {
    let allowed = &job.report.event.facts.allowed;
    for (path, parts) in drawn {
        let texts = parts.iter().filter_map(|part| part.texts.first());
        let lines = texts.flat_map(|text| text.lines());
        let doubtful: BTreeSet<_> = lines
            .filter(|line| is_doubtful(line))
            .filter(|line| !allowed.iter().any(|it| line.contains(it.words.as_str())))
            .map(|line| one_line(line).chars().take(SHOWN).collect::<String>())
            .collect();
        for sentence in doubtful {
            let span = job.sources.find(path).map(Span::start_of);
            diagnostics.push(Diagnostic::new(Code::DoubtfulWords, span).with("sentence", sentence));
        }
    }
}

/// Tells the slides of a session whose words are nobody's that name somebody who spoke there.
fn named_in_bound_slides(
    job: Job<'_>,
    drawn: &[(String, Vec<Part>)],
    diagnostics: &mut Diagnostics,
) {
    for annex in &job.report.annexes {
        let own = job.report.bound().iter().find(|(id, _)| annex.session.as_ref() == Some(id));
        let (Some((_, guard)), Some((path, parts))) =
            (own, drawn.iter().find(|(path, _)| *path == annex.path))
        else {
            continue;
        };
        let texts = parts.iter().flat_map(|part| &part.texts);
        let found =
            texts.flat_map(|text| guard.find(text)).filter_map(|(who, _)| guard.person(who));
        let names: BTreeSet<_> = found.filter(|it| !it.is_only_listed).map(|it| &it.name).collect();
        if !names.is_empty() {
            let diagnostic =
                Diagnostic::new(Code::NameInBoundSlides, annex.span).with("path", path);
            diagnostics.push(diagnostic.with("names", listed(names.iter().map(|it| it.as_str()))));
        }
    }
}

/// What may be said of what is withheld.
struct Allowed {
    said: PublishedText,
    /// The letters of words that hold a name and stay.
    kept: Vec<String>,
    /// Those who sign a credit: they do so on purpose.
    signed: Vec<String>,
}

impl Allowed {
    fn by(report: &Edited) -> Self {
        let language = ReportLanguage::of(&report.event.language);
        let said = PublishedText::by(report, &language).with_words_of(language);
        let mut kept: Vec<_> = report.kept().iter().map(|words| letters(words)).collect();
        // Longer names of others hold shorter ones: « Jean-Paul Modèle ».
        let announced = report.sessions.iter().flat_map(|session| &session.speakers);
        kept.extend(announced.filter_map(|it| Some(letters(it.name.as_ref()?))));
        kept.extend(report.people.iter().map(|person| letters(&person.name)));
        kept.extend(report.participants.iter().map(|person| letters(&person.name)));
        let mut signed = Vec::new();
        for credit in &report.event.facts.credits {
            let role = letters(&credit.role);
            let names: Vec<_> = credit.names.iter().map(|name| letters(name)).collect();
            for rank in 0..names.len() {
                kept.push(format!("{role}{}", names[..=rank].concat()));
                kept.push(format!("{}{role}", names[rank..].concat()));
            }
            signed.extend(names);
        }
        Self { said, kept, signed }
    }

    /// Whether something found at a place of a part may stand there.
    fn allows(&self, thing: &Withheld, part: &Part, found: &Range<usize>) -> bool {
        match thing.kind {
            Kind::Token | Kind::Name => self.keeps(&part.letters, found),
            _ => self.said.says(&part.letters, found),
        }
    }

    /// Whether a name found in a text may stand there: in the name of a thing, below a credit, or
    /// where texts of the report meet that say nobody's name each.
    fn allows_name(&self, text: &str, found: &Range<usize>) -> bool {
        let all = letters(text);
        let start = letters(&text[..found.start]).len();
        let range = start..start + letters(&text[found.clone()]).len();
        if all.get(range.clone()).is_none() {
            return false;
        }
        // Within a word, nobody took a name for one: that the report says it is no excuse.
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_glued = is_letter(text[..found.start].chars().next_back())
            || is_letter(text[found.end..].chars().next());
        self.keeps(&all, &range) || !is_glued && self.said.says(&all, &range)
    }

    fn keeps(&self, page: &str, found: &Range<usize>) -> bool {
        let wanted = &page[found.clone()];
        let is_kept = |words: &String| {
            words.match_indices(wanted).any(|(at, _)| {
                let start = found.start.checked_sub(at);
                let around = start.and_then(|it| page.get(it..it + words.len()));
                around == Some(words.as_str())
            })
        };
        self.signed.iter().any(|it| it == wanted) || self.kept.iter().any(is_kept)
    }
}

/// Something withheld, as it is looked for.
struct Sought<'w> {
    thing: &'w Withheld,
    /// Its letters and digits.
    letters: String,
    /// Where its words begin in them.
    words: Vec<usize>,
    is_long: bool,
}

impl<'w> Sought<'w> {
    fn of(thing: &'w Withheld) -> Self {
        let letters = letters(&thing.text);
        let is_long = letters.chars().count() >= TELLING;
        // A number and an address are written in many ways; a name has its words.
        let words =
            if thing.kind == Kind::Name { parts::starts(&thing.text).1 } else { Vec::new() };
        Self { thing, letters, words, is_long }
    }

    /// Whether it stands at a place of a part, and must not.
    fn leaks_at(&self, at: usize, part: &Part, allowed: &Allowed) -> bool {
        let is_name = self.thing.kind == Kind::Name;
        // In a text, the matcher of names looks for them.
        let is_looked_for = !(is_name && part.is_prose()) && (self.is_long || part.has_words());
        let found = at..at + self.letters.len();
        is_looked_for
            && part.letters[at..].starts_with(&self.letters)
            && if is_name {
                part.is_name(&found, &self.words, self.is_long)
            } else {
                self.is_long || part.are_words(&found)
            }
            && !allowed.allows(self.thing, part, &found)
    }
}

/// How many bytes of each thing are looked for at first.
const BEGINNING: usize = 32;

/// All that is withheld, looked for at once.
struct Wanted<'w> {
    things: Vec<Sought<'w>>,
    /// Their beginnings; the patterns are those of `ranks`.
    beginnings: Option<AhoCorasick>,
    ranks: Vec<usize>,
}

impl<'w> Wanted<'w> {
    fn of(withheld: &'w [Withheld]) -> Self {
        let things: Vec<_> = withheld.iter().map(Sought::of).collect();
        let ranks: Vec<_> =
            (0..things.len()).filter(|&it| !things[it].letters.is_empty()).collect();
        let beginning = |rank: &usize| {
            let letters = things[*rank].letters.as_bytes();
            &letters[..letters.len().min(BEGINNING)]
        };
        let beginnings = AhoCorasick::new(ranks.iter().map(beginning)).ok();
        Self { things, beginnings, ranks }
    }

    /// The places in some parts where each thing stands that must not: the first in each part.
    fn found_in(&self, parts: &[Part], allowed: &Allowed) -> Vec<BTreeSet<Place>> {
        let mut found = vec![BTreeSet::new(); self.things.len()];
        for part in parts {
            let mut leaking = BTreeSet::new();
            let beginnings = self.beginnings.iter();
            for begins in beginnings.flat_map(|it| it.find_overlapping_iter(&part.letters)) {
                let rank = self.ranks[begins.pattern().as_usize()];
                if !leaking.contains(&rank)
                    && self.things[rank].leaks_at(begins.start(), part, allowed)
                {
                    leaking.insert(rank);
                    found[rank].insert(part.place(begins.start()));
                }
            }
        }
        found
    }
}

impl Unread {
    /// How a message names it, in French and in English.
    fn shown(self) -> [String; 2] {
        let [french, english] = match self {
            Self::Page(page) => return [format!("page {page}"), format!("page {page}")],
            Self::File => ["le fichier entier", "the whole file"],
            Self::Drawing => ["un dessin", "a drawing"],
            Self::Letters => ["des lettres", "letters"],
            Self::Data => ["des données", "data"],
        };
        [french.to_owned(), english.to_owned()]
    }
}

/// The ranks of what stands in bytes as it is written, in either of the ways that a PDF writes text.
fn in_bytes(withheld: &[Withheld], allowed: &Allowed, streams: &[Vec<u8>]) -> BTreeSet<usize> {
    let mut patterns = Vec::new();
    let mut ranks = Vec::new();
    for (rank, thing) in withheld.iter().enumerate() {
        let words: String = thing.text.trim().chars().take(SHOWN).collect();
        let utf_16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, is_wide) in [(words.into_bytes(), false), (utf_16, true)] {
            if bytes.len() >= TELLING {
                patterns.push(bytes);
                ranks.push((rank, is_wide));
            }
        }
    }
    let Ok(patterns) = AhoCorasick::new(&patterns) else { return BTreeSet::new() };
    let mut leaking = BTreeSet::new();
    for stream in streams {
        for found in patterns.find_overlapping_iter(stream) {
            let (rank, is_wide) = ranks[found.pattern().as_usize()];
            if !leaking.contains(&rank) {
                let text = around(stream, found.start()..found.end(), is_wide);
                let part = Part::new(Place::Pdf(In::Bytes), &unescaped(&text));
                let thing = std::slice::from_ref(&withheld[rank]);
                if !Wanted::of(thing).found_in(&[part], allowed)[0].is_empty() {
                    leaking.insert(rank);
                }
            }
        }
    }
    leaking
}

/// The text around some bytes.
fn around(stream: &[u8], found: Range<usize>, is_wide: bool) -> String {
    let end = (found.end + AROUND).min(stream.len());
    if is_wide {
        // Two bytes a character, from where the find begins.
        let start = found.start - found.start.min(AROUND) / 2 * 2;
        return utf_16(&stream[start..end]);
    }
    String::from_utf8_lossy(&stream[found.start.saturating_sub(AROUND)..end]).into_owned()
}

fn told(thing: &Withheld, places: &BTreeSet<Place>, [le, the]: [&str; 2]) -> Diagnostic {
    let mut words: String = thing.text.chars().take(SHOWN).collect();
    if words.len() < thing.text.len() {
        words.push('…');
    }
    let words = one_line(&words);
    let shown: Vec<_> = places.iter().take(MOST_PLACES).map(Place::shown).collect();
    let [french, english] = [0, 1].map(|it| listed(shown.iter().map(|words| words[it].as_str())));
    Diagnostic::new(Code::Leak, thing.span)
        .with("words", words)
        .with_both("what", le, the)
        .with_both("where", &french, &english)
}

/// Whether a file's own bytes are one of the streams: a picture as it was received.
fn holds_file(path: &str, sources: &Sources, prints: &BTreeSet<String>) -> bool {
    let Some(source) = sources.find(path).map(|id| sources.get(id)) else { return false };
    !source.bytes.is_empty() && prints.contains(&sha256(&source.bytes))
}

#[cfg(test)]
mod tests;
