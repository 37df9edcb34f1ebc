//! Labels that give those who follow them a part: « Modération : », “Chaired by”, « Avec ».

use std::sync::{LazyLock, OnceLock};

use super::speaker::begins_with_someone;
use super::words::{Lexicon, Word, lists, words};
use crate::model::person::Role;

/// A label with what follows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label<'a> {
    /// The part that it gives; « Intervenants : » gives none.
    pub(super) role: Option<Role>,
    /// Whether whoever follows it takes part, so that any short words name them.
    pub(super) strong: bool,
    /// What follows it.
    pub(super) rest: &'a str,
}

/// Labels that a colon ends, folded.
const COLON: &[(Option<Role>, &str)] = &[
    (
        Some(Role::Moderator),
        "animation|animateur|animatrice|animateurs|animatrices|animateur trice|co animation|moderation|moderateur|\
        moderatrice|moderateurs|moderatrices|moderateur trice|moderator|moderators|moderator in|moderatorin|facilitation|\
        facilitateur|facilitatrice|facilitateurs|facilitator|facilitators|chair|chairs|co chair|co chairs|session chair|\
        presidence|president de seance|presidente de seance|presidence de seance|president de session|\
        presidente de session|presidence de session|host|hosts|table host|gastgeber|leitung|modera|modere|\
        moderan|moderador|moderadora|moderacion|moderatore|moderatrice|moderazione|coordina|coordinan|coordinacion|\
        coordination|conduce|introduce e modera|moderacao|moderador a|preside|gespreksleider|gespreksleiding|dagvoorzitter|\
        voorzitter|moderacja|moderuje|prowadzenie|prowadzi|prowadzacy|prowadzaca|moderation et animation|\
        animation et moderation|animation de la table ronde|moderation de la table ronde|referent atelier|pilote|pilotes|\
        maitre de ceremonie|grand animateur|presentation et animation|diskussionsleitung",
    ),
    (
        Some(Role::Rapporteur),
        "rapporteur|rapporteure|rapporteuse|rapporteurs|rapporteures|rapporteur e|rapporteur euse|prise de notes|\
        note taker|note takers|rapporteur general|rapporteure generale|secretaire de seance|relatoria|relator|relatora|\
        verslag|verslaggever|protokoll|berichterstatter|verbalizzante|sprawozdawca|restitution par",
    ),
    (
        Some(Role::Introduction),
        "introduction|introduction par|propos introductifs|mot d introduction|ouverture|grand temoin|grande temoin|grands temoins",
    ),
    (
        None,
        "intervenant|intervenante|intervenants|intervenantes|intervenant es|intervenants es|intervenant e s|\
        intervenant e|intervenantes et intervenants|intervenants et intervenantes|intervention|interventions|interventi|intervento|avec|with|\
        speaker|speakers|orateur|orateurs|oratrice|oratrices|orateur trice|conferencier|conferenciere|conferenciers|\
        conferencieres|presente par|presentee par|presentation|presentation par|par|by|temoins|temoin|temoignages|\
        temoignage|temoignages de|panellist|panellists|panelist|panelists|keynote speaker|keynote speakers|panel|panelistes|\
        paneliste|referent|referentin|referenten|referentinnen|referierende|mit|es diskutieren|en presence de|participants|\
        participantes|participant es|participants a la table ronde|contributions|contributors|contributeurs|\
        discutant|discutante|discutants|discutantes|discussant|discussants|invite|invitee|invites|invitees|invite es|\
        invite e s|ponente|ponentes|interviene|intervienen|participan|participa|relatore|relatori|relatrice|intervengono|\
        ne discutono|partecipano|ne parlano|orador|oradora|oradores|oradoras|palestrante|palestrantes|participam|\
        intervencoes|com|con|spreker|sprekers|met|prelegent|prelegentka|prelegenci|paneli sci|panelisci|goscie|z udzialem|\
        wystapienia|intervenants pressentis|sous la presidence de|presenter|presenters|lead|lead speaker|auteur|auteurs|\
        communicants|communicant|communicante|artistes|artiste|equipe|a la tribune|guide|guides|accompagnateur|accompagnatrice|guia|guida|fuhrung|gids|jury|expositor|expositora|expositores|\
        comentarista|comentaristas|debatedor|debatedora|debatedores|painelista|painelistas|keynote speakers and panel",
    ),
];

