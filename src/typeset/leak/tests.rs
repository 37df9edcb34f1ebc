//! What is found in the parts of a PDF, and what is let pass.

use super::*;
use crate::edition::said::PublishedText;

fn thing(text: &str) -> Withheld {
    Withheld { text: text.to_owned(), span: None, kind: Kind::Passage }
}

fn token(text: &str) -> Withheld {
    Withheld { kind: Kind::Name, ..thing(text) }
}

impl Part {
    /// Where something stands in this part that must not.
    fn leaks(&self, thing: &Withheld, allowed: &Allowed) -> Option<Place> {
        let wanted = Wanted::of(std::slice::from_ref(thing));
        wanted.found_in(std::slice::from_ref(self), allowed).remove(0).pop_first()
    }
}

/// Whether a text of that place names someone.
fn names(name: &str, text: &str, kept: &[&str]) -> bool {
    let mut named = Named::default();
    let mut allowed = allowed(&[]);
    allowed.kept.extend(kept.iter().map(|it| letters(it)));
    let guard = Guard::of_name(name);
    named.look_at(&Part::new(Place::Pdf(In::Page(1)), text), &guard, &allowed);
    !named.0.is_empty()
}

/// A report that says these pieces, as one text.
fn allowed(pieces: &[&str]) -> Allowed {
    Allowed { said: PublishedText::of_pieces(pieces), kept: Vec::new(), signed: Vec::new() }
}

#[test]
fn words_are_found_across_lines_and_typography() {
    let text = "La commune hé\u{ad}-\nsite : le pro-\njet coûte 24\u{202f}000 €.";
    let part = Part::new(Place::Pdf(In::Page(3)), text);
    let leaks = |words: &str| part.leaks(&thing(words), &allowed(&[]));
    assert_eq!(leaks("le projet coûte 24 000 €"), Some(Place::Pdf(In::Page(3))));
    assert_eq!(leaks("commune hésite"), Some(Place::Pdf(In::Page(3))));
    assert_eq!(leaks("la ville hésite"), None);
}

#[test]
fn things_that_begin_alike_are_each_found_where_they_stand() {
    let part = |page, text| Part::new(Place::Pdf(In::Page(page)), text);
    let parts = [part(1, "Le projet de halle coûte cher"), part(2, "Le projet de halle coûte peu")];
    let things = ["Le projet de halle coûte cher", "Le projet de halle coûte peu", "", "de halle"];
    let things = things.map(thing);
    let found = Wanted::of(&things).found_in(&parts, &allowed(&[]));
    let pages = |numbers: &[usize]| numbers.iter().map(|it| Place::Pdf(In::Page(*it))).collect();
    assert_eq!(found, [pages(&[1]), pages(&[2]), BTreeSet::new(), pages(&[1, 2])]);
}

#[test]
fn short_words_are_found_whole_only() {
    let part = Part::new(Place::Pdf(In::Links), "un refus net, des refusnets");
    let leaks = |words: &str| part.leaks(&thing(words), &allowed(&[]));
    assert_eq!(leaks("refus net"), Some(Place::Pdf(In::Links)));
    assert_eq!(leaks("refusn"), None);
}

#[test]
fn words_of_a_longer_piece_are_let_pass_there_and_found_elsewhere() {
    let label = ["En gras, les pages où la parole est prise."];
    let secret = thing("la parole est prise");
    let leaks =
        |text: &str| Part::new(Place::Pdf(In::Page(1)), text).leaks(&secret, &allowed(&label));
    assert_eq!(leaks("Index. En gras, les pages où la parole est prise. Ana 3"), None);
    assert_eq!(leaks("En gras, les pages où la parole est"), None);
    assert_eq!(leaks("Hier, la parole est prise par tous"), Some(Place::Pdf(In::Page(1))));
}

#[test]
fn cells_side_by_side_may_say_what_a_passage_says() {
    let table =
        ["Un tableau suit", "Ville", "Projet", "Valbrune", "halle rénovée", "Suite du texte"];
    let secret = thing("Valbrune halle rénovée");
    let leaks =
        |text: &str| Part::new(Place::Pdf(In::Page(1)), text).leaks(&secret, &allowed(&table));
    let printed = "Un tableau suit Ville Projet Valbrune halle rénovée Suite du texte";
    assert_eq!(leaks(printed), None, "the table is public");
    assert_eq!(leaks("Note : Valbrune halle rénovée, dit-on."), Some(Place::Pdf(In::Page(1))));
    assert_eq!(
        leaks(&format!("{printed} Valbrune halle rénovée !")),
        Some(Place::Pdf(In::Page(1)))
    );
    let across = thing("hésite encore Valbrune");
    let part = Part::new(Place::Pdf(In::Page(1)), "La ville hésite encore | Valbrune | non");
    assert_eq!(
        part.leaks(&across, &allowed(&table)),
        Some(Place::Pdf(In::Page(1))),
        "over two cells"
    );
}

