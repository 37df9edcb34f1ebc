//! What someone is reached or known by, in a text: addresses and telephone numbers, links and codes
//! that open a meeting, account and social security numbers, dates of birth.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::names::lists::{is_given, is_rare_given};
use crate::spelling::{capitalised, fold};

type Pattern = LazyLock<Option<Regex>>;

/// What must stand in a text for a pattern to be looked for in it. Classes and word boundaries of Unicode take
/// long to build and, beside an accent, to match: signs have neither.
fn stands(sign: &Pattern, text: &str) -> bool {
    sign.as_ref().is_none_or(|it| it.is_match(text))
}

/// Words in any case.
fn any_of(words: &str) -> Option<Regex> {
    Regex::new(&format!("(?i){words}")).ok()
}

const AT: &str = r"(?:[@＠﹫]{1,2}\s?|\s[@＠﹫]\s?|\s?[(\[{<]\s?(?:at|arobase|arobas|aroba|chez|@|a|à|ät)\s?[)\]}>]\s?|\s(?-i:AT)\s)";
static AT_SIGN: Pattern = LazyLock::new(|| any_of(AT));

/// An address, plain or disguised: « nom (at) domaine (point) fr », « nom @ domaine.fr ».
static ADDRESS: Pattern = LazyLock::new(|| {
    let dot = r"(?:\.|\s\.\s?|\s?[(\[{<]\s?(?:dot|point|punkt|punto|\.)\s?[)\]}>]\s?)";
    let local = r"[\p{L}\p{N}][\p{L}\p{N}._%+'’\-]*";
    let label = r"[\p{L}\p{N}\-]+";
    Regex::new(&format!(r"(?i){local}{AT}{label}(?:{dot}{label})+")).ok()
});

/// An address in words: « nom point prénom arobase domaine point fr », “name at domain dot org”.
static SPOKEN: Pattern = LazyLock::new(|| {
    let word = r"[\p{L}\p{N}][\p{L}\p{N}_\-]*";
    let dot = r"\s(?:point|dot|punkt|punto)\s";
    let local = format!(r"{word}(?:(?:\.|{dot}|\s(?:tiret|dash|underscore)\s){word})*");
    let french = format!(r"{local}\s(?:arobase|arobas)\s{word}(?:(?:\s?\.\s?|{dot}){word})+");
    let english = format!(r"{local}\sat\s{word}(?:{dot}{word})+");
    // « chez nous point barre » is no address.
    let house =
        format!(r"{local}(?:\.{word})*\schez\s{word}{dot}(?:fr|com|org|net|eu|be|ch|lu|de|info)\b");
    Regex::new(&format!("(?i){french}|{english}|{house}")).ok()
});

/// A French number, or one with the sign of another country.
static TELEPHONE: Pattern = LazyLock::new(|| {
    let between = r"[\s.\-‑–—/·_]{0,3}";
    let country =
        format!(r"(?:\(?\+{between}33\)?|\b00{between}33){between}(?:\(\s?0\s?\){between})?");
    let pairs = format!(r"(?:{country}|\b[0Oo])[1-9](?:{between}\d{{2}}){{4}}");
    // In other groups: « 0800 123 456 », « 06 123 456 78 ».
    let groups = r"\b0[\s.]?[1-9]\d{2}(?:[\s.\-]\d{3}){2}\b|\b0[1-9](?:[\s.\-]\d{3}){2}[\s.\-]\d{2}\b|\b0[1-9][\s.\-]\d{4}[\s.\-]\d{4}\b|\b0[1-9]\d{8}\b|\b0\s?[1-9](?:\s\d){8}\b";
    let foreign = format!(
        r"(?:\+|\b00[\s.]?)[1-9]\d{{0,2}}(?:{between}\(?\d{{1,4}}\)?){{2,6}}|\b00[1-9]\d{{8,12}}\b"
    );
    Regex::new(&format!("{pairs}|{groups}|{foreign}")).ok()
});

/// A number in words: « zéro six douze trente-quatre… ».
static SPOKEN_NUMBER: Pattern = LazyLock::new(|| {
    let unit = "(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|septante|nonante|z[ée]ro|et)";
    Regex::new(&format!(r"(?i)\bz[ée]ro[\s,.-]+(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)\b(?:[\s,.-]+{unit}s?\b){{4,}}")).ok()
});

const CALLING: &str = r"t[ée]l(?:[ée]phone)?|telefon|tel[ée]fono|telefone|phone|fon|mobil|mobile|handy|gsm|portable|fax|ring|appelez|appeler|joindre\s+au|call\s+(?:me|us)(?:\s+on|\s+at)?";
static CALL_SIGN: Pattern = LazyLock::new(|| any_of(CALLING));

/// A number after words that say so, however its country groups it: “Tel. 030 1234567”.
static LED: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:{CALLING})\b\.?\s*[::]?\s*(?:(?:le|au|on|at)\s+)?\(?\d[\d\s.\-/()]{{5,}}\d"
    ))
    .ok()
});

/// Words of the next two.
static CODE_SIGN: Pattern = LazyLock::new(|| {
    any_of(
        r"(?:id|identifiant|n[°o]|num[ée]ro|code|cl[ée]s?)\s|\bcode[::]|login|\sid|(?:access|pass)\s?code|mot\s+de\s+passe|mdp|password|kennwort|contrase[ñn]a|host\s+key|digicode|wi-?fi|ssid|wpa|compose[rz]|s['’]ouvre|bo[îi]te|jeton|token|\bpwd?\b|(?-i:PIN)",
    )
});

/// What a code opens that is no meeting: a door, a network, a shared folder.
const DOORS: &str = r"code\s+(?:d['’](?:entr[ée]e|invitation)|(?:du\s+|de\s+(?:la\s+)?)?(?:portail|porte|immeuble|parking|alarme|wi-?fi|partage|connexion))|digicode|cl[ée]\s+(?:du\s+)?wi-?fi|bo[îi]te\s+[àa]\s+cl[ée]s?";

/// What one enters with a code: « mot de passe Teams », « code wifi de la salle ».
const ENTERED: &str = r"(?:google\s+meet|zoom|teams|meet|webex|skype|jitsi|bbb|big\s?blue\s?button|goto\s?meeting|whereby|livestorm|klaxoon|starleaf|tixeo|nextcloud|drive|visio(?:conf[ée]rence)?|webinaire|r[ée]union|conf[ée]rence|wi-?fi|internet|r[ée]seau|invit[ée]s?|participants?|partage|connexion|h[ôo]te)";

