//! What was written for oneself or for a colleague and stayed in a text: questions to oneself, the end
//! of a mail, instructions, marks that mean nothing here.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Inline, InlineKind, plain_text};
use crate::model::report::Report;
use crate::parse::header::is_gap;
use crate::source::{Sources, Span};
use crate::spelling::fold;

/// The longest line that may be the end of a mail.
const LONGEST: usize = 80;

/// A regular expression that is written here, whatever the case of letters.
fn regex(forms: &[&str]) -> Option<Regex> {
    // Boundaries are those of ASCII letters, with which all these words end: those of Unicode are slow beside an accent.
    Regex::new(&format!("(?i){}", forms.join("|").replace(r"\b", r"(?-u:\b)"))).ok()
}

/// « À vérifier : le chiffre » at the head of a line, « ? date du comité ».
static OPEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    regex(&[
        r"^(?:[àa] (?:vérifier|verifier|confirmer|valider|relire|revoir|voir|corriger|reformuler|développer|ajouter|demander)(?:\s[^:.]{1,40})?|to (?:check|verify|confirm|be checked|be verified|be confirmed)(?:\s[^:.]{1,40})?)\s*:",
        r"^\?+\s+\w[^.?!]{0,60}",
        r"[(\[]\s*\?+\s*[)\]]",
    ])
});

/// What asks somebody, or a program, to write.
static ASKING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    regex(&[
        r"\[\s*(?:compléter|completer|insérer|inserer|ajouter|mettre|remplacer|écrire|ecrire|décrire|préciser|indiquer|votre|vos|insert|add|replace|write|your)\b[^\]]{0,80}\]",
        r"cliquez (?:ou appuyez )?ici pour (?:taper|entrer|saisir|ajouter)[^.]{0,40}",
        r"(?:saisissez|tapez|entrez) (?:votre|le|du) texte(?: ici)?",
        r"(?:click|tap) (?:or tap )?here to (?:enter|add|type)[^.]{0,40}",
        r"en tant que (?:modèle de langage|modèle d'ia|modèle d’ia|intelligence artificielle|assistant (?:ia|virtuel))",
        r"as an? (?:ai|artificial intelligence)(?: language)? (?:model|assistant)",
        r"^(?:bien sûr|certainement|d'accord|d’accord|parfait)\s?[!,.]\s*voici\b[^.:]{0,80}",
        r"^(?:sure|certainly|of course)\s?[!,.]\s*here\b[^.:]{0,80}",
        r"^voici (?:le|la|un|une|votre) (?:compte[- ]rendu|synthèse|résumé|texte|version)[^.:]{0,60}(?:demandée?s?|reformulée?s?|corrigée?s?|structurée?s?)",
        r"^here is (?:the|a|your) (?:summary|report|text|version)[^.:]{0,60}(?:requested|asked for|revised|rewritten)\b",
        r"^(?:souhaitez-vous|veux-tu|voulez-vous) que je\b[^?]{0,80}\?",
        r"^would you like me to\b[^?]{0,80}\?",
        r"^n['’]hésitez? pas à me (?:dire|demander|solliciter)\b[^.]{0,60}",
        r"^(?:reformule|résume|corrige|réécris|traduis|rédige)r? (?:ce|cette|ces|le|la|les|moi|un|une)\b[^.]{0,60}(?:texte|notes|compte[- ]rendu|réunion|passage)",
    ])
});

/// How a mail ends.
static ENDING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    regex(&[
        r"^(?:bien |très |tres )?(?:cordialement|amicalement|sincèrement|respectueusement)(?: (?:à vous|à tous|à toi|vôtre|votre))?\b",
        r"^(?:grosses |gros |mille )?(?:bises|bisous|biz)\b",
        r"^(?:bien à (?:vous|toi|tous)|à (?:bientôt|très bientôt|\+)|belle journée|bonne (?:journée|soirée|fin de semaine|réception|lecture))\b",
        r"^(?:(?:meilleures|sincères|cordiales|mes|avec mes) )+(?:salutations|sentiments|amitiés)\b",
        r"^(?:merci d['’]avance|amitiés)\b",
        r"^(?:kind|best|warm) (?:regards|wishes)\b",
        r"^(?:regards|cheers|sincerely|yours sincerely|yours faithfully|yours truly)\s*[,.!]?",
        r"^envoyé (?:de|depuis) mon \w+",
        r"^sent from my \w+",
    ])
});

