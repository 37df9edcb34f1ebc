//! The YAML header of a Markdown file, and the keys that several kinds of files share.

use std::ops::Range;

use super::consent::CONSENT;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::ReportLanguage;
use crate::model::body::{Body, Written};
use crate::read::heads::Subject;
use crate::read::markdown::{self, Fragment};
use crate::read::table::{self, Table};
use crate::read::yaml::{self, Fields, Key, Node, VISIBILITY, Value, is_internal};
use crate::source::{Source, SourceId, Span, Spanned};
use crate::spelling::{fold, listed, nearest};

/// A warning to print above a text.
pub const NOTICE: Key = Key("notice", "avertissement");
/// The ids of framing questions.
pub const QUESTIONS: Key = Key("questions", "questions");
/// A title.
pub const TITLE: Key = Key("title", "titre");
/// A session, by time, id or title.
pub const SESSION: Key = Key("session", "séance");
/// An id.
pub const ID: Key = Key("id", "id");
/// What people noted for themselves beside an action.
pub const COMMENT: Key = Key("comment", "commentaire");
/// A language, by its BCP 47 tag or its name.
pub(super) const LANGUAGE: Key = Key("language", "langue");

/// The two halves of a file: its YAML header, if it opens with `---`, and the rest.
pub struct Halves {
    /// The YAML between the two `---` lines.
    pub header: Option<Range<usize>>,
    /// The text after it.
    pub body: Range<usize>,
    /// Whether the header is opened and never closed, and so stands in the body.
    pub is_unclosed: bool,
}

/// Cuts a file at the end of its header. A `---` in the body is the body's own.
pub fn split(id: SourceId, source: &Source, diagnostics: &mut Diagnostics) -> Halves {
    let text = &source.text;
    let whole = Halves { header: None, body: 0..text.len(), is_unclosed: false };
    let last = source.position(text.len()).line;
    let is_blank = |line: usize| text[source.line(line)].trim().is_empty();
    let Some(opening) = (1..=last).find(|line| !is_blank(*line)) else { return whole };
    let first = source.line(opening);
    if text[first.clone()].trim() != "---" {
        return bare(source, opening, last).unwrap_or(whole);
    }
    let closing = (opening + 1..=last)
        .find(|&line| matches!(text[source.line(line)].trim_end(), "---" | "..."));
    // A file that opens with a thematic break has no keys below it.
    let Some(closing) = closing else {
        let is_unclosed = text[source.line(opening + 1)].contains(':');
        if is_unclosed {
            diagnostics.push(Diagnostic::new(Code::UnclosedHeader, Span::new(id, first)));
        }
        return Halves { is_unclosed, ..whole };
    };
    // Below blank lines, a rule may be a rule: a header has keys.
    let is_keys = |line: usize| is_blank(line) || text[source.line(line)].contains(':');
    if opening > 1 && !(opening + 1..closing).take(1).all(is_keys) {
        return whole;
    }
    Halves {
        header: Some(source.line_start(opening + 1)..source.line_start(closing)),
        body: source.line_start(closing + 1)..text.len(),
        is_unclosed: false,
    }
}

/// A header without its dashes: lines of known keys at the top, one of which reserves the file or
/// says how its words are attributed. What it reserves must not be printed for want of two lines.
fn bare(source: &Source, opening: usize, last: usize) -> Option<Halves> {
    let text = &source.text;
    let keys = [SESSION, TITLE, NOTICE, QUESTIONS, ID, VISIBILITY];
    let others = [
        "auteur",
        "redacteur",
        "author",
        "langue",
        "language",
        "date",
        "seance",
        "tags",
        "attribution",
    ];
    let key = |line: usize| {
        let (key, _) = text[source.line(line)].split_once(':')?;
        let is_known =
            keys.iter().any(|it| it.matches(key)) || others.contains(&fold(key).as_str());
        is_known.then_some(key)
    };
    // In Word, each line is a paragraph, with a blank line below.
    let is_blank = |line: usize| text[source.line(line)].trim().is_empty();
    let lines = (opening..=last).filter(|line| !is_blank(*line));
    let found: Vec<(usize, &str)> = lines.map_while(|line| Some((line, key(line)?))).collect();
    let reserves = |key: &str| VISIBILITY.matches(key) || fold(key) == "attribution";
    if !found.iter().any(|(_, key)| reserves(key)) {
        return None;
    }
    let end = found.last().map_or(opening, |(line, _)| line + 1);
    let is_rule = end <= last && matches!(text[source.line(end)].trim(), "---" | "...");
    let body = source.line_start(if is_rule { end + 1 } else { end });
    Some(Halves {
        header: Some(source.line_start(opening)..source.line_start(end)),
        body: body..text.len(),
        is_unclosed: false,
    })
}

