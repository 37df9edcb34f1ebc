//! Times of day as people write them: `9h30`, `9 h 30`, `09:30`, `3.15 pm`, `midi`, and ranges.
//!
//! A time is read at the start or at the end of a text, never in the middle of a sentence.

use jiff::civil::Time;

/// When a session takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// When it begins.
    pub(super) start: Time,
    /// When it ends, if written.
    pub(super) end: Option<Time>,
    /// Whether the half of the day is left unsaid at its start, so that `1:30` may be in the
    /// afternoon.
    pub(super) half: bool,
    /// The same of its end.
    pub(super) end_half: bool,
}

impl Slot {
    /// A slot of which nothing is in doubt.
    pub(super) fn at(start: Time, end: Option<Time>) -> Self {
        Self { start, end, half: false, end_half: false }
    }
}

/// The time twelve hours later, if it is within the day.
pub(super) fn afternoon(time: Time) -> Option<Time> {
    Time::new(time.hour().checked_add(12)?, time.minute(), 0, 0).ok()
}

/// Whether an end comes before its start, and not in the night that follows it.
pub(super) fn is_backwards(start: Time, end: Time) -> bool {
    end < start && !(start.hour() >= 18 && end.hour() < 6) && end.hour() > 0
}

/// A time on its own, such as `9h40`, `09:40` or `9:40 am`.
#[must_use]
pub fn parse_time(text: &str) -> Option<Time> {
    let (clock, rest) = clock(text.trim())?;
    (clock.form != Form::Bare && rest.trim().is_empty()).then(|| clock.time(clock.afternoon))?
}

/// The time or range that a text begins with, and what follows it.
pub(super) fn leading_slot(text: &str) -> Option<(Slot, &str)> {
    leading(text, false)
}

/// The same, with small numbers such as `2.01` that are hours only among others.
pub(super) fn possible_slot(text: &str) -> Option<(Slot, &str)> {
    leading(text, true)
}

fn leading(text: &str, loose: bool) -> Option<(Slot, &str)> {
    let trimmed = text.trim_start();
    // « -11h00-11h40 : » is a dash and a range.
    let dashed = trimmed.trim_start_matches(['-', '–', '—', '•', '·', '~', '≈', '±']).trim_start();
    let trimmed = if dashed.starts_with(|c: char| c.is_ascii_digit()) { dashed } else { trimmed };
    let inner = trimmed.strip_prefix(['(', '[']).unwrap_or(trimmed);
    let bare = strip_lead_in(inner);
    let led = bare.len() < inner.len();
    let hours = names_hours(&inner[..inner.len() - bare.len()]);
    let (slot, rest) = slot(bare, Told { loose, led, hours })?;
    let rest = if inner.len() < trimmed.len() {
        rest.trim_start().strip_prefix([')', ']'])?
    } else {
        rest
    };
    Some((slot, rest))
}

