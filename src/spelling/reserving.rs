//! The words by which people reserve what stands beside them: « INTERNE – », « Off : », « (à ne pas
//! publier) », « Vertraulich: ». The only list of them, and the only reader: for paragraphs, cells and
//! titles of every format, for heads of columns, and for the names of files and folders.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::fold;

/// What a text says of who may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved {
    /// The words that say so.
    pub mark: Range<usize>,
    /// What they reserve.
    pub reach: Reach,
}

/// What words reserve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The whole text in which they stand.
    Whole,
    /// These bytes of it, the words among them.
    Part(Range<usize>),
    /// Nothing of the text, which is nothing but these words: what follows, or what is around.
    Next,
}

/// How surely a label reserves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// A word with other meanings, unless a sign sets it apart: « interne », « off ».
    Weak,
    /// It means nothing else.
    Strong,
}

/// What may stand before the words that reserve, folded.
const BEFORE: &str = "attention|important|rappel|nb|n b|ps|p s|nota|nota bene|notes?|infos?|informations?|remarques?|\
    commentaires?|observations?|points?|parties?|section|passages?|paragraphe|mention|memo|documents?(?: de travail)?|doc|notes? de travail|messages?|mails?|courriels?|compte rendu|echanges?|textes?|\
    traitement|classification|niveau|statut|acces|lecture|pour infos?|pour information|annexes?|volet|chapitre|rubrique|\
    version|elements?|pages?|contenu|propos|debut|fin|debut de|debut du|fin de|fin du|ceci est|c est|ce qui suit est|\
    strictement|tres|totalement|hautement|top|notas?|nota|notizen?|notiz|vermerk|streng|memo|remarks?|comments?|strictly|begin|end|start of|end of";

/// Who may know it all the same, after « interne » or « réservé ».
const INSIDERS: &str = "organisateurs?|organisatrices?|organisation|equipe|equipes|comite|copil|cotech|secretariat|\
    bureau|association|service|services|syndicat|structure|reseau|projet|usage interne|interne|redaction|animateurs|\
    direction|comite de pilotage|comite d organisation|comite technique|equipe projet|equipe d organisation";

/// What is not to be done with it.
const VERBS: &str = "diffuser|publier|ecrire|noter|retranscrire|transcrire|reproduire|citer|divulguer|communiquer|\
    ebruiter|repeter|imprimer|rediffuser|relayer|rendre publique?|publie|publiee|diffuse|diffusee|divulgue";

/// What must be told of more before it reserves: « ne pas mettre dans les actes ».
const VAGUE_VERBS: &str = "reprendre|mettre|inscrire|faire figurer|faire apparaitre|transmettre|partager|consigner|\
    mentionner|inclure|integrer|faire circuler|sortir|garder|conserver|laisser|reporter|faire paraitre";

/// What follows such a verb.
const AFTER: &str = "ce|cette|ces|ceci|cela|le|la|les|l|qui|suit|suivante?|suivants?|passage|phrase|paragraphe|partie|\
    point|svp|stp|merci|avant|sans|accord|tel|quel|en|etat|dans|a|au|aux|de|du|des|d|actes|compte|comptes|rendu|rendus|\
    cr|pv|proces|verbal|rapport|publication|diffusion|version|publique|finale|document|recueil|volume|exterieur|externe|\
    dehors|hors|ici|presse|public|validation|relecture|pour|l instant|instant|moment|et|ni|reseau|groupe|tout|rien|mois|\
    annonce|officielle|definitive|internet|site|ligne|\\d+";

/// Where it is not to go.
const OUTLETS: &str = "actes|publication|diffusion|compte rendu|comptes rendus|cr|pv|proces verbal|rapport|public|\
    presse|version publique|version finale|exterieur|externe|recueil|volume|impression";

