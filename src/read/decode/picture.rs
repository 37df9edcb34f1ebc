//! Which pictures of a document can be taken over.

/// How far a picture's format is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// One that is printed.
    Read,
    /// EMF or WMF, which only Office draws.
    Metafile,
    /// Any other.
    Other,
}

/// The format of a picture, by its file's ending.
pub(super) fn format(name: &str) -> Format {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    match ending.as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" => Format::Read,
        "emf" | "wmf" | "emz" | "wmz" | "svm" => Format::Metafile,
        _ => Format::Other,
    }
}