#[test]
fn a_name_is_found_in_all_its_shapes() {
    let secret = token("paul modele");
    let leaks = |text: &str| Part::new(Place::Pdf(In::Links), text).leaks(&secret, &allowed(&[]));
    for text in [
        "https://a.fr/paul-modele",
        "PaulModele.jpg",
        "Mo\u{ad}dele, Paul Mo\u{200b}dèle",
        "paul_modèle",
    ] {
        assert_eq!(leaks(text), Some(Place::Pdf(In::Links)), "{text}");
    }
    assert_eq!(leaks("paul modeleur"), None);
    let mut allowed = allowed(&[]);
    allowed.kept.push(letters("Lycée Paul Modèle"));
    let leaks = |text: &str| Part::new(Place::Pdf(In::Links), text).leaks(&secret, &allowed);
    assert_eq!(leaks("au lycée Paul-Modèle"), None);
    assert_eq!(leaks("au lycée Paul-Modèle, selon Paul Modèle"), Some(Place::Pdf(In::Links)));
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
fn what_is_no_pdf_was_not_read() {
    for bytes in [&b""[..], b"%PDF-1.7", b"<html>"] {
        assert!(pdf::read(bytes).unread.contains(&Unread::File));
    }
}

/// A PDF of these objects, the first of which is the catalogue.
fn file(objects: &[String]) -> Vec<u8> {
    let mut text = String::from("%PDF-1.7\n");
    let mut table = String::new();
    for (rank, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{rank} 0 obj\n{object}\nendobj\n");
    }
    let (start, size) = (text.len(), objects.len() + 1);
    text += &format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    text.into_bytes()
}

fn stream(dict: &str, data: &str) -> String {
    format!("<<{dict}/Length {}>>stream\n{data}\nendstream", data.len())
}

/// A page that draws `drawn` with these resources, a font whose codes are their own letters, and
/// more objects from the seventh on.
fn page(drawn: &str, resources: &str, more: &[String]) -> pdf::Read {
    let map = "1 begincodespacerange <00> <ff> endcodespacerange \
               1 beginbfrange <20> <7e> <0020> endbfrange";
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>"
        ),
        stream("", drawn),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>".to_owned(),
        stream("", map),
    ];
    objects.extend_from_slice(more);
    pdf::read(&file(&objects))
}

const SHOWN: &str = "BT /F 9 Tf (Le projet zorbax) Tj ET";
const FONT: &str = "/Resources<</Font<</F 5 0 R>>>>";

fn places(read: &pdf::Read) -> BTreeSet<Place> {
    let secret = thing("le projet zorbax");
    parts_of(read).iter().filter_map(|part| part.leaks(&secret, &allowed(&[]))).collect()
}

