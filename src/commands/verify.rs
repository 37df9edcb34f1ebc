//! `actes verify`: whether a package or a PDF is whole and unchanged.

mod pdf;
mod rebuild;

use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::{Environment, Outcome, no_file};
use crate::bag::{Fault, Package, Problem, RECORD, Verdict, check};
use crate::cli::{OutlineFormat, Verify};
use crate::diagnostic::Language;
use crate::spelling::visible;

/// The version of the JSON of an answer.
const SCHEMA: u32 = 1;
/// How many problems are told to a person.
const SHOWN: usize = 100;

/// What is answered.
struct Answer {
    /// `bag` or `pdf`.
    kind: &'static str,
    /// What it is, for people: a line each.
    told: Vec<String>,
    /// What it is, for programs.
    facts: Value,
    /// What is wrong.
    problems: Vec<Problem>,
    /// What is no fault: a line each.
    remarks: Vec<String>,
    /// What was looked at, and what cannot be known, in words.
    checked: Vec<&'static str>,
    unchecked: Vec<&'static str>,
    /// What is said when nothing is wrong.
    well: String,
}

pub(super) fn run(verify: &Verify, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let file = environment.folder.join(&verify.file);
    let shown = verify.file.display();
    if !file.exists() {
        bail!(no_file(&verify.file, environment));
    }
    let unreadable = || {
        language
            .choose(format!("« {shown} » ne peut pas être lu"), format!("“{shown}” cannot be read"))
    };
    let answer = if is_pdf(&file).with_context(unreadable)? {
        if verify.rebuild {
            bail!(language.choose(
                "--rebuild demande un paquet d'archives : un PDF seul ne contient pas de quoi le recomposer à l'identique",
                "--rebuild needs a package: a PDF alone does not contain what it takes to rebuild it",
            ));
        }
        pdf::verify(&file, language)?
    } else {
        let is_special = !file.is_dir() && !file.is_file();
        let package = if is_special { Ok(None) } else { Package::open(&file) };
        let Some(mut package) = package.with_context(unreadable)? else {
            bail!(language.choose(
                format!("« {shown} » n'est ni un PDF, ni un dossier, ni un fichier ZIP lisible"),
                format!("“{shown}” is neither a PDF, nor a folder, nor a readable ZIP file"),
            ));
        };
        bag(&mut package, verify, environment)?
    };
    let stdout = match verify.format {
        OutlineFormat::Text => answer.text(&verify.file, language),
        OutlineFormat::Json => answer.json(&verify.file, language),
    };
    Ok(Outcome { has_errors: !answer.problems.is_empty(), stdout, ..Outcome::default() })
}

/// Whether a file is a PDF; a folder is none.
fn is_pdf(file: &Path) -> std::io::Result<bool> {
    // A device would never end.
    if !std::fs::metadata(file)?.is_file() {
        return Ok(false);
    }
    let mut start = Vec::new();
    File::open(file)?.take(1024).read_to_end(&mut start)?;
    Ok(start.windows(5).any(|it| it == b"%PDF-"))
}

fn bag(package: &mut Package, verify: &Verify, environment: &Environment) -> Result<Answer> {
    let language = environment.language;
    let record = if verify.rebuild { Some(rebuild::record(package, language)?) } else { None };
    let mut verdict = verdict(package, &verify.file, language)?;
    let mut problems = std::mem::take(&mut verdict.problems);
    let mut remarks = remarks(&verdict, language);
    let made = package.tag(RECORD).ok();
    let made = made.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    if let Some(made) = made {
        let absent = rebuild::absent(&made);
        let held = rebuild::is_there_all_the_same(&made, &absent);
        problems.extend(held.iter().map(|path| Problem::new(path, Fault::NotMade)));
        remarks.extend(absent.iter().map(|path| {
            language.choose(
                format!("{path} a été laissé de côté à dessein, et n'est pas dans le paquet"),
                format!("{path} was left out on purpose, and is not in the package"),
            )
        }));
    }
    let mut well = language
        .choose("Le paquet est complet et inchangé.", "The package is complete and unchanged.");
    // What is damaged is not composed again.
    if let (Some(record), true) = (&record, problems.is_empty()) {
        let rebuilt = rebuild::rebuild(package, record, environment)?;
        problems = rebuilt.problems;
        well = made_again(rebuilt.remarks.is_empty(), language);
        remarks.extend(rebuilt.remarks);
    }
    let mut info = verdict.info.iter();
    let title = info.find(|(own, _)| own == "External-Description").map(|(_, said)| said.clone());
    // Of what was not read to its end, nothing can be counted.
    let is_whole = problems.iter().all(|it| it.fault != Fault::TooLarge);
    let told = title.into_iter().chain(is_whole.then(|| counted(&verdict, language))).collect();
    let facts = json!({
        "files": verdict.files, "size": verdict.size, "algorithms": titles(&verdict),
        "rebuilt": verify.rebuild && problems.is_empty(),
    });
    let (checked, unchecked, well) = (Vec::new(), Vec::new(), well.to_owned());
    Ok(Answer { kind: "bag", told, facts, problems, remarks, checked, unchecked, well })
}

