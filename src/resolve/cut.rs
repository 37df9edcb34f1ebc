//! One file of notes for several sessions, cut into the notes of each.
//!
//! People write down a whole morning in one document. It is cut where a heading or a line gives a
//! session's hour or title; where there is none, where lines begin with somebody who speaks in one
//! session or with a word for it (« Chat : », « Conclusion »).

use std::collections::BTreeSet;

use jiff::civil::Time;

use super::attach::SessionIndex;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Block, BlockKind, Body, Inline, InlineKind, Written, plain_text};
use crate::model::session::SessionKind;
use crate::parse::agenda::AgendaSession;
use crate::parse::agenda::time::parse_time;
use crate::parse::note::NoteFile;
use crate::source::{Sources, Span, Spanned};
use crate::spelling::fold;

/// The most words of a line that is a heading without being marked as one.
const LONGEST_HEADING: usize = 16;

/// A note, and what it was cut by if it is a part of a file.
pub(super) struct Cut {
    pub(super) note: NoteFile,
    /// The session, and the words that told it.
    pub(super) part: Option<(usize, Spanned<String>)>,
}

/// The notes of each session, where a file tells of several.
pub(super) fn cut(
    note: NoteFile,
    sources: &Sources,
    sessions: &[AgendaSession],
    index: &SessionIndex<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Cut> {
    let source = sources.get(note.source);
    let names_one = note.session.is_some() || index.names_one(&note, source);
    let marks = Marks { sessions };
    let blocks = lines_apart(&note.body.blocks, &marks);
    let by_headings = Marks::places(&blocks, |block| marks.heading(block));
    let places = if distinct(&by_headings) >= 2 {
        by_headings
    } else if names_one {
        Vec::new()
    } else {
        let heading_or_lead = |block: &_| marks.heading(block).or_else(|| marks.lead(block));
        Marks::places(&blocks, heading_or_lead)
    };
    if note.session.is_some() || distinct(&places) < 2 {
        return vec![Cut { note, part: None }];
    }
    let (blocks, places) = without_title(blocks, places, diagnostics);
    parts(note, blocks, places)
}

/// The blocks and places without the title of the whole document: a heading or a short line above the
/// first session, which is a title of no session.
fn without_title(
    mut blocks: Vec<Block<Written>>,
    mut places: Vec<Place>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Block<Written>>, Vec<Place>) {
    let title = blocks.first().filter(|_| places.first().is_some_and(|place| place.block > 0));
    let title = title.and_then(title_line);
    if let Some((text, span)) = title {
        blocks.remove(0);
        places.iter_mut().for_each(|place| place.block -= 1);
        let diagnostic = Diagnostic::new(Code::TitleOfNotes, span);
        diagnostics.push(diagnostic.with("title", shortened(&text)));
    }
    (blocks, places)
}

/// The words of a heading, or of a short line that is no sentence.
fn title_line(block: &Block<Written>) -> Option<(String, Span)> {
    match &block.value {
        BlockKind::Heading { content, .. } => Some((plain_text(content), block.span)),
        BlockKind::Paragraph(content) => {
            let text = plain_text(content);
            let is_short = text.split_whitespace().count() <= LONGEST_HEADING;
            let is_sentence =
                text.trim_end().ends_with(['.', '!', '?', '…']) || text.contains(" : ");
            (is_short && !is_sentence).then_some((text, block.span))
        }
        _ => None,
    }
}

/// The note without first lines that only say what it is, « Notes table ronde jeudi », or of which session,
/// « 9h30 Ouverture »: the report has its own heading there.
pub(super) fn untitled(
    note: NoteFile,
    session: Option<&AgendaSession>,
    diagnostics: &mut Diagnostics,
) -> NoteFile {
    let mut note = without_kind(note, diagnostics);
    if let Some(session) = session {
        without_head(&mut note.body.blocks, session);
    }
    note
}

/// Takes the heading of a session from its notes, or the first line that stands for one.
fn without_head(blocks: &mut Vec<Block<Written>>, session: &AgendaSession) {
    let is_alone = blocks.len() == 1;
    let Some(first) = blocks.first_mut() else { return };
    let (BlockKind::Heading { content, .. } | BlockKind::Paragraph(content)) = &mut first.value
    else {
        return;
    };
    let end = content.iter().position(is_end).unwrap_or(content.len());
    if !is_head_of(&plain_text(&content[..end]), session) {
        return;
    }
    if end < content.len() {
        content.drain(..=end);
    } else if !is_alone {
        blocks.remove(0);
    }
}

/// Words that heads of sessions have beside their titles, folded.
const OF_HEADS: &[&str] = &[
    "table",
    "ronde",
    "conference",
    "pleniere",
    "seance",
    "session",
    "round",
    "plenary",
    "keynote",
    "debat",
    "intervention",
    "expose",
    "temoignage",
    "presentation",
];

/// Whether a line has nothing but what the session's own heading says: its hour, its title or a part of it,
/// its kind, its speakers.
fn is_head_of(line: &str, session: &AgendaSession) -> bool {
    let title = fold(&session.title);
    let whole = fold(line);
    let is_title = !title.is_empty() && without_day(&whole) == title;
    if is_title || is_kind_and_speaker(&whole, session) {
        return true;
    }
    let time = leading_time(line);
    if time.is_some() && time != session.start
        || line.split_whitespace().count() > LONGEST_HEADING
        || line.trim_end().ends_with(['.', '!', '?', '…'])
    {
        return false;
    }
    let speakers = session.speakers.iter().filter_map(|it| it.name.as_deref()).map(fold);
    let speakers: Vec<_> = speakers.collect();
    let folded = fold(line);
    let words = without_time(&folded).split(' ').filter(|word| word.len() > 2);
    let words: Vec<_> = words.collect();
    let holds = |text: &str, word: &str| text.split(' ').any(|it| it == word);
    let is_titled = words.iter().any(|word| holds(&title, word));
    let is_known = |word: &&str| {
        // « TR2 : le prix juste »
        let is_numbered = word.strip_prefix("tr").is_some_and(|it| it.parse::<u8>().is_ok());
        is_numbered
            || holds(&title, word)
            || OF_HEADS.contains(word)
            || speakers.iter().any(|it| holds(it, word))
    };
    (time.is_some() || is_titled && words.len() >= 2 || folded == title)
        && words.iter().all(is_known)
}

/// Whether a folded line is but a word for a sort of session and somebody who speaks in it: « Conférence Paule
/// Modèle ».
fn is_kind_and_speaker(line: &str, session: &AgendaSession) -> bool {
    let Some((kind, rest)) = line.split_once(' ').filter(|(kind, _)| OF_HEADS.contains(kind))
    else {
        return false;
    };
    let rest = rest.strip_prefix("ronde ").filter(|_| kind == "table").unwrap_or(rest);
    let rest =
        ["de ", "d ", "par "].iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
    let mut names = session.speakers.iter().filter_map(|speaker| speaker.name.as_deref());
    rest.contains(' ') && names.any(|name| fold(name) == rest)
}

/// The note without a first line that only says what it is.
fn without_kind(mut note: NoteFile, diagnostics: &mut Diagnostics) -> NoteFile {
    let title = note.body.blocks.first().filter(|_| note.body.blocks.len() > 1);
    let Some((text, span)) = title.and_then(title_line) else { return note };
    let folded = fold(&text);
    let first = folded.split(' ').next().unwrap_or_default();
    let says_what = matches!(first, "notes" | "note" | "cr")
        || folded.starts_with("compte rendu")
        || folded.starts_with("prise de notes")
        || folded.ends_with(" notes")
        || folded.ends_with(" notes brutes");
    if says_what {
        note.body.blocks.remove(0);
        let diagnostic = Diagnostic::new(Code::TitleOfNotes, span);
        diagnostics.push(diagnostic.with("title", shortened(&text)));
    }
    note
}

/// A place where a session begins: the rank of the block, the session, and the words that tell it.
struct Place {
    block: usize,
    session: usize,
    told: Spanned<String>,
}

fn distinct(places: &[Place]) -> usize {
    places.iter().map(|place| place.session).collect::<BTreeSet<_>>().len()
}

/// The parts of a note, each with the session it belongs to. What stands before the first place belongs
/// to it.
fn parts(note: NoteFile, blocks: Vec<Block<Written>>, places: Vec<Place>) -> Vec<Cut> {
    let ends: Vec<_> =
        places.iter().skip(1).map(|place| place.block).chain([blocks.len()]).collect();
    let mut blocks = blocks.into_iter().enumerate().peekable();
    let mut cuts = Vec::new();
    for (place, end) in places.into_iter().zip(ends) {
        let mut own = Vec::new();
        while let Some((_, block)) = blocks.next_if(|(at, _)| *at < end) {
            own.push(block);
        }
        let footnotes = used_footnotes(&note.body, &own);
        let body = Body { blocks: own, footnotes };
        let covers = |span: &&Span| body.blocks.iter().any(|it| holds(it.span, **span));
        let blanks = note.blanks.iter().filter(covers).copied().collect();
        let part = NoteFile { body, blanks, ..note.clone() };
        cuts.push(Cut { note: part, part: Some((place.session, place.told)) });
    }
    cuts
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
}

/// The footnotes that blocks point to.
fn used_footnotes(
    body: &Body<Written>,
    blocks: &[Block<Written>],
) -> Vec<crate::model::body::Footnote<Written>> {
    let part = Body { blocks: blocks.to_vec(), footnotes: body.footnotes.clone() };
    let used = part.called_footnotes();
    part.footnotes.into_iter().filter(|it| used.contains(&it.name)).collect()
}

/// The blocks, where a paragraph of several written lines is one for each line that tells a session:
/// plain text has no blank line between them.
fn lines_apart(blocks: &[Block<Written>], marks: &Marks<'_>) -> Vec<Block<Written>> {
    let mut apart = Vec::new();
    for block in blocks {
        let BlockKind::Paragraph(content) = &block.value else {
            apart.push(block.clone());
            continue;
        };
        // Each written line with the end in front of it; those that tell nothing go with the one before.
        let mut lines: Vec<Vec<Inline<Written>>> = vec![Vec::new()];
        for line in content.chunk_by(|_, next| !is_end(next)) {
            let is_first = lines.last().is_some_and(Vec::is_empty);
            // What stands below a heading is no part of it.
            let is_headed =
                lines.last().is_some_and(|it| !marks.titled(&plain_text(it)).is_empty());
            match lines.last_mut() {
                Some(last) if is_first || !is_headed && !marks.tells(&plain_text(line)) => {
                    last.extend_from_slice(line);
                }
                _ => lines.push(line.iter().skip_while(|it| is_end(it)).cloned().collect()),
            }
        }
        for line in lines {
            let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
            let span = Span { end: last.span.end.max(first.span.end), ..first.span };
            apart.push(Spanned::new(BlockKind::Paragraph(line), span));
        }
    }
    apart
}

/// Whether a written line ends there.
fn is_end(inline: &Inline<Written>) -> bool {
    matches!(inline.value, InlineKind::SoftBreak | InlineKind::LineBreak)
}

/// What a line tells.
struct Told {
    /// The sessions that may be meant.
    candidates: Vec<usize>,
    /// The words that tell them.
    words: Spanned<String>,
    /// Whether it is a heading, and not somebody who speaks.
    is_heading: bool,
}

impl Told {
    fn if_any(self) -> Option<Self> {
        (!self.candidates.is_empty()).then_some(self)
    }
}

/// What tells a session within notes.
struct Marks<'a> {
    sessions: &'a [AgendaSession],
}

