//! Marks of Markdown that somebody typed into a word processor: they act as in a text file.

use std::rc::Rc;

use super::emphasis::Unit;
use super::escape::CALL;
use super::inline::Line;

/// Endings of the files that a picture may be in.
const PICTURES: &[&str] =
    &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".pdf", ".heic", ".heif"];

/// Makes the marks typed in the lines of a paragraph formats: `**bold**`, `[words](#interne)`,
/// `![what one sees](photo.jpg "caption")`. A mark may reach over several lines.
pub(super) fn act(lines: Vec<Line>) -> Vec<Line> {
    let end = Unit { sign: '\n', call: None, format: super::block::Format::default() };
    let mut units: Line = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        if at > 0 {
            units.push(end.clone());
        }
        units.extend(line);
    }
    links(&mut units);
    bold(&mut units);
    units.split(|unit| unit.sign == '\n').map(<[Unit]>::to_vec).collect()
}

/// Links and pictures.
fn links(units: &mut Line) {
    let mut at = 0;
    while at < units.len() {
        if let Some(link) = link(units, at) {
            let Link { close, end, address, title } = link;
            let is_picture = at > 0 && units[at - 1].sign == '!' && is_picture(&address);
            if is_picture {
                let words: String = units[at + 1..close].iter().map(|unit| unit.sign).collect();
                let picture = picture(&words, &address, title.as_deref());
                let unit = Unit {
                    sign: CALL,
                    call: Some(Rc::from(picture)),
                    format: super::block::Format::default(),
                };
                units.splice(at - 1..=end, [unit]);
                continue;
            } else if acts(&address) {
                let address: Rc<str> = Rc::from(address);
                let mut words = units[at + 1..close].to_vec();
                words.iter_mut().for_each(|unit| unit.format.link = Some(address.clone()));
                at += words.len();
                units.splice(at - words.len()..=end, words);
                continue;
            }
        }
        at += 1;
    }
}

/// A link or a picture as it was typed.
struct Link {
    /// Where its words end.
    close: usize,
    /// Its last character.
    end: usize,
    address: String,
    title: Option<String>,
}

fn link(units: &[Unit], at: usize) -> Option<Link> {
    let sign = |at: usize| units.get(at).map(|unit| unit.sign);
    if sign(at) != Some('[') || sign(at + 1) == Some('[') || at > 0 && sign(at - 1) == Some('[') {
        return None;
    }
    let mut depth = 0_usize;
    let close = (at..units.len()).find(|&at| {
        match units[at].sign {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    if sign(close + 1) != Some('(') {
        return None;
    }
    // A caption may hold a mark of its own, with its brackets.
    let mut depth = 0_usize;
    let end = (close + 1..units.len()).find(|&at| {
        match units[at].sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let inside: String = units[close + 2..end].iter().map(|unit| unit.sign).collect();
    let inside = inside.trim();
    // Word turns straight quotes into curly ones as they are typed.
    let quote = inside.find(['"', '“', '”', '«', '„']);
    let (address, title) = match quote {
        Some(quote) => {
            let title = inside[quote..].trim_matches(|sign: char| {
                sign.is_whitespace() || matches!(sign, '"' | '“' | '”' | '«' | '»' | '„')
            });
            (&inside[..quote], Some(title.to_owned()))
        }
        None => (inside, None),
    };
    let address = address.trim();
    let address = address.strip_prefix('<').unwrap_or(address);
    let address = address.strip_suffix('>').unwrap_or(address);
    Some(Link { close, end, address: address.to_owned(), title })
}

/// Whether a link leads somewhere: brackets before brackets are also prose.
fn acts(address: &str) -> bool {
    let lower = address.to_lowercase();
    let known = ["#intern", "#lang-", "#langue-", "http://", "https://", "mailto:"];
    known.iter().any(|start| lower.starts_with(start)) && !address.contains(char::is_whitespace)
}

fn is_picture(address: &str) -> bool {
    let lower = address.to_lowercase();
    PICTURES.iter().any(|ending| lower.ends_with(ending))
}

/// A picture as Markdown.
pub(super) fn picture(words: &str, address: &str, title: Option<&str>) -> String {
    let escaped = |text: &str, signs: &[char]| {
        let mut out = String::new();
        for sign in text.chars() {
            if signs.contains(&sign) {
                out.push('\\');
            }
            out.push(if sign == '\n' { ' ' } else { sign });
        }
        out
    };
    let words = escaped(words, &['\\', '[', ']', '*', '_', '`', '<', '&', '|']);
    let address = escaped(address, &['\\', '<', '>']);
    match title.filter(|title| !title.is_empty()) {
        Some(title) => {
            format!("![{words}](<{address}> \"{}\")", escaped(title, &['\\', '"', '&']))
        }
        None => format!("![{words}](<{address}>)"),
    }
}

/// Words between two pairs of asterisks.
fn bold(units: &mut Line) {
    let mut at = 0;
    while let Some(start) = pair(units, at) {
        let Some(end) = pair(units, start + 2) else { return };
        let inside = &units[start + 2..end];
        let is_line = inside.iter().all(|unit| unit.sign != '\n');
        let is_tight = match inside {
            [first, .., last] => !first.sign.is_whitespace() && !last.sign.is_whitespace(),
            [only] => !only.sign.is_whitespace(),
            [] => false,
        };
        if !is_line || !is_tight {
            at = start + 1;
            continue;
        }
        units[start + 2..end].iter_mut().for_each(|unit| unit.format.bold = true);
        units.drain(end..end + 2);
        units.drain(start..start + 2);
        at = end - 2;
    }
}

/// The next two asterisks that stand together, and no third.
fn pair(units: &[Unit], from: usize) -> Option<usize> {
    let is_star = |at: usize| units.get(at).is_some_and(|unit| unit.sign == '*');
    (from..units.len()).find(|&at| {
        is_star(at) && is_star(at + 1) && !is_star(at + 2) && (at == 0 || !is_star(at - 1))
    })
}
