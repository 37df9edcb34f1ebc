//! Brackets that a line opens and never closes, and keys without their colon.
//!
//! YAML goes on looking for the closing bracket over the following keys, or takes the key for the
//! beginning of a text, and complains where it can no longer: a line or more below the mistake. Here
//! the mistake itself is found.

use std::ops::Range;

/// A sign that is missing.
pub(super) struct Missing {
    /// What lacks it, up to where it should stand.
    pub(super) range: Range<usize>,
    /// The sign.
    pub(super) sign: String,
    /// What is to be said, in French and in English.
    pub(super) cause: [&'static str; 2],
}

/// The sign whose lack made YAML stumble at a byte of the text, when that is plain to see.
pub(super) fn missing(text: &str, stumbled: usize) -> Option<Missing> {
    if let Some(LeftOpen { range, closing }) =
        left_open(text).filter(|it| it.range.start <= stumbled)
    {
        let cause =
            ["un crochet ou une accolade n'est pas refermé", "a bracket or a brace is not closed"];
        return Some(Missing { range, sign: closing, cause });
    }
    if let Some(LeftOpen { range, closing }) = open_quote(text, stumbled) {
        let cause = ["un guillemet n'est pas refermé", "a quote is not closed"];
        return Some(Missing { range, sign: closing, cause });
    }
    if let Some(range) = glued(text, stumbled) {
        let cause = ["il manque une espace après « : »", "a space is missing after “:”"];
        return Some(Missing { range, sign: " ".to_owned(), cause });
    }
    let range = without_colon(text, stumbled)?;
    let cause = ["il manque « : » après la clé", "the “:” after the key is missing"];
    Some(Missing { range, sign: ":".to_owned(), cause })
}

/// A value that must be written otherwise.
pub(super) struct Rewritten {
    /// The value as it stands.
    pub(super) range: Range<usize>,
    /// The value as YAML takes it.
    pub(super) value: String,
}

/// The value on the line that YAML stumbled over, in quotes: it stands between quotes that it holds itself,
/// `'Salle de l'eau'`, or in none and needs some, `Une journée : suite`.
pub(super) fn quoted(text: &str, stumbled: usize) -> Option<Rewritten> {
    let start = text[..stumbled].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].split('\n').next()?.trim_end();
    let own = line.len() - line.trim_start_matches([' ', '-']).len();
    let (key, after) = line[own..].split_once(": ").unwrap_or(("", &line[own..]));
    let is_key = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '\''));
    let value = after.trim_start();
    if !is_key || value.is_empty() || value.contains(" #") {
        return None;
    }
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
    let words = match quote {
        Some(sign) => {
            let inside = &value[1..];
            inside.strip_suffix(sign).unwrap_or(inside)
        }
        None => value,
    };
    let holds_own = quote.is_some_and(|sign| words.contains(sign));
    let needs = quote.is_none()
        && (words.contains(": ") || words.ends_with(':') || words.starts_with(STARTS_WITH));
    if !(holds_own || needs) || words.contains('\\') {
        return None;
    }
    let value_start = start + line.len() - value.len();
    let value = if words.contains('"') {
        format!("'{}'", words.replace("''", "'").replace('\'', "''"))
    } else {
        format!("\"{}\"", words.replace("''", "'"))
    };
    Some(Rewritten { range: value_start..start + line.len(), value })
}

/// Signs with which no text begins outside quotes.
const STARTS_WITH: [char; 8] = ['@', '`', '%', '*', '&', '!', '|', '>'];

/// Whether the line that YAML stumbled over has one key and its value, and nothing else that could be wrong
/// but its indentation.
pub(super) fn is_one_entry(text: &str, stumbled: usize) -> bool {
    let start = text[..stumbled].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].split('\n').next().unwrap_or_default();
    line.matches(": ").count() + usize::from(line.trim_end().ends_with(':')) < 2
}

/// The first quote that a line opens and does not close, where the next line begins another key, or
/// nothing follows.
fn open_quote(text: &str, stumbled: usize) -> Option<LeftOpen> {
    let mut start = 0;
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let here = start;
        start += line.len() + 1;
        if here > stumbled {
            return None;
        }
        let after_key = line.find(": ").map_or(0, |at| at + 2);
        let value = [after_key, 0].into_iter().find_map(|from| {
            let rest = line[from..].trim_start_matches([' ', '-']);
            rest.starts_with(['"', '\'']).then(|| line.len() - rest.len())
        });
        let Some(value) = value else { continue };
        let quote = &line[value..=value];
        let inside = line[value + 1..].replace("\\\"", "").replace("''", "");
        let follows = lines.clone().find(|next| !next.trim().is_empty());
        if !inside.contains(quote) && follows.is_none_or(begins_a_key) {
            let range = here + value..here + line.trim_end().len();
            return Some(LeftOpen { range, closing: quote.to_owned() });
        }
    }
    None
}