/// Whose it is: « de la salle », « du premier étage ».
const PLACED: &str = r"(?:\s+(?:(?:du|des|de|pour|au)\s+|[àa]\s+|d['’])(?:(?:la|le|les)\s+|l['’])?[\p{L}\-]+(?:\s+\p{L}+)?){0,2}";

/// A code right after its words, in a text that has a link or an identifier of a meeting: « code 482913 ».
static BESIDE: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:code|cl[ée]|mot\s+de\s+passe|mdp|pwd?|pass(?:code|word)?|pin)\s*(?:[::=]\s*|\b(?:c['’]est|est)\s+)?[«“\x22]?\s?[\w\-!@#$%&*+.]*\d[\w\-!@#$%&*+]*",
    )
    .ok()
});

/// A number between brackets right after a link or an identifier of a meeting.
static ENCLOSED: Pattern = LazyLock::new(|| Regex::new(r"^\s?[(\[]\s?(\d{4,10})\s?[)\]]").ok());

/// A line that is nothing but a code: « Code : 482913 ».
static ALONE: Pattern =
    LazyLock::new(|| Regex::new(r"(?im)^\W*code\s*[::=]\s*[\w\-!@#$%&*+]{4,20}\W*$").ok());

/// Whether what stands beside a link opens the meeting: four signs or more, no year and no postal code.
fn is_code_beside(text: &str) -> bool {
    let value =
        text.rsplit([':', '=', '：', ' ', '\u{a0}', '«', '“', '"']).find(|it| !it.is_empty());
    let value = value.unwrap_or_default().trim_end_matches('.');
    let is_year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
    value.chars().count() >= 4 && !is_year
}

/// « Code : 01000 » is that of a town.
fn is_code_alone(text: &str) -> bool {
    let value = text.rsplit([':', '=', '：']).next().unwrap_or_default();
    let value = value.trim_matches(|c: char| !c.is_alphanumeric());
    let is_number = value.bytes().all(|c| c.is_ascii_digit());
    value.contains(|c: char| c.is_ascii_digit()) && !(is_number && matches!(value.len(), 4 | 5))
}

/// A code that opens a meeting, where a number stands right after its words: « code d'accès 123456 »; or a door,
/// « code portail 45B ».
static BARE_CODE: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:{DOORS})\s+(?-i:[A-Z]?\d[\dA-Z]{{2,9}}\b)|\bcl[ée]\s+(?:du\s+)?wi-?fi\s+[\w!@$%&*+.-]*\d[\w!@$%&*+.-]*|\bs['’]ouvr(?:e|ent)\s+(?:avec|par)\s+(?:le\s+)?(?:code\s+)?\d{{3,8}}[#*A-Z]?|\b(?:wi-?fi|ssid|wpa2?)\b\s*[::]?\s*[\w.-]+\s*[/|,;–-]\s*(?:(?:wpa2?|cl[ée]|mdp|code)\s*[::]?\s*)?[\w!@$%&*+.]*\d[\w!@$%&*+.]*|\bhost\s+key\s+\d{{4,}}|\bcompos(?:er|ez)\s+le\s+(?:code\s+)?\d{{3,6}}[A-Z#*]|\b(?:mot\s+de\s+passe|mdp|passcode|password)(?:\s+(?:{ENTERED}))?\s+(?:c['’]est\s+)?[«“]?\s?(?:[\w!@$%&*+.-]*\d[\w!@$%&*+.-]{{3,}}|[\w!@$%&*+-]{{3,}}\d\b)|\bpw\s*[::=]?\s*[\w!@#$%&*+.-]*[\d!@#$%][\w!@#$%&*+.-]*|\b(?:code\s+(?:secret|d['’]acc[èe]s|pin|zoom|teams|participant)|mot\s+de\s+passe|mdp|passcode|password|id\s+de\s+r[ée]union|(?:meeting|zoom|webinar|webex)\s+id|(?:id|identifiant)\s+(?:de\s+(?:la\s+)?|du\s+)?(?:{ENTERED}))\s+\d[\d\s-]{{2,14}}\d\b(?:\s*[,;–-]?\s*(?:code|mdp|mot\s+de\s+passe|passcode)\s*:?\s*[\w#]{{4,}})?",
    ))
    .ok()
});

const SERVICES: &str = r"skype|telegram|discord|signal|whats\s?app|messenger|snap(?:chat)?|wechat|viber|threema|matrix|linkedin";
static SERVICE_SIGN: Pattern = LazyLock::new(|| any_of(SERVICES));

/// The name of an account by which one writes to a person.
static ACCOUNT_NAME: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?:{SERVICES})\s*(?:[::]|\bpar\b)\s*@?[\w.\-:]*[\d@_.][\w.\-:]*\w|\b(?:{SERVICES})\s*[::]?\s*@[\w.\-]{{3,}}|\bskype\s*[::]\s*[\w.\-:]{{4,}}|\bsignal\s+\w+\.[\w.]*\d\w*|\blinkedin\s*[::]\s*[\w.\-]{{4,}}"
    ))
    .ok()
});

/// A domain and what follows it.
static LINK_SIGN: Pattern = LazyLock::new(|| any_of(r"\.[a-z]{2,}/"));

/// A link by which one writes to a person or calls.
static MESSENGER: Pattern = LazyLock::new(|| {
    let hosts =
        r"(?:wa\.me|(?:api|web|chat)\.whatsapp\.com|signal\.(?:me|group)|t\.me|telegram\.me|m\.me)";
    Regex::new(&format!(r"(?i)(?:https?://)?(?:www\.)?\b{hosts}/[^\s<>«»\x22]+")).ok()
});