#[test]
fn what_a_page_draws_as_an_object_is_read() {
    let form = |more: &str, data: &str| {
        stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{more}"), data)
    };
    let read = page("/X Do", "/XObject<</X 7 0 R>>", &[form(FONT, SHOWN)]);
    assert_eq!(places(&read), [Place::Pdf(In::Page(1))].into(), "a drawing");
    let nested = "/Resources<</XObject<</Y 8 0 R>>>>";
    let read = page("/X Do", "/XObject<</X 7 0 R>>", &[form(nested, "/Y Do"), form(FONT, SHOWN)]);
    assert_eq!(places(&read), [Place::Pdf(In::Page(1))].into(), "a drawing within a drawing");
    let pattern = stream(
        &format!(
            "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9{FONT}"
        ),
        SHOWN,
    );
    let read = page("/Pattern cs /P scn 0 0 9 9 re f", "/Pattern<</P 7 0 R>>", &[pattern]);
    assert_eq!(places(&read), [Place::Pdf(In::Drawings)].into(), "a pattern");
    let mask = "/ExtGState<</G<</SMask<</S/Luminosity/G 7 0 R>>>>>>";
    let read = page("/G gs 0 0 9 9 re f", mask, &[form(FONT, SHOWN)]);
    assert_eq!(places(&read), [Place::Pdf(In::Drawings)].into(), "a mask");
    assert!(read.unread.is_empty(), "{:?}", read.unread);
    for shown in
        ["(Le projet zorbax) '", "0 0 (Le projet zorbax) \"", "[(Le pro) -9 (jet zorbax)] TJ"]
    {
        let read = page(&format!("BT /F 9 Tf {shown} ET"), "", &[]);
        assert_eq!(places(&read), [Place::Pdf(In::Page(1))].into(), "{shown}");
    }
    let behind = format!("/Span <</ActualText (rien)>> BDC {SHOWN} EMC");
    assert_eq!(
        places(&page(&behind, "", &[])),
        [Place::Pdf(In::Page(1))].into(),
        "behind another text"
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    let unread = |read: pdf::Read| read.unread.into_iter().collect::<Vec<_>>();
    assert_eq!(unread(page(SHOWN, "", &[])), []);
    let damaged = |more: &str| stream(&format!("/Filter/FlateDecode{more}"), "no deflate");
    assert_eq!(unread(page(SHOWN, "", &[damaged("")])), [Unread::Data]);
    let form = damaged("/Type/XObject/Subtype/Form/BBox[0 0 9 9]");
    let read = unread(page("/X Do", "/XObject<</X 7 0 R>>", &[form]));
    assert!(read.contains(&Unread::Drawing), "{read:?}");
    assert!(unread(page("/X Do", "", &[])).contains(&Unread::Drawing));
    assert!(unread(page("BT /N 9 Tf (a) Tj ET", "", &[])).contains(&Unread::Letters));
    let turning = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>",
        "/X Do",
    );
    assert!(unread(page("/X Do", "/XObject<</X 7 0 R>>", &[turning])).contains(&Unread::Drawing));
}

#[test]
fn a_longer_word_that_begins_with_a_surname_is_no_find() {
    let leaks = |name: &str, text: &str| {
        Part::new(Place::Pdf(In::AttachmentNames), text)
            .leaks(&token(name), &allowed(&[]))
            .is_some()
    };
    for (name, text) in [
        ("Pierre Martin", "Pierre Martinet fait un pâté."),
        ("Pierre Martin", "https://exemple.fr/pierre-martinet.html"),
        ("Antoine Dubois", "Antoine Duboisset"),
        ("Martin Legrand", "À Saint-Martin, le grand marché"),
    ] {
        assert!(!leaks(name, text), "{name}: {text}");
    }
    for (name, text) in [
        ("Pierre Martin", "Pierre Martinet, puis Pierre Martin."),
        ("Pierre Martin", "Pierre Mar\u{ad}- tin parle"),
        ("Pierre Martin", "Pierre Mar- tin parle"),
        ("Pierre Martin", "cv-pierremartin2.pdf"),
        ("Zoran Motsecret", "PlanZoranMotsecret"),
        ("Zoran Motsecret", "planzoranmotsecret.pdf"),
        ("Zoran Motsecret", "ZoranMotsecretPlan"),
        ("Martin Legrand", "À Saint-Martin Legrand"),
    ] {
        assert!(leaks(name, text), "{name}: {text}");
    }
}

#[test]
fn a_text_is_read_by_the_matcher_of_names() {
    for text in [
        "Pierre Mar\u{ad}-\ntin parle",
        "Pierre Mar-\ntin parle",
        "selon MARTIN Pierre",
        "M. Martin répond",
        "Pierre\nMartin",
        "Pierre Martinet, puis Pierre Martin.",
    ] {
        assert!(names("Pierre Martin", text, &[]), "{text}");
    }
    for text in [
        "des maisons en pierre.\nMartin répond",
        "des maisons en pierre. Martin Legrand parle",
        "Pierre Martinet fait un pâté.",
        "le lycée Pierre Martin, l'EHPAD Pierre Martin",
        "Jean-Pierre Martin",
        "Saint-Pierre, Martin",
    ] {
        assert!(!names("Pierre Martin", text, &[]), "{text}");
    }
    assert!(!names("Alice Court", "Il faut agir à court terme.", &[]));
    assert!(!names("Pierre Martin", "Pierre Martin parle", &["Pierre Martin parle"]));
}
