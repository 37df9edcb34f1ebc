//! `actes new --note`: the file of one more session or workshop.

use anyhow::{Result, bail};

use super::super::load::{Loaded, load};
use super::super::write::{Written, write_new};
use super::super::{Environment, Outcome, event_folder};
use super::parts::{Parts, Sheet};
use super::{language_of, texts};
use crate::cli::New;
use crate::diagnostic::{Diagnostics, Language};
use crate::model::body::TargetKind;
use crate::model::report::Report;
use crate::model::session::{Session, SessionKind};
use crate::parse::agenda::called::Called;
use crate::spelling::{fold, listed};

/// How many seconds away a session may begin that is meant by a wrong time.
const FARTHEST: i64 = 90 * 60;

pub(super) fn run(asked: &New, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let folder = event_folder(asked.folder.as_deref(), environment)?;
    let loaded = load(&folder, &mut Diagnostics::default())?;
    if loaded.report.sessions.is_empty() {
        bail!(language.choose(
            "le dossier n'a pas encore de programme ; `actes check` indique ce qui manque à l'ordre du jour",
            "the folder has no programme yet; `actes check` says what the agenda needs",
        ));
    }
    let of_files = asked.language.map_or_else(|| language_of(&loaded), Language::from);
    let parts = Parts::of(&loaded, of_files);
    // All are found before any is written.
    let found = asked.note.iter().map(|wanted| find(wanted, &loaded.report, &parts, language));
    let found = found.collect::<Result<Vec<_>>>()?;
    let mut outcome = Outcome::default();
    for part in found.into_iter().flatten() {
        let (path, text) = match part {
            Part::Session(session) => {
                if let Some(path) = there(session, &loaded) {
                    let title = &session.title;
                    outcome.stdout.push_str(&language.choose(
                        format!("« {title} » a déjà son fichier : {path}\n"),
                        format!("“{title}” already has its file: {path}\n"),
                    ));
                    continue;
                }
                let path = parts.path_of(session, &loaded);
                (path, texts::note::text(session, &parts, &loaded, of_files))
            }
            Part::Sheet(sheet) => (sheet.path.clone(), texts::workshop::text(sheet, of_files)),
        };
        let written = write_new(&folder, &path, &texts::marked(&text), language)?;
        outcome.stdout.push_str(&match written {
            Written::New => language.choose(
                format!("{path} : prêt à être complété\n"),
                format!("{path}: ready to be filled\n"),
            ),
            Written::There => language.choose(
                format!("{path} existe déjà et reste tel quel\n"),
                format!("{path} already exists and is left as it is\n"),
            ),
        });
    }
    Ok(outcome)
}

/// What a file can be asked for.
enum Part<'a> {
    Session(&'a Session),
    Sheet(&'a Sheet),
}

/// The file that a session has already.
fn there(session: &Session, loaded: &Loaded) -> Option<String> {
    let prepared = loaded
        .report
        .unfilled
        .iter()
        .find(|it| it.part.kind == TargetKind::Session && it.part.id == session.id);
    let path = session.notes.first().map(|note| &note.path).or(prepared.map(|it| &it.path));
    path.cloned()
}

/// The session or workshop that is called by a time, an id or a title.
fn find<'a>(
    wanted: &str,
    report: &'a Report,
    parts: &'a Parts<'_>,
    language: Language,
) -> Result<Vec<Part<'a>>> {
    let folded = fold(wanted);
    if let Some(sheet) = parts.sheets.iter().find(|sheet| fold(&sheet.id) == folded) {
        return Ok(vec![Part::Sheet(sheet)]);
    }
    let meant = parts.calls.surely(wanted);
    let mut found: Vec<_> = meant.into_iter().map(|rank| &report.sessions[rank]).collect();
    if found.is_empty() && folded.len() > 3 && Called::parse(wanted).time.is_none() {
        let holds = |session: &&Session| fold(&session.title).contains(&folded);
        found = report.sessions.iter().filter(holds).collect();
    }
    let called = |session: &Session| match session.start {
        Some(_) => format!("{} {}", parts.refer(session), session.title),
        None => session.title.clone(),
    };
    match found.as_slice() {
        [only] => of_session(only, report, parts, language),
        [] => {
            let named = |workshop: &crate::model::workshop::Workshop| {
                [fold(&workshop.id), fold(&workshop.title)].contains(&folded)
                    && workshop.source.is_some()
            };
            if let Some(workshop) = report.workshops.iter().find(|it| named(it)) {
                let path = workshop.source.as_deref().unwrap_or_default();
                bail!(language.choose(
                    format!("« {wanted} » a déjà sa fiche : {path}"),
                    format!("“{wanted}” already has its sheet: {path}"),
                ));
            }
            let names: Vec<_> = report.sessions.iter().map(called).collect();
            let near = nearest_session(wanted, report, parts).map(called);
            let near = near.map_or(String::new(), |near| {
                language.choose(
                    format!(" ; vouliez-vous dire « {near} » ?"),
                    format!("; did you mean “{near}”?"),
                )
            });
            let names = listed(names.iter().map(String::as_str));
            bail!(language.choose(
                format!("aucune séance ne s'appelle « {wanted} »{near}\nSéances : {names}."),
                format!("no session is called “{wanted}”{near}\nSessions: {names}."),
            ))
        }
        several => {
            let names = several.iter().map(|it| format!("{} ({})", parts.refer(it), it.title));
            let names = names.collect::<Vec<_>>();
            let names = listed(names.iter().map(String::as_str));
            bail!(language.choose(
                format!("« {wanted} » peut désigner plusieurs séances ; dites laquelle : {names}"),
                format!("“{wanted}” may be one of several sessions; say which: {names}"),
            ))
        }
    }
}

/// The files of a session: its notes, or the sheets of the workshops that are held in it.
fn of_session<'a>(
    session: &'a Session,
    report: &'a Report,
    parts: &'a Parts<'_>,
    language: Language,
) -> Result<Vec<Part<'a>>> {
    let title = &session.title;
    match session.kind {
        SessionKind::Break => bail!(language.choose(
            format!("« {title} » : rien n'y est attendu ; si l'on y a parlé, changez son titre dans l'ordre du jour"),
            format!("“{title}”: nothing is expected there; if something was said, change its title in the agenda"),
        )),
        SessionKind::Workshops => {
            let called = parts.refer(session);
            let sheets = parts.sheets.iter().filter(|sheet| sheet.session == called);
            let sheets: Vec<_> = sheets.map(Part::Sheet).collect();
            if !sheets.is_empty() {
                return Ok(sheets);
            }
            let held = report.workshops.iter().filter(|it| it.session.as_ref() == Some(&session.id));
            let files: Vec<_> = held.filter_map(|it| it.source.as_deref()).collect();
            if files.is_empty() {
                return Ok(vec![Part::Session(session)]);
            }
            let files = listed(files);
            bail!(language.choose(
                format!("« {title} » a déjà ses fiches : {files}"),
                format!("“{title}” already has its sheets: {files}"),
            ))
        }
        _ => Ok(vec![Part::Session(session)]),
    }
}

/// The session that a wrong time or title comes nearest to.
fn nearest_session<'a>(wanted: &str, report: &'a Report, parts: &Parts<'_>) -> Option<&'a Session> {
    let called = Called::parse(wanted);
    let near = &report.sessions[parts.calls.nearest(&called, wanted)?];
    let Some((time, start)) = called.time.zip(near.start) else { return Some(near) };
    (start.duration_since(time).as_secs().abs() <= FARTHEST).then_some(near)
}
