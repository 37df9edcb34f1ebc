//! The rules of French, one by one.
//!
//! Numbers in brackets are those of the table in the domain notes, section 3. The *Lexique des règles
//! typographiques en usage à l'Imprimerie nationale* is a book; its rules are taken from those who
//! quote it: *Orthotrucs* (sophieviguiercorrectrice.com, ponctuation et espaces), *Joli*
//! (github.com/jolicode/JoliTypo, with its French tests), *wp-typography* (its issue 36), *SILE* (its
//! issue 704), *Montréal* (documentationcinema.umontreal.ca, guillemets), *Desiderio*
//! (monsu.desiderio.free.fr, espace), *Césures* (jollystone.be, typo césure), *Coupures* (académie de
//! Lyon, règles relatives aux césures), *CCN* (Wikipédia, conventions concernant les nombres). *Code* is
//! the French edition of the Interinstitutional style guide, 6.4 (style-guide.europa.eu).
//!
//! Rules 17 and 18 (accents of capitals, form of acronyms) would change words, which is their
//! author's business; small capitals (12), lists, hyphenation, captions and fixed words (19, 21 to 23)
//! are set by templates; inclusive forms (24) stay as they are.

use std::sync::LazyLock;

use super::dashes::incises;
use super::numbers::{grouped, thousands};
use super::quotes::{elisions, french_quotes};
use super::rule::{
    How::{Put, With},
    NARROW, NO_BREAK, Rule, Rules,
};

/// The rules of the Imprimerie nationale.
pub(super) static IMPRIMERIE_NATIONALE: LazyLock<Rules> = LazyLock::new(|| {
    let marks = [&GUILLEMETS, &HIGH_MARKS, &COLON];
    Rules::new(&[COMMON.as_slice(), &marks].concat())
});

/// The rules of the institutions of the Union.
pub(super) static INTERINSTITUTIONAL_CODE: LazyLock<Rules> = LazyLock::new(|| {
    let marks = [&TIGHT_GUILLEMETS, &TIGHT_MARKS];
    Rules::new(&[COMMON.as_slice(), &marks].concat())
});

/// What both have in common, in the order in which the rules build on each other.
const COMMON: [&Rule; 20] = [
    &ET_CETERA,
    &ELLIPSIS,
    &ELISIONS,
    &QUOTES,
    &APOSTROPHE,
    &INNER_QUOTES,
    &INCISES,
    &TIMES,
    &REGISTERS,
    &GROUPS,
    &THOUSANDS,
    &DECIMALS,
    &UNITS,
    &DATES,
    &CENTURIES,
    &CIVILITIES,
    &INITIALS,
    &ABBREVIATIONS,
    &NUMBERED,
    &ACRONYMS,
];

/// [16] « , etc. »: one full stop, never an ellipsis, and not at the start of a line (*Césures*).
const ET_CETERA: Rule = Rule {
    name: ["« etc. »", "“etc.”"],
    how: Put(&[(r"\betc([.…]{2,}|…)", "."), (r",(␣+)etc\.", NO_BREAK)]),
};

/// [20] The ellipsis is one sign (*Joli*), without a space when it ends a list. Longer rows of
/// dots are a line to fill in.
const ELLIPSIS: Rule = Rule {
    name: ["points de suspension", "ellipsis"],
    how: Put(&[(r"(?:^|[^.])(\.{3,5})(?:$|[^.])", "…"), (r"[ℓ\d](␣+)…(?:$|\n)", "")]),
};

/// [6] `’tain`, `années ’80` (*Joli*).
const ELISIONS: Rule = Rule { name: ["apostrophe", "apostrophe"], how: With(elisions) };

/// [6] The apostrophe is curved (*Joli*), within a word or after one that is elided. After a digit
/// the sign is a prime.
const APOSTROPHE: Rule = Rule {
    name: ["apostrophe", "apostrophe"],
    how: Put(&[
        ("ℓ(['´‘ʼ′`])ℓ", "’"),
        ("(?:^|[^ℓ])(?i:[ldjnstmc]|(?:jus|lors|puis|quoi)?qu)(['´‘ʼ′`])[\\d«“\"€$£\u{fffc}]", "’"),
    ]),
};

