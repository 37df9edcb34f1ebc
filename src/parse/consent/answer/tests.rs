//! Heads of columns and answers as secretariats have them.

use super::*;

/// What was answered: `n o p c` for yes, capitals for no; `?` where it cannot be told.
fn shown(reply: Reply) -> String {
    let letters = [('n', 'N'), ('o', 'O'), ('p', 'P'), ('c', 'C')];
    match reply {
        Reply::Blank => "-".to_owned(),
        Reply::Unclear => "?".to_owned(),
        Reply::Clear(answers) => {
            let letter = |(subject, (yes, no)): (Subject, (char, char))| {
                answers.of(subject).map(|agrees| if agrees { yes } else { no })
            };
            SUBJECTS.into_iter().zip(letters).filter_map(letter).collect()
        }
    }
}

#[test]
fn answers_are_read_as_people_give_them() {
    let asked = Asked::all();
    for (text, expected) in [
        ("oui", "nopc"),
        ("Oui.", "nopc"),
        ("OK", "nopc"),
        ("ok !", "nopc"),
        ("D'accord", "nopc"),
        ("d’accord, merci", "nopc"),
        ("J'accepte", "nopc"),
        ("accepte", "nopc"),
        ("Accepté", "nopc"),
        ("Oui, bien sûr", "nopc"),
        ("Oui, sans problème", "nopc"),
        ("pas de souci", "nopc"),
        ("aucune objection", "nopc"),
        ("ne s'oppose pas", "nopc"),
        ("pas d'opposition", "nopc"),
        ("autorise", "nopc"),
        ("x", "nopc"),
        ("☑", "nopc"),
        ("VRAI", "nopc"),
        ("tout", "nopc"),
        ("non", "NOPC"),
        ("Non merci", "NOPC"),
        ("NON !", "NOPC"),
        ("non, je refuse", "NOPC"),
        ("Non je refuse", "NOPC"),
        ("refus", "NOPC"),
        ("Refuse", "NOPC"),
        ("Pas d'accord", "NOPC"),
        ("n'autorise pas", "NOPC"),
        ("n'accepte pas", "NOPC"),
        ("je m'oppose", "NOPC"),
        ("s'oppose à la publication", "NOPC"),
        ("ne souhaite pas figurer dans les actes", "NOPC"),
        ("préfère rester anonyme", "NOPC"),
        ("anonyme", "NOPC"),
        ("ne pas publier", "NOPC"),
        ("✗", "NOPC"),
        ("rien", "NOPC"),
        ("nein", "NOPC"),
        ("Oui, mais pas ma photo", "noPc"),
        ("oui mais pas de photo", "noPc"),
        ("oui pas de photo", "noPc"),
        ("sauf photo", "noPc"),
        ("Oui sauf téléphone", "nopC"),
        ("oui (sauf coordonnées)", "nopC"),
        ("nom, organisation", "noPC"),
        ("nom et structure", "noPC"),
        ("nom seulement", "nOPC"),
        ("non, organisme seulement", "NoPC"),
        ("oui pour le nom, non pour la photo", "nP"),
        ("Nom : oui, photo : non", "nP"),
        ("pas de photo", "P"),
        ("ne pas être photographié", "P"),
        ("", "-"),
        ("?", "-"),
        ("—", "-"),
        ("sans réponse", "-"),
        ("à confirmer", "-"),
        ("peut-être", "?"),
        ("oui si je relis", "?"),
        ("à voir avec sa hiérarchie", "?"),
        ("prénom et initiale", "?"),
        ("12 juin", "?"),
    ] {
        assert_eq!(shown(reply(text, &asked)), expected, "{text}");
    }
}

#[test]
fn yes_refuses_where_a_refusal_is_asked() {
    let asked = Asked { refuses: true, ..Asked::all() };
    for (text, expected) in [
        ("oui", "NOPC"),
        ("x", "NOPC"),
        ("Oui, merci", "NOPC"),
        ("je m'oppose", "NOPC"),
        ("oui, je refuse", "NOPC"),
        ("non", "nopc"),
        ("aucune", "nopc"),
        ("pas d'opposition", "nopc"),
        ("photo", "P"),
        ("nom", "N"),
        ("sauf photo", "?"),
    ] {
        assert_eq!(shown(reply(text, &asked)), expected, "{text}");
    }
}

/// What a head asks with yes and no below it: what of, and `!` when yes refuses.
fn asks(text: &str) -> String {
    match head(text, &["oui", "", "non"]) {
        Head::Unclear => "?".to_owned(),
        Head::Other => "-".to_owned(),
        Head::Asks(Asked { subjects, refuses }) => {
            let letter = |subject: &Subject| ['n', 'o', 'p', 'c'][*subject as usize];
            let subjects: String = subjects.iter().map(letter).collect();
            subjects + if refuses { "!" } else { "" }
        }
    }
}

