//! An answer as it goes over the wire, with what forbids a browser to do more with it than to show it.

use std::io::{self, Write};
use std::sync::Arc;

/// What the page may load: its own style, script, drawings and fonts, and nothing that is written in it.
const OF_THE_PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'";
/// A drawing holds photographs, and is a document of its own only when somebody opens it as one.
const OF_A_DRAWING: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; \
    frame-ancestors 'none'; sandbox";
/// The browser's reader of PDFs needs what it needs.
const OF_A_PDF: &str = "frame-ancestors 'none'";
/// All the rest is read by the page's script.
const OF_DATA: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// What is answered.
#[derive(Debug)]
pub(super) struct Answer {
    /// `200 OK`.
    pub(super) status: &'static str,
    kind: &'static str,
    body: Body,
    more: Vec<(&'static str, String)>,
}

#[derive(Debug)]
enum Body {
    Text(Arc<str>),
    Bytes(Arc<[u8]>),
    Fixed(&'static [u8]),
}

impl Body {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
            Self::Fixed(bytes) => bytes,
        }
    }
}

impl Answer {
    /// A text of a kind.
    pub(super) fn text(kind: &'static str, text: impl Into<Arc<str>>) -> Self {
        Self { status: "200 OK", kind, body: Body::Text(text.into()), more: Vec::new() }
    }

    /// Bytes of a kind.
    pub(super) fn bytes(kind: &'static str, bytes: Arc<[u8]>) -> Self {
        Self { status: "200 OK", kind, body: Body::Bytes(bytes), more: Vec::new() }
    }

    /// Something compiled in.
    pub(super) fn fixed(kind: &'static str, bytes: &'static [u8]) -> Self {
        Self { status: "200 OK", kind, body: Body::Fixed(bytes), more: Vec::new() }
    }

    /// A refusal, in words for whoever looks.
    pub(super) fn refusal(status: &'static str) -> Self {
        let text = format!("{status}\n");
        Self { status, ..Self::text("text/plain; charset=utf-8", text) }
    }

    /// The same with one header more.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.more.push((name, value.into()));
        self
    }

    /// Writes it; of the body, only if it is wanted.
    pub(super) fn write(&self, stream: &mut impl Write, with_body: bool) -> io::Result<()> {
        let body = self.body.bytes();
        let mut head = head(self.status, self.kind);
        for (name, value) in &self.more {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        stream.write_all(head.as_bytes())?;
        if with_body {
            stream.write_all(body)?;
        }
        stream.flush()
    }
}

/// The first lines of any answer.
pub(super) fn head(status: &str, kind: &str) -> String {
    let policy = match kind.split(';').next().unwrap_or_default() {
        "text/html" => OF_THE_PAGE,
        "image/svg+xml" => OF_A_DRAWING,
        "application/pdf" => OF_A_PDF,
        _ => OF_DATA,
    };
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Security-Policy: {policy}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\nCross-Origin-Opener-Policy: same-origin\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n"
    )
}