impl Marks<'_> {
    /// The places where another session begins. Notes follow the programme: of several sessions that
    /// may be meant, the next one is.
    fn places(
        blocks: &[Block<Written>],
        told: impl Fn(&Block<Written>) -> Option<Told>,
    ) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            let Some(Told { candidates, words, is_heading }) = told(block) else { continue };
            let current = places.last().map(|place| place.session);
            // The session that one is in goes on.
            if current.is_some_and(|current| candidates.contains(&current)) {
                continue;
            }
            let next = candidates.iter().find(|it| current.is_none_or(|current| **it > current));
            // Whoever spoke in an earlier session and answers a question does not lead back there.
            let any = candidates.first().filter(|_| is_heading);
            let Some(session) = next.or(any) else { continue };
            places.push(Place { block: at, session: *session, told: words });
        }
        places
    }

    /// Whether a line could begin a session's notes.
    fn tells(&self, line: &str) -> bool {
        !self.titled(line).is_empty() || !self.led(line).is_empty()
    }

    /// The sessions that a heading names, or a short line that stands for one.
    fn heading(&self, block: &Block<Written>) -> Option<Told> {
        let (BlockKind::Heading { content, .. } | BlockKind::Paragraph(content)) = &block.value
        else {
            return None;
        };
        let text = plain_text(content);
        let words = Spanned::new(shortened(&text), block.span);
        Told { candidates: self.titled(&text), words, is_heading: true }.if_any()
    }

    fn titled(&self, line: &str) -> Vec<usize> {
        if line.split_whitespace().count() > LONGEST_HEADING {
            return Vec::new();
        }
        let folded = fold(line);
        let time = leading_time(line);
        let by_title = self.ranks(|session| {
            let title = fold(&session.title);
            let rest = without_day(without_time(&folded));
            title.split(' ').count() >= 2
                && rest.len() >= 8
                && (title == rest || rest.ends_with(&title))
                || title.len() >= 5 && title == rest
                || rest.split(' ').count() >= 3 && title.starts_with(rest)
        });
        if !by_title.is_empty() {
            return by_title;
        }
        let by_speaker = self.ranks(|session| is_kind_and_speaker(&folded, session));
        if !by_speaker.is_empty() {
            return by_speaker;
        }
        time.map_or(Vec::new(), |time| self.ranks(|session| session.start == Some(time)))
    }

    /// The sessions that the first words of a line belong to: somebody's who speaks in them, or theirs.
    fn lead(&self, block: &Block<Written>) -> Option<Told> {
        let BlockKind::Paragraph(content) = &block.value else { return None };
        let text = plain_text(content);
        let words = Spanned::new(label(&text).to_owned(), block.span);
        Told { candidates: self.led(&text), words, is_heading: false }.if_any()
    }

    fn led(&self, line: &str) -> Vec<usize> {
        let label = label(line);
        let folded = fold(label);
        if folded.is_empty() || label.split_whitespace().count() > 8 || label.len() == line.len() {
            return Vec::new();
        }
        let by_title = self.ranks(|session| {
            let title = fold(&session.title);
            let first = title.split(' ').next().unwrap_or_default();
            first.len() >= 5 && folded.split(' ').next() == Some(first)
        });
        if !by_title.is_empty() {
            return by_title;
        }
        if ["chat", "questions", "question", "echanges", "debat", "discussion"]
            .contains(&folded.as_str())
        {
            return self.ranks(|session| session.kind == SessionKind::Discussion);
        }
        self.ranks(|session| {
            session
                .speakers
                .iter()
                .filter_map(|speaker| speaker.name.as_deref())
                .any(|name| is_called(&folded, name))
        })
    }

    fn ranks(&self, is: impl Fn(&AgendaSession) -> bool) -> Vec<usize> {
        (0..self.sessions.len()).filter(|at| is(&self.sessions[*at])).collect()
    }
}

