//! The report as pages and as a PDF. The only folder that knows typst.
//!
//! The report's facts become a virtual `/report.json`, its texts virtual files of Typst *code*: calls
//! of the template's functions with string literals, never markup. So no text can become code.

mod attach;
mod body;
mod bounds;
mod cause;
mod changes;
mod diagnose;
mod fallback;
mod fonts;
mod glyphs;
pub mod leak;
mod loss;
mod names;
mod picture;
mod places;
mod plates;
mod preview;
mod round;
mod svg;
pub mod template;
mod view;
mod world;

use std::collections::BTreeSet;

use jiff::civil::Date;
use typst::World;
use typst::diag::Warned;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::clearance::Sheet;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::export::{Attachment, Changes};
use crate::guard::guarded;
use crate::pdf::{PageTexts, read_pages};
use crate::polish::Polished;
use crate::reading::Reading;
use crate::source::{Sources, Span};

use plates::Plates;

pub use fonts::font;
pub use picture::Pictures;
pub use places::Places;
pub use preview::{PageFacts, Pages, forget_all, forget_old_rounds};
pub use world::Project;

/// A report to typeset: one that is edited for its readers.
///
/// ```
/// # use actes::{polish::Polished, typeset::Job};
/// fn job<'a>(report: &'a Polished, job: Job<'a>) -> Job<'a> {
///     Job { report, ..job }
/// }
/// ```
///
/// What the files say as a whole is no such report, and nothing makes one of it but
/// [`edit`](crate::edition::edit):
///
/// ```compile_fail
/// # use actes::{model::report::Report, typeset::Job};
/// fn job<'a>(report: &'a Report, job: Job<'a>) -> Job<'a> {
///     Job { report, ..job }
/// }
/// ```
///
/// ```compile_fail
/// # use actes::{edition::Edited, model::report::Report};
/// fn edited(report: Report, of_another: Edited) -> Edited {
///     Edited { report, ..of_another }
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The report.
    pub report: &'a Polished,
    /// The files it came from: fonts and templates are taken from them.
    pub sources: &'a Sources,
    /// The pictures it shows.
    pub pictures: &'a Pictures,
    /// How much of it.
    pub reading: Reading,
    /// The template to use instead of the report's own.
    pub template: Option<&'a str>,
    /// The date to stamp the PDF with when the event has none.
    pub date: Option<Date>,
    /// The files that the PDF carries.
    pub attached: &'a [Attachment<'a>],
    /// What is to be looked through before publication, for the reading that tells it.
    pub clearance: Option<&'a Sheet>,
    /// What changed since an earlier volume, to be told on a page of its own.
    pub changes: Option<&'a Changes>,
    /// What typst keeps of the work.
    pub memory: Memory,
}

/// What typst keeps of its work on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Memory {
    /// What one round of layout needs of the one before.
    #[default]
    OneRound,
    /// All that the next version of the same document may need, until [`forget_old_rounds`].
    Kept,
}

impl<'a> Job<'a> {
    /// The proceedings of a report, by its own template, with nothing attached.
    #[must_use]
    pub fn new(report: &'a Polished, sources: &'a Sources, pictures: &'a Pictures) -> Self {
        Self {
            report,
            sources,
            pictures,
            reading: Reading::Proceedings,
            template: None,
            date: None,
            attached: &[],
            clearance: None,
            changes: None,
            memory: Memory::default(),
        }
    }
}

/// A typeset report.
#[derive(Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The pages themselves, for a screen.
    pub shown: Pages,
    /// On which of them the texts of the files stand; nothing is known of readings that select.
    pub places: Places,
    /// The text of its pages, where it was read.
    texts: Option<PageTexts>,
}

/// What is not set as it was written, for it cannot be.
#[derive(Debug, Clone, Default)]
struct Refused {
    /// Signs that do not print where they stand.
    signs: BTreeSet<char>,
    /// Outermost blocks of texts that no page may part: where one ends within them, typst fails.
    whole: BTreeSet<Span>,
    /// Outermost blocks of texts whose notes are set after them: typst loses the tags of some within a table.
    notes: BTreeSet<Span>,
    /// Outermost blocks of texts that are set as plain words.
    blocks: BTreeSet<Span>,
    /// Whether heights that are told by letters are told wrong: then they are measured.
    estimates: bool,
}

