//! From an edited report to a PDF: what `build`, `archive` and `verify --rebuild` do alike.

use jiff::civil::Date;

use super::erratum::Earlier;
use crate::diagnostic::Diagnostics;
use crate::edition::{Edited, Edition, Kind, Withheld};
use crate::export::{Attach, Changes, attachments, model};
use crate::model::report::Report;
use crate::polish::polish;
use crate::progress::{Progress, Stage};
use crate::reading::Reading;
use crate::source::{Sources, sha256};
use crate::typeset::{Job, Pdf, Pictures, Project, leak, template, typeset};

/// What is asked of a compilation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options<'a> {
    /// For whom.
    pub(super) edition: Edition,
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
    pub(super) fn archived(edition: Edition, report: &Report) -> Self {
        let reading = Reading::Proceedings;
        let attach = Attach::of(edition, reading, report);
        Self { edition, reading, attach, template: None, date: None, earlier: None }
    }

    /// One number for all that a volume depends on: the program, the files and what is asked for.
    /// Two volumes with the same number have the same bytes.
    pub(super) fn composition(&self, report: &Report) -> String {
        let Self { edition, reading, attach, template, date, earlier } = self;
        let date = date.filter(|_| report.event.date.is_none());
        let asked = format!(
            "{} {} {} {} {} {attach:?} {template:?} {date:?} {}",
            env!("CARGO_PKG_VERSION"),
            template::bundled_digest(),
            report.fingerprint(),
            edition.name(),
            reading.name(),
            earlier.map(|it| it.volume.to_string()).unwrap_or_default(),
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
    pub(super) report: Report,
    /// What must not be found in the PDF.
    withheld: Vec<Withheld>,
    /// Words that hold something of it and stay.
    kept: Vec<String>,
    sources: &'a Sources,
    pictures: Pictures,
    progress: &'a Progress,
}

impl<'a> Prepared<'a> {
    /// Prepares a report that is edited.
    pub(super) fn new(
        edited: Edited,
        template: Option<&str>,
        sources: &'a Sources,
        progress: &'a Progress,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let report = polish(edited.report, sources, diagnostics);
        progress.begin(Stage::Pictures);
        let pictures = Pictures::prepare(&report, template, sources, progress, diagnostics);
        Self { report, withheld: edited.withheld, kept: edited.kept, sources, pictures, progress }
    }
}

/// Compiles one reading of a report, and reads it again for what it must not say.
pub(super) fn compile(
    prepared: &Prepared<'_>,
    options: Options<'_>,
    diagnostics: &mut Diagnostics,
) -> Compiled {
    let Prepared { report, withheld, kept, sources, pictures, progress } = prepared;
    progress.begin(Stage::Typeset);
    // What a longer passage says in public too may be quoted.
    let gone: Vec<_> = withheld.iter().filter(|it| it.kind != Kind::Within).cloned().collect();
    let changes = options
        .earlier
        .map(|Earlier { volume, whole }| Changes::between(volume, &model(report), whole, &gone));
    let earlier = changes.as_ref().map(|changes| changes.earlier.fingerprint.as_str());
    let attached = attachments(
        report,
        sources,
        options.edition,
        options.attach,
        earlier,
        &options.composition(report),
    );
    let job = Job {
        report,
        sources,
        pictures,
        edition: options.edition,
        reading: options.reading,
        template: options.template,
        date: options.date,
        attached: &attached,
        changes: changes.as_ref().filter(|changes| changes.has_page()),
    };
    let (project, pdf) = typeset(job, diagnostics);
    if let Some(pdf) = &pdf {
        progress.count(pdf.pages, None);
        progress.begin(Stage::Reread);
        progress.count(pdf.pages, None);
        leak::check(&pdf.bytes, withheld, kept, job, diagnostics);
    }
    let pdf = pdf.filter(|_| !diagnostics.has_errors());
    Compiled { changes, project, pdf }
}
