//! `event.yaml`: what was understood of the agenda, and examples of the rest.

use std::fmt::Write;

use super::super::super::load::Loaded;
use super::super::parts::Parts;
use super::{comment, modeline, one_line, yaml};
use crate::diagnostic::Language;
use crate::discover::Role;

/// The facts of the event. What the agenda says stays a comment: the agenda is its source, and a
/// correction there must not be held up here.
pub(in super::super) fn text(loaded: &Loaded, parts: &Parts<'_>, language: Language) -> String {
    let event = &loaded.report.event;
    let key = |french: &'static str, english: &'static str| language.choose(french, english);
    let mut out = modeline("event");
    out.push_str(language.choose(
        "# Fiche de l'événement. Tout y est facultatif : une ligne qui commence par « # » est sans effet.\n\
         # Pour vous en servir, retirez le « # » et l'espace qui le suit.\n\n",
        "# The facts of the event. All of it is optional: a line that begins with “#” has no effect.\n\
         # To use one, take off the “#” and the space after it.\n\n",
    ));
    let _ = writeln!(out, "{}: {}", key("langue", "language"), key("fr", "en"));
    out.push_str(language.choose(
        "statut: projet            # projet ; puis définitif, quand plus rien ne manque\n\n",
        "status: draft             # draft; then final, when nothing is missing any more\n\n",
    ));

    let agenda = loaded.sources.iter().zip(&loaded.roles);
    let agenda =
        agenda.filter(|(_, role)| **role == Role::Agenda).map(|((_, it), _)| it.path.clone());
    let agenda = agenda.into_iter().next();
    let mut understood = Vec::new();
    if !event.title.is_empty() {
        understood.push(format!("{}: {}", key("titre", "title"), yaml(&event.title)));
    }
    if let Some(name) = &event.name {
        understood.push(format!("{}: {}", key("nom", "name"), yaml(name)));
    }
    understood.extend(event.date.map(|date| format!("date: {date}")));
    understood
        .extend(event.end_date.map(|date| format!("{}: {date}", key("date_fin", "end_date"))));
    if !event.facts.venue.is_empty() {
        let lines = event.facts.venue.iter().map(|line| yaml(line)).collect::<Vec<_>>().join(", ");
        understood.push(format!("{}: [{lines}]", key("lieu", "venue")));
    }
    if let Some(agenda) = agenda.filter(|_| !understood.is_empty()) {
        out.push_str(&language.choose(
            format!("# Ce que dit l'ordre du jour ({agenda}). À ne reprendre ici que pour le corriger.\n"),
            format!("# What the agenda says ({agenda}). To be taken up here only to correct it.\n"),
        ));
        understood.iter().for_each(|line| {
            let _ = writeln!(out, "# {line}");
        });
        out.push('\n');
    }

    out.push_str(language.choose(
        "# Qui prend les notes, et de quoi : `actes check --remind` leur écrit ce qui manque.\n# contributeurs:\n",
        "# Who takes the notes, and of what: `actes check --remind` writes to them what is missing.\n# contributors:\n",
    ));
    let person = key("Prénom Nom", "First Last");
    let awaited = |out: &mut String, reference: &str, title: &str| {
        let (name, wanted) = (key("nom", "name"), key("pour", "for"));
        let title = match comment(title) {
            title if title.is_empty() => title,
            title => format!("   # {title}"),
        };
        let _ = writeln!(out, "#   - {{{name}: {person}, {wanted}: [{reference}]}}{title}");
    };
    for (reference, title) in &parts.awaited {
        awaited(&mut out, &bare(reference), title);
    }
    if parts.awaited.is_empty() {
        awaited(&mut out, key("9h40", "9:40"), key("la séance de 9h40", "the session at 9:40"));
    }
    out.push_str(language.choose(REST[0], REST[1]));
    out
}

/// A reference within a list between brackets.
fn bare(reference: &str) -> String {
    let is_plain = reference.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_plain { reference.to_owned() } else { yaml(&one_line(reference)) }
}

/// Examples of the rest, in French and in English.
const REST: [&str; 2] = [
    "
# Qui organise, qui publie, qui aide. Les logos vont dans le dossier logos.
# reseau: {nom: Nom du réseau, sigle: SIGLE, site: https://example.org}
# organisateurs: [Nom de l'organisateur, {nom: Un autre, logo: logos/autre.svg, alternative: Ce que montre le logo}]
# partenaires: [Nom d'un partenaire]
# financement: {fonds: FEADER, periode: 2023-2027}

# À qui écrire, sous quelles conditions réutiliser ces actes, qui a fait quoi.
# contact: actes@example.org
# licence: Licence Ouverte 2.0
# credits: [{fonction: Rédaction, noms: [Prénom Nom]}]

# Consentement : la réponse de chacun se note dans participants.csv, ou ici.
# personnes: [{nom: Prénom Nom, structure: Sa structure, consentement: oui}]
# attribution: nommée       # qui est cité : nommée, organisation ou anonyme

# Pour le bilan de l'année (`actes export stats`).
# niveau: régional          # européen, national, régional, local
# modalite: présentiel      # présentiel, distanciel, hybride
# thematique: [Thème de l'événement]

# modele: sober             # en noir sur blanc, sans aplats
",
    "
# Who organises, who publishes, who helps. Logos go into the folder logos.
# network: {name: Name of the network, acronym: ACRONYM, site: https://example.org}
# organisers: [Name of the organiser, {name: Another, logo: logos/other.svg, alternative: What the logo shows}]
# partners: [Name of a partner]
# funding: {fund: EAFRD, period: 2023-2027}

# Whom to write to, under what terms the report may be used again, who did what.
# contact: report@example.org
# licence: CC BY 4.0
# credits: [{role: Writing, names: [First Last]}]

# Consent: everyone's answer is noted in participants.csv, or here.
# people: [{name: First Last, organisation: Theirs, consent: yes}]
# attribution: named        # who is quoted: named, organisation or anonymous

# For the figures of the year (`actes export stats`).
# level: regional           # european, national, regional, local
# mode: on-site             # on-site, remote, hybrid
# topic: [Topic of the event]

# template: sober           # black on white, without solid areas
",
];
