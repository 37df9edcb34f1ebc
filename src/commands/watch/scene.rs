//! What a round gives to the preview's page: pages, messages, what is awaited.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::round::Round;
use crate::diagnostic::{Language, Severity, card};
use crate::preview::{Preview, Scene, Sheets};
use crate::source::{Sources, Span};
use crate::typeset::{PageFacts, Places};
use crate::validate::{Completeness, Row, State};

/// The preview, if there is one, and the last good pages.
pub(super) struct PreviewPages {
    preview: Option<Preview>,
    language: Language,
    good: Option<Good>,
}

/// The pages of the last round without errors.
struct Good {
    sheets: Arc<Sheets>,
    facts: Vec<PageFacts>,
    /// The ranks of the pages that are not as they were in the round before.
    changed: Vec<usize>,
    language: String,
    /// The files as they were read, and where their texts stand.
    sources: Sources,
    places: Places,
}

/// How many lines above a new one are looked for in what was read before.
const LINES_ABOVE: usize = 12;

impl Good {
    /// The page for a passage of files that have changed since: that of its line or, of a new line, of
    /// the nearest one above that was there.
    fn page(&self, passage: Span, now: &Sources) -> Option<usize> {
        let source = now.get(passage.source);
        let id = self.sources.find(&source.path)?;
        let before = self.sources.get(id);
        if before.text == source.text {
            return self.places.page(Span { source: id, ..passage });
        }
        let own = source.position(passage.start).line;
        (1..=own).rev().take(LINES_ABOVE).find_map(|number| {
            let line = source.text.get(source.line(number))?.trim();
            let at = before.text.find(line).filter(|_| !line.is_empty())?;
            self.places.page(Span::new(id, at..at + line.len()))
        })
    }
}

impl PreviewPages {
    pub(super) fn new(preview: Option<Preview>, language: Language) -> Self {
        Self { preview, language, good: None }
    }

    /// The preview's address.
    pub(super) fn address(&self) -> Option<String> {
        self.preview.as_ref().map(Preview::address)
    }

    /// Whether a round was without errors.
    pub(super) fn has_pages(&self) -> bool {
        self.good.is_some()
    }

    /// Shows what came of a round; pages stay as long as there are none in their place.
    pub(super) fn show(&mut self, round: Round, took: Duration) {
        let Round { changed, sources, event, mut diagnostics, completeness, mut pdfs, .. } = round;
        let is_bad = diagnostics.has_errors();
        if !pdfs.is_empty() {
            let (place, pdf) = pdfs.swap_remove(0);
            let facts = if self.preview.is_some() { pdf.shown.facts() } else { Vec::new() };
            let before = self.good.iter().flat_map(|good| &good.facts);
            let before: BTreeSet<_> = before.map(|fact| fact.fingerprint.as_str()).collect();
            let is_new =
                |(_, fact): &(usize, &PageFacts)| !before.contains(fact.fingerprint.as_str());
            let other = facts.iter().enumerate().filter(is_new).map(|(rank, _)| rank);
            let other = if before.is_empty() { Vec::new() } else { other.collect() };
            let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let prints = facts.iter().map(|fact| fact.fingerprint.clone()).collect();
            let sheets = Arc::new(Sheets::new(pdf.shown, prints, name, pdf.bytes));
            self.good = Some(Good {
                sheets,
                facts,
                changed: other,
                language: event.language.clone(),
                sources: sources.clone(),
                places: pdf.places,
            });
        }
        let Some(preview) = &self.preview else { return };
        // The pages that are shown may be older than the messages.
        if let Some(good) = self.good.as_ref().filter(|_| is_bad) {
            diagnostics.find_pages(|passage| good.page(passage, &sources));
        }
        let told = diagnostics.reported();
        let mut cards: Vec<_> = told.iter().collect();
        // Errors first; within, the order of files.
        cards.sort_by_key(|(severity, _)| match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        });
        let cards = cards.into_iter().map(|(it, fact)| card(*it, fact, &sources, self.language));
        let good = self.good.as_ref();
        let state = json!({
            "title": event.title,
            "pages": good.map_or_else(Vec::new, |good| good.facts.iter().map(page).collect()),
            "pagesLanguage": good.map(|good| &good.language),
            "changed": good.filter(|_| !is_bad).map_or(&[][..], |good| &good.changed),
            "isStale": is_bad,
            "pdf": good.map(|good| good.sheets.name()),
            "facts": cards.collect::<Vec<_>>(),
            "rows": rows(&completeness, self.language),
            "cause": changed,
            "took": took.as_millis() as u64,
        });
        preview.show(Scene { state, sheets: good.map(|good| good.sheets.clone()) });
    }
}

fn page(facts: &PageFacts) -> Value {
    let PageFacts { fingerprint, label, width, height, text } = facts;
    json!({ "print": fingerprint, "label": label, "width": width, "height": height, "text": text })
}

/// The agenda against what came in, a row each.
fn rows(completeness: &Completeness, language: Language) -> Vec<Value> {
    completeness.rows.iter().map(|row| self::row(row, language)).collect()
}

fn row(row: &Row, language: Language) -> Value {
    let state = if row.is_workshop { row.output } else { row.notes };
    let (name, count) = match state {
        State::Present(count) => ("here", count),
        State::Missing => ("missing", 0),
        State::Unclear => ("unclear", 0),
        State::NotAwaited => ("none", 0),
    };
    let day = row.day.map(|day| {
        language.choose(
            format!("{:02}/{:02}", day.day(), day.month()),
            format!("{:02}-{:02}", day.month(), day.day()),
        )
    });
    json!({
        "day": day, "time": row.start.map(|time| language.time(time)), "title": row.title,
        "isWorkshop": row.is_workshop, "state": name, "count": count,
        "actions": row.actions, "pictures": row.pictures, "from": row.from,
    })
}
