//! The head of a request, read strictly: what is not plain HTTP/1 is not answered.

use std::io::Read;

/// No browser sends a longer head to a server that sets no cookie.
const LONGEST: usize = 16 << 10;
/// A reader that sends its head in more pieces wants to hold a thread.
const PIECES: usize = 64;

/// What is asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// `GET`.
    pub(super) method: String,
    /// The path, without a query.
    pub(super) path: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// Reads the head of a request; nothing when there is none that can be understood.
    pub(super) fn read(stream: &mut impl Read) -> Option<Self> {
        let mut head = Vec::new();
        let mut piece = [0; 2048];
        for _ in 0..PIECES {
            let count = stream.read(&mut piece).ok().filter(|count| *count > 0)?;
            head.extend_from_slice(&piece[..count]);
            if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
                return Self::parse(std::str::from_utf8(&head[..end]).ok()?);
            }
            if head.len() > LONGEST {
                return None;
            }
        }
        None
    }

    fn parse(head: &str) -> Option<Self> {
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target, version) = (first.next()?, first.next()?, first.next()?);
        let is_plain = first.next().is_none() && matches!(version, "HTTP/1.1" | "HTTP/1.0");
        if !is_plain || method.is_empty() || !target.starts_with('/') {
            return None;
        }
        let header = |line: &str| {
            let (name, value) = line.split_once(':')?;
            let is_name = !name.is_empty() && name.bytes().all(|it| it.is_ascii_graphic());
            is_name.then(|| (name.to_ascii_lowercase(), value.trim().to_owned()))
        };
        let headers = lines.map(header).collect::<Option<_>>()?;
        let path = target.split(['?', '#']).next().unwrap_or_default();
        Some(Self { method: method.to_owned(), path: path.to_owned(), headers })
    }

    /// The values of a header, by its name in lower case.
    pub(super) fn header(&self, name: &str) -> impl Iterator<Item = &str> {
        let own = self.headers.iter().filter(move |(own, _)| own == name);
        own.map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Request> {
        Request::read(&mut text.as_bytes())
    }

    #[test]
    fn a_plain_request_is_understood() {
        let request = read("GET /state?x=1 HTTP/1.1\r\nHost: a:1\r\nORIGIN:  b \r\n\r\n").unwrap();
        assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/state"));
        assert_eq!(request.header("host").collect::<Vec<_>>(), ["a:1"]);
        assert_eq!(request.header("origin").collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn what_is_not_plain_is_not_answered() {
        for head in [
            "",
            "GET /\r\n\r\n",
            "GET / HTTP/2\r\n\r\n",
            "GET http://example.org/ HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1 x\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n",
        ] {
            assert_eq!(read(head), None, "{head:?}");
        }
        let endless = format!("GET / HTTP/1.1\r\nA: {}", "a".repeat(2 * LONGEST));
        assert_eq!(read(&endless), None);
    }
}
