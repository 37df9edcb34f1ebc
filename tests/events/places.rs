//! Every page number that is printed is the page where the thing is.

use std::collections::BTreeSet;

use regex::Regex;

use super::event;
use crate::pdf::Volume;

/// Events whose proceedings have something to lead to.
const EVENTS: [&str; 3] = ["two-days", "english", "videoconference"];

/// A text without spaces: cells of tables stand close in a PDF.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}')).collect()
}

/// The proceedings read back.
struct Book {
    /// The texts of the pages, without spaces.
    pages: Vec<String>,
    /// The bookmarks: their words, without spaces, and the number of their page.
    bookmarks: Vec<(String, usize)>,
}

impl Book {
    fn read(name: &'static str) -> Self {
        let volume: Volume = event(name).pdf("actes", false).expect("proceedings");
        let bookmarks = volume.outline().into_iter();
        Self {
            pages: volume.page_texts().iter().map(|page| letters(page)).collect(),
            bookmarks: bookmarks.map(|(title, page)| (letters(&title), page + 1)).collect(),
        }
    }

    fn page(&self, number: usize) -> &str {
        &self.pages[number - 1]
    }

    /// The text of a chapter, from its title to that of the next one, which may stand on the same page.
    fn chapter(&self, titles: [&str; 2]) -> Option<String> {
        let is_it = |(title, _): &&(String, usize)| titles.iter().any(|it| letters(it) == *title);
        let rank = self.bookmarks.iter().position(|it| is_it(&it))?;
        let (title, first) = &self.bookmarks[rank];
        let chapters: Vec<_> = CHAPTERS.iter().map(|it| letters(it)).collect();
        let next = self.bookmarks[rank + 1..].iter().find(|(title, _)| chapters.contains(title));
        let last = next.map_or(self.pages.len(), |(_, page)| *page);
        let text: String = (*first..=last).map(|page| self.page(page)).collect();
        // The table before it may have a row of that name.
        let before = self.page(*first).rfind(title.as_str())? + title.len();
        let text = &text[before..];
        let kept: usize = (*first..last).map(|page| self.page(page).len()).sum();
        let end = next.and_then(|(next, _)| {
            let from = kept.saturating_sub(before);
            Some(from + text.get(from..)?.find(next.as_str())?)
        });
        Some(text[..end.unwrap_or(text.len())].to_owned())
    }
}

/// The chapters that follow those which are read here.
const CHAPTERS: [&str; 14] = [
    "L’essentiel",
    "At a glance",
    "Contexte et questions",
    "Background and questions",
    "Programme des journées",
    "Programme of the days",
    "Propositions d’actions",
    "Action proposals",
    "Suites",
    "Next steps",
    "Participants",
    "Index",
    "À propos de ce document",
    "About this document",
];

#[test]
fn bookmarks_lead_to_their_titles() {
    for name in EVENTS {
        let book = Book::read(name);
        assert!(book.bookmarks.len() > 4, "{name}: {:?}", book.bookmarks);
        for (title, page) in &book.bookmarks {
            assert!(book.page(*page).contains(title), "{name}, p. {page}: {title}");
        }
    }
}

#[test]
fn each_line_of_the_contents_tells_the_page_of_its_title() {
    let time = Regex::new(r"^((\d{1,2}/\d{1,2}·)?\d{1,2}(h|:)(\d{2})?)?$").unwrap();
    for name in EVENTS {
        let book = Book::read(name);
        let Some(mut rest) = book.chapter(["Sommaire", "Contents"]) else {
            assert_eq!(name, "videoconference", "a few pages are found without contents");
            continue;
        };
        // The key of the marks in the margin stands below.
        if let Some(key) = ["Enmarge", "Inthemargin"].iter().find_map(|it| rest.find(it)) {
            rest.truncate(key);
        }
        let mut lines = 0;
        for (title, page) in &book.bookmarks {
            let line = format!("{title}{page}");
            let Some((before, after)) = rest.split_once(&line) else { continue };
            // What stands before a title is a session's time; a page that is not told ends here.
            assert!(time.is_match(before), "{name}: {before} before {line}");
            rest = after.to_owned();
            lines += 1;
        }
        assert!(rest.is_empty() && lines > 3, "{name}: {rest} is told and is not so");
    }
}