/// [3, 5] Straight quotes become « », and “ ” inside them (*Joli*, *Montréal*).
const QUOTES: Rule = Rule { name: ["guillemets", "quotes"], how: With(french_quotes) };

/// [5] No space inside “ ” (*Montréal*). In „Wort“ the sign closes, and the space is the sentence's.
const INNER_QUOTES: Rule = Rule {
    name: ["espace dans “ ”", "space inside “ ”"],
    how: Put(&[
        (r"(?:^|[␣\n(\[«’–—-])“(␣+)[^␣\n]", ""),
        (r"[^␣\n](␣+)”(?:$|[␣\n)\]»,.;:!?…–—-])", ""),
    ]),
};

/// [3] A no-break space inside « » (*wp-typography*, *Joli*). »Wort« is German.
const GUILLEMETS: Rule = Rule {
    name: ["espace dans « »", "space inside « »"],
    how: Put(&[(r"(?:^|[^ℓ\d])«(␣*)[^␣\n»]", NO_BREAK), (r"[^␣\n«](␣*)»(?:$|[^ℓ\d])", NO_BREAK)]),
};

/// [7] No space inside « » (*Code*).
const TIGHT_GUILLEMETS: Rule = Rule {
    name: ["espace dans « »", "space inside « »"],
    how: Put(&[
        (r"(?:^|[␣\n(\[“’:–—-])«(␣+)[^␣\n»]", ""),
        (r"[^␣\n«](␣+)»(?:$|[␣\n)\]”,.;:!?…–—-])", ""),
    ]),
};

/// [1, 4] A narrow no-break space before `;`, `!` and `?` (*Orthotrucs*, *SILE*); none inside `?!`,
/// after an ellipsis or after an opening bracket, and none where the sign opens something.
const HIGH_MARKS: Rule = Rule {
    name: ["espace avant ; ! ?", "space before ; ! ?"],
    how: Put(&[
        ("(?:[ℓ\\d»)\\]”%‰€$£°²³\u{fffc}]|ℓ\\.)(␣*)[;!?]+(?:$|[␣\\n»)\\]”’\",.…:])", NARROW),
        (r"[^␣\n(\[«“¿¡](␣+)[;!?]+(?:$|[␣\n»)\]”’,.…])", NARROW),
    ]),
};

/// [2] A no-break space before `:` (*Orthotrucs*); none in a time or a ratio.
const COLON: Rule = Rule {
    name: ["espace avant :", "space before :"],
    how: Put(&[
        ("(?:[ℓ»)\\]”%‰€$£°²³\u{fffc}]|ℓ\\.)(␣*):(?:$|[␣\\n»«])", NO_BREAK),
        (r"\d(␣*):(?:$|\n|␣[^\d␣])", NO_BREAK),
        (r"[^␣\n(\[](␣+):(?:$|[␣\n»])", NO_BREAK),
    ]),
};

/// [7] No space before `; : ! ?` (*Code*).
const TIGHT_MARKS: Rule = Rule {
    name: ["espace avant ; : ! ?", "space before ; : ! ?"],
    how: Put(&[(r"[^␣\n(\[«“¿¡](␣+)[;:!?]+[»)\]”’,.…]*(?:$|[␣\n])", "")]),
};

/// [8] Incises stand between en dashes, held by the words that they set apart (*Desiderio*).
const INCISES: Rule = Rule { name: ["tirets", "dashes"], how: With(incises) };

/// [9] `9 h 40`, `14 h` (*Césures*). `10:30` is a machine's.
const TIMES: Rule = Rule {
    name: ["heures", "times"],
    how: Put(&[
        // « 1.1 H11 » is a label before a word.
        (r"(?:^|[^.,\w])\d{1,2}(␣*)[hH](␣*)[0-5]\d\b", NO_BREAK),
        (r"\b\d{1,2}(␣*)h(␣*)[0-5]?\d(␣*)(?:min|mn)\b", NO_BREAK),
        (r"\b\d{1,2}(␣+)h(␣+)\d\b", NO_BREAK),
        (r"\b\d{1,2}(␣*)h\b", NO_BREAK),
    ]),
};

