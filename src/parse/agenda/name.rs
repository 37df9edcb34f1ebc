//! Names told by their shape: persons from organisations, functions from both.

use super::words::{Word, fold, holds_any, lists, words};

/// A person's name in the form that readers see: `CALAME Pierre` and `M. Pierre CALAME` give
/// `Pierre Calame`.
#[must_use]
pub fn shown_name(name: &str) -> String {
    let bare = strip_civility(name.trim()).unwrap_or(name.trim());
    let mut parts: Vec<&str> = bare.split_whitespace().collect();
    let capitals = parts.iter().take_while(|part| is_all_capitals(part)).count();
    let given_after =
        parts[capitals..].iter().all(|part| !is_all_capitals(part) && starts_upper(part));
    if capitals > 0 && capitals < parts.len() && given_after {
        parts.rotate_left(capitals);
    }
    let shown = parts.iter().enumerate().map(|(rank, part)| shown_part(part, rank));
    shown.collect::<Vec<_>>().join(" ")
}

/// Whether the whole text has the shape of a person's name.
pub(super) fn is_person(text: &str) -> bool {
    let text = text.trim();
    if let Some(rest) = strip_civility(text) {
        return (1..=5).contains(&rest.split_whitespace().count()) && is_name_shaped(rest, 1);
    }
    !is_office_holder(text)
        && !holds_any(&words(text), ORGANISATION_WORDS)
        && !holds_any(&words(text), TOPIC_WORDS)
        && is_name_shaped(text, 2)
}

/// Whether the name can only be a person's: a civility, or a surname in capitals.
pub(super) fn is_surely_person(text: &str) -> bool {
    let surname = |part: &str| is_all_capitals(part) && part.chars().count() > 2;
    strip_civility(text).is_some() || (text.split_whitespace().any(surname) && is_person(text))
}

/// The text after « M. », « Mme », “Dr”…, if it begins with one.
pub(super) fn strip_civility(text: &str) -> Option<&str> {
    const CIVILITIES: &str = "m|mm|mme|mmes|mlle|dr|cllr|dna|pr|mr|ms|mrs|miss|prof|professeur|professeure|professor|\
        monsieur|madame|mademoiselle|docteur|doctor|me|maitre|herr|frau|sr|sra|sig|sir|dame|\
        ing|dott";
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let dotted = first.strip_suffix('.');
    let word = fold(dotted.unwrap_or(first));
    let known =
        lists(CIVILITIES, &word) && starts_upper(first) && (word != "m" || dotted.is_some());
    let rest = rest.trim_start();
    (known && !rest.is_empty()).then(|| strip_civility(rest).unwrap_or(rest))
}

/// Whether the text names an organisation: an acronym, or a word such as « Réseau » or “Agency”.
pub(super) fn is_organisation(text: &str) -> bool {
    let text = text.trim();
    let all = words(text);
    let Some(first) = all.first() else { return false };
    let count = text.split_whitespace().count();
    let named = starts_upper(text) && count <= 10 && holds_any(&all, ORGANISATION_WORDS);
    named || (is_acronym(first) && count <= 6 && starts_upper(text) && !text.contains('?'))
}

/// Whether the text begins as organisations' names do, and so is no theme.
pub(super) fn begins_as_organisation(text: &str) -> bool {
    const FIRST: &str = "reseau|region|conseil|ministere|association|gal|rrr|federation|chambre|agence|\
        communaute|union|universite|syndicat|parc|network|ministry|prefecture|departement|\
        direction";
    let all = words(text);
    !text.contains(':')
        && all.len() <= 8
        && all.first().is_some_and(|word| lists(FIRST, &word.folded))
}

/// Whether the whole text is in capitals.
pub(super) fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Whether the text is one capitalised word, as « Unadel » is.
pub(super) fn is_single_name(text: &str) -> bool {
    let text = text.trim();
    starts_upper(text)
        && text.chars().count() > 2
        && text.chars().all(|c| c.is_alphanumeric() || "-'’&.".contains(c))
}

