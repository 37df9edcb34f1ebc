//! The letter around an agenda that was pasted from one: head, greeting and signature.
//!
//! They are recognised only together with a head that names who wrote and to whom or when, so that
//! « Date : 12 juin » or « Objet : … » in an agenda of its own is left alone.

use std::ops::Range;

use super::time::leading_slot;
use crate::spelling::fold;

const WRITERS: &[&str] = &["de", "from", "expediteur", "von"];
/// Who it went to, or when: an agenda that has no such line is no letter.
const READERS: &[&str] = &["a", "to", "an", "cc", "cci", "bcc", "envoye", "envoye le", "sent"];
const OTHERS: &[&str] = &[
    "a",
    "to",
    "an",
    "cc",
    "cci",
    "bcc",
    "copie",
    "destinataire",
    "destinataires",
    "envoye",
    "envoye le",
    "sent",
    "date",
    "repondre a",
    "reply to",
    "importance",
    "pieces jointes",
    "piece jointe",
    "attachments",
];
const GREETINGS: &[&str] = &[
    "bonjour",
    "bonsoir",
    "cher",
    "chere",
    "chers",
    "cheres",
    "madame",
    "monsieur",
    "mesdames",
    "messieurs",
    "hello",
    "dear",
    "hi",
    "good morning",
];
const CLOSINGS: &[&str] = &[
    "cordialement",
    "bien cordialement",
    "tres cordialement",
    "cordialement a vous",
    "bien a vous",
    "sinceres salutations",
    "salutations",
    "amicalement",
    "bien amicalement",
    "best regards",
    "kind regards",
    "regards",
    "yours sincerely",
    "sincerely",
];

/// A signature has at most so many lines.
const LONGEST_SIGNATURE: usize = 14;

/// The lines of the letter, by their bytes.
#[must_use]
pub fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let all: Vec<_> = text
        .split_inclusive('\n')
        .map(|line| {
            at += line.len();
            (at - line.len()..at - line.len() + line.trim_end_matches('\n').len(), line)
        })
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    let is_head = |line: &str| {
        label(line)
            .is_some_and(|it| WRITERS.contains(&&*it) || OTHERS.contains(&&*it) || is_subject(&it))
    };
    let Some(first) = all.iter().position(|(_, line)| is_head(line)) else { return Vec::new() };
    let length = all[first..].iter().take_while(|(_, line)| is_head(line)).count();
    let head = &all[first..first + length];
    let has =
        |words: &[&str]| head.iter().filter_map(|it| label(it.1)).any(|it| words.contains(&&*it));
    if !has(WRITERS) || !has(READERS) {
        return Vec::new();
    }
    // What the letter is about may be the only title that the event has.
    let about = |line: &str| label(line).is_some_and(|it| is_subject(&it));
    let mut found: Vec<_> =
        head.iter().filter(|(_, line)| !about(line)).map(|(range, _)| range.clone()).collect();
    let rest = &all[first + length..];
    found
        .extend(rest.first().filter(|(_, line)| is_greeting(line)).map(|(range, _)| range.clone()));
    let closing = rest.iter().rposition(|(_, line)| is_closing(line));
    if let Some(closing) = closing {
        let signature = &rest[closing..];
        let is_programme = |(_, line): &(Range<usize>, &str)| leading_slot(line.trim()).is_some();
        if signature.len() <= LONGEST_SIGNATURE && !signature.iter().any(is_programme) {
            found.extend(signature.iter().map(|(range, _)| range.clone()));
        }
    }
    found
}

/// What stands before the colon of a line, folded.
fn label(line: &str) -> Option<String> {
    let bare = line.trim().trim_start_matches(['>', '*', '_', ' ']);
    let (label, _) = bare.split_once(':')?;
    (label.chars().count() <= 20).then(|| fold(label))
}

fn is_subject(label: &str) -> bool {
    matches!(label, "objet" | "subject" | "sujet" | "betreff")
}

fn is_greeting(line: &str) -> bool {
    let folded = fold(line);
    let begins = GREETINGS.iter().any(|it| {
        folded.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    begins && folded.split(' ').count() <= 9 && line.trim_end().ends_with([',', '!', '.', ':'])
}

fn is_closing(line: &str) -> bool {
    let folded = fold(line);
    line.trim_end() == "--" || CLOSINGS.contains(&folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = lines(text).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_letter_around_an_agenda_is_recognised() {
        let text = "**De :** Camille Exemple\nEnvoyé : lundi 3 juin\nÀ : tous\nObjet : Journée\n\n\
                    Bonjour à toutes et à tous,\n\nVoici le programme.\n\n9h30 Accueil\n\n\
                    Bien cordialement,\n\nCamille Exemple\n06 12 34 56 78\n";
        let letter = [
            "**De :** Camille Exemple",
            "Envoyé : lundi 3 juin",
            "À : tous",
            "Bonjour à toutes et à tous,",
            "Bien cordialement,",
            "Camille Exemple",
            "06 12 34 56 78",
        ];
        check(text, &letter);
    }

    #[test]
    fn an_agenda_of_its_own_loses_nothing() {
        check("Date : 12 juin\nObjet : habiter\nDe : 9h à 10h\n9h30 Accueil\n", &[]);
        check("De : 9h\n9h30 Accueil\nCordialement,\nCamille\n", &[]);
        check("9h30 Accueil\n\nCordialement,\nCamille\n", &[]);
        let text = "De : Jo\nÀ : tous\n\nBonjour, nous nous retrouverons bientôt pour parler ensemble de tout.\n\
                    9h30 Accueil\nCordialement,\n10h Fin\n";
        check(text, &["De : Jo", "À : tous"]);
    }
}
