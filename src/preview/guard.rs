//! Who may ask: this machine's browser for the page's own sake, and nobody on behalf of another.
//!
//! Any page that a browser shows can send requests to 127.0.0.1, and a name that somebody owns can be
//! made to mean 127.0.0.1. So the name by which we are asked must be one of ours (Host), what asks
//! must be our own page (Origin, Sec-Fetch-Site), and nothing can be changed by asking (GET, HEAD).

use super::request::Request;

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It asks for something to be done.
    Method,
    /// It was sent to another name, or on behalf of another page.
    Foreign,
}

/// Whether a request to this port is refused.
pub(super) fn refuse(request: &Request, port: u16) -> Option<Refusal> {
    let hosts: Vec<_> = request.header("host").collect();
    let [host] = hosts.as_slice() else { return Some(Refusal::Foreign) };
    if !is_ours(host, port) {
        return Some(Refusal::Foreign);
    }
    let is_our_origin =
        |origin: &str| origin.strip_prefix("http://").is_some_and(|host| is_ours(host, port));
    if !request.header("origin").all(is_our_origin) {
        return Some(Refusal::Foreign);
    }
    if !request.header("sec-fetch-site").all(|site| matches!(site, "same-origin" | "none"))
        && !is_visit(request)
    {
        return Some(Refusal::Foreign);
    }
    (!matches!(request.method.as_str(), "GET" | "HEAD")).then_some(Refusal::Method)
}

/// Whether somebody follows a link to the page itself.
fn is_visit(request: &Request) -> bool {
    let is = |name, value| request.header(name).eq([value]);
    request.path == "/" && is("sec-fetch-mode", "navigate") && is("sec-fetch-dest", "document")
}

fn is_ours(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        let rest = host.get(..name.len()).filter(|own| own.eq_ignore_ascii_case(name));
        let rest = rest.map(|own| &host[own.len()..]);
        rest.is_some_and(|rest| {
            rest.strip_prefix(':') == Some(port.to_string().as_str())
                || (rest.is_empty() && port == 80)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, headers: &[&str], expected: Option<Refusal>) {
        let head = format!("{line} HTTP/1.1\r\n{}\r\n\r\n", headers.join("\r\n"));
        let request = Request::read(&mut head.as_bytes()).unwrap();
        assert_eq!(refuse(&request, 4714), expected, "{head}");
    }

    const OURS: &str = "Host: 127.0.0.1:4714";

    #[test]
    fn our_own_page_is_answered() {
        check("GET /state", &[OURS], None);
        check("HEAD /", &["Host: LocalHost:4714"], None);
        check("GET /", &["Host: [::1]:4714"], None);
        let own = ["Origin: http://127.0.0.1:4714", "Sec-Fetch-Site: same-origin"];
        check("GET /events", &[OURS, own[0], own[1]], None);
        check("GET /", &[OURS, "Sec-Fetch-Site: none"], None);
    }

    #[test]
    fn another_name_or_another_page_is_not() {
        let foreign = Some(Refusal::Foreign);
        check("GET /", &["Accept: */*"], foreign);
        for host in [
            "example.org",
            "example.org:4714",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.1:4714.example.org",
            "127.0.0.1.example.org:4714",
            "localhost:47140",
        ] {
            check("GET /", &[&format!("Host: {host}")], foreign);
        }
        check("GET /", &[OURS, "Host: example.org"], foreign);
        for origin in ["http://example.org", "null", "https://127.0.0.1:4714", "http://localhost"] {
            check("GET /state", &[OURS, &format!("Origin: {origin}")], foreign);
        }
        check("POST /state", &[OURS, "Origin: http://example.org"], foreign);
        check("GET /state", &[OURS, "Sec-Fetch-Site: cross-site"], foreign);
        check("GET /", &[OURS, "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors"], foreign);
    }

    #[test]
    fn a_link_may_lead_to_the_page_and_to_nothing_else() {
        let visit = [
            OURS,
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Mode: navigate",
            "Sec-Fetch-Dest: document",
        ];
        check("GET /", &visit, None);
        check("GET /state", &visit, Some(Refusal::Foreign));
        check(
            "GET /",
            &[visit[0], visit[1], visit[2], "Sec-Fetch-Dest: iframe"],
            Some(Refusal::Foreign),
        );
    }

    #[test]
    fn nothing_is_done_on_request() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get", "TRACE"] {
            check(&format!("{method} /state"), &[OURS], Some(Refusal::Method));
        }
    }
}
