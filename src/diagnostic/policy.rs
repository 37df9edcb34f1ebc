//! How bad a fact is: the catalogue's level, the report's status, and what people asked for.

use std::collections::BTreeMap;

use super::{Code, Level, Severity};

/// What someone wants of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Tell it with this severity.
    Tell(Severity),
    /// Say nothing of it.
    Ignore,
}

/// How bad facts are in one run.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Whether the report is final: then nothing may be missing.
    pub strict: bool,
    /// What people asked for, by check.
    asked: BTreeMap<Code, Verdict>,
}

impl Policy {
    /// Asks for a verdict on a check; what is asked first holds. False when the check is one that
    /// nobody can soften.
    pub fn ask(&mut self, code: Code, verdict: Verdict) -> bool {
        let may = match code.level() {
            Level::Error => verdict == Verdict::Tell(Severity::Error),
            Level::Decision => false,
            _ => true,
        };
        if may {
            self.asked.entry(code).or_insert(verdict);
        }
        may
    }

    /// How bad a fact is; nothing when it is not to be told.
    #[must_use]
    pub fn severity(&self, code: Code) -> Option<Severity> {
        match self.asked.get(&code) {
            Some(Verdict::Tell(severity)) => return Some(*severity),
            Some(Verdict::Ignore) => return None,
            None => {}
        }
        match code.level() {
            Level::Error => Some(Severity::Error),
            Level::Gap | Level::Doubt if self.strict => Some(Severity::Error),
            Level::Gap | Level::Doubt | Level::Warning => Some(Severity::Warning),
            Level::Note => Some(Severity::Note),
            Level::Decision => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_warns_of_gaps_and_a_final_report_has_none() {
        let mut policy = Policy::default();
        assert_eq!(policy.severity(Code::ActionWithoutLead), Some(Severity::Warning));
        policy.strict = true;
        assert_eq!(policy.severity(Code::ActionWithoutLead), Some(Severity::Error));
        assert_eq!(policy.severity(Code::LowContrast), Some(Severity::Warning));
    }

    #[test]
    fn what_is_asked_first_holds_and_errors_stay_errors() {
        let mut policy = Policy::default();
        assert!(policy.ask(Code::UnknownPerson, Verdict::Ignore));
        assert!(policy.ask(Code::UnknownPerson, Verdict::Tell(Severity::Error)));
        assert_eq!(policy.severity(Code::UnknownPerson), None);
        assert!(!policy.ask(Code::MissingAgenda, Verdict::Ignore));
        assert_eq!(policy.severity(Code::MissingAgenda), Some(Severity::Error));
        assert!(!policy.ask(Code::EndInferred, Verdict::Tell(Severity::Error)));
    }
}
