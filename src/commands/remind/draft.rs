//! A reminder as a draft that Outlook, Thunderbird and others open ready to be sent (`X-Unsent`).
//! It has no date and no sender: the mail program sets both.

use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use super::Reminder;
use crate::commands::load::Loaded;
use crate::source::sha256;

/// The draft's bytes; the same reminder gives the same ones.
pub(super) fn eml(reminder: &Reminder<'_>, loaded: &Loaded) -> Vec<u8> {
    let text = reminder.letter.body.replace('\n', "\r\n");
    let text = MimePart::new("text/plain", BodyPart::Text(text.into()));
    let named = |path: &&str| loaded.sources.iter().find(|(_, source)| source.path == *path);
    let files: Vec<_> = reminder.files.iter().filter_map(named).collect();
    let attached = files.iter().map(|(_, source)| {
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        let kind = ContentType::new(media_type(&source.extension()));
        MimePart::new(kind, BodyPart::Binary(source.bytes.as_slice().into())).attachment(name)
    });
    let whole = if files.is_empty() {
        text
    } else {
        // Made of the words, so that nothing depends on the clock; no encoded line holds « =_ ».
        let boundary = format!("=_actes-{}", &sha256(reminder.letter.body.as_bytes())[..24]);
        let kind = ContentType::new("multipart/mixed").attribute("boundary", boundary);
        MimePart::new(kind, std::iter::once(text).chain(attached).collect::<Vec<_>>())
    };
    let whole = match reminder.email {
        Some(email) => whole.header("To", Address::new_address(Some(reminder.name), email)),
        // The name alone: the address book of the mail program may know it. A comma would make two.
        None => whole.header("To", Text::new(reminder.name.replace([',', ';'], " "))),
    };
    let whole = whole
        .header("Subject", Text::new(reminder.letter.subject.as_str()))
        .header("X-Unsent", Raw::new("1"))
        .header("MIME-Version", Raw::new("1.0"));
    let mut out = Vec::new();
    whole.write_part(&mut out);
    out
}

/// What a mail program is told of a file.
fn media_type(extension: &str) -> &'static str {
    match extension {
        "md" | "markdown" => "text/markdown",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt" => "application/vnd.oasis.opendocument.text",
        _ => "application/octet-stream",
    }
}
