//! The addresses that the report's texts link to, each once, by the part that cites it first.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::body::{kind_name, title};
use super::Writer;
use crate::model::annex::{Annex, AnnexContent};
use crate::model::body::{Body, InlineKind, Target, TargetKind, plain_text};
use crate::model::report::Report;
use crate::model::workshop::Workshop;

/// Fewer addresses make no list.
const FEWEST: usize = 3;

/// A link as a text has it.
struct Link {
    address: String,
    words: String,
}

impl Writer<'_> {
    /// The links by the part of the report that cites them; none when there are only some.
    pub(super) fn resources(&self) -> Value {
        let mut seen = BTreeSet::new();
        let mut groups: Vec<Value> = Vec::new();
        for (part, bodies) in parts(self.report) {
            let links = bodies.into_iter().flat_map(links);
            let own = links.filter(|link| seen.insert(canonical(&link.address)));
            let own: Vec<_> = own.map(|link| self.link(&link)).collect();
            if !own.is_empty() {
                let (kind, id, title) = match &part {
                    Part::Framing => (None, None, self.language.label("framing").to_owned()),
                    Part::Programme => (None, None, self.language.label("as_held").to_owned()),
                    Part::Chapter(target) => {
                        let title = self.text(&title(target, self.report));
                        (Some(kind_name(target.kind)), Some(&target.id), title)
                    }
                    Part::Enclosed(annex) => {
                        (Some("annex"), Some(&annex.id), self.text(&annex.title))
                    }
                };
                groups.push(json!({ "kind": kind, "id": id, "title": title, "links": own }));
            }
        }
        if seen.len() < FEWEST { json!([]) } else { json!(groups) }
    }

    fn link(&self, link: &Link) -> Value {
        let shown = shown(&link.address);
        // An address that stands for itself has no other title.
        let words = link.words.trim();
        let is_bare = words.is_empty() || canonical(words) == canonical(&link.address);
        json!({
            "address": link.address,
            "shown": self.glyphs.printable(&shown),
            "title": (!is_bare).then(|| self.text(words)),
        })
    }
}

/// A part of the report that cites something.
enum Part<'r> {
    /// What comes before the sessions.
    Framing,
    /// What only the programme prints.
    Programme,
    /// What has a place of its own.
    Chapter(Target),
    /// An annexed text.
    Enclosed(&'r Annex),
}

/// The texts of a report by the part that prints them.
fn parts(report: &Report) -> Vec<(Part<'_>, Vec<&Body>)> {
    let chapter = |kind, id: &str| Part::Chapter(Target { kind, id: id.to_owned() });
    let mut parts = vec![(Part::Framing, vec![&report.event.framing])];
    let mut announced = Vec::new();
    for session in &report.sessions {
        if session.notes.is_empty() && session.workshops.is_empty() {
            announced.push(&session.text);
            continue;
        }
        let notes = session.notes.iter().map(|note| &note.body);
        let bodies = std::iter::once(&session.text).chain(notes).collect();
        parts.push((chapter(TargetKind::Session, &session.id), bodies));
        let own = |it: &&Workshop| it.session.as_ref() == Some(&session.id);
        for workshop in report.workshops.iter().filter(own) {
            let outputs = &workshop.outputs;
            let told = outputs.rounds.iter().flat_map(|round| &round.contributions);
            let told = told.map(|contribution| &contribution.body);
            let bodies = std::iter::once(&outputs.introduction).chain(told);
            let bodies = bodies.chain(std::iter::once(&outputs.synthesis)).collect();
            parts.push((chapter(TargetKind::Workshop, &workshop.id), bodies));
        }
    }
    parts.insert(1, (Part::Programme, announced));
    for action in &report.actions {
        parts.push((chapter(TargetKind::Action, &action.id), vec![&action.description]));
    }
    for annex in &report.annexes {
        if let AnnexContent::Text(body) = &annex.content {
            parts.push((Part::Enclosed(annex), vec![body]));
        }
    }
    parts
}

/// The links of a text that lead to the web.
fn links(body: &Body) -> Vec<Link> {
    let link = |kind: &InlineKind| match kind {
        InlineKind::Link { address, content } if is_of_the_web(address) => {
            Some(Link { address: address.clone(), words: plain_text(content) })
        }
        _ => None,
    };
    body.all_inlines().into_iter().filter_map(|inline| link(&inline.value)).collect()
}

fn is_of_the_web(address: &str) -> bool {
    let lower = address.to_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// The address as a reader would type it.
fn shown(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    bare.strip_suffix('/').unwrap_or(bare).to_owned()
}

/// What two ways to write one address have in common.
fn canonical(address: &str) -> String {
    let shown = shown(address);
    shown.strip_prefix("www.").unwrap_or(&shown).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_one_however_it_is_written() {
        for other in
            ["http://www.exemple.fr/Guide/", "exemple.fr/guide", "HTTPS://exemple.fr/guide"]
        {
            assert_eq!(canonical(other), canonical("https://exemple.fr/guide"));
        }
        assert_ne!(canonical("https://exemple.fr/a"), canonical("https://exemple.fr/b"));
        assert!(is_of_the_web("https://a.fr") && !is_of_the_web("mailto:a@b.fr"));
    }
}