/// What stands before the colon of a line; the whole line when there is none.
fn label(line: &str) -> &str {
    line.split_once(':').map_or(line, |(label, _)| label).trim()
}

fn shortened(text: &str) -> String {
    text.split_whitespace().take(LONGEST_HEADING).collect::<Vec<_>>().join(" ")
}

/// Whether folded words are somebody: the whole name, or the surname after an initial or a title.
fn is_called(words: &str, name: &str) -> bool {
    let name = fold(name);
    if words == name {
        return true;
    }
    let Some((first, surname)) = name.split_once(' ') else { return false };
    let last = surname.rsplit(' ').next().unwrap_or(surname);
    let Some((before, own)) = words.rsplit_once(' ') else {
        return words == surname && surname.len() >= 4;
    };
    let initial = first.chars().next();
    own == last && (before.chars().next() == initial || ["m", "mme", "mr", "dr"].contains(&before))
}

/// The time that a line begins with.
fn leading_time(line: &str) -> Option<Time> {
    let line = line.trim_start_matches(['#', '*', '-', '•', ' ', '[', '(']);
    let end = line
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, 'h' | 'H' | ':' | '.' | ' ')))
        .unwrap_or(line.len());
    let words = line[..end].trim().trim_end_matches([':', '.']);
    words.contains(['h', 'H', ':']).then(|| parse_time(&words.replace(' ', ""))).flatten()
}

