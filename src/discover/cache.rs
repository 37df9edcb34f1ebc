//! What was read of a folder, kept so that a file that has not changed is not read again.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::{Role, TABLES, ending, is_template_text, known_ending, list, role};
use crate::budget;
use crate::diagnostic::Diagnostics;
use crate::platform::{Identity, identity};
use crate::read::decode::{self, Cause, DecodeError, Decoded, Dropped, Purpose, decode};
use crate::read::{ideas, table};
use crate::source::Source;

/// The files of one folder as they were last read.
#[derive(Debug, Default)]
pub struct FileCache {
    files: BTreeMap<String, CachedFile>,
    changed: Vec<String>,
    unread: Vec<PathBuf>,
    reads: usize,
}

/// A file as it was read, and what told it from others then; nothing when that can no longer be
/// trusted.
#[derive(Debug)]
struct CachedFile {
    stamp: Option<Stamp>,
    content: Content,
    /// Whether it was there at the last look.
    is_there: bool,
}

/// What a file turned out to be.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// A file with a role, the pictures and sheets in it, and what of it is not in its text.
    Source(Arc<Source>, Vec<Arc<Source>>, Vec<Dropped>),
    /// A document that cannot be opened.
    Damaged(Cause),
    /// A file without a role: its bytes, and no text.
    Stranger(Arc<Source>),
}

/// What tells that a file is still the same without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    len: u64,
    modified: Option<Timestamp>,
    identity: Identity,
}

impl Stamp {
    /// The stamp of a file or a folder, without following a link.
    fn of(place: &Path) -> io::Result<Self> {
        let metadata = fs::symlink_metadata(place)?;
        let modified = metadata.modified().ok().and_then(|it| Timestamp::try_from(it).ok());
        Ok(Self { len: metadata.len(), modified, identity: identity(&metadata) })
    }
}

/// What a folder holds at one moment: all that could change a report, by name and stamp.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// What tells that the folder is another one; nothing when there is none.
    root: Option<Identity>,
    files: Vec<(String, Option<Stamp>)>,
}

impl Snapshot {
    /// Looks at a folder without reading its files. A folder that cannot be listed holds nothing.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        let mut found = Vec::new();
        let discarded = &mut Diagnostics::default();
        let listed = list(root, "", &mut found, discarded);
        let root = listed.and_then(|()| Stamp::of(root)).ok();
        found.sort();
        found.retain(|(path, _)| matters(path));
        let files = found.into_iter().map(|(path, on_disk)| (path, Stamp::of(&on_disk).ok()));
        // The times of a folder change with what lies in it; its number does not.
        let root = root.map(|stamp| folder_identity(stamp.identity));
        Self { root, files: files.collect() }
    }

    /// Whether the folder is there.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.root.is_some()
    }

    /// Whether the same files were there at another look, whatever they hold.
    #[must_use]
    pub fn has_same_names(&self, other: &Self) -> bool {
        let names = |snapshot: &Self| {
            snapshot.files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>()
        };
        self.root.is_some() == other.root.is_some() && names(self) == names(other)
    }

    /// Whether it is the same folder as at another look, whatever lies in it.
    #[must_use]
    pub fn is_same_folder(&self, other: &Self) -> bool {
        self.root == other.root
    }
}

fn folder_identity([device, number, ..]: Identity) -> Identity {
    [device, number, 0, 0]
}

/// Whether a file below an event's folder can change its report: temporary files, hidden ones and
/// PDFs at the top cannot.
#[must_use]
pub fn matters(path: &str) -> bool {
    role(path) != Ok(None)
}

impl FileCache {
    /// How often a file was read so far.
    #[must_use]
    pub fn reads(&self) -> usize {
        self.reads
    }

    /// Takes the paths of the files that came, changed or went since they were last taken.
    pub fn take_changed(&mut self) -> Vec<String> {
        let mut changed = std::mem::take(&mut self.changed);
        changed.sort();
        changed.dedup();
        changed
    }

    /// Whether files could not be read at the last look: they were locked, gone by then, or only
    /// half there.
    #[must_use]
    pub fn has_unread(&self) -> bool {
        !self.unread.is_empty()
    }

    /// Whether one of the files that could not be read can be read now.
    #[must_use]
    pub fn can_read_more(&self) -> bool {
        self.unread.iter().any(|on_disk| fs::File::open(on_disk).is_ok())
    }

    /// Reads a file again next time, whatever its stamp: somebody wrote it. A disk may count time in
    /// steps of two seconds.
    pub fn distrust(&mut self, touched: &Path) {
        for (path, kept) in &mut self.files {
            if touched.ends_with(path) {
                kept.stamp = None;
            }
        }
    }

