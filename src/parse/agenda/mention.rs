//! Speakers named within a sentence: « Synthèse des échanges par Pierre CALAME ».

use super::name::{has_evidence, is_function, shown_name};
use super::speaker::{Announced, Listed, Trust, begins_with_someone, leading_person, listed};
use super::words::place;
use crate::model::person::Role;

/// The speakers that a sentence announces after « par », « avec », “by”…, with where that begins.
pub(super) fn announced_within(text: &str) -> Option<(usize, Listed)> {
    const LINKS: &[(&str, Option<Role>)] = &[
        ("animation par", Some(Role::Moderator)),
        ("animé par", Some(Role::Moderator)),
        ("animée par", Some(Role::Moderator)),
        ("animés par", Some(Role::Moderator)),
        ("animées par", Some(Role::Moderator)),
        ("modéré par", Some(Role::Moderator)),
        ("modérée par", Some(Role::Moderator)),
        ("présidé par", Some(Role::Moderator)),
        ("présidée par", Some(Role::Moderator)),
        ("facilité par", Some(Role::Moderator)),
        ("facilitée par", Some(Role::Moderator)),
        ("chaired by", Some(Role::Moderator)),
        ("moderated by", Some(Role::Moderator)),
        ("facilitated by", Some(Role::Moderator)),
        ("hosted by", Some(Role::Moderator)),
        ("led by", Some(Role::Moderator)),
        ("moderation:", Some(Role::Moderator)),
        ("moderator:", Some(Role::Moderator)),
        ("animation :", Some(Role::Moderator)),
        ("modération :", Some(Role::Moderator)),
        ("moderiert von", Some(Role::Moderator)),
        ("introduit par", Some(Role::Introduction)),
        ("introduite par", Some(Role::Introduction)),
        ("rapporteur :", Some(Role::Rapporteur)),
        ("rapporteure :", Some(Role::Rapporteur)),
        ("restitué par", Some(Role::Rapporteur)),
        ("présenté par", None),
        ("présentée par", None),
        ("presented by", None),
        ("with", None),
        ("avec", None),
        ("par", None),
        ("by", None),
        ("mit", None),
        ("von", None),
        ("durch", None),
        ("en présence de", None),
        ("intervention de", None),
        ("conférence de", None),
        ("témoignage de", None),
        ("témoignages de", None),
        ("sous la présidence de", Some(Role::Moderator)),
        ("présidence de", Some(Role::Moderator)),
        ("présidence :", Some(Role::Moderator)),
        ("onder leiding van", Some(Role::Moderator)),
        ("gemodereerd door", Some(Role::Moderator)),
        ("sous la conduite de", Some(Role::Moderator)),
        ("o.l.v.", Some(Role::Moderator)),
        ("encadré par", None),
        ("encadrés par", None),
        ("encadrée par", None),
        ("encadrées par", None),
        ("unter leitung von", Some(Role::Moderator)),
        ("prowadzi", Some(Role::Moderator)),
        ("prowadzenie:", Some(Role::Moderator)),
        ("moderado por", Some(Role::Moderator)),
        ("moderada por", Some(Role::Moderator)),
        ("moderato da", Some(Role::Moderator)),
        ("modera:", Some(Role::Moderator)),
        ("coordina:", Some(Role::Moderator)),
        ("a cargo de", None),
        ("por", None),
        ("con", None),
        ("com", None),
        ("met", None),
        ("door", None),
        ("da", None),
        ("a cura di", None),
        ("di", None),
        ("featuring", None),
        ("dialogo tra", None),
        ("dialogo entre", None),
        ("dialogue entre", None),
        ("speaker:", None),
        ("speakers:", None),
        ("intervenants :", None),
        ("intervenant :", None),
        ("intervenante :", None),
    ];
    // The first is taken, and no title has it far within.
    for (at, _) in text.char_indices().filter(|&(at, _)| starts_word(text, at)).take(60) {
        for &(link, role) in LINKS {
            let Some((head, tail)) = text[at..].split_at_checked(link.len()) else { continue };
            let apart = link.ends_with(':') || tail.starts_with(char::is_whitespace);
            if !apart || head.to_lowercase() != link {
                continue;
            }
            let trust = if role.is_some() { Trust::Column } else { Trust::Line };
            let Some(mut found) = leading_listed(text, tail, trust) else { continue };
            // « oportunidades da Avaliação Pedagógica »: small words of other languages lead to anything.
            let small =
                role.is_none() && link.len() <= 5 && !["avec", "par", "with", "by"].contains(&link);
            let told = |who: &Announced| {
                who.function.as_deref().is_some_and(is_function)
                    || who.organisation.is_some()
                    || text.get(who.place.clone()).is_some_and(has_evidence)
            };
            if small && !found.speakers.iter().any(told) {
                continue;
            }
            // « animée par X, avec Y » : Y has no part in the lead.
            let others = tail.find(" avec ").or_else(|| tail.find(" with "));
            let others = others.map(|len| text.len() - tail.len() + len);
            for announced in &mut found.speakers {
                let led = announced.place.start < others.unwrap_or(text.len());
                announced.role = announced.role.or(role.filter(|_| led));
            }
            return Some((at, found));
        }
    }
    None
}

/// The speakers at the start of what follows « par », even when the sentence goes on.
fn leading_listed(text: &str, tail: &str, trust: Trust) -> Option<Listed> {
    let tail = tail.trim_start();
    let ended = tail.trim_end_matches(['.', ';', ' ']);
    let closed = ended.matches('(').count() >= ended.matches(')').count();
    let trimmed = if closed { ended } else { ended.trim_end_matches([')', '.', ' ']) };
    if begins_with_someone(trimmed)
        && let Some(found) = listed_at(text, trimmed, Trust::Line).filter(|found| found.whole)
    {
        return Some(found);
    }
    if let Some(person) = leading_person(tail) {
        let announced = Announced {
            place: place(text, person),
            name: Some(shown_name(person)),
            function: None,
            organisation: None,
            role: None,
        };
        return Some(Listed { speakers: vec![announced], open: false, whole: false, topic: false });
    }
    let count = trimmed.split_whitespace().count();
    (trust == Trust::Column && (1..=8).contains(&count)).then(|| listed_at(text, trimmed, trust))?
}

/// [`listed`] on a part of a text, with places in that text.
fn listed_at(text: &str, part: &str, trust: Trust) -> Option<Listed> {
    let offset = place(text, part).start;
    let mut found = listed(part, trust)?;
    for announced in &mut found.speakers {
        announced.place = announced.place.start + offset..announced.place.end + offset;
    }
    Some(found)
}

fn starts_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    after.is_some_and(char::is_alphabetic)
        && before.is_none_or(|c| !c.is_alphanumeric() && !"'’-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_announces_after_its_link() {
        let within = |text| {
            let (at, found) = announced_within(text)?;
            let who = found.speakers.first()?.clone();
            Some((at, who.name?, who.function.unwrap_or_default()))
        };
        let text = "Introduction par Pierre CALAME, Président de Citégo et concepteur du MOOC.";
        let function = "Président de Citégo et concepteur du MOOC".to_owned();
        assert_eq!(within(text), Some((13, "Pierre Calame".into(), function)));
        let text = "Synthèse par Pierre CALAME avec les pistes d'actions";
        assert_eq!(within(text), Some(("Synthèse ".len(), "Pierre Calame".into(), String::new())));
        assert_eq!(within("Préparé par le réseau avec soin"), None);
    }
}