/// A folded line without the hours in front.
fn without_time(folded: &str) -> &str {
    folded.trim_start_matches(|c: char| c.is_ascii_digit() || c == 'h' || c == ' ')
}

/// A folded line without the day in front: « jeudi 12 ouverture ».
fn without_day(folded: &str) -> &str {
    const DAYS: &[&str] = &[
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let Some((_, rest)) = folded.split_once(' ').filter(|(day, _)| DAYS.contains(day)) else {
        return folded;
    };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    ["matin ", "apres midi "].iter().find_map(|half| rest.strip_prefix(half)).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_is_known_by_an_initial_too() {
        for (words, name) in [
            ("i fournerat", "Isabelle Fournerat"),
            ("py le corre", "Pierre-Yves Le Corre"),
            ("mme khelifi", "Nadia Khelifi"),
            ("nadia khelifi", "Nadia Khelifi"),
            ("delavigne", "Marc Delavigne"),
        ] {
            assert!(is_called(words, name), "{words}");
        }
        for (words, name) in [
            ("p fournerat", "Isabelle Fournerat"),
            ("coût moyen", "Marc Moyen"),
            ("corre", "Yves Le Corre"),
        ] {
            assert!(!is_called(&fold(words), name), "{words}");
        }
    }

    #[test]
    fn a_day_in_front_is_no_part_of_a_title() {
        assert_eq!(without_day("jeudi 12 ouverture"), "ouverture");
        assert_eq!(without_day("vendredi matin qui paie"), "qui paie");
        assert_eq!(without_day("ouverture du jeudi"), "ouverture du jeudi");
    }

    #[test]
    fn a_line_may_begin_with_a_time() {
        assert_eq!(leading_time("9h40 – Les chiffres"), Some(Time::constant(9, 40, 0, 0)));
        assert_eq!(leading_time("**11 h 00** Échanges"), Some(Time::constant(11, 0, 0, 0)));
        assert_eq!(leading_time("2025 : une année"), None);
    }
}