static LABEL: LazyLock<[Option<Regex>; 2]> = LazyLock::new(|| {
    let weak = "intern(?:e|es|al|als|o|a|os|as|en|er)?|en interne|pour interne|perso|off|en off|entre nous|\
        between us|tra noi|unter uns|entre nosotros|npd|motus|sensible|a (?:supprimer|retirer|enlever|effacer|oter|couper|taire|cacher|dissimuler)|prive|private|secret|confidence|reservado|riservato|reservee?s?|personnel|huis clos";
    let strong = [
        "(?:pour |a |en )?(?:un )?usage (?:strictement |uniquement |exclusivement )?(?:en )?intern(?:e|o|al)",
        &format!("internes? (?:a |au |aux |pour |de )?(?:l |la |le |les )?(?:{INSIDERS})"),
        "confidentiel(?:le|s|les)?|confidential|confidenciai?s?|confidencial(?:es)?|confidenzial[ei]",
        "off the record|off record|hors micro|hors antenne|hors (?:enregistrement|captation|camera|pv|cr|compte rendu|proces verbal|actes|publication)",
        "(?:a |merci de )?(?:garder|conserver) (?:ca |cela |ceci )?(?:entre nous|pour nous|pour soi|pour vous|en interne|secret)",
        "(?:(?:que )?(?:cela|ca|ceci|ce qui suit|tout ca|tout cela) )?(?:reste|restera|doit rester|a rester) entre nous",
        &format!(
            "(?:surtout )?ne (?:le |la |les |l )?(?:repetez|publiez|diffusez|notez|ecrivez|citez|divulguez|ebruitez|communiquez) (?:pas|jamais|surtout pas)(?: (?:{AFTER}))*"
        ),
        &format!(
            "informations? (?:strictement )?reservees? (?:a |au |aux )(?:l |la |le |les )?(?:elus|agents|adherents|membres|partenaires|{INSIDERS})"
        ),
        "only for (?:the )?(?:organisers|organizers|team|staff)",
        "entre nous soit dit|a huis clos|embargoed|en toute confidence|en confidence|in confidence|sous le sceau du secret",
        r"(?:sous )?embargo(?: (?:jusqu (?:a|au|en)|until|avant le|au|le))?(?: \d{1,2}(?:er)?(?: [a-z]{3,9})?(?: \d{2,4})?| [a-z]{3,9} \d{4})?",
        "(?:memo|notes?|rappel|pense bete|remarque|message) (?:a |pour )(?:moi meme|moi|nous memes|soi|soi meme|self)|pense bete|note to self|aide memoire perso",
        "(?:(?:ca|cela|ceci|ce qui suit|tout ca|tout cela) )?(?:ne sort pas|ne sortira pas|ne doit pas sortir|reste|restera|doit rester|a garder) (?:d ici|de cette (?:piece|salle)|de la (?:piece|salle)|dans (?:cette|la) (?:piece|salle)|entre ces murs)",
        "(?:sous le manteau|pas pour (?:toutes )?les (?:oreilles|yeux)(?: de tous| de tout le monde)?|usage (?:du|de la|de l|des) (?:secretariat|bureau|organisateurs|equipe|comite))",
        &format!("rien (?:de (?:tout )?(?:ca|cela|ceci|ce qui suit) )?(?:dans|pour|au|sur) (?:les |la |le |l )?(?:{OUTLETS})"),
        &format!("a ne (?:surtout )?(?:pas|jamais) (?:faire figurer|faire apparaitre|mentionner|inscrire|reporter|consigner|partager|ebruiter)(?: (?:{AFTER}))*"),
        "(?:please )?keep (?:this|it) (?:between us|to yourselves|to yourself|private|quiet|secret)|(?:bitte )?nicht weiter(?:sagen|geben|erzahlen|leiten)|que quede entre nosotros|queda entre nosotros|strictly (?:private|personal)",
        "tlp (?:red|amber|rouge|orange|ambre)(?: strict)?|(?:usage|acces|lecture) (?:strictement )?(?:restreint|limite|reserve)e?|(?:pour )?lecture seule du bureau",
        &format!(
            "(?:surtout |merci de |priere de |veuillez |svp |a |da )*(?:ne (?:pas|jamais|surtout pas)|pas a|pas) (?:a |etre |le |la |les |l |en )*(?:{VERBS})(?: (?:{AFTER}))*"
        ),
        &format!(
            "(?:surtout |merci de |priere de |veuillez |svp |a )*ne (?:pas|jamais|surtout pas) (?:a |le |la |les |l )*(?:{VAGUE_VERBS}) (?:(?:{AFTER}) )*(?:{OUTLETS}|ici|dehors)"
        ),
        &format!("(?:pas|non) (?:pour|dans|destine a|destinee a) (?:une |la |les |le |l )?(?:{OUTLETS})"),
        "non (?:publiable|diffusable|communicable|publie|public|publique|divulgable)",
        &format!("ne (?:figurera|figure|sera|paraitra|apparaitra|doit) pas (?:figurer |paraitre |etre repris )?(?:au|dans|a) (?:le |la |les |l )?(?:{OUTLETS})"),
        &format!(
            "(?:a|pour) (?:supprimer|retirer|enlever|effacer|oter|masquer|couper|caviarder|anonymiser) (?:avant|de|du|des|dans|pour) (?:la |les |l |le |toute )*(?:{OUTLETS}|envoi|mise en ligne|mise en page)"
        ),
        "a (?:anonymiser|caviarder|masquer)",
        &format!(
            "(?:strictement )?(?:reserve|limite|destine)(?:e|s|es)? (?:exclusivement |uniquement )?(?:a |au |aux )(?:l |la |le )?(?:{INSIDERS})"
        ),
        &format!(
            "(?:pour |a l attention de |a l usage de )?(?:l |la |le |les |nos )?(?:{INSIDERS}) (?:seulement|uniquement|exclusivement|only)"
        ),
        "pour (?:nous|moi|vous) (?:seulement|uniquement|seul|seuls|seule|seules|ne (?:pas|jamais) (?:publier|diffuser|citer|repeter))",
        "(?:a )?(?:diffusion|circulation) (?:strictement |tres )?(?:restreinte|interne|limitee)",
        "(?:for )?internal use(?: only)?|internal only|internal (?:notes?|remarks?|memos?|comments?|information|documents?)|(?:organisers|organizers|team|staff) only|for (?:the )?(?:organisers|organizers|team|staff) only",
        "not (?:for|to be) (?:publication|release|distribution|circulation|sharing|published|quoted|shared|the record|the proceedings|the minutes)",
        "(?:please )?(?:do not|don t) (?:publish|circulate|distribute|share|quote|print|disclose|record|repeat)(?: (?:this|it))?",
        "(?:nur )?(?:fur den |zum )?internen? gebrauch|nur intern|interner? vermerk|interne notiz|vertraulich|nicht weitergeben",
        "nicht (?:zu |zur |fur die |furs? )*(?:veroffentlichen|veroffentlichung|protokoll|publizieren)|nicht fur das protokoll",
        "(?:de |para |ad |per )*uso interno|no (?:publicar|difundir|divulgar)|a puerta cerrada|confidencial",
        "(?:da )?non (?:pubblicare|diffondere|divulgare)|nao (?:publicar|divulgar|difundir)",
        "niet (?:publiceren|verspreiden)|niet voor publicatie|vertrouwelijk|alleen voor intern gebruik",
        "poufne|nie publikowac|do uzytku wewnetrznego",
    ]
    .join("|");
    // « interne » with a word before it can mean nothing else: « note interne ».
    let noted = format!("(?:(?:{BEFORE}) )+(?:{weak})");
    let end = "(?: (?:seulement|uniquement|exclusivement|svp|stp|merci|only|please|pour info|pour information))*";
    let sure = format!("(?:(?:{BEFORE}) )*(?:{strong})");
    let either = format!("(?:{noted}|{sure}|{weak})");
    let strong = format!(
        "^(?:(?:{noted}|{sure})(?: (?:et |mais |donc )?{either})*|(?:{weak})(?: (?:et |mais |donc )?(?:{sure}))+|(?:{weak}) pour (?:info|information)){end}$"
    );
    let weak = format!("^(?:{weak}){end}$");
    [Regex::new(&strong).ok(), Regex::new(&weak).ok()]
});

