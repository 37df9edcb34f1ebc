//! Crates of others, run on what anybody wrote: where one panics, nothing is known of the file.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs what may panic.
///
/// # Errors
/// What it panicked with.
pub(crate) fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("?").to_owned()
    })
}
