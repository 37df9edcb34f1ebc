//! Where each file of a pile goes in the event's folder.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use jiff::civil::{Date, DateTime};

use super::record::Before;
use super::session::{Match, Part, session_of};
use super::versions::Standing;
use super::{Kind, Received, Recognised, Words, names, photo};
use crate::diagnostic::Language;
use crate::model::report::Report;
use crate::model::session::{Session, SessionKind};
use crate::parse::agenda::called::day_name;
use crate::parse::workshop::turn::{is_rank, turn};
use crate::resolve::calls::{Announced, Calls};
use crate::source::Sources;
use crate::spelling::fold;

/// What a file was found to be; else why nothing can be made of it.
pub type Found = Result<Recognised, Words>;

/// Asks somebody a question; nothing when nobody is there to answer.
pub type Ask<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What `--as` says of a file: `notes`, `notes:11h`, `atelier:B`, `remplacement`, `rien`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// What it is.
    Is {
        /// What the file is.
        kind: Kind,
        /// The session or the workshop.
        of: Option<String>,
    },
    /// The newer version of a file that the event has already.
    Replacement,
    /// Nothing that the event needs.
    Nothing,
}

/// The words for what is no kind of file, in French and in English.
const REPLACEMENT: [&str; 2] = ["remplacement", "replacement"];
const NOTHING: [&str; 2] = ["rien", "nothing"];

/// The words of `--as`, in French and in English.
const CHOICES: &[(Kind, &str, &str)] = &[
    (Kind::Agenda, "programme", "agenda"),
    (Kind::Note, "notes", "notes"),
    (Kind::Workshop, "atelier", "workshop"),
    (Kind::Actions, "actions", "actions"),
    (Kind::Participants, "participants", "participants"),
    (Kind::Evaluation, "evaluation", "evaluation"),
    (Kind::Glossary, "glossaire", "glossary"),
    (Kind::Annex, "annexe", "annex"),
    (Kind::Photograph, "photo", "photo"),
    (Kind::Logo, "logo", "logo"),
    (Kind::Board, "mur", "board"),
    (Kind::Event, "evenement", "event"),
];

impl Choice {
    /// Reads what somebody wrote after `--as`.
    ///
    /// # Errors
    /// When it tells no kind.
    pub fn read(words: &str, language: Language) -> Result<Self> {
        let (kind, of) = words.split_once(':').map_or((words, None), |(kind, of)| (kind, Some(of)));
        let wanted = fold(kind);
        for (words, choice) in [(REPLACEMENT, Self::Replacement), (NOTHING, Self::Nothing)] {
            if words.contains(&wanted.as_str()) && of.is_none() {
                return Ok(choice);
            }
        }
        let known =
            CHOICES.iter().find(|(_, french, english)| wanted == *french || wanted == *english);
        let Some((kind, ..)) = known else {
            let all = CHOICES.iter().map(|it| [it.1, it.2]).chain([REPLACEMENT, NOTHING]);
            let all = all.map(|it| language.choose(it[0], it[1])).collect::<Vec<_>>().join(", ");
            bail!(language.choose(
                format!("« {words} » ne dit pas ce qu'est le fichier ; --as attend : {all} (avec la séance : notes:11h, atelier:B)"),
                format!("“{words}” does not tell what the file is; --as takes: {all} (with the session: notes:11h, workshop:B)"),
            ));
        };
        let of = of.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        Ok(Self::Is { kind: *kind, of })
    }

    /// The end of a command that says the likeliest of several, and the words for the others: a command can
    /// be copied as it stands.
    pub fn shown<'c>(choices: impl Iterator<Item = &'c str>, language: Language) -> [String; 2] {
        let mut choices = choices.map(|it| format!("--as {it}"));
        let first = choices.next().unwrap_or_default();
        let others = choices.collect::<Vec<_>>().join(", ");
        let or = language.choose("ou, à la fin : ", "or, at the end: ");
        [first, if others.is_empty() { others } else { format!("{or}{others}") }]
    }

    /// The session or the workshop that it names.
    fn of(&self) -> Option<&str> {
        match self {
            Self::Is { of, .. } => of.as_deref(),
            _ => None,
        }
    }
}

