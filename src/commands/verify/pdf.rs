//! Whether a PDF is whole, as far as it can tell: the files that it carries are those that it says it
//! was made of, and its pages print their fingerprint. What cannot be known from it is said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::Answer;
use crate::bag::{Fault, Problem};
use crate::commands::read_pdf::{attached_to, bytes};
use crate::diagnostic::Language;
use crate::export::MODEL_NAME;
use crate::language::ReportLanguage as Words;
use crate::pdf::attached::{Attached, Refusal};
use crate::pdf::printed;
use crate::source::{fingerprint, sha256};

pub(super) fn verify(file: &Path, language: Language) -> Result<Answer> {
    let pdf = bytes(file, language)?;
    let attached = attached_to(pdf.clone(), file, language)?;
    let shown = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(model) = model(&attached) else {
        bail!(language.choose(
            format!(
                "« {shown} » n'a pas été fait par actes, ou l'a été sans ses données (--attach none) : il n'a pas \
                 de pièce jointe {MODEL_NAME}, sans laquelle rien ne peut être vérifié"
            ),
            format!(
                "“{shown}” was not made by actes, or without its data (--attach none): it has no attached file \
                 {MODEL_NAME}, without which nothing can be checked"
            ),
        ));
    };
    let carried = Carried::of(&model, &attached);
    let mut problems = carried.problems();
    let said = text(&model["fingerprint"]);
    let listed = model["sources"].as_array().into_iter().flatten();
    let pair = |it: &Value| (text(&it["sha256"]), text(&it["path"]));
    let listed: Vec<_> = listed.map(pair).collect();
    // A public edition does not tell the fingerprint of each file.
    let is_listed = listed.iter().all(|(sum, _)| !sum.is_empty());
    if is_listed
        && fingerprint(listed.iter().map(|(sum, path)| (sum.as_str(), path.as_str()))) != said
    {
        problems.push(Problem::new(MODEL_NAME, Fault::Fingerprint));
    }
    let pages = printed(pdf);
    if let Some(pages) = &pages {
        let word = Words::of(model["event"]["language"].as_str().unwrap_or("fr"));
        problems.extend(on_pages(pages, &said, &word).map(|fault| Problem::new(&shown, fault)));
    }
    problems.sort();

    let edition = match (model["edition"].as_str(), language) {
        (Some("internal"), Language::French) => "édition interne",
        (Some("internal"), Language::English) => "internal edition",
        (_, Language::French) => "édition publique",
        (_, Language::English) => "public edition",
    };
    let (event, tool) = (&model["event"], &model["tool"]);
    let version = event["version"].as_str().map_or(String::new(), |it| format!(" · version {it}"));
    let mut told = vec![
        text(&event["title"]),
        format!("{edition}{version} · {} {}", text(&tool["name"]), text(&tool["version"])),
        language.choose(format!("empreinte {said}"), format!("fingerprint {said}")),
    ];
    told.extend(attached.iter().map(|it| {
        let size = it.bytes.as_ref().map_or(0, Vec::len);
        format!("{:>9}  {}", size, it.name)
    }));
    let checked = carried.checked(is_listed, pages.as_ref().map(Vec::len), language);
    let unchecked = carried.unchecked(is_listed, pages.is_some(), language);
    let well = language.choose(
        "Rien de ce qui a été vérifié n'a changé.",
        "Nothing that was checked has changed.",
    );
    let facts = json!({
        "edition": model["edition"], "fingerprint": said, "tool": tool,
        "attached": attached.iter().map(|it| &it.name).collect::<Vec<_>>(),
        "checked": checked, "not_checked": unchecked,
    });
    let (remarks, well) = (Vec::new(), well.to_owned());
    Ok(Answer { kind: "pdf", told, facts, problems, remarks, checked, unchecked, well })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn model(attached: &[Attached]) -> Option<Value> {
    let model = attached.iter().find(|it| it.name == MODEL_NAME)?;
    serde_json::from_slice(model.bytes.as_ref().ok()?).ok()
}

/// What a PDF carries, and what it should.
struct Carried<'a> {
    found: BTreeMap<&'a str, &'a Result<Vec<u8>, Refusal>>,
    /// Names that more than one file bears: it is not known which of them is meant.
    twice: BTreeSet<&'a str>,
    /// Checksums of the other data by their names.
    data: BTreeMap<String, String>,
    /// Checksums of the sources by the names that they have in the PDF.
    sources: BTreeMap<String, String>,
}

impl<'a> Carried<'a> {
    fn of(model: &Value, attached: &'a [Attached]) -> Self {
        let mut found = BTreeMap::new();
        let mut twice = BTreeSet::new();
        for it in attached {
            if found.insert(it.name.as_str(), &it.bytes).is_some() {
                twice.insert(it.name.as_str());
            }
        }
        let listed = |key: &str| -> BTreeMap<String, String> {
            let listed = model[key].as_array().into_iter().flatten();
            let name =
                |it: &Value| it["attached_as"].as_str().map_or(text(&it["path"]), str::to_owned);
            listed.map(|it| (name(it), text(&it["sha256"]))).collect()
        };
        Self { found, twice, data: listed("attached"), sources: listed("sources") }
    }

