//! Dates as people write them: `12 juin 2019`, `March 5-6, 2025`, `du 30 juin au 1er juillet 2019`.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::words::{Word, is_any, lists, phrases, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Source, SourceId, Span};

/// A day whose month or year may be left to what surrounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    /// The year, if written.
    pub(super) year: Option<i16>,
    /// The month.
    pub(super) month: i8,
    /// The day of the month.
    pub(super) day: i8,
}

impl Day {
    /// The date, in `year` when none is written.
    pub(super) fn date(self, year: Option<i16>) -> Option<Date> {
        Date::new(self.year.or(year)?, self.month, self.day).ok()
    }
}

/// Days found in a text: one, or the first and the last of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The bytes that say it, with the weekday and « du … au ».
    pub(super) range: Range<usize>,
    /// The day, or the first of several.
    pub(super) first: Day,
    /// The last of several.
    pub(super) last: Option<Day>,
}

/// A full date on its own, such as `12/06/2019`, `2019-06-12` or `mercredi 12 juin 2019`.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let found =
        find(text).filter(|found| found.range == (0..text.len()) && found.last.is_none())?;
    found.first.date(None)
}

/// The first day or days in a text.
pub(super) fn find(text: &str) -> Option<Found> {
    let scan = Scan { text, words: words(text) };
    (0..scan.words.len()).find_map(|at| scan.days(at))
}

/// Every day, or first and last of several, in a text.
pub(super) fn find_all(text: &str) -> Vec<Found> {
    let scan = Scan { text, words: words(text) };
    let mut found: Vec<Found> = Vec::new();
    for at in 0..scan.words.len() {
        let after = found.last().is_none_or(|last| scan.words[at].start >= last.range.end);
        found.extend(scan.days(at).filter(|_| after));
    }
    found
}

/// The first year that a text writes, alone or in a date.
pub(super) fn year_in(text: &str) -> Option<i16> {
    let years = words(text).into_iter().filter(|word| word.text.len() == 4);
    years.filter_map(|word| word.text.parse().ok()).find(|year| (1980..2100).contains(year))
}

/// The first full date in a text.
pub(super) fn find_full(text: &str) -> Option<Found> {
    let scan = Scan { text, words: words(text) };
    (0..scan.words.len())
        .filter_map(|at| scan.days(at))
        .find(|found| found.first.date(None).is_some())
}

/// Whether a text begins with the name of a month.
pub(super) fn begins_with_month(text: &str) -> bool {
    words(text).first().is_some_and(|word| ranked(MONTHS, &word.folded).is_some())
}

/// The weekday that a word names in full.
pub(super) fn weekday(folded: &str) -> Option<Weekday> {
    ranked(WEEKDAYS, folded).and_then(|rank| Weekday::from_monday_one_offset(rank).ok())
}

/// Tells of each weekday in a range of a source that is not that of the date after it. A date
/// without a year counts when it is one of the event's days.
pub fn report_wrong_weekdays(
    id: SourceId,
    source: &Source,
    range: Range<usize>,
    days: &[Date],
    diagnostics: &mut Diagnostics,
) {
    let text = &source.text[range.clone()];
    let scan = Scan { text, words: words(text) };
    for (at, word) in scan.words.iter().enumerate() {
        let Some(written) = weekday(&word.folded) else { continue };
        let Some(found) = scan.days(at) else { continue };
        let of_event =
            || days.iter().copied().find(|it| Some(*it) == found.first.date(Some(it.year())));
        let Some(date) = found.first.date(None).or_else(of_event) else { continue };
        if date.weekday() == written {
            continue;
        }
        // Of « jeudi 13 et vendredi 14 mars », the day at fault only.
        let next = scan.words.get(at + 1).map_or(found.range.end, Word::end);
        let end = if found.last.is_some() { next } else { found.range.end };
        let place = Span::new(id, range.start + word.start..range.start + end);
        let name = |day: Weekday, language: usize| {
            let rank = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
            phrases(WEEKDAYS[rank]).nth(language).unwrap_or_default()
        };
        let english = |day| {
            let name = name(day, 1);
            format!("{}{}", name[..1].to_uppercase(), &name[1..])
        };
        let right = date.weekday();
        let diagnostic = Diagnostic::new(Code::WrongWeekday, place)
            .with_date("date", date)
            .with_both("right", name(right, 0), &english(right))
            .with_both("written", name(written, 0), &english(written));
        diagnostics.push(diagnostic);
    }
}