/// A key whose colon no space follows, `statut:définitif`, up to its colon: on the line that YAML
/// stumbled over, or on one of the two above.
pub(super) fn glued(text: &str, stumbled: usize) -> Option<Range<usize>> {
    let end = text[stumbled..].find('\n').map_or(text.len(), |at| stumbled + at);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text[..end].split('\n') {
        if !line.trim().is_empty() {
            lines.push((start, line));
        }
        start += line.len() + 1;
    }
    lines.into_iter().rev().take(3).find_map(|(start, line)| {
        let own = line.len() - line.trim_start_matches([' ', '-']).len();
        let colon = own + line[own..].find(':')?;
        let (key, value) = (&line[own..colon], &line[colon + 1..]);
        let is_key = key.chars().count() > 1
            && key.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | '-' | ' ' | '\''));
        // An address has slashes after its colon.
        let is_value = value.starts_with(|c: char| !c.is_whitespace() && c != '/' && c != ':');
        (is_key && is_value).then(|| start + own..start + colon + 1)
    })
}

/// A list or a record that a line opens and does not close.
struct LeftOpen {
    /// From its bracket to where it should have been closed.
    range: Range<usize>,
    /// What is missing, at the end of the range.
    closing: String,
}

/// The first list or record that a line leaves open: `[Q1, Q3` where the next line begins another
/// key, or `{noms: [Jo Martin}` where the record around it is closed.
fn left_open(text: &str) -> Option<LeftOpen> {
    let mut start = 0;
    // Below `description: |`, deeper lines are words.
    let mut words_below: Option<usize> = None;
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let here = start;
        start += line.len() + 1;
        let indent = line.len() - line.trim_start().len();
        if line.trim().is_empty() || words_below.is_some_and(|above| indent > above) {
            continue;
        }
        words_below = line.trim_end().ends_with(['|', '>', '-', '+']).then_some(indent);
        words_below = words_below.filter(|_| {
            let last = line.split_whitespace().next_back().unwrap_or_default();
            last.starts_with(['|', '>'])
        });
        let Some(LeftOpen { range, closing }) = open_in(line) else { continue };
        let goes_on = range.end == line.trim_end().len();
        let follows = lines.clone().find(|next| !next.trim().is_empty());
        if !goes_on || follows.is_none_or(begins_a_key) {
            return Some(LeftOpen { range: here + range.start..here + range.end, closing });
        }
    }
    None
}

/// The first bracket of a line that is not closed before its end, or before the bracket that closes
/// another one around it.
fn open_in(line: &str) -> Option<LeftOpen> {
    let value = value_start(line)?;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quote = None;
    for (at, c) in line.char_indices().skip_while(|(at, _)| *at < value) {
        match (quote, c) {
            (Some(mark), _) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some(c),
            (None, '\'') if line[..at].ends_with([' ', '[', '{', ',']) => quote = Some(c),
            (None, '#') if line[..at].ends_with(' ') => break,
            (None, '[') => open.push((at, ']')),
            (None, '{') => open.push((at, '}')),
            (None, ']' | '}') => match open.pop() {
                Some((_, closing)) if closing == c => {}
                Some((start, closing)) if open.last().is_some_and(|(_, outer)| *outer == c) => {
                    return Some(LeftOpen { range: start..at, closing: closing.to_string() });
                }
                // The wrong bracket, or one too many: what was meant is not known.
                _ => return None,
            },
            _ => {}
        }
    }
    let (start, _) = *open.first()?;
    let closing = open.iter().rev().map(|(_, closing)| closing).collect();
    Some(LeftOpen { range: start..line.trim_end().len(), closing })
}

/// Where the value of a line begins, when it is a list or a record on the line.
fn value_start(line: &str) -> Option<usize> {
    let opens = |at: usize| line[at..].trim_start().starts_with(['[', '{']);
    let skip = |at: usize| at + line[at..].len() - line[at..].trim_start().len();
    let after_dash = line.len() - line.trim_start_matches([' ', '-']).len();
    if opens(after_dash) {
        return Some(after_dash);
    }
    let after_key = line.find(": ")? + 2;
    opens(after_key).then(|| skip(after_key))
}

/// The first word of a line that has no colon, when the line that YAML stumbled over is the next one
/// and stands as far to the right: it was meant as a key.
fn without_colon(text: &str, stumbled: usize) -> Option<Range<usize>> {
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let below = line_start(stumbled);
    let line = text[below..].split('\n').next()?;
    let above = text[..below].trim_end();
    let start = line_start(above.len());
    let before = &above[start..];
    let own = indent(before);
    let word = before[own..].split(' ').next()?;
    let is_word = word.len() > 1 && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_key = own == indent(line) && begins_a_key(line) && !before.contains(": ");
    (is_word && is_key && !before.ends_with(':')).then(|| start + own..start + own + word.len())
}

