//! Packages for the archives, as BagIt 1.0 has them (RFC 8493): written, and checked wherever they
//! come from.

mod check;
mod manifest;
mod names;
mod package;
mod problem;
mod write;

pub use check::{Verdict, check};
pub use names::Names;
pub use package::Package;
pub use problem::{Fault, Problem};
pub use write::{Bag, zip};

/// The folder of what is packed; all else describes it.
pub const PAYLOAD: &str = "data/";

/// The file in which our own packages keep how they were made, and what their files were called.
pub const RECORD: &str = "actes.json";

/// An algorithm of the manifests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// SHA-256.
    Sha256,
    /// SHA-512, which the standard asks for.
    Sha512,
}

impl Algorithm {
    /// The algorithms that are known.
    pub const ALL: [Self; 2] = [Self::Sha256, Self::Sha512];

    /// The name in the names of manifests.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
        }
    }

    /// The path of a list of files: a `manifest` or a `tagmanifest`.
    fn list(self, kind: &str) -> String {
        format!("{kind}-{}.txt", self.name())
    }

    /// The name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sha512 => "SHA-512",
        }
    }
}
