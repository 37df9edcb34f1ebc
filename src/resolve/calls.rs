//! The sessions of an event by what authors call them: an id, a day, a time, a title, or the words that
//! announce them.

use jiff::civil::{Date, Time};

use crate::diagnostic::Language;
use crate::model::session::{Session, SessionKind};
use crate::parse::agenda::called::{Called, day_name, weekday_name};
use crate::parse::agenda::kind::kind_of;
use crate::parse::agenda::yaml::kind_named;
use crate::spelling::{fold, nearest};

/// What is known of a session that somebody may call.
#[derive(Debug, Clone, Copy)]
pub struct Announced<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its day.
    pub day: Option<Date>,
    /// When it begins.
    pub start: Option<Time>,
    /// What sort of session it is.
    pub kind: SessionKind,
    /// Its title.
    pub title: &'a str,
    /// The line that announces it, with its lead word and number; may be empty.
    pub line: &'a str,
}

impl<'a> Announced<'a> {
    /// What is known of a session, and of the line that announces it.
    #[must_use]
    pub fn of<R, W>(session: &'a Session<R, W>, line: &'a str) -> Self {
        let Session { id, day, start, kind, title, .. } = session;
        Self { id, day: *day, start: *start, kind: *kind, title, line }
    }
}

/// The sessions by what they are called, in the agenda's order.
#[derive(Debug, Default)]
pub struct Calls {
    sessions: Vec<Names>,
    /// The days of the event, in order.
    days: Vec<Date>,
}

#[derive(Debug)]
struct Names {
    id: String,
    day: Option<Date>,
    start: Option<Time>,
    kind: SessionKind,
    title: String,
    /// The title and the line, folded.
    folded: [String; 2],
}

