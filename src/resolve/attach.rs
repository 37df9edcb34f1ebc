//! Which session a note or a workshop belongs to: by its header, its file name or its heading.

use std::collections::BTreeSet;

use jiff::civil::Time;

use super::calls::{Announced, Calls};
use super::topic;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::model::session::SessionKind;
use crate::parse::agenda::AgendaSession;
use crate::parse::agenda::called::Called;
use crate::parse::note::NoteFile;
use crate::parse::workshop::WorkshopSheet;
use crate::source::{Source, Sources, Span, Spanned};
use crate::spelling::{listed, slug};

/// The sessions by what one can call them, in the agenda's order.
pub(super) struct SessionIndex<'a> {
    pub(super) calls: Calls,
    sessions: &'a [AgendaSession],
    /// The sessions that hold again the workshops of an earlier one.
    again: BTreeSet<usize>,
}

/// What an author wrote, in French and in English, where it stands, and what it calls.
struct Wanted<'a> {
    words: [String; 2],
    span: Span,
    called: Called,
    /// The file, when its name is what calls.
    file: Option<&'a Source>,
}

/// Whether a file is a message, into which nobody writes.
fn is_mail(file: &Source) -> bool {
    matches!(file.extension().as_str(), "eml" | "msg")
}

impl<'a> SessionIndex<'a> {
    pub(super) fn new(
        sessions: &'a [AgendaSession],
        again: BTreeSet<usize>,
        sources: &Sources,
    ) -> Self {
        let announced = |session| Announced::of(session, line(session, sources));
        Self { calls: Calls::new(sessions.iter().map(announced)), sessions, again }
    }

