//! What was made of a file, kept beside it: gone when the file is read anew.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Results of long work on one file's bytes: a photograph brought to its printed size, the drawn
/// pages of a PDF. There is one of a sort; asking for another of that sort takes its place.
///
/// A file that has not changed keeps its `Derived` from one run to the next, so that nothing has to be
/// told apart by hashing and nothing outlives its file.
#[derive(Clone, Default)]
pub struct Derived(Arc<Mutex<BTreeMap<&'static str, Kept>>>);

/// What was asked for, and what came of it.
type Kept = (String, Arc<dyn Any + Send + Sync>);

impl Derived {
    /// What was made of this sort when the same was asked for; else `make` makes it.
    pub fn recall<T: Clone + Send + Sync + 'static>(
        &self,
        sort: &'static str,
        asked: String,
        make: impl FnOnce() -> T,
    ) -> T {
        // No work is done while others wait: what a panic would leave behind is whole.
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(sort).cloned();
        let same = known.filter(|(before, _)| *before == asked);
        if let Some(made) = same.and_then(|(_, made)| made.downcast_ref::<T>().cloned()) {
            return made;
        }
        let made = make();
        let kept: Kept = (asked, Arc::new(made.clone()));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(sort, kept);
        made
    }
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Derived(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_sort_is_kept_until_another_is_asked_for() {
        let made = Derived::default();
        let mut times = 0;
        let mut ask = |asked: &str| {
            made.recall("print", asked.to_owned(), || {
                times += 1;
                times
            })
        };
        assert_eq!([ask("200"), ask("200"), ask("300"), ask("200")], [1, 1, 2, 3]);
        assert_eq!(made.clone().recall("print", "200".into(), || 9), 3, "a copy shares it");
        assert_eq!(made.recall("plates", "200".into(), || 'a'), 'a');
    }
}
