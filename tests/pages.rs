//! Chosen pages as pictures that somebody looked at: a page that changes is looked at again.
