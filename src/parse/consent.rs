//! What a person agreed to have published, as a secretariat notes it.

use super::header::SESSION;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::person::{Attribution, Consent};
use crate::read::yaml::{Fields, Key};
use crate::source::Spanned;
use crate::spelling::fold;

/// What the person agreed to.
pub const CONSENT: Key = Key("consent", "consentement");
const PHOTO: Key = Key("photo", "photo");
/// How what was said is attributed.
pub const ATTRIBUTION: Key = Key("attribution", "attribution");

/// The words for yes and no.
pub const ANSWERS: &[(&[&str], bool)] =
    &[(&["oui", "yes", "true", "x", "1", "o"], true), (&["non", "no", "false", "0", "n"], false)];

const RULES: &[(&[&str], Attribution)] = &[
    (&["nommée", "named", "nominative", "nommé"], Attribution::Named),
    (&["organisation", "structure", "organisme"], Attribution::Organisation),
    (&["anonyme", "anonymous", "chatham house", "chatham"], Attribution::Anonymous),
];

/// `consentement: oui`, `non`, or what is agreed to (`nom, organisation, photo, contact`); `photo`
/// may be answered on its own. Nothing when nobody wrote an answer.
pub fn consent(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Consent> {
    let mut consent = None;
    // Heads under which secretariats note the same answer.
    let asked = [
        CONSENT,
        Key("gdpr", "rgpd"),
        Key("agreement", "accord rgpd"),
        Key("authorisation", "autorisation"),
    ];
    let mut texts = Vec::new();
    for key in asked {
        texts.extend(fields.texts(key, diagnostics));
    }
    for text in texts {
        let parts = text.value.split([',', ';', '+', '|', '/']).filter(|it| !it.trim().is_empty());
        for part in parts {
            consent = Some(answer(part, consent, &text, diagnostics));
        }
    }
    let photo = [PHOTO, Key("image rights", "droit à l'image")];
    let photo = photo.into_iter().find_map(|key| fields.choice(key, ANSWERS, diagnostics));
    match (consent, photo) {
        (Some(consent), Some(photo)) => Some(Consent { photo, ..consent }),
        (None, Some(false)) => Some(Consent { photo: false, ..Consent::ALL }),
        (consent, _) => consent,
    }
}

fn answer(
    part: &str,
    known: Option<Consent>,
    text: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Consent {
    let word = fold(part);
    let means = |(words, _): &&(&[&str], bool)| words.iter().any(|it| fold(it) == word);
    if let Some((_, agrees)) = ANSWERS.iter().find(means) {
        return if *agrees { Consent::ALL } else { Consent::NONE };
    }
    let mut consent = known.unwrap_or(Consent::NONE);
    match word.as_str() {
        "tout" | "all" => consent = Consent::ALL,
        "rien" | "aucun" | "aucune" | "none" | "nothing" => consent = Consent::NONE,
        "nom" | "name" => consent.name = true,
        "organisation" | "structure" | "organisme" => consent.organisation = true,
        "photo" | "image" | "photos" => consent.photo = true,
        "contact" | "coordonnees" => consent.contact = true,
        _ => {
            let diagnostic = Diagnostic::new(Code::UnknownValue, text.span)
                .with_both("key", CONSENT.1, CONSENT.0)
                .with("value", part.trim())
                .with_both(
                    "expected",
                    "oui, non, nom, organisation, photo, contact",
                    "yes, no, name, organisation, photo, contact",
                );
            // What cannot be understood is no agreement.
            diagnostics.push(diagnostic);
        }
    }
    consent
}

/// `attribution: anonyme`.
pub fn attribution(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Attribution> {
    fields.choice(ATTRIBUTION, RULES, diagnostics)
}

/// A rule of attribution: for one session as one refers to it, or for all.
#[derive(Debug, Clone)]
pub struct SessionAttribution {
    /// The session.
    pub session: Option<Spanned<String>>,
    /// The rule.
    pub rule: Attribution,
}

/// `attribution: organisation`, or a list: `[{session: 9h40, attribution: anonyme}]`.
pub fn attributions(
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<SessionAttribution> {
    let is_list = fields.is_list(ATTRIBUTION);
    if !is_list {
        let rule = attribution(fields, diagnostics);
        return rule.map(|rule| SessionAttribution { session: None, rule }).into_iter().collect();
    }
    let mut found = Vec::new();
    for node in fields.list(ATTRIBUTION, diagnostics) {
        let Some(mut fields) = Fields::of(node, ATTRIBUTION.1, diagnostics) else { continue };
        let session = fields.text(SESSION, diagnostics);
        let rule = attribution(&mut fields, diagnostics);
        if rule.is_none() {
            fields.missing(ATTRIBUTION, ["anonyme", "anonymous"], diagnostics);
        }
        fields.finish(diagnostics);
        found.extend(rule.map(|rule| SessionAttribution { session, rule }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::yaml;
    use crate::source::{Source, SourceId};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let source = Source::new("a.yaml", Vec::new(), text.to_owned());
        let mut diagnostics = Diagnostics::default();
        let node = yaml::read(SourceId(0), &source, 0..text.len(), &mut diagnostics).unwrap();
        let mut fields = Fields::of(&node, "a", &mut diagnostics).unwrap();
        let found = consent(&mut fields, &mut diagnostics).map(|it| {
            let parts =
                [(it.name, 'n'), (it.organisation, 'o'), (it.photo, 'p'), (it.contact, 'c')];
            parts.iter().filter(|it| it.0).map(|it| it.1).collect::<String>()
        });
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn an_answer_is_yes_no_or_a_list() {
        check("a: b", None);
        check("consentement: oui", Some("nopc"));
        check("consent: no", Some(""));
        check("accord: non", Some(""));
        check("consentement: nom, organisation", Some("no"));
        check("consentement: [nom, photo]", Some("np"));
        check("consentement: oui\nphoto: non", Some("noc"));
        check("photo: non", Some("noc"));
        check("photo: oui", None);
        check("consentement: peut-être", Some(""));
    }
}
