//! What an author calls a session by: « vendredi 9h00 », « J2 9h00 », « Table ronde 11h ».
//!
//! A day, a time and words, each of them optional, in any order; in a file's name the time may be four
//! figures, as in `j2-0900-pleniere`.

use jiff::civil::{Date, Time, Weekday};

use super::time::{leading_slot, parse_time};
use super::words::{Word, words};
use super::{date, layout};
use crate::diagnostic::Language;
use crate::language;
use crate::spelling::fold;

/// A session's day, time and words, as far as its author gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Called {
    /// On which day.
    pub day: Option<Day>,
    /// When it begins.
    pub time: Option<Time>,
    /// The other words, folded.
    pub words: String,
}

/// A day of the event, as an author calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// By its rank among the event's days, from 1.
    Nth(usize),
    /// By its weekday, perhaps with the day of the month.
    Weekday(Weekday, Option<i8>),
    /// By its date, perhaps without a year.
    Date(Option<i16>, i8, i8),
}

impl Day {
    /// Whether this means a day of an event that has these days, in order.
    #[must_use]
    pub fn is(self, date: Date, days: &[Date]) -> bool {
        match self {
            Self::Nth(nth) => nth.checked_sub(1).and_then(|rank| days.get(rank)) == Some(&date),
            Self::Weekday(weekday, day) => {
                date.weekday() == weekday && day.is_none_or(|day| day == date.day())
            }
            Self::Date(year, month, day) => {
                year.is_none_or(|year| year == date.year())
                    && (month, day) == (date.month(), date.day())
            }
        }
    }
}

impl Called {
    /// What the words of a header, of a cell or of a heading call a session by.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut rest = text.trim().to_owned();
        let day = take_day(&mut rest);
        let time = take_time(&mut rest).or_else(|| {
            // Figures alone: beside words, they are a year or a number.
            let time = figures(rest.trim())?;
            rest.clear();
            Some(time)
        });
        Self { day, time, words: without_links(&fold(&rest)) }
    }

    /// What a file's name, without its ending, calls a session by.
    #[must_use]
    pub fn of_file_name(stem: &str) -> Self {
        let (day, stem) = iso_day(stem);
        let mut rest = stem.replace(['-', '_', '.'], " ");
        let day = day.or_else(|| take_day(&mut rest));
        let (day, time) = match take_time(&mut rest).or_else(|| take_figures(&mut rest)) {
            Some(time) => (day.or_else(|| take_numeric_day(&mut rest)), Some(time)),
            None => (day, take_pair(&mut rest)),
        };
        Self { day, time, words: without_links(&fold(&rest)) }
    }
}

/// The words of a line that stand before a workshop's title and name it: « Atelier B », « A1 ».
pub(super) fn label(line: &str, title: &str) -> Option<String> {
    let (line, title) = (words(line), words(title));
    let is_title = |at: &usize| line[*at..].iter().zip(&title).all(|(a, b)| a.folded == b.folded);
    let last = line.len().checked_sub(title.len()).filter(|_| !title.is_empty())?;
    let at = (1..=last).find(is_title)?;
    let mark = &line[at - 1];
    let figures = mark.folded.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let letters = mark.folded.len() - figures.len();
    let is_number = figures.bytes().all(|byte| byte.is_ascii_digit()) && figures.len() <= 2;
    let is_roman =
        letters <= 4 && figures.is_empty() && mark.folded.bytes().all(|it| b"ivx".contains(&it));
    if !is_number || (letters > 1 && !is_roman) {
        return None;
    }
    let before = at.checked_sub(2).map(|before| &line[before]);
    let before =
        before.filter(|word| word.text.chars().all(char::is_alphabetic) && word.text.len() > 1);
    match before {
        Some(before) => Some(format!("{} {}", before.text, mark.text)),
        None => (letters == 1 && !figures.is_empty()).then(|| mark.text.to_owned()),
    }
}

/// A day as messages name it among several: « vendredi 3 octobre ».
#[must_use]
pub fn day_name(day: Date, language: Language) -> String {
    let full = language::ReportLanguage::of(language.choose("fr", "en")).full_date(day);
    let year = format!(" {}", day.year());
    let bare = full.strip_suffix(&year).unwrap_or(&full);
    bare.replace(',', "")
}

/// The name of a day's weekday: « vendredi », “Friday”.
#[must_use]
pub fn weekday_name(day: Date, language: Language) -> String {
    let name = day_name(day, language);
    name.split(' ').next().unwrap_or_default().to_owned()
}

