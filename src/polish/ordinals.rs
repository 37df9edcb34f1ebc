//! Endings that stand above the line: `1er`, `2e`, `XXIe`, `Mme`; the numbers of centuries, in small
//! capitals (rules 11, 12 and 15 of
//! the domain notes; Wikipédia, conventions concernant les nombres). Letters stay as typed, so the words can be copied and searched.
//!
//! Only bodies have superscripts. A title stays plain: it is also a bookmark, a running head and a
//! name in the file's metadata, and Unicode's raised letters (ᵉ ʳ) are read as other letters there.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::pattern;
use super::protected;
use crate::model::body::{Inline, InlineKind};
use crate::source::Spanned;

static ENDINGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^ℓ\d,.])(?:1(ers?|res?)|\d{1,3}(es?)|2(de?s?|nde?s?)|I(er|re)|[IVX]+(es?)|M(mes?|lles?))(?:$|[^ℓ\d])",
    )
});

/// What follows the number of a century: `XVIIIe-XIXe siècles`, `XIXe et XXe siècles`.
static CENTURY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"^(?:(?:␣*[-–,/]␣*|␣(?:et|ou|au|aux|du)␣(?:(?:le|du|au)␣)?)[IVX]+er?)*␣siècles?\b")
});

/// How a part of a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Raised,
    SmallCapitals,
}

/// Raises the endings of a line; `told` hears of each.
pub(super) fn raise(line: &mut Vec<Inline>, told: &mut dyn FnMut(&Inline)) {
    let mut raised = Vec::with_capacity(line.len());
    for mut inline in line.drain(..) {
        match &mut inline.value {
            InlineKind::Text(text) => {
                let parts = parts(text);
                if parts.len() > 1 {
                    let span = inline.span;
                    for (text, form) in parts {
                        let part = Spanned::new(InlineKind::Text(text), span);
                        raised.push(match form {
                            Form::Plain => part,
                            Form::Raised => {
                                told(&part);
                                Spanned::new(InlineKind::Superscript(vec![part]), span)
                            }
                            Form::SmallCapitals => {
                                Spanned::new(InlineKind::SmallCapitals(vec![part]), span)
                            }
                        });
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

/// A text cut before and after its endings and its centuries' numbers.
fn parts(text: &str) -> Vec<(String, Form)> {
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
        let before = &text[from..ending.start()];
        let number = before.trim_end_matches(['I', 'V', 'X']).len();
        let is_century = CENTURY.as_ref().is_some_and(|it| it.is_match(&text[ending.end()..]));
        let number = if is_century { number } else { before.len() };
        parts.push((before[..number].to_owned(), Form::Plain));
        parts.push((before[number..].to_owned(), Form::SmallCapitals));
        parts.push((ending.as_str().to_owned(), Form::Raised));
        from = ending.end();
    }
    parts.push((text[from..].to_owned(), Form::Plain));
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
        let shown = shown.map(|(text, form)| match form {
            Form::Plain => text,
            Form::Raised => format!("^{text}^"),
            Form::SmallCapitals => format!("{{{text}}}"),
        });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn endings_of_ordinals_are_raised() {
        check("le 1er mars et la 1re fois", "le 1^er^ mars et la 1^re^ fois");
        check("la 2e, la 59e et les 3es", "la 2^e^, la 59^e^ et les 3^es^");
        check("au XXIe siècle, sous François Ier", "au {XXI}^e^ siècle, sous François I^er^");
        check("la Ve République et la 2nde guerre", "la V^e^ République et la 2^nde^ guerre");
        check("Mme Durant, Mlle Petit", "M^me^ Durant, M^lle^ Petit");
        check("1er", "1^er^");
        check("aux XVIIIe-XIXe siècles", "aux {XVIII}^e^-{XIX}^e^ siècles");
        check("aux XIXe et XXe siècles", "aux {XIX}^e^ et {XX}^e^ siècles");
        check("du Ier au IIIe siècle", "du {I}^er^ au {III}^e^ siècle");
        check("le XXe arrondissement au siècle", "le XX^e^ arrondissement au siècle");
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
