//! The first version: JSON that names everything, so that a field which comes later is blank in what was
//! kept before, and one that an older program does not know is passed over by it. Names are never
//! changed; `tests/fixtures/keep` holds one of each and is read for ever.

use serde::{Deserialize, Serialize};

use super::InHand;
use crate::intake::{ColumnReading, FileReading, Meaning, Shape, Typed};
use crate::standard::Own;
use crate::work::{Decisions, Readings, Steps, Unfinished, Work};

/// Its number.
pub(super) const VERSION: u8 = 1;
/// The same with what was counted from rosters of persons, whose names version 1 did not know.
pub(super) const WITH_PERSONS: u8 = 2;

/// What is kept of what is at hand.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    /// What files say, unpacked: packed readings are understood by the build that packed them alone.
    readings: Vec<FileReading>,
    decisions: Decisions,
    form: Typed,
    packs: Vec<Own>,
    steps: Steps,
    unfinished: Unfinished,
}

/// The version that holds it, and the text.
pub(super) fn write(in_hand: &InHand) -> Option<(u8, Vec<u8>)> {
    let InHand { work, form, packs, steps, unfinished } = in_hand.clone();
    let (readings, decisions) = (work.readings.unpack(), work.decisions);
    let version = if readings.iter().any(has_persons) { WITH_PERSONS } else { VERSION };
    let written = Written { readings, decisions, form, packs, steps, unfinished };
    Some((version, serde_json::to_vec(&written).ok()?))
}

/// Whether a file has a roster of persons, counted or not.
fn has_persons(reading: &FileReading) -> bool {
    let is_it = |column: &ColumnReading| matches!(column.meaning, Meaning::Person(_));
    reading.records.iter().any(|record| record.persons)
        || reading
            .tables
            .iter()
            .any(|table| table.shape == Shape::Persons || table.columns.iter().any(is_it))
}

pub(super) fn read(text: &[u8]) -> Option<InHand> {
    let written: Written = serde_json::from_slice(text).ok()?;
    let Written { readings, decisions, form, packs, steps, unfinished } = written;
    let readings =
        if readings.is_empty() { Readings::default() } else { Readings::pack(&readings) };
    Some(InHand { work: Work { readings, decisions }, form, packs, steps, unfinished })
}