/// A path without its ending.
fn stem(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// What one writes after `--as` for one of these words.
fn plain([french, english]: [&str; 2]) -> Words {
    [french.to_owned(), english.to_owned()]
}

/// What is known of the event by its agenda.
#[derive(Debug, Default)]
pub struct Programme {
    /// The event's day, or its first.
    pub date: Option<Date>,
    sessions: Vec<Session>,
    /// The sessions, then their workshops.
    parts: Vec<Part>,
    calls: Calls,
    days: Vec<Date>,
    /// Whether the event's folder has it already.
    pub is_there: bool,
}

impl Programme {
    /// The programme of an event; `is_there` says that its folder has it already.
    #[must_use]
    pub fn of(report: &Report, sources: &Sources, is_there: bool) -> Self {
        let line = |session: &Session| sources.text(session.span);
        let mut parts: Vec<_> = report.sessions.iter().map(|it| part(it, line(it))).collect();
        for session in &report.sessions {
            let titles = session.workshops.iter().filter_map(|id| {
                // What a later rotation holds again has its place in the first.
                let own = report.workshops.iter().find(|it| it.id == *id)?;
                (own.session.as_ref() == Some(&session.id)).then(|| own.title.clone())
            });
            parts.extend((1..).zip(titles).map(|(number, title)| Part {
                start: session.start,
                title,
                kind: SessionKind::Workshops,
                speakers: Vec::new(),
                line: String::new(),
                workshop: Some(number),
            }));
        }
        let mut days: Vec<_> = report.sessions.iter().filter_map(|session| session.day).collect();
        days.sort_unstable();
        days.dedup();
        if days.is_empty() {
            days.extend(report.event.date);
        }
        let sessions = report.sessions.clone();
        let calls =
            Calls::new(sessions.iter().map(|session| Announced::of(session, line(session))));
        Self { date: report.event.date, sessions, parts, calls, days, is_there }
    }

    /// Settles what a doubtful text is where its title is that of a part of the programme.
    pub fn settle(&self, found: &mut Recognised) {
        let Some(source) = found.source.as_ref().filter(|_| found.kinds.len() > 1) else { return };
        if found.is_private || !found.kinds.contains(&Kind::Note) {
            return;
        }
        let lines = source.text.lines().map(fold).filter(|line| !line.is_empty());
        let is_title = |line: &str, part: &&Part| {
            let title = fold(&part.title);
            let is_telling = title.len() >= 10 && title.contains(' ');
            is_telling && (line == title || line.ends_with(&format!(" {title}")))
        };
        // A mail begins with its head, the subject last.
        let first =
            if source.path.ends_with(".eml") || source.path.ends_with(".msg") { 6 } else { 3 };
        let told = lines.take(first).find_map(|line| {
            let mut meant = self.parts.iter().filter(|part| is_title(&line, part));
            meant.next().filter(|_| meant.next().is_none())
        });
        let Some(part) = told else { return };
        (found.kinds, found.reason) = if part.workshop.is_some() {
            let reason = ["son titre est celui de l'atelier", "its title is that of the workshop"];
            (vec![Kind::Workshop], reason.map(str::to_owned))
        } else {
            let reason = ["son titre est celui de la séance", "its title is that of the session"];
            (vec![Kind::Note], reason.map(str::to_owned))
        };
    }

    /// The part that somebody names: a session as notes call it, a workshop by its number, letter or
    /// title.
    fn named(&self, wanted: &str, is_workshop: bool) -> Option<usize> {
        if !is_workshop {
            return match self.calls.meant(wanted).as_slice() {
                [only] => Some(*only),
                _ => None,
            };
        }
        let folded = fold(wanted);
        (0..self.parts.len()).find(|at| {
            let part = &self.parts[*at];
            let Some(number) = part.workshop else { return false };
            is_rank(&folded, number) || (folded.len() > 2 && fold(&part.title).contains(&folded))
        })
    }
}

fn part(session: &Session, line: &str) -> Part {
    Part {
        line: fold(line),
        start: session.start,
        title: session.title.clone(),
        kind: session.kind,
        speakers: session.speakers.iter().filter_map(|speaker| speaker.name.clone()).collect(),
        workshop: None,
    }
}

/// A file of the pile, and what becomes of it.
#[derive(Debug)]
pub struct Step {
    /// Its place in the pile.
    pub file: usize,
    /// What becomes of it.
    pub fate: Fate,
}

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Half {
    Morning,
    Afternoon,
    Evening,
}

impl Half {
    fn of(moment: DateTime) -> Self {
        match moment.hour() {
            ..13 => Self::Morning,
            13..19 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Morning => "le matin",
            Self::Afternoon => "l'après-midi",
            Self::Evening => "le soir",
        }
    }

    /// In names, which stand in their order.
    fn slug(self) -> &'static str {
        match self {
            Self::Morning => "1-matin",
            Self::Afternoon => "2-apres-midi",
            Self::Evening => "3-soir",
        }
    }
}

