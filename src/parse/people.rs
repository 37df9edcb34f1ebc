//! People as files name them: by name alone, or in a record.

use super::agenda::name::is_person;
use super::agenda::speaker::shown_name;
use super::consent::consent;
use crate::diagnostic::{Diagnostics, Language};
use crate::model::person::{Consent, Role, Speaker};
use crate::read::yaml::{Fields, Key, Node};
use crate::source::Spanned;

pub(super) const NAME: Key = Key("name", "nom");
pub(super) const FUNCTION: Key = Key("function", "fonction");
pub(super) const ORGANISATION: Key = Key("organisation", "structure");
pub(super) const ROLE: Key = Key("role", "rôle");

/// The names of a line such as « Paule Modèle et Rémi Gabarit », apart; a text that is not made of names
/// stays whole.
pub fn names(written: impl IntoIterator<Item = Spanned<String>>) -> Vec<String> {
    let mut names = Vec::new();
    for text in written {
        let signs = text.value.replace(" et ", ";").replace(" and ", ";");
        let parts: Vec<_> = signs.split([';', ',', '/', '&']).map(str::trim).collect();
        let parts: Vec<_> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(|it| is_person(it)) {
            names.extend(parts.into_iter().map(str::to_owned));
        } else {
            names.push(text.value);
        }
    }
    names
}

/// The people under a key: names, or records with function and organisation.
pub fn take(key: Key, fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Vec<Speaker> {
    let nodes = fields.list(key, diagnostics);
    nodes.into_iter().filter_map(|node| person(node, diagnostics)).collect()
}

fn person(node: &Node, diagnostics: &mut Diagnostics) -> Option<Speaker> {
    if let Some(name) = node.value.words() {
        return Some(Speaker {
            span: node.span,
            name: Some(shown_name(name)),
            function: None,
            organisation: None,
            role: Role::Panellist,
            consent: None,
        });
    }
    // Who is reserved is known, so that the name is recognised where it must not stand.
    let is_reserved = node.is_reserved();
    let node = &node.whole();
    let mut fields = Fields::of(node, "personnes", diagnostics)?;
    let name = fields.text(NAME, diagnostics);
    let function = fields.words(FUNCTION, diagnostics);
    let organisation = fields.words(ORGANISATION, diagnostics);
    let role = fields.choice(ROLE, ROLES, diagnostics).unwrap_or(Role::Panellist);
    let consent = consent(&mut fields, diagnostics);
    let consent = if is_reserved { Some(Consent::NONE) } else { consent };
    if name.is_none() && organisation.is_none() {
        fields.missing(NAME, ["Camille Exemple"; 2], diagnostics);
    }
    let span = name.as_ref().map_or(fields.span, |name| name.span);
    fields.finish(diagnostics);
    let name = name.map(|name| shown_name(&name.value));
    (name.is_some() || organisation.is_some()).then_some(Speaker {
        span,
        name,
        function,
        organisation,
        role,
        consent,
    })
}

const ROLES: &[(&[&str], Role)] = &[
    (&["intervenant", "intervenante", "panellist", "panéliste"], Role::Panellist),
    (&["introduction"], Role::Introduction),
    (&["orateur", "oratrice", "speaker", "conférencier"], Role::Speaker),
    (&["animateur", "animatrice", "moderator", "modérateur", "modératrice"], Role::Moderator),
    (&["rapporteur", "rapporteuse", "rapportrice"], Role::Rapporteur),
    (&["participant", "participante"], Role::Participant),
];

/// The word for a role, as files give it.
pub(super) fn role_word(role: Role, language: Language) -> &'static str {
    let words = ROLES.iter().find(|(_, it)| *it == role);
    words.map_or(role.name(), |(words, role)| language.choose(words[0], role.name()))
}

/// Every such word.
pub(super) fn role_words(language: Language) -> Vec<&'static str> {
    ROLES.iter().map(|(_, role)| role_word(*role, language)).collect()
}
