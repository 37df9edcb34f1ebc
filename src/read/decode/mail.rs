//! Mails as files: what their author wrote, without the mails that it answers.

use std::io::{Cursor, Read};
use std::sync::LazyLock;

use encoding_rs::{UTF_16LE, WINDOWS_1252};
use mail_parser::{Address, MessageParser, MimeHeaders};
use regex::Regex;

use super::block::Document;
use super::loss::{Cause, Losses};
use super::{Decoded, Dropped, Purpose, html, plain, write};

/// With fewer lines of its own a mail only sends on the one below it.
const FEWEST: usize = 4;
/// How much one part may hold.
const MOST: u64 = 50_000_000;

/// Where the mail begins that a mail answers or sends on.
static HISTORY: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let forms = [
        r"(?im)^[ >]*-{2,}\s*(?:message d['’]origine|original message|message transféré|forwarded message|mail original)[\s-]*$",
        r"(?m)^[ >]*(?:Le|On)\s[^\n]{5,200}(?:\n[^\n]{0,200})?\s(?:a écrit|wrote)\s?:\s*$",
        r"(?m)^[ >]*_{10,}\s*\n+[ >]*(?:De|From)\s?:",
        r"(?m)^[ >*]*(?:De|From)\s?:[^\n]*\n(?:[^\n]*\n){0,2}?[ >*]*(?:Envoyé|Sent|Date|À|To)\s?:",
    ];
    forms.iter().filter_map(|form| Regex::new(form).ok()).collect()
});

/// What a mail says of itself.
#[derive(Debug, Default)]
struct Mail {
    from: String,
    to: String,
    date: String,
    subject: String,
    text: String,
    attachments: Vec<String>,
}

/// Reads a mail as it travels (`.eml`).
pub(super) fn eml(bytes: &[u8], purpose: Purpose) -> Result<Decoded, Cause> {
    let message = MessageParser::default().parse(bytes).ok_or(Cause::Damaged)?;
    let people = |address: Option<&Address<'_>>| {
        let people = address.into_iter().flat_map(Address::iter);
        let shown = people.filter_map(|person| person.name().or(person.address()));
        shown.collect::<Vec<_>>().join("; ")
    };
    let mut losses = Losses::default();
    let is_html_only = message.text_body.is_empty()
        || message.text_body.iter().all(|part| message.html_body.contains(part));
    let text = match message.body_html(0).filter(|_| is_html_only) {
        Some(text) if text.contains('<') => of_html(&text, purpose, &mut losses),
        _ => message.body_text(0).map(std::borrow::Cow::into_owned).unwrap_or_default(),
    };
    let attachments = message.attachments().filter_map(|part| part.attachment_name());
    let mail = Mail {
        from: people(message.from()),
        to: people(message.to()),
        date: message.date().map(mail_parser::DateTime::to_rfc822).unwrap_or_default(),
        subject: message.subject().unwrap_or_default().to_owned(),
        text,
        attachments: attachments.map(str::to_owned).collect(),
    };
    if mail.text.trim().is_empty() && mail.from.is_empty() && mail.subject.is_empty() {
        return Err(Cause::Damaged);
    }
    Ok(mail.decoded(losses))
}

/// Reads a mail that Outlook saved (`.msg`, [MS-OXMSG]).
pub(super) fn msg(bytes: &[u8], purpose: Purpose) -> Result<Decoded, Cause> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Cause::Damaged)?;
    let mut property = |id: &str| {
        let mut part = |kind: &str| {
            let mut bytes = Vec::new();
            let stream = file.open_stream(format!("/__substg1.0_{id}{kind}")).ok()?;
            stream.take(MOST).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        };
        let wide =
            part("001F").map(|bytes| UTF_16LE.decode_without_bom_handling(&bytes).0.into_owned());
        let narrow = || {
            part("001E")
                .map(|bytes| WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned())
        };
        wide.or_else(narrow).or_else(|| part("0102").map(|bytes| plain::text(&bytes)))
    };
    let mut losses = Losses::default();
    let text = property("1000").filter(|text| !text.trim().is_empty());
    let text = text.or_else(|| property("1013").map(|text| of_html(&text, purpose, &mut losses)));
    let mut words = |id: &str| property(id).unwrap_or_default();
    let mail = Mail {
        from: words("0C1A"),
        to: words("0E04"),
        date: String::new(),
        subject: words("0037"),
        text: text.ok_or(Cause::Empty)?,
        attachments: Vec::new(),
    };
    let attachments = file.walk().filter(|entry| entry.name().starts_with("__attach_version1.0_"));
    let count = attachments.count();
    losses.objects += count;
    Ok(mail.decoded(losses))
}