/// What becomes of a file.
#[derive(Debug)]
pub enum Fate {
    /// It is copied.
    Copied {
        /// Where it goes, below the event's folder.
        path: String,
        /// What it is.
        kind: Kind,
        /// What told so.
        reason: Words,
        /// Files that are made beside it.
        added: Vec<(String, Vec<u8>)>,
        /// The file of the event whose place it takes.
        replaced: Option<String>,
    },
    /// The folder has it already.
    There {
        /// Where.
        path: String,
    },
    /// It was gathered before, and corrected since.
    Corrected {
        /// Where it went.
        path: String,
    },
    /// Nothing is made of it.
    Left {
        /// Why, and what to do instead.
        why: Words,
        /// What `--as` may say to take it all the same.
        choices: Vec<Words>,
    },
    /// Somebody said that nothing is to be made of it.
    Declined,
    /// Somebody must say what it is.
    Open {
        /// What is not clear.
        why: Words,
        /// What `--as` may say of it.
        choices: Vec<Words>,
    },
}

impl Fate {
    /// It is copied, and nothing is made beside it.
    fn copied(path: String, kind: Kind, reason: Words) -> Self {
        Self::Copied { path, kind, reason, added: Vec::new(), replaced: None }
    }

    /// Nothing is made of it.
    fn left(why: Words) -> Self {
        Self::Left { why, choices: Vec::new() }
    }
}

/// That a file is there twice.
pub fn same_file(other: &str) -> Words {
    [format!("le même fichier que « {other} »"), format!("the same file as “{other}”")]
}

/// The plan as it grows.
pub struct Plan<'a> {
    files: &'a [Received],
    programme: &'a Programme,
    /// Digests and paths of what is in the folder.
    there: Vec<(String, String)>,
    /// What else is known of the folder, where files are added to it.
    before: Option<&'a Before>,
    /// Paths that are given, folded by case.
    given: BTreeSet<String>,
    has_agenda: bool,
    /// The files of which somebody said what they are.
    chosen: BTreeSet<usize>,
    steps: Vec<Step>,
    language: Language,
    ask: Ask<'a>,
}

impl<'a> Plan<'a> {
    /// A plan for a pile. `there` is what the event's folder holds: digests and paths.
    #[must_use]
    pub fn new(
        files: &'a [Received],
        programme: &'a Programme,
        there: Vec<(String, String)>,
        language: Language,
        ask: Ask<'a>,
    ) -> Self {
        let given = there.iter().map(|(_, path)| path.to_lowercase()).collect();
        let has_agenda = programme.is_there;
        let (before, chosen, steps) = (None, BTreeSet::new(), Vec::new());
        Self { files, programme, there, before, given, has_agenda, chosen, steps, language, ask }
    }

    /// The same, where files of the pile may be versions of what the folder holds.
    #[must_use]
    pub fn after(mut self, before: &'a Before) -> Self {
        self.before = Some(before);
        self
    }

    /// The steps, in the order of the pile; what somebody must settle comes last.
    #[must_use]
    pub fn finish(mut self) -> Vec<Step> {
        self.free_boards();
        self.hang_photographs();
        self.steps.sort_by_key(|step| {
            let rank = match &step.fate {
                Fate::Copied { kind, .. } => (0, Some(*kind)),
                Fate::There { .. } | Fate::Corrected { .. } => (1, None),
                Fate::Left { .. } | Fate::Declined => (2, None),
                Fate::Open { .. } => (3, None),
            };
            (rank, step.file)
        });
        self.steps
    }

    /// Plans for the file at a place of the pile.
    pub fn add(&mut self, at: usize, found: &Found, standing: &Standing, choice: Option<&Choice>) {
        if choice.is_some() {
            self.chosen.insert(at);
        }
        let fate = self.fate(at, found, standing, choice);
        if let Fate::Copied { path, kind, added, .. } = &fate {
            self.has_agenda |= *kind == Kind::Agenda;
            self.given.insert(path.to_lowercase());
            self.given.extend(added.iter().map(|(path, _)| path.to_lowercase()));
        }
        self.steps.push(Step { file: at, fate });
    }

