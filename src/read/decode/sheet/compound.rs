//! The chains of sectors in a compound file (MS-CFB): the library that reads `.xls` follows them to
//! their end, and in a damaged or hostile file a chain may have none.

/// From here on, numbers of sectors mean something else.
const RESERVED: u32 = 0xffff_fffa;
const END: u32 = 0xffff_fffe;
/// Streams below this size lie in the small sectors.
const SMALL: u64 = 4096;
/// The length of an entry of the directory.
const ENTRY: usize = 128;

/// Whether every chain of the file that is followed comes to an end. A file whose head cannot be read is
/// left to the library, which refuses it.
pub(super) fn has_ends(bytes: &[u8]) -> bool {
    let Some(file) = Compound::open(bytes) else { return true };
    file.has_ends().is_some()
}

/// A compound file, as far as its chains go.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector after each.
    next: Vec<u32>,
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let number = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(number.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|it| number(it, 0))
}

impl<'a> Compound<'a> {
    /// The file with its table of sectors; nothing when the head is none.
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match bytes.get(30..32)? {
            [9, 0] => 512,
            [12, 0] => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, next: Vec::new() };
        // Where the table stands: in the head, then in a chain of sectors whose last number is the next.
        let mut tables: Vec<u32> = numbers(bytes.get(76..512)?).collect();
        let mut more = number(bytes, 68)?;
        let mut left = bytes.len() / sector + 1;
        while more < RESERVED {
            left = left.checked_sub(1)?;
            tables.extend(numbers(file.sector(more)?));
            more = tables.pop()?;
        }
        for at in tables.into_iter().filter(|at| *at < RESERVED) {
            // The library takes a sector that is not there for the end of the file.
            file.next.extend(file.sector(at).into_iter().flat_map(numbers));
        }
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (usize::try_from(number).ok()?.checked_add(1)?).checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// Nothing when a chain has no end.
    fn has_ends(&self) -> Option<()> {
        let directory = chain(number(self.bytes, 48)?, &self.next, u64::MAX, self.sector)?;
        let minis = chain(number(self.bytes, 60)?, &self.next, u64::MAX, self.sector)?;
        let bytes = |chain: Vec<u32>| -> Vec<u8> {
            let sectors = chain.into_iter().filter_map(|at| self.sector(at));
            sectors.flatten().copied().collect()
        };
        let small: Vec<u32> = numbers(&bytes(minis)).collect();
        for (rank, entry) in bytes(directory).chunks_exact(ENTRY).enumerate() {
            let (start, low) = (number(entry, 116)?, u64::from(number(entry, 120)?));
            let high = if self.sector == 512 { 0 } else { u64::from(number(entry, 124)?) };
            let length = high << 32 | low;
            if rank > 0 && length < SMALL {
                chain(start, &small, length, 64)?;
            } else {
                chain(start, &self.next, length, self.sector)?;
            }
        }
        Some(())
    }
}

/// The sectors of a chain as far as they are read for a length; nothing when they would be read for ever:
/// a chain in a circle has more sectors than there are.
fn chain(start: u32, next: &[u32], length: u64, sector: usize) -> Option<Vec<u32>> {
    let mut chain = Vec::new();
    let mut at = start;
    while at != END && (chain.len() as u64).saturating_mul(sector as u64) < length {
        if chain.len() > next.len() {
            return None;
        }
        chain.push(at);
        match next.get(usize::try_from(at).ok()?) {
            Some(after) => at = *after,
            // The library stops there by itself.
            None => break,
        }
    }
    Some(chain)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of four sectors: the table, the directory, and two of a stream.
    fn file(stream: [u32; 2], directory: u32) -> Vec<u8> {
        let mut bytes = vec![0; 5 * 512];
        bytes[30] = 9;
        let mut put =
            |at: usize, number: u32| bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        (76..512).step_by(4).for_each(|at| put(at, u32::MAX));
        put(48, 1);
        put(60, END);
        put(68, END);
        put(76, 0);
        let table = [u32::MAX - 2, directory, stream[0], stream[1]];
        (0..128).for_each(|at| put(512 + at * 4, table.get(at).copied().unwrap_or(u32::MAX)));
        put(1024 + 116, END);
        put(1024 + ENTRY + 116, 2);
        put(1024 + ENTRY + 120, 1 << 20);
        bytes
    }

    #[test]
    fn a_chain_in_a_circle_has_no_end() {
        assert!(has_ends(&file([3, END], END)));
        assert!(!has_ends(&file([3, 2], END)));
        assert!(!has_ends(&file([3, END], 1)));
        assert!(has_ends(b"short"));
    }
}
