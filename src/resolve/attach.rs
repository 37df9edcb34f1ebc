//! Which session a note or a workshop belongs to: by its header, its file name or its heading.

use jiff::civil::Time;

use super::sessions::{holds_workshops, shown};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::parse::agenda::AgendaSession;
use crate::parse::agenda::time::parse_time;
use crate::parse::note::NoteFile;
use crate::parse::workshop::WorkshopSheet;
use crate::source::{Source, Sources, Span};
use crate::spelling::{fold, listed, nearest, slug};

/// What one can call each session by, in the agenda's order.
pub(super) struct SessionIndex {
    sessions: Vec<Names>,
}

struct Names {
    id: String,
    start: Option<Time>,
    title: String,
    /// The line that announces it, with its lead word and number.
    line: String,
    /// In French and in English.
    shown: [String; 2],
    workshops: bool,
}

impl SessionIndex {
    pub(super) fn new(sessions: &[AgendaSession], sources: &Sources) -> Self {
        let names = |session: &AgendaSession| Names {
            id: session.id.clone(),
            start: session.start,
            title: fold(&session.title),
            line: fold(sources.text(session.span)),
            shown: shown(session),
            workshops: holds_workshops(session),
        };
        Self { sessions: sessions.iter().map(names).collect() }
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
        let time = time_in_name(source.stem());
        if let Some(time) = time.filter(|&time| !self.at(time).is_empty()) {
            let found = self.only(&self.at(time), &both(time), name, diagnostics);
            let by = ["l'heure de son nom", "the time in its name"];
            return self.told(found, name, by, diagnostics);
        }
        // A title in the header says as much as a heading, and the file name may be one too.
        let heading = note.first_heading();
        let titles = heading.iter().map(|heading| (heading.value.as_str(), heading.span));
        let titles = titles.chain(note.title.as_deref().map(|title| (title, name)));
        // Plain text has no headings: its first line may be one.
        let opening = source.text[note.place(source).range()].trim();
        for (title, span) in titles.chain([(opening, name), (source.stem(), name)]) {
            let found = self.like(title);
            if !found.is_empty() {
                let found = self.only(&found, &[title; 2], span, diagnostics);
                let by = [&*format!("« {title} »"), &*format!("“{title}”")];
                return self.told(found, span, by, diagnostics);
            }
        }
        // A header that YAML cannot read may well have said it.
        if note.broken_header {
            return Err(Vec::new());
        }
        match (time, heading) {
            (Some(time), _) => self.only(&[], &both(time), name, diagnostics),
            (None, Some(heading)) => {
                self.only(&[], &[&heading.value; 2], heading.span, diagnostics)
            }
            (None, None) => {
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
        let [in_french, in_english] = &self.sessions[found.clone()?].shown;
        let diagnostic =
            Diagnostic::new(Code::NoteAttached, span).with_both("session", in_french, in_english);
        diagnostics.push(diagnostic.with_both("by", french, english));
        found
    }

    /// The session of a workshop: as its sheet says, else the only one in which groups work.
    pub(super) fn of_workshop(
        &self,
        sheet: &WorkshopSheet,
        source: &Source,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        if let Some(wanted) = &sheet.session {
            return self.named(&wanted.value, wanted.span, diagnostics).ok();
        }
        if let Some(time) = time_in_name(source.stem()) {
            return self.only(&self.at(time), &both(time), sheet.span, diagnostics).ok();
        }
        let workshops = self.ranks(|session| session.workshops);
        if let [only] = workshops.as_slice() {
            Some(*only)
        } else {
            diagnostics.push(self.without_session(sheet.span, source, true));
            None
        }
    }

    /// The session that an author calls by a time, an id or a title.
    fn named(
        &self,
        wanted: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, Vec<usize>> {
        let folded = fold(wanted);
        let by_id = self.ranks(|session| fold(&session.id) == folded);
        let by_time = || parse_time(wanted).map(|time| self.at(time)).unwrap_or_default();
        let found = [by_id, by_time(), self.like(wanted)].into_iter().find(|it| !it.is_empty());
        self.only(&found.unwrap_or_default(), &[wanted; 2], span, diagnostics)
    }

    fn ranks(&self, is: impl Fn(&Names) -> bool) -> Vec<usize> {
        (0..self.sessions.len()).filter(|&rank| is(&self.sessions[rank])).collect()
    }

    fn at(&self, time: Time) -> Vec<usize> {
        self.ranks(|session| session.start == Some(time))
    }

    /// Sessions whose title is this one, begins like it, or is nearly spelt like it.
    fn like(&self, title: &str) -> Vec<usize> {
        let wanted = fold(title);
        if wanted.is_empty() {
            return Vec::new();
        }
        let same = self.ranks(|session| session.title == wanted);
        if !same.is_empty() {
            return same;
        }
        let long = wanted.split(' ').count() >= 2;
        self.ranks(|session| {
            let begins = session.title.starts_with(&wanted) || wanted.starts_with(&session.title);
            let copied = session.line.contains(&wanted) || wanted.ends_with(&session.title);
            long && !session.title.is_empty() && (begins || copied)
                || strsim::jaro_winkler(&session.title, &wanted) >= 0.93
        })
    }

    /// The only session found; else a diagnostic, and those that may be meant.
    fn only(
        &self,
        found: &[usize],
        wanted: &[impl AsRef<str>; 2],
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, Vec<usize>> {
        match found {
            [only] => Ok(*only),
            [] => {
                let [french, english] = wanted.each_ref().map(AsRef::as_ref);
                let near = self.nearest(french);
                let mut diagnostic = Diagnostic::new(Code::UnknownSession, span)
                    .with_both("wanted", french, english);
                if let Some(rank) = near {
                    let [french, english] = &self.sessions[rank].shown;
                    diagnostic = diagnostic.with_both("nearest", french, english);
                }
                diagnostics.push(self.with_expected(diagnostic));
                Err(near.into_iter().collect())
            }
            [first, ..] => {
                let [french, english] =
                    listed_sessions(found.iter().map(|&rank| &self.sessions[rank]));
                let diagnostic = Diagnostic::new(Code::AmbiguousSession, span)
                    .with_both("wanted", wanted[0].as_ref(), wanted[1].as_ref())
                    .with_both("candidates", &french, &english)
                    .with("first", &self.sessions[*first].id);
                diagnostics.push(diagnostic);
                Err(found.to_vec())
            }
        }
    }

    /// The session that a wrong time or title comes nearest to.
    fn nearest(&self, wanted: &str) -> Option<usize> {
        if let Some(wanted) = parse_time(wanted) {
            let distance = |rank: &usize| {
                let start = self.sessions[*rank].start?;
                Some(start.duration_since(wanted).as_secs().abs())
            };
            let timed = self.ranks(|session| session.start.is_some());
            return timed.into_iter().min_by_key(distance);
        }
        let shown = nearest(wanted, self.sessions.iter().map(|it| it.shown[0].as_str()))?;
        self.sessions.iter().position(|session| session.shown[0] == shown)
    }

    /// What is to be told of a file that no session can be found for.
    fn without_session(&self, span: Span, source: &Source, is_workshop: bool) -> Diagnostic {
        let likely = self.sessions.iter().filter(|session| session.workshops == is_workshop);
        let time = likely.chain(&self.sessions).find_map(|session| session.start);
        let file = time.map(|time| {
            let (stem, ending) = (slug(source.stem()), source.extension());
            format!("{:02}{:02}-{stem}.{ending}", time.hour(), time.minute())
        });
        let [french, english] = listed_sessions(self.sessions.iter());
        Diagnostic::new(Code::NoteWithoutSession, span)
            .maybe("file", file)
            .maybe("example", time.map(|time| Language::French.time(time)))
            .with_place_of_keys(source)
            .with_both("expected", &french, &english)
    }

    fn with_expected(&self, diagnostic: Diagnostic) -> Diagnostic {
        let [french, english] = listed_sessions(self.sessions.iter());
        diagnostic.with_both("expected", &french, &english)
    }
}

/// Sessions as messages list them, in French and in English.
fn listed_sessions<'a>(names: impl Iterator<Item = &'a Names> + Clone) -> [String; 2] {
    [0, 1].map(|rank| listed(names.clone().map(|it| it.shown[rank].as_str())))
}

/// A time as messages write it, in French and in English.
fn both(time: Time) -> [String; 2] {
    [Language::French, Language::English].map(|language| language.time(time))
}

/// The time in a file name: `0940-table-ronde`, `notes 9h40`, `j1_14-00`.
fn time_in_name(stem: &str) -> Option<Time> {
    let words = || stem.split(['-', '_', ' ', '.']);
    let four = |word: &str| {
        let digits = word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
        let (hour, minute) = digits.then(|| word.split_at(2))?;
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    let hour = |word: &str| {
        let marked =
            word.to_lowercase().contains('h') && word.starts_with(|c: char| c.is_ascii_digit());
        marked.then(|| parse_time(word)).flatten()
    };
    // `2019-06-12-notes` begins with a day, not with 20:19.
    let two_digits = |word: &&str| word.len() == 2 && word.chars().all(|c| c.is_ascii_digit());
    let years = words().skip(1).take(2).filter(two_digits).count() == 2;
    let skipped = if years { 3 } else { 0 };
    words().skip(skipped).find_map(|word| four(word).or_else(|| hour(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn file_names_tell_times() {
        assert_eq!(time_in_name("0940-table-ronde"), Some(time(9, 40, 0, 0)));
        assert_eq!(time_in_name("notes_14h00"), Some(time(14, 0, 0, 0)));
        assert_eq!(time_in_name("notes 9h"), Some(time(9, 0, 0, 0)));
        assert_eq!(time_in_name("2019-06-12-notes"), None);
        assert_eq!(time_in_name("2019-06-12-0940"), Some(time(9, 40, 0, 0)));
        assert_eq!(time_in_name("temoignages"), None);
        assert_eq!(time_in_name("9900"), None);
    }
}
