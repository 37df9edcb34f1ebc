//! Word that a folder has changed and is at rest again.
//!
//! What the system tells of a folder is only a hint: what counts is a look at the folder itself,
//! names and stamps of its files, compared with the look before. So a save by renaming, a file that
//! is written twice or a lock that comes and goes needs no rule of its own, and where the system
//! tells nothing (network shares) it is enough to look more often.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::super::Live;
use crate::discover::{Snapshot, matters};
use crate::platform::canonical;

/// How long nothing may change before a folder is at rest.
const REST: Duration = Duration::from_millis(150);
/// How many rests in a row are waited for at most: a folder that never rests is read as it is.
const RESTS: usize = 20;
/// How soon an interruption is noticed.
const TICK: Duration = Duration::from_millis(50);
/// How often one looks where the system tells of changes: a share may tell of some only.
const SELDOM: Duration = Duration::from_secs(2);
/// How often one looks where it does not.
const OFTEN: Duration = Duration::from_millis(500);

/// Why one is woken.
#[derive(Debug)]
pub(super) enum Wake {
    /// The folder is other than it was.
    Change {
        /// The files that the system told of.
        touched: Vec<PathBuf>,
        /// Whether files came or went.
        is_other: bool,
    },
    /// It is not, but what one wanted to wait for may be there.
    Again,
}

/// Watches a folder.
pub(super) struct FolderWatcher {
    folder: PathBuf,
    /// The folder as the system calls it, without links.
    real: PathBuf,
    watcher: Option<RecommendedWatcher>,
    events: Receiver<Vec<PathBuf>>,
    sender: Sender<Vec<PathBuf>>,
    last: Option<Snapshot>,
}

impl FolderWatcher {
    /// Begins to watch a folder. It wakes at once, for what is there now.
    pub(super) fn start(folder: &Path) -> Self {
        let (sender, events) = channel();
        let real = canonical(folder).unwrap_or_else(|_| folder.to_owned());
        let folder = folder.to_owned();
        let mut watched = Self { folder, real, watcher: None, events, sender, last: None };
        watched.listen();
        watched
    }

    /// Whether the system tells of changes.
    pub(super) fn is_told(&self) -> bool {
        self.watcher.is_some()
    }

    /// Asks the system to tell of changes; without it, one looks more often.
    fn listen(&mut self) {
        let (sender, real) = (self.sender.clone(), self.real.clone());
        let heard = move |event: notify::Result<Event>| {
            let paths = match event {
                // That we read the folder ourselves is no news.
                Ok(event) if event.kind.is_access() => return,
                Ok(event) => event.paths,
                // Something was lost on the way.
                Err(_) => vec![real.clone()],
            };
            let paths: Vec<_> = paths.into_iter().filter(|path| can_matter(path, &real)).collect();
            if !paths.is_empty() {
                // The program may be ending.
                let _ = sender.send(paths);
            }
        };
        let watcher = notify::recommended_watcher(heard);
        self.watcher = watcher.ok().and_then(|mut watcher| {
            watcher.watch(&self.real, RecursiveMode::Recursive).ok().map(|()| watcher)
        });
    }

    /// Waits until the folder is other than the last time and at rest, or until patience ends;
    /// nothing once it is over.
    pub(super) fn wait(&mut self, live: &Live, patience: Option<Duration>) -> Option<Wake> {
        let mut waited = Duration::ZERO;
        let mut since_look = Duration::ZERO;
        while !live.is_over() {
            let often = if self.is_told() { SELDOM } else { OFTEN };
            let mut touched = if self.last.is_some() { self.hear(TICK) } else { Some(Vec::new()) };
            if touched.is_none() {
                (waited, since_look) = (waited + TICK, since_look + TICK);
            }
            if touched.is_some() || since_look >= often {
                since_look = Duration::ZERO;
                let snapshot = self.rest(&mut touched);
                if let Some(woken) = self.compare(snapshot, touched.unwrap_or_default()) {
                    return Some(woken);
                }
            }
            if patience.is_some_and(|patience| waited >= patience) {
                return Some(Wake::Again);
            }
        }
        None
    }

