//! Dashes between words: an incise stands between en dashes that hold to its words.

use super::line::Edit;
use super::rule::NO_BREAK;

/// ` - ` and ` -- ` become ` – `; the space on the inner side of a dash does not break. A dash
/// between two numbers is a range or a subtraction, and one that begins a line opens a speech.
pub(super) fn incises(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    // Whether an incise is open, outside brackets and in each of them.
    let mut open = vec![false];
    let mut from = 0;
    while let Some(found) = text[from..].find(['-', '–', '—', '(', ')', '.', '!', '?', ';', '\n'])
    {
        let at = from + found;
        let rest = &text[at..];
        let sign = rest.chars().next().unwrap_or_default();
        let len = if rest.starts_with("--") { 2 } else { sign.len_utf8() };
        from = at + len;
        match sign {
            '(' => open.push(false),
            ')' if open.len() > 1 => {
                open.pop();
            }
            '.' | '!' | '?' | ';' | '\n' if ends_sentence(text, at) => open = vec![false],
            '-' | '–' | '—' => {
                let (before, after) = (&text[..at], &text[from..]);
                let (left, right) = (before.trim_end_matches(is_space), trimmed(after));
                let spaced = left.len() < before.len() && right.len() < after.len();
                let numbers =
                    left.ends_with(char::is_numeric) && right.starts_with(char::is_numeric);
                if !spaced || left.is_empty() || left.ends_with('\n') || numbers {
                    continue;
                }
                if sign == '-' {
                    edits.push(Edit { range: at..from, text: "–" });
                }
                let range = match open.last_mut() {
                    Some(open) if *open => {
                        *open = false;
                        left.len()..at
                    }
                    Some(open) => {
                        *open = true;
                        from..text.len() - right.len()
                    }
                    None => continue,
                };
                edits.push(Edit { range, text: NO_BREAK });
            }
            _ => {}
        }
    }
    edits
}

fn is_space(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches(is_space)
}

/// Whether a sign is not a mere abbreviation's: « M. », « J.-P. », « p. 12 ».
fn ends_sentence(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let next = trimmed(&text[at + 1..]).chars().next();
    !text[at..].starts_with('.')
        || (word.chars().count() > 2 && next.is_none_or(|c| !c.is_lowercase() && !c.is_numeric()))
}