/// Words within a sentence that speak of a secret, whatever surrounds them: first within other words too, then as
/// they are meant. Word boundaries of Unicode are slow in a text with accents, and most texts fail the first.
static DOUBTFUL: LazyLock<[Option<Regex>; 2]> = LazyLock::new(|| {
    let forms = [
        r"\bconfidentiel(?:le)?s?\b|\bconfidential\b|\bvertraulich\b|\bconfidencial\b|\bconfidenziale\b",
        r"\b(?:à|pour|en) (?:un )?usage (?:strictement )?interne\b|\buso interno\b|\binternal use\b",
        r"\bdiffusion (?:strictement )?(?:interne|restreinte)(?:\s*[^\s\p{L}]|\s*$)|^\W*diffusion (?:strictement )?(?:interne|restreinte)\b",
        r"\bne (?:surtout )?pas (?:le |la |les |l['’])?(?:diffuser|publier|ébruiter|répéter|divulguer)(?:\s*[^\s\p{L}]|\s*$|\s+(?:ce|cette|ces|cela|ça|dans|avant|sans|svp|merci|la|le|les|l['’]|sur|au|aux|à|hors|tel))",
        r"\bne (?:doit|doivent|devra|devrait) (?:pas|jamais|en aucun cas) (?:sortir|être (?:publiée?|diffusée?|divulguée?|répétée?|rendue? publique?)|figurer dans (?:les actes|le compte))",
        r"\bà ne pas (?:écrire|noter|mettre|reprendre|citer|communiquer|retranscrire)\b",
        r"\bhors micro\b|\boff the record\b|\bnot for publication\b|\bsous le sceau du secret\b|\ben (?:toute )?confidence\b",
        r"(?:^|[.!?…]\s)entre nous,|\ben off\b",
        r"\bhors (?:PV\b|CR\b|compte[- ]rendu|procès[- ]verbal)",
        r"\bperso\s*:|^\W*(?:secret|privé)\s*:|\b(?:doit|que cela|que ça|ceci|cela) reste(?:r|ra)? entre nous\b",
        r"\b(?:pas|non) (?:pour|dans) (?:les actes|le compte[- ]rendu|le PV|publication)\b",
        r"\bne rien (?:publier|diffuser|communiquer)\b|\bne rien (?:dire|écrire)\s*[:–—]|\b(?:garde|gardes|gardez) (?:ça |cela |le |la )?pour (?:toi|vous|nous|moi)\b|\bpas encore (?:public|publique|officiel|officielle|annoncée?)\b",
        r"[🔒🔐🤫🙊]|^\W*chut\s*[:–—]|(?-i:\b(?:XXX|TODO|TBC)\b)\W*\p{L}|^\W*(?:(?:pas|non) officiel(?:le)?|officieux|officieusement|en coulisses?|pour mémoire, ne pas \p{L}+|ne pas (?:garder|conserver|laisser))\s*[:–—]|\((?:pas|non) (?:encore )?officiel(?:le)?\)",
        r"(?:^|[,.;:!] )tu (?:n['’]|ne |me |le |la |les |l['’])?(?:écri|not(?:e|er)|publi|diffus|met|enlèv|retir|supprim|vir|gard|laiss|vérifi|reform|corrig|relanc|coup|zapp)\w*",
        r"^\s*(?://|%%)\s|\bTLP ?: ?(?:red|amber)\b|\bpas à ébruiter\b|\bne pas en parler\b",
        r"\bà (?:supprimer|retirer|enlever|effacer|masquer) avant (?:la |toute )?(?:publication|diffusion|impression|envoi|mise en ligne)\b",
        r"\[!\s*(?:interne|internal)\s*\]|\bsous embargo\b",
        r"\b(?:a refusé|refuse|refusait|ne (?:souhaite|veut|souhaitait|voulait) pas) (?:d['’]être |être |de |que son nom )(?:cit|nomm|paraître|figur|apparaît)",
        r"\[\s*note (?:pour|à) |(?:^|\s)@\p{L}+,? (?:tu |vous |peux|pouvez|merci|stp|svp|vérifi|regarde)|(?-i:\b[AÀ] FAIRE\b)",
        r"\b(?:souhaite|veut|demande à|préfère|tient à|souhaitait|voulait) (?:rester|être) anonym|\bà anonymiser\b|\banonymat (?:demandé|souhaité)\b",
        // « Le maire est en froid avec la Région, ne pas écrire. »
        r"[,;(–—]\s*(?:mais |donc |et |surtout |merci de |à )*ne (?:surtout )?(?:pas|rien) (?:le |la |les |l['’]|en )?(?:écrire|noter|mettre|dire|répéter|redire|citer|retranscrire|reprendre|mentionner|parler|communiquer|ébruiter)(?: (?:svp|stp|merci|ici|ça|cela|pour l['’]instant))*\s*(?:[.!…)»]|$)",
        r"(?:^\W*|[,;:(–—]\s*(?:mais |donc |et |à |merci de )?)(?:rester|restez|restons|soyez|soyons|être) (?:très |bien |plutôt )?discr(?:ets?|ètes?)\b|\bon (?:en |y )?(?:reste|restera|va rester|doit rester) (?:très |bien |plutôt )?discr(?:ets?|ètes?)\b",
        r"\bnicht veröffentlichen\b|\bno publicar\b|\bnon pubblicare\b|\bniet publiceren\b",
    ];
    let whole = format!("(?i){}", forms.join("|"));
    [Regex::new(&whole.replace(r"\b", "")).ok(), Regex::new(&whole).ok()]
});

