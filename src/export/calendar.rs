//! The deadlines of the actions as a calendar (RFC 5545).

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::edition::Edited;
use crate::language::ReportLanguage;
use crate::model::action::Action;
use crate::model::body::{Target, TargetKind};
use crate::model::report::Report;
use crate::polish::Polished;
use crate::source::sha256;
use crate::spelling::fold;

/// How many digits of a fingerprint set two events apart.
const DIGITS: usize = 12;

/// The deadlines of an event's actions.
#[derive(Debug, Clone)]
pub struct Deadlines<'r> {
    report: &'r Polished,
    entries: Vec<Deadline>,
    /// The ids of the actions that are not in the calendar: neither they nor their steps have a day.
    pub undated: Vec<&'r str>,
}

/// A day by which an action or a step of one is to be done.
#[derive(Debug, Clone)]
struct Deadline {
    uid: String,
    day: Date,
    summary: String,
    description: String,
    categories: Vec<String>,
}

/// What tells an event from all others, in every edition and however often it is built: its first day
/// and its name, else the network's or the organiser's. A title is mended until the last day, and would
/// bring every entry into a calendar twice. To be asked of the public edition, which reserves nothing.
#[must_use]
pub fn event_key(public: &Edited) -> String {
    let event = &public.event;
    let network = event.facts.network.as_ref().map(|it| &it.name);
    let organiser = event.facts.organisers.first().map(|it| &it.name);
    let name = event.name.as_ref().or(network).or(organiser);
    let day = event.date.map(|day| day.to_string());
    let name = name.map(|name| fold(name));
    let whole = format!("{}\n{}", day.unwrap_or_default(), name.unwrap_or_default());
    sha256(whole.as_bytes())[..DIGITS].to_owned()
}

impl<'r> Deadlines<'r> {
    /// The deadlines of a report.
    #[must_use]
    pub fn of(report: &'r Polished, event_key: &str) -> Self {
        let language = report.language();
        let mut deadlines = Self { report, entries: Vec::new(), undated: Vec::new() };
        for action in &report.actions {
            let before = deadlines.entries.len();
            deadlines.add(action, event_key, &language);
            if deadlines.entries.len() == before {
                deadlines.undated.push(&action.id);
            }
        }
        deadlines
    }

    fn add(&mut self, action: &Action, event_key: &str, language: &ReportLanguage) {
        let facts = &action.facts;
        let own = &action.key;
        let priority = facts.priority.map(|it| format!("priority_{}", it.name()));
        let priority = priority.map(|key| language.label(&key).to_owned());
        let categories: Vec<_> = priority.into_iter().chain(facts.status.clone()).collect();
        let mut add = |uid: String, day: Date, title: &str, step: bool| {
            self.entries.push(Deadline {
                uid,
                day,
                summary: format!("{} – {title}", action.id),
                description: description(action, step, self.report, language),
                categories: categories.clone(),
            });
        };
        for step in &facts.steps {
            if let Some(day) = step.deadline {
                add(format!("{own}-{}-{event_key}@actes", step.key), day, &step.title, true);
            }
        }
        if let Some(day) = &facts.deadline {
            add(format!("{own}-{event_key}@actes"), day.value, &facts.title, false);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none: a calendar without entries is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every text of the calendar.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().flat_map(|it| {
            let texts = [it.summary.as_str(), it.description.as_str(), it.uid.as_str()];
            texts.into_iter().chain(it.categories.iter().map(String::as_str))
        })
    }

    /// The calendar as a file. `stamp` is the day on which its entries were made.
    #[must_use]
    pub fn ics(&self, stamp: Date) -> String {
        let (event, language) = (&self.report.event, self.report.language());
        let name = event.name.as_ref().unwrap_or(&event.title);
        let name = format!("{} – {name}", language.label("next_steps"));
        let mut calendar = Calendar::empty();
        calendar
            .append_property(("VERSION", "2.0"))
            .append_property((
                "PRODID",
                format!("-//actes//actes {}//FR", env!("CARGO_PKG_VERSION")).as_str(),
            ))
            .append_property(("CALSCALE", "GREGORIAN"))
            .append_property(("X-WR-CALNAME", clean(&name).as_str()));
        for entry in &self.entries {
            calendar.push(entry.event(stamp));
        }
        calendar.to_string()
    }
}

impl Deadline {
    fn event(&self, stamp: Date) -> Event {
        let day = |key: &str, day: Date| {
            Property::new(key, day.strftime("%Y%m%d").to_string())
                .add_parameter("VALUE", "DATE")
                .done()
        };
        // The end is the first day after; the last day of all days has none.
        let after = self.day.checked_add(1.day()).unwrap_or(self.day);
        let mut event = Event::with_uid(&self.uid);
        event
            .append_property(("DTSTAMP", stamp.strftime("%Y%m%dT000000Z").to_string().as_str()))
            .append_property(day("DTSTART", self.day))
            .append_property(day("DTEND", after))
            .summary(&clean(&self.summary))
            .description(&clean(&self.description))
            .append_property(("TRANSP", "TRANSPARENT"));
        if !self.categories.is_empty() {
            event.categories(self.categories.iter().map(|it| clean(it)));
        }
        event.done()
    }
}

/// Who leads, what it is a step of, and where it came from.
fn description(
    action: &Action,
    is_step: bool,
    report: &Report,
    language: &ReportLanguage,
) -> String {
    let facts = &action.facts;
    let colon = language.label("colon");
    let line = |key: &str, words: &str| format!("{}{colon}{words}", language.head(key));
    let lead = facts.lead.as_deref().unwrap_or_else(|| language.label("to_name"));
    let mut lines = Vec::new();
    if is_step {
        lines.push(line("action_column", &facts.title));
    }
    lines.push(line("lead", lead));
    if !facts.partners.is_empty() {
        lines.push(line("partners", &facts.partners.join(", ")));
    }
    let origin = action.origin.iter().filter_map(|target| origin(target, report, language));
    let origin: Vec<_> = origin.collect();
    if !origin.is_empty() {
        lines.push(line("origin", &origin.join(language.label("semicolon"))));
    }
    let event = &report.event;
    let day = event.date.map(|day| language.days(day, event.end_date.unwrap_or(day)));
    let told = [Some(event.title.clone()), event.name.clone(), day];
    lines.push(told.into_iter().flatten().collect::<Vec<_>>().join(", "));
    lines.join("\n")
}

/// A session or a workshop as one finds it in the report.
fn origin(target: &Target, report: &Report, language: &ReportLanguage) -> Option<String> {
    match target.kind {
        TargetKind::Session => {
            let session = report.sessions.iter().find(|it| it.id == target.id)?;
            let start = session.start.map(|time| format!("{}, ", language.time(time)));
            Some(format!("{}{}", start.unwrap_or_default(), session.heading()))
        }
        TargetKind::Workshop => {
            let workshop = report.workshops.iter().find(|it| it.id == target.id)?;
            let [start, end] = ["quote_start", "quote_end"].map(|key| language.label(key));
            Some(format!("{} {start}{}{end}", language.label("changed_workshop"), workshop.title))
        }
        _ => None,
    }
}

/// Words without the signs that would end a line of the file: a line of its own could say anything.
fn clean(words: &str) -> String {
    words.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}