/// Marks of other programs, and of ours where they are not whole.
const MARKS: &[&str] = &[
    "![",
    "**",
    "__",
    "~~",
    "```",
    "{{",
    "}}",
    "{%",
    "%}",
    "[TOC]",
    "[toc]",
    "[[_TOC_]]",
    ":::",
    "&nbsp;",
    "](",
    "<br",
];

/// Checks every text.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let broken: Vec<_> = diagnostics.places(Code::BrokenMark).collect();
    let known: Vec<_> = diagnostics.places(Code::Placeholder).collect();
    let mut found = Vec::new();
    for body in report.bodies() {
        let lines = body.all_blocks().into_iter().flat_map(|block| block.value.lines());
        let lines: Vec<_> = lines.collect();
        for (rank, line) in lines.iter().enumerate() {
            let next = lines.get(rank + 1).copied().unwrap_or_default();
            look(line, next, sources, &mut found);
        }
    }
    let meets = |places: &[Span], span: Span| {
        let mut same = places.iter().filter(|it| it.source == span.source);
        same.any(|it| it.start < span.end && span.start < it.end)
    };
    for fact in found {
        let Some(span) = fact.span else { continue };
        let is_told = match fact.code {
            Code::Placeholder => meets(&known, span),
            _ => meets(&broken, span),
        };
        if !is_told {
            diagnostics.push(fact);
        }
    }
}

/// What a line has of all this; the one below may be the signature of a mail.
fn look(line: &[Inline], next: &[Inline], sources: &Sources, found: &mut Vec<Diagnostic>) {
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
    let whole = Span { end: last.span.end.max(first.span.end), ..first.span };
    let text = plain_text(line);
    let text = text.trim();
    if let Some((words, place)) = end_of_mail(text, whole, next, sources) {
        let diagnostic = Diagnostic::new(Code::Leftover, place).with("words", words);
        let what = ["la fin d'un message", "the end of an email"];
        found.push(diagnostic.with_both("what", what[0], what[1]));
    }
    let mut tell = |code: Code, words: &str, what: [&str; 2]| {
        let words = words.trim_end_matches([' ', ':']).trim();
        let place = sources.after(whole, words).or_else(|| sources.within(whole, words));
        let diagnostic = Diagnostic::new(code, place.unwrap_or(whole)).with("words", words);
        found.push(diagnostic.with_both("what", what[0], what[1]));
    };
    let find = |forms: &Option<Regex>| {
        let found = forms.as_ref().and_then(|forms| forms.find(text));
        found.map(|it| it.as_str().to_owned())
    };
    let is_blank = fold(text).is_empty();
    let open = find(&OPEN).or_else(|| find(&ASKING));
    let open = open.or_else(|| (!is_blank && is_gap(text)).then(|| text.to_owned()));
    if let Some(words) = open {
        tell(Code::Placeholder, &words, ["", ""]);
    }
    let texts = line.iter().filter_map(|inline| match &inline.value {
        InlineKind::Text(text) => Some(text.as_str()),
        _ => None,
    });
    for text in texts {
        let mark = MARKS.iter().find(|mark| text.contains(**mark));
        let is_blank_to_fill = |mark: &&&str| **mark == "__" && text.contains("___");
        if let Some(mark) = mark.filter(|mark| !is_blank_to_fill(mark)) {
            tell(
                Code::Leftover,
                mark,
                [
                    "un signe de mise en forme, imprimé tel quel",
                    "a formatting mark, printed as it is",
                ],
            );
        }
    }
}

/// The words with which a mail ends, when a line is little else: « Cordialement, Odile », « Bises ».
fn ending(text: &str) -> Option<String> {
    let found = ENDING.as_ref()?.find(text)?;
    let rest = text[found.end()..].trim_matches([' ', ',', '.', '!', '-', '–', '—', '…', '\n']);
    let words: Vec<_> = rest.split_whitespace().collect();
    // What goes on in small letters is a sentence: « Cordialement accueillis, ils… ».
    let is_name = |word: &&&str| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    let is_signed = words.len() <= 5 && words.iter().filter(is_name).count() * 2 >= words.len();
    if !is_signed || text.chars().count() > LONGEST {
        return None;
    }
    Some(text.to_owned())
}