#[test]
fn a_title_with_a_page_number_is_on_that_page() {
    for (name, least) in [("two-days", 50), ("english", 10)] {
        let book = Book::read(name);
        let mut count = 0;
        for (rank, (title, first)) in book.bookmarks.iter().enumerate() {
            // A passage may be told by the title of what it stands in.
            let last = book.bookmarks.get(rank + 1).map_or(book.pages.len(), |(_, page)| *page);
            // « Le car qui attend », p. 40.
            let told = format!("(?:^|[»«”“–;\\d]){}[»”]?,p\\.(\\d+)", regex::escape(title));
            let told = Regex::new(&told).unwrap();
            for found in book.pages.iter().flat_map(|text| told.captures_iter(text)) {
                let page: usize = found[1].parse().unwrap();
                assert!((*first..=last).contains(&page), "{name}: {}, not {first}", &found[0]);
                count += 1;
            }
        }
        assert!(count >= least, "{name}: {count} references");
    }
}

#[test]
fn what_l_essentiel_gathers_is_on_the_pages_that_it_tells() {
    // The rank of the next message may follow closely.
    let told = Regex::new(r"[^,]p\.(\d+)").unwrap();
    for (name, least) in [("two-days", 15), ("english", 5)] {
        let book = Book::read(name);
        let essentials = book.chapter(["L’essentiel", "At a glance"]).expect("l'essentiel");
        let mut count = 0;
        for found in told.captures_iter(&essentials) {
            let before = &essentials[..found.get(1).unwrap().start() - "p.".len()];
            let before: Vec<char> = before.chars().collect();
            let end: String = before[before.len().saturating_sub(16)..].iter().collect();
            // A reference is told with its page there, and may be with another one here.
            let end = end.rsplit(')').find(|part| part.len() > 5).unwrap_or(&end).to_owned();
            let pages = (1..=found[1].len()).map(|length| found[1][..length].parse().unwrap());
            let mut pages = pages.filter(|page| *page <= book.pages.len());
            assert!(pages.any(|page| book.page(page).contains(&end)), "{name}: {end}{}", &found[0]);
            count += 1;
        }
        assert!(count >= least, "{name}: {count} in {essentials}");
    }
}

#[test]
fn rows_of_actions_end_with_the_page_of_their_sheet() {
    for (name, actions) in [("two-days", 15), ("english", 3)] {
        let book = Book::read(name);
        let table = book.chapter(["Propositions d’actions", "Action proposals"]).unwrap();
        let mut count = 0;
        for action in 1..=actions {
            let sheet = |(title, page): &&(String, usize)| {
                table.contains(&format!("A{action}{title}"))
                    && book.page(*page).contains(&format!("A{action}{title}"))
            };
            let (title, page) = book.bookmarks.iter().find(sheet).expect("a sheet");
            let row = format!(r"A{action}{}.*?[▲◆▽]\D+?(\d+)(A\d|\D)", regex::escape(title));
            let row = Regex::new(&row).unwrap().captures(&table).map(|found| found[1].to_owned());
            assert_eq!(row, Some(page.to_string()), "{name}: A{action}\n{table}");
            count += 1;
        }
        assert_eq!(count, actions, "{name}");
    }
}

#[test]
fn indexes_tell_the_pages_that_name_somebody_and_no_other() {
    // « Bas-de-Laine, Apolline, Fondation du Dernier Virage 31, 32 » and « 10–12 ».
    let entry = Regex::new(r"(\D+?)((?:\d+[,–]?)+)").unwrap();
    for (name, least) in [("two-days", 25), ("english", 5), ("videoconference", 4)] {
        let book = Book::read(name);
        let index = book.chapter(["Index", "Index"]).expect("an index");
        let index = index.split("Figures").next().unwrap_or_default();
        let mut count = 0;
        for found in entry.captures_iter(index) {
            let words = found[1].trim_start_matches("Personnes").trim_start_matches("People");
            let words = words.trim_start_matches("Engras:pagesoùlapersonneintervient.");
            let words = words.trim_start_matches("Inbold:pagesonwhichthepersonspeaks.");
            let words = words.trim_start_matches("Organismes").trim_start_matches("Organisations");
            let key = words.split(',').next().unwrap_or_default();
            let pages = pages(&found[2]);
            for page in &pages {
                assert!(book.page(*page).contains(key), "{name}, p. {page}: {words}");
            }
            count += 1;
        }
        assert!(count >= least, "{name}: {count} in {index}");
    }
}

/// The pages of « 10–12, 14 ».
fn pages(told: &str) -> BTreeSet<usize> {
    let ranges = told.split(',').filter(|range| !range.is_empty());
    let range = |range: &str| {
        let mut ends = range.split('–').map(|end| end.parse::<usize>().unwrap());
        let first = ends.next().unwrap();
        first..=ends.next().unwrap_or(first)
    };
    ranges.flat_map(range).collect()
}
