//! `actes new --note`: the file of one more session or workshop.

use anyhow::{Result, bail};

use super::super::load::{Loaded, load};
use super::super::write::{Written, write_new};
use super::super::{Outcome, Surroundings, event_folder};
use super::parts::{Parts, Sheet};
use super::{language_of, texts};
use crate::cli::New;
use crate::diagnostic::{Diagnostics, Language};
use crate::model::body::TargetKind;
use crate::model::report::Report;
use crate::model::session::{Session, SessionKind};
use crate::parse::agenda::time::parse_time;
use crate::spelling::{fold, listed, nearest};

/// How many seconds away a session may begin that is meant by a wrong time.
const FARTHEST: i64 = 90 * 60;

pub(super) fn run(asked: &New, surroundings: &Surroundings) -> Result<Outcome> {
    let language = surroundings.language;
    let folder = event_folder(asked.folder.as_deref(), surroundings)?;
    let loaded = load(&folder, &mut Diagnostics::default())?;
    if loaded.report.sessions.is_empty() {
        bail!(language.choose(
            "le dossier n'a pas encore de programme ; `actes check` dit ce qu'il faut à l'ordre du jour",
            "the folder has no programme yet; `actes check` tells what the agenda needs",
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
                        format!("“{title}” has its file already: {path}\n"),
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
                format!("{path} est déjà là, et reste tel quel\n"),
                format!("{path} is there already, and stays as it is\n"),
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
    let time = parse_time(wanted);
    let title = |session: &Session| fold(&session.title);
    let ways: [&dyn Fn(&Session) -> bool; 4] = [
        &|session| fold(&session.id) == folded,
        &|session| time.is_some() && session.start == time,
        &|session| title(session) == folded,
        &|session| folded.len() > 3 && title(session).contains(&folded),
    ];
    let all = |way: &dyn Fn(&Session) -> bool| {
        report.sessions.iter().filter(|session| way(session)).collect::<Vec<_>>()
    };
    let found = ways.into_iter().map(all).find(|found| !found.is_empty()).unwrap_or_default();
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
                    format!("“{wanted}” has its sheet already: {path}"),
                ));
            }
            let names: Vec<_> = report.sessions.iter().map(called).collect();
            let near = nearest_session(wanted, report).map(called);
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
            let ids = several.iter().map(|it| format!("{} ({})", it.id, it.title));
            let ids = ids.collect::<Vec<_>>();
            let ids = listed(ids.iter().map(String::as_str));
            bail!(language.choose(
                format!("« {wanted} » peut désigner plusieurs séances ; donnez l'identifiant de l'une d'elles : {ids}"),
                format!("“{wanted}” may be one of several sessions; give the id of one: {ids}"),
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
            format!("“{title}”: nothing is awaited there; if something was said, change its title in the agenda"),
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
                format!("“{title}” has its sheets already: {files}"),
            ))
        }
        _ => Ok(vec![Part::Session(session)]),
    }
}

/// The session that a wrong time or title comes nearest to.
fn nearest_session<'a>(wanted: &str, report: &'a Report) -> Option<&'a Session> {
    if let Some(time) = parse_time(wanted) {
        let away = |session: &Session| {
            session.start.map(|start| start.duration_since(time).as_secs().abs())
        };
        let near = report.sessions.iter().filter_map(|it| Some((away(it)?, it)));
        let near = near.filter(|(away, _)| *away <= FARTHEST).min_by_key(|(away, _)| *away);
        return near.map(|(_, session)| session);
    }
    let titles = report.sessions.iter().map(|session| session.title.as_str());
    let near = nearest(wanted, titles)?;
    report.sessions.iter().find(|session| session.title == near)
}