/// A link that opens a meeting.
static MEETING: Pattern = LazyLock::new(|| {
    let hosts = [
        r"(?:[\w\-]+\.)*zoom\.(?:us|com|eu)/(?:j|w|s|my|wc|meeting|webinar|launch)/",
        r"(?:[\w\-]+\.)*zoomgov\.com/j/",
        r"teams\.microsoft\.com/(?:l/meetup-join|meet|dl/launcher|v2)",
        r"teams\.live\.com/meet/",
        r"(?:[\w\-]+\.)*webex\.com/",
        r"meet\.jit\.si/",
        r"meet\.google\.com/",
        r"(?:[\w\-]+\.)*gotomeet(?:ing)?\.(?:com|me)/",
        r"(?:[\w\-]+\.)*whereby\.com/",
        r"framatalk\.org/",
        r"kmeet\.infomaniak\.com/",
        r"discord\.gg/",
        r"join\.skype\.com/",
        r"(?:[\w\-]+\.)*livestorm\.co/",
        r"(?:[\w\-]+\.)*starleaf\.com/",
        r"(?:app\.)?klaxoon\.com/(?:join|participate)/",
        r"meet(?:ings?)?\.[\w\-]+(?:\.[\w\-]+)+/",
        r"rendez-vous\.renater\.fr/",
        r"(?:visio|webconf|webinaire|bbb|jitsi|visioconf|visioconference)[\w\-]*(?:\.[\w\-]+)+/",
        r"(?:[\w\-]+\.)+[a-z]{2,}/(?:bigbluebutton|playback/presentation|b/\w{3}-\w{3})",
    ];
    Regex::new(&format!(r"(?i)(?:https?://)?\b(?:{})[^\s<>«»\x22)\]]*", hosts.join("|"))).ok()
});

/// A link by which whoever has it edits or reads what is shared with few: folders, drafts, boards.
static SHARED: Pattern = LazyLock::new(|| {
    let hosts = [
        r"docs\.google\.com/[^\s<>«»]*?/edit",
        r"drive\.google\.com/(?:drive/folders|file/d|open)",
        r"(?:[\w\-]+\.)*1drv\.ms/",
        r"onedrive\.live\.com/",
        r"[\w\-]+\.sharepoint\.com/:\w:/",
        r"(?:[\w\-]+\.)*dropbox\.com/(?:scl|s|sh|request)/",
        r"we\.tl/",
        r"(?:[\w\-]+\.)+[a-z]{2,}/(?:index\.php/)?s/[A-Za-z0-9]{12,}",
        r"(?:[\w\-]+\.)*[\w\-]*pad[\w\-]*\.(?:[\w\-]+\.)*[a-z]{2,}/(?:p/|pad/)?[\w\-]+",
        r"miro\.com/app/board/",
        r"trello\.com/invite/",
        r"(?:[\w\-]+\.)+[a-z]{2,}/[^\s<>«»]*?(?:[?&](?:token|rlkey|pwd|key|auth|share_link_id|invite)=|/admin\b|/invite/)",
    ];
    Regex::new(&format!(r"(?i)(?:https?://)?\b(?:{})[^\s<>«»\x22)\]]*", hosts.join("|"))).ok()
});

/// A key that opens a service, or a name with its password in an address.
static SECRET_KEY: Pattern = LazyLock::new(|| {
    Regex::new(r"\b(?:ghp|gho|glpat|sk|pk|xox[bp])[_-][A-Za-z0-9_-]{16,}\b|https?://[^\s/@:]+:[^\s/@]+@[^\s<>«»]+").ok()
});

/// The account of somebody on a network, by its address, its sign or after the network's name.
static PROFILE: Pattern = LazyLock::new(|| {
    let hosts = r"(?:facebook|instagram|twitter|x|tiktok|threads|bsky|snapchat|pinterest|linkedin|viadeo|youtube)\.(?:com|net|app|social)/(?:profile/|people/|add/|in/|pub/|user/|c/)?@?[\w.\-]{3,}/?";
    let named = r"\b(?:insta(?:gram)?|twitter|bluesky|facebook|fb|linkedin|tiktok|discord|threads|mastodon|snap(?:chat)?|sur x)\s*[::]\s*@?[\w.\-]{3,}(?:#\d{4})?";
    Regex::new(&format!(
        r"(?i)(?:https?://)?(?:[\w\-]+\.)?\b{hosts}|{named}|(?:^|[\s(:])@[\w.\-]{{4,}}"
    ))
    .ok()
});

/// A code that opens a meeting, with the words before it.
static CODE: Pattern = LazyLock::new(|| {
    let what = r"(?:r[ée]union|conf[ée]rence|webinaire|visio(?:conf[ée]rence)?|meeting|conference|webinar|la\s+r[ée]union|la\s+visio)";
    let labels = [
        format!(r"(?:id|identifiant|n[°o]|num[ée]ro|code|cl[ée])\s+(?:de\s+|d['’]|du\s+)?{what}"),
        format!(
            r"(?:id|identifiant|login|code)\s+(?:(?:pour|de|du|d['’])\s*(?:(?:la|le)\s+|l['’])?)?{ENTERED}{PLACED}"
        ),
        r"cl[ée]\s+(?:de\s+l['’])?h[ôo]te|host\s+key".to_owned(),
        format!(r"{what}\s+id"),
        r"code\s+(?:secret|d['’]acc[èe]s|pin|confidentiel|zoom|teams|participant)".to_owned(),
        format!("(?:{DOORS}){PLACED}"),
        r"(?:access|pass)\s?code".to_owned(),
        r"code\s+d['’]acc[èe]s\s+(?:de|du|[àa]|au|pour)\s+(?:la\s+|le\s+|l['’])?\p{L}+".to_owned(),
        format!(
            r"(?:mot\s+de\s+passe|mdp|password|passcode)(?:\s+{ENTERED})?{PLACED}|kennwort|contrase[ñn]a|wpa2?|jeton|token"
        ),
        r"(?-i:\bPIN)(?:\s+\p{L}+)?".to_owned(),
    ];
    // « Numéro de la réunion (code d'accès) : 2345 678 9012 »
    let aside = r"(?:\s*\([^()\n]{1,40}\))?";
    let value = r"(?:\d[\d\s]{2,16}\d#?|[«“\x22]?\s?[\w\-!@#$%&*+.]{3,64})";
    Regex::new(&format!(r"(?i)\b(?:{}){aside}\s*(?:[::=]|\best\b)\s*{value}", labels.join("|")))
        .ok()
});

/// An account number (ISO 13616).
static ACCOUNT: Pattern = LazyLock::new(|| {
    Regex::new(r"\b[A-Z]{2}\d{2}(?:[\s\-]?[A-Z0-9]{4}){2,7}(?:[\s\-]?[A-Z0-9]{1,4})?\b").ok()
});