    fn fate(&self, at: usize, found: &Found, standing: &Standing, choice: Option<&Choice>) -> Fate {
        let file = &self.files[at];
        if let Some((_, path)) =
            self.there.iter().find(|(own, _)| own == file.digest() && !file.bytes().is_empty())
        {
            return Fate::There { path: path.clone() };
        }
        if choice == Some(&Choice::Nothing) {
            return Fate::Declined;
        }
        if let (Some(known), None) = (self.before.and_then(|it| it.record.fate(file)), choice) {
            return self.known(known, found);
        }
        let found = match found {
            Ok(found) => found,
            Err(why) => return Fate::left(why.clone()),
        };
        let name = |other: usize| self.files[other].path();
        match standing {
            Standing::Same(other) => return Fate::left(same_file(name(*other))),
            Standing::Older(newer) if choice.is_none() => {
                let newer = name(*newer);
                return Fate::left([
                    format!("version plus ancienne de « {newer} »"),
                    format!("an older version of “{newer}”"),
                ]);
            }
            Standing::Unclear(others) if choice.is_none() => {
                let others = others.iter().map(|it| name(*it)).collect::<Vec<_>>().join(", ");
                let why = [
                    format!(
                        "à choisir entre ce fichier et {others} : impossible de savoir lequel est le bon"
                    ),
                    format!(
                        "choose between this file and {others}: cannot tell which one is current"
                    ),
                ];
                let kinds = found.kinds.iter().map(|kind| choice_words(*kind, None));
                let choices = kinds.chain([plain(NOTHING)]).collect();
                return Fate::Open { why, choices };
            }
            _ => {}
        }
        if matches!(choice, None | Some(Choice::Replacement))
            && let Some(earlier) = self.earlier(file, found)
        {
            return self.newer(file, found, earlier, choice.is_some());
        }
        if choice == Some(&Choice::Replacement) {
            return Fate::left([
                "aucun fichier du dossier n'en est une version plus ancienne".to_owned(),
                "no file of the folder is an older version of it".to_owned(),
            ]);
        }
        if found.is_private && choice.is_none() {
            let choices = found.kinds.iter().map(|kind| choice_words(*kind, None)).collect();
            return Fate::Left { why: found.reason.clone(), choices };
        }
        let Some(kind) = found.kind() else {
            let mut choices: Vec<_> =
                found.kinds.iter().map(|kind| self.choice(*kind, file, found)).collect();
            let text = found.source.as_ref().map_or("", |source| source.text.as_str());
            let is_table = is_table(&file.ending());
            let has_workshops = self.programme.parts.iter().any(|part| part.workshop.is_some());
            if !is_table && has_workshops && !found.kinds.contains(&Kind::Workshop) {
                let of = match session_of(file, text, &self.programme.parts, None) {
                    Match::One(at) => Some(self.refer(at)),
                    _ => None,
                };
                choices.push(choice_words(Kind::Workshop, of.as_deref()));
            }
            choices.push(plain(NOTHING));
            return Fate::Open { why: found.reason.clone(), choices };
        };
        let fate = self.placed(file, kind, found, choice.and_then(Choice::of));
        self.in_place_of_blank(fate)
    }

    /// What `--as` would say of a file of a kind, with the session where it is known.
    fn choice(&self, kind: Kind, file: &Received, found: &Recognised) -> Words {
        let text = found.source.as_ref().map_or("", |source| source.text.as_str());
        let is_told = kind == Kind::Note && !self.programme.parts.is_empty();
        let matched = is_told.then(|| self.matched(file, text, None, false));
        match matched {
            Some(Match::One(at)) => choice_words(kind, Some(&self.refer(at))),
            _ => choice_words(kind, None),
        }
    }

    /// What becomes of a file that was gathered before as it is: it went to a path, or was left aside.
    fn known(&self, went: Option<&str>, found: &Found) -> Fate {
        let Some(path) = went else { return Fate::Declined };
        if self.given.contains(&path.to_lowercase()) {
            return Fate::Corrected { path: path.to_owned() };
        }
        let why = [
            format!(
                "déjà rassemblé sous le nom « {path} », renommé ou retiré depuis ; pour le reprendre :"
            ),
            format!("gathered before as “{path}”, renamed or removed since; to take it again:"),
        ];
        let kinds = found.iter().flat_map(|it| &it.kinds);
        Fate::Left { why, choices: kinds.map(|kind| choice_words(*kind, None)).collect() }
    }

