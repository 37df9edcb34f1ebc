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
        "aucune donnée ne s'appelle « {1} »",
        "no piece of data is called “{1}”",
    ],
    [
        "* does not contain field `*`*",
        "aucune donnée ne s'appelle « {2} »",
        "no piece of data is called “{2}”",
    ],
    [
        "type * has no method `*`*",
        "« {2} » ne s'applique pas à cette valeur",
        "“{2}” does not apply to this value",
    ],
    [
        "array index out of bounds*",
        "une liste a moins d'éléments qu'il n'en est demandé",
        "a list has fewer items than are asked for",
    ],
    ["unclosed string", "un guillemet n'est pas refermé", "a quote is not closed"],
    [
        "unclosed *",
        "une parenthèse, un crochet ou une autre paire de signes n'est pas refermé",
        "a bracket or another pair of signs is not closed",
    ],
    [
        "expected *, found *",
        "une valeur n'est pas de la sorte qu'il faut (« {1} » attendu, « {2} » trouvé)",
        "a value is not of the right sort (“{1}” expected, “{2}” found)",
    ],
    [
        "expected *",
        "il manque ici un signe ou une valeur (« {1} »)",
        "a sign or a value is missing here (“{1}”)",
    ],
    [
        "unexpected argument: *",
        "l'argument « {1} » est de trop",
        "the argument “{1}” is one too many",
    ],
    ["unknown field `*`*", "la clé « {1} » n'existe pas ici", "there is no key “{1}” here"],
    ["missing field `*`", "la clé « {1} » manque", "the key “{1}” is missing"],
    [
        "invalid type: *, expected *",
        "une valeur n'est pas de la sorte qu'il faut (« {2} » attendu, « {1} » trouvé)",
        "a value is not of the right sort (“{2}” expected, “{1}” found)",
    ],
    ["unexpected argument", "un argument est de trop", "there is one argument too many"],
    ["unexpected *", "« {1} » n'est pas à sa place", "“{1}” is not where it should be"],
    ["missing argument: *", "l'argument « {1} » manque", "the argument “{1}” is missing"],
    ["file not found (searched at *)", "le fichier « {1} » manque", "the file “{1}” is missing"],
    ["failed to load file*", "un fichier ne peut pas être lu", "a file cannot be read"],
    [
        "*did not converge*",
        "les pages changent à chaque calcul et ne se fixent pas",
        "the pages change each time they are computed and never settle",
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
        "le modèle s'interrompt de lui-même en disant {1}",
        "the template stops by itself, saying {1}",
    ],
    ["panicked", "le modèle s'interrompt de lui-même", "the template stops by itself"],
    [
        "*assertion failed: *",
        "une condition que pose le modèle n'est pas remplie : {2}",
        "a condition of the template does not hold: {2}",
    ],
    [
        "*assertion failed",
        "une condition que pose le modèle n'est pas remplie",
        "a condition of the template does not hold",
    ],
    [
        "maximum * depth exceeded*",
        "des appels s'enchaînent sans fin",
        "calls follow one another without end",
    ],
    [
        "*PDF artifacts may not contain links",
        "un lien se trouve dans ce qu'une page répète",
        "a link is in what a page repeats",
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
        "un dessin contient des découpes emboîtées près de trente fois",
        "a drawing has clips within each other nearly thirty times",
    ],
    [
        "*could not be displayed with *",
        "un caractère n'est dans aucune police",
        "a character is in no font",
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
                "aucune donnée ne s'appelle « titre »",
            ),
            (
                "assertion failed: pas de rayure",
                "une condition que pose le modèle n'est pas remplie : pas de rayure",
            ),
            ("panicked with: \"rien\"", "le modèle s'interrompt de lui-même en disant \"rien\""),
            (
                "layout did not converge within 5 attempts",
                "les pages changent à chaque calcul et ne se fixent pas",
            ),
            ("unexpected argument: gras", "l'argument « gras » est de trop"),
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