/// A French social security number after words that say so, with or without its key.
static LED_INSURANCE: Pattern = LazyLock::new(|| {
    let words = r"(?:s[ée]curit[ée]\s+sociale|s[ée]cu|nir|n[°o]\s*ss|num[ée]ro\s+(?:de\s+)?(?:s[ée]cu\w*|ss|insee))";
    Regex::new(&format!(
        r"(?i)\b{words}[^\d\n]{{0,24}}[1-478](?:[\s.\-]?[\dAB]){{12}}(?:[\s.\-/]{{0,3}}\d{{2}})?\b"
    ))
    .ok()
});

/// A French social security number, with its key.
static INSURANCE: Pattern = LazyLock::new(|| {
    let s = r"[\s.\-]?";
    Regex::new(&format!(
        r"\b[1-478]{s}\d{{2}}{s}(?:0[1-9]|1[0-2]|[2-9]\d){s}(?:\d{{2}}|2[ABab]){s}\d{{3}}{s}\d{{3}}{s}\d{{2}}\b"
    ))
    .ok()
});

const BORN: &str = r"(?:mon|ton|son|votre|leur)\s+anniversaire,?\s+(?:est\s+|tombe\s+)?le|n[ée]{1,2}(?:\(e\)|\.e|·e)?\s+le|date\s+(?:de\s+)?naissance|ddn|born(?:\s+on)?|date\s+of\s+birth|dob|geboren\s+am|geb\.";
static BIRTH_SIGN: Pattern = LazyLock::new(|| any_of(BORN));

/// A date of birth, with the words before it.
static BIRTH: Pattern = LazyLock::new(|| {
    let months = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre|\
                  january|february|march|april|may|june|july|august|september|october|november|december";
    let date = format!(
        r"\d{{1,2}}(?:er)?[\s./\-]+(?:\d{{1,2}}|{months})[\s./\-]+(?:19[2-9]\d\b|20\d\d\b|\d{{2}}\b)"
    );
    let iso = r"(?:19[2-9]\d|20\d\d)-\d\d-\d\d";
    Regex::new(&format!(r"(?i)\b(?:{BORN})\s*[::]?\s*(?:{date}|{iso})")).ok()
});

static NUMBER_SIGN: Pattern = LazyLock::new(|| {
    any_of(
        r"rib|compte|carte|cb|mastercard|visa|passe?port|cni|permis|wi-?fi|allocataire|immatricul|voiture|v[ée]hicule|plaque|camion|scooter|moto",
    )
});

/// The number of an account, a card or a passport after words that say so, and the key of a wireless network.
static LED_NUMBER: Pattern = LazyLock::new(|| {
    let account = r"(?:rib|compte\s+bancaire|n[°o]\s+de\s+compte)\s*(?:n[°o]\s*)?[::]?\s*\d{5}[\s\-]?\d{5}[\s\-]?[\dA-Z]{11}[\s\-]?\d{2}";
    let card = r"(?:carte(?:\s+(?:bancaire|bleue|de\s+paiement|visa))?|cb|mastercard|visa)\s*(?:n[°o]\s*)?[::]?\s*\d{4}(?:[\s\-]?\d{4}){3}";
    let passport = r"(?:passeport|carte\s+(?:nationale\s+)?d['’]identit[ée]|cni|permis(?:\s+de\s+conduire)?|passport|titre\s+de\s+s[ée]jour|allocataire(?:\s+caf)?)\s*(?:n(?:[°o.]|um[ée]ro)*\s*|number\s*)?[::]?\s*[A-Z0-9]*\d[A-Z0-9]{5,13}\b";
    let bank = r"(?:banque|code\s+banque)\s*[::]?\s*\d{5}\W+(?:code\s+)?guichet\s*[::]?\s*\d{5}\W+(?:n[°o]\s*(?:de\s+)?)?compte\s*[::]?\s*[\dA-Z]{11}(?:\W+cl[ée](?:\s+rib)?\s*[::]?\s*\d{2})?";
    let plate = r"(?:immatricul\w*|voitures?|v[ée]hicules?|plaques?|camion(?:nette)?|scooter|moto)\b[^.\n]{0,30}?(?-i:\b[A-HJ-NP-TV-Z]{2}[\s-]?\d{3}[\s-]?[A-HJ-NP-TV-Z]{2}\b|\b\d{1,4}\s?[A-Z]{2,3}\s?(?:\d{2}|2[AB]|97[1-6])\b)";
    let wireless = r"wi-?fi\b[^.\n]{0,40}?\b(?:cl[ée]|code|mdp|mot\s+de\s+passe|pass(?:word)?|key)\s*[::=]\s*\S{4,}";
    Regex::new(&format!(r"(?i)\b(?:{account}|{card}|{passport}|{wireless}|{bank}|{plate})")).ok()
});

const LIVES: &str = r"habite|habitant|domicili[ée]e?|demeurant|demeure|r[ée]side|adresse\s+(?:personnelle|perso|priv[ée]e)\s*:|domicile\s*:|appt|appartement|chez";
static HOME_SIGN: Pattern = LazyLock::new(|| any_of(LIVES));

/// Where somebody lives.
static HOME: Pattern = LazyLock::new(|| {
    let streets = r"(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|all[ée]e|route|quai|cours|square|lotissement)";
    // « Domicile : résidence Les Lilas, bât. B, appt 12, 38000 Valbrune »
    let flat = r"\b(?:domicile|adresse\s+(?:personnelle|perso|priv[ée]e))\s*:\s*[^\n;]{5,90}?(?:\d{5}\s+\p{Lu}[\p{L}'’\-]+|\.\s|\.?$)|\d{1,4}(?:\s?(?:bis|ter))?,?\s+[^.\n\d]{3,50}\b(?:appt|appartement)\.?\s*(?:n[°o]\s*)?\w{1,4}\b";
    Regex::new(&format!(
        r"(?i){flat}|\b(?:{LIVES})[^.\n\d]{{0,20}}\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+{streets}\s+(?:d['’]|(?-i:(?:de|du|des|la|le|les)\s|\p{{Lu}}))[^,.;\n]{{1,50}}(?:,?\s+\d{{5}}\s+[\p{{Lu}}][\p{{L}}'’\-]+)?"
    ))
    .ok()
});

