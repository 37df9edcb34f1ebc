//! What participants thought of the event, as a table or in YAML.

mod answers;

use super::document::{Content, Document};
use super::glossary::is_reserved;
use super::header;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::annex::{Evaluation, EvaluationQuestion};
use crate::read::heads::Subject;
use crate::read::table::Table;
use crate::read::yaml::{Fields, Key, Node, VISIBILITY, Value};
use crate::source::{Span, Spanned};
use crate::spelling::listed;

const EVALUATION: Key = Key("evaluation", "évaluation");
const QUESTION: Key = Key("question", "question");
const COUNT: Key = Key("n", "effectif");
const AVERAGE: Key = Key("average", "moyenne");
const ANSWERS: Key = Key("answers", "réponses");
const VERBATIM: Key = Key("verbatim", "verbatim");
const VERBATIMS: Key = Key("verbatims", "verbatims");
const KNOWN: &[Key] = &[QUESTION, COUNT, AVERAGE, ANSWERS, VERBATIM, VERBATIMS, VISIBILITY];

/// Reads the evaluation: a row for each question, and what people wrote in the column `verbatim`.
/// A column that is none of these counts an answer.
pub fn parse(
    file: &Document,
    columns: &header::Columns,
    diagnostics: &mut Diagnostics,
) -> Evaluation {
    match &file.content {
        Content::Yaml(Some(node)) => of_node(node, diagnostics),
        Content::Table(table) => {
            if let Some(counted) = answers::count(table) {
                tell(table, &counted, diagnostics);
                return counted.evaluation;
            }
            let table = &mut table.clone();
            header::name_columns(table, Subject::Evaluation, columns, KNOWN, diagnostics);
            let mut evaluation = Evaluation::default();
            let lacks = header::missing_column(table, &[QUESTION]);
            let records = header::records(table, &[], &[]);
            for node in records.iter().filter(|node| !(file.for_everyone && is_reserved(node))) {
                record(node, lacks.as_ref(), &mut evaluation, diagnostics);
            }
            evaluation
        }
        _ => Evaluation::default(),
    }
}

/// Tells that answers were counted, and which columns are left out.
fn tell(table: &Table, counted: &answers::Counted, diagnostics: &mut Diagnostics) {
    let Some((first, last)) = table.head.first().zip(table.head.last()) else { return };
    let span = Span { end: last.span.end, ..first.span };
    let diagnostic = Diagnostic::new(Code::AnswersCounted, span).with("people", counted.people);
    let left: Vec<_> =
        counted.left.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    diagnostics.push(if left.is_empty() {
        diagnostic
    } else {
        diagnostic.with_names("left", &left)
    });
}

/// Reads the YAML of an evaluation.
pub fn of_node(node: &Node, diagnostics: &mut Diagnostics) -> Evaluation {
    let mut evaluation = Evaluation::default();
    if let Value::List(items) = &node.value {
        items.iter().for_each(|node| record(node, None, &mut evaluation, diagnostics));
    } else if let Some(mut fields) = Fields::of(node, "evaluation", diagnostics) {
        for node in fields.list(EVALUATION, diagnostics) {
            record(node, None, &mut evaluation, diagnostics);
        }
        for key in [VERBATIM, VERBATIMS] {
            let texts = fields.texts(key, diagnostics);
            evaluation.verbatims.extend(texts.into_iter().map(|text| text.value));
        }
        fields.finish(diagnostics);
    }
    evaluation
}

/// Reads a record; `lacks` is what is to be told of a table without the column of the questions.
fn record(
    node: &Node,
    lacks: Option<&Diagnostic>,
    evaluation: &mut Evaluation,
    diagnostics: &mut Diagnostics,
) {
    let Some(mut fields) = Fields::of(node, "evaluation", diagnostics) else { return };
    let said = [VERBATIM, VERBATIMS].map(|key| fields.texts(key, diagnostics));
    evaluation.verbatims.extend(said.into_iter().flatten().map(|text| text.value));
    let question = fields.text(QUESTION, diagnostics);
    let count = fields.text(COUNT, diagnostics).and_then(|text| number(&text, diagnostics));
    let average = fields.words(AVERAGE, diagnostics);
    let mut answers = Vec::new();
    if let Some(node) = fields.take(ANSWERS, diagnostics) {
        answers.extend(entries(node, diagnostics));
    }
    // In a table each answer has a column of its own.
    let Value::Map(all) = &node.value else { return };
    let is_known = |name: &str| KNOWN.iter().any(|key| key.matches(name));
    for (name, value) in all.iter().filter(|(name, _)| !is_known(&name.value)) {
        let Some(number) = whole(value.value.words().unwrap_or_default()) else {
            let expected = |language: fn(&Key) -> &'static str| listed(KNOWN.iter().map(language));
            let diagnostic = Diagnostic::new(Code::UnknownColumn, name.span)
                .with("key", &name.value)
                .with_both("expected", &expected(|key| key.1), &expected(|key| key.0));
            diagnostics.push(diagnostic);
            continue;
        };
        answers.push((name.value.clone(), number));
    }
    match question {
        Some(question) => evaluation.questions.push(EvaluationQuestion {
            text: question.value,
            count,
            average,
            answers,
        }),
        None if count.is_some() || average.is_some() || !answers.is_empty() => {
            let example = ["La journée a-t-elle été utile ?", "Was the day useful?"];
            match lacks {
                Some(lacks) => diagnostics.push(lacks.clone()),
                None => fields.missing(QUESTION, example, diagnostics),
            }
        }
        None => {}
    }
}

/// `{très utile: 12, utile: 5}`.
fn entries(node: &Node, diagnostics: &mut Diagnostics) -> Vec<(String, usize)> {
    let Value::Map(entries) = &node.value else {
        diagnostics.push(no_number(ANSWERS, node.span, node.value.words().unwrap_or_default()));
        return Vec::new();
    };
    let mut answers = Vec::new();
    for (name, value) in entries {
        let words = value.value.words().unwrap_or_default();
        match whole(words) {
            Some(number) => answers.push((name.value.clone(), number)),
            None => diagnostics.push(no_number(ANSWERS, value.span, words)),
        }
    }
    answers
}

fn number(text: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<usize> {
    let number = whole(&text.value);
    if number.is_none() {
        diagnostics.push(no_number(COUNT, text.span, &text.value));
    }
    number
}

/// A whole number; a spreadsheet writes it as `12.0` at times.
fn whole(text: &str) -> Option<usize> {
    let digits: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    digits.strip_suffix(".0").unwrap_or(&digits).parse().ok()
}

fn no_number(key: Key, span: Span, found: &str) -> Diagnostic {
    Diagnostic::new(Code::WrongType, span)
        .with_both("key", key.1, key.0)
        .with_both("expected", "un nombre entier", "a whole number")
        .with_both("found", &format!("« {found} »"), &format!("“{found}”"))
        .with_both("example", &format!("{}: 12", key.1), &format!("{}: 12", key.0))
}
