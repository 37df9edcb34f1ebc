//! A zipped office document: its parts, inflated within a budget.

use std::io::{Cursor, Read};

use encoding_rs::UTF_8;
use zip::ZipArchive;
use zip::result::ZipError;

use super::loss::Cause;
use super::xml::{self, Element};
use crate::budget::{Limit, most};

/// How many times as much its pictures may take, which hardly deflate.
const PICTURES: u64 = 4;

/// An open document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget: u64,
    /// How many bytes of pictures may still be taken out.
    pictures: u64,
}

impl<'a> Package<'a> {
    /// Opens a document.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Cause> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Cause::Damaged)?;
        let budget = most(Limit::Unpacked);
        Ok(Self { archive, budget, pictures: budget.saturating_mul(PICTURES) })
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(|name| name.replace('\\', "/")).collect()
    }

    /// Whether the document has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.stored(name).is_some()
    }

    /// The name under which a part is stored. Small and capital letters are the same in names of parts, and
    /// some programs write `\\` for `/`.
    fn stored(&self, name: &str) -> Option<String> {
        if self.archive.index_for_name(name).is_some() {
            return Some(name.to_owned());
        }
        let is_same = |own: &str| own.replace('\\', "/").eq_ignore_ascii_case(name);
        let mut names = self.archive.file_names().flatten();
        names.find(|own| is_same(own)).map(std::borrow::Cow::into_owned)
    }

    /// The bytes of a picture; nothing when the document has no such part.
    pub(super) fn picture(&mut self, name: &str) -> Result<Option<Vec<u8>>, Cause> {
        std::mem::swap(&mut self.budget, &mut self.pictures);
        let bytes = self.bytes(name);
        std::mem::swap(&mut self.budget, &mut self.pictures);
        bytes
    }

    /// The tree of a part; nothing when the document has no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Element>, Cause> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        // Decoding heeds a byte-order mark: an XML part may be UTF-16.
        xml::parse(&UTF_8.decode(&bytes).0).map(Some)
    }

    /// The bytes of a part; nothing when the document has no such part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Cause> {
        let mut bytes = Vec::new();
        let is_there = self.inflate(name, &mut |chunk| bytes.extend_from_slice(chunk))?;
        Ok(is_there.then_some(bytes))
    }

    /// The text of a part; nothing when the document has no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Cause> {
        Ok(self.bytes(name)?.map(|bytes| UTF_8.decode(&bytes).0.into_owned()))
    }

    /// Refuses a document whose parts would inflate beyond the budget, for readers that do not
    /// count themselves. The sizes that an archive declares are not to be believed.
    pub(super) fn check_size(&mut self) -> Result<(), Cause> {
        for name in
            self.names().iter().filter(|name| name.ends_with(".xml") || name.ends_with(".bin"))
        {
            self.inflate(name, &mut |_| {})?;
        }
        Ok(())
    }

    /// Feeds a part to `take` by chunks; whether the part exists.
    fn inflate(&mut self, name: &str, take: &mut dyn FnMut(&[u8])) -> Result<bool, Cause> {
        let Some(name) = self.stored(name) else { return Ok(false) };
        let mut file = match self.archive.by_name(&name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(false),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Cause::Protected);
            }
            Err(_) => return Err(Cause::Damaged),
        };
        let mut chunk = vec![0; 1 << 16];
        loop {
            let read = file.read(&mut chunk).map_err(|_| Cause::Damaged)?;
            if read == 0 {
                return Ok(true);
            }
            let left = self.budget.checked_sub(read as u64);
            self.budget = left.ok_or(Cause::beyond(Limit::Unpacked))?;
            take(&chunk[..read]);
        }
    }
}