/// Words that lead to an address or a number, and go with it.
static LEAD: Pattern = LazyLock::new(|| {
    let words = r"t[ée]l(?:[ée]phone)?|t[ée]l(?:[ée]phone)?\s+portable|portable|mobile|port|fixe|standard|fax|e-?mail|mail|courriel|m[ée]l|whats\s?app|signal|phone|ph|mob|gsm|iban|rib|nir|n[°o]\s+de\s+s[ée]curit[ée]\s+sociale|n[°o]\s+s[ée]cu|lien(?:\s+(?:zoom|teams|visio|de\s+connexion))?|zoom|teams|visio";
    Regex::new(&format!(r"(?i)(?:\b(?:{words})\.?\s*[::]\s*|\b(?:t[ée]l|port|mob)\.\s*)$")).ok()
});

/// A number abroad has at least so many digits with that of its country.
const SHORTEST: usize = 9;

/// One after words that say so has at least so many.
const SHORTEST_LED: usize = 7;

/// What someone is reached or known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Address,
    Telephone,
    /// A link by which one writes to a person.
    Messenger,
    /// A link that opens a meeting.
    Meeting,
    /// A code that opens a meeting.
    Code,
    /// The number of an account or of an insured person.
    Number,
    /// A date of birth.
    Birth,
}

impl Kind {
    /// Whether its own letters are looked for in what is written: a date may be another's, and a
    /// short code any number.
    pub(super) fn is_telling(self) -> bool {
        !matches!(self, Self::Code | Self::Birth)
    }
}

/// All of them in a text, in order; none overlaps another.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    let mut add = |pattern: &Pattern, kind: Kind, is_one: &dyn Fn(&str, usize) -> bool| {
        let matches = pattern.iter().flat_map(|it| it.find_iter(text));
        for it in matches.filter(|it| is_one(it.as_str(), it.end())) {
            let range = it.range();
            if !found.iter().any(|(other, _)| other.end > range.start && other.start < range.end) {
                found.push((range, kind));
            }
        }
    };
    let any = |_: &str, _: usize| true;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if stands(&LINK_SIGN, text) {
        add(&MEETING, Kind::Meeting, &any);
        add(&MESSENGER, Kind::Messenger, &any);
        add(&SHARED, Kind::Meeting, &any);
    }
    if text.contains("://") || text.contains(['_', '-']) {
        add(&SECRET_KEY, Kind::Meeting, &any);
    }
    if stands(&PROFILE_SIGN, text) {
        add(&PROFILE, Kind::Messenger, &|it, _| is_profile(it));
    }
    if stands(&AT_SIGN, text) {
        add(&ADDRESS, Kind::Address, &|it, end| {
            // « suivez @reseau.org » names an account, « écrire à jo @exemple.fr » is an address.
            let before = text[..end - it.len()].trim_end();
            let is_apart = it.contains(" @") && !it.contains(" @ ");
            let is_led = before.ends_with(" à") || before.ends_with(':') || before.ends_with(" to");
            is_address(it)
                && (!is_apart || is_led || it.split(" @").next().is_some_and(|it| it.contains('.')))
        });
    }
    let lower = text.to_lowercase();
    let is_spoken = |at: &str, dot: &str| lower.contains(at) && lower.contains(dot);
    if lower.contains("arobas") || is_spoken(" at ", " dot ") || is_spoken(" chez ", " point ") {
        add(&SPOKEN, Kind::Address, &any);
    }
    let is_told = text.contains([':', '=', '：']) || lower.contains(" est ");
    if (is_told || digits >= 3) && stands(&CODE_SIGN, text) {
        add(&CODE, Kind::Code, &|it, _| is_code(it));
        add(&BARE_CODE, Kind::Code, &any);
        add(&ALONE, Kind::Code, &|it, _| is_code_alone(it));
    }
    if digits >= 4 && stands(&BIRTH_SIGN, text) {
        add(&BIRTH, Kind::Birth, &|it, end| !is_founding(&text[..end - it.len()]));
    }
    if digits >= 2 && stands(&NUMBER_SIGN, text) {
        add(&LED_NUMBER, Kind::Number, &any);
    }
    if digits >= 1 && stands(&HOME_SIGN, text) {
        add(&HOME, Kind::Number, &|it, _| is_home(it));
    }
    if digits >= 13 {
        add(&ACCOUNT, Kind::Number, &|it, _| is_account(it));
        add(&LED_INSURANCE, Kind::Number, &any);
        add(&INSURANCE, Kind::Number, &|it, _| is_insurance(it));
    }
    if digits >= SHORTEST {
        add(&TELEPHONE, Kind::Telephone, &|it, end| {
            // « 130 007 107 00034 » is one number.
            let goes_on = it.starts_with("00")
                && text[..end - it.len()].trim_end().ends_with(|c: char| c.is_ascii_digit());
            !goes_on && is_telephone(it, &text[end..])
        });
    }
    if lower.contains("zéro") || lower.contains("zero") {
        add(&SPOKEN_NUMBER, Kind::Telephone, &any);
    }
    if digits >= SHORTEST_LED && stands(&CALL_SIGN, text) {
        add(&LED, Kind::Telephone, &|it, end| is_led(it, &text[end..]));
    }
    // « WhatsApp : 06… » is a number.
    if text.contains([':', '@', '：', '.']) && stands(&SERVICE_SIGN, text) {
        add(&ACCOUNT_NAME, Kind::Messenger, &any);
    }
    add_beside(text, &mut found);
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Adds the codes that nothing but a link or an identifier of a meeting tells from other numbers.
fn add_beside(text: &str, found: &mut Vec<(Range<usize>, Kind)>) {
    let opens = |kind: Kind| matches!(kind, Kind::Meeting | Kind::Code);
    if !found.iter().any(|(_, kind)| opens(*kind)) {
        return;
    }
    let enclosed = |end: usize| Some(ENCLOSED.as_ref()?.captures(&text[end..])?.get(1)?.range());
    let mut codes: Vec<Range<usize>> = found
        .iter()
        .filter(|(_, kind)| opens(*kind))
        .filter_map(|(range, _)| {
            enclosed(range.end).map(|it| range.end + it.start..range.end + it.end)
        })
        .collect();
    codes.extend(BESIDE.iter().flat_map(|it| it.find_iter(text)).map(|it| it.range()));
    for code in codes.into_iter().filter(|it| is_code_beside(&text[it.clone()])) {
        if !found.iter().any(|(other, _)| other.end > code.start && other.start < code.end) {
            found.push((code, Kind::Code));
        }
    }
}

/// The same with the words that lead to each: « Tél. : 06… ».
pub(super) fn find_with_leads(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut found = find(text);
    let mut from = 0;
    for (range, _) in &mut found {
        let before = &text[from..range.start];
        if let Some(lead) = LEAD.as_ref().and_then(|it| it.find(before)) {
            range.start = from + lead.start();
        }
        from = range.end;
    }
    found
}

