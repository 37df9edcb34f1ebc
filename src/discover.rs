//! The event folder: the only reader of an author's files, and the one list of what names mean.

mod cache;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language, system_error};
use crate::read::decode::{self, Cause, Dropped};
use crate::source::{Source, SourceId, Sources, Span};
use crate::spelling::refusing::{is_list_of_refusals, refusing};
use crate::spelling::reserving::is_doubtful;
use crate::spelling::{fold, listed, nearest};

use cache::Content;

pub use cache::{FileCache, Snapshot, Stamp, matters};

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// `event.yaml`.
    Event,
    /// The agenda.
    Agenda,
    /// An agenda that another one, corrected by hand, takes the place of.
    ReplacedAgenda,
    /// Notes of a session.
    Note,
    /// The sheet of a workshop.
    Workshop,
    /// One or several action proposals.
    Action,
    /// The list of participants.
    Participants,
    /// The list of acronyms.
    Glossary,
    /// A picture or a logo.
    Media,
    /// A font that the event brings.
    Font,
    /// A file of the event's own template.
    Template,
    /// An annex.
    Annex,
    /// What is said of the annexes.
    AnnexList,
    /// What participants thought of the event.
    Evaluation,
}

/// Endings that are read as others are: they need not be named where it is said what is read.
const LIKE_OTHERS: &[(&str, &[&str])] = &[
    ("docx", &["docm", "dotx", "dotm"]),
    ("odt", &["ott"]),
    ("txt", &["text", "eml", "msg", "vtt", "srt", "html", "htm"]),
    ("csv", &["tsv"]),
    ("xlsx", &["xlsm", "xltx", "xltm"]),
    ("ods", &["ots"]),
    ("jpg", &["heic", "heif"]),
];

/// Endings of texts that people write.
const TEXTS: &[&str] = &["md", "markdown", "txt", "docx", "odt"];
/// Endings of data.
const YAML: &[&str] = &["yaml", "yml"];
/// Endings of tables.
const TABLES: &[&str] = &["csv", "xlsx", "xls", "ods"];
/// Endings of pictures.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "svg", "webp", "gif", "pdf"];
/// Endings of fonts.
const FONTS: &[&str] = &["ttf", "otf"];

