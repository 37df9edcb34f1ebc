//! Titles so long that no PDF holds them as one.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::report::Report;
use crate::source::Span;

/// How long a title may be, in units of UTF-16. A string of a PDF ends after 32,767 bytes (PDF/A-3,
/// 6.1.13), and some signs are written in several of them.
const LONGEST: usize = 10_000;

pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    let mut titles: Vec<(Option<Span>, &str)> = vec![(None, &report.event.title)];
    titles.extend(report.event.questions.iter().map(|it| (Some(it.span), it.text.as_str())));
    for session in &report.sessions {
        titles.push((Some(session.span), &session.title));
        let notes = session.notes.iter();
        titles.extend(notes.filter_map(|it| Some((Some(it.span), it.title.as_deref()?))));
    }
    titles.extend(report.workshops.iter().map(|it| (Some(it.span), it.title.as_str())));
    titles.extend(report.actions.iter().map(|it| (Some(it.span), it.facts.title.as_str())));
    titles.extend(report.annexes.iter().map(|it| (Some(it.span), it.title.as_str())));
    for (span, title) in titles {
        let count = title.encode_utf16().count();
        if count > LONGEST {
            let beginning: String = title.chars().take(40).collect();
            let diagnostic = Diagnostic::new(Code::TooLong, span);
            diagnostics.push(diagnostic.with("count", count).with("title", beginning));
        }
    }
}
