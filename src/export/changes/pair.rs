//! Which passages of two states of a text are the same one, corrected.

use crate::spelling::fold;

/// How much of two passages must be the same words for one to be the other, corrected.
const SIMILAR: f64 = 0.5;
/// More pairs of passages than these are not tried.
const MOST: usize = 40_000;

/// The words of a passage, in order.
pub(super) fn words(passage: &str) -> Vec<String> {
    fold(passage).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What is left of words when each of some others was taken away once.
pub(super) fn without(words: &[String], others: &[String]) -> Vec<String> {
    let mut others = others.to_vec();
    let is_own = |word: &&String| match others.iter().position(|other| other == *word) {
        Some(at) => {
            others.swap_remove(at);
            false
        }
        None => true,
    };
    words.iter().filter(is_own).cloned().collect()
}

/// How much of two passages is the same words: 1 for all of them, whatever their order.
pub(super) fn similarity(one: &[String], other: &[String]) -> f64 {
    let all = one.len() + other.len();
    if all == 0 {
        return 0.0;
    }
    let alone = without(one, other).len();
    let shared = one.len() - alone;
    // Counts of words are far below what a float holds.
    f64::from(2 * shared as u32) / f64::from(all as u32)
}

/// Whether two passages are so alike that one is the other, corrected.
pub(super) fn are_alike(one: &[String], other: &[String]) -> bool {
    similarity(one, other) >= SIMILAR
}

/// Pairs passages that stand at the same place in two states, in order: which of the old ones became
/// which of the new ones. What is like nothing is alone.
pub(super) fn paired(old: &[String], new: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    let alone = |olds: usize, news: usize| {
        (0..olds).map(|at| (Some(at), None)).chain((0..news).map(|at| (None, Some(at))))
    };
    if old.len() * new.len() > MOST {
        return alone(old.len(), new.len()).collect();
    }
    let [olds, news] = [old, new].map(|all| all.iter().map(|it| words(it)).collect::<Vec<_>>());
    // The most that can be had of the first passages of both: a longest common subsequence, with
    // likeness for sameness.
    let mut best = vec![vec![0.0_f64; news.len() + 1]; olds.len() + 1];
    let mut alike = vec![vec![0.0_f64; news.len()]; olds.len()];
    for (i, one) in olds.iter().enumerate() {
        for (j, other) in news.iter().enumerate() {
            let similarity = similarity(one, other);
            alike[i][j] = if similarity >= SIMILAR { similarity } else { 0.0 };
            best[i + 1][j + 1] = best[i][j + 1].max(best[i + 1][j]).max(best[i][j] + alike[i][j]);
        }
    }
    let (mut i, mut j) = (olds.len(), news.len());
    let mut backwards = Vec::new();
    while i > 0 || j > 0 {
        let is_pair = i > 0
            && j > 0
            && alike[i - 1][j - 1] > 0.0
            && best[i][j] <= best[i - 1][j - 1] + alike[i - 1][j - 1];
        if is_pair {
            (i, j) = (i - 1, j - 1);
            backwards.push((Some(i), Some(j)));
        } else if j > 0 && (i == 0 || best[i][j] <= best[i][j - 1]) {
            j -= 1;
            backwards.push((None, Some(j)));
        } else {
            i -= 1;
            backwards.push((Some(i), None));
        }
    }
    backwards.reverse();
    backwards
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
        texts.map(str::to_owned).to_vec()
    }

    #[test]
    fn a_passage_is_paired_with_the_one_that_it_became_and_with_no_other() {
        let old =
            texts(["Le bois vient de la commune.", "On a dit vingt logements par an.", "Oui."]);
        let new =
            texts(["On a dit trente logements par an.", "La fête aura lieu en juin.", "Non."]);
        let pairs = paired(&old, &new);
        assert!(pairs.contains(&(Some(1), Some(0))), "{pairs:?}");
        let alone = pairs.iter().filter(|(old, new)| old.is_none() != new.is_none()).count();
        assert_eq!((pairs.len(), alone), (5, 4), "{pairs:?}");
    }

    #[test]
    fn words_are_taken_away_once_each() {
        assert_eq!(without(&words("a b a"), &words("a c")), ["b", "a"]);
    }
}