/// Labels that someone follows without a colon, folded.
const LINKED: &[(Option<Role>, bool, &str)] = &[
    (
        Some(Role::Moderator),
        true,
        "anime par|animee par|animes par|animees par|co anime par|co animee par|coanime par|animation par|atelier anime par|\
        modere par|moderee par|moderes par|moderation par|moderated by|facilite par|facilitee par|facilitated by|\
        facilitation par|chaired by|co chaired by|hosted by|led by|preside par|presidee par|presides par|presidence de|\
        sous la presidence de|conduit par|conduite par|coordonne par|coordonnee par|moderiert von|geleitet von|\
        moderation von|leitung von|moderado por|moderada por|moderato da|moderata da|coordinato da|a cura di|\
        onder leiding van|gemodereerd door|prowadzone przez|table ronde animee par|debat anime par|discussion animee par|\
        echanges animes par",
    ),
    (
        Some(Role::Moderator),
        false,
        "anim|mod|moderation|animation|moderateur|moderatrice|animateur|animatrice|moderator|facilitation|facilitateur|facilitatrice|\
        presidence|modera|moderan|moderador|moderadora|moderatore|coordina|coordinan|conduce",
    ),
    (Some(Role::Rapporteur), false, "rapp|rapporteur|rapporteure|rapporteuse|relator|relatora"),
    (
        Some(Role::Rapporteur),
        true,
        "rapporte par|rapportee par|restitue par|restituee par|restitution par",
    ),
    (
        Some(Role::Introduction),
        true,
        "introduit par|introduite par|introduction par|ouverture par|ouvert par|introduced by|opened by|eingeleitet von|\
        eroffnet von",
    ),
    (
        Some(Role::Introduction),
        false,
        "mot de bienvenue du|mot d accueil du|mot d ouverture du|allocution du|discours du|mot d accueil de la|\
        mot de bienvenue de la|mot de bienvenue de|mots de bienvenue de|mot d accueil de|mots d accueil de|discours de|discours d ouverture de|\
        allocution de|allocution d ouverture de|mot d ouverture de|ouverture de|introduction de|introduction by|\
        welcome by|opening by|opening remarks by|welcome remarks by|saluti di|begrussung durch|grusswort von|\
        palabras de|introduccion de|accueil par|mot de|mots de|propos introductifs de|allocutions de",
    ),
    (
        None,
        true,
        "avec|with|presente par|presentee par|presentes par|presentees par|presented by|par|by|mit|en presence de|\
        avec la participation de|avec les interventions de|en compagnie de|with contributions from|mit beitragen von|\
        con la participacion de|con la partecipazione di|com a participacao de|a cargo de|impartido por|presentado por|\
        presentato da|gehalten von|met medewerking van|z udzialem",
    ),
    (
        None,
        false,
        "dialogo tra|dialogo con|dialogo entre|conversacion con|conversacion entre|gesprach mit|gesprek met|conference de|conference par|intervention de|interventions de|intervention par|temoignage de|temoignages de|\
        expose de|communication de|presentation de|presentation par|presentation by|keynote by|keynote de|lecture by|talk by|\
        lecture par|regards croises de|dialogue entre|entretien avec|echange avec|echanges avec|debat avec|\
        rencontre avec|discussion avec|discussion with|conversation with|conversation entre|ponencia de|charla de|relazione di|intervento di|introduzione di|\
        palestra de|comunicacao de|lezing door|vortrag von|impuls von|keynote von|door|por|con|com|met|da|di|durch|von|\
        grand temoin|cloture par|conclusion par|conclusions par|synthese par|conclusion de|synthese de|cloture de|\
        closing by|closing remarks by|conclusions by|mit impulsen von|featuring|discutant|discutante|discussion animee par|wystapienie|wyklad",
    ),
];

static LINKED_FIRST: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(LINKED_ALL.get_or_init(|| joined(LINKED.iter().map(|it| it.2)))));
static COLON_FIRST: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(COLON_ALL.get_or_init(|| joined(COLON.iter().map(|it| it.1)))));
static LINKED_ALL: OnceLock<String> = OnceLock::new();
static COLON_ALL: OnceLock<String> = OnceLock::new();

fn joined(lists: impl Iterator<Item = &'static str>) -> String {
    lists.collect::<Vec<_>>().join("|")
}