fn of_html(text: &str, purpose: Purpose, losses: &mut Losses) -> String {
    let blocks = html::blocks(text, losses);
    write::markdown(Document { blocks, ..Document::default() }, purpose)
}

impl Mail {
    /// The mail as somebody pastes it into a file: its head, which is known as a letter's, and its text.
    fn decoded(self, losses: Losses) -> Decoded {
        let text = self.text.replace("\r\n", "\n");
        let cut = HISTORY.iter().filter_map(|form| Some(form.find(&text)?.start())).min();
        let is_said = |end: &usize| {
            text[..*end].lines().filter(|line| !line.trim().is_empty()).count() >= FEWEST
        };
        let end = cut.filter(is_said);
        let own = text[..end.unwrap_or(text.len())].trim_end();
        let head =
            [("De", &self.from), ("À", &self.to), ("Date", &self.date), ("Objet", &self.subject)];
        let head: String = head
            .iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(label, value)| format!("{label} : {}\n", value.trim()))
            .collect();
        let mut dropped = losses.list();
        dropped.extend(end.map(|_| Dropped::History));
        dropped.extend(self.attachments.into_iter().map(Dropped::Attachment));
        let text = plain::clean(&format!("{head}\n{own}\n"));
        Decoded { text, dropped, ..Decoded::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_what_its_author_wrote() {
        let mail = "From: Lou Modele <lou@exemple.fr>\r\nTo: equipe@exemple.fr\r\nSubject: =?utf-8?q?Journ=C3=A9e?=\r\n\
            Date: Tue, 4 Jun 2024 09:41:00 +0200\r\nMIME-Version: 1.0\r\n\
            Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            Bonjour,\r\n\r\nVoici le programme.\r\n9h30 Accueil caf=C3=A9\r\n10h Table ronde\r\n\r\n\
            Le lun. 3 juin 2024 =C3=A0 10:00, Jo Un <jo@exemple.fr> a =C3=A9crit :\r\n> As-tu le programme ?\r\n";
        let read = eml(mail.as_bytes(), Purpose::Agenda).unwrap();
        assert!(
            read.text.starts_with("De : Lou Modele\nÀ : equipe@exemple.fr\nDate : "),
            "{}",
            read.text
        );
        let words = read.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected =
            "Objet : Journée Bonjour, Voici le programme. 9h30 Accueil café 10h Table ronde";
        assert!(words.ends_with(expected), "{:?}", read.text);
        assert!(!read.text.contains("As-tu"), "{}", read.text);
        assert_eq!(read.dropped, [Dropped::History]);
    }

    #[test]
    fn a_mail_that_only_sends_on_keeps_what_it_sends() {
        let mail = "From: a@exemple.fr\r\nSubject: TR: Programme\r\n\r\nPour info.\r\n\r\n\
            -----Message d'origine-----\r\nDe : Jo Un\r\nEnvoyé : lundi\r\n\r\n9h30 Accueil\r\n";
        let read = eml(mail.as_bytes(), Purpose::Agenda).unwrap();
        assert!(read.text.contains("9h30 Accueil"), "{}", read.text);
    }

    #[test]
    fn html_alone_is_read_as_blocks() {
        let mail = "From: a@exemple.fr\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
            <html><body><p>Un</p><ul><li>deux</li></ul></body></html>\r\n";
        let read = eml(mail.as_bytes(), Purpose::Text).unwrap();
        assert!(read.text.ends_with("Un\n\n- deux\n"), "{}", read.text);
    }
}
