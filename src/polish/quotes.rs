//! Quotes typed with the keyboard's straight signs. Only what opens and closes within a line is
//! touched: what stands alone may be a prime or an inch.

use super::line::{Edit, OBJECT};

/// A sign with its neighbours.
struct Sign {
    at: usize,
    sign: char,
    before: Option<char>,
    after: Option<char>,
}

fn signs(text: &str) -> impl Iterator<Item = Sign> {
    let signs: Vec<_> = text.char_indices().collect();
    (0..signs.len()).map(move |index| Sign {
        at: signs[index].0,
        sign: signs[index].1,
        before: index.checked_sub(1).map(|index| signs[index].1),
        after: signs.get(index + 1).map(|it| it.1),
    })
}

impl Sign {
    fn may_open(&self) -> bool {
        let free = |sign: char| sign.is_whitespace() || "([{«“‘’'—–-/".contains(sign);
        self.before.is_none_or(|sign| free(sign) || sign == '"')
            && self.after.is_some_and(|it| {
                it.is_alphanumeric() || "«“‘([…'\"-–".contains(it) || OBJECT.contains(it)
            })
    }

    fn may_close(&self) -> bool {
        self.before.is_some_and(|sign| !sign.is_whitespace() && !"([{«“‘".contains(sign))
            && self.after.is_none_or(|sign| !sign.is_alphanumeric() && sign != '(')
    }

    fn edit(&self, text: &'static str) -> Edit {
        put(self.at, text)
    }
}

fn put(at: usize, text: &'static str) -> Edit {
    Edit { range: at..at + 1, text }
}

/// What opens and closes, by the sign that opens it.
struct Pair {
    open: usize,
    close: usize,
    sign: char,
}

impl Pair {
    fn is_within(&self, other: &Self) -> bool {
        other.open < self.open && self.close < other.close
    }

    /// Whether nothing but spaces parts two pairs, so that they quote the same words.
    fn doubles(&self, other: &Self, text: &str) -> bool {
        let (outer, inner) = if self.is_within(other) { (other, self) } else { (self, other) };
        let bare = |part: Option<&str>| {
            part.is_some_and(|part| part.chars().all(|c| c.is_whitespace() || "«»\"".contains(c)))
        };
        inner.is_within(outer)
            && bare(text.get(outer.open..inner.open))
            && bare(text.get(inner.close..=outer.close).or(text.get(inner.close..outer.close)))
    }
}

/// The pairs of a text, and the « that are still open at its end.
fn pairs(text: &str) -> (Vec<Pair>, Vec<usize>) {
    let mut pairs = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for it in signs(text) {
        let last = |wanted: char, open: &[(usize, char)]| {
            open.iter().rposition(|(_, sign)| *sign == wanted)
        };
        let opened = match it.sign {
            '«' => {
                open.push((it.at, '«'));
                continue;
            }
            '»' => last('«', &open),
            // What opened within « » closes there.
            '"' if it.may_close() => last('"', &open).filter(|at| last('«', &open) < Some(*at)),
            '\'' if it.may_close() => last('\'', &open).filter(|at| at + 1 == open.len()),
            '"' | '\'' => None,
            _ => continue,
        };
        if let Some(at) = opened {
            let (start, sign) = open[at];
            open.truncate(at);
            pairs.push(Pair { open: start, close: it.at, sign });
        } else if it.sign == '"' && it.may_open() {
            open.push((it.at, '"'));
        } else if it.sign == '\'' && it.may_open() && !is_elided(&text[it.at + 1..]) {
            open.retain(|(_, sign)| *sign != '\'');
            if it.after.is_some_and(char::is_alphabetic) {
                open.push((it.at, '\''));
            }
        }
    }
    let open = open.into_iter().filter(|(_, sign)| *sign == '«').map(|(at, _)| at);
    (pairs, open.collect())
}

/// `"mot"` becomes «mot», and “mot” inside other quotes, where words are quoted once; `'mot'`
/// becomes “mot” anywhere.
pub(super) fn french_quotes(text: &str) -> Vec<Edit> {
    let (pairs, open) = pairs(text);
    let mut edits = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.sign != '«') {
        let is_inner = pairs.iter().any(|it| it.sign != '\'' && pair.is_within(it))
            || open.iter().any(|at| *at < pair.open);
        let is_typed = |it: &Pair| it.sign == '«' && pair.doubles(it, text);
        let [first, last] = match pair.sign {
            '"' if pairs.iter().any(is_typed) => ["", ""],
            '"' if !is_inner => ["«", "»"],
            _ => ["“", "”"],
        };
        edits.extend([put(pair.open, first), put(pair.close, last)]);
    }
    edits
}

/// Words whose beginning is not spoken.
const ELIDED: &[&str] = &[
    "tain", "scuse", "scusez", "spèce", "fin", "jour", "soir", "core", "vec", "llez", "tis",
    "twas", "twere", "em", "til", "cause", "n",
];

/// Whether a text begins with such a word, or with the last digits of a year.
fn is_elided(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    let year = word.strip_suffix('s').unwrap_or(&word);
    ELIDED.contains(&word.as_str()) || (year.len() == 2 && year.chars().all(|c| c.is_ascii_digit()))
}

/// `'tain`, `années '80`, `rock 'n' roll`: what was left out is an apostrophe.
pub(super) fn elisions(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for it in signs(text).filter(|it| it.sign == '\'' && it.may_open()) {
        let rest = &text[it.at + 1..];
        let quotes_year = rest.get(2..).is_some_and(|rest| rest.starts_with('\''));
        if is_elided(rest) && !quotes_year {
            edits.push(it.edit("’"));
        }
        if rest.starts_with("n'") {
            edits.push(put(it.at + 2, "’"));
        }
    }
    edits
}

/// `"word"` becomes “word”, `'word'` ‘word’, and what is left after a letter is an apostrophe.
pub(super) fn english_quotes(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut double: Option<usize> = None;
    let mut single: Option<usize> = None;
    for sign in signs(text) {
        match (sign.sign, double, single) {
            ('"', Some(start), _) if sign.may_close() => {
                edits.extend([put(start, "“"), sign.edit("”")]);
                double = None;
            }
            ('"', ..) if sign.may_open() => double = Some(sign.at),
            ('\'', _, Some(start)) if sign.may_close() => {
                edits.extend([put(start, "‘"), sign.edit("’")]);
                single = None;
            }
            ('\'', ..) if sign.may_open() && sign.after.is_some_and(char::is_alphabetic) => {
                single = Some(sign.at);
            }
            ('\'', ..) if sign.before.is_some_and(char::is_alphabetic) => {
                edits.push(sign.edit("’"));
            }
            _ => {}
        }
    }
    edits
}

/// `"word"` with a language's own quotes. What stands between two `'` stays as typed: languages that
/// share their quotes differ in those within them.
pub(super) fn paired(text: &str, [open, close]: [&'static str; 2]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut found = english_quotes(text).into_iter();
    while let Some(edit) = found.next() {
        match edit.text {
            "“" => edits.push(Edit { text: open, ..edit }),
            "”" => edits.push(Edit { text: close, ..edit }),
            // The two signs of a pair follow each other.
            "‘" => drop(found.next()),
            _ => edits.push(edit),
        }
    }
    edits
}