/// The words with which a mail ends and their place, where a line is little else, with the name that
/// stands alone below it: in Word, a paragraph of its own.
fn end_of_mail(
    text: &str,
    line: Span,
    next: &[Inline],
    sources: &Sources,
) -> Option<(String, Span)> {
    let words = ending(text)?;
    if let (Some(last), Some(name), true) = (next.last(), signature(next), is_greeting_alone(text))
    {
        return Some((format!("{words} {name}"), Span { end: last.span.end, ..line }));
    }
    let place = sources.after(line, &words).or_else(|| sources.within(line, &words));
    Some((words, place.unwrap_or(line)))
}

/// Whether a line that ends a mail is that and no more: the name is still to come.
fn is_greeting_alone(text: &str) -> bool {
    let found = ENDING.as_ref().and_then(|forms| forms.find(text));
    found.is_some_and(|it| !text[it.end()..].contains(char::is_alphanumeric))
}

/// A line that is a name and no more, with what its bearer does or without: « Odile », « Jo Modèle,
/// directrice ».
fn signature(line: &[Inline]) -> Option<String> {
    const MOST_WORDS: usize = 4;
    let text = plain_text(line);
    let text = text.trim().trim_end_matches('.');
    if text.chars().count() > LONGEST || text.contains([':', '?', '!', '.', '\n']) {
        return None;
    }
    let name = text.split(',').next().unwrap_or_default();
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "de" | "du" | "des" | "d'" | "et")
    };
    let words = name.split_whitespace();
    let is_name =
        !name.is_empty() && words.clone().count() <= MOST_WORDS && words.clone().all(is_word);
    is_name.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::validate::tests::check;

    const AGENDA: (&str, &str) =
        ("agenda.md", "# Forum\n\n12 juin 2019\n\n9h30 Table ronde : lits\n");

    #[track_caller]
    fn told(code: &str, note: &str, expected: &[&str]) {
        check(code, &[AGENDA, ("notes/0930.md", note)], expected);
    }

    #[test]
    fn the_end_of_a_mail_is_no_text() {
        for (note, words) in [
            ("Les lits manquent.\n\nCordialement, Odile\n", "Cordialement, Odile"),
            ("Les lits manquent.\n\nBises\n", "Bises"),
            ("Les lits manquent.\n\nBien cordialement,\n", "Bien cordialement,"),
            ("Les lits manquent.\n\nKind regards, Jo\n", "Kind regards, Jo"),
            // In Word, the name is a paragraph of its own.
            ("Les lits manquent.\n\nCordialement,\n\nOdile\n", "Cordialement,\n\nOdile"),
            (
                "Les lits.\n\nBien à vous,\n\nJo Modèle, directrice du réseau\n",
                "Bien à vous,\n\nJo Modèle, directrice du réseau",
            ),
            ("Les lits.\n\nCordialement,\n\nLes granges attendent encore\n", "Cordialement,"),
        ] {
            told("leftover", note, &[words]);
        }
        for text in [
            "Cordialement accueillis par la commune, ils ont visité les granges.",
            "Bonne journée d'échanges pour tous les participants venus du canton.",
            "À bientôt deux ans, le guichet manque toujours.",
        ] {
            told("leftover", text, &[]);
        }
    }

    #[test]
    fn questions_to_oneself_are_places_held() {
        for (note, words) in [
            ("À vérifier : le chiffre de 200 lits", "À vérifier"),
            ("A vérifier avec Paul : la date", "A vérifier avec Paul"),
            ("? date du prochain comité", "? date du prochain comité"),
            ("Il y a 200 lits (?) au village.", "(?)"),
            ("Il y a [compléter avec les chiffres] lits.", "[compléter avec les chiffres]"),
            ("En tant que modèle de langage, je ne peux pas.", "En tant que modèle de langage"),
            ("à définir", "à définir"),
        ] {
            told("placeholder", note, &[words]);
        }
        for text in ["Il reste à vérifier : tout.", "Voici le texte.", "Que faire ? Rien."] {
            told("placeholder", text, &[]);
        }
    }

    #[test]
    fn marks_of_other_programs_are_told() {
        told("leftover", "Un mot ** en gras", &["**"]);
        told("leftover", "Voir {{logo}} ici", &["{{"]);
        told("leftover", "Le code `**` est un exemple, et **ceci** est gras.", &[]);
    }
}
