//! The words by which somebody refuses, within a text, to be named: « X ne tient pas à être citée », « ne me
//! citez pas », “name withheld at her request”.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::fold;

/// Who refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Whoever speaks: « ne me citez pas ».
    Own,
    /// Somebody of whom the text speaks: « elle ne veut pas être citée ».
    Theirs,
}

/// A refusal within a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusing {
    /// The words that say so.
    pub words: Range<usize>,
    /// Who refuses.
    pub whose: Whose,
}

/// What must stand in a sentence that refuses: most have none of it, and need no more.
const STEMS: &[&str] = &[
    "cit",
    "nomm",
    "nom",
    "anonym",
    "accord",
    "consent",
    "autoris",
    "appara",
    "figur",
    "parait",
    "mention",
    "identifi",
    "enregistr",
    "sach",
    "sai",
    "quote",
    "named",
    "name",
    "genannt",
    "nombr",
    "propos",
    "incognito",
    "zitiert",
    "namen",
    "avant",
    "attribu",
    "chut",
    "identite",
    "record",
    "pseudonym",
    "hors",
    "dehors",
];

/// To be named, in the forms of a verb after « être » or « de », without an end: « citée », « nommés ».
const NAMED: &str = r"(?:cit[ée]|nomm[ée]|mentionn|identifi|enregistr|filmé|reconn|publié)";

static OWN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = [
        r"ne (?:me|nous) (?:cit|nomm|mentionn|identifi)\w+|ne m['’](?:identifi|enregistr)\w+".to_owned(),
        r"(?:ne pas|sans|pas) (?:me |m['’]|nous )(?:citer|nommer|mentionner|identifier|faire figurer|faire appara\w+|enregistrer)".to_owned(),
        r"que mon nom (?:ne |n['’])|mon nom (?:ne |n['’])(?:appara|figur|doi|soi|paraî)\w*|(?:sans|pas) (?:mettre |publier |écrire |diffuser |donner |noter )?mon nom\b".to_owned(),
        r"(?:retir|enlev|supprim|masqu|anonymis)\w+ mon nom\b|(?:me|m['’])\s?anonymis\w+".to_owned(),
        r"(?:je |j['’])(?:souhait|préf|veu|voud|aimer|tien|demand)\w*(?: à)? (?:rester|garder|conserver|être) (?:l['’])?anonym\w+".to_owned(),
        format!(
            r"je ne (?:souhait|veu|voud|tien)\w+ (?:pas|plus)(?: à)? (?:(?:y )?(?:appara|figur|paraî)|être {NAMED}|que (?:mon nom|l['’]on me|on me))"
        ),
        format!(r"je (?:préf\w+|souhait\w+|demand\w+)(?: à| de)? ne (?:pas|plus) (?:être {NAMED}|(?:y )?(?:appara|figur|paraî))"),
        r"pas de nom pour moi|sans (?:que je sois|être) (?:cité|nommé)e?|(?:vous me |me |moi, )?laiss\w+[- ](?:moi )?(?:en )?(?:hors|dehors) (?:du compte|des actes|du PV)".to_owned(),
        r"(?:don['’]?t|do not|not|never) (?:quote|name|mention) me\b|(?:keep|leave) my name out|(?:i |i['’]d )[^.]{0,24}not (?:to )?be (?:named|quoted)".to_owned(),
    ];
    Regex::new(&format!("(?i){}", forms.join("|"))).ok()
});