/// The header of an action's own sheet where somebody who knows no YAML wrote it: lines of its keys at
/// the top, « Porteur : Commune », one of which tells who, when or whence.
#[must_use]
pub fn of_action(source: &Source) -> Option<Range<usize>> {
    const TELLING: &[&str] =
        &["porteur", "lead", "horizon", "echeance", "deadline", "origine", "origin"];
    const OTHERS: &[&str] = &[
        "titre",
        "title",
        "id",
        "questions",
        "partenaires",
        "partners",
        "priorite",
        "priority",
        "statut",
        "status",
        "moyens",
        "means",
        "indicateurs",
        "indicators",
        "visibilite",
        "visibility",
    ];
    let text = &source.text;
    let last = source.position(text.len()).line;
    let key = |line: &usize| {
        let (key, value) = text[source.line(*line)].split_once(':')?;
        Some(fold(key)).filter(|_| !value.trim().is_empty())
    };
    // In Word, each line is a paragraph, with a blank line below.
    let lines = (1..=last).filter(|line| !text[source.line(*line)].trim().is_empty());
    let lines = lines.map_while(|line| Some((line, key(&line)?)));
    let is_known = |key: &str| TELLING.contains(&key) || OTHERS.contains(&key);
    let found: Vec<_> = lines.take_while(|(_, key)| is_known(key)).collect();
    let tells = found.iter().any(|(_, key)| TELLING.contains(&key.as_str()));
    let ((first, _), (end, _)) = (found.first()?, found.last()?);
    tells.then(|| source.line_start(*first)..source.line(*end).end)
}

/// Keys that pads set for themselves: they say nothing of a note.
const OF_PADS: &[&str] = &[
    "tags",
    "description",
    "robots",
    "lang",
    "dir",
    "breaks",
    "type",
    "slideoptions",
    "disqus",
    "ga",
];

/// Takes out what a pad keeps in the header for itself.
pub fn without_pad(mut node: Node) -> Node {
    if let Value::Map(entries) = &mut node.value {
        entries.retain(|(key, _)| !OF_PADS.contains(&key.value.to_lowercase().as_str()));
    }
    node
}