/// Whether the text says what a person does.
pub(super) fn is_function(text: &str) -> bool {
    const FUNCTIONS: &str = "president|presidente|vice president|vice presidente|directeur|directrice|maire|\
        adjoint|adjointe|charge|chargee|chef|cheffe|responsable|animateur|animatrice|\
        conseiller|conseillere|elu|elue|agent|agente|delegue|deleguee|depute|deputee|\
        senateur|senatrice|prefet|prefete|coordinateur|coordinatrice|coordonnateur|\
        coordonnatrice|chercheur|chercheuse|chercheure|sociologue|geographe|economiste|\
        agronome|ingenieur|ingenieure|expert|experte|consultant|consultante|agriculteur|\
        agricultrice|eleveur|eleveuse|fondateur|fondatrice|cofondateur|cofondatrice|gerant|\
        gerante|membre|maitre de conferences|professeur|professeure|enseignant|enseignante|\
        urbaniste|paysagiste|architecte|journaliste|secretaire|tresorier|tresoriere|\
        referent|referente|representant|representante|technicien|technicienne|chair|\
        chairman|chairwoman|director|head|manager|officer|coordinator|researcher|mayor|\
        advisor|adviser|founder|co founder|minister|ministre|commissioner|commissaire|\
        farmer|secretary|member|lecturer|deputy|policy officer|leiter|leiterin|\
        burgermeister|burgermeisterin|vorsitzender|vorsitzende|geschaftsfuhrer|\
        geschaftsfuhrerin|referentin|landrat|landratin|philosophe|ecrivain|doctorante|\
        doctorant|facilitateur|facilitatrice|landwirt|landwirtin|alcalde|alcaldesa|presidenta|\
        directora|sous prefet|sous prefete|vice presidents|sindaco|sindaca";
    let all = words(text);
    let opening = &all[..all.len().min(3)];
    holds_any(opening, FUNCTIONS)
}

/// Whether the text names someone by the office alone, as « M. le Maire de Valbrune » or
/// « Le président ».
pub(super) fn is_office_holder(text: &str) -> bool {
    let bare = strip_civility(text).unwrap_or(text);
    let articles = ["le ", "la ", "les ", "l'", "l’", "Le ", "La ", "Les ", "L'", "L’"];
    let office = articles.iter().find_map(|article| bare.strip_prefix(article));
    office.is_some_and(is_function)
}

/// Words that only organisations have in their names, folded.
const ORGANISATION_WORDS: &str = "reseau|reseaux|region|regions|regional|regionale|regionaux|conseil|universite|\
        ministere|agence|caisse|chambre|chambres|communaute|commune|communes|gal|rrr|rrn|\
        association|federation|union|syndicat|mairie|ville|departement|metropole|\
        agglomeration|agglo|pays|parc|pnr|petr|institut|institute|ecole|laboratoire|centre|\
        center|fondation|foundation|office|direction|prefecture|commission|comite|collectif|\
        cooperative|societe|groupe|banque|bank|network|ministry|agency|council|university|\
        department|county|forum|board|chamber|european|europeen|europeenne|national|\
        nationale|nationaux|rural|rurale|rurales|ruraux|local|locale|locaux|leader|equipe|\
        team|unit|observatoire|maison|mission|pole|cluster|tiers|lycee|campus|college|terre|\
        villages|village|territoires|territoire|familles|france|europe|services|service|\
        secretariat|ministerium|landkreis|verband|netzwerk|universitat|gemeinde|verein|\
        bundesamt|kammer|landratsamt|stiftung|ag|gmbh|bretagne|normandie|occitanie|corse|\
        bourgogne|auvergne|aquitaine|martinique|guadeloupe|reunion|guyane|mayotte|grand est|\
        hauts de france|ile de france|pays de la loire|centre val de loire|group|ltd|ong|\
        ngo|club|etablissement|citoyens|habitants|acteurs|partenaires|assemblee|parlement|\
        parliament|senat|credit|mutualite|cooperation|organisation|scop|scic|ferme|fermes|gaec|earl|scierie|librairie|brasserie|ludotheque|\
        cooperativa|asociacion|ayuntamiento|diputacion";

/// Words of topics and places, which names in capitals are taken for otherwise.
const TOPIC_WORDS: &str = "smart|future|futures|climate|energy|policy|development|building|bridges|new|digital|\
        green|community|next|steps|questions|answers|coffee|break|lunch|networking|photo|\
        day|session|salle|room|hall|discussion|welcome|registration|workshop|workshops|\
        atelier|ateliers|panel|keynote|closing|opening|introduction|conclusion|pause|\
        dejeuner|accueil|table|ronde|temps|echanges|amphi|amphitheatre|auditorium|plenary|\
        pleniere|case|study|studies|good|practices|lessons|learned|field|visit|world|cafe|\
        wrap|up|remarks|matin|midi|programme|program|agenda|contact|zoom|teams|rue|place|\
        avenue|what|how|why|who|paris|bruxelles|brussels|mittagspause|kaffeepause|\
        ergebnisse|fragen|raum|saal|question|retours|regards|bilan|perspectives|results|\
        methods";

