//! The typography of the report's language over its texts, before typesetting.
//!
//! For French, the spaces and signs that every reader sees: no-break spaces at double punctuation
//! and inside « », curved apostrophes, one sign for an ellipsis (*Lexique* of the Imprimerie
//! nationale; rules 1 to 4, 6 and 20 of the domain notes). Words are never changed, nor code,
//! addresses, paths and ids; text that a word processor already corrected comes out the same.

use crate::model::body::{Block, BlockKind, Body, Definition, Inline, InlineKind, Item};
use crate::model::event::Typography;
use crate::model::report::Report;

/// A narrow no-break space, before `;`, `!` and `?`.
const NARROW: char = '\u{202f}';
/// A no-break space, before `:` and inside « ».
const NO_BREAK: char = '\u{a0}';

/// The report in the typography of its language.
#[must_use]
pub fn polish(mut report: Report) -> Report {
    let french = report.event.language.split('-').next() == Some("fr");
    if french && report.event.typography == Typography::ImprimerieNationale {
        each_text(&mut report, &mut |text| french_line(&mut [text]));
        each_body(&mut report, &mut |body| {
            french_blocks(&mut body.blocks);
            body.footnotes.iter_mut().for_each(|note| french_blocks(&mut note.blocks));
        });
    }
    report
}

/// Every text of the report that is printed as running words and is not in a body.
fn each_text(report: &mut Report, polish: &mut dyn FnMut(&mut String)) {
    let event = &mut report.event;
    let facts = [&mut event.subtitle, &mut event.name, &mut event.notice, &mut event.licence];
    facts.into_iter().flatten().for_each(&mut *polish);
    polish(&mut event.title);
    event.venue.iter_mut().for_each(&mut *polish);
    event.questions.iter_mut().for_each(|question| polish(&mut question.text));
    event.credits.iter_mut().flat_map(|credit| &mut credit.names).for_each(&mut *polish);
    for session in &mut report.sessions {
        polish(&mut session.title);
        session.room.iter_mut().for_each(&mut *polish);
        for speaker in &mut session.speakers {
            let texts = [&mut speaker.name, &mut speaker.function, &mut speaker.organisation];
            texts.into_iter().flatten().for_each(&mut *polish);
        }
        for note in &mut session.notes {
            [&mut note.title, &mut note.notice].into_iter().flatten().for_each(&mut *polish);
        }
    }
    for workshop in &mut report.workshops {
        polish(&mut workshop.title);
        let facts = &mut workshop.facts;
        let texts = [&mut facts.brief, &mut facts.notice, &mut facts.host, &mut facts.rapporteur];
        texts.into_iter().flatten().for_each(&mut *polish);
        let rounds = workshop.outputs.rounds.iter_mut();
        rounds.filter_map(|round| round.summary.as_mut()).for_each(&mut *polish);
    }
    for action in &mut report.actions {
        let facts = &mut action.facts;
        polish(&mut facts.title);
        let texts = [
            &mut facts.lead,
            &mut facts.horizon,
            &mut facts.status,
            &mut facts.means,
            &mut facts.notice,
        ];
        texts.into_iter().flatten().for_each(&mut *polish);
        facts.partners.iter_mut().chain(&mut facts.indicators).for_each(&mut *polish);
        facts.steps.iter_mut().for_each(|step| polish(&mut step.title));
    }
    for person in &mut report.people {
        polish(&mut person.name);
        let texts = [&mut person.function, &mut person.organisation];
        texts.into_iter().flatten().for_each(&mut *polish);
    }
    for acronym in &mut report.glossary {
        polish(&mut acronym.expansion);
        acronym.note.iter_mut().for_each(&mut *polish);
    }
}

