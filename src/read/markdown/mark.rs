//! Half-written marks, which comrak takes for words: `[[A1]`, `![alt]photo.png`, `> [!RETENIR`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::callout::{CALLOUTS, kind};
use super::fragment::Fragment;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spelling::{fold, nearest};

/// A mark that is not closed, or not opened.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Its place in the text.
    pub(super) range: Range<usize>,
    /// What it should be, where that is certain.
    pub(super) meant: Option<String>,
}

/// The endings of the files that a picture may be in.
const PICTURES: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];

/// With more words, `[!` opens no box.
const MOST_WORDS: usize = 4;

/// What people write who know that there are marks and not how they are written: `[words] (#interne)`,
/// `:::interne`, `<!-- interne -->`.
static RESERVING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = [
        r"\](?:\s+\(\s*#|\(\s+#|\(#\s+)\s*intern\w*\s*\)",
        r"^\s*:::+\s*\{?\.?(?:intern|confiden)",
        r"<!--\s*/?\s*(?:(?:début|debut|fin|begin|start|end)\s+)?(?:de\s+|of\s+)?(?:intern\w*|confiden\w*)\s*-->",
    ];
    Regex::new(&format!("(?i){}", forms.join("|"))).ok()
});

/// The words of a line that are meant to reserve something and do not.
pub(super) fn reserving(line: &str) -> Option<Range<usize>> {
    Some(RESERVING.as_ref()?.find(line)?.range())
}

/// The broken marks within a text that comrak found no mark in.
pub(super) fn broken(text: &str) -> Vec<Broken> {
    let mut found = Vec::new();
    found.extend(text.match_indices("[[").filter_map(|(at, _)| unclosed(text, at)));
    found.extend(text.match_indices("]]").filter_map(|(at, _)| unopened(text, at)));
    found.extend(text.match_indices("![").filter_map(|(at, _)| picture(text, at)));
    found.extend(text.match_indices("](").filter_map(|(at, _)| unopened_picture(text, at)));
    found
}

/// `[[A1]` or `[[A1`: whatever closes both brackets later makes prose of them.
fn unclosed(text: &str, at: usize) -> Option<Broken> {
    let inside = &text[at + 2..];
    if !inside.starts_with(char::is_alphanumeric) || text[..at].ends_with('[') {
        return None;
    }
    let Some(end) = inside.find(['[', ']']) else {
        let word = inside.find(|c: char| !(c.is_alphanumeric() || c == '-'));
        let end = at + 2 + word.unwrap_or(inside.len());
        return Some(Broken { range: at..end, meant: None });
    };
    let closed = inside[end..].starts_with(']');
    if inside[end..].starts_with("]]") || !closed {
        return None;
    }
    let meant = Some(format!("[[{}]]", &inside[..end]));
    Some(Broken { range: at..at + 2 + end + 1, meant })
}

/// `A2]]` or `[A2]]`, but not the end of brackets within brackets.
fn unopened(text: &str, at: usize) -> Option<Broken> {
    let before = &text[..at];
    let end = at + 2;
    if !before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let Some(start) = before.rfind(['[', ']']).filter(|&start| before[start..].starts_with('['))
    else {
        let word = before.rfind(|c: char| !(c.is_alphanumeric() || c == '-'));
        let start = word.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        return Some(Broken { range: start..end, meant: None });
    };
    let outer = before[..start].replace("[[", "");
    let depth = outer.matches('[').count().cmp(&outer.matches(']').count());
    if before[..start].ends_with('[') || depth.is_gt() {
        return None;
    }
    Some(Broken { range: start..end, meant: Some(format!("[[{}]]", &before[start + 1..])) })
}

/// `![alt]photo.png`, `![alt] (photo.png)`, `![alt](photo.png` or `![alt(photo.png)`.
fn picture(text: &str, at: usize) -> Option<Broken> {
    let Some((alternative, after)) = text[at + 2..].split_once(']') else {
        let start = text[at..].rfind('(').map(|open| at + open + 1)?;
        let end = start + path_end(&text[start..])?;
        return Some(Broken { range: at..end, meant: None });
    };
    let path = after.trim_start().trim_start_matches('(');
    let end = path_end(path)?;
    // Other words than a path stand between, or letters whose small form is of another length.
    let path = path.get(..end).filter(|path| !path.contains([' ', '[', ']']))?;
    let start = text.len() - after.trim_start().trim_start_matches('(').len();
    let end = start + path.len();
    let end = if text[end..].starts_with(')') { end + 1 } else { end };
    Some(Broken { range: at..end, meant: Some(format!("![{alternative}]({path})")) })
}

/// `!alt](photo.png)`.
fn unopened_picture(text: &str, at: usize) -> Option<Broken> {
    let is_opened = text[..at].contains('[');
    let end = at + 2 + path_end(&text[at + 2..])?;
    let start = text[..at].rfind('!').filter(|_| !is_opened)?;
    Some(Broken { range: start..end, meant: None })
}

/// Where the path of a picture ends that a text begins with.
fn path_end(text: &str) -> Option<usize> {
    const LONGEST: usize = 1_000;
    let lower = text[..text.floor_char_boundary(LONGEST)].to_lowercase();
    let ends = PICTURES.iter().filter_map(|ending| Some(lower.find(ending)? + ending.len()));
    ends.min()
}

