//! What is found in the parts of a PDF, and what is let pass.

use super::*;
use crate::edition::said::Said;

fn thing(text: &str) -> Withheld {
    Withheld { text: text.to_owned(), span: None, kind: Kind::Passage }
}

fn token(text: &str) -> Withheld {
    Withheld { kind: Kind::Token, ..thing(text) }
}

/// A report that says these pieces, as one text.
fn allowed(pieces: &[&str]) -> Allowed {
    Allowed { said: Said::of_pieces(pieces), kept: Vec::new(), signed: Vec::new() }
}

#[test]
fn words_are_found_across_lines_and_typography() {
    let text = "La commune hé\u{ad}-\nsite : le pro-\njet coûte 24\u{202f}000 €.";
    let part = Part::new(Place::Page(3), text);
    let leaks = |words: &str| part.leaks(&thing(words), &allowed(&[]));
    assert_eq!(leaks("le projet coûte 24 000 €"), Some(Place::Page(3)));
    assert_eq!(leaks("commune hésite"), Some(Place::Page(3)));
    assert_eq!(leaks("la ville hésite"), None);
}

#[test]
fn short_words_are_found_whole_only() {
    let part = Part::new(Place::Links, "un refus net, des refusnets");
    let leaks = |words: &str| part.leaks(&thing(words), &allowed(&[]));
    assert_eq!(leaks("refus net"), Some(Place::Links));
    assert_eq!(leaks("refusn"), None);
}

#[test]
fn words_of_a_longer_piece_are_let_pass_there_and_found_elsewhere() {
    let label = ["En gras, les pages où la parole est prise."];
    let secret = thing("la parole est prise");
    let leaks = |text: &str| Part::new(Place::Page(1), text).leaks(&secret, &allowed(&label));
    assert_eq!(leaks("Index. En gras, les pages où la parole est prise. Ana 3"), None);
    assert_eq!(leaks("En gras, les pages où la parole est"), None);
    assert_eq!(leaks("Hier, la parole est prise par tous"), Some(Place::Page(1)));
}

#[test]
fn cells_side_by_side_may_say_what_a_passage_says() {
    let table = ["Un tableau suit", "Ville", "Projet", "Valbrune", "halle rénovée", "Suite du texte"];
    let secret = thing("Valbrune halle rénovée");
    let leaks = |text: &str| Part::new(Place::Page(1), text).leaks(&secret, &allowed(&table));
    let printed = "Un tableau suit Ville Projet Valbrune halle rénovée Suite du texte";
    assert_eq!(leaks(printed), None, "the table is public");
    assert_eq!(leaks("Note : Valbrune halle rénovée, dit-on."), Some(Place::Page(1)));
    assert_eq!(leaks(&format!("{printed} Valbrune halle rénovée !")), Some(Place::Page(1)));
    let across = thing("hésite encore Valbrune");
    let part = Part::new(Place::Page(1), "La ville hésite encore | Valbrune | non");
    assert_eq!(part.leaks(&across, &allowed(&table)), Some(Place::Page(1)), "over two cells");
}

#[test]
fn a_name_is_found_in_all_its_shapes() {
    let secret = token("paul modele");
    let leaks = |text: &str| Part::new(Place::Links, text).leaks(&secret, &allowed(&[]));
    for text in
        ["https://a.fr/paul-modele", "PaulModele.jpg", "Mo\u{ad}dele, Paul Mo\u{200b}dèle", "paul_modèle"]
    {
        assert_eq!(leaks(text), Some(Place::Links), "{text}");
    }
    assert_eq!(leaks("paul modeleur"), None);
    let mut allowed = allowed(&[]);
    allowed.kept.push(letters("Lycée Paul Modèle"));
    let leaks = |text: &str| Part::new(Place::Page(1), text).leaks(&secret, &allowed);
    assert_eq!(leaks("au lycée Paul-Modèle"), None);
    assert_eq!(leaks("au lycée Paul-Modèle, selon Paul Modèle"), Some(Place::Page(1)));
}

#[test]
fn bytes_are_found_in_both_encodings() {
    let wanted = [thing("SECRET-OCTETS")];
    let finds = |stream: Vec<u8>| !in_bytes(&wanted, &allowed(&[]), &[stream]).is_empty();
    assert!(finds(b"xx S SECRET-OCTETS yy".to_vec()));
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    assert!(finds(wide("SECRET-OCTETS")));
    assert!(finds([vec![b'('], wide("le SECRET-OCTETS")].concat()));
    assert!(!finds(b"SECRET OCTETS".to_vec()));
}

#[test]
fn words_of_a_drawing_are_those_of_its_text_elements() {
    let svg = "<svg><title>Titre</title><text x='1'>Un <tspan>mot</tspan> &amp; deux</text><rect/>\
               <text>Trois</text></svg>";
    assert_eq!(words_of_svg(svg), "Un mot & deux\nTrois\n");
}

#[test]
fn what_is_no_pdf_was_not_read() {
    for bytes in [&b""[..], b"%PDF-1.7", b"<html>"] {
        assert!(parts::read(bytes).unread.contains(&Unread::File));
    }
}
