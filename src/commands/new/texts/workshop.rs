//! The sheet of a workshop, to be filled.

use std::fmt::Write;

use super::super::parts::Sheet;
use super::yaml;
use crate::diagnostic::Language;
use crate::parse::blank::DOTS;

/// A workshop's facts, a part for each group that comes, and what came out.
pub(in super::super) fn text(sheet: &Sheet, language: Language) -> String {
    let key = |french: &'static str, english: &'static str| language.choose(french, english);
    let value = |text: Option<&str>| text.map_or(String::new(), |text| format!(" {}", yaml(text)));
    let is_plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || ":-".contains(c));
    let plain = |text: &str| if is_plain(text) { text.to_owned() } else { yaml(text) };
    let mut out = String::from("---\n");
    // Writing to a string cannot fail.
    let _ = writeln!(out, "id: {}", plain(&sheet.id));
    let _ = writeln!(out, "{}:{}", key("titre", "title"), value(sheet.title.as_deref()));
    let _ = writeln!(out, "session: {}", plain(&sheet.session));
    let _ = writeln!(out, "{}:{}", key("animateur", "host"), value(sheet.host.as_deref()));
    let _ = writeln!(out, "rapporteur:\n---\n");
    out.push_str(language.choose(
        "<!-- Remplacez chaque « … » par vos notes ; ce qui reste « … » n'est pas imprimé, ce qui est entre\n\
         ces deux signes non plus. Plus haut : le sujet après « titre: », et les noms. -->\n\n",
        "<!-- Replace each “…” by your notes; what stays “…” is not printed, nor is what stands between\n\
         these two signs. Above: the topic after “title:”, and the names. -->\n\n",
    ));
    if sheet.groups.len() > 1 {
        out.push_str(language.choose(
            "<!-- Un groupe après l'autre passe à cet atelier : un tiret par idée. On peut commencer par\n\
             **Ajoute** :, **Nuance** :, **Conteste** : ou **Priorise** :. -->\n\n",
            "<!-- One group after the other comes to this workshop: a dash for each idea. It may begin with\n\
             **Adds**:, **Qualifies**:, **Disputes**: or **Prioritises**:. -->\n\n",
        ));
    }
    for (rank, group) in (1..).zip(&sheet.groups) {
        let heading = match (group.as_str(), language) {
            ("", Language::French) => format!("Passage {rank}"),
            ("", Language::English) => format!("Round {rank}"),
            (group, Language::French) => format!("Passage {rank} — groupe {group}"),
            (group, Language::English) => format!("Round {rank} — group {group}"),
        };
        let _ = writeln!(out, "## {heading}\n\n- {DOTS}\n");
    }
    let _ = writeln!(out, "## {}\n\n{DOTS}", key("Synthèse", "Synthesis"));
    out
}
