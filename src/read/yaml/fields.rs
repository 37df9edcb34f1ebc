//! The fields of a YAML record, taken one by one; what is left over is unknown.

use std::cmp::Ordering;

use jiff::civil::{Date, Time};

use super::probe::{Form, Probe};
use super::{Node, VISIBILITY, Value, is_internal};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};
use crate::spelling::{fold, is_slip, listed, nearest};

/// A key of the contract: its English name and its French alias.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(pub &'static str, pub &'static str);

/// Other words that people use for a key, and its French name.
const SYNONYMS: &[(&str, &str)] = &[
    ("pilote", "porteur"),
    ("responsable", "porteur"),
    ("porteuse", "porteur"),
    ("animatrice", "animateur"),
    ("rapporteuse", "rapporteur"),
    ("rapporteure", "rapporteur"),
    ("rapportrice", "rapporteur"),
    ("issu de", "origine"),
    ("issue de", "origine"),
    ("accord", "consentement"),
    ("nom public", "consentement"),
    ("droit a l image", "photo"),
    ("sequences", "séances"),
];

impl Key {
    /// Whether an author who wrote this meant the key.
    #[must_use]
    pub fn matches(self, written: &str) -> bool {
        self.is_named(written) || self.is_called(written)
    }

    /// The other words that people use for the key, folded.
    pub fn synonyms(self) -> impl Iterator<Item = &'static str> {
        SYNONYMS.iter().filter(move |(_, name)| *name == self.1).map(|(word, _)| *word)
    }

    /// Whether this is one of the key's own names.
    pub fn is_named(self, written: &str) -> bool {
        let written = fold(written);
        fold(self.0) == written || fold(self.1) == written
    }

    /// Whether this is another word for the key.
    fn is_called(self, written: &str) -> bool {
        let written = fold(written);
        SYNONYMS.iter().any(|(word, name)| *word == written && *name == self.1)
    }
}

/// A record being read: every key asked for is known, the others are reported by [`Self::finish`].
#[derive(Debug)]
pub struct Fields<'a> {
    entries: Vec<Option<&'a (Spanned<String>, Node)>>,
    known: Vec<Key>,
    /// How many keys are written in English and in French.
    written: [usize; 2],
    /// What is asked of a record that is not there.
    probe: Option<&'a Probe>,
    /// Whether it is the row of a table, which shows no keys.
    is_row: bool,
    /// Where the record stands.
    pub span: Span,
}

impl<'a> Fields<'a> {
    /// The fields of a node that should be a record called `name` in messages.
    pub fn of(node: &'a Node, name: &'static str, diagnostics: &mut Diagnostics) -> Option<Self> {
        if let Value::Probe(probe) = &node.value {
            probe.note(Form::Record);
            let (entries, known) = (Vec::new(), Vec::new());
            let probe = Some(probe);
            let (written, is_row) = ([0, 0], false);
            return Some(Self { entries, known, written, probe, is_row, span: node.span });
        }
        let Value::Map(entries) = &node.value else {
            if matches!(node.value, Value::Reserved(_)) {
                return None;
            }
            wrong_type(Key(name, name), Expected::Record, node, diagnostics);
            return None;
        };
        let entries = entries.iter().map(Some).collect();
        let (known, written, probe, is_row) = (Vec::new(), [0, 0], None, false);
        Some(Self { entries, known, written, probe, is_row, span: node.span })
    }

    /// The same as the row of a table: examples are what one types into a cell.
    #[must_use]
    pub fn as_row(self) -> Self {
        Self { is_row: true, ..self }
    }

