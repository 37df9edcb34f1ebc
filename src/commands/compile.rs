//! From a loaded event to the PDF of one edition: what `build`, `archive` and `verify --rebuild` do
//! alike.

use jiff::civil::Date;
use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::edition::{Edition, edit};
use crate::export::{Attach, Changes, attachments, model};
use crate::model::report::Report;
use crate::polish::polish;
use crate::source::Sources;
use crate::typeset::{Job, Pdf, Project, typeset};

/// What is asked of a compilation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Options<'a> {
    /// For whom.
    pub(super) edition: Edition,
    /// What the PDF carries.
    pub(super) attach: Attach,
    /// The template to use instead of the report's own.
    pub(super) template: Option<&'a str>,
    /// The day to stamp the PDF with when the event has none.
    pub(super) date: Option<Date>,
    /// The model of the volume that this one corrects.
    pub(super) earlier: Option<&'a Value>,
}

/// What came of it.
pub(super) struct Compiled {
    /// The report as its readers see it.
    pub(super) report: Report,
    /// How many passages and parts were withheld.
    pub(super) withheld: usize,
    /// What changed since the earlier volume.
    pub(super) changes: Option<Changes>,
    /// What typst compiled.
    pub(super) project: Option<Project>,
    /// The PDF, unless there are errors.
    pub(super) pdf: Option<Pdf>,
}

/// Compiles one edition of a report.
pub(super) fn compile(
    report: Report,
    sources: &Sources,
    options: Options<'_>,
    diagnostics: &mut Diagnostics,
) -> Compiled {
    let (report, withheld) = edit(report, options.edition, diagnostics);
    let report = polish(report, sources, diagnostics);
    let changes = options.earlier.map(|earlier| Changes::between(earlier, &model(&report)));
    let earlier = changes.as_ref().map(|changes| changes.earlier.fingerprint.as_str());
    let attached = attachments(&report, sources, options.edition, options.attach, earlier);
    let job = Job {
        report: &report,
        sources,
        edition: options.edition,
        template: options.template,
        date: options.date,
        attached: &attached,
        changes: changes.as_ref().filter(|changes| !changes.list.is_empty()),
    };
    let (project, pdf) = typeset(job, diagnostics);
    let pdf = pdf.filter(|_| !diagnostics.has_errors());
    Compiled { report, withheld, changes, project, pdf }
}
