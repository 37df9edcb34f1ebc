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

/// A text with `[ ]` around what is surely a name, `{ }` around the name of a thing, `< >` around
/// what may be one and `⟨ ⟩` around a given name alone.
fn marked(names: &Names, text: &str, spoken_of: &[usize]) -> String {
    let spoken_of = spoken_of.iter().copied().collect();
    let mut marked = text.to_owned();
    for mention in names.find(text, &spoken_of).into_iter().rev() {
        let words = &text[mention.range.clone()];
        let words = match mention.kind {
            MentionKind::Sure => format!("[{words}]"),
            MentionKind::Thing => format!("{{{words}}}"),
            MentionKind::Unsure => format!("<{words}>"),
            MentionKind::Given => format!("⟨{words}⟩"),
        };
        marked.replace_range(mention.range, &words);
    }
    marked
}

const SIGNS: &[char] = &['[', ']', '{', '}', '<', '>', '⟨', '⟩'];

/// The same where these are the people who must not be named, and those others may.
#[track_caller]
fn check_of(hidden: &[&str], others: &[&str], expected: &str) {
    let mut names = Names::default();
    for name in hidden {
        names.add(name, false);
    }
    others.iter().for_each(|name| names.add_other(name));
    let text = expected.replace(SIGNS, "");
    assert_eq!(marked(&names, &text, &[]), expected, "{hidden:?}");
}

#[track_caller]
fn check(expected: &str) {
    let text = expected.replace(SIGNS, "");
    assert_eq!(marked(&names(), &text, &[]), expected);
}