/// An aside that tells the secretary of somebody's refusal: « (refus de paraître) ».
static REFUSAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let named = r"(?:d['’]être|être|de|du|la|le|que son|son|sa|à|a|l['’]|ni)?\s*(?:cit|nomm|mentionn|identifi|paraître|figur|apparaît|publi|nom\b|citation|mention|diffusion|consentement|rgpd)";
    let forms = [
        format!(r"^(?:a |en )?(?:refus\w*|déclin\w*|oppos\w*|s['’]oppos\w*)\s+{named}\w*(?:\s+\w+){{0,3}}$"),
        format!(r"^(?:qui )?ne (?:souhaite|veut|désire|doit|voulait|souhaitait) pas\s+{named}"),
        r"^(?:qui )?(?:souhaite|veut|demande à|préfère|tient à) (?:rester|être) anonym\w*|^anonymat (?:demandé|souhaité)|^(?:à|doit être) anonymis".to_owned(),
        r"^(?:pas d['’]accord|sans (?:son )?(?:accord|consentement)|n['’]a pas (?:accepté|donné son accord|consenti)|consentement\s*:?\s*non|non consentant\w*|accord refusé)".to_owned(),
        r"^(?:declined|refused)(?: to be (?:named|quoted))?$|^(?:does not want to be|not to be) (?:named|quoted)".to_owned(),
    ];
    Regex::new(&format!("(?i){}", forms.join("|"))).ok()
});

/// How surely some words, and nothing beside them, reserve.
fn strength(words: &str) -> Option<Strength> {
    // Nobody labels anything with more words, and most texts end here.
    if words.len() > 120 {
        return None;
    }
    let folded = fold(words);
    let [strong, weak] = &*LABEL;
    let is = |label: &Option<Regex>| label.as_ref().is_some_and(|it| it.is_match(&folded));
    if is(strong) { Some(Strength::Strong) } else { is(weak).then_some(Strength::Weak) }
}

/// Whether all letters are capitals, and there are some.
fn is_shouted(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Whether « Interne » only stands beside « Externe ».
fn is_contrast(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').any(|word| word.starts_with("extern"))
}

/// The brackets of a text that stand alone, with what is between them.
fn brackets(text: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
    let closing = |open: char| match open {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        '<' => Some('>'),
        _ => None,
    };
    text.char_indices().filter_map(move |(at, c)| {
        let close = closing(c)?;
        let length = text[at + 1..].find(close)?;
        let inside = at + 1..at + 1 + length;
        (!text[inside.clone()].contains(c)).then(|| (at..inside.end + 1, inside))
    })
}

/// Where a label ends that a text begins with, and how: at a colon, a dash, a comma, a full stop or a line's end.
/// Gives the end of the label and where the text goes on.
fn ends(text: &str) -> impl Iterator<Item = (usize, usize, char)> + '_ {
    let signs = text.char_indices().filter_map(move |(at, c)| {
        let after = at + c.len_utf8();
        let is_spaced = text[..at].ends_with(char::is_whitespace)
            && text[after..].starts_with(char::is_whitespace);
        match c {
            ':' | '\n' => Some((at, after, c)),
            '§' | '|' | '~' => Some((at, after, '-')),
            '-' | '–' | '—' | '=' | '>' | '→' if is_spaced => Some((at, after, '-')),
            ',' | '.' | '!' | ';' => {
                let is_end = text[after..].chars().next().is_none_or(char::is_whitespace);
                is_end.then_some((at, after, c))
            }
            _ => None,
        }
    });
    signs.take_while(|(at, ..)| *at <= 120)
}

/// Without the signs that a text begins with, except brackets: bullets, arrows, stars, locks.
fn lead(text: &str) -> usize {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | '[' | '{' | '<' | '«' | '#');
    text.len() - text.trim_start_matches(is_sign).len()
}