    /// Begins a look at the folder.
    pub(super) fn open(&mut self) {
        self.unread.clear();
        self.files.values_mut().for_each(|kept| kept.is_there = false);
    }

    /// Ends a look: what was not there is forgotten.
    pub(super) fn close(&mut self) {
        let gone = self.files.extract_if(.., |_, kept| !kept.is_there);
        self.changed.extend(gone.map(|(path, _)| path));
    }

    /// The content of a file, from the disk if it has changed.
    pub(super) fn read(&mut self, path: &str, on_disk: &Path) -> io::Result<Content> {
        // What is written while it is read differs from this stamp at the next look.
        let stamp = Stamp::of(on_disk).ok();
        if let Some(kept) = self.files.get_mut(path)
            && stamp.is_some()
            && kept.stamp == stamp
        {
            kept.is_there = true;
            return Ok(kept.content.clone());
        }
        if role(path).is_err() && stamp.as_ref().is_some_and(|it| it.len > LARGEST_STRANGER) {
            return Ok(Content::Damaged(Cause::Damaged));
        }
        let bytes = fs::read(on_disk).inspect_err(|_| {
            self.unread.push(on_disk.to_owned());
            self.files.remove(path);
            self.changed.push(path.to_owned());
        })?;
        self.reads += 1;
        let before = self.files.get(path).map(|kept| &kept.content);
        let content = match before {
            // Saved without a change: what was made of it holds.
            Some(Content::Source(source, ..)) if source.bytes == bytes => before.cloned(),
            _ => None,
        };
        let content = content.unwrap_or_else(|| {
            self.changed.push(path.to_owned());
            content_of(path, bytes)
        });
        let is_news = self.changed.last().is_some_and(|last| last == path);
        if matches!(content, Content::Damaged(_)) && is_news {
            // It may be half written.
            self.unread.push(on_disk.to_owned());
        }
        let kept = CachedFile { stamp, content: content.clone(), is_there: true };
        self.files.insert(path.to_owned(), kept);
        Ok(content)
    }
}

/// A larger file without a role is not read.
const LARGEST_STRANGER: u64 = 200 << 20;

/// What a file turns out to be.
pub(super) fn content_of(path: &str, bytes: Vec<u8>) -> Content {
    content_as(path, None, bytes)
}

/// What a file turns out to be, that is read as one of another path.
pub(super) fn content_as(path: &str, read_as: Option<&str>, bytes: Vec<u8>) -> Content {
    let Ok(Some(role)) = role(read_as.unwrap_or(path)) else {
        return Content::Stranger(Arc::new(Source::new(path, bytes, String::new())));
    };
    let _work = budget::at(path);
    let purpose = if role == Role::Agenda { Purpose::Agenda } else { Purpose::Text };
    let Decoded { mut text, mut dropped, pictures, sheet: own_sheet, sheets } =
        match decode(read_as.unwrap_or(path), &bytes, purpose) {
            Ok(decoded) => decoded,
            Err(DecodeError::Unknown { ending }) if is_template_text(role, &ending) => {
                Decoded { text: decode::text(&bytes), ..Decoded::default() }
            }
            Err(DecodeError::Unknown { .. }) => Decoded::default(),
            Err(DecodeError::Unreadable { cause }) => return Content::Damaged(cause),
        };
    let pictures = pictures.into_iter().map(|(name, bytes)| {
        let mut picture = Source::new(format!("{path}/{name}"), bytes, String::new());
        picture.is_part = true;
        Arc::new(picture)
    });
    let known_as = read_as.unwrap_or(path);
    let stem = known_as.rsplit_once('.').map_or(known_as, |(stem, _)| stem);
    let sheets = sheets.into_iter().map(|(name, text)| {
        let mut sheet = Source::new(format!("{path}/{name}"), Vec::new(), text);
        sheet.read_as = Some(format!("{stem}.csv"));
        sheet.is_part = true;
        sheet.sheet = Some(name);
        sheet.cells = table::cells(sheet.known_as(), &sheet.text);
        Arc::new(sheet)
    });
    let parts = pictures.chain(sheets).collect();
    let is_table = TABLES.contains(&known_ending(&ending(path)));
    if is_table && role == Role::Workshop {
        let (sheet, left) = ideas::markdown(&text);
        text = sheet;
        dropped.extend(left.into_iter().map(Dropped::Column));
    }
    if is_table && role == Role::Agenda {
        text = table::markdown(&text);
    }
    let mut source = Source::new(path, bytes, text);
    source.read_as = read_as.map(str::to_owned);
    source.sheet = own_sheet;
    if is_table && !matches!(role, Role::Workshop | Role::Agenda) {
        source.cells = table::cells(source.known_as(), &source.text);
    }
    Content::Source(Arc::new(source), parts, dropped)
}