static THEIRS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = [
        // « ne tient pas à être citée », « ne veut pas que son nom figure », « ne souhaite pas apparaître ».
        format!(
            r"ne (?:souhait|veu|voul|voud|désir|tien|ten|préf|doi|doivent|doit|devra|peu)\w* (?:pas|plus|surtout pas|en aucun cas)(?: à| pas)? (?:être {NAMED}|que (?:son nom|leur nom|l['’]on (?:la|le|les)|on (?:la|le|les)|ç?cela se s|ça se s)|(?:y )?(?:appara[iî]tre|figurer|para[iî]tre)(?: (?:dans|au|sur|ici|à l['’]écran|nulle)|\s*[.,;:)\]!]|\s*$))"
        ),
        format!(
            r"(?:refus|déclin)\w* (?:absolument |formellement )?(?:d['’]être|que|de) (?:{NAMED}|son nom|la citer|(?:appara|figur|paraî))"
        ),
        format!(r"(?:souhait|demand|préf|aimer)\w*(?: à| de)? ne (?:pas|plus) (?:être {NAMED}|(?:y )?(?:appara|figur|paraî))"),
        r"(?:refus|oppos)\w* (?:à |de )?(?:la |toute )?(?:publication|mention|diffusion|citation|parution) de (?:son|leur|ce) nom".to_owned(),
        r"(?:souhait|demand|préf|veu|voul|tien|désir|entend)\w*(?: à)? (?:rester|garder|conserver|demeurer|être) (?:dans )?(?:l['’])?anonym(?:e|es|at|isée?s?)\b".to_owned(),
        r"(?:a|avait|ont) (?:demandé|réclamé|exigé|souhaité) (?:l['’]anonymat|à être anonymis)\b(?: (?:pour (?:elle|lui)|svp))?".to_owned(),
        r"sous (?:couvert|réserve|condition) d['’]anonymat|sous (?:le )?(?:couvert de )?l['’]anonymat|en gardant l['’]anonymat|témoignage anonyme|intervention anonyme".to_owned(),
        r"n['’](?:a|ont|avait) (?:pas|jamais) (?:donné|signé|confirmé) (?:son|sa|leur|l['’])\s?(?:accord|autorisation|consentement)".to_owned(),
        r"(?:a|ont) (?:retiré|repris) (?:son|sa|leur) (?:accord|autorisation|consentement)|sans (?:son|leur) (?:accord|consentement) (?:pour|écrit|à)".to_owned(),
        r"(?:ne pas|jamais|ne plus|ne surtout pas) (?:la |le |les )?(?:citer|nommer|identifier|mentionner) (?:le nom |nommément )?(?:d['’]|de |du |M\.|Mme|\p{Lu})".to_owned(),
        r"(?:ne pas) (?:la |le |les )(?:citer|nommer|identifier|mentionner|faire figurer|faire appara\w+)".to_owned(),
        r"ne (?:la |le |les |l['’])(?:cit|nomm|mentionn|identifi)(?:ez|ons|e) (?:pas|surtout pas)".to_owned(),
        r"pas de noms? (?:dans|au|svp|s['’]il|merci|pour (?:elle|lui))|nom (?:modifié|changé|retiré|masqué|supprimé) (?:à|sur) (?:sa|leur) demande|que son nom (?:ne |n['’])(?:appara|figur|soi|paraî)\w*".to_owned(),
        r"(?:remplac|anonymis|masqu|retir|enlev|supprim|ôt)(?:er|ez) [^.]{0,70}(?:avant (?:la |toute )?(?:diffusion|publication|impression|mise en ligne|envoi)|dans les actes|du compte[- ]rendu|des actes)".to_owned(),
        r"(?:tai|cach|dissimul|protég|préserv)\w* (?:son|leur) (?:nom|identité|anonymat)|(?:identité|nom|anonymat) (?:à |est à |doit être |doivent être )(?:protég|tair|masqu|cach|tu\b|préserv)\w*|pseudonymis(?:er|ez|é\w*)\b".to_owned(),
        r"ne (?:la|le|les|l['’])\s?(?:cit|nomm|mentionn|identifi)\w* (?:pas|point)|(?:retire|retirent|reprend|révoque|annule) (?:son|leur) (?:accord|autorisation|consentement)".to_owned(),
        r"(?:à )?ne (?:pas|jamais) (?:lui|leur) (?:attribuer|prêter)|\bmais chut\b|off the record".to_owned(),
        r"name withheld|(?:does|do|did)(?: not|n['’]t) (?:want|wish) (?:to be (?:named|quoted|identified)|(?:her|his|their) name)|(?:asked|wishe[sd]|prefers?|preferred|requested|wants?) (?:not to be (?:named|quoted|identified)|to (?:remain|stay|be) anonymous)|condition of anonymity|not for attribution|do not (?:quote|name) (?:her|him|them|m[rs]\.?|mrs)\b|refused to be (?:named|quoted)".to_owned(),
        r"möchte nicht (?:genannt|zitiert|namentlich)|will nicht (?:genannt|zitiert)|(?:möchte|will) anonym bleiben|no quiere (?:ser (?:citad|nombrad)|que (?:su nombre|la cit|lo cit))|prefiere (?:el anonimato|no ser)|non vuole essere (?:citat|nominat)".to_owned(),
    ];
    Regex::new(&format!("(?i){}", forms.join("|"))).ok()
});

