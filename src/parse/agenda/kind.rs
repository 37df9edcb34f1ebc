//! What sort of session a title announces, and the title without the word that told it.

use std::ops::Range;

use super::name::{first_word, is_function, is_office_holder};
use super::words::{
    Word, dashes, fold, holds_any, is_compound_of, leads, lists, longest_lead, words,
};
use crate::model::session::SessionKind;

/// A title taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Titled {
    /// What it announces.
    pub(super) kind: SessionKind,
    /// The title itself.
    pub(super) title: Range<usize>,
    /// What the line says beyond its title.
    pub(super) rest: Option<Range<usize>>,
}

/// The kind that a title's lead words announce, in French or in English.
#[must_use]
pub fn kind_of(title: &str) -> SessionKind {
    let all = words(title);
    let told = skip_qualifiers(&all).and_then(|at| lead(&all[at..]));
    let kind = told.map_or(SessionKind::Other, |(kind, _)| kind);
    // « Allocution de clôture »
    if kind == SessionKind::Introduction && holds_any(&all, CLOSINGS) {
        return SessionKind::Closing;
    }
    match kind {
        SessionKind::Welcome | SessionKind::Break | SessionKind::RoundTable => kind,
        SessionKind::Workshops | SessionKind::Closing | SessionKind::Introduction => kind,
        _ if holds_any(&all, ROUND_TABLES) => SessionKind::RoundTable,
        SessionKind::Other => anywhere(&all),
        _ => kind,
    }
}

/// The kind of a title, and the title without its lead word when a colon or a dash follows it.
pub(super) fn titled(text: &str) -> Titled {
    let kind = kind_of(text);
    let whole = Titled { kind, title: 0..text.len(), rest: None };
    // « Déjeuner : buffet des producteurs » is no mere break.
    if kind == SessionKind::Break {
        return whole;
    }
    let Some(break_at) = first_break(text).filter(|_| kind != SessionKind::Other) else {
        return whole;
    };
    let (before, after) = (text[..break_at.start].trim_end(), &text[break_at.end..]);
    let after_start = text.len() - after.trim_start().len();
    let after = after.trim();
    if after.is_empty() || before.is_empty() {
        return whole;
    }
    let rest = after_start..after_start + after.len();
    let restates =
        matches!(kind, SessionKind::RoundTable | SessionKind::Workshops) && restates(after, kind);
    if restates && kind_of(before) != SessionKind::Other {
        return Titled { kind, title: 0..before.len(), rest: Some(rest) };
    }
    let office = is_office_holder(after)
        || words(after).len() <= 12 && is_function(first_word(after)) && !after.contains('?');
    if is_only_lead(before) && office {
        return Titled { kind, title: 0..before.len(), rest: Some(rest) };
    }
    // « Questions – réponses », « Conclusions – suites » are one title, « Table ronde : habiter » is not.
    let dashed = !text[break_at.clone()].contains(':');
    let panel =
        matches!(kind, SessionKind::RoundTable | SessionKind::Plenary | SessionKind::Workshops);
    let short = words(after).len() <= if panel { 2 } else { 4 } && !after.contains('?');
    let goes_on = dashed && short && after.starts_with(char::is_lowercase);
    let lead = is_only_lead(before) && !goes_on;
    if lead { Titled { kind, title: rest, rest: None } } else { whole }
}

/// Whether the text is nothing but a word that tells a kind, with « n° 2 », « collectif »….
pub(super) fn is_only_lead(text: &str) -> bool {
    let all = words(text);
    let Some(mut at) = skip_qualifiers(&all) else { return false };
    let Some((_, count)) = lead(&all[at..]) else { return false };
    at += count;
    while at < all.len() {
        if let Some((_, count)) = lead(&all[at..]) {
            at += count;
        } else if is_qualifier(&all[at]) || lists(LINKS, &all[at].folded) {
            at += 1;
        } else {
            return false;
        }
    }
    true
}

/// Whether the text is a part of the day, such as « Matin », which announces nothing.
pub(super) fn is_day_part(text: &str) -> bool {
    const PARTS: &str = "matin|matinee|apres midi|l apres midi|le matin|soir|soiree|morning|afternoon|\
        evening|vormittag|nachmittag|morning session|afternoon session|in the morning|\
        in the afternoon|manana|tarde|mattina|pomeriggio";
    super::words::is_any(text, PARTS)
}