/// The time or range within a text, set apart by brackets, dots, a dash, a tab or a colon; what
/// precedes it, and what follows it after a sign.
pub(super) fn inner_slot(text: &str) -> Option<(Slot, &str, &str)> {
    let text = text.trim_end().trim_end_matches([';', '.']);
    let starts = text.char_indices().filter(|&(at, c)| {
        let before = text[..at].chars().next_back();
        let begins = c.is_ascii_digit() || "dfmnDFMNuUvVoO".contains(c);
        // « Après-midi – présidence : Ana Roux »
        let hyphened = c.is_alphabetic() && before == Some('-');
        begins && !hyphened && before.is_some_and(|before| !before.is_alphanumeric())
    });
    starts.map(|(at, _)| at).find_map(|at| {
        let (before, tail) = text.split_at(at);
        let bare = before.trim_end();
        let set_apart = bare.ends_with(['(', '[', '-', '–', '—', '|', ':', '…', '_', ',', '→'])
            || bare.ends_with("..")
            || before.ends_with('\t')
            || before.ends_with("   ");
        // « Ouverture et introduction 9h00 : »
        let headed = before.ends_with(' ') && tail.trim_end().ends_with(':');
        let joined = bare.rsplit(' ').next().is_some_and(|last| last.chars().count() <= 3);
        if !set_apart && (!headed || joined) {
            return None;
        }
        let inner = strip_lead_in(tail);
        let led = inner.len() < tail.len();
        let (slot, rest) = slot(inner, Told { led, ..Told::default() })?;
        let opened = bare.ends_with(['(', '[']);
        let after = rest.trim_start();
        let after = if opened { after.strip_prefix([')', ']'])? } else { after };
        let trimmed = after.trim_start();
        let closed = trimmed.is_empty() || opened && trimmed.starts_with(['(', '[']);
        let goes_on = trimmed.starts_with([':', '–', '—', '|']) || opened && !trimmed.is_empty();
        let title =
            before.trim_end_matches(|c: char| !c.is_alphanumeric() && !"?!»\"”)".contains(c));
        let titled = title.chars().any(char::is_alphabetic);
        ((closed || goes_on) && titled)
            .then(|| (slot, title, trimmed.trim_start_matches([':', '–', '—', '|', ',', ' '])))
    })
}

/// The first hours anywhere in a text, as those of an event are told: « 1er février, 18h à 20h ».
pub(super) fn hours_within(text: &str) -> Option<Slot> {
    let starts = text.char_indices().filter(|&(at, c)| {
        let before = text[..at].chars().next_back();
        c.is_ascii_digit()
            && before.is_none_or(|before| !before.is_alphanumeric() && !":./-".contains(before))
    });
    starts.map(|(at, _)| at).find_map(|at| {
        let (first, rest) = clock(&text[at..])?;
        let (slot, _) = slot(&text[at..], Told::default()).filter(|(slot, _)| {
            slot.end.is_some() || matches!(first.form, Form::Plain | Form::Spelled)
        })?;
        let length = first.form == Form::Plain && rest.trim_start().starts_with("de ");
        (!length).then_some(slot)
    })
}

/// A length of time on its own, such as `45 min`, `1h30` or `2 hours`, in minutes.
pub(super) fn duration(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_prefix("durée").map_or(text, |rest| rest.trim_start_matches([' ', ':']));
    let (number, rest) = digits(text, 3)?;
    let unit = rest.trim().to_lowercase();
    match unit.as_str() {
        "min" | "min." | "mn" | "minutes" | "minute" | "mins" | "'" | "’" | "′" | "minuten"
        | "minutos" | "minuti" | "minut" | "m" => Some(number),
        "h" | "heure" | "heures" | "hour" | "hours" | "hr" | "hrs" | "std" | "stunde"
        | "stunden" | "hora" | "horas" | "ora" | "ore" | "uur" => Some(number * 60),
        _ => {
            let (minutes, end) = digits(unit.strip_prefix('h')?.trim_start(), 2)?;
            let closed = matches!(end.trim(), "" | "min" | "mn");
            closed.then_some(number * 60 + minutes)
        }
    }
}

/// The time that many minutes after another, within the day.
pub(super) fn later(start: Time, minutes: i64) -> Option<Time> {
    let total = i64::from(start.hour()) * 60 + i64::from(start.minute()) + minutes;
    let hour = i8::try_from(total / 60).ok()?;
    Time::new(hour, i8::try_from(total % 60).ok()?, 0, 0).ok()
}

/// How a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A number alone.
    Bare,
    /// `9.30`, which may be a number of another sort.
    Dotted,
    /// `9,30`, which is mostly a number of another sort.
    Comma,
    /// `midi`, which may begin a sentence.
    Named,
    /// `9 heures`, which may be a length of time.
    Spelled,
    /// Any form that can only be a time.
    Plain,
}