static PROFILE_SIGN: Pattern = LazyLock::new(|| {
    any_of(
        r"@[\w.-]{4}|(?:facebook|instagram|twitter|x|tiktok|threads|bsky|snapchat|pinterest|linkedin|viadeo|youtube)\.|insta|bluesky|discord|mastodon|fb\s*:|sur x\s*:",
    )
});

/// Whether an account is somebody's and not that of an association: `LinkedIn` says so, and so does a name
/// that begins with a given name.
fn is_profile(text: &str) -> bool {
    // « @Paul, tu t'en charges ? » calls a colleague.
    let called = text.trim_start_matches([' ', '(', ':']).strip_prefix('@');
    if called.is_some_and(|it| it.chars().all(char::is_alphabetic) && capitalised(it) == it) {
        return false;
    }
    let folded = text.to_lowercase();
    if folded.contains("linkedin.com/in/") || folded.contains('#') {
        return true;
    }
    let name = folded.trim_end_matches('/').rsplit(['/', ':', '@', ' ']).find(|it| !it.is_empty());
    name.is_some_and(|name| {
        let first = fold(name.split(['.', '_', '-']).next().unwrap_or_default());
        // « odilev71 », but nothing of « annecy »: a short given name begins many words.
        let begins = |end: usize| first.get(..end).is_some_and(is_rare_given);
        is_rare_given(&first) || (5..first.len()).any(begins)
    })
}

/// « chez Emmaüs, 12 rue de la Gare » is open to everyone, « chez Ana » is not.
fn is_home(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("chez ").or_else(|| text.strip_prefix("Chez ")) else {
        return true;
    };
    let first = rest.split([' ', ',']).next().unwrap_or_default();
    is_given(&fold(first))
        || matches!(first, "Mme" | "M." | "Monsieur" | "Madame" | "moi" | "elle" | "lui")
}

/// « prix @ 12.50 » is no address: the last part of a domain is letters.
fn is_address(text: &str) -> bool {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).find(|it| !it.is_empty());
    last.is_some_and(|it| it.chars().count() >= 2 && it.chars().all(char::is_alphabetic))
}

/// A code has digits, or is written as nobody writes a word: « mot de passe : partage » is a sentence.
fn is_code(text: &str) -> bool {
    let value = text.rsplit([':', '=', '：']).next().unwrap_or_default();
    let value = value.rsplit(" est ").next().unwrap_or(value).trim();
    value.contains(|c: char| c.is_ascii_digit())
        || value.chars().skip(1).any(char::is_uppercase)
        || value.contains(['!', '@', '#', '$', '%', '&', '*', '+'])
}

/// What is no person and is born on a day all the same: « l'association est née le 3 mars 1975 ».
static FOUNDED: Pattern = LazyLock::new(|| {
    let things = r"associations?|r[ée]seaux?|communes?|soci[ée]t[ée]s?|structures?|projets?|coop[ée]ratives?|entreprises?|f[ée]d[ée]rations?|lois?|festivals?|collectifs?|mouvements?|syndicats?|communaut[ée]s?|m[ée]tropoles?|parcs?|clubs?|comit[ée]s?|f[êe]tes?|[ée]coles?|revues?|journal|id[ée]es?|dispositifs?|programmes?|march[ée]s?|scop|scic|amap|maisons?|centres?|ateliers?|groupes?|conseils?|offices?|plateformes?|initiatives?|accords?|pactes?|unions?|r[ée]publique|europe";
    let article = r"(?:l['’]|(?:la|le|les|notre|nos|cette|ce|cet|une|un|son|leur)\s+)";
    Regex::new(&format!(
        r"(?i)(?:^|[.!?;:,(«–—-])\s*(?:[\p{{L}}]+,\s+)?{article}(?:[\p{{L}}]+\s+)?(?:{things})(?:\s+[\p{{L}}'’-]+){{0,6}},?\s*$"
    ))
    .ok()
});

/// Whether the words before a date of birth speak of a thing, and not of somebody.
fn is_founding(before: &str) -> bool {
    FOUNDED.as_ref().is_some_and(|it| it.is_match(before))
}

/// What parts the digits of a number is of one kind: « 01/02/2019 12 » is a date and more.
fn is_telephone(text: &str, after: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let follows = after.starts_with(|c: char| c.is_ascii_digit())
        || after
            .strip_prefix([',', '.'])
            .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    let gaps: Vec<&str> = text
        .split(|c: char| c.is_ascii_digit())
        .filter(|gap| !gap.is_empty() && !gap.contains(['+', '(', ')']))
        .collect();
    let slashes = gaps.iter().filter(|gap| gap.contains('/')).count();
    let is_dated = slashes > 0 && slashes < 4 && is_date(text);
    digits >= SHORTEST && !follows && !is_dated
}

/// « 01/02/2019 12 »: with slashes only, two of them, or a year.
fn is_date(text: &str) -> bool {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts = text.split('/').map(|part| part.chars().filter(char::is_ascii_digit).count());
    signs.iter().filter(|c| **c == '/').count() > 1 || parts.max().unwrap_or_default() <= 4
}

/// « Appelez le 12/06/2024 » and “phone 2014–2020” say when.
fn is_led(text: &str, after: &str) -> bool {
    let number = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let groups: Vec<&str> =
        number.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let is_year =
        |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let is_date = match groups.as_slice() {
        [day, month, year] => day.len() <= 2 && month.len() <= 2 && is_year(year),
        [from, to] => is_year(from) && is_year(to),
        _ => false,
    };
    let count: usize = groups.iter().map(|it| it.len()).sum();
    count >= SHORTEST_LED && !is_date && !after.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the sum of ISO 7064 is right.
fn is_account(text: &str) -> bool {
    let signs: Vec<char> = text.chars().filter(char::is_ascii_alphanumeric).collect();
    if !(15..=34).contains(&signs.len()) {
        return false;
    }
    let turned = signs[4..].iter().chain(&signs[..4]);
    let rest = turned
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, value| (rest * if value < 10 { 10 } else { 100 } + value) % 97);
    rest == 1
}

