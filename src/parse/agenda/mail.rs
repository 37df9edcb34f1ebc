//! The letter around an agenda or a note that was pasted from one: head, greeting and signature.
//!
//! In an agenda they are recognised only together with a head that names who wrote and to whom or
//! when, so that « Date : 12 juin » or « Objet : … » of its own is left alone. A note may hold several
//! letters, and may have lost the head of the last.

use std::ops::Range;

use super::time::leading_slot;
use super::words::lists;
use crate::spelling::fold;

/// The label of a letter's subject.
pub(super) const SUBJECT: &str =
    "objet|subject|sujet|betreff|asunto|assunto|oggetto|onderwerp|temat";
const WRITERS: &[&str] = &["de", "from", "expediteur", "von", "da", "van", "od", "remitente"];
/// Who it went to, or when: an agenda that has no such line is no letter.
const READERS: &[&str] = &[
    "a",
    "to",
    "an",
    "cc",
    "cci",
    "bcc",
    "envoye",
    "envoye le",
    "sent",
    "para",
    "aan",
    "do",
    "gesendet",
    "enviado",
    "enviado el",
    "inviato",
    "verzonden",
    "wyslano",
];
/// Who it went to, which « Objet : » with it makes a letter's head.
const PEOPLE: &[&str] =
    &["a", "to", "an", "cc", "cci", "bcc", "destinataires", "destinataire", "para", "aan"];
/// What else stands in the head of a letter.
const OTHERS: &[&str] = &[
    "fecha",
    "datum",
    "data",
    "copie",
    "destinataire",
    "destinataires",
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
    "coucou",
    "salut",
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
    "estimados",
    "estimadas",
    "estimado",
    "estimada",
    "queridos",
    "gentili",
    "gentile",
    "caros",
    "caro",
    "geachte",
    "beste",
    "liebe",
    "sehr geehrte",
    "szanowni",
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
    "bonne reception",
    "un saludo",
    "un cordial saludo",
    "saludos cordiales",
    "atentamente",
    "cordiali saluti",
    "distinti saluti",
    "met vriendelijke groet",
    "met vriendelijke groeten",
    "mit freundlichen grussen",
    "viele grusse",
    "herzliche grusse",
    "com os melhores cumprimentos",
    "cumprimentos",
    "z powazaniem",
    "pozdrawiam",
];
/// With what letters to a colleague end; they may stand in a text as well, where more follows.
const LIGHT_CLOSINGS: &[&str] = &[
    "bonne journee",
    "tres bonne journee",
    "belle journee",
    "tres belle journee",
    "bonne fin de journee",
    "bonne soiree",
    "belle soiree",
    "bon week end",
    "bonne semaine",
    "bonne reception",
    "bonne lecture",
    "bonne continuation",
    "a bientot",
    "a tres bientot",
    "a tres vite",
    "a plus",
    "a demain",
    "bises",
    "bise",
    "biz",
    "grosses bises",
    "amities",
    "mes amities",
    "bien sincerement",
    "sincerement",
    "respectueusement",
    "meilleures salutations",
    "merci",
    "merci encore",
    "merci beaucoup",
    "merci d avance",
    "merci a vous",
    "merci a toi",
    "avec mes remerciements",
    "cdt",
    "cdlt",
    "bien cdt",
    "cheers",
    "best",
    "best wishes",
    "many thanks",
    "thanks",
    "thank you",
    "all the best",
];
/// With what the writer of a letter says what it brings.
const COVERING: &[&str] = &[
    "voici ",
    "voila ",
    "veuillez trouver",
    "vous trouverez",
    "tu trouveras",
    "ci joint",
    "ci dessous",
    "je t envoie",
    "je vous envoie",
    "je te transmets",
    "je vous transmets",
    "je t adresse",
    "je vous adresse",
    "je vous prie de trouver",
    "comme convenu",
    "comme promis",
    "comme demande",
    "suite a votre",
    "suite a ta",
    "suite a notre",
    "en reponse a",
    "merci pour ",
    "merci encore",
    "desole",
    "j espere que",
    "please find",
    "here are my notes",
    "here is my",
    "here are the notes",
    "as promised",
    "as agreed",
    "thank you for",
    "thanks for",
];

const ADDED: &[&str] = &[
    "envoye de mon",
    "envoye depuis",
    "sent from my",
    "message d origine",
    "original message",
    "message transfere",
    "forwarded message",
    "telecharger outlook",
    "get outlook for",
];