/// Takes the day out of a text, wherever it stands.
fn take_day(text: &mut String) -> Option<Day> {
    if let Some(found) = date::find(text).filter(|found| found.last.is_none()) {
        let first = found.first;
        text.replace_range(found.range, " ");
        return Some(Day::Date(first.year, first.month, first.day));
    }
    let all = words(text);
    let weekday = all.iter().enumerate();
    let weekday = weekday.filter_map(|(rank, word)| Some((rank, date::weekday(&word.folded)?)));
    if let Some((rank, weekday)) = weekday.into_iter().next() {
        let next = all.get(rank + 1).filter(|next| parse_time(&text[next.start..]).is_none());
        let number = next.and_then(|next| next.text.parse().ok().map(|number: i8| (number, next)));
        let number = number.filter(|(number, next)| {
            (1..=31).contains(number) && leading_slot(&text[next.start..]).is_none()
        });
        let end = number.as_ref().map_or(all[rank].end(), |(_, next)| next.end());
        let (start, day) = (all[rank].start, number.map(|(number, _)| number));
        text.replace_range(start..end, " ");
        return Some(Day::Weekday(weekday, day));
    }
    let nth = all.iter().find_map(|word| {
        let (nth, length) = layout::nth_day(&text[word.start..]).or_else(|| short_day(word))?;
        Some((usize::try_from(nth).ok()?, word.start..word.start + length))
    });
    let (nth, range) = nth?;
    text.replace_range(range, " ");
    Some(Day::Nth(nth))
}

/// « D2 », as the English names of prepared files have it.
fn short_day(word: &Word<'_>) -> Option<(i32, usize)> {
    let nth = word.folded.strip_prefix('d')?.parse().ok()?;
    (1..=9).contains(&nth).then_some((nth, word.text.len()))
}

/// Takes the first time out of a text.
fn take_time(text: &mut String) -> Option<Time> {
    let (time, range) = words(text).iter().find_map(|word| {
        // « 2 » of « atelier 2, 9h30 » is no time, and « de » begins none.
        let begins =
            word.text.starts_with(|c: char| c.is_ascii_digit()) || parse_time(word.text).is_some();
        let (slot, rest) = leading_slot(&text[word.start..]).filter(|_| begins)?;
        Some((slot.start, word.start..text.len() - rest.len()))
    })?;
    text.replace_range(range, " ");
    Some(time)
}

