//! Labels that give those who follow them a part: « Modération : », “Chaired by”, « Avec ».

use super::words::{fold, phrases, words};
use crate::model::person::Role;

/// « Modération : », “Chaired by”, with what follows; « Intervenants : » gives no role.
pub(super) fn role_label(text: &str) -> Option<(Option<Role>, &str)> {
    const LABELS: &[(Option<Role>, &str)] = &[
        (
            Some(Role::Moderator),
            "animé par|animée par|animés par|animation|animateur|animatrice|animateurs|\
        modération|modérateur|modératrice|moderator|moderators|moderation|moderated by|\
        facilitation|facilitateur|facilitatrice|facilitator|facilitators|facilitated by|\
        chaired by|chair|présidence|président de séance|présidente de séance|host|hosted by|\
        table host|led by|modéré par|modérée par|moderiert von|animation par|modera|moderador|\
        moderadora|moderación|moderazione|modere|conduit par|coordination|coordonné par",
        ),
        (
            Some(Role::Rapporteur),
            "rapporteur|rapporteure|rapporteuse|rapporteurs|prise de notes|note taker",
        ),
        (Some(Role::Introduction), "introduction|introduit par|introduite par|grand témoin"),
        (
            None,
            "intervenant|intervenante|intervenants|intervenantes|intervenant·es|intervenant(e)s|\
        avec|with|speaker|speakers|orateur|orateurs|oratrice|conférencier|conférencière|\
        présenté par|présentée par|presented by|par|by|témoins|témoin|panellists|panelists|\
        keynote speaker|panel|referent|referentin|referenten|mit|en présence de|participants|\
        with contributions from|ponente|ponentes|\
        ponencia de|relatore|relatori|con|mit beiträgen von|avec la participation de|invités",
        ),
    ];
    let text = text.trim_start();
    let mut best = None;
    for &(role, labels) in LABELS {
        for label in phrases(labels) {
            let Some((head, rest)) = split_prefix(text, label) else { continue };
            let linked = ["par", "by", "avec", "with", "von", "mit"]
                .iter()
                .any(|link| label.ends_with(link))
                || label == "en présence de"
                || label.ends_with("from");
            let after = rest.trim_start();
            let ended = match after.strip_prefix(':') {
                Some(after) => Some(after),
                None => (linked && rest.starts_with(char::is_whitespace)).then_some(after),
            };
            if let Some(after) = ended
                && best.is_none_or(|(len, _, _)| head.len() > len)
            {
                best = Some((head.len(), role, after.trim_start()));
            }
        }
    }
    best.map(|(_, role, rest)| (role, rest))
}

/// Whether the text is only « Intervenants : » or the like, and the role it gives to what follows.
pub(super) fn lone_role_label(text: &str) -> Option<Option<Role>> {
    role_label(text).filter(|(_, rest)| rest.trim().is_empty()).map(|(role, _)| role)
}

/// How many of a text's words are such a label.
pub(super) fn label_words(text: &str) -> usize {
    role_label(text).map_or(0, |(_, rest)| words(&text[..text.len() - rest.len()]).len())
}

fn split_prefix<'a>(text: &'a str, prefix: &str) -> Option<(&'a str, &'a str)> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    (fold(head) == fold(prefix)).then_some((head, rest))
}

/// Whether a label such as « Animateurs » or « Animation » holds for all who follow it.
pub(super) fn is_lasting(label: &str) -> bool {
    let all = words(label);
    all.first().is_some_and(|word| word.folded.ends_with('s') || word.folded.ends_with("tion"))
}
