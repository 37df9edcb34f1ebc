//! Why a text is not YAML, in plain words: what an author did, not what the parser was doing.

/// A cause in both languages.
pub(super) struct Cause {
    pub(super) french: String,
    pub(super) english: String,
    /// The word of the catalogue's help that tells how to mend it.
    pub(super) remedy: Option<&'static str>,
    /// Whether a colon is in the way, or the indentation of a line that has one.
    pub(super) is_colon: bool,
}

/// A line whose indentation is wrong.
pub(super) fn indented() -> Cause {
    Cause {
        french: "le retrait de la ligne ne convient pas".to_owned(),
        english: "the line is not indented as it should be".to_owned(),
        remedy: INDENT,
        is_colon: false,
    }
}

/// Quotes around the value mend it.
pub(super) const QUOTES: Option<&str> = Some("quotable");
/// Lines of one list must begin at one place.
const INDENT: Option<&str> = Some("indent");
/// A closing quote is missing.
const CLOSING_QUOTE: Option<&str> = Some("unquoted");
/// Spaces must take the place of a tab.
const SPACES: Option<&str> = Some("tab");

/// What the crate's messages mean, the more exact ones first: a part of the message, French,
/// English, and whether quotes would mend it.
const CAUSES: &[(&str, &str, &str, Option<&str>)] = &[
    (
        "mapping values are not allowed",
        "un second « : » sur la ligne",
        "a second “:” on the line",
        QUOTES,
    ),
    (
        "mapping keys are not allowed",
        "« ? » au début d'une valeur veut dire autre chose en YAML",
        "“?” at the beginning of a value means something else in YAML",
        QUOTES,
    ),
    (
        "unclosed bracket",
        "un crochet ou une accolade n'est pas refermé",
        "a bracket or a brace is not closed",
        None,
    ),
    (
        "mismatched bracket",
        "un crochet est refermé par une accolade, ou l'inverse",
        "a bracket is closed by a brace, or the other way round",
        None,
    ),
    (
        "misplaced bracket",
        "un crochet ou une accolade se referme sans avoir été ouvert",
        "a bracket or a brace is closed that was never opened",
        QUOTES,
    ),
    ("unclosed quote", "un guillemet n'est pas refermé", "a quote is not closed", CLOSING_QUOTE),
    (
        "document indicator",
        "un guillemet n'est pas refermé avant « --- »",
        "a quote is not closed before “---”",
        CLOSING_QUOTE,
    ),
    (
        "trailing content after",
        "un guillemet ou une apostrophe dans le texte referme le guillemet du début",
        "a quote or an apostrophe in the text closes the quote that opens it",
        QUOTES,
    ),
    (
        "invalid indentation in multiline quoted",
        "la suite d'un texte entre guillemets n'est pas assez en retrait",
        "the lines of a quoted text are not indented enough",
        None,
    ),
    (
        "invalid indentation in flow",
        "la suite d'une liste entre crochets n'est pas assez en retrait",
        "the lines of a list in brackets are not indented enough",
        None,
    ),
    (
        "wrongly indented line",
        "une ligne du texte après « | » ou « > » n'est pas au même retrait que les autres",
        "a line of the text after “|” or “>” is not indented like the others",
        None,
    ),
    (
        "folded block scalar",
        "le texte après « > » n'est pas en retrait",
        "the text after “>” is not indented",
        None,
    ),
    (
        "while scanning a block scalar",
        "« | » ou « > » au début d'une valeur veut dire autre chose en YAML",
        "“|” or “>” at the beginning of a value means something else in YAML",
        QUOTES,
    ),
    (
        "tab",
        "une tabulation sert de retrait ; il faut des espaces",
        "a tab is used for indentation; spaces are needed",
        SPACES,
    ),
    (
        "comment intercepting",
        "une remarque (« # ») coupe un texte de plusieurs lignes",
        "a comment (“#”) interrupts a text of several lines",
        QUOTES,
    ),
    (
        "comments must be separated",
        "il manque une espace avant « # »",
        "a space is missing before “#”",
        QUOTES,
    ),
    (
        "while parsing a flow",
        "il manque une virgule, ou le crochet ou l'accolade de la fin",
        "a comma is missing, or the bracket or brace at the end",
        None,
    ),
    (
        "while parsing an implicit flow",
        "il manque une virgule, ou le crochet ou l'accolade de la fin",
        "a comma is missing, or the bracket or brace at the end",
        None,
    ),
    (
        "did not find expected key",
        "une ligne n'est pas au bon retrait, ou n'a pas de « : »",
        "a line is not indented as it should be, or has no “:”",
        INDENT,
    ),
    (
        "simple key",
        "une ligne n'a pas de « : », ou la ligne suivante est trop en retrait",
        "a line has no “:”, or the next one is indented too much",
        INDENT,
    ),
    (
        "did not find expected '-'",
        "il manque « - » devant un élément de la liste, ou son retrait",
        "“-” is missing before an item of the list, or its indentation",
        INDENT,
    ),
    (
        "block sequence entries are not allowed",
        "« - » ne peut pas venir ici : mettez la liste à la ligne",
        "“-” cannot stand here: begin the list on a new line",
        QUOTES,
    ),
    (
        "is only valid inside a block",
        "« - » ne va pas dans une liste entre crochets",
        "“-” does not go into a list in brackets",
        QUOTES,
    ),
    (
        "cannot start with '-'",
        "un texte ne peut pas commencer par « - » suivi d'un crochet ou d'une virgule",
        "a text cannot begin with “-” followed by a bracket or a comma",
        QUOTES,
    ),
    (
        "'-' must be followed",
        "il manque une espace après « - »",
        "a space is missing after “-”",
        QUOTES,
    ),
    (
        "':' must be followed",
        "il manque une espace après « : »",
        "a space is missing after “:”",
        QUOTES,
    ),
    ("':'", "« : » n'est pas à sa place", "“:” is not where it should be", QUOTES),
    (
        "recursive",
        "un passage marqué « & » se reprend lui-même par « * » ; les ancres « & » et les renvois « * » ne sont pas pris en charge",
        "a passage marked “&” takes itself up again by “*”; anchors “&” and aliases “*” are not supported",
        None,
    ),
    (
        "unknown anchor",
        "« * » au début d'une valeur veut dire autre chose en YAML",
        "“*” at the beginning of a value means something else in YAML",
        QUOTES,
    ),
    (
        "anchor or alias",
        "« * » ou « & » au début d'une valeur veut dire autre chose en YAML",
        "“*” or “&” at the beginning of a value means something else in YAML",
        QUOTES,
    ),
    (
        "alias",
        "les ancres « & » et les renvois « * » ne sont pas pris en charge",
        "anchors “&” and aliases “*” are not supported",
        QUOTES,
    ),
    (
        "anchor",
        "les ancres « & » et les renvois « * » ne sont pas pris en charge",
        "anchors “&” and aliases “*” are not supported",
        QUOTES,
    ),
    (
        "!!",
        "« ! » au début d'une valeur veut dire autre chose en YAML",
        "“!” at the beginning of a value means something else in YAML",
        QUOTES,
    ),
    (
        "expected string scalar",
        "une clé ne peut pas être une liste",
        "a key cannot be a list",
        QUOTES,
    ),
    (
        "tag",
        "« ! » au début d'une valeur veut dire autre chose en YAML",
        "“!” at the beginning of a value means something else in YAML",
        QUOTES,
    ),
    (
        "handle wasn't declared",
        "« ! » au début d'une valeur veut dire autre chose en YAML",
        "“!” at the beginning of a value means something else in YAML",
        QUOTES,
    ),
    (
        "directive",
        "« % » au début d'une ligne veut dire autre chose en YAML",
        "“%” at the beginning of a line means something else in YAML",
        QUOTES,
    ),
    (
        "while parsing a quoted scalar",
        "« \\ » entre guillemets droits veut dire autre chose en YAML",
        "“\\” between straight quotes means something else in YAML",
        None,
    ),
    (
        "unexpected character",
        "un texte ne peut pas commencer par « @ », « ` » ou « % »",
        "a text cannot begin with “@”, “`” or “%”",
        QUOTES,
    ),
    (
        "document",
        "une ligne « --- » ou « ... » commence un second texte, et un fichier n'en a qu'un",
        "a line “---” or “...” begins a second text, and a file has only one",
        None,
    ),
    (
        "merge",
        "la clé « << » veut dire autre chose en YAML",
        "the key “<<” means something else in YAML",
        QUOTES,
    ),
    (
        "invalid indentation",
        "le retrait de la ligne ne convient pas",
        "the line is not indented as it should be",
        INDENT,
    ),
    (
        "recursion limit",
        "trop de listes ou de clés les unes dans les autres",
        "too many lists or keys inside one another",
        None,
    ),
    ("budget", "le texte est trop long ou trop imbriqué", "the text is too long or too deep", None),
    (
        "unexpected e",
        "le texte s'arrête au milieu d'une valeur ou d'une liste",
        "the text stops in the middle of a value or a list",
        None,
    ),
    ("expected node content", "il manque une valeur", "a value is missing", QUOTES),
];

/// The cause in plain words; of an unknown one, the crate's words in English only.
pub(super) fn cause(said: &str) -> Cause {
    let said = said.split(" at line ").next().unwrap_or(said).trim_end_matches('.');
    let known = CAUSES.iter().find(|(part, ..)| said.contains(part));
    match known {
        Some(&(_, french, english, remedy)) => {
            let is_colon = said.contains("mapping values");
            Cause { french: french.to_owned(), english: english.to_owned(), remedy, is_colon }
        }
        None => Cause {
            french: "ce passage n'est pas du YAML".to_owned(),
            english: format!("this passage is not YAML ({said})"),
            remedy: QUOTES,
            is_colon: false,
        },
    }
}
