//! A report set as it was written, or, where typst refuses a passage, with that passage as plain words.
//!
//! What the rules of PDF/A and PDF/UA ask for is met where texts are written (`body`) and in our
//! templates; `rules` lists it. This is for what nobody has thought of: a volume is never lost for one
//! of its passages. A template of the event's own that fails is told as it is.

use std::collections::BTreeSet;

use super::bounds::{Outside, outside};
use super::{Job, Pdf, Plates, Project, Refused, diagnose, export, glyphs, layout, world};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language, Policy};
use crate::source::{Sources, Span};

/// How often the passages that typst names are set as plain words before all are tried.
const MOST_ROUNDS: usize = 12;

/// How often the pages are set at most to find out which passages have to be plain.
const MOST_TRIALS: usize = 32;

/// What typst says when it makes no pages.
const REFUSALS: [Code; 3] = [Code::TypesettingFailed, Code::TemplateError, Code::TypesetterPanic];

/// The first place where words are written, as a template has them of a field.
fn written(words: &str, sources: &Sources) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    sources.iter().find_map(|(id, source)| {
        let at = source.text.find(words)?;
        Some(Span::new(id, at..at + words.len()))
    })
}

/// Sets a report.
pub(super) struct Setter<'a> {
    pub(super) job: Job<'a>,
    pub(super) plates: &'a Plates,
    pub(super) policy: Policy,
    /// Whether the report has errors already: then it is composed and not set.
    pub(super) is_halted: bool,
}

/// Why pages cannot be made, in French and in English: what is said of the first fault.
fn cause(told: &Diagnostics) -> [String; 2] {
    let refusal = REFUSALS.iter().find_map(|code| told.first(*code));
    let said = |language| refusal.and_then(|it| it.word("cause", language)).map(str::to_owned);
    match (said(Language::French), said(Language::English)) {
        (Some(french), Some(english)) => [french, english],
        _ => ["il dépasse de la page".to_owned(), "it runs off the page".to_owned()],
    }
}

/// What came of setting it.
pub(super) struct Attempt {
    pub(super) project: Option<Project>,
    pub(super) pdf: Option<Pdf>,
    /// What is to be told of it.
    pub(super) told: Diagnostics,
    /// Signs for which a page shows no glyph.
    unprinted: BTreeSet<char>,
    /// What lies outside a page.
    outside: Vec<Outside>,
}

impl Attempt {
    /// Whether the pages were composed, and then not made.
    fn failed(&self) -> bool {
        self.pdf.is_none() && REFUSALS.iter().any(|code| self.told.has(*code))
    }

    /// The outermost blocks that typst would not set, or that leave their page.
    fn culprits(&self) -> BTreeSet<Span> {
        let Some(project) = &self.project else { return BTreeSet::new() };
        let blocks = project.blocks();
        let holder = |place: Span| {
            let holds = |block: &&Span| {
                block.source == place.source && block.start <= place.start && place.end <= block.end
            };
            blocks.iter().find(holds).copied()
        };
        let refused = self.told.places(Code::TypesettingFailed).filter_map(holder);
        let outside = self.outside.iter().filter_map(|it| project.block(it.span));
        refused.chain(outside).collect()
    }
}

