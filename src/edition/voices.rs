//! Who is not named: by the rule of a session, or because the person refused.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{in_line, in_text};
use super::names::Names;
use super::{Words, told};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{
    Block, BlockKind, Body, Inline, InlineKind, Target, TargetKind, plain_text,
};
use crate::model::person::{Attribution, Person};
use crate::model::report::Report;
use crate::model::session::{Note, Session};
use crate::model::texts::{each_body, each_text, lines_of};
use crate::source::Span;
use crate::spelling::{fold, slug};

/// The id of who stands for everyone without a name.
const NOBODY: &str = "anonyme";

/// Leaves names out of the sessions whose rule says so, in every edition: an announced panellist
/// stays announced, but nothing tells who said what.
pub(super) fn attribute(report: &mut Report, words: &Words, diagnostics: &mut Diagnostics) {
    let register = register(report);
    for rank in 0..report.sessions.len() {
        let rule = report.sessions[rank].attribution;
        if rule == Attribution::Named {
            continue;
        }
        let hidden = register.iter().map(|person| Hidden {
            person,
            organisation: person.organisation.clone().filter(|_| rule == Attribution::Organisation),
        });
        let mut pass = Pass::new(hidden.collect(), words);
        pass.unknown_too = true;
        let session = &mut report.sessions[rank];
        session.notes.iter_mut().for_each(|note| pass.note(note));
        let id = session.id.clone();
        for workshop in report.workshops.iter_mut().filter(|it| it.session.as_ref() == Some(&id)) {
            let outputs = &mut workshop.outputs;
            pass.body(&mut outputs.introduction);
            for round in &mut outputs.rounds {
                round.summary.iter_mut().for_each(|text| pass.text(text));
                round.contributions.iter_mut().for_each(|it| pass.body(&mut it.body));
            }
            pass.body(&mut outputs.synthesis);
        }
        let (changed, newcomers) = (pass.changed, pass.newcomers);
        enter(report, newcomers);
        if changed > 0 {
            diagnostics.push(applied(&report.sessions[rank], rule, changed));
        }
    }
}

fn applied(session: &Session, rule: Attribution, count: usize) -> Diagnostic {
    let [french, english] = match rule {
        Attribution::Organisation => ["aux organismes seulement", "to organisations only"],
        _ => ["à personne", "to nobody"],
    };
    Diagnostic::new(Code::AttributionApplied, session.span)
        .with("session", session.heading())
        .with_both("whom", french, english)
        .with("count", count)
}

/// Leaves out the names of those who refused, wherever they stand. Returns the names.
pub(super) fn refuse(
    report: &mut Report,
    words: &Words,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, Span)> {
    let register = register(report);
    let refusing: Vec<_> = register.iter().filter(|person| person.refuses_name()).collect();
    let mut gone = Vec::new();
    gone.extend(refusing.iter().map(|person| (person.name.clone(), person.span)));
    // Who would not be named anyway loses nothing.
    let mut places: BTreeSet<Span> = BTreeSet::new();
    let named = report.people.iter().filter(|person| person.refuses_name());
    places.extend(named.map(|person| person.span));
    if !refusing.is_empty() {
        let hidden = refusing
            .iter()
            .map(|person| Hidden { person, organisation: agreed_organisation(person) });
        let mut pass = Pass::new(hidden.collect(), words);
        for session in &mut report.sessions {
            session.speakers.iter_mut().for_each(|speaker| {
                let known = speaker.name.as_ref().and_then(|name| pass.hidden(&slug(name)));
                let Some(organisation) = known.map(|it| it.organisation.clone()) else { return };
                speaker.function = None;
                speaker.name = None;
                speaker.organisation = organisation.or_else(|| Some(words.someone.clone()));
            });
        }
        each_body(report, &mut |_, body| pass.body(body));
        // Who signs a credit does so on purpose, and a check tells of it.
        let credits = report.event.credits.clone();
        each_text(report, &mut |_, text| pass.text(text));
        report.event.credits = credits;
        places.append(&mut pass.places);
        let ids: BTreeSet<_> = refusing.iter().map(|person| person.id.clone()).collect();
        report.people.retain(|person| !ids.contains(&person.id));
        // A file may be named after somebody.
        let surnames: Vec<_> = refusing
            .iter()
            .filter_map(|person| fold(&person.name).rsplit(' ').next().map(str::to_owned))
            .filter(|surname| surname.chars().count() >= 4)
            .collect();
        report.sources.retain(|source| {
            let words = fold(&source.path);
            pass.names.find(&source.path).is_empty()
                && !words.split(' ').any(|word| surnames.iter().any(|surname| word == surname))
        });
        let newcomers = pass.newcomers;
        enter(report, newcomers);
    }
    for span in places {
        diagnostics.push(told(span, "un nom", "a name", "consentement: non"));
    }
    for person in &mut report.people {
        if person.consent.is_some_and(|it| !it.organisation) {
            person.organisation = None;
        }
    }
    let without: BTreeSet<_> = register
        .iter()
        .filter(|it| it.consent.is_some_and(|it| it.name && !it.organisation))
        .map(|it| fold(&it.name))
        .collect();
    for speaker in report.sessions.iter_mut().flat_map(|it| &mut it.speakers) {
        if speaker.name.as_ref().is_some_and(|name| without.contains(&fold(name))) {
            speaker.organisation = None;
        }
    }
    gone
}