/// What was found of a package, of which something could be checked.
fn verdict(package: &mut Package, file: &Path, language: Language) -> Result<Verdict> {
    let Some(verdict) = check(package) else {
        let shown = file.display();
        bail!(language.choose(
            format!("« {shown} » n'est pas un paquet d'archives : il n'a ni bagit.txt ni liste d'empreintes"),
            format!("“{shown}” is not an archive package: it has neither bagit.txt nor a manifest"),
        ));
    };
    if verdict.algorithms.is_empty() && verdict.problems.is_empty() {
        let lists = verdict.unchecked.join(", ");
        bail!(language.choose(
            format!(
                "rien n'a pu être vérifié : les empreintes de ce paquet ({lists}) sont d'une sorte qui n'est pas lue ici \
                 (SHA-256 et SHA-512 le sont)"
            ),
            format!(
                "nothing could be checked: the checksums of this package ({lists}) are of a kind that is not read here \
                 (SHA-256 and SHA-512 are)"
            ),
        ));
    }
    Ok(verdict)
}

/// What was not checked.
fn remarks(verdict: &Verdict, language: Language) -> Vec<String> {
    let lists = verdict.unchecked.iter().filter(|_| !verdict.algorithms.is_empty()).map(|list| {
        language.choose(
            format!("{list} n'est pas vérifié : cette sorte d'empreinte n'est pas lue ici"),
            format!("{list} is not checked: this kind of checksum is not read here"),
        )
    });
    let files = verdict.unlisted.iter().map(|file| {
        language.choose(
            format!("{file} n'est dans aucune liste : ce fichier n'est pas vérifié"),
            format!("{file} is not in any list: it is not checked"),
        )
    });
    lists.chain(files).collect()
}

/// The package is whole, and making it again gave the same; with all its reports or without.
fn made_again(with_reports: bool, language: Language) -> &'static str {
    if with_reports {
        language.choose(
            "Le paquet est complet et inchangé. Refaits à partir de ses sources, les deux éditions, leurs \
             données et leurs comptes rendus sont identiques à l'octet près.",
            "The package is complete and unchanged. Made again from its sources, both editions, their data \
             and their reports are identical to the byte.",
        )
    } else {
        language.choose(
            "Le paquet est complet et inchangé. Refaites à partir de ses sources, les deux éditions et leurs \
             données sont identiques à l'octet près.",
            "The package is complete and unchanged. Made again from its sources, both editions and their data \
             are identical to the byte.",
        )
    }
}

fn titles(verdict: &Verdict) -> Vec<&'static str> {
    verdict.algorithms.iter().map(|it| it.title()).collect()
}

/// « 12 fichiers, 34567 octets, SHA-256, SHA-512 ».
fn counted(verdict: &Verdict, language: Language) -> String {
    let (files, size) = (verdict.files, verdict.size);
    let counted = match (files, language) {
        (0 | 1, Language::French) => format!("{files} fichier, {size} octets"),
        (_, Language::French) => format!("{files} fichiers, {size} octets"),
        (1, Language::English) => format!("1 file, {size} bytes"),
        (_, Language::English) => format!("{files} files, {size} bytes"),
    };
    let titles = titles(verdict).into_iter().map(|title| format!(", {title}"));
    std::iter::once(counted).chain(titles).collect()
}

impl Answer {
    fn text(&self, file: &Path, language: Language) -> String {
        let mut out = format!("{}\n", file.display());
        // Writing to a string cannot fail. Names and titles are anybody's.
        for line in &self.told {
            let _ = writeln!(out, "  {}", visible(line));
        }
        for problem in self.problems.iter().take(SHOWN) {
            let message = problem.message(language);
            let error = language.choose("erreur", "error");
            let file =
                if problem.file.is_empty() { String::new() } else { format!("{}: ", problem.file) };
            let colon = language.choose(" :", ":");
            let line = format!("{file}{error}[{}]{colon} {message}", problem.code());
            let _ = writeln!(out, "{}", visible(&line));
        }
        if self.problems.len() > SHOWN {
            let more = self.problems.len() - SHOWN;
            let _ = writeln!(
                out,
                "{}",
                language.choose(
                    format!("… et {more} de plus (--format json les donne tous)"),
                    format!("… and {more} more (--format json lists all of them)"),
                ),
            );
        }
        for remark in &self.remarks {
            let note = language.choose("remarque :", "note:");
            let _ = writeln!(out, "{note} {}", visible(remark));
        }
        let count = self.problems.len();
        let verdict = match (count, language) {
            (0, _) => self.well.clone(),
            (n, Language::French) => {
                let s = if n > 1 { "s" } else { "" };
                let what = if self.kind == "pdf" { "PDF" } else { "paquet" };
                format!("{n} problème{s} : ce {what} n'est plus identique à l'original.")
            }
            (n, Language::English) => {
                let s = if n > 1 { "s" } else { "" };
                let what = if self.kind == "pdf" { "PDF" } else { "package" };
                format!("{n} problem{s}: this {what} is no longer identical to the original.")
            }
        };
        out = out + &verdict + "\n";
        let mut list = |title: &str, items: &[&str]| {
            if !items.is_empty() {
                let _ = writeln!(out, "{title}");
                for item in items {
                    let _ = writeln!(out, "  - {item}");
                }
            }
        };
        if count == 0 {
            list(language.choose("Vérifié :", "Checked:"), &self.checked);
        }
        list(language.choose("Non vérifié :", "Not checked:"), &self.unchecked);
        out
    }

    fn json(&self, file: &Path, language: Language) -> String {
        let problems = self.problems.iter().map(
            |it| json!({ "code": it.code(), "file": it.file, "message": it.message(language) }),
        );
        let json = json!({
            "schema": SCHEMA, "path": file.to_string_lossy(), "kind": self.kind,
            "is_well": self.problems.is_empty(), "facts": self.facts,
            "problems": problems.collect::<Vec<_>>(), "remarks": self.remarks,
        });
        format!("{json:#}\n")
    }
}