/// What a text says of who may read it, as clearly as anybody writes it. What is less clear is
/// [`is_doubtful`].
#[must_use]
pub fn reserved(text: &str) -> Option<Reserved> {
    let start = lead(text);
    let body = text[start..].trim_end();
    let end = start + body.len();
    if body.is_empty() {
        return None;
    }
    let found = |mark, reach| Some(Reserved { mark, reach });
    let bare = body.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(strength) = strength(bare) {
        let is_set_apart = bare.len() < body.len() || is_shouted(bare) || body.ends_with(':');
        if strength == Strength::Strong || is_set_apart {
            return found(start..end, Reach::Next);
        }
        return None;
    }
    if let Some((mark, _)) = head(&text[start..end]) {
        return found(start + mark.start..start + mark.end, Reach::Whole);
    }
    for (whole, inside) in brackets(text) {
        let words = &text[inside.clone()];
        if let Some(strength) = strength(words) {
            let after = text[whole.end..].trim_start();
            let is_first = whole.start <= start;
            let is_last = !after.contains(char::is_alphanumeric);
            let opens = whole.start < 80 && after.starts_with([':', '–', '—']);
            let is_sure = strength == Strength::Strong
                || is_shouted(words)
                || !text[whole.clone()].starts_with('(');
            if is_first
                || (is_sure && (is_last || opens))
                || (opens && strength != Strength::Strong)
            {
                return found(whole, Reach::Whole);
            }
        } else if REFUSAL.as_ref().is_some_and(|it| it.is_match(words.trim())) {
            let before = text[..whole.start].trim_end().len();
            return found(inside, Reach::Part(before..whole.end));
        } else if let Some((mark, _)) = head(words) {
            let mark = inside.start + mark.start..inside.start + mark.end;
            let rest = [&text[..whole.start], &text[whole.end..]].concat();
            let is_all = !rest.contains(char::is_alphanumeric);
            return found(mark, if is_all { Reach::Whole } else { Reach::Part(whole) });
        }
    }
    // A hashtag.
    for (at, _) in text.match_indices('#') {
        let word = text[at + 1..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_label = !word.is_empty() && strength(word).is_some();
        if is_label && !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '(') {
            return found(at..at + 1 + word.len(), Reach::Whole);
        }
    }
    // A sentence or a line within it that begins with a label, or is one.
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | '\n'))
    {
        let after = at + c.len_utf8();
        if at < start || (c != '\n' && !text[after..].starts_with(char::is_whitespace)) {
            continue;
        }
        let next = after + lead(&text[after..]);
        let rest = text[next..].trim_end();
        let bare = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() && strength(bare) == Some(Strength::Strong) {
            return found(next..next + bare.len(), Reach::Whole);
        }
        if let Some((mark, sign)) = head(rest).filter(|_| next > from) {
            let mark = next + mark.start..next + mark.end;
            let is_sure = sign == ':' || sign == '\n' || c == '\n';
            if is_sure {
                return found(mark.clone(), Reach::Part(mark.start..end));
            }
        }
        from = next;
    }
    // « Financement – confidentiel ».
    for sign in [" - ", " – ", " — "] {
        if let Some((before, words)) = body.rsplit_once(sign) {
            let is_sure = match strength(words.trim_end_matches(['.', '!'])) {
                Some(Strength::Strong) => true,
                Some(Strength::Weak) => is_shouted(words),
                None => false,
            };
            if is_sure {
                return found(start + before.len() + sign.len()..end, Reach::Whole);
            }
        }
    }
    None
}

/// The label that a text begins with: its place, and the sign that ends it.
fn head(text: &str) -> Option<(Range<usize>, char)> {
    let start = lead(text);
    for (end, after, sign) in ends(&text[start..]) {
        let words = &text[start..start + end];
        let rest = &text[start + after..];
        let is_sure = match strength(words.trim_end_matches([')', ']', '*', '_', ' '])) {
            Some(Strength::Strong) => true,
            Some(Strength::Weak) => match sign {
                ':' | '-' | '\n' | '.' | '!' => !is_faint(words) && !is_contrast(rest),
                _ => false,
            },
            None => false,
        };
        if is_sure && rest.contains(char::is_alphanumeric) {
            return Some((start..start + after, sign));
        }
    }
    // « PERSO rappeler la banque ».
    let words: Vec<&str> = text[start..].split_whitespace().take(5).collect();
    for count in (1..words.len()).rev() {
        let said = words[..count].join(" ");
        let next = words[count];
        let is_apart = is_shouted(&said) && !is_shouted(next) && !next.starts_with("d'");
        if is_apart && strength(&said).is_some_and(|it| it == Strength::Strong || !is_faint(&said))
        {
            let last = words[count - 1];
            let length = text[start..].find(last).unwrap_or_default() + last.len();
            return Some((start..start + length, ' '));
        }
    }
    None
}

/// Words that label much else before a colon: « Privé : 30 % ».
fn is_faint(words: &str) -> bool {
    matches!(
        fold(words).as_str(),
        "prive"
            | "private"
            | "secret"
            | "personnel"
            | "reserve"
            | "reservee"
            | "reserves"
            | "reservees"
            | "a supprimer"
            | "a retirer"
            | "a enlever"
            | "a effacer"
            | "a oter"
            | "a couper"
            | "a cacher"
            | "sensible"
    )
}

