//! `actes gather`: from a pile of files as received to an event's folder.
//!
//! Everything is planned before anything is copied; the pile itself is never touched.

mod pile;

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::load::{Loaded, load, programme, read_file};
use super::write::{Written, set_aside, write_below, write_new};
use super::{Environment, Outcome};
use crate::cli::Gather;
use crate::diagnostic::{Diagnostics, Language};
use crate::discover::Role;
use crate::gather::plan::{Choice, Fate, Found, Plan, Programme, Step};
use crate::gather::record::{self, Before, Record};
use crate::gather::{Received, Recognised, recognise, standings};
use crate::platform::typed;
use crate::source::sha256;

/// Where files of the event go whose place newer ones took, below its folder.
const REPLACED: &str = ".actes/replaced";

pub(super) fn run(asked: &Gather, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let output = asked.output.as_ref().map(|folder| environment.folder.join(folder));
    let files = pile::read(&asked.pile, output.as_deref(), environment)?;
    if files.is_empty() {
        bail!(language.choose("il n'y a aucun fichier à rassembler", "there is no file to gather"));
    }
    let choice = asked.kind.as_deref().map(|words| Choice::read(words, language)).transpose()?;
    if choice.is_some() && files.len() > 1 {
        bail!(language.choose(
            "--as dit ce qu'est un fichier : donnez-en un seul",
            "--as says what one file is: give only one",
        ));
    }
    let mut found: Vec<Found> = files.iter().map(recognise).collect();
    let there = existing(output.as_deref(), environment)?;
    let own = there.as_ref().filter(|it| it.roles.contains(&Role::Agenda));
    let known = own.map(|loaded| Programme::of(&loaded.report, &loaded.sources, true));
    tell_by_titles(&files, &mut found, known.as_ref());
    let mut choices: Vec<Option<Choice>> = Vec::new();
    for (file, found) in files.iter().zip(&mut found) {
        choices.push(settle(file, found, choice.as_ref(), environment));
    }
    let kinds: Vec<_> = found.iter().map(|it| it.clone().ok()).collect();
    let standings = standings(&files, &kinds);
    let programme = known.unwrap_or_else(|| programme(&files, &kinds, &standings, None));
    let folder =
        output.unwrap_or_else(|| environment.folder.join(default_name(&programme, language)));
    let there = if there.is_none() { existing(Some(&folder), environment)? } else { there };
    let before = before(there.as_ref(), &folder, language);
    let sources = there.iter().flat_map(|it| it.sources.iter());
    let there = sources.map(|(_, it)| (sha256(&it.bytes), it.path.clone())).collect();
    let ask = |question: &str| environment.live.ask(question);
    let mut plan = Plan::new(&files, &programme, there, language, &ask).after(&before);
    for (at, found) in found.iter().enumerate() {
        plan.add(at, found, &standings[at], choices[at].as_ref());
    }
    let plan = plan.finish();
    let mut outcome = Outcome::default();
    let shown = environment.shown(&folder).display().to_string();
    outcome.stdout = told(&plan, &files, asked, &shown, language);
    if asked.dry_run {
        outcome.stdout.push_str(
            language
                .choose("Rien n'a été copié (--dry-run).\n", "Nothing was copied (--dry-run).\n"),
        );
        return Ok(outcome);
    }
    for step in &plan {
        let Fate::Copied { path, added, replaced, .. } = &step.fate else { continue };
        if let Some(replaced) = replaced {
            set_aside(&folder, replaced, REPLACED, language)?;
        }
        let own = (path, files[step.file].bytes());
        for (path, bytes) in
            [own].into_iter().chain(added.iter().map(|(path, made)| (path, made.as_slice())))
        {
            if write_new(&folder, path, bytes, language)? == Written::There {
                bail!(language.choose(
                    format!("« {shown}/{path} » est apparu entre-temps ; relancez la commande"),
                    format!("“{shown}/{path}” appeared in the meantime; run the command again"),
                ));
            }
        }
    }
    remember(&plan, &files, before.record, &folder, language)?;
    outcome.stdout.push_str(&summary(&plan, &shown, language));
    Ok(outcome)
}

