//! The answers to a form as its tool exports them, a row for each person who answered: counted question by
//! question. What tells who answered, and when, is left out.

use std::collections::BTreeMap;

use crate::model::annex::{Evaluation, EvaluationQuestion};
use crate::read::heads::{self, Subject};
use crate::read::table::Table;
use crate::spelling::{fold, one_line};

/// How many different answers a question may have that is no free text.
const MOST_CHOICES: usize = 12;
/// The longest answer that may be chosen.
const LONGEST_CHOICE: usize = 120;
/// The fewest people whose answers show that one chose among few.
const FEWEST: usize = 4;

/// What people choose among, the best first, folded.
const SCALES: &[&[&str]] = &[
    &[
        "tres satisfait",
        "plutot satisfait",
        "satisfait",
        "moyennement satisfait",
        "peu satisfait",
        "plutot insatisfait",
        "insatisfait",
        "pas satisfait",
        "pas du tout satisfait",
        "tres insatisfait",
    ],
    &[
        "tres satisfaisant",
        "satisfaisant",
        "moyennement satisfaisant",
        "peu satisfaisant",
        "pas satisfaisant",
        "insatisfaisant",
    ],
    &[
        "excellent",
        "tres bien",
        "tres bon",
        "bien",
        "bon",
        "assez bien",
        "moyen",
        "passable",
        "mauvais",
        "tres mauvais",
    ],
    &[
        "tout a fait d accord",
        "d accord",
        "plutot d accord",
        "ni d accord ni pas d accord",
        "plutot pas d accord",
        "pas d accord",
        "pas du tout d accord",
    ],
    &[
        "tout a fait",
        "oui tout a fait",
        "plutot oui",
        "oui",
        "oui plutot",
        "plutot",
        "en partie",
        "un peu",
        "plutot non",
        "non plutot pas",
        "non",
        "pas vraiment",
        "pas du tout",
        "non pas du tout",
        "sans avis",
        "sans opinion",
        "ne sait pas",
    ],
    &[
        "tres utile",
        "utile",
        "plutot utile",
        "assez utile",
        "peu utile",
        "pas utile",
        "inutile",
        "pas du tout utile",
    ],
    &["very satisfied", "satisfied", "neutral", "dissatisfied", "very dissatisfied"],
    &["strongly agree", "agree", "neither agree nor disagree", "disagree", "strongly disagree"],
    &["yes", "partly", "no", "don t know"],
];
/// What says of one choice among several whether it was made.
const MADE: &[&str] = &["oui", "yes", "x", "y", "1", "vrai", "true", "quoted"];
const NOT_MADE: &[&str] = &["", "non", "no", "n", "0", "faux", "false", "not selected"];

/// The answers counted.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// What they give.
    pub(super) evaluation: Evaluation,
    /// How many people answered.
    pub(super) people: usize,
    /// The columns that are left out.
    pub(super) left: Vec<String>,
}

/// A question of a form, with what each person answered.
struct Asked<'a> {
    head: String,
    /// What stands in brackets after the question: a row of a grid, a choice of a list.
    part: Option<String>,
    said: Vec<&'a str>,
}

/// The answers of a table that has no column of questions, if each row is what one person answered.
pub(super) fn count(table: &Table) -> Option<Counted> {
    let heads: Vec<_> = table.head.iter().map(|it| one_line(&it.value)).collect();
    let is_form = heads.iter().any(|head| heads::is_of_form(head));
    if table.rows.is_empty() || heads.iter().any(|it| it.eq_ignore_ascii_case("question")) {
        return None;
    }
    let mut counted = Counted { people: table.rows.len(), ..Counted::default() };
    let mut asked = Vec::new();
    for (at, head) in heads.into_iter().enumerate() {
        let said: Vec<_> =
            table.rows.iter().map(|row| row.get(at).map_or("", |it| it.value.trim())).collect();
        if said.iter().all(|it| it.is_empty()) {
            continue;
        }
        if head.is_empty() || heads::is_of_form(&head) || tells_who(&head) {
            counted.left.push(head);
            continue;
        }
        let bracket = head.strip_suffix(']').and_then(|it| it.rsplit_once('['));
        let bracket = bracket.map(|(head, part)| (head.trim().to_owned(), part.trim().to_owned()));
        let (head, part) = bracket.map_or((head, None), |(head, part)| (head, Some(part)));
        asked.push(Asked { head, part, said });
    }
    let is_chosen = |it: &Asked<'_>| {
        let words = it.words();
        words.len() >= 3 && chosen(&words).is_some()
    };
    if asked.is_empty() || !(is_form || asked.iter().filter(|it| is_chosen(it)).count() >= 2) {
        return None;
    }
    for group in asked
        .chunk_by(|one, next| one.part.is_some() && next.part.is_some() && one.head == next.head)
    {
        let evaluation = &mut counted.evaluation;
        if group.len() > 1 && group.iter().all(Asked::is_choice) {
            evaluation.questions.extend(choices(group));
        } else {
            group.iter().for_each(|it| it.tell(evaluation));
        }
    }
    Some(counted)
}