/// The aside of a text in which somebody refuses to be named: « (ne veut pas être citée) ».
#[must_use]
pub fn refusal(text: &str) -> Option<Range<usize>> {
    let speaks_of_naming = |words: &str| {
        let folded = fold(words);
        let heads = [
            "cite", "nomm", "parait", "figur", "appara", "anonym", "identifi", "consent", "named",
            "quoted",
        ];
        folded.split(' ').any(|word| heads.iter().any(|head| word.starts_with(head)))
    };
    let is_refusal = |words: &str| {
        REFUSAL.as_ref().is_some_and(|it| it.is_match(words)) && speaks_of_naming(words)
    };
    brackets(text)
        .find(|(_, inside)| is_refusal(text[inside.clone()].trim()))
        .map(|(whole, _)| whole)
}

/// The label at the head of a text that reserves the rest of it: where the rest begins.
#[must_use]
pub fn after_label(text: &str) -> Option<usize> {
    // « Document interne – ne pas diffuser » is one label.
    head(text).filter(|_| strength(text).is_none()).map(|(mark, _)| mark.end)
}

/// Whether a heading reserves its section: in a heading, a word alone or in brackets is enough.
#[must_use]
pub fn is_reserved_heading(text: &str) -> bool {
    (strength(text).is_some() && !is_faint(text))
        || reserved_head(text).is_some()
        || reserved(text).is_some()
}

/// Whether a text is nothing but a label.
#[must_use]
pub fn is_label(text: &str) -> bool {
    strength(text).is_some()
}

/// Whether words within a sentence speak of a secret, without saying clearly what they reserve.
#[must_use]
pub fn is_doubtful(sentence: &str) -> bool {
    DOUBTFUL.iter().all(|it| it.as_ref().is_some_and(|it| it.is_match(sentence)))
        || brackets(sentence).any(|(_, inside)| strength(&sentence[inside]).is_some())
        || reserved(sentence).is_some()
}

/// Whether a value of a column that says who may see its rows reserves one: « confidentiel : oui »,
/// « diffusion : restreinte »; nothing where the column or the value says something else.
#[must_use]
pub fn is_reserved_row(head: &str, value: &str) -> Option<bool> {
    let head = fold(head);
    let is_secret = matches!(
        head.as_str(),
        "confidentiel"
            | "confidentielle"
            | "confidentialite"
            | "interne"
            | "confidential"
            | "internal"
    );
    let is_public =
        matches!(head.as_str(), "diffusion" | "publication" | "publiable" | "public" | "a publier");
    if !is_secret && !is_public {
        return None;
    }
    match fold(value).as_str() {
        "" => Some(false),
        "oui" | "o" | "x" | "yes" | "y" | "vrai" | "true" | "1" => Some(is_secret),
        "non" | "n" | "no" | "faux" | "false" | "0" => Some(is_public),
        "public" | "publique" | "libre" | "ouverte" | "tous" | "externe" => Some(false),
        "interne" | "restreinte" | "restreint" | "limitee" | "confidentiel" | "confidentielle"
        | "prive" | "privee" | "internal" | "confidential" => Some(true),
        _ => None,
    }
}

/// The name of a column that only the internal edition knows, without the words that say so:
/// « téléphone (interne) », « Avis [confidentiel] ». « Interne » alone may stand beside « Externe ».
#[must_use]
pub fn reserved_head(head: &str) -> Option<&str> {
    let head = head.trim();
    let whole = || (strength(head) == Some(Strength::Strong)).then_some(head);
    let split = split_mark(head);
    split.filter(|name| !name.is_empty()).or_else(whole)
}

/// What a head says before the mark that ends it.
fn split_mark(head: &str) -> Option<&str> {
    let (name, mark) = match head.chars().next_back()? {
        ')' => head.rsplit_once('(')?,
        ']' => head.rsplit_once('[')?,
        _ => [" - ", " – ", " — "].iter().find_map(|sign| head.rsplit_once(sign))?,
    };
    let says_so = |words: &str| {
        let folded = fold(words);
        folded.starts_with("ne sera pas") || folded.starts_with("non publi")
    };
    (strength(mark.trim_end_matches([')', ']'])).is_some() || says_so(mark))
        .then(|| name.trim_end())
}

/// Whether a path says that its file is reserved: a folder « interne », a name that begins or ends
/// with the word. A matter that has the word in its name is none: « communication interne ».
#[must_use]
pub fn is_reserved_path(path: &str) -> bool {
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |it| it.0);
    let is_folder = |part: &str| strength(part).is_some() && !is_faint(part);
    parts.into_iter().any(is_folder) || is_reserved_stem(stem)
}

/// What « interne » may be said of that is a matter.
const MATTERS: &[&str] = &[
    "communication",
    "audit",
    "mobilite",
    "medecine",
    "controle",
    "reglement",
    "marche",
    "promotion",
    "formation",
    "ressource",
    "enquete",
    "organisation",
    "reseau",
    "demande",
    "gouvernance",
    "fonctionnement",
    "festival",
];

