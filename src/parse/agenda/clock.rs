//! The half of the day of hours that leave it unsaid: `1:30` after `12:15` is in the afternoon.

use jiff::civil::Time;

use super::layout::{DayMark, Entry};
use super::time::{Slot, afternoon};

/// Sets the hours of a day that leave the half of the day unsaid in the evening, when they begin between
/// five and eight and end before eleven: nobody meets at half past six in the morning, and no breakfast
/// is served.
fn evening(entries: &mut [Entry]) {
    let mut days: Vec<Vec<usize>> = vec![Vec::new()];
    for (rank, entry) in entries.iter().enumerate() {
        match entry {
            Entry::Day(..) => days.push(Vec::new()),
            Entry::Opening(opening) if opening.slot.is_some() => {
                days.last_mut().into_iter().for_each(|day| day.push(rank));
            }
            _ => {}
        }
    }
    for day in days.iter().filter(|day| day.len() > 2) {
        let openings = || {
            day.iter().filter_map(|&rank| match &entries[rank] {
                Entry::Opening(opening) => opening.slot.map(|slot| (slot, &opening.title.text)),
                _ => None,
            })
        };
        let half = openings().all(|(slot, _)| slot.half);
        let early = openings().next().is_some_and(|(slot, _)| (5..8).contains(&slot.start.hour()));
        let ended = openings().all(|(slot, _)| (5..11).contains(&slot.start.hour()));
        let morning = openings().any(|(_, title)| {
            ["breakfast", "desayuno", "colazione", "petit", "morning", "registration"]
                .iter()
                .any(|word| super::words::fold(title).contains(word))
        });
        if !(half && early && ended) || morning {
            continue;
        }
        for &rank in day {
            if let Entry::Opening(opening) = &mut entries[rank]
                && let Some(slot) = &mut opening.slot
            {
                slot.start = afternoon(slot.start).unwrap_or(slot.start);
                slot.end = slot
                    .end
                    .and_then(|end| if end.hour() < 12 { afternoon(end) } else { Some(end) });
                (slot.half, slot.end_half) = (false, false);
            }
        }
    }
}

/// Sets each hour that would go back within its day twelve hours later, when the agenda leaves the
/// half of the day unsaid and the order then holds.
pub(super) fn settle(entries: &mut [Entry]) {
    evening(entries);
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
