//! Passages cut to what a page of changes shows of them.

/// How many characters stand around what changed.
const AROUND: usize = 40;
/// How many characters of a passage are shown.
const SHOWN: usize = 240;

/// Two states of a passage, each cut to what differs and a few words around it.
pub(super) fn excerpts(old: &str, new: &str) -> (String, String) {
    let (old, new): (Vec<_>, Vec<_>) = (old.chars().collect(), new.chars().collect());
    let same = |(a, b): &(&char, &char)| a == b;
    let before = old.iter().zip(&new).take_while(same).count();
    let room = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(room).take_while(same).count();
    let cut = |text: &[char]| {
        let mut from = before.saturating_sub(AROUND);
        let mut to = (text.len() - after + AROUND).min(text.len()).min(from + SHOWN);
        // Whole words.
        while from > 0 && !text[from - 1].is_whitespace() {
            from -= 1;
        }
        while to < text.len() && !text[to].is_whitespace() {
            to += 1;
        }
        let (open, close) = (from > 0, to < text.len());
        let words: String = text[from..to].iter().collect();
        let mark = |is_cut: bool| if is_cut { "[…]" } else { "" };
        [mark(open), words.trim(), mark(close)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    (cut(&old), cut(&new))
}

/// The beginning of a passage.
pub(super) fn start(passage: &str) -> String {
    if passage.chars().count() <= SHOWN {
        return passage.to_owned();
    }
    let cut: String = passage.chars().take(SHOWN).collect();
    let words = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
    format!("{words} […]")
}
