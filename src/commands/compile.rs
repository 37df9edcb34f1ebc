//! From an edited report to a PDF: what `build`, `archive` and `verify --rebuild` do alike.

use jiff::civil::Date;

use super::erratum::Earlier;
use crate::diagnostic::Diagnostics;
use crate::edition::Edited;
use crate::export::{Attach, Changes, attachments};
use crate::polish::{Polished, polish};
use crate::progress::{Progress, Stage};
use crate::reading::Reading;
use crate::source::{Sources, sha256};
use crate::typeset::{Job, Memory, Pdf, Pictures, Project, leak, template, typeset};

/// What is asked of a compilation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options<'a> {
    /// How much is told.
    pub(super) reading: Reading,
    /// What the PDF carries.
    pub(super) attach: Attach,
    /// The template to use instead of the report's own.
    pub(super) template: Option<&'a str>,
    /// The day to stamp the PDF with when the event has none.
    pub(super) date: Option<Date>,
    /// The volume that this one corrects.
    pub(super) earlier: Option<&'a Earlier>,
}

impl Options<'_> {
    /// What the archives keep: the proceedings of an edition.
    pub(super) fn archived(report: &Edited) -> Self {
        let reading = Reading::Proceedings;
        let attach = Attach::of(report, reading);
        Self { reading, attach, template: None, date: None, earlier: None }
    }

    /// One number for all that a volume depends on: the program, the files and what is asked for.
    /// Two volumes with the same number have the same bytes.
    pub(super) fn composition(&self, report: &Edited) -> String {
        let Self { reading, attach, template, date, earlier } = self;
        let date = date.filter(|_| report.event.date.is_none());
        let asked = format!(
            "{} {} {} {} {} {attach:?} {template:?} {date:?} {}",
            env!("CARGO_PKG_VERSION"),
            template::bundled_digest(),
            report.fingerprint(),
            report.edition().name(),
            reading.name(),
            earlier.map(|it| format!("{} {}", it.is_erasure, it.volume)).unwrap_or_default(),
        );
        sha256(asked.as_bytes())
    }
}

/// What came of it.
pub(super) struct Compiled {
    /// What changed since the earlier volume.
    pub(super) changes: Option<Changes>,
    /// What typst compiled.
    pub(super) project: Option<Project>,
    /// The PDF, unless there are errors.
    pub(super) pdf: Option<Pdf>,
}

/// A report that is edited for its readers, in its typography, with its pictures.
pub(super) struct Prepared<'a> {
    /// The report.
    pub(super) report: Polished,
    sources: &'a Sources,
    pictures: Pictures,
    progress: &'a Progress,
}

impl<'a> Prepared<'a> {
    /// The pictures, as they are printed.
    pub(super) fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// Prepares a report that is edited.
    pub(super) fn new(
        edited: Edited,
        template: Option<&str>,
        sources: &'a Sources,
        progress: &'a Progress,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let report = polish(edited, sources, diagnostics);
        progress.begin(Stage::Pictures);
        let pictures = Pictures::prepare(&report, template, sources, progress, diagnostics);
        Self { report, sources, pictures, progress }
    }
}

/// Compiles one reading of a report, and reads it again for what it must not say.
pub(super) fn compile(
    prepared: &Prepared<'_>,
    options: Options<'_>,
    memory: Memory,
    diagnostics: &mut Diagnostics,
) -> Compiled {
    let Prepared { report, sources, pictures, progress } = prepared;
    progress.begin(Stage::Typeset);
    let changes =
        options.earlier.map(|it| Changes::since(&it.volume, report, &it.whole, it.is_erasure));
    let earlier = changes.as_ref().map(|changes| changes.earlier.fingerprint.as_str());
    let attached =
        attachments(report, sources, options.attach, earlier, &options.composition(report));
    let job = Job {
        reading: options.reading,
        template: options.template,
        date: options.date,
        attached: &attached,
        changes: changes.as_ref().filter(|changes| changes.has_page()),
        memory,
        ..Job::new(report, sources, pictures)
    };
    let (project, mut pdf) = typeset(job, diagnostics);
    if let Some(pdf) = &mut pdf {
        progress.count(pdf.pages, None);
        progress.begin(Stage::Reread);
        progress.count(pdf.pages, None);
        leak::check(pdf, job, diagnostics);
        if !pdf.places.is_empty() {
            diagnostics.find_pages(|passage| pdf.places.page(passage));
        }
    }
    let pdf = pdf.filter(|_| !diagnostics.has_errors());
    Compiled { changes, project, pdf }
}
