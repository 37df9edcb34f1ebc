//! What a reminder says, in the event's language and not in that of the program's own messages: its
//! readers are the contributors.

use std::fmt::Write;

use jiff::civil::Date;

use crate::diagnostic::{Code, Language};
use crate::language::ReportLanguage;
use crate::model::event::Event;
use crate::spelling::fold;
use crate::validate::Missing;

/// A message without its addressee.
pub(super) struct Letter {
    pub subject: String,
    pub body: String,
}

/// The language of the messages: the event's, or English.
pub(super) fn language(event: &Event) -> Language {
    if event.language.starts_with("fr") { Language::French } else { Language::English }
}

/// Asks for what is missing; so many prepared files are attached.
pub(super) fn letter(missing: &[&Missing], event: &Event, files: usize) -> Letter {
    let language = language(event);
    let words = ReportLanguage::of(language.choose("fr", "en"));
    let of_event = of_event(event, language, &words);
    let list = list(missing, language);
    let form = match (files, language) {
        (0, Language::French) => "Un document Word ou un simple message suffit.",
        (1, Language::French) => {
            "Le fichier ci-joint est prêt à être complété\u{a0}: remplacez-y chaque «\u{a0}…\u{a0}» par votre texte.\n\
             Un document Word ou un simple message convient aussi."
        }
        (_, Language::French) => {
            "Les fichiers ci-joints sont prêts à être complétés\u{a0}: remplacez-y chaque «\u{a0}…\u{a0}» par votre texte.\n\
             Un document Word ou un simple message convient aussi."
        }
        (0, Language::English) => "A Word document or a plain message is enough.",
        (1, Language::English) => {
            "The attached file is ready to be filled in: replace each “…” with your text.\n\
             A Word document or a plain message is fine too."
        }
        (_, Language::English) => {
            "The attached files are ready to be filled in: replace each “…” with your text.\n\
             A Word document or a plain message is fine too."
        }
    };
    let deadline = event.reminders.deadline;
    let until = match deadline.map(|day| words.full_date(day)) {
        Some(day) => language.choose(
            format!(
                "Merci de nous répondre au plus tard le {day}, même si tout n’est pas terminé."
            ),
            format!("Please reply by {day}, even if not everything is finished."),
        ),
        None => language
            .choose(
                "Merci de nous répondre dès que possible, même si tout n’est pas terminé.",
                "Please reply as soon as you can, even if not everything is finished.",
            )
            .to_owned(),
    };
    let signature = signature(event, language);
    let by = deadline.map(|day| words.long_date(day)).map_or(String::new(), |day| {
        language.choose(format!(" pour le {day}"), format!(" by {day}"))
    });
    language.choose(
        Letter {
            subject: format!("Actes {of_event}\u{a0}: éléments attendus de votre part{by}"),
            body: format!(
                "Bonjour,\n\nNous préparons les actes {of_event}. Il nous manque encore, de votre part\u{a0}:\n\n\
                 {list}\n{form}\n\n{until}\n\nBien cordialement,\n\n{signature}\n"
            ),
        },
        Letter {
            subject: format!("Proceedings {of_event}: what we still need from you{by}"),
            body: format!(
                "Hello,\n\nWe are preparing the proceedings {of_event}. We still need from you:\n\n\
                 {list}\n{form}\n\n{until}\n\nKind regards,\n\n{signature}\n"
            ),
        },
    )
}

/// The parts that are missing, one a line.
pub(super) fn list(missing: &[&Missing], language: Language) -> String {
    let mut out = String::new();
    for missing in missing {
        let [french, english] = match missing.code {
            Code::SessionWithoutNotes => ["les notes de la séance", "the notes of the session"],
            Code::WorkshopWithoutOutput => {
                ["le compte rendu de l’atelier", "the report of the workshop"]
            }
            Code::WorkshopWithoutHost => {
                ["le nom de l’animateur de l’atelier", "the name of the host of the workshop"]
            }
            Code::WorkshopWithoutRapporteur => {
                ["le nom du rapporteur de l’atelier", "the name of the rapporteur of the workshop"]
            }
            Code::ActionWithoutOrigin => ["l’origine de l’action", "the origin of the action"],
            Code::ActionWithoutLead => ["le porteur de l’action", "the lead of the action"],
            _ => [
                "l’horizon ou l’échéance de l’action",
                "the time frame or the deadline of the action",
            ],
        };
        let part = &missing.part[language as usize];
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}",
            language.choose(
                format!("- {french} «\u{a0}{part}\u{a0}»"),
                format!("- {english} “{part}”")
            )
        );
    }
    out
}

/// The lines below the greeting.
fn signature(event: &Event, language: Language) -> String {
    if !event.reminders.signature.is_empty() {
        return event.reminders.signature.join("\n");
    }
    let facts = &event.facts;
    let behind = facts.network.as_ref().map(|it| it.name.as_str());
    let behind = behind.or(facts.organisers.first().map(|it| it.name.as_str()));
    let secretariat = language.choose("Le secrétariat", "The secretariat");
    behind.map_or(secretariat.to_owned(), |name| format!("{secretariat}\n{name}"))
}

