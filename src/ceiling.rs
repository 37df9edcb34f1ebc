//! An allocator that counts what is held, and holds whoever asks for more than a ceiling. A part of the program's
//! edge, beside `main.rs`.
//!
//! A program that reads what anybody sends cannot foresee all that it will be asked to hold. Rust ends it
//! with an abort when the system gives no more memory, and the system ends it without a word when there is
//! none left. Here, the thread that asks for too much waits for ever instead; another thread, which is
//! [exempt], sees that in [`met`], says what there is to say and ends the process.
//!
//! The `unsafe` code of `actes` is in this file only: an allocator is `unsafe` by its signature.

#![expect(unsafe_code, reason = "an allocator is `unsafe` by its signature")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicIsize, AtomicU8, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// The allocator, for `#[global_allocator]`. Until [`set`] is called it only counts.
#[derive(Debug)]
pub(crate) struct Ceiling;

/// Why a thread waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Met {
    /// The ceiling was met.
    Ceiling,
    /// The system gave no memory, below the ceiling.
    System,
}

/// Bytes held by all threads, but for what [`OWN`] has not passed on yet.
static HELD: AtomicIsize = AtomicIsize::new(0);
/// The most that may be held. As long as none was set, nobody waits.
static MOST: AtomicUsize = AtomicUsize::new(usize::MAX);
static MET: AtomicU8 = AtomicU8::new(0);

/// A thread passes its count on by so many bytes, so that threads do not wait for each other's.
const BATCH: isize = 32 << 10;

thread_local! {
    /// What this thread took and gave back since it last passed its count on.
    static OWN: Cell<isize> = const { Cell::new(0) };
    static IS_EXEMPT: Cell<bool> = const { Cell::new(false) };
}

/// Sets the ceiling, in bytes.
pub(crate) fn set(most: usize) {
    MOST.store(most, Ordering::Relaxed);
}

/// How many bytes are held.
#[cfg(test)]
fn held() -> usize {
    usize::try_from(HELD.load(Ordering::Relaxed)).unwrap_or_default()
}

/// Whether a thread waits, and why.
pub(crate) fn met() -> Option<Met> {
    match MET.load(Ordering::Acquire) {
        0 => None,
        1 => Some(Met::Ceiling),
        _ => Some(Met::System),
    }
}

/// From now on, this thread is never held: it is the one that tells and ends.
pub(crate) fn exempt() {
    IS_EXEMPT.set(true);
}

/// Counts what is about to be taken.
fn take(size: usize) {
    let size = isize::try_from(size).unwrap_or(isize::MAX);
    let own = OWN.get().saturating_add(size);
    if own < BATCH {
        OWN.set(own);
        return;
    }
    OWN.set(0);
    let held = HELD.fetch_add(own, Ordering::Relaxed).saturating_add(own);
    if usize::try_from(held).is_ok_and(|held| held > MOST.load(Ordering::Relaxed)) {
        hold(1);
    }
}

/// Counts what was given back.
fn give_back(size: usize) {
    let size = isize::try_from(size).unwrap_or(isize::MAX);
    let own = OWN.get().saturating_sub(size);
    if own > -BATCH {
        OWN.set(own);
        return;
    }
    OWN.set(0);
    HELD.fetch_add(own, Ordering::Relaxed);
}

/// What the system gave; when that is nothing and a ceiling is set, the thread waits.
fn given(place: *mut u8) -> *mut u8 {
    if place.is_null() && MOST.load(Ordering::Relaxed) != usize::MAX {
        hold(2);
    }
    place
}

/// Makes this thread wait for ever. Sleeping asks for no memory.
#[cold]
fn hold(why: u8) {
    if IS_EXEMPT.get() {
        return;
    }
    let _ = MET.compare_exchange(0, why, Ordering::AcqRel, Ordering::Relaxed);
    loop {
        thread::sleep(Duration::from_hours(1));
    }
}

// SAFETY: each call is passed on to `System` as it is; counting neither allocates nor unwinds.
unsafe impl GlobalAlloc for Ceiling {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: the caller keeps the contract of `alloc`.
        given(unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        take(layout.size());
        // SAFETY: the caller keeps the contract of `alloc_zeroed`.
        given(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        give_back(layout.size());
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > layout.size() {
            take(size - layout.size());
        } else {
            give_back(layout.size() - size);
        }
        // SAFETY: the caller keeps the contract of `realloc`.
        given(unsafe { System.realloc(place, layout, size) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_counted_and_the_one_who_asks_for_too_much_waits() {
        let before = held();
        let block = vec![1_u8; 50 << 20];
        assert!(held() >= before + (50 << 20) - (64 << 10));
        drop(block);
        assert!(held() < before + (1 << 20));
        exempt();
        set(held() + (100 << 20));
        assert_eq!(met(), None);
        let asker = thread::spawn(|| vec![1_u8; 200 << 20].len());
        while met().is_none() {
            thread::sleep(Duration::from_millis(1));
        }
        assert_eq!(met(), Some(Met::Ceiling));
        assert!(!asker.is_finished());
    }
}