fn agreed_organisation(person: &Person) -> Option<String> {
    let agrees = person.consent.is_none_or(|it| it.organisation);
    person.organisation.clone().filter(|_| agrees)
}

/// Everyone whom a text may name: those of the report and of the list of participants.
fn register(report: &Report) -> Vec<Person> {
    let mut people: Vec<_> = report.people.clone();
    for participant in &report.participants {
        let id = slug(&participant.name);
        if !people.iter().any(|person| person.id == id) {
            people.push(Person {
                id,
                span: participant.span,
                name: participant.name.clone(),
                is_organisation: false,
                function: participant.function.clone(),
                organisation: participant.organisation.clone(),
                roles: Vec::new(),
                consent: participant.consent,
                is_anonymous: false,
            });
        }
    }
    people.retain(|person| !person.is_organisation && !person.is_anonymous);
    people
}

fn enter(report: &mut Report, newcomers: BTreeMap<String, Person>) {
    for (id, person) in newcomers {
        if !report.people.iter().any(|known| known.id == id) {
            report.people.push(person);
        }
    }
}

/// Someone who is not named, and the organisation that may be.
#[derive(Debug)]
struct Hidden<'a> {
    person: &'a Person,
    organisation: Option<String>,
}

struct Pass<'a> {
    hidden: BTreeMap<&'a str, Hidden<'a>>,
    names: Names,
    words: &'a Words,
    /// Whether quotes and voices whose authors nobody knows lose them too.
    unknown_too: bool,
    /// Those who stand for the others.
    newcomers: BTreeMap<String, Person>,
    changed: usize,
    /// Where names stood in texts.
    places: BTreeSet<Span>,
}

impl<'a> Pass<'a> {
    fn new(hidden: Vec<Hidden<'a>>, words: &'a Words) -> Self {
        let mut names = Names::default();
        let surname = |name: &str| name.split_once(' ').map(|(_, rest)| fold(rest));
        for it in &hidden {
            let own = surname(&it.person.name);
            let alone =
                hidden.iter().filter(|other| surname(&other.person.name) == own).count() == 1;
            let instead = it.organisation.as_ref().unwrap_or(&words.name);
            names.add(&it.person.name, alone, instead);
        }
        let hidden = hidden.into_iter().map(|it| (it.person.id.as_str(), it)).collect();
        Self {
            hidden,
            names,
            words,
            unknown_too: false,
            newcomers: BTreeMap::new(),
            changed: 0,
            places: BTreeSet::new(),
        }
    }