#[test]
fn heads_are_understood_in_their_sense() {
    for (text, expected) in [
        ("Acceptez-vous que votre nom figure dans les actes ?", "n"),
        ("Acceptez-vous de figurer dans les actes ?", "nopc"),
        ("Acceptez-vous d'être cité(e) dans le compte rendu ?", "nopc"),
        ("Autorisez-vous la publication de votre nom et de votre fonction ?", "no"),
        ("J'autorise la diffusion de mon nom (oui/non)", "n"),
        ("Êtes-vous d'accord pour être nommé ?", "nopc"),
        ("Accord publication", "nopc"),
        ("Accord", "nopc"),
        ("Consentement à la publication (O/N)", "nopc"),
        ("Votre nom peut-il figurer dans les actes du 4 juin ?", "n"),
        ("Souhaitez-vous apparaître dans le compte rendu de Valbrune ?", "nopc"),
        ("Nom publié", "n"),
        ("Nom publiable ?", "n"),
        ("Publication du nom", "n"),
        ("Public ?", "nopc"),
        ("Publication", "nopc"),
        ("Diffusion", "nopc"),
        ("RGPD", "nopc"),
        ("Accord RGPD", "nopc"),
        ("Autorisation de citer le nom", "n"),
        ("Droit à l'image", "p"),
        ("Autorisation photo", "p"),
        ("Acceptez-vous d'être photographié ou filmé ?", "p"),
        ("Photo OK", "p"),
        ("I agree to be named in the proceedings", "nopc"),
        ("Do you agree to be listed?", "nopc"),
        ("Einverständnis Namensnennung", "?"),
        ("Opposition", "nopc!"),
        ("S'oppose à la publication", "nopc!"),
        ("Opposition à la diffusion du nom", "n!"),
        ("Anonyme", "nopc!"),
        ("Anonymat souhaité", "nopc!"),
        ("Souhaitez-vous rester anonyme ?", "nopc!"),
        ("Refus photo", "p!"),
        ("Ne pas citer", "nopc!"),
        ("Ne souhaite pas figurer dans les actes", "nopc!"),
        ("Non-publication du nom", "n!"),
        ("Ne s'oppose pas à la publication", "nopc"),
        ("Nom masqué", "n!"),
        ("Confidentiel", "nopc!"),
        ("Diffusion des coordonnées", "c"),
        ("Accepte d'être recontacté", "-"),
        ("Accord ou opposition", "?"),
        ("A lu la notice RGPD", "?"),
        ("Accord de principe", "?"),
        ("Accepté", "?"),
        ("Repas", "-"),
        ("Présent l'après-midi", "-"),
        ("Accepte la newsletter", "-"),
        ("Autorisation d'absence", "-"),
        ("Liste d'attente", "-"),
        ("Nom sur le badge", "-"),
        ("Inscription validée", "-"),
        ("Appartenance au réseau", "-"),
        ("Covoiturage", "-"),
        ("J'accepte les conditions générales", "-"),
        ("Accepte d'animer un atelier", "-"),
        ("Nom", "-"),
        ("Remarques", "-"),
    ] {
        assert_eq!(asks(text), expected, "{text}");
    }
    assert_eq!(head("Public", &["élus", "agents"]), Head::Other);
    assert_eq!(head("Diffusion", &["courriel", "affiche"]), Head::Other);
    assert_eq!(head("Opposition", &["", ""]), Head::Other);
    assert_eq!(head("Consentement au traitement des données", &["oui", "oui", ""]), Head::Other);
    assert_eq!(head("Consentement au traitement des données", &["oui", "non"]), Head::Unclear);
}

#[test]
fn a_remark_that_refuses_is_heard() {
    for (text, expected) in [
        ("ne souhaite pas être cité", "NOPC"),
        ("ne pas publier son nom", "N"),
        ("anonyme", "NOPC"),
        ("pas de photo", "P"),
        ("refuse d'être photographié", "P"),
        ("préfère que son nom n'apparaisse pas, voir mail", "NOPC"),
        ("mon employeur ne doit pas savoir que j'y étais", "?"),
        ("sans gluten", "-"),
        ("n'a pas reçu la liste", "-"),
        ("arrive à 10 h", "-"),
        ("oui", "-"),
        ("fera une photo", "-"),
    ] {
        assert_eq!(shown(remark(text)), expected, "{text}");
    }
}