/// Names in French, English, German, Spanish, Italian, Portuguese, Dutch and Polish, by month, folded.
const MONTHS: &[&str] = &[
    "janvier|january|januar|enero|gennaio|janeiro|januari|stycznia|styczen|jan|janv|ene|gen",
    "fevrier|february|februar|febrero|febbraio|fevereiro|februari|lutego|luty|fev|fevr|feb",
    "mars|march|marz|marzo|marco|maart|marca|marzec|mar|mrt",
    "avril|april|abril|aprile|kwietnia|kwiecien|avr|apr|abr",
    "mai|may|mayo|maggio|maio|mei|maja|maj|mag",
    "juin|june|juni|junio|giugno|junho|czerwca|czerwiec|jun|giu",
    "juillet|july|juli|julio|luglio|julho|lipca|lipiec|juil|jul|lug",
    "aout|august|agosto|augustus|sierpnia|sierpien|aug|ago",
    "septembre|september|septiembre|setiembre|settembre|setembro|wrzesnia|wrzesien|sept|sep|set",
    "octobre|october|oktober|octubre|ottobre|outubro|pazdziernika|pazdziernik|oct|okt|ott|out",
    "novembre|november|noviembre|novembro|listopada|listopad|nov",
    "decembre|december|dezember|diciembre|dicembre|dezembro|grudnia|grudzien|dec|dez|dic",
];

/// Names in the same languages, from Monday; the first two are the ones that messages use.
const WEEKDAYS: &[&str] = &[
    "lundi|monday|montag|lunes|lunedi|segunda|segunda feira|maandag|poniedzialek",
    "mardi|tuesday|dienstag|martes|martedi|terca|terca feira|dinsdag|wtorek",
    "mercredi|wednesday|mittwoch|miercoles|mercoledi|quarta|quarta feira|woensdag|sroda|srode",
    "jeudi|thursday|donnerstag|jueves|giovedi|quinta|quinta feira|donderdag|czwartek",
    "vendredi|friday|freitag|viernes|venerdi|sexta|sexta feira|vrijdag|piatek",
    "samedi|saturday|samstag|sonnabend|sabado|sabato|zaterdag|sobota|sobote",
    "dimanche|sunday|sonntag|domingo|domenica|zondag|niedziela|niedziele",
];

/// Short weekdays, which count only before a date.
const SHORT_WEEKDAYS: &[&str] = &[
    "lun", "mer", "jeu", "ven", "sam", "dim", "mon", "tue", "tues", "wed", "thu", "thur", "thurs",
    "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "ma", "wo", "vr", "za", "zo",
    "lu", "me", "je", "ve", "mie", "jue", "vie", "sab", "dom", "gio", "pon", "wt", "sr", "czw",
    "pt",
];

/// Words before a date that belong to it.
const LEAD_INS: &[&str] = &[
    "du", "le", "les", "from", "on", "the", "vom", "am", "del", "dal", "el", "il", "de", "des",
    "ce", "den", "do", "no", "op", "od", "van", "dia", "w",
];

/// A day of which the month may still come, and the word after it.
#[derive(Clone, Copy)]
struct Point {
    year: Option<i16>,
    month: Option<i8>,
    day: i8,
    /// Whether it is written « June 4 », so that days of that month may follow.
    month_first: bool,
    next: usize,
}

/// The bytes of a part of the day in brackets that a text begins with: « (après-midi) ».
fn bracketed_half(text: &str) -> usize {
    const HALVES: &str = "matin|le matin|matinee|apres midi|l apres midi|soir|soiree|journee|toute la journee|\
        journee entiere|demi journee|morning|afternoon|evening|all day|vormittag|nachmittag|manana|tarde|\
        mattina|pomeriggio";
    let inner = text.trim_start_matches([' ', '\u{a0}']).strip_prefix('(');
    let Some((inner, after)) = inner.and_then(|inner| inner.split_once(')')) else { return 0 };
    if is_any(inner, HALVES) { text.len() - after.len() } else { 0 }
}

struct Scan<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
}

