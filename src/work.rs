//! What the user has in hand: what files say, and what was decided about it. It travels from the page
//! to the worker with each request, which keeps nothing, and is all that has to be kept to go on later.
//!
//! It is plain data: it reads no file and evaluates nothing.

use serde::{Deserialize, Serialize};

use crate::intake::{Amendments, FileReading};
use crate::standard::Choice;

/// The work in hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// What files say.
    pub readings: Readings,
    /// What the user decided.
    pub decisions: Decisions,
}

/// What the user decided. Each change of it can be undone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// What is different from what the files say.
    pub amendments: Amendments,
    /// Under which standard the county is evaluated.
    pub standard: Choice,
}

/// What files say, packed: the page keeps it and hands it back, and never looks into it, so that
/// what it takes to understand it weighs nothing there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readings(#[serde(with = "serde_bytes")] Vec<u8>);

impl Work {
    /// Whether there is no county: nothing was read, typed or decided about one.
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty() && self.decisions.amendments == Amendments::default()
    }
}

impl Readings {
    /// Packs readings.
    pub fn pack(readings: &[FileReading]) -> Self {
        // Writing into memory cannot fail.
        Self(postcard::to_stdvec(readings).unwrap_or_default())
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        // An empty list is one byte.
        self.0.len() <= 1
    }

    /// The readings; none where there are none, or where another build packed them.
    pub fn unpack(&self) -> Vec<FileReading> {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }
}