/// A time before its half of the day is known.
#[derive(Debug, Clone, Copy)]
struct Clock {
    hour: i64,
    minute: i64,
    /// Whether « am » (false) or « pm » (true) is written.
    afternoon: Option<bool>,
    form: Form,
    /// Whether it is written with minutes.
    minutes: bool,
    /// Whether it is written as those who count to 24 do: « 9h30 », « 9 Uhr ».
    marked: bool,
}

impl Clock {
    /// Whether it may be in the other half of the day.
    fn is_half(self) -> bool {
        self.afternoon.is_none() && !self.marked && (1..=12).contains(&self.hour)
    }

    fn time(self, afternoon: Option<bool>) -> Option<Time> {
        let hour = match (afternoon, self.hour) {
            (Some(_), 0 | 13..) => self.hour,
            (Some(true), 12) => 12,
            (Some(false), 12) => 0,
            (Some(true), hour) => hour + 12,
            (_, 24) if self.minute == 0 => 0,
            (_, hour) => hour,
        };
        Time::new(i8::try_from(hour).ok()?, i8::try_from(self.minute).ok()?, 0, 0).ok()
    }
}

/// What is known of a text before its hours are read.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    /// Whether small numbers may be hours.
    loose: bool,
    /// Whether a word such as « ore » or « à partir de » led to them.
    led: bool,
    /// Whether that word can only lead to hours, so that a number alone is one: « Ore 13: ».
    hours: bool,
}

/// Whether words before a number tell that it is an hour.
fn names_hours(lead: &str) -> bool {
    let lead = lead.trim().trim_end_matches(':').trim_end().to_lowercase();
    ["ore", "alle ore", "dalle ore", "godz.", "od godz.", "hora", "uhrzeit", "heure", "horaire"]
        .contains(&lead.as_str())
}

/// « 0800 – 0830 », a range of hours in four digits that is none of years.
fn military(text: &str) -> Option<(Slot, &str)> {
    let four = |text: &str| -> Option<(Time, usize)> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: i16 = text.get(..digits).filter(|_| digits == 4)?.parse().ok()?;
        let time =
            Time::new(i8::try_from(number / 100).ok()?, i8::try_from(number % 100).ok()?, 0, 0);
        Some((time.ok()?, digits))
    };
    let hours = |text: &str| {
        ["hrs", "h", "uhr", "Uhr"]
            .iter()
            .find_map(|it| text.trim_start().strip_prefix(it))
            .is_some()
    };
    let (start, length) = four(text)?;
    let rest = &text[length..];
    let past = rest.trim_start().strip_prefix("hrs").unwrap_or(rest).trim_start();
    let after =
        past.strip_prefix(['-', '–', '—']).or_else(|| past.strip_prefix("to "))?.trim_start();
    let (end, length) = four(after)?;
    let rest = &after[length..];
    let marked = hours(rest);
    let rest = rest.trim_start().strip_prefix("hrs").unwrap_or(rest);
    let years = start.hour() >= 19 && !marked;
    let even = start.minute() % 5 == 0 && end.minute() % 5 == 0;
    (even && !years && end > start).then_some((Slot::at(start, Some(end)), rest))
}