/// Whether a column tells who answered.
fn tells_who(head: &str) -> bool {
    const KEYS: &[&str] = &[
        "nom",
        "prénom",
        "prénom nom",
        "courriel",
        "téléphone",
        "structure",
        "fonction",
        "adresse",
    ];
    Subject::Participants.key(head).is_some_and(|key| KEYS.contains(&key))
}

impl Asked<'_> {
    /// What was answered, without the blanks.
    fn words(&self) -> Vec<&str> {
        self.said.iter().copied().filter(|it| it.contains(char::is_alphanumeric)).collect()
    }

    /// Whether it says of one choice who made it.
    fn is_choice(&self) -> bool {
        self.said.iter().all(|it| {
            let folded = fold(it);
            MADE.contains(&folded.as_str()) || NOT_MADE.contains(&folded.as_str())
        })
    }

    fn question(&self) -> String {
        match &self.part {
            Some(part) => format!("{} – {part}", self.head),
            None => self.head.clone(),
        }
    }

    /// Adds what was answered: counted, or as people wrote it.
    fn tell(&self, evaluation: &mut Evaluation) {
        let words = self.words();
        if words.is_empty() {
            return;
        }
        let Some(answers) = chosen(&words) else {
            evaluation.verbatims.extend(words.into_iter().map(one_line));
            return;
        };
        evaluation.questions.push(EvaluationQuestion {
            text: self.question(),
            count: Some(words.len()),
            average: average(&words),
            answers,
        });
    }
}