/// Settles doubtful texts by the titles of the programme, before anybody is asked.
fn tell_by_titles(files: &[Received], found: &mut [Found], known: Option<&Programme>) {
    let kinds: Vec<_> = found.iter().map(|it| it.clone().ok()).collect();
    let of_pile;
    let programme = if let Some(known) = known {
        known
    } else {
        of_pile = programme(files, &kinds, &standings(files, &kinds), None);
        &of_pile
    };
    found.iter_mut().flatten().for_each(|found| programme.settle(found));
}

/// What is known of the folder besides what its files are: what was gathered into it, what its texts
/// say, and which files nobody has filled yet.
fn before(there: Option<&Loaded>, folder: &Path, language: Language) -> Before {
    let Some(there) = there else { return Before::default() };
    let record = read_file(&folder.join(record::PATH), language).unwrap_or_default();
    let record = Record::read(&String::from_utf8_lossy(&record));
    let texts = there.sources.iter().map(|(_, it)| (it.path.as_str(), it.text.as_str()));
    let blank = there.report.unfilled.iter().filter(|it| it.is_whole);
    Before::new(record, texts, blank.map(|it| it.path.clone()).collect())
}

/// Notes what became of each file, for the next time.
fn remember(
    plan: &[Step],
    files: &[Received],
    mut record: Record,
    folder: &Path,
    language: Language,
) -> Result<()> {
    let was = record.clone();
    for step in plan {
        let file = &files[step.file];
        match &step.fate {
            Fate::Copied { path, .. } | Fate::There { path } => record.note(file, Some(path)),
            Fate::Declined => record.note(file, None),
            Fate::Corrected { .. } | Fate::Left { .. } | Fate::Open { .. } => {}
        }
    }
    if record == was {
        return Ok(());
    }
    write_below(folder, record::PATH, record.write().as_bytes(), language)
}

/// Makes sure what a doubtful file is: the command line says, or the person at the terminal. What was
/// chosen for it.
fn settle(
    file: &Received,
    found: &mut Found,
    choice: Option<&Choice>,
    environment: &Environment,
) -> Option<Choice> {
    let language = environment.language;
    if let Some(choice) = choice {
        if let Choice::Is { kind, .. } = choice {
            let source = found.as_ref().ok().and_then(|it| it.source.clone());
            let reason = ["choisi".to_owned(), "chosen".to_owned()];
            *found = Ok(Recognised { source, ..Recognised::one_of(vec![*kind], reason) });
        }
        return Some(choice.clone());
    }
    let Ok(recognised) = found else { return None };
    if recognised.kind().is_some() || recognised.is_private {
        return None;
    }
    let kinds = recognised.kinds.clone();
    let names: Vec<_> = kinds.iter().map(|kind| kind.name(language)).collect();
    let options = (1..).zip(&names).map(|(number, name)| format!("{number} {name}"));
    let options = options.collect::<Vec<_>>().join(", ");
    let question = language.choose(
        format!("« {} » : {options}, 0 à laisser de côté ? ", file.name()),
        format!("“{}”: {options}, 0 to leave aside? ", file.name()),
    );
    let number = environment.live.ask(&question)?.trim().parse::<usize>().ok()?;
    if number == 0 {
        return Some(Choice::Nothing);
    }
    if let Some(kind) = kinds.get(number - 1) {
        recognised.kinds = vec![*kind];
    }
    None
}

/// The event that the folder holds already.
fn existing(folder: Option<&Path>, environment: &Environment) -> Result<Option<Loaded>> {
    let Some(folder) = folder.filter(|folder| folder.exists()) else { return Ok(None) };
    if !folder.is_dir() {
        let folder = environment.shown(folder).display();
        bail!(environment.language.choose(
            format!("« {folder} » est un fichier ; donnez le nom d'un dossier (-o)"),
            format!("“{folder}” is a file; give the name of a folder (-o)"),
        ));
    }
    Ok(Some(load(folder, &mut Diagnostics::default())?))
}

