//! Series numbers: the check digits of ISO 3297 (ISSN) and of ISO 2108 (ISBN).

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span, Spanned};

/// A sort of number: its code, its name and how it is judged.
pub(super) type Sort = (Code, &'static str, fn(&[char]) -> Result<(), Fault>);

/// The number of a series.
pub(super) const ISSN: Sort = (Code::InvalidIssn, "ISSN", issn);

/// The number of a volume.
pub(super) const ISBN: Sort = (Code::InvalidIsbn, "ISBN", isbn);

/// What is wrong with a number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A sign that no number has.
    Sign(char),
    /// Too few digits or too many.
    Length(usize),
    /// Thirteen digits that do not begin with 978 or 979.
    Prefix,
    /// Another last digit than the right one.
    Check(char),
}

/// Tells what is wrong with a number. Hyphens and spaces are free, and so is the sort's name.
pub(super) fn check(
    (code, name, judge): Sort,
    written: &Spanned<String>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let number = written.value.trim();
    let named = number.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    let bare = if named { number[name.len()..].trim_start_matches([' ', ':']) } else { number };
    let between = |c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–');
    let signs: Vec<char> = bare.chars().filter(|&c| !between(c)).collect();
    let Err(fault) = judge(&signs) else { return };
    let (french, english) = match fault {
        Fault::Sign(sign) => {
            (format!("« {sign} » n'est pas un chiffre"), format!("“{sign}” is no digit"))
        }
        Fault::Length(count) => {
            let (many, plural) =
                (if count > 1 { "chiffres" } else { "chiffre" }, if count == 1 { "" } else { "s" });
            (format!("il a {count} {many}"), format!("it has {count} digit{plural}"))
        }
        Fault::Prefix => (
            "treize chiffres commencent par 978 ou 979".to_owned(),
            "thirteen digits begin with 978 or 979".to_owned(),
        ),
        Fault::Check(digit) => (
            format!("les autres chiffres veulent un {digit} à la fin"),
            format!("the other digits ask for {digit} at the end"),
        ),
    };
    let mut diagnostic = Diagnostic::new(code, written.span)
        .with("number", bare)
        .with_both("cause", &french, &english);
    if let Fault::Check(digit) = fault
        && let Some(last) = signs.last()
        && let Some(at) = sources.text(written.span).rfind(*last)
    {
        let start = written.span.start + at;
        let place = Span::new(written.span.source, start..start + last.len_utf8());
        diagnostic = diagnostic.correct(place, digit);
    }
    diagnostics.push(diagnostic);
}

/// ISO 3297: eight digits, weighted from 8 down, modulo 11.
fn issn(signs: &[char]) -> Result<(), Fault> {
    weighted(signs, 8)
}

/// ISO 2108: thirteen digits weighted 1 and 3 by turns, modulo 10; ten before 2007.
fn isbn(signs: &[char]) -> Result<(), Fault> {
    if signs.len() == 10 {
        return weighted(signs, 10);
    }
    let digits = signs.iter().map(|sign| sign.to_digit(10).ok_or(Fault::Sign(*sign)));
    let digits = digits.collect::<Result<Vec<_>, _>>()?;
    let [body @ .., last] = digits.as_slice() else { return Err(Fault::Length(0)) };
    if digits.len() != 13 {
        return Err(Fault::Length(digits.len()));
    }
    if !matches!(body, [9, 7, 8 | 9, ..]) {
        return Err(Fault::Prefix);
    }
    let sum: u32 = body.iter().zip([1, 3].into_iter().cycle()).map(|(digit, by)| digit * by).sum();
    agrees((10 - sum % 10) % 10, *last)
}

/// Digits weighted from their number down, the last of which makes the sum divide by 11; it is X
/// for ten.
fn weighted(signs: &[char], count: usize) -> Result<(), Fault> {
    let last = signs.len().saturating_sub(1);
    let digits = signs.iter().enumerate().map(|(at, sign)| match sign {
        'X' | 'x' if at == last && at > 0 => Ok(10),
        _ => sign.to_digit(10).ok_or(Fault::Sign(*sign)),
    });
    let digits = digits.collect::<Result<Vec<_>, _>>()?;
    let [body @ .., last] = digits.as_slice() else { return Err(Fault::Length(0)) };
    if digits.len() != count {
        return Err(Fault::Length(digits.len()));
    }
    let sum: u32 = body.iter().rev().zip(2..).map(|(digit, by)| digit * by).sum();
    agrees((11 - sum % 11) % 11, *last)
}

fn agrees(right: u32, last: u32) -> Result<(), Fault> {
    let sign = char::from_digit(right, 10).unwrap_or('X');
    if right == last { Ok(()) } else { Err(Fault::Check(sign)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::tests;

    fn judged(judge: fn(&[char]) -> Result<(), Fault>, number: &str) -> Result<(), Fault> {
        judge(&number.chars().collect::<Vec<_>>())
    }

    #[test]
    fn check_digits_follow_their_standards() {
        for right in ["20493630", "03785955", "0000006X", "2434561X"] {
            assert_eq!(judged(issn, right), Ok(()), "{right}");
        }
        assert_eq!(judged(issn, "20493631"), Err(Fault::Check('0')));
        assert_eq!(judged(issn, "24345610"), Err(Fault::Check('X')));
        assert_eq!(judged(issn, "2049363"), Err(Fault::Length(7)));
        assert_eq!(judged(issn, "2O493630"), Err(Fault::Sign('O')));
        for right in ["9782070368228", "207036822X", "080442957X", "9791032305690"] {
            assert_eq!(judged(isbn, right), Ok(()), "{right}");
        }
        assert_eq!(judged(isbn, "9782070368229"), Err(Fault::Check('8')));
        assert_eq!(judged(isbn, "1234567890123"), Err(Fault::Prefix));
        assert_eq!(judged(isbn, "978207036822"), Err(Fault::Length(12)));
        assert_eq!(judged(isbn, ""), Err(Fault::Length(0)));
    }

    #[test]
    fn hyphens_spaces_and_the_name_are_free() {
        let told = |code: &str, facts: &str, told: &[&str]| {
            let agenda = ("agenda.md", "# Forum\n\n12 juin 2019\n\n9h30 Accueil\n");
            tests::check(code, &[agenda, ("event.yaml", facts)], told);
        };
        told("invalid-issn", "issn: 2049-3630\n", &[]);
        told("invalid-issn", "issn: \"ISSN : 2049 3630\"\n", &[]);
        told("invalid-issn", "issn: 2049-3631\n", &["2049-3631"]);
        told("invalid-isbn", "isbn: 978-2-07-036822-8\n", &[]);
        told("invalid-isbn", "isbn: 9782070368228\n", &[]);
        told("invalid-isbn", "isbn: 2-07-036822-5\n", &["2-07-036822-5"]);
    }
}