    /// The file of the folder that this one is a newer version of, or was before it was corrected there.
    fn earlier(&self, file: &Received, found: &Recognised) -> Option<&'a str> {
        let before = self.before?;
        let is_there = |path: &&str| self.given.contains(&path.to_lowercase());
        let source = found.source.as_ref();
        let by_name = || {
            // Cameras give the same names again.
            let is_picture = found
                .kinds
                .iter()
                .any(|kind| matches!(kind, Kind::Photograph | Kind::Board | Kind::Logo));
            before.record.earlier(file).filter(|_| !is_picture)
        };
        let by_words = || before.version_of(&source?.text);
        by_name().filter(is_there).or_else(|| by_words().filter(is_there))
    }

    /// What becomes of a version of a file that the folder has: somebody says which one counts.
    fn newer(&self, file: &Received, found: &Recognised, earlier: &str, is_chosen: bool) -> Fate {
        let language = self.language;
        let answer = if is_chosen {
            Some(1)
        } else {
            let question = language.choose(
                format!(
                    "« {} » ressemble à « {earlier} », déjà dans le dossier : 1 il le remplace, 0 à laisser de côté ? ",
                    file.name()
                ),
                format!(
                    "“{}” is like “{earlier}”, which the folder has: 1 it replaces it, 0 to leave aside? ",
                    file.name()
                ),
            );
            (self.ask)(&question).and_then(|it| it.trim().parse::<usize>().ok())
        };
        match answer {
            Some(0) => Fate::Declined,
            Some(1) => {
                let ending = file.ending();
                let stem = stem(earlier);
                let path = format!("{stem}.{ending}");
                let is_other = path != earlier && self.given.contains(&path.to_lowercase());
                let path = if is_other {
                    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
                    self.free(folder, name, &ending)
                } else {
                    path
                };
                let reason = [format!("remplace « {earlier} »"), format!("replaces “{earlier}”")];
                let kind = found.kinds.first().copied().unwrap_or(Kind::Note);
                let replaced = Some(earlier.to_owned());
                Fate::Copied { path, kind, reason, added: Vec::new(), replaced }
            }
            _ => {
                let why = [
                    format!(
                        "une version de « {earlier} », déjà dans le dossier : laquelle compte ?"
                    ),
                    format!("a version of “{earlier}”, which the folder has: which one counts?"),
                ];
                let mut choices = vec![plain(REPLACEMENT)];
                choices.extend(found.kinds.iter().map(|kind| choice_words(*kind, None)));
                choices.push(plain(NOTHING));
                Fate::Open { why, choices }
            }
        }
    }

    /// A file that comes where one was prepared for it takes its place; one that comes beside another is
    /// said to.
    fn in_place_of_blank(&self, fate: Fate) -> Fate {
        let Fate::Copied { path, kind, mut reason, added, replaced } = fate else { return fate };
        let low = |path: &str| stem(path).to_lowercase();
        let own = low(&path);
        // « 0930-loger-2 » comes beside « 0930-loger ».
        let beside = own.rsplit_once('-').filter(|(_, n)| n.bytes().all(|c| c.is_ascii_digit()));
        let blank = self.before.and_then(|before| {
            let meant = |it: &&String| {
                let it = low(it);
                it == own || beside.is_some_and(|(first, _)| it == first)
            };
            before.blank.iter().find(meant)
        });
        if let Some(blank) = blank {
            let (french, english) = (
                format!(" ; remplace le fichier préparé « {blank} »"),
                format!("; replaces the prepared file “{blank}”"),
            );
            reason[0].push_str(&french);
            reason[1].push_str(&english);
            let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
            let path = format!("{}.{ending}", stem(blank));
            return Fate::Copied { path, kind, reason, added, replaced: Some(blank.clone()) };
        }
        if let (Kind::Note | Kind::Workshop, Some((first, _))) = (kind, beside)
            && let Some(other) = self.given.iter().find(|it| low(it) == first)
        {
            reason[0].push_str(&format!(" ; s'ajoute à « {other} »"));
            reason[1].push_str(&format!("; comes beside “{other}”"));
        }
        Fate::Copied { path, kind, reason, added, replaced }
    }

    /// Where a file of a kind goes.
    fn placed(&self, file: &Received, kind: Kind, found: &Recognised, of: Option<&str>) -> Fate {
        let text = found.source.as_ref().map_or("", |source| source.text.as_str());
        let ending = file.ending();
        let copied = |path, reason| Fate::copied(path, kind, reason);
        let stem = {
            let stem = names::stem(file.stem());
            if stem.is_empty() { "fichier".to_owned() } else { stem }
        };
        let reason = found.reason.clone();
        match kind {
            Kind::Agenda if self.has_agenda => Fate::left([
                "le dossier a déjà un programme ; s'il est plus récent, remplacez-le vous-même"
                    .to_owned(),
                "the folder has an agenda already; if this one is newer, replace it yourself"
                    .to_owned(),
            ]),
            Kind::Agenda => copied(format!("agenda.{ending}"), reason),
            Kind::Event => self.single(&format!("event.{ending}"), kind, reason),
            Kind::Participants if super::table::is_attendance(file, found) => {
                copied(self.free("", "participants-emargement", &ending), reason)
            }
            Kind::Participants => self.single(&format!("participants.{ending}"), kind, reason),
            Kind::Glossary => self.single(&format!("glossaire.{ending}"), kind, reason),
            Kind::Evaluation => copied(self.free("", "evaluation", &ending), reason),
            Kind::Actions => {
                let path = format!("actions.{ending}");
                let is_sheet = matches!(ending.as_str(), "docx" | "odt" | "md" | "txt");
                if is_sheet || self.given.contains(&path) {
                    copied(self.free("actions", &stem, &ending), reason)
                } else {
                    copied(path, reason)
                }
            }
            Kind::Annex | Kind::Note if is_table(&ending) => Fate::left([
                format!(
                    "un tableau ne se lit ni comme annexe ni comme notes : copiez-le dans un document Word, ou enregistrez-le en PDF ; avec LibreOffice : `soffice --headless --convert-to pdf \"{}\"`",
                    file.name()
                ),
                format!(
                    "a table is read neither as an annex nor as notes: copy it into a Word document, or save it as PDF; with LibreOffice: `soffice --headless --convert-to pdf \"{}\"`",
                    file.name()
                ),
            ]),
            // An annex without a title bears its file's name.
            Kind::Annex => {
                let name = names::titled(file.stem());
                let name = if name.is_empty() { stem } else { name };
                copied(self.free("annexes", &name, &ending), reason)
            }
            Kind::Photograph => copied(self.free("photos", &stem, &ending), reason),
            Kind::Logo => copied(self.free("logos", &stem, &ending), reason),
            Kind::Board => self.board(file, &stem, &ending, reason, of),
            Kind::Note => self.note(file, text, &stem, &ending, of),
            Kind::Workshop => self.workshop(file, text, &stem, &ending, of),
        }
    }

    /// A file of which an event has only one.
    fn single(&self, path: &str, kind: Kind, reason: Words) -> Fate {
        let stem = stem(path);
        if let Some(other) =
            self.given.iter().find(|it| it.rsplit_once('.').is_some_and(|(own, _)| own == stem))
        {
            return Fate::left([
                format!(
                    "le dossier a déjà « {other} » ; si celui-ci est plus récent, remplacez-le vous-même"
                ),
                format!(
                    "the folder has “{other}” already; if this one is newer, replace it yourself"
                ),
            ]);
        }
        Fate::copied(path.to_owned(), kind, reason)
    }

    /// A path that no other file has.
    fn free(&self, folder: &str, stem: &str, ending: &str) -> String {
        let names =
            std::iter::once(String::new()).chain((2_u32..).map(|number| format!("-{number}")));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut paths = names.map(|number| format!("{folder}{stem}{number}.{ending}"));
        paths.find(|path| !self.given.contains(&path.to_lowercase())).unwrap_or_default()
    }

    /// The part of the programme that a file belongs to: as somebody says, else as the file tells.
    fn matched(&self, file: &Received, text: &str, of: Option<&str>, is_workshop: bool) -> Match {
        let named = |of| self.programme.named(of, is_workshop);
        if let Some(of) = of {
            named(of).map_or(Match::Unclear(Vec::new()), Match::One)
        } else {
            let calls = if is_workshop { None } else { Some(&self.programme.calls) };
            session_of(file, text, &self.programme.parts, calls)
        }
    }

    fn note(
        &self,
        file: &Received,
        text: &str,
        stem: &str,
        ending: &str,
        of: Option<&str>,
    ) -> Fate {
        let kind = Kind::Note;
        let copied = |path, reason| Fate::copied(path, kind, reason);
        if self.programme.parts.is_empty() {
            let reason = [
                "sans programme, sa séance n'est pas connue".to_owned(),
                "without an agenda, its session is not known".to_owned(),
            ];
            return copied(self.free("notes", stem, ending), reason);
        }
        match self.asked(file, self.matched(file, text, of, false)) {
            Match::One(at) => {
                let session = &self.programme.sessions[at];
                let name = names::of_session(session, &self.programme.days, 'j');
                copied(self.free("tables-rondes", &name, ending), about(session))
            }
            Match::Several => {
                let reason = ["plusieurs séances".to_owned(), "several sessions".to_owned()];
                copied(self.free("notes", stem, ending), reason)
            }
            Match::Unclear(near) => {
                let near = if near.is_empty() {
                    (0..self.programme.sessions.len()).collect()
                } else {
                    near
                };
                let sessions =
                    near.iter().take(4).map(|at| choice_words(kind, Some(&self.refer(*at))));
                // Notes or a transcript may be a workshop's.
                let workshop = match session_of(file, text, &self.programme.parts, None) {
                    Match::One(at) => Some(choice_words(Kind::Workshop, Some(&self.refer(at)))),
                    _ => None,
                };
                let choices =
                    workshop.into_iter().chain(sessions).chain([plain(NOTHING)]).collect();
                let why = ["de quelle séance ?".to_owned(), "of which session?".to_owned()];
                Fate::Open { why, choices }
            }
        }
    }

    fn workshop(
        &self,
        file: &Received,
        text: &str,
        stem: &str,
        ending: &str,
        of: Option<&str>,
    ) -> Fate {
        let kind = Kind::Workshop;
        let copied = |path, reason| Fate::copied(path, kind, reason);
        let announced = self.programme.parts.iter().any(|part| part.workshop.is_some());
        if !announced {
            let reason =
                ["aucun atelier n'est annoncé".to_owned(), "no workshop is announced".to_owned()];
            return copied(self.free("ateliers", stem, ending), reason);
        }
        match self.asked(file, self.matched(file, text, of, true)) {
            Match::One(at) => {
                let part = &self.programme.parts[at];
                let number = part.workshop.unwrap_or(1);
                let reason = [
                    format!("atelier {number}, « {} »", part.title),
                    format!("workshop {number}, “{}”", part.title),
                ];
                // The round stays in the name: the sheets of several are one workshop's.
                let opening = text.lines().map(str::trim).find(|line| !line.is_empty());
                let turn = turn(file.stem()).or_else(|| turn(opening.unwrap_or_default()));
                let round = turn.map_or(String::new(), |it| format!("-passage-{}", it.rank));
                copied(self.free("ateliers", &format!("atelier-{number}{round}"), ending), reason)
            }
            Match::Several | Match::Unclear(_) => {
                let ranks = (0..self.programme.parts.len())
                    .filter(|at| self.programme.parts[*at].workshop.is_some());
                let choices = ranks.take(8).map(|at| choice_words(kind, Some(&self.refer(at))));
                let choices = choices.chain([plain(NOTHING)]).collect();
                let why = ["de quel atelier ?".to_owned(), "of which workshop?".to_owned()];
                Fate::Open { why, choices }
            }
        }
    }

    /// What a workshop wrote on the wall needs no sheet of its own where somebody wrote one: the picture then
    /// hangs with the others.
    fn free_boards(&mut self) {
        let sheets: Vec<String> = self
            .steps
            .iter()
            .filter_map(|step| match &step.fate {
                Fate::Copied { path, kind: Kind::Workshop, .. } => Some(stem(path).to_owned()),
                _ => None,
            })
            .collect();
        for rank in 0..self.steps.len() {
            let file = &self.files[self.steps[rank].file];
            let Fate::Copied { path, kind: Kind::Board, added, .. } = &self.steps[rank].fate else {
                continue;
            };
            let own = added.first().map(|(sheet, _)| stem(sheet).to_owned());
            let is_of = |sheet: &String, own: &str| {
                sheet.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            };
            let has_sheet = own.as_ref().is_none_or(|own| sheets.iter().any(|it| is_of(it, own)));
            if !has_sheet {
                continue;
            }
            let name = path.rsplit('/').next().unwrap_or(path);
            let (name, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let path = self.free("photos", name, &ending.to_lowercase());
            self.given.insert(path.clone());
            let reason = [file.name().to_owned(), file.name().to_owned()];
            self.steps[rank].fate = Fate::copied(path, Kind::Photograph, reason);
        }
    }

    /// Makes a gallery of the photographs of each half-day of the event, by the time that the cameras noted.
    fn hang_photographs(&mut self) {
        let mut halves: BTreeMap<(Date, Half), Vec<(DateTime, usize)>> = BTreeMap::new();
        let mut untimed = Vec::new();
        for (rank, step) in self.steps.iter_mut().enumerate() {
            let Fate::Copied { kind: Kind::Photograph, .. } = step.fate else { continue };
            let file = &self.files[step.file];
            let taken = photo::taken(file.bytes()).or_else(|| photo::of_name(file.stem()));
            match taken {
                Some(taken) if self.programme.days.contains(&taken.date()) => {
                    halves.entry((taken.date(), Half::of(taken))).or_default().push((taken, rank));
                }
                // It may show something else; the camera's clock may be wrong too.
                Some(taken)
                    if !self.programme.days.is_empty() && !self.chosen.contains(&step.file) =>
                {
                    let date = taken.date();
                    let why = [
                        format!(
                            "prise le {}, hors des jours de l'événement",
                            date.strftime("%d/%m/%Y")
                        ),
                        format!("taken on {date}, not on a day of the event"),
                    ];
                    let choices = vec![choice_words(Kind::Photograph, None), plain(NOTHING)];
                    step.fate = Fate::Open { why, choices };
                }
                _ => untimed.push(rank),
            }
        }
        self.hang_untimed(&untimed);
        for ((day, half), mut taken) in halves {
            taken.sort();
            let language = Language::French;
            let time = |at: DateTime| language.time(at.time());
            let pictures = taken.iter().filter_map(|(at, rank)| match &self.steps[*rank].fate {
                Fate::Copied { path, .. } => {
                    Some(format!("![Photographie prise à {}](../{path})", time(*at)))
                }
                _ => None,
            });
            let pictures = pictures.collect::<Vec<_>>().join("\n");
            let several = self.programme.days.len() > 1;
            let of_day =
                if several { format!(" du {}", day_name(day, language)) } else { String::new() };
            let text = format!("# Photographies{of_day}, {}\n\n{pictures}\n", half.name());
            let sheet = self.free("annexes", &format!("photographies-{day}-{}", half.slug()), "md");
            self.given.insert(sheet.clone());
            let [(_, first), ..] = taken.as_slice() else { continue };
            for (at, rank) in &taken {
                if let Fate::Copied { reason, added, .. } = &mut self.steps[*rank].fate {
                    *reason = [
                        format!("prise à {} : galerie {sheet}", Language::French.time(at.time())),
                        format!("taken at {}: gallery {sheet}", Language::English.time(at.time())),
                    ];
                    if rank == first {
                        added.push((sheet.clone(), text.clone().into_bytes()));
                    }
                }
            }
        }
    }

    /// Makes a gallery of the photographs of which nobody noted the time: those that came by a messenger.
    fn hang_untimed(&mut self, ranks: &[usize]) {
        let Some(first) = ranks.first().filter(|_| !self.programme.days.is_empty()) else { return };
        let sheet = self.free("annexes", "photographies", "md");
        self.given.insert(sheet.clone());
        let mut text = "# Photographies\n\n".to_owned();
        for rank in ranks {
            if let Fate::Copied { path, reason, .. } = &mut self.steps[*rank].fate {
                text.push_str(&format!("![Photographie de la journée](../{path})\n"));
                *reason = [
                    format!("heure inconnue : galerie {sheet}"),
                    format!("time unknown: gallery {sheet}"),
                ];
            }
        }
        if let Fate::Copied { added, .. } = &mut self.steps[*first].fate {
            added.push((sheet, text.into_bytes()));
        }
    }

    /// A photograph of what a workshop wrote: the picture, and a sheet that waits for its words.
    fn board(
        &self,
        file: &Received,
        stem: &str,
        ending: &str,
        reason: Words,
        of: Option<&str>,
    ) -> Fate {
        let picture = self.free("media", stem, ending);
        let number = match self.matched(file, "", of, true) {
            Match::One(at) => self.programme.parts[at].workshop,
            _ => None,
        };
        let name = number.map_or(stem.to_owned(), |number| format!("atelier-{number}"));
        let sheet = format!("ateliers/{name}.md");
        let mut added = Vec::new();
        if !self.given.iter().any(|path| path.starts_with(&format!("ateliers/{name}."))) {
            let text =
                format!("![Photographie des contributions de l'atelier](../{picture})\n\n…\n");
            added.push((sheet, text.into_bytes()));
        }
        Fate::Copied { path: picture, kind: Kind::Board, reason, added, replaced: None }
    }

    /// The same, once the person at the terminal has chosen.
    fn asked(&self, file: &Received, matched: Match) -> Match {
        let Match::Unclear(near) = &matched else { return matched };
        let language = self.language;
        let ranks: Vec<_> =
            if near.is_empty() { (0..self.programme.parts.len()).collect() } else { near.clone() };
        let options = (1..).zip(&ranks).map(|(number, at)| {
            let part = &self.programme.parts[*at];
            let time = part.start.map_or(String::new(), |time| format!("{} ", language.time(time)));
            format!("  {number} {time}{}", part.title)
        });
        let options = options.collect::<Vec<_>>().join("\n");
        let question = language.choose(
            format!("« {} » :\n{options}\n  0 aucune\nQuelle séance ? ", file.name()),
            format!("“{}”:\n{options}\n  0 none\nWhich session? ", file.name()),
        );
        let answer = (self.ask)(&question).and_then(|it| it.trim().parse::<usize>().ok());
        match answer.and_then(|number| ranks.get(number.wrapping_sub(1))) {
            Some(at) => Match::One(*at),
            None => matched,
        }
    }

    /// What one writes after `--as notes:`.
    fn refer(&self, at: usize) -> String {
        let part = &self.programme.parts[at];
        match (part.workshop, part.start) {
            (Some(number), _) => number.to_string(),
            (None, Some(start)) => Language::French.time(start),
            (None, None) => format!("\"{}\"", part.title),
        }
    }
}

/// Whether files with this ending are tables.
fn is_table(ending: &str) -> bool {
    matches!(ending, "csv" | "tsv" | "xlsx" | "xlsm" | "xls" | "ods")
}

fn about(session: &Session) -> Words {
    let time = |language: Language| {
        session.start.map_or(String::new(), |time| format!(", {}", language.time(time)))
    };
    [
        format!("séance « {} »{}", session.title, time(Language::French)),
        format!("session “{}”{}", session.title, time(Language::English)),
    ]
}

fn choice_words(kind: Kind, of: Option<&str>) -> Words {
    let known = CHOICES.iter().find(|(own, ..)| *own == kind);
    let (french, english) =
        known.map_or(("notes", "notes"), |(_, french, english)| (*french, *english));
    let of = of.map_or(String::new(), |of| format!(":{of}"));
    [format!("{french}{of}"), format!("{english}{of}")]
}