const ROUND_TABLES: &str = "table ronde|tables rondes|round table|round tables|roundtable|panel discussion|\
        mesa redonda";

/// Words that make a closing of what is said.
const CLOSINGS: &str =
    "de cloture|de conclusion|de fin|closing|de clausura|di chiusura|de encerramento";

/// Phrases that tell a kind at the start of a title, folded.
const LEADS: &[(SessionKind, &str)] = &[
    (
        SessionKind::Welcome,
        "accueil|cafe d accueil|petit dejeuner d accueil|cafe accueil|accueil cafe|\
        mot d accueil|mots d accueil|registration|welcome coffee|welcome|welcome address|\
        emargement|arrivee|ankunft|anmeldung|begrussung|willkommen|arrival|arrivals|\
        accreditation|doors open|ouverture des portes|acogida|accoglienza|bienvenida|\
        bienvenue|mot de bienvenue|mot de bienvenu|mots de bienvenue|ouverture de l accueil|ouverture accueil|ouverture du cafe|\
        accueil cafe viennoiseries|inscripciones|inscripcion|registro|recepcion|llegada|entrega de documentacion|\
        recogida de acreditaciones|acreditacion|iscrizioni|registrazione|registrazione partecipanti|accredito|\
        registrazione dei partecipanti|saluti|saluti istituzionali|saluto|benvenuto|credenciamento|boas vindas|\
        rececao|inscricoes|acolhimento|receção|onthaal|inloop|ontvangst|aankomst|welkom|welkomstwoord|rejestracja|przyjazd|\
        powitanie|rejestracja uczestnikow|check in|eintreffen|einlass|grussworte|grusswort|doors|arrivals and coffee|\
        registration and coffee|sign in|ankommen|retrait des badges|cafe de bienvenue|petit dejeuner|\
        welcome reception|llegada de participantes|desayuno|ouverture de la salle|connexion|inscription|inscriptions|\
        discours d accueil|welcoming|welcoming session|welcoming sessions|registrierung|registrierung und kaffee|acolhimento dos participantes",
    ),
    (
        SessionKind::Introduction,
        "introduction|ouverture|opening|cadrage|mot d introduction|mot d ouverture|\
        discours d ouverture|allocution|allocutions|propos introductifs|propos introductif|\
        intro|introductory|eroffnung|einfuhrung|apertura|mise en contexte|\
        elements de cadrage|lancement|preambule|inauguracion|apertura de la jornada|presentacion de la jornada|\
        introduzione|introducao|abertura|sessao de abertura|sesion de apertura|introduccion|opening words|opening remarks|\
        opening session|inleiding|otwarcie|wprowadzenie|otwarcie konferencji|auftakt|einleitung|ouverture officielle|\
        seance d ouverture|session d ouverture|apertura dei lavori|apertura lavori|propos liminaires|\
        propos d ouverture|ouverture des travaux|introduction generale|presentation de la demarche|setting the scene|mots d introduction|\
        mots d ouverture|presentation de la journee",
    ),
    (
        SessionKind::Plenary,
        "pleniere|plenary|conference|conferences|keynote|keynotes|expose|exposes|\
        intervention|interventions|presentation|presentations|vortrag|plenum|ponencia|\
        relazione|grand temoin|seance pleniere|session pleniere|talk|lecture|etat des lieux|\
        eclairage|eclairages|impulsvortrag|allocution du grand temoin|conferencia|conferencia inaugural|conferencia magistral|conferencia magistral de apertura|conferencia de apertura|conferencia de clausura|ponencias|\
        palestra|lezing|wyklad|referat|prelekcja|impuls|impulse|fachvortrag|vortrage|keynote speech|keynote address|\
        key note|key notes|sessao plenaria|sesion plenaria|seduta plenaria|sessione plenaria|plenaria|plenair|sesja plenarna|grande conference|\
        relazioni|intervento|interventi|comunicacao|comunicacoes|comunicaciones|communication|communications|\
        lectures|talks|presentatie|presentaties|prezentacja|conference inaugurale|lecon inaugurale",
    ),
    (
        SessionKind::RoundTable,
        "table ronde|tables rondes|round table|roundtable|round tables|panel|\
        panel discussion|podiumsdiskussion|podium|mesa redonda|tavola rotonda|\
        regards croises|gesprachsrunde|talkrunde|mesa de debate|mesas redondas|\
        coloquio|tavole rotonde|mesa|painel|paineis|debat panel|panel ekspertow|panelgesprek|paneldiscussie|panel dyskusyjny|\
        podiumsgesprach|expert panel|panels|rondetafel|moderated panel|table ronde et debat|table ronde debat",
    ),
    (
        SessionKind::Testimony,
        "temoignage|temoignages|retour d experience|retours d experience|\
        retours d experiences|case study|case studies|testimony|testimonies|testimonials|\
        rex|praxisbeispiele|experiences croisees|partage d experiences|\
        partages d experiences|partage d experience|field stories|testimonio|testimonios|experiencias|\
        testimonianze|testimonianza|esperienze|testemunhos|praktijkvoorbeelden|praktijkvoorbeeld|przyklady|\
        dobre praktyki|buenas practicas|buone pratiche|boas praticas|gute beispiele|aus der praxis|praxisberichte|\
        paroles d acteurs|paroles d elus|retours de terrain|best practices",
    ),
    (
        SessionKind::Discussion,
        "echange|echanges|debat|debats|questions|question|discussion|discussions|q a|q r|discussiemoment|nagesprek|debat met de zaal|debat avec la salle|\
        temps d echange|temps d echanges|seance de questions|diskussion|austausch|debate|\
        debates|open floor|fragen|parole a la salle|jeu de questions|coloquio y debate|conversatorio|preguntas|preguntas y respuestas|\
        ruegos y preguntas|dibattito|domande|domande e risposte|discussione|perguntas|perguntas e respostas|vragen|discussie|\
        dyskusja|pytania|pytania i odpowiedzi|discusion|fragerunde|diskussionsrunde|gesprach|questions reponses|\
        questions diverses|turno de preguntas|conversation|debat general",
    ),
    (
        SessionKind::Workshops,
        "atelier|ateliers|workshop|workshops|world cafe|travail en groupes|\
        travaux en groupes|travail en groupe|travaux de groupe|travaux en ateliers|\
        travail en ateliers|travail en sous groupes|travaux en sous groupes|group work|\
        breakout|breakouts|breakout sessions|breakout groups|breakout session|\
        arbeitsgruppen|arbeitsgruppe|talleres|taller|laboratori|forum ouvert|\
        groupes de travail|working groups|working group|sous groupes|laboratorio|oficinas|oficina|werkgroepen|werkgroep|\
        deelsessies|grupos de trabalho|grupos de discussao|travaux en petits groupes|ateliers tournants|warsztaty|warsztat|grupos de trabajo|gruppi di lavoro|tavoli di lavoro|arbeitsgruppenphase|\
        workshopphase|themeninseln|thementische|parallel sessions|sessions paralleles|parallele workshops|world kafe|\
        table thematique|tables thematiques|mesas de trabajo|travail par tables|carrefours|carrefour|workshopronde|workshoprondes",
    ),
    (
        SessionKind::Break,
        "pause|pauses|dejeuner|auberge espagnole|repas partage|repas tire du sac|repas champetre|almoco livre|przerwa obiadowa|brunch|lunchbuffet|\
        buffet|cocktail|cafe|lunch|coffee break|coffee|break|\
        tea break|tea|repas|diner|dinner|collation|gouter|networking lunch|mittagessen|\
        mittagspause|kaffeepause|kaffee|pranzo|almuerzo|comida|descanso|receso|aperitif|apero|pot|\
        verre de l amitie|pot de l amitie|comfort break|morning break|afternoon break|morning tea|afternoon tea|refreshment break|refreshments|tea and coffee|coffee and tea|lunch break|health break|abendessen|\
        pausa|reception|refrigerio|merienda|pausa cafe|pausa caffe|coffee|light lunch|vino de honor|coctel|cena|\
        dejeuner libre|dejeuner sur place|pique nique|aperitif dinatoire|apero dinatoire|buffet dejeunatoire|\
        almoco|intervalo|jantar|koffiepauze|koffie|lunchpauze|borrel|diner|przerwa|przerwa kawowa|obiad|kolacja|lancz|\
        imbiss|umtrunk|vesper|kaffee und kuchen|mittagsimbiss|mittagsbuffet|empfang|buffet lunch|\
        vin d honneur|vin chaud|verre de cloture|drinks|drinks reception|snack|tea|short break|short coffee break|gala dinner|conference dinner|banquet|bankiet|sniadanie|breakfast|fruhstuck|ontbijt|colazione|pequeno almoco|\
        conference banquet|buffet dinatoire|cocktail dinatoire|le repas|pauze|temps libre",
    ),
    (
        SessionKind::Closing,
        "restitution|restitutions|conclusion|conclusions|synthese|cloture|close|closing|\
        wrap up|bilan|mot de la fin|fin|end|end of|schlusswort|abschluss|zusammenfassung|\
        ausblick|ende|clausura|conclusioni|chiusura|mot de conclusion|mot de cloture|\
        mots de conclusion|remerciements|perspectives et conclusion|closing remarks|\
        concluding remarks|verabschiedung|cierre|cierre de la jornada|conclusiones|chiusura lavori|chiusura dei lavori|\
        encerramento|conclusoes|sessao de encerramento|afsluiting|afronding|zakonczenie|podsumowanie|\
        schlussworte|plenaire afsluiting|schluss|resumee|fazit|ende der veranstaltung|fin de la journee|fin des travaux|reporting back|\
        mise en commun|depart|departs|adjourn|doors close|farewell|closure|seance de cloture|cerimonia de encerramento|ceremonia de clausura|acto de clausura|ceremonie de cloture|cerimonia di chiusura|close of meeting|\
        remise des prix et cloture|conclusion et perspectives|conclusion generale|discours de cloture|mots de la fin",
    ),
];

