//! What a person agreed to have published, as a secretariat notes it.

mod answer;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::person::{Attribution, Consent};
use crate::read::yaml::{Fields, Key, Node, Value};
use crate::source::{Span, Spanned};
use crate::spelling::listed;

pub(super) use answer::Answers;
use answer::{Asked, Head, Reply, SUBJECTS, Subject};

/// The session that a rule of attribution is for.
const SESSION: Key = Key("session", "séance");
/// What the person agreed to.
pub const CONSENT: Key = Key("consent", "consentement");
const PHOTO: Key = Key("photo", "photo");
/// How what was said is attributed.
pub const ATTRIBUTION: Key = Key("attribution", "attribution");

const RULES: &[(&[&str], Attribution)] = &[
    (&["nommée", "named", "nominative", "nommé"], Attribution::Named),
    (&["organisation", "structure", "organisme"], Attribution::Organisation),
    (&["anonyme", "anonymous", "chatham house", "chatham"], Attribution::Anonymous),
];

/// `consentement: oui`, `non`, or what is agreed to (`nom, organisation, photo, contact`); `photo`
/// may be answered on its own. Nothing when nobody wrote an answer.
pub fn consent(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Consent> {
    answers(fields, diagnostics).consent()
}

/// Heads under which secretariats note the same answer.
const SAME: [Key; 4] = [
    CONSENT,
    Key("gdpr", "rgpd"),
    Key("agreement", "accord rgpd"),
    Key("authorisation", "autorisation"),
];
/// Heads under which they note an answer about pictures.
const PHOTOS: [Key; 2] = [PHOTO, Key("image rights", "droit à l'image")];

/// Whether a head is one of these.
pub(super) fn is_known(head: &str) -> bool {
    SAME.iter().chain(&PHOTOS).any(|key| key.matches(head))
}

/// The same, as far as it was answered.
pub(super) fn answers(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Answers {
    let mut answers = Answers::default();
    for key in SAME {
        let texts = fields.texts(key, diagnostics);
        // A list names what is agreed to.
        let all: Vec<_> = texts.iter().map(|it| it.value.trim()).collect();
        let Some(first) = texts.first() else { continue };
        let text = Spanned::new(all.join(", "), first.span);
        answers = answers.and(understood(&text, &Asked::all(), key.1, diagnostics));
    }
    let photos = Asked { subjects: vec![Subject::Photo], refuses: false };
    for key in PHOTOS {
        if let Some(text) = fields.text(key, diagnostics) {
            answers = answers.and(understood(&text, &photos, key.1, diagnostics));
        }
    }
    answers
}

/// What a text answers. What nobody can be sure of is no agreement, and is told.
fn understood(
    text: &Spanned<String>,
    asked: &Asked,
    head: &str,
    diagnostics: &mut Diagnostics,
) -> Answers {
    match answer::reply(&text.value, asked) {
        Reply::Clear(answers) => answers,
        Reply::Blank => Answers::default(),
        Reply::Unclear => {
            let diagnostic = Diagnostic::new(Code::UnclearConsent, text.span);
            diagnostics.push(diagnostic.with("value", text.value.trim()).with("head", head));
            let mut refused = Answers::default();
            refused.set(&asked.subjects, false);
            refused
        }
    }
}

/// The columns of a list that ask for agreement in words of their own, by their heads.
#[derive(Debug, Default)]
pub(super) struct Columns(BTreeMap<String, Head>);

impl Columns {
    /// Looks at the heads of all records but those that `is_known` knows, and at what stands below
    /// them, and tells how they are understood.
    pub(super) fn of(
        records: &[Node],
        is_known: &dyn Fn(&str) -> bool,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut below: BTreeMap<&str, (Span, Vec<&str>)> = BTreeMap::new();
        for (head, node) in records.iter().filter_map(entries).flatten() {
            if !is_known(&head.value) {
                let values = &mut below.entry(&head.value).or_insert((head.span, Vec::new())).1;
                values.extend(node.value.words());
            }
        }
        let mut columns = Self::default();
        for (head, (span, values)) in below {
            let understood = answer::head(head, &values);
            match &understood {
                Head::Asks(asked) => {
                    let [french, english] = meaning(asked);
                    let diagnostic = Diagnostic::new(Code::ConsentColumn, span).with("head", head);
                    diagnostics.push(diagnostic.with_both("meaning", &french, &english));
                }
                Head::Unclear => {
                    let diagnostic = Diagnostic::new(Code::UnclearConsentColumn, span);
                    diagnostics.push(diagnostic.with("head", head));
                }
                Head::Other => {}
            }
            columns.0.insert(head.to_owned(), understood);
        }
        columns
    }

    /// What one record answers under these heads, and what a remark under another head refuses.
    pub(super) fn answers(&self, record: &Node, diagnostics: &mut Diagnostics) -> Answers {
        let mut answers = Answers::default();
        for (head, node) in entries(record).into_iter().flatten() {
            let Some(words) = node.value.words() else { continue };
            let text = Spanned::new(words.to_owned(), node.span);
            match self.0.get(&head.value) {
                Some(Head::Asks(asked)) => {
                    answers = answers.and(understood(&text, asked, &head.value, diagnostics));
                }
                Some(Head::Other) => {
                    answers = answers.and(remark(&text, &head.value, diagnostics));
                }
                Some(Head::Unclear) | None => {}
            }
        }
        answers
    }
}

/// What a remark refuses: « ne souhaite pas être cité » under « Observations ».
pub(super) fn remark(text: &Spanned<String>, head: &str, diagnostics: &mut Diagnostics) -> Answers {
    let reply = answer::remark(&text.value);
    let (code, refused) = match reply {
        Reply::Blank => return Answers::default(),
        Reply::Clear(refused) => (Code::ConsentRemark, refused),
        Reply::Unclear => {
            let mut all = Answers::default();
            all.set(&SUBJECTS, false);
            (Code::UnclearConsent, all)
        }
    };
    let diagnostic = Diagnostic::new(code, text.span);
    diagnostics.push(diagnostic.with("value", text.value.trim()).with("head", head));
    refused
}

fn entries(record: &Node) -> Option<&Vec<(Spanned<String>, Node)>> {
    match &record.value {
        Value::Map(entries) => Some(entries),
        Value::Reserved(value) => match &**value {
            Value::Map(entries) => Some(entries),
            _ => None,
        },
        _ => None,
    }
}

/// How a head is understood, in French and in English.
fn meaning(asked: &Asked) -> [String; 2] {
    let words = |subject: &Subject| match subject {
        Subject::Name => ["le nom", "the name"],
        Subject::Organisation => {
            ["l'organisme et la fonction", "the organisation and the function"]
        }
        Subject::Photo => ["les photos", "photographs"],
        Subject::Contact => ["les coordonnées", "contact data"],
    };
    let is_all = asked.subjects == SUBJECTS;
    let [french, english] = [0, 1]
        .map(|language| listed(asked.subjects.iter().map(|subject| words(subject)[language])));
    let french = if is_all { "la publication".to_owned() } else { french };
    let english = if is_all { "publication".to_owned() } else { english };
    if asked.refuses {
        [format!("« oui » refuse {french}"), format!("“yes” refuses {english}")]
    } else {
        [format!("« oui » autorise {french}"), format!("“yes” allows {english}")]
    }
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
            let parts = [
                (it.name == Some(true), 'n'),
                (it.organisation, 'o'),
                (it.photo, 'p'),
                (it.contact, 'c'),
            ];
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
        check("photo: non", Some("oc"));
        check("photo: oui", Some("opc"));
        check("consentement: peut-être", Some(""));
    }
}