/// A role, the names it is known by, and the endings it may have.
type Place = (Role, &'static [&'static str], &'static [&'static [&'static str]]);

/// Where each role is found: folders or bare names, folded, and the endings it may have.
const PLACES: &[Place] = &[
    (Role::Event, &["event", "evenement"], &[YAML]),
    (Role::Agenda, &["agenda", "programme", "program", "ordre du jour"], &[TEXTS, YAML, TABLES]),
    (
        Role::Note,
        &[
            "round tables",
            "notes",
            "tables rondes",
            "table ronde",
            "plenary",
            "pleniere",
            "plenieres",
        ],
        &[TEXTS],
    ),
    (Role::Workshop, &["workshops", "ateliers"], &[TEXTS, YAML, TABLES]),
    (Role::Action, &["actions", "propositions"], &[YAML, TABLES, TEXTS]),
    (Role::Participants, &["participants", "participantes"], &[YAML, TABLES]),
    (Role::Glossary, &["glossary", "glossaire", "sigles", "acronymes"], &[YAML, TABLES]),
    (Role::Media, &["media", "medias", "images", "photos", "logos"], &[PICTURES]),
    (Role::Font, &["fonts", "polices"], &[FONTS]),
    (Role::Evaluation, &["evaluation"], &[YAML, TABLES]),
    (Role::Annex, ANNEXES, &[PICTURES, TEXTS]),
];

/// The folder of the annexes.
const ANNEXES: &[&str] = &["annexes", "annexe", "annex"];
/// Tables in the folder of the annexes, by their names folded.
const ANNEX_TABLES: &[(Role, &[&str])] = &[
    (Role::AnnexList, &["annexes", "annexe", "annex", "liste", "list"]),
    (Role::Evaluation, &["evaluation", "questionnaire"]),
];

/// The folder of an event's own templates.
const TEMPLATES: &str = "report-templates/";

/// A folder's files with what each is for, and what was wrong with them.
#[derive(Debug)]
pub struct Folder {
    /// The folder.
    pub root: PathBuf,
    /// The files that have a role.
    pub sources: Sources,
    /// The role of each source.
    pub roles: Vec<Role>,
    /// The files whose names and places say nothing.
    pub strangers: Vec<Stranger>,
    /// What of the files is not in their texts, by their paths.
    dropped: Vec<(String, Dropped)>,
    /// A PDF called like the agenda, where there is no other.
    pub printed_agenda: Option<String>,
}

/// A file whose name and place say nothing.
#[derive(Debug)]
pub struct Stranger {
    /// Its path.
    pub path: String,
    /// The file, with its bytes and without its text, if it may be one of the event's.
    pub file: Option<Arc<Source>>,
    /// Whether somebody told of it.
    pub is_told: bool,
    /// The endings that its folder takes; none when the folder says nothing either.
    endings: Vec<&'static str>,
}

impl Stranger {
    /// Whether its name says that it lists those who refused, or a text of it tells a refusal.
    fn tells_a_refusal(&self) -> bool {
        const LONGEST: usize = 200_000;
        let is_text = matches!(ending(&self.path).as_str(), "eml" | "txt" | "md");
        let bytes =
            self.file.iter().map(|file| &file.bytes).filter(|it| is_text && it.len() < LONGEST);
        let mut texts = bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        is_list_of_refusals(self.path.rsplit_once('.').map_or(self.path.as_str(), |it| it.0))
            || texts.any(|text| text.lines().any(|line| refusing(line).is_some()))
    }
    /// Whether it is a text at the top: it may be the agenda.
    #[must_use]
    pub fn may_be_agenda(&self) -> bool {
        !self.path.contains('/') && TEXTS.contains(&ending(&self.path).as_str())
    }

    /// That it is not taken in.
    #[must_use]
    pub fn unknown(&self) -> Diagnostic {
        unknown(&self.path, &self.endings)
    }
}

/// How the text of a build report begins, in French and in English.
pub const BUILD_REPORT: [&str; 2] = ["Compte rendu de composition", "Build report"];

impl Folder {
    /// A folder without files.
    #[must_use]
    pub fn empty(root: &Path) -> Self {
        let sources = Sources::default();
        let root = root.to_owned();
        let (roles, strangers, dropped) = (Vec::new(), Vec::new(), Vec::new());
        Self { root, sources, roles, strangers, dropped, printed_agenda: None }
    }

    /// The same folder, where files are read as those of the paths that are given for theirs.
    #[must_use]
    pub fn with_placed(mut self, placed: &BTreeMap<String, String>) -> Self {
        let known_as = |file: Arc<Source>| match placed.get(&file.path) {
            Some(path) => Arc::new(file.known_by(path)),
            None => file,
        };
        let mut files: Vec<_> = self.sources.shared().map(known_as).collect();
        self.strangers.retain_mut(|stranger| {
            let Some((file, read_as)) = stranger.file.as_ref().zip(placed.get(&stranger.path))
            else {
                return true;
            };
            let content = cache::content_as(&file.path, Some(read_as), file.bytes.clone());
            let Content::Source(source, pictures, parts) = content else { return true };
            self.dropped.extend(parts.into_iter().map(|part| (stranger.path.clone(), part)));
            files.push(source);
            files.extend(pictures);
            false
        });
        self.sources = Sources::new(files);
        self.roles = self.sources.iter().filter_map(|(_, source)| role_of(source)).collect();
        self
    }

    /// Tells what of the files is guessed or not read, and which of them are not taken in.
    pub fn tell(&self, diagnostics: &mut Diagnostics) {
        for (id, source) in self.sources.iter().filter(|(_, source)| is_text(&source.path)) {
            if let Some(guess) = decode::guessed_charset(&source.bytes) {
                let line = guess.line.map(|line| Span::new(id, source.line(line)));
                let place = line.unwrap_or(Span::start_of(id));
                let diagnostic = Diagnostic::new(Code::CharsetGuessed, place);
                diagnostics.push(diagnostic.with("charset", guess.name));
            }
        }
        for (path, part) in &self.dropped {
            let span = self.sources.find(path).map(Span::start_of);
            let [french, english] = both(|language| part.words(language));
            let code = match part {
                Dropped::Refusals(_) => Code::UnreadRefusals,
                _ => Code::OfficePartDropped,
            };
            let diagnostic = Diagnostic::new(code, span);
            diagnostics.push(diagnostic.with_both("part", &french, &english));
            // « CONFIDENTIEL » at the head of each page speaks of the whole document.
            if let Dropped::HeaderFooter(words) | Dropped::Watermark(words) = part
                && is_doubtful(words)
            {
                let diagnostic = Diagnostic::new(Code::DoubtfulWords, span);
                diagnostics.push(diagnostic.with("sentence", words));
            }
        }
        // In a folder that is no event's, everything is a stranger.
        let is_event = self.roles.contains(&Role::Agenda);
        // A list of those who refused must not be overlooked.
        let lists = self.strangers.iter().filter(|it| it.tells_a_refusal());
        for stranger in lists.filter(|_| is_event) {
            let diagnostic = Diagnostic::new(Code::UnreadRefusals, None);
            diagnostics.push(diagnostic.with_both(
                "part",
                &format!("fichier « {} »", stranger.path),
                &format!("file “{}”", stranger.path),
            ));
        }
        for stranger in self.strangers.iter().filter(|it| !it.is_told) {
            if is_event || !stranger.endings.is_empty() {
                diagnostics.push(stranger.unknown());
            }
        }
    }

    /// The same folder with one more file, which is not on the disk yet.
    ///
    /// # Errors
    /// When it is a document that cannot be opened.
    pub fn with(self, path: &str, bytes: Vec<u8>) -> Result<Self, Cause> {
        let added = match cache::content_of(path, bytes) {
            Content::Source(source, pictures, _) => [vec![source], pictures].concat(),
            Content::Damaged(cause) => return Err(cause),
            Content::Stranger(_) => return Ok(self),
        };
        let sources = Sources::new(self.sources.shared().chain(added));
        let roles = sources.iter().filter_map(|(_, source)| role_of(source));
        let roles = roles.collect();
        Ok(Self { sources, roles, ..self })
    }

    /// The sources of one role, in the order of their paths.
    pub fn of(&self, role: Role) -> impl Iterator<Item = (SourceId, &Source)> {
        let roles = self.roles.iter();
        self.sources.iter().zip(roles).filter(move |(_, own)| **own == role).map(|(it, _)| it)
    }
}

/// What a source is for.
fn role_of(source: &Source) -> Option<Role> {
    let is_picture = source.is_part && source.read_as.is_none();
    if is_picture { Some(Role::Media) } else { role(source.known_as()).ok().flatten() }
}

/// What a path below the event folder is for. `Ok(None)` for what every folder holds besides
/// (hidden files, lock files, readmes, at the top PDFs and exports); `Err` with the endings that would do
/// when only the ending is wrong, and without any when the name says nothing.
pub fn role(path: &str) -> Result<Option<Role>, Vec<&'static str>> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let ending = ending.to_lowercase();
    let ending = known_ending(&ending);
    let folded = fold(stem);
    let hidden = path.split('/').any(|part| part.starts_with(['.', '~']));
    let system = matches!(name.to_lowercase().as_str(), "thumbs.db" | "desktop.ini");
    let readme =
        ["readme", "read me", "lisezmoi", "lisez moi"].iter().any(|it| folded.starts_with(it));
    let is_temporary = is_temporary(&name.to_lowercase());
    let is_own = !path.contains('/')
        && (ending == "pdf" || is_export(&folded) || ending == "csv" && is_clearance(&folded));
    if hidden || system || readme || is_temporary || is_own {
        return Ok(None);
    }
    if path.starts_with(TEMPLATES) {
        return Ok(Some(Role::Template));
    }
    // A file at the top is known by its own name, with anything after it (`programme-v2.docx`); a
    // file below, by the nearest folder that has a role.
    let folders: Vec<_> = path.split('/').rev().skip(1).map(fold).collect();
    let bears = |name: &&str, known: &str| match folders.as_slice() {
        [] => {
            known.strip_prefix(*name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        }
        _ => known == *name,
    };
    let is_table = YAML.iter().chain(TABLES).any(|known| *known == ending);
    if is_table && folders.first().is_some_and(|folder| ANNEXES.contains(&folder.as_str())) {
        let named = |names: &[&str]| {
            names.iter().any(|name| {
                folded
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        if let Some((role, _)) = ANNEX_TABLES.iter().find(|(_, names)| named(names)) {
            return Ok(Some(*role));
        }
    }
    let candidates = if folders.is_empty() { vec![folded] } else { folders.clone() };
    let mut wrong_ending = Vec::new();
    for known in &candidates {
        for (role, names, endings) in PLACES {
            let at_top = matches!(
                role,
                Role::Event | Role::Agenda | Role::Participants | Role::Glossary | Role::Evaluation
            );
            if !names.iter().any(|name| bears(name, known)) || (at_top && !folders.is_empty()) {
                continue;
            }
            let endings = endings.iter().flat_map(|endings| endings.iter().copied());
            if endings.clone().any(|known| known == ending) {
                return Ok(Some(*role));
            }
            // The nearest folder decides.
            if wrong_ending.is_empty() {
                wrong_ending = endings.collect();
            }
        }
    }
    if PICTURES.contains(&ending) && path.contains('/') {
        return Ok(Some(Role::Media));
    }
    Err(wrong_ending)
}

/// The ending as which an ending is read.
#[must_use]
pub fn known_ending(ending: &str) -> &str {
    let like = LIKE_OTHERS.iter().find(|(_, endings)| endings.contains(&ending));
    like.map_or(ending, |(known, _)| known)
}

/// Whether a file is one that a program is still writing, or keeps while it does.
fn is_temporary(name: &str) -> bool {
    name.ends_with('~') || [".tmp", ".crdownload", ".part"].iter().any(|it| name.ends_with(it))
}

/// Reads a folder: every file with a role is decoded, in the order of paths.
///
/// ```
/// use std::path::Path;
///
/// use actes::diagnostic::Diagnostics;
/// use actes::discover::{Role, discover};
///
/// let folder = discover(Path::new("input"), &mut Diagnostics::default())?;
/// let agendas: Vec<_> = folder.of(Role::Agenda).map(|(_, source)| source.path.as_str()).collect();
/// assert_eq!(agendas, ["agenda.md"]);
/// # anyhow::Ok(())
/// ```
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn discover(root: &Path, diagnostics: &mut Diagnostics) -> Result<Folder> {
    discover_again(root, &mut FileCache::default(), diagnostics)
}

/// The same, where files that have not changed since they were put into the cache are not read.
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn discover_again(
    root: &Path,
    cache: &mut FileCache,
    diagnostics: &mut Diagnostics,
) -> Result<Folder> {
    let mut found = Vec::new();
    list(root, "", &mut found, diagnostics).with_context(|| root.display().to_string())?;
    cache.open();
    let folder = understood(root, found, |path, place| cache.read(path, &place), diagnostics);
    cache.close();
    Ok(folder)
}

/// The same of files that lie in no folder, as in a package for the archives: their names need not be
/// such as this disk allows.
pub fn from_files(
    root: &Path,
    files: Vec<(String, Vec<u8>)>,
    diagnostics: &mut Diagnostics,
) -> Folder {
    understood(root, files, |path, bytes| Ok(cache::content_of(path, bytes)), diagnostics)
}

/// Takes up every file with a role. A file is a path in our form, and what `read` gives its content for.
fn understood<T: Ord>(
    root: &Path,
    mut found: Vec<(String, T)>,
    mut read: impl FnMut(&str, T) -> io::Result<Content>,
    diagnostics: &mut Diagnostics,
) -> Folder {
    found.sort();
    report_collisions(found.iter().map(|(path, _)| path.as_str()), diagnostics);
    let is_event = found.iter().any(|(path, _)| role(path) == Ok(Some(Role::Agenda)));
    let printed = printed(found.iter().map(|(path, _)| path.as_str()));
    let printed_agenda = printed.iter().find(|(role, _)| *role == Role::Agenda);
    let printed_agenda = printed_agenda.map(|(_, path)| path.clone());
    for (_, path) in printed.iter().filter(|(role, _)| *role != Role::Agenda && is_event) {
        let expected =
            role(path.rsplit_once('.').map_or("", |(stem, _)| stem)).err().unwrap_or_default();
        diagnostics.push(unknown(path, &expected).with("printed", ""));
    }
    let mut files = Vec::new();
    let mut dropped = Vec::new();
    let mut strangers = Vec::new();
    for (path, file) in found {
        match role(&path) {
            Ok(None) => continue,
            Ok(Some(_)) => {}
            Err(endings) => {
                let file = may_be_read(&path).then(|| read(&path, file)).and_then(Result::ok);
                let file = match file {
                    Some(Content::Stranger(file)) => Some(file),
                    _ => None,
                };
                if !file.as_ref().is_some_and(|file| is_build_report(file)) {
                    let file = file.filter(|_| ending(&path) != "json");
                    strangers.push(Stranger { path, file, is_told: false, endings });
                }
                continue;
            }
        }
        let unreadable = Diagnostic::new(Code::UnreadableFile, None).with("path", &path);
        match read(&path, file) {
            Ok(Content::Source(source, pictures, parts)) => {
                dropped.extend(parts.into_iter().map(|part| (path.clone(), part)));
                files.push(source);
                files.extend(pictures);
            }
            Ok(Content::Damaged(Cause::Exceeds(exceeded))) => {
                diagnostics.push(exceeded.diagnostic(Ok(&path)));
            }
            Ok(Content::Damaged(cause)) => {
                let [french, english] = both(|language| cause.words(language).into_owned());
                let format = match ending(&path).as_str() {
                    "docx" => "docx",
                    "odt" => "odt",
                    "ods" => "ods",
                    _ => "xlsx",
                };
                let unreadable = unreadable.with_both("cause", &french, &english);
                diagnostics.push(unreadable.with("format", format));
            }
            Ok(Content::Stranger(_)) => {}
            Err(error) => {
                let [french, english] = both(|language| system_error(&error, language));
                let unreadable = unreadable.with_both("cause", &french, &english);
                diagnostics.push(unreadable.with("locked", ""));
            }
        }
    }
    let sources = Sources::new(files);
    let roles = sources.iter().filter_map(|(_, source)| role_of(source));
    let roles = roles.collect();
    Folder { root: root.to_owned(), sources, roles, strangers, dropped, printed_agenda }
}

/// Reads the event's own templates, and nothing else of its folder.
///
/// # Errors
/// When one of their files cannot be read.
pub fn templates(root: &Path) -> Result<Sources> {
    let mut found = Vec::new();
    let folder = root.join(TEMPLATES);
    if folder.is_dir() {
        list(&folder, TEMPLATES, &mut found, &mut Diagnostics::default())
            .with_context(|| folder.display().to_string())?;
    }
    found.sort();
    let mut files = Vec::new();
    for (path, on_disk) in found {
        if role(&path) != Ok(Some(Role::Template)) {
            continue;
        }
        let bytes = fs::read(&on_disk).with_context(|| on_disk.display().to_string())?;
        let is_text = is_template_text(Role::Template, &ending(&path));
        let text = if is_text { decode::text(&bytes) } else { String::new() };
        files.push(Source::new(path, bytes, text));
    }
    Ok(Sources::new(files))
}

/// Whether a file of a template is text: code, or what the template says of itself.
fn is_template_text(role: Role, ending: &str) -> bool {
    role == Role::Template && matches!(ending, "typ" | "json")
}

/// Whether a file is plain text, whose encoding nothing tells.
fn is_text(path: &str) -> bool {
    matches!(ending(path).as_str(), "md" | "markdown" | "txt" | "yaml" | "yml" | "csv")
}

/// A file's ending in lower case, without the dot.
fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase())
}

/// Whether a name is one that `export` gives: what it wrote is no source of the event.
fn is_export(folded: &str) -> bool {
    let words = folded.strip_prefix("actes ").and_then(|rest| rest.split(' ').next());
    words.is_some_and(|word| ["actions", "participants", "model", "stats"].contains(&word))
}

/// Whether a name is that of the table beside a clearance sheet: `bordereau-2019-06-12-interne`.
fn is_clearance(folded: &str) -> bool {
    let day = folded.strip_prefix("bordereau ");
    day.is_some_and(|day| day.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Whether a file without a role is of a kind that is read; or may be what the program wrote.
#[must_use]
pub fn may_be_read(path: &str) -> bool {
    let ending = ending(path);
    let ending = known_ending(&ending);
    let kinds = [TEXTS, TABLES, YAML, PICTURES, &["json"]];
    ending != "pdf" && kinds.iter().any(|known| known.contains(&ending))
}

/// Whether the program itself wrote a file, in an earlier run.
fn is_build_report(file: &Source) -> bool {
    if !matches!(ending(&file.path).as_str(), "txt" | "md" | "json") {
        return false;
    }
    let start = &file.bytes[..file.bytes.len().min(4096)];
    let start = String::from_utf8_lossy(start);
    let begins = |title: &&str| start.starts_with(&format!("{title} · actes "));
    BUILD_REPORT.iter().any(begins)
        || start.starts_with('{') && start.contains("\"program\": \"actes ")
}

/// PDFs at the top that bear the name of a file that is read, with what they would be, where there is no
/// such file: a PDF beside it is its print.
fn printed<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Vec<(Role, String)> {
    let stem = |path: &str| {
        let (stem, ending) = path.rsplit_once('.')?;
        (!path.contains('/') && ending.eq_ignore_ascii_case("pdf")).then(|| stem.to_owned())
    };
    let meant = |path: &'a str| {
        let stem = stem(path)?;
        let role = ["docx", "csv"].iter().find_map(|it| role(&format!("{stem}.{it}")).ok()?)?;
        // What is read of these is little, and a print of them is often kept with the rest.
        let is_told = matches!(role, Role::Agenda | Role::Participants | Role::Action);
        is_told.then(|| (role, path.to_owned()))
    };
    // A file with a free name may be what is printed.
    let is_there = |wanted: Role| {
        paths.clone().any(|path| match role(path) {
            Ok(role) => role == Some(wanted),
            Err(endings) => endings.is_empty() && wanted != Role::Agenda,
        })
    };
    let printed = paths.clone().filter_map(meant);
    printed.filter(|(role, _)| !is_there(*role)).collect()
}

/// What is to be told of a PDF that lies where texts are read.
#[must_use]
pub fn unread_text(path: &str) -> Option<Diagnostic> {
    let (stem, ending) = path.rsplit_once('.')?;
    let expected = role(stem).err()?;
    let is_among_texts = expected.contains(&"docx") && !expected.contains(&"pdf");
    let is_pdf = ending.eq_ignore_ascii_case("pdf");
    (is_pdf && is_among_texts).then(|| unknown(path, &expected).with("pdf", ""))
}

/// A phrase in both languages.
fn both(words: impl Fn(Language) -> String) -> [String; 2] {
    [words(Language::French), words(Language::English)]
}

/// Lists the files below a folder as (path in our form, path on the disk).
fn list(
    folder: &Path,
    prefix: &str,
    found: &mut Vec<(String, PathBuf)>,
    diagnostics: &mut Diagnostics,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name: String = entry.file_name().to_string_lossy().nfc().collect();
        let path = format!("{prefix}{name}");
        if name.starts_with('.') {
            continue;
        }
        if entry.file_name().to_str().is_none() {
            if role(&path) != Ok(None) {
                let diagnostic = Diagnostic::new(Code::UnreadableFile, None).with("path", path);
                diagnostics.push(diagnostic.with_both(
                    "cause",
                    "une lettre de son nom n'est pas en UTF-8 ; renommez-le",
                    "a letter of its name is no UTF-8; rename it",
                ));
            }
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_symlink() {
            diagnostics.push(Diagnostic::new(Code::SymbolicLink, None).with("path", path));
        } else if kind.is_dir() {
            // A package for the archives holds copies of what is here.
            if entry.path().join("bagit.txt").is_file() {
                continue;
            }
            if let Err(error) = list(&entry.path(), &format!("{path}/"), found, diagnostics) {
                let diagnostic = Diagnostic::new(Code::UnreadableFile, None).with("path", path);
                let [french, english] = both(|language| system_error(&error, language));
                diagnostics.push(diagnostic.with_both("cause", &french, &english));
            }
        } else if kind.is_file() {
            found.push((path, entry.path()));
        } else {
            // A pipe or a device would never end.
            let diagnostic = Diagnostic::new(Code::UnreadableFile, None).with("path", path);
            diagnostics.push(diagnostic.with_both(
                "cause",
                "ce n'est pas un fichier",
                "it is no file",
            ));
        }
    }
    Ok(())
}

/// A folder that works here must work on a disk that ignores capitals and forms of accents.
fn report_collisions<'a>(paths: impl Iterator<Item = &'a str>, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if let Some(first) = seen.insert(path.to_lowercase(), path) {
            let diagnostic = Diagnostic::new(Code::NamesCollide, None).with("first", first);
            diagnostics.push(diagnostic.with("second", path));
        }
    }
}

fn unknown(path: &str, endings: &[&'static str]) -> Diagnostic {
    if !endings.is_empty() {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_slides = ["ppt", "pptx", "odp", "key"].contains(&ending.to_lowercase().as_str());
        return Diagnostic::new(Code::UnknownFormat, None)
            .with("path", path)
            .with("ending", ending)
            .maybe("slides", (is_slides && endings.contains(&"pdf")).then_some(""))
            .with("expected", listed(endings.iter().copied()));
    }
    let part = path.split('/').next().unwrap_or(path);
    let part = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
    let names = PLACES.iter().flat_map(|(_, names, _)| names.iter().copied());
    let near = nearest(part, names).map(|name| name.replace(' ', "-"));
    let near = near.map(|name| if path.contains('/') { format!("{name}/") } else { name });
    Diagnostic::new(Code::UnknownFile, None).with("path", path).maybe("nearest", near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_roles_in_both_languages() {
        for (path, expected) in [
            ("agenda.md", Role::Agenda),
            ("Ordre-du-jour.docx", Role::Agenda),
            ("évènement.yaml", Role::Event),
            ("événement.yml", Role::Event),
            ("tables-rondes/0940.md", Role::Note),
            ("round_tables/sub/a.txt", Role::Note),
            ("Ateliers/1.yaml", Role::Workshop),
            ("ateliers/photos/a.JPG", Role::Media),
            ("ateliers/programme.md", Role::Workshop),
            ("notes/ateliers/atelier-1.md", Role::Workshop),
            ("programme-v2.docx", Role::Agenda),
            ("actions.xlsx", Role::Action),
            ("actions/A8.md", Role::Action),
            ("participants.csv", Role::Participants),
            ("report-templates/mien/cover.typ", Role::Template),
            ("tables-rondes/schema.png", Role::Media),
        ] {
            assert_eq!(role(path), Ok(Some(expected)), "{path}");
        }
    }

    #[test]
    fn what_every_folder_holds_besides_is_left_alone() {
        for path in [
            ".git/config",
            "~$agenda.docx",
            "notes/~WRL0001.tmp",
            "notes/0940.docx.TMP",
            "notes/.~lock.0940.odt#",
            "agenda.md~",
            "media/salle.jpg.crdownload",
            "Thumbs.db",
            "README.md",
            "LISEZMOI.txt",
            "Lisez-moi.docx",
            "actes.pdf",
            "actes-actions-2019-06-12.csv",
            "bordereau-2019-06-12-interne.csv",
        ] {
            assert_eq!(role(path), Ok(None), "{path}");
        }
    }

    #[test]
    fn a_pdf_among_texts_is_an_unread_text() {
        for path in ["tables-rondes/1000.pdf", "Ateliers/atelier-1.PDF", "actions/A1.pdf"] {
            assert!(unread_text(path).is_some(), "{path}");
        }
        for path in ["media/plan.pdf", "annexes/a.pdf", "ateliers/photos/a.pdf", "notes/a.png"] {
            assert!(unread_text(path).is_none(), "{path}");
        }
    }

    #[test]
    fn an_unknown_name_or_ending_is_told_apart() {
        assert_eq!(role("divers/a.md"), Err(Vec::new()));
        assert!(role("agenda.rtf").unwrap_err().contains(&"docx"));
    }
}