/// Whether `visibility: internal` is set.
pub fn internal(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> bool {
    let node = fields.take(VISIBILITY, diagnostics);
    node.is_some_and(|node| is_internal(node, diagnostics))
}

/// The language that a file says it is written in: a tag, or the name of one that we have.
pub fn language(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<Spanned<String>> {
    let written = fields.text(LANGUAGE, diagnostics)?;
    let tag = ReportLanguage::tag_of(&written.value);
    let tag = tag.unwrap_or_else(|| written.value.replace('_', "-"));
    if !ReportLanguage::is_tag(&tag) {
        let diagnostic = Diagnostic::new(Code::UnknownValue, written.span)
            .with_both("key", LANGUAGE.1, LANGUAGE.0)
            .with("value", &written.value)
            .with("expected", "fr, en, fr-BE, de…");
        diagnostics.push(diagnostic);
        return None;
    }
    Some(Spanned::new(tag, written.span))
}

/// A field whose text is Markdown.
pub fn markdown(
    id: SourceId,
    source: &Source,
    key: Key,
    fields: &mut Fields<'_>,
    diagnostics: &mut Diagnostics,
) -> Body<Written> {
    match fields.markdown(key, diagnostics) {
        Some(text) => markdown_text(id, source, text, diagnostics),
        None => Body::default(),
    }
}

/// A text of a YAML file read as Markdown, its places looked up in the file.
pub fn markdown_text(
    id: SourceId,
    source: &Source,
    text: Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Body<Written> {
    let range = text.span.range();
    let (text, places) = if source.cells.is_empty() {
        let places = yaml::places(source, range.clone(), &text.value);
        (text.value, places)
    } else {
        let places = table::places(source, range.clone(), &text.value);
        lines_apart(text.value, places)
    };
    let fragment = Fragment::placed(id, source, range, text, places);
    markdown::read_fragment(&fragment, diagnostics)
}

/// The lines of a cell as paragraphs, but for those of a list, with the places of their bytes.
fn lines_apart(text: String, places: Option<Vec<usize>>) -> (String, Option<Vec<usize>>) {
    if !text.contains('\n') {
        return (text, places);
    }
    let Some(places) = places else { return (text, None) };
    let is_item = |line: &str| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with(['-', '*', '+', '•', '|', '>', '#']) || {
            let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
            digits.len() < line.len() && digits.starts_with(['.', ')'])
        }
    };
    let mut apart = String::new();
    let mut own = Vec::new();
    for (at, sign) in text.char_indices() {
        apart.push(sign);
        own.extend(&places[at..at + sign.len_utf8()]);
        let before = text[..at].rsplit('\n').next().unwrap_or_default();
        let after = text[at + sign.len_utf8()..].split('\n').next().unwrap_or_default();
        if sign == '\n' && !is_item(before) && !is_item(after) {
            apart.push('\n');
            own.push(places[at]);
        }
    }
    own.extend(places.last());
    (apart, Some(own))
}

/// What is to be told, once at its head, of a table whose rows need a column that it has under none of
/// these keys.
#[must_use]
pub fn missing_column(table: &Table, keys: &[Key]) -> Option<Diagnostic> {
    let (key, first, last) = (keys.first()?, table.head.first()?, table.head.last()?);
    let is_there = |cell: &Spanned<String>| keys.iter().any(|key| key.matches(&cell.value));
    if table.rows.is_empty() || table.head.iter().any(is_there) {
        return None;
    }
    let heads = || table.head.iter().map(|cell| cell.value.as_str()).filter(|it| !it.is_empty());
    // Of a table some of whose heads are read, the others; without any, its first row may be no heads.
    let unread = || heads().filter(|head| !Subject::is_key(head));
    let are_all_unread = unread().count() == heads().count();
    let diagnostic =
        Diagnostic::new(Code::MissingColumn, Span { end: last.span.end, ..first.span })
            .with_both("key", key.1, key.0)
            .maybe("nearest", nearest(key.1, heads()).or_else(|| nearest(key.0, heads())))
            .maybe("columns", are_all_unread.then(|| listed(heads())))
            .maybe("unread", Some(listed(unread())).filter(|it| !are_all_unread && !it.is_empty()));
    let first = unread().next().unwrap_or_default();
    let examples = remedy(first, [key.1, key.0]);
    Some(diagnostic.with_both("example", &examples[0], &examples[1]))
}

/// Heads of columns that the event says the meaning of: `colonnes: {Pilote: porteur}`.
#[derive(Debug, Clone, Default)]
pub struct Columns(Vec<(String, String)>);

/// What is said of a column that must not be read.
const IGNORED: [&str; 2] = ["ignorer", "ignore"];

const COLUMNS: Key = Key("columns", "colonnes");

impl Columns {
    /// Reads what a record says of columns.
    pub fn take(fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Self {
        let Some(node) = fields.take(COLUMNS, diagnostics) else { return Self::default() };
        let Some(mut fields) = Fields::of(node, COLUMNS.1, diagnostics) else {
            return Self::default();
        };
        let rest = fields.take_rest(diagnostics);
        Self(rest.into_iter().map(|(head, key)| (fold(&head), key.value)).collect())
    }

    /// What two files say.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether the event says what a head means.
    #[must_use]
    pub fn says(&self, head: &str) -> bool {
        self.key(head).is_some()
    }

    fn key(&self, head: &str) -> Option<&str> {
        let head = fold(head);
        self.0.iter().find(|(own, _)| *own == head).map(|(_, key)| key.as_str())
    }
}

/// What to write in the event's file so that a column is read as another: `colonnes: {Pilote: porteur}`.
fn remedy(head: &str, meant: [&str; 2]) -> [String; 2] {
    let head = yaml::yaml_word(head);
    let example = |columns: &str, meant: &str| format!("{columns}: {{{head}: {meant}}}");
    [example(COLUMNS.1, meant[0]), example(COLUMNS.0, meant[1])]
}

/// That a column is read for what it likely means.
#[must_use]
pub fn guessed(written: &str, span: Span, key: Key) -> Diagnostic {
    let examples = remedy(written, IGNORED);
    Diagnostic::new(Code::ColumnGuessed, span)
        .with("head", written)
        .with_both("key", key.1, key.0)
        .with_both("example", &examples[0], &examples[1])
}

/// Gives columns the names that are read: those that the event says, and those that a head like
/// « Pilote » means, which is told once. The names of `own` need no telling.
pub fn name_columns(
    table: &mut Table,
    subject: Subject,
    columns: &Columns,
    own: &[Key],
    diagnostics: &mut Diagnostics,
) {
    let mut ignored = Vec::new();
    let mut taken: Vec<String> = Vec::new();
    let mut open = Vec::new();
    for (at, head) in table.head.iter_mut().enumerate() {
        head.value = one_line(&head.value);
        if let Some(key) = columns.key(&head.value) {
            if IGNORED.contains(&fold(key).as_str()) {
                ignored.push(at);
            } else {
                key.clone_into(&mut head.value);
            }
            taken.push(fold(&head.value));
        } else if own.iter().any(|key| *key != COMMENT && key.is_named(&head.value)) {
            taken.push(fold(subject.key(&head.value).unwrap_or(&head.value)));
        } else {
            open.push(at);
        }
    }
    let is_blank = |at: usize| {
        table.rows.iter().all(|row| row.get(at).is_none_or(|cell| cell.value.is_empty()))
    };
    let mut named = Vec::new();
    for at in open.into_iter().filter(|at| !is_blank(*at)) {
        let Some(key) = subject.key(&table.head[at].value) else { continue };
        // What somebody agreed to is never guessed.
        if key != CONSENT.1 && !taken.contains(&fold(key)) {
            taken.push(fold(key));
            named.push((at, key));
        }
    }
    for (at, key) in named {
        let head = &mut table.head[at];
        let written = std::mem::replace(&mut head.value, key.to_owned());
        let english = own.iter().find(|own| own.1 == key).map_or(key, |own| own.0);
        // What people noted for themselves is not published unless they say so.
        let is_comment = subject == Subject::Actions && key == COMMENT.1;
        diagnostics.push(if is_comment {
            let examples = remedy(&written, ["description"; 2]);
            Diagnostic::new(Code::CommentColumn, head.span)
                .with("head", &written)
                .with_both("key", key, english)
                .with_both("example", &examples[0], &examples[1])
        } else {
            guessed(&written, head.span, Key(english, key))
        });
    }
    for row in &mut table.rows {
        for (at, cell) in row.iter_mut().enumerate() {
            if ignored.contains(&at) {
                cell.value.clear();
            }
            // What was exported as text begins with an apostrophe where a formula might.
            if let Some(rest) = cell.value.strip_prefix('\'')
                && rest.trim_start_matches('\'').starts_with(['=', '+', '-', '@'])
            {
                cell.value = rest.to_owned();
            }
        }
    }
}

/// Whether a cell says that something is still to be said: « à définir », « ? ». « À désigner » is an
/// answer, which the guide offers.
#[must_use]
pub fn is_gap(text: &str) -> bool {
    const GAPS: &[&str] = &[
        "a definir",
        "a preciser",
        "a completer",
        "a determiner",
        "a confirmer",
        "a trouver",
        "a identifier",
        "non defini",
        "non definie",
        "non determine",
        "inconnu",
        "tbd",
        "tbc",
        "to be defined",
        "to be confirmed",
        "n c",
        "nc",
        "nsp",
        "xxx",
        "xx",
        "pilote a definir",
        "porteur a definir",
    ];
    let folded = fold(text);
    folded.is_empty() || GAPS.contains(&folded.as_str())
}

/// A YAML record for each row of a table: its head gives the keys. A cell holds several values in
/// the columns of `lists` between `|`, `;` or line ends, in those of `references` between commas too.
#[must_use]
pub fn records(table: &Table, lists: &[Key], references: &[Key]) -> Vec<Node> {
    let record = |row: &Vec<Spanned<String>>| {
        let entries = table.head.iter().zip(row).filter(|(_, cell)| !cell.value.trim().is_empty());
        let entries: Vec<_> = entries
            .map(|(head, cell)| {
                // Only a text that is read as Markdown has lines.
                let is_text = TEXTS.iter().any(|key| key.matches(&head.value));
                let text = |words: &str| {
                    let words = if is_text { words.trim().to_owned() } else { one_line(words) };
                    Node { value: Value::Text(words), span: cell.span }
                };
                let is_reference = references.iter().any(|key| key.matches(&head.value));
                let is_list = is_reference || lists.iter().any(|key| key.matches(&head.value));
                let node = if is_list {
                    let ends = |c| matches!(c, '|' | ';' | '\n') || (is_reference && c == ',');
                    let items = cell.value.split(ends).filter(|it| !it.trim().is_empty());
                    let items = items.map(text).collect();
                    Node { value: Value::List(items), span: cell.span }
                } else {
                    text(&cell.value)
                };
                (head.clone(), node)
            })
            .collect();
        let first = entries.first().map(|(_, node)| node.span)?;
        Some(Node { value: Value::Map(entries), span: first })
    };
    table.rows.iter().filter_map(record).collect()
}

/// Columns that are read as Markdown.
const TEXTS: [Key; 2] = [Key("description", "description"), COMMENT];

fn one_line(words: &str) -> String {
    if words.contains('\n') {
        return words.split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_in_yaml_has_its_place_in_every_style() {
        let cases = [
            ("texte: l'un\n  et <b>", "2:6"),
            ("texte: 'L''atelier <b>'", "1:20"),
            ("texte: \"d\\u00e9\\n<b>\"", "1:18"),
            ("texte: |\n  un\n\n  deux <b>\n", "4:8"),
            ("texte: >-\n  un\n  deux\n  trois <b>\n", "4:9"),
        ];
        for (text, expected) in cases {
            let source = Source::new("a.yaml", Vec::new(), text.to_owned());
            let mut diagnostics = Diagnostics::default();
            let id = SourceId(0);
            let node = yaml::read(id, &source, 0..text.len(), &mut diagnostics).unwrap();
            let mut fields = Fields::of(&node, "a", &mut diagnostics).unwrap();
            markdown(id, &source, Key("text", "texte"), &mut fields, &mut diagnostics);
            let told = diagnostics.sorted();
            let place = source.position(told[0].span.unwrap().start).to_string();
            assert_eq!((told[0].code, place.as_str()), (Code::RawHtml, expected), "{text}");
        }
    }

    #[test]
    fn columns_are_named_by_the_event_and_by_likeness() {
        const OWN: [Key; 3] = [TITLE, Key("lead", "porteur"), Key("partners", "partenaires")];
        let text = "Intitulé;Pilote;Responsable;Vote;Partenaires associés\na;b;c;d;'=e\n";
        let source = Source::new("actions.csv", Vec::new(), text.into());
        let mut diagnostics = Diagnostics::default();
        let mut table = table::read(SourceId(0), &source, &mut diagnostics);
        let said = [("vote", "ignorer"), ("responsable", "partenaires")];
        let columns = Columns(said.map(|(head, key)| (head.to_owned(), key.to_owned())).into());
        name_columns(&mut table, Subject::Actions, &columns, &OWN, &mut diagnostics);
        let words = |row: &[Spanned<String>]| {
            row.iter().map(|cell| cell.value.clone()).collect::<Vec<_>>().join("|")
        };
        // What the event says goes before what a head is like.
        assert_eq!(words(&table.head), "titre|porteur|partenaires|Vote|Partenaires associés");
        assert_eq!(words(&table.rows[0]), "a|b|c||=e");
        let told = diagnostics.sorted().iter().filter(|it| it.code == Code::ColumnGuessed).count();
        assert_eq!(told, 2);
        assert!(is_gap(" ? ") && is_gap("À définir") && !is_gap("à désigner") && !is_gap("GAL"));
    }

    #[test]
    fn a_header_ends_at_its_own_line() {
        let text = "---\na: 1\n---\nb\n\n---\n\nc";
        let source = Source::new("a.md", Vec::new(), text.into());
        let halves = split(SourceId(0), &source, &mut Diagnostics::default());
        assert_eq!(&text[halves.header.unwrap()], "a: 1\n");
        assert_eq!(&text[halves.body], "b\n\n---\n\nc");
    }

    #[test]
    fn a_header_may_stand_below_blank_lines_or_without_dashes() {
        let header = |text: &str| {
            let source = Source::new("a.md", Vec::new(), text.into());
            let halves = split(SourceId(0), &source, &mut Diagnostics::default());
            let header = halves.header.map(|range| text[range].to_owned());
            (header.unwrap_or_default(), text[halves.body].to_owned())
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(header("\n\n---\na: 1\n---\nb"), pair("a: 1\n", "b"));
        let keys = "session: 11h00\nvisibilite: interne\n";
        assert_eq!(header(&format!("{keys}\nb")), pair(keys, "\nb"));
        assert_eq!(header(&format!("\n{keys}---\nb")), pair(keys, "b"));
        assert_eq!(header("\n---\nun texte\n\n---\n"), pair("", "\n---\nun texte\n\n---\n"));
        assert_eq!(header("titre: a\n\nb"), pair("", "titre: a\n\nb"));
        let apart = "session: 11h00\n\nvisibilite: interne\n";
        assert_eq!(header(&format!("{apart}\nb : c")), pair(apart, "\nb : c"));
        assert_eq!(
            header("Le débat : a\nvisibilite: interne"),
            pair("", "Le débat : a\nvisibilite: interne")
        );
    }

    #[test]
    fn an_open_header_is_reported() {
        let source = Source::new("a.md", Vec::new(), "---\na: 1\n\ntexte".into());
        let mut diagnostics = Diagnostics::default();
        split(SourceId(0), &source, &mut diagnostics);
        assert_eq!(diagnostics.sorted()[0].code, Code::UnclosedHeader);
    }
}
