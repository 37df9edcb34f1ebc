//! Names in the forms that people write, and words that only look like them.

use super::*;

fn names() -> Names {
    let mut names = Names::default();
    names.add("Paul Modèle", false);
    names.add("Jean-Pierre de Canevas", false);
    names.add("Anne-Sophie D'Orval", false);
    names.add("Jeanne Marchand", false);
    names.add("Louis Lille", false);
    names.add("Lou Maquette", true);
    names.add_other("Jean-Paul Modèle-Réduit");
    names
}

/// A text with `[ ]` around what is surely a name, `{ }` around the name of a thing and `< >` around
/// what may be one.
fn marked(names: &Names, text: &str, spoken_of: &[usize]) -> String {
    let spoken_of = spoken_of.iter().copied().collect();
    let mut marked = text.to_owned();
    for mention in names.find(text, &spoken_of).into_iter().rev() {
        let words = &text[mention.range.clone()];
        let words = match mention.kind {
            MentionKind::Sure => format!("[{words}]"),
            MentionKind::Thing => format!("{{{words}}}"),
            MentionKind::Unsure => format!("<{words}>"),
        };
        marked.replace_range(mention.range, &words);
    }
    marked
}

#[track_caller]
fn check(expected: &str) {
    let text = expected.replace(['[', ']', '{', '}', '<', '>'], "");
    assert_eq!(marked(&names(), &text, &[]), expected);
}

/// The same in a text that speaks of Paul Modèle, Jeanne Marchand and Louis Lille.
#[track_caller]
fn check_known(expected: &str) {
    let text = expected.replace(['[', ']', '{', '}', '<', '>'], "");
    assert_eq!(marked(&names(), &text, &[0, 3, 4]), expected);
}

#[test]
fn names_are_found_in_the_forms_that_people_write() {
    check("Selon [Paul Modèle], oui.");
    check("[PAUL MODELE] et [MODÈLE Paul], [Modèle, Paul], [P. Modèle]");
    assert_eq!(marked(&names(), "MODÈLE (Paul), maire", &[]), "[MODÈLE (Paul)], maire");
    check("[paul modele], [Paul\u{a0}Modèle], [Paul\nModèle], [Paul E. Modèle]");
    check("[Mo\u{ad}dèle Pa\u{200b}ul], [Paul Mode\u{300}le], @[paulmodele]");
    check(
        "[Jean-Pierre de Canevas], [Jean Pierre de Canevas], [J.-P. de Canevas], [JP de Canevas]",
    );
    check("[Jean de Canevas], [de Canevas Jean-Pierre], [J. de Canevas], [Jean-Pierre Canevas]");
    check("[Anne-Sophie D’Orval], [Anne Sophie d'Orval], [Anne d\u{2bc}Orval], [ANNE D`ORVAL]");
}

#[test]
fn titles_go_with_the_name() {
    check("[M. Modèle], [Mme\u{a0}Modèle], [M. Paul Modèle], [Dr Modèle], [Monsieur Modèle]");
    check("selon [M. le maire Modèle], [le maire Modèle] et [Mme la présidente de Canevas]");
    check("l'avis [du maire Modèle], [la vice-présidente Modèle], [Monsieur le préfet Modèle]");
    check("[MM. Modèle] et [Marchand] répondent");
    check("le maire de Valbrune, [Paul Modèle]");
}

#[test]
fn things_keep_their_names() {
    check("la {Fondation Paul Modèle}, le {Lycée Paul-Modèle}, la {rue Paul-Modèle}");
    check("en {salle Paul Modèle}, la {salle « Paul Modèle} », le {prix Paul Modèle}");
    check("le {lycée professionnel agricole Paul Modèle}, la {rue du docteur Modèle}");
    check("the {Paul Modele Foundation}, die {Paul-Modele-Straße}, la {loi Modèle}");
    check("la fondation de [Paul Modèle], le centre remercie [Paul Modèle]");
    check("le prix : [Paul Modèle], sur place [Paul Modèle] répond");
}

#[test]
fn a_surname_alone_is_told_and_not_taken() {
    check("Hier, <Modèle> a rappelé que <Marchand> vient de <Lille>.");
    check("le modèle de Paul, un marchand, Modèle Réduit, Val-Modèle, Modèle-sur-Loire");
    check("<Jean-Paul Modèle> parle, Jean-Paul Modèle-Réduit aussi");
    // Somebody who only took part is told where nothing else is meant.
    check("Hier <Maquette> parlait. Maquette en main, il montre la maquette.");
}

#[test]
fn a_surname_alone_means_whoever_is_spoken_of() {
    check_known("Ensuite [Modèle] a rappelé. [Modèle] dit non. Je réponds à [Modèle].");
    check_known(
        "Puis [Marchand] vend. <Marchand> de biens. MARCHAND, un marchand"
            .replace("MARCHAND", "[MARCHAND]")
            .as_str(),
    );
    check_known("Puis <Lille> dit, en gare de <Lille>, [M. Lille] répond");
    check_known("au col de <Modèle>, un modèle, le Col-Modèle");
    check_known("Hier Claire <Modèle> parlait");
}

#[test]
fn what_the_report_says_of_a_surname_counts() {
    let mut names = names();
    names.learn_place("Salle Paul Modèle");
    names.learn_words("paul.modele, le site modele.fr, jeanne-marchand, et paul modèle");
    assert_eq!(marked(&names, "Modèle dit. Puis Modèle", &[0]), "[Modèle] dit. Puis [Modèle]");
    names.learn_words("un modèle.");
    assert_eq!(marked(&names, "Modèle dit. Puis Modèle", &[0]), "<Modèle> dit. Puis [Modèle]");
    names.learn_place("Communauté de Modèle");
    assert_eq!(marked(&names, "Modèle dit. Puis Modèle", &[0]), "<Modèle> dit. Puis <Modèle>");
}

#[test]
fn two_bearers_of_a_surname_are_told_apart_by_the_given_name_only() {
    let mut names = Names::default();
    names.add("Paul Modèle", false);
    names.add_other("Ana Modèle");
    assert_eq!(
        marked(&names, "M. Modèle, Ana Modèle, Paul Modèle", &[]),
        "<M. Modèle>, Ana Modèle, [Paul Modèle]"
    );
    assert!(!names.forms(0).contains(&"m modele".to_owned()));
    let mut names = Names::default();
    names.add("Paul Modèle", false);
    names.add_other("P. Modèle");
    assert_eq!(marked(&names, "M. Modèle, P. Modèle", &[]), "[M. Modèle], [P. Modèle]");
}

#[test]
fn addresses_and_files_are_read_as_words() {
    let names = names();
    for address in [
        "https://exemple.fr/paul-modele",
        "https://exemple.fr/?q=Paul%20Mod%C3%A8le",
        "https://exemple.fr/@paulmodele",
        "media/MODELE_Paul.jpg",
        "https://exemple.fr/p.modele/cv.pdf",
    ] {
        assert_eq!(names.in_address(address), Some(0), "{address}");
    }
    for other in ["https://exemple.fr/modele", "media/paul.jpg", "https://val-modele.fr/", "a/b"] {
        assert_eq!(names.in_address(other), None, "{other}");
    }
    assert!(names.in_file_name("notes/0940-de-canevas.md"));
    assert!(names.in_file_name("photos/Modèle.jpg") && !names.in_file_name("photos/salle.jpg"));
}
