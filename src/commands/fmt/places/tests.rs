//! Small differences, and files that are not quite as they are read.

use super::*;

#[track_caller]
fn check(before: &str, after: &str, expected: &[(usize, usize, &str)]) {
    let found = differences(before, after, 10);
    let found: Vec<_> = found.iter().map(|(it, put)| (it.start, it.end, put.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn differences_are_as_small_as_can_be() {
    check("mot ?", "mot\u{202f}?", &[(13, 15, "\u{202f}?")]);
    check("l'eau", "l’eau", &[(11, 12, "’")]);
    check("20000", "20\u{202f}000", &[(12, 12, "\u{202f}")]);
    check("etc...", "etc.", &[(14, 16, "")]);
    check("mot", "mot", &[]);
}

#[track_caller]
fn rewritten(old: &str, at: &str, put: &str, expected: &str) {
    let text = old.trim_start_matches('\u{feff}').replace("\r\n", "\n").nfc().collect::<String>();
    let start = text.find(at).unwrap();
    let edits = [(start..start + at.len(), put.to_owned())];
    assert_eq!(rewrite(old, &text, &edits), Some((expected.to_owned(), 1)));
}

#[test]
fn everything_else_stays_byte_for_byte() {
    rewritten("\u{feff}un\r\nl'eau\r\n", "'", "’", "\u{feff}un\r\nl’eau\r\n");
    rewritten(
        "e\u{301}te\u{301} l'e\u{301}te\u{301}",
        "'",
        "’",
        "e\u{301}te\u{301} l’e\u{301}te\u{301}",
    );
    rewritten("e\u{301}te\u{301} ?", " ", "\u{202f}", "e\u{301}te\u{301}\u{202f}?");
    rewritten("sans fin l'eau", "'", "’", "sans fin l’eau");
}

#[test]
fn a_file_that_cannot_be_followed_stays() {
    assert_eq!(rewrite("a\rl'eau", "a\nl'eau", &[(3..4, "’".to_owned())]), None);
    assert_eq!(rewrite("l'eau", "l'eau", &[]), None);
}
