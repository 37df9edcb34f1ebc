//! The caption of a picture: plain words, of which some may be for the internal edition only.

use crate::model::body::{Inline, InlineKind, Written};
use crate::source::{Span, Spanned};

/// The words of a caption, `[words](#interne)` apart.
pub(super) fn inlines(text: &str, span: Span) -> Vec<Inline<Written>> {
    let words = |text: &str| Spanned::new(InlineKind::Text(text.to_owned()), span);
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((start, end, after)) = mark(rest) {
        if start > 0 {
            found.push(words(&rest[..start]));
        }
        found.push(Spanned::new(InlineKind::Internal(vec![words(&rest[start + 1..end])]), span));
        rest = &rest[after..];
    }
    if !rest.is_empty() {
        found.push(words(rest));
    }
    found
}

/// Where the first mark begins, where its words end, and what comes after.
fn mark(text: &str) -> Option<(usize, usize, usize)> {
    let lower = text.to_ascii_lowercase();
    let marks = ["](#interne)", "](#internal)"].iter();
    let found = marks.filter_map(|mark| Some((lower.find(mark)?, mark.len()))).min();
    let (end, length) = found?;
    let start = text[..end].rfind('[')?;
    Some((start, end, end + length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::plain_text;
    use crate::source::SourceId;

    #[track_caller]
    fn check(text: &str, public: &str, pieces: usize) {
        let found = inlines(text, Span::start_of(SourceId(0)));
        assert_eq!((plain_text(&found).as_str(), found.len()), (public, pieces));
    }

    #[test]
    fn words_of_a_caption_may_be_internal() {
        check("La salle", "La salle", 1);
        check("La salle [du maire](#interne), vue [de loin](#Internal)", "La salle , vue ", 4);
        check("", "", 0);
    }
}
