//! The tags of a workbook's XML, read as text: only few of them are looked for.

use std::sync::LazyLock;

use regex::Regex;

static ATTRIBUTE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"([\w:\-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')"#).ok());

/// The attributes of a tag.
pub(super) fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let found = ATTRIBUTE.iter().flat_map(|it| it.captures_iter(tag));
    let pair = |it: regex::Captures<'_>| {
        let (name, value) = (it.get(1)?.range(), it.get(2).or(it.get(3))?.range());
        Some((name, value))
    };
    let pairs = found.filter_map(pair);
    pairs.map(|(name, value)| (&tag[name], &tag[value])).collect()
}

/// The value of an attribute, whatever its prefix.
pub(super) fn value<'a>(attributes: &[(&'a str, &'a str)], name: &str) -> Option<&'a str> {
    let is = |key: &str| key == name || key.rsplit(':').next() == Some(name);
    attributes.iter().find(|(key, _)| is(key)).map(|(_, value)| *value)
}

/// The signs that XML writes as words.
pub(super) fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (word, sign)| text.replace(word, sign))
}
