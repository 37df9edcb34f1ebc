//! The action register as a table that a spreadsheet opens with a double click.

use crate::export::passages::passages;
use crate::language::Language;
use crate::model::report::Report;

/// The register as CSV: UTF-8 with its mark, semicolons and CRLF, as a French Excel expects. None
/// when there is no action, or when a cell cannot be written.
pub(super) fn csv(report: &Report, language: &Language) -> Option<Vec<u8>> {
    if report.actions.is_empty() {
        return None;
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let heads = [
        "id_column",
        "action_column",
        "description_column",
        "lead",
        "partners",
        "horizon",
        "deadline_column",
        "priority",
        "status",
        "origin",
        "answers",
        "means",
        "indicators",
        "steps",
    ];
    writer.write_record(heads.map(|key| several(language, key))).ok()?;
    for action in &report.actions {
        let facts = &action.facts;
        let maybe = |text: &Option<String>| text.clone().unwrap_or_default();
        let steps = facts.steps.iter().map(|step| match step.deadline {
            Some(day) => format!("{} ({day})", step.title),
            None => step.title.clone(),
        });
        let origin: Vec<_> = action.origin.iter().map(|target| target.id.clone()).collect();
        let priority = facts.priority.map(|it| format!("priority_value_{}", it.name()));
        let cells = [
            action.id.clone(),
            facts.title.clone(),
            passages(&action.description, report).join("\n"),
            facts.lead.clone().unwrap_or_else(|| language.label("to_name").to_owned()),
            facts.partners.join("\n"),
            maybe(&facts.horizon),
            facts.deadline.as_ref().map_or(String::new(), |day| day.value.to_string()),
            priority.map_or(String::new(), |key| language.label(&key).to_owned()),
            maybe(&facts.status),
            origin.join(", "),
            action.questions.join(", "),
            maybe(&facts.means),
            facts.indicators.join("\n"),
            steps.collect::<Vec<_>>().join("\n"),
        ];
        writer.write_record(cells.map(inert)).ok()?;
    }
    writer.into_inner().ok()
}

/// The word of a column, in its plural if it has several forms.
fn several(language: &Language, key: &str) -> String {
    let label = language.labels().get(key);
    let other = label.and_then(|forms| forms.get("other")).and_then(|it| it.as_str());
    other.unwrap_or_else(|| language.label(key)).to_owned()
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV injection).
fn inert(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_would_be_computed_is_not() {
        for cell in ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "－1"] {
            assert_eq!(inert(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["", "A1", "2-3", "« =1 »", "– un tiret"] {
            assert_eq!(inert(cell.to_owned()), cell);
        }
    }
}
