//! Words that hold a place for others: TODO, « à compléter », « ??? ».

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::InlineKind;
use crate::model::report::Report;
use crate::parse::header::is_gap;
use crate::parse::value::Values;
use crate::source::{Sources, Span};

/// Words in capitals that nobody means as such.
pub(super) const MARKS: &[&str] = &[
    "TODO", "XXX", "XXXX", "xxx", "xxxx", "Xxx", "FIXME", "TBD", "TBC", "Todo :", "Todo:",
    "todo :", "todo:",
];

/// What is a place held between brackets of its own, and may end a longer remark in square ones.
const BRACKETED: &[&str] = &[
    "à confirmer",
    "a confirmer",
    "à vérifier",
    "a vérifier",
    "a verifier",
    "à compléter",
    "a compléter",
    "a completer",
    "à préciser",
    "a préciser",
    "a preciser",
    "à rédiger",
    "a rédiger",
    "a rediger",
    "to be confirmed",
    "to be completed",
    "to be checked",
    "to check",
];

/// After these, `[…]` stands for a word that is missing, not for one left out of a quotation.
const WANTING: &[&str] = &[
    "le", "la", "les", "l'", "l’", "un", "une", "des", "de", "d'", "d’", "du", "à", "au", "aux",
    "par", "est", "sont", "soit", "the", "a", "of", "by", "is", "are", ":", "=",
];

/// After these, XX is a number in the Roman way, and so it is before the words below.
const NUMBERED: &[&str] = &[
    "tome", "titre", "chapitre", "article", "livre", "partie", "annexe", "section", "volume",
    "louis", "chapter", "book", "part", "annex", "numéro",
];
const SMALL: &[&str] = &[
    "de", "du", "des", "le", "la", "les", "et", "ou", "en", "sur", "pour", "qui", "que", "dans",
    "est", "à", "au", "aux", "par", "avec", "siècle", "of", "the", "and", "in", "on", "for",
    "century",
];

/// What is a place held wherever it stands.
const ANYWHERE: &[&str] = &[
    "lorem ipsum",
    "[texte]",
    "[text]",
    "[nom]",
    "[name]",
    "[titre]",
    "[title]",
    "[date]",
    "[lieu]",
    "[place]",
];

/// What is a place held when it stands alone: « il reste à préciser le lieu » is a sentence.
const ALONE: &[&str] = &[
    "à compléter",
    "a compléter",
    "a completer",
    "à préciser",
    "a préciser",
    "a preciser",
    "à rédiger",
    "a rédiger",
    "a rediger",
    "to be completed",
    "to be confirmed",
    "to be written",
    "???",
];

/// Checks every text, every value and every line of the agenda.
pub(super) fn check(
    report: &Report,
    values: &Values,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let mut tell = |words: &str, span: Span| {
        diagnostics.push(Diagnostic::new(Code::Placeholder, span).with("words", words));
    };
    // What is prepared and partly written; of a file that is not begun, the whole is awaited.
    for place in report.unfilled.iter().filter(|it| !it.is_whole).flat_map(|it| &it.places) {
        tell(sources.text(*place).lines().next().unwrap_or_default().trim(), *place);
    }
    let agenda = report.sessions.first().map(|session| session.span.source);
    let inlines = report.bodies().into_iter().flat_map(|body| body.all_inlines());
    let told: Vec<_> = inlines.filter(|inline| Some(inline.span.source) != agenda).collect();
    for inline in &told {
        let InlineKind::Text(text) = &inline.value else { continue };
        for place in places(text, Context::Text) {
            let words = &text[place.clone()];
            let start = inline.span.start + place.start;
            let exact = Span { start, end: start + words.len(), ..inline.span };
            let exact = Some(exact).filter(|span| sources.text(*span) == words);
            let span = exact.or_else(|| sources.after(inline.span, words));
            let span = span.unwrap_or(inline.span);
            if !(is_omission(words) && is_quoted(span, sources)) {
                tell(words, span);
            }
        }
    }
    let texts: BTreeSet<_> = told.iter().map(|it| (it.span.source, it.span.start)).collect();
    let holds_text = |span: Span| {
        texts
            .range((span.source, span.start)..(span.source, span.end.max(span.start)))
            .next()
            .is_some()
    };
    // What the agenda says is as short as a value, and so is a title.
    let lines = agenda.into_iter().flat_map(|id| {
        let source = sources.get(id);
        let lines = (1..=source.text.lines().count()).map(|line| source.line(line));
        lines.map(move |range| (source.text[range.clone()].to_owned(), Span::new(id, range)))
    });
    let workshops = report.workshops.iter().map(|it| (it.title.clone(), it.span));
    let actions = report.actions.iter().map(|it| (it.facts.title.clone(), it.span));
    let values = values.iter().filter(|value| !holds_text(value.span));
    let values = values.map(|value| (value.value.clone(), value.span));
    // « porteur: à définir », « horizon: ? ». In a table, what a lead or a deadline lacks is told as that.
    let is_yaml =
        |span: Span| matches!(sources.get(span.source).extension().as_str(), "yaml" | "yml");
    let (gaps, values): (Vec<_>, Vec<_>) =
        values.partition(|(fact, span)| is_yaml(*span) && is_gap(fact));
    for (fact, span) in gaps {
        tell(fact.trim(), span);
    }
    for (fact, span) in lines.chain(workshops).chain(actions).chain(values) {
        for place in places(&fact, Context::Fact) {
            let words = &fact[place];
            tell(words, sources.after(span, words).unwrap_or(span));
        }
    }
}

