//! The files that a PDF carries, as virtual files and the code that attaches them.

use serde_json::json;

use crate::export::Attachment;

/// Where the list of attached files stands.
const LIST: &str = "/attached.json";

/// What `/main.typ` does besides setting the report: names and descriptions come as data.
pub(super) const CODE: &str = "\
#for it in json(\"/attached.json\") {
  pdf.attach(
    it.name, read(it.file, encoding: none), relationship: it.relationship,
    mime-type: it.media_type, description: it.description,
  )
}
";

/// The virtual files: the list, and each file under its number, as typst does not take every name.
pub(super) fn files(attached: &[Attachment<'_>]) -> Vec<(String, Vec<u8>)> {
    let path = |rank: usize| format!("/attached/{}", rank + 1);
    let list = attached.iter().enumerate().map(|(rank, it)| {
        json!({
            "name": it.name, "file": path(rank), "relationship": it.relationship.name(),
            "media_type": it.media_type, "description": it.description,
        })
    });
    let list: serde_json::Value = list.collect();
    let files = attached.iter().enumerate().map(|(rank, it)| (path(rank), it.bytes.to_vec()));
    std::iter::once((LIST.to_owned(), list.to_string().into_bytes())).chain(files).collect()
}
