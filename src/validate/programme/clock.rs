//! Lines of the agenda that begin like a time which is none, such as `25h00 Accueil`.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::report::Report;
use crate::parse::agenda::time::parse_time;
use crate::source::{Sources, Span};

/// Tells of each such line of an agenda in free layout.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let Some(id) = report.sessions.first().map(|session| session.span.source) else { return };
    let source = sources.get(id);
    if matches!(source.extension().as_str(), "yaml" | "yml") {
        return;
    }
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        if let Some((at, time)) = wrong_time(line) {
            let span = Span::new(id, start + at..start + at + time.len());
            let diagnostic = Diagnostic::new(Code::UnreadableLine, span).with("time", time);
            let meant = with_digits(time);
            let meant = (parse_time(&meant).is_some() && meant != time).then_some(meant);
            diagnostics.push(diagnostic.maybe_correct(Some(span), meant));
        }
        start += line.len();
    }
}

/// The words at the head of a line that are written like a time and are none, and their place.
fn wrong_time(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches(|c: char| c.is_whitespace() || "|>#*_-–—•([".contains(c));
    let mut time = like_time(text).or_else(|| mistyped_time(text))?;
    let mut rest = &text[time.len()..];
    if parse_time(time).is_some() {
        let range = rest.trim_start().strip_prefix(['-', '–', '—', '/', 'à'])?.trim_start();
        time = like_time(range)
            .filter(|end| parse_time(end).is_none())
            .or_else(|| mistyped_time(range))?;
        rest = &range[time.len()..];
    }
    // « 1h75 de marche » is a length of time.
    let measured = ["de ", "d'", "d’", "par ", "pour ", "of ", "per "];
    let is_length = measured.iter().any(|word| rest.trim_start().starts_with(word));
    (!is_length).then(|| (line.len() - rest.len() - time.len(), time))
}

/// What a text begins with when it is a time but for letters in the place of digits: `14hOO`.
fn mistyped_time(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == ':')).unwrap_or(text.len());
    let word = text[..end].trim_end_matches(':');
    let (hours, minutes) = word.split_once(['h', 'H', ':'])?;
    let looks = |part: &str| part.chars().all(|c| c.is_ascii_digit() || "OolI".contains(c));
    let is_mixed = word.contains(|c: char| c.is_ascii_digit()) && with_digits(word) != word;
    let fits = (1..=2).contains(&hours.len()) && minutes.len() == 2;
    let meant = fits && looks(hours) && looks(minutes) && is_mixed;
    (meant && parse_time(&with_digits(word)).is_some()).then_some(word)
}

/// A time with digits for the letters that look like them.
fn with_digits(time: &str) -> String {
    time.replace(['O', 'o'], "0").replace(['l', 'I'], "1")
}

/// What a text begins with when it is a number of hours, their sign and a number of minutes.
fn like_time(text: &str) -> Option<&str> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    let after = text.get(hours..).filter(|_| (1..=2).contains(&hours))?;
    let minutes = if let Some(minutes) = after.strip_prefix(':') {
        minutes
    } else {
        after.trim_start().strip_prefix(['h', 'H'])?
    };
    let close = minutes.trim_start();
    let glued = close.len() == minutes.len() && !after.starts_with([' ', '\u{a0}', '\u{202f}']);
    // Glued to its hours, whatever follows is meant as minutes: `9h5`, `9h300`, `9h3O`.
    let word = close.find(|c: char| !c.is_alphanumeric()).unwrap_or(close.len());
    let is_minutes = match (digits(close), glued && !after.starts_with(':')) {
        (0, _) => false,
        (_, true) => true,
        (count, false) => count == 2 && count == word,
    };
    is_minutes.then(|| &text[..text.len() - close.len() + word])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_begins_with_an_impossible_time_is_told() {
        let told = |line| wrong_time(line).map(|(at, time)| (&line[at..at + time.len()], time));
        for (line, time) in [
            ("25h00 Accueil", "25h00"),
            ("9h75 : table ronde\n", "9h75"),
            ("- **9:75** Accueil", "9:75"),
            ("| 26 h 00 | Accueil |", "26 h 00"),
            ("9h5 Accueil", "9h5"),
            ("9h3O Accueil", "9h3O"),
            ("14hOO Ateliers", "14hOO"),
            ("l4h00 Ateliers", "l4h00"),
            ("**I4:0O** : Ateliers", "I4:0O"),
            ("9h30 - 1Oh00 Accueil", "1Oh00"),
            ("9h30 - 10h75 Accueil", "10h75"),
            ("9h30à10h00 Accueil", "9h30à10h00"),
        ] {
            assert_eq!(told(line), Some((time, time)), "{line}");
        }
    }

    #[test]
    fn other_numbers_are_none_of_its_business() {
        for line in [
            "9h30 Accueil",
            "9 h 30 - 10 h : accueil",
            "9h - 10h30 Accueil",
            "9h30min Accueil",
            "14h 3 ateliers",
            "14h Il faut agir",
            "Ohlala",
            "24h00 Fin",
            "12 juin 2019",
            "12/06/2019",
            "2019-06-12",
            "3 rue Barbet de Jouy - 75007 PARIS",
            "3 hectares 75",
            "20 minutes par groupe",
            "25h de formation",
            "35h00 par semaine",
            "10,50 € le repas",
            "01 23 45 67 89",
            "1:100 000, carte",
            "2 h de marche",
            "100 participants",
            "4 x 20 minutes",
            "",
        ] {
            assert_eq!(wrong_time(line), None, "{line}");
        }
    }
}