/// The head of a box, `[!RETENIR`, in the first line of a quote.
pub(super) fn callout(line: &str) -> Option<Broken> {
    let name = line.strip_prefix("[!").filter(|name| !name.contains([']', '[', '(']))?;
    let name = name.trim_end();
    let words: Vec<_> = name.split_whitespace().collect();
    let known = (1..=words.len()).rev().map(|count| words[..count].join(" "));
    let known = known.into_iter().find(|name| kind(name).is_some());
    let end = match &known {
        Some(known) if name.starts_with(known.as_str()) => known.len(),
        _ if words.len() <= MOST_WORDS && !words.is_empty() => name.len(),
        _ => return None,
    };
    let name = &name[..end];
    let near = nearest(name, CALLOUTS.iter().map(|(name, _)| *name)).map(str::to_uppercase);
    let meant = known.or(near).map(|name| format!("[!{name}]"));
    Some(Broken { range: 0.."[!".len() + end, meant })
}

/// Reports internal marks that reserve nothing: better no report than a passage that leaks.
pub(super) fn report_stray(fragment: &Fragment<'_>, diagnostics: &mut Diagnostics) {
    let mut quoted = false;
    let mut is_reserved = false;
    let mut start = 0;
    for line in fragment.text.split('\n') {
        let end = start + line.len();
        start = end + 1;
        let inner = line.trim_start_matches([' ', '\t', '>']);
        let opens = line.trim_start().starts_with('>') && !quoted;
        quoted = line.trim_start().starts_with('>') && !inner.is_empty();
        if opens && fold(inner).starts_with("intern") {
            is_reserved = true;
        }
        is_reserved = is_reserved && quoted;
        if let Some(mark) = reserving(line).filter(|_| !is_reserved) {
            let at = end - line.len() + mark.start;
            let span = fragment.place(at..at + mark.len());
            let mark = line[mark].trim();
            diagnostics.push(Diagnostic::new(Code::StrayInternal, span).with("mark", mark));
            continue;
        }
        let bare = inner.trim_start_matches(['*', '_', '-', '[', '!', ' ']);
        let reserves = fold(bare.split(']').next().unwrap_or_default());
        let mark = inner.find(']').map(|end| &inner[..=end]);
        let Some(mark) = mark.filter(|mark| mark.contains('[')) else { continue };
        let internal = matches!(reserves.as_str(), "interne" | "internal" | "internes");
        let callout = opens && inner.starts_with("[!") && reserves != "internes";
        let link = inner[mark.len()..].starts_with('(');
        let within = line.to_lowercase().contains("[!intern");
        if (internal || within) && !callout && !link {
            let at = end - inner.len();
            let span = fragment.place(at..at + mark.len());
            diagnostics.push(Diagnostic::new(Code::StrayInternal, span).with("mark", mark));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = broken(text);
        let found: Vec<_> = found
            .iter()
            .map(|it| (&text[it.range.clone()], it.meant.as_deref().unwrap_or_default()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn half_a_mark_is_told() {
        check("Voir [[A1] et la suite", &[("[[A1]", "[[A1]]")]);
        check("Voir [[A1 et la suite", &[("[[A1", "")]);
        check("Voir [A2]].", &[("[A2]]", "[[A2]]")]);
        check("Voir A2]].", &[("A2]]", "")]);
        check("Voir [[A1] et [A2]].", &[("[[A1]", "[[A1]]"), ("[A2]]", "[[A2]]")]);
        let whole = "![Le village](../photos/village.png)";
        check(
            "![Le village]../photos/village.png",
            &[("![Le village]../photos/village.png", whole)],
        );
        check(
            "![Le village](../photos/village.png et",
            &[("![Le village](../photos/village.png", whole)],
        );
        check("![Le village(../photos/village.png)", &[("![Le village(../photos/village.png", "")]);
        check(
            "!Le village](../photos/village.png \"La place\")",
            &[("!Le village](../photos/village.png", "")],
        );
        check(
            "![Le village] (../photos/village.png)",
            &[("![Le village] (../photos/village.png)", whole)],
        );
    }

    #[test]
    fn brackets_of_prose_are_no_marks() {
        for text in [
            "[sic]",
            "Il a dit […] et [...] puis [Rires].",
            "Bravo ![Rires] Et encore",
            "L'intervalle ]0, 1[",
            "f[i[0]]",
            "[[ ou ]]",
            "de la [région]",
            "[ ] à faire",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_head_of_a_box_is_closed() {
        let told = |line| callout(line).map(|it| (line[it.range].to_owned(), it.meant));
        let broken = |mark: &str, meant: &str| Some((mark.to_owned(), Some(meant.to_owned())));
        assert_eq!(told("[!À RETENIR"), broken("[!À RETENIR", "[!À RETENIR]"));
        assert_eq!(told("[!ZOOM Le village"), broken("[!ZOOM", "[!ZOOM]"));
        assert_eq!(told("[!RETENIR"), broken("[!RETENIR", "[!À RETENIR]"));
        assert_eq!(told("[!NOTE]"), None);
        assert_eq!(told("Un mot"), None);
    }
}