fn slot(text: &str, told: Told) -> Option<(Slot, &str)> {
    if let Some(found) = military(text) {
        return Some(found);
    }
    let (first, rest) = clock(text)?;
    let first = match first.form {
        Form::Bare if told.hours => Clock { form: Form::Spelled, marked: true, ..first },
        _ => first,
    };
    let (zoned, rest) = strip_zone(rest);
    if let Some(rest) = other_zone(zoned, rest) {
        let start = first.time(first.afternoon)?;
        return Some((Slot { half: first.is_half(), ..Slot::at(start, None) }, rest));
    }
    let range = range_end(first, rest, told.loose).and_then(|(second, rest)| {
        let end = second.time(second.afternoon)?;
        let afternoon = first.afternoon.or_else(|| {
            let same_half = first.time(second.afternoon).is_some_and(|start| start <= end);
            second.afternoon.filter(|_| same_half)
        });
        let start = first.time(afternoon)?;
        let half = afternoon.is_none() && first.is_half() && second.afternoon.is_none();
        let slot = Slot { start, end: Some(end), half, end_half: second.is_half() };
        Some((slot, strip_zone(rest).1))
    });
    if range.is_some() {
        return range;
    }
    let mut next = rest.trim_start().chars();
    let set_apart =
        next.next().is_none_or(|c| ":-–—|,;).→/…".contains(c)) || rest.starts_with('\t');
    let set_apart = set_apart || rest.starts_with("  ");
    let capital = rest.trim_start().starts_with(char::is_uppercase);
    let certain = match first.form {
        // « 09 – Acto de apertura »
        Form::Bare => {
            let title = rest.trim_start().strip_prefix(['–', '—', '-']).map(str::trim_start);
            let titled = title.is_some_and(|title| title.starts_with(char::is_uppercase));
            told.loose && titled && rest.starts_with(' ') && (first.marked || first.hour >= 8)
        }
        Form::Dotted => first.hour >= 7 || told.loose && first.hour > 0 && !rest.starts_with('.'),
        Form::Comma => {
            let counts = rest.trim_start().starts_with(['€', '%', '$', '£'])
                || rest.trim_start().starts_with("EUR")
                || rest.trim_start().starts_with("euro")
                || rest.trim_start().starts_with("km");
            (told.led || told.loose) && first.hour >= 6 && !counts
        }
        Form::Named => {
            set_apart && !rest.starts_with('-') || rest.trim_start().starts_with("Déjeuner")
        }
        Form::Spelled => set_apart || capital && first.hour >= 7,
        Form::Plain => !["de ", "d'", "d’", "pour ", "of "]
            .iter()
            .any(|word| rest.trim_start().starts_with(word)),
    };
    let start = first.time(first.afternoon).filter(|_| certain)?;
    Some((Slot { half: first.is_half(), ..Slot::at(start, None) }, rest))
}

/// The text after « CET », “UTC+1” or « (heure de Paris) », and whether one stood there.
fn strip_zone(text: &str) -> (bool, &str) {
    const ZONES: &[&str] = &[
        "cest", "cet", "utc", "gmt", "bst", "wet", "west", "eet", "eest", "est", "edt", "pst",
        "pdt", "mez", "mesz", "hnec", "msk",
    ];
    let inner = text.trim_start();
    let bare = inner.strip_prefix('(').unwrap_or(inner);
    let len = bare.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_zone = ZONES.contains(&bare[..len].to_ascii_lowercase().as_str())
        && bare[..len].bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_zone {
        return (false, text);
    }
    let rest = &bare[len..];
    let offset = rest
        .strip_prefix(['+', '-', '−'])
        .map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'));
    let closed = if bare.len() < inner.len() { offset.strip_prefix(')') } else { Some(offset) };
    closed.map_or((false, text), |rest| (true, rest))
}

/// What follows the same time in another zone: « 19:05 CET / 18:05 UTC ».
fn other_zone(zoned: bool, rest: &str) -> Option<&str> {
    let tail = rest.trim_start().strip_prefix(['/', '(', '|', ',']).filter(|_| zoned)?;
    let (_, after) = clock(tail.trim_start())?;
    let (told, after) = strip_zone(after);
    told.then(|| after.strip_prefix(')').unwrap_or(after))
}

