//! A table of a workshop as the text of its sheet: cards under their categories, whatever tool exported
//! them; any other table as a table.

use super::heads::{self, DEEPEST, Subject};
use super::table;
use crate::spelling::reserving::reserved_head;
use crate::spelling::{fold, literal, one_line};

/// Whether a column holds what people noted for themselves: « Remarques », « Commentaires (orga) ». The public
/// edition leaves it out, as it does beside actions.
fn is_remarks(head: &str) -> bool {
    const WHOSE: &[&str] = &[
        "orga",
        "organisation",
        "organisateur",
        "organisateurs",
        "interne",
        "internes",
        "animateur",
        "animatrice",
        "animateurs",
        "rapporteur",
        "equipe",
        "secretariat",
        "de",
        "du",
        "des",
        "la",
        "l",
        "les",
        "pour",
        "internal",
        "team",
    ];
    let folded = fold(head);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    matches!(
        first,
        "remarque"
            | "remarques"
            | "commentaire"
            | "commentaires"
            | "remarks"
            | "comment"
            | "comments"
    ) && words.all(|word| WHOSE.contains(&word))
}

/// The text of a sheet in Markdown, and the heads of columns that are left out: who wrote a card, its
/// colour. What people noted for themselves is marked as internal.
#[must_use]
pub fn markdown(csv: &str) -> (String, Vec<String>) {
    let rows = table::lines(csv);
    let words = |row: &Vec<String>| row.iter().filter(|it| !it.is_empty()).count();
    let titles = rows.iter().take(DEEPEST).take_while(|row| words(row) == 1).count();
    let titles = if titles == rows.len() { 0 } else { titles };
    let cells = rows.iter().map(|row| row.iter().map(String::as_str));
    let (head, _) = heads::best_row(cells, titles, Some(Subject::Ideas));
    let mut text = String::new();
    let mut title = None;
    for row in rows.iter().take(head) {
        let said: Vec<_> = row.iter().filter(|it| !it.is_empty()).map(|it| one_line(it)).collect();
        match said.as_slice() {
            [only] if title.is_none() && !only.contains(':') => title = Some(only.clone()),
            [label, rest @ ..] if !rest.is_empty() => {
                let label = label.trim_end_matches([':', ' ', '\u{a0}']);
                text.push_str(&format!("{} : {}\n\n", label, rest.join(" ")));
            }
            _ => text.push_str(&format!("{}\n\n", said.join(" "))),
        }
    }
    if let Some(title) = title {
        text.insert_str(0, &format!("# {title}\n\n"));
    }
    let Some(names) = rows.get(head) else { return (text, Vec::new()) };
    let keys: Vec<_> = names.iter().map(|name| Subject::Ideas.key(name)).collect();
    let rows = &rows[head + 1..];
    if !keys.contains(&Some("idée")) {
        text.push_str(&as_table(names, rows));
        return (text, Vec::new());
    }
    let is_left = |key: Option<&str>| matches!(key, Some("auteur" | "carte"));
    let is_written =
        |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let left = keys.iter().enumerate().filter(|(at, key)| is_left(**key) && is_written(*at));
    let left = left.map(|(at, _)| names[at].clone()).collect();
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for row in rows {
        let mut card = Card::default();
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let cell = one_line(cell);
            if let Some(name) = names.get(at).filter(|name| is_remarks(name)) {
                card.remarks.push(format!("{name} : {cell}"));
                continue;
            }
            match keys.get(at).copied().flatten() {
                Some("idée") => card.idea.push(cell),
                Some("catégorie") => card.category = cell,
                Some("votes") => card.votes = cell,
                Some("détail") => card.detail.push(cell),
                Some("auteur" | "carte") => {}
                _ => {
                    let name = names.get(at).map_or("", String::as_str);
                    card.detail.push(if name.is_empty() {
                        cell
                    } else {
                        format!("{name} : {cell}")
                    });
                }
            }
        }
        let Some(line) = card.line() else { continue };
        match groups.iter_mut().find(|(name, _)| fold(name) == fold(&card.category)) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((card.category, vec![line])),
        }
    }
    for (name, lines) in groups {
        if !name.is_empty() {
            text.push_str(&format!("**{}**\n\n", literal(&name)));
        }
        lines.iter().for_each(|line| text.push_str(&format!("- {line}\n")));
        text.push('\n');
    }
    (text, left)
}

