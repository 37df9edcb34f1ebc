//! Connections: one request each, a thread each, never more than so many, and none for ever.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

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
/// How long a reader may take to send its request, or to take word of a change.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a reader may take to take an answer, such as the whole PDF.
const ANSWER: Duration = Duration::from_mins(1);
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
            let Some(place) = connection(&board) else { continue };
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

/// A place for a connection. When all are taken, the oldest that is no stream of changes is ended: who sends
/// or takes an answer byte by byte must not silence the others.
fn connection(board: &Arc<Board>) -> Option<Slot> {
    let take = || Slot::take(board, |board| &board.connections, CONNECTIONS);
    if let Some(place) = take() {
        return Some(place);
    }
    if let Some(oldest) = board.open().pop_front() {
        // It may have ended by itself.
        let _ = oldest.shutdown(Shutdown::Both);
    }
    (0..TRIES).find_map(|_| {
        thread::sleep(TRY);
        take()
    })
}

/// How long, and how often, the place of a connection that was ended is waited for.
const TRY: Duration = Duration::from_millis(5);
const TRIES: usize = 40;

/// A connection that may be ended for others, until this is dropped.
struct Open<'a> {
    board: &'a Board,
    stream: Arc<TcpStream>,
}

impl<'a> Open<'a> {
    fn enter(board: &'a Board, stream: &TcpStream) -> std::io::Result<Self> {
        let stream = Arc::new(stream.try_clone()?);
        board.open().push_back(stream.clone());
        Ok(Self { board, stream })
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.board.open().retain(|it| !Arc::ptr_eq(it, &self.stream));
    }
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
struct Slot {
    board: Arc<Board>,
    count: fn(&Board) -> &AtomicUsize,
}

impl Slot {
    fn take(board: &Arc<Board>, count: fn(&Board) -> &AtomicUsize, most: usize) -> Option<Self> {
        let place = Self { board: board.clone(), count };
        (count(board).fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        (self.count)(&self.board).fetch_sub(1, Ordering::Relaxed);
    }
}

/// A connection that is read or written until a moment, in however many pieces.
struct Patient<'a> {
    stream: &'a TcpStream,
    until: Instant,
}

impl<'a> Patient<'a> {
    fn with(stream: &'a TcpStream, patience: Duration) -> Self {
        Self { stream, until: Instant::now() + patience }
    }

    /// How long it may still take.
    fn left(&self) -> std::io::Result<Option<Duration>> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(std::io::ErrorKind::TimedOut.into());
        }
        Ok(Some(left))
    }
}

impl Read for Patient<'_> {
    fn read(&mut self, piece: &mut [u8]) -> std::io::Result<usize> {
        self.stream.set_read_timeout(self.left()?)?;
        self.stream.read(piece)
    }
}

impl Write for Patient<'_> {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        self.stream.set_write_timeout(self.left()?)?;
        self.stream.write(piece)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.stream.flush()
    }
}

fn attend(mut stream: TcpStream, port: u16, board: &Arc<Board>) -> std::io::Result<()> {
    let open = Open::enter(board, &stream)?;
    let request = Request::read(&mut Patient::with(&stream, PATIENCE));
    let Some(request) = request else {
        let mut patient = Patient::with(&stream, PATIENCE);
        Answer::refusal("400 Bad Request").write(&mut patient, true)?;
        return part(&mut stream);
    };
    let with_body = request.method != "HEAD";
    let answer = match refuse(&request, port) {
        Some(Refusal::Foreign) => Answer::refusal("403 Forbidden"),
        Some(Refusal::Method) => {
            Answer::refusal("405 Method Not Allowed").with("Allow", "GET, HEAD")
        }
        None if request.path == EVENTS && with_body => {
            match Slot::take(board, |board| &board.streams, STREAMS) {
                Some(_place) => {
                    drop(open);
                    return stream_events(&mut stream, board);
                }
                None => Answer::refusal("503 Service Unavailable").with("Retry-After", "15"),
            }
        }
        None => answer(&request.path, board),
    };
    answer.write(&mut Patient::with(&stream, ANSWER), with_body)?;
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
    Patient::with(stream, PATIENCE).write_all(format!("{head}\r\nretry: 1000\n\n").as_bytes())?;
    let mut known = 0;
    while !board.is_over.load(Ordering::Relaxed) {
        let version = board.wait(known, HEARTBEAT);
        let said = if version == known {
            ":\n\n".to_owned()
        } else {
            format!("event: scene\nid: {version}\ndata: {version}\n\n")
        };
        known = version;
        Patient::with(stream, PATIENCE).write_all(said.as_bytes())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_sends_byte_by_byte_does_not_hold_a_thread() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let mut slow = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (stream, _) = listener.accept().unwrap();
        // It sends for as long as somebody listens.
        let sender = thread::spawn(move || {
            while slow.write_all(b"a").is_ok() {
                thread::sleep(Duration::from_millis(5));
            }
        });
        let mut patient = Patient::with(&stream, Duration::from_millis(100));
        let mut piece = [0; 1];
        let end = (0..100_000).find_map(|_| patient.read(&mut piece).err()).unwrap();
        let kinds = [std::io::ErrorKind::TimedOut, std::io::ErrorKind::WouldBlock];
        assert!(kinds.contains(&end.kind()), "{end:?}");
        drop(stream);
        sender.join().unwrap();
    }

    #[test]
    fn eighty_slow_readers_do_not_silence_the_page() {
        let preview =
            crate::preview::Preview::start(None, crate::diagnostic::Language::French).unwrap();
        let place = SocketAddr::from((Ipv4Addr::LOCALHOST, preview.port));
        let slow: Vec<_> = (0..80)
            .filter_map(|_| {
                let mut slow = TcpStream::connect(place).ok()?;
                slow.write_all(b"GET /").ok()?;
                Some(slow)
            })
            .collect();
        let mut reader = TcpStream::connect(place).unwrap();
        let request = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", preview.port);
        reader.write_all(request.as_bytes()).unwrap();
        reader.set_read_timeout(Some(PATIENCE / 2)).unwrap();
        let mut answer = [0; 12];
        reader.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"HTTP/1.1 200");
        drop(slow);
    }

    #[test]
    fn a_reader_that_takes_nothing_does_not_hold_a_thread() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let _idle = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (stream, _) = listener.accept().unwrap();
        let mut patient = Patient::with(&stream, Duration::from_millis(100));
        let end = patient.write_all(&vec![0; 64 << 20]).unwrap_err();
        let kinds = [std::io::ErrorKind::TimedOut, std::io::ErrorKind::WouldBlock];
        assert!(kinds.contains(&end.kind()), "{end:?}");
    }
}