impl Setter<'_> {
    /// Sets the report, as it was written as far as that can be done.
    pub(super) fn set(&self) -> Attempt {
        let mut refused = Refused::default();
        let mut attempt = self.settle(&mut refused);
        let is_own = attempt.project.as_ref().is_some_and(|it| it.is_own(self.job.sources));
        if is_own || !attempt.failed() && attempt.outside.is_empty() {
            return self.finish(attempt);
        }
        let mut why = None;
        for _ in 0..MOST_ROUNDS {
            if !attempt.outside.is_empty() && !refused.estimates {
                // The heights that letters tell are measured, which takes longer.
                refused.estimates = true;
            } else {
                let mut is_new = false;
                for culprit in attempt.culprits() {
                    // What fails may do so only where a page ends within it, or for a note that it calls.
                    let is_spared = attempt.failed()
                        && (refused.whole.insert(culprit) || refused.notes.insert(culprit));
                    is_new |= is_spared || refused.blocks.insert(culprit);
                }
                if !is_new {
                    break;
                }
                if !refused.blocks.is_empty() {
                    why.get_or_insert_with(|| cause(&attempt.told));
                }
            }
            attempt = self.again(&mut refused);
        }
        if attempt.failed() {
            why.get_or_insert_with(|| cause(&attempt.told));
            // If it is for no passage, what typst says is told.
            let Some(found) = self.search(&attempt, &refused) else { return self.finish(attempt) };
            refused = found;
            attempt = self.again(&mut refused);
        }
        let Some(cause) = why else { return self.finish(attempt) };
        let [french, english] = cause;
        for span in &refused.blocks {
            let diagnostic = Diagnostic::new(Code::SetPlain, *span);
            attempt.told.push(diagnostic.with_both("cause", &french, &english));
        }
        self.finish(attempt)
    }

    /// Tells what lies outside its page.
    fn finish(&self, mut attempt: Attempt) -> Attempt {
        let mut told = BTreeSet::new();
        for it in &attempt.outside {
            let known = attempt
                .project
                .as_ref()
                .and_then(|project| diagnose::place(project, self.job.sources, it.span));
            let place = known.or_else(|| written(&it.words, self.job.sources));
            // What a foot says sticks out of every page.
            if place.is_some() && !told.insert(place) {
                continue;
            }
            let [french, english] = if it.words.is_empty() {
                ["une image".to_owned(), "a picture".to_owned()]
            } else {
                [format!("« {} »", it.words), format!("“{}”", it.words)]
            };
            let diagnostic = Diagnostic::new(Code::OutsidePage, place)
                .with("page", it.page)
                .with_both("what", &french, &english);
            attempt.told.push(diagnostic);
        }
        attempt
    }

    /// Sets the pages until all their signs print. A font may have each sign of a cluster and still
    /// not their union: rare, and only the pages tell.
    fn settle(&self, refused: &mut Refused) -> Attempt {
        loop {
            let attempt = self.attempt(refused);
            if attempt.unprinted.is_subset(&refused.signs) {
                return attempt;
            }
            refused.signs.extend(&attempt.unprinted);
        }
    }

    /// The same, after a try that is not kept: what typst remembers of its pages is memory that the next
    /// ones lack.
    fn again(&self, refused: &mut Refused) -> Attempt {
        typst::comemo::evict(1);
        self.settle(refused)
    }

    fn attempt(&self, refused: &Refused) -> Attempt {
        let mut told = Diagnostics::new(self.policy.clone());
        let project = world::compose(self.job, self.plates, refused, &mut told);
        let mut attempt = Attempt {
            project: None,
            pdf: None,
            told,
            unprinted: BTreeSet::new(),
            outside: Vec::new(),
        };
        let Some(project) = project else { return attempt };
        let told = &mut attempt.told;
        if !self.is_halted
            && !told.has_errors()
            && let Some(document) = layout(&project, self.job.sources, self.job.memory, told)
        {
            attempt.unprinted = glyphs::unprinted(&document);
            if attempt.unprinted.is_subset(&refused.signs) {
                attempt.outside = outside(&document);
                attempt.pdf = export(&project, &document, self.job, told);
            }
        }
        attempt.project = Some(project);
        attempt
    }

    /// The fewest blocks that have to be plain, as far as so many trials tell; none when it is not for
    /// them that the pages cannot be set.
    fn search(&self, failed: &Attempt, refused: &Refused) -> Option<Refused> {
        let all = failed.project.as_ref()?.blocks();
        let mut found = Refused { blocks: all.iter().copied().collect(), ..refused.clone() };
        let mut trials = MOST_TRIALS;
        if self.again(&mut found).failed() {
            return None;
        }
        let mut waiting = vec![all.as_slice()];
        while let Some(blocks) = waiting.pop() {
            let mut trial = found.clone();
            blocks.iter().for_each(|block| {
                trial.blocks.remove(block);
            });
            if trials == 0 {
                break;
            }
            trials -= 1;
            if !self.again(&mut trial).failed() {
                found = trial;
            } else if blocks.len() > 1 {
                let (first, second) = blocks.split_at(blocks.len() / 2);
                waiting.extend([second, first]);
            }
        }
        Some(found)
    }
}
