//! A language of the report: its words, and how it writes dates, times, lists, numbers and counts.
//!
//! The words are the files of `report-templates/labels/`, one a language; all else is CLDR's, through
//! ICU4X. To add a language is to add its file.

use icu::calendar::{Date as IcuDate, Gregorian};
use icu::collator::Collator;
use icu::collator::options::CollatorOptions;
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::{YMD, YMDE};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::DecimalFormatterOptions;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules};
use jiff::civil::{Date, Time};
use serde_json::Value;

use crate::embedded::TEMPLATES;
use crate::spelling::{capitalised, fold};

/// Writes days of our calendar only: the words of the others would make the program two megabytes larger.
type GregorianFormatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// A language with its words.
#[derive(Debug)]
pub struct ReportLanguage {
    locale: Locale,
    labels: Value,
}

/// What stands between the items of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Separators {
    /// Between two items that are all.
    pub pair: String,
    /// Between two items that others follow.
    pub middle: String,
    /// Before the last of three or more.
    pub last: String,
}

impl ReportLanguage {
    /// The language of a BCP 47 tag; with English words when it is one we have no words for.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        let words = |tag: &str| TEMPLATES.bytes(&format!("labels/{tag}.json"));
        let labels = words(primary).or_else(|| words("en"));
        let labels = labels.and_then(|words| serde_json::from_slice(&words).ok());
        let tag = match tag {
            // Networks of the Union write « 5 March 2025 ».
            "en" => "en-GB",
            // ICU4X 2.4 writes a full date of Portugal in figures.
            "pt-PT" => "pt",
            tag => tag,
        };
        let locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        Self { locale, labels: labels.unwrap_or_default() }
    }

    /// The tags of the languages that the report has words in.
    #[must_use]
    pub fn tags() -> Vec<String> {
        let files = TEMPLATES.paths().filter_map(|path| path.strip_prefix("labels/"));
        files.filter_map(|file| file.strip_suffix(".json").map(str::to_owned)).collect()
    }

    /// The tag of the language that people call by a name: `de` for « allemand ».
    #[must_use]
    pub fn tag_of(name: &str) -> Option<String> {
        let name = fold(name);
        Self::tags().into_iter().find(|tag| {
            let language = Self::of(tag);
            language.label("names").split(',').any(|it| fold(it) == name)
        })
    }

    /// Whether a text is a tag as we understand them: `fr`, `fr-BE`.
    #[must_use]
    pub fn is_tag(text: &str) -> bool {
        let parts: Vec<_> = text.split('-').collect();
        let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
        parts.iter().all(|part| letters(part))
            && match parts.as_slice() {
                [language] => matches!(language.len(), 2 | 3),
                [language, region] => matches!(language.len(), 2 | 3) && region.len() == 2,
                _ => false,
            }
    }

    /// All words of the report by their keys; a word that changes with a count has one form for each
    /// plural category of CLDR.
    #[must_use]
    pub fn labels(&self) -> &Value {
        &self.labels
    }

    /// Sets each word anew, every form of it, by its key.
    pub fn each_word(&mut self, set: &mut dyn FnMut(&str, &str) -> String) {
        for (key, label) in self.labels.as_object_mut().into_iter().flatten() {
            match label {
                Value::String(word) => *word = set(key, word),
                Value::Object(forms) => {
                    for form in forms.values_mut() {
                        if let Value::String(word) = form {
                            *word = set(key, word);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// A word of the report by its key.
    #[must_use]
    pub fn label<'a>(&'a self, key: &'a str) -> &'a str {
        self.labels.get(key).and_then(Value::as_str).unwrap_or(key)
    }

    /// A word of the report as the head of a column: of several, with a capital.
    #[must_use]
    pub fn head(&self, key: &str) -> String {
        let forms = self.labels.get(key);
        let several = forms.and_then(|forms| forms.get("other")).and_then(Value::as_str);
        capitalised(several.unwrap_or_else(|| self.label(key)))
    }

    /// What a rank is called, with its number filled in: « 1[er] passage ». What stands in brackets
    /// is raised.
    #[must_use]
    pub fn nth(&self, key: &str, number: usize) -> String {
        let rules = PluralRules::try_new_ordinal((&self.locale).into());
        let category = rules.map_or("other", |rules| name(rules.category_for(number)));
        let label = self.labels.get(key);
        let form = label.and_then(|it| it.get(category).or_else(|| it.get("other")).or(label));
        let form = form.and_then(Value::as_str).unwrap_or_default();
        form.replace("{number}", &number.to_string())
    }

    /// The plural category of each count below 200; after that the last hundred comes again.
    #[must_use]
    pub fn plurals(&self) -> Vec<&'static str> {
        let rules = PluralRules::try_new_cardinal((&self.locale).into());
        let category =
            |count: usize| rules.as_ref().map_or("other", |rules| name(rules.category_for(count)));
        (0..200).map(category).collect()
    }

    /// « mercredi 12 juin 2019 ».
    #[must_use]
    pub fn full_date(&self, date: Date) -> String {
        let formatter = GregorianFormatter::try_new((&self.locale).into(), YMDE::long());
        match (formatter, icu_date(date)) {
            (Ok(formatter), Some(day)) => self.first(date, formatter.format(&day).to_string()),
            _ => date.to_string(),
        }
    }

    /// « 12 juin 2019 ».
    #[must_use]
    pub fn long_date(&self, date: Date) -> String {
        let formatter = GregorianFormatter::try_new((&self.locale).into(), YMD::long());
        match (formatter, icu_date(date)) {
            (Ok(formatter), Some(day)) => self.first(date, formatter.format(&day).to_string()),
            _ => date.to_string(),
        }
    }

    /// « 14–15 novembre 2024 », « 30 novembre – 1er décembre 2024 ».
    #[must_use]
    pub fn days(&self, first: Date, last: Date) -> String {
        let (start, end) = (self.long_date(first), self.long_date(last));
        if first == last {
            return start;
        }
        // The day stands first in each of our languages, the year last.
        if let Some((day, _)) =
            start.split_once(' ').filter(|_| first.first_of_month() == last.first_of_month())
        {
            return format!("{day}–{end}");
        }
        let year = format!(" {}", first.year());
        let bare = start.strip_suffix(&year).filter(|_| first.year() == last.year());
        let bare = bare.map_or(start.as_str(), |bare| bare.strip_suffix(" de").unwrap_or(bare));
        format!("{bare} – {end}")
    }

    /// A date as written, the first of a month in French as « 1er », which CLDR leaves to others.
    fn first(&self, date: Date, written: String) -> String {
        if date.day() == 1 && self.locale.id.language.as_str() == "fr" {
            written.replacen("1 ", "1er ", 1)
        } else {
            written
        }
    }

    /// « 9 h 40 », « 12 h ».
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        let pattern = if time.minute() == 0 { "full_hour" } else { "time" };
        let minute = format!("{:02}", time.minute());
        let hour = time.hour().to_string();
        self.label(pattern).replace("{hour}", &hour).replace("{minute}", &minute)
    }

    /// « 1 234 ».
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        let formatter =
            DecimalFormatter::try_new((&self.locale).into(), DecimalFormatterOptions::default());
        match formatter {
            Ok(formatter) => formatter.format(&number.into()).to_string(),
            Err(_) => number.to_string(),
        }
    }

    /// A number with decimals as the language writes it: « 4,4 »; anything else as it is.
    #[must_use]
    pub fn decimal(&self, written: &str) -> String {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        let parts = written.split_once(['.', ',']);
        let Some((whole, rest)) = parts.filter(|(whole, rest)| digits(whole) && digits(rest))
        else {
            return written.to_owned();
        };
        let formatter =
            DecimalFormatter::try_new((&self.locale).into(), DecimalFormatterOptions::default());
        match (formatter, format!("{whole}.{rest}").parse::<Decimal>()) {
            (Ok(formatter), Ok(number)) => formatter.format(&number).to_string(),
            _ => written.to_owned(),
        }
    }

    /// « A, B et C ».
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        let formatter =
            ListFormatter::try_new_and((&self.locale).into(), ListFormatterOptions::default());
        match formatter {
            Ok(formatter) => formatter.format(items.iter()).to_string(),
            Err(_) => items.join(", "),
        }
    }

    /// What stands between the items of a list, for items that are more than text.
    #[must_use]
    pub fn separators(&self) -> Separators {
        const ITEM: &str = "\u{1}";
        let between = |count: usize| {
            let list = self.list(&vec![ITEM.to_owned(); count]);
            list.split(ITEM).map(str::to_owned).collect::<Vec<_>>()
        };
        let (two, four) = (between(2), between(4));
        let at = |list: &[String], index: usize| list.get(index).cloned().unwrap_or_default();
        Separators { pair: at(&two, 1), middle: at(&four, 1), last: at(&four, 3) }
    }

    /// Puts words in the order of the language's dictionary.
    pub fn sort_by_word<T>(&self, items: &mut [T], word: impl Fn(&T) -> &str) {
        match Collator::try_new((&self.locale).into(), CollatorOptions::default()) {
            Ok(collator) => items.sort_by(|a, b| collator.compare(word(a), word(b))),
            Err(_) => items.sort_by(|a, b| word(a).cmp(word(b))),
        }
    }
}

fn icu_date(date: Date) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(date.year().into(), date.month() as u8, date.day() as u8).ok()
}

/// CLDR's name of a plural category.
fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests;