/// The second time of a range, after its sign or word.
fn range_end(first: Clock, rest: &str, loose: bool) -> Option<(Clock, &str)> {
    const SIGNS: &[char] = &['-', '–', '—', '/', '→', '>', '‑', '‐'];
    const RANGE_WORDS: &[&str] = &[
        "à",
        "to",
        "a",
        "until",
        "till",
        "jusqu'à",
        "jusqu’à",
        "jusque",
        "bis",
        "et",
        "and",
        "alle",
        "au",
        "às",
        "as",
        "do",
        "tot",
        "t/m",
        "y las",
        "a las",
        "e las",
        "hasta",
        "fino alle",
        "até",
        "-",
    ];
    let trimmed = rest.trim_start();
    let after_sign = trimmed.trim_start_matches(SIGNS);
    let signed = after_sign.len() < trimmed.len();
    let after_sign = after_sign.trim_start();
    let after_word = RANGE_WORDS.iter().find_map(|word| {
        let (head, tail) = after_sign.split_at_checked(word.len())?;
        let apart = tail.starts_with(char::is_whitespace);
        (head.to_lowercase() == *word && apart).then(|| tail.trim_start())
    });
    if !signed && after_word.is_none() {
        // The dash was lost: « 9h00 10h30 : Accueil ».
        let spaced = trimmed.len() < rest.len();
        let (second, end) = clock(trimmed).filter(|_| spaced && first.form == Form::Plain)?;
        let later = (second.hour, second.minute) > (first.hour, first.minute);
        let written = first.minutes && second.minutes && second.form == Form::Plain;
        return (later && written).then_some((second, end));
    }
    let (second, end) = clock(after_word.unwrap_or(after_sign))?;
    let glued =
        signed && rest.starts_with(SIGNS) && !trimmed.trim_start_matches(SIGNS).starts_with(' ');
    let certain = match (first.form, second.form) {
        (Form::Bare, Form::Plain) => true,
        // « 2-5 Poster set up »
        (Form::Bare, Form::Bare) => {
            let title = end.trim_start().trim_start_matches(['–', '—', '-', ':', '|']).trim_start();
            let titled = title.starts_with(char::is_uppercase) && title.len() < end.len();
            loose
                && titled
                && first.hour > 0
                && second.hour > first.hour
                && !super::date::begins_with_month(title)
        }
        (Form::Bare, _) => false,
        (Form::Comma, Form::Comma) => (6..24).contains(&first.hour) && second.hour >= first.hour,
        // « Ore 16.30 - 18: Laboratorio »
        (_, Form::Bare) => {
            (glued || end.starts_with(':'))
                && second.hour > first.hour
                && !end.starts_with(['/', '-', '.'])
        }
        (_, Form::Named) => !end.starts_with('-'),
        _ => true,
    };
    certain.then_some((second, end))
}

fn clock(text: &str) -> Option<(Clock, &str)> {
    const NAMED: &[(&str, i64)] = &[
        ("midi", 12),
        ("minuit", 0),
        ("noon", 12),
        ("midnight", 0),
        ("mittag", 12),
        ("mediodía", 12),
        ("mezzogiorno", 12),
    ];
    let named = Clock {
        hour: 0,
        minute: 0,
        afternoon: None,
        form: Form::Named,
        minutes: false,
        marked: true,
    };
    for &(name, hour) in NAMED {
        if let Some((head, rest)) = text.split_at_checked(name.len())
            && head.eq_ignore_ascii_case(name)
            && ends_word(rest)
        {
            // « midi et quart », « midi et demi »
            for (part, minute) in [(" et quart", 15), (" et demie", 30), (" et demi", 30)] {
                if let Some(rest) = rest.strip_prefix(part).filter(|rest| ends_word(rest)) {
                    return Some((Clock { hour, minute, ..named }, rest));
                }
            }
            return Some((Clock { hour, ..named }, rest));
        }
    }
    let (hour, rest) = digits(text, 2).filter(|&(hour, _)| hour <= 24)?;
    // « 09:30 » is written by those who count to 24.
    let bare = Clock { hour, form: Form::Bare, marked: text.starts_with('0'), ..named };
    let glued = rest.strip_prefix([':', '.', 'h', 'H', 'u', 'U', ',']);
    // « 9h:30 » is mistyped, « 9 : 00 » written with spaces.
    let glued = glued.map(|rest| rest.strip_prefix(':').unwrap_or(rest));
    let spaced = || rest.strip_prefix(" : ").or_else(|| rest.strip_prefix(" :"));
    // « 11: 40 », and nothing that the minutes may count
    let typed = || {
        let (minutes, after) = rest.strip_prefix(": ").and_then(two_digits)?;
        let ended =
            after.trim().is_empty() || after.trim_start().starts_with(['-', '–', '—', ':', '|']);
        ended.then_some((minutes, after))
    };
    if let Some(minutes) =
        glued.and_then(two_digits).or_else(|| spaced().and_then(two_digits)).or_else(typed)
    {
        let sign = rest.trim_start().chars().next();
        return clock_with_minutes(bare, sign, minutes);
    }
    if let Some((afternoon, rest)) = meridiem(rest) {
        return Some((Clock { afternoon: Some(afternoon), form: Form::Plain, ..bare }, rest));
    }
    if let Some((form, rest)) = hour_mark(rest) {
        let minutes = two_digits(rest.trim_start()).filter(|&(minute, _)| minute < 60);
        let (minute, rest) =
            minutes.map_or((0, rest), |(minute, rest)| (minute, minute_mark(rest)));
        let form = if minutes.is_some() { Form::Plain } else { form };
        let clock = Clock { minute, form, minutes: minutes.is_some(), marked: true, ..bare };
        return ends_hour(rest).then_some((clock, rest));
    }
    ends_word(rest).then_some((bare, rest))
}