/// Phrases that tell a kind wherever they stand in a title; the first that is found decides.
const ANYWHERE: &[(SessionKind, &str)] = &[
    (
        SessionKind::Break,
        "pause|dejeuner|lunch|coffee break|mittagspause|mittagessen|kaffeepause|tea break",
    ),
    (
        SessionKind::Workshops,
        "ateliers|workshops|world cafe|breakout sessions|breakout groups|atelier",
    ),
    (SessionKind::Testimony, "temoignages|retours d experience|retours d experiences|case studies"),
    (SessionKind::Plenary, "pleniere|keynote|plenary"),
    (SessionKind::Closing, "conclusions|cloture|wrap up|closing"),
];

/// Words that may stand before or after a lead word and say nothing of the topic.
const QUALIFIERS: &str = "1ere|1er|2e|2eme|2nde|3e|3eme|4e|4eme|5e|5eme|quatrieme|cinquieme|1st|2nd|3rd|fourth|plenaire|les|la|le|l|un|une|des|the|premier|premiere|deuxieme|troisieme|seconde|second|first|\
        third|networking|round|rounds|runde|ronde|phase|three|two|four|trois|deux|quatre|grand|grande|petit|petite|temps|moment|\
        session|sessions|sequence|seance|partie|part|n|no|collectif|collectifs|collective|\
        participatif|participatifs|participative|parallele|paralleles|parallel|inaugurale|\
        inaugural|introductive|introductif|finale|final|generale|general|plenier|pleniere|\
        croise|croises|thematique|thematiques|thematic|tournant|tournants|simultane|\
        simultanes|simultaneous|officielle|officiel|official|address|speech|gemeinsames|\
        gemeinsame|short|d|en|in|de|au|choix|petits";

