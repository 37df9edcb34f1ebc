//! What follows the programme and is none of it: how to register, whom to ask, who pays.

use std::ops::Range;

use super::layout::Entry;
use super::line::{Line, Marker};
use super::words::{longest_lead, words};

/// Takes what follows the last session and is none of its text off the entries.
pub(super) fn split(entries: &mut Vec<Entry>) -> Vec<Range<usize>> {
    let last = entries.iter().rposition(|entry| matches!(entry, Entry::Opening(_)));
    let Some(last) = last else { return Vec::new() };
    let begins = |entry: &Entry| match entry {
        Entry::Line(line) => begins_tail(line),
        Entry::Layout(_) | Entry::Day(..) | Entry::Opening(_) => false,
    };
    let Some(at) = entries[last + 1..].iter().position(begins) else { return Vec::new() };
    let tail = entries.split_off(last + 1 + at);
    let lines = tail.into_iter().filter_map(|entry| match entry {
        Entry::Line(line) | Entry::Day(line, _, _) | Entry::Layout(line) => Some(line.range),
        Entry::Opening(_) => None,
    });
    lines.collect()
}

/// Whether a line only tells how to join a meeting online: « Rejoindre Zoom : https://… », « Code secret :
/// 774411 ».
pub(super) fn tells_how_to_join(line: &Line) -> bool {
    const HEADS: &str = "id de reunion|code secret|code d acces|meeting id|passcode|mot de passe|rejoindre zoom|rejoindre la reunion|\
        rejoindre la reunion zoom|participer a la reunion zoom|rejoindre teams|join zoom meeting|join zoom|join the meeting|\
        cliquez ici pour rejoindre la reunion|lien de connexion|lien zoom|lien teams|lien visio|\
        lien de la visio|lien de la reunion|lien pour se connecter|meeting code|access code|meeting kennung|kenncode|\
        enlace zoom|id de reunion zoom|one tap mobile|dial in";
    let all = words(&line.text);
    let digits = line.text.chars().filter(char::is_ascii_digit).count();
    let tells = line.text.contains("://") || digits >= 4 && line.text.contains(':');
    longest_lead(&all, HEADS).is_some() && tells && all.len() <= 30
}

/// Whether a line begins what concerns those who will come, and no session.
fn begins_tail(line: &Line) -> bool {
    const HEADS: &str = "contact|contacts|contactez|inscription|inscriptions|renseignements|renseignement|informations pratiques|\
        infos pratiques|information pratique|plan d acces|acces|comment venir|pour s inscrire|pour vous inscrire|\
        lien de connexion|lien zoom|lien visio|lien d inscription|lien vers|lien pour|merci de confirmer|merci de me|merci de nous|merci de bien vouloir|merci par avance|merci d avance|bonne reception|merci de vous inscrire|\
        organisateurs|organisateur|organise par|organisation|avec le soutien|partenaires|en partenariat|comite d organisation|\
        comite scientifique|nous contacter|une question|tarif|tarifs|rsvp|register|registration|contact us|how to|\
        venue|getting there|organisers|organizers|organised by|supported by|sponsors|sponsored by|partners|further information|\
        more information|for more information|practical information|anmeldung|kontakt|anfahrt|veranstalter|teilnahme|\
        veranstaltungsort|anmeldefrist|weitere informationen|inscripcion|inscripciones|contacto|organiza|organizan|colabora|\
        colaboran|mas informacion|iscrizioni|per informazioni|informazioni|contatti|organizzazione|con il patrocinio|\
        inscricoes|contacto|contactos|informacoes|organizacao|apoio|aanmelden|aanmelding|meer informatie|locatie|organisatie|\
        rejestracja|kontakt|organizatorzy|organizator|patronat|zgloszenia|zapisy|adresse|lieu|date limite|participation gratuite|\
        entree libre|gratuit|evenement gratuit|nombre de places|places limitees|bien cordialement|cordialement|\
        best regards|kind regards|mit freundlichen grussen|un saludo|saludos|cordiali saluti|cumprimentos|met vriendelijke groet|\
        pozdrawiam|telecharger|telechargez|documents|a telecharger|pour en savoir plus|en savoir plus|pour toute question|\
        pour tout renseignement|pour plus d informations|mentions legales|partager|voir aussi|a lire aussi|hebergement|\
        restauration|transport|transports|parking|id de reunion|code secret|meeting id|passcode|join|rejoindre|se connecter|\
        ce projet|cette journee est|cette journee est organisee|cet evenement|evenement organise|with the support|funded by|\
        nota|save the date|retrouvez|suivez nous|conception|credits|credit photo|co organise|coorganise";
    let all = words(&line.text);
    let headed = longest_lead(&all, HEADS).is_some();
    let marked = line.apart || line.bold || matches!(line.marker, Marker::Heading(_));
    let labelled =
        headed && line.text.split_once(':').is_some_and(|(label, _)| words(label).len() <= 5);
    let address = line.text.contains('@') || line.text.contains("://") && all.len() <= 12;
    headed && (marked || labelled) || address && line.apart && all.len() <= 14
}