impl Calls {
    /// The sessions of an event.
    #[must_use]
    pub fn new<'a>(sessions: impl Iterator<Item = Announced<'a>>) -> Self {
        let names = |it: Announced<'_>| Names {
            id: it.id.to_owned(),
            day: it.day,
            start: it.start,
            kind: it.kind,
            title: it.title.to_owned(),
            folded: [fold(it.title), fold(it.line)],
        };
        let sessions: Vec<_> = sessions.map(names).collect();
        let mut days: Vec<_> = sessions.iter().filter_map(|session| session.day).collect();
        days.sort_unstable();
        days.dedup();
        Self { sessions, days }
    }

    /// Those that a header or a cell may mean; several when it does not tell them apart.
    #[must_use]
    pub fn meant(&self, wanted: &str) -> Vec<usize> {
        let exact = || self.exactly(wanted);
        let called = || self.called(&Called::parse(wanted));
        let whole = || self.alike(&fold(wanted));
        let ways: [&dyn Fn() -> Vec<usize>; 3] = [&exact, &called, &whole];
        let found = ways.into_iter().map(|way| way());
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Those that a reference means: of this id, title or time, else those whose line holds the words.
    /// What is only spelt like a title is none.
    #[must_use]
    pub fn surely(&self, wanted: &str) -> Vec<usize> {
        let found = self.exactly(wanted);
        let called = Called::parse(wanted);
        if !found.is_empty() || called.time.is_some() || called.words.is_empty() {
            return found;
        }
        let told = |it: &Names| {
            let is_held = called.words.contains(' ') && it.folded[1].contains(&called.words);
            is_held || kind_named(&called.words) == Some(it.kind)
        };
        let on_day = |ranks: Vec<usize>| -> Vec<usize> {
            ranks.into_iter().filter(|&rank| self.is_on_day(rank, &called)).collect()
        };
        let found = on_day(self.ranks(told));
        if found.is_empty() { on_day(self.of_kind(&called.words)) } else { found }
    }

    /// Those of a kind as people call it, « conférence », or the one that its number tells: « TR1 », « table
    /// ronde 2 ».
    fn of_kind(&self, words: &str) -> Vec<usize> {
        let name = words.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = words[name.len()..].parse::<usize>().ok();
        let kind = match name.trim_end() {
            "tr" => SessionKind::RoundTable,
            name => kind_of(name),
        };
        // A number behind « atelier » is a workshop's.
        if matches!(kind, SessionKind::Other | SessionKind::Workshops | SessionKind::Break) {
            return Vec::new();
        }
        let found = self.ranks(|it| it.kind == kind);
        match number {
            Some(number) => found.into_iter().skip(number.wrapping_sub(1)).take(1).collect(),
            None => found,
        }
    }

    /// Those of this id or title, or of this time.
    #[must_use]
    pub fn exactly(&self, wanted: &str) -> Vec<usize> {
        let folded = fold(wanted);
        let called = Called::parse(wanted);
        let by_id = || self.by_id(&folded);
        let same = || self.ranks(|it| !folded.is_empty() && it.folded[0] == folded);
        let timed = || if called.time.is_some() { self.called(&called) } else { Vec::new() };
        let ways: [&dyn Fn() -> Vec<usize>; 3] = [&by_id, &same, &timed];
        let found = ways.into_iter().map(|way| way());
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Those that the day and the time in a file's name leave, told apart by its other words if they can
    /// be; none for a name without a time.
    #[must_use]
    pub fn named(&self, called: &Called) -> Vec<usize> {
        if called.time.is_none() {
            return Vec::new();
        }
        let at = self.at(called);
        let alike = self.alike(&called.words);
        let both: Vec<_> = at.iter().copied().filter(|rank| alike.contains(rank)).collect();
        if both.is_empty() { at } else { both }
    }

    /// Those whose title is this one, begins like it, is announced by it or is nearly spelt like it; on
    /// the day of a file's name, where it gives one.
    #[must_use]
    pub fn titled(&self, title: &str, called: &Called) -> Vec<usize> {
        let folded = fold(title);
        let same = self.ranks(|it| !folded.is_empty() && it.folded[0] == folded);
        let mut found = if same.is_empty() { self.meant_by_words(title) } else { same };
        found.retain(|&rank| self.is_on_day(rank, called));
        found
    }

    /// Those on the day that is called.
    #[must_use]
    pub fn on_day(&self, called: &Called) -> Vec<usize> {
        self.ranks(|_| true).into_iter().filter(|&rank| self.is_on_day(rank, called)).collect()
    }

    /// The one that a wrong time or title comes nearest to, on the day that is meant.
    #[must_use]
    pub fn nearest(&self, wanted: &Called, words: &str) -> Option<usize> {
        let on_day = self.on_day(wanted);
        if let Some(time) = wanted.time {
            let away = |rank: usize| {
                let start = self.sessions[rank].start?;
                Some((start.duration_since(time).as_secs().abs(), rank))
            };
            return on_day.into_iter().filter_map(away).min().map(|(_, rank)| rank);
        }
        let title = |rank: &usize| self.sessions[*rank].title.as_str();
        let near = nearest(words, on_day.iter().map(title))?;
        on_day.iter().copied().find(|rank| title(rank) == near)
    }

    /// What an author may write for a session, and means no other by: its time, its day and time, its
    /// title, else its id.
    #[must_use]
    pub fn reference(&self, rank: usize, language: Language) -> String {
        let session = &self.sessions[rank];
        let is_own = |words: &String| self.meant(words) == [rank];
        let time = session.start.map(|time| language.time(time));
        let of_day = self.weekday(rank, language).zip(time.clone());
        let of_day = of_day.map(|(day, time)| format!("{day} {time}"));
        let title = Some(session.title.clone()).filter(|title| !title.trim().is_empty());
        let words = [time, of_day, title].into_iter().flatten().find(is_own);
        words.unwrap_or_else(|| self.own_id(rank))
    }

    /// How messages name a session: `9h40 Table ronde…`, with its day where there are several.
    #[must_use]
    pub fn shown(&self, rank: usize, language: Language) -> String {
        let session = &self.sessions[rank];
        let day = session.day.filter(|_| self.days.len() > 1).map(|day| day_name(day, language));
        let time = session.start.map(|time| language.time(time));
        let title = Some(session.title.clone()).filter(|title| !title.is_empty());
        [day, time, title].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What tells a session's day from the event's others, if it has several: its weekday, or its whole
    /// name where that comes back.
    #[must_use]
    pub fn weekday(&self, rank: usize, language: Language) -> Option<String> {
        let day = self.sessions[rank].day.filter(|_| self.days.len() > 1)?;
        let twice = self.days.iter().filter(|it| it.weekday() == day.weekday()).count() > 1;
        Some(if twice { day_name(day, language) } else { weekday_name(day, language) })
    }

    /// What a day, a time and words leave.
    fn called(&self, called: &Called) -> Vec<usize> {
        let alike = self.alike(&called.words);
        if called.time.is_none() {
            let pool = if called.words.is_empty() { self.at(called) } else { alike };
            let is_told = called.day.is_some() || !called.words.is_empty();
            return pool.into_iter().filter(|&it| is_told && self.is_on_day(it, called)).collect();
        }
        let at = self.at(called);
        let both: Vec<_> = at.iter().copied().filter(|rank| alike.contains(rank)).collect();
        // A time and words that name two sessions name neither.
        let others = alike.into_iter().filter(|&rank| self.is_on_day(rank, called));
        if at.is_empty() {
            Vec::new()
        } else if !both.is_empty() {
            both
        } else {
            let mut all: Vec<_> = at.into_iter().chain(others).collect();
            all.sort_unstable();
            all.dedup();
            all
        }
    }

    fn meant_by_words(&self, title: &str) -> Vec<usize> {
        let called = self.called(&Called::parse(title));
        if called.is_empty() { self.alike(&fold(title)) } else { called }
    }

    /// The sessions at a time, on a day.
    fn at(&self, called: &Called) -> Vec<usize> {
        let at = self.ranks(|it| called.time.is_none_or(|time| it.start == Some(time)));
        at.into_iter().filter(|&rank| self.is_on_day(rank, called)).collect()
    }

    fn is_on_day(&self, rank: usize, called: &Called) -> bool {
        let own = self.sessions[rank].day;
        called.day.is_none_or(|day| own.is_some_and(|own| day.is(own, &self.days)))
    }

    /// The session of an id. `s0900` is the id of the first of that time: where there are others, it is
    /// only their time.
    fn by_id(&self, folded: &str) -> Vec<usize> {
        let found = self.ranks(|it| fold(&it.id) == folded);
        let &[only] = found.as_slice() else {
            return self
                .ranks(|_| true)
                .into_iter()
                .filter(|&it| fold(&self.own_id(it)) == folded)
                .collect();
        };
        let start = self.sessions[only].start;
        if self.own_id(only) == self.sessions[only].id {
            return found;
        }
        self.ranks(|it| it.start == start)
    }

    /// The id of a session alone: the first of several at a time has a number too.
    fn own_id(&self, rank: usize) -> String {
        let Names { id, start, .. } = &self.sessions[rank];
        let is_plain =
            start.is_some_and(|at| *id == format!("s{:02}{:02}", at.hour(), at.minute()));
        let others = self.sessions.iter().filter(|it| it.start == *start).count() > 1;
        if is_plain && others { format!("{id}-1") } else { id.clone() }
    }

    /// Sessions that words fit best.
    fn alike(&self, words: &str) -> Vec<usize> {
        if words.is_empty() {
            return Vec::new();
        }
        let long = words.contains(' ');
        let begins = |it: &Names| {
            let title = &it.folded[0];
            long && !title.is_empty() && (title.starts_with(words) || words.starts_with(title))
        };
        let copied = |it: &Names| {
            let [title, line] = &it.folded;
            long && (line.contains(words) || !title.is_empty() && words.ends_with(title))
        };
        let announced = |it: &Names| kind_named(words) == Some(it.kind);
        // A digit is never mistyped.
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let spelt = |it: &Names| {
            let title = &it.folded[0];
            strsim::jaro_winkler(title, words) >= 0.93 && digits(title) == digits(words)
        };
        let same = |it: &Names| it.folded[0] == words;
        let ways: [&dyn Fn(&Names) -> bool; 5] = [&same, &begins, &copied, &announced, &spelt];
        let found = ways.into_iter().map(|way| self.ranks(way));
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn ranks(&self, is: impl Fn(&Names) -> bool) -> Vec<usize> {
        (0..self.sessions.len()).filter(|&rank| is(&self.sessions[rank])).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    /// Two days that both begin at 9:00.
    fn two_days() -> Calls {
        use SessionKind::{Closing, Plenary, RoundTable, Workshops};
        let [first, second] = [date(2025, 10, 2), date(2025, 10, 3)];
        let at = |hour| Some(time(hour, 0, 0, 0));
        let session = |id, day, hour, kind, title, line| Announced {
            id,
            day: Some(day),
            start: at(hour),
            kind,
            title,
            line,
        };
        Calls::new(
            [
                session("s0900", first, 9, Plenary, "Plénière", "9h00 Plénière"),
                session(
                    "s1100",
                    first,
                    11,
                    RoundTable,
                    "qui part ?",
                    "11h Table ronde 1 : qui part ?",
                ),
                session("s1400", first, 14, Workshops, "Ateliers", "14h Ateliers"),
                session(
                    "s0900-2",
                    second,
                    9,
                    Plenary,
                    "Retour sur la veille",
                    "9h00 Retour sur la veille",
                ),
                session(
                    "s1030",
                    second,
                    10,
                    RoundTable,
                    "qui revient ?",
                    "10h30 Table ronde 2 : qui revient ?",
                ),
                session(
                    "s1200",
                    second,
                    12,
                    Closing,
                    "Grand témoin",
                    "12h Grand témoin : Camille Exemple",
                ),
            ]
            .into_iter(),
        )
    }

    #[test]
    fn what_an_author_writes_means_one_session_or_says_which() {
        let calls = two_days();
        for (wanted, expected) in [
            ("vendredi 9h00", &[3][..]),
            ("jeudi 9h", &[0]),
            ("J2 9h00", &[3]),
            ("Friday 9:00", &[3]),
            ("3 octobre 9h00", &[3]),
            ("2025-10-03 9h00", &[3]),
            ("9h00", &[0, 3]),
            ("s0900", &[0, 3]),
            ("s0900-1", &[0]),
            ("s0900-2", &[3]),
            ("11h", &[1]),
            ("Table ronde 11h", &[1]),
            ("Table ronde", &[1, 4]),
            ("Table ronde 2", &[4]),
            ("Grand témoin", &[5]),
            ("Retour sur la veille", &[3]),
            ("vendredi table ronde", &[4]),
            ("ateliers", &[2]),
            // A day on which nothing begins then, and a time that its words gainsay.
            ("vendredi 11h", &[]),
            ("9h00 Retour sur la veille", &[3]),
            ("11h Retour sur la veille", &[1, 3]),
            ("vendredi", &[3, 4, 5]),
            ("", &[]),
        ] {
            assert_eq!(calls.meant(wanted), expected, "{wanted}");
        }
        // A reference is not what is only like a title.
        for (wanted, expected) in [
            ("vendredi 9h00", &[3][..]),
            ("Grand témoin", &[5]),
            ("Table ronde 2", &[4]),
            ("Ateliers 9", &[]),
            ("Atelier-9", &[]),
            ("Retour sur la vielle", &[]),
        ] {
            assert_eq!(calls.surely(wanted), expected, "{wanted}");
        }
    }

    #[test]
    fn a_file_name_tells_the_day() {
        let calls = two_days();
        for (stem, expected) in [
            ("vendredi-0900", &[3][..]),
            ("j2-0900-pleniere", &[3]),
            ("j1-0900-pleniere", &[0]),
            ("0900-retour-sur-la-veille", &[3]),
            ("0900", &[0, 3]),
            ("vendredi-1100", &[]),
            ("notes", &[]),
        ] {
            assert_eq!(calls.named(&Called::of_file_name(stem)), expected, "{stem}");
        }
    }

    #[test]
    fn a_reference_means_its_session_and_no_other() {
        let calls = two_days();
        for language in [Language::French, Language::English] {
            for rank in 0..6 {
                assert_eq!(calls.meant(&calls.reference(rank, language)), [rank]);
            }
        }
        assert_eq!(calls.reference(3, Language::French), "vendredi 9h00");
        assert_eq!(calls.reference(1, Language::English), "11:00");
        assert_eq!(
            calls.shown(3, Language::French),
            "vendredi 3 octobre 9h00 Retour sur la veille"
        );
    }

    #[test]
    fn the_nearest_is_one_of_the_day_that_is_meant() {
        let calls = two_days();
        let near = |wanted: &str| calls.nearest(&Called::parse(wanted), wanted);
        assert_eq!(near("vendredi 11h"), Some(4));
        assert_eq!(near("11h10"), Some(1));
    }
}