/// The same in a text that speaks of Paul Modèle, Jeanne Marchand and Louis Lille.
#[track_caller]
fn check_known(expected: &str) {
    let text = expected.replace(SIGNS, "");
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
    check("le modèle de ⟨Paul⟩, un marchand, Modèle Réduit, Val-Modèle, Modèle-sur-Loire");
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

#[test]
fn a_name_is_known_however_it_is_listed() {
    for listed in ["Martin Pierre", "Pierre Martin"] {
        check_of(&[listed], &[], "[M. Martin] a parlé, [P. Martin] aussi, puis [Pierre Martin]");
        check_of(&[listed], &[], "[MARTIN Pierre], [Martin, Pierre], [MARTIN P].");
    }
    check_of(&["Modèle Paul"], &[], "[M. Modèle] et [Paul Modèle], [P. Modèle]");
    check_of(&["Jean Paul Modèle"], &[], "[M. Modèle], [Jean Paul Modèle], [J. P. Modèle]");
    check_of(&["Jean Paul Modèle"], &[], "[Jean Modèle], [Jean-Paul Modèle], [MODÈLE Jean Paul]");
}

#[test]
fn either_half_of_a_double_surname_is_one() {
    let people = &["Marie Dupont-Lefèvre"];
    check_of(people, &[], "[Mme Dupont] a parlé. [Marie Dupont] aussi, [Marie Lefèvre] aussi.");
    check_of(people, &[], "[Mme Dupont-Lefèvre], [Marie Dupont Lefèvre], [Mme Lefèvre]");
    check_of(people, &["Luc Dupont"], "<Mme Dupont> et Luc Dupont, [Mme Lefèvre]");
    check_of(&["María García López"], &[], "[María García], [Sra. García], [María López]");
    check_of(&["João da Silva Costa"], &[], "[João Silva], [João Costa], [Sr. Costa]");
    check_of(&["Anne de La Tour"], &[], "[Mme de La Tour], la tour, La <Tour> de Valbrune");
}

#[test]
fn names_stand_in_the_cases_of_their_languages() {
    let mut names = Names::default();
    names.add("Zofia Wiśniewska", false);
    names.add("Paweł Nowak", false);
    names.add("Peter Schneider", false);
    names.inflect(Cases { german: true, polish: true });
    let check = |expected: &str| {
        let text = expected.replace(SIGNS, "");
        assert_eq!(marked(&names, &text, &[]), expected);
    };
    check("wystąpienie [Zofii Wiśniewskiej], dla [pani Wiśniewskiej], [Pawła Nowaka]");
    check("[panu Nowakowi], z [Pawłem Nowakiem], [Peter Schneiders] Vortrag, [Frau Schneiders]");
    check("eine Schneiderin, nowa droga");
}

#[test]
fn a_name_is_found_in_eight_languages() {
    let names = &["Ana Modèle"];
    for text in [
        "[Frau Modèle] sagt, [Ana Modèle] auch",
        "[Mrs Modèle] said, [Ms. Modèle] too, [Dr. Modèle]",
        "la [Sra. Modèle] dijo, [Señora Modèle]",
        "a [Senhora Modèle] disse",
        "la [Signora Modèle] dice",
        "[pani Modèle] mówi",
        "[Mevrouw Modèle] zegt",
        "[Mme la présidente Modèle] dit",
        "[A. Modèle] — [ANA MODELE] — [Modèle, Ana] — [ana modèle]",
        "[Ana\u{34f} Mo\u{200d}dèle], [A\u{200e}na Modèle]\u{202c}",
    ] {
        check_of(names, &[], text);
    }
}

#[test]
fn words_that_only_look_like_a_name_are_nobody() {
    let people = &[
        "Alice Court",
        "Denis Hiver",
        "Alice Lorient",
        "Blanche Petit",
        "Pierre Martin",
        "Rose Sauvage",
        "Marguerite Rose",
        "Claire Fontaine",
        "Louis Hiver",
        "Olivier Pommier",
        "Jean Marchand",
        "Paul Boulanger",
        "Victoire Blanc",
        "Marc Legrand",
    ];
    for text in [
        "Il faut agir à court terme, à Court terme ou à long terme.",
        "Le temps d’hiver, l’hiver, L’Hiver et D’Hiver.",
        "Nous allons à Lorient. À Lorient, on pêche. A Lorient, on vend.",
        "La page blanche. Petit à petit, l’idée vient.",
        "les maisons en pierre. Martin-pêcheur",
        "La rue est à Saint-Martin, le grand bourg.",
        "Un marchand de vin, le boulanger et la boulangère",
        "une pierre, deux pierres ; pierre après pierre",
        "Le olivier et le pommier, un olivier pommier",
        "de l’eau claire, fontaine du village",
        "Un mouton blanc. Marc de café. Le grand froid.",
        "Petit déjeuner, Grand Est, Court-circuit, Blanc-Mesnil",
    ] {
        let names = {
            let mut names = Names::default();
            people.iter().for_each(|name| {
                names.add(name, false);
            });
            names
        };
        let sure = |it: &&Mention| it.kind == MentionKind::Sure;
        let found = names.find(text, &BTreeSet::new());
        let found: Vec<_> = found.iter().filter(sure).map(|it| &text[it.range.clone()]).collect();
        assert!(found.is_empty(), "{found:?} in {text}");
    }
}

#[test]
fn what_bears_a_name_keeps_it() {
    for thing in [
        "EHPAD",
        "aérodrome",
        "rond-point",
        "cité",
        "cours",
        "passage",
        "gare",
        "crèche",
        "quartier",
        "promotion",
        "CHU",
        "bourse",
        "prix",
        "lycée",
        "collège",
        "rue",
        "avenue",
        "place",
        "salle",
        "stade",
        "gymnase",
        "fondation",
        "villa",
        "pont",
        "square",
        "école",
        "médiathèque",
        "ferme",
        "résidence",
        "espace",
        "hôpital",
        "librairie",
        "cabinet",
    ] {
        let text = format!("Elle va vers la {thing} Pierre Martin demain.");
        let mut names = Names::default();
        names.add("Pierre Martin", false);
        let found = names.find(&text, &BTreeSet::new());
        let is_kept = found.iter().all(|it| it.kind == MentionKind::Thing);
        assert!(is_kept && found.len() == 1, "{thing}: {found:?}");
    }
    check_of(
        &["Pierre Martin"],
        &[],
        "la société {Pierre Martin Conseil}".replace("société ", "").as_str(),
    );
    check_of(&["Pierre Martin"], &[], "chez {Pierre Martin & Associés}, {Pierre Martin Conseil}");
    check_of(&["Pierre Martin"], &[], "il a cité [Pierre Martin], en cours [Pierre Martin] dit");
    check_of(
        &["Pierre Martin"],
        &[],
        "au passage [Pierre Martin] dit, sur ce point [Pierre Martin]",
    );
    check_of(&["Pierre Martin"], &[], "[Pierre Martin], architecte, et [Pierre Martin] conseille");
}

#[test]
fn a_given_name_alone_is_told() {
    let people = &["Pierre Martin"];
    check_of(people, &[], "⟨Pierre⟩ a dit que la commune paiera.");
    check_of(people, &[], "Je réponds à ⟨Pierre⟩, puis à Pierre Durand et à Saint-Pierre.");
    check_of(people, &[], "en pierre, rue Pierre-Loti, {rue Pierre Martin}, Jean-Pierre dit");
    check_of(people, &[], "Pierre après pierre, on bâtit. M. Pierre Durand dit.");
    check_of(people, &[], "Notes de ⟨Pierre M⟩. ; ⟨Pierre M⟩ insiste, Pierre D. aussi.");
    check_of(people, &["Pierre Moreau"], "Pierre M. insiste.");
}

#[test]
fn an_initial_may_be_another_s() {
    check_of(&["Pierre Martin"], &["Paul Martin"], "<P. Martin> est là, [Pierre Martin] aussi");
    check_of(&["Pierre Martin"], &["Ana Martin"], "[P. Martin] est là, A. Martin aussi");
}

#[test]
fn allowed_words_stand() {
    let mut names = Names::default();
    names.add("Pierre Martin", false);
    names.allow("Pierre Martin, l'écrivain");
    let text = "Pierre Martin, l’écrivain, et [Pierre Martin]";
    assert_eq!(marked(&names, &text.replace(SIGNS, ""), &[]), text);
}

#[test]
fn names_stand_in_the_cases_of_the_language_that_a_text_is_seen_to_have() {
    let hidden =
        ["Hans Müller", "Jan Kowalski", "Anna Nowak", "Ana Sousa Ferreira", "Anne de La Tour"];
    check_of(&hidden, &[], "Das ist [Hans Müllers] Rede und sein Plan.");
    check_of(&hidden, &[], "L’idée de <Hans Müllers> plaît.");
    check_of(&hidden, &[], "Propozycja [Jana Kowalskiego] oraz [Anny Nowak].");
    check_of(&hidden, &[], "A [Dra. Sousa] falou.");
    check_of(&hidden, &[], "[Mme de La Tour], [A. de La Tour], [Anne de la Tour].");
}
