//! Lines of notes that tell of somebody's words instead of giving them: « Une dame demande si… », « Hélène
//! conclut ». They are nobody's words, least of all those of whoever spoke above.

use crate::spelling::fold;

/// How many words may stand before the verb.
const LONGEST_SUBJECT: usize = 7;

/// Verbs by which notes tell what was said, folded, in the third person.
const VERBS: &[&str] = &[
    "affirme",
    "ajoute",
    "alerte",
    "annonce",
    "approuve",
    "assure",
    "avoue",
    "conclut",
    "concluent",
    "confie",
    "confirme",
    "constate",
    "conteste",
    "critique",
    "decrit",
    "demande",
    "demandent",
    "deplore",
    "detaille",
    "dit",
    "disent",
    "enchaine",
    "estime",
    "estiment",
    "evoque",
    "explique",
    "expliquent",
    "exprime",
    "insiste",
    "interpelle",
    "interroge",
    "intervient",
    "invite",
    "note",
    "nuance",
    "objecte",
    "objectent",
    "observe",
    "plaide",
    "pose",
    "precise",
    "precisent",
    "presente",
    "propose",
    "proposent",
    "proteste",
    "raconte",
    "racontent",
    "rappelle",
    "rappellent",
    "rapporte",
    "reagit",
    "reagissent",
    "reclame",
    "recommande",
    "reconnait",
    "regrette",
    "regrettent",
    "rejoint",
    "relance",
    "releve",
    "remarque",
    "remercie",
    "repete",
    "replique",
    "repond",
    "repondent",
    "resume",
    "retorque",
    "salue",
    "signale",
    "souhaite",
    "souhaitent",
    "souligne",
    "soulignent",
    "suggere",
    "suggerent",
    "temoigne",
    "temoignent",
    "trouve",
    "voudrait",
    "veut",
    "adds",
    "agrees",
    "answered",
    "answers",
    "argues",
    "asked",
    "asks",
    "claims",
    "complains",
    "concluded",
    "concludes",
    "disagrees",
    "explained",
    "explains",
    "insists",
    "mentions",
    "notes",
    "objects",
    "observes",
    "proposes",
    "recalls",
    "regrets",
    "remarks",
    "replied",
    "replies",
    "reports",
    "said",
    "says",
    "stresses",
    "suggests",
    "thanks",
    "tells",
    "wonders",
];

/// The past of some of them, after « a » or « ont ».
const PAST: &[&str] = &[
    "ajoute", "annonce", "conclu", "demande", "dit", "explique", "insiste", "objecte", "pose",
    "precise", "propose", "raconte", "rappele", "reagi", "regrette", "remercie", "repondu",
    "signale", "souligne", "temoigne",
];

/// Words after which a verb is not that of the sentence, folded.
const WITHIN: &[&str] = &[
    "qui", "que", "qu", "dont", "on", "il", "elle", "ils", "elles", "je", "nous", "vous", "who",
    "that",
];

/// Words for somebody who is not named, folded, in the singular.
const SOMEBODY: &[&str] = &[
    "adherent",
    "adherente",
    "adjoint",
    "adjointe",
    "agent",
    "agente",
    "aidant",
    "aidante",
    "ancien",
    "ancienne",
    "animatrice",
    "artisan",
    "assemblee",
    "assistance",
    "association",
    "auditoire",
    "autre",
    "avocat",
    "avocate",
    "benevole",
    "cadre",
    "chef",
    "cheffe",
    "citoyen",
    "citoyenne",
    "collegue",
    "collegienne",
    "collegien",
    "conseiller",
    "conseillere",
    "copain",
    "dame",
    "depute",
    "deputee",
    "eleve",
    "elu",
    "elue",
    "employe",
    "employee",
    "femme",
    "fille",
    "garcon",
    "grand",
    "groupe",
    "homme",
    "infirmier",
    "infirmiere",
    "jeune",
    "locataire",
    "maire",
    "maman",
    "mairesse",
    "medecin",
    "membre",
    "mere",
    "monsieur",
    "papa",
    "paysan",
    "paysanne",
    "pere",
    "personne",
    "prefet",
    "prefete",
    "president",
    "presidente",
    "proprietaire",
    "public",
    "retraite",
    "retraitee",
    "riverain",
    "riveraine",
    "salarie",
    "salariee",
    "salle",
    "secretaire",
    "technicien",
    "technicienne",
    "temoin",
    "usager",
    "usagere",
    "vice",
    "voisin",
    "voisine",
    "voix",
    "attendee",
    "audience",
    "colleague",
    "farmer",
    "lady",
    "man",
    "mayor",
    "member",
    "participant",
    "resident",
    "student",
    "teacher",
    "volunteer",
    "woman",
];