/// The refusal that a sentence tells, if it tells one.
#[must_use]
pub fn refusing(sentence: &str) -> Option<Refusing> {
    let folded = fold(sentence);
    if !STEMS.iter().any(|stem| folded.contains(stem)) {
        return None;
    }
    let find = |pattern: &LazyLock<Option<Regex>>, whose: Whose| {
        let found = pattern.as_ref()?.find(sentence)?;
        Some(Refusing { words: found.range(), whose })
    };
    find(&OWN, Whose::Own).or_else(|| find(&THEIRS, Whose::Theirs))
}

/// Whether a sentence seems to wish, in words of its own, that somebody is not named: a wish, a negation and the
/// naming of a person near each other. Nothing is taken out for it; somebody must look.
#[must_use]
pub fn is_wish_to_be_hidden(sentence: &str) -> bool {
    const WISHES: &[&str] = &[
        "souhait", "veu", "voul", "voudr", "prefer", "demand", "merci", "priere", "svp", "tient",
        "tien", "aimer", "desir", "exig", "insist", "reclam", "suppli",
    ];
    const NEGATIONS: &[&str] = &["pas", "sans", "jamais", "taire", "hors", "eviter", "ni", "aucun"];
    let folded = fold(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    if !words.iter().any(|word| WISHES.iter().any(|stem| word.starts_with(stem))) {
        return false;
    }
    let is_naming = |at: usize| {
        let before = at.checked_sub(1).map_or("", |it| words[it]);
        match words[at] {
            "nom" | "noms" | "identite" => matches!(before, "mon" | "son" | "leur" | "leurs"),
            "anonymat" => {
                matches!(before, "l" | "son" | "leur") && words.get(at + 1) != Some(&"des")
            }
            "cite" | "citee" | "cites" | "citees" | "nomme" | "nommee" | "nommes" | "nommees" => {
                matches!(before, "etre" | "la" | "les" | "soient")
            }
            "citer" | "nommer" | "citiez" | "nommiez" => {
                matches!(before, "me" | "la" | "les" | "nous")
            }
            _ => false,
        }
    };
    (0..words.len()).filter(|at| is_naming(*at)).any(|at| {
        let near = &words[at.saturating_sub(6)..(at + 5).min(words.len())];
        near.iter().any(|word| NEGATIONS.contains(word))
    })
}

/// What somebody is said to be tells that nobody is to be named: « bénévole (témoignage anonyme) ».
#[must_use]
pub fn is_refused_in(function: &str) -> bool {
    let folded = fold(function);
    refusing(function).is_some()
        || [
            "temoignage anonyme",
            "temoin anonyme",
            "anonyme",
            "souhaite l anonymat",
            "anonymat demande",
        ]
        .iter()
        .any(|it| folded == *it || folded.ends_with(&format!(" {it}")))
}

/// Whether the name of a sheet or a file says that it lists those who refused: « Refus », « Liste rouge », « À ne pas citer ».
#[must_use]
pub fn is_list_of_refusals(name: &str) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |word: &str| words.contains(&word);
    refusing(name).is_some()
        || has("refus")
        || has("refusals")
        || has("opposition")
        || has("oppositions")
        || has("optout")
        || [
            "liste rouge",
            "opt out",
            "ne pas citer",
            "ne pas nommer",
            "ne pas publier le nom",
            "droit d opposition",
            "retrait de consentement",
            "retraits de consentement",
            "a anonymiser",
        ]
        .iter()
        .any(|it| folded.contains(it))
}