/// `9:30`, `9.30`, `9h30`, with what may follow: seconds, a mark, a half of the day.
fn clock_with_minutes(
    bare: Clock,
    sign: Option<char>,
    (minute, rest): (i64, &str),
) -> Option<(Clock, &str)> {
    let mut chars = rest.chars();
    let decimal = chars.next() == Some('.') && chars.next().is_some_and(|c| c.is_ascii_digit());
    if minute > 59 || decimal {
        return None;
    }
    let bare = Clock { minute, minutes: true, ..bare };
    let rest = rest.strip_prefix(":00").filter(|_| sign == Some(':')).unwrap_or(rest);
    let counted = sign.is_some_and(|sign| "hHuU".contains(sign));
    let dotted = match sign {
        Some('.') => Form::Dotted,
        Some(',') => Form::Comma,
        _ => Form::Plain,
    };
    if let Some((afternoon, rest)) = meridiem(rest) {
        return Some((Clock { afternoon: Some(afternoon), form: Form::Plain, ..bare }, rest));
    }
    // « 12:30 m. », for « meridiano »
    let noon = rest.trim_start().strip_prefix("m.").filter(|_| bare.hour == 12);
    if let Some(rest) = noon {
        return Some((Clock { afternoon: Some(true), form: Form::Plain, ..bare }, rest));
    }
    let marked = hour_mark(rest).filter(|_| !counted).map(|(_, rest)| rest);
    let form = if marked.is_some() { Form::Plain } else { dotted };
    let clock = Clock { form, marked: counted || marked.is_some(), ..bare };
    let rest = marked.unwrap_or_else(|| minute_mark(rest));
    // « 9h45h » says its mark twice.
    let twice = rest.strip_prefix(['h', 'H']).filter(|rest| counted && ends_word(rest));
    let rest = twice.unwrap_or(rest);
    ends_hour(rest).then_some((clock, rest))
}

/// Whether a time ends there: also before a title that nothing sets apart, as in « 8h00Accueil ».
fn ends_hour(rest: &str) -> bool {
    let mut chars = rest.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    ends_word(rest) || capital && chars.next().is_some_and(char::is_lowercase)
}