    /// Attached sources are all there or none is.
    fn carries_sources(&self) -> bool {
        self.found.keys().any(|name| *name != MODEL_NAME && !self.data.contains_key(*name))
    }

    fn problems(&self) -> Vec<Problem> {
        let sources = self.sources.iter().filter(|_| self.carries_sources());
        let compared = self.data.iter().chain(sources).filter_map(|(name, sum)| {
            let fault = match self.found.get(name.as_str()) {
                None => Fault::Missing,
                Some(Err(_)) => Fault::Unreadable,
                Some(Ok(bytes)) if sha256(bytes) != *sum => Fault::Changed,
                Some(Ok(_)) => return None,
            };
            Some(Problem::new(name, fault))
        });
        let is_listed = |name: &str| {
            name == MODEL_NAME || self.data.contains_key(name) || self.sources.contains_key(name)
        };
        let unlisted = self.found.keys().filter(|name| !is_listed(name));
        let unlisted = unlisted.map(|name| Problem::new(*name, Fault::Unlisted));
        let twice = self.twice.iter().map(|name| Problem::new(*name, Fault::Duplicate));
        compared.chain(unlisted).chain(twice).collect()
    }

    /// What was compared, in words.
    fn checked(
        &self,
        is_listed: bool,
        pages: Option<usize>,
        language: Language,
    ) -> Vec<&'static str> {
        let mut checked = Vec::new();
        if is_listed {
            checked.push(language.choose(
                "l'empreinte est celle de la liste des fichiers sources",
                "the fingerprint is that of the list of source files",
            ));
        }
        if self.carries_sources() {
            checked.push(language.choose(
                "les fichiers sources joints sont ceux de cette liste",
                "the attached source files are those of this list",
            ));
        }
        if !self.data.is_empty() {
            checked.push(
                language
                    .choose("les données jointes sont intactes", "the attached data are intact"),
            );
        }
        if pages.is_some() {
            checked.push(language.choose(
                "c'est l'empreinte que les pages impriment",
                "it is the fingerprint that the pages print",
            ));
        }
        checked
    }

    /// What cannot be known from the PDF alone, in words.
    fn unchecked(
        &self,
        is_listed: bool,
        pages_were_read: bool,
        language: Language,
    ) -> Vec<&'static str> {
        let mut unchecked = Vec::new();
        if !is_listed {
            unchecked.push(language.choose(
                "l'empreinte de l'ensemble : la liste des fichiers est gardée avec l'édition interne",
                "the fingerprint of all files: their list is kept with the internal edition",
            ));
        }
        if !pages_were_read {
            unchecked.push(language.choose(
                "l'empreinte imprimée : les pages ne peuvent pas être lues",
                "the printed fingerprint: the pages cannot be read",
            ));
        }
        unchecked.push(language.choose(
            "le texte et les images des pages (seul `actes verify PAQUET --rebuild` les compare)",
            "the text and pictures of the pages (only `actes verify PACKAGE --rebuild` compares them)",
        ));
        if !self.carries_sources() {
            unchecked.push(language.choose(
                "les fichiers sources, qui ne sont pas joints à ce PDF",
                "the source files, which are not attached to this PDF",
            ));
        }
        unchecked.push(language.choose(
            "qui a fait ce PDF (l'empreinte n'est pas une signature)",
            "who made this PDF (the fingerprint is no signature)",
        ));
        unchecked
    }
}

/// What is wrong with the fingerprint that pages print: short at their foot and on the cover, whole in
/// the colophon. A page may print none.
fn on_pages<'a>(
    pages: &'a [String],
    expected: &'a str,
    words: &Words,
) -> impl Iterator<Item = Fault> + use<'a> {
    let squeezed = |key: &str| words.label(key).split_whitespace().collect::<String>();
    // The word for it, and the sign before it at the foot of a page.
    let [word, sign] = [squeezed("fingerprint"), "·".to_owned()];
    let whole = ["fingerprint_intro", "fingerprint_counted"].map(squeezed);
    let short = expected.get(..8).unwrap_or(expected);
    let has_any = pages.iter().any(|page| page.contains(short));
    let faults = pages.iter().zip(1..).filter_map(move |(page, number)| {
        let after = |mark: &str, length: usize| -> Vec<&'a str> {
            let found = page
                .match_indices(mark)
                .filter_map(|(at, _)| page[at + mark.len()..].get(..length));
            found.filter(|it| is_sum(it)).collect()
        };
        let mut wrong = whole.iter().flat_map(|it| after(it, 64)).filter(|it| *it != expected);
        if let Some(printed) = wrong.next() {
            return Some(Fault::Printed { page: number, printed: printed.to_owned() });
        }
        // What only looks like one is no matter where the right one stands too; the colophon's is another.
        if page.replace(expected, "").contains(short) {
            return None;
        }
        let mut shown = after(&word, 8).into_iter().chain(after(&sign, 8));
        let printed = shown.find(|it| it.contains(|c: char| c.is_ascii_alphabetic()))?;
        Some(Fault::Printed { page: number, printed: printed.to_owned() })
    });
    let faults: Vec<_> = faults.collect();
    let none = (!has_any && faults.is_empty()).then_some(Fault::NotPrinted);
    faults.into_iter().chain(none)
}

/// Whether some letters may be those of a checksum.
fn is_sum(words: &str) -> bool {
    words.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