impl Scan<'_> {
    /// The days that the words from `at` name.
    fn days(&self, at: usize) -> Option<Found> {
        let first = self.point(at)?;
        // « Jour 1 – 8 juin » is the first day, not the first of June.
        let is_rank = first.month.is_none() && at > 0;
        if is_rank
            && lists(
                "jour|day|tag|giorno|dia|seance|session|module|cours|sitzung|sesion|sessione|sessao|etape|axe|phase",
                &self.words[at - 1].folded,
            )
        {
            return None;
        }
        let mut points = vec![first];
        // « Séance 1 – mardi 14 octobre » counts, and is no range of days.
        let named = |at: usize| self.words.get(at).is_some_and(|it| weekday(&it.folded).is_some());
        let counts = |point: &Point| {
            first.month.is_none() && point.next == at + 1 && named(point.next) && !named(at)
        };
        while let Some(point) = points
            .last()
            .filter(|point| !counts(point))
            .and_then(|point| self.point(self.connected(point.next)?))
        {
            points.push(point);
        }
        let same_month =
            points.get(1).filter(|point| first.month_first && point.month.is_none()).copied();
        while points.len() > 1 && points.last().is_some_and(|point| point.month.is_none()) {
            points.pop();
        }
        let mut last = *points.last()?;
        if let Some(point) =
            same_month.filter(|_| points.len() == 1 && !self.gap(first.next).contains(','))
        {
            let year = self.year(point.next);
            let next = if year.is_some() { point.next + 1 } else { point.next };
            last = Point { year, month: first.month, next, ..point };
        }
        let last_day = Day { year: last.year, month: last.month?, day: last.day };
        let year = first.year.or_else(|| {
            let turn = first.month.is_some_and(|month| month > last_day.month);
            last.year.map(|year| if turn { year - 1 } else { year })
        });
        let first_day = Day { year, month: first.month.unwrap_or(last_day.month), day: first.day };
        let last_day = Day { year: last_day.year.or(year), ..last_day };
        let valid = |day: Day| day.date(Some(2000)).is_some();
        if !valid(first_day) || !valid(last_day) {
            return None;
        }
        let end = self.words.get(last.next.checked_sub(1)?)?.end();
        let end = if self.text[end..].starts_with('.') && self.short_month(last.next - 1) {
            end + 1
        } else {
            end
        };
        // « jeudi 9 octobre 2025 (après-midi) »
        let end = end + bracketed_half(&self.text[end..]);
        let range = self.words[at].start..end;
        Some(Found { range, first: first_day, last: (first_day != last_day).then_some(last_day) })
    }

    fn short_month(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.folded.len() <= 5 && ranked(MONTHS, &word.folded).is_some())
    }

    /// The word after a connector such as « - », « et » or « au ».
    fn connected(&self, at: usize) -> Option<usize> {
        const JOINS: &[&str] = &[
            "et", "and", "au", "to", "und", "y", "e", "bis", "al", "a", "ao", "tot", "en", "do",
            "i", "puis",
        ];
        let before =
            at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, Word::end);
        let half = bracketed_half(&self.text[before..]);
        // « jeudi 9 octobre (après-midi) et vendredi 10 octobre »
        if half > 0 {
            let end = before + half;
            let at = self.words.iter().position(|word| word.start >= end)?;
            let word = &self.words[at];
            let sign = self.text[end..word.start].trim();
            let joins = sign.is_empty() && JOINS.contains(&word.folded.as_str());
            return if joins {
                Some(at + 1)
            } else {
                matches!(sign, "," | "/" | "&" | "+").then_some(at)
            };
        }
        let word = self.words.get(at)?;
        if JOINS.contains(&word.folded.as_str()) && matches!(self.gap(at).trim(), "" | "." | "/") {
            return Some(at + 1);
        }
        let sign = self.gap(at).trim().trim_start_matches(['.', 'º', ' ']);
        matches!(sign, "-" | "–" | "—" | "/" | "&" | "," | "‑" | "+").then_some(at)
    }

    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &str {
        let start =
            at.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, Word::end);
        self.words.get(at).map_or("", |word| &self.text[start..word.start])
    }

    /// Whether only spaces, or spaces and one of the signs, stand before a word.
    fn near(&self, at: usize, signs: &[&str]) -> bool {
        let gap = self.gap(at);
        let sign = gap.trim();
        !gap.contains('\n') && (sign.is_empty() || signs.contains(&sign))
    }

    fn point(&self, at: usize) -> Option<Point> {
        let folded = &self.words.get(at)?.folded;
        if LEAD_INS.contains(&folded.as_str()) && self.near(at + 1, &[]) {
            let joined = self.words.get(at + 1)?;
            return (!LEAD_INS.contains(&joined.folded.as_str())).then(|| self.point(at + 1))?;
        }
        if weekday(folded).is_some() || SHORT_WEEKDAYS.contains(&folded.as_str()) {
            let next = self.words.get(at + 1).filter(|_| self.near(at + 1, &[",", "."]))?;
            let skipped = if LEAD_INS.contains(&next.folded.as_str()) { at + 2 } else { at + 1 };
            return self
                .numeric(skipped, true)
                .or_else(|| self.named(skipped))
                .or_else(|| self.month_first(skipped));
        }
        self.numeric(at, false).or_else(|| self.named(at)).or_else(|| self.month_first(at))
    }

    /// `12/06/2019`, `12.06.2019`, `2019-06-12`; after a weekday also `12/06`.
    fn numeric(&self, at: usize, after_weekday: bool) -> Option<Point> {
        let number = |at: usize| {
            let text = self.words.get(at)?.text;
            text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok())?
        };
        let sign = self.gap(at + 1).trim();
        if !matches!(sign, "/" | "-" | ".") || (sign != "." && self.gap(at + 1).len() != 1) {
            return None;
        }
        let (a, b) = (number(at)?, number(at + 1)?);
        let third = number(at + 2).filter(|_| self.gap(at + 2).trim() == sign);
        let (day, month, year, next) = match (self.words.get(at)?.text.len(), third) {
            (4, Some(day)) => (day, b, Some(a), at + 3),
            (1 | 2, Some(year)) if self.words.get(at + 2)?.text.len() == 4 => {
                (a, b, Some(year), at + 3)
            }
            (1 | 2, Some(year)) if sign == "/" && year < 100 => (a, b, Some(2000 + year), at + 3),
            (1 | 2, _) if after_weekday && sign != "-" => (a, b, None, at + 2),
            _ => return None,
        };
        let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
        if year.is_some_and(|year| !(1900..2200).contains(&year)) {
            return None;
        }
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Some(Point { year, month: Some(month), day, month_first: false, next })
    }

    /// `12 juin 2019`, `1er mars`, `5 de marzo de 2024`, or the day alone.
    fn named(&self, at: usize) -> Option<Point> {
        let day = day_number(&self.words.get(at)?.folded)?;
        let mut next = at + 1;
        if self.word_is(next, &["of", "de", "d"]) {
            next += 1;
        }
        let month = self.month(next).filter(|_| self.near(next, &[".", "'", "’", "º", "-"]));
        let Some(month) = month else {
            return Some(Point { year: None, month: None, day, month_first: false, next: at + 1 });
        };
        next += 1;
        let linked = if self.word_is(next, &["de", "del"]) { next + 1 } else { next };
        match self.year(linked) {
            Some(year) => Some(Point {
                year: Some(year),
                month: Some(month),
                day,
                month_first: false,
                next: linked + 1,
            }),
            None => Some(Point { year: None, month: Some(month), day, month_first: false, next }),
        }
    }

    /// `March 5, 2025`, `June 4-5, 2025`: of the latter the first day, its end left to the chain.
    fn month_first(&self, at: usize) -> Option<Point> {
        let month = self.month(at)?;
        let day = self.words.get(at + 1).filter(|_| self.near(at + 1, &["."]))?;
        let day = day_number(&day.folded)?;
        let year = self.year(at + 2);
        let next = if year.is_some() { at + 3 } else { at + 2 };
        Some(Point { year, month: Some(month), day, month_first: year.is_none(), next })
    }

    fn word_is(&self, at: usize, expected: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| expected.contains(&word.folded.as_str()))
            && self.near(at, &[])
    }

    fn month(&self, at: usize) -> Option<i8> {
        ranked(MONTHS, &self.words.get(at)?.folded)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let word = self.words.get(at).filter(|_| self.near(at, &[",", ".", "-"]))?;
        let year = word.text.parse().ok().filter(|_| word.text.len() == 4)?;
        (1900..2200).contains(&year).then_some(year)
    }
}

