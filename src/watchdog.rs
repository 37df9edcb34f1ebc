//! Ends a run that takes more memory or time than it may, whatever code spends it, and says where it was.
//! A part of the program's edge, beside `main.rs`.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::ceiling;
use actes::budget::{Exceeded, Limit, in_work, most};
use actes::diagnostic::Diagnostic;
use cpu_time::ProcessTime;

/// How often it looks.
const TICK: Duration = Duration::from_millis(10);
/// No tick takes longer while the process is running.
const LONGEST_TICK: Duration = Duration::from_secs(1);
/// How much slower than its processors a run may be, on a machine that has others in work: then it hangs.
const SLOWEST: u32 = 10;
/// Whether a person is being waited for.
static IS_PAUSED: AtomicBool = AtomicBool::new(false);
/// How long the message may take: what it needs may be held by a thread that will never go on.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Waits for a person, which costs nothing.
pub(crate) fn paused<T>(wait: impl FnOnce() -> T) -> T {
    IS_PAUSED.store(true, Ordering::Relaxed);
    let answer = wait();
    IS_PAUSED.store(false, Ordering::Relaxed);
    answer
}

/// Watches this process from now on; it may take the time of so many volumes. `stage` says what the run is busy with, where no file is in work;
/// `tell` writes the message, and the process ends with `status`.
pub(crate) fn watch(
    volumes: Option<u32>,
    status: u8,
    stage: impl Fn() -> Option<[String; 2]> + Send + 'static,
    tell: impl FnOnce(&Diagnostic) + Send + 'static,
) {
    // A long event is allowed more, once it is known.
    let set_ceiling = || ceiling::set(usize::try_from(most(Limit::Memory)).unwrap_or(usize::MAX));
    set_ceiling();
    let guard = move || {
        ceiling::exempt();
        let (mut spent, mut worked) = (Duration::ZERO, worked_so_far());
        let mut last = Instant::now();
        let limit = loop {
            thread::sleep(TICK);
            set_ceiling();
            if ceiling::met().is_some() {
                break Limit::Memory;
            }
            let (now, worked_by_now) = (Instant::now(), worked_so_far());
            if !IS_PAUSED.load(Ordering::Relaxed) {
                // A process that was stopped, or a machine that slept, was not working.
                let passed = now.duration_since(last).min(LONGEST_TICK);
                spent += cost(
                    passed,
                    worked_by_now.zip(worked).map(|(now, then)| now.saturating_sub(then)),
                );
            }
            (last, worked) = (now, worked_by_now);
            let time = Duration::from_secs(most(Limit::Time));
            if volumes.is_some_and(|volumes| spent > time.saturating_mul(volumes)) {
                break Limit::Time;
            }
        };
        let last_words = thread::spawn(move || {
            ceiling::exempt();
            tell(&met(limit, stage()));
        });
        let told = Instant::now();
        while !last_words.is_finished() && told.elapsed() < LAST_WORDS {
            thread::sleep(TICK);
        }
        #[expect(clippy::exit, reason = "the thread that should return waits for ever")]
        process::exit(status.into());
    };
    // Without it, the run goes on unwatched.
    let _ = thread::Builder::new().name("watchdog".to_owned()).spawn(guard);
}

/// The time that the processors gave to this process, where the system tells it.
fn worked_so_far() -> Option<Duration> {
    ProcessTime::try_now().ok().map(|it| it.as_duration())
}

/// What counts of some time that passed: as much as was worked in it. Several processors at once are no more than one,
/// and who waits without end is stopped too.
fn cost(passed: Duration, worked: Option<Duration>) -> Duration {
    worked.unwrap_or(passed).clamp(passed / SLOWEST, passed)
}

/// What was met, and where.
fn met(limit: Limit, stage: Option<[String; 2]>) -> Diagnostic {
    let met = Exceeded::of(limit);
    // Of files that are in work within each other, the innermost says most.
    if let Some(path) = in_work().last() {
        return met.diagnostic(Ok(path));
    }
    let [french, english] = stage.unwrap_or_default();
    let place = [format!("pendant : {french}"), format!("while {english}")];
    match french.as_str() {
        "" => met.diagnostic(Err(["pendant le travail", "while working"])),
        _ => met.diagnostic(Err(place.each_ref().map(String::as_str))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_did_on_the_machine_is_not_counted() {
        let ms = Duration::from_millis;
        assert_eq!(cost(ms(100), Some(ms(40))), ms(40));
        assert_eq!(cost(ms(100), Some(ms(400))), ms(100), "eight processors are no longer");
        assert_eq!(cost(ms(100), Some(ms(0))), ms(10), "waiting comes to an end");
        assert_eq!(cost(ms(100), None), ms(100));
    }

    #[test]
    fn the_time_worked_is_known_here() {
        let before = worked_so_far().unwrap();
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_millis(40) {}
        assert!(worked_so_far().unwrap() > before);
    }
}
