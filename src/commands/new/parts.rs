//! What is awaited after an agenda: the notes of which sessions, the sheets of which workshops.

use jiff::civil::Date;

use super::super::load::Loaded;
use crate::diagnostic::Language;
use crate::discover::Role;
use crate::gather::names;
use crate::model::body::{Body, TargetKind, plain_text};
use crate::model::session::{Session, SessionKind};
use crate::resolve::calls::{Announced, Calls};
use crate::spelling::fold;
use crate::validate::{Completeness, State};

/// The sessions and workshops of which something is awaited, each with its file.
pub(super) struct Parts<'a> {
    pub(super) notes: Vec<NoteStub<'a>>,
    pub(super) sheets: Vec<Sheet>,
    /// What each of them is called by, and its title: those whose file is prepared already, too.
    pub(super) awaited: Vec<(String, String)>,
    /// The days of the event, in order.
    pub(super) days: Vec<Date>,
    /// What the sessions are called by.
    pub(super) calls: Calls,
    sessions: &'a [Session],
    language: Language,
}

/// The notes of a session.
pub(super) struct NoteStub<'a> {
    pub(super) session: &'a Session,
    pub(super) path: String,
}

/// The sheet of a workshop.
pub(super) struct Sheet {
    pub(super) path: String,
    pub(super) id: String,
    /// Its topic; none while nobody knows it.
    pub(super) title: Option<String>,
    /// What its session is referred to by.
    pub(super) session: String,
    pub(super) host: Option<String>,
    /// The groups that come, in their order; one without a name if they do not go round.
    pub(super) groups: Vec<String>,
}

impl<'a> Parts<'a> {
    /// What is awaited, after the report.
    pub(super) fn of(loaded: &'a Loaded, language: Language) -> Self {
        let report = &loaded.report;
        let mut days: Vec<_> = report.sessions.iter().filter_map(|session| session.day).collect();
        days.sort_unstable();
        days.dedup();
        let line = |session: &Session| loaded.sources.text(session.span);
        let calls = report.sessions.iter().map(|it| Announced::of(it, line(it)));
        let calls = Calls::new(calls);
        let mut parts = Self {
            notes: Vec::new(),
            sheets: Vec::new(),
            awaited: Vec::new(),
            days,
            calls,
            sessions: &report.sessions,
            language,
        };
        let completeness = Completeness::of(report);
        for session in &report.sessions {
            let awaited = completeness.rows.iter().any(|row| {
                !row.is_workshop && row.span == session.span && row.notes == State::Missing
            });
            let is_prepared = report
                .unfilled
                .iter()
                .any(|it| it.part.kind == TargetKind::Session && it.part.id == session.id);
            let in_groups = session.kind == SessionKind::Workshops;
            // A later rotation has no sheets of its own.
            let holds = report.workshops.iter().any(|it| it.session.as_ref() == Some(&session.id));
            if in_groups && (session.workshops.is_empty() && awaited || holds) {
                parts.sheets_of(session, loaded);
            } else if awaited {
                parts.awaited.push((parts.refer(session), session.title.clone()));
                if !is_prepared {
                    let path = parts.path_of(session, loaded);
                    parts.notes.push(NoteStub { session, path });
                }
            }
        }
        parts
    }

    /// The file of a session's notes.
    pub(super) fn path_of(&self, session: &Session, loaded: &Loaded) -> String {
        if let Some(note) = self.notes.iter().find(|note| note.session.id == session.id) {
            return note.path.clone();
        }
        let folder =
            folder(loaded, Role::Note, self.language.choose("tables-rondes", "round-tables"));
        let day = self.language.choose('j', 'd');
        let stem = names::of_session(session, &self.days, day);
        let taken = |path: &str| self.notes.iter().any(|note| note.path == path);
        free(&folder, &stem, taken)
    }

