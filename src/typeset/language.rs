//! Dates, times and lists as the report's language writes them.

use icu::calendar::Date as IcuDate;
use icu::collator::Collator;
use icu::collator::options::CollatorOptions;
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{YMD, YMDE};
use icu::locale::Locale;
use jiff::civil::{Date, Time};
use serde_json::Value;

/// A language with its words.
pub(super) struct Language {
    locale: Locale,
    labels: Value,
}

impl Language {
    pub(super) fn new(tag: &str, labels: Value) -> Self {
        // Networks of the Union write « 5 March 2025 ».
        let tag = if tag == "en" { "en-GB" } else { tag };
        let locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        Self { locale, labels }
    }

    pub(super) fn labels(&self) -> &Value {
        &self.labels
    }

    /// A word of the report by its key.
    pub(super) fn label<'a>(&'a self, key: &'a str) -> &'a str {
        self.labels.get(key).and_then(Value::as_str).unwrap_or(key)
    }

    /// « mercredi 12 juin 2019 ».
    pub(super) fn full_date(&self, date: Date) -> String {
        let formatter = DateTimeFormatter::try_new((&self.locale).into(), YMDE::long());
        match (formatter, icu_date(date)) {
            (Ok(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => date.to_string(),
        }
    }

    /// « 12 juin 2019 ».
    pub(super) fn long_date(&self, date: Date) -> String {
        let formatter = DateTimeFormatter::try_new((&self.locale).into(), YMD::long());
        match (formatter, icu_date(date)) {
            (Ok(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => date.to_string(),
        }
    }

    /// Puts words in the order of the language's dictionary.
    pub(super) fn sort_by_word<T>(&self, items: &mut [T], word: impl Fn(&T) -> &str) {
        match Collator::try_new((&self.locale).into(), CollatorOptions::default()) {
            Ok(collator) => items.sort_by(|a, b| collator.compare(word(a), word(b))),
            Err(_) => items.sort_by(|a, b| word(a).cmp(word(b))),
        }
    }

    /// « 9 h 40 », « 12 h ».
    pub(super) fn time(&self, time: Time) -> String {
        let pattern = if time.minute() == 0 { "full_hour" } else { "time" };
        let minute = format!("{:02}", time.minute());
        let hour = time.hour().to_string();
        self.label(pattern).replace("{hour}", &hour).replace("{minute}", &minute)
    }
}

fn icu_date(date: Date) -> Option<IcuDate<icu::calendar::Iso>> {
    IcuDate::try_new_iso(date.year().into(), date.month() as u8, date.day() as u8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::template::labels;
    use jiff::civil::{date, time};

    #[test]
    fn french_dates_and_times() {
        let french = Language::new("fr", labels("fr"));
        assert_eq!(french.full_date(date(2019, 6, 12)), "mercredi 12 juin 2019");
        assert_eq!(french.time(time(9, 40, 0, 0)), "9\u{a0}h\u{a0}40");
        assert_eq!(french.time(time(12, 0, 0, 0)), "12\u{a0}h");
    }

    #[test]
    fn english_dates_and_times() {
        let english = Language::new("en-GB", labels("en-GB"));
        assert_eq!(english.full_date(date(2025, 3, 5)), "Wednesday, 5 March 2025");
        assert_eq!(english.time(time(9, 0, 0, 0)), "9:00");
    }
}
