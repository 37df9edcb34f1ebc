//! The preview: a page on this machine that shows the report and what is wrong with it, and changes
//! as the report does.
//!
//! It serves what it was given and nothing else: no path of a request ever reaches the disk. Its own
//! small server, because what a stranger's page or a stalled reader may do to it has to be known to
//! the last line: each connection has one request, a time limit and a thread that ends with it.

mod answer;
mod guard;
mod page;
mod request;
mod routes;
mod server;
mod sheets;

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::diagnostic::Language;

pub use sheets::Sheets;

/// Where the preview is, unless somebody else is there: a tab that was left open finds it again.
const USUAL_PORT: u16 = 4714;
/// How many ports after it are tried before any free one.
const NEXT_PORTS: u16 = 8;

/// A page that is served until this is dropped.
#[derive(Debug)]
pub struct Preview {
    port: u16,
    board: Arc<Board>,
}

/// What the page shows at one moment.
#[derive(Debug, Default)]
pub struct Scene {
    /// All but the pages themselves, as the page's script reads it.
    pub state: Value,
    /// The last good pages and their PDF.
    pub sheets: Option<Arc<Sheets>>,
}

/// What all connections see.
#[derive(Debug)]
struct Board {
    language: Language,
    showing: Mutex<Showing>,
    /// Rung at each new scene, and at the end.
    changed: Condvar,
    is_over: AtomicBool,
    /// How many connections are open, and how many of them wait for changes.
    connections: AtomicUsize,
    streams: AtomicUsize,
    /// Those that are read or answered, the oldest first.
    open: Mutex<VecDeque<Arc<TcpStream>>>,
}

/// The scene of now, and the pages before it: a page may still ask for one of them.
#[derive(Debug, Default)]
struct Showing {
    /// How many scenes there were; none at the start.
    version: u64,
    scene: Arc<Scene>,
    before: Option<Arc<Sheets>>,
}

impl Preview {
    /// Serves on this machine alone: on that port, else on the usual one or a free one.
    ///
    /// # Errors
    /// When the port that was asked for is taken, or none can be had.
    pub fn start(port: Option<u16>, language: Language) -> Result<Self> {
        let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match port {
            Some(port) => bind(port),
            None => (USUAL_PORT..=USUAL_PORT + NEXT_PORTS)
                .find_map(|port| bind(port).ok())
                .map_or_else(|| bind(0), Ok),
        };
        let listener = match listener {
            Ok(listener) => listener,
            Err(cause) => bail!(refused(port.unwrap_or_default(), &cause, language)),
        };
        let port = listener.local_addr()?.port();
        let board = Arc::new(Board {
            language,
            showing: Mutex::default(),
            changed: Condvar::new(),
            is_over: AtomicBool::new(false),
            connections: AtomicUsize::new(0),
            streams: AtomicUsize::new(0),
            open: Mutex::default(),
        });
        server::serve(listener, port, board.clone())?;
        Ok(Self { port, board })
    }

    /// The address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Shows something else from now on.
    pub fn show(&self, scene: Scene) {
        let mut showing = self.board.showing();
        let before = showing.scene.sheets.clone();
        let version = showing.version + 1;
        *showing = Showing { version, scene: Arc::new(scene), before };
        self.board.changed.notify_all();
    }
}

fn refused(port: u16, cause: &io::Error, language: Language) -> String {
    let [french, english] = match cause.kind() {
        io::ErrorKind::AddrInUse => {
            ["est déjà pris, peut-être par un autre aperçu", "is taken, perhaps by another preview"]
                .map(str::to_owned)
        }
        io::ErrorKind::PermissionDenied => {
            ["ne peut pas être ouvert (accès refusé)", "cannot be opened (access denied)"]
                .map(str::to_owned)
        }
        _ => {
            let number = cause.raw_os_error().unwrap_or_default();
            [
                format!("ne peut pas être ouvert (erreur n° {number} du système)"),
                format!("cannot be opened (error {number} of the system)"),
            ]
        }
    };
    language.choose(
        format!(
            "le port {port} {french} ; donnez-en un autre, ou aucun : un port libre sera trouvé"
        ),
        format!("the port {port} {english}; give another one, or none: a free one will be found"),
    )
}

impl Drop for Preview {
    fn drop(&mut self) {
        server::end(&self.board, self.port);
    }
}

impl Board {
    /// The connections that are read or answered.
    fn open(&self) -> MutexGuard<'_, VecDeque<Arc<TcpStream>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is shown now. Nobody works while others wait: what a panic would leave behind is whole.
    fn showing(&self) -> MutexGuard<'_, Showing> {
        self.showing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of the scene, as soon as it is another one, or after a while.
    fn wait(&self, known: u64, within: Duration) -> u64 {
        let showing = self.showing();
        let is_old = |showing: &mut Showing| {
            showing.version == known && !self.is_over.load(std::sync::atomic::Ordering::Relaxed)
        };
        let waited = self.changed.wait_timeout_while(showing, within, is_old);
        waited.unwrap_or_else(PoisonError::into_inner).0.version
    }
}