fn hour_mark(text: &str) -> Option<(Form, &str)> {
    const MARKS: &[(&str, Form)] = &[
        ("heures", Form::Spelled),
        ("heure", Form::Spelled),
        ("horas", Form::Spelled),
        ("uhr", Form::Plain),
        ("uur", Form::Plain),
        ("hrs.", Form::Plain),
        ("hrs", Form::Plain),
        ("hs.", Form::Plain),
        ("hs", Form::Plain),
        ("h.", Form::Plain),
        ("h", Form::Plain),
        ("u", Form::Plain),
    ];
    let trimmed = text.trim_start();
    MARKS.iter().find_map(|&(mark, form)| {
        let (head, rest) = trimmed.split_at_checked(mark.len())?;
        // « 9u » is Dutch, « 9 u » nothing.
        let near = mark != "u" || trimmed.len() == text.len() || rest.starts_with('.');
        let apart = !rest.starts_with(char::is_alphabetic) || mark == "h" && ends_hour(rest);
        (head.eq_ignore_ascii_case(mark) && apart && near).then_some((form, rest))
    })
}

/// The text after « min » that may follow minutes.
fn minute_mark(text: &str) -> &str {
    let trimmed = text.trim_start();
    let marks = ["min", "mn", "'", "′"];
    let rest = marks.iter().find_map(|mark| trimmed.strip_prefix(mark));
    rest.filter(|rest| ends_word(rest)).unwrap_or(text)
}

fn meridiem(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start();
    let marks = [
        ("a.m.", false),
        ("p.m.", true),
        ("a. m.", false),
        ("p. m.", true),
        ("am", false),
        ("pm", true),
    ];
    marks.into_iter().find_map(|(mark, afternoon)| {
        let (head, rest) = text.split_at_checked(mark.len())?;
        (head.eq_ignore_ascii_case(mark) && ends_word(rest)).then_some((afternoon, rest))
    })
}

/// The text after « de », « from », « à partir de » and their like.
fn strip_lead_in(text: &str) -> &str {
    const LEAD_INS: &[&str] = &[
        "à partir de",
        "a partir de",
        "de",
        "from",
        "à",
        "at",
        "vers",
        "dès",
        "um",
        "ab",
        "von",
        "ore",
        "dalle",
        "desde",
        "entre",
        "between",
        "ca.",
        "ca",
        "env.",
        "environ",
        "around",
        "approx.",
        "gegen",
        "om",
        "vanaf",
        "das",
        "às",
        "od",
        "o",
        "godz.",
        "od godz.",
        "de las",
        "a las",
        "alle ore",
        "alle",
        "heures :",
        "horaires :",
        "hora:",
        "uhrzeit:",
        "horaire :",
        "heure :",
        "time:",
        "time :",
    ];
    let leads = LEAD_INS.iter().filter_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        let apart = rest.starts_with(char::is_whitespace);
        (head.to_lowercase() == *word && apart).then(|| rest.trim_start())
    });
    leads.min_by_key(|rest| rest.len()).unwrap_or(text)
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

fn digits(text: &str, most: usize) -> Option<(i64, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(len);
    (len <= most).then(|| digits.parse().ok())?.map(|number| (number, rest))
}

