//! Endings that stand above the line: `1er`, `2e`, `XXIe`, `Mme` (rules 11, 12 and 15 of
//! the domain notes; Wikipédia, conventions concernant les nombres). Letters stay as typed, so the words can be copied and searched.
//!
//! Only bodies have superscripts. A title stays plain: it is also a bookmark, a running head and a
//! name in the file's metadata, and Unicode's raised letters (ᵉ ʳ) are read as other letters there.

use std::sync::LazyLock;

use regex::Regex;

use super::protected;
use super::rule::pattern;
use crate::model::body::{Inline, InlineKind};
use crate::source::Spanned;

static ENDINGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^ℓ\d,.])(?:1(ers?|res?)|\d{1,3}(es?)|2(de?s?|nde?s?)|I(er|re)|[IVX]+(es?)|M(mes?|lles?))(?:$|[^ℓ\d])",
    )
});

/// Raises the endings of a line; `told` hears of each.
pub(super) fn raise(line: &mut Vec<Inline>, told: &mut dyn FnMut(&Inline)) {
    let mut raised = Vec::with_capacity(line.len());
    for mut inline in line.drain(..) {
        match &mut inline.value {
            InlineKind::Text(text) => {
                let parts = parts(text);
                if parts.len() > 1 {
                    let span = inline.span;
                    for (text, is_raised) in parts {
                        let mut part = Spanned::new(InlineKind::Text(text), span);
                        if is_raised {
                            told(&part);
                            part.value = InlineKind::Superscript(vec![part.clone()]);
                        }
                        raised.push(part);
                    }
                    continue;
                }
            }
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Internal(content)
            | InlineKind::Reference { label: content, .. } => raise(content, told),
            // What is raised is so already, and an address is no language.
            _ => {}
        }
        raised.push(inline);
    }
    *line = raised;
}

/// A text cut before and after its endings, each part with whether it is one.
fn parts(text: &str) -> Vec<(String, bool)> {
    let Some(endings) = &*ENDINGS else { return Vec::new() };
    let protected = protected::ranges(text);
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = endings.captures_at(text, at) {
        let Some(ending) = found.iter().skip(1).flatten().next() else { break };
        at = ending.end();
        if protected.iter().any(|range| range.contains(&ending.start())) {
            continue;
        }
        parts.push((text[from..ending.start()].to_owned(), false));
        parts.push((ending.as_str().to_owned(), true));
        from = ending.end();
    }
    parts.push((text[from..].to_owned(), false));
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span};

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let shown = parts(typed).into_iter();
        let shown = shown.map(|(text, raised)| if raised { format!("^{text}^") } else { text });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn endings_of_ordinals_are_raised() {
        check("le 1er mars et la 1re fois", "le 1^er^ mars et la 1^re^ fois");
        check("la 2e, la 59e et les 3es", "la 2^e^, la 59^e^ et les 3^es^");
        check("au XXIe siècle, sous François Ier", "au XXI^e^ siècle, sous François I^er^");
        check("la Ve République et la 2nde guerre", "la V^e^ République et la 2^nde^ guerre");
        check("Mme Durant, Mlle Petit", "M^me^ Durant, M^lle^ Petit");
        check("1er", "1^er^");
    }

    #[test]
    fn other_words_and_digits_are_not() {
        for text in [
            "Ce que je sais, De Vie en Xavier",
            "la 2ème fois et le 3eme rang",
            "le code 3e8, la salle A2e",
            "https://a.fr/2e/ et fichier-2e.pdf",
            "n° 3, 12 h, 4 kg, 3D, 5,2e",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn what_is_raised_is_raised_once() {
        let span = Span::start_of(SourceId(0));
        let mut line = vec![Spanned::new(InlineKind::Text("le 1er mot".to_owned()), span)];
        raise(&mut line, &mut |_| ());
        let once = line.clone();
        assert_eq!(once.len(), 3);
        raise(&mut line, &mut |_| ());
        assert_eq!(line, once);
    }
}