fn each_body(report: &mut Report, polish: &mut dyn FnMut(&mut Body)) {
    polish(&mut report.event.framing);
    for session in &mut report.sessions {
        polish(&mut session.text);
        session.notes.iter_mut().for_each(|note| polish(&mut note.body));
    }
    for workshop in &mut report.workshops {
        let outputs = &mut workshop.outputs;
        polish(&mut outputs.introduction);
        let contributions = outputs.rounds.iter_mut().flat_map(|round| &mut round.contributions);
        contributions.for_each(|contribution| polish(&mut contribution.body));
        polish(&mut outputs.synthesis);
    }
    report.actions.iter_mut().for_each(|action| polish(&mut action.description));
}

fn french_blocks(blocks: &mut [Block]) {
    for block in blocks {
        match &mut block.value {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                french_inlines(content);
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|Item { blocks, .. }| french_blocks(blocks));
            }
            BlockKind::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| french_inlines(cell));
            }
            BlockKind::Quote { blocks, attribution } => {
                french_blocks(blocks);
                attribution.iter_mut().for_each(|it| french_inlines(it));
            }
            BlockKind::Callout { title, blocks, .. } => {
                french_inlines(title);
                french_blocks(blocks);
            }
            BlockKind::Definitions(items) => {
                for Definition { term, details } in items {
                    french_inlines(term);
                    french_blocks(details);
                }
            }
            BlockKind::Figure { caption, .. } => french_inlines(caption),
            BlockKind::Intervention(intervention) => french_blocks(&mut intervention.blocks),
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
}

/// A line of inlines is polished as one: « *mot* » and `**mot** ?` need what stands beside them.
fn french_inlines(inlines: &mut [Inline]) {
    let mut texts = Vec::new();
    collect_texts(inlines, &mut texts);
    french_line(&mut texts);
}

fn collect_texts<'a>(inlines: &'a mut [Inline], texts: &mut Vec<&'a mut String>) {
    for inline in inlines {
        match &mut inline.value {
            InlineKind::Text(text) => texts.push(text),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::Internal(content)
            | InlineKind::Reference { label: content, .. } => collect_texts(content, texts),
            InlineKind::Link { address, content } => {
                // An address that stands for itself is no French.
                let bare = matches!(&content[..], [only] if matches!(&only.value,
                    InlineKind::Text(text) if address.ends_with(text.as_str())));
                if !bare {
                    collect_texts(content, texts);
                }
            }
            InlineKind::SoftBreak
            | InlineKind::LineBreak
            | InlineKind::Code(_)
            | InlineKind::Footnote(_)
            | InlineKind::Foreign { .. }
            | InlineKind::Picture(_) => {}
        }
    }
}

/// Sets the spaces and signs of one line that is spread over several texts.
fn french_line(texts: &mut [&mut String]) {
    let lengths: Vec<_> = texts.iter().map(|text| text.chars().count()).collect();
    let line: Vec<char> = texts.iter().flat_map(|text| text.chars()).collect();
    let mut at = 0;
    for (text, length) in texts.iter_mut().zip(lengths) {
        let mut polished = String::with_capacity(text.len() + 8);
        for index in at..at + length {
            push(&line, index, &mut polished);
        }
        at += length;
        **text = polished;
    }
}