/// Typesets a report: the project that typst compiles, and the PDF unless there are errors. A passage
/// that cannot be set is set as plain words and told.
pub fn typeset(job: Job<'_>, diagnostics: &mut Diagnostics) -> (Option<Project>, Option<Pdf>) {
    // The other readings print no annex.
    let plates = match job.reading {
        Reading::Proceedings => Plates::draw(job.report, job.sources, diagnostics),
        Reading::Synthesis | Reading::Record | Reading::ActionSheets | Reading::Clearance => {
            Plates::default()
        }
    };
    let setter = fallback::Setter {
        job,
        plates: &plates,
        policy: diagnostics.policy.clone(),
        // What is wrong by now would only be said again, worse, by typst.
        is_halted: diagnostics.has_errors(),
    };
    let fallback::Attempt { project, mut pdf, told, .. } = setter.set();
    diagnostics.append(told);
    // The other readings are selections.
    if let (Some(pdf), Some(project)) = (&mut pdf, &project)
        && job.reading == Reading::Proceedings
    {
        // A template of the event's own may be one.
        let mut discarded = Diagnostics::default();
        let told = if project.is_own(job.sources) { &mut discarded } else { diagnostics };
        let pages = read_pages(&pdf.bytes);
        pdf.places = loss::check(&pages, job.report, &project.replaced, told);
        pdf.texts = Some(pages);
    }
    (project, pdf)
}

/// Writes the virtual project that typst compiles, without the pages of annexes: they take time to
/// draw, and only print needs them.
pub fn compose(job: Job<'_>, diagnostics: &mut Diagnostics) -> Option<Project> {
    world::compose(job, &Plates::default(), &Refused::default(), diagnostics)
}

/// Lays the pages out.
pub fn layout(
    project: &Project,
    sources: &Sources,
    memory: Memory,
    diagnostics: &mut Diagnostics,
) -> Option<PagedDocument> {
    let compile = || match memory {
        Memory::OneRound => round::compile(project),
        Memory::Kept => typst::compile::<PagedDocument>(project),
    };
    let Warned { output, warnings } = guard(project, compile, diagnostics)?;
    for warning in &warnings {
        diagnose::report(project, sources, warning, diagnostics);
    }
    match output {
        Ok(document) => Some(document),
        Err(errors) => {
            for error in &errors {
                diagnose::report(project, sources, error, diagnostics);
            }
            None
        }
    }
}

/// Writes the pages as a PDF that conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3).
pub fn export(
    project: &Project,
    document: &PagedDocument,
    job: Job<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Pdf> {
    let standards = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).ok()?;
    let date = job.report.event.end_date.or(job.report.event.date).or(job.date);
    let date = date.unwrap_or(Date::constant(1970, 1, 1));
    let midnight =
        Datetime::from_ymd_hms(date.year().into(), date.month() as u8, date.day() as u8, 0, 0, 0)?;
    let options = PdfOptions {
        ident: Smart::Custom(format!(
            "actes:{}:{}:{}",
            job.report.event.title,
            job.report.edition().name(),
            job.reading.name()
        )),
        creator: Smart::Custom(Some(format!("actes {}", env!("CARGO_PKG_VERSION")))),
        timestamp: Some(Timestamp::new_utc(midnight)),
        standards,
        ..PdfOptions::default()
    };
    match guard(project, || typst_pdf::pdf(document, &options), diagnostics)? {
        Ok(bytes) => {
            let (pages, shown) = (document.pages().len(), Pages::new(document.clone()));
            Some(Pdf { bytes, pages, shown, places: Places::default(), texts: None })
        }
        Err(errors) => {
            for error in &errors {
                diagnose::report(project, job.sources, error, diagnostics);
            }
            None
        }
    }
}

/// Whether typst breaks on a world: laying it out or exporting it panics.
fn breaks(world: &dyn World) -> bool {
    let compile = || {
        let compiled = typst::compile::<PagedDocument>(world).output;
        compiled.and_then(|document| typst_pdf::pdf(&document, &PdfOptions::default()))
    };
    guarded(compile).is_err()
}

/// Runs typst and turns a panic of its own into a diagnostic at the text it was busy with.
fn guard<T>(
    project: &Project,
    run: impl FnOnce() -> T,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    guarded(run)
        .map_err(|cause| {
            let diagnostic = Diagnostic::new(Code::TypesetterPanic, project.culprit(breaks));
            diagnostics.push(diagnostic.with("cause", cause));
        })
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::load;
    use crate::edition::Edition;
    use crate::polish::polish;
    use crate::progress::Progress;
    use std::path::Path;

    #[test]
    fn the_text_that_breaks_typst_is_named() {
        let sample = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/input"));
        let loaded = load(sample, &mut Diagnostics::default()).unwrap();
        let quiet = &mut Diagnostics::default();
        let report = polish(loaded.edit(Edition::Internal, quiet), &loaded.sources, quiet);
        let pictures =
            Pictures::prepare(&report, None, &loaded.sources, &Progress::default(), quiet);
        let job = Job::new(&report, &loaded.sources, &pictures);
        let project = compose(job, &mut Diagnostics::default()).unwrap();
        // No text is known to break typst: a chosen one stands for it.
        let chosen = |world: &dyn World| {
            assert!(!breaks(world), "each text compiles alone");
            world.source(world.main()).unwrap().text().contains("/bodies/body-4.typ")
        };
        let span = project.culprit(chosen).unwrap();
        assert!(loaded.sources.text(span).starts_with("Temps d'échanges pour préciser"));
        assert!(!breaks(&project));
    }
}
