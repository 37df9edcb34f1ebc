//! Sentences of the agenda that stop in the middle.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::{Block, BlockKind, plain_text};
use crate::model::report::Report;
use crate::source::{Sources, Span};

/// Words that always want another after them. Accents count: « ou » wants one, « où » does not.
const HANGING: &[&str] = &[
    "et", "ou", "ni", "de", "du", "des", "le", "la", "les", "à", "au", "aux", "en", "dans", "par",
    "que", "dont", "and", "the",
];

/// Infinitives that want an object.
const TRANSITIVE: &[&str] = &[
    "déterminer",
    "définir",
    "préciser",
    "identifier",
    "permettre",
    "établir",
    "élaborer",
    "favoriser",
    "garantir",
    "constituer",
    "fournir",
    "obtenir",
    "désigner",
    "determine",
    "define",
    "identify",
    "ensure",
    "establish",
    "provide",
    "enable",
];

/// How words begin that set an aim: without one before it, « salle à déterminer » is whole.
const AIMS: &[&str] = &[
    "vise", "visant", "cherche", "consiste", "sert", "serv", "permet", "objectif", "but", "afin",
    "aim", "seek", "order",
];

/// With fewer words before it, a comma ends a greeting.
const SENTENCE: usize = 8;

/// Tells of each paragraph of the framing and of the sessions that stops in the middle.
pub(super) fn check(report: &Report, sources: &Sources, diagnostics: &mut Diagnostics) {
    let openings: Vec<_> = report.sessions.iter().map(|session| session.span).collect();
    let texts = report.sessions.iter().map(|session| &session.text);
    for body in texts.chain([&report.event.framing]) {
        for (text, span) in paragraphs(&body.blocks) {
            let Some(end) = unfinished(&text) else { continue };
            if goes_on(span, &openings, sources) {
                continue;
            }
            let at = sources.text(span).rfind(end);
            let place = at.map_or(span, |at| {
                let start = span.start + at;
                Span::new(span.source, start..start + end.len())
            });
            diagnostics.push(Diagnostic::new(Code::UnfinishedSentence, place).with("end", end));
        }
    }
}

/// The paragraphs with their places; of a list only the last item, for one sentence may go through
/// all of them.
fn paragraphs(blocks: &[Block]) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    for block in blocks {
        match &block.value {
            BlockKind::Paragraph(content) => found.push((plain_text(content), block.span)),
            BlockKind::List { items, .. } => {
                found.extend(items.last().map(|item| paragraphs(&item.blocks)).unwrap_or_default());
            }
            BlockKind::Quote { blocks, .. } => found.extend(paragraphs(blocks)),
            _ => {}
        }
    }
    found
}

/// Whether what follows in the file goes on with the sentence: more of the same paragraph, which
/// was read as speakers or rooms, a list, or words that begin small.
fn goes_on(span: Span, openings: &[Span], sources: &Sources) -> bool {
    let text = &sources.get(span.source).text;
    let (line, below) = text[span.end..].split_once('\n').unwrap_or((&text[span.end..], ""));
    let closing = |c: char| c.is_whitespace() || "*_)]»\"”".contains(c);
    if !line.trim_matches(closing).is_empty() {
        return true;
    }
    let next = text.len() - below.len();
    let first = below.lines().next().unwrap_or_default();
    let opens = openings
        .iter()
        .any(|it| it.source == span.source && (next..=next + first.len()).contains(&it.start));
    let next = below.trim_start();
    let listed = next.starts_with(['-', '*', '+', '•', '·', '▪']) && !next.starts_with("**");
    let adjacent = !first.trim().is_empty() && !opens;
    adjacent || listed || next.starts_with(char::is_lowercase)
}

/// The last word of a sentence that stops in the middle. « … » leaves a list open on purpose.
fn unfinished(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "»”\"".contains(c));
    let bare = text.strip_suffix('.').unwrap_or(text).trim_end();
    let mut words = bare.split_whitespace().rev();
    let (last, before) = (words.next()?, words.next()?);
    let count = bare.split_whitespace().count();
    let comma = bare.ends_with(',') && count >= SENTENCE;
    let elided = last.ends_with(['\'', '’']) && last.chars().count() <= 3;
    let hanging = HANGING.contains(&last) || elided;
    let (link, verb) = last.split_once(['\'', '’']).unwrap_or((before, last));
    let aim = if link == before { words.next().unwrap_or_default() } else { before };
    let aimed = AIMS.iter().any(|stem| aim.to_lowercase().starts_with(stem));
    let transitive = TRANSITIVE.contains(&verb)
        && match link {
            "pour" => true,
            "à" | "de" | "d" | "to" => aimed,
            _ => false,
        };
    (comma || hanging || transitive).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::unfinished;
    use crate::validate::tests::check_agenda;

    #[test]
    fn a_sentence_that_wants_another_word_is_unfinished() {
        for (text, end) in [
            ("Les ateliers visent à déterminer.", "déterminer"),
            ("Cette journée permettra d'identifier", "d'identifier"),
            ("Un temps d'échange pour préciser.", "préciser"),
            ("The workshops aim to determine.", "determine"),
            ("Les groupes nourrissent les travaux de.", "de"),
            ("Introduction de la problématique et", "et"),
            ("Une réflexion sur la place d'", "d'"),
            ("Le réseau invite les territoires, les élus et leurs équipes,", "équipes,"),
        ] {
            assert_eq!(unfinished(text), Some(end), "{text}");
        }
    }

    #[test]
    fn whole_sentences_open_lists_and_greetings_are_finished() {
        for text in [
            "Les ateliers visent à déterminer trois priorités.",
            "Salle à déterminer",
            "Intervenants à préciser.",
            "Montage de projets, animation, partenariats et…",
            "Animation, partenariats, etc...",
            "Les points suivants :",
            "Bonjour à toutes et à tous,",
            "Comment s'adapter, et à quoi ?",
            "L'ingénierie, c'est quoi et où",
            "Parlons-en",
            "Groupe A",
            "Deux rencontres par an",
            "The room to be determined.",
            "What the money was asked for.",
            "",
        ] {
            assert_eq!(unfinished(text), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_that_goes_on_below_is_finished() {
        let check = |agenda: &str, told: &[&str]| check_agenda("unfinished-sentence", agenda, told);
        check("14h Ateliers\n\nLes ateliers visent à déterminer.\n\n16h Fin", &["déterminer"]);
        check("14h Ateliers\n\nLes ateliers visent à déterminer.\n16h Fin", &["déterminer"]);
        check("14h Ateliers\n\nLes ateliers permettent de\n\n- débattre ;\n- conclure.", &[]);
        check("14h Ateliers\n\n- débattre, et\n- conclure.", &[]);
        check("14h Ateliers\n\nLes ateliers permettent de\n\nconclure la journée.", &[]);
    }
}
