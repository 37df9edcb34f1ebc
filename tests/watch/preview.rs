//! The preview's server: what it answers, whom it refuses, and how it tells of changes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use super::event;
use super::watched::Watched;

/// What came back.
struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    stream
}

/// Sends a request as it stands, and reads all that comes back.
fn send(port: u16, request: &str) -> Reply {
    let mut stream = connect(port);
    stream.write_all(request.as_bytes()).unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).unwrap();
    let end = reply.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(reply[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply { status, head, body: reply[end + 4..].to_vec() }
}

fn get(port: u16, path: &str) -> Reply {
    send(port, &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"))
}

fn state(port: u16) -> Value {
    serde_json::from_slice(&get(port, "/state").body).unwrap()
}

/// A stream of changes.
struct Events(BufReader<TcpStream>);

impl Events {
    fn of(port: u16) -> Self {
        let mut stream = connect(port);
        let request = format!("GET /events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        Self(BufReader::new(stream))
    }

    /// Waits for the next scene, and gives its number.
    fn next(&mut self) -> u64 {
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the stream has ended");
            if let Some(number) = line.strip_prefix("data: ") {
                return number.trim().parse().unwrap();
            }
        }
    }
}

#[test]
fn it_shows_the_pages_and_the_pdf() {
    let watched = Watched::start(event(), &["--serve"]);
    let port = watched.port();
    watched.until_told("pages");
    Events::of(port).next();
    let page = get(port, "/");
    assert_eq!(page.status, 200);
    let html = String::from_utf8(page.body).unwrap();
    assert!(html.contains("<html lang=\"fr\">") && html.contains("Ouvrir le PDF"));
    let state = state(port);
    assert_eq!(state["title"], "Journée d’étude");
    let pages = state["pages"].as_array().unwrap();
    assert!(pages.len() > 1);
    let text: String = pages.iter().map(|page| page["text"].to_string()).collect();
    assert!(text.contains("Les lits manquent à la belle saison."), "{text}");
    let drawing = get(port, &format!("/pages/{}.svg", pages[0]["print"].as_str().unwrap()));
    assert!(drawing.status == 200 && drawing.body.starts_with(b"<svg"));
    let pdf = get(port, "/report.pdf");
    assert_eq!(pdf.body, fs::read(watched.path("actes-2019-06-12.pdf")).unwrap());
    for path in ["/preview.css", "/preview.js", "/icon.svg", "/fonts/SourceSans3-Regular.ttf"] {
        assert_eq!(get(port, path).status, 200, "{path}");
    }
    let head = send(port, &format!("HEAD / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"));
    assert!(head.status == 200 && head.body.is_empty());
}

#[test]
fn it_tells_of_changes_and_only_what_differs_has_another_name() {
    let watched = Watched::start(event(), &["--serve"]);
    let port = watched.port();
    let mut events = Events::of(port);
    let first = events.next();
    let before = state(port);
    assert_eq!((&before["isStale"], &before["changed"]), (&false.into(), &serde_json::json!([])));
    fs::write(watched.path("input/notes/1000.md"), "Les lits ne manquent pas.\n").unwrap();
    assert!(events.next() > first);
    let after = state(port);
    let prints = |state: &Value| -> Vec<String> {
        let pages = state["pages"].as_array().unwrap().iter();
        pages.map(|page| page["print"].as_str().unwrap().to_owned()).collect()
    };
    let (old, new) = (prints(&before), prints(&after));
    let other: Vec<_> = (0..new.len()).filter(|rank| !old.contains(&new[*rank])).collect();
    assert_eq!(after["changed"], serde_json::json!(other));
    assert!(!other.is_empty() && other.len() < new.len(), "{other:?} of {}", new.len());
    // A page that is still on its way to the reader can be had.
    let gone = old.iter().find(|print| !new.contains(print)).unwrap();
    assert_eq!(get(port, &format!("/pages/{gone}.svg")).status, 200);
    // A mistake is shown with its line, and the pages stay.
    let mistake = "Voir [[A9]] & <b>gras</b>.\n";
    fs::write(watched.path("input/notes/1000.md"), mistake).unwrap();
    events.next();
    let bad = state(port);
    assert_eq!((&bad["isStale"], &bad["pages"]), (&true.into(), &after["pages"]));
    let fact = &bad["facts"][0];
    assert_eq!((&fact["severity"], &fact["code"]), (&"error".into(), &"unknown-reference".into()));
    assert_eq!(fact["place"], "notes/1000.md:1");
    let line = &fact["excerpts"][0]["lines"][0];
    let whole: String =
        ["before", "meant", "after"].iter().map(|part| line[part].as_str().unwrap()).collect();
    assert_eq!(whole, mistake.trim_end());
    assert_eq!(get(port, "/report.pdf").status, 200);
    fs::write(watched.path("input/notes/1000.md"), "Les lits ne manquent pas.\n").unwrap();
    events.next();
    let mended = state(port);
    assert_eq!((&mended["isStale"], prints(&mended)), (&false.into(), new));
}

#[test]
fn it_answers_nobody_else() {
    let watched = Watched::start(event(), &["--serve"]);
    let port = watched.port();
    watched.until_told("pages");
    let ours = format!("Host: 127.0.0.1:{port}");
    let asks = |line: &str, headers: &[&str]| {
        send(port, &format!("{line} HTTP/1.1\r\n{}\r\n\r\n", headers.join("\r\n"))).status
    };
    assert_eq!(asks("GET /state", &[&ours]), 200);
    for host in ["Host: example.org", "Host: example.org:80", "Host: 127.0.0.1:1", "Accept: */*"] {
        assert_eq!(asks("GET /state", &[host]), 403, "{host}");
    }
    for header in ["Origin: http://example.org", "Origin: null", "Sec-Fetch-Site: cross-site"] {
        assert_eq!(asks("GET /state", &[&ours, header]), 403, "{header}");
        assert_eq!(asks("GET /events", &[&ours, header]), 403, "{header}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(asks(&format!("{method} /state"), &[&ours]), 405, "{method}");
    }
    for path in [
        "/agenda.md",
        "/input/agenda.md",
        "/../input/agenda.md",
        "/pages/../../agenda.md",
        "/pages/%2e%2e%2fagenda.md.svg",
        "/fonts/../report.pdf",
        "/fonts/NotoSans-Regular.ttf",
        "//etc/passwd",
        "/state/",
    ] {
        assert_eq!(asks(&format!("GET {path}"), &[&ours]), 404, "{path}");
    }
    assert_eq!(asks("GET http://example.org/", &[&ours]), 400);
    assert_eq!(asks("nonsense", &[&ours]), 400);
}

#[test]
fn it_forbids_the_browser_to_do_more_than_show() {
    let watched = Watched::start(event(), &["--serve"]);
    let port = watched.port();
    for path in ["/", "/state", "/preview.js", "/nothing"] {
        let head = get(port, path).head.to_lowercase();
        for line in [
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-resource-policy: same-origin",
            "cache-control: no-store",
            "content-security-policy: default-src 'none'; ",
            "frame-ancestors 'none'",
        ] {
            assert!(head.contains(line), "{path}: {line}\n{head}");
        }
        assert!(!head.contains("access-control-allow"), "{head}");
    }
    let page = get(port, "/").head;
    for source in ["script-src 'self';", "style-src 'self';", "img-src 'self';"] {
        assert!(page.contains(source), "{page}");
    }
    assert!(!page.contains("unsafe") && !page.contains("http:") && !page.contains('*'), "{page}");
}

#[test]
fn who_says_nothing_keeps_nobody_waiting() {
    let watched = Watched::start(event(), &["--serve"]);
    let port = watched.port();
    watched.until_told("pages");
    // Some never finish their request, some take no answer, some wait for changes and go away.
    let mut silent: Vec<_> = (0..20).map(|_| connect(port)).collect();
    for stream in &mut silent[..10] {
        stream
            .write_all(format!("GET /state HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n").as_bytes())
            .unwrap();
    }
    let streams: Vec<_> = (0..16).map(|_| Events::of(port)).collect();
    let mut streams: Vec<_> = streams.into_iter().map(|mut it| (it.next(), it).1).collect();
    assert_eq!(get(port, "/events").status, 503, "so many may wait for changes");
    assert_eq!(get(port, "/state").status, 200);
    drop(streams.split_off(8));
    fs::write(watched.path("input/notes/1000.md"), "Les lits ne manquent pas.\n").unwrap();
    for stream in &mut streams {
        stream.next();
    }
    assert_eq!(get(port, "/").status, 200);
}

#[test]
fn a_port_that_is_taken_is_told_and_another_is_found() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let watched = Watched::start(event(), &["--serve", "--port", &port.to_string()]);
    let error = watched.ends_with_an_error();
    assert!(error.contains(&format!("le port {port} est déjà pris")), "{error}");
    let first = Watched::start(event(), &["--serve"]);
    let second = Watched::start(event(), &["--serve", "--open"]);
    assert_ne!(first.port(), second.port());
    second.until_told(&format!("[opened http://127.0.0.1:{}/]", second.port()));
}
