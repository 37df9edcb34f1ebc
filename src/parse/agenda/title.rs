//! Which of the lines at the head is the title, and which the event's own name.

use std::ops::Range;

use super::name::begins_as_organisation;
use super::words::{Word, is_compound_of, is_separator, longest_lead, words};

/// A line that may be the title or the name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) text: String,
    pub(super) range: Range<usize>,
    /// Whether it names a sort of event, such as « Séminaire ».
    pub(super) event: bool,
    pub(super) dated: bool,
    /// Whether quotes or a heading set it apart.
    pub(super) marked: bool,
    /// Whether it is a heading below the first level, and no words in quotes.
    pub(super) section: bool,
    pub(super) first_heading: bool,
    /// Whether it is what a letter is about.
    pub(super) subject: bool,
    /// Whether it stands right after the candidate before it.
    pub(super) follows: bool,
}

/// The ranks of the title and of the name.
pub(super) fn choose(candidates: &[Candidate]) -> (Option<usize>, Option<usize>) {
    let skipped = rubrics(candidates);
    let (title, name) = choose_among(&candidates[skipped..]);
    (title.map(|rank| rank + skipped), name.map(|rank| rank + skipped))
}

/// How many of the first lines are but the rubric of a site: « Gouvernance », « Rencontre », and below
/// the title.
fn rubrics(candidates: &[Candidate]) -> usize {
    let rubric = |pair: &[Candidate]| {
        let [first, next] = pair else { return false };
        let bare = !first.marked && !first.dated && !first.subject && !first.first_heading;
        let capitals = super::name::is_in_capitals(&first.text);
        bare && !capitals
            && words(&first.text).len() == 1
            && !first.text.contains(|c: char| c.is_ascii_digit())
            && words(&next.text).len() > 2
            && !next.follows
    };
    candidates.windows(2).take_while(|pair| rubric(pair)).count()
}

fn choose_among(candidates: &[Candidate]) -> (Option<usize>, Option<usize>) {
    let events = || candidates.iter().enumerate().filter(|(_, it)| it.event).map(|(rank, _)| rank);
    let name = events().find(|&rank| candidates[rank].dated).or_else(|| events().next());
    let heading_is_event = name.is_some_and(|rank| candidates[rank].first_heading);
    let theme = |rank: usize, it: &Candidate| {
        let before = name.is_none_or(|name| rank < name) && !heading_is_event;
        let after = name.is_some_and(|name| {
            rank > name
                && (it.marked && rank <= name + 3 && !(heading_is_event && it.section)
                    || (rank == name + 1 && it.follows && !heading_is_event))
        });
        !it.event && (before || after) && (it.marked || !begins_as_organisation(&it.text))
    };
    let themes = || {
        candidates.iter().enumerate().filter(|&(rank, it)| theme(rank, it)).map(|(rank, _)| rank)
    };
    let first_heading = themes().find(|&rank| candidates[rank].first_heading);
    if let Some(title) = first_heading.or_else(|| themes().next()) {
        return (Some(title), name);
    }
    let other = events().find(|&rank| Some(rank) != name);
    match (name, other) {
        (Some(name), Some(other)) => (Some(other), Some(name)),
        (Some(name), None) => (Some(name), None),
        (None, _) => ((!candidates.is_empty()).then_some(0), None),
    }
}

/// Whether a text names a sort of event.
pub(super) fn is_event(text: &str) -> bool {
    const EVENTS: &str = "atelier|ateliers|seminaire|seminaires|journee|journees|rencontre|rencontres|\
        colloque|webinaire|assemblee|workshop|seminar|conference|forum|congres|\
        universite d ete|assises|meeting|webinar|comite|reunion|symposium|summit|tagung|\
        fachtag|fachtagung|seminario|jornada|jornadas|convegno|table ronde|rendez vous|\
        matinee|ceremonie|event|conseil d administration|convention|etats generaux|workshops|\
        tagesseminar|study visit|visite d etude|voyage d etude|netzwerktreffen|treffen|\
        fachforum|fachgesprach|kongress|landeskongress|congreso|encuentro|encuentros|foro|curso|congresso|giornata|giornate|\
        incontro|seminari|encontro|encontros|ciclo|bijeenkomst|slotbijeenkomst|studiedag|themadag|congres|kennisdag|\
        konferencja|konferencje|konferencji|kongres|zjazd|seminarium|spotkanie|warsztaty|thematic day|annual conference|annual meeting|festival|hackathon|masterclass|\
        soiree|soiree debat|conference debat|cine debat|cafe debat|matinale|apero debat|rencontre debat|universite d automne|\
        etats generaux|bewonersavond|themaavond";
    let all = words(text);
    let ordinal = |folded: &str| {
        folded.starts_with(|c: char| c.is_ascii_digit())
            || [
                "les",
                "la",
                "le",
                "l",
                "the",
                "premiere",
                "premier",
                "deuxieme",
                "troisieme",
                "quatrieme",
                "grande",
                "1er",
                "annual",
                "national",
                "regional",
                "regionale",
                "second",
                "third",
                "first",
            ]
            .contains(&folded)
    };
    let skipped = all.iter().take_while(|word| ordinal(&word.folded)).count();
    longest_lead(&all[skipped..], EVENTS).is_some()
        || all[skipped..].first().is_some_and(is_compound)
}