    /// What the system tells within a while.
    fn hear(&self, within: Duration) -> Option<Vec<PathBuf>> {
        let mut touched = self.events.recv_timeout(within).ok()?;
        touched.extend(self.events.try_iter().flatten());
        Some(touched)
    }

    /// Looks until two looks in a row are alike and nothing was heard in between.
    fn rest(&mut self, touched: &mut Option<Vec<PathBuf>>) -> Snapshot {
        let mut snapshot = Snapshot::at(&self.folder);
        if touched.is_none() && self.last.as_ref() == Some(&snapshot) {
            return snapshot;
        }
        let is_first = self.last.is_none();
        for _ in 0..RESTS {
            if is_first {
                break;
            }
            let more = self.hear(REST);
            let next = Snapshot::at(&self.folder);
            let is_at_rest = more.is_none() && next == snapshot;
            snapshot = next;
            if is_at_rest {
                break;
            }
            touched.get_or_insert_default().extend(more.into_iter().flatten());
        }
        snapshot
    }

    fn compare(&mut self, snapshot: Snapshot, touched: Vec<PathBuf>) -> Option<Wake> {
        let before = self.last.replace(snapshot);
        let snapshot = self.last.as_ref()?;
        let is_same_folder = before.as_ref().is_none_or(|it| it.is_same_folder(snapshot));
        if !is_same_folder {
            // A folder that is gone stays in use as long as one listens to it (Windows), and what
            // comes in its place is another one.
            self.watcher = None;
            if self.last.as_ref().is_some_and(Snapshot::is_there) {
                self.listen();
            }
        }
        let snapshot = self.last.as_ref()?;
        let is_other = before.as_ref().is_none_or(|it| !it.has_same_names(snapshot));
        let is_news = before.as_ref() != Some(snapshot) || !touched.is_empty();
        is_news.then_some(Wake::Change { touched, is_other })
    }
}

/// Whether a path is not one of those that no report depends on, the PDF itself among them.
fn can_matter(path: &Path, real: &Path) -> bool {
    let Ok(below) = path.strip_prefix(real) else { return true };
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.is_empty() || matters(&parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    fn live() -> Live {
        Live::new(|_| (), |_| Ok(()), Arc::new(AtomicBool::new(false)))
    }

    fn woken(watched: &mut FolderWatcher) -> Option<bool> {
        match watched.wait(&live(), Some(Duration::from_mins(1)))? {
            Wake::Change { is_other, .. } => Some(is_other),
            Wake::Again => None,
        }
    }

    #[test]
    fn a_folder_of_which_the_system_tells_nothing_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let agenda = folder.path().join("agenda.md");
        fs::write(&agenda, "un").unwrap();
        let mut watched = FolderWatcher::start(folder.path());
        watched.watcher = None;
        assert_eq!(woken(&mut watched), Some(true), "it wakes at once");
        fs::write(&agenda, "deux").unwrap();
        assert_eq!(woken(&mut watched), Some(false));
        fs::remove_file(&agenda).unwrap();
        assert_eq!(woken(&mut watched), Some(true));
    }

    #[test]
    fn what_no_report_depends_on_does_not_ring() {
        let folder = tempfile::tempdir().unwrap();
        let mut watched = FolderWatcher::start(folder.path());
        assert_eq!(woken(&mut watched), Some(true));
        for name in ["actes.pdf", "~$agenda.docx", ".actes-a1b2", "agenda.md~", "README.md"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let soon = Some(Duration::from_millis(300));
        assert!(matches!(watched.wait(&live(), soon), Some(Wake::Again)));
    }

    #[test]
    fn patience_and_life_end() {
        let folder = tempfile::tempdir().unwrap();
        let mut watched = FolderWatcher::start(folder.path());
        assert_eq!(woken(&mut watched), Some(true));
        assert!(matches!(watched.wait(&live(), Some(Duration::ZERO)), Some(Wake::Again)));
        assert!(watched.wait(&Live::none(), None).is_none());
    }
}