/// Labels that are a sort of session too: what follows them is people or a topic.
const SESSIONS: &str = "temoignages|temoignage|presentation|panel|keynote|introduction|discussion|echanges|conclusion|ouverture";

/// Whether what follows a label names nobody: « cafés, épiceries et dépôts de pain ».
fn is_topic(text: &str) -> bool {
    let first = text.split([',', ';']).next().unwrap_or(text);
    let has_words = first.contains(char::is_alphabetic);
    has_words && !first.split_whitespace().any(|word| word.starts_with(char::is_uppercase))
}

/// « Modération : », “Chaired by”, with what follows; « Intervenants : » gives no role.
pub(super) fn role_label(text: &str) -> Option<Label<'_>> {
    let start = text.len() - text.trim_start().len();
    let head_end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    let head = &text[..head_end];
    let all = words(head);
    if let Some(count) = COLON_FIRST.leads(&all)
        && let Some(colon) = head[all[count - 1].end()..].find(':')
    {
        // « Intervenants table ronde : », « Animateur(trice) : »
        let between = &head[all[count - 1].end()..all[count - 1].end() + colon];
        let more = words(between);
        let known = more.iter().all(|word| lists(MORE, &word.folded));
        let end = all[count - 1].end() + colon + 1;
        let plain = !between.contains([',', ';', '.', '«', '"']) || between.contains('.');
        if known && plain && all[0].start <= start + 1 {
            let phrase = shown(&all[..count]);
            if lists(SESSIONS, &phrase) && is_topic(&text[end..]) {
                return None;
            }
            let role =
                COLON.iter().find(|(_, list)| lists(list, &phrase)).and_then(|(role, _)| *role);
            return Some(Label { role, strong: true, rest: text[end..].trim_start() });
        }
    }
    let count = LINKED_FIRST.leads(&all)?;
    if all[0].start > start {
        return None;
    }
    let rest = &text[all[count - 1].end()..];
    let rest = rest.strip_prefix(" :").or_else(|| rest.strip_prefix(':')).unwrap_or(rest);
    // « anim. Ana Roux »
    let short = all[count - 1].folded.len() <= 6;
    let rest = rest.strip_prefix('.').filter(|_| short).unwrap_or(rest);
    let apart = rest.starts_with(char::is_whitespace);
    let phrase = shown(&all[..count]);
    let &(role, strong, _) = LINKED.iter().find(|(_, _, list)| lists(list, &phrase))?;
    let rest = rest.trim_start();
    let named = strong || begins_with_someone(rest);
    (apart && named && !rest.is_empty()).then_some(Label { role, strong, rest })
}

/// Words that may stand between a label and its colon.
const MORE: &str = "table|tables|ronde|rondes|de|la|du|des|le|les|l|d|e|es|s|trice|trices|euse|euses|atelier|ateliers|session|seance|\
    sequence|debat|panel|et|and|of|the|n|a|b|c|1|2|3|4|confirmes|confirmees|pressentis|pressenti|invites|prevus|in|\
    innen|temoignages|temoins|echanges|round|par|by|conference|matin|apres|midi|journee|ce|cette|plateau|sous|reserve|confirmer|ordre|\
    alphabetique|notre|nos|principal|principaux|general|generale|jour|discussion|principale";

fn shown(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether the text is only « Intervenants : » or the like, and the role it gives to what follows.
pub(super) fn lone_role_label(text: &str) -> Option<Option<Role>> {
    let label = role_label(text).filter(|label| label.rest.trim().is_empty());
    label.map(|label| label.role)
}

/// How many of a text's words are such a label.
pub(super) fn label_words(text: &str) -> usize {
    role_label(text).map_or(0, |label| words(&text[..text.len() - label.rest.len()]).len())
}

/// Whether a label such as « Animateurs » or « Animation » holds for all who follow it.
pub(super) fn is_lasting(label: &str) -> bool {
    let all = words(label);
    all.first().is_some_and(|word| word.folded.ends_with('s') || word.folded.ends_with("tion"))
}

#[cfg(test)]
mod topic_tests {
    use super::role_label;

    #[test]
    fn a_sort_of_session_labels_people_only_where_names_follow() {
        assert!(role_label("Témoignages : cafés, épiceries et dépôts de pain").is_none());
        assert!(role_label("Témoignages : Paul Modèle, maire").is_some());
        assert!(role_label("Témoignages :").is_some());
        assert!(role_label("Intervenants : à confirmer").is_some());
    }
}
