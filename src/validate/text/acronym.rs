//! Acronyms: each is in the glossary or spelt out once.

use std::collections::BTreeSet;

use super::placeholder;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Block, Inline, InlineKind, plain_text};
use crate::model::report::Report;
use crate::source::{Sources, Span};
use crate::spelling::fold;

/// What every reader knows.
const COMMON: &[&str] = &[
    "PDF", "OK", "TV", "USB", "ONU", "UE", "EU", "CV", "SMS", "PME", "TPE", "ONG", "NGO", "UK",
    "US", "USA", "SNCF", "TGV", "RER", "GPS", "FAQ", "URL", "HTML", "CSV", "QR", "DVD", "PC", "IA",
    "AI", "IT", "TVA", "RSA", "SMIC", "HLM", "CDI", "CDD", "RTT", "ADN", "CO2", "BD", "NB", "PS",
    "AM", "PM", "VIP", "ISBN", "ISSN", "WIFI", "SOS", "RH", "HR", "CEO", "SA", "SARL", "EUR",
    "USD", "KM", "KG", "KO", "MO", "GO", "MB", "GB", "HT", "TTC", "CR", "PV", "TR", "AG", "CA",
    "WC", "NON", "OUI", "TRES", "PAS", "PLUS", "TOUS", "TOUT",
];

/// Checks that every acronym of the texts is explained, and tells those that are not where they
/// first stand.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let known = Known::of(report, sources);
    let mut seen = BTreeSet::new();
    for block in report.bodies().into_iter().flat_map(|body| body.all_blocks()) {
        for (acronym, span) in in_block(block) {
            if !known.explains(&acronym) && seen.insert(acronym.clone()) {
                // The words after a speaker's name have the name's place.
                let place = sources.after(span, &acronym);
                let diagnostic = Diagnostic::new(Code::UnexpandedAcronym, place.unwrap_or(span));
                diagnostics.push(diagnostic.with("acronym", acronym));
            }
        }
    }
}

/// What explains acronyms, or shows that a word in capitals is none.
struct Known {
    /// The acronyms of the glossary, the names of organisations and the words of people's names,
    /// folded.
    names: BTreeSet<String>,
    /// The acronyms that a text spells out.
    expanded: BTreeSet<String>,
    /// The words that a text also writes in small letters, folded.
    words: BTreeSet<String>,
}

impl Known {
    fn of(report: &Report, sources: &Sources) -> Self {
        let mut names: BTreeSet<String> =
            report.glossary.iter().map(|acronym| fold(&acronym.short)).collect();
        for person in &report.people {
            names.extend(person.organisation.iter().map(|it| fold(it)));
            let folded = fold(&person.name);
            names.extend(folded.split(' ').map(str::to_owned));
            // « KB » is Karim Belhadj.
            names.insert(folded.split(' ').filter_map(|it| it.chars().next()).collect());
            names.insert(folded);
        }
        for participant in &report.participants {
            names.extend(participant.organisation.iter().map(|it| fold(it)));
            names.extend(fold(&participant.name).split(' ').map(str::to_owned));
        }
        let event = &report.event;
        let listed = event.facts.organisers.iter().chain(&event.facts.partners);
        names.extend(listed.map(|organisation| fold(&organisation.name)));
        let (mut expanded, mut words) = (BTreeSet::new(), BTreeSet::new());
        for (_, source) in sources.iter() {
            let text = source.text.replace(['*', '_', '`'], "");
            push_expanded(&text, &mut expanded);
            let plain = text.split(|c: char| !c.is_alphanumeric());
            let plain = plain.filter(|word| word.contains(char::is_lowercase));
            words.extend(plain.map(fold));
        }
        Self { names, expanded, words }
    }

    fn explains(&self, acronym: &str) -> bool {
        let folded = fold(acronym);
        let is_roman = acronym.chars().all(|c| "IVXLCDM".contains(c));
        is_roman
            || is_emphasised(acronym)
            || COMMON.contains(&acronym)
            || placeholder::MARKS.contains(&acronym)
            || self.names.contains(&folded)
            || self.words.contains(&folded)
            || self.expanded.contains(acronym)
    }
}

/// Whether capitals are a French word that somebody stressed, « il faut FAIRE », or the number of a session,
/// « TR1 ».
fn is_emphasised(acronym: &str) -> bool {
    const ENDS: &[&str] = &[
        "ER", "IR", "RE", "OIR", "ENT", "TION", "ANT", "ANTE", "EUR", "EUSE", "IQUE", "ABLE", "AIS",
    ];
    let is_long = acronym.len() >= 5 && ENDS.iter().any(|end| acronym.ends_with(end));
    let bare = acronym.trim_end_matches(|c: char| c.is_ascii_digit());
    is_long
        || bare.len() < acronym.len() && matches!(bare, "TR" | "Q" | "A" | "AT" | "J" | "V" | "P")
}

/// Takes the acronyms that a text spells out: « Nom en toutes lettres (SIGLE) », « SIGLE (nom en
/// toutes lettres) » or « SIGLE : nom ».
fn push_expanded(text: &str, expanded: &mut BTreeSet<String>) {
    // Nobody spells an acronym out at greater length.
    const LONGEST: usize = 300;
    for (at, _) in text.match_indices('(') {
        let (before, after) = (text[..at].trim_end(), &text[at + 1..]);
        let after = &after[..after.floor_char_boundary(LONGEST)];
        let inside = after.split([')', '\n']).next().unwrap_or_default();
        let opening = inside.split([',', ';', ':', ' ']).next().unwrap_or_default();
        // « le réseau (RRN) », and « le RRN (réseau rural national) ».
        if is_acronym(opening) {
            expanded.insert(opening.to_owned());
        }
        let last = before.rsplit(|c: char| !is_part(c)).next().unwrap_or_default();
        let has_words = inside.split_whitespace().nth(1).is_some();
        if is_acronym(last) && has_words {
            expanded.insert(last.to_owned());
        }
    }
    for line in text.lines() {
        let line = line.trim_start_matches(['-', '+', '>', '#', ' ', '\t', '|']);
        let Some((lead, rest)) = line.split_once([':', '=', '|']) else { continue };
        if is_acronym(lead.trim()) && rest.split_whitespace().nth(1).is_some() {
            expanded.insert(lead.trim().to_owned());
        }
    }
}