/// [13] What names a line, a file, an enterprise or a telephone stays whole in the groups that it is
/// known by (*CCN*).
const REGISTERS: Rule = Rule {
    name: ["numéros", "reference numbers"],
    how: Put(&[
        (r"(?:^|[^\d␣])␣*0\d(␣)\d\d(␣)\d\d(␣)\d\d(␣)\d\d(?:$|[^\dℓ])", NO_BREAK),
        (r"\+\d\d(␣)\d(␣)\d\d(␣)\d\d(␣)\d\d(␣)\d\d(?:$|[^\dℓ])", NO_BREAK),
        (r"\+\d\d(␣)\d{3}(␣)\d{3}(␣)\d{3}(?:$|[^\dℓ])", NO_BREAK),
        (r"\b\d{3}(␣)\d{3}(␣)\d{3}(␣)\d{5}(?:$|[^\dℓ])", NO_BREAK),
        (r"\b(?i:siren)␣*:?␣*\d{3}(␣)\d{3}(␣)\d{3}(?:$|[^\dℓ])", NO_BREAK),
        (
            r"(?:^|[^ℓ])(?i:lignes?|dossiers?|codes?|références?|postes?|comptes?|n[°º])␣*\d{1,3}(␣)\d{3}(?:(␣)\d{3})?(?:$|[^\dℓ])",
            NO_BREAK,
        ),
    ]),
};

/// [13] A number that its author cut in groups keeps them, narrow and whole (*CCN*).
const GROUPS: Rule = Rule { name: ["groupes de chiffres", "groups of digits"], how: With(grouped) };

/// [13] Numbers of five digits or more are cut in groups of three when something counted follows
/// (*CCN*). Years, postcodes, references and telephone numbers are no quantities.
const THOUSANDS: Rule = Rule { name: ["milliers", "thousands"], how: With(thousands) };

/// [13] The decimal sign is a comma (*CCN*), where nothing but a decimal can stand.
const DECIMALS: Rule = Rule {
    name: ["virgule décimale", "decimal comma"],
    how: Put(&[(r"(?:^|[␣(])\d{1,3}(\.)\d{1,2}␣*(?:%|€|[kM]€|Mds?€)", ",")]),
};

/// [14] A number holds to its unit (*Césures*, *Joli*).
const UNITS: Rule = Rule {
    name: ["nombre et unité", "number and unit"],
    how: Put(&[
        (r"\d(␣*)(?:%|‰|€|[kM]€|Mds?(?:€|\b)|°C)", NO_BREAK),
        (r"\d(␣+)[$£]", NO_BREAK),
        (r"\b\d+(␣*)(?:km[²2]?|m[²³23]|min|mn|kg|ha|kWh|MWh|MW|Mo|Go|To)(?:$|[^ℓ\d’'])", NO_BREAK),
        (
            r"\d(␣+)(?:[cm]m[²³]?|m[²³]?|g|t|l|L|F|FF|kW|GWh|s|min|j|km/h|an|ans|années?|mois|jours?|semaines?|heures?|minutes?|secondes?|euros?|millions?|milliards?|habitants?|hab|hectares?|kilomètres?|mètres?|tonnes?|litres?|fois|pages?|ETP)(?:$|[^ℓ\d’'])",
            NO_BREAK,
        ),
        (r"\b(?:millions?|milliards?)(␣+)[€$£]", NO_BREAK),
    ]),
};

/// [10] A day holds to its month: `12 juin`, `1er mars` (*Césures*).
const DATES: Rule = Rule {
    name: ["dates", "dates"],
    how: Put(&[(
        r"\b(?:[0-3]?\d|1er)(␣+)(?i:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janv\.|févr\.|avr\.|juil\.|sept\.|oct\.|nov\.|déc\.)(?:$|[^ℓ])",
        NO_BREAK,
    )]),
};