/// Words that begin a title in capitals, but no name unless a given name follows it.
const ARTICLES: &str = "le|la|les|un|une|des|du|de|the|ce|que|quel|quelle|quels|quelles";

/// Lower-case words inside names.
const PARTICLES: &str = "de|du|la|le|van|von|der|den|da|di|do|dos|el|ben|bin|al|y|e|ter|ten|zu|af|av|della|\
        del";

fn is_name_shaped(text: &str, least: usize) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let plain = |c: char| c.is_alphabetic() || "-'’.‑".contains(c) || c == '\u{301}';
    let named = |part: &&&str| {
        starts_upper(part)
            || part.get(..2).is_some_and(|head| head == "d'")
            || part.starts_with("d’")
    };
    let well_formed = parts
        .iter()
        .all(|part| part.chars().all(plain) && (named(&part) || lists(PARTICLES, part)));
    let capitalised = parts.iter().filter(|part| named(part)).count();
    let letters = parts.iter().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let dotted = parts
        .iter()
        .any(|part| part.ends_with('.') && part.chars().filter(|c| c.is_alphabetic()).count() > 2);
    let article = parts.first().is_some_and(|part| lists(ARTICLES, &fold(part)));
    if article && parts.iter().all(|part| is_all_capitals(part)) {
        return false;
    }
    let framed = parts.first().is_some_and(|part| starts_upper(part))
        && parts.last().is_some_and(|part| named(&part));
    well_formed
        && letters
        && !dotted
        && framed
        && parts.len() <= 5
        && (least..=4).contains(&capitalised)
}

fn is_acronym(word: &Word) -> bool {
    let capitals = word.text.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&word.text.chars().count()) && capitals == word.text.chars().count()
}

fn is_all_capitals(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2
        && letters.clone().all(|c| !c.is_lowercase())
        && !part.contains('.')
}

fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
}

/// A part of a name with each run of capitals as `Calame`; a particle in capitals as `de`.
fn shown_part(part: &str, rank: usize) -> String {
    if rank > 0 && part == "DE" {
        return "de".into();
    }
    let mut shown = String::new();
    for run in part.split_inclusive(['-', '\'', '’', '‑']) {
        let letters = run.chars().filter(|c| c.is_alphabetic());
        let capitals = letters.clone().count() >= 2
            && letters.clone().all(|c| !c.is_lowercase())
            && !run.contains('.');
        if rank > 0 && matches!(run, "D'" | "D’") && is_all_capitals(part) {
            shown.push_str(&run.to_lowercase());
        } else if capitals {
            let mut chars = run.chars();
            shown.extend(chars.next());
            shown.push_str(&chars.as_str().to_lowercase());
        } else {
            shown.push_str(run);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_one_shown_form() {
        for (written, shown) in [
            ("Pierre CALAME", "Pierre Calame"),
            ("CALAME Pierre", "Pierre Calame"),
            ("PIERRE CALAME", "Pierre Calame"),
            ("Jean-Pierre LE GOFF", "Jean-Pierre Le Goff"),
            ("LE GOFF Sylvie", "Sylvie Le Goff"),
            ("Paul N'GUESSAN", "Paul N'Guessan"),
            ("Dr Paul N'Guessan", "Paul N'Guessan"),
            ("Mme Odile  Carpentier", "Odile Carpentier"),
            ("M. J.-P. MARTIN", "J.-P. Martin"),
            ("Anne D'ORVAL", "Anne d'Orval"),
            ("Éloïse ÉTÉVÉ", "Éloïse Étévé"),
            ("Ann MCDONALD", "Ann Mcdonald"),
            ("", ""),
        ] {
            assert_eq!(shown_name(written), shown);
        }
    }

    #[test]
    fn persons_are_told_from_organisations() {
        for person in [
            "Claude Grivel",
            "Pierre CALAME",
            "CALAME Pierre",
            "Maeve O'Rourke",
            "Mme Noël",
            "Jānis Bērziņš",
            "J.-P. Martin",
            "Anne de la Tour",
        ] {
            assert!(is_person(person), "{person}");
        }
        for other in [
            "CGET",
            "Caisse des Dépôts",
            "RRR Grand-Est",
            "Unadel",
            "Réseau rural Corse",
            "INRAE Bretagne",
            "Temps d'échanges",
            "Smart Villages",
        ] {
            assert!(!is_person(other), "{other}");
        }
        for organisation in [
            "CGET",
            "Caisse des Dépôts",
            "RRR Grand-Est",
            "Réseau rural Corse",
            "University of Łódź",
            "GAL Pays de Brest",
        ] {
            assert!(is_organisation(organisation), "{organisation}");
        }
    }
}