/// Words that join two lead words, as in « Témoignages et échanges ».
const LINKS: &str = "et|and|und|y|e|de|d|en|avec|with|la|salle|plus";

fn is_qualifier(word: &Word) -> bool {
    let short_mark =
        word.folded.len() == 1 || word.folded.bytes().all(|byte| byte.is_ascii_digit());
    short_mark || lists(QUALIFIERS, &word.folded)
}

/// The rank of the first word that is not a qualifier, unless a lead begins earlier.
fn skip_qualifiers(all: &[Word]) -> Option<usize> {
    (0..all.len()).find(|&at| lead(&all[at..]).is_some() || !is_qualifier(&all[at]))
}

/// The kind of the longest lead phrase that the words begin with, and its number of words.
fn lead(all: &[Word]) -> Option<(SessionKind, usize)> {
    let found =
        LEADS.iter().filter_map(|&(kind, phrases)| Some((kind, longest_lead(all, phrases)?)));
    found.max_by_key(|&(_, count)| count).or_else(|| compound_break(all))
}

/// « Broodjesmaaltijd », „Kaffeepause“: a word of German or Dutch that ends in a sort of break.
fn compound_break(all: &[Word]) -> Option<(SessionKind, usize)> {
    const ENDS: &[&str] = &["pause", "pauze", "maaltijd", "essen", "imbiss", "lunch", "buffet"];
    let first = all.first()?;
    is_compound_of(ENDS, first).then_some((SessionKind::Break, 1))
}