/// The number of a day of the month, with `er`, `st`, `th`….
fn day_number(folded: &str) -> Option<i8> {
    let digits = folded.trim_end_matches(|c: char| !c.is_ascii_digit());
    let suffix = &folded[digits.len()..];
    let known = ["", "er", "st", "nd", "rd", "th", "e", "eme", "º", "o", "ª"].contains(&suffix);
    let day = digits.parse().ok().filter(|_| known && digits.len() <= 2)?;
    (1..=31).contains(&day).then_some(day)
}

/// The rank, from 1, of the list that holds the word.
fn ranked(names: &[&str], folded: &str) -> Option<i8> {
    let rank = names.iter().position(|names| lists(names, folded))?;
    i8::try_from(rank + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let found = find(text).unwrap_or_else(|| panic!("no date in {text}"));
        let shown = |day: Option<Day>| {
            day.and_then(|day| day.date(None)).map_or(String::new(), |date| date.to_string())
        };
        assert_eq!(
            (shown(Some(found.first)), shown(found.last)),
            (first.into(), last.into()),
            "{text}"
        );
    }

    #[test]
    fn dates_are_found_in_many_forms() {
        check("Atelier thématique Ingénierie territoriale 12 juin 2019", "2019-06-12", "");
        check("mercredi 12 juin 2019", "2019-06-12", "");
        check("Vendredi 1er mars 2024 à Dijon", "2024-03-01", "");
        check("le 12/06/2019", "2019-06-12", "");
        check("12.06.2019", "2019-06-12", "");
        check("2019-06-12", "2019-06-12", "");
        check("Brussels, 5 March 2025 · Rue de la Loi 38", "2025-03-05", "");
        check("March 5, 2025", "2025-03-05", "");
        check("Donnerstag, 12. Juni 2025", "2025-06-12", "");
        check("4 de marzo de 2024", "2024-03-04", "");
        check("12 juin 2019, 3 rue Barbet de Jouy", "2019-06-12", "");
        check("12 juin 2019 - 9 h", "2019-06-12", "");
    }

    #[test]
    fn several_days_have_a_first_and_a_last() {
        check("12-13 juin 2019", "2019-06-12", "2019-06-13");
        check("du 12 au 13 juin 2019", "2019-06-12", "2019-06-13");
        check("les 12 et 13 juin 2019", "2019-06-12", "2019-06-13");
        check("12, 13 et 14 juin 2019", "2019-06-12", "2019-06-14");
        check("30 juin - 1er juillet 2019", "2019-06-30", "2019-07-01");
        check("mardi 4 et mercredi 5 juin 2024", "2024-06-04", "2024-06-05");
        check("30 décembre 2019 – 2 janvier 2020", "2019-12-30", "2020-01-02");
        check("30 décembre – 2 janvier 2020", "2019-12-30", "2020-01-02");
        check("June 4-5, 2025", "2025-06-04", "2025-06-05");
        check("5–6 March 2025", "2025-03-05", "2025-03-06");
        check("du 12/06/2019 au 13/06/2019", "2019-06-12", "2019-06-13");
        check("Jour 1 – 8 juin 2026", "2026-06-08", "");
        check("Day 2: 9-10 June 2026", "2026-06-09", "2026-06-10");
    }

    #[test]
    fn the_words_of_a_date_are_part_of_it() {
        let words = |text: &'static str| find(text).map(|found| &text[found.range]);
        assert_eq!(words("Programme de la journée du 28 mars 2023"), Some("du 28 mars 2023"));
        assert_eq!(
            words("Séminaire, mercredi 12 juin 2019 à Paris"),
            Some("mercredi 12 juin 2019")
        );
        assert_eq!(words("Mardi 4 juin"), Some("Mardi 4 juin"));
        assert_eq!(words("3 ateliers de 20 minutes"), None);
        assert_eq!(words("31 février 2020"), None);
        assert_eq!(words("75007 PARIS"), None);
    }

    #[track_caller]
    fn check_weekdays(text: &str, expected: &[&str]) {
        let source = Source::new("agenda.md", Vec::new(), text.to_owned());
        let mut diagnostics = Diagnostics::default();
        let days = [Date::constant(2019, 6, 4), Date::constant(2019, 6, 5)];
        report_wrong_weekdays(SourceId(0), &source, 0..text.len(), &days, &mut diagnostics);
        let told = diagnostics.reported();
        let told: Vec<_> =
            told.iter().filter_map(|(_, it)| Some(&text[it.span?.range()])).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn a_weekday_fits_its_date() {
        check_weekdays("Vendredi 14 mars 2024", &["Vendredi 14 mars 2024"]);
        check_weekdays("Friday, March 14, 2024", &["Friday, March 14, 2024"]);
        check_weekdays("Lundi 4 juin", &["Lundi 4 juin"]);
        check_weekdays("mardi 4 et jeudi 5 juin 2019", &["jeudi 5 juin 2019"]);
        check_weekdays("lundi 4 et mercredi 5 juin 2019", &["lundi 4"]);
        for text in [
            "Jeudi 14 mars 2024",
            "Thursday 14 March 2024",
            "mardi 4 et mercredi 5 juin 2019",
            "du mardi 4 au mercredi 5 juin 2019",
            "Vendredi 14 mars",
            "Un vendredi de mars 2024",
            "Mardi 4 juin, 9h30",
        ] {
            check_weekdays(text, &[]);
        }
    }

    #[test]
    fn a_full_date_alone_is_parsed() {
        let shown = |text| parse_date(text).map(|date| date.to_string());
        assert_eq!(shown("12/06/2019").as_deref(), Some("2019-06-12"));
        assert_eq!(shown("12 juin 2019").as_deref(), Some("2019-06-12"));
        assert_eq!(shown("12 juin"), None);
        assert_eq!(shown("le repas du 12 juin 2019"), None);
    }
}
