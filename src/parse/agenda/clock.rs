//! The half of the day of hours that leave it unsaid: `1:30` after `12:15` is in the afternoon.

use jiff::civil::Time;

use super::layout::{DayMark, Entry};
use super::time::{Slot, afternoon};

/// Sets each hour that would go back within its day twelve hours later, when the agenda leaves the
/// half of the day unsaid and the order then holds.
pub(super) fn settle(entries: &mut [Entry]) {
    let mut previous: Option<Time> = None;
    for entry in entries {
        match entry {
            Entry::Day(
                _,
                DayMark::Date(_) | DayMark::Weekday(_) | DayMark::Nth(_) | DayMark::Numbered(..),
                _,
            ) => {
                previous = None;
            }
            Entry::Opening(opening) => {
                let Some(slot) = &mut opening.slot else { continue };
                *slot = settled(*slot, previous);
                previous = Some(slot.start);
            }
            Entry::Layout(_) | Entry::Line(_) => {}
        }
    }
}

fn settled(mut slot: Slot, previous: Option<Time>) -> Slot {
    if slot.half {
        let later = afternoon(slot.start).filter(|_| slot.start.hour() < 12);
        // Nothing begins between one and six in the morning.
        let night = slot.start.hour() < 6 && previous.is_none();
        let back = previous.is_some_and(|previous| slot.start < previous);
        if let Some(later) = later
            .filter(|later| (back || night) && previous.is_none_or(|previous| *later >= previous))
        {
            slot.start = later;
            slot.half = false;
        }
    }
    if let Some(end) = slot.end.filter(|end| slot.end_half && *end < slot.start) {
        slot.end = afternoon(end).filter(|later| *later >= slot.start).or(slot.end);
    }
    slot
}
