//! The texts of the public edition, line by line, each with the part of the report that prints it.

use super::Material;
use crate::diagnostic::Language;
use crate::model::annex::AnnexContent;
use crate::model::body::{Body, plain_text};
use crate::model::report::Report;
use crate::model::session::Session;
use crate::source::Span;

/// A line of words.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// The words.
    pub(super) words: String,
    /// The part of the report that prints it.
    pub(super) home: String,
    /// Where it is written.
    span: Option<Span>,
}

impl Text {
    /// Where it is written, else where it is printed.
    pub(super) fn place(&self, material: Material<'_>) -> String {
        self.span.map_or_else(|| self.home.clone(), |span| material.place(span))
    }
}

/// A session as the sheet calls it: by its time, with the day where there are several.
pub(super) fn home(session: &Session, report: &Report, language: Language) -> String {
    let Some(start) = session.start else { return session.heading() };
    let time = language.time(start);
    match session.day.filter(|_| report.event.end_date.is_some()) {
        Some(day) => format!("{:02}/{:02} {time}", day.day(), day.month()),
        None => time,
    }
}

/// Every line of the report's texts.
pub(super) fn texts(report: &Report, language: Language) -> Vec<Text> {
    let say = |french, english| language.choose(french, english);
    let mut found = Vec::new();
    of_body(&report.event.framing, say("contexte", "framing text"), &mut found);
    for session in &report.sessions {
        let home = home(session, report, language);
        push(&session.title, &home, session.span, &mut found);
        of_body(&session.text, &home, &mut found);
        for note in &session.notes {
            note.title.iter().for_each(|title| push(title, &home, note.span, &mut found));
            of_body(&note.body, &home, &mut found);
        }
    }
    for workshop in &report.workshops {
        let home = format!("{} {}", say("atelier", "workshop"), workshop.title);
        push(&workshop.title, &home, workshop.span, &mut found);
        of_body(&workshop.outputs.introduction, &home, &mut found);
        for round in &workshop.outputs.rounds {
            push(&round.group, &home, round.span, &mut found);
            round.summary.iter().for_each(|it| push(it, &home, round.span, &mut found));
            round.contributions.iter().for_each(|it| of_body(&it.body, &home, &mut found));
        }
        of_body(&workshop.outputs.synthesis, &home, &mut found);
    }
    for action in &report.actions {
        let home = format!("action {}", action.id);
        let facts = &action.facts;
        let texts = [&facts.horizon, &facts.status, &facts.means].into_iter().flatten();
        let texts = texts.chain(&facts.partners).chain(&facts.indicators).chain([&facts.title]);
        texts.for_each(|text| push(text, &home, action.span, &mut found));
        of_body(&action.description, &home, &mut found);
    }
    for annex in &report.annexes {
        let home = format!("{} {}", say("annexe", "annex"), annex.title);
        let texts = [&annex.caption, &annex.alternative].into_iter().flatten();
        texts.chain([&annex.title]).for_each(|it| push(it, &home, annex.span, &mut found));
        if let AnnexContent::Text(body) = &annex.content {
            of_body(body, &home, &mut found);
        }
    }
    for words in &report.evaluation.verbatims {
        let home = say("évaluation", "evaluation").to_owned();
        found.push(Text { words: words.clone(), home, span: None });
    }
    found
}

fn push(words: &str, home: &str, span: Span, found: &mut Vec<Text>) {
    found.push(Text { words: words.to_owned(), home: home.to_owned(), span: Some(span) });
}

fn of_body(body: &Body, home: &str, found: &mut Vec<Text>) {
    for line in body.all_blocks().into_iter().flat_map(|block| block.value.lines()) {
        let span = line.first().map(|inline| inline.span);
        found.push(Text { words: plain_text(line), home: home.to_owned(), span });
    }
}
