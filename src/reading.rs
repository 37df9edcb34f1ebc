//! The readings of one report: the same model, told at several lengths.

use crate::model::body::{BlockKind, Body, CalloutKind};
use crate::model::report::Report;

/// How much of the report a PDF tells, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// All of it.
    Proceedings,
    /// What came out of the day, in four pages at most.
    Synthesis,
    /// The decisions and the actions.
    Record,
    /// One action a page, to hand to its lead.
    ActionSheets,
    /// What somebody looks through and signs before the report is published; for the organisers.
    Clearance,
}

impl Reading {
    /// All readings of the report that are handed out, the longest first.
    pub const ALL: [Self; 4] =
        [Self::Proceedings, Self::Synthesis, Self::Record, Self::ActionSheets];

    /// The name on the command line, in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Proceedings => "proceedings",
            Self::Synthesis => "synthesis",
            Self::Record => "record",
            Self::ActionSheets => "action-sheets",
            Self::Clearance => "clearance",
        }
    }

    /// How the name of its file begins: a word that its readers know.
    #[must_use]
    pub fn file_stem(self) -> &'static str {
        match self {
            Self::Proceedings => "actes",
            Self::Synthesis => "synthese",
            Self::Record => "releve",
            Self::ActionSheets => "fiches-actions",
            Self::Clearance => "bordereau",
        }
    }

    /// Whether a report has anything to say in this reading.
    #[must_use]
    pub fn has_content(self, report: &Report) -> bool {
        let has_decision = || {
            let blocks = report.bodies().into_iter().flat_map(Body::all_blocks);
            blocks.into_iter().any(|block| {
                matches!(block.value, BlockKind::Callout { kind: CalloutKind::Decision, .. })
            })
        };
        match self {
            Self::Proceedings | Self::Synthesis | Self::Clearance => true,
            Self::Record => !report.actions.is_empty() || has_decision(),
            Self::ActionSheets => !report.actions.is_empty(),
        }
    }
}