/// No line of a signature is longer.
const LONGEST_LINE: usize = 160;
/// A signature has at most so many lines.
const LONGEST_SIGNATURE: usize = 14;
/// That of a letter to a colleague has fewer.
const LIGHT_SIGNATURE: usize = 6;
/// No line of it is longer: what is longer says something.
const LIGHT_LINE: usize = 60;
/// What a letter brings is said in so many letters at most.
const LONGEST_COVER: usize = 220;

/// A line that is not blank, by its bytes.
type Line<'a> = (Range<usize>, &'a str);

/// The lines of the letter around an agenda, by their bytes. What it is about stays: it may be the
/// only title that the event has.
#[must_use]
pub fn lines(text: &str) -> Vec<Range<usize>> {
    let all = filled(text);
    let Some(head) = head(&all, 0) else { return ranges(short_head(&all)).collect() };
    let about = |line: &str| label(line).is_some_and(|it| is_subject(&it));
    let kept = all[head.clone()].iter().filter(|(_, line)| !about(line));
    let mut found: Vec<_> = kept.map(|(range, _)| range.clone()).collect();
    let rest = &all[head.end..];
    found.extend(ranges(greeting(rest)));
    found.extend(ranges(signature(rest)));
    found
}

/// The lines of all letters in a note, by their bytes; `start` is where its text begins.
#[must_use]
pub fn lines_of_note(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut all = filled(text);
    all.retain(|(range, _)| range.start >= start);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut is_letter = false;
    loop {
        let next = head(&all, at);
        let end = next.as_ref().map_or(all.len(), |head| head.start);
        let letter = &all[at..end];
        let signed = signature(letter);
        // A greeting alone opens a speech as well.
        if is_letter || !signed.is_empty() {
            let greeted = greeting(letter);
            found.extend(ranges(greeted));
            let rest = &letter[greeted.len()..];
            found.extend(ranges(cover(rest)).filter(|_| !greeted.is_empty()));
        }
        found.extend(ranges(signed));
        found.extend(letter.iter().filter(|it| is_added(it.1)).map(|(range, _)| range.clone()));
        let Some(head) = next else { break };
        found.extend(ranges(&all[head.clone()]));
        at = head.end;
        is_letter = true;
    }
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

fn filled(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let all = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len()..at - line.len() + line.trim_end_matches('\n').len(), line)
    });
    all.filter(|(_, line)| !line.trim().is_empty()).collect()
}

fn ranges<'a>(lines: &'a [Line<'_>]) -> impl Iterator<Item = Range<usize>> + 'a {
    lines.iter().map(|(range, _)| range.clone())
}

/// The first head from a line on: lines in a row that say who wrote, and to whom or when.
fn head(all: &[Line<'_>], from: usize) -> Option<Range<usize>> {
    let is_head = |line: &str| {
        label(line).is_some_and(|it| {
            [WRITERS, READERS, OTHERS].iter().any(|list| list.contains(&&*it)) || is_subject(&it)
        })
    };
    let mut start = from;
    while start < all.len() {
        let length = all[start..].iter().take_while(|(_, line)| is_head(line)).count();
        let head = start..start + length;
        let labels: Vec<_> = all[head.clone()].iter().filter_map(|it| label(it.1)).collect();
        let has = |words: &[&str]| labels.iter().any(|it| words.contains(&it.as_str()));
        let about = labels.iter().any(|it| is_subject(it));
        let hours = all[head.clone()].iter().any(|it| holds_hours(it.1));
        if has(WRITERS) && has(READERS) || about && (has(WRITERS) || has(PEOPLE)) && !hours {
            return Some(head);
        }
        start += length.max(1);
    }
    None
}

/// « De : Ana » and the greeting below it, of a letter pasted without the rest of its head.
fn short_head<'a, 'b>(all: &'a [Line<'b>]) -> &'a [Line<'b>] {
    let is_writer = |line: &str| label(line).is_some_and(|it| WRITERS.contains(&&*it));
    match all {
        [(_, first), (_, second), ..] if is_writer(first) && is_greeting(second) => &all[..2],
        _ => &[],
    }
}

/// The greeting that a letter opens with.
fn greeting<'a, 'b>(letter: &'a [Line<'b>]) -> &'a [Line<'b>] {
    let is_there = letter.first().is_some_and(|(_, line)| is_greeting(line));
    &letter[..usize::from(is_there)]
}

