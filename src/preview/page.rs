//! The page itself, in the language of the messages.

use serde_json::{Map, Value};

use crate::diagnostic::Language;

const PAGE: &str = include_str!("assets/preview.html");

/// The words of the page and of its script: a name, in French, in English. `{n}` and the like are
/// filled by the script; of a count there is a form for one and a form for several.
const WORDS: &[[&str; 3]] = &[
    ["preview", "aperçu", "preview"],
    ["skip-pages", "Aller aux pages", "Go to the pages"],
    ["skip-messages", "Aller aux messages", "Go to the messages"],
    ["beside", "Messages et textes reçus", "Messages and texts received"],
    ["pages", "Pages du rapport", "Pages of the report"],
    ["messages", "Messages", "Messages"],
    ["progress", "Textes reçus", "Texts received"],
    ["to-change", "Aller à la modification", "Go to the change"],
    ["pdf", "Ouvrir le PDF", "Open the PDF"],
    ["pdf-stale", "Dernier PDF valide", "Last valid PDF"],
    ["pdf-older", "plus ancien que le texte", "older than the text"],
    ["new-tab", "(nouvel onglet)", "(new tab)"],
    ["waiting", "Première mise en page…", "Building for the first time…"],
    [
        "no-script",
        "Cette page a besoin de JavaScript pour suivre les changements.",
        "This page needs JavaScript to follow the changes.",
    ],
    ["page", "Page {n}", "Page {n}"],
    ["on-page", "page {n}", "page {n}"],
    ["see-page", "Voir la page {n}", "See page {n}"],
    ["changed", "modifiée", "changed"],
    ["composed", "À jour à {time}", "Up to date at {time}"],
    ["stopped", "Arrêté par des erreurs à {time}", "Stopped by errors at {time}"],
    [
        "lost",
        "Connexion perdue : « actes watch » est-il encore ouvert ?",
        "Connection lost: is “actes watch” still running?",
    ],
    ["took", "{n} s", "{n} s"],
    ["pages-one", "{n} page", "{n} page"],
    ["pages-other", "{n} pages", "{n} pages"],
    ["changes-one", "{n} page modifiée", "{n} page changed"],
    ["changes-other", "{n} pages modifiées", "{n} pages changed"],
    ["error-one", "{n} erreur", "{n} error"],
    ["error-other", "{n} erreurs", "{n} errors"],
    ["warning-one", "{n} point d'attention", "{n} warning"],
    ["warning-other", "{n} points d'attention", "{n} warnings"],
    ["note-one", "{n} remarque", "{n} note"],
    ["note-other", "{n} remarques", "{n} notes"],
    [
        "stale",
        "Les pages affichées datent d'avant ces erreurs. Corrigez et enregistrez : elles se mettront à jour.",
        "The pages shown date from before these errors. Fix them and save: the pages will be updated.",
    ],
    [
        "empty",
        "Il n'y a pas encore de pages. Corrigez et enregistrez.",
        "There are no pages yet. Fix the errors and save.",
    ],
    ["see-first", "Voir la première erreur", "See the first error"],
    ["no-messages", "Rien à signaler.", "Nothing to report."],
    ["help", "Pour corriger", "How to fix it"],
    ["proposed", "Proposition", "Proposed"],
    ["more", "Pour en savoir plus :", "To learn more:"],
    ["table", "Programme et textes reçus", "Programme and texts received"],
    ["part", "Programme", "Programme"],
    ["text", "Texte", "Text"],
    ["actions", "Actions", "Actions"],
    ["pictures", "Images", "Pictures"],
    ["here", "reçu", "here"],
    ["here-several", "reçu ({n})", "here ({n})"],
    ["missing", "manque", "missing"],
    ["unclear", "à corriger", "to fix"],
    ["none", "pas attendu", "not expected"],
    ["from", "attendu de {names}", "expected from {names}"],
    ["from-nobody", "personne n'est désigné", "no one is named"],
    ["missing-one", "{n} texte manque", "{n} text is missing"],
    ["missing-other", "{n} textes manquent", "{n} texts are missing"],
    ["all-here", "tout est là", "all is here"],
];

/// The page in a language.
pub(super) fn html(language: Language) -> String {
    let word =
        |[name, french, english]: &[&'static str; 3]| (*name, language.choose(*french, *english));
    let words: Map<String, Value> =
        WORDS.iter().map(word).map(|(name, word)| (name.to_owned(), word.into())).collect();
    // Within a script element, nothing may look like its end.
    let data = Value::Object(words).to_string().replace('<', "\\u003c");
    let filled = WORDS.iter().map(word).fold(PAGE.to_owned(), |page, (name, word)| {
        page.replace(&format!("{{{{{name}}}}}"), &escaped(word))
    });
    filled.replace("{{language}}", language.choose("fr", "en")).replace("{{words}}", &data)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_all_its_words_in_both_languages() {
        for language in [Language::French, Language::English] {
            let page = html(language);
            assert!(!page.contains("{{"), "{page}");
            assert!(page.contains(&format!("lang=\"{}\"", language.choose("fr", "en"))));
        }
        assert!(html(Language::French).contains("Aller à la modification"));
    }

    #[test]
    fn the_script_asks_for_no_word_that_is_not_there() {
        let script = include_str!("assets/preview.js");
        let has = |name: &str| WORDS.iter().any(|[own, ..]| *own == name);
        for (call, forms) in [("say(\"", &[""][..]), ("counted(\"", &["-one", "-other"])] {
            let mut asked = 0;
            for (at, _) in script.match_indices(call) {
                let name = script[at + call.len()..].split('"').next().unwrap();
                assert!(forms.iter().all(|form| has(&format!("{name}{form}"))), "{name}");
                asked += 1;
            }
            assert!(asked > 2, "{call}");
        }
    }
}