    /// The session of a note; of a part that it was cut into, the session and the words that told it are known.
    pub(super) fn of_part(
        &self,
        note: &NoteFile,
        part: Option<&(usize, Spanned<String>)>,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, Vec<usize>> {
        let Some((session, words)) = part else {
            return self.of_note(note, sources, diagnostics);
        };
        let by = [format!("« {} »", words.value), format!("“{}”", words.value)];
        self.told(Ok(*session), words.span, by.each_ref().map(String::as_str), diagnostics)
    }

    /// Whether a note's name or heading tells of one session, or of several at one time.
    pub(super) fn names_one(&self, note: &NoteFile, source: &Source) -> bool {
        let called = Called::of_file_name(source.stem());
        let heading = note.first_heading();
        let titles = heading.iter().map(|it| it.value.as_str()).chain(note.title.as_deref());
        !self.calls.named(&called).is_empty()
            || titles
                .chain([called.words.as_str()])
                .any(|title| !self.calls.titled(title, &called).is_empty())
    }

    /// The session of a note, in the order of the contract: header, file name, first heading. When
    /// that is not one session, those that the note may belong to.
    pub(super) fn of_note(
        &self,
        note: &NoteFile,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, Vec<usize>> {
        let source = sources.get(note.source);
        if let Some(wanted) = &note.session {
            let found = self.named(&wanted.value, wanted.span, diagnostics);
            return self.told(found, wanted.span, ["son en-tête", "its header"], diagnostics);
        }
        let name = Span { source: note.source, ..note.place(source) };
        // A title in the header says as much as a heading, and the file name may be one too.
        let heading = note.first_heading();
        let titles = heading.iter().map(|heading| (heading.value.as_str(), heading.span));
        let titles = titles.chain(note.title.as_deref().map(|title| (title, name)));
        // Plain text has no headings: its first line may be one.
        let opening = source.text[note.place(source).range()].trim();
        let called = Called::of_file_name(source.stem());
        let titles = titles.chain([(opening, name), (called.words.as_str(), name)]);

        let of_name = |called: &Called| Wanted {
            words: in_name(called, source),
            span: name,
            called: called.clone(),
            file: Some(source),
        };
        let mut at = self.calls.named(&called);
        if at.len() > 1 {
            // Of several at that time, its title may be that of one.
            let titled = titles.clone().map(|(title, _)| self.calls.titled(title, &called));
            let titled = titled.map(|found| {
                found.into_iter().filter(|rank| at.contains(rank)).collect::<Vec<_>>()
            });
            at = titled.into_iter().find(|found| found.len() == 1).unwrap_or(at);
        }
        if !at.is_empty() {
            let found = self.only(&at, &of_name(&called), diagnostics);
            let by = match called.day {
                Some(_) => ["le jour et l'heure de son nom", "the day and the time in its name"],
                None => ["l'heure de son nom", "the time in its name"],
            };
            return self.told(found, name, by, diagnostics);
        }
        for (title, span) in titles {
            let found = self.calls.titled(title, &called);
            if !found.is_empty() {
                let words = [title, title].map(str::to_owned);
                // A message is told apart by its name only.
                let file = Some(source).filter(|it| is_mail(it));
                let wanted = Wanted { words, span, called: called.clone(), file };
                let found = self.only(&found, &wanted, diagnostics);
                let by = [&*format!("« {title} »"), &*format!("“{title}”")];
                return self.told(found, span, by, diagnostics);
            }
        }
        // A header that YAML cannot read may well have said it.
        if note.broken_header {
            return Err(Vec::new());
        }
        match heading {
            _ if called.time.is_some() || called.day.is_some() => {
                self.only(&[], &of_name(&called), diagnostics)
            }
            Some(heading) => {
                let words = [&heading.value, &heading.value].map(Clone::clone);
                let called = Called { words: heading.value.clone(), ..Called::default() };
                let wanted = Wanted { words, span: heading.span, called, file: None };
                self.only(&[], &wanted, diagnostics)
            }
            None => {
                diagnostics.push(self.without_session(name, source, false));
                Err(Vec::new())
            }
        }
    }

    /// Tells by what a note found its session.
    fn told(
        &self,
        found: Result<usize, Vec<usize>>,
        span: Span,
        [french, english]: [&str; 2],
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, Vec<usize>> {
        let [in_french, in_english] = self.shown(found.clone()?);
        let diagnostic =
            Diagnostic::new(Code::NoteAttached, span).with_both("session", &in_french, &in_english);
        diagnostics.push(diagnostic.with_both("by", french, english));
        found
    }

    /// The session of a workshop: as its sheet says, else the only one in which groups work.
    pub(super) fn of_workshop(
        &self,
        sheet: &WorkshopSheet,
        source: &Source,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some(wanted) = &sheet.session {
            return self.named(&wanted.value, wanted.span, diagnostics).ok();
        }
        let called = Called::of_file_name(source.stem());
        if called.time.is_some() {
            let words = in_name(&called, source);
            let found = self.calls.named(&called);
            let wanted = Wanted { words, span: sheet.span, called, file: Some(source) };
            return self.only(&found, &wanted, diagnostics).ok();
        }
        let in_groups: Vec<_> = self.holding_workshops(true).collect();
        let announcing =
            in_groups.iter().copied().filter(|at| !self.sessions[*at].workshops.is_empty());
        let announcing: Vec<_> = announcing.collect();
        let of_it =
            announcing.iter().copied().filter(|at| self.announces(*at, sheet, source, sources));
        let of_it: Vec<_> = of_it.collect();
        // Groups turn in several sessions, of which one announces the workshops.
        let only = [in_groups, announcing, of_it]
            .into_iter()
            .find_map(|it| <[usize; 1]>::try_from(it).ok());
        if only.is_none() {
            diagnostics.push(self.without_session(sheet.span, source, true));
        }
        only.map(|[only]| only)
    }

    /// Whether a session announces the workshop of a sheet.
    fn announces(
        &self,
        at: usize,
        sheet: &WorkshopSheet,
        source: &Source,
        sources: &Sources,
    ) -> bool {
        let title = sheet.title.as_ref().map_or("", |title| &title.value);
        let call = topic::call_of(Some(source.stem()), title);
        (1..).zip(&self.sessions[at].workshops).any(|(rank, it)| {
            let is_called = |own: &String| topic::is_called(own, sources.text(it.span), rank);
            topic::is_same(title, it) || call.as_ref().is_some_and(is_called)
        })
    }

    /// The ranks of the sessions in which people work in groups, or of the others.
    fn holding_workshops(&self, in_groups: bool) -> impl Iterator<Item = usize> {
        let kinds = self.sessions.iter().map(|session| session.kind == SessionKind::Workshops);
        let kinds = kinds.enumerate().filter(|(rank, _)| !self.again.contains(rank));
        kinds.filter(move |(_, holds)| *holds == in_groups).map(|(rank, _)| rank)
    }

    /// The session that an author calls by a day and a time, an id or a title.
    fn named(
        &self,
        wanted: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, Vec<usize>> {
        let words = [wanted, wanted].map(str::to_owned);
        let meant = Wanted { words, span, called: Called::parse(wanted), file: None };
        self.only(&self.calls.meant(wanted), &meant, diagnostics)
    }

    /// The only session found; else a diagnostic, and those that may be meant.
    fn only(
        &self,
        found: &[usize],
        wanted: &Wanted<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, Vec<usize>> {
        let [french, english] = &wanted.words;
        match found {
            [only] => Ok(*only),
            [] => {
                let near = self.calls.nearest(&wanted.called, french);
                let mut diagnostic = Diagnostic::new(Code::UnknownSession, wanted.span)
                    .with_both("wanted", french, english);
                if let Some(rank) = near {
                    let [french, english] = self.shown(rank);
                    diagnostic = diagnostic.with_both("nearest", &french, &english);
                }
                let [french, english] = self.listed(0..self.sessions.len());
                diagnostics.push(diagnostic.with_both("expected", &french, &english));
                Err(near.into_iter().collect())
            }
            several => {
                let [in_french, in_english] = self.listed(several.iter().copied());
                let mut diagnostic = Diagnostic::new(Code::AmbiguousSession, wanted.span)
                    .with_both("wanted", french, english)
                    .with_both("candidates", &in_french, &in_english);
                let [french, english] = [Language::French, Language::English].map(|language| {
                    let lines = several.iter().map(|&rank| {
                        let reference = self.calls.reference(rank, language);
                        language.choose(
                            format!("« session: {reference} »"),
                            format!("“session: {reference}”"),
                        )
                    });
                    listed(lines.collect::<Vec<_>>().iter().map(String::as_str))
                });
                // Nobody writes into a message.
                let mail = wanted.file.filter(|file| is_mail(file));
                if mail.is_none() {
                    diagnostic = diagnostic.with_both("choices", &french, &english);
                }
                if let Some([french, english]) = self.files(several, wanted.file) {
                    let word = if mail.is_some() { "renamed" } else { "files" };
                    diagnostic = diagnostic.with_both(word, &french, &english);
                }
                diagnostics.push(diagnostic);
                Err(several.to_vec())
            }
        }
    }

    /// Names that a file could have, one for each of several sessions that days tell apart.
    fn files(&self, sessions: &[usize], file: Option<&Source>) -> Option<[String; 2]> {
        let file = file?;
        let names = [Language::French, Language::English].map(|language| {
            let name = |&rank: &usize| self.file_name(rank, file, language);
            sessions.iter().map(name).collect::<Option<Vec<_>>>()
        });
        let [french, english] = names;
        let quoted = |names: Option<Vec<String>>, language: Language| {
            let mut names = names?;
            let count = names.len();
            names.dedup();
            let quote = |it: &String| language.choose(format!("« {it} »"), format!("“{it}”"));
            let quoted: Vec<_> = names.iter().map(quote).collect();
            (names.len() == count).then(|| listed(quoted.iter().map(String::as_str)))
        };
        Some([quoted(french, Language::French)?, quoted(english, Language::English)?])
    }

    /// The name that tells the session of a file: with its day where there are several.
    fn file_name(&self, rank: usize, file: &Source, language: Language) -> Option<String> {
        let time = self.sessions[rank].start?;
        let called = Called::of_file_name(file.stem());
        let day = self.calls.weekday(rank, language).map(|day| slug(&day));
        let words = Some(slug(&called.words)).filter(|words| !words.is_empty());
        let time = format!("{:02}{:02}", time.hour(), time.minute());
        let stem = [day, Some(time), words].into_iter().flatten().collect::<Vec<_>>().join("-");
        Some(format!("{stem}.{}", file.extension()))
    }

    /// What is to be told of a file that no session can be found for.
    fn without_session(&self, span: Span, source: &Source, is_workshop: bool) -> Diagnostic {
        let is_timed = |rank: &usize| self.sessions[*rank].start.is_some();
        let mut likely = self.holding_workshops(is_workshop).chain(0..self.sessions.len());
        let likely = likely.find(is_timed);
        let [french, english] = self.listed(0..self.sessions.len());
        let mut diagnostic = Diagnostic::new(Code::NoteWithoutSession, span)
            .with_both("expected", &french, &english);
        if !is_mail(source) {
            diagnostic = diagnostic.with_place_of_keys(source);
        }
        if let Some(rank) = likely {
            let both = [Language::French, Language::English];
            let [french, english] = both.map(|language| self.file_name(rank, source, language));
            if let (Some(french), Some(english)) = (french, english) {
                diagnostic = diagnostic.with_both("file", &french, &english);
            }
            let [french, english] = both.map(|language| self.calls.reference(rank, language));
            diagnostic = diagnostic.with_both("example", &french, &english);
        }
        diagnostic
    }

    /// A session as messages name it, in French and in English.
    fn shown(&self, rank: usize) -> [String; 2] {
        [Language::French, Language::English].map(|language| self.calls.shown(rank, language))
    }

    /// Sessions as messages list them, in French and in English.
    fn listed(&self, ranks: impl Iterator<Item = usize>) -> [String; 2] {
        let shown: Vec<_> = ranks.map(|rank| self.shown(rank)).collect();
        [0, 1].map(|language| listed(shown.iter().map(|both| both[language].as_str())))
    }
}

/// The line that announces a session.
fn line<'a>(session: &AgendaSession, sources: &'a Sources) -> &'a str {
    sources.text(session.span)
}

/// What a file's name calls, as messages quote it: its time, or the whole name when it tells a day.
fn in_name(called: &Called, source: &Source) -> [String; 2] {
    let both = |time: Time| [Language::French, Language::English].map(|it| it.time(time));
    let stem = || [source.stem(), source.stem()].map(str::to_owned);
    called.time.filter(|_| called.day.is_none()).map_or_else(stem, both)
}