/// A card as a row tells it.
#[derive(Default)]
struct Card {
    idea: Vec<String>,
    category: String,
    votes: String,
    detail: Vec<String>,
    remarks: Vec<String>,
}

impl Card {
    fn line(&self) -> Option<String> {
        let idea = self.idea.join(" – ");
        let said = if idea.is_empty() { self.detail.join(" ; ") } else { idea.clone() };
        let remarks = format!("[{}](#interne)", literal(&self.remarks.join(" ; ")));
        if said.is_empty() {
            return (!self.remarks.is_empty()).then_some(remarks);
        }
        let mut line = literal(&said);
        if !idea.is_empty() && !self.detail.is_empty() {
            line.push_str(&format!(" ({})", literal(&self.detail.join(" ; "))));
        }
        match self.votes.parse::<u32>() {
            Ok(0) => {}
            Ok(1) => line.push_str(" – 1 vote"),
            Ok(votes) => line.push_str(&format!(" – {votes} votes")),
            Err(_) if self.votes.is_empty() => {}
            Err(_) => line.push_str(&format!(" – {}", literal(&self.votes))),
        }
        if !self.remarks.is_empty() {
            line.push_str(&format!(" {remarks}"));
        }
        Some(line)
    }
}

/// Rows as a table of Markdown.
fn as_table(names: &[String], rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).chain([names.len()]).max().unwrap_or_default();
    let line = |row: &[String]| {
        let cells =
            (0..width).map(|at| row.get(at).map_or(String::new(), |it| literal(&one_line(it))));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let is_written =
        |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let heads = names.iter().enumerate().map(|(at, name)| {
        let is_open = is_remarks(name) && reserved_head(name).is_none() && is_written(at);
        if is_open { format!("{name} (interne)") } else { name.clone() }
    });
    let mut text = line(&heads.collect::<Vec<_>>());
    text.push_str(&format!("|{}\n", " --- |".repeat(width)));
    rows.iter().for_each(|row| text.push_str(&line(row)));
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_stand_under_their_categories() {
        let csv = "Atelier C;;;\nAnimateur;Théo Inventé;;\nCatégorie;Idée;Votes;Auteur\nFonds;Mécénat *local*;3;LF\n\
                   Terrains;1. Acheter;1;TK\nFonds;Taxe;0;OD\n";
        let (text, left) = markdown(csv);
        assert_eq!(
            text,
            "# Atelier C\n\nAnimateur : Théo Inventé\n\n**Fonds**\n\n- Mécénat \\*local\\* – 3 votes\n- Taxe\n\n\
             **Terrains**\n\n- 1\\. Acheter – 1 vote\n\n"
        );
        assert_eq!(left, ["Auteur"]);
    }

    #[test]
    fn remarks_are_for_the_organisers() {
        let (text, left) = markdown(
            "Groupe;Constat;Proposition;Remarques\nTable 1;Le prix monte;Un silo;Bof\nTable 2;Rien;Un contrat;\n",
        );
        assert!(text.contains(" [Remarques : Bof](#interne)\n"), "{text}");
        assert!(left.is_empty() && !text.contains("(Remarques"), "{text}");
        let (text, _) = markdown("Qui;Quoi;Commentaires (orga)\nOdile;le silo;bof\n");
        assert!(text.starts_with("| Qui | Quoi | Commentaires (orga) (interne) |\n"), "{text}");
        for head in ["Commentaires des participants", "Remarque clé", "Observations", "Détail"] {
            assert!(!is_remarks(head), "{head}");
        }
    }

    #[test]
    fn any_other_table_is_a_table() {
        let (text, left) = markdown("Qui;Quoi\nOdile;a|b\n");
        assert_eq!(text, "| Qui | Quoi |\n| --- | --- |\n| Odile | a\\|b |\n\n");
        assert!(left.is_empty());
    }
}