/// Whether the key is that of the number.
fn is_insurance(text: &str) -> bool {
    let signs: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let (number, key) = signs.split_at(13.min(signs.len()));
    let corsica = number.to_ascii_uppercase().replace("2A", "19").replace("2B", "18");
    let number: Option<u64> = corsica.parse().ok();
    let key: Option<u64> = key.parse().ok();
    number.zip(key).is_some_and(|(number, key)| 97 - number % 97 == key)
}

/// An address or a number as compared: `+33 (0)6 12…` is `0612…`.
pub(super) fn key(text: &str, kind: Kind) -> String {
    match kind {
        Kind::Telephone => {
            let digits: String =
                text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
            let digits = digits.strip_prefix("00").unwrap_or(&digits);
            digits.strip_prefix("33").map_or(digits.to_owned(), |rest| format!("0{rest}"))
        }
        Kind::Address => {
            let words = text.to_lowercase();
            let words = words.replace(['(', ')', '[', ']', '{', '}', '<', '>'], " ");
            let words: Vec<&str> = words.split_whitespace().collect();
            let sign = |word: &&str| match *word {
                "at" | "arobase" | "arobas" | "chez" | "à" => "@".to_owned(),
                "dot" | "point" => ".".to_owned(),
                other => other.to_owned(),
            };
            words.iter().map(sign).collect()
        }
        _ => fold(text),
    }
}

/// The keys of all addresses and numbers of a text.
pub(super) fn keys(text: &str) -> BTreeSet<String> {
    find(text).into_iter().map(|(range, kind)| key(&text[range], kind)).collect()
}

