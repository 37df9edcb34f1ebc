//! Addresses and telephone numbers in a text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// An address, plain or disguised (« nom (at) domaine.fr »).
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let at = r"(?:@|\s?[(\[]\s?(?:at|arobase|arobas)\s?[)\]]\s?)";
    let local = r"[\p{L}\p{N}][\p{L}\p{N}._%+'’\-]*";
    Regex::new(&format!(r"(?i){local}{at}[\p{{L}}\p{{N}}\-]+(?:\.[\p{{L}}\p{{N}}\-]+)+")).ok()
});

/// A French number, or one with the sign of another country.
static TELEPHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let between = r"[\s.\-‑–]{0,2}";
    let french = format!(
        r"(?:(?:\+|\b00){between}33{between}(?:\(0\){between})?|\b0)[1-9](?:{between}\d{{2}}){{4}}"
    );
    let foreign =
        format!(r"\+[1-9]\d{{0,2}}(?:{between}\(?\d{{1,4}}\)?){{2,6}}|\b00[1-9]\d{{8,12}}\b");
    Regex::new(&format!("{french}|{foreign}")).ok()
});

/// A number abroad has at least so many digits with that of its country.
const SHORTEST: usize = 9;

/// What someone is reached by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Address,
    Telephone,
}

/// The addresses and numbers of a text, in order.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    if text.contains(['@', '(', '[']) {
        let addresses = ADDRESS.iter().flat_map(|it| it.find_iter(text));
        found.extend(addresses.map(|it| (it.range(), Kind::Address)));
    }
    if text.bytes().filter(u8::is_ascii_digit).count() >= SHORTEST {
        let is_free = |range: &Range<usize>| {
            !found.iter().any(|(it, _)| it.end > range.start && it.start < range.end)
        };
        let numbers = TELEPHONE.iter().flat_map(|it| it.find_iter(text)).filter(|it| {
            let digits = it.as_str().bytes().filter(u8::is_ascii_digit).count();
            let follows = text[it.end()..].starts_with(|c: char| c.is_ascii_digit());
            digits >= SHORTEST && !follows
        });
        let numbers: Vec<_> = numbers.map(|it| it.range()).filter(is_free).collect();
        found.extend(numbers.into_iter().map(|it| (it, Kind::Telephone)));
        found.sort_by_key(|(range, _)| range.start);
    }
    found
}

/// An address or a number as compared: `+33 (0)6 12…` is `0612…`.
pub(super) fn key(text: &str, kind: Kind) -> String {
    match kind {
        Kind::Address => text.to_lowercase(),
        Kind::Telephone => {
            let digits: String =
                text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
            let digits = digits.strip_prefix("00").unwrap_or(&digits);
            digits.strip_prefix("33").map_or(digits.to_owned(), |rest| format!("0{rest}"))
        }
    }
}

/// The keys of all addresses and numbers of a text.
pub(super) fn keys(text: &str) -> BTreeSet<String> {
    find(text).into_iter().map(|(range, kind)| key(&text[range], kind)).collect()
}

/// Whether a link leads to a person's letter box or telephone.
pub(super) fn is_contact_link(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default().to_lowercase();
    matches!(scheme.as_str(), "mailto" | "tel" | "sms" | "callto" | "sip" | "xmpp")
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
    fn figures_are_no_numbers_to_call() {
        for text in [
            "le 12 juin 2019 à 09:30",
            "12 000 habitants sur 120 000 000",
            "978-2-07-036822-8",
            "2049-3630",
            "SIRET 130 007 107 00034",
            "13000710700034",
            "0,5 % et 01/02/2019",
            "de 24 000 à 36 000 €",
            "un @ seul, le compte @reseau",
            "+12 000 €",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_number_is_the_same_however_written() {
        assert_eq!(keys("+33 (0)6 12 34 56 78"), keys("06.12.34.56.78"));
        assert_ne!(keys("06 12 34 56 78"), keys("06 12 34 56 79"));
        assert!(is_contact_link("mailto:a@b.fr") && is_contact_link("https://x.fr/?m=a%40b.fr"));
        assert!(!is_contact_link("https://exemple.fr/12"));
    }
}