/// The line below the greeting that says what the letter brings: « Voici mes notes de la table ronde. »
fn cover<'a, 'b>(letter: &'a [Line<'b>]) -> &'a [Line<'b>] {
    let is_cover = |(_, line): &Line<'_>| {
        let folded = fold(line);
        let is_title = line.trim_start().starts_with(['#', '-', '*', '>', '|']);
        line.chars().count() <= LONGEST_COVER
            && !is_title
            && COVERING.iter().any(|it| folded.starts_with(it))
    };
    let count = letter.iter().take(2).take_while(|it| is_cover(it)).count();
    &letter[..count]
}

/// The closing words of a letter and what follows them.
fn signature<'a, 'b>(letter: &'a [Line<'b>]) -> &'a [Line<'b>] {
    let Some(closing) = letter.iter().rposition(|(_, line)| is_closing(line)) else {
        return light_signature(letter);
    };
    // « Bonne journée, » may stand above « Cordialement, », and « Bises, Awa » above a program's « -- ».
    let above = letter[..closing].iter().rev().take(LIGHT_SIGNATURE / 2);
    let above = above.take_while(|(_, line)| is_light_closing(line) || is_first_name(line));
    let above = above.collect::<Vec<_>>();
    let light = above.iter().rposition(|(_, line)| is_light_closing(line));
    let closing = closing - light.map_or(0, |rank| rank + 1);
    let signature = &letter[closing..];
    let is_text = |(_, line): &Line<'_>| {
        let line = line.trim();
        leading_slot(line).is_some() || line.starts_with('#') || line.chars().count() > LONGEST_LINE
    };
    let is_one = signature.len() <= LONGEST_SIGNATURE && !signature.iter().any(is_text);
    if is_one { signature } else { &[] }
}

/// The end of a letter to a colleague: « Bonne journée, Marc ». A name, or little more, follows it.
fn light_signature<'a, 'b>(letter: &'a [Line<'b>]) -> &'a [Line<'b>] {
    let is_greeted = !greeting(letter).is_empty();
    let from = letter.len().saturating_sub(LIGHT_SIGNATURE);
    let found = letter[from..].iter().position(|(_, line)| is_light_closing(line));
    let Some(closing) = found.filter(|_| is_greeted) else { return &[] };
    let signature = &letter[from + closing..];
    let is_short = |(_, line): &Line<'_>| {
        let line = line.trim();
        line.chars().count() <= LIGHT_LINE
            && leading_slot(line).is_none()
            && !line.starts_with(['#', '-', '*', '>', '|'])
    };
    if signature.iter().all(is_short) { signature } else { &[] }
}

/// Whether a line ends a letter to a colleague, and says little else: « Merci encore pour tout, »,
/// « Bonne journée Marc ».
fn is_light_closing(line: &str) -> bool {
    let folded = fold(line);
    let few = folded.split(' ').count() <= 7 && line.trim().chars().count() <= LIGHT_LINE;
    let ends = |closing: &&str| {
        folded.strip_prefix(*closing).is_some_and(|it| it.is_empty() || it.starts_with(' '))
    };
    few && !line.contains(':') && LIGHT_CLOSINGS.iter().any(ends)
}

/// Whether a line may be the name with which a letter to a colleague is signed: one or two words.
fn is_first_name(line: &str) -> bool {
    let words: Vec<_> = line.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    (1..=2).contains(&words.len()) && words.iter().all(is_capital) && !line.contains(':')
}

/// What programs add to letters: « Envoyé de mon téléphone », « Le lundi 3 juin, X a écrit : ».
fn is_added(line: &str) -> bool {
    let folded = fold(line);
    let begins = ADDED.iter().any(|it| folded.starts_with(it));
    let is_quoted = ["a ecrit", "wrote", "schrieb"].iter().any(|it| folded.ends_with(it))
        && line.trim_end().ends_with(':')
        && (line.contains('@') || folded.starts_with("le ") || folded.starts_with("on "))
        && folded.contains(|c: char| c.is_ascii_digit());
    begins || is_quoted
}

/// Whether what a head's line holds is an hour: « De : 9h à 10h » heads no letter.
fn holds_hours(line: &str) -> bool {
    line.split_once(':').is_some_and(|(_, value)| {
        let value = value.trim_start_matches(['*', ' ']);
        leading_slot(value).is_some_and(|(_, rest)| rest.trim().len() < 20)
    })
}

/// What stands before the colon of a line, folded.
fn label(line: &str) -> Option<String> {
    let bare = line.trim().trim_start_matches(['>', '*', '_', ' ']);
    let (label, _) = bare.split_once(':')?;
    (label.chars().count() <= 20).then(|| fold(label))
}