/// „Netzwerktag“, « netwerkdag »: a word of German or Dutch that ends in a sort of event.
fn is_compound(word: &Word) -> bool {
    const ENDS: &[&str] = &[
        "treffen",
        "tagung",
        "kongress",
        "konferenz",
        "forum",
        "symposium",
        "werkstatt",
        "tag",
        "dag",
        "congres",
        "bijeenkomst",
        "seminar",
    ];
    const DAYS: &[&str] = &[
        "montag",
        "dienstag",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "mittag",
        "vormittag",
        "nachmittag",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "middag",
        "vandaag",
        "beitrag",
        "vortrag",
        "antrag",
        "landtag",
        "bundestag",
    ];
    is_compound_of(ENDS, word) && !DAYS.iter().any(|day| word.folded.ends_with(day))
}

/// Whether a short text names a sort of event anywhere: « Model Pact Conference ».
pub(super) fn holds_event(text: &str) -> bool {
    let all = words(text);
    all.len() <= 8 && all.iter().any(|word| is_event(&text[word.start..]))
}

/// Whether a text names a sort of event anywhere.
pub(super) fn tells_event(text: &str) -> bool {
    words(text).iter().any(|word| is_event(&text[word.start..]))
}

/// Whether a line only announces the programme, and so is no title: « Programme du week-end : ».
pub(super) fn announces_programme(text: &str) -> bool {
    const LEADS: &str = "programme|ordre du jour|agenda|program|deroule|deroulement|voici le|schedule|timetable|the agenda|\
        tagesordnung|programm|ablauf|programma|programa|orden del dia|ordine del giorno|le programme|le deroule|planning|\
        programacion|programma provvisorio|ordem de trabalhos|harmonogram|dagprogramma|zeitplan|au programme";
    let all = words(text);
    let bare = without_layout(text);
    longest_lead(&all, LEADS).is_some() && bare.len() == text.len()
}

/// Whether a text is the head of a section that any page of an event has.
pub(super) fn is_section(text: &str) -> bool {
    const SECTIONS: &str = "contexte|presentation|objectif|objectifs|informations pratiques|information pratique|infos pratiques|\
        public|publics|public vise|inscription|inscriptions|intervenants|intervenant|about|context|objectives|practical information|\
        registration|speakers|venue|summary|description|en bref|en resume|a propos|l evenement|actualites|actualite|agenda|\
        evenements|evenement|events|event|news|accueil|home|partager|date|lieu|acces|contact|contacts|pour qui|pourquoi|conferences|colloques|seminaires|rencontres|webinaires|formations|manifestations|journees|\
        premiere session|session 1|premiere partie|matin|matinee|premiere journee|introduction|presents|participants|\
        introduction generale|comite d organisation|comite scientifique|organisation|partenaires|argumentaire|resume|\
        presentation de la journee|presentation de l evenement|problematique|hintergrund|ziele|anmeldung|objetivos|\
        inscripciones|obiettivi|iscrizioni|inscricoes|doelgroep|aanmelden|cele|rejestracja|mots cles|themes abordes|\
        summary information|summary information for attendees|informations|l essentiel|details|a noter|save the date";
    super::words::is_any(text, SECTIONS)
}

/// The text after « Programme du » when an event's name follows.
pub(super) fn without_layout(text: &str) -> &str {
    const LEADS: &str = "programme|ordre du jour|agenda|program|invitation|deroule|programme previsionnel|programma|programm|programa|\
        einladung|uitnodiging|invito|convite|invitacion|zaproszenie|programme definitif|avant programme|deroule previsionnel";
    let all = words(text);
    let Some(count) = longest_lead(&all, LEADS) else { return text };
    let rest = text[all[count - 1].end()..].trim_start_matches(is_separator);
    let link = [
        "du ", "de la ", "der ", "des ", "del ", "della ", "van het ", "van de ", "zum ", "zur ",
        "para o ", "do ", "da ", "for our ", "for ", "de l'", "de l’", "des ", "of the ",
        "for the ", "au ", "à la ", "aux ", "de ",
    ]
    .iter()
    .find_map(|link| rest.strip_prefix(link));
    let bare = link.unwrap_or(rest);
    let named = is_event(bare) && words(bare).len() > 1
        || link.is_none() && holds_event(bare) && words(bare).len() > 2;
    if named { bare } else { text }
}
