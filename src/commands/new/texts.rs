//! The words of the prepared files, in the event's language. Whatever helps to fill them stands in
//! comments, which are never printed.

pub(super) mod agenda;
pub(super) mod editor;
pub(super) mod event;
pub(super) mod guide;
pub(super) mod note;
pub(super) mod workshop;

use crate::diagnostic::Language;

/// A text with the mark that tells Word, Notepad and Excel that it is UTF-8. Lines end as everywhere
/// but on Windows, where all three read them too.
pub(super) fn marked(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").into_bytes()
}

/// A text as a value of YAML, on one line.
fn yaml(text: &str) -> String {
    serde_json::Value::from(one_line(text)).to_string()
}

/// A text without line ends and control characters.
fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    crate::spelling::one_line(&text)
}

/// A text as it stands in Markdown, whatever signs it holds.
fn markdown(text: &str) -> String {
    crate::spelling::literal(&one_line(text))
}

/// A text inside a comment, which it cannot end.
fn comment(text: &str) -> String {
    let mut text = one_line(text);
    while text.contains("--") {
        text = text.replace("--", "–");
    }
    text
}

/// The line that tells editors which schema a YAML file follows; `up` leads to the event's folder.
fn modeline(schema: &str) -> String {
    format!("# yaml-language-server: $schema=.actes/schemas/{schema}.json\n")
}

/// The name of the file that tells how to fill the others.
pub(super) fn readme(language: Language) -> &'static str {
    language.choose("LISEZMOI.txt", "README.txt")
}

/// `actions.yaml`.
pub(super) fn actions(language: Language) -> String {
    let text = language.choose(
        "# Propositions d'action. Une action commence par un tiret ; retirez les « # » de l'exemple et\n\
         # remplacez ses mots. Seul le titre est indispensable.\n\
         #\n\
         # actions:\n\
         #   - id: A1                        # ne le changez plus : les agendas le reconnaissent\n\
         #     titre: Ce qu'il faut faire, en une ligne\n\
         #     description: Pourquoi, et comment.\n\
         #     origine: [atelier-1]          # d'où elle vient : séances (9h40) ou ateliers\n\
         #     porteur: Qui s'en charge\n\
         #     partenaires: [Qui aide]\n\
         #     horizon: printemps 2027       # ou, plus sûr, echeance: 2027-03-31\n\
         #     priorite: moyenne             # élevée, moyenne, basse\n",
        "# Action proposals. An action begins with a dash; take off the “#” of the example and replace its\n\
         # words. Only the title is needed.\n\
         #\n\
         # actions:\n\
         #   - id: A1                        # keep it: calendars know the action by it\n\
         #     title: What is to be done, in one line\n\
         #     description: Why, and how.\n\
         #     origin: [workshop-1]          # where it comes from: sessions (9:40) or workshops\n\
         #     lead: Who takes it on\n\
         #     partners: [Who helps]\n\
         #     horizon: spring 2027          # or, safer, deadline: 2027-03-31\n\
         #     priority: medium              # high, medium, low\n",
    );
    modeline("actions") + text
}

/// The heads of the list of participants, between the signs that each country's Excel expects.
pub(super) fn participants(language: Language) -> String {
    language
        .choose(
            "Nom;Prénom;Fonction;Structure;Catégorie;Territoire;Région;Présent;Consentement;Photo\n",
            "Name,First name,Function,Organisation,Category,Territory,Region,Present,Consent,Photo\n",
        )
        .to_owned()
}

/// The folders that begin empty, each with a word on what it is for.
pub(super) fn folders(language: Language) -> [(&'static str, &'static str); 2] {
    [
        (
            "annexes",
            language.choose(
                "Déposez ici les diaporamas et documents à joindre aux actes, en PDF.\n\
                 Ils sont imprimés à la fin, page par page. Ce fichier-ci ne l'est pas.\n",
                "Put the slides and papers here that go with the report, as PDF.\n\
                 They are printed at its end, page by page. This file is not.\n",
            ),
        ),
        (
            "photos",
            language.choose(
                "Déposez ici les photographies, telles qu'elles sortent de l'appareil (JPEG, PNG).\n\
                 Pour en montrer une dans des notes : ![Ce qu'on y voit](../photos/salle.jpg)\n\
                 Assurez-vous que les personnes reconnaissables sont d'accord.\n",
                "Put photographs here, as they come from the camera (JPEG, PNG).\n\
                 To show one in notes: ![What is to be seen](../photos/room.jpg)\n\
                 Make sure that people who can be recognised agree.\n",
            ),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words() {
        assert_eq!(markdown("a\n# *b* [c](d) <e>"), "a \\# \\*b\\* \\[c\\](d) \\<e\\>");
        assert_eq!(comment("fin --> de ----- tout"), "fin –> de ––- tout");
        assert_eq!(yaml("a: \"b\"\n'c'"), "\"a: \\\"b\\\" 'c'\"");
    }
}
