//! Connections: one request each, a thread each, never more than so many, and none for ever.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::Board;
use super::answer::{Answer, head};
use super::guard::{Refusal, refuse};
use super::request::Request;
use super::routes::{EVENTS, answer};

/// How many connections are held at a time: a browser opens six, and each tab holds one for changes.
const CONNECTIONS: usize = 64;
/// How many of them may wait for changes.
const STREAMS: usize = 16;
/// How long a reader may take to send its request or to take a part of the answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a silent stream is written to: so one learns that nobody is there any more.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Drawing a page goes as deep as its frames lie in one another.
const STACK: usize = 16 << 20;

/// Answers connections in threads of their own until the end.
pub(super) fn serve(listener: TcpListener, port: u16, board: Arc<Board>) -> Result<()> {
    let accept = move || {
        for stream in listener.incoming() {
            if board.is_over.load(Ordering::Relaxed) {
                return;
            }
            let Ok(stream) = stream else {
                // Out of handles, perhaps: others will be given back.
                thread::sleep(Duration::from_millis(50));
                continue;
            };
            let Some(place) = Place::take(&board, |board| &board.connections, CONNECTIONS) else {
                continue;
            };
            let worker = thread::Builder::new().stack_size(STACK);
            let board = board.clone();
            // Without a thread for it, the connection is closed, and the browser asks again.
            let _ = worker.spawn(move || {
                let _place = place;
                // Who has gone away needs no answer.
                let _ = attend(stream, port, &board);
            });
        }
    };
    thread::Builder::new().name("preview".to_owned()).spawn(accept)?;
    Ok(())
}

/// Ends the server and all that waits for changes.
pub(super) fn end(board: &Board, port: u16) {
    board.is_over.store(true, Ordering::Relaxed);
    // Held for a moment, so that nobody begins to wait between the two.
    drop(board.showing());
    board.changed.notify_all();
    // The server is waiting for a connection.
    let place = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let _ = TcpStream::connect_timeout(&place, Duration::from_secs(1));
}

/// One of so many places, given back when it is dropped.
struct Place {
    board: Arc<Board>,
    count: fn(&Board) -> &AtomicUsize,
}

impl Place {
    fn take(board: &Arc<Board>, count: fn(&Board) -> &AtomicUsize, most: usize) -> Option<Self> {
        let place = Self { board: board.clone(), count };
        (count(board).fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        (self.count)(&self.board).fetch_sub(1, Ordering::Relaxed);
    }
}

fn attend(mut stream: TcpStream, port: u16, board: &Arc<Board>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = Request::read(&mut stream) else {
        Answer::refusal("400 Bad Request").write(&mut stream, true)?;
        return part(&mut stream);
    };
    let with_body = request.method != "HEAD";
    let answer = match refuse(&request, port) {
        Some(Refusal::Foreign) => Answer::refusal("403 Forbidden"),
        Some(Refusal::Method) => {
            Answer::refusal("405 Method Not Allowed").with("Allow", "GET, HEAD")
        }
        None if request.path == EVENTS && with_body => {
            match Place::take(board, |board| &board.streams, STREAMS) {
                Some(_place) => return stream_events(&mut stream, board),
                None => Answer::refusal("503 Service Unavailable").with("Retry-After", "15"),
            }
        }
        None => answer(&request.path, board),
    };
    answer.write(&mut stream, with_body)?;
    part(&mut stream)
}

/// Ends a connection so that the answer arrives, whatever the reader is still sending.
fn part(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(500)))?;
    let mut rest = [0; 4096];
    for _ in 0..16 {
        if stream.read(&mut rest)? == 0 {
            break;
        }
    }
    Ok(())
}

/// Tells of each new scene by its number (server-sent events); the page then asks for it.
fn stream_events(stream: &mut TcpStream, board: &Board) -> std::io::Result<()> {
    let head = head("200 OK", "text/event-stream; charset=utf-8");
    stream.write_all(format!("{head}\r\nretry: 1000\n\n").as_bytes())?;
    let mut known = 0;
    while !board.is_over.load(Ordering::Relaxed) {
        let version = board.wait(known, HEARTBEAT);
        let said = if version == known {
            ":\n\n".to_owned()
        } else {
            format!("event: scene\nid: {version}\ndata: {version}\n\n")
        };
        known = version;
        stream.write_all(said.as_bytes())?;
        stream.flush()?;
    }
    Ok(())
}
