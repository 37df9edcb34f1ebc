//! Why typst does not set something, in plain words: what it says, said as one says it to someone
//! who has never heard of it.

/// What typst's messages mean, the more exact ones first. A `*` stands for any words, which fill
/// `{1}`, `{2}`… of the French and of the English.
const CAUSES: &[[&str; 3]] = &[
    [
        "unknown variable: *",
        "le nom « {1} » n'est défini nulle part",
        "the name “{1}” is defined nowhere",
    ],
    [
        "unresolved import",
        "le fichier importé ne définit pas ce nom",
        "the imported file does not define this name",
    ],
    ["unknown font family: *", "la police « {1} » manque", "the font “{1}” is missing"],
    [
        "dictionary does not contain key \"*\"*",
        "il n'existe pas de donnée « {1} »",
        "there is no value named “{1}”",
    ],
    [
        "* does not contain field `*`*",
        "il n'existe pas de donnée « {2} »",
        "there is no value named “{2}”",
    ],
    [
        "type * has no method `*`*",
        "« {2} » ne s'applique pas à cette valeur",
        "“{2}” does not apply to this value",
    ],
    [
        "array index out of bounds*",
        "une liste a moins d'éléments que prévu",
        "a list has fewer items than expected",
    ],
    ["unclosed string", "un guillemet n'est pas refermé", "a quote is not closed"],
    [
        "unclosed *",
        "une parenthèse, un crochet ou une autre paire de signes n'est pas refermé",
        "a bracket or another pair of signs is not closed",
    ],
    [
        "expected *, found *",
        "une valeur n'est pas du type attendu (« {1} » attendu, « {2} » trouvé)",
        "a value has the wrong type (“{1}” expected, “{2}” found)",
    ],
    [
        "expected *",
        "il manque ici un signe ou une valeur (« {1} »)",
        "a sign or a value is missing here (“{1}”)",
    ],
    ["unexpected argument: *", "argument inattendu : « {1} »", "unexpected argument “{1}”"],
    ["unknown field `*`*", "la clé « {1} » n'existe pas ici", "there is no key “{1}” here"],
    ["missing field `*`", "la clé « {1} » manque", "the key “{1}” is missing"],
    [
        "invalid type: *, expected *",
        "une valeur n'est pas du type attendu (« {2} » attendu, « {1} » trouvé)",
        "a value has the wrong type (“{2}” expected, “{1}” found)",
    ],
    ["unexpected argument", "il y a un argument de trop", "there is one argument too many"],
    ["unexpected *", "« {1} » n'est pas à sa place", "“{1}” is not where it should be"],
    ["missing argument: *", "l'argument « {1} » manque", "the argument “{1}” is missing"],
    ["file not found (searched at *)", "le fichier « {1} » manque", "the file “{1}” is missing"],
    ["failed to load file*", "un fichier ne peut pas être lu", "a file cannot be read"],
    [
        "*did not converge*",
        "la mise en page change à chaque calcul et ne se stabilise pas",
        "the layout changes each time it is computed and never settles",
    ],
    ["cannot divide by zero", "une division par zéro", "a division by zero"],
    ["cannot divide *", "ces valeurs ne se divisent pas", "these values cannot be divided"],
    [
        "cannot *",
        "une opération n'est pas possible avec ces valeurs (« {1} »)",
        "an operation is not possible with these values (“{1}”)",
    ],
    [
        "panicked with: *",
        "le modèle s'arrête de lui-même avec le message {1}",
        "the template stops itself with the message {1}",
    ],
    ["panicked", "le modèle s'arrête de lui-même", "the template stops by itself"],
    [
        "*assertion failed: *",
        "une condition posée par le modèle n'est pas remplie : {2}",
        "a condition set by the template is not met: {2}",
    ],
    [
        "*assertion failed",
        "une condition posée par le modèle n'est pas remplie",
        "a condition set by the template is not met",
    ],
    [
        "maximum * depth exceeded*",
        "des appels s'enchaînent sans fin",
        "calls follow one another without end",
    ],
    [
        "*PDF artifacts may not contain links",
        "un lien figure dans un élément répété à chaque page",
        "there is a link in an element that repeats on every page",
    ],
    [
        "*cannot combine underline, overline, or strike",
        "des mots sont soulignés et barrés",
        "words are underlined and struck through",
    ],
    [
        "*a PDF string is longer than 32767 characters",
        "un titre ou la description d'une image est trop long pour un PDF",
        "a title or the description of a picture is too long for a PDF",
    ],
    [
        "*the PDF has too high q nesting",
        "un dessin contient près de trente découpes imbriquées",
        "a drawing has clipping paths nested nearly thirty deep",
    ],
    [
        "*could not be displayed with *",
        "aucune police ne contient ce caractère",
        "no font contains this character",
    ],
    ["URL is too long", "l'adresse d'un lien est trop longue", "the address of a link is too long"],
    [
        "label `<*>` does not exist in the document",
        "le repère « {1} » n'existe pas",
        "there is no label “{1}”",
    ],
];