/// Whether a head or the name of a sheet speaks of what people agreed to.
#[must_use]
pub fn speaks_of_consent(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "consent",
        "refus",
        "oppos",
        "accord",
        "rgpd",
        "gdpr",
        "anonym",
        "autoris",
        "droit a l image",
        "einwillig",
        "consentimiento",
        "toestemming",
        "zgoda",
        "opt out",
    ];
    let folded = fold(text);
    folded.len() < 120 && WORDS.iter().any(|word| folded.contains(word))
        || is_list_of_refusals(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_tells_that_somebody_refuses_to_be_named() {
        for sentence in [
            "Jo Modèle, qui ne tient pas à être citée, parle du loyer.",
            "Jo Modèle ne souhaite pas apparaître dans les actes.",
            "Jo Modèle ne veut pas que son nom figure ici.",
            "elle ne veut pas que ça se sache",
            "Jo Modèle (qui préfère garder l'anonymat) parle.",
            "Sous couvert d'anonymat, Jo Modèle raconte.",
            "a souhaité rester anonyme",
            "Jo Modèle refuse d'être enregistrée et nommée.",
            "Jo Modèle s'oppose à la publication de son nom.",
            "Jo Modèle a retiré son consentement le 20 novembre.",
            "Jo Modèle n'a pas donné son accord pour être nommée.",
            "Merci de ne pas citer Jo Modèle.",
            "Attention, Jo Modèle : pas de nom dans le PV",
            "Remplacer « Jo Modèle » par « une participante » avant diffusion.",
            "Jo Modèle does not want to be named.",
            "Jo Modèle (name withheld at her request) speaks.",
            "Jo Modèle möchte nicht genannt werden.",
        ] {
            let found = refusing(sentence).map(|it| it.whose);
            assert_eq!(found, Some(Whose::Theirs), "{sentence}");
        }
        for sentence in [
            "Le loyer a doublé, mais ne me citez pas.",
            "Merci de ne pas me citer dans le compte rendu.",
            "Je préférerais que mon nom n'apparaisse pas.",
            "Je ne souhaite pas être enregistrée.",
            "Please don't quote me.",
        ] {
            assert_eq!(refusing(sentence).map(|it| it.whose), Some(Whose::Own), "{sentence}");
        }
    }

    #[test]
    fn a_wish_in_other_words_is_looked_at() {
        for sentence in [
            "Jo Modèle aimerait autant qu'on ne la nomme pas.",
            "Elle demande, pour sa famille, à ne surtout pas être citée.",
            "Jo Modèle insiste pour que son nom reste hors de tout document.",
        ] {
            assert!(is_wish_to_be_hidden(sentence) || refusing(sentence).is_some(), "{sentence}");
        }
        for sentence in [
            "Le maire demande que le pont ne soit pas fermé.",
            "La ville veut donner un nom au parc, sans tarder.",
            "On ne peut pas citer tous les exemples.",
            "Merci aux communes, sans qui rien n'était possible.",
        ] {
            assert!(!is_wish_to_be_hidden(sentence), "{sentence}");
        }
    }

    #[test]
    fn prose_about_names_refuses_nothing() {
        for sentence in [
            "Elle ne souhaite pas apparaître comme une experte.",
            "L'intervenant a refusé la subvention.",
            "On demande l'anonymat des candidatures.",
            "Le préfet refuse de signer l'accord.",
            "Les communes n'ont pas donné leur avis.",
            "Il ne veut pas nommer de responsable avant mai.",
            "La ville ne souhaite pas que le pont soit fermé.",
            "Un questionnaire anonyme a été distribué.",
            "On ne peut pas citer tous les exemples.",
            "Les oppositions au projet demeurent.",
        ] {
            assert_eq!(refusing(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn a_name_may_say_that_people_refused() {
        for name in ["Refus", "liste rouge.txt", "Oppositions RGPD", "A ne pas citer"] {
            assert!(is_list_of_refusals(name), "{name}");
        }
        for name in ["Inscrits", "refuge", "positions", "ordre du jour"] {
            assert!(!is_list_of_refusals(name), "{name}");
        }
    }
}
