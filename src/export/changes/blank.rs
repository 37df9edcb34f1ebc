//! An earlier passage with what is hidden by now taken out of it, so that the rest can be compared.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::plain;
use crate::spelling::fold;

/// An earlier passage without what was taken out between `whole` and `new`, two states of one text; in
/// its place stands what stands there in `new`.
pub(super) fn blanked(old: &str, whole: &str, new: &str) -> String {
    let [mut old, whole, new] = [old, whole, new].map(pieces);
    for (gone, instead) in replaced(&whole, &new) {
        let (gone, instead) = (&whole[gone], &new[instead]);
        if gone.iter().any(Piece::is_word) {
            old = without(&old, gone, instead);
        }
    }
    old.iter().map(|piece| piece.text).collect()
}

/// A word, or what stands between two.
#[derive(Debug, Clone)]
struct Piece<'a> {
    text: &'a str,
    /// What it is compared by.
    key: String,
}

impl Piece<'_> {
    fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = first.is_alphanumeric();
        let end = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        let key = if is_word { fold(piece) } else { plain(piece) };
        pieces.push(Piece { text: piece, key });
        rest = after;
    }
    pieces
}

/// What of one text is something else in another; what only signs and spaces keep apart is one.
fn replaced(one: &[Piece<'_>], other: &[Piece<'_>]) -> Vec<(Range<usize>, Range<usize>)> {
    let keys = |pieces: &[Piece<'_>]| -> Vec<String> {
        pieces.iter().map(|piece| piece.key.clone()).collect()
    };
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &keys(one), &keys(other)) {
        if matches!(operation, DiffOp::Equal { .. }) {
            continue;
        }
        let (own, others) = (operation.old_range(), operation.new_range());
        match found.last_mut() {
            Some((last, last_others))
                if !one[last.end..own.start].iter().any(Piece::is_word)
                    && !other[last_others.end..others.start].iter().any(Piece::is_word) =>
            {
                (last.end, last_others.end) = (own.end, others.end);
            }
            _ => found.push((own, others)),
        }
    }
    found
}

/// Pieces with each occurrence of some replaced.
fn without<'a>(old: &[Piece<'a>], gone: &[Piece<'_>], instead: &[Piece<'a>]) -> Vec<Piece<'a>> {
    let same = |(one, other): (&Piece<'_>, &Piece<'_>)| one.key == other.key;
    let mut left = Vec::new();
    let mut at = 0;
    while at < old.len() {
        let here = &old[at..];
        if here.len() >= gone.len() && here.iter().zip(gone).all(same) {
            left.extend_from_slice(instead);
            at += gone.len();
        } else {
            left.push(old[at].clone());
            at += 1;
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::blanked;

    #[test]
    fn what_was_taken_out_since_is_taken_out_of_the_earlier_state_too() {
        for (old, whole, new, expected) in [
            (
                "Avec Ana Spécimen, vingt chaises.",
                "Avec Ana Spécimen, trente chaises.",
                "Avec [nom retiré], trente chaises.",
                "Avec [nom retiré], vingt chaises.",
            ),
            // Another person of that first name stays.
            (
                "Ana Autre suit Ana Spécimen.",
                "Ana Autre précède Ana Spécimen.",
                "Ana Autre précède [nom retiré].",
                "Ana Autre suit [nom retiré].",
            ),
            ("Dit vingt.", "Dit trente.", "Dit trente.", "Dit vingt."),
        ] {
            assert_eq!(blanked(old, whole, new), expected);
        }
    }
}