/// The cause in French and in English, if it is a known one.
pub(super) fn known(said: &str) -> Option<[String; 2]> {
    CAUSES.iter().find_map(|[pattern, french, english]| {
        let words = captured(said, pattern)?;
        Some([french, english].map(|sentence| fill(sentence, &words)))
    })
}

/// What is not known, as typst's own words.
pub(super) fn quoted(said: &str) -> [String; 2] {
    [
        format!("typst, qui compose les pages, dit en anglais : « {said} »"),
        format!("typst, which sets the pages, says: “{said}”"),
    ]
}

/// The words that stand for each `*` of a pattern.
fn captured<'a>(said: &'a str, pattern: &str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split('*');
    let mut rest = said.strip_prefix(parts.next()?)?;
    let mut words = Vec::new();
    for part in parts {
        let (word, after) = if part.is_empty() { (rest, "") } else { rest.split_once(part)? };
        words.push(word);
        rest = after;
    }
    rest.is_empty().then_some(words)
}

fn fill(sentence: &str, words: &[&str]) -> String {
    let numbered = words.iter().zip(1..);
    numbered.fold(sentence.to_owned(), |filled, (word, number)| {
        filled.replace(&format!("{{{number}}}"), word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_causes_are_told_in_both_languages() {
        let known = |said| known(said).map(|[french, _]| french);
        let cases = [
            ("unknown variable: accent", "le nom « accent » n'est défini nulle part"),
            ("unknown font family: luciole", "la police « luciole » manque"),
            (
                "dictionary does not contain key \"titre\" and no default value was specified",
                "il n'existe pas de donnée « titre »",
            ),
            (
                "assertion failed: pas de rayure",
                "une condition posée par le modèle n'est pas remplie : pas de rayure",
            ),
            ("panicked with: \"rien\"", "le modèle s'arrête de lui-même avec le message \"rien\""),
            (
                "layout did not converge within 5 attempts",
                "la mise en page change à chaque calcul et ne se stabilise pas",
            ),
            ("unexpected argument: gras", "argument inattendu : « gras »"),
            (
                "file not found (searched at /template/logo.svg)",
                "le fichier « /template/logo.svg » manque",
            ),
        ];
        for (said, french) in cases {
            assert_eq!(known(said).as_deref(), Some(french));
        }
        assert_eq!(known("a wholly new sort of fault"), None);
    }

    #[test]
    fn no_sentence_keeps_a_hole() {
        for [pattern, french, english] in CAUSES {
            let said = pattern.replace('*', "x");
            let words = captured(&said, pattern).unwrap();
            assert!(
                [french, english].iter().all(|it| !fill(it, &words).contains('{')),
                "{pattern}"
            );
        }
    }
}