fn is_subject(label: &str) -> bool {
    lists(SUBJECT, label)
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
    let is_known = |closing: &str| {
        let rest = folded.strip_prefix(closing);
        // « Bien cordialement à toutes et tous, »
        rest.is_some_and(|it| it.is_empty() || (it.starts_with(" a ") && it.len() < 40))
    };
    matches!(line.trim(), "--" | r"\--") || CLOSINGS.iter().any(|it| is_known(it))
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
        check("De : Sylvie\nBonjour,\n\n9h30 Accueil\n10h Forêt\n", &["De : Sylvie", "Bonjour,"]);
        check("De : la forêt\n9h30 Accueil\n", &[]);
    }

    #[track_caller]
    fn check_note(text: &str, expected: &[&str]) {
        let found: Vec<_> = lines_of_note(text, 0).into_iter().map(|it| text[it].trim()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_note_may_hold_several_letters() {
        let text = "De : Jo\nÀ : Ana\nObjet : notes\n\nBonjour,\n\nVoici mes notes.\n\nBien cordialement,\n\n\
                    Jo Brouillon\nChargée de mission\n\n-----Message d'origine-----\nFrom: Ana\nSent: Monday\n\n\
                    On bâtit peu.\n\nCordialement à tous,\nAna\n\nEnvoyé de mon téléphone\n";
        check_note(
            text,
            &[
                "De : Jo",
                "À : Ana",
                "Objet : notes",
                "Bonjour,",
                "Voici mes notes.",
                "Bien cordialement,",
                "Jo Brouillon",
                "Chargée de mission",
                "-----Message d'origine-----",
                "From: Ana",
                "Sent: Monday",
                "Cordialement à tous,",
                "Ana",
                "Envoyé de mon téléphone",
            ],
        );
        check_note(
            "Bonjour à tous,\n\nMes notes.\n\nCordialement,\nJo\n",
            &["Bonjour à tous,", "Cordialement,", "Jo"],
        );
        check_note(
            "Le lun. 3 juin 2019 à 9:12, Jo <jo@a.fr> a écrit :\n> Mes notes.\n",
            &["Le lun. 3 juin 2019 à 9:12, Jo <jo@a.fr> a écrit :"],
        );
    }

    #[test]
    fn a_letter_to_a_colleague_leaves_its_notes() {
        check_note(
            "Bonjour Camille,\n\nVoici mes notes de la table ronde, désolé pour le retard.\n\nAna : la banque \
             finance.\n\nMerci encore pour l'organisation,\n\nBonne journée\n\nMarc\n",
            &[
                "Bonjour Camille,",
                "Voici mes notes de la table ronde, désolé pour le retard.",
                "Merci encore pour l'organisation,",
                "Bonne journée",
                "Marc",
            ],
        );
        check_note(
            "Coucou Ana,\n\nVoilà mes notes, enlève ce qui est tendu.\n\nJo : une avance.\n\nBises,\nCléo\n\\--\nCléo Modèle, stagiaire\n",
            &[
                "Coucou Ana,",
                "Voilà mes notes, enlève ce qui est tendu.",
                "Bises,",
                "Cléo",
                r"\--",
                "Cléo Modèle, stagiaire",
            ],
        );
        check_note(
            "Bonjour,\nVous trouverez ci-dessous le texte.\n\nOn bâtit.\n\nBelle journée,\nCordialement,\nJo\n",
            &[
                "Bonjour,",
                "Vous trouverez ci-dessous le texte.",
                "Belle journée,",
                "Cordialement,",
                "Jo",
            ],
        );
    }

    #[test]
    fn a_note_of_its_own_loses_nothing() {
        // Somebody ends a speech so, and the debate goes on.
        check_note(
            "Bonjour à tous,\n\nOn bâtit.\n\nMerci à vous.\n\nAna : une question ?\n\nPaul : le bâti ancien demande dix-huit mois de travaux au moins, et autant d'études.\n",
            &[],
        );
        check_note("On bâtit.\n\nBonne journée\n\nMarc\n", &[]);
        check_note("Bonjour à tous, dit-elle.\n\nDe : 9h\n\nOn parle.\n\nÀ : voir\n", &[]);
        check_note("Cordialement,\n\n## Suite\n\nOn bâtit.\n", &[]);
        check_note("Paul Modèle a écrit :\n> On bâtit.\n", &[]);
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
