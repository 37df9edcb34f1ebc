//! On which page of a PDF the texts of the files stand.

use crate::source::Span;

/// The pages of texts, as they were found when the PDF was read again.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// In the order of files and places.
    texts: Vec<(Span, usize)>,
    /// The length of the longest of them.
    longest: usize,
}

impl Places {
    /// The pages of texts, from 1.
    #[must_use]
    pub fn new(mut texts: Vec<(Span, usize)>) -> Self {
        // The order of the report among texts of one place: what it prints first.
        texts.sort_by_key(|(span, _)| *span);
        let longest = texts.iter().map(|(span, _)| span.range().len()).max().unwrap_or_default();
        Self { texts, longest }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The number of the page, from 1, on which a passage stands: that of the first text of it or,
    /// within a record, of the smallest that holds it.
    #[must_use]
    pub fn page(&self, passage: Span) -> Option<usize> {
        let reach = passage.start.saturating_sub(self.longest);
        let from = self
            .texts
            .partition_point(|(span, _)| (span.source, span.start) < (passage.source, reach));
        let last = passage.end.max(passage.start + 1);
        let near = self.texts[from..].iter();
        let near = near.take_while(|(span, _)| span.source == passage.source && span.start < last);
        let of_it = near.filter(|(span, _)| passage.start < span.end.max(span.start + 1));
        let held = |span: Span| span.start <= passage.start && passage.end <= span.end;
        // A part of the passage tells better than a record that holds it.
        let found = of_it.min_by_key(|(span, _)| if held(*span) { span.range().len() } else { 0 });
        found.map(|(_, page)| *page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn span(start: usize, end: usize) -> Span {
        Span::new(SourceId(1), start..end)
    }

    #[test]
    fn a_passage_has_the_page_of_its_text() {
        let places = Places::new(vec![
            (span(0, 200), 4),
            (span(20, 30), 5),
            (span(40, 60), 6),
            (Span::new(SourceId(2), 40..60), 9),
        ]);
        assert_eq!(places.page(span(22, 24)), Some(5));
        assert_eq!(places.page(span(50, 50)), Some(6));
        // Of several texts the first; between them, the record.
        assert_eq!(places.page(span(15, 70)), Some(5));
        assert_eq!(places.page(span(32, 36)), Some(4));
        assert_eq!(places.page(span(200, 210)), None);
        assert_eq!(places.page(Span::new(SourceId(0), 0..9)), None);
        assert_eq!(Places::default().page(span(0, 1)), None);
    }
}
