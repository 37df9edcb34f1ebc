//! What is printed after the report itself, as a template sees it.

use serde_json::{Value, json};

use super::super::body::{Place, spoken};
use super::{IN_PART, Writer};
use crate::model::annex::{Annex, AnnexContent, AnnexPages, Evaluation};
use crate::model::body::{Block, BlockKind, Body, Target, TargetKind};

/// Whether an annex is a text that shows pictures and nothing else.
fn is_gallery(annex: &Annex) -> bool {
    let AnnexContent::Text(body) = &annex.content else { return false };
    let is_shown = |block: &Block| {
        matches!(
            block.value,
            BlockKind::Gallery(_) | BlockKind::Figure { .. } | BlockKind::Heading { .. }
        )
    };
    !body.blocks.is_empty() && body.blocks.iter().all(is_shown)
}

impl Writer<'_> {
    /// The annexes by their sorts.
    pub(super) fn annexes(&mut self) -> Value {
        let report = self.report;
        let documents: Vec<_> =
            report.annexes.iter().filter_map(|annex| self.document(annex)).collect();
        let photos: Vec<_> = report.annexes.iter().filter_map(|annex| self.photo(annex)).collect();
        json!({
            "documents": documents,
            "photos": photos,
            "evaluation": self.evaluation(&report.evaluation),
            "resources": self.resources(),
        })
    }

    fn document(&mut self, annex: &Annex) -> Option<Value> {
        let (kind, per_page, pages, body) = match &annex.content {
            AnnexContent::Pages(pages) => {
                (pages.kind.name(), pages.per_page, self.pages(annex, pages), None)
            }
            AnnexContent::Text(body) => ("text", 1, Vec::new(), self.annexed_text(annex, body)),
            AnnexContent::Photo => return None,
        };
        let session = annex.session.clone();
        let session = session.map(|id| self.target(&Target { kind: TargetKind::Session, id }));
        Some(json!({
            "id": annex.id,
            "kind": kind,
            "is_gallery": is_gallery(annex),
            "title": self.text(&annex.title),
            "language": annex.language,
            "authors": self.texts(&annex.authors),
            "authors_listed": self.list(&annex.authors),
            "session": session,
            "caption": self.maybe(annex.caption.as_deref()),
            "credit": self.maybe(annex.credit.as_deref()),
            "per_page": per_page,
            "pages": pages,
            "body": body,
            "file": self.text(self.file_name(annex)),
            "internal": annex.internal,
        }))
    }

    /// The name of an annex's file; its title where the edition does not tell the name.
    fn file_name<'b>(&self, annex: &'b Annex) -> &'b str {
        let is_told = self.report.sources.iter().any(|source| source.path == annex.path);
        let name = annex.path.rsplit('/').next().filter(|_| is_told);
        name.unwrap_or(&annex.title)
    }

    fn annexed_text(&mut self, annex: &Annex, body: &Body) -> Option<String> {
        let place = Place { language: annex.language.as_deref(), ..Place::at(IN_PART) };
        self.body_at(place, None, body)
    }

    fn pages(&self, annex: &Annex, pages: &AnnexPages) -> Vec<Value> {
        let total = pages.pages.last().map_or(0, |last| last.number).max(pages.pages.len());
        let title = annex.alternative.as_ref().unwrap_or(&annex.title);
        let page = |page: &crate::model::annex::AnnexPage| {
            let alternative = self
                .language
                .label("annex_page")
                .replace("{title}", &self.text(&spoken(title)))
                .replace("{number}", &page.number.to_string())
                .replace("{total}", &total.to_string());
            json!({
                "number": page.number,
                "width": page.width,
                "height": page.height,
                "path": self.plates.path(annex, page.number),
                "alternative": alternative,
            })
        };
        pages.pages.iter().map(page).collect()
    }

    fn photo(&self, annex: &Annex) -> Option<Value> {
        if !matches!(annex.content, AnnexContent::Photo) {
            return None;
        }
        let alternative = annex.alternative.as_ref().or(annex.caption.as_ref());
        let alternative = alternative.map_or_else(
            || {
                let [what, colon] = ["photographs", "colon"].map(|key| self.language.label(key));
                format!("{what}{colon}{}", annex.title)
            },
            Clone::clone,
        );
        Some(json!({
            "id": annex.id,
            "path": self.job.pictures.path(&annex.path),
            "alternative": self.text(&spoken(&alternative)),
            "caption": self.maybe(annex.caption.as_deref()),
            "credit": self.maybe(annex.credit.as_deref()),
        }))
    }

    fn evaluation(&self, evaluation: &Evaluation) -> Value {
        let questions = evaluation.questions.iter().map(|question| {
            let answers = question
                .answers
                .iter()
                .map(|(name, count)| json!({ "name": self.text(name), "count": count }));
            // A spreadsheet writes « 4.4 » in every language.
            let average = question.average.as_deref();
            let average = average.map(|it| self.language.decimal(it));
            json!({
                "text": self.text(&question.text),
                "count": question.count,
                "average": self.maybe(average.as_deref()),
                "answers": answers.collect::<Vec<_>>(),
            })
        });
        json!({
            "questions": questions.collect::<Vec<_>>(),
            "verbatims": self.texts(&evaluation.verbatims),
        })
    }
}

/// The ids of the documents shown in a session, in their order.
pub(super) fn shown_in<'a>(session: &str, annexes: &'a [Annex]) -> Vec<&'a str> {
    let is_document = |annex: &&Annex| !matches!(annex.content, AnnexContent::Photo);
    let shown = annexes.iter().filter(|annex| annex.session.as_deref() == Some(session));
    shown.filter(is_document).map(|annex| annex.id.as_str()).collect()
}