    /// The sheets of the workshops held in a session; where only their number is told, or not even
    /// that, their topics are still to be found.
    fn sheets_of(&mut self, session: &Session, loaded: &Loaded) {
        let report = &loaded.report;
        let word = self.language.choose("atelier", "workshop");
        let folder = folder(loaded, Role::Workshop, self.language.choose("ateliers", "workshops"));
        let said = said(session);
        let held = report.workshops.iter().filter(|it| it.session.as_ref() == Some(&session.id));
        let held: Vec<_> = held.collect();
        let count = if held.is_empty() { announced(&said).unwrap_or(1) } else { held.len() };
        let groups = |rank: usize| -> Vec<String> {
            if count < 2 || !goes_round(&said) {
                return vec![String::new()];
            }
            let letter = |at: usize| char::from(b'A' + (at % count) as u8).to_string();
            (0..count).map(|round| letter(rank + round)).collect()
        };
        let session_name = self.refer(session);
        let sheet = |id: String, title: Option<String>, host, rank| {
            let stem = title.as_deref().map(names::stem).filter(|stem| !stem.is_empty());
            let named = stem.filter(|stem| !id.ends_with(stem.as_str()));
            let stem = [Some(names::stem(&id)), named].into_iter().flatten();
            let path = format!("{folder}/{}.md", stem.collect::<Vec<_>>().join("-"));
            Sheet { path, id, title, session: session_name.clone(), host, groups: groups(rank) }
        };
        for (rank, workshop) in held.iter().enumerate() {
            let is_prepared = report.unfilled.iter().any(|it| {
                it.is_whole && it.part.kind == TargetKind::Workshop && it.part.id == workshop.id
            });
            if workshop.source.is_none() || is_prepared {
                // A sheet without a title is called by its file, which says no more than the id.
                let says_more = names::stem(&workshop.title) != names::stem(&workshop.id);
                let title = if says_more { workshop.title.clone() } else { String::new() };
                self.awaited.push((workshop.id.clone(), title));
            }
            if workshop.source.is_some() {
                continue;
            }
            let title = Some(workshop.title.clone()).filter(|title| !title.trim().is_empty());
            let hosts = &workshop.facts.hosts;
            let host = (!hosts.is_empty()).then(|| hosts.join(" ; "));
            self.sheets.push(sheet(workshop.id.clone(), title, host, rank));
        }
        if held.is_empty() {
            let before = self.sheets.len() + report.workshops.len();
            for rank in 0..count {
                let id = format!("{word}-{}", before + rank + 1);
                self.awaited.push((id.clone(), String::new()));
                self.sheets.push(sheet(id, None, None, rank));
            }
        }
    }

    /// What one calls a session by: its time if no other begins then, else its day and time.
    pub(super) fn refer(&self, session: &Session) -> String {
        let rank = self.sessions.iter().position(|it| it.id == session.id);
        rank.map_or_else(|| session.id.clone(), |rank| self.calls.reference(rank, self.language))
    }
}

/// The folder in which files of a role lie already, else the usual one.
fn folder(loaded: &Loaded, role: Role, usual: &str) -> String {
    let sources = loaded.sources.iter().zip(&loaded.roles);
    let mut own = sources.filter(|(_, it)| **it == role).map(|((_, source), _)| &source.path);
    let folder = own.find_map(|path| path.rsplit_once('/')).map(|(folder, _)| folder.to_owned());
    folder.unwrap_or_else(|| usual.to_owned())
}

/// A path that no other file of the plan has.
fn free(folder: &str, stem: &str, taken: impl Fn(&str) -> bool) -> String {
    let path = |number: usize| match number {
        1 => format!("{folder}/{stem}.md"),
        number => format!("{folder}/{stem}-{number}.md"),
    };
    let mut paths = (1..).map(path);
    paths.find(|path| !taken(path)).unwrap_or_default()
}

/// All that the agenda says of a session, folded.
fn said(session: &Session) -> String {
    let text = |body: &Body| {
        let blocks = body.all_blocks();
        let lines = blocks.iter().flat_map(|block| block.value.lines());
        lines.map(plain_text).collect::<Vec<_>>().join(" ")
    };
    fold(&format!("{} {}", session.title, text(&session.text)))
}

/// How many workshops a text announces: « 3 ateliers en parallèle ».
fn announced(said: &str) -> Option<usize> {
    const NUMBERS: &[(&str, usize)] = &[
        ("deux", 2),
        ("trois", 3),
        ("quatre", 4),
        ("cinq", 5),
        ("six", 6),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
    ];
    let words: Vec<_> = said.split(' ').collect();
    let counted = words.windows(2).filter(|pair| {
        matches!(
            pair[1],
            "ateliers" | "workshops" | "sujets" | "topics" | "groupes" | "groups" | "tables"
        )
    });
    let number = |word: &str| {
        let named = NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
        named.or_else(|| word.parse().ok())
    };
    counted.filter_map(|pair| number(pair[0])).find(|number| (2..=8).contains(number))
}

/// Whether the groups go from one workshop to the next.
fn goes_round(said: &str) -> bool {
    const SIGNS: &[&str] = &[
        "tous les groupes",
        "chaque groupe",
        "participent aux",
        "tournant",
        "tournent",
        "rotation",
        "passages",
        "precedent groupe",
        "groupe precedent",
        "world cafe",
        "all groups",
        "each group",
        "every group",
        "rotate",
    ];
    SIGNS.iter().any(|sign| said.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_workshops_is_what_the_agenda_says() {
        assert_eq!(announced("ateliers 3 ateliers en parallele de 20 minutes"), Some(3));
        assert_eq!(announced("trois ateliers"), Some(3));
        assert_eq!(announced("2019 ateliers"), None);
        assert_eq!(announced("ateliers"), None);
        assert!(goes_round("tous les groupes constitues participent aux trois ateliers"));
        assert!(!goes_round("ateliers en parallele"));
    }
}
