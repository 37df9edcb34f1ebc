//! Names that every system can write: what a PDF calls its files is anybody's.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::platform::{is_device, is_reserved};

/// How many bytes a part of a path may have on every disk, how many are left of a longer one, and how
/// many a path may have.
const LONGEST_PART: usize = 255;
const CUT: usize = 200;
const LONGEST: usize = 1_000;

/// Gives names that lead nowhere but below a folder, on every system, each once.
#[derive(Debug, Clone, Default)]
pub struct SafeNames {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl SafeNames {
    /// A safe name for a file: its own if that is one.
    pub fn give(&mut self, name: &str) -> String {
        let parts: Vec<_> = name.split('/').filter(|part| !part.is_empty()).map(safe).collect();
        let path = match parts.as_slice() {
            [] => "_".to_owned(),
            parts => parts.join("/"),
        };
        let last = parts.last().map_or("_", String::as_str);
        let path = if path.len() > LONGEST { last.to_owned() } else { path };
        // Where a file stands there can be no folder.
        let path = if self.is_under_a_file(&path) { safe(&path.replace('/', "_")) } else { path };
        let mut free = path.clone();
        let mut rank = 1;
        while self.files.contains(&folded(&free)) || self.folders.contains(&folded(&free)) {
            rank += 1;
            free = numbered(&path, rank);
        }
        self.files.insert(folded(&free));
        self.folders.extend(above(&folded(&free)).map(str::to_owned));
        free
    }

    fn is_under_a_file(&self, path: &str) -> bool {
        above(&folded(path)).any(|folder| self.files.contains(folder))
    }
}

/// The folders that a path lies in.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// A name as a disk compares names that ignores capitals and forms of accents.
fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

/// `notes/a-2.md` for `notes/a.md`.
fn numbered(path: &str, rank: usize) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, ending) = match name.rfind('.') {
        Some(at) if at > 0 => name.split_at(at),
        _ => (name, ""),
    };
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}{}-{rank}{ending}", start(stem, CUT))
}

/// A part of a path that every system takes: on Windows, `con.md` is a device and `a:b` two things.
fn safe(part: &str) -> String {
    let plain = |c: char| if is_plain(c) { c } else { '_' };
    let mut safe: String = part.chars().map(plain).collect();
    // Windows forgets them.
    let kept = safe.trim_end_matches(['.', ' ']).len();
    let forgotten = safe.len() - kept;
    safe.truncate(kept);
    safe.push_str(&"_".repeat(forgotten));
    if is_device(&safe) {
        safe.insert(0, '_');
    }
    if safe.len() > LONGEST_PART {
        let (stem, ending) = match safe.rfind('.') {
            Some(at) if safe.len() - at <= 20 => safe.split_at(at),
            _ => (safe.as_str(), ""),
        };
        safe = format!("{}{ending}", start(stem, CUT));
    }
    safe
}

/// Whether a sign may stand in a name on every system, and shows itself: some turn the order of
/// letters around, so that an ending is seen that is none.
fn is_plain(c: char) -> bool {
    let turns =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !is_reserved(c) && !turns && c != char::REPLACEMENT_CHARACTER
}

/// The beginning of a text in so many bytes at most.
fn start(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_safe_name_stays_as_it_is() {
        let mut names = SafeNames::default();
        for name in ["a", "notes/0940.md", "été/L’agenda 2.docx", "..a", ".htaccess", "a/b", "COM"]
        {
            assert_eq!(names.give(if name == "a/b" { "b/b" } else { name }).len(), name.len());
        }
    }

    #[test]
    fn a_name_leads_nowhere_else_and_is_written_everywhere() {
        for (name, expected) in [
            ("", "_"),
            ("/etc/passwd", "etc/passwd"),
            ("../../a", "__/__/a"),
            ("a/../b", "a/__/b"),
            ("a//b/", "a/b"),
            ("C:/a", "C_/a"),
            ("..\\..\\a", ".._.._a"),
            ("a\n\u{0}b", "a__b"),
            (".", "_"),
            ("...", "___"),
            ("CON", "_CON"),
            ("aux.txt", "_aux.txt"),
            ("notes/con .md", "notes/_con .md"),
            ("lpt1.txt", "_lpt1.txt"),
            ("COM².txt", "_COM².txt"),
            ("qui ? \"quoi\" <où>|*.md", "qui _ _quoi_ _où___.md"),
            ("a ", "a_"),
            ("a. .", "a___"),
            ("notes./a", "notes_/a"),
            ("gpj.\u{202e}exe", "gpj._exe"),
        ] {
            assert_eq!(SafeNames::default().give(name), expected, "{name:?}");
        }
    }

    #[test]
    fn no_two_names_are_one_on_any_disk() {
        let mut names = SafeNames::default();
        let mut given = BTreeSet::new();
        let all = [
            "a_b.md",
            "a\\b.md",
            "a:b.md",
            "A_B.md",
            "é.md",
            "e\u{301}.md",
            "É.md",
            "dir",
            "dir/a",
            "Dir/b/c",
            "x/y",
            "x",
            "X",
            ".a",
            ".A",
            "ﬁn",
            "fin",
        ];
        for name in all {
            let safe = names.give(name);
            assert!(given.insert(folded(&safe)), "{name} became {safe} like another");
            for folder in above(&folded(&safe)) {
                assert!(!given.contains(folder), "{safe} lies in a file");
            }
        }
    }

    #[test]
    fn a_name_too_long_is_cut_and_keeps_its_ending() {
        let mut names = SafeNames::default();
        let long = format!("notes/{}.md", "é".repeat(300));
        let [first, second] = [names.give(&long), names.give(&long)];
        for name in [&first, &second] {
            assert!(name.ends_with(".md") && name.len() < 220, "{name}");
        }
        assert_ne!(first, second);
        let deep = names.give(&format!("{}z.md", "d/".repeat(5000)));
        assert_eq!(deep, "z.md");
    }
}
