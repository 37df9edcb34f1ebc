//! The build report: what was read, withheld, decided and written, for whoever must answer for it.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language, Severity, place, severity_word};
use crate::discover::BUILD_REPORT;
use crate::edition::Edition;
use crate::model::report::SourceFile;
use crate::source::{Sources, Span, sha256};
use crate::typeset::Pdf;

/// The version of the report's JSON.
const SCHEMA: u32 = 1;

/// What a build has to answer for.
pub(super) struct BuildReport<'a> {
    /// The files.
    pub(super) sources: &'a Sources,
    /// Their fingerprints, before any edition took names out.
    pub(super) read: &'a [SourceFile],
    /// What was found and decided.
    pub(super) diagnostics: &'a Diagnostics,
    /// For whom the PDF is.
    pub(super) edition: Edition,
    /// The PDFs with their files' names; none when there were errors.
    pub(super) written: &'a [(String, Pdf)],
    /// The language of the messages.
    pub(super) language: Language,
}

impl BuildReport<'_> {
    /// What was withheld, and what else the program decided.
    fn decisions(&self) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
        let decisions = self.diagnostics.decisions().into_iter();
        decisions.partition(|fact| matches!(fact.code, Code::PartWithheld | Code::NameWithheld))
    }

    /// The report as JSON.
    pub(super) fn json(&self) -> String {
        let read = self
            .read
            .iter()
            .map(|file| json!({ "path": file.path, "size": file.size, "sha256": file.sha256 }));
        let told = self.diagnostics.reported();
        let problems = told.iter().map(|(severity, fact)| {
            let mut value = self.fact(fact);
            value["severity"] = severity_word(*severity, Language::English).into();
            value
        });
        let (withheld, decided) = self.decisions();
        let facts = |facts: Vec<&Diagnostic>| -> Vec<Value> {
            facts.into_iter().map(|fact| self.fact(fact)).collect()
        };
        let written = self.written.iter().map(|(name, pdf)| {
            json!({
                "file": name, "pages": pdf.pages, "size": pdf.bytes.len(),
                "sha256": sha256(&pdf.bytes),
            })
        });
        let report = json!({
            "schema": SCHEMA,
            "program": concat!("actes ", env!("CARGO_PKG_VERSION")),
            "edition": self.edition.name(),
            "written": written.collect::<Vec<_>>(),
            "read": read.collect::<Vec<_>>(),
            "withheld": facts(withheld),
            "decisions": facts(decided),
            "problems": problems.collect::<Vec<_>>(),
        });
        format!("{report:#}\n")
    }

    fn fact(&self, fact: &Diagnostic) -> Value {
        json!({
            "code": fact.code.name(),
            "place": place(fact, self.sources),
            "places": self.places(fact),
            "message": fact.message(self.language),
        })
    }

    /// Every place where a fact holds.
    fn places(&self, fact: &Diagnostic) -> Vec<String> {
        let further = fact.further.iter().map(|span| {
            let source = self.sources.get(span.source);
            format!("{}:{}", source.path, source.position(span.start))
        });
        place(fact, self.sources).into_iter().chain(further).collect()
    }

    /// « (lignes 3, 7, 12) », of a fact that holds in several.
    fn lines(&self, fact: &Diagnostic) -> String {
        let spans = fact.span.iter().chain(&fact.further);
        let line = |span: &Span| self.sources.get(span.source).position(span.start).line;
        let mut lines: Vec<_> = spans.map(line).collect();
        lines.dedup();
        if lines.len() < 2 {
            return String::new();
        }
        let lines: Vec<_> = lines.iter().map(usize::to_string).collect();
        format!(" ({} {})", self.language.choose("lignes", "lines"), lines.join(", "))
    }

    /// The report as a person reads it.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_text(&mut out);
        out
    }

    fn write_text(&self, out: &mut String) -> std::fmt::Result {
        let language = self.language;
        let say = |french: &'static str, english: &'static str| language.choose(french, english);
        let edition = match self.edition {
            Edition::Public => say("édition publique", "public edition"),
            Edition::Internal => say("édition interne", "internal edition"),
        };
        let program = concat!("actes ", env!("CARGO_PKG_VERSION"));
        writeln!(out, "{} · {program} · {edition}\n", say(BUILD_REPORT[0], BUILD_REPORT[1]))?;
        for (name, pdf) in self.written {
            let bytes = say("octets", "bytes");
            writeln!(out, "{name} : {} pages, {} {bytes}", pdf.pages, pdf.bytes.len())?;
            writeln!(out, "SHA-256 {}", sha256(&pdf.bytes))?;
        }
        if self.written.is_empty() {
            writeln!(out, "{}", say("Rien n'a été écrit.", "Nothing was written."))?;
        }
        writeln!(out, "\n{} ({})", say("Fichiers lus", "Files read"), self.read.len())?;
        for file in self.read {
            writeln!(out, "  {}  {:>9}  {}", &file.sha256[..16], file.size, file.path)?;
        }
        let (withheld, decided) = self.decisions();
        self.write_facts(out, say("Retiré", "Withheld"), &withheld)?;
        self.write_facts(out, say("Décidé par le programme", "Decided by the program"), &decided)?;
        let told = self.diagnostics.reported();
        writeln!(out, "\n{} ({})", say("Problèmes", "Problems"), told.len())?;
        for (severity, fact) in told {
            self.write_fact(out, Some(severity), fact)?;
        }
        Ok(())
    }

    fn write_facts(
        &self,
        out: &mut String,
        title: &str,
        facts: &[&Diagnostic],
    ) -> std::fmt::Result {
        writeln!(out, "\n{title} ({})", facts.len())?;
        facts.iter().try_for_each(|fact| self.write_fact(out, None, fact))
    }

    fn write_fact(
        &self,
        out: &mut String,
        severity: Option<Severity>,
        fact: &Diagnostic,
    ) -> std::fmt::Result {
        let place = place(fact, self.sources).map_or(String::new(), |place| format!("{place}: "));
        let severity = severity.map_or("", |severity| severity_word(severity, self.language));
        let (code, message) = (fact.code.name(), fact.message(self.language));
        writeln!(out, "  {place}{severity}[{code}]: {message}{}", self.lines(fact))
    }
}
