//! How much a PDF unpacks to, before it is unpacked: a few kilobytes may become a disk full.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Array, Name, Stream};
use hayro::hayro_syntax::page::Page;

/// How many bytes any PDF may unpack to, and how many more for each of its own.
const ROOM: u64 = 256 << 20;
const ROOM_PER_BYTE: u64 = 32;

/// How many times a stream may be packed.
const DEEPEST: usize = 4;

/// Why something is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read: damaged, cut short, protected, or something else.
    Unreadable,
    /// It is, or unpacks to, more than an honest file does.
    TooLarge,
}

/// How many bytes may come out of a PDF of a size.
pub(super) fn of(size: usize) -> u64 {
    ROOM + ROOM_PER_BYTE * size as u64
}

/// Whether a stream of a PDF unpacks to more than there is room for. Its tables and lists of objects
/// are streams too, which a reader unpacks as a whole, whatever they become.
pub(super) fn bursts(bytes: &[u8], room: u64) -> bool {
    const MARK: &[u8] = b"stream";
    let marks = bytes.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK);
    let mut all = 0_u64;
    for (at, _) in marks.filter(|(at, _)| !bytes[..*at].ends_with(b"end")) {
        let packed = &bytes[at + MARK.len()..];
        let packed = packed.strip_prefix(b"\r").unwrap_or(packed);
        let packed = packed.strip_prefix(b"\n").unwrap_or(packed);
        for depth in 1..=DEEPEST {
            let weight = weight(packed, depth, room);
            all = all.saturating_add(weight);
            if weight > room || all > room.saturating_mul(16) {
                return true;
            }
            if weight == 0 {
                break;
            }
        }
    }
    false
}

/// How many bytes come out of some that were packed so many times; one more than there is room for
/// is enough to know. What is damaged counts as far as it can be read.
fn weight(packed: &[u8], depth: usize, room: u64) -> u64 {
    let mut reader: Box<dyn Read + '_> = Box::new(packed);
    for _ in 0..depth {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    count(&mut reader, room)
}

fn count(reader: &mut dyn Read, room: u64) -> u64 {
    let mut chunk = vec![0; 1 << 16];
    let mut count = 0;
    while count <= room {
        match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => count += read as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    count
}

/// The bytes of a stream, if there is room for them.
pub(super) fn unpacked(stream: &Stream<'_>, room: &mut u64) -> Result<Vec<u8>, Refusal> {
    let packed = stream.raw_data();
    let filters = stream.filters();
    let mut most = packed.len() as u64;
    for filter in &filters {
        most = most.saturating_mul(match filter {
            Filter::AsciiHexDecode | Filter::Ascii85Decode => 4,
            Filter::RunLengthDecode => 64,
            Filter::FlateDecode => 1_100,
            Filter::LzwDecode => 4_096,
            // What is a picture is no file.
            _ => return Err(Refusal::Unreadable),
        });
    }
    if most > *room {
        // Of what is packed once, and soundly, the weight can be told before.
        if filters.as_slice() != [Filter::FlateDecode] {
            return Err(Refusal::TooLarge);
        }
        let sound = |reader: &mut dyn Read| io::copy(&mut reader.take(*room + 1), &mut io::sink());
        let weight = sound(&mut ZlibDecoder::new(&*packed))
            .or_else(|_| sound(&mut DeflateDecoder::new(&*packed)));
        match weight {
            Err(_) => return Err(Refusal::Unreadable),
            Ok(weight) if weight > *room => return Err(Refusal::TooLarge),
            Ok(_) => {}
        }
    }
    let bytes = stream.decoded().map_err(|_| Refusal::Unreadable)?.into_owned();
    *room = room.checked_sub(bytes.len() as u64).ok_or(Refusal::TooLarge)?;
    Ok(bytes)
}

/// More bytes than these, of the instructions of one page, are not looked at: a thousand times as many as
/// a full page has.
const MOST_INSTRUCTIONS: u64 = 64 << 20;

/// Whether there is room for the instructions of a page.
pub(super) fn has_place_for(page: &Page<'_>) -> bool {
    let raw = page.raw();
    let mut room = MOST_INSTRUCTIONS;
    let mut fits = |stream: Stream<'_>| {
        let weight = instructions(&stream, room);
        room = room.saturating_sub(weight);
        weight <= MOST_INSTRUCTIONS && room > 0
    };
    if let Some(stream) = raw.get::<Stream<'_>>("Contents") {
        return fits(stream);
    }
    let parts = raw.get::<Array<'_>>("Contents");
    parts.is_none_or(|parts| parts.iter::<Stream<'_>>().all(fits))
}

/// Whether there is room for the instructions of a form.
pub(super) fn has_place_for_form(form: &Stream<'_>) -> bool {
    instructions(form, MOST_INSTRUCTIONS) <= MOST_INSTRUCTIONS
}

/// How many bytes the instructions of a stream are; one more than there is room for is enough to know.
fn instructions(stream: &Stream<'_>, room: u64) -> u64 {
    let packed = stream.raw_data();
    let times = |filter: &&Filter| matches!(filter, Filter::FlateDecode);
    let depth = stream.filters().iter().take_while(times).count().min(DEEPEST);
    weight(&packed, depth, room)
}

/// What a stream holds; none when it cannot be read as a whole. The reader gives what it could unpack
/// of a damaged one; flate2 checks the sum that it carries.
pub(super) fn whole<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    let dict = stream.dict();
    let is_packed = dict.get::<Name<'_>>("Filter").is_some_and(|it| it.as_ref() == b"FlateDecode");
    if !is_packed || dict.contains_key("DecodeParms") {
        return stream.decoded().ok();
    }
    let mut unpacked = Vec::new();
    ZlibDecoder::new(&*stream.raw_data()).read_to_end(&mut unpacked).ok()?;
    Some(unpacked.into())
}