/// Pushes what the character at `index` becomes beside its neighbours.
fn push(line: &[char], index: usize, out: &mut String) {
    let c = line[index];
    let before = index.checked_sub(1).map(|at| line[at]);
    let after = line.get(index + 1).copied();
    let ends_here =
        after.is_none_or(|c| c.is_whitespace() || matches!(c, '»' | ')' | ']' | '”' | ','));
    let after_word =
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '»' | ')' | '’' | '%'));
    match c {
        '\'' if before.is_some_and(char::is_alphabetic)
            && after.is_some_and(|c| c.is_alphabetic() || c == '«') =>
        {
            out.push('’');
        }
        '"' if before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '’'))
            && after.is_some_and(|c| !c.is_whitespace()) =>
        {
            out.push('«');
            out.push(NO_BREAK);
        }
        '"' if before.is_some_and(|c| !c.is_whitespace() && !c.is_numeric() && c != '"')
            && after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]…".contains(c)) =>
        {
            out.push(NO_BREAK);
            out.push('»');
        }
        '.' if before == Some('.') && dots(line, index) >= 3 => {}
        '.' if dots(line, index) >= 3 => out.push('…'),
        ' ' | NO_BREAK | NARROW => out.push(match after {
            _ if before == Some('«') => NO_BREAK,
            Some(';' | '!' | '?') if lone_mark(line, index + 1) => NARROW,
            Some(':') if lone_mark(line, index + 1) => NO_BREAK,
            Some('»') => NO_BREAK,
            _ => c,
        }),
        ';' | '!' | '?' if after_word && ends_here => {
            out.push(NARROW);
            out.push(c);
        }
        ':' if before.is_some_and(|c| c.is_alphabetic() || c == '»')
            && after.is_none_or(|c| c.is_whitespace() || c == '»') =>
        {
            out.push(NO_BREAK);
            out.push(c);
        }
        '«' if after.is_some_and(|c| !c.is_whitespace()) => {
            out.push(c);
            out.push(NO_BREAK);
        }
        '»' if before.is_some_and(|c| !c.is_whitespace()) => {
            out.push(NO_BREAK);
            out.push(c);
        }
        _ => out.push(c),
    }
}

/// How many dots stand in the run that holds this one.
fn dots(line: &[char], index: usize) -> usize {
    let left = line[..index].iter().rev().take_while(|c| **c == '.').count();
    let right = line[index..].iter().take_while(|c| **c == '.').count();
    left + right
}

/// Whether a sign of punctuation ends a word rather than opening something: « : ) » and « ?x » do not.
fn lone_mark(line: &[char], index: usize) -> bool {
    let next = line.get(index + 1);
    next.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '»' | ')' | ']' | '”' | '!' | '?' | '.' | '…')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let mut text = typed.to_owned();
        french_line(&mut [&mut text]);
        let shown = text.replace(NARROW, "_").replace(NO_BREAK, "~");
        assert_eq!(shown, expected);
    }

    #[test]
    fn double_punctuation_gets_its_space() {
        check("un métier écartelé? Oui !", "un métier écartelé_? Oui_!");
        check("qui fait quoi ; puis : rien", "qui fait quoi_; puis~: rien");
        check("les points suivants:", "les points suivants~:");
        check("Quoi ?! (?) Non…", "Quoi_?! (?) Non…");
        check("déjà\u{202f}? juste\u{a0}: oui", "déjà_? juste~: oui");
    }

    #[test]
    fn quotes_apostrophes_and_ellipses_are_french() {
        check("l'école dit «oui» et « non »", "l’école dit «~oui~» et «~non~»");
        check("publiques.... penser", "publiques… penser");
        check("2'33\" et 'mot'", "2'33\" et 'mot'");
    }

    #[test]
    fn typed_quotes_become_french_ones() {
        check("il dit \"oui.\" et part", "il dit «~oui.~» et part");
        check("(\"peut-être\")", "(«~peut-être~»)");
        check("un écran de 27\" ici", "un écran de 27\" ici");
    }

    #[test]
    fn addresses_and_times_are_left_alone() {
        check("https://a.fr/?x=1 à 10:30", "https://a.fr/?x=1 à 10:30");
        check("C:\\dossier a;b", "C:\\dossier a;b");
    }

    #[test]
    fn a_line_is_polished_across_its_parts() {
        let (mut a, mut b, mut c) = ("« ".to_owned(), "mot".to_owned(), " » ?".to_owned());
        french_line(&mut [&mut a, &mut b, &mut c]);
        assert_eq!([a, b, c], ["«\u{a0}", "mot", "\u{a0}»\u{202f}?"]);
    }

    proptest! {
        #[test]
        fn polishing_twice_changes_nothing_more(typed in "[a-zé'«»:;!?. \u{a0}\u{202f}0-9]{0,40}") {
            let mut once = typed.clone();
            french_line(&mut [&mut once]);
            let mut twice = once.clone();
            french_line(&mut [&mut twice]);
            prop_assert_eq!(&once, &twice);
            let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(words(&typed), words(&once));
        }
    }
}