/// What a text is: a fact is a few words, so that « intervenant à préciser » is none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Text,
    Fact,
}

/// Where words of a text hold a place.
fn places(text: &str, context: Context) -> Vec<Range<usize>> {
    let lower = lowered(text);
    // Hardly any text holds any of them, and most do not begin to.
    let occurrences = |words: &str, same: fn(char, char) -> bool| {
        if lower.contains(&lowered(words)) { occurrences(text, words, same) } else { Vec::new() }
    };
    let mut places = Vec::new();
    for mark in MARKS {
        let found = occurrences(mark, |c, mark| c == mark);
        let whole = found.into_iter().filter(|place| is_whole(text, place));
        places.extend(whole.map(|place| {
            let words = text[place.clone()].trim_end_matches([' ', ':']);
            place.start..place.start + words.len()
        }));
    }
    for words in ANYWHERE {
        places.extend(occurrences(words, same_letter));
    }
    for words in ALONE {
        let found = occurrences(words, same_letter);
        places.extend(found.into_iter().filter(|place| is_alone(text, place, context)));
    }
    if lower.contains("xx") {
        places.extend(numbers(text));
    }
    if lower.contains(['(', '[']) {
        places.extend(brackets(text));
    }
    for words in ["[...]", "[…]"] {
        let found = occurrences(words, |c, sign| c == sign);
        places.extend(found.into_iter().filter(|place| is_wanted(text, place, context)));
    }
    let blanks = occurrences("___", |c, blank| c == blank);
    // A longer blank is one blank.
    places.extend(blanks.into_iter().filter(|place| !text[..place.start].ends_with('_')).map(
        |place| {
            let rest = &text[place.start..];
            place.start..text.len() - rest.trim_start_matches('_').len()
        },
    ));
    places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    // What holds another says it all.
    let mut end = 0;
    places.retain(|place| {
        let apart = place.end > end;
        end = end.max(place.end);
        apart
    });
    places
}

/// XX for a number: « XX saisonniers », « XX % ».
fn numbers(text: &str) -> Vec<Range<usize>> {
    let found = ["XX", "xx"].map(|mark| occurrences(text, mark, |c, mark| c == mark));
    let mut found = found.concat();
    found.retain(|place| {
        let before = text[..place.start].split_whitespace().next_back().unwrap_or_default();
        let after = text[place.end..].trim_start();
        let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let counts = word.starts_with(char::is_lowercase) && !SMALL.contains(&word);
        is_whole(text, place)
            && !NUMBERED.contains(&before.to_lowercase().as_str())
            && (counts && text[place.end..].starts_with(char::is_whitespace)
                || after.starts_with(['%', '€']))
    });
    found
}

/// Remarks to oneself in brackets: « (à confirmer) », « [nom à vérifier] ».
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for words in BRACKETED {
        for place in occurrences(text, words, same_letter) {
            let (before, after) = (&text[..place.start], &text[place.end..]);
            if after.starts_with("](") {
                continue;
            }
            let alone = before.ends_with('(') && after.starts_with(')')
                || before.ends_with('[') && after.starts_with(']');
            let opening = before.rfind(['[', ']']).filter(|&at| before[at..].starts_with('['));
            let short = |at: &usize| before[*at..].chars().count() <= 60;
            if alone {
                found.push(place);
            } else if let Some(at) = opening.filter(short).filter(|_| after.starts_with(']'))
                && is_whole(text, &place)
            {
                found.push(at..place.end + 1);
            }
        }
    }
    found
}

/// Whether `[…]` stands where a word is wanted.
fn is_wanted(text: &str, place: &Range<usize>, context: Context) -> bool {
    let before = text[..place.start].trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let whole = before.is_empty() && text[place.end..].trim().is_empty();
    WANTING.contains(&last.as_str())
        || last.ends_with(':')
        || last.ends_with(['\'', '’'])
        || whole && context == Context::Fact
}

fn is_omission(words: &str) -> bool {
    matches!(words, "[...]" | "[…]")
}

/// Whether a place is within a quotation of its paragraph, where `[…]` leaves words out.
fn is_quoted(span: Span, sources: &Sources) -> bool {
    let text = &sources.get(span.source).text;
    let before = text[..span.start].rsplit("\n\n").next().unwrap_or_default();
    let count = |sign: char| before.matches(sign).count();
    let line = before.rsplit('\n').next().unwrap_or_default();
    count('«') > count('»')
        || count('“') > count('”')
        || count('"') % 2 == 1
        || line.trim_start().starts_with('>')
}

fn same_letter(c: char, wanted: char) -> bool {
    c == wanted || c.to_lowercase().eq([wanted])
}

