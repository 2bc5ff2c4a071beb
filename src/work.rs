//! What the user has in hand: what files say, and what was decided about it. It travels from the page
//! to the worker with each request, which keeps nothing, and is all that has to be kept to go on later.
//!
//! It is plain data: it reads no file and evaluates nothing.

use serde::{Deserialize, Serialize};

use crate::county::{Correction, Entry, Part, SchoolKey};
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

/// One step of deciding: what it was in words, and what is decided on its other side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// In words.
    pub words: String,
    /// What was decided before it; of a step that was undone, after it.
    pub other: Decisions,
}

/// The steps that can be undone and those that can be done again, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Steps {
    /// Those that can be undone.
    pub done: Vec<Step>,
    /// Those that can be done again.
    pub undone: Vec<Step>,
}

/// What stands in open fields and is not decided yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unfinished {
    /// The figure that is being typed in its place, and the place.
    pub figure: Option<(Correction, Where)>,
    /// Figures of schools in fields that always stand open.
    pub figures: Vec<Correction>,
    /// Words and figures in fields of the county, its items or a school's words.
    pub entries: Vec<Entry>,
    /// The school that is to be added.
    pub school: Option<SchoolKey>,
}

/// Where a figure is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Where {
    /// At the head of the school's screen, where it is missing.
    Missing,
    /// At the indicator of this place in the standard, among what went in.
    Card(usize),
    /// There, among what was missing.
    CardMissing(usize),
    /// At a finding.
    Finding,
    /// In the table of figures, in the school's row of this part.
    Cell(Part),
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
