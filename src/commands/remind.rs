//! `actes check --remind`: one message for each contributor, ready to be sent.
//!
//! The messages are in the event's language, not in that of the program's own messages: their
//! readers are the contributors.

use std::fmt::Write;

use crate::diagnostic::{Code, Language};
use crate::language::Language as ReportLanguage;
use crate::model::event::Event;
use crate::validate::{Completeness, Missing};

/// The messages, or a line that says that nothing is awaited.
pub(super) fn messages(completeness: &Completeness, event: &Event) -> String {
    let french = event.language.starts_with("fr");
    let language = if french { Language::French } else { Language::English };
    let mut people: Vec<&str> = Vec::new();
    for name in completeness.missing.iter().flat_map(|missing| &missing.from) {
        if !people.contains(&name.as_str()) {
            people.push(name);
        }
    }
    let mut messages: Vec<String> = people
        .into_iter()
        .map(|name| {
            let own = |missing: &&Missing| missing.from.iter().any(|from| from == name);
            message(name, completeness.missing.iter().filter(own), event, language)
        })
        .collect();
    let nobody: Vec<_> = completeness.missing.iter().filter(|it| it.from.is_empty()).collect();
    if !nobody.is_empty() {
        let head = language.choose(
            "Encore attendu, sans que personne ne soit désigné\n\
             (nommez qui s'en charge sous « contributeurs: » dans event.yaml) :",
            "Still awaited, and nobody is named for it\n\
             (name someone under “contributors:” in event.yaml):",
        );
        messages.push(format!("{head}\n\n{}", list(nobody.into_iter(), language)));
    }
    if messages.is_empty() {
        return language
            .choose("Rien n'est plus attendu.\n", "Nothing is awaited any more.\n")
            .into();
    }
    messages.join("\n----\n\n")
}

fn message<'a>(
    name: &str,
    missing: impl Iterator<Item = &'a Missing>,
    event: &Event,
    language: Language,
) -> String {
    let list = list(missing, language);
    let title = event.name.as_deref().unwrap_or(&event.title);
    let date = event.date.map_or(String::new(), |date| {
        let date = ReportLanguage::of(language.choose("fr", "en")).long_date(date);
        language.choose(format!(" du {date}"), format!(" of {date}"))
    });
    language.choose(
        format!(
            "À : {name}\nObjet : actes de « {title} »{date}\n\nBonjour,\n\n\
             Nous préparons les actes de « {title} »{date}. Il nous manque encore, de votre part :\n\n\
             {list}\n\
             Un fichier Word ou un simple texte suffit. Merci d’avance,\n\nLe secrétariat\n"
        ),
        format!(
            "To: {name}\nSubject: proceedings of “{title}”{date}\n\nHello,\n\n\
             We are preparing the proceedings of “{title}”{date}. From you we still need:\n\n\
             {list}\n\
             A Word file or plain text is fine. Many thanks,\n\nThe secretariat\n"
        ),
    )
}

fn list<'a>(missing: impl Iterator<Item = &'a Missing>, language: Language) -> String {
    let mut out = String::new();
    for missing in missing {
        let what = match missing.code {
            Code::SessionWithoutNotes => language.choose("les notes de", "the notes of"),
            Code::WorkshopWithoutOutput => {
                language.choose("le compte rendu de l’atelier", "the output of the workshop")
            }
            Code::WorkshopWithoutHost => {
                language.choose("l’animateur de l’atelier", "the host of the workshop")
            }
            Code::WorkshopWithoutRapporteur => {
                language.choose("le rapporteur de l’atelier", "the rapporteur of the workshop")
            }
            Code::ActionWithoutOrigin => {
                language.choose("l’origine de l’action", "the origin of the action")
            }
            Code::ActionWithoutLead => {
                language.choose("le porteur de l’action", "the lead of the action")
            }
            _ => language.choose(
                "l’horizon ou l’échéance de l’action",
                "the horizon or the deadline of the action",
            ),
        };
        let part = &missing.part[language as usize];
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}",
            language.choose(format!("- {what} « {part} »"), format!("- {what} “{part}”"))
        );
    }
    out
}