/// Ends of words for people by what they do: « habitante », « éleveur », « journaliste ».
const TRADES: &[&str] =
    &["ant", "ante", "eur", "euse", "iste", "rice", "ienne", "iere", "ologue", "aire"];

/// Words that stand for somebody by themselves, folded.
const ALONE: &[&str] =
    &["quelqu", "plusieurs", "certains", "certaines", "chacun", "chacune", "somebody", "someone"];

/// Words in front of those.
const ARTICLES: &[&str] = &[
    "un",
    "une",
    "le",
    "la",
    "les",
    "l",
    "des",
    "deux",
    "trois",
    "quelques",
    "plusieurs",
    "certains",
    "certaines",
    "cet",
    "cette",
    "a",
    "an",
    "the",
    "one",
    "two",
    "several",
    "some",
    "another",
    "d",
    "autre",
    "autres",
    "jeune",
    "jeunes",
    "dans",
    "premier",
    "premiere",
];

/// Words with which a sentence begins that is about no one who could be told from its first word.
const NOBODY: &[&str] = &[
    "je",
    "j",
    "tu",
    "il",
    "elle",
    "on",
    "nous",
    "vous",
    "ils",
    "elles",
    "ce",
    "cela",
    "ca",
    "ceci",
    "c",
    "qui",
    "que",
    "tout",
    "rien",
    "cet",
    "cette",
    "ces",
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "mon",
    "ma",
    "mes",
    "notre",
    "nos",
    "votre",
    "vos",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "resultat",
    "question",
    "y",
    "en",
    "et",
    "mais",
    "ne",
    "quand",
    "si",
    "comme",
    "puis",
    "ensuite",
    "enfin",
    "alors",
    "donc",
    "i",
    "he",
    "she",
    "they",
    "we",
    "you",
    "it",
    "this",
    "that",
    "there",
    "which",
    "who",
    "everything",
    "nothing",
    "then",
    "and",
    "but",
];

/// Who is said to speak by a line, where it tells of words instead of giving them.
pub(super) fn subject(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['-', '–', '—', '•', '*', '>', ' ', '\u{a0}']);
    let mut words = 0;
    let mut depth = 0_usize;
    let mut last = String::new();
    for (at, word) in pieces(line) {
        let (opens, closes) = (word.matches('(').count(), word.matches(')').count());
        let is_inside = depth > 0 || opens > 0;
        depth = (depth + opens).saturating_sub(closes);
        if is_inside {
            continue;
        }
        let folded = fold(word);
        let bare = folded.strip_prefix("s ").unwrap_or(&folded);
        // « Une habitante m'a dit » is somebody's own words.
        if folded.starts_with("m ")
            || matches!(folded.as_str(), "me" | "moi" | "mon" | "ma" | "mes")
        {
            return None;
        }
        let is_past = matches!(last.as_str(), "a" | "ont" | "avait") && PAST.contains(&bare);
        // « une dame qui demande », « ce qu'on dit » go on to another verb.
        let is_main = !last.rsplit(' ').next().is_some_and(|word| WITHIN.contains(&word));
        if words > 0 && is_main && (VERBS.contains(&bare) || is_past) {
            let end = if is_past { line[..at].trim_end().rfind(' ')? } else { at };
            let subject = line[..end].trim_end_matches([' ', ',', '\u{a0}']);
            return (!subject.is_empty()).then_some(subject);
        }
        let is_name = word.len() <= 3 && word.starts_with(char::is_uppercase);
        if words == LONGEST_SUBJECT
            || word.contains([':', ';', '!', '?', '«', '"'])
            || word.ends_with('.') && !is_name
        {
            return None;
        }
        words += 1;
        last = folded;
    }
    None
}

