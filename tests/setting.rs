//! What a page must not do: leave an item of a list, a line or a part of a name alone.

use std::fmt::Write;

use crate::harness::Project;
use crate::pdf::Volume;

/// Numbers that look drawn by lot, the same each time.
struct Lot(u32);

impl Lot {
    fn draw(&mut self, from: u32, to: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        from + (self.0 >> 8) % (to - from)
    }

    fn words(&mut self, from: u32, to: u32) -> String {
        const WORDS: &[&str] = &[
            "commune",
            "maison",
            "reprend",
            "conseil",
            "saison",
            "avec",
            "les",
            "habitants",
            "une",
            "ouverte",
            "année",
            "garde",
        ];
        let count = self.draw(from, to);
        let word = |_| WORDS[self.draw(0, 12) as usize];
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    }
}

/// Paragraphs and lists, each item marked `(list.rank.of)`.
fn lists(seed: u32) -> String {
    let mut lot = Lot(seed);
    let mut text = String::new();
    for list in 0..40 {
        let _ = write!(text, "{}.\n\nVoici :\n\n", lot.words(10, 80));
        let (count, kind) = (lot.draw(3, 12), lot.draw(0, 3));
        for rank in 1..=count {
            let mark = ["-", "1.", "- [ ]"][kind as usize];
            let _ = writeln!(text, "{mark} ({list}.{rank}.{count}) {}", lot.words(3, 28));
        }
        text.push('\n');
    }
    text
}

/// The marks of a page.
fn marks(page: &str) -> Vec<[u32; 3]> {
    let mark = |part: &str| {
        let numbers: Vec<_> =
            part.split(')').next()?.split('.').map(|it| it.parse().ok()).collect::<Option<_>>()?;
        numbers.try_into().ok()
    };
    page.split('(').skip(1).filter_map(mark).collect()
}

#[test]
fn no_item_of_a_list_is_alone_on_its_page() {
    for seed in [1, 22, 333] {
        let note =
            format!("---\nsession: 9h30\nrédacteur: Camille Exemple\n---\n\n{}", lists(seed));
        let project = Project::small().write("input/notes/accueil.md", note);
        let pages = Volume::read(project.build(&[])).page_texts();
        let marked: Vec<_> = pages.iter().map(|page| marks(page)).collect();
        assert!(marked.iter().map(Vec::len).sum::<usize>() > 200, "{pages:?}");
        for pair in marked.windows(2) {
            let (Some(foot), Some(head)) = (pair[0].last(), pair[1].first()) else { continue };
            if foot[0] == head[0] {
                assert_ne!(foot[1], 1, "{seed}: the first item of list {} is alone", foot[0]);
                assert_ne!(head[1], head[2], "{seed}: the last item of list {} is alone", head[0]);
            }
        }
        let signed = pages.iter().find(|page| page.contains("Camille Exemple")).unwrap();
        assert!(signed.chars().count() > 80, "{seed}: alone on its page: {signed}");
    }
}

#[test]
fn a_name_is_not_cut_at_its_hyphen() {
    let mut note = "---\nsession: 9h30\n---\n\n".to_owned();
    for words in 1..60 {
        let words = "oui ".repeat(words);
        let _ = write!(note, "{words}Saint-Exemple-sur-Loire[^{}] {words}.\n\n", words.len());
        let _ = write!(note, "[^{}]: Commune fictive.\n\n", words.len());
    }
    let agenda = "# Une journée\n\n12 juin 2019\nSaint-Exemple-sur-Loire\n\n9h30 Accueil\n";
    let project = Project::small().write("input/agenda.md", agenda);
    let project = project.write("input/notes/accueil.md", note);
    let text = Volume::read(project.build(&[])).text();
    assert!(text.matches("Saint-Exemple-sur-Loire").count() >= 59, "{text}");
}