/// Whether a link leads to a person's letter box or telephone, or into a meeting.
pub(super) fn is_contact_link(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default().to_lowercase();
    let schemes = [
        "mailto", "tel", "sms", "callto", "sip", "sips", "xmpp", "whatsapp", "skype", "zoommtg",
        "msteams", "facetime", "viber", "tg",
    ];
    schemes.contains(&scheme.as_str())
        || !find(&percent_encoding::percent_decode_str(address).decode_utf8_lossy()).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = find(text).into_iter().map(|(range, _)| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_and_numbers_are_found() {
        check("écrire à jo.brouillon@exemple.fr, merci", &["jo.brouillon@exemple.fr"]);
        check(
            "jo (at) exemple.fr ou jo[arobase]exemple.org",
            &["jo (at) exemple.fr", "jo[arobase]exemple.org"],
        );
        check("Tél. 01 02 03 04 05 / 06.12.34.56.78", &["01 02 03 04 05", "06.12.34.56.78"]);
        check("+33 (0)6 12 34 56 78 et 0033612345678", &["+33 (0)6 12 34 56 78", "0033612345678"]);
        check("06\u{a0}12\u{202f}34\n56 78", &["06\u{a0}12\u{202f}34\n56 78"]);
        check("+32 2 123 45 67", &["+32 2 123 45 67"]);
    }

    #[test]
    fn less_usual_forms_are_found() {
        check("lucie.modele chez exemple point fr", &["lucie.modele chez exemple point fr"]);
        check("rester chez nous point barre", &[]);
        check(
            "lmodele@exemple . fr ; écrire à lmodele @exemple.fr",
            &["lmodele@exemple . fr", "lmodele @exemple.fr"],
        );
        check("06 4 5 7 8 1 2 3 3", &["06 4 5 7 8 1 2 3 3"]);
        check("Wifi : RIVES / clé : 12saules34", &["Wifi : RIVES / clé : 12saules34"]);
        check("Date de naissance : 14.05.85", &["Date de naissance : 14.05.85"]);
        check("passeport n° 12AB34567", &["passeport n° 12AB34567"]);
        check("Le wifi de la salle est gratuit, code postal 29000.", &[]);
        check(
            "Elle habite 12 rue des Lavoirs, 29000 Quimper.",
            &["habite 12 rue des Lavoirs, 29000 Quimper"],
        );
        check("Il habite rue des Lavoirs depuis 12 ans.", &[]);
        check("Il habite au 3 rue depuis 2 ans.", &[]);
    }

    #[test]
    fn what_is_founded_is_nobody() {
        check("L’association est née le 3 mars 1975.", &[]);
        check("Ici, le réseau rural inventé était né le 03/03/1975.", &[]);
        check("Le président de l’association est né le 3 mars 1975.", &["né le 3 mars 1975"]);
        check("Jo, de l’association, née le 3 mars 1975", &["née le 3 mars 1975"]);
    }

    #[test]
    fn words_before_a_number_say_what_it_is() {
        check("Tel. 030 1234567, merci", &["Tel. 030 1234567"]);
        check("ring 020 7946 0958", &["ring 020 7946 0958"]);
        check("puis code d’accès 123456.", &["code d’accès 123456"]);
        check("Skype : claire.fontaine74", &["Skype : claire.fontaine74"]);
        check("claire.fontaine AT exemple.fr", &["claire.fontaine AT exemple.fr"]);
        check("claire＠exemple.fr", &["claire＠exemple.fr"]);
        check("le 0041 22 345 67 89", &["0041 22 345 67 89"]);
        check("Telegram : @clairefontaine", &["Telegram : @clairefontaine"]);
        check("PIN hôte : 445566", &["PIN hôte : 445566"]);
        check("Maison commune (code portail 4581B)", &["code portail 4581B"]);
        check("Digicode : 45B7", &["Digicode : 45B7"]);
        check("code de partage : Soleil99", &["code de partage : Soleil99"]);
        check("code postal 75001, article 4581", &[]);
        check("le code de la route : article 12", &[]);
        check(
            "Numéro de la réunion (code d'accès) : 2345 678 9012",
            &["Numéro de la réunion (code d'accès) : 2345 678 9012"],
        );
        check(
            "sécurité sociale : 2 85 05 78 006 084 36",
            &["sécurité sociale : 2 85 05 78 006 084 36"],
        );
        check("WhatsApp : 06 98 76 54 32", &["06 98 76 54 32"]);
        check("Signal : tout va bien. Messenger : une application", &[]);
        check("appelez le 12/06/2024, téléphone 2014-2020, tél. 3615", &[]);
        check("We met at example.org", &[]);
    }

    #[test]
    fn codes_are_found_by_what_they_open_or_stand_beside() {
        let link = "https://us02web.zoom.us/j/84512345678";
        check(&format!("le lien {link} code 482913"), &[link, "code 482913"]);
        check(&format!("{link} , mdp bois2025 ; à 10 h"), &[link, "mdp bois2025"]);
        check(&format!("Code 482913, lien : {link}"), &["Code 482913", link]);
        check(&format!("{link} (482913)"), &[link, "482913"]);
        check(&format!("{link} (2025), code postal 01000"), &[link]);
        check(
            "Mot de passe Teams : Bois-2025 et code d’accès 482 913.",
            &["Mot de passe Teams : Bois-2025", "code d’accès 482 913"],
        );
        check(
            "Identifiant Zoom 845 1234 5678 (pw 482913)",
            &["Identifiant Zoom 845 1234 5678", "pw 482913"],
        );
        check(
            "ID de réunion : 845 1234 5678 (code 482913)",
            &["ID de réunion : 845 1234 5678", "code 482913"],
        );
        for whole in [
            "Code wifi de la salle : foret123",
            "Code du wifi : foret123",
            "code du Wi-Fi de l'accueil : foret123",
            "Mot de passe du wifi de la salle : foret123",
            "mdp Zoom : 482913",
            "Mot de passe de la salle : foret123",
            "mot de passe foret123",
            "code Webex : 482913",
            "identifiant de la visio : bois-2025",
            "Code : 482913",
        ] {
            check(whole, &[whole]);
        }
        for text in [
            "code postal 01000",
            "Code : 01000",
            "Mot de passe : oublié ?",
            "code de l'urbanisme : article 5",
            "Identifiant SIRET 845 123 456 00012",
            "Code de la route : article 12, code APE 9499Z",
            "Le code wifi de la salle est affiché à l'accueil.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn people_are_reached_in_many_forms() {
        for whole in [
            "a.b@exemple.fr",
            "a.b @ exemple.fr",
            "a.b@ exemple.fr",
            "a.b (at) exemple (dot) fr",
            "a.b [at] exemple [point] fr",
            "a.b{at}exemple.fr",
            "a.b(@)exemple.fr",
            "a.b[a]exemple.fr",
            "claire point fontaine arobase exemple point fr",
            "claire.fontaine arobase exemple.fr",
            "claire at example dot org",
            "0612345678",
            "06 12 34 56 78",
            "06.12.34.56.78",
            "06-12-34-56-78",
            "06/12/34/56/78",
            "06 – 12 – 34 – 56 – 78",
            "06 123 456 78",
            "0800 123 456",
            "0 800 123 456",
            "0820 12 34 56",
            "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "(+33) 6 12 34 56 78",
            "+33.6.12.34.56.78",
            "+33612345678",
            "+33 612 345 678",
            "0033 6 12 34 56 78",
            "00 33 6 12 34 56 78",
            "+44 20 7946 0958",
            "+49 (0)30 123456",
            "https://wa.me/33612345678",
            "wa.me/33612345678",
            "https://t.me/jobrouillon",
            "https://chat.whatsapp.com/AbCdEf123",
            "https://us02web.zoom.us/j/87654321098?pwd=QWxpbWVudGVyQmllbg",
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc",
            "https://exemple.webex.com/meet/jo",
            "https://meet.jit.si/SalleInventee",
            "https://meet.google.com/abc-defg-hij",
            "https://visio.exemple.fr/salle-4",
            "https://bbb.exemple.fr/b/jo-abc-def",
            "https://webinaire.numerique.gouv.fr/meeting/1/2",
            "Code secret : 481516",
            "ID de réunion : 812 3456 7890",
            "Meeting ID: 812 3456 7890",
            "Passcode: 4x8Ty",
            "Mot de passe : Vallees2024",
            "code d'accès : 1234#",
            "Code PIN : 4815",
            "FR76 3000 6000 0112 3456 7890 189",
            "1 85 05 78 006 084 91",
            "née le 12/03/1975",
            "né le 3 mars 1981",
            "date de naissance : 12/03/1975",
        ] {
            let text = format!("On peut joindre {whole} demain.");
            check(&text, &[whole]);
        }
    }

    #[test]
    fn figures_are_no_numbers_to_call() {
        for text in [
            "le 12 juin 2019 à 09:30",
            "12 000 habitants sur 120 000 000",
            "978-2-07-036822-8",
            "2049-3630",
            "SIRET 130 007 107 00034",
            "13000710700034",
            "0,5 % et 01/02/2019",
            "du 01/02/2019 au 03/04/2020",
            "de 24 000 à 36 000 €",
            "un @ seul, le compte @reseau, suivez @citego.org",
            "+12 000 €",
            "la loi n° 2019-1461 du 27 décembre 2019",
            "Victor Hugo, né le 26 février 1802",
            "née en 1975",
            "Le mot de passe : la confiance.",
            "le code du travail : article 12",
            "Le code est simple, la salle est pleine.",
            "https://exemple.fr/visio/compte-rendu",
            "la visioconférence de 9 h 30",
            "Zoom : le village",
            "FR76 1234 5678 9012 3456 7890 123",
            "Il habite à l'arobase, point final.",
            "we met at noon",
            "DOI 10.1234/abcd.5678",
            "lots 01 02 03 et 04",
            "Numéro de salle : 204",
            "une échelle de 0 10 20 30 40 60 80",
            "le pin : 120 arbres",
            "@Paul, tu appelles (@Claire le sait) ?",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_words_that_lead_to_a_number_go_with_it() {
        for (text, expected) in [
            ("Jo, Tél. : 06 12 34 56 78.", "Tél. : 06 12 34 56 78"),
            ("Jo, courriel : a@b.fr", "courriel : a@b.fr"),
            ("Jo (port. 06 12 34 56 78)", "port. 06 12 34 56 78"),
            ("appelez le 06 12 34 56 78", "06 12 34 56 78"),
        ] {
            let found: Vec<_> =
                find_with_leads(text).into_iter().map(|(range, _)| &text[range]).collect();
            assert_eq!(found, [expected], "{text}");
        }
    }

    #[test]
    fn a_number_is_the_same_however_written() {
        assert_eq!(keys("+33 (0)6 12 34 56 78"), keys("06.12.34.56.78"));
        assert_eq!(keys("a (at) b (dot) fr"), keys("A@b.fr"));
        assert_ne!(keys("06 12 34 56 78"), keys("06 12 34 56 79"));
        assert!(is_contact_link("mailto:a@b.fr") && is_contact_link("https://x.fr/?m=a%40b.fr"));
        assert!(is_contact_link("https://wa.me/33612345678"));
        assert!(!is_contact_link("https://exemple.fr/12"));
    }
}