/// A text as `same_letter` compares it.
fn lowered(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// Where words occur, letter by letter.
fn occurrences(text: &str, words: &str, same: fn(char, char) -> bool) -> Vec<Range<usize>> {
    let end = |rest: &str| {
        let mut letters = rest.char_indices();
        for wanted in words.chars() {
            letters.next().filter(|(_, c)| same(*c, wanted))?;
        }
        Some(letters.offset())
    };
    let starts = text.char_indices();
    starts.filter_map(|(at, _)| Some(at..at + end(&text[at..])?)).collect()
}

fn is_whole(text: &str, place: &Range<usize>) -> bool {
    let before = text[..place.start].chars().next_back();
    let after = text[place.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Whether words stand where a text would, and not inside a sentence.
fn is_alone(text: &str, place: &Range<usize>, context: Context) -> bool {
    let before = text[..place.start].trim_end().chars().next_back();
    let after = text[place.end..].trim_start().chars().next();
    let closes = |c: char| matches!(c, ')' | ']' | '»' | '"' | '.' | '…' | ';' | '?');
    let begins = text[place.clone()].starts_with(char::is_uppercase);
    let opens = |c: char| {
        begins && matches!(c, '.' | '!' | '?' | '…')
            || matches!(c, '(' | '[' | '«' | '"' | ':' | '–' | '—' | '-' | '=')
    };
    let is_short = context == Context::Fact && !text[place.clone()].starts_with('?');
    // « À compléter par Claire ».
    let mut more = text[place.end..].split_whitespace();
    let by = matches!(more.next(), Some("par" | "by"))
        && more.next().is_some_and(|name| name.starts_with(char::is_uppercase));
    let ends = after.is_none_or(closes) || (by && before.is_none_or(opens));
    is_whole(text, place) && ends && (is_short || before.is_none_or(opens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, context: Context, expected: &[&str]) {
        let found: Vec<_> = places(text, context).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_place_is_held() {
        check("TODO relire", Context::Text, &["TODO"]);
        check("Le lieu : à préciser.", Context::Text, &["à préciser"]);
        check("(À COMPLÉTER)", Context::Text, &["À COMPLÉTER"]);
        check("[A COMPLETER]", Context::Text, &["A COMPLETER"]);
        check("Lorem ipsum dolor", Context::Text, &["Lorem ipsum"]);
        check("Nom : _______ et [date]", Context::Text, &["_______", "[date]"]);
        check("Coût : ???", Context::Text, &["???"]);
        check("Intervenant à préciser", Context::Fact, &["à préciser"]);
        check("to be completed", Context::Text, &["to be completed"]);
    }

    #[test]
    fn what_people_type_is_told() {
        check("Il y a xxx lits", Context::Text, &["xxx"]);
        check("La commune a logé XX saisonniers.", Context::Text, &["XX"]);
        check("Un taux de XX %", Context::Text, &["XX"]);
        check("Todo : voir avec Claire", Context::Text, &["Todo"]);
        check("À compléter par Claire", Context::Text, &["À compléter"]);
        check("Texte. A compléter.", Context::Text, &["A compléter"]);
        check("Voir [nom à vérifier].", Context::Text, &["[nom à vérifier]"]);
        check("Le 3 mars (à confirmer)", Context::Text, &["à confirmer"]);
        check("Le budget est de [...] euros.", Context::Text, &["[...]"]);
        check("Coût : […]", Context::Text, &["[…]"]);
        check("[budget à préciser]", Context::Fact, &["[budget à préciser]"]);
    }

    #[test]
    fn omissions_and_roman_numbers_are_no_places_held() {
        for text in [
            "Le tome XX traite de l'eau",
            "Au XX siècle",
            "Nous avons […] décidé.",
            "Il faut avancer. […] On le sait.",
            "Une liste [à jour] à confirmer plus tard",
            "Les todos",
        ] {
            check(text, Context::Text, &[]);
        }
        check("à désigner", Context::Fact, &[]);
        let source =
            crate::source::Source::new("a.md", Vec::new(), "« Le […] dit »\n\nLe […]".into());
        let places = source.text.match_indices("[…]").map(|(at, _)| at);
        let spans = places.map(|at| Span::new(crate::source::SourceId(0), at..at + 5));
        let spans: Vec<_> = spans.collect();
        let sources = Sources::new(vec![source]);
        assert_eq!(
            spans.into_iter().map(|it| is_quoted(it, &sources)).collect::<Vec<_>>(),
            [true, false]
        );
    }

    #[test]
    fn a_sentence_is_no_place_held() {
        for text in [
            "Il reste à préciser le calendrier.",
            "Le calendrier est à préciser",
            "Un tableau à compléter par chacun",
            "TODOS los santos, mastodon",
            "Vraiment ???",
            "De la [région]",
            "à compléter avec les élus",
        ] {
            check(text, Context::Text, &[]);
        }
        check("Le calendrier, mais pour quoi ???", Context::Fact, &[]);
        check("Préciser le calendrier", Context::Fact, &[]);
        check("Rapport à préciser avec les élus", Context::Fact, &[]);
    }
}