fn anywhere(all: &[Word]) -> SessionKind {
    let found = ANYWHERE.iter().find(|(_, phrases)| holds_any(all, phrases));
    found.map_or(SessionKind::Other, |&(kind, _)| kind)
}

/// Whether the text names the kind again, as « 3 ateliers en parallèle » does after « Ateliers ».
fn restates(text: &str, kind: SessionKind) -> bool {
    let all = words(text);
    let told = LEADS.iter().filter(|&&(known, _)| known == kind);
    let counted = kind == SessionKind::Workshops && text.starts_with(|c: char| c.is_ascii_digit());
    !text.contains('?')
        && (counted || told.into_iter().any(|(_, phrases)| holds_any(&all, phrases)))
}

/// The first colon or spaced dash, or the slash after « Panel ».
fn first_break(text: &str) -> Option<Range<usize>> {
    let slash = text.find('/').map(|at| at..at + 1);
    let panel = |at: &Range<usize>| {
        let (before, after) = (&text[..at.start], &text[at.end..]);
        let told = lead(&words(before)).is_some_and(|(kind, _)| kind == SessionKind::RoundTable);
        told && is_only_lead(before) && kind_of(after) == SessionKind::Other
    };
    if let Some(slash) = slash.filter(panel) {
        return Some(slash);
    }
    let colon = text.match_indices(':').map(|(at, _)| at..at + 1);
    let colon = colon
        .into_iter()
        .find(|at| !text[at.end..].starts_with(|c: char| c == '/' || c.is_ascii_digit()));
    let dash = dashes(text).into_iter().find(|dash| &text[dash.clone()] != "|");
    // « Conférence. Du fonds au faire local »
    let stop = text.match_indices(". ").map(|(at, _)| at..at + 1).next().filter(|at| {
        let before = &text[..at.start];
        let whole = before.chars().rev().take_while(|c| c.is_alphabetic()).count() > 3;
        whole && is_only_lead(before) && text[at.end..].trim_start().starts_with(char::is_uppercase)
    });
    [colon, dash, stop].into_iter().flatten().min_by_key(|at| at.start)
}

/// Whether a list after this line names workshops held at once.
pub(super) fn is_parallel(text: &str) -> bool {
    let folded = fold(text);
    [
        "parallel",
        "au choix",
        "simultan",
        "en meme temps",
        "sous-groupe",
        "choose",
        "a elegir",
        "a scelta",
        "zur wahl",
        "zur auswahl",
        "a escolha",
        "naar keuze",
        "do wyboru",
    ]
    .iter()
    .any(|word| folded.contains(word))
}

/// Of « Session A : mobilité » below « Sessions parallèles », where the topic starts.
pub(super) fn numbered_parallel(text: &str) -> Option<usize> {
    const PARALLEL: &[&str] = &[
        "session", "seance", "parcours", "stand", "axe", "theme", "track", "sesion", "sessione",
        "salle", "room", "eixo", "eje", "asse", "ambito", "raum", "sala", "zaal", "thema", "tema",
        "volet",
    ];
    numbered(text, PARALLEL)
}

/// Of « Atelier 2 : mobilité », where the topic starts.
pub(super) fn numbered_workshop(text: &str) -> Option<usize> {
    const WORKSHOPS: &[&str] = &[
        "atelier",
        "workshop",
        "groupe",
        "group",
        "table",
        "arbeitsgruppe",
        "ag",
        "taller",
        "breakout",
        "forum",
        "carrefour",
        "ws",
        "grupo",
        "gruppo",
        "gruppe",
        "groep",
        "grupa",
        "laboratorio",
        "oficina",
        "werkgroep",
        "warsztat",
    ];
    numbered(text, WORKSHOPS)
}

/// Of « Atelier « Chanter » – Ana Roux », where the topic starts: a workshop that its quotes name.
pub(super) fn quoted_workshop(text: &str) -> Option<usize> {
    const WORKSHOPS: &str =
        "atelier|workshop|taller|laboratorio|oficina|werkgroep|warsztat|arbeitsgruppe|groupe";
    let all = words(text);
    let first = all.first().filter(|word| word.start == 0)?;
    let rest = text[first.end()..].trim_start_matches([' ', '\u{a0}', ':']);
    let quoted = rest.starts_with(['«', '“', '„', '"', '‘']);
    (lists(WORKSHOPS, &first.folded) && quoted).then(|| text.len() - rest.len())
}