/// « de la Journée d’étude du 4 juin 2024 », “of the Study Day of 4 June 2024”.
fn of_event(event: &Event, language: Language, words: &ReportLanguage) -> String {
    let name = event.name.as_deref().unwrap_or(&event.title);
    let named = match language {
        Language::French => match article(name) {
            Some(article) => format!("{article}{name}"),
            None if name.is_empty() => "de l’événement".to_owned(),
            None => format!("de l’événement «\u{a0}{name}\u{a0}»"),
        },
        Language::English if name.is_empty() => "of the event".to_owned(),
        Language::English => format!("of “{name}”"),
    };
    let Some(first) = event.date else { return named };
    let last = event.end_date.unwrap_or(first);
    // A name may hold its day already.
    if fold(name).contains(&fold(&words.long_date(first))) {
        return named;
    }
    match language {
        Language::French => format!("{named} {}", from_to(first, last, words)),
        Language::English => format!("{named} ({})", words.days(first, last)),
    }
}

/// « du 4 juin 2024 », « du 2 au 3 octobre 2025 », « du 30 novembre au 1er décembre 2024 ».
fn from_to(first: Date, last: Date, words: &ReportLanguage) -> String {
    let (start, end) = (words.long_date(first), words.long_date(last));
    if first == last {
        return format!("du {end}");
    }
    let kept = match () {
        () if first.first_of_month() == last.first_of_month() => 1,
        () if first.year() == last.year() => 2,
        () => 3,
    };
    let start = start.split(' ').take(kept).collect::<Vec<_>>().join(" ");
    format!("du {start} au {end}")
}

/// « de la » of a journée, « de l’ » of an atelier, « des » of assises; nothing for a name that does
/// not begin with such a word.
fn article(name: &str) -> Option<&'static str> {
    const MASCULINE: &[&str] = &[
        "atelier",
        "carrefour",
        "colloque",
        "comite",
        "congres",
        "cycle",
        "debat",
        "festival",
        "forum",
        "seminaire",
        "sommet",
        "stage",
        "symposium",
        "webinaire",
        "salon",
        "petit dejeuner",
        "cafe",
        "printemps",
        "module",
        "parcours",
        "hackathon",
        "conseil",
        "rendez vous",
        "voyage",
    ];
    const FEMININE: &[&str] = &[
        "assemblee",
        "conference",
        "convention",
        "demi journee",
        "formation",
        "journee",
        "matinee",
        "reunion",
        "rencontre",
        "restitution",
        "semaine",
        "session",
        "soiree",
        "table ronde",
        "table",
        "universite",
        "visite",
        "biennale",
        "ecole",
        "mission",
    ];
    const PLURAL: &[&str] = &[
        "assises",
        "ateliers",
        "conferences",
        "entretiens",
        "etats",
        "journees",
        "rencontres",
        "semaines",
        "universites",
        "visites",
        "tables",
    ];
    let folded = name.split_whitespace().map(fold).collect::<Vec<_>>();
    let is_ordinal = |word: &str| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        (letters.len() < word.len() && letters.len() <= 4)
            || word.ends_with("ieme")
            || word.ends_with("iemes")
            || word.starts_with("premier")
            || matches!(word, "grand" | "grande" | "grands" | "grandes" | "second" | "seconde")
    };
    let first = folded.first()?;
    let noun = if is_ordinal(first) { folded.get(1)? } else { first };
    let opens = |words: &[&str]| words.contains(&noun.as_str());
    let is_elided = first.starts_with(['a', 'e', 'i', 'o', 'u']);
    match () {
        () if opens(PLURAL) => Some("des "),
        () if is_elided && (opens(MASCULINE) || opens(FEMININE)) => Some("de l’"),
        () if opens(MASCULINE) => Some("du "),
        () if opens(FEMININE) => Some("de la "),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_event_is_named_with_its_article() {
        let named = |name: &str| article(name).map(|article| format!("{article}{name}"));
        for (name, said) in [
            ("Journée d’étude", "de la Journée d’étude"),
            ("Atelier thématique", "de l’Atelier thématique"),
            ("Assises du logement", "des Assises du logement"),
            ("3e Colloque des Exemples", "du 3e Colloque des Exemples"),
            ("Deuxièmes rencontres", "des Deuxièmes rencontres"),
            ("Demi-journée d’échanges", "de la Demi-journée d’échanges"),
            ("États généraux", "des États généraux"),
        ] {
            assert_eq!(named(name).as_deref(), Some(said));
        }
        assert_eq!(named("Habiter la montagne"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn days_are_told_as_in_a_sentence() {
        let words = ReportLanguage::of("fr");
        let said = |first, last| from_to(first, last, &words);
        assert_eq!(said(date(2024, 6, 4), date(2024, 6, 4)), "du 4 juin 2024");
        assert_eq!(said(date(2025, 10, 2), date(2025, 10, 3)), "du 2 au 3 octobre 2025");
        assert_eq!(
            said(date(2024, 11, 30), date(2024, 12, 1)),
            "du 30 novembre au 1er décembre 2024"
        );
        assert_eq!(
            said(date(2024, 12, 31), date(2025, 1, 1)),
            "du 31 décembre 2024 au 1er janvier 2025"
        );
    }
}
