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
        let free = |sign: char| sign.is_whitespace() || "([{«“‘’—–-/".contains(sign);
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

/// `"mot"` becomes «mot», and “mot” inside other quotes, where `'mot'` does so too.
pub(super) fn french_quotes(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut depth = 0_usize;
    let mut double: Option<(usize, usize)> = None;
    let mut single: Option<usize> = None;
    // Pairs of `'` that stand in a typed « » or inside a pair of `"` yet to be closed.
    let mut inner: Vec<(usize, usize)> = Vec::new();
    for sign in signs(text) {
        match sign.sign {
            '«' => depth += 1,
            '»' => {
                depth = depth.saturating_sub(1);
                single = None;
            }
            '"' => match double {
                Some((start, level)) if sign.may_close() && level == depth => {
                    let [open, close] = if depth == 0 { ["«", "»"] } else { ["“", "”"] };
                    edits.extend([put(start, open), sign.edit(close)]);
                    let pairs = inner.drain(..).filter(|(first, _)| *first > start);
                    edits.extend(pairs.flat_map(|(a, b)| [put(a, "“"), put(b, "”")]));
                    (double, single) = (None, None);
                }
                _ if sign.may_open() => double = Some((sign.at, depth)),
                _ => {}
            },
            '\'' => match single {
                Some(start) if sign.may_close() => {
                    if depth > 0 {
                        edits.extend([put(start, "“"), sign.edit("”")]);
                    } else if double.is_some() {
                        inner.push((start, sign.at));
                    }
                    single = None;
                }
                _ if sign.may_open() && sign.after.is_some_and(char::is_alphabetic) => {
                    single = Some(sign.at);
                }
                _ => {}
            },
            _ => {}
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