/// Whether a line begins with a key or a new item.
fn begins_a_key(line: &str) -> bool {
    let trimmed = line.trim_start();
    let rest = trimmed.strip_prefix("- ").unwrap_or(trimmed);
    let key = rest.split(':').next().unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    let ends = rest[key.len()..].starts_with(": ") || &rest[key.len()..] == ":";
    !key.is_empty() && key.chars().all(is_word) && ends && !rest.starts_with(['[', '{', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(left_open(text).map(|it| &text[it.range]), expected, "{text}");
    }

    #[test]
    fn a_key_without_a_space_and_a_quote_left_open_are_found() {
        let sign = |text: &str, stumbled: usize| {
            missing(text, stumbled).map(|it| (text[it.range].to_owned(), it.sign))
        };
        let pair = |words: &str, sign: &str| Some((words.to_owned(), sign.to_owned()));
        assert_eq!(sign("statut:définitif\n", 0), pair("statut:", " "));
        assert_eq!(sign("titre: Un titre\nstatut:définitif\n", 16), pair("statut:", " "));
        assert_eq!(sign("statut:définitif\ntitre: a\n", 25), pair("statut:", " "));
        assert_eq!(sign("site https://a.example\n", 0), None);
        let text = "titre: \"Journée\ndate: 2025-06-12\nlieu: \"Col\"\n";
        assert_eq!(sign(text, text.len() - 3), pair("\"Journée", "\""));
        assert_eq!(sign("- 'Un\n- b: c\n", 6), pair("'Un", "'"));
        assert_eq!(sign("a: \"une\n  suite\"\nb c\nd: e\n", 20), None);
    }

    #[test]
    fn a_value_is_put_in_quotes_that_hold() {
        let written = |text: &str| {
            let found = quoted(text, text.len() - 1)?;
            let (before, after) = (&text[..found.range.start], &text[found.range.end..]);
            Some(format!("{before}{}{after}", found.value))
        };
        for (text, expected) in [
            ("lieu: 'Salle de l'eau'", "lieu: \"Salle de l'eau\""),
            ("lieu: 'Salle de l'eau", "lieu: \"Salle de l'eau\""),
            ("lieu: \"Salle \"bleue\"\"", "lieu: 'Salle \"bleue\"'"),
            ("- titre: 'L'eau \"vive\"'", "- titre: 'L''eau \"vive\"'"),
            ("titre: Une journée : suite", "titre: \"Une journée : suite\""),
            ("titre: *gras*", "titre: \"*gras*\""),
            ("- 'L'eau'", "- \"L'eau\""),
        ] {
            assert_eq!(written(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["a: b", "a: 'b'", "a: [x, 'l'eau']", "a: 'l'eau' # vive"] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn a_key_without_its_colon_is_found() {
        let found = |text: &str, stumbled: &str| {
            let at = text.find(stumbled).unwrap();
            without_colon(text, at).map(|range| text[range].to_owned())
        };
        assert_eq!(found("titre Un titre\n\nid: a\n", "id").as_deref(), Some("titre"));
        assert_eq!(found("- id: a\n  titre Un titre\n  b: c\n", "b:").as_deref(), Some("titre"));
        assert_eq!(found("a: >\n  Des mots\nb: c: d\n", "b:"), None);
        assert_eq!(found("a: b\nc: d: e\n", "c:"), None);
    }

    #[test]
    fn the_bracket_left_open_is_found_where_it_is() {
        check("a: [1, 2\nb: 3\n", Some("[1, 2"));
        check("a: [1, 2\n\n\nb: 3\n", Some("[1, 2"));
        check("a: [1, 2\n", Some("[1, 2"));
        check(
            "- id: A1\n  origine: [atelier-1, 9h40\n  porteur: à désigner\n",
            Some("[atelier-1, 9h40"),
        );
        check("a:\n  - {titre: x, echeance: 2019\n  - {titre: y}\n  b: 1\n", None);
        check("- {a: 1\nb: 2\n", Some("{a: 1"));
        check("- {role: x, noms: [y}\n", Some("[y"));
        check("- {role: x, noms: [y]\n- {role: z}\n", None);
    }

    #[test]
    fn the_missing_bracket_goes_where_it_belongs() {
        let mended = |text: &str| {
            let open = left_open(text).unwrap();
            let (before, after) = text.split_at(open.range.end);
            format!("{before}{}{after}", open.closing)
        };
        assert_eq!(mended("- {a: x, b: [c}\n"), "- {a: x, b: [c]}\n");
        assert_eq!(mended("a: {b: [c\nd: 1\n"), "a: {b: [c]}\nd: 1\n");
        assert_eq!(mended("a: [1, 2 \nb: 3\n"), "a: [1, 2] \nb: 3\n");
    }

    #[test]
    fn what_is_closed_or_goes_on_is_left_alone() {
        check("a: [1, 2]\nb: 3\n", None);
        check("a: [1,\n  2]\nb: 3\n", None);
        check("a: un guide [provisoire\nb: 3\n", None);
        check("a: |\n  - [x\n  b: c\nd: 1\n", None);
        check("a: ['[', \"{\"]\nb: 3\n", None);
        check("a: [b}\nc: 1\n", None);
        check("a: {b: c]}\nd: 1\n", None);
    }
}
