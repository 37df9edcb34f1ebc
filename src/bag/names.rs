//! Names of archived files: ASCII, the date first, short, each once whatever a disk thinks of
//! capitals.

use std::collections::BTreeSet;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

/// How long a name may be, its ending included.
const LONGEST: usize = 60;

/// Gives names, each once.
#[derive(Debug, Clone)]
pub struct Names {
    date: String,
    taken: BTreeSet<String>,
}

impl Names {
    /// Names that begin with a day: `20190612_`.
    #[must_use]
    pub fn new(date: Option<Date>) -> Self {
        let date = date.map(|day| day.strftime("%Y%m%d").to_string());
        Self { date: date.unwrap_or_else(|| "sans-date".to_owned()), taken: BTreeSet::new() }
    }

    /// The name of a file in a folder, after what it was called: `notes/Été 1.md` in `sources/` is
    /// `sources/20190612_notes_ete-1.md`.
    pub fn give(&mut self, folder: &str, original: &str) -> String {
        let (path, ending) = match original.rsplit_once('.') {
            Some((path, ending)) if !ending.contains('/') => (path, plain(ending).replace('-', "")),
            _ => (original, String::new()),
        };
        let ending: String = ending.chars().take(8).collect();
        let ending = if ending.is_empty() { ending } else { format!(".{ending}") };
        let parts: Vec<_> = path.split('/').map(plain).filter(|part| !part.is_empty()).collect();
        let stem = if parts.is_empty() { "fichier".to_owned() } else { parts.join("_") };
        let mut rank = 1;
        loop {
            let number = if rank == 1 { String::new() } else { format!("-{rank}") };
            let room = LONGEST.saturating_sub(self.date.len() + 1 + number.len() + ending.len());
            let stem: String = stem.chars().take(room).collect();
            let stem = stem.trim_end_matches(['-', '_']);
            let name = format!("{folder}{}_{stem}{number}{ending}", self.date);
            if self.taken.insert(name.clone()) {
                return name;
            }
            rank += 1;
        }
    }
}

/// A name in lower-case letters of ASCII and digits; each run of anything else is a hyphen.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => plain.push(c),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            'ß' => plain.push_str("ss"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            c if unicode_normalization::char::is_combining_mark(c) => {}
            _ if plain.ends_with('-') || plain.is_empty() => {}
            _ => plain.push('-'),
        }
    }
    plain.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_an_archivist() {
        let mut names = Names::new(Some(Date::constant(2019, 6, 12)));
        for (original, expected) in [
            ("agenda.md", "s/20190612_agenda.md"),
            ("Agenda.MD", "s/20190612_agenda-2.md"),
            (
                "tables-rondes/0940 Été, l’œuvre.docx",
                "s/20190612_tables-rondes_0940-ete-l-oeuvre.docx",
            ),
            ("Программа.md", "s/20190612_fichier.md"),
            ("notes/README", "s/20190612_notes_readme.md".trim_end_matches(".md")),
            ("...", "s/20190612_fichier"),
        ] {
            assert_eq!(names.give("s/", original), expected);
        }
        let long = names.give("s/", &format!("notes/{}.md", "très-".repeat(40)));
        let again = names.give("s/", &format!("notes/{}.md", "tres ".repeat(40)));
        for name in [&long, &again] {
            assert!(name.len() <= LONGEST + 2 && name.ends_with(".md"), "{name}");
        }
        assert_ne!(long, again);
        assert!(Names::new(None).give("", "a.md").starts_with("sans-date_a"));
    }
}