fn two_digits(text: &str) -> Option<(i64, &str)> {
    digits(text, 2).filter(|(_, rest)| text.len() - rest.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, rest: &str) {
        let (slot, after) = leading_slot(text).expect("a time");
        let end = slot.end.map_or(String::new(), |end| end.strftime("-%H:%M").to_string());
        assert_eq!(
            (format!("{}{end}", slot.start.strftime("%H:%M")), after),
            (expected.into(), rest)
        );
    }

    #[test]
    fn a_line_may_begin_with_a_time_in_many_forms() {
        check("9h Accueil", "09:00", " Accueil");
        check("9h30 Accueil", "09:30", " Accueil");
        check("9 h 30 Accueil", "09:30", " Accueil");
        check("9\u{a0}h\u{202f}30 : Accueil", "09:30", " : Accueil");
        check("09:30 – Accueil", "09:30", " – Accueil");
        check("9.30 Welcome", "09:30", " Welcome");
        check("3.15 pm Reporting", "15:15", " Reporting");
        check("12:30 am x", "00:30", " x");
        check("9 a.m. Coffee", "09:00", " Coffee");
        check("9 Uhr Begrüßung", "09:00", " Begrüßung");
        check("9.30 Uhr Begrüßung", "09:30", " Begrüßung");
        check("Midi : déjeuner", "12:00", " : déjeuner");
        check("noon – Lunch", "12:00", " – Lunch");
        check("14h 3 ateliers", "14:00", " 3 ateliers");
        check("9h30 – 3 ateliers", "09:30", " – 3 ateliers");
        check("À partir de 9h : accueil", "09:00", " : accueil");
        check("[9h30] Accueil", "09:30", " Accueil");
        check("Ore 9,30 Saluti", "09:30", " Saluti");
        check("noon              Lunch", "12:00", "              Lunch");
    }

    #[test]
    fn a_range_gives_an_end() {
        check("9h-9h15 | x", "09:00-09:15", " | x");
        check("de 9h à 10h : x", "09:00-10:00", " : x");
        check("De 9h30 à 10h x", "09:30-10:00", " x");
        check("from 9 to 10 am x", "09:00-10:00", " x");
        check("10:00–11:15 Panel", "10:00-11:15", " Panel");
        check("1:30 pm – 3:00 pm x", "13:30-15:00", " x");
        check("1:30 – 3:00 pm x", "13:30-15:00", " x");
        check("11:30 – 1:00 pm x", "11:30-13:00", " x");
        check("9h30/10h x", "09:30-10:00", " x");
        check("9-10h x", "09:00-10:00", " x");
        check("12h - midi et demi", "12:00-12:30", "");
        check("9 h 00 – 9 h 30", "09:00-09:30", "");
        check("(9h - 10h) x", "09:00-10:00", " x");
        check("13.30 - 15.00 Uhr: x", "13:30-15:00", ": x");
    }

    #[test]
    fn numbers_dates_and_lengths_are_not_times() {
        for text in [
            "12 juin 2019",
            "12.06.2019",
            "3 rue Barbet",
            "25h",
            "9h75",
            "2 h de marche",
            "Midi-Pyrénées",
            "Midi chez nous",
            "1.10 Objectifs",
            "2019-06-12",
            "3 heures pour convaincre",
            "12-13 juin",
            "9",
            "",
            "h30",
            "9hab",
            "9,30 Saluti",
            "à 12,50 € par personne",
        ] {
            assert_eq!(leading_slot(text).map(|(slot, _)| slot), None, "{text}");
        }
    }

    #[test]
    fn a_line_may_end_with_a_time() {
        let at = |text| {
            inner_slot(text)
                .filter(|(_, _, after)| after.is_empty())
                .map(|(slot, title, _)| (slot.start.hour(), slot.end.is_some(), title))
        };
        assert_eq!(
            at("Accueil des participants (9h00 - 9h30)"),
            Some((9, true, "Accueil des participants"))
        );
        assert_eq!(at("Accueil ..... 9h00"), Some((9, false, "Accueil")));
        assert_eq!(at("Où aller ? – 14:00"), Some((14, false, "Où aller ?")));
        assert_eq!(at("Rendez-vous à la gare à 9h"), None);
    }

    #[test]
    fn a_time_alone_is_parsed() {
        let shown = |text| parse_time(text).map(|time| time.strftime("%H:%M").to_string());
        assert_eq!(shown("9h40").as_deref(), Some("09:40"));
        assert_eq!(shown(" 9 h 40 ").as_deref(), Some("09:40"));
        assert_eq!(shown("9:40 pm").as_deref(), Some("21:40"));
        assert_eq!(shown("9"), None);
        assert_eq!(shown("9h40 x"), None);
    }

    #[test]
    fn a_length_is_read_in_minutes() {
        assert_eq!(duration("45 min"), Some(45));
        assert_eq!(duration("1h30"), Some(90));
        assert_eq!(duration("1 h"), Some(60));
        assert_eq!(duration("3 × 30 min"), None);
        assert_eq!(duration("20 personnes"), None);
    }
}
