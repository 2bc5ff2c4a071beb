//! Joins what the files say to one county: by code, then by exact normalised name.
//! It never guesses: what does not fit together is a finding.

use crate::county::County;
use crate::finding::Finding;

use super::FileReading;

/// A county and what there is to say about how it was put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assembled {
    /// The county; its files are numbered as given.
    pub county: County,
    /// All findings of the files, renumbered, then those of joining them.
    pub findings: Vec<Finding>,
}

/// Joins the files in the order given.
pub fn assemble(files: &[FileReading]) -> Assembled {
    let mut assembled = Assembled::default();
    for file in files {
        assembled.county.files.push(file.source.clone());
    }
    assembled
}
