//! `actes fmt`: the typography of the report, set in the authors' own text files.
//!
//! Only what the pass would change is rewritten, where the file holds the very words that the pass
//! saw. Office documents, tables and files in an old encoding stay as they are.

mod places;

use std::path::Path;

use anyhow::Result;
use similar::TextDiff;

use super::write::write_beside;
use super::{Environment, Outcome, event_folder, load};
use crate::cli::Fmt;
use crate::diagnostic::{Diagnostics, Language};
use crate::polish::correct;
use crate::source::{Source, SourceId};

/// Endings of files that a text editor opens.
const TEXTS: &[&str] = &["md", "markdown", "txt", "yaml", "yml"];

pub(super) fn run(fmt: &Fmt, environment: &Environment) -> Result<Outcome> {
    let language = environment.language;
    let folder = event_folder(fmt.folder.as_deref(), environment)?;
    // Other problems are told by `check`.
    let mut loaded = load(&folder, &mut Diagnostics::default())?;
    let typography = loaded.report.event.typography;
    let rewritten = correct(&mut loaded.report, &loaded.sources);
    let mut outcome = Outcome::default();
    let texts = loaded.files.iter().map(|file| &file.whole).filter(|file| is_text(&file.source));
    for file in texts {
        let source = &*file.source;
        let edits = places::edits(file, &rewritten, typography);
        if edits.is_empty() {
            continue;
        }
        let Ok(old) = std::str::from_utf8(&source.bytes) else {
            outcome.stderr.push_str(&not_unicode(source, language));
            continue;
        };
        let Some((new, count)) = places::rewrite(old, &source.text, &edits) else { continue };
        if fmt.diff {
            let diff = TextDiff::from_lines(old, &new);
            let diff = diff.unified_diff().header(&source.path, &source.path).to_string();
            outcome.stdout.push_str(&diff);
        } else {
            write_beside(&folder.join(&source.path), new.as_bytes(), language)?;
            outcome.stdout.push_str(&corrected(source, count, language));
        }
    }
    if !fmt.diff {
        outcome.stdout.push_str(&left(&folder, language)?);
    }
    if outcome.stdout.is_empty() && outcome.stderr.is_empty() {
        outcome.stdout.push_str(language.choose("Rien à corriger.\n", "Nothing to correct.\n"));
    }
    Ok(outcome)
}

/// What the pass would still change in texts, as one sentence.
fn left(folder: &Path, language: Language) -> Result<String> {
    let mut loaded = load(folder, &mut Diagnostics::default())?;
    let sources = &loaded.sources;
    let mut places: Vec<_> = correct(&mut loaded.report, sources)
        .into_iter()
        .filter_map(|text| text.span)
        .filter(|span| is_text(sources.get(span.source)))
        .filter(|span| std::str::from_utf8(&sources.get(span.source).bytes).is_ok())
        .map(|span| (span.source, sources.get(span.source).position(span.start).line))
        .collect();
    places.sort_unstable();
    places.dedup();
    let told = |(id, line): &(SourceId, usize)| format!("{}:{line}", sources.get(*id).path);
    let told = places.iter().map(told).collect::<Vec<_>>().join(", ");
    Ok(match (places.len(), language) {
        (0, _) => String::new(),
        (1, Language::French) => format!("1 endroit à corriger à la main : {told}\n"),
        (count, Language::French) => format!("{count} endroits à corriger à la main : {told}\n"),
        (1, Language::English) => format!("1 place left to correct by hand: {told}\n"),
        (count, Language::English) => format!("{count} places left to correct by hand: {told}\n"),
    })
}

fn is_text(source: &Source) -> bool {
    TEXTS.contains(&source.extension().as_str())
}

fn corrected(source: &Source, count: usize, language: Language) -> String {
    let path = &source.path;
    let plural = if count > 1 { "s" } else { "" };
    language.choose(
        format!("{path} : {count} correction{plural}\n"),
        format!("{path}: {count} correction{plural}\n"),
    )
}

fn not_unicode(source: &Source, language: Language) -> String {
    let path = &source.path;
    language.choose(
        format!("« {path} » n'est pas en UTF-8 et reste tel quel : enregistrez-le en UTF-8.\n"),
        format!("“{path}” is not in UTF-8 and is left as it is: save it as UTF-8.\n"),
    )
}