/// The words of a line, each with its place.
fn pieces(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let piece = move |piece: &'_ str| {
        let start = at;
        at += piece.len();
        start
    };
    let starts = line.split_inclusive(char::is_whitespace).map(piece);
    starts.zip(line.split(char::is_whitespace)).filter(|(_, word)| !word.is_empty())
}

/// Whether words mean somebody without a name: « Une dame du fond », « Le public », « quelqu'un ».
pub(super) fn is_somebody(words: &str) -> bool {
    let folded = fold(words);
    let mut rest = folded.split(' ');
    let mut word = rest.next().unwrap_or_default();
    if ALONE.contains(&word) {
        return true;
    }
    while ARTICLES.contains(&word) {
        let Some(next) = rest.next() else { return matches!(word, "autre" | "another") };
        word = next;
    }
    let is_person = |word: &str| {
        let single = word.strip_suffix('s').unwrap_or(word);
        SOMEBODY.contains(&single)
            || SOMEBODY.contains(&word)
            || single.len() > 5 && TRADES.iter().any(|end| single.ends_with(end))
    };
    is_person(word)
}

/// Whether words are what a program calls a speaker whose voice it does not know: « Intervenant 3 »,
/// “Speaker 2”, « Inconnu ».
pub(super) fn is_unnamed(words: &str) -> bool {
    const CALLED: &[&str] = &[
        "intervenant",
        "intervenante",
        "locuteur",
        "locutrice",
        "orateur",
        "speaker",
        "sprecher",
        "voix",
        "participant inconnu",
        "personne",
        "unknown speaker",
        "hablante",
        "orador",
        "parlante",
    ];
    const UNKNOWN: &[&str] =
        &["inconnu", "unknown", "unknown speaker", "participant inconnu", "intervenant inconnu"];
    let folded = fold(words);
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_counted = bare.len() < folded.len();
    is_counted && CALLED.contains(&bare.trim_end()) || UNKNOWN.contains(&folded.as_str())
}

/// Whether words announce what somebody of the audience said: « Question d'une dame, très remontée ».
pub(super) fn is_question(words: &str) -> bool {
    const HEADS: &[&str] =
        &["question", "questions", "remarque", "reaction", "intervention", "q", "r", "reponse"];
    let folded = fold(words);
    HEADS.contains(&folded.split(' ').next().unwrap_or_default())
}

/// Whether a single word may be a given name or a surname with which a sentence begins.
pub(super) fn may_name(words: &str) -> bool {
    let folded = fold(words);
    words.starts_with(char::is_uppercase)
        && !folded.contains(' ')
        && folded.len() > 2
        && !NOBODY.contains(&folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_tell_of_words_have_a_subject() {
        for (line, expected) in [
            (
                "une dame (au fond, avec Karim) dit que le prix compte",
                Some("une dame (au fond, avec Karim)"),
            ),
            ("- Hélène conclut", Some("Hélène")),
            (
                "Le maire de Col-Modèle a demandé si c'est obligatoire",
                Some("Le maire de Col-Modèle"),
            ),
            ("Un participant s'interroge", Some("Un participant")),
            ("M. Gabarit répond que non", Some("M. Gabarit")),
            ("The mayor asks why", Some("The mayor")),
            ("Il faut compter une journée pour quatre pages, dit-on", None),
            ("Coût : on demande trois euros", None),
            ("Demande de devis", None),
            ("Une habitante m'a dit que c'est cher", None),
            ("Le maire qui dit cela demande trois euros", Some("Le maire qui dit cela")),
            ("On a perdu des lecteurs. Une dame dit", None),
        ] {
            assert_eq!(subject(line), expected, "{line}");
        }
    }

    #[test]
    fn somebody_may_have_no_name() {
        for words in [
            "Une dame du fond",
            "le public",
            "quelqu'un",
            "Plusieurs élus",
            "une habitante",
            "L'animatrice",
            "Un autre",
            "dans la salle",
        ] {
            assert!(is_somebody(words), "{words}");
        }
        for words in ["Un rapport", "La loi", "Coût moyen", "Une étude de 2024", "le"] {
            assert!(!is_somebody(words), "{words}");
        }
        assert!(
            may_name("Hélène") && !may_name("Elle") && !may_name("hélène") && !may_name("La dame")
        );
    }
}
