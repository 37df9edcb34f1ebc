//! Places told by their shape: addresses, rooms, houses.

use super::words::{Word, holds_any, longest_lead, words};

/// Whether a short line is an address, a room or a place on line.
pub(super) fn is_venue(text: &str) -> bool {
    const STREETS: &str = "rue|avenue|boulevard|place|quai|allee|chemin|route|cours|impasse|street|road|square|\
        strasse|platz|via|piazza|calle|plaza|bd|av|esplanade|passage|faubourg|lane";
    const ON_LINE: &str = "en ligne|online|visioconference|en visioconference|visio|zoom|teams|webconference|\
        a distance";
    let all = words(text);
    let numbered = all.iter().any(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()));
    let street =
        all.iter().any(|word| word.folded.ends_with("strasse") || word.folded.ends_with("platz"));
    let address = numbered && (street || holds_any(&all, STREETS));
    let short = all.len() <= 14;
    short
        && (address
            // « INSA de Valbrune, bâtiment Ampère »
            || text.split_once(", ").is_some_and(|(_, room)| is_room(room) && !room.contains(','))
            || all.iter().any(is_postcode) && !text.contains('?')
            || is_room(text)
            || longest_lead(&all, ON_LINE).is_some()
            || begins_as_house(&all))
}

/// Whether a text names a room.
pub(super) fn is_room(text: &str) -> bool {
    const ROOMS: &str = "salle|salles|amphi|amphitheatre|auditorium|hall|room|grande salle|petite salle|\
        horsaal|espace|gymnase|restaurant|cantine|foyer|terrasse|batiment|raum|saal|grosser saal|\
        aula|sala|plenary hall|plenary room|main hall|lobby|chapiteau|main room|atrium|\
        salon|bibliotheque|mediatheque|cafeteria|self|refectoire|grange|lieu|rooms";
    let all = words(text);
    let numbered = all.first().is_some_and(|word| ["room", "hall"].contains(&word.folded.as_str()));
    let last = all.last().is_some_and(|word| {
        ["room", "hall", "saal"].contains(&word.folded.as_str()) && all.len() <= 4
    });
    all.len() <= 14
        && (longest_lead(&all, ROOMS).is_some() || numbered || last)
        && !text.contains('?')
}

/// Whether what stands in brackets names a room, or a spot that only brackets make one.
pub(super) fn is_bracketed_room(text: &str) -> bool {
    const SPOTS: &str = "cour|jardin|preau|patio|chapelle|cuisine|verger|serre|cloitre|parvis|garten|hof|\
        garden|courtyard|kitchen|patio|dans la cour|au jardin|mezzanine|veranda|tente|tipi|yourte";
    is_room(text) || super::words::is_any(text, SPOTS)
}

/// Whether a short line may be a place when it stands beside a date or an address.
pub(super) fn is_place(text: &str) -> bool {
    let all = words(text);
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    capital && all.len() <= 8 && text.chars().count() <= 70 && !text.contains(['?', '!', '«', '"'])
}

/// « au Centre de congrès de Modèle »: a place with the word that leads to it.
pub(super) fn is_at_place(text: &str) -> bool {
    let leads = [
        "au ", "à la ", "à l'", "à l’", "à ", "aux ", "en ", "in ", "at ", "im ", "en el ",
        "en la ", "presso ",
    ];
    leads.iter().any(|lead| {
        text.strip_prefix(lead).is_some_and(|rest| is_place(rest.trim_start_matches("la ")))
    })
}

fn is_postcode(word: &Word) -> bool {
    word.text.len() == 5 && word.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text begins as the names of houses do: « Maison de la ruralité ».
pub(super) fn is_house(text: &str) -> bool {
    begins_as_house(&words(text))
}

/// Whether a text begins as a hall's or a room's name does.
pub(super) fn is_numbered_room(text: &str) -> bool {
    const ROOMS: &str = "salle|amphi|amphitheatre|auditorium|hall|room|raum|saal|horsaal|aula|sala|zaal|chapiteau|gymnase";
    words(text).first().is_some_and(|word| super::words::lists(ROOMS, &word.folded))
}

fn begins_as_house(all: &[Word]) -> bool {
    const HOUSES: &str = "hotel de|hotel du|mairie de|mairie d|centre de congres|palais|centre des congres|\
        maison de|maison des|maison du|chateau|abbaye|domaine de|domaine du|campus|ferme de|\
        lycee|espace|ministere|town hall|city hall|cite|village hall|rathaus|kulturhaus|\
        tagungszentrum|burgerhaus|halle|la halle|les halles|gite|centre culturel|\
        maison familiale|auditorio|salon de actos|casa de cultura|casa da cultura|biblioteca|teatro|palazzo|centro cultural|\
        centro civico|stadthalle|gemeindehaus|kulturzentrum|burgerzentrum|cultuurcentrum|buurthuis|dom kultury";
    longest_lead(all, HOUSES).is_some() && all.len() <= 10
}