/// A folder named after the event's day.
fn default_name(programme: &Programme, language: Language) -> PathBuf {
    let word = language.choose("evenement", "event");
    programme.date.map_or(word.to_owned(), |date| format!("{word}-{date}")).into()
}

/// The plan, a line a file: what it is, where it goes, and why.
fn told(
    plan: &[Step],
    files: &[Received],
    asked: &Gather,
    folder: &str,
    language: Language,
) -> String {
    let kind_of = |step: &Step| match &step.fate {
        Fate::Copied { kind, .. } => kind.name(language).to_owned(),
        Fate::There { .. } | Fate::Corrected { .. } => {
            language.choose("déjà là", "already there").to_owned()
        }
        Fate::Left { .. } | Fate::Declined => {
            language.choose("laissé de côté", "left aside").to_owned()
        }
        Fate::Open { .. } => language.choose("à préciser", "to be settled").to_owned(),
    };
    let width = plan.iter().map(|step| kind_of(step).chars().count()).max().unwrap_or_default();
    let mut out = String::new();
    for step in plan {
        let name = files[step.file].path();
        let what = kind_of(step);
        let rest = match &step.fate {
            Fate::Copied { path, reason, .. } => {
                let reason = language.choose(&reason[0], &reason[1]);
                format!("{name} → {path}  ({reason})")
            }
            Fate::There { path } => format!("{name} = {path}"),
            Fate::Corrected { path } => {
                let since = language
                    .choose("corrigé depuis, gardé tel quel", "corrected since, kept as it is");
                format!("{name} → {path}  ({since})")
            }
            Fate::Declined => {
                let why = language.choose(" : à votre demande", ": as you asked");
                format!("{name}{why}")
            }
            Fate::Left { why, .. } | Fate::Open { why, .. } => {
                let colon = language.choose(" : ", ": ");
                format!("{name}{colon}{}", language.choose(&why[0], &why[1]))
            }
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{what:width$}  {rest}");
        if let Fate::Open { choices, .. } | Fate::Left { choices, .. } = &step.fate
            && !choices.is_empty()
        {
            let place = asked.place_of(files[step.file].path());
            let as_ = choices.iter().map(|it| language.choose(it[0].as_str(), it[1].as_str()));
            let [first, others] = Choice::shown(as_, language);
            let _ =
                writeln!(out, "{:width$}  actes gather \"{place}\" -o \"{folder}\" {first}", "");
            if !others.is_empty() {
                let _ = writeln!(out, "{:width$}  {others}", "");
            }
        }
    }
    out
}

/// What was done, and what to do next.
fn summary(plan: &[Step], folder: &str, language: Language) -> String {
    let count = |is: fn(&Fate) -> bool| plan.iter().filter(|step| is(&step.fate)).count();
    let copied = count(|it| matches!(it, Fate::Copied { .. }));
    let left = count(|it| !matches!(it, Fate::Copied { .. } | Fate::Open { .. }));
    let open = count(|it| matches!(it, Fate::Open { .. }));
    // Nothing is singular in French, and plural in English.
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let fr = |count: usize| if count < 2 { "" } else { "s" };
    let are = |count: usize| if count == 1 { "is" } else { "are" };
    let mut parts = vec![language.choose(
        format!("{copied} fichier{} copié{} dans « {folder} »", fr(copied), fr(copied)),
        format!("{copied} file{} copied to “{folder}”", s(copied)),
    )];
    if left > 0 {
        parts.push(
            language
                .choose(format!("{left} laissé{} de côté", fr(left)), format!("{left} left aside")),
        );
    }
    if open > 0 {
        parts.push(
            language.choose(
                format!("{open} à préciser"),
                format!("{open} {} to be settled", are(open)),
            ),
        );
    }
    let next = language.choose("Ensuite : actes check", "Next: actes check");
    format!("\n{}.\n{next} {}\n", parts.join(", "), typed(folder))
}