    /// The value of a key, whatever it is; nothing when absent or empty.
    pub fn take(&mut self, key: Key, diagnostics: &mut Diagnostics) -> Option<&'a Node> {
        self.known.push(key);
        if let Some(probe) = self.probe {
            return Some(probe.ask(key));
        }
        let mut found: Option<&'a (Spanned<String>, Node)> = None;
        // A table may have a column « Responsable » beside « Porteur ».
        let own = |pair: &&(Spanned<String>, Node)| key.is_named(&pair.0.value);
        let has_own = self.entries.iter().flatten().any(own);
        let means = if has_own { Key::is_named } else { Key::matches };
        for entry in &mut self.entries {
            let Some(pair) = entry.take_if(|pair| means(key, &pair.0.value)) else { continue };
            if found.is_some() {
                let diagnostic = Diagnostic::new(Code::DuplicateKey, pair.0.span);
                diagnostics.push(diagnostic.with("key", &pair.0.value));
            }
            found = found.or(Some(pair));
        }
        if let Some((name, _)) = found {
            self.written[0] += usize::from(fold(&name.value) == fold(key.0));
            self.written[1] += usize::from(fold(&name.value) == fold(key.1));
        }
        found.map(|pair| &pair.1).filter(|node| node.value != Value::Null)
    }

    /// The value of a key that is taken for something.
    fn take_as(
        &mut self,
        key: Key,
        form: impl FnOnce() -> Form,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'a Node> {
        let node = self.take(key, diagnostics)?;
        note(node, form);
        Some(node)
    }

    /// A text; a number or a yes-no is taken as it was typed.
    pub fn text(&mut self, key: Key, diagnostics: &mut Diagnostics) -> Option<Spanned<String>> {
        let text = self.markdown(key, diagnostics)?;
        report_mark(&text, diagnostics);
        Some(text)
    }

    /// A text without its place.
    pub fn words(&mut self, key: Key, diagnostics: &mut Diagnostics) -> Option<String> {
        self.text(key, diagnostics).map(|text| text.value)
    }

    /// A text that will be read as Markdown.
    pub fn markdown(&mut self, key: Key, diagnostics: &mut Diagnostics) -> Option<Spanned<String>> {
        let node = self.take_as(key, || Form::Text, diagnostics)?;
        text_of(key, node, diagnostics)
    }

    /// A list of texts, or a single one.
    pub fn texts(&mut self, key: Key, diagnostics: &mut Diagnostics) -> Vec<Spanned<String>> {
        let nodes = self.list(key, diagnostics);
        nodes.iter().for_each(|node| note(node, || Form::Text));
        let texts = nodes.into_iter().filter_map(|node| text_of(key, node, diagnostics));
        let texts: Vec<_> = texts.collect();
        texts.iter().for_each(|text| report_mark(text, diagnostics));
        texts
    }

    /// The texts of a list whose ranks count: one that is reserved keeps its rank, without words.
    pub fn ranked_texts(
        &mut self,
        key: Key,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Spanned<String>> {
        let nodes = self.list(key, diagnostics);
        nodes.iter().for_each(|node| note(node, || Form::Text));
        let text = |node: &Node| match node.value {
            Value::Reserved(_) => Some(Spanned::new(String::new(), node.span)),
            _ => text_of(key, node, diagnostics),
        };
        let texts: Vec<_> = nodes.into_iter().filter_map(text).collect();
        texts.iter().for_each(|text| report_mark(text, diagnostics));
        texts
    }

    /// Every key that nobody asked for yet, with its words.
    pub fn take_rest(&mut self, diagnostics: &mut Diagnostics) -> Vec<(String, Spanned<String>)> {
        let rest = self.entries.iter_mut().filter_map(Option::take);
        let words = rest.filter_map(|(key, node)| {
            let text = text_of(Key("columns", "colonnes"), node, diagnostics)?;
            Some((key.value.clone(), text))
        });
        words.collect()
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn list(&mut self, key: Key, diagnostics: &mut Diagnostics) -> Vec<&'a Node> {
        match self.take_as(key, || Form::List, diagnostics) {
            Some(Node { value: Value::List(items), .. }) => items.iter().collect(),
            Some(node) => vec![node],
            None => Vec::new(),
        }
    }

    /// A date, in one of the forms that people write.
    pub fn date(
        &mut self,
        key: Key,
        parse: fn(&str) -> Option<Date>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Spanned<Date>> {
        let node = self.take_as(key, || Form::Date, diagnostics)?;
        let date = node.value.words().and_then(parse);
        if date.is_none() {
            wrong_type(key, self.a_date(), node, diagnostics);
        }
        date.map(|date| Spanned::new(date, node.span))
    }

    /// A date, or words that say it less exactly (« printemps 2026 »).
    pub fn date_or_words(
        &mut self,
        key: Key,
        parse: fn(&str) -> Option<Date>,
        diagnostics: &mut Diagnostics,
    ) -> (Option<Spanned<Date>>, Option<String>) {
        let Some(node) = self.take_as(key, || Form::DateOrWords, diagnostics) else {
            return (None, None);
        };
        let Some(text) = text_of(key, node, diagnostics) else { return (None, None) };
        report_mark(&text, diagnostics);
        let words = &text.value;
        if let Some(date) = parse(words) {
            return (Some(Spanned::new(date, text.span)), None);
        }
        // Figures alone were meant as a day, and there is no such day.
        let is_figures = words.len() >= 6
            && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'));
        if is_figures && !is_month(words) {
            wrong_type(key, self.a_date(), node, diagnostics);
        }
        (None, Some(text.value))
    }

    /// What a date is shown as.
    fn a_date(&self) -> Expected {
        if self.is_row { Expected::DateInCell } else { Expected::Date }
    }

    /// A time, in one of the forms that people write.
    pub fn time(
        &mut self,
        key: Key,
        parse: fn(&str) -> Option<Time>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Time> {
        let node = self.take_as(key, || Form::Time, diagnostics)?;
        let time = node.value.words().and_then(parse);
        if time.is_none() {
            wrong_type(key, Expected::Time, node, diagnostics);
        }
        time
    }

    /// One of a closed list of values, each with the words that mean it; the first is shown.
    pub fn choice<T: Copy>(
        &mut self,
        key: Key,
        choices: &[(&[&str], T)],
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let words = |(words, _): &(&[&str], T)| words.iter().map(|it| (*it).to_owned()).collect();
        let form = || Form::Choice(choices.iter().map(words).collect());
        let node = self.take_as(key, form, diagnostics)?;
        let text = text_of(key, node, diagnostics)?;
        report_mark(&text, diagnostics);
        let wanted = fold(&text.value);
        let means = |words: &&(&[&str], T)| words.0.iter().any(|word| fold(word) == wanted);
        if let Some((_, value)) = choices.iter().find(means) {
            return Some(*value);
        }
        let all = choices.iter().flat_map(|(words, _)| words.iter().copied());
        let near = nearest(&text.value, all);
        let is_slip = |near: &&str| is_slip(&text.value, near);
        // Of a value with several words, the one in the list that the message shows.
        let shown = |near: &str| choices.iter().find(|it| it.0.contains(&near)).map(|it| it.0[0]);
        let shown = near.and_then(|near| if is_slip(&near) { Some(near) } else { shown(near) });
        let diagnostic = Diagnostic::new(Code::UnknownValue, text.span)
            .with_both("key", key.1, key.0)
            .with("value", &text.value)
            .maybe("nearest", shown)
            .with("expected", listed(choices.iter().map(|(words, _)| words[0])));
        let meant = near.filter(is_slip);
        diagnostics.push(diagnostic.maybe_correct(Some(text.span), meant));
        None
    }

    /// Reports what is missing, with an example of a value in French and in English.
    pub fn missing(&self, key: Key, [french, english]: [&str; 2], diagnostics: &mut Diagnostics) {
        if let Some(Node { value: Value::Probe(probe), .. }) = self.probe.map(|it| it.ask(key)) {
            probe.miss();
        }
        let [french, english] = if self.is_row {
            [french.to_owned(), english.to_owned()]
        } else {
            [format!("{}: {french}", key.1), format!("{}: {english}", key.0)]
        };
        let diagnostic = Diagnostic::new(Code::MissingKey, self.span)
            .with_both("key", key.1, key.0)
            .with_both("example", &french, &english);
        diagnostics.push(diagnostic);
    }

    /// Whether a list stands under a key.
    #[must_use]
    pub fn is_list(&self, key: Key) -> bool {
        if let Some(probe) = self.probe {
            return !probe.is_words();
        }
        let mut entries = self.entries.iter().flatten();
        entries.any(|(name, node)| key.matches(&name.value) && matches!(node.value, Value::List(_)))
    }

    /// Whether a key is there with nothing after it.
    #[must_use]
    pub fn is_blank(&self, key: Key) -> Option<Span> {
        let entries = self.entries.iter().flatten();
        let mut blank =
            entries.filter(|(name, node)| key.matches(&name.value) && node.value == Value::Null);
        blank.next().map(|(name, _)| name.span)
    }

    /// Whether a key is there and not taken yet, whatever its value.
    #[must_use]
    pub fn has(&self, key: Key) -> bool {
        self.entries.iter().flatten().any(|(name, _)| key.matches(&name.value))
    }

    /// Whether a key is left that nobody asked for.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        self.entries.iter().flatten().any(|(key, _)| !VISIBILITY.is_named(&key.value))
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(&self, diagnostics: &mut Diagnostics) {
        self.finish_as(Code::UnknownKey, diagnostics);
    }

    /// Reports the columns of a table that nobody asked for: people keep some for themselves.
    pub fn finish_row(&self, diagnostics: &mut Diagnostics) {
        self.finish_as(Code::UnknownColumn, diagnostics);
    }

    /// The key most like a word, for messages in French and in English: in the language of the keys beside
    /// it where that is clear, else in that of the message, unless the word is a slip of one of the two.
    fn nearest(&self, word: &str) -> Option<[&'static str; 2]> {
        let near = nearest(word, self.known.iter().flat_map(|key| [key.0, key.1]))?;
        let key = self.known.iter().find(|key| key.0 == near || key.1 == near)?;
        let [english, french] = self.written;
        Some(match english.cmp(&french) {
            Ordering::Greater => [key.0; 2],
            Ordering::Less => [key.1; 2],
            Ordering::Equal if is_slip(word, near) && !is_slip(word, key.1) => [near; 2],
            Ordering::Equal => [key.1, key.0],
        })
    }

    /// A column that an example may name, in French and in English.
    fn likeliest(&self) -> [&'static str; 2] {
        let known = |name: &str| self.known.iter().find(|key| key.1 == name);
        let key = known("porteur").or_else(|| known("fonction")).or_else(|| self.known.first());
        key.map_or(["…"; 2], |key| [key.1, key.0])
    }

    fn finish_as(&self, code: Code, diagnostics: &mut Diagnostics) {
        if let Some(probe) = self.probe.filter(|_| code == Code::UnknownKey) {
            probe.close();
        }
        // In the language of the keys that are there, else in that of the message.
        let (french, english) = (|key: &Key| key.1, |key: &Key| key.0);
        let all = |name: fn(&Key) -> &'static str| listed(self.known.iter().map(name));
        let [french, english] = match self.written[0].cmp(&self.written[1]) {
            Ordering::Greater => [all(english), all(english)],
            Ordering::Less => [all(french), all(french)],
            Ordering::Equal => [all(french), all(english)],
        };
        // A column without a head is nobody's.
        let is_told = |key: &str| code != Code::UnknownColumn || !key.trim().is_empty();
        for (key, node) in self.entries.iter().flatten().filter(|(key, _)| is_told(&key.value)) {
            // Any record may be reserved, and is dealt with as a whole.
            if VISIBILITY.is_named(&key.value) {
                is_internal(node, diagnostics);
                continue;
            }
            let near = self.nearest(&key.value);
            // A correction is the same in both languages.
            let meant = near.filter(|[french, english]| french == english).map(|[near, _]| near);
            let meant = meant.filter(|near| code == Code::UnknownKey && is_slip(&key.value, near));
            let mut diagnostic = Diagnostic::new(code, key.span)
                .maybe_correct(Some(key.span), meant)
                .with("key", &key.value)
                .with_both("expected", &french, &english);
            if code == Code::UnknownColumn {
                let meant = near.unwrap_or_else(|| self.likeliest());
                let example = |columns: &str, meant: &str| {
                    format!("{columns}: {{{}: {meant}}}", yaml_word(&key.value))
                };
                let examples = [example("colonnes", meant[0]), example("columns", meant[1])];
                diagnostic = diagnostic.with_both("example", &examples[0], &examples[1]);
            }
            diagnostics.push(match near {
                Some([french, english]) => diagnostic.with_both("nearest", french, english),
                None => diagnostic,
            });
        }
    }
}

/// The head of a column as a key of YAML: in quotes where its signs mean something.
#[must_use]
pub fn yaml_word(head: &str) -> String {
    let is_plain = !head.contains([':', ',', '{', '}', '[', ']', '#', '"', '\''])
        && head.starts_with(char::is_alphanumeric);
    if is_plain { head.to_owned() } else { format!("'{}'", head.replace('\'', "''")) }
}

/// Notes what a value that is not there is taken for.
fn note(node: &Node, form: impl FnOnce() -> Form) {
    if let Value::Probe(probe) = &node.value {
        probe.note(form());
    }
}

/// Only Markdown knows the mark of reserved words: elsewhere it would be published as it stands.
fn report_mark(text: &Spanned<String>, diagnostics: &mut Diagnostics) {
    if text.value.to_lowercase().contains("](#intern") {
        let diagnostic = Diagnostic::new(Code::StrayInternal, text.span);
        diagnostics.push(diagnostic.with("mark", "[…](#interne)"));
    }
}

fn text_of(key: Key, node: &Node, diagnostics: &mut Diagnostics) -> Option<Spanned<String>> {
    if let Some(words) = node.value.words() {
        let words = words.trim();
        return (!words.is_empty()).then(|| Spanned::new(words.to_owned(), node.span));
    }
    if !matches!(node.value, Value::Null | Value::Reserved(_) | Value::Probe(_)) {
        wrong_type(key, Expected::Text, node, diagnostics);
    }
    None
}

/// What a key expects, for a message.
#[derive(Debug, Clone, Copy)]
enum Expected {
    Text,
    Record,
    Date,
    DateInCell,
    Time,
}

fn wrong_type(key: Key, expected: Expected, node: &Node, diagnostics: &mut Diagnostics) {
    let after = |[french, english]: [&str; 2]| {
        [format!("{}: {french}", key.1), format!("{}: {english}", key.0)]
    };
    let (french, english, example) = match expected {
        Expected::Text => ("un texte", "a text", after(["un texte", "a text"])),
        Expected::Record => {
            ("des clés", "keys", ["titre: Un titre", "title: A title"].map(str::to_owned))
        }
        Expected::Date => ("une date", "a date", after(["2019-06-12"; 2])),
        Expected::DateInCell => {
            ("une date", "a date", ["12/06/2019", "2019-06-12"].map(str::to_owned))
        }
        Expected::Time => ("une heure", "a time", after(["9h40", "9:40"])),
    };
    let diagnostic = Diagnostic::new(Code::WrongType, node.span)
        .with_both("key", key.1, key.0)
        .with_both("expected", french, english)
        .with_both("example", &example[0], &example[1]);
    let [french, english] = found(expected, &node.value);
    diagnostics.push(diagnostic.with_both("found", &french, &english));
}

/// What was found, and what YAML made of it, in French and in English.
fn found(expected: Expected, value: &Value) -> [String; 2] {
    let both = |french: &str, english: &str| [french.to_owned(), english.to_owned()];
    match (expected, value) {
        (_, Value::Null | Value::Reserved(_) | Value::Probe(_)) => both("rien", "nothing"),
        (_, Value::List(_)) => both("une liste", "a list"),
        (_, Value::Map(_)) => both("des clés", "keys"),
        (Expected::Time, Value::Text(words)) if is_figures(words) => [
            format!("« {words} », une heure qui n'existe pas"),
            format!("“{words}”, a time that does not exist"),
        ],
        (Expected::Date | Expected::DateInCell, Value::Text(words)) if is_figures(words) => [
            format!("« {words} », un jour qui n'existe pas"),
            format!("“{words}”, a day that does not exist"),
        ],
        (_, Value::Bool(words)) => {
            let is_true = matches!(words.to_lowercase().as_str(), "true" | "yes" | "on" | "y");
            let (french, english) = if is_true { ("vrai", "true") } else { ("faux", "false") };
            [
                format!("« {words} », que YAML lit comme « {french} »"),
                format!("“{words}”, which YAML reads as “{english}”"),
            ]
        }
        (_, Value::Number(words)) => {
            [format!("« {words} », lu comme un nombre"), format!("“{words}”, read as a number")]
        }
        (_, Value::Text(words)) => [format!("le texte « {words} »"), format!("the text “{words}”")],
    }
}

/// Whether figures are a month of a year: « 12/2025 ».
fn is_month(words: &str) -> bool {
    let parts: Vec<_> = words.split(['-', '/', '.']).collect();
    let [month, year] = match parts.as_slice() {
        [month, year] if year.len() == 4 => [month, year],
        [year, month] if year.len() == 4 => [month, year],
        _ => return false,
    };
    let is_one = month.len() <= 2 && month.parse().is_ok_and(|it: u8| (1..=12).contains(&it));
    is_one && year.parse().is_ok_and(|it: u16| (1900..2200).contains(&it))
}

/// Whether words are figures with signs between them, as times and days are written.
fn is_figures(words: &str) -> bool {
    let between = |sign: char| matches!(sign, ':' | 'h' | 'H' | '-' | '/' | '.');
    let parts: Vec<_> = words.trim().split(between).collect();
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    parts.len() > 1 && parts.iter().all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_key_has_the_words_that_people_use() {
        const LEAD: Key = Key("lead", "porteur");
        let span = Span::start_of(SourceId(0));
        let lead = |keys: &[&str]| {
            let entry = |key: &&str| {
                let value = Value::Text(format!("de {key}"));
                (Spanned::new((*key).to_owned(), span), Node { value, span })
            };
            let node = Node { value: Value::Map(keys.iter().map(entry).collect()), span };
            let mut diagnostics = Diagnostics::default();
            let mut fields = Fields::of(&node, "actions", &mut diagnostics).unwrap();
            let words = fields.words(LEAD, &mut diagnostics);
            assert!(!diagnostics.has(Code::DuplicateKey));
            fields.finish(&mut diagnostics);
            (words, diagnostics.has(Code::UnknownKey))
        };
        assert_eq!(lead(&["Pilote"]), (Some("de Pilote".to_owned()), false));
        assert_eq!(lead(&["responsable"]), (Some("de responsable".to_owned()), false));
        // The key's own name goes first.
        assert_eq!(lead(&["Responsable", "Porteur"]), (Some("de Porteur".to_owned()), true));
        assert_eq!(lead(&["animatrice"]), (None, true));
    }

    #[test]
    fn a_key_is_proposed_in_the_language_of_the_others() {
        const KEYS: [Key; 2] = [Key("title", "titre"), Key("place", "lieu")];
        let near = |keys: &[&str]| {
            let span = Span::start_of(SourceId(0));
            let entry = |key: &&str| {
                let value = Value::Text("a".to_owned());
                (Spanned::new((*key).to_owned(), span), Node { value, span })
            };
            let node = Node { value: Value::Map(keys.iter().map(entry).collect()), span };
            let mut diagnostics = Diagnostics::default();
            let mut fields = Fields::of(&node, "event", &mut diagnostics).unwrap();
            for key in KEYS {
                fields.words(key, &mut diagnostics);
            }
            fields.nearest(keys.last().unwrap())
        };
        assert_eq!(near(&["lieu", "titel"]), Some(["titre"; 2]));
        assert_eq!(near(&["place", "titel"]), Some(["title"; 2]));
        // Beside no other key, in the language of the message.
        assert_eq!(near(&["tiitr"]), Some(["titre", "title"]));
    }
}