/// [12] A century holds to its number; the ending is raised as any ordinal's (*CCN*).
const CENTURIES: Rule = Rule {
    name: ["siècles", "centuries"],
    how: Put(&[(r"\b[IVX]+(?:e|er)(␣+)siècles?\b", NO_BREAK)]),
};

/// [15] `M. Dupont`, `Mme Durant`, `Dr Jones` (*Coupures*).
const CIVILITIES: Rule = Rule {
    name: ["civilités", "titles"],
    how: Put(&[
        (r"\bMM?\.(␣+)[A-ZÀ-ÖØ-Þ]", NO_BREAK),
        (r"\b(?:Mme|Mmes|Mlle|Mlles|Mr|Mrs|Dr|Drs|Pr|Prs|Me|Mgr)\.?(␣+)[A-ZÀ-ÖØ-Þ]", NO_BREAK),
    ]),
};

/// [15] Initials hold to the name: `P. Calame`, `J.-P. Dupont` (*Coupures*).
const INITIALS: Rule = Rule {
    name: ["initiales", "initials"],
    how: Put(&[(r"(?:^|[^ℓ\d])[A-ZÀ-ÖØ-Þ]\.(␣+)[A-ZÀ-ÖØ-Þ]", NO_BREAK)]),
};

/// [14, 15] `n° 3`, `p. 12`, `art. L. 312-1-2`, `av. J.-C.` (*Césures*).
const ABBREVIATIONS: Rule = Rule {
    name: ["abréviations", "abbreviations"],
    how: Put(&[
        (r"\b[nN](␣+)[°º]␣*\d", ""),
        (r"\b[nN][°º](␣*)\d", NO_BREAK),
        (r"\b[nN]os?(␣+)\d", NO_BREAK),
        (r"(?:^|[^ℓ])[pP]p?\.(␣*)(?:\d|[IVXL]+\b)", NO_BREAK),
        (r"(?:^|[^ℓ\d])pp?(␣+)\d", NO_BREAK),
        (
            r"(?:^|[^ℓ])(?:[aA]rt|[cC]hap|[fF]ig|[tT]abl?|vol|al|t|éd)\.(␣+)(?:\d|[IVX]+\b)",
            NO_BREAK,
        ),
        (r"\b[aA]rt(?:\.|icles?)?(␣+)[LRDA](?:\.|␣*\d)", NO_BREAK),
        (r"(?:^|[^ℓ])[LRDA]\.(␣*)\d+-", NO_BREAK),
        (r"§(␣*)\d", NO_BREAK),
        (r"\b(?:av|apr)\.(␣+)J\.", NO_BREAK),
    ]),
};

/// [14] What is numbered holds to its number: `atelier 3`, `groupe A`, `chapitre IV` (*Césures*).
const NUMBERED: Rule = Rule {
    name: ["nom et numéro", "noun and number"],
    how: Put(&[
        (r"(?:^|[^ℓ])(?i:la|les|des|cette|à|de|par)␣(?:mesures?|notes?)(␣+)\d", NO_BREAK),
        (
            r"(?:^|[^ℓ])(?i:ateliers?|groupes?|tables?|salles?|actions?|questions?|articles?|chapitres?|pages?|annexes?|figures?|tableaux?|tomes?|volumes?|parties?|étapes?|axes?|phases?|fiches?|lots?|numéros?)(␣+)(?:\d|[IVX]+\b|[A-Z]\d*\b)",
            NO_BREAK,
        ),
    ]),
};

/// [14, 18] An acronym holds to its number: `BJ 099`, `RN 12` (*Césures*).
const ACRONYMS: Rule = Rule {
    name: ["sigle et nombre", "acronym and number"],
    how: Put(&[(r"\b[A-Z]{2,6}(␣+)\d+\b", NO_BREAK)]),
};