/// The acronyms of a block's own words, each with the inline that holds it.
fn in_block(block: &Block) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    for line in block.value.lines() {
        // « NE PAS IMPRIMER » holds no acronym.
        if plain_text(line).contains(char::is_lowercase) {
            push_line(line, &mut found);
        }
    }
    found
}

fn push_line(line: &[Inline], found: &mut Vec<(String, Span)>) {
    for (rank, inline) in line.iter().enumerate() {
        if let InlineKind::Text(text) = &inline.value {
            // A footnote says what the word before it stands for.
            let next = line.get(rank + 1).map(|next| &next.value);
            let explained = matches!(next, Some(InlineKind::Footnote(_)));
            let mut acronyms = in_words(text);
            if explained && acronyms.last().is_some_and(|last| text.ends_with(last.as_str())) {
                acronyms.pop();
            }
            found.extend(acronyms.into_iter().map(|acronym| (acronym, inline.span)));
        } else {
            push_line(inline.value.content(), found);
        }
    }
}

/// The acronyms of some words: not a surname after a given name, not words shouted in a row, not
/// a part of an address.
fn in_words(text: &str) -> Vec<String> {
    // The head of a box that is not closed is told already.
    if text.starts_with("[!") {
        return Vec::new();
    }
    let is_address = |word: &&str| word.contains("//") || word.contains('@');
    let mut found = Vec::new();
    let mut before = "";
    // A comma parts words that would else stand in a row.
    let text = text.replace([',', ';', '(', ')'], " , ");
    let words = text.split_whitespace().filter(|word| !is_address(word));
    let parts = words.flat_map(|word| word.split(|c: char| !is_part(c) && !matches!(c, '.' | ',')));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    for (rank, part) in parts.iter().enumerate() {
        let word = part.trim_matches('.');
        let is_shouted = |part: Option<&&str>| {
            part.is_some_and(|it| it.len() >= 2 && it.chars().all(char::is_uppercase))
        };
        let in_a_row = is_shouted(parts.get(rank + 1)) || is_shouted(Some(&before));
        if is_acronym(word) && !in_a_row && !is_given_name(before) {
            found.push(word.to_owned());
        }
        before = *part;
    }
    found
}

/// Whether a word before one in capitals may be a given name or a title: « Claude GRIVEL ».
fn is_given_name(word: &str) -> bool {
    const LEADS: &[&str] = &[
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "du",
        "de",
        "au",
        "aux",
        "ce",
        "cet",
        "cette",
        "ces",
        "notre",
        "nos",
        "leur",
        "en",
        "et",
        "ou",
        "pour",
        "par",
        "avec",
        "sans",
        "dans",
        "sur",
        "chaque",
        "plusieurs",
        "tout",
        "toute",
        "selon",
        "the",
        "a",
        "an",
        "and",
        "or",
        "for",
        "by",
        "with",
        "in",
        "our",
        "each",
        "every",
        "to",
        "of",
        "mon",
        "son",
        "quel",
        "quelle",
        "l",
        "d",
    ];
    word.starts_with(char::is_uppercase) && !LEADS.contains(&fold(word).as_str())
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '&'
}

/// Whether a word has the shape of an acronym: two to eight capitals; digits and `&` may be among
/// them.
fn is_acronym(word: &str) -> bool {
    // What has no space may be a whole text.
    word.chars().nth(8).is_none()
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '&')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(in_words(text), expected, "{text}");
    }

    #[test]
    fn acronyms_are_words_in_capitals() {
        check("Le CNFPT et l'EPCI, puis la R&D.", &["CNFPT", "EPCI", "R&D"]);
        check("avec CGET, DREAL et DDT", &["CGET", "DREAL", "DDT"]);
        check("Selon la DDT-M ou CO2", &["DDT", "CO2"]);
        check("l’État, les PLUi, A3, Q1, un X", &[]);
        check("Claude GRIVEL et M. DUPONT", &[]);
        check("Il faut NE PAS IMPRIMER cela", &[]);
        check("https://www.EXEMPLE.fr et JO@EXEMPLE.FR", &[]);
    }

    #[test]
    fn an_expansion_stands_before_or_after() {
        let mut expanded = BTreeSet::new();
        push_expanded(
            "Le Réseau rural national (RRN) et l'EPCI (établissement public).\n\
             - **ETP** : équivalent temps plein\nLe CGET (oui). La DREAL est là."
                .replace('*', "")
                .as_str(),
            &mut expanded,
        );
        assert_eq!(expanded.into_iter().collect::<Vec<_>>(), ["EPCI", "ETP", "RRN"]);
    }

    #[test]
    fn roman_numbers_and_common_words_need_no_words() {
        let names = ["Citégo".to_owned()].map(|it| fold(&it)).into();
        let words = ["pas".to_owned()].into();
        let known = Known { names, expanded: BTreeSet::new(), words };
        for word in ["XIX", "PDF", "CITEGO", "PAS"] {
            assert!(known.explains(word), "{word}");
        }
        assert!(!known.explains("DREAL"));
    }
}