/// Of one of some words, a mark and a topic, where the topic starts.
fn numbered(text: &str, known: &[&str]) -> Option<usize> {
    let all = words(text);
    let count = known.iter().find_map(|word| leads(&all, word))?;
    let mut at = count;
    while all.get(at).is_some_and(|word| {
        ["n", "no", "numero", "session", "group"].contains(&word.folded.as_str())
    }) && all.get(at + 1).is_some()
    {
        at += 1;
    }
    let mark = all.get(at)?;
    let numbered = mark.text.chars().all(|c| c.is_ascii_digit())
        || (mark.text.len() <= 3
            && mark.text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()));
    let after = text[mark.end()..].trim_start();
    let quoted = after.starts_with(['«', '"', '“', '„', '‘']);
    let separated = quoted || after.starts_with([':', '-', '–', '—', '.', ')', '|', '·']);
    let topic =
        after.trim_start_matches(|c: char| super::words::is_separator(c) || c == '.' || c == ')');
    (numbered && separated && !topic.is_empty()).then(|| text.len() - topic.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: SessionKind, title: &str) {
        let found = titled(text);
        assert_eq!((found.kind, &text[found.title]), (kind, title), "{text}");
    }

    #[test]
    fn lead_words_tell_the_kind_and_leave_the_title() {
        use SessionKind::{
            Break, Closing, Discussion, Introduction, Other, Plenary, RoundTable, Testimony,
            Welcome, Workshops,
        };
        check("Accueil des participants", Welcome, "Accueil des participants");
        check("Café d'accueil", Welcome, "Café d'accueil");
        check("Mot d'accueil de la présidente", Welcome, "Mot d'accueil de la présidente");
        check("Table ronde : L'ingénierie, c'est quoi ?", RoundTable, "L'ingénierie, c'est quoi ?");
        check("TABLE RONDE N° 2 – LES FINANCEURS", RoundTable, "LES FINANCEURS");
        check(
            "Table ronde des financeurs : quels leviers ?",
            RoundTable,
            "Table ronde des financeurs : quels leviers ?",
        );
        check(
            "Témoignages et échanges : Table ronde et regards",
            RoundTable,
            "Témoignages et échanges",
        );
        check("Ateliers - 3 ateliers en parallèle.", Workshops, "Ateliers");
        check("Ateliers tournants (3 × 30 min)", Workshops, "Ateliers tournants (3 × 30 min)");
        check("Atelier collectif : écrire ensemble", Workshops, "écrire ensemble");
        check("Three parallel workshops", Workshops, "Three parallel workshops");
        check("Panel: What did the pilots change?", RoundTable, "What did the pilots change?");
        check("Pause", Break, "Pause");
        check("Cocktail déjeunatoire", Break, "Cocktail déjeunatoire");
        check("Ouverture – Mme la Préfète", Introduction, "Ouverture");
        check("Déjeuner | buffet", Break, "Déjeuner | buffet");
        check("Déjeuner : buffet des producteurs", Break, "Déjeuner : buffet des producteurs");
        check("Pause-déjeuner", Break, "Pause-déjeuner");
        check("Restitution et conclusion", Closing, "Restitution et conclusion");
        check("Témoignages croisés", Testimony, "Témoignages croisés");
        check("Échanges avec la salle", Discussion, "Échanges avec la salle");
        check("Ouverture", Introduction, "Ouverture");
        check("Conférence : l'eau rare", Plenary, "l'eau rare");
        check("Séquence 2 : Table ronde", RoundTable, "Séquence 2 : Table ronde");
        check("Visite de la ferme", Other, "Visite de la ferme");
    }

    #[test]
    fn numbered_workshops_give_their_topic() {
        let topic = |text: &'static str| numbered_workshop(text).map(|at| &text[at..]);
        assert_eq!(topic("Atelier 1 : mobilité (Salle B)"), Some("mobilité (Salle B)"));
        assert_eq!(topic("Atelier A – l'eau"), Some("l'eau"));
        assert_eq!(topic("Atelier n°3. Forêt"), Some("Forêt"));
        assert_eq!(topic("Ateliers en parallèle :"), None);
        assert_eq!(topic("Atelier 1"), None);
    }
}