    fn hidden(&self, id: &str) -> Option<&Hidden<'a>> {
        self.hidden.get(id)
    }

    fn note(&mut self, note: &mut Note) {
        note.title.iter_mut().for_each(|text| self.text(text));
        self.body(&mut note.body);
    }

    fn text(&self, text: &mut String) {
        in_text(text, &|text| self.names.find(text));
    }

    fn body(&mut self, body: &mut Body) {
        self.blocks(&mut body.blocks);
        body.footnotes.iter_mut().for_each(|note| self.blocks(&mut note.blocks));
        let (names, places) = (&self.names, &mut self.places);
        lines_of(body, None, &mut |_, line| {
            let gone = in_line(line, &|text| names.find(text));
            places.extend(gone.into_iter().map(|(_, span)| span));
        });
        body.blocks.retain(|block| match &block.value {
            BlockKind::Intervention(it) => !it.blocks.is_empty(),
            _ => true,
        });
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            let span = block.span;
            match &mut block.value {
                BlockKind::Intervention(it) => {
                    if let Some(target) = self.stand_in(&it.speaker, span) {
                        it.speaker = target;
                        self.changed += 1;
                        if it.opens_with_identity {
                            drop_identity(&mut it.blocks);
                            it.opens_with_identity = false;
                        }
                    }
                    self.blocks(&mut it.blocks);
                }
                BlockKind::Quote { blocks, attribution } => {
                    self.blocks(blocks);
                    self.attribution(attribution);
                }
                BlockKind::Callout { title, blocks, .. } => {
                    self.references(title);
                    self.blocks(blocks);
                }
                BlockKind::List { items, .. } => {
                    items.iter_mut().for_each(|item| self.blocks(&mut item.blocks));
                }
                BlockKind::Definitions(items) => {
                    for item in items {
                        self.references(&mut item.term);
                        self.blocks(&mut item.details);
                    }
                }
                BlockKind::Paragraph(content) => {
                    self.stranger(content);
                    self.references(content);
                }
                BlockKind::Heading { content, .. } => self.references(content),
                BlockKind::Table(table) => {
                    let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                    cells.for_each(|cell| self.references(cell));
                }
                BlockKind::Figure { caption, .. } => self.references(caption),
                BlockKind::Gallery(figures) => {
                    figures.iter_mut().for_each(|it| self.references(&mut it.caption));
                }
                BlockKind::Code { text } => {
                    in_text(text, &|text| self.names.find(text));
                }
                BlockKind::Rule => {}
            }
        }
    }

    /// Who speaks instead of someone who is not named.
    fn stand_in(&mut self, speaker: &Target, span: Span) -> Option<Target> {
        let hidden = self.hidden.get(speaker.id.as_str())?;
        let (id, name, is_organisation) = match &hidden.organisation {
            Some(organisation) => (slug(organisation), organisation.clone(), true),
            None => (NOBODY.to_owned(), self.words.voice.clone(), false),
        };
        let person = Person {
            id: id.clone(),
            span,
            name,
            is_organisation,
            function: None,
            organisation: None,
            roles: Vec::new(),
            consent: None,
            is_anonymous: !is_organisation,
        };
        self.newcomers.entry(id.clone()).or_insert(person);
        Some(Target { kind: TargetKind::Speaker, id })
    }

    /// The author of a quote: the organisation, or nobody.
    fn attribution(&mut self, attribution: &mut Option<Vec<Inline>>) {
        let Some(line) = attribution else { return };
        let said = plain_text(line);
        let named = self.names.find(&said);
        let span = line.first().map(|inline| inline.span);
        let organisation = |text: &str| {
            let mut known = self.hidden.values().filter_map(|it| it.organisation.as_ref());
            known.find(|it| fold(text).contains(&fold(it))).cloned()
        };
        let instead = match named.first() {
            Some(change) => Some(change.words.clone()).filter(|it| *it != self.words.name),
            None if self.unknown_too => organisation(&said),
            None => return,
        };
        self.changed += 1;
        *attribution =
            instead.zip(span).map(|(words, span)| vec![Inline::new(InlineKind::Text(words), span)]);
    }

    /// A paragraph that opens with a name in bold and a colon: somebody whom nobody knows.
    fn stranger(&mut self, content: &mut Vec<Inline>) {
        let [Inline { value: InlineKind::Strong(words), span }, rest @ ..] = content.as_slice()
        else {
            return;
        };
        let (words, span) = (plain_text(words), *span);
        let (name, closed) = match words.trim_end().strip_suffix(':') {
            Some(name) => (name, true),
            None => (words.as_str(), rest.is_empty()),
        };
        if !self.unknown_too || !is_like_a_name(name) {
            return;
        }
        if !closed {
            let Some(Inline { value: InlineKind::Text(text), .. }) = content.get_mut(1) else {
                return;
            };
            let head = text.trim_start();
            let after = if head.starts_with('(') {
                head.split_once(')').map_or("", |it| it.1)
            } else {
                head
            };
            let Some(after) = after.trim_start().strip_prefix(':') else { return };
            *text = format!(" : {}", after.trim_start());
        }
        let colon = if closed && !content[1..].is_empty() { " :" } else { "" };
        let voice = InlineKind::Text(format!("{}{colon}", self.words.voice));
        content[0] = Inline::new(InlineKind::Strong(vec![Inline::new(voice, span)]), span);
        self.changed += 1;
    }

    /// Links to someone who is not named become words.
    fn references(&self, line: &mut [Inline]) {
        for inline in line {
            if let InlineKind::Reference { target, label } = &mut inline.value
                && target.kind == TargetKind::Speaker
                && let Some(hidden) = self.hidden.get(target.id.as_str())
            {
                let instead = hidden.organisation.as_ref().unwrap_or(&self.words.name);
                let words = if label.is_empty() { instead.clone() } else { plain_text(label) };
                inline.value = InlineKind::Text(words);
            } else if let Some(content) = inline.value.content_mut() {
                self.references(content);
            }
        }
    }
}

/// Takes off the words that tell more of who spoke.
fn drop_identity(blocks: &mut Vec<Block>) {
    let Some(Block { value: BlockKind::Paragraph(content), .. }) = blocks.first_mut() else {
        return;
    };
    if !content.is_empty() {
        content.remove(0);
    }
    if content.is_empty() {
        blocks.remove(0);
    }
}

/// Whether words look like somebody's name: two to five with capitals.
fn is_like_a_name(words: &str) -> bool {
    let words: Vec<_> = words.split_whitespace().collect();
    let particle = |word: &str| matches!(word, "de" | "du" | "des" | "la" | "le" | "van" | "von");
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let named = words.iter().filter(|word| capital(word)).count();
    (2..=5).contains(&words.len())
        && named >= 2
        && words.iter().all(|word| capital(word) || particle(word))
}