/// Four figures that are a time: `0940`.
fn figures(word: &str) -> Option<Time> {
    let is_four = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = is_four.then(|| word.split_at(2))?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// Takes the first four figures that are a time out of a text.
fn take_figures(text: &mut String) -> Option<Time> {
    let found = words(text).iter().find_map(|it| Some((figures(it.text)?, it.start..it.end())));
    let (time, range) = found?;
    text.replace_range(range, " ");
    Some(time)
}

/// Two figures of two: the hour and the minute of `14-00`.
fn take_pair(text: &mut String) -> Option<Time> {
    let all = words(text);
    let is_two = |word: &&Word<'_>| two_figures(word.text).is_some();
    if all.iter().filter(is_two).count() != 2 {
        return None;
    }
    let pair = all.windows(2).find(|pair| pair.iter().all(|word| is_two(&word)))?;
    let [hour, minute] = [two_figures(pair[0].text)?, two_figures(pair[1].text)?];
    let time = Time::new(hour, minute, 0, 0).ok().filter(|_| minute % 5 == 0)?;
    let range = pair[0].start..pair[1].end();
    text.replace_range(range, " ");
    Some(time)
}

/// Takes the day and the month out of `03-10-0900`, whose time is taken already.
fn take_numeric_day(text: &mut String) -> Option<Day> {
    let all = words(text);
    let [day, month, ..] = all.as_slice() else { return None };
    let (day, month) = (two_figures(day.text)?, two_figures(month.text)?);
    let end = all[1].end();
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    text.replace_range(..end, " ");
    Some(Day::Date(None, month, day))
}

fn two_figures(word: &str) -> Option<i8> {
    (word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| word.parse().ok())?
}

/// The day that a file's name begins with, `2025-10-03` or `20251003`, and the rest of the name.
fn iso_day(stem: &str) -> (Option<Day>, &str) {
    let lengths = [(10, true), (8, false)];
    for (length, hyphens) in lengths {
        let Some((day, rest)) = stem.split_at_checked(length) else { continue };
        let figures = if hyphens { day.replace(['-', '_'], "") } else { day.to_owned() };
        let is_day = figures.len() == 8 && figures.bytes().all(|byte| byte.is_ascii_digit());
        if !is_day || rest.starts_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let date = figures[..4].parse().ok().zip(figures[4..6].parse().ok());
        let date = date.zip(figures[6..].parse().ok());
        let date = date.and_then(|((year, month), day)| Date::new(year, month, day).ok());
        if let Some(date) = date.filter(|date| (1900..2200).contains(&date.year())) {
            return (Some(Day::Date(Some(date.year()), date.month(), date.day())), rest);
        }
    }
    (None, stem)
}

/// Words without those at their ends that only tie them to a day or a time: « Table ronde de 11h ».
fn without_links(folded: &str) -> String {
    const LINKS: &[&str] = &[
        "a", "au", "de", "du", "des", "d", "le", "la", "les", "l", "at", "on", "of", "the", "um",
        "am",
    ];
    let mut words: Vec<_> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    while words.last().is_some_and(|word| LINKS.contains(word)) {
        words.pop();
    }
    let start = words.iter().take_while(|word| LINKS.contains(*word)).count();
    words[start..].join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[track_caller]
    fn check(text: &str, day: Option<Day>, time: Option<Time>, words: &str) {
        assert_eq!(Called::parse(text), Called { day, time, words: words.to_owned() }, "{text}");
    }

    const FRIDAY: Option<Day> = Some(Day::Weekday(Weekday::Friday, None));

    #[test]
    fn a_day_a_time_and_words_stand_in_any_order() {
        let nine = Some(time(9, 0, 0, 0));
        check("vendredi 9h00", FRIDAY, nine, "");
        check("Friday 9:00", FRIDAY, nine, "");
        check("9h00 (vendredi)", FRIDAY, nine, "");
        check("le vendredi à 9h", FRIDAY, nine, "");
        check("J2 9h00", Some(Day::Nth(2)), nine, "");
        check("D2 9:00", Some(Day::Nth(2)), nine, "");
        check("Jour 2 – 9h", Some(Day::Nth(2)), nine, "");
        check("3 octobre 9h00", Some(Day::Date(None, 10, 3)), nine, "");
        check("2025-10-03 9h00", Some(Day::Date(Some(2025), 10, 3)), nine, "");
        check("vendredi 3 octobre, 9h00", Some(Day::Date(None, 10, 3)), nine, "");
        check("Table ronde 11h", None, Some(time(11, 0, 0, 0)), "table ronde");
        check("Table ronde de 11h", None, Some(time(11, 0, 0, 0)), "table ronde");
        check("Grand témoin", None, None, "grand temoin");
        check("0900", None, nine, "");
        check("Bilan 2019", None, None, "bilan 2019");
        check("vendredi plénière", FRIDAY, None, "pleniere");
        check("atelier 2", None, None, "atelier 2");
    }

    #[test]
    fn a_file_name_tells_a_day_and_a_time() {
        let nine = Some(time(9, 0, 0, 0));
        let day = Some(Day::Date(Some(2025), 10, 3));
        for (stem, day, time, words) in [
            ("vendredi-0900", FRIDAY, nine, ""),
            ("j2-0900-pleniere", Some(Day::Nth(2)), nine, "pleniere"),
            ("d2-0900-plenary", Some(Day::Nth(2)), nine, "plenary"),
            ("2025-10-03-0900", day, nine, ""),
            ("20251003_9h00_notes", day, nine, "notes"),
            ("03-10-0900", Some(Day::Date(None, 10, 3)), nine, ""),
            ("3-octobre-9h", Some(Day::Date(None, 10, 3)), nine, ""),
            ("0940-table-ronde", None, Some(jiff::civil::time(9, 40, 0, 0)), "table ronde"),
            ("j1_14-00", Some(Day::Nth(1)), Some(jiff::civil::time(14, 0, 0, 0)), ""),
            ("notes 9h", None, nine, "notes"),
            ("2019-06-12-notes", Some(Day::Date(Some(2019), 6, 12)), None, "notes"),
            ("temoignages", None, None, "temoignages"),
            ("9900", None, None, "9900"),
        ] {
            let words = words.to_owned();
            assert_eq!(Called::of_file_name(stem), Called { day, time, words }, "{stem}");
        }
    }

    #[test]
    fn a_day_is_one_of_the_events_days() {
        let days = [date(2025, 10, 2), date(2025, 10, 3)];
        for day in [
            Day::Nth(2),
            Day::Weekday(Weekday::Friday, None),
            Day::Weekday(Weekday::Friday, Some(3)),
            Day::Date(None, 10, 3),
            Day::Date(Some(2025), 10, 3),
        ] {
            assert_eq!(days.map(|it| day.is(it, &days)), [false, true], "{day:?}");
        }
        assert!(!Day::Nth(3).is(days[1], &days) && !Day::Nth(0).is(days[0], &days));
        assert!(!Day::Date(Some(2024), 10, 3).is(days[1], &days));
    }

    #[test]
    fn a_workshop_is_named_by_what_precedes_its_topic() {
        let of = |line: &str, title: &str| label(line, title);
        assert_eq!(of("- Atelier B « La friche »", "La friche").as_deref(), Some("Atelier B"));
        assert_eq!(of("AG 1 Réparer", "Réparer").as_deref(), Some("AG 1"));
        assert_eq!(of("A1 – Réparer (Salon 1)", "Réparer").as_deref(), Some("A1"));
        assert_eq!(of("Atelier III : réparer", "réparer").as_deref(), Some("Atelier III"));
        assert_eq!(of("14h Réparer", "Réparer"), None);
        assert_eq!(of("Réparer", "Réparer"), None);
        assert_eq!(of("Atelier : réparer", "réparer"), None);
    }

    #[test]
    fn days_have_names() {
        let day = date(2025, 10, 3);
        assert_eq!(day_name(day, Language::French), "vendredi 3 octobre");
        assert_eq!(day_name(day, Language::English), "Friday 3 October");
        assert_eq!(weekday_name(day, Language::English), "Friday");
    }
}