/// One question of which each choice has a column of its own.
fn choices(group: &[Asked<'_>]) -> Option<EvaluationQuestion> {
    let first = group.first()?;
    let is_made = |it: &&&str| MADE.contains(&fold(it).as_str());
    let made = |it: &Asked<'_>| it.said.iter().filter(is_made).count();
    let answers = group.iter().map(|it| (it.part.clone().unwrap_or_default(), made(it)));
    let is_answered = |row: &usize| group.iter().any(|it| !it.said[*row].is_empty());
    let count = (0..first.said.len()).filter(is_answered).count();
    Some(EvaluationQuestion {
        text: first.head.clone(),
        count: Some(count),
        average: None,
        answers: answers.collect(),
    })
}

/// How many people chose each answer; nothing for a text that people wrote.
fn chosen(words: &[&str]) -> Option<Vec<(String, usize)>> {
    // What a form lets one choose several of stands in one cell.
    let several = |sign: &str| {
        let parts = words.iter().flat_map(|it| it.split(sign)).map(str::trim);
        let parts: Vec<_> = parts.filter(|it| !it.is_empty()).collect();
        (parts.len() > words.len()).then_some(parts)
    };
    let whole = counts(words, words.len());
    let apart = || {
        [";", ", "].into_iter().filter_map(several).find_map(|parts| counts(&parts, words.len()))
    };
    whole.or_else(apart)
}

fn counts(words: &[&str], people: usize) -> Option<Vec<(String, usize)>> {
    let mut counts: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for (at, word) in words.iter().enumerate() {
        counts.entry(fold(word)).or_insert((0, at, word)).0 += 1;
    }
    let longest = words.iter().map(|it| it.chars().count()).max().unwrap_or_default();
    let is_known = |word: &String| SCALES.iter().any(|it| it.contains(&word.as_str()));
    let is_scale =
        is_numbers(words) || counts.keys().filter(|it| is_known(it)).count() * 2 > counts.len();
    let is_repeated = people >= FEWEST && counts.len() * 2 <= words.len();
    if counts.len() > MOST_CHOICES || longest > LONGEST_CHOICE || !(is_scale || is_repeated) {
        return None;
    }
    let in_scale = |word: &str| SCALES.iter().find_map(|it| it.iter().position(|own| *own == word));
    let highest_first = |word: &str| number(word).map(|it| (-it * 100.0) as i64);
    let scale_rank = |word: &str| {
        let rank = in_scale(word).and_then(|it| i64::try_from(it).ok());
        rank.or_else(|| highest_first(word))
    };
    let mut counts: Vec<_> = counts.into_iter().collect();
    let is_ranked = counts.iter().any(|(word, _)| scale_rank(word).is_some());
    counts.sort_by_key(|(word, (count, at, _))| {
        let rank = if is_ranked {
            scale_rank(word).unwrap_or(i64::MAX)
        } else {
            -i64::try_from(*count).unwrap_or(i64::MAX)
        };
        (rank, *at)
    });
    Some(counts.into_iter().map(|(_, (count, _, word))| (one_line(word), count)).collect())
}

/// Whether all answers are marks, such as 1 to 5.
fn is_numbers(words: &[&str]) -> bool {
    words.iter().all(|word| number(word).is_some_and(|it| (0.0..=20.0).contains(&it)))
}

fn number(word: &str) -> Option<f64> {
    let bare = word.split(['/', ' ']).next().unwrap_or(word).replace(',', ".");
    bare.parse().ok().filter(|it: &f64| it.is_finite())
}

/// The average of marks.
fn average(words: &[&str]) -> Option<String> {
    if !is_numbers(words) {
        return None;
    }
    let sum: f64 = words.iter().filter_map(|it| number(it)).sum();
    let average = format!("{:.1}", sum / f64::from(u32::try_from(words.len()).unwrap_or(u32::MAX)));
    Some(average.strip_suffix(".0").map_or(average.clone(), str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::read::table;
    use crate::source::{Source, SourceId};

    fn counted(text: &str) -> Option<Counted> {
        let source = Source::new("evaluation.csv", Vec::new(), text.to_owned());
        count(&table::read(SourceId(0), &source, &mut Diagnostics::default()))
    }

    #[test]
    fn a_form_is_counted_question_by_question() {
        let text = "Horodateur;Nom;Le grand témoin;Note sur 5;Vous venez [d'une commune];Vous venez [d'une association];Un mot\n\
                    2025-10-14 09:00;Ana Un;Satisfait;4;Oui;;Merci à tous\n\
                    2025-10-14 09:01;Jo Deux;Très satisfait;5;;Oui;\n\
                    2025-10-14 09:02;Al Trois;Satisfait;4;Oui;Oui;Plus de temps pour parler\n";
        let found = counted(text).unwrap();
        assert_eq!((found.people, found.left.join("|").as_str()), (3, "Horodateur|Nom"));
        let told: Vec<_> = found
            .evaluation
            .questions
            .iter()
            .map(|it| {
                let answers = it.answers.iter().map(|(name, count)| format!("{name} {count}"));
                format!(
                    "{} [{}] {}",
                    it.text,
                    it.average.as_deref().unwrap_or_default(),
                    answers.collect::<Vec<_>>().join(", ")
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "Le grand témoin [] Très satisfait 1, Satisfait 2",
                "Note sur 5 [4.3] 5 1, 4 2",
                "Vous venez [] d'une commune 2, d'une association 2",
            ]
        );
        assert_eq!(found.evaluation.verbatims, ["Merci à tous", "Plus de temps pour parler"]);
    }

    #[test]
    fn several_choices_in_one_cell_are_counted_each() {
        let rows =
            "a;b;\nb;\na;c;\nc;b;\n".lines().map(|it| format!("1,\"{it}\"\n")).collect::<String>();
        let found = counted(&format!("ID de la réponse,Vos ateliers\n{rows}")).unwrap();
        let answers = &found.evaluation.questions[0].answers;
        assert_eq!(
            answers.iter().map(|(name, count)| format!("{name}{count}")).collect::<Vec<_>>(),
            ["b3", "a2", "c2"]
        );
    }

    #[test]
    fn a_table_of_results_is_no_form() {
        assert!(counted("question;effectif;moyenne\nLe repas;47;3,2\nLa salle;45;4\n").is_none());
        assert!(counted("Sujet;Avis\nLe repas;très bon\n").is_none());
    }
}