fn is_reserved_stem(stem: &str) -> bool {
    let folded = fold(stem);
    let words: Vec<_> = folded.split(' ').collect();
    // « (off) », « [INTERNE] ».
    if brackets(stem).any(|(_, inside)| strength(&stem[inside]).is_some()) {
        return true;
    }
    (1..=words.len()).any(|count| {
        let rest = words.len() - count;
        let (first, last) = (words[..count].join(" "), words[rest..].join(" "));
        let before = rest.checked_sub(1).map_or("", |at| words[at]);
        let is_matter = MATTERS.contains(&before);
        let at_end = match strength(&last) {
            Some(Strength::Strong) => true,
            Some(Strength::Weak) => !is_faint(&last) && last != "a" && !is_matter,
            None => false,
        };
        let at_start = match strength(&first) {
            Some(Strength::Strong) => true,
            Some(Strength::Weak) => matches!(first.as_str(), "interne" | "internal" | "perso"),
            None => false,
        };
        at_start || at_end
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text for everyone; nothing when the text is only a label.
    fn left(text: &str) -> Option<String> {
        match reserved(text)?.reach {
            Reach::Whole => Some(String::new()),
            Reach::Part(range) => Some([&text[..range.start], &text[range.end..]].concat()),
            Reach::Next => Some("…".to_owned()),
        }
    }

    #[test]
    fn a_clear_mark_reserves() {
        for mark in [
            "INTERNE –",
            "Interne :",
            "interne - ",
            "[interne]",
            "(INTERNE)",
            "Note interne :",
            "Interne, pas pour diffusion :",
            "NB interne :",
            "N.B. (interne) :",
            "À usage interne :",
            "USAGE INTERNE UNIQUEMENT.",
            "Document interne –",
            "Confidentiel :",
            "CONFIDENTIEL",
            "Strictement confidentiel :",
            "Ne pas diffuser :",
            "NE PAS DIFFUSER -",
            "À ne pas publier :",
            "Ne pas publier ce qui suit :",
            "À ne pas mettre dans le compte rendu :",
            "(ne pas reprendre dans les actes)",
            "Hors PV :",
            "Hors compte rendu –",
            "[hors CR]",
            "Pas pour les actes :",
            "Off :",
            "OFF –",
            "En off :",
            "Off the record,",
            "Entre nous :",
            "À huis clos :",
            "PERSO :",
            "PERSO",
            "Note perso :",
            "Pour moi (ne pas publier) :",
            "NB (interne équipe) :",
            "Pour l'équipe seulement :",
            "Réservé aux organisateurs :",
            "Réservé au comité de pilotage –",
            "Diffusion restreinte :",
            "Sous embargo :",
            "#interne",
            "🔒 Interne :",
            "→ Interne :",
            "⚠ Ne pas publier :",
            "En interne, pour info :",
            "Info interne :",
            "Remarque interne,",
            "Interne à l'association :",
            "Merci de ne pas publier ce passage :",
            "À supprimer avant publication :",
            "[à retirer avant diffusion]",
            "(à anonymiser)",
            "Internal note:",
            "Not for publication:",
            "Do not publish:",
            "Intern:",
            "Nicht veröffentlichen:",
            "Vertraulich –",
            "Interno:",
            "No publicar:",
            "Ad uso interno:",
            "Uso interno:",
            "Niet publiceren:",
            "*** INTERNE ***",
            "{interne}",
            "<interne>",
            "CONFIDENTIEL !\n",
            "Huis clos :",
            "Lucie Modèle [interne] :",
            "Interne\u{a0}:",
            "NB interne :",
            "Interne (ne pas diffuser) :",
            "Confidentiel -",
            "Privé (ne pas publier) :",
            "Interne.",
            "interne\n",
            "Hors enregistrement :",
            "Confidence :",
            "Information réservée aux élus :",
            "Document de travail interne –",
            "Only for the team:",
            "Ne le répétez pas :",
            "[réservé]",
            "Lucie Modèle (off) :",
        ] {
            let text = format!("{mark} la banque hésite.");
            assert_eq!(left(&text).as_deref(), Some(""), "{text}");
        }
        for mark in [
            "[interne]",
            "(INTERNE)",
            "(à ne pas diffuser)",
            "– confidentiel",
            "#interne",
            "[hors PV]",
        ] {
            let text = format!("La banque hésite {mark}.");
            assert_eq!(left(&text).as_deref(), Some(""), "{text}");
        }
        for (text, kept) in [
            ("Le saule tient. Confidentiel : la banque hésite.", "Le saule tient. "),
            ("Le saule tient. Off : la banque hésite.", "Le saule tient. "),
            ("Le saule tient. Note interne : la banque.", "Le saule tient. "),
            ("Le saule tient\nInterne : la banque hésite", "Le saule tient\n"),
            (
                "Le saule tient (interne : la banque). L'aulne aussi.",
                "Le saule tient . L'aulne aussi.",
            ),
            ("Le saule [à ne pas publier : la banque] tient.", "Le saule  tient."),
        ] {
            assert_eq!(left(text).as_deref(), Some(kept), "{text}");
        }
        for text in [
            "INTERNE",
            "Interne :",
            "[interne]",
            "Confidentiel",
            "--- début interne ---",
            "À ne pas publier",
            "Points internes",
        ] {
            assert_eq!(left(text).as_deref(), Some("…"), "{text}");
        }
    }

    #[test]
    fn words_of_prose_reserve_nothing() {
        for text in [
            "La commission interne se réunit en mai.",
            "Le règlement interne : trois pages suffisent.",
            "Règlement intérieur : trois pages.",
            "Contrôle interne : les vannes sont vérifiées.",
            "La communication interne : un point faible.",
            "Le débat entre nous a duré une heure.",
            "C'est entre nous que se règle la question : voisins et élus.",
            "Le festival off : trois scènes.",
            "Le club est off le lundi.",
            "Le secret d'une bonne berge : le saule.",
            "Les propriétaires privés : un tiers.",
            "Privé : un tiers des berges. Public : le reste.",
            "Personnel : douze agents.",
            "Interne, elle suit la visite : c'est une étudiante.",
            "Il travaille en interne : une équipe de trois.",
            "Le service interne : une équipe.",
            "Interne – externe, quelle frontière ?",
            "Interne : trois agents. Externe : deux.",
            "Le conseil a siégé à huis clos en 1789.",
            "Un interne de l'hôpital a parlé.",
            "Ne pas diffuser de pesticides près du fleuve.",
            "Ne pas publier les débats serait une faute, dit-elle.",
            "La réserve naturelle : 200 hectares.",
            "Réservé aux castors : le bief aval.",
            "Réservé : deux places.",
            "À supprimer : les seuils.",
            "Le service (interne) suit les berges.",
            "Nos publics : internes et externes.",
            "Interne",
            "Off",
            "Pour moi : c'est l'eau.",
            "Hors saison : rien.",
            "L'OFF d'Avignon, une réussite.",
            "Internet : une priorité.",
            "Voir la fiche #12.",
            "Le maire (refus du préfet en 2019) insiste.",
            "Trois refus (opposition des riverains) ont suivi.",
        ] {
            assert_eq!(reserved(text), None, "{text}");
        }
    }

    #[test]
    fn what_speaks_of_a_secret_is_doubtful() {
        for text in [
            "La banque hésite (confidentiel), dit-il, et il part.",
            "La banque hésite (interne)",
            "Note à usage interne : la banque hésite",
            "À ne pas diffuser",
            "PERSO : rappeler",
            "Il l'a dit hors micro.",
            "Ceci ne doit pas sortir d'ici : la banque hésite.",
            "Secret : la banque hésite.",
            "[Note pour Ana : à retirer]",
            "@Ana tu vérifies ?",
            "A FAIRE Ana : appeler la banque",
            "Jo Modèle, qui souhaite rester anonyme, hésite.",
            "Le maire est en froid avec la Région, ne pas écrire.",
            "Le maire est en froid avec la Région – surtout ne pas le répéter, merci",
            "Jo est en arrêt depuis mai, rester discret.",
            "Jo est en arrêt depuis mai, on reste discret",
            "Un point à ne pas écrire.",
            "Soyons discrets sur la banque.",
        ] {
            assert!(is_doubtful(text), "{text}");
        }
        for text in [
            "un audit interne",
            "la communication interne de la commune",
            "le marché intérieur",
            "les internes en médecine",
            "une personne, à Perso",
            "il inspire confiance",
            "Le secret d'une bonne berge",
            "Suivez @ReseauInvente tous les jours",
            "il reste beaucoup à faire au village",
            "Le castor reste discret.",
            "On apprend à lire, ne pas écrire sur les murs.",
            "Ne pas écrire serait une faute.",
        ] {
            assert!(!is_doubtful(text), "{text}");
        }
    }

    #[test]
    fn a_head_may_reserve_its_column() {
        for (head, name) in [
            ("Téléphone (interne)", "Téléphone"),
            ("Avis [Confidentiel]", "Avis"),
            ("Avis – usage interne", "Avis"),
            ("Confidentiel", "Confidentiel"),
            ("Note interne", "Note interne"),
            ("Commentaire (ne pas publier)", "Commentaire"),
        ] {
            assert_eq!(reserved_head(head), Some(name), "{head}");
        }
        for head in [
            "Interne",
            "Privé",
            "Audit interne",
            "Avis (maire)",
            "Communication interne",
            "Nom",
            "",
        ] {
            assert_eq!(reserved_head(head), None, "{head}");
        }
    }

    #[test]
    fn a_heading_may_reserve_its_section() {
        for heading in [
            "Off",
            "Financement (interne)",
            "Points internes",
            "À ne pas publier",
            "INTERNE – banque",
        ] {
            assert!(is_reserved_heading(heading), "{heading}");
        }
        for heading in [
            "Contrôle interne",
            "Le secteur privé",
            "Privé",
            "Le festival off",
            "Entre nous et l'eau",
        ] {
            assert!(!is_reserved_heading(heading), "{heading}");
        }
    }

    #[test]
    fn a_path_may_reserve_its_file() {
        for path in [
            "tables-rondes/interne/0930.md",
            "interne/0930.md",
            "notes/0930-interne.md",
            "notes/INTERNE 0930.docx",
            "notes/0930 (confidentiel).md",
            "notes/À usage interne/a.md",
            "notes/0930 NE PAS PUBLIER.md",
            "notes/à ne pas diffuser/a.md",
            "notes/off/a.md",
            "notes/0930_PERSO.md",
        ] {
            assert!(is_reserved_path(path), "{path}");
        }
        for path in [
            "notes/0930-communication-interne.md",
            "notes/0930.md",
            "notes/international/a.md",
            "notes/audit-interne.md",
            "internes-en-medecine.md",
            "notes/off-shore.md",
            "notes/festival-off.md",
            "notes/secteur-prive.md",
            "notes/Agenda.md",
        ] {
            assert!(!is_reserved_path(path), "{path}");
        }
    }
}
