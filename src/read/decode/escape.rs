//! Which characters of a text need a backslash so that Markdown leaves them alone.
//!
//! Only those that would act are escaped: notes stay readable, and the agenda reader sees its lines
//! as they were typed. The marks of our own notes, `[[Q2]]`, act on purpose and are left bare.

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinePosition {
    /// At the start of a line of the file, or after a list mark.
    Line,
    /// In a heading.
    Heading,
    /// In a cell of a table.
    Cell,
}

/// What must be known of the whole paragraph to judge one of its lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paragraph {
    /// Whether tildes could pair.
    tildes: bool,
    /// Whether `](` could end a link.
    turns: bool,
}

impl Paragraph {
    /// Looks at a paragraph; `struck` when the writer adds tildes of its own.
    pub(super) fn new(text: &str, struck: bool) -> Self {
        let tildes = text.matches('~').count();
        Self { tildes: tildes > 1 || (tildes > 0 && struck), turns: text.contains("](") }
    }
}

/// Which characters of a line to escape. `linked` tells of each character whether it is in a link;
/// a note's call stands in the line as U+FFFC.
pub(super) fn marks(
    line: &[char],
    linked: &[bool],
    paragraph: Paragraph,
    place: LinePosition,
) -> Vec<bool> {
    let mut marks: Vec<bool> =
        (0..line.len()).map(|at| acts(line, linked, at, paragraph, place)).collect();
    let first = match place {
        LinePosition::Line => leading(line),
        LinePosition::Heading => trailing_hashes(line),
        LinePosition::Cell => None,
    };
    if let Some(mark) = first.and_then(|at| marks.get_mut(at)) {
        *mark = true;
    }
    marks
}

/// Whether a character would act within a line.
fn acts(
    line: &[char],
    linked: &[bool],
    at: usize,
    paragraph: Paragraph,
    place: LinePosition,
) -> bool {
    let before = at.checked_sub(1).map(|at| line[at]);
    let after = line.get(at + 1).copied();
    let link_follows = !linked[at] && linked.get(at + 1).copied().unwrap_or(false);
    match line[at] {
        '`' => true,
        '\\' => after.is_none_or(|sign| sign.is_ascii_punctuation()) || link_follows,
        '*' => could_pair(line, at, false),
        '_' => could_pair(line, at, true),
        '~' => paragraph.tildes || linked[at],
        '<' => after.is_some_and(|sign| sign.is_ascii_alphabetic() || "/!?".contains(sign)),
        '&' => is_entity(&line[at + 1..]),
        // What stands in `[[…]]` is read apart from the cells.
        '|' => place == LinePosition::Cell && !is_in_reference(line, at),
        '[' | ']' if linked[at] => true,
        '[' if before == Some(CALL) => true,
        '[' => !is_reference(line, at) && (paragraph.turns || after == Some('^')),
        '!' => link_follows || after == Some(CALL),
        '(' => before == Some(CALL) || line[..at].ends_with(&[']', ']']),
        ':' => before == Some(CALL),
        _ => false,
    }
}

/// What stands for a note's call among the characters of a line.
pub(super) const CALL: char = '\u{fffc}';

/// Whether a run of `*` or `_` could open or close emphasis: one between spaces cannot, nor can
/// underscores within a word.
fn could_pair(line: &[char], at: usize, in_words: bool) -> bool {
    let sign = line[at];
    let start = line[..at].iter().rposition(|&other| other != sign);
    let end = line[at..].iter().position(|&other| other != sign).map(|len| at + len);
    let before = start.map(|at| line[at]);
    let after = end.map(|at| line[at]);
    let is_space = |sign: Option<char>| sign.is_none_or(char::is_whitespace);
    let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let between_spaces = is_space(before) && is_space(after);
    !(between_spaces || in_words && is_word(before) && is_word(after))
}

/// Whether what follows an ampersand makes it an entity.
fn is_entity(rest: &[char]) -> bool {
    let name: Vec<char> = rest.iter().copied().take(33).take_while(|&sign| sign != ';').collect();
    let ended = rest.get(name.len()) == Some(&';');
    ended
        && !name.is_empty()
        && name.iter().all(|sign| sign.is_ascii_alphanumeric() || *sign == '#')
}

/// Whether a bracket is one of the two that open `[[…]]`.
fn is_reference(line: &[char], at: usize) -> bool {
    let doubled = line.get(at + 1) == Some(&'[') || at > 0 && line[at - 1] == '[';
    let rest = &line[at..line.len().min(at + 200)];
    doubled && rest.windows(2).any(|pair| pair == [']', ']'])
}

/// Whether a bar stands between the brackets of `[[A3|the guide]]`.
fn is_in_reference(line: &[char], at: usize) -> bool {
    let opens = line[..at].windows(2).rposition(|pair| pair == ['[', '[']);
    let closed = line[..at].windows(2).rposition(|pair| pair == [']', ']']);
    opens.is_some_and(|open| closed.is_none_or(|close| close < open))
        && line[at..].windows(2).any(|pair| pair == [']', ']'])
}

/// The character that would make a line something else than text, by its start.
fn leading(line: &[char]) -> Option<usize> {
    let sign = *line.first()?;
    let ends = |at: usize| line.get(at).is_none_or(|sign| sign.is_whitespace());
    let run = line.iter().take_while(|&&other| other == sign).count();
    let only = |signs: &str| line.iter().all(|sign| signs.contains(*sign));
    let acts = match sign {
        '>' => true,
        '#' => run <= 6 && ends(run),
        '-' | '+' | '*' if ends(1) => true,
        '-' | '*' | '_' | '=' if only("-*_= \t") => true,
        '-' | '|' | ':' if only("-|: \t") && line.contains(&'-') => true,
        ':' => ends(1),
        '~' => ends(1) || run > 2,
        '[' => is_definition(line) || is_task(line),
        _ => false,
    };
    if acts {
        return Some(0);
    }
    let digits = line.iter().take_while(|sign| sign.is_ascii_digit()).count();
    let numbered = (1..=9).contains(&digits) && matches!(line.get(digits), Some('.' | ')'));
    (numbered && ends(digits + 1)).then_some(digits)
}

fn is_definition(line: &[char]) -> bool {
    line.windows(2).any(|pair| pair == [']', ':'])
}

fn is_task(line: &[char]) -> bool {
    matches!(line, ['[', ' ' | 'x' | 'X', ']', ..])
}

/// The first of the `#` that would close a heading.
fn trailing_hashes(line: &[char]) -> Option<usize> {
    let text = line.iter().rposition(|&sign| sign != '#')?;
    let closes = text + 1 < line.len() && line[text].is_whitespace();
    closes.then_some(text + 1)
}
